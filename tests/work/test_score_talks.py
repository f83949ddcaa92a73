"""Talks and other measures: what is entered, what it does not do, and what is kept back."""

from typing import Any

import pytest

from renda_cli.errors import InputError
from renda_cli.store.statements import insert_scheme
from renda_cli.work import deputy, registers
from renda_cli.work.desk import Desk
from renda_cli.work.score import talks
from renda_cli.work.station import place
from tests.work.helpers import at, check_records, summary_of

WORKED_OUT = {"talks"}
DEFINITION = """name = "{name}"
subject = "{subject}"
period = "quarter"
[[section]]
name = "履职"
[[section.item]]
name = "自定"
hand = true
each = 1
"""


def load(desk: Desk, name: str, subject: str = "deputy") -> None:
    """A scheme of 2022 by quarters."""
    with desk.file.transaction() as db:
        insert_scheme(
            db, name=name, year=2022, version=1, subject=subject, period="quarter", loaded_on=desk.today,
            definition=DEFINITION.format(name=name, subject=subject),
        )  # fmt: skip


def listed(desk: Desk, *args: Any, **more: Any) -> list[dict[str, Any]]:
    found = talks.list_(desk, *args, **more)
    return [
        {key: value for key, value in zip(found.fields, row, strict=True) if value is not None} for row in found.rows
    ]


def test_one_talk_with_two_is_two_records(office: Desk) -> None:
    done = talks.talk(
        office,
        ["张三,李四"],
        what="约谈",
        by="人大主席",
        why="全年没有提出建议",
        answer="今后改进",
        on="2022-12-20",
        note="在镇政府",
    )
    assert done.lines == ("已登记约谈：张三、李四（2022-12-20，人大主席）",)
    about = {
        "subject_kind": "deputy", "what": "约谈", "by": "人大主席", "why": "全年没有提出建议", "answer": "今后改进", "scheme": None, "period": None,
        "note": "在镇政府", "file": None,
    }  # fmt: skip
    assert done.read() == [
        {"id": 1, "on": "2022-12-20", "subject": "张三", **about},
        {"id": 2, "on": "2022-12-20", "subject": "李四", **about},
    ]
    assert [one["subject"] for one in listed(office)] == ["张三", "李四"]
    assert talks.list_(office, "2022").notes == ("共 2 次",)
    assert talks.list_(office, "2022").title == "2022年约谈等措施"


def test_one_talk_is_one_object(office: Desk) -> None:
    done = talks.talk(office, ["东片小组"], what="约谈组长", kind="小组", on="2022-12-20")
    assert done.lines == ("已登记约谈组长：东片小组（2022-12-20）",)
    assert done.read()["subject_kind"] == "group"


