"""The lists of stations, receptions and opinions as they are exported: what is asked, how it is told, what is kept back."""

from collections.abc import Callable
from typing import Any

from renda_cli.rules.vocabulary import OFF_DAYS, OPINION_RESULTS, OPINION_ROUTES, STATION_KINDS
from renda_cli.work import masking
from renda_cli.work.seats import OFFICIAL_ORDER

_WHOLE = "iif({0} = CAST({0} AS INTEGER), CAST({0} AS INTEGER), {0})"
_AT = "JOIN station s ON s.id = x.station_id"
_SAID = f"iif(:private OR NOT o.confidential, {{}}, '{masking.CONFIDENTIAL}')"
# Of several rounds the last that was answered, with what the voter said of it.
_TOLD = "(SELECT {} FROM opinion_feedback WHERE opinion_id = o.id AND whom = '{}' AND round = coalesce(r.round, o.round) {} ORDER BY id DESC LIMIT 1)"
SQL = {
    # Those that others belong to come first.
    "stations": f"""WITH RECURSIVE up (id, depth) AS (SELECT id, 0 FROM station WHERE parent_id IS NULL
          UNION ALL SELECT x.id, depth + 1 FROM station x JOIN up ON x.parent_id = up.id)
        SELECT s.name, s.kind, s.level, s.village, s.address, {_WHOLE.format("s.area")} AS area, s.phone, s.parent, iif(s.online, '是', NULL) AS online,
          s.opened_on, s.closed_on, s.note FROM station_line s JOIN up ON up.id = s.id ORDER BY up.depth, s.id""",
    "staff": f"""SELECT s.name AS station, x.role, coalesce('#' || x.deputy_id, x.person) AS person, iif(x.deputy_id IS NULL, '否', '是') AS is_deputy,
        x.phone, x.from_on, x.to_on FROM station_staff x {_AT} ORDER BY x.station_id, x.to_on IS NULL, x.id""",
    "postings": f"""SELECT s.name AS station, x.deputy_id AS deputy, iif(x.visiting, '是', NULL) AS visiting, x.from_on, x.to_on
        FROM station_deputy x {_AT} ORDER BY x.station_id, x.to_on IS NULL, x.id""",
    "ratings": f"""SELECT s.name AS station, x.stars, {_WHOLE.format("x.score")} AS score, x.rated_on AS "on", x.until_on AS until, x.rated_by, x.note
        FROM station_rating x {_AT} ORDER BY x.id""",
    "schedules": f"""SELECT s.name AS station, x.rule, x.hours, x.off_day, x.seats, x.from_on, x.to_on FROM station_schedule x {_AT} ORDER BY x.id""",
    "reception-days": f"""SELECT s.name AS station, x.planned_on AS "on", x.hours, x.place, (SELECT group_concat(deputy_id) FROM (SELECT deputy_id FROM duty
          WHERE day_id = x.id AND excused_on IS NULL ORDER BY id)) AS deputies, x.moved_from, x.notice_no, x.noticed_on, x.dropped_why, x.note
        FROM reception_day x {_AT} ORDER BY x.id""",
    "receptions": f"""SELECT s.name AS station, x.held_on AS "on", x.until_on, x.hours, x.place, (SELECT group_concat(who) FROM (
          SELECT e.deputy_id || iif(e.times = x.times, '', '=' || e.times) AS who FROM reception_deputy e
          JOIN deputy d ON d.id = e.deputy_id WHERE e.reception_id = x.id ORDER BY {OFFICIAL_ORDER})) AS deputies,
          iif(x.times > 1, x.times, NULL) AS times, x.attendances, x.voters, x.opinions, x.note
        FROM reception x {_AT} ORDER BY x.id""",
    "opinions": f"""SELECT s.name AS station, o.received_on AS "on", o.channel, {_SAID.format("o.voter")} AS voter, o.phone,
          {_SAID.format("o.text")} AS text, o.topic, o.village, o.deputy_id AS deputy, iif(o.confidential, '是', NULL) AS confidential,
          iif(o.urgent, '是', NULL) AS urgent, o.urgent_why, o.reported_on, o.reported_to,
          iif(o.on_spot AND coalesce(r.round, 1) = 1, '是', NULL) AS on_spot, h.route, h.handler, h.assigned_on,
          (SELECT due_on FROM deadline WHERE opinion_id = o.id AND rule_key IS NOT NULL AND by_hand AND cancelled_on IS NULL ORDER BY id DESC) AS until,
          r.replied_on, r.form, {_SAID.format("r.text")} AS reply, r.answered_by, r.result,
          {_TOLD.format("told_on", "voter", "")} AS told_on, {_TOLD.format("how", "voter", "")} AS how,
          {_TOLD.format("satisfaction", "voter", "AND satisfaction IS NOT NULL")} AS satisfaction, {_TOLD.format("told_on", "deputy", "")} AS deputy_told_on,
          o.referred_on, o.referred_to, o.referred_why,
          (SELECT coalesce(e.number || '/', '') || p.no FROM proposal p LEFT JOIN session e ON e.id = p.session_id WHERE p.id = o.proposal_id) AS proposal,
          o.turned_on, CASE o.published WHEN 'yes' THEN '是' WHEN 'no' THEN '否' END AS published, o.published_on, o.private_why, o.archived_on, o.note
        FROM opinion o JOIN station s ON s.id = o.station_id LEFT JOIN opinion_handler h ON h.opinion_id = o.id
        LEFT JOIN opinion_reply r ON r.opinion_id = o.id AND r.round = (SELECT max(round) FROM opinion_reply WHERE opinion_id = o.id)
        ORDER BY o.id""",
}  # fmt: skip
WORDS: dict[str, dict[str, Callable[[Any], Any]]] = {
    "stations": {"kind": STATION_KINDS.__getitem__},
    "schedules": {"off_day": OFF_DAYS.__getitem__},
    "opinions": {"route": OPINION_ROUTES.__getitem__, "result": OPINION_RESULTS.__getitem__},
}
NAMING = {
    "staff": "person",
    "postings": "deputy",
    "reception-days": "deputies",
    "receptions": "deputies",
    "opinions": "deputy",
}
PERSONAL: dict[str, dict[str, Callable[[Any], Any]]] = {
    "opinions": {
        "voter": lambda name: name if name == masking.CONFIDENTIAL else masking.person(name),
        "text": masking.text,
        "reply": masking.text,
    }
}
# What a row has no place for, as the note on an export counts it.
BEYOND = {
    "reception-days": {"请假和代替": "SELECT day_id FROM duty WHERE excused_on IS NOT NULL OR for_id IS NOT NULL"},
    "opinions": {
        "几轮的办理": "SELECT opinion_id FROM opinion_reply GROUP BY 1 HAVING count(*) > 1 UNION SELECT id FROM opinion WHERE round > 2",
        "收回和改交": "SELECT opinion_id FROM opinion_assignment WHERE ended_on IS NOT NULL",
        "几次反馈": "SELECT opinion_id FROM opinion_feedback GROUP BY opinion_id, round, whom HAVING count(*) > 1",
        "交办和反馈的说明、答复的附件": """SELECT opinion_id FROM opinion_assignment WHERE note IS NOT NULL
            UNION SELECT opinion_id FROM opinion_feedback WHERE note IS NOT NULL UNION SELECT opinion_id FROM opinion_reply WHERE file IS NOT NULL""",
    },
}  # fmt: skip
