"""Whether the clocks run that should, and no others."""

import json
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby

from renda_cli.errors import NoRuleOn
from renda_cli.rules.vocabulary import DEADLINE_KINDS
from renda_cli.store.file import Row
from renda_cli.work import deadlines
from renda_cli.work.checks.finding import OPEN, RECORD, Check, Finding, by_sql, of
from renda_cli.work.desk import Desk
from renda_cli.work.proposal.acts import answer_clock
from renda_cli.work.proposal.assigning import closing_day

_SEE = "请用 renda proposal explain {record} 核对"
_REPLY = "t.kind IN ('reply', 'rehandle')"
_ASIDE = "('refused', 'reference', 'withdrawn', 'merged')"
_ALL_OPEN = f"""SELECT {RECORD}, t.id, t.kind, t.proposal_id, t.assignment_id, t.promise_id, t.round, t.due_on
  FROM deadline t {of("t")} WHERE {OPEN} AND (t.proposal_id, t.kind, t.round) IN
    (SELECT proposal_id, kind, round FROM deadline t WHERE {OPEN} GROUP BY 1, 2, 3 HAVING count(*) > 1)
  ORDER BY t.proposal_id, t.kind, t.round, t.assignment_id, t.promise_id, t.id"""
_ANSWERED = f"""SELECT {RECORD}, t.id AS key, t.kind, u.name AS unit, r.replied_on
  FROM deadline t {of("t")} JOIN reply r ON r.assignment_id = t.assignment_id AND r.round = t.round
  JOIN assignment a ON a.id = t.assignment_id JOIN unit u ON u.id = a.unit_id WHERE {OPEN} AND {_REPLY}"""
# A clock that no verb will end any longer; the unit's right to return lapses by itself, promises outlive the close.
_STRAY = f"""SELECT {RECORD}, t.kind, coalesce(t.due_on, '未定') AS due_on, CASE
    WHEN p.status IN {_ASIDE} OR p.status = 'closed' AND t.promise_id IS NULL AND t.kind NOT IN ('look_back', 'return') THEN '此件已办理终了'
    WHEN a.ended_on IS NOT NULL THEN '承办单位已不再承办'
    WHEN t.kind = 'feedback' THEN '代表在这一轮已反馈'
    ELSE '承办单位并不欠答复' END AS why
  FROM deadline t {of("t")} LEFT JOIN assignment a ON a.id = t.assignment_id
  WHERE {OPEN} AND (p.status IN {_ASIDE} OR a.ended_on IS NOT NULL
    OR p.status = 'closed' AND t.promise_id IS NULL AND t.kind NOT IN ('look_back', 'return')
    OR t.kind = 'feedback' AND t.promise_id IS NULL AND EXISTS (SELECT 1 FROM feedback WHERE proposal_id = p.id AND round = t.round)
    OR {_REPLY} AND NOT a.owes_reply AND NOT EXISTS (SELECT 1 FROM reply WHERE assignment_id = a.id AND round = t.round))"""
_UNCLOCKED = f"""SELECT {RECORD}, a.id AS assignment, u.name AS unit, a.assigned_on, a.received_on, p.*,
    (SELECT given_on FROM feedback WHERE proposal_id = p.id AND round = p.round - 1) AS feedback_on
  FROM assignment a {of("a")} JOIN unit u ON u.id = a.unit_id WHERE a.ended_on IS NULL AND a.owes_reply AND a.id NOT IN
    (SELECT t.assignment_id FROM deadline t WHERE {OPEN} AND {_REPLY} AND t.assignment_id IS NOT NULL)"""
_PROMISES = f"""SELECT {RECORD}, t.id AS key, m.what, coalesce(m.kept_on, m.broken_on) AS day, iif(m.kept_on IS NULL, '不能落实', '落实') AS state,
    m.kept_on, m.broken_on FROM promise m JOIN deadline t ON t.promise_id = m.id {of("m")}
  WHERE t.kind = 'promise' AND {OPEN} AND coalesce(m.kept_on, m.broken_on) IS NOT NULL"""
