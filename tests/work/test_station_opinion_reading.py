"""Voters' opinions listed, shown and balanced; who said it is kept back."""

from typing import Any

import pytest

from renda_cli.work import journal, rules, unit
from renda_cli.work.desk import Desk
from renda_cli.work.station import (
    balance,
    opinion,
    opinion_acts,
    opinion_assigning,
    opinion_closing,
    opinion_period,
    opinion_reading,
    opinion_turning,
    reception,
)
from tests.work.helpers import at, refused
from tests.work.station_year_data import HOME, STATION, fill_stations_year, station

PHONE, SHOWN = "13800005678", "138****5678"


@pytest.fixture
def year(office: Desk) -> Desk:
    """The office on the last day of 2022, with two stations and their year."""
    fill_stations_year(office)
    return at(office, "2022-12-31")


@pytest.fixture
def one(office: Desk) -> Desk:
    """The office in October with one opinion that 王五 took in."""
    station(office, STATION)
    desk = at(office, "2022-10-31")
    opinion.add(
        desk, f"路灯不亮，请打{PHONE}", station=STATION, on="2022-10-01", voter="周小山", phone=PHONE, topic="照明", village="留道村",
        channel="走访", deputy="王五", note=f"家属电话{PHONE}",
    )  # fmt: skip
    return desk


def ids(desk: Desk, **asked: Any) -> list[int]:
    return [row[0] for row in opinion_reading.list_(desk, **asked).rows]


def test_the_list_masks_who_said_it(one: Desk) -> None:
    found = opinion_reading.list_(one)
    assert dict(zip(found.fields, found.rows[0], strict=True)) == {
        "id": 1, "received_on": "2022-10-01", "station": STATION, "channel": "走访", "topic": "照明", "village": "留道村", "voter": "周**",
        "phone": SHOWN, "text": f"路灯不亮，请打{SHOWN}", "confidential": False, "urgent": False, "status": "received", "handler": None,
        "due_on": None, "replied_on": None, "satisfaction": None,
    }  # fmt: skip
    assert (found.title, found.notes) == ("选民意见", ("共 1 条：待办理 1", "选民姓名、电话已隐去，完整的加 --private"))
    private = opinion_reading.list_(one, private=True)
    assert {"周小山", PHONE, f"路灯不亮，请打{PHONE}"} < set(private.rows[0])
    assert private.notes == ("共 1 条：待办理 1",)


def test_a_list_of_nobody_has_nothing_to_hide(year: Desk) -> None:
    assert opinion_reading.list_(year, topic="教育").notes == ("共 1 条：转为代表建议 1",)
    assert opinion_reading.list_(year, topic="没有的").notes == ("共 0 条",)


def test_a_whole_period_tells_whether_it_comes_out(year: Desk) -> None:
    found = opinion_reading.list_(year, year="2022")
    assert found.title == "2022年选民意见"
    assert found.notes[0] == "共 5 条：办理中 1、已答复 2、已引导 1、转为代表建议 1"
    assert found.notes[-1].startswith("收到 7 条 = 已答复 2 + 办理中 1 + 已引导 1 + 转为建议 1 + 未逐条登记 2；差 2 条")
    assert opinion_reading.list_(year, month="2022-04").notes[-1] == (
        "收到 1 条 = 已答复 0 + 办理中 1 + 已引导 0 + 转为建议 0 + 未逐条登记 0"
    )
    assert opinion_reading.list_(year, year="2022", station=STATION).notes[-1].startswith("收到 1 条")
    assert not opinion_reading.list_(year, year="2022", channel="线上").notes[-1].startswith("收到")
    assert not opinion_reading.list_(year).notes[-1].startswith("收到")


def test_it_is_limited_by_what_is_asked(year: Desk) -> None:
    opinion_assigning.assign(year, ["6"], unit="建设局", on="2022-01-05", until="2022-02-01")
    opinion_acts.urgent(year, ["6"], why="集体上访", on="2022-01-05")
    for asked, expected in (
        ({}, [6, 1, 2, 5, 3, 4]),
        ({"year": "2021"}, [6]),
        ({"year": "2021-2022"}, [6, 1, 2, 5, 3, 4]),
        ({"month": "2022年3月"}, [1, 2]),
        ({"station": STATION}, [6, 5]),
        ({"status": ["已答复,referred"]}, [1, 2, 3]),
        ({"topic": "城乡建设"}, [1, 3]),
        ({"channel": "线上"}, [3]),
        ({"unit": "建设局"}, [6]),
        ({"unit": "财政局"}, []),
        ({"open": True}, [6, 5]),
        ({"urgent": True}, [6]),
        ({"overdue": True}, [6]),
        ({"open": True, "overdue": True, "month": "2022-03"}, []),
        ({"deputy": "张三"}, [1, 2]),
        ({"village": "留道村"}, []),
    ):
        assert ids(year, **asked) == expected, asked


