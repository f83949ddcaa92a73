"""The year-end reports of twelve towns: every figure that the towns printed stands in the Word file and in the Markdown, one by one."""

import runpy
from pathlib import Path
from typing import Any

import pytest
from docx import Document

from tests.conftest import Renda, program
from tests.examples.transcript import EXAMPLES, SERIES, enter_hanyin, replay, work_in

# 遥观镇 2022: figure, its value, and how the report says it.
YAOGUAN = (
    ("party_studies", 12, "研究人大工作、听取人大工作汇报12次"),
    ("party_branches", 1, "党支部1个"),
    ("party_groups", 5, "党小组5个"),
    ("proposals_collected", 22, "收到代表建议22件"),
    ("reply_rate", (22, 22), "答复率100%、按期"),
    ("contact_rate", (22, 22), "见面率100%"),
    ("satisfaction_rate", (22, 22), "见面率100%、满意率100%"),
    ("sessions_congress", 2, "人民代表大会会议2次"),
    ("projects_selected", 10, "票决入选10项"),
    ("projects_done", 10, "完成10项"),
    ("reviews_units", 8, "评议部门、站所8个"),
    ("reviews_law_check_units", 3, "检查3家单位（综合行政执法局、派出所、交警中队）"),
    ("reviews_law_check_laws", 1, "1部法律法规的执行情况（《江苏省农民专业合作社条例》）"),
    ("stations_point", 3, "2022年新设光大秋白书苑代表联系点、宋剑湖社区人大代表联系点、郑村村人大代表联系点"),
    ("activities_other", 8, "代表讲堂8次"),
    ("opinions_online", 5, "收到线上留言5条"),
    ("activities_volunteer", 30, "组织志愿服务30次"),
    ("funds_raised", 23_000_000, "2300万元（捐助慈善事业2000万元、幸福家园村社互助工程和梦想小屋300万元）"),
    ("problems_solved", 23, "帮助解决问题23个"),
    ("activities_preview", 1, "组织会前预审1次"),
    ("articles_research", 2, "调研文章2篇"),
    ("awards_other", 1, "遥观镇人大主席团获优秀人大组织"),
    ("awards_deputies", 3, "优秀代表3名"),
    ("awards_stations", 3, "家站点3个：东片代表之家、留道社区代表联络站、光大秋白书苑代表联系点"),
    ("activities_training_offline", 6, "其中线下6次"),
    ("training_attendances_online", 650, "线上参加650人次"),
)
# 外山口镇 2017, the town of 27 groups.
WAISHANKOU = (
    ("groups_total", 27, "27个代表小组"),
    ("seats_own", 99, "镇代表席位99席"),
    ("seats_upper", 58, "上级代表席位58席"),
    ("station_investment", 110_000, "投入阵地建设11万元"),
    ("regulations", 11, "有制度11项"),
    (None, None, "经费标准为每人每年镇代表500元、县代表500元"),
    ("activity_suggestions_inspection", 15, "提出建议15条"),
    ("activity_suggestions_law_check", 9, "执法检查提出建议9条"),
    ("activity_suggestions_research", 12, "提出建议12条"),
    ("reviews_group_heads", 50, "评议村民小组长50名"),
    ("reviews_village_cadres", 20, "评议村（居）委会干部20名"),
    ("reviews_deputies", 32, "述职的代表32名"),
    ("reviews_units", 3, "评议部门、站所3个（镇中心学校、畜牧站、环卫所）"),
    ("activity_suggestions", 60, "代表在活动中提出建议60条"),
    ("deeds", 100, "办实事好事100件"),
    ("households", 86, "代表联系、帮扶86户"),
    ("household_people", 298, "共298人"),
    ("awards_groups", 6, "先进代表小组6个"),
    ("awards_deputies", 21, "优秀代表21名"),
    (None, None, "先进代表小组每个奖金500元，优秀代表每名奖金300元"),
)


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest) -> Any:
    """The reports of the town that the parameter names: figures by key, and the text of the Word file and of the Markdown."""
    with pytest.MonkeyPatch.context() as patch:
        work_in(tmp_path_factory.mktemp(request.param), patch)
        renda = program()
        return {"yaoguan": yaoguan, "waishankou": waishankou}[request.param](renda)


def yaoguan(renda: Renda) -> dict[str, Any]:
    begun = "init --town 遥观镇 --county 武进区 --province 江苏省 --congress 5 --term-start 2021-12-20"
    files = ("1-spring", "2-rest-of-year", "3-deputies", "5-stations", "6-reviews", "8-office")
    for words in (begun, *(f"batch examples/yaoguan/{file}.renda" for file in files)):
        assert renda(*words.split(), today="2022-12-31").code == 0, words
    return reports(renda, "2022", "2023-01-05")


def waishankou(renda: Renda) -> dict[str, Any]:
    for file in SERIES["waishankou"]:
        replay(renda, EXAMPLES / "waishankou" / file)
    assert renda("batch", "examples/waishankou/5-office.renda", today="2017-12-31").code == 0
    return reports(renda, "2017", "2018-01-05")


def reports(renda: Renda, year: str, today: str, *before: str) -> dict[str, Any]:
    for form in ("docx", "md"):
        ran = renda(*before, "report", year, "-o", f"报告.{form}", today=today)
        assert ran.code == 0, ran.err
    listed = renda(*before, "summary", year, "-f", "json", today=today).json
    return {
        "figures": {one["key"]: one["value"] for one in listed},
        "docx": "\n".join(one.text for one in Document("报告.docx").paragraphs),
        "md": Path("报告.md").read_text("utf-8"),
    }


@pytest.mark.parametrize(
    ("town", "key", "value", "said"),
    [*(("yaoguan", *one) for one in YAOGUAN), *(("waishankou", *one) for one in WAISHANKOU)],
    indirect=["town"],
    ids=lambda one: one if isinstance(one, str) and one.isascii() else "",
)
def test_a_figure_that_the_town_printed(town: dict[str, Any], key: str | None, value: Any, said: str) -> None:
    if key is not None:
        found = town["figures"][key]
        assert (found if isinstance(value, int) else (found["numerator"], found["denominator"])) == value
    assert said in town["docx"]
    assert said in town["md"]


def test_ten_towns_of_a_county(renda: Renda, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """汉阴县 2018: 603 deputies and 212 suggestions in ten towns; each town's report says its own."""
    work_in(tmp_path, monkeypatch)
    enter_hanyin(renda)
    towns = runpy.run_path(str(EXAMPLES / "hanyin" / "enter.py"))["TOWNS"]
    sums = [0, 0]
    for name, (deputies, suggestions, meetings, *_) in towns.items():
        made = reports(renda, "2018", "2019-01-05", "--db", f"{name}.db")
        for form in ("docx", "md"):
            assert f"{name}人民代表大会主席团工作报告" in made[form]
            assert f"在任代表{deputies}人" in made[form]
            assert f"收到代表建议{suggestions}件" in made[form]
            assert f"召开主席团会议{meetings}次" in made[form]
        sums = [sums[0] + made["figures"]["deputies_total"], sums[1] + made["figures"]["proposals_suggestions"]]
    assert sums == [603, 212]
