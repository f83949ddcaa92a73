"""Schemes of scoring as TOML files: what is shipped, what is read, and on which line a key stands."""

import re
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

from renda_cli.errors import InputError

_FOLDER = Path(__file__).with_name("schemes")
_TABLE = re.compile(r"\s*(\[\[?)\s*([A-Za-z0-9_.\s-]+?)\s*\]\]?\s*(?:#.*)?$")
_KEY = re.compile(r"\s*([A-Za-z0-9_-]+)\s*=")


def shipped() -> dict[str, str]:
    """The text of each shipped scheme by its name, in the order of the files."""
    texts = [path.read_text(encoding="utf-8") for path in sorted(_FOLDER.glob("*.toml")) if path.stem != "template"]
    return {str(read(text, "自带的计分办法")["name"]): text for text in texts}


def template() -> str:
    """The commented template."""
    return (_FOLDER / "template.toml").read_text(encoding="utf-8")


def read(text: str, where: str) -> Mapping[str, Any]:
    """The tables of a file, numbers exact. Raises InputError with the line where it is no TOML."""
    import tomllib

    try:
        return tomllib.loads(text, parse_float=Decimal)
    except tomllib.TOMLDecodeError as error:
        found = re.search(r"line (\d+)", str(error))
        place = f"第 {found[1]} 行" if found else "末尾"
        raise InputError(
            f"{where} {place}不合写法", "请核对引号、等号和方括号：文字放在英文引号里，数不加引号"
        ) from None
    except (ValueError, ArithmeticError, RecursionError):
        raise InputError(f"{where} 里有太长的数或太深的括号", "请核对内容") from None


def line_of(text: str, path: tuple[str | int, ...]) -> int:
    """The line (from 1) of what stands at a path of keys and places, or of the nearest table around it that is written."""
    lines = _lines(text)
    for length in range(len(path), 0, -1):
        if path[:length] in lines:
            return lines[path[:length]]
    return 1


def _lines(text: str) -> dict[tuple[str | int, ...], int]:
    """Where tables begin and keys stand, by their paths. The text is known to be TOML; texts over several lines hold no keys."""
    found: dict[tuple[str | int, ...], int] = {}
    counts: dict[tuple[str | int, ...], int] = {}
    table: tuple[str | int, ...] = ()
    inside = ""
    for number, line in enumerate(text.splitlines(), start=1):
        opened, inside = inside, _open_text(line, inside)
        if opened:
            continue
        if header := _TABLE.match(line):
            table = _entered(tuple(re.split(r"\s*\.\s*", header[2])), counts, array=header[1] == "[[")
            found.setdefault(table, number)
        elif key := _KEY.match(line):
            found.setdefault((*table, key[1]), number)
    return found


def _entered(keys: tuple[str, ...], counts: dict[tuple[str | int, ...], int], *, array: bool) -> tuple[str | int, ...]:
    """The path of a table's header, each array of tables with the place of its last member."""
    path: tuple[str | int, ...] = ()
    for place, key in enumerate(keys):
        path = (*path, key)
        if array and place == len(keys) - 1:
            counts[path] = counts.get(path, -1) + 1
        if path in counts:
            path = (*path, counts[path])
    return path


def _open_text(line: str, inside: str) -> str:
    """The quotes of a text over several lines that is still open after a line."""
    for quotes in ('"""', "'''"):
        if inside in ("", quotes) and line.count(quotes) % 2:
            return "" if inside else quotes
    return inside
