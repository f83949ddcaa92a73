"""The units that handle proposals."""

from datetime import date
from typing import Any

from renda_cli.errors import InputError
from renda_cli.rules import words
from renda_cli.store.statements import insert_unit, insert_unit_former_name
from renda_cli.work import masking, names
from renda_cli.work.deputy import checked_phone
from renda_cli.work.desk import Desk, Listing, Receipt, writing
from renda_cli.work.proposal import acts

LIST_FIELDS = ("id", "name", "head", "leader", "contact", "phone", "proposals", "merged_into")
_LABELS = {"head": "负责人", "leader": "分管领导", "contact": "联系人"}


@writing
def add(desk: Desk, /, name: str, **about: str | None) -> Receipt:
    """Enters a unit; `about` may hold head, leader, contact and phone. Raises InputError for a name entered before."""
    name = words.name(name, "单位名称")
    if desk.file.row("SELECT id FROM unit WHERE name = ?", (name,)):
        raise InputError(f"单位“{name}”已登记", "改正请用 renda proposal unit edit")
    columns = _columns(about)
    insert_unit(desk.file.db, name=name, **columns)
    return Receipt((f"已登记单位 {name}",), lambda: show(desk, name))


def _columns(about: dict[str, str | None]) -> dict[str, Any]:
    columns: dict[str, Any] = {
        field: words.note(about[field], label) for field, label in _LABELS.items() if about.get(field) is not None
    }
    if about.get("phone") is not None:
        columns["phone"] = checked_phone(about["phone"] or "")
    return columns


@writing
def edit(desk: Desk, /, unit: str, *, name: str | None = None, on: str | None = None, **about: str | None) -> Receipt:
    """Corrects a unit's entry; only what is given changes. A former name (until `on`) still finds it. Raises InputError."""
    named = names.unit(desk, unit)
    columns = _columns(about)
    if name is not None:
        columns["name"] = words.name(name, "单位名称")
        renamed_on = desk.day(on)
        other = desk.file.row("SELECT id FROM unit WHERE name = ? AND id <> ?", (columns["name"], named.id))
        if other:
            raise InputError(f"单位“{columns['name']}”已登记", "请换一个名称")
    if not columns:
        raise InputError("没有写要改什么", "请加 --name、--head、--leader、--contact 或 --phone")
    if on is not None and name is None:
        raise InputError("--on 是改名的日期", "请与 --name 一起写，或去掉")
    desk.file.update("unit", named.id, **columns)
    new_name = columns.get("name", named.name)
    if new_name != named.name:
        insert_unit_former_name(desk.file.db, unit_id=named.id, name=named.name, until_on=renamed_on)
        desk.remarks.clear()  # that the old name leads to the new one is what was done
        return Receipt((f"已修改单位 {new_name}（原名 {named.name}，仍可查到）",), lambda: show(desk, new_name))
    return Receipt((f"已修改单位 {new_name}",), lambda: show(desk, new_name))


@writing
def merge(desk: Desk, unit: str, *, into: str, on: str | None = None) -> Receipt:
    """Merges a unit into another, which owes from then on what the old one owed; what was done keeps the old one's name.

    Raises InputError when both are one, or the day lies before something that the old unit did.
    """
    old, new = names.unit(desk, unit), names.unit(desk, into)
    if old.id == new.id:
        raise InputError(f"{old.name} 不能并入自己", "请核对 --into")
    merged_on = desk.day(on)
    _not_before_its_acts(desk, old, merged_on)
    # Those merged into the old one before go along: a unit's successor is one step away.
    sql = "UPDATE unit SET merged_into_id = ? WHERE merged_into_id = ?"
    desk.file.db.execute(sql, (new.id, old.id))
    desk.file.update("unit", old.id, merged_into_id=new.id, merged_on=merged_on.isoformat())
    owed = [dict(row) for row in desk.file.rows(_OWED, (old.id,))]
    for row in owed:
        acts.record(desk, row, "unit", merged_on, f"{old.name}并入{new.name}，由其继续办理")
    lines = [
        f"已登记 {old.name} 并入 {new.name}（{merged_on.isoformat()}），在办的 {len(owed)} 件由 {new.name} 继续办理"
    ]
    lines += ["、".join(names.full(row) for row in owed)] if owed else []
    opinions = desk.file.rows(_OPINIONS_OWED, (old.id,))
    listed = "、".join(f"#{row['opinion_id']}" for row in opinions)
    lines += [f"没有答复的选民意见 {len(opinions)} 条由 {new.name} 继续办理：{listed}"] if opinions else []
    return Receipt(tuple(lines), lambda: show(desk, new.name))


_OWED = """SELECT DISTINCT p.id, p.no, s.number AS session FROM proposal p LEFT JOIN session s ON s.id = p.session_id
    JOIN open_deadline t ON t.proposal_id = p.id WHERE t.handler_id = ? ORDER BY p.id"""

_OPINIONS_OWED = """SELECT opinion_id FROM opinion_handler h JOIN opinion o ON o.id = h.opinion_id
    WHERE h.unit_id = ? AND o.status IN ('assigned', 'redoing') ORDER BY o.id"""


def _not_before_its_acts(desk: Desk, unit: names.Named, merged_on: date) -> None:
    ((last,),) = desk.file.tuples(
        """SELECT max(day) FROM (SELECT max(assigned_on, coalesce(signed_on, '')) AS day FROM assignment WHERE unit_id = :id
             UNION ALL SELECT r.replied_on FROM reply r JOIN assignment a ON a.id = r.assignment_id WHERE a.unit_id = :id
             UNION ALL SELECT o.given_on FROM co_opinion o JOIN assignment a ON a.id = o.assignment_id WHERE a.unit_id = :id
             UNION ALL SELECT ended_on FROM assignment WHERE unit_id = :id
             UNION ALL SELECT max(assigned_on, coalesce(ended_on, '')) FROM opinion_assignment WHERE unit_id = :id
             UNION ALL SELECT r.replied_on FROM opinion_reply r JOIN opinion_assignment a ON a.opinion_id = r.opinion_id
               AND a.round = r.round AND a.ended_on IS NULL WHERE a.unit_id = :id
             UNION ALL SELECT held_on FROM contact WHERE unit_id = :id UNION ALL SELECT urged_on FROM urge WHERE unit_id = :id
             UNION ALL SELECT max(made_on, coalesce(kept_on, ''), coalesce(broken_on, '')) FROM promise WHERE unit_id = :id)""",
        {"id": unit.id},
    )
    if last and merged_on.isoformat() < last:
        raise InputError(
            f"{unit.name} 在 {last} 还有办理的登记，不能在 {merged_on.isoformat()} 并入别的单位", "请核对 --on"
        )


def list_(desk: Desk, *, private: bool = False) -> Listing:
    """All units with the number of proposals assigned to each (fields LIST_FIELDS); phones masked unless `private`."""
    rows = desk.file.tuples(
        "SELECT id, name, head, leader, contact, phone, (SELECT count(*) FROM handler WHERE unit_id = unit.id), "
        "(SELECT name FROM unit u WHERE u.id = unit.merged_into_id) FROM unit ORDER BY id"
    )
    return Listing(LIST_FIELDS, [(*row[:5], row[5] if private else masking.phone(row[5]), *row[6:]) for row in rows])


def show(desk: Desk, unit: str) -> dict[str, Any]:
    """One unit, its phone masked."""
    named = names.unit(desk, unit)
    return next(dict(zip(LIST_FIELDS, row, strict=True)) for row in list_(desk).rows if row[0] == named.id)
