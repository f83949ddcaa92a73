"""What holds of every scheme and of every score, whatever the numbers."""

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from typing import Any

from hypothesis import assume, given
from hypothesis import strategies as st

from renda_cli.rules.scheme_items import JOINT, MEMBERS
from renda_cli.rules.scheme_reading import TIES, in_order, read
from renda_cli.rules.scheme_words import said, said_band, said_reminder, said_section
from renda_cli.rules.schemes import MILLI, Band, Item, Scheme, Section, Step, rounded
from renda_cli.rules.scoring import Outcome, how_part, how_total, outcome, standings
from renda_cli.rules.scoring_items import Given, Worked, worked
from renda_cli.rules.vocabulary import SCORE_PERIODS, SCORE_SUBJECTS

KEYS = [
    "name", "subject", "period", "starts", "base", "floor", "cap", "decimals", "source", "note", "ties", "veto", "section", "band", "reminder",
    "full", "best", "bonus", "offset", "pass", "item", "measure", "hand", "items", "scheme", "kinds", "members", "least", "each", "per", "lead", "co", "joint",
    "target", "over", "under", "steps", "ranges", "all", "nothing", "empty", "again", "unit",
    "says", "from", "to", "top", "share", "below", "years", "points", "range",
]  # fmt: skip
WORDS = [*SCORE_SUBJECTS, *SCORE_PERIODS, *MEMBERS, *JOINT, *TIES, "甲", "乙", "09-01", "“甲”"]
LEAVES = (
    st.none() | st.booleans() | st.integers() | st.integers(-3, 100) | st.sampled_from(WORDS) | st.text(max_size=5)
    | st.decimals() | st.decimals(-20, 120, places=1) | st.floats() | st.dates()
)  # fmt: skip
TREES = st.recursive(
    LEAVES,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(KEYS) | st.text(max_size=3), inner),
    max_leaves=30,
)
POINTS = st.decimals(-20, 120, places=1)
COUNTS = st.integers(0, 12).map(Fraction) | st.fractions(0, 100, max_denominator=7)


def table(required: dict[str, Any], optional: dict[str, st.SearchStrategy[Any]]) -> st.SearchStrategy[dict[str, Any]]:
    return st.fixed_dictionaries(required, optional=optional)


NAME = st.sampled_from(["甲", "乙", "丙", "丁"])
STEPS = st.lists(
    table({"from": POINTS}, {"points": POINTS, "range": st.lists(POINTS, min_size=2, max_size=2).map(sorted)}),
    min_size=1,
    max_size=3,
)
SOURCES = (
    st.just({"hand": True}) | st.just({"measure": "次数"}) | st.just({"scheme": "别的"}) | NAME.map(lambda name: {"items": [name]})
)  # fmt: skip
WAYS: st.SearchStrategy[dict[str, Any]] = (
    st.just({})
    | POINTS.map(lambda each: {"each": each})
    | st.tuples(POINTS, POINTS).map(lambda two: {"lead": two[0], "co": two[1]})
    | STEPS.map(lambda steps: {"steps": steps})
    | st.tuples(POINTS, POINTS, POINTS).map(lambda three: {"target": three[0], "over": three[1], "under": three[2]})
    | POINTS.map(lambda target: {"target": target, "all": True})
    | st.lists(st.lists(POINTS, min_size=2, max_size=2).map(sorted), min_size=1, max_size=3).map(
        lambda ranges: {"ranges": ranges}
    )
)
MORE: dict[str, st.SearchStrategy[Any]] = {
    "full": POINTS, "per": st.integers(1, 3), "nothing": POINTS, "empty": POINTS, "floor": POINTS, "cap": POINTS,
    "best": st.integers(1, 3), "veto": st.just(True), "pass": POINTS, "joint": st.sampled_from(list(JOINT)),
    "members": st.sampled_from(list(MEMBERS)), "kinds": st.just(["视察"]), "unit": st.sampled_from(["件", "%"]),
}  # fmt: skip
ITEMS = st.builds(
    lambda name, source, way, more, kept: {"name": name, **source, **way, **{key: more[key] for key in kept if key in more}},
    NAME, SOURCES, WAYS, table({}, MORE), st.sets(st.sampled_from(list(MORE)), max_size=3),
)  # fmt: skip
SECTIONS = table(
    {"name": NAME, "item": st.lists(ITEMS, min_size=1, max_size=2)},
    {"floor": st.just(0), "cap": st.just(20), "full": st.just(10), "best": st.just(1), "pass": st.just(5)}
    | {"bonus": st.booleans(), "offset": st.booleans()},
)
BANDS = st.sampled_from(
    [
        [{"name": "良", "from": Decimal("79.5")}, {"name": "差"}],
        [{"name": "优", "top": 1}, {"name": "良", "share": 50}, {"name": "差"}],
        [{"name": "优", "from": 5, "top": 1}, {"name": "良", "from": 5}, {"name": "差"}],
    ]
)
SCHEMES = table(
    {
        "name": st.just("办法"), "subject": st.sampled_from(list(SCORE_SUBJECTS)), "period": st.sampled_from(list(SCORE_PERIODS)),
        "section": st.lists(SECTIONS, min_size=1, max_size=2), "band": BANDS, "veto": st.just("差"),
        "reminder": st.just([{"band": "差", "years": 2, "says": "谈话"}]),
    },
    {"base": POINTS, "decimals": st.integers(0, 3), "floor": st.just(0), "cap": st.just(100), "ties": st.sampled_from(list(TIES))},
)  # fmt: skip


