"""renda station check | rate | plan | summary | stats"""

import sqlite3
from datetime import date
from pathlib import Path

import pytest
from docx import Document

from renda_cli.work.desk import open_desk
from tests.commands.test_bad_input import refused
from tests.conftest import Renda
from tests.work.station_year_data import fill_stations_year

LAST = "2022-12-31"


@pytest.fixture
def stations(town_with_people: Renda, path: Path) -> Renda:
    """The people, and two stations with their year."""
    desk = open_desk(path, date(2022, 12, 31), at_terminal=False)
    fill_stations_year(desk)
    desk.file.close()
    return town_with_people


def said(renda: Renda, *words: str) -> str:
    ran = renda(*words, today=LAST)
    assert (ran.code, ran.err) == (0, "")
    return ran.out


# check


def test_a_station_is_checked_and_shown(stations: Renda) -> None:
    out = said(
        stations, "station", "check", "留道", "--list", "五上墙", "--met", "1,2", "--unmet", "工作流程", "--photo", "1=片区图.jpg", "--on",
        "2022-06-30", "--note", "现场查看",
    )  # fmt: skip
    assert out.splitlines() == [
        "已登记 留道联络站 的五上墙检查（2022-06-30）：达标 2 项、未达标 1 项，照片 1 张",
        "五上墙现达标 2/5；未达标：工作流程；未检查：权利义务、活动计划",
        "还缺：没有站长；没有定接待日；没有年度计划；没有年度总结",
    ]
    out = said(stations, "station", "check", "留道联络站", "--list", "五上墙")
    for part in (
        "【留道联络站：五上墙（2022年）】",
        "进站代表  1",
        "序号  项目      达标  检查日期    说明      照片",
        "   1  片区图    是    2022-06-30  现场查看  片区图.jpg",
        "没有站长",
    ):
        assert part in out
    found = stations("station", "check", "留道", "--list", "五上墙", "-f", "json", today=LAST).json
    assert (found["met_counted"], found["items"][0]["file"], found["unmet"]) == (2, "片区图.jpg", ["工作流程"])


def test_all_stations_stand_in_a_table(stations: Renda) -> None:
    said(stations, "station", "check", "镇代表之家", "--met", "全部")
    lines = said(stations, "station", "check").splitlines()
    assert lines[1].split() == [
        "名称", "1", "2", "3", "4", "5", "达标项", "站长", "进站代表", "接待日", "计划", "总结",
    ]  # fmt: skip
    assert lines[3].split()[:8] == ["镇代表之家", *["是"] * 5, "5/5", "张三"]
    assert "留道联络站  各项都未检查；没有站长；没有定接待日；没有年度计划；没有年度总结" in lines
    assert [one["name"] for one in stations("station", "check", "-f", "json", today=LAST).json] == [
        "镇代表之家", "留道联络站",
    ]  # fmt: skip


def test_without_stations_there_is_nothing_to_check(renda: Renda) -> None:
    assert said(renda, "station", "check") == "  家站点  （没有）\n"
    assert renda("station", "check", "-f", "json").json == []


# rate


def test_a_station_is_rated_and_listed(stations: Renda) -> None:
    out = said(
        stations, "station", "rate", "留道", "--stars", "5", "--score", "92", "--by", "县人大常委会", "--until", "2023-03-01", "--note", "首评"
    )  # fmt: skip
    assert out == (
        "已登记 留道联络站 5 星，得分 92（县人大常委会，2022-12-31 评定）\n有效期：至 2023-03-01\n"
    )  # fmt: skip
    out = said(stations, "station", "rate")
    assert out.splitlines()[0] == "【家站点星级】"
    assert out.splitlines()[3].split() == [
        "留道联络站", "5", "92", "2022-12-31", "2023-03-01", "即将到期", "县人大常委会", "首评",
    ]  # fmt: skip
    assert out.splitlines()[-1] == "注：90 天内到期 1 个、未评定 1 个"
    (found,) = stations("station", "rate", "留道", "-f", "json", today="2023-03-02").json
    assert (found["state"], found["score"], found["until"]) == ("expired", 92, "2023-03-01")


