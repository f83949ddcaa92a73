"""People as they stand in spreadsheet cells."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from renda_cli.errors import InputError
from renda_cli.rules import cell_names, words
from renda_cli.rules.cell_names import Person

NAMES = st.lists(st.text("王李张伟强娜小红", min_size=2, max_size=3), min_size=1, max_size=6, unique=True)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("王强", Person("王强", None, None)),
        ("王　强", Person("王强", None, None)),
        ("王 小 红", Person("王小红", None, None)),
        ("王 小红", Person("王小红", None, None)),
        ("欧阳 锋", Person("欧阳锋", None, None)),
        ("李娜（女）", Person("李娜", "女", None)),
        ("李娜(女)", Person("李娜", "女", None)),
        ("李　娜 （ 女 ）", Person("李娜", "女", None)),
        ("阿云（女，土家族）", Person("阿云", "女", "土家族")),
        ("阿云（土家族、女）", Person("阿云", "女", "土家族")),
        ("阿云（女）（土家族）", Person("阿云", "女", "土家族")),
        ("买买提（维吾尔族）", Person("买买提", None, "维吾尔族")),
        ("阿依古丽·买买提", Person("阿依古丽·买买提", None, None)),
        ("阿依古丽•买买提", Person("阿依古丽·买买提", None, None)),
        ("José María", Person("José María", None, None)),
        ("Zhang Wei", Person("Zhang Wei", None, None)),
        ("𬭎 强", Person("𬭎强", None, None)),
    ],
)
def test_a_person_is_read(text: str, expected: Person) -> None:
    assert cell_names.person(text) == expected


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("(女)", "没有写姓名"),
        ("女", "没有写姓名"),
        ("", "没有写姓名"),
        ("无", "没有写姓名"),
        ("李娜（组长）", "括号里看不懂"),
        ("李娜（）", "括号里看不懂"),
        ("李娜（女，男）", "括号里写重了"),
        ("李娜（汉族、回族）", "括号里写重了"),
        ("李娜（女", "看不懂"),
        ("（女）李娜", "看不懂"),
        ("1.王强", "看不懂"),
        ("张三等", "没有写全"),
        ("张三等3人", "没有写全"),
        ("张三等三名代表", "没有写全"),
        ("王强、李娜", "不止一个人"),
        ("王强 李娜 张伟", "不止一个人"),
        ("王强 李娜", "空格分不清"),
        ("买买提 吐逊", "空格分不清"),
        ("阿依古丽·买买提 王强", "空格分不清"),
        ("李娜（女） 王强", "空格分不清"),
        ("[red]", "不该有的符号"),
    ],
)
def test_what_is_not_one_person_is_refused(text: str, why: str) -> None:
    with pytest.raises(InputError, match=why):
        cell_names.person(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("王强", ["王强"]),
        ("王　强", ["王强"]),
        ("王　强、李　娜", ["王强", "李娜"]),
        ("王强,李娜，张伟;赵六；孙七/周八\n吴九", ["王强", "李娜", "张伟", "赵六", "孙七", "周八", "吴九"]),
        ("王强、\r\n李娜、", ["王强", "李娜"]),
        ("王强 李娜 张小伟", ["王强", "李娜", "张小伟"]),
        ("阿云（女，土家族）、王强(男)", ["阿云", "王强"]),
        ("张三、李四、王五等3名代表", ["张三", "李四", "王五"]),
        ("张三、李四等 2 人", ["张三", "李四"]),
        ("张三、李四等两名镇人大代表联名", ["张三", "李四"]),
        ("张三、李四、王五等三人", ["张三", "李四", "王五"]),
        ("张三、李四共2人", ["张三", "李四"]),
        ("张三 李四 王五等3名", ["张三", "李四", "王五"]),
        ("", []),
        ("无", []),
        ("——", []),
        (" / ", []),
    ],
)
def test_a_list_of_people_is_read(text: str, expected: list[str]) -> None:
    assert [person.name for person in cell_names.people(text)] == expected


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("张三等", "没有写全"),
        ("张三、李四等人", "没有写全"),
        ("张三、李四等代表", "没有写全"),
        ("张三等、李四", "没有写全"),
        ("张三、李四等三人", "说的是 3 人，写出的是 2 人"),
        ("张三、李四、王五等2名", "说的是 2 人，写出的是 3 人"),
        ("张三、李四等百百人", "说的数看不懂"),
        ("张三、张三", "写了两遍"),
        ("张　三、张三（女）", "写了两遍"),
        ("王强 李娜", "空格分不清"),
        ("欧阳 娜娜 王强", "空格分不清"),
        ("王 强 李 娜", "空格分不清"),
        ("王　强　李小红", "空格分不清"),
        ("李娜,女", "没有写姓名"),
        ("1、王强", "看不懂"),
        ("张三、#REF!", "不该有的符号"),
    ],
)
def test_a_list_that_is_not_certain_is_refused(text: str, why: str) -> None:
    with pytest.raises(InputError, match=why):
        cell_names.people(text)


@given(NAMES, st.sampled_from(["、", ",", "，", ";", "；", "/", "\n", " 、 "]))
def test_a_list_reads_back_whatever_separates_it(names: list[str], separator: str) -> None:
    assert [person.name for person in cell_names.people(separator.join(names))] == names
    assert [person.name for person in cell_names.people(f"{separator.join(names)}等{len(names)}名")] == names


@given(st.text(max_size=12))
def test_a_person_has_the_name_that_the_command_line_gives_them(text: str) -> None:
    try:
        person = cell_names.person(text)
    except InputError:
        return
    assert words.name(person.name, "姓名") == person.name
