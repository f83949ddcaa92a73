"""Opinions answered, told to the voter and the deputy, made public, put on file."""

from datetime import date
from typing import Any

import pytest

from renda_cli.store.statements import insert_opinion_reply, insert_reception, insert_reception_deputy
from renda_cli.work import rules
from renda_cli.work.desk import Desk
from renda_cli.work.station import opinion_acts, opinion_assigning, opinion_closing
from tests.work.deputy_data import who
from tests.work.helpers import at, count, refused
from tests.work.opinion_data import clocks, due, line, opinion, station


@pytest.fixture
def town(office: Desk) -> Desk:
    """The office in September."""
    return at(office, "2022-09-30")


def assign(desk: Desk, number: int, on: str = "2022-09-16", **more: Any) -> None:
    opinion_assigning.assign(desk, [str(number)], unit="建设局", on=on, **more)


def reply(desk: Desk, *numbers: int, on: str = "2022-09-20", **more: Any) -> tuple[str, ...]:
    more.setdefault("text", "已换好灯泡")
    return opinion_closing.reply(desk, [str(number) for number in numbers], on=on, **more).lines


def tell(desk: Desk, *numbers: int, on: str = "2022-09-22", **more: Any) -> tuple[str, ...]:
    return opinion_closing.feedback(desk, [str(number) for number in numbers], on=on, **more).lines


def told(desk: Desk) -> list[tuple[Any, ...]]:
    """What is written of tellings: (round, whom, deputy, day, how, satisfaction, note)."""
    sql = """SELECT f.round, f.whom, d.name, f.told_on, f.how, f.satisfaction, f.note FROM opinion_feedback f
        LEFT JOIN deputy d ON d.id = f.deputy_id ORDER BY f.id"""
    return [tuple(row) for row in desk.file.rows(sql)]


# Answered


def test_an_answer_meets_the_clock(town: Desk) -> None:
    opinion(town)
    assign(town, 1, until="2022-09-20")
    assert reply(town, 1, result="已解决", by="水电工吴某", form="口头") == (
        "已登记 #1 的答复（2022-09-20，口头，已解决，水电工吴某）",
        "反馈给选民后请登记：renda station opinion feedback 1",
    )
    assert clocks(town, 1) == [("opinion", "2022-09-20", "2022-09-20", None)]
    now = line(town, 1)
    assert (now["status"], now["replied_on"], now["form"], now["reply"], now["result"]) == (
        "replied", "2022-09-20", "口头", "已换好灯泡", "solved",
    )  # fmt: skip


def test_a_late_answer_is_told_by_how_much(town: Desk) -> None:
    opinion(town)
    assign(town, 1, until="2022-09-18")
    assert reply(town, 1)[0] == "已登记 #1 的答复（2022-09-20，书面），逾期 2 天（期限 2022-09-18）"


def test_the_town_answers_itself_and_several_at_once(town: Desk) -> None:
    opinion(town)
    opinion(town, "水渠不通")
    assert reply(town, 1, 2, text="十月统一整修。\n请放心。", result="planned")[-1].endswith("feedback 1,2")
    assert [line(town, number)["result"] for number in (1, 2)] == ["planned", "planned"]
    assert line(town, 1)["reply"] == "十月统一整修。\n请放心。"


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        ({"text": " \n"}, "答复不能为空；请写上答复"),
        ({"text": "好" * 5001}, "答复有 5001 字，太长；请写 5000 字以内"),
        ({"text": "好\x07"}, "答复里有看不见的控制字符"),
        ({"form": "电话"}, "--form 没有“电话”这一种；可选：书面、口头"),
        ({"result": "差不多"}, "--result 没有“差不多”；可选：已解决、已答复解释、列入计划"),
        ({"on": "2022-09-15"}, "#1 在 2022-09-16 交办，不能在 2022-09-15 答复；请核对 --on"),
    ],
)
def test_what_is_no_answer(town: Desk, options: dict[str, Any], sentence: str) -> None:
    opinion(town)
    assign(town, 1)
    with refused(town, sentence):
        reply(town, 1, **options)


def test_a_round_has_one_answer(town: Desk) -> None:
    opinion(town)
    reply(town, 1)
    with refused(town, "#1 已答复，不必再登记；现在可以：登记反馈（feedback）"):
        reply(town, 1)
    with refused(town, "#1 现在的状态是“已答复”，不能交办"):
        assign(town, 1)


