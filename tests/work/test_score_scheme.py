"""Schemes loaded for a year, their versions, what strikes one about them, and the table for the wall."""

from datetime import date
from pathlib import Path

import pytest

from renda_cli.errors import InputError
from renda_cli.files import schemes as files
from renda_cli.store.statements import insert_scheme
from renda_cli.work import journal
from renda_cli.work.desk import Desk
from renda_cli.work.score import computing, measures, scheme_acts, scheme_lists, scheme_paper, schemes
from tests.work.helpers import at
from tests.work.scheme_data import POINTS, enter, freeze, load_row

CHANGED = POINTS.replace("each = 2", "each = 3").replace('name = "表彰"', 'name = "奖励"')


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A scheme's file."""
    path = tmp_path / "办法.toml"
    path.write_text(POINTS, encoding="utf-8")
    return path


def rows(desk: Desk) -> list[tuple[str, int, int, str | None]]:
    """Name, year, version and reason of all that was loaded."""
    return desk.file.tuples("SELECT name, year, version, why FROM scheme ORDER BY id")


def test_a_file_is_loaded_for_a_year(desk: Desk, file: Path) -> None:
    done = scheme_acts.load(desk, str(file), year="2022")
    assert done.lines == (
        "已载入 2022 年的计分办法“履职积分”第 1 版：给代表计分，按年度，1 部分 2 项，不分等次",
        "上墙的计分表：renda score scheme show 履职积分 --year 2022 -o 履职积分.docx",
        "看积分：renda score list 2022 --scheme 履职积分；其中 1 项由人登记：renda score adjust",
    )
    found = done.read()
    assert (found["name"], found["year"], found["version"], found["loaded_on"], found["toml"]) == (
        "履职积分", 2022, 1, "2022-01-10", POINTS,
    )  # fmt: skip


def test_the_same_text_once_more_writes_nothing(desk: Desk, file: Path) -> None:
    scheme_acts.load(desk, str(file), year="2022")
    file.write_bytes(POINTS.replace("\n", "\r\n").encode("utf-8-sig"))
    again = scheme_acts.load(desk, str(file), year="2022")
    assert again.lines == ("“履职积分”与 2022 年已载入的第 1 版相同，没有写入",)
    assert again.read()["version"] == 1
    assert rows(desk) == [("履职积分", 2022, 1, None)]


def test_a_changed_one_is_a_further_version_with_its_reason(office: Desk, file: Path) -> None:
    desk = office
    scheme_acts.load(desk, str(file), year="2022")
    enter(desk, "表彰")
    enter(desk, "参加活动")
    file.write_text(CHANGED, encoding="utf-8")
    with pytest.raises(InputError, match="2022 年已有第 1 版，再载入的是第 2 版；请加 --why"):
        scheme_acts.load(desk, str(file), year="2022")
    done = scheme_acts.load(desk, str(file), year="2022", why="主席团改定")
    assert done.lines[1] == "与第 1 版相比：增加项目 奖励；去掉项目 表彰；改动项目 参加活动"
    assert done.lines[-1] == "注意：项目“表彰”已登记 1 笔，这一版没有这个项目，那些分不再计入"
    assert rows(desk) == [("履职积分", 2022, 1, None), ("履职积分", 2022, 2, "主席团改定")]
    assert scheme_lists.show(desk, "履职积分")["why"] == "主席团改定"
    journal.undo(desk)
    assert rows(desk) == [("履职积分", 2022, 1, None)]
    assert schemes.loaded(desk, 2022).text == POINTS


def test_what_changes_beside_the_items_is_said_too(desk: Desk, file: Path) -> None:
    load_row(desk)
    file.write_text(POINTS.replace("代表", "代表小组"), encoding="utf-8")
    done = scheme_acts.load(desk, str(file), year="2022", why="改给小组")
    assert "与第 1 版相比：项目没有变，改的是别处" in done.lines
    assert done.lines[-1] == "注意：上一版给代表计分，这一版给代表小组计分，请核对 subject"


def test_a_year_that_is_settled_is_not_changed(desk: Desk, file: Path) -> None:
    text = POINTS.replace("年度", "季度")
    loaded = load_row(desk, text)
    freeze(desk, loaded, "2022Q1")
    file.write_text(CHANGED.replace("年度", "季度"), encoding="utf-8")
    with pytest.raises(InputError, match=r"已定稿（2022Q1）.*请写 --year 2023；定稿定错了的，先用 renda undo"):
        scheme_acts.load(desk, str(file), year="2022", why="改")
    file.write_text(text, encoding="utf-8")
    assert "没有写入" in scheme_acts.load(desk, str(file), year="2022").lines[0]
    assert "看积分：renda score list 2023Q1" in scheme_acts.load(desk, str(file), year="2023").lines[2]


