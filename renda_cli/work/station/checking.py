"""Stations against their checklists (制度牌子上墙, 五上墙 …): what the file shows to be missing of one."""

from datetime import date

from renda_cli.store.file import Row
from renda_cli.work import doing, names
from renda_cli.work.checklist import Subject
from renda_cli.work.desk import Desk

_HOLDS = "station_id = s.id AND coalesce(from_on, :day) <= :day AND coalesce(to_on, :day) >= :day"
_PAPER = "(SELECT handed_on FROM station_paper WHERE station_id = s.id AND year = :year AND kind = '{0}') AS {0}"
_LINES = f"""SELECT s.id, s.name, s.kind, s.online,
      (SELECT group_concat(person, '、') FROM (SELECT person FROM station_staff WHERE role = '站长' AND {_HOLDS} ORDER BY id)) AS head,
      (SELECT count(*) FROM station_deputy WHERE {_HOLDS} AND NOT visiting) AS deputies,
      (SELECT group_concat(rule, '；') FROM (SELECT rule FROM station_schedule WHERE {_HOLDS} ORDER BY id)) AS rule,
      {_PAPER.format("plan")}, {_PAPER.format("summary")}
    FROM station s WHERE """
_THERE = "coalesce(s.opened_on, :day) <= :day AND coalesce(s.closed_on, '9') > :day"


def _lines(desk: Desk, year: int, day: date) -> list[Row]:
    return _of(desk, year, day, _THERE)


def _of_year(desk: Desk, station_id: int, year: int) -> Row:
    (row,) = _of(desk, year, doing.end_of(desk, year), f"s.id = {station_id}")
    return row


def _of(desk: Desk, year: int, day: date, where: str) -> list[Row]:
    asked = {"year": year, "day": day.isoformat()}
    return [dict(row) for row in desk.file.rows(f"{_LINES} {where} ORDER BY s.id", asked)]


def _lacking(_desk: Desk, station: Row, day: date) -> list[str]:
    """What the file shows to be missing of a station up to a day of the year; one on line has no house and nobody at home in it."""
    lacking = [] if station["head"] else ["没有站长"]
    if not station["online"]:
        lacking += [] if station["deputies"] else ["没有代表进站"]
        lacking += [] if station["rule"] else ["没有定接待日"]
    if not station["plan"]:
        lacking.append("没有年度计划")
    if not station["summary"] and (day.month, day.day) == (12, 31):
        lacking.append("没有年度总结")
    return lacking


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
