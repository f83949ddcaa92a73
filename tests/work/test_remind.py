"""What the clerk is reminded of in a year."""

from datetime import date
from typing import Any

import pytest

from renda_cli.store.statements import (
    insert_activity,
    insert_activity_deputy,
    insert_deputy_group,
    insert_deputy_role,
    insert_pledge,
    insert_rule_value,
    insert_seat_event,
    insert_station_paper,
    insert_station_rating,
)
from renda_cli.work import attendance, congress, remind, seat, session
from renda_cli.work.desk import Desk
from tests.work.helpers import at, refused
from tests.work.station_data import post, received, station


def told(desk: Desk, day: str, year: str | None = None) -> list[dict[str, Any]]:
    """The reminders of a day as objects."""
    found = remind.remind(at(desk, day), year)
    return [dict(zip(found.fields, row, strict=True)) for row in found.rows]


def of(desk: Desk, kind: str, day: str, year: str | None = None) -> list[tuple[str, str, str | None]]:
    """(who, text, rule) of the reminders of a kind."""
    return [(one["who"], one["text"], one["rule"]) for one in told(desk, day, year) if one["kind"] == kind]


def rule(desk: Desk, key: str, value: str) -> None:
    insert_rule_value(
        desk.file.db, key=key, from_on=date(2021, 1, 1), value=value, source="议事规则", says="本镇的规定"
    )
    desk.forget_rules()


def event(desk: Desk, seat: int, what: str, ground: str | None, held_on: str, reported: date | None = None) -> None:
    day = date.fromisoformat(held_on)
    insert_seat_event(desk.file.db, seat_id=seat, event=what, ground=ground, held_on=day, reported_on=reported)


def active(desk: Desk, day: str, *deputies: int, group: int | None = None, times: int = 1) -> None:
    """An activity of some deputies or a group."""
    one = insert_activity(
        desk.file.db,
        kind="视察",
        title="视察",
        status="done",
        held_on=date.fromisoformat(day),
        group_id=group,
        times=times,
    )
    for deputy in deputies:
        insert_activity_deputy(desk.file.db, activity_id=one, deputy_id=deputy)


def pledge(desk: Desk, deputy: int, count: int = 1) -> None:
    for _ in range(count):
        made, until = date(2022, 1, 20), date(2022, 12, 31)
        insert_pledge(desk.file.db, deputy_id=deputy, year=2022, what="装路灯", made_on=made, until_on=until)


def test_a_quiet_january_has_little_to_tell(office: Desk) -> None:
    attendance.attend(office, "5-1")
    found = remind.remind(at(office, "2022-01-10"))
    assert [(row[0], row[2]) for row in found.rows] == [("no_group", "王五")]
    assert found.title == "2022年提醒（截至 2022-01-10）"
    with refused(office, "2023年还没有到；请写 2022 或以前的年份"):
        remind.remind(office, "2023")
    with refused(office, "年份“去年”不对"):
        remind.remind(office, "去年")


def test_whoever_missed_sessions(office: Desk) -> None:
    session.add(office, "5-2", on="2022-07-06")
    attendance.attend(office, "5-1", absent=["李四=缺席", "王五=缺席"])
    assert [who for who, _, _ in of(office, "missed", "2022-06-01")] == ["李四", "王五"]
    attendance.attend(office, "5-2", absent=["王五=请假未准"])
    (first, second) = of(office, "missed", "2022-08-01")
    assert first[1].startswith(
        "王五 本届已有 2 次未经批准不出席人代会（5-1、5-2），属资格终止的情形；终止须由代表资格审查委员会报告"
    )
    assert second[1] == "李四 本届已有 1 次未经批准不出席人代会（5-1），满 2 次即属资格终止的情形"
    assert told(office, "2022-08-01")[0]["source"].endswith("代表法》（2015-08-29）第49条")
    assert of(office, "missed", "2022-08-01", "2021") == []
    session.add(office, "6-1", on="2022-11-06")
    assert of(office, "missed", "2022-12-01") == []