def test_one_is_carried_on_by_its_name(desk: Desk) -> None:
    load_row(desk, POINTS, year=2020)
    load_row(desk, CHANGED, year=2020, version=2)
    load_row(desk, POINTS, year=2024)
    done = scheme_acts.load(desk, "履职积分", year="2022")
    assert "第 1 版，沿用 2020 年第 2 版：" in done.lines[0]
    assert schemes.loaded(desk, 2022).text == CHANGED
    load_row(desk, POINTS, year=2026)
    assert "沿用 2024 年第 1 版" in scheme_acts.load(desk, "履职积分", year="2025").lines[0]
    assert "沿用 2020 年第 2 版" in scheme_acts.load(desk, "履职积分", year="2019").lines[0]


def test_a_shipped_one_is_loaded_by_its_name(desk: Desk) -> None:
    done = scheme_acts.load(desk, "镇人大工作积分", year="2024")
    assert done.lines[0].startswith("已载入 2024 年的计分办法“镇人大工作积分”第 1 版，自带的办法：给乡镇计分")
    assert "renda score town 2024" in done.lines[2]
    assert done.lines[-1] == "注意：2024 年离今天（2022-01-10）较远，请核对 --year"
    assert scheme_acts.load(desk, "村级代表工作考核", year="2022").lines[0].endswith("4 部分 5 项，不分等次")


@pytest.mark.parametrize(
    ("named", "why"),
    [
        ("没有的", "没有叫“没有的”的文件或办法；请写文件路径，或自带的名称：代表履职积分、"),
        ("没有的.toml", "读不了 没有的.toml"),
        ("夹/没有的", "读不了 夹/没有的"),
        ("~没有这个人/x", "路径"),
        ("字" * 5000, "没有叫“字字"),
    ],
)
def test_what_cannot_be_found(desk: Desk, named: str, why: str) -> None:
    with pytest.raises(InputError) as raised:
        scheme_acts.load(desk, named, year="2022")
    assert why in str(raised.value)
    assert rows(desk) == []


def test_the_first_fault_refuses_a_loading(desk: Desk, file: Path) -> None:
    file.write_text(POINTS.replace('"参加活动"\neach', '"参加活冻"\neach'), encoding="utf-8")
    with pytest.raises(InputError) as raised:
        scheme_acts.load(desk, str(file), year="2022")
    assert f"{file} 第 10 行：项目“参加活动”：没有“参加活冻”这项指标；相近的有：参加活动" in str(raised.value)
    assert scheme_acts.check(desk, str(file)).rows[0][:2] == ("fault", 10)


def checked(desk: Desk, text: str, tmp_path: Path) -> list[tuple[str, str]]:
    """What strikes one about a sound scheme."""
    path = tmp_path / "办法.toml"
    path.write_text(text, encoding="utf-8")
    found = scheme_acts.check(desk, str(path))
    assert found.faults == 0
    return [(text, mend) for _, _, text, mend in found.rows]


def test_an_item_that_counts_nothing_strikes_one(deputies_year: Desk, tmp_path: Path) -> None:
    text = POINTS + '[[section.item]]\nname = "优秀"\nmeasure = "优秀建议"\neach = -1\n'
    assert checked(at(deputies_year, "2019-03-01"), text, tmp_path) == [
        ("2018 年没有可计的记录，没有试算", "有了记录再检查一次")
    ]
    assert checked(at(deputies_year, "2023-03-01"), text, tmp_path) == [
        ("按 2022 年的记录试算，这几项一个也没有计到：优秀", "请核对 measure、kinds 是否选对")
    ]
    by_members = text.replace('"代表"', '"代表小组"').replace("each = -1", 'each = -1\nmembers = "平均"')
    assert checked(at(deputies_year, "2023-03-01"), by_members, tmp_path)[0][0].endswith("：优秀")
    town = POINTS.replace('"代表"', '"乡镇"').replace('measure = "参加活动"', 'measure = "代表活动"')
    assert checked(at(deputies_year, "2023-03-01"), town, tmp_path) == []
    by_hand = 'name = "甲"\nsubject = "代表"\nperiod = "年度"\n[[section]]\nname = "一"\n[[section.item]]\nname = "甲"\nhand = true\n'
    assert checked(deputies_year, by_hand, tmp_path) == []


