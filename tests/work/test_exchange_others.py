"""Sheets of people, groups, units, sessions, contacts, reminders, promises."""

from pathlib import Path
from typing import Any

import pytest

from renda_cli.errors import InputError
from renda_cli.work import deputy, group_reading, role, seat, session, unit
from renda_cli.work.desk import Desk
from renda_cli.work.exchange import exporting, importing
from renda_cli.work.proposal import reading
from tests.work.exchange_data import Take, counts, refused_cell, take
from tests.work.helpers import assigned, clock, replied

__all__ = ["take"]
PEOPLE = "姓名,性别,出生年月,电话,选区,代表小组"
MADE = "编号,事项,单位,登记,期限"


def test_deputies(office: Desk, take: Take) -> None:
    new = "周　敏（女）,,1980年5月,13800000000,第1选区,东片小组,,大专,2021-12-20,在任"
    sheet = f"{PEOPLE},民族,学历,任职起,状态\n{new}\n张三,男,,,第3选区,东片小组,,,,\n李四,,,,,,,,,\n"
    assert counts(take("deputies", sheet)) == (1, 1, 1)
    found = deputy.show(office, "周敏", private=True)
    assert [found[name] for name in ("gender", "born", "phone", "group")] == [
        "女",
        "1980-05",
        "13800000000",
        "东片小组",
    ]
    done = take("deputies", f"{PEOPLE},任职起\n周敏,,,13800000001,第1选区,南片小组,2022-01-01\n")
    assert done.changes == [
        (2, "周敏", "电话：138****0000 → 138****0001；代表小组：东片小组 → 南片小组；任职起：2021-12-20 → 2022-01-01")
    ]


def test_a_masked_phone_says_nothing(office: Desk, take: Take) -> None:
    take("deputies", f"{PEOPLE}\n张三,男,,13800000000,第3选区,\n")
    assert counts(take("deputies", f"{PEOPLE}\n张三,男,,138****0000,第3选区,\n")) == (0, 0, 1)
    assert deputy.show(office, "张三", private=True)["phone"] == "13800000000"


@pytest.mark.parametrize(
    ("cells", "column", "why"),
    [
        (",男,,,第9选区,", "姓名", "缺少姓名"),
        ("孙红（女）,男,,,第9选区,", "", "姓名里写的是女，另一栏写的是男"),
        ("孙红,不详,,,第9选区,", "性别", "性别“不详”不对"),
        ("孙红,,,12,第9选区,", "电话", "电话“12”不对"),
        ("张三,,,,第9选区,", "", "选区与这一行不同"),
    ],
)
def test_a_bad_deputy(take: Take, cells: str, column: str, why: str) -> None:
    assert why in refused_cell(take("deputies", f"{PEOPLE}\n{cells}\n"), column)


def test_deputies_of_one_name(office: Desk, take: Take) -> None:
    deputy.add(office, "张三", district="第8选区")
    sheet = f"{PEOPLE}\n张三,男,,,第8选区,\n"
    assert counts(take("deputies", sheet)) == (0, 1, 0)
    assert "请补上选区" in refused_cell(take("deputies", f"{PEOPLE}\n张三,男,,,,\n"), "")
    assert counts(take("deputies", f"{PEOPLE}\n张三,男,,,第7选区,\n")) == (1, 0, 0)
    assert "只导入在任的代表" in refused_cell(take("deputies", "姓名,状态\n张三,终止\n"), "状态")
    assert "选区与这一行不同" in refused_cell(take("deputies", "姓名,选区\n吴刚,第1选区\n吴刚,第2选区\n"), "", row=3)


ROSTER = "姓名,级别,届次,选区,性别,出生年月,代表结构,代表证号,当选方式,是否主席团成员,状态"


def seats(desk: Desk, name: str) -> list[tuple[Any, ...]]:
    """(level, congress, district) of a person's seats."""
    return [(one["level"], one["congress"], one["district"]) for one in deputy.show(desk, name)["seats"]]


