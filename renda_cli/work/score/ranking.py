"""Several towns' files side by side: the county's table. Each file is only read, by what stands in it alone."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from renda_cli.errors import DatabaseError, InputError
from renda_cli.rules import score_periods, words
from renda_cli.rules.schemes import Scheme, points
from renda_cli.rules.score_amounts import number
from renda_cli.rules.score_periods import Period
from renda_cli.rules.scoring import Outcome, places, standings
from renda_cli.rules.vocabulary import SCORE_SUBJECTS
from renda_cli.work import seats, texts
from renda_cli.work.desk import Desk
from renda_cli.work.score import computing, schemes, streaks, tallying, town_files
from renda_cli.work.score.schemes import Loaded
from renda_cli.work.score.subjects import TOWN

_REASONS = 3  # more would not be read


class Town(NamedTuple):
    """One town's file as it was read; `settled` is the total (thousandths) that the town settled."""

    file: str
    name: str
    county: str | None
    deputies: int
    proposals: int
    loaded: Loaded
    period: Period
    outcome: Outcome
    settled: int | None


class _Asked(NamedTuple):
    """What every file is asked: the day, the period, and by which scheme (of a name, or of a file's text)."""

    today: date
    period: Period
    name: str | None
    text: str | None
    where: str


def rank(
    today: date, period: str, files: Sequence[str], *, scheme: str | None = None, towns: str | None = None, as_listed: bool = False
) -> dict[str, Any]:  # fmt: skip
    """The table of a period: `period`, `scheme` (None where they differ), `title`, `sections`, `towns`, `missing`, `unreadable`, `totals`, `notes`.

    A row of `towns` has `place` (ties share one), `town`, `file`, `deputies`, `sections` (points by name), `total`, `band`, `failed`,
    `proposals`, `awaited`, `scheme`, `version`; by place unless `as_listed`. `scheme` is a file (.toml) or a name, each town's own
    when left out; `towns` names those that should have sent a file, or a text file with them. `missing` are names, `unreadable`
    have `file` and `why`. Raises InputError, also where no file could be read.
    """
    named = score_periods.read(period, today)
    if named.first > today:
        raise InputError(f"{named.words}还没有到", "请写已经开始的期间，如 今年")
    asked = _Asked(today, named, *_scheme(scheme))
    roll = _roll(towns)
    read, unreadable = _apart(*_read_all(asked, files))
    if not read:
        raise InputError(f"没有一个文件能计分：{_reasons(unreadable)}")
    order = {name: place for place, name in enumerate(roll)}
    read.sort(key=lambda one: order.get(one.name, len(order)))
    rows = _rows(read)
    if not as_listed:
        rows.sort(key=lambda row: row["place"])
    return {
        "period": named.label, "scheme": _only({one.loaded.scheme.name for one in read}), "title": _title(read, named),
        "sections": list(dict.fromkeys(name for row in rows for name in row["sections"])),
        "towns": rows, "missing": _missing(roll, read, unreadable), "unreadable": unreadable,
        "totals": {"towns": len(read), "deputies": sum(one.deputies for one in read), "proposals": sum(one.proposals for one in read)},
        "notes": list(_notes(read, asked, roll)),
    }  # fmt: skip


def _missing(roll: Sequence[str], read: Sequence[Town], unreadable: Sequence[Mapping[str, str]]) -> list[str]:
    """The towns of which there is no file, not even one that bears their name and cannot be read."""
    found = {one.name for one in read}
    stems = [path.stem for one in unreadable if town_files.exists(path := Path(one["file"]))]
    return [name for name in roll if name not in found and not any(name in stem for stem in stems)]


def _reasons(unreadable: Sequence[Mapping[str, str]]) -> str:
    """The first few reasons, each with the first file that it was given for."""
    first = {one["why"]: one["file"] for one in reversed(unreadable)}
    return "；".join(f"{file} {why}" for why, file in [*reversed(first.items())][:_REASONS])


def _scheme(text: str | None) -> tuple[str | None, str | None, str]:
    """The name of a scheme, or the text of a scheme's file and where it stands."""
    if text is None:
        return None, None, ""
    if text == "-" or text.lower().endswith(".toml"):
        return None, texts.read(text), "标准输入" if text == "-" else text
    return words.title(text, "--scheme "), None, ""


def _roll(text: str | None) -> list[str]:
    """The towns that should have sent a file: names, or a text file with them."""
    if text is None:
        return []
    listed = texts.read(text) if text == "-" or text.lower().endswith(".txt") else text
    found = [words.name(one, "乡镇名称") for line in listed.splitlines() for one in words.parts([line])]
    if not found:
        raise InputError("--towns 里没有乡镇", "请写 --towns 城关镇,涧池镇，或一行一个名称的 .txt 文件")
    return words.without_repeats(found, "乡镇")


