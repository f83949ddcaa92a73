"""`renda summary YEAR --since-report` and `--since N` as a clerk types them."""

from datetime import date
from pathlib import Path

import pytest

from renda_cli.work import since, spans
from renda_cli.work.desk import open_desk
from tests.conftest import Renda

TODAY = "2022-12-31"


@pytest.fixture
def reported(town_with_people: Renda, path: Path) -> Renda:
    """A town of which the report of 2022 was made, and a suggestion handed in since."""
    renda = town_with_people
    assert renda("proposal", "add", "修路", "--by", "张三", "--session", "5-1", "--on", "2022-01-06").code == 0
    desk = open_desk(path, date(2022, 12, 31), at_terminal=False)
    since.made(desk, spans.read(desk, "2022"), "报告.docx")
    desk.file.close()
    words = ["proposal", "add", "装路灯", "--by", "李四", "--between", "--on", "2022-11-30"]
    assert renda(*words, today=TODAY).code == 0
    return renda


def test_the_page_tells_the_figures_the_records_and_the_log(reported: Renda) -> None:
    said = reported("summary", "2022", "proposals_collected", "reply_rate", "--since-report", today=TODAY)
    assert said.code == 0, said.err
    lines = said.out.splitlines()
    assert "【2022年指标，出报告以来的变化】" in lines
    assert [line.split() for line in lines if line.startswith("收到议案建议")] == [
        ["收到议案建议", "1", "2", "+1"],
        ["收到议案建议", "增", "计入", "5-1/闭1", "装路灯"],
    ]
    assert "report 2022 -o 报告.docx" in said.out
    assert any("proposal add 装路灯" in line for line in lines)
    assert "答复率" not in said.out


def test_machines_get_one_object(reported: Renda) -> None:
    found = reported("--format", "json", "summary", "2022", "proposals_collected", "--since-report", today=TODAY).json
    (figure,) = found["figures"]
    assert (figure["key"], figure["then"], figure["now"]) == ("proposals_collected", 1, 2)
    assert figure["came"] == [{"record": "5-1/闭1", "title": "装路灯", "counted": True}]
    assert (found["command"], found["not_taken_back"], len(found["entries"])) == ("report 2022 -o 报告.docx", 0, 1)


def test_a_rate_moves_by_points_and_what_there_was_not_has_no_difference(reported: Renda) -> None:
    for words in (
        "proposal assign 5-1/1 --lead 建设局 --on 2022-02-01",
        "proposal reply 5-1/1 --class A --ref 建复1号 --on 2022-03-01",
    ):
        assert reported(*words.split(), today=TODAY).code == 0
    log = reported("--format", "json", "log", today=TODAY).json
    page = reported("summary", "2022", "reply_rate", "--since-report", today=TODAY).out
    assert next(line.split() for line in page.splitlines() if line.startswith("答复率")) == [
        "答复率", "—", "100.00%（1/1）", "—",
    ]  # fmt: skip
    later = reported("summary", "2022", "reply_rate", "--since", str(log[1]["id"]), today=TODAY).out
    assert "+100.0 个百分点" in later
    assert "2022年指标的变化" in later


def test_where_nothing_changed_it_says_so(reported: Renda) -> None:
    said = reported("summary", "2022", "urges", "--since-report", today=TODAY)
    assert "各项指标没有变化" in said.out


def test_it_is_seen_from_the_day_that_is_named(reported: Renda) -> None:
    said = reported("summary", "2022", "proposals_collected", "--since-report", today="2022-06-30")
    assert "各项指标没有变化" in said.out


def test_the_summary_tells_of_the_day_that_is_named(reported: Renda, monkeypatch: pytest.MonkeyPatch) -> None:
    ask = ("--format", "json", "summary", "2022", "proposals_collected")
    assert [reported(*ask, today=day).json[0]["value"] for day in ("2022-01-05", "2022-06-30", TODAY)] == [0, 1, 2]
    monkeypatch.setenv("RENDA_TODAY", "2022-06-30")
    assert reported(*ask, today=None).json[0]["value"] == 1
    monkeypatch.delenv("RENDA_TODAY")
    assert reported(*ask, today=None).json[0]["value"] == 2


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ("2021 --since-report", "还没有出过 2021 年的报告；请先用 renda report 2021 -o 文件.docx，或用 --since N 写日志的编号"),
        ("2022 --since 999", "日志里没有第 999 条；请用 renda log 查编号"),
        ("2022 --since 1 --since-report", "--since-report 和 --since 只能写一个；从日志的某一条看起，只写 --since 编号"),
        ("2022 --since-report --compare 2021", "--since-report、--since 不能和 --compare 一起用；增减的记录会一并列出，请去掉它"),
        ("2022 --since 1 --explain", "--since-report、--since 不能和 --explain 一起用；增减的记录会一并列出，请去掉它"),
        ("2022 没有 --since-report", "没有“没有”这项指标"),
    ],
)  # fmt: skip
def test_bad_input_is_one_sentence(reported: Renda, words: str, why: str) -> None:
    said = reported("summary", *words.split(), today=TODAY)
    assert (said.code, said.out) == (2, "")
    assert said.err.startswith(why)
