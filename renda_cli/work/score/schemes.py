"""The schemes that the town works with: which one is meant, what it says, what is wrong with one."""

from datetime import date
from typing import NamedTuple, NoReturn

from renda_cli.errors import InputError
from renda_cli.files import schemes as files
from renda_cli.rules import score_periods, words
from renda_cli.rules.scheme_reading import read
from renda_cli.rules.scheme_values import Fault
from renda_cli.rules.schemes import Scheme
from renda_cli.rules.score_periods import Period
from renda_cli.rules.vocabulary import SCORE_SUBJECTS
from renda_cli.store.file import Row
from renda_cli.work.desk import Desk
from renda_cli.work.score import settled


class Loaded(NamedTuple):
    """A scheme as it was loaded for a year: the last version unless a period was settled by an earlier one."""

    id: int
    year: int
    version: int
    scheme: Scheme
    text: str


def faults(desk: Desk, text: str, where: str, year: int | None = None) -> tuple[Scheme, list[tuple[int, Fault]]]:
    """A scheme (to be loaded for `year`) and what is wrong with it, with the lines. Raises InputError for what is no TOML."""
    from renda_cli.files import toml_lines  # wanted where a scheme is checked, not where one is counted by
    from renda_cli.work.score import scheme_checks

    scheme, found = read(files.read(text, where))
    if not any(one.path in ((), ("subject",)) for one in found):
        found += scheme_checks.found(desk, scheme, year, besides={one.path[:4] for one in found})
    return scheme, sorted(((toml_lines.line_of(text, one.path), one) for one in found), key=lambda one: one[0])


def parsed(desk: Desk, text: str, where: str, year: int | None = None) -> Scheme:
    """A scheme that is sound. Raises InputError with the first thing that is wrong, its line, and how many more there are."""
    scheme, found = faults(desk, text, where, year)
    if found:
        line, one = found[0]
        more = f"；共 {len(found)} 处，用 renda score scheme check 查看" if len(found) > 1 else ""
        raise InputError(f"{where} 第 {line} 行：{one.text}", one.mend + more)
    return scheme


def loaded(desk: Desk, year: int, *, name: str | None = None, subject: str | None = None) -> Loaded:
    """The scheme of a year: the one of a name, or the only one with a subject (a code). Raises InputError with those there are."""
    rows = _of_year(desk, year)
    fitting = [
        row for row in rows if (name is None or row["name"] == name) and (subject is None or row["subject"] == subject)
    ]
    if len(fitting) == 1:
        return as_loaded(fitting[0])
    about = f"给{SCORE_SUBJECTS[subject]}计分的" if subject else "计分的"
    if len(fitting) > 1:
        raise InputError(f"{year} 年有 {len(fitting)} 个{about}办法：{_named(fitting)}", "请用 --scheme 名称 指明")
    if name is not None and rows:
        _refuse_name(rows, year, name, subject)
    raise InputError(f"{year} 年还没有{about}办法", f"请先用 renda score scheme load 文件.toml --year {year}")


def _refuse_name(rows: list[Row], year: int, name: str, subject: str | None) -> NoReturn:
    """Raises InputError for a name that no scheme of a year with a subject has, with those that there are."""
    fitting = [row for row in rows if subject in (None, row["subject"])]
    other = next((row["subject"] for row in rows if row["name"] == name), None)
    about = f"给{SCORE_SUBJECTS[subject]}计分的" if subject else "计分"
    problem = f"{year} 年没有叫“{name[:40]}”的{about}办法"
    if other is not None:
        problem = f"“{name[:40]}”是给{SCORE_SUBJECTS[other]}计分的，不是{about}"
    raise InputError(problem, f"{'' if fitting else '这一年'}有的是：{_named(fitting or rows)}")


def _named(rows: list[Row]) -> str:
    return "、".join(row["name"] for row in rows)


def _of_year(desk: Desk, year: int) -> list[Row]:
    """The last version of each scheme of a year, in the order of loading."""
    sql = """SELECT * FROM scheme s WHERE year = ? AND version = (SELECT max(version) FROM scheme WHERE name = s.name AND year = s.year)
        ORDER BY (SELECT min(id) FROM scheme WHERE name = s.name AND year = s.year)"""
    return [dict(row) for row in desk.file.rows(sql, (year,))]


def of_year(desk: Desk, year: int, subject: str | None = None) -> list[Loaded]:
    """All schemes of a year, or those with a subject (a code)."""
    return [as_loaded(row) for row in _of_year(desk, year) if subject in (None, row["subject"])]


def as_loaded(row: Row) -> Loaded:
    """A row of the table as a scheme. Raises InputError where another program spoilt it."""
    where = f"本镇的计分办法“{row['name']}”（{row['year']} 年第 {row['version']} 版）"
    scheme, found = read(files.read(row["definition"], where))
    if found:
        raise InputError(f"{where}读不懂：{found[0].text}", "请重新载入")
    return Loaded(row["id"], row["year"], row["version"], scheme, row["definition"])


def period_of(desk: Desk, scheme: Scheme, text: str) -> Period:
    """The period of a scheme that a clerk names. Raises InputError."""
    row = desk.file.row("SELECT term_start FROM town")
    start = date.fromisoformat(row["term_start"]) if row and row["term_start"] else None
    return score_periods.of(text, scheme.period, starts=scheme.starts, term_start=start)


def meant(desk: Desk, text: str, *, name: str | None = None, subject: str | None = None) -> tuple[Loaded, Period]:
    """The scheme and the period that a clerk names; of a settled period the version by which it was settled. Raises InputError."""
    named = score_periods.read(text, desk.today)
    found = loaded(desk, named.first.year, name=words.note(name, "--scheme "), subject=subject)
    version = settled.version(desk, found.scheme.name, named.label)
    found = found if version is None else as_loaded(version)
    return found, period_of(desk, found.scheme, named.label)
