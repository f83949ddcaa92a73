"""The units that handle proposals."""

import pytest

from renda_cli.errors import InputError
from renda_cli.work import unit
from renda_cli.work.desk import Desk
from tests.work.helpers import assigned, count


def test_a_unit_is_entered_with_all_that_is_known(desk: Desk) -> None:
    done = unit.add(desk, " 财政局 ", head="周局长", leader="吴副镇长", contact="郑科员", phone="0519-0000000")
    assert done.lines == ("已登记单位 财政局",)
    assert done.read() == {
        "id": 1, "name": "财政局", "head": "周局长", "leader": "吴副镇长", "contact": "郑科员", "phone": "051*****0000", "proposals": 0
    }  # fmt: skip


def test_a_unit_is_entered_once(office: Desk) -> None:
    with pytest.raises(InputError, match="单位“财政局”已登记；改正请用 renda proposal unit edit"):
        unit.add(office, "财政局")
    assert count(office, "unit") == 4


def test_a_unit_needs_a_name_and_a_phone_digits(desk: Desk) -> None:
    with pytest.raises(InputError, match="单位名称不能为空"):
        unit.add(desk, " ")
    with pytest.raises(InputError, match="电话“见通讯录”不对"):
        unit.add(desk, "财政局", phone="见通讯录")
    assert count(desk, "unit") == 0


def test_an_edit_changes_what_is_given_and_nothing_else(office: Desk) -> None:
    unit.edit(office, "财政局", head="周局长", phone="0519-0000000")
    done = unit.edit(office, "财政局", name="财政和资产管理局", phone="")
    assert done.lines == ("已修改单位 财政和资产管理局",)
    found = done.read()
    assert (found["name"], found["head"], found["phone"]) == ("财政和资产管理局", "周局长", None)


def test_a_unit_keeps_its_own_name_but_takes_no_others(office: Desk) -> None:
    assert unit.edit(office, "财政局", name="财政局").read()["name"] == "财政局"
    with pytest.raises(InputError, match="单位“建设局”已登记；请换一个名称"):
        unit.edit(office, "财政局", name="建设局")


def test_an_edit_without_a_change_is_refused(office: Desk) -> None:
    with pytest.raises(InputError, match="没有写要改什么"):
        unit.edit(office, "财政局")


def test_units_are_listed_with_the_number_of_their_proposals(office: Desk) -> None:
    unit.edit(office, "财政局", phone="0519-0000000")
    assigned(office, co_handlers=["财政局"])
    assigned(office)
    found = unit.list_(office)
    counted = {row[1]: row[found.fields.index("proposals")] for row in found.rows}
    assert counted == {"农业农村局": 2, "财政局": 1, "建设局": 0, "教育局": 0}
    assert found.rows[1][found.fields.index("phone")] == "051*****0000"


def test_phones_are_listed_whole_only_when_asked(office: Desk) -> None:
    unit.edit(office, "财政局", phone="0519-0000000")
    found = unit.list_(office, private=True)
    assert found.rows[1][found.fields.index("phone")] == "0519-0000000"
