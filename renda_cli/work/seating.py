"""What a seat is entered with and corrected by, and what may not be: the same person twice, two districts of one level at once."""

from collections.abc import Callable
from datetime import date
from sqlite3 import Row
from typing import Any

from renda_cli.errors import InputError
from renda_cli.rules import words
from renda_cli.rules.vocabulary import ELECTED_BY
from renda_cli.store.statements import insert_deputy_group, insert_seat
from renda_cli.work.desk import Desk
from renda_cli.work.seats import own_level

_LONGEST = 999  # congresses count from 1
_ONE_TIER = ("乡", "镇", "民族乡")


def level_word(desk: Desk, text: str) -> str:
    """A level in its short form: `镇级`, `镇人大代表` → 镇. Raises InputError for another 乡 or 镇 than the file's own."""
    level = words.title(text, "级别")
    if len(words.parts([level])) > 1:
        raise InputError(
            f"级别“{level[:20]}”不止一级", "一级一级地登记：第二级起用 renda deputy level add，表格里每级写一行"
        )
    for ending in ("代表", "人大", "级"):
        level = level.removesuffix(ending) or level
    own = own_level(desk)
    if level == "乡镇":
        return own
    if level in _ONE_TIER and level != own:
        raise InputError(f"本级是“{own}”，没有“{level}”一级的代表", f"请写 --level {own}，或不写")
    return level


def enter(
    desk: Desk,
    deputy_id: int,
    *,
    level: str | None = None,
    congress: int | None = None,
    district: str | None = None,
    group: str | None = None,
    from_: str | None = None,
    to: str | None = None,
    card_no: str | None = None,
    elected_by: str | None = None,
) -> int:
    """A new seat of a person; returns its id. Without `congress`, at the own level, it is one of the present congress.

    A seat with a last day that is over is an ended one. Raises InputError.
    """
    own = own_level(desk)
    level = own if level is None else level_word(desk, level)
    from_on, to_on = _span(desk, from_, to)
    present, term_start = term(desk)
    congress = _congress(present if congress is None and level == own else congress)
    if level == own and congress and present:
        _check_term(congress, present, from_on, to_on, desk.today)
    if from_on is None and elected_by == "补选":
        desk.remarks.append("提示：补选的请用 --from 写明任职日期，否则按一直在任计")
    _remark_first_day(desk, from_on, term_start if level == own and congress == present else None)
    if from_on is None and elected_by != "补选" and (to_on is None or (term_start and to_on > term_start)):
        from_on = term_start
    seat_id = insert_seat(
        desk.file.db, deputy_id=deputy_id, level=level, district=words.note(district, "选区"), group_id=group_id(desk, group),
        status="ended" if to_on and to_on <= desk.today else "in_office", from_on=from_on, to_on=to_on, congress=congress,
        elected_by=None if elected_by is None else elected_by_word(elected_by), card_no=words.note(card_no, "代表证号"),
    )  # fmt: skip
    _refuse_overlap(desk, seat_id)
    return seat_id


def change(desk: Desk, seat_id: int, *, from_: str | None = None, to: str | None = None, **about: Any) -> None:
    """Corrects a seat; only what is given changes, an empty text takes away what is optional.

    `about` may hold level, congress, district, group, card_no and elected_by. Raises InputError.
    """
    columns = {
        {"group": "group_id"}.get(name, name): _CHECKED[name](desk, value)
        for name, value in about.items()
        if value is not None
    }
    (there,) = desk.file.rows("SELECT from_on, to_on, status FROM seat WHERE id = ?", (seat_id,))
    from_on, to_on = _span(desk, there["from_on"] if from_ is None else from_, there["to_on"] if to is None else to)
    if to is not None and to_on and to_on <= desk.today and there["status"] != "ended":
        raise InputError(f"这个职务还在任，不能只写 --to {to_on.isoformat()}", "资格终止请用 renda deputy end")
    if to_on and to_on > desk.today and there["status"] == "ended":
        raise InputError(
            f"这个职务已经终止，--to {to_on.isoformat()} 不能在今天（{desk.today.isoformat()}）之后", "请核对 --to"
        )
    columns |= {
        column: day.isoformat()
        for column, text, day in (("from_on", from_, from_on), ("to_on", to, to_on))
        if text is not None and day
    }
    desk.file.update("seat", seat_id, **columns)
    if to is not None and to_on and there["status"] == "ended":  # what is told of the ending tells the same day
        sql = "SELECT id FROM seat_event WHERE seat_id = ? AND event = 'ended'"
        for event in desk.file.rows(sql, (seat_id,)):
            desk.file.update("seat_event", event["id"], held_on=to_on.isoformat())
    _refuse_overlap(desk, seat_id)
    _check_changed(desk, seat_id, from_on if from_ is not None else None)


