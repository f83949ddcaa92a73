"""Sheets as no office means to send them: cut off, with bits turned, columns swapped, cells that are too long, in no encoding."""

import io
import json
import random
import re
import zipfile
from collections.abc import Callable, Iterator
from typing import NamedTuple

from openpyxl import Workbook

from tests.faults.nasty import HURTFUL
from tests.faults.scenes import HEADINGS

Table = list[list[str]]
Bundle = Callable[[str, bytes], bytes]  # the name of a file of a hand-over and what it holds → what it is made to hold
_LEADS = ("张三", "李四", "王五")
_TABLES: dict[str, Table] = {
    "proposals": [
        HEADINGS.split(","),
        *(
            [
                f"导{n}", "5-1", f"修缮第{n}座桥", "城乡建设", _LEADS[n % 3], _LEADS[(n + 1) % 3], "2022-01-06", "建设局", "财政局", "2022-01-31",
                "2022-03-01" if n % 2 else "", "A" if n % 2 else "", f"遥复{n}号" if n % 2 else "",
            ]
            for n in range(1, 9)
        ),
    ],
    "deputies": [
        ["编号", "姓名", "性别", "出生年月", "民族", "选区", "代表小组", "电话", "任职起"],
        ["", "周大年", "男", "1980-05", "汉族", "第9选区", "东片小组", "13900000000", "2021-12-20"],
        ["", "郑小禾", "女", "1979.11", "回族", "第8选区", "西片小组", "", "2022年1月6日"],
    ],
    "units": [["名称", "负责人", "分管领导", "联系人", "电话"], ["水务所", "周大年", "吴副镇长", "郑小禾", "0519-00000000"], ["气象台", "", "", "", ""]],
    "sessions": [["届次", "会议种类", "开会日期", "闭会日期"], ["5-2", "人代会", "2022-07-06", "2022-07-07"], ["5-3", "人代会", "2023-01-06", ""]],
    "contacts": [["编号", "单位", "方式", "阶段", "日期", "备注"], ["5-1/3", "建设局", "电话", "办中", "2022-03-01", "已看过"]],
    "promises": [["编号", "承诺事项", "单位", "承诺日期", "期限"], ["5-1/5", "修一座桥", "农业农村局", "2022-03-02", "2023-06-30"]],
}  # fmt: skip


class Sheet(NamedTuple):
    """A file to be imported: what as, its name, its bytes."""

    what: str
    name: str
    content: bytes


def sheets(seed: int, count: int) -> Iterator[Sheet]:
    """So many spoiled sheets, CSV and XLSX by turns; the same for the same seed."""
    chance = random.Random(seed)
    for number in range(count):
        what = chance.choice(list(_TABLES))
        table = [list(row) for row in _TABLES[what]]
        for _ in range(chance.choice((0, 0, 1, 1, 1, 2, 3))):
            chance.choice(_CELLS)(chance, table)
        if number % 2:
            content = chance.choice((_ENCODED[0], _ENCODED[2], chance.choice(_ENCODED)))(_as_csv(chance, table))
            yield Sheet(what, "表.csv", _spoiled(chance, content))
        else:
            workbook = _as_workbook(table)
            content = _damaged(chance, workbook) if chance.random() < 0.4 else _spoiled(chance, workbook)
            yield Sheet(what, chance.choice(("表.xlsx", "表.xls", "表.csv")), content)


def _other_cell(chance: random.Random, table: Table) -> None:
    row = chance.choice(table)
    row[chance.randrange(len(row))] = chance.choice(HURTFUL)


def _swapped_columns(chance: random.Random, table: Table) -> None:
    width = min(map(len, table)) or 1
    first, second = chance.randrange(width), chance.randrange(width)
    for row in (row for row in table[chance.randint(0, 1) :] if row):
        row[first], row[second] = row[second], row[first]


def _lost_cells(chance: random.Random, table: Table) -> None:
    row = chance.choice(table)
    del row[chance.randrange(len(row)) + 1 :]


def _again(chance: random.Random, table: Table) -> None:
    table.insert(chance.randrange(len(table)) + 1, list(chance.choice(table)))


def _no_headings(chance: random.Random, table: Table) -> None:
    del table[0 : chance.randint(0, 1)]
    table.insert(0, [chance.choice(HURTFUL) for _ in range(chance.randint(1, 5))])


def _huge_cell(chance: random.Random, table: Table) -> None:
    row = chance.choice(table)
    row[chance.randrange(len(row))] = chance.choice(("桥", "=", "1", "\n", '"')) * 40_000


