"""Turns dealt out: fair, nobody twice on a day, spread, and the same each time."""

from collections import Counter
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from renda_cli.rules.turns import Sitter, deal, manning

DAYS = st.integers(1, 60)
PEOPLE = st.integers(1, 14)


def always(people: int, days: int) -> list[Sitter]:
    """So many who can sit on every day."""
    return [Sitter(one, frozenset(range(days))) for one in range(people)]


def turns_of(dealt: list[tuple[int, ...]], people: int) -> list[int]:
    """How often each sits."""
    counted = Counter(one for day in dealt for one in day)
    return [counted[one] for one in range(people)]


def in_a_row(dealt: list[tuple[int, ...]], one: int) -> int:
    """The longest run of days on which somebody sits."""
    longest = run = 0
    for day in dealt:
        run = run + 1 if one in day else 0
        longest = max(longest, run)
    return longest


@st.composite
def companies(draw: st.DrawFn) -> tuple[int, list[Sitter]]:
    """Days, and people some of whom come later or leave earlier."""
    days, people = draw(DAYS), draw(PEOPLE)
    spans = [
        draw(st.one_of(st.just((0, days)), st.tuples(st.integers(0, days), st.integers(0, days))))
        for _ in range(people)
    ]
    return days, [Sitter(one, frozenset(range(*span)), draw(st.integers(0, 3))) for one, span in enumerate(spans)]


@given(DAYS, PEOPLE, st.integers(1, 6))
def test_turns_are_even_and_every_day_is_manned(days: int, people: int, turns: int) -> None:
    turns = min(turns, days)
    dealt = deal(days, always(people, days), turns=turns)
    each = turns_of(dealt, people)
    sizes = [len(day) for day in dealt]
    assert sum(each) == max(turns * people, days)
    assert min(each) >= turns
    assert max(each) - min(each) <= 1
    assert min(sizes) >= 1
    assert max(sizes) - min(sizes) <= 1
    assert all(len(set(day)) == len(day) for day in dealt)


@given(DAYS, PEOPLE, st.data())
def test_so_many_seats_a_day_are_shared_evenly(days: int, people: int, data: st.DataObject) -> None:
    seats = data.draw(st.integers(1, people))
    dealt = deal(days, always(people, days), seats=[seats] * days)
    each = turns_of(dealt, people)
    assert {len(day) for day in dealt} == {seats}
    assert min(each) == seats * days // people
    assert max(each) == -(-seats * days // people)


@given(DAYS, PEOPLE, st.data())
def test_nobody_sits_three_times_in_a_row_where_half_of_them_suffice(
    days: int, people: int, data: st.DataObject
) -> None:
    seats = data.draw(st.integers(1, max(1, people // 2)))
    dealt = deal(days, always(people, days), seats=[seats] * days)
    assert people == 1 or max(in_a_row(dealt, one) for one in range(people)) < 3


@given(companies(), st.integers(1, 5), st.integers(0, 2))
def test_whoever_is_there_for_a_part_only_gets_a_part(
    company: tuple[int, list[Sitter]], turns: int, least: int
) -> None:
    days, sitters = company
    turns = min(max(turns, least), days)
    dealt = deal(days, sitters, turns=turns, least=least)
    each = turns_of(dealt, len(sitters))
    for place, day in enumerate(dealt):
        able = {one.id for one in sitters if place in one.free}
        assert set(day) <= able
        assert bool(day) == bool(able)
        assert len(set(day)) == len(day)
    for one in sitters:
        assert each[one.id] >= max(min(least, len(one.free)), turns * len(one.free) // days)
    for one, other in pairwise(sitters):
        if one.free == other.free:
            assert abs(each[one.id] - each[other.id]) <= 1
    assert dealt == deal(days, sitters, turns=turns, least=least)


@given(DAYS, PEOPLE, st.integers(1, 4), st.data())
def test_what_is_kept_stays_and_counts(days: int, people: int, turns: int, data: st.DataObject) -> None:
    turns = min(turns, days)
    sitters = always(people, days)
    before = deal(days, sitters, turns=turns)
    kept = {place: before[place] for place in data.draw(st.sets(st.integers(0, days - 1)))}
    dealt = deal(days, sitters, turns=turns, kept=kept)
    assert all(dealt[place] == day for place, day in kept.items())
    each = turns_of(dealt, people)
    assert sum(each) == max(turns * people, days)
    assert max(each) - min(each) <= 1


def test_a_day_that_was_kept_with_a_stranger_or_nobody_is_made_up_for() -> None:
    sitters = always(2, 4)
    dealt = deal(4, sitters, turns=2, kept={0: (9,), 1: ()})
    assert dealt[0] == (9,)
    assert dealt[1] == ()
    assert turns_of(dealt, 2) == [2, 2]


def test_ties_go_to_whoever_sat_less_then_to_whoever_sat_longer_ago() -> None:
    free = frozenset(range(4))
    sitters = [Sitter(1, free, 2, 5), Sitter(2, free, 1, 9), Sitter(3, free, 2, 4), Sitter(4, free, 2, 5)]
    assert deal(4, sitters, turns=1) == [(2,), (3,), (1,), (4,)]


def test_seats_beyond_those_who_can_sit_stay_empty() -> None:
    assert deal(2, [Sitter(1, frozenset({1}))], seats=[2, 2]) == [(), (1,)]


def test_nobody_at_all_leaves_every_day_empty() -> None:
    assert deal(2, [Sitter(1, frozenset())], turns=1) == [(), ()]
    assert manning(2, [Sitter(1, frozenset())]) == 0


def test_how_often_each_must_sit_for_one_seat_a_day() -> None:
    assert [manning(12, always(people, 12)) for people in (1, 4, 5, 12, 13)] == [12, 3, 2, 1, 0]
    assert manning(12, [Sitter(1, frozenset(range(12))), Sitter(2, frozenset(range(6)))]) == 8


def test_more_turns_than_days_are_as_many_as_there_are_days() -> None:
    assert turns_of(deal(2, always(3, 2), turns=5), 3) == [2, 2, 2]
