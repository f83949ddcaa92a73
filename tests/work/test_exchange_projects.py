"""Sheets of livelihood projects and of their progress, of agendas and what is owed from them, as offices keep them."""

import pytest

from renda_cli.work.desk import Desk
from renda_cli.work.review import agenda, project
from tests.work.agenda_data import REPORT, added, heard, presidium
from tests.work.exchange_data import Take, counts, refused_cell, take
from tests.work.helpers import hand_in
from tests.work.project_year_data import fill_projects

__all__ = ["take"]


def test_the_candidates_of_an_office(office: Desk, take: Take) -> None:
    hand_in(office, "修路")
    head = "2022年民生实事候选项目表,,,,,,,\n序号,项目名称,建设内容,责任单位,总投资（万元）,来源,完成时限,审查结果,审查时间,未列入原因\n"
    lines = (
        '1,农贸市场,新建一座,农业农村局,1200,代表建议 5-1/1；走访征集,2022-11-30,列入候选,2021-12-20,\n2,路灯,,建设局,30.5万元,"走访征集；座谈\n",,,,\n'
        "3,景观亭,,,,座谈,,不列入,2021-12-20,不是急需\n"
    )
    assert counts(take("projects", head + lines, fills=("年度=2022",))) == (3, 0, 0)
    assert office.file.tuples("SELECT no, title, status, budget_fen, collected_on FROM project ORDER BY id") == [
        (1, "农贸市场", "candidate", 1_200_000_000, "2021-12-20"),
        (2, "路灯", "candidate", 30_500_000, "2022-01-10"),
        (3, "景观亭", "excluded", None, "2021-12-20"),
    ]  # fmt: skip
    assert office.file.tuples("SELECT kind, text FROM project_source ORDER BY id") == [
        ("proposal", None), ("other", "走访征集"), ("other", "走访征集"), ("other", "座谈"), ("other", "座谈"),
    ]  # fmt: skip
    more = (
        "年度,项目名称,预算（元）,来源,审查结果,审查时间,分管领导\n"
        "2022,路灯,305000,走访征集,列入,2022-01-10,李四\n"
        "2022,景观亭,,,列入,2022-01-10,\n"
        "2022,农贸市场,,网上征集,,,\n"
    )
    assert counts(take("projects", more)) == (0, 3, 0)
    assert office.file.tuples("SELECT status, examined FROM project WHERE title = '景观亭'") == [
        ("candidate", "listed")
    ]


def test_the_list_of_the_year_and_its_end(office: Desk, take: Take) -> None:
    head = "年度,编号,项目,状态,票决日期,届次,完成期限,完成日期,实际支出,终止原因,结转自,单位\n"
    lines = (
        "2022,1,农贸市场,入选,2022-01-07,5-1,2022-11-30,,,,,\n2022,2,路灯,已完工,2022-01-07,5-1,2022-01-09,2022-01-10,30万,,,\n2022,3,凉亭,未入选,,,,,,,,\n"
        "2022,4,桥,终止,,,2022-11-30,,,选址不成,,\n2022,5,水池,结转,,,,,,,,\n2023,1,水池,,2022-01-08,,2023-12-31,,,,2022-5,\n"
    )
    assert counts(take("projects", head + lines)) == (6, 0, 0)
    assert office.file.tuples("SELECT no, status, selected_on, done_on, spent_fen, ended_why, carried_from_id FROM project ORDER BY id") == [
        (1, "selected", "2022-01-07", None, None, None, None), (2, "done", "2022-01-07", "2022-01-10", 30_000_000, None, None),
        (3, "unselected", None, None, None, None, None), (4, "ended", None, None, None, "选址不成", None), (5, "carried", None, None, None, None, None),
        (1, "selected", "2022-01-08", None, None, None, 5),
    ]  # fmt: skip
    assert office.file.tuples("SELECT project_id, due_on, met_on, cancelled_on FROM deadline ORDER BY id") == [
        (1, "2022-11-30", None, None), (2, "2022-01-09", "2022-01-10", None), (4, "2022-11-30", None, "2022-01-10"), (6, "2023-12-31", None, None),
    ]  # fmt: skip
    assert counts(take("projects", "年度,项目,状态\n2022,农贸市场,候选\n2022,路灯,入选\n2022,桥,实施中\n")) == (0, 0, 3)
    assert counts(take("projects", "年度,项目,完成日期\n2022,农贸市场,2022-01-10\n")) == (0, 1, 0)


