"""Candidates for the year's livelihood projects: collected with their sources, corrected, examined."""

from typing import Any

import pytest

from renda_cli.errors import InputError
from renda_cli.work import completing, names
from renda_cli.work.desk import Desk
from renda_cli.work.proposal import reading
from renda_cli.work.review import project, project_vote
from renda_cli.work.station import opinion_reading
from tests.work.helpers import due, hand_in, refused
from tests.work.opinion_data import opinion
from tests.work.project_data import collected, states, voted


def no_rows(desk: Desk) -> bool:
    """Whether nothing was written of projects."""
    return desk.file.tuples("SELECT (SELECT count(*) FROM project) + (SELECT count(*) FROM project_source)") == [(0,)]


def test_a_candidate_gets_the_next_number_of_its_year(office: Desk) -> None:
    hand_in(office, "修建文化广场")
    opinion(office, "没有地方跳广场舞")
    done = project.add(
        office, "修建文化广场", content="铺地\n装灯", topic="文化", village="留道村", unit="建设局", leader="李四（副镇长）", budget="120万",
        funded_by="镇财政", until="2022-11-30", on="2022-01-06", note="急", opinions=["1"], proposals=["5-1/1"], sources=["走访征集", "电话13812345678"],
    )  # fmt: skip
    (line,) = done.lines
    assert line == (
        "已登记候选项目 2022-1 修建文化广场，责任单位建设局，分管领导李四（副镇长），预算 120 万元，完成期限 2022-11-30，"
        "来源：选民意见 #1、代表建议 5-1/1、走访征集、电话138****5678"
    )
    assert done.read() == {
        "id": 1, "year": 2022, "no": 1, "title": "修建文化广场", "content": "铺地\n装灯", "topic": "文化", "village": "留道村", "status": "candidate",
        "collected_on": "2022-01-06", "unit": "建设局", "leader": "李四（副镇长）", "budget": 1200000, "funded_by": "镇财政", "examined": None,
        "examined_on": None, "examined_by": None, "examined_why": None, "session": None, "selected_on": None, "until_on": "2022-11-30",
        "done_on": None, "percent": None, "spent": None, "carried_from": None, "ended_why": None, "note": "急",
        "sources": [
            {"kind": "opinion", "no": "1", "text": None}, {"kind": "proposal", "no": "5-1/1", "text": None},
            {"kind": "other", "no": None, "text": "走访征集"}, {"kind": "other", "no": None, "text": "电话138****5678"},
        ],
    }  # fmt: skip
    assert project.add(office, "修桥", no=5, sources=["走访"]).read()["no"] == 5
    assert project.add(office, "修路", sources=["走访"]).read()["no"] == 6
    assert project.add(office, "修路", year="2023", sources=["走访"]).read()["no"] == 1


def test_a_candidate_without_a_source_and_one_with_that_of_another_are_remarked_on(office: Desk) -> None:
    hand_in(office)
    project.add(office, "修路", proposals=["5-1/1"])
    assert project.add(office, "装路灯", proposals=["5-1/1"]).lines[1:] == (
        "提示：代表建议 5-1/1也是 2022-1 的来源，请看是否重复",
    )
    assert project.add(office, "修桥").lines == (
        "已登记候选项目 2022-3 修桥",
        "提示：没有写来源；请用 renda review project edit 2022-3 --add-source 文字 补上",
    )


@pytest.mark.parametrize(
    ("title", "options", "sentence"),
    [
        (" ", {}, "项目名称不能为空"),
        ("修路", {"year": "22"}, "年份“22”不对"),
        ("修路", {"year": "2150"}, "年份 2150 不对"),
        ("修路", {"budget": "很多"}, "预算“很多”看不懂"),
        ("修路", {"unit": "水利站"}, "没有叫“水利站”的单位"),
        ("修路", {"on": "2022-02-01", "until": "2022-01-31"}, "完成期限 2022-01-31 早于征集日期 2022-02-01"),
        ("修路", {"opinions": ["1"]}, "没有编号为“1”的选民意见"),
        ("修路", {"proposals": ["5-1/9"]}, "没有编号为 5-1/9 的件"),
        ("修路", {"sources": ["字" * 201]}, "来源有 201 字，太长"),
    ],
)
def test_what_is_wrong_is_refused_whole(office: Desk, title: str, options: dict[str, Any], sentence: str) -> None:
    with pytest.raises(InputError, match=sentence):
        project.add(office, title, **options)
    assert no_rows(office)


def test_a_number_and_a_title_stand_once_in_a_year(office: Desk) -> None:
    collected(office, "修路")
    with pytest.raises(InputError, match="2022 年已有同名的项目：2022-1 修路；要改它请用"):
        project.add(office, "修路")
    with pytest.raises(InputError, match="2022 年的 1 号已是 2022-1 修路；请换一个 --no"):
        project.add(office, "修桥", no=1)
    assert project.add(office, "修路", year="2021").read()["no"] == 1


