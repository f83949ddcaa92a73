"""`renda review list | show | stats`, as a clerk types them."""

import sqlite3
from pathlib import Path

import pytest

from tests.conftest import Renda


@pytest.fixture
def town(town_with_people: Renda) -> Renda:
    """The town with a review that was held and one that is planned."""
    for line in (
        "plan --kind 部门评议 --subject 财政局,教育局 --held 2022-01-09 --voters 20 --place 会议室 --suggestions 4",
        "plan --kind 执法检查 --subject 水法 --on 2022-05-20 --title 水法执行情况",
    ):
        ran = town_with_people("review", *line.split())
        assert ran.code == 0, ran.err
    return town_with_people


def test_the_list(town: Renda) -> None:
    lines = town("review", "list", "--year", "2022", "-f", "csv").out.lstrip("\ufeff").splitlines()
    assert lines == [
        "编号,种类,评议,评议对象,对象数,日期,状态,下一步,评议意见,未验收,问题,届次",
        "1,部门评议,部门评议：财政局、教育局,财政局、教育局,2,2022-01-09,已开展,提前通知,0,0,0,",
        "2,执法检查,水法执行情况,水法,1,2022-05-20,计划,提前通知,0,0,0,",
    ]
    assert [
        one["id"] for one in town("review", "list", "--status", "计划", "--kind", "执法检查", "-f", "json").json
    ] == [2]
    assert "注：已开展 1 项，评议对象 2" in town("review", "list", "-f", "plain").out


def test_the_page(town: Renda) -> None:
    out = town("review", "show", "1", "-f", "plain").out
    assert out.startswith("【评议 #1 部门评议：财政局、教育局】\n")
    for words in (
        "到会选民  20",
        "建议条数  4",
        "地点      会议室",
        "座谈评议  已办",
        "2022-01-09  步骤  座谈评议",
        "财政局    部门、站所",
    ):
        assert words in out, words
    planned = town("review", "show", "2", "-f", "plain").out
    assert "【期限】" in planned
    assert "【评议意见】" not in planned
    assert town("review", "show", "2", "-f", "json").json["subjects"] == [
        {"id": 3, "subject": "水法", "reviewed": "law", "count": 1, "deputy_id": None, "unit_id": None, "grade": None}
    ]


def test_votes_findings_and_questions_stand_on_the_page(town: Renda, path: Path) -> None:
    with sqlite3.connect(path) as db:
        db.executescript(
            """INSERT INTO ballot (purpose, review_id, round, held_on, issued, returned, void, spoilt)
                VALUES ('review', 1, 1, '2022-01-09', 30, 29, 0, 0);
            INSERT INTO ballot_row (ballot_id, subject_id, position, invalid) VALUES (1, 1, 1, 1);
            INSERT INTO ballot_vote (row_id, grade, votes) VALUES (1, '满意', 28);
            INSERT INTO finding (review_id, kind, text, found_on, status, round) VALUES (1, 'problem', '账目不公开', '2022-01-09', 'accepted', 1);
            INSERT INTO rectification (finding_id, round, rectified_on, verdict, judged_on)
                VALUES (1, 1, '2022-02-01', 'accepted', '2022-02-08');
            INSERT INTO finding (review_id, kind, text, found_on, status, round) VALUES (1, 'suggestion', '定期公布', '2022-01-09', 'open', 1);
            INSERT INTO review_question (review_id, text, asked_on, asker, on_spot) VALUES (1, '何时修路', '2022-01-09', '周大福', 0);
            INSERT INTO ballot (purpose, review_id, round, held_on, issued, returned, void, spoilt)
                VALUES ('question', 1, 1, '2022-01-09', 5, 5, 0, 0);
            INSERT INTO ballot_row (ballot_id, question_id, position, invalid) VALUES (2, 1, 1, 5);"""
        )
    out = town("review", "show", "1", "-f", "csv").out
    for words in (
        "2022-01-09,1,财政局,30,29,满意 28,1", "2022-01-09,1,问题 #1,5,5,,5", "1,何时修路,周**,2022-01-09,待答复",
        "1,问题,账目不公开,2022-01-09,已验收,1,2022-02-01,2022-02-08,30", "2,建议,定期公布,2022-01-09,整改中,1,,,",
    ):  # fmt: skip
        assert words in out, words
    assert "周大福" in town("review", "show", "1", "--private").out


def test_the_years_figures(town: Renda) -> None:
    out = town("review", "stats", "2022", "-f", "plain").out
    assert out.startswith("【2022年评议情况】\n")
    assert "注：合计：计划 2、已开展 1、对象 2、评议意见 0、已验收 0" in out
    assert town("review", "stats", "2022", "-f", "json").json[0] == {
        "kind": "部门评议", "planned": 1, "held": 1, "subjects": 2, "findings": 0, "accepted": 0, "questions": 0, "answered": 0,
    }  # fmt: skip
    assert town("review", "stats", "2016-2020", "-f", "json").json == []


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("list --year 二二", "年份“二二”不对"),
        ("list --kind 检查", "相近的有：执法检查"),
        ("list --status 办完", "没有“办完”这种状态"),
        ("show 9", "没有编号为“9”的评议"),
        ("stats 2020-2016", "前后颠倒"),
    ],
)
def test_what_is_wrong_is_said(town: Renda, line: str, why: str) -> None:
    ran = town("review", *line.split())
    assert (ran.code, ran.out) == (2, "")
    assert why in ran.err


def test_the_list_tells_the_first_of_many_subjects_and_machines_all(town_with_people: Renda) -> None:
    names = "、".join(f"第{place}服务站" for place in "一二三四五六七八九")
    ran = town_with_people("review", "plan", "--kind", "部门评议", "--subject", names, "--title", "八站评议")
    assert ran.out.splitlines()[-1].endswith(f"也是承办单位的，请用 renda proposal unit add 登记）：{names}")
    shown = town_with_people("review", "list", "--status", "计划").out
    assert "第一服务站、第二服务站、第三服务站、第四服务站、第五服务站等" in shown
    assert "届次" not in shown.splitlines()[0]
    assert town_with_people("review", "list", "-f", "json").json[0]["subjects"] == names
    assert names in town_with_people("review", "list", "-f", "csv").out
    ran = town_with_people("review", "list", "--status", "")
    assert (ran.code, ran.err) == (2, "没有写状态；可选：计划、已开展、已办结、取消\n")
