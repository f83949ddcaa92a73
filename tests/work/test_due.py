"""What is late and what comes next: each level told once, and grouped by unit for the telephone."""

from datetime import date
from typing import Any

import pytest

from renda_cli.errors import InputError
from renda_cli.work import due as due_list
from renda_cli.work import rules, session, unit
from renda_cli.work.desk import Desk, Listing
from renda_cli.work.proposal import assigning, extending, handling, promises, returning
from tests.work.helpers import assigned, at, count, due, hand_in, replied


def new(desk: Desk, day: str, within: int | None = None) -> list[tuple[str, str]]:
    """(number, level) of what `due` tells anew on a day; it is told thereby."""
    today = at(desk, day)
    found = due_list.due(today, within, only_new=True)
    due_list.told(today, found)
    at_no, at_level = found.fields.index("no"), found.fields.index("level")
    return [(row[at_no], row[at_level]) for row in found.rows]


def groups(desk: Desk, day: str, within: int | None = None, **how: Any) -> list[dict[str, Any]]:
    """A day's list grouped by unit."""
    today = at(desk, day)
    return due_list.by_unit(today, due_list.due(today, within), **how)


# Each level once


def test_a_level_is_told_once_and_the_next_level_again(office: Desk) -> None:
    rules.use(office, "zhejiang")
    assigned(office, "2022-01-31")  # due 2022-04-30, longest 2022-07-31
    days = ("2022-04-29", "2022-04-30", "2022-05-01", "2022-05-02", "2022-07-31", "2022-08-01", "2022-08-02")
    assert [new(office, day, 7) for day in days] == [
        [("1", "due")], [], [("1", "late")], [], [], [("1", "past_legal")], [],
    ]  # fmt: skip


def test_what_is_told_is_told_for_one_day_only_one_that_moves_is_new(office: Desk) -> None:
    number = assigned(office, "2022-01-31")
    assert new(office, "2022-04-28", 7) == [("1", "due")]
    extending.extend(office, number, until="2022-05-05", why="材料未齐", approved_by="主席团", on="2022-04-28")
    assert new(office, "2022-04-29", 7) == [("1", "due")]
    assert new(office, "2022-04-30", 7) == []


def test_a_plain_due_tells_everything_every_day_and_writes_nothing(office: Desk) -> None:
    assigned(office, "2022-01-31")
    before = office.file.db.total_changes
    for _ in range(2):
        assert [row[-1] for row in due(office, "2022-05-01")] == ["late"]
        due_list.due(at(office, "2022-05-01"), only_new=True)
    assert office.file.db.total_changes == before
    assert count(office, "alert") == 0
    assert new(office, "2022-05-01") == [("1", "late")]
    assert [row[-1] for row in due(office, "2022-05-01")] == ["late"]


def test_what_was_told_is_kept_with_level_and_days(office: Desk) -> None:
    assigned(office, "2022-01-31")
    new(office, "2022-05-01")
    new(office, "2022-05-02")
    assert office.file.tuples("SELECT level, due_on, told_on FROM alert") == [("late", "2022-04-30", "2022-05-01")]


def test_telling_the_same_list_twice_keeps_one(office: Desk) -> None:
    assigned(office, "2022-01-31")
    today = at(office, "2022-05-01")
    found = due_list.due(today)
    due_list.told(today, found)
    due_list.told(today, found)
    assert count(office, "alert") == 1


def test_of_several_only_the_new_one_is_told(office: Desk) -> None:
    assigned(office, "2022-01-31")
    new(office, "2022-05-01")
    assigned(office, "2022-02-01")
    assert new(office, "2022-05-05") == [("2", "late")]


def test_an_empty_list_tells_nothing(office: Desk) -> None:
    assert new(office, "2022-05-01") == []
    assert count(office, "alert") == 0


# What the list holds


def test_the_longest_that_the_rules_allow_may_be_past_while_the_day_is_not(office: Desk) -> None:
    rules.use(office, "zhejiang")
    assigned(office, "2022-01-31")
    office.file.db.execute("UPDATE deadline SET due_on = '2022-09-30', latest_on = '2022-07-31' WHERE kind = 'reply'")
    assert due(office, "2022-08-01") == [("reply", "5-1/1", "农业农村局", 60, "past_legal")]
    assert due(office, "2022-07-31") == []


def test_a_return_window_is_nobodys_debt(office: Desk) -> None:
    rules.use(office, "zhejiang")
    assigned(office, "2022-01-10")
    assert due(office, "2022-02-28") == []


def test_what_a_clock_is_for_is_said_where_its_kind_does_not(office: Desk) -> None:
    rules.set_(office, "reassign", "5天", from_="2022-01-01", source="某文", start="收到退办说明")
    returning.return_(office, assigned(office), why="不属职责", on="2022-02-01")
    rules.use(office, "zhejiang")
    hand_in(office, on="2022-02-10")
    found = due_list.due(at(office, "2022-06-01"))
    assert [(row[0], row[1]) for row in found.rows] == [("退办后重新交办", "assign"), ("告知代表已受理", "notice")]


def test_a_window_is_read_in_days() -> None:
    assert (due_list.window(None), due_list.window("7d"), due_list.window("30天")) == (None, 7, 30)
    with pytest.raises(InputError, match="--within “一周”看不懂"):
        due_list.window("一周")


def test_something_is_late_when_one_line_is(office: Desk) -> None:
    assigned(office, "2022-01-31")
    assert [due_list.any_late(due_list.due(at(office, day), 7)) for day in ("2022-04-30", "2022-05-01")] == [
        False,
        True,
    ]
    assert due_list.any_late(Listing(due_list.DUE_FIELDS, [])) is False


