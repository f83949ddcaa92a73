"""Sheets of activities: plans, what was held, who took part; out and in again."""

from pathlib import Path

import pytest

from renda_cli.work import deputy, rules
from renda_cli.work.activity import entry, planning, reading, suggesting
from renda_cli.work.desk import Desk
from renda_cli.work.exchange import exporting
from renda_cli.work.exchange.importing import Options, import_
from renda_cli.work.station import place
from tests.work.activity_data import clock, held, inspected, of, planned, who
from tests.work.exchange_data import Take, counts, refused_cell, said, take
from tests.work.helpers import refused
from tests.work.test_exchange_round_trip import ENDINGS, emptied, rows

__all__ = ["take"]
HEAD = "日期,种类,标题,参加代表"


def test_a_sheet_as_offices_keep_it(office: Desk, take: Take) -> None:
    sheet = (
        "序号,活动时间,活动类型,活动内容,参加代表,参加人数,提出建议条数,涉及单位,地点,小组,次数,备注\n"
        "1,2022年6月1日,视察,河道整治,李四、张三,12人,3条,财政局、建设局,东河,东片小组,,晴\n"
        "2,2022.3.5,志愿服务,清洁家园,张三=2、王五,,,,,,3次,\n"
        "合计,,,,,,,,,,,\n"
    )
    assert counts(take("activities", sheet)) == (2, 0, 0)
    assert of(office, "1", "held_on", "status", "attendances", "suggestions", "units", "place", "group", "note") == (
        "2022-06-01", "done", 12, 3, ["财政局", "建设局"], "东河", "东片小组", "晴",
    )  # fmt: skip
    assert who(office, "1") == [("李四", 1), ("张三", 1)]
    assert (who(office, "2"), of(office, "2", "times", "attendances")) == ([("王五", 3), ("张三", 2)], (3, 5))


def test_money_under_a_heading_in_ten_thousands(office: Desk, take: Take) -> None:
    sheet = f"{HEAD},筹资（万元）\n2022-06-01,志愿服务,甲,,300\n2022-06-02,志愿服务,乙,,500元\n2022-06-03,志愿服务,丙,,1.5万\n2022-06-04,志愿服务,丁,,\n"
    take("activities", sheet)
    assert [of(office, str(place), "funds") for place in range(1, 5)] == [3_000_000, 500, 15_000, 0]
    take("activities", f"{HEAD},筹资\n2022-06-05,志愿服务,戊,,300.50\n2022-06-06,志愿服务,己,,0\n")
    assert (of(office, "5", "funds"), of(office, "6", "funds")) == (300.5, 0)


def test_suggestions_and_who_was_reviewed(office: Desk, take: Take) -> None:
    sheet = (
        f"{HEAD},建议内容,评议对象,线上\n"
        '2022-06-01,评议,工作评议,,"1.清淤\n（二）修护栏\n3棵树",代表=3；站所=环卫所,否\n'
    )
    take("activities", sheet)
    assert [one["text"] for one in of(office, "1", "listed")] == ["清淤", "修护栏", "3棵树"]
    assert [(one["reviewed"], one["count"], one["names"]) for one in of(office, "1", "reviewed")] == [
        ("人大代表", 3, None), ("部门、站所", 1, "环卫所"),
    ]  # fmt: skip
    sheet = f'{HEAD},建议内容,评议对象\n2022-06-01,评议,工作评议,,"清淤\n种树",部门、站所=环卫所；人大代表=4\n'
    assert take("activities", sheet).changes == [
        (2, "工作评议", "建议内容：清淤\n修护栏\n3棵树 → 清淤\n种树；评议对象：人大代表=3；部门、站所=环卫所 → 人大代表=4；部门、站所=环卫所")
    ]  # fmt: skip
    assert [one["text"] for one in of(office, "1", "listed")] == ["清淤", "修护栏", "3棵树", "种树"]


def test_two_deputies_of_one_name_are_told_apart(office: Desk, take: Take) -> None:
    deputy.add(office, "张三", district="第8选区")
    take("activities", f"{HEAD}\n2022-06-01,走访,甲,张三（第8选区）、李四\n2022-06-02,走访,乙,张三（第3选区）\n")
    found = {tuple(one) for one in office.file.tuples("SELECT activity_id, deputy_id FROM activity_deputy")}
    assert found == {(1, 4), (1, 2), (2, 1)}
    assert "对应 2 位代表" in refused_cell(take("activities", f"{HEAD}\n2022-06-03,走访,丙,张三\n"), "参加代表")


