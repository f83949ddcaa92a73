"""Opinions handed to somebody, referred elsewhere, flagged and reported as urgent."""

from datetime import date
from typing import Any

import pytest

from renda_cli.work import deputy, rules, unit
from renda_cli.work.desk import Desk
from renda_cli.work.station import opinion_acts, opinion_assigning, opinion_closing
from tests.work.helpers import at, count, refused
from tests.work.opinion_data import clocks, due, line, opinion


@pytest.fixture
def town(office: Desk) -> Desk:
    """The office in September, with a deputy of the county and a station's unit."""
    deputy.add(office, "孙红", level="县", district="第1选区")
    unit.add(office, "水利站")
    return at(office, "2022-09-20")


def assign(desk: Desk, *numbers: int, **more: Any) -> tuple[str, ...]:
    more.setdefault("on", "2022-09-16")
    if not more.keys() & {"village", "via"}:
        more.setdefault("unit", "水利站")
    return opinion_assigning.assign(desk, [str(number) for number in numbers], **more).lines


def refer(desk: Desk, *numbers: int, why: str = "属于信访事项", **more: Any) -> tuple[str, ...]:
    more.setdefault("on", "2022-09-16")
    return opinion_assigning.refer(desk, [str(number) for number in numbers], to="信访办", why=why, **more).lines


def flag(desk: Desk, number: int, on: str = "2022-09-15", **more: Any) -> tuple[str, ...]:
    return opinion_acts.urgent(desk, [str(number)], why="有人串联上访", on=on, **more).lines


def report(desk: Desk, number: int, **more: Any) -> tuple[str, ...]:
    return opinion_acts.report(desk, [str(number)], **more).lines


def ten_days(desk: Desk) -> None:
    rules.set_(desk, "opinion", "10天", from_="2022-01-01", source="镇办法")


# To whom


def test_without_a_rule_the_clerk_is_told_how_to_set_a_day(town: Desk) -> None:
    number = opinion(town)
    assert assign(town, number) == (
        "已交办 #1 给水利站（2022-09-16）",
        "选民意见期限：未设（所用规则没有这项期限）；要定期限请再交办一次并加 --until 日期，或用 renda rules set opinion 定规则",
    )
    now = line(town, number)
    assert (now["status"], now["route"], now["handler"], now["assigned_on"], now["due_on"]) == (
        "assigned", "unit", "水利站", "2022-09-16", None,
    )  # fmt: skip
    assert clocks(town, number) == []


def test_with_a_rule_its_clock_runs_from_the_assignment(town: Desk) -> None:
    ten_days(town)
    opinion(town)
    opinion(town, "水渠不通")
    assert assign(town, 1, 2) == (
        "已交办 #1 给水利站（2022-09-16）",
        "已交办 #2 给水利站（2022-09-16）",
        "选民意见期限：2022-09-26",
    )
    assert due(town, "2022-09-26", 0) == [
        ("1", "村口路灯不亮", None, "水利站", 0, "due"),
        ("2", "水渠不通", None, "水利站", 0, "due"),
    ]
    assert [row[-1] for row in due(town, "2022-09-27")] == ["late", "late"]


def test_a_day_by_hand_goes_before_the_rule(town: Desk) -> None:
    ten_days(town)
    opinion(town)
    assert assign(town, 1, until="2022-10-15")[1] == "选民意见期限：2022-10-15"
    with refused(town, "--until 2022-09-15 早于 2022-09-16；请改成其后的日子"):
        assign(town, 1, until="2022-09-15")


def test_a_village_handles_it_or_a_county_deputy_passes_it_on(town: Desk) -> None:
    opinion(town)
    opinion(town, "县道破损")
    assert assign(town, 1, village="留道村", note="请三天内看现场")[0] == "已交办 #1 给留道村（2022-09-16）"
    assert assign(town, 2, via="孙红")[0] == "已交办 #2 由孙红转交上级（2022-09-16）"
    assert [(line(town, number)["route"], line(town, number)["handler"]) for number in (1, 2)] == [
        ("village", "留道村"), ("county", "孙红"),
    ]  # fmt: skip
    assert [row["note"] for row in town.file.rows("SELECT note FROM opinion_assignment")] == ["请三天内看现场", None]


def test_who_holds_no_higher_seat_is_remarked(town: Desk) -> None:
    opinion(town)
    assert assign(town, 1, via="张三")[-1] == "提醒：张三 2022-09-16 没有担任上级人大代表的登记，请核对 --via"
    opinion(town)
    assert assign(town, 2, via="孙红", on="2022-09-16")[-1].startswith("选民意见期限：未设")


