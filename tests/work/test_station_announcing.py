"""The notice of a reception day: what it says, that it went out, and what it must not be."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from renda_cli.store.statements import insert_deputy_role, insert_seat
from renda_cli.work import names, rules
from renda_cli.work.desk import Desk
from renda_cli.work.station import announcing, days, duty
from tests.work.helpers import at, contents, refused
from tests.work.rota_data import EAST, clocks, east, plan, station


def told(desk: Desk, **said: Any) -> dict[str, Any]:
    """What stands in the notice of March."""
    return dict(announcing.draft(desk, EAST, on="2022-03-10", **said).read())


def test_a_notice_says_when_where_who_and_what(desk: Desk) -> None:
    east(desk)
    (who,) = plan(desk)["2022-03-10"]
    with desk.file.transaction() as db:
        person = names.deputy(desk, who).id
        insert_seat(db, deputy_id=person, level="区", from_on=date(2021, 1, 1))
        for role in ("主席", "主席团成员"):
            insert_deputy_role(db, deputy_id=person, role=role, from_on=date(2022, 1, 1))
        insert_deputy_role(db, deputy_id=person, role="副主席", to_on=date(2021, 12, 31))
    done = announcing.announce(at(desk, "2022-03-07"), EAST, on="2022-03-10", reporting=["张三,李四"])
    text = "\n".join(done.lines)
    assert "# 遥观镇人大代表接待选民公告\n\n（东片代表之家第1号）" in text
    assert "**一、接待时间**。2022年3月10日（星期四，农历二月初八）9:00-11:00。" in text
    assert "**二、接待地点**。留道村委会。" in text
    assert f"**三、接待代表**。{who}（镇、区人大代表，人大主席、主席团成员）。" in text
    assert "**四、述职代表**。张三、李四。" in text
    assert f"**五、受理的事项**。{announcing.ACCEPTED}。" in text
    assert "**六、不受理的事项**。诉讼、仲裁、复议事项；申诉、信访事项；不涉及公共利益的个人事务。" in text
    assert "遥观镇人民代表大会主席团\n\n2022年3月7日" in text
    assert done.lines[-1] == "已登记 东片代表之家 2022-03-10 接待公告第1号，2022-03-07 公告"
    assert [one[1:] for one in clocks(desk) if one[0] == "2022-03-10"] == [("2022-03-07", "2022-03-07", None)]


def test_what_the_clerk_says_goes_before_what_is_known(desk: Desk) -> None:
    east(desk)
    said: announcing.Said = {
        "no": "第5号",
        "hours": "14:00-16:00",
        "place": "文化广场",
        "accepts": "环境整治",
        "by": "东片代表之家",
        "issued": "2022-01-09",
    }
    found = announcing.announce(desk, EAST, on="2022-03-10", **said).read()
    assert [found[field] for field in ("notice_no", "hours", "place", "accepts", "issuer", "issued_on")] == [
        "5", "14:00-16:00", "文化广场", "环境整治", "东片代表之家", "2022-01-09",
    ]  # fmt: skip
    assert (told(desk)["hours"], told(desk)["place"], told(desk)["issued_on"]) == (
        "14:00-16:00",
        "文化广场",
        "2022-01-09",
    )


def test_numbers_go_on_by_station_and_year(desk: Desk) -> None:
    east(desk)
    station(desk, "西片联络站", "钱七")
    found = [
        announcing.announce(desk, EAST, on=day, no=no).read()["notice_no"]
        for day, no in (
            ("2022-02-10", None),
            ("2022-03-10", "7"),
            ("2022-04-10", None),
            ("2022-05-10", "补1"),
            ("2022-06-10", None),
        )
    ]
    assert found == ["1", "7", "8", "补1", "9"]
    assert announcing.draft(desk, "西片", on="2022-03-10", deputies=["钱七"]).read()["notice_no"] == "1"
    with refused(desk, "东片代表之家 2022 年第7号公告是 2022-03-10 的；请换一个 --no"):
        announcing.announce(desk, EAST, on="2022-07-10", no="7")


def test_a_draft_records_nothing(desk: Desk, tmp_path: Path) -> None:
    east(desk)
    before = contents(desk)
    done = announcing.draft(desk, EAST, on="2022-03-10", output=str(tmp_path / "公告.docx"))
    assert done.lines == ("公告草稿，没有登记已公告", f"已写到 {tmp_path / '公告.docx'}")
    assert done.read()["path"] == str(tmp_path / "公告.docx")
    assert contents(desk) == before
    announcing.draft(desk, EAST, on="2022-03-15", deputies=["张三"])
    assert contents(desk) == before


def test_a_notice_that_cannot_be_written_is_not_recorded(desk: Desk, tmp_path: Path) -> None:
    east(desk)
    with refused(desk, "不是可用的格式"):
        announcing.announce(desk, EAST, on="2022-03-10", output="公告.pdf")
    with refused(desk, "写不了"):
        announcing.announce(desk, EAST, on="2022-03-10", output=str(tmp_path / "没有" / "公告.md"))


def test_a_notice_is_corrected_with_the_day_on_which_it_was_met(desk: Desk) -> None:
    east(desk)
    announcing.announce(desk, EAST, on="2022-03-10")
    with refused(desk, "东片代表之家 2022-03-10 已于 2022-01-10 公告（?第1号"):
        announcing.announce(desk, EAST, on="2022-03-10")
    done = announcing.announce(at(desk, "2022-03-09"), EAST, on="2022-03-10", issued="2022-03-08")
    assert done.lines[-2:] == (
        "已登记 东片代表之家 2022-03-10 接待公告第1号，2022-03-08 公告",
        "提醒：公告比期限 2022-03-07 晚 1 天",
    )
    assert [one[1:] for one in clocks(desk) if one[0] == "2022-03-10"] == [("2022-03-07", "2022-03-08", None)]


def test_a_day_that_no_rota_has_is_made_when_it_is_announced(desk: Desk) -> None:
    station(desk, EAST, "张三", off_day="move")
    station(desk, "西片联络站", "钱七", rule=None)
    found = announcing.announce(desk, EAST, on="2022-04-11", deputies=["张三"]).read()
    assert found["hours"] == "9:00-11:00"
    assert plan(desk) == {"2022-04-11": ["张三"]}
    listed = duty.duty(desk, EAST)
    assert dict(zip(listed.fields, listed.rows[0], strict=True))["moved_from"] == "2022-04-10"
    done = announcing.announce(desk, "西片", on="2022-04-12", deputies=["张三"])
    assert done.read()["hours"] is None
    assert done.lines[-1] == "提醒：张三 不是 西片联络站 的进站代表，请核对 --deputies"


def test_what_the_town_refers_is_named(desk: Desk) -> None:
    rules.set_(desk, "opinion.refer", "涉法涉诉事项", from_="2020-01-01", source="本镇办法")
    east(desk)
    assert told(desk)["refer"] == ["涉法涉诉事项"]


def test_somebody_who_is_no_deputy_any_longer_is_named_without_a_congress(desk: Desk) -> None:
    east(desk)
    with desk.file.transaction() as db:
        db.execute("UPDATE seat SET status = 'ended', to_on = '2022-02-01'")
    assert [one["about"] for one in told(desk)["on_duty"]] == [""]
    assert "（" not in next(
        line for line in announcing.draft(desk, EAST, on="2022-03-10").lines if "接待代表**" in line
    )


@pytest.mark.parametrize(
    ("on", "said", "sentence"),
    [
        ("2022-03-10", {"issued": "2022-03-11"}, "公告日期 2022-03-11 晚于接待日 2022-03-10"),
        ("2022-03-11", {}, "东片代表之家 2022-03-11 没有排班，不知道由谁接待；请写 --deputies .*最近的接待日：2022-02-10、2022-03-10、2022-04-10"),
        ("2022-03-10", {"deputies": ["张三"]}, "东片代表之家 2022-03-10 已排班，不能再写 --deputies；换人请用 renda station swap"),
        ("2022-05-10", {}, "东片代表之家 2022-05-10 的接待已取消"),
        ("2022-03-11", {"deputies": ["张三,张三"]}, "写了两遍"),
        ("2022-03-11", {"deputies": ["无此人"]}, "没有叫“无此人”的代表"),
        ("2022-03-10", {"hours": "整天"}, "--hours “整天”看不懂"),
        ("2022-03-10", {"no": "一/二"}, "编号“一/二”不对"),
        ("2022-03-10", {"issued": "昨日"}, "日期 --issued “昨日”看不懂"),
    ],
)  # fmt: skip
def test_what_cannot_be_announced_is_refused(desk: Desk, on: str, said: dict[str, Any], sentence: str) -> None:
    east(desk)
    days.drop(desk, EAST, on="2022-05-10", why="防汛")
    with refused(desk, sentence):
        announcing.announce(desk, EAST, on=on, **said)


def test_a_day_that_is_past_needs_the_day_of_its_notice(desk: Desk) -> None:
    east(desk)
    later = at(desk, "2022-03-20")
    with refused(desk, "公告日期 2022-03-20 晚于接待日 2022-03-10；请用 --issued 写明哪一天公告的"):
        announcing.announce(later, EAST, on="2022-03-10")
    assert announcing.announce(later, EAST, on="2022-03-10", issued="2022-03-07").read()["notice_no"] == "1"


def test_nobody_is_announced_in_two_places(desk: Desk) -> None:
    east(desk)
    station(desk, "西片联络站", "钱七")
    announcing.announce(desk, "西片", on="2022-03-11", deputies=["张三"])
    with refused(desk, "张三 2022-03-11 已排在 西片联络站 接待；请核对 --deputies"):
        announcing.announce(desk, EAST, on="2022-03-11", deputies=["张三"])


def test_a_notice_dated_ahead_is_remarked_on(desk: Desk) -> None:
    east(desk)
    done = announcing.announce(desk, EAST, on="2022-03-10", issued="2022-03-07")
    assert done.lines[-1] == "注意：2022-03-07 在今天（2022-01-10）之后，请核对 --issued"
