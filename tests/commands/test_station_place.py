"""renda station add | list | show | edit | close"""

import pytest

from tests.commands.test_bad_input import is_one_sentence
from tests.conftest import Renda

FIELDS = [
    "id",
    "name",
    "kind",
    "level",
    "village",
    "parent",
    "head",
    "deputies",
    "visitors",
    "rule",
    "stars",
    "opened_on",
]
ADD = "station add 留道村联络站 --kind 站 --level 村 --village 留道村 --area 120 --opened 2021-03-01 --phone 0519-88880000 --parent 东片代表之家"


@pytest.fixture
def stations(town_with_people: Renda) -> Renda:
    """A home, and a station of a village below it."""
    for line in ("station add 东片代表之家 --kind 家 --address 镇政府一楼", ADD):
        ran = town_with_people(*line.split())
        assert (ran.code, ran.err) == (0, "")
    return town_with_people


def test_a_station_is_registered_and_listed(stations: Renda) -> None:
    ran = stations(*["station", "add", "云上家站点", "--kind", "点", "--online", "-f", "json"])
    assert (ran.code, ran.json["kind"], ran.json["online"], ran.json["level"]) == (0, "point", True, "镇")
    ran = stations("station", "list")
    assert ran.out.splitlines()[0].split() == (
        [
            "编号",
            "名称",
            "种类",
            "级别",
            "村（社区）",
            "上级家站点",
            "站长",
            "进站代表",
            "外站代表",
            "接待日",
            "星级",
            "启用",
        ]
    )
    assert ran.out.splitlines()[3].split() == [
        "2",
        "留道村联络站",
        "联络站",
        "村",
        "留道村",
        "东片代表之家",
        "0",
        "0",
        "2021-03-01",
    ]
    assert ran.out.splitlines()[-1] == "注：家 1 个、站 1 个、点 1 个；进站代表 0 名"
    found = stations(*["station", "list", "--kind", "站", "--level", "村", "--village", "留道村", "-f", "json"]).json
    assert [(list(one), one["kind"], one["deputies"], one["stars"]) for one in found] == [(FIELDS, "station", 0, None)]
    assert stations(*["station", "list", "--stars", "5", "-f", "json"]).json == []


def test_a_station_is_shown(stations: Renda) -> None:
    for line in ("assign 留道 --deputies 张三 --from 2022-01-05", "staff 留道 --role 站长 --person 张三"):
        assert stations("station", *line.split()).code == 0
    out = stations("station", "show", "留道").out
    for part in (
        "【#2 留道村联络站】", "种类              联络站", "面积（平方米）    120.0", "电话              051******0000",
        "上级家站点        东片代表之家", "启用              2021-03-01", "接待选民（人次）  0", "【人员】\n编号  职务  姓名  代表编号",
        "【进站代表】\n编号  姓名  级别  代表小组  起          状态\n", "2022-01-05  在任",
    ):  # fmt: skip
        assert part in out, part
    for absent in ("线上", "【外站代表】", "【表彰】"):
        assert absent not in out
    assert "0519-88880000" in stations(*["station", "show", "留道", "--private", "--year", "2021"]).out
    found = stations(*["station", "show", "东片", "-f", "json"]).json
    assert (found["children"][0]["kind"], found["staff"], found["online"]) == ("station", [], False)
    assert "【下属的家站点】\n编号  名称          种类\n----  ------------  ------\n   2  留道村联络站  联络站" in (
        stations("station", "show", "东片").out
    )


def test_a_station_is_corrected_closed_and_reopened(stations: Renda) -> None:
    ran = stations(*["station", "edit", "留道", "--name", "留道站", "--online", "--area"], "", "--parent", "")
    assert (ran.code, ran.out) == (0, "已修改联络站 留道站（村级，线上，留道村，2021-03-01 启用）\n")
    ran = stations(*["station", "close", "留道站", "--on", "2022-01-09", "--reason", "并村"])
    assert (ran.code, ran.out) == (0, "已登记联络站 留道站 撤销（2022-01-09）\n")
    (one,) = stations(*["station", "list", "--closed", "-f", "json"]).json
    assert (list(one), one["closed_on"]) == ([*FIELDS, "closed_on"], "2022-01-09")
    assert "【已撤销的家站点】" in stations("station", "list", "--closed").out
    assert stations(*["station", "edit", "留道站", "-f", "json", "--closed"], "").json["closed_on"] is None
    assert len(stations(*["station", "list", "-f", "json"]).json) == 2


def test_what_was_done_is_taken_back(stations: Renda) -> None:
    stations(*["station", "assign", "留道", "--deputies", "张三"])
    stations(*["station", "close", "留道"])
    assert stations("undo").code == 0
    assert stations(*["station", "show", "留道", "-f", "json"]).json["deputies"][0]["name"] == "张三"
    assert "0519-88880000" not in stations("log").out


@pytest.mark.parametrize(
    ("line", "what"),
    [
        ("add 新站", "缺少选项 --kind"),
        ("add --kind 站", "缺少"),
        ("add 新站 --kind 室", "--kind 没有“室”这一种"),
        ("add 新站 --kind 站 --area 零", "--area “零”看不懂"),
        ("add 新站 --kind 站 --opened 2022-02-30", "2022-02-30"),
        ("add 新站 --kind 站 --parent 北片", "没有叫“北片”的家站点"),
        ("add [red] --kind 站", "家站点名称“[red]”里有不该有的符号"),
        ("add 东片代表之家 --kind 家", "代表之家“东片代表之家”已登记"),
        ("list --stars 6", "--stars"),
        ("list --kind 室", "--kind 没有“室”"),
        ("show 北片", "没有叫“北片”的家站点"),
        ("show 东片 --year 今年度", "年份"),
        ("edit 东片", "没有写要改什么"),
        ("edit 东片 --parent 东片", "东片代表之家 就是它自己或在它之下"),
        ("edit 东片 --closed 2022-01-09", "东片代表之家 没有撤销"),
        ("close 北片", "没有叫“北片”的家站点"),
        ("close 留道 --on 2021-02-28", "撤销日期 2021-02-28 早于启用日期 2021-03-01"),
    ],
)
def test_bad_input(stations: Renda, line: str, what: str) -> None:
    ran = stations("station", *line.split())
    assert ran.code == 2
    is_one_sentence(ran, what)
