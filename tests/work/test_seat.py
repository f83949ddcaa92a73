"""Seats: one person in several congresses, at once and one after the other."""

from typing import Any

import pytest

from renda_cli.errors import InputError
from renda_cli.work import deputy, seat, status
from renda_cli.work.desk import Desk
from tests.work.helpers import count, refused


def seats(desk: Desk, deputy: str | None = None, **filters: Any) -> list[tuple[Any, ...]]:
    """(name, level, congress, district, state) of the seats that a list holds."""
    fields = ("name", "level", "congress", "district", "status")
    found = seat.list_(desk, deputy, **filters)
    return [tuple(dict(zip(found.fields, row, strict=True))[field] for field in fields) for row in found.rows]


def test_a_seat_at_another_level(office: Desk) -> None:
    done = seat.add(
        office, "张三", "区", district="第12选区", congress=17, group="区代表小组", from_="2021-12-01", card_no="17012", elected_by="换届",
    )  # fmt: skip
    assert done.lines == (
        "已登记 #1 张三 的区代表职务（第17届，第12选区，2021-12-01 起）",
        "现兼任 2 级代表：镇、区",
    )
    assert done.read() == {
        "id": 1, "name": "张三", "level": "区", "congress": 17, "district": "第12选区", "group": "区代表小组", "status": "in_office",
        "elected_by": "换届", "card_no": "17012", "from_on": "2021-12-01", "to_on": None,
    }  # fmt: skip
    assert count(office, "deputy") == 3


def test_a_seat_of_a_past_congress_is_an_ended_one(office: Desk) -> None:
    done = seat.add(office, "张三", "镇", congress=4, from_="2016-12-20", to="2021-12-20")
    assert done.lines == ("已登记 #1 张三 的镇代表职务（第4届，2016-12-20 至 2021-12-20）",)
    assert seats(office, "张三") == [("张三", "镇", 4, None, "ended"), ("张三", "镇", 5, "第3选区", "in_office")]


def test_a_seat_begins_with_the_term_unless_it_was_over_by_then(office: Desk) -> None:
    assert seat.add(office, "张三", "区").read()["from_on"] == "2021-12-20"
    assert seat.add(office, "李四", "区", to="2026-12-20").read()["from_on"] == "2021-12-20"
    done = seat.add(office, "王五", "区", congress=16, to="2021-11-01")
    assert done.lines == ("已登记 #3 王五 的区代表职务（第16届，至 2021-11-01）",)
    assert done.read()["from_on"] is None


def test_without_a_term_and_a_number_the_present_congress_stays_unknown(desk: Desk) -> None:
    desk.file.update("town", 1, congress=None, term_start=None)
    deputy.add(desk, "张三")
    assert seat.add(desk, "张三", "区", to="2026-12-20").read()["from_on"] is None
    assert seats(desk) == [("张三", "镇", None, None, "in_office"), ("张三", "区", None, None, "in_office")]


@pytest.mark.parametrize(
    ("about", "sentence"),
    [
        (
            {"level": "镇"},
            r"张三 在这段时间已有镇代表职务（第5届，第3选区，2021-12-20 起），一人不能同时任同一级的两个代表；改正请用",
        ),
        ({"level": "镇", "congress": 6, "from_": "2022-01-01"}, "已有镇代表职务"),
        ({"level": "镇", "congress": 4}, "第4届已经届满（本届是第5届）；请用 --from 和 --to 写明任期"),
        ({"level": "镇", "congress": 4, "to": "2021-12-20"}, "第4届已经届满"),
        (
            {"level": "镇", "to": "2022-01-05"},
            "本届（第5届）的职务不能直接登记为已结束；往届的请写 --congress；本届的先登记，再用 renda deputy end",
        ),
        (
            {"level": "镇", "congress": 4, "from_": "2021-12-20", "to": "2016-12-20"},
            "--to 2016-12-20 早于任职起 2021-12-20",
        ),
        ({"level": "区", "congress": 0}, "--congress 0 不对；请写第几届"),
        ({"level": "区", "congress": 1000}, "--congress 1000 不对"),
        ({"level": "区", "elected_by": "任命"}, "--elected-by 没有“任命”这一种；可选：换届、补选"),
        ({"level": "区、市"}, "级别“区、市”不止一级"),
        ({"level": "乡"}, "本级是“镇”，没有“乡”一级的代表"),
    ],
)
def test_a_wrong_seat_is_refused(office: Desk, about: dict[str, Any], sentence: str) -> None:
    with refused(office, sentence):
        seat.add(office, "张三", **about)