def test_a_roster_with_all_that_offices_keep(office: Desk, take: Take) -> None:
    rows = "赵六,镇级,第五届,第1选区,女,1980-05,工人、妇女，工人,05001,补选,是,在任\n张三,,五届,第3选区,男,,,05003,换届,√,\n李四,,5,,,,,,,否,\n"
    done = take("deputies", f"{ROSTER}\n{rows}")
    assert counts(done) == (1, 1, 1)
    assert done.changes == [
        (3, "张三", "性别：（空） → 男；代表证号：（空） → 05003；当选方式：（空） → 换届；是否主席团成员：否 → 是")
    ]
    found = deputy.show(office, "赵六")
    assert [found[name] for name in ("sector", "card_no", "elected_by", "congress")] == [
        "工人、妇女",
        "05001",
        "补选",
        5,
    ]
    assert [row[1] for row in role.list_(office).rows] == ["张三", "赵六"]
    assert counts(take("deputies", "姓名,代表结构\n赵六,妇女/工人\n")) == (0, 0, 1)
    assert "已登记为主席团成员；不再担任请用 renda deputy role end #1" in refused_cell(
        take("deputies", f"{ROSTER}\n张三,,,第3选区,,,,,,否,\n"), "是否主席团成员"
    )


@pytest.mark.parametrize(
    ("cells", "column", "why"),
    [
        ("孙红,镇、区,,,,,,,,,", "级别", "不止一级"),
        ("孙红,乡,,,,,,,,,", "级别", "没有“乡”一级的代表"),
        ("孙红,,五届一次会议筹备,,,,,,,,", "", ""),
        ("孙红,,第零届,,,,,,,,", "届次", "届“第零届”不对；请写第几届"),
        ("孙红,,4,,,,,,,,", "届次", "第4届已经届满"),
        ("孙红,,,,男,,妇女,,,,", "", "代表结构写的是“妇女”"),
        ("孙红,,,,,,,,任命,,", "当选方式", "没有“任命”这一种"),
        ("孙红,,,,,,,,,大概,", "是否主席团成员", "看不出是还是否"),
        ("孙红,,,,,,,,,,退休", "状态", "只导入在任的代表"),
        ("孙红,,,,,,,,,,暂停", "状态", "“暂停”的代表不能导入"),
        ("孙红,区,,,,,,,,是,", "是否主席团成员", "不是在任的本级代表"),
        ("张三,,,第3选区,,,,,,,终止", "状态", "“终止”的代表不能导入"),
    ],
)
def test_a_bad_row_of_a_roster(office: Desk, take: Take, cells: str, column: str, why: str) -> None:
    if why:
        assert why in refused_cell(take("deputies", f"{ROSTER}\n{cells}\n"), column)
    else:
        assert counts(take("deputies", f"{ROSTER}\n{cells}\n")) == (1, 0, 0)


def test_a_row_of_another_level_is_another_seat_of_the_same_person(office: Desk, take: Take) -> None:
    done = take("deputies", f"{ROSTER}\n张三,区级,十七,第12选区,男,,,,,,\n")
    assert counts(done) == (0, 1, 0)
    assert done.changes == [
        (2, "张三", "级别：镇（与 #1 为同一人） → 区；届次：（空） → 17；选区：（空） → 第12选区；性别：（空） → 男")
    ]
    assert seats(office, "张三") == [("镇", 5, "第3选区"), ("区", 17, "第12选区")]
    assert counts(take("deputies", f"{ROSTER}\n张三,区,,第12选区,,1970-01,,,,,\n")) == (0, 1, 0)


def test_where_something_contradicts_it_is_somebody_else(office: Desk, take: Take) -> None:
    deputy.edit(office, "张三", gender="男", born="1970-01")
    assert counts(take("deputies", f"{ROSTER}\n张三,区,17,,女,,,,,,\n")) == (1, 0, 0)
    deputy.add(office, "李四", district="第8选区", born="1980-05")
    assert "有 2 位代表叫李四：#2（镇第4选区）、#5（镇第8选区），分不清这一行是哪一位的" in refused_cell(
        take("deputies", f"{ROSTER}\n李四,区,17,,,,,,,,\n"), ""
    )
    assert counts(take("deputies", f"{ROSTER}\n李四,区,17,,,1980-05,,,,,\n")) == (0, 1, 0)
    assert seats(office, "#5") == [("镇", 5, "第8选区"), ("区", 17, None)]


