"""renda deputy fund add | list"""

import pytest

from tests.conftest import Renda


def test_from_the_standard_to_what_is_left(town_with_people: Renda) -> None:
    renda = town_with_people
    how = "renda rules set fund.standard 镇=500 --from 2022-01-01 --source 出处"
    assert how in renda("deputy", "fund", "list").out
    assert "—" in renda("deputy", "fund", "list").out.splitlines()[3]
    assert renda("deputy", "fund", "list", "-f", "json").json[0]["entitled"] is None
    assert renda(*how.split()[1:]).code == 0
    ran = renda(
        *[
            "deputy",
            "fund",
            "add",
            "120.50",
            "--deputy",
            "张三",
            "--for",
            "学习资料",
            "--ref",
            "12",
            "--on",
            "2022-01-05",
        ]
    )
    assert ran.out.splitlines()[1] == "张三 2022 年已用 120.5 元，标准 500 元，结余 379.5 元"
    ran = renda(*["deputy", "fund", "add", "2000", "--group", "东片小组", "--for", "场地", "-f", "json"])
    assert (ran.json["amount"], ran.json["group"], ran.json["deputy"]) == (2000, "东片小组", None)
    listed = renda(*["deputy", "fund", "list", "2022", "--group", "东片小组", "-f", "json"]).json
    assert [(one["kind"], one["deputy"], one["entitled"], one["paid"], one["left_over"]) for one in listed] == [
        ("代表", "张三", 500, 120.5, 379.5), ("小组", None, None, 2000, None),
    ]  # fmt: skip
    assert (
        "标准合计 500 元，已用 2120.5 元（代表 120.5 元、小组 2000 元）"
        in renda(*["deputy", "fund", "list", "--group", "东片小组"]).out
    )
    assert [one["amount"] for one in renda(*["deputy", "fund", "list", "--items", "-f", "json"]).json] == [120.5, 2000]


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("add 300", "缺少选项 --for"),
        ("add 三百 --for 误工", "金额“三百”看不懂"),
        ("add 0 --for 误工", "金额不能是 0"),
        ("add 9 --for 误工 --deputy 张三 --group 东片小组", "只能写一个"),
        ("list 2022-2023", "年份“2022-2023”不对"),
        ("list --group 南片小组", "没有叫“南片小组”的代表小组"),
    ],
)
def test_bad_input(town_with_people: Renda, line: str, why: str) -> None:
    ran = town_with_people("deputy", "fund", *line.split())
    assert (ran.code, ran.out) == (2, "")
    assert why in ran.err
