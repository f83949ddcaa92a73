"""Sheets of pledges, deeds, households, funds and awards."""

from pathlib import Path
from typing import Any

import pytest

from renda_cli.work import award, deed, deputy, fund, household, pledge, unit
from renda_cli.work.desk import Desk
from renda_cli.work.exchange import exporting
from renda_cli.work.exchange.importing import Options, import_
from renda_cli.work.exchange.kinds import WORDS
from renda_cli.work.station import place
from tests.work.exchange_data import Take, counts, refused_cell, take
from tests.work.helpers import at, hand_in
from tests.work.test_exchange_round_trip import ORDER, emptied, rows

__all__ = ["take"]
DOING = ("pledges", "deeds", "households", "funds", "awards")
PLEDGES = "姓名,承诺事项,承诺时间,完成期限,完成时间,完成情况,未兑现日期,未兑现原因\n"
DEEDS = "时间,种类,事项,代表,件数,惠及人数,筹资（元）,地点,备注\n"
HOUSEHOLDS = "代表姓名,户主姓名,家庭人口,类别,住址,联系电话,联系起,联系止,备注\n"
FUNDS = "日期,代表,小组,金额,用途,凭证号\n"
AWARDS = "表彰时间,类别,荣誉称号,姓名或名称,表彰机关,奖金,备注\n"


def test_pledges_made_and_what_became_of_them(office: Desk, take: Take) -> None:
    line = "张三,修好水渠,2022-01-10,2022-10-31"
    assert counts(take("pledges", f"{PLEDGES}{line},,,,\n李四,装路灯,2022-01-10,,,,,\n")) == (2, 0, 0)
    done = take("pledges", f"{PLEDGES}{line},2022-09-20,竣工照片,,\n李四,装路灯,,,,,2022-11-01,没有钱\n")
    assert counts(done) == (0, 2, 0)
    assert done.changes[0] == (2, "修好水渠", "完成时间：（空） → 2022-09-20；完成情况：（空） → 竣工照片")
    found = [pledge.as_object(at(office, "2022-12-31"), number) for number in (1, 2)]
    assert [(one["state"], one["until"]) for one in found] == [("fulfilled", "2022-10-31"), ("broken", "2022-12-31")]
    assert counts(take("pledges", "代表,事项,年度\n王五,植树,2022年度\n")) == (1, 0, 0)
    assert counts(take("pledges", f"{PLEDGES}王五,修桥,2022-01-10,,2022-09-20,照片,,\n")) == (1, 0, 0)


@pytest.mark.parametrize(
    ("cells", "column", "why"),
    [
        (",修渠,2022-01-10,,,,,", "姓名", "缺少姓名"),
        ("赵六,修渠,2022-01-10,,,,,", "姓名", "没有叫“赵六”的代表"),
        ("张三,修渠,2022-01-10,2022-01-01,,,,", "完成期限", "请核对“完成期限”"),
        ("张三,修渠,2022-01-10,,2022-05-01,,,", "完成情况", "缺少证明材料"),
        ("张三,修渠,2022-01-10,,,照片,,", "", "没有写日期"),
        ("张三,修渠,2022-01-10,,,,,没有钱", "", "没有写日期"),
        ("张三,修渠,2022-01-10,,2022-05-01,照片,2022-05-01,没有钱", "", "请只留一样"),
        ("张三,修渠,2022-01-10,,,,2022-05-01,", "未兑现原因", "缺少原因"),
    ],
)
def test_a_pledge_that_cannot_be(take: Take, cells: str, column: str, why: str) -> None:
    done = take("pledges", f"{PLEDGES}{cells}\n")
    assert why in done.errors[0].why
    if column:
        assert done.errors[0].column == column


def test_a_pledge_is_not_changed_by_a_sheet_but_for_its_end(take: Take) -> None:
    line = "张三,修渠,2022-01-10,2022-10-31"
    take("pledges", f"{PLEDGES}{line},2022-09-20,照片,,\n")
    for other in ("张三,修渠,2022-01-10,2022-11-30,,,,", f"{line},2022-09-21,照片,,"):
        assert "承诺“修渠”与已登记的（#1）不同" in refused_cell(take("pledges", f"{PLEDGES}{other}\n"), "")


