"""Stations read: as a list, and one whole."""

from datetime import date
from typing import Any

from renda_cli.rules import days
from renda_cli.rules.vocabulary import STAFF_ROLES
from renda_cli.work import doing, masking, names
from renda_cli.work.desk import Desk, Listing
from renda_cli.work.seats import OFFICIAL_ORDER, acting, held
from renda_cli.work.station import naming
from renda_cli.work.station.balance import balance
from renda_cli.work.station.life import ALWAYS

LIST_FIELDS = (
    "id", "name", "kind", "level", "village", "parent", "head", "deputies", "visitors", "rule", "stars", "opened_on",
)  # fmt: skip
CLOSED_FIELDS = (*LIST_FIELDS, "closed_on")
ROLE_ORDER = f"instr('{'|'.join(f'-{role}' for role in STAFF_ROLES)}', '-' || role)"


def now(alias: str) -> str:
    """The SQL of a row with from_on and to_on (an alias) that still holds when :day is over."""
    return f"coalesce({alias}.from_on, :day) <= :day AND coalesce({alias}.to_on, '9') > :day"


# Of `station_deputy p`, with :day: whether the deputy holds a seat, suspended or not.
IN_OFFICE = f"EXISTS (SELECT 1 FROM seat t WHERE t.deputy_id = p.deputy_id AND {held('t')})"
_POSTED = f"""SELECT p.station_id, sum(NOT p.visiting) AS deputies, sum(p.visiting) AS visitors FROM station_deputy p
    WHERE {now("p")} AND {IN_OFFICE} GROUP BY p.station_id"""
_LIST = f"""WITH posted AS MATERIALIZED ({_POSTED}) SELECT s.id, s.name, s.kind, s.level, s.village, s.parent,
      (SELECT group_concat(person, '、') FROM (SELECT f.person FROM station_staff f WHERE f.station_id = s.id AND f.role = '站长'
        AND {now("f")} ORDER BY f.id)) AS head,
      coalesce(n.deputies, 0) AS deputies, coalesce(n.visitors, 0) AS visitors,
      (SELECT group_concat(rule, '；') FROM (SELECT c.rule FROM station_schedule c WHERE c.station_id = s.id AND {now("c")}
        ORDER BY c.from_on, c.id)) AS rule,
      iif(coalesce(s.stars_until, '9') >= :day, s.stars, NULL) AS stars, s.opened_on, s.closed_on, s.stars_until, s.stars AS given
    FROM station_line s LEFT JOIN posted n ON n.station_id = s.id"""
_OPEN = "coalesce(s.closed_on, '9') > :day"


def list_(
    desk: Desk,
    *,
    kind: str | None = None,
    level: str | None = None,
    village: str | None = None,
    stars: int | None = None,
    closed: bool = False,
) -> Listing:
    """The stations of today with who is in them (fields LIST_FIELDS), or with `closed` those that there were (fields CLOSED_FIELDS).

    `stars` are those in force today. Whoever has left office is not counted. Raises InputError.
    """
    asked: dict[str, Any] = {"day": desk.today.isoformat(), "stars": stars, "village": village and village.strip()}
    asked["kind"] = None if kind is None else naming.kind_code(kind)
    asked["level"] = None if level is None else naming.level_word(level)
    where = [f"(:{name} IS NULL OR s.{name} = :{name})" for name in ("kind", "level", "village")]
    where += ["(:stars IS NULL OR stars = :stars)", f"NOT ({_OPEN})" if closed else _OPEN]
    found = [
        dict(row) for row in desk.file.rows(f"SELECT * FROM ({_LIST}) s WHERE {' AND '.join(where)} ORDER BY id", asked)
    ]
    fields = CLOSED_FIELDS if closed else LIST_FIELDS
    title = "已撤销的家站点" if closed else ""
    return Listing(fields, [tuple(row[field] for field in fields) for row in found], _notes(found), title)


