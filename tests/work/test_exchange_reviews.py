"""Sheets of reviews, their steps, votes, findings and questions: what is written is read back; what offices keep is understood."""

from pathlib import Path
from typing import Any

import pytest

from renda_cli.work import indicators
from renda_cli.work.desk import Desk
from renda_cli.work.exchange import bundle, exporting
from renda_cli.work.exchange.importing import Options, import_
from tests.work.exchange_data import Take, counts, refused_cell, take
from tests.work.helpers import at
from tests.work.review_exchange_data import fill_all
from tests.work.test_exchange_round_trip import emptied, rows, tables

__all__ = ["take"]
LISTS = (
    "reviews",
    "review-steps",
    "findings",
    "questions",
    "projects",
    "project-progress",
    "ballots",
    "agenda",
    "agenda-tasks",
)
TABLES = ("review", "review_subject", "review_step", "ballot_row", "ballot_vote", "finding", "rectification", "review_question", "project",
    "project_source", "project_progress", "agenda_item", "agenda_task")  # fmt: skip
KEPT = ("deputy", "seat", "deputy_group", "unit", "session", "proposal", "rule_value", "deputy_role")


def of(desk: Desk, table: str) -> list[tuple[Any, ...]]:
    """The rows of a table without their ids, and without the choice among projects, which is in no sheet."""
    where = {"ballot_row": "WHERE ballot_id IN (SELECT id FROM ballot WHERE purpose <> 'choice')"}.get(table, "")
    unlike = {"id", {"ballot_row": "ballot_id", "ballot_vote": "row_id", "rectification": "finding_id"}.get(table)}
    found = map(dict, desk.file.rows(f"SELECT * FROM {table} {where}"))
    return sorted((tuple(value for name, value in row.items() if name not in unlike) for row in found), key=str)


def running(desk: Desk) -> list[tuple[Any, ...]]:
    """The clocks that still run."""
    sql = """SELECT kind, rule_key, due_on, by_hand, round, review_id, finding_id, question_id, project_id, task_id FROM deadline
        WHERE met_on IS NULL AND cancelled_on IS NULL AND proposal_id IS NULL"""
    return sorted(map(tuple, desk.file.rows(sql)), key=str)


@pytest.mark.parametrize("ending", ["csv", "xlsx", "json"])
def test_what_is_exported_and_imported_is_the_same(office: Desk, tmp_path: Path, ending: str) -> None:
    fill_all(office)
    source = at(office, "2022-06-30")
    target = emptied(source, tmp_path / "t.db", *KEPT)
    for what in LISTS:
        path = tmp_path / f"{what}.{ending}"
        exporting.write(source, what, str(path), private=True)
        done = import_(target, what, str(path), Options())
        assert (done.errors, done.left_out, done.new + done.changed > 0) == ([], [], True), what
        assert done.changed == 0 or what in ("review-steps", "project-progress")  # a review or a project brings some of them
        again = import_(target, what, str(path), Options())
        assert (again.errors, again.new, again.changed, again.equal) == ([], 0, 0, again.rows), (what, again.changes)
        assert rows(source, what) == rows(target, what), what
    for table in TABLES:
        assert of(target, table) == of(source, table), table
    assert running(target) == running(source)
    same = [one for one in indicators.summary(source, "2022") if one.indicator.key.startswith(("reviews", "projects"))]
    assert [one.value for one in same] == [
        one.value for one in indicators.summary(target, "2022") if one.indicator.key.startswith(("reviews", "projects"))
    ]
