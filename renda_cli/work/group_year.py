"""What a group hands in and does in a year: its plan and summary, its activities by quarter."""

from typing import Any

from renda_cli.errors import InputError
from renda_cli.rules import days
from renda_cli.rules.vocabulary import GROUP_PAPERS
from renda_cli.store.statements import insert_group_paper
from renda_cli.work import doing, names, year_papers
from renda_cli.work.desk import Desk, Receipt, writing

OWNER = year_papers.Owner("group_paper", "group_id", insert_group_paper)
QUARTERS = ("第一季度", "第二季度", "第三季度", "第四季度")
_KINDS = {word.removeprefix("年度"): code for code, word in GROUP_PAPERS.items()}


@writing
def plan(
    desk: Desk,
    name: str,
    *,
    year: str | None = None,
    kind: str = "plan",
    on: str | None = None,
    text: str | None = None,
    file: str | None = None,
) -> Receipt:
    """Records a group's plan or summary of a year; once more, corrects it: only what is given changes. Raises InputError."""
    group = names.group(desk, name)
    number = doing.of_year(desk.today.year if year is None else days.year(year))
    code = _kind(kind)
    _check_year(desk, group, number)
    line = year_papers.record(desk, OWNER, group, number, code, on=on, text=text, file=file)
    return Receipt((line,), lambda: {"id": group.id, "name": group.name, "papers": papers(desk, group.id, number)})


def _kind(text: str) -> str:
    word = text.strip().removeprefix("年度")
    if word not in GROUP_PAPERS and word not in _KINDS:
        raise InputError(f"--kind 没有“{text}”这一种", f"可选：{'、'.join(_KINDS)}")
    return _KINDS.get(word, word)


def _check_year(desk: Desk, group: names.Named, year: int) -> None:
    """Raises InputError for a year in which there was no such group."""
    ((founded, ended),) = desk.file.tuples("SELECT founded_on, ended_on FROM deputy_group WHERE id = ?", (group.id,))
    if founded and int(founded[:4]) > year:
        raise InputError(f"{group.name} {founded} 才成立", "请核对 --year")
    if ended and int(ended[:4]) < year:
        raise InputError(f"{group.name} {ended} 已撤销", "请核对 --year")


def papers(desk: Desk, group_id: int, year: int) -> list[dict[str, Any]]:
    """A group's plan and summary of a year (fields year_papers.FIELDS)."""
    return year_papers.of_year(desk, OWNER, group_id, year)


def quarters(desk: Desk, year: int) -> dict[int, list[int]]:
    """How often each group was active in each quarter of a year; groups that were not are left out."""
    found: dict[int, list[int]] = {}
    for group_id, quarter, times in desk.file.tuples(
        "SELECT group_id, (CAST(substr(held_on, 6, 2) AS INTEGER) - 1) / 3, sum(times) FROM activity "
        "WHERE status = 'done' AND group_id IS NOT NULL AND held_on BETWEEN ? AND ? GROUP BY 1, 2",
        (f"{year}-01-01", f"{year}-12-31"),
    ):
        found.setdefault(group_id, [0] * len(QUARTERS))[quarter] = times
    return found
