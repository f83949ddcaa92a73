"""Stations, reception days and opinions: whatever was accepted is answered (受理必复), and each record agrees with the others."""

from renda_cli.work.checks.finding import OPEN, Check, by_sql
from renda_cli.work.seats import acting

_OPINION = "'意见 #' || o.id AS record, o.id AS number"
_RECEPTION = "'接待 #' || r.id AS record, r.station, r.held_on"
_UNDER_WAY = "o.status IN ('received', 'assigned', 'redoing')"
_CLOCK = f"SELECT 1 FROM deadline t WHERE t.opinion_id = o.id AND t.kind = 'opinion' AND {OPEN}"
_TOLD = "SELECT 1 FROM opinion_feedback WHERE opinion_id = o.id AND whom = 'voter'"
_LIES_WITH = "SELECT 1 FROM opinion_assignment WHERE opinion_id = o.id AND ended_on IS NULL"
_LAST_REPLY = "(SELECT max(round) FROM opinion_reply WHERE opinion_id = o.id)"
_STATES = f"""SELECT * FROM (SELECT {_OPINION}, CASE
    WHEN o.status = 'assigned' AND NOT EXISTS ({_LIES_WITH}) THEN '状态是办理中，却没有登记交谁办理'
    WHEN o.status = 'received' AND EXISTS ({_LIES_WITH}) THEN '状态是待办理，却已交办'
    WHEN o.status = 'received' AND {_LAST_REPLY} IS NOT NULL THEN '状态是待办理，却已有答复'
    WHEN o.status = 'replied' AND {_LAST_REPLY} IS NOT o.round THEN '状态是已答复，这一轮却没有答复'
    WHEN o.status = 'assigned' AND {_LAST_REPLY} IS o.round THEN '已有答复，状态却是办理中'
    WHEN o.status = 'redoing' AND (o.round = 1 OR {_LAST_REPLY} IS NOT o.round - 1) THEN '状态是重新办理，与答复的轮次不符'
  END AS why FROM opinion o) WHERE why IS NOT NULL"""
# The clock of an urgent one has no rule: it says when the party committee is to be told, not when the voter is.
_UNANSWERED = f"""SELECT {_OPINION}, o.received_on FROM opinion o WHERE {_UNDER_WAY} AND o.received_on < :today
  AND NOT EXISTS ({_CLOCK} AND t.rule_key IS NOT NULL)"""
# An urgent one stays in sight until it is answered, and until the party committee was told.
_CLOCKS = f"""SELECT {_OPINION}, coalesce(t.due_on, '未定') AS due_on, CASE WHEN t.rule_key IS NOT NULL THEN '已有结果，答复'
      WHEN o.urgent THEN '已报告党委，也有了结果，紧急事项' ELSE '不再列为紧急，紧急事项' END AS why
  FROM opinion o JOIN deadline t ON t.opinion_id = o.id WHERE t.kind = 'opinion' AND {OPEN}
    AND iif(t.rule_key IS NULL, NOT o.urgent OR o.reported_on IS NOT NULL AND NOT {_UNDER_WAY}, NOT {_UNDER_WAY})"""
# Who was answered on the spot was told by it; whoever left neither name nor number cannot be told.
_NOT_TOLD = f"""SELECT {_OPINION}, r.replied_on FROM opinion o JOIN opinion_reply r ON r.opinion_id = o.id AND r.round = o.round
  WHERE o.status = 'replied' AND NOT (o.on_spot AND o.round = 1) AND coalesce(o.voter, o.phone) IS NOT NULL
    AND NOT EXISTS ({_TOLD} AND round = o.round)"""
_PROPOSALS = f"""SELECT {_OPINION}, coalesce(s.number || '/', '') || p.no AS proposal, q.status FROM opinion o
  JOIN proposal p ON p.id = o.proposal_id LEFT JOIN session s ON s.id = p.session_id JOIN proposal q ON q.id = coalesce(p.merged_into_id, p.id)
  WHERE q.status IN ({{}}) AND NOT EXISTS ({_TOLD}{{}})"""
_FALLEN = _PROPOSALS.format("'refused', 'reference', 'withdrawn'", "")
_REPLIED = _PROPOSALS.format(
    "'replied', 'closed'",
    " AND told_on >= (SELECT min(y.replied_on) FROM reply y JOIN assignment a ON a.id = y.assignment_id WHERE a.proposal_id = q.id)",
)
_FEWER = f"""SELECT {_RECEPTION}, x.what, x.counted, x.listed FROM (
    SELECT id, '代表人次' AS what, attendances AS counted, (SELECT sum(times) FROM reception_deputy WHERE reception_id = n.id) AS listed FROM reception n
    UNION ALL SELECT id, '意见条数', opinions, (SELECT count(*) FROM opinion WHERE reception_id = n.id) FROM reception n) x
  JOIN reception_line r ON r.id = x.id WHERE x.counted < x.listed"""
_MISSED = """SELECT s.name || ' ' || y.planned_on AS record FROM reception_day y JOIN station s ON s.id = y.station_id
  WHERE y.planned_on < :today AND y.dropped_why IS NULL AND NOT EXISTS (
    SELECT 1 FROM reception WHERE day_id = y.id OR station_id = y.station_id AND y.planned_on BETWEEN held_on AND coalesce(until_on, held_on))"""
