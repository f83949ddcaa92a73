"""Every clock: opened by a verb, met or cancelled by another, derived anew when what it stands on changes."""

import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from renda_cli.errors import InputError, NoRuleOn
from renda_cli.rules.vocabulary import DEADLINE_KINDS
from renda_cli.store.file import File, Row
from renda_cli.work.desk import Desk

if TYPE_CHECKING:
    from renda_cli.rules.clocks import Clock

_OPEN = "met_on IS NULL AND cancelled_on IS NULL"


class Opened(NamedTuple):
    """What became of opening a clock: its id and day, or why there is none."""

    kind: str
    due_on: date | None
    latest_on: date | None
    provisional: bool
    why_not: str | None = None
    waits_for: str | None = None

    def sentence(self) -> str:
        """What the clerk is told."""
        from renda_cli.rules.values import STARTS

        what = "告知代表已受理的" if self.kind == "notice" else DEADLINE_KINDS[self.kind]
        if self.why_not:
            return f"{what}期限：未设（{self.why_not}）"
        if self.due_on is None:
            return f"{what}期限：待{STARTS[self.waits_for or '']}后推算"
        latest = f"，最长至 {self.latest_on.isoformat()}" if self.latest_on else ""
        latest += "（注意：期限晚于最长期限）" if self.latest_on and self.due_on > self.latest_on else ""
        provisional = "（暂定，放假安排未录入）" if self.provisional else ""
        return f"{what}期限：{self.due_on.isoformat()}{provisional}{latest}"


def open_clock(
    desk: Desk,
    kind: str,
    rule_key: str,
    days: Mapping[str, date],
    *,
    proposal: Row | None = None,
    round_number: int = 1,
    until: date | None = None,
    **of: int | None,
) -> Opened:
    """Opens the clock `rule_key` for a proposal or another record, from the known `days` (event → day), or on the day `until` by hand.

    `of` names the record: its column of the table and its id. Where the documents have no such limit, or the rulebook has no
    value, no clock is opened, and the answer says so.
    """
    from renda_cli.rules import clocks

    why_not = ""
    try:
        between = bool(proposal and proposal["between_sessions"])
        clock = clocks.run(desk.rulebook, desk.calendar, rule_key, days, between=between)
    except NoRuleOn as error:
        clock, why_not = None, str(error)
    if until is not None:
        clock = _by_hand(clock, rule_key, days, until)
    if clock is None:
        return Opened(kind, None, None, False, why_not or _no_limit(kind))
    _insert(
        desk.file, kind, clock, days, proposal_id=proposal["id"] if proposal else None, round=round_number, rule_key=rule_key,
        by_hand=until is not None, **of,
    )  # fmt: skip
    return Opened(kind, clock.due_on, clock.latest_on, clock.provisional, waits_for=clock.start)


def _no_limit(kind: str) -> str:
    by_hand = "，需要时用 renda proposal edit 编号 --until 日期 定一个" if kind in ("reply", "rehandle") else ""
    return f"所用规则没有这项期限{by_hand}"


def _by_hand(clock: "Clock | None", rule_key: str, days: Mapping[str, date], until: date) -> "Clock":
    """A day that the assigning letter fixes: not before the start, and not beyond the longest that the rules allow."""
    from renda_cli.rules.clocks import TRIGGERS, Clock

    trigger = TRIGGERS[rule_key]
    if until < days[trigger]:
        raise InputError(f"--until {until.isoformat()} 早于 {days[trigger].isoformat()}", "请改成其后的日子")
    if clock is None:
        steps: tuple[str, ...] = (f"指定的期限：{until.isoformat()}（所用规则没有这项期限）",)
        return Clock(rule_key, trigger, days[trigger], until, None, False, steps, "")
    if clock.latest_on is not None and until > clock.latest_on:
        raise InputError(
            f"--until {until.isoformat()} 超过最长期限 {clock.latest_on.isoformat()}", "请改成不晚于最长期限的日子"
        )
    steps = (f"指定的期限：{until.isoformat()}", *(f"（按规则）{step}" for step in clock.steps))
    return replace(clock, start_on=clock.start_on or days[trigger], due_on=until, provisional=False, steps=steps)


