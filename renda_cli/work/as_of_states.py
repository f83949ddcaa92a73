"""What state a proposal, an opinion, a finding or a project was in on a day: told from the dated rows about it.

Worked out only for those that something dated later has happened to; the others are as they are. `d` is the day.

Not to be told, because it was written over: into which proposal one was merged that was taken out again, and where the
voter had been sent whose opinion was then handled after all.
"""

from typing import NamedTuple


class State(NamedTuple):
    """`columns` are those worked out; `tables` the temporary tables made for it in order (each with an id), the last one theirs."""

    columns: tuple[str, ...]
    tables: dict[str, str]


_TURNED = """SELECT id FROM main.proposal WHERE closed_on > d
    UNION SELECT proposal_id FROM main.proposal_event
      WHERE held_on > d AND event IN ('refused', 'reference', 'withdrawn', 'merged', 'unmerged', 'referred_up')
    UNION SELECT proposal_id FROM main.assignment WHERE assigned_on > d OR ended_on > d
    UNION SELECT a.proposal_id FROM main.reply r JOIN main.assignment a ON a.id = r.assignment_id WHERE r.replied_on > d
    UNION SELECT proposal_id FROM main.feedback WHERE given_on > d"""
_ROUND = """SELECT p.id, coalesce(p.closed_on <= d, 0) AS closed,
    p.round - (SELECT count(*) FROM main.feedback WHERE proposal_id = p.id AND round < p.round AND given_on > d) AS round
    FROM seen_turned JOIN main.proposal p USING (id)"""
_LAY_WITH = "a.role <> 'co' AND a.assigned_on <= d AND (a.ended_on IS NULL OR a.ended_on > d)"
_CLOCK = "SELECT 1 FROM main.deadline WHERE kind = 'rehandle' AND round = s.round AND {}"
# In a later round those who have its clock; all where it has none.
_OWING = f"""SELECT a.id, a.proposal_id FROM seen_round s JOIN main.assignment a ON a.proposal_id = s.id
    WHERE NOT s.closed AND {_LAY_WITH}
    AND NOT EXISTS (SELECT 1 FROM main.reply WHERE assignment_id = a.id AND round = s.round AND replied_on <= d)
    AND (s.round = 1 OR EXISTS ({_CLOCK.format("assignment_id = a.id")}) OR NOT EXISTS ({_CLOCK.format("proposal_id = s.id")}))"""
_PUT_ASIDE = """FROM main.proposal_event WHERE proposal_id = s.id AND held_on <= d
    AND event IN ('refused', 'reference', 'withdrawn', 'merged') ORDER BY held_on DESC, id DESC LIMIT 1"""
_PROPOSAL = f"""SELECT id, round,
    CASE WHEN closed THEN 'closed'
      WHEN handled AND id IN (SELECT proposal_id FROM seen_owing)
        THEN iif(referred >= judged, 'referred_up', iif(round > 1, 'rehandling', 'assigned'))
      WHEN handled THEN iif(referred > replied, 'referred_up', 'replied')
      WHEN aside IS NOT NULL AND assigned <= aside_on THEN aside
      WHEN referred IS NOT NULL THEN 'referred_up' ELSE 'submitted' END AS status
    FROM (SELECT s.*,
      EXISTS (SELECT 1 FROM main.assignment a WHERE a.proposal_id = s.id AND {_LAY_WITH}) AS handled,
      (SELECT coalesce(max(assigned_on), '') FROM main.assignment WHERE proposal_id = s.id AND assigned_on <= d) AS assigned,
      (SELECT max(held_on) FROM main.proposal_event WHERE proposal_id = s.id AND event = 'referred_up' AND held_on <= d) AS referred,
      (SELECT coalesce(max(given_on), '') FROM main.feedback WHERE proposal_id = s.id AND round < s.round) AS judged,
      (SELECT coalesce(max(r.replied_on), '') FROM main.reply r JOIN main.assignment a ON a.id = r.assignment_id
        WHERE a.proposal_id = s.id AND r.replied_on <= d) AS replied,
      (SELECT event {_PUT_ASIDE}) AS aside, (SELECT held_on {_PUT_ASIDE}) AS aside_on
      FROM seen_round s)"""

