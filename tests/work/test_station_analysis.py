"""Opinions of a year or a quarter divided, against the period before, and what comes again and again."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from renda_cli.rules.rates import Rate
from renda_cli.store.statements import (
    insert_opinion_assignment,
    insert_opinion_feedback,
    insert_opinion_reply,
    insert_proposal,
    insert_reception,
)
from renda_cli.work.desk import Desk
from renda_cli.work.station.analysis import Period, analysis
from renda_cli.work.station.analysis_paper import worded, write
from tests.work.helpers import at, refused
from tests.work.opinion_data import opinion, station


def said(
    desk: Desk, on: str, topic: str | None = None, village: str | None = None, grade: str | None = None, **more: Any
) -> int:
    """An opinion's id; with a grade it is answered, and that is what the voter thinks of it."""
    day = date.fromisoformat(on)
    number = opinion(
        desk,
        more.pop("text", "灯"),
        on=day,
        topic=topic,
        village=village,
        **({"status": "replied"} if grade else {}),
        **more,
    )
    if grade:
        insert_opinion_reply(desk.file.db, opinion_id=number, replied_on=day, form="口头", text="已修好")
        insert_opinion_feedback(desk.file.db, opinion_id=number, whom="voter", told_on=day, satisfaction=grade)
    return number


def rows(desk: Desk, by: str = "topic", **how: Any) -> dict[str, tuple[int, int, int]]:
    """By value: (count, before, change)."""
    found = analysis(desk, "2022", by=by, **how)
    return {row[by]: (row["count"], row["before"], row["change"]) for row in found["rows"]}


@pytest.fixture
def year(office: Desk) -> Desk:
    """The office at the end of 2022."""
    return at(office, "2022-12-31")


@pytest.mark.parametrize(
    ("period", "first", "last", "before", "words"),
    [
        (Period(2022), "2022-01-01", "2022-12-31", Period(2021), "2022年"), (Period(2022, 1), "2022-01-01", "2022-03-31", Period(2021, 4), "2022年一季度"),
        (Period(2022, 2), "2022-04-01", "2022-06-30", Period(2022, 1), "2022年二季度"),
        (Period(2022, 4), "2022-10-01", "2022-12-31", Period(2022, 3), "2022年四季度"),
    ],
)  # fmt: skip
def test_a_period_knows_its_days_and_the_one_before(
    period: Period, first: str, last: str, before: Period, words: str
) -> None:
    assert (period.first.isoformat(), period.last.isoformat(), period.before, period.words) == (
        first,
        last,
        before,
        words,
    )


def test_counts_shares_and_where_things_stand(year: Desk) -> None:
    said(year, "2022-01-01", "城乡建设", grade="满意", on_spot=True)
    said(year, "2022-12-31", "城乡建设", grade="不满意")
    said(year, "2022-05-01", "城乡建设", status="redoing", round=2)
    said(year, "2022-05-01", "城乡建设", status="referred", referred_on=date(2022, 5, 1))
    proposal_id = insert_proposal(
        year.file.db, no="7", title="修桥", submitted_on=date(2022, 5, 1), between_sessions=True, lead_id=1
    )
    said(year, "2022-05-01", "教育", status="proposal", proposal_id=proposal_id, turned_on=date(2022, 5, 2))
    said(year, "2021-12-31", "城乡建设")
    said(year, "2023-01-01", "城乡建设")
    found = analysis(year, "2022")
    assert found["rows"] == [
        {
            "topic": "城乡建设", "share": Rate(4, 5, 80.0), "before": 1, "change": 3, "count": 4, "on_spot": 1, "replied": 2, "under_way": 1,
            "referred": 1, "turned": 0, "satisfaction": Rate(1, 2, 50.0),
        },
        {
            "topic": "教育", "share": Rate(1, 5, 20.0), "before": 0, "change": 1, "count": 1, "on_spot": 0, "replied": 0, "under_way": 0,
            "referred": 0, "turned": 1, "satisfaction": Rate(0, 0, None),
        },
    ]  # fmt: skip
    total = found["total"]
    assert (total["count"], total["before"], total["change"], total["satisfaction"]) == (5, 1, 4, Rate(1, 2, 50.0))
    assert (found["period"], found["before"], found["from"], found["to"]) == (
        "2022年",
        "2021年",
        "2022-01-01",
        "2022-12-31",
    )


