"""Sheets of schemes of scoring, a version a row: so that what was entered by them can be read into another file."""

from renda_cli.errors import InputError
from renda_cli.files import schemes as files
from renda_cli.files import toml_lines
from renda_cli.rules import cells, days
from renda_cli.rules.scheme_reading import read
from renda_cli.rules.vocabulary import SCORE_PERIODS
from renda_cli.store.statements import insert_scheme
from renda_cli.work.desk import Desk
from renda_cli.work.exchange.activity_cells import count
from renda_cli.work.exchange.directory import Directory
from renda_cli.work.exchange.kind import Found, Kind, Values, text
from renda_cli.work.exchange.record import CellError
from renda_cli.work.exchange.score_cells import Readers
from renda_cli.work.exchange.station_cells import among, coded
from renda_cli.work.score import subjects


def _readers(_desk: Desk, directory: Directory) -> Readers:
    return {
        "name": text("名称"), "year": lambda cell: days.year(cells.halfwidth(cell).removesuffix("度")), "version": _version,
        "subject": subjects.kind, "period": among("周期", coded(SCORE_PERIODS)), "loaded_on": directory.day, "why": text("修改的理由"),
        "definition": lambda cell: f"{cell.strip()}\n",
    }  # fmt: skip


def _version(cell: str) -> int:
    return count("版次", 1)(cell.strip().removeprefix("第").removesuffix("版"))


def _find(desk: Desk, values: Values) -> Found | None:
    """The version of that number, with the words of its definition as the file has them. Raises CellError where the columns contradict it."""
    where = f"{values['year']} 年第 {values['version']} 版的内容"
    scheme, faults = read(files.read(values["definition"], where))
    if faults:
        line = toml_lines.line_of(values["definition"], faults[0].path)
        raise CellError(f"内容第 {line} 行：{faults[0].text}", faults[0].mend, name="definition")
    own = {"name": scheme.name, "subject": scheme.subject, "period": scheme.period}
    for name, value in own.items():
        if values.setdefault(name, value) != value:
            raise CellError("与内容里写的不同", "请照内容写，或不写这一列", name=name)
    sql = "SELECT * FROM scheme WHERE name = ? AND year = ? AND version = ?"
    row = desk.file.row(sql, (scheme.name, values["year"], values["version"]))
    if row is None:
        return None
    if row["definition"].strip() == values["definition"].strip():
        values["definition"] = row["definition"]
    return Found(row["id"], dict(row))


def _enter(desk: Desk, values: Values) -> None:
    """Raises CellError for a version that does not follow the last one."""
    sql = "SELECT coalesce(max(version), 0) + 1 FROM scheme WHERE name = ? AND year = ?"
    ((following,),) = desk.file.tuples(sql, (values["name"], values["year"]))
    if values["version"] != following:
        raise CellError(
            f"“{values['name']}” {values['year']} 年接下来是第 {following} 版", "请按版次先后排列", name="version"
        )
    if following > 1 and "why" not in values:
        raise CellError("缺少修改的理由，请补上", name="why")
    loaded_on = desk.day(values.get("loaded_on"))
    about: Values = {
        name: values.get(name) for name in ("name", "year", "version", "subject", "period", "definition", "why")
    }
    insert_scheme(desk.file.db, loaded_on=loaded_on, **about)


def _change(_desk: Desk, found: Found, _values: Values) -> None:
    """Raises InputError: a version stays as it was loaded."""
    told = f"{found.values['year']} 年的“{found.values['name']}”第 {found.values['version']} 版"
    raise InputError(f"{told}已载入，与这一行不同", "要改的请改成文件，用 renda score scheme load 载入为下一版")


SCHEMES = Kind(("year", "version", "definition"), _readers, _find, _enter, _change, "name")
