"""Deputies: who they are, what they were elected to."""

from typing import Any

import pytest

from renda_cli.errors import InputError
from renda_cli.work import deputy, masking
from renda_cli.work.desk import Desk
from tests.work.helpers import count, hand_in


def named(desk: Desk, **filters: Any) -> list[str]:
    """The names that a list holds."""
    return [row[1] for row in deputy.list_(desk, **filters).rows]


def test_a_deputy_is_entered_with_all_that_is_known(desk: Desk) -> None:
    done = deputy.add(
        desk, "张三", level="镇", district="第3选区", group="东片小组", from_="2021-12-21", gender="女", born="1980年5月", nation="汉族",
        education="本科", party="中共党员", work="留道村党总支书记", sector="基层干部", phone="010-0000-0000",
    )  # fmt: skip
    assert done.lines == ("已登记代表 #1 张三（镇，第3选区，东片小组）",)
    assert done.read() == {
        "id": 1, "name": "张三", "gender": "女", "born": "1980-05", "nation": "汉族", "education": "本科", "party": "中共党员",
        "work": "留道村党总支书记", "sector": "基层干部", "level": "镇", "district": "第3选区", "group": "东片小组",
        "status": "in_office", "from_on": "2021-12-21", "to_on": None, "phone": "010******0000", "proposals": [],
    }  # fmt: skip


def test_a_seat_begins_with_the_term_unless_told_otherwise(desk: Desk) -> None:
    assert deputy.add(desk, "张三").read()["from_on"] == "2021-12-20"


def test_without_a_term_the_beginning_stays_open(desk: Desk) -> None:
    desk.file.update("town", 1, term_start=None)
    assert deputy.add(desk, "张三").read()["from_on"] is None


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"name": ""}, "代表姓名不能为空"),
        ({"name": "[red]张三"}, r"代表姓名“\[red\]张三”里有不该有的符号"),
        ({"gender": "男性"}, "--gender 没有“男性”；可选：男、女"),
        ({"born": "2023-05"}, "出生年月“2023-05”在今天之后"),
        ({"phone": "请问办公室"}, "电话“请问办公室”不对；请只写数字"),
        ({"phone": "1234"}, "电话“1234”不对"),
        ({"from_": "2021-02-29"}, "2021-02-29”不存在"),
        ({"level": " "}, "级别不能为空"),
    ],
)
def test_a_wrong_entry_is_refused_and_nothing_is_written(desk: Desk, wrong: dict[str, str], sentence: str) -> None:
    with pytest.raises(InputError, match=sentence):
        deputy.add(desk, **({"name": "张三", "group": "东片小组"} | wrong))
    assert (count(desk, "deputy"), count(desk, "deputy_group")) == (0, 0)


def test_two_people_may_share_a_name_but_not_name_and_district(office: Desk) -> None:
    with pytest.raises(InputError, match="第3选区 已有代表 #1 张三；同名的另一人请写明不同的 --district"):
        deputy.add(office, "张三", district="第3选区")
    assert deputy.add(office, "张三", district="第9选区").read()["id"] == 4


def test_an_edit_makes_no_second_of_one_name_and_district(office: Desk) -> None:
    deputy.add(office, "张三", district="第9选区")
    for change in ({"name": "张三", "district": "第3选区"}, {"name": "张三", "district": "第9选区"}):
        with pytest.raises(InputError, match=r"选区 已有代表 #[14] 张三"):
            deputy.edit(office, "李四", **change)
    assert named(office) == ["张三", "李四", "王五", "张三"]


def test_without_a_district_a_name_is_entered_once(desk: Desk) -> None:
    deputy.add(desk, "张三")
    with pytest.raises(InputError, match=r"^已有代表 #1 张三"):
        deputy.add(desk, "张三")


def test_a_group_is_founded_by_its_first_member(desk: Desk) -> None:
    deputy.add(desk, "张三", group="东片小组")
    deputy.add(desk, "李四", group="东片小组")
    assert (count(desk, "deputy_group"), named(desk, group="东片小组")) == (1, ["张三", "李四"])


# edit


def test_an_edit_changes_what_is_given_and_nothing_else(office: Desk) -> None:
    done = deputy.edit(office, "张三", district="第6选区", from_="2022-01-01", level="区", phone="010-0000-0000")
    found = done.read()
    assert done.lines == ("已修改代表 #1 张三",)
    assert (found["district"], found["from_on"], found["level"]) == ("第6选区", "2022-01-01", "区")
    assert (found["name"], found["group"], found["phone"]) == ("张三", "东片小组", "010******0000")


