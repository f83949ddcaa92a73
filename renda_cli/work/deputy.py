"""Deputies: who they are, what they were elected to, which group they belong to."""

from typing import Any

from renda_cli.errors import InputError
from renda_cli.rules import days, words
from renda_cli.rules.name_order import stroke_key, unknown_signs
from renda_cli.rules.vocabulary import DEPUTY_STATES
from renda_cli.store.statements import insert_deputy, insert_deputy_group, insert_deputy_label, insert_seat
from renda_cli.work import masking, names
from renda_cli.work.desk import Desk, Listing, Receipt, writing
from renda_cli.work.pinyin import reading

LIST_FIELDS = ("id", "name", "gender", "nation", "level", "district", "group", "status")
PERSONAL = ("nation", "education", "party", "work")
_LABELS = {
    "nation": "民族",
    "education": "学历",
    "party": "政治面貌",
    "work": "工作单位及职务",
    "level": "级别",
    "district": "选区",
}
_SORTS = {
    "id": "id, seat_id",
    "pinyin": "pinyin, id, seat_id",
    "stroke": "stroke_order, id, seat_id",
    "position": "position IS NULL, position, stroke_order, id, seat_id",
}


@writing
def add(
    desk: Desk,
    /,
    name: str,
    *,
    level: str = "镇",
    district: str | None = None,
    group: str | None = None,
    from_: str | None = None,
    sector: str | None = None,
    **about: str | None,
) -> Receipt:
    """Enters a deputy and the seat. `about` may hold gender, born, phone and the PERSONAL fields.

    Someone of the same name may exist: two people can share a name, but not name and district. Raises InputError.
    """
    name = words.name(name, "代表姓名")
    columns = _person(desk, about)
    district = words.note(district, "选区")
    from_on = desk.day_if_given(from_, "--from") or _start_of_term(desk)
    pinyin, initials = reading(name)
    deputy_id = insert_deputy(
        desk.file.db, name=name, pinyin=pinyin, initials=initials, stroke_order=_stroke_order(desk, name), **columns
    )
    set_labels(desk, deputy_id, sector)
    insert_seat(
        desk.file.db,
        deputy_id=deputy_id,
        level=words.title(level, "级别"),
        district=district,
        group_id=_group_id(desk, group),
        from_on=from_on,
    )
    _refuse_twin(desk, deputy_id)
    line = f"已登记代表 #{deputy_id} {name}（{'，'.join(word for word in (level, district, group) if word)}）"
    return Receipt((line,), lambda: show(desk, f"#{deputy_id}"))


def _person(desk: Desk, about: dict[str, str | None]) -> dict[str, Any]:
    """The columns of the person that were given, each checked."""
    columns: dict[str, Any] = {
        field: words.note(about[field], _LABELS[field]) for field in PERSONAL if about.get(field) is not None
    }
    gender, born, phone = about.get("gender"), about.get("born"), about.get("phone")
    if gender is not None:
        if gender not in ("男", "女"):
            raise InputError(f"--gender 没有“{gender}”", "可选：男、女")
        columns["gender"] = gender
    if born is not None:
        columns["born"] = days.born(born, desk.today)
    if phone is not None:
        columns["phone"] = checked_phone(phone)
    return columns


def _stroke_order(desk: Desk, name: str) -> str:
    if strange := unknown_signs(name):
        desk.remarks.append(f"提示：“{strange}”不在笔画表里，按笔画排在最后，可用 renda deputy order 定次序")
    return stroke_key(name)


def checked_phone(text: str) -> str | None:
    """A phone number of digits, `-`, `+` and spaces, or None for an empty text. Raises InputError."""
    text = text.strip()
    if text and not (5 <= len(text) <= 20 and all(sign in "0123456789-+ " for sign in text)):
        raise InputError(f"电话“{text[:30]}”不对", "请只写数字，如 138-0000-0000")
    return text or None


def set_labels(desk: Desk, deputy_id: int, sector: str | None) -> None:
    """Gives a deputy the labels of structure in a text (`工人、妇女`) in place of those there were; None leaves them."""
    if sector is None:
        return
    labels = dict.fromkeys(words.title(label, "代表结构") for label in words.parts([sector]))
    desk.file.db.execute("DELETE FROM deputy_label WHERE deputy_id = ?", (deputy_id,))
    for label in labels:
        insert_deputy_label(desk.file.db, deputy_id=deputy_id, label=label)


def _start_of_term(desk: Desk) -> Any:
    row = desk.file.row("SELECT term_start FROM town")
    return days.day(row["term_start"], desk.today) if row and row["term_start"] else None


def _refuse_twin(desk: Desk, deputy_id: int) -> None:
    """Raises InputError when another deputy has the same name, level and district: it is the same person twice."""
    twin = desk.file.row(
        "SELECT other.id, other.name, other.district FROM deputy_line me JOIN deputy_line other ON other.name = me.name "
        "AND other.level = me.level AND other.district IS me.district AND other.id <> me.id WHERE me.id = ?",
        (deputy_id,),
    )
    if twin:
        where = f"{twin['district']} " if twin["district"] else ""
        how = "同名的另一人请写明不同的 --district，改正请用 renda deputy edit"
        raise InputError(f"{where}已有代表 #{twin['id']} {twin['name']}", how)


