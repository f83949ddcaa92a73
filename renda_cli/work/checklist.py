"""Checklists of groups (七有 …): which items were found to be met, and what the file itself shows beside them."""

from datetime import date

from renda_cli.errors import InputError
from renda_cli.rules import days, words
from renda_cli.rules.values import RuleValue
from renda_cli.store.file import Row
from renda_cli.store.statements import insert_checklist_mark
from renda_cli.work import doing, group_reading, group_year, names
from renda_cli.work.desk import Desk, Receipt, writing
from renda_cli.work.group_year import QUARTERS
from renda_cli.work.membership import PARTY

ALL = "全部"
OPEN = {"unmet": "未达标", "unchecked": "未检查"}
Norms = tuple[RuleValue | None, RuleValue | None]


@writing
def mark(
    desk: Desk,
    name: str | None,
    *,
    of: str | None = None,
    year: str | None = None,
    met: list[str] | None = None,
    unmet: list[str] | None = None,
    on: str | None = None,
    note: str | None = None,
) -> Receipt:
    """Records what was found of items of a checklist on a day; found again on that day, it is corrected. Raises InputError."""
    if name is None or year is not None:
        raise InputError("登记检查结果要写小组和日期", "如 renda deputy group check 东片小组 --met 1,2 --on 2022-06-30")
    group, checked_on = names.group(desk, name), desk.day(on)
    chosen, items = _list(desk, of, checked_on)
    found = _found(items, met, unmet)
    remark = words.note(note, "备注")
    for item, is_met in found.items():
        desk.file.db.execute(
            "DELETE FROM checklist_mark WHERE group_id = ? AND list = ? AND item = ? AND checked_on = ?",
            (group.id, chosen, item, checked_on.isoformat()),
        )
        insert_checklist_mark(
            desk.file.db, group_id=group.id, list=chosen, item=item, checked_on=checked_on, met=is_met, note=remark
        )
    line, day = (
        group_reading.of_year(desk, group.id, checked_on.year),
        max(checked_on, doing.end_of(desk, checked_on.year)),
    )
    (state,) = _judged(desk, [line], chosen, items, checked_on.year, day)
    return Receipt(_told(found, state, checked_on), lambda: state)


def _told(found: dict[str, bool], state: Row, day: date) -> tuple[str, ...]:
    counts = {"达标": sum(found.values()), "未达标": len(found) - sum(found.values())}
    told = "、".join(f"{word} {count} 项" for word, count in counts.items() if count)
    open_ = (f"{word}：{'、'.join(state[field])}" for field, word in OPEN.items() if state[field])
    now = "；".join((f"{state['list']}现达标 {state['met_counted']}/{len(state['items'])}", *open_))
    lines = (f"已登记 {state['name']} 的{state['list']}检查（{day.isoformat()}）：{told}", now)
    return (*lines, f"还缺：{'；'.join(state['missing'])}") if state["missing"] else lines


def known(desk: Desk, day: date) -> dict[str, list[str]]:
    """The checklists that there are on a day, the town's own among them, each with its items."""
    shipped: dict[str, list[str]] = desk.rulebook.value_on("checklists", day).value
    own = desk.rulebook.found_on("checklists.own", day)
    return shipped | (own.value if own else {})


def _list(desk: Desk, name: str | None, day: date) -> tuple[str, list[str]]:
    """The checklist named, or the only one that there is on a day, and its items. Raises InputError with those there are."""
    there = known(desk, day)
    if name is not None:
        chosen = words.among(name.strip(), tuple(there), "--list")
    elif len(there) > 1:
        raise InputError(f"检查表有 {len(there)} 种", f"请用 --list 写明：{'、'.join(there)}")
    else:
        (chosen,) = there
    return chosen, there[chosen]


def _found(items: list[str], met: list[str] | None, unmet: list[str] | None) -> dict[str, bool]:
    good, bad = _items(items, met, "--met"), _items(items, unmet, "--unmet")
    if both := [item for item in good if item in bad]:
        raise InputError(f"“{both[0]}”既写了达标又写了未达标", "请去掉一处")
    if not good and not bad:
        raise InputError("没有写查了哪几项", f"请加 --met 或 --unmet，写项目或序号：{_numbered(items)}")
    return dict.fromkeys(good, True) | dict.fromkeys(bad, False)


def _items(items: list[str], texts: list[str] | None, option: str) -> list[str]:
    """The items that an option names: by number, whole, or by a part that only one of them has. Raises InputError."""
    given = words.parts(texts)
    return (
        list(items) if given == [ALL] else words.without_repeats([_item(items, text, option) for text in given], "项目")
    )


