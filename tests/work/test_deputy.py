"""Deputies: who they are, what they were elected to."""

from typing import Any

import pytest

from renda_cli.errors import InputError
from renda_cli.work import deputy, masking, role, seat
from renda_cli.work.desk import Desk
from tests.work.helpers import count, hand_in, refused


def named(desk: Desk, **filters: Any) -> list[str]:
    """The names that a list holds."""
    return [row[1] for row in deputy.list_(desk, **filters).rows]


def test_a_deputy_is_entered_with_all_that_is_known(desk: Desk) -> None:
    done = deputy.add(
        desk, "张三", level="镇", district="第3选区", group="东片小组", from_="2021-12-21", gender="女", born="1980年5月", nation="汉族",
        education="本科", party="中共党员", work="留道村党总支书记", sector="基层干部、妇女、基层干部", phone="010-0000-0000",
        elected_by="换届", card_no="05003",
    )  # fmt: skip
    assert done.lines == ("已登记代表 #1 张三（镇，第3选区，东片小组）",)
    seat = {
        "level": "镇", "district": "第3选区", "group": "东片小组", "status": "in_office", "from_on": "2021-12-21", "to_on": None,
        "congress": 5, "elected_by": "换届", "card_no": "05003",
    }  # fmt: skip
    assert done.read() == {
        "id": 1, "name": "张三", "gender": "女", "born": "1980-05", "nation": "汉族", "education": "本科", "party": "中共党员",
        "work": "留道村党总支书记", "sector": "基层干部、妇女", **seat, "phone": "010******0000", "year": 2022, "sessions": 0,
        "activities": 0, "pledges": 0, "deeds": 0, "seats": [seat], "roles": [],
        "groups": [{"name": "东片小组", "kind": "代表小组", "role": None}], "proposals": [],
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
def test_a_wrong_entry_is_refused_and_nothing_is_written(desk: Desk, wrong: dict[str, Any], sentence: str) -> None:
    with pytest.raises(InputError, match=sentence):
        deputy.add(desk, **({"name": "张三", "group": "东片小组"} | wrong))
    assert (count(desk, "deputy"), count(desk, "deputy_group")) == (0, 0)


def test_two_people_may_share_a_name_but_not_name_and_district(office: Desk) -> None:
    with pytest.raises(InputError, match="第3选区 已有代表 #1 张三；同名的另一人请写明不同的 --district"):
        deputy.add(office, "张三", district="第3选区")
    assert deputy.add(office, "张三", district="第9选区").read()["id"] == 4


def test_an_edit_makes_no_second_of_one_name_and_district(office: Desk) -> None:
    deputy.add(office, "张三", district="第9选区")
    for district in ("第3选区", "第9选区"):
        with pytest.raises(InputError, match=r"选区 已有代表 #[14] 张三"):
            deputy.edit(office, "李四", name="张三", district=district)
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


def test_all_that_is_optional_can_be_taken_away(office: Desk) -> None:
    about: dict[str, Any] = {
        "gender": "女", "born": "1980-05", "nation": "汉族", "education": "本科", "party": "群众", "work": "教师", "phone": "010-0000-0000",
        "sector": "妇女、非党", "district": "第3选区", "group": "东片小组", "elected_by": "换届", "card_no": "05003",
    }  # fmt: skip
    deputy.edit(office, "张三", **about)
    nothing: dict[str, Any] = dict.fromkeys(about, "")
    found = deputy.edit(office, "张三", **nothing).read()
    assert {found[name] for name in about} == {None}


@pytest.mark.parametrize(
    ("about", "sentence"),
    [
        ({"gender": "男", "sector": "农民、妇女"}, "代表结构写的是“妇女”，性别是男；请改成一致的"),
        ({"party": "中共党员", "sector": "党外人士"}, "代表结构写的是“党外人士”，政治面貌是中共党员"),
        ({"party": "群众", "sector": "党员"}, "代表结构写的是“党员”，政治面貌是群众"),
        ({"nation": "汉族", "sector": "少数民族"}, "代表结构写的是“少数民族”，民族是汉族"),
    ],
)
def test_a_label_does_not_contradict_what_is_known(office: Desk, about: dict[str, Any], sentence: str) -> None:
    with refused(office, sentence):
        deputy.add(office, "赵六", **about)
    with refused(office, sentence):
        deputy.edit(office, "李四", **about)


def test_a_level_said_by_nobody_is_the_towns_own(desk: Desk) -> None:
    desk.file.update("town", 1, name="青山乡")
    assert deputy.add(desk, "张三").lines == ("已登记代表 #1 张三（乡）",)
    assert deputy.add(desk, "李四", level="区级").read()["level"] == "区"
    with pytest.raises(InputError, match="本级是“乡”，没有“镇”一级的代表；请写 --level 乡，或不写"):
        deputy.add(desk, "王五", level="镇")


def test_somebody_who_may_be_entered_already_is_pointed_out(office: Desk) -> None:
    told = "提示：已有同名的 #1 张三（镇代表）；是同一人的请先 renda undo，再用 renda deputy level add #1 登记"
    assert told in deputy.add(office, "张三", level="区", district="第1选区").lines
    assert len(deputy.add(office, "李四", district="第9选区").lines) == 1


def test_the_same_person_is_refused_at_once_but_not_in_another_congress(office: Desk) -> None:
    office.file.db.execute("UPDATE seat SET status = 'ended' WHERE deputy_id = 1")
    assert deputy.add(office, "张三", district="第3选区").read()["id"] == 4


def test_of_several_seats_an_edit_does_not_say_which(office: Desk) -> None:
    seat.add(office, "张三", "区")
    told = "张三 有 2 个代表职务（镇、区），看不出改的是哪一个；请用 renda deputy level edit #1 --level 镇 指明"
    with refused(office, told):
        deputy.edit(office, "张三", district="第6选区")
    assert deputy.edit(office, "张三", nation="汉族").read()["nation"] == "汉族"


def test_the_only_seat_is_meant_even_when_it_has_ended(office: Desk) -> None:
    office.file.db.execute("UPDATE seat SET status = 'ended', to_on = '2022-01-05' WHERE deputy_id = 1")
    assert deputy.edit(office, "张三", card_no="05001").read()["card_no"] == "05001"


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


def test_a_list_by_what_the_person_is(office: Desk) -> None:
    deputy.edit(office, "张三", gender="女", party="中共党员", nation="土家族")
    deputy.edit(office, "李四", party="非中共党员", nation="汉族", sector="妇女、工人")
    deputy.edit(office, "王五", party="预备党员", sector="工人")
    role.add(office, "李四", role="主席")
    role.add(office, "王五", role="主席团成员")
    wanted = {
        "妇女": ["张三", "李四"], "女": ["张三", "李四"], "党员": ["张三", "王五"], "非党": ["李四"], "少数民族": ["张三"],
        "工人": ["李四", "王五"],
    }  # fmt: skip
    assert {label: named(office, label=label) for label in wanted} == wanted
    assert named(office, role="主席团成员") == ["李四", "王五"]
    assert named(office, role="主席") == ["李四"]
    assert named(office, role="主席", on="2021-01-01") == []
    with pytest.raises(InputError, match="没有“军人”这种代表结构；可选：妇女、中共党员、非党、少数民族、工人"):
        deputy.list_(office, label="军人")


def test_a_list_of_a_day_has_the_states_of_that_day(office: Desk) -> None:
    db = office.file.db
    db.execute("UPDATE seat SET status = 'ended', to_on = '2022-01-08' WHERE deputy_id = 1")
    db.execute("UPDATE seat SET status = 'suspended' WHERE deputy_id = 2")
    db.execute(
        "INSERT INTO seat_event (seat_id, event, ground, held_on) VALUES (2, 'suspended', 'detained', '2022-01-07')"
    )
    states = [[(row[1], row[7]) for row in deputy.list_(office, on=day).rows] for day in ("2022-01-06", "2022-01-09")]
    assert states == [
        [("张三", "in_office"), ("李四", "in_office"), ("王五", "in_office")],
        [("李四", "suspended"), ("王五", "in_office")],
    ]
    assert named(office, on="2022-01-09", status="暂停") == ["李四"]
    assert named(office, on="2021-12-19") == []


def test_seats_and_heads_are_counted_apart_and_past_congresses_only_when_asked(office: Desk) -> None:
    assert deputy.list_(office).notes == ()
    seat.add(office, "张三", "区", congress=17)
    seat.add(office, "张三", "镇", congress=4, from_="2016-12-20", to="2021-12-20")
    found = deputy.list_(office)
    assert [row[4] for row in found.rows] == ["镇", "区", "镇", "镇"]
    assert found.notes == ("共 4 席，3 人", "往届的 1 席没有列出，要看请加 --congress 届 或 --status 终止")
    assert named(office, congress=4) == named(office, status="终止") == named(office, on="2020-01-01") == ["张三"]
    assert named(office, congress=17) == named(office, level="区级") == ["张三"]


def test_the_present_congress_of_another_level_is_the_last_that_is_known(office: Desk) -> None:
    seat.add(office, "张三", "区", congress=16, from_="2016-12-20", to="2021-12-20")
    assert deputy.list_(office, level="区").notes == ()
    seat.add(office, "张三", "区", congress=17)
    assert named(office, level="区") == ["张三"]
    office.file.update("town", 1, congress=None)
    assert len(named(office)) == 4


def test_a_deputy_is_shown_by_the_seat_held_now_at_the_own_level(office: Desk) -> None:
    seat.add(office, "张三", "区", district="第12选区", congress=17)
    seat.add(office, "张三", "镇", congress=4, from_="2016-12-20", to="2021-12-20")
    role.add(office, "张三", role="主席")
    found = deputy.show(office, "张三")
    assert (found["level"], found["congress"], found["district"]) == ("镇", 5, "第3选区")
    assert [(one["level"], one["congress"], one["status"]) for one in found["seats"]] == [
        ("镇", 5, "in_office"), ("区", 17, "in_office"), ("镇", 4, "ended"),
    ]  # fmt: skip
    assert found["roles"] == [{"role": "主席", "from_on": "2021-12-20", "to_on": None}]
    office.file.db.execute("UPDATE seat SET status = 'ended' WHERE deputy_id = 1 AND level = '镇'")
    assert deputy.show(office, "张三")["level"] == "区"


def test_the_year_is_counted_and_groups_are_named(office: Desk) -> None:
    for sql in (
        "INSERT INTO sitting (id, session_id, held_on, part) VALUES (1, 1, '2022-01-06', '上午'), (2, 1, '2022-01-06', '下午')",
        "INSERT INTO attendance (sitting_id, deputy_id, state) VALUES (1, 1, 'present'), (2, 1, 'present'), (1, 2, 'absent')",
        "INSERT INTO pledge (deputy_id, year, what, made_on, until_on) VALUES (1, 2022, '修路', '2022-01-06', '2022-12-31')",
        "INSERT INTO pledge (deputy_id, year, what, made_on, until_on) VALUES (1, 2021, '架桥', '2021-01-06', '2021-12-31')",
        "INSERT INTO deputy_group (id, name, kind, leader_id) VALUES (9, '代表党支部', '党支部', 1)",
        "INSERT INTO group_member (group_id, deputy_id) VALUES (9, 1), (9, 2)",
    ):
        office.file.db.execute(sql)
    found = deputy.show(office, "张三")
    assert [found[name] for name in ("year", "sessions", "activities", "pledges", "deeds")] == [2022, 1, 0, 1, 0]
    assert [tuple(one.values()) for one in found["groups"]] == [
        ("东片小组", "代表小组", None), ("代表党支部", "党支部", "书记"),
    ]  # fmt: skip
    assert [one["name"] for one in deputy.show(office, "李四")["groups"]] == ["西片小组", "代表党支部"]
    assert deputy.show(office, "李四")["sessions"] == 0


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
