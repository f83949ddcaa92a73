"""Checklists (七有, 五上墙 …): which items were found to be met, and what the file itself shows beside them."""

from collections.abc import Callable
from datetime import date
from typing import NamedTuple

from renda_cli.errors import InputError
from renda_cli.rules import days, words
from renda_cli.store.file import Row
from renda_cli.store.statements import insert_checklist_mark
from renda_cli.work import doing, marks
from renda_cli.work.desk import Desk, Receipt, writing
from renda_cli.work.names import Named

ALL = "全部"
OPEN = {"unmet": "未达标", "unchecked": "未检查"}


class Subject(NamedTuple):
    """What is checked: groups, or stations.

    `column` says in the marks whose they are, `lists` is the rulebook's key, `shown` what a state tells of a line beside its marks.
    `lines` are those there were on a day, as a year and that day saw them, `of_year` is one of them; `lacking` is what the file shows to be
    missing of one. With `by_default` the first list is meant where none is named.
    """

    noun: str
    example: str
    column: str
    lists: str
    find: Callable[[Desk, str], Named]
    lines: Callable[[Desk, int, date], list[Row]]
    of_year: Callable[[Desk, int, int], Row]
    lacking: Callable[[Desk, Row, date], list[str]]
    shown: tuple[str, ...]
    mark_fields: tuple[str, ...] = ("met", "checked_on", "note")
    by_default: bool = False


@writing
def mark(
    desk: Desk,
    subject: Subject,
    name: str | None,
    *,
    of: str | None = None,
    year: str | None = None,
    met: list[str] | None = None,
    unmet: list[str] | None = None,
    photos: list[str] | None = None,
    on: str | None = None,
    note: str | None = None,
) -> Receipt:
    """Records what was found of items of a checklist on a day; found again on that day, it is corrected. Raises InputError.

    `photos` (`1=制度牌.jpg`) name the photo of an item; one that is there already stays until another is named.
    """
    if name is None or year is not None:
        raise InputError(f"登记检查结果要写{subject.noun}和日期", f"如 {subject.example}")
    one, checked_on = subject.find(desk, name), desk.day(on)
    chosen, items = chosen_list(desk, subject, of, checked_on)
    found = _found(items, met, unmet)
    pictures = _pictures(items, photos, found)
    remark = words.note(note, "备注")
    for item, is_met in found.items():
        earlier = _taken_back(desk, subject.column, (one.id, chosen, item, checked_on.isoformat()))
        insert_checklist_mark(
            desk.file.db, list=chosen, item=item, checked_on=checked_on, met=is_met, file=pictures.get(item, earlier), note=remark,
            **{subject.column: one.id},
        )  # fmt: skip
    line, day = (
        subject.of_year(desk, one.id, checked_on.year),
        max(checked_on, doing.end_of(desk, checked_on.year)),
    )
    (state,) = _judged(desk, subject, [line], chosen, items, checked_on.year, day)
    return Receipt(_told(found, len(pictures), state, checked_on), lambda: state)


def _taken_back(desk: Desk, column: str, key: tuple[int, str, str, str]) -> str | None:
    """Takes back what was found of an item earlier on that day; returns its photo."""
    where = f"checklist_mark WHERE {column} = ? AND list = ? AND item = ? AND checked_on = ?"
    found = desk.file.row(f"SELECT file FROM {where}", key)
    desk.file.db.execute(f"DELETE FROM {where}", key)
    return found["file"] if found else None


def _told(found: dict[str, bool], photos: int, state: Row, day: date) -> tuple[str, ...]:
    counts = {"达标": sum(found.values()), "未达标": len(found) - sum(found.values())}
    told = "、".join(f"{word} {count} 项" for word, count in counts.items() if count)
    told += f"，照片 {photos} 张" if photos else ""
    open_ = (f"{word}：{'、'.join(state[field])}" for field, word in OPEN.items() if state[field])
    now = "；".join((f"{state['list']}现达标 {state['met_counted']}/{len(state['items'])}", *open_))
    lines = (f"已登记 {state['name']} 的{state['list']}检查（{day.isoformat()}）：{told}", now)
    return (*lines, f"还缺：{'；'.join(state['missing'])}") if state["missing"] else lines


