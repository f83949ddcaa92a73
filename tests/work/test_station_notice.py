"""The monthly notice: what came in, who handles it, what was answered; and nobody is named."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from renda_cli.store.statements import (
    insert_opinion_assignment,
    insert_opinion_reply,
    insert_proposal,
    insert_reception,
)
from renda_cli.work import names
from renda_cli.work.desk import Desk
from renda_cli.work.station import notice as verbs
from renda_cli.work.station import posting
from tests.work.helpers import at, refused
from tests.work.opinion_data import opinion, station

FIRST, PAGE = date(2022, 10, 10), "2022-10"


def answered(
    desk: Desk, text: str = "路灯不亮", on: date = FIRST, *, day: str = "2022-10-15", reply: str = "已修好", **more: Any
) -> int:
    number = opinion(desk, text, on=on, status="replied", **more)
    insert_opinion_reply(
        desk.file.db,
        opinion_id=number,
        round=more.get("round", 1),
        replied_on=date.fromisoformat(day),
        form="口头",
        text=reply,
    )
    return number


def listed(desk: Desk, month: str = PAGE, **how: Any) -> dict[str, list[int]]:
    found = verbs.notice(desk, month, **how)
    return {name: [one["id"] for one in found[name]["entries"]] for name in verbs.PARTS}


def told(desk: Desk, month: str = PAGE) -> list[dict[str, Any]]:
    sections = verbs.worded(desk, verbs.notice(desk, month))["sections"]
    return [one for section in sections for one in section["entries"]]


@pytest.fixture
def month(office: Desk) -> Desk:
    """The office in November, for the notice of October."""
    return at(office, "2022-11-08")


def test_what_came_in_what_was_answered_of_before_and_what_is_still_under_way(month: Desk) -> None:
    october = [
        answered(month),
        opinion(month, on=date(2022, 10, 31)),
        opinion(month, on=date(2022, 10, 1), status="assigned"),
    ]
    before = answered(month, on=date(2022, 8, 1))
    waiting = [opinion(month, on=date(2022, 9, 30)), opinion(month, on=date(2021, 5, 1), status="redoing", round=2)]
    answered(month, on=date(2022, 8, 1), day="2022-09-30")
    answered(month, on=date(2022, 8, 1), day="2022-11-01")
    opinion(month, on=date(2022, 11, 1))
    assert listed(month) == {
        "received": [october[2], october[0], october[1]],
        "closed": [before],
        "under_way": waiting[::-1],
    }
    found = verbs.notice(month, PAGE)
    assert [one["no"] for one in found["received"]["entries"]] == [1, 2, 3]
    assert (found["from"], found["to"], found["as_of"]) == ("2022-10-01", "2022-10-31", "2022-11-08")


def test_what_was_referred_or_became_a_suggestion_in_the_month_is_closed_in_it(month: Desk) -> None:
    august = date(2022, 8, 1)
    proposal_id = insert_proposal(
        month.file.db, no="7", title="修桥", submitted_on=FIRST, between_sessions=True, lead_id=1
    )
    referred = opinion(month, on=august, status="referred", referred_on=FIRST, referred_to="人民法院")
    nowhere = opinion(month, on=august, status="referred", referred_on=FIRST)
    turned = opinion(month, on=august, status="proposal", proposal_id=proposal_id, turned_on=FIRST)
    opinion(month, on=august, status="referred", referred_on=date(2022, 9, 1))
    assert listed(month)["closed"] == [referred, nowhere, turned]
    assert [one["result"] for one in told(month)] == [
        "不属于受理范围，已引导至人民法院", "不属于受理范围，已引导至有关机关", "已转为代表建议（7）",
    ]  # fmt: skip


def test_each_entry_says_who_handles_it_and_what_came_of_it(month: Desk) -> None:
    db = month.file.db
    unit = db.execute("SELECT id FROM unit WHERE name = '建设局'").fetchone()[0]
    handled = answered(month, topic="城乡建设")
    insert_opinion_assignment(db, opinion_id=handled, route="unit", unit_id=unit, assigned_on=FIRST)
    db.execute("UPDATE opinion_reply SET result = 'solved'")
    passed = opinion(month, on=FIRST, status="assigned")
    insert_opinion_assignment(db, opinion_id=passed, route="county", deputy_id=2, assigned_on=FIRST)
    answered(month, on_spot=True, day="2022-10-10", reply="下月发")
    again = opinion(month, on=FIRST, status="redoing", round=2)
    insert_opinion_reply(db, opinion_id=again, replied_on=FIRST, form="口头", text="不能办")
    opinion(month, on=FIRST)
    assert [(one["handler"], one["result"]) for one in told(month)] == [
        ("建设局", "已解决：已修好（10月15日答复）"), ("李四（上级代表转交）", "办理中"), ("接待代表", "下月发（10月10日当场答复）"),
        ("", "重新办理"), ("", "待办理"),
    ]  # fmt: skip
    entry = verbs.notice(month, PAGE)["received"]["entries"][3]
    assert (entry["reply"], entry["replied_on"], entry["result"]) == (None, None, None)


def test_no_voter_and_no_number_is_named(month: Desk) -> None:
    answered(
        month,
        "王大明家门口积水，请打13900001111或0519-88881234",
        voter="王大明",
        phone="0519-88881234",
        reply="已同王大明说好",
    )
    (entry,) = verbs.notice(month, PAGE)["received"]["entries"]
    assert (entry["voter"], entry["text"], entry["reply"]) == (
        "王**", "王**家门口积水，请打139****1111或051******1234", "已同王**说好",
    )  # fmt: skip
    assert "王大明" not in str(verbs.notice(month, PAGE)) + str(told(month))
    assert "phone" not in entry


def test_the_day_of_another_year_has_its_year(month: Desk) -> None:
    answered(month)
    opinion(month, on=date(2021, 12, 3))
    assert [one["on"] for one in told(month)] == ["10月10日", "2021年12月3日"]


def test_what_is_confidential_or_not_public_is_only_counted_where_it_belongs(month: Desk) -> None:
    answered(month, "张三不公", confidential=True, voter="吴某")
    answered(month, "某家的事", published="no", private_why="涉及他人")
    answered(month, published="yes")
    for on, more in (
        (date(2022, 9, 1), {"confidential": True}),
        (date(2022, 9, 2), {"published": "no", "confidential": True}),
    ):
        opinion(month, "村里的事", on=on, **more)
    found = verbs.notice(month, PAGE)
    assert [(part["confidential"], part["private"], len(part["entries"])) for part in (found[name] for name in verbs.PARTS)] == [
        (1, 1, 1), (0, 0, 0), (2, 0, 0),
    ]  # fmt: skip
    page = verbs.worded(month, found)
    assert [section["title"] for section in page["sections"]] == [
        "一、本月收到的意见（1 条，另有 1 条按选民要求不公开，1 条不宜公开）", "二、以前收到、仍在办理的意见（0 条，另有 2 条按选民要求不公开）",
    ]  # fmt: skip
    assert not [word for word in ("张三", "某家", "村里的事", "涉及他人", "吴") if word in f"{found}{page}"]


def test_the_sentence_adds_up_with_what_was_only_counted(month: Desk) -> None:
    station_id = station(month)
    insert_reception(month.file.db, station_id=station_id, held_on=FIRST, voters=9, opinions=4)
    answered(month)
    opinion(month, on=FIRST)
    opinion(month, on=FIRST, status="referred", referred_on=FIRST)
    proposal_id = insert_proposal(
        month.file.db, no="7", title="修桥", submitted_on=FIRST, between_sessions=True, lead_id=1
    )
    opinion(month, on=FIRST, status="proposal", proposal_id=proposal_id, turned_on=FIRST)
    found = verbs.notice(month, PAGE)
    counts = found["balance"]
    assert counts == {"received": 8, "answered": 1, "under_way": 1, "referred": 1, "turned": 1, "unlisted": 4}
    assert counts["received"] == sum(counts.values()) - counts["received"]
    page = verbs.worded(month, found)
    assert page["said"] == (
        "本月收到选民意见 8 条，其中已答复 1 条，办理中 1 条，已引导至有关机关 1 条，转为代表建议 1 条，只记了条数、没有逐条登记 4 条。"
    )
    assert page["sections"][0]["title"] == "一、本月收到的意见（4 条，另有 4 条没有逐条登记）"


def test_an_empty_month_says_so(month: Desk) -> None:
    page = verbs.worded(month, verbs.notice(month, PAGE))
    assert page["said"] == "本月没有收到选民意见。"
    assert [section["title"] for section in page["sections"]] == ["一、本月收到的意见（0 条）"]


def test_of_one_station(month: Desk) -> None:
    here, elsewhere = answered(month), answered(month, at_station="镇代表之家")
    found = verbs.notice(month, PAGE, station="代表之家")
    assert [one["id"] for one in found["received"]["entries"]] == [elsewhere]
    assert (found["station"], found["balance"]["received"]) == ("镇代表之家", 1)
    assert verbs.worded(month, found)["title"] == "遥观镇选民意见公示（镇代表之家）"
    assert listed(month)["received"] == [here, elsewhere]
    with refused(month, "没有叫“没有的站”的家站点"):
        verbs.notice(month, PAGE, station="没有的站")


def test_a_month_to_come_is_refused_and_the_running_one_is_not(month: Desk) -> None:
    with refused(month, "2022-12 还没有到；请写 2022-11 或以前的月份"):
        verbs.notice(month, "2022-12")
    opinion(month, on=date(2022, 11, 8))
    assert len(listed(month, "2022年11月")["received"]) == 1


# On paper


@pytest.mark.parametrize("form", ["md", "docx", "html"])
def test_it_is_written_for_its_owner_alone(month: Desk, tmp_path: Path, form: str) -> None:
    answered(month)
    found = verbs.notice(month, PAGE, number="第10期")
    made = verbs.write(month, found, output=str(tmp_path / f"公示.{form}"))
    assert made.path is not None
    assert (made.path.read_bytes(), made.path.stat().st_mode & 0o777, made.data) == (made.content, 0o600, found)
    if form != "docx":
        assert "2022年10月　第10期　办理情况截至2022年11月8日" in made.content.decode()


def test_what_voters_wrote_is_no_markup(month: Desk, tmp_path: Path) -> None:
    answered(month, '<script>alert(1)</script>{{ 7*7 }}&\n“引号"', voter="<b>")
    page = verbs.write(month, verbs.notice(month, PAGE), output=str(tmp_path / "公示.html")).content.decode()
    assert "&lt;script&gt;alert(1)&lt;/script&gt;{{ 7*7 }}&amp;<br>“引号&#34;" in page
    assert "<script" not in page
    assert page.count("<tr>") == page.count("</tr>") == 2


def test_an_own_template_is_filled_printed_and_must_fit(month: Desk, tmp_path: Path) -> None:
    answered(month)
    own = tmp_path / "own.html"
    own.write_text("<p>{{ said }}{% for part in sections %}{{ part.entries|length }}{% endfor %}</p>", "utf-8")
    found = verbs.notice(month, PAGE)
    printed = verbs.write(month, found, template=str(own))
    assert (printed.path, printed.content.decode()) == (None, "<p>本月收到选民意见 1 条，其中已答复 1 条。1</p>")
    with refused(month, "出不了 .md 文件；请用 .md 的模板"):
        verbs.write(month, found, output=str(tmp_path / "公示.md"), template=str(own))
    with refused(month, r"印不到屏幕上；请加 -o 文件\.docx"):
        verbs.write(month, found, template=str(tmp_path / "own.docx"))
    with refused(month, r"文件名请以 \.docx 或 \.html 或 \.md 结尾"):
        verbs.write(month, found, output=str(tmp_path / "公示.pdf"))


def test_the_shipped_template_is_saved_for_changing(month: Desk, tmp_path: Path) -> None:
    saved = verbs.save_template(str(tmp_path / "模板.html"), month=None, post=False)
    answered(month)
    found = verbs.notice(month, PAGE)
    assert (
        verbs.write(month, found, template=saved).content
        == verbs.write(month, found, output=str(tmp_path / "a.html")).content
    )
    with refused(month, "--save-template 只存模板"):
        verbs.save_template(str(tmp_path / "模板.md"), month=PAGE)


# Posted


def public(desk: Desk) -> dict[int, tuple[str | None, str | None]]:
    return {
        number: (yes, on)
        for number, yes, on in desk.file.tuples("SELECT id, published, published_on FROM opinion ORDER BY id")
    }


def test_posting_records_the_month_meets_its_clock_and_makes_the_answers_public(month: Desk, tmp_path: Path) -> None:
    month.file.db.execute(
        "INSERT INTO rule_value (key, from_on, value, source, says) VALUES ('opinion.posting', '2022-01-01', ?, '本镇办法', '每月10日')",
        ('{"start": "month_end", "days": 10}',),
    )
    posting.await_month(month, FIRST)
    ours, before, open_ = answered(month), answered(month, on=date(2022, 9, 1)), opinion(month, on=FIRST)
    secret, private = answered(month, confidential=True), answered(month, published="no", private_why="涉及他人")
    known = answered(month, published="yes", published_on=date(2022, 10, 20))
    file = tmp_path / "公示.docx"
    done = verbs.post(month, PAGE, on="2022-11-09", number="第10期", output=str(file))
    assert done.lines == (
        "已登记 2022-10 选民意见公示（2022-11-09，第10期）", "2 条已答复的意见标为已公开", f"已写到 {file}",
    )  # fmt: skip
    assert public(month) == {
        ours: ("yes", "2022-11-09"), before: ("yes", "2022-11-09"), open_: (None, None), secret: (None, None), private: ("no", None),
        known: ("yes", "2022-10-20"),
    }  # fmt: skip
    assert month.file.tuples("SELECT posted_on, number, file FROM posting") == [("2022-11-09", "第10期", str(file))]
    assert [row[0] for row in month.file.tuples("SELECT met_on FROM deadline WHERE kind = 'notice'")] == ["2022-11-09"]
    assert (done.read()["posted_on"], done.read()["number"], file.exists()) == ("2022-11-09", "第10期", True)
    assert verbs.worded(month, done.read())["today"] == "2022年11月9日"


def test_the_paper_bears_the_day_of_its_posting(month: Desk, tmp_path: Path) -> None:
    file = tmp_path / "公示.md"
    verbs.post(month, PAGE, on="2022-11-05", output=str(file))
    text = file.read_text("utf-8")
    assert "办理情况截至2022年11月8日" in text
    assert text.endswith("主席团　2022年11月5日\n")


def test_posting_again_corrects_day_and_keeps_number_and_file(month: Desk, tmp_path: Path) -> None:
    number, file = answered(month), tmp_path / "公示.md"
    verbs.post(month, PAGE, on="2022-11-09", number="第10期", output=str(file))
    done = verbs.post(month, PAGE, on="2022-11-10")
    assert done.lines == (
        "已登记 2022-10 选民意见公示（2022-11-10，第10期，取代 2022-11-09 的登记）", "1 条已答复的意见标为已公开",
    )  # fmt: skip
    assert public(month) == {number: ("yes", "2022-11-10")}
    assert month.file.tuples("SELECT posted_on, number, file FROM posting") == [("2022-11-10", "第10期", str(file))]


def test_an_empty_month_can_be_posted(month: Desk) -> None:
    assert verbs.post(month, PAGE).lines == ("已登记 2022-10 选民意见公示（2022-11-08）",)


def test_when_the_file_cannot_be_written_nothing_is_posted(month: Desk, tmp_path: Path) -> None:
    answered(month)
    with refused(month, "写不了"):
        verbs.post(month, PAGE, output=str(tmp_path / "没有" / "公示.md"))


def test_what_does_not_go_together_is_refused(month: Desk, tmp_path: Path) -> None:
    station(month)
    with refused(month, "2022-11 到 2022-11-08 还没有结束"):
        verbs.post(month, "2022-11")
    with refused(month, "2022-10 到 2022-10-30 还没有结束"):
        verbs.post(month, PAGE, on="2022-10-30")
    with refused(month, "公示按全镇登记，不能只登记一个站的；请去掉 --station"):
        verbs.post(month, PAGE, station="留道村联络站")
    with refused(month, "--template 没有写出到哪里"):
        verbs.post(month, PAGE, template="a.md")
    with refused(month, "没有写月份；请写 --month"):
        verbs.asked(None, post=False, on=None)
    with refused(month, "--on 是公示的日期，只和 --post 一起用"):
        verbs.asked(PAGE, post=False, on="2022-11-08")
    with refused(month, "--no 不能为空"):
        verbs.notice(month, PAGE, number=" ")
    assert verbs.asked(PAGE, post=True, on="2022-11-08") == PAGE
    assert names.station(month, "留道村联络站").name == "留道村联络站"


def test_the_last_day_of_the_month_will_do(month: Desk) -> None:
    assert verbs.post(month, PAGE, on="2022-10-31").lines[0].startswith("已登记 2022-10 选民意见公示（2022-10-31")