def test_what_is_given_changes_and_an_empty_text_takes_away(office: Desk) -> None:
    project.add(
        office,
        "修路",
        on="2022-01-05",
        unit="建设局",
        budget="1000",
        content="一公里",
        until="2022-10-01",
        sources=["走访"],
    )
    assert project.edit(office, "1", title="修村道", budget="30.5万", on="2022-01-04").lines == (
        "已修改 2022-1 修村道，责任单位建设局，预算 30.5 万元，完成期限 2022-10-01，来源：走访",
    )
    assert project.edit(office, "2022-1", unit="", budget="", content=" ", until="", no=3).lines == (
        "已修改 2022-3 修村道，来源：走访",
    )
    assert project.edit(office, "3", title="修村道", sources=["走访"]).lines == (
        "没有改变，本来就是这样：2022-3 修村道，来源：走访",
    )
    found = project.edit(office, "3", sources=["村民代表会议"], no_sources=True).read()
    assert [one["text"] for one in found["sources"]] == ["村民代表会议"]
    assert (found["collected_on"], found["budget"], found["unit"], found["content"], found["until_on"]) == (
        "2022-01-04", None, None, None, None,
    )  # fmt: skip


def test_the_same_source_is_linked_once(office: Desk) -> None:
    hand_in(office)
    collected(office, "修路")
    project.edit(office, "1", proposals=["5-1/1"])
    found = project.edit(office, "1", proposals=["5-1/1"], sources=["走访征集"])
    assert found.lines[0].startswith("没有改变")
    assert len(found.read()["sources"]) == 2


def test_a_candidate_is_corrected_within_reason(office: Desk) -> None:
    collected(office, "修路", "修桥")
    for options, sentence in (
        ({}, "没有写要改什么"),
        ({"no_sources": False, "sources": []}, "没有写要改什么"),
        ({"title": "修桥"}, "2022 年已有同名的项目：2022-2 修桥"),
        ({"no": 2}, "2022 年的 2 号已是 2022-2 修桥"),
        ({"until": "2021-11-30"}, "完成期限 2021-11-30 早于征集日期 2021-12-01"),
    ):
        with pytest.raises(InputError, match=sentence):
            project.edit(office, "1", **options)
    with pytest.raises(InputError, match="没有叫“9”的民生实事项目"):
        project.edit(office, "9", title="修路")


def test_what_was_voted_in_changes_by_decision_only(office: Desk) -> None:
    collected(office, "修路", "修桥", "修渠")
    voted(office, "1=50,2=40,3=10")
    with pytest.raises(
        InputError,
        match="2022-1 修路 票决入选，不能再改登记的内容；空着的可以补上，经决定的变更请用 renda review project change 登记",
    ):
        project.edit(office, "1", title="修大路")
    assert project.edit(office, "3", title="修水渠").lines[0].startswith("已修改 2022-3 修水渠")


def test_what_was_left_open_is_filled_in_after_the_vote(office: Desk) -> None:
    collected(office, "修路", "修桥", "修渠")
    told = project_vote.vote(
        office, "2022", issued=3, returned=3, votes=["1=3,2=2,3=1"], places=2, members=3, on="2022-01-07", session="5-1",
    ).lines  # fmt: skip
    assert told[-1].startswith("提示：1 号、2 号没有写完成期限，定了请用 renda review project edit 编号 --until 日期")
    done = project.edit(office, "1", unit="建设局", until="2022-11-30", sources=["村委会"])
    assert done.lines == ("已修改 2022-1 修路，责任单位建设局，完成期限 2022-11-30，来源：走访征集、村委会",)
    assert [(one[1], one[3]) for one in due(office, "2022-12-01", 0)] == [("2022-1", -1)]
    with refused(office, "不能再改登记的内容"):
        project.edit(office, "1", until="2022-12-31")
    with refused(office, "不能再改登记的内容"):
        project.edit(office, "2", no_sources=True)
    with refused(office, "--until 2022-01-06 早于入选的 2022-01-07"):
        project.edit(office, "2", until="2022-01-06")
    assert project.edit(office, "2", budget="80万").lines[0].startswith("已修改 2022-2 修桥，预算 80 万元")


def test_one_that_comes_after_the_vote_is_remarked_on(office: Desk) -> None:
    collected(office, "修路", "修桥", "修渠")
    voted(office, "1=50,2=40,3=10")
    assert project.add(office, "修堤", year="2022", sources=["走访"]).lines[1:] == (
        "注意：2022 年的民生实事已经票决，这一项没有参加票决",
    )


