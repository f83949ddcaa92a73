"""Sheets of what was counted in votes, as offices keep them."""

import pytest

from renda_cli.work.desk import Desk
from renda_cli.work.review import ballot_reading, closing, plan, question
from tests.work.exchange_data import Take, counts, refused_cell, take
from tests.work.project_year_data import fill_projects

__all__ = ["take"]
DEPARTMENTS = ("农业农村局", "财政局", "建设局", "教育局", "供电所", "派出所", "司法所", "税务所")
YEAR = "年度部门评议"


@pytest.fixture
def reviews(office: Desk) -> Desk:
    """A review of eight departments, one to come, a closed one, a questioning with a question."""
    plan.plan(office, kind="部门评议", subject=list(DEPARTMENTS), held="2022-01-05", title=YEAR, steps="无")
    plan.plan(office, kind="专项评议", subject=["道路"], on="2022-05-01", title="道路评议")
    plan.plan(office, kind="专项评议", subject=["水利"], held="2022-01-04", title="水利评议", steps="无")
    closing.close(office, "3", on="2022-01-09")
    plan.plan(office, kind="专题询问", subject=["医疗"], held="2022-01-05", title="医疗询问", steps="无")
    question.add(office, "4", text="何时配齐医生？", by="李四", to="教育局", on="2022-01-05", answer="正在招聘")
    return office


def test_eight_departments_with_29_sheets(reviews: Desk, take: Take) -> None:
    head = "2022年部门评议测评票数统计表,,,,,,,,\n序号,被评议部门,发出票数,收回票数,满意,基本满意,不满意,弃权,无效票\n"
    lines = "".join(
        f"{place},{name},29张,29张,{20 + place % 3},{5 - place % 3},3,1,0\n"
        for place, name in enumerate(DEPARTMENTS, 1)
    )
    done = take("ballots", f"{head}{lines}合计,,,,,,,,\n", fills=(f"评议={YEAR}",))
    assert (counts(done), done.passed_over) == ((8, 0, 0), [11])
    found = ballot_reading.result(reviews, "1")
    assert (found["issued"], found["returned"], found["on"]) == (29, 29, "2022-01-05")
    assert [(one["subject"], one["votes"]["满意"], one["grade"]) for one in found["subjects"]] == [
        (name, 20 + place % 3, "满意") for place, name in enumerate(DEPARTMENTS, 1)
    ]
    assert reviews.file.tuples("SELECT count(*) FROM ballot") == [(1,)]


def test_all_in_one_cell_corrected_and_voted_on_again(reviews: Desk, take: Take) -> None:
    head = "评议,对象,日期,轮次,发票,收回,得票,应到,投票人,届次,有效\n"
    first = f"{YEAR},建设局,2022-01-05,,29,29,满意=10，基本满意=5，不满意=14,29,代表,5-1,29\n"
    assert counts(take("ballots", head + first)) == (1, 0, 0)
    assert counts(
        take("ballots", head + first.replace("满意=10，", "满意=11，").replace("不满意=14", "不满意=13"))
    ) == (0, 1, 0)
    assert counts(take("ballots", f"{head}{YEAR},建设局,,,,,满意=11，不满意=13，基本满意=5，弃权=0,,,,\n")) == (0, 0, 1)
    assert counts(take("ballots", f"{head}{YEAR},建设局,2022-01-09,第2次,29,29,满意=29,,,,\n")) == (1, 0, 0)
    assert counts(take("ballots", f"{head}{YEAR},建设局,2022-01-10,2,29,29,满意=29,,,,\n")) == (0, 1, 0)
    assert reviews.file.tuples("SELECT round, held_on, members FROM ballot ORDER BY id") == [
        (1, "2022-01-05", 29),
        (2, "2022-01-10", None),
    ]
    assert "以后又投过票" in refused_cell(take("ballots", f"{head}{YEAR},建设局,2022-01-05,1,29,29,满意=29,,,,\n"), "")


def test_a_void_vote_and_the_one_after_it_on_the_same_day(reviews: Desk, take: Take) -> None:
    head = "评议,对象,日期,发出,收回,满意,不满意\n"
    assert counts(
        take("ballots", f"{head}{YEAR},建设局,2022-01-05,29,30,30,\n{YEAR},建设局,2022-01-05,29,29,20,9\n")
    ) == (2, 0, 0)
    assert reviews.file.tuples("SELECT round, void FROM ballot ORDER BY id") == [(1, 1), (1, 0)]
    assert counts(take("ballots", f"{head}{YEAR},教育局,2022-01-05,29,29,20,9\n")) == (1, 0, 0)
    for sheets in ("5,6,6,", "5,5,5,"):
        assert counts(take("ballots", f"{head}道路评议,,2022-01-09,{sheets}\n")) == (1, 0, 0)


