"""`renda review plan | edit | move | drop | hold`, as a clerk types them."""

import pytest

from tests.conftest import Renda


@pytest.fixture
def town(town_with_people: Renda) -> Renda:
    """The town with a review that is planned for 2022-09-20."""
    ran = town_with_people("review", "plan", "--kind", "代表述职", "--subject", "张三,李四", "--on", "2022-09-20")
    assert ran.code == 0, ran.err
    return town_with_people


def test_a_review_from_the_plan_to_the_day(town: Renda) -> None:
    assert (
        town("review", "move", "1", "--to", "2022-10-12", "--reason", "汛期").out.splitlines()[1]
        == "2022-09-20 → 2022-10-12（汛期）"
    )
    assert town("due", "--quiet", today="2022-10-12").code == 0
    assert town("due", today="2022-10-13").code == 1
    assert "评议" in town("due", today="2022-10-13").out
    ran = town(
        "review",
        "hold",
        "1",
        "--on",
        "2022-10-12",
        "--voters",
        "60",
        "--deputies",
        "12",
        "--observers",
        "3",
        today="2022-10-13",
    )
    assert (
        ran.out == "已登记开展 评议 #1“代表述职：张三、李四”（2022-10-12）：对象 2，选民 60 人，代表 12 人，列席 3 人\n"
    )
    assert town("due", today="2022-10-13").code == 0
    found = town("review", "edit", "1", "--voters", "62", "--add", "王五", "-f", "json", today="2022-10-13").json
    assert (found["voters"], [one["subject"] for one in found["subjects"]]) == (62, ["张三", "李四", "王五"])
    assert town("undo", today="2022-10-13").code == 0
    assert town("review", "show", "1", "-f", "json").json["voters"] == 60


def test_a_review_that_is_given_up(town: Renda) -> None:
    assert (
        town("review", "drop", "#1", "--reason", "换届").out == "已取消 评议 #1“代表述职：张三、李四”（取消）：对象 2\n"
    )
    assert town("due", today="2022-12-31").code == 0
    assert town("undo").code == 0
    assert town("due", today="2022-12-31").code == 1


def test_many_subjects_of_several_kinds(town: Renda) -> None:
    ran = town(
        "review", "plan", "--kind", "履职评议", "--subject", "村民小组长=50,村干部=20", "--subject", "人大代表=32", "--held", "2022-01-09",
        "--steps", "无", "-f", "json",
    )  # fmt: skip
    assert [(one["reviewed"], one["count"]) for one in ran.json["subjects"]] == [
        ("group_head", 50),
        ("village_cadre", 20),
        ("deputy", 32),
    ]
    assert ran.json["reviewed"] == 102


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("plan --kind 述职 --subject 张三", "--kind 没有“述职”这一种；相近的有：代表述职；可选：代表述职、履职评议"),
        ("plan --kind 代表述职 --subject 赵六", "没有叫“赵六”的代表"),
        ("plan --kind 代表述职 --subject 18", "“18”只有数目；请写成 对象=数，如 人大代表=18"),
        ("plan --kind 听证 --subject 教师=5", "“教师=5”里有不认识的对象；请写成 对象=数"),
        ("plan --kind 听证 --subject 校车 --on 2022-02-30", "不存在"),
        ("plan --kind 听证 --subject 校车 --steps 五步", "可选：八步工作法、四个阶段、无"),
        ("plan --kind 听证", "--subject"),
        ("plan --kind 代表述职 --subject 张三,李四 --on 2022-09-20", "已登记；开展了请用 renda review hold 1"),
        ("edit 1", "没有写要改什么"),
        ("edit 1 --held 2022-01-01", "还没有开展"),
        ("edit 1 --remove 张三,李四", "评议对象不能都去掉"),
        ("edit 1 --remove 王五", "的对象里没有“王五”；可选：张三、李四"),
        ("move 1 --to 2022-09-20", "本来就计划在这一天"),
        ("move 9 --to 2022-09-21", "没有编号为“9”的评议；请用 renda review list 查编号"),
        ("drop 1 --reason ''", "理由不能为空"),
        ("hold 1 --voters -3", "--voters"),
        ("hold 一", "没有编号为“一”的评议"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_written(town: Renda, line: str, why: str) -> None:
    before = town("log", "-f", "json").out
    ran = town("review", *line.replace("''", "").split(" "))
    assert (ran.code, ran.out) == (2, "")
    assert why in ran.err
    assert len(ran.err.strip().splitlines()) == 1
    assert town("log", "-f", "json").out == before
