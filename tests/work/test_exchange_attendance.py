"""Attendance sheets: a row for each half day, or a column."""

from pathlib import Path

import pytest

from renda_cli.errors import InputError
from renda_cli.store.statements import insert_deputy_role
from renda_cli.work import attendance, deputy, session
from renda_cli.work.desk import Desk
from renda_cli.work.exchange import exporting
from renda_cli.work.exchange.importing import Options, import_
from tests.work.exchange_data import Take, counts, refused_cell, said, tables, take
from tests.work.test_exchange_round_trip import emptied

__all__ = ["take"]
LONG = "姓名,届次,种类,日期,时段,情况,请假日期,备注\n"
ALL = "张三,{0}\n李四,{0}\n王五,{0}\n"


def away(desk: Desk, number: str = "5-1", kind: str = "人代会") -> list[tuple[str | None, ...]]:
    """(day, part, name, state, asked on, note) of everybody who was away."""
    return [tuple(one.values()) for one in session.show(desk, number, kind)["away"]]


def test_a_row_for_each_deputy(office: Desk, take: Take) -> None:
    sheet = (
        f"{LONG}张三,5-1,人代会,2022-01-06,上午,√,,\n李四,五届一次,,2022年1月6日,上午,请假,2022-01-05,因病\n"
        "王五,5-1,人代会,1月6日,上午,缺席,,\n合计,3,,,,,,\n"
    )
    done = take("attendance", sheet)
    assert (counts(done), done.passed_over) == ((3, 0, 0), [5])
    assert away(office) == [
        ("2022-01-06", "上午", "王五", "absent", None, None),
        ("2022-01-06", "上午", "李四", "leave", "2022-01-05", "因病"),
    ]
    done = take("attendance", f"{LONG}李四,5-1,,2022-01-06,上午,请假未准,,\n")
    assert done.changes == [(2, "李四 5-1 次人代会（2022-01-06 上午）", "情况：请假 → 请假未准；备注：因病 → （空）")]
    assert away(office)[1] == ("2022-01-06", "上午", "李四", "refused", "2022-01-05", None)
    assert counts(take("attendance", f"{LONG}李四,5-1,,2022-01-06,上午,请假未准,2022-01-04,\n")) == (0, 1, 0)
    assert counts(take("attendance", f"{LONG}李四,5-1,,2022-01-06,,请假未准,,\n")) == (0, 0, 1)


def test_the_session_may_be_told_by_the_day_or_for_the_whole_sheet(office: Desk, take: Take) -> None:
    assert counts(take("attendance", f"姓名,签到,日期\n{ALL.format('√,2022-01-07')}")) == (3, 0, 0)
    assert counts(take("attendance", f"姓名,签到\n{ALL.format('√')}", fills=("届次=5-1",))) == (3, 0, 0)
    assert [(one["on"], one["part"]) for one in session.show(office, "5-1")["sittings"]] == [
        ("2022-01-06", "全程"),
        ("2022-01-07", "全程"),
    ]
    session.add(office, "5-1", kind="主席团会议", on="2022-01-07")
    sheet = "姓名,签到,日期,届次\n张三,√,{},{}\n"
    assert "有几次会议：5-1 次人代会、5-1 次主席团会议" in refused_cell(
        take("attendance", sheet.format("2022-01-07", "")), ""
    )
    assert "2022-02-07 没有登记过会议" in refused_cell(take("attendance", sheet.format("2022-02-07", "")), "")
    done = take("attendance", "姓名,签到,届次\n张三,√,5-1\n李四,√,\n")
    assert "没有写是哪次会议" in refused_cell(done, "", row=3)
    for cells in ("√,", "√,1月6日"):
        with pytest.raises(InputError, match=r"表里没有写是哪次会议.*--fill 届次=5-3"):
            take("attendance", f"姓名,签到,日期\n{ALL.format(cells)}")


def test_a_column_for_each_half_day(office: Desk, take: Take) -> None:
    sheet = (
        "遥观镇第五届人民代表大会第一次会议签到表\n序号,姓名,1月6日（星期四）,,1月7日,备注\n,,上午,下午,上午,\n"
        "1,张三,√,√,√,来得早\n2,李四,√,病假,×,发热\n3,王五,8:25,√,√,\n合计,3,3,2,2,\n"
    )
    done = take("attendance", sheet, fills=("届次=5-1",))
    assert (counts(done), done.left_out, done.passed_over) == ((9, 0, 0), ["序号"], [7])
    assert away(office) == [
        ("2022-01-06", "下午", "李四", "leave", None, "发热"),
        ("2022-01-07", "上午", "李四", "absent", None, "发热"),
    ]
    again = "姓名,2022-01-06 上午,备注\n张三,请假\n李四,√\n王五,√\n"
    assert counts(take("attendance", again)) == (0, 1, 2)


def test_columns_of_a_meeting_of_one_day(office: Desk, take: Take) -> None:
    session.add(office, "5-2", on="2022-07-06", closed="2022-07-06")
    done = take("attendance", f"姓名,上午,下午\n{ALL.format('√,√')}", fills=("届次=5-2",))
    assert counts(done) == (6, 0, 0)
    done = take("attendance", f"姓名,上午,选区\n{ALL.format('√,')}", fills=("届次=5-1",))
    assert "看不出是哪一天的上午" in said(done)[0]


def test_a_birthday_below_the_headings_is_no_part_of_them(take: Take) -> None:
    sheet = "姓名,2022-01-06上午,出生\n张三,√,1980-05-01\n李四,√,1981-05-01\n王五,√,\n"
    done = take("attendance", sheet)
    assert (counts(done), done.left_out) == ((3, 0, 0), ["出生"])