def test_an_urgent_one_that_is_answered_is_still_to_be_reported(town: Desk) -> None:
    opinion(town)
    opinion_acts.urgent(town, ["1"], why="有人串联上访", on="2022-09-15")
    assert reply(town, 1)[1].startswith("提醒：#1 是紧急事项，还没有登记报告党委")
    assert [row[2] for row in due(town, "2022-09-21")] == ["紧急，尚未报告党委"]
    opinion_acts.report(town, ["1"], on="2022-09-21")
    assert due(town, "2022-10-21") == []


# Told


def test_the_voter_is_told_and_says_what_he_thinks(town: Desk) -> None:
    opinion(town)
    reply(town, 1)
    assert tell(town, 1, how="电话", satisfaction="满意", note="很高兴") == (
        "已登记 #1 已反馈选民（2022-09-22），选民满意",
    )
    now = line(town, 1)
    assert (now["status"], now["voter_told_on"], now["deputy_told_on"], now["satisfaction"]) == (
        "replied", "2022-09-22", None, "满意",
    )  # fmt: skip
    assert told(town) == [(1, "voter", None, "2022-09-22", "电话", "满意", "很高兴")]


def test_the_deputy_is_told_who_took_it_in(town: Desk) -> None:
    opinion(town, deputy_id=who(town, "李四"))
    reply(town, 1)
    assert tell(town, 1, to="both") == (
        "已登记 #1 已反馈选民（2022-09-22）",
        "已登记 #1 已反馈代表 李四（2022-09-22）",
    )
    assert tell(town, 1, deputy=["张三"], how="口头") == ("已登记 #1 已反馈代表 张三（2022-09-22）",)
    assert [row[:4] for row in told(town)] == [
        (1, "voter", None, "2022-09-22"), (1, "deputy", "李四", "2022-09-22"), (1, "deputy", "张三", "2022-09-22"),
    ]  # fmt: skip


def test_of_a_reception_all_who_received_are_told(town: Desk) -> None:
    with town.file.transaction():
        held = insert_reception(town.file.db, station_id=station(town), held_on=date(2022, 9, 15), voters=3)
        for name in ("王五", "张三"):
            insert_reception_deputy(town.file.db, reception_id=held, deputy_id=who(town, name))
    opinion(town, reception_id=held)
    reply(town, 1)
    assert tell(town, 1, to="代表") == ("已登记 #1 已反馈代表 张三、王五（2022-09-22）",)


def test_what_is_said_again_of_the_same_day_corrects(town: Desk) -> None:
    opinion(town)
    reply(town, 1)
    tell(town, 1, how="电话", satisfaction="基本满意")
    assert tell(town, 1, satisfaction="满意") == ("已登记 #1 已反馈选民（2022-09-22），选民满意（原为基本满意）",)
    tell(town, 1, on="2022-09-25", to="voter")
    assert told(town) == [
        (1, "voter", None, "2022-09-22", "电话", "满意", None),
        (1, "voter", None, "2022-09-25", None, None, None),
    ]
    assert line(town, 1)["satisfaction"] == "满意"


def test_a_voter_who_is_not_satisfied_sends_it_round_again(town: Desk) -> None:
    opinion(town)
    assign(town, 1, until="2022-09-25")
    reply(town, 1)
    assert tell(town, 1, satisfaction="不满意") == (
        "已登记 #1 已反馈选民（2022-09-22），选民不满意",
        "选民不满意：重新办理，第 2 轮；请再交办：renda station opinion assign 1 --unit 建设局",
    )
    now = line(town, 1)
    assert (now["status"], now["round"], now["under_way"], now["satisfaction"]) == ("redoing", 2, 1, "不满意")
    with refused(town, "#1 现在的状态是“重新办理”（还没有答复，受理必复），不能登记反馈"):
        tell(town, 1)
    with refused(town, "#1 在 2022-09-22 反馈，不能在 2022-09-21 交办"):
        assign(town, 1, on="2022-09-21")
    assign(town, 1, on="2022-09-23", until="2022-09-28")
    with refused(town, "#1 在 2022-09-23 已交建设局办理"):
        assign(town, 1, on="2022-09-24")
    assert (line(town, 1)["status"], due(town, "2022-09-29")[0][3:]) == ("redoing", ("建设局", -1, "late"))
    assert reply(town, 1, on="2022-09-27")[0] == "已登记 #1 第 2 轮的答复（2022-09-27，书面）"
    tell(town, 1, on="2022-09-28", satisfaction="满意")
    now = line(town, 1)
    assert (now["status"], now["round"], now["satisfaction"], now["voter_told_on"]) == (
        "replied", 2, "满意", "2022-09-28",
    )  # fmt: skip
    assert count(town, "opinion_reply") == 2


