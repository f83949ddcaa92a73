"""Deputies looked up by what they are called, and put into the office's own order."""

import pytest

from renda_cli.errors import InputError
from renda_cli.work import deputy, names, naming
from renda_cli.work.desk import Desk
from tests.work.helpers import count


@pytest.fixture
def roster(office: Desk) -> Desk:
    """张三, 李四, 王五 of the office; 王沪宁, 王毅, 阿依古丽·买买提, 𬭎强, 吕律, Ana Li; 张三 sits in two congresses."""
    for name in ("王沪宁", "王毅", "阿依古丽·买买提", "𬭎强", "吕律", "Ana Li"):
        deputy.add(office, name)
    office.file.db.execute("INSERT INTO seat (deputy_id, level, status) VALUES (1, '区', 'ended')")
    return office


def found(desk: Desk, *words: str) -> list[str]:
    return [f"{row[1]} {row[3]}" if row[3] != "镇" else row[1] for row in naming.search(desk, list(words)).rows]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (["张三"], ["张三", "张三 区"]),
        (["三"], ["张三", "张三 区"]),
        (["张", "三"], ["张三", "张三 区"]),
        (["张 三"], ["张三", "张三 区"]),
        (["#2"], ["李四"]),
        (["#12"], []),
        (["王"], ["王五", "王毅", "王沪宁"]),
        (["wang"], ["王五", "王毅", "王沪宁"]),
        (["wanghuning"], ["王沪宁"]),
        (["huning"], ["王沪宁"]),
        (["huni"], ["王沪宁"]),
        (["wang", "huning"], ["王沪宁"]),
        (["ww"], ["王五"]),
        (["WHN"], ["王沪宁"]),
        (["ｗｈ"], ["王沪宁"]),
        (["un"], []),
        (["lü"], ["吕律"]),
        (["lvlv"], ["吕律"]),
        (["买买提"], ["阿依古丽·买买提"]),
        (["阿依古丽•买买提"], ["阿依古丽·买买提"]),
        (["‧买"], ["阿依古丽·买买提"]),
        (["𬭎"], ["𬭎强"]),
        (["ana"], ["Ana Li"]),
        (["li"], ["李四", "阿依古丽·买买提", "Ana Li"]),
        (["l"], ["吕律", "李四", "Ana Li"]),
        (["第3选区"], ["张三"]),
        (["西片", "李"], ["李四"]),
        (["西片", "张"], []),
    ],
)
def test_a_deputy_is_found_by_any_part(roster: Desk, words: list[str], expected: list[str]) -> None:
    assert found(roster, *words) == expected


def test_the_one_of_that_very_name_comes_first(roster: Desk) -> None:
    deputy.add(roster, "丁王毅")
    assert found(roster, "王毅") == ["王毅", "丁王毅"]


@pytest.mark.parametrize(
    ("word", "note"),
    [
        ("张山", "没有找到“张山”，相近的有：张三"),
        ("王沪林", "没有找到“王沪林”，相近的有：王沪宁"),
        ("王武", "没有找到“王武”，相近的有：王五、王毅"),
        ("zhangshan", "没有找到“zhangshan”，相近的有：张三"),
        ("孙", "没有找到“孙”"),
        ("孙 七", "没有找到“孙 七”"),
    ],
)
def test_where_nobody_fits_near_names_are_told(roster: Desk, word: str, note: str) -> None:
    assert naming.search(roster, [word]).notes == (note,)
    assert naming.search(roster, ["张三"]).notes == ()


@pytest.mark.parametrize("word", ["", " ", "·"])
def test_a_search_needs_a_word(roster: Desk, word: str) -> None:
    with pytest.raises(InputError, match="没有写要找的人"):
        naming.search(roster, [word])


def places(desk: Desk) -> dict[str, int]:
    rows = desk.file.rows("SELECT name, position FROM deputy WHERE position IS NOT NULL ORDER BY position")
    return {row["name"]: row["position"] for row in rows}


def test_a_list_of_names_is_numbered_from_one(roster: Desk) -> None:
    done = naming.order(roster, ["李四，王五", "张三"])
    assert done.lines == ("已定次序：1 李四、2 王五、3 张三",)
    assert done.read()["order"][0] == {"id": 2, "name": "李四", "position": 1}
    assert places(roster) == {"李四": 1, "王五": 2, "张三": 3}


def test_who_stands_in_the_way_moves_down_as_far_as_needed(roster: Desk) -> None:
    naming.order(roster, ["李四,王五,张三"])
    naming.order(roster, ["王毅"], position=9)
    done = naming.order(roster, ["吕律"], position=2)
    assert done.lines == ("已定次序：2 吕律", "其后顺延：3 王五、4 张三")
    assert places(roster) == {"李四": 1, "吕律": 2, "王五": 3, "张三": 4, "王毅": 9}


