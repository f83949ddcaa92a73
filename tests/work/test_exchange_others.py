"""Sheets of people, groups, units, sessions, contacts, reminders, promises."""

import pytest

from renda_cli.errors import InputError
from renda_cli.work import deputy, group_reading, session, unit
from renda_cli.work.desk import Desk
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
        (2, "周敏", "电话：13800000000 → 13800000001；代表小组：东片小组 → 南片小组；任职起：2021-12-20 → 2022-01-01")
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
