"""The fields of registers about reviews, rectifications, livelihood projects and agendas: heading and SQL of each."""

from renda_cli.rules.vocabulary import (
    AGENDA_KINDS,
    AGENDA_STATES,
    EXAMINATIONS,
    FINDING_KINDS,
    FINDING_STATES,
    PROJECT_STATES,
    RECTIFICATION_VERDICTS,
    REVIEW_STATES,
)
from renda_cli.work.doing import in_yuan
from renda_cli.work.register_fields import Field, joined, said

_EVENTS = "review_event e LEFT JOIN review_subject j ON j.id = e.subject_id WHERE e.review_id = r.id AND e.event ="
REVIEWS = {
    "id": Field("编号", "r.id"),
    "on": Field("日期", "r.held_on"),
    "planned_on": Field("计划日期", "r.planned_on"),
    "kind": Field("种类", "r.kind"),
    "title": Field("评议", "r.title"),
    "subjects": Field("评议对象", "r.subjects"),
    "reviewed": Field("对象数", "r.reviewed"),
    "session": Field("届次", "r.session"),
    "place": Field("地点", "r.place"),
    "voters": Field("到会选民", "r.voters"),
    "deputies": Field("到会代表", "r.deputies"),
    "observers": Field("列席", "r.observers"),
    "votes": Field(
        "测评票数",
        joined(
            "j.name || '：发出 ' || b.issued || '，收回 ' || b.returned || iif(b.void, '（作废）', "
            "coalesce('，' || (SELECT group_concat(grade || ' ' || votes, '、') "
            "FROM (SELECT grade, votes FROM ballot_vote WHERE row_id = w.id ORDER BY rowid)), ''))",
            "ballot b JOIN ballot_row w ON w.ballot_id = b.id JOIN review_subject j ON j.id = w.subject_id "
            "WHERE b.review_id = r.id ORDER BY b.round, b.id, w.position", "；",
        ),
    ),
    "findings": Field("评议意见（条）", "r.findings"),
    "suggestions": Field("建议（条）", "r.suggestions"),
    "found": said("评议意见", joined("text", "finding WHERE review_id = r.id ORDER BY id", "；")),
    "findings_open": Field("未验收（条）", "r.findings_open"),
    "questions": Field("问题（个）", "r.questions"),
    "steps": Field("步骤", "r.steps_done || '/' || r.steps"),
    "next_step": Field("下一步", "r.next_step"),
    "feedback": Field("书面反馈", joined("e.held_on || coalesce(' ' || j.name, '')", f"{_EVENTS} 'feedback' ORDER BY e.held_on, e.id", "；")),
    "followed": Field(
        "后续措施",
        joined("e.held_on || coalesce(' ' || j.name, '') || coalesce(' ' || e.what, '')", f"{_EVENTS} 'followed_up' ORDER BY e.held_on, e.id", "；"),
    ),
    "status": Field("状态", "r.status", words=REVIEW_STATES),
    "closed_on": Field("办结日期", "r.closed_on"),
    "report": Field("报告", "r.report"),
    "note": said("备注", "r.note"),
}  # fmt: skip
FINDINGS = {
    "id": Field("编号", "f.id"),
    "on": Field("提出日期", "f.found_on"),
    "review": Field("评议", "f.review"),
    "review_kind": Field("评议种类", "f.review_kind"),
    "kind": Field("种类", "f.kind", words=FINDING_KINDS),
    "subject": Field("评议对象", "f.subject"),
    "unit": Field("责任单位", "f.unit"),
    "text": said("评议意见", "f.text"),
    "due_on": Field("整改期限", "f.due_on"),
    "round": Field("整改轮次", "f.round"),
    "rectified_on": Field("整改日期", "f.rectified_on"),
    "report": said("整改情况", "f.report"),
    "verdict": Field("验收结果", "f.verdict", words=RECTIFICATION_VERDICTS),
    "judged_on": Field("验收日期", "f.judged_on"),
    "judged_by": Field("验收者", "f.judged_by"),
    "why": said("不合格的原因", "f.why"),
    "days": Field("用时（天）", "f.days"),
    "status": Field("状态", "f.status", words=FINDING_STATES),
    "note": said("备注", "f.note"),
}
_SOURCES = joined(
    "CASE s.kind WHEN 'opinion' THEN '选民意见 #' || s.opinion_id WHEN 'proposal' THEN '建议 ' || coalesce(e.number || '/', '') || q.no ELSE '其他' END "
    "|| coalesce(' ' || s.text, '')",
    "project_source s LEFT JOIN proposal q ON q.id = s.proposal_id LEFT JOIN session e ON e.id = q.session_id WHERE s.project_id = p.id ORDER BY s.id", "；",
)  # fmt: skip
# Of the last vote that was not void, as it stood on the sheet.
_VOTES = """(SELECT coalesce(w.votes || ' 票', '名次和 ' || w.points) FROM ballot_row w JOIN ballot b ON b.id = w.ballot_id
    WHERE w.project_id = p.id AND b.purpose = 'choice' AND NOT b.void ORDER BY b.round DESC, b.id DESC LIMIT 1)"""


