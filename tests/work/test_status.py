"""What befalls a seat by law: suspended, resumed, ended, reported, announced; nothing else changes a status."""

from typing import Any

import pytest

from renda_cli.store.statements import (
    insert_attendance,
    insert_deputy_role,
    insert_seat,
    insert_session,
    insert_sitting,
)
from renda_cli.work import completing, congress, deputy, group, rules, session, status
from renda_cli.work.desk import Desk
from tests.work.helpers import at, refused

LAW_2015 = "《中华人民共和国全国人民代表大会和地方各级人民代表大会代表法》（2015-08-29）"
LAW_2025 = "《中华人民共和国全国人民代表大会和地方各级人民代表大会代表法》（2025-03-11）"
ELECTION_LAW = "《中华人民共和国全国人民代表大会和地方各级人民代表大会选举法》（2020-10-17）"


def state(desk: Desk, name: str = "张三") -> str:
    return str(desk.file.rows("SELECT status FROM deputy_line WHERE name = ? ORDER BY seat_id", (name,))[0]["status"])


def county_seat(desk: Desk, deputy_id: int = 1, level: str = "区") -> None:
    insert_seat(desk.file.db, deputy_id=deputy_id, level=level, district="第9选区")


# ---- Suspended and resumed


def test_a_seat_is_suspended_on_a_ground_of_the_day_until_the_ground_is_gone(office: Desk) -> None:
    done = status.suspend(office, "张三", ground="羁押", on="2022-01-08", note="县公安局通报", ref="武公通1号")
    assert done.lines == (
        "已登记张三（镇代表，第3选区）暂时停止执行代表职务：因刑事案件被羁押，正在受侦查、起诉、审判，自 2022-01-08 起",
        f"依据{LAW_2015}第48条；情形在任期内消失的，恢复执行职务：renda deputy resume 张三 --on 日期",
        "由代表资格审查委员会向本级人民代表大会报告；报告后请用 renda deputy announce 张三 --reported 日期",
    )
    assert done.read() == {
        "id": 1, "name": "张三", "level": "镇", "congress": 5, "district": "第3选区", "status": "suspended", "from_on": "2021-12-20",
        "to_on": None, "events": [{
            "event": "suspended", "ground": "detained", "label": "因刑事案件被羁押，正在受侦查、起诉、审判", "held_on": "2022-01-08",
            "reported_on": None, "announced_on": None, "decided_by": None, "votes_for": None, "votes_of": None, "ref": "武公通1号",
            "note": "县公安局通报",
        }],
    }  # fmt: skip
    assert [row[1] for row in deputy.list_(office, status="暂停").rows] == ["张三"]
    done = status.resume(office, "张三", on="2022-01-09", note="撤销案件")
    assert done.lines == (f"已登记张三（镇代表，第3选区）恢复执行代表职务，自 2022-01-09 起（{LAW_2015}第48条）",)
    assert [one["event"] for one in done.read()["events"]] == ["suspended", "resumed"]
    assert state(office) == "in_office"


def test_a_suspension_and_a_death_are_told_of_the_other_seats(office: Desk) -> None:
    county_seat(office)
    office.file.update("seat", 4, congress=17)
    other = "注意：张三 另有区代表职务（第17届，第9选区），没有一并登记；也适用的请再用 renda deputy {} 张三 --level 区 登记"
    assert status.suspend(office, "张三", ground="羁押").lines[-1] == other.format("suspend")
    assert status.end(office, "张三", ground="去世").lines[-1] == other.format("end")
    assert not any("另有" in line for line in status.end(office, "张三", ground="去世", level="区").lines)
    county_seat(office, 2)
    assert not any("另有" in line for line in status.end(office, "李四", ground="辞职被接受").lines)


def test_the_grounds_are_those_in_force_on_the_day(office: Desk) -> None:
    later = at(office, "2025-06-01")
    assert f"依据{LAW_2015}第49条" in status.end(later, "张三", ground="辞职被接受", on="2025-03-11").lines[3]
    assert (
        status.end(later, "李四", ground="责令", on="2025-03-12")
        .lines[0]
        .endswith("辞职或者责令辞职被接受，2025-03-12")
    )
    assert f"依据{LAW_2025}第61条" in status.suspend(later, "王五", ground="serving").lines[1]