def test_an_edit_may_move_a_deputy_to_another_group(office: Desk) -> None:
    assert deputy.edit(office, "张三", group="西片小组").read()["group"] == "西片小组"
    assert named(office, group="西片小组") == ["张三", "李四"]


def test_a_renamed_deputy_is_found_under_the_new_name(office: Desk) -> None:
    assert deputy.edit(office, "张三", name="仇英").lines == ("已修改代表 #1 仇英",)
    row = office.file.row("SELECT pinyin, initials FROM deputy WHERE id = 1")
    assert row is not None
    assert (row["pinyin"], row["initials"]) == ("qiu ying", "qy")


def test_an_edit_of_the_person_leaves_the_seat(office: Desk) -> None:
    found = deputy.edit(office, "张三", nation="汉族").read()
    assert (found["nation"], found["district"], found["group"]) == ("汉族", "第3选区", "东片小组")


def test_an_empty_text_takes_an_entry_away(office: Desk) -> None:
    deputy.edit(office, "张三", phone="010-0000-0000", nation="汉族")
    found = deputy.edit(office, "张三", phone="", nation="").read()
    assert (found["phone"], found["nation"]) == (None, None)


def test_a_level_cannot_be_taken_away_but_a_district_can(office: Desk) -> None:
    with pytest.raises(InputError, match="级别不能为空"):
        deputy.edit(office, "张三", level="")
    assert deputy.edit(office, "张三", district="").read()["district"] is None


def test_an_edit_without_a_change_is_refused(office: Desk) -> None:
    with pytest.raises(InputError, match="没有写要改什么"):
        deputy.edit(office, "张三")


# list and show


def test_a_row_of_the_list(office: Desk) -> None:
    found = deputy.list_(office)
    assert dict(zip(found.fields, found.rows[0], strict=True)) == {
        "id": 1, "name": "张三", "gender": None, "nation": None, "level": "镇", "district": "第3选区", "group": "东片小组",
        "status": "in_office",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("filters", "names"),
    [
        ({}, ["张三", "李四", "王五"]),
        ({"sort": "pinyin"}, ["李四", "王五", "张三"]),
        ({"group": "西片小组"}, ["李四"]),
        ({"district": "第5选区 "}, ["王五"]),
        ({"level": "镇", "group": "东片小组"}, ["张三"]),
        ({"level": "区"}, []),
        ({"status": "在任"}, ["张三", "李四", "王五"]),
        ({"status": "ended"}, []),
    ],
)
def test_a_list_holds_what_fits_every_filter(office: Desk, filters: dict[str, str], names: list[str]) -> None:
    assert named(office, **filters) == names


def test_a_filter_of_something_unknown_is_refused(office: Desk) -> None:
    with pytest.raises(InputError, match="--sort 没有“笔画”；可选：id、pinyin"):
        deputy.list_(office, sort="笔画")
    with pytest.raises(InputError, match="没有“退休”这种状态；可选：在任、暂停、终止"):
        deputy.list_(office, status="退休")
    with pytest.raises(InputError, match="没有叫“北片小组”的代表小组"):
        deputy.list_(office, group="北片小组")


def test_a_deputy_is_shown_with_what_was_led_and_signed(office: Desk) -> None:
    hand_in(office, "完善路灯", by="李四", co_signers=["张三"])
    hand_in(office, "疏通沟渠", by="张三")
    assert deputy.show(office, "张三")["proposals"] == [
        {"session": "5-1", "no": "2", "title": "疏通沟渠", "status": "submitted", "signed_as": "领衔"},
        {"session": "5-1", "no": "1", "title": "完善路灯", "status": "submitted", "signed_as": "附议"},
    ]


def test_a_phone_is_shown_whole_only_when_asked(office: Desk) -> None:
    deputy.edit(office, "张三", phone="010-0000-0000")
    assert deputy.show(office, "张三")["phone"] == "010******0000"
    assert deputy.show(office, "张三", private=True)["phone"] == "010-0000-0000"


@pytest.mark.parametrize("phone", ["00000", "+00 000-0000-0000-00"])
def test_a_phone_has_five_to_twenty_signs(phone: str) -> None:
    assert deputy.checked_phone(f" {phone} ") == phone
    with pytest.raises(InputError, match="不对；请只写数字"):
        deputy.checked_phone("0" * 4 if len(phone) == 5 else f"{phone}0")


@pytest.mark.parametrize(
    ("phone", "shown"),
    [("00000000000", "000****0000"), ("00000000", "000**0000"), ("0000000", "*******"), ("", ""), (None, None)],
)
def test_the_middle_of_a_phone_is_hidden(phone: str | None, shown: str | None) -> None:
    assert masking.phone(phone) == shown
