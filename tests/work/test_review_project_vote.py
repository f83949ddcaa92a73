"""The vote on the livelihood projects: what the rules make of the counts, what is refused, what is corrected."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from docx import Document

from renda_cli.errors import InputError
from renda_cli.store.statements import insert_ballot, insert_ballot_row, insert_project_progress
from renda_cli.work import due as due_list
from renda_cli.work import rules, session, status
from renda_cli.work.desk import Desk
from renda_cli.work.review import project, project_paper, project_result, project_vote
from tests.work.helpers import at
from tests.work.project_data import collected, last_vote, states, voted

CUSTOM = "（通行做法（法律未规定））"
FOUR = ("修路", "修桥", "修渠", "修堤")


@pytest.fixture
def town(office: Desk) -> Desk:
    """The office with four candidates of 2022."""
    collected(office, *FOUR)
    return office


def rule(desk: Desk, key: str, value: str) -> None:
    """A rule of the town's own since 2021."""
    rules.set_(desk, key, value, from_="2021-01-01", source="镇人大办法")


def due(desk: Desk) -> list[tuple[Any, ...]]:
    """What is late on 1 December: kind, number, title."""
    found = due_list.due(at(desk, "2022-12-01"), 7)
    rows = [dict(zip(found.fields, row, strict=True)) for row in found.rows]
    return [(row["kind"], row["no"], row["title"]) for row in rows]


def test_those_on_the_line_or_above_it_are_selected_as_far_as_places_go(town: Desk) -> None:
    assert voted(town, "1=50,2=45,3=20,4=5", session="5-1") == (
        "已登记 2022 年民生实事票决（5-1 次会议，2022-01-07，限额投票）：发出 60 张，收回 60 张，有效 60 张",
        f"入选线 31 票：全体代表 60 名的过半数{CUSTOM}",
        "入选 2 项：1 修路（50 票）、2 修桥（45 票）",
        "未入选 2 项",
    )
    assert states(town) == {1: "selected", 2: "selected", 3: "unselected", 4: "unselected"}
    found = project.as_object(town, 1)
    assert (found["selected_on"], found["session"]) == ("2022-01-07", "5-1")
    assert project.as_object(town, 3)["selected_on"] is None


def test_a_result_tells_ranks_shares_and_rules(town: Desk) -> None:
    voted(town, "1=50,2=30,3=30,4=0", spoilt=1, note="第一次")
    found = project_result.result(town, "2022")
    assert (found["year"], found["selected"]) == (2022, 1)
    (one,) = found["votes"]
    rows = [
        tuple(row[name] for name in ("rank", "no", "votes", "passed", "selected", "again")) for row in one["candidates"]
    ]
    assert rows == [
        (1, 1, 50, True, True, False), (2, 2, 30, False, False, False), (2, 3, 30, False, False, False), (4, 4, 0, False, False, False),
    ]  # fmt: skip
    assert [row["share"].percent for row in one["candidates"]] == [83.33, 50.0, 50.0, 0.0]
    assert {name: one[name] for name in ("round", "on", "session", "method", "valid", "void", "line", "left", "differs")} == {
        "round": 1, "on": "2022-01-07", "session": "5-1", "method": "marks", "valid": 59, "void": False, "line": 31, "left": 1, "differs": [],
    }  # fmt: skip
    assert one["rule"][0] == {"key": "project.pass", "value": "过半数", "source": "通行做法（法律未规定）"}
    assert project_result.worded(found)["votes"][0]["method"] == "限额投票"
    assert project_result.result(town, "2023") == {"year": 2023, "selected": 0, "votes": []}


