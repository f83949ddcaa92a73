"""The registers that the program ships, and registers as TOML: what is read and what is written."""

import json
import re
import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from renda_cli.errors import InputError


@cache
def shipped() -> dict[str, Any]:
    """`registers` by name, as in a town's own file, and `sets`: names of registers by the name of the set."""
    return tomllib.loads(Path(__file__).with_name("registers.toml").read_text(encoding="utf-8"))


def read(text: str, where: str) -> dict[str, Any]:
    """A town's own file. Raises InputError, naming `where` and the line, for what is no TOML."""
    try:
        return tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        line = re.search(r"line (\d+)", str(error))
        place = f"第 {line[1]} 行" if line else "末尾"
        raise InputError(
            f"{where} {place}不合写法", '请照 renda register 名称 --show 印出的样子写，文字要放在 "" 里'
        ) from None


def written(definition: Mapping[str, Any], notes: Sequence[str], more: Mapping[str, str]) -> str:
    """A register as TOML for a clerk to change: `notes` above it, the further columns there are (`more`) under it."""
    lines = [f"# {note}" for note in notes]
    lines += [f"{key} = {_value(value)}" for key, value in definition.items() if key != "columns"]
    if "columns" in definition:
        lines += ["", "# 栏目：表头 = 内容，按先后排列", "[columns]"]
        lines += [f"{_value(heading)} = {_value(field)}" for heading, field in definition["columns"].items()]
    if more:
        lines += ["# 还可以用的栏目，去掉行首的 # 就加上："]
        lines += [f"# {_value(heading)} = {_value(field)}" for field, heading in more.items()]
    return "\n".join(lines) + "\n"


def _value(value: Any) -> str:
    """A text, a list or a table on one line; JSON's texts are TOML's too."""
    if isinstance(value, Mapping):
        return "{ " + ", ".join(f"{key} = {_value(item)}" for key, item in value.items()) + " }"
    return json.dumps(value, ensure_ascii=False)
