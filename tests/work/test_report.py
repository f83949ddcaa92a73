"""The report of a year: what it says of a full year, where each number comes from, and what it leaves out."""

import re
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from renda_cli.errors import InputError
from renda_cli.files.tabular import Table
from renda_cli.rules.rates import rate
from renda_cli.store.statements import (
    insert_activity,
    insert_affair,
    insert_award,
    insert_deed,
    insert_deputy_role,
    insert_review,
    insert_review_subject,
    insert_station,
)
from renda_cli.work import indicators, session, spans
from renda_cli.work.desk import Desk
from renda_cli.work.report import delivery, making, papers
from renda_cli.work.report.sentences import Said
from tests.work.helpers import at

DAYS = re.compile(r"\d{4}年(\d+月\d+日)?")
PRIZES = re.compile("奖金[0-9]+元")  # from the award itself


def draft(desk: Desk, period: str = "2022", **more: Any) -> making.Draft:
    return making.draft(desk, spans.read(desk, period), **more)


def told(made: making.Draft) -> list[Said]:
    return [*made.opening, *(one for _, said in made.parts for one in said), *made.closing]


def text(desk: Desk, period: str = "2022", **more: Any) -> str:
    return "\n".join(one.text for one in told(draft(desk, period, **more)))


def test_the_sentences_of_a_full_year(full_year: Desk) -> None:
    made = draft(full_year)
    assert [part.title for part in made.report.parts] == [
        "（一）坚持党的领导", "（二）做好代表工作", "（三）依法开展监督", "（四）建好平台、发挥作用", "（五）加强自身建设",
    ]  # fmt: skip
    party, deputies, supervision, stations, office = (part.paragraphs for part in made.report.parts)
    assert party == ["截至2022年12月31日，代表中有党小组1个。"]
    assert deputies[1] == (
        "二是密切联系选民。"
        "开展接待选民活动5次，接待选民15人次，代表参加接待8人次。组织走访1次。"
        "收到选民意见7条，其中当场答复1条，已答复2条，转为代表建议1条，引导至有关机关1条。选民意见答复率66.67%、选民满意率50%。"
        "截至2022年12月31日，代表联系、帮扶2户，共7人。"
    )
    assert deputies[2] == (
        "三是督办议案建议。2022年收到代表建议11件，会议期间提出8件、闭会期间提出3件。交4个单位办理5件，并案办理1件，已答复4件，已解决2件，已办结1件。"
        "答复率80%、按期答复率60%、见面率40%、满意率20%。重点督办2件，现场督办和回头看1次，催办1次，代表不满意、退回重新办理1件。"
        "承办单位作出承诺4项，落实承诺2项。"
    )
    assert supervision[1] == (
        "二是推进民生实事。征集民生实事项目4项，提出候选项目4项，代表票决入选3项。"
        "截至2022年12月31日完成2项，完成率66.67%，已用资金12,345.50元。年中测评满意率80%，年终测评满意率80%。"
    )
    assert stations[2] == "三是为群众办实事。筹资捐款30,000.50元。办实事好事2件。"
    assert stations[3].endswith(
        "受表彰的优秀代表1名：张三。受表彰的先进代表小组1个：东片小组。优秀代表每名奖金300元。受表彰的家站点1个：镇代表之家。受表彰的先进承办单位1个：建设局。"
    )
    assert office == [
        "一是抓好学习培训。举办培训8次，参加8人次。",
        "二是健全制度、落实保障。支出代表活动经费200元。",
    ]
    assert made.report.closing[1] == (
        "工作中还有没有做完的事：办理中的选民意见还有1条；截至2022年12月31日未落实的承诺还有2项，其中逾期1项。这些都要接着抓紧办理。"
    )
    assert made.report.opening == (
        [
            "各位代表：",
            "受遥观镇第五届人民代表大会主席团委托，现将2022年的工作报告如下，请予审议，并请列席会议的同志提出意见。",
        ]
    )
    assert made.report.notes == []


@pytest.mark.parametrize("about", [False, True])
def test_no_number_is_said_that_is_not_a_figure_of_the_registry(full_year: Desk, about: bool) -> None:
    values = {one.indicator.key: one.value for one in indicators.summary(full_year, spans.read(full_year, "2022"))}
    for said in told(draft(full_year, about=about)):
        numbers = re.findall(r"\d[\d,.]*", PRIZES.sub("", DAYS.sub("", said.text)))
        assert numbers == [re.findall(r"\d[\d,.]*", one.printed)[0] for one in said.figures]
        assert all(one.value == values[one.key] for one in said.figures)


