"""The codes that the program computes, each with the office's word for it."""

PROPOSAL_STATES = {
    "submitted": "已提出", "assigned": "已交办", "replied": "已答复", "rehandling": "重新办理", "closed": "已办结",
    "refused": "不予受理", "reference": "转作参考", "referred_up": "已向上反映", "withdrawn": "已撤回", "merged": "并案办理",
}  # fmt: skip
DEADLINE_KINDS = {
    "assign": "交办", "contact": "首次联系", "reply": "答复", "co_opinion": "协办意见", "rehandle": "重新办理", "feedback": "代表反馈",
    "promise": "承诺", "return": "退办", "opinion": "选民意见", "rectify": "整改", "pledge": "实事承诺", "notice": "公告",
    "inspection_reply": "视察反馈",
}  # fmt: skip
DEADLINE_LEVELS = {"due": "临近", "late": "逾期", "past_legal": "超最长期限"}
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
ROLES = {"lead": "主办", "co": "协办", "each": "分别办理"}
