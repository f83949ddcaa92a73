"""renda review agenda: from the agenda to the answer, on the page, at the Tab key, and what is refused."""

from pathlib import Path

import pytest

from renda_cli.work import completing
from renda_cli.work.desk import open_desk
from tests.conftest import TODAY, Ran, Renda

AFTER = "2022-01-20"


def said(renda: Renda, line: str, today: str = AFTER) -> Ran:
    """A command line under `review agenda` that is taken."""
    ran = renda("review", "agenda", *line.split(), today=today)
    assert ran.code == 0, ran.err
    return ran


@pytest.fixture
def town(town_with_people: Renda) -> Renda:
    """The report was read, heard and voted on; an opinion on the budget was passed on, a decision is to be carried out."""
    for line in (
        "add 5-1 审议镇人民政府工作报告 --kind 工作报告 --presenter 张三",
        "add 五届一次 审议财政预算报告 --kind 预算决算 --unit 财政局 --note 书面",
        "add 5-1 关于预算的决议 --kind 决议决定 --place 2",
        "add 5-1 临时动议",
        "read 1,2 --on 2021-12-28",
        "hear 1 2 --on 2022-01-06",
        "vote 3 --for 2 --against 1 --ref 遥人发〔2022〕1号 --file 决议.pdf --on 2022-01-07",
        "drop 4 --reason 撤回",
        "pass-on 2 --text 压减一般性支出 --text 电话13812345678 --unit 财政局 --until 2022-01-18 --on 2022-01-10",
        "pass-on 3 --text 公布决议 --decision --on 2022-01-10",
    ):
        said(town_with_people, line)
    return town_with_people


def test_what_was_heard_and_decided_is_listed(town: Renda) -> None:
    ran = said(town, "list 5-1")
    assert ran.out.startswith("【第五届人民代表大会第一次会议议程】")
    for word in ("工作报告", "预算决算", "决议决定", "已听取审议", "通过", "撤下", "2021-12-28"):
        assert word in ran.out
    assert "注：审议意见和决定事项 3 条，未落实 3 条" in ran.out
    found = said(town, "list --year 2022 --kind 决议决定 -f json").json
    assert [(one["id"], one["place"], one["status"], one["votes_for"], one["votes_of"]) for one in found] == [
        (3, 2, "passed", 2, 3)
    ]
    assert [one["id"] for one in said(town, "list --meeting 人代会 --open -f json").json] == [3, 2]


def test_an_item_on_the_page(town: Renda) -> None:
    out = said(town, "show 3").out
    for words in (
        "【议程 #3】", "5-1 次人代会，第 2 项", "2022-01-07：赞成 2、反对 1、弃权 0", "应投      3 人", "2 票，过半数（《", "遥人发〔2022〕1号",
        "【审议意见和决定事项】", "公布决议",
    ):  # fmt: skip
        assert words in out
    out = said(town, "show 2").out
    assert "138****5678" in out
    assert "【答复询问、审议意见期限 2022-01-18】" in out
    assert "13812345678" in said(town, "show 2 --private").out
    assert "没有投票 1 人" not in out


def test_a_vote_at_which_some_were_away_and_that_no_rule_decides_any_longer(town: Renda) -> None:
    assert "没有投票 2 人" in said(town, "vote 1 --for 1 --on 2022-01-07").out
    assert "没有投票 2 人" in said(town, "show 1").out
    assert "未通过" in said(town, "list").out
    town("deputy", "session", "add", "5-1", "--kind", "主席团会议", "--on", "2022-01-08")
    said(town, "add 5-1 通过日程 --meeting 主席团会议")
    said(town, "vote 5 --for 3 --of 5 --on 2022-01-08")
    own = ["pass.presidium", "无", "--from", "2022-01-01", "--source", "镇议事规则"]
    assert town("rules", "set", *own).code == 0
    assert "通过票数  规则未设" in said(town, "show 5").out


def test_an_opinion_is_due_until_it_is_answered(town: Renda) -> None:
    ran = town("due", today=AFTER)
    assert (ran.code, ran.out.count("逾期 2 天"), "财政局" in ran.out) == (1, 2, True)
    assert "138****5678" in said(town, "tasks --unit 财政局").out
    assert "逾期 2" in said(town, "tasks --year 2022 --kind 审议意见").out
    assert said(town, "answer 1 --text 已压减 --file a.docx --on 2022-01-19 -f json").json["state"] == "answered"
    said(town, "done 2 --ended 另行办理")
    assert town("due", today=AFTER).code == 0
    assert said(town, "done 3 --note 已张贴").out == "已登记 决定事项 #3“公布决议”落实（2022-01-20）\n"
    assert [one["id"] for one in said(town, "tasks --open --private -f json").json] == [1]
    assert town("undo", "--yes").code == 0
    assert [one["id"] for one in said(town, "tasks --open -f json").json] == [1, 3]


