"""The scores of a period: exact, the same whatever the order of entry, each item by its rule."""

import random
from fractions import Fraction

import pytest

from renda_cli.errors import InputError
from renda_cli.store import statements
from renda_cli.work import names
from renda_cli.work.desk import Desk
from renda_cli.work.score import entry_reading, reading, subjects
from tests.work.score_data import D, board, entry, load, of, points, scheme


def test_by_measure_and_by_hand(full_year: Desk) -> None:
    """Only what is decided counts; corrections add to the item, a number by hand counts by its rate."""
    load(
        full_year,
        scheme("表彰; hand = true; cap = 3", "宣传; hand = true; each = 0.5", '活动; measure = "参加活动"; each = 1'),
    )
    who = names.deputy(full_year, "张三").id
    entry(full_year, "表彰", 2500, deputy=who)
    entry(full_year, "表彰", 1000, deputy=who, status="reported")
    entry(full_year, "表彰", 1000, deputy=who, status="refused")
    entry(full_year, "表彰", 4000, deputy=who, period="2021")
    entry(full_year, "宣传", 3000, deputy=who, amount="count")
    entry(full_year, "活动", -250, deputy=who, kind="correction")
    found = board(full_year)
    before = of(found, "张三").given["活动"].number
    assert before
    assert points(found, "张三") == {"表彰": 2500, "宣传": 1500, "活动": int(before * 1000) - 250}
    assert points(found, "王五")["表彰"] == 0


def test_order_of_entry_makes_no_difference(full_year: Desk) -> None:
    """The same entries in any order give the same list, to the byte."""
    load(
        full_year,
        scheme(
            "述职; hand = true; ranges = [[0, 10]]",
            "加分; hand = true; best = 2",
            '建议; measure = "提出议案建议"; lead = 3; co = 0.333',
        ),
    )
    who = [names.deputy(full_year, name).id for name in ("张三", "李四")]
    entries = [(item, milli, key) for item in ("述职", "加分") for milli in (1000, 2500, 3333, 9999) for key in who]
    lists = []
    for seed in (1, 2, 3):
        random.Random(seed).shuffle(entries)
        with full_year.file.transaction():
            full_year.file.db.execute("DELETE FROM score_entry")
        for item, milli, key in entries:
            entry(full_year, item, milli, deputy=key)
        lists.append(reading.list_(full_year, "2022", reading.Asked(items=True)))
    assert lists[0] == lists[1] == lists[2]


def test_a_merged_unit(full_year: Desk) -> None:
    """What was given to a unit that was merged is its successor's."""
    load(full_year, scheme("加分; hand = true", subject="承办单位"))
    (money,) = full_year.file.tuples("SELECT id FROM unit WHERE name = '财政局'")[0]
    entry(full_year, "加分", 2000, unit_id=money)
    found = board(full_year)
    assert points(found, "建设局") == {"加分": 2000}
    assert "财政局" not in [row.subject.name for row in found.rows]
    listed = entry_reading.list_(full_year, "2022", of="建设局", kind="承办单位")
    assert [row[listed.fields.index("item")] for row in listed.rows] == ["加分"]


def test_a_village_and_a_station(full_year: Desk) -> None:
    """Villages are found by name, stations by id."""
    load(full_year, scheme("加分; hand = true", subject="村（社区）"))
    entry(full_year, "加分", 1500, village="留道村")
    assert points(board(full_year), "留道村") == {"加分": 1500}


def test_nothing_to_measure(full_year: Desk) -> None:
    """Of who has no members or nothing to measure there is no mean; of who has no rate it is not taken for nought."""
    with full_year.file.transaction():
        statements.insert_deputy_group(full_year.file.db, name="空组", kind="代表小组")
    load(full_year, scheme(
        '平均; measure = "参加活动"; each = 1; members = "平均"; empty = 7', '率; measure = "承诺兑现率"; each = 1; members = "平均"; empty = 7',
        '没有的; measure = "参加活动"; each = 1; members = "没有的人数"', '代表分; scheme = "代表办法"; each = 1; empty = 9', subject="代表小组"))  # fmt: skip
    load(full_year, scheme('活动; measure = "参加活动"; each = 1', name="代表办法"))
    found = board(full_year)
    assert points(found, "空组") == {"平均": 7000, "率": 7000, "没有的": 0, "代表分": 9000}
    assert of(found, "东片小组").given["平均"].number == of(board(full_year, "代表办法"), "张三").given["活动"].number


def test_another_scheme_that_has_nothing_to_do_with_it(full_year: Desk) -> None:
    """A number cannot be taken from those who do not belong to a subject."""
    load(full_year, scheme("加分; hand = true", name="单位办法", subject="承办单位"))
    load(full_year, scheme('单位; scheme = "单位办法"; each = 1'))
    with pytest.raises(InputError, match="代表的分不能取自“单位办法”"):
        board(full_year)


def test_who_has_no_total_is_left_out(full_year: Desk) -> None:
    """The town takes the mean of those who are scored; who left has no total."""
    load(full_year, scheme("加分; hand = true", name="代表办法"))
    load(full_year, scheme('代表; scheme = "代表办法"; each = 1', subject="乡镇"))
    who = names.deputy(full_year, "张三").id
    entry(full_year, "加分", 6000, deputy=who, scheme="代表办法")
    sitting = len(board(full_year, "代表办法").rows)
    assert board(full_year).rows[0].given["代表"].number == Fraction(6, sitting)
    full_year.file.db.execute("UPDATE seat SET status = 'ended', to_on = '2022-06-01' WHERE deputy_id <> ?", (who,))
    assert board(full_year).rows[0].given["代表"].number == 6


