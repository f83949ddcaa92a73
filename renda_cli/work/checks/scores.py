"""Points entered by hand, objections, talks, commendations: each about something that there is, and none left lying.

What one row alone can get wrong (two subjects, points of no number) the constraints of its table tell.
"""

from collections.abc import Iterator
from datetime import timedelta

from renda_cli.errors import InputError
from renda_cli.rules import score_periods
from renda_cli.work.checks.finding import Check, Finding, by_sql
from renda_cli.work.desk import Desk

_QUARTER = timedelta(days=92)  # no quarter is longer
_WAITING = """SELECT '加分减分 #' || id AS record, id AS number, subject, item, held_on, iif(status = 'checked', '审定', '审核') AS step FROM score_line
  WHERE status IN ('reported', 'checked') AND coalesce(stage_on, held_on) < ? ORDER BY id"""
_OPEN = """SELECT '积分异议 #' || o.id AS record, o.id AS number, o.scheme, o.period, o.raised_on FROM score_objection o
  WHERE o.status = 'open' ORDER BY o.id"""
_PERIODS = """SELECT '加分减分 #' || id AS record, period, 'renda score entries' AS how FROM score_entry
  UNION ALL SELECT '积分异议 #' || id, period, 'renda score objections' FROM score_objection
  UNION ALL SELECT '约谈 #' || id, period, 'renda score talks' FROM score_talk WHERE period IS NOT NULL"""
_SCHEMELESS = """SELECT '约谈 #' || id AS record, held_on, subject, scheme FROM talk_line t
  WHERE scheme IS NOT NULL AND NOT EXISTS (SELECT 1 FROM scheme WHERE name = t.scheme) ORDER BY id"""
# A station, a unit and another may be commended by name only.
_WHOM = """CASE kind WHEN '优秀代表' THEN deputy_id IS NOT NULL WHEN '先进小组' THEN group_id IS NOT NULL
    WHEN '优秀家站点' THEN coalesce(station_id, name) IS NOT NULL WHEN '优秀建议' THEN proposal_id IS NOT NULL
    WHEN '先进承办单位' THEN coalesce(unit_id, name) IS NOT NULL ELSE 1 END"""
_AWARDS = f"""SELECT '表彰 #' || id AS record, given_on, kind, title FROM award WHERE NOT {_WHOM} ORDER BY id"""


def _waiting(desk: Desk) -> Iterator[Finding]:
    for row in desk.file.rows(_WAITING, ((desk.today - _QUARTER).isoformat(),)):
        text = f"{row['subject']}的“{row['item']}”{row['held_on']} 登记，等{row['step']}超过一个季度，没有计分"
        how = f"请用 renda score confirm {row['number']} 或 renda score refuse {row['number']} 处理"
        yield Finding(row["record"], f"{text}；{how}")


def _periods(desk: Desk) -> Iterator[Finding]:
    """Periods that no list will find: not to be read, or not written as they are kept."""
    for row in desk.file.rows(_PERIODS):
        try:
            label = score_periods.read(row["period"], desk.today).label
        except InputError:
            yield Finding(row["record"], f"期间“{row['period']}”看不懂，不会计入；请用 {row['how']} 核对")
            continue
        if label != row["period"]:
            yield Finding(row["record"], f"期间“{row['period']}”应写作 {label}，否则不会计入；请用 {row['how']} 核对")


CHECKS = (
    Check("score-waiting", "records", "warning", "自报的分在一个季度里有了审定", _waiting),
    Check(
        "objection-open", "records", "warning", "对积分的异议都已处理",
        by_sql(_OPEN, "{raised_on} 提出的异议（{scheme}，{period}）还没有处理；请用 renda score settle {number} 登记"),
    ),
    Check("score-period", "records", "fault", "积分、异议、约谈的期间都读得懂", _periods),
    Check(
        "talk-without-scheme", "records", "warning", "约谈所写的计分办法都已载入",
        by_sql(_SCHEMELESS, "{held_on} 对{subject}的措施写了“{scheme}”，没有载入这个计分办法；请用 renda score scheme load 载入"),
    ),
    Check(
        "award-without-subject", "records", "fault", "表彰都写明了受表彰的代表、小组、家站点、建议或单位",
        by_sql(_AWARDS, "{given_on} 的{kind}“{title}”没有对应的对象；请用 renda score award list 核对"),
    ),
)  # fmt: skip