# What is past cannot be swapped any longer.
_STRANGERS = f"""SELECT s.name || ' ' || y.planned_on AS record, d.name, y.planned_on AS day, '排了' AS what, '请用 renda station swap 换人' AS how
    FROM duty u JOIN reception_day y ON y.id = u.day_id JOIN station s ON s.id = y.station_id JOIN deputy d ON d.id = u.deputy_id
    WHERE u.excused_on IS NULL AND y.dropped_why IS NULL AND y.planned_on >= :today
      AND NOT EXISTS (SELECT 1 FROM seat t WHERE t.deputy_id = d.id AND {acting("t", "t.id", "y.planned_on")})
  UNION ALL SELECT '接待 #' || r.id, d.name, r.held_on, '登记了', '请核对代表和任职起止' FROM reception_deputy x JOIN reception r ON r.id = x.reception_id
    JOIN deputy d ON d.id = x.deputy_id
    WHERE NOT EXISTS (SELECT 1 FROM seat t WHERE t.deputy_id = d.id AND {acting("t", "t.id", "r.held_on")})"""

CHECKS = (
    Check(
        "opinion-status", "records", "fault", "选民意见的状态与办理的记录相符",
        by_sql(_STATES, "{why}；请用 renda station opinion show {number} 核对"),
    ),
    Check(
        "opinion-unanswered", "records", "warning", "受理的意见都已答复，或有答复期限",
        by_sql(_UNANSWERED, "{received_on} 收到，还没有答复，也没有期限，到期不会提醒；请用 renda station opinion assign {number} --until 日期 交办"),
    ),
    Check(
        "opinion-clock", "records", "fault", "有了结果的意见不再计时",
        by_sql(_CLOCKS, "{why}期限（{due_on}）还开着，会误报逾期；请用 renda station opinion show {number} 核对"),
    ),
    Check(
        "opinion-archived", "records", "fault", "归档的意见都有结果",
        by_sql(
            f"SELECT {_OPINION}, o.archived_on FROM opinion o WHERE o.archived_on IS NOT NULL AND {_UNDER_WAY}",
            "{archived_on} 已归档，却没有答复；请用 renda station opinion reply {number} 补登答复",
        ),
    ),
    Check(
        "opinion-not-told", "records", "warning", "答复都反馈给了选民",
        by_sql(_NOT_TOLD, "{replied_on} 已答复，没有登记反馈给选民；请用 renda station opinion feedback {number} 登记"),
    ),
    Check(
        "opinion-proposal", "records", "warning", "转为建议的意见仍在办理",
        by_sql(_FALLEN, "所转的建议 {proposal}{status}，选民还没有得到答复；请用 renda station opinion assign {number} 交办，或 feedback {number} 告知"),
    ),
    Check(
        "opinion-proposal-replied", "records", "warning", "转为建议的意见，建议答复后告知了选民",
        by_sql(_REPLIED, "所转的建议 {proposal}{status}，没有登记告知选民；请用 renda station opinion feedback {number} 登记"),
    ),
    Check(
        "opinion-confidential", "records", "fault", "要求保密的意见没有公示",
        by_sql(
            f"SELECT {_OPINION}, coalesce(o.published_on, '') AS published_on FROM opinion o WHERE o.confidential AND o.published = 'yes'",
            "选民要求保密，却登记了 {published_on} 公示；请用 renda station opinion publish {number} 改正",
        ),
    ),
    Check(
        "opinion-unlisted", "records", "warning", "接待时收到的意见都逐条登记了",
        by_sql(
            f"SELECT {_RECEPTION}, r.opinions, r.listed, r.opinions - r.listed AS lacking FROM reception_line r WHERE r.opinions > r.listed",
            "{station} {held_on} 登记收到意见 {opinions} 条，逐条登记的 {listed} 条，差 {lacking} 条；请用 renda station opinion add 补登",
        ),
    ),
    Check(
        "reception-counted", "records", "fault", "接待登记的总数不少于列出的",
        by_sql(_FEWER, "{station} {held_on} 登记的{what}是 {counted}，列出的已有 {listed}；请用 renda station reception edit 改正"),
    ),
    Check(
        "reception-without-deputies", "records", "warning", "接待选民都登记了代表",
        by_sql(
            f"SELECT {_RECEPTION} FROM reception_line r WHERE r.attendances = 0",
            "{station} {held_on} 的接待没有登记代表；请用 renda station reception edit 补上",
        ),
    ),
    Check(
        "reception-day-missed", "records", "warning", "排定的接待日都登记了接待",
        by_sql(_MISSED, "排定的接待日已过，没有登记接待；请用 renda station receive 补登，没有接待的用 renda station drop 登记取消"),
    ),
    Check(
        "reception-of-stranger", "records", "warning", "排班和接待的都是当时在任的代表",
        by_sql(_STRANGERS, "{what}{name} {day} 接待，当天{name}不在任；{how}"),
    ),
    Check(
        "closed-station", "records", "fault", "撤销的家站点没有代表",
        by_sql(
            "SELECT s.name AS record, d.name, s.closed_on FROM station_deputy p JOIN station s ON s.id = p.station_id "
            "JOIN deputy d ON d.id = p.deputy_id WHERE p.to_on IS NULL AND NOT p.visiting AND s.closed_on <= :today",
            "{closed_on} 已撤销，{name}还编在这里；请用 renda station assign 编入别的站，或用 renda station unassign 登记离站",
        ),
    ),
)  # fmt: skip
