"""Days in their order: nothing before what it follows, before the term, or still to come."""

from collections.abc import Iterator
from typing import NamedTuple

from renda_cli.work.checks.finding import PROPOSAL, RECORD, Check, Finding, by_sql, of
from renda_cli.work.desk import Desk


class _Order(NamedTuple):
    """Two days of one row: `later` must not lie before `earlier`; `rows` is the SQL after FROM."""

    rows: str
    earlier: tuple[str, str]
    later: tuple[str, str]
    record: str = RECORD


_ASSIGNED = "(SELECT min(assigned_on) FROM assignment WHERE proposal_id = p.id)"
_OF_ASSIGNMENT = f"assignment a ON a.id = x.assignment_id {of('a')}"
_SENT = "reply_copy x JOIN reply r ON r.id = x.reply_id JOIN assignment a ON a.id = r.assignment_id"
_PUT_OFF = "extension x JOIN deadline t ON t.id = x.deadline_id JOIN assignment a ON a.id = t.assignment_id"
_SEAT = "'#' || d.id || ' ' || d.name AS record"
# A slip is on the replies of those that it could be on: a unit that joined later replies later.
_RATED = """(SELECT max(r.replied_on) FROM reply r JOIN assignment a ON a.id = r.assignment_id
  WHERE a.proposal_id = p.id AND r.round = x.round AND a.assigned_on < x.given_on)"""
