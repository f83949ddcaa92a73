"""From the clerk's words to an activity, and the kinds of activity there are."""

import json
import re
from datetime import date, timedelta

from renda_cli.errors import InputError
from renda_cli.rules import words
from renda_cli.store.file import Row
from renda_cli.work.desk import Desk

_ID = r"(?a:[#＃]?(\d{1,9}))"
_MOST_CANDIDATES = 5


def activity(desk: Desk, text: str) -> Row:
    """An activity by its id (`12`, `#12`), its title, or a part of the title that only one has. Raises InputError.

    The row has the columns of the table.
    """
    text = text.strip()
    if number := re.fullmatch(_ID, text):
        found = desk.file.row("SELECT * FROM activity WHERE id = ?", (int(number[1]),))
        if found is None:
            raise InputError(f"没有编号为 #{number[1]} 的活动", "请用 renda deputy activity list 查编号")
        return dict(found)
    title = words.title(text, "活动")
    for condition in ("title = ?", "instr(title, ?) > 0"):
        rows = desk.file.rows(f"SELECT * FROM activity WHERE {condition} ORDER BY id DESC", (title,))
        if len(rows) == 1:
            return dict(rows[0])
        if rows:
            listed = "、".join(called(dict(row)) for row in rows[:_MOST_CANDIDATES])
            raise InputError(f"“{title}”对应 {len(rows)} 项活动：{listed}", f"请用编号指明，如 {rows[0]['id']}")
    raise InputError(f"没有标题里有“{title[:40]}”的活动", "请用 renda deputy activity list 查编号")


def called(row: Row) -> str:
    """An activity in a sentence: `#12 视察“河道整治”（2022-06-01）`."""
    day = row["held_on"] or f"计划 {row['planned_on']}"
    return f"#{row['id']} {row['kind']}“{row['title']}”（{'取消' if row['status'] == 'dropped' else day}）"


def kinds(desk: Desk, day: date) -> list[str]:
    """The kinds of activity on a day: the customary ones, then the town's own."""
    keys = ("activity.kinds", "activity.own_kinds")
    return list(dict.fromkeys(name for key in keys for name in desk.rulebook.list_on(key, day, desk.today)))


def kind(desk: Desk, text: str, day: date) -> str:
    """A kind of activity on a day. Raises InputError with the kinds there are and how to add one."""
    word = words.title(text, "--kind")
    known = kinds(desk, day)
    if word not in known:
        own = json.dumps([*desk.rulebook.list_on("activity.own_kinds", day, desk.today), word], ensure_ascii=False)
        how = f"renda rules set activity.own_kinds '{own}' --from {day.isoformat()} --source 出处"
        raise InputError(f"--kind 没有“{word}”这一种", f"可选：{'、'.join(known)}；本镇自己的种类先登记：{how}")
    return word


def require_planned(row: Row, what: str) -> None:
    """Raises InputError for an activity that was held or given up."""
    if row["status"] != "planned":
        state = {"done": f"已在 {row['held_on']} 开展", "dropped": "已取消"}[row["status"]]
        how = f"改正请用 renda deputy activity edit {row['id']}" if row["status"] == "done" else "请重新登记"
        raise InputError(f"{called(row)}{state}，不能{what}", how)


def shifted(row: Row, first: date) -> date | None:
    """The last day of an activity that begins on another day and takes as long."""
    if row["until_on"] is None:
        return None
    began = date.fromisoformat(row["held_on"] or row["planned_on"])
    lasted: timedelta = date.fromisoformat(row["until_on"]) - began
    return first + lasted
