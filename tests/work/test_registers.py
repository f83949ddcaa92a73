"""Registers: what stands in those that are shipped, the sets, and a town's own."""

from pathlib import Path
from typing import Any

import openpyxl
import pytest

from renda_cli.files.registers import shipped
from renda_cli.store.statements import insert_register
from renda_cli.work import affair, deputy, registers
from renda_cli.work.desk import Desk
from renda_cli.work.proposal import editing
from renda_cli.work.register_sources import SOURCES
from tests.work.deputy_data import pledge
from tests.work.helpers import at, refused
from tests.work.review_data import fill_reviews_year
from tests.work.score_rows import fill_scores_year
from tests.work.station_year_data import fill_stations_year

DEEDS = '[columns]\n"日期" = "on"\n"事项" = "what"\n'


def records(desk: Desk, name: str, **how: Any) -> list[dict[str, Any]]:
    found = registers.made(desk, name, **how)
    return [dict(zip(found.headings, row, strict=True)) for row in found.worded]


@pytest.fixture
def define(deputies_year: Desk, tmp_path: Path) -> Any:
    """Keeps TOML under a name; what the clerk is told."""

    def keep(text: str, name: str = "本镇簿") -> tuple[str, ...]:
        file = tmp_path / "簿册.toml"
        file.write_text(text, "utf-8")
        return registers.define(deputies_year, name, str(file)).lines

    return keep


def test_nineteen_are_shipped_and_every_set_is_made_of_them(desk: Desk) -> None:
    found = registers.list_(desk)
    assert [row[0] for row in found.rows] == [
        *shipped()["sets"]["六簿三册"],
        "接待选民",
        "选民意见",
        "家站点",
        "述职评议",
        "整改台账",
        "民生实事",
        "会议议题",
        "积分登记",
        "约谈记录",
        "人大自身工作",
    ]
    assert {row[2] for row in found.rows} == {"自带"}
    assert found.notes[3:] == (
        "三簿两册：接待选民、选民意见、议案建议、履职登记、代表名册",
        "五登记：会议签到、小组活动、议案建议、联系走访、接待选民",
    )
    assert {name for listed in shipped()["sets"].values() for name in listed} <= {row[0] for row in found.rows}


def test_proposals_with_what_came_of_them(deputies_year: Desk) -> None:
    found = records(deputies_year, "议案建议")
    assert [one["编号"] for one in found] == ["5-1/1", "5-1/2", "5-1/3", "5-1/4", "5-1/闭1"]
    assert {heading: value for heading, value in found[0].items() if value not in (None, "")} == {
        "编号": "5-1/1", "收到日期": "2022-01-06", "会议或闭会": "会议期间", "种类": "建议", "提出人": "张三", "代表小组": "东片小组",
        "标题": "完善剑湖路路灯", "类别": "城乡建设", "交办日期": "2022-01-31", "承办单位": "农业农村局", "协办单位": "财政局",
        "答复期限": "2022-04-30", "联系代表": "2022-03-01 面商", "答复日期": "2022-04-30", "答复文号": "遥农复1号", "办理结果": "A",
        "过程评价": "满意", "结果评价": "满意", "状态": "已办结", "办结日期": "2022-05-10",
    }  # fmt: skip
    assert (found[4]["承办单位"], found[4]["会议或闭会"]) == ("建设局、财政局", "闭会期间")


def test_a_book_is_found_by_its_title_too(deputies_year: Desk) -> None:
    assert registers.made(deputies_year, "《代表履职登记册》").title == "代表履职登记册（2022年）"


def test_who_asked_for_confidentiality_is_named_only_in_private(deputies_year: Desk) -> None:
    editing.edit(deputies_year, "5-1/1", confidential=True, co_signers=["李四"])
    shown = [records(deputies_year, "议案建议", private=private)[0] for private in (False, True)]
    assert [(one["提出人"], one["附议人"], one["代表小组"]) for one in shown] == [
        ("（保密）", None, None),
        ("张三", "李四", "东片小组"),
    ]


