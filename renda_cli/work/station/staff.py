"""Who runs a station: its head, deputy heads, liaison officers and legal advisers."""

from datetime import date, timedelta
from typing import Any, NamedTuple

from renda_cli.errors import InputError
from renda_cli.rules import words
from renda_cli.rules.vocabulary import STAFF_ROLES
from renda_cli.store.file import Row
from renda_cli.store.statements import insert_station_staff
from renda_cli.work import doing, masking, names
from renda_cli.work.deputy import checked_phone
from renda_cli.work.desk import Desk, Listing, Receipt, writing
from renda_cli.work.station import naming
from renda_cli.work.station.reading import ROLE_ORDER, now

LIST_FIELDS = ("id", "station", "role", "person", "deputy_id", "phone", "from_on", "to_on")
HEAD = "站长"
_ALL = "SELECT f.id, s.name, f.role, f.person, f.deputy_id, f.phone, f.from_on, f.to_on FROM station_staff f JOIN station s ON s.id = f.station_id"


class _Person(NamedTuple):
    name: str
    deputy_id: int | None


@writing
def staff(
    desk: Desk,
    station: str | None,
    *,
    role: str | None = None,
    person: str | None = None,
    phone: str | None = None,
    from_: str | None = None,
    end: str | None = None,
    outside: bool = False,
    private: bool = False,
) -> Receipt:
    """Enters somebody who runs a station, with `end` alone ends a post, with `from_` and `end` enters one that is over.

    The name of exactly one deputy, or `#12`, is that deputy unless `outside`. A station has one head at a time: a new one ends the one before.
    Entered once more with phone, `from_` or `outside`, a post is corrected. Raises InputError.
    """
    if station is None:
        raise InputError("没有写家站点", "请写家站点名称，如 renda station staff 留道联络站 --role 站长 --person 张三")
    if private:
        raise InputError("--private 只用于列出人员", "登记时请去掉")
    row = naming.row_of(desk, station)
    role = None if role is None else words.among(role.strip(), STAFF_ROLES, "--role")
    if end is not None and from_ is None:
        if phone is not None or outside:
            raise InputError("--end 登记不再担任，不改电话和身份", "请去掉 --phone、--outside，另外登记")
        return _end(desk, row, role, person, desk.day(end, "--end"))
    if role is None or person is None:
        raise InputError("职务和姓名要一起写", f"请写 --role {'|'.join(STAFF_ROLES)} --person 姓名")
    who = _who(desk, person, outside)
    from_on, to_on = desk.day_if_given(from_, "--from"), desk.day_if_given(end, "--end")
    if from_on and to_on and to_on < from_on:
        raise InputError(f"--end {to_on.isoformat()} 早于 --from {from_on.isoformat()}", "请核对日期")
    there = _open(desk, row["id"], role, who, outside)
    if there and to_on is None:
        return _corrected(desk, row, there, who, phone, from_on, outside)
    if there:
        how = "不再担任请用 --end，不写 --from；改任职起请用 --from，不写 --end"
        raise InputError(f"{who.name} 已登记在任{role}", how)
    return _enter(desk, row, role, who, None if phone is None else checked_phone(phone), from_on, to_on)


def _who(desk: Desk, text: str, outside: bool) -> _Person:
    """The person, a deputy where the name is that of exactly one; said in a remark. Raises InputError."""
    if text.strip().startswith("#"):
        if outside:
            raise InputError("#编号 写的是代表，与 --outside 矛盾", "不是代表的请写姓名")
        deputy = names.deputy(desk, text)
        return _Person(deputy.name, deputy.id)
    name = words.name(text, "姓名")
    found = [] if outside else desk.file.tuples("SELECT id FROM deputy WHERE name = ? ORDER BY id", (name,))
    if len(found) > 1:
        told = "、".join(f"#{one}" for (one,) in found)
        raise InputError(f"“{name}”对应 {len(found)} 位代表：{told}", "请用 #编号 指明；不是其中哪一位的请加 --outside")
    if found:
        desk.remarks.append(f"提示：{name} 按代表 #{found[0][0]} 登记，不是代表本人的请再登记一次并加 --outside")
    return _Person(name, found[0][0] if found else None)