def test_deeds(office: Desk, take: Take) -> None:
    whole = "2022-03-05,实事,修好路灯,张三、李四,1件,120人,3万元,东村,共 12 盏\n"
    assert counts(take("deeds", f"{DEEDS}{whole},,送温暖,无,,,,,\n2022-12-31,好事,全镇合计,全体代表,100,,,,\n")) == (
        3,
        0,
        0,
    )
    assert deed.as_object(office, 1)["funds"] == 30000
    assert (deed.as_object(office, 2)["deputies"], deed.as_object(office, 2)["kind"]) == ([], "实事")
    done = take("deeds", f"{DEEDS}2022-03-05,实事,修好路灯,李四、张三,2,0,300.50,西村,\n")
    assert counts(done) == (0, 1, 0)
    assert "筹资（元）：30000 → 300.5；地点：东村 → 西村" in done.changes[0][2]
    found = deed.as_object(office, 1)
    assert [found[name] for name in ("count", "people", "funds", "note")] == [2, 0, 300.5, "共 12 盏"]
    assert counts(take("deeds", f"{DEEDS}2022-03-05,实事,修好路灯,张三,,,,,\n")) == (1, 0, 0)


@pytest.mark.parametrize(
    ("cells", "column", "why"),
    [
        ("2022-03-05,善事,修路,,,,,,", "种类", "没有“善事”这一种"),
        ("2022-03-05,实事,修路,,若干,,,,", "件数", "件数“若干”不对；请写 1 以上的整数"),
        ("2022-03-05,实事,修路,,0,,,,", "件数", "件数 0 不对"),
        ("2022-03-05,实事,修路,,,,很多,,", "筹资（元）", "款项“很多”看不懂"),
        ("2022-03-05,实事,修路,赵六,,,,,", "代表", "没有叫“赵六”的代表"),
    ],
)
def test_a_deed_that_cannot_be(take: Take, cells: str, column: str, why: str) -> None:
    assert why in refused_cell(take("deeds", f"{DEEDS}{cells}\n"), column)


def test_households(office: Desk, take: Take) -> None:
    line = "张三,钱　家旺,4,帮扶户,东村3组,010-0000-0000,2022-01-05,,低保"
    assert counts(take("households", f"{HOUSEHOLDS}{line}\n李四,孙小山,3人,,,,,,\n合计,2,7\n")) == (2, 0, 0)
    (first, second) = household.list_(office, private=True).rows
    assert first[2:] == ("帮扶户", "钱家旺", 4, "东村3组", "010-0000-0000", "2022-01-05", None, "低保")
    assert second[2:5] == ("联系户", "孙小山", 3)
    done = take("households", f"{HOUSEHOLDS}张三,钱家旺,5,联系户,,010******0000,,2022-01-09,\n")
    assert (counts(done), done.changes[0][1]) == ((0, 1, 0), "钱**")
    again = "张三,钱家旺,6,,,,2022-01-10,,\n"
    assert counts(take("households", f"{HOUSEHOLDS}{again}")) == (1, 0, 0)
    assert counts(take("households", f"{HOUSEHOLDS}王五,周大海,6,,,,2022-01-01,2022-01-10,\n")) == (1, 0, 0)
    known = office.file.tuples("SELECT people, kind, address, from_on, to_on FROM household ORDER BY id")
    assert known[0] == (5, "联系户", "东村3组", "2022-01-05", "2022-01-09")
    assert known[3] == (6, "联系户", None, "2022-01-01", "2022-01-10")


def test_what_is_changed_of_a_household_tells_nothing_personal(take: Take) -> None:
    take("households", f"{HOUSEHOLDS}张三,钱家旺,4,,东村3组,010-0000-0000,2022-01-05,,低保\n")
    done = take("households", f"{HOUSEHOLDS}张三,钱家旺,5,,西村1组,010-0000-1111,2022-01-05,,五保\n")
    assert done.changes == [
        (2, "钱**", "家庭人口：4 → 5；住址：*** → ***；联系电话：010******0000 → 010******1111；备注：*** → ***")
    ]


@pytest.mark.parametrize(
    ("cells", "column", "why"),
    [
        ("张三,钱**,4,,,,,,", "户主姓名", "户主姓名已隐去；请用 renda export households --private"),
        ("张三,钱家旺,,,,,,,", "家庭人口", "缺少家庭人口"),
        ("张三,钱家旺,0,,,,,,", "家庭人口", "人口 0 不对"),
        ("张三,钱家旺,4,邻居,,,,,", "类别", "没有“邻居”这一种"),
        ("张三,钱家旺,4,,,12,,,", "联系电话", "电话“12”不对"),
        ("张三,钱家旺,4,,,,2022-01-05,2022-01-04,", "联系止", "请核对“联系止”"),
    ],
)
def test_a_household_that_cannot_be(take: Take, cells: str, column: str, why: str) -> None:
    assert why in refused_cell(take("households", f"{HOUSEHOLDS}{cells}\n"), column)


def test_a_household_cannot_end_before_it_began(take: Take) -> None:
    take("households", f"{HOUSEHOLDS}张三,钱家旺,4,,,,2022-01-05,,\n")
    done = take("households", f"{HOUSEHOLDS}张三,钱家旺,4,,,,,2022-01-04,\n")
    assert "才开始联系，不能在 2022-01-04 结束；请核对“联系止”" in refused_cell(done, "联系止")


