"""A sheet of proposals: what is new, changed, equal or wrong in it, and what is then in the file."""

from pathlib import Path

import pytest

from renda_cli.errors import InputError
from renda_cli.work import deputy, unit
from renda_cli.work.desk import Desk
from renda_cli.work.exchange import exporting, importing
from renda_cli.work.proposal import reading
from tests.work.exchange_data import Take, counts, refused_cell, said, take, taking
from tests.work.helpers import assigned, at, clock, hand_in, judge, reply, status

__all__ = ["take"]
ENTRY = "编号,标题,领衔代表,提出日期"
GIVEN = f"{ENTRY},主办单位,交办日期"
REPLIED = f"{GIVEN},答复日期,办理结果,答复文号"
WHOLE = f"{REPLIED},过程评价,结果评价,反馈日期,办结日期"
PAPER = "1,修路,张三,2022-01-06"
LAID = f"{PAPER},建设局,2022-01-31"
ANSWERED = f"{LAID},2022-04-20,A,遥建复1号"


def test_new_then_replied_then_rated_then_closed(office: Desk, take: Take) -> None:
    """The same sheet, filled in from month to month."""
    assert counts(take("proposals", f"{WHOLE}\n{PAPER}\n")) == (1, 0, 0)
    assert counts(take("proposals", f"{WHOLE}\n{LAID}\n")) == (0, 1, 0)
    done = take("proposals", f"{WHOLE}\n{ANSWERED}\n")
    assert [text for _, _, text in done.changes] == [
        "答复日期：（空） → 2022-04-20；办理结果：（空） → A；答复文号：（空） → 遥建复1号"
    ]
    assert counts(take("proposals", f"{WHOLE}\n{ANSWERED},满意,满意,2022-05-01\n")) == (0, 1, 0)
    assert counts(take("proposals", f"{WHOLE}\n{ANSWERED},满意,满意,2022-05-01,2022-05-10\n")) == (0, 1, 0)
    assert clock(office, "5-1/1", "reply")["met_on"] == "2022-04-20"
    assert status(office, "5-1/1") == "closed"


def test_what_is_said_otherwise_is_corrected_in_its_place(office: Desk, take: Take) -> None:
    take("proposals", f"{WHOLE}\n{ANSWERED},满意,满意,2022-05-01,2022-05-10\n")
    other = "1,修路修桥,李四,2022-01-05,建设局,2022-01-30,2022-04-19,B,遥建复2号,基本满意,满意,2022-05-02,2022-05-11"
    done = take("proposals", f"{WHOLE},附议代表,类别,保密,复杂件,届次\n{other},王五,城建,是,是,5-1\n")
    assert counts(done) == (0, 1, 0)
    found = reading.show(office, "5-1/1")
    assert [found[name] for name in ("title", "lead", "co_signers", "topic", "submitted_on")] == [
        "修路修桥", "李四", ["王五"], "城建", "2022-01-05"
    ]  # fmt: skip
    assert (found["confidential"], found["complex"]) == (True, True)
    (handled,) = found["assignments"]
    assert (handled["assigned_on"], handled["replied_on"], handled["class"]) == ("2022-01-30", "2022-04-19", "B")
    assert found["feedback"][0]["process"] == "基本满意"


def test_blank_cells_take_nothing_away(office: Desk, take: Take) -> None:
    take("proposals", f"{WHOLE}\n{ANSWERED},满意,满意,2022-05-01,2022-05-10\n")
    assert counts(take("proposals", f"{WHOLE}\n1,修路,,,,,,,,,,,\n")) == (0, 0, 1)


def test_all_bad_rows_are_told_at_once_and_nothing_is_written(take: Take) -> None:
    sheet = f"{WHOLE}\n{PAPER}\n2,,张三,2022-01-06\n3,修桥,赵钱,2022-13-01\n1,又是,李四,2022-01-06\n"
    assert said(take("proposals", sheet)) == [
        "第 3 行“标题”：缺少标题；请补上；整列都没有的，可用 --fill 标题=… 给出",
        "第 4 行“领衔代表”：没有叫“赵钱”的代表；请先用 renda deputy add 登记",
        "第 4 行“提出日期”：日期“2022-13-01”不存在；请核对月份和日子",
        "第 5 行“编号”：与第 2 行是同一件",
    ]