@pytest.mark.parametrize(
    ("cells", "column", "why"),
    [
        (",旧项目二,,,,,,,", "", ""),
        ("1,,,,,,,,", "项目", "缺少项目"),
        ("1,旧项目,,,,,,,", "编号", "已登记的编号 2022-7 不同；这一列只是顺序号的，请加 --map 表头=忽略"),
        ("7,新项目,,,,,,,", "编号", "2022 年的 7 号已是"),
        (",新项目,很贵,,,,,,", "预算", "看不懂"),
        (",新项目,,也许,,,,,", "状态", "可选"),
        (",新项目,,完成,,,,,", "完成日期", "缺少完成日期"),
        (",新项目,,终止,,,,,", "终止原因", "缺少终止的原因"),
        (",新项目,,,列入,,,,", "初定日期", "缺少初定日期"),
        (",新项目,,,,2022-01-01,,,", "初定", "缺少初定结果"),
        (",新项目,,,不列入,2022-01-01,,,", "不列入理由", "缺少不列入的理由"),
        (",旧项目,,,,,,选址不成,", "", ""),
        (",落选项目,,入选,,,,,", "状态", "已登记为未票决入选，不能改成票决入选"),
        (",入选项目,,入选,,,,,2022-01-08", "票决日期", "与已登记的不同"),
        (",入选项目,9,,,,,,", "", "不能再改登记的内容"),
    ],
)
def test_a_project_that_cannot_be(office: Desk, take: Take, cells: str, column: str, why: str) -> None:
    project.add(office, "旧项目", year="2022", no=7, on="2022-01-01")
    first = "年度,项目,状态,票决日期,预算\n2022,落选项目,落选,,\n2022,入选项目,入选,2022-01-07,8\n"
    assert counts(take("projects", first)) == (2, 0, 0)
    done = take(
        "projects", f"年度,编号,项目,预算,状态,初定,初定日期,不列入理由,终止原因,票决日期,完成日期\n2022,{cells},\n"
    )
    if why:
        assert why in refused_cell(done, column)
    else:
        assert done.errors == []


@pytest.fixture
def year(office: Desk) -> Desk:
    """The projects of 2022."""
    fill_projects(office)
    return office


def test_the_progress_of_months(year: Desk, take: Take) -> None:
    head = "项目名称,年度,月份,形象进度,累计支出（万元）,进展情况,照片,填报时间\n"
    lines = "新建农贸市场,2022,1月,0.3,120,基础完工,一.jpg；二.jpg,2022-01-09\n2022-2,,2022年1月,60%,,,,\n3,2022,2022-01,,5,,,\n"
    assert counts(take("project-progress", head + lines)) == (3, 0, 0)
    assert year.file.tuples("SELECT project_id, month, reported_on, percent, spent_fen, text, photos FROM project_progress ORDER BY id") == [
        (1, "2022-01", "2022-01-09", 30, 120_000_000, "基础完工", "一.jpg、二.jpg"), (2, "2022-01", "2022-01-10", 60, None, None, None),
        (3, "2022-01", "2022-01-10", None, 5_000_000, None, None),
    ]  # fmt: skip
    assert counts(take("project-progress", "项目,月份,进度,累计支出\n2022-1,2022-01,40,\n2022-3,2022-01,,60000\n")) == (
        0,
        2,
        0,
    )
    assert year.file.tuples("SELECT reported_on, percent FROM project_progress WHERE project_id = 1") == [
        ("2022-01-09", 40)
    ]


