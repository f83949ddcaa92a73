"""Generated from the tables by `python -m renda_cli.store.generate`; never edited. A typed row and an insert for each table."""

from datetime import date
from sqlite3 import Connection
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import TypedDict


COLUMNS: dict[str, tuple[str, ...]] = {
    "town": ("id", "name", "county", "province", "congress", "term_start", "profile"),
    "holiday": ("day", "kind", "year", "name", "source"),
    "rule_value": ("id", "key", "from_on", "applies_to", "value", "source", "says"),
    "register": ("name", "definition"),
    "session": ("id", "kind", "number", "opened_on", "closed_on"),
    "deputy_group": ("id", "name", "leader_id", "kind", "parent_id", "founded_on", "ended_on"),
    "deputy": ("id", "name", "pinyin", "initials", "stroke_order", "position", "gender", "born", "nation", "education", "party", "work", "phone"),
    "deputy_label": ("deputy_id", "label"),
    "deputy_role": ("id", "deputy_id", "role", "from_on", "to_on"),
    "seat": ("id", "deputy_id", "level", "district", "group_id", "status", "from_on", "to_on", "congress", "elected_by", "card_no", "replaces_id"),
    "seat_event": ("id", "seat_id", "event", "ground", "held_on", "reported_on", "announced_on", "decided_by", "votes_for", "votes_of", "ref", "note"),
    "election": ("id", "kind", "level", "congress", "district", "seats", "polling_on", "voters", "voted", "note"),
    "candidate": ("id", "election_id", "name", "gender", "born", "nation", "education", "party", "work", "phone", "nominated_by", "votes", "elected", "deputy_id", "note"),
    "candidate_review": ("candidate_id", "step", "verdict", "given_on", "note"),
    "sitting": ("id", "session_id", "held_on", "part"),
    "attendance": ("sitting_id", "deputy_id", "state", "leave_asked_on", "note"),
    "group_member": ("group_id", "deputy_id"),
    "group_paper": ("group_id", "year", "kind", "handed_on", "text", "file"),
    "checklist_mark": ("id", "group_id", "station_id", "list", "item", "checked_on", "met", "file", "note"),
    "pairing": ("id", "kind", "deputy_id", "other_id", "partner", "project", "done_on", "post", "households", "voters", "from_on", "to_on", "note"),
    "unit": ("id", "name", "head", "leader", "contact", "phone", "merged_into_id", "merged_on"),
    "unit_former_name": ("id", "unit_id", "name", "until_on"),
    "proposal": ("id", "session_id", "no", "kind", "submitted_kind", "title", "topic", "between_sessions", "submitted_on", "proposer", "lead_id", "group_id", "confidential", "body", "scan", "status", "round", "complex", "merged_into_id", "excellent", "published", "closed_on"),
    "co_signer": ("proposal_id", "deputy_id", "position"),
    "proposal_event": ("id", "proposal_id", "event", "held_on", "text", "file"),
    "correction": ("id", "proposal_id", "corrected_on", "what", "from_text", "to_text"),
    "assignment": ("id", "proposal_id", "unit_id", "role", "assigned_on", "received_on", "owes_reply", "signed_on", "ended_on", "ended_why"),
    "contact": ("id", "proposal_id", "unit_id", "how", "stage", "held_on", "note"),
    "reply": ("id", "assignment_id", "round", "replied_on", "result_class", "ref", "signer", "file"),
    "reply_copy": ("reply_id", "deputy_id", "sent_on"),
    "co_opinion": ("id", "assignment_id", "given_on", "ref", "asked_again_on", "asked_why"),
    "extension": ("id", "deadline_id", "agreed_on", "from_due_on", "until_on", "reason", "approved_by", "paper"),
    "urge": ("id", "proposal_id", "unit_id", "about", "how", "urged_on", "note"),
    "feedback": ("id", "proposal_id", "round", "deputy_id", "process", "result", "given_on", "note"),
    "promise": ("id", "proposal_id", "unit_id", "what", "made_on", "until_on", "kept_on", "note", "broken_on", "broken_why", "slip_on", "slip_result"),
    "supervision": ("id", "proposal_id", "level", "leaders", "decided_on", "note"),
    "visit": ("id", "proposal_id", "kind", "visited_on", "participants", "result"),
    "activity": ("id", "kind", "title", "status", "planned_on", "held_on", "until_on", "times", "online", "place", "group_id", "station_id", "session_id", "attendances", "suggestions", "funds_fen", "replied_on", "reply", "report", "dropped_why", "note"),
    "activity_move": ("id", "activity_id", "moved_on", "from_on", "to_on", "why"),
    "activity_deputy": ("activity_id", "deputy_id", "times"),
    "activity_unit": ("activity_id", "unit_id"),
    "activity_suggestion": ("id", "activity_id", "text", "proposal_id"),
    "activity_subject": ("activity_id", "reviewed", "count", "names"),
    "article": ("id", "title", "medium", "published_on", "activity_id", "deputy_id", "kind", "note"),
    "pledge": ("id", "deputy_id", "year", "what", "made_on", "until_on", "fulfilled_on", "evidence", "broken_on", "broken_why"),
    "deed": ("id", "kind", "what", "done_on", "count", "people", "funds_fen", "place", "note"),
    "deed_deputy": ("deed_id", "deputy_id"),
    "household": ("id", "deputy_id", "name", "people", "kind", "address", "phone", "from_on", "to_on", "note"),
    "fund": ("id", "deputy_id", "group_id", "amount_fen", "paid_on", "purpose", "ref"),
    "award": ("id", "kind", "title", "given_on", "given_by", "deputy_id", "group_id", "station_id", "unit_id", "proposal_id", "name", "prize_fen", "criteria", "note"),
    "affair": ("id", "kind", "what", "held_on", "ended_on", "count", "amount_fen", "note"),
    "station": ("id", "name", "kind", "level", "online", "village", "address", "area", "phone", "parent_id", "opened_on", "closed_on", "note"),
    "station_staff": ("id", "station_id", "role", "person", "deputy_id", "phone", "from_on", "to_on"),
    "station_deputy": ("id", "station_id", "deputy_id", "visiting", "from_on", "to_on"),
    "station_schedule": ("id", "station_id", "rule", "hours", "off_day", "seats", "from_on", "to_on"),
    "station_paper": ("station_id", "year", "kind", "handed_on", "text", "file"),
    "station_rating": ("id", "station_id", "stars", "score", "rated_on", "until_on", "rated_by", "note"),
    "reception_day": ("id", "station_id", "planned_on", "moved_from", "hours", "place", "notice_no", "noticed_on", "dropped_why", "note"),
    "duty": ("id", "day_id", "deputy_id", "excused_on", "excused_why", "for_id"),
    "reception": ("id", "station_id", "day_id", "held_on", "until_on", "times", "hours", "place", "voters", "attendances", "opinions", "note"),
    "reception_deputy": ("reception_id", "deputy_id", "times"),
    "opinion": ("id", "station_id", "reception_id", "received_on", "channel", "text", "topic", "village", "voter", "phone", "deputy_id", "confidential", "status", "round", "on_spot", "urgent", "urgent_why", "reported_on", "reported_to", "referred_on", "referred_to", "referred_why", "proposal_id", "turned_on", "published", "published_on", "private_why", "archived_on", "note"),
    "opinion_assignment": ("id", "opinion_id", "round", "route", "village", "unit_id", "deputy_id", "assigned_on", "ended_on", "note"),
    "opinion_reply": ("id", "opinion_id", "round", "replied_on", "form", "text", "answered_by", "result", "file"),
    "opinion_feedback": ("id", "opinion_id", "round", "whom", "deputy_id", "told_on", "how", "satisfaction", "note"),
    "posting": ("id", "month", "posted_on", "number", "file"),
    "review": ("id", "kind", "title", "status", "year", "planned_on", "held_on", "closed_on", "session_id", "activity_id", "place", "template", "voters", "deputies", "observers", "suggestions", "dropped_why", "report", "note"),
    "review_subject": ("id", "review_id", "reviewed", "name", "count", "deputy_id", "unit_id"),
    "review_step": ("id", "review_id", "place", "step", "who", "until_on", "done_on", "skipped_why", "file", "note"),
    "review_event": ("id", "review_id", "subject_id", "event", "held_on", "what", "ref", "file", "note"),
    "finding": ("id", "review_id", "subject_id", "unit_id", "kind", "text", "found_on", "status", "round", "note"),
    "rectification": ("id", "finding_id", "round", "rectified_on", "report", "file", "verdict", "judged_on", "judged_by", "why"),
    "review_question": ("id", "review_id", "text", "asked_on", "deputy_id", "asker", "unit_id", "addressee", "on_spot", "answered_on", "answered_by", "answer", "note"),
    "project": ("id", "year", "no", "title", "content", "topic", "village", "status", "collected_on", "unit_id", "leader", "budget_fen", "funded_by", "examined", "examined_on", "examined_by", "examined_why", "session_id", "selected_on", "until_on", "done_on", "spent_fen", "carried_from_id", "ended_why", "note"),
    "project_source": ("id", "project_id", "kind", "opinion_id", "proposal_id", "text"),
    "project_progress": ("id", "project_id", "month", "reported_on", "percent", "spent_fen", "text", "photos"),
    "project_change": ("id", "project_id", "decided_on", "decided_by", "ref", "what", "why"),
    "ballot": ("id", "purpose", "review_id", "year", "stage", "round", "session_id", "held_on", "voters", "members", "present", "issued", "returned", "void", "spoilt", "scheme", "places", "method", "note"),
    "ballot_row": ("id", "ballot_id", "subject_id", "question_id", "project_id", "position", "invalid", "votes", "points"),
    "ballot_vote": ("row_id", "grade", "votes"),
    "agenda_item": ("id", "session_id", "place", "kind", "title", "status", "unit_id", "presenter", "read_on", "heard_on", "voted_on", "votes_for", "votes_against", "votes_abstain", "votes_of", "ref", "file", "note"),
    "agenda_task": ("id", "item_id", "kind", "text", "unit_id", "addressee", "passed_on", "answered_on", "answer", "file", "done_on", "ended_why", "note"),
    "scheme": ("id", "name", "year", "version", "subject", "period", "definition", "loaded_on", "why"),
    "score_entry": ("id", "deputy_id", "group_id", "station_id", "unit_id", "village", "scheme", "period", "item", "kind", "amount", "amount_milli", "held_on", "evidence", "file", "entered_by", "status", "note"),
    "score_stage": ("id", "entry_id", "stage", "held_on", "held_by", "before_milli", "after_milli", "why"),
    "score_objection": ("id", "deputy_id", "group_id", "station_id", "unit_id", "village", "scheme", "period", "item", "text", "raised_on", "raised_by", "status", "settled_on", "settled_by", "answer", "entry_id"),
    "score_talk": ("id", "deputy_id", "group_id", "station_id", "unit_id", "village", "held_on", "what", "held_by", "why", "answer", "scheme", "period", "file", "note"),
    "score_freeze": ("id", "scheme_id", "period", "frozen_on", "frozen_by", "note"),
    "score_frozen": ("id", "deputy_id", "group_id", "station_id", "unit_id", "village", "freeze_id", "name", "total_milli", "band", "place", "items"),
    "deadline": ("id", "kind", "proposal_id", "assignment_id", "promise_id", "pledge_id", "activity_id", "opinion_id", "reception_day_id", "posting_id", "review_id", "step_id", "finding_id", "question_id", "task_id", "project_id", "round", "rule_key", "start", "days_known", "start_on", "due_on", "latest_on", "provisional", "by_hand", "steps", "met_on", "cancelled_on", "cancelled_why"),
    "deadline_move": ("id", "deadline_id", "moved_on", "from_due_on", "to_due_on", "why"),
    "alert": ("deadline_id", "level", "due_on", "told_on"),
    "change": ("id", "table_name", "row_key", "old", "new"),
    "entry": ("id", "at", "kind", "command", "of_id", "first_change", "last_change"),
}  # fmt: skip