_UNFOLLOWED = f"""SELECT {RECORD}, m.id AS key, m.what, m.until_on FROM promise m {of("m")}
  WHERE m.kept_on IS NULL AND m.broken_on IS NULL
    AND m.id NOT IN (SELECT t.promise_id FROM deadline t WHERE t.kind = 'promise' AND t.promise_id IS NOT NULL AND {OPEN})"""
_OTHER_DAY = f"""SELECT {RECORD}, m.what, m.until_on, t.due_on FROM promise m JOIN deadline t ON t.promise_id = m.id {of("m")}
  WHERE t.kind = 'promise' AND {OPEN} AND t.due_on IS NOT m.until_on"""
_PUT_OFF = f"""SELECT {RECORD}, t.kind, e.until_on, coalesce(t.due_on, '未定') AS due_on FROM extension e JOIN deadline t ON t.id = e.deadline_id {of("t")}
  WHERE e.id IN (SELECT max(id) FROM extension GROUP BY deadline_id) AND t.due_on IS NOT e.until_on"""


def _twins(desk: Desk) -> Iterator[Finding]:
    """A clock that runs twice; a second one of the same day adds nothing and can be cancelled."""
    columns = ("proposal_id", "kind", "round", "assignment_id", "promise_id")
    for _, group in groupby(desk.file.rows(_ALL_OPEN), lambda row: tuple(row[name] for name in columns)):
        first, *others = group
        for other in others:
            same = other["due_on"] == first["due_on"]
            days = f"都是 {first['due_on']}" if same else f"{first['due_on']} 和 {other['due_on']}"
            how = "请用 --fix 取消重复的" if same else f"请用 renda proposal explain {first['record']} 核对"
            text = f"同一{DEADLINE_KINDS[other['kind']]}期限开了两次（{days}）；{how}"
            yield Finding(other["record"], text, other["id"], fixable=same)


def _cancel(desk: Desk, found: Sequence[Finding]) -> list[str]:
    for one in found:
        desk.file.update("deadline", one.key, cancelled_on=desk.today.isoformat(), cancelled_why="重复的期限")
    return [f"已取消 {one.record} 重复的期限" for one in found]


def _meet_answered(desk: Desk, found: Sequence[Finding]) -> list[str]:
    days = {row["key"]: row["replied_on"] for row in desk.file.rows(_ANSWERED)}
    for one in found:
        desk.file.update("deadline", one.key, met_on=days[one.key])
    return [f"已把 {one.record} 的答复期限记为 {days[one.key]} 完成" for one in found]


def _without(desk: Desk) -> Iterator[Finding]:
    """A unit that owes a reply by no day, though the rulebook has one."""
    for row in desk.file.rows(_UNCLOCKED):
        if _has_limit(desk, dict(row)):
            text = f"{row['unit']}欠答复，却没有答复期限，到期不会提醒；请用 renda proposal edit {row['record']} --until 日期 补上"
            yield Finding(row["record"], text)


def _has_limit(desk: Desk, row: Row) -> bool:
    from renda_cli.rules import clocks

    _, key = answer_clock(row["round"], complex_=bool(row["complex"]))
    named = {
        "submitted": "submitted_on",
        "assigned": "assigned_on",
        "received": "received_on",
        "feedback": "feedback_on",
    }
    days = {event: date.fromisoformat(row[column]) for event, column in named.items() if row[column]}
    try:
        return (
            clocks.run(
                desk.rulebook, desk.calendar, key, days | closing_day(desk, row), between=bool(row["between_sessions"])
            )
            is not None
        )
    except (NoRuleOn, KeyError):  # no rule, or no slip that the round could count from: told by other checks
        return False


def _end_of_promise(desk: Desk, found: Sequence[Finding]) -> list[str]:
    ended = {row["key"]: row for row in desk.file.rows(_PROMISES)}
    for one in found:
        row = ended[one.key]
        how = (
            {"met_on": row["kept_on"]}
            if row["kept_on"]
            else {"cancelled_on": row["broken_on"], "cancelled_why": "不能落实"}
        )
        desk.file.update("deadline", one.key, **how)
    return [f"已结束 {one.record} 承诺“{ended[one.key]['what']}”的期限" for one in found]


