"""renda deputy add | edit | list | show | import | stats, level, role: what a clerk types of persons and seats"""

import json
from pathlib import Path

import pytest

from tests.conftest import Renda


@pytest.fixture
def roster(town_with_people: Renda) -> Renda:
    """The three of the town; 张三 is chairman and sits in the district as well."""
    for line in (
        "deputy edit 张三 --gender 女 --born 1980-05 --party 中共党员 --sector 工人、妇女",
        "deputy level add 张三 --level 区 --district 第12选区 --congress 17",
        "deputy role add 张三 --role 主席",
        "deputy role add 李四 --role 主席团成员",
    ):
        ran = town_with_people(*line.split())
        assert ran.code == 0, ran.err
    return town_with_people


def test_a_deputy_with_a_seat_in_full(renda: Renda) -> None:
    line = (
        "deputy add 赵六 --congress 5 --elected-by 补选 --from 2022-01-05 --card-no 05009 --sector 工人、妇女 -f json"
    )
    found = renda(*line.split()).json
    assert [found[name] for name in ("level", "congress", "elected_by", "from_on", "card_no", "sector")] == [
        "镇", 5, "补选", "2022-01-05", "05009", "工人、妇女",
    ]  # fmt: skip


def test_what_is_optional_is_taken_away_by_an_empty_text(roster: Renda) -> None:
    ran = roster("deputy", "edit", "李四", "--gender", "", "--born", "", "--group", "", "--sector", "", "-f", "json")
    assert (ran.code, [ran.json[name] for name in ("gender", "born", "group", "sector")]) == (0, [None] * 4)


def test_an_edit_of_several_seats_is_refused_in_one_sentence(roster: Renda) -> None:
    ran = roster("deputy", "edit", "张三", "--district", "第6选区")
    assert (ran.code, ran.err) == (
        2, "张三 有 2 个代表职务（镇、区），看不出改的是哪一个；请用 renda deputy level edit #1 --level 镇 指明\n",
    )  # fmt: skip


def test_the_list_has_the_fields_of_the_contract_and_says_heads_apart(roster: Renda) -> None:
    found = roster("deputy", "list", "-f", "json").json
    assert {"id", "name", "gender", "nation", "level", "district", "group", "status"} <= found[0].keys()
    assert len(found) == 4
    assert roster("deputy", "list").out.endswith("注：共 4 席，3 人\n")


@pytest.mark.parametrize(
    ("filters", "names"),
    [
        ("--level 区", ["张三"]),
        ("--congress 5", ["张三", "李四", "王五"]),
        ("--role 主席团成员 --level 镇", ["张三", "李四"]),
        ("--label 妇女 --level 镇", ["张三"]),
        ("--on 2021-12-01", []),
    ],
)
def test_the_list_is_filtered(roster: Renda, filters: str, names: list[str]) -> None:
    assert [row["name"] for row in roster("deputy", "list", *filters.split(), "-f", "json").json] == names


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ("deputy list --label 军人", "没有“军人”这种代表结构；可选：妇女、中共党员、非党、少数民族、工人"),
        ("deputy list --role 团主席", "--role 没有“团主席”这一种"),
        ("deputy list --level 乡", "本级是“镇”，没有“乡”一级的代表"),
        ("deputy list --on 2021-02-29", "2021-02-29”不存在"),
        ("deputy list --congress 0", "--congress"),
        ("deputy add 赵六 --elected-by 任命", "--elected-by 没有“任命”这一种；可选：换届、补选"),
        ("deputy level add 张三 --level 镇", "一人不能同时任同一级的两个代表"),
        ("deputy level edit 张三 --level 市 --card-no 1", "张三 没有市代表职务"),
        ("deputy level list 赵六", "没有叫“赵六”的代表"),
        ("deputy role add 李四 --role 主席", "主席只能有一人，已登记的是 #1 张三"),
        ("deputy role end 王五 --role 主席", "王五 没有登记在任的“主席”职务"),
        ("deputy role list --on 昨日", "日期 --on “昨日”看不懂"),
        ("deputy stats --level 镇、区", "不止一级"),
        ("deputy import 没有.csv", "没有.csv"),
    ],
)
def test_what_is_wrong_is_one_sentence(roster: Renda, line: str, sentence: str) -> None:
    ran = roster(*line.split())
    assert (ran.code, ran.out) == (2, "")
    assert sentence in ran.err
    assert ran.err.count("\n") == 1