def test_where_it_lay_with_nobody_the_clerk_names_a_unit(town: Desk) -> None:
    opinion(town)
    reply(town, 1)
    assert tell(town, 1, satisfaction="不满意")[1].endswith("renda station opinion assign 1 --unit 单位")


def test_an_urgent_one_that_comes_again_is_in_sight_again(town: Desk) -> None:
    opinion(town)
    opinion_acts.urgent(town, ["1"], why="有人串联上访", on="2022-09-15")
    opinion_acts.report(town, ["1"], on="2022-09-15")
    reply(town, 1)
    assert due(town, "2022-09-23") == []
    tell(town, 1, satisfaction="不满意")
    assert due(town, "2022-09-23") == [("1", "村口路灯不亮", "紧急，已报告党委", None, -1, "late")]


def test_of_what_was_referred_or_turned_the_voter_is_told_and_rates_nothing(town: Desk) -> None:
    opinion(town, status="referred", referred_on=date(2022, 9, 16), referred_to="信访办", referred_why="信访")
    assert tell(town, 1, to="选民") == ("已登记 #1 已反馈选民（2022-09-22）",)
    with refused(town, "#1 不是由本镇答复的，选民不作满意评价；请去掉 --satisfaction"):
        tell(town, 1, satisfaction="满意")
    with refused(town, "#1 在 2022-09-16 引导，不能在 2022-09-15 反馈"):
        tell(town, 1, on="2022-09-15")


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        ({"to": "群众"}, "--to 没有“群众”；可选：选民、代表、both"),
        ({"to": ""}, "--to 没有“”；可选"),
        ({"to": "选民", "deputy": ["张三"]}, "--deputy 是告知的代表；请写 --to 代表 或 --to both，或去掉 --deputy"),
        ({"deputy": ["张三"], "satisfaction": "满意"}, "满意不满意由选民评价；请写 --to both，或去掉 --satisfaction"),
        ({"to": "选民,代表"}, "#1 没有登记由哪位代表接待；请加 --deputy 代表，或只反馈选民"),
        ({"deputy": ["赵六"]}, "没有叫“赵六”的代表"),
        ({"satisfaction": "很好"}, "--satisfaction 没有“很好”这个等次；可选：满意、基本满意、不满意"),
        ({"how": "微信"}, "--how 没有“微信”这一种；可选：书面、口头、电话、线上"),
        ({"on": "2022-09-19"}, "#1 在 2022-09-20 答复，不能在 2022-09-19 反馈"),
    ],
)
def test_what_is_no_feedback(town: Desk, options: dict[str, Any], sentence: str) -> None:
    opinion(town)
    reply(town, 1)
    with refused(town, sentence):
        tell(town, 1, **options)


def test_what_is_not_answered_cannot_be_told(town: Desk) -> None:
    opinion(town)
    with refused(town, "#1 现在的状态是“待办理”（还没有答复，受理必复），不能登记反馈；现在可以：交办（assign）"):
        tell(town, 1)


# Made public


