"""What befalls a seat by law: suspended, resumed, ended; when that was reported and announced."""

from collections.abc import Collection
from datetime import date
from itertools import pairwise
from typing import Any, NamedTuple

from renda_cli.errors import InputError
from renda_cli.rules import words
from renda_cli.rules.vocabulary import DEPUTY_STATES, SEAT_EVENTS
from renda_cli.store.file import Row
from renda_cli.store.statements import insert_seat_event
from renda_cli.work import ending, grounds, names
from renda_cli.work.congress import PRESENT
from renda_cli.work.desk import Desk, Receipt, writing
from renda_cli.work.seating import described, level_word
from renda_cli.work.seats import coming, own_level

_OF_PERSON = ("nationality", "rights", "capacity", "died")  # grounds that end whatever seat the person holds
_LAST = "(SELECT id FROM seat_event WHERE seat_id = {} ORDER BY held_on DESC, id DESC LIMIT 1)"


@writing
def suspend(
    desk: Desk, deputy: str, *, ground: str, on: str | None = None, level: str | None = None, reported: str | None = None,
    announced: str | None = None, ref: str | None = None, note: str | None = None,
) -> Receipt:  # fmt: skip
    """Suspends a seat on one of the law's grounds, until the ground is gone. Raises InputError."""
    held_on = desk.day(on)
    seat = _seat(desk, deputy, level, held_on, ("in_office",))
    found = grounds.named(desk, "suspended", ground, held_on)
    papers = _papers(desk, "suspended", held_on, reported, announced)
    _enter(desk, seat, "suspended", held_on, "suspended", ground=found.code, ref=ref, note=note, **papers)
    _remark_others(desk, seat, "suspend", ("in_office",))
    lines = (
        f"已登记{_called(seat)}暂时停止执行代表职务：{found.label}，自 {held_on.isoformat()} 起",
        f"依据{found.source}；情形在任期内消失的，恢复执行职务：renda deputy resume {seat['name']} --on 日期",
        f"由代表资格审查委员会向{_body(desk, seat)}报告" + _outstanding(seat, "suspended", papers),
    )
    return Receipt(lines, lambda: record(desk, seat["seat_id"]))


@writing
def resume(
    desk: Desk, deputy: str, *, on: str | None = None, level: str | None = None, ref: str | None = None, note: str | None = None
) -> Receipt:  # fmt: skip
    """Records that the ground of a suspension is gone. Raises InputError for a seat that is not suspended."""
    held_on = desk.day(on)
    seat = _seat(desk, deputy, level, held_on, ("suspended",))
    _enter(desk, seat, "resumed", held_on, "in_office", ref=ref, note=note)
    source = desk.rulebook.value_on("suspend.grounds", held_on).source
    line = f"已登记{_called(seat)}恢复执行代表职务，自 {held_on.isoformat()} 起（{source}）"
    return Receipt((line,), lambda: record(desk, seat["seat_id"]))


@writing
def end(
    desk: Desk, deputy: str, *, ground: str, on: str | None = None, level: str | None = None, reported: str | None = None,
    announced: str | None = None, by: str | None = None, votes: str | None = None, ref: str | None = None, note: str | None = None,
) -> Receipt:  # fmt: skip
    """Ends a seat on one of the law's grounds or by death, and says who decides on it and by what majority.

    Raises InputError, also when the votes do not suffice. What the record lacks for the ground is only remarked.
    """
    held_on = desk.day(on)
    seat = _seat(desk, deputy, level, held_on, ("in_office", "suspended"))
    found = grounds.named(desk, "ended", ground, held_on)
    papers = _papers(desk, "ended", held_on, reported, announced)
    cast = ending.votes(votes, found)
    own = seat["level"] == own_level(desk)
    said = ending.decided(desk, found, held_on, cast) if own else []
    if own and found.code == "absent":
        ending.check_absences(desk, seat, held_on)
    _enter(
        desk, seat, "ended", held_on, "ended", ground=found.code, decided_by=words.note(by, "决定机关"), ref=ref, note=note,
        votes_for=cast.for_ if cast else None, votes_of=cast.of if cast else None, **papers,
    )  # fmt: skip
    if found.code in _OF_PERSON:
        _remark_others(desk, seat, "end", ("in_office", "suspended"))
    by_law = f"依据{found.source}" if found.source else "去世的，代表资格自然终止"
    lines = [
        f"已登记{_called(seat)}代表资格终止：{found.label}，{held_on.isoformat()}",
        *said,
        f"{by_law}；由代表资格审查委员会报{_body(desk, seat)}，由其公告" + _outstanding(seat, "ended", papers),
    ]
    lines += ending.consequences(desk, seat, held_on) if own else []
    return Receipt(tuple(lines), lambda: record(desk, seat["seat_id"]))


