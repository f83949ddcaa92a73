"""renda deputy card | publish | wall | roster"""

from pathlib import Path

import pytest
from docx import Document

from tests.conftest import Renda


@pytest.fixture
def town(town_with_people: Renda) -> Renda:
    """The people, one of them with a strange place of work, and two proposals."""
    for line in (
        ("deputy", "edit", "张三", "--gender", "女", "--born", "1980-05-17", "--phone", "138-0000-1111"),
        ("deputy", "edit", "李四", "--work", "{{ 7*7 }}<w:p>&amp; [red]"),
        ("proposal", "add", "完善剑湖路路灯", "--by", "张三", "--with", "李四", "--on", "2022-01-06"),
    ):
        ran = town_with_people(*line)
        assert ran.code == 0, ran.err
    return town_with_people


def test_a_card_in_json_has_eight_parts(town: Renda) -> None:
    found = town("deputy", "card", "张三", "--year", "2022", "-f", "json").json
    parts = ("basic", "meetings", "inspections", "trainings", "activities", "proposals", "service", "awards")
    assert [found[part]["count"] for part in parts] == [1, 0, 0, 0, 0, 1, 0, 0]
    assert (found["name"], found["period"], found["basic"]["phone"]) == ("张三", "2022年", "138******1111")


def test_a_card_is_printed_part_by_part(town: Renda) -> None:
    out = town("deputy", "card", "张三").out
    for title in (
        "【张三（2021年12月20日至2022年1月10日）履职档案　一、基本情况（1 席）】", "【二、出席会议（应到 0 次，到会 0 次）】",
        "【三、视察、调研、执法检查（0 次）】",
        "【四、学习培训（0 次）】", "【五、小组活动和其他活动（0 次）】", "【六、议案建议（1 件：领衔 1，附议 0）】",
        "【七、联系群众和办实事（述职 0 次，接待选民 0 次，承诺 0 件，实事好事 0 件，联系户 0 户 0 人，结对 0 项）】", "【八、表彰（0 项）】",
    ):  # fmt: skip
        assert title in out
    assert "5-1/1" in out
    assert out.count("（没有）") == 6


@pytest.mark.parametrize("format_", ["table", "plain", "markdown", "html", "latex", "tsv", "csv"])
def test_a_card_and_a_roster_in_every_format(town: Renda, format_: str) -> None:
    for asked in (("card", "张三"), ("roster",), ("publish",), ("wall",)):
        ran = town("deputy", *asked, "-f", format_)
        assert (ran.code, ran.err) == (0, "")
        assert "张三" in ran.out


def test_a_whole_phone_only_in_private(town: Renda) -> None:
    assert town("deputy", "card", "张三", "--private", "-f", "json").json["basic"]["phone"] == "138-0000-1111"
    assert "138-0000-1111" not in town("deputy", "roster").out
    assert "138-0000-1111" in town("deputy", "roster", "--private").out


@pytest.mark.parametrize(
    ("words", "file"),
    [
        (("card", "李四"), "卡.docx"), (("card", "李四"), "卡.md"), (("publish", "2022"), "公示.docx"), (("publish",), "公示.md"),
        (("publish",), "公示.xlsx"), (("wall",), "墙.docx"), (("roster",), "名册.docx"), (("roster", "--private"), "名册.xlsx"),
    ],
)  # fmt: skip
def test_each_is_written_for_its_owner_alone(town: Renda, tmp_path: Path, words: tuple[str, ...], file: str) -> None:
    target = tmp_path / file
    ran = town("deputy", *words, "-o", str(target))
    assert (ran.code, ran.out) == (0, f"已写到 {target}\n")
    assert target.stat().st_mode & 0o777 == 0o600


def test_strange_signs_in_the_data_stay_text(town: Renda, tmp_path: Path) -> None:
    for words in (("card", "李四"), ("publish",), ("wall",), ("roster",)):
        target = tmp_path / f"{words[0]}.docx"
        assert town("deputy", *words, "-o", str(target)).code == 0
        cells = [cell.text for table in Document(str(target)).tables for row in table.rows for cell in row.cells]
        assert any("{{ 7*7 }}<w:p>&amp; [red]" in cell for cell in cells), words


def test_where_it_was_written_in_json(town: Renda, tmp_path: Path) -> None:
    target = tmp_path / "公示.xlsx"
    town("proposal", "edit", "5-1/1", "--confidential")
    ran = town("deputy", "publish", "-o", str(target), "-f", "json")
    assert ran.json == {"path": str(target), "notes": ["另有 1 件代表要求保密的议案建议，没有计入各人名下"]}


def test_what_is_published_in_json_is_an_array(town: Renda) -> None:
    found = town("deputy", "publish", "-f", "json").json
    assert [one["name"] for one in found] == [one["name"] for one in town("deputy", "wall", "-f", "json").json]
    assert not {"phone", "born", "id"} & set(found[0])


def test_the_roster_in_json(town: Renda) -> None:
    found = town("deputy", "roster", "-f", "json").json
    assert (found["title"], found["seats"], found["heads"]) == ("遥观镇第五届人民代表大会代表名册", 3, 3)
    assert found["structure"][0]["share"] == {"numerator": 1, "denominator": 3, "percent": 33.33}


def test_the_roster_says_how_many_seats_and_heads(town: Renda) -> None:
    assert "注：共 3 席，3 人：镇 3 席\n" in town("deputy", "roster").out


def test_a_group_on_its_wall(town: Renda) -> None:
    out = town("deputy", "wall", "--group", "东片小组").out
    assert out.startswith("【遥观镇人大代表（东片小组）】\n")
    assert "李四" not in out


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("card", "赵六"), "没有叫“赵六”的代表"),
        (("card", "张三", "--year", "22"), "年份“22”不对"),
        (("card", "张三", "-o", "卡.pdf"), "“卡.pdf”不是可用的格式；文件名请以 .docx 或 .md 结尾"),
        (("card", "张三", "-o", ""), "“”不是可用的格式"),
        (("publish", "2030"), "2030 年还没有到"),
        (("publish", "2018-2022"), "年份“2018-2022”不对"),
        (("wall", "--level", "省"), "没有这样的在任代表；登记过的级别有：镇"),
        (("wall", "--group", "无"), "没有叫“无”的代表小组"),
        (("roster", "-o", "名册.md"), "文件名请以 .docx 或 .xlsx 结尾"),
        (("roster", "-o", "没有这里/名册.xlsx"), "写不了"),
        (("wall", "-o", "没有这里/墙.docx"), "写不了"),
    ],
)
def test_what_cannot_be_is_refused_in_a_sentence(town: Renda, words: tuple[str, ...], sentence: str) -> None:
    ran = town("deputy", *words)
    assert (ran.code, ran.out) == (2, "")
    assert sentence in ran.err
    assert ran.err.count("\n") == 1