def test_a_merged_unit_is_its_successor(town: Desk) -> None:
    unit.merge(town, "水利站", into="农业农村局", on="2022-03-01")
    opinion(town)
    assert assign(town, 1)[0] == "已交办 #1 给农业农村局（2022-09-16）"
    assert assign(town, 1, until="2022-10-01")[-1] == "提示：水利站现为农业农村局，已按农业农村局登记"


def test_another_assignment_ends_the_first_and_its_clock(town: Desk) -> None:
    ten_days(town)
    opinion(town)
    assign(town, 1)
    assert assign(town, 1, unit="建设局", on="2022-09-18")[0] == "已交办 #1 给建设局（2022-09-18），原由水利站办理"
    rows = town.file.rows(
        "SELECT u.name, a.ended_on FROM opinion_assignment a JOIN unit u ON u.id = a.unit_id ORDER BY a.id"
    )
    assert [tuple(row) for row in rows] == [("水利站", "2022-09-18"), ("建设局", None)]
    assert clocks(town, 1) == [("opinion", "2022-09-26", None, "2022-09-18"), ("opinion", "2022-09-28", None, None)]


def test_the_same_again_only_sets_another_day(town: Desk) -> None:
    ten_days(town)
    opinion(town)
    assign(town, 1)
    with refused(town, "#1 在 2022-09-16 已交水利站办理；要另定期限请加 --until 日期"):
        assign(town, 1, on="2022-09-17")
    assert assign(town, 1, on="2022-09-17", until="2022-10-08") == (
        "已交办 #1 给水利站（2022-09-17）",
        "选民意见期限：2022-10-08",
    )
    assert assign(town, 1, village="水利站", on="2022-09-17")[0].endswith("，原由水利站办理")


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        ({"unit": None}, "没有写交给谁办理；镇部门写 --unit 单位，村（社区）写 --village 村名，上级代表转交写 --via 代表"),
        ({"unit": "水利站", "village": "留道村"}, "--unit、--village、--via 只能写一个"),
        ({"unit": "水厂"}, "没有叫“水厂”的单位"),
        ({"village": " "}, "村（社区）不能为空"),
        ({"via": "赵六"}, "没有叫“赵六”的代表"),
        ({"on": "2022-09-14"}, "#1 在 2022-09-15 受理，不能在 2022-09-14 交办；请核对 --on"),
        ({"on": "2022-02-30"}, "不存在"),
        ({"until": "月底"}, "看不懂"),
    ],
)  # fmt: skip
def test_what_cannot_be_assigned(town: Desk, options: dict[str, Any], sentence: str) -> None:
    opinion(town)
    with refused(town, sentence):
        assign(town, 1, **options)


def test_all_or_none(town: Desk) -> None:
    opinion(town)
    opinion(town, on=date(2022, 9, 18))
    with refused(town, "#2 在 2022-09-18 受理"):
        assign(town, 1, 2)
    with refused(town, "没有编号为“3”的选民意见"):
        assign(town, 1, 3)
    with refused(town, "编号“#1”写了两遍"):
        assign(town, 1, 1)


def test_the_object_is_one_or_an_array_and_names_no_voter(town: Desk) -> None:
    opinion(town, "打我电话13800005678")
    opinion(town)
    one = opinion_assigning.assign(town, ["1"], unit="水利站", on="2022-09-16").read()
    assert (one["id"], one["status"], one["handler"], one["voter"], one["phone"], one["text"]) == (
        1, "assigned", "水利站", "周**", "138****5678", "打我电话138****5678",
    )  # fmt: skip
    assert one["urgent"] is False
    both = opinion_assigning.assign(town, ["1", "2"], village="留道村", on="2022-09-17").read()
    assert [each["id"] for each in both] == [1, 2]


# Not accepted


def test_what_is_not_accepted_is_referred_and_waits_no_longer(town: Desk) -> None:
    ten_days(town)
    opinion(town)
    assign(town, 1)
    assert refer(town, 1) == (
        "已登记 #1 不受理，引导至信访办：属于信访事项（2022-09-16）",
        "依据：申诉、信访事项（通行做法（法律未规定））",
        "告知了选民请登记：renda station opinion feedback 1",
    )
    now = line(town, 1)
    assert (now["status"], now["referred_on"], now["referred_to"], now["handler"], now["under_way"]) == (
        "referred", "2022-09-16", "信访办", None, 0,
    )  # fmt: skip
    assert clocks(town, 1) == [("opinion", "2022-09-26", None, "2022-09-16")]
    with refused(town, "#1 已引导，不必再登记"):
        refer(town, 1)


