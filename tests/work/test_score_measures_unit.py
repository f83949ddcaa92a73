"""What is counted of a unit; 财政局 was merged into 建设局, and what it had is 建设局's."""

from datetime import date
from typing import Any

import pytest

from renda_cli.store import statements
from renda_cli.work import names
from renda_cli.work.desk import Desk
from renda_cli.work.score import measures
from tests.work.measure_data import records, totals


@pytest.mark.parametrize(
    ("label", "wanted"),
    [
        ("承办议案建议", {"农业农村局": 2, "教育局": 1, "建设局": 2}),  # 闭1 lay with both that are one now
        ("协办议案建议", {"建设局": 2}),
        ("答复率", {"农业农村局": (2, 2), "教育局": (1, 1), "建设局": (1, 2)}),
        ("按期答复率", {"农业农村局": (2, 2), "教育局": (0, 1), "建设局": (1, 2)}),
        ("见面率", {"农业农村局": (1, 2), "教育局": (1, 1), "建设局": (0, 2)}),
        ("满意率", {"农业农村局": (1, 1), "教育局": (0, 1)}),
        ("解决率", {"农业农村局": (1, 2), "教育局": (0, 1), "建设局": (1, 2)}),
        ("催办次数", {"建设局": 1}),
        ("退办次数", {"建设局": 1}),
        ("承诺落实率", {"农业农村局": (1, 1), "建设局": (1, 2)}),
        ("逾期承诺", {"建设局": 1}),
        ("承办选民意见", {"建设局": 2}),
        ("意见答复率", {"建设局": (1, 2)}),
        ("评议满意率", {"建设局": (40, 48)}),  # who did not know is not counted
        ("整改验收率", {"建设局": (1, 2)}),
        ("民生实事完成率", {"建设局": (1, 2)}),
        ("审议意见答复率", {"教育局": (1, 2)}),
        ("受表彰", {"建设局": 1}),
    ],
)
def test_the_year(full_year: Desk, label: str, wanted: dict[str, Any]) -> None:
    """Every number of the year 2022."""
    assert totals(full_year, label, "unit") == wanted


def test_where_one_of_two_has_not_answered(full_year: Desk) -> None:
    """A proposal that lay with both that are one now is answered when both have answered it."""
    db = full_year.file.db
    (which,) = full_year.file.tuples(
        "SELECT a.id FROM assignment a JOIN unit u ON u.id = a.unit_id WHERE u.name = '财政局' AND a.proposal_id = 4"
    )[0]
    db.execute("UPDATE assignment SET owes_reply = 1 WHERE id = ?", (which,))
    db.execute("DELETE FROM reply_copy WHERE reply_id IN (SELECT id FROM reply WHERE assignment_id = ?)", (which,))
    db.execute("DELETE FROM reply WHERE assignment_id = ?", (which,))
    assert totals(full_year, "答复率", "unit")["建设局"] == (0, 2)
    assert totals(full_year, "按期答复率", "unit")["建设局"] == (0, 2)
    assert totals(full_year, "解决率", "unit")["建设局"] == (0, 2)


def test_contacts(full_year: Desk) -> None:
    """A contact of the unit itself or of nobody in particular counts, another's does not; one of the merged unit is its successor's."""
    db, taught = full_year.file.db, names.unit(full_year, "教育局").id
    (money,) = full_year.file.tuples("SELECT id FROM unit WHERE name = '财政局'")[0]
    contact: dict[str, Any] = {"proposal_id": 4, "how": "电话", "stage": "办中", "held_on": date(2022, 6, 1)}
    statements.insert_contact(db, **contact, unit_id=taught)
    assert totals(full_year, "见面率", "unit")["建设局"] == (0, 2)
    statements.insert_contact(db, **contact, unit_id=money)
    assert totals(full_year, "见面率", "unit")["建设局"] == (1, 2)


def test_urges(full_year: Desk) -> None:
    """One that names no unit is for each that answers, but once; one about the slip is the deputy's."""
    db = full_year.file.db
    for about in ("答复", "反馈"):
        statements.insert_urge(db, proposal_id=4, about=about, how="电话", urged_on=date(2022, 6, 1))
    statements.insert_urge(
        db,
        proposal_id=1,
        unit_id=names.unit(full_year, "教育局").id,
        about="承诺",
        how="电话",
        urged_on=date(2022, 6, 2),
    )
    assert totals(full_year, "催办次数", "unit") == {"建设局": 2, "教育局": 1}


@pytest.mark.parametrize(
    ("day", "rate", "overdue"),
    [
        ("2022-06-30", {"农业农村局": None, "建设局": None}, {}),
        ("2022-07-01", {"农业农村局": (1, 1), "建设局": (0, 1)}, {"建设局": 1}),
        ("2022-10-01", {"农业农村局": (1, 1), "建设局": (0, 2)}, {"建设局": 2}),
        ("2022-10-15", {"农业农村局": (1, 1), "建设局": (1, 2)}, {"建设局": 1}),
    ],
)
def test_promises_while_the_year_runs(full_year: Desk, day: str, rate: dict[str, Any], overdue: dict[str, int]) -> None:
    """A promise counts when its day is past or it has come out; its last day is not over."""
    year = ("2022-01-01", "2022-12-31")
    found = totals(full_year, "承诺落实率", "unit", *year, day=day)
    assert {name: found.get(name) for name in rate} == rate
    assert totals(full_year, "逾期承诺", "unit", *year, day=day) == overdue


def test_a_project_that_was_carried_on(full_year: Desk) -> None:
    """Over two years it is one; of its first year it was not done."""
    db = full_year.file.db
    (first,) = full_year.file.tuples("SELECT id FROM project WHERE no = 12")[0]
    db.execute("UPDATE project SET status = 'carried' WHERE id = ?", (first,))
    statements.insert_project(
        db, year=2023, no=1, title="修路", status="done", done_on=date(2023, 5, 1), collected_on=date(2023, 1, 1), carried_from_id=first,
        unit_id=names.unit(full_year, "建设局").id,
    )  # fmt: skip
    assert totals(full_year, "民生实事完成率", "unit") == {"建设局": (1, 2)}
    assert totals(full_year, "民生实事完成率", "unit", "2022-01-01", "2023-12-31") == {"建设局": (2, 2)}
    assert totals(full_year, "民生实事完成率", "unit", "2022-01-01", "2023-12-31", day="2023-04-30") == {
        "建设局": (1, 2)
    }


def test_findings_are_told_without_numbers(full_year: Desk) -> None:
    """Nobody's mobile number stands in what was found or passed on."""
    for table, label, said in (
        ("finding", "整改验收率", "不接138****5678"),
        ("agenda_task", "审议意见答复率", "不接138****5678"),
    ):
        full_year.file.db.execute(f"UPDATE {table} SET text = '不接' || char(10) || '13812345678'")
        found = records(full_year, measures.find(label, "unit"))
        assert {row["title"].replace(" ", "") for row in found} == {said}
