"""The codes that JSON promises, each with an office word of its own."""

import pytest

from renda_cli.rules import vocabulary
from renda_cli.store.changes import RECORDS

PROMISED = {
    "PROPOSAL_STATES": "submitted refused reference assigned replied rehandling referred_up closed withdrawn merged",
    "DEADLINE_KINDS": (
        "assign contact reply co_opinion rehandle feedback promise opinion rectify pledge notice inspection_reply return "
        "look_back review answer project"
    ),
    "DEADLINE_LEVELS": "due late past_legal",
    "DEADLINE_STATUSES": "open late met cancelled waiting lapsed",
    "DEPUTY_STATES": "in_office suspended ended",
    "ROLES": "lead co each",
    "PROPOSERS": "deputy group presidium government",
    "EVENTS": (
        "accepted on_agenda off_agenda refused reference referred_up merged merged_in unmerged withdrawn excellent "
        "published unpublished unit note"
    ),
    "PROMISE_STATES": "open overdue kept kept_late broken",
    "ATTENDANCE_STATES": "present leave refused absent",
    "REMINDERS": (
        "missed few_sessions few_meetings empty_quarter no_attendance no_quorum unannounced few_pledges many_pledges no_group "
        "no_activity few_activities no_station few_turns no_paper rating_expired "
        "not_reported few_reporting result_open few_voters no_progress"
    ),
    "SEAT_EVENTS": "suspended resumed ended",
    "VERDICTS": "pass fail",
    "GROUP_PAPERS": "plan summary",
    "PAIRING_KINDS": "deputy branch grid",
    "ACTIVITY_STATES": "planned done dropped",
    "GROUNDS": "detained serving moved resigned absent recalled nationality rights capacity died term",
    "REVIEWED": "deputy village_cadre group_head unit official",
    "PLEDGE_STATES": "open overdue fulfilled broken",
    "STATION_KINDS": "home station point",
    "OFF_DAYS": "keep move skip",
    "RATING_STATES": "in_force expiring expired superseded",
    "RECEPTION_DAY_STATES": "planned noticed held unrecorded dropped",
    "OPINION_STATES": "received assigned redoing replied referred proposal",
    "OPINION_ROUTES": "village unit county",
    "OPINION_RESULTS": "solved explained planned",
    "OPINION_EVENTS": (
        "received urgent reported assigned moved referred replied told_voter told_deputy turned published private archived"
    ),
    "TOLD_WHOM": "voter deputy",
    "SUBJECT_KINDS": "deputy village_cadre group_head unit official topic law",
    "REVIEW_STATES": "planned held closed dropped",
    "REVIEW_EVENTS": "feedback followed_up",
    "REVIEW_TIMELINE": (
        "planned moved held step asked answered voted found rectified refused accepted feedback followed_up closed"
    ),
    "VOTE_BASES": "members present returned valid",
    "STEP_STATES": "open late done skipped",
    "FINDING_KINDS": "problem suggestion",
    "FINDING_STATES": "open rectified redoing accepted",
    "RECTIFICATION_VERDICTS": "accepted refused",
    "QUESTION_STATES": "on_spot answered open",
    "BALLOT_PURPOSES": "review question choice evaluation",
    "CHOOSING_METHODS": "marks urgency",
    "PROJECT_STATES": "candidate excluded unselected selected done carried ended",
    "PROJECT_SOURCES": "opinion proposal other",
    "PROJECT_STAGES": "mid end",
    "PROJECT_EVENTS": "collected carried_in examined voted selected progress changed evaluated done carried ended",
    "EXAMINATIONS": "listed excluded",
    "AGENDA_KINDS": "report special budget major resolution other",
    "AGENDA_STATES": "planned heard passed rejected dropped",
    "TASK_KINDS": "opinion decision",
    "TASK_STATES": "open late answered done ended",
    "SCORE_SUBJECTS": "deputy group village station unit town",
    "SCORE_PERIODS": "quarter half year two_years term",
    "SCORE_ENTRY_KINDS": "given correction",
    "SCORE_AMOUNTS": "points count",
    "SCORE_STATES": "reported checked decided refused",
    "OBJECTION_STATES": "open accepted rejected",
    "SCORE_WARNINGS": "band vetoed pledges missed no_proposal",
    "ACTIONS": "insert update delete",
    "TABLES": " ".join(RECORDS),
    "CHECK_PARTS": "file references records rules",
    "CHECK_LEVELS": "fault warning",
    "AFFAIR_KINDS": "party visit study regulation staff investment",
    "WORK_KINDS": (
        "assign contact reply co_opinion rehandle feedback promise return look_back opinion rectify pledge notice inspection_reply review answer project "
        "step reception session meeting activity election duty holiday workday"
    ),
    "WORK_LEVELS": "planned due provisional late past_legal done dropped",
}
TYPED = {
    "SESSION_KINDS": "人代会 主席团会议",
    "SUPERVISION_LEVELS": "重点 一般",
    "VISIT_KINDS": "现场督办 回头看",
    "URGED_ABOUT": "答复 协办意见 反馈 承诺",
    "SITTING_PARTS": "全程 上午 下午 晚上",
    "ELECTED_BY": "换届 补选",
    "DEPUTY_ROLES": "主席 副主席 主席团成员 代表资格审查委员会成员",
    "GROUP_KINDS": "代表小组 代表团 党支部 党小组",
    "DEED_KINDS": "实事 好事 解决问题",
    "HOUSEHOLD_KINDS": "联系户 帮扶户",
    "AWARD_KINDS": "优秀代表 先进小组 优秀家站点 优秀建议 先进承办单位 其他",
    "ARTICLE_KINDS": "调研文章 媒体报道",
    "STAFF_ROLES": "站长 副站长 联络员 法律顾问",
    "OPINION_CHANNELS": "现场 走访 电话 线上 信箱",
    "REPLY_FORMS": "书面 口头",
    "TOLD_HOW": "书面 口头 电话 线上",
    "REVIEW_KINDS": "代表述职 履职评议 部门评议 专项评议 执法检查 专题询问 听证 票决评估",
    "ENTRY_KINDS": "command undo redo told other note",
}


