"""Sessions of the congress and meetings of its presidium."""

from typing import Any

import pytest

from renda_cli.errors import InputError
from renda_cli.work import session
from renda_cli.work.deadlines import Move
from renda_cli.work.desk import Desk
from tests.work.helpers import count, hand_in


def test_a_session_is_entered_with_its_days(desk: Desk) -> None:
    done = session.add(desk, "05-01", on="2022-01-06", closed="2022-01-07")
    assert done.lines == ("已登记 5-1 次人代会：2022-01-06 至 2022-01-07",)
    found = done.read()
    assert {name: found[name] for name in ("title", "kind", "number", "opened_on", "closed_on", "days", "proposals")} == {
        "title": "第五届人民代表大会第一次会议", "kind": "人代会", "number": "5-1", "opened_on": "2022-01-06",
        "closed_on": "2022-01-07", "days": 2, "proposals": 0,
    }  # fmt: skip


def test_a_session_that_sits_has_no_closing_day(desk: Desk) -> None:
    done = session.add(desk, "5-1")
    assert done.lines == ("已登记 5-1 次人代会：2022-01-10，尚未闭会",)
    assert (done.read()["opened_on"], done.read()["closed_on"]) == ("2022-01-10", None)


def test_a_session_of_one_day_closes_on_the_day_it_opened(desk: Desk) -> None:
    assert session.add(desk, "5-1", on="2022-01-06", closed="2022-01-06").read()["closed_on"] == "2022-01-06"


def test_a_meeting_of_the_presidium_has_its_own_numbers(office: Desk) -> None:
    assert session.add(office, "5-1", kind="主席团会议", on="2022-03-01").read()["kind"] == "主席团会议"
    assert count(office, "session") == 2


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"number": "第五届"}, "届次“第五届”不对"),
        ({"number": "五届一次"}, "5-1 次人代会已登记（2022-01-06 开会）"),
        ({"number": "5-2", "kind": "党代会"}, "--kind 没有“党代会”；可选：人代会、主席团会议"),
        ({"number": "5-2", "on": "2022-07-05", "closed": "2022-07-04"}, "闭会日期 2022-07-04 早于开会日期 2022-07-05"),
        ({"number": "5-1"}, "5-1 次人代会已登记（2022-01-06 开会）"),
    ],
)
def test_a_wrong_session_is_refused(office: Desk, wrong: dict[str, Any], sentence: str) -> None:
    with pytest.raises(InputError, match=sentence):
        session.add(office, **wrong)
    assert count(office, "session") == 1


def test_a_session_closes_on_the_day_it_opened_at_the_earliest(desk: Desk) -> None:
    session.add(desk, "5-1", on="2022-01-06")
    with pytest.raises(InputError, match="闭会日期 2022-01-05 早于开会日期 2022-01-06"):
        session.close(desk, "5-1", on="2022-01-05")
    assert session.close(desk, "5-1", on="2022-01-06").lines == ("已登记 5-1 次人代会：2022-01-06 至 2022-01-06",)


def test_a_session_closes_today_unless_told_otherwise(desk: Desk) -> None:
    session.add(desk, "5-1", on="2022-01-06")
    assert session.close(desk, "5-1").read()["closed_on"] == "2022-01-10"


def test_a_session_closes_once(office: Desk) -> None:
    with pytest.raises(InputError, match="5-1 次人代会在 2022-01-07 已闭会"):
        session.close(office, "5-1")


def test_the_days_can_be_corrected(office: Desk) -> None:
    assert session.edit(office, "5-1", on="2022-01-05").lines == ("已登记 5-1 次人代会：2022-01-05 至 2022-01-07",)
    assert session.edit(office, "5-1", closed="2022-01-08").read()["closed_on"] == "2022-01-08"


def test_the_opening_of_a_session_that_sits_can_be_corrected(desk: Desk) -> None:
    session.add(desk, "5-1", on="2022-01-06")
    assert session.edit(desk, "5-1", on="2022-01-05").lines == ("已登记 5-1 次人代会：2022-01-05，尚未闭会",)


def test_a_correction_that_says_nothing_or_turns_the_days_round_is_refused(office: Desk) -> None:
    with pytest.raises(InputError, match="没有写要改什么"):
        session.edit(office, "5-1")
    with pytest.raises(InputError, match="闭会日期 2022-01-07 早于开会日期 2022-01-08；请核对 --on 和 --closed"):
        session.edit(office, "5-1", on="2022-01-08")
    assert session.show(office, "5-1")["opened_on"] == "2022-01-06"


def test_sessions_are_listed_by_day_with_the_number_of_their_proposals(office: Desk) -> None:
    session.add(office, "4-9", on="2021-07-01")
    hand_in(office)
    hand_in(office, between=True)
    found = session.list_(office)
    assert found.fields[:5] == ("kind", "number", "opened_on", "closed_on", "proposals")
    assert [row[:5] for row in found.rows] == [
        ("人代会", "4-9", "2021-07-01", None, 0),
        ("人代会", "5-1", "2022-01-06", "2022-01-07", 2),
    ]
    assert session.show(office, "5-1")["proposals"] == 2


def test_a_move_is_told_in_a_sentence() -> None:
    assert Move("5-1/1", "reply", "财政局", None, "2022-03-07").sentence() == "5-1/1 财政局 答复期限：未定 → 2022-03-07"
    assert Move("5-1/1", "assign", None, "2022-03-07", None).sentence() == "5-1/1 交办期限：2022-03-07 → 未定"


def test_a_session_may_be_called_by_its_words(office: Desk) -> None:
    assert session.add(office, "五届三次", on="2023-01-06", closed="2023-01-07").read()["number"] == "5-3"
    assert session.show(office, "五届一次")["number"] == "5-1"


def test_days_that_contradict_the_term_or_the_numbers_strike_one(office: Desk) -> None:
    def said(number: str, on: str, closed: str | None = None) -> str:
        return session.add(office, number, on=on, closed=closed).lines[-1]

    assert said("6-1", "2022-01-09") == "注意：本届是第五届，6-1 次人代会是以后一届的，请核对届次"
    term = "注意：本届（第五届）自 2021-12-20 起，{} 次人代会 {} 开会，请核对届次和日期"
    assert said("5-9", "2021-12-19") == "注意：5-9 次人代会和 5-1 的先后与届次不合，请核对日期"
    assert session.edit(office, "5-9", on="2021-12-19").lines[-2] == term.format("5-9", "2021-12-19")
    assert said("4-3", "2022-01-09") == term.format("4-3", "2022-01-09")
    assert said("4-2", "2021-01-09") == "已登记 4-2 次人代会：2021-01-09，尚未闭会"
    assert said("5-2", "2022-01-10") == "注意：5-2 次人代会和 5-9 的先后与届次不合，请核对日期"
    assert (
        said("5-10", "2022-01-10", "2022-01-12")
        == "注意：闭会日期 2022-01-12 在今天（2022-01-10）之后，请核对 --closed"
    )
    office.file.update("town", 1, term_start=None)
    assert said("3-1", "2022-01-09").startswith("已登记")
