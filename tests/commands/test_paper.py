"""Whole command lines of `renda paper`: what is listed, made, written, recorded, and refused with nothing written."""

from pathlib import Path

import pytest

from tests.conftest import Renda

LATE = "2022-05-09"


@pytest.fixture
def town(town_with_people: Renda, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Renda:
    """The town with two proposals that two units are late with."""
    for line in (
        "proposal add 完善剑湖路路灯 --by 张三 --on 2022-01-06",
        "proposal add 整治河道 --by 王五 --on 2022-01-06 --confidential",
        "proposal assign 5-1/1 --lead 建设局 --on 2022-01-31",
        "proposal assign 5-1/2 --lead 教育局 --on 2022-01-31",
    ):
        ran = town_with_people(*line.split(), today="2022-01-31")
        assert ran.code == 0, ran.err
    monkeypatch.chdir(tmp_path)
    return town_with_people


def files(folder: str = ".") -> list[str]:
    """What lies in a folder, the database left out."""
    return sorted(name for name in (path.name for path in Path(folder).iterdir()) if not name.startswith("renda.db"))


def test_the_kinds_are_listed(town: Renda) -> None:
    listed = town("paper", "--format", "json").json
    assert {"code", "kind", "about", "named", "example"} == set(listed[0])
    assert [one["kind"] for one in listed][:4] == ["交办函", "答复函", "征询意见表", "催办函"]
    assert "renda paper 催办函" in town("paper").out


@pytest.mark.parametrize("word", ["交办函", "letter"])
def test_one_is_printed(town: Renda, word: str) -> None:
    assert town("paper", word, "5-1/1").out.startswith("# 关于交办遥观镇第五届人民代表大会第一次会议第1号建议的函")


def test_a_batch_of_them_is_written_and_the_same_twice(town: Renda) -> None:
    assert "2 份" in town("paper", "催办函", "-o", "催办/", today=LATE).out
    assert files("催办") == ["催办函-建设局.docx", "催办函-教育局.docx"]
    before = [Path("催办", name).read_bytes() for name in files("催办")]
    assert town("paper", "催办函", "-o", "催办", today=LATE).code == 0
    assert [Path("催办", name).read_bytes() for name in files("催办")] == before


def test_reminders_are_recorded_only_with_log(town: Renda) -> None:
    said = town("paper", "催办函", "-o", "催办/", today=LATE).out
    assert "没有登记催办；发出以后要登记的，同一条命令加 --log" in said
    assert town("proposal", "show", "5-1/1", "--format", "json").json["urges"] == []
    assert (
        "已登记 5-1/1 催办：发函，催建设局答复，第 1 次"
        in town("paper", "催办函", "-o", "催办/", "--log", today=LATE).out
    )
    (urged,) = town("proposal", "show", "5-1/1", "--format", "json").json["urges"]
    assert (urged["about"], urged["unit"], urged["on"]) == ("答复", "建设局", LATE)


def test_nothing_is_recorded_where_nothing_can_be_written(town: Renda) -> None:
    Path("催办").write_text("")
    ran = town("paper", "催办函", "-o", "催办/", "--log", today=LATE)
    assert (ran.code, ran.out) == (2, "")
    assert "写不了" in ran.err
    assert town("proposal", "show", "5-1/1", "--format", "json").json["urges"] == []


def test_nothing_late_is_no_error(town: Renda) -> None:
    ran = town("paper", "催办函", "-o", "催办/")
    assert (ran.code, ran.out) == (0, "没有逾期的，不用催办\n")
    assert files() == []
    assert (
        town("paper", "催办函", "农业农村局", today=LATE).out
        == "没有逾期的：农业农村局；连同将到期的请加 --within 30d\n"
    )
    assert town("paper", "催办函", "--format", "json").json == []


def test_the_fields_of_a_template(town: Renda) -> None:
    listed = town("paper", "催办函", "--fields", "--format", "json").json
    assert {
        "field": "items[].title",
        "value": "完善剑湖路路灯",
        "written": "{% for one in items %}{{ one.title }}{% endfor %}",
    } in listed
    named = town("paper", "交办函", "5-1/1", "--fields", "--format", "json").json
    assert {one["field"]: one["value"] for one in named}["full"] == "5-1/1"
    card = town("paper", "履职档案", "张三", "--fields", "--format", "json").json
    assert any(one["field"] == "basic.name" for one in card)


def test_an_own_template(town: Renda) -> None:
    assert "模板已存到" in town("paper", "催办函", "--save-template", "我的.md").out
    assert town("paper", "催办函", "--save-template", "我的.md", "-f", "json").json["path"].endswith("我的.md")
    Path("我的.md").write_text("{{ unit }} {{ late }}", encoding="utf-8")
    assert town("paper", "催办函", "建设局", "--template", "我的.md", today=LATE).out == "建设局 1"
    assert town("paper", "催办函", "--template", "我的.md", "-o", "函/", today=LATE).code == 0
    assert files("函") == ["催办函-建设局.md", "催办函-教育局.md"]
    Path("我的.md").write_text("{{ units }}", encoding="utf-8")
    ran = town("paper", "催办函", "--template", "我的.md", "-o", "新/", today=LATE)
    assert (ran.code, Path("新").exists()) == (2, False)
    assert "没有 units 这一项，可用的有 town、unit" in ran.err


def test_one_file_for_one_paper(town: Renda) -> None:
    assert "已写到" in town("paper", "答复函", "5-1/1", "-o", "答复.md").out
    assert "| 提出人 | 张三，2022年1月6日提出 |" in Path("答复.md").read_text(encoding="utf-8")
    found = town("paper", "答复函", "5-1/2", "-o", "答复.docx", "--format", "json").json
    assert (found[0]["name"], found[0]["data"]["proposer"]) == ("五届一次-第2号", "（保密）")


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("催办", "没有“催办”这种文书；可选：交办函"),
        ("票决票 2022", "票决票不用 renda paper 出；请用 renda review project paper"),
        ("交办函 5-1", "交办函有 2 份，印不到屏幕上；请写文件夹，如 -o 交办函/"),
        ("交办函 5-1 -o 一份.docx", "交办函有 2 份，写不进一个文件"),
        ("交办函 5-1/1 -o 一份.txt", "不是可用的格式"),
        ("交办函 5-1/1 --within 7d", "交办函不用 --within；可用：--session"),
        ("公示 2021-12 --year 2022", "公示不用 --year；请去掉"),
        ("交办函 5-1/1 -o 函.docx --log", "--log 登记的是发出的催办函"),
        ("催办函 --log", "--log 登记的是发出的催办函"),
        ("催办函 --template 我的.docx", "Word 模板出的文件印不到屏幕上"),
        ("催办函 --template 我的.docx -o 函.md", "出不了 .md 文件"),
        ("催办函 --fields -o 函.md", "--fields 只列出模板里可以用的项"),
        ("公示 --fields", "没有写哪一个月份"),
        ("交办函 ,", "没有写哪一个编号；请写上编号，几个用逗号隔开"),
        ("交办函 --session 5-1 --unit 财政局", "没有可以出的交办函；请核对"),
        ("催办函 --save-template 我的.docx --log", "--save-template 只存模板，不出文书"),
        ("重新办理通知 --year 2022 --fields", "没有可以出的重新办理通知，看不到各项"),
    ],
)
def test_what_cannot_be_done_is_one_sentence(town: Renda, line: str, says: str) -> None:
    ran = town("paper", *line.split())
    assert (ran.code, ran.out, files()) == (2, "", [])
    assert says in ran.err


