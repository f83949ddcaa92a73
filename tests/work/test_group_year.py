"""The plan and the summary of a group, its activities by quarter."""

from datetime import date
from typing import Any

import pytest

from renda_cli.store.statements import insert_activity
from renda_cli.work import group, group_reading, group_year
from renda_cli.work.desk import Desk
from tests.work.helpers import at, count, refused


def test_a_plan_and_a_summary_are_handed_in_for_a_year(office: Desk) -> None:
    done = group_year.plan(office, "东片小组", text="每季度视察一次", file="计划/东片.docx")
    assert done.lines == ("已登记 东片小组 2022 年度计划，2022-01-10 交",)
    assert done.read() == {
        "id": 1, "name": "东片小组",
        "papers": [
            {"year": 2022, "kind": "plan", "handed_on": "2022-01-10", "text": "每季度视察一次", "file": "计划/东片.docx"}
        ],
    }  # fmt: skip
    done = group_year.plan(office, "东片小组", year="2021", kind="总结", on="2022-01-05")
    assert done.lines == ("已登记 东片小组 2021 年度总结，2022-01-05 交",)
    found = group_reading.list_(office)
    assert found.rows[0][found.fields.index("plan") :] == ("2022-01-10", None, 0)
    assert found.notes[0].endswith("已交计划 1 个、总结 0 个，活动 0 次")
    papers = [group_reading.show(office, "东片小组", year)["papers"] for year in ("2022", "2021", "2020")]
    assert [[one["kind"] for one in found] for found in papers] == [["plan"], ["summary"], []]


@pytest.mark.parametrize("word", ["总结", "年度总结", "summary", " 总结 "])
def test_what_is_handed_in_is_named_by_word_or_code(office: Desk, word: str) -> None:
    assert group_year.plan(office, "东片小组", year="2021", kind=word).read()["papers"][0]["kind"] == "summary"


def test_handed_in_once_more_it_is_corrected_in_what_is_given(office: Desk) -> None:
    group_year.plan(office, "东片小组", on="2022-01-05", text="视察", file="甲.docx")
    corrected: list[tuple[dict[str, Any], dict[str, Any]]] = [
        ({"text": "调研"}, {"handed_on": "2022-01-05", "text": "调研", "file": "甲.docx"}),
        ({"on": "2022-01-06", "file": "乙.docx"}, {"handed_on": "2022-01-06", "text": "调研", "file": "乙.docx"}),
        ({"text": "", "file": " "}, {"handed_on": "2022-01-06", "text": None, "file": None}),
    ]
    for about, expected in corrected:
        done = group_year.plan(office, "东片小组", **about)
        assert done.lines[0].startswith("已改正 东片小组 2022 年度计划")
        (paper,) = done.read()["papers"]
        assert {field: paper[field] for field in expected} == expected
    assert count(office, "group_paper") == 1


def test_a_plan_that_comes_after_its_year_is_told_of(office: Desk) -> None:
    assert group_year.plan(office, "东片小组", year="2021").lines[1] == (
        "提醒：2021 年的计划 2022-01-10 才交，请核对年份和 --on"
    )
    assert len(group_year.plan(office, "东片小组", year="2023").lines) == 1


@pytest.mark.parametrize(
    ("about", "why"),
    [
        ({"kind": "汇报"}, "--kind 没有“汇报”这一种；可选：计划、总结"),
        ({"year": "22"}, "年份“22”不对"),
        ({"year": "2101"}, "年份 2101 不对"),
        ({"year": "2020"}, "东片小组 2021-05-01 才成立；请核对 --year"),
        ({"year": "2023"}, "东片小组 2022-06-30 已撤销；请核对 --year"),
        ({"kind": "总结", "on": "2021-12-31"}, "2022 年的总结不能在 2021-12-31 交；请核对年份和 --on"),
        ({"on": "2022-02-30"}, "2022-02-30”不存在"),
        ({"text": "长" * 201}, "内容有 201 字，太长"),
    ],
)
def test_what_cannot_be_handed_in(office: Desk, about: dict[str, Any], why: str) -> None:
    group.edit(office, "东片小组", founded="2021-05-01", ended="2022-06-30")
    with refused(office, why):
        group_year.plan(office, "东片小组", **about)


def test_a_group_hands_in_for_the_years_that_it_was_there(office: Desk) -> None:
    group.edit(office, "东片小组", founded="2021-05-01", ended="2022-06-30")
    for year in ("2021", "2022"):
        assert group_year.plan(office, "东片小组", year=year, kind="总结", on="2023-01-05").read()["papers"]


def test_activities_are_counted_by_quarter_done_ones_as_often_as_they_were_held(office: Desk) -> None:
    for day, times in ((date(2022, 1, 1), 1), (date(2022, 3, 31), 2), (date(2022, 4, 1), 1), (date(2022, 12, 31), 4)):
        insert_activity(
            office.file.db, kind="视察", title="看河道", status="done", held_on=day, times=times, group_id=1
        )
    insert_activity(office.file.db, kind="视察", title="上年", status="done", held_on=date(2021, 12, 31), group_id=1)
    insert_activity(office.file.db, kind="视察", title="全镇", status="done", held_on=date(2022, 5, 1))
    insert_activity(
        office.file.db, kind="视察", title="计划", status="planned", planned_on=date(2022, 5, 1), group_id=1
    )
    assert group_year.quarters(office, 2022) == {1: [3, 1, 0, 4]}
    assert group_year.quarters(at(office, "2020-01-01"), 2021) == {1: [0, 0, 0, 1]}
