"""renda review project add | edit | examine | paper | vote | result"""

from pathlib import Path

import pytest

from tests.conftest import Ran, Renda


def ran_in(town: Renda, line: str) -> Ran:
    """A command line of `renda review project`."""
    return town("review", "project", *line.split())


def did(town: Renda, line: str) -> list[str]:
    """The lines of a command that was done."""
    ran = ran_in(town, line)
    assert (ran.code, ran.err) == (0, "")
    return ran.out.splitlines()


@pytest.fixture
def town(town_with_people: Renda) -> Renda:
    """Four candidates of 2022, of which three are listed."""
    for line in (
        "add 修建文化广场 --year 2022 --village 留道村 --budget 120万 --source 走访征集 --on 2021-12-01 --until 2022-11-30",
        "add 改造自来水 --source 代表征集、村民代表会议 --on 2021-12-01 --topic 民生 --note 分两期 --leader 李四 --funded-by 镇财政",
        "add 修桥 --source 走访 --on 2021-12-01 --content 拆旧建新 --unit 建设局",
        "add 建公园 --source 走访 --on 2021-12-01 --no 9",
        "examine 1,2,3 --listed --by 主席团 --on 2021-12-20",
        "examine 2022-9 --exclude 用地不符 --on 2021-12-20",
    ):
        did(town_with_people, line)
    return town_with_people


def test_from_the_first_idea_to_the_list_of_the_year(town: Renda, tmp_path: Path) -> None:
    assert did(town, "edit 3 --title 修建留道桥 --budget 80万 --add-source 村委会报告")[0] == (
        "已修改 2022-3 修建留道桥，责任单位建设局，预算 80 万元，来源：走访、村委会报告"
    )
    paper = tmp_path / "票决票.docx"
    assert did(town, f"paper 2022 --places 2 --session 5-1 -o {paper}") == [f"已写到 {paper}"]
    assert paper.stat().st_size > 10_000
    lines = did(town, "vote 2022 --issued 3 --returned 3 --votes 1=3,2=2,3=1 --places 2 --session 5-1 --on 2022-01-07")
    assert lines[1:] == [
        "入选线 2 票：全体代表 3 名的过半数（通行做法（法律未规定））",
        "入选 2 项：1 修建文化广场（3 票）、2 改造自来水（2 票）",
        "未入选 1 项",
        "提示：2 号没有写完成期限，定了请用 renda review project edit 编号 --until 日期 补上，到期才会提醒",
    ]
    page = did(town, "result 2022")
    assert page[0] == "【2022 年民生实事第 1 次票决】"
    assert any(line.split()[:5] == ["2", "2", "改造自来水", "2", "66.67%（2/3）"] for line in page)
    assert page[-1] == "注：过线的不足：按过线的确定（通行做法（法律未规定））"
    found = ran_in(town, "result 2022 -f json").json
    first = found["votes"][0]["candidates"][0]
    assert (found["selected"], first["share"]) == (2, {"numerator": 3, "denominator": 3, "percent": 100.0})
    assert found["votes"][0]["rule"][1]["key"] == "project.ties"
    assert town("undo").code == 0
    assert did(town, "result 2022") == ["  民生实事  2022 年还没有登记过票决"]


def test_a_run_off_and_a_void_vote_stand_in_the_result(town: Renda) -> None:
    did(town, "vote 2022 --issued 3 --returned 4 --places 2 --on 2022-01-07")
    did(town, "vote 2022 --issued 3 --returned 3 --spoilt 1 --votes 1=2,2=1,3=1 --places 2 --members 1 --on 2022-01-07")
    did(town, "vote 2022 --issued 3 --returned 3 --votes 2=1,3=2 --again --on 2022-01-07 --note 当场再投")
    page = did(town, "result 2022")
    assert [line for line in page if line.startswith("【")] == [
        "【2022 年民生实事第 1 次票决（作废）】", "【2022 年民生实事第 1 次票决】", "【2022 年民生实事第 2 次票决】",
    ]  # fmt: skip
    assert "注：收回的票多于发出的，全部作废，没有确定项目" in page
    town("rules", "set", "project.pass", "三分之二以上", "--from", "2021-01-01", "--source", "镇人大办法")
    did(town, "vote 2022 --issued 3 --returned 3 --votes 2=1,3=2 --replace --members 3")
    town("rules", "set", "project.pass", "过半数", "--from", "2022-01-01", "--source", "镇人大办法")
    did(town, "vote 2022 --issued 3 --returned 3 --votes 2=1,3=2 --replace --members 1")
    town("rules", "set", "project.ties", "都入选", "--from", "2022-01-01", "--source", "镇人大办法")
    assert any("登记的结果与现行规则算出的不同" in line for line in did(town, "result 2022"))


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ("add", "项目"),
        ("add 修建文化广场", "2022 年已有同名的项目"),
        ("add 修路 --budget 一百万", "预算“一百万”看不懂；请写多少元"),
        ("edit 1", "没有写要改什么"),
        ("examine 1", "要写明列不列为候选"),
        ("vote 2022 --issued 3 --returned 3 --votes 1=3,8=1 --places 2", "没有叫“8”的民生实事项目"),
        ("vote 2022 --issued 3 --returned 3 --votes 1=3,9=1 --places 2", "2022-9 建公园 不在这次票决的候选里"),
        ("vote 2022 --issued 3 --returned 3 --votes 1=4 --places 2", "1 号得 4 票，多于有效票 3 张"),
        ("vote 2022 --issued 3 --returned 3 --votes 1=3,2=3,3=1 --places 2", "各项得票合计 7，多于"),
        ("vote 2022 --issued 3 --returned 2 --spoilt 3 --votes 1=1 --places 2", "废票 3 张，多于收回的 2 张"),
        ("vote 2022 --issued 0 --returned 0 --votes 1=1 --places 2", "--issued"),
        ("vote 2022 --issued 3 --returned 3 --votes 1=1", "没有写应选几项"),
        ("result 22", "年份“22”不对"),
        ("paper 2022 --places 2 -o 票.pdf", "“票.pdf”不是可用的格式"),
        ("paper 2022 -o 票.docx", "没有写应选几项"),
    ],
)
def test_bad_input_is_refused_in_a_sentence_and_nothing_is_written(town: Renda, line: str, sentence: str) -> None:
    before = town("log", "-f", "json").json
    ran = ran_in(town, line)
    assert ran.code == 2
    assert sentence in ran.err
    assert "Traceback" not in ran.err
    assert town("log", "-f", "json").json == before
