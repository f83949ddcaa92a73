"""What a careful clerk is reminded of in a year. Nothing here changes a deputy's status, and nothing is an error."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from renda_cli.errors import InputError
from renda_cli.rules import days
from renda_cli.rules.vocabulary import SEAT_EVENTS
from renda_cli.work import absence, sittings
from renda_cli.work.desk import Desk, Listing
from renda_cli.work.half_days import kind_option
from renda_cli.work.reminding import Reminder, Year, by
from renda_cli.work.review.reminders import reminders as of_reviews
from renda_cli.work.seats import acting
from renda_cli.work.station.reminders import reminders as of_stations

FIELDS = ("kind", "text", "who", "rule", "source")
_QUARTERS = (("一", "01", "03-31"), ("二", "04", "06-30"), ("三", "07", "09-30"), ("四", "10", "12-31"))


def remind(desk: Desk, year: str | None = None) -> Listing:
    """The reminders of a year, this one unless told otherwise (fields FIELDS): what the law says of deputies first.

    `who` are names separated by 、 (with a count in brackets where one is told), or empty; `rule` is the key of the rule that
    stands behind it, if one does. Raises InputError.
    """
    number = desk.today.year if year is None else days.year(year)
    if number > desk.today.year:
        raise InputError(f"{number}年还没有到", f"请写 {desk.today.year} 或以前的年份")
    last = min(desk.today, date(number, 12, 31))
    seen = Year(desk, number, last, last.month == 12)
    rows = [reminder for part in _PARTS for reminder in part(seen)]
    return Listing(FIELDS, rows, (), f"{number}年提醒（截至 {last.isoformat()}）")


def _missed(year: Year) -> Iterator[Reminder]:
    """Those who missed sessions of the congress that sat last; who has missed as many as the law names comes first."""
    numbers = year.tuples(
        "SELECT number FROM session WHERE kind = '人代会' AND opened_on <= :last ORDER BY opened_on DESC, id DESC LIMIT 1"
    )
    for ((number),) in numbers:
        found = absence.missed(year.desk, sittings.congress_of(number), year.last)
        for one in sorted(found, key=lambda one: -len(one.sessions)):
            yield by("missed", one.name, one.sentence(), one.rule)


_UNANNOUNCED = """SELECT d.name, e.event, e.ground, e.held_on, e.reported_on FROM seat_event e
    JOIN seat t ON t.id = e.seat_id JOIN deputy d ON d.id = t.deputy_id
    WHERE e.held_on <= :last AND e.ground NOT IN ('died', 'term') AND t.level = (SELECT level FROM own_level)
    AND e.id = (SELECT id FROM seat_event WHERE seat_id = e.seat_id AND held_on <= :last ORDER BY held_on DESC, id DESC LIMIT 1)
    AND iif(e.event = 'ended', e.announced_on, e.reported_on) IS NULL ORDER BY e.held_on, e.id"""


def _unannounced(year: Year) -> Iterator[Reminder]:
    """What befell a seat last, and was not yet reported (a suspension) or announced (the end)."""
    for name, event, ground, held_on, reported_on in year.tuples(_UNANNOUNCED):
        key = "end.grounds" if event == "ended" else "suspend.grounds"
        rule = year.desk.rulebook.found_on(key, date.fromisoformat(held_on))
        missing = ["报告"] * (reported_on is None) + ["公告"] * (event == "ended")
        grounds = {one["code"]: one["label"] for one in rule.value} if rule else {}
        text = f"{name} {held_on} {SEAT_EVENTS[event]}（{grounds.get(ground, ground)}），还没有{'、'.join(missing)}"
        yield by("unannounced", name, f"{text}；{rule.says}" if rule else text, rule)


def _sessions(year: Year) -> Iterator[Reminder]:
    """Too few sessions or meetings, told when the year will hardly bring more."""
    kinds = (("人代会", "sessions.congress", "few_sessions"), ("主席团会议", "sessions.presidium", "few_meetings"))
    for kind, key, code in kinds:
        rule = year.rule(key)
        held = _held(year, kind, *year.span)
        if rule and year.ending and held < rule.value:
            yield by(code, "", f"{year.so_far}开了 {held} 次{kind}，规则是每年 {rule.value} 次：{rule.says}", rule)


def _held(year: Year, kind: str, first: str, last: str) -> int:
    sql = "SELECT count(*) FROM session WHERE kind = :kind AND opened_on BETWEEN :first AND :last"
    return int(year.tuples(sql, kind=kind, first=first, last=last)[0][0])


def _quarters(year: Year) -> Iterator[Reminder]:
    """Quarters gone by without a meeting of the presidium, where there is to be one in each."""
    rule = year.rule("sessions.presidium")
    if rule is None or rule.value < len(_QUARTERS):
        return
    for name, month, end in _QUARTERS:
        first, last = f"{year.number}-{month}-01", f"{year.number}-{end}"
        if last <= year.last.isoformat() and not _held(year, "主席团会议", first, last):
            text = f"{year.number}年第{name}季度没有开主席团会议，规则是每年 {rule.value} 次：{rule.says}"
            yield by("empty_quarter", "", text, rule)


def _attendance(year: Year) -> Iterator[Reminder]:
    """Sessions whose attendance nobody entered; what opened today has time."""
    rows = year.tuples(
        """SELECT number, kind, opened_on FROM session s WHERE opened_on BETWEEN :first AND :last AND opened_on < :today
           AND NOT EXISTS (SELECT 1 FROM sitting WHERE session_id = s.id) ORDER BY opened_on, id""",
        today=year.desk.today.isoformat(),
    )
    for number, kind, opened_on in rows:
        how = f"renda deputy session attend {number}{kind_option({'kind': kind})}"
        yield by("no_attendance", "", f"{number} 次{kind}（{opened_on}）没有登记到会；请用 {how}")


def _quorum(year: Year) -> Iterator[Reminder]:
    """Half days at which too few were there."""
    for one in sittings.judged(year.desk, "i.held_on BETWEEN ? AND ?", *year.span):
        if one["reached"] is False:
            rule = year.desk.rulebook.found_on(sittings.QUORUM[one["kind"]], date.fromisoformat(one["on"]))
            about = f"{one['number']} 次{one['kind']}（{sittings.when(one['on'], one['part'])}）"
            text = f"{about}实到 {one['present']} 人，法定人数 {one['quorum']} 人；登记有误请改正"
            yield by("no_quorum", "", text, rule)


_PEOPLE = f"""SELECT d.id, d.name, max(t.group_id) FROM seat t JOIN deputy d ON d.id = t.deputy_id
    WHERE t.level = (SELECT level FROM own_level) AND {acting("t", "t.id")} GROUP BY d.id ORDER BY d.id"""


def _deputies(year: Year) -> Iterator[Reminder]:
    """What the deputies of the own congress have not done or been given: a group, an activity, as many pledges as is the custom."""
    people = year.tuples(_PEOPLE)
    yield from _groupless(year, people)
    yield from _idle(year, people)
    yield from _pledges(year, people)


def _groupless(year: Year, people: list[tuple[Any, ...]]) -> Iterator[Reminder]:
    names = [name for _, name, group in people if group is None]
    if names and not year.tuples("SELECT 1 FROM deputy_group WHERE kind IN ('代表小组', '代表团') LIMIT 1"):
        yield by("no_group", "", "还没有登记代表小组；请用 renda deputy group add")
    elif names:
        yield by("no_group", "、".join(names), f"{len(names)} 名代表没有编入代表小组")


def _idle(year: Year, people: list[tuple[Any, ...]]) -> Iterator[Reminder]:
    """Who received voters was active."""
    if not (year.ending and people):
        return
    sql = """SELECT DISTINCT x.deputy_id FROM activity c JOIN activity_deputy x ON x.activity_id = c.id
        WHERE c.status = 'done' AND c.held_on BETWEEN :first AND :last
        UNION SELECT x.deputy_id FROM reception r JOIN reception_deputy x ON x.reception_id = r.id WHERE r.held_on BETWEEN :first AND :last"""
    active = {deputy for (deputy,) in year.tuples(sql)}
    names = [name for deputy, name, _ in people if deputy not in active]
    if not active:
        yield by("no_activity", "", f"{year.so_far}没有登记代表参加的活动；请用 renda deputy activity add")
    elif names:
        yield by("no_activity", "、".join(names), f"{len(names)} 名代表{year.so_far}没有参加活动")


def _pledges(year: Year, people: list[tuple[Any, ...]]) -> Iterator[Reminder]:
    """Pledges are made early in the year: once the first are entered, who has too few is told; before, only at the year's end."""
    least, most = year.rule("pledges.least"), year.rule("pledges.most")
    made = dict(
        year.tuples("SELECT deputy_id, count(*) FROM pledge WHERE year = :year GROUP BY deputy_id", year=year.number)
    )
    few = [name for deputy, name, _ in people if least and made.get(deputy, 0) < least.value]
    many = [name for deputy, name, _ in people if most and made.get(deputy, 0) > most.value]
    if few and least and made:
        text = f"{len(few)} 名代表{year.number}年承诺的实事不到 {least.value} 件：{least.says}"
        yield by("few_pledges", "、".join(few), text, least)
    elif few and least and year.ending:
        yield by("few_pledges", "", f"{year.number}年没有登记实事承诺：{least.says}", least)
    if many and most:
        text = f"{len(many)} 名代表{year.number}年承诺的实事超过 {most.value} 件：{most.says}"
        yield by("many_pledges", "、".join(many), text, most)


_GROUPS = """SELECT g.name, coalesce(sum(c.times), 0) AS held FROM deputy_group g
    LEFT JOIN activity c ON c.group_id = g.id AND c.status = 'done' AND c.held_on BETWEEN :first AND :last
    WHERE g.kind = '代表小组' AND coalesce(g.founded_on, '') < :first AND coalesce(g.ended_on, '9') > :last
    GROUP BY g.id ORDER BY g.id"""


def _groups(year: Year) -> Iterator[Reminder]:
    """Groups that were less active than is the custom; one founded within the year is left out."""
    rule = year.rule("group.activities")
    if rule is None or not year.ending:
        return
    few = [f"{name}（{held} 次）" for name, held in year.tuples(_GROUPS) if held < rule.value]
    if few:
        text = f"{len(few)} 个代表小组{year.so_far}活动不到 {rule.value} 次：{rule.says}"
        yield by("few_activities", "、".join(few), text, rule)


_PARTS = (
    _missed,
    _unannounced,
    _sessions,
    _quarters,
    _attendance,
    _quorum,
    _deputies,
    _groups,
    of_stations,
    of_reviews,
)
