"""The fields of registers about stations, receptions and what voters say: heading and SQL of each."""

from renda_cli.rules.vocabulary import OPINION_RESULTS, OPINION_ROUTES, OPINION_STATES, STATION_KINDS
from renda_cli.work import masking
from renda_cli.work.register_fields import PROPOSAL_NUMBER, PUBLISHED, Field, deputies, joined
from renda_cli.work.seats import OFFICIAL_ORDER


def _spoken(column: str) -> str:
    """A text of an opinion without the voter's name and number in it; of a confidential one nothing but that it is."""
    return f"iif(o.confidential AND {column} IS NOT NULL, '{masking.CONFIDENTIAL}', spoken({column}, o.voter, o.phone))"


def _told(column: str, whom: str) -> str:
    return (
        f"(SELECT {column} FROM opinion_feedback WHERE opinion_id = o.id AND round = o.round AND whom = '{whom}' "
        "ORDER BY told_on DESC, id DESC LIMIT 1)"
    )


def _heard(what: str) -> str:
    return f"(SELECT count(*) FROM opinion o WHERE o.reception_id = r.id AND {what})"


_SAID = "opinion o WHERE o.reception_id = r.id ORDER BY o.id"
RECEPTIONS = {
    "id": Field("编号", "r.id"),
    "on": Field("日期", "r.held_on"),
    "until_on": Field("至", "r.until_on"),
    "times": Field("次数", "r.times"),
    "hours": Field("时间", "r.hours"),
    "station": Field("家站点", "r.station"),
    "station_kind": Field("家站点种类", "r.station_kind", words=STATION_KINDS),
    "place": Field("地点", "r.place"),
    "deputies": Field("接待代表", deputies("reception_deputy", "reception_id", "r.id")),
    "attendances": Field("代表人次", "r.attendances"),
    "voters": Field("接待选民（人次）", "r.voters"),
    "opinions": Field("意见（条）", "r.opinions"),
    "listed": Field("逐条登记", "r.listed"),
    "on_spot": Field("当场答复", _heard("o.on_spot")),
    "replied": Field("已答复", _heard("o.status = 'replied'")),
    "under_way": Field("办理中", _heard("o.status NOT IN ('replied', 'referred', 'proposal')")),
    "referred": Field("已引导", _heard("o.status = 'referred'")),
    "turned": Field("转为建议", _heard("o.status = 'proposal'")),
    "said": Field("选民反映", joined("o.text", _SAID, "；"), kept=joined(_spoken("o.text"), _SAID, "；")),
    "note": Field("备注", "r.note"),
}
OPINIONS = {
    "id": Field("编号", "o.id"),
    "station": Field("家站点", "l.station"),
    "on": Field("收到日期", "o.received_on"),
    "hours": Field("接待时间", "(SELECT hours FROM reception WHERE id = o.reception_id)"),
    "channel": Field("渠道", "o.channel"),
    "deputies": Field(
        "接待代表",
        f"coalesce((SELECT name FROM deputy WHERE id = o.deputy_id), {deputies('reception_deputy', 'reception_id', 'o.reception_id')})",
    ),
    "voter": Field("选民", "o.voter", kept=f"iif(o.confidential, '{masking.CONFIDENTIAL}', substr(o.voter, 1, 1) || '**')"),
    "phone": Field("联系电话", "o.phone", kept="iif(o.confidential, NULL, o.phone)", mask=masking.phone),
    "village": Field("村（社区）", "o.village"),
    "text": Field("选民原话", "o.text", kept=_spoken("o.text")),
    "topic": Field("类别", "o.topic"),
    "on_spot": Field("当场答复", "iif(o.on_spot, '是', NULL)"),
    "urgent": Field("紧急", "iif(o.urgent, '是', NULL)"),
    "reported_on": Field("报告党委日期", "o.reported_on"),
    "status": Field("状态", "o.status", words=OPINION_STATES),
    "route": Field("办理途径", "l.route", words=OPINION_ROUTES),
    "handler": Field("交办给", "l.handler"),
    "assigned_on": Field("交办日期", "l.assigned_on"),
    "due_on": Field("期限", "l.due_on"),
    "round": Field("办理轮次", "o.round"),
    "reply": Field("办理结果", "l.reply", kept=_spoken("l.reply")),
    "result": Field("结果", "l.result", words=OPINION_RESULTS),
    "form": Field("答复形式", "l.form"),
    "replied_on": Field("答复日期", "l.replied_on"),
    "voter_told_on": Field("反馈选民日期", _told("told_on", "voter")),
    "voter_told_how": Field("反馈选民方式", _told("how", "voter")),
    "satisfaction": Field("选民评价", "l.satisfaction"),
    "deputy_told_on": Field("反馈代表日期", _told("told_on", "deputy")),
    "deputy_told_how": Field("反馈代表方式", _told("how", "deputy")),
    "confidential": Field("要求保密", "iif(o.confidential, '是', NULL)"),
    "referred_on": Field("引导日期", "o.referred_on"),
    "referred_to": Field("引导至", "o.referred_to"),
    "referred_why": Field("不受理的原因", "o.referred_why"),
    "proposal": Field("建议编号", PROPOSAL_NUMBER),
    "turned_on": Field("转为建议日期", "o.turned_on"),
    "published": Field("公开", "o.published", words=PUBLISHED),
    "published_on": Field("公示日期", "o.published_on"),
    "private_why": Field("不公开的理由", "o.private_why", kept="iif(o.confidential, NULL, spoken(o.private_why, o.voter, o.phone))"),
    "archived_on": Field("归档日期", "o.archived_on"),
    "note": Field("备注", "o.note", kept=_spoken("o.note")),
}  # fmt: skip
_THEN = "coalesce(from_on, :day) <= :day AND coalesce(to_on, :day) >= :day"
_RATED = "FROM station_rating WHERE station_id = s.id AND rated_on <= :day AND coalesce(until_on, :day) >= :day ORDER BY rated_on DESC, id DESC LIMIT 1"


