"""What is counted of a deputy, worked out by hand from the year of `fill_deputies_year` and `fill_all`."""

from datetime import date
from typing import Any

import pytest

from renda_cli.store import statements
from renda_cli.work import performance
from renda_cli.work.desk import Desk
from renda_cli.work.score import measures
from tests.work.deputy_data import activity, who
from tests.work.measure_data import bound, records, totals
from tests.work.station_year_data import STATION, opinion, received


@pytest.mark.parametrize(
    ("label", "wanted"),
    [
        ("人代会出席半天", {"张三": 4, "李四": 4, "王五": 1}),
        ("人代会请假半天", {"张三": 1, "李四": 1}),
        ("人代会缺席半天", {"王五": 4}),
        ("出席人代会次数", {"张三": 2, "李四": 2, "王五": 1}),
        ("缺席人代会次数", {"王五": 1}),
        ("人代会出席率", {"张三": (4, 5), "李四": (4, 5), "王五": (1, 5)}),
        ("主席团会议出席", {"张三": 2, "李四": 2, "王五": 3}),
        ("主席团会议请假", {"李四": 1}),
        ("主席团会议缺席", {"张三": 1}),
        ("主席团会议出席率", {"张三": (2, 3), "李四": (2, 3), "王五": (3, 3)}),
        ("参加活动", {"张三": 12, "李四": 2}),  # 视察 1, 培训 8, 走访 1, 小组活动 1, 评议 1
        ("参加培训", {"张三": 8}),
        ("接待选民次数", {"张三": 2, "李四": 4}),
        ("接待选民人次", {"张三": 6, "李四": 13}),
        ("接待中收到的意见", {"张三": 4, "李四": 5}),  # two of four listed at the reception of both; one that 李四 took in elsewhere
        ("提出议案建议", {"张三": 7, "李四": 2, "王五": 1}),
        ("已解决的议案建议", {"张三": 2, "李四": 1}),
        ("优秀建议", {"张三": 1, "李四": 1}),
        ("重点督办建议", {"张三": 1, "李四": 1, "王五": 1}),
        ("承诺实事", {"张三": 2, "李四": 1}),
        ("兑现实事", {"张三": 1}),
        ("未兑现实事", {"张三": 1, "李四": 1}),
        ("承诺兑现率", {"张三": (1, 2), "李四": (0, 1)}),
        ("办实事好事", {"张三": 2}),
        ("联系户", {"张三": 2}),
        ("联系户人数", {"张三": 7}),
        ("结对联系", {"张三": 3}),
        ("向选民述职次数", {"张三": 1, "李四": 1}),
        ("述职测评满意率", {"张三": (56, 57), "李四": (1, 51)}),  # the vote of October had too many sheets
        ("文章报道", {"张三": 1}),
        ("受表彰", {"张三": 1}),
    ],
)  # fmt: skip
def test_the_year(full_year: Desk, label: str, wanted: dict[str, Any]) -> None:
    """Every number of the year 2022."""
    assert totals(full_year, label, "deputy") == wanted


_SAME = {
    "congress_present": "present", "congress_leave": "leave", "congress_missed": "absent", "congress_sessions": "sessions",
    "receptions": "receptions", "voters_received": "voters", "reports": "reports", "pledges_made": "pledges", "pledges_kept": "fulfilled",
    "deeds": "deeds", "households": "households", "household_people": "household_people",
}  # fmt: skip


@pytest.mark.parametrize(("key", "figure"), _SAME.items())
def test_as_the_registers(full_year: Desk, key: str, figure: str) -> None:
    """What the registers say of each deputy."""
    sql = f"SELECT d.name, {performance.FIGURES[figure][1]} FROM deputy d {performance.JOINS}"
    told = full_year.file.tuples(sql, bound() | {"secret": 1})
    assert totals(full_year, key, "deputy") == {name: value for name, value in told if value}


def test_quarter(full_year: Desk) -> None:
    """In the first quarter: two sessions' half days, two activities; pledges are those of the year, as they stand at the quarter's end."""
    first = ("2022-01-01", "2022-03-31")
    assert totals(full_year, "人代会出席半天", "deputy", *first) == {"张三": 2, "李四": 3, "王五": 1}
    assert totals(full_year, "参加活动", "deputy", *first) == {"张三": 2, "李四": 1}
    assert totals(full_year, "承诺实事", "deputy", *first) == {"张三": 2, "李四": 1}
    assert totals(full_year, "兑现实事", "deputy", *first) == {}
    assert totals(full_year, "未兑现实事", "deputy", *first) == {}
    assert totals(full_year, "联系户", "deputy", *first) == {"张三": 2}


def test_while_the_year_runs(full_year: Desk) -> None:
    """On 30 September the last day of a pledge is not over; on the next it is."""
    year = ("2022-01-01", "2022-12-31")
    assert totals(full_year, "未兑现实事", "deputy", *year, day="2022-09-30") == {"李四": 1}
    assert totals(full_year, "未兑现实事", "deputy", *year, day="2022-10-01") == {"李四": 1, "张三": 1}


