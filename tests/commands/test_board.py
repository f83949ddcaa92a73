"""renda board"""

import io
from pathlib import Path

import pytest

from tests.conftest import Renda


@pytest.fixture
def town(town_with_people: Renda) -> Renda:
    """The people, a proposal that is late and one whose proposer is not to be named."""
    for line in (
        "proposal add 完善剑湖路路灯 --by 张三 --on 2022-01-06",
        "proposal add 一件保密的建议 --by 李四 --on 2022-01-06 --confidential",
        "proposal assign 1,2 --lead 农业农村局 --on 2022-01-10",
    ):
        ran = town_with_people(*line.split())
        assert ran.code == 0, ran.err
    return town_with_people


def test_the_page_is_written(town: Renda, tmp_path: Path) -> None:
    file = tmp_path / "board.html"
    ran = town("board", "-o", str(file), today="2022-12-01")
    assert (ran.code, ran.out) == (0, f"已写到 {file}\n")
    text = file.read_text(encoding="utf-8")
    assert "<h1>遥观镇人大工作看板</h1>" in text
    assert "5-1/1 完善剑湖路路灯" in text
    assert "李四" not in text
    assert "（保密）" in text


def test_piped_or_with_a_dash_the_page_is_printed(town: Renda) -> None:
    printed = town("board", "2022", "--title", "给主席团", today="2022-12-01")
    assert "<h1>给主席团</h1>" in printed.out
    assert town("board", "2022", "-o", "-", "--title", "给主席团", today="2022-12-01").out == printed.out


class Screen(io.StringIO):
    """A terminal to print on."""

    def isatty(self) -> bool:
        return True


def test_at_a_terminal_it_asks_for_a_file(town: Renda, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("io.StringIO", Screen)
    ran = town("board")
    assert (ran.code, ran.out) == (2, "")
    assert "请加 -o 文件名，如 renda board -o board.html" in ran.err
    assert town("-f", "json", "board").json["counts"]["open"] == 2


def test_for_machines_it_is_the_data(town: Renda) -> None:
    found = town("board", "2022", "-f", "json", today="2022-12-01").json
    assert found["counts"] == {"late": 2, "coming": 0, "open": 2}
    assert [(one["no"], one["level"], one["deputy"]) for one in found["late"]] == [
        ("1", "past_legal", "张三"),
        ("2", "past_legal", "（保密）"),
    ]
    assert found["rates"][0]["value"] == {"numerator": 0, "denominator": 2, "percent": 0.0}


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("2019", "-o", "a.html"), "2019年没有记录；请换一个年份"),
        (
            ("明年", "-o", "a.html"),
            "期间“明年”看不懂；请按这样写：2022、2018-2022、2022H1（2022上半年）、2022Q3（2022第三季度）、本届\n",
        ),
        (("-o", "a.docx"), "“a.docx”不是可用的格式；文件名请以 .html 结尾"),
        (("-o", "没有的文件夹/a.html"), "（没有这个文件夹）；请先建好文件夹，或核对 -o 的路径"),
        (("--title", "", "-o", "a.html"), "--title"),
    ],
)
def test_bad_input_is_one_sentence(
    town: Renda, words: tuple[str, ...], said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    ran = town("board", *words)
    assert ran.code == 2
    assert said in ran.err
    assert len(ran.err.splitlines()) == 1
    assert not list(tmp_path.glob("a.*"))


def test_a_file_without_records(renda: Renda) -> None:
    ran = renda("board", "-o", "board.html")
    assert ran.code == 2
    assert "这个文件里还没有记录" in ran.err