def test_where_no_law_is_known_nothing_is_entered(office: Desk) -> None:
    office.file.update("seat", 1, from_on=None)
    with refused(office, "没有 2014-01-01 适用的“暂时停止执行代表职务的情形”"):
        status.suspend(office, "张三", ground="羁押", on="2014-01-01")


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("moved", "moved"), ("MOVED", "moved"), ("迁出或者调离本行政区域", "moved"), ("调离", "moved"), ("1", "moved"), ("１", "moved"),
        ("三", "absent"), ("（三）", "absent"), ("第三项", "absent"), ("丧失行为能力", "capacity"), ("去世", "died"), ("died", "died"),
        (" 罢免 ", "recalled"),
    ],
)  # fmt: skip
def test_a_ground_is_named_by_code_label_part_or_number(office: Desk, written: str, code: str) -> None:
    assert status.end(office, "张三", ground=written).read()["events"][0]["ground"] == code


def test_the_grounds_are_offered_at_the_tab_key(office: Desk) -> None:
    assert [one.value for one in completing.suspend_grounds(office, "被")] == [
        "被判管制、拘役或者有期徒刑，没有附加剥夺政治权利，正在服刑"
    ]
    assert [one.value for one in completing.end_grounds(office, "")][::7] == ["迁出或者调离本行政区域", "去世"]


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"ground": "丧失"}, "--ground “丧失”对应几种情形；请写编号或其中几个字：5 丧失中国国籍；7 丧失行为能力$"),
        ({"ground": "病"}, "--ground 没有“病”这种情形；请写编号或其中几个字：1 迁出或者调离本行政区域；.*7 丧失行为能力；去世$"),
        ({"ground": ""}, "--ground 没有“”这种情形"),
        ({"ground": "8"}, "--ground 没有“8”这种情形"),
        ({"ground": "任期届满"}, "任期届满在换届时一并登记；请用 renda deputy congress"),
        ({"ground": "term"}, "任期届满在换届时一并登记"),
        ({"on": "2021-12-19"}, "张三 自 2021-12-20 起才任代表，不能在 2021-12-19；请核对 --on"),
        ({"on": "2022-02-30"}, "2022-02-30”不存在"),
        ({"level": "市"}, "张三 没有“市”一级的代表职务；登记的有：第5届镇代表 在任"),
        ({"reported": "2022-01-08"}, "报告日期 2022-01-08 早于资格终止日期 2022-01-09；请核对 --on、--reported 和 --announced"),
        ({"announced": "2022-01-08"}, "公告日期 2022-01-08 早于资格终止日期 2022-01-09"),
        ({"reported": "2022-01-10", "announced": "2022-01-09"}, "公告日期 2022-01-09 早于报告日期 2022-01-10"),
        ({"votes": "3/5"}, "“迁出或者调离本行政区域”不经表决；请去掉 --votes"),
        ({"note": "a\x07"}, "看不见的控制字符"),
    ],
)  # fmt: skip
def test_a_wrong_ending_is_refused(office: Desk, wrong: dict[str, str], sentence: str) -> None:
    with refused(office, sentence):
        status.end(office, "张三", **({"ground": "moved", "on": "2022-01-09"} | wrong))


def test_a_verb_is_for_the_seat_that_it_fits(office: Desk) -> None:
    with refused(
        office, "张三 没有暂停的代表职务（第5届镇代表 在任）；请用 renda deputy show 核对".replace("（", "[（]")
    ):
        status.resume(office, "张三")
    status.suspend(office, "张三", ground="detained", on="2022-01-08")
    with refused(office, "张三 没有在任的代表职务"):
        status.suspend(office, "张三", ground="detained")
    with refused(office, "张三 在 2022-01-08 已登记暂停执行职务，不能早于这一天；请核对 --on"):
        status.resume(office, "张三", on="2022-01-07")
    status.end(office, "张三", ground="rights", on="2022-01-09")
    with refused(office, "张三 没有在任或暂停的代表职务（第5届镇代表 终止）"):
        status.end(office, "张三", ground="moved")