def test_a_deputy_is_shown_with_seats_offices_and_groups(roster: Renda) -> None:
    assert roster("deputy", "edit", "张三", "--phone", "010-0000-0000").code == 0
    shown = roster("deputy", "show", "张三").out
    for text in ("【席位】", "【人大职务】\n职务  任职起", "【代表小组】\n小组", "出席会议（次）", "010******0000"):
        assert text in shown
    found = roster("deputy", "show", "张三", "--private", "-f", "json").json
    assert (found["phone"], found["level"], [one["level"] for one in found["seats"]]) == (
        "010-0000-0000",
        "镇",
        ["镇", "区"],
    )


def test_seats_are_added_corrected_and_listed(roster: Renda) -> None:
    ran = roster("deputy", "level", "edit", "张三", "--level", "区", "--card-no", "17012", "--new-level", "县")
    assert (ran.code, ran.out) == (0, "已修改 #1 张三 的县代表职务（第17届，第12选区，2021-12-20 起）\n")
    line = "deputy level add 李四 --level 镇 --congress 4 --from 2016-12-20 --to 2021-12-20 -f json"
    assert roster(*line.split()).json["status"] == "ended"
    found = roster("deputy", "level", "list", "-f", "json").json
    assert [(row["name"], row["level"], row["congress"]) for row in found] == [
        ("张三", "镇", 5), ("张三", "县", 17), ("李四", "镇", 4), ("李四", "镇", 5), ("王五", "镇", 5),
    ]  # fmt: skip


def test_offices_end_and_are_listed(roster: Renda) -> None:
    ran = roster("deputy", "role", "end", "李四", "--role", "主席团成员", "--on", "2022-01-08")
    assert (ran.code, ran.out) == (0, "已登记 #2 李四 不再任主席团成员，任至 2022-01-08\n")
    assert [row["name"] for row in roster("deputy", "role", "list", "-f", "json").json] == ["张三"]
    on_a_day = roster("deputy", "role", "list", "--on", "2022-01-06", "--role", "主席团成员", "-f", "json").json
    assert [(row["name"], row["role"]) for row in on_a_day] == [("张三", "主席"), ("李四", "主席团成员")]


def test_the_structure_as_an_array(roster: Renda) -> None:
    found = roster("deputy", "stats", "-f", "json").json
    assert found[:3] == [
        {"part": "total", "label": "人数", "count": 3, "share": None},
        {"part": "total", "label": "席位", "count": 4, "share": None},
        {"part": "level", "label": "镇", "count": 3, "share": {"numerator": 3, "denominator": 4, "percent": 75.0}},
    ]
    shown = roster("deputy", "stats", "--level", "镇").out
    assert shown.startswith("【镇代表结构（2022-01-10）】\n")
    assert "代表结构  妇女" in shown


def test_a_roster_is_imported_by_either_command(roster: Renda, tmp_path: Path) -> None:
    path = tmp_path / "名册.csv"
    path.write_text("姓名,级别,届次,选区\n王五,区,17,第3选区\n", encoding="utf-8")
    ran = roster("deputy", "import", str(path), "--dry-run", "-f", "json")
    assert (ran.code, ran.json["changed"], ran.json["written"]) == (0, 1, False)
    assert "级别：镇（与 #3 为同一人） → 区" in roster("deputy", "import", str(path)).out
    assert "相同 1" in roster("import", "deputies", str(path)).out
    bad = roster("deputy", "import", "-", stdin="姓名,届次\n王五,第零届\n")
    assert (bad.code, bad.err) == (2, "第 2 行“届次”：届“第零届”不对；请写第几届，如 5\n")


def test_what_is_exported_is_equal(roster: Renda) -> None:
    sheet = roster("export", "deputies", "-f", "json").out
    assert [row["presidium"] for row in json.loads(sheet)] == ["是", "是", None, None]
    assert "相同 4" in roster("deputy", "import", "-", stdin=sheet).out
