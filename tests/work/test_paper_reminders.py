"""催办函: a letter a unit with all that is late, or of a proposal; what it is recorded as."""

from typing import Any

import pytest

from renda_cli.errors import InputError
from renda_cli.work.desk import Desk
from renda_cli.work.paper import reminders
from renda_cli.work.paper.kind import Asked, Urging
from renda_cli.work.proposal import assigning, handling, promises
from tests.work.helpers import assigned, at, hand_in, replied


def letters(desk: Desk, *names: str, **more: Any) -> dict[str, dict[str, Any]]:
    """The letters by what they are called."""
    return {item.name: item.data for item in reminders.letters(desk, Asked(names, **more)).items}


def test_a_unit_gets_one_letter_with_all_that_is_late(office: Desk) -> None:
    for number in (hand_in(office), hand_in(office, "增设校车站点", by="李四", confidential=True)):
        assigning.assign(office, [number], lead=["建设局"], co_handlers=["财政局"], on="2022-01-31")
    handling.urge(office, ["5-1/1"], how="电话", unit="建设局", on="2022-05-02")
    found = reminders.letters(at(office, "2022-05-09"), Asked())
    (item,) = [one for one in found.items if one.name == "建设局"]
    first, second = item.data["items"]
    assert (first["full"], first["due"], first["days_late"], first["days_left"], first["urged"]) == (
        "5-1/1",
        "2022年4月30日",
        9,
        None,
        1,
    )
    assert first["basis"].endswith("第42条")
    assert (first["latest"], first["past_longest"]) == ("2022年7月31日", False)
    assert (second["proposer"], item.data["late"]) == ("（保密）", 2)
    assert item.urgings == (Urging("5-1/1", "建设局", "答复"), Urging("5-1/2", "建设局", "答复"))


def test_what_comes_due_is_in_when_it_is_asked_for(office: Desk) -> None:
    assigned(office)
    desk = at(office, "2022-04-25")
    assert letters(desk) == {}
    (one,) = letters(desk, within="7d")["农业农村局"]["items"]
    assert (one["days_late"], one["days_left"]) == (0, 5)


def test_beyond_the_longest_limit_it_says_so(office: Desk) -> None:
    assigned(office)
    (one,) = letters(at(office, "2022-08-09"))["农业农村局"]["items"]
    assert one["past_longest"]


def test_by_name_a_unit_or_a_proposal(office: Desk) -> None:
    number = hand_in(office)
    assigning.assign(office, [number], each=["建设局", "财政局"], on="2022-01-31")
    desk = at(office, "2022-05-09")
    assert list(letters(desk, "建设局")) == ["建设局"]
    assert list(letters(desk, unit="财政局", session="5-1", overdue=True)) == ["财政局"]
    assert list(letters(desk, number)) == ["五届一次-第1号-建设局", "五届一次-第1号-财政局"]
    found = reminders.letters(desk, Asked(("教育局", "建设局")))
    assert (len(found.items), found.notes) == (1, ("没有逾期的：教育局；连同将到期的请加 --within 30d",))
    assert reminders.letters(desk, Asked(("教育局",), within="7d")).notes == ("没有逾期的：教育局",)
    with pytest.raises(InputError, match="就不能再用 --unit、--session 选"):
        reminders.letters(desk, Asked(("建设局",), unit="财政局"))
    with pytest.raises(InputError, match="没有叫“水利所”的单位"):
        reminders.letters(desk, Asked(("水利所",)))


def test_a_promise_is_named_by_its_words(office: Desk) -> None:
    number = replied(office)
    promises.promise(office, number, what="装路灯", until="2022-04-01", on="2022-03-01")
    (one,) = letters(at(office, "2022-04-09"))["农业农村局"]["items"]
    assert one["what"] == "落实承诺“装路灯”"
