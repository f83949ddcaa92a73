"""What deputies pledge to do for people in a year, followed until it is done or given up."""

from datetime import date
from typing import Any

from renda_cli.errors import InputError
from renda_cli.rules import days, words
from renda_cli.rules.vocabulary import PLEDGE_STATES
from renda_cli.store.file import Row
from renda_cli.store.statements import insert_pledge
from renda_cli.work import deadlines, doing, names
from renda_cli.work.desk import Desk, Listing, Receipt, writing

LIST_FIELDS = (
    "id", "deputy", "year", "what", "made_on", "until", "state", "fulfilled_on", "evidence", "broken_on", "broken_why",
)  # fmt: skip
# The SQL of where a pledge stands on :today (vocabulary.PLEDGE_STATES); its last day is not overdue.
STATE = """CASE WHEN fulfilled_on <= :today THEN 'fulfilled' WHEN broken_on <= :today THEN 'broken'
    WHEN until_on < :today THEN 'overdue' ELSE 'open' END"""
_ALL = f"""SELECT p.id, d.name, p.year, p.what, p.made_on, p.until_on, {STATE}, p.fulfilled_on, p.evidence, p.broken_on, p.broken_why
    FROM pledge p JOIN deputy d ON d.id = p.deputy_id WHERE """


@writing
def add(
    desk: Desk, deputy: str, *, what: str, year: str | None = None, until: str | None = None, on: str | None = None
) -> Receipt:
    """Records what a deputy pledged to do in a year, and by when (else by its end). Raises InputError.

    More than are customary are told of, not refused.
    """
    who = names.deputy(desk, deputy)
    what = words.title(what, "承诺事项")
    made_on = desk.day(on)
    number, until_on = _term(desk, made_on, year, until)
    if desk.file.row("SELECT 1 FROM pledge WHERE deputy_id = ? AND year = ? AND what = ?", (who.id, number, what)):
        raise InputError(f"{who.name} {number} 年已承诺过“{what}”", "同样的事不止一件的，请把事项写得不一样")
    pledge_id = insert_pledge(
        desk.file.db, deputy_id=who.id, year=number, what=what, made_on=made_on, until_on=until_on
    )
    deadlines.open_on_day(desk, "pledge", made_on, until_on, "代表承诺的日子", pledge_id=pledge_id)
    doing.remark_unless_in_office(desk, who, made_on)
    line = f"已登记 {who.name} {number} 年的承诺 #{pledge_id}：{what}，{until_on.isoformat()} 以前"
    return Receipt((line, *_how_many(desk, who, number, made_on)), lambda: as_object(desk, pledge_id))


def _term(desk: Desk, made_on: date, year: str | None, until: str | None) -> tuple[int, date]:
    """The year of a pledge and its last day: made in that year or, ahead, in the one before."""
    number = doing.of_year(made_on.year if year is None else days.year(year))
    if number not in (made_on.year, made_on.year + 1):
        raise InputError(f"{number} 年的实事不能在 {made_on.isoformat()} 承诺", "请核对 --year 和 --on")
    until_on = desk.day_if_given(until, "--until") or date(number, 12, 31)
    earliest = max(made_on, date(number, 1, 1))
    if until_on < earliest:
        raise InputError(f"期限 {until_on.isoformat()} 早于 {earliest.isoformat()}", "请核对 --until，补登请加 --on")
    return number, until_on


def _how_many(desk: Desk, who: names.Named, year: int, day: date) -> list[str]:
    """How many pledges the deputy has now, against what is customary."""
    ((count,),) = desk.file.tuples("SELECT count(*) FROM pledge WHERE deputy_id = ? AND year = ?", (who.id, year))
    least, most = (desk.rulebook.found_on(key, day) for key in ("pledges.least", "pledges.most"))
    bounds = [f"至少 {least.value} 件" if least else "", f"至多 {most.value} 件" if most else ""]
    said = "、".join(filter(None, bounds))
    lines = [f"{who.name} {year} 年现有承诺 {count} 件" + (f"（规则：每年{said}）" if said else "")]
    if most and count > most.value:
        lines.append(f"提醒：已超过每年 {most.value} 件（{most.source}：{most.says}）")
    return lines


@writing
def fulfil(
    desk: Desk,
    deputy: str,
    *,
    evidence: str,
    what: str | None = None,
    number: int | None = None,
    on: str | None = None,
) -> Receipt:
    """Records that a pledge was fulfilled, with what shows it: the only open one, or the one named. Raises InputError."""
    who = names.deputy(desk, deputy)
    one = _open_one(desk, who, what, number)
    day, text = _since_made(desk, one, on, "兑现"), words.title(evidence, "证明材料")
    desk.file.update("pledge", one["id"], fulfilled_on=day.isoformat(), evidence=text)
    deadlines.meet(desk.file, "pledge", day, pledge_id=one["id"])
    late = "（晚于承诺）" if day.isoformat() > one["until_on"] else ""
    line = f"已登记 {who.name} 的承诺 #{one['id']} 兑现：{one['what']}，{day.isoformat()}{late}；证明：{text}"
    return Receipt((line,), lambda: as_object(desk, one["id"]))