@pytest.mark.parametrize(
    ("cells", "column", "why"),
    [
        ("1,修路,,2022-01-06", "领衔代表", "缺少领衔代表"),
        ("1,修路,张三,", "提出日期", "缺少提出日期"),
        ("1,修路,张三、李四,2022-01-06", "领衔代表", "不是一位代表"),
        (f"{PAPER},建设局,", "交办日期", "缺少交办日期"),
        (f"{PAPER},,2022-01-31", "交办日期", "没有写承办单位"),
        (f"{PAPER},建设局,2022-01-05", "交办日期", "在 2022-01-06 才提出，不能在 2022-01-05 交办；请核对“交办日期”"),
        (f"{PAPER},建设局、财政局、教育局,2022-01-31", "主办单位", "主办单位写了 3 个"),
        (f"{LAID},2022-01-30,A,复1号", "答复日期", "答复不能在 2022-01-30；请核对“答复日期”"),
        (f"{LAID},2022-03-01,优,复1号", "办理结果", "没有“优”这一类"),
        (f"{LAID},2022-03-01,,复1号", "办理结果", "缺少办理结果"),
        (f"{LAID},2022-03-01,A,", "答复文号", "缺少答复文号"),
        (f"{LAID},,A,", "办理结果", "没有写答复日期"),
        (f"{LAID},教育局：2022-03-01,A,复1号", "答复日期", "教育局 不承办此件"),
        (f"{ANSWERED},满意,,2022-05-01", "反馈日期", "缺少结果评价"),
        (f"{ANSWERED},,,2022-05-01", "反馈日期", "缺少过程评价、结果评价"),
        (f"{ANSWERED},凑合,满意,2022-05-01", "过程评价", "“过程评价”没有“凑合”这个等次"),
        (f"{ANSWERED},满意,满意,2022-04-01", "反馈日期", "反馈不能在 2022-04-01；请核对“反馈日期”"),
        (f"{LAID},,,,,,,2022-05-10", "办结日期", "不能办结"),
    ],
)
def test_a_bad_cell_is_named(take: Take, cells: str, column: str, why: str) -> None:
    assert why in refused_cell(take("proposals", f"{WHOLE}\n{cells}\n"), column)


@pytest.mark.parametrize(
    ("heading", "cell", "column", "why"),
    [
        ("种类", "提案", "种类", "种类没有“提案”"),
        ("提出者类别", "商会", "提出者类别", "看不懂"),
        ("附议代表", "张三", "附议代表", "既是领衔又是附议；请从“附议代表”里去掉"),
        ("届次", "5-2", "", "没有登记过 5-2 次会议"),
        ("闭会期间", "否", "", "没有"),
        ("签收日期", "2022-01-31", "签收日期", "没有写承办单位"),
        ("公开日期", "2022-12-01", "公开日期", "登记不了"),
        ("公开", "否", "公开", "不公开要写明理由；请加“不公开理由”理由"),
        ("优秀", "不知道", "优秀", "看不出是还是否"),
        ("处理意见", "立案", "处理意见", "处理意见没有“立案”"),
        ("处理意见", "不予受理", "处理日期", "缺少处理日期"),
        ("处理意见", "并入 99", "处理日期", "缺少处理日期"),
        ("联系记录", "2022-02-01", "联系记录", "看不懂"),
        ("联系记录", "办前面商 2022-02-01", "联系记录", "不能登记联系代表"),
        ("分别办理", "建设局", "交办日期", "缺少交办日期"),
    ],
)  # fmt: skip
def test_a_bad_cell_of_the_rarer_columns_is_named(take: Take, heading: str, cell: str, column: str, why: str) -> None:
    if heading == "闭会期间":
        done = take("proposals", "编号,标题,领衔代表,提出日期,闭会期间\n1,修路,张三,2022-03-01,否\n")
        assert "不在会期里" in refused_cell(done, "闭会期间")
        return
    assert why in refused_cell(take("proposals", f"{ENTRY},{heading}\n{PAPER},{cell}\n"), column)