def _check_changed(desk: Desk, seat_id: int, from_on: date | None) -> None:
    """Whether a corrected seat of the own level fits its congress; `from_on` is a corrected first day. Raises InputError."""
    (seat,) = desk.file.rows("SELECT level, congress, status FROM seat WHERE id = ?", (seat_id,))
    present, term_start = term(desk)
    own, congress = seat["level"] == own_level(desk), seat["congress"]
    if own and present and congress:
        _check_coming(congress, present)
        if congress < present and seat["status"] != "ended":
            raise InputError(f"第{congress}届已经届满（本届是第{present}届），这个职务还在任", "请核对 --congress")
    _remark_first_day(desk, from_on, term_start if own and congress == present else None)


def refuse_twin(desk: Desk, deputy_id: int) -> None:
    """Raises InputError when another deputy has name, level, district and congress of a seat: it is the same person twice."""
    twin = desk.file.row(
        "SELECT other.id, other.name, other.district FROM deputy_line me JOIN deputy_line other ON other.name = me.name "
        "AND other.level = me.level AND other.district IS me.district AND other.id <> me.id "
        "AND coalesce(other.congress, me.congress, 0) = coalesce(me.congress, other.congress, 0) "
        "WHERE me.id = ? AND me.status <> 'ended' AND other.status <> 'ended'",
        (deputy_id,),
    )
    if twin:
        where = f"{twin['district']} " if twin["district"] else ""
        how = "同名的另一人请写明不同的 --district，改正请用 renda deputy edit"
        raise InputError(f"{where}已有代表 #{twin['id']} {twin['name']}", how)


def remark_namesake(desk: Desk, deputy_id: int) -> None:
    """Says so where the newly entered may be somebody who is entered already: of that name, with no seat of that level now."""
    row = desk.file.row(
        "SELECT other.id, other.name, other.level, other.congress FROM deputy_line me JOIN deputy_line other ON other.name = me.name "
        "AND other.id <> me.id WHERE me.id = ? AND NOT EXISTS "
        "(SELECT 1 FROM seat WHERE deputy_id = other.id AND level = me.level AND status <> 'ended') ORDER BY other.id",
        (deputy_id,),
    )
    if row:
        desk.remarks.append(
            f"提示：已有同名的 #{row['id']} {row['name']}（{row['level']}代表）；是同一人的请先 renda undo，"
            f"再用 renda deputy level add #{row['id']} 登记"
        )


def group_id(desk: Desk, text: str | None) -> int | None:
    """The group's id; a group not heard of before is founded. Raises InputError."""
    if text is None:
        return None
    name = words.name(text, "代表小组")
    found = desk.file.row("SELECT id FROM deputy_group WHERE name = ?", (name,))
    return found["id"] if found else insert_deputy_group(desk.file.db, name=name)


def term(desk: Desk) -> tuple[int | None, date | None]:
    """The number of the present congress and the first day of its term."""
    congress, start = desk.file.tuples("SELECT (SELECT congress FROM town), (SELECT term_start FROM town)")[0]
    return congress, date.fromisoformat(start) if start else None


def _remark_first_day(desk: Desk, from_on: date | None, term_start: date | None) -> None:
    if from_on and term_start and from_on < term_start:
        desk.remarks.append(
            f"注意：任职起 {from_on.isoformat()} 早于本届任期起 {term_start.isoformat()}，请核对 --from"
        )
    if from_on and from_on > desk.today:
        desk.remarks.append(f"注意：任职起 {from_on.isoformat()} 在今天（{desk.today.isoformat()}）之后，请核对 --from")