@given(st.dictionaries(st.sampled_from(KEYS) | st.text(max_size=3), TREES) | SCHEMES)
def test_reading_never_raises_and_every_fault_says_all(tables: dict[str, Any]) -> None:
    found = read(tables)[1]
    assert all(fault.text and fault.mend and "\n" not in fault.text for fault in found)


@given(SCHEMES, st.data())
def test_a_scheme_without_faults_computes_and_is_said(tables: dict[str, Any], data: st.DataObject) -> None:
    scheme, faults = read(tables)
    assume(not faults)
    outcomes = []
    for _ in range(3):
        known: dict[str, Given] = {}
        done: dict[str, Worked] = {}
        for item in in_order(scheme):
            known[item.name] = data.draw(givens())
            done[item.name] = worked(item, known[item.name], scheme.decimals, "件")
            score = done[item.name].points
            assert score is None or type(score) is int
            assert score is None or item.cap is None or score <= item.cap
            assert score is None or item.floor is None or score >= item.floor
            assert said(item, "件")
        found = outcome(scheme, done, known)
        check_total(scheme, found)
        outcomes.append(found)
    for standing in standings(scheme, outcomes):
        assert standing.band in [band.name for band in scheme.bands]
    assert all(said_band(scheme, band) for band in scheme.bands)
    assert all(said_reminder(reminder) for reminder in scheme.reminders)


def check_total(scheme: Scheme, found: Outcome) -> None:
    beside = 0
    for section, part in zip(scheme.sections, found.sections, strict=True):
        assert section.cap is None or part.points <= section.cap
        assert section.offset or section.floor is None or part.points >= section.floor
        assert how_part(section, part)
        said_section(section)
        beside += part.points if section.beside else 0
    assert scheme.cap is None or found.total - beside <= scheme.cap
    assert scheme.floor is None or found.total - beside >= scheme.floor
    assert how_total(scheme, found).endswith(" 分")


def givens() -> st.SearchStrategy[Given]:
    marks = st.lists(st.integers(-20_000, 20_000), max_size=3).map(tuple)
    return st.builds(Given, st.none() | COUNTS, COUNTS, COUNTS, marks, st.integers(-5000, 5000))


@given(
    st.lists(st.integers(-9_000, 9_000), max_size=6).flatmap(
        lambda marks: st.tuples(st.just(marks), st.permutations(marks))
    )
)
def test_the_order_of_marks_does_not_matter(two: tuple[list[int], list[int]]) -> None:
    for item in (
        Item("笔", hand=True, full=10_000, cap=12_000),
        Item("笔", hand=True, best=2),
        Item("评", hand=True, ranges=((-9_000, 9_000),)),
        Item("档", hand=True, steps=(Step(Fraction(0), -9_000, 9_000),)),
    ):
        one, other = (worked(item, Given(marks=tuple(marks)), 2) for marks in two)
        assert one == other


@given(st.lists(st.integers(-9_000, 9_000), min_size=1, max_size=6), st.integers(1, 6))
def test_the_best_are_counted(marks: list[int], best: int) -> None:
    found = worked(Item("笔", hand=True, best=best), Given(marks=tuple(marks)), 3).points
    chosen = min(best, len(marks))
    assert found is not None
    assert all(found >= sum(marks[at : at + chosen]) for at in range(len(marks) - chosen + 1))
    items = tuple(Item(str(place), hand=True) for place in range(len(marks)))
    done = {str(place): Worked(mark, "") for place, mark in enumerate(marks)}
    scheme = Scheme("办法", "deputy", "year", (Section("部分", items, best=best),))
    assert outcome(scheme, done, {}).total == found


