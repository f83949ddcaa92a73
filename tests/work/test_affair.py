"""What the office itself does and has."""

from typing import Any

import pytest

from renda_cli.work import affair, completing
from renda_cli.work.desk import Desk
from tests.work.exchange_data import Take, counts, take
from tests.work.helpers import count, refused

__all__ = ["take"]


def added(desk: Desk, what: str = "研究人大工作、听取汇报", **more: Any) -> str:
    """What the clerk is told of one."""
    (line,) = affair.add(desk, what, **{"kind": "party", "on": "2022-01-05", **more}).lines
    return line


def test_times_regulations_staff_and_money(office: Desk) -> None:
    done = affair.add(office, "研究人大工作", kind="党委研究", on="2022-01-05", count=12, note="含听取汇报 2 次")
    assert done.lines == ("已登记党委研究人大工作 #1：研究人大工作（2022-01-05，12 次）",)
    assert done.read() == {
        "id": 1, "on": "2022-01-05", "kind": "party", "what": "研究人大工作", "count": 12, "amount": None, "until": None, "note": "含听取汇报 2 次",
    }  # fmt: skip
    assert added(office, "新建联系点", kind="阵地投入", amount="3.5万") == (
        "已登记阵地投入 #2：新建联系点（2022-01-05，3.5 万元）"
    )
    assert (affair.as_object(office, 2)["amount"], affair.as_object(office, 2)["count"]) == (35000, None)
    assert added(office, "旧制度", kind="制度", until="2022-01-06").endswith("旧制度（2022-01-05，2022-01-06 废止）")
    assert added(office, "王五", kind=" staff ", until=" ") == "已登记专职人员 #4：王五（2022-01-05）"


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ("党委研究人大工作", "party"), ("党委", "party"), ("来访", "visit"), ("外出学习", "study"), ("制度", "regulation"),
        ("专职", "staff"), ("阵地投入", "investment"), ("visit", "visit"),
    ],
)  # fmt: skip
def test_a_kind_by_its_word_a_part_of_it_or_its_code(said: str, code: str) -> None:
    assert affair.kind_of(said) == code


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ({"kind": "喝茶"}, "--kind 没有“喝茶”；可选：党委研究人大工作、来访交流"),
        ({"kind": "来"}, "--kind 没有“来”"),
        ({"kind": "人"}, "--kind 没有“人”"),
        ({"what": " "}, "事项不能为空"),
        ({"count": 0}, "--count 0 不对"),
        ({"until": "2022-02-01"}, "党委研究人大工作没有起止，不能写结束的日期；--until 只用于制度和专职人员"),
        ({"kind": "制度", "until": "2022-01-04"}, "结束的日期 2022-01-04 早于 2022-01-05；请核对日期"),
        ({"kind": "阵地投入"}, "阵地投入没有写金额；请加 --amount 元"),
        ({"kind": "阵地投入", "amount": "0"}, "--amount 是 0；请写投入了多少元"),
        ({"kind": "阵地投入", "amount": "三万"}, "--amount “三万”看不懂"),
        ({"kind": "阵地投入", "amount": "3万", "count": 2}, "阵地投入不写次数"),
        ({"amount": "3万"}, "党委研究人大工作不写金额；--amount 只用于阵地投入"),
        ({"what": "听取汇报"}, "2022-01-05 已登记过党委研究人大工作“听取汇报”（#1）；几次合在一起登记的，请用 --count"),
    ],
)
def test_what_cannot_be(office: Desk, said: dict[str, Any], why: str) -> None:
    added(office, "听取汇报")
    with refused(office, why):
        added(office, **said)


def test_correcting_changes_what_is_said_only(office: Desk) -> None:
    added(office, "横林镇人大", kind="来访", note="座谈")
    done = affair.edit(office, "#1", what="横林镇人大来访", count=2)
    assert done.lines == ("已修改来访交流 #1：横林镇人大来访（2022-01-05，2 次）",)
    assert (done.read()["note"], done.read()["on"]) == ("座谈", "2022-01-05")
    affair.edit(office, "1", kind="制度", on="2022-01-04", until="2022-01-09", note="")
    assert affair.as_object(office, 1) == {
        "id": 1, "on": "2022-01-04", "kind": "regulation", "what": "横林镇人大来访", "count": 2, "amount": None, "until": "2022-01-09", "note": None,
    }  # fmt: skip
    assert affair.edit(office, "1", until="").read()["until"] is None
    added(office, "添置设备", kind="阵地投入", amount="300")
    assert affair.edit(office, "2", amount="500.50").read()["amount"] == 500.5


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ({}, "没有写要改什么；请加 --what"),
        ({"until": "2022-01-09"}, "来访交流没有起止"),
        ({"amount": "5"}, "来访交流不写金额"),
        ({"kind": "阵地投入"}, "阵地投入没有写金额"),
        ({"what": "礼嘉镇人大"}, "已登记过来访交流“礼嘉镇人大”（#2）"),
    ],
)
def test_what_cannot_be_corrected(office: Desk, said: dict[str, Any], why: str) -> None:
    added(office, "横林镇人大", kind="来访")
    added(office, "礼嘉镇人大", kind="来访")
    with refused(office, why):
        affair.edit(office, "1", **said)
    with refused(office, "没有编号为“九”的事项；请用 renda affair list 查编号"):
        affair.edit(office, "九", count=2)


