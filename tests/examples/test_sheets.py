"""Two sheets that an office keeps are taken over, taken back, returned, and handed on to a successor's file."""

from pathlib import Path

import pytest

from tests.conftest import Renda
from tests.examples.transcript import EXAMPLES, SERIES, replay, work_in


@pytest.fixture
def taken_over(renda: Renda, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Renda:
    """The work of the transcript, which says again what it says in the repository."""
    work_in(tmp_path, monkeypatch)
    for name in SERIES["sheets"]:
        transcript = EXAMPLES / "sheets" / name
        assert replay(renda, transcript) == transcript.read_text(encoding="utf-8")
    return renda


def test_the_sheets_go_in_and_on(taken_over: Renda) -> None:
    """Five deputies; of five items four were assigned on 20 January, three replied to, the third still owed."""
    listed = {
        file: [taken_over(*words, "-f", "json", "--db", file, today="2022-05-10").json for words in LISTS]
        for file in ("town.db", "successor.db")
    }
    deputies, proposals, units, summary, due = listed["town.db"]
    assert [(one["name"], one["gender"], one["nation"]) for one in deputies] == [
        ("王强", "男", "汉族"), ("李娜", "女", "汉族"), ("阿云", "女", "土家族"), ("欧阳建国", "男", "汉族"), ("赵敏", "女", "汉族"),
    ]  # fmt: skip
    assert [one["status"] for one in proposals] == ["replied", "replied", "assigned", "replied", "submitted"]
    assert [one["name"] for one in units] == ["水利站", "教育办", "交管所", "财政所", "建设所"]
    figures = {one["key"]: one["value"] for one in summary}
    assert [figures[f"proposals_{what}"] for what in ("collected", "assigned", "replied")] == [5, 4, 3]
    assert figures["on_time_rate"]["numerator"] == 2  # 29 April is nine days after 20 April
    assert [(one["kind"], one["no"], one["days_left"]) for one in due] == [("reply", "3", -20)]
    assert listed["successor.db"] == listed["town.db"]


LISTS = (("deputy", "list"), ("proposal", "list"), ("proposal", "unit", "list"), ("summary", "2022"), ("due",))
