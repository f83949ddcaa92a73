"""Findings and questions of a review as a clerk types them, and what is typed wrongly."""

from pathlib import Path

import pytest

from renda_cli.work.desk import open_desk
from tests.conftest import TODAY, Ran, Renda
from tests.work.helpers import contents
from tests.work.review_held_data import fill_reviews


@pytest.fixture
def town(town_with_people: Renda, path: Path) -> Renda:
    """The town with its reviews."""
    desk = open_desk(path, TODAY, at_terminal=False)
    with desk.file.transaction():
        fill_reviews(desk)
    desk.file.close()
    return town_with_people


def said(ran: Ran) -> list[str]:
    """The lines that a command prints."""
    assert ran.code == 0, ran.err
    return ran.out.splitlines()


def test_from_the_finding_to_its_acceptance(town: Renda) -> None:
    said(town("review", "finding", "1", "--text", "涵洞没有清淤", "--until", "2022-02-01"))
    said(town("review", "finding", "1", "--text", "-", "--suggestion", stdin="完善值班制度\n"))
    assert said(town("review", "finding", "1", "--edit", "2", "--until", "2022-02-10"))[1] == "办理期限：2022-02-10"
    ran = town("due", "--by", "unit", today="2022-02-03")
    assert ran.code == 1
    assert ran.out.splitlines()[3].split() == ["整改", "1", "涵洞没有清淤", "2022-02-01", "逾期", "2", "天"]
    said(town("review", "rectify", "1,2", "--on", "2022-02-03", "--report", "-", stdin="已清淤"))
    said(town("review", "accept", "1", "--on", "2022-02-05", "--by", "评议小组"))
    said(town("review", "accept", "2", "--no", "--why", "没有上墙", "--until", "2022-03-01", "--on", "2022-02-05"))
    page = said(town("review", "findings", "--review", "1", today="2022-02-20"))
    assert page[0] == "【评议意见】"
    assert page[1].split() == [
        "编号", "评议编号", "评议", "评议对象", "单位", "种类", "评议意见", "提出日期", "期限", "剩余天数", "整改", "验收日期", "用时（天）",
        "整改轮次", "状态",
    ]  # fmt: skip
    assert page[3].split() == [
        "1", "1", "建设局工作评议", "建设局", "建设局", "问题", "涵洞没有清淤", "2022-01-10", "2022-02-01", "2022-02-03", "2022-02-05", "26", "1",
        "已验收",
    ]  # fmt: skip
    assert page[4].split()[-3:] == ["2022-02-05", "2", "重新整改"]
    (row,) = town("review", "findings", "--open", "--unit", "建设局", "--year", "2022", "-f", "json").json
    assert (row["kind"], row["status"], row["round"], row["days"]) == ("suggestion", "redoing", 2, None)
    assert (
        town("review", "rectify", "2", "-f", "json", today="2022-02-20").json["rounds"][1]["rectified_on"]
        == "2022-02-20"
    )


def test_from_the_question_to_its_answer(town: Renda) -> None:
    asked = ("review", "question", "add", "3", "--text", "管网何时改造")
    said(town(*asked, "--by", "张三", "--to", "建设局", "--until", "2022-01-31"))
    said(town(*asked, "--asker", "周小山", "--addressee", "李局长", "--answer", "已改造", "--answered-by", "李局长"))
    said(town("review", "question", "edit", "1", "--until", "2022-02-10"))
    (row,) = town("review", "question", "list", "3", "--open", "-f", "json").json
    assert (row["asker"], row["addressee"], row["state"], row["days_left"]) == ("张三", "建设局", "open", 31)
    said(town("review", "question", "answer", "1", "--text", "-", "--by", "李局长", stdin="十月底前改造完"))
    page = said(town("review", "question", "list", "3"))
    assert page[1].split() == [
        "编号",
        "提问日期",
        "提问人",
        "答复单位或人",
        "问题",
        "状态",
        "期限",
        "答复日期",
        "答复者",
        "答复",
    ]
    assert page[4].split() == [
        "2",
        "2022-01-10",
        "周**",
        "李局长",
        "管网何时改造",
        "当场答复",
        "2022-01-10",
        "李局长",
        "已改造",
    ]
    assert "周小山" in town("review", "question", "list", "3", "--private").out
    assert "周小山" not in town("log").out


def test_everything_is_taken_back_step_by_step(town: Renda, path: Path) -> None:
    def rows() -> dict[str, list[tuple[object, ...]]]:
        desk = open_desk(path, TODAY, at_terminal=False)
        found = contents(desk)
        desk.file.close()
        return {
            table: found[table]
            for table in ("finding", "rectification", "review_question", "deadline", "deadline_move")
        }

    steps = (
        "finding 1 --text 涵洞没有清淤 --until 2022-02-01",
        "finding 1 --edit 1 --on 2022-01-11 --until 2022-02-10",
        "rectify 1 --on 2022-02-01",
        "accept 1 --no --why 没做完 --until 2022-03-01 --on 2022-02-03",
        "question add 3 --text 管网 --by 张三 --to 建设局 --until 2022-01-31",
        "question edit 1 --until 2022-02-10",
        "question answer 1 --text 已改造",
    )
    seen = [rows()]
    for step in steps:
        said(town("review", *step.split()))
        seen.append(rows())
    for before in reversed(seen[:-1]):
        said(town("undo", "--yes"))
        assert rows() == before


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("finding 4 --text 漏水", "评议 #4 还没有开展"),
        ("finding 5 --text 漏水", "评议 #5 在 2022-02-01 已办结"),
        ("finding 1", "没有写评议意见的内容"),
        ("finding 1 --text 漏水 --until 二月", "日期 --until “二月”"),
        ("finding 1 --edit 9 --text 漏水", "没有编号为“9”的评议意见"),
        ("findings --year 22", "年份“22”不对"),
        ("findings --review x", "没有编号为“x”的评议"),
        ("rectify 9", "没有编号为“9”的评议意见"),
        ("rectify", "缺少"),
        ("accept 9 --no", "验收不合格要写明原因"),
        ("question add 3 --text 管网 --by 张三", "没有写向谁提问"),
        ("question add 3 --by 张三 --to 建设局", "--text"),
        ("question answer 9 --text 好", "没有编号为“9”的问题"),
        ("question list 9", "没有编号为“9”的评议"),
        ("question edit 9 --text 好", "没有编号为“9”的问题"),
    ],
)
def test_what_is_typed_wrongly_is_said_in_a_sentence(town: Renda, words: str, sentence: str) -> None:
    ran = town("review", *words.split())
    assert (ran.code, ran.out) == (2, "")
    assert sentence in ran.err
    assert "Traceback" not in ran.err


@pytest.mark.parametrize(
    "verb",
    ["finding", "findings", "rectify", "accept", "question add", "question edit", "question answer", "question list"],
)
def test_help_has_an_example(renda: Renda, verb: str) -> None:
    assert f"例：renda review {verb}" in renda("review", *verb.split(), "--help", today=None).out


def test_the_log_calls_a_finding_by_its_number(town: Renda) -> None:
    said(town("review", "finding", "1", "--text", "涵洞没有清淤", "--until", "2022-02-01"))
    entry = max(one["id"] for one in town("log", "-f", "json").json)
    clock = next(
        one for one in town("log", "show", str(entry), "-f", "json").json["rows"] if one["table"] == "deadline"
    )
    assert clock["new"]["finding_id"] == "#1"
