"""通知: that a session is convened, that an activity or a review takes place; what the books do not know is 待定."""

import re
from datetime import date, timedelta
from typing import Any

from renda_cli.errors import InputError
from renda_cli.rules import days, words
from renda_cli.store.file import Row
from renda_cli.work import due, names, sittings
from renda_cli.work.activity import naming
from renda_cli.work.desk import Desk
from renda_cli.work.paper.kind import Asked, Chosen, Item, listed
from renda_cli.work.papers import in_words, town_name
from renda_cli.work.review.agenda_reading import of_session

_PREFIXES = (
    ("主席团会议", "session"),
    ("主席团", "session"),
    ("会议", "session"),
    ("活动", "activity"),
    ("评议", "review"),
)
_HOW = "会议写届次（5-3，主席团会议写 主席团5-3），活动写 活动12，评议写 评议3；或用 --within 30d 选将要举行的"


def notices(desk: Desk, asked: Asked) -> Chosen:
    """A notice of each session, activity or review that is named, or (`within`) of all that are to come. Raises InputError."""
    within = due.window(asked.within)
    if asked.names and within is not None:
        raise InputError("写了名称，就不能再用 --within 选", "请去掉一种")
    if within is None:
        return Chosen([_of_name(desk, text) for text in listed(asked, "会议、活动或评议", _HOW)])
    span = (desk.today.isoformat(), (desk.today + timedelta(days=within)).isoformat())
    makers = {"session": _session, "activity": _activity, "review": _review}
    return Chosen([makers[kind](desk, dict(row)) for kind, sql in _COMING.items() for row in desk.file.rows(sql, span)])


_COMING = {
    "session": "SELECT * FROM session WHERE opened_on BETWEEN ? AND ? ORDER BY opened_on, id",
    "activity": "SELECT * FROM activity_line WHERE status = 'planned' AND planned_on BETWEEN ? AND ? ORDER BY planned_on, id",
    "review": "SELECT * FROM review_line WHERE status = 'planned' AND planned_on BETWEEN ? AND ? ORDER BY planned_on, id",
}


def _of_name(desk: Desk, text: str) -> Item:
    prefix, kind = next(((prefix, kind) for prefix, kind in _PREFIXES if text.startswith(prefix)), ("", "session"))
    rest = text.removeprefix(prefix).strip()
    if kind == "activity":
        activity_id = naming.activity(desk, rest)["id"]
        return _activity(desk, dict(desk.file.rows("SELECT * FROM activity_line WHERE id = ?", (activity_id,))[0]))
    if kind == "review":
        return _review(desk, names.review(desk, rest))
    if not prefix and not re.search(r"-|届", rest):
        raise InputError(f"“{words.opening(text, 20)}”看不出是会议、活动还是评议", _HOW)
    return _session(desk, names.session(desk, rest, "主席团会议" if prefix.startswith("主席团") else "人代会"))


def _session(desk: Desk, row: Row) -> Item:
    title = sittings.title(row["kind"], row["number"])
    agenda = [one["title"] for one in of_session(desk, row["id"]) if one["status"] != "dropped"]
    congress = row["kind"] == "人代会"
    return Item(
        f"{_day(row['opened_on'])}-{title}",
        _shared(desk, f"召开{town_name(desk)}{title}", row["opened_on"], row["closed_on"])
        | {"to": "各位代表" if congress else "各位主席团成员", "place": "待定", "who": "全体代表" if congress else "主席团成员", "agenda": agenda},
    )  # fmt: skip


def _activity(desk: Desk, row: Row) -> Item:
    _require_standing(row, f"活动 #{row['id']}")
    people = [name for (name,) in desk.file.tuples(_PEOPLE, (row["id"],))]
    group = f"{row['group']}全体代表" if row["group"] else ""
    named = "、".join(filter(None, (group if not people else "", "、".join(people), row["units"] or "")))
    return Item(
        f"{_day(row['on'])}-{row['title']}",
        _shared(desk, f"开展“{row['title']}”{row['kind']}活动", row["on"], row["until_on"])
        | {"to": "各位代表" if not row["units"] else f"各位代表，{row['units']}", "place": row["place"] or row["station"] or "待定", "who": named},
    )  # fmt: skip


_PEOPLE = (
    "SELECT d.name FROM activity_deputy a JOIN deputy d ON d.id = a.deputy_id WHERE a.activity_id = ? ORDER BY d.id"
)


def _review(desk: Desk, row: Row) -> Item:
    _require_standing(row, f"评议 #{row['id']}")
    subjects = row["subjects"].split("、") if row["subjects"] else []
    on = row["on"] or ""
    return Item(
        f"{_day(on)}-{row['title']}",
        _shared(desk, f"开展“{row['title']}”", on, None)
        | {"to": f"{'、'.join(['各位代表', *subjects])}", "place": row["place"] or "待定", "subjects": subjects},
    )  # fmt: skip


def _require_standing(row: Row, what: str) -> None:
    if row["status"] == "dropped":
        raise InputError(f"{what}已取消（{row['dropped_why']}）", "请核对编号")


def _day(day: str) -> str:
    return day or "日期待定"


def _shared(desk: Desk, what: str, first: str, last: str | None) -> dict[str, Any]:
    when = _in_words(first) + (f"至{_in_words(last)}" if last and last != first else "")
    return {
        "town": town_name(desk), "what": what, "on": in_words(first) or "近期", "when": when or "待定", "who": "", "subjects": [], "agenda": [],
        "today": in_words(desk.today.isoformat()),
    }  # fmt: skip


def _in_words(day: str) -> str:
    return f"{in_words(day)}（{days.weekday(date.fromisoformat(day))}）" if day else ""
