"""What the votes on a year's livelihood projects came to: ranks, shares, who passed and who was selected, by which rules."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from renda_cli.rules import choosing, days
from renda_cli.rules.choosing import Choice, Sheets
from renda_cli.rules.majorities import least
from renda_cli.rules.rates import rate
from renda_cli.rules.values import RuleValue, period_words
from renda_cli.rules.vocabulary import CHOOSING_METHODS
from renda_cli.store.file import Row
from renda_cli.work import doing
from renda_cli.work.desk import Desk
from renda_cli.work.review.project_steps import VOTED

COLUMN = {"marks": "votes", "urgency": "points"}  # of ballot_row
CANDIDATE_FIELDS = ("rank", "no", "title", "votes", "points", "share", "passed", "selected", "again")
_BALLOTS = """SELECT b.*, s.number AS session FROM ballot b LEFT JOIN session s ON s.id = b.session_id
    WHERE b.purpose = 'choice' AND b.year = ? ORDER BY b.id"""
_ROWS = """SELECT w.votes, w.points, w.position, p.id, p.year, p.no, p.title, p.status, p.selected_on, p.until_on FROM ballot_row w
    JOIN project p ON p.id = w.project_id WHERE w.ballot_id = ? ORDER BY w.position"""


def ballots(desk: Desk, year: int) -> list[Row]:
    """The votes of a year in the order of their entry, void ones too: the columns of `ballot`, and `session`."""
    return [dict(row) for row in desk.file.rows(_BALLOTS, (year,))]


def last_valid(entered: list[Row]) -> Row | None:
    """The last of some votes (rows of `ballots`) that is not void."""
    return next((one for one in reversed(entered) if not one["void"]), None)


def rows_of(desk: Desk, ballot: Row) -> list[Row]:
    """The candidates of a vote in the order of the sheet: their marks or points, and what became of them."""
    return [dict(row) for row in desk.file.rows(_ROWS, (ballot["id"],))]


def rules_on(desk: Desk, ballot: Row) -> dict[str, RuleValue]:
    """The rules that decide a vote, by key. Raises NoRuleOn."""
    keys = ("project.pass", "project.ties", "project.short") if ballot["method"] == "marks" else ("project.ties",)
    return {key: desk.rulebook.value_on(key, date.fromisoformat(ballot["held_on"])) for key in keys}


def line_of(desk: Desk, ballot: Row) -> int | None:
    """How many marks pass: of all deputies, not of those who voted. None where candidates are put in order of urgency."""
    rule = rules_on(desk, ballot).get("project.pass")
    return least(rule.value, ballot["members"]) if rule else None


def decided(desk: Desk, ballot: Row, counts: Mapping[int, int]) -> Choice:
    """What a vote (a row of `ballots`) decided by the rules of its day; `counts` by the numbers of the candidates."""
    rules = rules_on(desk, ballot)
    short = rules["project.short"].value if "project.short" in rules else "fewer"
    return choosing.choose(
        counts, ballot["places"], line=line_of(desk, ballot), ties=rules["project.ties"].value, short=short,
        urgency=ballot["method"] == "urgency",
    )  # fmt: skip


def result(desk: Desk, year: str) -> dict[str, Any]:
    """Every vote of a year with its candidates by rank, and how many projects the year has now."""
    number = doing.of_year(days.year(year))
    votes = [_vote(desk, ballot) for ballot in ballots(desk, number)]
    sql = f"SELECT count(*) FROM project WHERE year = ? AND status IN {VOTED}"
    ((selected,),) = desk.file.tuples(sql, (number,))
    return {"year": number, "selected": selected, "votes": votes}


def _vote(desk: Desk, ballot: Row) -> dict[str, Any]:
    void, sheets = bool(ballot["void"]), Sheets(ballot["issued"], ballot["returned"], ballot["spoilt"])
    rows, column = rows_of(desk, ballot), COLUMN[ballot["method"]]
    choice = None if void else decided(desk, ballot, {row["no"]: row[column] for row in rows})
    return {
        "round": ballot["round"], "on": ballot["held_on"], "session": ballot["session"], "method": ballot["method"],
        "issued": sheets.issued, "returned": sheets.returned, "spoilt": sheets.spoilt, "valid": None if void else sheets.valid,
        "void": void, "members": ballot["members"], "places": ballot["places"],
        "line": None if void else line_of(desk, ballot), "left": choice.left if choice else ballot["places"],
        "candidates": _candidates(desk, ballot, rows, choice), "rule": _rules(desk, ballot),
        "differs": [] if choice is None else _differing(rows, choice),
    }  # fmt: skip


def _candidates(desk: Desk, ballot: Row, rows: list[Row], choice: Choice | None) -> list[dict[str, Any]]:
    """The candidates by rank; of a void vote in the order of the sheet and without what follows from the counts."""
    if choice is None:
        return [{**dict.fromkeys(CANDIDATE_FIELDS), **_said(row)} for row in rows]
    rounding = desk.rulebook.value_on("rounding", date.fromisoformat(ballot["held_on"])).value
    by_no = {row["no"]: row for row in rows}
    marks = ballot["method"] == "marks"
    return [
        {
            "rank": rank, **_said(by_no[no]),
            "share": rate(by_no[no]["votes"], ballot["members"], **rounding) if marks else None,
            "passed": no in choice.passed if marks else None, "selected": no in choice.selected, "again": no in choice.again,
        }
        for no, rank in choice.ranks.items()
    ]  # fmt: skip


def _said(row: Row) -> dict[str, Any]:
    return {name: row[name] for name in ("no", "title", "votes", "points")}


def _rules(desk: Desk, ballot: Row) -> list[dict[str, str]]:
    found = rules_on(desk, ballot).values()
    return [{"key": rule.key, "value": period_words(rule.key, rule.value), "source": rule.source} for rule in found]


def _differing(rows: list[Row], choice: Choice) -> list[int]:
    """The numbers of those of whom the file has it otherwise: a rule was changed after the vote was entered."""
    return [row["no"] for row in rows if (row["no"] in choice.selected) != (row["status"] in VOTED) and row["no"] not in choice.again]  # fmt: skip


def worded(found: dict[str, Any]) -> dict[str, Any]:
    """A result as people read it: the method in words."""
    return {**found, "votes": [{**one, "method": CHOOSING_METHODS[one["method"]]} for one in found["votes"]]}