def test_a_second_seat_that_cannot_be_is_refused(office: Desk, take: Take) -> None:
    why = refused_cell(take("deputies", f"{ROSTER}\n张三,,6,第3选区,,,,,,,\n"), "")
    assert why.endswith("请用 renda deputy level edit，往届的请用 renda deputy level add --congress --from --to 写明")
    assert "张三 在这段时间已有镇代表职务" in why


def test_the_state_of_a_row_is_the_one_in_the_file(office: Desk, take: Take) -> None:
    office.file.db.execute("UPDATE seat SET status = 'ended', to_on = '2022-01-05' WHERE deputy_id = 1")
    sheet = "姓名,届次,选区,状态\n张三,{},第3选区,{}\n"
    assert counts(take("deputies", sheet.format("", "终止"))) == (0, 0, 1)
    assert counts(take("deputies", sheet.format("", ""))) == (0, 0, 1)
    assert "已登记的张三是终止，这一行写的是在任" in refused_cell(take("deputies", sheet.format("5", "在任")), "状态")
    seat.add(office, "张三", "镇", district="第3选区", from_="2022-01-06")
    assert counts(take("deputies", sheet.format("", "终止"))) == (0, 0, 1)
    assert counts(take("deputies", sheet.format("", "在任"))) == (0, 0, 1)
    assert counts(take("deputies", sheet.format("", ""))) == (0, 0, 1)
    assert counts(take("deputies", "姓名,任职起\n张三,2022-01-06\n")) == (0, 0, 1)


def test_a_past_seat_of_somebody_known_is_left_to_its_verb(office: Desk, take: Take) -> None:
    sheet = f"{ROSTER}\n张三,,4,第3选区,,,,,,,\n"
    assert "往届的任职请用 renda deputy level add 登记" in refused_cell(take("deputies", sheet), "届次")
    seat.add(office, "张三", "镇", district="第3选区", congress=4, from_="2016-12-20", to="2021-12-20")
    assert counts(take("deputies", sheet)) == (0, 0, 1)


def test_the_second_seat_of_a_member_of_the_presidium(office: Desk, take: Take) -> None:
    role.add(office, "张三", role="主席")
    assert counts(take("deputies", f"{ROSTER}\n张三,区,17,第1选区,,,,,,是,\n李四,区,17,,,,,,,否,\n")) == (0, 2, 0)
    assert counts(take("deputies", f"{ROSTER}\n张三,,,,,,,,,,\n李四,区,,,,,,17002,,,\n")) == (0, 1, 1)


def test_without_a_number_of_the_present_congress_any_is_taken(office: Desk, take: Take) -> None:
    office.file.update("town", 1, congress=None)
    assert counts(take("deputies", f"{ROSTER}\n孙红,,4,第9选区,,,,,,,\n张三,,,第3选区,,,,,,,\n")) == (1, 0, 1)


def test_a_new_congress_is_another_seat_of_the_same_person(office: Desk, take: Take) -> None:
    office.file.db.execute(
        "UPDATE seat SET status = 'ended', to_on = '2021-12-20', from_on = '2016-12-20', congress = 4"
    )
    assert counts(take("deputies", "姓名,选区,任职起\n张三,第9选区,2021-12-20\n")) == (0, 1, 0)
    assert seats(office, "张三") == [("镇", 5, "第9选区"), ("镇", 4, "第3选区")]


def test_a_roster_goes_out_by_level_in_its_order_without_past_congresses(
    office: Desk, take: Take, tmp_path: Path
) -> None:
    office.file.db.execute("UPDATE deputy SET stroke_order = iif(id = 3, '1', '2'), position = iif(id = 2, 1, NULL)")
    seat.add(office, "张三", "区", district="第12选区", congress=17, card_no="17012")
    seat.add(office, "张三", "镇", congress=4, from_="2016-12-20", to="2021-12-20")
    deputy.edit(office, "李四", sector="工人、非党")
    role.add(office, "张三", role="主席")
    found = exporting.exported(office, "deputies")
    rows = [dict(zip(found.fields, row, strict=True)) for row in found.rows]
    assert [(row["name"], row["level"], row["congress"], row["presidium"]) for row in rows] == [
        ("李四", "镇", 5, None), ("王五", "镇", 5, None), ("张三", "镇", 5, "是"), ("张三", "区", 17, None),
    ]  # fmt: skip
    assert found.notes == ["往届的 1 席没有导出，要看请用 renda deputy level list"]
    for ending in ("csv", "xlsx", "json"):
        path = str(tmp_path / f"roster.{ending}")
        exporting.write(office, "deputies", path, private=True)
        assert counts(importing.import_(office, "deputies", path, importing.Options())) == (0, 0, 4)


