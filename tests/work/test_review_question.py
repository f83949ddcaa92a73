"""Questions of a public questioning: by whom, to whom, answered when; and that a voter who asked is named nowhere."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from renda_cli.work import completing, journal, masking, rules
from renda_cli.work import due as due_list
from renda_cli.work.desk import Desk
from renda_cli.work.exchange import bundle
from renda_cli.work.review import question, question_reading
from tests.work.helpers import at, refused
from tests.work.review_held_data import CLOSED, PLANNED, QUESTIONING, fill_reviews

NAME, PHONE = "周小山", "13800005678"
ASKED: dict[str, Any] = {"text": "管网何时改造", "by": "张三", "to": "建设局"}


@pytest.fixture
def desk(office: Desk) -> Desk:
    """The office with its reviews."""
    with office.file.transaction():
        fill_reviews(office)
    return office


def ask(desk: Desk, **said: Any) -> tuple[str, ...]:
    """What the clerk is told of a question of the tenth of January."""
    return question.add(desk, QUESTIONING, **{**ASKED, **said}).lines


def due(desk: Desk, day: str) -> list[tuple[Any, ...]]:
    """What `due` lists on a day: (kind, number, title, unit, what, days left)."""
    listed = due_list.due(at(desk, day))
    rows = [dict(zip(listed.fields, row, strict=True)) for row in listed.rows]
    return [tuple(row[name] for name in ("kind", "no", "title", "unit", "what", "days_left")) for row in rows]


def test_a_question_is_answered_later_by_the_day_that_was_said(desk: Desk) -> None:
    assert ask(desk, until="2022-01-31", note="第一个提问") == (
        "已登记评议 #3“民生专题询问”的问题 #1：管网何时改造（张三问建设局，2022-01-10）",
        "答复期限：2022-01-31",
    )
    assert due(desk, "2022-02-02") == [("answer", "1", "管网何时改造", "建设局", "询问", -2)]
    done = question.answer(desk, "1", text="十月底前改造完", by="李局长", on="2022-02-03")
    assert done.lines == ("已登记问题 #1 的答复（2022-02-03）：从提问到答复 24 天，比期限 2022-01-31 晚 3 天",)
    told = done.read()
    assert (told["state"], told["answered_by"], told["answer"], told["days_left"]) == (
        "answered",
        "李局长",
        "十月底前改造完",
        None,
    )
    assert (told["deputy"], told["note"], told["deadlines"][0]["met_on"]) == ("张三", "第一个提问", "2022-02-03")
    assert due(desk, "2022-03-01") == []


def test_one_answered_on_the_spot_has_no_clock(desk: Desk) -> None:
    done = question.add(
        desk,
        QUESTIONING,
        text="班车",
        asker=NAME,
        addressee="李局长",
        answer="下月开通",
        answered_by="李局长",
        on="2022-01-11",
    )
    assert done.lines == (
        "已登记评议 #3“民生专题询问”的问题 #1：班车（周**问李局长，2022-01-11）",
        "当场答复（2022-01-11）",
    )
    told = done.read()
    assert (told["state"], told["answered_on"], told["addressee"], told["deadlines"]) == (
        "on_spot",
        "2022-01-11",
        "李局长",
        [],
    )


def test_the_rulebook_gives_the_day_and_a_new_rule_another(desk: Desk) -> None:
    rules.set_(desk, "review.answer", "15天", from_="2022-01-01", source="镇人大询问办法")
    assert ask(desk)[1] == "答复期限：2022-01-25"
    rules.set_(desk, "review.answer", "20天", from_="2022-01-01", source="镇人大询问办法")
    assert rules.derive(desk).lines[1] == "问题 #1 答复询问、审议意见期限：2022-01-25 → 2022-01-30"
    (line,) = question.answer(desk, "1", text="已改造", on="2022-01-30").lines
    assert line == "已登记问题 #1 的答复（2022-01-30）：从提问到答复 20 天"


def test_without_a_rule_or_a_day_that_is_said(desk: Desk) -> None:
    assert ask(desk)[1] == (
        "答复期限：未设（所用规则没有这项期限）；要定期限请用 renda review question edit 1 --until 日期，"
        "或用 renda rules set review.answer 定规则"
    )


@pytest.mark.parametrize(
    ("review", "said", "sentence"),
    [
        (PLANNED, {}, "评议 #4 还没有开展，不能登记问题；开展了请先用 renda review hold 4 登记"),
        (CLOSED, {}, "评议 #5 在 2022-02-01 已办结"),
        (QUESTIONING, {"on": "2022-01-09"}, "评议在 2022-01-10 开展，不能在 2022-01-09 提问"),
        (QUESTIONING, {"by": None}, "没有写谁提问；代表写 --by 代表，群众写 --asker 姓名"),
        (QUESTIONING, {"asker": NAME}, "--by 和 --asker 只写一个"),
        (QUESTIONING, {"to": None}, "没有写向谁提问；单位写 --to 单位，个人写 --addressee 姓名"),
        (QUESTIONING, {"addressee": "李局长"}, "--to 和 --addressee 只写一个"),
        (QUESTIONING, {"to": "水利站"}, "没有叫“水利站”的单位"),
        (QUESTIONING, {"by": "赵六"}, "没有叫“赵六”的代表"),
        (QUESTIONING, {"answered_by": "李局长"}, "--answered-by 是当场答复的人；请加 --answer 答复"),
        (QUESTIONING, {"answer": "好", "until": "2022-02-01"}, "当场已经答复，不再有期限；请去掉 --until"),
        (QUESTIONING, {"until": "2022-01-09"}, "--until 2022-01-09 早于 2022-01-10"),
        (QUESTIONING, {"text": " "}, "问题不能为空"),
        (QUESTIONING, {"answer": " "}, "答复不能为空"),
    ],
)
def test_what_cannot_be_asked(desk: Desk, review: str, said: dict[str, Any], sentence: str) -> None:
    with refused(desk, sentence):
        question.add(desk, review, **{**ASKED, **said})


def test_the_same_is_not_asked_twice_by_one_person(desk: Desk) -> None:
    ask(desk)
    with refused(desk, "这个问题已登记，编号 #1；请用 renda review question list 3 核对"):
        ask(desk)
    ask(desk, by="李四")
    ask(desk, by=None, asker=NAME)
    with refused(desk, "编号 #3"):
        ask(desk, by=None, asker=NAME)


def test_what_cannot_be_answered(desk: Desk) -> None:
    ask(desk)
    with refused(desk, "问题 #1 在 2022-01-10 提出，不能在 2022-01-09 答复"):
        question.answer(desk, "1", text="好", on="2022-01-09")
    with refused(desk, "没有编号为“7”的问题"):
        question.answer(desk, "7", text="好")
    question.answer(desk, "1", text="好")
    with refused(desk, "问题 #1 在 2022-01-10 已答复；要改正请用 renda review question edit 1 --answer 答复"):
        question.answer(desk, "1", text="好")
    ask(desk, by="李四")
    desk.file.update("review", 3, status="closed", closed_on="2022-03-01")
    for verb in (question.answer, question.edit):
        with refused(desk, "评议 #3 在 2022-03-01 已办结"):
            verb(desk, "2", text="好")


def test_a_question_is_corrected_and_its_day_put_off(desk: Desk) -> None:
    ask(desk, note="初稿")
    done = question.edit(desk, "1", text="管网何时换新", asker=NAME, addressee="李局长", note="")
    assert done.lines == ("已修改问题 #1：管网何时换新（周**问李局长，2022-01-10）",)
    assert done.read()["note"] is None
    assert question.edit(desk, "1", until="2022-01-20").lines[1] == "答复期限：2022-01-20"
    done = question.edit(desk, "1", by="李四", to="财政局", until="2022-01-31")
    assert done.lines == (
        "已修改问题 #1：管网何时换新（李四问财政局，2022-01-10）",
        "答复期限：2022-01-20 → 2022-01-31",
    )
    question.answer(desk, "1", text="好")
    told = question.edit(desk, "1", answer="十月底以前", answered_by="王局长").read()
    assert (told["answer"], told["answered_by"]) == ("十月底以前", "王局长")


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ({}, "没有写要改什么"),
        ({"until": "2022-01-09"}, "--until 2022-01-09 早于 2022-01-10"),
        ({"answer": "好"}, "问题 #1 还没有答复；请用 renda review question answer 1 登记"),
        ({"answered_by": "李局长"}, "问题 #1 还没有答复"),
        ({"by": "李四", "asker": NAME}, "--by 和 --asker 只写一个"),
        ({"text": ""}, "问题不能为空"),
    ],
)
def test_what_cannot_be_corrected(desk: Desk, said: dict[str, Any], sentence: str) -> None:
    ask(desk, until="2022-02-01")
    with refused(desk, sentence):
        question.edit(desk, "1", **said)


def test_an_answered_question_has_no_day_any_longer(desk: Desk) -> None:
    ask(desk, answer="好")
    with refused(desk, "问题 #1 在 2022-01-10 已答复，不再有期限"):
        question.edit(desk, "1", until="2022-02-01")


def test_the_list_says_how_many_are_answered_and_how_many_days_are_left(desk: Desk) -> None:
    ask(desk, answer="好")
    ask(desk, by="李四", until="2022-01-31")
    ask(desk, by=None, asker=NAME)
    listed = question_reading.list_(desk, QUESTIONING)
    told = [dict(zip(listed.fields, row, strict=True)) for row in listed.rows]
    assert [(one["id"], one["asker"], one["state"], one["days_left"]) for one in told] == [
        (1, "张三", "on_spot", None), (2, "李四", "open", 21), (3, "周**", "open", None),
    ]  # fmt: skip
    assert listed.title == "民生专题询问：问题"
    assert listed.notes == ("共 3 个：当场答复 1、待答复 2", "群众姓名已隐去，完整的加 --private")
    assert [row[0] for row in question_reading.list_(desk, QUESTIONING, open_=True).rows] == [2, 3]
    whole = question_reading.list_(desk, QUESTIONING, private=True)
    assert (whole.rows[2][2], whole.notes) == (NAME, ("共 3 个：当场答复 1、待答复 2",))
    assert question_reading.list_(desk, "1").notes == ("共 0 个",)


def test_a_long_question_is_cut_where_it_is_spoken_of(desk: Desk) -> None:
    assert f"：{'长' * 40}……（张三问" in ask(desk, text="长" * 50)[0]


@pytest.fixture
def asked(desk: Desk) -> Desk:
    """A voter's questions in which everybody names the voter; one is late, and the rule gives another day than it did."""
    rules.set_(desk, "review.answer", "10天", from_="2022-01-01", source="镇人大询问办法")
    voters: dict[str, Any] = {"by": None, "asker": NAME}
    ask(desk, text=f"{NAME}家的水管何时改造，请打{PHONE}", note=f"{NAME}是村民", **voters)
    question.answer(desk, "1", text=f"已同{NAME}说好", on="2022-01-12")
    ask(desk, text=f"{NAME}家的路灯，请打{PHONE}", **voters)
    rules.set_(desk, "review.answer", "15天", from_="2022-01-01", source="镇人大询问办法")
    return at(desk, "2022-02-01")