def test_what_is_said_otherwise_is_corrected_and_a_blank_cell_says_nothing(office: Desk, take: Take) -> None:
    held(office, deputies=["张三", "李四"], place="东河", suggestions=3, units=["财政局"], kind="调研")
    head = f"{HEAD},地点,建议条数,有关单位,人次"
    assert counts(take("activities", f"{head}\n2022-06-01,调研,河道整治,,,,,\n")) == (0, 0, 1)
    done = take("activities", f"{head}\n2022-06-01,调研,河道整治,李四、王五,西河,0,建设局、财政局,9\n")
    assert done.changes == [
        (2, "河道整治", "参加代表：李四、张三 → 李四、王五；地点：东河 → 西河；建议条数：3 → 0；有关单位：财政局 → 财政局、建设局；人次：（空） → 9")
    ]  # fmt: skip
    assert who(office, "1") == [("王五", 1), ("李四", 1)]


def test_plans_are_entered_and_carried_out_by_the_next_sheet(office: Desk, take: Take) -> None:
    plans = "计划时间,种类,标题,小组\n2022-06-10,走访,走访月,东片小组\n2022-07-10,走访,走访月,东片小组\n"
    assert counts(take("activities", plans)) == (2, 0, 0)
    assert of(office, "1", "status", "planned_on") == ("planned", "2022-06-10")
    done = take("activities", f"{HEAD},小组,结束日期\n2022-06-10,走访,走访月,张三,东片小组,2022-06-12\n")
    assert done.changes[0][2].startswith("日期：（空） → 2022-06-10；")
    assert of(office, "1", "status", "held_on", "until_on") == ("done", "2022-06-10", "2022-06-12")
    planning.move(office, "2", to="2022-07-20")
    assert counts(take("activities", plans)) == (0, 0, 2)


def test_a_plan_is_known_by_its_day_though_the_column_is_just_the_day(office: Desk, take: Take) -> None:
    plans = f"{HEAD},状态,取消原因\n2022-06-10,走访,走访月,,计划,\n2022-06-11,走访,走访周,,已取消,下雨\n2022-06-12,走访,走访日,,完成,\n"
    take("activities", plans)
    assert [of(office, str(place), "status", "planned_on", "held_on", "dropped_why") for place in (1, 2, 3)] == [
        ("planned", "2022-06-10", None, None), ("dropped", "2022-06-11", None, "下雨"), ("done", None, "2022-06-12", None),
    ]  # fmt: skip
    take("activities", f"{HEAD},状态,取消原因\n2022-06-10,走访,走访月,,取消,汛期\n")
    assert of(office, "1", "status", "dropped_why") == ("dropped", "汛期")
    assert counts(take("activities", f"{HEAD},状态\n2022-06-10,走访,走访月,,计划\n")) == (0, 0, 1)


def test_a_plan_that_was_carried_out_with_its_own_days(office: Desk, take: Take) -> None:
    planned(office, "走访月", kind="走访")
    entry.done(office, "1", on="2022-06-13")
    assert counts(take("activities", "计划日期,种类,标题,结束日期\n2022-06-10,走访,走访月,2022-06-12\n")) == (0, 0, 1)
    done = take("activities", f"{HEAD},状态,取消原因,计划日期\n,走访,走访月,,取消,登记有误,2022-06-10\n")
    assert (counts(done), of(office, "1", "status")) == ((0, 1, 0), "dropped")


def test_the_answer_of_the_units(office: Desk, take: Take) -> None:
    inspected(office)
    head = f"{HEAD},转交日期,反馈日期,反馈情况"
    take("activities", f"{head}\n2022-06-01,视察,河道整治,,2022-06-05,2022-08-01,\n")
    assert (of(office, "1", "replied_on"), clock(office, "1")["due_on"]) == ("2022-08-01", "2022-09-05")
    take("activities", f"{head}\n2022-06-01,视察,河道整治,,,2022-08-02,已清理\n")
    assert of(office, "1", "replied_on", "reply") == ("2022-08-02", "已清理")
    sheet = f"{head},有关单位,建议条数\n2022-06-02,视察,堤防,,2022-06-03,2022-07-01,已加固,财政局,2\n"
    take("activities", sheet)
    assert of(office, "2", "replied_on", "reply") == ("2022-07-01", "已加固")


