"""The diary of the file: what each command wrote, and its being taken back or returned."""

import gc
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from renda_cli.errors import InputError
from renda_cli.store import undoing
from renda_cli.store.changes import LOGGED_UP_TO, REPLACED
from renda_cli.work import concealed
from renda_cli.work.desk import Desk, Listing
from renda_cli.work.written import described

LIST_FIELDS = ("id", "at", "command", "rows", "undone", "kind", "of_id")
_SHOWN = 20  # rows of what is taken back
_FEW = 1_000  # changes; of more only the counts are told


@dataclass(frozen=True, slots=True)
class Undone:
    """What was taken back (or returned): the entry, rows by (table, action) → count, some of them, those left alone."""

    entry: dict[str, Any]
    returned: bool
    counts: dict[tuple[str, str], int]
    rows: list[dict[str, Any]]
    spared: list[dict[str, Any]]


def list_(desk: Desk, *, since: str | None = None, word: str | None = None, after: int = 0) -> Listing:
    """The entries, newest first (fields LIST_FIELDS): `command` null for another program's, `rows` how many rows were written.

    `after`: those with a higher number.
    """
    conditions: list[str] = []
    values: list[Any] = []
    if since is not None:
        conditions.append("at >= ?")
        values.append(desk.day(since, "--since").isoformat())
    if word is not None:
        conditions.append("instr(command, ?) > 0")
        values.append(word)
    sql = f"SELECT * FROM entry WHERE {' AND '.join(['id > ?', *conditions])} ORDER BY id DESC"
    rows = desk.file.rows(sql, [after, *values])
    unlogged = [] if conditions else [one for one in _unlogged(desk) if one["id"] > after]
    off, veiled = _taken_back(desk), concealed.veil(desk.file)
    listed = [
        (one["id"], one["at"], veiled.command(one), _count(desk, one), one["id"] in off, one["kind"], one["of_id"])
        for one in [*unlogged, *map(dict, rows)]
    ]
    if word is not None:  # not to be guessed at by what is found
        listed = [one for one in listed if word in str(one[LIST_FIELDS.index("command")])]
    return Listing(LIST_FIELDS, listed)


def _count(desk: Desk, entry: Mapping[str, Any]) -> int:
    sql = "SELECT count(*) FROM (SELECT DISTINCT table_name, row_key FROM change WHERE id BETWEEN ? AND ? AND new IS NOT ?)"
    return int(desk.file.tuples(sql, (entry["first_change"], entry["last_change"], REPLACED))[0][0])


def _unlogged(desk: Desk) -> list[dict[str, Any]]:
    """What another program wrote since the last entry; the next command of ours enters it under this number."""
    ((logged, newest),) = desk.file.tuples(LOGGED_UP_TO)
    if newest <= logged:
        return []
    ((last_id,),) = desk.file.tuples("SELECT max(id) FROM entry")
    return [
        {"id": (last_id or 0) + 1, "at": None, "kind": "other", "command": None, "of_id": None, "first_change": logged + 1, "last_change": newest}
    ]  # fmt: skip


def show(desk: Desk, number: str, *, private: bool = False) -> dict[str, Any]:
    """One entry with every row that it wrote, old and new values; phones masked unless `private`. Raises InputError."""
    entry = find(desk, number)
    first, last = entry["first_change"], entry["last_change"]
    touched = undoing.rows_of(desk.file.db, first, last) if first else []
    return {
        "id": entry["id"],
        "at": entry["at"],
        "command": concealed.veil(desk.file).command(entry),
        "undone": entry["id"] in _taken_back(desk),
        "rows": described(desk, touched, private=private),
    }


def find(desk: Desk, number: str) -> dict[str, Any]:
    """An entry by its number, also of what another program wrote since the last. Raises InputError."""
    digits = number.strip().lstrip("#")
    if digits.isascii() and digits.isdigit() and len(digits) < 10:
        found = desk.file.row("SELECT * FROM entry WHERE id = ?", (int(digits),))
        for one in [dict(found)] if found else _unlogged(desk):
            if one["id"] == int(digits):
                return one
    raise InputError(f"日志里没有第 {number[:20]} 条", "请用 renda log 查编号")


def _taken_back(desk: Desk) -> set[int]:
    """The ids of commands whose last word is that they were taken back."""
    rows = desk.file.tuples("SELECT of_id, kind FROM entry WHERE of_id IS NOT NULL ORDER BY id")
    last = dict(rows)
    return {of_id for of_id, kind in last.items() if kind == "undo"}