def test_neither_choice_nor_order_betrays_who_it_was(deputies_year: Desk, define: Any) -> None:
    editing.edit(deputies_year, "5-1/1", confidential=True)
    define(
        'source = "proposals"\nonly = { lead = ["张三"] }\norder = ["-lead", "number"]\n[columns]\n"编号" = "number"\n"谁" = "lead"\n'
    )
    shown = [
        [row[0] for row in registers.made(deputies_year, "本镇簿", private=private).rows] for private in (False, True)
    ]
    assert shown == [["5-1/4", "5-1/闭1"], ["5-1/1", "5-1/4", "5-1/闭1"]]


def test_activities_by_their_kinds(deputies_year: Desk) -> None:
    (inspection,) = records(deputies_year, "视察调研")
    assert inspection == {
        "日期": "2022-03-01", "种类": "视察", "内容": "视察宋剑湖", "地点": "宋剑湖", "参加代表": "李四、张三", "参加人次": 2, "建议条数": 5,
        "所提建议": "清淤；种树", "有关单位": None, "反馈日期": None, "反馈情况": None,
    }  # fmt: skip
    assert [(one["内容"], one["线上"], one["参加人次"]) for one in records(deputies_year, "学习培训")] == [
        ("代表讲堂", "是", 8)
    ]
    assert [one["内容"] for one in records(deputies_year, "联系走访")] == ["代表走访月"]
    assert [(one["代表小组"], one["内容"]) for one in records(deputies_year, "小组活动")] == [
        ("东片小组", "一季度活动")
    ]


def test_several_years_in_one_book(deputies_year: Desk) -> None:
    found = registers.made(deputies_year, "视察调研", year="2021-2022")
    assert (found.title, len(found.rows)) == ("代表视察、调研、执法检查记录簿（2021至2022年）", 2)


def test_deeds_and_their_money_in_yuan(deputies_year: Desk) -> None:
    assert records(deputies_year, "实事好事") == [
        {"日期": "2022-06-01", "种类": "实事", "事项": "修缮小屋", "代表": "张三", "件数": 2, "受益人数": 30, "资金（元）": 30000.5, "地点": None, "备注": None}
    ]  # fmt: skip


def test_what_each_did_a_row_a_deputy(deputies_year: Desk) -> None:
    editing.edit(deputies_year, "5-1/1", confidential=True)
    found = {one["姓名"]: one for one in records(deputies_year, "履职登记")}
    assert found["张三"] == {
        "姓名": "张三", "性别": "男", "选区": "第3选区", "代表小组": "东片小组", "应到人代会": 1, "出席人代会": 1, "请假半天": 1, "缺席半天": 0,
        "视察调研执法检查": 1, "学习培训": 8, "其他活动": 3, "接待选民": 0, "述职": 0,
        "领衔议案建议": 3, "附议": 0, "承诺实事": 2, "已兑现": 1, "办实事好事": 2, "联系户": 2,
        "表彰": "优秀人大代表",
    }  # fmt: skip
    assert found["王五"]["缺席半天"] == 2


def test_who_left_in_the_year_stays_in_its_book(deputies_year: Desk) -> None:
    deputies_year.file.db.execute("UPDATE seat SET status = 'ended', to_on = '2022-03-01' WHERE deputy_id = 3")
    deputies_year.file.db.execute("UPDATE seat SET status = 'ended', to_on = NULL WHERE deputy_id = 2")
    names = {year: [one["姓名"] for one in records(deputies_year, "履职登记", year=year)] for year in ("2022", "2023")}
    assert names == {"2022": ["王五", "张三"], "2023": ["张三"]}


def test_attendance_by_session_half_day_and_official_order(deputies_year: Desk) -> None:
    deputies_year.file.db.execute("UPDATE deputy SET position = 1 WHERE name = '王五'")
    found = records(deputies_year, "会议签到")
    assert [tuple(one.values())[:7] for one in found[3:6]] == [
        ("人代会", "5-1", "2022-01-06", "下午", "王五", None, "缺席"),
        ("人代会", "5-1", "2022-01-06", "下午", "李四", "西片小组", "出席"),
        ("人代会", "5-1", "2022-01-06", "下午", "张三", "东片小组", "请假"),
    ]
    assert (len(found), found[-1]["会议"]) == (12, "主席团会议")


def test_codes_stay_codes_for_machines(deputies_year: Desk) -> None:
    found = registers.made(deputies_year, "会议签到")
    assert {row[found.fields.index("state")] for row in found.rows} == {"present", "leave", "absent", "refused"}


