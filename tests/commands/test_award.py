"""renda deputy award add | list"""

import pytest

from tests.conftest import Renda


def test_awards_are_entered_and_listed(town_with_people: Renda) -> None:
    renda = town_with_people
    ran = renda(
        *["deputy", "award", "add", "--kind", "优秀代表", "--to", "张三,李四", "--prize", "300", "--on", "2022-01-05"]
    )
    assert (ran.code, ran.out) == (0, "已登记遥观镇人大主席团表彰优秀代表：张三、李四（2022-01-05，奖金各 300 元）\n")
    line = "deputy award add --kind 其他 --to 卫生院 --title 抗疫先进 --by 镇党委 --note 补登 -f json"
    (one,) = renda(*line.split()).json
    assert (one["name"], one["title"], one["given_by"], one["prize"], one["note"]) == (
        "卫生院",
        "抗疫先进",
        "镇党委",
        None,
        "补登",
    )
    listed = renda(*["deputy", "award", "list", "2022", "--kind", "优秀代表", "-f", "json"]).json
    assert [(one["name"], one["prize"]) for one in listed] == [("张三", 300), ("李四", 300)]
    assert "注：优秀代表 2 名、其他 1 项；奖金合计 600 元" in renda("deputy", "award", "list").out


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("add --to 张三", "缺少选项 --kind"),
        ("add --kind 优秀代表", "缺少选项 --to"),
        ("add --kind 优秀 --to 张三", "可选：优秀代表、先进小组、优秀家站点、优秀建议、先进承办单位、其他"),
        ("add --kind 优秀代表 --to 赵六", "没有叫“赵六”的代表"),
        ("add --kind 其他 --to 张三", "请加 --title"),
        ("add --kind 优秀代表 --to 张三 --prize 三百", "--prize “三百”看不懂"),
        ("list --kind 优秀", "--kind 没有“优秀”"),
    ],
)
def test_bad_input(town_with_people: Renda, line: str, why: str) -> None:
    ran = town_with_people("deputy", "award", *line.split())
    assert (ran.code, ran.out) == (2, "")
    assert why in ran.err