def test_the_session_is_said_or_follows_from_the_day(office: Desk, take: Take) -> None:
    rows = (
        "5-1/1,甲,张三,2022-01-06,,", "2,乙,张三,2022-03-01,五届一次,", "闭1,丙,张三,2022-03-01,,", "闭2,丁,张三,2022-03-01,5-1,是",
        ",戊,张三,2022-03-01,,是",
    )  # fmt: skip
    sheet = "\n".join((f"{ENTRY},届次,闭会期间", *rows))
    assert counts(take("proposals", sheet)) == (5, 0, 0)
    assert [reading.show(office, no)["between"] for no in ("5-1/1", "5-1/2", "5-1/闭1", "5-1/闭2", "5-1/闭3")] == [
        False, False, True, True, True
    ]  # fmt: skip
    assert "不一致" in refused_cell(take("proposals", f"{ENTRY},届次\n5-2/1,甲,张三,2022-01-06,5-1\n"), "编号")
    done = take("proposals", f"{ENTRY},届次,闭会期间\n9,甲,张三,2021-12-25,5-1,是\n")
    assert "闭会期间" in refused_cell(done, "届次")
    assert counts(take("proposals", "编号,标题,届次\n1,甲,5-1\n")) == (0, 0, 1)


def test_without_numbers_title_and_lead_tell_papers_apart(take: Take) -> None:
    sheet = "标题,领衔代表,提出日期\n甲,张三,2022-01-06\n甲,李四,2022-01-06\n"
    assert counts(take("proposals", sheet)) == (2, 0, 0)
    assert "与第 2 行是同一件" in refused_cell(take("proposals", sheet + "甲,张三,2022-01-06\n"), "标题", row=4)


def test_values_unit_by_unit(office: Desk, take: Take) -> None:
    sheet = f"{ENTRY},分别办理,交办日期,签收日期,答复日期,办理结果,答复文号,签发人,联系记录\n"
    one = f"{PAPER},建设局、财政局,2022-01-31,建设局：2022-02-02；财政局：2022-02-03,建设局：2022-03-01,A,复1号,,办后电话 2022-03-02（建设局）\n"
    both = f"{PAPER},建设局、财政局,2022-01-31,,建设局：2022-03-01；财政局：2022-03-02,建设局：A；财政局：B,建设局：复1号；财政局：复2号,财政局：赵六,\n"
    assert counts(take("proposals", sheet + one)) == (1, 0, 0)
    assert counts(take("proposals", sheet + both)) == (0, 1, 0)
    found = reading.show(office, "5-1/1")
    assert [(one["unit"], one["received_on"], one["class"]) for one in found["assignments"]] == [
        ("建设局", "2022-02-02", "A"), ("财政局", "2022-02-03", "B")
    ]  # fmt: skip
    named = f"{PAPER},建设局、财政局,2022-01-31,,,建设局：A；财政局：B,,财政局：赵六,\n"
    assert counts(take("proposals", sheet + named)) == (0, 0, 1)


def test_a_value_for_a_unit_that_has_not_replied_or_does_not_answer(take: Take) -> None:
    sheet = f"{ENTRY},分别办理,主办单位,协办单位,交办日期,答复日期,办理结果,答复文号\n"
    each = f"{PAPER},建设局、财政局,,,2022-01-31,建设局：2022-03-01,建设局：A；财政局：B,复1号\n"
    assert "没有写财政局的答复日期" in refused_cell(take("proposals", sheet + each), "办理结果")
    co = f"{PAPER},,建设局,财政局,2022-01-31,财政局：2022-03-01,A,复1号\n"
    assert "财政局 是协办单位" in refused_cell(take("proposals", sheet + co), "答复日期")
    part = f"{PAPER},建设局、财政局,,,2022-01-31,2022-03-01,建设局：A,复1号\n"
    assert "缺少一个单位的办理结果" in refused_cell(take("proposals", sheet + part), "办理结果")
    twice = f"{PAPER},,建设局,建设局,2022-01-31,,,\n"
    assert "在别的栏里也写了" in refused_cell(take("proposals", sheet + twice), "协办单位")


def test_units_assigned_on_different_days(office: Desk, take: Take) -> None:
    sheet = f"{ENTRY},主办单位,协办单位,交办日期\n{PAPER},建设局,财政局,建设局：2022-01-31；财政局：2022-02-10\n"
    assert counts(take("proposals", sheet)) == (1, 0, 0)
    assert [one["assigned_on"] for one in reading.show(office, "5-1/1")["assignments"]] == ["2022-01-31", "2022-02-10"]