def test_tied_at_the_last_place_stay_candidates_and_are_voted_on_again(town: Desk) -> None:
    lines = voted(town, "1=45,2=35,3=35,4=5")
    assert lines[2:] == (
        "入选 1 项：1 修路（45 票）",
        f"末位相同：2 号、3 号得票各 35，按规则重新投票{CUSTOM}",
        "待再次投票 2 项，名额 1 个；结果请登记：renda review project vote 2022 --again --issued N --returned N --votes 2=N,3=N",
        "未入选 1 项",
    )
    assert states(town) == {1: "selected", 2: "candidate", 3: "candidate", 4: "unselected"}
    with pytest.raises(InputError, match="再次投票的名额是剩下的 1 个，不是 2 个"):
        voted(town, "2=20,3=40", again=True)
    with pytest.raises(InputError, match="--votes 的 2022-1 修路 不在这次票决的候选里；候选有：2 号、3 号"):
        voted(town, "1=20,3=40", again=True, places=None)
    with pytest.raises(InputError, match="上一次票决在 2022-01-07，这一次不能在 2022-01-06"):
        voted(town, "2=20,3=40", again=True, places=None, on="2022-01-06")
    assert voted(town, "2=20,3=40", again=True, places=1)[0].startswith("已登记 2022 年民生实事第 2 次票决（5-1 次会议")
    assert states(town) == {1: "selected", 2: "unselected", 3: "selected", 4: "unselected"}
    assert [one["round"] for one in project_result.result(town, "2022")["votes"]] == [1, 2]
    assert project_result.result(town, "2022")["votes"][0]["differs"] == []
    with pytest.raises(InputError, match="2022 年没有要再次投票的项目"):
        voted(town, "2=40", again=True, places=None)


@pytest.mark.parametrize(("ties", "selected", "told"), [("都入选", 3, "都入选"), ("都不入选", 1, "都不入选")])
def test_ties_by_other_rules(town: Desk, ties: str, selected: int, told: str) -> None:
    rule(town, "project.ties", ties)
    lines = voted(town, "1=45,2=35,3=35,4=5")
    assert f"2 号、3 号得票各 35，按规则{told}（镇人大办法）" in lines[3]
    assert list(states(town).values()).count("selected") == selected
    assert "candidate" not in states(town).values()


def test_too_few_above_the_line(town: Desk) -> None:
    lines = voted(town, "1=45,2=30,3=20,4=5")
    assert lines[2:] == (
        "入选 1 项：1 修路（45 票）",
        f"过线的不足应选数，还缺 1 项，按规则按过线的确定{CUSTOM}",
        "未入选 3 项",
    )
    rule(town, "project.short", "重新投票")
    lines = voted(town, "1=45,2=30,3=20,4=5", replace=True)
    assert lines[3:] == (
        "过线的不足应选数，还缺 1 项，按规则重新投票（镇人大办法）",
        "待再次投票 3 项，名额 1 个；结果请登记：renda review project vote 2022 --again --issued N --returned N --votes 2=N,3=N,4=N",
    )
    assert states(town) == {1: "selected", 2: "candidate", 3: "candidate", 4: "candidate"}
    assert voted(town, "2=30,3=20,4=5", again=True, places=None)[2] == "入选 0 项"
    assert voted(town, "2=40", again=True, places=None)[-1] == "注意：没有写 3 号、4 号的得票，按 0 票登记"
    assert [one["round"] for one in project_result.result(town, "2022")["votes"]] == [1, 2, 3]


def test_in_order_of_urgency_the_smaller_sum_is_the_more_urgent(town: Desk) -> None:
    lines = voted(town, points=["1=10,2=5,3=9,4=6"], issued=3, returned=3)
    assert lines == (
        "已登记 2022 年民生实事票决（5-1 次会议，2022-01-07，按缓急排序）：发出 3 张，收回 3 张，有效 3 张",
        "按名次和由小到大取 2 项，不设票数线",
        "入选 2 项：2 修桥（名次和 5）、4 修堤（名次和 6）",
        "未入选 2 项",
    )
    found = last_vote(town)
    assert [(row["rank"], row["no"], row["points"], row["share"], row["passed"]) for row in found["candidates"]] == [
        (1, 2, 5, None, None), (2, 4, 6, None, None), (3, 3, 9, None, None), (4, 1, 10, None, None),
    ]  # fmt: skip
    assert (found["line"], [one["key"] for one in found["rule"]]) == (None, ["project.ties"])


def test_a_tie_in_order_of_urgency_is_voted_on_again_in_the_same_way(town: Desk) -> None:
    lines = voted(town, points=["1=4,2=7,3=7,4=12"], issued=3, returned=3, method="按缓急排序")
    assert lines[3] == f"末位相同：2 号、3 号名次和各 7，按规则重新投票{CUSTOM}"
    assert lines[4].endswith("--points 2=N,3=N")
    paper = project_paper.paper(town, "2022", again=True)
    assert (paper["method"], paper["places"], [one["no"] for one in paper["candidates"]]) == ("urgency", 1, [2, 3])
    voted(town, points=["2=4,3=5"], issued=3, returned=3, again=True, places=None)
    assert states(town) == {1: "selected", 2: "selected", 3: "unselected", 4: "unselected"}


