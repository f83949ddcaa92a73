"""What a record says of itself and of others: each break of a good year is found, and nothing else."""

import pytest

from renda_cli.work import deputy, session
from renda_cli.work.desk import Desk
from tests.work.checks_data import Told, outcome, tamper, texts, told
from tests.work.helpers import hand_in, judge, reply


def of(no: str) -> str:
    return f"(SELECT id FROM proposal WHERE no = '{no}')"


def assignment(no: str) -> str:
    return f"(SELECT min(id) FROM assignment WHERE proposal_id = {of(no)})"


def unit(name: str) -> str:
    return f"(SELECT id FROM unit WHERE name = '{name}')"


def person(name: str) -> str:
    return f"(SELECT id FROM deputy WHERE name = '{name}')"


def test_a_good_year_has_nothing_to_tell(busy_year: Desk) -> None:
    found = outcome(busy_year)
    assert (found.found.rows, found.faults, found.mended) == ([], 0, ())
    assert found.checks > 50


BREAKS: dict[str, tuple[list[str], Told, str]] = {
    "a contact of a deleted unit": (
        [f"UPDATE contact SET unit_id = 99 WHERE proposal_id = {of('1')}"],
        [("dangling-reference", "contact #1")], "unit_id 所指的 unit #99 不存在",
    ),
    "the clock of one on another": (
        [f"UPDATE deadline SET proposal_id = {of('8')} WHERE kind = 'reply' AND proposal_id = {of('3')}"],
        [("deadline-of-another", "5-1/8")], "答复期限所属的承办单位或承诺是另一件的",
    ),
    "the promise of another unit": (
        [f"UPDATE promise SET unit_id = {unit('教育局')} WHERE what = '装三套'"],
        [("unit-not-assigned", "5-1/5")], "教育局 2022-03-02 承诺",
    ),
    "merged into one that is merged": (
        [f"UPDATE proposal SET merged_into_id = {of('7')} WHERE no = '7'"],
        [("merged-proposal", "5-1/7")], "5-1/7 本身是“并案办理”",
    ),
    "units merged in a ring": (
        [f"UPDATE unit SET merged_on = '2022-12-01', merged_into_id = {unit('教育局')} WHERE name = '农业农村局'",
         f"UPDATE unit SET merged_on = '2022-12-01', merged_into_id = {unit('农业农村局')} WHERE name = '教育局'"],
        [("merged-unit", "农业农村局"), ("merged-unit", "教育局")], "也并入了别的单位",
    ),
    "a deputy without a seat": (
        [f"DELETE FROM seat WHERE deputy_id = {person('王五')}"],
        [("deputy-without-seat", "#3 王五")], "没有任职",
    ),
    "a leader who has left": (
        [f"UPDATE deputy_group SET leader_id = {person('王五')} WHERE name = '东片小组'",
         f"UPDATE seat SET status = 'ended', to_on = '2022-06-01' WHERE deputy_id = {person('王五')}"],
        [("group-leader-ended", "东片小组")], "renda deputy group add 东片小组 --leader",
    ),
    "the lead once more among the signers": (
        [f"INSERT INTO co_signer VALUES ({of('1')}, {person('张三')}, 1)"],
        [("co-signer-is-lead", "5-1/1")], "张三既是领衔代表又列为附议人",
    ),
    "a meeting with numbers": (
        ["UPDATE session SET kind = '主席团会议'"],
        [("number-of-presidium", f"5-1/{no}") for no in (1, 2, 3, "闭1", 4, 5, 6, 7, 8)], "主席团会议",
    ),
    "a reply whose assignment is gone": (
        [f"DELETE FROM deadline WHERE assignment_id = {assignment('1')}", f"DELETE FROM contact WHERE proposal_id = {of('1')}",
         f"DELETE FROM assignment WHERE id = {assignment('1')}"],
        [("dangling-reference", "reply #1"), ("reply-without-assignment", "reply #1"), ("feedback-without-reply", "5-1/1")], "交办已不存在",
    ),
    "a reply of a co-handler": (
        [f"INSERT INTO reply SELECT 99, id, 1, '2022-03-01', 'A', '财复1号', NULL, NULL FROM assignment WHERE role = 'co' AND proposal_id = {of('8')}"],
        [("reply-without-assignment", "5-1/8")], "财复1号）是协办单位的",
    ),
    "a reply of a round to come": (
        [f"UPDATE reply SET round = 2 WHERE assignment_id = {assignment('5')}"],
        [("reply-without-assignment", "5-1/5")], "属第 2 轮，此件才到第 1 轮",
    ),
    "submitted, though a unit handles it": (
        ["UPDATE proposal SET status = 'submitted' WHERE no = '3'"], [("status-disagrees", "5-1/3")], "“已提出”，但已有承办单位",
    ),
    "assigned, though nobody owes": (
        ["UPDATE proposal SET status = 'assigned' WHERE no = '5'"], [("status-disagrees", "5-1/5")], "没有单位欠答复",
    ),
    "rehandling in the first round": (
        ["UPDATE proposal SET status = 'rehandling' WHERE no = '3'"], [("status-disagrees", "5-1/3")], "还在第 1 轮",
    ),
    "replied without a unit": (
        ["UPDATE proposal SET status = 'replied' WHERE no = '4'"], [("status-disagrees", "5-1/4")], "没有承办单位",
    ),
    "replied, though a unit owes": (
        ["UPDATE proposal SET status = 'replied' WHERE no = '3'"], [("status-disagrees", "5-1/3")], "还有单位欠答复",
    ),
    "refused, though a unit handles it": (
        ["UPDATE proposal SET status = 'refused' WHERE no = '闭1'"],
        [("status-disagrees", "5-1/闭1"), ("decision-missing", "5-1/闭1")],
        "还有单位在承办",
    ),
    "closed on no day": (
        ["UPDATE proposal SET closed_on = NULL WHERE no = '1'"], [("status-disagrees", "5-1/1")], "没有办结日期",
    ),
    "not closed, on a day": (
        ["UPDATE proposal SET closed_on = '2022-06-01' WHERE no = '5'"], [("status-disagrees", "5-1/5")], "有办结日期",
    ),
    "refused by nobody": (
        ["DELETE FROM proposal_event WHERE event = 'refused'"], [("decision-missing", "5-1/6")], "没有登记哪天由谁决定",
    ),
    "owed though replied": (
        [f"UPDATE assignment SET owes_reply = 1 WHERE id = {assignment('5')}"],
        [("status-disagrees", "5-1/5"), ("reply-owed", "5-1/5"), ("clock-missing", "5-1/5")], "第 1 轮已答复，仍记作欠答复",
    ),
    "rated before any reply": (
        [f"INSERT INTO feedback (proposal_id, round, process, result, given_on) VALUES ({of('3')}, 1, '满意', '满意', '2022-03-01')"],
        [("feedback-without-reply", "5-1/3")], "2022-03-01 反馈（结果满意）",
    ),
    "rated before one of two replied": (
        [f"INSERT INTO feedback (proposal_id, round, process, result, given_on) VALUES ({of('闭1')}, 1, '满意', '满意', '2022-09-01')",
         f"DELETE FROM reply_copy WHERE reply_id IN (SELECT id FROM reply WHERE assignment_id = {assignment('闭1')})",
         f"DELETE FROM reply WHERE assignment_id = {assignment('闭1')}"],
        [("reply-owed", "5-1/闭1"), ("feedback-without-reply", "5-1/闭1")], "没有答复，却不记作欠答复",
    ),
    "a round without a reason": (
        [f"UPDATE feedback SET process = '满意', result = '满意' WHERE proposal_id = {of('2')}"],
        [("round-disagrees", "5-1/2")], "现在是第 2 轮，但第 1 轮反馈是过程满意、结果满意",
    ),
    "a round without a slip": (
        [f"DELETE FROM feedback WHERE proposal_id = {of('2')}"], [("round-disagrees", "5-1/2")], "没有上一轮的反馈",
    ),
    "dissatisfied, and left at that": (
        [f"UPDATE feedback SET result = '不满意' WHERE proposal_id = {of('1')}"],
        [("round-disagrees", "5-1/1")], "现在是第 1 轮，但第 1 轮反馈是过程满意、结果不满意",
    ),
    "no district": (
        [f"UPDATE seat SET district = '' WHERE deputy_id = {person('王五')}"], [("seat-without-district", "#3 王五")], "--district",
    ),
    "signed after the end": (
        [f"UPDATE seat SET status = 'ended', to_on = '2022-01-02' WHERE deputy_id = {person('王五')}"],
        [("signed-after-end", "5-1/3")], "王五在 2022-01-02 已终止代表资格",
    ),
    "a number left out": (
        ["UPDATE proposal SET no = '11' WHERE no = '8'"], [("number-gap", "5-1/会议期间")], "编号缺 8–10；",
    ),
    "a later number handed in earlier": (
        ["UPDATE proposal SET submitted_on = '2022-01-05' WHERE no = '4'"], [("number-order", "5-1/4")], "比前一号 3（2022-01-06）还早",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", BREAKS)
def test_a_break_is_found_and_nothing_else(busy_year: Desk, name: str) -> None:
    statements, expected, says = BREAKS[name]
    tamper(busy_year, *statements)
    assert told(busy_year) == expected
    assert says in texts(busy_year)


def test_a_second_round_with_a_slip_of_its_own(busy_year: Desk) -> None:
    reply(busy_year, "5-1/2", "2022-06-01")
    judge(busy_year, "5-1/2", "2022-06-10", "满意", "满意")
    assert told(busy_year) == []
    tamper(busy_year, "UPDATE feedback SET process = '满意', result = '满意'")
    assert told(busy_year) == [("round-disagrees", "5-1/2")]


def test_numbers_of_another_kind(busy_year: Desk) -> None:
    """A number of the county's or with the year in it is no place in our own series."""
    for no in ("2022-001", "K7", "2022001", "2022002"):
        hand_in(busy_year, no=no, by="李四")
    assert told(busy_year) == []
    tamper(busy_year, "UPDATE proposal SET session_id = NULL, between_sessions = 1 WHERE no IN ('2022001', '2022002')")
    assert told(busy_year) == []


def test_what_was_handed_in_before_any_session_keeps_its_numbers(desk: Desk) -> None:
    deputy.add(desk, "张三", district="第3选区")
    for _ in range(2):
        hand_in(desk, on="2022-01-02")
    session.add(desk, "5-1", on="2022-01-06", closed="2022-01-07")
    assert hand_in(desk, on="2022-05-10") == "5-1/闭3"
    assert hand_in(desk, on="2022-01-03") == "闭4"
    assert told(desk) == []
    tamper(desk, "UPDATE proposal SET no = '闭9' WHERE no = '闭4'")
    assert told(desk) == [("number-gap", "闭")]
    assert "编号缺 闭4–闭8；" in texts(desk)


def test_many_gaps_are_told_in_one_sentence(busy_year: Desk) -> None:
    for no in range(10, 24, 2):
        hand_in(busy_year, no=str(no))
    assert "编号缺 9、11、13、15、17 等 7 处" in texts(busy_year, "number-gap")