@pytest.mark.parametrize(("name", "codes"), PROMISED.items())
def test_the_codes_are_those_of_the_contract(name: str, codes: str) -> None:
    assert set(getattr(vocabulary, name)) == set(codes.split())


@pytest.mark.parametrize("name", PROMISED)
def test_no_two_codes_share_a_word(name: str) -> None:
    words = list(getattr(vocabulary, name).values())
    assert len(set(words)) == len(words)
    assert all(words)


@pytest.mark.parametrize(("name", "words"), TYPED.items())
def test_the_words_that_a_clerk_types(name: str, words: str) -> None:
    assert getattr(vocabulary, name) == tuple(words.split())


def test_no_vocabulary_is_left_out_here() -> None:
    assert {name for name in vars(vocabulary) if name.isupper()} == PROMISED.keys() | TYPED.keys() | {"GROUP_LEADERS"}


def test_whoever_leads_a_group_of_any_kind_has_a_title() -> None:
    assert tuple(vocabulary.GROUP_LEADERS) == vocabulary.GROUP_KINDS
    assert set(vocabulary.GROUP_LEADERS.values()) == {"组长", "团长", "书记"}


def test_what_becomes_of_a_proposal_is_called_the_same_as_its_state() -> None:
    shared = vocabulary.EVENTS.keys() & vocabulary.PROPOSAL_STATES.keys()
    assert shared == {"refused", "reference", "referred_up", "merged", "withdrawn"}
    differing = {code for code in shared if vocabulary.EVENTS[code] not in vocabulary.PROPOSAL_STATES[code]}
    assert differing == set()
