"""renda score award add | list | propose | certificates"""

from pathlib import Path

import pytest

from tests.conftest import Renda


def test_it_is_the_same_list_as_that_of_the_deputies(town_with_people: Renda) -> None:
    renda = town_with_people
    line = "score award add --kind 先进小组 --to 东片小组 --prize 500 --criteria 全年积分95分 --on 2022-01-05"
    ran = renda(*line.split())
    assert (ran.code, ran.out) == (0, "已登记遥观镇人大主席团表彰先进小组：东片小组（2022-01-05，奖金 500 元）\n")
    both = [renda(*noun, "award", "list", "-f", "json").json for noun in (["score"], ["deputy"])]
    assert both[0] == both[1]
    assert both[0][0]["criteria"] == "全年积分95分"
    assert "全年积分95分" in renda("score", "award", "list").out


def test_candidates_are_printed_and_nothing_is_written(town_with_people: Renda) -> None:
    renda = town_with_people
    ran = renda("score", "award", "propose", "2022", "--kind", "优秀建议", "--prize", "100")
    assert ran.code == 0
    assert "条件：已解决，代表满意" in ran.out
    assert renda("score", "award", "propose", "2022", "--kind", "优秀建议", "-f", "json").json == []
    assert renda("score", "award", "list", "-f", "json").json == []


def test_certificates_are_printed_or_written(town_with_people: Renda, tmp_path: Path) -> None:
    renda = town_with_people
    renda("score", "award", "add", "--kind", "优秀代表", "--to", "张三", "--prize", "300", "--on", "2022-01-05")
    printed = renda("score", "award", "certificates", "2022")
    assert "| 2022001 | 张三 | 优秀代表 | 遥观镇人大主席团 | 2022年1月5日 | 300 |  |" in printed.out
    file = tmp_path / "荣誉证书.docx"
    ran = renda("score", "award", "certificates", "2022", "--each", "-o", str(file))
    assert (ran.code, ran.out) == (0, f"已写到 {file}\n")
    assert file.read_bytes()[:2] == b"PK"
    (one,) = renda("score", "award", "certificates", "-f", "json").json["certificates"]
    assert (one["number"], one["to"], one["prize"]) == ("2022001", "张三同志", 300)
    own = tmp_path / "样.md"
    ran = renda("score", "award", "certificates", "--each", "--save-template", str(own))
    assert (ran.code, ran.out) == (0, f"模板已存到 {own}\n")
    ran = renda("score", "award", "certificates", "2022", "--each", "--template", str(own))
    assert "张三同志：" in ran.out


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("add --kind 优秀建议 --to 9", "没有编号为 9 的件"),
        ("add --kind 先进承办单位 --to 卫生院", "没有叫“卫生院”的单位"),
        ("propose 2022", "缺少选项 --kind"),
        ("propose 去岁 --kind 优秀代表", "期间“去岁”看不懂"),
        ("propose 2022 --kind 优秀代表", "2022 年还没有给代表计分的办法"),
        ("propose 2022 --kind 优秀代表 --places 零", "--places"),
        ("propose 2022 --kind 其他", "其他表彰没有候选名单"),
        ("certificates 2019", "2019年还没有登记表彰"),
        ("certificates 2022 -o 证书.pdf", "文件名请以 .docx 或 .md 结尾"),
        ("certificates 2022 --save-template 样.md", "--save-template 只存模板"),
    ],
)
def test_bad_input(town_with_people: Renda, line: str, why: str) -> None:
    ran = town_with_people("score", "award", *line.split())
    assert (ran.code, ran.out) == (2, "")
    assert why in ran.err
