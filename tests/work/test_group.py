"""Groups, delegations and party organisations of deputies: founded, led, joined, left; and what is handed in by them."""

from collections.abc import Sequence
from datetime import date
from functools import partial
from typing import Any

import pytest

from renda_cli.errors import InputError
from renda_cli.store.statements import insert_activity
from renda_cli.work import deputy, group, group_reading, rules, seat
from renda_cli.work.desk import Desk
from renda_cli.work.proposal import assigning, entry, reading
from tests.work.helpers import HANDED_IN, at, count, hand_in, refused, reply


def members(desk: Desk, name: str, field: str = "name") -> list[Any]:
    """Of each member a field, in the order of their entry."""
    return [one[field] for one in sorted(group_reading.show(desk, name)["members"], key=lambda one: int(one["id"]))]


def listed(desk: Desk, *fields: str, **options: str | None) -> list[tuple[Any, ...]]:
    found = group_reading.list_(desk, **options)
    rows = [dict(zip(found.fields, row, strict=True)) for row in found.rows]
    return [tuple(row[field] for field in fields) for row in rows]


def party(desk: Desk) -> None:
    """A branch with two party groups."""
    group.add(desk, "人大代表党支部", kind="党支部", founded="2022-01-05")
    group.add(desk, "第一党小组", kind="党小组", parent="人大代表党支部", members=["张三"], leader="张三")
    group.add(desk, "第二党小组", kind="党小组", parent="人大代表党支部", members=["李四"], leader="李四")


# Founding


def test_a_group_is_entered_with_or_without_a_leader(office: Desk) -> None:
    assert group.add(office, "南片小组").lines == ("已登记代表小组 南片小组",)
    done = group.add(office, "北片小组", leader="张三")
    assert done.lines == (
        "已登记代表小组 北片小组，组长 张三",
        "注意：张三 不在北片小组里；编入请用 renda deputy group member 北片小组 --add 张三",
    )
    assert done.read() == {
        "id": 4, "name": "北片小组", "leader": "张三", "deputies": 0, "proposals": 0, "kind": "代表小组", "plan": None, "summary": None,
        "activities": 0,
    }  # fmt: skip


def test_a_group_entered_once_more_gets_its_leader_and_nothing_else(office: Desk) -> None:
    assert group.add(office, "东片小组", leader="张三").lines == ("已登记代表小组 东片小组，组长 张三",)
    assert group.add(office, "东片小组", leader="王五").read()["leader"] == "王五"
    with refused(office, "代表小组“东片小组”已登记；定组长请加 --leader 姓名"):
        group.add(office, "东片小组")
    more: Sequence[dict[str, Any]] = (
        {"kind": "代表小组"}, {"parent": ""}, {"founded": "2022-01-05"}, {"members": ["李四"]},
    )  # fmt: skip
    for about in more:
        with refused(office, "“东片小组”已登记；其他的请用 renda deputy group edit 东片小组 修改"):
            group.add(office, "东片小组", leader="张三", **about)


def test_a_group_is_led_by_a_deputy_that_there_is(office: Desk) -> None:
    with refused(office, "没有叫“吴九”的代表"):
        group.add(office, "南片小组", leader="吴九")


def test_a_group_is_founded_with_its_members(office: Desk) -> None:
    done = group.add(office, "南片小组", leader="张三", members=["张三、王五"], founded="2022-01-05")
    assert done.lines == (
        "已登记代表小组 南片小组，组长 张三",
        "已编入南片小组 2 名：张三（原在东片小组）、王五",
        "提醒：南片小组有代表 2 名，不到 3 名（通行做法（法律未规定））",
    )
    assert (members(office, "南片小组"), members(office, "东片小组")) == (["张三", "王五"], [])
    assert group_reading.show(office, "南片小组")["founded_on"] == "2022-01-05"


def test_three_are_enough(office: Desk) -> None:
    assert len(group.add(office, "南片小组", members=["张三", "李四", "王五"]).lines) == 2


