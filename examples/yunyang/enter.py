"""Turns the old list 2-items.csv, as a spreadsheet saves it, into commands: `python3 enter.py | renda batch -`.

One paper a row: 届次,编号,日期,类别,代表,标题,评优. Papers are handed out by topic on 10 February and replied to on 30 April.
"""

import csv
import shlex
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

LIST = Path(__file__).with_name("2-items.csv")
UNITS = {
    "道路交通": "交通运输局", "城市管理": "城市管理局", "环境保护": "环境保护局", "教育卫生": "教育局", "社区服务": "民政局", "其他": "街道办事处",
}  # fmt: skip


def commands(rows: list[dict[str, str]]) -> Iterator[list[str]]:
    """The words of every command: hand-ins, one assignment a session and unit, replies, excellent ones a session."""
    handed: dict[tuple[str, str, str], list[str]] = defaultdict(list)
    excellent: dict[tuple[str, str], list[str]] = defaultdict(list)
    for row in rows:
        year, number = row["日期"][:4], f"{row['届次']}/{row['编号']}"
        yield [
            *("add", row["标题"], "--by", row["代表"], "--topic", row["类别"]),
            *("--session", row["届次"], "--no", row["编号"], "--on", row["日期"]),
        ]
        handed[year, row["届次"], UNITS[row["类别"]]].append(number)
        if row["评优"]:
            excellent[year, row["届次"]].append(number)
    for (year, _, unit), numbers in handed.items():
        yield ["assign", ",".join(numbers), "--lead", unit, "--on", f"{year}-02-10"]
    for (year, _, unit), numbers in handed.items():
        for number in numbers:
            ref = f"云{unit[0]}复〔{year}〕{number.partition('/')[2]}号"
            yield ["reply", number, "--class", "A", "--ref", ref, "--on", f"{year}-04-30"]
    for (year, _), numbers in excellent.items():
        yield ["excellent", ",".join(numbers), "--on", f"{year}-12-20"]


if __name__ == "__main__":
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    with LIST.open(encoding="utf-8-sig", newline="") as file:
        for words in commands(list(csv.DictReader(file))):
            sys.stdout.write(shlex.join(["proposal", *words]) + "\n")
