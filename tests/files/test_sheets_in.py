"""Tables as offices send them."""

import io
import os
import sys
import threading
import tracemalloc
import zipfile
from collections.abc import Callable
from contextlib import suppress
from datetime import date, datetime, time
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from renda_cli.errors import InputError
from renda_cli.files import sheet_cells, sheet_xls, sheet_xlsx
from renda_cli.files.sheets_in import open_table

OLD = Path(__file__).parent / "tables" / "proposals.xls"
Rows = list[tuple[int, list[str]]]
Sheets = dict[str, list[list[Any]]]


def read(path: Path | str, **how: str) -> Rows:
    with open_table(str(path), **how) as table:
        return list(table.rows)


def workbook(path: Path, sheets: Sheets, hidden: tuple[str, ...] = ()) -> Path:
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
        sheet.sheet_state = "hidden" if name in hidden else "visible"
    book.save(path)
    return path


@pytest.fixture
def put(tmp_path: Path) -> Callable[[bytes], Path]:
    def put(content: bytes) -> Path:
        path = tmp_path / "a.csv"
        path.write_bytes(content)
        return path

    return put


Put = Callable[[bytes], Path]


def test_a_csv_is_rows_of_text(put: Put) -> None:
    path = put("编号,标题\n16, 完善剑湖路路灯　\n\n,,\n17,\u200b\n".encode())
    assert read(path) == [(1, ["编号", "标题"]), (2, ["16", "完善剑湖路路灯"]), (5, ["17"])]
    with open_table(str(path)) as table:
        assert (table.name, table.sheet) == ("a.csv", None)


def test_a_row_is_known_by_the_line_on_which_it_begins(put: Put) -> None:
    path = put('编号,标题\r\n1,"上\r\n下"\r\n2,"他说""好"""\r\n'.encode())
    assert read(path) == [(1, ["编号", "标题"]), (2, ["1", "上\r\n下"]), (4, ["2", '他说"好"'])]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "gbk", "utf-16"])
def test_the_encoding_is_found(put: Put, encoding: str) -> None:
    assert read(put("编号,标题\n16,完善剑湖路路灯\n".encode(encoding))) == [
        (1, ["编号", "标题"]),
        (2, ["16", "完善剑湖路路灯"]),
    ]


def test_the_encoding_is_decided_over_the_whole_file(put: Put) -> None:
    ascii_lines = b"1,a\n" * 200_000
    assert read(put(ascii_lines + "2,路灯\n".encode("gb18030")))[-1] == (200_001, ["2", "路灯"])
    assert read(put(ascii_lines + "2,𬭎\n".encode()))[-1] == (200_001, ["2", "𬭎"])


@pytest.mark.parametrize(
    ("content", "line"),
    [
        (b"a,b\n1,\xff\xff\n", 2),
        (b"a,b\n" * 70_000 + b"\xff\xff", 70_001),
        ("编号\n上上\n".encode() + b"\xff", 3),
        ("上,b\n上,".encode("utf-16") + b"\x00\xd8\x00\x41", 2),
        ("编号,标题\n1,完".encode()[:-1], 2),  # all of which GB18030 would take
        (("编号,标题\n" + "1,路灯\n" * 30_000).encode() + b"1,\xb5\xc6\n", 30_002),
    ],
)
def test_what_no_encoding_has_is_refused_with_its_line(put: Put, content: bytes, line: int) -> None:
    with pytest.raises(InputError, match=rf"^a.csv 第 {line} 行不是 .* 编码；请用 --encoding 写明编码（utf-8、gb18030"):
        read(put(content))


def test_the_clerk_may_name_the_encoding(put: Put) -> None:
    path = put("標題,編號\n路燈,1\n".encode("big5"))
    assert read(path, encoding="Big5")[1] == (2, ["路燈", "1"])
    assert read(put("标题,编号\n".encode("utf-16-le")), encoding="utf_16_le") == [(1, ["标题", "编号"])]
    assert read(put("标题,编号\n".encode("utf-8-sig")), encoding="UTF8") == [(1, ["标题", "编号"])]
    with pytest.raises(InputError, match=r"a.csv 第 1 行不是 utf-8 编码；请改 --encoding"):
        read(put("标题".encode("gbk")), encoding="utf-8")
    for wrong in ("latin", "rot13", ""):
        with pytest.raises(InputError, match=f"--encoding 没有“{wrong}”这一种；可选：utf-8、gb18030"):
            read(path, encoding=wrong)


