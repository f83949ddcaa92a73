"""What is decided of a proposal as a whole: accepted, on the agenda, refused, kept for reference, merged, withdrawn, referred upward."""

from datetime import date

from renda_cli.errors import InputError
from renda_cli.rules import proposal_states, words
from renda_cli.rules.vocabulary import PROPOSAL_STATES
from renda_cli.store.file import Row
from renda_cli.work import deadlines, names
from renda_cli.work.desk import Desk, Receipt, writing
from renda_cli.work.proposal.acts import (
    after_last_turn,
    after_submission,
    as_objects,
    end_handling,
    event_day,
    first_reply,
    proposer_name,
    reason,
    record,
    signatories,
)
from renda_cli.work.proposal.reading import as_object

_YES_NO = {"yes": True, "是": True, "no": False, "否": False}


def yes_or_no(text: str) -> bool:
    """`yes`, `no`, 是 or 否. Raises InputError."""
    if text.strip().lower() not in _YES_NO:
        raise InputError(f"“{text}”既不是 yes 也不是 no", "请写 yes（是）或 no（否）")
    return _YES_NO[text.strip().lower()]


@writing
def accept(desk: Desk, numbers: list[str], *, on: str | None = None) -> Receipt:
    """Records that proposals were accepted and their proposers told; meets the clock of that notice. All or none."""
    rows = names.proposals(desk, numbers)
    lines = []
    for row in rows:
        proposal_states.require("accept", row["status"], names.full(row))
        if event_day(desk, row, "accepted"):
            raise InputError(f"{names.full(row)} 已登记受理", "不必再登记")
        accepted_on = after_submission(desk, on, row, "受理")
        record(desk, row, "accepted", accepted_on)
        deadlines.meet(desk.file, "notice", accepted_on, proposal_id=row["id"])
        lines.append(f"已登记受理 {names.full(row)} {row['title']}（{accepted_on.isoformat()}）")
    return Receipt(tuple(lines), lambda: as_objects(desk, rows))


@writing
def agenda(desk: Desk, number: str, decision: str, *, why: str | None = None, on: str | None = None) -> Receipt:
    """Records whether the presidium puts a motion on the agenda; one that is not turns into a suggestion."""
    row = names.proposal(desk, number)
    full = names.full(row)
    proposal_states.require("agenda", row["status"], full)
    if row["kind"] != "议案":
        raise InputError(f"{full} 是建议，不必列入议程", "只有议案由主席团决定是否列入议程")
    if event_day(desk, row, "on_agenda"):
        raise InputError(f"{full} 已登记列入议程", "登记错了请用 renda proposal edit --act 决定 改正日期或理由")
    listed = yes_or_no(decision)
    if row["proposer"] in ("presidium", "government") and not listed:
        raise InputError(
            f"{full} 由{proposer_name(desk, row)}提出，不转为建议", "只有代表联名提出的议案不列入议程时转为建议"
        )
    decided_on = after_last_turn(desk, on, row, "决定是否列入议程")
    text = words.note(why, "--reason") or ""
    record(desk, row, "on_agenda" if listed else "off_agenda", decided_on, text)
    if listed:
        said = f"已登记 {full} 列入会议议程"
    else:
        desk.file.update("proposal", row["id"], kind="建议")
        said = f"已登记 {full} 不列入会议议程，转为建议办理；提交时为议案，已一并记下"
    return Receipt((said,), lambda: as_object(desk, row["id"]))


@writing
def refuse(desk: Desk, numbers: list[str], *, why: str, on: str | None = None) -> Receipt:
    """Refuses proposals for a reason; the clerk is told under which of the rulebook's grounds it falls. All or none."""
    return _put_aside(desk, numbers, "refuse", "refused", why, on)


@writing
def reference(desk: Desk, numbers: list[str], *, why: str, on: str | None = None) -> Receipt:
    """Keeps proposals as material for the work, not handed over to anybody. All or none."""
    return _put_aside(desk, numbers, "reference", "reference", why, on)


def _put_aside(desk: Desk, numbers: list[str], verb: str, state: str, why: str, on: str | None) -> Receipt:
    rows = names.proposals(desk, numbers)
    text = reason(why)
    lines = []
    for row in rows:
        full = names.full(row)
        proposal_states.require(verb, row["status"], full)
        nothing_merged_in(desk, row)
        decided_on = after_last_turn(desk, on, row, proposal_states.VERBS[verb])
        end_handling(desk, row, decided_on, proposal_states.VERBS[verb])
        desk.file.update("proposal", row["id"], status=state)
        record(desk, row, state, decided_on, text)
        lines.append(
            f"已登记 {full} {proposal_states.VERBS[verb]}：{text}（{decided_on.isoformat()}）；请告知{_told(desk, row)}"
        )
        if verb == "refuse":
            lines += _ground(desk, text, decided_on)
    return Receipt(tuple(dict.fromkeys(lines)), lambda: as_objects(desk, rows))


