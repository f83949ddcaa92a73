"""Schemes loaded into a file, and the scores by them."""

from datetime import date
from typing import Any

from renda_cli.files import schemes as files
from renda_cli.rules.scheme_reading import read
from renda_cli.store import statements
from renda_cli.work.desk import Desk
from renda_cli.work.score import computing, schemes
from renda_cli.work.score.computing import Board, Scored

D = date.fromisoformat


def load(desk: Desk, text: str, *, year: int = 2022) -> str:
    """Loads a scheme as it stands, whatever it asks for; returns its name."""
    scheme, faults = read(files.read(text, "办法"))
    assert faults == []
    with desk.file.transaction():
        versions = desk.file.tuples("SELECT count(*) FROM scheme WHERE name = ? AND year = ?", (scheme.name, year))
        statements.insert_scheme(
            desk.file.db, name=scheme.name, year=year, version=versions[0][0] + 1, subject=scheme.subject, period=scheme.period,
            definition=text, loaded_on=D(f"{year}-01-01"),
        )  # fmt: skip
    return scheme.name


def scheme(*items: str, name: str = "积分办法", subject: str = "代表", period: str = "年度", more: str = "") -> str:
    """A scheme of one section; each item is its lines, the name first: `出席, measure = "…", each = 1`."""
    written = []
    for one in items:
        title, _, rest = one.partition("; ")
        written.append("[[section.item]]\n" + "\n".join([f'name = "{title}"', *rest.split("; ")]))
    head = f'name = "{name}"\nsubject = "{subject}"\nperiod = "{period}"\n{more}\n[[section]]\nname = "全部"\n'
    return head + "\n".join(written) + "\n"


def entry(
    desk: Desk,
    item: str,
    milli: int,
    *,
    deputy: int | None = None,
    scheme: str = "积分办法",
    period: str = "2022",
    **more: Any,
) -> int:
    """Points by hand."""
    given: dict[str, Any] = {
        "kind": "given",
        "amount": "points",
        "held_on": D("2022-05-01"),
        "evidence": "通报",
        "status": "decided",
    } | more
    with desk.file.transaction():
        return statements.insert_score_entry(
            desk.file.db, scheme=scheme, period=period, item=item, amount_milli=milli, deputy_id=deputy, **given
        )


def board(desk: Desk, name: str = "积分办法", period: str = "2022") -> Board:
    """The scores of a period."""
    loaded = schemes.loaded(desk, int(period[:4]), name=name)
    return computing.board(desk, loaded, schemes.period_of(desk, loaded.scheme, period))


def of(found: Board, name: str) -> Scored:
    """One subject's score by name."""
    return next(row for row in found.rows if row.subject.name == name)


def points(found: Board, name: str) -> dict[str, int | None]:
    """One subject's points by item, in thousandths."""
    return {item: worked.points for item, worked in of(found, name).outcome.items.items()}
