"""Inheritance, days and conditions of the rulebook; the shipped profiles; and profiles that are wrong."""

import re
import tomllib
from datetime import date
from typing import Any

import pytest

from renda_cli.errors import InputError, NoRuleOn
from renda_cli.rules import rulebook, values
from renda_cli.rules.rulebook import TABLES, Rulebook, read_profile
from renda_cli.rules.values import KEYS, RuleValue

PROFILES = rulebook.profile_names()
DAY = date(2022, 1, 10)
# What no document need say anything about: left to the town, or to the province.
PRACTICE = (
    "sessions.presidium",
    "station.stars",
    "checklists.own",
    "activity.own_kinds",
    "grid.households",
    "grid.voters",
    "fund.standard",
    "report.share",
    "report.voters",
    "project.margin",
)


def own(key: str, value: Any, from_on: date = date(2020, 1, 1), when: str | None = None) -> RuleValue:
    return RuleValue(key, from_on, value, "本镇规定", "", "town", when)


# ---- Layers, days, conditions


def test_a_profile_inherits_what_it_does_not_say() -> None:
    book = Rulebook("chongqing-township")
    layers = {key: book.value_on(key, DAY).profile for key in ("reply", "co_opinion", "rounding")}
    assert layers == {"reply": "chongqing-township", "co_opinion": "chongqing", "rounding": "national"}


@pytest.mark.parametrize(
    ("name", "ancestors"),
    [
        ("national", ["national"]),
        ("jiangsu", ["jiangsu", "national"]),
        ("qingdao", ["qingdao", "shandong", "national"]),
        ("chongqing-township", ["chongqing-township", "chongqing", "national"]),
    ],
)
def test_the_lineage_goes_from_near_to_national(name: str, ancestors: list[str]) -> None:
    assert [one.name for one in rulebook.lineage(name)] == ancestors


def test_what_need_not_be_there_is_asked_for_without_an_error() -> None:
    book = Rulebook("national", [own("grid.households", 20), own("grid.voters", "none")])
    found = book.found_on("grid.households", DAY)
    assert found is not None
    assert found.value == 20
    assert (book.found_on("grid.households", date(2019, 12, 31)), book.found_on("grid.voters", DAY)) == (None, None)


def test_before_the_tables_begin_a_list_is_that_of_today() -> None:
    later, none = date(2023, 1, 1), date(2024, 1, 1)
    book = Rulebook(
        "national",
        [
            own("activity.own_kinds", ["茶室"]),
            own("activity.own_kinds", ["夜谈"], later),
            own("activity.own_kinds", "none", none),
        ],
    )
    days = (date(1990, 1, 1), DAY, later, none)
    assert [book.list_on("activity.own_kinds", day, DAY) for day in days] == [["茶室"], ["茶室"], ["夜谈"], []]


def test_the_towns_own_value_stands_on_top() -> None:
    book = Rulebook("chongqing-township", [own("reply", {"start": "assigned", "days": 45})])
    assert book.value_on("reply", DAY) == own("reply", {"start": "assigned", "days": 45})
    # Before the town's value the profile holds, and before the profile's its ancestor.
    assert book.value_on("reply", date(2019, 12, 31)).value == {"start": "assigned", "months": 2}
    assert book.value_on("reply", date(2016, 3, 30)).profile == "national"
    assert book.value_on("rehandle", DAY).profile == "chongqing"


def test_the_latest_value_in_force_holds() -> None:
    values = [
        own("reply", {"start": "assigned", "days": days}, date(year, 1, 1)) for days, year in ((30, 2023), (45, 2020))
    ]
    book = Rulebook("national", values)
    found = [book.value_on("reply", day).value["days"] for day in (date(2022, 12, 31), date(2023, 1, 1))]
    assert found == [45, 30]


def test_national_law_changes_article_on_12_march_2025() -> None:
    book = Rulebook("national")
    sources = [book.value_on("reply", day).source for day in (date(2025, 3, 11), date(2025, 3, 12))]
    title = "《中华人民共和国全国人民代表大会和地方各级人民代表大会代表法》"
    assert sources == [f"{title}（2015-08-29）第42条", f"{title}（2025-03-11）第51条"]


def test_a_value_for_one_condition_goes_before_one_for_all() -> None:
    general = own("reply", {"start": "assigned", "days": 30}, date(2021, 1, 1))
    special = own("reply", {"start": "closed", "days": 60}, date(2020, 1, 1), "session")
    book = Rulebook("national", [general, special])
    assert book.value_on("reply", DAY) == special
    assert book.value_on("reply", DAY, between=True) == general


