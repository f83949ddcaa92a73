"""Offices within the congress: its chairman, the members of its presidium, its committees."""

from datetime import date
from typing import Any

from renda_cli.errors import InputError
from renda_cli.rules import words
from renda_cli.rules.vocabulary import DEPUTY_ROLES
from renda_cli.store.statements import insert_deputy_role
from renda_cli.work import names
from renda_cli.work.desk import Desk, Listing, Receipt, writing
from renda_cli.work.seats import acting, held

LIST_FIELDS = ("id", "name", "role", "from_on", "to_on")
MEMBER = "主席团成员"
PRESIDIUM = ("主席", "副主席", MEMBER)  # the chairman and his deputies sit in it
_ONE_AT_A_TIME = ("主席",)
_HOLDS = "(r.role = :role OR (:role = '主席团成员' AND r.role IN ('主席', '副主席')))"
_ON = "coalesce(r.from_on, :day) <= :day AND coalesce(r.to_on, :day) >= :day"
_OWN_SEAT = "t.level = (SELECT level FROM own_level)"
_OF_GOVERNMENT = ("镇长", "乡长", "人民政府", "镇政府", "乡政府")


def presidium_on(desk: Desk, day: date) -> list[int]:
    """The ids of the deputies who are members of the presidium on a day, none suspended on it."""
    sql = f"""SELECT DISTINCT r.deputy_id FROM deputy_role r JOIN seat t ON t.deputy_id = r.deputy_id
        WHERE {_HOLDS} AND {_ON} AND {_OWN_SEAT} AND {acting("t", "t.id")} ORDER BY r.deputy_id"""
    return [row[0] for row in desk.file.tuples(sql, {"role": MEMBER, "day": day.isoformat()})]


def holding(deputy: str) -> str:
    """The SQL of a deputy (its id) who holds :role on :day; a chairman is a member of the presidium as well."""
    return f"EXISTS (SELECT 1 FROM deputy_role r WHERE r.deputy_id = {deputy} AND {_HOLDS} AND {_ON})"


def in_presidium(deputy: str) -> str:
    """The SQL of a deputy (its id) who is a member of the presidium with no last day."""
    listed = ", ".join(f"'{one}'" for one in PRESIDIUM)
    return f"EXISTS (SELECT 1 FROM deputy_role r WHERE r.deputy_id = {deputy} AND r.role IN ({listed}) AND r.to_on IS NULL)"


@writing
def add(desk: Desk, deputy: str, *, role: str, from_: str | None = None) -> Receipt:
    """Enters an office of a deputy in office at the own level; without `from_` it began with the seat. Raises InputError."""
    named = names.deputy(desk, deputy)
    role = role_word(role)
    from_on = _first_day(desk, named, desk.day_if_given(from_, "--from"))
    _refuse_second(desk, named, role, from_on)
    role_id = insert_deputy_role(desk.file.db, deputy_id=named.id, role=role, from_on=from_on)
    since = f"，{from_on.isoformat()} 起" if from_on else ""
    lines = [f"已登记 #{named.id} {named.name} 任{role}{since}"]
    if role in PRESIDIUM:
        lines += _about_presidium(desk, named, max(from_on or desk.today, desk.today))
    return Receipt(tuple(lines), lambda: _shown(desk, role_id))


@writing
def end(desk: Desk, deputy: str, *, role: str, on: str | None = None) -> Receipt:
    """Enters the last day of an office. Raises InputError for one that is not held."""
    named = names.deputy(desk, deputy)
    role = role_word(role)
    to_on = desk.day(on)
    row = desk.file.row(
        "SELECT id, from_on FROM deputy_role WHERE deputy_id = ? AND role = ? AND to_on IS NULL", (named.id, role)
    )
    if row is None:
        there = desk.file.tuples(
            "SELECT role FROM deputy_role WHERE deputy_id = ? AND to_on IS NULL ORDER BY id", (named.id,)
        )
        have = f"现任：{'、'.join(one[0] for one in there)}" if there else "没有登记现任的职务，见 renda deputy show"
        raise InputError(f"{named.name} 没有登记在任的“{role}”职务", have)
    if row["from_on"] and to_on.isoformat() < row["from_on"]:
        raise InputError(f"--on {to_on.isoformat()} 早于任职起 {row['from_on']}", "请核对 --on")
    desk.file.update("deputy_role", row["id"], to_on=to_on.isoformat())
    line = f"已登记 #{named.id} {named.name} 不再任{role}，任至 {to_on.isoformat()}"
    return Receipt((line,), lambda: _shown(desk, row["id"]))


