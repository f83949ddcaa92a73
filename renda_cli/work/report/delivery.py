"""Where, when and by whom a report is given."""

from typing import NamedTuple

from renda_cli.rules import words
from renda_cli.work import spans
from renda_cli.work.desk import Desk
from renda_cli.work.papers import congress_name, in_words, town_name
from renda_cli.work.spans import Span

_CHAIR = """SELECT d.name FROM deputy_role r JOIN deputy d ON d.id = r.deputy_id
    WHERE r.role = '主席' AND coalesce(r.from_on, :day) <= :day AND coalesce(r.to_on, :day) >= :day ORDER BY r.from_on DESC, r.id LIMIT 1"""


class Delivery(NamedTuple):
    """`words` say when and at which session (empty where that is not known), `reporter` the chairman; `day` is ISO."""

    congress: str
    words: str
    reporter: str
    day: str | None


def of(desk: Desk, span: Span, session: str | None = None, on: str | None = None) -> Delivery:
    """Who gives the report of a span at the session named, or at the first congress after it. Raises InputError."""
    number, day = _session(desk, span, session)
    if given := desk.day_if_given(on, "--on"):
        day = given.isoformat()
    congress = congress_name(desk)
    where = ""
    if number:
        name, sitting = words.session_title(number)
        congress = f"{town_name(desk)}{name}"
        where = f"在{congress}{sitting}上"
    said = f"——{in_words(day)}{where}" if day or where else ""
    return Delivery(congress, said, _reporter(desk, day or spans.day_of(desk, span)), day)


def _session(desk: Desk, span: Span, session: str | None) -> tuple[str | None, str | None]:
    """The number and the day of the session; a session that was not entered has no day."""
    if session is None:
        row = desk.file.row(
            "SELECT number, opened_on FROM session WHERE kind = '人代会' AND opened_on > ? ORDER BY opened_on LIMIT 1",
            (span.last,),
        )
        return (row["number"], row["opened_on"]) if row else (None, None)
    number = words.session_number(session)
    row = desk.file.row("SELECT opened_on FROM session WHERE kind = '人代会' AND number = ?", (number,))
    return number, row["opened_on"] if row else None


def _reporter(desk: Desk, day: str) -> str:
    """The chairman on a day; names of two signs are written apart, as long as those of three."""
    row = desk.file.row(_CHAIR, {"day": day})
    if row is None:
        return ""
    level = desk.file.rows("SELECT level FROM own_level")[0]["level"]
    name = str(row["name"])
    return f"{level}人大主席　{'　'.join(name) if len(name) == 2 else name}"
