"""Voters' opinions entered in their own words, linked to the reception, and corrected."""

from datetime import date
from typing import Any

import pytest

from renda_cli.store.statements import insert_reception, insert_station
from renda_cli.work import rules
from renda_cli.work.desk import Desk
from renda_cli.work.station import (
    opinion,
    opinion_acts,
    opinion_assigning,
    opinion_closing,
    opinion_editing,
    opinion_reading,
    reception,
)
from tests.work.helpers import at, count, refused
from tests.work.opinion_data import clocks, due, line

STATION, ONLINE, TENTH = "留道联络站", "网上代表之家", "2022-10-10"
LAMPS = "村口三盏路灯不亮"


@pytest.fixture
def station(office: Desk) -> Desk:
    """The office on the last day of October, with a station that received on the 10th and one on line."""
    db = office.file.db
    with office.file.transaction():
        where = insert_station(db, name=STATION, kind="station", level="镇", closed_on=date(2023, 3, 1))
        insert_station(db, name=ONLINE, kind="home", level="镇", online=True)
        insert_reception(db, station_id=where, held_on=date(2022, 10, 10), voters=14, attendances=2, opinions=2)
    return at(office, "2022-10-31")


def said(desk: Desk, text: str = LAMPS, **more: Any) -> tuple[str, ...]:
    """What the clerk is told of an opinion."""
    return opinion.add(desk, text, **{"station": STATION, "on": TENTH, **more}).lines


def corrected(desk: Desk, number: str = "1", **more: Any) -> tuple[str, ...]:
    return opinion_editing.edit(desk, number, **more).lines


def test_what_is_said_at_the_station_belongs_to_the_reception_of_that_day(station: Desk) -> None:
    done = opinion.add(station, LAMPS, station="留道", on=TENTH, topic="照明", village="留道村", voter="周小山")
    assert done.lines == (
        "已登记意见 #1“村口三盏路灯不亮”（留道联络站，2022-10-10，现场，照明，留道村）",
        "属于接待 #1：留道联络站 2022-10-10（代表 2 人次，选民 14 人次，意见 2 条）",
        "下一步交办：renda station opinion assign 1 --unit 单位",
    )
    found = done.read()
    assert (found["voter"], found["reception_id"], found["status"], found["round"]) == ("周**", 1, "received", 1)


def test_a_reception_that_is_named_says_where_and_when(station: Desk) -> None:
    opinion.add(station, LAMPS, reception="#1")
    assert (line(station, 1)["station"], line(station, 1)["received_on"]) == (STATION, TENTH)
    opinion.add(station, LAMPS, reception="1", voter="周小山", channel="电话")
    assert line(station, 2)["reception_id"] == 1


def test_only_what_is_said_at_the_station_is_linked_by_itself(station: Desk) -> None:
    assert said(station, channel="走访", deputy="张三")[1:] == (
        "下一步交办：renda station opinion assign 1 --unit 单位",
    )
    assert said(station, on="2022-10-11")[-1] == (
        "提示：2022-10-11 的接待还没有登记，用 renda station receive 登记后自动连上"
    )
    reception.receive(station, STATION, voters=1, attendances=1, on=TENTH, again=True)
    assert said(station, "修水渠")[-1] == "提示：2022-10-10 有几次接待（#1、#2），请用 --reception 编号 指明是哪一次"
    assert said(station, station=ONLINE)[0].endswith("（网上代表之家，2022-10-10，线上）")
    assert [line(station, number)["reception_id"] for number in (1, 2, 3, 4)] == [None] * 4


def test_the_reception_of_the_day_goes_before_one_that_is_of_many_days(station: Desk) -> None:
    reception.receive(station, STATION, voters=1, attendances=1, on="2022-01-01", until="2022-12-31", times=12)
    said(station)
    said(station, on="2022-10-09")
    assert [line(station, number)["reception_id"] for number in (1, 2)] == [1, 2]


