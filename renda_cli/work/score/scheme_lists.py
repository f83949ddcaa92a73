"""Which schemes there are, what one of them says, and what one may count."""

from collections.abc import Iterable, Iterator
from typing import Any

from renda_cli.errors import InputError
from renda_cli.files import schemes as files
from renda_cli.rules import days
from renda_cli.rules.scheme_reading import read
from renda_cli.rules.schemes import Scheme, points
from renda_cli.rules.vocabulary import SCORE_SUBJECTS
from renda_cli.store.file import Row
from renda_cli.work import doing, papers, spans
from renda_cli.work.desk import Desk, Listing
from renda_cli.work.figure_rules import Rules
from renda_cli.work.registry import REGISTRY
from renda_cli.work.score import measures, scheme_paper, schemes, subjects
from renda_cli.work.score.measure import Measure

FIELDS = ("name", "subject", "period", "year", "version", "loaded_on", "settled", "origin")
MEASURE_FIELDS = ("subject", "label", "key", "unit", "kinds", "definition")


def last_version(desk: Desk, name: str, year: int) -> Row | None:
    """The last version of a scheme of a year."""
    row = desk.file.row("SELECT * FROM scheme WHERE name = ? AND year = ? ORDER BY version DESC LIMIT 1", (name, year))
    return dict(row) if row else None


def settled(desk: Desk, name: str, year: int) -> tuple[str, ...]:
    """The periods of a year's scheme that have been settled, whatever its version."""
    sql = """SELECT DISTINCT period FROM score_freeze WHERE scheme_id IN (SELECT id FROM scheme WHERE name = ? AND year = ?)
        ORDER BY period"""
    return tuple(row[0] for row in desk.file.tuples(sql, (name, year)))


def list_(desk: Desk, year: str | None = None) -> Listing:
    """The schemes loaded, of a year or of all, then those that are shipped (fields FIELDS). Raises InputError."""
    number = None if year is None else doing.of_year(days.year(year))
    years = [row[0] for row in desk.file.tuples("SELECT DISTINCT year FROM scheme ORDER BY year DESC")]
    rows: list[tuple[Any, ...]] = []
    for one in (one for one in years if number in (None, one)):
        rows += [_loaded(desk, found) for found in schemes.of_year(desk, one)]
    rows += [
        (scheme.name, scheme.subject, scheme.period, None, None, None, (), "shipped")
        for scheme, _ in _shipped().values()
    ]
    notes = () if any(row[3] for row in rows) else ("还没有载入：renda score scheme load 名称或文件.toml --year 年份",)
    return Listing(FIELDS, rows, notes)


def _loaded(desk: Desk, found: schemes.Loaded) -> tuple[Any, ...]:
    scheme = found.scheme
    row = desk.file.row("SELECT loaded_on FROM scheme WHERE id = ?", (found.id,))
    loaded_on = row["loaded_on"] if row else None
    periods = settled(desk, scheme.name, found.year)
    return (scheme.name, scheme.subject, scheme.period, found.year, found.version, loaded_on, periods, "own")


def _shipped() -> dict[str, tuple[Scheme, str]]:
    return {name: (read(files.read(text, name))[0], text) for name, text in files.shipped().items()}


def show(desk: Desk, name: str | None = None, *, year: str | None = None) -> dict[str, Any]:
    """What a scheme says: the one of a name or the only one of a year (this one when left out), or a shipped one. Raises InputError."""
    number = desk.today.year if year is None else doing.of_year(days.year(year))
    wanted = _only(desk, number) if name is None else name.strip()
    there = [row[0] for row in desk.file.tuples("SELECT year FROM scheme WHERE name = ? ORDER BY year", (wanted,))]
    if year is None and there and number not in there:
        number = there[-1]
    if number in there:
        found = schemes.loaded(desk, number, name=wanted)
        return _page(found.scheme, found.text, last_version(desk, wanted, number))
    shipped = _shipped()
    if year is None and wanted in shipped:
        return _page(*shipped[wanted], None)
    if not there and wanted not in shipped:
        raise InputError(f"没有叫“{wanted[:40]}”的计分办法", f"可选：{'、'.join(_names(desk, shipped))}")
    beside = (
        "；看自带的不写 --year" if wanted in shipped else f"；载入过的年份：{'、'.join(map(str, dict.fromkeys(there)))}"
    )
    raise InputError(
        f"{number} 年没有载入“{wanted}”", f"请先用 renda score scheme load {wanted} --year {number}{beside}"
    )


