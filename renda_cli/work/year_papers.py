"""Plans and summaries of a year that groups and stations hand in."""

from collections.abc import Callable
from datetime import date
from typing import Any, NamedTuple

from renda_cli.errors import InputError
from renda_cli.rules import words
from renda_cli.rules.vocabulary import GROUP_PAPERS
from renda_cli.work.desk import Desk
from renda_cli.work.names import Named

FIELDS = ("year", "kind", "handed_on", "text", "file")


class Owner(NamedTuple):
    """Who hands them in: the table of the papers and its column, and how a new one is written."""

    table: str
    column: str
    insert: Callable[..., int]


def record(
    desk: Desk, owner: Owner, one: Named, year: int, code: str, *, on: str | None, text: str | None, file: str | None
) -> str:
    """Records a plan or summary (`code`) of a year, and says so; once more, corrects it: only what is given changes. Raises InputError."""
    key = (one.id, year, code)
    where = f"{owner.table} WHERE {owner.column} = ? AND year = ? AND kind = ?"
    found = desk.file.row(f"SELECT * FROM {where}", key)
    there: dict[str, Any] = dict(found) if found else {"handed_on": None, "text": None, "file": None}
    handed_on = date.fromisoformat(there["handed_on"]) if there["handed_on"] and on is None else desk.day(on)
    _check_day(desk, year, code, handed_on)
    desk.file.db.execute(f"DELETE FROM {where}", key)
    owner.insert(
        desk.file.db, year=year, kind=code, handed_on=handed_on,
        text=there["text"] if text is None else words.note(text, "内容"),
        file=there["file"] if file is None else words.note(file, "文件路径"),
        **{owner.column: one.id},
    )  # fmt: skip
    return f"已{'改正' if found else '登记'} {one.name} {year} {GROUP_PAPERS[code]}，{handed_on.isoformat()} 交"


def _check_day(desk: Desk, year: int, code: str, handed_on: date) -> None:
    """Raises InputError for a summary of what is still to come."""
    if code == "summary" and handed_on.year < year:
        raise InputError(f"{year} 年的总结不能在 {handed_on.isoformat()} 交", "请核对年份和 --on")
    if code == "plan" and handed_on.year > year:
        desk.remarks.append(f"提醒：{year} 年的计划 {handed_on.isoformat()} 才交，请核对年份和 --on")


def of_year(desk: Desk, owner: Owner, one_id: int, year: int) -> list[dict[str, Any]]:
    """The plan and summary of a year (fields FIELDS)."""
    sql = f"SELECT * FROM {owner.table} WHERE {owner.column} = ? AND year = ? ORDER BY kind"
    return [{field: row[field] for field in FIELDS} for row in desk.file.rows(sql, (one_id, year))]
