"""What is published of a quarter: record by record, whose sheet it is, and what is not in it."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from renda_cli.errors import InputError
from renda_cli.store.statements import (
    insert_reception,
    insert_reception_deputy,
    insert_session,
    insert_station,
    insert_station_deputy,
)
from renda_cli.work import deputy
from renda_cli.work.desk import Desk
from renda_cli.work.proposal import editing, supervising
from renda_cli.work.score import publishing
from tests.work.deputy_data import activity, attended, pledge, who
from tests.work.helpers import at, hand_in
from tests.work.review_data import review

YEAR = "2022"


def records(found: dict[str, Any], name: str) -> list[tuple[str, str, str]]:
    """What a sheet says of one deputy."""
    ((one),) = [one for part in found["sections"] for one in part["deputies"] if one["name"] == name]
    return [(record["on"], record["kind"], record["text"]) for record in one["records"]]


def names_of(found: dict[str, Any]) -> dict[str, list[str]]:
    return {part["title"]: [one["name"] for one in part["deputies"]] for part in found["sections"]}


@pytest.fixture
def quarter(small_year: Desk) -> Desk:
    """The small year with what 张三 did in its first quarter, seen from 2 April; two stations in 留道村.

    The other two only came to the session, 王五 in the morning.
    """
    desk = small_year
    with desk.file.transaction() as db:
        attended(desk, 1, date(2022, 1, 6), "上午")
        attended(desk, 1, date(2022, 1, 6), "下午", 王五="absent", 李四="present")
        met = insert_session(
            db, kind="主席团会议", number="5-1", opened_on=date(2022, 3, 3), closed_on=date(2022, 3, 3)
        )
        attended(desk, met, date(2022, 3, 3), "全程", 李四="leave", 王五="refused")
        activity(desk, "视察", "河道整治", date(2022, 3, 1), "张三")
        activity(desk, "培训", "履职培训，电话13812345678", date(2022, 3, 10), "张三", times=2)
        activity(desk, "走访", "走访选民", date(2022, 4, 1), "张三")
        for number, phone in ((1, "0511-86000001"), (2, None)):
            insert_station(db, name=f"留道{number}站", kind="station", level="镇", village="留道村", phone=phone)
        insert_station_deputy(db, station_id=1, deputy_id=who(desk, "张三"))
        insert_station_deputy(db, station_id=1, deputy_id=who(desk, "李四"), visiting=True)
        insert_station_deputy(db, station_id=2, deputy_id=who(desk, "王五"), to_on=date(2022, 1, 31))
        for on, voters in ((date(2022, 3, 15), 12), (date(2022, 3, 16), 0)):
            held = insert_reception(db, station_id=1, held_on=on, voters=voters, opinions=3 if voters else None)
            insert_reception_deputy(db, reception_id=held, deputy_id=who(desk, "张三"))
        pledge(desk, "张三", "修路", fulfilled_on=date(2022, 3, 20), evidence="照片")
        pledge(desk, "张三", "修桥")
        review(desk, "代表述职", "述职会", "2022-03-25", ("deputy", "张三"))
    return at(desk, "2022-04-02")


def test_every_record_of_the_quarter_by_day(quarter: Desk) -> None:
    found = publishing.publish(quarter, "2022第一季度")
    assert records(found, "张三") == [
        ("2022-01-06", "会议", "第五届人民代表大会第一次会议：出席"),
        ("2022-01-06", "议案建议", "领衔建议：完善剑湖路路灯"),
        ("2022-01-06", "议案建议", "领衔建议：修订村规民约"),
        ("2022-01-10", "实事承诺", "修路（2022-03-20 已兑现）"),
        ("2022-01-10", "实事承诺", "修桥（进行中）"),
        ("2022-03-01", "视察", "河道整治"),
        ("2022-03-03", "会议", "主席团会议（5-1）：出席"),
        ("2022-03-10", "培训", "履职培训，电话138****5678（2 次）"),
        ("2022-03-15", "接待选民", "留道1站，选民 12 人次，意见 3 条"),
        ("2022-03-16", "接待选民", "留道1站"),
        ("2022-03-25", "述职", "述职会"),
    ]
    assert records(found, "王五") == [
        ("2022-01-06", "会议", "第五届人民代表大会第一次会议：出席 1 个半天，缺席 1 个半天"),
        ("2022-01-06", "议案建议", "领衔建议：整治河道"),
        ("2022-03-03", "会议", "主席团会议（5-1）：请假未准"),
    ]
    assert (found["title"], found["period"]) == ("遥观镇人大代表履职登记公示", "2022年第一季度")
    assert (found["label"], found["from"], found["to"]) == ("2022Q1", "2022-01-01", "2022-03-31")
    assert found["notes"] == ["代表 3 名"]


def test_deeds_stand_with_how_many_they_are(deputies_year: Desk) -> None:
    found = records(publishing.publish(deputies_year, YEAR), "张三")
    assert [text for _, kind, text in found if kind in ("实事", "好事", "解决问题")] == ["修缮小屋（2 件）"]


def test_who_did_nothing_is_listed_and_nothing_is_invented(quarter: Desk, tmp_path: Path) -> None:
    found = publishing.publish(at(quarter, "2023-04-01"), "2022Q3")
    assert records(found, "李四") == []
    assert found["notes"] == ["代表 3 名，其中 2 名本期没有登记的履职记录"]  # of 张三 the pledges of the year
    text = publishing.write(quarter, found, str(tmp_path / "公示.md")).read_text("utf-8")
    assert "| 1 | 李四 |  |  | 本期没有登记的履职记录 |" in text


def test_a_section_a_group_and_who_is_in_none_last(quarter: Desk) -> None:
    assert names_of(publishing.publish(quarter, "2022Q1")) == {
        "东片小组": ["张三"], "西片小组": ["李四"], "没有编入小组的代表": ["王五"],
    }  # fmt: skip


def test_the_sheet_of_a_group_holds_those_of_higher_levels_too(quarter: Desk) -> None:
    deputy.add(quarter, "赵六", level="区", district="区第1选区", group="东片小组")
    found = publishing.publish(quarter, "2022Q1", group="东片小组")
    assert names_of(found) == {"东片小组": ["张三", "赵六"]}
    assert found["phones"] == []
    assert names_of(publishing.publish(quarter, "2022Q1"))["东片小组"] == ["张三"]


def test_a_station_has_those_who_are_at_home_in_it_on_the_last_day(quarter: Desk) -> None:
    found = publishing.publish(quarter, "2022Q1", station="留道1")
    assert (found["title"], names_of(found)) == ("留道1站人大代表履职登记公示", {"留道1站": ["张三"]})
    assert found["phones"] == ["0511-86000001"]
    with pytest.raises(InputError, match="留道2站 2022-03-31 没有在任的代表"):
        publishing.publish(quarter, "2022Q1", station="留道2站")


def test_a_village_has_those_of_its_stations_and_their_phones_by_name(quarter: Desk) -> None:
    assert publishing.publish(quarter, "2022Q1", village="留道村")["phones"] == ["0511-86000001"]
    with quarter.file.transaction() as db:
        db.execute("UPDATE station SET phone = '0511-86000002' WHERE id = 2")
        db.execute("UPDATE station_deputy SET to_on = NULL")
    found = publishing.publish(quarter, "2022Q1", village="留道村")
    assert found["phones"] == ["留道1站 0511-86000001", "留道2站 0511-86000002"]
    assert names_of(found) == {"留道村": ["王五", "张三"]}


def test_a_confidential_proposal_is_nobodys_and_one_kept_from_the_public_has_no_title(quarter: Desk) -> None:
    hand_in(quarter, "举报排污", by="王五", confidential=True)
    supervising.publish(quarter, ["5-1/1"], "no", why="涉及个人", on="2022-05-20")
    found = publishing.publish(quarter, "2022Q1", group="东片小组")
    assert ("2022-01-06", "议案建议", "领衔建议：（不公开）") in records(found, "张三")
    assert found["notes"][-1] == "另有 1 件代表要求保密的议案建议，没有计入各人名下"
    assert "举报" not in f"{publishing.publish(quarter, '2022Q1')}"


def test_a_pledge_made_after_the_period_is_not_in_it(quarter: Desk) -> None:
    quarter.file.db.execute("UPDATE pledge SET made_on = '2022-04-01', until_on = '2022-12-31' WHERE what = '修桥'")
    assert "修桥" not in f"{publishing.publish(quarter, '2022Q1')}"
    assert "修桥" in f"{publishing.publish(quarter, '2022Q2')}"


def test_a_period_that_runs_is_told_to_today(quarter: Desk) -> None:
    found = publishing.publish(quarter, "本季度")
    assert (found["to"], found["notes"][-1]) == ("2022-04-02", "2022年第二季度还没有结束，登记到 2022-04-02")


@pytest.mark.parametrize(
    ("more", "says"),
    [
        ({"period": "2022Q3"}, "2022年第三季度还没有到"),
        ({"period": "季度"}, "看不懂"),
        ({"group": "东片小组", "village": "留道村"}, "只写一个"),
        ({"group": "南片小组"}, "没有叫“南片小组”"),
        ({"village": "某村"}, "某村没有家站点"),
        ({"until": "2022-03-01"}, "不能在今天以前截止"),
    ],
)
def test_what_does_not_fit_is_refused(quarter: Desk, more: dict[str, str], says: str) -> None:
    with pytest.raises(InputError, match=says):
        publishing.publish(quarter, **{"period": "2022Q1"} | more)


@pytest.mark.parametrize("form", publishing.FORMS)
def test_every_form_is_written_the_same_each_time(quarter: Desk, tmp_path: Path, form: str) -> None:
    found = publishing.publish(quarter, "2022Q1", station="留道1站", until="2022-04-12")
    first, second = (publishing.write(quarter, found, str(tmp_path / f"{name}.{form}")).read_bytes() for name in "ab")
    assert first == second
    if form != "docx":
        text = first.decode()
        assert "公示期：2022年4月2日至2022年4月12日。" in text
        assert "电话：0511-86000001。" in text
        assert "1380000" not in text
        assert all(word not in text for word in ("得分", "名次", "积分"))


def test_without_a_phone_or_a_day_neither_is_spoken_of(quarter: Desk, tmp_path: Path) -> None:
    found = publishing.publish(quarter, "2022Q1", group="东片小组")
    text = publishing.write(quarter, found, str(tmp_path / "a.html")).read_text("utf-8")
    assert "公示期：" not in text
    assert "有异议的，请向遥观镇人民代表大会主席团反映。" in text


def test_the_clerks_own_template(quarter: Desk, tmp_path: Path) -> None:
    own = tmp_path / "自己的.md"
    own.write_text("{{ title }} {{ sections[0].entries[0].name }}", "utf-8")
    found = publishing.publish(quarter, "2022Q1", group="东片小组")
    target = publishing.write(quarter, found, str(tmp_path / "公示.md"), str(own))
    assert target.read_text("utf-8") == "东片小组人大代表履职登记公示 张三"
    with pytest.raises(InputError, match="结尾"):
        publishing.write(quarter, found, str(tmp_path / "公示.xlsx"))
    with pytest.raises(InputError, match="--template 要与 -o 一起用"):
        publishing.refuse_template(str(own))
    publishing.refuse_template(None)


def test_a_proposal_that_becomes_confidential_goes(quarter: Desk) -> None:
    editing.edit(quarter, "5-1/3", confidential=True)
    assert "整治河道" not in f"{publishing.publish(quarter, '2022Q1')}"