def _evaluated(stage: str) -> str:
    rows = f"""ballot_vote v JOIN ballot_row w ON w.id = v.row_id WHERE w.id = (SELECT n.id FROM ballot_row n JOIN ballot b ON b.id = n.ballot_id
        WHERE n.project_id = p.id AND b.purpose = 'evaluation' AND b.stage = '{stage}' AND NOT b.void ORDER BY b.id DESC LIMIT 1) ORDER BY v.rowid"""
    return joined("v.grade || ' ' || v.votes", rows)


PROJECTS = {
    "number": Field("编号", "p.year || '-' || p.no", order=("p.year", "p.no")),
    "year": Field("年份", "p.year"),
    "title": Field("项目", "p.title"),
    "content": said("内容", "p.content"),
    "topic": Field("类别", "p.topic"),
    "village": Field("村（社区）", "p.village"),
    "collected_on": Field("征集日期", "p.collected_on"),
    "sources": said("来源", _SOURCES),
    "examined": Field("初定", "p.examined", words=EXAMINATIONS),
    "examined_on": Field("初定日期", "p.examined_on"),
    "examined_why": said("不列入的理由", "p.examined_why"),
    "votes": Field("得票", _VOTES),
    "session": Field("票决会议", "p.session"),
    "selected_on": Field("入选日期", "p.selected_on"),
    "unit": Field("责任单位", "p.unit"),
    "leader": Field("分管领导", "p.leader"),
    "budget": Field("预算（元）", in_yuan("p.budget_fen")),
    "funded_by": Field("资金来源", "p.funded_by"),
    "until_on": Field("完成期限", "p.until_on"),
    "month": Field("进度月份", "p.month"),
    "percent": Field("进度（%）", "p.percent"),
    "spent": Field("已用资金（元）", in_yuan("p.spent_fen")),
    "changes": said("变更", joined("decided_on || ' ' || what || '（' || decided_by || '）'", "project_change WHERE project_id = p.id ORDER BY id", "；")),
    "done_on": Field("完成日期", "p.done_on"),
    "evaluated_mid": Field("年中测评", _evaluated("mid")),
    "evaluated_end": Field("年终测评", _evaluated("end")),
    "status": Field("状态", "p.status", words=PROJECT_STATES),
    "carried_from": Field("上年项目", "p.carried_from"),
    "ended_why": Field("终止的原因", "p.ended_why"),
    "note": said("备注", "p.note"),
}  # fmt: skip
_TASKS = "task_line k WHERE k.item_id = i.id ORDER BY k.id"
AGENDA = {
    "id": Field("编号", "i.id"),
    "on": Field("会议日期", "i.opened_on"),
    "session_kind": Field("会议", "i.session_kind"),
    "session": Field("届次", "i.session", order=("i.opened_on", "i.session_id")),
    "place": Field("次序", "i.place"),
    "kind": Field("种类", "i.kind", words=AGENDA_KINDS),
    "title": Field("议题", "i.title"),
    "presenter": Field("报告人", "i.presenter"),
    "read_on": Field("会前审读", "i.read_on"),
    "heard_on": Field("听取审议", "i.heard_on"),
    "voted_on": Field("表决日期", "i.voted_on"),
    "votes": Field("表决票数", "iif(i.voted_on IS NULL, NULL, '赞成 ' || i.votes_for || coalesce('、反对 ' || i.votes_against, '') "
        "|| coalesce('、弃权 ' || i.votes_abstain, '') || '（全体 ' || i.votes_of || '）')"),
    "status": Field("结果", "i.status", words=AGENDA_STATES),
    "ref": Field("文号", "i.ref"),
    "tasks": Field("审议意见（条）", "i.tasks"),
    "owed": said("审议意见和决定事项", joined("k.text || coalesce('（' || k.unit || '）', '')", _TASKS, "；")),
    "answers": said("答复", joined("k.answered_on || coalesce(' ' || k.answer, '')", _TASKS, "；")),
    "tasks_open": Field("未落实（条）", "i.tasks_open"),
    "note": said("备注", "i.note"),
}  # fmt: skip