def test_more_than_were_counted_is_told_of(station: Desk) -> None:
    for text in ("一", "二"):
        assert "注意" not in said(station, f"第{text}条")[-1]
    assert said(station)[-1] == ("注意：接待 #1 的意见总数 2 少于逐条登记的 3，请用 renda station reception edit 核对")


def test_the_words_stay_as_they_are(station: Desk) -> None:
    words = "　　“村口”的路灯 [red]\r\n第二行=1+1，" + "长" * 300
    said(station, f"  {words}\n", station=ONLINE)
    assert line(station, 1)["text"] == words.strip().replace("\r\n", "\n")
    assert said(station, "长" * 20)[0].startswith(f"已登记意见 #2“{'长' * 20}”")
    assert said(station, "长" * 21)[0].startswith(f"已登记意见 #3“{'长' * 20}……”")


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        ({"station": "北塘联络站"}, "没有叫“北塘联络站”的家站点"),
        ({"station": None}, "没有写家站点；请写 --station 名称，或 --reception 编号"),
        ({"on": "2023-03-02"}, "2023-03-01 已撤销"),
        ({"text": " \n"}, "意见不能为空"),
        ({"text": "路灯\x07"}, "意见里有看不见的控制字符（U\\+0007）"),
        ({"text": "长" * 5001}, "意见有 5001 字，太长"),
        ({"channel": "飞鸽"}, "--channel 没有“飞鸽”这一种；可选：现场、走访、电话、线上、信箱"),
        ({"voter": "周\x1b"}, "选民姓名里有看不见的控制字符"),
        ({"phone": "电话"}, "电话“电话”不对"),
        ({"deputy": "赵六"}, "没有叫“赵六”的代表"),
        ({"village": "[村]"}, "村（社区）“\\[村\\]”里有不该有的符号"),
        ({"reception": "7"}, "没有编号为“7”的接待"),
        ({"reception": "1", "station": ONLINE}, "接待 #1 是留道联络站的；请核对 --station 和 --reception"),
        ({"reception": "1", "on": "2022-10-11"}, "接待 #1 是 2022-10-10 的，不是 2022-10-11 的"),
        ({"answer": "已说明", "refer": "法院", "reason": "诉讼"}, "--answer 和 --refer 只能写一个"),
        ({"result": "已解决"}, "--result 说的是当场的答复；请加 --answer 答复的内容"),
        ({"answer": "已修", "result": "好"}, "--result"),
        ({"satisfaction": "满意"}, "--satisfaction 说的是当场的答复；请加 --answer"),
        ({"answer": "已说明", "satisfaction": "很好"}, "--satisfaction 没有“很好”这个等次；可选：满意、基本满意、不满意"),
        ({"answer": " "}, "答复不能为空"),
        ({"refer": "法院"}, "--refer 和 --reason 要一起写"),
        ({"reason": "诉讼事项"}, "--refer 和 --reason 要一起写"),
        ({"urgent": " "}, "紧急的原因不能为空"),
    ],
)  # fmt: skip
def test_what_cannot_be_an_opinion(station: Desk, options: dict[str, Any], sentence: str) -> None:
    with refused(station, sentence):
        said(station, **options)


def test_a_reception_of_many_days_names_them_all(station: Desk) -> None:
    reception.receive(station, STATION, voters=1, attendances=1, on="2022-01-01", until="2022-06-30")
    with refused(station, "接待 #2 是 2022-01-01 至 2022-06-30 的，不是 2022-10-10 的"):
        said(station, reception="2")
    said(station, reception="2", on="2022-06-30")


def test_a_form_that_is_entered_twice_is_refused(station: Desk) -> None:
    said(station, voter="周小山")
    with refused(station, "与已登记的 #1 一样：同站、同日、同一句话、同一选民；不是一个人说的请用 --voter 分清"):
        said(station, voter="周　小山", topic="照明")
    assert said(station)[-1] == "提示：与 #1 的原话相同，选民不同"
    with refused(station, "与已登记的 #2 一样"):
        said(station)
    others: tuple[dict[str, Any], ...] = ({"station": ONLINE}, {"on": "2022-10-11"}, {"text": "修水渠"})
    for other in others:
        said(station, **other)
    assert count(station, "opinion") == 5


