"""renda station opinion assign | refer | urgent | report | reply | feedback | publish | archive | to-proposal, and where opinions are due."""

import sqlite3
from pathlib import Path

import pytest

from tests.conftest import Ran, Renda

SEPTEMBER = "2022-09-20"


@pytest.fixture
def town(town_with_people: Renda, path: Path) -> Renda:
    """Three opinions of 15 September at a station."""
    with sqlite3.connect(path) as db:
        db.execute("INSERT INTO station (name, kind, level, online) VALUES ('留道村联络站', 'station', '镇', 0)")
        for text in ("村口路灯不亮", "有人收集材料准备上访", "水渠不通"):
            db.execute(
                "INSERT INTO opinion (station_id, received_on, channel, text, voter, phone, deputy_id, confidential, status, round, on_spot, urgent)"
                " VALUES (1, '2022-09-15', '现场', ?, '周某某', '13800005678', 1, 0, 'received', 1, 0, 0)",
                (text,),
            )
    db.close()
    return town_with_people


def ran_in(town: Renda, line: str) -> Ran:
    """A command line on 20 September."""
    return town(*line.split(), today=SEPTEMBER)


def did(town: Renda, line: str) -> list[str]:
    """The lines of a command that was done."""
    ran = ran_in(town, f"station opinion {line}")
    assert (ran.code, ran.err) == (0, "")
    return ran.out.splitlines()


def test_an_opinion_from_hand_to_hand(town: Renda) -> None:
    assert did(town, "assign 1,3 --unit 建设局 --until 2022-09-18 --on 2022-09-16")[:2] == [
        "已交办 #1 给建设局（2022-09-16）",
        "已交办 #3 给建设局（2022-09-16）",
    ]
    assert did(town, "reply 1 --text 已换好灯泡 --result 已解决 --by 电工 --form 口头")[0].endswith(
        "，逾期 2 天（期限 2022-09-18）"
    )
    assert did(town, "feedback 1 --to both --how 电话 --result 不满意")[-1] == (
        "选民不满意：重新办理，第 2 轮；请再交办：renda station opinion assign 1 --unit 建设局"
    )
    did(town, "assign 1 --village 留道村 --note 请村里看看")
    did(town, "reply 1 --text 换了线路")
    did(town, "feedback 1 --satisfaction 满意 --deputy 李四 --to both --note 谢谢")
    assert did(town, "publish 1,3 yes") == ["已登记 #1 已公示（2022-09-20）", "已登记 #3 已公示（2022-09-20）"]
    assert did(town, "publish 3 no --reason 涉及隐私") == ["已登记 #3 不公开：涉及隐私（2022-09-20）"]
    assert did(town, "archive 1") == ["已将 #1 归档（2022-09-20）"]
    assert did(town, "refer 3 --to 信访办 --reason 信访事项")[0].startswith("已登记 #3 不受理，引导至信访办")
    found = ran_in(town, "station opinion publish 1 -f json").json
    assert (found["status"], found["round"], found["satisfaction"], found["voter"]) == ("replied", 2, "满意", "周**")
    assert "周某某" not in town("log", "-f", "json").out


def test_what_is_urgent_heads_what_is_due_until_it_is_answered(town: Renda) -> None:
    did(town, "assign 1 --via 李四 --until 2022-09-16 --on 2022-09-16")
    assert did(town, "urgent 2 --why 有人串联 --on 2022-09-18")[-1].endswith("report 2")
    due = town("due", today=SEPTEMBER)
    assert due.code == 1
    rows = [line for line in due.out.splitlines() if line.startswith("选民意见")]
    assert [
        "有人收集材料准备上访（紧急，尚未报告党委）" in rows[0],
        "逾期 2 天" in rows[0],
        "村口路灯不亮" in rows[1],
    ] == [True] * 3
    first = town("due", "-f", "json", today=SEPTEMBER).json[0]
    assert first == {
        "kind": "opinion", "session": None, "no": "2", "title": "有人收集材料准备上访", "unit": None, "deputy": None, "start_on": "2022-09-18",
        "due_on": "2022-09-18", "latest_on": None, "days_left": -2, "level": "late", "provisional": False,
    }  # fmt: skip
    assert (
        did(town, "report 2 --to 镇党委 --on 2022-09-18 --until 2022-09-30")[0] == "已登记 #2 报告镇党委（2022-09-18）"
    )
    morning = town(today=SEPTEMBER).out
    assert "有人收集材料准备上访（紧急，已报告党委）" in morning.partition("七天内到期】")[2]
    assert town("due", today="2022-10-01").out.splitlines()[3].startswith("选民意见          2")
    did(town, "reply 2 --text 已劝导，矛盾已化解")
    assert "有人收集材料" not in town("due", today="2022-10-01").out
    assert town("undo", "--yes").code == 0
    assert "有人收集材料" in town("due", today="2022-10-01").out
    assert did(town, "urgent 2 --no") == ["#2 不再列为紧急"]