def test_the_roster_is_of_the_day_and_of_the_end_of_a_past_year(deputies_year: Desk) -> None:
    deputy.add(deputies_year, "赵六", from_="2023-02-01")
    later = at(deputies_year, "2023-03-01")
    assert registers.made(later, "代表名册").title == "代表名册（2023年3月1日）"
    assert len(records(later, "代表名册")) == 5
    assert registers.made(later, "代表名册", year="2022").title == "代表名册（2022年12月31日）"
    assert len(records(later, "代表名册", year="2022")) == 4


def test_phones_are_masked_unless_private(deputies_year: Desk) -> None:
    shown = [
        {(one["姓名"], one["电话"]) for one in records(deputies_year, "代表名册", private=private)}
        for private in (False, True)
    ]
    assert shown == [
        {("王五", None), ("李四", "138****2222"), ("张三", "138****1111")},
        {("王五", None), ("李四", "13800002222"), ("张三", "13800001111")},
    ]


def test_heads_of_households_and_addresses_are_kept_back(deputies_year: Desk, define: Any) -> None:
    define(
        'source = "households"\n[columns]\n"户主" = "head"\n"住址" = "address"\n"电话" = "phone"\n"代表" = "deputy"\n'
        '"备注" = "note"\n'
    )
    deputies_year.file.db.execute("UPDATE household SET note = '低保'")
    shown = [registers.made(deputies_year, "本镇簿", private=private).rows for private in (False, True)]
    assert shown[0][-2:] == [("周**", None, "139****3333", "张三", None), ("吴**", None, None, "张三", None)]
    assert shown[1][-2] == ("周某某", "留道村1号", "13900003333", "张三", "低保")


@pytest.mark.parametrize("source", SOURCES)
def test_every_field_of_every_source_can_be_a_column_and_be_sorted_by(
    deputies_year: Desk, define: Any, source: str
) -> None:
    fields = list(SOURCES[source].fields)
    columns = "\n".join(f'"{field}" = "{field}"' for field in fields)
    order = ", ".join(f'"-{field}"' for field in fields)
    fill_stations_year(deputies_year)
    fill_reviews_year(deputies_year)
    fill_scores_year(deputies_year)
    affair.add(deputies_year, "接待制度", kind="制度", on="2022-01-05", until="2022-06-01")
    define(f'source = "{source}"\norder = [{order}]\n[columns]\n{columns}\n')
    for private in (False, True):
        found = registers.made(deputies_year, "本镇簿", private=private)
        assert found.rows, source
        assert len(found.worded[0]) == len(fields)


def test_a_set_is_all_its_books_in_one_workbook(deputies_year: Desk, tmp_path: Path) -> None:
    deputies_year.file.db.execute("UPDATE activity SET title = '=HYPERLINK(1)' WHERE kind = '视察'")
    found = registers.found(deputies_year, None, set_="六簿三册", year="2022", private=False)
    book = openpyxl.load_workbook(registers.write(found, str(tmp_path / "六簿三册.xlsx")))
    assert book.sheetnames[:2] == ["代表议案、建议、批评和意见记录簿（2022年）", "代表学习培训记录簿（2022年）"]
    assert len(book.sheetnames) == 9
    cell = book["代表视察、调研、执法检查记录簿（2022年）"]["C2"]
    assert (cell.value, cell.data_type) == ("=HYPERLINK(1)", "s")


def test_one_book_is_written_as_csv_too_and_a_set_is_not(deputies_year: Desk, tmp_path: Path) -> None:
    deputies_year.file.db.execute("UPDATE deed SET what = '=1+1'")
    one = registers.found(deputies_year, "实事好事", set_=None, year=None, private=False)
    text = registers.write(one, str(tmp_path / "簿.csv")).read_text("utf-8-sig")
    assert text.splitlines()[1].startswith("2022-06-01,实事,'=1+1,张三,2,30,30000.5")
    with refused(deputies_year, r"文件名请以 \.xlsx 结尾"):
        registers.write(registers.made_set(deputies_year, "七簿"), str(tmp_path / "簿.csv"))