def test_a_sheet_of_names_alone(take: Take) -> None:
    assert counts(take("deputies", "姓名\n赵六\n钱七\n")) == (2, 0, 0)


def test_groups(office: Desk, take: Take) -> None:
    assert counts(take("groups", "名称,组长\n东片小组,张三\n南片小组,\n西片小组,\n")) == (1, 1, 1)
    assert group_reading.show(office, "东片小组")["leader"] == "张三"
    deputy.add(office, "李四", district="第8选区")
    done = take("groups", "名称,组长\n东片小组,李四（第8选区）\n北片小组,王五\n")
    assert (counts(done), done.changes) == ((1, 1, 0), [(2, "东片小组", "组长：张三 → 李四（第8选区）")])
    assert "没有叫" in refused_cell(take("groups", "名称,组长\n东片小组,赵钱\n"), "组长")


def test_groups_of_every_kind(office: Desk, take: Take) -> None:
    head = "名称,组长,种类,上级组织,成立日期,撤销日期\n"
    branch, below = "人大代表党支部,张三,党支部,,2021年12月25日,\n", "第一党小组,,党小组,人大代表党支部,,2022-01-05\n"
    assert counts(take("groups", f"{head}{branch}{below}东片小组,,代表团,,,\n")) == (2, 1, 0)
    found = group_reading.show(office, "第一党小组")
    assert [found[field] for field in ("kind", "parent", "founded_on", "ended_on")] == [
        "党小组", "人大代表党支部", None, "2022-01-05",
    ]  # fmt: skip
    assert group_reading.show(office, "人大代表党支部")["founded_on"] == "2021-12-25"
    assert group_reading.show(office, "东片小组")["kind"] == "代表团"
    take("groups", "名称,书记,成立时间\n人大代表党支部,李四,2021-12-26\n")
    assert [group_reading.show(office, "人大代表党支部")[field] for field in ("leader", "founded_on")] == [
        "李四",
        "2021-12-26",
    ]
    assert "是党小组，不是党支部" in refused_cell(
        take("groups", f"{head}第二党小组,,党小组,第一党小组,,\n"), "上级组织"
    )


def test_units(office: Desk, take: Take) -> None:
    sheet = "名称,负责人,电话\n财政局,周局长,0519-88880000\n水利站,,\n教育局,,\n"
    assert counts(take("units", sheet)) == (1, 1, 1)
    assert counts(take("units", "名称,电话\n财政局,051*****0000\n")) == (0, 0, 1)
    assert unit.show(office, "财政局")["head"] == "周局长"


def test_sessions(office: Desk, take: Take) -> None:
    sheet = "届次,种类,开会,闭会\n5-1,人代会,2022-01-06,2022-01-08\n五届二次,,2023-01-05,\n5-3,主席团会议,2022-03-01,\n"
    assert counts(take("sessions", sheet)) == (2, 1, 0)
    assert session.show(office, "5-1")["closed_on"] == "2022-01-08"
    done = take("sessions", "届次,开会,闭会\n5-4,2024-01-05,2024-01-01\n")
    assert "请核对“闭会”" in refused_cell(done, "闭会")
    assert "没有“茶话会”" in refused_cell(take("sessions", "届次,种类,开会\n5-5,茶话会,2024-01-05\n"), "种类")


def test_contacts_and_their_notes(office: Desk, take: Take) -> None:
    number = replied(office)
    head = "编号,单位,方式,阶段,日期,说明\n"
    assert counts(take("contacts", f"{head}{number},,面商,办前,2022-02-01,\n")) == (1, 0, 0)
    assert counts(take("contacts", f"{head}{number},,面商,办前,2022-02-01,在村里\n")) == (0, 1, 0)
    other = f"{head}{number},农业农村局,面商,办前,2022-02-01,\n{number},,面商,办前,2022-02-01,又一次\n"
    assert counts(take("contacts", other)) == (2, 0, 0)
    assert len(reading.show(office, number)["contacts"]) == 3
    assert clock(office, number, "reply")["met_on"] == "2022-03-01"
    assert "请核对“日期”" in refused_cell(take("contacts", f"{head}{number},,面商,办前,2022-01-07,\n"), "日期")
    assert "没有“书信”" in refused_cell(take("contacts", f"{head}{number},,书信,办前,2022-02-07,\n"), "方式")


