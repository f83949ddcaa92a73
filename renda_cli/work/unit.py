"""The units that handle proposals."""

from datetime import date
from typing import Any

from renda_cli.errors import InputError
from renda_cli.rules import words
from renda_cli.store.file import Row
from renda_cli.store.statements import insert_unit, insert_unit_former_name
from renda_cli.work import names
from renda_cli.work.deputy import checked_phone, masked
from renda_cli.work.desk import Desk, Listing, Receipt, writing
from renda_cli.work.proposal import acts
from renda_cli.work.proposal.replying import all_replied

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
    """Merges a unit into another, which takes over what is being handled and promised; what is done stays with the old one.

    Raises InputError when both are one.
    """
    old, new = names.unit(desk, unit), names.unit(desk, into)
    if old.id == new.id:
        raise InputError(f"{old.name} 不能并入自己", "请核对 --into")
    merged_on = desk.day(on)
    desk.file.update("unit", old.id, merged_into_id=new.id, merged_on=merged_on.isoformat())
    moved = _hand_over(desk, old, new, merged_on)
    desk.file.db.execute(
        "UPDATE promise SET unit_id = ? WHERE unit_id = ? AND kept_on IS NULL AND broken_on IS NULL", (new.id, old.id)
    )
    lines = [
        f"已登记 {old.name} 并入 {new.name}（{merged_on.isoformat()}），在办的 {len(moved)} 件由 {new.name} 继续办理"
    ]
    lines += ["，".join(moved)] if moved else []
    return Receipt(tuple(lines), lambda: show(desk, new.name))


def _hand_over(desk: Desk, old: names.Named, new: names.Named, merged_on: date) -> list[str]:
    """Moves what the old unit still handles to the new one; returns the numbers of the proposals."""
    rows = desk.file.rows(
        "SELECT h.id, h.role, h.owes_reply, p.id AS proposal_id, p.round, p.no, s.number AS session FROM handler h "
        "JOIN proposal p ON p.id = h.proposal_id LEFT JOIN session s ON s.id = p.session_id "
        "WHERE h.unit_id = ? AND p.status <> 'closed' ORDER BY p.id",
        (old.id,),
    )
    for row in rows:
        _not_before_its_acts(desk, dict(row), merged_on, old.name)
        _take_over(desk, dict(row), new.id, f"{old.name}并入{new.name}", merged_on)
        acts.record(desk, {"id": row["proposal_id"]}, "unit", merged_on, f"{old.name}并入{new.name}，由其继续办理")
    return [names.full(dict(row)) for row in rows]


def _not_before_its_acts(desk: Desk, row: Row, merged_on: date, name: str) -> None:
    ((last,),) = desk.file.tuples(
        """SELECT max(day) FROM (SELECT max(assigned_on, coalesce(signed_on, '')) AS day FROM assignment WHERE id = :id
             UNION ALL SELECT replied_on FROM reply WHERE assignment_id = :id UNION ALL SELECT given_on FROM co_opinion WHERE assignment_id = :id)""",
        {"id": row["id"]},
    )
    if merged_on.isoformat() < last:
        raise InputError(
            f"{name} 在 {last} 还在办理 {names.full(row)}，不能在 {merged_on.isoformat()} 并入别的单位", "请核对 --on"
        )


def _take_over(desk: Desk, old: Row, unit_id: int, why: str, on: date) -> None:
    """The new unit takes the old one's place; where it handles the proposal already, the weightier assignment stays."""
    there = desk.file.row(
        "SELECT id, role, owes_reply FROM handler WHERE proposal_id = ? AND unit_id = ?", (old["proposal_id"], unit_id)
    )
    if there is None:
        desk.file.update("assignment", old["id"], unit_id=unit_id)
    elif there["role"] == "co" and old["role"] != "co":
        acts.end_assignment(desk, there["id"], on, why)
        desk.file.update("assignment", old["id"], unit_id=unit_id)
    else:
        _carry_debt(desk, old, there["id"])
        acts.end_assignment(desk, old["id"], on, why)
        _settle(desk, old["proposal_id"])


def _carry_debt(desk: Desk, old: Row, assignment_id: int) -> None:
    """What the old unit still owes in this round the new one owes, unless it has answered in it."""
    answered = desk.file.row("SELECT 1 FROM reply WHERE assignment_id = ? AND round = ?", (assignment_id, old["round"]))
    if old["owes_reply"] and not answered:
        desk.file.db.execute(
            "UPDATE deadline SET assignment_id = ? WHERE assignment_id = ? AND kind IN ('reply', 'rehandle') AND met_on IS NULL "
            "AND NOT EXISTS (SELECT 1 FROM assignment WHERE id = ? AND owes_reply)",
            (assignment_id, old["id"], assignment_id),
        )
        desk.file.update("assignment", assignment_id, owes_reply=True)


def _settle(desk: Desk, proposal_id: int) -> None:
    """When the last that owed a reply went into one that has answered, all have replied."""
    (row,) = [dict(one) for one in desk.file.rows("SELECT * FROM proposal WHERE id = ?", (proposal_id,))]
    if row["status"] in ("assigned", "rehandling") and not acts.owing(desk, row):
        desk.file.update("proposal", proposal_id, status="replied")
        all_replied(desk, row)


def list_(desk: Desk, *, private: bool = False) -> Listing:
    """All units with the number of proposals assigned to each (fields LIST_FIELDS); phones masked unless `private`."""
    rows = desk.file.tuples(
        "SELECT id, name, head, leader, contact, phone, (SELECT count(*) FROM handler WHERE unit_id = unit.id), "
        "(SELECT name FROM unit u WHERE u.id = unit.merged_into_id) FROM unit ORDER BY id"
    )
    return Listing(LIST_FIELDS, [(*row[:5], row[5] if private else masked(row[5]), *row[6:]) for row in rows])


def show(desk: Desk, unit: str) -> dict[str, Any]:
    """One unit, its phone masked."""
    named = names.unit(desk, unit)
    return next(dict(zip(LIST_FIELDS, row, strict=True)) for row in list_(desk).rows if row[0] == named.id)
