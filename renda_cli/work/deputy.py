"""Deputies: who they are, what they were elected to, which group they belong to."""

from typing import Any

from renda_cli.errors import InputError
from renda_cli.rules import days, words
from renda_cli.rules.name_order import stroke_key, unknown_signs
from renda_cli.store.statements import insert_deputy, insert_deputy_label
from renda_cli.work import masking, names, person, seat, seating, structure
from renda_cli.work import role as roles
from renda_cli.work.desk import Desk, Listing, Receipt, writing
from renda_cli.work.filters import Filters
from renda_cli.work.pinyin import reading

LIST_FIELDS = ("id", "name", "gender", "nation", "level", "district", "group", "status")
PERSONAL = ("nation", "education", "party", "work")
_LABELS = {
    "nation": "民族",
    "education": "学历",
    "party": "政治面貌",
    "work": "工作单位及职务",
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
    level: str | None = None,
    district: str | None = None,
    group: str | None = None,
    congress: int | None = None,
    from_: str | None = None,
    elected_by: str | None = None,
    card_no: str | None = None,
    sector: str | None = None,
    **about: str | None,
) -> Receipt:
    """Enters a deputy and the seat, of the own level unless told. `about` may hold gender, born, phone and the PERSONAL fields.

    Someone of the same name may exist: two people can share a name, but not name and district. Raises InputError.
    """
    name = words.name(name, "代表姓名")
    columns = _person(desk, about)
    pinyin, initials = reading(name)
    deputy_id = insert_deputy(
        desk.file.db, name=name, pinyin=pinyin, initials=initials, stroke_order=_stroke_order(desk, name), **columns
    )
    set_labels(desk, deputy_id, sector)
    seating.enter(
        desk, deputy_id, level=level, district=district, group=group, congress=congress, from_=from_, elected_by=elected_by,
        card_no=card_no,
    )  # fmt: skip
    seating.refuse_twin(desk, deputy_id)
    seating.remark_namesake(desk, deputy_id)
    structure.refuse_contradiction(desk, deputy_id)
    (row,) = desk.file.rows('SELECT level, district, "group" FROM deputy_line WHERE id = ?', (deputy_id,))
    line = f"已登记代表 #{deputy_id} {name}（{'，'.join(word for word in row if word)}）"
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
    congress: int | None = None,
    from_: str | None = None,
    elected_by: str | None = None,
    card_no: str | None = None,
    sector: str | None = None,
    **about: str | None,
) -> Receipt:
    """Corrects a deputy's entry; only what is given changes, an empty text takes away what is optional.

    Of several seats none can be meant here. Raises InputError.
    """
    named = names.deputy(desk, deputy)
    taken_away = {
        field: None for field in ("gender", "born") if about.get(field) is not None and not str(about[field]).strip()
    }
    columns = _person(desk, {**about, **taken_away}) | taken_away
    if name is not None:
        columns["name"] = words.name(name, "代表姓名")
        columns["pinyin"], columns["initials"] = reading(columns["name"])
        columns["stroke_order"] = _stroke_order(desk, columns["name"])
    of_seat: dict[str, Any] = {
        "level": level, "district": district, "group": group, "congress": congress, "from_": from_, "elected_by": elected_by,
        "card_no": card_no,
    }  # fmt: skip
    changes_seat = any(value is not None for value in of_seat.values())
    if not columns and not changes_seat and sector is None:
        raise InputError("没有写要改什么", "请加 --name、--phone、--district、--group 等")
    set_labels(desk, named.id, sector)
    if columns:
        desk.file.update("deputy", named.id, **columns)
    if changes_seat:
        seating.change(desk, seat.only(desk, named), **of_seat)
    seating.refuse_twin(desk, named.id)
    structure.refuse_contradiction(desk, named.id)
    return Receipt((f"已修改代表 #{named.id} {columns.get('name', named.name)}",), lambda: show(desk, f"#{named.id}"))


def list_(
    desk: Desk,
    *,
    level: str | None = None,
    group: str | None = None,
    district: str | None = None,
    status: str | None = None,
    congress: int | None = None,
    role: str | None = None,
    label: str | None = None,
    on: str | None = None,
    sort: str = "id",
) -> Listing:
    """Deputies by seat (fields LIST_FIELDS), filtered and sorted (_SORTS). Raises InputError.

    Seats of congresses that are over are left out unless a congress, a state or a day is asked for, those of the next
    congress unless it is asked for.
    """
    if sort not in _SORTS:
        raise InputError(f"--sort 没有“{sort}”", f"可选：{'、'.join(_SORTS)}")
    wanted = Filters(desk, on)
    wanted.seat(level=level, group=group, district=district, status=status, congress=congress)
    wanted.person(role_=role, label=label)
    coming = 0 if on or congress else wanted.without_coming()
    past = 0 if on or status or congress else wanted.without_past()
    rows = desk.file.tuples(
        f'SELECT id, name, gender, nation, level, district, "group", {wanted.status} FROM deputy_line '
        f"WHERE {wanted.sql} ORDER BY {_SORTS[sort]}",
        wanted.values,
    )
    notes = [*seat.counted(rows)]
    notes += [f"往届的 {past} 席没有列出，要看请加 --congress 届 或 --status 终止"] if past else []
    notes += [f"已当选、任期还没有开始的下一届 {coming} 席没有列出，要看请加 --congress 届"] if coming else []
    return Listing(LIST_FIELDS, rows, tuple(notes))


def show(desk: Desk, deputy: str, *, private: bool = False) -> dict[str, Any]:
    """One deputy with seats, offices, groups, what the year counts and the proposals; the phone number masked unless `private`.

    Level, district and the like at the top are those of the seat held now, of the own level if there are several.
    """
    named = names.deputy(desk, deputy)
    row = desk.file.row(f"SELECT * FROM deputy_line WHERE id = ? ORDER BY {seat.MAIN_FIRST}", (named.id,))
    assert row is not None
    found: dict[str, Any] = {field: row[field] for field in _SHOWN}
    found["phone"] = row["phone"] if private else masking.phone(row["phone"])
    found |= person.year_so_far(desk, named.id)
    found["seats"] = seat.of_deputy(desk, named.id)
    found["roles"] = roles.of_deputy(desk, named.id)
    found["groups"] = person.groups(desk, named.id)
    found["proposals"] = person.proposals(desk, named.id)
    return found


_SHOWN = (
    "id", "name", "gender", "born", "nation", "education", "party", "work", "sector", "level", "district", "group", "status", "from_on",
    "to_on", "congress", "elected_by", "card_no",
)  # fmt: skip
