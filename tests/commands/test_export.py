"""renda export"""

from pathlib import Path

import pytest

from renda_cli.work import town
from renda_cli.work.exchange import kinds
from tests.conftest import TODAY, Renda

LISTS = tuple(name for name in kinds.WORDS if name != "activities")  # that one is checked in its own tests


@pytest.fixture
def filled(town_with_people: Renda) -> Renda:
    assert town_with_people("proposal", "add", "修路", "--by", "张三", "--on", "2022-01-06", "--confidential").code == 0
    assert town_with_people("deputy", "edit", "张三", "--phone", "13800000000").code == 0
    return town_with_people


@pytest.mark.parametrize("what", LISTS)
def test_each_list_on_the_screen_and_in_a_file(filled: Renda, tmp_path: Path, what: str) -> None:
    for format_ in ("plain", "json", "csv"):
        assert filled("export", what, "-f", format_).code == 0
    ran = filled("export", what, "-o", str(tmp_path / "a.xlsx"))
    assert (ran.code, ran.out.startswith("已导出"), (tmp_path / "a.xlsx").exists()) == (0, True, True)


def test_what_is_personal_is_kept_back_unless_asked_for(filled: Renda) -> None:
    (proposal,) = filled("export", "proposals", "-f", "json").json
    assert proposal["lead"] == "（保密）"
    assert filled("export", "proposals", "-f", "json", "--private").json[0]["lead"] == "张三"
    phones = {row["name"]: row["phone"] for row in filled("export", "deputies", "-f", "json").json}
    assert phones == {"王五": None, "李四": None, "张三": "138****0000"}


def test_whose_a_household_is_is_kept_back_in_lists_and_in_the_bundle(filled: Renda, tmp_path: Path) -> None:
    line = "deputy household add 张三 --head 钱家旺 --people 4 --address 东村3组 --phone 010-0000-0000 --note 低保"
    assert filled(*line.split()).code == 0
    secrets = ("钱家旺", "东村3组", "010-0000-0000", "低保")
    for private in (False, True):
        option = ["--private"] if private else []
        shown = filled("export", "households", "-f", "json", *option).out
        folder = tmp_path / str(private)
        assert filled("export", "all", "-o", str(folder), *option).code == 0
        table = (folder / "tables" / "household.json").read_text(encoding="utf-8")
        for text in (shown, table):
            assert [secret in text for secret in secrets] == [private] * 4
    assert '"钱**"' in (tmp_path / "False" / "tables" / "household.json").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("words", "why"),
    [(["teams"], "没有“teams”这种表"), (["units", "-o", "a.doc"], "看不出格式"), (["all"], "请加 -o 文件夹")],
)
def test_what_cannot_be_exported(filled: Renda, words: list[str], why: str) -> None:
    ran = filled("export", *words)
    assert (ran.code, ran.out) == (2, "")
    assert why in ran.err


def test_the_bundle_goes_to_the_successor(filled: Renda, tmp_path: Path) -> None:
    folder = tmp_path / "移交"
    ran = filled("export", "all", "-o", str(folder), "--private")
    assert (ran.code, ran.out.startswith(f"已导出整套资料：{folder}（")) == (0, True)
    new = tmp_path / "new.db"
    town.create(new, TODAY, town="别的镇")
    ran = filled("--db", str(new), "import", "all", str(folder))
    assert (ran.code, ran.err) == (0, "")
    assert (
        filled("--db", str(new), "proposal", "show", "1", "-f", "json").json
        == filled("proposal", "show", "1", "-f", "json").json
    )
    assert "已有记录" in filled("--db", str(new), "import", "all", str(folder)).err
