"""Votes on the subjects of a review and on answers to questions: entered, corrected, voted on again."""

from typing import Any

import pytest

from renda_cli.store.statements import insert_review_subject
from renda_cli.work import journal
from renda_cli.work.desk import Desk
from renda_cli.work.review import ballot, ballot_reading
from tests.work.ballot_data import FAIR, GOOD, OTHER, RULE, SHEETS, enter, fill, refused, set_rule, table


@pytest.fixture
def town(office: Desk) -> Desk:
    """The four reviews of ballot_data."""
    fill(office)
    return office


# ---- One sheet, several subjects


def test_the_first_vote_means_that_the_review_was_held(town: Desk) -> None:
    assert enter(town, subject="中心学校", on="2022-01-09", present=59, by="代表", session="5-1", **SHEETS) == (
        "已登记测评 #1 中心学校（2022-01-09）：发出 60 张，收回 58 张，有效 58 张；满意 50 票、基本满意 6 票、不满意 1 票、弃权 1 票",
        "等次：满意（第 1 档：满意超过 1/2）",
        RULE,
        "还没有登记票数的：畜牧站、环卫所",
        "2022年部门评议已登记为开展（2022-01-09）",
    )
    assert town.file.tuples("SELECT status, held_on FROM review WHERE id = 1") == [("held", "2022-01-09")]
    assert enter(town, votes=FAIR, subject="畜牧")[2:] == (
        "按这个结果还要：按评议意见整改；落实后用 renda review follow 1 --subject 畜牧站 --what 措施 登记",
        "还没有登记票数的：环卫所",
    )
    assert enter(town, votes=["满意=30,不了解=5"], subject="环卫所", issued=60)[-2:] == (
        "各对象的票数都已登记，结果见 renda review result 1",
        "提示：其余 23 张在这一行空白或选了两项以上，按无效计；有出入的请加 --invalid 核对",
    )
    (only,) = table(town)
    assert only == (
        1, "2022-01-09", 60, 58, [("中心学校", 58, 0, "满意"), ("畜牧站", 58, 0, "基本满意"), ("环卫所", 30, 28, "满意")],
    )  # fmt: skip
    found = ballot_reading.result(town, "1")
    assert (found["session"], found["present"], found["voters"], found["void"]) == ("5-1", 59, "代表", False)


def test_the_receipt_as_json_is_the_result(town: Desk) -> None:
    done = ballot.enter(town, "2", votes=GOOD, invalid=0, valid=58, **SHEETS)
    assert done.read() == ballot_reading.result(town, "2")


def test_a_day_before_the_review_is_remarked(town: Desk) -> None:
    assert (
        enter(town, "2", on="2022-01-05", **SHEETS)[-1] == "注意：2022-01-05 早于登记的开展日期 2022-01-08，请核对 --on"
    )


def test_a_first_vote_without_a_day_was_on_that_of_the_meeting(town: Desk) -> None:
    enter(town, "2", **SHEETS)
    assert ballot_reading.result(town, "2")["on"] == "2022-01-08"
    assert enter(town, "2", [], replace=True, on="2022-01-09")[0].startswith("已改正测评 #2 ")
    assert ballot_reading.result(town, "2")["on"] == "2022-01-09"


@pytest.mark.parametrize(
    ("planned", "held"), [("2022-01-05", "2022-01-05"), ("2022-01-20", "2022-01-10"), (None, "2022-01-10")]
)
def test_a_vote_on_a_planned_review_was_on_its_day_unless_that_is_to_come(
    town: Desk, planned: str | None, held: str
) -> None:
    town.file.update("review", 1, planned_on=planned)
    enter(town, subject="中心学校", **SHEETS)
    assert town.file.tuples("SELECT held_on FROM review WHERE id = 1") == [(held,)]


def test_members_and_present_may_be_said_with_a_later_subject(town: Desk) -> None:
    enter(town, subject="中心学校", **SHEETS)
    enter(town, votes=FAIR, subject="畜牧站", members=70, present=60)
    found = ballot_reading.result(town, "1")
    assert (found["members"], found["present"], len(found["subjects"])) == (70, 60, 2)
    assert refused(town, votes=FAIR, subject="环卫所", present=61).startswith("2022-01-10 的这次测评已登记")


def test_nothing_to_correct_and_another_rule(town: Desk) -> None:
    enter(town, "2", **SHEETS)
    assert refused(town, "2", votes=None, replace=True) == "没有写要改什么；请加 --votes、--issued、--returned、--on 等"
    lines = enter(town, "2", ["称职=58"], replace=True, scheme="称职度")
    assert lines[2].startswith("依据：称职度：")