def test_a_free_place_moves_nobody_and_a_move_up_leaves_its_place_free(roster: Desk) -> None:
    naming.order(roster, ["李四,王五,张三"])
    assert naming.order(roster, ["王毅"], position=7).lines == ("已定次序：7 王毅",)
    assert naming.order(roster, ["张三"], position=1).lines == ("已定次序：1 张三", "其后顺延：2 李四、3 王五")
    assert places(roster) == {"张三": 1, "李四": 2, "王五": 3, "王毅": 7}


def test_several_take_places_one_after_the_other(roster: Desk) -> None:
    naming.order(roster, ["李四,王五"])
    naming.order(roster, ["张三", "王毅"], position=2)
    assert places(roster) == {"李四": 1, "张三": 2, "王毅": 3, "王五": 4}


def test_places_are_taken_away_from_some_or_from_all(roster: Desk) -> None:
    naming.order(roster, ["李四,王五,张三"])
    assert naming.order(roster, ["王五", "王毅"], clear=True).lines == ("已取消手工次序：王五",)
    assert places(roster) == {"李四": 1, "张三": 3}
    assert naming.order(roster, None, clear=True).lines == ("已取消全部手工次序（2 人）",)
    assert places(roster) == {}


@pytest.mark.parametrize(
    ("deputies", "options", "sentence"),
    [
        (None, {}, "没有写代表"),
        ([""], {}, "没有写代表"),
        (["张三"], {}, "没有写张三排第几；请加 --position 3"),
        (["张三"], {"position": 0}, "--position 不能是 0；请写 1 到 9999"),
        (["张三"], {"position": 2**70}, "--position 不能是"),
        (["张三"], {"position": 1, "clear": True}, "--position 和 --clear 不能同时写"),
        (["张三,李四,张三"], {}, "代表“张三”写了两遍"),
        (["张三,赵六"], {}, "没有叫“赵六”的代表"),
        (["张三"], {"clear": True}, "张三没有定过次序"),
        (None, {"clear": True}, "代表没有定过次序"),
    ],
)
def test_a_wrong_order_is_refused(
    roster: Desk, deputies: list[str] | None, options: dict[str, int], sentence: str
) -> None:
    with pytest.raises(InputError, match=sentence):
        naming.order(roster, deputies, **options)  # type: ignore[arg-type]
    assert places(roster) == {}


def sorted_by(desk: Desk, sort: str) -> list[str]:
    return [row[1] for row in deputy.list_(desk, level="镇", sort=sort).rows]


def test_deputies_are_listed_by_strokes(roster: Desk) -> None:
    expected = ["王五", "王毅", "王沪宁", "吕律", "李四", "张三", "阿依古丽·买买提", "𬭎强", "Ana Li"]
    assert sorted_by(roster, "stroke") == expected


def test_those_without_a_place_come_last_by_strokes(roster: Desk) -> None:
    naming.order(roster, ["张三,吕律"])
    expected = ["张三", "吕律", "王五", "王毅", "王沪宁", "李四", "阿依古丽·买买提", "𬭎强", "Ana Li"]
    assert sorted_by(roster, "position") == expected


def test_a_new_name_takes_its_place_by_strokes(roster: Desk) -> None:
    deputy.edit(roster, "张三", name="丁三")
    assert sorted_by(roster, "stroke")[0] == "丁三"


def test_a_sign_without_known_strokes_is_remarked_on(desk: Desk) -> None:
    remark = "提示：“𡛕”不在笔画表里，按笔画排在最后，可用 renda deputy order 定次序"
    assert deputy.add(desk, "𡛕丽").lines[-1] == remark
    assert deputy.edit(desk, "#1", name="李𡛕").lines[-1] == remark
    assert len(deputy.edit(desk, "#1", name="李四").lines) == 1


@pytest.mark.parametrize("dot", "·•・･‧∙⋅．.")
def test_a_long_name_is_entered_in_one_form_and_found_by_any_dot(desk: Desk, dot: str) -> None:
    deputy.add(desk, f"阿依古丽{dot}买买提")
    assert (
        names.deputy(desk, "阿依古丽·买买提") == names.deputy(desk, f"阿依古丽 {dot} 买买提") == (1, "阿依古丽·买买提")
    )
    with pytest.raises(InputError, match="已有代表 #1"):
        deputy.add(desk, "阿依古丽•买买提")
    assert count(desk, "deputy") == 1


@pytest.mark.parametrize("dot", "•‧.")
def test_a_dot_that_an_earlier_version_kept_is_found_too(office: Desk, dot: str) -> None:
    office.file.update("deputy", 1, name=f"阿依古丽{dot}买买提")
    assert names.deputy(office, "阿依古丽·买买提").id == 1
