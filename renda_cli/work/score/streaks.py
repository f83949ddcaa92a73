"""How many periods in a row a score stood in a band or below a number: settled periods as settled, others worked out anew."""

from collections.abc import Mapping
from typing import NamedTuple

from renda_cli.errors import InputError
from renda_cli.rules import score_periods
from renda_cli.rules.schemes import Reminder
from renda_cli.rules.score_periods import Period
from renda_cli.rules.vocabulary import SCORE_SUBJECTS
from renda_cli.work.desk import Desk
from renda_cli.work.score import computing, freezing, schemes
from renda_cli.work.score.computing import Board
from renda_cli.work.score.schemes import Loaded
from renda_cli.work.score.tallying import Key


class Score(NamedTuple):
    """A total in thousandths, its band, and whether it was settled."""

    total: int
    band: str | None
    settled: bool = False


Scores = Mapping[Key, Score]


class Line(NamedTuple):
    """What a reminder asks for: a band, or a total below a number of thousandths."""

    band: str | None
    below: int | None

    @classmethod
    def of(cls, reminder: Reminder) -> "Line":
        """The line of a reminder; several may share one."""
        return cls(reminder.band, reminder.below)

    def reaches(self, score: Score) -> bool:
        """Whether a score falls into it."""
        return score.band == self.band if self.band is not None else score.total < (self.below or 0)


def settled(desk: Desk, loaded: Loaded, period: Period) -> dict[Key, Score]:
    """The scores of a period as they were settled; nothing where it was not."""
    found = freezing.settled(desk, loaded, period) or {}
    return {key: Score(one.total, one.band, True) for key, one in found.items()}


def of_board(desk: Desk, board: Board) -> dict[Key, Score]:
    """The scores of a period: those that were settled, and of everybody else what is worked out."""
    worked = {row.subject.key: Score(row.outcome.total, row.band) for row in board.rows}
    return worked | settled(desk, board.loaded, board.period)


class History:
    """The scores of a scheme, period by period backwards, each worked out once; `notes` say where the look back ended and why."""

    def __init__(self, desk: Desk, board: Board) -> None:
        self.notes: dict[str, None] = {}
        self._desk = desk
        self._periods: list[tuple[Loaded, Period]] = [(board.loaded, board.period)]
        self._scores: list[Scores] = [of_board(desk, board)]

    @property
    def now(self) -> Scores:
        """The scores of the period that one looks back from."""
        return self._scores[0]

    def in_a_row(self, line: Line) -> dict[Key, int]:
        """Who falls into a line, and how many periods in a row, the last one among them."""
        found: dict[Key, int] = {}
        within = {key for key, score in self.now.items() if line.reaches(score)}
        while within:
            back = max(found.values(), default=0) + 1
            found |= dict.fromkeys(within, back)
            if not self._known(back, line):
                break
            earlier = self._scores[back]
            within = {key for key in within if key in earlier and line.reaches(earlier[key])}
        return found

    def _known(self, back: int, line: Line) -> bool:
        """Whether there are scores so many periods ago, by a scheme that has the line's band."""
        if back == len(self._scores) and not self._one_more():
            return False
        loaded, period = self._periods[back]
        scheme = loaded.scheme
        if line.band is None or line.band in {scheme.veto, *(band.name for band in scheme.bands)}:
            return True
        self._ended(f"{period.words}的办法没有“{line.band}”这一等")
        return False

    def _one_more(self) -> bool:
        """Goes one period further back."""
        loaded, period = self._periods[-1]
        label = score_periods.previous(period.label, loaded.scheme.period)
        if label is None:
            return False
        try:
            found = _scheme_of(self._desk, int(label[:4]), loaded)
            if found is None:
                self._ended(f"{label[:4]} 年没有给{SCORE_SUBJECTS[loaded.scheme.subject]}计分的同类办法")
                return False
            earlier = schemes.period_of(self._desk, found.scheme, label)
            scores = settled(self._desk, found, earlier) or of_board(
                self._desk, computing.board(self._desk, found, earlier)
            )
        except InputError as problem:
            self._ended(f"{label} 的分算不出来（{problem}）")
            return False
        self._periods.append((found, earlier))
        self._scores.append(scores)
        return True

    def _ended(self, why: str) -> None:
        self.notes[f"{why}，连续几期只往前算到这里"] = None


def _scheme_of(desk: Desk, year: int, like: Loaded) -> Loaded | None:
    """The scheme of another year with the same name, or the only one for such subjects and periods."""
    found = [one for one in schemes.of_year(desk, year, like.scheme.subject) if one.scheme.period == like.scheme.period]
    same = [one for one in found if one.scheme.name == like.scheme.name]
    return (same or found)[0] if len(same or found) == 1 else None
