"""What a careful clerk is reminded of in a year about stations and those who receive voters in them."""

from collections.abc import Iterator

from renda_cli.rules.vocabulary import GROUP_PAPERS
from renda_cli.work.reminding import Reminder, Year, by
from renda_cli.work.seats import acting

_OPEN = "coalesce(s.opened_on, '') <= :last AND coalesce(s.closed_on, '9') > :last"
_THEIR_TURNS = """SELECT d.name, coalesce((SELECT sum(x.times) FROM reception_deputy x JOIN reception r ON r.id = x.reception_id
      WHERE x.deputy_id = d.id AND r.held_on BETWEEN :first AND :last), 0)
    FROM deputy d WHERE {} ORDER BY d.id"""
_SITS = f"EXISTS (SELECT 1 FROM seat t WHERE t.deputy_id = d.id AND t.level = (SELECT level FROM own_level) AND {acting('t', 't.id')})"
_NOWHERE = f"""SELECT d.name FROM deputy d WHERE {_SITS} AND NOT EXISTS (SELECT 1 FROM station_deputy p JOIN station s ON s.id = p.station_id
    WHERE p.deputy_id = d.id AND NOT p.visiting AND coalesce(p.from_on, '') <= :last AND coalesce(p.to_on, '9') > :last AND {_OPEN})
    ORDER BY d.id"""
_WITHOUT_PAPER = f"""SELECT s.name FROM station s WHERE s.kind <> 'point' AND {_OPEN}
    AND NOT EXISTS (SELECT 1 FROM station_paper WHERE station_id = s.id AND year = :year AND kind = :kind) ORDER BY s.id"""
_EXPIRED = f"""SELECT s.name, s.stars, s.stars_until FROM station_line s WHERE s.stars_until < :last AND {_OPEN} ORDER BY s.stars_until, s.id"""


def reminders(year: Year) -> Iterator[Reminder]:
    """Who sits in no station and who received too seldom, what was not handed in, which stars hold no longer; none without a station."""
    if year.tuples(f"SELECT 1 FROM station s WHERE {_OPEN} LIMIT 1"):
        for part in (_posted_nowhere, _turns, _papers, _ratings):
            yield from part(year)


def _posted_nowhere(year: Year) -> Iterator[Reminder]:
    names = [name for (name,) in year.tuples(_NOWHERE)]
    if names:
        yield by("no_station", "、".join(names), f"{len(names)} 名代表没有编入家站点")


def _turns(year: Year) -> Iterator[Reminder]:
    """Too few turns, told when the year is over."""
    rule = year.rule("reception.turns")
    if rule is None or not year.over:
        return
    took = year.tuples(_THEIR_TURNS.format(_SITS))
    few = [f"{name}（{times} 次）" for name, times in took if times < rule.value]
    if not any(times for _, times in took):
        yield by("few_turns", "", f"{year.so_far}没有登记代表接待选民：{rule.says}", rule)
    elif few:
        yield by(
            "few_turns",
            "、".join(few),
            f"{len(few)} 名代表{year.so_far}接待选民不到 {rule.value} 次：{rule.says}",
            rule,
        )


def _papers(year: Year) -> Iterator[Reminder]:
    """The plan is asked for when its month, January, is over, the summary when the year is (年初有计划，年终有总结)."""
    for kind, due in (("plan", year.last.month > 1), ("summary", year.over)):
        names = [name for (name,) in year.tuples(_WITHOUT_PAPER, year=year.number, kind=kind)] if due else []
        if names:
            text = f"{len(names)} 个代表之家、联络站没有{year.number}{GROUP_PAPERS[kind]}；请用 renda station {kind}"
            yield by("no_paper", "、".join(names), text)


def _ratings(year: Year) -> Iterator[Reminder]:
    for name, stars, until_on in year.tuples(_EXPIRED):
        yield by(
            "rating_expired", name, f"{name} 的 {stars} 星已于 {until_on} 到期；重新评定请用 renda station rate {name}"
        )
