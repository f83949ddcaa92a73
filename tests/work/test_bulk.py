"""What is written at once is what the verbs would have written: the same rows, clocks and refusals, whatever a sheet says."""

import csv
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from renda_cli.work import deputy, session, town, unit
from renda_cli.work.desk import Desk, open_desk
from renda_cli.work.exchange.common import Common
from renda_cli.work.exchange.importing import Options, import_
from renda_cli.work.exchange.record import Outcome
from tests.conftest import TODAY
from tests.work.helpers import contents, hand_in

Row = dict[str, str]
Tables = dict[str, list[tuple[Any, ...]]]
PROVINCES = ("江苏省", "重庆市", "山东省", "河南省", "北京市", "上海市", "浙江省", None)
LOG = ("change", "entry", "sqlite_sequence")


class _Over(Exception):
    """Takes back what an import wrote."""


def made(path: Path, province: str | None) -> Desk:
    """A town with people, units, a closed session, one that still sits, and a proposal from before any session."""
    town.create(path, TODAY, town="遥观镇", province=province, congress=5, term_start="2021-12-20")
    desk = open_desk(path, TODAY, at_terminal=False)
    desk.file.db.execute("PRAGMA synchronous = OFF")
    for name, district in (("张三", "第3选区"), ("李四", "第4选区"), ("王五", "第5选区"), ("王五", "第6选区")):
        deputy.add(desk, name, district=district)
    for name in ("农业农村局", "财政局", "建设局"):
        unit.add(desk, name)
    hand_in(desk, "修桥", on="2021-12-25", no="7")
    session.add(desk, "5-1", on="2022-01-06", closed="2022-01-07")
    session.add(desk, "5-2", on="2023-01-05")
    return desk


Towns = Callable[[str | None], Desk]


@pytest.fixture(scope="module")
def towns(tmp_path_factory: pytest.TempPathFactory) -> Towns:
    """A file for each profile; what a test writes is taken back."""
    folder = tmp_path_factory.mktemp("bulk")
    return {province: made(folder / f"{place}.db", province) for place, province in enumerate(PROVINCES)}.__getitem__


def day_after(first: str) -> st.SearchStrategy[str]:
    return st.sampled_from([f"{first[:5]}{month:02}-{day:02}" for month in (1, 2, 3, 4, 5, 9) for day in (6, 20, 28)])


@st.composite
def rows(draw: Callable[[Any], Any]) -> Row:
    """A row of a sheet, mostly in order; now and then a day before another, a grade or class that there is not."""

    def some(*choices: Any) -> Any:
        return draw(st.sampled_from(choices))

    def rarely(usual: Any, *others: Any) -> Any:
        return some(*others) if draw(st.integers(0, 24)) == 24 else usual

    year = some("2022-", "2023-", "2021-")
    days = sorted(draw(st.lists(day_after(year), min_size=8, max_size=8)))
    submitted, assigned, received, met, replied, later, judged, closed = rarely(days, draw(st.permutations(days)))
    row = {
        "标题": "增设路灯", "领衔代表": some("张三", "李四", "王五（第6选区）"), "提出日期": submitted,
        "附议代表": some("", "王五（第5选区）", rarely("", "张三")), "种类": some("", "建议", rarely("建议", "议案")),
        "类别": some("", "城乡建设"), "届次": some("", "", rarely("", "5-1", "5-2")), "闭会期间": rarely("", "是", "否"),
        "保密": some("", "是", "否"), "复杂件": some("", "", "是", "否"),
    }  # fmt: skip
    if some(*[True] * 4, False):
        row |= draw(handled(assigned, received, met, replied, later, judged, closed))
    return row