def test_a_reason_on_no_list_is_shown_the_list(town: Desk) -> None:
    opinion(town)
    assert refer(town, 1, why="邻里之间的私事")[1].startswith(
        "提示：所写理由请与规定的事项核对：诉讼、仲裁、复议事项；申诉、信访事项；不涉及公共利益的个人事务（"
    )
    opinion(town, on=date(1992, 3, 1))  # before the first list of all
    assert len(refer(town, 2, on="1992-03-01")) == 2


def test_a_referral_needs_a_body_and_a_reason(town: Desk) -> None:
    opinion(town)
    with refused(town, "--reason 的理由不能为空"):
        refer(town, 1, why=" ")
    with refused(town, "--to 的机关不能为空"):
        opinion_assigning.refer(town, ["1"], to="", why="信访")
    with refused(town, "#1 在 2022-09-15 受理，不能在 2022-09-14 引导"):
        refer(town, 1, on="2022-09-14")


def test_what_the_body_sends_back_is_assigned(town: Desk) -> None:
    opinion(town)
    refer(town, 1)
    with refused(town, "#1 在 2022-09-16 引导，不能在 2022-09-15 交办"):
        assign(town, 1, on="2022-09-15")
    assert assign(town, 1, on="2022-09-18")[0] == "已交办 #1 给水利站（2022-09-18）"
    now = line(town, 1)
    assert (now["status"], now["referred_on"], now["referred_to"]) == ("assigned", None, None)


# Urgent


def test_what_is_urgent_is_due_the_day_it_was_flagged(town: Desk) -> None:
    opinion(town)
    assert flag(town, 1) == (
        "已将 #1 标为紧急（2022-09-15）：有人串联上访；列在期限清单的最前面",
        "请当日报告党委，报告后登记：renda station opinion report 1",
    )
    assert due(town, "2022-09-15") == [("1", "村口路灯不亮", "紧急，尚未报告党委", None, 0, "due")]
    assert due(town, "2022-09-16") == [("1", "村口路灯不亮", "紧急，尚未报告党委", None, -1, "late")]
    with refused(town, "#1 已标为紧急；报告了党委请用 report 登记，取消用 --no"):
        flag(town, 1)


def test_it_heads_the_list_however_late_the_others_are(town: Desk) -> None:
    opinion(town)
    opinion(town, "有人串联")
    assign(town, 1, on="2022-09-15", until="2022-09-15")
    flag(town, 2, on="2022-09-18")
    assert [row[0] for row in due(town, "2022-09-20")] == ["2", "1"]


def test_the_flag_is_taken_off_with_its_clock(town: Desk) -> None:
    opinion(town)
    flag(town, 1)
    assert opinion_acts.urgent(town, ["1"], no=True).lines == ("#1 不再列为紧急",)
    assert (due(town, "2022-09-20"), line(town, 1)["urgent"]) == ([], 0)
    with refused(town, "#1 没有标为紧急；请用 renda station opinion show 核对"):
        opinion_acts.urgent(town, ["1"], no=True)


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        ({}, "标为紧急要写明原因；请加 --why 原因；取消用 --no"),
        ({"why": "  "}, "紧急的原因不能为空"),
        ({"why": "上访", "no": True}, "--no 是取消紧急，没有原因和日期；请去掉 --why 和 --on"),
        ({"no": True, "on": "2022-09-16"}, "--no 是取消紧急"),
        ({"why": "上访", "on": "2022-09-14"}, "#1 在 2022-09-15 受理，不能在 2022-09-14 标为紧急"),
    ],
)
def test_what_cannot_be_flagged(town: Desk, options: dict[str, Any], sentence: str) -> None:
    opinion(town)
    with refused(town, sentence):
        opinion_acts.urgent(town, ["1"], **options)


def test_at_entry_it_is_flagged_from_the_day_it_came_in(town: Desk) -> None:
    opinion(town)
    with town.file.transaction():
        opinion_acts.flag(town, line(town, 1), "有人串联上访")
    assert clocks(town, 1) == [(None, "2022-09-15", None, None)]


def test_reported_it_stays_in_sight_until_it_is_answered(town: Desk) -> None:
    opinion(town)
    flag(town, 1)
    assert report(town, 1, on="2022-09-15") == (
        "已登记 #1 报告镇党委（2022-09-15）",
        "#1 答复以前一直列在期限清单的最前面；要定跟进的日子：renda station opinion report 1 --until 日期",
    )
    assert clocks(town, 1) == [(None, "2022-09-15", "2022-09-15", None), (None, "2022-09-15", None, None)]
    assert due(town, "2022-09-17") == [("1", "村口路灯不亮", "紧急，已报告党委", None, -2, "late")]
    opinion_closing.reply(town, ["1"], text="已当面劝导", on="2022-09-17")
    assert due(town, "2022-10-01") == []
    assert clocks(town, 1)[1] == (None, "2022-09-15", "2022-09-17", None)


