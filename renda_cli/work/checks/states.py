"""Whether a proposal's state is the one that its records lead to: who handles it, who has replied, what the deputy said."""

from collections.abc import Iterator
from datetime import date
from functools import cache

from renda_cli.errors import NoRuleOn
from renda_cli.work.checks.finding import PROPOSAL, RECORD, Check, Finding, by_sql, of
from renda_cli.work.desk import Desk
from renda_cli.work.proposal.feedback import goes_round_again

_SEE = "请用 renda proposal show {record} 核对"
_LOG = "请用 renda log 查是怎样改的，别的程序改错的可用 renda undo 编号 撤销"
_LIVE = "SELECT 1 FROM assignment WHERE proposal_id = p.id AND ended_on IS NULL"
_ANSWERS, _OWES = f"{_LIVE} AND role <> 'co'", f"{_LIVE} AND owes_reply"
_STATES = f"""SELECT * FROM (SELECT {RECORD}, p.status, CASE
    WHEN p.status = 'submitted' AND EXISTS ({_ANSWERS}) THEN '已有承办单位'
    WHEN p.status IN ('assigned', 'rehandling') AND NOT EXISTS ({_OWES}) THEN '没有单位欠答复'
    WHEN p.status = 'rehandling' AND p.round = 1 THEN '还在第 1 轮'
    WHEN p.status = 'replied' AND NOT EXISTS ({_ANSWERS}) THEN '没有承办单位'
    WHEN p.status IN ('replied', 'closed') AND EXISTS ({_OWES}) THEN '还有单位欠答复'
    WHEN p.status IN ('refused', 'reference', 'withdrawn', 'merged') AND EXISTS ({_LIVE}) THEN '还有单位在承办'
    WHEN p.status = 'closed' AND p.closed_on IS NULL THEN '没有办结日期'
    WHEN p.status <> 'closed' AND p.closed_on IS NOT NULL THEN '有办结日期'
  END AS why FROM {PROPOSAL}) WHERE why IS NOT NULL"""
_UNDECIDED = f"""SELECT {RECORD}, p.status FROM {PROPOSAL} WHERE p.status IN ('refused', 'reference', 'withdrawn', 'referred_up', 'merged')
  AND NOT EXISTS (SELECT 1 FROM proposal_event WHERE proposal_id = p.id AND event = p.status)"""
# A reply that stands on nothing: its assignment is gone, or was another than to answer.
_STRAY_REPLY = f"""SELECT 'reply #' || r.id AS record, '所属的交办已不存在' AS why, r.ref FROM reply r
    WHERE NOT EXISTS (SELECT 1 FROM assignment WHERE id = r.assignment_id)
  UNION ALL SELECT {RECORD}, '是协办单位的，应由主办单位答复', r.ref
    FROM reply r JOIN assignment a ON a.id = r.assignment_id {of("a")} WHERE a.role = 'co'
  UNION ALL SELECT {RECORD}, '属第 ' || r.round || ' 轮，此件才到第 ' || p.round || ' 轮', r.ref
    FROM reply r JOIN assignment a ON a.id = r.assignment_id {of("a")} WHERE r.round > p.round"""
_DEBTS = f"""SELECT {RECORD}, u.name AS unit, iif(a.owes_reply, '第 ' || p.round || ' 轮已答复，仍记作欠答复', '没有答复，却不记作欠答复') AS why
  FROM assignment a {of("a")} JOIN unit u ON u.id = a.unit_id
  WHERE a.ended_on IS NULL AND a.role <> 'co' AND iif(a.owes_reply,
    EXISTS (SELECT 1 FROM reply WHERE assignment_id = a.id AND round = p.round),
    NOT EXISTS (SELECT 1 FROM reply WHERE assignment_id = a.id))"""
# In the first round all must have replied who handled it when the slip came; later only those that were asked again did.
_EARLY_SLIP = f"""SELECT {RECORD}, f.round, f.given_on, f.result FROM feedback f {of("f")} WHERE
  NOT EXISTS (SELECT 1 FROM assignment a JOIN reply r ON r.assignment_id = a.id WHERE a.proposal_id = p.id AND r.round = f.round)
  OR f.round = 1 AND EXISTS (SELECT 1 FROM assignment a WHERE a.proposal_id = p.id AND a.ended_on IS NULL AND a.role <> 'co'
    AND a.assigned_on < f.given_on AND NOT EXISTS (SELECT 1 FROM reply WHERE assignment_id = a.id AND round = 1))"""
_SLIPS = f"""SELECT {RECORD}, p.id, p.round AS reached, p.status, f.round, f.process, f.result, f.given_on
  FROM {PROPOSAL} LEFT JOIN feedback f ON f.proposal_id = p.id AND f.round >= p.round - 1
  WHERE f.id IS NOT NULL OR p.round > 1 ORDER BY p.id, f.round"""


def _rounds(desk: Desk) -> Iterator[Finding]:
    """The round that a proposal is in is one more than that of its last dissatisfied slip."""

    @cache
    def again(process: str, result: str, day: str) -> bool:
        return goes_round_again(desk, process, result, date.fromisoformat(day))

    last: dict[int, tuple[str, int, int, str]] = {}
    for row in desk.file.rows(_SLIPS):
        said = (
            f"第 {row['round']} 轮反馈是过程{row['process']}、结果{row['result']}"
            if row["round"]
            else "没有上一轮的反馈"
        )
        try:
            wanted = 1 + row["round"] * again(row["process"], row["result"], row["given_on"]) if row["round"] else 1
        except NoRuleOn:
            wanted = row["reached"]  # no rule says whether that slip sends it round again
        before = last.get(row["id"])
        if before is None or wanted > before[2]:
            last[row["id"]] = (row["record"], row["reached"], wanted, said)
    for record, reached, wanted, said in last.values():
        if reached != wanted:
            yield Finding(
                record,
                f"现在是第 {reached} 轮，但{said}；请用 renda proposal edit {record} --act 反馈 改正，或核对时间线",
            )


CHECKS = (
    Check(
        "reply-without-assignment", "records", "fault", "答复都有相应的交办",
        by_sql(_STRAY_REPLY, f"答复（{{ref}}）{{why}}；{_LOG}"),
    ),
    Check(
        "status-disagrees", "records", "fault", "状态与办理的记录相符",
        by_sql(_STATES, f"状态是“{{status}}”，但{{why}}；{_SEE}"),
    ),
    Check(
        "decision-missing", "records", "warning", "不予受理、撤回等都登记了决定",
        by_sql(_UNDECIDED, f"状态是“{{status}}”，但没有登记哪天由谁决定；{_LOG}"),
    ),
    Check(
        "reply-owed", "records", "fault", "答复过的不再欠答复，没答复的都欠答复",
        by_sql(_DEBTS, f"{{unit}}{{why}}；{_SEE}"),
    ),
    Check(
        "feedback-without-reply", "records", "fault", "答复以后才有反馈",
        by_sql(_EARLY_SLIP, "第 {round} 轮的答复还没有登记齐，却已在 {given_on} 反馈（结果{result}）；请先用 renda proposal reply {record} 补登答复"),
    ),
    Check("round-disagrees", "records", "fault", "不满意的才重新办理", _rounds),
)  # fmt: skip