def test_of_a_deputy_who_took_it_in_or_passes_it_on(one: Desk) -> None:
    assert (ids(one, deputy="王五"), ids(one, deputy="李四"), ids(one, village=" 留道村")) == ([1], [], [1])
    opinion_assigning.assign(one, ["1"], via="李四", on="2022-10-02")
    assert ids(one, deputy="李四") == [1]


def test_a_merged_unit_stands_under_its_successor(one: Desk) -> None:
    opinion_assigning.assign(one, ["1"], unit="教育局", on="2022-10-02")
    unit.merge(one, "教育局", into="建设局", on="2022-10-05")
    assert (ids(one, unit="建设局"), opinion_reading.list_(one).rows[0][12]) == ([1], "建设局")


@pytest.mark.parametrize(
    ("asked", "sentence"),
    [
        ({"status": ["丢了"]}, "没有“丢了”这种状态；可选：待办理、办理中、重新办理、已答复、已引导、转为代表建议"),
        ({"channel": "飞鸽"}, "--channel 没有“飞鸽”"),
        ({"month": "2022-13"}, "--month“2022-13”不存在"),
        ({"month": "十月"}, "--month“十月”看不懂；请写年和月，如 2022-10"),
        ({"year": "2022", "month": "2022-10"}, "年份和 --month 只能写一个"),
        ({"year": "22"}, "年份“22”不对"),
        ({"station": "北塘"}, "没有叫“北塘”的家站点"),
        ({"unit": "水利局"}, "没有叫“水利局”的单位"),
    ],
)
def test_what_cannot_be_asked(one: Desk, asked: dict[str, Any], sentence: str) -> None:
    with refused(one, sentence):
        opinion_reading.list_(one, **asked)


def test_all_that_happened_to_it_is_told_by_day(one: Desk) -> None:
    rules.set_(one, "opinion", "10天", from_="2022-01-01", source="镇办法")
    opinion_acts.urgent(one, ["1"], why=f"找{PHONE}", on="2022-10-01")
    opinion_acts.report(one, ["1"], on="2022-10-01", until="2022-10-08")
    opinion_assigning.assign(one, ["1"], unit="建设局", on="2022-10-02")
    rules.set_(one, "opinion", "15天", from_="2022-10-01", source="镇办法")
    rules.derive(one)
    opinion_closing.reply(one, ["1"], text=f"已修好，{PHONE}", by="站长", result="已解决", on="2022-10-09")
    opinion_closing.feedback(one, ["1"], to="both", how="电话", satisfaction="不满意", on="2022-10-10")
    opinion_closing.reply(one, ["1"], text="又修了", form="口头", on="2022-10-11")
    opinion_closing.feedback(one, ["1"], satisfaction="满意", on="2022-10-12", note="当面")
    opinion_closing.publish(one, ["1"], "no", why="涉及隐私", on="2022-10-13")
    opinion_closing.archive(one, ["1"], on="2022-10-14")
    found = opinion_reading.show(one, "第1条")
    told = [(event["on"], event["event"], event["text"]) for event in found["timeline"]]
    assert told[:5] == [
        ("2022-10-01", "received", "留道联络站，走访"), ("2022-10-01", "urgent", f"找{SHOWN}"), ("2022-10-01", "reported", "镇党委"),
        ("2022-10-02", "assigned", "建设局（镇部门办理）"), ("2022-10-09", "replied", f"书面，站长：已修好，{SHOWN}"),
    ]  # fmt: skip
    assert told[5:-1] == [
        ("2022-10-10", "told_voter", "电话，不满意"), ("2022-10-10", "told_deputy", "王五，电话"), ("2022-10-11", "replied", "口头，又修了（第 2 轮）"),
        ("2022-10-12", "told_voter", "满意，当面"), ("2022-10-13", "private", "涉及隐私"), ("2022-10-14", "archived", ""),
    ]  # fmt: skip
    assert told[-1] == (
        "2022-10-31", "moved", "选民意见期限由 2022-10-12 改为 2022-10-17（按现行规则重算）",
    )  # fmt: skip
    assert (found["status"], found["round"], found["satisfaction"], found["handler"]) == (
        "replied",
        2,
        "满意",
        "建设局",
    )
    assert (found["phone"], found["note"], found["voter"]) == (SHOWN, f"家属电话{SHOWN}", "周**")
    assert [one["kind"] for one in found["deadlines"]] == ["opinion"] * len(found["deadlines"])
    private = opinion_reading.show(one, "1", private=True)
    assert (private["voter"], private["phone"], private["replies"][0]["text"]) == ("周小山", PHONE, f"已修好，{PHONE}")


