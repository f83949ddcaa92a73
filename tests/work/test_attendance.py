"""Who came to a session: half days, quorum, corrections."""

from typing import Any

import pytest

from renda_cli.errors import InputError
from renda_cli.store.statements import insert_deputy_role, insert_rule_value, insert_seat_event
from renda_cli.work import absence, attendance, deputy, session
from renda_cli.work.desk import Desk
from tests.work.helpers import at, count, refused

LAW = "《中华人民共和国地方各级人民代表大会和地方各级人民政府组织法》"
TITLE = "第五届人民代表大会第一次会议"


def lines(desk: Desk, number: str = "5-1", **said: Any) -> tuple[str, ...]:
    """What the clerk is told of attendance that was taken."""
    return attendance.attend(desk, number, **said).lines


def states(desk: Desk, number: str = "5-1", kind: str = "人代会") -> list[tuple[Any, ...]]:
    """(day, part, name, state, asked on, note) of everybody who was away."""
    away = session.show(desk, number, kind)["away"]
    return [(one["on"], one["part"], one["deputy"], one["state"], one["leave_asked_on"], one["note"]) for one in away]


def suspend(desk: Desk, deputy_id: int, day: str, event: str = "suspended") -> None:
    """Suspends a deputy's seat, or lets it be taken up again."""
    ground = "detained" if event == "suspended" else None
    insert_seat_event(desk.file.db, seat_id=deputy_id, event=event, ground=ground, held_on=at(desk, day).today)


def presidium(desk: Desk, *deputies: int) -> None:
    """Makes deputies members of the presidium."""
    for place, one in enumerate(deputies):
        insert_deputy_role(desk.file.db, deputy_id=one, role="主席团成员" if place else "主席")


def rule(desk: Desk, key: str, value: str) -> None:
    """A value of the town's own."""
    insert_rule_value(
        desk.file.db, key=key, from_on=at(desk, "2021-01-01").today, value=value, source="议事规则", says=""
    )
    desk.forget_rules()


def test_only_who_was_away_is_written(office: Desk) -> None:
    assert lines(office, absent=["张三=请假", "李四＝缺席"]) == (
        f"已登记{TITLE}（2022-01-06）到会：应到 3 人，实到 1 人，请假 1 人，缺席 1 人",
        f"注意：实到没有达到法定人数 2 人（3 人的三分之二以上，{LAW}（2015-08-29）第11条）；决议、选举须 2 票以上赞成",
        "请假：张三；缺席：李四",
    )
    assert states(office) == [
        ("2022-01-06", "全程", "李四", "absent", None, None),
        ("2022-01-06", "全程", "张三", "leave", None, None),
    ]
    assert count(office, "attendance") == 3


def test_everybody_came(office: Desk) -> None:
    assert lines(office) == (
        f"已登记{TITLE}（2022-01-06）到会：应到 3 人，实到 3 人",
        f"法定人数 2 人（3 人的三分之二以上，{LAW}（2015-08-29）第11条），已达到；决议、选举须 2 票以上赞成",
    )
    assert lines(office)[1] == "与已登记的相同，没有改变"


def test_a_session_is_shown_with_its_half_days(office: Desk) -> None:
    lines(office, on="2022-01-06", part="上午", absent=["张三=请假"], leave_asked="2022-01-05", note="因病")
    found = attendance.attend(office, "5-1", on="2022-01-06", part="下午").read()
    assert {name: found[name] for name in ("title", "days", "half_days", "expected", "present", "leave", "refused", "absent")} == {
        "title": TITLE, "days": 2, "half_days": 2, "expected": 6, "present": 5, "leave": 1, "refused": 0, "absent": 0,
    }  # fmt: skip
    assert found["sittings"][0] == {
        "on": "2022-01-06", "part": "上午", "expected": 3, "present": 2, "leave": 1, "refused": 0, "absent": 0, "base": 3, "quorum": 2,
        "reached": True, "votes_needed": 2,
    }  # fmt: skip
    assert [one["part"] for one in found["sittings"]] == ["上午", "下午"]
    assert states(office) == [("2022-01-06", "上午", "张三", "leave", "2022-01-05", "因病")]
    assert [one["key"] for one in found["rules"]] == ["quorum.congress", "quorum.base", "pass.congress"]
    (row,) = session.list_(office).rows
    assert row == ("人代会", "5-1", "2022-01-06", "2022-01-07", 0, 2, 6, 5, 1, 0, 0)
    assert "人次" in session.list_(office).notes[0]


def test_without_attendance_nothing_is_counted(office: Desk) -> None:
    found = session.show(office, "5-1")
    assert (found["half_days"], found["expected"], found["sittings"], found["away"]) == (0, None, [], [])
    assert session.list_(office).rows[0][5:] == (0, None, None, None, None, None)
    assert session.list_(office).notes == ()