def test_undo_takes_it_all_back(town: Desk) -> None:
    enter(town, subject="中心学校", **SHEETS)
    journal.undo(town)
    assert town.file.tuples("SELECT status FROM review WHERE id = 1") == [("planned",)]
    assert town.file.tuples("SELECT count(*) FROM ballot_vote") == [(0,)]


def test_another_day_is_another_vote(town: Desk) -> None:
    enter(town, subject="中心学校", **SHEETS)
    assert refused(town, subject="畜牧站", on="2022-01-09") == (
        "没有写 --issued；一次新的测评请写 --issued 发出张数 --returned 收回张数"
    )
    enter(town, subject="畜牧站", on="2022-01-09", issued=40, returned=40, votes=["满意=40"])
    assert [one[1:4] for one in table(town)] == [("2022-01-10", 60, 58), ("2022-01-09", 40, 40)]


# ---- Void


def test_more_returned_than_issued_is_kept_and_void(town: Desk) -> None:
    lines = enter(town, subject="中心学校", issued=57, returned=58)
    assert lines[1] == "注意：收回的票多于发出的，这次投票作废，请重新投票，再用 renda review ballot 1 登记"
    enter(town, subject="畜牧站", votes=FAIR, issued=57, returned=58)
    assert ballot_reading.grades(town, 1) == {}
    assert refused(town, subject="中心学校", again=True, **SHEETS).startswith("中心学校还没有有效的测评；")
    enter(town, subject="中心学校", **SHEETS)
    enter(town, subject="畜牧站", votes=FAIR)
    assert ballot_reading.grades(town, 1) == {1: "满意", 2: "基本满意"}
    assert [(one[0], one[3], [row[3] for row in one[4]]) for one in table(town)] == [
        (1, 58, ["满意", "基本满意"]), (1, 58, [None, None]),
    ]  # fmt: skip


def test_a_subject_that_was_not_on_the_void_sheet_begins_the_new_vote(town: Desk) -> None:
    enter(town, subject="中心学校", issued=57, returned=58)
    enter(town, subject="畜牧站", **SHEETS)
    assert [one[2] for one in table(town)] == [60, 57]


def test_a_void_vote_can_be_corrected(town: Desk) -> None:
    enter(town, subject="中心学校", issued=57, returned=58)
    assert enter(town, votes=None, subject="中心学校", replace=True, issued=60)[1].startswith("等次：满意")


# ---- Corrected


def test_replace_corrects_a_row(town: Desk) -> None:
    enter(town, subject="中心学校", **SHEETS)
    enter(town, subject="畜牧站", votes=FAIR)
    enter(town, subject="中心学校", votes=["满意=10,不满意=40"], replace=True)
    assert table(town)[0][4] == [("中心学校", 50, 8, "不满意"), ("畜牧站", 58, 0, "基本满意")]


def test_replace_corrects_the_whole_sheet(town: Desk) -> None:
    enter(town, subject="中心学校", **SHEETS)
    enter(town, subject="畜牧站", votes=["满意=30"])
    lines = enter(town, subject="中心学校", votes=None, replace=True, returned=59, on="2022-01-09")
    assert "提示：畜牧站的无效票随之改为 29 张" in lines
    assert table(town) == [(1, "2022-01-09", 60, 59, [("中心学校", 58, 1, "满意"), ("畜牧站", 30, 29, "满意")])]
    assert refused(town, subject="畜牧站", votes=None, replace=True, returned=57) == (
        "中心学校的各项票数合计 58，多于改成的收回 57 张；请先改正它的票数，或核对 --returned"
    )


def test_replace_of_nothing(town: Desk) -> None:
    assert refused(town, subject="中心学校", replace=True) == "中心学校还没有登记过测评，不能改正；请去掉 --replace"


def test_another_scheme_must_know_what_was_marked_in_every_row(town: Desk) -> None:
    enter(town, subject="中心学校", votes=["满意=50,不满意=1"], **SHEETS)
    enter(town, subject="畜牧站", votes=FAIR)
    set_rule(town, OTHER)
    found = ballot_reading.result(town, "1")
    assert (found["rule"], found["base"], found["choices"]) == ("现行规则里没有“满意度”这种评定办法", None, [])
    row = found["subjects"][0]
    assert (row["votes"], row["grade"], row["rates"], row["why"]) == (
        {"满意": 50, "不满意": 1}, None, {},
        "现行规则的“满意度”里没有这样的等次，改按别的请用 renda review ballot 1 --replace --scheme 评定办法",
    )  # fmt: skip
    assert refused(town, subject="中心学校", votes=None, replace=True, scheme="全体", members=61).startswith(
        "畜牧站的票数 没有“基本满意”这个等次"
    )
    enter(town, subject="畜牧站", votes=["满意=29,不满意=29"], replace=True, scheme="全体", members=61)
    enter(town, subject="中心学校", votes=None, replace=True, members=60)
    assert [row[3] for row in table(town)[0][4]] == ["满意", "不满意"]


