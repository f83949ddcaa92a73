"""Which column of a table is which field: the headings that offices use, found wherever the heading row stands."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from renda_cli.errors import InputError

LOOKED_AT = 20  # rows among which the heading row is looked for
IGNORED = "忽略"
_LISTS_OF_NAMES = frozenset(("deputies", "groups", "units"))  # a table of names alone is one of these
_compiled = cache(re.compile)
_Label = tuple[
    str, tuple[str, ...]
]  # a heading as it stands, and the forms under which it is looked up, the best first


class Located(NamedTuple):
    """Where a table's columns are.

    `row_index` is the place, among the rows given, of the (last) heading row: the data begin after it. `columns` has the
    field of each column, `unknown` the (column, heading) of those that no field is known for.
    """

    row_index: int
    columns: dict[int, str]
    unknown: list[tuple[int, str]]


class _Known(NamedTuple):
    """The fields by normalised heading: those the clerk named, the sure ones, and those for want of a better one."""

    asked: dict[str, str]
    sure: dict[str, str]
    weak: dict[str, str]

    def of(self, forms: Sequence[str]) -> str | None:
        return next((found for form in forms if (found := self._of(form))), None)

    def _of(self, form: str) -> str | None:
        return self.asked.get(form) or self.sure.get(form) or self.weak.get(form)

    def rank(self, forms: Sequence[str]) -> int:
        """2 for a heading that the clerk named, 1 for a sure one, 0 for a weak one."""
        form = next(form for form in forms if self._of(form))
        return 2 if form in self.asked else 1 if form in self.sure else 0


@cache
def _toml() -> dict[str, Any]:
    import tomllib

    return tomllib.loads(Path(__file__).with_name("headings.toml").read_text(encoding="utf-8"))


@cache
def headings(what: str) -> dict[str, tuple[str, ...]]:
    """Each field of a list with the headings that stand for it, the one that exports write first.

    Lists: deputies, groups, units, sessions, proposals, contacts, promises, urges, attendance.
    """
    weak = _toml()["weak"].get(what, {})
    return {field: (*variants, *weak.get(field, ())) for field, variants in _toml()[what].items()}


@cache
def _by_heading(what: str, *, weak: bool) -> dict[str, str]:
    table = _toml()["weak"].get(what, {}) if weak else _toml()[what]
    found = {normal(variant): field for field, variants in table.items() for variant in variants}
    return found if weak else {field: field for field in table} | found  # the fields themselves: exports in JSON


def normal(heading: str) -> str:
    """A heading as it is compared: without blanks, line breaks, `*`, notes in brackets and a colon at the end."""
    plain = unicodedata.normalize("NFKC", heading).casefold()
    plain = _compiled(r"\([^()]*\)|\[[^\[\]]*\]|【[^【】]*】|〔[^〔〕]*〕").sub("", plain)
    return _compiled(r"[\s*\u200b\ufeff]+").sub("", plain).rstrip(":")


def locate(rows: Sequence[Sequence[str]], what: str, extra: Mapping[str, str] | None = None) -> Located:
    """The heading row among the first rows of a table, and what each column is.

    The row with the most known headings wins, or two rows where the lower has sub-headings. `extra` is what the clerk
    says of headings (`--map`): the field's name, any of its headings, or 忽略. Raises InputError when no heading row is
    found, when two columns are one field, and for an `extra` that means nothing.
    """
    known = _Known(_asked(what, extra or {}), _by_heading(what, weak=False), _by_heading(what, weak=True))
    index, labels = _best(rows[:LOOKED_AT], known)
    fields = _score(labels, known)
    if fields < 2 and not (fields == 1 and what in _LISTS_OF_NAMES and _is_one_column(rows)):
        expected = "、".join(variants[0] for variants in headings(what).values())
        raise InputError(
            f"前 {LOOKED_AT} 行里没有找到表头，应有的列如：{expected}", "请补上表头，或用 --map 表头=列名 写明"
        )
    _check_asked(labels, extra or {})
    return Located(index, *_columns(labels, known, what))


def _asked(what: str, extra: Mapping[str, str]) -> dict[str, str]:
    return {normal(heading): field_of(what, name) for heading, name in extra.items()}


def field_of(what: str, name: str, option: str = "--map") -> str:
    """A field by its name or any of its headings. Raises InputError, naming `option`, with the choices."""
    plain = name.strip()
    if plain in headings(what) or plain == IGNORED:
        return plain
    found = _by_heading(what, weak=False).get(normal(plain)) or _by_heading(what, weak=True).get(normal(plain))
    if found is None:
        choices = "、".join(f"{variants[0]}（{field}）" for field, variants in headings(what).items())
        raise InputError(f"{option} 没有“{plain[:40]}”这一列", f"可选：{choices}、{IGNORED}")
    return found


def _best(rows: Sequence[Sequence[str]], known: _Known) -> tuple[int, list[_Label]]:
    """The heading row's index and labels; two rows together only where they tell more than each alone."""
    best: tuple[int, list[_Label]] = (0, [])
    singles: list[list[_Label]] = [[(cell, (normal(cell),)) for cell in row] for row in rows]
    for index, single in enumerate(singles):
        if _score(single, known) > _score(best[1], known):
            best = (index, single)
    for index in range(1, len(rows)):
        pair = _of_two(rows[index - 1], rows[index])
        if _score(pair, known) > _score(best[1], known):
            best = (index, pair)
    return best


