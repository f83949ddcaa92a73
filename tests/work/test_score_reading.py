"""The list of a period's scores: roster order, bands, what waits; places only where asked for."""

import pytest

from renda_cli.errors import InputError
from renda_cli.work import names
from renda_cli.work.desk import Desk, Listing
from renda_cli.work.score import freezing, reading
from renda_cli.work.score.reading import Asked
from tests.work.helpers import at
from tests.work.score_data import entry, load, scheme

BANDS = '[[band]]\nname = "好"\nfrom = 2\n[[band]]\nname = "差"\n'
PLAIN = scheme(
    "加分; hand = true", "建议; hand = true; each = 0.5", "否决; hand = true; each = 0; veto = true", "评; hand = true; ranges = [[0, 5]]",
    more='veto = "差"',
)  # fmt: skip


def told(found: Listing) -> dict[str, dict[str, object]]:
    """The rows by subject."""
    return {row["subject"]: row for row in (dict(zip(found.fields, one, strict=True)) for one in found.rows)}


@pytest.fixture
def scored(full_year: Desk) -> Desk:
    """张三 has 2.5, 李四 1 and something reported, 王五 was vetoed; nobody is judged but 张三."""
    load(full_year, PLAIN + BANDS)
    ids = {name: names.deputy(full_year, name).id for name in ("张三", "李四", "王五")}
    entry(full_year, "加分", 1500, deputy=ids["张三"])
    entry(full_year, "评", 1000, deputy=ids["张三"])
    entry(full_year, "加分", 1000, deputy=ids["李四"])
    entry(full_year, "加分", 3000, deputy=ids["李四"], status="reported")
    entry(full_year, "加分", 5000, deputy=ids["王五"])
    entry(full_year, "否决", 1000, deputy=ids["王五"], amount="count")
    return full_year


def test_roster_order(scored: Desk) -> None:
    """Without --ranked there is no place, and the order is that of the roster."""
    found = reading.list_(scored, "2022")
    assert found.fields == ("subject", "group", "total", "settled", "band", "sections", "awaited")
    rows = told(found)
    assert [(name, row["total"], row["band"], row["awaited"]) for name, row in rows.items()] == [
        ("王五", 5, "差", ["评"]), ("李四", 1, "差", ["评", "加分"]), ("张三", 2.5, "好", []),
    ]  # fmt: skip
    assert rows["张三"]["sections"] == {"全部": 2.5}
    assert found.title == "积分办法 2022年"
    assert found.notes == (
        "共 3 个：好 1，差 2", "一票否决或没有达到必须的分：王五（否决）", "等待评分、暂按最低计的：王五、李四（评）",
        "自报或审核了、还没有审定而不计的分：李四 1 笔；用 renda score entries 查看",
    )  # fmt: skip


def test_ranked(scored: Desk) -> None:
    """By place, with the word that places are for inside use."""
    found = reading.list_(scored, "2022", Asked(ranked=True))
    assert [(row[0], row[1]) for row in found.rows] == [(1, "王五"), (2, "张三"), (3, "李四")]
    assert "只供内部使用" in found.notes[0]


def test_ties_share_a_place(full_year: Desk) -> None:
    """Who has as much stands in one place, in roster order, and the next place is left out."""
    load(full_year, scheme("加分; hand = true"))
    entry(full_year, "加分", -1000, deputy=names.deputy(full_year, "王五").id)
    assert [(row[0], row[1]) for row in reading.list_(full_year, "2022", Asked(ranked=True)).rows] == [
        (1, "李四"),
        (1, "张三"),
        (3, "王五"),
    ]


def test_group_band_and_items(scored: Desk) -> None:
    """Only a group, only a band, item by item."""
    assert list(told(reading.list_(scored, "2022", Asked(group="东片小组")))) == ["张三"]
    assert list(told(reading.list_(scored, "2022", Asked(band=" 好 ")))) == ["张三"]
    rows = told(reading.list_(scored, "2022", Asked(items=True)))
    assert rows["张三"]["items"] == {"加分": 1.5, "建议": 0, "否决": 0, "评": 1}
    assert reading.list_(scored, "2022", Asked(group="东片小组", band="差")).rows == []


@pytest.mark.parametrize(
    ("asked", "sentence"),
    [
        (Asked(band="优"), "没有“优”这一等次；可选：好、差"), (Asked(group="西天小组"), "没有叫“西天小组”的代表小组"),
    ],
)  # fmt: skip
def test_bad_input(scored: Desk, asked: Asked, sentence: str) -> None:
    with pytest.raises(InputError, match=sentence):
        reading.list_(scored, "2022", asked)