def test_terms_may_touch_but_not_overlap(office: Desk) -> None:
    seat.add(office, "张三", "区", congress=16, from_="2016-12-20", to="2021-12-20")
    seat.add(office, "张三", "区", congress=17)
    with refused(office, "已有区代表职务（第16届，2016-12-20 至 2021-12-20）"):
        seat.add(office, "张三", "区", congress=15, from_="2011-12-20", to="2016-12-21")


def test_a_seat_that_ended_nobody_knows_when_is_in_nobodys_way(office: Desk) -> None:
    office.file.db.execute("UPDATE seat SET status = 'ended' WHERE deputy_id = 1")
    assert seat.add(office, "张三", "镇", from_="2022-01-09").read()["congress"] == 5


@pytest.mark.parametrize("level", ["区级", "区代表", "区人大代表", "区"])
def test_a_level_has_one_form(office: Desk, level: str) -> None:
    assert seat.add(office, "张三", level).read()["level"] == "区"


def test_a_level_of_towns_is_the_own_one(office: Desk) -> None:
    office.file.db.execute("UPDATE seat SET status = 'ended', to_on = '2022-01-01'")
    assert seat.add(office, "张三", "乡镇级", from_="2022-01-09").read()["level"] == "镇"


def test_what_strikes_one_about_the_days_is_said(office: Desk) -> None:
    assert seat.add(office, "张三", "区", from_="2022-02-01").lines[-1] == (
        "注意：任职起 2022-02-01 在今天（2022-01-10）之后，请核对 --from"
    )
    done = seat.add(office, "李四", "区", elected_by="补选")
    assert done.lines[-1] == "提示：补选的请用 --from 写明任职日期，否则按一直在任计"
    assert done.read()["from_on"] is None


# edit


def test_a_seat_is_corrected_by_its_level(office: Desk) -> None:
    seat.add(office, "张三", "区", congress=17)
    done = seat.edit(office, "张三", "区", district="第12选区", card_no="17012", from_="2021-11-30")
    assert done.lines == ("已修改 #1 张三 的区代表职务（第17届，第12选区，2021-11-30 起）",)
    assert done.read()["card_no"] == "17012"
    assert deputy.show(office, "张三")["district"] == "第3选区"


def test_a_congress_names_the_seat_or_corrects_it(office: Desk) -> None:
    seat.add(office, "张三", "镇", congress=4, from_="2016-12-20", to="2021-12-20")
    seat.edit(office, "张三", "镇", congress=4, to="2021-12-19", district="第2选区")
    seat.edit(office, "张三", "镇", card_no="05001")
    assert seats(office, "张三") == [("张三", "镇", 4, "第2选区", "ended"), ("张三", "镇", 5, "第3选区", "in_office")]
    seat.add(office, "张三", "区", congress=16)
    assert seat.edit(office, "张三", "区", congress=17).read()["congress"] == 17
    assert seat.edit(office, "张三", "区", new_level="县").read()["level"] == "县"


@pytest.mark.parametrize(
    ("level", "about", "sentence"),
    [
        ("镇", {}, "没有写要改什么"),
        ("镇", {"congress": 5}, "没有写要改什么"),
        (
            "市",
            {"card_no": "1"},
            "张三 没有市代表职务，有的是：镇（第5届，第3选区，2021-12-20 起）；区（第17届，2021-12-20 起）",
        ),
        ("区", {"new_level": "镇"}, "已有镇代表职务"),
        ("区", {"to": "2022-01-09"}, "这个职务还在任，不能只写 --to 2022-01-09；资格终止请用 renda deputy end"),
        ("区", {"to": "2021-12-01"}, "--to 2021-12-01 早于任职起 2021-12-20"),
    ],
)
def test_a_wrong_correction_is_refused(office: Desk, level: str, about: dict[str, Any], sentence: str) -> None:
    seat.add(office, "张三", "区", congress=17)
    with refused(office, sentence):
        seat.edit(office, "张三", level, **about)