def _log(desk: Desk) -> Any:
    return [journal.show(desk, str(row[0]))["rows"] for row in journal.list_(desk).rows]


WAYS: dict[str, Callable[[Desk], Any]] = {
    "list": lambda desk: question_reading.list_(desk, QUESTIONING).rows,
    "object": lambda desk: [question_reading.as_object(desk, one) for one in (1, 2)],
    "sentence": lambda desk: [question_reading.sentence(question_reading.row(desk, one)) for one in (1, 2)],
    "due": lambda desk: due_list.due(desk).rows,
    "derived": lambda desk: rules.derive(desk).lines,
    "tab key": lambda desk: completing.questions(desk, ""),
    "log": _log,
}


@pytest.mark.parametrize("way", WAYS)
def test_the_voter_who_asked_is_named_nowhere(asked: Desk, way: str) -> None:
    told = json.dumps(WAYS[way](asked), ensure_ascii=False, default=str)
    assert NAME not in told
    assert PHONE not in told
    assert ("问题 #2" if way == "derived" else "周**") in told


def test_the_hand_over_has_the_voter_only_if_asked_for(asked: Desk, tmp_path: Path) -> None:
    for private in (False, True):
        folder = tmp_path / str(private)
        bundle.write(asked, str(folder), private=private)
        (first, _) = json.loads((folder / "tables" / "review_question.json").read_text("utf-8"))
        assert (first["asker"] == NAME) is (NAME in first["text"]) is (NAME in first["answer"]) is private


def test_the_log_keeps_a_voter_back_on_the_command_line(asked: Desk) -> None:
    line = ["review", "question", "add", "3", "--asker", NAME, "--text", f"{NAME}家的水管"]
    assert masking.command_line(line) == "review question add 3 --asker *** --text 周**家的水管"
    assert (NAME, None) in asked.voters
