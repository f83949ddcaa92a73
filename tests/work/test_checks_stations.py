"""Breaks among stations, receptions and opinions: each is found, and nothing else."""

from datetime import date

import pytest

from renda_cli.work import deadlines
from renda_cli.work.desk import Desk
from tests.work.checks_data import tamper, texts, told
from tests.work.helpers import reply
from tests.work.station_data import (
    D,
    answered,
    assigned,
    opinion,
    planned,
    post,
    received,
    station,
)
from tests.work.station_data import told as told_voter


@pytest.fixture
def stations(busy_year: Desk) -> Desk:
    """The busy year with a station, a planned day held by 张三 and 李四, one still to come, and opinions in every state.

    1 answered on the spot   2 with the village, with a deadline   3 answered, 满意, archived   4 became 5-1/3   5 referred
    6 again, after 不满意    7 answered, voter unknown             8 urgent, not reported, its deadline by hand
    """
    desk = busy_year
    with desk.file.transaction():
        liudao = station(desk, "留道站", opened_on=D("2022-01-01"))
        closed = station(desk, "旧站", opened_on=D("2022-01-01"), closed_on=D("2022-06-30"))
        post(desk, liudao, 1, from_on=D("2022-01-01"))
        post(desk, closed, 2, from_on=D("2022-01-01"), to_on=D("2022-06-30"))
        post(desk, closed, 1, visiting=True)
        day = planned(desk, liudao, "2022-03-16", 1, 2, noticed_on=D("2022-03-13"))
        planned(desk, liudao, "2022-04-16", dropped_why="防汛")
        planned(desk, liudao, "2023-01-16", 1)
        held = received(desk, liudao, "2022-03-16", 3, 1, 2, day_id=day, opinions=2, attendances=2)
        one = opinion(desk, liudao, "2022-03-16", status="replied", on_spot=True, reception_id=held, voter="钱六")
        answered(desk, one, "2022-03-16")
        two = opinion(desk, liudao, "2022-03-16", "修桥", "assigned", reception_id=held, voter="钱六")
        assigned(desk, two, "2022-03-17")
        until = date(2023, 1, 31)
        deadlines.open_clock(desk, "opinion", "opinion", {"assigned": D("2022-03-17")}, until=until, opinion_id=two)
        three = opinion(desk, liudao, "2022-05-01", "清淤", "replied", voter="孙七", archived_on=D("2022-06-01"))
        assigned(desk, three, "2022-05-02")
        answered(desk, three, "2022-05-10")
        told_voter(desk, three, "2022-05-11", "满意")
        opinion(
            desk, liudao, "2022-05-01", "没有路灯", "proposal", proposal_id=3, turned_on=D("2022-05-03"), voter="孙七"
        )
        opinion(desk, liudao, "2022-05-01", "官司", "referred", referred_on=D("2022-05-01"))
        six = opinion(desk, liudao, "2022-07-01", "水压低", "redoing", round=2, voter="孙七")
        answered(desk, six, "2022-07-05")
        told_voter(desk, six, "2022-07-06", "不满意")
        deadlines.open_clock(desk, "opinion", "opinion", {"assigned": D("2022-07-06")}, until=until, opinion_id=six)
        seven = opinion(desk, liudao, "2022-08-01", "停水", "replied")
        answered(desk, seven, "2022-08-02")
        eight = opinion(desk, liudao, "2022-09-01", "收集材料", "assigned", urgent=True)
        assigned(desk, eight, "2022-09-01")
        deadlines.open_clock(desk, "opinion", "opinion", {"assigned": D("2022-09-01")}, until=until, opinion_id=eight)
        deadlines.open_on_day(desk, "opinion", D("2022-09-01"), D("2022-09-01"), "紧急事项", opinion_id=eight)
    return desk


def test_what_agrees_is_not_spoken_of(stations: Desk) -> None:
    assert told(stations) == []


