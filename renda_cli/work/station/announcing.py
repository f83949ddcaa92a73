"""The notice of a reception day: when and where who receives voters, what they take up; and that it went out."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, TypedDict, Unpack

from renda_cli.errors import InputError
from renda_cli.rules import days as dates
from renda_cli.rules import lunar, words
from renda_cli.rules.hours import hours
from renda_cli.store.file import Row
from renda_cli.store.statements import insert_duty, insert_reception_day
from renda_cli.work import deadlines, names, papers
from renda_cli.work.desk import Desk, Receipt, writing
from renda_cli.work.seats import acting
from renda_cli.work.station import days, scheduled

ACCEPTED = "选民对本级人大、政府工作和群众生产生活的意见、建议"
_BEYOND = "排班以外"  # the note of a day that no rota has
_UNCHANGED = "已公告的要改正，请写 --issued、--no、--hours 或 --place；只要打印，请加 --draft"


class Said(TypedDict, total=False):
    """What the clerk says of a notice; what is left out comes from the rota, the station and the rulebook."""

    no: str | None
    issued: str | None
    hours: str | None
    place: str | None
    deputies: list[str] | None
    reporting: list[str] | None
    accepts: str | None
    by: str | None


@dataclass(frozen=True, slots=True)
class _Notice:
    """A notice about to be written; `row` is the planned day, if there is one."""

    station: names.Named
    on: date
    row: Row | None
    no: str
    issued_on: date
    moved_from: date | None
    hours: str | None
    place: str
    sitting: Sequence[names.Named]


@writing
def announce(desk: Desk, name: str, *, on: str, output: str | None = None, **said: Unpack[Said]) -> Receipt:
    """Writes the notice of a reception day and records that it went out, today unless `issued` says when; a day that no rota has is made.

    Raises InputError.
    """
    notice = _notice(desk, name, on, said)
    row = notice.row
    if row and row["noticed_on"] and not any(said.get(field) for field in ("issued", "no", "hours", "place")):
        raise InputError(
            f"{notice.station.name} {notice.on.isoformat()} 已于 {row['noticed_on']} 公告（第{row['notice_no']}号）",
            _UNCHANGED,
        )
    day_id = row["id"] if row else _make_day(desk, notice)
    desk.file.update(
        "reception_day", day_id, notice_no=notice.no, noticed_on=notice.issued_on.isoformat(), hours=notice.hours,
        place=words.note(said.get("place"), "地点") or (row["place"] if row else None),
    )  # fmt: skip
    _meet(desk, day_id, notice.issued_on)
    told = f"已登记 {notice.station.name} {notice.on.isoformat()} 接待公告第{notice.no}号，{notice.issued_on.isoformat()} 公告"
    return _written(desk, notice, said, output, told)


def draft(desk: Desk, name: str, *, on: str, output: str | None = None, **said: Unpack[Said]) -> Receipt:
    """Draws up the notice of a reception day as `announce` does; nothing is recorded. Raises InputError."""
    return _written(desk, _notice(desk, name, on, said), said, output, "公告草稿，没有登记已公告")


def _notice(desk: Desk, name: str, on: str, said: Said) -> _Notice:
    """What the notice says of the day. Raises InputError."""
    station, day = names.station(desk, name), days.day_of(desk, on)
    row = _row(desk, station, day)
    sitting = _sitting(desk, station, day, row, said.get("deputies"))
    falls = None if row else next(iter(scheduled.coming(desk, station.id, day, day)), None)
    there = row or {"hours": falls and falls.hours, "place": None, "noticed_on": None}
    address = desk.file.rows("SELECT address FROM station WHERE id = ?", (station.id,))[0]["address"]
    return _Notice(
        station, day, row, _number(desk, station, day, row, said.get("no")), _issued(desk, day, there["noticed_on"], said.get("issued")),
        falls.moved_from if falls else None, _hours(said.get("hours")) or there["hours"],
        words.note(said.get("place"), "地点") or there["place"] or address or station.name, sitting,
    )  # fmt: skip


def _hours(text: str | None) -> str | None:
    return hours(text) if text else None


def _row(desk: Desk, station: names.Named, day: date) -> Row | None:
    """The planned day. Raises InputError for one that was given up."""
    found = desk.file.row(
        "SELECT * FROM reception_day WHERE station_id = ? AND planned_on = ?", (station.id, day.isoformat())
    )
    if found and found["dropped_why"]:
        raise InputError(f"{station.name} {day.isoformat()} 的接待已取消（{found['dropped_why']}）", "请核对 --on")
    return dict(found) if found else None


def _sitting(
    desk: Desk, station: names.Named, day: date, row: Row | None, texts: list[str] | None
) -> list[names.Named]:
    """Who receives: as planned, or for a day that no rota has as the clerk says. Raises InputError."""
    if row:
        if texts:
            raise InputError(
                f"{station.name} {day.isoformat()} 已排班，不能再写 --deputies", "换人请用 renda station swap"
            )
        return [names.Named(one["deputy_id"], one["name"]) for one in days.on_duty(desk, row["id"])]
    found = names.deputies(desk, texts)
    if not found:
        raise InputError(
            f"{station.name} {day.isoformat()} 没有排班，不知道由谁接待", f"请写 --deputies 代表,…，或核对 --on（{days.nearest(desk, station, day)}）"
        )  # fmt: skip
    for one in found:
        if hindrance := days.why_not(desk, one, day):
            raise InputError(hindrance, "请核对 --deputies")
        if not days.is_posted(desk, station, one, day):
            desk.remarks.append(f"提醒：{one.name} 不是 {station.name} 的进站代表，请核对 --deputies")
    return found


def _number(desk: Desk, station: names.Named, day: date, row: Row | None, text: str | None) -> str:
    """The notice's number: as said, as it has, or the next of the station in the year. Raises InputError for one that is taken."""
    about = (station.id, f"{day.year}-01-01", f"{day.year}-12-31", day.isoformat())
    sql = "SELECT notice_no, planned_on FROM reception_day WHERE station_id = ? AND planned_on BETWEEN ? AND ? AND planned_on <> ?"
    taken = {no: on for no, on in desk.file.tuples(sql, about) if no}
    if text is not None:
        no = words.number(text)
        if no in taken:
            raise InputError(f"{station.name} {day.year} 年第{no}号公告是 {taken[no]} 的", "请换一个 --no")
        return no
    if row and row["notice_no"]:
        return str(row["notice_no"])
    return str(max((int(no) for no in taken if no.isascii() and no.isdigit()), default=0) + 1)


