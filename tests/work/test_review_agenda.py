"""Items of an agenda: entered, corrected, read before the session, heard, taken off."""

from typing import Any

import pytest

from renda_cli.work import session
from renda_cli.work.activity import entry as activity
from renda_cli.work.desk import Desk
from renda_cli.work.review import agenda, agenda_reading
from tests.work.agenda_data import CLOSED, OPENED, REPORT, added, heard, of, passed_on, presidium, voted
from tests.work.helpers import count, refused

BUDGET = "听取和审议财政预决算报告"


def order(desk: Desk, number: str = "5-1") -> list[tuple[int, str]]:
    """The agenda of a session: places and titles."""
    return [(row[3], row[5]) for row in agenda_reading.list_(desk, number).rows]


def test_an_item_is_entered_with_who_reports(office: Desk) -> None:
    done = agenda.add(office, "五届一次", REPORT, kind="工作报告", presenter="张　三", note="书面印发")
    assert done.lines == (f"已登记 议程 #1“{REPORT}”：第五届人民代表大会第一次会议第 1 项，工作报告，报告人 张三",)
    found = done.read()
    assert (found["kind"], found["status"], found["note"]) == ("report", "planned", "书面印发")
    agenda.add(office, "5-1", BUDGET, kind="budget", unit="财政局")
    assert of(office, "2", "place", "kind", "presenter") == (2, "budget", "财政局")
    assert agenda.add(office, "5-1", "审议通过选举办法").lines[0].endswith("第 3 项，其他")


def test_a_meeting_of_the_presidium_has_an_agenda_of_its_own(office: Desk) -> None:
    presidium(office, "张三")
    added(office)
    done = agenda.add(office, "5-1", REPORT, meeting="主席团会议", kind="专项报告")
    assert "第五届人民代表大会主席团第一次会议第 1 项，专项报告" in done.lines[0]
    assert count(office, "agenda_item") == 2


def test_an_item_between_others_moves_those_after_it_down(office: Desk) -> None:
    for title in ("甲", "乙", "丙"):
        added(office, title)
    added(office, "丁", place=2)
    assert order(office) == [(1, "甲"), (2, "丁"), (3, "乙"), (4, "丙")]
    agenda.edit(office, "3", place=1)
    assert order(office) == [(1, "丙"), (2, "甲"), (3, "丁"), (4, "乙")]
    agenda.edit(office, "3", place=3)
    assert order(office) == [(1, "甲"), (2, "丁"), (3, "丙"), (4, "乙")]
    agenda.edit(office, "3", place=1)
    assert agenda.edit(office, "3", place=1).read()["place"] == 1
    with refused(office, "--place 7 不对；这次会议可写 1 到 5"):
        added(office, "戊", place=7)


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"session": "5-2"}, "没有登记过 5-2 次会议"),
        ({"session": "五届"}, "届次“五届”不对"),
        ({"meeting": "党代会"}, "--meeting 没有“党代会”"),
        ({"meeting": "主席团会议"}, "请先登记：renda deputy session add 5-1 --kind 主席团会议"),
        ({"title": " "}, "议题不能为空"),
        ({"title": BUDGET}, f"这次会议已有 议程 #1“{BUDGET}”；要改请用 renda review agenda edit 1"),
        ({"kind": "选举"}, "--kind 没有“选举”；可选：工作报告、专项报告、预算决算、重大事项、决议决定、其他"),
        ({"unit": "水利局"}, "没有叫“水利局”的单位"),
        ({"unit": "财政局", "presenter": "张三"}, "--unit 和 --presenter 只能写一个"),
        ({"presenter": "[red]"}, "报告人“\\[red\\]”里有不该有的符号"),
        ({"place": 3}, "--place 3 不对；这次会议可写 1 到 2"),
    ],
)
def test_a_wrong_item_is_refused(office: Desk, wrong: dict[str, Any], sentence: str) -> None:
    added(office, BUDGET)
    with refused(office, sentence):
        added(office, **wrong)


def test_what_was_entered_is_corrected_and_an_empty_text_takes_away(office: Desk) -> None:
    item = added(office, note="书面", presenter="张三")
    done = agenda.edit(
        office, item, title="听取工作报告", kind="专项报告", unit="财政局", ref="遥人发1号", file="a.pdf"
    )
    assert done.lines == ("已修改 议程 #1“听取工作报告”",)
    assert of(office, item, "kind", "presenter", "ref", "file", "note") == (
        "special",
        "财政局",
        "遥人发1号",
        "a.pdf",
        "书面",
    )
    agenda.edit(office, item, unit="", note="")
    assert of(office, item, "presenter", "note") == (None, None)
    agenda.edit(office, item, title="听取工作报告")
    added(office, BUDGET)
    with refused(office, "没有写要改什么"):
        agenda.edit(office, item)
    with refused(office, "这次会议已有 议程 #2"):
        agenda.edit(office, item, title=BUDGET)
    with refused(office, "没有编号为“9”的议程；请用 renda review agenda list 查编号"):
        agenda.edit(office, "9", title="甲")


