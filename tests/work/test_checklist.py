"""Checklists of groups: what was found, and what the file shows to be missing."""

from datetime import date
from typing import Any

import pytest

from renda_cli.errors import InputError
from renda_cli.store.statements import insert_activity
from renda_cli.work import checklist, group, group_reading, group_year, rules
from renda_cli.work.desk import Desk
from renda_cli.work.group_check import GROUPS
from tests.work.helpers import at, count, refused

SEVEN = [
    "规范的活动室", "活动计划和总结", "活动的真实记录", "联系选民的实在内容", "目标管理责任书", "创先争优的典型事例", "代表履职登记卡",
]  # fmt: skip


def state(desk: Desk, name: str = "东片小组", **about: Any) -> dict[str, Any]:
    (found,) = checklist.states(desk, GROUPS, name, **about)
    return found


def found_of(desk: Desk, **about: Any) -> list[bool | None]:
    return [one["met"] for one in state(desk, **about)["items"]]


def active(desk: Desk, *days: str) -> None:
    for day in days:
        insert_activity(
            desk.file.db, kind="视察", title="看河道", status="done", held_on=date.fromisoformat(day), group_id=1
        )


def own_list(desk: Desk) -> None:
    rules.set_(desk, "checklists.own", "五上墙=片区图、代表名单", from_="2022-01-01", source="本镇办法")


# Marks


def test_items_are_named_by_number_by_word_and_by_a_part(office: Desk) -> None:
    done = checklist.mark(
        office, GROUPS, "东片小组", met=["1,真实", "目标管理责任书"], unmet=["登记卡"], note="现场查看"
    )
    assert done.lines == (
        "已登记 东片小组 的七有检查（2022-01-10）：达标 3 项、未达标 1 项",
        "七有现达标 3/7；未达标：代表履职登记卡；未检查：活动计划和总结、联系选民的实在内容、创先争优的典型事例",
        "还缺：没有组长；代表 1 名，不到 3 名；没有交年度计划",
    )
    found = done.read()
    assert found == state(office)
    assert [one["met"] for one in found["items"]] == [True, None, True, None, True, None, False]
    assert found["items"][0] == {
        "no": 1, "item": "规范的活动室", "met": True, "checked_on": "2022-01-10", "note": "现场查看",
    }  # fmt: skip
    assert (found["met_counted"], found["unmet"], found["unchecked"]) == (3, [SEVEN[6]], [SEVEN[1], SEVEN[3], SEVEN[5]])


def test_all_items_at_once(office: Desk) -> None:
    done = checklist.mark(office, GROUPS, "东片小组", met=["全部"])
    assert done.lines[:2] == ("已登记 东片小组 的七有检查（2022-01-10）：达标 7 项", "七有现达标 7/7")
    assert checklist.mark(office, GROUPS, "西片小组", unmet=["全部"]).read()["unmet"] == SEVEN


def test_the_last_look_counts_and_one_of_the_same_day_is_corrected(office: Desk) -> None:
    checklist.mark(office, GROUPS, "东片小组", met=["1", "2"], on="2022-01-05")
    checklist.mark(office, GROUPS, "东片小组", unmet=["1"], on="2022-01-08")
    assert found_of(office)[:3] == [False, True, None]
    checklist.mark(office, GROUPS, "东片小组", met=["1"], on="2022-01-08", note="已补")
    assert (found_of(office)[0], state(office)["items"][0]["note"], count(office, "checklist_mark")) == (
        True,
        "已补",
        3,
    )
    checklist.mark(office, GROUPS, "东片小组", unmet=["2"], on="2021-12-31")
    assert found_of(office)[1] is True
    assert found_of(office, year="2021")[:2] == [None, False]


def test_what_is_looked_at_ahead_is_told_at_once_and_shown_in_its_time(office: Desk) -> None:
    assert checklist.mark(office, GROUPS, "东片小组", met=["1"], on="2022-03-01").read()["met_counted"] == 1
    assert state(office)["met_counted"] == 0
    assert state(at(office, "2022-03-01"))["met_counted"] == 1


