"""Ordinary data of both papers, and the means to read back what was made."""

from io import BytesIO
from typing import Any
from zipfile import ZipFile

from docx import Document

LETTER: dict[str, Any] = {
    "town": "遥观镇",
    "congress": "第五届人民代表大会",
    "number": "第16号",
    "session": "第三次会议",
    "full": "5-3/16",
    "kind": "建议",
    "title": "完善剑湖路路灯",
    "topic": "城乡建设",
    "submitted_on": "2023年1月6日",
    "proposer": "张三",
    "signers": ["李四", "王五"],
    "phone": "",
    "confidential": True,
    "complex": True,
    "units": [
        {"name": "农业农村局", "role": "主办", "due": "2023年4月30日", "latest": "2023年7月31日"},
        {"name": "财政局", "role": "协办", "due": "2023年2月28日", "latest": ""},
    ],
    "assigned_on": "2023年1月31日",
    "return_until": "2023年2月10日",
    "answer_to": "每一位联名的代表",
    "basis": "《代表法》（2025-03-11）第51条",
    "supervision": "重点督办",
    "merged": ["5-3/17 增设剑湖路路灯（赵六）"],
    "body": "扫描/第16号.pdf",
    "today": "2023年2月1日",
}
BARE = LETTER | {
    "topic": "",
    "signers": [],
    "confidential": False,
    "complex": False,
    "units": [{"name": "教育局", "role": "分别办理", "due": "待定", "latest": ""}],
    "return_until": "",
    "answer_to": "张三",
    "basis": "",
    "supervision": "",
    "merged": [],
    "body": "",
}
ITEM: dict[str, Any] = {
    "number": "16",
    "title": "完善剑湖路路灯",
    "topic": "城乡建设",
    "proposer": "张三",
    "signers": "李四、王五",
    "lead": "农业农村局",
    "co": "财政局、建设局",
    "each": "",
    "assigned_on": "2023-01-31",
    "due": "2023-04-30",
    "supervision": "重点",
    "note": "",
}
SHEET: dict[str, Any] = {
    "town": "遥观镇",
    "congress": "第五届人民代表大会",
    "session": "第三次会议",
    "title": "遥观镇第五届人民代表大会第三次会议建议交办清单",
    "today": "2023年2月1日",
    "count": 2,
    "items": [ITEM, ITEM | {"number": "17", "lead": "", "co": "", "each": "教育局、建设局", "proposer": "（保密）"}],
    "units": [
        {"name": "农业农村局", "count": 1, "numbers": "16"},
        {"name": "教育局", "count": 1, "numbers": "17"},
    ],
}
DATA = {"letter": LETTER, "sheet": SHEET}


def lines(content: bytes) -> list[str]:
    """The paragraphs of a Word file outside its tables, without the empty ones."""
    return [line.text for line in Document(BytesIO(content)).paragraphs if line.text]


def tables(content: bytes) -> list[list[list[str]]]:
    """The tables of a Word file: rows of cells."""
    return [[[cell.text for cell in row.cells] for row in table.rows] for table in Document(BytesIO(content)).tables]


def part(content: bytes, name: str = "word/document.xml") -> str:
    """A part of a Word file as text."""
    with ZipFile(BytesIO(content)) as members:
        return members.read(name).decode("utf-8")