@pytest.mark.parametrize(
    ("head", "cells", "column", "why"),
    [
        (HEAD, ",视察,河道,", "日期", "缺少日期"),
        ("日期,标题", "2022-06-01,河道", "种类", "缺少种类"),
        (HEAD, "2022-06-01,茶话会,河道,", "种类", "没有“茶话会”这一种"),
        (HEAD, "2022-06,视察,河道,", "日期", "没有写到日"),
        (HEAD, "2022-06-01,视察,河道,孙八", "参加代表", "没有叫“孙八”的代表"),
        (HEAD, "2022-06-01,视察,河道,张三等8人", "参加代表", "说的是 8 人"),
        (HEAD, "2022-06-01,视察,河道,张三=0", "参加代表", "参加了 0 次"),
        (HEAD, "2022-06-01,视察,河道,张三=1、张三", "参加代表", "写了两遍"),
        (HEAD, "2022-06-01,视察,河道,张三=2", "次数", "多于活动的 1 次"),
        (f"{HEAD},人次", "2022-06-01,视察,河道,张三、李四,1", "人次", "少于参加代表合计 2"),
        (f"{HEAD},人次", "2022-06-01,视察,河道,,很多", "人次", "人次“很多”看不懂"),
        (f"{HEAD},次数", "2022-06-01,视察,河道,,0", "次数", "次数“0”看不懂"),
        (f"{HEAD},有关单位", "2022-06-01,视察,河道,,水利站", "有关单位", "没有叫“水利站”的单位"),
        (f"{HEAD},小组", "2022-06-01,视察,河道,,南片小组", "小组", "没有叫“南片小组”的代表小组"),
        (f"{HEAD},届次", "2022-06-01,视察,河道,,5-9", "届次", "没有登记过 5-9 次会议"),
        (f"{HEAD},状态", "2022-06-01,视察,河道,,办结", "状态", "没有“办结”这一种"),
        (f"{HEAD},状态", "2022-06-01,视察,河道,,取消", "取消原因", "没有写取消原因"),
        (f"{HEAD},状态", ",视察,河道,,已开展", "日期", "缺少日期"),
        (f"{HEAD},状态,人次", "2022-06-01,视察,河道,,计划,9", "人次", "计划还没有开展"),
        (f"{HEAD},反馈情况", "2022-06-01,视察,河道,,已办", "反馈情况", "没有写反馈日期"),
        (f"{HEAD},取消原因", "2022-06-01,视察,河道,,下雨", "取消原因", "没有取消的活动写了取消原因"),
        (f"{HEAD},评议对象", "2022-06-01,视察,河道,,教师=3", "评议对象", "看不懂"),
        (f"{HEAD},筹资", "2022-06-01,视察,河道,,很多", "筹资", "看不懂"),
        (f"{HEAD},结束日期", "2022-06-01,视察,河道,,2022-05-01", "结束日期", "早于开始日期"),
    ],
)  # fmt: skip
def test_a_bad_row(take: Take, head: str, cells: str, column: str, why: str) -> None:
    assert why in refused_cell(take("activities", f"{head}\n{cells}\n"), column)


def test_what_was_given_up_or_held_is_not_made_otherwise_by_a_sheet(office: Desk, take: Take) -> None:
    planned(office, "走访月", kind="走访")
    planning.drop(office, "1", why="汛期")
    assert counts(take("activities", f"{HEAD}\n2022-06-10,走访,走访月,\n")) == (1, 0, 0)  # held all the same
    held(office, "座谈会", kind="座谈")
    held(office, "座谈会", kind="座谈", group="东片小组")
    done = take("activities", f"{HEAD},地点\n2022-06-01,座谈,座谈会,,镇政府\n")
    assert said(done) == ["第 2 行：那天有 2 次“座谈会”；请补上小组或家站点，分清是哪一次"]
    assert counts(take("activities", f"{HEAD},小组\n2022-06-01,座谈,座谈会,,东片小组\n")) == (0, 0, 1)


