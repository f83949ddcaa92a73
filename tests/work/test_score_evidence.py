"""The records behind a number add up to it, and none counts twice for one subject."""

from fractions import Fraction

import pytest

from renda_cli.rules.vocabulary import SCORE_SUBJECTS
from renda_cli.work.desk import Desk
from renda_cli.work.score import evidence, measures
from renda_cli.work.score.measure import Measure
from tests.work.score_data import board, load, of, scheme

_EACH = "each = 1"
_WAYS = {
    "each": _EACH,
    "shared": f'{_EACH}; joint = "均分"',
    "mean": f'{_EACH}; members = "平均"',
    "with": f'{_EACH}; members = "有的人数"',
    "without": f'{_EACH}; members = "没有的人数"',
    "rate": f'{_EACH}; members = "有的人占比"; least = 1',
}
CASES = [
    (subject, measure, way)
    for subject in SCORE_SUBJECTS
    for measure in measures.of_subject(subject)
    for way in _WAYS
    if way == "each"
    or (way == "shared" and measure.joint)
    or (way not in ("each", "shared") and measure.holder != subject)
]


@pytest.mark.parametrize(("subject", "measure", "way"), CASES, ids=lambda one: getattr(one, "key", one))
def test_records_add_up(full_year: Desk, subject: str, measure: Measure, way: str) -> None:
    """For every measure and kind of subject: what the records add is the number, and each of them counts once."""
    load(full_year, scheme(f'项目; measure = "{measure.key}"; {_WAYS[way]}', subject=subject))
    found = board(full_year)
    (item,) = found.scheme.items
    assert found.rows
    for row in found.rows:
        records = evidence.records(found, full_year, item, row)
        number = row.given["项目"].number
        assert sum((one.adds for one in records if one.adds is not None), Fraction(0)) == (number or 0)
        assert None not in {one.adds for one in records}
        assert len({one.ref for one in records}) == len(records)
        assert all(one.record and one.title for one in records)
        if number is None:
            assert not any(one.of for one in records)


def test_somebody_has_records(full_year: Desk) -> None:
    """Of every measure somebody has a record, so that the sums above are of something."""
    for subject in SCORE_SUBJECTS:
        for measure in (one for one in measures.of_subject(subject) if one.holder == subject):
            name = load(
                full_year,
                scheme(f'项目; measure = "{measure.key}"; each = 1', name=f"{subject}{measure.key}", subject=subject),
            )
            found = board(full_year, name)
            assert any(evidence.records(found, full_year, next(found.scheme.items), row) for row in found.rows), name


def test_shared_by_those_who_signed(full_year: Desk) -> None:
    """A proposal that two signed is half a proposal for each, and a whole one for the group of both."""
    load(full_year, scheme('建议; measure = "提出议案建议"; each = 6; joint = "均分"'))
    found = board(full_year)
    (item,) = found.scheme.items
    records = evidence.records(found, full_year, item, of(found, "张三"))
    shares = [one.share for one in records]
    assert Fraction(1, 2) in shares
    assert set(shares) <= {None, Fraction(1, 2)}


def test_of_other_items_and_schemes(full_year: Desk) -> None:
    """Points of other items and totals of other schemes are behind a number as those of its own are."""
    load(
        full_year,
        scheme(
            '活动; measure = "参加活动"; each = 2',
            '建议; measure = "提出议案建议"; each = 3',
            '两项; items = ["活动", "建议"]; each = 0.5',
        ),
    )
    load(
        full_year,
        scheme(
            '代表; scheme = "积分办法"; each = 1',
            '自己; measure = "小组活动次数"; each = 1',
            name="小组办法",
            subject="代表小组",
        ),
    )
    load(full_year, scheme('小组; scheme = "小组办法"; each = 1', '本人; scheme = "积分办法"; each = 1', name="总办法"))
    for name in ("积分办法", "小组办法", "总办法"):
        found = board(full_year, name)
        for item in found.scheme.items:
            for row in found.rows:
                records = evidence.records(found, full_year, item, row)
                number = row.given[item.name].number
                assert sum((one.adds or Fraction(0) for one in records), Fraction(0)) == (number or 0), (
                    name,
                    item.name,
                    row.subject,
                )
    groups = board(full_year, "小组办法")
    members = evidence.records(groups, full_year, next(groups.scheme.items), of(groups, "东片小组"))
    assert [one.record for one in members] == ["张三"]


def test_by_hand_has_no_records(full_year: Desk) -> None:
    """What is entered by hand has entries, not records."""
    load(full_year, scheme("加分; hand = true"))
    found = board(full_year)
    assert evidence.records(found, full_year, next(found.scheme.items), found.rows[0]) == []
    assert evidence.unit(found, next(found.scheme.items)) == ""


@pytest.mark.parametrize(
    ("key", "plain"),
    [
        ("proposals_collected", True),
        ("reply_rate", True),
        ("activity_suggestions", True),
        ("funds_raised", True),
        ("activity_deputies_rate", True),
        ("reply_days_longest", False),
    ],
)
def test_figures_of_the_town(full_year: Desk, key: str, plain: bool) -> None:
    """Behind a figure are the records that it counts; of a sum or a median their titles say what each adds."""
    load(full_year, scheme(f'指标; measure = "{key}"; each = 1', subject="乡镇"))
    found = board(full_year)
    records = evidence.records(found, full_year, next(found.scheme.items), found.rows[0])
    assert records
    if plain:
        assert sum((one.adds or 0 for one in records), Fraction(0)) == found.rows[0].given["指标"].number
    else:
        assert {one.adds for one in records} == {None}
