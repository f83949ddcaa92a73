"""What another tool cannot write: a good row of every table, and each way to spoil it that the schema refuses."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from renda_cli.store.statements import COLUMNS

DAY, LATER = "2022-01-31", "2022-04-30"
# A row of every table, in an order in which each finds those that it refers to (town and holidays are in every file).
ROWS: list[tuple[str, dict[str, Any]]] = [
    ("rule_value", {"id": 1, "key": "reply", "from_on": DAY, "value": '"none"', "source": "主席团会议", "says": "无"}),
    ("register", {"name": "接待记录簿", "definition": "title = '接待记录簿'"}),
    ("session", {"id": 1, "kind": "人代会", "number": "5-1", "opened_on": "2022-01-06", "closed_on": "2022-01-07"}),
    ("deputy", {"id": 1, "name": "张三", "pinyin": "zhangsan", "initials": "zs", "stroke_order": "07", "gender": "男", "position": 1}),
    ("deputy", {"id": 2, "name": "李四", "pinyin": "lisi", "initials": "ls", "stroke_order": "08"}),
    ("deputy_group", {"id": 1, "name": "东片小组", "leader_id": 1, "kind": "党支部", "founded_on": DAY, "ended_on": LATER}),
    ("deputy_group", {"id": 2, "name": "第一党小组", "kind": "党小组", "parent_id": 1}),
    ("deputy_label", {"deputy_id": 1, "label": "工人"}),
    ("deputy_role", {"id": 1, "deputy_id": 1, "role": "主席", "from_on": DAY, "to_on": LATER}),
    ("seat", {
        "id": 1, "deputy_id": 1, "level": "镇", "group_id": 1, "status": "in_office", "from_on": DAY, "to_on": DAY, "congress": 5,
        "elected_by": "换届", "card_no": "001",
    }),
    ("seat", {"id": 2, "deputy_id": 2, "level": "镇", "status": "in_office", "replaces_id": 1, "elected_by": "补选"}),
    ("seat_event", {
        "id": 1, "seat_id": 1, "event": "ended", "ground": "moved", "held_on": DAY, "reported_on": DAY, "announced_on": LATER, "votes_for": 6,
        "votes_of": 10,
    }),
    ("election", {
        "id": 1, "kind": "补选", "level": "镇", "congress": 5, "district": "第3选区", "seats": 1, "polling_on": DAY, "voters": 900, "voted": 800,
    }),
    ("candidate", {"id": 1, "election_id": 1, "name": "李四", "gender": "女", "votes": 700, "elected": 1, "deputy_id": 2}),
    ("candidate_review", {"candidate_id": 1, "step": "公安机关把关", "verdict": "pass", "given_on": DAY}),
    ("sitting", {"id": 1, "session_id": 1, "held_on": DAY, "part": "上午"}),
    ("attendance", {"sitting_id": 1, "deputy_id": 1, "state": "leave", "leave_asked_on": DAY}),
    ("group_member", {"group_id": 1, "deputy_id": 1}),
    ("group_paper", {"group_id": 1, "year": 2022, "kind": "plan", "handed_on": DAY}),
    ("checklist_mark", {"id": 1, "group_id": 1, "list": "七有", "item": "活动室", "checked_on": DAY, "met": 1}),
    ("pairing", {"id": 1, "kind": "deputy", "deputy_id": 1, "other_id": 2, "from_on": DAY, "to_on": LATER}),
    ("pairing", {"id": 2, "kind": "branch", "deputy_id": 1, "partner": "第一网格党支部", "project": "路灯", "done_on": DAY}),
    ("pairing", {"id": 3, "kind": "grid", "deputy_id": 1, "post": "总网格长", "households": 20, "voters": 50}),
    ("unit", {"id": 1, "name": "水利站"}),
    ("unit", {"id": 2, "name": "水务站", "merged_into_id": 1, "merged_on": DAY}),
    ("unit_former_name", {"id": 1, "unit_id": 1, "name": "水利所", "until_on": DAY}),
    ("proposal", {
        "id": 1, "session_id": 1, "no": "1", "kind": "建议", "submitted_kind": "议案", "title": "修水渠", "between_sessions": 0,
        "submitted_on": "2022-01-06", "proposer": "deputy", "lead_id": 1, "confidential": 0, "status": "assigned", "round": 1,
        "complex": 0, "excellent": 0, "published": "yes",
    }),
    ("proposal", {
        "id": 2, "no": "闭1", "kind": "建议", "submitted_kind": "建议", "title": "修水闸", "between_sessions": 1,
        "submitted_on": "2022-01-10", "proposer": "group", "group_id": 1, "confidential": 1, "status": "merged", "round": 1,
        "complex": 0, "excellent": 1, "merged_into_id": 1, "published": "no", "closed_on": DAY,
    }),
    ("co_signer", {"proposal_id": 1, "deputy_id": 1, "position": 1}),
    ("proposal_event", {"id": 1, "proposal_id": 1, "event": "accepted", "held_on": DAY, "text": ""}),
    ("correction", {"id": 1, "proposal_id": 1, "corrected_on": DAY, "what": "标题"}),
    ("assignment", {
        "id": 1, "proposal_id": 1, "unit_id": 1, "role": "lead", "assigned_on": DAY, "received_on": DAY, "owes_reply": 1,
        "signed_on": DAY,
    }),
    ("assignment", {
        "id": 2, "proposal_id": 1, "unit_id": 2, "role": "co", "assigned_on": DAY, "received_on": DAY, "owes_reply": 0,
        "ended_on": DAY, "ended_why": "退办",
    }),
    ("contact", {"id": 1, "proposal_id": 1, "unit_id": 1, "how": "面商", "stage": "办前", "held_on": DAY}),
    ("reply", {"id": 1, "assignment_id": 1, "round": 1, "replied_on": DAY, "result_class": "A", "ref": "遥复1号"}),
    ("reply_copy", {"reply_id": 1, "deputy_id": 1, "sent_on": DAY}),
    ("co_opinion", {"id": 1, "assignment_id": 2, "given_on": DAY, "asked_again_on": DAY, "asked_why": "没有内容"}),
    ("feedback", {"id": 1, "proposal_id": 1, "round": 1, "deputy_id": 1, "process": "满意", "result": "满意", "given_on": DAY}),
    ("promise", {
        "id": 1, "proposal_id": 1, "unit_id": 1, "what": "年内完工", "made_on": DAY, "until_on": LATER, "kept_on": DAY,
        "slip_on": DAY, "slip_result": "满意",
    }),
    ("activity", {
        "id": 1, "kind": "视察", "title": "视察水利", "status": "done", "planned_on": DAY, "held_on": DAY, "until_on": LATER, "times": 1, "online": 0,
        "group_id": 1, "session_id": 1, "attendances": 12, "suggestions": 3, "funds_fen": 100, "replied_on": LATER,
    }),
    ("activity", {"id": 2, "kind": "调研", "title": "调研烤烟", "status": "planned", "planned_on": DAY, "times": 1, "online": 1}),
    ("activity_move", {"id": 1, "activity_id": 1, "moved_on": DAY, "from_on": DAY, "to_on": LATER}),
    ("activity_deputy", {"activity_id": 1, "deputy_id": 1, "times": 1}),
    ("activity_unit", {"activity_id": 1, "unit_id": 1}),
    ("activity_suggestion", {"id": 1, "activity_id": 1, "text": "清淤", "proposal_id": 1}),
    ("activity_subject", {"activity_id": 1, "reviewed": "unit", "count": 3}),
    ("article", {"id": 1, "title": "基层的实践", "medium": "学习强国", "published_on": DAY, "activity_id": 1, "deputy_id": 1}),
    ("pledge", {
        "id": 1, "deputy_id": 1, "year": 2022, "what": "装路灯", "made_on": DAY, "until_on": LATER, "fulfilled_on": DAY, "evidence": "照片",
    }),
    ("deed", {"id": 1, "kind": "实事", "what": "修路", "done_on": DAY, "count": 1, "people": 30, "funds_fen": 100}),
    ("deed_deputy", {"deed_id": 1, "deputy_id": 1}),
    ("household", {"id": 1, "deputy_id": 1, "name": "赵户", "people": 3, "kind": "联系户", "from_on": DAY, "to_on": LATER}),
    ("fund", {"id": 1, "deputy_id": 1, "amount_fen": 100, "paid_on": DAY, "purpose": "交通"}),
    ("fund", {"id": 2, "group_id": 1, "amount_fen": 100, "paid_on": DAY, "purpose": "用品"}),
    ("affair", {"id": 1, "kind": "regulation", "what": "接待选民制度", "held_on": DAY, "ended_on": LATER, "count": 1}),
    ("affair", {"id": 2, "kind": "investment", "what": "新建联系点", "held_on": DAY, "count": 1, "amount_fen": 100}),
    ("award", {"id": 1, "kind": "优秀代表", "title": "优秀代表", "given_on": DAY, "given_by": "镇人大", "deputy_id": 1, "prize_fen": 30000}),
    ("award", {"id": 2, "kind": "先进小组", "title": "先进小组", "given_on": DAY, "given_by": "镇人大", "group_id": 1}),
    ("award", {
        "id": 4, "kind": "优秀建议", "title": "优秀建议", "given_on": DAY, "given_by": "镇人大", "proposal_id": 1, "criteria": "已解决、代表满意",
    }),
    ("award", {"id": 5, "kind": "先进承办单位", "title": "先进承办单位", "given_on": DAY, "given_by": "镇人大", "unit_id": 1}),
    ("station", {
        "id": 1, "name": "东片代表之家", "kind": "home", "level": "镇", "online": 0, "area": 100.5, "opened_on": DAY, "closed_on": LATER,
    }),
    ("station", {"id": 2, "name": "留道联络站", "kind": "station", "level": "村", "online": 0, "parent_id": 1}),
    ("station_staff", {
        "id": 1, "station_id": 1, "role": "站长", "person": "张三", "deputy_id": 1, "from_on": DAY, "to_on": LATER,
    }),
    ("station_deputy", {"id": 1, "station_id": 1, "deputy_id": 1, "visiting": 0, "from_on": DAY}),
    ("station_deputy", {"id": 2, "station_id": 1, "deputy_id": 2, "visiting": 1, "from_on": DAY, "to_on": LATER}),
    ("station_schedule", {
        "id": 1, "station_id": 1, "rule": "每月10日", "off_day": "keep", "seats": 2, "from_on": DAY, "to_on": LATER,
    }),
    ("station_paper", {"station_id": 1, "year": 2022, "kind": "plan", "handed_on": DAY}),
    ("station_rating", {"id": 1, "station_id": 1, "stars": 5, "score": 92.5, "rated_on": DAY, "until_on": LATER}),
    ("award", {"id": 3, "kind": "优秀家站点", "title": "优秀代表之家", "given_on": DAY, "given_by": "镇人大", "station_id": 1}),
    ("checklist_mark", {"id": 2, "station_id": 1, "list": "五上墙", "item": "片区图", "checked_on": DAY, "met": 1}),
    ("reception_day", {"id": 1, "station_id": 1, "planned_on": DAY, "moved_from": DAY, "noticed_on": DAY}),
    ("duty", {"id": 1, "day_id": 1, "deputy_id": 1, "excused_on": DAY, "excused_why": "病假"}),
    ("duty", {"id": 2, "day_id": 1, "deputy_id": 2, "for_id": 1}),
    ("reception", {
        "id": 1, "station_id": 1, "day_id": 1, "held_on": DAY, "until_on": LATER, "times": 1, "voters": 3, "attendances": 2, "opinions": 3,
    }),
    ("reception_deputy", {"reception_id": 1, "deputy_id": 2, "times": 1}),
    ("opinion", {
        "id": 1, "station_id": 1, "reception_id": 1, "received_on": DAY, "channel": "现场", "text": "路灯不亮", "deputy_id": 2, "confidential": 0,
        "status": "replied", "round": 1, "on_spot": 0, "urgent": 1, "reported_on": DAY, "published": "yes", "published_on": LATER,
        "archived_on": LATER,
    }),
    ("opinion", {
        "id": 2, "station_id": 1, "received_on": DAY, "channel": "线上", "text": "修水渠", "confidential": 0, "status": "proposal", "round": 1,
        "on_spot": 0, "urgent": 0, "proposal_id": 1, "turned_on": LATER,
    }),
    ("opinion", {
        "id": 3, "station_id": 1, "received_on": DAY, "channel": "电话", "text": "官司", "confidential": 1, "status": "referred", "round": 1,
        "on_spot": 0, "urgent": 0, "referred_on": LATER, "referred_to": "人民法院",
    }),
    ("opinion_assignment", {
        "id": 1, "opinion_id": 1, "round": 1, "route": "unit", "unit_id": 1, "assigned_on": DAY, "ended_on": LATER,
    }),
    ("opinion_assignment", {"id": 2, "opinion_id": 1, "round": 1, "route": "county", "deputy_id": 1, "assigned_on": DAY}),
    ("opinion_reply", {
        "id": 1, "opinion_id": 1, "round": 1, "replied_on": LATER, "form": "书面", "text": "已修好", "result": "solved",
    }),
    ("opinion_feedback", {"id": 1, "opinion_id": 1, "round": 1, "whom": "voter", "told_on": LATER, "satisfaction": "满意"}),
    ("opinion_feedback", {"id": 2, "opinion_id": 1, "round": 1, "whom": "deputy", "deputy_id": 2, "told_on": LATER}),
    ("posting", {"id": 1, "month": "2022-01", "posted_on": LATER}),
    ("review", {
        "id": 1, "kind": "部门评议", "title": "评议派出所", "status": "closed", "year": 2022, "planned_on": DAY, "held_on": DAY, "closed_on": LATER,
        "session_id": 1, "activity_id": 1, "voters": 50, "deputies": 20, "observers": 3, "suggestions": 2,
    }),
    ("review", {"id": 2, "kind": "代表述职", "title": "代表述职", "status": "planned", "year": 2022, "planned_on": DAY}),
    ("review_subject", {"id": 1, "review_id": 1, "reviewed": "unit", "name": "水利站", "count": 1, "unit_id": 1}),
    ("review_subject", {"id": 2, "review_id": 2, "reviewed": "deputy", "name": "张三", "count": 1, "deputy_id": 1}),
    ("review_step", {"id": 1, "review_id": 1, "place": 1, "step": "提前通知", "until_on": DAY, "done_on": DAY}),
    ("review_event", {"id": 1, "review_id": 1, "subject_id": 1, "event": "feedback", "held_on": LATER}),
    ("finding", {
        "id": 1, "review_id": 1, "subject_id": 1, "unit_id": 1, "kind": "problem", "text": "窗口无人", "found_on": DAY, "status": "accepted", "round": 1,
    }),
    ("rectification", {"id": 1, "finding_id": 1, "round": 1, "rectified_on": DAY, "verdict": "accepted", "judged_on": LATER}),
    ("review_question", {
        "id": 1, "review_id": 1, "text": "何时通水", "asked_on": DAY, "deputy_id": 1, "unit_id": 1, "on_spot": 1, "answered_on": DAY,
    }),
    ("project", {
        "id": 1, "year": 2022, "no": 1, "title": "修水渠", "status": "done", "collected_on": DAY, "unit_id": 1, "budget_fen": 100, "examined": "listed",
        "examined_on": DAY, "session_id": 1, "selected_on": DAY, "until_on": LATER, "done_on": LATER, "spent_fen": 90,
    }),
    ("project", {"id": 2, "year": 2023, "no": 1, "title": "装路灯", "status": "selected", "collected_on": DAY, "carried_from_id": 1}),
    ("project_source", {"id": 1, "project_id": 1, "kind": "opinion", "opinion_id": 1}),
    ("project_source", {"id": 2, "project_id": 1, "kind": "proposal", "proposal_id": 1}),
    ("project_progress", {"id": 1, "project_id": 1, "month": "2022-05", "reported_on": DAY, "percent": 40, "spent_fen": 10}),
    ("project_change", {"id": 1, "project_id": 1, "decided_on": DAY, "decided_by": "主席团", "what": "延期", "why": "汛期"}),
    ("ballot", {
        "id": 1, "purpose": "review", "review_id": 1, "round": 1, "held_on": DAY, "members": 60, "present": 58, "issued": 58, "returned": 57, "void": 0,
        "spoilt": 0,
    }),
    ("ballot", {
        "id": 2, "purpose": "choice", "year": 2022, "round": 1, "session_id": 1, "held_on": DAY, "issued": 58, "returned": 57, "void": 0, "spoilt": 1,
        "places": 10, "method": "marks",
    }),
    ("ballot", {
        "id": 3, "purpose": "evaluation", "year": 2022, "stage": "end", "round": 1, "held_on": DAY, "issued": 58, "returned": 59, "void": 1, "spoilt": 0,
    }),
    ("ballot_row", {"id": 1, "ballot_id": 1, "subject_id": 1, "position": 1, "invalid": 1}),
    ("ballot_row", {"id": 2, "ballot_id": 2, "project_id": 1, "position": 1, "invalid": 0, "votes": 50, "points": 70}),
    ("ballot_row", {"id": 3, "ballot_id": 1, "question_id": 1, "position": 2, "invalid": 0}),
    ("ballot_vote", {"row_id": 1, "grade": "满意", "votes": 50}),
    ("agenda_item", {
        "id": 1, "session_id": 1, "place": 1, "kind": "budget", "title": "预算报告", "status": "passed", "unit_id": 1, "read_on": DAY, "heard_on": DAY,
        "voted_on": DAY, "votes_for": 55, "votes_against": 1, "votes_abstain": 1, "votes_of": 60,
    }),
    ("agenda_task", {
        "id": 1, "item_id": 1, "kind": "opinion", "text": "压缩三公经费", "unit_id": 1, "passed_on": DAY, "answered_on": LATER, "done_on": LATER,
    }),
    ("scheme", {
        "id": 1, "name": "代表积分", "year": 2022, "version": 1, "subject": "deputy", "period": "year", "definition": "name = '代表积分'", "loaded_on": DAY,
    }),
    ("score_entry", {
        "id": 1, "deputy_id": 1, "scheme": "代表积分", "period": "2022", "item": "加分", "kind": "correction", "amount": "points", "amount_milli": -500,
        "held_on": DAY, "evidence": "会议记录", "status": "decided",
    }),
    ("score_entry", {
        "id": 2, "village": "洪庄村", "scheme": "村积分", "period": "2022", "item": "视察", "kind": "given", "amount": "count", "amount_milli": 2000,
        "held_on": DAY, "evidence": "台账", "status": "reported",
    }),
    ("score_entry", {
        "id": 3, "scheme": "乡镇积分", "period": "2022", "item": "创新", "kind": "given", "amount": "points", "amount_milli": 3000, "held_on": DAY,
        "evidence": "县里通报", "status": "decided",
    }),
    ("score_stage", {"id": 1, "entry_id": 1, "stage": "corrected", "held_on": DAY, "before_milli": 0, "after_milli": -500, "why": "记错一次"}),
    ("score_objection", {
        "id": 1, "deputy_id": 1, "scheme": "代表积分", "period": "2022", "text": "少计一次视察", "raised_on": DAY, "status": "accepted", "settled_on": LATER,
        "entry_id": 1,
    }),
    ("score_objection", {"id": 2, "scheme": "乡镇积分", "period": "2022", "text": "创新分偏低", "raised_on": DAY, "status": "open"}),
    ("score_talk", {"id": 1, "deputy_id": 1, "held_on": DAY, "what": "约谈", "held_by": "人大主席"}),
    ("score_talk", {"id": 2, "held_on": DAY, "what": "约谈"}),
    ("score_freeze", {"id": 1, "scheme_id": 1, "period": "2022", "frozen_on": DAY}),
    ("score_frozen", {"id": 1, "deputy_id": 1, "freeze_id": 1, "name": "张三", "total_milli": 96500, "band": "优秀", "place": 1, "items": "{}"}),
    ("score_frozen", {"id": 2, "freeze_id": 1, "name": "遥观镇", "total_milli": 88000, "place": 1, "items": "{}"}),
    ("deadline", {
        "id": 1, "pledge_id": 1, "activity_id": 1, "kind": "reply", "proposal_id": 1, "assignment_id": 1, "promise_id": 1, "round": 1, "start": "assigned",
        "days_known": "{}", "start_on": DAY, "due_on": LATER, "latest_on": LATER, "provisional": 0, "by_hand": 0, "steps": "[]",
        "met_on": DAY,
    }),
    ("deadline_move", {"id": 1, "deadline_id": 1, "moved_on": DAY, "from_due_on": DAY, "to_due_on": LATER, "why": "调休"}),
    ("extension", {
        "id": 1, "deadline_id": 1, "agreed_on": DAY, "from_due_on": DAY, "until_on": LATER, "reason": "复杂", "approved_by": "主席团",
    }),
    ("alert", {"deadline_id": 1, "level": "late", "due_on": LATER, "told_on": LATER}),
    ("urge", {"id": 1, "proposal_id": 1, "unit_id": 1, "about": "答复", "how": "电话", "urged_on": DAY}),
    ("supervision", {"id": 1, "proposal_id": 1, "level": "重点", "leaders": "人大主席", "decided_on": DAY}),
    ("visit", {"id": 1, "proposal_id": 1, "kind": "现场督办", "visited_on": DAY}),
    ("change", {"id": 10_000, "table_name": "unit", "row_key": "1"}),
    ("entry", {"id": 2, "at": "2022-01-31 09:01:00", "kind": "undo", "command": "undo", "of_id": 1}),
    ("entry", {
        "id": 3, "at": "2022-01-31 09:02:00", "kind": "command", "command": "proposal unit add 水利站", "first_change": 1, "last_change": 1,
    }),
]  # fmt: skip
# What spoils the first row of a table (or the second: `unit 2`), and the kind of constraint that refuses it.
SPOILT: dict[str, list[tuple[dict[str, Any], str]]] = {
    "town": [({"id": 2}, "CHECK"), ({"name": " "}, "CHECK")],
    "holiday": [({"kind": "weekend"}, "CHECK")],
    "rule_value": [({"applies_to": "always"}, "CHECK")],
    "register": [({"name": " "}, "CHECK"), ({"definition": ""}, "CHECK")],
    "session": [({"closed_on": "2022-01-05"}, "CHECK"), ({"kind": "村民会"}, "CHECK")],
    "deputy": [({"name": " "}, "CHECK"), ({"gender": "未知"}, "CHECK"), ({"position": 0}, "CHECK")],
    "deputy_group": [
        ({"name": " "}, "CHECK"), ({"kind": "车队"}, "CHECK"), ({"parent_id": 1}, "CHECK"), ({"ended_on": "2022-01-30"}, "CHECK"),
    ],
    "deputy_label": [({"label": " "}, "CHECK")],
    "deputy_role": [({"role": " "}, "CHECK"), ({"to_on": "2022-01-30"}, "CHECK")],
    "seat": [
        ({"status": "gone"}, "CHECK"), ({"to_on": "2022-01-30"}, "CHECK"), ({"elected_by": "指定"}, "CHECK"), ({"congress": 0}, "CHECK"),
        ({"replaces_id": 1}, "CHECK"),
    ],
    "seat_event": [
        ({"event": "lost"}, "CHECK"), ({"ground": None}, "CHECK"), ({"event": "resumed"}, "CHECK"), ({"votes_for": 11}, "CHECK"),
        ({"votes_for": -1}, "CHECK"),
    ],
    "election": [
        ({"kind": "改选"}, "CHECK"), ({"level": " "}, "CHECK"), ({"district": " "}, "CHECK"), ({"congress": 0}, "CHECK"), ({"seats": 0}, "CHECK"),
        ({"voters": 0}, "CHECK"), ({"voted": 901}, "CHECK"), ({"voted": -1}, "CHECK"),
    ],
    "candidate": [
        ({"name": " "}, "CHECK"), ({"gender": "未知"}, "CHECK"), ({"votes": -1}, "CHECK"), ({"deputy_id": None}, "CHECK"),
    ],
    "candidate_review": [({"step": " "}, "CHECK"), ({"verdict": "maybe"}, "CHECK")],
    "sitting": [({"part": "深夜"}, "CHECK")],
    "attendance": [({"state": "late"}, "CHECK"), ({"state": "absent"}, "CHECK")],
    "group_member": [],
    "group_paper": [({"kind": "diary"}, "CHECK"), ({"year": 22}, "CHECK")],
    "checklist_mark": [({"list": " "}, "CHECK"), ({"item": " "}, "CHECK"), ({"group_id": None}, "CHECK")],
    "station": [
        ({"name": " "}, "CHECK"), ({"kind": "hut"}, "CHECK"), ({"level": " "}, "CHECK"), ({"area": 0}, "CHECK"), ({"parent_id": 1}, "CHECK"),
        ({"closed_on": "2022-01-30"}, "CHECK"),
    ],
    "station_staff": [({"role": "门卫"}, "CHECK"), ({"person": " "}, "CHECK"), ({"to_on": "2022-01-30"}, "CHECK")],
    "station_deputy": [({"to_on": "2022-01-30"}, "CHECK")],
    "station_schedule": [
        ({"rule": " "}, "CHECK"), ({"off_day": "sleep"}, "CHECK"), ({"seats": 0}, "CHECK"), ({"to_on": "2022-01-30"}, "CHECK"),
    ],
    "station_paper": [({"kind": "diary"}, "CHECK"), ({"year": 22}, "CHECK")],
    "station_rating": [({"stars": 6}, "CHECK"), ({"score": -1}, "CHECK"), ({"until_on": "2022-01-30"}, "CHECK")],
    "reception_day": [],
    "duty": [({"excused_why": None}, "CHECK"), ({"excused_on": None}, "CHECK"), ({"for_id": 1}, "CHECK")],
    "reception": [
        ({"until_on": "2022-01-30"}, "CHECK"), ({"times": 0}, "CHECK"), ({"voters": -1}, "CHECK"), ({"attendances": -1}, "CHECK"),
        ({"opinions": -1}, "CHECK"),
    ],
    "reception_deputy": [({"times": 0}, "CHECK")],
    "opinion": [
        ({"text": " "}, "CHECK"), ({"channel": "飞鸽"}, "CHECK"), ({"status": "lost"}, "CHECK"), ({"round": 0}, "CHECK"),
        ({"published": "later"}, "CHECK"), ({"status": "referred"}, "CHECK"), ({"referred_on": DAY}, "CHECK"), ({"status": "proposal"}, "CHECK"),
        ({"proposal_id": 1}, "CHECK"),
    ],
    "opinion_assignment": [
        ({"route": "post"}, "CHECK"), ({"ended_on": "2022-01-30"}, "CHECK"), ({"round": 0}, "CHECK"), ({"unit_id": None}, "CHECK"),
        ({"village": "留道村"}, "CHECK"), ({"deputy_id": 1}, "CHECK"),
    ],
    "opinion_reply": [({"form": "手语"}, "CHECK"), ({"text": " "}, "CHECK"), ({"result": "lost"}, "CHECK"), ({"round": 0}, "CHECK")],
    "opinion_feedback": [({"whom": "mayor"}, "CHECK"), ({"round": 0}, "CHECK"), ({"deputy_id": 2}, "CHECK")],
    "opinion_feedback 2": [({"deputy_id": None}, "CHECK"), ({"satisfaction": "满意"}, "CHECK")],
    "posting": [({"month": "2022-13"}, "CHECK"), ({"month": "22-1"}, "CHECK")],
    "review": [
        ({"kind": "闲聊"}, "CHECK"), ({"title": " "}, "CHECK"), ({"status": "lost"}, "CHECK"), ({"status": "planned"}, "CHECK"),
        ({"status": "held"}, "CHECK"), ({"closed_on": "2022-01-30"}, "CHECK"), ({"voters": -1}, "CHECK"), ({"deputies": -1}, "CHECK"),
        ({"observers": -1}, "CHECK"), ({"suggestions": -1}, "CHECK"),
    ],
    "review 2": [({"activity_id": 1}, "UNIQUE"), ({"status": "held"}, "CHECK")],
    "review_subject": [
        ({"reviewed": "tea"}, "CHECK"), ({"name": " "}, "CHECK"), ({"count": 0}, "CHECK"), ({"deputy_id": 1}, "CHECK"), ({"reviewed": "topic"}, "CHECK"),
    ],
    "review_step": [({"step": " "}, "CHECK"), ({"skipped_why": "不需要"}, "CHECK"), ({"place": 0}, "CHECK")],
    "review_event": [({"event": "tea"}, "CHECK")],
    "finding": [({"text": " "}, "CHECK"), ({"kind": "praise"}, "CHECK"), ({"status": "lost"}, "CHECK"), ({"round": 0}, "CHECK")],
    "rectification": [
        ({"verdict": "maybe"}, "CHECK"), ({"judged_on": None}, "CHECK"), ({"verdict": None}, "CHECK"), ({"judged_on": "2022-01-30"}, "CHECK"),
    ],
    "review_question": [({"text": " "}, "CHECK"), ({"answered_on": None}, "CHECK"), ({"answered_on": "2022-01-30"}, "CHECK")],
    "project": [
        ({"title": " "}, "CHECK"), ({"status": "lost"}, "CHECK"), ({"examined": "maybe"}, "CHECK"), ({"examined_on": None}, "CHECK"), ({"no": 0}, "CHECK"),
        ({"done_on": None}, "CHECK"), ({"status": "selected"}, "CHECK"), ({"carried_from_id": 1}, "CHECK"), ({"budget_fen": -1}, "CHECK"),
        ({"spent_fen": -1}, "CHECK"),
    ],
    "project_source": [({"kind": "rumour"}, "CHECK"), ({"opinion_id": None}, "CHECK"), ({"proposal_id": 1}, "CHECK")],
    "project_progress": [
        ({"month": "2022-13"}, "CHECK"), ({"month": "22-1"}, "CHECK"), ({"percent": 101}, "CHECK"), ({"percent": -1}, "CHECK"), ({"spent_fen": -1}, "CHECK"),
    ],
    "project_change": [({"what": " "}, "CHECK"), ({"decided_by": " "}, "CHECK"), ({"why": " "}, "CHECK")],
    "ballot": [
        ({"purpose": "tea"}, "CHECK"), ({"issued": 0}, "CHECK"), ({"returned": -1}, "CHECK"), ({"returned": 59}, "CHECK"), ({"members": 0}, "CHECK"),
        ({"present": -1}, "CHECK"), ({"round": 0}, "CHECK"), ({"places": 3}, "CHECK"), ({"year": 2022}, "CHECK"), ({"stage": "end"}, "CHECK"),
        ({"method": "marks"}, "CHECK"), ({"review_id": None}, "CHECK"),
    ],
    "ballot 2": [
        ({"places": None}, "CHECK"), ({"places": 0}, "CHECK"), ({"method": "dice"}, "CHECK"), ({"spoilt": 58}, "CHECK"), ({"spoilt": -1}, "CHECK"),
        ({"method": None}, "CHECK"), ({"year": None}, "CHECK"),
    ],
    "ballot 3": [({"void": 0}, "CHECK"), ({"stage": None}, "CHECK")],
    "ballot_row": [({"subject_id": None}, "CHECK"), ({"project_id": 1}, "CHECK"), ({"question_id": 1}, "CHECK"), ({"invalid": -1}, "CHECK")],
    "ballot_row 2": [({"votes": -1}, "CHECK"), ({"points": -1}, "CHECK")],
    "ballot_vote": [({"grade": " "}, "CHECK"), ({"votes": -1}, "CHECK")],
    "agenda_item": [
        ({"kind": "tea"}, "CHECK"), ({"title": " "}, "CHECK"), ({"status": "lost"}, "CHECK"), ({"votes_for": -1}, "CHECK"), ({"votes_against": -1}, "CHECK"),
        ({"votes_abstain": -1}, "CHECK"), ({"votes_of": 56}, "CHECK"), ({"votes_of": None}, "CHECK"), ({"voted_on": None}, "CHECK"), ({"place": 0}, "CHECK"),
    ],
    "agenda_task": [
        ({"kind": "tea"}, "CHECK"), ({"text": " "}, "CHECK"), ({"answered_on": "2022-01-30"}, "CHECK"), ({"done_on": "2022-01-30"}, "CHECK"),
        ({"ended_why": "不再需要"}, "CHECK"),
    ],
    "pairing": [
        ({"kind": "tea"}, "CHECK"), ({"other_id": None}, "CHECK"), ({"other_id": 1}, "CHECK"), ({"to_on": "2022-01-30"}, "CHECK"),
        ({"post": "总网格长"}, "CHECK"), ({"done_on": DAY}, "CHECK"),
    ],
    "pairing 2": [({"partner": None}, "CHECK"), ({"project": None}, "CHECK")],
    "pairing 3": [({"post": None}, "CHECK"), ({"households": -1}, "CHECK"), ({"voters": -1}, "CHECK")],
    "activity": [
        ({"kind": " "}, "CHECK"), ({"title": " "}, "CHECK"), ({"status": "lost"}, "CHECK"), ({"until_on": "2022-01-30"}, "CHECK"),
        ({"held_on": None, "until_on": None}, "CHECK"), ({"status": "dropped"}, "CHECK"), ({"times": 0}, "CHECK"), ({"attendances": -1}, "CHECK"),
        ({"suggestions": -1}, "CHECK"), ({"funds_fen": -1}, "CHECK"),
    ],
    "activity 2": [({"planned_on": None}, "CHECK"), ({"held_on": DAY}, "CHECK")],
    "activity_move": [],
    "activity_deputy": [({"times": 0}, "CHECK")],
    "activity_unit": [],
    "activity_suggestion": [({"text": " "}, "CHECK")],
    "activity_subject": [({"reviewed": "tea"}, "CHECK"), ({"count": 0}, "CHECK")],
    "article": [({"title": " "}, "CHECK"), ({"medium": " "}, "CHECK"), ({"kind": "诗歌"}, "CHECK")],
    "pledge": [
        ({"what": " "}, "CHECK"), ({"broken_on": DAY}, "CHECK"), ({"until_on": "2022-01-30"}, "CHECK"), ({"year": 22}, "CHECK"),
    ],
    "deed": [
        ({"kind": "坏事"}, "CHECK"), ({"what": " "}, "CHECK"), ({"count": 0}, "CHECK"), ({"people": -1}, "CHECK"), ({"funds_fen": -1}, "CHECK"),
    ],
    "deed_deputy": [],
    "household": [
        ({"name": " "}, "CHECK"), ({"kind": "住户"}, "CHECK"), ({"to_on": "2022-01-30"}, "CHECK"), ({"people": 0}, "CHECK"),
    ],
    "fund": [({"purpose": " "}, "CHECK"), ({"amount_fen": 0}, "CHECK"), ({"group_id": 1}, "CHECK")],
    "affair": [
        ({"kind": "tea"}, "CHECK"), ({"what": " "}, "CHECK"), ({"count": 0}, "CHECK"), ({"ended_on": "2022-01-30"}, "CHECK"), ({"kind": "visit"}, "CHECK"),
    ],
    "affair 2": [({"amount_fen": 0}, "CHECK"), ({"amount_fen": None}, "CHECK"), ({"ended_on": LATER}, "CHECK")],
    "award": [
        ({"kind": "奖状"}, "CHECK"), ({"title": " "}, "CHECK"), ({"given_by": " "}, "CHECK"), ({"prize_fen": -1}, "CHECK"),
        ({"deputy_id": None}, "CHECK"), ({"name": "东片代表之家"}, "CHECK"), ({"unit_id": 1}, "CHECK"), ({"proposal_id": 1}, "CHECK"),
    ],
    "award 4": [({"proposal_id": None}, "CHECK"), ({"name": "修水渠"}, "CHECK")],
    "award 5": [({"unit_id": None}, "CHECK"), ({"group_id": 1}, "CHECK")],
    "scheme": [
        ({"name": " "}, "CHECK"), ({"definition": " "}, "CHECK"), ({"subject": "family"}, "CHECK"), ({"period": "month"}, "CHECK"),
        ({"version": 0}, "CHECK"), ({"year": 22}, "CHECK"),
    ],
    "score_entry": [
        ({"scheme": " "}, "CHECK"), ({"period": " "}, "CHECK"), ({"item": " "}, "CHECK"), ({"evidence": " "}, "CHECK"), ({"kind": "gift"}, "CHECK"),
        ({"amount": "yuan"}, "CHECK"), ({"status": "lost"}, "CHECK"), ({"unit_id": 1}, "CHECK"), ({"village": "洪庄村"}, "CHECK"),
    ],
    "score_entry 2": [({"kind": "correction"}, "CHECK"), ({"amount_milli": 0}, "CHECK"), ({"station_id": 1}, "CHECK")],
    "score_stage": [({"stage": "lost"}, "CHECK")],
    "score_objection": [
        ({"scheme": " "}, "CHECK"), ({"period": " "}, "CHECK"), ({"text": " "}, "CHECK"), ({"status": "lost"}, "CHECK"), ({"status": "open"}, "CHECK"),
        ({"settled_on": None}, "CHECK"), ({"settled_on": "2022-01-30"}, "CHECK"), ({"status": "rejected"}, "CHECK"), ({"group_id": 1}, "CHECK"),
    ],
    "score_objection 2": [({"entry_id": 1}, "CHECK"), ({"settled_on": DAY}, "CHECK")],
    "score_talk": [({"what": " "}, "CHECK"), ({"village": "洪庄村"}, "CHECK")],
    "score_freeze": [({"period": " "}, "CHECK")],
    "score_frozen": [
        ({"name": " "}, "CHECK"), ({"items": "履职：96.5"}, "CHECK"), ({"place": 0}, "CHECK"), ({"station_id": 1}, "CHECK"),
    ],
    "unit": [
        ({"name": ""}, "CHECK"), ({"name": "水务站"}, "UNIQUE"), ({"merged_into_id": 2}, "CHECK"), ({"merged_on": DAY}, "CHECK"),
        ({"merged_into_id": 1, "merged_on": DAY}, "CHECK"),
    ],
    "unit 2": [({"merged_on": None}, "CHECK"), ({"merged_into_id": None}, "CHECK")],
    "unit_former_name": [({"name": " "}, "CHECK")],
    "proposal": [
        ({"title": " "}, "CHECK"), ({"title": "题" * 201}, "CHECK"), ({"no": ""}, "CHECK"), ({"kind": "意见"}, "CHECK"),
        ({"submitted_kind": "意见"}, "CHECK"), ({"proposer": "voter"}, "CHECK"), ({"published": "maybe"}, "CHECK"),
        ({"status": "lost"}, "CHECK"), ({"round": 0}, "CHECK"), ({"lead_id": None}, "CHECK"), ({"proposer": "presidium"}, "CHECK"),
        ({"proposer": "group", "lead_id": None}, "CHECK"), ({"group_id": 1}, "CHECK"), ({"status": "merged"}, "CHECK"),
        ({"merged_into_id": 2}, "CHECK"), ({"session_id": None}, "CHECK"),
    ],
    "proposal 2": [
        ({"lead_id": 1}, "CHECK"), ({"status": "assigned"}, "CHECK"), ({"merged_into_id": None}, "CHECK"),
        ({"session_id": 1, "no": "1"}, "UNIQUE"),
    ],
    "co_signer": [],
    "proposal_event": [({"event": "lost"}, "CHECK")],
    "correction": [],
    "assignment": [({"role": "boss"}, "CHECK"), ({"received_on": "2022-01-30"}, "CHECK"), ({"ended_on": LATER}, "CHECK")],
    "assignment 2": [({"owes_reply": 1}, "CHECK"), ({"unit_id": 1, "ended_on": None}, "UNIQUE")],
    "contact": [({"how": "书信"}, "CHECK"), ({"stage": "会上"}, "CHECK")],
    "reply": [({"result_class": " "}, "CHECK")],
    "reply_copy": [],
    "co_opinion": [({"asked_again_on": "2022-01-30"}, "CHECK")],
    "feedback": [],
    "promise": [({"what": " "}, "CHECK"), ({"broken_on": DAY}, "CHECK")],
    "deadline": [({"kind": "tea"}, "CHECK"), ({"cancelled_on": DAY}, "CHECK")],
    "deadline_move": [],
    "extension": [({"until_on": DAY}, "CHECK"), ({"until_on": "2022-01-30"}, "CHECK")],
    "alert": [({"level": "early"}, "CHECK")],
    "urge": [({"about": "吃饭"}, "CHECK")],
    "supervision": [({"level": "特别"}, "CHECK")],
    "visit": [({"kind": "参观"}, "CHECK")],
    "change": [],
    "entry": [({"kind": "party"}, "CHECK"), ({"command": None}, "CHECK"), ({"kind": "other"}, "CHECK"), ({"of_id": 1}, "CHECK")],
    "entry 2": [({"of_id": None}, "CHECK")],
    "entry 3": [({"last_change": None}, "CHECK"), ({"last_change": 0}, "CHECK")],
}  # fmt: skip
# What a second row with the same of it is refused for.
ONCE = {
    "session": "session.kind, session.number",
    "rule_value": "index 'rule_value_once'",
    "deputy_group": "deputy_group.name",
    "register": "register.name",
    "deputy_label": "deputy_label.deputy_id, deputy_label.label",
    "election": "election.level, election.congress, election.district, election.polling_on",
    "candidate_review": "candidate_review.candidate_id, candidate_review.step",
    "sitting": "sitting.session_id, sitting.held_on, sitting.part",
    "attendance": "attendance.sitting_id, attendance.deputy_id",
    "group_member": "group_member.group_id, group_member.deputy_id",
    "group_paper": "group_paper.group_id, group_paper.year, group_paper.kind",
    "checklist_mark": "checklist_mark.group_id, checklist_mark.list, checklist_mark.item, checklist_mark.checked_on",
    "activity_deputy": "activity_deputy.activity_id, activity_deputy.deputy_id",
    "activity_unit": "activity_unit.activity_id, activity_unit.unit_id",
    "activity_subject": "activity_subject.activity_id, activity_subject.reviewed",
    "deed_deputy": "deed_deputy.deed_id, deed_deputy.deputy_id",
    "unit": "unit.name",
    "station": "station.name",
    "station_deputy": "station_deputy.station_id, station_deputy.deputy_id",
    "station_paper": "station_paper.station_id, station_paper.year, station_paper.kind",
    "reception_day": "reception_day.station_id, reception_day.planned_on",
    "duty": "duty.day_id, duty.deputy_id",
    "reception_deputy": "reception_deputy.reception_id, reception_deputy.deputy_id",
    "opinion_reply": "opinion_reply.opinion_id, opinion_reply.round",
    "posting": "posting.month",
    "review_subject": "review_subject.review_id, review_subject.reviewed, review_subject.name",
    "review_step": "review_step.review_id, review_step.step",
    "rectification": "rectification.finding_id, rectification.round",
    "project": "project.year, project.no",
    "project_progress": "project_progress.project_id, project_progress.month",
    "ballot_row": "ballot_row.ballot_id, ballot_row.subject_id",
    "ballot_vote": "ballot_vote.row_id, ballot_vote.grade",
    "proposal": "index 'proposal_once'",
    "scheme": "scheme.name, scheme.year, scheme.version",
    "score_freeze": "score_freeze.scheme_id, score_freeze.period",
    "co_signer": "co_signer.proposal_id, co_signer.deputy_id",
    "assignment": "assignment.proposal_id, assignment.unit_id",
    "reply": "reply.assignment_id, reply.round",
    "reply_copy": "reply_copy.reply_id, reply_copy.deputy_id",
    "feedback": "feedback.proposal_id, feedback.round",
    "supervision": "supervision.proposal_id",
    "alert": "alert.deadline_id, alert.level, alert.due_on",
}
CASES = [(row, changed, kind) for row, cases in SPOILT.items() for changed, kind in cases]


def insert(db: sqlite3.Connection, table: str, row: dict[str, Any]) -> None:
    db.execute(f"INSERT INTO {table} ({', '.join(row)}) VALUES ({', '.join('?' * len(row))})", [*row.values()])


def change(db: sqlite3.Connection, table: str, changed: dict[str, Any], rowid: int) -> None:
    settings = ", ".join(f"{column} = ?" for column in changed)
    db.execute(f"UPDATE {table} SET {settings} WHERE rowid = ?", [*changed.values(), rowid])


@pytest.fixture
def db(path: Path) -> Iterator[sqlite3.Connection]:
    """A file with every row of ROWS."""
    opened = sqlite3.connect(path)
    opened.execute("PRAGMA foreign_keys = ON")
    for table, row in ROWS:
        insert(opened, table, row)
    opened.commit()
    yield opened
    opened.close()


def refused(db: sqlite3.Connection, table: str, changed: dict[str, Any], rowid: int = 1) -> str:
    """Which constraint refuses a change of a row, or nothing."""
    try:
        change(db, table, changed, rowid)
    except sqlite3.IntegrityError as error:
        return str(error)
    finally:
        db.rollback()
    return ""


def first(db: sqlite3.Connection, table: str) -> int:
    """The rowid of a table's first row (that of a holiday is no 1)."""
    return int(db.execute(f"SELECT min(rowid) FROM {table}").fetchone()[0])


