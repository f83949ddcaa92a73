"""The two READMEs say what the program says: its commands, its help, and examples that run."""

import re
import shlex
from pathlib import Path

import pytest

from renda_cli.commands.tree import TREE, Node
from tests.conftest import Renda

ROOT = Path(__file__).parent.parent
ENGLISH = (ROOT / "README.md").read_text(encoding="utf-8")
CHINESE = (ROOT / "README.zh-CN.md").read_text(encoding="utf-8")


def leaves(node: Node, *path: str) -> list[tuple[str, ...]]:
    if not node.nodes:
        return [path]
    return [leaf for name, below in node.nodes.items() for leaf in leaves(below, *path, name)]


def test_the_chinese_readme_shows_the_help_as_it_is(renda: Renda) -> None:
    shown = CHINESE.partition("<!-- renda --help -->\n\n")[2].partition("\n\n<!-- end -->")[0]
    printed = renda("--help", today=None).out.rstrip()
    assert shown == "\n".join(f"    {line}".rstrip() for line in printed.splitlines())


@pytest.mark.parametrize("path", leaves(TREE), ids=" ".join)
def test_the_english_readme_names_every_command(path: tuple[str, ...]) -> None:
    named = [cell for row in ENGLISH.splitlines() if row.startswith("| `") for cell in re.findall(r"`([^`]+)`", row)]
    group, verb = " ".join(path[:-1]), path[-1]
    assert any(verb in re.split(r"[· ]", cell.removeprefix(group).strip()) for cell in named if cell.startswith(group))


@pytest.mark.parametrize("path", leaves(TREE), ids=" ".join)
def test_the_tree_says_what_the_command_says_and_shows_an_example(renda: Renda, path: tuple[str, ...]) -> None:
    node = TREE
    for name in path:
        node = (node.nodes or {})[name]
    page = renda(*path, "--help", today=None).out
    assert page.splitlines()[2] == node.help
    assert f"例：renda {' '.join(path)}" in page
    assert not re.search(r"[A-Za-z]+ (the|of|to) ", page)


@pytest.mark.parametrize("text", [ENGLISH, CHINESE], ids=["README.md", "README.zh-CN.md"])
def test_the_walk_through_runs(renda: Renda, text: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)  # it writes papers
    lines = [
        line.strip() for line in text.splitlines() if line.startswith("    ") and line.strip().startswith("renda ")
    ]
    # Other rules, and files of the clerk's own (whose like stand in examples/sheets, with a transcript).
    others = (
        "chongqing-township",
        "proposal list -f csv",
        "代表名册",
        "建议清单",
        "移交资料",
        "履职档案.docx",
        "六簿三册.xlsx",
    )
    walk = [line for line in lines if not any(one in line for one in others)]
    start = next(place for place, line in enumerate(walk) if line.startswith("renda init"))
    for line in walk[start:]:
        words = shlex.split(line, comments=True)[1:]
        file = ["--db", str(tmp_path / "walk.db")]
        ran = renda(*file, *words, today="2022-12-02")
        assert ran.code == (1 if words[:1] == ["due"] and "--today" in words else 0), (line, ran.err)
