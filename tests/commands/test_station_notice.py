"""renda station notice | analysis"""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from docx import Document

from renda_cli.store.statements import insert_opinion_reply
from renda_cli.work.desk import open_desk
from tests.conftest import Renda
from tests.work.opinion_data import opinion

NOVEMBER = "2022-11-08"


@pytest.fixture
def heard(town_with_people: Renda, path: Path) -> Any:
    """October with an answered opinion, one under way and a confidential one; seen from November."""
    desk = open_desk(path, date(2022, 11, 8), at_terminal=False)
    day = date(2022, 10, 10)
    number = opinion(
        desk,
        "周某某门口[red]路灯不亮<b>，电话13800005678",
        on=day,
        status="replied",
        topic="城乡建设",
        village="留道村",
    )
    with desk.file.transaction() as db:
        insert_opinion_reply(db, opinion_id=number, replied_on=day, form="口头", text="已修好", result="solved")
    opinion(desk, "修水渠", on=day, voter=None, phone=None)
    opinion(desk, "村里的事", on=day, confidential=True)
    desk.file.close()
    return lambda *words: town_with_people("station", *words, today=NOVEMBER)


def test_a_notice_is_printed_part_by_part(heard: Any) -> None:
    ran = heard("notice", "--month", "2022-10")
    assert (ran.code, ran.err) == (0, "")
    for words in (
        "【遥观镇选民意见公示】", "本月收到选民意见 3 条，其中已答复 1 条，办理中 2 条。", "【一、本月收到的意见（2 条，另有 1 条按选民要求不公开）】",
        "周**门口[red]路灯不亮<b>，电话138****5678", "已解决：已修好（10月10日答复）", "待办理",
    ):  # fmt: skip
        assert words in ran.out
    assert "村里的事" not in ran.out


def test_in_json_it_is_an_object_with_codes(heard: Any) -> None:
    found = heard("notice", "--month", "2022-10", "--no", "第10期", "-f", "json").json
    assert list(found) == [
        "month", "from", "to", "as_of", "station", "number", "posted_on", "balance", "received", "closed", "under_way",
    ]  # fmt: skip
    assert (found["number"], found["received"]["confidential"]) == ("第10期", 1)
    entry = found["received"]["entries"][0]
    assert (entry["status"], entry["result"], entry["voter"], entry["on"]) == (
        "replied",
        "solved",
        "周**",
        "2022-10-10",
    )


@pytest.mark.parametrize("format_", ["table", "plain", "markdown", "html", "latex", "tsv", "csv"])
def test_both_in_every_format(heard: Any, format_: str) -> None:
    for words in (
        ("notice", "--month", "2022-10"),
        ("analysis", "2022"),
        ("analysis", "2022", "--quarter", "4", "--by", "unit"),
    ):
        ran = heard(*words, "-f", format_)
        assert (ran.code, ran.err) == (0, "")
        assert ("█" in ran.out) is (words[0] == "analysis" and format_ not in ("csv", "tsv", "latex"))


def test_it_is_written_as_word_and_signs_in_it_stay_text(heard: Any, tmp_path: Path) -> None:
    target = tmp_path / "公示.docx"
    ran = heard("notice", "--month", "2022-10", "-o", str(target))
    assert (ran.code, ran.out) == (0, f"已写到 {target}\n")
    cells = [cell.text for table in Document(str(target)).tables for row in table.rows for cell in row.cells]
    assert "周**门口[red]路灯不亮<b>，电话138****5678" in cells
    page = Document(str(target)).sections[0]
    assert page.page_width is not None
    assert page.page_height is not None
    assert (round(page.page_width.mm), round(page.page_height.mm)) == (210, 297)


def test_the_whole_way_from_the_template_to_the_posting_and_back(heard: Any, renda: Renda, tmp_path: Path) -> None:
    template, target = tmp_path / "模板.html", tmp_path / "公示.html"
    assert heard("notice", "--save-template", str(template)).out == f"模板已存到 {template}\n"
    template.write_text(template.read_text("utf-8").replace("人民代表大会主席团", "人大主席团"), "utf-8")
    assert "遥观镇人大主席团" in heard("notice", "--month", "2022-10", "--template", str(template)).out
    ran = heard(
        "notice", "--month", "2022-10", "--post", "--on", "2022-11-07", "--no", "第10期", "-o", str(target), "--template", str(template)
    )  # fmt: skip
    assert ran.out.splitlines() == [
        "已登记 2022-10 选民意见公示（2022-11-07，第10期）", "1 条已答复的意见标为已公开", f"已写到 {target}",
    ]  # fmt: skip
    text = target.read_text("utf-8")
    assert "遥观镇人大主席团　2022年11月7日" in text
    assert "src=" not in text
    assert "href=" not in text
    assert heard("notice", "--month", "2022-10", "--post", "-f", "json").json["posted_on"] == NOVEMBER
    assert renda("undo").code == renda("undo").code == 0
    assert heard("notice", "--month", "2022-10", "-f", "json").json["posted_on"] is None


