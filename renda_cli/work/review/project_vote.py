"""Deputies vote on the year's livelihood projects: the counts are entered, the rules say which are chosen."""

import re
from datetime import date
from typing import NamedTuple

from renda_cli.errors import InputError
from renda_cli.rules import cells, choosing, days, words
from renda_cli.rules.choosing import Sheets
from renda_cli.rules.vocabulary import CHOOSING_METHODS
from renda_cli.store.file import Row
from renda_cli.store.statements import insert_ballot, insert_ballot_row
from renda_cli.work import doing, names, sittings
from renda_cli.work.desk import Desk, Receipt, writing
from renda_cli.work.review import project_outcome, project_result
from renda_cli.work.review.project_result import COLUMN

_COUNT = re.compile(r"(.+?)\s*[=＝:：]\s*(?a:(\d{1,7}))\s*[票分]?")
_LISTED = """SELECT id, year, no, title, status, examined, until_on, collected_on FROM project WHERE year = ? AND status = 'candidate' ORDER BY no"""


class _Former(NamedTuple):
    """What stood before this vote: the last one that is not void, and the one that is corrected."""

    last: Row | None
    replaced: Row | None


@writing
def vote(
    desk: Desk, year: str, *, issued: int, returned: int, spoilt: int = 0, votes: list[str] | None = None,
    points: list[str] | None = None, places: int | None = None, method: str | None = None, session: str | None = None,
    members: int | None = None, on: str | None = None, again: bool = False, replace: bool = False, note: str | None = None,
) -> Receipt:  # fmt: skip
    """Enters the counts of a vote and decides by the rules of its day. More sheets returned than issued: void, nothing is decided.

    `votes` and `points` are texts `1=60`. `again` votes on what the last vote left open, `replace` corrects the last. Raises InputError.
    """
    number = doing.of_year(days.year(year))
    former = _former(desk, number, again=again, replace=replace)
    known = former.replaced or {}
    earlier = (
        former.last if again or known.get("round", 1) > 1 else None
    )  # the vote whose places are still to be filled
    day = desk.day(on if on is not None else known.get("held_on"))
    meeting, candidates = _meeting(desk, session, known, day), standing(desk, number, earlier)
    sheets, how = Sheets(issued, returned, spoilt), _method(method, votes, points, known or earlier)
    choosing.check_sheets(sheets)
    seats = places_of(desk, places, earlier, known)
    counts = _counts(desk, number, candidates, votes if how == "marks" else points, how)
    _check(desk, counts, sheets, how, seats, candidates)
    if earlier and day.isoformat() < earlier["held_on"]:
        raise InputError(f"上一次票决在 {earlier['held_on']}，这一次不能在 {day.isoformat()}", "请核对 --on")
    before: Row = earlier if earlier and earlier["session_id"] == meeting["id"] else {}
    ballot_id = insert_ballot(
        desk.file.db, purpose="choice", year=number, round=earlier["round"] + 1 if earlier else 1,
        session_id=meeting["id"], held_on=day, members=_members(desk, meeting, members, known or before, day, issued), issued=issued,
        returned=returned, void=sheets.void, spoilt=spoilt, places=seats, method=how, note=words.note(note, "备注"),
    )  # fmt: skip
    for place, row in enumerate(candidates, start=1):
        count: Row = {COLUMN[how]: counts.get(row["no"], 0) if counts else None}  # none are known of a void vote
        insert_ballot_row(desk.file.db, ballot_id=ballot_id, project_id=row["id"], position=place, **count)
    if late := [row["no"] for row in candidates if row["collected_on"] > day.isoformat()]:
        desk.remarks.append(
            f"注意：{_numbers(late)}登记的征集日期在票决以后，请核对 --on，或用 renda review project edit 改正征集日期"
        )
    _remark_choice(desk, len(candidates), seats, day, again=earlier is not None)
    ballot = project_result.ballots(desk, number)[-1]
    return Receipt(
        (_head(ballot, sheets), *project_outcome.settle(desk, ballot)), lambda: project_result.result(desk, year)
    )


