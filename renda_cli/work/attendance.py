"""Attendance is taken: only who did not come is written, everybody else who was to come was there."""

from collections.abc import Iterable
from datetime import date
from typing import Any, NamedTuple

from renda_cli.errors import InputError
from renda_cli.rules import words
from renda_cli.rules.vocabulary import ATTENDANCE_STATES
from renda_cli.store.file import Row
from renda_cli.store.statements import insert_attendance, insert_sitting
from renda_cli.work import absence, names, session, sittings
from renda_cli.work.desk import Desk, Receipt, writing
from renda_cli.work.half_days import Half, halves, kind_option
from renda_cli.work.seats import own_level

AWAY = {word: state for state, word in ATTENDANCE_STATES.items() if state != "present"}
MAY_ASK = ("leave", "refused")


class _Said(NamedTuple):
    """What the clerk said: the states by deputy, that of everybody else, what is told of those who asked for leave."""

    states: dict[int, str]
    names: dict[int, str]
    others: str
    asked_on: date | None
    note: str | None

    def of(self, deputy: int, before: tuple[Any, ...]) -> tuple[str, str | None, str | None]:
        """State, day of asking, note; what was known before stays where nothing new is said of it."""
        state = self.states.get(deputy, self.others)
        if deputy not in self.states or state == "present":
            return state, *(before[1:] if before[0] == state else (None, None))
        asked_on = self.asked_on.isoformat() if self.asked_on else before[1]
        return state, asked_on if state in MAY_ASK else None, self.note or before[2]


@writing
def attend(
    desk: Desk,
    number: str,
    *,
    kind: str = "人代会",
    on: str | None = None,
    part: str | None = None,
    absent: list[str] | None = None,
    present: list[str] | None = None,
    leave_asked: str | None = None,
    note: str | None = None,
    remove: bool = False,
) -> Receipt:
    """Enters who came to a half day, to the whole session, or anew to all half days that are entered; `remove` takes it out.

    `absent` are texts `张三=请假`; with `present` everybody not named was absent. Raises InputError.
    """
    row = names.session(desk, number, kind)
    said = _said(desk, absent, present, leave_asked, note)
    day = desk.day(on) if on is not None else None
    lines = []
    for half in halves(desk, row, day, part):
        lines += _remove(desk, row, half, said) if remove else _enter(desk, row, half, said)
    if not remove:
        lines += _reminders(desk, row)
    return Receipt(tuple(lines), lambda: session.show(desk, row["number"], kind))


def _said(
    desk: Desk, absent: list[str] | None, present: list[str] | None, leave_asked: str | None, note: str | None
) -> _Said:
    for option, texts in (("--absent", absent), ("--present", present)):
        if texts is not None and not words.parts(texts):
            raise InputError(f"{option} 后面没有写代表", "都到会的不用写 --absent")
    states: dict[int, str] = {}
    called: dict[int, str] = {}
    for text in words.parts(absent):
        named, state = _named_state(desk, text)
        if named.id in states:
            raise InputError(f"{named.name} 在 --absent 里写了两遍", "请去掉一个")
        states[named.id], called[named.id] = state, named.name
    for named in names.deputies(desk, present):
        if named.id in states:
            raise InputError(f"{named.name} 又写在 --present，又写在 --absent", "请去掉一个")
        states[named.id], called[named.id] = "present", named.name
    asked_on = desk.day_if_given(leave_asked, "--leave-asked")
    if asked_on and not any(state in MAY_ASK for state in states.values()):
        raise InputError("--leave-asked 是请假的日期，--absent 里没有请假的", "请加 --absent 姓名=请假")
    note = words.note(note, "备注")
    if note and not absent:
        raise InputError("--note 记在没有出席的人名下，没有写 --absent", "请加 --absent 姓名=请假")
    return _Said(states, called, "present" if present is None else "absent", asked_on, note)


def _named_state(desk: Desk, text: str) -> tuple[names.Named, str]:
    name, _, word = text.replace("＝", "=").partition("=")
    choices = f"可选：{'、'.join(AWAY)}"
    if not word.strip():
        raise InputError(f"--absent “{text[:40]}”没有写情况", f"请写成 {name.strip()[:20]}=请假；{choices}")
    if word.strip() not in AWAY:
        raise InputError(f"--absent 没有“{word.strip()[:20]}”这种情况", f"{choices}；出席的不用写，迟到、早退的算出席")
    return names.deputy(desk, name), AWAY[word.strip()]