def test_of_several_seats_the_own_is_meant_unless_told_otherwise(office: Desk) -> None:
    county_seat(office)
    assert status.suspend(office, "张三", ground="1").read()["level"] == "镇"
    done = status.suspend(office, "张三", ground="1", level="区", reported="2022-01-10")
    assert done.lines[2] == "由代表资格审查委员会向区人大常委会报告（2022-01-10 报告）"
    assert done.read()["district"] == "第9选区"


def test_upper_seats_of_several_levels_must_be_told_apart(office: Desk) -> None:
    county_seat(office)
    county_seat(office, level="市")
    status.end(office, "张三", ground="moved")
    with refused(office, "张三 有几级代表职务：.*；请加 --level 指明哪一级"):
        status.end(office, "张三", ground="recalled")
    done = status.end(office, "张三", ground="recalled", level="市", votes="100/150")
    assert done.lines == (
        "已登记张三（市代表，第9选区）代表资格终止：被罢免，2022-01-10",
        f"依据{LAW_2015}第49条；由代表资格审查委员会报市人大常委会，由其公告；报告、公告后请用 renda deputy announce 张三 --reported 日期 --announced 日期",
    )
    assert status.end(office, "张三", ground="recalled").read()["level"] == "区"


def test_of_two_terms_the_one_of_the_day_is_meant(office: Desk) -> None:
    insert_seat(office.file.db, deputy_id=1, level="镇", district="第3选区", from_on=office.today)
    assert status.suspend(office, "张三", ground="1", on="2022-01-09").read()["from_on"] == "2021-12-20"
    assert status.suspend(office, "张三", ground="1", on="2022-01-10").read()["from_on"] == "2022-01-10"


# ---- Ended


def test_an_ending_is_dated_thrice_and_leaves_a_vacancy(office: Desk) -> None:
    done = status.end(
        office, "张三", ground="moved", on="2022-01-08", reported="2022-01-09", announced="2022-01-10", ref="公告1号"
    )
    assert done.lines == (
        "已登记张三（镇代表，第3选区）代表资格终止：迁出或者调离本行政区域，2022-01-08",
        f"依据{LAW_2015}第49条；由代表资格审查委员会报本级人民代表大会，由其公告（2022-01-09 报告，2022-01-10 公告）",
        "出缺 1 席，由原选区补选：renda deputy election add --kind 补选 --district 第3选区 --on 选举日",
    )
    found = done.read()
    assert (found["status"], found["to_on"]) == ("ended", "2022-01-08")
    (event,) = found["events"]
    assert [event[field] for field in ("held_on", "reported_on", "announced_on", "ref")] == [
        "2022-01-08", "2022-01-09", "2022-01-10", "公告1号",
    ]  # fmt: skip


def test_death_is_no_ground_of_the_list(office: Desk) -> None:
    lines = status.end(office, "张三", ground="去世").lines
    assert lines[0].endswith("代表资格终止：去世，2022-01-10")
    assert lines[1].startswith("去世的，代表资格自然终止；由代表资格审查委员会报本级人民代表大会，由其公告；")


def test_a_recall_takes_a_majority_of_all_voters_of_the_district(office: Desk) -> None:
    with refused(
        office,
        "罢免没有通过：原选区全体选民 1500 人，须 751 票赞成，得 750 票.*第50—53条.*；没有通过的不登记终止，请核对 --votes",
    ):
        status.end(office, "张三", ground="罢免", votes="750/1500")
    done = status.end(office, "张三", ground="罢免", votes="751／1500", by="第3选区选民")
    assert done.lines[1].startswith("罢免：原选区选民 30 人以上联名提出；向县级人大常委会书面提出，写明理由；")
    assert done.lines[1].endswith(f"（{ELECTION_LAW}第50—53条）")
    assert done.lines[2] == "表决：原选区全体选民 1500 人，须 751 票，得赞成 751 票，通过"
    (event,) = done.read()["events"]
    assert (event["decided_by"], event["votes_for"], event["votes_of"]) == ("第3选区选民", 751, 1500)