def test_other_units_are_no_correction(take: Take) -> None:
    take("proposals", f"{GIVEN}\n{LAID}\n")
    done = take("proposals", f"{GIVEN}\n{PAPER},财政局,2022-01-31\n")
    assert "与已登记的（建设局）不同" in refused_cell(done, "主办单位")
    assert "不承办此件" in refused_cell(
        take("proposals", "编号,标题,交办日期\n5-1/1,修路,财政局：2022-02-01\n"), "交办日期"
    )


def test_a_second_round(office: Desk, take: Take) -> None:
    sheet = f"{WHOLE},重新答复日期,重新办理结果,重新答复文号,重新办理过程评价,重新办理结果评价,重新办理反馈日期\n"
    first = f"{ANSWERED},满意,不满意,2022-05-01,"
    second = f"{first},2022-05-20,B,复2号,满意,满意,2022-05-25\n"
    assert counts(take("proposals", sheet + first + "\n")) == (1, 0, 0)
    assert status(office, "5-1/1") == "rehandling"
    assert counts(take("proposals", sheet + second)) == (0, 1, 0)
    assert [one["round"] for one in reading.show(office, "5-1/1")["feedback"]] == [1, 2]
    changed = second.replace("满意,满意,2022-05-25", "基本满意,满意,2022-05-26").replace("B,复2号", "A,复3号")
    assert counts(take("proposals", sheet + changed)) == (0, 1, 0)


def test_decisions(office: Desk, take: Take) -> None:
    sheet = f"{ENTRY},处理意见,处理日期,处理理由\n"
    sheet += "1,甲,张三,2022-01-06,并入 2,2022-01-20,\n2,乙,张三,2022-01-06,,,\n3,丙,张三,2022-01-06,不予受理,2022-01-20,不属本级\n"
    sheet += "4,丁,张三,2022-01-06,已撤回,2022-01-20,\n5,戊,张三,2022-01-06,转作参考,2022-01-20,已在办\n"
    assert counts(take("proposals", sheet)) == (5, 0, 0)
    assert [status(office, f"5-1/{no}") for no in range(1, 6)] == [
        "merged", "submitted", "refused", "withdrawn", "reference"
    ]  # fmt: skip
    assert "没有编号为" in refused_cell(
        take("proposals", f"{ENTRY},处理意见\n1,甲,张三,2022-01-06,并入 99\n"), "处理意见"
    )
    new = take("proposals", f"{ENTRY},处理意见,处理日期,处理理由\n9,甲,张三,2022-01-06,不予受理,2022-01-20,\n")
    assert "缺少处理理由" in refused_cell(new, "处理理由")
    away = take("proposals", f"{ENTRY},处理意见,处理日期\n9,甲,张三,2022-01-06,并入99,2022-01-20\n")
    assert "没有编号为" in refused_cell(away, "处理意见")
    day = take("proposals", f"{ENTRY},处理意见,处理日期\n3,丙,张三,2022-01-06,不予受理,2022-01-21\n")
    assert "登记不了" in refused_cell(day, "处理日期")


def test_who_hands_in_beside_deputies(office: Desk, take: Take) -> None:
    sheet = f"{ENTRY},代表小组,提出者类别,种类,处理意见,处理日期\n"
    sheet += "1,甲,,2022-01-06,东片小组,代表小组,,,\n2,乙,,2022-01-06,,主席团,代表议案,撤回,2022-01-10\n3,丙,,2022-01-06,,政府,议案,,\n"
    assert counts(take("proposals", sheet)) == (3, 0, 0)
    assert [reading.show(office, f"5-1/{no}")["lead"] for no in (1, 2, 3)] == ["东片小组", "主席团", "人民政府"]
    assert counts(take("proposals", f"{ENTRY},代表小组\n1,甲,,2022-01-06,西片小组\n")) == (0, 1, 0)
    assert "没有叫" in refused_cell(take("proposals", f"{ENTRY},代表小组\n9,甲,,2022-01-06,北片\n"), "代表小组")


