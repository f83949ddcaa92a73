"""What units promised in their replies: followed until it is done or given up, across years and congresses."""

from datetime import date
from typing import Any

from renda_cli.errors import InputError
from renda_cli.rules import days, proposal_states, words
from renda_cli.rules.vocabulary import PROMISE_STATES
from renda_cli.store.file import Row
from renda_cli.store.statements import insert_promise
from renda_cli.work import deadlines, names
from renda_cli.work.desk import Desk, Listing, Receipt, writing
from renda_cli.work.proposal.acts import after_assignment, assignment_of, first_reply, handlers, reason
from renda_cli.work.proposal.feedback import feedback, grade, rating
from renda_cli.work.proposal.reading import as_object

LEDGER_FIELDS = (
    "session", "no", "title", "unit", "what", "made_on", "until", "state", "kept_on", "broken_on", "carried", "broken_why", "slip_result",
)  # fmt: skip


@writing
def promise(
    desk: Desk, number: str, *, what: str, until: str, unit: str | None = None, on: str | None = None
) -> Receipt:
    """Records what a unit promised and by when; it is followed until it is kept, across years."""
    row = names.proposal(desk, number)
    full = names.full(row)
    proposal_states.require("promise", row["status"], full)
    what = words.title(what, "承诺事项")
    made_on, until_on = after_assignment(desk, on, row, "登记承诺"), desk.day(until, "--until")
    first = first_reply(desk, row)
    if first is None or made_on.isoformat() < first:
        raise InputError(
            f"{full} {f'在 {first} 才' if first else '还没有'}答复，承诺不能在 {made_on.isoformat()} 作出",
            "请核对 --on",
        )
    if until_on < made_on:
        raise InputError(
            f"承诺的日子 {until_on.isoformat()} 早于登记日期 {made_on.isoformat()}",
            "请核对 --until，补登旧承诺请加 --on",
        )
    promising = _promising(desk, row, unit)
    promise_id = insert_promise(
        desk.file.db, proposal_id=row["id"], unit_id=promising, what=what, made_on=made_on, until_on=until_on
    )
    deadlines.open_on_day(
        desk, "promise", made_on, until_on, "承办单位承诺的日子", proposal_id=row["id"], promise_id=promise_id
    )
    return Receipt((f"已登记 {full} 的承诺：{what}，{until_on.isoformat()} 以前",), lambda: as_object(desk, row["id"]))


def _promising(desk: Desk, row: Row, unit: str | None) -> int | None:
    """The unit that promises: the one named, else the only one that answers, else none in particular."""
    if unit is not None:
        return int(assignment_of(desk, row, unit)["unit_id"])
    answering = [one for one in handlers(desk, row) if one["role"] != "co"]
    if sum(one["role"] == "each" for one in answering) > 1:
        listed = "、".join(one["name"] for one in answering)
        raise InputError(f"{names.full(row)} 由 {listed} 分别办理", "请用 --unit 指明是哪个单位的承诺")
    return int(answering[0]["unit_id"]) if len(answering) == 1 else None


@writing
def keep(
    desk: Desk, number: str, *, what: str | None = None, on: str | None = None, note: str | None = None
) -> Receipt:
    """Records that a promise was kept: the only open one, or the one whose text holds `what`.

    Where the rulebook has the deputy rate it, the clock of that slip starts. Raises InputError.
    """
    row = names.proposal(desk, number)
    full = names.full(row)
    proposal_states.require("keep", row["status"], full)
    kept = _one_promise(desk, row, what, "kept_on IS NULL AND broken_on IS NULL", "未落实")
    kept_on = _since_made(desk, kept, on, "落实")
    desk.file.update("promise", kept["id"], kept_on=kept_on.isoformat(), note=words.note(note, "备注"))
    deadlines.meet(desk.file, "promise", kept_on, promise_id=kept["id"])
    slip = deadlines.open_clock(
        desk,
        "feedback",
        "promise_slip",
        {"reported": kept_on},
        proposal=row,
        promise_id=kept["id"],
        round_number=row["round"],
    )
    late = "（晚于承诺）" if kept_on.isoformat() > kept["until_on"] else ""
    lines = [f"已登记 {full} 的承诺落实：{kept['what']}，{kept_on.isoformat()}{late}"]
    lines += (
        [f"{slip.sentence()}；评价请用 renda proposal feedback {full} --promise … --result …"] if slip.due_on else []
    )
    return Receipt(tuple(lines), lambda: as_object(desk, row["id"]))


@writing
def break_(desk: Desk, number: str, *, why: str, what: str | None = None, on: str | None = None) -> Receipt:
    """Records that a promise will not be kept, and why; it stays in the ledger as broken. Raises InputError."""
    row = names.proposal(desk, number)
    full = names.full(row)
    proposal_states.require("break", row["status"], full)
    broken = _one_promise(desk, row, what, "kept_on IS NULL AND broken_on IS NULL", "未落实")
    broken_on, text = _since_made(desk, broken, on, "登记不能落实"), reason(why)
    desk.file.update("promise", broken["id"], broken_on=broken_on.isoformat(), broken_why=text)
    deadlines.cancel(desk.file, "promise", broken_on, f"不能落实：{text}", promise_id=broken["id"])
    line = f"已登记 {full} 的承诺不能落实：{broken['what']}（{text}，{broken_on.isoformat()}）；请向代表说明原因"
    return Receipt((line,), lambda: as_object(desk, row["id"]))