if TYPE_CHECKING:  # a running command does not pay for them

    class TownRow(TypedDict):
        id: int
        name: str
        county: str | None
        province: str | None
        congress: int | None
        term_start: str | None
        profile: str

    class HolidayRow(TypedDict):
        day: str
        kind: str
        year: int
        name: str
        source: str

    class RuleValueRow(TypedDict):
        id: int
        key: str
        from_on: str
        applies_to: str | None
        value: str
        source: str
        says: str

    class RegisterRow(TypedDict):
        name: str
        definition: str

    class SessionRow(TypedDict):
        id: int
        kind: str
        number: str
        opened_on: str
        closed_on: str | None

    class DeputyGroupRow(TypedDict):
        id: int
        name: str
        leader_id: int | None
        kind: str
        parent_id: int | None
        founded_on: str | None
        ended_on: str | None

    class DeputyRow(TypedDict):
        id: int
        name: str
        pinyin: str
        initials: str
        stroke_order: str
        position: int | None
        gender: str | None
        born: str | None
        nation: str | None
        education: str | None
        party: str | None
        work: str | None
        phone: str | None

    class DeputyLabelRow(TypedDict):
        deputy_id: int
        label: str

    class DeputyRoleRow(TypedDict):
        id: int
        deputy_id: int
        role: str
        from_on: str | None
        to_on: str | None

    class SeatRow(TypedDict):
        id: int
        deputy_id: int
        level: str
        district: str | None
        group_id: int | None
        status: str
        from_on: str | None
        to_on: str | None
        congress: int | None
        elected_by: str | None
        card_no: str | None
        replaces_id: int | None

    class SeatEventRow(TypedDict):
        id: int
        seat_id: int
        event: str
        ground: str | None
        held_on: str
        reported_on: str | None
        announced_on: str | None
        decided_by: str | None
        votes_for: int | None
        votes_of: int | None
        ref: str | None
        note: str | None

    class ElectionRow(TypedDict):
        id: int
        kind: str
        level: str
        congress: int
        district: str
        seats: int
        polling_on: str
        voters: int | None
        voted: int | None
        note: str | None

    class CandidateRow(TypedDict):
        id: int
        election_id: int
        name: str
        gender: str | None
        born: str | None
        nation: str | None
        education: str | None
        party: str | None
        work: str | None
        phone: str | None
        nominated_by: str | None
        votes: int | None
        elected: int
        deputy_id: int | None
        note: str | None

    class CandidateReviewRow(TypedDict):
        candidate_id: int
        step: str
        verdict: str
        given_on: str
        note: str | None

    class SittingRow(TypedDict):
        id: int
        session_id: int
        held_on: str
        part: str

    class AttendanceRow(TypedDict):
        sitting_id: int
        deputy_id: int
        state: str
        leave_asked_on: str | None
        note: str | None

    class GroupMemberRow(TypedDict):
        group_id: int
        deputy_id: int

    class GroupPaperRow(TypedDict):
        group_id: int
        year: int
        kind: str
        handed_on: str
        text: str | None
        file: str | None

    class ChecklistMarkRow(TypedDict):
        id: int
        group_id: int | None
        station_id: int | None
        list: str
        item: str
        checked_on: str
        met: int
        file: str | None
        note: str | None

    class PairingRow(TypedDict):
        id: int
        kind: str
        deputy_id: int
        other_id: int | None
        partner: str | None
        project: str | None
        done_on: str | None
        post: str | None
        households: int | None
        voters: int | None
        from_on: str | None
        to_on: str | None
        note: str | None

    class UnitRow(TypedDict):
        id: int
        name: str
        head: str | None
        leader: str | None
        contact: str | None
        phone: str | None
        merged_into_id: int | None
        merged_on: str | None

    class UnitFormerNameRow(TypedDict):
        id: int
        unit_id: int
        name: str
        until_on: str

    class ProposalRow(TypedDict):
        id: int
        session_id: int | None
        no: str
        kind: str
        submitted_kind: str
        title: str
        topic: str | None
        between_sessions: int
        submitted_on: str
        proposer: str
        lead_id: int | None
        group_id: int | None
        confidential: int
        body: str | None
        scan: str | None
        status: str
        round: int
        complex: int
        merged_into_id: int | None
        excellent: int
        published: str | None
        closed_on: str | None

    class CoSignerRow(TypedDict):
        proposal_id: int
        deputy_id: int
        position: int

    class ProposalEventRow(TypedDict):
        id: int
        proposal_id: int
        event: str
        held_on: str
        text: str
        file: str | None

    class CorrectionRow(TypedDict):
        id: int
        proposal_id: int
        corrected_on: str
        what: str
        from_text: str | None
        to_text: str | None

    class AssignmentRow(TypedDict):
        id: int
        proposal_id: int
        unit_id: int
        role: str
        assigned_on: str
        received_on: str
        owes_reply: int
        signed_on: str | None
        ended_on: str | None
        ended_why: str | None

    class ContactRow(TypedDict):
        id: int
        proposal_id: int
        unit_id: int | None
        how: str
        stage: str
        held_on: str
        note: str | None

    class ReplyRow(TypedDict):
        id: int
        assignment_id: int
        round: int
        replied_on: str
        result_class: str
        ref: str
        signer: str | None
        file: str | None

    class ReplyCopyRow(TypedDict):
        reply_id: int
        deputy_id: int
        sent_on: str

    class CoOpinionRow(TypedDict):
        id: int
        assignment_id: int
        given_on: str
        ref: str | None
        asked_again_on: str | None
        asked_why: str | None

    class ExtensionRow(TypedDict):
        id: int
        deadline_id: int
        agreed_on: str
        from_due_on: str
        until_on: str
        reason: str
        approved_by: str
        paper: str | None

    class UrgeRow(TypedDict):
        id: int
        proposal_id: int
        unit_id: int | None
        about: str
        how: str
        urged_on: str
        note: str | None

    class FeedbackRow(TypedDict):
        id: int
        proposal_id: int
        round: int
        deputy_id: int | None
        process: str
        result: str
        given_on: str
        note: str | None

    class PromiseRow(TypedDict):
        id: int
        proposal_id: int
        unit_id: int | None
        what: str
        made_on: str
        until_on: str
        kept_on: str | None
        note: str | None
        broken_on: str | None
        broken_why: str | None
        slip_on: str | None
        slip_result: str | None

    class SupervisionRow(TypedDict):
        id: int
        proposal_id: int
        level: str
        leaders: str | None
        decided_on: str
        note: str | None

    class VisitRow(TypedDict):
        id: int
        proposal_id: int
        kind: str
        visited_on: str
        participants: str | None
        result: str | None

    class ActivityRow(TypedDict):
        id: int
        kind: str
        title: str
        status: str
        planned_on: str | None
        held_on: str | None
        until_on: str | None
        times: int
        online: int
        place: str | None
        group_id: int | None
        station_id: int | None
        session_id: int | None
        attendances: int | None
        suggestions: int | None
        funds_fen: int | None
        replied_on: str | None
        reply: str | None
        report: str | None
        dropped_why: str | None
        note: str | None

    class ActivityMoveRow(TypedDict):
        id: int
        activity_id: int
        moved_on: str
        from_on: str
        to_on: str
        why: str | None

    class ActivityDeputyRow(TypedDict):
        activity_id: int
        deputy_id: int
        times: int

    class ActivityUnitRow(TypedDict):
        activity_id: int
        unit_id: int

    class ActivitySuggestionRow(TypedDict):
        id: int
        activity_id: int
        text: str
        proposal_id: int | None

    class ActivitySubjectRow(TypedDict):
        activity_id: int
        reviewed: str
        count: int
        names: str | None

    class ArticleRow(TypedDict):
        id: int
        title: str
        medium: str
        published_on: str
        activity_id: int | None
        deputy_id: int | None
        kind: str | None
        note: str | None

    class PledgeRow(TypedDict):
        id: int
        deputy_id: int
        year: int
        what: str
        made_on: str
        until_on: str
        fulfilled_on: str | None
        evidence: str | None
        broken_on: str | None
        broken_why: str | None

    class DeedRow(TypedDict):
        id: int
        kind: str
        what: str
        done_on: str
        count: int
        people: int | None
        funds_fen: int | None
        place: str | None
        note: str | None

    class DeedDeputyRow(TypedDict):
        deed_id: int
        deputy_id: int

    class HouseholdRow(TypedDict):
        id: int
        deputy_id: int
        name: str
        people: int
        kind: str
        address: str | None
        phone: str | None
        from_on: str
        to_on: str | None
        note: str | None

    class FundRow(TypedDict):
        id: int
        deputy_id: int | None
        group_id: int | None
        amount_fen: int
        paid_on: str
        purpose: str
        ref: str | None

    class AwardRow(TypedDict):
        id: int
        kind: str
        title: str
        given_on: str
        given_by: str
        deputy_id: int | None
        group_id: int | None
        station_id: int | None
        unit_id: int | None
        proposal_id: int | None
        name: str | None
        prize_fen: int | None
        criteria: str | None
        note: str | None

    class AffairRow(TypedDict):
        id: int
        kind: str
        what: str
        held_on: str
        ended_on: str | None
        count: int
        amount_fen: int | None
        note: str | None

    class StationRow(TypedDict):
        id: int
        name: str
        kind: str
        level: str
        online: int
        village: str | None
        address: str | None
        area: float | None
        phone: str | None
        parent_id: int | None
        opened_on: str | None
        closed_on: str | None
        note: str | None

    class StationStaffRow(TypedDict):
        id: int
        station_id: int
        role: str
        person: str
        deputy_id: int | None
        phone: str | None
        from_on: str | None
        to_on: str | None

    class StationDeputyRow(TypedDict):
        id: int
        station_id: int
        deputy_id: int
        visiting: int
        from_on: str | None
        to_on: str | None

    class StationScheduleRow(TypedDict):
        id: int
        station_id: int
        rule: str
        hours: str | None
        off_day: str
        seats: int | None
        from_on: str
        to_on: str | None

    class StationPaperRow(TypedDict):
        station_id: int
        year: int
        kind: str
        handed_on: str
        text: str | None
        file: str | None

    class StationRatingRow(TypedDict):
        id: int
        station_id: int
        stars: int
        score: float | None
        rated_on: str
        until_on: str | None
        rated_by: str | None
        note: str | None

    class ReceptionDayRow(TypedDict):
        id: int
        station_id: int
        planned_on: str
        moved_from: str | None
        hours: str | None
        place: str | None
        notice_no: str | None
        noticed_on: str | None
        dropped_why: str | None
        note: str | None

    class DutyRow(TypedDict):
        id: int
        day_id: int
        deputy_id: int
        excused_on: str | None
        excused_why: str | None
        for_id: int | None

    class ReceptionRow(TypedDict):
        id: int
        station_id: int
        day_id: int | None
        held_on: str
        until_on: str | None
        times: int
        hours: str | None
        place: str | None
        voters: int
        attendances: int | None
        opinions: int | None
        note: str | None

    class ReceptionDeputyRow(TypedDict):
        reception_id: int
        deputy_id: int
        times: int

    class OpinionRow(TypedDict):
        id: int
        station_id: int
        reception_id: int | None
        received_on: str
        channel: str
        text: str
        topic: str | None
        village: str | None
        voter: str | None
        phone: str | None
        deputy_id: int | None
        confidential: int
        status: str
        round: int
        on_spot: int
        urgent: int
        urgent_why: str | None
        reported_on: str | None
        reported_to: str | None
        referred_on: str | None
        referred_to: str | None
        referred_why: str | None
        proposal_id: int | None
        turned_on: str | None
        published: str | None
        published_on: str | None
        private_why: str | None
        archived_on: str | None
        note: str | None

    class OpinionAssignmentRow(TypedDict):
        id: int
        opinion_id: int
        round: int
        route: str
        village: str | None
        unit_id: int | None
        deputy_id: int | None
        assigned_on: str
        ended_on: str | None
        note: str | None

    class OpinionReplyRow(TypedDict):
        id: int
        opinion_id: int
        round: int
        replied_on: str
        form: str
        text: str
        answered_by: str | None
        result: str | None
        file: str | None

    class OpinionFeedbackRow(TypedDict):
        id: int
        opinion_id: int
        round: int
        whom: str
        deputy_id: int | None
        told_on: str
        how: str | None
        satisfaction: str | None
        note: str | None

    class PostingRow(TypedDict):
        id: int
        month: str
        posted_on: str | None
        number: str | None
        file: str | None

    class ReviewRow(TypedDict):
        id: int
        kind: str
        title: str
        status: str
        year: int
        planned_on: str | None
        held_on: str | None
        closed_on: str | None
        session_id: int | None
        activity_id: int | None
        place: str | None
        template: str | None
        voters: int | None
        deputies: int | None
        observers: int | None
        suggestions: int | None
        dropped_why: str | None
        report: str | None
        note: str | None

    class ReviewSubjectRow(TypedDict):
        id: int
        review_id: int
        reviewed: str
        name: str
        count: int
        deputy_id: int | None
        unit_id: int | None

    class ReviewStepRow(TypedDict):
        id: int
        review_id: int
        place: int
        step: str
        who: str | None
        until_on: str | None
        done_on: str | None
        skipped_why: str | None
        file: str | None
        note: str | None

    class ReviewEventRow(TypedDict):
        id: int
        review_id: int
        subject_id: int | None
        event: str
        held_on: str
        what: str | None
        ref: str | None
        file: str | None
        note: str | None

    class FindingRow(TypedDict):
        id: int
        review_id: int
        subject_id: int | None
        unit_id: int | None
        kind: str
        text: str
        found_on: str
        status: str
        round: int
        note: str | None

    class RectificationRow(TypedDict):
        id: int
        finding_id: int
        round: int
        rectified_on: str
        report: str | None
        file: str | None
        verdict: str | None
        judged_on: str | None
        judged_by: str | None
        why: str | None

    class ReviewQuestionRow(TypedDict):
        id: int
        review_id: int
        text: str
        asked_on: str
        deputy_id: int | None
        asker: str | None
        unit_id: int | None
        addressee: str | None
        on_spot: int
        answered_on: str | None
        answered_by: str | None
        answer: str | None
        note: str | None

    class ProjectRow(TypedDict):
        id: int
        year: int
        no: int
        title: str
        content: str | None
        topic: str | None
        village: str | None
        status: str
        collected_on: str
        unit_id: int | None
        leader: str | None
        budget_fen: int | None
        funded_by: str | None
        examined: str | None
        examined_on: str | None
        examined_by: str | None
        examined_why: str | None
        session_id: int | None
        selected_on: str | None
        until_on: str | None
        done_on: str | None
        spent_fen: int | None
        carried_from_id: int | None
        ended_why: str | None
        note: str | None

    class ProjectSourceRow(TypedDict):
        id: int
        project_id: int
        kind: str
        opinion_id: int | None
        proposal_id: int | None
        text: str | None

    class ProjectProgressRow(TypedDict):
        id: int
        project_id: int
        month: str
        reported_on: str
        percent: int | None
        spent_fen: int | None
        text: str | None
        photos: str | None

    class ProjectChangeRow(TypedDict):
        id: int
        project_id: int
        decided_on: str
        decided_by: str
        ref: str | None
        what: str
        why: str

    class BallotRow(TypedDict):
        id: int
        purpose: str
        review_id: int | None
        year: int | None
        stage: str | None
        round: int
        session_id: int | None
        held_on: str
        voters: str | None
        members: int | None
        present: int | None
        issued: int
        returned: int
        void: int
        spoilt: int
        scheme: str | None
        places: int | None
        method: str | None
        note: str | None

    class BallotRowRow(TypedDict):
        id: int
        ballot_id: int
        subject_id: int | None
        question_id: int | None
        project_id: int | None
        position: int
        invalid: int
        votes: int | None
        points: int | None

    class BallotVoteRow(TypedDict):
        row_id: int
        grade: str
        votes: int

    class AgendaItemRow(TypedDict):
        id: int
        session_id: int
        place: int
        kind: str
        title: str
        status: str
        unit_id: int | None
        presenter: str | None
        read_on: str | None
        heard_on: str | None
        voted_on: str | None
        votes_for: int | None
        votes_against: int | None
        votes_abstain: int | None
        votes_of: int | None
        ref: str | None
        file: str | None
        note: str | None

    class AgendaTaskRow(TypedDict):
        id: int
        item_id: int
        kind: str
        text: str
        unit_id: int | None
        addressee: str | None
        passed_on: str
        answered_on: str | None
        answer: str | None
        file: str | None
        done_on: str | None
        ended_why: str | None
        note: str | None

    class SchemeRow(TypedDict):
        id: int
        name: str
        year: int
        version: int
        subject: str
        period: str
        definition: str
        loaded_on: str
        why: str | None

    class ScoreEntryRow(TypedDict):
        id: int
        deputy_id: int | None
        group_id: int | None
        station_id: int | None
        unit_id: int | None
        village: str | None
        scheme: str
        period: str
        item: str
        kind: str
        amount: str
        amount_milli: int
        held_on: str
        evidence: str
        file: str | None
        entered_by: str | None
        status: str
        note: str | None

    class ScoreStageRow(TypedDict):
        id: int
        entry_id: int
        stage: str
        held_on: str
        held_by: str | None
        before_milli: int
        after_milli: int
        why: str | None

    class ScoreObjectionRow(TypedDict):
        id: int
        deputy_id: int | None
        group_id: int | None
        station_id: int | None
        unit_id: int | None
        village: str | None
        scheme: str
        period: str
        item: str | None
        text: str
        raised_on: str
        raised_by: str | None
        status: str
        settled_on: str | None
        settled_by: str | None
        answer: str | None
        entry_id: int | None

    class ScoreTalkRow(TypedDict):
        id: int
        deputy_id: int | None
        group_id: int | None
        station_id: int | None
        unit_id: int | None
        village: str | None
        held_on: str
        what: str
        held_by: str | None
        why: str | None
        answer: str | None
        scheme: str | None
        period: str | None
        file: str | None
        note: str | None

    class ScoreFreezeRow(TypedDict):
        id: int
        scheme_id: int
        period: str
        frozen_on: str
        frozen_by: str | None
        note: str | None

    class ScoreFrozenRow(TypedDict):
        id: int
        deputy_id: int | None
        group_id: int | None
        station_id: int | None
        unit_id: int | None
        village: str | None
        freeze_id: int
        name: str
        total_milli: int
        band: str | None
        place: int
        items: str

    class DeadlineRow(TypedDict):
        id: int
        kind: str
        proposal_id: int | None
        assignment_id: int | None
        promise_id: int | None
        pledge_id: int | None
        activity_id: int | None
        opinion_id: int | None
        reception_day_id: int | None
        posting_id: int | None
        review_id: int | None
        step_id: int | None
        finding_id: int | None
        question_id: int | None
        task_id: int | None
        project_id: int | None
        round: int
        rule_key: str | None
        start: str
        days_known: str
        start_on: str | None
        due_on: str | None
        latest_on: str | None
        provisional: int
        by_hand: int
        steps: str
        met_on: str | None
        cancelled_on: str | None
        cancelled_why: str | None

    class DeadlineMoveRow(TypedDict):
        id: int
        deadline_id: int
        moved_on: str
        from_due_on: str | None
        to_due_on: str | None
        why: str

    class AlertRow(TypedDict):
        deadline_id: int
        level: str
        due_on: str
        told_on: str

    class ChangeRow(TypedDict):
        id: int
        table_name: str
        row_key: str
        old: str | None
        new: str | None

    class EntryRow(TypedDict):
        id: int
        at: str
        kind: str
        command: str | None
        of_id: int | None
        first_change: int | None
        last_change: int | None