# plan and summary


def test_a_plan_is_drawn_up_and_handed_in(stations: Renda, tmp_path: Path) -> None:
    out = said(stations, "station", "plan", "镇代表之家", "--year", "2022")
    assert out.splitlines()[:2] == [
        "【遥观镇代表之家2022年工作计划】", "  人员  站长 张三；进站代表 1 名：张三；外站代表：李四",
    ]  # fmt: skip
    assert "2022-10-01  视察  视察学校" in out
    target = tmp_path / "计划.docx"
    assert said(stations, "station", "plan", "镇代表之家", "-o", str(target)) == f"已写到 {target}\n"
    assert Document(str(target)).paragraphs[0].text == "遥观镇代表之家2022年工作计划"
    out = said(stations, "station", "plan", "镇代表之家", "--year", "2022", "--on", "2022-01-20", "--text", "每月一次")
    assert out == "已登记 镇代表之家 2022 年度计划，2022-01-20 交\n"
    found = stations("station", "plan", "镇代表之家", "--file", "计划.docx", "-f", "json", today=LAST).json
    assert found["papers"] == [
        {"year": 2022, "kind": "plan", "handed_on": "2022-01-20", "text": "每月一次", "file": "计划.docx"}
    ]
    assert stations("station", "check", "镇代表之家", "-f", "json", today=LAST).json["plan"] == "2022-01-20"


def test_a_summary_is_drawn_up_and_handed_in(stations: Renda, tmp_path: Path) -> None:
    out = said(stations, "station", "summary", "镇代表之家", "2022")
    for part in (
        "接待选民        2 次，6 人次",
        "答复率          100.00%",
        "【接待选民（2 次）】",
        "【代表参加情况（2 名）】",
        "【选民意见（6 条）】",
    ):
        assert part in out
    target = tmp_path / "总结.docx"
    assert said(stations, "station", "summary", "镇代表之家", "2022", "-o", str(target)) == f"已写到 {target}\n"
    cells = [cell.text for table in Document(str(target)).tables for row in table.rows for cell in row.cells]
    assert "2 次，6 人次" in cells
    assert not [cell for cell in cells if "周" in cell]
    out = said(stations, "station", "summary", "留道", "2022", "--on", "2022-12-30", "--file", "总结.docx")
    assert out == "已登记 留道联络站 2022 年度总结，2022-12-30 交\n"
    found = stations("station", "summary", "留道", "-f", "json", today=LAST).json
    assert (found["year"], found["figures"]["reply_rate"]) == (2022, {"numerator": 0, "denominator": 1, "percent": 0.0})


def test_a_confidential_opinion_is_only_counted(stations: Renda, path: Path) -> None:
    with sqlite3.connect(path) as db:
        db.execute("UPDATE opinion SET confidential = 1, text = '举报' WHERE status = 'assigned'")
    db.close()
    out = said(stations, "station", "summary", "留道", "2022")
    assert "注：另有 1 条选民要求保密，没有列出" in out
    assert "举报" not in out


# stats


def test_the_year_of_the_stations(stations: Renda) -> None:
    lines = said(stations, "station", "stats", "2022").splitlines()
    assert lines[0] == "【2022年家站点接待、意见和活动】"
    assert lines[3].split()[:5] == ["镇代表之家", "代表之家", "2", "2", "4"]
    assert lines[5].split()[:4] == ["合计", "5", "2", "7"]
    assert lines[6].startswith("注：收到 7 条 = 已答复 2 + 办理中 1 + 已引导 1 + 转为建议 1 + 未逐条登记 2")
    found = stations("station", "stats", "2021-2022", "-f", "json", today=LAST).json
    assert [one["station"] for one in found] == ["镇代表之家", "留道联络站"]
    assert found[0]["reply_rate"] == {"numerator": 2, "denominator": 2, "percent": 100.0}