def test_a_run_off_counts_the_deputies_of_the_vote_before_and_may_tie_again(town: Desk) -> None:
    tied: dict[str, Any] = {"votes": None, "points": ["1=60,2=150,3=150,4=240"]}
    voted(town, members=62, **tied)
    again: dict[str, Any] = {"again": True, "places": None, "members": None, "votes": None, "points": ["2=90,3=90"]}
    voted(town, **again)
    assert (last_vote(town)["round"], last_vote(town)["members"]) == (2, 62)
    assert project_paper.paper(town, "2022", again=True)["title"].endswith("民生实事项目第三次票决票")
    session.add(town, "5-2", on="2022-07-06")
    voted(town, **again | {"session": "5-2", "on": "2022-07-06", "points": ["2=80,3=100"]})
    assert (last_vote(town)["round"], last_vote(town)["members"]) == (3, 3)


def test_more_returned_than_issued_voids_the_vote_and_a_new_one_may_follow(town: Desk) -> None:
    assert voted(town, returned=61) == (
        "已登记 2022 年民生实事票决（5-1 次会议，2022-01-07，限额投票）：发出 60 张，收回 61 张",
        "收回的票多于发出的，这次票决作废，没有确定项目；重新投票后再登记",
    )
    found = last_vote(town)
    assert (found["void"], found["valid"], found["line"], found["left"]) == (True, None, None, 2)
    assert {row[name] for row in found["candidates"] for name in ("rank", "votes", "selected")} == {None}
    with pytest.raises(InputError, match="2022 年还没有有效的票决，不能再次投票"):
        voted(town, "1=50", again=True)
    voted(town, "1=45,2=35,3=35,4=5")
    assert (last_vote(town)["round"], states(town)[1]) == (1, "selected")
    assert voted(town, returned=61, again=True, places=None)[1].endswith("重新投票后再登记，仍加 --again")
    assert voted(town, "2=40,3=20", replace=True, places=None)[2] == "入选 1 项：2 修桥（40 票）"
    assert [(one["round"], one["void"]) for one in project_result.result(town, "2022")["votes"]] == [
        (1, True), (1, False), (2, False),
    ]  # fmt: skip


def test_a_void_vote_is_corrected(town: Desk) -> None:
    voted(town, "1=60", returned=61)
    assert last_vote(town)["candidates"][0]["votes"] == 60
    voted(town, "1=45,2=35,3=10,4=5", replace=True, places=None, members=None, on=None)
    found = last_vote(town)
    assert (found["void"], found["places"], found["members"], found["on"]) == (False, 2, 60, "2022-01-07")
    assert len(project_result.result(town, "2022")["votes"]) == 1


@pytest.mark.parametrize(
    ("votes", "options", "sentence"),
    [
        ("1=50,2=40,7=30", {}, "没有叫“7”的民生实事项目"),
        ("1=50,1=40", {}, "--votes 的 1 号写了两遍"),
        ("1=50,2022-1=40", {}, "--votes 的 1 号写了两遍"),
        ("1:很多", {}, "--votes“1:很多”看不懂"),
        ("1", {}, "--votes“1”看不懂"),
        ("1=60", {"spoilt": 1}, "1 号得 60 票，多于有效票 59 张"),
        ("1=60,2=60,3=1", {}, "各项得票合计 121，多于 60 张有效票每张选 2 项的 120"),
        ("1=50", {"spoilt": 61}, "废票 61 张，多于收回的 60 张"),
        ("1=50", {"places": None}, "没有写应选几项"),
        ("1=50", {"places": 0}, "--places 0 不对"),
        ("1=50", {"method": "举手"}, "--method 没有“举手”"),
        ("1=50", {"method": "按缓急排序"}, "按缓急排序的得数要用 --points 写"),
        ("1=50", {"points": ["1=60"]}, "--votes 和 --points 只能写一个"),
        ("1=50", {"again": True, "replace": True}, "--again 和 --replace 只能写一个"),
        ("1=50", {"again": True}, "还没有有效的票决"),
        ("1=50", {"replace": True}, "2022 年还没有登记过票决"),
        ("1=50", {"session": "5-9"}, "没有登记过 5-9 次会议"),
        ("1=50", {"on": "2021-12-30"}, "2021-12-30 没有登记过人代会"),
        ("1=50", {"members": -1}, "--members -1 不对"),
        ("", {}, "没有写各项的得数；请加 --votes"),
        ("", {"method": "urgency"}, "没有写各项的得数；请加 --points"),
        ("", {"points": ["1=60,2=120"]}, "--points 没有写 3 号、4 号"),
        ("", {"points": ["1=60,2=120,3=180,4=239"]}, "名次和合计 599，60 张有效票每张排 1 到 4 应为 600"),
    ],
)
def test_counts_that_cannot_be_are_refused_and_nothing_is_written(
    town: Desk, votes: str, options: dict[str, Any], sentence: str
) -> None:
    with pytest.raises(InputError, match=sentence):
        voted(town, votes, **options)
    assert town.file.tuples("SELECT count(*) FROM ballot") == [(0,)]
    assert set(states(town).values()) == {"candidate"}


