"""Sums of money as a clerk writes them, in yuan; kept as whole fen."""

import re
import unicodedata
from decimal import Decimal

from renda_cli.errors import InputError

_FEN = 100  # in a yuan
_UNITS = {"": 1, "万": 10_000, "亿": 100_000_000}
_MOST = 10**14  # fen, a trillion yuan: more is a slip of the pen
_WRITTEN = r"(?a:[¥￥]?\s*(\d{1,15}|\d{1,3}(?:,\d{3})+)(?:\.(\d{1,10}))?\s*([万亿]?)元?)"


def fen(text: str, what: str) -> int:
    """The fen of a sum in yuan: `300`, `300.50`, `1,200元`, `300万`, `1.5亿元`.

    Raises InputError, naming `what`, for anything else, a part of a fen and more than a trillion yuan among them.
    """
    written = re.fullmatch(_WRITTEN, unicodedata.normalize("NFKC", text[:80]).strip())
    if written is None or len(text) > 80:
        raise InputError(f"{what}“{text.strip()[:40]}”看不懂", "请写多少元，如 300、300.50、300万")
    whole, part, unit = written.groups()
    found = Decimal(f"{whole.replace(',', '')}.{part or 0}") * _UNITS[unit] * _FEN
    if found != int(found):
        raise InputError(f"{what}“{text.strip()[:40]}”不是整分", "元以后最多写两位小数")
    if found > _MOST:
        raise InputError(f"{what}“{text.strip()[:40]}”太大", "请核对，单位是元")
    return int(found)


def yuan(fen: int) -> int | float:
    """A sum as it is shown: whole yuan without a fraction."""
    whole, rest = divmod(fen, _FEN)
    return fen / _FEN if rest else whole


def told(fen: int) -> str:
    """A sum in a sentence: `300 元`, `300.5 元`, from ten thousand yuan on `123.45 万元` where two decimals are enough."""
    wan = Decimal(fen) / (_UNITS["万"] * _FEN)
    if wan >= 1 and wan == round(wan, 2):
        return f"{wan:f} 万元"
    return f"{yuan(fen)} 元"
