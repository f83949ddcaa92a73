"""A proposal comes in."""

from datetime import date
from typing import Any

from renda_cli.rules import words
from renda_cli.store.file import Row
from renda_cli.store.statements import insert_proposal
from renda_cli.work import names, texts
from renda_cli.work.desk import Desk, Receipt, writing
from renda_cli.work.proposal import numbering, proposers


@writing
def add(
    desk: Desk,
    title: str,
    *,
    by: str | None = None,
    by_group: str | None = None,
    by_presidium: bool = False,
    by_government: bool = False,
    co_signers: list[str] | None = None,
    kind: str = "建议",
    topic: str | None = None,
    session: str | None = None,
    between: bool = False,
    on: str | None = None,
    no: str | None = None,
    body: str | None = None,
    scan: str | None = None,
    confidential: bool = False,
    from_opinions: list[str] | None = None,
) -> Receipt:
    """Takes in a proposal; what too few deputies hand in as a motion is kept as a suggestion, and the clerk is told.

    `from_opinions` are the numbers of voters' opinions that it came from. At a terminal like titles of earlier proposals are shown.
    Raises InputError when a name, day, kind or number does not fit.
    """
    title = words.title(title)
    submitted_on = desk.day(on)
    words.among(kind, proposers.KINDS, "--kind")
    desk.concealing = confidential
    proposer = proposers.read(
        desk, by=by, by_group=by_group, by_presidium=by_presidium, by_government=by_government, co_signers=co_signers
    )
    treated, notes = proposers.treated_as(desk, kind, proposer, submitted_on)
    sitting, between = numbering.place(desk, session, between, submitted_on)
    number = numbering.free_number(desk.file, sitting, no, between)
    alike = _alike(desk, title) if desk.at_terminal else []
    proposal_id = insert_proposal(
        desk.file.db, session_id=sitting["id"] if sitting else None, no=number, kind=treated, submitted_kind=kind, title=title,
        topic=words.note(topic, "类别"), between_sessions=between, submitted_on=submitted_on, proposer=proposer.kind,
        lead_id=proposer.lead_id, group_id=proposer.group_id, confidential=confidential, body=texts.path(desk, body, "--body"),
        scan=texts.path(desk, scan, "--scan"),
    )  # fmt: skip
    if proposer.signers:
        proposers.sign(desk.file.db, proposal_id, proposer.signers)
    clocks = open_intake_clocks(desk, proposal_id, between, submitted_on)
    session_number = sitting["number"] if sitting else None
    came_from = _from_opinions(
        desk, from_opinions, {"id": proposal_id, "session": session_number, "no": number}, submitted_on
    )
    full = names.full_number(session_number, number)
    secret = "，保密" if confidential else ""
    said = f"已登记 {full} {title}（{treated}，{proposer.sentence()}，{submitted_on.isoformat()} 提出{secret}）"
    return Receipt((said, *notes, *clocks, *came_from, *alike), lambda: _object(desk, proposal_id))


def _from_opinions(desk: Desk, numbers: list[str] | None, proposal: Row, submitted_on: date) -> list[str]:
    """Ties a proposal to the opinions of voters that it came from."""
    if numbers is None:
        return []
    from renda_cli.work.station import opinion_steps, opinion_turning

    return opinion_turning.link(desk, opinion_steps.chosen(desk, numbers, "to-proposal"), proposal, submitted_on)


def _object(desk: Desk, proposal_id: int) -> Any:
    """The object of a proposal, for machines only: most entries are made without a look at it."""
    from renda_cli.work.proposal.reading import as_object

    return as_object(desk, proposal_id)


def _alike(desk: Desk, title: str) -> list[str]:
    """The three earlier proposals whose titles are likest, in sentences."""
    from renda_cli.work.proposal.search import similar

    rows = similar(desk, title).rows[:3]
    return [f"相近的旧件：{names.full_number(row[0], row[1])} {row[2]}（{row[3]}）" for row in rows]


def open_intake_clocks(desk: Desk, proposal_id: int, between: bool, submitted_on: date) -> list[str]:
    """The clocks between hand-in and assignment, where the rulebook has them: at a session both are done at once."""
    if not between:
        return []
    from renda_cli.work import deadlines

    row, days = {"id": proposal_id, "between_sessions": True}, {"submitted": submitted_on}
    opened = [
        deadlines.open_clock(desk, kind, key, days, proposal=row)
        for kind, key in (("notice", "accept_notice"), ("assign", "assign"))
    ]
    return [clock.sentence() for clock in opened if clock.due_on]