def _insert(file: File, kind: str, clock: "Clock", days: Mapping[str, date], **columns: Any) -> int:
    from renda_cli.store.statements import insert_deadline

    return insert_deadline(
        file.db, kind=kind, start=clock.start, days_known=_days_json(days), start_on=clock.start_on, due_on=clock.due_on,
        latest_on=clock.latest_on, provisional=clock.provisional, steps=json.dumps(clock.steps, ensure_ascii=False), **columns,
    )  # fmt: skip


def _days_json(days: Mapping[str, date]) -> str:
    return json.dumps({event: day.isoformat() for event, day in days.items()})


def open_on_day(desk: Desk, kind: str, said_on: date, until: date, why: str, **columns: Any) -> None:
    """A clock whose day somebody gave (a unit its promise, the chair the next look), not the rulebook."""
    from renda_cli.store.statements import insert_deadline

    insert_deadline(
        desk.file.db, kind=kind, start="reported", days_known=_days_json({"reported": said_on}), start_on=said_on, due_on=until,
        by_hand=True, steps=json.dumps([f"{why}：{until.isoformat()}"], ensure_ascii=False), **columns,
    )  # fmt: skip


def meet(file: File, kind: str, on: date, **where: Any) -> int:
    """Marks the open clocks of `kind` that fit `where` (column=value) as met on a day; returns how many."""
    return _end(file, "met_on = ?", (on.isoformat(),), kind, where)


def cancel(file: File, kind: str, on: date, why: str, **where: Any) -> int:
    """Cancels the open clocks of `kind` that fit `where`; they are never late again. Returns how many."""
    return _end(file, "cancelled_on = ?, cancelled_why = ?", (on.isoformat(), why), kind, where)


def _end(file: File, change: str, values: tuple[Any, ...], kind: str, where: Mapping[str, Any]) -> int:
    # "IS ?" would keep SQLite from the indexes, which leave nulls out.
    conditions = " AND ".join(
        f"{column} IS NULL" if value is None else f"{column} = ?" for column, value in where.items()
    )
    sql = f"UPDATE deadline SET {change} WHERE kind = ? AND {conditions} AND {_OPEN}"
    wanted = [value for value in where.values() if value is not None]
    return file.db.execute(sql, (*values, kind, *wanted)).rowcount


class Move(NamedTuple):
    """A deadline that came out on another day than before."""

    number: str
    kind: str
    unit: str | None
    from_due_on: str | None
    to_due_on: str | None

    def sentence(self) -> str:
        """What the clerk is told of it."""
        unit = f" {self.unit}" if self.unit else ""
        says_so = self.number.endswith(("公告", "公示"))  # a station's notice is called by what it is of
        what = "" if says_so else f" {DEADLINE_KINDS[self.kind]}"
        return f"{self.number}{unit}{what}期限：{self.from_due_on or '未定'} → {self.to_due_on or '未定'}"


def sentences(moves: list[Move]) -> list[str]:
    """What the clerk is told of deadlines that moved."""
    return [move.sentence() for move in moves]


_OF = {
    "session_id": "p.session_id = ? AND NOT p.between_sessions", "proposal_id": "t.proposal_id = ?",
    "assignment_id": "t.assignment_id = ?", "id": "t.id = ?", "round": "t.round = ?", "opinion_id": "t.opinion_id = ?",
    "reception_day_id": "t.reception_day_id = ?", "posting_id": "t.posting_id = ?", "finding_id": "t.finding_id = ?",
    "question_id": "t.question_id = ?", "task_id": "t.task_id = ?",
}  # fmt: skip


