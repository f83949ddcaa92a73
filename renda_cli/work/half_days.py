"""Which half days of a session a day and a part of it mean; a day is entered as a whole or by its parts."""

from collections.abc import Iterable
from datetime import date

from renda_cli.errors import InputError
from renda_cli.rules import words
from renda_cli.rules.vocabulary import SITTING_PARTS
from renda_cli.store.file import Row
from renda_cli.work import sittings
from renda_cli.work.desk import Desk

WHOLE = SITTING_PARTS[0]

Half = tuple[date, str]


def halves(desk: Desk, row: Row, day: date | None, part: str | None) -> list[Half]:
    """The half days that are meant by a day and a part, or by neither. Raises InputError for what cannot be."""
    there = [(date.fromisoformat(held_on), name) for held_on, name in desk.file.tuples(_THERE, (row["id"],))]
    if part is not None:
        words.among(part, SITTING_PARTS, "--part")
    if day is None and part is None and there:
        return there
    day = day or _only_day(desk, row, part)
    _check_within(row, day)
    on_day = [half for half in there if half[0] == day]
    if part is None and on_day:
        return on_day
    check_part(row, (day, part or WHOLE), {name for _, name in on_day})
    return [(day, part or WHOLE)]


_THERE = f"SELECT i.held_on, i.part FROM sitting i WHERE i.session_id = ? ORDER BY {sittings.IN_ORDER}"


def _only_day(desk: Desk, row: Row, part: str | None) -> date:
    """The day that goes without saying: the opening day of the whole, of a session of one day, of a meeting."""
    opened_on = row["opened_on"]
    one_day = row["closed_on"] == opened_on or (row["kind"] != "人代会" and not row["closed_on"])
    if part in (None, WHOLE) or one_day or opened_on == desk.today.isoformat():
        return date.fromisoformat(opened_on)
    raise InputError(f"{row['number']} 次{row['kind']}不止一天，看不出是哪一天的{part}", "请加 --on 日期")


def _check_within(row: Row, day: date) -> None:
    first, last = row["opened_on"], row["closed_on"]
    if not first <= day.isoformat() <= (last or "9999"):
        span = f"{first} 至 {last}" if last else f"{first} 开会"
        raise InputError(
            f"{day.isoformat()} 不在 {row['number']} 次{row['kind']}的会期里（{span}）",
            "请核对 --on；会期有误请用 renda deputy session edit 改正",
        )


def check_part(row: Row, half: Half, parts: Iterable[str]) -> None:
    """Raises InputError where a day that is entered by `parts` would be entered as a whole as well, or the other way round."""
    day, part = half
    clashing = [other for other in parts if other != part and WHOLE in (part, other)]
    if clashing:
        how = f"请先用 renda deputy session attend {row['number']}{kind_option(row)} --on {day.isoformat()} --remove 去掉再登记"
        raise InputError(
            f"{row['number']} 次{row['kind']} {day.isoformat()} 已按{'、'.join(clashing)}登记，不能再按{part}登记", how
        )


def kind_option(row: Row) -> str:
    """What a command line adds for a meeting that is no session of the congress."""
    return "" if row["kind"] == "人代会" else f" --kind {row['kind']}"