# ---- Once more


def test_a_second_vote(town: Desk) -> None:
    enter(town, subject="中心学校", votes=FAIR, **SHEETS)
    enter(town, subject="畜牧站", votes=FAIR)
    assert refused(town, subject="畜牧站", votes=GOOD) == (
        "畜牧站在 2022-01-10 已登记测评；要改正请加 --replace，整改后再投一次请加 --again"
    )
    assert refused(town, subject="环卫所", again=True, **SHEETS) == (
        "环卫所还没有有效的测评；第一次登记，或作废后重新投票，请去掉 --again"
    )
    assert refused(town, subject="畜牧站", again=True, on="2022-01-09", **SHEETS) == (
        "畜牧站上一次测评在 2022-01-10；再投一次的不能更早，请核对 --on"
    )
    assert enter(town, subject="畜牧站", again=True, **SHEETS)[0].startswith(
        "已登记第 2 次测评 #1 畜牧站（2022-01-10）："
    )
    enter(town, subject="中心学校", again=True, votes=["不满意=58"])  # on the same sheet
    assert [(one[0], len(one[4])) for one in table(town)] == [(2, 2), (1, 2)]
    assert ballot_reading.grades(town, 1) == {1: "不满意", 2: "满意"}
    enter(town, subject="畜牧站", again=True, issued=58, returned=58)
    assert [(one[0], len(one[4])) for one in table(town)] == [(3, 1), (2, 2), (1, 2)]


# ---- Answers to questions


def test_the_answer_to_a_question_is_voted_on_apart(town: Desk) -> None:
    assert enter(town, "2", question="1", votes=["满意=18,不满意=2"], issued=20, returned=20)[0].startswith(
        "已登记测评 #2 问题 #1（2022-01-08）："
    )
    enter(town, "2", question="#2", votes=["满意=2,不满意=18"])
    enter(town, "2", **SHEETS)
    found = ballot_reading.result(town, "2")
    assert (found["purpose"], [row["subject"] for row in found["subjects"]]) == ("review", ["饮水安全"])
    (answers,) = found["others"]
    assert answers["purpose"] == "question"
    assert [(row["subject"], row["question_id"], row["grade"]) for row in answers["subjects"]] == [
        ("何时通水？请打 138****5678", 1, "满意"), ("水质合格吗？", 2, "不满意"),
    ]  # fmt: skip
    assert ballot_reading.grades(town, 2) == {4: "满意"}
    assert refused(town, "1", question="1", **SHEETS) == (
        "问题 #1 不是评议 #1 的；请用 renda review question list 1 查编号"
    )
    assert refused(town, "2", question="1", subject="饮水安全").startswith("--subject 和 --question 只能写一个")


# ---- How many may vote


def test_of_deputies_those_acting_on_the_day_may_vote(town: Desk) -> None:
    set_rule(town, OTHER)
    assert enter(town, "1", ["满意=2,不满意=1"], subject="中心学校", issued=3, returned=3)[5].startswith(
        "提示：全体应投票的人按 2022-01-10 在任的代表 3 名计；"
    )
    assert (
        enter(town, "1", ["满意=3"], subject="畜牧站", issued=3, returned=3)[1] == "等次：满意（第 1 档：满意达到 1/2）"
    )
    assert ballot_reading.result(town, "1")["members"] == 3


def test_more_sheets_than_deputies(town: Desk) -> None:
    set_rule(town, OTHER)
    assert refused(town, "1", ["满意=58"], subject="中心学校", **SHEETS) == (
        "收回 58 张，多于 2022-01-10 在任的代表 3 名；请用 --members 写明全体应投票的人数"
    )
    assert enter(town, "1", ["满意=58"], subject="中心学校", issued=57, returned=58)[1].startswith("注意：收回的票多于")


