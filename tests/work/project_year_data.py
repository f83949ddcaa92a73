"""The year 2022 of a town's livelihood projects, after the vote."""

from datetime import date
from typing import Any

from renda_cli.store.statements import insert_ballot, insert_ballot_row, insert_project
from renda_cli.work import deadlines
from renda_cli.work.desk import Desk

VOTED_ON, UNTIL = date(2022, 1, 7), date(2022, 11, 30)


def add_project(desk: Desk, no: int, title: str, *, year: int = 2022, status: str = "selected", **more: Any) -> int:
    """A project of a year, with its clock where it is under way; returns its id."""
    voted = status in ("selected", "done", "carried", "ended")
    columns: dict[str, Any] = {"selected_on": VOTED_ON, "until_on": UNTIL, "session_id": 1} if voted else {}
    project_id = insert_project(
        desk.file.db, year=year, no=no, title=title, status=status, collected_on=date(2021, 12, 1), **columns | more
    )
    if status == "selected" and (columns | more)["until_on"]:
        deadlines.open_on_day(
            desk, "project", VOTED_ON, (columns | more)["until_on"], "完成期限", project_id=project_id
        )
    return project_id


def fill_projects(desk: Desk) -> None:
    """Of four candidates three were voted for on 7 January 2022, until 30 November.

    no  title         unit        budget       votes
    1   新建农贸市场  农业农村局  12,000,000   59
    2   村道提升改造  建设局       3,000,000   58
    3   增设路灯      建设局      not known    57
    4   老年活动中心  none        not known    20, not selected
    """
    with desk.file.transaction():
        ballot = insert_ballot(
            desk.file.db, purpose="choice", year=2022, session_id=1, held_on=VOTED_ON, members=62, issued=60, returned=60, places=3, method="marks",
        )  # fmt: skip
        listed: dict[str, Any] = {"examined": "listed", "examined_on": date(2021, 12, 20), "examined_by": "主席团"}
        for no, title, votes, more in (
            (1, "新建农贸市场", 59, {"unit_id": 1, "budget_fen": 1_200_000_000, "leader": "李四"}),
            (2, "村道提升改造", 58, {"unit_id": 3, "budget_fen": 300_000_000}),
            (3, "增设路灯", 57, {"unit_id": 3}),
            (4, "老年活动中心", 20, {"status": "unselected"}),
        ):
            project_id = add_project(desk, no, title, **listed, **more)
            insert_ballot_row(desk.file.db, ballot_id=ballot, project_id=project_id, position=no, votes=votes)