def test_of_several_past_seats_one_is_to_be_named(office: Desk) -> None:
    for congress, year in ((15, 2011), (16, 2016)):
        seat.add(office, "王五", "区", congress=congress, from_=f"{year}-12-20", to=f"{year + 5}-12-20")
    with refused(office, "王五 有 2 个区代表职务：.*请用 --congress 指明是哪一届的"):
        seat.edit(office, "王五", "区", card_no="1")
    assert seat.edit(office, "王五", "区", congress=15, to="2016-12-19").read()["to_on"] == "2016-12-19"


def test_a_seat_moved_onto_a_namesakes_is_refused(office: Desk) -> None:
    deputy.add(office, "张三", district="第8选区")
    with refused(office, "第3选区 已有代表 #1 张三"):
        seat.edit(office, "#4", "镇", district="第3选区")
    office.file.db.execute("UPDATE seat SET status = 'ended' WHERE deputy_id = 1")
    with refused(office, "第8选区 已有代表 #4 张三"):
        seat.add(office, "#1", "镇", district="第8选区", from_="2022-01-09")


# list


def test_seats_are_listed_with_heads_apart(office: Desk) -> None:
    seat.add(office, "张三", "区", congress=17)
    assert seats(office, level="区级") == seats(office, congress=17) == [("张三", "区", 17, None, "in_office")]
    assert seat.list_(office).notes == ("共 4 席，3 人",)
    assert seat.list_(office, level="镇").notes == ()
    assert seats(office, "李四", congress=4) == []
    with pytest.raises(InputError, match="没有叫“赵六”的代表"):
        seat.list_(office, "赵六")


@pytest.mark.parametrize(
    ("about", "sentence"),
    [
        ({"congress": 7}, "本届是第5届，不能登记第7届的代表；请核对届次，下一届是第6届"),
        ({"congress": 4}, "第4届已经届满（本届是第5届），这个职务还在任；请核对 --congress"),
    ],
)
def test_a_seat_of_the_own_level_is_of_this_or_the_next_congress(
    office: Desk, about: dict[str, Any], sentence: str
) -> None:
    with refused(office, sentence):
        seat.edit(office, "张三", "镇", **about)
    assert seat.edit(office, "张三", "镇", congress=6).read()["congress"] == 6
    with refused(office, "不能登记第7届的代表"):
        deputy.add(office, "赵六", congress=7)


def test_a_first_day_before_the_term_or_still_to_come_strikes_one(office: Desk) -> None:
    early = "注意：任职起 2020-01-01 早于本届任期起 2021-12-20，请核对 --from"
    late = "注意：任职起 2022-01-11 在今天（2022-01-10）之后，请核对 --from"
    assert deputy.add(office, "赵六", from_="2020-01-01").lines[-1] == early
    assert deputy.edit(office, "赵六", from_="2022-01-11").lines[-1] == late
    assert seat.edit(office, "赵六", "镇", from_="2020-01-01").lines[-1] == early
    assert len(seat.edit(office, "赵六", "镇", card_no="1").lines) == 1
    assert len(seat.add(office, "赵六", "区", from_="2020-01-01").lines) == 2


def test_the_last_day_of_an_ended_seat_is_that_of_its_ending(office: Desk) -> None:
    status.end(office, "张三", ground="去世", on="2022-01-08")
    seat.edit(office, "张三", "镇", to="2022-01-07")
    assert status.events(office, 1)[0]["held_on"] == "2022-01-07"
    with refused(office, "这个职务已经终止，--to 2022-01-11 不能在今天（2022-01-10）之后；请核对 --to"):
        seat.edit(office, "张三", "镇", to="2022-01-11")
