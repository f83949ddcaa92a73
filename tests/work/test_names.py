"""From the words of the clerk to the record that they name."""

from dataclasses import replace

import pytest

from renda_cli.errors import InputError
from renda_cli.work import deputy, names, session, unit
from renda_cli.work.desk import Desk
from tests.work.helpers import at, hand_in

# deputies


def test_a_deputy_is_found_by_name_whatever_the_padding(office: Desk) -> None:
    deputy.add(office, "王　强")
    assert names.deputy(office, " 王强 ") == names.Named(4, "王强")
    assert names.deputy(office, "王 强") == names.Named(4, "王强")


def test_two_of_one_name_are_refused_with_both_candidates(office: Desk) -> None:
    deputy.add(office, "张三", district="第9选区")
    with pytest.raises(
        InputError,
        match="“张三”对应 2 位代表：#1 张三（第3选区，东片小组）、#4 张三（第9选区）；请用 #编号 指明，如 #1",
    ):
        names.deputy(office, "张三")
    assert names.deputy(office, "#4") == names.Named(4, "张三")


def test_a_candidate_of_whom_nothing_more_is_known_is_named_by_id(office: Desk) -> None:
    deputy.add(office, "王五")
    with pytest.raises(InputError, match="#3 王五（第5选区）、#4 王五；"):
        names.deputy(office, "王五")


@pytest.mark.parametrize("text", ["#9", "#", "#一", "#1x", "#12345678901"])
def test_an_id_that_is_none_is_refused(office: Desk, text: str) -> None:
    with pytest.raises(InputError, match=f"没有编号为 {text} 的代表"):
        names.deputy(office, text)


def test_initials_name_a_deputy_at_a_terminal_only(office: Desk) -> None:
    seated = replace(office, at_terminal=True)
    assert names.deputy(seated, "zs").name == "张三"
    assert names.deputy(seated, "LS").name == "李四"
    with pytest.raises(InputError, match="没有叫“zs”的代表"):
        names.deputy(office, "zs")


def test_initials_that_fit_two_are_refused_with_both(office: Desk) -> None:
    deputy.add(office, "周山")
    with pytest.raises(InputError, match=r"“zs”对应 2 位代表：#1 张三.*#4 周山"):
        names.deputy(replace(office, at_terminal=True), "zs")


def test_a_name_goes_before_initials(office: Desk) -> None:
    deputy.add(office, "zs")
    assert names.deputy(replace(office, at_terminal=True), "zs").id == 4


def test_an_unknown_name_offers_near_ones(office: Desk) -> None:
    deputy.add(office, "欧阳明华")
    with pytest.raises(InputError, match="没有叫“欧阳明”的代表；相近的有：欧阳明华"):
        names.deputy(office, "欧阳明")
    with pytest.raises(InputError, match="没有叫“华”的代表；相近的有：欧阳明华"):
        names.deputy(office, "华")
    with pytest.raises(InputError, match="没有叫“赵六”的代表；请先用 renda deputy add 登记"):
        names.deputy(office, "赵六")


def test_no_more_than_three_near_names_are_offered(office: Desk) -> None:
    for name in ("教育一局", "教育二局", "教育三局"):
        unit.add(office, name)
    with pytest.raises(InputError) as refused:
        names.unit(office, "教育四局")
    assert str(refused.value).count("、") == 2


def test_a_list_of_deputies_holds_each_once_under_any_name(office: Desk) -> None:
    assert [one.name for one in names.deputies(office, ["王五、李四"])] == ["王五", "李四"]
    assert names.deputies(office, None) == []
    with pytest.raises(InputError, match="代表“李四”写了两遍"):
        names.deputies(office, ["李四", "#2"])


def test_two_people_of_one_name_may_both_sign(office: Desk) -> None:
    deputy.add(office, "张三", district="第9选区")
    assert [one.id for one in names.deputies(office, ["#1,#4"])] == [1, 4]


# units, groups, sessions


def test_units_are_found_in_the_order_written_each_once(office: Desk) -> None:
    assert [one.name for one in names.units(office, ["财政局，农业农村局"])] == ["财政局", "农业农村局"]
    with pytest.raises(InputError, match="单位“财政局”写了两遍"):
        names.units(office, ["财政局", "财政局"])
    with pytest.raises(InputError, match="没有叫“卫健委”的单位；请先用 renda proposal unit add 登记"):
        names.unit(office, "卫健委")


def test_a_group_is_found_by_name(office: Desk) -> None:
    assert names.group(office, "东片小组").name == "东片小组"
    with pytest.raises(InputError, match="没有叫“北片小组”的代表小组；相近的有："):
        names.group(office, "北片小组")


def test_a_session_is_found_by_number_within_its_kind(office: Desk) -> None:
    assert names.session(office, "05-01")["opened_on"] == "2022-01-06"
    with pytest.raises(
        InputError, match="没有登记过 5-1 次会议；请先登记：renda deputy session add 5-1 --kind 主席团会议"
    ):
        names.session(office, "5-1", "主席团会议")