def _follow(desk: Desk, found: Sequence[Finding]) -> list[str]:
    lines = []
    for one in found:
        row = desk.file.rows("SELECT * FROM promise WHERE id = ?", (one.key,))[0]
        made_on, until_on = (date.fromisoformat(row[name]) for name in ("made_on", "until_on"))
        why = "承办单位承诺的日子"
        deadlines.open_on_day(
            desk, "promise", made_on, until_on, why, proposal_id=row["proposal_id"], promise_id=row["id"]
        )
        lines.append(f"已补上 {one.record} 承诺“{row['what']}”的期限 {row['until_on']}")
    return lines


def _unreadable(desk: Desk) -> Iterator[Finding]:
    """A clock whose derivation cannot be read: neither `explain` nor a derivation anew could use it."""
    rows = desk.file.rows(
        f"SELECT {RECORD}, t.kind, t.rule_key, t.start, t.days_known, t.steps FROM deadline t {of('t')}"
    )
    known: dict[tuple[str, ...], bool] = {}
    for row in rows:
        about = (row["rule_key"], row["start"], row["days_known"])
        if about not in known:
            known[about] = _days_are_known(*about)
        if not known[about] or not row["steps"].startswith('["'):
            yield Finding(
                row["record"],
                f"{DEADLINE_KINDS.get(row['kind'], row['kind'])}期限的推算依据看不懂，是别的程序改过的；请用 renda restore 备份 换用备份",
            )


def _days_are_known(rule_key: str | None, start: str, days_known: str) -> bool:
    from renda_cli.rules.clocks import TRIGGERS
    from renda_cli.rules.values import STARTS

    try:
        days = {event: date.fromisoformat(day) for event, day in json.loads(days_known).items()}
        return start in STARTS and (rule_key is None or TRIGGERS[rule_key] in days)
    except (ValueError, KeyError, TypeError, AttributeError):
        return False


CHECKS = (
    Check("deadline-unreadable", "records", "fault", "期限的推算依据完好", _unreadable),
    Check("two-open-clocks", "records", "fault", "同一期限只开一次", _twins, _cancel),
    Check(
        "clock-of-replied", "records", "fault", "已答复的期限已了结",
        by_sql(_ANSWERED, "{unit}在 {replied_on} 已答复，{kind}期限还开着，会误报逾期；请用 --fix 了结"), _meet_answered,
    ),
    Check(
        "clock-left-open", "records", "fault", "不再办理的没有开着的期限",
        by_sql(_STRAY, f"{{why}}，{{kind}}期限（{{due_on}}）还开着，会误报逾期；{_SEE}"),
    ),
    Check("clock-missing", "records", "warning", "欠答复的都有期限", _without),
    Check(
        "clock-of-ended-promise", "records", "fault", "有了结果的承诺不再计时",
        by_sql(_PROMISES, "承诺“{what}”在 {day} 已登记{state}，期限还开着；请用 --fix 了结"), _end_of_promise,
    ),
    Check(
        "promise-without-clock", "records", "fault", "未落实的承诺都有期限",
        by_sql(_UNFOLLOWED, "承诺“{what}”（{until_on} 以前）没有期限，到期不会提醒；请用 --fix 补上"), _follow,
    ),
    Check(
        "promise-on-another-day", "records", "fault", "承诺的期限与登记的日子一致",
        by_sql(_OTHER_DAY, "承诺“{what}”登记的是 {until_on} 以前，期限却是 {due_on}；请用 renda proposal edit {record} --act 承诺 --until 日期 改正"),
    ),
    Check(
        "extension-disagrees", "records", "fault", "延期以后的期限与登记一致",
        by_sql(_PUT_OFF, f"登记延期到 {{until_on}}，{{kind}}期限却是 {{due_on}}；{_SEE}"),
    ),
)  # fmt: skip
