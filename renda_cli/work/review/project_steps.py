"""What every act on a voted project needs: which one it is, that it is under way, that the day can be."""

from datetime import date

from renda_cli.errors import InputError
from renda_cli.rules import words
from renda_cli.rules.vocabulary import PROJECT_STATES
from renda_cli.store.file import Row
from renda_cli.work import doing, names
from renda_cli.work.desk import Desk

KIND = "project"  # of the clock that runs until a project is to be done
VOTED = ("selected", "done", "carried", "ended")  # what was on a year's list, whatever became of it
_HOW = {
    "candidate": "票决入选以后才可以，票决请用 renda review project vote",
    "done": f"要撤销完成，{doing.TAKE_BACK}",
    "carried": "请登记到结转后的项目，编号用 renda review project show 查",
    "ended": f"要撤销终止，{doing.TAKE_BACK}",
}


def called(row: Row) -> str:
    """How a project is spoken of: its number and title."""
    return f"{row['year']}-{row['no']} {row['title']}"


def chosen(desk: Desk, numbers: list[str]) -> list[Row]:
    """The projects (rows of `project_line`) of several numbers. Raises InputError where there is none, or one stands there twice."""
    rows = [names.project(desk, number) for number in words.parts(numbers)]
    if not rows:
        raise InputError("没有写项目", "请写一个或几个编号，如 2022-1,2022-2")
    words.without_repeats([called(row) for row in rows], "项目")
    return rows


def under_way(desk: Desk, numbers: list[str], what: str) -> list[Row]:
    """The same, all of them under way. Raises InputError, naming what is done to them."""
    rows = chosen(desk, numbers)
    for row in rows:
        require_selected(row, what)
    return rows


def require_selected(row: Row, what: str) -> None:
    """Raises InputError for a project that was not voted for, or is not under way any longer."""
    if row["status"] != "selected":
        how = _HOW.get(row["status"], "请用 renda review project show 核对")
        raise InputError(f"项目 {called(row)} 现为“{PROJECT_STATES[row['status']]}”，不能{what}", how)


def check_day(row: Row, day: date, what: str) -> None:
    """Raises InputError when an act lies before the project was chosen."""
    if row["selected_on"] and day.isoformat() < row["selected_on"]:
        told = f"项目 {called(row)} 在 {row['selected_on']} 入选，不能在 {day.isoformat()} {what}"
        raise InputError(told, "请核对 --on")


def open_clock(desk: Desk, row: Row) -> Row | None:
    """The running clock of a project (a row of `deadline`), or None."""
    sql = "SELECT * FROM deadline WHERE project_id = ? AND kind = ? AND met_on IS NULL AND cancelled_on IS NULL"
    found = desk.file.row(sql, (row["id"], KIND))
    return dict(found) if found else None
