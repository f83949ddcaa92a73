"""renda deputy pledge add | fulfil | break | list, and where pledges show up."""

import pytest

from tests.conftest import Renda

MADE = "--what 修好水渠 --until 2022-05-20 --on 2022-01-10"


@pytest.fixture
def town(town_with_people: Renda) -> Renda:
    assert town_with_people("deputy", "pledge", "add", "张三", *MADE.split()).code == 0
    return town_with_people


def test_a_pledge_from_its_making_to_its_end(town: Renda) -> None:
    ran = town(*["deputy", "pledge", "add", "张三", "--what", "资助学生", "-f", "json"])
    assert (ran.code, ran.json["id"], ran.json["until"], ran.json["state"]) == (0, 2, "2022-12-31", "open")
    ran = town(
        *["deputy", "pledge", "fulfil", "张三", "--what", "水渠", "--evidence", "照片", "--on", "2022-05-25"],
        today="2022-06-01",
    )
    assert (ran.code, ran.out) == (
        0,
        "已登记 张三 的承诺 #1 兑现：修好水渠，2022-05-25（晚于承诺）；证明：照片\n",
    )
    ran = town(
        *["deputy", "pledge", "break", "张三", "--id", "2", "--reason", "没有钱", "--on", "2022-06-01", "-f", "json"],
        today="2022-06-01",
    )
    assert (ran.code, ran.json["state"], ran.json["broken_why"]) == (0, "broken", "没有钱")
    assert town("due", today="2023-02-01").out.count("承诺") == 0
    assert town("undo", "--yes").code == 0
    assert "资助学生" in town("due", today="2023-02-01").out


def test_it_is_due_on_the_desk_in_the_list_by_unit_and_once(town: Renda) -> None:
    late = {"today": "2022-05-21"}
    (one,) = town("due", "-f", "json", **late).json
    assert one == {
        "kind": "pledge", "session": None, "no": None, "title": "修好水渠", "unit": None, "deputy": "张三", "start_on": "2022-01-10",
        "due_on": "2022-05-20", "latest_on": None, "days_left": -1, "level": "late", "provisional": False,
    }  # fmt: skip
    for words in (["due"], ["due", "-f", "csv"], ["due", "--by", "unit"], []):
        ran = town(*words, **late)
        assert (ran.code, "修好水渠" in ran.out, "实事承诺" in ran.out) == (1 if words else 0, True, True), words
    assert "本办（没有承办单位的）" in town("due", "--by", "unit", **late).out
    assert town("due", "--new", **late).code == 1
    assert town("due", "--new", **late).code == 0
    assert town("check", **late).code == 0


def test_the_list_in_words_and_for_machines(town: Renda) -> None:
    ran = town("deputy", "pledge", "list", "2022", today="2022-05-21")
    assert "逾期未兑现" in ran.out.splitlines()[3]
    assert "注：截至 2022-05-21 共 1 件：进行中 0、逾期未兑现 1、已兑现 0、未能兑现 0" in ran.out
    assert (
        town(*["deputy", "pledge", "list", "--state", "逾期未兑现", "-f", "json"], today="2022-05-21").json[0]["state"]
        == "overdue"
    )
    assert [one["deputy"] for one in town(*["deputy", "pledge", "list", "--without", "-f", "json"]).json] == [
        "李四",
        "王五",
    ]
    assert "逾期未兑现" in town(*["deputy", "pledge", "list", "-f", "csv"], today="2022-05-21").out


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("add 张三", "缺少选项 --what"),
        ("add 张三 --what 修路 --year 2020", "2020 年的实事不能在 2022-01-10 承诺"),
        ("add 张三 --what 修路 --until 2022-02-30", "不存在"),
        ("fulfil 张三", "缺少选项 --evidence"),
        ("fulfil 张三 --evidence 照片 --id 甲", "--id"),
        ("fulfil 李四 --evidence 照片", "李四 没有进行中的承诺"),
        ("break 张三", "缺少选项 --reason"),
        ("list 22", "年份“22”不对"),
        ("list --state 好了", "--state 没有“好了”"),
    ],
)
def test_bad_input(town: Renda, line: str, why: str) -> None:
    ran = town("deputy", "pledge", *line.split())
    assert (ran.code, ran.out) == (2, "")
    assert why in ran.err