def test_a_new_congress_begins_with_a_clean_slate(office: Desk) -> None:
    attendance.attend(office, "5-1", absent=["李四=缺席"])
    congress.begin(at(office, "2026-12-20"), 6, start="2026-12-20")
    seat.add(at(office, "2026-12-20"), "李四", "镇", district="第4选区")
    assert of(office, "missed", "2026-12-19") != []
    assert of(office, "missed", "2026-12-20") == []


def test_what_was_not_reported_or_announced(office: Desk) -> None:
    event(office, 1, "suspended", "detained", "2022-02-01")
    event(office, 2, "suspended", "serving", "2022-02-02", reported=date(2022, 3, 1))
    event(office, 3, "ended", "resigned", "2022-02-03", reported=date(2022, 3, 1))
    assert of(office, "unannounced", "2022-02-01") == [
        (
            "张三",
            "张三 2022-02-01 暂停执行职务（因刑事案件被羁押，正在受侦查、起诉、审判），还没有报告；两种情形暂停执行职务，由代表资格审查委员会报告",
            "suspend.grounds",
        )
    ]
    assert of(office, "unannounced", "2022-03-05")[1] == (
        "王五", "王五 2022-02-03 资格终止（辞职被接受），还没有公告；七种情形终止资格，由代表资格审查委员会报告、大会公告", "end.grounds"
    )  # fmt: skip
    event(office, 1, "resumed", None, "2022-03-02")
    event(office, 2, "ended", "died", "2022-03-03")
    assert [who for who, _, _ in of(office, "unannounced", "2022-03-05")] == ["王五"]
    office.file.db.execute("UPDATE seat_event SET held_on = '2013-02-03', ground = '旧' WHERE seat_id = 3")
    assert of(office, "unannounced", "2022-03-05") == [("王五", "王五 2013-02-03 资格终止（旧），还没有公告", None)]


def test_too_few_sessions_are_told_at_the_end_of_the_year(office: Desk) -> None:
    assert of(office, "few_sessions", "2022-11-30") == []
    assert of(office, "few_sessions", "2022-12-01") == [
        (
            "",
            "2022年到 12 月 1 日开了 1 次人代会，规则是每年 2 次：乡镇人代会一般每年两次；一般，不是必须",
            "sessions.congress",
        )
    ]
    assert of(office, "few_sessions", "2023-02-01", "2022")[0][1].startswith("2022年开了 1 次人代会")
    session.add(office, "5-2", on="2022-07-06")
    assert of(office, "few_sessions", "2023-02-01", "2022") == []


def test_meetings_of_the_presidium_where_the_rules_want_them(office: Desk) -> None:
    for day in ("2022-12-01", "2022-11-01"):
        assert not {"few_meetings", "empty_quarter"} & {one["kind"] for one in told(office, day)}
    rule(office, "sessions.presidium", "4")
    session.add(office, "5-1", kind="主席团会议", on="2022-03-31")
    assert of(office, "empty_quarter", "2022-06-29") == []
    text = "2022年第二季度没有开主席团会议，规则是每年 4 次：本镇的规定"
    assert of(office, "empty_quarter", "2022-06-30") == [("", text, "sessions.presidium")]
    assert [text[6:10] for _, text, _ in of(office, "empty_quarter", "2023-01-01", "2022")] == [
        "二季度没",
        "三季度没",
        "四季度没",
    ]
    assert of(office, "few_meetings", "2022-12-31")[0][1] == "2022年开了 1 次主席团会议，规则是每年 4 次：本镇的规定"
    office.file.db.execute("UPDATE rule_value SET value = '2'")
    office.forget_rules()
    assert of(office, "empty_quarter", "2023-01-01", "2022") == []


def test_attendance_that_nobody_entered(office: Desk) -> None:
    session.add(office, "5-1", kind="主席团会议", on="2022-03-01")
    assert of(office, "no_attendance", "2022-03-01") == [
        ("", "5-1 次人代会（2022-01-06）没有登记到会；请用 renda deputy session attend 5-1", None)
    ]
    assert of(office, "no_attendance", "2022-03-02")[1][1].endswith("attend 5-1 --kind 主席团会议")


