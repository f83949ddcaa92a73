"""The scores of a period as a list: in the order of the roster, by place only where that is asked for."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from renda_cli.errors import InputError
from renda_cli.rules import score_amounts, score_periods, words
from renda_cli.rules.schemes import Scheme, points
from renda_cli.rules.score_periods import Period
from renda_cli.rules.scoring import Outcome, places
from renda_cli.rules.vocabulary import SCORE_PERIODS
from renda_cli.work import names
from renda_cli.work.desk import Desk, Listing
from renda_cli.work.score import computing, schemes, settled, subjects
from renda_cli.work.score.computing import Board, Scored
from renda_cli.work.score.schemes import Loaded
from renda_cli.work.score.subjects import Subject
from renda_cli.work.score.tallying import Key

if TYPE_CHECKING:
    from renda_cli.work.score.freezing import Frozen

FIELDS = ("place", "subject", "group", "total", "settled", "band", "sections", "items", "awaited")
YEAR_FIELDS = ("place", "subject", "group", "total", "periods", "awaited")
_RANKED = "积分登记只供内部使用：中央 2023 年的规定不提倡简单按积分排名，请不要公开名次"
_SHOWN = 10  # names in a note


@dataclass(frozen=True, slots=True)
class Asked:
    """What of the list is asked for: the deputies of a group, one band, by place, with every item."""

    group: str | None = None
    band: str | None = None
    ranked: bool = False
    items: bool = False


def list_(desk: Desk, period: str, asked: Asked = Asked(), *, scheme: str | None = None) -> Listing:
    """The scores of a period (fields FIELDS), of a year of quarters or half-years these side by side (YEAR_FIELDS). Raises InputError.

    Of FIELDS, `place` and `items` come only where they are asked for; `sections` and `items` are points by name, `awaited` the items
    that wait for a judge or for points to be decided.
    """
    meant = score_periods.read(period, desk.today)
    loaded, others = of_year(desk, meant.first.year, scheme)
    notes = (f"{meant.first.year} 年另有：{'、'.join(others)}，用 --scheme 名称 查看",) if others else ()
    group = names.group(desk, asked.group).name if asked.group is not None else None
    if group is not None and loaded.scheme.subject != "deputy":
        raise InputError(f"“{loaded.scheme.name}”不是给代表计分的，没有小组可选", "请去掉 --group")
    if loaded.scheme.period in score_periods.PARTS and meant.label.isdigit():
        found = _by_parts(desk, loaded, meant, asked, group)
    else:
        board = computing.board(desk, loaded, schemes.period_of(desk, loaded.scheme, meant.label))
        found = _of_period(desk, board, asked, group)
    ranked = (_RANKED,) if asked.ranked else ()
    return found._replace(notes=(*ranked, *found.notes, *notes))


def of_year(desk: Desk, year: int, name: str | None) -> tuple[Loaded, list[str]]:
    """The scheme of a name, the only one of a year, or the only one for deputies; and what the others are called. Raises InputError."""
    name = words.note(name, "--scheme ")
    there = schemes.of_year(desk, year)
    if name is not None or len(there) < 2:
        return schemes.loaded(desk, year, name=name), []
    found = schemes.loaded(desk, year, subject="deputy" if _has(there, "deputy") else None)
    return found, [one.scheme.name for one in there if one.id != found.id]


def _has(there: Iterable[Loaded], subject: str) -> bool:
    return any(one.scheme.subject == subject for one in there)


def exact(milli: int | None) -> int | float | None:
    """Points as a number that is written as it is: 2, 2.45."""
    return None if milli is None else score_amounts.number(milli)


def _of_period(desk: Desk, board: Board, asked: Asked, group: str | None) -> Listing:
    scheme = board.scheme
    band = _band(scheme, asked.band)
    undecided = waiting(desk, scheme, [board.period.label])
    shown = [
        row
        for row in board.rows
        if (group is None or row.subject.group == group) and (band is None or row.band == band)
    ]
    if asked.ranked:
        shown.sort(key=lambda row: row.place)
    fields = tuple(name for name in FIELDS if (name != "place" or asked.ranked) and (name != "items" or asked.items))
    columns = _columns(scheme, shown, undecided)
    kept = _kept(desk, board)
    columns["settled"] = [exact(kept[row.subject.key].total) if row.subject.key in kept else None for row in shown]
    rows = list(zip(*(columns[name] for name in fields), strict=True)) if shown else []
    title = f"{scheme.name} {board.period.words}"
    return Listing(
        fields,
        rows,
        (*_notes(desk, board, shown), *_since(board, shown, kept), *_waiting_notes(shown, undecided)),
        title,
    )


def _columns(scheme: Scheme, shown: Sequence[Scored], undecided: dict[Key, list[str]]) -> dict[str, list[Any]]:
    """The cells by field. What those with the same points share is made once, which thousands of deputies notice."""
    sections, names = [section.name for section in scheme.sections], [item.name for item in scheme.items]
    totals, parts, items, judged = {}, {}, {}, {}
    for same, one in _made(shown).items():
        totals[same] = exact(one.total)
        parts[same] = dict(zip(sections, (exact(part.points) for part in one.sections), strict=True))
        items[same] = {name: exact(one.items[name].points) for name in names}
        judged[same] = list(one.awaited)
    keys = [id(row.outcome) for row in shown]
    return {
        "place": [row.place for row in shown],
        "subject": [row.subject.name for row in shown],
        "group": [row.subject.group for row in shown],
        "total": [totals[one] for one in keys],
        "band": [row.band for row in shown],
        "sections": [parts[one] for one in keys],
        "items": [items[one] for one in keys],
        "awaited": [
            awaited(row, undecided) if row.subject.key in undecided else judged[one]
            for row, one in zip(shown, keys, strict=True)
        ],
    }


def _made(shown: Sequence[Scored]) -> dict[int, Outcome]:
    """The scores by identity, each once: those who have the same points share one."""
    return {id(row.outcome): row.outcome for row in shown}


def awaited(row: Scored, undecided: dict[Key, list[str]]) -> list[str]:
    """The items of a score that wait: for a judge, or for points to be decided."""
    return list(dict.fromkeys((*row.outcome.awaited, *undecided.get(row.subject.key, ()))))


def _band(scheme: Scheme, text: str | None) -> str | None:
    """A band of a scheme. Raises InputError with those there are."""
    if text is None:
        return None
    there = [band.name for band in scheme.bands]
    if text.strip() not in there:
        raise InputError(
            f"“{scheme.name}”没有“{text.strip()[:20]}”这一等次", f"可选：{'、'.join(there) or '这个办法没有等次'}"
        )
    return text.strip()


def waiting(desk: Desk, scheme: Scheme, labels: Sequence[str]) -> dict[Key, list[str]]:
    """Of each subject the items with points that are not decided yet, in the order of entry."""
    sql = f"""SELECT {subjects.holder_of(scheme.subject)} AS holder, item FROM score_entry WHERE scheme = ?
        AND period IN ({", ".join("?" * len(labels))}) AND status IN ('reported', 'checked') AND holder IS NOT NULL ORDER BY item, id"""
    found: dict[Key, list[str]] = {}
    for key, item in desk.file.tuples(sql, (scheme.name, *labels)):
        found.setdefault(key, []).append(item)
    return found


def _notes(desk: Desk, board: Board, shown: Sequence[Scored]) -> list[str]:
    notes = [_counted(board.scheme, shown)] if shown and board.scheme.bands else []
    if desk.today < board.period.last:
        notes.append(
            f"这一期到 {board.period.last.isoformat()} 为止，还没有完；现按到 {desk.today.isoformat()} 的记录计算"
        )
    failed = _listed(row.subject.name + f"（{'、'.join(row.outcome.failed)}）" for row in shown if row.outcome.failed)
    return [*notes, f"一票否决或没有达到必须的分：{failed}"] if failed else notes


def _kept(desk: Desk, board: Board) -> "dict[Key, Frozen]":
    """The scores as they were settled; empty where they were not."""
    if settled.freeze(desk, board.scheme.name, board.period.label) is None:
        return {}
    from renda_cli.work.score import freezing  # few periods are settled

    return freezing.settled(desk, board.loaded, board.period) or {}


def _since(board: Board, shown: Sequence[Scored], kept: Mapping[Key, "Frozen"]) -> Iterable[str]:
    """That the scores were settled, and whose total is another now."""
    if not kept:
        return
    totals = [
        (row.subject.name, kept[row.subject.key].total, row.outcome.total) for row in shown if row.subject.key in kept
    ]
    changed = _listed(f"{name} {points(was)} → {points(now)}" for name, was, now in totals if was != now)
    yield f"{board.period.words}的积分已定稿，{f'按现在的记录有变化的：{changed}' if changed else '按现在的记录没有变化'}"


def _counted(scheme: Scheme, shown: Sequence[Scored]) -> str:
    counts = Counter(row.band for row in shown)
    return f"共 {len(shown)} 个：{'，'.join(f'{band.name} {counts[band.name]}' for band in scheme.bands)}"


def _waiting_notes(shown: Sequence[Scored], undecided: dict[Key, list[str]]) -> Iterable[str]:
    judged = {same: "、".join(one.awaited) for same, one in _made(shown).items()}
    alike: dict[str, list[str]] = {}
    for row in shown:
        if items := judged[id(row.outcome)]:
            alike.setdefault(items, []).append(row.subject.name)
    if told := _listed(f"{_listed(who)}（{items}）" for items, who in alike.items()):
        yield f"等待评分、暂按最低计的：{told}"
    keys = [(row.subject.key, row.subject.name) for row in shown]
    told = _listed(f"{name} {len(undecided[key])} 笔" for key, name in keys if key in undecided)
    if told:
        yield f"自报或审核了、还没有审定而不计的分：{told}；用 renda score entries 查看"


def _listed(texts: Iterable[str]) -> str:
    listed = list(texts)
    more = f"等 {len(listed)} 个" if len(listed) > _SHOWN else ""
    return "、".join(listed[:_SHOWN]) + more


def _by_parts(desk: Desk, loaded: Loaded, year: Period, asked: Asked, group: str | None) -> Listing:
    """The quarters or half-years of a year that have begun side by side, with their sum."""
    scheme = loaded.scheme
    parts = score_periods.labels(year.first.year, scheme.period)
    if asked.band is not None or asked.items:
        raise InputError(
            f"“{scheme.name}”按{SCORE_PERIODS[scheme.period]}计分，全年没有等次和逐项的分",
            f"请写 {parts[0]} 这样的期间，或去掉 --band、--items",
        )
    periods = [schemes.period_of(desk, scheme, part) for part in parts]
    begun = [one for one in periods if one.first <= desk.today] or periods[:1]
    boards = [computing.board(desk, loaded, one) for one in begun]
    labels = [one.label for one in begun]
    undecided = waiting(desk, scheme, labels)
    totals, people, judged = _side_by_side(boards)
    sums = {key: sum(found.values()) for key, found in totals.items()}
    placed = places(sums.values())
    shown = [one for one in people if group is None or one.group == group]
    if asked.ranked:
        shown.sort(key=lambda one: placed[sums[one.key]])
    rows = [
        (
            placed[sums[one.key]], one.name, one.group, exact(sums[one.key]), {label: exact(totals[one.key].get(label)) for label in labels},
            list(dict.fromkeys((*judged.get(one.key, ()), *undecided.get(one.key, ())))),
        )
        for one in shown
    ]  # fmt: skip
    since = [note for board in boards for note in _since(board, board.rows, _kept(desk, board))]
    notes = (*_notes(desk, boards[-1], ()), *since)
    title = f"{scheme.name} {year.words}"
    if asked.ranked:
        return Listing(YEAR_FIELDS, rows, notes, title)
    return Listing(YEAR_FIELDS[1:], [row[1:] for row in rows], notes, title)


def _side_by_side(boards: Sequence[Board]) -> tuple[dict[Key, dict[str, int]], list[Subject], dict[Key, list[str]]]:
    """The totals by subject and period, the subjects as the last board lists them with those who left after them, what is awaited."""
    totals: dict[Key, dict[str, int]] = {}
    people: dict[Key, Subject] = {}
    judged: dict[Key, list[str]] = {}
    for board in reversed(boards):
        for row in board.rows:
            people.setdefault(row.subject.key, row.subject)
    for board in boards:
        for row in board.rows:
            totals.setdefault(row.subject.key, {})[board.period.label] = row.outcome.total
            judged.setdefault(row.subject.key, []).extend(row.outcome.awaited)
    return totals, list(people.values()), judged