@pytest.mark.parametrize(
    ("kind", "leader"), [("代表团", "团长"), ("党支部", "书记"), ("党小组", "组长"), ("代表小组", "组长")]
)
def test_every_kind_has_its_own_word_for_who_leads_it(office: Desk, kind: str, leader: str) -> None:
    done = group.add(office, "第一", kind=kind, leader="张三", members=["张三"])
    assert done.lines[0] == f"已登记{kind} 第一，{leader} 张三"
    assert listed(office, "name", kind=kind)[-1] == ("第一",)


@pytest.mark.parametrize(
    ("about", "why"),
    [
        ({"kind": "工作组"}, "--kind 没有“工作组”这一种；可选：代表小组、代表团、党支部、党小组"),
        ({"parent": "人大代表党支部"}, "代表小组没有上级党支部；只有党小组才写 --parent"),
        ({"kind": "党支部", "parent": "人大代表党支部"}, "党支部没有上级党支部"),
        ({"kind": "党小组", "parent": "东片小组"}, "东片小组 是代表小组，不是党支部；--parent 请写党小组所属的党支部"),
        ({"kind": "党小组", "parent": "第九党支部"}, "没有叫“第九党支部”的"),
        ({"founded": "2022-02-30"}, "--founded “2022-02-30”不存在"),
        ({"members": ["张三", "张三"]}, "代表“张三”写了两遍"),
        ({"members": ["吴九"]}, "没有叫“吴九”的代表"),
    ],
)
def test_what_cannot_be_founded(office: Desk, about: dict[str, Any], why: str) -> None:
    party(office)
    with refused(office, why):
        group.add(office, "新组", **about)


def test_a_party_group_without_a_branch_is_told_of(office: Desk) -> None:
    assert group.add(office, "第一党小组", kind="党小组").lines[1] == (
        "提醒：没有写所属的党支部，请用 renda deputy group edit 第一党小组 --parent 党支部 补上"
    )


# Members


def test_a_deputy_goes_from_one_group_to_another(office: Desk) -> None:
    done = group.member(office, "东片小组", adding=["李四,王五"], removing=["张三"])
    assert done.lines == (
        "已编入东片小组 2 名：李四（原在西片小组）、王五",
        "已退出东片小组：张三",
        "提醒：东片小组有代表 2 名，不到 3 名（通行做法（法律未规定））",
    )
    assert members(office, "东片小组") == ["李四", "王五"]
    assert done.read() == group_reading.show(office, "东片小组")


def test_a_group_that_all_have_left_is_not_said_to_be_small(office: Desk) -> None:
    assert group.member(office, "东片小组", removing=["张三"]).lines == ("已退出东片小组：张三",)


def test_a_member_of_a_group_may_be_one_of_a_party_group_as_well(office: Desk) -> None:
    party(office)
    assert members(office, "第一党小组") == members(office, "东片小组") == ["张三"]
    assert group.member(office, "第二党小组", adding=["张三"]).lines == (
        "已编入第二党小组 1 名：张三（原在第一党小组）",
        "注意：张三 还登记为第一党小组的组长；请用 renda deputy group edit 第一党小组 --leader 姓名 另定",
    )
    assert (members(office, "第一党小组"), members(office, "东片小组")) == ([], ["张三"])
    assert group.member(office, "第二党小组", removing=["李四", "张三"]).lines[0] == "已退出第二党小组：李四、张三"


def test_a_branch_has_the_members_of_its_groups_and_its_own_each_once(office: Desk) -> None:
    party(office)
    group.member(office, "人大代表党支部", adding=["王五", "张三"])
    assert members(office, "人大代表党支部") == ["张三", "李四", "王五"]
    assert listed(office, "name", "deputies", kind="党支部") == [("人大代表党支部", 3)]
    assert group.edit(office, "人大代表党支部", leader="李四").lines == ("已修改党支部 人大代表党支部",)


@pytest.mark.parametrize(
    ("party", "told"),
    [
        (None, False),
        ("中共党员", False),
        ("中共预备党员", False),
        ("党员", False),
        ("群众", True),
        ("致公党党员", True),
    ],
)
def test_whose_party_is_another_is_told_of(office: Desk, party: str | None, told: bool) -> None:
    deputy.add(office, "赵六", party=party)
    group.add(office, "人大代表党支部", kind="党支部")
    lines = group.member(office, "人大代表党支部", adding=["赵六"]).lines
    assert lines[1:] == ((f"注意：赵六 登记的政治面貌是“{party}”，请核对",) if told else ())