def test_a_year_is_voted_on_once(town: Desk) -> None:
    voted(town, "1=50,2=45,3=5,4=5")
    with pytest.raises(InputError, match="2022 年的民生实事 2022-01-07 已经票决；名额没有满的再次投票写 --again"):
        voted(town, "1=50,2=45,3=5,4=5")
    with pytest.raises(InputError, match="2023 年没有候选项目"):
        project_vote.vote(town, "2023", issued=60, returned=60, votes=["1=50"], places=1, members=60)


def test_only_those_listed_stand_once_any_was_examined(town: Desk) -> None:
    project.examine(town, ["1,2"], listed=True)
    project.examine(town, ["3"], exclude="不急")
    with pytest.raises(InputError, match="--votes 的 2022-4 修堤 不在这次票决的候选里；候选有：1 号、2 号"):
        voted(town, "1=50,4=40", places=1)
    lines = voted(town, "1=40,2=20", places=1)
    assert lines[-1] == "提示：没有初定的 4 号不参加票决，要列入请先用 renda review project examine"
    assert states(town) == {1: "selected", 2: "unselected", 3: "excluded", 4: "candidate"}


def test_none_listed_is_none_to_vote_on(town: Desk) -> None:
    project.examine(town, ["1,2,3,4"], exclude="不急")
    with pytest.raises(InputError, match="2022 年没有候选项目"):
        voted(town, "1=50")


def test_that_there_is_nothing_to_choose_from_is_remarked(town: Desk) -> None:
    assert voted(town, "1=50,2=50,3=40,4=40", places=4)[-1] == "注意：候选 4 项，应选 4 项，没有差额"
    rule(town, "project.margin", "50")
    lines = voted(town, "1=50,2=50,3=40,4=10", places=3, replace=True)
    assert lines[-1] == "注意：候选 4 项，应选 3 项，差额不到 50%（镇人大办法）"
    assert voted(town, "1=50,2=50,3=10,4=10", places=2, replace=True)[-1] == "未入选 2 项"


def test_all_deputies_are_counted_from_the_register(town: Desk) -> None:
    lines = voted(town, "1=2,2=1", members=None, issued=4, returned=3, places=1)
    assert lines[1] == f"入选线 2 票：全体代表 3 名的过半数{CUSTOM}"
    assert "注意：发出 4 张票，多于全体代表 3 名，请核对" in lines


@pytest.mark.parametrize(("base", "members"), [("all", 3), ("acting", 2)])
def test_the_suspended_count_among_all_deputies_as_the_rule_says(town: Desk, base: str, members: int) -> None:
    status.suspend(town, "张三", ground="羁押", on="2022-01-06")
    rule(town, "quorum.base", base)
    assert f"全体代表 {members} 名" in voted(town, "1=2,2=1", members=None, issued=2, returned=2, places=2)[1]


def test_without_deputies_their_number_is_asked_for(desk: Desk) -> None:
    collected(desk, *FOUR)
    session.add(desk, "5-1", on="2022-01-06")
    with pytest.raises(InputError, match="名册上 2022-01-07 没有在任的本级代表；请加 --members 全体代表人数"):
        voted(desk, "1=50", members=None)


def test_a_candidate_collected_after_the_vote_is_remarked(town: Desk) -> None:
    project.add(town, "补录", year="2022", on="2022-01-09", sources=["走访"])
    voted(town, "1=50,2=40")
    assert any(told.startswith("注意：5 号登记的征集日期在票决以后") for told in town.remarks)


def test_a_day_outside_the_session_is_remarked(town: Desk) -> None:
    lines = voted(town, "1=50,2=45,3=5,4=5", on="2022-01-09")
    assert lines[-1] == "注意：2022-01-09 不在 5-1 次会议的会期里，请核对 --on 和 --session"


