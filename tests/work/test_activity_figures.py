"""The figures of activities that two towns print: entered as told, they come out as printed, each with the records behind it."""

from typing import Any

import pytest

from renda_cli.rules.rates import Rate
from renda_cli.work import article, deputy, rules
from renda_cli.work.activity import entry, planning, suggesting
from renda_cli.work.desk import Desk
from tests.work.activity_data import held, planned
from tests.work.helpers import check_records, records_of, summary_of

REVIEWS = {  # of 2016, as the town of seed 001 printed them
    "activities_total": 13, "activities_inspection": 5, "activities_law_check": 3, "activities_research": 3, "activities_review": 2,
    "activity_suggestions": 36, "activity_suggestions_inspection": 15, "activity_suggestions_law_check": 9,
    "activity_suggestions_research": 12, "reviews_group_heads": 50, "reviews_village_cadres": 20, "reviews_deputies": 32,
    "reviews_units": 3, "reviews_officials": 0, "activity_attendances": 0,
}  # fmt: skip
TRAINING = {  # of 2022, as the town of seed 002 printed them
    "activities_training": 6, "training_attendances": 650, "activities_volunteer": 30, "funds_raised": 23_000_000, "articles": 2,
    "activities_preview": 1, "activities_total": 37, "activity_attendances": 651, "activities_training_online": 2,
    "activities_training_offline": 4, "training_attendances_online": 530,
}  # fmt: skip
KINDS = {
    "activities_visit": "走访", "activities_forum": "座谈", "activities_inquiry": "询问", "activities_hearing": "听证",
    "activities_group": "小组活动", "activities_preview": "预审会", "activities_other": "民生茶室",
}  # fmt: skip
WORKED_OUT = {*REVIEWS, *TRAINING, *KINDS, "activity_deputies_rate", "activity_proposals"}


@pytest.fixture
def town_of_reviews(office: Desk) -> Desk:
    """A year of the town of seed 001: five inspections, three law checks, three pieces of research, the reviews."""
    for title, count in (("城管环卫", 2), ("护林防火", 4), ("煤炭安全生产", 3), ("魔芋生产", 3), ("烤烟生产", 3)):
        held(office, title, suggestions=count, on="2016-05-10")
    for title, count in (("行政许可法", 3), ("安全生产法", 4), ("药品管理法", 2)):
        held(office, title, kind="执法检查", suggestions=count, on="2016-06-10")
    for title, count in (("计划生育", 4), ("农民燃料", 5), ("新农村建设", 3)):
        held(office, title, kind="调研", suggestions=count, on="2016-07-10")
    cadres = ["村民小组长=50", "村（居）委会干部=20", "人大代表=32"]
    held(office, "述职测评", kind="评议", reviewed=cadres, on="2016-08-10")
    held(office, "工作评议", kind="评议", reviewed=["部门、站所=中心学校、畜牧站、环卫所"], on="2016-09-10")
    return office


@pytest.fixture
def town_of_training(office: Desk) -> Desk:
    """2022 of the town of seed 002: training, volunteering, money raised, a preview of the reports, articles."""
    held(office, "云上家站点线上培训", kind="培训", online=True, times=2, attendances=530, on="2022-04-01")
    held(
        office,
        "学习强国馆专题培训",
        kind="培训",
        times=4,
        deputies=["张三", "李四=2"],
        attendances=120,
        on="2022-05-01",
    )
    held(office, "文明城市创建", kind="志愿服务", times=28, on="2022-06-01")
    held(office, "村社互助", kind="志愿服务", funds="300万", on="2022-07-01")
    held(office, "慈善助力", kind="志愿服务", funds="2000万", on="2022-08-01")
    held(office, "人代会报告预审", kind="预审会", session="5-1", on="2022-01-04", deputies=["王五"])
    article.add(office, "加强和改进新时代乡镇人大工作质效的思考", medium="常州市人大", on="2022-11-01")
    article.add(office, "人代会报告预审制的探索", medium="学习强国", on="2022-12-01")
    return office


def figures(desk: Desk, year: str, keys: tuple[str, ...]) -> dict[str, Any]:
    return {one.indicator.key: one.value for one in summary_of(desk, year, keys=keys)}


def behind(desk: Desk, year: str, key: str) -> list[tuple[str, str]]:
    """The records behind a figure: (record, title)."""
    found = records_of(desk, year, [key])
    assert {row[2] for row in found.rows} <= {"counted"}
    return [(row[3], row[4]) for row in found.rows]