def test_a_regulation_and_a_post_end_once(office: Desk) -> None:
    added(office, "接待制度", kind="制度")
    added(office, "听取汇报")
    with refused(office, "结束的日期 2022-01-04 早于 2022-01-05；请核对日期"):
        affair.end(office, "1", on="2022-01-04")
    assert affair.end(office, "1").lines == ("已登记制度 #1：接待制度（2022-01-05，2022-01-10 废止）",)
    with refused(office, "制度 #1：.*，已登记过；要改日期请用 renda affair edit 编号 --until"):
        affair.end(office, "1")
    with refused(office, "党委研究人大工作没有起止，不能写结束的日期；renda affair end 只用于制度和专职人员"):
        affair.end(office, "2")


def test_numbers_are_completed_the_last_first(office: Desk) -> None:
    added(office, "接待制度", kind="制度", on="2020-05-01")
    added(office, "横林镇人大", kind="来访", on="2020-09-01")
    assert completing.affairs(office, "") == [("2", "2020-09-01 横林镇人大"), ("1", "2020-05-01 接待制度")]
    assert completing.affairs(office, "1") == [("1", "2020-05-01 接待制度")]


def test_the_list_of_a_year_has_what_was_in_force_then(office: Desk) -> None:
    added(office, "接待制度", kind="制度", on="2020-05-01", until="2021-06-30")
    added(office, "视察制度", kind="制度", on="2020-05-01")
    added(office, "横林镇人大", kind="来访", on="2020-09-01")
    added(office, "王五", kind="专职人员", on="2022-03-01")

    def told(year: str | None, kind: str | None = None) -> list[int]:
        return [row[0] for row in affair.list_(office, year, kind=kind).rows]

    assert [told(year) for year in (None, "2020", "2021", "2022")] == [[1, 2, 3, 4], [1, 2, 3], [1, 2], [2, 4]]
    assert told("2020-2022", "来访") == [3]
    assert [affair.list_(office, year).title for year in (None, "2021")] == [
        "镇人大自身的工作", "2021年镇人大自身的工作",
    ]  # fmt: skip
    with refused(office, "--kind 没有“喝茶”"):
        affair.list_(office, kind="喝茶")


def test_a_sheet_of_them(office: Desk, take: Take) -> None:
    sheet = (
        "时间,类别,内容,次数,投入资金（万元）\n2022.1.5,党委研究,听取汇报,2次,\n2022年1月6日,阵地投入,添置设备,,1.2\n"
    )
    assert counts(take("affairs", sheet)) == (2, 0, 0)
    assert counts(take("affairs", sheet)) == (0, 0, 2)
    assert affair.as_object(office, 2)["amount"] == 12000
    done = take("affairs", sheet.replace("2次", "3").replace("1.2", "2"))
    assert [change[2] for change in done.changes] == ["次数：2 → 3", "投入资金（万元）：12000 → 20000"]
    assert [affair.as_object(office, 1)["count"], affair.as_object(office, 2)["amount"]] == [3, 20000]
    assert take("affairs", "种类,事项\n喝茶,上午\n").errors[0].column == "种类"
    assert count(office, "affair") == 2


def test_a_sheet_of_articles(office: Desk, take: Take) -> None:
    sheet = "标题,刊物,种类,作者,发表日期\n思考,学习强国,调研文章,张三,2022-01-05\n报道,武进日报,,,2022-01-06\n"
    assert counts(take("articles", sheet)) == (2, 0, 0)
    assert counts(take("articles", sheet.replace("武进日报,", "武进日报,媒体报道"))) == (0, 1, 1)
    assert office.file.tuples("SELECT kind, deputy_id IS NOT NULL FROM article ORDER BY id") == [
        ("调研文章", 1), ("媒体报道", 0),
    ]  # fmt: skip
    done = take("articles", "标题,刊物,种类,活动\n诗,学习强国,诗歌,9\n")
    assert [(one.column, one.why) for one in done.errors] == [
        ("种类", "种类 没有“诗歌”这一种；可选：调研文章、媒体报道"),
        ("活动", "没有编号为 #9 的活动；请用 renda deputy activity list 查编号"),
    ]
