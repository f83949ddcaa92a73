import pytest

from renda_cli.errors import InputError
from renda_cli.rules.reviewed import Reviewed, read, written


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", []),
        ("人大代表=32", [Reviewed("deputy", 32, None)]),
        (" 代表 ＝ 32名 ", [Reviewed("deputy", 32, None)]),
        (
            "人大代表=32,村民小组长=50,村（居）委会干部=20",
            [Reviewed("deputy", 32, None), Reviewed("group_head", 50, None), Reviewed("village_cadre", 20, None)],
        ),
        (
            "部门、站所=中心学校、畜牧站、环卫所；部门负责人=1",
            [Reviewed("unit", 3, "中心学校、畜牧站、环卫所"), Reviewed("official", 1, None)],
        ),
        ("站所=环卫所", [Reviewed("unit", 1, "环卫所")]),
        ("村干部=3\n人大代表=2", [Reviewed("village_cadre", 3, None), Reviewed("deputy", 2, None)]),
    ],
)
def test_what_is_read(text: str, found: list[Reviewed]) -> None:
    assert read(text, "--reviewed ") == found
    assert read(written(found), "--reviewed ") == found


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("32", "看不懂"),
        ("教师=5", "看不懂"),
        ("人大代表=5,教师=5", "里有不认识的对象"),
        ("人大代表=5，站所＝＝3", "里有不认识的对象"),
        ("人大代表=0", "请写 1 到 99999"),
        ("人大代表=100000", "请写 1 到 99999"),
        ("人大代表=" + "9" * 30, "请写 1 到 99999"),
        ("人大代表=", "没有写数"),
        ("人大代表=1,代表=2", "“人大代表”写了两遍"),
        ("站所=环卫所、环卫所", "“环卫所”写了两遍"),
    ],
)
def test_what_is_refused(text: str, why: str) -> None:
    with pytest.raises(InputError, match=why):
        read(text, "--reviewed ")