def _told(desk: Desk, row: Row) -> str:
    return "、".join(one.name for one in signatories(desk, row["id"])) or "提出者"


def _ground(desk: Desk, text: str, on: date) -> list[str]:
    """Under which ground of the rulebook a reason falls: the one that it names, or the list to compare with."""
    rule = desk.rulebook.value_on("refuse.grounds", on)
    named = [ground for ground in rule.value if ground in text or (len(text) > 1 and text in ground)]
    if named:
        return [f"依据：{named[0]}（{rule.source}）"]
    return [f"提示：所写理由请与规定的情形核对：{'；'.join(rule.value)}（{rule.source}）"]


@writing
def merge(desk: Desk, numbers: list[str], *, into: str, on: str | None = None, entered_late: bool = False) -> Receipt:
    """Has proposals of the same content handled together with another; their proposers get that one's replies.

    `entered_late`: the other may have been replied to since, and the replies went to these proposers as well.
    """
    main, rows = names.proposal(desk, into), names.proposals(desk, numbers)
    late = entered_late and (first_reply(desk, main) or "") >= desk.day(on).isoformat()
    if main["status"] not in ("submitted", "assigned", "rehandling", "referred_up") and not late:
        raise InputError(
            f"{names.full(main)} 现在的状态是“{PROPOSAL_STATES[main['status']]}”，别的件不能再并入它",
            "请并入一件正在办理的",
        )
    lines = []
    for row in rows:
        full = names.full(row)
        if row["id"] == main["id"]:
            raise InputError(f"{full} 不能并入自己", "请核对 --into")
        proposal_states.require("merge", row["status"], full)
        merged_on = max(after_last_turn(desk, on, row, "并案"), after_submission(desk, on, main, "并案"))
        end_handling(desk, row, merged_on, f"并入 {names.full(main)}")
        desk.file.update("proposal", row["id"], status="merged", merged_into_id=main["id"])
        desk.file.db.execute("UPDATE proposal SET merged_into_id = ? WHERE merged_into_id = ?", (main["id"], row["id"]))
        record(desk, row, "merged", merged_on, f"并入 {names.full(main)} {main['title']} 办理")
        record(desk, main, "merged_in", merged_on, f"{full} {row['title']}")
        if late:
            _replies_went_to(desk, main, row)
        lines.append(
            f"已将 {full} {row['title']} 并入 {names.full(main)} 办理；请告知{_told(desk, row)}，答复时一并答复"
        )
    return Receipt(tuple(lines), lambda: as_objects(desk, rows))


def _replies_went_to(desk: Desk, main: Row, row: Row) -> None:
    """Whoever signed a merged proposal got the replies that there are, on their days."""
    replies = desk.file.tuples(
        "SELECT r.id, r.replied_on FROM reply r JOIN assignment a ON a.id = r.assignment_id WHERE a.proposal_id = ?",
        (main["id"],),
    )
    for one in signatories(desk, row["id"]):
        for reply_id, replied_on in replies:
            desk.file.db.execute(
                "INSERT OR IGNORE INTO reply_copy (reply_id, deputy_id, sent_on) VALUES (?, ?, ?)",
                (reply_id, one.id, replied_on),
            )


def nothing_merged_in(desk: Desk, row: Row) -> None:
    """Raises InputError when others are handled together with a proposal: they would be left without a main one."""
    found = desk.file.rows(
        "SELECT p.no, s.number AS session FROM proposal p LEFT JOIN session s ON s.id = p.session_id WHERE p.merged_into_id = ?",
        (row["id"],),
    )
    if found:
        listed = "、".join(names.full(dict(one)) for one in found)
        raise InputError(
            f"{listed} 并在 {names.full(row)} 里办理",
            f"请先把它们另行交办（renda proposal assign {listed.split('、')[0]} …）",
        )


@writing
def refer_up(desk: Desk, number: str, *, to: str, on: str | None = None, why: str | None = None) -> Receipt:
    """Records that the matter was put to a higher organ. What a unit owes goes on: the deputy is told of it in the reply."""
    row = names.proposal(desk, number)
    full = names.full(row)
    proposal_states.require("refer-up", row["status"], full)
    referred_on = after_last_turn(desk, on, row, "向上反映")
    organ = words.title(to, "--to 的机关")
    desk.file.update("proposal", row["id"], status="referred_up")
    deadlines.cancel(desk.file, "assign", referred_on, f"已向{organ}反映", proposal_id=row["id"])
    record(
        desk, row, "referred_up", referred_on, "，".join(part for part in (organ, words.note(why, "--reason")) if part)
    )
    lines = [f"已登记 {full} 向{organ}反映（{referred_on.isoformat()}）"]
    owed = desk.file.row("SELECT 1 FROM handler WHERE proposal_id = ? AND owes_reply", (row["id"],))
    lines += ["承办单位仍须把反映的情况答复代表，答复期限不变"] if owed else []
    return Receipt(tuple(lines), lambda: as_object(desk, row["id"]))
