"""The arithmetic of scores; the cases of cases/schemes/scores.toml were worked out by hand from published schemes."""

import tomllib
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from renda_cli.rules.scheme_reading import in_order, read
from renda_cli.rules.schemes import MILLI, Band, Item, Scheme, Section, Step, points
from renda_cli.rules.scoring import Outcome, Standing, how_part, how_total, outcome, standings
from renda_cli.rules.scoring_items import Given, Worked, worked

FOLDER = Path(__file__).with_name("cases") / "schemes"
CASES = tomllib.loads((FOLDER / "scores.toml").read_text(encoding="utf-8"), parse_float=Decimal)["case"]


def scheme_of(name: str) -> Scheme:
    text = (FOLDER / f"{name}.toml").read_text(encoding="utf-8")
    scheme, faults = read(tomllib.loads(text, parse_float=Decimal))
    assert faults == []
    return scheme


def given_of(case: dict[str, Any], name: str) -> Given:
    lead = Fraction(*case.get("lead", {}).get(name, [0]))
    co = Fraction(*case.get("co", {}).get(name, [0]))
    marks = tuple(int(Decimal(mark) * MILLI) for mark in case.get("marks", {}).get(name, []))
    return Given(Fraction(case.get("numbers", {}).get(name, 0)) + lead + co, lead, co, marks)


@pytest.mark.parametrize("case", CASES, ids=[f"{case['scheme']}: {case['name']}" for case in CASES])
def test_case(case: dict[str, Any]) -> None:
    scheme = scheme_of(case["scheme"])
    given = {item.name: given_of(case, item.name) for item in scheme.items}
    done = {item.name: worked(item, given[item.name], scheme.decimals) for item in in_order(scheme)}
    found = outcome(scheme, done, given)
    assert {name: points(found.items[name].points) for name in case.get("items", {})} == case.get("items", {})
    assert {name: found.items[name].how for name in case.get("how", {})} == case.get("how", {})
    assert (points(found.plain), points(found.total)) == (case["plain"], case["total"])
    assert standings(scheme, [found])[0].band == case.get("band")
    assert list(found.failed) == case.get("failed", [])
    if "awaited" in case:
        assert list(found.awaited) == case["awaited"]
    if "sections" in case:
        assert [points(part.points) for part in found.sections] == case["sections"]
    if "parts" in case:
        pairs = zip(scheme.sections, found.sections, strict=True)
        assert [how_part(section, part) for section, part in pairs] == case["parts"]
    if "says" in case:
        assert how_total(scheme, found) == case["says"]


EACH = Item("件数", measure="x", each=Fraction(3), unit="件", cap=8000)


@pytest.mark.parametrize(
    ("item", "given", "score", "how"),
    [
        (EACH, Given(Fraction(3)), "8", "3 件 × 3 分 = 9 分，最多 8 分"),
        (EACH, Given(Fraction(3), corrected=-2000), "7", "3 件 × 3 分 = 9 分，更正 -2 分"),
        (EACH, Given(Fraction(0), corrected=500), "0.5", "0 件 × 3 分 = 0 分，更正 +0.5 分"),
        (EACH, Given(None), "—", "没有可计的"),
        (EACH, Given(None, corrected=2000), "2", "没有可计的，更正 +2 分"),
        (Item("比", measure="x", each=Fraction(3), empty=5000), Given(None), "5", "没有可计的，计 5 分"),
        (
            Item("户", hand=True, each=Fraction(1), per=Fraction(2), unit="户"),
            Given(Fraction(7)),
            "3",
            "7 户（每满 2 户计一次）：3 次 × 1 分 = 3 分",
        ),
        (
            Item("扣", hand=True, each=Fraction(-5), full=10000, floor=0, unit="次"),
            Given(Fraction(3)),
            "0",
            "10 分 - 3 次 × 5 分 = -5 分，最少 0 分",
        ),
        (
            Item("联", measure="x", lead=Fraction(3), co=Fraction(1), full=1000, per=Fraction(2), unit="件"),
            Given(Fraction(8), Fraction(5), Fraction(3)),
            "8",
            "领衔 5 件（每满 2 件计一次），附议 3 件（每满 2 件计一次）：1 分 + 2 次 × 3 分 + 1 次 × 1 分 = 8 分",
        ),
        (
            Item("应有", hand=True, target=Fraction(3), full=10000, over=Fraction(5)),
            Given(Fraction(1)),
            "10",
            "1，应有 3，少 2，不加减，10 分",
        ),
        (
            Item("应有", hand=True, target=Fraction(3), full=10000, over=Fraction(5), per=Fraction(2), unit="件"),
            Given(Fraction(8)),
            "20",
            "8 件，应有 3 件，多 5 件（每满 2 件计一次）：10 分 + 2 次 × 5 分 = 20 分",
        ),
        (
            Item("应有", hand=True, target=Fraction(3), full=10000, unit="件"),
            Given(Fraction(3)),
            "10",
            "3 件，应有 3 件，10 分",
        ),
        (
            Item("率", hand=True, steps=(Step(Fraction(60), 5000, 5000),), unit="%"),
            Given(Fraction(119, 2)),
            "0",
            "59.5%，不到最低一档，0 分",
        ),
        (Item("笔", hand=True, nothing=-2000), Given(), "-2", "没有登记，-2 分"),
        (Item("笔", hand=True), Given(marks=(-1500,)), "-1.5", "-1.5 分"),
        (Item("笔", hand=True), Given(marks=(-1000, 3000)), "2", "3 - 1 = 2 分"),
        (Item("笔", hand=True), Given(marks=(-1000, -500)), "-1.5", "-0.5 - 1 = -1.5 分"),
        (Item("否", measure="x", veto=True, unit="次"), Given(Fraction(0)), "0", "0 次"),
        (Item("否", measure="x", veto=True, unit="次"), Given(Fraction(1)), "0", "1 次，一票否决"),
        (Item("否", hand=True, veto=True), Given(marks=(0,)), "0", "0 分，一票否决"),
    ],
)
def test_an_item(item: Item, given: Given, score: str, how: str) -> None:
    found = worked(item, given, 2)
    assert (points(found.points), found.how) == (score, how)


