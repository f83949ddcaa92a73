"""Votes on items of an agenda: by the majority of all who may vote, not of those who came."""

from typing import Any

import pytest

from renda_cli.work import attendance, deputy, rules, session, status
from renda_cli.work.desk import Desk
from renda_cli.work.review import agenda, agenda_reading, agenda_vote
from tests.work.agenda_data import CLOSED, OPENED, added, heard, of, passed_on, presidium, voted
from tests.work.helpers import refused

LAW = "《中华人民共和国地方各级人民代表大会和地方各级人民政府组织法》（2015-08-29）第20条"


def rule(desk: Desk, key: str, value: str) -> None:
    """A value of the town's own."""
    rules.set_(desk, key, value, from_="2021-12-01", source="镇议事规则")


@pytest.mark.parametrize(
    ("deputies", "for_", "passed", "needed"),
    [
        # Half is not more than half; of an odd number the half that is rounded up.
        (3, 2, True, 2), (3, 1, False, 2), (4, 2, False, 3), (4, 3, True, 3), (80, 40, False, 41), (80, 41, True, 41),
    ],
)  # fmt: skip
def test_more_than_half_of_all_deputies_pass_it(
    office: Desk, deputies: int, for_: int, passed: bool, needed: int
) -> None:
    item = added(office)
    lines = voted(office, item, for_, of=deputies)
    told = "通过" if passed else "未通过"
    assert lines[1] == f"全体代表 {deputies} 人，过半数须 {needed} 票（{LAW}）：{told}"
    assert of(office, item, "status", "votes_needed", "votes_of") == (
        "passed" if passed else "rejected",
        needed,
        deputies,
    )


def test_the_counts_are_kept_with_the_paper_of_the_resolution(office: Desk) -> None:
    item = added(office, "关于镇人民政府工作报告的决议", "决议决定")
    done = agenda_vote.vote(office, item, for_=2, abstain=1, ref="遥人发〔2022〕1号", file="决议.pdf", on=CLOSED)
    assert done.lines[0] == (
        "已登记 议程 #1“关于镇人民政府工作报告的决议”表决（2022-01-07）：赞成 2 票、反对 0 票、弃权 1 票"
    )
    found = done.read()
    assert (found["ref"], found["file"], found["voted_on"], found["rule"]) == (
        "遥人发〔2022〕1号", "决议.pdf", CLOSED, f"过半数（{LAW}）",
    )  # fmt: skip
    assert (found["votes_for"], found["votes_against"], found["votes_abstain"], found["not_voted"]) == (2, 0, 1, 0)


def test_who_did_not_vote_counts_among_all(office: Desk) -> None:
    item = added(office)
    lines = voted(office, item, 1, against=1)
    assert lines[0].endswith("赞成 1 票、反对 1 票、弃权 0 票，没有投票 1 人")
    assert lines[1].endswith("：未通过")


@pytest.mark.parametrize(
    ("votes", "sentence"),
    [
        ({"for_": 3, "against": 1}, "票数合计 4，多于全体代表 3 人；请核对 --for、--against、--abstain 和 --of"),
        ({"for_": 3, "of": 2}, "票数合计 3，多于全体代表 2 人"),
        ({"for_": -1}, "--for -1 不对"),
        ({"for_": 1, "abstain": -1}, "--abstain -1 不对"),
        ({"for_": 0, "of": 0}, "--of 0 不对"),
        ({"for_": 3, "on": "2022-01-05"}, "5-1 次人代会 2022-01-06 才开会，不能在 2022-01-05 表决"),
        ({"for_": 3, "replace": True}, "还没有表决；请去掉 --replace"),
    ],
)
def test_votes_that_cannot_be_are_refused(office: Desk, votes: dict[str, Any], sentence: str) -> None:
    item = added(office)
    with refused(office, sentence):
        voted(office, item, **votes)


def test_the_suspended_are_counted_in_the_base_by_rule(office: Desk) -> None:
    deputy.add(office, "赵六", district="第6选区")
    status.suspend(office, "赵六", ground="detained", on="2022-01-01")
    first, second = added(office), added(office, "甲")
    assert "全体代表 4 人，过半数须 3 票" in voted(office, first, 2)[1]
    rule(office, "quorum.base", "acting")
    assert "全体代表 3 人，过半数须 2 票" in voted(office, second, 2)[1]