def test_of_a_review_that_is_closed_and_of_an_answer(reviews: Desk, take: Take) -> None:
    assert counts(take("ballots", "评议,发出,收回,满意\n水利评议,5,5,5\n")) == (1, 0, 0)
    assert reviews.file.tuples("SELECT status, closed_on FROM review WHERE id = 3") == [("closed", "2022-01-09")]
    assert "已办结" in refused_cell(take("ballots", "评议,日期,发出,收回,满意\n水利评议,2022-01-04,6,6,6\n"), "")
    sheet = "评议,问题,日期,发出,收回,满意,基本满意\n医疗询问,何时配齐医生？,2022-01-05,22,22,20,2\n"
    assert counts(take("ballots", sheet)) == (1, 0, 0)
    assert counts(take("ballots", sheet.replace("20,2", "19,3").replace("何时配齐医生？", "#1"))) == (0, 1, 0)


@pytest.mark.parametrize(
    ("cells", "column", "why"),
    [
        (",建设局,,2022-01-05,,,29,29,29,", "评议", "没有写是哪项评议的票"),
        (f"{YEAR},,,2022-01-05,,,29,29,29,", "对象", "缺少评议对象"),
        (f"{YEAR},环卫所,,2022-01-05,,,29,29,29,", "", "对象里没有“环卫所”"),
        (f"{YEAR},建设局,没有的问题,2022-01-05,,,29,29,29,", "问题", "没有问题“没有的问题”"),
        (f"{YEAR},建设局,,2022-01-05,,,29,29,,", "得票", "没有写票数"),
        (f"{YEAR},建设局,,2022-01-05,,,29,29,29,满意=29", "得票", "请只留一样"),
        (f"{YEAR},建设局,,2022-01-05,,,29,29,30,", "得票", "多于收回的 29 张"),
        (f"{YEAR},建设局,,2022-01-05,,,29,29,,很好=29", "得票", "没有“很好”这个等次"),
        (f"{YEAR},建设局,,2022-01-05,,,29,29,很多,", "满意", "看不懂"),
        (f"{YEAR},建设局,,2022-01-05,3,,29,29,29,", "", "还没有有效的测评"),
        (f"{YEAR},建设局,,,2,,29,29,29,", "日期", "缺少日期"),
        (f"{YEAR},教育局,,2022-01-06,,,29,29,29,", "日期", "再次测评的请在轮次写 2"),
        (f"{YEAR},教育局,,2022-01-06,3,,29,29,29,", "轮次", "这是第 2 次测评，不是第 3 次"),
        (f"{YEAR},教育局,,,,,29,29,29,", "得票", "改正的请写日期"),
        ("道路评议,,,,,,29,29,29,", "日期", "缺少日期"),
    ],
)
def test_a_vote_that_cannot_be(reviews: Desk, take: Take, cells: str, column: str, why: str) -> None:
    assert counts(take("ballots", f"评议,对象,日期,发出,收回,满意,不满意\n{YEAR},教育局,2022-01-05,29,29,20,9\n")) == (
        1,
        0,
        0,
    )
    head = "评议,对象,问题,日期,轮次,阶段,发出,收回,满意,得票\n"
    assert why in refused_cell(take("ballots", f"{head}{cells}\n"), column)


@pytest.fixture
def projects(office: Desk) -> Desk:
    """The projects of 2022."""
    fill_projects(office)
    return office


def test_the_evaluation_of_projects(projects: Desk, take: Take) -> None:
    head = "年度,阶段,项目名称,日期,发出,收回,满意,基本满意,不满意,届次\n"
    lines = "2022,年中,新建农贸市场,2022-01-09,35,35,30,5,0,5-1\n2022年,中期,2022-2,,,,35,,,\n"
    assert counts(take("ballots", head + lines)) == (2, 0, 0)
    assert counts(take("ballots", head + "2022,年中,2,2022-01-09,35,35,30,5,,\n")) == (0, 1, 0)
    assert projects.file.tuples("SELECT stage, year, session_id, issued FROM ballot WHERE purpose = 'evaluation'") == [
        ("mid", 2022, 1, 35)
    ]


@pytest.mark.parametrize(
    ("cells", "column", "why"),
    [
        ("2022,,新建农贸市场,2022-01-09,35,35,35,", "阶段", "缺少阶段"),
        ("2022,年初,新建农贸市场,2022-01-09,35,35,35,", "阶段", "可选"),
        ("2022,年中,没有的项目,2022-01-09,35,35,35,", "", "没有"),
        ("2022,年终,新建农贸市场,,35,35,35,", "日期", "缺少日期"),
        ("2022,年中,老年活动中心,2022-01-09,35,35,35,", "", "不能测评"),
        ("2022,年中,增设路灯,2022-01-09,5,5,5,2", "", "已登记"),
    ],
)
def test_an_evaluation_that_cannot_be(projects: Desk, take: Take, cells: str, column: str, why: str) -> None:
    assert counts(take("ballots", "年度,阶段,项目,日期,发出,收回,满意\n2022,年中,增设路灯,2022-01-09,5,5,5\n")) == (
        1,
        0,
        0,
    )
    assert why in refused_cell(take("ballots", f"年度,阶段,项目,日期,发出,收回,满意,轮次\n{cells}\n"), column)