def test_a_total_that_is_not_100_strikes_one(desk: Desk, tmp_path: Path) -> None:
    text = POINTS.replace("each = 2", "each = 2\ncap = 94.5")
    assert checked(desk, text, tmp_path)[0] == ("各部分最高分合计 99.5 分，不是 100 分", "有意这样定的不必改")
    assert len(checked(desk, text.replace("94.5", "95"), tmp_path)) == 1


@pytest.mark.parametrize(
    ("item", "most"),
    [
        ("each = 1", None),
        ("each = 1\ncap = 7", 7000),
        ("each = -1\nfull = 5", 5000),
        ("each = -1\nnothing = 6", 6000),
        ("target = 3\nfull = 4\nunder = -1", 4000),
        ("target = 3\nfull = 4\nover = 1\nunder = 0", None),
        ("steps = [{ from = 5, range = [3, 8] }, { from = 1, points = 1 }]", 8000),
    ],
)
def test_the_most_points_of_an_item(desk: Desk, item: str, most: int | None) -> None:
    scheme = schemes.parsed(desk, POINTS.replace("each = 2", item), "样例")
    assert scheme_paper.most_points(next(scheme.items)) == most


@pytest.mark.parametrize(
    ("section", "whole", "most"),
    [
        ("", "", 105_000),
        ("cap = 50", "", 50_000),
        ("best = 1", "", 100_000),
        ("full = 10", "base = 20", 135_000),
        ("", "cap = 60", 60_000),
    ],
)
def test_the_most_points_of_the_whole(desk: Desk, section: str, whole: str, most: int) -> None:
    text = POINTS.replace("each = 2", "each = 2\ncap = 100").replace('name = "活动"\n', f'name = "活动"\n{section}\n')
    scheme = schemes.parsed(desk, text.replace('"年度"\n', f'"年度"\n{whole}\n'), "样例")
    assert scheme_paper.total_most(scheme) == most


def test_the_schemes_there_are(desk: Desk) -> None:
    shipped = list(files.shipped())
    found = scheme_lists.list_(desk)
    assert [row[0] for row in found.rows] == shipped
    assert found.notes == ("还没有载入：renda score scheme load 名称或文件.toml --year 年份",)
    load_row(desk, year=2021)
    loaded = load_row(desk, year=2022)
    load_row(desk, CHANGED, version=2)
    freeze(desk, loaded, "2022")
    found = scheme_lists.list_(desk)
    assert found.rows[:2] == [
        ("履职积分", "deputy", "year", 2022, 2, "2022-01-10", ("2022",), "own"),
        ("履职积分", "deputy", "year", 2021, 1, "2021-01-10", (), "own"),
    ]
    assert found.rows[2] == (shipped[0], "deputy", "year", None, None, None, (), "shipped")
    assert found.notes == ()
    assert [row[3] for row in scheme_lists.list_(desk, "2021").rows[:2]] == [2021, None]


def test_one_is_shown_by_its_name_or_as_the_only_one(desk: Desk) -> None:
    with pytest.raises(InputError, match="2022 年还没有载入计分办法"):
        scheme_lists.show(desk)
    load_row(desk, year=2020)
    assert scheme_lists.show(desk, "履职积分")["year"] == 2020
    load_row(desk)
    assert scheme_lists.show(desk)["year"] == 2022
    assert scheme_lists.show(desk, " 履职积分 ", year="2020")["year"] == 2020
    with pytest.raises(InputError, match=r"2021 年没有载入“履职积分”；.*；载入过的年份：2020、2022"):
        scheme_lists.show(desk, "履职积分", year="2021")
    with pytest.raises(InputError, match="没有叫“别的”的计分办法；可选：履职积分、代表履职积分、"):
        scheme_lists.show(desk, "别的")
    shipped = scheme_lists.show(desk, "代表小组考核")
    assert (shipped["year"], shipped["version"]) == (None, None)
    with pytest.raises(
        InputError, match="2022 年没有载入“代表小组考核”；请先用 renda score scheme load 代表小组考核 --year 2022"
    ):
        scheme_lists.show(desk, "代表小组考核", year="2022")
    load_row(desk, POINTS.replace("履职积分", "代表小组考核"))
    assert scheme_lists.show(desk, "代表小组考核")["version"] == 1
    with pytest.raises(InputError, match="2022 年有 2 个计分办法：履职积分、代表小组考核；请写明是哪一个"):
        scheme_lists.show(desk)


def test_a_row_that_another_program_spoilt(desk: Desk) -> None:
    with desk.file.transaction():
        insert_scheme(
            desk.file.db,
            name="坏",
            year=2022,
            version=1,
            subject="deputy",
            period="year",
            definition="x = 1",
            loaded_on=date(2022, 1, 1),
        )
    with pytest.raises(InputError, match=r"本镇的计分办法“坏”（2022 年第 1 版）读不懂：.*请重新载入"):
        scheme_lists.show(desk)


