"""The lists of reviews, votes, livelihood projects and agendas as they are exported: what is asked, how it is told, what is kept back."""

from collections.abc import Callable
from typing import Any

from renda_cli.rules import money
from renda_cli.rules.vocabulary import (
    AGENDA_KINDS,
    AGENDA_STATES,
    EXAMINATIONS,
    FINDING_KINDS,
    PROJECT_STAGES,
    PROJECT_STATES,
    RECTIFICATION_VERDICTS,
    REVIEW_STATES,
    TASK_KINDS,
)
from renda_cli.work.desk import Desk
from renda_cli.work.exchange.review_cells import UNDATED, subject_teller
from renda_cli.work.masking import text as masked

# How a review is called where others speak of it: by its title, with its day where several bear it.
_REVIEW = f"""(SELECT r.title || iif((SELECT count(*) FROM review WHERE title = r.title) > 1,
          '（' || coalesce(r.held_on, r.planned_on, '{UNDATED}') || '）', '')
        FROM review r WHERE r.id = x.review_id)"""
_UNIT = (
    "(SELECT coalesce(w.name, u.name) FROM unit u LEFT JOIN unit w ON w.id = u.merged_into_id WHERE u.id = x.unit_id)"
)
_SESSION = "(SELECT number FROM session WHERE id = x.session_id)"
_PROJECT = "(SELECT p.year || '-' || p.no FROM project p WHERE p.id = x.project_id)"
# The day that was set by hand: one that follows from the rules follows again.
_UNTIL = "(SELECT due_on FROM deadline WHERE {} = x.id AND by_hand AND cancelled_on IS NULL ORDER BY id DESC LIMIT 1)"
SQL = {
    "reviews": f"""SELECT x.kind, x.title, x.id AS subjects, x.year, x.planned_on, x.held_on, x.status, x.closed_on, {_SESSION} AS session,
          coalesce(x.template, '无') AS template, x.place, x.voters, x.deputies, x.observers, x.suggestions, x.dropped_why, x.report, x.note
        FROM review x ORDER BY x.id""",
    "review-steps": f"""SELECT {_REVIEW} AS review, x.step, x.who, x.until_on, x.done_on, x.skipped_why, x.file, x.note
        FROM review_step x ORDER BY x.review_id, x.place, x.id""",
    "findings": f"""SELECT {_REVIEW} AS review, (SELECT name FROM review_subject WHERE id = x.subject_id) AS subject, {_UNIT} AS unit, x.kind, x.text,
          x.found_on, {_UNTIL.format("finding_id")} AS until, c.rectified_on, c.report, c.file, c.verdict, c.judged_on, c.judged_by, c.why, x.note
        FROM finding x LEFT JOIN rectification c ON c.finding_id = x.id AND c.round = (SELECT max(round) FROM rectification WHERE finding_id = x.id)
        ORDER BY x.id""",
    "questions": f"""SELECT {_REVIEW} AS review, iif(:private, x.text, spoken(x.text, x.asker, NULL)) AS text, x.asked_on, x.deputy_id AS deputy, x.asker,
          {_UNIT} AS unit, x.addressee, {_UNTIL.format("question_id")} AS until, iif(x.on_spot, '是', NULL) AS on_spot, x.answered_on, x.answered_by,
          iif(:private, x.answer, spoken(x.answer, x.asker, NULL)) AS answer, iif(:private, x.note, spoken(x.note, x.asker, NULL)) AS note
        FROM review_question x ORDER BY x.id""",
    "projects": f"""SELECT x.year, x.no, x.title, x.content, x.topic, x.village, {_UNIT} AS unit, x.leader, x.budget_fen AS budget, x.funded_by, x.collected_on,
          (SELECT group_concat(text, '；') FROM (SELECT coalesce(c.text, '代表建议 ' || coalesce(s.number || '/', '') || p.no) AS text FROM project_source c
            LEFT JOIN proposal p ON p.id = c.proposal_id LEFT JOIN session s ON s.id = p.session_id
            WHERE c.project_id = x.id AND c.opinion_id IS NULL ORDER BY c.id)) AS sources,
          x.status, x.examined, x.examined_on, x.examined_by, x.examined_why, {_SESSION} AS session, x.selected_on, x.until_on, x.done_on,
          x.spent_fen AS spent, (SELECT c.year || '-' || c.no FROM project c WHERE c.id = x.carried_from_id) AS carried_from, x.ended_why, x.note
        FROM project x ORDER BY x.year, x.no""",
    "project-progress": f"""SELECT {_PROJECT} AS project, x.month, x.percent || '%' AS percent, x.spent_fen AS spent, x.text, x.photos, x.reported_on
        FROM project_progress x JOIN project p ON p.id = x.project_id ORDER BY p.year, p.no, x.month""",
    "ballots": f"""SELECT {_REVIEW} AS review, (SELECT name FROM review_subject WHERE id = o.subject_id) AS subject,
          (SELECT iif(:private, text, spoken(text, asker, NULL)) FROM review_question WHERE id = o.question_id) AS question, x.year, x.stage,
          (SELECT p.year || '-' || p.no FROM project p WHERE p.id = o.project_id) AS project, x.held_on AS "on", x.round, {_SESSION} AS session, x.voters,
          x.members, x.present, x.issued, x.returned,
          (SELECT group_concat(grade || '=' || votes, '，') FROM (SELECT grade, votes FROM ballot_vote WHERE row_id = o.id ORDER BY rowid)) AS votes,
          o.invalid, x.scheme
        FROM ballot x JOIN ballot_row o ON o.ballot_id = x.id WHERE x.purpose <> 'choice' ORDER BY x.id, o.id""",
    "agenda": f"""SELECT s.number AS session, s.kind AS meeting, x.place, x.title, x.kind, {_UNIT} AS unit, x.presenter, x.read_on, x.heard_on, x.voted_on,
          x.votes_for, x.votes_against, x.votes_abstain, x.votes_of, x.status, x.ref, x.file, x.note
        FROM agenda_item x JOIN session s ON s.id = x.session_id ORDER BY s.opened_on, s.id, x.place, x.id""",
    "agenda-tasks": f"""SELECT s.number AS session, s.kind AS meeting, i.title AS item, x.kind, x.text, {_UNIT} AS unit, x.addressee, x.passed_on,
          {_UNTIL.format("task_id")} AS until, x.answered_on, x.answer, x.file, x.done_on, x.ended_why, x.note
        FROM agenda_task x JOIN agenda_item i ON i.id = x.item_id JOIN session s ON s.id = i.session_id ORDER BY x.id""",
}  # fmt: skip
WORDS: dict[str, dict[str, Callable[[Any], Any]]] = {
    "reviews": {"status": REVIEW_STATES.__getitem__},
    "findings": {"kind": FINDING_KINDS.__getitem__, "verdict": RECTIFICATION_VERDICTS.__getitem__},
    "projects": {"status": PROJECT_STATES.__getitem__, "examined": EXAMINATIONS.__getitem__, "budget": money.yuan, "spent": money.yuan},
    "project-progress": {"spent": money.yuan},
    "ballots": {"stage": PROJECT_STAGES.__getitem__},
    "agenda": {"kind": AGENDA_KINDS.__getitem__, "status": AGENDA_STATES.__getitem__},
    "agenda-tasks": {"kind": TASK_KINDS.__getitem__},
}  # fmt: skip
NAMING = {"questions": "deputy"}
PERSONAL: dict[str, dict[str, Callable[[Any], Any]]] = {
    "questions": {"asker": lambda name: f"{name[0]}**"},
    "agenda-tasks": {"text": masked, "answer": masked},
}
# What needs the file to be told: of a list, by field, from what the SQL has.
TELLERS: dict[str, Callable[[Desk], dict[str, Callable[[Any], Any]]]] = {
    "reviews": lambda desk: {"subjects": subject_teller(desk)}
}
_VOTED_PROJECT = "SELECT o.project_id FROM ballot_row o JOIN ballot b ON b.id = o.ballot_id WHERE b.purpose = 'choice'"
# What a row has no place for, as the note on an export counts it.
BEYOND = {
    "reviews": {
        "书面反馈和后续措施": "SELECT review_id FROM review_event",
        "关联的活动": "SELECT id FROM review WHERE activity_id IS NOT NULL",
        "改期": """SELECT d.review_id FROM deadline_move m JOIN deadline d ON d.id = m.deadline_id
            WHERE d.review_id IS NOT NULL AND d.step_id IS NULL""",
    },
    "findings": {"几轮的整改": "SELECT id FROM finding WHERE round > 1"},
    "projects": {
        "票决的票数": _VOTED_PROJECT,
        "选民意见来源": "SELECT project_id FROM project_source WHERE opinion_id IS NOT NULL",
        "变更": "SELECT project_id FROM project_change",
    },
}  # fmt: skip
