"""What a careful clerk is reminded of in a year about reports to voters, results of votes, and the livelihood projects."""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import groupby

from renda_cli.rules.majorities import least
from renda_cli.work import spans
from renda_cli.work.reminding import Reminder, Year, by
from renda_cli.work.review.following import open_measures
from renda_cli.work.review.reporters import not_reported
from renda_cli.work.seats import how_many_acting

_FEW = """SELECT title, held_on, voters FROM review WHERE kind = '代表述职' AND held_on BETWEEN :first AND :last AND voters < :least
    ORDER BY held_on, id"""
_STILL = """SELECT p.year || '-' || p.no || ' ' || p.title FROM project p WHERE p.year = :year AND p.status = 'selected'
    AND coalesce(p.selected_on, '') < :begins AND NOT EXISTS (SELECT 1 FROM project_progress WHERE project_id = p.id AND month >= :month) ORDER BY p.no"""


def reminders(year: Year) -> Iterator[Reminder]:
    """Who did not report to the voters, before too few of them, what results call for, which projects stand still."""
    for part in (_not_reported, _few_reporting, _few_voters, _results, _no_progress):
        yield from part(year)


def _not_reported(year: Year) -> Iterator[Reminder]:
    """Who did not report in the present congress, or in the year where the rule asks for that, told when the year is nearly over."""
    rule = year.rule("report.per")
    if rule is None or not year.ending:
        return
    first = year.span[0] if rule.value == "year" else spans.of_term(year.desk).first
    span = f"{year.number}年" if rule.value == "year" else "本届"
    names = not_reported(year.desk, date.fromisoformat(first), year.last) if first <= year.span[1] else []
    if names and len(names) == how_many_acting(year.desk, year.last.isoformat()):
        yield by(
            "not_reported", "", f"{span}没有登记代表述职：{rule.says}；登记用 renda review plan --kind 代表述职", rule
        )
    elif names:
        yield by("not_reported", "、".join(names), f"{len(names)} 名代表{span}还没有述职：{rule.says}", rule)


def _few_reporting(year: Year) -> Iterator[Reminder]:
    """A smaller share of the deputies than the rule asks for, told when the year is nearly over."""
    rule = year.rule("report.share")
    if rule is None or not year.ending:
        return
    deputies = how_many_acting(year.desk, year.last.isoformat())
    reported = deputies - len(not_reported(year.desk, date(year.number, 1, 1), year.last))
    needed = least(f"{rule.value}/100", deputies)
    if reported < needed:
        text = f"{year.so_far}述职的代表 {reported} 名，按 {rule.value}% 应有 {needed} 名：{rule.says}"
        yield by("few_reporting", "", text, rule)


def _few_voters(year: Year) -> Iterator[Reminder]:
    """Reports to fewer voters than the rule asks for; of those whose number nobody entered nothing is known."""
    rule = year.rule("report.voters")
    if rule is None:
        return
    for title, held_on, voters in year.tuples(_FEW, least=rule.value):
        text = f"{title}（{held_on}）到会选民 {voters} 名，规定 {rule.value} 名以上：{rule.says}"
        yield by("few_voters", "", text, rule)


def _results(year: Year) -> Iterator[Reminder]:
    """What results call for and nobody recorded as done; of the year before as well, whose measures may reach into this one."""
    found = [one for number in (year.number - 1, year.number) for one in open_measures(year.desk, number)]
    seen = [one for one in found if one.voted_on <= year.span[1]]
    for _, group in groupby(seen, lambda one: (one.review_id, one.subject_id)):
        first, *others = group
        what = "、".join(one.what for one in (first, *others))
        rule = year.desk.rulebook.found_on("review.after", date.fromisoformat(first.voted_on))
        text = f"{first.subject}在“{first.review}”测评为{first.grade}（{first.voted_on}），还没有登记：{what}"
        yield by("result_open", first.subject, f"{text}；登记用 renda review follow {first.review_id}", rule)


def _no_progress(year: Year) -> Iterator[Reminder]:
    """Projects under way of which nothing was reported for the last month that is over."""
    month = f"{(year.last + timedelta(days=1)).replace(day=1) - timedelta(days=1):%Y-%m}"
    if month < f"{year.number}-01":
        return
    names = [name for (name,) in year.tuples(_STILL, year=year.number, month=month, begins=f"{month}-01")]
    if names:
        text = f"{len(names)} 项民生实事没有登记 {month} 的进度；请用 renda review project progress"
        yield by("no_progress", "、".join(names), text)