def test_which_scheme_and_period_are_meant(desk: Desk) -> None:
    with pytest.raises(InputError, match="2022 年还没有给代表小组计分的办法"):
        schemes.loaded(desk, 2022, subject="group")
    load_row(desk, POINTS.replace("年度", "季度"))
    load_row(desk, POINTS.replace("代表", "代表小组").replace("履职积分", "小组积分"))
    loaded, period = schemes.meant(desk, "2022第二季度", subject="deputy")
    assert (loaded.scheme.name, period.label) == ("履职积分", "2022Q2")
    assert schemes.meant(desk, "今年", name="小组积分")[1].label == "2022"
    assert [one.scheme.name for one in schemes.of_year(desk, 2022, "group")] == ["小组积分"]
    with pytest.raises(InputError, match="“小组积分”是给代表小组计分的，不是给代表计分的；有的是：履职积分"):
        schemes.loaded(desk, 2022, name="小组积分", subject="deputy")
    with pytest.raises(InputError, match="2022 年没有叫“别的”的给代表计分的办法；有的是：履职积分"):
        schemes.loaded(desk, 2022, name="别的", subject="deputy")
    desk.file.db.execute("UPDATE town SET term_start = NULL")
    assert schemes.meant(desk, "2022", name="小组积分")[1].label == "2022"


def test_two_of_a_kind_are_told_apart_by_name(desk: Desk) -> None:
    load_row(desk)
    load_row(desk, POINTS.replace("履职积分", "第二"))
    with pytest.raises(InputError, match="2022 年有 2 个给代表计分的办法：履职积分、第二；请用 --scheme"):
        schemes.loaded(desk, 2022, subject="deputy")


# The first item of each shipped scheme, its bands and its reminders, as they hang on the wall.
PINNED = {
    "代表履职积分": ("出席人代会", "每出席半天加 0.5 分", "3", "前 3 名", "不满 60 分：主席团成员约谈，了解原因"),
    "代表履职考核（百分制）": (
        "出席人代会", "出席率 90% 以上 12～15 分，80% 以上 8～11 分，不到的 0～7 分，由主席团评；期内没有会议的计 15 分", "15",
        "90 分以上（含 90 分）", "“较差”：约谈，提出改进要求",
    ),
    "代表小组考核": ("出席人代会", "没有缺席的 10 分，有的不得分；迟到早退由人更正", "10", "前 3 名", "“较差小组”：不发奖金；原办法规定所在村党支部不评先进"),
    "村级代表工作考核": ("宣传人大工作", "做了的 30 分，做得不全的减 15 分，没有做的不得分", "30", None, None),
    "代表联络站考核": ("年度计划", "达到 1 份得 5 分，不到不得分", "5", "90 分以上（含 90 分）", "“不合格”：约谈站长，限期整改；到期仍不到位的摘牌"),
    "承办单位办理考核": (
        "按期答复", "100% 以上 25 分，90% 以上 18 分，80% 以上 10 分，不到 80% 0 分", "25", "90 分以上的前 3 名",
        "“不合格”：向主席团说明情况，限期整改",
    ),
    "镇人大工作积分": ("召开人代会", "每次 5 分，最多 10 分", "10", None, None),
    "镇人大规范化考核": ("党委研究人大工作", "党委一年研究人大工作 2 次以上，每次 5 分", "10", "90 分以上（含 90 分）", None),
}  # fmt: skip


@pytest.mark.parametrize("name", PINNED)
def test_the_shipped_schemes_as_they_hang_on_the_wall(desk: Desk, name: str) -> None:
    found = scheme_lists.show(desk, name)
    first = found["sections"][0]["items"][0]
    band = found["bands"][0]["says"] if found["bands"] else None
    reminder = found["reminders"][0] if found["reminders"] else None
    assert (first["name"], first["rule"], first["worth"], band, reminder) == PINNED[name]


HUNDRED = ("代表履职考核（百分制）", "村级代表工作考核", "代表联络站考核", "承办单位办理考核", "镇人大规范化考核")


@pytest.mark.parametrize("name", HUNDRED)
def test_those_of_100_points_have_100_points(desk: Desk, name: str) -> None:
    scheme = schemes.parsed(desk, files.shipped()[name], name)
    assert scheme_paper.total_most(scheme) == 100_000


