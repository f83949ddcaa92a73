"""renda deputy session, renda deputy remind, and sheets of attendance"""

from pathlib import Path

import pytest

from tests.conftest import Renda

AWAY = ("--absent", "张三=请假", "--absent", "李四=缺席")


def test_attendance_is_taken_and_shown(town_with_people: Renda) -> None:
    ran = town_with_people("deputy", "session", "attend", "5-1", *AWAY)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.splitlines()[0] == (
        "已登记第五届人民代表大会第一次会议（2022-01-06）到会：应到 3 人，实到 1 人，请假 1 人，缺席 1 人"
    )
    shown = town_with_people("deputy", "session", "show", "5-1")
    for text in (
        "第五届人民代表大会第一次会议",
        "会期（天）  2",
        "【到会】",
        "全程",
        "法定人数：三分之二以上（《",
        "【没有出席的】",
    ):
        assert text in shown.out
    found = town_with_people("deputy", "session", "show", "5-1", "-f", "json").json
    assert (found["expected"], found["present"], found["leave"], found["absent"]) == (3, 1, 1, 1)
    assert found["sittings"][0]["reached"] is False
    (row,) = town_with_people("deputy", "session", "list", "-f", "json").json
    assert (row["number"], row["proposals"], row["half_days"], row["expected"], row["present"]) == ("5-1", 0, 1, 3, 1)


def test_a_session_without_attendance_is_shown(town_with_people: Renda) -> None:
    shown = town_with_people("deputy", "session", "show", "5-1")
    assert (shown.code, "【到会】" in shown.out) == (0, False)


def test_a_half_day_with_every_option(town_with_people: Renda) -> None:
    words = ("--kind", "人代会", "--on", "2022-01-06", "--part", "上午", "--present", "王五", "--absent", "张三=请假")
    ran = town_with_people(
        "deputy", "session", "attend", "5-1", *words, "--leave-asked", "2022-01-05", "--note", "因病", "-f", "json"
    )
    assert ran.code == 0
    leave = {
        "on": "2022-01-06",
        "part": "上午",
        "deputy": "张三",
        "state": "leave",
        "leave_asked_on": "2022-01-05",
        "note": "因病",
    }
    assert leave in ran.json["away"]
    assert len(ran.json["away"]) == 2
    ran = town_with_people("deputy", "session", "attend", "5-1", "--remove")
    assert ran.out == "已去掉 5-1 次人代会 2022-01-06 上午 的到会登记\n"
    assert town_with_people("undo", "--yes").code == 0
    assert town_with_people("deputy", "session", "show", "5-1", "-f", "json").json["half_days"] == 1


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (["attend", "5-1", "--absent", "张三=迟到"], "--absent 没有“迟到”这种情况；可选：请假、请假未准、缺席"),
        (["attend", "5-1", "--part", "中午"], "--part 没有“中午”这一种"),
        (["attend", "5-1", "--on", "2022-02-30"], "日期 --on “2022-02-30”不存在"),
        (["attend", "5-9"], "没有登记过 5-9 次会议"),
        (["attend"], "缺少“届次”"),
        (["show", "第五届"], "届次“第五届”不对"),
        (["show", "5-1", "--kind", "党代会"], "--kind 没有“党代会”"),
    ],
)
def test_what_cannot_be(town_with_people: Renda, words: list[str], why: str) -> None:
    ran = town_with_people("deputy", "session", *words)
    assert (ran.code, ran.out) == (2, "")
    assert why in ran.err


def test_reminders_are_no_errors(town_with_people: Renda) -> None:
    assert town_with_people("deputy", "session", "attend", "5-1", *AWAY).code == 0
    ran = town_with_people("deputy", "remind", "2022", "-f", "json")
    assert ran.code == 0
    first = ran.json[0]
    assert (first["kind"], first["who"], first["rule"]) == ("missed", "李四", "absence.sessions")
    assert "第49条" in first["source"]
    shown = town_with_people("deputy", "remind")
    assert "【2022年提醒（截至 2022-01-10）】" in shown.out
    assert "未经批准不出席" in shown.out
    ran = town_with_people("deputy", "remind", "2030")
    assert (ran.code, "2030年还没有到" in ran.err) == (2, True)


def test_a_sign_in_sheet_goes_in_and_out(town_with_people: Renda, tmp_path: Path) -> None:
    sheet = "姓名,1月6日上午,1月6日下午\n张三,√,假\n李四,√,√\n王五,√,×\n"
    ran = town_with_people("import", "attendance", "-", "--fill", "届次=5-1", stdin=sheet)
    assert (ran.code, ran.err, "新增 6" in ran.out) == (0, "", True)
    path = str(tmp_path / "到会.xlsx")
    assert town_with_people("export", "attendance", "-o", path).code == 0
    assert "新增 0，改变 0，相同 6" in town_with_people("import", "attendance", path).out
    ran = town_with_people("import", "attendance", "-", "--fill", "届次=5-1", stdin="姓名,上午\n张三,√\n")
    assert ran.code == 2
    assert "看不出是哪一天的上午" in ran.err