def known(desk: Desk, lists: str, day: date) -> dict[str, list[str]]:
    """The checklists of a key that there are on a day, the town's own among them, each with its items."""
    shipped: dict[str, list[str]] = desk.rulebook.value_on(lists, day).value
    own = desk.rulebook.found_on("checklists.own", day)
    return shipped | (own.value if own else {})


def chosen_list(desk: Desk, subject: Subject, name: str | None, day: date) -> tuple[str, list[str]]:
    """The checklist named, or the one that is meant where none is named, and its items. Raises InputError with those there are."""
    there = known(desk, subject.lists, day)
    if name is not None:
        chosen = words.among(name.strip(), tuple(there), "--list")
    elif len(there) > 1 and not subject.by_default:
        raise InputError(f"检查表有 {len(there)} 种", f"请用 --list 写明：{'、'.join(there)}")
    else:
        chosen = next(iter(there))
    return chosen, there[chosen]


def _found(items: list[str], met: list[str] | None, unmet: list[str] | None) -> dict[str, bool]:
    good, bad = _items(items, met, "--met"), _items(items, unmet, "--unmet")
    if both := [item for item in good if item in bad]:
        raise InputError(f"“{both[0]}”既写了达标又写了未达标", "请去掉一处")
    if not good and not bad:
        raise InputError("没有写查了哪几项", f"请加 --met 或 --unmet，写项目或序号：{_numbered(items)}")
    return dict.fromkeys(good, True) | dict.fromkeys(bad, False)


def _pictures(items: list[str], texts: list[str] | None, found: dict[str, bool]) -> dict[str, str]:
    """The file of the photo of each item that has one; it is only kept, never read. Raises InputError."""
    pairs = []
    for text in texts or ():
        name, sign, file = text.replace("＝", "=", 1).partition("=")
        if not sign or not name.strip():
            raise InputError(f"--photo 的“{text[:40]}”看不懂", "请写 项目=文件名，如 1=制度牌.jpg")
        pairs.append((_item(items, name.strip(), "--photo"), words.title(file, "照片的文件名")))
    words.without_repeats([item for item, _ in pairs], "照片的项目")
    if other := [item for item, _ in pairs if item not in found]:
        raise InputError(f"“{other[0]}”有照片，没有写达标还是未达标", "请同时写进 --met 或 --unmet")
    return dict(pairs)


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


def states(
    desk: Desk, subject: Subject, name: str | None = None, *, of: str | None = None, year: str | None = None
) -> list[Row]:
    """How one subject stands by a checklist in a year, or all that there are. Raises InputError.

    `items` are its lines, each with `no`, `item`, and the subject's `mark_fields` (`met` None: never looked at); `unmet` and `unchecked` are
    those found not to be met and those never looked at; `missing` are sentences on what the file shows besides.
    """
    number = desk.today.year if year is None else days.year(year)
    day = doing.end_of(desk, number)
    chosen, items = chosen_list(desk, subject, of, day)
    id_ = None if name is None else subject.find(desk, name).id
    found = subject.lines(desk, number, day) if id_ is None else [subject.of_year(desk, id_, number)]
    return _judged(desk, subject, found, chosen, items, number, day)


def _judged(
    desk: Desk, subject: Subject, lines: list[Row], chosen: str, items: list[str], year: int, day: date
) -> list[Row]:
    last = marks.last(desk, subject.column, day)
    by_item = {(one[subject.column], one["item"]): one for one in last if one["list"] == chosen}
    judged = []
    for line in lines:
        found = [by_item.get((line["id"], item), {}) for item in items]
        told = [
            {"no": place, "item": item, **{field: mark.get(field) for field in subject.mark_fields}}
            for place, (item, mark) in enumerate(zip(items, found, strict=True), start=1)
        ]
        judged.append({
            **{field: line[field] for field in ("id", "name", "kind")}, "list": chosen, "year": year, "items": told,
            "met_counted": sum(one["met"] is True for one in told),
            **{field: line[field] for field in subject.shown},
            "unmet": [one["item"] for one in told if one["met"] is False],
            "unchecked": [one["item"] for one in told if one["met"] is None],
            "missing": subject.lacking(desk, line, day) if year <= desk.today.year else [],
        })  # fmt: skip
    return judged
