"""renda deputy pair"""

import pytest

from tests.commands.test_bad_input import is_one_sentence
from tests.conftest import Renda


@pytest.fixture
def town(town_with_people: Renda) -> Renda:
    """Three deputies with a pairing of each kind."""
    for line in (
        "add 张三 --with 李四,王五 --from 2022-01-08",
        "add 李四 --branch 第一网格党支部 --project 加装路灯",
        "add 王五 --grid 总网格长 --households 20 --voters 50 --partner 第三网格 --note 兼职",
    ):
        ran = town_with_people("deputy", "pair", *line.split())
        assert (ran.code, ran.err) == (0, "")
    return town_with_people


def test_what_is_written_is_told(town: Renda) -> None:
    ran = town(
        "deputy", "pair", "add", "张三", "--branch", "第二网格党支部", "--project", "修桥", "--from", "2022-01-09"
    )
    assert (ran.code, ran.out) == (0, "已登记 张三 结对第二网格党支部，民生项目：修桥，2022-01-09 起\n")
    found = town("deputy", "pair", "add", "张三", "--grid", "二级网格长", "-f", "json").json
    assert (found["id"], found["deputy"], [one["post"] for one in found["pairings"]]) == (1, "张三", ["二级网格长"])


def test_pairings_are_listed(town: Renda) -> None:
    ran = town("deputy", "pair", "list")
    assert (ran.code, ran.err) == (0, "")
    lines = ran.out.splitlines()
    assert lines[0] == "【联系、结对和网格职务】"
    assert [line.split()[1] for line in lines[3:7]] == ["联系代表", "联系代表", "结对网格支部", "网格职务"]
    assert lines[7:] == [
        "注：1 人联系 2 名代表",
        "注：1 名代表结对 1 个网格支部，民生项目 1 个，已完成 0 个",
        "注：1 名代表编入网格（总网格长 1；镇代表 3 名中 1 名），联系 20 户、选民 50 名",
    ]
    (found,) = town("deputy", "pair", "list", "--kind", "网格职务", "-f", "json").json
    assert found == {
        "id": 4, "deputy": "王五", "post": "总网格长", "partner": "第三网格", "households": 20, "voters": 50, "from_on": "2022-01-10",
        "to_on": None, "note": "兼职",
    }  # fmt: skip
    assert [one["kind"] for one in town("deputy", "pair", "list", "--deputy", "王五", "-f", "json").json] == [
        "deputy",
        "grid",
    ]
    ran = town("deputy", "pair", "list", "--kind", "结对网格支部", "--without")
    assert [line.split()[1] for line in ran.out.splitlines()[3:5]] == ["张三", "王五"]


def test_a_project_is_done_and_a_pairing_ends(town: Renda) -> None:
    ran = town("deputy", "pair", "done", "李四", "--on", "2022-11-30", "--note", "居民签收", today="2022-12-01")
    assert (ran.code, ran.out) == (0, "已登记 李四 结对第一网格党支部的民生项目完成：加装路灯，2022-11-30\n")
    ran = town("deputy", "pair", "end", "张三", "--with", "李四", "--on", "2022-11-30", today="2022-12-01")
    assert (ran.code, ran.out) == (0, "已登记 张三 自 2022-11-30 起不再：联系 李四\n")
    found = town("deputy", "pair", "end", "王五", "--grid", "总网格长", "-f", "json", today="2022-12-01").json
    assert [one["to_on"] for one in found["pairings"]] == ["2022-12-01"]
    assert len(town("deputy", "pair", "list", "-f", "json", today="2022-12-01").json) == 2


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ("add 张三", "一次登记一种；请写 --with 联系的代表、--branch 网格支部、--grid 网格职务 中的一个"),
        ("add 张三 --with 李四", "张三 已联系 李四（2022-01-08 起）"),
        ("add 李四 --branch 第一网格党支部", "李四 已结对第一网格党支部"),
        ("add 王五 --grid 总网格长 --partner 第三网格", "王五 已任总网格长"),
        ("add 王五 --grid 网格长", "--grid 没有“网格长”这一种；可选：总网格长、"),
        ("add 王五 --with 张三 --households 20", "只与 --grid 一起用"),
        ("add 王五 --grid 总网格长 --households 许多", "--households"),
        ("done 张三", "张三 没有未完成的结对"),
        ("end 张三", "张三 现有的联系、结对或网格职务有：联系 李四；联系 王五；"),
        ("end 李四 --on 2022-01-01", "才开始"),
        ("list --without", "--without 列的是没有某一种的代表；请用 --kind 写明哪一种"),
        ("list --kind 走访", "--kind 没有“走访”这一种"),
    ],
)
def test_what_is_refused(town: Renda, words: str, why: str) -> None:
    ran = town("deputy", "pair", *words.split())
    assert ran.code == 2
    is_one_sentence(ran, why)