_BEFORE = "(SELECT given_on FROM feedback WHERE proposal_id = p.id AND round = x.round - 1)"
_REPLIED = (
    "(SELECT {}(r.replied_on) FROM reply r JOIN assignment a ON a.id = r.assignment_id WHERE a.proposal_id = p.id)"
)
_OPINION = "'意见 #' || o.id AS record"
_OF_OPINION = "JOIN opinion o ON o.id = x.opinion_id"
_HANDED = "(SELECT min(assigned_on) FROM opinion_assignment WHERE opinion_id = o.id AND round = x.round)"
_ANSWERED = "(SELECT replied_on FROM opinion_reply WHERE opinion_id = o.id AND round = x.round)"
_PLANNED = "reception_day x JOIN station s ON s.id = x.station_id"
_DAY = "s.name || ' ' || x.planned_on AS record"
_RECEPTION = "'接待 #' || x.id AS record"
_REVIEW = "'评议 #' || r.id AS record"
_OF_REVIEW = "JOIN review r ON r.id = x.review_id"
_FINDING = "'评议意见 #' || f.id AS record"
_OF_FINDING = "JOIN finding f ON f.id = x.finding_id"
_PROJECT = "'民生实事 ' || x.year || '-' || x.no AS record"
_ITEM = "'议程 #' || x.id AS record"
_TASK = "'审议意见 #' || x.id AS record"
_ORDERS = (
    _Order(f"assignment x {of('x')}", ("p.submitted_on", "提出"), ("x.assigned_on", "交办")),
    _Order(f"assignment x {of('x')}", ("x.assigned_on", "交办"), ("x.received_on", "收到")),
    _Order(f"assignment x {of('x')}", ("x.assigned_on", "交办"), ("x.signed_on", "签收")),
    _Order(f"assignment x {of('x')}", ("x.assigned_on", "交办"), ("x.ended_on", "退办或终止")),
    _Order(f"reply x JOIN {_OF_ASSIGNMENT}", ("max(a.assigned_on, coalesce(a.signed_on, ''))", "交办或签收"), ("x.replied_on", "答复")),
    _Order(f"reply x JOIN {_OF_ASSIGNMENT}", (_BEFORE, "上一轮反馈"), ("x.replied_on", "答复")),
    _Order(f"{_SENT} {of('a')}", ("r.replied_on", "答复"), ("x.sent_on", "送达")),
    _Order(f"co_opinion x JOIN {_OF_ASSIGNMENT}", ("a.assigned_on", "交办"), ("x.given_on", "协办意见")),
    _Order(f"contact x {of('x')}", (_ASSIGNED, "交办"), ("x.held_on", "联系代表")),
    _Order(f"urge x {of('x')}", (_ASSIGNED, "交办"), ("x.urged_on", "催办")),
    _Order(f"visit x {of('x')}", (_ASSIGNED, "交办"), ("x.visited_on", "现场")),
    _Order(f"supervision x {of('x')}", ("p.submitted_on", "提出"), ("x.decided_on", "列为督办")),
    _Order(f"proposal_event x {of('x')}", ("p.submitted_on", "提出"), ("x.held_on", "所登记的事")),
    _Order(f"feedback x {of('x')}", (_RATED, "答复"), ("x.given_on", "反馈")),
    _Order(PROPOSAL, (_REPLIED.format("max"), "答复"), ("p.closed_on", "办结")),
    _Order(PROPOSAL, ("(SELECT max(given_on) FROM feedback WHERE proposal_id = p.id)", "反馈"), ("p.closed_on", "办结")),
    _Order(f"promise x {of('x')}", (_REPLIED.format("min"), "答复"), ("x.made_on", "承诺")),
    _Order(f"promise x {of('x')}", ("x.made_on", "承诺"), ("x.until_on", "承诺的日子")),
    _Order(f"promise x {of('x')}", ("x.made_on", "承诺"), ("coalesce(x.kept_on, x.broken_on)", "落实或不能落实")),
    _Order(f"promise x {of('x')}", ("coalesce(x.kept_on, x.broken_on)", "落实或不能落实"), ("x.slip_on", "评价")),
    _Order(f"deadline x {of('x')}", ("x.start_on", "期限起算"), ("x.met_on", "完成")),
    _Order(f"{_PUT_OFF} {of('a')}", ("a.assigned_on", "交办"), ("x.agreed_on", "同意延期")),
    _Order("seat x JOIN deputy d ON d.id = x.deputy_id", ("x.from_on", "任职"), ("x.to_on", "离任"), _SEAT),
    _Order("seat_event x JOIN seat t ON t.id = x.seat_id JOIN deputy d ON d.id = t.deputy_id", ("t.from_on", "任职"), ("x.held_on", "变动"), _SEAT),
    _Order(
        "seat_event x JOIN seat t ON t.id = x.seat_id JOIN deputy d ON d.id = t.deputy_id", ("coalesce(x.reported_on, x.held_on)", "报告"),
        ("x.announced_on", "公告"), _SEAT,
    ),
    _Order("pledge x JOIN deputy d ON d.id = x.deputy_id", ("x.made_on", "承诺"), ("coalesce(x.fulfilled_on, x.broken_on)", "兑现或未能兑现"), _SEAT),
    _Order("activity x", ("x.held_on", "开展"), ("x.replied_on", "反馈"), "'活动 #' || x.id AS record"),
    _Order("opinion o", ("o.received_on", "收到"), ("o.reported_on", "报告党委"), _OPINION),
    _Order("opinion o", ("o.received_on", "收到"), ("o.referred_on", "引导"), _OPINION),
    _Order("opinion o", ("o.received_on", "收到"), ("o.turned_on", "转为建议"), _OPINION),
    _Order("opinion o", ("o.received_on", "收到"), ("o.published_on", "公示"), _OPINION),
    _Order("opinion o", ("o.received_on", "收到"), ("o.archived_on", "归档"), _OPINION),
    _Order(f"opinion_assignment x {_OF_OPINION}", ("o.received_on", "收到"), ("x.assigned_on", "交办"), _OPINION),
    _Order(f"opinion_assignment x {_OF_OPINION}", ("x.assigned_on", "交办"), ("x.ended_on", "改交"), _OPINION),
    _Order(f"opinion_reply x {_OF_OPINION}", (f"max(o.received_on, coalesce({_HANDED}, ''))", "收到或交办"), ("x.replied_on", "答复"), _OPINION),
    _Order(f"opinion_feedback x {_OF_OPINION}", (f"coalesce({_ANSWERED}, o.received_on)", "答复"), ("x.told_on", "反馈"), _OPINION),
    _Order(_PLANNED, ("x.noticed_on", "公告"), ("x.planned_on", "接待日"), _DAY),
    _Order("reception x", ("x.held_on", "接待"), ("x.until_on", "结束"), _RECEPTION),
    _Order("station x", ("x.opened_on", "启用"), ("x.closed_on", "撤销"), "x.name AS record"),
    _Order("station_deputy x JOIN deputy d ON d.id = x.deputy_id", ("x.from_on", "进站"), ("x.to_on", "离站"), _SEAT),
    _Order("station_rating x JOIN station s ON s.id = x.station_id", ("x.rated_on", "评定"), ("x.until_on", "有效期"), "s.name AS record"),
    _Order("finding f JOIN review r ON r.id = f.review_id", ("r.held_on", "评议开展"), ("f.found_on", "评议意见"), _FINDING),
    _Order(f"rectification x {_OF_FINDING}", ("f.found_on", "评议意见"), ("x.rectified_on", "整改"), _FINDING),
    _Order(f"ballot x {_OF_REVIEW}", ("r.held_on", "评议开展"), ("x.held_on", "测评"), _REVIEW),
    _Order(f"review_event x {_OF_REVIEW}", ("r.held_on", "评议开展"), ("x.held_on", "反馈或后续措施"), _REVIEW),
    _Order("project x", ("x.collected_on", "征集"), ("x.examined_on", "初定"), _PROJECT),
    _Order("project x", ("coalesce(x.examined_on, x.collected_on)", "征集或初定"), ("x.selected_on", "入选"), _PROJECT),
    _Order("project x", ("x.selected_on", "入选"), ("x.done_on", "完成"), _PROJECT),
    _Order(
        "project_change y JOIN project x ON x.id = y.project_id", ("x.selected_on", "入选"), ("y.decided_on", "变更"), _PROJECT,
    ),
    _Order("agenda_item x", ("x.read_on", "会前审读"), ("x.heard_on", "听取"), _ITEM),
    _Order("agenda_item x", ("x.heard_on", "听取"), ("x.voted_on", "表决"), _ITEM),
    _Order("agenda_task x JOIN agenda_item i ON i.id = x.item_id", ("coalesce(i.voted_on, i.heard_on)", "听取或表决"), ("x.passed_on", "转交"), _TASK),
    _Order("session x", ("x.opened_on", "开会"), ("x.closed_on", "闭会"), "x.number || ' ' || x.kind AS record"),
)  # fmt: skip