def test_a_group_beside_a_lead_is_where_that_one_belongs(office: Desk, take: Take) -> None:
    assert counts(take("proposals", f"代表团,{ENTRY}\n第一代表团,{PAPER}\n")) == (1, 0, 0)
    assert reading.show(office, "5-1/1")["proposer"] == "deputy"


def test_a_group_rates(office: Desk, take: Take) -> None:
    sheet = (
        f"{WHOLE},代表小组\n1,修路,,2022-01-06,建设局,2022-01-31,2022-04-20,A,复1号,满意,满意,2022-05-01,,东片小组\n"
    )
    assert counts(take("proposals", sheet)) == (1, 0, 0)
    assert reading.show(office, "5-1/1")["feedback"][0]["deputy"] == "东片小组"


def test_hard_excellent_and_public(office: Desk, take: Take) -> None:
    sheet = f"{ENTRY},复杂件,优秀,评优日期,公开,不公开理由\n{PAPER},是,是,2022-12-01,是,\n"
    assert counts(take("proposals", sheet)) == (1, 0, 0)
    found = reading.show(office, "5-1/1")
    assert (found["complex"], found["excellent"], found["published"]) == (True, True, "yes")
    assert counts(take("proposals", f"{ENTRY},公开,不公开理由\n{PAPER},否,涉及个人\n")) == (0, 1, 0)


def test_a_motion_goes_through_the_verbs(office: Desk, take: Take) -> None:
    assert counts(take("proposals", f"{ENTRY},种类\n{PAPER},议案\n")) == (1, 0, 0)
    assert reading.show(office, "5-1/1")["kind"] == "建议"


def test_fill_gives_what_a_column_or_a_cell_has_not(office: Desk, take: Take) -> None:
    sheet = f"{ENTRY},主办单位,交办日期,答复日期,满意度\n{PAPER},建设局,2022-02-01,2022-03-01,满意\n2,修桥,李四,2022-01-06,财政局,,,\n3,修塘,王五,,,,,\n"
    fills = ("交办日期=2022-01-31", "提出日期=2022-01-07", "class=A", "答复文号=见附件", "反馈日期=2022-03-10")
    assert counts(take("proposals", sheet, fills=fills)) == (3, 0, 0)
    one, two, three = (reading.show(office, f"5-1/{no}") for no in (1, 2, 3))
    assert (one["assignments"][0]["assigned_on"], two["assignments"][0]["assigned_on"]) == ("2022-02-01", "2022-01-31")
    assert (three["submitted_on"], three["assignments"], two["replies"]) == ("2022-01-07", [], [])
    assert one["feedback"][0] | {"note": None} == {
        "round": 1, "deputy": "张三", "process": "满意", "result": "满意", "on": "2022-03-10", "note": None
    }  # fmt: skip


def test_units_that_are_not_registered(office: Desk, take: Take) -> None:
    sheet = f"{GIVEN}\n{PAPER},水利站,2022-01-31\n"
    assert "或加 --add-units 一并登记" in refused_cell(take("proposals", sheet), "主办单位")
    assert counts(take("proposals", sheet, add_units=True)) == (1, 0, 0)
    assert unit.show(office, "水利站")["proposals"] == 1


def test_a_rehearsal_tells_what_would_be(take: Take) -> None:
    take("proposals", f"{ENTRY}\n{PAPER}\n")
    done = take("proposals", f"{ENTRY}\n1,修大路,张三,2022-01-06\n2,修桥,李四,2022-01-06\n", rehearsal=True)
    assert (counts(done), done.changes) == ((1, 1, 0), [(2, "5-1/1", "标题：修路 → 修大路")])


def test_two_of_one_name_are_told_apart_by_their_districts(office: Desk, take: Take) -> None:
    deputy.add(office, "张三", district="第8选区")
    plain = take("proposals", f"{ENTRY}\n{PAPER}\n")
    assert "对应 2 位代表" in refused_cell(plain, "领衔代表")
    sheet = f"{ENTRY},附议代表\n1,修路,张三（第8选区）,2022-01-06,李四；张三(第 3选区)、王五\n"
    assert counts(take("proposals", sheet)) == (1, 0, 0)
    row = dict(zip(*_exported(office), strict=True))
    assert (row["领衔代表"], row["附议代表"]) == ("张三（第8选区）", "李四、张三（第3选区）、王五")
    twice = f"{ENTRY},附议代表\n2,修路,李四,2022-01-06,张三（第8选区）、张三（第8选区）\n"
    assert "写了两遍" in refused_cell(take("proposals", twice), "附议代表")


