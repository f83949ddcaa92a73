"""What votes on reviews came to, by the rule or by another base; and the empty sheet."""

from pathlib import Path
from typing import Any

import pytest

from renda_cli.errors import InputError
from renda_cli.store.statements import insert_review
from renda_cli.work.desk import Desk
from renda_cli.work.review import ballot_paper, ballot_reading
from tests.work.ballot_data import OTHER, SHEETS, enter, fill, set_rule


@pytest.fixture
def town(office: Desk) -> Desk:
    """The four reviews of ballot_data."""
    fill(office)
    return office


# ---- Read


def test_nothing_entered_yet(town: Desk) -> None:
    with pytest.raises(InputError, match="评议 #1 还没有登记测评；请用 renda review ballot 1 登记票数"):
        ballot_reading.result(town, "1")
    assert ballot_reading.grades(town, 1) == {}


def read(desk: Desk, base: str | None) -> list[tuple[Any, ...]]:
    """Of each row: base, grade, rank, percents of 满意."""
    found = ballot_reading.result(desk, "1", base=base)
    return [(row["base"], row["grade"], row["rank"], row["rates"]["满意"].percent) for row in found["subjects"]]


def test_under_each_base(town: Desk) -> None:
    enter(
        town, votes=["满意=17,基本满意=5,不满意=2"], subject="中心学校", issued=30, returned=29, members=40, present=34
    )
    enter(town, votes=["满意=17,基本满意=5,不满意=2"], subject="畜牧站")
    enter(town, votes=["满意=29"], subject="环卫所")
    last = ballot_reading.result(town, "1")
    assert read(town, None) == [(24, "满意", 2, 70.83), (24, "满意", 2, 70.83), (29, "满意", 1, 100.0)]
    assert (
        read(town, "returned")
        == read(town, "收回的票")
        == [(29, "满意", 2, 58.62), (29, "满意", 2, 58.62), (29, "满意", 1, 100.0)]
    )
    assert read(town, "present")[0] == (34, "基本满意", 2, 50.0)
    assert read(town, "members")[0] == (40, "基本满意", 2, 42.5)
    other = ballot_reading.result(town, "1", base="members")
    assert other["base"] == "members"
    assert "（改按全体应投票的人为基数试算）。出处：" in other["rule"]
    assert ballot_reading.result(town, "1") == last
    with pytest.raises(InputError, match="--base 没有“全部”；可选：全体应投票的人、到会的人、收回的票、该行有效票"):
        ballot_reading.result(town, "1", base="全部")


def test_a_base_that_nobody_counted(town: Desk) -> None:
    enter(town, votes=["满意=2,不满意=1"], subject="中心学校", issued=3, returned=3)
    assert read(town, "members") == [(3, "满意", 1, 66.67)]  # the deputies who act on the day
    with pytest.raises(
        InputError,
        match=r"2022-01-10 的测评没有登记到会的人数.*请先登记：renda review ballot 1 --replace --present 人数",
    ):
        ballot_reading.result(town, "1", base="present")
    enter(town, subject="中心学校", again=True, present=60, **SHEETS)
    found = ballot_reading.result(town, "1", base="present")
    assert (found["subjects"][0]["base"], found["subjects"][0]["grade"]) == (60, "满意")
    (first,) = found["others"]
    assert [(row["base"], row["grade"], row["why"]) for row in first["subjects"]] == [
        (None, None, "没有登记到会的人数，不能按它评定")
    ]
    with pytest.raises(InputError, match="或少于收回的 58 张"):
        ballot_reading.result(town, "1", base="members")


def test_a_void_vote_has_no_base(town: Desk) -> None:
    enter(town, subject="中心学校", issued=57, returned=58)
    found = ballot_reading.result(town, "1", base="members")
    assert (found["void"], found["subjects"][0]["base"], found["subjects"][0]["rank"]) == (True, None, None)


