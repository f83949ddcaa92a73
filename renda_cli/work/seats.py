"""Seats as SQL, said once: who sat on a day, at which level the own congress is, in what order deputies are listed."""

from renda_cli.work.desk import Desk

# Of `deputy d`: as the office set it by hand, else by strokes.
OFFICIAL = ("d.position IS NULL", "d.position", "d.stroke_order", "d.id")
OFFICIAL_ORDER = ", ".join(OFFICIAL)
# Elected to the next congress: the seat begins with its first session, which nobody has entered yet.
_COMING = "(({0}.level = (SELECT level FROM own_level) AND {0}.congress > (SELECT congress FROM town)) IS TRUE)"
# With :day. A seat that ended without a day is not known to have been held on any.
_HELD = (
    "(coalesce({0}.from_on, :day) <= :day AND coalesce({0}.to_on, :day) >= :day AND ({0}.status <> 'ended' OR {0}.to_on IS NOT NULL)"
    f" AND NOT {_COMING})"
)
_SUSPENDED = (
    "(SELECT event FROM seat_event WHERE seat_id = {1} AND held_on <= :day AND event <> 'ended' "
    "ORDER BY held_on DESC, id DESC LIMIT 1) IS 'suspended'"
)


def own_level(desk: Desk) -> str:
    """The level of the file's own congress: 乡 or 镇."""
    ((level,),) = desk.file.tuples("SELECT level FROM own_level")
    return str(level)


def how_many_acting(desk: Desk, day: str) -> int:
    """How many deputies of the own level are acting on a day (ISO)."""
    sql = f"SELECT count(DISTINCT t.deputy_id) FROM seat t WHERE t.level = (SELECT level FROM own_level) AND {acting('t', 't.id')}"
    return int(desk.file.tuples(sql, {"day": day})[0][0])


def coming(seat: str) -> str:
    """The SQL of a seat (an alias of seat or deputy_line) of an own congress that has not begun."""
    return _COMING.format(seat)


def held(seat: str, day: str = ":day") -> str:
    """The SQL of a seat (an alias of seat or deputy_line) that is held on a day, suspended or not."""
    return _HELD.format(seat).replace(":day", day)


def at_each_level(fits: str) -> str:
    """The SQL of the deputies acting on :day by level, own first: level, how many, and how many of them fit a condition on seat `t`."""
    return f"""SELECT t.level, count(DISTINCT t.deputy_id), count(DISTINCT iif({fits}, t.deputy_id, NULL))
        FROM seat t WHERE {acting("t", "t.id")} GROUP BY t.level ORDER BY t.level <> (SELECT level FROM own_level), t.level"""


def acting(seat: str, seat_id: str, day: str = ":day") -> str:
    """The SQL of a seat that is held on a day by somebody who is not suspended on it."""
    return f"({held(seat, day)} AND NOT {_SUSPENDED.format(seat, seat_id).replace(':day', day)})"