def test_no_bands_and_no_groups(full_year: Desk) -> None:
    """A scheme without bands has none to choose, one for units no groups."""
    load(full_year, scheme("加分; hand = true", subject="承办单位"))
    with pytest.raises(InputError, match="这个办法没有等次"):
        reading.list_(full_year, "2022", Asked(band="好"))
    with pytest.raises(InputError, match="不是给代表计分的，没有小组可选"):
        reading.list_(full_year, "2022", Asked(group="东片小组"))


def test_which_scheme(full_year: Desk) -> None:
    """Of several schemes that for deputies is meant, and the others are named; without one for deputies it must be said."""
    load(full_year, scheme("加分; hand = true", name="单位办法", subject="承办单位"))
    load(full_year, scheme("加分; hand = true", name="小组办法", subject="代表小组"))
    with pytest.raises(InputError, match="2022 年有 2 个计分的办法：单位办法、小组办法；请用 --scheme"):
        reading.list_(full_year, "2022")
    load(full_year, scheme("加分; hand = true", name="代表办法"))
    assert reading.list_(full_year, "2022").notes == ("2022 年另有：单位办法、小组办法，用 --scheme 名称 查看",)
    assert reading.list_(full_year, "2022", scheme="小组办法").title == "小组办法 2022年"


def test_a_year_that_still_runs(full_year: Desk) -> None:
    load(full_year, scheme("加分; hand = true"))
    (note,) = reading.list_(at(full_year, "2022-05-01"), "今年").notes
    assert note == "这一期到 2022-12-31 为止，还没有完；现按到 2022-05-01 的记录计算"


def test_quarters_side_by_side(full_year: Desk) -> None:
    """A year of quarters: those that have begun, their sum, and what is awaited in any of them."""
    load(full_year, scheme("加分; hand = true", "评; hand = true; ranges = [[0, 5]]", period="季度"))
    who = names.deputy(full_year, "张三").id
    other = names.deputy(full_year, "李四").id
    entry(full_year, "加分", 1500, deputy=who, period="2022Q1")
    entry(full_year, "加分", 2000, deputy=who, period="2022Q2")
    entry(full_year, "评", 4000, deputy=other, period="2022Q1")
    entry(full_year, "加分", 2000, deputy=other, period="2022Q1", status="checked")
    desk = at(full_year, "2022-05-01")
    rows = told(reading.list_(desk, "2022"))
    assert rows["张三"] == {
        "subject": "张三",
        "group": "东片小组",
        "total": 3.5,
        "periods": {"2022Q1": 1.5, "2022Q2": 2},
        "awaited": ["评"],
    }
    assert rows["李四"]["awaited"] == ["评", "加分"]
    ranked = reading.list_(desk, "2022", Asked(ranked=True, group="东片小组"))
    assert [row[:2] for row in ranked.rows] == [(2, "张三")]
    assert list(told(reading.list_(desk, "2022Q1"))["张三"]["sections"]) == ["全部"]  # type: ignore[call-overload]
    assert list(told(reading.list_(at(full_year, "2021-05-01"), "2022"))["张三"]["periods"]) == ["2022Q1"]  # type: ignore[call-overload]
    for asked in (Asked(band="好"), Asked(items=True)):
        with pytest.raises(InputError, match="按季度计分，全年没有等次和逐项的分；请写 2022Q1"):
            reading.list_(desk, "2022", asked)


def test_settled(full_year: Desk) -> None:
    """Beside what was settled stands what it is now, and who has changed is named."""
    load(full_year, scheme("加分; hand = true"))
    who = names.deputy(full_year, "张三").id
    entry(full_year, "加分", 1500, deputy=who)
    freezing.freeze(full_year, "2022", on="2022-12-31")
    assert reading.list_(full_year, "2022").notes == ("2022年的积分已定稿，按现在的记录没有变化",)
    entry(full_year, "加分", 500, deputy=who, kind="correction")
    found = reading.list_(full_year, "2022")
    assert (told(found)["张三"]["total"], told(found)["张三"]["settled"]) == (2, 1.5)
    assert found.notes == ("2022年的积分已定稿，按现在的记录有变化的：张三 1.5 → 2",)


def test_long_notes_are_cut() -> None:
    assert reading._listed(map(str, range(12))) == "0、1、2、3、4、5、6、7、8、9等 12 个"
