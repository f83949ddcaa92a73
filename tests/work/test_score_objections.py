"""Objections to scores: entered, found right with a correction or not right, and listed."""

from typing import Any

import pytest

from renda_cli.work import completing, journal
from renda_cli.work.desk import Desk
from renda_cli.work.score import objections
from tests.work.helpers import at, contents, refused
from tests.work.score_entry_data import load, total


@pytest.fixture
def desk(office: Desk) -> Desk:
    """The office with the scheme of its deputies, in December."""
    load(office)
    return at(office, "2022-12-01")


def objected(desk: Desk, name: str = "张三", **more: Any) -> dict[str, Any]:
    """The object of an objection."""
    return dict(objections.object_(desk, deputy=[name], **({"text": "视察没有计"} | more)).read())


def table(desk: Desk, *fields: str, **asked: Any) -> list[tuple[Any, ...]]:
    """Columns of the list of objections."""
    listed = objections.list_(desk, **asked)
    return [tuple(row[listed.fields.index(name)] for name in fields) for row in listed.rows]


def test_an_objection_that_is_right_corrects_the_item(desk: Desk) -> None:
    done = objections.object_(
        desk, deputy=["张三"], item="人代会", text="少计半天\n请打 13812345678", by="张三", on="2022-11-01"
    )
    assert done.lines == ("已登记异议 #1 张三 出席人代会（2022年，2022-11-01）：少计半天 请打 138****5678",)
    done = objections.settle(desk, "1", accepted=True, points="1", answer="已核实，补计", by="主席团")
    assert done.lines == (
        "异议 #1 张三 出席人代会 成立（2022-12-01）：已核实，补计",
        "已登记更正 #1 张三 出席人代会 +1 分（2022年，2022-12-01）：异议 #1：已核实，补计",
    )
    assert done.read() == {
        "id": 1, "raised_on": "2022-11-01", "period": "2022", "subject": "张三", "item": "出席人代会", "text": "少计半天\n请打 138****5678",
        "raised_by": "张三", "status": "accepted", "settled_on": "2022-12-01", "settled_by": "主席团", "answer": "已核实，补计", "entry_id": 1,
        "scheme": "代表积分",
    }  # fmt: skip
    assert total(desk) == 61_000


def test_an_objection_to_the_whole_is_corrected_where_it_is_said(desk: Desk) -> None:
    objected(desk)
    with refused(desk, "异议 #1 张三 总分没有写是哪一项；请用 --item 写明"):
        objections.settle(desk, "1", accepted=True, points="1")
    objections.settle(desk, "1", accepted=True, points="1", item="表彰")
    assert desk.file.tuples("SELECT item, evidence, deputy_id FROM score_entry") == [("表彰", "异议 #1：视察没有计", 1)]


def test_right_without_points_changes_nothing(desk: Desk) -> None:
    objected(desk)
    done = objections.settle(desk, "1", accepted=True)
    assert done.lines == ("异议 #1 张三 总分 成立（2022-12-01）", "提醒：没有写 --points，得分没有更正")
    assert done.read()["entry_id"] is None


def test_an_objection_that_is_not_right_is_answered(desk: Desk) -> None:
    objected(desk)
    done = objections.settle(desk, "#1", accepted=False, answer="当天请假")
    assert done.lines == ("异议 #1 张三 总分 不成立（2022-12-01）：当天请假",)
    assert total(desk) == 60_000


@pytest.mark.parametrize(
    ("number", "about", "sentence"),
    [
        ("1", {"accepted": None}, "没有写异议成立不成立；成立请加 --accepted，不成立请加 --rejected"),
        ("7", {"accepted": True}, "没有编号为“7”的积分异议；请用 renda score objections 查编号"),
        ("1", {"accepted": False}, "异议不成立要写明答复；请加 --answer 文字"),
        ("1", {"accepted": False, "answer": "没有", "points": "1"}, "异议不成立，不更正得分"),
        ("1", {"accepted": False, "answer": "没有", "item": "表彰"}, "异议不成立，不更正得分"),
        ("1", {"accepted": True, "item": "表彰"}, "写了 --item，没有写更正几分"),
        ("1", {"accepted": True, "item": "跑步", "points": "1"}, "办法“代表积分”里没有“跑步”这一项"),
        ("1", {"accepted": True, "item": "表彰", "points": "0"}, "更正的分不能为 0"),
        ("1", {"accepted": True, "answer": " "}, "--answer 的答复不能为空"),
        ("1", {"accepted": True, "on": "2022-11-30"}, "异议 #1 张三 总分 是 2022-12-01 提出的，不能在 2022-11-30 处理"),
    ],
)
def test_a_finding_that_is_typed_wrongly_is_refused(
    desk: Desk, number: str, about: dict[str, Any], sentence: str
) -> None:
    objected(desk)
    with refused(desk, sentence):
        objections.settle(desk, number, **about)


def test_an_objection_is_settled_once(desk: Desk) -> None:
    objected(desk)
    with refused(desk, "这项异议已登记，编号 #1，还没有处理"):
        objected(desk)
    objections.settle(desk, "1", accepted=True)
    with refused(desk, "异议 #1 张三 总分 在 2022-12-01 已处理：成立"):
        objections.settle(desk, "1", accepted=False, answer="没有")
    assert objected(desk)["id"] == 2


@pytest.mark.parametrize(
    ("about", "sentence"),
    [
        ({"text": " "}, "异议不能为空"),
        ({"item": "跑步"}, "没有“跑步”这一项"),
        ({"deputy": ["张三", "李四"]}, "写了 2 个对象"),
        ({"period": "2021"}, "2021 年还没有给代表计分的办法"),
    ],
)
def test_an_objection_that_is_typed_wrongly_is_refused(desk: Desk, about: dict[str, Any], sentence: str) -> None:
    with refused(desk, sentence):
        objections.object_(desk, **({"deputy": ["张三"], "text": "没有计"} | about))


def test_the_list_is_told(desk: Desk) -> None:
    objected(desk, text="请打 13812345678")
    objected(desk, "李四", on="2022-11-01")
    objections.settle(desk, "2", accepted=True)
    assert table(desk, "id", "subject", "text") == [(2, "李四", "视察没有计"), (1, "张三", "请打 138****5678")]
    assert table(desk, "id", open_=True) == [(1,)]
    assert table(desk, "text", open_=True, private=True) == [("请打 13812345678",)]
    assert table(desk, "id", period="2021") == []
    assert objections.list_(desk).notes == ("共 2 项：待处理 1、成立 1",)
    assert objections.list_(desk, "2021").notes == ()
    assert completing.score_objections(desk, "") == [("1", "总分"), ("2", "总分")]


def test_what_was_found_is_taken_back_with_its_correction(desk: Desk) -> None:
    objected(desk, item="表彰")
    before = contents(desk)["score_objection"]
    objections.settle(desk, "1", accepted=True, points="1")
    journal.undo(desk)
    assert (contents(desk)["score_objection"], contents(desk)["score_entry"]) == (before, [])
    journal.redo(desk)
    assert total(desk) == 61_000


def test_a_phone_in_the_answer_is_kept_back(desk: Desk) -> None:
    objections.object_(desk, deputy=["张三"], text="少计一次", period="2022")
    said = objections.settle(desk, "1", accepted=False, answer="已电话 13812345678 说明").lines
    assert said[0].endswith("：已电话 138****5678 说明")