def test_term(full_year: Desk) -> None:
    """Of the term so far pledges and proposals count by their own day."""
    term = ("2021-12-20", "2022-03-01")
    assert totals(full_year, "承诺实事", "deputy", *term, term=True) == {"张三": 2, "李四": 1}
    assert totals(full_year, "承诺实事", "deputy", "2021-12-20", "2022-01-09", term=True) == {}
    assert totals(full_year, "提出议案建议", "deputy", *term, term=True) == {"张三": 5, "李四": 2, "王五": 1}


def test_days(full_year: Desk) -> None:
    """What was done on one day is one day, and what it was is told."""
    activity(full_year, "走访", "会后走访", date(2022, 1, 6), "张三")
    days = [
        row
        for row in records(full_year, measures.find("履职天数", "deputy"))
        if row["holder"] == who(full_year, "张三")
    ]
    assert [row["day"] for row in days] == [
        "2022-01-06", "2022-01-07", "2022-03-01", "2022-03-10", "2022-03-15", "2022-04-01", "2022-05-01", "2022-06-10", "2022-07-01",
        "2022-08-01", "2022-09-01",
    ]  # fmt: skip
    assert sorted(days[0]["title"].split("、")) == ["人代会", "走访"]
    assert sum(row["amount"] for row in days) == 11


def test_only_some_of_several_receptions(full_year: Desk) -> None:
    """Who came to one of three receptions that were entered as one: how many voters and opinions it was then nobody knows."""
    reception = received(full_year, STATION, "2022-08-08", 30, times=3, opinions=6)
    statements.insert_reception_deputy(
        full_year.file.db, reception_id=reception, deputy_id=who(full_year, "王五"), times=1
    )
    assert totals(full_year, "接待选民次数", "deputy")["王五"] == 1
    assert "王五" not in totals(full_year, "接待选民人次", "deputy")
    assert "王五" not in totals(full_year, "接待中收到的意见", "deputy")
    opinion(full_year, STATION, "2022-08-08", reception_id=reception, deputy_id=who(full_year, "王五"))
    assert totals(full_year, "接待中收到的意见", "deputy")["王五"] == 1


def test_signers(full_year: Desk) -> None:
    """A proposal of two is each one's, with how many they are and who leads; they count the same record."""
    rows = [row for row in records(full_year, measures.find("提出议案建议", "deputy")) if row["ref"] == "proposal#1"]
    assert [(row["holder"], row["role"], row["shared"]) for row in rows] == [(1, "lead", 2), (2, "co", 2)]


def test_confidential(full_year: Desk) -> None:
    """It counts, but nothing that is shown says which it is; nor is it said whose household it is or who spoke."""
    shown = [
        f"{row['record']} {row['title']}"
        for one in measures.of_subject("group")
        for row in records(full_year, one)
        if one.holder != "town"
    ]
    assert shown.count("（保密） （保密）") == 2
    assert not any("修缮校舍" in text or "5-1/8" in text or "修文化礼堂" in text for text in shown)
    households = [row["title"] for row in records(full_year, measures.find("联系户", "deputy"))]
    assert households == ["周**", "吴**"]
    heard = [row["title"] for row in records(full_year, measures.find("接待中收到的意见", "deputy"))]
    assert heard.count("（保密）") == 1


def test_withdrawn_and_refused(full_year: Desk) -> None:
    """Neither counts; what was taken as reference or merged does."""
    before = totals(full_year, "提出议案建议", "deputy")["王五"]
    for status, change in (("withdrawn", -1), ("refused", -1), ("reference", 0)):
        full_year.file.db.execute("UPDATE proposal SET status = ? WHERE id = 3", (status,))
        assert totals(full_year, "提出议案建议", "deputy").get("王五", 0) == before + change


def test_merged_is_solved_with_the_main_one(full_year: Desk) -> None:
    """What was merged into 5-1/3 is solved when that is."""
    db = full_year.file.db
    db.execute("UPDATE assignment SET owes_reply = 0 WHERE proposal_id = 3")
    (assignment,) = full_year.file.tuples("SELECT id FROM assignment WHERE proposal_id = 3")[0]
    statements.insert_reply(
        db, assignment_id=assignment, round=1, replied_on=date(2022, 5, 1), result_class="A", ref="1"
    )
    assert totals(full_year, "已解决的议案建议", "deputy") == {"张三": 3, "李四": 1, "王五": 1}


def test_grades_of_other_words(full_year: Desk) -> None:
    """A vote by 优秀、称职 does not say who was satisfied: there is nothing to measure, not 0."""
    for was, word in (("满意", "优秀"), ("基本满意", "称职"), ("不满意", "不称职")):
        full_year.file.db.execute("UPDATE ballot_vote SET grade = ? WHERE grade = ?", (word, was))
    assert totals(full_year, "述职测评满意率", "deputy") == {}
