"""renda review step | close | feedback | follow | reporters, as a clerk types them."""

from datetime import date
from pathlib import Path

import pytest

from renda_cli.work.desk import open_desk
from tests.conftest import TODAY, Renda
from tests.work.review_steps_data import EIGHT, reported, review, voted


@pytest.fixture
def town(town_with_people: Renda, path: Path) -> Renda:
    """A review of two stations that is planned, and one of a deputy that was held."""
    desk = open_desk(path, TODAY, at_terminal=False)
    review(desk, "水利站", "畜牧站", steps=EIGHT)
    reported(desk, "张三", on=date(2022, 3, 1))
    desk.file.close()
    return town_with_people


@pytest.fixture
def after_the_vote(town: Renda, path: Path) -> Renda:
    """The stations were voted on at the meeting of 1 June."""
    assert town(*["review", "step", "1", "--step", "座谈评议", "--on", "2022-06-01"], today="2022-06-01").code == 0
    desk = open_desk(path, TODAY, at_terminal=False)
    voted(desk, 1, date(2022, 6, 1), 水利站={"不满意": 18}, 畜牧站={"满意": 19})
    desk.file.close()
    return town


def test_steps_are_due_done_and_taken_back(town: Renda) -> None:
    ran = town(*["review", "step", "1", "--step", "提前通知", "--by", "人大办", "--until", "2022-05-20", "-f", "json"])
    assert (ran.code, ran.json["state"], ran.json["who"], ran.json["until_on"]) == (0, "open", "人大办", "2022-05-20")
    late = {"today": "2022-05-21"}
    assert "站所评议：提前通知" in town("due", **late).out
    ran = town(*["review", "step", "#1", "--step", "通知", "--on", "2022-05-21"], **late)
    assert (ran.code, ran.out) == (
        0,
        "已登记评议 #1“站所评议”：提前通知（2022-05-21，晚 1 天）\n下一步：提前调研\n",
    )
    assert "提前通知" not in town("due", **late).out
    assert town("undo", "--yes", **late).code == 0
    assert "提前通知" in town("due", **late).out
    assert town("check", **late).code == 0


def test_a_day_to_come_and_a_missing_paper_are_remarked(town: Renda, tmp_path: Path) -> None:
    paper = tmp_path / "通知.docx"
    ran = town(*f"review step 1 --step 提前通知 --on 2022-02-01 --file {paper}".split())
    assert ran.code == 0
    assert "注意：2022-02-01 在今天（2022-01-10）之后，请核对 --on" in ran.out
    assert f"注意：没有找到文件 {paper}，路径已记下，请核对 --file" in ran.out


def test_feedback_measures_and_the_end(after_the_vote: Renda) -> None:
    town, day = after_the_vote, {"today": "2022-09-01"}
    ran = town(*["review", "close", "1"], **day)
    assert ran.code == 2
    assert "还有没完的，不能办结：步骤：提前通知、提前调研、评议意见" in ran.err
    for name in EIGHT:
        if name != "座谈评议":
            assert town(*f"review step 1 --step {name} --skip 合并办理".split(), **day).code == 0
    ran = town(*["review", "feedback", "1", "--ref", "遥人大〔2022〕8号", "--on", "2022-06-10", "-f", "json"], **day)
    assert [(one["subject"], one["ref"]) for one in ran.json] == [
        ("水利站", "遥人大〔2022〕8号"),
        ("畜牧站", "遥人大〔2022〕8号"),
    ]
    ran = town(*["review", "follow", "1", "--subject", "水利站", "--what", "限期整改", "--on", "2022-08-30"], **day)
    assert ran.out == "已登记评议 #1“站所评议” 水利站：限期整改（2022-08-30）\n水利站还没有登记的：下次会议再次报告\n"
    ran = town(*["review", "close", "1", "--on", "2022-09-01"], **day)
    assert (ran.code, ran.out.splitlines()[0]) == (0, "已办结评议 #1“站所评议”（2022-09-01）")
    assert "还没有下次会议再次报告" in ran.out
    ran = town(
        *["review", "follow", "1", "--subject", "水利站", "--what", "再次报告", "--on", "2023-01-06", "-f", "json"],
        today="2023-01-07",
    )
    assert (ran.code, ran.json["what"]) == (0, "下次会议再次报告")
    assert town("check", today="2023-01-07").code == 0


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ("review step 9 --step 提前通知", "没有编号为“9”的评议"),
        ("review step 1 --step 散会", "没有叫“散会”的步骤"),
        ("review step 1 --step 提前通知 --on 2022-02-30", "2022-02-30"),
        ("review step 1 --step 提前通知 --skip 不用 --until 2022-02-01", "--skip 是免办这一步"),
        ("review close 1", "还没有开展"),
        ("review close 2 --on 2022-02-01", "开展在 2022-03-01，不能在 2022-02-01 办结"),
        ("review feedback 2 --subject 李四 --on 2022-03-05", "对象里没有“李四”；可选：张三"),
        ("review feedback 2 --on 2022-02-01", "2022-03-01 才开展"),
        ("review follow 1 --what 约谈", "评议 #1 还没有开展，不能登记措施"),
        ("review reporters 20222", "年份"),
    ],
)
def test_bad_input_is_one_sentence_and_writes_nothing(town: Renda, path: Path, line: str, sentence: str) -> None:
    before = path.read_bytes()
    ran = town(*line.split())
    assert (ran.code, ran.out) == (2, "")
    assert sentence in ran.err
    assert len(ran.err.splitlines()) == 1
    assert path.read_bytes() == before


def test_who_reported(town: Renda) -> None:
    ran = town(*["review", "reporters", "2022", "-f", "json"], today="2022-12-31")
    assert [(one["deputy"], one["reports"], one["last_on"]) for one in ran.json] == [
        ("王五", 0, None),
        ("李四", 0, None),
        ("张三", 1, "2022-03-01"),
    ]
    ran = town(*["review", "reporters", "--without"], today="2022-12-31")
    assert "本届（2021年12月20日至2022年12月31日）没有述职的代表" in ran.out
    assert "述职次数" in ran.out
    assert "张三" not in ran.out
    assert "注：在任代表 3 名：已述职 1 名（33.33%），没有述职 2 名" in ran.out