def slip(
    desk: Desk,
    number: str,
    *,
    by: str,
    result: str,
    of: str | None = None,
    process: str | None = None,
    on: str | None = None,
    **more: Any,
) -> Receipt:
    """A deputy's slip: on the replies of a round, or with `of` on how a promise was kept. Raises InputError."""
    if of is None:
        if process is None:
            raise InputError("缺少选项 --process 等次", "答复要评过程和结果两项；评价承诺的落实请加 --promise")
        return feedback(desk, number, by=by, process=process, result=result, on=on, **more)
    if process or any(more.values()):
        raise InputError("评价承诺的落实只写 --result", "请去掉 --process、--note、--unit、--until")
    return rate(desk, number, by=by, what=of, result=result, on=on)


@writing
def rate(desk: Desk, number: str, *, by: str, what: str, result: str, on: str | None = None) -> Receipt:
    """Records what the deputy says of how a promise was kept or broken. Raises InputError."""
    row = names.proposal(desk, number)
    full = names.full(row)
    proposal_states.require("feedback --promise", row["status"], full)
    _, who = rating(desk, row, by)
    rated = _one_promise(
        desk, row, what, "(kept_on IS NOT NULL OR broken_on IS NOT NULL) AND slip_on IS NULL", "待评价", "--promise"
    )
    given_on = desk.day(on)
    ended_on = rated["kept_on"] or rated["broken_on"]
    if given_on.isoformat() < ended_on:
        raise InputError(f"这项承诺 {ended_on} 才有结果，评价不能在 {given_on.isoformat()}", "请核对 --on")
    said = grade(desk, result, "--result", given_on)
    desk.file.update("promise", rated["id"], slip_on=given_on.isoformat(), slip_result=said)
    deadlines.meet(desk.file, "feedback", given_on, promise_id=rated["id"])
    line = f"已登记 {full} 承诺“{rated['what']}”的评价：{said}（{who}，{given_on.isoformat()}）"
    return Receipt((line,), lambda: as_object(desk, row["id"]))


def _since_made(desk: Desk, promise: Row, on: str | None, what: str) -> date:
    day = desk.day(on)
    if day.isoformat() < promise["made_on"]:
        raise InputError(f"这项承诺 {promise['made_on']} 才登记，不能在 {day.isoformat()} {what}", "请核对 --on")
    return day


def _one_promise(desk: Desk, row: Row, what: str | None, condition: str, which: str, option: str = "--what") -> Row:
    """The only promise of a proposal that fits, or the one whose text holds `what`. Raises InputError with those there are."""
    if what is not None and not what.strip():
        raise InputError(f"{option} 后面没有写承诺的文字", "请写承诺事项里的几个字")
    found = desk.file.rows(f"SELECT * FROM promise WHERE proposal_id = ? AND {condition} ORDER BY id", (row["id"],))
    fitting = [dict(one) for one in found if what is None or what.strip() in one["what"]]
    if len(fitting) == 1:
        return fitting[0]
    exact = [one for one in fitting if one["what"] == (what or "").strip()]
    if len(exact) == 1:
        return exact[0]
    if not found:
        raise InputError(f"{names.full(row)} 没有{which}的承诺", "请用 renda proposal show 核对")
    listed = "、".join(f"“{one['what']}”" for one in found)
    raise InputError(f"{names.full(row)} {which}的承诺有：{listed}", f"请用 {option} 写上其中一项的文字")


def ledger(desk: Desk, year: str | None = None) -> Listing:
    """The promises of a year and those carried into it from earlier years (fields LEDGER_FIELDS).

    `state` is where each stood at the end of the year, or stands today in the running one (vocabulary.PROMISE_STATES).
    """
    number = desk.today.year if year is None else days.year(year)
    first, last = f"{number}-01-01", min(f"{number}-12-31", max(desk.today.isoformat(), f"{number}-01-01"))
    rows = desk.file.rows(
        "SELECT * FROM promise_line WHERE made_on <= :last AND coalesce(kept_on, broken_on, '9') >= :first ORDER BY until_on, id",
        {"first": first, "last": last},
    )
    listed = []
    for row in rows:
        kept, broken = (row[name] if (row[name] or "9") <= last else None for name in ("kept_on", "broken_on"))
        state = proposal_states.promise_state(row["until_on"], kept, broken, last)
        listed.append((
            row["session"], row["no"], row["title"], row["unit"], row["what"], row["made_on"], row["until_on"], state, kept, broken,
            row["made_on"] < first, row["broken_why"] if broken else None,
            row["slip_result"] if (row["slip_on"] or "9") <= last else None,
        ))  # fmt: skip
    told = "、".join(f"{word} {sum(one[7] == state for one in listed)}" for state, word in PROMISE_STATES.items())
    carried = sum(one[10] for one in listed)
    note = f"截至 {last}：{told}；其中上年结转 {carried} 项"
    return Listing(LEDGER_FIELDS, listed, (note,), f"{number}年承诺台账")
