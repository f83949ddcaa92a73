"""The year's report at the terminal: what is typed, what is written, and a sentence for each thing that can be wrong."""

import re
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from docx import Document

from tests.conftest import Renda


@pytest.fixture
def year(town_with_people: Renda) -> Renda:
    """A town with a year of a few records, and its chairman."""
    for line in (
        "deputy role add 张三 --role 主席 --from 2022-01-06",
        "proposal add 完善剑湖路路灯 --by 李四 --session 5-1 --on 2022-01-06",
        "proposal assign 5-1/1 --lead 建设局 --on 2022-01-31",
        "proposal reply 5-1/1 --class A --ref 遥建复1号 --on 2022-03-01",
        "deputy activity add --kind 培训 --title 线上培训 --on 2022-06-01 --attendances 653 --online",
    ):
        ran = town_with_people(*line.split(), today="2022-12-31")
        assert ran.code == 0, ran.err
    return town_with_people


def test_without_a_file_the_report_is_printed(year: Renda) -> None:
    ran = year("report", "2022", "--session", "5-2", "--on", "2023-01-06", today="2023-01-05")
    assert ran.code == 0, ran.err
    assert ran.out.startswith(
        "# 遥观镇人民代表大会主席团工作报告\n\n——2023年1月6日在遥观镇第五届人民代表大会第二次会议上\n\n镇人大主席　张　三\n\n各位代表：\n"
    )
    assert "### （一）做好代表工作\n" in ran.out
    assert "举办培训1次，参加653人次。" in ran.out
    assert "| 答复率 | 100.00% |  | 2022年 |" in ran.out
    assert "参加650余人次。" in year("report", "2022", "--about", today="2023-01-05").out


def test_as_data_each_sentence_names_its_figures(year: Renda) -> None:
    made = year("report", "2022", "-f", "json", today="2023-01-05").json
    said = [one for part in made["parts"] for one in part["paragraphs"] if "培训" in one["text"]]
    assert [one["figures"] for one in said] == [
        [
            {"key": "activities_training", "value": 1, "printed": "1"},
            {"key": "training_attendances", "value": 653, "printed": "653"},
        ]
    ]
    reply = next(one for one in made["figures"] if one["key"] == "reply_rate")
    assert reply["value"] == {"numerator": 1, "denominator": 1, "percent": 100.0}


def test_word_has_the_layout_of_an_official_paper(year: Renda, tmp_path: Path) -> None:
    path = tmp_path / "报告.docx"
    ran = year("report", "2022", "-o", str(path), "--session", "5-2", "--on", "2023-01-06", today="2023-01-05")
    assert (ran.code, ran.out) == (0, f"已写到 {path}\n")
    lines = [one.text for one in Document(str(path)).paragraphs]
    assert lines[:4] == [
        "遥观镇人民代表大会主席团工作报告", "——2023年1月6日在遥观镇\n第五届人民代表大会第二次会议上", "镇人大主席　张　三", "各位代表：",
    ]  # fmt: skip
    assert "附件：主要数据和口径" in lines
    assert "附件：统计表" in lines
    body = ZipFile(BytesIO(path.read_bytes())).read("word/document.xml").decode()
    for font in ("方正小标宋简体", "仿宋", "黑体", "楷体"):
        assert f'w:eastAsia="{font}"' in body
    assert body.count("<w:tblHeader/>") == len(re.findall("<w:tbl>", body))
    assert "{" not in body


def test_a_town_writes_its_own_sentences_around_the_figures(year: Renda, tmp_path: Path) -> None:
    own = tmp_path / "own.md"
    assert year("report", "--save-template", str(own)).out == f"模板已存到 {own}\n"
    assert year("report", "--save-template", str(own), "-f", "json").json == {"path": str(own)}
    shipped = year("report", "2022", today="2023-01-05").out
    assert year("report", "2022", "--template", str(own), today="2023-01-05").out == shipped
    own.write_text(
        "培训{{ figures.training_attendances }}人次，答复率{{ figures.reply_rate }}，解决{{ figures.problems_solved }}个。\n",
        "utf-8",
    )
    assert (
        year("report", "2022", "--template", str(own), today="2023-01-05").out == "培训653人次，答复率100%，解决0个。\n"
    )
    own.write_text("\n{{ figures.reply_rat }}", "utf-8")
    ran = year("report", "2022", "--template", str(own), today="2023-01-05")
    assert ran.code == 2
    assert ran.err == (
        f"模板 {own} 第 2 行填不进去（没有 reply_rat 这一项，各项指标的英文名用 renda summary 年份 --format json 查）；请改好模板再试\n"
    )


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("report",), "没有写哪一年；请写期间"),
        (("report", "2019"), "2019年没有任何记录，写不出报告；已有记录的年份：2022"),
        (("report", "二二年"), "期间“二二年”看不懂"),
        (("report", "2022", "--session", "三"), "届次“三”不对"),
        (("report", "2022", "--on", "哪天"), "日期 --on "),
        (("report", "2022", "-o", "报告.doc"), "“报告.doc”不是可用的格式；文件名请以 "),
        (("report", "2022", "-o", " "), "-o 后面没有写文件；请写文件名，如 报告.docx"),
        (("report", "2022", "-o", "没有/报告.docx"), "写不了 "),
        (("report", "2022", "--template", "没有.md"), "读不了模板 "),
        (("report", "2022", "--template", "没有.docx"), "这种格式印不到屏幕上；请加 -o 文件.docx"),
        (("report", "2022", "--save-template", "模板.docx"), "--save-template 只存模板，不出报告"),
        (("report", "2022", "--from", "2022-01-01", "--to", "2022-02-01"), "只能写一种"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_written(
    year: Renda, words: tuple[str, ...], said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    before = sorted(tmp_path.iterdir())
    ran = year(*words, today="2023-01-05")
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err
    assert ran.err.count("\n") == 1
    assert sorted(tmp_path.iterdir()) == before


def test_any_days_may_be_told_of(year: Renda) -> None:
    ran = year("report", "--from", "2022-06-01", "--to", "2022-06-30", today="2023-01-05")
    assert "## 一、2022年6月1日至2022年6月30日工作回顾" in ran.out