def insert_town(
    db: Connection,
    *,
    id: int,
    name: str,
    county: str | None = None,
    province: str | None = None,
    congress: int | None = None,
    term_start: date | None = None,
    profile: str,
) -> int:
    sql = "INSERT INTO town (id, name, county, province, congress, term_start, profile) VALUES (?, ?, ?, ?, ?, ?, ?)"  # noqa: E501
    values = (
        id,
        name,
        county,
        province,
        congress,
        term_start.isoformat() if term_start else None,
        profile,
    )
    return db.execute(sql, values).lastrowid or 0


def insert_holiday(
    db: Connection,
    *,
    day: date,
    kind: str,
    year: int,
    name: str,
    source: str,
) -> int:
    sql = "INSERT INTO holiday (day, kind, year, name, source) VALUES (?, ?, ?, ?, ?)"  # noqa: E501
    values = (
        day.isoformat(),
        kind,
        year,
        name,
        source,
    )
    return db.execute(sql, values).lastrowid or 0


def insert_rule_value(
    db: Connection,
    *,
    id: int | None = None,
    key: str,
    from_on: date,
    applies_to: str | None = None,
    value: str,
    source: str,
    says: str,
) -> int:
    sql = "INSERT INTO rule_value (id, key, from_on, applies_to, value, source, says) VALUES (?, ?, ?, ?, ?, ?, ?)"  # noqa: E501
    values = (
        id,
        key,
        from_on.isoformat(),
        applies_to,
        value,
        source,
        says,
    )
    return db.execute(sql, values).lastrowid or 0


def insert_register(
    db: Connection,
    *,
    name: str,
    definition: str,
) -> int:
    sql = "INSERT INTO register (name, definition) VALUES (?, ?)"  # noqa: E501
    values = (
        name,
        definition,
    )
    return db.execute(sql, values).lastrowid or 0


def insert_session(
    db: Connection,
    *,
    id: int | None = None,
    kind: str,
    number: str,
    opened_on: date,
    closed_on: date | None = None,
) -> int:
    sql = "INSERT INTO session (id, kind, number, opened_on, closed_on) VALUES (?, ?, ?, ?, ?)"  # noqa: E501
    values = (
        id,
        kind,
        number,
        opened_on.isoformat(),
        closed_on.isoformat() if closed_on else None,
    )
    return db.execute(sql, values).lastrowid or 0


def insert_deputy_group(
    db: Connection,
    *,
    id: int | None = None,
    name: str,
    leader_id: int | None = None,
    kind: str = "代表小组",
    parent_id: int | None = None,
    founded_on: date | None = None,
    ended_on: date | None = None,
) -> int:
    sql = "INSERT INTO deputy_group (id, name, leader_id, kind, parent_id, founded_on, ended_on) VALUES (?, ?, ?, ?, ?, ?, ?)"  # noqa: E501
    values = (
        id,
        name,
        leader_id,
        kind,
        parent_id,
        founded_on.isoformat() if founded_on else None,
        ended_on.isoformat() if ended_on else None,
    )
    return db.execute(sql, values).lastrowid or 0


def insert_deputy(
    db: Connection,
    *,
    id: int | None = None,
    name: str,
    pinyin: str,
    initials: str,
    stroke_order: str,
    position: int | None = None,
    gender: str | None = None,
    born: str | None = None,
    nation: str | None = None,
    education: str | None = None,
    party: str | None = None,
    work: str | None = None,
    phone: str | None = None,
) -> int:
    sql = "INSERT INTO deputy (id, name, pinyin, initials, stroke_order, position, gender, born, nation, education, party, work, phone) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"  # noqa: E501
    values = (
        id,
        name,
        pinyin,
        initials,
        stroke_order,
        position,
        gender,
        born,
        nation,
        education,
        party,
        work,
        phone,
    )
    return db.execute(sql, values).lastrowid or 0


def insert_deputy_label(
    db: Connection,
    *,
    deputy_id: int,
    label: str,
) -> int:
    sql = "INSERT INTO deputy_label (deputy_id, label) VALUES (?, ?)"  # noqa: E501
    values = (
        deputy_id,
        label,
    )
    return db.execute(sql, values).lastrowid or 0


def insert_deputy_role(
    db: Connection,
    *,
    id: int | None = None,
    deputy_id: int,
    role: str,
    from_on: date | None = None,
    to_on: date | None = None,
) -> int:
    sql = "INSERT INTO deputy_role (id, deputy_id, role, from_on, to_on) VALUES (?, ?, ?, ?, ?)"  # noqa: E501
    values = (
        id,
        deputy_id,
        role,
        from_on.isoformat() if from_on else None,
        to_on.isoformat() if to_on else None,
    )
    return db.execute(sql, values).lastrowid or 0


