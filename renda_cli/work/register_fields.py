"""The fields that a clerk may make columns of a register of: heading and SQL of each, by the source that they belong to."""

from collections.abc import Callable, Mapping
from typing import NamedTuple

from renda_cli.rules.vocabulary import AFFAIR_KINDS, ATTENDANCE_STATES, DEPUTY_STATES, PLEDGE_STATES, PROPOSAL_STATES
from renda_cli.work import masking, pledge
from renda_cli.work.doing import in_yuan
from renda_cli.work.masking import CONFIDENTIAL
from renda_cli.work.performance import FIGURES
from renda_cli.work.seats import OFFICIAL, OFFICIAL_ORDER


class Field(NamedTuple):
    """A field: its heading and SQL; `kept` is the SQL used unless the register is private, `order` by what it sorts.

    `words` are the office's for its codes; `mask` is what a value goes through unless the register is private.
    """

    heading: str
    sql: str
    kept: str = ""
    order: tuple[str, ...] = ()
    words: Mapping[str, str] = {}
    mask: Callable[[str | None], str | None] | None = None


def said(heading: str, sql: str) -> Field:
    """A text in somebody's own words, without anybody's number in it."""
    return Field(heading, sql, mask=masking.free)


_HIDDEN = f"'{CONFIDENTIAL}'"
# The seat that a deputy's district and group are read from: of the town's own congress if there is one, the last.
SEAT = """LEFT JOIN (SELECT t.deputy_id, t.district, t.level, t.group_id, max((t.level = (SELECT level FROM own_level)) * 1000000000 + t.id)
        FROM seat t GROUP BY t.deputy_id) t ON t.deputy_id = d.id LEFT JOIN deputy_group g ON g.id = t.group_id"""
# Every deputy with that seat and the place in the official order, worked out once for 200,000 attendances.
PEOPLE = f"""(SELECT d.id, d.name, t.district, t.level, g.name AS "group", row_number() OVER (ORDER BY {OFFICIAL_ORDER}) AS place
        FROM deputy d {SEAT})"""
_NAME = Field("姓名", "d.name", order=OFFICIAL)
OF_SEAT = {
    "district": Field("选区", "t.district"),
    "group": Field("代表小组", "g.name"),
    "level": Field("级别", "t.level"),
}
PERSON = {
    "name": _NAME,
    "gender": Field("性别", "d.gender"),
    "nation": Field("民族", "d.nation"),
    "born": Field("出生年月", "substr(d.born, 1, 7)"),
    "education": Field("文化程度", "d.education"),
    "party": Field("政治面貌", "d.party"),
    "work": Field("工作单位及职务", "d.work"),
    "phone": Field("电话", "d.phone", mask=masking.phone),
}


def joined(column: str, rows: str, sign: str = "、") -> str:
    """The SQL of a column of several rows in one text; `rows` is what follows FROM, in its order."""
    return f"(SELECT group_concat(x, '{sign}') FROM (SELECT {column} AS x FROM {rows}))"


def deputies(table: str, key: str, of: str) -> str:
    """The SQL of the deputies of a record, in official order."""
    rows = f"{table} y JOIN deputy d ON d.id = y.deputy_id WHERE y.{key} = {of} ORDER BY {OFFICIAL_ORDER}"
    return joined("d.name", rows)


_SIGNERS = joined(
    "d.name", "co_signer c JOIN deputy d ON d.id = c.deputy_id WHERE c.proposal_id = p.id ORDER BY c.position"
)
_LEAD = "coalesce(d.name, o.name, iif(p.proposer = 'presidium', '主席团', '人民政府'))"


def _unless_secret(sql: str) -> str:
    return f"iif(p.confidential, NULL, {sql})"


def _last(column: str, of: str = "last_reply") -> str:
    return joined(
        column, f"(SELECT DISTINCT {column} FROM {of} WHERE proposal_id = p.id AND {column} IS NOT NULL ORDER BY 1)"
    )


def _slip(question: str) -> str:
    return f"(SELECT {question} FROM feedback WHERE proposal_id = p.id ORDER BY round DESC LIMIT 1)"


