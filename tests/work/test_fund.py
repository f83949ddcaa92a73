"""Activity funds: what each deputy has, what was paid, what is left."""

from typing import Any

import pytest

from renda_cli.store.statements import insert_seat
from renda_cli.work import deputy, fund, group, rules
from renda_cli.work.desk import Desk
from tests.work.helpers import at, count, refused

BY = "标准按 2022-01-01 施行的计：镇级 500 元、县级 800 元（镇预算）；兼任几级的只按高的一级，年中任职、离任的按全年"


def standard(desk: Desk, value: str = "镇=500、县=800", from_: str = "2022-01-01") -> None:
    rules.set_(desk, "fund.standard", value, from_=from_, source="镇预算")


def paid(desk: Desk, amount: str = "120", purpose: str = "学习资料", **more: Any) -> tuple[str, ...]:
    """What the clerk is told of a payment."""
    more.setdefault("on", "2022-03-05")
    return fund.add(desk, amount, purpose=purpose, **more).lines


def sums(desk: Desk, year: str = "2022", **filters: Any) -> list[tuple[Any, ...]]:
    """The list of a year: (kind, deputy, group, standard, paid, left)."""
    return [(row[0], row[2], row[3], *row[5:]) for row in fund.list_(desk, year, **filters).rows]


def test_a_payment_for_a_deputy_says_what_is_left(office: Desk) -> None:
    standard(office)
    done = fund.add(office, "120.50", purpose="学习资料", deputy="张三", on="2022-03-05", ref="12")
    assert done.lines == (
        "已登记 张三 的活动经费 #1：120.5 元，学习资料（2022-03-05）",
        "张三 2022 年已用 120.5 元，标准 500 元，结余 379.5 元",
    )
    assert done.read() == {
        "id": 1, "on": "2022-03-05", "deputy": "张三", "group": None, "amount": 120.5, "purpose": "学习资料", "ref": "12",
    }  # fmt: skip
    assert paid(office, "379.5", "误工", deputy="张三")[1].endswith("结余 0 元")
    assert paid(office, "1", "误工", deputy="张三")[1:] == (
        "张三 2022 年已用 501 元，标准 500 元",
        "提醒：超过标准 1 元；经费专款专用，请核对",
    )


def test_payments_for_a_group_and_for_all(office: Desk) -> None:
    assert paid(office, "2000", group="东片小组") == ("已登记 东片小组 的活动经费 #1：2000 元，学习资料（2022-03-05）",)
    assert paid(office, "1.2万") == ("已登记 全体代表 的活动经费 #2：12000 元，学习资料（2022-03-05）",)


def test_without_a_standard_only_what_was_paid_is_told(office: Desk) -> None:
    assert paid(office, deputy="张三")[1] == "张三 2022 年已用 120 元（没有定标准）"
    standard(office, "县=800")
    assert paid(office, deputy="李四")[1] == "李四 2022 年已用 120 元（没有定标准）"
    assert paid(office, deputy="李四", on="2013-01-01")[1:] == (
        "李四 2013 年已用 120 元（没有定标准）",
        "提醒：李四 2013-01-01 不在任，请核对",
    )


@pytest.mark.parametrize(
    ("amount", "options", "sentence"),
    [
        ("0", {}, "金额不能是 0；请写支出多少元"),
        ("一百", {}, "金额“一百”看不懂"),
        ("100", {"purpose": ""}, "用途不能为空"),
        ("100", {"deputy": "张三", "group": "东片小组"}, "--deputy 和 --group 只能写一个"),
        ("100", {"deputy": "赵六"}, "没有叫“赵六”的代表"),
        ("100", {"group": "南片小组"}, "没有叫“南片小组”的代表小组"),
    ],
)
def test_what_cannot_be_paid(office: Desk, amount: str, options: dict[str, str], sentence: str) -> None:
    with refused(office, sentence):
        paid(office, amount, **options)


def test_a_payment_alike_in_everything_is_a_mistake(office: Desk) -> None:
    paid(office, deputy="张三")
    with refused(office, "2022-03-05 已登记过这笔支出（#1）；确是另一笔的，请用 --ref 写凭证号"):
        paid(office, deputy="张三")
    paid(office, deputy="张三", ref="2")
    paid(office, deputy="李四")
    paid(office)
    assert count(office, "fund") == 4