def test_what_has_no_day_is_counted_under_the_list_for_people_alone(town: Renda) -> None:
    note = "注：另有 3 条选民意见没有答复，也没有期限：renda station opinion list --open"
    assert town("due", today=SEPTEMBER).out.splitlines() == ["【2022-09-20：逾期 0 项，临近 0 项】", "（没有）", note]
    assert town("due", today=SEPTEMBER).code == 0
    for words in (["--quiet"], ["--new"], ["-f", "json"], ["-f", "csv"]):
        assert "另有" not in town("due", *words, today=SEPTEMBER).out
    did(town, "assign 1 --unit 建设局 --until 2022-09-18 --on 2022-09-16")
    assert "另有" not in town("due", "--quiet", today=SEPTEMBER).out
    by_unit = town("due", "--by", "unit", today=SEPTEMBER).out.splitlines()
    assert (by_unit[0], by_unit[-1]) == ("【建设局（没有登记联系人）】", note.replace("3", "2"))
    assert "另有" not in town("due", "--by", "unit", "-f", "json", today=SEPTEMBER).out


def test_opinions_become_a_proposal_from_either_side(town: Renda) -> None:
    assert did(town, "to-proposal 1,3 --by 张三 --with 李四 --title 改善村口设施 --topic 城乡建设 --no 20")[1:] == [
        "选民意见 #1 已转为代表建议 5-1/20（2022-09-20）",
        "选民意见 #3 已转为代表建议 5-1/20（2022-09-20）",
    ]
    shown = town("proposal", "show", "20", today=SEPTEMBER).out
    assert "【来自选民意见】" in shown
    assert "留道村联络站  2022-09-15  村口路灯不亮" in shown
    assert "周某" not in shown
    ran = ran_in(town, "proposal add 化解矛盾 --by 李四 --from-opinion 2")
    assert (ran.code, ran.out.splitlines()[-1]) == (0, "选民意见 #2 已转为代表建议 5-1/闭1（2022-09-20）")
    assert did(town, "to-proposal 2 --into 20") == ["选民意见 #2 已转为代表建议 5-1/20（2022-09-20，原为 5-1/闭1）"]
    town("undo", "--yes")
    town("undo", "--yes")
    assert "闭1" not in town("proposal", "list", today=SEPTEMBER).out
    assert did(town, "assign 2 --unit 建设局")[0] == "已交办 #2 给建设局（2022-09-20）"


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("assign", "缺少“意见编号”"),
        ("assign 1", "没有写交给谁办理"),
        ("assign 9 --unit 建设局", "没有编号为“9”的选民意见；请用 renda station opinion list 查编号"),
        ("assign 一 --unit 建设局", "没有编号为“一”的选民意见"),
        ("assign 1,1 --unit 建设局", "编号“#1”写了两遍"),
        ("assign , --unit 建设局", "没有写编号"),
        ("refer 1 --to 信访办", "缺少选项 --reason"),
        ("refer 1 --reason 信访", "缺少选项 --to"),
        ("urgent 1", "标为紧急要写明原因"),
        ("report 1", "#1 没有标为紧急"),
        ("reply 1", "缺少选项 --text"),
        ("reply 1 --text 好 --on 2022-09-31", "不存在"),
        ("feedback 1", "（还没有答复，受理必复），不能登记反馈"),
        ("publish 1 3", "“3”既不是 yes 也不是 no"),
        ("publish 1 no", "不公开要写明理由"),
        ("archive 1", "（还没有答复，受理必复），不能归档"),
        ("to-proposal 1", "没有写由谁提出"),
        ("to-proposal 1 --into 5-1/7", "没有编号为 5-1/7 的件"),
        ("to-proposal 1 --by 张三 --session 5-9", "没有登记过 5-9 次会议"),
    ],
)
def test_bad_input_is_one_sentence_and_writes_nothing(town: Renda, path: Path, line: str, why: str) -> None:
    before = path.read_bytes()
    ran = town("station", "opinion", *line.split(), today=SEPTEMBER)
    assert (ran.code, ran.out, ran.err.count("\n")) == (2, "", 1)
    assert why in ran.err
    assert path.read_bytes() == before


def test_a_day_to_come_is_remarked(town: Renda) -> None:
    assert did(town, "assign 1 --unit 建设局 --on 2022-09-21")[-1] == (
        "注意：2022-09-21 在今天（2022-09-20）之后，请核对 --on"
    )
