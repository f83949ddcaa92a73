"""A proposal comes in, and what was entered is corrected."""

from datetime import date
from sqlite3 import Connection
from typing import Any

from renda_cli.errors import InputError
from renda_cli.rules import proposal_states, words
from renda_cli.store.file import File, Row
from renda_cli.store.statements import insert_co_signer, insert_proposal
from renda_cli.work import deadlines, names
from renda_cli.work.desk import Desk, Receipt, writing
from renda_cli.work.proposal.acts import first_assigned, open_by_hand
from renda_cli.work.proposal.reading import as_object

KINDS = ("建议", "议案")


@writing
def add(
    desk: Desk,
    title: str,
    *,
    by: str,
    co_signers: list[str] | None = None,
    kind: str = "建议",
    topic: str | None = None,
    session: str | None = None,
    between: bool = False,
    on: str | None = None,
    no: str | None = None,
) -> Receipt:
    """Takes in a proposal. Raises InputError when a name, day, kind or number does not fit."""
    title = words.title(title)
    submitted_on = desk.day(on)
    lead = names.deputy(desk, by)
    signers = _co_signers(desk, lead, co_signers)
    sitting, between = _place(desk, session, between, submitted_on)
    number = _free_number(desk.file, sitting, no, between)
    proposal_id = insert_proposal(
        desk.file.db, session_id=sitting["id"] if sitting else None, no=number, kind=words.among(kind, KINDS, "--kind"), title=title,
        topic=words.note(topic, "类别"), between_sessions=between, submitted_on=submitted_on, lead_id=lead.id,
    )  # fmt: skip
    _sign(desk.file.db, proposal_id, signers)
    clock = _open_assign_clock(desk, proposal_id, between, submitted_on)
    full = names.full_number(sitting["number"] if sitting else None, number)
    signed = f"，附议 {len(signers)} 人" if signers else ""
    lines = [f"已登记 {full} {title}（{kind}，领衔 {lead.name}{signed}，{submitted_on.isoformat()} 提出）"]
    if clock and clock.due_on:
        lines.append(clock.sentence())
    return Receipt(tuple(lines), lambda: as_object(desk, proposal_id))


def _co_signers(desk: Desk, lead: names.Named, texts: list[str] | None) -> list[names.Named]:
    signers = names.deputies(desk, texts)
    if lead.id in [signer.id for signer in signers]:
        raise InputError(f"{lead.name} 既是领衔又是附议", "请从 --with 里去掉")
    return signers


def _sign(db: Connection, proposal_id: int, signers: list[names.Named]) -> None:
    for position, signer in enumerate(signers, start=1):
        insert_co_signer(db, proposal_id=proposal_id, deputy_id=signer.id, position=position)


def _place(desk: Desk, session: str | None, between: bool, submitted_on: date) -> tuple[Row | None, bool]:
    """The session whose numbers it counts in, and whether it was handed in between sessions."""
    if session is not None and between:
        raise InputError("--session 和 --between 只能写一个", "会议期间写 --session，闭会期间写 --between")
    if session is not None:
        return names.session(desk, session), False
    sitting = names.session_of_day(desk, submitted_on.isoformat())
    if between or sitting is None:
        return sitting, True
    return sitting, bool(sitting["closed_on"] and sitting["closed_on"] < submitted_on.isoformat())


def _free_number(file: File, sitting: Row | None, wanted: str | None, between: bool) -> str:
    """The number wanted, or the next. What was handed in before any session has no session's number: its own stay free."""
    session_id = sitting["id"] if sitting else 0
    if wanted is not None:
        number = words.number(wanted)
        taken = file.row(
            "SELECT title FROM proposal WHERE coalesce(session_id, 0) IN (0, ?) AND no = ?", (session_id, number)
        )
        if taken:
            full = names.full_number(sitting["number"] if sitting else None, number)
            raise InputError(f"编号 {full} 已用于“{taken['title']}”", "请换一个编号，或不写 --no 自动编号")
        return number
    last = max(_last_number(file, session_id, between), _last_number(file, 0, between))
    return f"{'闭' if between else ''}{last + 1}"


def _last_number(file: File, session_id: int, between: bool) -> int:
    """The largest of a session's series 1, 2 … or 闭1, 闭2 …; the index proposal_last_number has it at its end."""
    (last,) = file.tuples(
        "SELECT max(CAST(ltrim(no, '闭') AS INTEGER)) FROM proposal "
        "WHERE coalesce(session_id, 0) = ? AND (no GLOB '闭*') = ? AND NOT ltrim(no, '闭') GLOB '*[^0-9]*'",
        (session_id, between),
    )[0]
    return last or 0