def undo(desk: Desk, number: str | None = None, *, rehearsal: bool = False) -> Undone:
    """Takes the last command back, or the one before when that was taken back already; what others changed since stays.

    `number` names an edit of another program. A rehearsal only says what would be. Raises InputError when there is nothing
    to take back.
    """
    return _turn(desk, lambda: _to_undo(desk, number), "undo", rehearsal)


def redo(desk: Desk, *, rehearsal: bool = False) -> Undone:
    """Returns what was taken back last. Raises InputError when there is nothing, or a command came after."""
    return _turn(desk, lambda: _to_redo(desk), "redo", rehearsal)


def _turn(desk: Desk, choose: Callable[[], dict[str, Any]], kind: str, rehearsal: bool) -> Undone:
    entry = choose()
    gc.enable()  # an import may have written half a million rows
    with desk.file.transaction(keep=not rehearsal, kind=kind, of_id=entry["id"]) as db:
        if choose()["id"] != entry["id"]:
            raise InputError("这时又有了新的登记，没有改动", f"请再运行一次 renda {kind}")
        turned = _last_turn(desk, entry)
        first, last = turned["first_change"] or 0, turned["last_change"] or -1
        effects = undoing.rows_of(db, first, last) if last - first < _FEW else []
        opposite = [one._replace(before=one.after, after=one.before) for one in effects]
        told = described(desk, opposite) if kind == "undo" else []  # the names of what goes, while it is there
        taken = undoing.take_back(db, first, last)
        told = told or described(desk, opposite)
        rows = [row for one, row in zip(effects, told, strict=True) if one not in taken.spared]
        spared = described(desk, taken.spared)
    about = {"id": entry["id"], "at": entry["at"], "command": concealed.veil(desk.file).command(entry)}
    return Undone(about, kind == "redo", dict(taken.counts), rows[:_SHOWN], spared)


def _last_turn(desk: Desk, entry: Mapping[str, Any]) -> dict[str, Any]:
    """What is in force of an entry: itself, or its last being taken back or returned."""
    if entry["kind"] == "other" and not desk.file.row("SELECT 1 FROM entry WHERE id = ?", (entry["id"],)):
        return dict(entry)
    sql = "SELECT * FROM entry WHERE id = :id OR of_id = :id ORDER BY id DESC LIMIT 1"
    return dict(desk.file.rows(sql, {"id": entry["id"]})[0])


_IN_FORCE = "coalesce((SELECT kind FROM entry u WHERE u.of_id = e.id ORDER BY u.id DESC LIMIT 1), '') <> 'undo'"


def _to_undo(desk: Desk, number: str | None) -> dict[str, Any]:
    last = desk.file.row(f"SELECT * FROM entry e WHERE kind = 'command' AND {_IN_FORCE} ORDER BY id DESC LIMIT 1")
    if number is None:
        if last is None:
            raise InputError("没有可以撤销的命令", "请用 renda log 查看日志；更早的情况可用 renda restore 从备份恢复")
        return dict(last)
    entry = find(desk, number)
    if last is not None and entry["id"] == last["id"]:
        return entry
    if entry["kind"] != "other":
        raise InputError(
            f"第 {entry['id']} 条不是可以直接撤销的一条", "命令只能从最近的一条起，用 renda undo 一条一条地撤销"
        )
    if entry["id"] in _taken_back(desk):
        raise InputError(f"第 {entry['id']} 条已经撤销", "要恢复请用 renda redo")
    return entry


def _to_redo(desk: Desk) -> dict[str, Any]:
    undone = desk.file.row(
        "SELECT e.*, max(u.id) AS undo_id FROM entry e JOIN entry u ON u.of_id = e.id "
        f"WHERE NOT {_IN_FORCE} GROUP BY e.id ORDER BY undo_id DESC LIMIT 1"
    )
    newest = desk.file.row("SELECT max(id) AS id FROM entry WHERE kind = 'command'")
    if undone is None or (newest and (newest["id"] or 0) > undone["undo_id"]):
        why = "撤销以后又有了新的登记" if undone else "没有撤销过的命令"
        raise InputError(f"{why}，没有可以恢复的", "请用 renda log 查看日志")
    return dict(undone)