def test_funds(office: Desk, take: Take) -> None:
    sheet = f"{FUNDS}2022-03-05,张三,,120.5元,学习资料,\n2022-03-05,,东片小组,2000,场地,7\n,全体,,1.2万,手册,\n"
    assert counts(take("funds", sheet)) == (3, 0, 0)
    listed = [row[2:] for row in fund.list_(office, items=True).rows]
    assert listed == [
        (None, None, 12000, "手册", None), ("张三", None, 120.5, "学习资料", None), (None, "东片小组", 2000, "场地", "7"),
    ]  # fmt: skip
    assert counts(take("funds", f"{FUNDS}2022-03-05,张三,,120.5,学习资料,12\n")) == (0, 1, 0)
    assert counts(take("funds", f"{FUNDS}2022-03-05,张三,,120.5,学习资料,13\n")) == (1, 0, 0)
    assert "金额不能是 0" in refused_cell(take("funds", f"{FUNDS}2022-03-05,张三,,0,学习资料,\n"), "")
    done = take("funds", f"{FUNDS}2022-03-05,张三,东片小组,9,学习资料,\n")
    assert "“代表”和“小组”只能写一个" in refused_cell(done, "代表")
    assert "没有叫“南片小组”" in refused_cell(take("funds", f"{FUNDS},,南片小组,9,场地,\n"), "小组")


def test_a_heading_may_say_that_sums_are_in_ten_thousands(office: Desk, take: Take) -> None:
    assert counts(take("funds", "日期,金额（万元）,用途\n2022-03-05,3,会议\n2022-03-06,120元,用品\n")) == (2, 0, 0)
    assert office.file.tuples("SELECT amount_fen FROM fund ORDER BY id") == [(3_000_000,), (12_000,)]


def test_awards(office: Desk, take: Take) -> None:
    deputy.add(office, "李四", district="第8选区")
    sheet = (
        f"{AWARDS}2022-12-30,优秀代表,优秀人大代表,张　三,镇党委,300,\n2022-12-30,优秀代表,,李四（第8选区）,,,\n"
        "2022-12-30,先进小组,,东片小组,,500元,\n,其他,抗疫先进,李四（第4选区）,,,\n2022-12-30,优秀家站点,,洪庄村联络站,,,\n"
    )
    assert counts(take("awards", sheet)) == (5, 0, 0)
    whom = office.file.tuples("SELECT deputy_id, group_id, name FROM award ORDER BY id")
    assert whom == [(1, None, None), (4, None, None), (None, 1, None), (2, None, None), (None, None, "洪庄村联络站")]
    assert counts(take("awards", f"{AWARDS}2022-12-31,优秀代表,优秀代表,张三,,350.50,补发\n")) == (0, 1, 0)
    assert award.as_object(office, 1) == {
        "id": 1, "on": "2022-12-31", "kind": "优秀代表", "title": "优秀代表", "name": "张三", "given_by": "镇党委", "prize": 350.5,
        "criteria": None, "note": "补发",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("cells", "column", "why"),
    [
        ("2022-12-30,优秀代表,,赵六,,,", "", "没有叫“赵六”的代表"),
        ("2022-12-30,先进,,张三,,,", "类别", "没有“先进”这一种"),
        ("2022-12-30,其他,,张三,,,", "荣誉称号", "其他表彰要写名称"),
        ("2022-12-30,优秀代表,,张三,,很多,", "奖金", "奖金“很多”看不懂"),
        ("2022-12-30,,,张三,,,", "类别", "缺少类别"),
    ],
)
def test_an_award_that_cannot_be(take: Take, cells: str, column: str, why: str) -> None:
    done = take("awards", f"{AWARDS}{cells}\n")
    assert why in done.errors[0].why
    if column:
        assert done.errors[0].column == column


def fill(desk: Desk) -> None:
    """Something of every kind, with two deputies of one name."""
    deputy.add(desk, "张三", district="第8选区")
    pledge.add(desk, "#1", what="修渠", on="2022-01-10")
    pledge.add(desk, "#4", what="修渠", until="2022-10-31", on="2022-01-10")
    pledge.add(desk, "#4", what="植树", year="2023", on="2022-12-20")
    pledge.fulfil(desk, "#1", evidence="照片", on="2022-09-01")
    pledge.break_(desk, "#4", what="修渠", why="没有批", on="2022-09-02")
    deed.add(desk, "修好路灯", by=["李四", "#4"], people=0, funds="300.05", place="东村", note="12 盏", on="2022-03-05")
    deed.add(desk, "合计", kind="好事", count=100, on="2022-12-31")
    household.add(
        desk,
        "#4",
        head="钱家旺",
        people=4,
        kind="帮扶户",
        address="东村",
        phone="010-0000-0000",
        from_="2022-01-01",
        note="低保",
    )
    household.end(desk, "#4", head="钱家旺", on="2022-06-01")
    household.add(desk, "#4", head="钱家旺", people=5, from_="2022-06-01")
    fund.add(desk, "120.05", deputy="#4", purpose="误工", on="2022-03-01", ref="1")
    fund.add(desk, "2000", group="东片小组", purpose="场地", on="2022-03-01")
    fund.add(desk, "1.2万", purpose="手册", on="2022-03-01")
    award.add(desk, kind="优秀代表", to=["#1", "#4"], prize="300", on="2022-12-30")
    award.add(desk, kind="先进小组", to=["东片小组"], by="区人大常委会", on="2022-12-30", note="第一")
    award.add(desk, kind="其他", title="抗疫先进", to=["#4", "卫生院"], on="2022-12-30")


