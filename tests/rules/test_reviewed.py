import pytest

from renda_cli.errors import InputError
from renda_cli.rules.reviewed import Reviewed, Subject, is_law, read, subjects, written


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


@pytest.mark.parametrize(
    ("texts", "found"),
    [
        (["张三，李四", "王五"], [Subject(None, "张三"), Subject(None, "李四"), Subject(None, "王五")]),
        (["村民小组长=50,村干部=20"], [Subject("group_head", None, 50), Subject("village_cadre", None, 20)]),
        (
            ["中心学校,部门负责人=李四、王五", "张三"],
            [Subject(None, "中心学校"), Subject("official", "李四"), Subject("official", "王五"), Subject(None, "张三")],
        ),
        (["人大代表=32,财政局"], [Subject("deputy", None, 32), Subject(None, "财政局")]),
        (["法律=3部；专项工作 ＝ 农村饮水"], [Subject("law", None, 3), Subject("topic", "农村饮水")]),
        (["《乡、镇工作条例》、《水法》（2016年，修正）"], [Subject(None, "《乡、镇工作条例》"), Subject(None, "《水法》（2016年，修正）")]),
        (["“农村饮水、垃圾治理”，校车"], [Subject(None, "农村饮水、垃圾治理"), Subject(None, "校车")]),
        (["法律法规=《水法》、《森林法》"], [Subject("law", "《水法》"), Subject("law", "《森林法》")]),
    ],
)  # fmt: skip
def test_what_a_review_is_held_over(texts: list[str], found: list[Subject]) -> None:
    assert subjects(texts, "--subject ") == found


@pytest.mark.parametrize(
    ("texts", "why"),
    [
        ([], "没有写评议对象"),
        (["，", "“”"], "没有写评议对象"),
        (["18"], "“18”只有数目；请写成 对象=数，如 人大代表=18"),
        (["张三,18名"], "“18名”只有数目"),
        (["人大代表=张三,18名"], "“18名”只有数目"),
        (["校长=5"], "“校长=5”里有不认识的对象；.*专项工作，法律法规$"),
        (["人大代表=5,校长=5"], "里有不认识的对象"),
        (["人大代表=0"], "请写 1 到 99999"),
        (["人大代表=、"], "“人大代表=”后面没有写数"),
    ],
)
def test_subjects_that_are_refused(texts: list[str], why: str) -> None:
    with pytest.raises(InputError, match=why):
        subjects(texts, "--subject ")


def test_topics_and_laws_are_not_for_activities() -> None:
    for text in ("专项工作=1", "法律法规=1"):
        with pytest.raises(InputError, match="看不懂"):
            read(text, "--reviewed ")


@pytest.mark.parametrize(
    ("text", "law"),
    [
        ("《中华人民共和国水法》", True),
        ("环境保护法", True),
        ("水污染防治法实施细则（试行）", True),
        ("安全生产条例", True),
        ("《水法》贯彻情况", True),
        ("司法", False),
        ("综合执法", False),
        ("综合行政执法局", False),
        ("法律援助站", False),
    ],
)
def test_what_looks_like_a_law(text: str, law: bool) -> None:
    assert is_law(text) is law
