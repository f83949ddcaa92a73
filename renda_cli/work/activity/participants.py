"""Who takes part in an activity, and how often."""

import json
import re
from collections.abc import Iterable, Mapping
from datetime import date

from renda_cli.errors import InputError
from renda_cli.rules import words
from renda_cli.store.statements import insert_activity_deputy
from renda_cli.work import names
from renda_cli.work.desk import Desk
from renda_cli.work.seats import acting

Times = dict[int, int]  # deputy id → how often
WITH_TIMES = r"(?a:(.+?)\s*[=＝]\s*(\d{1,4}))"
_FEW = 5


def read(desk: Desk, texts: list[str] | None, times: int) -> Times:
    """The deputies of an option, `张三=2` for one who came twice, else each `times`. Raises InputError."""
    found: Times = {}
    for text in words.parts(texts):
        match = re.fullmatch(WITH_TIMES, text)
        named = names.deputy(desk, match[1] if match else text)
        if named.id in found:
            raise InputError(f"代表“{named.name}”写了两遍", "请去掉一个；参加几次的写成 姓名=次数")
        found[named.id] = int(match[2]) if match else times
        if not found[named.id]:
            raise InputError(f"代表“{text}”参加了 0 次", "没有参加的请不要写")
    return found


def of_group(desk: Desk, text: str, day: date) -> list[int]:
    """All members of a group who act as deputies on a day. Raises InputError, also when there is none."""
    group = names.group(desk, text)
    found = desk.file.tuples(
        f"SELECT DISTINCT t.deputy_id FROM seat t WHERE {acting('t', 't.id')} AND (t.group_id = :group "
        "OR t.deputy_id IN (SELECT deputy_id FROM group_member WHERE group_id = :group)) ORDER BY 1",
        {"day": day.isoformat(), "group": group.id},
    )
    if not found:
        raise InputError(f"{group.name}在 {day.isoformat()} 没有在任的代表", "请核对 --all-of 和日期")
    return [deputy for (deputy,) in found]


def everyone(desk: Desk, day: date) -> list[int]:
    """All who act as deputies of the own level on a day. Raises InputError when there is none."""
    found = desk.file.tuples(
        f"SELECT DISTINCT t.deputy_id FROM seat t WHERE {acting('t', 't.id')} AND t.level = (SELECT level FROM own_level) ORDER BY 1",
        {"day": day.isoformat()},
    )
    if not found:
        raise InputError(f"{day.isoformat()} 没有在任的本级代表", "请核对日期")
    return [deputy for (deputy,) in found]


def of(desk: Desk, activity_id: int) -> Times:
    """Who is listed so far."""
    return dict(
        desk.file.tuples(
            "SELECT deputy_id, times FROM activity_deputy WHERE activity_id = ? ORDER BY rowid", (activity_id,)
        )
    )


def write(desk: Desk, activity_id: int, wanted: Mapping[int, int]) -> None:
    """Makes these the participants; only what is otherwise is written."""
    there = of(desk, activity_id)
    db = desk.file.db
    db.executemany(
        "DELETE FROM activity_deputy WHERE activity_id = ? AND deputy_id = ?",
        [(activity_id, deputy) for deputy in there if deputy not in wanted],
    )
    db.executemany(
        "UPDATE activity_deputy SET times = ? WHERE activity_id = ? AND deputy_id = ?",
        [(times, activity_id, deputy) for deputy, times in wanted.items() if there.get(deputy, times) != times],
    )
    for deputy, times in wanted.items():
        if deputy not in there:
            insert_activity_deputy(db, activity_id=activity_id, deputy_id=deputy, times=times)


def remark_on_others(desk: Desk, deputies: Iterable[int], day: date) -> None:
    """Remarks on those who, by the seats entered, did not act as deputies on a day; they are taken in all the same."""
    rows = desk.file.tuples(
        "SELECT name FROM deputy d WHERE id IN (SELECT value FROM json_each(:ids)) "
        f"AND NOT EXISTS (SELECT 1 FROM seat t WHERE t.deputy_id = d.id AND {acting('t', 't.id')}) ORDER BY id",
        {"ids": json.dumps(list(deputies)), "day": day.isoformat()},
    )
    if rows:
        more = f"等 {len(rows)} 人" if len(rows) > _FEW else ""
        listed = "、".join(name for (name,) in rows[:_FEW])
        desk.remarks.append(f"注意：{listed}{more} 在 {day.isoformat()} 不是在任代表，请核对")
