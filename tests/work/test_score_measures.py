"""What measures are as a whole: every one has records, none twice, all of somebody who exists."""

import json
from datetime import date
from typing import Any

import pytest

from renda_cli.errors import InputError
from renda_cli.rules.vocabulary import SCORE_SUBJECTS
from renda_cli.work import rules
from renda_cli.work.desk import Desk
from renda_cli.work.score import measures
from renda_cli.work.score.measure import Measure
from tests.work.helpers import summary_of
from tests.work.measure_data import YEAR, records

_HOLDERS = {
    "deputy": "SELECT id FROM deputy", "group": "SELECT id FROM deputy_group", "station": "SELECT id FROM station",
    "unit": "SELECT id FROM unit WHERE merged_into_id IS NULL", "village": "SELECT village FROM opinion",
}  # fmt: skip


@pytest.mark.parametrize("measure", measures.MEASURES, ids=lambda one: f"{one.holder}-{one.key}")
def test_records(full_year: Desk, measure: Measure) -> None:
    """Of every measure there is a record; none comes twice; whose it is and when and what it is stands there."""
    found = records(full_year, measure)
    holders = {row[0] for row in full_year.file.tuples(_HOLDERS[measure.holder])}
    kinds = measures.kinds(full_year, measure, date(2022, 12, 31))
    assert found
    assert len({(row["holder"], row["ref"]) for row in found}) == len(found)
    for row in found:
        assert row["holder"] in holders
        assert date.fromisoformat(row["day"]) <= date(2022, 12, 31)
        assert row["ref"].partition("#")[2]
        assert row["record"]
        assert row["title"]
        assert row["kind"] in kinds if kinds else row["kind"] == ""
        assert row["role"] in (("lead", "co") if measure.joint and "proposal" in row["ref"] else ("",))
        assert row["shared"] >= 1 if measure.joint else row["shared"] == 1
        assert isinstance(row["amount"], int)
        assert isinstance(row["of"], int)
        assert 0 <= row["amount"] <= row["of"] if measure.ratio else row["amount"] > 0


# Of a pairing it may not be known since when it is kept.
@pytest.mark.parametrize(
    "measure", [one for one in measures.MEASURES if one.key != "pairings"], ids=lambda one: f"{one.holder}-{one.key}"
)
def test_another_year_has_none(full_year: Desk, measure: Measure) -> None:
    """A year before the term has no records."""
    assert records(full_year, measure, "1990-01-01", "1990-12-31") == []


def test_names_are_unambiguous() -> None:
    """A key is one measure's; a label is one measure's of each holder."""
    keys = [(one.holder, one.key) for one in measures.MEASURES]
    labels = [(one.holder, one.label) for one in measures.MEASURES]
    assert len(set(keys)) == len(keys)
    assert len({key for _, key in keys}) == len(keys)
    assert len(set(labels)) == len(labels)
    assert {one.holder for one in measures.MEASURES} < set(SCORE_SUBJECTS)
    assert all(one.definition and one.counts and not one.definition.endswith("。") for one in measures.MEASURES)


def test_what_counts_the_same() -> None:
    """The atoms that two measures share: a training is an activity, and a reception is one whoever tells of it."""
    by_atom: dict[str, list[str]] = {}
    for one in measures.MEASURES:
        for atom in one.counts:
            by_atom.setdefault(atom, []).append(one.key)
    assert {atom: keys for atom, keys in by_atom.items() if len(keys) > 1} == {
        "activity:took_part": ["activity_attendances", "training_attendances"],
        "reception:times": ["receptions", "station_receptions"],
        "reception:voters": ["voters_received", "station_voters"],
        "opinion:received": ["opinions_heard", "opinions"],
    }


