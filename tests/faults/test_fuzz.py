"""Inputs that nobody means: no traceback, no hang, nothing half written. The long part has thousands: `python -m tests.faults`."""

import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, NoReturn

import pytest

from renda_cli import main
from renda_cli.commands.tree import TREE, Node
from renda_cli.errors import InputError
from renda_cli.work.desk import Desk
from tests.faults.fuzz import Fuzz
from tests.faults.nasty import Typed, leaves, lines
from tests.faults.spoiled import bundles, sheets
from tests.faults.test_cut_off import posix

SEED = 20220106
LINES, SHEETS, HAND_OVERS = 300, 120, 40
pytestmark = [posix]


@pytest.fixture
def fuzz(tmp_path: Path) -> Fuzz:
    """A year's records, and a folder in which to ill-treat them."""
    return Fuzz(tmp_path)


def test_command_lines(fuzz: Fuzz) -> None:
    fuzz.type_all(lines(SEED, LINES))
    assert fuzz.wrong == []
    assert fuzz.counts["inputs"] == LINES
    assert min(fuzz.counts["exit 0"], fuzz.counts["exit 2"]) > LINES // 10  # neither all refused nor all taken


def test_sheets(fuzz: Fuzz) -> None:
    fuzz.import_all(sheets(SEED, SHEETS))
    assert fuzz.wrong == []
    assert fuzz.counts["inputs"] == SHEETS
    assert min(fuzz.counts["exit 0"], fuzz.counts["exit 2"]) > SHEETS // 10


def test_hand_overs(fuzz: Fuzz) -> None:
    fuzz.hand_over_all(bundles(SEED, HAND_OVERS))
    assert fuzz.wrong == []
    assert min(fuzz.counts["exit 0"], fuzz.counts["exit 2"]) > HAND_OVERS // 10


@pytest.mark.parametrize(
    ("victim", "old", "new"),
    [
        pytest.param("proposal.json", b'"round": 1', b'"round": ' + b"9" * 30, id="a number that no column holds"),
        pytest.param("proposal.json", b'"title": "', b'"title": "\\ud800', id="half a sign"),
        pytest.param("proposal.json", b"[", b"[" * 100_000, id="lists within lists"),
        pytest.param("manifest.json", b"{", b'{"x":' * 100_000, id="a manifest without end"),
    ],
)
def test_a_hand_over_that_json_allows_and_the_file_does_not(fuzz: Fuzz, victim: str, old: bytes, new: bytes) -> None:
    fuzz.hand_over_all([lambda name, held: held.replace(old, new, 1) if name == victim else held])
    assert fuzz.wrong == []
    assert fuzz.counts["exit 2"] == 1


def _falls_over(*_words: Any, **_options: Any) -> NoReturn:
    raise ZeroDivisionError


def _sleeps(*_words: Any, **_options: Any) -> None:
    time.sleep(5)


def _refuses_too_late(desk: Desk, *_words: Any, **_options: Any) -> NoReturn:
    desk.file.let_go()
    desk.file.db.execute("DELETE FROM urge")  # outside a transaction
    raise InputError("不行", "请改")


@pytest.mark.parametrize(
    ("verb", "told"),
    [(_falls_over, "内部出错"), (_sleeps, "did not end"), (_refuses_too_late, "refused, and yet written")],
)
def test_a_program_that_does_wrong_is_found_out(
    fuzz: Fuzz, monkeypatch: pytest.MonkeyPatch, verb: Callable[..., Any], told: str
) -> None:
    """The fuzz itself is tried."""
    monkeypatch.setattr("renda_cli.work.deputy.add", verb)
    monkeypatch.setattr("tests.faults.fuzz.LONGEST_SECONDS", 1)
    fuzz.type_all([Typed(("deputy", "add", "周大年"), b"")])
    assert len(fuzz.wrong) == 1
    assert told in fuzz.wrong[0]


def test_every_command_is_typed() -> None:
    def names(node: Node, path: tuple[str, ...] = ()) -> set[tuple[str, ...]]:
        if not node.nodes:
            return {path}
        return {found for name, one in node.nodes.items() for found in names(one, (*path, name))}

    known = list(leaves())
    assert {leaf.path for leaf in known} == names(TREE)
    assert len(known) < LINES
    (reply,) = (leaf for leaf in known if leaf.path == ("proposal", "reply"))
    assert {one.name for one in reply.options if one.required} == {"--class", "--ref"}
    assert main.ROOT.nodes == TREE.nodes


def test_the_same_seed_gives_the_same_inputs() -> None:
    assert list(lines(1, 100)) == list(lines(1, 100)) != list(lines(2, 100))
    first, second = (
        [(one.name, b"" if b"PK" in one.content[:9] else one.content) for one in sheets(1, 20)] for _ in range(2)
    )
    assert first == second  # a workbook has the time in it