def test_what_is_public_and_what_is_not(town: Desk) -> None:
    opinion(town)
    opinion(town, "邻里纠纷")
    done = opinion_closing.publish(town, ["1,2"], on="2022-10-10")
    assert done.lines == ("已登记 #1 已公示（2022-10-10）", "已登记 #2 已公示（2022-10-10）")
    assert [one["published"] for one in done.read()] == ["yes", "yes"]
    done = opinion_closing.publish(town, ["2"], "no", why="涉及个人隐私", on="2022-10-11")
    assert done.lines == ("已登记 #2 不公开：涉及个人隐私（2022-10-11）",)
    rows = town.file.rows("SELECT published, published_on, private_why FROM opinion")
    assert [tuple(row) for row in rows] == [("yes", "2022-10-10", None), ("no", "2022-10-11", "涉及个人隐私")]


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["yes"], "#1 是选民要求保密的意见，不能公示；请改用 no --reason 理由"),
        (["也许"], "“也许”既不是 yes 也不是 no"),
        (["no"], "不公开要写明理由；请加 --reason 理由"),
    ],
)
def test_what_cannot_be_public(town: Desk, words: list[str], sentence: str) -> None:
    opinion(town, confidential=True)
    with refused(town, sentence):
        opinion_closing.publish(town, ["1"], *words)
    with refused(town, "公示的不写理由；请去掉 --reason，不公开的写 no"):
        opinion_closing.publish(town, ["1"], why="保密")
    with refused(town, "#1 在 2022-09-15 受理，不能在 2022-09-14 登记公示"):
        opinion_closing.publish(town, ["1"], "no", why="保密", on="2022-09-14")


# On file


def archive(desk: Desk, *numbers: int, on: str = "2022-09-30") -> tuple[str, ...]:
    return opinion_closing.archive(desk, [str(number) for number in numbers], on=on).lines


def test_what_is_answered_and_told_goes_on_file(town: Desk) -> None:
    opinion(town)
    with refused(town, "#1 现在的状态是“待办理”（还没有答复，受理必复），不能归档"):
        archive(town, 1)
    reply(town, 1)
    with refused(town, "#1 已答复，还没有反馈选民，不能归档；请先登记：renda station opinion feedback 1"):
        archive(town, 1)
    tell(town, 1)
    with refused(town, "#1 在 2022-09-22 反馈，不能在 2022-09-21 归档"):
        archive(town, 1, on="2022-09-21")
    assert archive(town, 1) == ("已将 #1 归档（2022-09-30）",)
    with refused(town, "#1 在 2022-09-30 已归档；不必再登记"):
        archive(town, 1)


def test_what_was_answered_face_to_face_was_told(town: Desk) -> None:
    opinion(town, status="replied", on_spot=True)
    with town.file.transaction():
        insert_opinion_reply(town.file.db, opinion_id=1, replied_on=date(2022, 9, 15), form="口头", text="可以")
    assert archive(town, 1) == ("已将 #1 归档（2022-09-30）",)


def test_where_nobody_knows_the_voter_posting_tells_him(town: Desk) -> None:
    opinion(town, voter=None, phone=None)
    reply(town, 1)
    with refused(town, "还没有反馈选民"):
        archive(town, 1)
    opinion_closing.publish(town, ["1"], on="2022-09-25")
    assert archive(town, 1) == ("已将 #1 归档（2022-09-30）",)


def test_what_was_referred_goes_on_file_and_comes_off_it_again(town: Desk) -> None:
    opinion(town)
    opinion_acts.urgent(town, ["1"], why="有人串联上访", on="2022-09-15")
    opinion_assigning.refer(town, ["1"], to="信访办", why="信访", on="2022-09-16")
    assert archive(town, 1)[1].startswith("提醒：#1 是紧急事项，还没有登记报告党委")
    assign(town, 1, on="2022-09-20")
    assert line(town, 1)["archived_on"] is None


def test_a_voter_who_comes_back_takes_it_off_the_file(town: Desk) -> None:
    opinion(town)
    reply(town, 1)
    tell(town, 1)
    archive(town, 1)
    tell(town, 1, on="2022-10-02", satisfaction="不满意")
    assert (line(town, 1)["archived_on"], line(town, 1)["status"]) == (None, "redoing")


# When the rules change


def test_open_clocks_follow_a_rule_of_an_earlier_day(town: Desk) -> None:
    rules.set_(town, "opinion", "10天", from_="2022-01-01", source="镇办法")
    for number in (1, 2):
        opinion(town)
        assign(town, number)
    reply(town, 2)
    opinion(town)
    assign(town, 3, until="2022-10-31")
    rules.set_(town, "opinion", "15个工作日", from_="2022-09-01", source="镇办法修订")
    assert rules.derive(town).lines == ("已重算，1 项期限改变", "#1 选民意见期限：2022-09-26 → 2022-10-12")
    assert [clocks(town, number)[0][1] for number in (1, 2, 3)] == ["2022-10-12", "2022-09-26", "2022-10-31"]