def _enter(desk: Desk, row: Row, half: Half, said: _Said) -> list[str]:
    day, part = half
    expected = sittings.to_come(desk, row, day)
    _refuse_before_term(desk, row)
    if not expected:
        raise InputError(f"{day.isoformat()} {_nobody(desk, row)}", _HOW_NOBODY[row["kind"]])
    for deputy, name in said.names.items():
        if deputy not in expected:
            raise not_to_come(desk, row, day, deputy, name)
    there = desk.file.row(
        "SELECT id FROM sitting WHERE session_id = ? AND held_on = ? AND part = ?", (row["id"], day.isoformat(), part)
    )
    before = taken(desk, there["id"]) if there else {}
    if not said.states and any(state != "present" for state, *_ in before.values()):
        raise InputError(
            f"{row['number']} 次{row['kind']} {sittings.when(day.isoformat(), part)} 已登记过到会，没有写要改谁",
            "请加 --absent、--present；都到会的请先加 --remove 去掉再登记；只是查看请用 renda deputy session show",
        )
    sitting = there["id"] if there else insert_sitting(desk.file.db, session_id=row["id"], held_on=day, part=part)
    after = {deputy: said.of(deputy, before.get(deputy, ("", None, None))) for deputy in sorted(expected)}
    _write(desk, sitting, before, after)
    (now,) = sittings.judged(desk, "i.id = ?", sitting)
    verb = "已改正" if there else "已登记"
    title, about = sittings.title(row["kind"], row["number"]), sittings.when(day.isoformat(), part)
    lines = [f"{verb}{title}（{about}）到会：{sittings.counted(now)}"]
    lines += [_changes(desk, before, after)] if there else []
    lines += [sittings.reached(desk, now) + _votes(now), *_listed(desk, after), *_asked_late(row, said)]
    return [line for line in lines if line]


def taken(desk: Desk, sitting: int) -> dict[int, tuple[Any, ...]]:
    """What the file has of a half day: state, day of asking for leave and note by deputy."""
    rows = desk.file.tuples(
        "SELECT deputy_id, state, leave_asked_on, note FROM attendance WHERE sitting_id = ?", (sitting,)
    )
    return {row[0]: row[1:] for row in rows}


def _refuse_before_term(desk: Desk, row: Row) -> None:
    """Raises InputError for a session of a congress that has not begun: nobody sits in it yet."""
    congress = sittings.congress_of(row["number"])
    if desk.file.tuples("SELECT 1 FROM town WHERE congress < ?", (congress,)):
        raise InputError(
            f"第{words.in_chinese(congress)}届还没有开始，没有应到的代表",
            f"请先用 renda deputy congress {congress} --start 第一次会议开会的日期 登记换届，或核对届次",
        )


def _nobody(desk: Desk, row: Row) -> str:
    if row["kind"] != "人代会":
        return "没有登记主席团成员"
    return f"没有在任的第{words.in_chinese(sittings.congress_of(row['number']))}届{own_level(desk)}代表"


_HOW_NOBODY = {
    "人代会": "请用 renda deputy list 核对代表的级别和任职起止",
    "主席团会议": "请先用 renda deputy role add 姓名 --role 主席团成员 登记，或核对 --on",
}


def not_to_come(desk: Desk, row: Row, day: date, deputy: int, name: str) -> InputError:
    """Why somebody does not count among those who were to come on a day. Raises it for a congress that has not begun."""
    _refuse_before_term(desk, row)
    if deputy in sittings.suspended(desk, row["number"], day):
        return InputError(
            f"{name} 在 {day.isoformat()} 暂停执行代表职务，不出席会议，不计入应到",
            "请去掉；已恢复的请先用 renda deputy resume 登记",
        )
    if row["kind"] != "人代会":
        return InputError(f"{name} 在 {day.isoformat()} 不是主席团成员", "请用 renda deputy role list 核对；列席的不计")
    return InputError(
        f"{name} 在 {day.isoformat()} 不是本{own_level(desk)}在任的代表",
        f"请用 renda deputy show #{deputy} 核对；列席的不计",
    )


