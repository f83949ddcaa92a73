"""Units by role, and values by unit, as they stand in spreadsheet cells."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from renda_cli.errors import InputError
from renda_cli.rules import cell_units
from renda_cli.rules.cell_units import Handlers

UNITS = st.lists(
    st.sampled_from(["财政局", "教育局", "水利站", "城建办", "派出所"]), min_size=1, max_size=5, unique=True
)


@pytest.mark.parametrize(
    ("text", "column", "expected"),
    [
        ("财政局", "lead", Handlers(["财政局"], [], [])),
        ("财政局", "co", Handlers([], ["财政局"], [])),
        ("财政局", "each", Handlers([], [], ["财政局"])),
        ("财政局", "any", Handlers(["财政局"], [], [])),
        ("财　政　所", "lead", Handlers(["财政所"], [], [])),
        ("教体局（县教育体育局）", "lead", Handlers(["教体局（县教育体育局）"], [], [])),
        ("财政局、教育局", "lead", Handlers(["财政局", "教育局"], [], [])),
        ("财政局,教育局", "co", Handlers([], ["财政局", "教育局"], [])),
        ("财政局\n教育局", "each", Handlers([], [], ["财政局", "教育局"])),
        (
            "主办单位：农业农村局；城东街道办事处；协办单位：财政局、教育局",
            "any",
            Handlers(["农业农村局", "城东街道办事处"], ["财政局", "教育局"], []),
        ),
        ("主办：财政局 会办：教育局", "any", Handlers(["财政局"], ["教育局"], [])),
        ("主办：财政局会办：教育局。", "any", Handlers(["财政局"], ["教育局"], [])),
        ("主办:财政局\n协办:教育局", "lead", Handlers(["财政局"], ["教育局"], [])),
        ("财政局；协办：教育局", "lead", Handlers(["财政局"], ["教育局"], [])),
        ("财政局；协办：教育局", "any", Handlers(["财政局"], ["教育局"], [])),
        ("财政局（主办）、教育局（协办）", "any", Handlers(["财政局"], ["教育局"], [])),
        ("财政局(牵头单位)、教育局(会办)", "lead", Handlers(["财政局"], ["教育局"], [])),
        ("牵头单位：财政局", "any", Handlers(["财政局"], [], [])),
        ("承办单位：财政局", "any", Handlers(["财政局"], [], [])),
        ("承办单位：财政局 协办单位：教育局", "any", Handlers(["财政局"], ["教育局"], [])),
        ("分别办理：财政局、教育局", "any", Handlers([], [], ["财政局", "教育局"])),
        ("分别办理：财政局、教育局", "each", Handlers([], [], ["财政局", "教育局"])),
        ("协办单位：财政局", "co", Handlers([], ["财政局"], [])),
        ("财政局、教育局等2个单位", "co", Handlers([], ["财政局", "教育局"], [])),
        ("主办：财政局；协办：无", "any", Handlers(["财政局"], [], [])),
        ("平等村、共青团镇委", "co", Handlers([], ["平等村", "共青团镇委"], [])),
        ("无", "co", Handlers([], [], [])),
        ("", "lead", Handlers([], [], [])),
    ],
)
def test_units_are_read_by_role(text: str, column: str, expected: Handlers) -> None:
    assert cell_units.handlers(text, column) == expected


@pytest.mark.parametrize(
    ("text", "column", "why"),
    [
        ("财政局、教育局", "any", "没有写明谁主办"),
        ("承办单位：财政局、教育局", "any", "没有写明谁主办"),
        ("财政局；主办：教育局", "any", "没有写明谁主办"),
        ("财政局；分别办理：教育局", "any", "没有写明谁主办"),
        ("财政局（主办）、教育局", "any", "有的没有写"),
        ("主办：财政局（协办）", "any", "写了两遍"),
        ("主办：财政局", "co", "“协办单位”一列里"),
        ("承办：财政局", "co", "“协办单位”一列里"),
        ("协办：财政局", "each", "“分别办理”一列里"),
        ("财政局、财政局", "co", "单位“财政局”写了两遍"),
        ("财政局（主办）、财政局（协办）", "any", "单位“财政局”写了两遍"),
        ("主办：；协办：财政局", "any", "“主办”后面没有单位"),
        ("财政局 教育局", "co", "空格分不清"),
        ("主办财政局", "lead", "不像单位名称"),
        ("财政局会同教育局", "lead", "不像单位名称"),
        ("财政局牵头", "lead", "不像单位名称"),
        ("会签：财政局", "lead", "不像单位名称"),
        ("财政局等", "lead", "没有写全"),
        ("财政局、教育局等单位", "co", "没有写全"),
        ("财政局等3个单位", "co", "说的是 3 个单位，写出的是 1 个单位"),
        ("#REF!", "lead", "不该有的符号"),
    ],
)
def test_units_without_a_certain_role_are_refused(text: str, column: str, why: str) -> None:
    with pytest.raises(InputError, match=why):
        cell_units.handlers(text, column)


@given(UNITS, st.integers(0, 5), st.sampled_from(["、", "，", "；", "\n", "/"]))
def test_a_role_holds_until_the_next(units: list[str], cut: int, separator: str) -> None:
    leads, others = units[:cut] or units[:1], units[max(cut, 1) :]
    text = f"主办单位：{separator.join(leads)}"
    if others:
        text += f"{separator}协办单位：{separator.join(others)}"
    assert cell_units.handlers(text, "any") == Handlers(leads, others, [])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2022-08-01", {None: "2022-08-01"}),
        (" 满意 ", {None: "满意"}),
        ("2022-08-01 10:30", {None: "2022-08-01 10:30"}),
        ("甲；乙", {None: "甲；乙"}),
        ("建设局：2022-08-01；财政局：2022-08-20", {"建设局": "2022-08-01", "财政局": "2022-08-20"}),
        ("建设局:2022-08-01;\n财政局:2022-08-20;", {"建设局": "2022-08-01", "财政局": "2022-08-20"}),
        ("建设局：满意、财政局：基本满意", {"建设局": "满意", "财政局": "基本满意"}),
        ("建设局：2022-08-01 10:30；财政局:2022-08-02", {"建设局": "2022-08-01 10:30", "财政局": "2022-08-02"}),
        ("建设局：好，已答复", {"建设局": "好，已答复"}),
    ],
)
def test_values_are_read_by_unit(text: str, expected: dict[str | None, str]) -> None:
    assert cell_units.by_unit(text) == expected


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("建设局：满意；不满意", "看不清哪个单位"),
        ("建设局：财政局：满意", "看不清哪个单位"),
        ("建设局：", "没有写值"),
        ("建设局：1；建设局：2", "写了两遍"),
        ("：满意", "不像单位名称"),
        ("建设局、财政局：满意", "不该有的符号"),
        ("建设局 财政局：满意", "空格分不清"),
    ],
)
def test_values_that_no_unit_certainly_has_are_refused(text: str, why: str) -> None:
    with pytest.raises(InputError, match=why):
        cell_units.by_unit(text)


@given(UNITS, st.sampled_from(["2022-08-01", "满意", "2022-08-01 10:30", "A"]))
def test_values_read_back(units: list[str], value: str) -> None:
    text = "；".join(f"{unit}：{value}" for unit in units)
    assert cell_units.by_unit(text) == dict.fromkeys(units, value)
