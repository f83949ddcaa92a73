"""renda station receive, reception list, show and edit"""

from functools import partial
from pathlib import Path

import pytest

from tests.conftest import Renda
from tests.store.copies import change


@pytest.fixture
def town(town_with_people: Renda, path: Path) -> Renda:
    """The three deputies and a station, seen from the end of October."""
    change(
        path,
        "INSERT INTO station (name, kind, level, online) VALUES ('留道联络站', 'station', '镇', 0)",
        "INSERT INTO station_deputy (station_id, deputy_id, visiting) VALUES (1, 1, 0), (1, 2, 1)",
    )
    return partial(town_with_people, today="2022-10-31")


def ran(town: Renda, line: str) -> str:
    done = town(*line.split())
    assert (done.code, done.err) == (0, "")
    return done.out


def test_a_reception_is_entered_corrected_listed_and_shown(town: Renda) -> None:
    line = "station receive 留道联络站 --on 2022-10-10 --deputies 张三,李四 --voters 14 --opinions 19 --hours 9:00-11:00 --place 村部"
    assert ran(town, line) == (
        "已登记接待 #1：留道联络站 2022-10-10 9:00-11:00（张三、李四，选民 14 人次，意见 19 条）\n"
        "还有 19 条意见没有逐条登记：renda station opinion add --reception 1 --text 选民的原话\n"
    )
    ran(
        town,
        "station receive 留道 --on 2022-01-01 --until 2022-06-30 --times 6 --attendances 12 --voters 60 --note 补登",
    )
    ran(town, "station reception edit 1 --opinions 20 --place 村委会")
    listed = town(*["station", "reception", "list", "2022", "--station", "留道", "--deputy", "张三", "-f", "json"]).json
    assert [(one["on"], one["deputies"], one["voters"], one["opinions"]) for one in listed] == [
        ("2022-10-10", ["张三", "李四"], 14, 20)
    ]
    out = ran(town, "station reception list")
    assert "注：共接待 7 次，选民 74 人次，意见 20 条（逐条登记 0 条）；代表 14 人次" in out
    assert "选民人次" in out
    shown = ran(town, "station reception show 1")
    assert "【接待 #1】" in shown
    assert "村委会" in shown
    assert "2022-01-01 至 2022-06-30" in ran(town, "station reception show 2")
    ran(town, "station opinion add --reception 1 --text 路灯不亮 --voter 周小山 --confidential")
    shown = ran(town, "station reception show 1")
    assert "周**" in shown
    assert "待办理" in shown
    assert "周小山" in ran(town, "station reception show 1 --private")
    assert ran(town, "station reception edit 2 --deputies 张三=4,李四=2 --times 6").startswith("已修改接待 #2")
    assert "张三（4 次）、李四（2 次）" in ran(town, "station reception show 2")


def test_of_a_day_to_come_the_clerk_is_asked(town: Renda) -> None:
    out = ran(town, "station receive 留道 --on 2022-11-10 --deputies 张三 --voters 3")
    assert "注意：2022-11-10 在今天（2022-10-31）之后，请核对 --on" in out


def test_undo_takes_it_back(town: Renda) -> None:
    ran(town, "station receive 留道 --deputies 张三 --voters 3")
    ran(town, "undo --yes")
    assert town(*["station", "reception", "list", "-f", "json"]).json == []


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("receive 留道", "缺少选项 --voters"),
        ("receive 留道 --voters 三 --deputies 张三", "--voters"),
        ("receive 北塘 --voters 3 --deputies 张三", "没有叫“北塘”的家站点"),
        ("receive 留道 --voters -3 --deputies 张三", "--voters -3 不对"),
        ("receive 留道 --voters 3 --deputies 赵六", "没有叫“赵六”的代表"),
        ("receive 留道 --voters 3 --deputies 张三 --on 2022-02-30", "不存在"),
        ("reception show 7", "没有编号为“7”的接待"),
        ("reception edit 7 --voters 3", "没有编号为“7”的接待"),
        ("reception list 22", "年份“22”不对"),
        ("reception list --station 北塘", "没有叫“北塘”的家站点"),
        ("reception list --deputy 赵六", "没有叫“赵六”的代表"),
    ],
)
def test_bad_input(town: Renda, line: str, why: str) -> None:
    done = town("station", *line.split())
    assert (done.code, done.out) == (2, "")
    assert why in done.err