@st.composite
def handled(draw: Callable[[Any], Any], *days: str) -> Row:
    """What became of it: units alone, together or each for itself; some reply, are judged, closed."""

    def some(*choices: Any) -> Any:
        return draw(st.sampled_from(choices))

    def rarely(usual: Any, *others: Any) -> Any:
        return some(*others) if draw(st.integers(0, 24)) == 24 else usual

    assigned, received, met, replied, later, judged, closed = days
    alone, together, each = {"主办单位": "财政局"}, {"主办单位": "建设局"}, {"分别办理": "建设局、财政局"}
    helped = together | {"协办单位": "财政局"}
    row = dict(
        rarely(
            some(alone, together, helped, {"主办单位": "建设局、财政局"}, each, each),
            together | {"分别办理": "财政局"},
            {"协办单位": "财政局"},
        )
    )
    both = each.items() <= row.items()
    row["交办日期"] = rarely(assigned, "", f"建设局：{assigned}；财政局：{received}")
    row["签收日期"] = some(
        "", "", received, *([f"财政局：{received}", f"建设局：{received}；财政局：{met}"] if both else [])
    )
    row["联系记录"] = some("", rarely("", f"办中电话 {met}（农业农村局）"), f"办前面商 {met}", f"办前线上 {met}；办中面商 {later}",
                           f"办后面商 {later}", *([f"办中电话 {met}（财政局）", f"办后电话 {later}（建设局）"] if both else []))  # fmt: skip
    if some(True, True, False):
        row["答复日期"] = some(
            replied,
            *([f"建设局：{replied}", f"建设局：{replied}；财政局：{later}", f"财政局：{later}"] if both else []),
        )
        row["办理结果"] = rarely(some("A", "B", *(["建设局：A；财政局：C"] if both else [])), "Z", "解决", "")
        row["答复文号"] = rarely("复1号", "")
        row["签发人"] = some("", "赵六", *(["财政局：钱七"] if both else []))
        if some(True, False):
            row["过程评价"], row["结果评价"] = (
                rarely(some("满意", "基本满意", "不满意"), "凑合", ""),
                some("满意", "基本满意", "不满意"),
            )
            row["反馈日期"] = rarely(max(judged, later), "", judged)
        row["办结日期"] = some("", rarely("", closed), max(closed, later))
    return row


def taken_in(desk: Desk, path: Path, sheet: list[Row]) -> tuple[Outcome, Tables]:
    """What became of a sheet, and the file then; the import is taken back. Once more it would change nothing."""
    headings = list(dict.fromkeys(name for row in sheet for name in row))
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, headings, restval="")
        writer.writeheader()
        writer.writerows(sheet)
    with suppress(_Over), desk.file.transaction():
        before = tables(desk)
        outcome = import_(desk, "proposals", str(path), Options())
        found = tables(desk)
        again = import_(desk, "proposals", str(path), Options())
        assert tables(desk) == found
        assert (found == before and again == outcome) if outcome.errors else again.equal == len(sheet)
        raise _Over
    return outcome, found


def tables(desk: Desk) -> Tables:
    """Every table but the log, which comes after them."""
    return {table: rows for table, rows in contents(desk).items() if table not in LOG}


def both_ways(desk: Desk, path: Path, sheet: list[Row]) -> Outcome:
    """The sheet written at once and through the verbs gives one file and one outcome, which is returned."""
    at_once, file = taken_in(desk, path, sheet)
    with patch.object(Common, "fits", lambda *_: False):
        one_by_one, other = taken_in(desk, path, sheet)
    assert at_once == one_by_one
    for table in file:
        assert file[table] == other[table], table
    return at_once


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(province=st.sampled_from(PROVINCES), sheet=st.lists(rows(), min_size=1, max_size=5))
def test_a_sheet_at_once_is_the_sheet_through_the_verbs(
    towns: Towns, tmp_path_factory: pytest.TempPathFactory, province: str | None, sheet: list[Row]
) -> None:
    for place, row in enumerate(sheet, start=3):
        row["编号"] = str(place)
    path = tmp_path_factory.getbasetemp() / "sheet.csv"
    outcome = both_ways(towns(province), path, sheet)
    bad = {error.row - 2 for error in outcome.errors}
    if bad and len(bad) < len(sheet):
        good = both_ways(towns(province), path, [row for place, row in enumerate(sheet) if place not in bad])
        assert good.errors == []
