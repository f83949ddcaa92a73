"""Sheets of what was reported of livelihood projects, one row a project and month."""

import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from renda_cli.errors import InputError
from renda_cli.rules import cells, days, money
from renda_cli.work import names
from renda_cli.work.desk import Desk
from renda_cli.work.exchange.directory import Directory
from renda_cli.work.exchange.doing import yuan
from renda_cli.work.exchange.kind import Found, Kind, Values, text
from renda_cli.work.exchange.record import CellError
from renda_cli.work.review import project_steps, project_year

_ALL = 100  # percent


def _readers(_desk: Desk, directory: Directory) -> Mapping[str, Callable[[str], Any]]:
    return {
        "project": str.strip, "year": lambda cell: days.year(cells.halfwidth(cell).removesuffix("度")), "month": cells.halfwidth, "percent": _percent,
        "spent": yuan("支出"), "text": text("进度"), "photos": _photos, "reported_on": directory.day,
    }  # fmt: skip


def _percent(cell: str) -> int:
    """`60%`, `60`, or the 0.6 that a spreadsheet keeps of 60%. Raises InputError, also for 1, which may be either."""
    plain = cells.halfwidth(cell).replace(" ", "")
    if plain in ("1", "1.0"):
        raise InputError("进度“1”分不清是 1% 还是 100%", "请写 1% 或 100%")
    match = re.fullmatch(r"(?a:(0?\.\d{1,2})|(\d{1,3})(?:\.0+)?%?)", plain)
    found = -1 if match is None else round(float(match[1]) * _ALL) if match[1] else int(match[2])
    if not 0 <= found <= _ALL:
        raise InputError(f"进度“{cell.strip()[:20]}”看不懂", "请写 0% 到 100% 的整数")
    return found


def _photos(cell: str) -> str:
    return "、".join(one.strip() for one in re.split(r"[、,，;；\n]", cell) if one.strip())


def _month(said: str, year: int) -> str:
    """The month of a cell as `2022-05`; `5月` is one of the project's year. Raises CellError."""
    bare = re.fullmatch(r"(?a:(\d{1,2})月?(?:份)?)", said)
    try:
        first, _ = days.month(f"{year}-{int(bare[1])}" if bare else said.removesuffix("份"), "月份")
    except InputError as error:
        raise CellError(str(error), name="month") from None
    return f"{first:%Y-%m}"


def _project(desk: Desk, values: Values) -> Any:
    try:
        return names.project(desk, values["project"], values.get("year"))
    except InputError as error:
        raise CellError(str(error), name="project") from None


def _find(desk: Desk, values: Values) -> Found | None:
    row = _project(desk, values)
    values |= {"month": _month(values["month"], row["year"])}
    sql = "SELECT * FROM project_progress WHERE project_id = ? AND month = ?"
    before = desk.file.row(sql, (row["id"], values["month"]))
    if before is None:
        return None
    spent = None if before["spent_fen"] is None else money.yuan(before["spent_fen"])
    named: Values = {name: values[name] for name in ("project", "year") if name in values}
    return Found(before["id"], {**dict(before), **named, "spent": spent})


def _said(values: Values) -> dict[str, Any]:
    """The options of the verb."""
    said: Values = {name: values[name] for name in ("month", "percent", "text") if name in values}
    said |= {"spent": str(values["spent"])} if "spent" in values else {}
    said |= {"photos": [values["photos"]]} if "photos" in values else {}
    return said | ({"on": values["reported_on"]} if "reported_on" in values else {})


def _enter(desk: Desk, values: Values) -> None:
    row = _project(desk, values)
    with _under_way(desk, row, values):
        project_year.progress(desk, f"{row['year']}-{row['no']}", **_said(values))


def _change(desk: Desk, found: Found, values: Values) -> None:
    """Corrects what a month has; what the row does not say stays. Raises InputError."""
    row = _project(desk, dict(found.values))
    kept = {name: found.values[name] for name in ("month", "reported_on", "percent")}
    about = {name: value for name, value in {**kept, **values}.items() if value is not None}
    with _under_way(desk, row, about):
        project_year.progress(desk, f"{row['year']}-{row['no']}", replace=True, **_said(about))


@contextmanager
def _under_way(desk: Desk, row: Mapping[str, Any], values: Values) -> Iterator[None]:
    """A project that is done or carried over takes the months until then all the same. Raises CellError for what contradicts that."""
    if row["status"] not in project_steps.VOTED or row["status"] == "selected":
        yield
        return
    if row["done_on"] and values["month"] >= row["done_on"][:7] and values.get("percent", _ALL) < _ALL:
        raise CellError(f"项目在 {row['done_on']} 已完成", "请核对月份和进度", name="percent")
    desk.file.update("project", row["id"], status="selected", done_on=None)
    yield
    desk.file.update("project", row["id"], status=row["status"], done_on=row["done_on"])


_OPTIONS = {"--month": "month", "--percent": "percent", "--spent": "spent", "--text": "text", "--photos": "photos", "--on": "reported_on"}  # fmt: skip
PROGRESS = Kind(("project", "month"), _readers, _find, _enter, _change, "month", _OPTIONS, money=frozenset({"spent"}))