def _group_id(desk: Desk, text: str | None) -> int | None:
    """The group's id; a group not heard of before is founded."""
    if text is None:
        return None
    name = words.name(text, "代表小组")
    found = desk.file.row("SELECT id FROM deputy_group WHERE name = ?", (name,))
    return found["id"] if found else insert_deputy_group(desk.file.db, name=name)


@writing
def edit(
    desk: Desk,
    /,
    deputy: str,
    *,
    name: str | None = None,
    level: str | None = None,
    district: str | None = None,
    group: str | None = None,
    from_: str | None = None,
    sector: str | None = None,
    **about: str | None,
) -> Receipt:
    """Corrects a deputy's entry; only what is given changes. Raises InputError."""
    named = names.deputy(desk, deputy)
    columns = _person(desk, about)
    if name is not None:
        columns["name"] = words.name(name, "代表姓名")
        columns["pinyin"], columns["initials"] = reading(columns["name"])
        columns["stroke_order"] = _stroke_order(desk, columns["name"])
    seat: dict[str, Any] = {}
    if level is not None:
        seat["level"] = words.title(level, "级别")
    if district is not None:
        seat["district"] = words.note(district, "选区")
    if from_ is not None:
        seat["from_on"] = desk.day(from_, "--from").isoformat()
    if not columns and not seat and group is None and sector is None:
        raise InputError("没有写要改什么", "请加 --name、--phone、--district、--group 等")
    set_labels(desk, named.id, sector)
    if columns:
        desk.file.update("deputy", named.id, **columns)
    if group is not None:
        seat["group_id"] = _group_id(desk, group)
    if seat:
        desk.file.update("seat", _only_seat(desk, named), **seat)
    _refuse_twin(desk, named.id)
    return Receipt((f"已修改代表 #{named.id} {columns.get('name', named.name)}",), lambda: show(desk, f"#{named.id}"))


def _only_seat(desk: Desk, named: names.Named) -> int:
    seats = desk.file.rows("SELECT id FROM seat WHERE deputy_id = ? ORDER BY id", (named.id,))
    return int(seats[0]["id"])


def list_(
    desk: Desk,
    *,
    level: str | None = None,
    group: str | None = None,
    district: str | None = None,
    status: str | None = None,
    sort: str = "id",
) -> Listing:
    """Deputies by seat (fields LIST_FIELDS), filtered and sorted (_SORTS). Raises InputError."""
    if sort not in _SORTS:
        raise InputError(f"--sort 没有“{sort}”", f"可选：{'、'.join(_SORTS)}")
    conditions: list[tuple[str, str]] = []
    if level is not None:
        conditions.append(("level = ?", level.strip()))
    if group is not None:
        conditions.append(('"group" = ?', names.group(desk, group).name))
    if district is not None:
        conditions.append(("district = ?", district.strip()))
    if status is not None:
        conditions.append(("status = ?", _status(status)))
    where = " AND ".join(condition for condition, _ in conditions) or "1"
    rows = desk.file.tuples(
        f'SELECT id, name, gender, nation, level, district, "group", status FROM deputy_line WHERE {where} ORDER BY {_SORTS[sort]}',
        [value for _, value in conditions],
    )
    return Listing(LIST_FIELDS, rows)


def _status(text: str) -> str:
    found = {word: status for status, word in DEPUTY_STATES.items()}.get(text.strip(), text.strip())
    if found not in DEPUTY_STATES:
        raise InputError(f"没有“{text}”这种状态", f"可选：{'、'.join(DEPUTY_STATES.values())}")
    return found


def show(desk: Desk, deputy: str, *, private: bool = False) -> dict[str, Any]:
    """One deputy with the seats and the proposals handed in; the phone number masked unless `private`."""
    named = names.deputy(desk, deputy)
    row = desk.file.row("SELECT * FROM deputy_line WHERE id = ? ORDER BY seat_id", (named.id,))
    assert row is not None
    fields = (
        "id",
        "name",
        "gender",
        "born",
        "nation",
        "education",
        "party",
        "work",
        "sector",
        "level",
        "district",
        "group",
        "status",
        "from_on",
        "to_on",
    )
    found: dict[str, Any] = {field: row[field] for field in fields}
    found["phone"] = row["phone"] if private else masking.phone(row["phone"])
    led = desk.file.rows(
        "SELECT session, no, title, status FROM proposal_line WHERE lead_id = ? ORDER BY session_id, id", (named.id,)
    )
    signed = desk.file.rows(
        "SELECT l.session, l.no, l.title, l.status FROM co_signer c JOIN proposal_line l ON l.id = c.proposal_id WHERE c.deputy_id = ? ORDER BY l.id",
        (named.id,),
    )
    found["proposals"] = [
        {**dict(one), "signed_as": signed_as} for rows, signed_as in ((led, "领衔"), (signed, "附议")) for one in rows
    ]
    return found
