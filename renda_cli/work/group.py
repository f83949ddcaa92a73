"""Groups and delegations of deputies, party branches and party groups: founded, led, joined and left."""

from typing import Any

from renda_cli.errors import InputError
from renda_cli.rules import words
from renda_cli.rules.vocabulary import GROUP_KINDS, GROUP_LEADERS
from renda_cli.store.file import Row
from renda_cli.store.statements import insert_deputy_group
from renda_cli.work import membership, names
from renda_cli.work.desk import Desk, Receipt, writing
from renda_cli.work.group_reading import line, show
from renda_cli.work.membership import PARTY


@writing
def add(
    desk: Desk,
    name: str,
    *,
    kind: str | None = None,
    leader: str | None = None,
    parent: str | None = None,
    founded: str | None = None,
    members: list[str] | None = None,
) -> Receipt:
    """Founds a group; entered once more with `leader` and nothing else, gives it that leader. Raises InputError."""
    name = words.name(name, "代表小组")
    found = desk.file.row("SELECT * FROM deputy_group WHERE name = ?", (name,))
    if found is not None:
        return _led(desk, dict(found), leader, new=any(about is not None for about in (kind, parent, founded, members)))
    kind = words.among(kind or GROUP_KINDS[0], GROUP_KINDS, "--kind")
    led_by = names.deputy(desk, leader) if leader is not None else None
    group_id = insert_deputy_group(
        desk.file.db, name=name, leader_id=led_by.id if led_by else None, kind=kind,
        parent_id=_branch(desk, parent) if parent is not None else None, founded_on=desk.day_if_given(founded, "--founded"),
    )  # fmt: skip
    group = _group(desk, name)
    _refuse_misfit(desk, group)
    lines = [_leader_line(group, led_by), *_joined(desk, group, names.deputies(desk, members))]
    _remark(desk, group)
    return Receipt(tuple(lines), lambda: line(desk, group_id))


def _led(desk: Desk, group: Row, leader: str | None, *, new: bool) -> Receipt:
    if leader is None or new:
        how = f"其他的请用 renda deputy group edit {group['name']} 修改" if new else "定组长请加 --leader 姓名"
        raise InputError(f"{group['kind']}“{group['name']}”已登记", how)
    led_by = names.deputy(desk, leader)
    desk.file.update("deputy_group", group["id"], leader_id=led_by.id)
    _remark(desk, {**group, "leader_id": led_by.id}, size=False)
    return Receipt((_leader_line(group, led_by),), lambda: line(desk, group["id"]))


def _leader_line(group: Row, led_by: names.Named | None) -> str:
    led = f"，{GROUP_LEADERS[group['kind']]} {led_by.name}" if led_by else ""
    return f"已登记{group['kind']} {group['name']}{led}"


def _branch(desk: Desk, text: str) -> int | None:
    """The id of the party branch that a party group belongs to; None for an empty text. Raises InputError."""
    if not text.strip():
        return None
    branch = _group(desk, text)
    if branch["kind"] != "党支部":
        raise InputError(f"{branch['name']} 是{branch['kind']}，不是党支部", "--parent 请写党小组所属的党支部")
    return int(branch["id"])


def _group(desk: Desk, text: str) -> Row:
    (row,) = desk.file.rows("SELECT * FROM deputy_group WHERE id = ?", (names.group(desk, text).id,))
    return dict(row)


def _refuse_misfit(desk: Desk, group: Row) -> None:
    """Raises InputError where kind, parent and days of a group do not go together."""
    if group["parent_id"] is not None and group["kind"] != "党小组":
        raise InputError(f"{group['kind']}没有上级党支部", "只有党小组才写 --parent")
    below = desk.file.row("SELECT name FROM deputy_group WHERE parent_id = ?", (group["id"],))
    if below and group["kind"] != "党支部":
        raise InputError(f"{group['name']} 下有 {below['name']}，只能是党支部", "请先改它们的上级")
    if group["ended_on"] and group["founded_on"] and group["ended_on"] < group["founded_on"]:
        raise InputError(f"撤销日期 {group['ended_on']} 早于成立 {group['founded_on']}", "请核对 --founded 和 --ended")