def _item(items: list[str], text: str, option: str) -> str:
    if text in items:
        return text
    if text.isascii() and text.isdigit() and len(text) < 4 and 1 <= int(text) <= len(items):
        return items[int(text) - 1]
    fitting = [item for item in items if text in item]
    if len(fitting) != 1:
        what = f"{option} 的“{text[:40]}”" + ("不止一项有" if fitting else "不在检查表里")
        raise InputError(what, f"请写序号或项目：{_numbered(items)}")
    return fitting[0]


def _numbered(items: list[str]) -> str:
    return "、".join(f"{place} {item}" for place, item in enumerate(items, start=1))


def states(desk: Desk, name: str | None = None, *, of: str | None = None, year: str | None = None) -> list[Row]:
    """How one group stands by a checklist in a year, or all groups and delegations that there are. Raises InputError.

    `items` are its lines, each with `no`, `item`, `met` (None: never looked at), `checked_on`, `note`; `unmet` and `unchecked` are those
    found not to be met and those never looked at; `missing` are sentences on what the file shows besides.
    """
    number = desk.today.year if year is None else days.year(year)
    day = doing.end_of(desk, number)
    chosen, items = _list(desk, of, day)
    if name is not None:
        found = [group_reading.of_year(desk, names.group(desk, name).id, number)]
    else:
        found = group_reading.lines(desk, number, day, "g.kind IN ('代表小组', '代表团')")
    return _judged(desk, found, chosen, items, number, day)


def _judged(desk: Desk, groups: list[Row], chosen: str, items: list[str], year: int, day: date) -> list[Row]:
    norms = desk.rulebook.found_on("group.members", day), desk.rulebook.found_on("group.activities", day)
    marks = {(one["group_id"], one["item"]): one for one in group_year.last_marks(desk, day) if one["list"] == chosen}
    judged = []
    for group in groups:
        found = [marks.get((group["id"], item), {}) for item in items]
        lines = [
            {"no": place, "item": item, **{field: mark.get(field) for field in ("met", "checked_on", "note")}}
            for place, (item, mark) in enumerate(zip(items, found, strict=True), start=1)
        ]
        judged.append({
            **{field: group[field] for field in ("id", "name", "kind")}, "list": chosen, "year": year, "items": lines,
            "met_counted": sum(one["met"] is True for one in lines),
            **{field: group[field] for field in ("leader", "deputies", "plan", "summary", "activities", "quarters")},
            "unmet": [one["item"] for one in lines if one["met"] is False],
            "unchecked": [one["item"] for one in lines if one["met"] is None],
            "missing": _lacking(group, norms, day) if year <= desk.today.year else [],
        })  # fmt: skip
    return judged


def _lacking(group: Row, norms: Norms, day: date) -> list[str]:
    """What the file shows to be missing of a group up to a day of the year."""
    least, often = norms
    over = _quarters_over(day)
    lacking = [] if group["leader"] else ["没有组长"]
    if least and group["kind"] not in PARTY and group["deputies"] < least.value:
        lacking.append(f"代表 {group['deputies']} 名，不到 {least.value} 名")
    if not group["plan"]:
        lacking.append("没有交年度计划")
    if not group["summary"] and over == len(QUARTERS):
        lacking.append("没有交年度总结")
    if often and group["kind"] not in PARTY:
        lacking += _inactive(group, often.value, _quarters_before(group["since"], day), over)
    return lacking


def _quarters_over(day: date) -> int:
    return len(QUARTERS) if (day.month, day.day) == (12, 31) else (day.month - 1) // 3


def _quarters_before(since: str | None, day: date) -> int:
    """How many quarters of the year of `day` had begun when a group was founded: of these nothing is asked."""
    if since is None or since < f"{day.year}-01-02":
        return 0
    return len(QUARTERS) if since > f"{day.year}-12-31" else (int(since[5:7]) - 1) // 3 + 1


def _inactive(group: Row, often: int, first: int, over: int) -> list[str]:
    """Whether a group was active less often than is customary: in all, or, once a quarter, in a quarter that is over."""
    wanted = often * (over - first) // len(QUARTERS)
    if group["activities"] < wanted:
        return [f"活动 {group['activities']} 次，到此应有 {wanted} 次（每年 {often} 次）"]
    idle = [word for word, times in list(zip(QUARTERS, group["quarters"], strict=True))[first:over] if not times]
    return [f"{'、'.join(idle)}没有活动"] if idle and often >= len(QUARTERS) else []
