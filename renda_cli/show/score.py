"""Scores: the list of a period, and one score whole."""

from collections.abc import Mapping
from typing import Any

from renda_cli.rules.vocabulary import SCORE_SUBJECTS
from renda_cli.show.output import Output
from renda_cli.show.section import PAIR, Section

_ROLES = {"lead": "领衔", "co": "附议"}
_ITEM_FIELDS = ("section", "item", "number", "points", "how", "rule", "behind")
_RECORD_FIELDS = ("on", "record", "title", "kind", "role", "adds")
_ENTRY_FIELDS = (
    "id",
    "held_on",
    "kind",
    "amount",
    "amount_kind",
    "evidence",
    "status",
    "entered_by",
    "stages",
    "file",
    "note",
)
_OBJECTION_FIELDS = ("id", "raised_on", "item", "text", "raised_by", "status", "settled_on", "answer")


def listed(out: Output, found: Any) -> None:
    """The list of scores; for people with a column for every section, item or period."""
    section = Section(found.fields, found.rows, found.title, about="score", notes=found.notes)
    if out.format == "json":
        out.listing(section)
        return
    wide = [name for name in found.fields if name != "sections" or "items" not in found.fields]
    rows = [dict(zip(found.fields, row, strict=True)) for row in found.rows]
    columns: dict[str, list[Any]] = {}
    for name in wide:
        if name in ("sections", "items", "periods"):
            for inner in rows[0][name] if rows else ():
                columns[inner] = [_dash(row[name][inner]) for row in rows]
        elif any(row[name] not in (None, []) for row in rows):
            columns[name] = [row[name] for row in rows]
    told = [*zip(*columns.values(), strict=True)]
    out.listing(Section(list(columns) or found.fields, told, found.title, about="score", notes=found.notes))


def _dash(number: Any) -> Any:
    return "—" if number is None else number


def score_page(found: Mapping[str, Any]) -> list[Section]:
    """A score whole: the total, the items with rule and points, and for each item the records and entries behind it."""
    items = [(section, item) for section in found["sections"] for item in section["items"]]
    rows = [
        (
            section["name"],
            item["name"],
            _dash(item["number"]),
            _dash(item["points"]),
            item["how"],
            item["rule"],
            _behind(item),
        )
        for section, item in items
    ]
    return [
        Section(PAIR, [pair for pair in _entry(found) if pair[1]], f"{found['subject']} {found['scheme']} {found['period']}"),
        Section(("section", "points", "how"), [(one["name"], one["points"], one["how"]) for one in found["sections"]], "各部分", "score"),
        Section(_ITEM_FIELDS, rows, "各项目", "score"),
        *(part for _, item in items for part in _evidence(item)),
        Section(("item", "settled", "now"), _changes(found["settled"]), "定稿以后变了的", "score"),
        Section(_OBJECTION_FIELDS, [[one[name] for name in _OBJECTION_FIELDS] for one in found["objections"]], "异议", "score_objection"),
    ]  # fmt: skip


def _changes(settled: Mapping[str, Any] | None) -> list[tuple[Any, ...]]:
    return [(one["item"], _dash(one["settled"]), _dash(one["now"])) for one in (settled["changes"] if settled else ())]


def _entry(found: Mapping[str, Any]) -> list[tuple[str, Any]]:
    settled = found["settled"]
    kept = f"{settled['total']} 分（{settled['on']}，按第 {settled['version']} 版）" if settled else None
    runs = f"，现按到 {found['until']} 的记录计算" if found["until"] < found["to"] else ""
    return [
        ("对象", f"{found['subject']}（{found['group'] or SCORE_SUBJECTS[found['kind']]}）"),
        ("计分办法", f"{found['scheme']}（第 {found['version']} 版）"), ("依据", found["source"]),
        ("期间", f"{found['from']} 至 {found['to']}{runs}"), ("合计", f"{found['total']} 分"), ("定稿", kept), ("怎样得出", found["how"]),
        ("等次", found["band"]), ("一票否决", "、".join(found["failed"])), ("待定", "、".join(found["awaited"])),
    ]  # fmt: skip


def _behind(item: Mapping[str, Any]) -> str:
    """How many records and entries stand behind an item, in words."""
    told = [f"{len(item[name])} {word}" for name, word in (("records", "条记录"), ("entries", "笔登记")) if item[name]]
    return "、".join(told) or "没有记录"


def _evidence(item: Mapping[str, Any]) -> list[Section]:
    title = f"{item['name']}：{_dash(item['points'])} 分"
    records = [
        (one["on"], one["record"], one["title"], one["kind"], _ROLES.get(one["role"] or "", one["role"]), _adds(one)) for one in item["records"]
    ]  # fmt: skip
    entries = [[one[name] for name in _ENTRY_FIELDS] for one in item["entries"]]
    return [
        Section(_RECORD_FIELDS, records, title, "score_record").without_blanks(),
        Section(_ENTRY_FIELDS, entries, f"{title}（登记）", "score_entry").without_blanks(),
    ]


def _adds(one: Mapping[str, Any]) -> str | None:
    """What a record counts: a number, of a ratio how many of how many, of what several did together a share."""
    if one["amount"] is None:
        return None
    if one["of"] is not None:
        return f"{one['amount']}/{one['of']}"
    return f"{one['amount']} × {one['share']}" if one["share"] else str(one["amount"])
