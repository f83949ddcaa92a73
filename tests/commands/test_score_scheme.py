"""renda score scheme load | check | show | list | template | measures"""

from pathlib import Path

import pytest

from tests.conftest import Renda
from tests.work.scheme_data import POINTS


def test_a_shipped_scheme_from_the_list_to_the_wall(renda: Renda, tmp_path: Path) -> None:
    assert "代表小组考核            代表小组    年度" in renda("score", "scheme", "list").out
    ran = renda("score", "scheme", "load", "代表小组考核", "--year", "2022")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.splitlines()[0] == (
        "已载入 2022 年的计分办法“代表小组考核”第 1 版，自带的办法：给代表小组计分，按年度，4 部分 13 项，3 个等次"
    )
    shown = renda("score", "scheme", "show").out
    assert "怎样计  给代表小组计分，按年度，不封顶，最低 0 分" in shown
    assert "先进小组  前 3 名" in shown
    assert "注：积分只作提醒，不改变代表的任何身份" in shown
    page = renda("score", "scheme", "show", "代表小组考核", "-f", "json").json
    assert (page["version"], page["sections"][0]["items"][0]["worth"]) == (1, "10")
    wall = tmp_path / "计分表.docx"
    assert renda("score", "scheme", "show", "-o", str(wall)).out == f"已写到 {wall}\n"
    assert wall.read_bytes().startswith(b"PK")
    assert renda("score", "scheme", "show", "-o", str(wall), "-f", "json").json["path"] == str(wall)


def test_the_file_of_one_is_printed_changed_and_loaded_again(renda: Renda) -> None:
    renda("score", "scheme", "load", "代表小组考核", "--year", "2022")
    text = renda("score", "scheme", "show", "--toml").out
    changed = text.replace("top = 3", "top = 2")
    refused = renda("score", "scheme", "load", "-", "--year", "2022", stdin=changed)
    assert refused.code == 2
    assert "再载入的是第 2 版；请加 --why" in refused.err
    ran = renda("score", "scheme", "load", "-", "--year", "2022", "--why", "小组少", stdin=changed)
    assert "第 2 版" in ran.out
    assert renda("score", "scheme", "list", "2022", "-f", "json").json[0]["version"] == 2
    assert renda("score", "scheme", "show").out.count("小组少") == 1
    assert renda("undo").code == 0
    assert renda("score", "scheme", "show", "-f", "json").json["version"] == 1


def test_the_template_is_sound_and_loads(renda: Renda) -> None:
    text = renda("score", "scheme", "template").out
    assert text.startswith("# 计分办法样张")
    assert renda("score", "scheme", "template", "-f", "json").json["toml"] == text
    ran = renda("score", "scheme", "check", "-", stdin=text)
    assert ran.code == 0
    assert ran.out.splitlines() == [
        "“代表履职积分（样张）”没有错误，可以载入",
        "提醒：各部分最高分合计 120 分，不是 100 分；有意这样定的不必改",
        "提醒：2021 年没有可计的记录，没有试算；有了记录再检查一次",
    ]
    assert renda("score", "scheme", "load", "-", "--year", "2022", stdin=text).code == 0


def test_all_that_is_wrong_is_listed_with_lines(renda: Renda) -> None:
    text = POINTS.replace('measure = "参加活动"', 'measure = "参加活冻"').replace("cap = 5", 'cap = "5"')
    ran = renda("score", "scheme", "check", "-", stdin=text)
    assert ran.code == 2
    assert ran.out.splitlines() == [
        "  行  哪里不对                                怎样改",
        "----  --------------------------------------  ----------------------------",
        "  10  项目“参加活动”：没有“参加活冻”这项指标  相近的有：参加活动、参加培训",
        "  16  cap 要写数                              请写 cap = 5，不加引号",
        "",
        "“履职积分”有 2 处要改",
    ]
    ran = renda("score", "scheme", "check", "-", "-f", "json", stdin=text)
    assert (ran.code, [(one["level"], one["line"]) for one in ran.json]) == (2, [("fault", 10), ("fault", 16)])
    nameless = renda("score", "scheme", "check", "-", stdin=text.replace('name = "履职积分"', ""))
    assert nameless.out.endswith("\n有 2 处要改\n")
    assert renda("score", "scheme", "check", "-", "-f", "json", stdin=POINTS).json[0]["level"] == "warning"


def test_what_may_be_counted_is_listed(renda: Renda) -> None:
    out = renda("score", "scheme", "measures", "--subject", "小组").out
    assert "小组活动次数" in out
    assert "group_activities" in out
    assert "注：代表的指标合计到代表小组，也可以按成员算：members" in out


@pytest.mark.parametrize(
    ("line", "stdin", "why"),
    [
        ("load 没有的 --year 2022", "", "没有叫“没有的”的文件或办法"),
        ("load 没有的.toml --year 2022", "", "读不了 没有的.toml（没有这个文件）"),
        ("load 代表小组考核", "", "缺少选项 --year"),
        ("load 代表小组考核 --year 二二", "", "年份“二二”不对"),
        ("load - --year 2022", "name = “甲”", "标准输入 第 1 行用了中文引号"),
        ("load - --year 2022", "", "标准输入 第 1 行："),
        ("check -", "a = ", "标准输入 第 1 行等号后面的值写得不对"),
        ("check 没有的.toml", "", "读不了 没有的.toml"),
        ("show", "", "2022 年还没有载入计分办法"),
        ("show 没有的", "", "没有叫“没有的”的计分办法；可选：代表履职积分、"),
        ("show 代表小组考核 -o 表.xlsx", "", "文件名请以 .docx 或 .html 或 .md 结尾"),
        ("show 代表小组考核 --toml -o 表.docx", "", "不能同用"),
        ("list 22", "", "年份“22”不对"),
        ("measures --subject 人", "", "没有“人”这一类"),
    ],
)
def test_bad_input(renda: Renda, line: str, stdin: str, why: str) -> None:
    ran = renda("score", "scheme", *line.split(), stdin=stdin)
    assert (ran.code, ran.out) == (2, "")
    assert why in ran.err
    assert "Traceback" not in ran.err