def test_a_correction_says_what_it_changed(office: Desk) -> None:
    lines(office, absent=["张三=请假"], leave_asked="2022-01-05", note="因病")
    told = lines(office, absent=["张三=请假未准", "李四=缺席"])
    assert told[0].startswith(f"已改正{TITLE}（2022-01-06）到会：应到 3 人，实到 1 人，请假未准 1 人，缺席 1 人")
    assert told[1] == "改变 2 人：张三 请假 → 请假未准；李四 出席 → 缺席"
    assert states(office)[1] == ("2022-01-06", "全程", "张三", "refused", "2022-01-05", "因病")
    assert lines(office, absent=["张三=缺席"])[1] == "改变 2 人：张三 请假未准 → 缺席；李四 缺席 → 出席"
    assert states(office) == [("2022-01-06", "全程", "张三", "absent", None, "因病")]
    assert lines(office, absent=["张三=缺席"], note="外出")[1] == "改变 1 人：张三 的请假日期或备注"


def test_nothing_said_does_not_undo_what_is_known(office: Desk) -> None:
    lines(office, absent=["张三=请假"])
    with refused(office, "5-1 次人代会 2022-01-06 已登记过到会，没有写要改谁"):
        lines(office)


def test_all_half_days_are_corrected_at_once(office: Desk) -> None:
    for part in ("上午", "下午"):
        lines(office, on="2022-01-06", part=part)
    lines(office, on="2022-01-07", part="上午")
    assert [line for line in lines(office, absent=["张三=请假"]) if line.startswith("已改正")] == [
        f"已改正{TITLE}（{half}）到会：应到 3 人，实到 2 人，请假 1 人"
        for half in ("2022-01-06 上午", "2022-01-06 下午", "2022-01-07 上午")
    ]
    lines(office, on="2022-01-06", absent=["李四=缺席"])
    assert [row[:3] for row in states(office) if row[2] == "李四"] == [
        ("2022-01-06", "上午", "李四"),
        ("2022-01-06", "下午", "李四"),
    ]


def test_a_half_day_entered_by_mistake_is_taken_out(office: Desk) -> None:
    lines(office, on="2022-01-07", part="上午")
    with refused(office, "没有登记过到会；请用 renda deputy session show 5-1 核对"):
        lines(office, on="2022-01-07", part="下午", remove=True)
    with refused(office, "请去掉 --absent、--present"):
        lines(office, on="2022-01-07", absent=["张三=请假"], remove=True)
    assert lines(office, remove=True) == ("已去掉 5-1 次人代会 2022-01-07 上午 的到会登记",)
    assert (count(office, "sitting"), count(office, "attendance")) == (0, 0)


def test_a_day_is_entered_as_a_whole_or_by_half_days(office: Desk) -> None:
    lines(office)
    with refused(office, "5-1 次人代会 2022-01-06 已按全程登记，不能再按上午登记；.*--on 2022-01-06 --remove"):
        lines(office, on="2022-01-06", part="上午")
    lines(office, on="2022-01-07", part="上午")
    with refused(office, "已按上午登记，不能再按全程登记"):
        lines(office, on="2022-01-07", part="全程")


def test_the_day_goes_without_saying_where_there_is_one(office: Desk) -> None:
    with refused(office, "5-1 次人代会不止一天，看不出是哪一天的上午；请加 --on 日期"):
        lines(office, part="上午")
    assert "2022-01-06 上午" in lines(at(office, "2022-01-06"), part="上午")[0]
    session.add(office, "5-2", on="2022-07-06", closed="2022-07-06")
    assert "2022-07-06 下午" in lines(office, "5-2", part="下午")[0]
    assert lines(office, "5-2", on="2022-07-06", absent=["张三=请假"])[0].startswith("已改正")
    session.add(office, "5-3", on="2022-12-06")
    with refused(office, "2022-12-05 不在 5-3 次人代会的会期里（2022-12-06 开会）"):
        lines(office, "5-3", on="2022-12-05")
    assert "2022-12-07" in lines(office, "5-3", on="2022-12-07")[0]