def _seat(desk: Desk, deputy: str, level: str | None, day: date, states: Collection[str]) -> Row:
    """The deputy's seat in one of the states: of the level named, else of the own congress, else the only one."""
    named = names.deputy(desk, deputy)
    sql = f"SELECT *, {coming('deputy_line')} AS coming FROM deputy_line WHERE id = ? ORDER BY from_on, seat_id"
    seats = [dict(row) for row in desk.file.rows(sql, (named.id,))]
    level = None if level is None else level_word(desk, level)
    at_level = [seat for seat in seats if level is None or seat["level"] == level]
    listed = "、".join(f"{_term(seat)}{seat['level']}代表 {DEPUTY_STATES[seat['status']]}" for seat in seats)
    if not at_level:
        raise InputError(f"{named.name} 没有“{(level or '')[:20]}”一级的代表职务", f"登记的有：{listed}")
    fitting = [seat for seat in at_level if seat["status"] in states]
    if not fitting:
        wanted = "或".join(DEPUTY_STATES[state] for state in states)
        raise InputError(f"{named.name} 没有{wanted}的代表职务（{listed}）", "请用 renda deputy show 核对")
    fitting = [seat for seat in fitting if seat["level"] == own_level(desk)] or fitting
    fitting = [seat for seat in fitting if not seat["coming"]] or fitting
    if len({seat["level"] for seat in fitting}) > 1:
        raise InputError(f"{named.name} 有几级代表职务：{listed}", "请加 --level 指明哪一级")
    held = [seat for seat in fitting if (seat["from_on"] or "") <= day.isoformat()]
    if not held:
        raise InputError(f"{named.name} 自 {fitting[0]['from_on']} 起才任代表，不能在 {day.isoformat()}", "请核对 --on")
    return held[-1]


def _term(seat: Row) -> str:
    return f"第{seat['congress']}届" if seat["congress"] else ""


def _remark_others(desk: Desk, seat: Row, verb: str, states: Collection[str]) -> None:
    """Says which other seats the person holds: what befalls the person befalls them as well."""
    for other in desk.file.rows("SELECT * FROM deputy_line WHERE id = ? AND seat_id <> ?", (seat["id"], seat["seat_id"])):  # fmt: skip
        if other["status"] in states:
            desk.remarks.append(
                f"注意：{seat['name']} 另有{other['level']}代表职务{described(other)}，没有一并登记；"
                f"也适用的请再用 renda deputy {verb} {seat['name']} --level {other['level']} 登记"
            )


def _papers(desk: Desk, event: str, held_on: date, reported: str | None, announced: str | None) -> dict[str, date | None]:  # fmt: skip
    """The days of report and announcement, each not before the one that comes before it. Raises InputError."""
    found = {
        "reported_on": desk.day_if_given(reported, "--reported"),
        "announced_on": desk.day_if_given(announced, "--announced"),
    }
    _check_order(desk, event, held_on, found)
    return found


def _check_order(desk: Desk, event: str, held_on: date, papers: dict[str, date | None]) -> None:
    days = ((SEAT_EVENTS[event], held_on), ("报告", papers["reported_on"]), ("公告", papers["announced_on"]))
    known = [(what, day) for what, day in days if day]
    for (before, first), (after, then) in pairwise(known):
        if then < first:
            raise InputError(
                f"{after}日期 {then.isoformat()} 早于{before}日期 {first.isoformat()}", "请核对 --on、--reported 和 --announced"
            )  # fmt: skip
    if len(known) > 1 and known[-1][1] > desk.today:
        desk.remarks.append(
            f"注意：{known[-1][0]}日期 {known[-1][1].isoformat()} 在今天（{desk.today.isoformat()}）之后，请核对"
        )


def _enter(desk: Desk, seat: Row, event: str, held_on: date, status: str, *, ref: str | None, note: str | None, **more: Any) -> None:  # fmt: skip
    """Writes the event and what the seat becomes. Raises InputError when the event comes before the last one."""
    last = desk.file.row(f"SELECT event, held_on FROM seat_event WHERE id = {_LAST.format('?')}", (seat["seat_id"],))
    if last and held_on.isoformat() < last["held_on"]:
        raise InputError(
            f"{seat['name']} 在 {last['held_on']} 已登记{SEAT_EVENTS[last['event']]}，不能早于这一天", "请核对 --on"
        )
    insert_seat_event(
        desk.file.db, seat_id=seat["seat_id"], event=event, held_on=held_on, ref=words.note(ref, "文号"),
        note=words.note(note, "备注"), **more,
    )  # fmt: skip
    ended = {"to_on": held_on.isoformat()} if status == "ended" else {}
    desk.file.update("seat", seat["seat_id"], status=status, **ended)


def _called(seat: Row) -> str:
    """`张三（镇代表，第3选区）`."""
    return f"{seat['name']}（{'，'.join(filter(None, (seat['level'] + '代表', seat['district'])))}）"


def _body(desk: Desk, seat: Row) -> str:
    """Whom the committee reports to, who announces: the congress itself in a township, else its standing committee."""
    return "本级人民代表大会" if seat["level"] == own_level(desk) else f"{seat['level']}人大常委会"


