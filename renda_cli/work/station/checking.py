"""Stations against their checklists (制度牌子上墙, 五上墙 …): what the file shows to be missing of one."""

from datetime import date, timedelta

from renda_cli.rules import lunar
from renda_cli.store.file import Row
from renda_cli.work import doing, names
from renda_cli.work.checklist import Subject
from renda_cli.work.desk import Desk
from renda_cli.work.station import scheduled
from renda_cli.work.station.days import POSTED
from renda_cli.work.station.reading import IN_OFFICE

_ONE_DAY = timedelta(days=1)
_HOLDS = "station_id = s.id AND coalesce(from_on, :day) <= :day AND coalesce(to_on, :day) >= :day"
_PAPER = "(SELECT handed_on FROM station_paper WHERE station_id = s.id AND year = :year AND kind = '{0}') AS {0}"
_POSTED = f"""SELECT p.station_id, count(*) AS deputies FROM station_deputy p
    WHERE NOT p.visiting AND {POSTED} AND {IN_OFFICE} GROUP BY p.station_id"""
_LINES = f"""WITH posted AS MATERIALIZED ({_POSTED}) SELECT s.id, s.name, s.kind, s.online,
      (SELECT group_concat(person, '、') FROM (SELECT person FROM station_staff WHERE role = '站长' AND {_HOLDS} ORDER BY id)) AS head,
      coalesce(n.deputies, 0) AS deputies,
      (SELECT group_concat(rule, '；') FROM (SELECT rule FROM station_schedule WHERE {_HOLDS} ORDER BY id)) AS rule,
      {_PAPER.format("plan")}, {_PAPER.format("summary")}
    FROM station s LEFT JOIN posted n ON n.station_id = s.id WHERE """
_THERE = "coalesce(s.opened_on, :day) <= :day AND coalesce(s.closed_on, '9') > :day"


def _lines(desk: Desk, year: int, day: date) -> list[Row]:
    return _of(desk, year, day, _THERE)


def _of_year(desk: Desk, station_id: int, year: int) -> Row:
    (row,) = _of(desk, year, doing.end_of(desk, year), f"s.id = {station_id}")
    return row


def _of(desk: Desk, year: int, day: date, where: str) -> list[Row]:
    asked = {"year": year, "day": day.isoformat()}
    return [dict(row) for row in desk.file.rows(f"{_LINES} {where} ORDER BY s.id", asked)]


def _lacking(desk: Desk, station: Row, day: date) -> list[str]:
    """What the file shows to be missing of a station up to a day of the year; one on line has no house and nobody at home in it."""
    lacking = [] if station["head"] else ["没有站长"]
    if not station["online"]:
        lacking += [] if station["deputies"] else ["没有代表进站"]
        lacking += [] if station["rule"] else ["没有定接待日"]
    lacking += _missed(desk, station["id"], day)
    if not station["plan"]:
        lacking.append("没有年度计划")
    if not station["summary"] and (day.month, day.day) == (12, 31):
        lacking.append("没有年度总结")
    return lacking


def _missed(desk: Desk, station_id: int, day: date) -> list[str]:
    """Fewer receptions in the year of a day than reception days before today; those given up or put off are not waited for."""
    begin, end = lunar.span()
    first, last = max(date(day.year, 1, 1), begin), min(day, desk.today - _ONE_DAY, end)
    excused = {on for row in desk.file.tuples(_EXCUSED, (station_id, last.isoformat())) for on in row}
    named = [
        {one.on.isoformat(), (one.moved_from or one.on).isoformat()}
        for one in scheduled.coming(desk, station_id, first, last)
    ]
    expected = sum(excused.isdisjoint(one) for one in named)
    ((held,),) = desk.file.tuples(_HELD, (station_id, f"{day.year}-01-01", f"{day.year}-12-31"))
    return [f"已过的接待日 {expected} 个，只登记接待 {held} 次"] if held < expected else []


_EXCUSED = "SELECT planned_on, moved_from FROM reception_day WHERE station_id = ? AND (dropped_why IS NOT NULL OR planned_on > ?)"
_HELD = "SELECT coalesce(sum(times), 0) FROM reception WHERE station_id = ? AND held_on BETWEEN ? AND ?"


STATIONS = Subject(
    noun="家站点",
    example="renda station check 留道联络站 --met 1,2 --on 2022-06-30",
    column="station_id",
    lists="station.checklists",
    find=names.station,
    lines=_lines,
    of_year=_of_year,
    lacking=_lacking,
    shown=("head", "deputies", "rule", "plan", "summary"),
    mark_fields=("met", "checked_on", "file", "note"),
    by_default=True,
)
