"""renda deputy household add | end | list"""

import pytest

from tests.conftest import Renda

ADD = "deputy household add 张三 --head 钱家旺 --people 4 --kind 帮扶户 --address 东村3组 --phone 010-0000-0000 --from 2022-01-05 --note 低保"


@pytest.fixture
def town(town_with_people: Renda) -> Renda:
    ran = town_with_people(*ADD.split())
    assert (ran.code, ran.out) == (0, "已登记 张三 的帮扶户 #1：钱**，4 人\n张三 现联系 1 户 4 人\n")
    return town_with_people


def test_whose_it_is_shows_only_where_it_is_asked_for(town: Renda) -> None:
    secrets = ("钱家旺", "东村3组", "010-0000-0000", "低保")
    shown = [
        town(*line.split()).out
        for line in (
            "deputy household list", "deputy household list -f json", "deputy household list -f csv", "deputy household list --totals",
            "log", "log -f json", "log show 10", "log show 10 -f json", "summary 2022 --explain", "summary 2022 --explain -f json",
        )
    ]  # fmt: skip
    assert [[secret in text for secret in secrets] for text in shown] == [[False] * 4] * len(shown)
    assert all(secret in town(*["deputy", "household", "list", "--private"]).out for secret in secrets)
    assert "--head *** --people 4 --kind 帮扶户 --address *** --phone *** --from 2022-01-05 --note ***" in shown[4]
    assert "户主 钱**；人口 4；种类 帮扶户；地址 ***；电话 010******0000；联系起 2022-01-05；说明 ***" in shown[6]
    assert "钱家旺" not in town("undo", "--yes").out


def test_lists(town: Renda) -> None:
    (one,) = town(*["deputy", "household", "list", "--deputy", "张三", "-f", "json"]).json
    assert (one["name"], one["people"], one["address"]) == ("钱**", 4, None)
    assert "户主" in town("deputy", "household", "list").out
    assert town(*["deputy", "household", "list", "--totals", "-f", "json"]).json == [
        {"id": 1, "deputy": "张三", "group": "东片小组", "households": 1, "people": 4}
    ]
    assert [one["deputy"] for one in town(*["deputy", "household", "list", "--without", "-f", "json"]).json] == [
        "李四",
        "王五",
    ]


def test_it_ends(town: Renda) -> None:
    ran = town(*["deputy", "household", "end", "张三", "--head", "钱家旺", "--on", "2022-01-10"])
    assert (ran.code, ran.out.splitlines()[0]) == (0, "已登记 张三 自 2022-01-10 起不再联系 #1 钱**（帮扶户）")
    assert town(*["deputy", "household", "list", "-f", "json"]).json == []


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("add 张三 --head 孙小山", "缺少选项 --people"),
        ("add 张三 --people 3", "缺少选项 --head"),
        ("add 张三 --head 孙小山 --people 三", "--people"),
        ("add 张三 --head 孙小山 --people 3 --kind 邻居", "可选：联系户、帮扶户"),
        ("add 张三 --head 钱家旺 --people 4", "已联系这一户（#1）"),
        ("end 张三 --head 孙小山", "没有户主叫“孙小山”的联系户"),
        ("list --without --private", "请去掉"),
    ],
)
def test_bad_input(town: Renda, line: str, why: str) -> None:
    ran = town("deputy", "household", *line.split())
    assert (ran.code, ran.out) == (2, "")
    assert why in ran.err
