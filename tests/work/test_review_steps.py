"""The steps of a review: planned, done, left out, corrected; which is due, and what the meeting and the acceptance mean."""

from datetime import date
from typing import Any

import pytest

from renda_cli.work import completing, names
from renda_cli.work import due as due_list
from renda_cli.work.desk import Desk
from renda_cli.work.review.steps import of_review, step
from tests.work.helpers import at, refused
from tests.work.review_steps_data import EIGHT, found, held, review


def did(desk: Desk, name: str, **more: Any) -> tuple[str, ...]:
    """What the clerk is told of a step of the first review."""
    return step(desk, "1", step=name, **more).lines


def states(desk: Desk) -> list[tuple[str, str]]:
    """The steps of the first review with their states."""
    return [(one["step"], one["state"]) for one in of_review(desk, 1)]


def clocks(desk: Desk, day: str) -> list[tuple[Any, ...]]:
    """What `due` lists on a day: (kind, number, title, unit, days left)."""
    listed = due_list.due(at(desk, day), 7)
    rows = [dict(zip(listed.fields, row, strict=True)) for row in listed.rows]
    return [tuple(row[name] for name in ("kind", "no", "title", "unit", "days_left")) for row in rows]


def test_the_eight_steps_one_after_the_other(office: Desk) -> None:
    review(office, "水利站", steps=EIGHT)
    day = "2022-06-01"
    assert did(office, "提前通知", by="人大办", on="2022-05-20") == (
        "已登记评议 #1“站所评议”：提前通知（2022-05-20）",
        "下一步：提前调研",
    )
    assert did(office, "提前调研", on="2022-05-25")[1:] == ("下一步：座谈评议",)
    assert did(office, "座谈评议", on=day)[1] == "评议登记为已开展（2022-06-01）"
    assert (names.review(office, "1")["status"], names.review(office, "1")["held_on"]) == ("held", day)
    did(office, "评议意见", on="2022-06-05")
    did(office, "整改监督", on="2022-08-01")
    assert did(office, "整改验收", on="2022-09-03")[1:] == (
        "从提出评议意见（2022-06-05）到整改验收 90 天",
        "下一步：结果公示",
    )
    did(office, "结果公示", on="2022-09-10")
    assert did(office, "材料归档", on="2022-09-20")[1:] == ("步骤已全部办完；办结请登记：renda review close 1",)
    assert {state for _, state in states(office)} == {"done"}


def test_who_is_to_do_it_and_until_when(office: Desk) -> None:
    review(office, "水利站", steps=EIGHT)
    assert did(office, "提前通知", by="人大办", until="2022-05-20") == (
        "已定 提前通知由人大办办理，2022-05-20 以前",
        "下一步：提前通知（由人大办办理，2022-05-20 以前）",
    )
    assert clocks(office, "2022-05-21") == [("review", "1", "站所评议：提前通知", "人大办", -1)]
    assert ("提前通知", "late") in states(at(office, "2022-05-21"))
    assert ("提前通知", "open") in states(at(office, "2022-05-20"))
    assert did(office, "提前通知", until="2022-05-25")[:2] == (
        "已定 提前通知由人大办办理，2022-05-25 以前",
        "更正：期限原为 2022-05-20",
    )
    did(office, "提前通知", until="2022-05-25")
    assert clocks(office, "2022-05-26") == [("review", "1", "站所评议：提前通知", "人大办", -1)]
    assert did(office, "提前通知", on="2022-05-28")[0] == "已登记评议 #1“站所评议”：提前通知（2022-05-28，晚 3 天）"
    assert clocks(office, "2022-06-30") == []


def test_a_day_that_has_gone_by_is_remarked(office: Desk) -> None:
    review(office, steps=EIGHT)
    assert did(office, "提前通知", until="2022-01-09")[0] == "已定 提前通知，2022-01-09 以前"
    remark = did(office, "提前调研", until="2022-01-09")[-1]
    assert remark == "提醒：期限 2022-01-09 已过，已办的请加 --on 日期"


def test_a_step_of_the_past_with_its_limit(office: Desk) -> None:
    review(office, steps=EIGHT)
    assert did(office, "提前通知", until="2022-01-05", on="2022-01-06")[0].endswith("（2022-01-06，晚 1 天）")
    assert clocks(office, "2022-02-01") == []


def test_a_step_left_out_with_a_reason(office: Desk) -> None:
    review(office, steps=EIGHT)
    did(office, "提前通知", until="2022-01-20")
    assert did(office, "提前通知", skip="当面告知", note="主席同意") == (
        "已登记 提前通知免办：当面告知",
        "下一步：提前调研",
    )
    assert clocks(office, "2022-02-01") == []
    assert states(office)[0] == ("提前通知", "skipped")
    assert did(office, "提前通知", until="2022-01-25")[1] == "更正：期限原为 2022-01-20，免办的原因原为 当面告知"
    assert states(office)[0] == ("提前通知", "open")


def test_said_again_it_corrects_and_tells_what_stood_there(office: Desk) -> None:
    review(office, steps=EIGHT)
    did(office, "提前通知", by="张三", on="2022-01-05", until="2022-01-08")
    with refused(office, "提前通知在 2022-01-05 已登记办了；要更正请写"):
        did(office, "提前通知")
    with refused(office, "提前通知在 2022-01-05 已办，不能再定期限"):
        did(office, "提前通知", until="2022-02-01")
    assert did(office, "提前通知", by="李四")[:2] == (
        "已登记评议 #1“站所评议”：提前通知（2022-01-05）",
        "更正：由谁办原为 张三",
    )
    assert did(office, "提前通知", on="2022-01-06")[1] == "更正：办理日期原为 2022-01-05"
    assert office.file.tuples("SELECT met_on FROM deadline") == [("2022-01-06",)]
    assert did(office, "提前通知", skip="没有办")[:2] == (
        "已登记 提前通知免办：没有办",
        "更正：办理日期原为 2022-01-06",
    )


