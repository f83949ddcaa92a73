"""What `renda paper` answers: the kinds, a template, its fields, or papers."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

from renda_cli.errors import InputError
from renda_cli.work.desk import Desk, Listing, Receipt
from renda_cli.work.paper import making
from renda_cli.work.paper.fields import fields
from renda_cli.work.paper.kind import Asked
from renda_cli.work.paper.kinds import listing
from renda_cli.work.papers import Paper

Counting = Callable[[int], AbstractContextManager[Callable[[], None]]]


def answer(desk: Desk, said: dict[str, Any], counting: Counting) -> Listing | Path | Paper | Receipt:
    """The kinds or the fields, where the template was saved, one paper that is not written, or what was written.

    `said` are the arguments of the command by name; `counting` shows how far it is with so many. Raises InputError.
    """
    asks, options = dict(said), ("kind", "fields", "save_template", "output", "template", "log")
    what, wants_fields, save_to, output, template, log = (asks.pop(name) for name in options)
    asked = Asked(**{**asks, "names": tuple(asks["names"] or ())})
    if what is None:
        if any((wants_fields, save_to is not None, output is not None, template is not None, log, asked.given())):
            raise InputError("没有写哪一种文书", "请写文书，如 renda paper 催办函；各种文书见 renda paper")
        return listing()
    if save_to is not None:
        return making.save_template(what, save_to, (asked.names, asked.given(), output, template, wants_fields, log))
    if wants_fields:
        if output is not None or template is not None or log:
            raise InputError("--fields 只列出模板里可以用的项", "请去掉 -o、--template 和 --log")
        return fields(desk, what, asked)
    return _papers(desk, making.order(desk, what, asked, output=output, template=template, log=log), counting)


def _papers(desk: Desk, ordered: making.Order, counting: Counting) -> Paper | Receipt:
    items = ordered.chosen.items
    with counting(len(items)) as advance:
        contents = making.filled(ordered, advance)
    if ordered.output is None and items:
        return Paper(contents[0], items[0].data, None)
    return making.written(desk, ordered, contents) if ordered.log else making.put(ordered, contents)