def test_the_seat_of_the_own_level_says_the_group_else_the_first_there_is(office: Desk) -> None:
    for level in ("县", "市"):
        office.file.db.execute("INSERT INTO seat (deputy_id, level, status) VALUES (1, ?, 'in_office')", (level,))
    deputy.add(office, "赵六", level="县")
    group.member(office, "西片小组", adding=["张三", "赵六"])
    found = office.file.tuples("SELECT deputy_id, level FROM seat WHERE group_id = 2 ORDER BY id")
    assert found == [(1, "镇"), (2, "镇"), (4, "县")]
    assert members(office, "西片小组", "level") == ["镇、县、市", "镇", "县"]


def test_a_deputy_of_several_congresses_is_in_a_group_by_the_seat_held_now(office: Desk) -> None:
    office.file.db.execute(
        "INSERT INTO seat (deputy_id, level, status, to_on, group_id) VALUES (3, '镇', 'ended', '2021-12-19', 1)"
    )
    assert members(office, "东片小组") == ["张三"]
    group.member(office, "东片小组", adding=["王五"])
    assert members(office, "东片小组") == ["张三", "王五"]


@pytest.mark.parametrize(
    ("name", "adding", "removing", "why"),
    [
        ("东片小组", [], None, "没有写编入或退出的代表；请加 --add"),
        ("东片小组", ["李四"], ["李四"], "李四 既写了编入又写了退出；请去掉一处"),
        ("东片小组", ["张三"], None, "张三 已在东片小组里；请去掉这一个"),
        ("东片小组", None, ["李四"], "李四 不在东片小组里；请用 renda deputy group show 东片小组 核对"),
        ("第一党小组", ["张三"], None, "张三 已在第一党小组里"),
        ("第一党小组", None, ["李四"], "李四 不在第一党小组里"),
        ("南片小组", ["张三"], None, "没有叫“南片小组”的代表小组"),
    ],
)
def test_what_cannot_become_of_a_member(
    office: Desk, name: str, adding: list[str] | None, removing: list[str] | None, why: str
) -> None:
    party(office)
    with refused(office, why):
        group.member(office, name, adding=adding, removing=removing)


@pytest.mark.parametrize("name", ["西片小组", "第一党小组"])
def test_who_is_no_longer_in_office_is_not_entered(office: Desk, name: str) -> None:
    party(office)
    office.file.db.execute("UPDATE seat SET status = 'ended', to_on = '2022-01-09' WHERE deputy_id = 3")
    with refused(office, "王五 已经不在任，不能编入"):
        group.member(office, name, adding=["王五"])


# Corrections


def test_a_group_is_corrected(office: Desk) -> None:
    done = group.edit(office, "东片小组", new_name="东片代表团", kind="代表团", leader="张三", founded="2022-01-05")
    assert done.lines == ("已修改代表团 东片代表团",)
    found = done.read()
    assert [found[field] for field in ("id", "kind", "leader", "founded_on")] == [1, "代表团", "张三", "2022-01-05"]
    assert group.edit(office, "东片代表团", leader="", founded=" ").read()["leader"] is None
    assert group.edit(office, "东片代表团", new_name="东片代表团").read()["founded_on"] is None


def test_a_party_group_goes_to_another_branch_or_to_none(office: Desk) -> None:
    party(office)
    group.add(office, "第二党支部", kind="党支部")
    assert group.edit(office, "第二党小组", parent="第二党支部").read()["parent"] == "第二党支部"
    assert [one["name"] for one in group_reading.show(office, "人大代表党支部")["groups"]] == ["第一党小组"]
    assert "没有写所属的党支部" in group.edit(office, "第二党小组", parent="").lines[1]
    assert group.edit(office, "第二党小组", kind="党支部").read()["kind"] == "党支部"