def _remark(desk: Desk, group: Row, *, size: bool = True) -> None:
    """What strikes one about a group: led from outside, smaller than is usual, a party group without a branch."""
    name = group["name"]
    if group["leader_id"] is not None and not membership.belongs(desk, group["id"], group["leader_id"]):
        who = names.deputy(desk, f"#{group['leader_id']}").name
        desk.remarks.append(f"注意：{who} 不在{name}里；编入请用 renda deputy group member {name} --add {who}")
    if group["kind"] == "党小组" and group["parent_id"] is None:
        desk.remarks.append(f"提醒：没有写所属的党支部，请用 renda deputy group edit {name} --parent 党支部 补上")
    least = desk.rulebook.found_on("group.members", desk.today)
    if size and least and group["kind"] not in PARTY and not membership.is_empty(desk, group):
        count = line(desk, group["id"])["deputies"]
        if count < least.value:
            desk.remarks.append(f"提醒：{name}有代表 {count} 名，不到 {least.value} 名（{least.source}）")


@writing
def edit(
    desk: Desk,
    name: str,
    *,
    new_name: str | None = None,
    kind: str | None = None,
    leader: str | None = None,
    parent: str | None = None,
    founded: str | None = None,
    ended: str | None = None,
) -> Receipt:
    """Corrects a group; only what is given changes, an empty text takes away leader, parent or day. Raises InputError."""
    group = _group(desk, name)
    columns: dict[str, Any] = {}
    if new_name is not None:
        columns["name"] = _new_name(desk, group, new_name)
    if kind is not None:
        columns["kind"] = _new_kind(desk, group, kind)
    if leader is not None:
        columns["leader_id"] = names.deputy(desk, leader).id if leader.strip() else None
    if parent is not None:
        columns["parent_id"] = _branch(desk, parent)
    for column, text in (("founded_on", founded), ("ended_on", ended)):
        if text is not None:
            option = f"--{column.removesuffix('_on')}"
            columns[column] = desk.day(text, option).isoformat() if text.strip() else None
    if not columns:
        raise InputError("没有写要改什么", "请加 --name、--leader、--parent、--founded 或 --ended")
    group |= columns
    _refuse_misfit(desk, group)
    desk.file.update("deputy_group", group["id"], **columns)
    _remark(desk, group, size=False)
    lines = [f"已修改{group['kind']} {group['name']}", *(_left_behind(desk, group) if ended else [])]
    return Receipt(tuple(lines), lambda: show(desk, group["name"]))


def _new_name(desk: Desk, group: Row, text: str) -> str:
    name = words.name(text, "代表小组")
    if desk.file.row("SELECT 1 FROM deputy_group WHERE name = ? AND id <> ?", (name, group["id"])):
        raise InputError(f"已有叫“{name}”的代表小组", "请用别的名称")
    return name


def _new_kind(desk: Desk, group: Row, text: str) -> str:
    kind = words.among(text, GROUP_KINDS, "--kind")
    if (kind in PARTY) != (group["kind"] in PARTY) and not membership.is_empty(desk, group):
        raise InputError(f"{group['name']} 已有成员，不能从{group['kind']}改为{kind}", "请另外登记一个")
    return kind


def _left_behind(desk: Desk, group: Row) -> list[str]:
    """Who is still a member of a group that ended."""
    count = line(desk, group["id"])["deputies"]
    return [f"提醒：还有 {count} 名代表编在{group['name']}里，请用 renda deputy group member 改编"] if count else []


@writing
def member(desk: Desk, name: str, *, adding: list[str] | None = None, removing: list[str] | None = None) -> Receipt:
    """Makes deputies members of a group, or ends their membership. Raises InputError."""
    group = _group(desk, name)
    coming, going = names.deputies(desk, adding), names.deputies(desk, removing)
    if not coming and not going:
        raise InputError("没有写编入或退出的代表", "请加 --add 姓名,… 或 --remove 姓名,…")
    if both := [one.name for one in coming if one in going]:
        raise InputError(f"{both[0]} 既写了编入又写了退出", "请去掉一处")
    for one in going:
        membership.leave(desk, group, one)
    lines = _joined(desk, group, coming)
    lines += [f"已退出{group['name']}：{'、'.join(one.name for one in going)}"] if going else []
    _remark(desk, group)
    return Receipt(tuple(lines), lambda: show(desk, group["name"]))


def _joined(desk: Desk, group: Row, coming: list[names.Named]) -> list[str]:
    told = []
    for one in coming:
        former = membership.enter(desk, group, one)
        told.append(f"{one.name}（原在{former}）" if former else one.name)
        if led := desk.file.row("SELECT kind FROM deputy_group WHERE name = ? AND leader_id = ?", (former, one.id)):
            how = f"请用 renda deputy group edit {former} --leader 姓名 另定"
            desk.remarks.append(f"注意：{one.name} 还登记为{former}的{GROUP_LEADERS[led['kind']]}；{how}")
    return [f"已编入{group['name']} {len(told)} 名：{'、'.join(told)}"] if told else []
