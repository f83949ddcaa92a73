"""Lists as exports write them in JSON: an array of objects that have the fields of the list."""

import json
from collections.abc import Iterator
from typing import BinaryIO

from renda_cli.errors import InputError
from renda_cli.files.sheet_cells import filled


def rows(stream: BinaryIO, name: str) -> Iterator[tuple[int, list[str]]]:
    """The fields as the heading row, and each object as a row; its number is that of the line in a sheet. Raises InputError."""
    try:
        found = json.loads(stream.read().decode("utf-8-sig"))
    except ValueError:
        raise InputError(f"{name} 不是完整的 JSON", "请用 renda export 重新导出") from None
    if not all(isinstance(one, dict) for one in found):
        raise InputError(f"{name} 里不是一行一行的记录", "请用 renda export 导出的 JSON，或换成 xlsx、CSV")
    fields = list(dict.fromkeys(field for one in found for field in one))
    for number, one in enumerate(found, start=2):
        for value in one.values():
            if isinstance(value, (dict, list)):
                raise InputError(
                    f"{name} 第 {number} 行里有一格不是文字", "请用 renda export 导出的 JSON，或换成 xlsx、CSV"
                )
    cells = [fields, *([one.get(field) for field in fields] for one in found)]
    return filled(enumerate(cells, start=1), name)
