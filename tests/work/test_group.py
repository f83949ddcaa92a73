"""Groups and delegations of deputies, and what is handed in by them."""

import pytest

from renda_cli.errors import InputError
from renda_cli.work import deputy, group
from renda_cli.work.desk import Desk
from renda_cli.work.proposal import assigning, entry, reading
from tests.work.helpers import HANDED_IN, count, hand_in, reply


def test_a_group_is_entered_with_or_without_a_leader(office: Desk) -> None:
    assert group.add(office, "南片小组").lines == ("已登记代表小组 南片小组",)
    done = group.add(office, "北片小组", leader="张三")
    assert done.lines == ("已登记代表小组 北片小组，组长 张三",)
    assert done.read() == {"id": 4, "name": "北片小组", "leader": "张三", "deputies": 0, "proposals": 0}


def test_a_group_entered_once_more_gets_its_leader_and_nothing_else(office: Desk) -> None:
    assert group.add(office, "东片小组", leader="李四").read()["leader"] == "李四"
    assert group.add(office, "东片小组", leader="王五").read()["leader"] == "王五"
    with pytest.raises(InputError, match="代表小组“东片小组”已登记；定组长请加 --leader 姓名"):
        group.add(office, "东片小组")
    assert count(office, "deputy_group") == 2


def test_a_group_is_led_by_a_deputy_that_there_is(office: Desk) -> None:
    with pytest.raises(InputError, match="没有叫“吴九”的代表"):
        group.add(office, "南片小组", leader="吴九")
    assert count(office, "deputy_group") == 2


def test_groups_are_listed_with_the_deputies_in_office_and_what_they_handed_in(office: Desk) -> None:
    deputy.add(office, "赵六", group="东片小组")
    hand_in(office)
    entry.add(office, "疏浚河道", on=HANDED_IN, by_group="东片小组")
    group.add(office, "西片小组", leader="李四")
    found = group.list_(office)
    assert found.fields == ("id", "name", "leader", "deputies", "proposals")
    assert [row[1:] for row in found.rows] == [("东片小组", None, 2, 1), ("西片小组", "李四", 1, 0)]


def test_the_reply_to_a_group_goes_to_its_leader(office: Desk) -> None:
    group.add(office, "东片小组", leader="李四")
    entry.add(office, "疏浚河道", on=HANDED_IN, by_group="东片小组", co_signers=["王五"])
    assigning.assign(office, ["5-1/1"], lead=["财政局"], on="2022-01-31")
    reply(office, "5-1/1", "2022-03-01")
    assert reading.show(office, "5-1/1")["replies"][0]["sent_to"] == ["李四", "王五"]