def test_the_session_shows_its_agenda(town: Renda) -> None:
    out = town("deputy", "session", "show", "5-1").out
    assert "【议程】" in out
    assert "关于预算的决议" in out
    assert [one["id"] for one in town("deputy", "session", "show", "5-1", "-f", "json").json["agenda"]] == [1, 3, 2, 4]


def test_a_mobile_number_in_an_opinion_is_masked_in_the_log_as_well(town: Renda) -> None:
    said(town, "answer 2 --text 请洽13987654321")
    entries = [one["id"] for one in town("log", "-f", "json").json]
    told = "".join(town("log", "show", str(entry)).out for entry in entries)
    assert "138****5678" in told
    assert "139****4321" in told
    assert "13812345678" not in told
    assert "13987654321" not in told


def test_a_correction(town: Renda) -> None:
    said(town, "edit 2 --title 审议财政预决算报告 --place 1 --presenter 李四 --kind 其他 --ref 1 --file b --note=")
    found = said(town, "show 2 -f json").json
    assert [found[name] for name in ("title", "place", "presenter", "kind", "ref", "file", "note")] == [
        "审议财政预决算报告", 1, "李四", "other", "1", "b", None,
    ]  # fmt: skip
    assert "通过" in said(town, "vote 3 --for 3 --on 2022-01-07 --replace").out


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ("add 5-9 甲", "没有登记过 5-9 次会议"),
        ("add 5-1 审议镇人民政府工作报告", "这次会议已有 议程 #1"),
        ("add 5-1 甲 --kind 报告", "--kind 没有“报告”"),
        ("add 5-1 甲 --place 0", "--place"),
        ("vote 2 --for 多", "选项 --for 的值不对；请写 0 以上的整数"),
        ("edit-task 1", "没有写要改什么"),
        ("add 5-1 甲 --meeting 党代会", "--meeting 没有“党代会”"),
        ("edit 1", "没有写要改什么"),
        ("edit 4 --title 乙", "议程 #4“临时动议”已撤下"),
        ("read 一", "没有编号为“一”的议程"),
        ("hear 1 --on 2022-02-30", "2022-02-30"),
        ("hear 3 --on 2021-01-01", "才开会，不能在 2021-01-01 听取"),
        ("vote 1 --for 3 --against 1 --on 2022-01-07", "票数合计 4，多于全体代表 3 人"),
        ("vote 1 --for 很多", "--for"),
        ("vote 1 --for -1", "--for"),
        ("vote 1 --for 9999999", "--for 9999999 不对"),
        ("vote 3 --for 3", "已表决；票数有误请加 --replace 改正"),
        ("vote 1", "--for"),
        ("drop 1", "已听取或表决，不能撤下"),
        ("pass-on 1", "--text"),
        ("pass-on 4 --text 甲", "议程 #4“临时动议”已撤下"),
        ("pass-on 1 --text 甲 --until 2022-01-01", "--until 2022-01-01 早于"),
        ("answer 3 --text 甲", "是决定，不用答复"),
        ("answer 1 --text 甲 --on 2022-01-01", "才转交"),
        ("done 99", "没有编号为“99”的审议意见或决定"),
        ("list --meeting 党代会", "没有“党代会”"),
        ("show 99999999999", "没有编号为“99999999999”的议程"),
        ("tasks --unit 水利局", "没有叫“水利局”的单位"),
        ("tasks --year 二〇二二", "年份“二〇二二”不对"),
    ],
)
def test_bad_input_is_refused_in_one_sentence(town: Renda, line: str, sentence: str) -> None:
    before = town("log", "-f", "json").json
    ran = town("review", "agenda", *line.split(), today=AFTER)
    assert (ran.code, ran.out) == (2, "")
    assert sentence in ran.err
    assert ran.err.count("\n") == 1
    assert town("log", "-f", "json").json == before


def test_numbers_at_the_tab_key(town: Renda, path: Path) -> None:
    desk = open_desk(path, TODAY, at_terminal=False)
    said(town, "done 1")
    assert completing.agenda_items(desk, "") == [
        ("1", "5-1 审议镇人民政府工作报告"), ("3", "5-1 关于预算的决议"), ("2", "5-1 审议财政预算报告"), ("4", "5-1 临时动议"),
    ]  # fmt: skip
    assert completing.agenda_tasks(desk, "") == [
        ("3", "2022-01-10 公布决议"), ("2", "2022-01-10 电话138****5678"), ("1", "2022-01-10 压减一般性支出"),
    ]  # fmt: skip
    assert [one.value for one in completing.agenda_tasks(desk, "2")] == ["2"]
    desk.file.close()
