"""renda import"""

from pathlib import Path

import pytest

from tests.conftest import Renda

SHEET = "编号,标题,领衔代表,提出日期,传真\n1,修路,张三,2022-01-06,\n2,修桥,李四,2022-01-06,\n"


@pytest.fixture
def sheet(tmp_path: Path) -> str:
    path = tmp_path / "建议.csv"
    path.write_text(SHEET, encoding="utf-8")
    return str(path)


def test_a_sheet_once_twice_and_taken_back(town_with_people: Renda, sheet: str) -> None:
    ran = town_with_people("import", "proposals", sheet)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out == (
        "建议.csv：表里有不认识的列，没有导入：传真（需要的请用 --map 写明）\n建议.csv：2 行：新增 2，改变 0，相同 0\n"
        "导错了可以整个撤销：renda undo\n"
    )
    assert "新增 0，改变 0，相同 2" in town_with_people("import", "议案建议", sheet).out
    assert town_with_people("undo", "--yes").code == 0
    assert town_with_people("proposal", "list", "-f", "json").json == []


def test_a_rehearsal(town_with_people: Renda, sheet: str) -> None:
    ran = town_with_people("import", "proposals", sheet, "--dry-run", "-f", "json")
    assert (ran.code, ran.json["new"], ran.json["written"], ran.json["left_out"]) == (0, 2, False, ["传真"])
    assert town_with_people("proposal", "list", "-f", "json").json == []


def test_bad_rows_stand_on_standard_error(town_with_people: Renda) -> None:
    ran = town_with_people("import", "proposals", "-", stdin=SHEET.replace("李四", "赵钱").replace("张三", ""))
    assert ran.code == 2
    assert ran.err.splitlines() == [
        "第 2 行“领衔代表”：缺少领衔代表；请补上；小组提出的填代表小组，主席团提出的填提出者类别",
        "第 3 行“领衔代表”：没有叫“赵钱”的代表；请先用 renda deputy add 登记",
    ]
    assert "标准输入：2 行里有 2 行有错，全部没有写入；改正后再导入" in ran.out


def test_totals_are_told(town_with_people: Renda) -> None:
    ran = town_with_people("import", "units", "-", stdin="名称,电话\n水利站,\n合计,1\n")
    assert "标准输入：第 3 行是合计、落款或说明，没有导入\n" in ran.out


def test_options(town_with_people: Renda, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes("号,标题,领衔代表,主办单位\n1,修路,张三,水利站\n".encode("gb18030"))
    options = [
        "--map",
        "号=编号",
        "--fill",
        "提出日期=2022-01-06",
        "--fill",
        "交办日期=2022-01-31",
        "--add-units",
        "--encoding",
        "gb18030",
    ]
    ran = town_with_people("import", "proposals", str(path), *options)
    assert (ran.code, ran.err) == (0, "")
    assert town_with_people("proposal", "show", "1", "-f", "json").json["assignments"][0]["unit"] == "水利站"


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (["units", "没有.csv"], "没有这个文件"),
        (["teams", "-"], "可选：deputies（代表）"),
        (["units", "-", "--sheet", "一"], "没有工作表"),
        (["all", "没有"], "不是整套移交资料"),
    ],
)
def test_what_cannot_be_read(town_with_people: Renda, words: list[str], why: str) -> None:
    ran = town_with_people("import", *words, stdin="名称,电话\n水利站,\n")
    assert (ran.code, ran.out) == (2, "")
    assert why in ran.err
    assert "Traceback" not in ran.err


def test_a_bad_sheet_in_a_batch_keeps_all_of_it_out(town_with_people: Renda, tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("名称,电话\n水利站,\n,1\n", encoding="utf-8")
    for option in ([], ["--keep-going"]):
        ran = town_with_people(
            "batch", "-", *option, stdin=f"proposal unit add 林业站\nimport units {tmp_path}/a.csv\n"
        )
        assert ran.code == (1 if option else 2)
        assert "第 3 行“名称”：缺少名称" in ran.err
        listed = [one["name"] for one in town_with_people("proposal", "unit", "list", "-f", "json").json]
        assert ("水利站" in listed, "林业站" in listed) == (False, bool(option))