RULED = "DELETE FROM deadline WHERE opinion_id = 8 AND rule_key IS NOT NULL"
BREAKS: dict[str, tuple[str, list[tuple[str, str]], str]] = {
    "with nobody": (
        "DELETE FROM opinion_assignment WHERE opinion_id = 2", [("opinion-status", "意见 #2")], "没有登记交谁办理",
    ),
    "with somebody, yet waiting": (
        "UPDATE opinion SET status = 'received' WHERE id = 2", [("opinion-status", "意见 #2")], "状态是待办理，却已交办",
    ),
    "answered, yet waiting": (
        "UPDATE opinion SET status = 'received' WHERE id = 7",
        [("opinion-status", "意见 #7"), ("opinion-unanswered", "意见 #7")], "状态是待办理，却已有答复",
    ),
    "answered by nobody": (
        "DELETE FROM opinion_reply WHERE opinion_id = 7", [("opinion-status", "意见 #7")], "这一轮却没有答复",
    ),
    "answered, yet under way": (
        "INSERT INTO opinion_reply (opinion_id, round, replied_on, form, text) VALUES (2, 1, '2022-03-20', '口头', '好了')",
        [("opinion-status", "意见 #2")], "已有答复，状态却是办理中",
    ),
    "again, without a first answer": (
        "DELETE FROM opinion_reply WHERE opinion_id = 6", [("opinion-status", "意见 #6")], "与答复的轮次不符",
    ),
    "accepted and forgotten": (
        "DELETE FROM deadline WHERE opinion_id = 2", [("opinion-unanswered", "意见 #2")], "assign 2 --until",
    ),
    "urgent and forgotten: the report is no answer": (RULED, [("opinion-unanswered", "意见 #8")], "2022-09-01 收到"),
    "a clock of what was referred": (
        "UPDATE deadline SET opinion_id = 5 WHERE opinion_id = 6",
        [("opinion-clock", "意见 #5"), ("opinion-unanswered", "意见 #6")], "已有结果，答复期限（2023-01-31）还开着",
    ),
    "urgent no more, and the clock runs on": (
        "UPDATE opinion SET urgent = 0 WHERE id = 8", [("opinion-clock", "意见 #8")], "不再列为紧急，紧急事项期限（2022-09-01）还开着",
    ),
    "reported and referred, and the clock runs on": (
        "UPDATE opinion SET urgent = 1, reported_on = '2022-09-02' WHERE id = 5; UPDATE deadline SET opinion_id = 5 WHERE rule_key IS NULL AND opinion_id = 8",
        [("opinion-clock", "意见 #5")], "已报告党委，也有了结果，紧急事项期限（2022-09-01）还开着",
    ),
    "put away unanswered": (
        "UPDATE opinion SET archived_on = '2022-12-01' WHERE id = 2", [("opinion-archived", "意见 #2")], "2022-12-01 已归档，却没有答复",
    ),
    "answered, and the voter was not told": (
        "DELETE FROM opinion_feedback WHERE opinion_id = 3", [("opinion-not-told", "意见 #3")], "feedback 3",
    ),
    "told of the first answer only": (
        "UPDATE opinion SET round = 2 WHERE id = 3", [("opinion-status", "意见 #3")], "这一轮却没有答复",
    ),
    "posted in spite of the promise": (
        "UPDATE opinion SET confidential = 1, published = 'yes', published_on = '2022-06-10' WHERE id = 3",
        [("opinion-confidential", "意见 #3")], "登记了 2022-06-10 公示",
    ),
    "counted and not listed": (
        "UPDATE reception SET opinions = 5", [("opinion-unlisted", "接待 #1")], "登记收到意见 5 条，逐条登记的 2 条，差 3 条",
    ),
    "fewer opinions counted than listed": (
        "UPDATE reception SET opinions = 1", [("reception-counted", "接待 #1")], "意见条数是 1，列出的已有 2",
    ),
    "fewer attendances counted than named": (
        "UPDATE reception SET attendances = 1", [("reception-counted", "接待 #1")], "代表人次是 1，列出的已有 2",
    ),
    "received by nobody": (
        "INSERT INTO reception (station_id, held_on, times, voters) VALUES (1, '2022-05-16', 1, 2)",
        [("reception-without-deputies", "接待 #2")], "留道站 2022-05-16 的接待没有登记代表",
    ),
    "a planned day gone by": (
        "UPDATE reception_day SET dropped_why = NULL", [("reception-day-missed", "留道站 2022-04-16")], "没有登记接待",
    ),
    "a turn of one who is gone by then": (
        "UPDATE duty SET deputy_id = 3 WHERE day_id = 3; UPDATE seat SET to_on = '2023-01-10' WHERE id = 3",
        [("reception-of-stranger", "留道站 2023-01-16")], "排了王五 2023-01-16 接待，当天王五不在任；请用 renda station swap",
    ),
    "received by one who was no deputy yet": (
        "UPDATE seat SET from_on = '2022-03-17' WHERE id = 2",
        [("reception-of-stranger", "接待 #1")], "登记了李四 2022-03-16 接待",
    ),
    "at home where there is nothing any longer": (
        "UPDATE station_deputy SET to_on = NULL WHERE deputy_id = 2", [("closed-station", "旧站")], "2022-06-30 已撤销，李四还编在这里",
    ),
    "one station twice": (
        "INSERT INTO station (name, kind, level, online) VALUES ('留道 站', 'station', '村', 0)",
        [("like-stations", "留道 站")], "与“留道站”看起来是同一个",
    ),
    "one opinion twice": (
        "UPDATE opinion SET text = '清 淤' WHERE id = 4; UPDATE opinion SET text = '清淤', received_on = '2022-05-01' WHERE id = 3",
        [("like-opinions", "意见 #4")], "与“意见 #3”看起来是同一个",
    ),
    "reported before it came": (
        "UPDATE opinion SET reported_on = '2022-04-30' WHERE id = 3", [("dates-in-order", "意见 #3")], "报告党委（2022-04-30）早于收到",
    ),
    "referred before it came": (
        "UPDATE opinion SET referred_on = '2022-04-30' WHERE id = 5", [("dates-in-order", "意见 #5")], "引导（2022-04-30）早于收到",
    ),
    "turned before it came": (
        "UPDATE opinion SET turned_on = '2022-04-30' WHERE id = 4", [("dates-in-order", "意见 #4")], "转为建议（2022-04-30）早于收到",
    ),
    "posted before it came": (
        "UPDATE opinion SET published = 'yes', published_on = '2022-04-30' WHERE id = 3", [("dates-in-order", "意见 #3")], "公示（2022-04-30）早于收到",
    ),
    "put away before it came": (
        "UPDATE opinion SET archived_on = '2022-04-30' WHERE id = 3", [("dates-in-order", "意见 #3")], "归档（2022-04-30）早于收到",
    ),
    "handed over before it came": (
        "UPDATE opinion_assignment SET assigned_on = '2022-04-30' WHERE opinion_id = 3", [("dates-in-order", "意见 #3")], "交办（2022-04-30）早于收到",
    ),
    "answered before it was handed over": (
        "UPDATE opinion_assignment SET assigned_on = '2022-05-11' WHERE opinion_id = 3",
        [("dates-in-order", "意见 #3")], "答复（2022-05-10）早于收到或交办（2022-05-11）",
    ),
    "told before it was answered": (
        "UPDATE opinion_feedback SET told_on = '2022-05-09' WHERE opinion_id = 3", [("dates-in-order", "意见 #3")], "反馈（2022-05-09）早于答复",
    ),
    "made known too late": (
        "UPDATE reception_day SET noticed_on = '2022-03-17' WHERE id = 1",
        [("dates-in-order", "留道站 2022-03-16")], "接待日（2022-03-16）早于公告（2022-03-17）",
    ),
    "posted on a day to come": (
        "INSERT INTO posting (month, posted_on) VALUES ('2022-12', '2023-01-10')", [("date-to-come", "2022-12")], "意见公示日期 2023-01-10 还没有到",
    ),
    "rated on a day to come": (
        "INSERT INTO station_rating (station_id, stars, rated_on) VALUES (1, 5, '2023-01-10')", [("date-to-come", "留道站")], "星级评定日期",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", BREAKS)
def test_a_break_is_found_and_nothing_else(stations: Desk, name: str) -> None:
    statements, expected, says = BREAKS[name]
    tamper(stations, *statements.split("; "))
    assert told(stations) == expected
    assert says in texts(stations)


def test_what_came_in_today_has_time(stations: Desk) -> None:
    tamper(
        stations,
        "DELETE FROM deadline WHERE opinion_id = 2",
        "UPDATE opinion SET received_on = '2022-03-18' WHERE id = 2",
    )
    assert told(stations, "opinion-unanswered", day=D("2022-03-18")) == []
    assert told(stations, "opinion-unanswered", day=D("2022-03-19")) == [("opinion-unanswered", "意见 #2")]


def test_a_proposal_that_fell_leaves_its_voter_without_an_answer(stations: Desk) -> None:
    tamper(stations, "UPDATE opinion SET proposal_id = (SELECT id FROM proposal WHERE no = '6') WHERE id = 4")
    assert told(stations) == [("opinion-proposal", "意见 #4")]
    assert "所转的建议 5-1/6不予受理，选民还没有得到答复" in texts(stations)
    told_voter(stations, 4, "2022-06-02")
    assert told(stations) == []


def test_a_proposal_that_was_answered_within_another_is_told_to_its_voter(stations: Desk) -> None:
    tamper(stations, "UPDATE opinion SET proposal_id = (SELECT id FROM proposal WHERE no = '7') WHERE id = 4")
    told_voter(stations, 4, "2022-05-04")  # that it became a proposal
    assert told(stations) == []
    reply(stations, "5-1/3", "2022-08-01")
    assert told(stations) == [("opinion-proposal-replied", "意见 #4")]
    assert "所转的建议 5-1/7已答复，没有登记告知选民" in texts(stations)
    told_voter(stations, 4, "2022-08-01")
    assert told(stations) == []