@pytest.mark.parametrize(
    ("due_on", "latest_on", "level"),
    [
        ("2022-05-01", None, "due"),
        ("2022-04-30", None, "late"),
        ("2022-04-30", "2022-05-01", "late"),
        ("2022-04-30", "2022-04-30", "past_legal"),
        ("2022-06-30", "2022-04-30", "past_legal"),
    ],
)
def test_the_day_itself_is_not_late(due_on: str, latest_on: str | None, level: str) -> None:
    assert due_list.level(due_on, latest_on, date(2022, 5, 1).isoformat()) == level


# By unit, for the telephone


def test_each_unit_stands_with_whom_to_call(office: Desk) -> None:
    unit.edit(office, "财政局", head="周局长", leader="吴副镇长", contact="郑科员", phone="0519-0000000")
    assigned(office, "2022-01-31", lead=["财政局"])
    (found,) = groups(office, "2022-05-01")
    assert {key: value for key, value in found.items() if key != "items"} == {
        "unit": "财政局", "head": "周局长", "leader": "吴副镇长", "contact": "郑科员", "phone": "051*****0000",
    }  # fmt: skip
    (item,) = found["items"]
    assert (item["no"], item["title"], item["days_left"], item["level"]) == ("1", "完善剑湖路路灯", -1, "late")
    assert item.keys() == {*due_list.DUE_FIELDS, "urged"}
    assert groups(office, "2022-05-01", private=True)[0]["phone"] == "0519-0000000"


def test_the_unit_most_in_arrears_comes_first_whatever_it_owes_besides(office: Desk) -> None:
    assigned(office, "2022-01-31", lead=["财政局"])
    assigned(office, "2022-02-10", lead=["建设局"])
    assigned(office, "2022-03-10", lead=["财政局"])
    found = groups(office, "2022-06-30")
    assert [(one["unit"], [item["no"] for item in one["items"]]) for one in found] == [
        ("财政局", ["1", "3"]),
        ("建设局", ["2"]),
    ]


def test_what_no_unit_owes_stands_last(office: Desk) -> None:
    rules.use(office, "shandong")
    hand_in(office, on="2022-01-10")  # to be assigned by the 15th: nobody's but the office's
    assigned(office, "2022-01-31", lead=["财政局"])
    found = groups(office, "2022-06-30")
    assert [one["unit"] for one in found] == ["财政局", None]
    assert {found[1][key] for key in ("head", "leader", "contact", "phone")} == {None}
    assert [item["kind"] for item in found[1]["items"]] == ["assign"]


def test_it_is_told_how_often_each_was_urged(office: Desk) -> None:
    first, second = assigned(office, "2022-01-31"), assigned(office, "2022-01-31")
    for day in ("2022-05-02", "2022-05-03"):
        handling.urge(office, [second], how="电话", on=day)
    (found,) = groups(office, "2022-05-04")
    assert [(item["no"], item["urged"]) for item in found["items"]] == [("1", 0), ("2", 2)]
    assert first == "5-1/1"


def test_a_number_of_another_session_has_reminders_of_its_own(office: Desk) -> None:
    hand_in(office)
    session.add(office, "5-2", on="2023-01-05", closed="2023-01-06")
    numbers = [assigned(office, "2022-01-31"), hand_in(office, on="2023-01-05")]
    assigning.assign(office, [numbers[1]], lead=["财政局"], on="2023-01-31")
    handling.urge(office, [numbers[0]], how="电话", on="2022-05-02")
    found = {(item["session"], item["urged"]) for one in groups(office, "2023-06-01") for item in one["items"]}
    assert found == {("5-1", 1), ("5-2", 0)}


def test_a_promise_stands_with_the_unit_that_made_it(office: Desk) -> None:
    number = replied(office)
    promises.promise(office, number, what="安装路灯", until="2022-06-30", on="2022-03-01")
    (found,) = groups(office, "2022-07-01")
    assert (found["unit"], found["items"][0]["what"]) == ("农业农村局", "安装路灯")


@pytest.mark.parametrize("by", ["unit", "单位"])
def test_only_the_unit_groups(office: Desk, by: str) -> None:
    due_list.check_options(by, private=False)
    assert due_list.by_unit(office, due_list.due(office)) == []
    with pytest.raises(InputError, match="--by 没有“代表”；可选：unit"):
        due_list.check_options("代表", private=False)


def test_a_day_that_waits_is_not_listed(office: Desk) -> None:
    rules.use(office, "shandong-township")
    session.add(office, "5-2", on="2022-07-05")
    number = hand_in(office, on="2022-07-05")
    assigning.assign(office, [number], lead=["财政局"], on="2022-07-05")
    assert due(office, "2030-01-01") == []


def test_the_units_phones_are_of_no_use_in_a_list_without_units() -> None:
    with pytest.raises(InputError, match="--private 显示的是单位的电话；请与 --by unit 一起写"):
        due_list.check_options(None, private=True)
    due_list.check_options("unit", private=True)
    due_list.check_options(None, private=False)


def test_urges_count_for_the_matter_and_the_unit_that_they_were_about(office: Desk) -> None:
    rules.set_(office, "co_opinion", "30天", from_="2022-01-01", source="某文", start="交办")
    number = assigned(office, co_handlers=["财政局"])
    handling.urge(office, [number], how="电话", unit="财政局", on="2022-02-10")
    for day in ("2022-02-11", "2022-02-12"):
        handling.urge(office, [number], how="电话", unit="农业农村局", on=day)
    handling.urge(office, [number], how="发函", about="答复", on="2022-02-13")
    later = at(office, "2022-05-01")
    groups = due_list.by_unit(later, due_list.due(later))
    assert {one["unit"]: [item["urged"] for item in one["items"]] for one in groups} == {
        "财政局": [1],
        "农业农村局": [3],
    }