def insert_seat(
    db: Connection,
    *,
    id: int | None = None,
    deputy_id: int,
    level: str,
    district: str | None = None,
    group_id: int | None = None,
    status: str = "in_office",
    from_on: date | None = None,
    to_on: date | None = None,
    congress: int | None = None,
    elected_by: str | None = None,
    card_no: str | None = None,
    replaces_id: int | None = None,
) -> int:
    sql = "INSERT INTO seat (id, deputy_id, level, district, group_id, status, from_on, to_on, congress, elected_by, card_no, replaces_id) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"  # noqa: E501
    values = (
        id,
        deputy_id,
        level,
        district,
        group_id,
        status,
        from_on.isoformat() if from_on else None,
        to_on.isoformat() if to_on else None,
        congress,
        elected_by,
        card_no,
        replaces_id,
    )
    return db.execute(sql, values).lastrowid or 0


def insert_seat_event(
    db: Connection,
    *,
    id: int | None = None,
    seat_id: int,
    event: str,
    ground: str | None = None,
    held_on: date,
    reported_on: date | None = None,
    announced_on: date | None = None,
    decided_by: str | None = None,
    votes_for: int | None = None,
    votes_of: int | None = None,
    ref: str | None = None,
    note: str | None = None,
) -> int:
    sql = "INSERT INTO seat_event (id, seat_id, event, ground, held_on, reported_on, announced_on, decided_by, votes_for, votes_of, ref, note) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"  # noqa: E501
    values = (
        id,
        seat_id,
        event,
        ground,
        held_on.isoformat(),
        reported_on.isoformat() if reported_on else None,
        announced_on.isoformat() if announced_on else None,
        decided_by,
        votes_for,
        votes_of,
        ref,
        note,
    )
    return db.execute(sql, values).lastrowid or 0


def insert_election(
    db: Connection,
    *,
    id: int | None = None,
    kind: str,
    level: str,
    congress: int,
    district: str,
    seats: int,
    polling_on: date,
    voters: int | None = None,
    voted: int | None = None,
    note: str | None = None,
) -> int:
    sql = "INSERT INTO election (id, kind, level, congress, district, seats, polling_on, voters, voted, note) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"  # noqa: E501
    values = (
        id,
        kind,
        level,
        congress,
        district,
        seats,
        polling_on.isoformat(),
        voters,
        voted,
        note,
    )
    return db.execute(sql, values).lastrowid or 0


def insert_candidate(
    db: Connection,
    *,
    id: int | None = None,
    election_id: int,
    name: str,
    gender: str | None = None,
    born: str | None = None,
    nation: str | None = None,
    education: str | None = None,
    party: str | None = None,
    work: str | None = None,
    phone: str | None = None,
    nominated_by: str | None = None,
    votes: int | None = None,
    elected: bool = False,
    deputy_id: int | None = None,
    note: str | None = None,
) -> int:
    sql = "INSERT INTO candidate (id, election_id, name, gender, born, nation, education, party, work, phone, nominated_by, votes, elected, deputy_id, note) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"  # noqa: E501
    values = (
        id,
        election_id,
        name,
        gender,
        born,
        nation,
        education,
        party,
        work,
        phone,
        nominated_by,
        votes,
        elected,
        deputy_id,
        note,
    )
    return db.execute(sql, values).lastrowid or 0


def insert_candidate_review(
    db: Connection,
    *,
    candidate_id: int,
    step: str,
    verdict: str,
    given_on: date,
    note: str | None = None,
) -> int:
    sql = "INSERT INTO candidate_review (candidate_id, step, verdict, given_on, note) VALUES (?, ?, ?, ?, ?)"  # noqa: E501
    values = (
        candidate_id,
        step,
        verdict,
        given_on.isoformat(),
        note,
    )
    return db.execute(sql, values).lastrowid or 0


def insert_sitting(
    db: Connection,
    *,
    id: int | None = None,
    session_id: int,
    held_on: date,
    part: str,
) -> int:
    sql = "INSERT INTO sitting (id, session_id, held_on, part) VALUES (?, ?, ?, ?)"  # noqa: E501
    values = (
        id,
        session_id,
        held_on.isoformat(),
        part,
    )
    return db.execute(sql, values).lastrowid or 0


def insert_attendance(
    db: Connection,
    *,
    sitting_id: int,
    deputy_id: int,
    state: str,
    leave_asked_on: date | None = None,
    note: str | None = None,
) -> int:
    sql = "INSERT INTO attendance (sitting_id, deputy_id, state, leave_asked_on, note) VALUES (?, ?, ?, ?, ?)"  # noqa: E501
    values = (
        sitting_id,
        deputy_id,
        state,
        leave_asked_on.isoformat() if leave_asked_on else None,
        note,
    )
    return db.execute(sql, values).lastrowid or 0


def insert_group_member(
    db: Connection,
    *,
    group_id: int,
    deputy_id: int,
) -> int:
    sql = "INSERT INTO group_member (group_id, deputy_id) VALUES (?, ?)"  # noqa: E501
    values = (
        group_id,
        deputy_id,
    )
    return db.execute(sql, values).lastrowid or 0


def insert_group_paper(
    db: Connection,
    *,
    group_id: int,
    year: int,
    kind: str,
    handed_on: date,
    text: str | None = None,
    file: str | None = None,
) -> int:
    sql = "INSERT INTO group_paper (group_id, year, kind, handed_on, text, file) VALUES (?, ?, ?, ?, ?, ?)"  # noqa: E501
    values = (
        group_id,
        year,
        kind,
        handed_on.isoformat(),
        text,
        file,
    )
    return db.execute(sql, values).lastrowid or 0


def insert_checklist_mark(
    db: Connection,
    *,
    id: int | None = None,
    group_id: int | None = None,
    station_id: int | None = None,
    list: str,
    item: str,
    checked_on: date,
    met: bool,
    file: str | None = None,
    note: str | None = None,
) -> int:
    sql = "INSERT INTO checklist_mark (id, group_id, station_id, list, item, checked_on, met, file, note) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"  # noqa: E501
    values = (
        id,
        group_id,
        station_id,
        list,
        item,
        checked_on.isoformat(),
        met,
        file,
        note,
    )
    return db.execute(sql, values).lastrowid or 0


def insert_pairing(
    db: Connection,
    *,
    id: int | None = None,
    kind: str,
    deputy_id: int,
    other_id: int | None = None,
    partner: str | None = None,
    project: str | None = None,
    done_on: date | None = None,
    post: str | None = None,
    households: int | None = None,
    voters: int | None = None,
    from_on: date | None = None,
    to_on: date | None = None,
    note: str | None = None,
) -> int:
    sql = "INSERT INTO pairing (id, kind, deputy_id, other_id, partner, project, done_on, post, households, voters, from_on, to_on, note) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"  # noqa: E501
    values = (
        id,
        kind,
        deputy_id,
        other_id,
        partner,
        project,
        done_on.isoformat() if done_on else None,
        post,
        households,
        voters,
        from_on.isoformat() if from_on else None,
        to_on.isoformat() if to_on else None,
        note,
    )
    return db.execute(sql, values).lastrowid or 0


def insert_unit(
    db: Connection,
    *,
    id: int | None = None,
    name: str,
    head: str | None = None,
    leader: str | None = None,
    contact: str | None = None,
    phone: str | None = None,
    merged_into_id: int | None = None,
    merged_on: date | None = None,
) -> int:
    sql = "INSERT INTO unit (id, name, head, leader, contact, phone, merged_into_id, merged_on) VALUES (?, ?, ?, ?, ?, ?, ?, ?)"  # noqa: E501
    values = (
        id,
        name,
        head,
        leader,
        contact,
        phone,
        merged_into_id,
        merged_on.isoformat() if merged_on else None,
    )
    return db.execute(sql, values).lastrowid or 0


def insert_unit_former_name(
    db: Connection,
    *,
    id: int | None = None,
    unit_id: int,
    name: str,
    until_on: date,
) -> int:
    sql = "INSERT INTO unit_former_name (id, unit_id, name, until_on) VALUES (?, ?, ?, ?)"  # noqa: E501
    values = (
        id,
        unit_id,
        name,
        until_on.isoformat(),
    )
    return db.execute(sql, values).lastrowid or 0


def insert_proposal(
    db: Connection,
    *,
    id: int | None = None,
    session_id: int | None = None,
    no: str,
    kind: str = "建议",
    submitted_kind: str = "建议",
    title: str,
    topic: str | None = None,
    between_sessions: bool = False,
    submitted_on: date,
    proposer: str = "deputy",
    lead_id: int | None = None,
    group_id: int | None = None,
    confidential: bool = False,
    body: str | None = None,
    scan: str | None = None,
    status: str = "submitted",
    round: int = 1,
    complex: bool = False,
    merged_into_id: int | None = None,
    excellent: bool = False,
    published: str | None = None,
    closed_on: date | None = None,
) -> int:
    sql = "INSERT INTO proposal (id, session_id, no, kind, submitted_kind, title, topic, between_sessions, submitted_on, proposer, lead_id, group_id, confidential, body, scan, status, round, complex, merged_into_id, excellent, published, closed_on) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"  # noqa: E501
    values = (
        id,
        session_id,
        no,
        kind,
        submitted_kind,
        title,
        topic,
        between_sessions,
        submitted_on.isoformat(),
        proposer,
        lead_id,
        group_id,
        confidential,
        body,
        scan,
        status,
        round,
        complex,
        merged_into_id,
        excellent,
        published,
        closed_on.isoformat() if closed_on else None,
    )
    return db.execute(sql, values).lastrowid or 0


def insert_co_signer(
    db: Connection,
    *,
    proposal_id: int,
    deputy_id: int,
    position: int,
) -> int:
    sql = "INSERT INTO co_signer (proposal_id, deputy_id, position) VALUES (?, ?, ?)"  # noqa: E501
    values = (
        proposal_id,
        deputy_id,
        position,
    )
    return db.execute(sql, values).lastrowid or 0


def insert_proposal_event(
    db: Connection,
    *,
    id: int | None = None,
    proposal_id: int,
    event: str,
    held_on: date,
    text: str = "",
    file: str | None = None,
) -> int:
    sql = "INSERT INTO proposal_event (id, proposal_id, event, held_on, text, file) VALUES (?, ?, ?, ?, ?, ?)"  # noqa: E501
    values = (
        id,
        proposal_id,
        event,
        held_on.isoformat(),
        text,
        file,
    )
    return db.execute(sql, values).lastrowid or 0


def insert_correction(
    db: Connection,
    *,
    id: int | None = None,
    proposal_id: int,
    corrected_on: date,
    what: str,
    from_text: str | None = None,
    to_text: str | None = None,
) -> int:
    sql = "INSERT INTO correction (id, proposal_id, corrected_on, what, from_text, to_text) VALUES (?, ?, ?, ?, ?, ?)"  # noqa: E501
    values = (
        id,
        proposal_id,
        corrected_on.isoformat(),
        what,
        from_text,
        to_text,
    )
    return db.execute(sql, values).lastrowid or 0


def insert_assignment(
    db: Connection,
    *,
    id: int | None = None,
    proposal_id: int,
    unit_id: int,
    role: str,
    assigned_on: date,
    received_on: date,
    owes_reply: bool,
    signed_on: date | None = None,
    ended_on: date | None = None,
    ended_why: str | None = None,
) -> int:
    sql = "INSERT INTO assignment (id, proposal_id, unit_id, role, assigned_on, received_on, owes_reply, signed_on, ended_on, ended_why) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"  # noqa: E501
    values = (
        id,
        proposal_id,
        unit_id,
        role,
        assigned_on.isoformat(),
        received_on.isoformat(),
        owes_reply,
        signed_on.isoformat() if signed_on else None,
        ended_on.isoformat() if ended_on else None,
        ended_why,
    )
    return db.execute(sql, values).lastrowid or 0


def insert_contact(
    db: Connection,
    *,
    id: int | None = None,
    proposal_id: int,
    unit_id: int | None = None,
    how: str,
    stage: str,
    held_on: date,
    note: str | None = None,
) -> int:
    sql = "INSERT INTO contact (id, proposal_id, unit_id, how, stage, held_on, note) VALUES (?, ?, ?, ?, ?, ?, ?)"  # noqa: E501
    values = (
        id,
        proposal_id,
        unit_id,
        how,
        stage,
        held_on.isoformat(),
        note,
    )
    return db.execute(sql, values).lastrowid or 0


