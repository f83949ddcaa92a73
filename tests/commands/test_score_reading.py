"""The lists and pages of scores as a clerk types and reads them."""

import json
from pathlib import Path

import pytest

from renda_cli.work import names
from renda_cli.work.desk import open_desk
from tests.conftest import TODAY, Renda
from tests.work.score_data import entry, load, scheme


@pytest.fixture
def scored(renda: Renda, path: Path) -> Renda:
    """Two deputies, a scheme, and points by hand of 2022."""
    renda(*["init", "--town", "遥观镇", "--congress", "5"])
    renda(*["deputy", "group", "add", "东片小组"])
    for name in ("张三", "李四"):
        renda(*f"deputy add {name} --district 第3选区 --group 东片小组 --from 2021-12-20 --born 1980-05".split())
    renda(*["deputy", "deed", "add", "修路", "--by", "张三", "--on", "2022-01-05", "--kind", "实事"])
    desk = open_desk(path, TODAY, at_terminal=False)
    load(
        desk,
        scheme(
            "加分; hand = true",
            '实事; measure = "办实事好事"; each = 1.5; cap = 1',
            "评; hand = true; ranges = [[0, 5]]",
        ),
    )
    load(desk, scheme("创新; hand = true", name="镇办法", subject="乡镇"))
    entry(desk, "加分", 2450, deputy=names.deputy(desk, "张三").id, evidence="市级表彰")
    entry(desk, "创新", 5000, scheme="镇办法", evidence="县里发文推广")
    desk.file.close()
    return renda


def test_list(scored: Renda) -> None:
    """Roster order without a place; points stand as they are."""
    out = scored(*["score", "list", "2022"]).out
    assert "名次" not in out
    assert "3.45" in out
    assert "等待评分、暂按最低计的：李四、张三（评）" in out
    assert "2022 年另有：镇办法" in out


def test_list_as_json(scored: Renda) -> None:
    """Numbers are exact, sections an object."""
    found = json.loads(scored(*["score", "list", "2022", "-f", "json"]).out)
    assert [one["total"] for one in found] == [0, 3.45]
    assert found[1] == {
        "subject": "张三", "group": "东片小组", "total": 3.45, "settled": None, "band": None, "sections": {"全部": 3.45}, "awaited": ["评"],
    }  # fmt: skip


def test_list_ranked_and_by_items(scored: Renda) -> None:
    """Places only with --ranked, with the word on what they are for; a column an item with --items."""
    ranked = scored(*["score", "list", "2022", "--ranked"]).out
    assert "名次" in ranked
    assert "只供内部使用" in ranked
    head, first, *_ = (
        scored(*["score", "list", "2022", "--items", "--group", "东片小组", "-f", "csv"])
        .out.lstrip("\ufeff")
        .splitlines()
    )
    assert head == "对象,代表小组,合计,加分,实事,评,待定"
    assert first == "李四,东片小组,0,0,0,0,评"
    assert json.loads(scored(*["score", "list", "2022", "--ranked", "-f", "json"]).out)[0]["place"] == 1


def test_show(scored: Renda) -> None:
    """Every item with its rule and how it came about; the records and entries behind it; what has none says so."""
    out = scored(*["score", "show", "张三", "--year", "2022"]).out
    for told in ("3.45 分", "实事好事 #1", "修路", "市级表彰", "最多 1 分", "没有记录", "待评，暂计 0 分"):
        assert told in out
    found = json.loads(scored(*["score", "show", "张三", "--year", "2022", "--item", "实事", "-f", "json"]).out)
    (item,) = found["sections"][0]["items"]
    assert (item["number"], item["points"], item["how"]) == (1, 1, "1 件 × 1.5 分 = 1.5 分，最多 1 分")
    assert item["records"] == [
        {"on": "2022-01-05", "record": "实事好事 #1", "title": "修路", "kind": "实事", "role": None, "amount": 1, "of": None, "share": None}
    ]  # fmt: skip


def test_town(scored: Renda) -> None:
    out = scored(*["score", "town", "2022"]).out
    assert "县里发文推广" in out
    assert "5 分" in out


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ("score list 二〇二二", "期间“二〇二二”看不懂"), ("score list 2021", "2021 年还没有计分的办法"), ("score list 2022Q1", "这个办法按年度计分"),
        ("score list 2022 --scheme 没有的", "没有叫“没有的”的计分办法"), ("score list 2022 --band 优秀", "没有“优秀”这一等次"),
        ("score list 2022 --group 西片小组", "没有叫“西片小组”的代表小组"), ("score show 赵六 --year 2022", "没有叫“赵六”的代表"),
        ("score show 张三 --year 2022 --item 天气", "没有“天气”这一项"), ("score show 张三 --year 2022 --kind 县", "没有“县”这一类"),
        ("score town 2021", "2021 年还没有给乡镇计分的办法"), ("score list", "期间"),
    ],
)  # fmt: skip
def test_bad_input(scored: Renda, line: str, sentence: str) -> None:
    """One sentence says what is wrong, and the exit code is 2."""
    done = scored(*line.split())
    assert done.code == 2
    assert sentence in done.err