def _open(desk: Desk, station_id: int, role: str, who: _Person, outside: bool) -> Row | None:
    """The post that somebody holds, with no last day; one of that name counts unless it is known to be another deputy."""
    sql = """SELECT * FROM station_staff WHERE station_id = :station AND role = :role AND person = :name AND to_on IS NULL
        AND (:outside OR deputy_id IS NULL OR deputy_id IS :deputy) ORDER BY id"""
    about = {"station": station_id, "role": role, "name": who.name, "deputy": who.deputy_id, "outside": outside}
    row = desk.file.row(sql, about)
    return dict(row) if row else None


def _corrected(
    desk: Desk, row: Row, there: Row, who: _Person, phone: str | None, from_on: date | None, outside: bool
) -> Receipt:
    if phone is None and from_on is None and not outside and who.deputy_id == there["deputy_id"]:
        how = "不再担任请加 --end 日期，改电话请加 --phone"
        raise InputError(f"{who.name} 已登记任 {row['name']} {there['role']}", how)
    columns: dict[str, Any] = {"deputy_id": who.deputy_id}
    if phone is not None:
        columns["phone"] = checked_phone(phone)
    if from_on is not None:
        columns["from_on"] = from_on.isoformat()
    desk.file.update("station_staff", there["id"], **columns)
    return _receipt(desk, f"已改正 {row['name']} {there['role']} {who.name}{_as_deputy(who)}", there["id"])


def _as_deputy(who: _Person) -> str:
    return f"（代表 #{who.deputy_id}）" if who.deputy_id else ""


def _enter(
    desk: Desk, row: Row, role: str, who: _Person, phone: str | None, from_on: date | None, to_on: date | None
) -> Receipt:
    if row["closed_on"] and (to_on is None or to_on.isoformat() > row["closed_on"]):
        naming.standing(desk, row["name"])
    told = ""
    if role == HEAD and to_on is None:
        from_on, told = _succeed(desk, row, from_on)
    if who.deputy_id:
        doing.remark_unless_in_office(desk, names.Named(who.deputy_id, who.name), to_on or from_on or desk.today)
    made = insert_station_staff(
        desk.file.db, station_id=row["id"], role=role, person=who.name, deputy_id=who.deputy_id, phone=phone, from_on=from_on, to_on=to_on
    )  # fmt: skip
    since = f"，{from_on.isoformat()} 起" if from_on else ""
    until = f"，任至 {to_on.isoformat()}" if to_on else ""
    return _receipt(desk, f"已登记 {row['name']} {role} {who.name}{_as_deputy(who)}{since}{until}{told}", made)


def _succeed(desk: Desk, row: Row, from_on: date | None) -> tuple[date | None, str]:
    """Ends the post of the head there is the day before another begins, today where that is not said; and what is said of it."""
    sql = (
        "SELECT id, person, from_on FROM station_staff WHERE station_id = ? AND role = ? AND to_on IS NULL ORDER BY id"
    )
    there = desk.file.rows(sql, (row["id"], HEAD))
    if not there:
        return from_on, ""
    first = from_on or desk.today
    last = (first - timedelta(days=1)).isoformat()
    for one in there:
        if one["from_on"] and one["from_on"] > last:
            how = f"新站长的起始 {first.isoformat()} 不能在这之前，请核对 --from；登记错的请用 renda undo 撤销"
            raise InputError(f"{row['name']} 现任站长 {one['person']} {one['from_on']} 才任职", how)
        desk.file.update("station_staff", one["id"], to_on=last)
    return first, f"；原站长 {'、'.join(one['person'] for one in there)} 任至 {last}"