def test_only_who_came_may_be_written(office: Desk) -> None:
    told = lines(office, present=["张三"], absent=["李四=请假"])
    assert told[2] == "请假：李四；缺席：王五"
    lines(office, present=["张三"], absent=["李四=请假", "王五=缺席"], note="在外")
    assert lines(office, present=["张三"])[1] == "改变 1 人：李四 请假 → 缺席"
    assert [(row[2], row[3], row[5]) for row in states(office)] == [
        ("李四", "absent", None),
        ("王五", "absent", "在外"),
    ]


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ({"absent": ["张三"]}, "--absent “张三”没有写情况；请写成 张三=请假；可选：请假、请假未准、缺席"),
        ({"absent": ["张三="]}, "没有写情况"),
        ({"absent": ["张三=迟到"]}, "--absent 没有“迟到”这种情况；可选：请假、请假未准、缺席；.*迟到、早退的算出席"),
        ({"absent": ["张三=出席"]}, "没有“出席”这种情况"),
        ({"absent": ["张三=请假,张三=缺席"]}, "张三 在 --absent 里写了两遍"),
        ({"absent": ["张三=请假"], "present": ["张三"]}, "张三 又写在 --present，又写在 --absent"),
        ({"absent": ["周六=请假"]}, "没有叫“周六”的代表"),
        ({"absent": [" "]}, "--absent 后面没有写代表"),
        ({"present": [""]}, "--present 后面没有写代表"),
        ({"absent": ["张三=缺席"], "leave_asked": "2022-01-05"}, "--leave-asked 是请假的日期，--absent 里没有请假的"),
        ({"note": "因病"}, "没有写 --absent"),
        ({"on": "2022-01-08"}, "2022-01-08 不在 5-1 次人代会的会期里（2022-01-06 至 2022-01-07）"),
        ({"on": "2022-01-06", "part": "中午"}, "--part 没有“中午”这一种；可选：全程、上午、下午、晚上"),
        ({"kind": "党代会"}, "--kind 没有“党代会”"),
        ({"number": "5-9"}, "没有登记过 5-9 次会议"),
    ],
)
def test_what_cannot_be(office: Desk, said: dict[str, Any], why: str) -> None:
    with refused(office, why):
        lines(office, **said)


def test_leave_is_asked_for_before_the_session(office: Desk) -> None:
    told = lines(office, absent=["张三=请假"], leave_asked="2022-01-08")
    assert told[-1] == "注意：请假日期 2022-01-08 晚于开会（2022-01-06）；请假应在会前提出并经批准"
    assert len(lines(office, absent=["张三=请假"], leave_asked="2022-01-06")) == 4


def test_who_was_not_to_come_is_refused(office: Desk) -> None:
    deputy.add(office, "赵六", district="第6选区", from_="2022-01-07")
    deputy.add(office, "钱七", level="区", district="第1选区")
    suspend(office, 3, "2022-01-02")
    with refused(office, "王五 在 2022-01-06 暂停执行代表职务，不出席会议，不计入应到"):
        lines(office, absent=["王五=缺席"])
    for name in ("赵六", "钱七"):
        with refused(office, f"{name} 在 2022-01-06 不是本镇在任的代表；请用 renda deputy show #. 核对；列席的不计"):
            lines(office, absent=[f"{name}=缺席"])
    lines(office, on="2022-01-07", part="上午", absent=["赵六=请假"])
    assert session.show(office, "5-1")["expected"] == 3


def test_the_suspended_are_deputies_still_when_the_quorum_is_counted(office: Desk) -> None:
    deputy.add(office, "赵六", district="第6选区")
    suspend(office, 3, "2022-01-02")
    lines(office)
    (sitting,) = session.show(office, "5-1")["sittings"]
    assert (sitting["expected"], sitting["base"], sitting["quorum"], sitting["votes_needed"]) == (3, 4, 3, 3)
    rule(office, "quorum.base", '"acting"')
    (sitting,) = session.show(office, "5-1")["sittings"]
    assert (sitting["base"], sitting["quorum"], sitting["votes_needed"]) == (3, 2, 2)


def test_attendance_is_worked_out_anew_when_it_is_corrected(office: Desk) -> None:
    lines(office, absent=["张三=请假"])
    suspend(office, 3, "2022-01-02")
    assert lines(office, absent=["张三=请假"])[1] == "改变 1 人：王五 出席 → 不计入"
    suspend(office, 3, "2022-01-03", "resumed")
    assert lines(office, absent=["张三=请假"])[1] == "改变 1 人：王五 不计入 → 出席"


def test_deputies_of_another_congress_are_not_to_come(office: Desk) -> None:
    office.file.db.execute("UPDATE seat SET congress = 4 WHERE deputy_id = 1")
    lines(office)
    assert session.show(office, "5-1")["expected"] == 2
    office.file.db.execute("UPDATE seat SET congress = 4")
    with refused(office, "2022-01-07 没有在任的第五届镇代表"):
        lines(office, on="2022-01-07", part="上午")