_CELLS: tuple[Callable[[random.Random, Table], None], ...] = (
    _other_cell, _other_cell, _other_cell, _swapped_columns, _lost_cells, _again, _no_headings, _huge_cell,
)  # fmt: skip
_ENCODED: tuple[Callable[[str], bytes], ...] = (
    lambda text: text.encode("utf-8-sig", "replace"), lambda text: text.encode("utf-8", "surrogatepass"),
    lambda text: text.encode("gb18030", "replace"), lambda text: text.encode("utf-16", "replace"), lambda text: text.encode("big5", "replace"),
    lambda text: text.encode("utf-8", "replace") + "铁".encode("gb18030"),
)  # fmt: skip


def _as_csv(chance: random.Random, table: Table) -> str:
    mark = chance.choice((*[","] * 8, "\t", ";", "，", "|"))
    quoted = chance.random() < 0.5
    end = chance.choice(("\n", "\r\n", "\r", "\n\n"))
    return end.join(mark.join(f'"{cell}"' if quoted else cell for cell in row) for row in table)


def _as_workbook(table: Table) -> bytes:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in table:
        sheet.append([_for_xlsx(cell) for cell in row])
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def _for_xlsx(cell: str) -> str:
    """What openpyxl would not write is left to the damage of the file."""
    kept = "".join(sign for sign in cell if sign.isprintable() or sign in "\n\t")
    return kept.encode("utf-8", "replace").decode()[:32_000]


def _spoiled(chance: random.Random, content: bytes) -> bytes:
    """Cut off, with some bits turned, with bytes put in or taken out, or as it is."""
    held = bytearray(content)
    way = chance.choice(("cut", "bits", "in", "out", "twice", *["whole"] * 5))
    if way == "cut":
        del held[chance.randrange(len(held) + 1) :]
    for _ in range(chance.randint(1, 8) if way == "bits" and held else 0):
        held[chance.randrange(len(held))] ^= 1 << chance.randrange(8)
    place = chance.randrange(len(held) + 1)
    if way == "in":
        held[place:place] = chance.randbytes(chance.randint(1, 40))
    if way == "out":
        del held[place : place + chance.randint(1, 40)]
    return bytes(held) * (2 if way == "twice" else 1)


def _damaged(chance: random.Random, workbook: bytes) -> bytes:
    """The parts of a workbook, one of them lost, emptied or with other bytes in it, packed again as if nothing were."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(workbook)) as old, zipfile.ZipFile(stream, "w") as new:
        parts = old.namelist()
        victim = chance.choice(parts)
        way = chance.choice(("lost", "empty", "bits", "swapped", "nested"))
        for name in parts:
            content = old.read(name)
            if name == victim:
                if way == "lost":
                    continue
                content = {
                    "empty": b"",
                    "bits": _spoiled(chance, content),
                    "swapped": old.read(chance.choice(parts)),
                }.get(way, content.replace(b"<row", b"<row><row", 1).replace(b'r="', b'r="ZZZ', 1))
            new.writestr(name, content)
    return stream.getvalue()


_JSON_VALUES = (
    "9" * 30, "-1", "0", "1.5", "1e400", "NaN", "true", "null", '""', '"x"', '"\\ud800"', '"\\u0000"', "[]", "{}", "[" * 100_000, '"2022-02-30"',
    *(json.dumps(text) for text in HURTFUL if "\ud800" not in text),
)  # fmt: skip
_A_VALUE = re.compile(r'(?<=: )("(?:[^"\\]|\\.)*"|[^\s,}]+)')


def bundles(seed: int, count: int) -> Iterator[Bundle]:
    """So many ways to spoil one file of a hand-over."""
    names = (
        "proposal",
        "assignment",
        "deadline",
        "deputy",
        "seat",
        "reply",
        "town",
        "rule_value",
        "manifest",
        "promise",
        "session",
    )
    for number in range(count):
        chance = random.Random(seed * 1_000_003 + number)
        yield _spoiling(chance, f"{chance.choice(names)}.json")


def _spoiling(chance: random.Random, victim: str) -> Bundle:
    def spoil(name: str, content: bytes) -> bytes:
        if name != victim:
            return content
        text = content.decode()
        places = list(_A_VALUE.finditer(text))
        if not places or chance.random() < 0.3:
            return _spoiled(chance, content)
        place = chance.choice(places)
        return (text[: place.start()] + chance.choice(_JSON_VALUES) + text[place.end() :]).encode("utf-8", "replace")

    return spoil