def test_blank_cells_are_not_guessed(office: Desk, take: Take) -> None:
    sheet = "姓名,2022-01-06上午,2022-01-06下午,备注\n张三,√,√,\n李四,√,,\n王五,迟到,,堵车\n"
    assert said(take("attendance", sheet)) == [
        "第 3 行“情况”：2022-01-06 下午缺少情况；没有到会的请写明请假或缺席；空着的都是缺席的可加 --fill 情况=缺席",
        "第 4 行“情况”：2022-01-06 上午 “迟到”看不出有没有到会；请写 出席、请假、请假未准、缺席；迟到、早退的写出席",
        "第 4 行“情况”：2022-01-06 下午缺少情况；没有到会的请写明请假或缺席；空着的都是缺席的可加 --fill 情况=缺席",
    ]
    assert counts(take("attendance", sheet.replace("迟到", "√"), fills=("情况=缺席",))) == (6, 0, 0)
    assert [row[2] for row in away(office)] == ["李四", "王五"]


def test_a_half_day_is_complete_or_not_written(office: Desk, take: Take) -> None:
    done = take("attendance", "姓名,届次,情况\n张三,5-1,√\n李四,5-1,缺席\n")
    assert refused_cell(done, "", row=3).startswith("5-1 次人代会（2022-01-06）应到 3 人，表里缺 1 人：王五；请补齐")
    attendance.attend(office, "5-1")
    assert counts(take("attendance", "姓名,届次,情况\n张三,5-1,√\n李四,5-1,缺席\n")) == (0, 1, 1)


@pytest.mark.parametrize(
    ("cells", "column", "why"),
    [
        (",5-1,,,,√,,", "姓名", "缺少姓名；请补上姓名"),
        ("赵钱,5-1,,,,√,,", "姓名", "没有叫“赵钱”的代表"),
        ("张三,第五届,,,,√,,", "届次", "届次“第五届”不对"),
        ("张三,5-9,,,,√,,", "", "没有登记过 5-9 次会议"),
        ("张三,5-1,茶话会,,,√,,", "种类", "没有“茶话会”这一种"),
        ("张三,5-1,,2022-02-06,,√,,", "", "2022-02-06 不在 5-1 次人代会的会期里"),
        ("张三,5-1,,2月6日,,√,,", "", "2022-02-06 不在 5-1 次人代会的会期里"),
        ("张三,5-1,,,中午,√,,", "时段", "“中午”不是时段"),
        ("张三,5-1,,,,列席,,", "情况", "列席的不计入到会"),
        ("张三,5-1,,,,缺席,2022-01-05,", "", "缺席的不写请假日期"),
        ("钱七,5-1,,,,√,,", "", "钱七 在 2022-01-06 不是本镇在任的代表"),
    ],
)
def test_a_bad_row(office: Desk, take: Take, cells: str, column: str, why: str) -> None:
    deputy.add(office, "钱七", level="区", district="第1选区")
    assert why in refused_cell(take("attendance", f"{LONG}{cells}\n"), column)


def test_rows_that_contradict_each_other(office: Desk, take: Take) -> None:
    rows = "姓名,届次,日期,时段,情况\n张三,5-1,2022-01-06,{},{}\n张三,5-1,2022-01-06,{},{}\n"
    done = take("attendance", rows.format("上午", "√", "上午", "缺席"))
    assert "张三 5-1 次人代会（2022-01-06 上午）在第 2 行写过，情况不同" in refused_cell(done, "", row=3)
    done = take("attendance", rows.format("上午", "√", "全程", "√"))
    assert "已按上午登记，不能再按全程登记" in refused_cell(done, "", row=3)
    for part in ("上午", "下午"):
        attendance.attend(office, "5-1", on="2022-01-06", part=part)
    done = take("attendance", "姓名,届次,日期,情况\n张三,5-1,2022-01-06,√\n")
    assert "2022-01-06 是分半天登记的，看不出是哪半天" in refused_cell(done, "")


def test_a_meeting_of_a_presidium_that_nobody_entered(office: Desk, take: Take) -> None:
    session.add(office, "5-1", kind="主席团会议", on="2022-03-01")
    sheet = "姓名,日期,情况\n张三,2022-03-01,√\n李四,2022-03-01,缺席\n"
    assert counts(take("attendance", sheet)) == (2, 0, 0)
    assert session.show(office, "5-1", "主席团会议")["expected"] == 2
    insert_deputy_role(office.file.db, deputy_id=1, role="主席")
    assert counts(take("attendance", sheet)) == (0, 0, 2)
    done = take("attendance", f"{sheet}王五,2022-03-01,√\n")
    assert "王五 在 2022-03-01 不是主席团成员" in refused_cell(done, "", row=4)


@pytest.mark.parametrize("ending", ["csv", "xlsx", "json"])
def test_what_is_exported_is_read_back(office: Desk, tmp_path: Path, ending: str) -> None:
    deputy.add(office, "张三", district="第8选区")
    absent = ["#1=请假", "李四=请假未准"]
    attendance.attend(office, "5-1", on="2022-01-06", part="下午", absent=absent, leave_asked="2022-01-05", note="病假")
    attendance.attend(office, "5-1", on="2022-01-06", part="上午", absent=["王五=缺席"])
    path = tmp_path / f"到会.{ending}"
    exporting.write(office, "attendance", str(path))
    assert counts(import_(office, "attendance", str(path), Options())) == (0, 0, 8)
    target = emptied(office, tmp_path / "target.db", "deputy", "seat", "session")
    assert counts(import_(target, "签到", str(path), Options())) == (8, 0, 0)
    assert sorted(tables(target)["attendance"]) != []
    assert away(target) == away(office)