def test_a_group_ends_and_may_be_called_back(office: Desk) -> None:
    done = group.edit(office, "东片小组", ended="2022-01-10")
    assert done.lines == (
        "已修改代表小组 东片小组",
        "提醒：还有 1 名代表编在东片小组里，请用 renda deputy group member 改编",
    )
    assert listed(office, "name") == [("西片小组",)]
    assert listed(at(office, "2022-01-09"), "name") == [("东片小组",), ("西片小组",)]
    assert group_reading.show(office, "东片小组")["ended_on"] == "2022-01-10"
    group.edit(office, "东片小组", ended="")
    assert len(listed(office, "name")) == 2
    group.member(office, "东片小组", removing=["张三"])
    assert len(group.edit(office, "东片小组", ended="2022-01-10").lines) == 1


@pytest.mark.parametrize(
    ("name", "about", "why"),
    [
        ("东片小组", {}, "没有写要改什么；请加 --name"),
        ("东片小组", {"new_name": "西片小组"}, "已有叫“西片小组”的代表小组；请用别的名称"),
        ("东片小组", {"new_name": " "}, "代表小组不能为空"),
        ("东片小组", {"kind": "小组"}, "--kind 没有“小组”这一种"),
        ("东片小组", {"kind": "党支部"}, "东片小组 已有成员，不能从代表小组改为党支部；请另外登记一个"),
        ("第一党小组", {"kind": "代表小组"}, "第一党小组 已有成员，不能从党小组改为代表小组"),
        ("第一党小组", {"kind": "党支部"}, "党支部没有上级党支部"),
        ("人大代表党支部", {"kind": "党小组"}, "人大代表党支部 下有 第一党小组，只能是党支部"),
        ("东片小组", {"parent": "人大代表党支部"}, "代表小组没有上级党支部"),
        ("第一党小组", {"parent": "第二党小组"}, "第二党小组 是党小组，不是党支部"),
        ("东片小组", {"leader": "吴九"}, "没有叫“吴九”的代表"),
        ("人大代表党支部", {"ended": "2022-01-04"}, "撤销日期 2022-01-04 早于成立 2022-01-05"),
        ("人大代表党支部", {"founded": "后天"}, "日期 --founded “后天”看不懂"),
    ],
)
def test_what_cannot_be_corrected(office: Desk, name: str, about: dict[str, Any], why: str) -> None:
    party(office)
    with refused(office, why):
        group.edit(office, name, **about)


def test_an_empty_group_may_turn_out_to_be_of_another_sort(office: Desk) -> None:
    group.add(office, "先锋小组")
    assert group.edit(office, "先锋小组", kind="党支部").read()["kind"] == "党支部"


# Lists


def test_groups_are_listed_with_the_deputies_in_office_and_what_they_handed_in(office: Desk) -> None:
    deputy.add(office, "赵六", group="东片小组")
    hand_in(office)
    entry.add(office, "疏浚河道", on=HANDED_IN, by_group="东片小组")
    group.add(office, "西片小组", leader="李四")
    found = group_reading.list_(office)
    assert found.fields == ("id", "name", "leader", "deputies", "proposals", "kind", "plan", "summary", "activities")
    assert [row[1:] for row in found.rows] == [
        ("东片小组", None, 2, 1, "代表小组", None, None, 0), ("西片小组", "李四", 1, 0, "代表小组", None, None, 0),
    ]  # fmt: skip
    assert found.notes == (
        "代表小组 2 个；2022年已交计划 0 个、总结 0 个，活动 0 次",
        "在任的镇代表 4 名中 3 名编入小组",
    )


def test_of_two_seats_one_is_enough_to_belong_to_a_group(office: Desk) -> None:
    seat.add(office, "张三", level="区")
    seat.add(office, "王五", level="区")
    assert group_reading.list_(office).notes[1] == "在任的镇代表 3 名中 2 名、区代表 2 名中 1 名编入小组"


def test_the_suspended_do_not_count(office: Desk) -> None:
    office.file.db.execute(
        "INSERT INTO seat_event (seat_id, event, ground, held_on) VALUES (1, 'suspended', 'detained', '2022-01-09')"
    )
    party(office)
    assert listed(office, "name", "deputies") == [
        ("东片小组", 0), ("西片小组", 1), ("人大代表党支部", 1), ("第一党小组", 0), ("第二党小组", 1),
    ]  # fmt: skip


