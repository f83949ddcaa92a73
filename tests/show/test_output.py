"""Every format says the same; nothing is cut, and nothing that was typed is read as mark-up, formula or control code."""

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest

from renda_cli.errors import InputError
from renda_cli.rules.rates import rate
from renda_cli.show.output import FORMATS, Output, checked_format
from renda_cli.show.section import PAIR, Section
from renda_cli.show.text import clean, width

ROWS: list[tuple[Any, ...]] = [
    ("5-1", "1", "=cmd()|完善[red]路灯<b>&\x1b[31m", "assigned", -3),
    ("5-1", "闭2", None, "closed", 12),
]
LIST = Section(("session", "no", "title", "status", "days_left"), ROWS)


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


def printed(format_: str, section: Section, stream: io.StringIO | None = None, **more: Any) -> str:
    out = stream or io.StringIO()
    Output(format_, stream=out, **more).listing(section)
    return out.getvalue()


@pytest.mark.parametrize("format_", FORMATS)
def test_no_control_code_reaches_the_screen(format_: str) -> None:
    text = printed(format_, LIST)
    assert "\x1b" not in text
    assert "完善[red]路灯" in text or "完善{[}red{]}路灯" in text


def test_plain_columns_are_aligned_for_wide_characters() -> None:
    lines = printed("plain", Section(("no", "title"), [("1", "路灯"), ("12", "a")])).splitlines()
    assert [width(line.partition("路")[0]) for line in lines if "路" in line] == [width(lines[1].partition(" ")[0]) + 2]


def test_csv_marks_formulas_and_needs_no_mark_for_numbers() -> None:
    rows = list(csv.reader(io.StringIO(printed("csv", LIST))))
    assert rows[0] == ["届次", "编号", "标题", "状态", "剩余天数"]
    assert rows[1][2].startswith("'=cmd()")
    assert [row[4] for row in rows[1:]] == ["-3", "12"]
    assert rows[2] == ["5-1", "闭2", "", "已办结", "12"]


def test_csv_has_a_byte_order_mark_in_a_file_and_none_in_a_pipe(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    with path.open("w", encoding="utf-8", newline="") as stream:
        Output("csv", stream=stream).listing(LIST)
    assert path.read_bytes().startswith(b"\xef\xbb\xbf")
    assert not printed("csv", LIST).startswith("\ufeff")


def test_json_keeps_what_was_typed_and_the_codes() -> None:
    found = json.loads(printed("json", LIST))
    assert found[0] == {"session": "5-1", "no": "1", "title": ROWS[0][2], "status": "assigned", "days_left": -3}
    assert found[1]["title"] is None
    assert json.loads(printed("json", Section(("no",), []))) == []


def test_a_rate_in_words_and_in_numbers() -> None:
    section = Section(
        ("label", "value"), [("答复率", rate(43, 44)), ("解决率", rate(0, 0)), ("见面率", rate(1, 3, decimals=0))]
    )
    assert [line.split()[1] for line in printed("plain", section).splitlines()[2:]] == [
        "97.73%（43/44）",
        "—",
        "33%（1/3）",
    ]
    assert json.loads(printed("json", section))[0]["value"] == {"numerator": 43, "denominator": 44, "percent": 97.73}


def test_markdown_html_and_latex_escape() -> None:
    assert "\\|完善" in printed("markdown", LIST)
    assert "&lt;b&gt;&amp;" in printed("html", LIST)
    page = io.StringIO()
    Output("html", stream=page).page([Section(PAIR, [("标题", "a")], "<i>")], {})
    assert "<h3>&lt;i&gt;</h3>" in page.getvalue()


def test_a_terminal_shows_two_hundred_rows_and_says_how_many_more() -> None:
    many = Section(("no",), [(str(number),) for number in range(250)])
    shown = printed("table", many, Terminal()).splitlines()
    assert len(shown) == 202
    assert shown[-1] == "还有 50 行，加 --all 全部显示"
    assert len(printed("table", many, Terminal(), show_all=True).splitlines()) == 251
    assert len(printed("table", many).splitlines()) == 251


def test_a_narrow_terminal_folds_long_cells_and_cuts_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    title = "关于完善剑湖路和郑村路道路照明并增设减速带的建议"
    text = printed("table", Section(("no", "title", "due_on"), [("1", title, "2022-04-30")]), Terminal())
    assert "2022-04-30" in text
    folded = "".join(line[4:] for line in text.splitlines() if line[4:5] not in ("", "标"))
    assert "".join(sign for sign in folded if sign in title) == title


def test_a_rare_name_and_padding_stay() -> None:
    assert clean("𬭎　强") == "𬭎　强"
    assert clean("a\u202eb\tc") == "a\ufffdb c"


def test_json_of_numbers_flags_and_nothing() -> None:
    section = Section(("count", "urgent", "more"), [(3, True, None), (None, False, 1.5)])
    assert json.loads(printed("json", section)) == [
        {"count": 3, "urgent": True, "more": None}, {"count": None, "urgent": False, "more": 1.5},
    ]  # fmt: skip
    assert json.loads(printed("json", Section(("urgent",), [(None,), (True,)]))) == [{"urgent": None}, {"urgent": True}]


def test_an_unknown_format_is_refused_with_the_choices() -> None:
    with pytest.raises(InputError, match="--format 没有“xml”这种格式；可选：table、plain"):
        checked_format("xml")