def test_a_resignation_is_accepted_at_a_session_by_a_majority_of_all_deputies(office: Desk) -> None:
    with refused(office, "接受辞职没有通过：全体代表 3 人，须 2 票赞成，得 1 票"):
        status.end(office, "张三", ground="辞职", on="2022-01-07", votes="1/3")
    done = status.end(office, "张三", ground="辞职", on="2022-01-07", votes="2/3")
    assert done.lines[1].startswith("辞职：向本级人大书面提出；人代会上以全体代表过半数通过接受")
    assert done.lines[2] == "表决：全体代表 3 人，须 2 票，得赞成 2 票，通过"
    assert not any("注意" in line for line in done.lines)


def test_a_resignation_between_sessions_or_of_another_number_of_deputies_strikes_one(office: Desk) -> None:
    done = status.end(office, "张三", ground="辞职", on="2022-01-08", votes="2/2")
    assert done.lines[-2:] == (
        "注意：2022-01-08 没有登记人代会会议，乡镇代表辞职要在会议期间接受，请核对 --on",
        "注意：名册上当日的本级代表（含暂停执行职务的）有 3 名，与应投 2 不同；以 3 名计须 2 票赞成",
    )
    session.add(office, "5-2", on="2022-01-09")
    done = status.end(office, "李四", ground="辞职", on="2022-01-10")
    assert done.lines[2] == "没有登记票数；有表决记录的，登记时加 --votes 赞成/应投"
    assert not any("注意" in line for line in done.lines)


@pytest.mark.parametrize("votes", ["812", "3/2", "0/0", "-1/2", "a/b", "1/2/3", "12345678/12345678", ""])
def test_votes_are_written_as_those_in_favour_of_all(office: Desk, votes: str) -> None:
    with refused(office, "请写 赞成/应投，如 812/1500"):
        status.end(office, "张三", ground="recalled", votes=votes)


def missed(desk: Desk, number: str, day: str, attended: str) -> None:
    """A session of one sitting that 张三 attended in a state."""
    held_on = at(desk, day).today
    made = insert_session(desk.file.db, kind="人代会", number=number, opened_on=held_on, closed_on=held_on)
    sitting = insert_sitting(desk.file.db, session_id=made, held_on=held_on, part="全程")
    insert_attendance(desk.file.db, sitting_id=sitting, deputy_id=1, state=attended)


def test_of_absences_the_record_is_asked_and_only_remarked(office: Desk) -> None:
    missed(office, "4-9", "2021-12-01", "absent")  # of the term before
    missed(office, "5-2", "2022-03-01", "absent")
    missed(office, "5-3", "2022-04-01", "leave")
    later = at(office, "2022-06-01")
    done = status.end(later, "张三", ground="absent")
    assert done.lines[-1] == (
        f"注意：到会登记中 张三 未经批准不出席的人代会有 1 次（5-2），不到 2 次（{LAW_2015}第49条），请核对原始材料"
    )
    assert state(later) == "ended"
    assert "有 0 次，不到 2 次" in status.end(later, "李四", ground="absent").lines[-1]


def test_two_sessions_missed_without_leave_need_no_remark_and_change_no_status_by_themselves(office: Desk) -> None:
    missed(office, "5-2", "2022-03-01", "absent")
    missed(office, "5-3", "2022-04-01", "refused")
    later = at(office, "2022-06-01")
    assert state(later) == "in_office"
    assert not any("注意" in line for line in status.end(later, "张三", ground="absent").lines)