def test_marks_are_each_groups_own(office: Desk) -> None:
    checklist.mark(office, GROUPS, "西片小组", met=["1"])
    assert found_of(office) == [None] * 7
    assert group_reading.show(office, "西片小组")["checks"] == [
        {"list": "七有", "item": "规范的活动室", "met": True, "checked_on": "2022-01-10", "note": None}
    ]
    assert group_reading.show(office, "东片小组")["checks"] == []


def test_the_towns_own_list_is_one_more(office: Desk) -> None:
    own_list(office)
    with refused(office, "检查表有 2 种；请用 --list 写明：七有、五上墙"):
        checklist.mark(office, GROUPS, "东片小组", met=["1"])
    assert (
        checklist.mark(office, GROUPS, "东片小组", of="五上墙", met=["片区图"]).lines[1].startswith("五上墙现达标 1/2")
    )
    assert state(office, of="七有")["met_counted"] == 0
    assert list(checklist.known(office, "checklists", date(2021, 12, 31))) == ["七有"]
    assert state(office, year="2021")["list"] == "七有"


def test_a_list_that_the_town_has_of_its_own_replaces_the_shipped_one(office: Desk) -> None:
    rules.set_(office, "checklists.own", "七有=有牌子、有计划", from_="2022-01-01", source="本镇办法")
    assert [one["item"] for one in state(office)["items"]] == ["有牌子", "有计划"]


@pytest.mark.parametrize(
    ("name", "about", "why"),
    [
        (None, {"met": ["1"]}, "登记检查结果要写小组和日期；如 renda deputy group check 东片小组"),
        ("东片小组", {"met": ["1"], "year": "2022"}, "登记检查结果要写小组和日期"),
        ("东片小组", {"note": "看过"}, "没有写查了哪几项；请加 --met 或 --unmet，写项目或序号：1 规范的活动室、2 活动"),
        ("东片小组", {"met": [","]}, "没有写查了哪几项"),
        ("东片小组", {"met": ["8"]}, "--met 的“8”不在检查表里；请写序号或项目：1 规范"),
        ("东片小组", {"met": ["0"]}, "--met 的“0”不在检查表里"),
        ("东片小组", {"met": ["00001"]}, "--met 的“00001”不在检查表里"),
        ("东片小组", {"unmet": ["活动"]}, "--unmet 的“活动”不止一项有；请写序号或项目：1 规范"),
        ("东片小组", {"met": ["食堂"]}, "--met 的“食堂”不在检查表里"),
        ("东片小组", {"met": ["1", "活动室"]}, "项目“规范的活动室”写了两遍"),
        ("东片小组", {"met": ["1,2"], "unmet": ["计划和总结"]}, "“活动计划和总结”既写了达标又写了未达标；请去掉一处"),
        ("东片小组", {"met": ["1"], "of": "六有"}, "--list 没有“六有”这一种；可选：七有"),
        ("东片小组", {"met": ["1"], "on": "2022-02-30"}, "2022-02-30”不存在"),
        ("南片小组", {"met": ["1"]}, "没有叫“南片小组”的代表小组"),
    ],
)
def test_what_cannot_be_marked(office: Desk, name: str | None, about: dict[str, Any], why: str) -> None:
    with refused(office, why):
        checklist.mark(office, GROUPS, name, **about)


# What is missing


def test_all_groups_and_delegations_stand_in_one_table(office: Desk) -> None:
    group.add(office, "人大代表党支部", kind="党支部")
    group.add(office, "第一代表团", kind="代表团")
    group.add(office, "旧小组", founded="2021-01-01")
    group.edit(office, "旧小组", ended="2021-12-31")
    found = checklist.states(office, GROUPS)
    assert [one["name"] for one in found] == ["东片小组", "西片小组", "第一代表团"]
    assert {one["list"] for one in found} == {"七有"}
    assert [one["name"] for one in checklist.states(at(office, "2021-12-30"), GROUPS)][-1] == "旧小组"


def test_a_list_is_named_or_the_only_one(office: Desk) -> None:
    own_list(office)
    with pytest.raises(InputError, match="检查表有 2 种"):
        checklist.states(office, GROUPS)
    assert [one["list"] for one in checklist.states(office, GROUPS, of="五上墙")] == ["五上墙"] * 2
    with pytest.raises(InputError, match="年份“22”不对"):
        checklist.states(office, GROUPS, of="五上墙", year="22")


