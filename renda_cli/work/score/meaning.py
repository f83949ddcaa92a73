"""What a clerk means by the options of a verb on points: whose they are, by which scheme, in which period, for which item."""

from collections.abc import Mapping
from datetime import date
from typing import Any, NamedTuple

from renda_cli.errors import InputError
from renda_cli.rules import score_periods, words
from renda_cli.rules.schemes import Item, Scheme
from renda_cli.rules.score_periods import Period
from renda_cli.rules.vocabulary import SCORE_SUBJECTS
from renda_cli.work.desk import Desk
from renda_cli.work.score import schemes, subjects, tallying
from renda_cli.work.score.schemes import Loaded
from renda_cli.work.score.subjects import Subject

_OPTIONS = "--deputy、--group、--station、--village、--unit、--town"
_SHOWN = 12  # items named where none fits


class Whom(NamedTuple):
    """One or several of one kind (a code of SCORE_SUBJECTS)."""

    kind: str
    subjects: list[Subject]

    @property
    def option(self) -> str:
        """How the first of them is typed: `--deputy 张三`."""
        return "--town" if self.kind == "town" else f"--{self.kind} {self.subjects[0].name}"


def whom(desk: Desk, given: Mapping[str, Any]) -> Whom:
    """Whom the options name (`given` by kind of subject: lists of texts, of `town` a flag), all of one kind. Raises InputError."""
    said = {kind: ["town"] if kind == "town" else words.parts(texts) for kind, texts in given.items() if texts}
    if not any(said.values()):
        raise InputError("没有写是谁的分", f"请用 {_OPTIONS} 中的一个写明")
    if len(said) > 1:
        raise InputError(f"{'、'.join(f'--{kind}' for kind in said)} 不能一起写", "一次只写一类对象，别的另行登记")
    ((kind, texts),) = said.items()
    return Whom(kind, named(desk, kind, texts))


def named(desk: Desk, kind: str, texts: list[str]) -> list[Subject]:
    """Those of a kind of subject whom a clerk names. Raises InputError, also for who is named twice."""
    found = [subjects.named(desk, kind, text) for text in texts]
    words.without_repeats([one.name for one in found if found.count(one) > 1], SCORE_SUBJECTS[kind])
    return found


def one(desk: Desk, given: Mapping[str, Any]) -> Whom:
    """The only one whom the options name. Raises InputError."""
    found = whom(desk, given)
    if len(found.subjects) > 1:
        raise InputError(f"写了 {len(found.subjects)} 个对象", "请一次只写一个")
    return found


def remark_unless_scored(desk: Desk, scheme: Scheme, of: Whom, within: Period) -> None:
    """Says who is not among those whom the scheme scores in the period: their points count nowhere."""
    scored = {one.key for one in subjects.all_of(desk, of.kind, tallying.day_of(desk, within), scheme.levels)}
    for one in of.subjects:
        if one.key not in scored:
            desk.remarks.append(f"提醒：{one.name} 不在 {within.words}计分的名单里，这笔不会计入，请核对")


def scheme(desk: Desk, kind: str, day: date, period: str | None, name: str | None) -> tuple[Loaded, Period]:
    """The scheme of a name, or the only one with a kind of subject, and the period that is typed, or the one around a day.

    Raises InputError.
    """
    if period is not None:
        return schemes.meant(desk, period, name=name, subject=kind)
    called = words.note(name, "--scheme ")
    sql = "SELECT DISTINCT year FROM scheme WHERE year >= ? AND subject = ? ORDER BY year"
    for (year,) in desk.file.tuples(sql, (day.year, kind)):
        fitting = _around(desk, kind, day, year, called)
        if len(fitting) > 1:
            told = "、".join(one.scheme.name for one, _ in fitting)
            raise InputError(
                f"{year} 年有 {len(fitting)} 个给{SCORE_SUBJECTS[kind]}计分的办法：{told}", "请用 --scheme 名称 指明"
            )
        if fitting:
            ((found, around),) = fitting
            return schemes.meant(desk, around.label, name=found.scheme.name, subject=kind)
    _refuse_year_without(desk, kind, day.year)
    schemes.loaded(desk, day.year, name=called, subject=kind)
    raise InputError(f"{day.isoformat()} 所在的一期还没有计分办法", "请载入那一年的办法，或用 --period 写明是哪一期")


def _refuse_year_without(desk: Desk, kind: str, year: int) -> None:
    """Raises InputError for a year without a scheme where an earlier one has some: it may be that one that is meant."""
    ((last,),) = desk.file.tuples("SELECT max(year) FROM scheme WHERE subject = ? AND year <= ?", (kind, year))
    if last is not None and last < year:
        raise InputError(
            f"{year} 年还没有给{SCORE_SUBJECTS[kind]}计分的办法",
            f"登记 {last} 年的请加 --on 发生的日期，或 --period 期间；{year} 年的请先用 renda score scheme load 文件.toml --year {year}",
        )


def _around(desk: Desk, kind: str, day: date, year: int, name: str | None) -> list[tuple[Loaded, Period]]:
    """The schemes of a year in one of whose periods a day lies, with that period."""
    found = [one for one in schemes.of_year(desk, year, kind) if name in (None, one.scheme.name)]
    labels = [score_periods.label_around(day, one.scheme.period, year) for one in found]
    periods = [schemes.period_of(desk, one.scheme, label) for one, label in zip(found, labels, strict=True)]
    return [(one, period) for one, period in zip(found, periods, strict=True) if period.first <= day <= period.last]


def item(scheme: Scheme, text: str) -> Item:
    """The item of a scheme with a name, or with a part of it that only one has. Raises InputError with those there are."""
    plain = words.title(text, "--item 的项目")
    exact = scheme.item(plain)
    near = [exact] if exact else [one for one in scheme.items if plain in one.name]
    if len(near) == 1:
        return near[0]
    if near:
        told = "、".join(one.name for one in near)
        raise InputError(f"“{plain}”可以指 {len(near)} 个项目：{told}", "请写完整的名称")
    names = [one.name for one in scheme.items]
    more = f"等 {len(names)} 项" if len(names) > _SHOWN else ""
    raise InputError(f"办法“{scheme.name}”里没有“{plain[:20]}”这一项", f"有的是：{'、'.join(names[:_SHOWN])}{more}")