def test_one_that_is_to_be_finished_by_a_day_is_due_once_it_is_selected(town: Desk) -> None:
    project.edit(town, "1", until="2022-11-30")
    project.edit(town, "3", until="2022-10-31")
    voted(town, "1=50,2=45,3=5,4=5")
    assert due(town) == [("project", "2022-1", "修路")]
    voted(town, "3=50,2=45,1=5,4=5", replace=True)
    assert due(town) == [("project", "2022-3", "修渠")]
    voted(town, "3=51,2=45,1=5,4=5", replace=True)
    sql = "SELECT project_id, cancelled_why FROM deadline ORDER BY id"
    assert town.file.tuples(sql) == [(1, "票决改正，没有入选"), (3, None)]


def test_the_counts_are_not_corrected_once_there_is_progress(town: Desk) -> None:
    voted(town, "1=50,2=45,3=5,4=5")
    with town.file.transaction():
        insert_project_progress(town.file.db, project_id=1, month="2022-03", reported_on=date(2022, 3, 31), percent=10)
    with pytest.raises(InputError, match="2022-1 票决以后已有登记，不能改票数；请先把其后的登记撤销"):
        voted(town, "1=51,2=45,3=5,4=5", replace=True)
    assert last_vote(town)["candidates"][0]["votes"] == 50


def test_a_rule_that_was_changed_after_the_vote_is_told_of(town: Desk) -> None:
    voted(town, "1=50,2=35,3=5,4=5")
    rule(town, "project.pass", "2/3")
    assert last_vote(town)["differs"] == [2]


def test_a_vote_that_was_entered_without_a_session_is_corrected_by_its_day(town: Desk) -> None:
    with town.file.transaction():
        ballot = insert_ballot(
            town.file.db, purpose="choice", year=2022, held_on=date(2022, 1, 7), members=60, issued=60, returned=60, places=2, method="marks",
        )  # fmt: skip
        insert_ballot_row(town.file.db, ballot_id=ballot, project_id=1, votes=50)
    assert voted(town, "1=40", replace=True)[0].startswith("已登记 2022 年民生实事票决（5-1 次会议")


def test_the_empty_ballot_names_the_candidates(town: Desk, tmp_path: Path) -> None:
    project.edit(town, "1", budget="120万", village="留道村", unit="建设局", content="一公里")
    project.examine(town, ["1,2"], listed=True)
    found = project_paper.paper(town, "2022", places=1, session="5-1")
    assert found["title"] == "遥观镇第五届人民代表大会第一次会议2022年民生实事项目票决票"
    assert found["how"].startswith("候选项目 2 项，应选 1 项。同意列入的，在该项的“选择”栏画“○”。")
    path = project_paper.write(town, found, str(tmp_path / "票.docx"))
    document = Document(str(path))
    (table,) = document.tables
    assert [[cell.text for cell in row.cells] for row in table.rows] == [
        ["编号", "项目", "内容", "村（社区）", "责任单位", "预算（元）", "选择"],
        ["1", "修路", "一公里", "留道村", "建设局", "1,200,000", ""],
        ["2", "修桥", "", "", "", "", ""],
    ]
    words = project_paper.write(town, found, str(tmp_path / "票.md")).read_text(encoding="utf-8")
    assert "| 1 | 修路 | 一公里 | 留道村 | 建设局 | 1,200,000 |  |" in words
    assert words.rstrip().endswith("遥观镇人民代表大会　2022年1月10日")


def test_the_ballot_of_urgency_asks_for_an_order(town: Desk) -> None:
    found = project_paper.paper(town, "2022", places=2, method="按缓急排序")
    assert found["title"] == "遥观镇第五届人民代表大会2022年民生实事项目票决票"
    assert "在“名次”栏从 1 到 4 编号，最急的写 1" in found["how"]
    assert (found["mark"], found["notes"]) == ("名次", [])


def test_the_ballot_needs_its_places(town: Desk) -> None:
    with pytest.raises(InputError, match="没有写应选几项"):
        project_paper.paper(town, "2022")
    with pytest.raises(InputError, match="2022 年还没有有效的票决"):
        project_paper.paper(town, "2022", again=True)
    voted(town, "1=45,2=35,3=35,4=5")
    assert project_paper.paper(town, "2022", again=True)["title"].endswith("2022年民生实事项目第二次票决票")
    with pytest.raises(InputError, match="再次投票的名额是剩下的"):
        project_paper.paper(town, "2022", places=9, again=True)