def test_a_year_that_is_not_over_says_so_and_parts_without_data_are_left_out(small_year: Desk) -> None:
    made = draft(small_year)
    assert [part.title for part in made.report.parts] == ["（一）做好代表工作", "（二）依法开展监督"]
    assert "现将2022年的工作（截至2022年1月10日）报告如下" in made.report.opening[1]
    assert made.report.notes == ["2022年还没有结束，本报告的数字截至2022年1月10日。"]
    assert made.report.parts[1].paragraphs == ["召开人民代表大会会议1次。"]
    chapters = {one.chapter for one in made.report.lines}
    assert "议案建议" in chapters
    assert "监督" not in chapters
    periods = {one.key: one.period for one in made.report.lines}
    assert (periods["proposals_collected"], periods["deputies_total"]) == ("2022年", "2022年末")
    half = draft(small_year, "2022H1").report.lines
    assert {one.period for one in half} == {"2022年上半年", "截至2022年6月30日"}


def test_motions_and_suggestions_are_told_apart_only_where_there_are_both(office: Desk) -> None:
    from tests.work.helpers import hand_in

    office = at(office, "2022-12-31")
    hand_in(office, "整治河道", kind="议案")
    assert "2022年收到代表议案1件" in text(office) or "2022年收到代表建议1件" in text(office)


def test_what_was_counted_since_the_term_began_says_since_when(small_year: Desk) -> None:
    from tests.work.helpers import hand_in

    small_year = at(small_year, "2023-12-31")
    session.add(small_year, "5-3", on="2023-01-06", closed="2023-01-06")
    hand_in(small_year, "修桥", session="5-3", on="2023-01-06")
    said = text(small_year, "2023")
    assert "从2021年12月20日到2023年12月31日，本届共收到代表议案、建议6件。2023年收到代表建议1件" in said
    assert "本届共收到" not in text(small_year, "2022")
    small_year.file.db.execute("UPDATE town SET term_start = NULL, congress = NULL")
    said = text(small_year, "2023")
    assert "本届共收到" not in said
    assert "受遥观镇人民代表大会主席团委托" in said


def test_a_year_without_records_has_no_report(office: Desk, desk: Desk) -> None:
    with pytest.raises(InputError, match="2021年没有任何记录，写不出报告；已有记录的年份：2022"):
        draft(office, "2021")
    desk.file.db.execute("DELETE FROM session")
    with pytest.raises(InputError, match="请先登记会议、议案建议和代表活动"):
        draft(desk)


def test_who_gives_it_where_and_when(small_year: Desk) -> None:
    span = spans.read(small_year, "2022")
    assert delivery.of(small_year, span)[1:] == ("", "", None)
    insert_deputy_role(small_year.file.db, deputy_id=1, role="主席", from_on=date(2022, 1, 6))
    assert delivery.of(small_year, span, "5-3").words == "——在遥观镇第五届人民代表大会第三次会议上"
    assert delivery.of(small_year, span, on="2023-01-05")[1:] == ("——2023年1月5日", "镇人大主席　张　三", "2023-01-05")
    session.add(at(small_year, "2023-01-06"), "5-3", on="2023-01-06")
    expected = "——2023年1月6日在遥观镇第五届人民代表大会第三次会议上"
    assert delivery.of(small_year, span).words == delivery.of(small_year, span, "五届三次").words == expected
    assert delivery.of(small_year, span, on="2023-01-07").day == "2023-01-07"
    small_year.file.db.execute("UPDATE deputy SET name = '欧阳小明' WHERE id = 1")
    assert delivery.of(small_year, span).reporter == "镇人大主席　欧阳小明"
    report = making.make(small_year, span)
    assert (report.title, report.subtitle, report.reporter) == ("遥观镇人民代表大会主席团工作报告", expected, "镇人大主席　欧阳小明")  # fmt: skip