def test_candidates_are_listed_or_left_out(office: Desk) -> None:
    collected(office, "修路", "修桥", "修渠")
    assert project.examine(office, ["1,2"], listed=True, by="主席团", on="2021-12-20").lines == (
        "已登记 2022-1 修路 列为候选（2021-12-20，主席团）",
        "已登记 2022-2 修桥 列为候选（2021-12-20，主席团）",
        "2022 年列为候选 2 项，不列入 0 项，还没有初定 1 项",
    )
    done = project.examine(office, ["2022-3"], exclude="不属于镇级事权", on="2021-12-21")
    assert done.lines == (
        "已登记 2022-3 修渠 不列入（2021-12-21，不属于镇级事权）",
        "2022 年列为候选 2 项，不列入 1 项，还没有初定 0 项",
    )
    (found,) = done.read()
    assert (found["status"], found["examined"], found["examined_why"]) == ("excluded", "excluded", "不属于镇级事权")
    assert project.examine(office, ["3"], listed=True).read()[0]["examined_why"] is None
    assert states(office) == {1: "candidate", 2: "candidate", 3: "candidate"}


@pytest.mark.parametrize(
    ("numbers", "options", "sentence"),
    [
        (["1"], {}, "要写明列不列为候选"),
        (["1"], {"listed": True, "exclude": "不急"}, "要写明列不列为候选"),
        (["1"], {"exclude": " "}, "--exclude 的理由不能为空"),
        ([","], {"listed": True}, "没有写项目；请写一个或几个编号"),
        (["1", "2022-1"], {"listed": True}, "项目“2022-1 修路”写了两遍"),
        (["1,7"], {"listed": True}, "没有叫“7”的民生实事项目"),
        (["1"], {"listed": True, "on": "2021-11-30"}, "2022-1 修路 2021-12-01 才征集，不能在 2021-11-30 初定"),
    ],
)
def test_all_or_none_are_examined(office: Desk, numbers: list[str], options: dict[str, Any], sentence: str) -> None:
    collected(office, "修路")
    with pytest.raises(InputError, match=sentence):
        project.examine(office, numbers, **options)
    assert office.file.tuples("SELECT examined FROM project") == [(None,)]


def test_what_was_voted_on_is_not_examined_again_unless_the_vote_was_void(office: Desk) -> None:
    collected(office, "修路", "修桥", "修渠")
    voted(office, returned=61)
    assert project.examine(office, ["3"], exclude="重复").lines[0].startswith("已登记 2022-3 修渠 不列入")
    project.examine(office, ["1,2,3"], listed=True)
    voted(office, "1=50,2=35,3=35")
    for number, state in (("1", "票决入选"), ("2", "候选")):  # 2 is tied: still a candidate
        with pytest.raises(InputError, match=f"已经票决（{state}），不能再初定"):
            project.examine(office, [number], exclude="重复")


def test_what_it_came_from_tells_of_it(office: Desk) -> None:
    number, told = hand_in(office, "修建文化广场"), opinion(office, "没有地方跳广场舞")
    project.add(office, "修建文化广场", year="2022", opinions=[str(told)], proposals=[number])
    project.add(office, "村口小广场", year="2023", opinions=[str(told)])
    project.examine(office, ["2023-1"], exclude="并入")
    first = {"no": "2022-1", "title": "修建文化广场", "status": "candidate"}
    assert opinion_reading.show(office, str(told))["projects"] == [
        first, {"no": "2023-1", "title": "村口小广场", "status": "excluded"},
    ]  # fmt: skip
    assert reading.show(office, number)["projects"] == [first]
    assert opinion_reading.show(office, str(opinion(office, "修路")))["projects"] == []


def test_a_number_may_be_typed_in_full_width(office: Desk) -> None:
    collected(office, "修桥")
    assert project.edit(office, "２０２２－１", title="修留道桥").read()["title"] == "修留道桥"


def test_projects_are_offered_by_number_the_latest_year_first(office: Desk) -> None:
    collected(office, "修路", "修桥")
    project.add(office, "修堤", year="2023", sources=["走访"])
    assert [(one.value, one.about) for one in completing.projects(office, "202")] == [
        ("2023-1", "修堤"),
        ("2022-1", "修路"),
        ("2022-2", "修桥"),
    ]
    assert [one.value for one in completing.projects(office, "2022-2")] == ["2022-2"]


def test_a_title_of_two_years_is_told_apart_by_the_year(office: Desk) -> None:
    collected(office, "修路")
    project.add(office, "修路", year="2023", sources=["走访"])
    assert [names.project(office, "修路", year)["year"] for year in (2022, 2023)] == [2022, 2023]
    with refused(office, "“修路”对应 2 个项目：2022-1 修路、2023-1 修路；请写全，如 2022-1"):
        names.project(office, "修路")
    assert [one.value for one in completing.project_states(office, "已")] == ["已完成"]