def _open_assign_clock(desk: Desk, proposal_id: int, between: bool, submitted_on: date) -> deadlines.Opened | None:
    if not between:
        return None
    days = {"submitted": submitted_on}
    return deadlines.open_clock(desk, "assign", "assign", days, proposal={"id": proposal_id, "between_sessions": True})


@writing
def edit(
    desk: Desk,
    number: str,
    *,
    title: str | None = None,
    by: str | None = None,
    co_signers: list[str] | None = None,
    kind: str | None = None,
    topic: str | None = None,
    no: str | None = None,
    on: str | None = None,
    until: str | None = None,
) -> Receipt:
    """Corrects what was entered; only what is given changes. `until` sets the day of a reply that no rule gave one.

    Raises InputError as `add` does, and when nothing is given.
    """
    row = names.proposal(desk, number)
    proposal_states.require("edit", row["status"], names.full(row))
    changes = _changes(desk, row, title=title, kind=kind, topic=topic, by=by, on=on)
    lead_id: int = changes.get("lead_id") or row["lead_id"]
    if no is not None and words.number(no) != row["no"]:
        changes["no"] = _free_number(desk.file, _sitting(row), no, bool(row["between_sessions"]))
    if not changes and co_signers is None and until is None:
        raise InputError("没有写要改什么", "请加 --title、--by、--with、--kind、--topic、--no、--on 或 --until")
    if changes:
        desk.file.update("proposal", row["id"], **changes)
    signers = _signers_after_edit(desk, row, lead_id, co_signers)
    if signers is not None:
        desk.file.db.execute("DELETE FROM co_signer WHERE proposal_id = ?", (row["id"],))
        _sign(desk.file.db, row["id"], signers)
    moved = _derive_assign_clock(desk, row, changes)
    if until is not None:
        moved += open_by_hand(desk, row, desk.day(until, "--until"))
    lines = [f"已修改 {names.full_number(row['session'], changes.get('no') or row['no'])}", *moved]
    return Receipt(tuple(lines), lambda: as_object(desk, row["id"]))


def _changes(
    desk: Desk, row: Row, *, title: str | None, kind: str | None, topic: str | None, by: str | None, on: str | None
) -> dict[str, Any]:
    """The columns that change, each checked."""
    changes: dict[str, Any] = {}
    if title is not None:
        changes["title"] = words.title(title)
    if kind is not None:
        changes["kind"] = words.among(kind, KINDS, "--kind")
    if topic is not None:
        changes["topic"] = words.note(topic, "类别")
    if by is not None:
        changes["lead_id"] = names.deputy(desk, by).id
    if on is not None:
        changes["submitted_on"] = _earlier_than_assignment(desk, row, on).isoformat()
    return changes


def _sitting(row: Row) -> Row | None:
    return {"id": row["session_id"], "number": row["session"]} if row["session_id"] else None


def _earlier_than_assignment(desk: Desk, row: Row, on: str) -> date:
    submitted_on = desk.day(on)
    first = first_assigned(desk, row)
    if first and submitted_on.isoformat() > first:
        raise InputError(f"{names.full(row)} 在 {first} 已交办，提出日期不能晚于它", "请核对 --on")
    return submitted_on


def _signers_after_edit(desk: Desk, row: Row, lead_id: int, texts: list[str] | None) -> list[names.Named] | None:
    signed = desk.file.rows(
        "SELECT deputy_id, name FROM co_signer JOIN deputy ON id = deputy_id WHERE proposal_id = ?", (row["id"],)
    )
    signers = (
        [names.Named(one["deputy_id"], one["name"]) for one in signed] if texts is None else names.deputies(desk, texts)
    )
    for signer in signers:
        if signer.id == lead_id:
            raise InputError(f"{signer.name} 既是领衔又是附议", "请用 --by 和 --with 一并改正")
    return None if texts is None else signers


def _derive_assign_clock(desk: Desk, row: Row, changes: dict[str, Any]) -> list[str]:
    if "submitted_on" not in changes or not row["between_sessions"] or row["status"] != "submitted":
        return []
    submitted_on = date.fromisoformat(changes["submitted_on"])
    deadlines.cancel(desk.file, "assign", desk.today, "提出日期改正", proposal_id=row["id"])
    clock = _open_assign_clock(desk, row["id"], True, submitted_on)
    return [clock.sentence()] if clock and clock.due_on else []