@pytest.mark.parametrize("ending", ["csv", "xlsx", "json"])
def test_what_is_exported_and_imported_is_the_same(office: Desk, tmp_path: Path, ending: str) -> None:
    fill(office)
    target = emptied(office, tmp_path / "t.db", "deputy", "seat", "deputy_group")
    for what in DOING:
        path = tmp_path / f"{what}.{ending}"
        exporting.write(office, what, str(path), private=True)
        for new in (True, False):
            done = import_(target, what, str(path), Options())
            assert (done.errors, done.left_out, done.changed, done.equal == 0) == ([], [], 0, new), what
        assert rows(office, what) == rows(target, what), what
    for table in ("pledge", "deed", "deed_deputy", "household", "fund", "award", "deadline"):
        there = [tuple(row) for row in target.file.rows(f"SELECT * FROM {table}")]
        assert there == [tuple(row) for row in office.file.rows(f"SELECT * FROM {table}")], table
    assert set(ORDER) == set(WORDS)


def test_names_that_several_bear_are_written_with_the_district(office: Desk) -> None:
    fill(office)
    listed = {what: rows(office, what) for what in DOING}
    assert [row[0] for row in listed["pledges"]] == ["张三（第3选区）", "张三（第8选区）", "张三（第8选区）"]
    assert [row[3] for row in listed["deeds"]] == ["李四、张三（第8选区）", None]
    assert [(row[1], row[3]) for row in listed["funds"]] == [("张三（第8选区）", 120.05), (None, 2000), (None, 12000)]
    assert [row[3] for row in listed["awards"]] == [
        "张三（第3选区）",
        "张三（第8选区）",
        "东片小组",
        "张三（第8选区）",
        "卫生院",
    ]


def test_an_export_without_personal_data_is_refused_and_not_mixed_up(office: Desk, tmp_path: Path) -> None:
    fill(office)
    path = tmp_path / "a.csv"
    exporting.write(office, "households", str(path))
    assert "钱家旺" not in path.read_text(encoding="utf-8-sig")
    target: Any = emptied(office, tmp_path / "t.db", "deputy", "seat")
    done = import_(target, "households", str(path), Options())
    assert {error.column for error in done.errors} == {"户主"}


def test_awards_of_proposals_and_units_come_back_the_same(office: Desk, tmp_path: Path, take: Take) -> None:
    hand_in(office, "修水渠")
    unit.add(office, "水务局")
    head = "表彰时间,类别,受表彰的,依据\n"
    sheet = f"{head}2022-12-30,优秀建议,5-1/1,已解决\n2022-12-30,先进承办单位,财政局,全部按期\n"
    assert counts(take("awards", sheet)) == (2, 0, 0)
    unit.merge(office, "财政局", into="水务局", on="2023-01-01")
    assert [(row[3], row[6]) for row in rows(office, "awards")] == [("5-1/1", "已解决"), ("水务局", "全部按期")]
    path = tmp_path / "表彰.xlsx"
    exporting.write(office, "awards", str(path))
    assert counts(import_(office, "awards", str(path), Options())) == (0, 0, 2)
    assert counts(take("awards", f"{head}2022-12-30,优秀建议,5-1/1,已解决、代表满意\n")) == (0, 1, 0)
    assert award.as_object(office, 1)["criteria"] == "已解决、代表满意"


def test_a_stations_awards_are_written_and_read_by_its_name(office: Desk, take: Take) -> None:
    place.add(office, "洪庄村联络站", kind="站")
    sheet = f"{AWARDS}2022-12-30,优秀家站点,优秀家站点,洪庄村联络站,镇人大,300,\n"
    assert counts(take("awards", sheet)) == (1, 0, 0)
    assert office.file.tuples("SELECT station_id, name FROM award") == [(1, None)]
    assert counts(take("awards", sheet)) == (0, 0, 1)
    assert [row[3] for row in rows(office, "awards")] == ["洪庄村联络站"]
