"""The keys of the rulebook, one of its values, and how it reads in words."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from renda_cli.rules import gradings

TOWN = "town"

KEYS = {
    "assign": "受理并交办的时限",
    "accept_notice": "告知代表已受理的时限",
    "return_window": "承办单位退办的时限",
    "reassign": "退办后重新交办的时限",
    "co_opinion": "协办意见的时限",
    "co_opinion.redo": "协办意见重提的时限",
    "reply": "答复期限",
    "reply.complex": "复杂件的答复期限",
    "reply.longest": "答复最长期限",
    "rehandle": "重新办理的期限",
    "rehandle.again": "再次不满意后的期限",
    "feedback_slip": "代表反馈意见的时限",
    "promise_slip": "代表评价承诺事项的时限",
    "first_contact": "首次与代表联系的时限",
    "look_back": "回头看的时间",
    "motion.signers": "代表联名提议案的人数",
    "refuse.grounds": "不予受理的情形",
    "withdraw.by": "撤回须由谁要求",
    "withdraw.until": "何时以前可以撤回",
    "answer_to": "联名的件答复给谁",
    "supervise.key": "重点督办的参加人",
    "supervise.ordinary": "一般督办的参加人",
    "classes": "办理结果分类",
    "grades": "评价等次",
    "satisfaction.counts": "算作满意的等次",
    "satisfaction.over": "满意率的分母",
    "satisfaction.round": "满意率取哪一轮",
    "satisfaction.question": "满意率问哪一项",
    "rehandle.when": "哪一项不满意须重新办理",
    "rounding": "百分数的取舍",
    "sessions.congress": "每年召开人代会的次数",
    "sessions.presidium": "每年召开主席团会议的次数",
    "quorum.congress": "人代会的法定人数",
    "quorum.presidium": "主席团会议的法定人数",
    "quorum.base": "法定人数以谁为基数",
    "pass.congress": "人代会通过的票数",
    "absence.sessions": "未经批准几次不出席会议即属终止情形",
    "suspend.grounds": "暂时停止执行代表职务的情形",
    "end.grounds": "代表资格终止的情形",
    "recall.signers": "提出罢免的选民人数",
    "recall.procedure": "罢免的程序",
    "resign.procedure": "辞职的程序",
    "elect.pass": "选民直接选举的投票人数和当选票数",
    "elect.rerun": "另行选举的当选票数",
    "candidate.steps": "候选人的把关和审查",
    "group.members": "组成代表小组的人数",
    "group.activities": "代表小组每年活动的次数",
    "checklists": "达标检查表",
    "checklists.own": "本镇的达标检查表",
    "activity.kinds": "活动的种类",
    "activity.own_kinds": "本镇的活动种类",
    "inspection_reply": "视察、调研建议的反馈时限",
    "grid.posts": "网格职务",
    "grid.households": "每名代表联系的户数",
    "grid.voters": "每名代表联系的选民人数",
    "pledges.least": "每年承诺实事的最少件数",
    "pledges.most": "每年承诺实事的最多件数",
    "fund.standard": "每名代表一年的活动经费",
    "opinion": "选民意见的办理时限",
    "opinion.posting": "选民意见按月公示的时限",
    "opinion.refer": "不受理、引导至有关机关的事项",
    "reception.notice": "接待公告的时限",
    "reception.turns": "每名代表每年接待选民的次数",
    "station.checklists": "家站点的检查表",
    "station.stars": "星级的分数线",
    "station.rating": "星级的有效期",
    "review.steps": "评议的步骤",
    "review.meeting": "哪一步是评议会",
    "review.grading": "测评的等次和评定办法",
    "review.after": "测评结果之后的措施",
    "review.rectify": "评议意见的整改期限",
    "review.answer": "询问、审议意见的答复期限",
    "report.per": "代表多久述职一次",
    "report.share": "每年述职代表的比例",
    "report.voters": "参加述职的选民人数",
    "project.pass": "民生实事入选的票数",
    "project.ties": "民生实事末位票数相同",
    "project.short": "民生实事过线的不足",
    "project.margin": "民生实事候选的差额",
    "project.change": "民生实事变更的决定机关",
    "pass.presidium": "主席团会议通过的票数",
}
_NO_CLOCKS = (
    "motion.",
    "refuse.",
    "withdraw.",
    "answer_to",
    "supervise.",
    "classes",
    "grades",
    "satisfaction.",
    "rehandle.when",
    "rounding",
    "sessions.",
    "quorum.",
    "pass.",
    "absence.",
    "suspend.",
    "end.",
    "recall.",
    "resign.",
    "elect.",
    "candidate.",
    "group.",
    "checklists",
    "activity.",
    "grid.",
    "pledges.",
    "fund.",
    "opinion.refer",
    "reception.turns",
    "station.checklists",
    "station.stars",
    "review.steps",
    "review.meeting",
    "review.grading",
    "review.after",
    "report.",
    "project.",
)
CLOCK_KEYS = tuple(key for key in KEYS if not key.startswith(_NO_CLOCKS))
STARTS = {
    "submitted": "提出", "assigned": "交办", "received": "承办单位收到", "closed": "闭会", "replied": "答复",
    "feedback": "代表反馈不满意", "returned": "收到退办说明", "asked": "要求重提", "reported": "承诺落实情况报出", "due": "原期限届满",
    "handed": "建议转交", "month_end": "当月末", "reception": "接待", "rated": "评定",
    "found": "提出评议意见",
}  # fmt: skip
_PARTS = {"majority": "过半数", "2/3": "三分之二以上"}  # of all, not of those present
CHOICES = {
    "satisfaction.over": {
        "assigned": "已交办件数",
        "replied": "已答复件数",
        "returned": "已反馈件数",
        "unless_urged": "已交办件数（逾期经催仍未反馈的除外）",
    },
    "satisfaction.round": {"final": "最后一轮", "first": "第一轮"},
    "satisfaction.question": {"both": "过程和结果都满意", "process": "办理过程", "result": "办理结果"},
    "withdraw.by": {"all": "全体联名的代表", "lead": "领衔代表"},
    "withdraw.until": {"assigned": "交办以前", "closed": "办理结束以前"},
    "answer_to": {"each": "每一位联名的代表", "relay": "每一位，或经领衔代表同意由其转复", "lead": "主要答复领衔代表"},
    "quorum.congress": _PARTS,
    "quorum.presidium": _PARTS,
    "pass.congress": _PARTS,
    "elect.pass": _PARTS,
    "elect.rerun": _PARTS | {"1/3": "三分之一以上"},
    "pass.presidium": _PARTS,
    "project.pass": _PARTS,
    "project.ties": {"again": "重新投票", "all": "都入选", "drop": "都不入选"},
    "project.short": {"again": "重新投票", "fewer": "按过线的确定"},
    "report.per": {"term": "每届至少一次", "year": "每年一次"},
    "quorum.base": {"all": "全体代表，含暂停执行职务的", "acting": "在任代表，不含暂停执行职务的"},
    "rehandle.when": {"either": "过程或结果任一项不满意", "result": "结果不满意"},
}
COUNTS = {
    "motion.signers": "名代表", "sessions.congress": "次", "sessions.presidium": "次", "absence.sessions": "次会议", "recall.signers": "名选民",
    "group.members": "名代表", "group.activities": "次", "grid.households": "户", "grid.voters": "名选民", "pledges.least": "件",
    "pledges.most": "件", "reception.turns": "次", "report.share": "%", "report.voters": "名选民", "project.margin": "%",
}  # fmt: skip
BY_JSON = ("rounding", "classes", "grades", "review.grading", "suspend.grounds", "end.grounds")  # too much for words
LISTS_BY_NAME = ("checklists", "checklists.own", "station.checklists", "review.steps", "review.after")
SENTENCES = (
    "suspend.grounds",
    "end.grounds",
    "recall.procedure",
    "resign.procedure",
    "opinion.refer",
)  # lists whose items hold commas
MEANINGS = {
    "resolved": "已解决", "in_progress": "正在解决", "planned": "列入计划", "cannot": "难以解决", "upward": "须向上反映",
}  # fmt: skip
GRADE_MEANINGS = ("satisfied", "basically", "dissatisfied")
ROUNDINGS = {"half-up": "四舍五入", "truncate": "舍去", "largest-remainder": "最大余额法（合计为100）"}
PERIODS = ("months", "days", "working_days", "fixed", "before", "ahead")
NONE = "none"


@dataclass(frozen=True, slots=True)
class RuleValue:
    """One value: in force from `from_on`, for what is handed in at a session, between sessions, or both (`when` None)."""

    key: str
    from_on: date
    value: Any
    source: str
    says: str
    profile: str
    when: str | None = None

    @property
    def is_none(self) -> bool:
        """Whether the document says that there is no such limit, which is not the same as a missing rule."""
        return bool(self.value == NONE)


def _item_words(key: str, item: Any) -> str:
    if isinstance(item, str):
        return item
    if key == "review.grading":
        return gradings.in_words(item)
    return str(item["label"]) if key in SENTENCES else f"{item['code']} {item.get('label', '')}".strip()


def period_words(key: str, value: Any) -> str:
    """The value of a key in Chinese words, for lists and derivations."""
    if value == NONE:
        return "无此期限" if key in CLOCK_KEYS else "无"
    if key in CHOICES:
        return CHOICES[key][value]
    if key in COUNTS:
        return f"{value} {COUNTS[key]}"
    if isinstance(value, list):
        return ("；" if key in (*SENTENCES, "review.grading") else "、").join(_item_words(key, item) for item in value)
    if key == "fund.standard":
        return "、".join(f"{level}级 {yuan} 元" for level, yuan in value.items())
    if key in LISTS_BY_NAME:
        return "；".join(f"{name}：{'、'.join(items)}" for name, items in value.items())
    if key == "station.stars":
        return "、".join(f"{stars} 星 {score} 分以上" for stars, score in value.items())
    if key == "rounding":
        return f"{ROUNDINGS[value['mode']]}，{value['decimals']} 位小数"
    return _clock_words(value)


def _clock_words(value: Any) -> str:
    if "before" in value:
        return f"{KEYS[value['before']]}届满前 {value['days']} 天"
    if "ahead" in value:
        return f"{STARTS[value['start']]}之日前 {value['ahead']} 天"
    start = f"自{STARTS[value['start']]}之日起 "
    if "fixed" in value:
        month, day = value["fixed"].split("-")
        return f"{int(month)}月{int(day)}日以前"
    if "months" in value:
        return f"{start}{value['months']} 个月"
    if "working_days" in value:
        return f"{start}{value['working_days']} 个工作日"
    return f"{start}{value['days']} 天"
