"""The rulebook of the file, and what was recorded under it."""

import json
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from typing import TYPE_CHECKING, Any

from renda_cli.errors import InputError, NoRuleOn
from renda_cli.rules.vocabulary import DEADLINE_KINDS
from renda_cli.store.file import Row
from renda_cli.work.checks.finding import OPEN, RECORD, Check, Finding, of
from renda_cli.work.desk import Desk

if TYPE_CHECKING:
    from renda_cli.rules.clocks import Clock

_ANNOUNCED_BEFORE = timedelta(days=15)  # the notice for a year came as late as in December before it
_OPEN_CLOCKS = f"""SELECT {RECORD}, t.kind, t.rule_key, t.days_known, t.due_on, t.provisional, p.between_sessions
  FROM deadline t {of("t")} WHERE {OPEN} AND t.rule_key IS NOT NULL AND NOT t.by_hand ORDER BY t.id"""
_GRADES = f"""SELECT {RECORD}, f.given_on AS day, j.value AS code FROM feedback f {of("f")}, json_each(json_array(f.process, f.result)) j
  UNION SELECT {RECORD}, m.slip_on, m.slip_result FROM promise m {of("m")} WHERE m.slip_result IS NOT NULL"""
_CLASSES = f"""SELECT DISTINCT {RECORD}, r.replied_on AS day, r.result_class AS code
  FROM reply r JOIN assignment a ON a.id = r.assignment_id {of("a")}"""


def _profile(desk: Desk) -> Iterator[Finding]:
    from renda_cli.rules.rulebook import lineage

    row = desk.file.row("SELECT profile FROM town")
    if row is None:
        yield Finding(desk.file.path.name, "没有本镇的登记（town 表是空的）；请用 renda restore 备份 换用备份")
        return
    try:
        lineage(row["profile"])
    except InputError as error:
        yield Finding(str(row["profile"]), f"{error}；改用请用 renda rules use 规则")


def _own_values(desk: Desk) -> Iterator[Finding]:
    from renda_cli.rules import value_shapes, values

    for row in desk.file.rows("SELECT * FROM rule_value ORDER BY id"):
        try:
            read = json.loads(row["value"])
            from_on = date.fromisoformat(row["from_on"])
            one = values.RuleValue(
                row["key"], from_on, read, row["source"], row["says"], values.TOWN, row["applies_to"]
            )
            value_shapes.checked(one, "本镇自定的规则")
        except InputError as error:
            yield Finding(row["key"], str(error))
        except (ValueError, TypeError, RecursionError):
            yield Finding(
                row["key"],
                f"本镇自定的值看不懂；请用 renda rules set {row['key']} 值 --from {row['from_on']} --source 出处 重新定",
            )


def _unknown_codes(sql: str, key: str, what: str) -> Any:
    def find(desk: Desk) -> Iterator[Finding]:
        @cache
        def known(day: str) -> frozenset[str] | None:
            try:
                return frozenset(entry["code"] for entry in desk.rulebook.value_on(key, date.fromisoformat(day)).value)
            except NoRuleOn:
                return None

        for record, day, code in desk.file.tuples(sql):
            codes = known(day)
            if codes is None:
                yield Finding(record, f"{day} 还没有适用的{what}规则（{key}）；请用 renda rules set 补上，或核对日期")
            elif code not in codes:
                how = f"请用 renda proposal edit {record} --act 改正，或用 renda rules show {key} --history 核对规则"
                yield Finding(record, f"{what}“{code}”不在 {day} 的规则里（{'、'.join(sorted(codes))}）；{how}")

    return find


def _derived(desk: Desk) -> Iterator[tuple[Row, "Clock | NoRuleOn | None"]]:
    """Every open clock that a rule gave, and how it comes out today; those that cannot be read are told elsewhere.

    Hundreds start on the same days, so each is worked out once.
    """
    from renda_cli.rules import clocks

    @cache
    def run(key: str, days_known: str, between: int) -> "Clock | NoRuleOn | None":
        days = {event: date.fromisoformat(day) for event, day in json.loads(days_known).items()}
        try:
            return clocks.run(desk.rulebook, desk.calendar, key, days, between=bool(between))
        except NoRuleOn as error:
            return error

    for row in desk.file.rows(_OPEN_CLOCKS):
        try:
            clock = run(row["rule_key"], row["days_known"], row["between_sessions"])
        except (ValueError, KeyError, TypeError, AttributeError):
            continue
        yield dict(row), clock


def _moved(desk: Desk) -> Iterator[Finding]:
    for row, clock in _derived(desk):
        what = DEADLINE_KINDS[row["kind"]]
        if isinstance(clock, NoRuleOn):
            yield Finding(row["record"], f"{what}期限所依据的规则已没有：{clock}")
        elif clock is not None and (due := clock.due_on.isoformat() if clock.due_on else None) != row["due_on"]:
            days = f"{row['due_on'] or '未定'}，按现行规则是 {due or '未定'}"
            yield Finding(row["record"], f"{what}期限是 {days}；请用 renda rules derive 重算")


def _no_longer_provisional(desk: Desk) -> Iterator[Finding]:
    for row, clock in _derived(desk):
        if row["provisional"] and clock is not None and not isinstance(clock, NoRuleOn) and not clock.provisional:
            text = f"{DEADLINE_KINDS[row['kind']]}期限 {row['due_on']} 记作暂定，放假安排已经录入；请用 renda rules derive 重算"
            yield Finding(row["record"], text)


def _holidays(desk: Desk) -> Iterator[Finding]:
    """Years that have begun, or are about to, without their notice, where an open clock counts working days."""
    by_now = (desk.today + _ANNOUNCED_BEFORE).year
    spans = desk.file.tuples(
        f"SELECT DISTINCT substr(t.start_on, 1, 4), substr(t.due_on, 1, 4) FROM deadline t WHERE {OPEN} AND t.provisional"
    )
    reached = {year for first, last in spans if first and last for year in range(int(first), int(last) + 1)}
    for year in sorted(reached - desk.calendar.years):
        if year <= by_now:
            yield Finding(
                str(year),
                f"{year} 年的放假安排没有录入，有期限暂按周一至周五推算；请用 renda holidays import 文件 录入",
            )


CHECKS = (
    Check("profile", "rules", "fault", "所用的规则存在", _profile),
    Check("own-rule-unreadable", "rules", "fault", "本镇自定的规则看得懂", _own_values),
    Check(
        "grade-unknown", "rules", "warning", "评价等次都在当时的规则里", _unknown_codes(_GRADES, "grades", "评价等次")
    ),
    Check(
        "class-unknown", "rules", "warning", "办理结果都在当时的规则里", _unknown_codes(_CLASSES, "classes", "办理结果")
    ),
    Check("clock-would-move", "rules", "warning", "开着的期限与现行规则一致", _moved),
    Check("provisional-announced", "rules", "warning", "放假安排录入后没有暂定的期限", _no_longer_provisional),
    Check("holidays-missing", "rules", "warning", "推算期限要用的放假安排都已录入", _holidays),
)