@pytest.mark.parametrize("delimiter", [",", "\t", ";", "，"])
def test_the_delimiter_is_found(put: Put, delimiter: str) -> None:
    lines = [["编号", "标题", "单位"], ["16", "路灯、排水", "甲"], ["17", "路灯", "乙"]]
    assert [cells for _, cells in read(put("\n".join(map(delimiter.join, lines)).encode()))] == lines


def test_signs_within_cells_are_no_delimiters(put: Put) -> None:
    path = put('标题,单位\n"一，二；三",甲；乙\n"一，二,三；四",丙；丁；戊\n'.encode())
    assert read(path)[2] == (3, ["一，二,三；四", "丙；丁；戊"])
    assert read(put("单位\n财政所\n水利站\n".encode())) == [(1, ["单位"]), (2, ["财政所"]), (3, ["水利站"])]


def test_what_keeps_spreadsheets_from_formulas_is_taken_off(put: Put) -> None:
    path = put("a,b,c,d,e\n'=1+1,'@a,''+b,'单,-5\n".encode())
    assert read(path)[1] == (2, ["=1+1", "@a", "'+b", "'单", "-5"])


def test_quotes_without_an_end_are_refused_with_their_line(put: Put) -> None:
    for content in (
        '编号,标题\n1,a\n2,"上\n3,b\n',
        '编号,标题\n1,a\n2,"路"灯\n',
        f"编号,标题\n1,a\n2,{'长' * 200_000}\n",
    ):
        with pytest.raises(InputError, match=r"a.csv 从第 3 行起引号不成对，或一格太长"):
            read(put(content.encode()))


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "是空的"),
        (b"a,b\n1,\0\n", "第 2 行里有空字符"),
        (b"%PDF-1.7", "其实是PDF"),
        (b"<html><table></table></html>", "其实是网页"),
        (b"\xef\xbb\xbf\r\n<!DOCTYPE html>", "其实是网页"),
        ("<table>".encode("utf-16"), "其实是网页"),
        (b"<?xml version='1.0'?><Workbook/>", "其实是网页"),
        (b"MIME-Version: 1.0", "其实是网页"),
        (b"PK\x05\x06" + b"\0" * 18, "其实是空的压缩包"),
        (b"PK\x03\x04 cut off", "不完整"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 cut off", "不完整"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "有密码"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le"), "其实是Word 文档"),
    ],
)
def test_what_is_no_table_is_refused_in_one_sentence(put: Put, content: bytes, why: str) -> None:
    with pytest.raises(InputError, match=f"^a.csv .*{why}.*；") as refused:
        read(put(content))
    assert "\n" not in str(refused.value)


def test_a_file_that_cannot_be_opened_is_refused(tmp_path: Path) -> None:
    for path, why in (
        (tmp_path / "没有.csv", "没有这个文件"),
        (tmp_path, "这是文件夹"),
        ("~没有这个人/a.csv", "用不了"),
    ):
        with pytest.raises(InputError, match=why):
            open_table(str(path))


def test_standard_input_is_read_like_a_file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for content in ("编号,标题\n".encode("gbk"), OLD.read_bytes()):
        monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(content)))
        monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
        with open_table("-") as table:
            assert table.name == "标准输入"
            assert list(tmp_path.iterdir()) == []  # the copy has no name
            assert next(table.rows)[1][:2] == ["编号", "标题"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_a_pipe_is_read_like_a_file(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    writer = threading.Thread(target=pipe.write_bytes, args=(OLD.read_bytes(),))
    writer.start()
    assert read(pipe)[0] == (1, ["编号", "标题", "提出日期", "复杂件", "办理结果"])
    writer.join()


def test_standard_input_that_breaks_off_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    class Broken(io.RawIOBase):
        def read(self, size: int = -1) -> bytes:
            raise OSError(28, "full")

    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=Broken()))
    with pytest.raises(InputError, match="读不了 标准输入（磁盘已满）"):
        open_table("-")


def test_the_cells_of_a_workbook_become_text(tmp_path: Path) -> None:
    row = [
        16,
        16.0,
        17.5,
        True,
        False,
        None,
        datetime(2018, 6, 4),
        datetime(2018, 6, 4, 9, 30),
        date(2018, 6, 5),
        " 甲\u200b ",
        1.38e10,
    ]
    path = workbook(tmp_path / "a.xlsx", {"建议": [["编号"], [], row, ["#REF!", time(9, 30)], ["", None]]})
    assert read(path) == [
        (1, ["编号"]),
        (
            3,
            [
                "16",
                "16",
                "17.5",
                "是",
                "否",
                "",
                "2018-06-04",
                "2018-06-04 09:30:00",
                "2018-06-05",
                "甲",
                "13800000000",
            ],
        ),
        (4, ["#REF!", "09:30:00"]),
    ]