@pytest.mark.parametrize(
    ("key", "indicator"),
    [
        ("pledges_made", "pledges_made"), ("pledges_kept", "pledges_kept"), ("deeds", "deeds"), ("households", "households"),
        ("household_people", "household_people"), ("awards_deputies", "awards_deputies"), ("training_attendances", "training_attendances"),
        ("station_receptions", "receptions"), ("station_voters", "voters_received"), ("reception_attendances", "reception_attendances"),
        ("opinions", "opinions"), ("opinions_published", "published"), ("awards_groups", "awards_groups"), ("awards_stations", "awards_stations"),
    ],
)  # fmt: skip
def test_the_sum_is_the_figure(full_year: Desk, key: str, indicator: str) -> None:
    """All that every deputy, group or station did is what the figures of the year say."""
    measure = next(one for one in measures.MEASURES if one.key == key)
    codes = [one.indicator.key for one in summary_of(full_year, "2022") if indicator in one.indicator.key]
    wanted = indicator if indicator in codes else f"opinions_{indicator}"
    (figure,) = summary_of(full_year, "2022", keys=[wanted])
    assert sum(row["amount"] for row in records(full_year, measure, *YEAR)) == figure.value


@pytest.mark.parametrize(
    ("key", "indicator"),
    [
        ("session_attendance_rate", "session_attendance_rate"), ("presidium_attendance_rate", "presidium_attendance_rate"),
        ("pledges_kept_rate", "pledges_kept_rate"), ("opinions_reply_rate", "opinions_reply_rate"),
        ("opinions_satisfaction_rate", "opinions_satisfaction_rate"),
    ],
)  # fmt: skip
def test_the_rates_are_those_of_the_figures(full_year: Desk, key: str, indicator: str) -> None:
    """The same of rates: what counts and what it is measured over."""
    found = records(full_year, next(one for one in measures.MEASURES if one.key == key))
    (figure,) = summary_of(full_year, "2022", keys=[indicator])
    value: Any = figure.value
    assert (sum(row["amount"] for row in found), sum(row["of"] for row in found)) == (
        value.numerator,
        value.denominator,
    )


def test_find() -> None:
    """By label or by key; a label that several bear means the nearest, the key the other."""
    assert measures.find("参加活动", "deputy").key == "activity_attendances"
    assert measures.find(" activity_attendances ", "group").label == "参加活动"
    assert measures.find("受表彰", "group").key == "awards_groups"
    assert measures.find("awards_deputies", "group").holder == "deputy"
    assert measures.find("接待选民次数", "village").key == "station_receptions"
    assert measures.find("接待选民次数", "group").key == "receptions"
    assert measures.find("意见答复率", "unit").key == "unit_opinions_reply_rate"


@pytest.mark.parametrize(
    ("text", "subject", "said"),
    [
        ("参加活动数", "deputy", "没有“参加活动数”这项指标：?.*相近的有：参加活动"),
        ("述职", "deputy", "相近的有：向选民述职次数、述职测评满意率"),
        ("汪汪", "unit", "可选：承办议案建议、"),
        ("星级", "deputy", "“星级”是家站点的指标，代表没有"),
        ("", "deputy", "没有“”这项指标"),
    ],
)
def test_not_found(text: str, subject: str, said: str) -> None:
    """What is nearly called so is named, else all that there are."""
    with pytest.raises(InputError, match=said):
        measures.find(text, subject)


def test_of_subject() -> None:
    """A subject's own, then those of its stations and of its deputies; units have nobody under them."""
    holders = {
        subject: list(dict.fromkeys(one.holder for one in measures.of_subject(subject))) for subject in SCORE_SUBJECTS
    }
    assert holders == {
        "deputy": ["deputy"], "group": ["group", "deputy"], "village": ["village", "station", "deputy"], "station": ["station", "deputy"],
        "unit": ["unit"], "town": ["deputy"],
    }  # fmt: skip


def test_kinds(desk: Desk) -> None:
    """The kinds of activity and the checklists are those of the rulebook, the town's own among them."""
    rules.set_(
        desk,
        "activity.own_kinds",
        json.dumps(["夜学"], ensure_ascii=False),
        from_="2022-01-01",
        source="镇发〔2022〕1号",
    )
    day = date(2022, 12, 31)
    assert {"视察", "夜学"} <= set(measures.kinds(desk, measures.find("参加活动", "deputy"), day))
    assert "七有" in measures.kinds(desk, measures.find("达标检查符合率", "group"), day)
    assert "六有" in measures.kinds(desk, measures.find("达标检查符合率", "station"), day)
    assert measures.kinds(desk, measures.find("办实事好事", "deputy"), day) == ("实事", "好事", "解决问题")