def test_stations_and_units_are_named_by_their_kind(office: Desk) -> None:
    place.add(office, "留道联络站", kind="联络站", village="留道村")
    for text, kind in (("留道", "家站点"), ("建设局", "承办单位"), ("留道村", "村")):
        talks.talk(office, [text], what="通报", kind=kind, on="2022-03-01")
    assert [(one["subject_kind"], one["subject"]) for one in listed(office)] == [
        ("station", "留道联络站"), ("unit", "建设局"), ("village", "留道村"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("what", "articles"),
    [
        ("约谈", []),
        ("劝其辞职", ["49"]),
        ("建议罢免", ["49"]),
        ("暂停执行代表职务", ["48"]),
        ("劝其辞职、暂停评优", ["49", "48"]),
        ("终止评优资格", ["49"]),
    ],
)
def test_a_grave_measure_changes_no_status_and_the_law_is_told(office: Desk, what: str, articles: list[str]) -> None:
    before = deputy.show(office, "张三")
    _, *said = talks.talk(office, ["张三"], what=what, on="2022-12-20").lines
    assert [line for line in said if "不改变代表的状态" in line] == said
    assert [article in line for article, line in zip(articles, said, strict=True)] == [True] * len(articles)
    assert deputy.show(office, "张三") == before


def test_of_a_group_the_law_on_deputies_says_nothing(office: Desk) -> None:
    assert len(talks.talk(office, ["东片小组"], what="暂停评优", kind="group", on="2022-12-20").lines) == 1


def test_a_talk_is_about_the_only_scheme_of_such_subjects(office: Desk) -> None:
    load(office, "代表积分")
    load(office, "小组积分", "group")
    done = talks.talk(office, ["张三"], what="约谈", period="2022第三季度", on="2022-12-20").read()
    assert (done["scheme"], done["period"]) == ("代表积分", "2022Q3")
    done = talks.talk(office, ["李四"], what="约谈", scheme="小组积分", period="2022Q3", on="2022-12-20").read()
    assert done["scheme"] == "小组积分"


@pytest.mark.parametrize(
    ("more", "says"),
    [
        ({"scheme": "代表积分"}, "没有写是哪一期"),
        ({"period": "2022Q1"}, "2022 年还没有"),
        ({"what": " "}, "措施不能为空"),
        ({"kind": "干部"}, "没有“干部”"),
        ({"subjects": [" , "]}, "没有写对谁"),
        ({"subjects": ["张三", "张三"]}, "写了两遍"),
        ({"subjects": ["王小明"]}, "没有叫“王小明”"),
        ({"on": "去年"}, "看不懂"),
    ],
)
def test_what_does_not_fit_is_refused_and_nothing_is_written(office: Desk, more: dict[str, Any], says: str) -> None:
    given = {"subjects": ["李四", "张三"], "what": "约谈", "on": "2022-12-20"} | more
    with pytest.raises(InputError, match=says):
        talks.talk(office, **given)
    assert listed(office) == []


def test_the_same_talk_is_not_entered_twice_and_then_none_is(office: Desk) -> None:
    talks.talk(office, ["张三"], what="约谈", on="2022-12-20")
    with pytest.raises(InputError, match=r"张三 2022-12-20 已登记过约谈（#1）.*renda undo"):
        talks.talk(office, ["李四", "张三"], what="约谈", on="2022-12-20")
    assert len(listed(office)) == 1


def test_a_list_of_one_by_name_or_number_and_of_years(office: Desk) -> None:
    for name, on in (("张三", "2021-12-30"), ("张三", "2022-05-01"), ("李四", "2022-06-01")):
        talks.talk(office, [name], what="约谈", on=on)
    assert [one["id"] for one in listed(office, of="张三")] == [2]
    assert [one["id"] for one in listed(office, "2021-2022", of="#1")] == [1, 2]
    assert listed(office, of="王五") == []


def test_numbers_in_free_words_are_kept_back(office: Desk) -> None:
    talks.talk(office, ["张三"], what="约谈", why="联系电话13812345678不通", answer="改用13912345678", on="2022-05-01")
    assert [(one["why"], one["answer"]) for one in listed(office)] == [("联系电话138****5678不通", "改用139****5678")]
    assert listed(office, private=True)[0]["why"] == "联系电话13812345678不通"


def test_the_register_and_the_figure_of_talks(office: Desk) -> None:
    talks.talk(office, ["张三", "李四"], what="约谈", why="电话13812345678", on="2022-05-01")
    made = registers.made(at(office, "2022-12-31"), "约谈记录")
    assert [dict(zip(made.headings, row, strict=True))["对象"] for row in made.worded] == ["张三", "李四"]
    assert dict(zip(made.headings, made.worded[0], strict=True)) | {"备注": None} == {
        "日期": "2022-05-01", "对象种类": "代表", "对象": "张三", "措施": "约谈", "谈话的人": None, "原因": "电话138****5678", "对方的回答": None,
        "计分办法": None, "期间": None, "备注": None,
    }  # fmt: skip
    (figure,) = summary_of(office, "2022", keys=["talks"])
    assert figure.value == 2
    check_records(office, "2022")