def test_inspections_checks_research_and_reviews_come_out_as_printed(town_of_reviews: Desk) -> None:
    assert figures(town_of_reviews, "2016", tuple(REVIEWS)) == REVIEWS
    assert figures(town_of_reviews, "2015", tuple(REVIEWS)) == dict.fromkeys(REVIEWS, 0)
    check_records(town_of_reviews, "2016")


def test_the_records_say_how_much_each_adds(town_of_reviews: Desk) -> None:
    assert behind(town_of_reviews, "2016", "activity_suggestions_law_check") == [
        ("2016-06-10 执法检查", "行政许可法：3条"), ("2016-06-10 执法检查", "安全生产法：4条"), ("2016-06-10 执法检查", "药品管理法：2条"),
    ]  # fmt: skip
    assert behind(town_of_reviews, "2016", "reviews_units") == [("2016-09-10", "工作评议：3个")]
    assert behind(town_of_reviews, "2016", "reviews_deputies") == [("2016-08-10", "述职测评：32名")]
    assert (
        len(behind(town_of_reviews, "2016", "activity_suggestions")) == 11
    )  # not the reviews, where nothing was suggested
    assert behind(town_of_reviews, "2016", "activity_attendances") == []


def test_training_volunteering_money_and_articles_come_out_as_printed(town_of_training: Desk) -> None:
    assert figures(town_of_training, "2022", tuple(TRAINING)) == TRAINING
    check_records(town_of_training, "2022")
    assert behind(town_of_training, "2022", "funds_raised") == [
        ("2022-07-01", "村社互助：3000000元"), ("2022-08-01", "慈善助力：20000000元"),
    ]  # fmt: skip
    assert behind(town_of_training, "2022", "training_attendances") == [
        ("2022-04-01 培训", "云上家站点线上培训：530人次"), ("2022-05-01 培训", "学习强国馆专题培训：120人次"),
    ]  # fmt: skip
    assert behind(town_of_training, "2022", "articles")[0] == (
        "2022-11-01 常州市人大", "加强和改进新时代乡镇人大工作质效的思考",
    )  # fmt: skip


def test_each_kind_has_its_figure_and_the_towns_own_are_counted_together(office: Desk) -> None:
    rules.set_(office, "activity.own_kinds", '["民生茶室"]', from_="2022-01-01", source="本镇办法")
    for kind in KINDS.values():
        held(office, kind, kind=kind, times=2)
    assert figures(office, "2022", tuple(KINDS)) == dict.fromkeys(KINDS, 2)
    check_records(office, "2022")


def test_who_took_part_is_a_share_of_those_who_act(town_of_training: Desk) -> None:
    deputy.add(town_of_training, "赵六")
    (share,) = summary_of(town_of_training, "2022", keys=["activity_deputies_rate"])
    assert isinstance(share.value, Rate)
    assert (share.value.numerator, share.value.denominator) == (3, 4)
    check_records(town_of_training, "2022")


def test_suggestions_that_became_proposals_are_counted(office: Desk) -> None:
    activity = held(office)
    for text in ("清淤", "修护栏"):
        suggesting.suggest(office, activity, text=text)
    suggesting.to_proposal(office, activity, which=2, by="张三", on="2022-06-02")
    assert figures(office, "2022", ("activity_suggestions", "activity_proposals")) == {
        "activity_suggestions": 2, "activity_proposals": 1,
    }  # fmt: skip
    assert behind(office, "2022", "activity_proposals") == [("2022-06-01 河道整治", "修护栏")]


def test_what_was_planned_or_given_up_does_not_count(office: Desk) -> None:
    planned(office, deputies=["张三"])
    dropped = held(office, "普法", suggestions=3, attendances=9, funds="100", reviewed=["人大代表=3"])
    planning.drop(office, dropped, why="登记有误")
    keys = ("activities_total", "activity_attendances", "activity_suggestions", "funds_raised", "reviews_deputies")
    assert figures(office, "2022", keys) == dict.fromkeys(keys, 0)
    entry.done(office, "1", on="2022-06-10")
    assert figures(office, "2022", keys[:2]) == {"activities_total": 1, "activity_attendances": 1}


def test_a_sum_with_fen_is_told_to_the_fen(office: Desk) -> None:
    held(office, "义卖", kind="志愿服务", funds="300.50")
    assert figures(office, "2022", ("funds_raised",)) == {"funds_raised": 300.5}
    assert behind(office, "2022", "funds_raised") == [("2022-06-01", "义卖：300.5元")]
    check_records(office, "2022")