def test_the_unit_of_the_measure_stands_in_for_that_of_the_item() -> None:
    item = Item("件数", measure="x", each=Fraction(3))
    assert worked(item, Given(Fraction(2)), 2, "件").how == "2 件 × 3 分 = 6 分"
    of_members = Item("人数", measure="x", members="with", each=Fraction(3))
    assert worked(of_members, Given(Fraction(2)), 2, "件").how == "2 人 × 3 分 = 6 分"
    of_items = Item("得分", items=("件数",), each=Fraction(1, 2))
    assert worked(of_items, Given(Fraction(2)), 2).how == "2 分 × 0.5 分 = 1 分"


@pytest.mark.parametrize(
    ("number", "decimals", "score"),
    [("0.5", 0, 1000), ("-0.5", 0, -1000), ("0.25", 1, 300), ("2.4999", 0, 2000), ("-1.0005", 3, -1001)],
)
def test_a_half_is_rounded_away_from_zero(number: str, decimals: int, score: int) -> None:
    item = Item("数", measure="x", each=Fraction(1))
    assert worked(item, Given(Fraction(number)), decimals).points == score


def scored(total: int, *failed: str) -> Outcome:
    return Outcome({}, (), total, total, failed)


RANKED = (Band("甲", top=2), Band("乙", share=Fraction(80)), Band("丙"))


@pytest.mark.parametrize(
    ("ties", "totals", "found"),
    [
        ("in", [5, 9, 7, 7, 1], [(4, "乙"), (1, "甲"), (2, "甲"), (2, "甲"), (5, "丙")]),
        ("out", [5, 9, 7, 7, 1], [(4, "乙"), (1, "甲"), (2, "乙"), (2, "乙"), (5, "丙")]),
        ("in", [1], [(1, "甲")]),
        ("in", [], []),
    ],
)
def test_ties(ties: str, totals: list[int], found: list[tuple[int, str]]) -> None:
    scheme = Scheme("办法", "deputy", "year", (), RANKED, ties=ties)
    assert standings(scheme, [scored(total) for total in totals]) == [Standing(*one) for one in found]


def test_who_failed_leaves_the_place_to_the_next() -> None:
    scheme = Scheme("办法", "deputy", "year", (), (Band("甲", top=1), Band("丙")), veto="丙")
    assert standings(scheme, [scored(9, "违纪"), scored(8), scored(7)]) == [
        Standing(1, "丙"),
        Standing(2, "甲"),
        Standing(3, "丙"),
    ]


def test_without_bands_there_is_a_place_only() -> None:
    assert standings(Scheme("办法", "deputy", "year", ()), [scored(1)]) == [Standing(1, None)]


def test_all_but_the_last_two() -> None:
    scheme = scheme_of("dongbao")
    found = standings(scheme, [scored(total) for total in (9, 8, 7, 6, 5, 4)])
    assert [one.band for one in found] == ["前列", "前列", "前列", "中间", "末位", "末位"]


def test_what_fails_the_whole_by_too_few_points() -> None:
    items = (Item("甲", hand=True, least_points=6000), Item("乙", measure="x", each=Fraction(1), least_points=1))
    scheme = Scheme("办法", "deputy", "year", (Section("部分", items, least_points=10000),), veto="较差")
    fine = {"甲": Worked(10000, ""), "乙": Worked(None, "")}
    assert outcome(scheme, fine, {}).failed == ()
    assert outcome(scheme, fine | {"甲": Worked(5999, "")}, {}).failed == ("甲", "部分")


def test_a_floor_under_which_nothing_was_lost_is_not_made_good() -> None:
    ordinary = Section("扣分", (Item("扣", hand=True),), full=10000, floor=0)
    offset = Section("抵扣", (Item("抵", hand=True),), offset=True)
    more = Section("再抵", (Item("再", hand=True),), offset=True)
    scheme = Scheme("办法", "deputy", "year", (ordinary, offset, more))
    done = {"扣": Worked(-25000, ""), "抵": Worked(8000, ""), "再": Worked(8000, "")}
    found = outcome(scheme, done, {})
    assert [part.points for part in found.sections] == [0, 8000, 2000]
    assert (found.plain, found.total) == (0, 10000)