def _only(desk: Desk, year: int) -> str:
    """The name of the only scheme of a year. Raises InputError."""
    names = [one.scheme.name for one in schemes.of_year(desk, year)]
    if len(names) == 1:
        return names[0]
    if names:
        how = f"请写明是哪一个，如 renda score scheme show {names[0]}"
        raise InputError(f"{year} 年有 {len(names)} 个计分办法：{'、'.join(names)}", how)
    raise InputError(
        f"{year} 年还没有载入计分办法",
        "看自带的请写名称，如 renda score scheme show 代表履职积分；有哪些见 renda score scheme list",
    )


def _names(desk: Desk, shipped: Iterable[str]) -> list[str]:
    """All names there are, loaded ones first."""
    own = [row[0] for row in desk.file.tuples("SELECT name FROM scheme GROUP BY name ORDER BY max(id) DESC")]
    return list(dict.fromkeys([*own, *shipped]))


def check_asked(*, toml: bool, output: str | None) -> None:
    """Raises InputError for what does not go together, or a form that there is not, before anything is read."""
    if toml and output is not None:
        raise InputError(
            "--toml 印出办法的文件，-o 写计分表，不能同用", "只写其中一个；存办法的文件请用 --toml > 文件.toml"
        )
    papers.form_of(output, scheme_paper.FORMS)


def template() -> str:
    """The commented template."""
    return files.template()


def _page(scheme: Scheme, text: str, row: Row | None) -> dict[str, Any]:
    loaded = row or {"year": None, "version": None, "loaded_on": None, "why": None}
    return {
        "name": scheme.name, "subject": scheme.subject, "period": scheme.period,
        **{field: loaded[field] for field in ("year", "version", "loaded_on", "why")},
        "base": points(scheme.base), "says": scheme_paper.said_total(scheme), "source": scheme.source, "note": scheme.note,
        **scheme_paper.table(scheme), "toml": text,
    }  # fmt: skip


def measures_of(desk: Desk, subject: str | None = None) -> Listing:
    """What schemes may count, of all subjects or of one with what its members did (fields MEASURE_FIELDS). Raises InputError."""
    code = None if subject is None else subjects.kind(subject)
    rows = [_measure(desk, one) for one in (measures.MEASURES if code is None else measures.of_subject(code))]
    if code == "town":
        rows = [*_figures(desk), *rows]  # where a label means both, it means the figure
    elif code is None:
        rows += _figures(desk)
    notes = ("办法的 measure 写指标或代码，kinds 写种类；只看一类的：--subject 小组", *_notes(code))
    return Listing(MEASURE_FIELDS, rows, notes)


def _measure(desk: Desk, one: Measure) -> tuple[Any, ...]:
    return (one.holder, one.label, one.key, one.unit, measures.kinds(desk, one, desk.today), one.definition)


def _figures(desk: Desk) -> list[tuple[Any, ...]]:
    """The figures of the registry, for the congress itself."""
    rules = Rules(desk, spans.of_years(desk, None))
    return [("town", one.label, one.key, one.unit, (), rules.fill(one.definition)) for one in REGISTRY]


def _notes(code: str | None) -> Iterator[str]:
    """Whose records are rolled up to a subject."""
    whose = (
        {}
        if code is None
        else dict.fromkeys(SCORE_SUBJECTS[one.holder] for one in measures.of_subject(code) if one.holder != code)
    )
    if code is not None and whose:
        yield f"{'、'.join(whose)}的指标合计到{SCORE_SUBJECTS[code]}，也可以按成员算：members"