def test_several_voters_are_named_together(station: Desk) -> None:
    said(station, voter="周小山，吴大河、郑某某等30人", phone="010-0000-0000")
    assert line(station, 1)["voter"] == "周小山、吴大河、郑某某等30人"
    found = opinion_reading.show(station, "1")
    assert (found["voter"], found["phone"]) == ("周**", "010******0000")


def test_who_took_it_in_is_told_of_when_not_in_office(station: Desk) -> None:
    lines = said(station, station=ONLINE, on="2020-10-10", deputy="张三")
    assert lines[-1] == "提醒：张三 2020-10-10 不在任，请核对"


def test_answered_on_the_spot(station: Desk) -> None:
    assert said(station, answer="已说明缴费时间", satisfaction="满意")[2:] == (
        "当场已答复", "已登记 #1 已反馈选民（2022-10-10），选民满意",
    )  # fmt: skip
    found = opinion_reading.as_object(station, 1)
    assert (found["status"], found["on_spot"], found["satisfaction"]) == ("replied", True, "满意")
    (reply,), (told,) = found["replies"], found["feedback"]
    assert (reply["round"], reply["on"], reply["form"], reply["text"]) == (1, TENTH, "口头", "已说明缴费时间")
    assert (told["whom"], told["on"], told["how"]) == ("voter", TENTH, "口头")
    assert said(station, "修水渠", answer="已说明")[2:] == ("当场已答复",)


def test_a_voter_who_is_not_satisfied_on_the_spot_goes_round_again(station: Desk) -> None:
    lines = said(station, answer="已说明", satisfaction="不满意")
    assert lines[2:] == (
        "当场已答复", "已登记 #1 已反馈选民（2022-10-10），选民不满意",
        "选民不满意：重新办理，第 2 轮；请再交办：renda station opinion assign 1 --unit 单位",
    )  # fmt: skip
    assert (line(station, 1)["status"], line(station, 1)["round"]) == ("redoing", 2)


def test_what_others_must_decide_is_referred(station: Desk) -> None:
    lines = said(
        station, "邻居借钱不还", channel="走访", deputy="#1", refer="人民法院", reason="诉讼事项", on="2020-10-10"
    )
    assert lines[1] == "已登记 #1 不受理，引导至人民法院：诉讼事项（2020-10-10）"
    assert lines[-1] == "提醒：张三 2020-10-10 不在任，请核对"
    row = line(station, 1)
    assert (row["status"], row["referred_on"], row["referred_to"]) == ("referred", "2020-10-10", "人民法院")


def test_what_cannot_wait_heads_what_is_due(station: Desk) -> None:
    lines = said(station, urgent="有人收集材料准备集体上访", confidential=True)
    assert lines[2] == "紧急：报告党委后请登记，renda station opinion report 1"
    assert clocks(station, 1) == [(None, TENTH, None, None)]
    assert due(station, "2022-10-31")[0][0] == "1"


def test_the_month_waits_for_its_posting(station: Desk) -> None:
    rules.set_(station, "opinion.posting", "10天", from_="2022-01-01", source="镇办法")
    assert "2022-10 选民意见公示期限：2022-11-10" in said(station)
    assert "2022-09 选民意见公示期限：2022-10-10" in corrected(station, on="2022-09-10")


