"""deputy search | order, list --sort."""

from pathlib import Path

import pytest

from tests.conftest import Renda


def test_a_search_lists_who_fits(town_with_people: Renda) -> None:
    ran = town_with_people("deputy", "search", "zs", "-f", "json")
    assert (ran.code, ran.json) == (0, [
        {"id": 1, "name": "张三", "gender": None, "level": "镇", "district": "第3选区", "group": "东片小组", "status": "in_office"}
    ])  # fmt: skip
    assert "张三" in town_with_people("deputy", "search", "第3选区").out


def test_a_search_in_vain_names_those_near(town_with_people: Renda) -> None:
    ran = town_with_people("deputy", "search", "张山")
    assert (ran.code, ran.out) == (0, "（没有）\n注：没有找到“张山”，相近的有：张三\n")
    assert town_with_people("deputy", "search", "张山", "-f", "json").json == []


def test_an_order_is_set_from_a_list_and_listed(town_with_people: Renda) -> None:
    assert town_with_people("deputy", "order", "王五,张三").out == "已定次序：1 王五、2 张三\n"
    assert town_with_people("deputy", "order", "李四", "--position", "2", "-f", "json").json == {
        "order": [
            {"id": 3, "name": "王五", "position": 1}, {"id": 2, "name": "李四", "position": 2}, {"id": 1, "name": "张三", "position": 3}
        ]
    }  # fmt: skip
    listed = town_with_people("deputy", "list", "--sort", "position", "-f", "json").json
    assert [one["name"] for one in listed] == ["王五", "李四", "张三"]
    assert town_with_people("deputy", "order", "--clear").out == "已取消全部手工次序（3 人）\n"
    assert town_with_people("undo").code == 0
    assert [one["name"] for one in town_with_people("deputy", "list", "--sort", "position", "-f", "json").json][
        1
    ] == "李四"


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ("deputy order", "没有写代表"),
        ("deputy order 张三", "没有写张三排第几"),
        ("deputy order 张三 --position 一", "--position"),
        ("deputy order 张三 --position -1", "--position 不能是 -1"),
        ("deputy order 赵六 --position 1", "没有叫“赵六”的代表"),
        ("deputy search ·", "没有写要找的人"),
        ("deputy list --sort 笔画", "--sort 没有“笔画”；可选：id、pinyin、stroke、position"),
    ],
)
def test_a_wrong_line_is_refused(town_with_people: Renda, line: str, sentence: str) -> None:
    ran = town_with_people(*line.split())
    assert ran.code == 2
    assert sentence in ran.err


def test_the_strokes_order_a_list(town_with_people: Renda) -> None:
    listed = town_with_people("deputy", "list", "--sort", "stroke", "-f", "json").json
    assert [one["name"] for one in listed] == ["王五", "李四", "张三"]


def test_rare_signs_come_in_and_go_out_in_gb18030(renda: Renda, tmp_path: Path) -> None:
    sheet = tmp_path / "代表.csv"
    sheet.write_bytes(
        "姓名,选区\n𬭎　强（女，回族）,第1选区\n李㛃,第2选区\n阿依古丽•买买提,第3选区\n".encode("gb18030")
    )
    assert renda("import", "deputies", str(sheet)).code == 0
    names = [one["name"] for one in renda("deputy", "list", "--sort", "stroke", "-f", "json").json]
    assert names == ["李㛃", "阿依古丽·买买提", "𬭎强"]
    assert "𬭎强" in renda("deputy", "search", "𬭎").out
    assert "𬭎强" in renda("deputy", "show", "𬭎强").out
    out = tmp_path / "出.csv"
    assert renda("export", "deputies", "-o", str(out)).code == 0
    assert "𬭎强" in out.read_text(encoding="utf-8-sig")


def test_rare_signs_keep_the_columns_of_a_table(renda: Renda) -> None:
    for name in ("𬭎强", "张三"):
        assert renda("deputy", "add", name, "--gender", "女").code == 0
    rows = [line for line in renda("deputy", "list", "-f", "plain").out.splitlines() if "女" in line]
    assert len({line.index("女") for line in rows}) == 1  # both names are as wide