def test_what_is_not_there_is_refused_with_what_is(deputies_year: Desk) -> None:
    with refused(deputies_year, "没有叫“名册”的簿册；可用的有：代表名册"):
        registers.made(deputies_year, "名册")
    with refused(deputies_year, "没有叫“单”的簿册；可用的有：议案建议、学习培训、"):
        registers.made(deputies_year, "单")
    with refused(deputies_year, "“七簿”是一套簿册；请用 renda register --set 七簿"):
        registers.made(deputies_year, "七簿")
    with refused(deputies_year, "没有叫“八簿”的一套簿册；可用的有：六簿三册、"):
        registers.made_set(deputies_year, "八簿")


# The town's own


def test_a_towns_own_book_is_kept_listed_changed_and_forgotten(deputies_year: Desk, define: Any) -> None:
    assert define(f'title = "办实事簿"\nsource = "deeds"\n{DEEDS}') == (
        "已存入簿册“本镇簿”（2 栏）",
        "生成：renda register 本镇簿 -o 本镇簿.xlsx",
    )
    assert registers.list_(deputies_year).rows[-1] == ("本镇簿", "办实事簿", "本镇", (), 2)
    assert registers.made(deputies_year, "本镇簿").title == "办实事簿（2022年）"
    define(f'source = "deeds"\n{DEEDS}"件数" = "count"\n')
    assert registers.list_(deputies_year).rows[-1] == ("本镇簿", "本镇簿", "本镇", (), 3)
    assert registers.forget(deputies_year, "本镇簿").lines == ("已删去本镇的簿册“本镇簿”",)
    assert len(registers.list_(deputies_year).rows) == 19


def test_it_takes_the_place_of_a_shipped_one_until_it_is_forgotten(deputies_year: Desk, define: Any) -> None:
    assert "代替自带的" in define(f'source = "deeds"\n{DEEDS}', "实事好事")[0]
    assert registers.made(deputies_year, "实事好事").headings == ["日期", "事项"]
    assert [len(one.headings) for one in registers.made_set(deputies_year, "六簿三册")][4] == 2
    done = registers.defined(deputies_year, "实事好事", None)
    assert (done.lines, done.read()) == (
        ("已删去本镇的簿册“实事好事”，改用自带的",),
        {"name": "实事好事", "forgotten": True},
    )
    assert len(registers.made(deputies_year, "实事好事").headings) == 9


@pytest.mark.parametrize("name", shipped()["registers"])
def test_a_shipped_one_written_out_reads_back_as_itself(deputies_year: Desk, define: Any, name: str) -> None:
    before = registers.show(deputies_year, name)
    define(before["toml"], "抄本")
    after = registers.show(deputies_year, "抄本")
    assert {**after, "name": name} == before | {"toml": after["toml"]}
    assert "# 还可以用的栏目" in before["toml"] or len(before["columns"]) == len(SOURCES[before["source"]].fields)


def test_every_further_column_that_is_offered_can_be_taken(deputies_year: Desk, define: Any) -> None:
    text = registers.show(deputies_year, "议案建议")["toml"]
    head, columns = text.split("[columns]\n")
    define(f"{head}[columns]\n" + "\n".join(line.removeprefix("# ") for line in columns.splitlines() if " = " in line))
    assert len(registers.made(deputies_year, "本镇簿").rows[0]) == len(SOURCES["proposals"].fields)


def test_the_offices_word_for_a_code_is_taken(deputies_year: Desk, define: Any) -> None:
    define('source = "proposals"\nonly = { status = ["已办结"], round = [1] }\n[columns]\n"编号" = "number"\n')
    assert registers.made(deputies_year, "本镇簿").rows == [("5-1/1",)]


def test_order_goes_down_where_it_says_so(deputies_year: Desk, define: Any) -> None:
    define('source = "roster"\norder = ["-name", "level"]\n[columns]\n"姓名" = "name"\n"级别" = "level"\n')
    deputies_year.file.db.execute("UPDATE deputy SET stroke_order = name")
    assert [row[0] for row in registers.made(deputies_year, "本镇簿").rows] == ["王五", "李四", "张三", "张三"]