def test_the_grade_of_one_who_was_dissatisfied_and_waits_again_is_not_over_the_answered(year: Desk) -> None:
    number = said(year, "2022-05-01", grade="满意")
    year.file.db.execute("UPDATE opinion SET status = 'redoing', round = 2 WHERE id = ?", (number,))
    assert analysis(year, "2022")["total"]["satisfaction"] == Rate(0, 0, None)


def test_most_first_others_and_what_has_no_value_last_and_what_was_only_before(year: Desk) -> None:
    for topic, count in (("其他", 3), (None, 4), ("教育", 1), ("城乡建设", 2), ("农业", 1)):
        for _ in range(count):
            said(year, "2022-05-01", topic)
    said(year, "2021-05-01", "交通")
    assert list(rows(year)) == ["城乡建设", "农业", "教育", "交通", "未分类", "其他"]
    assert rows(year)["交通"] == (0, 1, -1)


def test_a_quarter_against_the_one_before(year: Desk) -> None:
    for on in ("2022-06-30", "2022-07-01", "2022-09-30", "2022-10-01"):
        said(year, on, "教育")
    assert rows(year, quarter=3) == {"教育": (2, 1, 1)}
    found = analysis(year, "2022", quarter=3)
    assert (found["period"], found["before"], found["quarters"]) == ("2022年三季度", "2022年二季度", None)


def test_by_village_station_and_channel(year: Desk) -> None:
    said(year, "2022-05-01", village="留道村", channel="线上")
    said(year, "2022-05-01", at_station="镇代表之家")
    said(year, "2022-05-01", village="留道村")
    assert {by: {value: counts[0] for value, counts in rows(year, by).items()} for by in ("village", "station", "channel")} == {
        "village": {"留道村": 2, "未写明": 1}, "station": {"留道村联络站": 2, "镇代表之家": 1}, "channel": {"现场": 2, "线上": 1},
    }  # fmt: skip


def test_by_who_handles_it_or_what_became_of_it_otherwise(year: Desk) -> None:
    day, db = date(2022, 5, 1), year.file.db
    for route, of in (("unit", {"unit_id": 1}), ("village", {"village": "留道村"}), ("county", {"deputy_id": 2})):
        insert_opinion_assignment(
            db, opinion_id=said(year, "2022-05-01", on_spot=True), route=route, assigned_on=day, **of
        )
    proposal_id = insert_proposal(db, no="7", title="修桥", submitted_on=day, between_sessions=True, lead_id=1)
    said(year, "2022-05-01", grade="满意", on_spot=True)
    said(year, "2022-05-01", status="referred", referred_on=day)
    said(year, "2022-05-01", status="proposal", proposal_id=proposal_id, turned_on=day)
    said(year, "2022-05-01")
    assert {value: counts[0] for value, counts in rows(year, "unit").items()} == dict.fromkeys(
        ("农业农村局", "留道村", "李四", "当场答复", "已引导", "转为代表建议", "未交办"), 1
    )


def test_the_quarters_of_a_year_side_by_side_and_one_to_come_is_none(year: Desk) -> None:
    said(year, "2022-01-10", "教育", grade="满意")
    said(year, "2022-07-10", "教育")
    said(year, "2022-08-10", "交通")
    first, second, third, fourth = analysis(at(year, "2022-09-30"), "2022")["quarters"]
    assert (first["count"], first["satisfaction"], first["by"]) == (1, Rate(1, 1, 100.0), {"教育": 1})
    assert (second["count"], second["satisfaction"], second["by"]) == (0, Rate(0, 0, None), {})
    assert (third["quarter"], third["under_way"], third["by"]) == (3, 2, {"教育": 1, "交通": 1})
    assert fourth is None
    lines = worded(analysis(at(year, "2022-09-30"), "2022"))["quarters"]
    assert [tuple(line.values()) for line in lines] == [
        ("教育", 1, 0, 1, ""), ("交通", 0, 0, 1, ""), ("合计", 1, 0, 2, ""), ("其中当场答复", 0, 0, 0, ""), ("其中已答复", 1, 0, 0, ""),
        ("其中办理中", 0, 0, 2, ""), ("其中已引导", 0, 0, 0, ""), ("其中转为建议", 0, 0, 0, ""), ("满意率", "100.00%", "—", "—", ""),
    ]  # fmt: skip


