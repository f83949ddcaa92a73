"""What a rota is made of: the days that the schedule names, those that stay as they are, and who may sit on which."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

from renda_cli.errors import InputError
from renda_cli.rules.turns import Sitter
from renda_cli.store.file import Row
from renda_cli.work import names
from renda_cli.work.desk import Desk
from renda_cli.work.seats import OFFICIAL_ORDER
from renda_cli.work.station import days, life, scheduled


class Slot(NamedTuple):
    """A day of a rota: as the schedule has it, or one that stays as it is, with who sits on it (`kept`)."""

    on: date
    moved_from: date | None = None
    hours: str | None = None
    seats: int | None = None
    kept: tuple[int, ...] | None = None


@dataclass(frozen=True, slots=True)
class Plan:
    """A station's days, who may sit on which, and the days of an earlier rota that go (ids); `unsure` where a holiday notice may move one."""

    station: names.Named
    slots: list[Slot]
    sitters: list[Sitter]
    called: dict[int, str]
    gone: list[int]
    unsure: bool

    @property
    def able(self) -> list[Sitter]:
        """Those who can sit on any day at all."""
        return [sitter for sitter in self.sitters if sitter.free]

    @property
    def is_fresh(self) -> bool:
        """Whether there is a day to be dealt out."""
        return any(slot.kept is None for slot in self.slots)

    def seats(self, number: int | None) -> list[int] | None:
        """How many sit on each day: `number`, else as the schedule says; None where nothing says so."""
        said = [number or slot.seats or (1 if slot.kept is None else len(slot.kept)) for slot in self.slots]
        return said if number or any(slot.seats for slot in self.slots) else None


def scheduled_stations(desk: Desk, year: int) -> list[names.Named]:
    """The stations that receive by a schedule in a year. Raises InputError when there is none."""
    rows = desk.file.rows(
        """SELECT s.id, s.name FROM station s WHERE coalesce(s.closed_on, :first) >= :first AND EXISTS (
          SELECT 1 FROM station_schedule c WHERE c.station_id = s.id AND c.from_on <= :last AND coalesce(c.to_on, :first) >= :first)
        ORDER BY s.id""",
        {"first": f"{year}-01-01", "last": f"{year}-12-31"},
    )
    if not rows:
        raise InputError(f"{year} 年没有定了接待日的家站点", "请先用 renda station schedule 定接待日")
    return [names.Named(row["id"], row["name"]) for row in rows]


def plan(desk: Desk, station: names.Named, first: date, *, again: bool, visiting: bool) -> Plan:
    """What is to be dealt out in a station from a day to the end of its year. Raises InputError for a year that has a rota, unless `again`."""
    life.there(desk, station, first, date(first.year, 12, 31), "请核对站名和 --year")
    rows = _rows(desk, station, first.year)
    planned = any(row["note"] is None for row in rows)
    if planned and not again:
        raise InputError(
            f"{station.name} {first.year} 年已排过班", "要重排还没有到、没有公告和换过人的日子，请加 --again"
        )
    start = max(first, desk.today + timedelta(days=1)) if planned else first
    staying = [row for row in rows if _stays(row, start)]
    named = [Slot(*one) for one in scheduled.coming(desk, station.id, start, date(first.year, 12, 31))]
    taken = {row["planned_on"] for row in staying} | {row["moved_from"] for row in staying}
    dealing = [slot for slot in named if not {slot.on.isoformat(), (slot.moved_from or slot.on).isoformat()} & taken]
    kept = [_kept(desk, row) for row in staying if not row["dropped_why"]]
    slots = sorted([*dealing, *kept], key=lambda slot: slot.on)
    called, sitters = _sitters(desk, station, slots, first.year, visiting=visiting)
    gone = [row["id"] for row in rows if row not in staying]
    return Plan(station, slots, sitters, called, gone, _is_unsure(desk, station, first.year))


def _rows(desk: Desk, station: names.Named, year: int) -> list[Row]:
    """The days of the year that the station has, each with what was done about it."""
    sql = f"""SELECT y.*, {days.WAS_HELD} AS held,
          EXISTS (SELECT 1 FROM duty WHERE day_id = y.id AND (excused_on IS NOT NULL OR for_id IS NOT NULL)) AS swapped
        FROM reception_day y WHERE y.station_id = ? AND y.planned_on BETWEEN ? AND ? ORDER BY y.planned_on"""
    return [dict(row) for row in desk.file.rows(sql, (station.id, f"{year}-01-01", f"{year}-12-31"))]


def _stays(row: Row, start: date) -> bool:
    """Whether a day is not planned anew: it is past, or somebody has put a hand to it."""
    touched = ("held", "swapped", "noticed_on", "note", "dropped_why")
    return row["planned_on"] < start.isoformat() or any(row[field] for field in touched)


def _kept(desk: Desk, row: Row) -> Slot:
    sitting = tuple(one["deputy_id"] for one in days.on_duty(desk, row["id"]))
    return Slot(date.fromisoformat(row["planned_on"]), kept=sitting)


def _is_unsure(desk: Desk, station: names.Named, year: int) -> bool:
    """Whether days off are not known yet that would move or strike one of the days."""
    rules = scheduled.holding(desk, station.id, date(year, 1, 1), date(year, 12, 31))
    return year not in desk.calendar.years and any(row["off_day"] != "keep" for row in rules)


_POSTED = f"""SELECT DISTINCT d.id, d.name FROM station_deputy p JOIN deputy d ON d.id = p.deputy_id
    WHERE p.station_id = :station AND (:visiting OR NOT p.visiting)
      AND coalesce(p.from_on, :last) <= :last AND coalesce(p.to_on, :first) >= :first
    ORDER BY {OFFICIAL_ORDER}"""
_FREE = f"""SELECT DISTINCT p.deputy_id FROM station_deputy p
    WHERE p.station_id = :station AND (:visiting OR NOT p.visiting) AND {days.POSTED} AND {days.ACTS.format("p.deputy_id")}
      AND NOT EXISTS (SELECT 1 FROM duty u JOIN reception_day y ON y.id = u.day_id WHERE u.deputy_id = p.deputy_id
        AND u.excused_on IS NULL AND y.planned_on = :day AND y.dropped_why IS NULL AND y.station_id <> :station)"""
_BEFORE = """SELECT u.deputy_id, count(*), max(y.planned_on) FROM duty u JOIN reception_day y ON y.id = u.day_id
    WHERE u.excused_on IS NULL AND y.dropped_why IS NULL AND y.planned_on < :first GROUP BY u.deputy_id"""


def _sitters(
    desk: Desk, station: names.Named, slots: Sequence[Slot], year: int, *, visiting: bool
) -> tuple[dict[int, str], list[Sitter]]:
    """The deputies posted there in the year: their names, and on which of the days each may sit."""
    about = {"station": station.id, "visiting": visiting, "first": f"{year}-01-01", "last": f"{year}-12-31"}
    called: dict[int, str] = dict(desk.file.tuples(_POSTED, about))
    free: dict[int, set[int]] = {one: set() for one in called}
    for place, slot in enumerate(slots):
        for (one,) in desk.file.tuples(_FREE, {**about, "day": slot.on.isoformat()}):
            free[one].add(place)
    sat = {one: (count, date.fromisoformat(last).toordinal()) for one, count, last in desk.file.tuples(_BEFORE, about)}
    return called, [Sitter(one, frozenset(free[one]), *sat.get(one, (0, 0))) for one in called]