def test_it_is_corrected_field_by_field(station: Desk) -> None:
    said(station, voter="周小山", phone="010-0000-0000", topic="道路", note="来信")
    done = opinion_editing.edit(
        station, "#1", text="村口两盏路灯不亮", topic="照明", village="留道村", voter="", phone="", note="", deputy="张三", confidential=True
    )  # fmt: skip
    assert done.lines == ("已修改意见 #1“村口两盏路灯不亮”（留道联络站，2022-10-10，现场，照明，留道村，保密）",)
    found = done.read()
    assert (found["voter"], found["phone"], found["note"], found["deputy"]) == (None, None, None, "张三")
    corrected(station, deputy="", village="", confidential=False)
    found = opinion_reading.as_object(station, 1)
    assert (found["deputy"], found["village"], found["confidential"]) == (None, None, False)
    assert corrected(station, topic="照明", confidential=False) == ("没有改变，本来就是这样：#1",)


def test_another_place_or_day_is_another_reception(station: Desk) -> None:
    said(station)
    assert corrected(station, station=ONLINE)[1] == "不属于哪次接待"
    assert line(station, 1)["station"] == ONLINE
    assert corrected(station, station=STATION)[1].startswith("属于接待 #1：")
    assert corrected(station, channel="现场") == ("没有改变，本来就是这样：#1",)
    corrected(station, reception="")
    assert line(station, 1)["reception_id"] is None
    corrected(station, reception="1", channel="电话")
    assert (line(station, 1)["reception_id"], line(station, 1)["channel"]) == (1, "电话")
    with refused(station, "接待 #1 是 2022-10-10 的，不是 2022-10-09 的"):
        corrected(station, reception="1", on="2022-10-09")


def test_what_was_done_at_once_moves_with_the_day(station: Desk) -> None:
    said(station, answer="已说明", satisfaction="满意", urgent="集体上访")
    said(station, "邻居借钱不还", refer="法院", reason="诉讼")
    for number in ("1", "2"):
        corrected(station, number, on="2022-10-12")
    found = opinion_reading.as_object(station, 1)
    assert (found["replies"][0]["on"], found["feedback"][0]["on"]) == ("2022-10-12", "2022-10-12")
    assert clocks(station, 1) == [(None, "2022-10-12", None, None)]
    assert line(station, 2)["referred_on"] == "2022-10-12"


def test_it_cannot_come_in_after_it_was_handled(station: Desk) -> None:
    said(station)
    opinion_assigning.assign(station, ["1"], unit="建设局", on="2022-10-12")
    corrected(station, on="2022-10-12")
    with refused(station, "#1 2022-10-12 已经办理，收到日期不能是 2022-10-13；请核对 --on，或先改正其后的登记"):
        corrected(station, on="2022-10-13")


def test_what_is_posted_cannot_be_hidden_any_more(station: Desk) -> None:
    said(station)
    opinion_closing.publish(station, ["1"], on="2022-10-20")
    with refused(station, "#1 已公示，不能改为保密；请先用 renda station opinion publish 改为不公开"):
        corrected(station, confidential=True)
    assert corrected(station, text="村口两盏路灯不亮")[-1] == "注意：#1 已经公示，公示的还是原来的内容"
    corrected(station, topic="照明")


@pytest.mark.parametrize(
    ("number", "options", "sentence"),
    [
        ("1", {}, "没有写要改什么；请加 --text"),
        ("9", {"topic": "照明"}, "没有编号为“9”的选民意见"),
        ("1", {"text": ""}, "意见不能为空"),
        ("1", {"channel": ""}, "--channel 没有“”这一种"),
        ("1", {"station": "北塘"}, "没有叫“北塘”的家站点"),
        ("1", {"text": "修水渠"}, "与已登记的 #2 一样"),
    ],
)
def test_what_cannot_be_corrected(station: Desk, number: str, options: dict[str, Any], sentence: str) -> None:
    said(station)
    said(station, "修水渠")
    with refused(station, sentence):
        corrected(station, number, **options)


def test_an_urgent_matter_that_was_reported_keeps_its_days(station: Desk) -> None:
    said(station, urgent="集体上访")
    opinion_acts.report(station, ["1"], on=TENTH)
    with refused(station, "#1 2022-10-10 已经办理"):
        corrected(station, on="2022-10-11")
