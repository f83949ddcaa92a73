"""Points and numbers as a clerk types them: decimals with up to three places, in thousandths."""

import re
import unicodedata

from renda_cli.errors import InputError
from renda_cli.rules.schemes import MILLI, points

_MOST = 100_000
_WRITTEN = r"(?a:([+-]?)(\d{1,9})(?:\.(\d{1,3}))?)分?"
_MINUS = str.maketrans("−–—", "---")


def read(text: str, option: str) -> int:
    """`2`, `+1.5`, `-0.125` (full width too) in thousandths. Raises InputError, naming `option`."""
    plain = unicodedata.normalize("NFKC", text).strip().translate(_MINUS)
    # 2² and ② are numbers of another sort, which the normal form would turn into 22 and 2.
    other = any(unicodedata.category(sign) == "No" for sign in text)
    found = None if other else re.fullmatch(_WRITTEN, plain)
    if found is None:
        raise InputError(f"{option}“{text[:20]}”不对", "请写数，小数最多三位，如 2、-1.5")
    milli = int(found[2]) * MILLI + int((found[3] or "").ljust(3, "0"))
    if milli > _MOST * MILLI:
        raise InputError(f"{option}{text[:20]} 太大", f"请写 {_MOST} 以内的数")
    return -milli if found[1] == "-" else milli


def number(milli: int) -> int | float:
    """Thousandths as a number of JSON: whole where it is whole."""
    return milli / MILLI if milli % MILLI else milli // MILLI


def signed(milli: int) -> str:
    """Points with their sign: `+2`, `-0.5`."""
    return f"{'+' if milli > 0 else ''}{points(milli)}"