def test_a_towns_own_set(deputies_year: Desk, define: Any) -> None:
    define(f'source = "deeds"\n{DEEDS}')
    assert define('registers = ["本镇簿", "代表名册"]', "两本")[0] == "已存入一套簿册“两本”（2 本）"
    assert [one.form.name for one in registers.made_set(deputies_year, "两本")] == ["本镇簿", "代表名册"]
    assert registers.show(deputies_year, "两本")["toml"] == 'registers = ["本镇簿", "代表名册"]'
    assert registers.list_(deputies_year).rows[-1][3] == ("两本",)
    with refused(deputies_year, "簿册“本镇簿”还在两本里"):
        registers.forget(deputies_year, "本镇簿")
    registers.forget(deputies_year, "两本")
    registers.forget(deputies_year, "本镇簿")


def test_a_shipped_set_may_be_put_together_anew(deputies_year: Desk, define: Any) -> None:
    text = registers.show(deputies_year, "七簿")["toml"]
    define(text.replace('"议案建议"', '"代表名册"'), "七簿")
    assert registers.sets(deputies_year)["七簿"].registers[-1] == "代表名册"
    registers.forget(deputies_year, "七簿")
    assert registers.sets(deputies_year)["七簿"].registers[-1] == "议案建议"


def test_a_book_that_can_no_longer_be_read_is_named_and_can_be_put_right(deputies_year: Desk, define: Any) -> None:
    with deputies_year.file.transaction() as db:
        insert_register(db, name="本镇簿", definition='source = "gone"')
    with refused(deputies_year, "本镇的簿册“本镇簿” 的 source 没有“gone”"):
        registers.list_(deputies_year)
    define(f'source = "deeds"\n{DEEDS}')
    assert registers.made(deputies_year, "本镇簿").rows
    deputies_year.file.db.execute("UPDATE register SET definition = '坏'")
    registers.forget(deputies_year, "本镇簿")


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("title = ", "簿册.toml 末尾不合写法；请照 renda register 名称 --show"),
        ("a = " + "[" * 5000, "簿册.toml .*不合写法"),
        ('source = "deeds"\n[columns]\n"日期" = on', "簿册.toml 第 3 行不合写法"),
        ("", "没有写 source；可选：proposals 议案建议，一件一行、"),
        ('source = "sqlite_master"', "source 没有“sqlite_master”；可选：proposals"),
        ('source = ["deeds"]', "source 没有“"),
        (f'titel = "x"\nsource = "deeds"\n{DEEDS}', "不认识“titel”；可写的有：title、source、order、only、columns"),
        (f'title = 3\nsource = "deeds"\n{DEEDS}', "title 不是文字"),
        (f'title = " "\nsource = "deeds"\n{DEEDS}', "簿册.toml 的 title 不能为空"),
        ('source = "deeds"', "没有写栏目"),
        ('source = "deeds"\ncolumns = ["on"]', "没有写栏目"),
        ('source = "deeds"\n[columns]\n"日期" = "date"', "“日期”没有“date”这一项；可用的有：on 日期、"),
        ('source = "deeds"\n[columns]\n"日期" = "onn"', "“日期”没有“onn”这一项；可用的有：on 日期"),
        ('source = "deeds"\n[columns]\n"日期" = 1', "“日期”后面不是栏目"),
        ('source = "deeds"\n[columns]\n" " = "on"', "表头“ ”不对"),
        ('source = "deeds"\n[columns]\n"a\\u001b" = "on"', "表头“a.”不对"),
        ('source = "deeds"\n[columns]\n"甲" = "on"\n"乙" = "on"', "的栏目“on”写了两遍"),
        ('source = "deeds"\n[columns]\n' + "".join(f'"{n}" = "on"\n' for n in range(61)), "有 61 栏，太多"),
        (f'source = "deeds"\norder = "on"\n{DEEDS}', "order 不对"),
        (f'source = "deeds"\norder = [1]\n{DEEDS}', "order 不对"),
        (f'source = "deeds"\norder = ["-date"]\n{DEEDS}', "order 没有“date”这一项"),
        (f'source = "deeds"\nonly = ["on"]\n{DEEDS}', "only 不对"),
        (f'source = "deeds"\nonly = {{ date = ["x"] }}\n{DEEDS}', "only 没有“date”这一项"),
        (f'source = "deeds"\nonly = {{ kind = [] }}\n{DEEDS}', "only 里 kind 不对"),
        (f'source = "deeds"\nonly = {{ kind = "实事" }}\n{DEEDS}', "only 里 kind 不对"),
        (f'source = "deeds"\nonly = {{ count = [9223372036854775808] }}\n{DEEDS}', "only 里 count 不对"),
        (f'source = "deeds"\nonly = {{ count = [1.5] }}\n{DEEDS}', "only 里 count 不对"),
        (f'source = "deeds"\nonly = {{ count = [true] }}\n{DEEDS}', "only 里 count 不对"),
        (
            'source = "pledges"\nonly = { state = ["兑现了"] }\n[columns]\n"事项" = "what"',
            "only 里 state 没有“兑现了”；可选：进行中、逾期未兑现、已兑现、未能兑现",
        ),
        ("registers = []", "registers 不对"),
        ('registers = "议案建议"', "registers 不对"),
        ('registers = ["议案建议", 1]', "registers 不对"),
        ('registers = ["议案建议"]\ntitle = "x"', "不认识“title”"),
        ('registers = ["议案建议", "议案建议"]', "簿册“议案建议”写了两遍"),
        ('registers = ["议案建议", "接待"]', "没有叫“接待”的簿册"),
    ],
)
def test_what_is_wrong_is_said_in_a_sentence(deputies_year: Desk, define: Any, text: str, sentence: str) -> None:
    with refused(deputies_year, sentence):
        define(text)


