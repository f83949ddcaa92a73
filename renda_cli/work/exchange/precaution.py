"""What is done before much is written at once."""

from collections.abc import Iterator
from contextlib import contextmanager

from renda_cli.store.backup import discard, keep_copy
from renda_cli.work.desk import Desk
from renda_cli.work.exchange.record import Outcome


@contextmanager
def copy_kept(desk: Desk, outcome: Outcome, *, rehearsal: bool) -> Iterator[None]:
    """Keeps a copy of the file beside it before an import; one that came to nothing needs none, nor does a line of a batch."""
    if rehearsal or desk.file.writing:
        yield
        return
    copy = keep_copy(desk.file.path, "import")
    try:
        yield
    finally:
        if not (outcome.written and (outcome.new or outcome.changed)):
            discard(copy)