# What comes again and again


def test_a_topic_of_a_village_in_quarters_on_end(year: Desk) -> None:
    run = [said(year, on, "路灯", "留道村") for on in ("2021-11-01", "2022-02-01", "2022-03-01", "2022-04-01")]
    later = [said(year, on, "路灯", "留道村") for on in ("2022-10-01",)]
    short = [said(year, on, "水渠", "剑湖村") for on in ("2022-04-01", "2022-07-01")]
    for on in ("2021-01-01", "2021-04-01"):
        said(year, on, "修桥", "留道村")  # over before the year
    for on in ("2022-01-01", "2022-01-02"):
        said(year, on, "公交", "留道村")  # twice in one quarter
    for on in ("2022-04-01", "2022-07-01"):
        said(year, on, "补贴")
        said(year, on, village="西庄村")
    found = analysis(year, "2022")
    assert found["repeats"] == [
        {"topic": "路灯", "village": "留道村", "quarters": ["2021-4", "2022-1", "2022-2"], "count": 4, "records": run},
        {"topic": "水渠", "village": "剑湖村", "quarters": ["2022-2", "2022-3"], "count": 2, "records": short},
    ]  # fmt: skip
    assert later[0] not in found["repeats"][0]["records"]
    assert [(one["quarters"], one["records"]) for one in worded(found)["repeats"]] == [
        ("2021年四季度至2022年二季度", "#1、#2、#3、#4"), ("2022年二季度至三季度", "#6、#7"),
    ]  # fmt: skip
    assert [one["topic"] for one in analysis(year, "2022", quarter=3)["repeats"]] == ["水渠"]
    assert analysis(year, "2022", quarter=4)["repeats"] == []


def test_texts_much_alike_stand_under_the_first(year: Desk) -> None:
    told = [
        said(year, "2021-12-01", text="周某某门口路灯不亮了", village="留道村"), said(year, "2022-03-01", text="门口路灯不亮", village="留道村"),
        said(year, "2022-05-01", text="请求尽快修门口路灯，路灯不亮了", village="剑湖村"), said(year, "2022-06-01", text="路口路灯不亮"),
    ]  # fmt: skip
    said(year, "2022-05-01", text="水渠淤塞没人管")
    said(year, "2022-05-01", text="门口路灯不亮", confidential=True)
    found = analysis(year, "2022")
    assert found["alike"] == [
        {"text": "周**门口路灯不亮了", "count": 4, "villages": ["留道村", "剑湖村"], "records": told}
    ]
    assert worded(found)["alike"][0]["villages"] == "留道村、剑湖村"
    assert found["least_like"] == 60


def test_what_was_alike_only_before_and_what_is_too_short_is_not_told(year: Desk) -> None:
    for on in ("2021-03-01", "2021-04-01"):
        said(year, on, text="门口路灯不亮了")
    for on in ("2022-03-01", "2022-04-01"):
        said(year, on, text="修桥！")
    said(year, "2020-05-01", text="水渠淤塞没人管")
    said(year, "2022-05-01", text="水渠淤塞没人管")
    assert analysis(year, "2022")["alike"] == []


def test_what_is_alike_is_found_among_many(year: Desk) -> None:
    """Every text is compared only with those that share a rare pair of signs with it: that finds them all the same."""
    for number, day in enumerate(("2022-10-01", "2022-10-02", "2022-10-03") * 20):
        said(
            year, day, text=f"{'甲乙丙丁戊己庚辛壬癸'[number % 10]}组的路灯{'子丑寅卯辰巳'[number // 10]}晚都不亮很久了"
        )
    (found,) = analysis(year, "2022", quarter=4)["alike"]
    assert found["count"] == 60


def test_the_most_frequent_first(year: Desk) -> None:
    for text, count in (("水渠淤塞没人管", 2), ("门口路灯不亮了", 3)):
        for _ in range(count):
            said(year, "2022-05-01", text=text)
    assert [(one["text"], one["count"]) for one in analysis(year, "2022")["alike"]] == [
        ("门口路灯不亮了", 3),
        ("水渠淤塞没人管", 2),
    ]


# In words and on paper


