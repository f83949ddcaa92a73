"""What has changed since a report was made, and by which records: the file is taken back to that moment, looked at, and left as it is."""

import gc
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from renda_cli.errors import InputError
from renda_cli.store import changes as log
from renda_cli.store import undoing
from renda_cli.work import as_of, concealed, indicators, journal
from renda_cli.work.desk import Desk, Listing
from renda_cli.work.figures.indicator import Indicator
from renda_cli.work.indicators import Value
from renda_cli.work.spans import Span


class Record(NamedTuple):
    """A record behind a figure: `part` as `indicators.records` has it, its number, what it is called."""

    part: str
    record: str
    title: str


@dataclass(frozen=True, slots=True)
class Changed:
    """A figure that is another than then, the records that are behind it now and were not, and those that no longer are."""

    indicator: Indicator
    then: Value
    now: Value
    came: tuple[Record, ...]
    went: tuple[Record, ...]


@dataclass(frozen=True, slots=True)
class Since:
    """What changed since an entry of the log (`number`, `at`, `command`): figures, and the entries since as `journal.list_` has them.

    `spared` is how many rows could not be taken back: what they say now stands on both sides.
    """

    number: int
    at: str
    command: str | None
    span: Span
    figures: tuple[Changed, ...]
    entries: Listing
    spared: int


def made(desk: Desk, span: Span, output: str) -> bool:
    """Leaves a note in the log that the report of a span was made into a file; whether it did.

    Within a batch it does not: what the lines before have written is not in the log yet. Raises DatabaseError.
    """
    if desk.file.writing:
        return False
    with desk.file.transaction() as db:
        log.note(db, f"{_report(span)}{output}")
    return True


def _report(span: Span) -> str:
    return f"report {span.label} -o "


def changes(
    desk: Desk, span: Span, keys: Iterable[str] = (), *, number: str | None = None, day: date | None = None
) -> Since:
    """What changed in the figures of a span since its last report was made, or since the entry `number` of the log.

    `day` as for `as_of.seen`. Nothing is written, but the file is held meanwhile as by one who writes. Raises InputError
    where no report of the span was made yet and for an entry that there is not.
    """
    wanted = list(keys)
    indicators.named(wanted)  # an unknown one is told before anything is taken back
    with desk.file.transaction(keep=False):
        entry = _noted(desk, span) if number is None else journal.find(desk, number)
        entries = journal.list_(desk, after=entry["id"])
        now = _figures(desk, span, wanted, day)
        then: dict[Indicator, tuple[Value, list[tuple[Any, ...]]]] = {}
        with _back(desk, entry) as spared, as_of.seen(desk, day):
            for figure in indicators.summary(desk, span, keys=wanted):
                if figure.value != now[figure.indicator]:
                    then[figure.indicator] = figure.value, indicators.behind(desk, span, figure.indicator)
        with as_of.seen(desk, day):
            found = tuple(
                _changed(one, value, now[one], rows, indicators.behind(desk, span, one))
                for one, (value, rows) in then.items()
            )
    return Since(entry["id"], entry["at"], concealed.veil(desk.file).command(entry), span, found, entries, spared)


def _noted(desk: Desk, span: Span) -> dict[str, Any]:
    """The entry of the last report of a span. Raises InputError."""
    sql = (
        "SELECT * FROM entry WHERE kind = 'note' AND substr(command, 1, length(:made)) = :made ORDER BY id DESC LIMIT 1"
    )
    found = desk.file.row(sql, {"made": _report(span)})
    if found is None:
        how = f"请先用 renda report {span.label} -o 文件.docx，或用 --since N 写日志的编号"
        raise InputError(f"还没有出过{_called(span)}的报告", how)
    return dict(found)


def _called(span: Span) -> str:
    return f" {span.label} 年" if span.years else span.words


def _figures(desk: Desk, span: Span, keys: list[str], day: date | None) -> dict[Indicator, Value]:
    with as_of.seen(desk, day):
        return {one.indicator: one.value for one in indicators.summary(desk, span, keys=keys)}


@contextmanager
def _back(desk: Desk, entry: dict[str, Any]) -> Iterator[int]:
    """Inside, the file is as the entry left it, but for as many rows as are given; then it is as it was."""
    ((last,),) = desk.file.tuples("SELECT coalesce(max(last_change), 0) FROM entry WHERE id <= ?", (entry["id"],))
    ((newest,),) = desk.file.tuples("SELECT coalesce(max(id), 0) FROM change")
    db = desk.file.db
    gc.enable()  # an import may have written half a million rows
    db.execute("SAVEPOINT back")
    try:
        desk.forget_rules()
        yield len(undoing.take_back(db, last + 1, newest).spared) if newest > last else 0
    finally:
        if db.in_transaction:  # a full disk has ended it, and the savepoint with it
            db.execute("ROLLBACK TO back")
            db.execute("RELEASE back")
        desk.forget_rules()


def _changed(
    one: Indicator, then: Value, now: Value, before: list[tuple[Any, ...]], after: list[tuple[Any, ...]]
) -> Changed:
    came, went = _difference(after, before), _difference(before, after)
    return Changed(one, then, now, _but(came, went), _but(went, came))


def _difference(some: list[tuple[Any, ...]], others: list[tuple[Any, ...]]) -> list[tuple[Any, ...]]:
    return list((Counter(some) - Counter(others)).elements())


def _but(some: list[tuple[Any, ...]], others: list[tuple[Any, ...]]) -> tuple[Record, ...]:
    """Without what is only called otherwise on the other side, and what is left in the base there is told of once, as counted."""
    renamed = {(part, record, amount) for part, record, _, amount in others}
    counted = {(record, title) for part, record, title, _ in others if part == "counted"}
    return tuple(
        Record(part, record, title)
        for part, record, title, amount in some
        if (part, record, amount) not in renamed and (part == "counted" or (record, title) not in counted)
    )
