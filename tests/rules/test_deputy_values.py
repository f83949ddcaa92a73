"""Sessions, quorum, groups, inspections, grounds: the expected values were read from the documents' words."""

from datetime import date, timedelta
from typing import Any

import pytest

from renda_cli.errors import NoRuleOn
from renda_cli.rules.rulebook import Rulebook, profile_names

SINCE = date(2015, 8, 29)  # nothing national is known for an earlier day
DAY = date(2023, 5, 4)
PROFILES = profile_names()
LAW = "《中华人民共和国全国人民代表大会和地方各级人民代表大会代表法》"
ORGANIC = "《中华人民共和国地方各级人民代表大会和地方各级人民政府组织法》"
MEASURES = "实施〈中华人民共和国全国人民代表大会和地方各级人民代表大会代表法〉办法》"
ZHEJIANG = "《浙江省乡镇人民代表大会工作条例》（2016-07-29）"
CHONGQING = "《重庆市乡镇人民代表大会工作条例》（2016-03-31）"
BEIJING = "《北京市乡、民族乡、镇人民代表大会组织条例》（2016-03-24）"
HENAN = "《河南省乡镇人民代表大会主席团工作条例》（2016-11-18）"
SHANDONG = "《山东省乡镇人民代表大会工作若干规定》（2015-12-03）"
JIANGSU = "《江苏省乡镇人民代表大会工作条例》（2022-07-29）"
THREE_MONTHS = {"start": "handed", "months": 3}


@pytest.mark.parametrize(
    ("name", "key", "first_day", "value", "source"),
    [
        # Each document from its first day; the day before, the next layer answers.
        ("zhejiang", "sessions.congress", date(2016, 10, 1), 2, f"{ZHEJIANG}第16条"),
        ("zhejiang", "sessions.presidium", date(2016, 10, 1), 4, f"{ZHEJIANG}第24条"),
        ("zhejiang", "quorum.presidium", date(2016, 10, 1), "majority", f"{ZHEJIANG}第24条"),
        ("zhejiang", "pass.presidium", date(2016, 10, 1), "majority", f"{ZHEJIANG}第24条"),
        ("zhejiang", "group.activities", date(2016, 5, 27), 3, f"《浙江省{MEASURES}（2016-05-27）第19条"),
        ("zhejiang", "inspection_reply", date(2016, 5, 27), THREE_MONTHS, f"《浙江省{MEASURES}（2016-05-27）第24条"),
        ("beijing-township", "sessions.congress", date(2016, 3, 24), 2, f"{BEIJING}第5条"),
        ("beijing-township", "quorum.congress", date(2016, 3, 24), "2/3", f"{BEIJING}第6条"),
        ("beijing", "group.activities", date(2014, 1, 22), 2, f"《北京市{MEASURES}（2014-01-22）第16条"),
        ("chongqing-township", "sessions.congress", date(2016, 3, 31), 2, f"{CHONGQING}第8条"),
        ("chongqing-township", "sessions.presidium", date(2016, 3, 31), 4, f"{CHONGQING}第34条"),
        ("chongqing-township", "quorum.congress", date(2016, 3, 31), "2/3", f"{CHONGQING}第10条"),
        ("chongqing-township", "quorum.presidium", date(2016, 3, 31), "majority", f"{CHONGQING}第34条"),
        ("chongqing-township", "pass.presidium", date(2016, 3, 31), "majority", f"{CHONGQING}第34条"),
        ("chongqing-township", "group.activities", date(2016, 3, 31), 4, f"{CHONGQING}第43条"),
        ("chongqing", "group.activities", date(2016, 3, 31), 4, f"《重庆市{MEASURES}（2016-03-31）第24条"),
        ("chongqing", "inspection_reply", date(2016, 3, 31), {"start": "handed", "months": 1}, f"《重庆市{MEASURES}（2016-03-31）第31条"),
        ("henan", "sessions.congress", date(2017, 1, 1), 2, f"{HENAN}第2条"),
        ("henan", "sessions.presidium", date(2017, 1, 1), 4, f"{HENAN}第5条"),
        ("henan", "quorum.presidium", date(2017, 1, 1), "majority", f"{HENAN}第5条"),
        ("henan", "pass.presidium", date(2017, 1, 1), "majority", f"{HENAN}第5条"),
        ("shandong", "group.activities", date(2015, 12, 3), 4, f"《山东省{MEASURES}（2015-12-03）第19条"),
        ("shandong", "inspection_reply", date(2015, 12, 3), THREE_MONTHS, f"《山东省{MEASURES}（2015-12-03）第23条"),
        ("shandong-township", "sessions.congress", date(2015, 12, 3), 1, f"{SHANDONG}第4条"),
        ("shandong-township", "quorum.congress", date(2015, 12, 3), "2/3", f"{SHANDONG}第4条"),
        ("shandong-township", "pass.presidium", date(2015, 12, 3), "majority", f"{SHANDONG}第8条"),
        ("jiangsu", "sessions.presidium", date(2022, 7, 29), 4, f"{JIANGSU}第22条"),
        ("jiangsu", "quorum.presidium", date(2022, 7, 29), "2/3", f"{JIANGSU}第22条"),
    ],
)  # fmt: skip
def test_what_a_document_says_holds_from_its_first_day(
    name: str, key: str, first_day: date, value: Any, source: str
) -> None:
    book = Rulebook(name)
    found = book.value_on(key, first_day)
    assert (found.value, found.source, found.profile) == (value, source, name)
    try:
        before = book.value_on(key, first_day - timedelta(days=1))
    except NoRuleOn:
        assert first_day <= SINCE
    else:
        assert before.profile != name


