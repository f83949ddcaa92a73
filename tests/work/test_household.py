"""Households that deputies keep in touch with, and what is kept back of them."""

from typing import Any

import pytest

from renda_cli.work import deputy, household, journal, rules
from renda_cli.work.desk import Desk
from tests.work.helpers import at, count, refused

FROM = "2022-01-05"


def kept(desk: Desk, head: str = "钱家旺", people: int = 4, *, by: str = "张三", **more: Any) -> tuple[str, ...]:
    """What the clerk is told of a household."""
    more.setdefault("from_", FROM)
    return household.add(desk, by, head=head, people=people, **more).lines


def test_a_household_is_entered_and_told_of_without_its_name(office: Desk) -> None:
    done = household.add(
        office,
        "张三",
        head="钱　家旺",
        people=4,
        kind="帮扶户",
        address="东村3组",
        phone="010-0000-0000",
        from_=FROM,
        note="低保",
    )
    assert done.lines == ("已登记 张三 的帮扶户 #1：钱**，4 人", "张三 现联系 1 户 4 人")
    assert done.read() == {
        "id": 1, "deputy": "张三", "kind": "帮扶户", "name": "钱**", "people": 4, "address": None, "phone": "010******0000",
        "from_on": FROM, "to_on": None, "note": None,
    }  # fmt: skip
    (row,) = household.list_(office, private=True).rows
    assert row == (1, "张三", "帮扶户", "钱家旺", 4, "东村3组", "010-0000-0000", FROM, None, "低保")


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        ({"people": 0}, "--people 0 不对"),
        ({"kind": "邻居"}, "--kind 没有“邻居”这一种；可选：联系户、帮扶户"),
        ({"head": "钱**"}, "户主姓名“钱\\*\\*”里有不该有的符号"),
        ({"phone": "电话"}, "电话“电话”不对"),
        ({"by": "赵六"}, "没有叫“赵六”的代表"),
    ],
)
def test_what_cannot_be_a_household(office: Desk, options: dict[str, Any], sentence: str) -> None:
    with refused(office, sentence):
        kept(office, **options)


def test_one_deputy_has_a_household_once_at_a_time(office: Desk) -> None:
    kept(office)
    with refused(office, "张三 自 2022-01-05 起已联系这一户（#1）；同名的另一户请在户主后写明"):
        kept(office)
    kept(office, "钱家旺（东村）")
    kept(office, by="李四")
    household.end(office, "张三", head="钱家旺", on="2022-01-08")
    with refused(office, "已联系这一户"):
        kept(office, from_="2022-01-07")
    kept(office, from_="2022-01-08")
    assert count(office, "household") == 4


def test_who_was_not_in_office_yet_is_told_of(office: Desk) -> None:
    assert kept(office, from_="2020-01-01")[2:] == ("提醒：张三 2020-01-01 不在任，请核对",)


def test_it_ends_and_counts_no_longer_from_that_day_on(office: Desk) -> None:
    kept(office)
    kept(office, "孙小山", 3)
    done = household.end(office, "张三", head="钱家旺", on="2022-01-10")
    assert done.lines == ("已登记 张三 自 2022-01-10 起不再联系 #1 钱**（联系户）", "张三 现联系 1 户 3 人")
    assert done.read()["to_on"] == "2022-01-10"
    assert [row[0] for row in household.list_(office).rows] == [2]
    assert [row[0] for row in household.list_(at(office, "2022-01-09")).rows] == [1, 2]
    assert household.list_(at(office, "2022-01-04")).rows == []


def test_what_cannot_be_ended(office: Desk) -> None:
    with refused(office, "张三 没有户主叫“钱家旺”的联系户；现在一户也没有"):
        household.end(office, "张三", head="钱家旺")
    kept(office)
    with refused(office, "没有户主叫“孙小山”的联系户；现在联系的有：#1 钱\\*\\*；全名请用"):
        household.end(office, "张三", head="孙小山")
    with refused(office, "这一户 2022-01-05 才开始联系，不能在 2022-01-04 结束"):
        household.end(office, "张三", head="钱家旺", on="2022-01-04")


def test_the_list_with_its_totals(office: Desk) -> None:
    kept(office)
    kept(office, "孙小山", 3, kind="帮扶户")
    kept(office, "周大海", 5, by="李四")
    found = household.list_(office)
    assert [row[3] for row in found.rows] == ["钱**", "孙**", "周**"]
    assert found.notes == (
        "共 3 户 12 人，由 2 名代表联系（联系户 2 户 9 人、帮扶户 1 户 3 人）",
        "户主、电话、地址、备注已隐去，完整的加 --private",
    )
    of_one = household.list_(office, deputy="李四", private=True)
    assert ([row[3] for row in of_one.rows], of_one.notes) == (["周大海"], ("共 1 户 5 人，由 1 名代表联系",))
    totals = household.list_(office, totals=True)
    assert (totals.fields, totals.rows) == (
        ("id", "deputy", "group", "households", "people"),
        [(1, "张三", "东片小组", 2, 7), (2, "李四", "西片小组", 1, 5)],
    )
    assert household.list_(office, deputy="王五").notes == ("共 0 户 0 人，由 0 名代表联系",)


def test_who_has_none(office: Desk) -> None:
    kept(office)
    deputy.add(office, "孙红", level="县", district="第1选区")
    found = household.list_(office, without=True)
    assert (found.rows, found.notes) == (
        [(2, "李四", "第4选区", "西片小组"), (3, "王五", "第5选区", None)],
        ("共 2 名",),
    )
    for filters in ({"totals": True}, {"private": True}, {"deputy": "张三"}):
        with refused(office, "--without 列的是没有联系户的代表"):
            household.list_(office, without=True, **filters)
    with refused(office, "--totals 不列户主；请去掉 --private"):
        household.list_(office, totals=True, private=True)


def test_where_a_number_is_laid_down_those_with_fewer_are_told_of(office: Desk) -> None:
    rules.set_(office, "grid.households", "2", from_="2022-01-01", source="镇办法")
    rules.set_(office, "grid.voters", "5", from_="2022-01-01", source="镇办法")
    assert kept(office)[1] == "张三 现联系 1 户 4 人（规则：每名代表 2 户、5 名选民）"
    kept(office, "孙小山", 1)
    kept(office, "周大海", 6, by="李四")
    assert household.list_(office).notes[1:3] == (
        "提醒：在任的本级代表中 2 名联系的少于 2 户（镇办法）",
        "提醒：在任的本级代表中 1 名联系的少于 5 名选民（镇办法）",
    )
    assert len(household.list_(office, deputy="李四", private=True).notes) == 1
    for head in ("吴一", "吴二"):
        kept(office, head, 3, by="王五")
    kept(office, "郑一", by="李四")
    assert len(household.list_(office, private=True).notes) == 1


def test_the_log_does_not_say_whose_it_is(office: Desk) -> None:
    kept(office, address="东村3组", phone="010-0000-0000", note="低保")
    number = str(journal.list_(office).rows[0][0])
    (row,) = journal.show(office, number)["rows"]
    assert (row["record"], row["new"]["name"], row["new"]["address"], row["new"]["note"]) == (
        "钱**",
        "钱**",
        "***",
        "***",
    )
    assert row["new"]["phone"] == "010******0000"
    (whole,) = journal.show(office, number, private=True)["rows"]
    assert (whole["record"], whole["new"]["address"], whole["new"]["phone"]) == ("钱家旺", "东村3组", "010-0000-0000")
    (undone,) = journal.undo(office).rows
    assert undone["record"] == "钱**"
