"""A year's candidates for the livelihood projects, and short ways to vote on them."""

from typing import Any

from renda_cli.work.desk import Desk
from renda_cli.work.review import project, project_result, project_vote

VOTED = "2022-01-07"
UNDATED = "没有写完成期限"


def collected(desk: Desk, *titles: str) -> None:
    """Candidates of 2022, numbered from 1."""
    for title in titles:
        project.add(desk, title, year="2022", on="2021-12-01", sources=["走访征集"])


def voted(desk: Desk, votes: str = "", *, members: int | None = 60, **more: Any) -> tuple[str, ...]:
    """What the clerk is told of a vote on 7 January of 60 deputies, all of whom voted; not that last days are missing."""
    said: dict[str, Any] = {
        "issued": 60,
        "returned": 60,
        "places": 2,
        "on": VOTED,
        "members": members,
        "votes": [votes] if votes else None,
    }
    return tuple(line for line in project_vote.vote(desk, "2022", **(said | more)).lines if UNDATED not in line)


def states(desk: Desk) -> dict[int, str]:
    """The state of every project of 2022 by its number."""
    return {
        row["no"]: row["status"]
        for row in desk.file.rows("SELECT no, status FROM project WHERE year = 2022 ORDER BY no")
    }


def last_vote(desk: Desk) -> dict[str, Any]:
    """The last vote of 2022 as `result` tells it."""
    found: dict[str, Any] = project_result.result(desk, "2022")["votes"][-1]
    return found