def test_a_list_of_one_kind_and_of_an_earlier_year(office: Desk) -> None:
    party(office)
    assert listed(office, "name", kind="党小组") == [("第一党小组",), ("第二党小组",)]
    assert group_reading.list_(office, kind="党小组").notes == (
        "党小组 2 个；2022年已交计划 0 个、总结 0 个，活动 0 次",
    )
    assert listed(office, "name", year="2021") == [("东片小组",), ("西片小组",), ("第一党小组",), ("第二党小组",)]
    assert group_reading.list_(office, kind="代表团").notes == ()
    with pytest.raises(InputError, match="--kind 没有“小组”这一种"):
        group_reading.list_(office, kind="小组")


def test_without_deputies_nothing_is_said_of_them(desk: Desk) -> None:
    group.add(desk, "东片小组")
    assert len(group_reading.list_(desk).notes) == 1


def test_a_group_is_shown_whole(office: Desk) -> None:
    party(office)
    assert group_reading.show(office, "第一党小组") == {
        "id": 4, "name": "第一党小组", "kind": "党小组", "parent": "人大代表党支部", "leader": "张三", "founded_on": None, "ended_on": None,
        "deputies": 1, "proposals": 0, "year": 2022,
        "members": [{"id": 1, "name": "张三", "level": "镇", "district": "第3选区", "work": None}],
        "groups": [], "papers": [], "activities": [], "checks": [],
    }  # fmt: skip
    assert group_reading.show(office, "人大代表党支部")["groups"] == [
        {"id": 4, "name": "第一党小组", "leader": "张三", "deputies": 1},
        {"id": 5, "name": "第二党小组", "leader": "李四", "deputies": 1},
    ]


def test_the_activities_of_the_year_are_shown_planned_ones_among_them(office: Desk) -> None:
    held = partial(insert_activity, office.file.db, status="done", kind="视察", attendances=6, suggestions=2)
    held(title="看河道", held_on=date(2022, 3, 5), group_id=1)
    held(title="上年的", held_on=date(2021, 12, 31), group_id=1)
    held(title="别组的", held_on=date(2022, 3, 5), group_id=2, times=2)
    insert_activity(
        office.file.db, status="planned", kind="调研", title="看学校", planned_on=date(2022, 9, 1), group_id=1
    )
    assert group_reading.show(office, "东片小组")["activities"] == [
        {"on": "2022-03-05", "kind": "视察", "title": "看河道", "attendances": 6, "suggestions": 2, "status": "done"},
        {
            "on": "2022-09-01",
            "kind": "调研",
            "title": "看学校",
            "attendances": 0,
            "suggestions": 0,
            "status": "planned",
        },
    ]
    assert [one["title"] for one in group_reading.show(office, "东片小组", "2021")["activities"]] == ["上年的"]
    assert listed(office, "activities") == [(1,), (2,)]
    assert "活动 3 次" in group_reading.list_(office).notes[0]


def test_members_stand_in_the_offices_own_order(office: Desk) -> None:
    group.member(office, "东片小组", adding=["王五", "李四"])
    for position, deputy_id in enumerate((3, 1), start=1):
        office.file.update("deputy", deputy_id, position=position)
    assert [one["name"] for one in group_reading.show(office, "东片小组")["members"]] == ["王五", "张三", "李四"]


def test_the_reply_to_a_group_goes_to_its_leader(office: Desk) -> None:
    group.add(office, "东片小组", leader="李四")
    entry.add(office, "疏浚河道", on=HANDED_IN, by_group="东片小组", co_signers=["王五"])
    assigning.assign(office, ["5-1/1"], lead=["财政局"], on="2022-01-31")
    reply(office, "5-1/1", "2022-03-01")
    assert reading.show(office, "5-1/1")["replies"][0]["sent_to"] == ["李四", "王五"]


def test_how_many_make_a_group_is_for_the_rulebook_to_say(office: Desk) -> None:
    rules.set_(office, "group.members", "1名", from_="2022-01-01", source="本镇办法")
    assert len(group.add(office, "南片小组", members=["张三"]).lines) == 2
    assert count(office, "deputy_group") == 3
