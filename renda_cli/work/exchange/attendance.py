"""Attendance sheets: a row for each deputy and half day. What is written is complete, or it is not written."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cache

from renda_cli.errors import InputError
from renda_cli.rules import cell_attendance, cells, words
from renda_cli.rules.vocabulary import ATTENDANCE_STATES, SESSION_KINDS
from renda_cli.store.changes import insert_many
from renda_cli.store.file import Row
from renda_cli.store.statements import insert_sitting
from renda_cli.work import attendance, half_days, names, sittings
from renda_cli.work.desk import Desk
from renda_cli.work.exchange.directory import Directory, called
from renda_cli.work.exchange.record import Outcome, Record, RowError

State = tuple[str, str | None, str | None]  # state, the day on which leave was asked for, note


@dataclass(slots=True)
class _Half:
    """A half day that the sheet speaks of: what the file has of it, who was to come, what the sheet says, and in which row.

    `admitted` are those that it may speak of: more than `expected` for a meeting of a presidium that nobody has entered.
    """

    session: Row
    day: date
    part: str
    id: int | None
    there: dict[int, State]
    expected: frozenset[int]
    admitted: frozenset[int]
    said: dict[int, State] = field(default_factory=dict)
    rows: dict[int, int] = field(default_factory=dict)

    @property
    def title(self) -> str:
        return f"{self.session['number']} 次{self.session['kind']}（{sittings.when(self.day.isoformat(), self.part)}）"


def read(desk: Desk, records: Iterator[Record], outcome: Outcome, advance: Callable[[], None]) -> None:
    """Takes the rows in and notes in `outcome` what became of them; a half day of which somebody is missing is refused."""
    sheet = _Sheet(desk)
    for record in records:
        outcome.rows += 1
        if outcome.rows == 1:
            _check_session_told(record)
        try:
            sheet.take(record, outcome)
        except InputError as error:
            record.refuse_for(error)
        outcome.errors += record.errors
        advance()
    if not outcome.errors:
        outcome.errors += sheet.missing()
    if not outcome.errors:
        sheet.write()


def _check_session_told(record: Record) -> None:
    """Raises InputError for a sheet that says nowhere which session it is about, once instead of for each row."""
    day = record.cells.get("on")
    if "session" not in record.cells and not (day and cell_attendance.with_year(day, ())):
        raise InputError(
            "表里没有写是哪次会议（届次，或有年份的日期）", "请补上，整张表是一次会议的可加 --fill 届次=5-3"
        )


class _Sheet:
    """The half days of a sheet; each session and half day is looked up once."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._directory = Directory(desk)
        self._names = called(desk)["deputy"]
        self._halves: dict[tuple[int, str, str], _Half] = {}
        self._session = cache(self._find_session)
        self._half = cache(self._find_half)

    def take(self, record: Record, outcome: Outcome) -> None:
        """One row. Raises InputError for what is wrong with it as a whole."""
        deputy = record.read("deputy", self._directory.deputy)
        about = " ".join(record.cells[name] for name in ("on", "part") if name in record.cells)
        mark = record.read("state", lambda cell: _mark(cell, about))
        asked_on = record.read("leave_asked_on", self._directory.day)
        note = record.read("note", lambda cell: words.title(cell, "备注"))
        part = record.read("part", cell_attendance.part)
        kind = record.read("kind", lambda cell: words.among(cell, SESSION_KINDS, record.headings["kind"]))
        number = record.read("session", words.session_number)
        for name, how in _NEEDED.items():
            if name not in record.cells:
                record.refuse(f"{about}缺少{record.headings[name]}；{how}", name)
        if record.errors or deputy is None or mark is None:
            return
        half = self._half(number, kind, record.cells.get("on"), part)
        self._enter(record, half, deputy, (mark.state, asked_on, note or mark.note), outcome)

    def _find_session(self, number: str | None, kind: str | None, day: str | None) -> Row:
        if number is not None:
            return names.session(self._desk, number, kind or SESSION_KINDS[0])
        if day is None:
            raise InputError("没有写是哪次会议", "请补上届次或日期")
        found = self._desk.file.rows(
            "SELECT * FROM session WHERE ? BETWEEN opened_on AND coalesce(closed_on, opened_on) AND kind = coalesce(?, kind)",
            (cells.day(day, self._desk.today).isoformat(), kind),
        )
        if len(found) == 1:
            return dict(found[0])
        listed = "、".join(f"{one['number']} 次{one['kind']}" for one in found)
        raise InputError(
            f"{day} 有几次会议：{listed}" if found else f"{day} 没有登记过会议",
            "请补上届次和种类，或加 --fill 届次=5-3" if found else "请先用 renda deputy session add 登记",
        )

    def _find_half(self, number: str | None, kind: str | None, text: str | None, part: str | None) -> _Half:
        session = self._session(number, kind, text)
        day = self._day(session, text) if text else None
        meant = half_days.halves(self._desk, session, day, part or (half_days.WHOLE if day is None else None))
        if len(meant) > 1:
            raise InputError(f"{meant[0][0].isoformat()} 是分半天登记的，看不出是哪半天", "请写明上午、下午或晚上")
        day, part = meant[0]
        key = (session["id"], day.isoformat(), part)
        if key not in self._halves:
            parts = [other for of, on, other in self._halves if (of, on) == key[:2]]
            half_days.check_part(session, (day, part), parts)
            self._halves[key] = self._open(session, day, part)
        return self._halves[key]

    def _day(self, session: Row, text: str) -> date:
        """The day of a cell, whose year the session's days may tell."""
        years = tuple(dict.fromkeys(day[:4] for day in (session["opened_on"], session["closed_on"]) if day))
        found = [cells.day(one, self._desk.today) for one in cell_attendance.with_year(text, years)]
        within = [day for day in found if session["opened_on"] <= day.isoformat() <= (session["closed_on"] or "9999")]
        return (within or found)[0]

    def _open(self, session: Row, day: date, part: str) -> _Half:
        file = self._desk.file
        row = file.row(
            "SELECT id FROM sitting WHERE session_id = ? AND held_on = ? AND part = ?",
            (session["id"], day.isoformat(), part),
        )
        there = attendance.taken(self._desk, row["id"]) if row else {}
        expected = sittings.to_come(self._desk, session, day)
        admitted = expected or sittings.to_come(self._desk, session | {"kind": SESSION_KINDS[0]}, day)
        return _Half(session, day, part, row["id"] if row else None, there, expected, admitted)

    def _enter(self, record: Record, half: _Half, deputy: int, state: State, outcome: Outcome) -> None:
        name = self._names[deputy]
        if deputy not in half.admitted and deputy not in half.there:
            raise attendance.not_to_come(self._desk, half.session, half.day, deputy, name)
        if state[1] and state[0] not in attendance.MAY_ASK:
            raise InputError(f"{ATTENDANCE_STATES[state[0]]}的不写请假日期", "请核对情况")
        known = half.said.get(deputy) or half.there.get(deputy)
        now = state if known is None else _filled(state, known)
        if deputy in half.said and now != known:
            raise InputError(f"{name} {half.title}在第 {half.rows[deputy]} 行写过，情况不同", "请去掉一行")
        if known is None:
            outcome.new += 1
        elif now == known:
            outcome.equal += 1
        else:
            outcome.changed += 1
            outcome.changes.append((record.row, f"{name} {half.title}", _otherwise(known, now)))
        half.said[deputy] = now
        half.rows.setdefault(deputy, record.row)

    def missing(self) -> list[RowError]:
        """What is wrong with half days of which the sheet and the file together do not tell everybody's."""
        found = []
        for half in self._halves.values():
            left = sorted(half.expected - half.there.keys() - half.said.keys())
            if left:
                why = f"{half.title}应到 {len(half.expected)} 人，表里缺 {len(left)} 人：{'、'.join(self._names[one] for one in left)}"
                how = "请补齐；只有缺席名单的请用 renda deputy session attend --absent 登记"
                found.append(RowError(max(half.rows.values()), "", f"{why}；{how}"))
        return found

    def write(self) -> None:
        """Writes what is new and what was changed."""
        db = self._desk.file.db
        for half in self._halves.values():
            sitting = half.id or insert_sitting(db, session_id=half.session["id"], held_on=half.day, part=half.part)
            new = [(sitting, one, *state) for one, state in half.said.items() if one not in half.there]
            if new:
                insert_many(db, "attendance", new)
            db.executemany(
                "UPDATE attendance SET state = ?, leave_asked_on = ?, note = ? WHERE sitting_id = ? AND deputy_id = ?",
                [(*state, sitting, one) for one, state in half.said.items() if half.there.get(one, state) != state],
            )


def _mark(cell: str, about: str) -> cell_attendance.Mark:
    """How somebody attended; of several half days in a row the clerk is told which one is meant."""
    try:
        return cell_attendance.mark(cell)
    except InputError as error:
        raise InputError(f"{about} {error}".strip()) from None


_NEEDED = {
    "deputy": "请补上姓名",
    "state": "没有到会的请写明请假或缺席；空着的都是缺席的可加 --fill 情况=缺席",
}


def _filled(state: State, known: State) -> State:
    """What a row does not say is left as it is, as far as it still fits."""
    code, asked_on, note = state
    if code in attendance.MAY_ASK:
        asked_on = asked_on or known[1]
    return code, asked_on, note or (known[2] if code == known[0] else None)


def _otherwise(known: State, now: State) -> str:
    labels = ("情况", "请假日期", "备注")
    was, becomes = ((ATTENDANCE_STATES[state[0]], *state[1:]) for state in (known, now))
    pairs = zip(labels, was, becomes, strict=True)
    return "；".join(f"{label}：{old or '（空）'} → {new or '（空）'}" for label, old, new in pairs if old != new)