def test_the_year_of_one_has_no_total(stations: Renda) -> None:
    assert "合计 " not in said(stations, "station", "stats", "2022", "留道")
    lines = said(stations, "station", "stats", "2022", "--by", "kind", "-f", "csv").splitlines()
    assert [line.split(",")[:4] for line in lines[1:]] == [
        ["代表之家", "1", "2", "2"], ["联络站", "1", "3", "0"], ["合计", "2", "5", "2"],
    ]  # fmt: skip
    assert said(stations, "station", "stats", "2022", "--by", "village").splitlines()[3].startswith("留道村")


@pytest.mark.parametrize("format_", ["table", "plain", "markdown", "html", "latex", "tsv", "csv"])
def test_every_format(stations: Renda, format_: str) -> None:
    stations("station", "rate", "留道", "--stars", "4")
    for words, part in (
        (("check",), "留道联络站"), (("check", "留道"), "接待日安排"), (("rate",), "留道联络站"), (("stats", "2022"), "留道联络站"),
        (("plan", "留道"), "进站代表 1 名：李四"), (("summary", "留道", "2022"), "修水渠"),
    ):  # fmt: skip
        assert part in said(stations, "station", *words, "-f", format_)


# Bad input


@pytest.mark.parametrize(
    ("line", "telling"),
    [
        ("station check 不存在站", "没有叫“不存在站”的家站点"),
        ("station check --met 1", "登记检查结果要写家站点和日期"),
        ("station check 留道 --met 1 --year 2022", "登记检查结果要写家站点和日期"),
        ("station check 留道 --met 9", "--met 的“9”不在检查表里"),
        ("station check 留道 --photo 1=a.jpg", "没有写查了哪几项"),
        ("station check 留道 --met 1 --photo a.jpg", "--photo 的“a.jpg”看不懂"),
        ("station check 留道 --list 七有", "--list 没有“七有”这一种"),
        ("station check --year 22", "年份“22”不对"),
        ("station rate --stars 5", "没有写评定哪个家站点"),
        ("station rate 留道 --stars 6", "选项 --stars 的值不对"),
        ("station rate 留道 --stars 4.5", "选项 --stars 的值不对"),
        ("station rate 留道 --score 九十", "--score 的“九十”不对"),
        ("station rate 留道 --score 92", "没有定过星级的分数线"),
        ("station rate 留道 --note 好", "没有写几星"),
        ("station rate 留道 --stars 5 --until 2022-01-01 --on 2022-02-01", "早于评定的"),
        ("station rate 留道 --checklist 六有", "没有按六有检查过"),
        ("station plan 不存在站", "没有叫“不存在站”的家站点"),
        ("station plan 留道 --year 二二", "年份“二二”不对"),
        ("station plan 镇代表 --year 2020", "才启用"),
        ("station plan 留道 -o 计划.pdf", "不是可用的格式"),
        ("station plan 留道 -o 计划.md --on 2022-01-01", "-o 是生成"),
        ("station plan 留道 -o 没有的目录/计划.md", "写不了"),
        ("station summary 留道 2023", "2023 年还没有到"),
        ("station summary 留道 2023 --text 好", "2023 年的总结不能在"),
        ("station summary 留道 2022 --on 2022-02-30", "不存在"),
        ("station stats 22", "年份“22”不对"),
        ("station stats 2022 --by 类别", "--by 没有“类别”"),
        ("station stats 2022 留道 --by kind", "写了家站点又写了 --by"),
        ("station stats 2022 不存在站", "没有叫“不存在站”的家站点"),
    ],
)
def test_what_is_refused(stations: Renda, path: Path, line: str, telling: str) -> None:
    refused(stations, path, line, telling)
