"""Offices within the congress: its chairman, the members of its presidium, its committees."""

from datetime import date

from renda_cli.work.desk import Desk
from renda_cli.work.seats import acting

PRESIDIUM = ("主席", "副主席", "主席团成员")  # the chairman and his deputies sit in it

_PRESIDIUM_ON = f"""SELECT DISTINCT r.deputy_id FROM deputy_role r JOIN seat t ON t.deputy_id = r.deputy_id
    WHERE r.role IN (SELECT value FROM json_each('["主席", "副主席", "主席团成员"]'))
    AND coalesce(r.from_on, :day) <= :day AND coalesce(r.to_on, :day) >= :day
    AND t.level = (SELECT level FROM own_level) AND {acting("t", "t.id")} ORDER BY r.deputy_id"""


def presidium_on(desk: Desk, day: date) -> list[int]:
    """The ids of the deputies who are members of the presidium on a day, none suspended on it."""
    return [row[0] for row in desk.file.tuples(_PRESIDIUM_ON, {"day": day.isoformat()})]
