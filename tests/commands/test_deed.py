"""renda deputy deed add | list"""

import pytest

from tests.conftest import Renda

ADD = "deputy deed add 修好村口路灯 --by 张三,李四 --people 120 --funds 3万 --place 东村 --on 2022-01-05"


def test_a_deed_is_entered_and_listed(town_with_people: Renda) -> None:
    ran = town_with_people(*ADD.split())
    assert (ran.code, ran.out) == (0, "已登记实事 #1：修好村口路灯（张三、李四，2022-01-05）\n")
    ran = town_with_people(
        *["deputy", "deed", "add", "办好事", "--kind", "好事", "--count", "99", "--note", "全镇", "-f", "json"]
    )
    assert (ran.json["count"], ran.json["deputies"]) == (99, [])
    listed = town_with_people(*["deputy", "deed", "list", "2022", "--deputy", "李四", "-f", "json"]).json
    assert [(one["what"], one["deputies"], one["funds"]) for one in listed] == [
        ("修好村口路灯", ["张三", "李四"], 30000)
    ]
    ran = town_with_people("deputy", "deed", "list")
    assert "张三、李四" in ran.out
    assert "注：实事 1 件、好事 99 件、解决问题 0 个；惠及 120 人；筹资 30000 元" in ran.out
    assert "张三、李四" in town_with_people(*["deputy", "deed", "list", "--kind", "实事", "-f", "csv"]).out


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("add", "缺少"),
        ("add 修路 --by 赵六", "没有叫“赵六”的代表"),
        ("add 修路 --kind 善事", "可选：实事、好事、解决问题"),
        ("add 修路 --count 0", "--count 0 不对"),
        ("add 修路 --funds 一万", "--funds “一万”看不懂"),
        ("list 2022 --kind 善事", "--kind 没有“善事”"),
    ],
)
def test_bad_input(town_with_people: Renda, line: str, why: str) -> None:
    ran = town_with_people("deputy", "deed", *line.split())
    assert (ran.code, ran.out) == (2, "")
    assert why in ran.err