_HEARD = """SELECT id FROM main.opinion WHERE referred_on > d OR turned_on > d
    UNION SELECT opinion_id FROM main.opinion_assignment WHERE assigned_on > d
    UNION SELECT opinion_id FROM main.opinion_reply WHERE replied_on > d
    UNION SELECT opinion_id FROM main.opinion_feedback WHERE told_on > d AND satisfaction IS NOT NULL"""
# A round begins when the voter is not content with the one before, or when what was answered is handed over again.
_OPINION_ROUND = """SELECT o.id, o.status, o.turned_on, o.referred_on, min(o.round, max(1,
    coalesce((SELECT max(round) FROM main.opinion_assignment WHERE opinion_id = o.id AND assigned_on <= d), 1),
    coalesce((SELECT max(f.round) + 1 FROM main.opinion_feedback f WHERE f.opinion_id = o.id AND f.id = (
      SELECT max(id) FROM main.opinion_feedback WHERE opinion_id = o.id AND round = f.round AND satisfaction IS NOT NULL AND told_on <= d)
      AND f.satisfaction IN (SELECT value FROM json_each(:grades))), 1))) AS round
    FROM seen_heard JOIN main.opinion o USING (id)"""
_OPINION = """SELECT id, round,
    CASE WHEN status = 'proposal' AND turned_on <= d THEN status WHEN status = 'referred' AND referred_on <= d THEN status
      WHEN EXISTS (SELECT 1 FROM main.opinion_reply WHERE opinion_id = s.id AND round = s.round AND replied_on <= d) THEN 'replied'
      WHEN round > 1 THEN 'redoing'
      WHEN EXISTS (SELECT 1 FROM main.opinion_assignment WHERE opinion_id = s.id AND assigned_on <= d) THEN 'assigned'
      ELSE 'received' END AS status FROM seen_opinion_round s"""

_FINDING_ROUND = """SELECT f.id,
    f.round - (SELECT count(*) FROM main.rectification WHERE finding_id = f.id AND verdict = 'refused' AND judged_on > d) AS round
    FROM main.finding f WHERE f.id IN (SELECT finding_id FROM main.rectification WHERE rectified_on > d OR judged_on > d)"""
_FINDING = """SELECT id, round, coalesce((SELECT iif(judged_on <= d, verdict, 'rectified') FROM main.rectification
    WHERE finding_id = s.id AND round = s.round AND rectified_on <= d), iif(round > 1, 'redoing', 'open')) AS status
    FROM seen_finding_round s"""

_CHOSEN = "SELECT w.project_id FROM main.ballot b JOIN main.ballot_row w ON w.ballot_id = b.id WHERE b.purpose = 'choice' AND NOT b.void AND b.held_on"
_ENDED = "(SELECT max(decided_on) FROM main.project_change WHERE project_id = p.id)"
_PROJECT = f"""SELECT p.id,
    CASE WHEN p.done_on <= d THEN 'done'
      WHEN p.id IN (SELECT carried_from_id FROM main.project WHERE collected_on <= d) THEN 'carried'
      WHEN p.status = 'ended' AND {_ENDED} <= d THEN 'ended'
      WHEN p.status IN ('selected', 'done', 'carried', 'ended') AND coalesce(p.selected_on, '') <= d THEN 'selected'
      WHEN p.status = 'unselected' AND p.id IN ({_CHOSEN} <= d) THEN 'unselected'
      WHEN p.examined = 'excluded' AND p.examined_on <= d THEN 'excluded' ELSE 'candidate' END AS status
    FROM main.project p WHERE p.done_on > d OR p.selected_on > d OR p.examined_on > d OR p.id IN ({_CHOSEN} > d)
      OR p.id IN (SELECT carried_from_id FROM main.project WHERE collected_on > d) OR (p.status = 'ended' AND {_ENDED} > d)"""

STATES = {
    "proposal": State(
        ("status", "round"),
        {"seen_turned": _TURNED, "seen_round": _ROUND, "seen_owing": _OWING, "seen_proposal": _PROPOSAL},
    ),
    "opinion": State(
        ("status", "round"), {"seen_heard": _HEARD, "seen_opinion_round": _OPINION_ROUND, "seen_opinion": _OPINION}
    ),
    "finding": State(("status", "round"), {"seen_finding_round": _FINDING_ROUND, "seen_finding": _FINDING}),
    "project": State(("status",), {"seen_project": _PROJECT}),
}