def _issued(desk: Desk, day: date, noticed_on: str | None, text: str | None) -> date:
    """When the notice went out: as said, as recorded, or today. Raises InputError for a day after the reception."""
    before = date.fromisoformat(noticed_on) if noticed_on else desk.today
    issued_on = before if text is None else days.day_of(desk, text, "--issued")
    if issued_on > day:
        raise InputError(
            f"公告日期 {issued_on.isoformat()} 晚于接待日 {day.isoformat()}",
            "请用 --issued 写明哪一天公告的，或核对 --on",
        )
    if issued_on > desk.today:
        desk.remarks.append(f"注意：{issued_on.isoformat()} 在今天（{desk.today.isoformat()}）之后，请核对 --issued")
    return issued_on


def _make_day(desk: Desk, notice: _Notice) -> int:
    """A day that no rota has, with those who sit on it; returns its id."""
    day_id = insert_reception_day(
        desk.file.db, station_id=notice.station.id, planned_on=notice.on, moved_from=notice.moved_from, note=_BEYOND
    )
    for one in notice.sitting:
        insert_duty(desk.file.db, day_id=day_id, deputy_id=one.id)
    return day_id


def _meet(desk: Desk, day_id: int, issued_on: date) -> None:
    """The clock of the notice is met; that of a notice which is corrected was met on the other day."""
    if not deadlines.meet(desk.file, days.KIND, issued_on, reception_day_id=day_id):
        sql = "SELECT id FROM deadline WHERE reception_day_id = ? AND met_on IS NOT NULL ORDER BY id DESC LIMIT 1"
        for row in desk.file.rows(sql, (day_id,)):
            desk.file.update("deadline", row["id"], met_on=issued_on.isoformat())
    sql = "SELECT due_on FROM deadline WHERE reception_day_id = ? AND met_on > due_on ORDER BY id DESC LIMIT 1"
    for (due_on,) in desk.file.tuples(sql, (day_id,)):
        late = (issued_on - date.fromisoformat(due_on)).days
        desk.remarks.append(f"提醒：公告比期限 {due_on} 晚 {late} 天")


