"""What the file knows of a person beyond the entry: groups, proposals, and what a year's records count."""

from typing import Any

from renda_cli.rules.vocabulary import GROUP_LEADERS
from renda_cli.work.desk import Desk

_GROUPS = """SELECT g.name, g.kind, g.leader_id IS :id AS leads FROM deputy_group g
    WHERE g.leader_id = :id OR g.id IN (SELECT group_id FROM seat WHERE deputy_id = :id AND status <> 'ended'
    UNION SELECT group_id FROM group_member WHERE deputy_id = :id) ORDER BY g.id"""
_COUNTS = """SELECT
    (SELECT count(DISTINCT i.session_id) FROM attendance a JOIN sitting i ON i.id = a.sitting_id
      WHERE a.deputy_id = :id AND a.state = 'present' AND i.held_on BETWEEN :from AND :to) AS sessions,
    (SELECT count(*) FROM activity_deputy a JOIN activity c ON c.id = a.activity_id
      WHERE a.deputy_id = :id AND c.status = 'done' AND c.held_on BETWEEN :from AND :to) AS activities,
    (SELECT count(*) FROM pledge WHERE deputy_id = :id AND year = :year) AS pledges,
    (SELECT count(*) FROM deed_deputy a JOIN deed e ON e.id = a.deed_id
      WHERE a.deputy_id = :id AND e.done_on BETWEEN :from AND :to) AS deeds"""
_LED = "SELECT session, no, title, status FROM proposal_line WHERE lead_id = ? ORDER BY session_id, id"
_SIGNED = """SELECT l.session, l.no, l.title, l.status FROM co_signer c JOIN proposal_line l ON l.id = c.proposal_id
    WHERE c.deputy_id = ? ORDER BY l.id"""


def groups(desk: Desk, deputy_id: int) -> list[dict[str, Any]]:
    """The groups, delegations and party organisations that a person belongs to now or leads; `role` says what the leader is called."""
    return [
        {"name": name, "kind": kind, "role": GROUP_LEADERS[kind] if leads else None}
        for name, kind, leads in desk.file.tuples(_GROUPS, {"id": deputy_id})
    ]


def year_so_far(desk: Desk, deputy_id: int) -> dict[str, int]:
    """The current year: sessions and meetings attended, activities, pledges, good deeds."""
    year = desk.today.year
    at = {"id": deputy_id, "year": year, "from": f"{year}-01-01", "to": f"{year}-12-31"}
    (row,) = desk.file.rows(_COUNTS, at)
    return {"year": year, **dict(row)}


def proposals(desk: Desk, deputy_id: int) -> list[dict[str, Any]]:
    """The proposals that a person led, then those signed with others."""
    return [
        {**dict(row), "signed_as": signed_as}
        for sql, signed_as in ((_LED, "领衔"), (_SIGNED, "附议"))
        for row in desk.file.rows(sql, (deputy_id,))
    ]
