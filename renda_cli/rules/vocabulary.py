"""The codes that the program computes, each with the office's word for it."""

PROPOSAL_STATES = {
    "submitted": "已提出", "assigned": "已交办", "replied": "已答复", "rehandling": "重新办理", "closed": "已办结",
    "refused": "不予受理", "reference": "转作参考", "referred_up": "已向上反映", "withdrawn": "已撤回", "merged": "并案办理",
}  # fmt: skip
DEADLINE_KINDS = {
    "assign": "交办", "contact": "首次联系", "reply": "答复", "co_opinion": "协办意见", "rehandle": "重新办理", "feedback": "代表反馈",
    "promise": "承诺", "return": "退办", "look_back": "回头看", "opinion": "选民意见", "rectify": "整改", "pledge": "实事承诺",
    "notice": "通知", "inspection_reply": "视察反馈", "review": "评议", "answer": "答复询问、审议意见", "project": "民生实事",
}  # fmt: skip
DEADLINE_LEVELS = {"due": "临近", "late": "逾期", "past_legal": "超最长期限"}
# What stands in the work table: the kinds of deadlines, and what happens on a day.
WORK_KINDS = {
    **{kind: f"{word}期限" for kind, word in DEADLINE_KINDS.items()}, "notice": "公告公示", "answer": "答复询问期限", "step": "评议步骤",
    "reception": "接待选民", "session": "人代会", "meeting": "主席团会议", "activity": "代表活动", "review": "评议", "election": "选举投票",
    "duty": "例行工作", "holiday": "放假", "workday": "调休上班",
}  # fmt: skip
WORK_LEVELS = {
    "planned": "计划", "due": "到期", "provisional": "暂定", "late": "逾期", "past_legal": "逾期，已超最长期限", "done": "已完成",
    "dropped": "已取消",
}  # fmt: skip
DEADLINE_STATUSES = {
    "open": "进行中",
    "late": "逾期",
    "met": "已完成",
    "cancelled": "已取消",
    "waiting": "待起算",
    "lapsed": "已过期未用",
}
DEPUTY_STATES = {"in_office": "在任", "suspended": "暂停", "ended": "终止"}
SESSION_KINDS = ("人代会", "主席团会议")
SITTING_PARTS = ("全程", "上午", "下午", "晚上")
ATTENDANCE_STATES = {"present": "出席", "leave": "请假", "refused": "请假未准", "absent": "缺席"}
REMINDERS = {
    "missed": "未经批准不出席", "few_sessions": "人代会次数", "few_meetings": "主席团会议次数", "empty_quarter": "季度无主席团会议",
    "no_attendance": "没有登记到会", "no_quorum": "不足法定人数", "unannounced": "未报告公告", "few_pledges": "实事承诺不足",
    "many_pledges": "实事承诺过多", "no_group": "没有编组", "no_activity": "没有参加活动", "few_activities": "小组活动不足",
    "no_station": "没有进站", "few_turns": "接待次数不足", "no_paper": "没有计划总结", "rating_expired": "星级到期", "not_reported": "没有述职",
    "few_reporting": "述职代表不足", "result_open": "测评结果未跟进", "few_voters": "参加述职的选民不足", "no_progress": "民生实事没有进度",
}  # fmt: skip
ELECTED_BY = ("换届", "补选")
DEPUTY_ROLES = ("主席", "副主席", "主席团成员", "代表资格审查委员会成员")
SEAT_EVENTS = {"suspended": "暂停执行职务", "resumed": "恢复执行职务", "ended": "资格终止"}
# Short words for the codes of the national lists of grounds; the last two are on no list: they end a seat by nature.
GROUNDS = {
    "detained": "羁押", "serving": "服刑", "moved": "迁出、调离", "resigned": "辞职", "absent": "未经批准不出席", "recalled": "罢免",
    "nationality": "丧失国籍", "rights": "剥夺政治权利", "capacity": "丧失行为能力", "died": "去世", "term": "任期届满",
}  # fmt: skip
VERDICTS = {"pass": "通过", "fail": "不通过"}
GROUP_KINDS = ("代表小组", "代表团", "党支部", "党小组")
GROUP_LEADERS = {"代表小组": "组长", "代表团": "团长", "党支部": "书记", "党小组": "组长"}
GROUP_PAPERS = {"plan": "年度计划", "summary": "年度总结"}
PAIRING_KINDS = {"deputy": "联系代表", "branch": "结对网格支部", "grid": "网格职务"}
ACTIVITY_STATES = {"planned": "计划", "done": "已开展", "dropped": "取消"}
REVIEWED = {
    "deputy": "人大代表", "village_cadre": "村（居）委会干部", "group_head": "村民小组长", "unit": "部门、站所", "official": "部门负责人",
}  # fmt: skip
# What a review is held over: besides those, topics and laws.
SUBJECT_KINDS = {**REVIEWED, "topic": "专项工作", "law": "法律法规"}
REVIEW_KINDS = ("代表述职", "履职评议", "部门评议", "专项评议", "执法检查", "专题询问", "听证", "票决评估")
REVIEW_STATES = {"planned": "计划", "held": "已开展", "closed": "已办结", "dropped": "取消"}
REVIEW_EVENTS = {"feedback": "书面反馈", "followed_up": "后续措施"}
REVIEW_TIMELINE = {
    "planned": "计划开展", "moved": "期限变动", "held": "开展", "step": "步骤", "asked": "提问", "answered": "答复", "voted": "测评", "found": "评议意见",
    "rectified": "整改", "refused": "验收不合格", "accepted": "验收合格", **REVIEW_EVENTS, "closed": "办结",
}  # fmt: skip
STEP_STATES = {"open": "未办", "late": "逾期", "done": "已办", "skipped": "免办"}
FINDING_KINDS = {"problem": "问题", "suggestion": "建议"}
FINDING_STATES = {"open": "整改中", "rectified": "待验收", "redoing": "重新整改", "accepted": "已验收"}
RECTIFICATION_VERDICTS = {"accepted": "验收合格", "refused": "验收不合格"}
QUESTION_STATES = {"on_spot": "当场答复", "answered": "已答复", "open": "待答复"}
BALLOT_PURPOSES = {"review": "测评", "question": "答复测评", "choice": "票决", "evaluation": "民生实事测评"}
VOTE_BASES = {"members": "全体应投票的人", "present": "到会的人", "returned": "收回的票", "valid": "该行有效票"}
CHOOSING_METHODS = {"marks": "限额投票", "urgency": "按缓急排序"}
PROJECT_STATES = {
    "candidate": "候选", "excluded": "未列入候选", "unselected": "未票决入选", "selected": "票决入选", "done": "已完成", "carried": "结转下年", "ended": "终止",
}  # fmt: skip
PROJECT_SOURCES = {"opinion": "选民意见", "proposal": "代表建议", "other": "其他"}
PROJECT_STAGES = {"mid": "年中", "end": "年终"}
PROJECT_EVENTS = {
    "collected": "征集", "carried_in": "上年结转", "examined": "初定", "voted": "票决", "selected": "票决入选", "progress": "进度",
    "changed": "变更", "evaluated": "测评", "done": "完成", "carried": "结转下年", "ended": "终止",
}  # fmt: skip
EXAMINATIONS = {"listed": "列为候选", "excluded": "不列入"}
AGENDA_KINDS = {
    "report": "工作报告", "special": "专项报告", "budget": "预算决算", "major": "重大事项", "resolution": "决议决定", "other": "其他",
}  # fmt: skip
AGENDA_STATES = {
    "planned": "列入议程",
    "heard": "已听取审议",
    "passed": "通过",
    "rejected": "未通过",
    "dropped": "撤下",
}
TASK_KINDS = {"opinion": "审议意见", "decision": "决定事项"}
TASK_STATES = {"open": "办理中", "late": "逾期", "answered": "已答复", "done": "已落实", "ended": "不再办理"}
PLEDGE_STATES = {"open": "进行中", "overdue": "逾期未兑现", "fulfilled": "已兑现", "broken": "未能兑现"}
DEED_KINDS = ("实事", "好事", "解决问题")
HOUSEHOLD_KINDS = ("联系户", "帮扶户")
STATION_KINDS = {"home": "代表之家", "station": "联络站", "point": "联系点"}
STAFF_ROLES = ("站长", "副站长", "联络员", "法律顾问")
OFF_DAYS = {"keep": "照常", "move": "顺延", "skip": "取消"}
RATING_STATES = {"in_force": "有效", "expiring": "即将到期", "expired": "已过期", "superseded": "已重新评定"}
RECEPTION_DAY_STATES = {
    "planned": "计划",
    "noticed": "已公告",
    "held": "已接待",
    "unrecorded": "已过，没有登记",
    "dropped": "取消",
}
OPINION_CHANNELS = ("现场", "走访", "电话", "线上", "信箱")
OPINION_STATES = {
    "received": "待办理", "assigned": "办理中", "redoing": "重新办理", "replied": "已答复", "referred": "已引导", "proposal": "转为代表建议",
}  # fmt: skip
OPINION_ROUTES = {"village": "村（社区）办理", "unit": "镇部门办理", "county": "上级代表转交"}
OPINION_RESULTS = {"solved": "已解决", "explained": "已答复解释", "planned": "列入计划"}
OPINION_EVENTS = {
    "received": "收到", "urgent": "标为紧急", "reported": "报告党委", "assigned": "交办", "moved": "期限变动", "referred": "引导", "replied": "答复",
    "told_voter": "反馈选民", "told_deputy": "反馈代表", "turned": "转为代表建议", "published": "公示", "private": "不公开", "archived": "归档",
}  # fmt: skip
REPLY_FORMS = ("书面", "口头")
TOLD_WHOM = {"voter": "选民", "deputy": "代表"}
TOLD_HOW = ("书面", "口头", "电话", "线上")
AFFAIR_KINDS = {
    "party": "党委研究人大工作", "visit": "来访交流", "study": "外出学习考察", "regulation": "制度", "staff": "专职人员", "investment": "阵地投入",
}  # fmt: skip
ARTICLE_KINDS = ("调研文章", "媒体报道")
AWARD_KINDS = ("优秀代表", "先进小组", "优秀家站点", "优秀建议", "先进承办单位", "其他")
SCORE_SUBJECTS = {
    "deputy": "代表", "group": "代表小组", "village": "村（社区）", "station": "家站点", "unit": "承办单位", "town": "乡镇",
}  # fmt: skip
SCORE_PERIODS = {"quarter": "季度", "half": "半年", "year": "年度", "two_years": "两年", "term": "届"}
SCORE_ENTRY_KINDS = {"given": "登记", "correction": "更正"}
SCORE_AMOUNTS = {"points": "分", "count": "数量"}
SCORE_STATES = {"reported": "自报", "checked": "已审核", "decided": "已审定", "refused": "未认可"}
OBJECTION_STATES = {"open": "待处理", "accepted": "成立", "rejected": "不成立"}
SCORE_WARNINGS = {
    "band": "积分等次", "vetoed": "一票否决", "pledges": "实事承诺未兑现", "missed": "未经批准不出席", "no_proposal": "没有提出议案建议",
}  # fmt: skip
ROLES = {"lead": "主办", "co": "协办", "each": "分别办理"}
PROPOSERS = {"deputy": "代表", "group": "代表小组", "presidium": "主席团", "government": "人民政府"}
EVENTS = {
    "accepted": "受理", "on_agenda": "列入议程", "off_agenda": "不列入议程", "refused": "不予受理", "reference": "转作参考",
    "referred_up": "向上反映", "merged": "并案", "merged_in": "并入此件", "unmerged": "解除并案", "withdrawn": "撤回", "excellent": "评为优秀",
    "published": "公开", "unpublished": "不公开", "unit": "承办单位变动", "note": "记事",
}  # fmt: skip
URGED_ABOUT = ("答复", "协办意见", "反馈", "承诺")
SUPERVISION_LEVELS = ("重点", "一般")
VISIT_KINDS = ("现场督办", "回头看")
PROMISE_STATES = {
    "open": "进行中",
    "overdue": "逾期未落实",
    "kept": "按期落实",
    "kept_late": "逾期落实",
    "broken": "不能落实",
}
# What an entry of the log is: a clerk's command, its being taken back or returned, what `due --new` noted as told, another
# program's edit, or a note of something that changed no row (a backup).
ENTRY_KINDS = ("command", "undo", "redo", "told", "other", "note")
# What the rows of each table are.
TABLES = {
    "town": "乡镇", "holiday": "放假安排", "rule_value": "本镇规则", "session": "会议", "deputy_group": "代表小组", "deputy": "代表", "seat": "代表职务",
    "deputy_label": "代表结构", "deputy_role": "人大职务", "seat_event": "代表职务变动", "election": "选举", "candidate": "候选人",
    "candidate_review": "候选人审查", "sitting": "会次", "attendance": "到会", "group_member": "小组成员", "group_paper": "小组计划总结",
    "checklist_mark": "达标检查", "pairing": "联系结对", "activity": "活动", "activity_move": "活动改期", "activity_deputy": "参加活动",
    "activity_unit": "活动有关单位", "activity_suggestion": "活动所提建议", "activity_subject": "评议对象", "article": "文章报道",
    "pledge": "实事承诺", "deed": "实事好事", "deed_deputy": "办实事的代表", "household": "联系户", "fund": "活动经费", "award": "表彰",
    "affair": "人大自身工作",
    "station": "家站点", "station_staff": "家站点人员", "station_deputy": "进站代表", "station_schedule": "接待日规定", "station_paper": "家站点计划总结",
    "station_rating": "星级评定", "reception_day": "接待日", "duty": "接待排班", "reception": "接待选民", "reception_deputy": "参加接待", "opinion": "选民意见",
    "opinion_assignment": "意见交办", "opinion_reply": "意见答复", "opinion_feedback": "意见反馈", "posting": "意见公示",
    "review": "评议", "review_subject": "评议对象名单", "review_step": "评议步骤", "review_event": "测评之后", "finding": "评议意见", "rectification": "整改",
    "review_question": "询问", "ballot": "测评", "ballot_row": "票上的一行", "ballot_vote": "得票", "project": "民生实事", "project_source": "征集来源",
    "project_progress": "民生实事进度", "project_change": "民生实事变更", "agenda_item": "议程", "agenda_task": "审议意见和决定事项",
    "scheme": "计分办法", "score_entry": "加分减分", "score_stage": "分的审核", "score_objection": "积分异议", "score_talk": "约谈",
    "score_freeze": "积分定稿", "score_frozen": "定稿的积分", "register": "簿册",
    "unit": "承办单位", "unit_former_name": "单位原名", "proposal": "议案建议", "co_signer": "附议", "proposal_event": "事项", "correction": "改正",
    "assignment": "交办", "contact": "联系代表", "reply": "答复", "reply_copy": "送达", "co_opinion": "协办意见", "extension": "延期", "urge": "催办",
    "feedback": "代表反馈", "promise": "承诺", "supervision": "督办", "visit": "现场督办", "deadline": "期限", "deadline_move": "期限变动", "alert": "期限提醒",
}  # fmt: skip
ACTIONS = {"insert": "新增", "update": "修改", "delete": "删除"}
CHECK_PARTS = {"file": "文件", "references": "引用", "records": "记录", "rules": "规则"}
CHECK_LEVELS = {"fault": "错误", "warning": "提醒"}
