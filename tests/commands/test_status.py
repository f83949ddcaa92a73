"""Status by law, vacancies, the next congress and elections, typed as a clerk would; and typed wrongly."""

from pathlib import Path

import pytest

from tests.commands.test_bad_input import refused
from tests.conftest import Renda

DAY = "2022-03-10"
END = "deputy end 张三 --ground 迁出 --on 2022-01-08"
ELECTION = (
    "deputy election add --district 第3选区 --kind 补选 --on 2022-03-01 --voters 1500",
    "deputy election candidate 赵六 --district 第3选区 --gender 女 --phone 010-0000-0000 --nominated-by 选民联名",
    "deputy election candidate 钱七",
    "deputy election review 赵六 --step 公安 --verdict 通过 --on 2022-02-10 --note 无犯罪记录",
)


@pytest.fixture
def town(town_with_people: Renda) -> Renda:
    """The three deputies and their session."""
    return town_with_people


def typed(town: Renda, *lines: str) -> str:
    """What the last of some lines says, all of which are accepted."""
    for line in lines:
        ran = town(*line.split(), today=DAY)
        assert ran.code == 0, ran.err
    return ran.out


def test_suspend_and_resume(town: Renda) -> None:
    said = typed(town, "deputy suspend 张三 --ground 羁押 --on 2022-02-01 --reported 2022-02-02 --note 通报")
    assert said.startswith("已登记张三（镇代表，第3选区）暂时停止执行代表职务：")
    assert "暂停" in typed(town, "deputy list --status 暂停")
    assert typed(town, "deputy resume 张三 --on 2022-03-01").startswith("已登记张三（镇代表，第3选区）恢复执行代表职务")


def test_end_says_who_decides_and_by_what_majority(town: Renda) -> None:
    said = typed(town, "deputy end 张三 --ground 罢免 --on 2022-03-01 --votes 812/1500 --by 选民会议 --ref 公告1号")
    assert "表决：原选区全体选民 1500 人，须 751 票，得赞成 812 票，通过\n" in said


def test_end_as_json_is_the_seat_with_what_befell_it(town: Renda) -> None:
    found = town(*END.split(), "-f", "json", today=DAY).json
    assert (found["status"], found["to_on"], found["events"][0]["ground"]) == ("ended", "2022-01-08", "moved")


def test_announce(town: Renda) -> None:
    said = typed(town, END, "deputy announce 张三 --reported 2022-01-09 --announced 2022-01-10")
    assert (
        said
        == "已补登 张三（镇代表）资格终止（迁出或者调离本行政区域，2022-01-08）：报告 2022-01-09，公告 2022-01-10\n"
    )


def test_vacancies(town: Renda) -> None:
    said = typed(town, END, "deputy vacancies")
    heads, _, row, note = said.splitlines()
    assert heads.split() == ["选区", "姓名", "情形", "出缺", "公告日期", "选举日"]
    assert row.split() == ["第3选区", "张三", "迁出、调离", "2022-01-08"]
    assert note == "注：出缺的由原选区补选：renda deputy election add --kind 补选 --district 选区 --on 选举日"
    found = town("deputy", "vacancies", "--on", "2022-01-09", "-f", "json", today=DAY).json
    assert found == [
        {"district": "第3选区", "name": "张三", "ground": "moved", "since": "2022-01-08", "announced_on": None, "polling_on": None}
    ]  # fmt: skip
    assert town("deputy", "vacancies", "--on", "2022-01-07", "-f", "json", today=DAY).json == []


def test_congress_and_its_undoing(town: Renda) -> None:
    assert "第五届代表 3 席任期届满" in typed(town, "deputy congress 6 --start 2022-03-01")
    assert "任期届满" in typed(town, "log show 10")
    assert "状态 终止 → 在任" in typed(town, "undo")


