"""Offices within the congress, and who sits in its presidium."""

from datetime import date

import pytest

from renda_cli.errors import InputError
from renda_cli.work import deputy, role, seat
from renda_cli.work.desk import Desk
from tests.work.helpers import refused

DAY = date(2022, 1, 10)


def held(desk: Desk, **filters: str) -> list[tuple[str, str]]:
    """(name, office) as listed."""
    return [(row[1], row[2]) for row in role.list_(desk, **filters).rows]


def test_an_office_begins_with_the_seat_unless_told(office: Desk) -> None:
    done = role.add(office, "张三", role="主席")
    assert done.lines == ("已登记 #1 张三 任主席，2021-12-20 起", "主席团现有 1 人（主席、副主席在内）")
    assert done.read() == {"id": 1, "name": "张三", "role": "主席", "from_on": "2021-12-20", "to_on": None}
    assert role.add(office, "李四", role="秘书长", from_="2022-01-06").lines == (
        "已登记 #2 李四 任秘书长，2022-01-06 起",
    )


def test_of_a_seat_without_a_beginning_the_office_has_none(office: Desk) -> None:
    office.file.update("seat", 1, from_on=None)
    assert role.add(office, "张三", role="主席团成员").lines[0] == "已登记 #1 张三 任主席团成员"
    assert role.presidium_on(office, date(1990, 1, 1)) == [1]


def test_the_presidium_has_its_chairmen_and_its_members_once_each(office: Desk) -> None:
    role.add(office, "李四", role="副主席")
    role.add(office, "张三", role="主席")
    role.add(office, "张三", role="主席团成员")
    role.add(office, "王五", role="代表资格审查委员会成员")
    assert role.presidium_on(office, DAY) == [1, 2]
    assert role.presidium_on(office, date(2021, 12, 19)) == []
    role.end(office, "李四", role="副主席", on="2022-01-08")
    assert (role.presidium_on(office, date(2022, 1, 8)), role.presidium_on(office, date(2022, 1, 9))) == ([1, 2], [1])


def test_whoever_is_suspended_or_out_of_office_sits_no_longer(office: Desk) -> None:
    for name in ("张三", "李四", "王五"):
        role.add(office, name, role="主席团成员")
    db = office.file.db
    db.execute("UPDATE seat SET status = 'ended', to_on = '2022-01-08' WHERE deputy_id = 1")
    db.execute(
        "INSERT INTO seat_event (seat_id, event, ground, held_on) VALUES (2, 'suspended', 'detained', '2022-01-07')"
    )
    assert role.presidium_on(office, DAY) == [3]
    assert held(office) == [("李四", "主席团成员"), ("王五", "主席团成员")]


def test_only_a_deputy_of_the_own_level_in_office_holds_one(office: Desk) -> None:
    deputy.add(office, "赵六", level="区")
    with refused(office, "赵六 在 2022-01-10 不是在任的本级代表，不能担任人大职务"):
        role.add(office, "赵六", role="主席团成员")
    with refused(office, "张三 在 2021-12-01 不是在任的本级代表"):
        role.add(office, "张三", role="主席团成员", from_="2021-12-01")


def test_there_is_one_chairman_at_a_time(office: Desk) -> None:
    role.add(office, "张三", role="主席")
    with refused(
        office, r"主席只能有一人，已登记的是 #1 张三（2021-12-20至今）；请先用 renda deputy role end #1 --role 主席"
    ):
        role.add(office, "李四", role="主席")
    role.end(office, "张三", role="主席", on="2022-01-06")
    with refused(office, r"已登记的是 #1 张三（2021-12-20至2022-01-06）"):
        role.add(office, "李四", role="主席")
    role.add(office, "李四", role="主席", from_="2022-01-06")
    role.add(office, "张三", role="副主席")
    role.add(office, "王五", role="副主席")
    assert held(office) == [("李四", "主席"), ("张三", "副主席"), ("王五", "副主席")]


def test_an_office_is_held_once(office: Desk) -> None:
    role.add(office, "张三", role="主席团成员")
    with refused(office, "张三 已登记任主席团成员；不再担任请用 renda deputy role end #1 --role 主席团成员"):
        role.add(office, "张三", role="主席团成员")


@pytest.mark.parametrize("word", ["主席团委员", "人大主席", "常务副主席"])
def test_what_could_be_mistaken_for_the_presidium_is_refused(office: Desk, word: str) -> None:
    with refused(office, f"--role 没有“{word}”这一种；可选：主席、副主席、主席团成员、代表资格审查委员会成员，或"):
        role.add(office, "张三", role=word)


def test_an_office_of_the_government_is_pointed_out(office: Desk) -> None:
    deputy.edit(office, "张三", work="副镇长")
    assert role.add(office, "张三", role="主席团成员").lines[-1] == (
        "注意：登记的职务是“副镇长”；主席团成员不得担任国家行政机关的职务，请核对"
    )


def test_an_office_ends_on_a_day(office: Desk) -> None:
    role.add(office, "张三", role="主席")
    with refused(office, "--on 2021-12-19 早于任职起 2021-12-20"):
        role.end(office, "张三", role="主席", on="2021-12-19")
    with refused(office, "张三 没有登记在任的“副主席”职务；现任：主席"):
        role.end(office, "张三", role="副主席")
    done = role.end(office, "张三", role="主席")
    assert done.lines == ("已登记 #1 张三 不再任主席，任至 2022-01-10",)
    assert done.read()["to_on"] == "2022-01-10"
    with refused(office, "没有登记在任的“主席”职务；没有登记现任的职务"):
        role.end(office, "张三", role="主席")


def test_an_office_without_a_beginning_ends_as_well(office: Desk) -> None:
    office.file.update("seat", 1, from_on=None)
    role.add(office, "张三", role="主席团成员")
    assert role.end(office, "张三", role="主席团成员", on="2022-01-01").read()["to_on"] == "2022-01-01"


def test_offices_are_listed_in_their_order_on_a_day(office: Desk) -> None:
    role.add(office, "张三", role="财政经济小组成员")
    role.add(office, "李四", role="主席团成员")
    role.add(office, "王五", role="主席", from_="2022-01-06")
    role.add(office, "王五", role="代表资格审查委员会成员")
    assert held(office) == [
        ("王五", "主席"), ("李四", "主席团成员"), ("王五", "代表资格审查委员会成员"), ("张三", "财政经济小组成员"),
    ]  # fmt: skip
    assert held(office, role="主席团成员") == [("王五", "主席"), ("李四", "主席团成员")]
    assert held(office, role="主席") == [("王五", "主席")]
    assert held(office, on="2022-01-05", role="主席团成员") == [("李四", "主席团成员")]
    assert role.list_(office).notes == ("主席团共 2 人（主席、副主席在内）",)
    assert role.list_(office, on="2021-01-01").notes == ()
    with pytest.raises(InputError, match="--role 没有“团主席”这一种"):
        role.list_(office, role="团主席")


def test_a_seat_at_another_level_does_not_make_two_members(office: Desk) -> None:
    seat.add(office, "张三", "区")
    role.add(office, "张三", role="主席团成员")
    assert (role.presidium_on(office, DAY), held(office)) == ([1], [("张三", "主席团成员")])
