"""The diary: entries, what one of them wrote, and what was taken back."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from renda_cli.rules.vocabulary import ACTIONS, TABLES
from renda_cli.show.headings import heading, words_of
from renda_cli.show.section import PAIR, Section

_OTHER = "（其他程序的改动）"
_TECHNICAL = frozenset(
    {
        "steps",
        "days_known",
        "proposal_id",
        "assignment_id",
        "promise_id",
        "deadline_id",
        "reply_id",
        "start",
        "rule_key",
    }
)
_FLAGS = frozenset(
    {"between_sessions", "confidential", "complex", "excellent", "owes_reply", "provisional", "by_hand", "online"}
)
_ANSWERS = frozenset({"met"})  # of these a no is as much worth telling as a yes
_TURNED = {"undo": "撤销第 {} 条", "redo": "恢复第 {} 条"}
_OPPOSITE = {"insert": "删去", "update": "改回", "delete": "补回"}


def entries(found: Any, format_: str) -> Section:
    """The list of `log`; for people with what an entry took back in words."""
    if format_ in ("json", "csv", "tsv"):
        return Section(found.fields, found.rows, about="entry").without("kind").without("of_id")
    rows = []
    for row in found.rows:
        one = dict(zip(found.fields, row, strict=True))
        turned = f"（{_TURNED[one['kind']].format(one['of_id'])}）" if one["of_id"] else ""
        command = _OTHER if one["command"] is None else f"{one['command']}{turned}"
        rows.append((one["id"], one["at"], command, one["rows"], "已撤销" if one["undone"] else ""))
    return Section(("id", "at", "command", "rows", "state"), rows, about="entry")


def entry_page(found: Mapping[str, Any]) -> list[Section]:
    """One entry and its rows with old and new values."""
    about = [("编号", found["id"]), ("时间", found["at"]), ("命令", found["command"] or _OTHER)]
    about += [("状态", "已撤销")] if found["undone"] else []
    return [Section(PAIR, about), _written(found["rows"], "写入的记录")]


def _written(rows: Sequence[Mapping[str, Any]], title: str) -> Section:
    listed = [
        (TABLES.get(one["table"], one["table"]), one["record"], ACTIONS[one["action"]], _values(one)) for one in rows
    ]
    return Section(("table", "record", "action", "text"), listed, title)


def _values(one: Mapping[str, Any]) -> str:
    old, new, table = one["old"], one["new"], one["table"]
    if old is None or new is None:
        told = [
            (name, _word(name, value, table)) for name, value in (old or new or {}).items() if name not in _TECHNICAL
        ]
        return "；".join(
            f"{heading(name, table)} {value}"
            for name, value in told
            if value != "" and (value != "否" or name in _ANSWERS)
        )
    return "；".join(
        f"{heading(name, table)} {_word(name, old[name], table) or '（空）'} → {_word(name, new[name], table) or '（空）'}"
        for name in new
        if name not in _TECHNICAL
    )


def _word(name: str, value: Any, table: str) -> str:
    if name in _FLAGS or (name in _ANSWERS and value is not None):
        return "是" if value else "否"
    words = words_of(name, table) or {}
    return "" if value is None else str(words.get(value, value) if isinstance(value, str) else value)


def turned_page(done: Any, *, rehearsal: bool = False) -> list[Section]:
    """What was taken back or returned (in a rehearsal: would be), row by row where there are few, and what was left alone."""
    verb = "恢复" if done.returned else "撤销"
    title = f"{'将' if rehearsal else '已'}{verb}第 {done.entry['id']} 条：{done.entry['command'] or _OTHER}"
    counts = [
        (f"{_OPPOSITE[action]}{TABLES.get(table, table)}", f"{count} 行")
        for (table, action), count in done.counts.items()
        if count
    ]
    sections = [Section(PAIR, counts or [("没有改动", "")], title)]
    if done.rows:
        more = sum(done.counts.values()) - len(done.rows)
        notes = (f"还有 {more} 行，见 renda log show {done.entry['id']}",) if more > 0 else ()
        sections.append(replace(_written(done.rows, "逐行"), notes=notes))
    if done.spared:
        notes = ("有保留不动的，前后可能对不上，请用 renda check 核对",)
        sections.append(replace(_written(done.spared, "此后另有改动，保留不动"), notes=notes))
    return sections


def turned_object(done: Any) -> dict[str, Any]:
    """The same for machines: the entry, rows by table and action, and those left alone."""
    counts = [{"table": table, "action": action, "rows": count} for (table, action), count in done.counts.items()]
    return {**done.entry, "returned": done.returned, "counts": counts, "rows": done.rows, "spared": done.spared}