def test_the_term(full_year: Desk) -> None:
    """By the term pledges count by the day on which they were made."""
    load(full_year, scheme('承诺; measure = "承诺实事"; each = 1', period="届"))
    found = board(full_year)
    assert found.period.first == D(full_year.file.tuples("SELECT term_start FROM town")[0][0])
    assert of(found, "张三").given["承诺"].number > 0  # type: ignore[operator]


def test_figures_want_whole_years(full_year: Desk) -> None:
    """The figures of the town are of calendar years; another period is refused, not told wrongly."""
    load(
        full_year,
        scheme(
            '会议; measure = "sessions_congress"; each = 1',
            '活动; measure = "参加活动"; each = 1; members = "有的人占比"',
            subject="乡镇",
            period="季度",
        ),
    )
    with pytest.raises(InputError, match="乡镇的指标按整年统计，2022年第一季度不是整年"):
        board(full_year, period="2022Q1")


def test_what_has_no_denominator_is_not_nought(full_year: Desk) -> None:
    """A rate of the town without a denominator is nothing to measure; one with is exact."""
    text = scheme('答复; measure = "reply_rate"; each = 1', subject="乡镇")
    for year in (2022, 2023):
        load(full_year, text, year=year)
    assert board(full_year, period="2023").rows[0].given["答复"].number is None
    assert isinstance(board(full_year).rows[0].given["答复"].number, Fraction)


def test_labels_of_figures(full_year: Desk) -> None:
    """A figure is named by its key or its label; records that deputies share are asked for by kinds or members."""
    load(
        full_year,
        scheme(
            '会议; measure = "人代会"; each = 1',
            '培训; measure = "activity_attendances"; kinds = ["培训"]; each = 1',
            '培训人次; measure = "training_attendances"; each = 1',
            subject="乡镇",
        ),
    )
    found = board(full_year).rows[0]
    assert found.given["会议"].number
    assert found.given["培训"].number == found.given["培训人次"].number


@pytest.mark.parametrize(
    ("text", "code"),
    [("小组", "group"), ("村", "village"), ("deputy", "deputy"), ("承办单位", "unit"), (" 镇 ", "town")],
)
def test_kinds_of_subjects(text: str, code: str) -> None:
    """A kind is typed as its word, in short, or as its code."""
    assert subjects.kind(text) == code


def test_unknown_subjects(full_year: Desk) -> None:
    """What nobody knows is refused with what there is."""
    with pytest.raises(InputError, match="没有“县”这一类"):
        subjects.kind("县")
    with pytest.raises(InputError, match="没有登记过“天边村”"):
        subjects.named(full_year, "village", "天边村")
    for kind, name in (("village", "留道村"), ("unit", "建设局"), ("group", "东片小组"), ("deputy", "张三")):
        assert subjects.named(full_year, kind, name).name == name
    assert subjects.of_row(dict.fromkeys(subjects.COLUMNS.values())) == ("town", subjects.TOWN)
    assert subjects.of_row({**dict.fromkeys(subjects.COLUMNS.values()), "village": "留道村"}) == ("village", "留道村")
    assert subjects.condition("village", "留道村") == ("village = ?", ["留道村"])
    assert subjects.columns("town", 1) == {}
    assert subjects.columns("unit", 3) == {"unit_id": 3}


def test_deputies_of_several_levels(full_year: Desk) -> None:
    """Deputies of the own level unless levels are named; who sits at two is scored once."""
    own = load(full_year, scheme("加分; hand = true"))
    both = load(full_year, scheme("加分; hand = true", name="各级", more='levels = ["镇", "区"]'))
    upper = load(full_year, scheme("加分; hand = true", name="上级", more='levels = ["区"]'))
    named = [{row.subject.name for row in board(full_year, name).rows} for name in (own, both, upper)]
    assert named[0]
    assert named[2]
    assert named[1] == named[0] | named[2]
    assert len(board(full_year, both).rows) == len({row.subject.key for row in board(full_year, both).rows})


def test_numbered_districts_in_the_order_of_their_numbers(full_year: Desk) -> None:
    """Villages by name, then 第2选区 before 第10选区."""
    for number, seat in enumerate(full_year.file.tuples("SELECT id FROM seat ORDER BY id"), start=1):
        full_year.file.db.execute("UPDATE seat SET district = ? WHERE id = ?", (f"第{number * 5 % 12}选区", seat[0]))
    load(full_year, scheme("加分; hand = true", subject="村（社区）"))
    numbers = [int(row.subject.name[1:-2]) for row in board(full_year).rows if row.subject.name.startswith("第")]
    assert numbers == sorted(numbers)
    assert len(numbers) > 1


def test_members_whom_the_other_scheme_does_not_score(full_year: Desk) -> None:
    """A group takes the mean of its members; who is scored at another level only has no total there."""
    load(full_year, scheme("加分; hand = true", name="上级", more='levels = ["区"]'))
    load(full_year, scheme('代表分; scheme = "上级"; each = 1; empty = 9', subject="代表小组"))
    alone = [row for row in board(full_year).rows if row.given["代表分"].number is None]
    assert alone
    assert {points(board(full_year), row.subject.name)["代表分"] for row in alone} == {9000}
