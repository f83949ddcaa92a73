"""Half days of sessions and meetings: who is to come, how many came, and whether that was enough."""

from datetime import date
from functools import cache
from typing import Any

from renda_cli.rules import words
from renda_cli.rules.majorities import least
from renda_cli.rules.values import period_words
from renda_cli.rules.vocabulary import ATTENDANCE_STATES, SITTING_PARTS
from renda_cli.store.file import Row
from renda_cli.work.desk import Desk
from renda_cli.work.role import presidium_on
from renda_cli.work.seats import acting, held

COUNTS = ("expected", *ATTENDANCE_STATES)
COUNTED = ", ".join(("count(*) AS expected", *(f"sum(a.state = '{state}') AS {state}" for state in ATTENDANCE_STATES)))
IN_ORDER = f"i.held_on, instr('{''.join(SITTING_PARTS)}', i.part)"
QUORUM = {"人代会": "quorum.congress", "主席团会议": "quorum.presidium"}
PASSING = {"人代会": "pass.congress", "主席团会议": "pass.presidium"}
_OWN = "t.level = (SELECT level FROM own_level) AND coalesce(t.congress, :congress) = :congress"
_TO_COME = f"SELECT DISTINCT t.deputy_id FROM seat t WHERE {_OWN} AND {acting('t', 't.id')}"
_SUSPENDED = f"""SELECT DISTINCT t.deputy_id FROM seat t WHERE t.id IN (SELECT seat_id FROM seat_event WHERE event = 'suspended')
    AND {_OWN} AND {held("t")} AND NOT {acting("t", "t.id")}"""
_SITTINGS = f"""SELECT s.kind, s.number, i.id, i.held_on AS "on", i.part, {COUNTED}
    FROM session s JOIN sitting i ON i.session_id = s.id JOIN attendance a ON a.sitting_id = i.id
    WHERE {{}} GROUP BY i.id ORDER BY s.opened_on, s.id, {IN_ORDER}"""


def congress_of(number: str) -> int:
    """The congress that a session belongs to: 5 of `5-3`."""
    return int(number.partition("-")[0])


def title(kind: str, number: str) -> str:
    """A session's or meeting's full name: 第五届人民代表大会第三次会议, 第五届人民代表大会主席团第三次会议."""
    congress, sitting = words.session_title(number)
    return f"{congress}{'' if kind == '人代会' else '主席团'}{sitting}"


def when(day: str, part: str) -> str:
    """A half day in words."""
    return day if part == SITTING_PARTS[0] else f"{day} {part}"


def to_come(desk: Desk, session: Row, day: date) -> frozenset[int]:
    """The deputies who were to come on a day: those acting in the own congress, or the members of its presidium."""
    if session["kind"] != "人代会":
        return frozenset(presidium_on(desk, day))
    return _deputies(desk, _TO_COME, congress_of(session["number"]), day)


def suspended(desk: Desk, number: str, day: date) -> frozenset[int]:
    """The deputies of the own congress who were suspended on a day: deputies still, but not to come."""
    return _deputies(desk, _SUSPENDED, congress_of(number), day)


def entitled(desk: Desk, session: Row, day: date) -> int:
    """How many all deputies, or all members of the presidium, are on a day: what a majority of all is taken of."""
    count = len(to_come(desk, session, day))
    base_rule = desk.rulebook.found_on("quorum.base", day) if session["kind"] == "人代会" else None
    return count + (len(suspended(desk, session["number"], day)) if base_rule and base_rule.value == "all" else 0)


def passed_by(desk: Desk, kind: str, day: date, of: int) -> Row | None:
    """The votes that pass a decision, of `of`, on a day: `votes_needed`, `value` (the rule in words) and `source`; None without a rule."""
    rule = desk.rulebook.found_on(PASSING[kind], day)
    if rule is None:
        return None
    return {"votes_needed": least(rule.value, of), "value": period_words(rule.key, rule.value), "source": rule.source}


def _deputies(desk: Desk, sql: str, congress: int, day: date) -> frozenset[int]:
    found = desk.file.tuples(sql, {"congress": congress, "day": day.isoformat()})
    return frozenset(row[0] for row in found)


def judged(desk: Desk, where: str, *values: Any) -> list[Row]:
    """The half days that fit a condition over s (session) and i (sitting), by day: their counts and what is enough of them.

    `base` is the number that the quorum is counted against, `quorum` how many must be there, `votes_needed` how many votes
    pass a decision; all three are null where the rulebook of the day has no such rule.
    """
    suspended_on = cache(lambda number, day: len(suspended(desk, number, day)))
    found = []
    for row in desk.file.rows(_SITTINGS.format(where), values):
        day, congress = date.fromisoformat(row["on"]), row["kind"] == "人代会"
        rule, base_rule = desk.rulebook.found_on(QUORUM[row["kind"]], day), desk.rulebook.found_on("quorum.base", day)
        passing = desk.rulebook.found_on("pass.congress", day) if congress else None
        base = row["expected"]
        if congress and base_rule and base_rule.value == "all":
            base += suspended_on(row["number"], day)
        quorum = least(rule.value, base) if rule else None
        found.append({
            **dict(row), "base": base if rule else None, "quorum": quorum, "reached": None if quorum is None else row["present"] >= quorum,
            "votes_needed": least(passing.value, base) if passing else None,
        })  # fmt: skip
    return found


def rules_of(desk: Desk, kind: str, day: date) -> list[Row]:
    """The rules that the counts of a session are held against: key, value in words, source."""
    keys = (QUORUM[kind], *(("quorum.base", "pass.congress") if kind == "人代会" else ()))
    found = ((key, desk.rulebook.found_on(key, day)) for key in keys)
    return [
        {"key": key, "value": period_words(key, rule.value), "source": rule.source, "says": rule.says}
        for key, rule in found
        if rule
    ]


def reached(desk: Desk, sitting: Row) -> str:
    """In a sentence whether enough came, by which rule."""
    rule = desk.rulebook.found_on(QUORUM[sitting["kind"]], date.fromisoformat(sitting["on"]))
    if rule is None:
        return "规则里没有这次会议的法定人数"
    by = f"{sitting['base']} 人的{period_words(rule.key, rule.value)}，{rule.source}"
    came = f"法定人数 {sitting['quorum']} 人（{by}）"
    return f"{came}，已达到" if sitting["reached"] else f"注意：实到没有达到{came}"


def counted(sitting: Row) -> str:
    """The counts of a half day in words; a state that nobody was in is left out."""
    away = "".join(
        f"，{word} {sitting[state]} 人"
        for state, word in ATTENDANCE_STATES.items()
        if state != "present" and sitting[state]
    )
    return f"应到 {sitting['expected']} 人，实到 {sitting['present']} 人{away}"
