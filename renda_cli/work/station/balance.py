"""Where the opinions of a period have got to: received = answered + under way + referred + turned into proposals + unlisted."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from renda_cli.work.desk import Desk

COUNTS = ("received", "answered", "under_way", "referred", "turned", "unlisted")
_LISTED = """SELECT {0}, sum(status = 'replied'), sum(status NOT IN ('replied', 'referred', 'proposal')), sum(status = 'referred'),
      sum(status = 'proposal') FROM opinion WHERE received_on BETWEEN :first AND :last AND (:station IS NULL OR station_id = :station)
    GROUP BY 1 ORDER BY {0} IS NULL, count(*) DESC, 1"""
_UNLISTED = """SELECT station_id, sum(max(r.opinions - (SELECT count(*) FROM opinion WHERE reception_id = r.id), 0)) FROM reception r
    WHERE r.opinions > 0 AND r.held_on BETWEEN :first AND :last GROUP BY 1"""


@dataclass(frozen=True, slots=True)
class Balance:
    """How many opinions came in and where they stand now; `unlisted` were counted at receptions and not entered one by one."""

    answered: int = 0
    under_way: int = 0
    referred: int = 0
    turned: int = 0
    unlisted: int = 0

    @property
    def received(self) -> int:
        """All that came in: what has a place of its own, and what was only counted."""
        return self.answered + self.under_way + self.referred + self.turned + self.unlisted

    @property
    def counts(self) -> dict[str, int]:
        """All of its numbers by name (COUNTS)."""
        return {name: getattr(self, name) for name in COUNTS}

    @property
    def words(self) -> str:
        """`收到 220 条 = 已答复 210 + …`, and by how many it does not come out."""
        parts = (
            f"已答复 {self.answered}", f"办理中 {self.under_way}", f"已引导 {self.referred}", f"转为建议 {self.turned}",
            f"未逐条登记 {self.unlisted}",
        )  # fmt: skip
        lacking = f"；差 {self.unlisted} 条，没有逐条登记，不知下落" if self.unlisted else ""
        return f"收到 {self.received} 条 = {' + '.join(parts)}{lacking}"

    def __add__(self, other: "Balance") -> "Balance":
        return Balance(
            self.answered + other.answered, self.under_way + other.under_way, self.referred + other.referred,
            self.turned + other.turned, self.unlisted + other.unlisted,
        )  # fmt: skip


def balance(desk: Desk, first_day: date, last_day: date, station_id: int | None = None) -> Balance:
    """The balance of the opinions received from one day to another, as they stand now, of one station or of all.

    A listed opinion belongs to the day it was received on, an unlisted one to the day of its reception.
    """
    found = by_station(desk, first_day, last_day)
    return found.get(station_id, Balance()) if station_id is not None else sum(found.values(), Balance())


def by_station(desk: Desk, first_day: date, last_day: date) -> dict[int, Balance]:
    """The same by the station's id; those that nothing came to are left out."""
    found = listed(desk, first_day, last_day, "station_id")
    for station_id, count in desk.file.tuples(
        _UNLISTED, {"first": first_day.isoformat(), "last": last_day.isoformat()}
    ):
        found[station_id] = found.get(station_id, Balance()) + Balance(unlisted=count)
    return found


def listed(
    desk: Desk, first_day: date, last_day: date, column: str, station_id: int | None = None
) -> dict[Any, Balance]:
    """The opinions entered one by one, divided by a column of the table, most first, those without a value last."""
    about = {"first": first_day.isoformat(), "last": last_day.isoformat(), "station": station_id}
    return {value: Balance(*counts) for value, *counts in desk.file.tuples(_LISTED.format(column), about)}
