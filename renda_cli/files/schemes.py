"""Schemes of scoring as TOML files: what is shipped, and how a file is read."""

import re
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

from renda_cli.errors import InputError

_FOLDER = Path(__file__).with_name("schemes")


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
