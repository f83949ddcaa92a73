"""履职档案: what the records of a year or of the term say of one deputy, part by part."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from renda_cli.errors import InputError
from renda_cli.store.statements import insert_activity_subject, insert_pairing
from renda_cli.work import deputy, pledge, publishing
from renda_cli.work.card import card
from renda_cli.work.card_paper import worded, write
from renda_cli.work.desk import Desk
from renda_cli.work.proposal import deciding, editing, supervising
from tests.work.deputy_data import activity, who
from tests.work.helpers import at

PARTS = ("basic", "meetings", "inspections", "trainings", "activities", "proposals", "service", "awards")


def titles(part: dict[str, Any]) -> list[str]:
    return [one["title"] for one in part["entries"]]


def test_a_year_in_eight_parts_each_with_its_count(deputies_year: Desk) -> None:
    found = card(deputies_year, "张三", year="2022")
    assert (found["name"], found["period"], found["from"], found["to"]) == (
        "张三",
        "2022年",
        "2022-01-01",
        "2022-12-31",
    )
    assert {part: found[part]["count"] for part in PARTS} == {
        "basic": 2, "meetings": 1, "inspections": 1, "trainings": 8, "activities": 2, "proposals": 3, "service": 10, "awards": 1,
    }  # fmt: skip


def test_the_person_with_seats_of_all_levels_roles_labels_and_groups(deputies_year: Desk) -> None:
    basic = card(deputies_year, "张三")["basic"]
    assert [(one["level"], one["congress"], one["district"], one["card_no"], one["status"]) for one in basic["seats"]] == [
        ("镇", 5, "第3选区", None, "in_office"),
        ("区", 17, "区第9选区", "区012", "in_office"),
    ]  # fmt: skip
    assert [(one["role"], one["to_on"]) for one in basic["roles"]] == [
        ("主席团成员", None),
        ("代表资格审查委员会成员", "2022-06-01"),
    ]
    assert (basic["labels"], basic["groups"], basic["contact"]) == (["农民", "非党"], ["东片小组（组长）"], [])
    assert (basic["born"], basic["nation"], basic["work"]) == ("1980-05-17", "回族", "留道村村委会主任")


def test_party_groups_and_the_member_of_the_presidium_who_keeps_in_touch(deputies_year: Desk) -> None:
    basic = card(deputies_year, "李四", year="2022")["basic"]
    assert (basic["groups"], basic["contact"]) == (["西片小组", "东片党小组"], ["张三"])


@pytest.mark.parametrize(("kind", "head"), [("代表团", "团长"), ("党支部", "书记"), ("党小组", "组长")])
def test_who_leads_is_called_by_the_kind_of_group(deputies_year: Desk, kind: str, head: str) -> None:
    deputies_year.file.db.execute("UPDATE deputy_group SET kind = ? WHERE name = '东片小组'", (kind,))
    assert card(deputies_year, "张三")["basic"]["groups"] == [f"东片小组（{head}）"]


def test_the_phone_is_masked_unless_asked_for(deputies_year: Desk) -> None:
    shown = [card(deputies_year, "张三", private=private)["basic"]["phone"] for private in (False, True)]
    assert shown == ["138****1111", "13800001111"]


def test_half_days_of_each_session_and_meeting(deputies_year: Desk) -> None:
    meetings = card(deputies_year, "张三", year="2022")["meetings"]
    assert [tuple(one.values()) for one in meetings["entries"]] == [
        ("人代会", "5-1", "2022-01-06", 3, 2, 1, 0, 0),
        ("主席团会议", "5-1", "2022-04-02", 1, 0, 0, 0, 1),
    ]
    assert {key: meetings[key] for key in ("count", "expected", "half_days", "present", "leave", "refused", "absent")} == {
        "count": 1, "expected": 2, "half_days": 4, "present": 2, "leave": 1, "refused": 0, "absent": 1,
    }  # fmt: skip


def test_activities_go_to_their_parts_and_only_those_held_in_the_year(deputies_year: Desk) -> None:
    found = card(deputies_year, "张三", year="2022")
    assert found["inspections"]["entries"] == [
        {"on": "2022-03-01", "kind": "视察", "title": "视察宋剑湖", "place": "宋剑湖", "times": 1, "suggestions": 5}
    ]
    assert titles(found["trainings"]) == ["代表讲堂"]
    assert titles(found["activities"]) == ["一季度活动", "代表走访月"]
    assert found["activities"]["articles"] == [{"on": "2022-07-01", "title": "代表在行动", "medium": "学习强国"}]
    assert titles(card(deputies_year, "张三", year="2021-2022")["inspections"]) == ["去年的调研", "视察宋剑湖"]


def test_who_was_reviewed_reported_and_who_was_there_took_part(deputies_year: Desk) -> None:
    reported = {name: card(deputies_year, name)["service"]["reviews"] for name in ("张三", "李四", "王五")}
    review = {"on": "2022-09-01", "title": "代表述职评议会", "place": None, "grade": None}
    assert reported == {"张三": [review], "李四": [], "王五": [review]}
    assert titles(card(deputies_year, "李四")["activities"]) == ["代表述职评议会"]


def test_of_two_with_one_name_the_one_who_was_there_reported(deputies_year: Desk) -> None:
    deputy.add(deputies_year, "王五", district="第8选区")
    with deputies_year.file.transaction() as db:
        review = activity(deputies_year, "评议", "又一次述职", date(2022, 10, 1), "#3")
        insert_activity_subject(db, activity_id=review, reviewed="deputy", count=1, names="王五")
    reported = [[one["title"] for one in card(deputies_year, person)["service"]["reviews"]] for person in ("#3", "#4")]
    assert reported == [["又一次述职"], []]


def test_proposals_led_and_signed_with_what_came_of_them(deputies_year: Desk) -> None:
    editing.edit(deputies_year, "5-1/2", co_signers=["张三"])
    supervising.excellent(deputies_year, ["5-1/1"], on="2022-06-01")
    editing.edit(deputies_year, "5-1/1", confidential=True)
    found = card(deputies_year, "张三", year="2022")["proposals"]
    assert (found["count"], found["led"], found["signed"]) == (4, 3, 1)
    told = [
        tuple(
            one[key] for key in ("no", "signed_as", "status", "class", "process", "result", "excellent", "confidential")
        )
        for one in found["entries"]
    ]
    assert told == [
        ("5-1/1", "领衔", "closed", "A", "满意", "满意", True, True),
        ("5-1/2", "附议", "rehandling", "B", "基本满意", "不满意", False, False),
        ("5-1/闭1", "领衔", "replied", "A", None, None, False, False),
        ("5-1/4", "领衔", "submitted", None, None, None, False, False),
    ]


def test_one_that_was_merged_has_the_result_of_the_other(deputies_year: Desk) -> None:
    deciding.merge(deputies_year, ["5-1/4"], into="5-1/闭1", on="2022-05-25", entered_late=True)
    merged = card(deputies_year, "张三")["proposals"]["entries"][-1]
    assert (merged["no"], merged["status"], merged["merged_into"], merged["class"]) == (
        "5-1/4",
        "merged",
        "5-1/闭1",
        "A",
    )


def test_pledges_deeds_households_in_number_and_pairings(deputies_year: Desk) -> None:
    service = card(deputies_year, "张三", year="2022")["service"]
    assert [(one["what"], one["state"], one["evidence"]) for one in service["pledges"]] == [
        ("修桥", "fulfilled", "照片"),
        ("装路灯", "overdue", None),
    ]
    assert [(one["what"], one["count"], one["people"], one["funds"]) for one in service["deeds"]] == [
        ("修缮小屋", 2, 30, 30000.5)
    ]
    assert service["households"] == [{"kind": "联系户", "households": 2, "people": 7}]
    assert [(one["kind"], one["other"], one["partner"], one["post"]) for one in service["pairings"]] == [
        ("deputy", "李四", None, None),
        ("branch", None, "第一网格支部", None),
        ("grid", None, None, "一级网格长"),
    ]
    assert "周某某" not in str(card(deputies_year, "张三", private=True))


def test_a_pledge_is_open_until_its_day_and_broken_when_given_up(deputies_year: Desk) -> None:
    early = card(at(deputies_year, "2022-09-30"), "张三", year="2022")["service"]["pledges"]
    assert early[1]["state"] == "open"
    assert card(deputies_year, "李四", year="2022")["service"]["pledges"][0]["state"] == "broken"


def test_awards(deputies_year: Desk) -> None:
    assert card(deputies_year, "张三", year="2022")["awards"]["entries"] == [
        {"on": "2022-12-01", "title": "优秀人大代表", "given_by": "区人大常委会", "kind": "优秀代表", "prize": 300}
    ]


def test_without_a_year_it_is_the_term_so_far(deputies_year: Desk) -> None:
    found = card(at(deputies_year, "2022-04-30"), "张三")
    assert (found["period"], found["from"], found["to"]) == (
        "2021年12月20日至2022年4月30日",
        "2021-12-20",
        "2022-04-30",
    )
    assert (found["activities"]["count"], found["proposals"]["count"]) == (1, 2)


def test_where_the_term_has_no_start_it_is_all_so_far(deputies_year: Desk) -> None:
    deputies_year.file.db.execute("UPDATE town SET term_start = NULL")
    found = card(deputies_year, "张三")
    assert (found["period"], found["from"]) == ("截至2022年12月31日", None)
    assert titles(found["inspections"]) == ["去年的调研", "视察宋剑湖"]


def test_a_proposal_counts_for_the_year_of_its_session(deputies_year: Desk) -> None:
    deputies_year.file.db.execute("UPDATE proposal SET submitted_on = '2021-12-25' WHERE no = '4'")
    assert [card(deputies_year, "张三", year=year)["proposals"]["count"] for year in ("2021", "2022")] == [0, 3]
    assert card(at(deputies_year, "2021-12-26"), "张三")["proposals"]["count"] == 1


def test_a_year_that_is_none_and_a_deputy_that_is_none_are_refused(deputies_year: Desk) -> None:
    with pytest.raises(InputError, match="年份“二二”不对"):
        card(deputies_year, "张三", year="二二")
    with pytest.raises(InputError, match="没有叫“赵六”的代表"):
        card(deputies_year, "赵六")


def test_in_words_for_people(deputies_year: Desk) -> None:
    editing.edit(deputies_year, "5-1/1", confidential=True)
    supervising.excellent(deputies_year, ["5-1/1"], on="2022-06-01")
    deciding.merge(deputies_year, ["5-1/4"], into="5-1/闭1", on="2022-05-25", entered_late=True)
    told = worded(card(deputies_year, "张三", year="2022"))
    assert told["counts"] == {
        "basic": "2 席", "meetings": "应到 2 次，到会 1 次；按半天计应到 4，出席 2，请假 1，缺席 1", "inspections": "1 次", "trainings": "8 次",
        "activities": "2 次，另述职 1 次见第七部分", "proposals": "3 件：领衔 3，附议 0",
        "service": "述职 1 次，接待选民 0 次，承诺 2 件，实事好事 2 件，联系户 2 户 7 人，结对 3 项", "awards": "1 项",
    }  # fmt: skip
    assert [(one["status"], one["satisfaction"]) for one in told["proposals"]["entries"]] == [
        ("已办结，优秀建议，保密", "过程满意，结果满意"),
        ("已答复", ""),
        ("并案办理，并入 5-1/闭1", ""),
    ]
    assert [one["state"] for one in told["service"]["pledges"]] == ["已兑现", "逾期未兑现"]
    assert told["service"]["pairings"] == [
        {"kind": "联系代表", "partner": "李四", "text": ""},
        {"kind": "结对网格支部", "partner": "第一网格支部", "text": "民生项目：适老化改造（已完成）"},
        {"kind": "网格职务", "partner": "一级网格长", "text": "20 户、选民 50 名"},
    ]
    assert ("人大职务", "主席团成员、代表资格审查委员会成员（至 2022-06-01）") in told["items"]


def test_with_the_reports_the_activities_are_those_of_the_register(deputies_year: Desk) -> None:
    ours = card(deputies_year, "张三", year="2022")["activities"]
    (published,) = (row for row in publishing.publish(deputies_year, "2022").rows if row[0] == "张三")
    assert ours["count"] + ours["reported"] == published[publishing.FIELDS.index("activities")]


def test_what_comes_of_a_pledge_later_is_not_known_yet(deputies_year: Desk) -> None:
    deputies_year.file.db.execute("UPDATE pledge SET fulfilled_on = '2023-02-01' WHERE fulfilled_on IS NOT NULL")
    states = [one["state"] for one in card(deputies_year, "张三", year="2022")["service"]["pledges"]]
    assert states == ["overdue", "overdue"]
    later = at(deputies_year, "2023-03-01")
    assert [one["state"] for one in card(later, "张三", year="2022")["service"]["pledges"]] == ["fulfilled", "overdue"]
    (published,) = (row for row in publishing.publish(later, "2022").rows if row[0] == "张三")
    assert published[publishing.FIELDS.index("fulfilled")] == 0  # of the year, as the yearly figures have it


def test_a_project_under_way_and_a_deputy_without_meetings(deputies_year: Desk) -> None:
    with deputies_year.file.transaction() as db:
        insert_pairing(db, kind="branch", deputy_id=who(deputies_year, "王五"), partner="第二支部", project="修路")
    told = worded(card(deputies_year, "王五", year="2023"))
    assert told["service"]["pairings"][0]["text"] == "民生项目：修路"
    assert told["counts"]["meetings"] == "应到 0 次，到会 0 次"


def test_it_is_written_as_markdown_or_word_and_nothing_else(deputies_year: Desk, tmp_path: Path) -> None:
    found = card(deputies_year, "张三", year="2022")
    text = write(deputies_year, found, str(tmp_path / "张三.md")).read_text("utf-8")
    assert "| 2022-01-06 | 人代会 | 5-1 | 3 | 2 | 1 | 0 | 0 |" in text
    assert "遥观镇人民代表大会主席团　2022年12月31日" in text
    made = write(deputies_year, found, str(tmp_path / "张三.docx"))
    assert (made.read_bytes()[:2], made.stat().st_mode & 0o777) == (b"PK", 0o600)
    with pytest.raises(InputError, match=r"不是可用的格式；文件名请以 \.docx 或 \.md 结尾"):
        write(deputies_year, found, str(tmp_path / "张三.xlsx"))


def test_what_came_of_a_pledge_later_is_not_known_on_the_day(office: Desk) -> None:
    for what in ("修桥", "装灯"):
        pledge.add(office, "张三", what=what, until="2022-09-30", on="2022-01-10")
    pledge.fulfil(office, "张三", what="修桥", evidence="照片", on="2022-10-01")
    states = {
        day: [one["state"] for one in card(at(office, day), "张三", year="2022")["service"]["pledges"]]
        for day in ("2022-09-30", "2022-10-01", "2022-10-02")
    }
    assert states == {
        "2022-09-30": ["open", "open"], "2022-10-01": ["fulfilled", "overdue"], "2022-10-02": ["fulfilled", "overdue"],
    }  # fmt: skip
