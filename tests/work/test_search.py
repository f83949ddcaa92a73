"""Proposals looked up by words wherever they stand, and by likeness of their titles."""

import pytest

from renda_cli.errors import InputError
from renda_cli.work.desk import Desk
from renda_cli.work.proposal import assigning, feedback, handling, promises, replying, returning, search, supervising
from tests.work.helpers import assigned, hand_in


@pytest.fixture
def told(office: Desk) -> Desk:
    """5-1/1 with a word of its own in every place; 5-1/2 with none of them."""
    number = hand_in(office, "完善剑湖路路灯", topic="城乡建设", co_signers=["李四"])
    assigning.assign(office, [number], lead=["农业农村局"], co_handlers=["财政局"], on="2022-01-31")
    handling.contact(office, [number], how="面商", stage="办前", on="2022-02-10", note="到现场看了桥头")
    supervising.supervise(office, [number], level="重点", leaders=["吴主席"], on="2022-02-11")
    supervising.visit(office, [number], on="2022-02-12", result="线路已勘测")
    supervising.note(office, number, text="召开协调会", on="2022-02-13")
    replying.reply(office, number, class_="B", ref="遥农复〔2022〕Ab7号", on="2022-03-01")
    promises.promise(office, number, what="新装四十盏", until="2022-12-31", on="2022-03-02")
    feedback.feedback(
        office, number, by="张三", process="满意", result="基本满意", on="2022-03-10", note="希望加快进度"
    )
    hand_in(office, "增设校车", by="王五", topic="教育")
    return office


def numbers(desk: Desk, *texts: str) -> list[str]:
    return [f"{row[0]}/{row[1]}" for row in search.search(desk, list(texts)).rows]


@pytest.mark.parametrize(
    ("word", "where"),
    [
        ("剑湖", "标题"),
        ("城乡", "类别：城乡建设"),
        ("张三", "提出者：张三"),
        ("李四", "附议：李四"),
        ("农村局", "承办单位：农业农村局"),
        ("财政", "承办单位：财政局"),
        ("遥农复", "文号：遥农复〔2022〕Ab7号"),
        ("四十盏", "承诺：新装四十盏"),
        ("进度", "反馈：希望加快进度"),
        ("桥头", "联系：到现场看了桥头"),
        ("吴主席", "督办：吴主席"),
        ("勘测", "现场：线路已勘测"),
        ("协调会", "经过：召开协调会"),
    ],
)
def test_a_word_is_found_wherever_it_stands_and_the_place_is_told(told: Desk, word: str, where: str) -> None:
    found = search.search(told, [word])
    assert [(row[1], row[found.fields.index("found")]) for row in found.rows] == [("1", where)]


def test_a_number_is_found(told: Desk) -> None:
    assert [row[1] for row in search.search(told, ["2"]).rows if row[-1].startswith("编号")] == ["2"]


def test_every_word_must_stand_somewhere_in_any_place(told: Desk) -> None:
    assert numbers(told, "路灯", "农业") == ["5-1/1"]
    assert numbers(told, "路灯 农业") == ["5-1/1"]
    assert numbers(told, "路灯", "校车") == []
    assert numbers(told, "没有的词", "路灯") == []


def test_what_several_words_found_is_told_once_each(told: Desk) -> None:
    assert search.search(told, ["剑湖", "路灯", "财政"]).rows[0][-1] == "标题；承办单位：财政局"


def test_latin_letters_are_found_in_either_case(told: Desk) -> None:
    assert numbers(told, "aB7") == ["5-1/1"]


def test_signs_of_patterns_are_only_signs(told: Desk) -> None:
    assert numbers(told, "%") == []
    assert numbers(told, "_") == []
    hand_in(told, "提高绿化率30%_试点")
    assert numbers(told, "30%_") == ["5-1/3"]


def test_the_newest_comes_first(office: Desk) -> None:
    assert [hand_in(office, on=day) for day in ("2022-01-06", "2022-01-07", "2022-01-06")] == [
        "5-1/1",
        "5-1/2",
        "5-1/3",
    ]
    assert numbers(office, "路灯") == ["5-1/2", "5-1/3", "5-1/1"]


def test_the_fields_are_those_of_the_list_and_where(told: Desk) -> None:
    found = search.search(told, ["校车"])
    row = dict(zip(found.fields, found.rows[0], strict=True))
    assert (row["no"], row["lead"], row["status"], row["found"]) == ("2", "王五", "submitted", "标题")


def test_without_a_word_there_is_nothing_to_look_for(told: Desk) -> None:
    for nothing in ([], ["", "  "]):
        with pytest.raises(InputError, match="没有写要找的字；请写一个或几个词"):
            search.search(told, nothing)


def test_what_a_unit_returned_is_no_longer_found_under_it(office: Desk) -> None:
    number = assigned(office)
    returning.return_(office, number, why="不属职责", on="2022-02-01")
    assert numbers(office, "农业农村局") == []


# Likeness


def alike(desk: Desk, title: str) -> list[tuple[str, int]]:
    found = search.similar(desk, title)
    return [(row[found.fields.index("title")], row[found.fields.index("likeness")]) for row in found.rows]


@pytest.mark.parametrize(
    "title",
    [
        "关于完善剑湖路路灯的建议",
        "关于加快完善剑湖路路灯的议案",
        "请求尽快完善剑湖路路灯问题的意见",
        "完善“剑湖路”路灯",
    ],
)
def test_stock_words_and_signs_do_not_count(office: Desk, title: str) -> None:
    hand_in(office, "完善剑湖路路灯")
    assert alike(office, title) == [("完善剑湖路路灯", 100)]


def test_titles_with_only_stock_words_in_common_are_not_alike(office: Desk) -> None:
    hand_in(office, "关于进一步加快校车站点建设的建议")
    assert alike(office, "关于进一步加快河道整治的建议") == []


def test_the_threshold_is_sixty_of_a_hundred(office: Desk) -> None:
    hand_in(office, "甲乙丙丁戊己庚辛壬癸")
    assert alike(office, "甲乙丙丁戊己子丑寅卯") == [("甲乙丙丁戊己庚辛壬癸", 60)]
    assert alike(office, "甲乙丙丁戊午子丑寅卯") == []


def test_the_likest_comes_first_and_not_more_than_ten(office: Desk) -> None:
    for place in range(10):
        hand_in(office, f"完善剑湖路第{place}段路灯")
    hand_in(office, "完善剑湖路路灯")
    found = alike(office, "完善剑湖路路灯")
    assert found[0] == ("完善剑湖路路灯", 100)
    assert len(found) == 10
    assert [likeness for _, likeness in found] == sorted((likeness for _, likeness in found), reverse=True)


def test_a_title_of_nothing_but_stock_words_is_compared_as_it_is(office: Desk) -> None:
    hand_in(office, "建议")
    assert alike(office, "建议") == [("建议", 100)]


def test_a_row_of_the_like_ones_tells_whose_it_is_and_how_it_stands(told: Desk) -> None:
    found = search.similar(told, "增设校车")
    assert found.fields == ("session", "no", "title", "lead", "status", "likeness")
    assert found.rows == [("5-1", "2", "增设校车", "王五", "submitted", 100)]


def test_an_empty_title_is_like_nothing_and_refused(told: Desk) -> None:
    with pytest.raises(InputError, match="标题不能为空"):
        search.similar(told, " ")
