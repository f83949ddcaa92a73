"""Reviews, votes, findings, livelihood projects and agendas: votes add up, states agree with the records, no event stands there twice.

What one row alone can get wrong (a vote void for nothing, a project done on no day) the constraints of its table tell.
"""

from collections.abc import Iterator
from datetime import date

from renda_cli.work import sittings
from renda_cli.work.checks.finding import OPEN, Check, Finding, by_sql
from renda_cli.work.desk import Desk
from renda_cli.work.review.project_steps import VOTED

_REVIEW = "'评议 #' || r.id AS record, r.id AS number, r.title"
_FINDING = "'评议意见 #' || f.id AS record, f.id AS number, f.review_id AS review"
_PROJECT = "'民生实事 ' || p.year || '-' || p.no AS record, p.year || '-' || p.no AS number, p.title"
_VOTE = """CASE WHEN b.review_id IS NOT NULL THEN '评议 #' || b.review_id
    WHEN b.purpose = 'choice' THEN b.year || ' 年民生实事票决' ELSE b.year || ' 年民生实事测评' END AS record, b.held_on,
  CASE WHEN b.review_id IS NOT NULL THEN 'renda review ballot ' || b.review_id
    WHEN b.purpose = 'choice' THEN 'renda review project vote ' || b.year ELSE 'renda review project evaluate ' || b.year END || ' --replace' AS how"""
_ABOUT = "coalesce(j.name, '问题 #' || w.question_id, p.year || '-' || p.no || ' ' || p.title)"
_ROWS = """ballot b JOIN ballot_row w ON w.ballot_id = b.id LEFT JOIN review_subject j ON j.id = w.subject_id
  LEFT JOIN project p ON p.id = w.project_id"""
_MARKED = "(SELECT coalesce(sum(votes), 0) FROM ballot_vote WHERE row_id = w.id)"
_SUMS = f"""SELECT {_VOTE}, {_ABOUT} AS about, {_MARKED} AS marked, w.invalid, b.returned FROM {_ROWS}
  WHERE b.purpose <> 'choice' AND NOT b.void AND {_MARKED} + w.invalid <> b.returned ORDER BY b.id, w.position"""
_CHOICE = f"""SELECT {_VOTE}, {_ABOUT} || ' 得 ' || w.votes || ' 票' AS about, b.returned - b.spoilt AS most FROM {_ROWS}
    WHERE b.purpose = 'choice' AND b.method = 'marks' AND NOT b.void AND w.votes > b.returned - b.spoilt
  UNION ALL SELECT {_VOTE}, '各项合计 ' || sum(w.votes) || ' 票' AS about, (b.returned - b.spoilt) * b.places FROM {_ROWS}
    WHERE b.purpose = 'choice' AND b.method = 'marks' AND NOT b.void GROUP BY b.id HAVING sum(w.votes) > (b.returned - b.spoilt) * b.places"""
_UNFINISHED = f"""SELECT {_REVIEW}, r.closed_on, (SELECT group_concat(what, '、') FROM (
      SELECT '步骤“' || step || '”没有办' AS what FROM review_step WHERE review_id = r.id AND done_on IS NULL AND skipped_why IS NULL
      UNION ALL SELECT '评议意见 #' || id || ' 没有验收' FROM finding WHERE review_id = r.id AND status <> 'accepted'
      UNION ALL SELECT '问题 #' || id || ' 没有答复' FROM review_question WHERE review_id = r.id AND answered_on IS NULL)) AS what
    FROM review r WHERE r.status = 'closed' AND what IS NOT NULL"""