def _span(desk: Desk, from_: str | None, to: str | None) -> tuple[date | None, date | None]:
    """The first and the last day, None where nothing was written. Raises InputError when they are in the wrong order."""
    from_on = desk.day_if_given(from_, "--from")
    to_on = desk.day_if_given(to, "--to")
    if from_on and to_on and to_on < from_on:
        raise InputError(f"--to {to_on.isoformat()} 早于任职起 {from_on.isoformat()}", "请核对 --from 和 --to")
    return from_on, to_on


def _check_term(congress: int, present: int, from_on: date | None, to_on: date | None, today: date) -> None:
    """Raises InputError for a past term without its days, and for one of the present congress that is said to be over."""
    if congress < present and not (from_on and to_on):
        raise InputError(
            f"第{congress}届已经届满（本届是第{present}届）", "请用 --from 和 --to 写明任期，本届的去掉 --congress"
        )
    if congress > present + 1:
        raise InputError(
            f"本届是第{present}届，不能登记第{congress}届的代表", f"请核对 --congress，下一届是第{present + 1}届"
        )
    if congress == present and to_on and to_on <= today:
        raise InputError(
            f"本届（第{present}届）的职务不能直接登记为已结束",
            "往届的请写 --congress；本届的先登记，再用 renda deputy end 登记终止",
        )


def _check_coming(congress: int, present: int) -> None:
    if congress > present + 1:
        raise InputError(f"本届是第{present}届，不能登记第{congress}届的代表", f"请核对届次，下一届是第{present + 1}届")


def _congress(number: int | None) -> int | None:
    if number is not None and not 1 <= number <= _LONGEST:
        raise InputError(f"--congress {number} 不对", "请写第几届，如 5")
    return number


def elected_by_word(text: str) -> str:
    """换届 or 补选. Raises InputError."""
    return words.among(text.strip(), ELECTED_BY, "--elected-by")


def _refuse_overlap(desk: Desk, seat_id: int) -> None:
    """Nobody sits in two districts of one level at once (选举法 48). Days may touch: a term ends as the next begins."""
    other = desk.file.row(
        "SELECT o.*, d.name FROM seat me JOIN seat o ON o.deputy_id = me.deputy_id AND o.level = me.level AND o.id <> me.id "
        "JOIN deputy d ON d.id = o.deputy_id WHERE me.id = ? "
        "AND coalesce(o.from_on, '') < coalesce(me.to_on, iif(me.status = 'ended', '', '9')) "
        "AND coalesce(me.from_on, '') < coalesce(o.to_on, iif(o.status = 'ended', '', '9'))",
        (seat_id,),
    )
    if other:
        above = other["level"] != own_level(desk) and other["status"] != "ended"
        renewed = (
            f"已换届的请先用 renda deputy congress 届 --start 日期 --level {other['level']} 登记；" if above else ""
        )
        raise InputError(
            f"{other['name']} 在这段时间已有{other['level']}代表职务{described(other)}，一人不能同时任同一级的两个代表",
            f"{renewed}改正请用 renda deputy level edit，往届的请用 renda deputy level add --congress --from --to 写明",
        )


_CHECKED: dict[str, Callable[[Desk, Any], Any]] = {
    "level": level_word,
    "congress": lambda _desk, number: _congress(number),
    "district": lambda _desk, text: words.note(text, "选区"),
    "group": lambda desk, text: group_id(desk, text) if text.strip() else None,
    "card_no": lambda _desk, text: words.note(text, "代表证号"),
    "elected_by": lambda _desk, text: elected_by_word(text) if text.strip() else None,
}


def described(row: Row) -> str:
    """Congress, district and days of a seat, in brackets; nothing where none is known."""
    from_on, to_on = row["from_on"], row["to_on"]
    days_of = f"{from_on or ''} 至 {to_on}".strip() if to_on else f"{from_on} 起" if from_on else None
    told = [f"第{row['congress']}届" if row["congress"] else None, row["district"], days_of]
    return f"（{'，'.join(word for word in told if word)}）" if any(told) else ""