def insert_reply(
    db: Connection,
    *,
    id: int | None = None,
    assignment_id: int,
    round: int,
    replied_on: date,
    result_class: str,
    ref: str,
    signer: str | None = None,
    file: str | None = None,
) -> int:
    sql = "INSERT INTO reply (id, assignment_id, round, replied_on, result_class, ref, signer, file) VALUES (?, ?, ?, ?, ?, ?, ?, ?)"  # noqa: E501
    values = (
        id,
        assignment_id,
        round,
        replied_on.isoformat(),
        result_class,
        ref,
        signer,
        file,
    )
    return db.execute(sql, values).lastrowid or 0


def insert_reply_copy(
    db: Connection,
    *,
    reply_id: int,
    deputy_id: int,
    sent_on: date,
) -> int:
    sql = "INSERT INTO reply_copy (reply_id, deputy_id, sent_on) VALUES (?, ?, ?)"  # noqa: E501
    values = (
        reply_id,
        deputy_id,
        sent_on.isoformat(),
    )
    return db.execute(sql, values).lastrowid or 0


def insert_co_opinion(
    db: Connection,
    *,
    id: int | None = None,
    assignment_id: int,
    given_on: date,
    ref: str | None = None,
    asked_again_on: date | None = None,
    asked_why: str | None = None,
) -> int:
    sql = "INSERT INTO co_opinion (id, assignment_id, given_on, ref, asked_again_on, asked_why) VALUES (?, ?, ?, ?, ?, ?)"  # noqa: E501
    values = (
        id,
        assignment_id,
        given_on.isoformat(),
        ref,
        asked_again_on.isoformat() if asked_again_on else None,
        asked_why,
    )
    return db.execute(sql, values).lastrowid or 0


def insert_extension(
    db: Connection,
    *,
    id: int | None = None,
    deadline_id: int,
    agreed_on: date,
    from_due_on: date,
    until_on: date,
    reason: str,
    approved_by: str,
    paper: str | None = None,
) -> int:
    sql = "INSERT INTO extension (id, deadline_id, agreed_on, from_due_on, until_on, reason, approved_by, paper) VALUES (?, ?, ?, ?, ?, ?, ?, ?)"  # noqa: E501
    values = (
        id,
        deadline_id,
        agreed_on.isoformat(),
        from_due_on.isoformat(),
        until_on.isoformat(),
        reason,
        approved_by,
        paper,
    )
    return db.execute(sql, values).lastrowid or 0


def insert_urge(
    db: Connection,
    *,
    id: int | None = None,
    proposal_id: int,
    unit_id: int | None = None,
    about: str,
    how: str,
    urged_on: date,
    note: str | None = None,
) -> int:
    sql = "INSERT INTO urge (id, proposal_id, unit_id, about, how, urged_on, note) VALUES (?, ?, ?, ?, ?, ?, ?)"  # noqa: E501
    values = (
        id,
        proposal_id,
        unit_id,
        about,
        how,
        urged_on.isoformat(),
        note,
    )
    return db.execute(sql, values).lastrowid or 0


def insert_feedback(
    db: Connection,
    *,
    id: int | None = None,
    proposal_id: int,
    round: int,
    deputy_id: int | None = None,
    process: str,
    result: str,
    given_on: date,
    note: str | None = None,
) -> int:
    sql = "INSERT INTO feedback (id, proposal_id, round, deputy_id, process, result, given_on, note) VALUES (?, ?, ?, ?, ?, ?, ?, ?)"  # noqa: E501
    values = (
        id,
        proposal_id,
        round,
        deputy_id,
        process,
        result,
        given_on.isoformat(),
        note,
    )
    return db.execute(sql, values).lastrowid or 0


def insert_promise(
    db: Connection,
    *,
    id: int | None = None,
    proposal_id: int,
    unit_id: int | None = None,
    what: str,
    made_on: date,
    until_on: date,
    kept_on: date | None = None,
    note: str | None = None,
    broken_on: date | None = None,
    broken_why: str | None = None,
    slip_on: date | None = None,
    slip_result: str | None = None,
) -> int:
    sql = "INSERT INTO promise (id, proposal_id, unit_id, what, made_on, until_on, kept_on, note, broken_on, broken_why, slip_on, slip_result) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"  # noqa: E501
    values = (
        id,
        proposal_id,
        unit_id,
        what,
        made_on.isoformat(),
        until_on.isoformat(),
        kept_on.isoformat() if kept_on else None,
        note,
        broken_on.isoformat() if broken_on else None,
        broken_why,
        slip_on.isoformat() if slip_on else None,
        slip_result,
    )
    return db.execute(sql, values).lastrowid or 0


def insert_supervision(
    db: Connection,
    *,
    id: int | None = None,
    proposal_id: int,
    level: str,
    leaders: str | None = None,
    decided_on: date,
    note: str | None = None,
) -> int:
    sql = "INSERT INTO supervision (id, proposal_id, level, leaders, decided_on, note) VALUES (?, ?, ?, ?, ?, ?)"  # noqa: E501
    values = (
        id,
        proposal_id,
        level,
        leaders,
        decided_on.isoformat(),
        note,
    )
    return db.execute(sql, values).lastrowid or 0


def insert_visit(
    db: Connection,
    *,
    id: int | None = None,
    proposal_id: int,
    kind: str,
    visited_on: date,
    participants: str | None = None,
    result: str | None = None,
) -> int:
    sql = "INSERT INTO visit (id, proposal_id, kind, visited_on, participants, result) VALUES (?, ?, ?, ?, ?, ?)"  # noqa: E501
    values = (
        id,
        proposal_id,
        kind,
        visited_on.isoformat(),
        participants,
        result,
    )
    return db.execute(sql, values).lastrowid or 0


def insert_activity(
    db: Connection,
    *,
    id: int | None = None,
    kind: str,
    title: str,
    status: str,
    planned_on: date | None = None,
    held_on: date | None = None,
    until_on: date | None = None,
    times: int = 1,
    online: bool = False,
    place: str | None = None,
    group_id: int | None = None,
    station_id: int | None = None,
    session_id: int | None = None,
    attendances: int | None = None,
    suggestions: int | None = None,
    funds_fen: int | None = None,
    replied_on: date | None = None,
    reply: str | None = None,
    report: str | None = None,
    dropped_why: str | None = None,
    note: str | None = None,
) -> int:
    sql = "INSERT INTO activity (id, kind, title, status, planned_on, held_on, until_on, times, online, place, group_id, station_id, session_id, attendances, suggestions, funds_fen, replied_on, reply, report, dropped_why, note) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"  # noqa: E501
    values = (
        id,
        kind,
        title,
        status,
        planned_on.isoformat() if planned_on else None,
        held_on.isoformat() if held_on else None,
        until_on.isoformat() if until_on else None,
        times,
        online,
        place,
        group_id,
        station_id,
        session_id,
        attendances,
        suggestions,
        funds_fen,
        replied_on.isoformat() if replied_on else None,
        reply,
        report,
        dropped_why,
        note,
    )
    return db.execute(sql, values).lastrowid or 0


def insert_activity_move(
    db: Connection,
    *,
    id: int | None = None,
    activity_id: int,
    moved_on: date,
    from_on: date,
    to_on: date,
    why: str | None = None,
) -> int:
    sql = "INSERT INTO activity_move (id, activity_id, moved_on, from_on, to_on, why) VALUES (?, ?, ?, ?, ?, ?)"  # noqa: E501
    values = (
        id,
        activity_id,
        moved_on.isoformat(),
        from_on.isoformat(),
        to_on.isoformat(),
        why,
    )
    return db.execute(sql, values).lastrowid or 0


def insert_activity_deputy(
    db: Connection,
    *,
    activity_id: int,
    deputy_id: int,
    times: int = 1,
) -> int:
    sql = "INSERT INTO activity_deputy (activity_id, deputy_id, times) VALUES (?, ?, ?)"  # noqa: E501
    values = (
        activity_id,
        deputy_id,
        times,
    )
    return db.execute(sql, values).lastrowid or 0


def insert_activity_unit(
    db: Connection,
    *,
    activity_id: int,
    unit_id: int,
) -> int:
    sql = "INSERT INTO activity_unit (activity_id, unit_id) VALUES (?, ?)"  # noqa: E501
    values = (
        activity_id,
        unit_id,
    )
    return db.execute(sql, values).lastrowid or 0


def insert_activity_suggestion(
    db: Connection,
    *,
    id: int | None = None,
    activity_id: int,
    text: str,
    proposal_id: int | None = None,
) -> int:
    sql = "INSERT INTO activity_suggestion (id, activity_id, text, proposal_id) VALUES (?, ?, ?, ?)"  # noqa: E501
    values = (
        id,
        activity_id,
        text,
        proposal_id,
    )
    return db.execute(sql, values).lastrowid or 0


def insert_activity_subject(
    db: Connection,
    *,
    activity_id: int,
    reviewed: str,
    count: int,
    names: str | None = None,
) -> int:
    sql = "INSERT INTO activity_subject (activity_id, reviewed, count, names) VALUES (?, ?, ?, ?)"  # noqa: E501
    values = (
        activity_id,
        reviewed,
        count,
        names,
    )
    return db.execute(sql, values).lastrowid or 0


def insert_article(
    db: Connection,
    *,
    id: int | None = None,
    title: str,
    medium: str,
    published_on: date,
    activity_id: int | None = None,
    deputy_id: int | None = None,
    kind: str | None = None,
    note: str | None = None,
) -> int:
    sql = "INSERT INTO article (id, title, medium, published_on, activity_id, deputy_id, kind, note) VALUES (?, ?, ?, ?, ?, ?, ?, ?)"  # noqa: E501
    values = (
        id,
        title,
        medium,
        published_on.isoformat(),
        activity_id,
        deputy_id,
        kind,
        note,
    )
    return db.execute(sql, values).lastrowid or 0


def insert_pledge(
    db: Connection,
    *,
    id: int | None = None,
    deputy_id: int,
    year: int,
    what: str,
    made_on: date,
    until_on: date,
    fulfilled_on: date | None = None,
    evidence: str | None = None,
    broken_on: date | None = None,
    broken_why: str | None = None,
) -> int:
    sql = "INSERT INTO pledge (id, deputy_id, year, what, made_on, until_on, fulfilled_on, evidence, broken_on, broken_why) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"  # noqa: E501
    values = (
        id,
        deputy_id,
        year,
        what,
        made_on.isoformat(),
        until_on.isoformat(),
        fulfilled_on.isoformat() if fulfilled_on else None,
        evidence,
        broken_on.isoformat() if broken_on else None,
        broken_why,
    )
    return db.execute(sql, values).lastrowid or 0


def insert_deed(
    db: Connection,
    *,
    id: int | None = None,
    kind: str,
    what: str,
    done_on: date,
    count: int = 1,
    people: int | None = None,
    funds_fen: int | None = None,
    place: str | None = None,
    note: str | None = None,
) -> int:
    sql = "INSERT INTO deed (id, kind, what, done_on, count, people, funds_fen, place, note) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"  # noqa: E501
    values = (
        id,
        kind,
        what,
        done_on.isoformat(),
        count,
        people,
        funds_fen,
        place,
        note,
    )
    return db.execute(sql, values).lastrowid or 0


def insert_deed_deputy(
    db: Connection,
    *,
    deed_id: int,
    deputy_id: int,
) -> int:
    sql = "INSERT INTO deed_deputy (deed_id, deputy_id) VALUES (?, ?)"  # noqa: E501
    values = (
        deed_id,
        deputy_id,
    )
    return db.execute(sql, values).lastrowid or 0


