"""renda review ballot | result | paper, and the rule by which votes are graded."""

import sqlite3
from pathlib import Path

import pytest

from tests.conftest import Ran, Renda

JUNE = "2022-06-10"
WAY = (
    '[{"code":"镇海","grades":["满意","基本满意","不满意"],"base":"members","tiers":[{"grade":"满意","counts":["满意"],"share":"1/2","inclusive":true},'
    '{"grade":"基本满意","counts":["满意","基本满意"],"share":"1/2","inclusive":true}],"otherwise":"不满意"}]'
)


@pytest.fixture
def town(town_with_people: Renda, path: Path) -> Renda:
    """A review of two units that is planned."""
    with sqlite3.connect(path) as db:
        db.execute(
            "INSERT INTO review (kind, title, status, year, planned_on) VALUES ('部门评议', '2022年部门评议', 'planned', 2022, '2022-06-10')"
        )
        for name in ("水利站", "畜牧站"):
            db.execute(
                "INSERT INTO review_subject (review_id, reviewed, name, count) VALUES (1, 'unit', ?, 1)", (name,)
            )
    db.close()
    return town_with_people


def ran_in(town: Renda, line: str) -> Ran:
    """A command line on 10 June."""
    return town(*line.split(), today=JUNE)


def did(town: Renda, line: str) -> list[str]:
    """The lines of a command that was done."""
    ran = ran_in(town, f"review {line}")
    assert (ran.code, ran.err) == (0, "")
    return ran.out.splitlines()


def test_a_vote_from_the_sheet_to_the_second_one(town: Renda, tmp_path: Path) -> None:
    assert did(town, f"paper 1 -o {tmp_path}/票.docx") == [f"已写到 {tmp_path}/票.docx"]
    did(
        town,
        "ballot 1 --subject 水利站 --issued 30 --returned 29 --present 30 --by 代表 --votes 满意=17,基本满意=5 --votes 不满意=2,不了解=3",
    )
    did(town, "ballot 1 --subject 畜牧站 --votes 满意=5,基本满意=5,不满意=19 --valid 29 --invalid 0")
    did(town, "ballot 1 --subject 畜牧站 --issued 30 --returned 30 --votes 满意=30 --on 2022-06-09 --replace")
    assert did(town, "ballot 1 --subject 畜牧站 --again --issued 28 --returned 28 --votes 满意=28 --session 5-1")[
        0
    ].startswith("已登记第 2 次测评 #1 畜牧站（2022-06-10）：")
    shown = did(town, "result 1")
    assert shown[0] == "【2022年部门评议：第 2 次测评（2022-06-10）】"
    assert shown[1].split() == ["评议对象", "有效", "无效", "满意", "基本满意", "不满意", "等次", "名次", "评定依据"]
    assert shown[3].split()[:4] == ["畜牧站", "28", "0", "100.00%（28/28）"]
    (first,) = [place for place, line in enumerate(shown) if line == "【2022年部门评议：测评（2022-06-09）】"]
    assert shown[first + 1].split() == [
        "评议对象",
        "有效",
        "无效",
        "满意",
        "基本满意",
        "不满意",
        "不了解",
        "等次",
        "名次",
        "评定依据",
    ]
    assert shown[first + 3].split()[:8] == [
        "水利站", "24", "6", "70.83%（17/24）", "20.83%（5/24）", "8.33%（2/24）", "3", "满意",
    ]  # fmt: skip
    assert shown[-3:-1] == [
        "注：投票人 代表，到会 30，发出 30，收回 30；比率以该行有效票为基数",
        "注：等次：满意 2 个（100.00%）",
    ]
    assert shown[-1].startswith("注：规则：满意度：")


def test_the_result_for_machines(town: Renda) -> None:
    did(town, "ballot 1 --subject 水利站 --issued 29 --returned 29 --members 34 --votes 满意=17,基本满意=5,不满意=2")
    found = ran_in(town, "review result 1 --base members -f json").json
    assert {name: found[name] for name in ("review", "round", "on", "issued", "returned", "void", "base", "others")} == {
        "review": 1, "round": 1, "on": JUNE, "issued": 29, "returned": 29, "void": False, "base": "members", "others": [],
    }  # fmt: skip
    (row,) = found["subjects"]
    assert row["votes"] == {"满意": 17, "基本满意": 5, "不满意": 2}
    assert (row["subject"], row["valid"], row["invalid"], row["base"], row["grade"], row["rank"]) == (
        "水利站",
        24,
        5,
        34,
        "基本满意",
        1,
    )
    assert row["rates"]["满意"] == {"numerator": 17, "denominator": 34, "percent": 50.0}