def _former(desk: Desk, year: int, *, again: bool, replace: bool) -> _Former:
    """The votes before this one; the one that is corrected is taken back. Raises InputError where this one cannot follow."""
    if again and replace:
        raise InputError("--again 和 --replace 只能写一个", "再次投票写 --again，改正上一次写 --replace")
    entered = project_result.ballots(desk, year)
    replaced = entered.pop() if replace and entered else None
    last = project_result.last_valid(entered)
    if replaced is not None:
        project_outcome.take_back(desk, replaced)
    elif replace:
        raise InputError(f"{year} 年还没有登记过票决", "第一次登记不写 --replace")
    elif last is None and again:
        raise InputError(f"{year} 年还没有有效的票决，不能再次投票", "第一次登记不写 --again")
    elif last is not None and not again:
        how = "名额没有满的再次投票写 --again，改正上一次写 --replace"
        raise InputError(f"{year} 年的民生实事 {last['held_on']} 已经票决", how)
    return _Former(last, replaced)


def standing(desk: Desk, year: int, last: Row | None = None) -> list[Row]:
    """The candidates to be voted on, by number: those listed, if any of the year were examined; after a `last` vote, those that it left open.

    Raises InputError where there is none.
    """
    rows = [dict(row) for row in desk.file.rows(_LISTED, (year,))]
    if last is not None:
        voted = {row["id"] for row in project_result.rows_of(desk, last)}
        found = [row for row in rows if row["id"] in voted]
        if not found:
            raise InputError(f"{year} 年没有要再次投票的项目", "看票决结果请用 renda review project result")
        return found
    listed = [row for row in rows if row["examined"] == "listed"]
    examined = desk.file.row("SELECT 1 FROM project WHERE year = ? AND examined IS NOT NULL", (year,))
    if examined and (rest := [row["no"] for row in rows if row["examined"] is None]):
        desk.remarks.append(f"提示：没有初定的 {_numbers(rest)}不参加票决，要列入请先用 renda review project examine")
    if not (found := listed if examined else rows):
        raise InputError(f"{year} 年没有候选项目", "请先用 renda review project add、examine 登记")
    return found


def _places_left(desk: Desk, last: Row) -> int:
    """How many places a vote left."""
    counts = {row["no"]: row[COLUMN[last["method"]]] for row in project_result.rows_of(desk, last)}
    return project_result.decided(desk, last, counts).left


def places_of(desk: Desk, said: int | None, last: Row | None, known: Row | None = None) -> int:
    """How many may be chosen: what a `last` vote left, or as said, or as the vote that is corrected (`known`) had it. Raises InputError."""
    if last is not None:
        left = _places_left(desk, last)
        if said not in (None, left):
            raise InputError(f"再次投票的名额是剩下的 {left} 个，不是 {said} 个", "请不写 --places")
        return left
    if said is None:
        if not known:
            raise InputError("没有写应选几项", "请加 --places N，如 --places 10")
        said = int(known["places"])
    return doing.whole(said, "--places")


def _method(text: str | None, votes: list[str] | None, points: list[str] | None, known: Row | None) -> str:
    """The way of voting: as said, as the counts are written, as it was before, or by marks. Raises InputError where these disagree."""
    if votes and points:
        raise InputError("--votes 和 --points 只能写一个", "限额投票写 --votes 得票，按缓急排序写 --points 名次和")
    written = "marks" if votes else "urgency" if points else None
    said = None if text is None else words.code(text, CHOOSING_METHODS, "--method")
    if said and written and said != written:
        option = "--votes" if said == "marks" else "--points"
        raise InputError(f"{CHOOSING_METHODS[said]}的得数要用 {option} 写", "请核对 --method")
    return said or written or (known["method"] if known else "marks")


def _meeting(desk: Desk, session: str | None, known: Row, day: date) -> Row:
    """The session of the vote: as said, as before, or the one in whose time the day falls. Raises InputError."""
    if session is not None:
        found: Row | None = names.session(desk, session)
    elif known.get("session"):
        found = names.session(desk, known["session"])
    else:
        found = names.session_of_day(desk, day.isoformat())
    if found is None:
        raise InputError(f"{day.isoformat()} 没有登记过人代会", "请加 --session 届次，如 --session 5-1")
    if not found["opened_on"] <= day.isoformat() <= (found["closed_on"] or "9"):
        desk.remarks.append(f"注意：{day.isoformat()} 不在 {found['number']} 次会议的会期里，请核对 --on 和 --session")
    return found