@pytest.mark.parametrize(("number", "by"), [("3", None), ("1", "选民代表")])
def test_of_others_it_must_be_said(town: Desk, number: str, by: str | None) -> None:
    set_rule(town, OTHER)
    subject = "中心学校" if number == "1" else None
    assert refused(town, number, ["满意=3"], subject=subject, by=by, issued=3, returned=3) == (
        "全体以全体应投票的人为基数，还没有登记这个数；请加 --members 人数"
    )
    assert enter(town, number, ["满意=3"], subject=subject, by=by, issued=3, returned=3, members=7)[1] == (
        "等次：不满意（各档都没有达到，为不满意）"
    )


def test_a_town_without_deputies(desk: Desk) -> None:
    assert ballot_reading.electorate(desk, {"kind": "部门评议"}, {"voters": "代表", "held_on": "2022-01-10"}) is None


# ---- Refused


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({"votes": ["满意=50,基本满意=9"]}, "各项票数合计 59，多于收回的 58 张"), ({"valid": 59}, "有效票 59 张，多于收回的 58 张"),
        ({"valid": 57}, "有效票 57 张，与各项票数的合计 58 不符"), ({"invalid": 1}, "加无效票 1，不等于收回的 58 张"),
        ({"votes": ["优秀=1,满意=2"]}, "--votes 没有“优秀”这个等次；满意度的票上可选：满意、基本满意、不满意、弃权、不了解"),
        ({"votes": ["满意=1,满意=2"]}, "--votes 的“满意”写了两遍"), ({"votes": None}, "--votes 没有写票数"),
        ({"votes": ["满意=-1"]}, "看不懂"), ({"issued": -1}, "--issued -1 不对；请写 1 到"), ({"returned": -1}, "--returned -1 不对；请写 0 到"),
        ({"issued": 0}, "--issued 0 不对"), ({"members": 57}, "应投票的 57 人，少于收回的 58 张；请核对 --members 和 --returned"),
        ({"present": 57}, "到会的 57 人，少于收回的 58 张"), ({"invalid": -1}, "--invalid -1 不对"), ({"scheme": "好评"}, "可选：满意度、称职度"),
        ({"subject": "水利站"}, "评议 #1 的对象里没有“水利站”；可选：中心学校、畜牧站、环卫所"),
        ({"subject": None}, "评议 #1 有 3 个对象；请用 --subject 写明是哪一个：中心学校、畜牧站、环卫所"), ({"subject": " "}, "的对象里没有“”"),
        ({"again": True, "replace": True}, "请只写一个"), ({"session": "5-9"}, "没有登记过 5-9 次会议"), ({"issued": None}, "没有写 --issued"),
        ({"returned": None}, "没有写 --returned"), ({"on": "2022-02-30"}, "日期"), ({"on": "1990-01-01"}, "没有 1990-01-01 适用的"),
        ({"by": "a" * 300}, "--by"),
    ],
)  # fmt: skip
def test_refused(town: Desk, more: dict[str, Any], said: str) -> None:
    assert said in refused(town, **SHEETS | {"subject": "中心学校"} | more)


def test_a_part_of_two_names(town: Desk) -> None:
    insert_review_subject(town.file.db, review_id=1, reviewed="unit", name="财政所")
    assert refused(town, **SHEETS, subject="所") == "“所”对应 2 个评议对象：环卫所、财政所；请写全名"


def test_other_numbers_for_the_same_sheet(town: Desk) -> None:
    enter(town, subject="中心学校", **SHEETS)
    assert refused(town, subject="畜牧站", issued=61, returned=58) == (
        "2022-01-10 的这次测评已登记 发出 60、收回 58，--issued 与它不同；同一次测评的照原数写或不写，登记错了的用 --replace 改正；另外一次的请用 --on 写明日期"
    )


@pytest.mark.parametrize(
    ("status", "said"), [("closed", "评议 #2 在 2022-01-09 已办结"), ("dropped", "评议 #2 已取消")]
)
def test_a_closed_review(town: Desk, status: str, said: str) -> None:
    closed: dict[str, Any] = {"closed_on": "2022-01-09"} if status == "closed" else {"held_on": None}
    with town.file.transaction():
        town.file.update("review", 2, status=status, **closed)
    assert refused(town, "2", **SHEETS).startswith(said)


def test_a_review_of_nobody_and_one_that_is_not_there(town: Desk) -> None:
    assert refused(town, "4", **SHEETS) == "评议 #4 没有登记对象；请先用 renda review edit 4 --add 对象 登记"
    assert refused(town, "9", **SHEETS).startswith("没有编号为“9”的评议")
    assert refused(town, "2", question="9", **SHEETS).startswith("没有编号为“9”的问题")