def test_control_characters_of_workbooks_are_read(tmp_path: Path) -> None:
    assert read(workbook(tmp_path / "a.xlsx", {"表": [["上_x000D_\n下", "a_x0041_"]]})) == [(1, ["上\n下", "a_x0041_"])]


def test_an_old_workbook_is_read_too() -> None:
    assert read(OLD) == [
        (1, ["编号", "标题", "提出日期", "复杂件", "办理结果"]),
        (3, ["16", "完善剑湖路路灯", "2018-06-04", "是", "#N/A"]),
        (4, ["17.5", "", "2018-06-04 09:30:00"]),
    ]
    assert read(OLD, sheet="旧表") == [(1, ["编号"])]
    with pytest.raises(InputError, match=r"proposals.xls 里没有工作表“x”；可选：建议、空表"):
        read(OLD, sheet="x")


def test_a_kind_is_known_by_its_content(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", {"表": [["编号"]]})
    for name in ("b.csv", "b.et", "b"):
        copy = tmp_path / name
        copy.write_bytes(path.read_bytes())
        assert read(copy) == [(1, ["编号"])]
    (tmp_path / "c.xlsx").write_text("编号,标题\n", encoding="utf-8")
    assert read(tmp_path / "c.xlsx") == [(1, ["编号", "标题"])]


def test_of_several_sheets_the_clerk_names_one(tmp_path: Path) -> None:
    sheets: Sheets = {"空表": [], "建议": [["编号"]], "议案": [["案号"]], "旧表": [["x"]]}
    path = workbook(tmp_path / "a.xlsx", sheets, hidden=("旧表",))
    with pytest.raises(InputError, match=r"a.xlsx 有 2 张工作表：建议、议案；请用 --sheet"):
        read(path)
    assert read(path, sheet="议案") == [(1, ["案号"])]
    assert read(path, sheet="旧表") == [(1, ["x"])]
    with pytest.raises(InputError, match=r"没有工作表“人员”；可选：空表、建议、议案$"):
        read(path, sheet="人员")
    only = workbook(tmp_path / "b.xlsx", {"空表": [], "建议": [["编号"]], "旧表": [["x"]]}, hidden=("旧表",))
    with open_table(str(only)) as table:
        assert table.sheet == "建议"
    with pytest.raises(InputError, match="里没有内容"):
        read(workbook(tmp_path / "c.xlsx", {"空表": [], "旧表": [["x"]]}, hidden=("旧表",)))
    with pytest.raises(InputError, match="没有工作表；请去掉 --sheet"):
        (tmp_path / "d.csv").write_text("a,b\n")
        read(tmp_path / "d.csv", sheet="建议")


def rezipped(path: Path, change: Callable[[str, bytes], bytes | None]) -> Path:
    """The workbook with its parts changed, or left out."""
    out = path.with_name(f"changed-{path.name}")
    with zipfile.ZipFile(path) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            if (content := change(name, source.read(name))) is not None:
                target.writestr(name, content)
    return out


def test_a_broken_workbook_is_refused(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", {"表": [["编号", "标题"]] * 50})
    whole = path.read_bytes()
    for content in (whole[: len(whole) // 2], whole[:-100], whole.replace(b"PK\x01\x02", b"PK\x01\x03")):
        (tmp_path / "b.xlsx").write_bytes(content)
        with pytest.raises(InputError, match=r"b.xlsx 不完整，读不了"):
            read(tmp_path / "b.xlsx")
    without = rezipped(path, lambda name, content: None if name == "xl/workbook.xml" else content)
    with pytest.raises(InputError, match="其实是压缩包，不是 xlsx"):
        read(without)
    cut = rezipped(path, lambda name, content: content[:50] if name == "xl/workbook.xml" else content)
    with pytest.raises(InputError, match="不完整，读不了"):
        read(cut)
    cut = rezipped(path, lambda name, content: content[:-300] if "sheet1" in name else content)
    with pytest.raises(InputError, match="的工作表“表”坏了，读不了"):
        read(cut)


def test_a_strict_workbook_is_refused(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", {"表": [["编号"]]})
    usual, strict = (
        b"http://schemas.openxmlformats.org/spreadsheetml/2006/main",
        b"http://purl.oclc.org/ooxml/spreadsheetml/main",
    )
    with pytest.raises(InputError, match="是“Strict Open XML”格式，读不了；请另存为普通的 xlsx"):
        read(rezipped(path, lambda _, content: content.replace(usual, strict)))


@pytest.mark.parametrize(
    ("part", "kind"), [("word/document.xml", "Word 文档"), ("content.xml", "ODS 表格"), ("a.txt", "压缩包")]
)
def test_another_zip_is_named(tmp_path: Path, part: str, kind: str) -> None:
    with zipfile.ZipFile(tmp_path / "a.xlsx", "w") as archive:
        archive.writestr(part, "x")
    with pytest.raises(InputError, match=f"a.xlsx 其实是{kind}，不是 xlsx"):
        read(tmp_path / "a.xlsx")


def test_a_locked_zip_is_refused(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", {"表": [["编号"]]})
    content = bytearray(path.read_bytes())
    content[content.index(b"PK\x01\x02") + 8] |= 1
    path.write_bytes(content)
    with pytest.raises(InputError, match=r"a.xlsx 有密码"):
        read(path)


def test_a_locked_old_workbook_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    import xlrd

    def locked(**how: object) -> None:
        raise xlrd.biffh.XLRDError("Workbook is encrypted")

    monkeypatch.setattr(xlrd, "open_workbook", locked)
    with pytest.raises(InputError, match="有密码"):
        open_table(str(OLD))


def test_a_broken_sheet_of_an_old_workbook_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    import xlrd

    def broken(self: object, *place: int) -> None:
        raise AssertionError

    monkeypatch.setattr(xlrd.sheet.Sheet, "row", broken)
    with pytest.raises(InputError, match="的工作表“建议”坏了，读不了"):
        open_table(str(OLD))
    monkeypatch.setattr(xlrd.book.Book, "sheet_by_name", broken)
    with pytest.raises(InputError, match="坏了，读不了"):
        open_table(str(OLD))
    assert sheet_xls._value(SimpleNamespace(ctype=xlrd.XL_CELL_DATE, value=1e9), 0) == 1e9


def test_a_bomb_is_not_unpacked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", "x")
        with archive.open("xl/worksheets/sheet1.xml", "w") as part:
            for _ in range(513):
                part.write(b"\0" * 1024 * 1024)
    with pytest.raises(InputError, match=r"a.xlsx 展开后超过 512 MB"):
        read(path)


def test_what_is_too_large_is_refused(tmp_path: Path, put: Put, monkeypatch: pytest.MonkeyPatch) -> None:
    wide = workbook(tmp_path / "a.xlsx", {"表": [["编号"], ["x"] * 501]})
    with pytest.raises(InputError, match="第 2 行有 501 列，超过 500 列"):
        read(wide)
    with pytest.raises(InputError, match="第 1 行有 501 列，超过 500 列"):
        read(put(b",".join([b"a"] * 501)))
    monkeypatch.setattr(sheet_cells, "MOST_ROWS", 2)
    with pytest.raises(InputError, match=r"a.csv 超过 2 行"):
        read(put(b"a,b\n" * 3))
    with pytest.raises(InputError, match=r"b.xlsx 超过 2 行"):
        read(workbook(tmp_path / "b.xlsx", {"表": [["a"], [], ["b"]]}))


def test_what_a_workbook_says_of_its_size_is_not_believed(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", {"表": [["编号", "标题"], ["1", "路灯"]]})
    wrong = rezipped(path, lambda _, content: content.replace(b'ref="A1:B2"', b'ref="A1:XFD1048576"'))
    assert read(wrong) == [(1, ["编号", "标题"]), (2, ["1", "路灯"])]
    assert sheet_xlsx.LARGEST_WHOLE == 2 * sheet_xlsx.LARGEST_PART


def test_a_large_csv_is_never_in_memory_whole(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    line = f"1,{'路' * 100},2\n"
    with path.open("w", encoding="utf-8") as stream:
        for _ in range(100):
            stream.write(line * 1000)
    tracemalloc.start()
    with open_table(str(path)) as table:
        assert sum(1 for _ in table.rows) == 100_000
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 4 * 1024 * 1024


@given(st.binary(max_size=200))
def test_any_bytes_are_a_table_or_refused(tmp_path_factory: pytest.TempPathFactory, content: bytes) -> None:
    path = tmp_path_factory.getbasetemp() / "any"
    for start in (b"", b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        path.write_bytes(start + content)
        with suppress(InputError):
            assert all(cells for _, cells in read(path))