def insert_household(
    db: Connection,
    *,
    id: int | None = None,
    deputy_id: int,
    name: str,
    people: int,
    kind: str,
    address: str | None = None,
    phone: str | None = None,
    from_on: date,
    to_on: date | None = None,
    note: str | None = None,
) -> int:
    sql = "INSERT INTO household (id, deputy_id, name, people, kind, address, phone, from_on, to_on, note) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"  # noqa: E501
    values = (
        id,
        deputy_id,
        name,
        people,
        kind,
        address,
        phone,
        from_on.isoformat(),
        to_on.isoformat() if to_on else None,
        note,
    )
    return db.execute(sql, values).lastrowid or 0


def insert_fund(
    db: Connection,
    *,
    id: int | None = None,
    deputy_id: int | None = None,
    group_id: int | None = None,
    amount_fen: int,
    paid_on: date,
    purpose: str,
    ref: str | None = None,
) -> int:
    sql = "INSERT INTO fund (id, deputy_id, group_id, amount_fen, paid_on, purpose, ref) VALUES (?, ?, ?, ?, ?, ?, ?)"  # noqa: E501
    values = (
        id,
        deputy_id,
        group_id,
        amount_fen,
        paid_on.isoformat(),
        purpose,
        ref,
    )
    return db.execute(sql, values).lastrowid or 0


def insert_award(
    db: Connection,
    *,
    id: int | None = None,
    kind: str,
    title: str,
    given_on: date,
    given_by: str,
    deputy_id: int | None = None,
    group_id: int | None = None,
    station_id: int | None = None,
    unit_id: int | None = None,
    proposal_id: int | None = None,
    name: str | None = None,
    prize_fen: int | None = None,
    criteria: str | None = None,
    note: str | None = None,
) -> int:
    sql = "INSERT INTO award (id, kind, title, given_on, given_by, deputy_id, group_id, station_id, unit_id, proposal_id, name, prize_fen, criteria, note) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"  # noqa: E501
    values = (
        id,
        kind,
        title,
        given_on.isoformat(),
        given_by,
        deputy_id,
        group_id,
        station_id,
        unit_id,
        proposal_id,
        name,
        prize_fen,
        criteria,
        note,
    )
    return db.execute(sql, values).lastrowid or 0


def insert_affair(
    db: Connection,
    *,
    id: int | None = None,
    kind: str,
    what: str,
    held_on: date,
    ended_on: date | None = None,
    count: int = 1,
    amount_fen: int | None = None,
    note: str | None = None,
) -> int:
    sql = "INSERT INTO affair (id, kind, what, held_on, ended_on, count, amount_fen, note) VALUES (?, ?, ?, ?, ?, ?, ?, ?)"  # noqa: E501
    values = (
        id,
        kind,
        what,
        held_on.isoformat(),
        ended_on.isoformat() if ended_on else None,
        count,
        amount_fen,
        note,
    )
    return db.execute(sql, values).lastrowid or 0


def insert_station(
    db: Connection,
    *,
    id: int | None = None,
    name: str,
    kind: str,
    level: str,
    online: bool = False,
    village: str | None = None,
    address: str | None = None,
    area: float | None = None,
    phone: str | None = None,
    parent_id: int | None = None,
    opened_on: date | None = None,
    closed_on: date | None = None,
    note: str | None = None,
) -> int:
    sql = "INSERT INTO station (id, name, kind, level, online, village, address, area, phone, parent_id, opened_on, closed_on, note) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"  # noqa: E501
    values = (
        id,
        name,
        kind,
        level,
        online,
        village,
        address,
        area,
        phone,
        parent_id,
        opened_on.isoformat() if opened_on else None,
        closed_on.isoformat() if closed_on else None,
        note,
    )
    return db.execute(sql, values).lastrowid or 0


def insert_station_staff(
    db: Connection,
    *,
    id: int | None = None,
    station_id: int,
    role: str,
    person: str,
    deputy_id: int | None = None,
    phone: str | None = None,
    from_on: date | None = None,
    to_on: date | None = None,
) -> int:
    sql = "INSERT INTO station_staff (id, station_id, role, person, deputy_id, phone, from_on, to_on) VALUES (?, ?, ?, ?, ?, ?, ?, ?)"  # noqa: E501
    values = (
        id,
        station_id,
        role,
        person,
        deputy_id,
        phone,
        from_on.isoformat() if from_on else None,
        to_on.isoformat() if to_on else None,
    )
    return db.execute(sql, values).lastrowid or 0


def insert_station_deputy(
    db: Connection,
    *,
    id: int | None = None,
    station_id: int,
    deputy_id: int,
    visiting: bool = False,
    from_on: date | None = None,
    to_on: date | None = None,
) -> int:
    sql = "INSERT INTO station_deputy (id, station_id, deputy_id, visiting, from_on, to_on) VALUES (?, ?, ?, ?, ?, ?)"  # noqa: E501
    values = (
        id,
        station_id,
        deputy_id,
        visiting,
        from_on.isoformat() if from_on else None,
        to_on.isoformat() if to_on else None,
    )
    return db.execute(sql, values).lastrowid or 0


def insert_station_schedule(
    db: Connection,
    *,
    id: int | None = None,
    station_id: int,
    rule: str,
    hours: str | None = None,
    off_day: str = "keep",
    seats: int | None = None,
    from_on: date,
    to_on: date | None = None,
) -> int:
    sql = "INSERT INTO station_schedule (id, station_id, rule, hours, off_day, seats, from_on, to_on) VALUES (?, ?, ?, ?, ?, ?, ?, ?)"  # noqa: E501
    values = (
        id,
        station_id,
        rule,
        hours,
        off_day,
        seats,
        from_on.isoformat(),
        to_on.isoformat() if to_on else None,
    )
    return db.execute(sql, values).lastrowid or 0


def insert_station_paper(
    db: Connection,
    *,
    station_id: int,
    year: int,
    kind: str,
    handed_on: date,
    text: str | None = None,
    file: str | None = None,
) -> int:
    sql = "INSERT INTO station_paper (station_id, year, kind, handed_on, text, file) VALUES (?, ?, ?, ?, ?, ?)"  # noqa: E501
    values = (
        station_id,
        year,
        kind,
        handed_on.isoformat(),
        text,
        file,
    )
    return db.execute(sql, values).lastrowid or 0


def insert_station_rating(
    db: Connection,
    *,
    id: int | None = None,
    station_id: int,
    stars: int,
    score: float | None = None,
    rated_on: date,
    until_on: date | None = None,
    rated_by: str | None = None,
    note: str | None = None,
) -> int:
    sql = "INSERT INTO station_rating (id, station_id, stars, score, rated_on, until_on, rated_by, note) VALUES (?, ?, ?, ?, ?, ?, ?, ?)"  # noqa: E501
    values = (
        id,
        station_id,
        stars,
        score,
        rated_on.isoformat(),
        until_on.isoformat() if until_on else None,
        rated_by,
        note,
    )
    return db.execute(sql, values).lastrowid or 0


def insert_reception_day(
    db: Connection,
    *,
    id: int | None = None,
    station_id: int,
    planned_on: date,
    moved_from: date | None = None,
    hours: str | None = None,
    place: str | None = None,
    notice_no: str | None = None,
    noticed_on: date | None = None,
    dropped_why: str | None = None,
    note: str | None = None,
) -> int:
    sql = "INSERT INTO reception_day (id, station_id, planned_on, moved_from, hours, place, notice_no, noticed_on, dropped_why, note) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"  # noqa: E501
    values = (
        id,
        station_id,
        planned_on.isoformat(),
        moved_from.isoformat() if moved_from else None,
        hours,
        place,
        notice_no,
        noticed_on.isoformat() if noticed_on else None,
        dropped_why,
        note,
    )
    return db.execute(sql, values).lastrowid or 0


def insert_duty(
    db: Connection,
    *,
    id: int | None = None,
    day_id: int,
    deputy_id: int,
    excused_on: date | None = None,
    excused_why: str | None = None,
    for_id: int | None = None,
) -> int:
    sql = "INSERT INTO duty (id, day_id, deputy_id, excused_on, excused_why, for_id) VALUES (?, ?, ?, ?, ?, ?)"  # noqa: E501
    values = (
        id,
        day_id,
        deputy_id,
        excused_on.isoformat() if excused_on else None,
        excused_why,
        for_id,
    )
    return db.execute(sql, values).lastrowid or 0


def insert_reception(
    db: Connection,
    *,
    id: int | None = None,
    station_id: int,
    day_id: int | None = None,
    held_on: date,
    until_on: date | None = None,
    times: int = 1,
    hours: str | None = None,
    place: str | None = None,
    voters: int,
    attendances: int | None = None,
    opinions: int | None = None,
    note: str | None = None,
) -> int:
    sql = "INSERT INTO reception (id, station_id, day_id, held_on, until_on, times, hours, place, voters, attendances, opinions, note) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"  # noqa: E501
    values = (
        id,
        station_id,
        day_id,
        held_on.isoformat(),
        until_on.isoformat() if until_on else None,
        times,
        hours,
        place,
        voters,
        attendances,
        opinions,
        note,
    )
    return db.execute(sql, values).lastrowid or 0


def insert_reception_deputy(
    db: Connection,
    *,
    reception_id: int,
    deputy_id: int,
    times: int = 1,
) -> int:
    sql = "INSERT INTO reception_deputy (reception_id, deputy_id, times) VALUES (?, ?, ?)"  # noqa: E501
    values = (
        reception_id,
        deputy_id,
        times,
    )
    return db.execute(sql, values).lastrowid or 0


def insert_opinion(
    db: Connection,
    *,
    id: int | None = None,
    station_id: int,
    reception_id: int | None = None,
    received_on: date,
    channel: str,
    text: str,
    topic: str | None = None,
    village: str | None = None,
    voter: str | None = None,
    phone: str | None = None,
    deputy_id: int | None = None,
    confidential: bool = False,
    status: str,
    round: int = 1,
    on_spot: bool = False,
    urgent: bool = False,
    urgent_why: str | None = None,
    reported_on: date | None = None,
    reported_to: str | None = None,
    referred_on: date | None = None,
    referred_to: str | None = None,
    referred_why: str | None = None,
    proposal_id: int | None = None,
    turned_on: date | None = None,
    published: str | None = None,
    published_on: date | None = None,
    private_why: str | None = None,
    archived_on: date | None = None,
    note: str | None = None,
) -> int:
    sql = "INSERT INTO opinion (id, station_id, reception_id, received_on, channel, text, topic, village, voter, phone, deputy_id, confidential, status, round, on_spot, urgent, urgent_why, reported_on, reported_to, referred_on, referred_to, referred_why, proposal_id, turned_on, published, published_on, private_why, archived_on, note) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"  # noqa: E501
    values = (
        id,
        station_id,
        reception_id,
        received_on.isoformat(),
        channel,
        text,
        topic,
        village,
        voter,
        phone,
        deputy_id,
        confidential,
        status,
        round,
        on_spot,
        urgent,
        urgent_why,
        reported_on.isoformat() if reported_on else None,
        reported_to,
        referred_on.isoformat() if referred_on else None,
        referred_to,
        referred_why,
        proposal_id,
        turned_on.isoformat() if turned_on else None,
        published,
        published_on.isoformat() if published_on else None,
        private_why,
        archived_on.isoformat() if archived_on else None,
        note,
    )
    return db.execute(sql, values).lastrowid or 0


def insert_opinion_assignment(
    db: Connection,
    *,
    id: int | None = None,
    opinion_id: int,
    round: int = 1,
    route: str,
    village: str | None = None,
    unit_id: int | None = None,
    deputy_id: int | None = None,
    assigned_on: date,
    ended_on: date | None = None,
    note: str | None = None,
) -> int:
    sql = "INSERT INTO opinion_assignment (id, opinion_id, round, route, village, unit_id, deputy_id, assigned_on, ended_on, note) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"  # noqa: E501
    values = (
        id,
        opinion_id,
        round,
        route,
        village,
        unit_id,
        deputy_id,
        assigned_on.isoformat(),
        ended_on.isoformat() if ended_on else None,
        note,
    )
    return db.execute(sql, values).lastrowid or 0