def _disorder(desk: Desk) -> Iterator[Finding]:
    for rows, (earlier, before), (later, after), record in _ORDERS:
        sql = f"SELECT DISTINCT {record}, {earlier} AS earlier, {later} AS later FROM {rows} WHERE {later} < {earlier}"
        for row in desk.file.rows(sql):
            text = f"{after}（{row['later']}）早于{before}（{row['earlier']}）；请核对后改正日期"
            yield Finding(row["record"], text)


# The term begins with the first session; what is handed in for it may come some weeks before.
_BEFORE_TERM = f"""
  SELECT '#' || d.id || ' ' || d.name AS record, '任职' AS what, x.from_on AS day, w.term_start FROM town w JOIN seat x ON x.from_on < w.term_start
    JOIN deputy d ON d.id = x.deputy_id WHERE x.status <> 'ended' AND x.level IN ('镇', '乡', '街道', '乡镇')
  UNION ALL SELECT x.number || ' ' || x.kind, '开会', x.opened_on, w.term_start FROM town w JOIN session x ON x.number GLOB w.congress || '-*'
    WHERE x.opened_on < w.term_start
  UNION ALL SELECT {RECORD.removesuffix(" AS record")}, '提出', p.submitted_on, w.term_start FROM town w, {PROPOSAL}
    WHERE s.number GLOB w.congress || '-*' AND p.submitted_on < iif(s.number GLOB '*-1', date(w.term_start, '-90 days'), w.term_start)"""

