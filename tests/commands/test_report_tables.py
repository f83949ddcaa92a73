"""Tables at the command line: listed, printed, written in every form, and refused."""

from pathlib import Path
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook

from tests.conftest import Renda

DAY = "2022-12-31"


@pytest.fixture
def year(town_with_people: Renda) -> Renda:
    """A proposal that was answered."""
    for line in (
        "proposal add 完善路灯 --by 张三 --session 5-1 --topic 城乡建设 --on 2022-01-06",
        "proposal assign 5-1/1 --lead 农业农村局 --on 2022-01-31",
        "proposal reply 5-1/1 --class A --ref 遥农复1号 --on 2022-03-01",
    ):
        ran = town_with_people(*line.split(), today="2022-12-31")
        assert ran.code == 0, ran.err
    return town_with_people


def test_which_tables_there_are(year: Renda) -> None:
    found = year("report", "tables", "-f", "json").json
    assert found[1]["name"] == "承办单位"
    assert "承办单位办理情况统计表" in year("report", "统计表").out


def test_tables_on_the_screen_and_for_machines(year: Renda) -> None:
    ran = year("report", "2022", "--table", "单位,小组", today=DAY)
    assert "【2022年承办单位办理情况统计表】" in ran.out
    assert "东片小组" in ran.out
    (found,) = year("report", "2022", "--table", "单位", "--ranked", "-f", "json", today=DAY).json
    assert list(found) == ["name", "title", "headings", "rows", "notes", "total"]
    assert found["rows"][0][:3] == [1, "农业农村局", 1]
    assert found["rows"][0][7] == {"numerator": 1, "denominator": 1, "percent": 100.0}
    assert "（没有）" in year("report", "2021", "--table", "单位", today=DAY).out


def test_every_form(year: Renda, tmp_path: Path) -> None:
    for form in ("xlsx", "csv", "md", "html", "docx"):
        first, again = tmp_path / f"a.{form}", tmp_path / f"b.{form}"
        for path in (first, again):
            ran = year("report", "2022", "--table", "承办单位", "-o", str(path), today=DAY)
            assert (ran.code, ran.out) == (0, f"已写到 {path}\n"), ran.err
        assert first.read_bytes() == again.read_bytes()
    assert "农业农村局,1,0,0,1,1,100.00%,29" in (tmp_path / "a.csv").read_text("utf-8-sig")
    assert "| 农业农村局 | 1 | 0 | 0 | 1 | 1 | 100.00% | 29 |" in (tmp_path / "a.md").read_text("utf-8")
    assert '<td class="text">农业农村局</td><td>1</td>' in (tmp_path / "a.html").read_text("utf-8")
    with ZipFile(tmp_path / "a.docx") as paper:
        assert "农业农村局" in paper.read("word/document.xml").decode()
    book = load_workbook(tmp_path / "a.xlsx")
    assert book.sheetnames == ["目录", "承办单位"]
    assert book["承办单位"]["A1"].value == "2022年承办单位办理情况统计表"
    assert any("满意率：" in str(cell.value) for cell in book["承办单位"]["A"])


def test_the_report_has_all_tables_with_rows(year: Renda, tmp_path: Path) -> None:
    assert year("report", "2022", "-o", str(tmp_path / "all.md"), today=DAY).code == 0
    written = (tmp_path / "all.md").read_text("utf-8")
    assert written.index("2022年议案建议分类统计表") < written.index("2022年承办单位办理情况统计表")
    assert "家站点工作统计表" not in written


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("report 2022 --table 绿化", "没有“绿化”这张统计表；可选：建议分类、"),
        ("report 2022 --table 建议", "“建议”可以是：建议分类、建议小组；请写全名称"),
        ("report 2022 --table 结构 --ranked", "代表结构不排名次；--ranked 只用于：承办单位"),
        (
            "report 2022 --table 建议分类,承办单位 -o a.csv",
            "CSV 文件只放得下一张表，这里有 2 张；请用 --table 写一张，或把文件名改成 .xlsx",
        ),
        (
            "report 2022 --table 承办单位 -o a.pdf",
            "“a.pdf”不是可用的格式；文件名请以 .csv 或 .docx 或 .html 或 .md 或 .xlsx 结尾",
        ),
        ("report 20222", "20222"),
        ("report tables --ranked", "tables 只列出有哪些统计表，不能再写别的；请把 tables 换成年份"),
        ("report 2022 --ranked", "--ranked 要与 --table 一起用；请加 --table 承办单位"),
        ("report 2022 --table 承办单位 --about", "--template、--session、--on、--about 用于报告，不用于统计表"),
        ("report 2022 --save-template a.docx", "--save-template 只存模板，不出报告"),
    ],
)
def test_what_is_refused(year: Renda, line: str, said: str) -> None:
    ran = year(*line.split())
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err


def test_nothing_to_write(renda: Renda, tmp_path: Path) -> None:
    ran = renda("report", "2022", "-o", str(tmp_path / "a.xlsx"))
    assert (ran.code, ran.err) == (2, "2022年没有任何记录，写不出报告；请先登记会议、议案建议和代表活动\n")
    assert not list(tmp_path.glob("a.*"))