_LAST_WORD = "SELECT verdict FROM rectification WHERE finding_id = f.id AND round = "
_DONE = "EXISTS (SELECT 1 FROM rectification WHERE finding_id = f.id AND round = f.round)"
_STATES = f"""SELECT * FROM (SELECT {_FINDING}, CASE
    WHEN f.status = 'accepted' AND ({_LAST_WORD} f.round) IS NOT 'accepted' THEN '状态是已验收，却没有验收合格的整改'
    WHEN f.status = 'rectified' AND NOT {_DONE} THEN '状态是待验收，这一轮却没有登记整改'
    WHEN f.status = 'rectified' AND ({_LAST_WORD} f.round) IS NOT NULL THEN '已有验收结果，状态却是待验收'
    WHEN f.status = 'redoing' AND (f.round = 1 OR ({_LAST_WORD} f.round - 1) IS NOT 'refused') THEN '状态是重新整改，上一轮却不是验收不合格'
    WHEN f.status IN ('open', 'redoing') AND {_DONE} THEN '已登记整改，状态却是整改中'
    WHEN f.status = 'open' AND f.round > 1 THEN '状态是整改中，却已是第 ' || f.round || ' 轮'
  END AS why FROM finding f) WHERE why IS NOT NULL"""
_NO_DAY = f"""SELECT {_FINDING}, f.found_on FROM finding f WHERE f.status IN ('open', 'redoing') AND f.found_on < :today
  AND NOT EXISTS (SELECT 1 FROM deadline t WHERE t.finding_id = f.id AND {OPEN})"""
# A clock that no verb will end any longer.
_CLOCKS = f"""SELECT * FROM (SELECT CASE WHEN r.id THEN '评议 #' || r.id WHEN f.id THEN '评议意见 #' || f.id WHEN q.id THEN '问题 #' || q.id
      WHEN k.id THEN '审议意见 #' || k.id ELSE '民生实事 ' || p.year || '-' || p.no END AS record, coalesce(t.due_on, '未定') AS due_on, t.kind, CASE
    WHEN s.id AND s.done_on IS NOT NULL THEN '步骤“' || s.step || '”已办'
    WHEN s.id AND s.skipped_why IS NOT NULL THEN '步骤“' || s.step || '”免办'
    WHEN r.status IN ('closed', 'dropped') THEN '已办结或取消'
    WHEN s.id IS NULL AND r.status = 'held' THEN '已开展'
    WHEN f.status = 'accepted' OR f.status = 'rectified' THEN '已登记整改'
    WHEN q.answered_on IS NOT NULL OR k.answered_on IS NOT NULL AND k.kind = 'opinion' THEN '已答复'
    WHEN coalesce(k.done_on, k.ended_why) IS NOT NULL THEN '已落实或不再办理'
    WHEN p.status <> 'selected' THEN '不在办理中' END AS why
  FROM deadline t LEFT JOIN review_step s ON s.id = t.step_id LEFT JOIN review r ON r.id = coalesce(t.review_id, s.review_id)
  LEFT JOIN finding f ON f.id = t.finding_id LEFT JOIN review_question q ON q.id = t.question_id LEFT JOIN agenda_task k ON k.id = t.task_id
  LEFT JOIN project p ON p.id = t.project_id WHERE {OPEN} AND coalesce(r.id, f.id, q.id, k.id, p.id) IS NOT NULL ORDER BY t.id) WHERE why IS NOT NULL"""
_UNVOTED = f"""SELECT {_PROJECT} FROM project p WHERE p.status IN {VOTED} AND p.carried_from_id IS NULL
  AND NOT EXISTS (SELECT 1 FROM ballot_row w JOIN ballot b ON b.id = w.ballot_id WHERE w.project_id = p.id AND b.purpose = 'choice' AND NOT b.void)"""
# The kinds of activity that are the same event as a review of some kinds.
_SAME = """CASE r.kind WHEN '执法检查' THEN '执法检查' WHEN '专题询问' THEN '询问' WHEN '听证' THEN '听证' WHEN '票决评估' THEN '' ELSE '评议' END"""
_TWICE = f"""SELECT {_REVIEW}, c.id AS activity, c.kind, c.title AS other, r.held_on FROM review r JOIN activity c ON c.held_on = r.held_on
  WHERE c.status = 'done' AND c.kind = {_SAME} AND r.activity_id IS NOT c.id AND NOT EXISTS (SELECT 1 FROM review WHERE activity_id = c.id)"""
_REPORTING = """review_subject s JOIN review r ON r.id = s.review_id AND r.kind = '代表述职' AND r.status <> 'dropped'
  JOIN deputy d ON d.id = s.deputy_id"""