def test_the_list_of_a_year(office: Desk) -> None:
    standard(office)
    paid(office, deputy="张三")
    paid(office, "80.50", "误工", deputy="张三")
    paid(office, "900", deputy="李四")
    paid(office, "2000", group="西片小组")
    paid(office, "1.2万", "印制手册")
    paid(office, "7", deputy="王五", on="2021-12-31")
    found = fund.list_(office)
    assert found.fields == ("kind", "id", "deputy", "group", "level", "entitled", "paid", "left_over")
    assert found.rows == [
        ("代表", 1, "张三", "东片小组", "镇", 500, 200.5, 299.5),
        ("代表", 2, "李四", "西片小组", "镇", 500, 900, -400),
        ("代表", 3, "王五", None, "镇", 500, 0, 500),
        ("小组", None, None, "西片小组", None, None, 2000, None),
        ("全体", None, None, None, None, None, 12000, None),
    ]
    assert (found.title, found.notes) == (
        "2022年代表活动经费",
        (
            BY,
            "标准合计 1500 元，已用 15100.5 元（代表 1100.5 元、小组 2000 元、全体 12000 元），超支 13600.5 元",
            "提醒：超过标准的：李四 400 元；经费专款专用，请核对",
        ),
    )


def test_the_list_of_a_group(office: Desk) -> None:
    standard(office)
    group.add(office, "南片小组")
    paid(office, "5", group="南片小组")
    paid(office, deputy="张三")
    paid(office, "2000", group="东片小组")
    paid(office, "1.2万")
    assert sums(office, group="东片小组") == [
        ("代表", "张三", "东片小组", 500, 120, 380),
        ("小组", None, "东片小组", None, 2000, None),
    ]
    assert [row[0] for row in fund.list_(office, group="东片小组", items=True).rows] == [2, 3]
    assert fund.list_(office, group="南片小组").notes[1] == "标准合计 0 元，已用 5 元（小组 5 元），超支 5 元"
    assert fund.list_(office, group="西片小组").notes[1] == "标准合计 500 元，已用 0 元，结余 500 元"
    assert sums(office, group="南片小组") == [("小组", None, "南片小组", None, 5, None)]


def test_who_sits_at_several_levels_has_the_higher_standard_not_both(office: Desk) -> None:
    standard(office)
    insert_seat(office.file.db, deputy_id=1, level="县", from_on=office.today)
    insert_seat(office.file.db, deputy_id=2, level="市", from_on=office.today)
    deputy.add(office, "孙红", level="市", district="第1选区")
    rows = fund.list_(office).rows
    assert [(row[2], row[4], row[5]) for row in rows] == [
        ("张三", "镇、县", 800),
        ("李四", "镇、市", 500),
        ("王五", "镇", 500),
        ("孙红", "市", None),
    ]
    assert paid(office, deputy="张三")[1].endswith("标准 800 元，结余 680 元")


def test_part_of_a_year_is_entitled_to_the_whole_and_no_part_to_nothing(office: Desk) -> None:
    standard(office)
    deputy.add(office, "周明", district="第6选区", from_="2022-12-31")
    deputy.add(office, "吴江", district="第7选区", from_="2023-01-01")
    office.file.db.execute("UPDATE seat SET status = 'ended', to_on = '2022-01-01' WHERE deputy_id = 1")
    office.file.db.execute("UPDATE seat SET status = 'ended', to_on = '2021-12-31' WHERE deputy_id = 2")
    office.file.db.execute("UPDATE seat SET status = 'ended', to_on = NULL WHERE deputy_id = 3")
    assert sums(office) == [("代表", "张三", "东片小组", 500, 0, 500), ("代表", "周明", None, 500, 0, 500)]
    paid(office, "9", deputy="王五")
    assert sums(office)[1] == ("代表", "王五", None, None, 9, None)


def test_the_standard_is_that_of_the_first_of_january(office: Desk) -> None:
    standard(office, "镇=200", "2021-01-01")
    standard(office, "镇=500", "2022-03-01")
    assert {row[3] for row in sums(office)} == {200}
    assert {row[3] for row in sums(at(office, "2023-05-01"), "2023")} == {500}


def test_where_there_is_no_standard_the_note_says_how_to_set_it(office: Desk) -> None:
    found = fund.list_(office, "2022")
    assert found.rows[0] == ("代表", 1, "张三", "东片小组", "镇", None, 0, None)
    assert found.notes == (
        "2022-01-01 没有施行的标准，请用 renda rules set fund.standard 镇=500 --from 2022-01-01 --source 出处 填写",
        "已用 0 元",
    )
    assert len(fund.list_(office, "1990").notes) == 2
    with refused(office, "年份 2199 不对"):
        fund.list_(office, "2199")


def test_payment_by_payment(office: Desk) -> None:
    paid(office, "20.05", deputy="张三", ref="7", on="2022-04-01")
    paid(office, group="西片小组")
    found = fund.list_(office, items=True)
    assert found.fields == ("id", "on", "deputy", "group", "amount", "purpose", "ref")
    assert found.rows == [
        (2, "2022-03-05", None, "西片小组", 120, "学习资料", None),
        (1, "2022-04-01", "张三", None, 20.05, "学习资料", "7"),
    ]
    assert (found.title, found.notes) == ("2022年代表活动经费支出", ("共 2 笔 140.05 元",))
