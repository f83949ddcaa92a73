"""Whom a scheme wants to be spoken to, and what the law says of it. It only reminds: a score changes nobody's status."""

from collections import defaultdict
from collections.abc import Iterator
from typing import Any, NamedTuple

from renda_cli.errors import InputError
from renda_cli.rules import score_periods
from renda_cli.rules.schemes import Reminder, Scheme, points
from renda_cli.rules.score_periods import Period
from renda_cli.rules.values import RuleValue
from renda_cli.rules.vocabulary import SCORE_SUBJECTS
from renda_cli.work import absence, masking, names, pledge, sittings
from renda_cli.work.desk import Desk, Listing
from renda_cli.work.score import computing, schemes, subjects, tallying
from renda_cli.work.score.computing import Board
from renda_cli.work.score.schemes import Loaded
from renda_cli.work.score.streaks import History, Line
from renda_cli.work.score.subjects import Subject
from renda_cli.work.score.tallying import Key
from renda_cli.work.seats import own_level

FIELDS = ("subject", "kind", "scheme", "text", "records", "years", "foresees", "law", "source", "talks")
_IN_A_ROW = {"quarter": "个季度", "half": "个半年", "year": "年", "two_years": "个两年", "term": "届"}
# What a scheme foresees may speak of what only the law decides: the words, the rule, and what it means for a score.
_GRAVE = (
    (("辞",), "resign.procedure", "积分低只能劝，辞不辞由代表本人决定；{says}：{value}"),
    (("罢免",), "recall.procedure", "镇里和主席团都不能罢免代表；{says}：{value}"),
    (("停职", "暂停", "停止执行"), "suspend.grounds", "暂停执行代表职务只限 {value}，积分低不在其列"),
)
_OTHERWISE = ("end.grounds", "终止代表资格只限 {value}；积分低、履职少不在其列，不改变代表的身份")


class Notice(NamedTuple):
    """One thing that is to be said of a subject; `foresees` is the scheme's word, `rule` with `law` the law's."""

    kind: str
    text: str
    law: str | None = None
    source: str | None = None
    records: tuple[str, ...] = ()
    scheme: str | None = None
    years: int | None = None
    foresees: str | None = None


Found = dict[Key, list[Notice]]


def warn(desk: Desk, period: str, *, scheme: str | None = None, group: str | None = None) -> Listing:
    """Who is to be reminded of a period, in the order of their list (fields FIELDS): by a scheme, or by all for deputies.

    `kind` is a code of SCORE_WARNINGS, `years` how many periods in a row, `records` the numbers of what stands behind it,
    `talks` the days (ISO) of talks since. Deputies are also told of pledges, sessions missed and proposals. Raises InputError.
    """
    named = score_periods.read(period, desk.today)
    meant, notes = _meant(desk, named, scheme)
    subject = meant[0][0].scheme.subject if meant else "deputy"
    span = meant[0][1] if len(meant) == 1 else named
    if span.first > desk.today:
        raise InputError(f"{span.words}还没有到", "请写已经开始的期间，如 今年")
    found: Found = defaultdict(list)
    for loaded, of in meant:
        told = _by_scheme(desk, computing.board(desk, loaded, of), found)
        notes += [note for note in told if note not in notes]  # two schemes may look back equally far
    if subject == "deputy":
        _by_deeds(desk, span, found)
    levels = _levels(desk, [loaded.scheme for loaded, _ in meant])
    people = _people(desk, subject, span, group, levels)
    rows = [
        _row(one, who.name, _talks(desk, subject, who.key, span)) for who in people for one in found.get(who.key, ())
    ]
    if upper := [level for level in levels if level != own_level(desk)]:
        notes.append(f"{'、'.join(upper)}代表的辞职、罢免、资格终止由该级办理，下面说的是本级代表的程序")
    if span.last > desk.today:
        notes.append(f"{span.words}还没有结束，按截至 {desk.today.isoformat()} 的记录算")
    how_many = len({row[0] for row in rows})
    unit = "名" if subject == "deputy" else "个"
    notes.insert(
        0, f"提醒 {len(rows)} 条，涉及 {how_many} {unit}{SCORE_SUBJECTS[subject]}；只作提醒，不改变任何人的身份"
    )
    return Listing(FIELDS, rows, tuple(notes), f"{span.words}积分提醒")


def law_notes(found: Listing) -> list[str]:
    """What the law says of the rows, each thing once with its source, for a reader who needs no column of it."""
    law, source = (FIELDS.index(name) for name in ("law", "source"))
    return list(dict.fromkeys(f"{row[law]}（{row[source]}）" for row in found.rows if row[law]))


