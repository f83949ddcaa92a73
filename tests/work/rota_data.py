"""Stations with deputies and reception days, for rotas."""

from collections import Counter
from datetime import date
from typing import Any

from renda_cli.store.statements import insert_station, insert_station_deputy, insert_station_schedule
from renda_cli.work import deputy, names
from renda_cli.work.desk import Desk
from renda_cli.work.station import duty, rota

EAST = "东片代表之家"


def station(
    desk: Desk, name: str, *people: str, rule: str | None = "每月10日", visitors: tuple[str, ...] = (), **schedule: Any
) -> int:
    """A station that receives by a rule, with deputies posted there (and made, where there are none); returns its id."""
    with desk.file.transaction() as db:
        station_id = insert_station(db, name=name, kind="home", level="镇", address="留道村委会")
        if rule:
            insert_station_schedule(
                db, station_id=station_id, rule=rule, from_on=date(2020, 1, 1), **{"hours": "9:00-11:00", **schedule}
            )
        for person in (*people, *visitors):
            post(desk, station_id, person, visiting=person in visitors)
    return station_id


def post(desk: Desk, station_id: int, person: str, **more: Any) -> None:
    """Posts a deputy, who is made where there is none of the name."""
    if not desk.file.row("SELECT 1 FROM deputy WHERE name = ?", (person,)):
        deputy.add(desk, person, district="第1选区", from_="2020-01-01")
    insert_station_deputy(desk.file.db, station_id=station_id, deputy_id=names.deputy(desk, person).id, **more)


def east(desk: Desk, **how: Any) -> int:
    """A station with four deputies, its days on the tenth, and its rota of 2022; returns its id."""
    station_id = station(desk, EAST, "张三", "李四", "王五", "赵六")
    rota.rota(desk, EAST, year="2022", **how)
    return station_id


def plan(desk: Desk, name: str = EAST, year: str = "2022") -> dict[str, list[str]]:
    """Who sits when: day → names, of days that were not given up."""
    found = duty.duty(desk, name, year=year)
    rows = [dict(zip(found.fields, row, strict=True)) for row in found.rows]
    return {row["on"]: [one["name"] for one in row["on_duty"]] for row in rows if row["state"] != "dropped"}


def turns(desk: Desk, name: str = EAST, year: str = "2022") -> Counter[str]:
    """How often each sits."""
    return Counter(one for sitting in plan(desk, name, year).values() for one in sitting)


def clocks(desk: Desk) -> list[tuple[Any, ...]]:
    """Every clock: of which day, due, met, cancelled."""
    return [
        tuple(row)
        for row in desk.file.tuples(
            "SELECT y.planned_on, t.due_on, t.met_on, t.cancelled_on FROM deadline t JOIN reception_day y ON y.id = t.reception_day_id "
            "ORDER BY y.planned_on, t.id"
        )
    ]
