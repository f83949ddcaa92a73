"""Which seats of deputy_line a list is asked for: each filter is an SQL condition with its values."""

import json
from typing import Any

from renda_cli.errors import InputError
from renda_cli.rules.vocabulary import DEPUTY_STATES
from renda_cli.work import names, role, seating, structure
from renda_cli.work.desk import Desk
from renda_cli.work.seats import acting, coming, held

_STATUS_ON_A_DAY = f"iif({acting('deputy_line', 'deputy_line.seat_id')}, 'in_office', 'suspended')"


def past(seat: str) -> str:
    """The SQL of a seat (an alias of deputy_line) of a congress that is over, or that ended with its term.

    Without a congress it counts as one of the present. `:latest` is what `latest` gives.
    """
    return f"""({seat}.status = 'ended' AND (
      EXISTS (SELECT 1 FROM json_each(:latest) WHERE key = {seat}.level AND {seat}.congress < value)
      OR EXISTS (SELECT 1 FROM seat_event e WHERE e.seat_id = {seat}.seat_id AND e.ground = 'term')))"""


_PAST = past("deputy_line")


class Filters:
    """`sql` are the conditions, `values` what is bound in them, `status` the SQL of a seat's state as it is asked for."""

    def __init__(self, desk: Desk, on: str | None = None) -> None:
        """With `on` only the seats held on that day, in the state of that day. Raises InputError."""
        self._desk = desk
        day = desk.day_if_given(on, "--on")
        self.values: dict[str, Any] = {"day": (day or desk.today).isoformat()}
        self._conditions = [held("deputy_line")] if day else []
        self.status = _STATUS_ON_A_DAY if day else "status"

    @property
    def sql(self) -> str:
        """All conditions together."""
        return " AND ".join(self._conditions) or "1"

    def seat(
        self,
        *,
        level: str | None,
        group: str | None,
        district: str | None,
        status: str | None,
        congress: int | None,
    ) -> None:
        """By what the seat is. Raises InputError."""
        if level is not None:
            self._equal("level", "level", seating.level_word(self._desk, level))
        if group is not None:
            self._equal("group_id", "group", names.group(self._desk, group).id)
        if district is not None:
            self._equal("district", "district", district.strip())
        if status is not None:
            self._equal(self.status, "status", _status(status))
        if congress is not None:
            self._equal("congress", "congress", congress)

    def person(self, *, role_: str | None, label: str | None) -> None:
        """By an office held on the day, and by a label of structure. Raises InputError."""
        if role_ is not None:
            self._conditions.append(role.holding("deputy_line.id"))
            self.values["role"] = role.role_word(role_)
        if label is not None:
            word = structure.label_word(self._desk, label)
            self._conditions.append(structure.bearing(word))
            self.values["labels"] = json.dumps(structure.written_as(word), ensure_ascii=False)

    def without_past(self) -> int:
        """Leaves out the seats of congresses that are over; returns how many these are."""
        self.values["latest"] = latest(self._desk)
        count = self._desk.file.tuples(f"SELECT count(*) FROM deputy_line WHERE {self.sql} AND {_PAST}", self.values)[
            0
        ][0]
        self._conditions += [f"NOT {_PAST}"] if count else []
        return int(count)

    def without_coming(self) -> int:
        """Leaves out the seats of the next congress, which has not begun; returns how many these are."""
        next_ = coming("deputy_line")
        sql = f"SELECT count(*) FROM deputy_line WHERE {self.sql} AND {next_}"
        found = int(self._desk.file.tuples(sql, self.values)[0][0])
        self._conditions += [f"NOT {next_}"] if found else []
        return found

    def _equal(self, sql: str, name: str, value: Any) -> None:
        self._conditions.append(f"{sql} = :{name}")
        self.values[name] = value


def latest(desk: Desk) -> str:
    """What :latest is in `past`: the present congress of each level, of the own as the town says, else the last that is known."""
    found = dict(desk.file.tuples("SELECT level, max(congress) FROM seat WHERE congress IS NOT NULL GROUP BY level"))
    own = desk.file.tuples("SELECT (SELECT level FROM own_level), congress FROM town WHERE congress IS NOT NULL")
    return json.dumps(found | dict(own), ensure_ascii=False)


def _status(text: str) -> str:
    found = {word: status for status, word in DEPUTY_STATES.items()}.get(text.strip(), text.strip())
    if found not in DEPUTY_STATES:
        raise InputError(f"没有“{text}”这种状态", f"可选：{'、'.join(DEPUTY_STATES.values())}")
    return found