@pytest.mark.parametrize(
    ("today", "missing"),
    [
        ("2022-03-31", ["没有交年度计划"]),
        ("2022-04-01", ["没有交年度计划", "活动 0 次，到此应有 1 次（每年 4 次）"]),
        ("2022-12-30", ["没有交年度计划", "活动 0 次，到此应有 3 次（每年 4 次）"]),
        ("2022-12-31", ["没有交年度计划", "没有交年度总结", "活动 0 次，到此应有 4 次（每年 4 次）"]),
    ],
)
def test_what_is_missing_grows_with_the_year(office: Desk, today: str, missing: list[str]) -> None:
    group.member(office, "东片小组", adding=["李四", "王五"])
    group.edit(office, "东片小组", leader="张三")
    assert state(at(office, today))["missing"] == missing
    assert state(at(office, "2023-02-01"), year="2022")["missing"][0] == "没有交年度计划"


def test_a_group_that_did_everything_lacks_nothing(office: Desk) -> None:
    group.member(office, "东片小组", adding=["李四", "王五"])
    group.edit(office, "东片小组", leader="张三")
    group_year.plan(office, "东片小组")
    group_year.plan(office, "东片小组", kind="总结", on="2022-12-20")
    active(office, "2022-02-01", "2022-05-01", "2022-08-01", "2022-11-01")
    found = state(at(office, "2022-12-31"))
    assert (found["missing"], found["activities"], found["quarters"]) == ([], 4, [1, 1, 1, 1])
    assert (found["plan"], found["summary"], found["leader"], found["deputies"]) == (
        "2022-01-10", "2022-12-20", "张三", 3,
    )  # fmt: skip


def test_once_a_quarter_is_asked_of_each_quarter(office: Desk) -> None:
    active(office, "2022-01-05", "2022-02-01", "2022-03-01", "2022-10-05")
    assert state(at(office, "2022-12-31"))["missing"][-1] == "第二季度、第三季度没有活动"
    assert state(at(office, "2022-06-30"))["missing"][-1] == "没有交年度计划"
    rules.set_(office, "group.activities", "3次", from_="2022-01-01", source="本镇办法")
    assert state(at(office, "2022-12-31"))["missing"][-1] == "没有交年度总结"


def test_where_the_rulebook_asks_for_nothing_nothing_is_missing(office: Desk) -> None:
    rules.set_(office, "group.activities", "无", from_="2022-01-01", source="本镇办法")
    rules.set_(office, "group.members", "1", from_="2022-01-01", source="本镇办法")
    assert state(at(office, "2022-12-31"))["missing"] == ["没有组长", "没有交年度计划", "没有交年度总结"]


@pytest.mark.parametrize(
    ("founded", "wanted"),
    [("2022-01-01", 4), ("2022-01-02", 3), ("2022-04-30", 2), ("2022-09-30", 1), ("2022-10-01", 0), ("2020-05-01", 4)],
)
def test_of_the_quarters_before_a_group_was_founded_nothing_is_asked(office: Desk, founded: str, wanted: int) -> None:
    group.edit(office, "东片小组", founded=founded)
    last = state(at(office, "2022-12-31"))["missing"][-1]
    assert last == (f"活动 0 次，到此应有 {wanted} 次（每年 4 次）" if wanted else "没有交年度总结")


def test_a_group_without_a_day_is_as_old_as_the_term(office: Desk) -> None:
    assert state(office, year="2021")["missing"][-1] == "没有交年度总结"
    group.edit(office, "西片小组", founded="2022-03-01")
    assert "应有" not in "".join(state(office, "西片小组", year="2021")["missing"])
    office.file.update("town", 1, term_start=None)
    assert state(office, year="2021")["missing"][-1] == "活动 0 次，到此应有 4 次（每年 4 次）"


def test_of_a_year_to_come_nothing_is_missing_yet(office: Desk) -> None:
    assert state(office, year="2023")["missing"] == []


def test_a_party_group_is_asked_for_its_papers_only(office: Desk) -> None:
    group.add(office, "人大代表党支部", kind="党支部")
    assert state(at(office, "2022-12-31"), "人大代表党支部")["missing"] == [
        "没有组长", "没有交年度计划", "没有交年度总结",
    ]  # fmt: skip