def test_what_a_number_comes_from_in_words(desk: Desk) -> None:
    text = POINTS + '[[section.item]]\nname = "乙"\nitems = ["表彰"]\neach = 1\n'
    load_row(desk, text + '[[section.item]]\nname = "丙"\nscheme = "小组积分"\neach = 1\n')
    counted = [item["counted"] for item in scheme_lists.show(desk)["sections"][0]["items"]]
    assert counted == ["参加活动", "人工登记", "表彰", "“小组积分”的总分"]
    load_row(desk, POINTS.replace('measure = "参加活动"', 'measure = "从前有的"'), version=2)
    assert scheme_lists.show(desk)["sections"][0]["items"][0]["counted"] == "从前有的"
    wall = scheme_lists.show(desk, "代表履职考核（百分制）")["sections"][1]["items"]
    assert wall[0]["counted"] == "参加活动"


@pytest.mark.parametrize("ending", ["docx", "md", "html"])
def test_the_table_is_written_for_the_wall(desk: Desk, tmp_path: Path, ending: str) -> None:
    for name in files.shipped():
        found = scheme_lists.show(desk, name)
        path = scheme_paper.write(desk, found, str(tmp_path / f"表.{ending}"))
        content = path.read_bytes()
        assert content.startswith(b"PK") if ending == "docx" else f"{name}（自带）" in content.decode()
    scheme_acts.load(desk, "代表小组考核", year="2022")
    text = scheme_paper.write(desk, scheme_lists.show(desk), str(tmp_path / "表.md")).read_text(encoding="utf-8")
    assert text.startswith("# 代表小组考核（2022 年第 1 版）\n\n给代表小组计分，按年度，不封顶，最低 0 分\n")
    assert "|  | 书面建议 | 提出议案建议（建议） | 应提 3 件，每多 1 件加 5 分，每少 1 件减 5 分 | 不限 |" in text
    assert "积分只作提醒，不改变代表的任何身份。" in text


def test_what_may_be_counted(desk: Desk) -> None:
    found = scheme_lists.measures_of(desk)
    assert {row[0] for row in found.rows} == {"deputy", "group", "village", "station", "unit", "town"}
    by_key = {row[2]: row for row in scheme_lists.measures_of(desk, "代表").rows}
    assert by_key["activity_attendances"][:4] == ("deputy", "参加活动", "activity_attendances", "次")
    assert "视察" in by_key["activity_attendances"][4]
    group = scheme_lists.measures_of(desk, "小组")
    assert len(group.rows) == len(measures.of_subject("group"))
    assert group.notes[-1] == "代表的指标合计到代表小组，也可以按成员算：members"
    town = scheme_lists.measures_of(desk, "镇").rows
    assert ("town", "人代会", "sessions_congress") in [row[:3] for row in town]
    assert {row[0] for row in town} == {"town", "deputy"}
    with pytest.raises(InputError, match="没有“人”这一类"):
        scheme_lists.measures_of(desk, "人")


@pytest.mark.parametrize("name", [*files.shipped(), "样张"])
def test_every_shipped_scheme_scores_a_year(full_year: Desk, name: str) -> None:
    text = files.shipped().get(name, files.template())
    loaded = load_row(full_year, text)
    board = computing.board(full_year, loaded, schemes.period_of(full_year, loaded.scheme, "2022"))
    names = {item.name for item in loaded.scheme.items}
    assert board.rows
    assert all(set(row.outcome.items) == names for row in board.rows)
    assert all((row.band is not None) == bool(loaded.scheme.bands) for row in board.rows)
    counted = [item.name for item in loaded.scheme.items if item.measure is not None]
    assert any(row.given[name].number for row in board.rows for name in counted)
    assert len({row.outcome.total for row in board.rows}) > 1 or loaded.scheme.subject == "town"


def test_points_in_the_period_of_another_year_are_said_of_a_scheme_of_two_years(office: Desk, file: Path) -> None:
    desk = office
    file.write_text(POINTS.replace("年度", "两年"), encoding="utf-8")
    scheme_acts.load(desk, str(file), year="2022")
    enter(desk, "表彰")
    said = scheme_acts.load(desk, str(file), year="2023").lines
    told = (
        "注意：2022 那一期已登记 1 笔，不计入 2023 这一期；这一期也要计的，请另用 renda score adjust --period 2023 登记"
    )
    assert told in said


def test_a_shipped_scheme_of_the_town_is_tried_on_what_there_is(office: Desk) -> None:
    desk = at(office, "2023-01-10")
    for name in ("镇人大工作积分", "镇人大规范化考核"):
        assert scheme_acts.check(desk, name).faults == 0