def _end(desk: Desk, row: Row, role: str | None, person: str | None, last: date) -> Receipt:
    """Enters the last day of the only post that fits. Raises InputError for none and for several."""
    sql = "SELECT * FROM station_staff WHERE station_id = ? AND to_on IS NULL ORDER BY id"
    there = [dict(one) for one in desk.file.rows(sql, (row["id"],))]
    fitting = [one for one in there if role in (None, one["role"]) and _is(one, person)]
    if len(fitting) != 1:
        told = "、".join(f"{one['role']} {one['person']}" for one in fitting or there)
        what = f"有 {len(fitting)} 个这样的在任人员" if fitting else "没有这样的在任人员"
        how = f"请用 --role、--person 指明其中一个：{told}" if told else f"请用 renda station show {row['name']} 核对"
        raise InputError(f"{row['name']} {what}", how)
    (one,) = fitting
    if one["from_on"] and last.isoformat() < one["from_on"]:
        raise InputError(
            f"{one['person']} {one['from_on']} 才任{one['role']}", f"{last.isoformat()} 更早，请核对 --end"
        )
    desk.file.update("station_staff", one["id"], to_on=last.isoformat())
    return _receipt(desk, f"已登记 {row['name']} {one['role']} {one['person']} 任至 {last.isoformat()}", one["id"])


def _is(one: Row, person: str | None) -> bool:
    """Whether a post is that of somebody named or, a deputy, numbered (`#12`)."""
    wanted = None if person is None else person.strip()
    return wanted in (None, one["person"]) or (one["deputy_id"] is not None and wanted == f"#{one['deputy_id']}")


def _receipt(desk: Desk, line: str, staff_id: int) -> Receipt:
    def read() -> dict[str, Any]:
        (found,) = desk.file.tuples(f"{_ALL} WHERE f.id = ?", (staff_id,))
        return dict(zip(LIST_FIELDS, _kept_back(found), strict=True))

    return Receipt((line,), read)


def _kept_back(row: tuple[Any, ...]) -> tuple[Any, ...]:
    place = LIST_FIELDS.index("phone")
    return (*row[:place], masking.phone(row[place]), *row[place + 1 :])


def list_(desk: Desk, station: str | None = None, *, role: str | None = None, private: bool = False) -> Listing:
    """Who runs a station today, or all of them (fields LIST_FIELDS); phones masked unless `private`. Raises InputError."""
    named = None if station is None else names.station(desk, station)
    word = None if role is None else words.among(role.strip(), STAFF_ROLES, "--role")
    about = {"station": named.id if named else None, "role": word, "day": desk.today.isoformat()}
    where = f"(:station IS NULL OR f.station_id = :station) AND (:role IS NULL OR f.role = :role) AND {now('f')}"
    found = desk.file.tuples(f"{_ALL} WHERE {where} ORDER BY f.station_id, {ROLE_ORDER}, f.id", about)
    rows = found if private else [_kept_back(row) for row in found]
    title = f"{named.name if named else '家站点'}人员"
    return Listing(LIST_FIELDS, rows, _notes(desk, found, everywhere=named is None and word in (None, HEAD)), title)


def _notes(desk: Desk, found: list[tuple[Any, ...]], *, everywhere: bool) -> tuple[str, ...]:
    """How many of each role, and which stations have no head."""
    roles = [row[LIST_FIELDS.index("role")] for row in found]
    counts = "、".join(f"{role} {roles.count(role)} 名" for role in STAFF_ROLES if role in roles)
    sql = f"""SELECT name FROM station s WHERE coalesce(closed_on, '9') > :day AND NOT EXISTS (SELECT 1 FROM station_staff f
        WHERE f.station_id = s.id AND f.role = '{HEAD}' AND {now("f")}) ORDER BY id"""
    headless = [name for (name,) in desk.file.tuples(sql, {"day": desk.today.isoformat()})] if everywhere else []
    lacking = f"没有站长的 {len(headless)} 个：{'、'.join(headless)}" if headless else ""
    return tuple(filter(None, (counts, lacking)))
