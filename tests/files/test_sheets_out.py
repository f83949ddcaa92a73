"""Lists as CSV and XLSX."""

import csv
import io
import os
import zipfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from renda_cli.errors import InputError
from renda_cli.files.drafts import replacing
from renda_cli.files.sheets_in import open_table
from renda_cli.files.sheets_out import write_csv, write_xlsx

HEADINGS = ("编号", "标题", "办理结果")
ROWS = [(1, "完善剑湖路路灯", "已经解决"), (2, None, ""), (3, "=1+1", "<A & B>")]
TEXTS = st.text(st.characters(codec="utf-8"), max_size=12)


def saved(path: Path, name: str | None = None) -> list[tuple[Any, ...]]:
    book = openpyxl.load_workbook(path)
    return list((book[name] if name else book.worksheets[0]).iter_rows(values_only=True))


def test_a_workbook_has_text_as_text_and_numbers_as_numbers(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    rows = [(16, "016", "=1+1"), (1.5, "<A & B>", True), (None, "", False), (2**60, "https://a.cn", ["甲", "乙"])]
    rows += [(float("nan"), "  两 端 ", "上\r\n下"), (-3, "_x0041_\x07", date(2022, 1, 6))]
    write_xlsx(path, [("建议", HEADINGS, rows)])
    assert saved(path) == [
        HEADINGS,
        (16, "016", "=1+1"),
        (1.5, "<A & B>", "是"),
        (None, None, "否"),
        (str(2**60), "https://a.cn", "甲、乙"),
        ("nan", "  两 端 ", "上\n下"),
        (-3, "_x005F_x0041_\ufffd", "2022-01-06"),  # openpyxl leaves the escape of str cells to its caller
    ]
    types = [cell.data_type for cell in openpyxl.load_workbook(path).worksheets[0]["C"]]
    assert set(types) == {"s"}


def test_a_workbook_is_laid_out_for_reading(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    write_xlsx(path, [("建议", HEADINGS, ROWS), ("单位", ("名称",), [])])
    first, second = openpyxl.load_workbook(path).worksheets
    assert (first.freeze_panes, first.auto_filter.ref, second.auto_filter.ref) == ("A2", "A1:C4", "A1")
    assert [cell.font.b for cell in first[1]] == [True] * 3
    assert first.column_dimensions["B"].width == pytest.approx(16, abs=1)
    assert (first.max_row, second.max_row) == (4, 1)


def test_many_columns_and_rows_stand_where_they_belong(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    names = [f"列{place}" for place in range(60)]
    write_xlsx(path, [("表", names, ([f"{row}/{place}" for place in range(60)] for row in range(2_500)))])
    rows = saved(path)
    assert len(rows) == 2_501
    assert rows[2_500][59] == "2499/59"
    assert rows[1_001][27] == "1000/27"


def test_the_same_data_gives_the_same_bytes(tmp_path: Path) -> None:
    for name in ("a", "b"):
        write_xlsx(tmp_path / f"{name}.xlsx", [("建议", HEADINGS, ROWS)])
        write_csv(tmp_path / f"{name}.csv", HEADINGS, ROWS)
    for kind in ("xlsx", "csv"):
        assert (tmp_path / f"a.{kind}").read_bytes() == (tmp_path / f"b.{kind}").read_bytes()


def test_sheet_names_are_made_fit(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    names = ["a/b[c]:*?\\", "长" * 40, "长" * 40, "", "'引'", "History", "A_B_C_____", "\x07"]
    write_xlsx(path, [(name, ("编号",), []) for name in names])
    found = openpyxl.load_workbook(path).sheetnames
    assert found == ["a_b_c_____", "长" * 31, "长" * 29 + " 2", "表", "引", "History 2", "A_B_C_____ 2", "表 2"]


def test_a_long_text_is_cut_where_spreadsheets_cut_it(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    write_xlsx(path, [("表", ("正文", "甲"), [("字" * 40_000, "𬭎" * 20_000)])])
    assert [len(cell) for cell in saved(path)[1]] == [32_767, 16_383]


def test_too_many_rows_for_a_sheet_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("renda_cli.files.sheets_out.MOST_ROWS", 2)
    with pytest.raises(InputError, match="“建议”超过 2 行"):
        write_xlsx(tmp_path / "a.xlsx", [("建议", HEADINGS, ROWS)])
    assert list(tmp_path.iterdir()) == []


def test_csv_is_marked_and_defused_for_spreadsheets() -> None:
    out = io.BytesIO()
    write_csv(out, HEADINGS, [(1, "=1+1", "-5"), (2, "@a", "'+b"), (None, "甲,乙", True), (3, "上\r下", "+86 138")])
    assert out.getvalue().decode("utf-8") == (
        "\ufeff编号,标题,办理结果\n1,'=1+1,-5\n2,'@a,''+b\n,\"甲,乙\",是\n3,\"上\n下\",'+86 138\n"
    )


def test_raw_csv_is_as_it_is() -> None:
    out = io.BytesIO()
    write_csv(out, HEADINGS, [(1, "=1+1", "'+b"), (2, "\x07", None)], raw=True)
    assert list(csv.reader(io.StringIO(out.getvalue().decode("utf-8-sig")))) == [
        list(HEADINGS), ["1", "=1+1", "'+b"], ["2", "\x07", ""],
    ]  # fmt: skip


@given(st.lists(st.tuples(TEXTS, TEXTS), max_size=5))
@example([("\t", "\t"), ("\t", "\t")])
@example([("_x0041_", "'=a"), ("_x000D_", "''@"), ("a_x005F_", "\u3000"), ("", "\t"), ('"', "甲\n乙,；")])
def test_what_is_written_is_read_back(tmp_path_factory: pytest.TempPathFactory, rows: list[tuple[str, str]]) -> None:
    from renda_cli.files.sheet_cells import stripped
    from renda_cli.files.sheet_text import text

    plain = [[stripped(text(cell)) for cell in row] for row in rows]
    expected = [("甲", "乙"), *((first, second) for first, second in plain if first or second)]
    folder = tmp_path_factory.mktemp("back")
    write_csv(folder / "a.csv", ("甲", "乙"), rows)
    write_xlsx(folder / "a.xlsx", [("表", ("甲", "乙"), rows)])
    for name in ("a.csv", "a.xlsx"):
        with open_table(str(folder / name)) as table:
            found = [(*cells, "")[:2] if len(cells) == 1 else tuple(cells) for _, cells in table.rows]
        assert found == expected, name


def test_only_the_owner_may_read_it(tmp_path: Path) -> None:
    write_xlsx(tmp_path / "a.xlsx", [("建议", HEADINGS, ROWS)])
    write_csv(tmp_path / "a.csv", HEADINGS, ROWS)
    assert {path.stat().st_mode & 0o777 for path in tmp_path.iterdir()} == {0o600}


def test_a_file_is_replaced_whole_or_not_at_all(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    path.write_text("旧")

    def rows() -> Iterator[tuple[int, str, str]]:
        yield 1, "a", "b"
        raise InputError("读不了")

    with pytest.raises(InputError, match="读不了"):
        write_xlsx(path, [("建议", HEADINGS, rows())])
    with pytest.raises(InputError, match="读不了"):
        write_csv(path, HEADINGS, rows())
    assert [(found.name, found.read_text()) for found in tmp_path.iterdir()] == [("a.xlsx", "旧")]


def test_where_nothing_can_be_written_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for path, why in (
        (tmp_path / "没有" / "a.csv", "没有这个文件"),
        (tmp_path, "文件夹"),
        (Path("~没有这个人/a"), "用不了"),
    ):
        with pytest.raises(InputError, match=f"(?=.*-o).*{why}"):
            write_csv(path, HEADINGS, ROWS)

    def locked(self: Path, target: Path) -> None:
        raise PermissionError(13, "locked", str(target))

    monkeypatch.setattr(Path, "replace", locked)
    with pytest.raises(InputError, match=r"没有权限.*正在别的程序里打开"):
        write_csv(tmp_path / "a.csv", HEADINGS, ROWS)
    assert list(tmp_path.iterdir()) == []


def test_a_full_disk_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(handle: int) -> None:
        raise OSError(28, "full")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(InputError, match="磁盘已满"), replacing(tmp_path / "a") as stream:
        stream.write(b"a")
    assert list(tmp_path.iterdir()) == []


def test_the_package_is_what_spreadsheets_expect(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    write_xlsx(path, [("建议", HEADINGS, ROWS)])
    with zipfile.ZipFile(path) as archive:
        assert archive.testzip() is None
        assert archive.namelist()[0] == "[Content_Types].xml"
        sheet = archive.read("xl/worksheets/sheet1.xml").decode()
    assert '<row r="2"><c r="A2"><v>1</v></c><c r="B2" t="str"><v>完善剑湖路路灯</v></c>' in sheet
    assert "<dimension" not in sheet
    assert "&lt;A &amp; B&gt;" in sheet