def derive_anew(
    desk: Desk,
    why: str,
    new_days: Mapping[str, date | None] | None = None,
    *,
    met_too: bool = False,
    rule_key: str | None = None,
    **of: int,
) -> list[Move]:
    """Derives open clocks again, with `new_days` put in place of the days they know (None: not known any longer).

    The old day stays in the history. `of` limits it to a session's own proposals, a proposal, an assignment, a round or
    one clock (names of _OF). `met_too` where a day was entered wrongly, for the clock that was met ran against a wrong day
    as well; `rule_key` where another rule applies from now on. A day given by hand stays as it is; the longest that the rules allow moves all the same.
    """
    where = "".join(f" AND {_OF[name]}" for name in of) + ("" if met_too else " AND t.met_on IS NULL")
    rows = desk.file.rows(
        "SELECT t.*, p.between_sessions, coalesce(p.no, c.title, '#' || t.opinion_id, "
        "(SELECT title FROM station_clock WHERE id = t.id), (SELECT title FROM review_clock WHERE id = t.id)) AS no, "
        "s.number AS session, u.name AS unit FROM deadline t "
        "LEFT JOIN proposal p ON p.id = t.proposal_id LEFT JOIN activity c ON c.id = t.activity_id LEFT JOIN session s ON s.id = p.session_id "
        "LEFT JOIN assignment a ON a.id = t.assignment_id LEFT JOIN unit u ON u.id = a.unit_id "
        f"WHERE t.rule_key IS NOT NULL AND t.cancelled_on IS NULL {where} ORDER BY t.id",
        tuple(of.values()),
    )
    about = {"rule_key": rule_key} if rule_key else {}
    moves = (_derive_one(desk, {**dict(row), **about}, new_days or {}, why) for row in rows)
    return [move for move in moves if move is not None]


def _derive_one(desk: Desk, row: Row, new_days: Mapping[str, date | None], why: str) -> Move | None:
    from renda_cli.rules import clocks
    from renda_cli.work.names import full_number

    known = {event: date.fromisoformat(day) for event, day in json.loads(row["days_known"]).items()}
    changed = {**known, **{event: day for event, day in new_days.items() if event in known or event == "closed"}}
    if changed == known and new_days:
        return None  # it does not stand on what changed
    days = {event: day for event, day in changed.items() if day is not None}
    try:
        clock = clocks.run(desk.rulebook, desk.calendar, row["rule_key"], days, between=bool(row["between_sessions"]))
    except NoRuleOn:
        if not row["by_hand"]:
            raise
        clock = None  # that no rule has a day is why one was given by hand
    if clock is None:
        return None
    due_on, latest_on = (day.isoformat() if day else None for day in (clock.due_on, clock.latest_on))
    if row["by_hand"]:
        put_off = [step for step in json.loads(row["steps"]) if " → " in step]
        steps = [*clock.steps, *put_off] if put_off else json.loads(row["steps"])
        start_on = clock.start_on.isoformat() if clock.start_on and put_off else row["start_on"]
        desk.file.update(
            "deadline", row["id"], days_known=_days_json(days), latest_on=latest_on, steps=json.dumps(steps, ensure_ascii=False),
            start_on=start_on,
        )  # fmt: skip
        return None
    desk.file.update(
        "deadline", row["id"], start=clock.start, days_known=_days_json(days), due_on=due_on, rule_key=row["rule_key"],
        start_on=clock.start_on.isoformat() if clock.start_on else None, latest_on=latest_on,
        provisional=clock.provisional, steps=json.dumps(clock.steps, ensure_ascii=False),
    )  # fmt: skip
    if due_on == row["due_on"]:
        return None
    _keep_move(desk, row, due_on, why)
    return Move(full_number(row["session"], row["no"]), row["kind"], row["unit"], row["due_on"], due_on)


def _keep_move(desk: Desk, row: Row, due_on: str | None, why: str) -> None:
    from renda_cli.store.statements import insert_deadline_move

    insert_deadline_move(
        desk.file.db, deadline_id=row["id"], moved_on=desk.today, why=why,
        from_due_on=date.fromisoformat(row["due_on"]) if row["due_on"] else None,
        to_due_on=date.fromisoformat(due_on) if due_on else None,
    )  # fmt: skip


def put_off(desk: Desk, row: Row, until: date, why: str) -> None:
    """Moves a deadline's row to another day by hand; the old day stays in the history and in the derivation."""
    steps = [*json.loads(row["steps"]), f"{why}：{row['due_on'] or '未定'} → {until.isoformat()}"]
    desk.file.update(
        "deadline", row["id"], due_on=until.isoformat(), by_hand=True, provisional=False, start_on=row["start_on"] or desk.today.isoformat(),
        steps=json.dumps(steps, ensure_ascii=False),
    )  # fmt: skip
    _keep_move(desk, row, until.isoformat(), why)