PROPOSAL_NUMBER = "coalesce(s.number || '/', '') || p.no"
PUBLISHED = {"yes": "公开", "no": "不公开"}
PROPOSALS = {
    "number": Field(
        "编号", PROPOSAL_NUMBER,
        order=("s.opened_on", "p.between_sessions", "CAST(ltrim(p.no, '闭') AS INTEGER)", "p.no", "p.id"),
    ),
    "session": Field("届次", "s.number", order=("s.opened_on",)),
    "no": Field("件号", "p.no", order=("CAST(ltrim(p.no, '闭') AS INTEGER)", "p.no")),
    "when": Field("会议或闭会", "iif(p.between_sessions, '闭会期间', '会议期间')"),
    "submitted_on": Field("收到日期", "p.submitted_on"),
    "kind": Field("种类", "p.kind"),
    "submitted_kind": Field("提交种类", "p.submitted_kind"),
    "title": Field("标题", "p.title"),
    "topic": Field("类别", "p.topic"),
    "lead": Field("提出人", _LEAD, kept=f"iif(p.confidential, {_HIDDEN}, {_LEAD})"),
    "co_signers": Field("附议人", _SIGNERS, kept=_unless_secret(_SIGNERS)),
    "card_no": Field("代表证号", "t.card_no", kept=_unless_secret("t.card_no")),
    "group": Field("代表小组", "g.name", kept=_unless_secret("g.name")),
    "phone": Field("联系电话", "d.phone", kept=_unless_secret("d.phone"), mask=masking.phone),
    "confidential": Field("要求保密", "iif(p.confidential, '是', NULL)"),
    "complex": Field("复杂件", "iif(p.complex, '是', NULL)"),
    "assigned_on": Field("交办日期", "(SELECT min(assigned_on) FROM assignment WHERE proposal_id = p.id AND ended_on IS NULL)"),
    "units": Field("承办单位", joined("name", "handler WHERE proposal_id = p.id AND role <> 'co' ORDER BY id")),
    "co_units": Field("协办单位", joined("name", "handler WHERE proposal_id = p.id AND role = 'co' ORDER BY id")),
    "leader": Field(
        "分管领导",
        joined("leader", "(SELECT DISTINCT u.leader FROM handler h JOIN unit u ON u.id = h.answers_id WHERE h.proposal_id = p.id"
                " AND h.role <> 'co' AND u.leader IS NOT NULL ORDER BY h.id)"),
    ),
    "due_on": Field("答复期限", "(SELECT max(due_on) FROM deadline WHERE proposal_id = p.id AND kind = 'reply' AND cancelled_on IS NULL)"),
    "returns": Field("退办次数", "(SELECT count(*) FROM assignment WHERE proposal_id = p.id AND ended_why LIKE '退办%')"),
    "contacts": Field("联系代表", joined("held_on || ' ' || how", "contact WHERE proposal_id = p.id ORDER BY held_on, id", "；")),
    "replied_on": Field("答复日期", "(SELECT max(replied_on) FROM last_reply WHERE proposal_id = p.id)"),
    "ref": Field(
        "答复文号", joined("ref", "reply r JOIN assignment a ON a.id = r.assignment_id WHERE a.proposal_id = p.id AND a.role <> 'co' ORDER BY r.id")
    ),
    "class": Field("办理结果", _last("result_class")),
    "process": Field("过程评价", _slip("process")),
    "result": Field("结果评价", _slip("result")),
    "round": Field("办理轮次", "p.round"),
    "supervision": Field("督办", "(SELECT level FROM supervision WHERE proposal_id = p.id)"),
    "promises": Field(
        "承诺事项",
        joined("what || '（' || until_on || iif(kept_on IS NULL, '', '，' || kept_on || ' 落实') || '）'",
                "promise WHERE proposal_id = p.id ORDER BY id", "；"),
    ),
    "published": Field("公开", "p.published", words=PUBLISHED),
    "excellent": Field("优秀建议", "iif(p.excellent, '是', NULL)"),
    "status": Field("状态", "p.status", words=PROPOSAL_STATES),
    "closed_on": Field("办结日期", "p.closed_on"),
}  # fmt: skip
ACTIVITIES = {
    "on": Field("日期", "c.held_on"),
    "until_on": Field("至", "c.until_on"),
    "kind": Field("种类", "c.kind"),
    "title": Field("内容", "c.title"),
    "times": Field("次数", "c.times"),
    "online": Field("线上", "iif(c.online, '是', NULL)"),
    "place": Field("地点", "c.place"),
    "group": Field("承办小组", 'c."group"'),
    "deputies": Field("参加代表", deputies("activity_deputy", "activity_id", "c.id")),
    "attendances": Field("参加人次", "c.attendances"),
    "suggestions": Field("建议条数", "c.suggestions"),
    "suggested": Field("所提建议", joined("text", "activity_suggestion WHERE activity_id = c.id ORDER BY id", "；")),
    "units": Field("有关单位", "c.units"),
    "replied_on": Field("反馈日期", "c.replied_on"),
    "reply": Field("反馈情况", "c.reply"),
    "funds": Field("筹资（元）", in_yuan("c.funds_fen")),
    "report": Field("报告", "c.report"),
    "note": Field("备注", "c.note"),
}
DEEDS = {
    "on": Field("日期", "e.done_on"),
    "kind": Field("种类", "e.kind"),
    "what": Field("事项", "e.what"),
    "deputies": Field("代表", deputies("deed_deputy", "deed_id", "e.id")),
    "count": Field("件数", "e.count"),
    "people": Field("受益人数", "e.people"),
    "funds": Field("资金（元）", in_yuan("e.funds_fen")),
    "place": Field("地点", "e.place"),
    "note": Field("备注", "e.note"),
}
PLEDGES = {
    "name": _NAME,
    **OF_SEAT,
    "year": Field("年份", "v.year"),
    "what": Field("承诺事项", "v.what"),
    "made_on": Field("承诺日期", "v.made_on"),
    "until_on": Field("期限", "v.until_on"),
    "state": Field(
        "情况",
        pledge.STATE,
        words=PLEDGE_STATES,
    ),
    "fulfilled_on": Field("兑现日期", "v.fulfilled_on"),
    "evidence": Field("证明材料", "v.evidence"),
    "broken_why": Field("未兑现原因", "v.broken_why"),
}
ATTENDANCE = {
    "session": Field("届次", "s.number", order=("s.opened_on",)),
    "kind": Field("会议", "s.kind"),
    "on": Field("日期", "i.held_on"),
    "part": Field("时间", "i.part", order=("i.id",)),
    "name": Field("姓名", "d.name", order=("d.place",)),
    "district": Field("选区", "d.district"),
    "group": Field("代表小组", 'd."group"'),
    "level": Field("级别", "d.level"),
    "state": Field("到会", "a.state", words=ATTENDANCE_STATES),
    "leave_asked_on": Field("请假日期", "a.leave_asked_on"),
    "note": Field("备注", "a.note"),
}
ROSTER = {
    **PERSON,
    "labels": Field("代表结构", "d.sector"),
    "district": Field("选区", "d.district"),
    "card_no": Field("代表证号", "d.card_no"),
    "elected_by": Field("当选方式", "d.elected_by"),
    "group": Field("代表小组", 'd."group"'),
    "roles": Field("人大职务", "d.roles"),
    "level": Field("级别", "d.level", order=("d.level <> (SELECT level FROM own_level)", "d.level")),
    "from_on": Field("任职起", "d.from_on"),
    "status": Field("状态", "d.status", words=DEPUTY_STATES),
}
AWARDS = {
    "on": Field("日期", 'w."on"'),
    "kind": Field("种类", "w.kind"),
    "title": Field("名称", "w.title"),
    "to": Field("表彰对象", "w.name"),
    "given_by": Field("授予机关", "w.given_by"),
    "prize": Field("奖金（元）", in_yuan("w.prize_fen")),
    "criteria": Field("依据", "w.criteria"),
    "note": Field("备注", "w.note"),
}
HOUSEHOLDS = {
    "deputy": Field("代表", "d.name", order=OFFICIAL),
    **OF_SEAT,
    "kind": Field("种类", "h.kind"),
    "head": Field("户主", "h.name", kept="substr(h.name, 1, 1) || '**'"),
    "people": Field("人口", "h.people"),
    "address": Field("住址", "h.address", kept="NULL"),
    "phone": Field("电话", "h.phone", mask=masking.phone),
    "from_on": Field("联系起", "h.from_on"),
    "to_on": Field("联系止", "h.to_on"),
    "note": Field("备注", "h.note", kept="NULL"),
}
FUNDS = {
    "on": Field("日期", "f.paid_on"),
    "to": Field("代表或小组", "coalesce(d.name, o.name)"),
    "purpose": Field("用途", "f.purpose"),
    "amount": Field("金额（元）", in_yuan("f.amount_fen")),
    "ref": Field("凭证", "f.ref"),
}
ARTICLES = {
    "on": Field("日期", "n.published_on"),
    "title": Field("标题", "n.title"),
    "medium": Field("刊发处", "n.medium"),
    "kind": Field("种类", "n.kind"),
    "deputy": Field("代表", "d.name", order=OFFICIAL),
    "activity": Field("活动", "c.title"),
    "note": Field("备注", "n.note"),
}
AFFAIRS = {
    "id": Field("编号", "x.id"),
    "on": Field("日期", "x.held_on"),
    "kind": Field("种类", "x.kind", words=AFFAIR_KINDS),
    "what": Field("事项", "x.what"),
    "count": Field("数", "iif(x.kind = 'investment', NULL, x.count)"),
    "amount": Field("金额（元）", in_yuan("x.amount_fen")),
    "until": Field("止", "x.ended_on"),
    "note": Field("备注", "x.note"),
}
PERFORMANCE = {**PERSON, **OF_SEAT, **{name: Field(*figure) for name, figure in FIGURES.items()}}