def test_half_days_below_the_quorum(office: Desk) -> None:
    attendance.attend(office, "5-1", on="2022-01-06", part="上午")
    attendance.attend(office, "5-1", on="2022-01-06", part="下午", present=["张三"])
    insert_deputy_role(office.file.db, deputy_id=1, role="主席")
    session.add(office, "5-1", kind="主席团会议", on="2022-03-01")
    attendance.attend(office, "5-1", kind="主席团会议", absent=["张三=请假"])
    assert of(office, "no_quorum", "2022-03-02") == [
        ("", "5-1 次人代会（2022-01-06 下午）实到 1 人，法定人数 2 人；登记有误请改正", "quorum.congress"),
        ("", "5-1 次主席团会议（2022-03-01）实到 0 人，法定人数 1 人；登记有误请改正", "quorum.presidium"),
    ]


def test_deputies_in_no_group(office: Desk) -> None:
    assert of(office, "no_group", "2022-02-01") == [("王五", "1 名代表没有编入代表小组", None)]
    office.file.db.execute("UPDATE seat SET group_id = 1")
    assert of(office, "no_group", "2022-02-01") == []
    office.file.db.execute("UPDATE seat SET group_id = NULL")
    office.file.db.execute("DELETE FROM deputy_group")
    assert of(office, "no_group", "2022-02-01") == [("", "还没有登记代表小组；请用 renda deputy group add", None)]


def test_deputies_without_an_activity(office: Desk) -> None:
    assert of(office, "no_activity", "2022-12-31") == [
        ("", "2022年没有登记代表参加的活动；请用 renda deputy activity add", None)
    ]
    active(office, "2022-05-01", 1)
    active(office, "2021-05-01", 2)
    assert of(office, "no_activity", "2022-11-30") == []
    assert of(office, "no_activity", "2022-12-31") == [("李四、王五", "2 名代表2022年没有参加活动", None)]
    active(office, "2022-05-02", 2, 3)
    assert of(office, "no_activity", "2022-12-31") == []
    office.file.db.execute("UPDATE seat SET status = 'ended'")
    assert of(office, "no_activity", "2022-12-31") == []


def test_pledges_too_few_and_too_many(office: Desk) -> None:
    assert of(office, "few_pledges", "2022-11-30") == []
    assert of(office, "few_pledges", "2022-12-01")[0][:2] == (
        "", "2022年没有登记实事承诺：没有统一规定；平梁镇的做法是每人每年一至三件"
    )  # fmt: skip
    pledge(office, 1)
    pledge(office, 2, 4)
    assert [(who, key) for who, _, key in of(office, "few_pledges", "2022-02-01")] == [("王五", "pledges.least")]
    ((who, text, _),) = of(office, "many_pledges", "2022-02-01")
    assert (who, text.startswith("1 名代表2022年承诺的实事超过 3 件")) == ("李四", True)
    rule(office, "pledges.least", '"none"')
    rule(office, "pledges.most", '"none"')
    assert not {"few_pledges", "many_pledges"} & {one["kind"] for one in told(office, "2022-12-31")}


def test_groups_that_were_hardly_active(office: Desk) -> None:
    insert_deputy_group(office.file.db, name="南片小组", founded_on=date(2022, 3, 1))
    insert_deputy_group(office.file.db, name="第一代表团", kind="代表团")
    active(office, "2022-05-01", group=1, times=4)
    active(office, "2022-05-01", group=2, times=3)
    assert of(office, "few_activities", "2022-11-30") == []
    assert of(office, "few_activities", "2022-12-31") == [
        (
            "西片小组（3 次）",
            "1 个代表小组2022年活动不到 4 次：通行做法是每季度一次；各地有每年至少三次、四次的",
            "group.activities",
        )
    ]
    active(office, "2022-06-01", group=2, times=1)
    assert of(office, "few_activities", "2022-12-31") == []  # each has its four
    assert len(of(office, "few_activities", "2023-12-31")) == 1
    rule(office, "group.activities", '"none"')
    assert of(office, "few_activities", "2023-12-31") == []


def test_who_received_voters_was_active(office: Desk) -> None:
    active(office, "2022-05-01", 1)
    received(office, station(office, "留道站"), "2022-06-16", 3, 2)
    assert of(office, "no_activity", "2022-12-31") == [("王五", "1 名代表2022年没有参加活动", None)]


OF_STATIONS = {"no_station", "few_turns", "no_paper", "rating_expired"}


