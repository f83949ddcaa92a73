"""What is written at once is what the verbs would have written: the same rows, clocks and refusals, whatever a sheet says."""

import csv
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from renda_cli.work import deputy, session, town, unit
from renda_cli.work.desk import Desk, open_desk
from renda_cli.work.exchange.common import Common
from renda_cli.work.exchange.importing import Options, import_
from renda_cli.work.exchange.record import Outcome
from tests.conftest import TODAY
from tests.work.helpers import contents, hand_in

Row = dict[str, str]
PROVINCES = ("江苏省", "重庆市", "山东省", "河南省", "北京市", "上海市", "浙江省", None)
LOG = ("change", "entry", "sqlite_sequence")
CONTACTS = ("办前面商 {}", "办中电话 {}（财政局）", "办前线上 {}；办中面商 {}", "办后面商 {}", "办后电话 {}（建设局）")


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


@pytest.fixture(scope="module")
def towns(tmp_path_factory: pytest.TempPathFactory) -> dict[str | None, Desk]:
    """A file for each profile; what a test writes is taken back."""
    folder = tmp_path_factory.mktemp("bulk")
    return {province: made(folder / f"{place}.db", province) for place, province in enumerate(PROVINCES)}


def day_after(first: str) -> st.SearchStrategy[str]:
    return st.sampled_from([f"{first[:5]}{month:02}-{day:02}" for month in (1, 2, 3, 4, 5, 9) for day in (6, 20, 28)])


@st.composite
def rows(draw: Callable[[Any], Any]) -> Row:
    """A row of a sheet, mostly in order; now and then a day before another, a grade or class that there is not."""

    def some(*choices: Any, often: int = 1) -> Any:
        return draw(st.sampled_from([choices[0]] * often + list(choices[1:])))

    year = some("2022-", "2022-", "2023-", "2021-", often=4)
    days = sorted(draw(st.lists(day_after(year), min_size=8, max_size=8)))
    if draw(st.integers(0, 5)) == 0:
        days = draw(st.permutations(days))
    submitted, assigned, received, met, replied, later, judged, closed = days
    row = {
        "编号": str(draw(st.integers(1, 9))), "标题": "增设路灯", "领衔代表": some("张三", "李四", "王五（第6选区）"), "提出日期": submitted,
        "附议代表": some("", "李四、王五（第5选区）", "张三"), "种类": some("", "建议", "议案", often=6),
        "类别": some("", "城乡建设"), "届次": some("", "5-1", "5-2", often=6), "闭会期间": some("", "是", "否", often=6),
        "保密": some("", "是", "否", often=4), "复杂件": some("", "是", "否", often=4),
    }  # fmt: skip
    if draw(st.integers(0, 6)) == 0:
        return row
    row |= some(
        {"主办单位": "建设局", "协办单位": "财政局"}, {"主办单位": "建设局、农业农村局"}, {"分别办理": "建设局、财政局"}, {"主办单位": "财政局"},
        {"主办单位": "建设局", "分别办理": "财政局"}, {"协办单位": "财政局"}, {"分别办理": "财政局"}, often=3,
    )  # fmt: skip
    row["交办日期"] = some(assigned, "", f"建设局：{assigned}；财政局：{later}", often=10)
    row["签收日期"] = some("", received, f"财政局：{received}", f"建设局：{received}；财政局：{met}", often=5)
    row["联系记录"] = some("", *(text.format(met, later) for text in CONTACTS), often=3)
    if some(True, False, often=5):
        row["答复日期"] = some(replied, f"建设局：{replied}", f"建设局：{replied}；财政局：{later}", often=4)
        row["办理结果"] = some("A", "解决", "B", "建设局：A；财政局：C", "Z", "", often=8)
        row["答复文号"] = some("复1号", "建设局：复2号；财政局：复3号", "", often=6)
        row["签发人"] = some("", "赵六", "财政局：钱七")
    if some(True, False, often=2):
        row["过程评价"], row["结果评价"] = some("满意", "基本满意", "不满意", "凑合", "", often=6), some(
            "满意", "基本满意", "不满意", often=6
        )
        row["反馈日期"] = some(judged, "", often=8)
    row["办结日期"] = some("", closed)
    return row


def taken_in(desk: Desk, path: Path, sheet: list[Row]) -> tuple[Outcome, dict[str, list[tuple[Any, ...]]]]:
    """What became of a sheet, and the file then; the import is taken back."""
    headings = list(dict.fromkeys(name for row in sheet for name in row))
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, headings, restval="")
        writer.writeheader()
        writer.writerows(sheet)
    with suppress(_Over), desk.file.transaction():
        outcome = import_(desk, "proposals", str(path), Options())
        found = contents(desk)
        raise _Over
    return outcome, {table: rows for table, rows in found.items() if table not in LOG}


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
    towns: dict[str | None, Desk], tmp_path_factory: pytest.TempPathFactory, province: str | None, sheet: list[Row]
) -> None:
    path = tmp_path_factory.getbasetemp() / "sheet.csv"
    outcome = both_ways(towns[province], path, sheet)
    bad = {error.row - 2 for error in outcome.errors}
    if bad and len(bad) < len(sheet):
        good = both_ways(towns[province], path, [row for place, row in enumerate(sheet) if place not in bad])
        assert good.errors == []
