"""The reading of a name."""

import pytest

from renda_cli.work.pinyin import reading


@pytest.mark.parametrize(
    ("name", "pinyin", "initials"),
    [
        ("张三", "zhang san", "zs"),
        ("仇英", "qiu ying", "qy"),
        ("单小明", "shan xiao ming", "sxm"),
        ("单于明", "chan yu ming", "cym"),
        ("曾国强", "zeng guo qiang", "zgq"),
        ("欧阳明华", "ou yang ming hua", "oymh"),
        ("Anna", "anna", "a"),
    ],
)
def test_a_name_is_read_with_the_surnames_own_reading(name: str, pinyin: str, initials: str) -> None:
    assert reading(name) == (pinyin, initials)


def test_a_mark_within_a_name_has_no_initial() -> None:
    assert reading("买买提·吐尔逊")[1] == "mmttex"


def test_a_reading_that_is_no_surname_is_left_to_the_dictionary() -> None:
    assert reading("小单")[1] == "xd"