@pytest.mark.parametrize(
    ("key", "day", "value", "source"),
    [
        ("sessions.congress", SINCE, 1, f"{ORGANIC}（2015-08-29）第11条"),
        ("sessions.congress", date(2022, 3, 11), 1, f"{ORGANIC}（2015-08-29）第11条"),
        ("sessions.congress", date(2022, 3, 12), 2, f"{ORGANIC}（2022-03-11）第14条"),
        ("quorum.congress", date(2022, 3, 11), "2/3", f"{ORGANIC}（2015-08-29）第11条"),
        ("quorum.congress", date(2022, 3, 12), "2/3", f"{ORGANIC}（2022-03-11）第16条"),
        ("pass.congress", date(2022, 3, 12), "majority", f"{ORGANIC}（2022-03-11）第25条"),
        ("absence.sessions", date(2025, 3, 11), 2, f"{LAW}（2015-08-29）第49条"),
        ("absence.sessions", date(2025, 3, 12), 2, f"{LAW}（2025-03-11）第62条"),
        ("inspection_reply", date(2025, 3, 11), "none", f"{LAW}（2015-08-29）第24条"),
        ("inspection_reply", date(2025, 3, 12), "none", f"{LAW}（2025-03-11）第31条"),
        ("group.members", date(2022, 3, 12), 3, f"{ORGANIC}（2022-03-11）第43条"),
    ],
)
def test_what_the_law_says_on_a_day(key: str, day: date, value: Any, source: str) -> None:
    found = Rulebook("national").value_on(key, day)
    assert (found.value, found.source) == (value, source)


@pytest.mark.parametrize(
    ("key", "values"),
    [
        ("sessions.congress", {}),
        ("sessions.presidium", {"zhejiang": 4, "chongqing-township": 4, "henan": 4, "jiangsu": 4}),
        ("quorum.presidium", {"jiangsu": "2/3"}),
        ("quorum.congress", {}),
        ("pass.presidium", {}),
        ("absence.sessions", {}),
        ("recall.signers", {}),
        ("group.activities", {"zhejiang": 3, "beijing": 2, "beijing-township": 2}),
        (
            "inspection_reply",
            {
                **dict.fromkeys(("zhejiang", "shandong", "shandong-township", "qingdao"), THREE_MONTHS),
                **{name: {"start": "handed", "months": 1} for name in ("chongqing", "chongqing-township")},
            },
        ),
    ],
)
def test_where_a_place_differs_from_the_law(key: str, values: dict[str, Any]) -> None:
    ordinary = Rulebook("national").value_on(key, DAY).value
    found = {name: Rulebook(name).value_on(key, DAY).value for name in PROFILES}
    assert {name: value for name, value in found.items() if value != ordinary} == values


def test_an_older_text_of_a_province_gives_way_to_the_law_that_asks_for_more() -> None:
    book = Rulebook("shandong-township")
    assert [book.value_on("sessions.congress", day).value for day in (date(2022, 3, 11), date(2022, 3, 12))] == [1, 2]
    assert book.value_on("sessions.congress", DAY).source == f"{ORGANIC}（2022-03-11）第14条"


@pytest.mark.parametrize("day", [SINCE, DAY, date(2025, 3, 12)])
def test_two_grounds_suspend_and_seven_end(day: date) -> None:
    book = Rulebook("national")
    codes = {key: [one["code"] for one in book.value_on(key, day).value] for key in ("suspend.grounds", "end.grounds")}
    assert codes == {
        "suspend.grounds": ["detained", "serving"],
        "end.grounds": ["moved", "resigned", "absent", "recalled", "nationality", "rights", "capacity"],
    }


def test_what_was_seen_as_an_excerpt_only_says_so() -> None:
    for key in ("sessions.presidium", "quorum.presidium"):
        assert "只见到条文摘录" in Rulebook("jiangsu").value_on(key, DAY).says