def _written(desk: Desk, notice: _Notice, said: Said, output: str | None, told: str) -> Receipt:
    """The notice in the file that `output` names, else in the receipt."""
    found = _data(desk, notice, said)
    data = _in_words(desk, found)
    if output is None:
        from renda_cli.files.papers import render

        text = render("announce", data, form="md").decode()
        return Receipt((*text.splitlines(), "", told), lambda: found)
    path = papers.made("announce", data, output)
    return Receipt((told, f"已写到 {path}"), lambda: {**found, "path": str(path)})


def paper_data(desk: Desk, name: str, *, on: str) -> dict[str, Any]:
    """What the notice of a reception day says, as `draft` draws it up; `day` is the ISO day. Raises InputError."""
    found = _data(desk, _notice(desk, name, on, {}), {})
    return _in_words(desk, found) | {"day": found["on"]}


def _in_words(desk: Desk, found: dict[str, Any]) -> dict[str, Any]:
    return found | {
        "town": papers.town_name(desk), "on": papers.in_words(found["on"]), "today": papers.in_words(found["issued_on"]),
        "sitting": [one["name"] + (f"（{one['about']}）" if one["about"] else "") for one in found["on_duty"]],
    }  # fmt: skip


def _data(desk: Desk, notice: _Notice, said: Said) -> dict[str, Any]:
    """What stands in a notice, days in ISO form."""
    refer = desk.rulebook.list_on("opinion.refer", notice.on, desk.today)
    issuer = words.note(said.get("by"), "发布单位") or f"{papers.town_name(desk)}人民代表大会主席团"
    return {
        "station": notice.station.name, "notice_no": notice.no, "on": notice.on.isoformat(), "weekday": dates.weekday(notice.on),
        "lunar": lunar.words_if_known(notice.on), "hours": notice.hours, "place": notice.place,
        "on_duty": [{"name": one.name, "about": _about(desk, one, notice.on)} for one in notice.sitting],
        "reporting": [one.name for one in names.deputies(desk, said.get("reporting"))],
        "accepts": words.note(said.get("accepts"), "受理的事项") or ACCEPTED, "refer": refer, "issuer": issuer,
        "issued_on": notice.issued_on.isoformat(),
    }  # fmt: skip


def _about(desk: Desk, who: names.Named, day: date) -> str:
    """Of which congresses somebody is a deputy, and the offices held there: 镇、区人大代表，镇人大主席."""
    about = {"deputy": who.id, "day": day.isoformat()}
    levels = desk.file.tuples(
        f"SELECT DISTINCT t.level FROM seat t WHERE t.deputy_id = :deputy AND {acting('t', 't.id')} "
        "ORDER BY t.level <> (SELECT level FROM own_level), t.id",
        about,
    )
    roles = desk.file.tuples(
        "SELECT role FROM deputy_role WHERE deputy_id = :deputy AND coalesce(from_on, :day) <= :day AND coalesce(to_on, :day) >= :day ORDER BY id",
        about,
    )
    seats = f"{'、'.join(level for (level,) in levels)}人大代表" if levels else ""
    return "，".join(
        filter(None, (seats, "、".join(f"人大{role}" if role in ("主席", "副主席") else role for (role,) in roles)))
    )