def test_bars_are_as_long_as_the_counts_and_never_vanish(year: Desk) -> None:
    for topic, count in (("城乡建设", 30), ("教育", 15), ("农业", 1)):
        for _ in range(count):
            said(year, "2022-05-01", topic)
    said(year, "2021-05-01", "交通")
    told = worded(analysis(year, "2022"))
    assert [(row["name"], row["bar"], row["width"]) for row in told["rows"]] == [
        ("城乡建设", "█" * 12, 100), ("教育", "█" * 6, 50), ("农业", "█", 3), ("交通", "", 0), ("合计", "", 0),
    ]  # fmt: skip
    assert [row["change"] for row in told["rows"]] == ["+30", "+15", "+1", "-1", "+45"]
    assert [row["share"] for row in told["rows"]] == ["65.22%", "32.61%", "2.17%", "0.00%", ""]
    assert told["said"] == "2022年收到选民意见 46 条（2021年 1 条，+45），其中办理中 46 条；当场答复 0 条，满意率 —。"


def test_what_is_the_same_as_before_is_said(year: Desk) -> None:
    for on in ("2021-05-01", "2022-05-01"):
        said(year, on, "教育", grade="满意")
    told = worded(analysis(year, "2022"))
    assert (told["rows"][0]["change"], told["said"]) == (
        "0", "2022年收到选民意见 1 条（2021年 1 条，持平），其中已答复 1 条；当场答复 0 条，满意率 100.00%。",
    )  # fmt: skip


def test_a_period_without_opinions(year: Desk) -> None:
    said(year, "2021-05-01", "教育")
    told = worded(analysis(year, "2022"))
    assert told["said"] == "2022年没有逐条登记的选民意见；2021年 1 条。"
    assert [row["satisfaction"] for row in told["rows"]] == ["—", "—"]
    assert worded(analysis(year, "2020"))["rows"][0]["share"] == ""


def test_notes_say_what_is_left_out_that_the_period_runs_and_what_satisfied_means(year: Desk) -> None:
    insert_reception(year.file.db, station_id=station(year), held_on=date(2022, 5, 1), voters=9, opinions=4)
    satisfied = "满意率是已答复的意见中选民评为满意、基本满意的占已答复的百分比"
    assert worded(analysis(at(year, "2022-12-30"), "2022"))["notes"] == [
        "另有 4 条只在接待时记了条数、没有逐条登记，没有列入", "2022年还没有结束，数到 2022-12-30", satisfied,
    ]  # fmt: skip
    assert worded(analysis(year, "2022", quarter=1))["notes"] == [satisfied]


@pytest.mark.parametrize(
    ("form", "bar"), [("md", "████████████"), ("html", '<i style="width: 100%"></i>'), ("docx", "")]
)
@pytest.mark.parametrize("quarter", [None, 2])
def test_it_is_written_with_bars(year: Desk, tmp_path: Path, form: str, bar: str, quarter: int | None) -> None:
    for on in ("2022-02-01", "2022-04-01"):
        said(year, on, "<b>路灯", "留道村", text="门口路灯不亮了")
    path = write(year, analysis(year, "2022", quarter=quarter), str(tmp_path / f"分析.{form}"))
    assert path.stat().st_mode & 0o777 == 0o600
    if form != "docx":
        text = path.read_text("utf-8")
        assert bar in text
        assert "<b>" not in text.replace("\\<b>", "")
        assert ("四个季度" in text) is (quarter is None)
        assert "#1、#2" in text


def test_what_cannot_be_is_refused(year: Desk, tmp_path: Path) -> None:
    with refused(year, "--by 没有“deputy”；可选：topic、village、unit、station、channel"):
        analysis(year, "2022", by="deputy")
    with refused(year, "--quarter 5 不对；请写 1 到 4"):
        analysis(year, "2022", quarter=5)
    with refused(year, "2023年还没有到；请写 2022"):
        analysis(year, "2023")
    with refused(year, "2022年四季度还没有到"):
        analysis(at(year, "2022-09-30"), "2022", quarter=4)
    with refused(year, "年份“22”不对"):
        analysis(year, "22")
    with refused(year, r"文件名请以 \.docx 或 \.html 或 \.md 结尾"):
        write(year, analysis(year, "2022"), str(tmp_path / "分析.xlsx"))