def columns(db: sqlite3.Connection, type_: str) -> list[tuple[str, str]]:
    """(table, column) of every column of a type."""
    return [
        (table, column)
        for table in COLUMNS
        for _, column, declared, *_ in db.execute(f"PRAGMA table_info({table})")
        if declared == type_
    ]


def test_every_table_has_a_good_row_and_its_spoilt_ones(db: sqlite3.Connection) -> None:
    assert {table for table, _ in ROWS} | {"town", "holiday"} == set(COLUMNS) == {row.split()[0] for row in SPOILT}
    assert all(db.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in COLUMNS)
    assert db.execute("PRAGMA foreign_key_check").fetchall() == []


@pytest.mark.parametrize(("row", "changed", "kind"), CASES, ids=[f"{row} {changed}" for row, changed, _ in CASES])
def test_another_tool_cannot_write_nonsense(
    db: sqlite3.Connection, row: str, changed: dict[str, Any], kind: str
) -> None:
    table, _, which = row.partition(" ")
    said = refused(db, table, changed, int(which) if which else first(db, table))
    assert said.startswith(f"{kind} constraint failed")


def test_no_day_is_taken_that_does_not_exist_and_nothing_but_a_day(db: sqlite3.Connection) -> None:
    days = columns(db, "DATE")
    assert ("proposal", "submitted_on") in days
    for bad in ("2022-02-30", "2022-2-3", "20220203", "今天", "2022-02-03 10:00", 20220203):
        accepted = [
            (table, column, bad) for table, column in days if "CHECK" not in refused(db, table, {column: bad}, first(db, table))
        ]  # fmt: skip
        assert accepted == []


