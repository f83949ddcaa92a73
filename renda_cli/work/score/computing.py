"""The scores of a period: every subject's items, sections, total, place and band, worked out anew from the records."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import NamedTuple

from renda_cli.errors import InputError
from renda_cli.rules.scheme_reading import in_order
from renda_cli.rules.schemes import MILLI, Item, Scheme
from renda_cli.rules.score_periods import Period
from renda_cli.rules.scoring import Outcome, outcome, standings
from renda_cli.rules.scoring_items import Given, Worked, worked
from renda_cli.rules.vocabulary import SCORE_SUBJECTS
from renda_cli.work import masking
from renda_cli.work.desk import Desk
from renda_cli.work.score import measures, schemes, subjects, tallying
from renda_cli.work.score.measure import Measure
from renda_cli.work.score.members import ROLLED
from renda_cli.work.score.schemes import Loaded
from renda_cli.work.score.subjects import Subject
from renda_cli.work.score.tallying import UNMARKED, Key, Marks, Number, Tally


class Scored(NamedTuple):
    """One subject's score; `place` by total among all (ties share one), `given` what each item's points came from."""

    subject: Subject
    outcome: Outcome
    place: int
    band: str | None
    given: Mapping[str, Given]


@dataclass(frozen=True, slots=True)
class Board:
    """The scores of a period in the order of the list of subjects."""

    loaded: Loaded
    period: Period
    rows: list[Scored]

    @property
    def scheme(self) -> Scheme:
        """The scheme."""
        return self.loaded.scheme

    def of(self, key: Key) -> Scored | None:
        """One subject's score."""
        return next((row for row in self.rows if row.subject.key == key), None)


def board(desk: Desk, loaded: Loaded, period: Period) -> Board:
    """The scores of all subjects in a period. Raises InputError where another scheme that is asked for is missing."""
    masking.teach(desk.file.db)
    scheme = loaded.scheme
    people = subjects.all_of(desk, scheme.subject, tallying.day_of(desk, period), scheme.levels)
    columns = _columns(desk, loaded, period, people)
    # By what each column keeps, which is one object a number: those who have the same numbers have the same score.
    known: dict[tuple[int, ...], _Found] = {}
    found: list[_Found] = []
    for each in zip(*columns.values(), strict=True):
        same = tuple(map(id, each))
        if same not in known:
            known[same] = _outcome(scheme, dict(zip(columns, each, strict=True)))
        found.append(known[same])
    placed = standings(scheme, [one for one, _ in found])
    rows = [
        Scored(subject, one, place, band, given)
        for subject, (one, given), (place, band) in zip(people, found, placed, strict=True)
    ]
    return Board(loaded, period, rows)


_Pair = tuple[Given, Worked]
_Found = tuple[Outcome, dict[str, Given]]


def _outcome(scheme: Scheme, found: Mapping[str, _Pair]) -> _Found:
    given = {name: known for name, (known, _) in found.items()}
    return outcome(scheme, {name: points for name, (_, points) in found.items()}, given), given


def _columns(desk: Desk, loaded: Loaded, period: Period, people: Sequence[Subject]) -> dict[str, list[_Pair]]:
    """By item what is known of each subject and its points; the items whose points others take come first."""
    scheme = loaded.scheme
    by_hand = tallying.by_hand(desk, scheme, period)
    figures = tallying.figures(desk, scheme, period)
    keys = [subject.key for subject in people]
    found: dict[str, list[_Pair]] = {}
    for item in in_order(scheme):
        measure, unit, tally = None, "", Tally({})
        if item.scheme is not None:
            tally = Tally({}, _of_scheme(desk, loaded, item, period, people), None)
        elif item.name in figures:
            tally, unit = figures[item.name], tallying.unit(tallying.figure_of(scheme, item) or "")
        elif item.measure is not None:
            measure = measures.find(item.measure, scheme.subject)
            tally, unit = tallying.counted(desk, scheme, item, measure, period), measure.unit
        numbers = _of_items(item, found) if item.items else tally.of(keys)
        marks = by_hand.get(item.name, {})
        known = list(zip(numbers, [marks.get(key, UNMARKED) for key in keys], strict=True))
        # Worked out once: thousands of deputies share few numbers.
        pairs = {one: _work(item, measure, one, scheme.decimals, unit) for one in set(known)}
        found[item.name] = [pairs[one] for one in known]
    return found


def _of_items(item: Item, found: Mapping[str, list[_Pair]]) -> list[Number]:
    """The sums of the points of the items that an item names, of all subjects."""
    columns = zip(*(found[name] for name in item.items), strict=True)
    return [Fraction(sum(points.points or 0 for _, points in pairs), MILLI) for pairs in columns]


def _work(item: Item, measure: Measure | None, known: tuple[Number, Marks], decimals: int, unit: str) -> _Pair:
    number, (points, count, corrected) = known
    if not isinstance(number, tuple):
        given = Given(number)
    elif measure is None:
        given = Given(Fraction(count, MILLI))
    else:
        given = tallying.given(item, measure, number)
    given = given._replace(marks=points, corrected=corrected)
    return given, worked(item, given, decimals, unit)


def _of_scheme(
    desk: Desk, loaded: Loaded, item: Item, period: Period, people: Sequence[Subject]
) -> dict[Key, Fraction | None]:
    """The mean of the totals of another scheme that lie behind each subject's number."""
    other = schemes.loaded(desk, loaded.year, name=item.scheme)
    found = board(desk, other, schemes.period_of(desk, other.scheme, period.label))
    belonging = _belonging(desk, loaded.scheme, period, found)
    return {
        subject.key: sum((Fraction(row.outcome.total, MILLI) for row in rows), Fraction(0)) / len(rows)
        for subject in people
        if (rows := belonging(subject))
    }


def behind(desk: Desk, scheme: Scheme, period: Period, other: Board, subject: Subject) -> list[Scored]:
    """The scores by another scheme whose mean is a subject's number: its own, its group's, or those of its members."""
    return _belonging(desk, scheme, period, other)(subject)


def _belonging(desk: Desk, scheme: Scheme, period: Period, other: Board) -> Callable[[Subject], list[Scored]]:
    mine, theirs = scheme.subject, other.scheme.subject
    if mine == "deputy" and theirs == "group":
        by_name = {row.subject.name: [row] for row in other.rows}
        return lambda subject: by_name.get(subject.group or "", [])
    by_key = {row.subject.key: row for row in other.rows}
    if mine == theirs:
        return lambda subject: [by_key[subject.key]] if subject.key in by_key else []
    if (mine, theirs) not in ROLLED:
        raise InputError(
            f"{SCORE_SUBJECTS[mine]}的分不能取自“{other.scheme.name}”：那是给{SCORE_SUBJECTS[theirs]}计分的",
            "请改计分办法里的 scheme",
        )
    members: dict[Key, list[Scored]] = defaultdict(list)
    for holder, member in tallying.rolled(desk, scheme, theirs, period):
        if member in by_key:
            members[holder].append(by_key[member])
    return lambda subject: members[subject.key]
