"""`renda` alone: today's desk."""

from datetime import date
from pathlib import Path

from renda_cli.work.desk import open_desk
from tests.conftest import Renda
from tests.work.station_data import opinion, planned, station

DAY = "2022-03-10"


def test_the_desk_tells_of_opinions_and_reception_days_where_there_are_any(town_with_people: Renda, path: Path) -> None:
    before = town_with_people("-f", "plain", today=DAY).out
    assert "待反馈 0 件" in before
    assert "接待" not in before
    assert "意见" not in before
    desk = open_desk(path, date.fromisoformat(DAY), at_terminal=False)
    liudao = station(desk, "留道站")
    opinion(desk, liudao, "2022-03-01")
    planned(desk, liudao, "2022-03-16", 1, hours="9:00-11:00")
    desk.file.close()
    told = town_with_people("-f", "plain", today=DAY).out
    assert "待反馈 0 件，待办理意见 1 条" in told
    assert "七天内接待选民" in told
    assert "接待日 家站点 时间 接待代表 公告日期" in " ".join(told.split())
    assert "2022-03-16 留道站 9:00-11:00 张三" in " ".join(told.split())
    seen = town_with_people("-f", "json", today=DAY).json
    assert seen["waiting"]["opinions"] == 1
    assert seen["receptions"] == [
        {"planned_on": "2022-03-16", "station": "留道站", "hours": "9:00-11:00", "on_duty": "张三", "noticed_on": None}
    ]
