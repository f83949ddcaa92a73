"""Names in the order of strokes, against lists that were published in it."""

import random
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from renda_cli.rules.name_order import stroke_key, unknown_signs

ROSTERS = Path(__file__).with_name("rosters")
TABLE = Path("renda_cli/rules/tables/strokes.txt")
# Pairs that a published list has the other way round.
DEVIATIONS = {
    # Written alike stroke by stroke. The 通用规范汉字表 has 巴 before 孔 and 衣 before 次 (横 before 提), this list the code points.
    "2022-09-25": {("孔晓宏", "巴才洛"), ("次仁顿珠", "衣立东")},
    # The National People's Congress compares given names sign by sign, short ones too.
    "2013-beijing": {("王尔乘", "王全"), ("王晓初", "王铮"), ("欧阳泽华", "欧阳淞"), ("周其凤", "周毅")},
}


def published(name: str) -> list[str]:
    lines = (ROSTERS / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    return [one for line in lines if not line.startswith("#") for one in line.split()]


def shuffled(names: list[str]) -> list[str]:
    return random.Random(1).sample(names, len(names))


@pytest.mark.parametrize("name", ["2022-10-22", "2022-10-23", "2019-hebei-normal"])
def test_a_shuffled_list_comes_out_as_it_was_published(name: str) -> None:
    expected = published(name)
    assert sorted(shuffled(expected), key=stroke_key) == expected


@pytest.mark.parametrize(("name", "length"), [("2022-09-25", 2250), ("2013-beijing", 45)])
def test_a_list_deviates_in_known_places_only(name: str, length: int) -> None:
    expected = published(name)
    assert len(expected) == length
    turned = {pair for pair in pairwise(expected) if stroke_key(pair[0]) > stroke_key(pair[1])}
    assert turned == DEVIATIONS[name]


def test_every_sign_of_the_lists_is_in_the_table() -> None:
    assert unknown_signs("".join(one for path in ROSTERS.iterdir() for one in published(path.stem))) == ""


@pytest.mark.parametrize(
    "names",
    [
        "丁一 马一 王一 石一 刘一",  # strokes of the surname
        "王一 韦一 支一 毛一 文一 孔一",  # as many strokes: their shapes, 横 before 竖 before 撇 before 点 before 折
        "王毅 王一彪 王小平",  # two signs before three
        "马和 马国华 马和帕丽 马岳利",  # and no more than that: four stand among three
        "欧正 欧小平 欧阳淞 欧阳泽华 卓嘎",  # a compound surname by its first sign; with one sign left first here too
        "艾力更·依明巴海 艾尔肯·吐尼亚孜 艾园林",
        "八一 人一 入一 儿一 匕一 几一 九一",  # written alike: the order of the 通用规范汉字表
        "于一 亍一",  # of its first level before those of its third
        "陆一 陈一 陳一",  # old forms by their own strokes
        "李㛃 李𬭎",  # rare ones too
        "王一 龢一 Ab Abc B 𡛕一",  # letters between
    ],
)
def test_names_stand_in_this_order(names: str) -> None:
    expected = names.split()
    assert sorted(shuffled(expected), key=stroke_key) == expected


def test_the_dot_its_variants_and_blanks_do_not_count() -> None:
    keys = {stroke_key(name) for name in ("阿依古丽·买买提", "阿依古丽•买买提", "阿依古丽 买买提", "阿依古丽买买提")}
    assert len(keys) == 1


def test_the_signs_that_the_table_lacks_are_told() -> None:
    assert unknown_signs("𡛕丽𡛕") == "𡛕"
    assert unknown_signs("阿依古丽·买买提 José") == ""
    assert unknown_signs("𬭎㛃陳") == ""


# How characters are written that tables have wrong.
WRITTEN = {
    "火": "4334", "万": "153", "九": "35", "乃": "53", "母": "55414", "车": "1512", "转": "15211154", "敖": "1121533134",
    "爽": "13434343434", "鼎": "251115132125", "凹": "25251", "凸": "21251", "垂": "31212211", "重": "312511211", "非": "21112111",
    "讯": "45512", "登": "543341251431", "那": "511352", "戎": "113534", "戍": "134534", "必": "45434", "右": "13251", "左": "13121",
    "草": "122251112", "边": "53454", "陈": "5215234", "女": "531", "怀": "4421324", "许": "453112", "饶": "355153135",
    "钱": "3111511534", "达": "134454", "虽": "251251214", "钚": "311151324", "芈": "2121112", "辔": "5511512551251", "陑": "52132522",
}  # fmt: skip


@pytest.mark.parametrize("sign", WRITTEN)
def test_a_sign_is_written_as_the_norm_has_it(sign: str) -> None:
    strokes = WRITTEN[sign]
    assert stroke_key(sign)[:-1] == f"{len(strokes):02}{strokes}"


def test_the_table_has_the_signs_of_the_national_list_once_in_good_order() -> None:
    lines = [line.split() for line in TABLE.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    strokes = [line[0] for line in lines]
    assert strokes == sorted(set(strokes), key=lambda one: (len(one), one))
    assert set("".join(strokes)) == set("12345")
    national = "".join(line[1] for line in lines).replace("-", "")
    assert len(national) == len(set(national)) == 8105
    others = "".join(line[2] for line in lines if len(line) > 2)
    assert len(set(others) - set(national)) == len(others) == 13_073
    assert max(len(" ".join(line[1:])) for line in lines) <= 10  # the place among those written alike is one digit


NAMES = st.text("王马欧阳一毅和·𬭎𡛕AbA", min_size=1, max_size=6)


@given(NAMES, NAMES)
def test_a_name_that_another_begins_with_comes_before_it(name: str, more: str) -> None:
    assert stroke_key(name) <= stroke_key(name + more)


@given(st.lists(NAMES, max_size=8))
def test_one_order_whatever_the_start(names: list[str]) -> None:
    by_name = sorted(set(names))
    assert sorted(by_name, key=stroke_key) == sorted(
        sorted(by_name, reverse=True), key=lambda one: (stroke_key(one), one)
    )


@given(st.text(max_size=20))
def test_any_text_has_a_key_of_plain_signs(text: str) -> None:
    assert stroke_key(text).isascii()
