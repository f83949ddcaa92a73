"""Start-up: what must be set before anything else is imported."""

import atexit
import gc
import sys


def run() -> None:
    """The console script."""
    gc.disable()  # a command lives some 60 ms: collecting costs more than it frees
    atexit.register(gc.freeze)
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")  # a rare character must not kill a command on a GBK console
    from renda_cli.main import run as main

    sys.exit(main())


if __name__ == "__main__":
    run()
