"""From the clerk's words to a station's row, its kind and its level."""

from renda_cli.errors import InputError
from renda_cli.rules import words
from renda_cli.rules.vocabulary import STATION_KINDS
from renda_cli.store.file import Row
from renda_cli.work import names
from renda_cli.work.desk import Desk

KINDS = {"家": "home", "站": "station", "点": "point"}


def row_of(desk: Desk, text: str) -> Row:
    """A station's row by its name. Raises InputError."""
    (row,) = desk.file.rows("SELECT * FROM station WHERE id = ?", (names.station(desk, text).id,))
    return dict(row)


def standing(desk: Desk, text: str) -> Row:
    """The row of a station that is not closed, by its name. Raises InputError."""
    row = row_of(desk, text)
    if row["closed_on"]:
        how = f"恢复请用 renda station edit {row['name']} --closed ''"
        raise InputError(f"{row['name']} 已撤销（{row['closed_on']}）", how)
    return row


def kind_code(text: str) -> str:
    """The code of a kind: `站`, `联络站` or `station`. Raises InputError with those there are."""
    word = text.strip()
    by_word = KINDS | {full: code for code, full in STATION_KINDS.items()}
    code = by_word.get(word, word)
    if code not in STATION_KINDS:
        told = "、".join(f"{short}（{STATION_KINDS[one]}）" for short, one in KINDS.items())
        raise InputError(f"--kind 没有“{word[:20]}”这一种", f"可选：{told}")
    return code


def level_word(text: str) -> str:
    """A station's level without `级`. Raises InputError."""
    level = words.name(text, "级别")
    return level.removesuffix("级") or level