def test_options_without_a_kind(town: Renda) -> None:
    assert "没有写哪一种文书" in town("paper", "--overdue").err
    assert "-o 后面没有写文件" in town("paper", "催办函", "-o", "").err


def test_a_damaged_template_writes_nothing(town: Renda) -> None:
    Path("坏.docx").write_text("坏")
    ran = town("paper", "催办函", "--template", "坏.docx", "-o", "函/", today=LATE)
    assert (ran.code, files()) == (2, ["坏.docx"])
    assert "不是能打开的 Word 文档" in ran.err


def test_a_folder_in_the_place_of_a_file_stops_all(town: Renda) -> None:
    Path("函/催办函-教育局.docx").mkdir(parents=True)
    ran = town("paper", "催办函", "-o", "函/", today=LATE)
    assert (ran.code, files("函")) == (2, ["催办函-教育局.docx"])
    assert "写不了" in ran.err
    assert "这是文件夹" in ran.err


def test_the_makers_of_other_commands_are_used(town: Renda) -> None:
    town("review", "plan", "--kind", "部门评议", "--subject", "建设局", "--on", "2022-07-10", "--title", "部门评议")
    town("deputy", "award", "add", "--kind", "优秀代表", "--to", "张三", "--by", "镇人大", "--on", "2022-01-10")
    town("station", "add", "东片代表之家", "--kind", "代表之家")
    assert "| 1 | 建设局 |" in town("paper", "测评票", "1").out
    assert town("paper", "测评票", "--year", "2022", "--on", "2022-07-11").out.endswith("2022年7月11日\n")
    assert "张三" in town("paper", "证书", "--year", "2022").out
    assert "没有给“李四”的证书；这一年的有：张三" in town("paper", "证书", "李四", "--year", "2022").err
    assert town("paper", "证书", "张三").out.startswith("# 荣誉证书")
    assert "选民意见" in town("paper", "公示", "2022-01").out
    assert "没有写哪一个接待日" in town("paper", "接待公告", "东片代表之家").err
    assert "3 份" in town("paper", "履职档案", "全体", "--year", "2022", "-o", "档案/").out
    assert "写了评议编号，就不能再用 --year 选" in town("paper", "测评票", "1", "--year", "2022").err
    assert town("paper", "测评票", "--year", "2021").out == "这一年没有要测评的评议\n"


def test_a_reception_day_and_two_of_one_name(town: Renda) -> None:
    town("station", "add", "东片代表之家", "--kind", "代表之家")
    town("station", "announce", "东片代表之家", "--on", "2022-03-10", "--deputies", "张三")
    assert "张三" in town("paper", "接待公告", "东片代表之家", "--on", "2022-03-10").out
    for title in ("河道/整治", "河道:整治"):
        town("deputy", "activity", "add", "--kind", "视察", "--title", title, "--planned", "2022-07-01")
    town("paper", "通知", "活动1,活动2", "-o", "通知/")
    assert files("通知") == ["通知-2022-07-01-河道_整治-2.docx", "通知-2022-07-01-河道_整治.docx"]