def test_a_kind_of_session_that_is_none_is_refused(office: Desk) -> None:
    with pytest.raises(InputError, match="--kind 没有“党代会”；可选：人代会、主席团会议"):
        names.session(office, "5-1", "党代会")


def test_numbers_name_proposals_in_the_order_written_each_once(office: Desk) -> None:
    hand_in(office)
    hand_in(office)
    assert [row["no"] for row in names.proposals(office, ["2，1"])] == ["2", "1"]
    with pytest.raises(InputError, match="编号“5-1/1”写了两遍"):
        names.proposals(office, ["1", "第1号"])
    with pytest.raises(InputError, match="没有写编号"):
        names.proposals(office, ["、"])


def test_the_session_of_a_day_is_the_last_that_opened(office: Desk) -> None:
    session.add(office, "5-2", on="2022-07-05", closed="2022-07-06")
    session.add(office, "5-3", kind="主席团会议", on="2022-08-01")
    days = ("2022-01-05", "2022-01-06", "2022-07-04", "2022-07-05", "2023-01-01")
    found = [names.session_of_day(office, day) for day in days]
    assert [one and one["number"] for one in found] == [None, "5-1", "5-1", "5-2", "5-2"]


# proposals


@pytest.fixture
def two_sessions(office: Desk) -> Desk:
    """5-1/1, 5-1/2, 5-1/闭3 of January and 5-2/1, 5-2/7 of July."""
    session.add(office, "5-2", on="2022-07-05", closed="2022-07-06")
    hand_in(office, "一月一号")
    hand_in(office, "一月二号")
    hand_in(office, "闭会三号", on="2022-03-01", no="闭3")
    hand_in(office, "七月一号", on="2022-07-05")
    hand_in(office, "七月七号", on="2022-07-05", no="7")
    return office


def title(desk: Desk, text: str) -> str:
    return str(names.proposal(desk, text)["title"])


def test_a_full_number_names_a_proposal_on_any_day(two_sessions: Desk) -> None:
    for day in ("2021-01-01", "2022-02-01", "2023-01-01"):
        assert title(at(two_sessions, day), "5-1/1") == "一月一号"
        assert title(at(two_sessions, day), "05-02/第7号") == "七月七号"


@pytest.mark.parametrize("text", ["1", "第1号", "1号", "０1", " 1 "])
def test_a_bare_number_is_of_the_session_of_today(two_sessions: Desk, text: str) -> None:
    assert title(at(two_sessions, "2022-02-01"), text) == "一月一号"
    assert title(at(two_sessions, "2022-08-01"), text) == "七月一号"


def test_a_bare_number_that_only_one_session_has_is_of_that_one(two_sessions: Desk) -> None:
    assert title(at(two_sessions, "2022-08-01"), "2") == "一月二号"
    assert title(at(two_sessions, "2022-02-01"), "7") == "七月七号"


def test_a_bare_number_of_two_sessions_is_refused_before_either_with_the_candidates(two_sessions: Desk) -> None:
    with pytest.raises(InputError, match="编号 1 在几次会议里都有：5-1/1 一月一号、5-2/1 七月一号；请写全，如 5-1/1"):
        names.proposal(at(two_sessions, "2021-12-01"), "1")


def test_a_number_between_sessions_is_found_without_its_sign(two_sessions: Desk) -> None:
    assert title(at(two_sessions, "2022-02-01"), "3") == "闭会三号"
    assert title(at(two_sessions, "2022-08-01"), "3") == "闭会三号"
    assert title(at(two_sessions, "2022-08-01"), "5-1/3") == "闭会三号"
    assert title(at(two_sessions, "2022-08-01"), "闭3") == "闭会三号"


def test_a_plain_number_goes_before_one_between_sessions(two_sessions: Desk) -> None:
    hand_in(two_sessions, "一月三号", no="3", session="5-1")
    assert title(at(two_sessions, "2022-02-01"), "3") == "一月三号"


def test_a_number_that_nothing_has_is_refused(two_sessions: Desk) -> None:
    with pytest.raises(InputError, match="没有编号为 99 的件；请用 renda proposal list 查编号"):
        names.proposal(two_sessions, "99")
    with pytest.raises(InputError, match="没有编号为 5-2/2 的件"):
        names.proposal(two_sessions, "5-2/2")
    with pytest.raises(InputError, match="届次“五届”不对"):
        names.proposal(two_sessions, "五届/2")


def test_a_short_text_can_be_a_number(office: Desk) -> None:
    for number in ("K1", "2026-016"):
        hand_in(office, number, no=number)
        assert title(office, number) == number


def test_before_any_session_the_bare_number_is_the_whole_number(desk: Desk) -> None:
    deputy.add(desk, "张三")
    assert hand_in(desk, on="2021-12-25") == "闭1"
    assert title(desk, "闭1") == title(desk, "1") == "完善剑湖路路灯"


def test_a_full_number_has_its_session_where_there_is_one() -> None:
    assert (names.full_number("5-3", "16"), names.full_number(None, "闭1")) == ("5-3/16", "闭1")
