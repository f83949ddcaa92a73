"""The kinds of review there are, and what a review is called."""

from collections.abc import Sequence
from difflib import get_close_matches

from renda_cli.errors import InputError
from renda_cli.rules.vocabulary import REVIEW_KINDS
from renda_cli.store.file import Row

_SHOWN, _LONGEST = 3, 40


def kind(text: str) -> str:
    """A kind of review as it is written. Raises InputError with those near to it and all there are."""
    word = text.strip()
    if word in REVIEW_KINDS:
        return word
    near = [one for one in REVIEW_KINDS if word and word in one] or get_close_matches(word, REVIEW_KINDS, cutoff=0.5)
    told = f"相近的有：{'、'.join(near)}；" if near else ""
    raise InputError(f"--kind 没有“{word[:20]}”这一种", f"{told}可选：{'、'.join(REVIEW_KINDS)}")


def title(kind_: str, subjects: Sequence[tuple[str, int]]) -> str:
    """The title of a review that was given none: its kind and its first subjects (name, how many)."""
    told = [f"{_short(name)}（{count}）" if count > 1 else _short(name) for name, count in subjects]
    return f"{kind_}：{'、'.join(told[:_SHOWN])}{'等' if len(told) > _SHOWN else ''}"


def _short(name: str) -> str:
    return name if len(name) <= _LONGEST else f"{name[:_LONGEST]}……"


def called(row: Row) -> str:
    """A review's row in a sentence: `#3 代表述职“…”（2022-09-01）`."""
    states = {"held": row["held_on"], "closed": row["held_on"], "dropped": "取消"}
    day = states.get(row["status"]) or (f"计划 {row['planned_on']}" if row["planned_on"] else "未定日期")
    kind_ = "" if row["title"].startswith(row["kind"]) else row["kind"]
    return f"#{row['id']} {kind_}“{row['title']}”（{day}）"
