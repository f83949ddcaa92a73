"""What has changed since a report: the figures then and now, the records that came and went, the log since."""

from typing import Any

from renda_cli.show.journal import entries
from renda_cli.show.section import PAIR, Section


def since_page(found: Any) -> tuple[list[Section], Any]:
    """The tables for people and the object for machines."""
    told = f"日志第 {found.number} 条，{found.at}：{found.command or '（其他程序的改动）'}"
    rows = [(one.indicator.label, *map(_shown, (one.then, one.now)), _change(one)) for one in found.figures]
    notes = [told]
    if found.spared:
        notes.append(f"有 {found.spared} 行记录退不回当时，按现在的计")
    title = f"{found.span.words}指标，出报告以来的变化" if _is_report(found) else f"{found.span.words}指标的变化"
    moved = [(one.indicator.label, *record) for one in found.figures for record in _moved(one)]
    log = entries(found.entries, "table")
    first = Section(("label", "then", "now", "change"), rows, title, about="since", notes=notes)
    sections = [first if rows else Section(PAIR, [("情况", "各项指标没有变化")], title, notes=notes)]
    if moved:
        sections.append(Section(("label", "change", "part", "record", "title"), moved, "增减的记录", about="since"))
    if log.rows:
        sections.append(Section(log.fields, log.rows, "其间的登记", about=log.about))
    return sections, _object(found)


def _is_report(found: Any) -> bool:
    return str(found.command).startswith("report ")


def _moved(one: Any) -> list[tuple[str, str, str, str]]:
    return [(change, *record) for change, records in (("增", one.came), ("减", one.went)) for record in records]


def _shown(value: Any) -> Any:
    return "—" if value is None else value


def _change(one: Any) -> str:
    """By how much; of a rate in percentage points. Where there was or is nothing to measure, nothing."""
    then, now = (getattr(value, "percent", value) for value in (one.then, one.now))
    if then is None or now is None:
        return "—"
    decimals = one.now.decimals if hasattr(one.now, "percent") else 2
    difference = round(now - then, decimals)
    points = " 个百分点" if hasattr(one.now, "percent") else ""
    return f"{difference:+}{points}"


def _object(found: Any) -> dict[str, Any]:
    return {
        "entry": found.number, "at": found.at, "command": found.command, "from": found.span.first, "to": found.span.last,
        "figures": [
            {"key": one.indicator.key, "label": one.indicator.label, "unit": one.indicator.unit, "then": one.then, "now": one.now,
             "came": [_record(record) for record in one.came], "went": [_record(record) for record in one.went]}
            for one in found.figures
        ],
        "entries": [dict(zip(found.entries.fields, row, strict=True)) for row in found.entries.rows],
        "not_taken_back": found.spared,
    }  # fmt: skip


def _record(record: Any) -> dict[str, Any]:
    return {"record": record.record, "title": record.title, "counted": record.part == "counted"}
