"""The scores of a period: every subject's items, sections, total, place and band, worked out anew from the records."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
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
from renda_cli.work.score.tallying import NONE, UNMARKED, Key, Marks, Parts, Tally


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
    people = subjects.all_of(desk, scheme.subject, tallying.day_of(desk, period))
    columns = _columns(desk, loaded, period, people)
    # By what each column keeps, which is one object a number: those who have the same numbers have the same score.
    known: dict[tuple[int, ...], tuple[Outcome, dict[str, Given]]] = {}
    found: list[tuple[Outcome, dict[str, Given]]] = []
    for subject in people:
        each: dict[str, tuple[Given, Worked]] = {}
        for column in columns:
            each[column.item.name] = column.of(subject.key, each)
        same = tuple(map(id, each.values()))  # alive as long as the columns
        if same not in known:
            known[same] = _outcome(scheme, each)
        found.append(known[same])
    placed = standings(scheme, [one for one, _ in found])
    rows = [
        Scored(subject, one, place, band, given)
        for subject, (one, given), (place, band) in zip(people, found, placed, strict=True)
    ]
    return Board(loaded, period, rows)


def _outcome(scheme: Scheme, found: Mapping[str, tuple[Given, Worked]]) -> tuple[Outcome, dict[str, Given]]:
    given = {name: known for name, (known, _) in found.items()}
    return outcome(scheme, {name: points for name, (_, points) in found.items()}, given), given


@dataclass(slots=True)
class _Column:
    """One item over all subjects. What was once worked out is kept: thousands of deputies share few numbers."""

    item: Item
    decimals: int
    unit: str = ""
    measure: Measure | None = None
    tally: Tally | None = None
    marks: Mapping[Key, Marks] = field(default_factory=dict)
    known: dict[tuple[Parts | Fraction | None, Marks], tuple[Given, Worked]] = field(default_factory=dict)

    def of(self, key: Key, before: Mapping[str, tuple[Given, Worked]]) -> tuple[Given, Worked]:
        """What is known of a subject, and its points; `before` are those of the items before."""
        number: Parts | Fraction | None = NONE
        if self.item.items:
            number = Fraction(sum(before[name][1].points or 0 for name in self.item.items), MILLI)
        elif self.tally is not None and self.tally.numbers is not None:
            number = self.tally.numbers.get(key, self.tally.otherwise)
        elif self.tally is not None:
            number = self.tally.parts.get(key, NONE)
        marks = self.marks.get(key, UNMARKED)
        found = self.known.get((number, marks))
        if found is None:
            found = self.known[number, marks] = self._work(number, marks)
        return found

    def _work(self, number: Parts | Fraction | None, marks: Marks) -> tuple[Given, Worked]:
        points, count, corrected = marks
        if isinstance(number, tuple):
            given = tallying.given(self.item, self.measure, number) if self.measure else Given(Fraction(count, MILLI))
        else:
            given = Given(number)
        given = given._replace(marks=points, corrected=corrected)
        return given, worked(self.item, given, self.decimals, self.unit)


def _columns(desk: Desk, loaded: Loaded, period: Period, people: Sequence[Subject]) -> list[_Column]:
    scheme = loaded.scheme
    by_hand = tallying.by_hand(desk, scheme, period)
    figures = tallying.figures(desk, scheme, period)
    found = []
    for item in in_order(scheme):
        column = _Column(item, scheme.decimals, marks=by_hand.get(item.name, {}))
        if item.scheme is not None:
            column.tally = Tally({}, _of_scheme(desk, loaded, item, period, people), None)
        elif item.name in figures:
            column.tally = figures[item.name]
            column.unit = tallying.unit(tallying.figure_of(scheme, item) or "")
        elif item.measure is not None:
            column.measure = measures.find(item.measure, scheme.subject)
            column.unit = column.measure.unit
            column.tally = tallying.counted(desk, scheme, item, column.measure, period)
        found.append(column)
    return found


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
