"""The kinds of review there are, and what a review is called."""

from collections.abc import Sequence
from difflib import get_close_matches

from renda_cli.errors import InputError
from renda_cli.rules import words
from renda_cli.rules.vocabulary import REVIEW_KINDS
from renda_cli.store.file import Row

_SHOWN = 3  # subjects in a title that is made


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
    told = [f"{words.opening(name)}（{count}）" if count > 1 else words.opening(name) for name, count in subjects]
    return f"{kind_}：{'、'.join(told[:_SHOWN])}{'等' if len(told) > _SHOWN else ''}"


def called(row: Row) -> str:
    """How a review (a row with id and title) is spoken of: `评议 #3“站所评议”`."""
    return f"评议 #{row['id']}“{row['title']}”"


def dated(row: Row) -> str:
    """The same with its kind, unless the title begins with that, and its day: `评议 #3“站所评议”（部门评议，2022-09-01）`."""
    states = {"held": row["held_on"], "closed": row["held_on"], "dropped": "取消"}
    day = states.get(row["status"]) or (f"计划 {row['planned_on']}" if row["planned_on"] else "未定日期")
    kind_ = "" if row["title"].startswith(row["kind"]) else f"{row['kind']}，"
    return f"{called(row)}（{kind_}{day}）"