def test_what_became_a_proposal_or_was_referred_or_posted(one: Desk) -> None:
    opinion_turning.to_proposal(one, ["1"], by="张三", title="装路灯", on="2022-10-05")
    opinion_closing.publish(one, ["1"], on="2022-10-06")
    opinion.add(one, "邻居借钱不还", station=STATION, on="2022-10-02", refer="法院", reason="诉讼事项")
    told = [event["event"] + event["text"] for event in opinion_reading.show(one, "1")["timeline"]]
    assert told[1:] == [f"turned{opinion_reading.show(one, '1')['proposal']}", "published"]
    told = [event["event"] + event["text"] for event in opinion_reading.show(one, "2")["timeline"]]
    assert told[1:] == ["referred法院，诉讼事项"]


def test_who_received_at_its_reception_is_shown(one: Desk) -> None:
    reception.receive(one, STATION, voters=1, deputies=["张三", "李四"], on="2022-10-10")
    opinion.add(one, "修水渠", reception="1")
    found = opinion_reading.show(one, "2")
    assert (found["reception_id"], found["received_by"], found["deputy"]) == (1, "张三、李四", None)


def test_the_log_masks_who_said_it(one: Desk) -> None:
    number = str(one.file.tuples("SELECT max(id) FROM entry")[0][0])
    (row,) = [row for row in journal.show(one, number)["rows"] if row["table"] == "opinion"]
    assert (row["new"]["voter"], row["new"]["phone"], row["new"]["text"]) == ("周**", SHOWN, f"路灯不亮，请打{SHOWN}")
    assert PHONE not in str(journal.show(one, number)["rows"]).replace(f"家属电话{PHONE}", "")


def test_the_balance_of_a_year_and_of_a_month(year: Desk) -> None:
    found = opinion_period.balanced(year)
    assert (found.fields, found.rows, found.title) == (
        balance.COUNTS,
        [(7, 2, 1, 1, 1, 2)],
        "2022年选民意见去向",
    )
    assert found.notes[0].endswith("差 2 条，没有逐条登记，不知下落")
    month = opinion_period.balanced(year, month="2022-05", station=HOME)
    assert (month.rows, month.title) == ([(2, 1, 0, 0, 1, 0)], "2022年5月镇代表之家选民意见去向")
    assert opinion_period.balanced(year, "2020").rows == [(0, 0, 0, 0, 0, 0)]


def test_the_balance_by_station_topic_and_village(year: Desk) -> None:
    assert opinion_period.balanced(year, by="station").rows == [
        (HOME, 6, 2, 0, 1, 1, 2), (STATION, 1, 0, 1, 0, 0, 0),
    ]  # fmt: skip
    assert opinion_period.balanced(year, by="station", station=STATION).rows == [(STATION, 1, 0, 1, 0, 0, 0)]
    assert opinion_period.balanced(year, by="topic").rows == [
        ("城乡建设", 2, 2, 0, 0, 0, 0), ("教育", 1, 0, 0, 0, 1, 0), (None, 4, 0, 1, 1, 0, 2),
    ]  # fmt: skip
    assert opinion_period.balanced(year, by="village", station=STATION).rows == [(None, 1, 0, 1, 0, 0, 0)]
    assert opinion_period.balanced(year, "2020", by="topic").rows == []
    with refused(year, "--by 没有“unit”这一种；可选：station、topic、village"):
        opinion_period.balanced(year, by="unit")


def test_what_was_only_counted_comes_last(office: Desk) -> None:
    station(office, STATION)
    reception.receive(office, STATION, voters=3, attendances=1, opinions=2, on="2022-01-05")
    opinion.add(office, "修水渠", reception="1", topic="水利")
    assert opinion_period.balanced(office, by="topic").rows == [("水利", 1, 0, 1, 0, 0, 0), (None, 1, 0, 0, 0, 0, 1)]