@given(
    st.lists(st.integers(0, 110_000), min_size=1, max_size=5, unique=True),
    st.integers(-10_000, 120_000) | st.sampled_from([79_500, 89_500, 59_999, 60_001]),
)
def test_a_total_has_exactly_one_band(starts: list[int], total: int) -> None:
    ordered = sorted(starts, reverse=True)
    bands = (*(Band(str(start), start) for start in ordered), Band("差"))
    scheme = Scheme("办法", "deputy", "year", (), bands)
    upper = [*(start for start in ordered), -(10**9)]
    fitting = [
        band.name
        for place, (band, start) in enumerate(zip(bands, upper, strict=True))
        if total >= start and (place == 0 or total < upper[place - 1])
    ]
    assert [standings(scheme, [plain(total)])[0].band] == fitting


def plain(total: int, *failed: str) -> Outcome:
    return Outcome({}, (), total, total, failed)


TOTALS = st.lists(st.integers(0, 6).map(lambda half: half * 500), min_size=1, max_size=9)
RANKED = (Band("甲", top=2), Band("乙", 1000, share=Fraction(60)), Band("丙", top=-1), Band("丁"))


@given(TOTALS, st.sampled_from(["in", "out"]))
def test_places_share_ties_and_bands_follow_places(totals: list[int], ties: str) -> None:
    scheme = Scheme("办法", "deputy", "year", (), RANKED, ties=ties)
    found = standings(scheme, [plain(total) for total in totals])
    assert [one.place for one in found] == [1 + sum(other > total for other in totals) for total in totals]
    names = [band.name for band in RANKED]
    ranked = sorted(zip(totals, found, strict=True), key=lambda two: -two[0])
    order = [names.index(str(one.band)) for _, one in ranked]
    assert order == sorted(order)
    assert len({(total, one) for total, one in ranked}) == len(set(totals))
    if ties == "out":
        assert sum(one.band == "甲" for one in found) <= 2


@given(TOTALS.flatmap(lambda totals: st.tuples(st.just(totals), st.permutations(range(len(totals))))))
def test_the_order_of_subjects_does_not_matter(two: tuple[list[int], Sequence[int]]) -> None:
    totals, order = two
    scheme = Scheme("办法", "deputy", "year", (), RANKED, veto="丁")
    outcomes = [plain(total, *(["违纪"] if place == 0 else [])) for place, total in enumerate(totals)]
    found = standings(scheme, outcomes)
    assert standings(scheme, [outcomes[place] for place in order]) == [found[place] for place in order]


@given(
    st.lists(st.integers(-20_000, 20_000), min_size=1, max_size=3),
    st.lists(st.integers(-3_000, 30_000), min_size=1, max_size=2),
    st.none() | st.integers(0, 30_000),
    st.none() | st.integers(-30_000, 0),
)
def test_an_offset_lifts_no_higher_than_what_was_lost(
    scores: list[int], offsets: list[int], cap: int | None, floor: int | None
) -> None:
    items = tuple(Item(f"项{place}", hand=True, full=5_000) for place in range(len(scores)))
    beside = tuple(
        Section(f"抵{place}", (Item(f"抵{place}项", hand=True),), offset=True) for place in range(len(offsets))
    )
    scheme = Scheme("办法", "deputy", "year", (Section("部分", items, floor=floor), *beside), cap=cap)
    done = {f"项{place}": Worked(score, "") for place, score in enumerate(scores)}
    added = {f"抵{place}项": Worked(score, "") for place, score in enumerate(offsets)}
    without = outcome(scheme, done | {name: Worked(0, "") for name in added}, {}).total
    whole = outcome(scheme, {name: Worked(max(one.points or 0, 5_000), "") for name, one in done.items()} | {
        name: Worked(0, "") for name in added
    }, {}).total  # fmt: skip
    found = outcome(scheme, done | added, {}).total
    assert without + sum(min(score, 0) for score in offsets) <= found <= max(without, whole)


@given(st.integers(1, 12), st.integers(0, 50))
def test_shared_points_add_up_to_the_whole(shared: int, each: int) -> None:
    item = Item("建议", measure="x", lead=Fraction(each), co=Fraction(each), joint="shared")
    share = Fraction(1, shared)
    leader = worked(item, Given(share, share), 3).points
    others = worked(item, Given(share, Fraction(0), share), 3).points
    assert leader is not None
    assert leader == others
    assert abs(leader * shared - each * MILLI) <= Fraction(shared, 2)
    if each * MILLI % shared == 0:
        assert leader * shared == each * MILLI


@given(st.fractions(-1000, 1000, max_denominator=4000), st.integers(0, 3))
def test_rounding_is_half_away_from_zero(value: Fraction, decimals: int) -> None:
    found = Fraction(rounded(value, decimals), MILLI)
    unit = Fraction(1, 10**decimals)
    assert (found / unit).denominator == 1
    assert abs(found - value) <= unit / 2
    if abs(found - value) == unit / 2:
        assert abs(found) > abs(value)
    assert rounded(-value, decimals) == -rounded(value, decimals)
