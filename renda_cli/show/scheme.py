"""Schemes of scoring on the screen: the table of one, its file, what is wrong with it."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from renda_cli.show.output import Output
from renda_cli.show.section import PAIR, Section

_ITEMS = ("section", "item", "counted", "rule", "worth")
_CHECKED = ("level", "line", "text", "mend")
_MARKS = {"fault": "red"}


def shown(out: Output, found: Mapping[str, Any], path: Path | None, *, toml: bool) -> None:
    """A scheme as the table on the wall, its file with `toml`, or where it was written."""
    if path is not None:
        out.receipt([f"已写到 {path}"], lambda: {"path": str(path), **found})
    elif toml and out.format != "json":
        out.lines(found["toml"].splitlines())
    else:
        out.page([*_tables(found)], found)


def _tables(found: Mapping[str, Any]) -> list[Section]:
    which = "自带的办法，还没有载入" if found["year"] is None else f"{found['year']} 年第 {found['version']} 版"
    about = (
        ("版本", which),
        ("怎样计", found["says"]),
        ("载入", found["loaded_on"]),
        ("为什么改", found["why"]),
        ("出处", found["source"]),
    )
    rows = [
        (section["name"] if place == 0 else "", item["name"], item["counted"], item["rule"], item["worth"])
        for section in found["sections"]
        for place, item in enumerate(section["items"])
    ]
    rules = [f"{section['name']}：{section['rule']}" for section in found["sections"] if section["rule"]]
    notes = [*rules, *([found["note"]] if found["note"] else [])]
    reminders = "积分只作提醒，不改变代表的任何身份"
    return [
        Section(PAIR, [row for row in about if row[1]], title=found["name"]),
        Section(_ITEMS, rows, notes=notes, about="scheme"),
        Section(("band", "reached"), [(one["name"], one["says"]) for one in found["bands"]], about="scheme"),
        Section(("reminder",), [(one,) for one in found["reminders"]], notes=(reminders,), about="scheme"),
    ]


def template(out: Output, text: str) -> None:
    """The commented template."""
    if out.format == "json":
        out.page([], {"toml": text})
    else:
        out.lines(text.splitlines())


def checked(out: Output, found: Any) -> None:
    """What is wrong with a scheme, or what strikes one about it."""
    if out.format in ("json", "csv", "tsv"):
        out.listing(Section(_CHECKED, found.rows, about="scheme"))
        return
    if found.faults:
        marks = [_MARKS.get(row[0], "") for row in found.rows]
        out.listing(Section(_CHECKED[1:], [row[1:] for row in found.rows], about="scheme", marks=marks))
        out.lines(["", f"“{found.name}”有 {found.faults} 处要改" if found.name else f"有 {found.faults} 处要改"])
        return
    out.lines([f"“{found.name}”没有错误，可以载入", *(f"提醒：{text}；{mend}" for _, _, text, mend in found.rows)])