def test_reports_read_before_the_session(office: Desk) -> None:
    first, second = added(office), added(office, BUDGET)
    done = agenda.read(office, [f"{first},{second}"], on="2021-12-28")
    assert done.lines == (
        f"已登记 议程 #1“{REPORT}”会前审读（2021-12-28）",
        f"已登记 议程 #2“{BUDGET}”会前审读（2021-12-28）",
        "开了预审会的另行登记为活动，计入活动次数：renda deputy activity add --kind 预审会 --on 2021-12-28 --session 5-1 --title 标题",
    )
    assert [one["read_on"] for one in done.read()] == ["2021-12-28"] * 2
    assert count(office, "activity") == 0


def test_the_activity_at_which_they_were_read_is_named_not_made_twice(office: Desk) -> None:
    item = added(office)
    activity.add(office, kind="预审会", title="报告预审会", on="2021-12-28")
    done = agenda.read(office, [item], on="2021-12-28")
    assert done.lines[1] == "当天的预审会：活动 #1 报告预审会"
    assert agenda.read(office, [item], on="2021-12-29").lines[0].endswith("会前审读（2021-12-29，原登记 2021-12-28）")
    presidium(office, "张三")
    meeting = added(office, meeting="主席团会议")
    assert "--session" not in agenda.read(office, [meeting], on="2022-02-20").lines[1]


def test_a_report_read_after_the_session_opened_is_remarked(office: Desk) -> None:
    item = added(office)
    lines = agenda.read(office, [item], on=CLOSED).lines
    assert lines[-1] == "注意：会议 2022-01-06 已开会，2022-01-07 不是会前审读，请核对 --on"
    assert len(agenda.read(office, [item], on=OPENED).lines) == 2


@pytest.mark.parametrize("verb", [agenda.read, agenda.hear])
def test_which_items_are_meant_is_plain(office: Desk, verb: Any) -> None:
    item = added(office)
    for wrong, sentence in (([], "没有写编号"), (["1，1"], "编号“#1”写了两遍"), (["1", "2"], "没有编号为“2”的议程")):
        with refused(office, sentence):
            verb(office, wrong, on=OPENED)
    verb(office, [item], on=OPENED)
    with refused(office, "已登记 2022-01-06 .*日期有误请加 --on 改正"):
        verb(office, [item], on=OPENED)
    agenda.drop(office, added(office, "甲"))
    with refused(office, "议程 #2“甲”已撤下"):
        verb(office, ["2"], on=OPENED)


def test_items_are_heard_at_the_session(office: Desk) -> None:
    first, second = added(office), added(office, BUDGET)
    done = agenda.hear(office, [first, second], on=OPENED)
    assert done.lines == (
        f"已登记 议程 #1“{REPORT}”听取、审议（2022-01-06）",
        f"已登记 议程 #2“{BUDGET}”听取、审议（2022-01-06）",
        "审议意见转交请登记：renda review agenda pass-on 1 --text 意见",
    )
    assert of(office, first, "status", "heard_on") == ("heard", OPENED)
    assert "（2022-01-07，原登记 2022-01-06）" in agenda.hear(office, [first], on=CLOSED).lines[0]
    with refused(office, "5-1 次人代会 2022-01-06 才开会，不能在 2022-01-05 听取；请核对 --on"):
        agenda.hear(office, [second], on="2022-01-05")
    lines = agenda.hear(office, [second], on="2022-01-08").lines
    assert lines[-1] == "注意：5-1 次人代会 2022-01-07 已闭会，2022-01-08 听取，请核对 --on"


def test_a_session_that_still_sits_has_no_end_to_hold_a_day_against(office: Desk) -> None:
    session.add(office, "5-2", on="2022-01-10")
    item = added(office, session="5-2")
    assert len(agenda.hear(office, [item], on="2022-02-10").lines) == 2


def test_it_is_heard_before_what_comes_of_it(office: Desk) -> None:
    item = added(office)
    voted(office, item, on=OPENED)
    with refused(office, f"议程 #1“{REPORT}”在 2022-01-06 已表决，不能在 2022-01-07 才听取"):
        agenda.hear(office, [item], on=CLOSED)
    agenda.hear(office, [item], on=OPENED)
    assert of(office, item, "status") == ("passed",)
    other = heard(office, BUDGET)
    passed_on(office, other, on=OPENED)
    with refused(office, "的审议意见 2022-01-06 已转交，不能在 2022-01-07 才听取"):
        agenda.hear(office, [other], on=CLOSED)


def test_an_item_is_taken_off_before_it_is_heard(office: Desk) -> None:
    item = added(office, note="书面")
    assert agenda.drop(office, item, why="报告没有准备好").lines == (f"已撤下 议程 #1“{REPORT}”：报告没有准备好",)
    assert of(office, item, "status", "note") == ("dropped", "书面；撤下：报告没有准备好")
    for verb in (agenda.drop, agenda.edit):
        with refused(office, "已撤下；要恢复的用 renda undo 从最近的一条起逐条撤销"):
            verb(office, item)
    again = added(office)  # what was taken off does not stand in the way
    assert agenda.drop(office, again).read()["note"] is None
    item = heard(office, BUDGET)
    with refused(office, "已听取或表决，不能撤下"):
        agenda.drop(office, item)
