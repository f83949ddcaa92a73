"""Households that deputies keep in touch with or help. Whose they are is kept back unless asked for."""

from typing import Any

from renda_cli.errors import InputError
from renda_cli.rules import words
from renda_cli.rules.vocabulary import HOUSEHOLD_KINDS
from renda_cli.store.file import Row
from renda_cli.store.statements import insert_household
from renda_cli.work import doing, masking, names
from renda_cli.work.deputy import checked_phone
from renda_cli.work.desk import Desk, Listing, Receipt, writing

LIST_FIELDS = ("id", "deputy", "kind", "name", "people", "address", "phone", "from_on", "to_on", "note")
TOTAL_FIELDS = ("id", "deputy", "group", "households", "people")
_ALL = """SELECT h.id, d.name, h.kind, h.name, h.people, h.address, h.phone, h.from_on, h.to_on, h.note
    FROM household h JOIN deputy d ON d.id = h.deputy_id WHERE """
_NOW = "h.from_on <= :day AND coalesce(h.to_on, '9') > :day"
_CUSTOM = (("grid.households", "count(*)", "户"), ("grid.voters", "sum(h.people)", "名选民"))


@writing
def add(
    desk: Desk,
    deputy: str,
    *,
    head: str,
    people: int,
    kind: str = "联系户",
    address: str | None = None,
    phone: str | None = None,
    from_: str | None = None,
    note: str | None = None,
) -> Receipt:
    """Enters a household, by its head, that a deputy keeps in touch with from a day. Raises InputError."""
    who = names.deputy(desk, deputy)
    name = words.name(head, "户主姓名")
    from_on = desk.day(from_, "--from")
    kind = words.among(kind, HOUSEHOLD_KINDS, "--kind")
    columns: dict[str, Any] = {
        "people": doing.whole(people, "--people"),
        "address": words.note(address, "地址"),
        "phone": checked_phone(phone) if phone is not None else None,
        "note": words.note(note, "备注"),
    }
    _refuse_twin(desk, who, name, from_on.isoformat())
    household_id = insert_household(desk.file.db, deputy_id=who.id, name=name, kind=kind, from_on=from_on, **columns)
    doing.remark_unless_in_office(desk, who, from_on)
    line = f"已登记 {who.name} 的{kind} #{household_id}：{masking.person(name)}，{people} 人"
    return Receipt((line, _how_many(desk, who)), lambda: as_object(desk, household_id))


def _refuse_twin(desk: Desk, who: names.Named, name: str, from_on: str) -> None:
    there = desk.file.row(
        "SELECT id, from_on FROM household WHERE deputy_id = ? AND name = ? AND coalesce(to_on, '9') > ?",
        (who.id, name, from_on),
    )
    if there:
        raise InputError(
            f"{who.name} 自 {there['from_on']} 起已联系这一户（#{there['id']}）",
            "同名的另一户请在户主后写明，如 王某（东村）",
        )


def _how_many(desk: Desk, who: names.Named) -> str:
    """How many households and persons the deputy has today, against what is customary."""
    sql = f"SELECT count(*), coalesce(sum(h.people), 0) FROM household h WHERE h.deputy_id = :deputy AND {_NOW}"
    ((count, people),) = desk.file.tuples(sql, {"deputy": who.id, "day": desk.today.isoformat()})
    wanted = [(desk.rulebook.found_on(key, desk.today), unit) for key, _, unit in _CUSTOM]
    said = "、".join(f"{value.value} {unit}" for value, unit in wanted if value)
    return f"{who.name} 现联系 {count} 户 {people} 人" + (f"（规则：每名代表 {said}）" if said else "")


@writing
def end(desk: Desk, deputy: str, *, head: str, on: str | None = None) -> Receipt:
    """Records that a deputy no longer keeps in touch with a household; from that day on it does not count. Raises InputError."""
    who = names.deputy(desk, deputy)
    name, day = words.name(head, "户主姓名"), desk.day(on)
    one = _current(desk, who, name)
    if day.isoformat() < one["from_on"]:
        raise InputError(f"这一户 {one['from_on']} 才开始联系，不能在 {day.isoformat()} 结束", "请核对 --on")
    desk.file.update("household", one["id"], to_on=day.isoformat())
    line = f"已登记 {who.name} 自 {day.isoformat()} 起不再联系 #{one['id']} {masking.person(name)}（{one['kind']}）"
    return Receipt((line, _how_many(desk, who)), lambda: as_object(desk, one["id"]))


