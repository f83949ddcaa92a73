"""The records behind a number: what each adds to it, so that the last half point is explained."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from renda_cli.rules.schemes import MILLI, Item, points
from renda_cli.rules.score_periods import Period
from renda_cli.work import indicators, masking
from renda_cli.work.desk import Desk
from renda_cli.work.score import computing, measures, schemes, tallying
from renda_cli.work.score.computing import Board, Scored
from renda_cli.work.score.measure import Measure
from renda_cli.work.score.tallying import Key


@dataclass(frozen=True, slots=True)
class Record:
    """A record that counts. `amount` is what it counts by itself (of a ratio `of` so many), `share` what is this subject's of it.

    `adds` is what it adds to the item's number, None where only the number of the whole is known.
    """

    record: str
    title: str
    adds: Fraction | None
    amount: Fraction | None = None
    of: int | None = None
    share: Fraction | None = None
    on: str | None = None
    kind: str = ""
    role: str = ""
    ref: str = ""


def records(board: Board, desk: Desk, item: Item, scored: Scored) -> list[Record]:
    """The records behind a subject's number of an item in a period, by day. Of what is entered by hand there are none."""
    masking.teach(desk.file.db)
    key, period = scored.subject.key, board.period
    if item.items:
        return [_of_item(name, scored) for name in item.items]
    if item.scheme is not None:
        return list(_of_scheme(board, desk, item, scored))
    if item.measure is None:
        return []
    figure = tallying.figure_of(board.scheme, item)
    if figure is not None:
        return list(_of_figure(desk, figure, period))
    measure = measures.find(item.measure, board.scheme.subject)
    if item.members != "sum":
        return list(_of_members(board, desk, item, measure, key))
    return list(_counted(board, desk, item, measure, key))


def unit(board: Board, item: Item) -> str:
    """What a measured number is counted in; empty of what is entered by hand or taken from other points."""
    if item.measure is None:
        return ""
    figure = tallying.figure_of(board.scheme, item)
    return tallying.unit(figure) if figure else measures.find(item.measure, board.scheme.subject).unit


def _counted(board: Board, desk: Desk, item: Item, measure: Measure, key: Key) -> Iterator[Record]:
    source, kinds = tallying.relation(measure, item, board.scheme.subject)
    sql = f"""SELECT ref, day, record, title, kind, role, shared, amount, of FROM ({source}) WHERE subject = :subject
        ORDER BY day, ref, role DESC"""
    rows = desk.file.tuples(sql, tallying.values(desk, board.scheme, board.period, sql) | kinds | {"subject": key})
    whole = sum(row[-1] for row in rows)
    for ref, on, record, title, kind, role, shared, amount, of in rows:
        divided = measure.joint and item.joint == "shared" and shared > 1
        share = Fraction(1, shared) if divided else None
        adds = Fraction(100 * amount, whole or 1) if measure.ratio else Fraction(amount) * (share or 1)
        yield Record(
            record, title, adds, Fraction(amount), of if measure.ratio else None, share, on, kind, role, f"{ref}/{role}" if divided else ref
        )  # fmt: skip


def _of_members(board: Board, desk: Desk, item: Item, measure: Measure, key: Key) -> Iterator[Record]:
    """The members, each with its own number."""
    members = tallying.members_of(desk, board.scheme, item, measure, board.period).get(key, {})
    adds = tallying.over_members(item, members)
    names = _names(desk, measure.holder)
    for member, number in members.items():
        yield Record(
            names[member], measure.label, adds.get(member, Fraction(0)), number, ref=f"{measure.holder}#{member}"
        )


def _names(desk: Desk, holder: str) -> dict[Key, str]:
    return dict(desk.file.tuples(f"SELECT id, name FROM {holder}"))


def _of_item(name: str, scored: Scored) -> Record:
    found = scored.outcome.items[name]
    worth = Fraction(found.points or 0, MILLI)
    return Record(name, f"{points(found.points)} 分", worth, worth, ref=f"item#{name}")


def _of_scheme(board: Board, desk: Desk, item: Item, scored: Scored) -> Iterator[Record]:
    """The totals by another scheme that make the number: one's own, the group's, or those of the members."""
    other = schemes.loaded(desk, board.loaded.year, name=item.scheme)
    found = computing.board(desk, other, schemes.period_of(desk, other.scheme, board.period.label))
    totals = computing.behind(desk, board.scheme, board.period, found, scored.subject)
    for row in totals:
        total = Fraction(row.outcome.total, MILLI)
        title = f"{found.scheme.name}：{points(row.outcome.total)} 分"
        yield Record(row.subject.name, title, total / len(totals), total, ref=f"total#{row.subject.key}")


def _of_figure(desk: Desk, key: str, period: Period) -> Iterator[Record]:
    about = tallying.indicator(key)
    rows = indicators.behind(desk, tallying.whole_years(period), about)
    whole = sum(row[-1] for row in rows)
    for place, (part, record, title, counts) in enumerate(rows):
        ref, found = f"{key}#{place}", Fraction(counts if part == "counted" else 0, about.scale)
        if about.over:
            yield Record(str(record), title, 100 * found * about.scale / whole, found, counts, ref=ref)
        elif about.measure in (None, "sum"):
            yield Record(str(record), title, found, found, ref=ref)
        else:  # of a median or the longest none adds anything by itself
            yield Record(str(record), title, None, ref=ref)