def _meant(desk: Desk, named: Period, scheme: str | None) -> tuple[list[tuple[Loaded, Period]], list[str]]:
    """The scheme that is named, or all of the year for deputies that know such a period; and what must be said of it."""
    if scheme is not None:
        return [schemes.meant(desk, named.label, name=scheme)], []
    found: list[tuple[Loaded, Period]] = []
    others: list[str] = []
    for loaded in schemes.of_year(desk, named.first.year, "deputy"):
        try:
            found.append(schemes.meant(desk, named.label, name=loaded.scheme.name))
        except InputError:
            others.append(loaded.scheme.name)
    if others:
        return found, [f"不按这样的期间计分，没有看的办法：{'、'.join(others)}"]
    return found, [] if found else [f"{named.first.year} 年没有给代表计分的办法，只看承诺、出席和建议"]


def _levels(desk: Desk, schemes: list[Scheme]) -> list[str]:
    """Of which levels the deputies are that some schemes score."""
    return list(dict.fromkeys(level for scheme in schemes for level in scheme.levels or [own_level(desk)]))


def _people(desk: Desk, subject: str, span: Period, group: str | None, levels: list[str]) -> list[Subject]:
    people = subjects.all_of(desk, subject, tallying.day_of(desk, span), levels)
    if group is None:
        return people
    if subject != "deputy":
        raise InputError(f"这个办法不是给代表计分的，是给{SCORE_SUBJECTS[subject]}的", "请去掉 --group")
    name = names.group(desk, group).name
    return [one for one in people if one.group == name]


def _row(one: Notice, name: str, talks: tuple[str, ...]) -> tuple[Any, ...]:
    told = one._asdict() | {"subject": name, "talks": talks}
    return tuple(told[field] for field in FIELDS)


def _talks(desk: Desk, subject: str, key: Key, span: Period) -> tuple[str, ...]:
    """The days of talks about the period's score, and of those that name no period, since it began."""
    whose, values = subjects.condition(subject, key)
    sql = f"""SELECT DISTINCT held_on FROM score_talk WHERE {whose} AND held_on <= ? AND (period = ? OR period IS NULL AND held_on >= ?)
        ORDER BY held_on"""
    asked = (*values, desk.today.isoformat(), span.label, span.first.isoformat())
    return tuple(day for (day,) in desk.file.tuples(sql, asked))


def _by_scheme(desk: Desk, board: Board, found: Found) -> list[str]:
    """Adds who falls into a line that the scheme names, and who failed; returns what must be said of the look back."""
    history = History(desk, board)
    reminders: dict[Line, list[Reminder]] = defaultdict(list)
    for reminder in board.scheme.reminders:
        reminders[Line.of(reminder)].append(reminder)
    rows = {line: history.in_a_row(line) for line in reminders}
    for scored in board.rows:
        key = scored.subject.key
        for line, of_line in reminders.items():
            if key in rows[line]:
                waiting = bool(scored.outcome.awaited) and not history.now[key].settled
                told = _score(board, history, key, line, waiting=waiting)
                found[key].append(_fallen(desk, board.scheme, of_line, told, rows[line][key]))
        if scored.outcome.failed:
            found[key].append(_failed(desk, board, key, scored.outcome.failed))
    return list(history.notes)


def _score(board: Board, history: History, key: Key, line: Line, *, waiting: bool) -> str:
    score = history.now[key]
    below = f"，低于 {points(line.below)} 分" if line.band is None else f"，{line.band}"
    settled = "（已定稿）" if score.settled else "（有待评的项目，暂计）" if waiting else ""
    return f"{board.period.words} {points(score.total)} 分{settled}{below}"


def _fallen(desk: Desk, scheme: Scheme, reminders: list[Reminder], told: str, times: int) -> Notice:
    """What the scheme foresees after so many periods in a row, and what it would after more."""
    unit = _IN_A_ROW[scheme.period]
    due = "；".join(one.says for one in reminders if one.years <= times)
    later = "".join(f"；连续 {one.years} {unit}的，办法规定：{one.says}" for one in reminders if one.years > times)
    said = f"{told}{f'，连续 {times} {unit}' if times > 1 else ''}{later}"
    law, source = _law(desk, due + later) if scheme.subject == "deputy" else (None, None)
    return Notice("band", said, law, source, (), scheme.name, times, due or None)