def test_names_of_books_and_sets_do_not_mix(deputies_year: Desk, define: Any) -> None:
    with refused(deputies_year, "“七簿”是一套簿册的名称"):
        define(f'source = "deeds"\n{DEEDS}', "七簿")
    with refused(deputies_year, "“议案建议”是一本簿册的名称"):
        define('registers = ["学习培训"]', "议案建议")
    with refused(deputies_year, "簿册名称有 31 字"):
        define(f'source = "deeds"\n{DEEDS}', "簿" * 31)


def test_only_the_towns_own_can_be_forgotten(deputies_year: Desk, define: Any) -> None:
    with refused(deputies_year, "本镇没有自定的簿册“议案建议”；自带的簿册不能删去"):
        registers.forget(deputies_year, "议案建议")
    define(f'source = "deeds"\n{DEEDS}')
    with refused(deputies_year, "自定的有：本镇簿"):
        registers.forget(deputies_year, "议案建议")


@pytest.mark.parametrize(
    ("name", "acts", "making", "sentence"),
    [
        (None, {"--set": True, "--show": True}, {}, "--set、--show 不能一起用"),
        ("学习培训", {"--set": True}, {}, "--set 生成一整套，不能再写一本的名称；请去掉“学习培训”"),
        (None, {"--define": True}, {}, "--define 没有写是哪一本"),
        ("学习培训", {"--show": True}, {"-o": "x"}, "--show 不生成簿册；请去掉 -o"),
        (None, {}, {"--year": "2022"}, "没有写生成哪一本"),
    ],
)
def test_what_does_not_go_together(desk: Desk, name: str | None, acts: Any, making: Any, sentence: str) -> None:
    with refused(desk, sentence):
        registers.check_asked(name, acts, making)


@pytest.mark.parametrize(
    ("name", "acts", "making"),
    [
        (None, {}, {}),
        ("学习培训", {}, {"-o": "x"}),
        (None, {"--set": True}, {"-o": "x"}),
        ("学习培训", {"--forget": True}, {}),
    ],
)
def test_what_goes_together(name: str | None, acts: Any, making: Any) -> None:
    registers.check_asked(name, acts, making)


def test_pledges_with_their_state(deputies_year: Desk, define: Any) -> None:
    pledge(deputies_year, "王五", "还没有到期")
    deputies_year.file.db.execute("UPDATE pledge SET until_on = '2023-01-31' WHERE what = '还没有到期'")
    define('source = "pledges"\n[columns]\n"事项" = "what"\n"情况" = "state"\n')
    assert set(registers.made(deputies_year, "本镇簿").worded) == {
        ("修桥", "已兑现"), ("装路灯", "逾期未兑现"), ("办夜校", "未能兑现"), ("还没有到期", "进行中"),
    }  # fmt: skip
