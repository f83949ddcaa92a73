"""renda review project progress | done | change | carry | evaluate | ratings | list | show | stats"""

from datetime import date
from pathlib import Path

import pytest

from renda_cli.work.desk import open_desk
from tests.conftest import Renda
from tests.work.project_year_data import fill_projects

TODAY = "2022-12-28"


@pytest.fixture
def year(town_with_people: Renda, path: Path) -> Renda:
    """The town with its projects of 2022, after the vote."""
    desk = open_desk(path, date(2022, 1, 10), at_terminal=False)
    fill_projects(desk)
    desk.file.close()
    return town_with_people


def run(renda: Renda, line: str, today: str = TODAY) -> str:
    """What a command line prints when nothing is wrong with it."""
    ran = renda(*f"review project {line}".split(), today=today)
    assert (ran.code, ran.err) == (0, "")
    return ran.out


def test_a_year_from_the_first_report_to_the_last_evaluation(year: Renda) -> None:
    told = run(
        year, "progress 1 --month 2022-05 --percent 40 --spent 480万 --photos 照片/路口.jpg,b.png --text 主体施工"
    )
    assert told == "已登记 2022-1 新建农贸市场 2022-05 的进度：40%，累计支出 480 万元，主体施工，照片 2 张\n"
    assert "已改正 2022-1" in run(year, "progress 1 --month 2022-05 --percent 45 --replace")
    run(year, "done 2 --on 2022-11-20 --spent 298.5万 --text 已竣工验收")
    run(
        year,
        "change 3 --what 延长工期 --why 汛期停工 --by 主席团 --ref 遥人发〔2022〕8号 --until 2022-12-20 --budget 90万 --on 2022-08-10",
    )
    run(
        year,
        "change 3 --what 改名 --why 更准确 --by 主席团 --title 增设路灯500盏 --content 全镇 --unit 财政局 --leader 王五",
    )
    run(year, "carry 1 --to 2023 --until 2023-06-30 --why 征地未完成")
    run(year, "change 3 --what 不再实施 --why 用地未批 --by 人代会 --end")
    run(
        year,
        "evaluate 2022 --stage 年终 --project 2 --issued 60 --returned 58 --votes 满意=50,基本满意=6,不满意=1 --invalid 1 --present 60",
    )
    run(
        year,
        "evaluate 2022 --stage 年终 --project 1 --votes 满意=20,不满意=38 --valid 58 --by 镇人大代表 --members 62 --scheme 满意度",
    )
    found = year("review", "project", "stats", "2022", "-f", "json", today=TODAY).json
    assert [found[name] for name in ("selected", "done", "carried", "ended", "under_way", "spent")] == [
        3,
        1,
        1,
        1,
        0,
        7_785_000,
    ]
    assert [one["end_grade"] for one in found["projects"]] == ["不满意", "满意", None]


def test_what_is_due_is_the_project_by_its_number(year: Renda) -> None:
    ran = year("due", "-f", "json", today=TODAY)
    assert (ran.code, [(one["kind"], one["no"], one["title"], one["unit"]) for one in ran.json]) == (
        1,
        [("project", "2022-1", "新建农贸市场", "农业农村局"), ("project", "2022-2", "村道提升改造", "建设局"), ("project", "2022-3", "增设路灯", "建设局")],
    )  # fmt: skip
    run(year, "done 1,2,3 --on 2022-12-01")
    assert year("due", "-f", "json", today=TODAY).code == 0


def test_the_list_has_the_columns_that_say_something(year: Renda) -> None:
    lines = run(year, "list 2022 --candidates").splitlines()
    assert lines[1].split() == [
        "年份",
        "编号",
        "项目",
        "状态",
        "责任单位",
        "分管领导",
        "完成期限",
        "剩余天数",
        "预算（元）",
    ]
    assert lines[3].split()[:4] == ["2022", "1", "新建农贸市场", "票决入选"]
    assert run(year, "list 2022 --status 未票决入选 -f csv").splitlines() == [
        "年份,编号,项目,状态,责任单位,分管领导,完成期限,剩余天数,进度月份,进度（%）,预算（元）,已用资金（元）,完成日期,上年项目",
        "2022,4,老年活动中心,未票决入选,,,,,,,,,,",
    ]
    assert "（没有）" in run(year, "list 2030 --unit 财政局")