def _outstanding(seat: Row, event: str, papers: dict[str, date | None]) -> str:
    """What is known of report and announcement, and how to enter what is not."""
    days = (("报告", "--reported", papers["reported_on"]), ("公告", "--announced", papers["announced_on"]))
    known = "，".join(f"{day.isoformat()} {what}" for what, _, day in days if day)
    missing = [(what, option) for what, option, day in days if not day and (event == "ended" or option == "--reported")]
    found = f"（{known}）" if known else ""
    if missing:
        options = " ".join(f"{option} 日期" for _, option in missing)
        found += f"；{'、'.join(what for what, _ in missing)}后请用 renda deputy announce {seat['name']} {options}"
    return found


@writing
def announce(
    desk: Desk, deputy: str, *, reported: str | None = None, announced: str | None = None, level: str | None = None
) -> Receipt:
    """Enters when the last suspension or ending of a seat was reported and announced. Raises InputError."""
    if reported is None and announced is None:
        raise InputError("没有写补登什么", "请加 --reported 日期 或 --announced 日期")
    named = names.deputy(desk, deputy)
    found = desk.file.row(
        """SELECT e.*, l.level, l.name FROM seat_event e JOIN deputy_line l ON l.seat_id = e.seat_id
           WHERE l.id = ? AND e.event <> 'resumed' AND e.ground <> 'term' AND l.level = coalesce(?, l.level)
           ORDER BY l.level = (SELECT level FROM own_level) DESC, e.held_on DESC, e.id DESC""",
        (named.id, None if level is None else level_word(desk, level)),
    )
    if found is None:
        raise InputError(f"{named.name} 没有登记过暂停执行职务或资格终止", "请先用 renda deputy suspend 或 end 登记")
    given = (("reported_on", "报告", reported, "--reported"), ("announced_on", "公告", announced, "--announced"))
    papers = {
        field: desk.day_if_given(text, option) or (date.fromisoformat(found[field]) if found[field] else None)
        for field, _, text, option in given
    }
    held_on = date.fromisoformat(found["held_on"])
    _check_order(desk, found["event"], held_on, papers)
    desk.file.update("seat_event", found["id"], **{field: day.isoformat() for field, day in papers.items() if day})
    said = [
        f"{what} {day.isoformat()}"
        + (f"（原为 {found[field]}）" if found[field] not in (None, day.isoformat()) else "")
        for field, what, _, _ in given
        if (day := papers[field])
    ]
    label = grounds.label(desk, found["event"], found["ground"], held_on)
    line = f"{named.name}（{found['level']}代表）{SEAT_EVENTS[found['event']]}（{label}，{found['held_on']}）：{'，'.join(said)}"
    return Receipt((f"已补登 {line}",), lambda: record(desk, found["seat_id"]))


def record(desk: Desk, seat_id: int) -> dict[str, Any]:
    """A seat with all that befell it, in the order of the days; `label` says the ground in words."""
    (seat,) = desk.file.rows("SELECT * FROM deputy_line WHERE seat_id = ?", (seat_id,))
    fields = ("id", "name", "level", "congress", "district", "status", "from_on", "to_on")
    return {field: seat[field] for field in fields} | {"events": events(desk, seat_id)}


def events(desk: Desk, seat_id: int) -> list[dict[str, Any]]:
    """What befell a seat, in the order of the days; `label` says the ground in words."""
    found = [dict(row) for row in desk.file.rows("SELECT * FROM seat_event WHERE seat_id = ? ORDER BY held_on, id", (seat_id,))]  # fmt: skip
    told = ("held_on", "reported_on", "announced_on", "decided_by", "votes_for", "votes_of", "ref", "note")
    return [
        {"event": one["event"], "ground": one["ground"],
         "label": grounds.label(desk, one["event"], one["ground"], date.fromisoformat(one["held_on"])),
         **{field: one[field] for field in told}}
        for one in found
    ]  # fmt: skip


class Unannounced(NamedTuple):
    """A suspension that was not reported, or an ending that was not announced; `missing` is 报告、公告 or both in words."""

    id: int
    name: str
    district: str | None
    event: str
    ground: str | None
    held_on: str
    reported_on: str | None
    missing: str


def unannounced(desk: Desk) -> list[Unannounced]:
    """Of the seats of the own congress, what still has to be reported or announced, the oldest first."""
    rows = desk.file.rows(
        f"""SELECT l.id, l.name, l.district, e.event, e.ground, e.held_on, e.reported_on
            FROM seat_event e JOIN deputy_line l ON l.seat_id = e.seat_id
            WHERE e.id = {_LAST.format("e.seat_id")} AND {PRESENT.format("l")} AND e.ground <> 'term'
              AND iif(e.event = 'ended', e.announced_on, e.reported_on) IS NULL
            ORDER BY e.held_on, e.id"""
    )
    return [
        Unannounced(
            row["id"], row["name"], row["district"], row["event"],
            grounds.label(desk, row["event"], row["ground"], date.fromisoformat(row["held_on"])), row["held_on"], row["reported_on"],
            "、".join(["报告"] * (not row["reported_on"]) + ["公告"] * (row["event"] == "ended")),
        )
        for row in rows
    ]  # fmt: skip
