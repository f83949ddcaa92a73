"""Groups of deputies as lists and pages show them."""

from datetime import date
from typing import Any

from renda_cli.rules import days, words
from renda_cli.rules.vocabulary import GROUP_KINDS
from renda_cli.store.file import Row
from renda_cli.work import doing, group_year, marks, names
from renda_cli.work.desk import Desk, Listing
from renda_cli.work.membership import MEMBERS, PARTY
from renda_cli.work.seats import OFFICIAL_ORDER, acting, at_each_level

LIST_FIELDS = ("id", "name", "leader", "deputies", "proposals", "kind", "plan", "summary", "activities")
_LINES = f"""WITH size AS (SELECT group_id, count(*) AS deputies FROM ({MEMBERS}) GROUP BY group_id)
    SELECT g.id, g.name, d.name AS leader, coalesce(size.deputies, 0) AS deputies,
      (SELECT count(*) FROM proposal WHERE group_id = g.id) AS proposals, g.kind, coalesce(g.founded_on, (SELECT term_start FROM town)) AS since,
      (SELECT handed_on FROM group_paper WHERE group_id = g.id AND year = :year AND kind = 'plan') AS plan,
      (SELECT handed_on FROM group_paper WHERE group_id = g.id AND year = :year AND kind = 'summary') AS summary
    FROM deputy_group g LEFT JOIN deputy d ON d.id = g.leader_id LEFT JOIN size ON size.group_id = g.id WHERE """
_THERE = "coalesce(g.founded_on, :day) <= :day AND coalesce(g.ended_on, '9') > :day"


def lines(desk: Desk, year: int, day: date, where: str = "1", **values: Any) -> list[Row]:
    """The groups that there were on a day, as that day saw them, with the papers and activities of a year.

    A row's fields are those of LIST_FIELDS, `quarters`, and `since`: when it was founded, or else the term began. `where` may
    leave some out.
    """
    return _lines(desk, year, day, f"{_THERE} AND {where}", **values)


def line(desk: Desk, group_id: int) -> Row:
    """One group as the list of today shows it (fields LIST_FIELDS), even where it has ended."""
    return {field: value for field, value in of_year(desk, group_id, desk.today.year).items() if field in LIST_FIELDS}


def of_year(desk: Desk, group_id: int, year: int) -> Row:
    """One group as `lines` gives it, even where it has ended."""
    (row,) = _lines(desk, year, doing.end_of(desk, year), "g.id = :id", id=group_id)
    return row


def _lines(desk: Desk, year: int, day: date, where: str, **values: Any) -> list[Row]:
    active = group_year.quarters(desk, year)
    nothing = [0] * len(group_year.QUARTERS)
    rows = desk.file.rows(f"{_LINES} {where} ORDER BY g.id", {"year": year, "day": day.isoformat(), **values})
    found = [{**dict(row), "quarters": active.get(row["id"], nothing)} for row in rows]
    return [{**row, "activities": sum(row["quarters"])} for row in found]


def list_(desk: Desk, *, kind: str | None = None, year: str | None = None) -> Listing:
    """The groups of a year, as its end or today sees them: deputies in office, proposals, papers and activities of the year.

    Fields LIST_FIELDS. Raises InputError.
    """
    number = desk.today.year if year is None else days.year(year)
    wanted = None if kind is None else words.among(kind, GROUP_KINDS, "--kind")
    day = doing.end_of(desk, number)
    found = lines(desk, number, day, "g.kind = coalesce(:kind, g.kind)", kind=wanted)
    rows = [tuple(row[field] for field in LIST_FIELDS) for row in found]
    return Listing(LIST_FIELDS, rows, _notes(desk, found, number, day) if found else ())


# A deputy at several levels belongs to a group by one of the seats.
_SEATS = at_each_level(
    f"EXISTS (SELECT 1 FROM seat s WHERE s.deputy_id = t.deputy_id AND s.group_id IS NOT NULL AND {acting('s', 's.id')})"
)


def _notes(desk: Desk, found: list[Row], year: int, day: date) -> tuple[str, ...]:
    """How many of each kind, what they handed in and did, and how many of the deputies of each level belong to a group."""
    counted = {kind: sum(row["kind"] == kind for row in found) for kind in GROUP_KINDS}
    kinds = "、".join(f"{kind} {count} 个" for kind, count in counted.items() if count)
    plans, summaries = (sum(row[field] is not None for row in found) for field in ("plan", "summary"))
    did = f"{year}年已交计划 {plans} 个、总结 {summaries} 个，活动 {sum(row['activities'] for row in found)} 次"
    seats = desk.file.tuples(_SEATS, {"day": day.isoformat()})
    levels = "、".join(f"{level}代表 {total} 名中 {grouped} 名" for level, total, grouped in seats)
    by_seat = any(row["kind"] not in PARTY for row in found)
    return (f"{kinds}；{did}", *((f"在任的{levels}编入小组",) if levels and by_seat else ()))


def show(desk: Desk, name: str, year: str | None = None) -> dict[str, Any]:
    """One group: who leads it and belongs to it, what is below it, and the papers, activities and checks of a year."""
    named = names.group(desk, name)
    number = desk.today.year if year is None else days.year(year)
    row = of_year(desk, named.id, number)
    (own,) = desk.file.rows(_OWN, (named.id,))
    day = doing.end_of(desk, number)
    about = {"id": named.id, "day": day.isoformat(), "first": f"{number}-01-01", "last": f"{number}-12-31"}
    below = _lines(desk, number, day, "g.parent_id = :id", id=named.id)
    return {
        "id": named.id, "name": named.name, "kind": row["kind"], "parent": own["parent"], "leader": row["leader"],
        "founded_on": own["founded_on"], "ended_on": own["ended_on"], "deputies": row["deputies"], "proposals": row["proposals"], "year": number,
        "members": [dict(one) for one in desk.file.rows(_MEMBERS, about)],
        "groups": [{field: one[field] for field in ("id", "name", "leader", "deputies")} for one in below],
        "papers": group_year.papers(desk, named.id, number),
        "activities": [dict(one) for one in desk.file.rows(_ACTIVITIES, about)],
        "checks": [
            {field: one[field] for field in marks.FIELDS} for one in marks.last(desk, "group_id", day, named.id)
        ],
    }  # fmt: skip


_OWN = """SELECT g.founded_on, g.ended_on, p.name AS parent FROM deputy_group g LEFT JOIN deputy_group p ON p.id = g.parent_id
    WHERE g.id = ?"""
_MEMBERS = f"""SELECT d.id, d.name,
      (SELECT group_concat(level, '、') FROM (SELECT DISTINCT t.level FROM seat t WHERE t.deputy_id = d.id AND {acting("t", "t.id")}
        ORDER BY t.level <> (SELECT level FROM own_level), t.id)) AS level,
      (SELECT t.district FROM seat t WHERE t.deputy_id = d.id AND {acting("t", "t.id")}
        ORDER BY coalesce(t.group_id, 0) <> :id, t.level <> (SELECT level FROM own_level), t.id LIMIT 1) AS district,
      d.work
    FROM ({MEMBERS}) m JOIN deputy d ON d.id = m.deputy_id WHERE m.group_id = :id
    ORDER BY {OFFICIAL_ORDER}"""
_ACTIVITIES = """SELECT "on", kind, title, attendances, suggestions, status FROM activity_line
    WHERE group_id = :id AND "on" BETWEEN :first AND :last ORDER BY "on", id"""
