"""renda register"""

from pathlib import Path

import openpyxl
import pytest

from tests.conftest import Renda

OWN = 'title = "办件簿"\nsource = "proposals"\n[columns]\n"编号" = "number"\n"状态" = "status"\n'


@pytest.fixture
def town(town_with_people: Renda) -> Renda:
    """The people and a proposal."""
    assert town_with_people("proposal", "add", "完善剑湖路路灯", "--by", "张三", "--on", "2022-01-06").code == 0
    return town_with_people


def test_alone_it_lists_what_there_is(town: Renda) -> None:
    found = town("register", "-f", "json").json
    assert [one["name"] for one in found][:2] == ["议案建议", "学习培训"]
    assert found[0] == {
        "name": "议案建议", "title": "代表议案、建议、批评和意见记录簿", "kind": "自带",
        "sets": ["六簿三册", "六簿一册", "七簿", "三簿两册", "五登记"], "columns": 23,
    }  # fmt: skip
    assert (
        "注：六簿三册：议案建议、学习培训、联系走访、视察调研、实事好事、小组活动、履职登记、会议签到、代表名册"
        in town("register").out
    )


def test_one_is_printed_under_its_own_headings(town: Renda) -> None:
    out = town("register", "议案建议").out
    assert out.startswith("【代表议案、建议、批评和意见记录簿（2022年）】\n编号 ")
    assert "已提出" in out


def test_for_machines_it_is_an_array_of_fields_and_codes(town: Renda) -> None:
    (found,) = town("register", "议案建议", "-f", "json").json
    assert (found["number"], found["lead"], found["status"]) == ("5-1/1", "张三", "submitted")


def test_of_another_year(town: Renda) -> None:
    assert town("register", "议案建议", "--year", "2021", "-f", "json").json == []


def test_it_is_written_as_a_workbook_or_csv(town: Renda, tmp_path: Path) -> None:
    ran = town("register", "议案建议", "-o", str(tmp_path / "簿.xlsx"))
    assert ran.out == f"已写到 {tmp_path / '簿.xlsx'}：代表议案、建议、批评和意见记录簿（2022年）\n"
    sheet = openpyxl.load_workbook(tmp_path / "簿.xlsx").worksheets[0]
    assert [cell.value for cell in sheet[2]][:1] == ["5-1/1"]
    assert town("register", "议案建议", "-o", str(tmp_path / "簿.csv")).code == 0
    assert (tmp_path / "簿.csv").read_bytes().startswith("\ufeff编号,".encode())


def test_a_set_is_written_or_printed_whole(town: Renda, tmp_path: Path) -> None:
    ran = town("register", "--set", "三簿两册", "-o", str(tmp_path / "簿.xlsx"), "-f", "json")
    assert (ran.json["path"], len(ran.json["registers"])) == (str(tmp_path / "簿.xlsx"), 5)
    found = town("register", "--set", "三簿两册", "-f", "json").json
    assert list(found) == ["接待选民", "选民意见", "议案建议", "履职登记", "代表名册"]
    assert found["接待选民"] == []
    assert "【代表履职登记册（2022年）】" in town("register", "--set", "三簿两册").out


def test_a_shipped_one_is_shown_changed_kept_and_forgotten(town: Renda, tmp_path: Path) -> None:
    text = town("register", "代表名册", "--show").out
    assert text.startswith("# 簿册“代表名册”：改好后用 renda register 代表名册 --define 文件.toml 存入\n")
    (tmp_path / "名册.toml").write_text(text.replace('"电话" = "phone"\n', ""), "utf-8")
    ran = town("register", "代表名册", "--define", str(tmp_path / "名册.toml"))
    assert (ran.code, ran.out.splitlines()[0]) == (0, "已存入簿册“代表名册”（14 栏），代替自带的")
    assert "phone" not in town("register", "代表名册", "-f", "json").json[0]
    assert town("register", "代表名册", "--forget", "-f", "json").json == {"name": "代表名册", "forgotten": True}
    assert "phone" in town("register", "代表名册", "-f", "json").json[0]


def test_one_is_defined_from_standard_input_and_can_be_undone(town: Renda) -> None:
    found = town("register", "办件", "--define", "-", "-f", "json", stdin=OWN).json
    assert (found["title"], found["columns"], found["toml"]) == ("办件簿", {"编号": "number", "状态": "status"}, OWN)
    assert town("register", "办件", "--show").out == OWN
    assert "已提出" in town("register", "办件").out
    assert town("undo").code == 0
    assert town("register", "办件").code == 2


def test_a_shown_set_in_json(town: Renda) -> None:
    assert town("register", "七簿", "--show", "-f", "json").json["registers"][0] == "学习培训"


def test_control_signs_of_a_towns_own_file_do_not_reach_the_screen(town: Renda) -> None:
    assert town("register", "办件", "--define", "-", stdin=OWN + "# \u202e反\n").code == 0
    assert "\u202e" not in town("register", "办件", "--show").out


@pytest.mark.parametrize(
    ("words", "stdin", "sentence"),
    [
        (("register", "名册"), "", "没有叫“名册”的簿册；可用的有：代表名册"),
        (("register", "七簿"), "", "“七簿”是一套簿册"),
        (("register", "--set", "八簿"), "", "没有叫“八簿”的一套簿册"),
        (("register", "学习培训", "--set", "七簿"), "", "--set 生成一整套"),
        (("register", "--set", "七簿", "-o", "簿.csv"), "", "文件名请以 .xlsx 结尾"),
        (("register", "学习培训", "-o", "簿.docx"), "", "文件名请以 .csv 或 .xlsx 结尾"),
        (("register", "-o", "簿.xlsx"), "", "没有写生成哪一本"),
        (("register", "--show"), "", "--show 没有写是哪一本"),
        (("register", "学习培训", "--show", "--forget"), "", "--forget、--show 不能一起用"),
        (("register", "学习培训", "--year", "二"), "", "年份“二”不对"),
        (("register", "办件", "--define", "-"), "坏", "标准输入 第 1 行不合写法"),
        (("register", "办件", "--define", "没有.toml"), "", "读不了"),
        (("register", "[红]", "--define", "-"), OWN, "里有不该有的符号“[”"),
    ],
)
def test_what_cannot_be_is_refused_in_a_sentence(
    town: Renda, words: tuple[str, ...], stdin: str, sentence: str
) -> None:
    ran = town(*words, stdin=stdin)
    assert (ran.code, ran.out) == (2, "")
    assert sentence in ran.err
    assert ran.err.count("\n") == 1