def test_the_presidium(office: Desk) -> None:
    session.add(office, "5-2", kind="主席团会议", on="2022-03-01")
    meeting = {"number": "5-2", "kind": "主席团会议"}
    with refused(office, "2022-03-01 没有登记主席团成员；请先用 renda deputy role add"):
        lines(office, **meeting)
    presidium(office, 1, 2)
    with refused(office, "王五 在 2022-03-01 不是主席团成员；请用 renda deputy role list 核对；列席的不计"):
        lines(office, **meeting, absent=["王五=请假"])
    assert lines(office, **meeting, part="上午", absent=["张三=缺席"]) == (
        "已登记第五届人民代表大会主席团第二次会议（2022-03-01 上午）到会：应到 2 人，实到 1 人，缺席 1 人",
        "注意：实到没有达到法定人数 2 人（2 人的过半数，通行做法（法律未规定））",
        "缺席：张三",
    )
    found = session.show(office, "5-2", "主席团会议")
    assert (found["sittings"][0]["votes_needed"], found["days"], found["expected"]) == (None, None, 2)
    with refused(office, "--kind 主席团会议 --on 2022-03-01 --remove"):
        lines(office, **meeting, part="全程")


def test_where_the_rules_name_no_quorum(office: Desk) -> None:
    session.add(office, "5-2", kind="主席团会议", on="2022-03-01")
    presidium(office, 1)
    rule(office, "quorum.presidium", '"none"')
    assert lines(office, number="5-2", kind="主席团会议")[1] == "规则里没有这次会议的法定人数"
    (sitting,) = session.show(office, "5-2", "主席团会议")["sittings"]
    assert (sitting["base"], sitting["quorum"], sitting["reached"]) == (None, None, None)


def test_a_session_from_before_the_rules(desk: Desk) -> None:
    deputy.add(desk, "张三", from_="2012-01-01")
    session.add(desk, "5-1", on="2013-01-06")
    assert lines(desk, absent=["张三=缺席"]) == (
        f"已登记{TITLE}（2013-01-06）到会：应到 1 人，实到 0 人，缺席 1 人",
        "规则里没有这次会议的法定人数",
        "缺席：张三",
    )
    assert session.show(desk, "5-1")["rules"] == []


def test_whoever_missed_two_sessions_is_told_of(office: Desk) -> None:
    session.add(office, "5-2", on="2022-07-06")
    lines(office, absent=["张三=缺席", "李四=请假"])
    told = lines(office, "5-2", absent=["张三=请假未准", "李四=缺席"])
    assert told[-1] == (
        "提醒：张三 本届已有 2 次未经批准不出席人代会（5-1、5-2），属资格终止的情形；终止须由代表资格审查委员会报告、人代会公告，"
        "在此以前仍是代表，登记用 renda deputy end（《中华人民共和国全国人民代表大会和地方各级人民代表大会代表法》（2015-08-29）第49条）"
    )
    assert deputy.show(office, "张三")["status"] == "in_office"
    later = at(office, "2022-07-07").today
    assert [(one.name, one.sessions) for one in absence.missed(office, 5, later)] == [
        ("张三", ("5-1", "5-2")),
        ("李四", ("5-2",)),
    ]
    assert [one.sessions for one in absence.missed(office, 5, at(office, "2022-07-05").today)] == [("5-1",)]
    assert absence.missed(office, 4, later) == []


def test_a_session_is_missed_whole_or_not_at_all(office: Desk) -> None:
    lines(office, on="2022-01-06", part="上午", absent=["张三=缺席", "李四=缺席", "王五=缺席"])
    lines(office, on="2022-01-06", part="下午", absent=["张三=缺席", "李四=请假"])
    found = absence.missed(office, 5, office.today)
    assert [one.name for one in found] == ["张三"]
    assert found[0].sentence() == "张三 本届已有 1 次未经批准不出席人代会（5-1），满 2 次即属资格终止的情形"
    by_view = office.file.tuples("SELECT deputy_id, number FROM missed_session")
    assert by_view == [(one.id, number) for one in found for number in one.sessions]
    office.file.db.execute("UPDATE seat SET status = 'ended', to_on = '2022-01-09' WHERE deputy_id = 1")
    assert absence.missed(office, 5, office.today) == []


def test_attendance_of_the_whole_goes_with_the_opening_day(office: Desk) -> None:
    lines(office)
    assert session.edit(office, "5-1", closed="2022-01-08").lines == ("已登记 5-1 次人代会：2022-01-06 至 2022-01-08",)
    assert session.edit(office, "5-1", on="2022-01-05").lines[1] == "到会登记随之改为 2022-01-05"
    assert session.show(office, "5-1")["sittings"][0]["on"] == "2022-01-05"


def test_half_days_stay_within_the_session(office: Desk) -> None:
    lines(office, on="2022-01-06", part="上午")
    lines(office, on="2022-01-07", part="上午")
    with refused(office, "已登记 2022-01-06 上午 的到会，不在改后的会期里；.*--on 2022-01-06 --remove"):
        session.edit(office, "5-1", on="2022-01-07")
    with pytest.raises(InputError, match="已登记 2022-01-07 上午 的到会"):
        session.edit(office, "5-1", closed="2022-01-06")
    session.edit(office, "5-1", closed="2022-01-08")