def _staff(person: str, role: str) -> str:
    return joined(
        person, f"station_staff WHERE station_id = s.id AND role {role} AND {_THEN} ORDER BY role = '法律顾问', id"
    )


def _posted(visiting: int) -> str:
    rows = "station_deputy y JOIN deputy d ON d.id = y.deputy_id"
    return joined(
        "d.name", f"{rows} WHERE y.station_id = s.id AND y.visiting = {visiting} AND {_THEN} ORDER BY {OFFICIAL_ORDER}"
    )


STATIONS = {
    "name": Field("名称", "s.name", order=("s.kind = 'point'", "s.kind = 'station'", "s.id")),
    "kind": Field("种类", "s.kind", words=STATION_KINDS),
    "level": Field("级别", "s.level"),
    "online": Field("线上", "iif(s.online, '是', NULL)"),
    "parent": Field("上级家站", "s.parent"),
    "village": Field("村（社区）", "s.village"),
    "address": Field("地址", "s.address"),
    "area": Field("面积（平方米）", "s.area"),
    "phone": Field("电话", "s.phone", mask=masking.phone),
    "opened_on": Field("建成日期", "s.opened_on"),
    "head": Field("站长", _staff("person", "= '站长'")),
    "staff": Field("其他人员", _staff("role || person", "<> '站长'")),
    "deputies": Field("进站代表", _posted(0)),
    "visitors": Field("外站代表", _posted(1)),
    "schedule": Field(
        "接待日", joined("rule || coalesce('　' || hours, '')", f"station_schedule WHERE station_id = s.id AND {_THEN} ORDER BY id", "；")
    ),
    "stars": Field("星级", f"(SELECT stars {_RATED})"),
    "stars_until": Field("星级有效至", f"(SELECT until_on {_RATED})"),
    "note": Field("备注", "s.note"),
}  # fmt: skip