def test_offices_end_with_the_own_seat(office: Desk) -> None:
    for role, day in (("主席团成员", None), ("主席", office.today)):
        insert_deputy_role(office.file.db, deputy_id=1, role=role, from_on=day)
    insert_deputy_role(office.file.db, deputy_id=2, role="主席团成员")
    county_seat(office)
    group.add(office, "东片小组", leader="张三")
    status.end(office, "张三", ground="moved", level="区")
    assert office.file.tuples("SELECT to_on FROM deputy_role") == [(None,)] * 3
    done = status.end(office, "张三", ground="moved", on="2022-01-08")
    assert done.lines[2:4] == (
        "所任 主席团成员、主席 相应终止，由主席团公告",
        "张三 仍是 东片小组 的组长，请用 renda deputy group edit 东片小组 --leader 代表 改定",
    )
    assert office.file.tuples("SELECT to_on FROM deputy_role") == [("2022-01-08",), ("2022-01-10",), (None,)]
    assert "所任 主席团成员 相应终止" in status.end(office, "李四", ground="moved").lines


# ---- Reported and announced


def test_report_and_announcement_are_entered_later(office: Desk) -> None:
    status.end(office, "张三", ground="moved", on="2022-01-08", reported="2022-01-09")
    done = status.announce(office, "张三", announced="2022-01-10")
    assert done.lines == (
        "已补登 张三（镇代表）资格终止（迁出或者调离本行政区域，2022-01-08）：报告 2022-01-09，公告 2022-01-10",
    )
    done = status.announce(office, "张三", reported="2022-01-08")
    assert done.lines[0].endswith("：报告 2022-01-08（原为 2022-01-09），公告 2022-01-10")
    assert done.read()["events"][0]["reported_on"] == "2022-01-08"
    with refused(office, "公告日期 2022-01-07 早于报告日期 2022-01-08"):
        status.announce(office, "张三", announced="2022-01-07")
    with refused(office, "没有写补登什么；请加 --reported 日期 或 --announced 日期"):
        status.announce(office, "张三")
    with refused(office, "李四 没有登记过暂停执行职务或资格终止；请先用 renda deputy suspend 或 end 登记"):
        status.announce(office, "李四", reported="2022-01-09")
    with refused(office, "张三 没有登记过暂停执行职务或资格终止"):
        status.announce(office, "张三", reported="2022-01-09", level="区")


def test_a_day_of_announcement_still_to_come_strikes_one(office: Desk) -> None:
    status.suspend(office, "张三", ground="1", on="2022-01-08")
    done = status.announce(office, "张三", reported="2022-02-01")
    assert done.lines[1] == "注意：报告日期 2022-02-01 在今天（2022-01-10）之后，请核对"


def told(desk: Desk) -> list[tuple[Any, ...]]:
    return [(one.name, one.event, one.missing) for one in status.unannounced(desk)]


def test_what_was_not_reported_or_announced_is_kept_in_mind(office: Desk) -> None:
    county_seat(office)
    status.end(office, "张三", ground="moved", level="区")  # not for the town to announce
    status.end(office, "张三", ground="moved", on="2022-01-08")
    status.suspend(office, "李四", ground="1", on="2022-01-07")
    status.end(office, "王五", ground="去世", on="2022-01-09", reported="2022-01-10")
    assert told(office) == [
        ("李四", "suspended", "报告"), ("张三", "ended", "报告、公告"), ("王五", "ended", "公告"),
    ]  # fmt: skip
    assert status.unannounced(office)[1] == status.Unannounced(
        1, "张三", "第3选区", "ended", "迁出或者调离本行政区域", "2022-01-08", None, "报告、公告"
    )
    status.announce(office, "张三", announced="2022-01-10")
    status.resume(office, "李四")
    assert told(office) == [("王五", "ended", "公告")]
    congress.begin(at(office, "2027-01-01"), 6, start="2026-12-20")
    assert told(office) == []


def test_a_ground_that_the_list_has_no_more_is_told_by_its_code(office: Desk) -> None:
    status.end(office, "张三", ground="moved")
    grounds = '[{"code": "gone", "label": "离开本镇"}]'
    rules.set_(office, "end.grounds", grounds, from_="2022-01-01", source="本镇规定")
    assert status.unannounced(office)[0].ground == "moved"