def _members(desk: Desk, session: Row, said: int | None, known: Row, day: date, issued: int) -> int:
    """All deputies: as said, as for the vote before (`known`), or by the register, those suspended too where the rule counts them.

    Raises InputError where the file knows of none.
    """
    number = said if said is not None else known.get("members")
    if number is None:
        number = sittings.entitled(desk, session, day)
    if number == 0:
        raise InputError(f"名册上 {day.isoformat()} 没有在任的本级代表", "请加 --members 全体代表人数")
    if issued > doing.whole(number, "--members"):
        desk.remarks.append(f"注意：发出 {issued} 张票，多于全体代表 {number} 名，请核对")
    return int(number)


def _counts(desk: Desk, year: int, candidates: list[Row], texts: list[str] | None, method: str) -> dict[int, int]:
    """The counts by number. Raises InputError for what is no candidate of this vote, and for one that stands there twice."""
    option, known = f"--{COLUMN[method]}", {row["id"] for row in candidates}
    found: dict[int, int] = {}
    for text in words.parts(texts):
        pair = _COUNT.fullmatch(cells.halfwidth(text))
        if pair is None:
            raise InputError(f"{option}“{text[:30]}”看不懂", "请写 编号=数，如 1=60,2=55")
        row = names.project(desk, pair[1], year)
        if row["id"] not in known:
            raise InputError(
                f"{option} 的 {row['year']}-{row['no']} {row['title']} 不在这次票决的候选里", f"候选有：{_numbers([one['no'] for one in candidates])}"
            )  # fmt: skip
        if row["no"] in found:
            raise InputError(f"{option} 的 {row['no']} 号写了两遍", "请去掉一个")
        found[row["no"]] = int(pair[2])
    return found


def _check(desk: Desk, counts: dict[int, int], sheets: Sheets, method: str, places: int, candidates: list[Row]) -> None:
    """Raises InputError where the counts cannot come from the sheets; a void vote may be entered without counts."""
    numbers = [row["no"] for row in candidates]
    if not counts:
        if not sheets.void:
            option = "--votes 1=60,2=55" if method == "marks" else "--points 1=60,2=110"
            raise InputError("没有写各项的得数", f"请加 {option}")
    elif method == "marks":
        choosing.check_marks(counts, sheets, places)
        if missing := [number for number in numbers if number not in counts]:
            desk.remarks.append(f"注意：没有写 {_numbers(missing)}的得票，按 0 票登记")
    else:
        choosing.check_orders(counts, sheets, numbers)


def _remark_choice(desk: Desk, candidates: int, places: int, day: date, *, again: bool) -> None:
    """Says so where there is nothing to choose from, or less than the rule asks."""
    told, rule = f"候选 {candidates} 项，应选 {places} 项", desk.rulebook.found_on("project.margin", day)
    if candidates <= places:
        desk.remarks.append(f"注意：{told}，没有差额")
    elif rule and not again and (candidates - places) * 100 < rule.value * places:
        desk.remarks.append(f"注意：{told}，差额不到 {rule.value}%（{rule.source}）")


def _head(ballot: Row, sheets: Sheets) -> str:
    which = f"第 {ballot['round']} 次票决" if ballot["round"] > 1 else "票决"
    about = f"（{ballot['session']} 次会议，{ballot['held_on']}，{CHOOSING_METHODS[ballot['method']]}）"
    counted = "" if sheets.void else f"，有效 {sheets.valid} 张"
    return (
        f"已登记 {ballot['year']} 年民生实事{which}{about}：发出 {sheets.issued} 张，收回 {sheets.returned} 张{counted}"
    )


def _numbers(numbers: list[int]) -> str:
    return "、".join(f"{number} 号" for number in numbers)