def test_the_ratings_in_words_and_as_objects(year: Renda) -> None:
    run(year, "evaluate 2022 --stage 年终 --project 2 --issued 60 --returned 58 --votes 满意=29,基本满意=28,不满意=1")
    run(year, "evaluate 2022 --stage 年中 --project 2 --issued 60 --returned 61 --votes 满意=61 --on 2022-07-20")
    told = run(year, "ratings 2022")
    assert "满意 29（50.00%）、基本满意 28（48.28%）、不满意 1（1.72%）" in told
    assert "满意 61、基本满意 0、不满意 0" in told
    assert "作废" in told.splitlines()[3]
    (one,) = year(
        "review", "project", "ratings", "--stage", "年终", "--base", "returned", "-f", "json", today=TODAY
    ).json
    assert (one["stage"], one["votes"], one["rates"]["满意"], one["grade"], one["rank"]) == (
        "end", {"满意": 29, "基本满意": 28, "不满意": 1}, {"numerator": 29, "denominator": 58, "percent": 50.0}, "基本满意", 1,
    )  # fmt: skip
    assert "到会" in run(year, "ratings 2022 --base present --stage 年终")
    assert run(year, "ratings 2022 --base present --stage 年终 -f csv").splitlines()[1].endswith(",,—,")


def test_a_page_tells_all_of_it(year: Renda) -> None:
    run(year, "progress 1 --month 2022-05 --percent 40 --spent 480万 --photos 路口.jpg")
    run(year, "change 1 --what 延长工期 --why 汛期停工 --by 主席团 --until 2022-12-20")
    run(year, "evaluate 2022 --stage 年终 --project 1 --issued 60 --returned 58 --votes 满意=58")
    page = run(year, "show 1")
    for title in (
        "【2022-1 新建农贸市场】",
        "【票决】",
        "【进度】",
        "【变更】",
        "【测评】",
        "【时间线】",
        "【民生实事期限 2022-12-20】",
    ):
        assert title in page
    assert "2022-12-20（逾期 8 天）" in page
    assert "限额投票" in page
    assert "名次和" not in page
    found = year("review", "project", "show", "新建农贸市场", "-f", "json", today=TODAY).json
    assert (found["days_left"], found["progress"][0]["photos"], found["evaluations"][0]["grade"]) == (
        -8,
        ["路口.jpg"],
        "满意",
    )


def test_the_figures_say_what_is_not_known(year: Renda) -> None:
    run(year, "carry 3 --to 2023")
    told = run(year, "stats 2022")
    assert "15000000（另有 1 项没有登记）" in told
    assert "已用资金（元）  —" in told
    run(year, "evaluate 2023 --stage 年中 --issued 60 --returned 58 --votes 满意=58", today="2023-07-01")
    told = run(year, "stats 2023", today="2023-07-01")
    assert "注：年中满意率：测评票里第一个等次的比率" in told
    assert "注：结转来的项目，资金按累计数，含以前年度的" in told
    assert "完成率          —" in run(year, "stats 2030")


def test_undo_takes_each_of_them_back(year: Renda) -> None:
    before = run(year, "show 1 -f json")
    for line in (
        "progress 1 --percent 40", "done 1", "change 1 --what 终止 --why 用地 --by 人代会 --end", "carry 1 --to 2023",
        "evaluate 2022 --stage 年终 --project 1 --issued 60 --returned 58 --votes 满意=58",
    ):  # fmt: skip
        run(year, line)
        assert run(year, "show 1 -f json") != before
        assert year("undo", "--yes", today=TODAY).code == 0
        assert run(year, "show 1 -f json") == before


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("progress", "缺少"),
        ("progress 1 --percent 四成", "--percent"),
        ("progress 1 --month 2023-05 --percent 1", "2023-05 还没有到"),
        ("progress 4 --percent 1", "现为“未票决入选”"),
        ("done 9", "没有叫“9”的民生实事项目"),
        ("change 1 --why 汛期 --by 主席团", "缺少选项 --what"),
        ("change 1 --what 改 --why 汛期", "缺少选项 --by"),
        ("change 1 --what 改 --why 汛期 --by 镇政府", "不能决定变更"),
        ("carry 1", "缺少选项 --to"),
        ("carry 1 --to 2021", "--to 请写 2023 年或以后"),
        ("evaluate 2022 --stage 年终 --project 1 --votes 满意=58", "没有写 --issued"),
        ("evaluate 2022 --stage 年终 --project 1 --issued 60 --returned 58 --votes 满意=59", "多于收回的 58 张"),
        ("evaluate 2022 --stage 年终 --project 1 --issued 60 --returned 58 --votes 很好=5", "没有“很好”这个等次"),
        ("ratings 2022 --base 一半", "--base 没有“一半”"),
        ("list 2022 --status 没做", "没有“没做”这种状态"),
        ("show 9", "没有叫“9”的民生实事项目"),
        ("stats 22", "年份“22”不对"),
    ],
)
def test_bad_input_writes_nothing(year: Renda, path: Path, line: str, why: str) -> None:
    before = path.read_bytes()
    ran = year(*f"review project {line}".split(), today=TODAY)
    assert (ran.code, ran.out) == (2, "")
    assert why in ran.err
    assert ran.err.count("\n") == 1
    assert path.read_bytes() == before