def test_a_value_for_the_other_condition_does_not_hide_what_is_inherited() -> None:
    book = Rulebook("shandong")
    assert book.value_on("assign", DAY, between=True).value == {"start": "submitted", "days": 5}
    in_session = book.value_on("assign", DAY)
    assert (in_session.is_none, in_session.profile) == (True, "national")


def test_an_explicit_none_ends_the_search() -> None:
    book = Rulebook("shandong")
    assert book.value_on("return_window", DAY, between=True).value == {"start": "received", "days": 5}
    in_session = book.value_on("return_window", DAY)
    assert (in_session.is_none, in_session.profile, in_session.when) == (True, "shandong", "session")
    lifted = Rulebook("shandong", [own("rehandle", "none")])
    assert lifted.value_on("rehandle", DAY).is_none
    assert not Rulebook("shandong").value_on("rehandle", DAY).is_none


def test_a_limit_for_rehandling_holds_for_every_round_unless_the_document_says_else() -> None:
    again = {name: Rulebook(name).value_on("rehandle.again", DAY) for name in ("zhejiang", "chongqing", "qingdao")}
    assert (again["zhejiang"].key, again["zhejiang"].value) == ("rehandle", {"start": "feedback", "months": 1})
    assert (again["chongqing"].key, again["chongqing"].is_none) == ("rehandle.again", True)
    assert (again["qingdao"].key, again["qingdao"].is_none) == ("rehandle", True)
    own_limit = Rulebook("henan", [own("rehandle", {"start": "feedback", "days": 15})])
    assert own_limit.value_on("rehandle.again", DAY).value == {"start": "feedback", "days": 15}


def test_a_missing_rule_is_an_error_that_says_how_to_add_it() -> None:
    with pytest.raises(NoRuleOn) as missing:
        Rulebook("jiangsu").value_on("rehandle", date(2015, 8, 28))
    assert str(missing.value) == (
        "规则表（jiangsu）里没有 2015-08-28 适用的“重新办理的期限”（rehandle）；"
        "请用 renda rules set rehandle 值 --from 日期 --source 出处 补上"
    )
    with pytest.raises(NoRuleOn, match="适用的“teatime”（teatime）"):
        Rulebook("jiangsu").value_on("teatime", DAY)


def test_all_values_come_by_key_then_layer() -> None:
    mine = own("reply", {"start": "assigned", "days": 45})
    found = Rulebook("chongqing-township", [mine]).values()
    places = [list(KEYS).index(value.key) for value in found]
    assert places == sorted(places)
    replies = [(value.profile, value.from_on.year) for value in found if value.key == "reply"]
    assert replies == [
        ("town", 2020),
        ("chongqing-township", 2016),
        ("chongqing", 2018),
        ("national", 2015),
        ("national", 2025),
    ]
    assert len(found) == 1 + sum(len(ancestor.values) for ancestor in rulebook.lineage("chongqing-township"))


def test_an_unknown_profile_is_refused_with_those_there_are() -> None:
    with pytest.raises(InputError) as refused:
        rulebook.profile("atlantis")
    assert str(refused.value) == f"没有叫“atlantis”的规则；可选：{'、'.join(PROFILES)}"


@pytest.mark.parametrize("name", ["holidays", "surnames"])
def test_the_other_tables_are_no_profiles(name: str) -> None:
    with pytest.raises(InputError, match=f"没有叫“{name}”的规则"):
        rulebook.profile(name)


@pytest.mark.parametrize(
    ("province", "name"),
    [
        ("浙江省", "zhejiang"),
        ("山东省", "shandong-township"),
        ("重庆市", "chongqing-township"),
        ("河南省", "henan"),
        ("北京市", "beijing-township"),
        ("上海市", "shanghai"),
        ("江苏省", "jiangsu"),
        ("海南省", "national"),
        ("", "national"),
        (None, "national"),
    ],
)
def test_a_province_chooses_the_profile_of_its_townships(province: str | None, name: str) -> None:
    assert rulebook.profile_of_province(province) == name


# ---- The shipped profiles


def raw(name: str) -> dict[str, Any]:
    return tomllib.loads((TABLES / f"{name}.toml").read_text(encoding="utf-8"))