def _read_all(asked: _Asked, files: Sequence[str]) -> tuple[list[Town], list[dict[str, str]]]:
    """The towns of the files, and which files could not be read, with why."""
    read: list[Town] = []
    unreadable: list[dict[str, str]] = []
    seen: dict[Any, str] = {}
    for file in files:
        path = texts.whole(file, "文件")
        mark = town_files.identity(path)
        if mark in seen:
            unreadable.append({"file": file, "why": f"与 {seen[mark]} 是同一个文件，只计一次"})
            continue
        seen[mark] = file
        try:
            with town_files.glance(path, asked.today) as desk:
                read.append(_read(desk, file, asked))
        except DatabaseError as problem:
            unreadable.append({"file": file, "why": town_files.why(path, problem)})
        except InputError as problem:
            unreadable.append({"file": file, "why": str(problem)})
    return read, unreadable


def _read(desk: Desk, file: str, asked: _Asked) -> Town:
    town = desk.file.row("SELECT name, county FROM town")
    if town is None:
        raise InputError(f"{file} 里没有写明是哪个乡镇", "请先用 renda init 建好")
    loaded, period = _meant(desk, asked)
    (scored,) = computing.board(desk, loaded, period).rows
    years = (period.first.year, period.last.year)
    ((collected,),) = desk.file.tuples("SELECT count(*) FROM proposal_fact WHERE year BETWEEN ? AND ?", years)
    settled = streaks.settled(desk, loaded, period).get(TOWN)
    return Town(
        file, town["name"], town["county"], seats.how_many_acting(desk, tallying.day_of(desk, period)), collected,
        loaded, period, scored.outcome, settled and settled.total,
    )  # fmt: skip


def _meant(desk: Desk, asked: _Asked) -> tuple[Loaded, Period]:
    """The scheme and the period for a town: its own scheme of that year, or the county's."""
    if asked.text is None:
        return schemes.meant(desk, asked.period.label, name=asked.name, subject="town")
    found = schemes.parsed(desk, asked.text, asked.where)
    if found.subject != "town":
        raise InputError(f"{asked.where} 是给{SCORE_SUBJECTS[found.subject]}计分的办法", '请用 subject = "乡镇" 的办法')
    loaded = Loaded(0, asked.period.first.year, 1, found, asked.text)
    return loaded, schemes.period_of(desk, found, asked.period.label)


def _apart(read: list[Town], unreadable: list[dict[str, str]]) -> tuple[list[Town], list[dict[str, str]]]:
    """Without the towns of which there are several files: which of them holds is not for us to say."""
    several = {name for name, count in Counter(one.name for one in read).items() if count > 1}
    for one in read:
        if one.name in several:
            others = "、".join(other.file for other in read if other.name == one.name and other.file != one.file)
            unreadable.append(
                {"file": one.file, "why": f"{one.name}不止一个文件（另有 {others}），没有计入，请只留一个"}
            )
    return [one for one in read if one.name not in several], unreadable


def _rows(read: Sequence[Town]) -> list[dict[str, Any]]:
    """A row a town, in the order of `read`; bands by rank are given among the towns of the same scheme."""
    bands: dict[str, str | None] = {}
    for scheme in dict.fromkeys(one.loaded.scheme for one in read):
        same = [one for one in read if one.loaded.scheme == scheme]
        placed = standings(scheme, [one.outcome for one in same])
        bands |= {one.name: standing.band for one, standing in zip(same, placed, strict=True)}
    order = places([one.outcome.total for one in read])
    return [_row(one, order[one.outcome.total], bands[one.name]) for one in read]


def _row(one: Town, place: int, band: str | None) -> dict[str, Any]:
    scheme, found = one.loaded.scheme, one.outcome
    sections = zip(scheme.sections, found.sections, strict=True)
    return {
        "place": place, "town": one.name, "file": one.file, "deputies": one.deputies,
        "sections": {section.name: number(part.points) for section, part in sections}, "total": number(found.total), "band": band,
        "failed": list(found.failed), "proposals": one.proposals, "awaited": list(found.awaited), "scheme": scheme.name,
        "version": one.loaded.version if one.loaded.id else None,
    }  # fmt: skip


def _only(names: Iterable[str | None]) -> str | None:
    found = set(names)
    return found.pop() if len(found) == 1 else None


def _title(read: Sequence[Town], named: Period) -> str:
    county = _only(one.county for one in read) or ""
    return f"{county}乡镇人大工作积分（{_only(one.period.words for one in read) or named.words}）"


def _notes(read: Sequence[Town], asked: _Asked, roll: Sequence[str]) -> Iterator[str]:
    by_scheme: dict[Scheme, list[str]] = {}
    for one in read:
        by_scheme.setdefault(one.loaded.scheme, []).append(one.name)
    if len(by_scheme) > 1:
        said = "；".join(f"“{scheme.name}”：{'、'.join(names)}" for scheme, names in by_scheme.items())
        alike = "，同名的内容也有不同" if len({scheme.name for scheme in by_scheme}) < len(by_scheme) else ""
        yield f"各镇用的办法不同{alike}，分数不能直接比，等次只在同一办法内评：{said}"
    for one in read:
        if one.settled not in (None, one.outcome.total):
            yield f"{one.name}定稿 {points(one.settled)} 分，按现有记录是 {points(one.outcome.total)} 分"
    if roll and (others := [one.name for one in read if one.name not in roll]):
        yield f"不在 --towns 名单上：{'、'.join(others)}"
    if max(one.period.last for one in read) > asked.today:
        yield f"{asked.period.words}还没有结束，按截至 {asked.today.isoformat()} 的记录算"