def counted(kinds: list[str]) -> str:
    """How many of each kind: `家 1 个、站 10 个`."""
    counts = {word: kinds.count(code) for word, code in naming.KINDS.items()}
    return "、".join(f"{word} {count} 个" for word, count in counts.items() if count)


def _notes(found: list[dict[str, Any]]) -> tuple[str, ...]:
    """How many of each kind and how many deputies, and the stars that have expired."""
    if not found:
        return ()
    at_home, visiting = (sum(row[name] for row in found) for name in ("deputies", "visitors"))
    total = f"{counted([row['kind'] for row in found])}；进站代表 {at_home} 名" + (
        f"，外站代表 {visiting} 名" if visiting else ""
    )
    expired = [
        f"{row['name']}（{row['given']} 星，{row['stars_until']} 止）"
        for row in found
        if row["given"] and not row["stars"]
    ]
    return (total, *([f"星级已过有效期：{'、'.join(expired)}"] if expired else []))


def show(desk: Desk, station: str, year: str | None = None, *, private: bool = False) -> dict[str, Any]:
    """One station whole: its entry, who is in it, schedules, ratings, and the papers, receptions, opinions and activities of a year.

    Phones are masked unless `private`. Raises InputError.
    """
    named = names.station(desk, station)
    number = desk.today.year if year is None else doing.of_year(days.year(year))
    day = min(doing.end_of(desk, number), desk.today)
    about = {
        "id": named.id, "day": desk.today.isoformat(), "last": day.isoformat(), "first": f"{number}-01-01", "end": f"{number}-12-31",
        "year": number,
    }  # fmt: skip
    ask = _Asked(desk, about)
    (row,) = ask.all("SELECT * FROM station_line WHERE id = :id")
    plain = (
        "id",
        "name",
        "kind",
        "level",
        "online",
        "village",
        "address",
        "area",
        "phone",
        "parent",
        "opened_on",
        "closed_on",
        "note",
    )
    found = {name: row[name] for name in plain} | {
        "online": bool(row["online"]), "year": number, **_counts(desk, ask, named.id, number), "children": ask.all(_CHILDREN), "staff": ask.all(_STAFF),
        "deputies": ask.all(_deputies("0")), "visitors": ask.all(_deputies("1")), "former": _true(ask.all(_FORMER), "visiting"),
        "schedules": ask.all(_SCHEDULES), "checks": _true(ask.all(_CHECKS), "met"), "ratings": _true(ask.all(_RATINGS), "in_force"),
        "papers": ask.all(_PAPERS), "awards": ask.all(_AWARDS), "activities": ask.all(_ACTIVITIES),
    }  # fmt: skip
    if not private:
        for one in (found, *found["staff"]):
            one["phone"] = masking.phone(one["phone"])
    return found


class _Asked:
    """The queries of one station, all with the same values."""

    def __init__(self, desk: Desk, values: dict[str, Any]) -> None:
        self._desk, self._values = desk, values

    def all(self, sql: str) -> list[dict[str, Any]]:
        """The rows of a query."""
        return [dict(row) for row in self._desk.file.rows(sql, self._values)]


def _true(rows: list[dict[str, Any]], field: str) -> list[dict[str, Any]]:
    return [{**row, field: bool(row[field])} for row in rows]


def _counts(desk: Desk, ask: _Asked, station_id: int, year: int) -> dict[str, int]:
    """Receptions, voters and opinions of the year; what was counted and not listed one by one is among the opinions."""
    (held_,) = ask.all(_RECEPTIONS)
    said = balance(desk, date(year, 1, 1), date(year, 12, 31), station_id).counts
    return {**held_, "opinions": said.pop("received"), **{name: said[name] for name in _STANDS}}


_RECEPTIONS = """SELECT coalesce(sum(times), 0) AS receptions, coalesce(sum(voters), 0) AS voters
    FROM reception_line WHERE station_id = :id AND held_on BETWEEN :first AND :end"""