@writing
def break_(
    desk: Desk, deputy: str, *, why: str, what: str | None = None, number: int | None = None, on: str | None = None
) -> Receipt:
    """Records that a pledge will not be fulfilled, and why; it stays in the list as broken. Raises InputError."""
    who = names.deputy(desk, deputy)
    one = _open_one(desk, who, what, number)
    day, text = _since_made(desk, one, on, "登记未能兑现"), words.title(why, "理由")
    desk.file.update("pledge", one["id"], broken_on=day.isoformat(), broken_why=text)
    deadlines.cancel(desk.file, "pledge", day, f"未能兑现：{text}", pledge_id=one["id"])
    line = f"已登记 {who.name} 的承诺 #{one['id']} 未能兑现：{one['what']}（{text}，{day.isoformat()}）"
    return Receipt((line,), lambda: as_object(desk, one["id"]))


def _open_one(desk: Desk, who: names.Named, what: str | None, number: int | None) -> Row:
    """The only open pledge of a deputy, that numbered so, or the one whose text holds `what`. Raises InputError."""
    sql = "SELECT * FROM pledge WHERE deputy_id = ? AND fulfilled_on IS NULL AND broken_on IS NULL ORDER BY id"
    found = [dict(row) for row in desk.file.rows(sql, (who.id,))]
    if not found:
        raise InputError(f"{who.name} 没有进行中的承诺", f"请用 renda deputy pledge list --deputy {who.name} 核对")
    part = None if what is None else words.title(what, "承诺事项")
    fitting = [one for one in found if number in (None, one["id"]) and (part is None or part in one["what"])]
    exact = [one for one in fitting if one["what"] == part]
    if len(fitting) == 1 or len(exact) == 1:
        return (exact or fitting)[0]
    listed = "、".join(f"#{one['id']} {one['what']}" for one in found)
    raise InputError(f"{who.name} 进行中的承诺有：{listed}", "请用 --id 编号，或用 --what 写上其中一件的文字")


def _since_made(desk: Desk, one: Row, on: str | None, what: str) -> date:
    day = desk.day(on)
    if day.isoformat() < one["made_on"]:
        raise InputError(f"这件实事 {one['made_on']} 才承诺，不能在 {day.isoformat()} {what}", "请核对 --on")
    return day


def as_object(desk: Desk, pledge_id: int) -> dict[str, Any]:
    """One pledge (fields LIST_FIELDS) as it stands today."""
    ((*row,),) = desk.file.tuples(f"{_ALL} p.id = :id", {"id": pledge_id, "today": desk.today.isoformat()})
    return dict(zip(LIST_FIELDS, _told(row), strict=True))


def _told(row: Any) -> tuple[Any, ...]:
    """A row; what came of it after today is not known yet."""
    *about, now, fulfilled_on, evidence, broken_on, broken_why = row
    done = (fulfilled_on, evidence) if now == "fulfilled" else (None, None)
    ended = (broken_on, broken_why) if now == "broken" else (None, None)
    return (*about, now, *done, *ended)


def list_(
    desk: Desk, year: str | None = None, *, deputy: str | None = None, state: str | None = None, without: bool = False
) -> Listing:
    """The pledges of a year or several, this one when left out (fields LIST_FIELDS), each as it stands today.

    With `without` the own level's acting deputies who made none (fields doing.WITHOUT_FIELDS). Raises InputError.
    """
    first, last = doing.span(desk, year)
    period = days.period((first, last))
    if without:
        if deputy is not None or state is not None:
            raise InputError("--without 列的是没有承诺的代表", "请去掉 --deputy、--state")
        rows = _without(desk, first, last)
        return Listing(doing.WITHOUT_FIELDS, rows, (f"共 {len(rows)} 名",), f"{period}没有承诺实事的代表")
    wanted = None if state is None else words.code(state, PLEDGE_STATES, "--state")
    asked: dict[str, Any] = {"today": desk.today.isoformat(), "first": first, "last": last}
    where = ""
    if deputy is not None:
        where, asked["deputy"] = "p.deputy_id = :deputy AND", names.deputy(desk, deputy).id
    found = desk.file.tuples(
        f"{_ALL} {where} p.year BETWEEN :first AND :last ORDER BY p.year, p.deputy_id, p.id", asked
    )
    told = [_told(row) for row in found]
    place = LIST_FIELDS.index("state")
    rows = [row for row in told if wanted in (None, row[place])]
    counts = "、".join(f"{word} {sum(row[place] == code for row in rows)}" for code, word in PLEDGE_STATES.items())
    notes = [f"截至 {desk.today.isoformat()} 共 {len(rows)} 件：{counts}"]
    if deputy is None and wanted is None and (none := len(_without(desk, first, last))):
        notes.append(f"在任的本级代表中 {none} 名没有承诺，名单加 --without")
    return Listing(LIST_FIELDS, rows, tuple(notes), f"{period}实事承诺")


def _without(desk: Desk, first: int, last: int) -> list[tuple[Any, ...]]:
    there = "pledge WHERE deputy_id = d.id AND year BETWEEN :first AND :last"
    return doing.without(desk, there, doing.end_of(desk, last), first=first, last=last)