def test_late_to_a_named_committee_with_a_day_to_look_again(town: Desk) -> None:
    opinion(town)
    flag(town, 1)
    assert report(town, 1, to="石桥头镇党委", on="2022-09-17", until="2022-09-30") == (
        "已登记 #1 报告石桥头镇党委（2022-09-17），晚 2 天",
        "#1 跟进期限：2022-09-30",
    )
    assert due(town, "2022-09-18") == [("1", "村口路灯不亮", "紧急，已报告党委", None, 12, "due")]
    now = opinion_acts.report(town, ["1"], until="2022-10-10")
    assert (now.lines, now.read()["reported_on"]) == (("#1 跟进期限：2022-10-10",), "2022-09-17")
    assert [row[1] for row in clocks(town, 1)] == ["2022-09-15", "2022-10-10"]
    assert count(town, "deadline_move") == 1


def test_where_a_clock_is_open_none_is_added(town: Desk) -> None:
    opinion(town)
    flag(town, 1)
    assign(town, 1, until="2022-09-25")
    assert report(town, 1, on="2022-09-16") == ("已登记 #1 报告镇党委（2022-09-16），晚 1 天",)
    assert due(town, "2022-09-20") == [("1", "村口路灯不亮", "紧急，已报告党委", "水利站", 5, "due")]
    # Handed on without a day it must not fall out of the list.
    assign(town, 1, village="留道村", on="2022-09-18")
    assert due(town, "2022-09-20") == [("1", "村口路灯不亮", "紧急，已报告党委", "留道村", -2, "late")]


def test_said_again_it_corrects(town: Desk) -> None:
    opinion(town)
    flag(town, 1)
    report(town, 1, on="2022-09-17", until="2022-09-30")
    with refused(town, "#1 在 2022-09-17 已登记报告；另定跟进的日子请加 --until 日期"):
        report(town, 1)
    assert report(town, 1, to="县委") == ("已登记 #1 报告县委（2022-09-17），晚 2 天",)
    assert report(town, 1, on="2022-09-15") == ("已登记 #1 报告县委（2022-09-15）",)
    assert clocks(town, 1)[0] == (None, "2022-09-15", "2022-09-15", None)


def test_a_town_of_townships_reports_to_the_township_s_committee(town: Desk) -> None:
    town.file.db.execute("UPDATE town SET name = '云居乡'")
    opinion(town, urgent=True)  # flagged by another program: no clock
    assert report(town, 1, on="2022-09-16")[0] == "已登记 #1 报告乡党委（2022-09-16），晚 1 天"


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        ({"on": "2022-09-14"}, "#1 在 2022-09-15 标为紧急，不能在 2022-09-14 报告；请核对 --on"),
        ({"until": "2022-09-19"}, "--until 2022-09-19 早于 2022-09-20；请改成其后的日子"),
    ],
)
def test_what_cannot_be_reported(town: Desk, options: dict[str, Any], sentence: str) -> None:
    opinion(town)
    with refused(town, "#1 没有标为紧急；请先用 renda station opinion urgent 1 --why 原因"):
        report(town, 1)
    flag(town, 1)
    with refused(town, sentence):
        report(town, 1, **options)


def test_the_report_stays_owed_whatever_becomes_of_it(town: Desk) -> None:
    opinion(town)
    flag(town, 1)
    owed = "提醒：#1 是紧急事项，还没有登记报告党委，请用 renda station opinion report 1 登记"
    assert owed in refer(town, 1)
    assert due(town, "2022-09-20") == [("1", "村口路灯不亮", "紧急，尚未报告党委", None, -5, "late")]
    with refused(town, "#1 已不在办理中，不必跟进；请去掉 --until"):
        report(town, 1, until="2022-09-30")
    assert report(town, 1, on="2022-09-20") == ("已登记 #1 报告镇党委（2022-09-20），晚 5 天",)
    assert due(town, "2022-10-01") == []


def test_flagged_once_more_it_is_to_be_reported_once_more(town: Desk) -> None:
    opinion(town)
    flag(town, 1)
    report(town, 1, on="2022-09-15")
    opinion_acts.urgent(town, ["1"], no=True)
    flag(town, 1, on="2022-09-19")
    assert [row[2] for row in due(town, "2022-09-20")] == ["紧急，尚未报告党委"]
