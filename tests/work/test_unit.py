"""The units that handle proposals."""

from datetime import date, timedelta

import pytest

from renda_cli.errors import InputError
from renda_cli.work import due as due_list
from renda_cli.work import rules, unit
from renda_cli.work.desk import Desk
from renda_cli.work.proposal import assigning, feedback, handling, listing, promises, reading, returning
from tests.work.helpers import assigned, at, clock, count, due, hand_in, judge, refused, replied, reply, status


def test_a_unit_is_entered_with_all_that_is_known(desk: Desk) -> None:
    done = unit.add(desk, " 财政局 ", head="周局长", leader="吴副镇长", contact="郑科员", phone="0519-0000000")
    assert done.lines == ("已登记单位 财政局",)
    assert done.read() == {
        "id": 1, "name": "财政局", "head": "周局长", "leader": "吴副镇长", "contact": "郑科员", "phone": "051*****0000", "proposals": 0,
        "merged_into": None,
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
    assert done.lines == ("已修改单位 财政和资产管理局（原名 财政局，仍可查到）",)
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


# Renamed


def test_a_former_name_still_finds_the_unit_and_the_clerk_is_told(office: Desk) -> None:
    unit.edit(office, "财政局", name="财政和资产管理局", on="2022-03-01")
    done = assigning.assign(office, [hand_in(office)], lead=["财政局"], on="2022-03-02")
    assert done.lines[-1] == "提示：财政局现为财政和资产管理局，已按财政和资产管理局登记"
    assert [one["unit"] for one in done.read()["assignments"]] == ["财政和资产管理局"]


def test_the_day_until_which_a_name_was_borne_is_kept(office: Desk) -> None:
    unit.edit(office, "财政局", name="财政和资产管理局", on="2022-03-01")
    unit.edit(office, "财政和资产管理局", name="财审局", on="2022-09-01")
    rows = office.file.tuples("SELECT unit_id, name, until_on FROM unit_former_name ORDER BY id")
    assert rows == [(2, "财政局", "2022-03-01"), (2, "财政和资产管理局", "2022-09-01")]
    for name in ("财政局", "财政和资产管理局", "财审局"):
        assert unit.show(office, name)["name"] == "财审局"


def test_a_new_unit_may_bear_a_name_that_another_gave_up(office: Desk) -> None:
    unit.edit(office, "财政局", name="财审局")
    unit.add(office, "财政局")
    assert unit.show(office, "财政局")["id"] == 5


def test_a_rename_by_the_former_name_does_not_speak_of_it_twice(office: Desk) -> None:
    unit.edit(office, "财政局", name="财审局")
    assert unit.edit(office, "财政局", name="财审资产局").lines == ("已修改单位 财审资产局（原名 财审局，仍可查到）",)


# Merged


def test_what_is_open_goes_over_to_the_other_with_its_clock(office: Desk) -> None:
    number = assigned(office, "2022-01-31")
    done = unit.merge(office, "农业农村局", into="建设局", on="2022-03-01")
    assert done.lines == ("已登记 农业农村局 并入 建设局（2022-03-01），在办的 1 件由 建设局 继续办理", "5-1/1")
    assert done.read()["name"] == "建设局"
    (now,) = reading.show(office, number)["assignments"]
    assert (now["unit"], now["role"], now["assigned_on"], now["due_on"]) == (
        "建设局",
        "lead",
        "2022-01-31",
        "2022-04-30",
    )
    assert due(office, "2022-05-01") == [("reply", "5-1/1", "建设局", -1, "late")]
    told = [event for event in reading.show(office, number)["timeline"] if event["event"] == "unit"]
    assert told == [{"on": "2022-03-01", "event": "unit", "text": "农业农村局并入建设局，由其继续办理"}]


def test_what_is_done_stays_with_the_old_one(office: Desk) -> None:
    number = replied(office)
    feedback.close(office, [number], on="2022-03-10")
    done = unit.merge(office, "农业农村局", into="建设局", on="2022-04-01")
    assert done.lines == ("已登记 农业农村局 并入 建设局（2022-04-01），在办的 0 件由 建设局 继续办理",)
    found = reading.show(office, number)
    assert [one["unit"] for one in (*found["assignments"], *found["replies"])] == ["农业农村局", "农业农村局"]
    assert "unit" not in [event["event"] for event in found["timeline"]]


def test_what_was_returned_stays_with_the_old_one(office: Desk) -> None:
    number = assigned(office)
    returning.return_(office, number, why="不属职责", on="2022-02-01")
    unit.merge(office, "农业农村局", into="建设局", on="2022-03-01")
    found = reading.show(office, number)
    assert ([one["unit"] for one in found["former_assignments"]], found["assignments"]) == (["农业农村局"], [])


def test_promises_stay_with_the_old_one_and_the_other_is_waited_for(office: Desk) -> None:
    number = replied(office)
    for what in ("甲", "乙", "丙"):
        promises.promise(office, number, what=what, until="2022-06-30", on="2022-03-01")
    promises.keep(office, number, what="甲", on="2022-03-02")
    promises.break_(office, number, what="乙", why="规划调整", on="2022-03-02")
    feedback.close(office, [number], on="2022-03-10")
    unit.merge(office, "农业农村局", into="建设局", on="2022-04-01")
    made = {one["what"]: one["unit"] for one in reading.show(office, number)["promises"]}
    assert made == {"甲": "农业农村局", "乙": "农业农村局", "丙": "农业农村局"}
    assert due(office, "2022-07-01") == [("promise", number, "建设局", -1, "late")]


def test_the_lead_that_goes_into_its_co_handler_leaves_it_both(office: Desk) -> None:
    rules.set_(office, "co_opinion", "30天", from_="2022-01-01", source="某文", start="交办")
    number = assigned(office, "2022-01-31", co_handlers=["财政局"])
    unit.merge(office, "农业农村局", into="财政局", on="2022-02-10")
    found = reading.show(office, number)
    assert [(one["unit"], one["role"]) for one in found["assignments"]] == [("财政局", "lead"), ("财政局", "co")]
    assert found["former_assignments"] == []
    assert [row[:3] for row in due(office, "2022-05-01")] == [
        ("co_opinion", number, "财政局"), ("reply", number, "财政局"),
    ]  # fmt: skip
    reply(office, number, "2022-03-01", unit="财政局")
    assert (status(office, number), due(office, "2022-05-01")) == ("replied", [])


def test_the_co_handler_that_goes_into_its_lead_leaves_it_both(office: Desk) -> None:
    rules.set_(office, "co_opinion", "30天", from_="2022-01-01", source="某文", start="交办")
    number = assigned(office, "2022-01-31", co_handlers=["财政局"])
    unit.merge(office, "财政局", into="农业农村局", on="2022-02-10")
    found = reading.show(office, number)
    assert [(one["unit"], one["role"]) for one in found["assignments"]] == [
        ("农业农村局", "lead"),
        ("农业农村局", "co"),
    ]
    assert found["former_assignments"] == []
    assert [row[:3] for row in due(office, "2022-05-01")] == [
        ("co_opinion", number, "农业农村局"), ("reply", number, "农业农村局"),
    ]  # fmt: skip
    reply(office, number, "2022-03-01")
    assert clock(office, number, "co_opinion")["cancelled_why"] == "主办单位已答复"


def test_two_that_handle_separately_become_one_that_owes_both_replies(office: Desk) -> None:
    number = assigned(office, each=["建设局", "财政局"])
    unit.merge(office, "财政局", into="建设局", on="2022-02-10")
    assert [one["unit"] for one in reading.show(office, number)["assignments"]] == ["建设局", "建设局"]
    assert reply(office, number, "2022-03-01", unit="建设局")[1] == "还有 建设局 未答复"
    assert status(office, number) == "assigned"
    reply(office, number, "2022-03-02", unit="建设局")
    assert status(office, number) == "replied"
    assert [(one["on"], one["unit"]) for one in reading.show(office, number)["replies"]] == [
        ("2022-03-01", "建设局"), ("2022-03-02", "建设局"),
    ]  # fmt: skip
    with refused(office, "现在的状态是“已答复”"):
        reply(office, number, "2022-03-03", unit="建设局")


def test_the_other_answers_for_the_one_that_goes_after_it_answered_for_itself(office: Desk) -> None:
    number = assigned(office, each=["建设局", "财政局"])
    reply(office, number, "2022-02-05", unit="建设局")
    unit.merge(office, "财政局", into="建设局", on="2022-02-10")
    owed = office.file.tuples("SELECT name FROM handler WHERE owes_reply")
    assert (status(office, number), [tuple(row) for row in owed]) == ("assigned", [("建设局",)])
    reply(office, number, "2022-03-01", unit="建设局")
    assert status(office, number) == "replied"


def test_a_reply_bears_the_name_of_its_day(office: Desk) -> None:
    number = assigned(office, each=["财政局", "教育局"])
    reply(office, number, "2022-02-05", unit="财政局")
    judged = assigned(office, lead=["财政局"])
    unit.merge(office, "财政局", into="建设局", on="2022-02-10")
    reply(office, judged, "2022-02-10")
    assert [one["unit"] for one in reading.show(office, number)["replies"]] == ["财政局"]
    assert [one["unit"] for one in reading.show(office, judged)["replies"]] == ["建设局"]
    with refused(office, "5-1/1 已交建设局办理"):
        assigning.assign(office, [number], each=["建设局"], on="2022-02-11")


def test_a_merger_lies_not_before_what_the_old_one_did(office: Desk) -> None:
    number = assigned(office, co_handlers=["财政局"])
    for name, day in (("农业农村局", "2022-03-01"), ("财政局", "2022-01-31")):
        if name == "农业农村局":
            reply(office, number, day)
        before = str(date.fromisoformat(day) - timedelta(1))
        with refused(office, f"{name} 在 {day} 还有办理的登记，不能在 {before} 并入别的单位；请核对 --on"):
            unit.merge(office, name, into="建设局", on=before)
        unit.merge(office, name, into="建设局", on=day)


def test_of_a_chain_the_successor_is_one_step_away(office: Desk) -> None:
    number = assigned(office, lead=["财政局"])
    unit.merge(office, "财政局", into="建设局", on="2022-02-10")
    unit.merge(office, "建设局", into="教育局", on="2022-03-10")
    merged = {row[1]: row[-1] for row in unit.list_(office).rows}
    assert (merged["财政局"], merged["建设局"]) == ("教育局", "教育局")
    assert due(office, "2022-05-01") == [("reply", number, "教育局", -1, "late")]


def test_the_one_that_goes_was_to_answer_again_but_the_other_was_not(office: Desk) -> None:
    number = assigned(office, each=["建设局", "财政局"])
    for name in ("建设局", "财政局"):
        reply(office, number, "2022-02-05", unit=name)
    judge(office, number, "2022-02-08", "满意", "不满意", units=["财政局"])
    unit.merge(office, "财政局", into="建设局", on="2022-02-10")
    reply(office, number, "2022-03-01")
    assert status(office, number) == "replied"


def test_a_merged_unit_is_known_by_the_last_of_a_chain(office: Desk) -> None:
    unit.merge(office, "财政局", into="建设局", on="2022-02-10")
    unit.merge(office, "建设局", into="教育局", on="2022-03-10")
    done = assigning.assign(office, [hand_in(office)], lead=["财政局"], on="2022-03-11")
    assert [one["unit"] for one in done.read()["assignments"]] == ["教育局"]
    assert done.lines[-1] == "提示：财政局现为教育局，已按教育局登记"


def test_two_words_for_one_unit_are_one_too_many(office: Desk) -> None:
    unit.merge(office, "财政局", into="建设局", on="2022-02-10")
    with pytest.raises(InputError, match="单位“建设局”写了两遍"):
        assigning.assign(office, [hand_in(office)], each=["财政局", "建设局"], on="2022-03-11")


def test_a_unit_does_not_go_into_itself_nor_back(office: Desk) -> None:
    with pytest.raises(InputError, match="财政局 不能并入自己；请核对 --into"):
        unit.merge(office, "财政局", into="财政局")
    unit.merge(office, "财政局", into="建设局", on="2022-02-10")
    with pytest.raises(InputError, match="建设局 不能并入自己"):
        unit.merge(office, "建设局", into="财政局")
    merged = {row[1]: row[-1] for row in unit.list_(office).rows}
    assert merged == {"农业农村局": None, "财政局": "建设局", "建设局": None, "教育局": None}


def test_the_day_of_a_new_name_goes_with_a_new_name(office: Desk) -> None:
    with refused(office, "--on 是改名的日期；请与 --name 一起写，或去掉"):
        unit.edit(office, "财政局", head="周局长", on="2022-03-01")


def test_a_merger_lies_not_before_the_old_one_met_the_deputy(office: Desk) -> None:
    handling.contact(office, [assigned(office)], how="电话", stage="办前", on="2022-02-20", unit="农业农村局")
    with refused(office, "农业农村局 在 2022-02-20 还有办理的登记，不能在 2022-02-10 并入别的单位"):
        unit.merge(office, "农业农村局", into="建设局", on="2022-02-10")


def test_a_merger_lies_not_before_the_old_one_returned_a_proposal(office: Desk) -> None:
    returning.return_(office, assigned(office), why="不属职责", on="2022-02-09")
    with refused(office, "农业农村局 在 2022-02-09 还有办理的登记，不能在 2022-02-08 并入别的单位"):
        unit.merge(office, "农业农村局", into="建设局", on="2022-02-08")


def test_what_the_old_one_was_assigned_stays_in_the_timeline_under_its_name(office: Desk) -> None:
    number = assigned(office)
    unit.merge(office, "农业农村局", into="建设局", on="2022-03-01")
    told = [one["text"] for one in reading.show(office, number)["timeline"] if one["event"] == "assigned"]
    assert told == ["农业农村局（主办）"]


def test_the_successors_proposals_are_listed_under_it_and_under_the_old_name(office: Desk) -> None:
    assigned(office)
    unit.merge(office, "农业农村局", into="建设局", on="2022-03-01")
    for name in ("建设局", "农业农村局"):
        assert [row[1] for row in listing.list_(office, unit=name).rows] == ["1"]


def test_how_often_the_old_one_was_urged_counts_for_the_other(office: Desk) -> None:
    number = assigned(office)
    handling.urge(office, [number], how="电话", on="2022-02-20", unit="农业农村局")
    unit.merge(office, "农业农村局", into="建设局", on="2022-03-01")
    later = at(office, "2022-05-01")
    (group,) = due_list.by_unit(later, due_list.due(later))
    assert (group["unit"], [item["urged"] for item in group["items"]]) == ("建设局", [1])
