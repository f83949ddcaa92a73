"""Who belongs to a group: by the seat to a 代表小组 or 代表团, by a row of its own to a party branch or party group."""

from renda_cli.errors import InputError
from renda_cli.store.file import Row
from renda_cli.store.statements import insert_group_member
from renda_cli.work.desk import Desk
from renda_cli.work.names import Named
from renda_cli.work.seats import acting

PARTY = ("党支部", "党小组")
_IN_OFFICE = f"EXISTS (SELECT 1 FROM seat t WHERE t.deputy_id = m.deputy_id AND {acting('t', 't.id')})"
# group_id, deputy_id of those who act on :day; a branch has the members of its party groups as well.
MEMBERS = f"""SELECT t.group_id, t.deputy_id FROM seat t WHERE t.group_id IS NOT NULL AND {acting("t", "t.id")}
    UNION SELECT m.group_id, m.deputy_id FROM group_member m WHERE {_IN_OFFICE}
    UNION SELECT g.parent_id, m.deputy_id FROM group_member m JOIN deputy_group g ON g.id = m.group_id
      WHERE g.parent_id IS NOT NULL AND {_IN_OFFICE}"""
# Membership as it was entered, whoever acts; seats that ended left aside.
_ENTERED = """SELECT 1 FROM seat WHERE group_id = :group AND deputy_id = :deputy AND status <> 'ended'
    UNION SELECT 1 FROM group_member m JOIN deputy_group g ON g.id = m.group_id
      WHERE m.deputy_id = :deputy AND :group IN (g.id, g.parent_id)"""


def belongs(desk: Desk, group_id: int, deputy_id: int) -> bool:
    """Whether a deputy is a member."""
    return desk.file.row(_ENTERED, {"group": group_id, "deputy": deputy_id}) is not None


def is_empty(desk: Desk, group: Row) -> bool:
    """Whether nobody was ever made a member, or all have left."""
    table = "group_member" if group["kind"] in PARTY else "seat"
    return desk.file.row(f"SELECT 1 FROM {table} WHERE group_id = ?", (group["id"],)) is None


def enter(desk: Desk, group: Row, who: Named) -> str | None:
    """Makes a deputy a member; the name of the group of its sort that he leaves for it.

    Raises InputError for a member, and for somebody who is not in office.
    """
    seat = _seat(desk, who)
    return _enter_party(desk, group, who) if group["kind"] in PARTY else _enter_seat(desk, group, who, seat)


def _seat(desk: Desk, who: Named) -> Row:
    """The seat by which a deputy belongs to a group: that of the own level, else the first that there is."""
    row = desk.file.row(
        "SELECT t.id, t.group_id, g.name FROM seat t LEFT JOIN deputy_group g ON g.id = t.group_id WHERE t.deputy_id = ? "
        "AND t.status <> 'ended' ORDER BY t.level <> (SELECT level FROM own_level), t.id",
        (who.id,),
    )
    if row is None:
        raise InputError(f"{who.name} 已经不在任，不能编入", "请用 renda deputy show 核对")
    return dict(row)


def _enter_seat(desk: Desk, group: Row, who: Named, seat: Row) -> str | None:
    if seat["group_id"] == group["id"]:
        raise _already(group, who)
    desk.file.update("seat", seat["id"], group_id=group["id"])
    former: str | None = seat["name"]
    return former


def _enter_party(desk: Desk, group: Row, who: Named) -> str | None:
    former = desk.file.row(
        "SELECT g.id, g.name FROM group_member m JOIN deputy_group g ON g.id = m.group_id WHERE m.deputy_id = ? AND g.kind = ?",
        (who.id, group["kind"]),
    )
    if former and former["id"] == group["id"]:
        raise _already(group, who)
    if former:
        _leave_party(desk, former["id"], who)
    insert_group_member(desk.file.db, group_id=group["id"], deputy_id=who.id)
    _remark_party(desk, who)
    return former["name"] if former else None


def _already(group: Row, who: Named) -> InputError:
    return InputError(f"{who.name} 已在{group['name']}里", "请去掉这一个")


def _remark_party(desk: Desk, who: Named) -> None:
    """Says so where the entry of somebody in a party organisation names another party, or none."""
    ((party,),) = desk.file.tuples("SELECT party FROM deputy WHERE id = ?", (who.id,))
    if party and "中共" not in party and "共产党" not in party and party not in ("党员", "预备党员"):
        desk.remarks.append(f"注意：{who.name} 登记的政治面貌是“{party}”，请核对")


def leave(desk: Desk, group: Row, who: Named) -> None:
    """Ends a membership. Raises InputError for somebody who is not a member."""
    if group["kind"] in PARTY:
        gone = _leave_party(desk, group["id"], who)
    else:
        sql = "UPDATE seat SET group_id = NULL WHERE group_id = ? AND deputy_id = ?"
        gone = desk.file.db.execute(sql, (group["id"], who.id)).rowcount
    if not gone:
        raise InputError(f"{who.name} 不在{group['name']}里", f"请用 renda deputy group show {group['name']} 核对")


def _leave_party(desk: Desk, group_id: int, who: Named) -> int:
    sql = "DELETE FROM group_member WHERE group_id = ? AND deputy_id = ?"
    return desk.file.db.execute(sql, (group_id, who.id)).rowcount