def test_the_log_of_a_posting_names_no_voter(heard: Any, renda: Renda) -> None:
    heard("notice", "--month", "2022-10", "--post")
    shown = renda("log", "3").out + renda("log", "-f", "json").out
    assert "周某某" not in shown
    assert "13800005678" not in shown


def test_an_analysis_is_printed_and_written(heard: Any, tmp_path: Path) -> None:
    out = heard("analysis", "2022", "--by", "village").out
    for words in (
        "【2022年选民意见分析】",
        "【按村（社区）】",
        "村（社区）  条数  图",
        "【四个季度】",
        "（没有）",
        "2022年还没有结束，数到 2022-11-08",
    ):
        assert words in out
    target = tmp_path / "分析.docx"
    assert heard("analysis", "2022", "-o", str(target)).out == f"已写到 {target}\n"
    tables = [[cell.text for cell in table.rows[0].cells] for table in Document(str(target)).tables]
    assert tables[0][:5] == ["类别", "条数", "占比", "图", "2021年"]


def test_an_analysis_in_json_has_rates_and_no_bars(heard: Any) -> None:
    found = heard("analysis", "2022", "-f", "json").json
    assert found["rows"][0] == {
        "topic": "城乡建设", "share": {"numerator": 1, "denominator": 3, "percent": 33.33}, "before": 0, "change": 1, "count": 1, "on_spot": 0,
        "replied": 1, "under_way": 0, "referred": 0, "turned": 0, "satisfaction": {"numerator": 0, "denominator": 1, "percent": 0.0},
    }  # fmt: skip
    assert [one["quarter"] for one in found["quarters"]] == [1, 2, 3, 4]
    assert found["total"]["count"] == 3


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("notice",), "没有写月份；请写 --month，如 --month 2022-10"),
        (("notice", "--month", "十月"), "--month“十月”看不懂；请写年和月，如 2022-10"),
        (("notice", "--month", "2022-13"), "--month“2022-13”不存在"),
        (("notice", "--month", "2023-01"), "2023-01 还没有到"),
        (("notice", "--month", "2022-10", "--station", "无"), "没有叫“无”的家站点"),
        (("notice", "--month", "2022-10", "--on", "2022-11-08"), "--on 是公示的日期，只和 --post 一起用"),
        (("notice", "--month", "2022-10", "--post", "--on", "11月8日"), "日期 --on “11月8日”看不懂"),
        (("notice", "--month", "2022-11", "--post"), "2022-11 到 2022-11-08 还没有结束"),
        (("notice", "--month", "2022-10", "--post", "--station", "留道"), "公示按全镇登记"),
        (("notice", "--month", "2022-10", "--post", "--template", "a.md"), "--template 没有写出到哪里"),
        (("notice", "--month", "2022-10", "-o", "公示.pdf"), "文件名请以 .docx 或 .html 或 .md 结尾"),
        (("notice", "--month", "2022-10", "-o", ""), "“”不是可用的格式"),
        (("notice", "--month", "2022-10", "-o", "没有这里/公示.md"), "写不了"),
        (("notice", "--month", "2022-10", "--template", "没有.md"), "读不了模板"),
        (("notice", "--month", "2022-10", "--template", "公示.docx"), "印不到屏幕上；请加 -o 文件.docx"),
        (("notice", "--month", "2022-10", "--no", ""), "--no 不能为空"),
        (("notice", "--save-template", "a.md", "--month", "2022-10"), "--save-template 只存模板，不出公示"),
        (("notice", "--save-template", "a.txt"), "文件名请以 .docx 或 .html 或 .md 结尾"),
        (("analysis", "2022", "--by", "deputy"), "--by 没有“deputy”；可选：topic、"),
        (("analysis", "2022", "--quarter", "0"), "--quarter 0 不对；请写 1 到 4"),
        (("analysis", "2022", "--quarter", "一"), "--quarter"),
        (("analysis", "2023"), "2023年还没有到"),
        (("analysis", "2018-2022"), "年份“2018-2022”不对"),
        (("analysis", "2022", "-o", "分析.xlsx"), "文件名请以 .docx 或 .html 或 .md 结尾"),
    ],
)
def test_what_cannot_be_is_refused_in_a_sentence(heard: Any, words: tuple[str, ...], sentence: str) -> None:
    ran = heard(*words)
    assert (ran.code, ran.out) == (2, "")
    assert sentence in ran.err
    assert ran.err.count("\n") == 1