def test_the_day_of_the_meeting_moves_with_its_step(office: Desk) -> None:
    review(office, steps=EIGHT)
    did(office, "座谈评议", on="2022-06-01")
    assert "开展日期随之改为 2022-06-02" in did(office, "座谈评议", on="2022-06-02")
    assert names.review(office, "1")["held_on"] == "2022-06-02"
    assert did(office, "座谈评议", note="在镇政府")[1].startswith("下一步")


def test_a_meeting_on_another_day_than_the_review_was_held_is_remarked(office: Desk) -> None:
    held(office, steps=("座谈评议",))
    assert did(office, "座谈评议", on="2022-06-03")[-1] == "提醒：评议登记的开展日期是 2022-06-01，请核对"
    assert names.review(office, "1")["held_on"] == "2022-06-01"


def test_out_of_order_is_taken_with_a_remark(office: Desk) -> None:
    review(office, steps=EIGHT)
    did(office, "提前调研", on="2022-05-25")
    assert did(office, "座谈评议", on="2022-05-20")[-2:] == (
        "提醒：前面的步骤还没有登记：提前通知",
        "提醒：前面的提前调研登记在 2022-05-25，请核对 --on",
    )
    assert did(office, "提前通知", on="2022-05-22")[-1] == "提醒：后面的座谈评议登记在 2022-05-20，请核对 --on"


def test_a_step_of_another_list_is_added_at_the_end(office: Desk) -> None:
    review(office, steps=EIGHT)
    done = step(office, "#1", step="自查", on="2022-05-25", note="各站所")
    assert done.lines[-1] == "提示：自查自纠不在评议 #1“站所评议”的步骤表里，已加在最后"
    assert done.read() == {
        "review_id": 1, "id": 9, "place": 9, "step": "自查自纠", "state": "done", "who": None, "until_on": None, "done_on": "2022-05-25",
        "skipped_why": None, "file": None, "note": "各站所",
    }  # fmt: skip


def test_a_review_without_steps_takes_those_of_the_rulebook(office: Desk) -> None:
    review(office)
    assert did(office, "提前通知", on="2022-05-25")[-1] == "提示：提前通知不在评议 #1“站所评议”的步骤表里，已加在最后"


def test_the_gap_from_the_findings_to_the_acceptance(office: Desk) -> None:
    held(office, steps=EIGHT)
    found(office, 1, date(2022, 6, 5), accepted_on=date(2022, 7, 1))
    found(office, 1, date(2022, 6, 8))
    lines = did(office, "验收", on="2022-07-05")
    assert lines[1] == "从提出评议意见（2022-06-05）到整改验收 30 天"
    assert "提醒：评议意见 #2 还没有验收合格，请用 renda review accept 登记" in lines
    assert "提醒：评议意见 2022-06-05 才提出，请核对 --on" in did(office, "验收", on="2022-06-01")


def test_without_findings_there_is_no_gap(office: Desk) -> None:
    held(office, steps=EIGHT)
    assert not any("从提出" in line for line in did(office, "验收", on="2022-07-05"))


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        ({"step": "开会"}, "没有叫“开会”的步骤；可选：提前通知、提前调研"),
        ({"step": "提前"}, "“提前”对应几个步骤：提前通知、提前调研"),
        ({"step": " "}, "步骤不能为空"),
        ({"step": "提前通知", "skip": "不用", "on": "2022-01-01"}, "--skip 是免办这一步"),
        ({"step": "提前通知", "skip": "不用", "until": "2022-01-01"}, "--skip 是免办这一步"),
        ({"step": "提前通知", "skip": " "}, "免办的理由不能为空"),
        ({"step": "提前通知", "on": "2022-02-30"}, "2022-02-30"),
        ({"step": "提前通知", "until": "不久"}, "--until"),
    ],
)
def test_what_cannot_be_a_step(office: Desk, options: dict[str, str], sentence: str) -> None:
    review(office, steps=EIGHT)
    with refused(office, sentence):
        step(office, "1", **options)


def test_nothing_is_written_to_a_review_that_is_over_or_unknown(office: Desk) -> None:
    held(office, steps=EIGHT, status="closed", closed_on=date(2022, 7, 1))
    review(office, steps=EIGHT, status="dropped", dropped_why="疫情")
    with refused(office, "评议 #1 在 2022-07-01 已办结"):
        did(office, "提前通知")
    with refused(office, "评议 #2 已取消"):
        step(office, "2", step="提前通知")
    with refused(office, "没有编号为“7”的评议"):
        step(office, "7", step="提前通知")


def test_the_steps_of_the_rulebook_come_at_the_tab_key(office: Desk) -> None:
    assert completing.review_steps(office, "提前") == [("提前通知", "八步工作法"), ("提前调研", "八步工作法")]
    assert [one.value for one in completing.review_steps(office, "")] == [
        *EIGHT,
        "自查自纠",
        "调查了解",
        "民主测评",
        "督促整改",
    ]