def _failed(desk: Desk, board: Board, key: Key, items: tuple[str, ...]) -> Notice:
    scheme = board.scheme
    whose, values = subjects.condition(scheme.subject, key)
    sql = f"""SELECT id FROM score_entry WHERE {whose} AND scheme = ? AND period = ? AND status = 'decided'
        AND item IN ({", ".join("?" * len(items))}) ORDER BY id"""
    entries = tuple(f"#{one}" for (one,) in desk.file.tuples(sql, (*values, scheme.name, board.period.label, *items)))
    behind = f"（积分登记 {'、'.join(entries)}）" if entries else ""
    rated = f"，按办法评为{scheme.veto}" if scheme.veto else ""
    law, source = _law(desk, "") if scheme.subject == "deputy" else (None, None)
    return Notice("vetoed", f"{'、'.join(items)}{behind}{rated}", law, source, entries, scheme.name)


def _law(desk: Desk, foreseen: str) -> tuple[str | None, str | None]:
    """What the law says of what a scheme foresees, and where: of each grave thing that it speaks of, else of the end of a seat."""
    told = [(key, said) for signs, key, said in _GRAVE if any(sign in foreseen for sign in signs)] or [_OTHERWISE]
    rules = [(said, rule) for key, said in told if (rule := desk.rulebook.found_on(key, desk.today))]
    if not rules:
        return None, None
    law = "。".join(said.format(says=rule.says, value=_in_words(rule)) for said, rule in rules)
    return law, "；".join(dict.fromkeys(rule.source for _, rule in rules))


def _in_words(rule: RuleValue) -> str:
    return "、".join(one["label"] if isinstance(one, dict) else one for one in rule.value)


def _by_deeds(desk: Desk, span: Period, found: Found) -> None:
    """Adds the pledges, sessions and proposals of deputies."""
    law, source = _law(desk, "")
    for key, one in (*_pledges(desk, span), *_missed(desk, span), *_no_proposal(desk, span)):
        found[key].append(one if one.law else one._replace(law=law, source=source))


_BROKEN = f"""SELECT deputy_id, id, what, state FROM (SELECT *, {pledge.STATE} AS state FROM pledge)
    WHERE state IN ('overdue', 'broken') AND min(coalesce(broken_on, until_on), until_on) BETWEEN :first AND :last ORDER BY id"""


def _pledges(desk: Desk, span: Period) -> Iterator[tuple[Key, Notice]]:
    """Pledges that fell due in the period and were not fulfilled by today."""
    values = {
        "today": desk.today.isoformat(), "first": span.first.isoformat(), "last": span.last.isoformat(),
    }  # fmt: skip
    found: dict[Key, list[tuple[int, str, str]]] = defaultdict(list)
    for deputy, number, what, state in desk.file.tuples(_BROKEN, values):
        found[deputy].append((number, masking.text(what), "逾期" if state == "overdue" else "不能兑现"))
    for deputy, those in found.items():
        listed = "、".join(f"#{number} {what}（{state}）" for number, what, state in those)
        yield deputy, Notice("pledges", f"{len(those)} 件：{listed}", records=tuple(f"#{one[0]}" for one in those))


def _missed(desk: Desk, span: Period) -> Iterator[tuple[Key, Notice]]:
    """Who missed a session of the period, with all that were missed in the same congress by then."""
    day = min(desk.today, span.last)
    sql = """SELECT number FROM session WHERE kind = '人代会' AND opened_on BETWEEN ? AND ? ORDER BY opened_on"""
    held = [number for (number,) in desk.file.tuples(sql, (span.first.isoformat(), day.isoformat()))]
    for congress in dict.fromkeys(map(sittings.congress_of, held)):
        for one in absence.missed(desk, congress, day):
            if not set(held).isdisjoint(one.sessions):
                yield one.id, Notice("missed", one.sentence(), one.rule.says, one.rule.source, one.sessions)


_HANDED_IN = """SELECT s.deputy_id FROM (SELECT id, lead_id AS deputy_id FROM proposal UNION SELECT proposal_id, deputy_id FROM co_signer) s
    JOIN proposal p ON p.id = s.id LEFT JOIN session t ON t.id = p.session_id
    WHERE iif(p.between_sessions, p.submitted_on, t.opened_on) BETWEEN :first AND :last"""


def _no_proposal(desk: Desk, span: Period) -> Iterator[tuple[Key, Notice]]:
    """Who neither led nor signed a proposal; not asked of a part of a year, in which there may be no session."""
    if not span.label.isdigit():
        return
    values = {"first": span.first.isoformat(), "last": span.last.isoformat()}
    did = {deputy for (deputy,) in desk.file.tuples(_HANDED_IN, values)}
    for one in subjects.all_of(desk, "deputy", tallying.day_of(desk, span)):
        if one.key not in did:
            yield one.key, Notice("no_proposal", f"{span.words}没有领衔或附议过议案建议")