def list_(desk: Desk, *, on: str | None = None, role: str | None = None) -> Listing:
    """Who holds an office on a day, today unless `on` says otherwise (fields LIST_FIELDS). Raises InputError."""
    day = desk.day_if_given(on, "--on") or desk.today
    asked = {"day": day.isoformat(), "role": role_word(role) if role is not None else None}
    rows = desk.file.tuples(
        f"""SELECT d.id, d.name, r.role, r.from_on, r.to_on FROM deputy_role r JOIN deputy d ON d.id = r.deputy_id
        WHERE {_ON} AND (:role IS NULL OR {_HOLDS})
        AND EXISTS (SELECT 1 FROM seat t WHERE t.deputy_id = d.id AND {_OWN_SEAT} AND {held("t")})
        ORDER BY d.position IS NULL, d.position, d.stroke_order, r.id""",
        asked,
    )
    rank = {word: place for place, word in enumerate(DEPUTY_ROLES)}
    rows.sort(key=lambda row: (rank.get(row[2], len(rank)), row[2] if row[2] not in rank else ""))
    size = len(presidium_on(desk, day))
    return Listing(LIST_FIELDS, rows, (f"主席团共 {size} 人（主席、副主席在内）",) if size else ())


def of_deputy(desk: Desk, deputy_id: int) -> list[dict[str, Any]]:
    """A person's offices, present and past."""
    sql = "SELECT role, from_on, to_on FROM deputy_role WHERE deputy_id = ? ORDER BY to_on IS NOT NULL, id"
    return [dict(row) for row in desk.file.rows(sql, (deputy_id,))]


def role_word(text: str) -> str:
    """An office: one of DEPUTY_ROLES, or another of the town's that is not to be mistaken for the presidium. Raises InputError."""
    role = words.title(text, "职务")
    if role not in DEPUTY_ROLES and "主席" in role:
        raise InputError(f"--role 没有“{role[:20]}”这一种", f"可选：{'、'.join(DEPUTY_ROLES)}，或本镇自定的别的职务")
    return role


def _first_day(desk: Desk, named: names.Named, from_on: date | None) -> date | None:
    """The day given, or that on which the seat began. Raises InputError for somebody who is not in office on it."""
    day = from_on or desk.today
    row = desk.file.row(
        f"SELECT t.from_on FROM seat t WHERE t.deputy_id = :deputy AND {_OWN_SEAT} AND {acting('t', 't.id')}",
        {"deputy": named.id, "day": day.isoformat()},
    )
    if row is None:
        raise InputError(
            f"{named.name} 在 {day.isoformat()} 不是在任的本级代表，不能担任人大职务",
            "请先用 renda deputy show 核对任职",
        )
    return from_on or (date.fromisoformat(row["from_on"]) if row["from_on"] else None)


def _refuse_second(desk: Desk, named: names.Named, role: str, from_on: date | None) -> None:
    """Raises InputError for an office that the person holds, or that another holds who is the only one to. Days may touch."""
    since = from_on.isoformat() if from_on else ""
    rows = desk.file.rows(
        "SELECT r.deputy_id, d.name, r.from_on, r.to_on FROM deputy_role r JOIN deputy d ON d.id = r.deputy_id "
        "WHERE r.role = ? AND coalesce(r.to_on, '9') > ? ORDER BY r.id",
        (role, since),
    )
    for row in rows:
        if row["deputy_id"] == named.id:
            raise InputError(
                f"{named.name} 已登记任{role}", f"不再担任请用 renda deputy role end #{named.id} --role {role}"
            )
        if role in _ONE_AT_A_TIME:
            raise InputError(
                f"{role}只能有一人，已登记的是 #{row['deputy_id']} {row['name']}（{row['from_on'] or ''}至{row['to_on'] or '今'}）",
                f"请先用 renda deputy role end #{row['deputy_id']} --role {role} 登记不再担任，接任的用 --from 写明日期",
            )


def _about_presidium(desk: Desk, named: names.Named, day: date) -> list[str]:
    """How many its members are; the law bars members from offices of the government."""
    lines = [f"主席团现有 {len(presidium_on(desk, day))} 人（主席、副主席在内）"]
    work = desk.file.tuples("SELECT work FROM deputy WHERE id = ?", (named.id,))[0][0] or ""
    if any(word in work for word in _OF_GOVERNMENT):
        lines.append(f"注意：登记的职务是“{work}”；主席团成员不得担任国家行政机关的职务，请核对")
    return lines


def _shown(desk: Desk, role_id: int) -> dict[str, Any]:
    sql = "SELECT d.id, d.name, r.role, r.from_on, r.to_on FROM deputy_role r JOIN deputy d ON d.id = r.deputy_id WHERE r.id = ?"
    (row,) = desk.file.rows(sql, (role_id,))
    return dict(row)