def test_weights_give_a_score(town: Desk) -> None:
    tier = {"grade": "满意", "score": 80, "inclusive": True}
    weighted = {
        "code": "作风",
        "grades": ["满意", "不满意"],
        "base": "valid",
        "weights": {"满意": 100, "不满意": 30},
        "tiers": [tier],
        "otherwise": "不满意",
    }
    set_rule(town, weighted)
    enter(town, votes=["满意=2,不满意=1"], subject="中心学校", issued=3, returned=3)
    (row,) = ballot_reading.result(town, "1")["subjects"]
    assert (row["score"], row["grade"], row["why"]) == (76.67, "不满意", "各档都没有达到，为不满意")


def test_grades_that_the_rules_no_longer_know(town: Desk) -> None:
    enter(town, "2", votes=["优秀=10"], issued=10, returned=10)
    assert ballot_reading.grades(town, 2) == {4: "优秀"}
    set_rule(town, OTHER | {"code": "称职度"})
    assert ballot_reading.grades(town, 2) == {4: None}
    assert "称职度：满意、不满意" in ballot_reading.result(town, "2")["rule"]


# ---- The empty sheet


def test_the_empty_ballot(town: Desk, tmp_path: Path) -> None:
    made = ballot_paper.make(town, "1", str(tmp_path / "票.md"))
    assert made.path == tmp_path / "票.md"
    said = made.content.decode().splitlines()
    assert said[0] == "# 遥观镇2022年部门评议测评票"
    assert [line for line in said if line.startswith("|")] == [
        "| 序号 | 评议对象 | 满意 | 基本满意 | 不满意 | 弃权 | 不了解 |", "| --- | --- | --- | --- | --- | --- | --- |",
        "| 1 | 中心学校 | | | | | |", "| 2 | 畜牧站 | | | | | |", "| 3 | 环卫所 | | | | | |",
    ]  # fmt: skip
    assert said[-1] == "遥观镇人民代表大会主席团　2022年1月10日"
    assert not town.file.tuples("SELECT 1 FROM ballot")


def test_the_empty_ballot_of_questions_by_another_scheme(town: Desk, tmp_path: Path) -> None:
    town.file.db.execute("UPDATE review SET title = '遥观镇专题询问测评' WHERE id = 2")
    made = ballot_paper.make(town, "2", str(tmp_path / "票.docx"), scheme="称职度", questions=True, on="2022-01-12")
    assert made.content == (tmp_path / "票.docx").read_bytes()
    assert (made.data["title"], made.data["on"], made.data["grades"][:2]) == (
        "遥观镇专题询问答复测评票",
        "2022年1月12日",
        ["优秀", "称职"],
    )
    assert [row["name"] for row in made.data["rows"]] == ["何时通水？请打 138****5678", "水质合格吗？"]


def test_no_day_is_known_yet(town: Desk, tmp_path: Path) -> None:
    assert ballot_paper.make(town, "3", str(tmp_path / "票.md")).data["on"] == "　　年　　月　　日"


@pytest.mark.parametrize(
    ("number", "more", "said"),
    [
        ("4", {}, "评议 #4 没有登记对象，印不出票；请先用 renda review edit 4 --add 对象 登记"),
        ("1", {"questions": True}, "评议 #1 没有登记问题，印不出票；请先用 renda review question add 1 登记"),
        ("1", {"scheme": "好评"}, "可选：满意度、称职度"), ("9", {}, "没有编号为“9”的评议"), ("1", {"output": "票.pdf"}, "文件名请以 .docx 或 .md 结尾"),
        ("5", {}, "评议 #5 已取消"),
    ],
)  # fmt: skip
def test_an_empty_ballot_refused(town: Desk, tmp_path: Path, number: str, more: dict[str, Any], said: str) -> None:
    insert_review(town.file.db, kind="听证", title="听证", status="dropped", year=2022)
    output = str(tmp_path / more.pop("output", "票.md"))
    with pytest.raises(InputError, match=said):
        ballot_paper.make(town, number, output, **more)
    assert list(tmp_path.glob("票*")) == []
