"""When a station receives voters: rules in words, each with the days on which it holds, and the days that they name."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from renda_cli.errors import InputError
from renda_cli.rules import lunar, recurrence
from renda_cli.rules.falling import Dates
from renda_cli.rules.hours import hours as in_one_form
from renda_cli.rules.vocabulary import OFF_DAYS
from renda_cli.store.file import Row
from renda_cli.store.statements import insert_station_schedule
from renda_cli.work import doing, names
from renda_cli.work.desk import Desk, Listing, Receipt, writing
from renda_cli.work.station import scheduled
from renda_cli.work.station.life import ALWAYS

LIST_FIELDS = ("id", "station", "rule", "hours", "off_day", "seats_a_day", "from_on", "to_on")
_EVER = date(9999, 12, 31)
_NEXT = 3  # so many of the coming days are told, for the clerk to see whether the rule means what was meant
_ALL = """SELECT c.id, s.name, c.rule, c.hours, c.off_day, c.seats, nullif(c.from_on, :always), c.to_on
    FROM station_schedule c JOIN station s ON s.id = c.station_id WHERE """


@writing
def set_(
    desk: Desk,
    station: str | None,
    rule: str,
    *,
    off_day: str | None = None,
    hours: str | None = None,
    seats: int | None = None,
    from_: str | None = None,
    to: str | None = None,
    also: bool = False,
) -> Receipt:
    """Enters a rule; what held before ends on the day before, unless it holds `also`. Raises InputError.

    Without `from_` a list of dates holds from its first, a station's first rule from its opening (from ever, if that is not known), and a
    later one from today (from an opening that is still to come).
    """
    named, said = _station(desk, station), recurrence.parse(rule)
    span = _span(desk, named, said, from_, to)
    columns: dict[str, Any] = {
        "off_day": scheduled.off_day_code(off_day or "keep"),
        "hours": None if hours is None else in_one_form(hours),
        "seats": None if seats is None else doing.whole(seats, "--seats"),
    }
    others = scheduled.holding(desk, named.id, *span)
    ended = _beside(named, others, said, columns) if also else _end(desk, named, others, *span)
    about: dict[str, Any] = {
        "station_id": named.id,
        "rule": said.words,
        "from_on": span[0],
        "to_on": None if span[1] == _EVER else span[1],
    }
    schedule_id = insert_station_schedule(desk.file.db, **about, **columns)
    _remark_rota(desk, named, span[0])
    lines = (f"已定 {named.name} 的接待日：{_told(about | columns)}", *ended, *_what_comes(desk, said, span, columns))
    return Receipt(lines, lambda: as_object(desk, schedule_id))


def _station(desk: Desk, text: str | None) -> names.Named:
    if text is None:
        raise InputError("没有写家站点", "请写 renda station schedule 家站点 --rule …")
    return names.station(desk, text)


def _span(
    desk: Desk, station: names.Named, rule: recurrence.Rule, from_: str | None, to: str | None
) -> tuple[date, date]:
    """The first and the last day on which the rule is to hold. Raises InputError where it then names no day at all."""
    from_on = desk.day_if_given(from_, "--from") or _first_day(desk, station, rule)
    to_on = desk.day_if_given(to, "--to") or _EVER
    if to_on < from_on:
        raise InputError(f"--to {to_on.isoformat()} 早于起始 {from_on.isoformat()}", "请核对 --from 和 --to")
    ((closed_on,),) = desk.file.tuples("SELECT closed_on FROM station WHERE id = ?", (station.id,))
    if closed_on and closed_on < from_on.isoformat():
        raise InputError(f"{station.name}已于 {closed_on} 撤销", "请核对站名和 --from")
    is_list = any(isinstance(one, Dates) for one in rule.falling)
    if (is_list or to_on < _EVER) and not recurrence.days(rule, *_within(rule, from_on, to_on), desk.calendar):
        told = f"{from_on.isoformat()} 至 {to_on.isoformat()}" if to_on < _EVER else f"{from_on.isoformat()} 以后"
        raise InputError(f"“{rule.words}”在 {told} 没有一天", "请核对 --from 和 --to")
    return from_on, to_on


def _first_day(desk: Desk, station: names.Named, rule: recurrence.Rule) -> date:
    for one in rule.falling:
        if isinstance(one, Dates):
            return one.days[0]
    ((opened_on,),) = desk.file.tuples("SELECT opened_on FROM station WHERE id = ?", (station.id,))
    opened = date.fromisoformat(opened_on) if opened_on else ALWAYS
    is_first = desk.file.row("SELECT 1 FROM station_schedule WHERE station_id = ?", (station.id,)) is None
    return opened if is_first else max(opened, desk.today)


def _within(rule: recurrence.Rule, first: date, last: date) -> tuple[date, date]:
    """A span, for a lunar rule as far as the lunar calendar is known."""
    begin, end = lunar.span() if rule.is_lunar else (first, last)
    return max(first, begin), min(last, end)


def _beside(station: names.Named, others: list[Row], rule: recurrence.Rule, columns: dict[str, Any]) -> list[str]:
    """Raises InputError where the same holds already."""
    for row in others:
        if (row["rule"], row["hours"]) == (rule.words, columns["hours"]):
            raise InputError(f"{station.name}已定有“{_told(row)}”", "请核对，或去掉 --also 以代替它")
    return [f"同时有效的：{'；'.join(_told(row) for row in others)}"] if others else []


def _end(desk: Desk, station: names.Named, others: list[Row], first: date, last: date) -> list[str]:
    """Ends what held before on the day before; what was to begin on the same day never does. Says what became of each.

    Raises InputError for a rule that begins later: whether the new one should end then is for the clerk to say.
    """
    told = []
    for row in others:
        if row["from_on"] > first.isoformat():
            how = f"请加 --to {_day_before(row['from_on']).isoformat()}；要同时有效的请加 --also"
            raise InputError(f"{station.name}已定有“{_told(row)}”", how)
        if row["from_on"] == first.isoformat():
            desk.file.db.execute("DELETE FROM station_schedule WHERE id = ?", (row["id"],))
            told.append(f"代替同日起的“{row['rule']}”")
            continue
        ended_on = _day_before(first.isoformat()).isoformat()
        desk.file.update("station_schedule", row["id"], to_on=ended_on)
        told.append(f"原定的“{row['rule']}”到 {ended_on} 为止")
    if others and last < _EVER:
        told.append(f"提醒：{last.isoformat()} 以后没有接待日的规定，原定的要恢复请另行登记")
    return told


def _day_before(day: str) -> date:
    return date.fromisoformat(day) - timedelta(days=1)


def _told(row: Row) -> str:
    """A rule with what belongs to it: 每月10日 9:00-11:00，每次2名代表，遇休息日顺延，2022-01-01 起."""
    from_on, to_on = str(row["from_on"]), row["to_on"]
    parts = (
        f"{row['rule']} {row['hours'] or ''}".strip(), f"每次 {row['seats']} 名代表" if row["seats"] else "",
        f"遇休息日{OFF_DAYS[row['off_day']]}", "" if from_on == ALWAYS.isoformat() else f"{from_on} 起", f"{to_on} 止" if to_on else "",
    )  # fmt: skip
    return "，".join(filter(None, parts))


def _what_comes(desk: Desk, rule: recurrence.Rule, span: tuple[date, date], columns: dict[str, Any]) -> Iterator[str]:
    """The next days of the rule, and what it leaves out."""
    first = max(desk.today, span[0])
    asked = _within(rule, first, min(first + timedelta(days=400), span[1]))
    found = recurrence.days(rule, *asked, desk.calendar, columns["off_day"], since=span[0], until=span[1])
    if found:
        yield f"接下来的接待日：{'、'.join(scheduled.in_words(one.on) for one in found[:_NEXT])}"
    if rule.remarks:
        yield f"说明：{'，'.join(rule.remarks)}"


def _remark_rota(desk: Desk, station: names.Named, first: date) -> None:
    """Says so where a rota stands on the days of before."""
    ((count, next_on),) = desk.file.tuples(
        "SELECT count(*), min(planned_on) FROM reception_day WHERE station_id = ? AND planned_on >= ? AND dropped_why IS NULL",
        (station.id, max(first, desk.today).isoformat()),
    )
    if count:
        of_year = "" if next_on[:4] == f"{desk.today.year}" else f" --year {next_on[:4]}"
        how = f"要按新规定重排请用 renda station rota {station.name}{of_year} --again"
        desk.remarks.append(f"提醒：已排好的 {count} 个接待日没有变动，{how}")


@writing
def end(
    desk: Desk, /, station: str | None, *, rule: str | None = None, to: str | None = None, **others: Any
) -> Receipt:
    """Ends the rules that hold, or the one named, with a last day (today when left out). Raises InputError.

    `others` are options that an end has no use for.
    """
    if _given(others):
        raise InputError("--end 结束接待日的规定", "只能和 --rule、--to 一起写")
    named = _station(desk, station)
    last = desk.day_if_given(to, "--to") or desk.today
    said = None if rule is None else recurrence.parse(rule).words
    rows = [
        row
        for row in scheduled.holding(desk, named.id, last, _EVER)
        if said in (None, row["rule"]) and row["to_on"] != last.isoformat()
    ]
    if not rows:
        there = "；".join(_told(row) for row in scheduled.holding(desk, named.id, ALWAYS, _EVER)) or "没有"
        raise InputError(f"{named.name} 在 {last.isoformat()} 以后没有这样的接待日规定", f"现有的规定：{there}")
    for row in rows:
        if row["from_on"] > last.isoformat():
            raise InputError(f"“{_told(row)}”那时还没有开始", "请核对 --to")
        desk.file.update("station_schedule", row["id"], to_on=last.isoformat())
    _remark_rota(desk, named, last + timedelta(days=1))
    told = "；".join(row["rule"] for row in rows)
    return Receipt((f"{named.name} 的接待日“{told}”到 {last.isoformat()} 为止",), lambda: _objects(desk, rows))


def _given(options: dict[str, Any]) -> bool:
    """Whether any option was written."""
    return any(value is not None and value is not False for value in options.values())


def _objects(desk: Desk, rows: list[Row]) -> list[dict[str, Any]]:
    return [as_object(desk, row["id"]) for row in rows]


def as_object(desk: Desk, schedule_id: int) -> dict[str, Any]:
    """One rule of a station (fields LIST_FIELDS); `from_on` is None for one that holds from ever."""
    (row,) = desk.file.tuples(f"{_ALL} c.id = :id", {"id": schedule_id, "always": ALWAYS.isoformat()})
    return dict(zip(LIST_FIELDS, row, strict=True))


def list_(desk: Desk, station: str | None = None, **options: Any) -> Listing:
    """The rules that there are and were, of one station or of all (fields LIST_FIELDS). Raises InputError.

    `options` are those of a rule, which there is none of here.
    """
    if _given(options):
        raise InputError("没有写 --rule", "定接待日请写 --rule 每月10日 这样的规定；只看现有的请去掉其他选项")
    where, about = "1", {"always": ALWAYS.isoformat(), "id": 0}
    title = "各家站点的接待日规定"
    if station is not None:
        named = names.station(desk, station)
        where, about["id"], title = "s.id = :id", named.id, f"{named.name}的接待日规定"
    rows = desk.file.tuples(f"{_ALL} {where} ORDER BY s.id, c.from_on, c.id", about)
    return Listing(LIST_FIELDS, rows, title=title)