def _current(desk: Desk, who: names.Named, name: str) -> Row:
    sql = "SELECT * FROM household WHERE deputy_id = ? AND to_on IS NULL ORDER BY id"
    found = [dict(row) for row in desk.file.rows(sql, (who.id,))]
    fitting = [one for one in found if one["name"] == name]
    if not fitting:
        listed = "、".join(f"#{one['id']} {masking.person(one['name'])}" for one in found)
        how = (
            f"现在联系的有：{listed}；全名请用 renda deputy household list --private 查" if found else "现在一户也没有"
        )
        raise InputError(f"{who.name} 没有户主叫“{name}”的联系户", how)
    return fitting[0]


def as_object(desk: Desk, household_id: int) -> dict[str, Any]:
    """One household (fields LIST_FIELDS), masked."""
    (row,) = desk.file.tuples(f"{_ALL} h.id = ?", (household_id,))
    return dict(zip(LIST_FIELDS, _kept_back(row), strict=True))


def _kept_back(row: tuple[Any, ...]) -> tuple[Any, ...]:
    number, deputy, kind, name, people, _, phone, from_on, to_on, _ = row
    return (number, deputy, kind, masking.person(name), people, None, masking.phone(phone), from_on, to_on, None)


def list_(
    desk: Desk, *, deputy: str | None = None, totals: bool = False, without: bool = False, private: bool = False
) -> Listing:
    """The households of today (fields LIST_FIELDS), heads and phones masked, addresses and notes left out unless `private`.

    With `totals` a row a deputy (fields TOTAL_FIELDS), with `without` the own level's acting deputies who have none (fields
    doing.WITHOUT_FIELDS). Raises InputError.
    """
    if without and (totals or private or deputy is not None):
        raise InputError("--without 列的是没有联系户的代表", "请去掉 --deputy、--totals、--private")
    if totals and private:
        raise InputError("--totals 不列户主", "请去掉 --private")
    day = desk.today.isoformat()
    if without:
        there = f"household h WHERE h.deputy_id = d.id AND {_NOW}"
        rows = doing.without(desk, there, desk.today)
        return Listing(doing.WITHOUT_FIELDS, rows, (f"共 {len(rows)} 名",), f"{day} 没有联系户、帮扶户的代表")
    who = None if deputy is None else names.deputy(desk, deputy).id
    about = {"day": day, "deputy": who}
    where = f"{_NOW}{'' if who is None else ' AND h.deputy_id = :deputy'}"
    notes = _notes(desk, where, about)
    if totals:
        return Listing(TOTAL_FIELDS, desk.file.tuples(_TOTALS.format(where), about), notes, f"{day} 各代表联系户")
    found = desk.file.tuples(f"{_ALL} {where} ORDER BY h.deputy_id, h.id", about)
    rows = found if private else [_kept_back(row) for row in found]
    if rows and not private:
        notes = (*notes, "户主、电话、地址、备注已隐去，完整的加 --private")
    return Listing(LIST_FIELDS, rows, notes, f"{day} 联系户、帮扶户")


_TOTALS = """SELECT d.id, d.name,
      (SELECT g.name FROM seat t JOIN deputy_group g ON g.id = t.group_id WHERE t.deputy_id = d.id ORDER BY t.id DESC LIMIT 1),
      count(*), sum(h.people)
    FROM household h JOIN deputy d ON d.id = h.deputy_id WHERE {} GROUP BY d.id ORDER BY d.id"""


def _notes(desk: Desk, where: str, about: dict[str, Any]) -> tuple[str, ...]:
    """Households and persons in all and of each kind; and how many deputies have fewer than is customary."""
    kinds = desk.file.tuples(
        f"SELECT h.kind, count(*), sum(h.people) FROM household h WHERE {where} GROUP BY h.kind ORDER BY h.kind DESC",
        about,
    )
    ((deputies,),) = desk.file.tuples(f"SELECT count(DISTINCT h.deputy_id) FROM household h WHERE {where}", about)
    told = "、".join(f"{kind} {count} 户 {people} 人" for kind, count, people in kinds)
    total = f"共 {sum(one[1] for one in kinds)} 户 {sum(one[2] for one in kinds)} 人，由 {deputies} 名代表联系"
    notes = [f"{total}（{told}）" if len(kinds) > 1 else total]
    for key, measure, unit in _CUSTOM if about["deputy"] is None else ():
        if wanted := desk.rulebook.found_on(key, desk.today):
            there = f"household h WHERE h.deputy_id = d.id AND {_NOW} GROUP BY h.deputy_id HAVING {measure} >= :least"
            fewer = len(doing.without(desk, there, desk.today, least=wanted.value))
            notes += (
                [f"提醒：在任的本级代表中 {fewer} 名联系的少于 {wanted.value} {unit}（{wanted.source}）"]
                if fewer
                else []
            )
    return tuple(notes)