def insert_opinion_reply(
    db: Connection,
    *,
    id: int | None = None,
    opinion_id: int,
    round: int = 1,
    replied_on: date,
    form: str,
    text: str,
    answered_by: str | None = None,
    result: str | None = None,
    file: str | None = None,
) -> int:
    sql = "INSERT INTO opinion_reply (id, opinion_id, round, replied_on, form, text, answered_by, result, file) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"  # noqa: E501
    values = (
        id,
        opinion_id,
        round,
        replied_on.isoformat(),
        form,
        text,
        answered_by,
        result,
        file,
    )
    return db.execute(sql, values).lastrowid or 0


def insert_opinion_feedback(
    db: Connection,
    *,
    id: int | None = None,
    opinion_id: int,
    round: int = 1,
    whom: str,
    deputy_id: int | None = None,
    told_on: date,
    how: str | None = None,
    satisfaction: str | None = None,
    note: str | None = None,
) -> int:
    sql = "INSERT INTO opinion_feedback (id, opinion_id, round, whom, deputy_id, told_on, how, satisfaction, note) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"  # noqa: E501
    values = (
        id,
        opinion_id,
        round,
        whom,
        deputy_id,
        told_on.isoformat(),
        how,
        satisfaction,
        note,
    )
    return db.execute(sql, values).lastrowid or 0


def insert_posting(
    db: Connection,
    *,
    id: int | None = None,
    month: str,
    posted_on: date | None = None,
    number: str | None = None,
    file: str | None = None,
) -> int:
    sql = "INSERT INTO posting (id, month, posted_on, number, file) VALUES (?, ?, ?, ?, ?)"  # noqa: E501
    values = (
        id,
        month,
        posted_on.isoformat() if posted_on else None,
        number,
        file,
    )
    return db.execute(sql, values).lastrowid or 0


def insert_review(
    db: Connection,
    *,
    id: int | None = None,
    kind: str,
    title: str,
    status: str,
    year: int,
    planned_on: date | None = None,
    held_on: date | None = None,
    closed_on: date | None = None,
    session_id: int | None = None,
    activity_id: int | None = None,
    place: str | None = None,
    template: str | None = None,
    voters: int | None = None,
    deputies: int | None = None,
    observers: int | None = None,
    suggestions: int | None = None,
    dropped_why: str | None = None,
    report: str | None = None,
    note: str | None = None,
) -> int:
    sql = "INSERT INTO review (id, kind, title, status, year, planned_on, held_on, closed_on, session_id, activity_id, place, template, voters, deputies, observers, suggestions, dropped_why, report, note) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"  # noqa: E501
    values = (
        id,
        kind,
        title,
        status,
        year,
        planned_on.isoformat() if planned_on else None,
        held_on.isoformat() if held_on else None,
        closed_on.isoformat() if closed_on else None,
        session_id,
        activity_id,
        place,
        template,
        voters,
        deputies,
        observers,
        suggestions,
        dropped_why,
        report,
        note,
    )
    return db.execute(sql, values).lastrowid or 0


def insert_review_subject(
    db: Connection,
    *,
    id: int | None = None,
    review_id: int,
    reviewed: str,
    name: str,
    count: int = 1,
    deputy_id: int | None = None,
    unit_id: int | None = None,
) -> int:
    sql = "INSERT INTO review_subject (id, review_id, reviewed, name, count, deputy_id, unit_id) VALUES (?, ?, ?, ?, ?, ?, ?)"  # noqa: E501
    values = (
        id,
        review_id,
        reviewed,
        name,
        count,
        deputy_id,
        unit_id,
    )
    return db.execute(sql, values).lastrowid or 0


def insert_review_step(
    db: Connection,
    *,
    id: int | None = None,
    review_id: int,
    place: int,
    step: str,
    who: str | None = None,
    until_on: date | None = None,
    done_on: date | None = None,
    skipped_why: str | None = None,
    file: str | None = None,
    note: str | None = None,
) -> int:
    sql = "INSERT INTO review_step (id, review_id, place, step, who, until_on, done_on, skipped_why, file, note) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"  # noqa: E501
    values = (
        id,
        review_id,
        place,
        step,
        who,
        until_on.isoformat() if until_on else None,
        done_on.isoformat() if done_on else None,
        skipped_why,
        file,
        note,
    )
    return db.execute(sql, values).lastrowid or 0


def insert_review_event(
    db: Connection,
    *,
    id: int | None = None,
    review_id: int,
    subject_id: int | None = None,
    event: str,
    held_on: date,
    what: str | None = None,
    ref: str | None = None,
    file: str | None = None,
    note: str | None = None,
) -> int:
    sql = "INSERT INTO review_event (id, review_id, subject_id, event, held_on, what, ref, file, note) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"  # noqa: E501
    values = (
        id,
        review_id,
        subject_id,
        event,
        held_on.isoformat(),
        what,
        ref,
        file,
        note,
    )
    return db.execute(sql, values).lastrowid or 0


def insert_finding(
    db: Connection,
    *,
    id: int | None = None,
    review_id: int,
    subject_id: int | None = None,
    unit_id: int | None = None,
    kind: str = "problem",
    text: str,
    found_on: date,
    status: str = "open",
    round: int = 1,
    note: str | None = None,
) -> int:
    sql = "INSERT INTO finding (id, review_id, subject_id, unit_id, kind, text, found_on, status, round, note) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"  # noqa: E501
    values = (
        id,
        review_id,
        subject_id,
        unit_id,
        kind,
        text,
        found_on.isoformat(),
        status,
        round,
        note,
    )
    return db.execute(sql, values).lastrowid or 0


def insert_rectification(
    db: Connection,
    *,
    id: int | None = None,
    finding_id: int,
    round: int,
    rectified_on: date,
    report: str | None = None,
    file: str | None = None,
    verdict: str | None = None,
    judged_on: date | None = None,
    judged_by: str | None = None,
    why: str | None = None,
) -> int:
    sql = "INSERT INTO rectification (id, finding_id, round, rectified_on, report, file, verdict, judged_on, judged_by, why) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"  # noqa: E501
    values = (
        id,
        finding_id,
        round,
        rectified_on.isoformat(),
        report,
        file,
        verdict,
        judged_on.isoformat() if judged_on else None,
        judged_by,
        why,
    )
    return db.execute(sql, values).lastrowid or 0


def insert_review_question(
    db: Connection,
    *,
    id: int | None = None,
    review_id: int,
    text: str,
    asked_on: date,
    deputy_id: int | None = None,
    asker: str | None = None,
    unit_id: int | None = None,
    addressee: str | None = None,
    on_spot: bool = False,
    answered_on: date | None = None,
    answered_by: str | None = None,
    answer: str | None = None,
    note: str | None = None,
) -> int:
    sql = "INSERT INTO review_question (id, review_id, text, asked_on, deputy_id, asker, unit_id, addressee, on_spot, answered_on, answered_by, answer, note) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"  # noqa: E501
    values = (
        id,
        review_id,
        text,
        asked_on.isoformat(),
        deputy_id,
        asker,
        unit_id,
        addressee,
        on_spot,
        answered_on.isoformat() if answered_on else None,
        answered_by,
        answer,
        note,
    )
    return db.execute(sql, values).lastrowid or 0


def insert_project(
    db: Connection,
    *,
    id: int | None = None,
    year: int,
    no: int,
    title: str,
    content: str | None = None,
    topic: str | None = None,
    village: str | None = None,
    status: str = "candidate",
    collected_on: date,
    unit_id: int | None = None,
    leader: str | None = None,
    budget_fen: int | None = None,
    funded_by: str | None = None,
    examined: str | None = None,
    examined_on: date | None = None,
    examined_by: str | None = None,
    examined_why: str | None = None,
    session_id: int | None = None,
    selected_on: date | None = None,
    until_on: date | None = None,
    done_on: date | None = None,
    spent_fen: int | None = None,
    carried_from_id: int | None = None,
    ended_why: str | None = None,
    note: str | None = None,
) -> int:
    sql = "INSERT INTO project (id, year, no, title, content, topic, village, status, collected_on, unit_id, leader, budget_fen, funded_by, examined, examined_on, examined_by, examined_why, session_id, selected_on, until_on, done_on, spent_fen, carried_from_id, ended_why, note) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"  # noqa: E501
    values = (
        id,
        year,
        no,
        title,
        content,
        topic,
        village,
        status,
        collected_on.isoformat(),
        unit_id,
        leader,
        budget_fen,
        funded_by,
        examined,
        examined_on.isoformat() if examined_on else None,
        examined_by,
        examined_why,
        session_id,
        selected_on.isoformat() if selected_on else None,
        until_on.isoformat() if until_on else None,
        done_on.isoformat() if done_on else None,
        spent_fen,
        carried_from_id,
        ended_why,
        note,
    )
    return db.execute(sql, values).lastrowid or 0


def insert_project_source(
    db: Connection,
    *,
    id: int | None = None,
    project_id: int,
    kind: str,
    opinion_id: int | None = None,
    proposal_id: int | None = None,
    text: str | None = None,
) -> int:
    sql = "INSERT INTO project_source (id, project_id, kind, opinion_id, proposal_id, text) VALUES (?, ?, ?, ?, ?, ?)"  # noqa: E501
    values = (
        id,
        project_id,
        kind,
        opinion_id,
        proposal_id,
        text,
    )
    return db.execute(sql, values).lastrowid or 0


def insert_project_progress(
    db: Connection,
    *,
    id: int | None = None,
    project_id: int,
    month: str,
    reported_on: date,
    percent: int | None = None,
    spent_fen: int | None = None,
    text: str | None = None,
    photos: str | None = None,
) -> int:
    sql = "INSERT INTO project_progress (id, project_id, month, reported_on, percent, spent_fen, text, photos) VALUES (?, ?, ?, ?, ?, ?, ?, ?)"  # noqa: E501
    values = (
        id,
        project_id,
        month,
        reported_on.isoformat(),
        percent,
        spent_fen,
        text,
        photos,
    )
    return db.execute(sql, values).lastrowid or 0


def insert_project_change(
    db: Connection,
    *,
    id: int | None = None,
    project_id: int,
    decided_on: date,
    decided_by: str,
    ref: str | None = None,
    what: str,
    why: str,
) -> int:
    sql = "INSERT INTO project_change (id, project_id, decided_on, decided_by, ref, what, why) VALUES (?, ?, ?, ?, ?, ?, ?)"  # noqa: E501
    values = (
        id,
        project_id,
        decided_on.isoformat(),
        decided_by,
        ref,
        what,
        why,
    )
    return db.execute(sql, values).lastrowid or 0


def insert_ballot(
    db: Connection,
    *,
    id: int | None = None,
    purpose: str,
    review_id: int | None = None,
    year: int | None = None,
    stage: str | None = None,
    round: int = 1,
    session_id: int | None = None,
    held_on: date,
    voters: str | None = None,
    members: int | None = None,
    present: int | None = None,
    issued: int,
    returned: int,
    void: bool = False,
    spoilt: int = 0,
    scheme: str | None = None,
    places: int | None = None,
    method: str | None = None,
    note: str | None = None,
) -> int:
    sql = "INSERT INTO ballot (id, purpose, review_id, year, stage, round, session_id, held_on, voters, members, present, issued, returned, void, spoilt, scheme, places, method, note) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"  # noqa: E501
    values = (
        id,
        purpose,
        review_id,
        year,
        stage,
        round,
        session_id,
        held_on.isoformat(),
        voters,
        members,
        present,
        issued,
        returned,
        void,
        spoilt,
        scheme,
        places,
        method,
        note,
    )
    return db.execute(sql, values).lastrowid or 0


def insert_ballot_row(
    db: Connection,
    *,
    id: int | None = None,
    ballot_id: int,
    subject_id: int | None = None,
    question_id: int | None = None,
    project_id: int | None = None,
    position: int = 1,
    invalid: int = 0,
    votes: int | None = None,
    points: int | None = None,
) -> int:
    sql = "INSERT INTO ballot_row (id, ballot_id, subject_id, question_id, project_id, position, invalid, votes, points) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"  # noqa: E501
    values = (
        id,
        ballot_id,
        subject_id,
        question_id,
        project_id,
        position,
        invalid,
        votes,
        points,
    )
    return db.execute(sql, values).lastrowid or 0


