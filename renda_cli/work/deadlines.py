"""Every clock: opened by a verb, met or cancelled by another, derived anew when what it stands on changes."""

import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, NamedTuple

from renda_cli.errors import InputError, NoRuleOn
from renda_cli.rules.days import span
from renda_cli.rules.vocabulary import DEADLINE_KINDS
from renda_cli.store.file import File, Row
from renda_cli.work.desk import Desk, Listing

if TYPE_CHECKING:
    from renda_cli.rules.clocks import Clock

DUE_FIELDS = (
    "what", "kind", "session", "no", "title", "unit", "deputy", "start_on", "due_on", "latest_on", "days_left", "level", "provisional",
)  # fmt: skip
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

        what = DEADLINE_KINDS[self.kind]
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
    proposal: Row,
    assignment_id: int | None = None,
    round_number: int = 1,
    until: date | None = None,
) -> Opened:
    """Opens the clock `rule_key` for a proposal, from the known `days` (event → day), or on the day `until` by hand.

    Where the documents have no such limit, or the rulebook has no value, no clock is opened, and the answer says so.
    """
    from renda_cli.rules import clocks

    why_not = ""
    try:
        clock = clocks.run(desk.rulebook, desk.calendar, rule_key, days, between=bool(proposal["between_sessions"]))
    except NoRuleOn as error:
        clock, why_not = None, str(error)
    if until is not None:
        clock = _by_hand(clock, rule_key, days, until)
    if clock is None:
        return Opened(kind, None, None, False, why_not or _no_limit(kind))
    _insert(
        desk.file, kind, clock, days, proposal_id=proposal["id"], assignment_id=assignment_id, round=round_number,
        rule_key=rule_key, by_hand=until is not None,
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


def open_promise(desk: Desk, proposal_id: int, promise_id: int, made_on: date, until: date) -> None:
    """The clock of a promise, whose day the unit gave itself."""
    from renda_cli.store.statements import insert_deadline

    insert_deadline(
        desk.file.db, kind="promise", proposal_id=proposal_id, promise_id=promise_id, start="reported",
        days_known=_days_json({"reported": made_on}), start_on=made_on, due_on=until, by_hand=True,
        steps=json.dumps([f"承办单位承诺的日子：{until.isoformat()}"], ensure_ascii=False),
    )  # fmt: skip


def meet(file: File, kind: str, on: date, **where: Any) -> int:
    """Marks the open clocks of `kind` that fit `where` (column=value) as met on a day; returns how many."""
    return _end(file, "met_on = ?", (on.isoformat(),), kind, where)


def cancel(file: File, kind: str, on: date, why: str, **where: Any) -> int:
    """Cancels the open clocks of `kind` that fit `where`; they are never late again. Returns how many."""
    return _end(file, "cancelled_on = ?, cancelled_why = ?", (on.isoformat(), why), kind, where)


def _end(file: File, change: str, values: tuple[Any, ...], kind: str, where: Mapping[str, Any]) -> int:
    conditions = " AND ".join(f"{column} = ?" for column in where)
    sql = f"UPDATE deadline SET {change} WHERE kind = ? AND {conditions} AND {_OPEN}"
    return file.db.execute(sql, (*values, kind, *where.values())).rowcount


def due(desk: Desk, within: int | None = None) -> Listing:
    """Every open deadline that is past its day or the longest that the rules allow, or falls in the next `within` days.

    Most overdue first (fields DUE_FIELDS).
    """
    before = desk.today if within is None else desk.today + timedelta(days=within + 1)
    rows = desk.file.tuples(
        "SELECT what, kind, session, no, title, unit, deputy, start_on, due_on, latest_on, provisional FROM open_deadline "
        "WHERE due_on < ? OR latest_on < ? ORDER BY due_on, session, no GLOB '[^0-9]*', length(no), no, kind, unit",
        (before.isoformat(), desk.today.isoformat()),
    )
    today, ordinal = desk.today.isoformat(), desk.today.toordinal()
    listed = []
    for *about, due_on, latest_on, provisional in rows:
        days_left = date.fromisoformat(due_on).toordinal() - ordinal
        listed.append((*about, due_on, latest_on, days_left, level(due_on, latest_on, today), bool(provisional)))
    return Listing(DUE_FIELDS, listed)


def window(text: str | None) -> int | None:
    """The days of `--within` (`7d`, `7天`), or None when it was left out. Raises InputError."""
    return None if text is None else span(text, "--within ")


def any_late(found: Listing) -> bool:
    """Whether something in a list of `due` is past its day."""
    place = found.fields.index("level")
    return any(row[place] != "due" for row in found.rows)


def level(due_on: str, latest_on: str | None, today: str) -> str:
    """`due`, `late`, or `past_legal` (beyond the longest that the rulebook allows); the due day itself is not late."""
    if latest_on is not None and latest_on < today:
        return "past_legal"
    return "late" if due_on < today else "due"


class Move(NamedTuple):
    """A deadline that came out on another day than before."""

    number: str
    kind: str
    unit: str | None
    from_due_on: str | None
    to_due_on: str | None


def derive_anew(
    desk: Desk, why: str, new_days: Mapping[str, date] | None = None, *, session_id: int | None = None
) -> list[Move]:
    """Derives open clocks again, with `new_days` added to the days they know; the old day stays in the history.

    With `session_id` only those of that session's own proposals. Days given by hand stay as they are.
    """
    where, values = ("AND p.session_id = ? AND NOT p.between_sessions", [session_id]) if session_id else ("", [])
    rows = desk.file.rows(
        "SELECT t.*, p.between_sessions, p.no, s.number AS session, u.name AS unit FROM deadline t "
        "JOIN proposal p ON p.id = t.proposal_id LEFT JOIN session s ON s.id = p.session_id "
        "LEFT JOIN assignment a ON a.id = t.assignment_id LEFT JOIN unit u ON u.id = a.unit_id "
        f"WHERE t.rule_key IS NOT NULL AND NOT t.by_hand AND t.met_on IS NULL AND t.cancelled_on IS NULL {where} ORDER BY t.id",
        values,
    )
    moves = (_derive_one(desk, dict(row), new_days or {}, why) for row in rows)
    return [move for move in moves if move is not None]


def _derive_one(desk: Desk, row: Row, new_days: Mapping[str, date], why: str) -> Move | None:
    from renda_cli.rules import clocks
    from renda_cli.store.statements import insert_deadline_move
    from renda_cli.work.names import full_number

    known = {event: date.fromisoformat(day) for event, day in json.loads(row["days_known"]).items()}
    clock = clocks.run(
        desk.rulebook, desk.calendar, row["rule_key"], {**known, **new_days}, between=bool(row["between_sessions"])
    )
    if clock is None:
        return None
    due_on, latest_on = (day.isoformat() if day else None for day in (clock.due_on, clock.latest_on))
    desk.file.update(
        "deadline", row["id"], start=clock.start, days_known=_days_json({**known, **new_days}), due_on=due_on,
        start_on=clock.start_on.isoformat() if clock.start_on else None, latest_on=latest_on,
        provisional=clock.provisional, steps=json.dumps(clock.steps, ensure_ascii=False),
    )  # fmt: skip
    if due_on == row["due_on"]:
        return None
    insert_deadline_move(
        desk.file.db, deadline_id=row["id"], moved_on=desk.today, why=why, to_due_on=clock.due_on,
        from_due_on=date.fromisoformat(row["due_on"]) if row["due_on"] else None,
    )  # fmt: skip
    return Move(full_number(row["session"], row["no"]), row["kind"], row["unit"], row["due_on"], due_on)