def _of_two(upper: Sequence[str], lower: Sequence[str]) -> list[_Label]:
    """The labels of a heading row with sub-headings; a merged upper cell stands in the first of its columns only."""
    labels: list[_Label] = []
    above = ""
    for place in range(max(len(upper), len(lower))):
        own = upper[place] if place < len(upper) else ""
        below = lower[place] if place < len(lower) else ""
        above = own or above
        if below:
            labels.append((below, (normal(above + below), normal(below))))
        else:
            labels.append((own, (normal(own),)))
    return labels


def _score(labels: Sequence[_Label], known: _Known) -> int:
    return len({field for _, forms in labels if (field := known.of(forms))})


def _is_one_column(rows: Sequence[Sequence[str]]) -> bool:
    return all(sum(map(bool, row)) <= 1 for row in rows)


def _check_asked(labels: Sequence[_Label], extra: Mapping[str, str]) -> None:
    there = {form for _, forms in labels for form in forms}
    for heading in extra:
        if normal(heading) not in there:
            shown = "、".join(label for label, _ in labels if label)
            raise InputError(f"--map 里的表头“{heading[:40]}”在表里没有", f"表里的表头是：{shown}")


def _columns(labels: Sequence[_Label], known: _Known, what: str) -> tuple[dict[int, str], list[tuple[int, str]]]:
    """Fields by column and the headings left over. Raises InputError when two columns are equally sure of a field."""
    found: dict[str, int] = {}
    for place, (label, forms) in enumerate(labels):
        field = known.of(forms)
        if field is None or field == IGNORED:
            continue
        other = found.setdefault(field, place)
        rank, others = known.rank(forms), known.rank(labels[other][1])
        if other != place and rank == others > 0:
            column = headings(what)[field][0]
            raise InputError(
                f"第 {other + 1} 列“{labels[other][0]}”和第 {place + 1} 列“{label}”都是“{column}”",
                f"请改一个表头，或用 --map 表头={IGNORED} 去掉一列",
            )
        if rank > others:
            found[field] = place
    columns = {place: field for field, place in sorted(found.items(), key=lambda item: item[1])}
    left = [(place, label, known.of(forms)) for place, (label, forms) in enumerate(labels) if place not in columns]
    return columns, [(place, label) for place, label, field in left if label and field != IGNORED]
