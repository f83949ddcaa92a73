"""renda station rota, duty, swap, move, drop, announce as a clerk types them."""

from pathlib import Path

import pytest

from renda_cli.work.desk import open_desk
from tests.conftest import TODAY, Renda
from tests.work.rota_data import EAST, station

RECEPTION = ("--on", "2022-03-10")


@pytest.fixture
def town(renda: Renda, path: Path) -> Renda:
    """Two stations with schedules and deputies."""
    desk = open_desk(path, TODAY, at_terminal=False)
    station(desk, EAST, "张三", "李四", "王五", "赵六")
    station(desk, "西片联络站", "钱七", "孙八", rule="每月15日")
    desk.file.close()
    return renda


def test_a_year_is_planned_listed_and_counted(town: Renda, tmp_path: Path) -> None:
    ran = town("station", "rota", EAST, "--year", "2022")
    assert (ran.code, ran.out.splitlines()[0]) == (
        0,
        "已排 东片代表之家 2022 年接待班次：接待日 12 个，代表 4 名，共 12 人次，每人 3 次",
    )
    listed = town("station", "duty", EAST)
    assert listed.out.splitlines()[:2] == [
        "【遥观镇人大代表2022年接待选民安排表（东片代表之家）】",
        "日期        星期    农历      时间        接待代表    状态",
    ]
    found = town("station", "duty", EAST, "-f", "json").json
    assert {"on", "weekday", "lunar", "station", "hours", "on_duty", "excused", "state"} <= found[0].keys()
    assert found[2]["on_duty"][0]["for"] is None
    assert found[2]["state"] == "planned"
    assert "注：代表 4 名，共 12 人次，每人 3 次" in town("station", "duty", EAST, "--totals").out
    assert town("station", "duty", "-o", str(tmp_path / "表.docx")).out == f"已写到 {tmp_path / '表.docx'}\n"
    assert town("station", "duty", "--deputy", "钱七").out.splitlines()[1] == "（没有）"


def test_all_stations_at_once_and_again(town: Renda) -> None:
    ran = town("station", "rota", "--all")
    assert (ran.code, "合计 2 个家站点：接待日 24 个，代表 6 名，共 36 人次，每人 6 次" in ran.out) == (0, True)
    assert town("station", "rota", "--all").code == 2
    again = town("station", "rota", "--all", "--again", "--turns", "7", today="2022-06-30")
    assert (again.code, again.err) == (0, "")
    assert [one["kept"] for one in town("station", "rota", "--all", "--again", "-f", "json").json["stations"]] == [1, 0]
    assert town("due", "--within", "40d", today="2022-01-11").out.count("接待公告") == 3


def test_all_rows_on_the_screen_are_not_all_stations(town: Renda) -> None:
    assert town("--all", "station", "rota", EAST).code == 0
    assert "没有写哪个站" in town("--all", "station", "rota").err
    assert "--all   " in town("station", "duty", "--help").out
    assert "所有定了接待日的家站点一起排" in town("station", "rota", "--help").out


def test_a_swap_a_move_and_a_drop_stand_in_the_plan(town: Renda) -> None:
    town("station", "rota", EAST)
    (who,) = (one["name"] for one in town("station", "duty", EAST, "-f", "json").json[2]["on_duty"])
    swapped = town("station", "swap", EAST, *RECEPTION, "--deputy", who, "--why", "病假")
    assert (swapped.code, f"{who}请假（病假），由" in swapped.out) == (0, True)
    plan = town("station", "duty", EAST).out
    assert f"（代{who}）" in plan
    assert f"{who}（病假）" in plan
    assert town("station", "move", EAST, *RECEPTION, "--to", "2022-03-11", "--why", "与会议冲突").code == 0
    assert town("station", "drop", EAST, "--on", "2022-03-11", "--why", "防汛").code == 0
    assert "取消" in town("station", "duty", EAST).out
    assert town("undo").code == 0
    assert "取消" not in town("station", "duty", EAST).out


def test_a_notice_is_drawn_up_sent_out_and_done_with(town: Renda, tmp_path: Path) -> None:
    town("station", "rota", EAST)
    draft = town("station", "announce", EAST, *RECEPTION, "--draft", today="2022-03-08")
    assert draft.out.splitlines()[0] == "# 遥观镇人大代表接待选民公告"
    assert town("due", today="2022-03-08").code == 1
    sent = town("station", "announce", EAST, *RECEPTION, "-o", str(tmp_path / "公告.docx"), today="2022-03-08")
    assert sent.out.splitlines() == [
        "已登记 东片代表之家 2022-03-10 接待公告第1号，2022-03-08 公告",
        f"已写到 {tmp_path / '公告.docx'}",
        "提醒：公告比期限 2022-03-07 晚 1 天",
    ]
    assert "2022-03-10 接待公告" not in town("due", today="2022-03-08").out
    found = town("station", "announce", EAST, *RECEPTION, "--draft", "-f", "json").json
    assert (found["notice_no"], found["issued_on"]) == ("1", "2022-03-08")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("rota",), "没有写哪个站；请写站名，或写 --all 排全部"),
        (("rota", EAST, "--all"), "写了站名，又写了 --all"),
        (("rota", "南片"), "没有叫“南片”的家站点"),
        (("rota", EAST, "--turns", "一"), "--turns"),
        (("rota", EAST, "--turns", "0"), "--turns 0 不对"),
        (("rota", EAST, "--seats", "9"), "东片代表之家 每次 9 人，多于进站的 4 名代表"),
        (("rota", EAST, "--year", "明年"), "年份“明年”不对"),
        (("duty", EAST, "--year", "99"), "年份“99”不对"),
        (("duty", EAST, "--totals", "-o", "表.md"), "--totals 只列在屏幕上"),
        (("duty", EAST, "-o", "表.docx"), "没有排班，写不出安排表"),
        (("swap", EAST, *RECEPTION, "--deputy", "张三", "--why", "病假"), "没有安排接待；请先用 renda station rota 排班"),
        (("swap", EAST, *RECEPTION, "--deputy", "张三"), "--why"),
        (("move", EAST, *RECEPTION), "--to"),
        (("drop", EAST, *RECEPTION, "--why", ""), "没有安排接待"),
        (("announce", EAST, "--on", "2022-13-01"), "日期 --on “2022-13-01”不存在"),
        (("announce", EAST, *RECEPTION), "没有排班，不知道由谁接待；请写 --deputies"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said_in_a_sentence(town: Renda, words: tuple[str, ...], said: str) -> None:
    ran = town("station", *words)
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err
    assert "Traceback" not in ran.err


def test_nothing_of_the_clock_stands_in_a_paper(town: Renda, tmp_path: Path) -> None:
    town("station", "rota", EAST)
    made = []
    for name in ("一.docx", "二.docx"):
        town("station", "duty", EAST, "-o", str(tmp_path / name))
        made.append((tmp_path / name).read_bytes())
    assert made[0] == made[1]