def insert_ballot_vote(
    db: Connection,
    *,
    row_id: int,
    grade: str,
    votes: int,
) -> int:
    sql = "INSERT INTO ballot_vote (row_id, grade, votes) VALUES (?, ?, ?)"  # noqa: E501
    values = (
        row_id,
        grade,
        votes,
    )
    return db.execute(sql, values).lastrowid or 0


def insert_agenda_item(
    db: Connection,
    *,
    id: int | None = None,
    session_id: int,
    place: int,
    kind: str,
    title: str,
    status: str = "planned",
    unit_id: int | None = None,
    presenter: str | None = None,
    read_on: date | None = None,
    heard_on: date | None = None,
    voted_on: date | None = None,
    votes_for: int | None = None,
    votes_against: int | None = None,
    votes_abstain: int | None = None,
    votes_of: int | None = None,
    ref: str | None = None,
    file: str | None = None,
    note: str | None = None,
) -> int:
    sql = "INSERT INTO agenda_item (id, session_id, place, kind, title, status, unit_id, presenter, read_on, heard_on, voted_on, votes_for, votes_against, votes_abstain, votes_of, ref, file, note) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"  # noqa: E501
    values = (
        id,
        session_id,
        place,
        kind,
        title,
        status,
        unit_id,
        presenter,
        read_on.isoformat() if read_on else None,
        heard_on.isoformat() if heard_on else None,
        voted_on.isoformat() if voted_on else None,
        votes_for,
        votes_against,
        votes_abstain,
        votes_of,
        ref,
        file,
        note,
    )
    return db.execute(sql, values).lastrowid or 0


def insert_agenda_task(
    db: Connection,
    *,
    id: int | None = None,
    item_id: int,
    kind: str = "opinion",
    text: str,
    unit_id: int | None = None,
    addressee: str | None = None,
    passed_on: date,
    answered_on: date | None = None,
    answer: str | None = None,
    file: str | None = None,
    done_on: date | None = None,
    ended_why: str | None = None,
    note: str | None = None,
) -> int:
    sql = "INSERT INTO agenda_task (id, item_id, kind, text, unit_id, addressee, passed_on, answered_on, answer, file, done_on, ended_why, note) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"  # noqa: E501
    values = (
        id,
        item_id,
        kind,
        text,
        unit_id,
        addressee,
        passed_on.isoformat(),
        answered_on.isoformat() if answered_on else None,
        answer,
        file,
        done_on.isoformat() if done_on else None,
        ended_why,
        note,
    )
    return db.execute(sql, values).lastrowid or 0


def insert_scheme(
    db: Connection,
    *,
    id: int | None = None,
    name: str,
    year: int,
    version: int,
    subject: str,
    period: str,
    definition: str,
    loaded_on: date,
    why: str | None = None,
) -> int:
    sql = "INSERT INTO scheme (id, name, year, version, subject, period, definition, loaded_on, why) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"  # noqa: E501
    values = (
        id,
        name,
        year,
        version,
        subject,
        period,
        definition,
        loaded_on.isoformat(),
        why,
    )
    return db.execute(sql, values).lastrowid or 0


def insert_score_entry(
    db: Connection,
    *,
    id: int | None = None,
    deputy_id: int | None = None,
    group_id: int | None = None,
    station_id: int | None = None,
    unit_id: int | None = None,
    village: str | None = None,
    scheme: str,
    period: str,
    item: str,
    kind: str = "given",
    amount: str = "points",
    amount_milli: int,
    held_on: date,
    evidence: str,
    file: str | None = None,
    entered_by: str | None = None,
    status: str = "decided",
    note: str | None = None,
) -> int:
    sql = "INSERT INTO score_entry (id, deputy_id, group_id, station_id, unit_id, village, scheme, period, item, kind, amount, amount_milli, held_on, evidence, file, entered_by, status, note) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"  # noqa: E501
    values = (
        id,
        deputy_id,
        group_id,
        station_id,
        unit_id,
        village,
        scheme,
        period,
        item,
        kind,
        amount,
        amount_milli,
        held_on.isoformat(),
        evidence,
        file,
        entered_by,
        status,
        note,
    )
    return db.execute(sql, values).lastrowid or 0


def insert_score_stage(
    db: Connection,
    *,
    id: int | None = None,
    entry_id: int,
    stage: str,
    held_on: date,
    held_by: str | None = None,
    before_milli: int,
    after_milli: int,
    why: str | None = None,
) -> int:
    sql = "INSERT INTO score_stage (id, entry_id, stage, held_on, held_by, before_milli, after_milli, why) VALUES (?, ?, ?, ?, ?, ?, ?, ?)"  # noqa: E501
    values = (
        id,
        entry_id,
        stage,
        held_on.isoformat(),
        held_by,
        before_milli,
        after_milli,
        why,
    )
    return db.execute(sql, values).lastrowid or 0


def insert_score_objection(
    db: Connection,
    *,
    id: int | None = None,
    deputy_id: int | None = None,
    group_id: int | None = None,
    station_id: int | None = None,
    unit_id: int | None = None,
    village: str | None = None,
    scheme: str,
    period: str,
    item: str | None = None,
    text: str,
    raised_on: date,
    raised_by: str | None = None,
    status: str = "open",
    settled_on: date | None = None,
    settled_by: str | None = None,
    answer: str | None = None,
    entry_id: int | None = None,
) -> int:
    sql = "INSERT INTO score_objection (id, deputy_id, group_id, station_id, unit_id, village, scheme, period, item, text, raised_on, raised_by, status, settled_on, settled_by, answer, entry_id) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"  # noqa: E501
    values = (
        id,
        deputy_id,
        group_id,
        station_id,
        unit_id,
        village,
        scheme,
        period,
        item,
        text,
        raised_on.isoformat(),
        raised_by,
        status,
        settled_on.isoformat() if settled_on else None,
        settled_by,
        answer,
        entry_id,
    )
    return db.execute(sql, values).lastrowid or 0


def insert_score_talk(
    db: Connection,
    *,
    id: int | None = None,
    deputy_id: int | None = None,
    group_id: int | None = None,
    station_id: int | None = None,
    unit_id: int | None = None,
    village: str | None = None,
    held_on: date,
    what: str,
    held_by: str | None = None,
    why: str | None = None,
    answer: str | None = None,
    scheme: str | None = None,
    period: str | None = None,
    file: str | None = None,
    note: str | None = None,
) -> int:
    sql = "INSERT INTO score_talk (id, deputy_id, group_id, station_id, unit_id, village, held_on, what, held_by, why, answer, scheme, period, file, note) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"  # noqa: E501
    values = (
        id,
        deputy_id,
        group_id,
        station_id,
        unit_id,
        village,
        held_on.isoformat(),
        what,
        held_by,
        why,
        answer,
        scheme,
        period,
        file,
        note,
    )
    return db.execute(sql, values).lastrowid or 0


def insert_score_freeze(
    db: Connection,
    *,
    id: int | None = None,
    scheme_id: int,
    period: str,
    frozen_on: date,
    frozen_by: str | None = None,
    note: str | None = None,
) -> int:
    sql = "INSERT INTO score_freeze (id, scheme_id, period, frozen_on, frozen_by, note) VALUES (?, ?, ?, ?, ?, ?)"  # noqa: E501
    values = (
        id,
        scheme_id,
        period,
        frozen_on.isoformat(),
        frozen_by,
        note,
    )
    return db.execute(sql, values).lastrowid or 0


def insert_score_frozen(
    db: Connection,
    *,
    id: int | None = None,
    deputy_id: int | None = None,
    group_id: int | None = None,
    station_id: int | None = None,
    unit_id: int | None = None,
    village: str | None = None,
    freeze_id: int,
    name: str,
    total_milli: int,
    band: str | None = None,
    place: int,
    items: str,
) -> int:
    sql = "INSERT INTO score_frozen (id, deputy_id, group_id, station_id, unit_id, village, freeze_id, name, total_milli, band, place, items) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"  # noqa: E501
    values = (
        id,
        deputy_id,
        group_id,
        station_id,
        unit_id,
        village,
        freeze_id,
        name,
        total_milli,
        band,
        place,
        items,
    )
    return db.execute(sql, values).lastrowid or 0


def insert_deadline(
    db: Connection,
    *,
    id: int | None = None,
    kind: str,
    proposal_id: int | None = None,
    assignment_id: int | None = None,
    promise_id: int | None = None,
    pledge_id: int | None = None,
    activity_id: int | None = None,
    opinion_id: int | None = None,
    reception_day_id: int | None = None,
    posting_id: int | None = None,
    review_id: int | None = None,
    step_id: int | None = None,
    finding_id: int | None = None,
    question_id: int | None = None,
    task_id: int | None = None,
    project_id: int | None = None,
    round: int = 1,
    rule_key: str | None = None,
    start: str,
    days_known: str,
    start_on: date | None = None,
    due_on: date | None = None,
    latest_on: date | None = None,
    provisional: bool = False,
    by_hand: bool = False,
    steps: str,
    met_on: date | None = None,
    cancelled_on: date | None = None,
    cancelled_why: str | None = None,
) -> int:
    sql = "INSERT INTO deadline (id, kind, proposal_id, assignment_id, promise_id, pledge_id, activity_id, opinion_id, reception_day_id, posting_id, review_id, step_id, finding_id, question_id, task_id, project_id, round, rule_key, start, days_known, start_on, due_on, latest_on, provisional, by_hand, steps, met_on, cancelled_on, cancelled_why) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"  # noqa: E501
    values = (
        id,
        kind,
        proposal_id,
        assignment_id,
        promise_id,
        pledge_id,
        activity_id,
        opinion_id,
        reception_day_id,
        posting_id,
        review_id,
        step_id,
        finding_id,
        question_id,
        task_id,
        project_id,
        round,
        rule_key,
        start,
        days_known,
        start_on.isoformat() if start_on else None,
        due_on.isoformat() if due_on else None,
        latest_on.isoformat() if latest_on else None,
        provisional,
        by_hand,
        steps,
        met_on.isoformat() if met_on else None,
        cancelled_on.isoformat() if cancelled_on else None,
        cancelled_why,
    )
    return db.execute(sql, values).lastrowid or 0


def insert_deadline_move(
    db: Connection,
    *,
    id: int | None = None,
    deadline_id: int,
    moved_on: date,
    from_due_on: date | None = None,
    to_due_on: date | None = None,
    why: str,
) -> int:
    sql = "INSERT INTO deadline_move (id, deadline_id, moved_on, from_due_on, to_due_on, why) VALUES (?, ?, ?, ?, ?, ?)"  # noqa: E501
    values = (
        id,
        deadline_id,
        moved_on.isoformat(),
        from_due_on.isoformat() if from_due_on else None,
        to_due_on.isoformat() if to_due_on else None,
        why,
    )
    return db.execute(sql, values).lastrowid or 0


def insert_alert(
    db: Connection,
    *,
    deadline_id: int,
    level: str,
    due_on: date,
    told_on: date,
) -> int:
    sql = "INSERT INTO alert (deadline_id, level, due_on, told_on) VALUES (?, ?, ?, ?)"  # noqa: E501
    values = (
        deadline_id,
        level,
        due_on.isoformat(),
        told_on.isoformat(),
    )
    return db.execute(sql, values).lastrowid or 0


def insert_change(
    db: Connection,
    *,
    id: int | None = None,
    table_name: str,
    row_key: str,
    old: str | None = None,
    new: str | None = None,
) -> int:
    sql = "INSERT INTO change (id, table_name, row_key, old, new) VALUES (?, ?, ?, ?, ?)"  # noqa: E501
    values = (
        id,
        table_name,
        row_key,
        old,
        new,
    )
    return db.execute(sql, values).lastrowid or 0


def insert_entry(
    db: Connection,
    *,
    id: int | None = None,
    at: str,
    kind: str,
    command: str | None = None,
    of_id: int | None = None,
    first_change: int | None = None,
    last_change: int | None = None,
) -> int:
    sql = "INSERT INTO entry (id, at, kind, command, of_id, first_change, last_change) VALUES (?, ?, ?, ?, ?, ?, ?)"  # noqa: E501
    values = (
        id,
        at,
        kind,
        command,
        of_id,
        first_change,
        last_change,
    )
    return db.execute(sql, values).lastrowid or 0