_AGAIN = f"""SELECT {_REVIEW}, d.name, r.year, (SELECT min(o.id) FROM review_subject j JOIN review o ON o.id = j.review_id
      WHERE j.deputy_id = d.id AND o.kind = r.kind AND o.year = r.year AND o.status <> 'dropped') AS first
    FROM {_REPORTING} WHERE (r.year, d.id) IN (SELECT r.year, d.id FROM {_REPORTING} GROUP BY r.year, d.id HAVING count(*) > 1)
    GROUP BY r.id, d.id HAVING r.id <> first OR count(*) > 1"""
_VOTED = """SELECT id, title, session_kind, voted_on, status, votes_for, votes_of FROM agenda_line
  WHERE voted_on IS NOT NULL AND status IN ('passed', 'rejected') ORDER BY id"""


def _passing(desk: Desk) -> Iterator[Finding]:
    """Items whose state is not what their votes make it by the rule of the day; where there is no rule nothing can be said."""
    for row in desk.file.rows(_VOTED):
        rule = sittings.passed_by(desk, row["session_kind"], date.fromisoformat(row["voted_on"]), row["votes_of"])
        if rule and (row["status"] == "passed") != (row["votes_for"] >= rule["votes_needed"]):
            said = "通过" if row["status"] == "passed" else "未通过"
            text = f"登记为{said}，赞成 {row['votes_for']} 票，{row['votes_of']} 人中须 {rule['votes_needed']} 票（{rule['source']}）"
            yield Finding(f"议程 #{row['id']}", f"{text}；请用 renda review agenda vote {row['id']} --replace 核对")


CHECKS = (
    Check(
        "ballot-adds-up", "records", "fault", "测评每一行的票数合计等于收回的票数",
        by_sql(_SUMS, "{held_on} 测评，{about}各项合计 {marked} 票，加无效 {invalid} 票，与收回的 {returned} 张不等；请用 {how} 改正"),
    ),
    Check(
        "choice-adds-up", "records", "fault", "民生实事票决的得票不多于有效票",
        by_sql(_CHOICE, "{held_on} 票决，{about}，最多只能有 {most} 票；请用 {how} 改正"),
    ),
    Check(
        "review-unfinished", "records", "fault", "办结的评议没有未完的步骤、整改和答复",
        by_sql(_UNFINISHED, "{closed_on} 已办结，{what}；请用 renda review show {number} 核对"),
    ),
    Check(
        "rectification-status", "records", "fault", "评议意见的状态与整改、验收的记录相符",
        by_sql(_STATES, "{why}；请用 renda review findings 核对"),
    ),
    Check(
        "rectification-without-clock", "records", "warning", "没有整改的评议意见都有期限",
        by_sql(_NO_DAY, "{found_on} 提出，没有整改期限，到期不会提醒；请用 renda review finding {review} --edit {number} --until 日期 补上"),
    ),
    Check(
        "review-clock", "records", "fault", "评议、审议意见、民生实事办完的不再计时",
        by_sql(_CLOCKS, "{why}，{kind}期限（{due_on}）还开着，会误报逾期；请核对"),
    ),
    Check(
        "project-without-vote", "records", "warning", "入选的民生实事都有票决的票数",
        by_sql(_UNVOTED, "{title}登记为票决入选，没有登记票决的票数；请用 renda review project vote 补登"),
    ),
    Check("agenda-passed", "records", "fault", "表决的结果与票数、规则相符", _passing),
    Check(
        "review-twice", "records", "warning", "同一次评议没有既登记为评议、又登记为活动",
        by_sql(
            _TWICE,
            "{title}（{held_on}）与活动 #{activity}“{other}”同一天，是同一件事的，统计计了两次，请用 renda review edit {number} --activity {activity}",
        ),
    ),
    Check(
        "reporter-twice", "records", "warning", "一名代表一年只列一次述职",
        by_sql(_AGAIN, "{name} 在{year}年的述职里列了两次（评议 #{first} 已有）；请用 renda review edit {number} 核对"),
    ),
)  # fmt: skip
