"""Each field's Chinese heading, and the office's word for each code, once."""

from typing import Any

from renda_cli.rules import vocabulary

HEADINGS = {
    "address": "地址", "applies_to": "适用", "between": "闭会期间", "born": "出生年月", "cancelled_on": "取消", "cancelled_why": "原因",
    "class": "办理结果", "closed_on": "闭会", "co_signers": "附议", "compare": "对比年", "complex": "复杂件", "contact": "联系人", "count": "件数",
    "days_left": "剩余天数", "definition": "口径", "deputies": "代表", "deputy": "代表", "district": "选区", "due_on": "期限", "education": "学历",
    "event": "事项", "file": "文件", "from": "起", "from_on": "任职起", "gender": "性别", "grade": "等次", "group": "代表小组", "head": "负责人",
    "how": "方式", "id": "编号", "in_use": "在用", "inherits": "继承", "key": "项目", "kept_on": "落实", "kind": "种类", "label": "指标",
    "last_backup": "最近备份", "latest_on": "最长期限", "left": "情况", "lead": "领衔代表", "leader": "分管领导", "level": "级别", "made_on": "登记",
    "meaning": "含义", "met_on": "完成", "name": "名称", "nation": "民族", "no": "编号", "note": "说明", "number": "届次", "off_days": "放假天数",
    "on": "日期", "opened_on": "开会", "part": "计入", "party": "政治面貌", "path": "文件", "phone": "电话", "process": "过程", "profile": "规则",
    "profile_title": "规则名称", "proposals": "议案建议", "provisional": "暂定", "question": "项目", "record": "记录", "records": "编号",
    "ref": "文号", "received_on": "收到", "assigned_on": "交办", "replied_on": "答复", "result": "结果", "role": "方式", "round": "轮次",
    "says": "说明", "sector": "代表结构", "session": "届次", "share": "占比", "signed_as": "身份", "signer": "签发", "size": "大小（字节）", "source": "出处",
    "stage": "阶段", "start": "起算", "start_on": "起算日", "state": "状态", "status": "状态", "steps": "推算", "submitted_on": "提出日期",
    "term_start": "任期起", "text": "内容", "title": "标题", "to": "止", "to_on": "任职止", "topic": "类别", "town": "乡镇", "unit": "单位",
    "units": "承办单位", "until": "期限", "value": "数值", "version": "文件版本", "what": "事项", "work": "工作单位及职务", "work_days": "调休上班天数",
    "year": "年份", "about": "所催", "approved_by": "同意", "asked_again_on": "要求重提", "asked_why": "重提原因", "broken_on": "不能落实",
    "broken_why": "不能落实的原因", "carried": "上年结转", "days_longest": "最长用时", "days_median": "用时中位数", "ended_on": "终止",
    "ended_why": "终止原因", "final": "最后一轮", "final_share": "最后一轮占比", "first": "第一轮", "first_share": "第一轮占比", "found": "找到处",
    "from_due_on": "原期限", "likeness": "相近", "merged_into": "并入", "on_time": "按期", "paper": "文件", "participants": "参加人",
    "reason": "理由", "replied": "已答复", "sent_to": "送达", "signed_on": "签收", "slip_on": "评价日期", "slip_result": "承诺评价",
    "urges": "催办次数", "supervision": "督办", "at": "时间", "command": "命令", "rows": "行数", "undone": "已撤销", "table": "表", "action": "动作",
    "deputy_id": "代表", "unit_id": "单位", "group_id": "代表小组", "session_id": "届次", "lead_id": "领衔代表", "leader_id": "组长", "merged_into_id": "并入",
    "submitted_kind": "提交种类", "between_sessions": "闭会期间", "proposer": "提出者", "confidential": "保密", "excellent": "优秀建议", "published": "公开",
    "owes_reply": "待答复", "by_hand": "指定", "held_on": "日期", "result_class": "办理结果", "given_on": "日期", "agreed_on": "同意日期",
    "until_on": "期限", "urged_on": "催办日期", "sent_on": "送达", "decided_on": "决定日期", "visited_on": "日期", "leaders": "领导", "body": "正文",
    "scan": "扫描件", "corrected_on": "改正日期", "from_text": "原为", "to_text": "改为", "moved_on": "变动日期", "to_due_on": "新期限", "why": "原因",
    "told_on": "提醒日期", "merged_on": "并入日期", "position": "次序", "county": "县区", "province": "省", "congress": "届",
    "amount": "金额（元）", "amount_fen": "金额（分）", "announced_on": "公告日期", "articles": "文章", "attendance": "到会", "attendances": "人次",
    "award": "表彰", "awards": "表彰", "branch": "网格支部", "by": "由", "candidates": "候选人", "card_no": "代表证号", "checked_on": "检查日期",
    "checklist": "检查表", "counted": "数", "days": "天数", "decided_by": "决定机关", "deeds": "实事好事", "deed_id": "实事好事",
    "done_on": "完成日期", "dropped_why": "取消原因", "elected": "当选", "elected_by": "当选方式", "election": "选举", "election_id": "选举",
    "entitled": "标准（元）", "evidence": "证明材料", "expected": "应到", "founded_on": "成立", "fulfilled_on": "兑现", "funds": "筹资（元）",
    "funds_fen": "筹资（分）", "given_by": "授予机关", "ground": "情形", "groups": "代表小组", "half_days": "半天", "heads": "人数",
    "household": "联系户", "households": "联系户", "item": "项目", "label": "指标", "labels": "代表结构", "leave": "请假", "leave_asked_on": "请假日期",
    "left_over": "结余（元）", "levels": "级别", "list": "检查表", "lunar": "农历", "match": "相符", "medium": "刊发处", "members": "成员", "met": "达标",
    "missed": "未经批准不出席", "names": "名单", "nominated_by": "提名", "online": "线上", "order": "次序", "other_id": "联系的代表", "other": "联系的代表",
    "padded": "姓名", "paid": "已用（元）", "paid_on": "支出日期", "parent": "上级组织", "parent_id": "上级组织", "partner": "结对对象", "people": "人数",
    "persons": "人数", "pinyin": "拼音", "place": "地点", "plan": "计划", "planned_on": "计划日期", "pledges": "实事承诺", "polling_on": "选举日",
    "post": "网格职务", "present": "出席", "prize": "奖金（元）", "prize_fen": "奖金（分）", "project": "民生项目", "published_on": "刊发日期",
    "purpose": "用途", "quorum": "法定人数", "refused": "请假未准", "absent": "缺席", "register": "簿册", "reply": "反馈", "reported_on": "报告日期",
    "report": "报告", "reviewed": "评议对象", "reviews": "审查", "roles": "人大职务", "seat_id": "代表职务", "seats": "席位", "sitting_id": "会次",
    "sessions": "会议", "step": "把关审查", "strokes": "笔画", "suggestions": "建议条数", "summary": "总结", "times": "次数", "verdict": "结论",
    "voted": "投票", "voters": "选民", "votes": "得票", "votes_for": "赞成", "votes_of": "应投", "wards": "选区", "activity_id": "活动",
    "activities": "活动", "activity": "活动", "candidate_id": "候选人", "pledge_id": "实事承诺", "met_counted": "达标项", "definition_text": "栏目",
    "replaces_id": "补何人之缺", "stroke_order": "笔画次序", "initials": "首字母", "parts": "部分", "vacancies": "缺额",
    "last_backup_path": "备份文件", "check": "检查", "fixable": "可自动改正",
    "checks": "达标检查", "handed_on": "交来", "missing": "还缺", "papers": "计划总结",
}  # fmt: skip
_HEADINGS_OF = {
    ("deputy", "name"): "姓名",
    ("deputy", "id"): "编号",
    ("rule", "value"): "数值",
    ("rule", "until"): "止",
    ("due", "level"): "情况",
    ("promise", "state"): "情况",
    ("group", "deputies"): "在任代表",
    ("group", "leader"): "组长",
    ("check", "part"): "类别",
    ("check", "text"): "问题",
    ("check", "title"): "查什么",
    ("group", "name"): "小组",
    ("group", "ended_on"): "撤销",
    ("checklist", "no"): "序号",
    ("pairing", "from_on"): "起",
    ("pairing", "to_on"): "止",
    ("pairing", "households"): "联系户数",
    ("pairing", "voters"): "联系选民",
    ("session", "days"): "会期（天）",
    ("activity", "deputies"): "参加代表",
    ("activity", "group"): "承办小组",
    ("activity", "units"): "有关单位",
    ("activity", "suggestions"): "建议条数",
    ("activity", "count"): "数",
    ("household", "name"): "户主",
    ("household", "people"): "人口",
    ("household", "from_on"): "联系起",
    ("household", "to_on"): "联系止",
    ("household", "households"): "户数",
    ("pledge", "made_on"): "承诺日期",
    ("pledge", "broken_on"): "未能兑现",
    ("pledge", "broken_why"): "未能兑现的原因",
    ("deed", "people"): "惠及人数",
    ("fund", "on"): "支出日期",
    ("fund", "ref"): "凭证号",
    ("award", "name"): "受表彰的",
    ("award", "title"): "表彰名称",
    ("candidate", "name"): "候选人",
    ("label", "label"): "结构",
    ("label", "count"): "人数",
}
WORDS: dict[str, dict[str, str]] = {
    "status": {**vocabulary.PROPOSAL_STATES, **vocabulary.DEPUTY_STATES, **vocabulary.ACTIVITY_STATES},
    "kind": vocabulary.DEADLINE_KINDS,
    "level": {**vocabulary.DEADLINE_LEVELS, **vocabulary.CHECK_LEVELS},
    "state": {**vocabulary.DEADLINE_STATUSES, **vocabulary.PROMISE_STATES, **vocabulary.ATTENDANCE_STATES, "fulfilled": "已兑现"},
    "verdict": vocabulary.VERDICTS,
    "reviewed": vocabulary.REVIEWED,
    "role": vocabulary.ROLES,
    "question": {"process": "办理过程", "result": "办理结果"},
    "profile": {"town": "本镇"},
    "proposer": vocabulary.PROPOSERS,
    "part": {"counted": "计入", "base": "只计入分母", **vocabulary.CHECK_PARTS},
    "applies_to": {"session": "会议期间", "between": "闭会期间"},
    "event": {
        **vocabulary.EVENTS, **vocabulary.SEAT_EVENTS, "submitted": "提出", "assigned": "交办", "received": "收到", "returned": "退办", "contact": "联系代表",
        "opinion": "协办意见", "asked_again": "要求重提", "urged": "催办", "extended": "延期", "reply": "答复", "sent": "送达", "feedback": "代表反馈",
        "promise": "承诺", "keep": "落实", "broken": "不能落实", "rated": "承诺评价", "supervised": "督办", "visit": "现场", "moved": "期限变动",
        "closed": "办结", "corrected": "改正",
    },
}  # fmt: skip

_WORDS_OF = {
    ("pledge", "state"): vocabulary.PLEDGE_STATES,
    ("pairing", "kind"): vocabulary.PAIRING_KINDS,
    ("paper", "kind"): vocabulary.GROUP_PAPERS,
}
DASHED = frozenset({"entitled", "left_over"})  # of these a blank could be taken for nought


def words_of(field: str, about: str = "") -> dict[str, str] | None:
    """The office's words for the codes of a field; `about` names the noun where the same code is said otherwise."""
    return _WORDS_OF.get((about, field)) or WORDS.get(field)


def heading(field: str, about: str = "") -> str:
    """The heading of a field; `about` names the noun where a word alone would mislead (a deputy's name is 姓名)."""
    return _HEADINGS_OF.get((about, field)) or HEADINGS.get(field, field)


def word(field: str, value: Any) -> Any:
    """The office's word for a code, or the value itself."""
    words = WORDS.get(field)
    return words.get(value, value) if words and isinstance(value, str) else value