def test_without_an_open_station_nobody_is_reminded_of_one(office: Desk) -> None:
    station(office, "旧站", closed_on=date(2022, 6, 1))
    station(office, "新站", opened_on=date(2023, 6, 1))
    assert not OF_STATIONS & {one["kind"] for one in told(office, "2022-12-31")}


def test_deputies_posted_nowhere(office: Desk) -> None:
    liudao, old = station(office, "留道站"), station(office, "旧站", closed_on=date(2022, 6, 1))
    post(office, liudao, 1)
    post(office, liudao, 2, visiting=True)
    post(office, old, 3)
    assert of(office, "no_station", "2022-05-31") == [("李四", "1 名代表没有编入家站点", None)]
    assert of(office, "no_station", "2022-06-01") == [("李四、王五", "2 名代表没有编入家站点", None)]
    office.file.db.execute("UPDATE station_deputy SET visiting = 0, station_id = ?", (liudao,))
    assert of(office, "no_station", "2022-06-01") == []


def test_turns_too_few_are_told_when_the_year_is_over(office: Desk) -> None:
    liudao = station(office, "留道站")
    rule(office, "reception.turns", "2")
    assert of(office, "few_turns", "2022-12-30") == []
    assert of(office, "few_turns", "2022-12-31") == [("", "2022年没有登记代表接待选民：本镇的规定", "reception.turns")]
    received(office, liudao, "2022-03-16", 3, 1, times=2)
    received(office, liudao, "2022-04-16", 3, 2)
    received(office, liudao, "2023-01-16", 3, 3)
    wanted = ("李四（1 次）、王五（0 次）", "2 名代表2022年接待选民不到 2 次：本镇的规定", "reception.turns")
    assert of(office, "few_turns", "2023-02-01", "2022") == [wanted]
    received(office, liudao, "2022-05-16", 3, 2, 3, times=2)
    assert of(office, "few_turns", "2023-02-01", "2022") == []
    office.file.db.execute("DELETE FROM rule_value")
    office.forget_rules()
    assert of(office, "few_turns", "2023-02-01", "2022") == []


def test_stations_without_a_plan_or_a_summary(office: Desk) -> None:
    liudao = station(office, "留道站")
    station(office, "镇代表之家", "home")
    station(office, "甲点", "point")
    assert of(office, "no_paper", "2022-01-31") == []
    plan = "2 个代表之家、联络站没有2022年度计划；请用 renda station plan"
    assert of(office, "no_paper", "2022-02-01") == [("留道站、镇代表之家", plan, None)]
    for kind, year in (("plan", 2022), ("summary", 2021)):
        insert_station_paper(office.file.db, station_id=liudao, year=year, kind=kind, handed_on=date(2022, 1, 5))
    assert [who for who, _, _ in of(office, "no_paper", "2022-12-30")] == ["镇代表之家"]
    assert [who for who, _, _ in of(office, "no_paper", "2022-12-31")] == ["镇代表之家", "留道站、镇代表之家"]
    assert [who for who, _, _ in of(office, "no_paper", "2022-12-31", "2021")] == ["留道站、镇代表之家", "镇代表之家"]


def test_stars_that_hold_no_longer(office: Desk) -> None:
    liudao = station(office, "留道站")
    for stars, rated, until in ((5, "2021-05-01", "2022-04-30"), (4, "2020-05-01", "2021-04-30")):
        insert_station_rating(
            office.file.db, station_id=liudao, stars=stars, rated_on=date.fromisoformat(rated), until_on=date.fromisoformat(until)
        )  # fmt: skip
    assert of(office, "rating_expired", "2022-04-30") == []
    assert of(office, "rating_expired", "2022-05-01") == [
        ("留道站", "留道站 的 5 星已于 2022-04-30 到期；重新评定请用 renda station rate 留道站", None)
    ]


@pytest.mark.parametrize("year", [None, "2022", "2019"])
def test_a_reminder_changes_nothing(office: Desk, year: str | None) -> None:
    before = office.file.tuples("SELECT * FROM seat")
    remind.remind(at(office, "2022-12-31"), year)
    assert office.file.tuples("SELECT * FROM seat") == before