def test_a_month_of_a_project_that_is_done(year: Desk, take: Take) -> None:
    assert counts(take("projects", "年度,项目,完成日期\n2022,增设路灯,2022-01-10\n")) == (0, 1, 0)
    assert counts(take("project-progress", "项目,月份,进展情况\n增设路灯,2022-01,全部装好\n")) == (0, 1, 0)
    assert year.file.tuples("SELECT status, done_on FROM project WHERE id = 3") == [("done", "2022-01-10")]
    assert "已完成" in refused_cell(take("project-progress", "项目,月份,进度\n增设路灯,2022-01,90\n"), "进度")


@pytest.mark.parametrize(
    ("cells", "column", "why"),
    [
        ("没有的项目,2022-01,10", "项目", "没有"),
        ("2022-1,一月上旬,10", "月份", "看不懂"),
        ("2022-1,2022-01,1", "进度", "分不清是 1% 还是 100%"),
        ("2022-1,2022-01,120", "进度", "看不懂"),
        ("2022-1,2022-01,过半", "进度", "看不懂"),
        ("2022-1,2022-02,10", "月份", "还没有到"),
        ("2022-1,2022-01,", "", "没有写进度"),
        ("2022-4,2022-01,10", "", "不能登记进度"),
    ],
)
def test_a_progress_that_cannot_be(year: Desk, take: Take, cells: str, column: str, why: str) -> None:
    done = take("project-progress", f"项目,月份,进度\n{cells}\n")
    assert why in refused_cell(done, column or done.errors[0].column)


AGENDA = (
    "会次,会议类型,序号,审议议题,议题类型,提请单位,汇报人,听取时间,表决时间,赞成票,反对票,弃权票,审议结果,决议文号\n"
)


def test_the_agenda_of_a_session(office: Desk, take: Take) -> None:
    presidium(office, "李四", "王五")
    lines = (
        "五届一次,,1,政府工作报告,政府工作报告,,赵镇长,2022-01-06,2022-01-07,3,0,0,表决通过,人发1号\n5-1,大会,2,预算报告,预算,财政局,,2022-01-06,,,,,已审议,\n"
        "5-1,主席团,1,道路报告,专项工作报告,建设局,,,,,,,,\n5-1,,9,撤下的,,,,,,,,,撤回,\n"
    )
    assert counts(take("agenda", AGENDA + lines)) == (4, 0, 0)
    assert office.file.tuples("SELECT session_kind, place, kind, presenter, status, votes_of, ref FROM agenda_line ORDER BY id") == [
        ("人代会", 1, "report", "赵镇长", "passed", 3, "人发1号"), ("人代会", 2, "budget", "财政局", "heard", None, None),
        ("主席团会议", 1, "special", "建设局", "planned", None, None), ("人代会", 3, "other", None, "dropped", None, None),
    ]  # fmt: skip
    more = (
        "5-1,,1,政府工作报告,,,,,2022-01-07,2,1,0,,\n"
        "5-1,,2,预算报告,,建设局,,2022-01-06,2022-01-07,3,,,通过,人发2号\n"
        "5-1,主席团,,道路报告,,,,2022-03-01,,,,,,\n"
    )
    assert counts(take("agenda", AGENDA + more)) == (0, 3, 0)
    last = "届次,议题,会前审读日期,状态,听取日期\n5-1,预算报告,2022-01-03,已听取,2022-01-06\n5-1,撤下的,,列入议程,\n"
    assert counts(take("agenda", last)) == (0, 1, 1)