def test_the_shipped_profiles() -> None:
    assert PROFILES == (
        "national", "beijing", "beijing-township", "chongqing", "chongqing-township", "henan", "jiangsu", "qingdao",
        "shandong", "shandong-township", "shanghai", "zhejiang",
    )  # fmt: skip
    provinces = [rulebook.profile(name).province for name in PROFILES]
    chosen = [province for province in provinces if province]
    assert len(set(chosen)) == len(chosen)


@pytest.mark.parametrize("name", PROFILES)
def test_a_profile_is_named_as_its_file_and_leads_to_national(name: str) -> None:
    found = rulebook.profile(name)
    assert found.name == name
    assert found.title
    assert rulebook.lineage(name)[-1].name == "national"


@pytest.mark.parametrize("name", PROFILES)
def test_every_value_has_day_source_and_words(name: str) -> None:
    found, table = rulebook.profile(name), raw(name)
    assert len(found.values) == len(table.get("value", []))
    for value, entry in zip(found.values, table.get("value", []), strict=True):
        document = table["documents"][entry["document"]]
        assert type(entry["from"]) is date
        assert value.from_on == entry["from"] >= document["in_force"] >= document["version"]
        assert value.says.strip() == entry["says"] != ""
        if entry["document"] == "custom":
            assert (value.source, name) == ("通行做法（法律未规定）", "national")
        else:
            assert re.fullmatch(r"《[^《》]+》（\d{4}-\d\d-\d\d）第\d+(—\d+)?条", value.source), value


@pytest.mark.parametrize("name", PROFILES)
def test_a_value_stands_once_for_a_day_and_a_condition(name: str) -> None:
    stands = [(value.key, value.from_on, value.when) for value in rulebook.profile(name).values]
    assert len(set(stands)) == len(stands)


@pytest.mark.parametrize("between", [False, True], ids=["session", "between"])
@pytest.mark.parametrize("day", [date(2018, 6, 1), date(2025, 6, 1)], ids=str)
@pytest.mark.parametrize("name", PROFILES)
def test_every_key_has_a_value_in_force(name: str, day: date, between: bool) -> None:
    book = Rulebook(name)
    for key in KEYS:
        value = book.value_on(key, day, between=between)
        assert value.key in (key, "rehandle")
        assert value.from_on <= day
        assert value.when in (None, "between" if between else "session")
        assert not value.is_none or key in values.CLOCK_KEYS or key in PRACTICE


@pytest.mark.parametrize("name", PROFILES)
def test_grades_that_count_are_grades_and_classes_run_from_a(name: str) -> None:
    book = Rulebook(name)
    grades = {item["code"]: item["means"] for item in book.value_on("grades", DAY).value}
    assert set(book.value_on("satisfaction.counts", DAY).value) <= set(grades)
    assert {"satisfied", "dissatisfied"} <= set(grades.values())
    codes = [item["code"] for item in book.value_on("classes", DAY).value]
    assert codes == list("ABCDE"[: len(codes)])


@pytest.mark.parametrize(
    ("name", "start", "months"),
    [
        ("national", "assigned", 3),
        ("zhejiang", "received", 3),
        ("shandong", "assigned", 3),
        ("shandong-township", "closed", 2),
        ("qingdao", "assigned", 3),
        ("henan", "received", 3),
        ("chongqing", "assigned", 3),
        ("chongqing-township", "assigned", 2),
        ("beijing", "assigned", 3),
        ("beijing-township", "assigned", 3),
        ("shanghai", "assigned", 3),
        ("jiangsu", "assigned", 3),
    ],
)
@pytest.mark.parametrize("day", [date(2018, 6, 1), date(2025, 6, 1)], ids=str)
def test_the_reply_to_a_sessions_suggestion(name: str, start: str, months: int, day: date) -> None:
    assert Rulebook(name).value_on("reply", day).value == {"start": start, "months": months}


# ---- Profiles that are wrong

HEAD = (
    'name = "mine"\ntitle = "本镇"\n[documents.town]\ntitle = "本镇办法"\nversion = 2020-01-01\nin_force = 2020-01-01\n'
)
GOOD = (
    '[[value]]\nkey = "reply"\nfrom = 2020-01-01\nvalue = "none"\ndocument = "town"\narticle = "3"\nsays = "没有定"\n'
)


def entry(key: str = '"reply"', value: str = '"none"', **more: str) -> str:
    """A profile whose first value is right and whose second is the one under test, in TOML's own words."""
    fields = {"key": key, "from": "2021-01-01", "value": value, "document": '"town"', "article": '"3"'} | more
    lines = "".join(f"{field} = {written}\n" for field, written in fields.items() if written)
    return f"{HEAD}{GOOD}[[value]]\n{lines}"


