"""Evaluations of livelihood projects read: every row counted out anew by the rule of its day."""

import json
from collections.abc import Mapping
from itertools import groupby
from typing import Any

from renda_cli.rules import ballots, days, words
from renda_cli.rules.gradings import BASES
from renda_cli.rules.vocabulary import PROJECT_STAGES
from renda_cli.store.file import Row
from renda_cli.work import doing
from renda_cli.work.desk import Desk, Listing
from renda_cli.work.review import ballot_reading

LIST_FIELDS = (
    "year", "stage", "round", "on", "no", "title", "issued", "returned", "void", "valid", "invalid", "votes", "base", "rates", "grade", "rank",
)  # fmt: skip
_NO_REVIEW = {"kind": None}
_ROWS = """SELECT b.year, b.stage, b.round, b.held_on, b.voters, b.members, b.present, b.issued, b.returned, b.void, b.scheme, b.id AS ballot_id,
      r.project_id, p.no, p.title,
      (SELECT json_group_object(grade, votes) FROM ballot_vote WHERE row_id = r.id) AS votes
    FROM ballot b JOIN ballot_row r ON r.ballot_id = b.id JOIN project p ON p.id = r.project_id
    WHERE b.purpose = 'evaluation' AND {} ORDER BY b.year, b.stage = 'end', b.round, r.position"""


def counted(desk: Desk, where: str, *values: Any, base: str | None = None) -> list[Row]:
    """The rows of evaluations that fit a condition over b (ballot) and r (ballot_row), sheet by sheet, each with its grade and rank.

    Fields: LIST_FIELDS without titles of codes, project_id, voters, members, present, scheme, satisfaction (the rate of the best grade), why and
    rule, both in words. `rates` are by grade; `base` (a code) puts another base in place of the rule's.
    """
    found = []
    for _, rows in groupby(desk.file.rows(_ROWS.format(where), values), key=lambda row: row["ballot_id"]):
        sheet = [_counted(desk, dict(row), base) for row in rows]
        ranks = ballots.ranks([one["outcome"] for one in sheet])
        found += [{**one, "rank": rank} for one, rank in zip(sheet, ranks, strict=True)]
    return [
        {name: value for name, value in one.items() if name not in ("outcome", "ballot_id", "held_on")} for one in found
    ]


def _counted(desk: Desk, row: Row, base: str | None) -> Row:
    if base in ("members", "present"):
        row[base] = ballot_reading.people(desk, _NO_REVIEW, row, base)
    votes = json.loads(row["votes"])
    outcome = ballot_reading.outcome_of(desk, row, votes, base)
    return {
        **row, "on": row["held_on"], "void": bool(row["void"]), "votes": outcome.votes, "valid": outcome.valid, "invalid": outcome.invalid,
        "base": outcome.base, "rates": outcome.rates, "grade": outcome.grade, "why": outcome.why, "rule": ballot_reading.rule_of(desk, row, base),
        "satisfaction": next(iter(outcome.rates.values()), None) if outcome.grade else None, "outcome": outcome,
    }  # fmt: skip


def electorate(desk: Desk, sheet: Mapping[str, Any]) -> int | None:
    """How many may vote on projects, where it is the deputies who do. None where it is others, or none are known."""
    return ballot_reading.electorate(desk, _NO_REVIEW, sheet)


def last_sheet(desk: Desk, year: int, stage: str) -> list[Row]:
    """The rows of the last sheet of an evaluation (fields of `counted`), void or not; none where there was no evaluation."""
    return counted(desk, f"b.year = ? AND b.stage = ? AND b.round = {_LAST}", year, stage)


def satisfaction(desk: Desk, year: int) -> dict[tuple[int, str], Row]:
    """The row that counts (fields of `counted`) by project id and stage: the last that is not void."""
    rows = counted(desk, "b.year = ? AND NOT b.void", year)
    return {(one["project_id"], one["stage"]): one for one in rows}


_LAST = "(SELECT max(round) FROM ballot WHERE purpose = 'evaluation' AND year = b.year AND stage = b.stage)"


def sheet_object(desk: Desk, year: int, stage: str) -> dict[str, Any]:
    """The last sheet of an evaluation as an object: what is said of the whole, and `projects` with a row each."""
    rows = last_sheet(desk, year, stage)
    whole = ("year", "stage", "round", "on", "voters", "members", "present", "issued", "returned", "void", "scheme", "rule")  # fmt: skip
    of_each = ("no", "title", "votes", "valid", "invalid", "base", "rates", "grade", "rank", "why")
    return {name: rows[0][name] for name in whole} | {
        "projects": [{name: one[name] for name in of_each} for one in rows]
    }


def ratings(desk: Desk, year: str | None = None, *, stage: str | None = None, base: str | None = None) -> Listing:
    """The evaluations of a year or several, this one when left out (fields LIST_FIELDS), counted by the rule or against another base.

    `base` is a code of BASES or its word. Raises InputError.
    """
    first, last = doing.span(desk, year)
    code = None if stage is None else words.code(stage, PROJECT_STAGES, "--stage")
    against = None if base is None else words.code(base, BASES, "--base")
    where = "b.year BETWEEN ? AND ? AND b.stage = coalesce(?, b.stage)"
    rows = counted(desk, where, first, last, code, base=against)
    notes = [f"规则：{rule}" for rule in dict.fromkeys(one["rule"] for one in rows)]
    notes += dict.fromkeys(f"{one['no']} {one['title']}：{one['why']}" for one in rows if one["grade"] is None)
    title = f"{days.period((first, last))}民生实事{PROJECT_STAGES[code] if code else ''}测评"
    return Listing(LIST_FIELDS, [tuple(one[name] for name in LIST_FIELDS) for one in rows], tuple(notes), title)
