"""A station's plan and summary of a year: recorded when they are handed in, or drawn up from what the file knows."""

from datetime import date
from pathlib import Path
from typing import Any

from renda_cli.errors import InputError
from renda_cli.rules import days
from renda_cli.rules.vocabulary import OFF_DAYS, STATION_KINDS
from renda_cli.store.file import Row
from renda_cli.store.statements import insert_station_paper
from renda_cli.work import doing, names, papers, year_papers
from renda_cli.work.desk import Desk, Receipt, writing
from renda_cli.work.names import Named
from renda_cli.work.seats import OFFICIAL_ORDER
from renda_cli.work.station import life
from renda_cli.work.station.reading import IN_OFFICE

OWNER = year_papers.Owner("station_paper", "station_id", insert_station_paper)
_HOLDS = "station_id = :id AND coalesce(from_on, :day) <= :day AND coalesce(to_on, :day) >= :day"
_STAFF = f"SELECT role, person FROM station_staff WHERE {_HOLDS} ORDER BY role <> '站长', role <> '副站长', role <> '联络员', id"
_POSTED = f"""SELECT d.name, p.visiting FROM station_deputy p JOIN deputy d ON d.id = p.deputy_id
    WHERE {_HOLDS} AND {IN_OFFICE} ORDER BY {OFFICIAL_ORDER}"""
_RULES = f"SELECT rule, hours, off_day FROM station_schedule WHERE {_HOLDS} ORDER BY id"
_DAYS = f"""SELECT y.planned_on AS "on", y.hours, y.place,
      (SELECT group_concat(name, '、') FROM (SELECT d.name FROM duty u JOIN deputy d ON d.id = u.deputy_id
        WHERE u.day_id = y.id AND u.excused_on IS NULL ORDER BY {OFFICIAL_ORDER})) AS deputies
    FROM reception_day y WHERE y.station_id = :id AND y.planned_on BETWEEN :first AND :last AND y.dropped_why IS NULL ORDER BY y.planned_on"""
_PLANNED = """SELECT planned_on AS "on", kind, title, place FROM activity
    WHERE station_id = :id AND planned_on BETWEEN :first AND :last AND status <> 'dropped' ORDER BY planned_on, id"""


@writing
def record(
    desk: Desk,
    name: str,
    code: str,
    year: str | None = None,
    *,
    on: str | None = None,
    text: str | None = None,
    file: str | None = None,
    output: str | None = None,
) -> Receipt:
    """Records that a plan or summary (`code`) was handed in; once more, corrects it: only what is given changes. Raises InputError."""
    if output is not None:
        raise InputError("-o 是生成，--on、--text、--file 是登记", "请分两次：先用 -o 生成，定稿后再登记")
    station, number = of_year(desk, name, year)
    line = year_papers.record(desk, OWNER, station, number, code, on=on, text=text, file=file)
    return Receipt((line,), lambda: {"id": station.id, "name": station.name, "papers": kept(desk, station.id, number)})


def kept(desk: Desk, station_id: int, year: int) -> list[dict[str, Any]]:
    """The plan and summary of a year that were handed in (fields year_papers.FIELDS)."""
    return year_papers.of_year(desk, OWNER, station_id, year)


def plan(desk: Desk, name: str, year: str | None = None) -> dict[str, Any]:
    """The plan of a year as the file has it: who is there, when voters are received and by whom, and the activities. Raises InputError."""
    station, number = of_year(desk, name, year)
    asked = about(desk, station, number)
    return {
        **head(desk, station, number, "工作计划"),
        "rules": [_rule(one) for one in rows(desk, _RULES, asked)],
        "days": [{**one, "weekday": days.weekday(date.fromisoformat(one["on"]))} for one in rows(desk, _DAYS, asked)],
        "activities": rows(desk, _PLANNED, asked),
    }  # fmt: skip


def _rule(one: Row) -> str:
    return f"{one['rule']}{' ' + one['hours'] if one['hours'] else ''}，遇休息日{OFF_DAYS[one['off_day']]}"


def of_year(desk: Desk, name: str, year: str | None) -> tuple[Named, int]:
    """The station and the year. Raises InputError for one in which there was no such station."""
    station = names.station(desk, name)
    number = doing.of_year(desk.today.year if year is None else days.year(year))
    life.there(desk, station, date(number, 1, 1), date(number, 12, 31), "请核对年份")
    return station, number


def about(desk: Desk, station: Named, year: int) -> dict[str, Any]:
    """What the queries of a paper are given: the station's `id`, the year's `first` and `last` day, and the `day` that people are told of."""
    day = doing.end_of(desk, year).isoformat()
    return {"id": station.id, "day": day, "first": f"{year}-01-01", "last": f"{year}-12-31"}


def rows(desk: Desk, sql: str, asked: dict[str, Any]) -> list[Row]:
    """What a query finds."""
    return [dict(row) for row in desk.file.rows(sql, asked)]


def head(desk: Desk, station: Named, year: int, what: str) -> dict[str, Any]:
    """What every paper of a station begins with: its title, and who is there."""
    asked, town = about(desk, station, year), papers.town_name(desk)
    repeated = town if station.name.startswith(town) else town[-1] if station.name.startswith(town[-1]) else ""
    full = f"{town}{station.name.removeprefix(repeated)}"
    ((kind,),) = desk.file.tuples("SELECT kind FROM station WHERE id = ?", (station.id,))
    posted = desk.file.tuples(_POSTED, asked)
    return {
        "id": station.id, "station": full, "kind": kind, "year": year, "title": f"{full}{year}年{what}",
        "staff": rows(desk, _STAFF, asked),
        "deputies": [name for name, visiting in posted if not visiting], "visitors": [name for name, visiting in posted if visiting],
    }  # fmt: skip


def people(found: dict[str, Any]) -> str:
    """Who is there, as one sentence."""
    staff = [f"{one['role']} {one['person']}" for one in found["staff"]]
    posted = found["deputies"]
    parts = [*staff, f"进站代表 {len(posted)} 名" + (f"：{'、'.join(posted)}" if posted else "")]
    return "；".join([*parts, *([f"外站代表：{'、'.join(found['visitors'])}"] if found["visitors"] else [])])


def write(desk: Desk, kind: str, told: dict[str, Any], output: str) -> Path:
    """Writes a paper in words (`station_plan`, `station_summary`) as DOCX or Markdown by the ending of `output`. Raises InputError."""
    return papers.made(kind, {**told, "today": papers.in_words(desk.today.isoformat())}, output)


def worded(found: dict[str, Any]) -> dict[str, Any]:
    """A plan as people read it: the kind and the people in words."""
    return {**found, "kind": STATION_KINDS[found["kind"]], "people": people(found)}
