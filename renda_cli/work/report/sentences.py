"""Sentences with exact figures, put together from texts with blanks: what has nothing to say is left out."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from renda_cli.rules import words

_BLANK = re.compile(r"\{([a-z_.]+)\}")
Node = str | Mapping[str, Any]


class Printed(NamedTuple):
    """A figure as a sentence prints it; `value` is a number or a rate."""

    key: str
    value: Any
    printed: str


class Filling(NamedTuple):
    """What stands in a blank, and the figures in it."""

    text: str
    figures: tuple[Printed, ...] = ()


@dataclass(frozen=True, slots=True)
class Said:
    """A stretch of a report and the figures in it."""

    text: str
    figures: tuple[Printed, ...] = ()


Blanks = Callable[[str], Filling | None]


def paragraphs(listed: Iterable[Mapping[str, Any]], blanks: Blanks) -> list[Said]:
    """The paragraphs of a part that have something to say, counted 一是、二是 … where there are several."""
    found = []
    for one in listed:
        sentences = [said for said in (sentence(node, blanks) for node in one["sentences"]) if said]
        if sentences:
            found.append((one["head"], joined(sentences, "")))
    several = len(found) > 1
    return [
        Said(f"{words.in_chinese(place)}是{head}。{said.text}" if several else said.text, said.figures)
        for place, (head, said) in enumerate(found, 1)
    ]


def sentence(node: Node, blanks: Blanks) -> Said | None:
    """A whole sentence, or None where there is nothing to say."""
    said = clause(node, blanks)
    if said is None or said.text.endswith(("。", "：")):
        return said
    return Said(f"{said.text}。", said.figures)


def clause(node: Node, blanks: Blanks) -> Said | None:
    """A clause of report.toml (see there) with its blanks filled in."""
    if isinstance(node, str):
        return _filled(node, blanks)
    text = None
    if "text" in node:
        text = _filled(node["text"], blanks) or (clause(node["else"], blanks) if "else" in node else None)
        if text is None:
            return None
    items = [said for said in (clause(item, blanks) for item in node.get("items", ())) if said]
    follows = _framed(node, joined(items, node.get("join", "")), blanks) if items else None
    return joined([said for said in (text, follows) if said], "") if text or follows else None


def _framed(node: Mapping[str, Any], middle: Said, blanks: Blanks) -> Said:
    """The items between `lead` and `tail`; without those of the two that cannot be said."""
    lead, tail = (_filled(node.get(where, ""), blanks) for where in ("lead", "tail"))
    return joined([said for said in (lead, middle, tail) if said], "")


def joined(parts: Sequence[Said], sign: str) -> Said:
    """Several stretches as one."""
    return Said(sign.join(part.text for part in parts), tuple(one for part in parts for one in part.figures))


def _filled(text: str, blanks: Blanks) -> Said | None:
    figures: list[Printed] = []
    fillings = {blank: blanks(blank) for blank in _BLANK.findall(text)}
    for filling in fillings.values():
        if filling is None:
            return None
        figures += filling.figures
    return Said(_BLANK.sub(lambda found: getattr(fillings[found[1]], "text"), text), tuple(figures))  # noqa: B009