_STANDS = ("answered", "under_way", "referred", "turned")
_CHILDREN = "SELECT id, name, kind, closed_on FROM station WHERE parent_id = :id ORDER BY id"
_STAFF = f"""SELECT f.id, f.role, f.person, f.deputy_id, f.phone, f.from_on, f.to_on FROM station_staff f WHERE f.station_id = :id
    ORDER BY NOT ({now("f")}), {ROLE_ORDER}, f.id"""
_FORMER = """SELECT d.id, d.name, p.visiting, p.from_on, p.to_on FROM station_deputy p JOIN deputy d ON d.id = p.deputy_id
    WHERE p.station_id = :id AND p.to_on <= :day ORDER BY p.to_on DESC, p.id"""
_SCHEDULES = f"""SELECT rule, hours, off_day, seats AS seats_a_day, nullif(from_on, '{ALWAYS}') AS from_on, to_on FROM station_schedule
    WHERE station_id = :id AND coalesce(to_on, '9') >= :day ORDER BY from_on, id"""
_CHECKS = """SELECT list, item, met, checked_on, note FROM checklist_mark m WHERE station_id = :id AND checked_on = (SELECT max(checked_on)
      FROM checklist_mark WHERE station_id = :id AND list = m.list AND item = m.item AND checked_on <= :last) ORDER BY list, id"""
_RATINGS = """SELECT stars, score, rated_on, until_on, rated_by, note,
      coalesce(until_on, '9') >= :day AND NOT EXISTS (SELECT 1 FROM station_rating l WHERE l.station_id = :id
        AND (l.rated_on, l.id) > (r.rated_on, r.id)) AS in_force
    FROM station_rating r WHERE station_id = :id ORDER BY rated_on DESC, id DESC"""
_PAPERS = (
    "SELECT year, kind, handed_on, text, file FROM station_paper WHERE station_id = :id AND year = :year ORDER BY kind"
)
_AWARDS = f"""SELECT given_on AS "on", kind, title, given_by, {doing.in_yuan("prize_fen")} AS prize FROM award
    WHERE station_id = :id ORDER BY given_on DESC, id"""
_ACTIVITIES = """SELECT id, "on", kind, title, attendances, suggestions, status FROM activity_line
    WHERE station_id = :id AND "on" BETWEEN :first AND :end ORDER BY "on", id"""


_LEVELS = f"""(SELECT group_concat(level, '、') FROM (SELECT DISTINCT t.level FROM seat t WHERE t.deputy_id = d.id AND {held("t")}
    ORDER BY t.level <> (SELECT level FROM own_level), t.id))"""
_GROUP = f"""(SELECT g.name FROM seat t JOIN deputy_group g ON g.id = t.group_id WHERE t.deputy_id = d.id AND {held("t")}
    ORDER BY t.level <> (SELECT level FROM own_level), t.id LIMIT 1)"""


def _deputies(visiting: str) -> str:
    """The deputies posted at a station, at home or visiting: the levels at which each sits, the group, and whether still in office."""
    return f"""SELECT d.id, d.name, {_LEVELS} AS level, {_GROUP} AS "group", p.from_on,
      CASE WHEN EXISTS (SELECT 1 FROM seat t WHERE t.deputy_id = d.id AND {acting("t", "t.id")}) THEN 'in_office'
        WHEN EXISTS (SELECT 1 FROM seat t WHERE t.deputy_id = d.id AND {held("t")}) THEN 'suspended' ELSE 'ended' END AS status
    FROM station_deputy p JOIN deputy d ON d.id = p.deputy_id WHERE p.station_id = :id AND p.visiting = {visiting} AND {now("p")}
    ORDER BY {OFFICIAL_ORDER}"""


def size(desk: Desk, station_id: int, day: date) -> tuple[int, int]:
    """How many deputies in office are at home at a station when a day is over, and how many visit it."""
    sql = f"SELECT deputies, visitors FROM ({_POSTED}) WHERE station_id = :id"
    found = desk.file.row(sql, {"id": station_id, "day": day.isoformat()})
    return (found["deputies"], found["visitors"]) if found else (0, 0)