def test_a_profile_is_read_value_by_value() -> None:
    text = 'note = "说明"\nprovince = "海南省"\ninherits = "national"\n' + HEAD + GOOD
    assert read_profile(text) == rulebook.Profile(
        name="mine",
        title="本镇",
        inherits="national",
        province="海南省",
        note="说明",
        values=(
            RuleValue("reply", date(2020, 1, 1), "none", "《本镇办法》（2020-01-01）第3条", "没有定", "mine", None),
        ),
    )


def test_a_profile_may_leave_out_what_is_optional() -> None:
    found = read_profile('name = "mine"\ntitle = "本镇"')
    assert found == rulebook.Profile("mine", "本镇", None, None, "", ())
    value = read_profile(entry(when='"between"')).values[1]
    assert (value.says, value.when) == ("", "between")
    with pytest.raises(InputError, match="没有写明条文"):
        read_profile(entry(article=""))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("name = ", "规则表末尾不合 TOML 的写法"),
        ('name = "mine"\ntitle = 本镇', "规则表第 2 行第 9 列不合 TOML 的写法；请核对引号、等号和括号"),
        ("[[value", "规则表末尾不合 TOML 的写法；请核对引号、等号和括号"),
        (f"value = {'9' * 5000}", "规则表里有太长的数或太深的括号；请核对内容"),
        (f"value = {'[' * 100_000}", "规则表里有太长的数或太深的括号；请核对内容"),
        ('title = "本镇"', "规则表缺少 name；请在开头写 name ="),
        ("inherits = 3\n" + HEAD + GOOD, "规则表 mine 的 inherits 写法不对；请写所继承规则的名字"),
        ('name = "mine"', "规则表缺少 title"),
        ('name = 3\ntitle = "本镇"', "规则表缺少 name"),
        (entry(document=""), "规则表 mine 的第 2 条（reply）没有写明出处文件；请写 document"),
        (entry(document='"other"'), "规则表 mine 的第 2 条（reply）没有写明出处文件"),
        (entry(**{"from": ""}), "规则表 mine 的第 2 条（reply）没有写明施行日期；请写 from"),
        (entry(**{"from": '"2021-01-01"'}), "规则表 mine 的第 2 条（reply）没有写明施行日期"),
        (entry(**{"from": "2021-01-01T00:00:00"}), "规则表 mine 的第 2 条（reply）没有写明施行日期"),
        (entry(""), "规则表 mine 的第 2 条（没有 key）：没有“”这个项目；可选：assign、"),
        (entry('"teatime"'), "规则表 mine 的第 2 条（teatime）：没有“teatime”这个项目；可选：assign、"),
        (entry(when='"always"'), "规则表 mine 的第 2 条（reply）：when 只能是 session 或 between"),
        (entry(value=""), "规则表 mine 的第 2 条（reply）写法不对，或不能用在这一项；请照 renda rules show 里已有的写法"),
    ],
)  # fmt: skip
def test_a_wrong_profile_is_refused_with_the_value_that_is_wrong(text: str, said: str) -> None:
    with pytest.raises(InputError) as refused:
        read_profile(text)
    assert str(refused.value).startswith(said)


@pytest.mark.parametrize(
    "text",
    [
        HEAD.replace('[documents.town]', 'value = 3\n[documents.town]'),
        HEAD.replace('[documents.town]', 'value = [3]\n[documents.town]'),
        'name = "mine"\ntitle = "本镇"\ndocuments = 3\n' + GOOD,
        'name = "mine"\ntitle = "本镇"\ndocuments = { town = 3 }\n' + GOOD,
        HEAD.replace('title = "本镇办法"\n', "") + GOOD,
        HEAD.replace("version = 2020-01-01\n", "") + GOOD,
        entry("[]"),
        entry(document="[]"),
    ],
    ids=["value no list", "value no table", "documents no table", "document no table", "document without title",
         "document without version", "key no text", "document name no text"],
)  # fmt: skip
def test_a_profile_of_another_shape_is_refused(text: str) -> None:
    with pytest.raises(InputError, match=r"^规则表"):
        read_profile(text)


def test_a_profile_inherits_by_name() -> None:
    with pytest.raises(InputError, match="inherits 写法不对"):
        read_profile(HEAD.replace('title = "本镇"', 'title = "本镇"\ninherits = []') + GOOD)