def _exported(desk: Desk) -> tuple[list[str], list[str]]:
    found = exporting.exported(desk, "proposals")
    return found.headings, next(found.rows)


def test_what_an_export_kept_back_is_not_taken_for_a_name(office: Desk, tmp_path: Path) -> None:
    hand_in(office, confidential=True, co_signers=["李四"])
    exporting.write(office, "proposals", str(tmp_path / "p.csv"))
    assert "（保密）" in (tmp_path / "p.csv").read_text(encoding="utf-8-sig")
    assert counts(importing.import_(office, "proposals", str(tmp_path / "p.csv"), importing.Options())) == (0, 0, 1)
    assert reading.show(office, "5-1/1")["lead"] == "张三"
    new = taking(office, tmp_path)("proposals", f"{ENTRY}\n7,修路,（保密）,2022-01-06\n")
    assert "--private" in refused_cell(new, "领衔代表")


def test_a_paper_from_before_any_session_takes_its_number_from_all(office: Desk, take: Take) -> None:
    sheet = f"{ENTRY}\n7,甲,张三,2021-12-25\n"
    assert counts(take("proposals", sheet)) == (1, 0, 0)
    assert "编号 5-1/7 已用于“甲”" in refused_cell(take("proposals", f"{ENTRY}\n7,乙,李四,2022-01-06\n"), "编号")


def test_a_decision_of_the_file_is_left_when_a_row_says_the_same(small_year: Desk, tmp_path: Path) -> None:
    exporting.write(small_year, "proposals", str(tmp_path / "p.xlsx"))
    assert counts(importing.import_(small_year, "建议", str(tmp_path / "p.xlsx"), importing.Options())) == (0, 0, 5)


def test_complex_with_no_rule_for_it_is_refused_as_the_verb_does(office: Desk, take: Take) -> None:
    sheet = f"{ENTRY},主办单位,交办日期,复杂件\n1,修路,张三,1990-01-06,建设局,1990-01-31,是\n"
    assert "没有 1990-01-31 适用的" in refused_cell(take("proposals", sheet), "主办单位")


def test_a_meeting_decides_after_the_second_dissatisfaction(office: Desk, tmp_path: Path) -> None:
    from renda_cli.work import rules

    rules.set_(office, "rehandle.again", "none", from_="2022-01-01", source="镇人大规定", says="由主席团会商")
    number = assigned(office)
    for round_, day in enumerate(("2022-03-01", "2022-04-01")):
        reply(office, number, day)
        judge(office, number, f"2022-0{3 + round_}-10", "满意", "不满意")
    exporting.write(office, "proposals", str(tmp_path / "p.csv"))
    text = (tmp_path / "p.csv").read_text(encoding="utf-8-sig").splitlines()
    fields = text[0].split(",")
    cells = text[1].split(",")
    cells[fields.index("办结日期")], cells[fields.index("会商结果")] = "2022-05-01", "列入明年计划"
    sheet = f"{text[0]}\n{','.join(cells)}\n"
    assert counts(taking(at(office, "2022-06-01"), tmp_path)("proposals", sheet)) == (0, 1, 0)
    assert status(office, number) == "closed"


def test_an_import_within_something_larger_leaves_nothing_of_a_bad_sheet(office: Desk, take: Take) -> None:
    with office.file.transaction():
        done = take("proposals", f"{ENTRY}\n{PAPER}\n2,,李四,2022-01-06\n")
    assert refused_cell(done, "标题", row=3)


def test_a_table_of_nothing_that_is_known(take: Take) -> None:
    with pytest.raises(InputError, match="可选：deputies（代表）"):
        take("提案", ENTRY)
    for option, text in (("maps", "标题"), ("fills", "=1"), ("fills", "标题=")):
        with pytest.raises(InputError, match="不对；请写成"):
            take("proposals", f"{ENTRY}\n{PAPER}\n", **{option: (text,)})
