"""A year's livelihood projects in figures."""

from datetime import date
from typing import Any

from renda_cli.rules import days, money, rates
from renda_cli.work import doing
from renda_cli.work.desk import Desk
from renda_cli.work.review import project_ratings
from renda_cli.work.review.project_steps import VOTED


def stats(desk: Desk, year: str | None = None) -> dict[str, Any]:
    """How many projects of a year were collected, listed, voted for, finished; what they were to cost and did; what was thought of each.

    Sums are in yuan, of the projects voted for whose sum is known: `budget_unknown` and `spent_unknown` say of how many it is not. What was
    carried in is counted in `selected`, not in `collected`. Raises InputError.
    """
    number = doing.of_year(desk.today.year if year is None else days.year(year))
    rows = [dict(row) for row in desk.file.rows("SELECT * FROM project_line WHERE year = ? ORDER BY no", (number,))]
    voted = [row for row in rows if row["status"] in VOTED]
    today = desk.today.isoformat()
    own = [row for row in rows if row["carried_from_id"] is None]
    counts = {status: sum(row["status"] == status for row in rows) for status in VOTED}
    rounding = desk.rulebook.value_on("rounding", date(number, 12, 31)).value
    return {
        "year": number, "collected": len(own), "examined": sum(row["examined_on"] is not None for row in own),
        "listed": sum(row["examined"] == "listed" for row in own), "selected": len(voted), "carried_in": len(rows) - len(own),
        "under_way": counts["selected"],
        "late": sum(row["status"] == "selected" and (row["until_on"] or today) < today for row in rows),
        "done": counts["done"], "done_rate": rates.rate(counts["done"], len(voted), **rounding), "carried": counts["carried"],
        "ended": counts["ended"], **_sums(voted), "projects": _each(desk, number, voted),
    }  # fmt: skip


def _sums(voted: list[dict[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name in ("budget", "spent"):
        known = [row[f"{name}_fen"] for row in voted if row[f"{name}_fen"] is not None]
        found |= {name: money.yuan(sum(known)) if known else None, f"{name}_unknown": len(voted) - len(known)}
    return found


def _each(desk: Desk, year: int, voted: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The projects voted for, each with its rate of the best grade (a Rate or None) and its grade at mid-year and at the year's end."""
    thought = project_ratings.satisfaction(desk, year)
    listed = []
    for row in voted:
        budget, spent = (None if fen is None else money.yuan(fen) for fen in (row["budget_fen"], row["spent_fen"]))
        one = {"no": row["no"], "title": row["title"], "status": row["status"], "percent": row["percent"]}
        one |= {"budget": budget, "spent": spent}
        for stage in ("mid", "end"):
            rating = thought.get((row["id"], stage), {})
            one |= {f"{stage}_satisfaction": rating.get("satisfaction"), f"{stage}_grade": rating.get("grade")}
        listed.append(one)
    return listed