@pytest.mark.parametrize(
    ("cells", "column", "why"),
    [
        ("5-9,,,议题,,,,,,,,,,", "会次", "没有登记过 5-9"),
        ("5-1,,,,,,,,,,,,,", "审议议题", "缺少审议议题"),
        ("5-1,部务会,,议题,,,,,,,,,,", "会议类型", "可选"),
        ("5-1,,,议题,闲谈,,,,,,,,,", "议题类型", "可选"),
        ("5-1,,,议题,,,,2022-01-06,2022-01-07,,,,,", "赞成票", "缺少赞成票数"),
        ("5-1,,,议题,,,,2022-01-06,,3,,,,", "表决时间", "缺少表决日期"),
        ("5-1,,,议题,,,,2022-01-06,,,,,通过,", "赞成票", "没有写赞成票数"),
        ("5-1,,,议题,,,,,,,,,已审议,", "听取时间", "缺少听取日期"),
        ("5-1,,,议题,,,,2022-01-06,2022-01-07,1,2,0,通过,", "审议结果", "按票数和规则是未通过"),
        ("5-1,,,议题,,,,2022-01-06,2022-01-07,9,,,,", "", "多于全体代表"),
        ("5-1,,,议题,,财政局,赵镇长,,,,,,,", "提请单位", "只能写一个"),
    ],
)
def test_an_item_that_cannot_be(office: Desk, take: Take, cells: str, column: str, why: str) -> None:
    done = take("agenda", f"{AGENDA}{cells}\n")
    assert why in refused_cell(done, column or done.errors[0].column)


TASKS = "届次,议题,类型,意见内容,承办单位,转交日期,答复期限,反馈时间,办理情况,办结时间,终止原因,备注\n"


def test_what_is_owed_from_an_agenda(office: Desk, take: Take) -> None:
    heard(office)
    lines = (
        "5-1,政府工作报告,意见,压减支出,财政局,2022-01-07,2022-03-01,,,,,\n"
        "5-1,政府工作报告,决定,办好实事,,2022-01-07,,,,,,\n"
        "5-1,政府,意见,多修路,,2022-01-07,,2022-01-08,已列入,2022-01-09,,\n"
    )
    assert counts(take("agenda-tasks", TASKS + lines)) == (3, 0, 0)
    assert office.file.tuples("SELECT kind, unit, due_on, state FROM task_line ORDER BY id") == [
        ("opinion", "财政局", "2022-03-01", "open"), ("decision", "镇人民政府", None, "open"), ("opinion", "镇人民政府", None, "done"),
    ]  # fmt: skip
    more = f"5-1,{REPORT},意见,压减支出,,,,2022-01-09,压减一成,,,重点\n5-1,{REPORT},决定,办好实事,,,,,,,另行安排,\n"
    assert counts(take("agenda-tasks", TASKS + more)) == (0, 2, 0)
    assert office.file.tuples("SELECT state, note FROM task_line ORDER BY id") == [
        ("answered", "重点"),
        ("ended", None),
        ("done", None),
    ]


@pytest.mark.parametrize(
    ("cells", "column", "why"),
    [
        ("5-1,别的,意见,内容,,,,,,,,", "议题", "这次会议的议题里没有“别的”"),
        ("5-1,没有审议的,意见,内容,,2022-01-07,,,,,,", "", "还没有听取"),
        ("5-1,政府,意见,内容,,2022-01-07,,2022-01-08,,,,", "办理情况", "缺少答复内容"),
        ("5-1,政府,意见,内容,,2022-01-07,,,已办,,,", "反馈时间", "缺少答复日期"),
        ("5-1,政府,意见,内容,,2022-01-07,,,,2022-01-08,不办,", "终止原因", "请只留一样"),
        ("5-1,政府,意见,旧意见,,2022-01-08,,,,,,", "转交日期", "与已登记的 #1 不同"),
        ("5-1,政府,意见,旧意见,财政局,,,,,,,", "承办单位", "与已登记的 #1 不同"),
    ],
)
def test_a_task_that_cannot_be(office: Desk, take: Take, cells: str, column: str, why: str) -> None:
    heard(office)
    added(office, "没有审议的")
    assert counts(take("agenda-tasks", f"{TASKS}5-1,政府,意见,旧意见,,2022-01-07,,,,,,\n")) == (1, 0, 0)
    assert why in refused_cell(take("agenda-tasks", f"{TASKS}{cells}\n"), column)


def test_an_item_that_was_taken_off_and_put_on_again(office: Desk, take: Take) -> None:
    agenda.drop(office, added(office, "规划"))
    lines = "届次,议题,状态\n5-1,规划,撤下\n5-1,规划,列入议程\n"
    assert counts(take("agenda", lines)) == (1, 0, 1)
