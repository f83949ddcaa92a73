"""Start-up: what must be set before anything else is imported."""

import gc
import os
import sys


def run() -> None:
    """The console script."""
    gc.disable()  # a command lives some 60 ms: collecting costs more than it frees
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")  # a rare character must not kill a command on a GBK console
    try:
        from renda_cli.main import run as main

        code = main()
    except KeyboardInterrupt:  # before there is anyone else to catch it
        sys.stderr.write("已中断，没有写入\n")
        code = 130
    sys.stderr.flush()
    os._exit(code)  # the file is closed and the output flushed: freeing what is left takes up to 20 ms more


if __name__ == "__main__":
    run()
