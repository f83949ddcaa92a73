"""What `renda paper` answers, on the screen."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

from renda_cli.show.output import Output
from renda_cli.show.progress import progress
from renda_cli.show.section import Section


def counting(total: int) -> AbstractContextManager[Callable[[], None]]:
    """A progress bar for so many papers."""
    return progress(total)


def told(found: Any, out: Output) -> None:
    """A list (of kinds, of fields), where a template was saved, one paper, or what was written."""
    if isinstance(found, Path):
        out.template(found)
    elif hasattr(found, "rows"):
        out.listing(Section(found.fields, found.rows, found.title, "document", found.notes))
    elif hasattr(found, "content"):
        out.paper(found.content, found.path, found.data)
    else:
        out.receipt(found.lines, found.read)