def test_a_void_vote_and_one_without_votes_on_the_page(town: Renda) -> None:
    did(town, "ballot 1 --subject 水利站 --issued 29 --returned 30 --votes 满意=30")
    shown = did(town, "result 1")
    assert shown[0] == "【2022年部门评议：测评（2022-06-10），已作废】"
    assert shown[3].split() == ["水利站", "30", "0", "30", "0", "0", "收回的票多于发出的，这次投票作废"]
    assert shown[4] == "注：发出 29，收回 30"


def test_the_towns_own_way_of_grading(town: Renda) -> None:
    done = town("rules", "set", "review.grading", WAY, "--from", "2022-01-01", "--source", "镇人大的办法", today=JUNE)
    assert done.out.startswith(
        "已定 review.grading（测评的等次和评定办法）：镇海：满意、基本满意、不满意，以全体应投票的人为基数，满意达到 1/2 的为满意，"
    )
    assert did(town, "ballot 1 --subject 水利站 --issued 29 --returned 29 --members 34 --votes 满意=17,不满意=12")[
        1
    ] == ("等次：满意（第 1 档：满意达到 1/2）")
    wrong = town(
        "rules", "set", "review.grading", WAY.replace("1/2", "3/2"), "--from", "2022-02-01", "--source", "x", today=JUNE
    )
    assert wrong.code == 2
    assert "写法不对，或不能用在这一项；请照 renda rules show 里已有的写法：base 写 members、" in wrong.err


def test_after_the_rule_was_changed_the_bare_votes_are_shown(town: Renda) -> None:
    did(town, "ballot 1 --subject 水利站 --issued 29 --returned 29 --votes 满意=17,不满意=12")
    town("rules", "set", "review.grading", WAY, "--from", "2022-01-01", "--source", "镇人大的办法", today=JUNE)
    shown = did(town, "result 1")
    assert shown[3].split()[:5] == ["水利站", "29", "0", "17", "12"]
    assert shown[4:] == [
        "注：发出 29，收回 29",
        "注：规则：现行规则里没有“满意度”这种评定办法",
        "注：还没有登记票数的：畜牧站",
    ]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("ballot 1 --subject 水利站 --issued 60 --returned 58 --votes 满意=59", "各项票数合计 59，多于收回的 58 张"),
        ("ballot 1 --subject 水利站 --issued 60 --returned 58 --votes 满意=58 --valid 59", "有效票 59 张，多于收回的 58 张"),
        ("ballot 1 --subject 水利站 --issued 60 --returned 58 --votes 优秀=58,满意=0", "没有“优秀”这个等次；满意度的票上可选：满意、基本满意"),
        ("ballot 1 --subject 财政所 --issued 60 --returned 58 --votes 满意=58", "的对象里没有“财政所”；可选：水利站、畜牧站"),
        ("ballot 1 --subject 水利站 --issued 六十 --returned 58 --votes 满意=58", "--issued"), ("ballot 9 --votes 满意=1", "没有编号为“9”的评议"),
        ("ballot 1 --subject 水利站 --issued 60 --returned 58", "--votes 没有写票数"), ("result 1", "评议 #1 还没有登记测评"),
        ("result 1 --base 全部", "--base"), ("paper 1 -o 票.xls", "文件名请以 .docx 或 .md 结尾"),
    ],
)  # fmt: skip
def test_bad_input_is_one_sentence_and_nothing_is_written(town: Renda, line: str, said: str) -> None:
    before = ran_in(town, "log -f json").json
    ran = ran_in(town, f"review {line}")
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err
    assert len(ran.err.strip().splitlines()) == 1
    assert ran_in(town, "log -f json").json == before


def test_how_many_came_to_each_grade(town: Renda) -> None:
    did(town, "ballot 1 --subject 水利站 --issued 29 --returned 29 --votes 满意=17,不满意=12")
    assert did(town, "ballot 1 --subject 畜牧站 --votes 满意9票，不满意20票")[2:] == [
        "按这个结果还要：限期整改、下次会议再次报告；落实后用 renda review follow 1 --subject 畜牧站 --what 措施 登记",
        "各对象的票数都已登记，结果见 renda review result 1",
    ]
    assert "注：等次：满意 1 个（50.00%），不满意 1 个（50.00%）" in did(town, "result 1")
    found = ran_in(town, "review result 1 -f json").json
    assert found["grades"]["不满意"] == {"numerator": 1, "denominator": 2, "percent": 50.0}
    assert found["missing"] == []
