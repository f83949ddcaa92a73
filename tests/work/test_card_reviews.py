"""What a deputy's card and the published list say of reports to the voters."""

from datetime import date
from typing import Any

from renda_cli.store.statements import insert_activity_subject
from renda_cli.work import registers
from renda_cli.work.card import card
from renda_cli.work.desk import Desk
from renda_cli.work.publishing import publish
from tests.work.deputy_data import activity
from tests.work.helpers import at
from tests.work.review_data import ballot, review


def reports(desk: Desk, name: str, year: str = "2022") -> list[tuple[Any, ...]]:
    """(day, title, grade) of the occasions on which a deputy was reviewed."""
    found = card(desk, name, year=year)["service"]["reviews"]
    return [(one["on"], one["title"], one["grade"]) for one in found]


def test_a_report_with_the_grade_of_its_last_vote(office: Desk) -> None:
    held = review(office, "代表述职", "述职会", "2022-04-20", ("deputy", "张三"), ("deputy", "李四"), place="留道村")
    ballot(
        office,
        "review",
        "2022-04-20",
        60,
        58,
        ("subject_id", 1, {"满意": 50, "不满意": 8}),
        review_id=held,
        scheme="满意度",
    )
    review(office, "代表述职", "计划的述职", None, ("deputy", "张三"), planned_on=date(2022, 12, 1))
    review(office, "履职评议", "去年的评议", "2021-12-30", ("deputy", "张三"))
    assert reports(office, "张三") == [("2022-04-20", "述职会", "满意")]
    assert reports(office, "李四") == [("2022-04-20", "述职会", None)]
    assert reports(office, "王五") == []
    assert card(office, "张三", year="2022")["service"]["count"] == 1
    assert reports(office, "张三", "2021-2022") == [
        ("2021-12-30", "去年的评议", None),
        ("2022-04-20", "述职会", "满意"),
    ]


def test_one_event_as_a_review_and_as_an_activity_stands_there_once(office: Desk) -> None:
    event = activity(office, "评议", "述职评议活动", date(2022, 4, 20), "张三", "王五")
    insert_activity_subject(office.file.db, activity_id=event, reviewed="deputy", count=2, names="张三、李四")
    review(office, "代表述职", "述职会", "2022-04-20", ("deputy", "张三"), activity_id=event)
    found = card(office, "张三", year="2022")
    assert reports(office, "张三") == [("2022-04-20", "述职会", None)]
    assert (found["activities"]["count"], found["activities"]["reported"]) == (0, 1)
    assert reports(office, "李四") == [("2022-04-20", "述职评议活动", None)]  # listed there alone
    assert card(office, "王五", year="2022")["activities"]["count"] == 1


def test_reports_are_counted_in_the_published_list_and_can_be_a_column(office: Desk) -> None:
    for kind, day in (
        ("代表述职", "2022-04-20"),
        ("履职评议", "2022-05-20"),
        ("部门评议", "2022-06-20"),
        ("代表述职", "2021-12-30"),
    ):
        review(office, kind, kind, day, ("deputy", "张三"))
    review(office, "代表述职", "只计人数", "2022-07-20", ("deputy", "人大代表", 5))
    later = at(office, "2022-12-31")
    found = publish(later, "2022")
    rows = [dict(zip(found.fields, row, strict=True)) for row in found.rows]
    assert {one["name"]: one["reports"] for one in rows} == {"张三": 2, "李四": 0, "王五": 0}
    made = registers.made(later, "履职登记")
    assert made.fields[made.headings.index("述职")] == "reports"
    assert sorted(row[made.headings.index("述职")] for row in made.rows) == [0, 0, 2]
