"""Short ways to an activity, and to what a test asks about it."""

from typing import Any

from renda_cli.work import rules, unit
from renda_cli.work.activity import entry, reading
from renda_cli.work.desk import Desk

TITLE = "河道整治"


def held(desk: Desk, title: str = TITLE, *, kind: str = "视察", on: str = "2022-06-01", **said: Any) -> str:
    """The id of an activity that was held."""
    return str(entry.add(desk, title, kind=kind, on=on, **said).read()["id"])


def planned(desk: Desk, title: str = TITLE, *, kind: str = "视察", on: str = "2022-06-10", **said: Any) -> str:
    """The id of a planned activity."""
    return str(entry.add(desk, title, kind=kind, planned=on, **said).read()["id"])


def inspected(desk: Desk, **said: Any) -> str:
    """The id of an inspection with three suggestions to two units, which have three months to answer from 2022 on."""
    rules.set_(desk, "inspection_reply", "自建议转交之日起3个月", from_="2022-01-01", source="本镇办法")
    unit.add(desk, "水利站")
    return held(desk, **{"suggestions": 3, "units": ["水利站", "财政局"], **said})


def of(desk: Desk, activity: str, *fields: str) -> Any:
    """Fields of an activity, or its only one."""
    found = reading.show(desk, activity)
    values = tuple(found[field] for field in fields)
    return values[0] if len(values) == 1 else values


def who(desk: Desk, activity: str) -> list[tuple[str, int]]:
    """Who took part and how often."""
    return [(one["name"], one["times"]) for one in reading.show(desk, activity)["deputies"]]


def clock(desk: Desk, activity: str) -> dict[str, Any]:
    """The only clock of an activity."""
    (found,) = reading.show(desk, activity)["deadlines"]
    return dict(found)
