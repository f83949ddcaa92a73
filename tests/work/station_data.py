"""Short ways to stations, receptions and opinions in any state, written as rows."""

from datetime import date
from typing import Any

from renda_cli.store import statements
from renda_cli.work.desk import Desk

D = date.fromisoformat


def station(desk: Desk, name: str, kind: str = "station", level: str = "村", **more: Any) -> int:
    """A station's id."""
    return statements.insert_station(desk.file.db, name=name, kind=kind, level=level, **more)


def post(desk: Desk, at: int, deputy: int, **more: Any) -> int:
    """The id of a posting."""
    return statements.insert_station_deputy(desk.file.db, station_id=at, deputy_id=deputy, **more)


def planned(desk: Desk, at: int, on: str, *deputies: int, **more: Any) -> int:
    """The id of a planned day, with the deputies who sit."""
    day = statements.insert_reception_day(desk.file.db, station_id=at, planned_on=D(on), **more)
    for deputy in deputies:
        statements.insert_duty(desk.file.db, day_id=day, deputy_id=deputy)
    return day


def received(desk: Desk, at: int, on: str, voters: int, *deputies: int, **more: Any) -> int:
    """A reception's id, with the deputies who received."""
    reception = statements.insert_reception(desk.file.db, station_id=at, held_on=D(on), voters=voters, **more)
    for deputy in deputies:
        statements.insert_reception_deputy(
            desk.file.db, reception_id=reception, deputy_id=deputy, times=more.get("times", 1)
        )
    return reception


def opinion(desk: Desk, at: int, on: str, text: str = "村口路灯不亮", status: str = "received", **more: Any) -> int:
    """An opinion's id."""
    more.setdefault("channel", "现场")
    return statements.insert_opinion(desk.file.db, station_id=at, received_on=D(on), text=text, status=status, **more)


def assigned(desk: Desk, which: int, on: str, round_: int = 1, **more: Any) -> int:
    """The id of an assignment, to a village unless told."""
    to = more or {"route": "village", "village": "留道村"}
    return statements.insert_opinion_assignment(desk.file.db, opinion_id=which, round=round_, assigned_on=D(on), **to)


def answered(desk: Desk, which: int, on: str, round_: int = 1, **more: Any) -> None:
    """The answer of a round."""
    statements.insert_opinion_reply(
        desk.file.db, opinion_id=which, round=round_, replied_on=D(on), form="口头", text="已修好", **more
    )


def told(desk: Desk, which: int, on: str, satisfaction: str | None = None, round_: int = 1) -> None:
    """That the voter was told, and what the voter thinks of it."""
    statements.insert_opinion_feedback(
        desk.file.db, opinion_id=which, round=round_, whom="voter", told_on=D(on), satisfaction=satisfaction
    )
