"""What a group hands in and does in a year: its plan and summary, its activities by quarter, what was found when it was checked."""

from datetime import date
from typing import Any

from renda_cli.errors import InputError
from renda_cli.rules import days, words
from renda_cli.rules.vocabulary import GROUP_PAPERS
from renda_cli.store.statements import insert_group_paper
from renda_cli.work import doing, names
from renda_cli.work.desk import Desk, Receipt, writing

PAPER_FIELDS = ("year", "kind", "handed_on", "text", "file")
MARK_FIELDS = ("list", "item", "met", "checked_on", "note")
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
    key = (group.id, number, code)
    found = desk.file.row("SELECT * FROM group_paper WHERE group_id = ? AND year = ? AND kind = ?", key)
    there: dict[str, Any] = dict(found) if found else {"handed_on": None, "text": None, "file": None}
    handed_on = date.fromisoformat(there["handed_on"]) if there["handed_on"] and on is None else desk.day(on)
    _check_day(desk, group, number, code, handed_on)
    desk.file.db.execute("DELETE FROM group_paper WHERE group_id = ? AND year = ? AND kind = ?", key)
    insert_group_paper(
        desk.file.db, group_id=group.id, year=number, kind=code, handed_on=handed_on,
        text=there["text"] if text is None else words.note(text, "内容"),
        file=there["file"] if file is None else words.note(file, "文件路径"),
    )  # fmt: skip
    line = f"已{'改正' if found else '登记'} {group.name} {number} {GROUP_PAPERS[code]}，{handed_on.isoformat()} 交"
    return Receipt((line,), lambda: {"id": group.id, "name": group.name, "papers": papers(desk, group.id, number)})


def _kind(text: str) -> str:
    word = text.strip().removeprefix("年度")
    if word not in GROUP_PAPERS and word not in _KINDS:
        raise InputError(f"--kind 没有“{text}”这一种", f"可选：{'、'.join(_KINDS)}")
    return _KINDS.get(word, word)


def _check_day(desk: Desk, group: names.Named, year: int, code: str, handed_on: date) -> None:
    """Raises InputError for a year in which there was no such group, and for a summary of what is still to come."""
    ((founded, ended),) = desk.file.tuples("SELECT founded_on, ended_on FROM deputy_group WHERE id = ?", (group.id,))
    if founded and int(founded[:4]) > year:
        raise InputError(f"{group.name} {founded} 才成立", "请核对 --year")
    if ended and int(ended[:4]) < year:
        raise InputError(f"{group.name} {ended} 已撤销", "请核对 --year")
    if code == "summary" and handed_on.year < year:
        raise InputError(f"{year} 年的总结不能在 {handed_on.isoformat()} 交", "请核对 --year 和 --on")
    if code == "plan" and handed_on.year > year:
        desk.remarks.append(f"提醒：{year} 年的计划 {handed_on.isoformat()} 才交，请核对 --year 和 --on")


def papers(desk: Desk, group_id: int, year: int) -> list[dict[str, Any]]:
    """A group's plan and summary of a year (fields PAPER_FIELDS)."""
    sql = "SELECT * FROM group_paper WHERE group_id = ? AND year = ? ORDER BY kind"
    return [{field: row[field] for field in PAPER_FIELDS} for row in desk.file.rows(sql, (group_id, year))]


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


def last_marks(desk: Desk, day: date, group_id: int | None = None) -> list[dict[str, Any]]:
    """What each item of a group's checklists, or of all groups', was last found to be, up to a day.

    Fields MARK_FIELDS, and group_id.
    """
    rows = desk.file.rows(
        """SELECT group_id, list, item, met, checked_on, note FROM checklist_mark m
        WHERE (:group IS NULL OR group_id = :group) AND checked_on = (SELECT max(checked_on) FROM checklist_mark
          WHERE group_id = m.group_id AND list = m.list AND item = m.item AND checked_on <= :day)
        ORDER BY group_id, list, id""",
        {"group": group_id, "day": day.isoformat()},
    )
    return [{**dict(row), "met": bool(row["met"])} for row in rows]