def test_yes_and_no_are_1_and_0(db: sqlite3.Connection) -> None:
    switches = columns(db, "BOOLEAN")
    assert ("proposal", "confidential") in switches
    accepted = [(table, column) for table, column in switches if "CHECK" not in refused(db, table, {column: 2})]
    assert accepted == []


def test_no_row_refers_to_what_is_not_there(db: sqlite3.Connection) -> None:
    references = [
        (table, column) for table in COLUMNS for _, _, _, column, *_ in db.execute(f"PRAGMA foreign_key_list({table})")
    ]
    assert ("proposal", "merged_into_id") in references
    accepted = [
        (table, column)
        for table, column in references
        if not any(refused(db, table, {column: 99}, rowid).startswith("FOREIGN KEY") for rowid in range(1, 6))
    ]
    assert accepted == []


@pytest.mark.parametrize(("table", "what"), ONCE.items())
def test_what_is_there_once_cannot_come_twice(db: sqlite3.Connection, table: str, what: str) -> None:
    row = next(row for of, row in ROWS if of == table)
    with pytest.raises(sqlite3.IntegrityError) as twice:
        insert(db, table, {column: value for column, value in row.items() if column != "id"})
    assert str(twice.value) == f"UNIQUE constraint failed: {what}"


def test_a_unit_can_be_given_again_what_it_once_returned(db: sqlite3.Connection) -> None:
    returned = next(row for table, row in ROWS if table == "assignment" and row["id"] == 2)
    for ended_on in (LATER, None):
        insert(db, "assignment", {**returned, "id": None, "ended_on": ended_on})
    assert db.execute("SELECT count(*) FROM assignment WHERE unit_id = 2").fetchone() == (3,)
    with pytest.raises(sqlite3.IntegrityError, match="UNIQUE"):
        insert(db, "assignment", {**returned, "id": None, "ended_on": None})


@pytest.mark.parametrize("proposer", ["presidium", "government"])
def test_who_is_no_person_and_no_group_hands_in_without_either(db: sqlite3.Connection, proposer: str) -> None:
    assert refused(db, "proposal", {"proposer": proposer, "lead_id": None}) == ""


def test_the_same_level_is_told_again_for_another_day_and_another_level_for_the_same(db: sqlite3.Connection) -> None:
    told = {"deadline_id": 1, "level": "late", "due_on": LATER, "told_on": LATER}
    insert(db, "alert", {**told, "due_on": "2022-05-30"})
    insert(db, "alert", {**told, "level": "past_legal"})
    assert db.execute("SELECT count(*) FROM alert").fetchone() == (3,)
