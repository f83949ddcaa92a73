"""The demo prints what its transcript says, and the year comes out as the town reported it."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import Renda

EXAMPLES = Path(__file__).parents[2] / "examples"
YEAR = EXAMPLES / "yaoguan"
ALL = {"numerator": 22, "denominator": 22, "percent": 100.0}


def demo(*words: str, tmp_path: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Runs the demo with the program of this environment; its temporary directory is `tmp_path`."""
    here = os.pathsep.join((str(Path(sys.executable).parent), os.environ["PATH"]))
    return subprocess.run(
        ["sh", str(EXAMPLES / "demo.sh"), *words],
        env={**os.environ, "PATH": here, "TMPDIR": str(tmp_path), **environment},
        cwd="/",
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


@pytest.fixture
def year(renda: Renda) -> Renda:
    """The whole year entered."""
    for name in ("1-spring.renda", "2-rest-of-year.renda"):
        ran = renda("batch", str(YEAR / name))
        assert ran.code == 0, ran.err
    return renda


def test_the_demo_prints_its_transcript_and_leaves_nothing_behind(tmp_path: Path) -> None:
    ran = demo("--no-install", tmp_path=tmp_path)
    assert (ran.returncode, ran.stderr) == (0, "")
    assert ran.stdout == (YEAR / "demo.txt").read_text(encoding="utf-8")
    assert list(tmp_path.iterdir()) == []


def test_the_transcript_is_the_same_in_another_environment(tmp_path: Path) -> None:
    settings = {"LC_ALL": "C", "TERM": "dumb", "RENDA_TODAY": "2030-01-01", "RENDA_FORMAT": "json", "COLUMNS": "20"}
    program = str(Path(sys.executable).parent / "renda")
    ran = demo(tmp_path=tmp_path, RENDA=program, RENDA_DB="/nowhere/other.db", **settings)
    assert (ran.returncode, ran.stderr) == (0, "")
    assert ran.stdout == (YEAR / "demo.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("words", "environment", "says"),
    [
        (["--fast"], {}, "不认识 --fast；可写的只有 --no-install\n"),
        ([], {"RENDA": "/nowhere/renda"}, "没有找到 /nowhere/renda；不加 --no-install 可自动安装\n"),
    ],
)
def test_what_the_demo_cannot_use_is_said(
    words: list[str], environment: dict[str, str], says: str, tmp_path: Path
) -> None:
    ran = demo(*words, tmp_path=tmp_path, **environment)
    assert (ran.returncode, ran.stdout, ran.stderr) == (3, "", says)


def test_the_year_is_as_reported(year: Renda) -> None:
    """22 suggestions; reply, contact and satisfaction rates of 100 %."""
    figures = {one["key"]: one["value"] for one in year("summary", "2022", "-f", "json", today="2022-12-31").json}
    assert figures["proposals_collected"] == figures["proposals_suggestions"] == figures["proposals_assigned"] == 22
    assert (figures["proposals_in_session"], figures["proposals_between"]) == (17, 5)
    for key in ("reply_rate", "contact_rate", "satisfaction_process_rate", "satisfaction_result_rate"):
        assert figures[key] == ALL, key


def test_what_was_not_so_good_shows_too(year: Renda) -> None:
    """Three first replies were late, two items went round again, one promise is open."""
    figures = {one["key"]: one["value"] for one in year("summary", "2022", "-f", "json", today="2022-12-31").json}
    assert figures["on_time_rate"] == {"numerator": 19, "denominator": 22, "percent": 86.36}
    assert (figures["promises_kept"], figures["promises_open"]) == (5, 1)
    shown = [
        year("proposal", "show", f"{one['session']}/{one['no']}", "-f", "json").json
        for one in year("proposal", "list", "--year", "2022", "-f", "json").json
    ]
    again = [one for one in shown if one["feedback"][0]["result"] == "不满意"]
    assert [(one["session"], one["no"]) for one in again] == [("5-1", "8"), ("5-1", "16")]
    assert [len(one["feedback"]) for one in again] == [2, 2]
    assert all(one["contacts"] for one in shown)


def test_the_morning_of_the_ninth_of_may(renda: Renda) -> None:
    """Late are three replies and a promise; four more come within the week."""
    renda("batch", str(YEAR / "1-spring.renda"))
    listed = renda("due", "--within", "7d", "-f", "json", today="2022-05-09")
    assert listed.code == 1
    late = {(one["kind"], one["no"], one["due_on"]) for one in listed.json if one["level"] == "late"}
    assert late == {
        ("reply", "2", "2022-04-26"),
        ("reply", "6", "2022-04-26"),
        ("reply", "11", "2022-04-26"),
        ("promise", "10", "2022-04-30"),
    }
    coming = {(one["kind"], one["no"], one["due_on"]) for one in listed.json if one["level"] == "due"}
    assert coming == {
        ("reply", "闭1", "2022-05-14"),
        ("promise", "3", "2022-05-15"),
        ("rehandle", "16", "2022-05-15"),
        ("reply", "闭2", "2022-05-16"),
    }