def fill_year(desk: Desk) -> None:
    """An activity of each sort."""
    inspected(
        desk, deputies=["张三", "李四"], until="2022-06-02", place="东河", handed="2022-06-05", note="晴", report="/tmp/报告.docx", planned="2022-05-30",
    )  # fmt: skip
    suggesting.suggest(desk, "1", text="清淤")
    suggesting.suggest(desk, "1", text="修护栏")
    suggesting.reply(desk, "1", on="2022-08-01", text="已清理")
    held(desk, "培训班", kind="培训", times=3, deputies=["张三=2", "王五"], online=True, attendances=80, session="5-1")
    held(desk, "评议会", kind="评议", reviewed=["人大代表=3", "站所=环卫所、畜牧站"], group="东片小组")
    held(desk, "义卖", kind="志愿服务", funds="1200.5")
    planned(desk, "走访月", kind="走访", deputies=["李四"], until="2022-06-12")
    planned(desk, "取消的", kind="走访")
    planning.drop(desk, "6", why="汛期")
    inspected_again = held(desk, "重复", suggestions=3, attendances=9, funds="3", units=["财政局"])
    planning.drop(desk, inspected_again, why="重复登记")


@ENDINGS
def test_what_is_exported_is_read_back(office: Desk, tmp_path: Path, ending: str) -> None:
    fill_year(office)
    target = emptied(office, tmp_path / "target.db", "rule_value")
    for what in ("sessions", "deputies", "groups", "units", "activities"):
        path = str(tmp_path / f"{what}.{ending}")
        exporting.write(office, what, path, private=True)
        done = import_(target, what, path, Options())
        assert (said(done), done.left_out, done.written) == ([], [], True), what
        again = import_(target, what, path, Options())
        assert (said(again), again.new, again.changed) == ([], 0, 0), again.changes
    assert rows(office, "activities") == rows(target, "activities")
    for activity in ("1", "2", "3", "4", "5"):
        title = str(reading.show(office, activity)["title"])
        one, other = (reading.show(desk, title) | {"id": 0} for desk in (office, target))
        assert one == other


def test_an_export_says_what_a_row_cannot_hold(office: Desk) -> None:
    assert exporting.exported(office, "activities").notes == []
    fill_year(office)
    suggesting.to_proposal(office, "1", which=1, by="张三", on="2022-06-10")
    planning.move(office, "5", to="2022-06-20")
    held(office, "堤防", suggestions=1, units=["财政局"], reply_by="2022-07-01")
    assert exporting.exported(office, "activities").notes == [
        "表里放不下：改期 1 件、转为代表建议 1 件、指定的反馈期限 1 件；完整的请用 renda export all"
    ]


def test_a_units_name_of_now_is_compared(office: Desk, take: Take) -> None:
    held(office, units=["财政局"])
    office.file.db.execute("UPDATE unit SET merged_into_id = 3, merged_on = '2022-06-02' WHERE name = '财政局'")
    assert counts(take("activities", f"{HEAD},有关单位\n2022-06-01,视察,河道整治,,财政局\n")) == (0, 0, 1)


def test_a_sheet_is_all_or_nothing(office: Desk, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text(f"{HEAD}\n2022-06-01,视察,河道,张三\n2022-06-01,视察,护林,孙八\n", encoding="utf-8")
    rules.set_(office, "activity.own_kinds", '["夜校"]', from_="2022-01-01", source="本镇办法")
    with refused(office, "没有“活动表”这种表；可选：.*activities（代表活动）"):
        import_(office, "活动表", str(path), Options())
    assert len(import_(office, "活动", str(path), Options()).errors) == 1
    assert reading.list_(office).rows == []


def test_the_station_of_an_activity(office: Desk, take: Take) -> None:
    for name in ("留道联络站", "东方联络站"):
        place.add(office, name, kind="站")
    lines = "2022-05-01,座谈,听意见,留道联络站\n2022-05-01,座谈,听意见,东方联络站\n"
    assert counts(take("activities", f"日期,种类,标题,家站点\n{lines}")) == (2, 0, 0)
    assert office.file.tuples("SELECT station FROM activity_line ORDER BY id") == [("留道联络站",), ("东方联络站",)]
    place_ = exporting.exported(office, "activities").fields.index("station")
    assert [row[place_] for row in rows(office, "activities")] == ["留道联络站", "东方联络站"]