def test_reminders(office: Desk, take: Take) -> None:
    number = assigned(office)
    head = "编号,单位,所催,方式,日期,说明\n"
    assert counts(take("urges", f"{head}{number},,,电话,2022-03-01,\n")) == (1, 0, 0)
    assert counts(take("urges", f"{head}{number},农业农村局,答复,发函,2022-04-01,第一次\n")) == (1, 0, 0)
    assert reading.show(office, number)["urges"][0]["about"] == "答复"
    assert "缺少方式" in refused_cell(take("urges", f"{head}{number},,,,2022-03-01,\n"), "方式")
    assert "没有编号为" in refused_cell(take("urges", f"{head}5-1/99,,,电话,2022-03-01,\n"), "")


def test_promises_made_kept_and_rated(office: Desk, take: Take) -> None:
    number = replied(office)
    head = f"{MADE},落实,说明,评价日期,评价\n"
    made = f"{number},修好,农业农村局,2022-03-01,2022-06-01"
    assert counts(take("promises", f"{head}{made},,,,\n")) == (1, 0, 0)
    assert counts(take("promises", f"{head}{made},2022-05-20,已修好,,\n")) == (0, 1, 0)
    assert counts(take("promises", f"{head}{made},2022-05-20,已修好,2022-05-25,满意\n")) == (0, 1, 0)
    (found,) = reading.show(office, number)["promises"]
    assert (found["kept_on"], found["note"], found["slip_result"]) == ("2022-05-20", "已修好", "满意")
    done = take("promises", f"{head}{number},修好,农业农村局,2022-03-01,2022-07-01,,,,\n")
    assert "与已登记的不同" in refused_cell(done, "")


@pytest.mark.parametrize(
    ("cells", "why"),
    [
        ("2022-05-20,,2022-05-21,没有钱,,", "请只留一个"),
        (",已修好,,,,", "没有写落实或不能落实的日期"),
        ("2022-05-20,,,,2022-05-25,", "请补上另一格"),
        (",,2022-05-21,,,", "理由"),
        ("2022-02-01,,,,,", "请核对“登记”"),
    ],
)
def test_a_promise_that_cannot_be(office: Desk, take: Take, cells: str, why: str) -> None:
    number = replied(office)
    head = f"{MADE},落实,说明,不能落实,不能落实的原因,评价日期,评价\n"
    done = take("promises", f"{head}{number},修好,,2022-03-01,2022-06-01,{cells}\n")
    assert why in done.errors[0].why


def test_a_broken_promise(office: Desk, take: Take) -> None:
    number = replied(office)
    head = f"{MADE},不能落实,不能落实的原因\n"
    assert counts(take("promises", f"{head}{number},修好,,2022-03-01,2022-06-01,2022-05-21,没有钱\n")) == (1, 0, 0)
    assert reading.show(office, number)["promises"][0]["broken_why"] == "没有钱"


def test_totals_signatures_and_remarks_are_passed_over(take: Take) -> None:
    done = take("units", "单位名单,\n名称,电话\n水利站,\n合 计,1\n制表人：赵六,2022年5月\n备注：以上为主要单位,\n")
    assert (counts(done), done.passed_over) == ((1, 0, 0), [4, 5, 6])


def test_columns_that_are_not_known_are_named(take: Take) -> None:
    done = take("units", "名称,电话,传真,邮编\n水利站,,1,2\n,,3,\n", maps=("邮编=忽略",))
    assert (done.left_out, counts(done)) == (["传真"], (1, 0, 0))
    assert counts(take("units", "机构,号码\n林业站,0519-88880000\n", maps=("机构=名称", "号码=phone"))) == (1, 0, 0)
    with pytest.raises(InputError, match="--fill 没有“传真”"):
        take("units", "名称,电话\n水利站,\n", fills=("传真=1",))
