"""Schemes of scoring as TOML files: what is shipped, and how a file is read."""

import re
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

from renda_cli.errors import InputError

_MEND = "请核对引号、等号和方括号：都用英文的，文字放在引号里，数不加引号，一项一行"
_WIDE = re.compile("[“”‘’＝［］｛｝，＂]")
_CAUSES = (
    ("overwrite a value", "和前面写了同一项"),
    ("mutate immutable", "和前面写了同一项"),
    ("twice", "和前面写了同一个表"),
    ("Unterminated string", "引号没有收尾"),
    ("Illegal character '\\n'", "引号没有收尾"),
    ("Expected '='", "少了等号"),
    ("Expected ']", "方括号没有收尾"),
    ("Unclosed array", "方括号没有收尾"),
    ("Unclosed inline table", "花括号没有收尾"),
    ("Expected newline", "一项后面有多余的字"),
    ("Invalid value", "等号后面的值写得不对"),
)
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
        return tomllib.loads(f"{text}\n", parse_float=Decimal)  # so that an error in the last line has its number
    except tomllib.TOMLDecodeError as error:
        found = re.search(r"line (\d+)", str(error))
        line = text.split("\n")[int(found[1]) - 1] if found else ""
        place = f"第 {found[1]} 行" if found else "末尾"
        raise InputError(f"{where} {place}{_cause(str(error), line)}", _MEND) from None
    except (ValueError, ArithmeticError, RecursionError):
        raise InputError(f"{where} 里有太长的数或太深的括号", "请核对内容") from None


def _cause(said: str, line: str) -> str:
    """Why a line is no TOML, in words."""
    if wide := _WIDE.search(line):
        return f"有中文标点“{wide[0]}”" if wide[0] not in "“”" else "用了中文引号"
    return next((told for part, told in _CAUSES if part in said), "不合写法")