_ACTS = {
    "提出": f"{RECORD}, p.submitted_on AS day FROM {PROPOSAL}",
    "交办": f"{RECORD}, x.assigned_on AS day FROM assignment x {of('x')}",
    "签收": f"{RECORD}, x.signed_on AS day FROM assignment x {of('x')}",
    "退办或终止": f"{RECORD}, x.ended_on AS day FROM assignment x {of('x')}",
    "联系代表": f"{RECORD}, x.held_on AS day FROM contact x {of('x')}",
    "催办": f"{RECORD}, x.urged_on AS day FROM urge x {of('x')}",
    "协办意见": f"{RECORD}, x.given_on AS day FROM co_opinion x JOIN {_OF_ASSIGNMENT}",
    "答复": f"{RECORD}, x.replied_on AS day FROM reply x JOIN {_OF_ASSIGNMENT}",
    "同意延期": f"{RECORD}, x.agreed_on AS day FROM {_PUT_OFF} {of('a')}",
    "反馈": f"{RECORD}, x.given_on AS day FROM feedback x {of('x')}",
    "承诺": f"{RECORD}, x.made_on AS day FROM promise x {of('x')}",
    "落实或不能落实": f"{RECORD}, coalesce(x.kept_on, x.broken_on) AS day FROM promise x {of('x')}",
    "现场": f"{RECORD}, x.visited_on AS day FROM visit x {of('x')}",
    "列为督办": f"{RECORD}, x.decided_on AS day FROM supervision x {of('x')}",
    "活动": "'活动 #' || x.id AS record, x.held_on AS day FROM activity x",
    "到会": "s.number || ' ' || s.kind AS record, x.held_on AS day FROM sitting x JOIN session s ON s.id = x.session_id",
    "实事好事": "'实事好事 #' || x.id AS record, x.done_on AS day FROM deed x",
    "经费支出": "'经费 #' || x.id AS record, x.paid_on AS day FROM fund x",
    "表彰": "'表彰 #' || x.id AS record, x.given_on AS day FROM award x",
    "人大自身工作": "'人大自身工作 #' || x.id AS record, x.held_on AS day FROM affair x",
    "文章刊发": "x.title AS record, x.published_on AS day FROM article x",
    "接待": f"{_RECEPTION}, x.held_on AS day FROM reception x",
    "接待公告": f"{_DAY}, x.noticed_on AS day FROM {_PLANNED}",
    "选民意见": f"{_OPINION}, o.received_on AS day FROM opinion o",
    "意见交办": f"{_OPINION}, x.assigned_on AS day FROM opinion_assignment x {_OF_OPINION}",
    "意见答复": f"{_OPINION}, x.replied_on AS day FROM opinion_reply x {_OF_OPINION}",
    "意见反馈": f"{_OPINION}, x.told_on AS day FROM opinion_feedback x {_OF_OPINION}",
    "意见公示": "x.month AS record, x.posted_on AS day FROM posting x",
    "星级评定": "s.name AS record, x.rated_on AS day FROM station_rating x JOIN station s ON s.id = x.station_id",
    "家站点计划总结": "s.name AS record, x.handed_on AS day FROM station_paper x JOIN station s ON s.id = x.station_id",
    "办结": f"{RECORD}, p.closed_on AS day FROM {PROPOSAL}",
    "评议开展": f"{_REVIEW}, r.held_on AS day FROM review r",
    "评议步骤": f"{_REVIEW}, x.done_on AS day FROM review_step x {_OF_REVIEW}",
    "评议意见": f"{_FINDING}, f.found_on AS day FROM finding f",
    "整改": f"{_FINDING}, x.rectified_on AS day FROM rectification x {_OF_FINDING}",
    "整改验收": f"{_FINDING}, x.judged_on AS day FROM rectification x {_OF_FINDING}",
    "询问": "'问题 #' || x.id AS record, x.asked_on AS day FROM review_question x",
    "询问答复": "'问题 #' || x.id AS record, x.answered_on AS day FROM review_question x",
    "测评": f"{_REVIEW}, x.held_on AS day FROM ballot x {_OF_REVIEW}",
    "民生实事票决或测评": "x.year || ' 年民生实事' AS record, x.held_on AS day FROM ballot x WHERE x.year IS NOT NULL",
    "反馈或后续措施": f"{_REVIEW}, x.held_on AS day FROM review_event x {_OF_REVIEW}",
    "评议办结": f"{_REVIEW}, r.closed_on AS day FROM review r",
    "民生实事入选": f"{_PROJECT}, x.selected_on AS day FROM project x",
    "民生实事完成": f"{_PROJECT}, x.done_on AS day FROM project x",
    "民生实事进度": f"{_PROJECT}, y.reported_on AS day FROM project_progress y JOIN project x ON x.id = y.project_id",
    "民生实事变更": f"{_PROJECT}, y.decided_on AS day FROM project_change y JOIN project x ON x.id = y.project_id",
    "听取": f"{_ITEM}, x.heard_on AS day FROM agenda_item x",
    "表决": f"{_ITEM}, x.voted_on AS day FROM agenda_item x",
    "转交": f"{_TASK}, x.passed_on AS day FROM agenda_task x",
    "审议意见答复": f"{_TASK}, x.answered_on AS day FROM agenda_task x",
    "审议意见落实": f"{_TASK}, x.done_on AS day FROM agenda_task x",
}
_TO_COME = " UNION ALL ".join(
    f"SELECT record, '{what}' AS what, day FROM (SELECT {rows}) WHERE day > :today" for what, rows in _ACTS.items()
)

CHECKS = (
    Check("dates-in-order", "records", "fault", "日期的先后合理", _disorder),
    Check(
        "before-term", "records", "warning", "日期不早于本届任期",
        by_sql(_BEFORE_TERM, "{what}日期 {day} 早于本届任期开始（{term_start}）；请核对年份"),
    ),
    Check(
        "date-to-come", "records", "warning", "没有登记还没到的日子",
        by_sql(_TO_COME, "登记的{what}日期 {day} 还没有到；请核对年份和月份"),
    ),
)  # fmt: skip