def _write(
    desk: Desk, sitting: int, before: dict[int, Any], after: dict[int, tuple[str, str | None, str | None]]
) -> None:
    db = desk.file.db
    key = "WHERE sitting_id = ? AND deputy_id = ?"
    for deputy in before.keys() - after.keys():
        db.execute(f"DELETE FROM attendance {key}", (sitting, deputy))
    for deputy, (state, asked_on, note) in after.items():
        if deputy not in before:
            asked = date.fromisoformat(asked_on) if asked_on else None
            insert_attendance(db, sitting_id=sitting, deputy_id=deputy, state=state, leave_asked_on=asked, note=note)
        elif before[deputy] != (state, asked_on, note):
            db.execute(
                f"UPDATE attendance SET state = ?, leave_asked_on = ?, note = ? {key}", (state, asked_on, note, sitting, deputy)
            )  # fmt: skip


def _changes(desk: Desk, before: dict[int, tuple[Any, ...]], after: dict[int, tuple[Any, ...]]) -> str:
    """What a correction changed, deputy by deputy."""
    changed = [one for one in sorted(before.keys() | after.keys()) if before.get(one) != after.get(one)]
    called = _called(desk, changed)

    def word(state: tuple[Any, ...] | None) -> str:
        return ATTENDANCE_STATES[state[0]] if state else "不计入"

    told = [
        f"{called[one]} {word(before.get(one))} → {word(after.get(one))}"
        if word(before.get(one)) != word(after.get(one))
        else f"{called[one]} 的请假日期或备注"
        for one in changed
    ]
    return f"改变 {len(told)} 人：{'；'.join(told)}" if told else "与已登记的相同，没有改变"


def _called(desk: Desk, deputies: Iterable[int]) -> dict[int, str]:
    listed = ", ".join(map(str, deputies))
    return dict(desk.file.tuples(f"SELECT id, name FROM deputy WHERE id IN ({listed}) ORDER BY id"))


def _listed(desk: Desk, after: dict[int, tuple[Any, ...]]) -> list[str]:
    """Who was away, a line for all states."""
    called = _called(desk, [deputy for deputy, (state, *_) in after.items() if state != "present"])
    told = [
        f"{word}：{'、'.join(listed)}"
        for word, state in AWAY.items()
        if (listed := [name for deputy, name in called.items() if after[deputy][0] == state])
    ]
    return ["；".join(told)]


def _votes(sitting: Row) -> str:
    return f"；决议、选举须 {sitting['votes_needed']} 票以上赞成" if sitting["votes_needed"] else ""


def _asked_late(row: Row, said: _Said) -> list[str]:
    if said.asked_on and said.asked_on.isoformat() > row["opened_on"]:
        return [f"注意：请假日期 {said.asked_on.isoformat()} 晚于开会（{row['opened_on']}）；请假应在会前提出并经批准"]
    return []


def _remove(desk: Desk, row: Row, half: Half, said: _Said) -> list[str]:
    """Takes a half day out that was entered by mistake. Raises InputError when it is not there."""
    day, part = half
    about = f"{row['number']} 次{row['kind']} {sittings.when(day.isoformat(), part)}"
    if said.states:
        raise InputError("--remove 是去掉整个半天的到会登记，不写姓名", "请去掉 --absent、--present")
    there = desk.file.row(
        "SELECT id FROM sitting WHERE session_id = ? AND held_on = ? AND part = ?", (row["id"], day.isoformat(), part)
    )
    if there is None:
        raise InputError(
            f"{about} 没有登记过到会", f"请用 renda deputy session show {row['number']}{kind_option(row)} 核对"
        )
    desk.file.db.execute("DELETE FROM attendance WHERE sitting_id = ?", (there["id"],))
    desk.file.db.execute("DELETE FROM sitting WHERE id = ?", (there["id"],))
    return [f"已去掉 {about} 的到会登记"]


def _reminders(desk: Desk, row: Row) -> list[str]:
    """Of those who missed this session, who has missed as many as the law names."""
    if row["kind"] != "人代会":
        return []
    day = max(desk.today, date.fromisoformat(row["opened_on"]))
    found = absence.missed(desk, sittings.congress_of(row["number"]), day)
    return [
        f"提醒：{one.sentence()}（{one.rule.source}）"
        for one in found
        if one.is_ground and row["number"] in one.sessions
    ]