def test_names_are_given_where_every_one_is_known(office: Desk) -> None:
    desk, db = at(office, "2022-12-31"), office.file.db
    with desk.file.transaction():
        for kind, day, subjects in (
            ("部门评议", 10, ("unit 派出所", "unit 财政所")),
            ("执法检查", 11, ("unit 交警中队", "law 《农民专业合作社条例》")),
        ):
            review = insert_review(
                db, kind=kind, title=f"{kind}会", status="held", year=2022, held_on=date(2022, 11, day)
            )
            for subject in subjects:
                reviewed, name = subject.split()
                insert_review_subject(db, review_id=review, reviewed=reviewed, name=name)
        insert_award(
            db,
            kind="其他",
            title="优秀人大组织",
            given_on=date(2022, 12, 1),
            given_by="区人大常委会",
            name="镇人大主席团",
        )
        insert_affair(db, kind="regulation", what="代表述职办法", held_on=date(2022, 3, 1))
        insert_affair(db, kind="party", what="听取汇报", held_on=date(2022, 3, 1), count=12)
        for name in ("郑村村联系点", "宋剑湖联系点"):
            insert_station(db, name=name, kind="point", level="村", opened_on=date(2022, 6, 1))
        for times, kind in ((8, "代表讲堂"), (2, "结对共建"), (1, "代表讲堂")):
            insert_activity(db, kind=kind, title=kind, status="done", held_on=date(2022, 6, 1), times=times)
        for what, fen in (("助学13800001111", 300_000_000), ("慈善", 2_000_050_000)):
            insert_deed(db, kind="好事", what=what, done_on=date(2022, 6, 2), funds_fen=fen)
    said = text(desk)
    for expected in (
        "镇党委研究人大工作、听取人大工作汇报12次。", "评议部门、站所2个（派出所、财政所）。",
        "开展执法检查，检查1家单位（交警中队）、1部法律法规的执行情况（《农民专业合作社条例》）。", "2022年新设郑村村联系点、宋剑湖联系点。",
        "开展代表讲堂9次、结对共建2次。", "筹资捐款23,000,500元（助学138****1111300万元、慈善20,000,500元）。",
        "其他表彰1项：镇人大主席团获优秀人大组织。", "截至2022年12月31日有制度1项，2022年新订、修订1项（代表述职办法）。",
    ):  # fmt: skip
        assert expected in said
    assert "（助学138****1111300万元、慈善2000余万元）" in text(desk, about=True)
    insert_review_subject(db, review_id=1, reviewed="unit", name="两个站所", count=2)
    assert "评议部门、站所4个。" in text(desk)  # not every one has a name
    for number in range(12):
        insert_deed(db, kind="好事", what=f"好事{number}", done_on=date(2022, 6, 3), funds_fen=100)
    assert "筹资捐款23,000,512元。" in text(desk)


def test_each_figure_can_be_traced(full_year: Desk) -> None:
    made = papers.report(full_year, spans.read(full_year, "2022"))
    proposals = made.data["parts"][1]["paragraphs"][2]["figures"]
    assert proposals[0] == {"key": "proposals_suggestions", "value": 11, "printed": "11"}
    assert [one["printed"] for one in proposals if one["key"] == "reply_rate"] == ["80%"]
    assert {"chapter", "key", "definition", "period"} <= set(made.data["figures"][0])
    assert made.data["parts"][0]["title"] == "（一）坚持党的领导"


def test_tables_are_given_to_templates_as_text(full_year: Desk) -> None:
    made = draft(full_year)
    table = Table(
        "units",
        "承办单位",
        ("单位", "件数", "答复率"),
        [("建设局", 3, rate(1, 3)), ("财政所", None, rate(0, 0))],
        ("不排名。",),
    )
    given = papers.fields(replace(made, report=replace(made.report, tables=(table,))), "2022-12-31")
    assert given["tables"] == [
        {
            "name": "units", "title": "承办单位", "headings": ("单位", "件数", "答复率"), "notes": ("不排名。",),
            "rows": [{"cells": ["建设局", "3", "33.33%"]}, {"cells": ["财政所", "—", "—"]}],
        }
    ]  # fmt: skip
    assert given["figures"]["reply_rate"] == "80%"


@pytest.mark.parametrize("form", papers.FORMS)
def test_the_same_year_gives_the_same_bytes(full_year: Desk, tmp_path: Path, form: str) -> None:
    span = spans.read(full_year, "2022")
    given = delivery.of(full_year, span, "5-3", "2023-01-06")
    first, second = (papers.report(full_year, span, given, output=str(tmp_path / f"{name}.{form}")) for name in "ab")
    later = papers.report(at(full_year, "2024-05-01"), span, given, output=str(tmp_path / f"c.{form}"))
    assert (tmp_path / f"a.{form}").read_bytes() == first.content == second.content == later.content


def test_a_workbook_has_no_template(full_year: Desk) -> None:
    span = spans.read(full_year, "2022")
    with pytest.raises(InputError, match="xlsx 不用模板"):
        papers.report(full_year, span, output="a.xlsx", template="t.md")