def test_another_number_than_that_of_the_register_is_remarked(office: Desk) -> None:
    assert voted(office, added(office), 40, of=80)[-1] == "注意：登记在册的全体代表 3 人，与 --of 80 不同，请核对"
    assert len(voted(office, added(office, "甲"), 3, of=3)) == 2


def test_more_votes_than_came_are_remarked(office: Desk) -> None:
    attendance.attend(office, "5-1", on=OPENED, part="上午", absent=["张三=请假"])
    attendance.attend(office, "5-1", on=CLOSED, part="上午", absent=["张三=请假", "李四=请假"])
    attendance.attend(office, "5-1", on=CLOSED, part="下午", absent=["张三=请假"])
    first, second = added(office), added(office, "甲")
    assert voted(office, first, 3)[-1] == "注意：票数合计 3，多于登记的到会 2 人，请核对票数和到会登记"
    assert len(voted(office, second, 2)) == 2


def test_attendance_of_the_session_as_a_whole_holds_for_each_day(office: Desk) -> None:
    attendance.attend(office, "5-1", absent=["张三=请假"])
    assert "多于登记的到会 2 人" in voted(office, added(office), 3)[-1]


def test_a_vote_stands_until_it_is_corrected(office: Desk) -> None:
    item = added(office)
    voted(office, item, 3, ref="遥人发1号")
    with refused(office, "在 2022-01-07 已表决；票数有误请加 --replace 改正"):
        voted(office, item, 1)
    voted(office, item, 1, against=2, replace=True)
    assert of(office, item, "status", "votes_for", "votes_against", "ref") == ("rejected", 1, 2, "遥人发1号")
    agenda.drop(office, added(office, "甲"))
    with refused(office, "议程 #2“甲”已撤下"):
        voted(office, "2")


def test_it_is_voted_on_after_it_was_heard_and_before_it_is_carried_out(office: Desk) -> None:
    item = added(office)
    agenda.hear(office, [item], on=CLOSED)
    with refused(office, "在 2022-01-07 才听取，不能在 2022-01-06 表决"):
        voted(office, item, on=OPENED)
    other = heard(office, "甲")
    passed_on(office, other, decision=True, on=OPENED)
    with refused(office, "的决定 2022-01-06 已交付执行，不能在 2022-01-07 才表决"):
        voted(office, other)
    assert voted(office, other, on=OPENED)[1].endswith("：通过")


def test_a_meeting_of_the_presidium_decides_by_its_members(office: Desk) -> None:
    presidium(office, "张三", "李四")
    item = added(office, meeting="主席团会议")
    lines = voted(office, item, 1, on="2022-03-01")
    assert lines[1] == "主席团全体成员 2 人，过半数须 2 票（通行做法（法律未规定））：未通过"
    rules.use(office, "zhejiang")
    assert (
        "2 票（《浙江省乡镇人民代表大会工作条例》（2016-07-29）第24条）"
        in voted(office, item, 2, on="2022-03-01", replace=True)[1]
    )


def test_without_members_their_number_has_to_be_said(office: Desk) -> None:
    presidium(office)
    item = added(office, meeting="主席团会议")
    with refused(office, "2022-03-01 没有登记主席团全体成员；请用 --of 写明，或先用 renda deputy role add 登记"):
        voted(office, item, 5, on="2022-03-01")
    assert len(voted(office, item, 5, of=7, on="2022-03-01")) == 2


def test_without_deputies_their_number_has_to_be_said(desk: Desk) -> None:
    session.add(desk, "5-1", on=OPENED, closed=CLOSED)
    item = added(desk)
    with refused(desk, "2022-01-07 没有登记全体代表；请用 --of 写明应投票的人数，或先登记代表"):
        voted(desk, item)
    assert len(voted(desk, item, of=3)) == 2


def test_without_a_rule_nobody_knows_whether_it_passed(office: Desk) -> None:
    presidium(office, "张三")
    rule(office, "pass.presidium", "none")
    item = added(office, meeting="主席团会议")
    with refused(office, "规则里没有 2022-03-01 主席团会议通过的票数；请用 renda rules set pass.presidium 填写"):
        voted(office, item, 1, on="2022-03-01")


def test_a_rule_that_went_away_is_said_to_be_missing(office: Desk) -> None:
    presidium(office, "张三")
    item = added(office, meeting="主席团会议")
    voted(office, item, 1, on="2022-03-01")
    rule(office, "pass.presidium", "none")
    found = agenda_reading.show(office, item)
    assert (found["status"], found["votes_needed"], found["rule"]) == ("passed", None, None)