def test_an_election_from_the_candidates_to_the_deputy(town: Renda) -> None:
    typed(town, END, *ELECTION)
    said = typed(town, "deputy election elect 赵六 --votes 812 --voted 1300")
    assert said.startswith("已登记 赵六 以 812 票当选第3选区第五届镇代表（补选），代表 #4，任职自 2022-03-01 起\n")
    assert "补何人之缺 张三 镇" in typed(town, "log show 15")
    assert "赵六" in typed(town, "deputy list --district 第3选区 --status 在任")


def test_election_list(town: Renda) -> None:
    typed(town, *ELECTION)
    assert town("deputy", "election", "list", "--congress", "5", "-f", "json", today=DAY).json == [
        {"id": 1, "kind": "补选", "congress": 5, "level": "镇", "district": "第3选区", "polling_on": "2022-03-01", "seats": 1,
         "candidates": 2, "elected": 0, "voters": 1500, "voted": None},
    ]  # fmt: skip


def test_election_show_has_a_column_for_each_review(town: Renda) -> None:
    shown = typed(town, *ELECTION, "deputy election show 第3选区")
    heads, _, *rows = shown.partition("【候选人】\n")[2].splitlines()
    assert heads.split() == [
        "候选人", "性别", "电话", "提名", "纪检监察机关把关", "公安机关把关", "党委审查", "代表资格审查组审查",
    ]  # fmt: skip
    assert rows[0].split() == ["赵六", "女", "010******0000", "选民联名", "—", "通过", "2022-02-10", "—", "—"]
    assert rows[-1] == "注：赵六 公安机关把关：无犯罪记录"
    assert "010-0000-0000" in typed(town, "deputy election show #1 --private")
    typed(town, "deputy election elect 赵六 --votes 812 --voted 1300")
    assert "代表 #4" in typed(town, "deputy election show 1")


def test_a_phone_never_stands_in_the_log(town: Renda) -> None:
    typed(town, *ELECTION)
    assert "010-0000-0000" not in typed(town, "log") + typed(town, "log show 11")


@pytest.mark.parametrize(
    ("line", "telling"),
    [
        ("deputy suspend 张三", "--ground"),
        ("deputy end 张三", "--ground"),
        ("deputy end 张三 --ground 病", "没有“病”这种情形"),
        ("deputy end 张三 --ground 罢免 --votes 700/1500", "须 751 票赞成"),
        ("deputy end 赵六 --ground 罢免", "没有叫“赵六”的代表"),
        ("deputy resume 张三", "没有暂停的代表职务"),
        ("deputy announce 张三", "没有写补登什么"),
        ("deputy vacancies --on 2022-02-30", "不存在"),
        ("deputy congress 6", "--start"),
        ("deputy congress 0 --start 2022-03-01", "1 到 999"),
        ("deputy congress 8 --start 2022-03-01", "下一届是第六届"),
        ("deputy election add --on 2022-03-01", "--district"),
        ("deputy election add --district 第3选区", "--on"),
        ("deputy election add --district 第3选区 --on 2022-03-01 --seats 0", "1 到 99"),
        ("deputy election add --district 第3选区 --on 2022-03-01 --kind 重选", "可选：换届、补选"),
        ("deputy election candidate 赵六", "没有还要选人的选举"),
        ("deputy election review 赵六 --step 公安 --verdict 通过", "没有登记候选人“赵六”"),
        ("deputy election elect 赵六", "--votes"),
        ("deputy election elect 赵六 --votes 99999999", "0 到 9999999"),
        ("deputy election show 第3选区", "没有登记过选举"),
    ],
)
def test_what_is_typed_wrongly_is_refused_in_one_sentence(town: Renda, path: Path, line: str, telling: str) -> None:
    refused(town, path, line, telling)


def test_the_congress_of_the_county_is_followed_by_the_next(town: Renda) -> None:
    said = typed(
        town,
        "deputy level add 张三 --level 区 --congress 17 --from 2017-01-10",
        "deputy congress 18 --start 2022-01-08 --level 区",
    )
    assert said.startswith("已换届：第十八届区代表自 2022-01-08 起；上一届 1 席任期届满，止于 2022-01-07\n")
    assert {one["level"] for one in town("deputy", "list", "-f", "json", today=DAY).json} == {"镇"}
