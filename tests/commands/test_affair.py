"""renda affair add | edit | end | list"""

import pytest

from tests.conftest import Renda


def test_from_the_entry_to_the_figure(town_with_people: Renda) -> None:
    renda = town_with_people
    ran = renda(
        *[
            "affair",
            "add",
            "研究人大工作、听取汇报",
            "--kind",
            "党委研究人大工作",
            "--on",
            "2022-01-05",
            "--count",
            "12",
        ]
    )
    assert (ran.code, ran.out) == (0, "已登记党委研究人大工作 #1：研究人大工作、听取汇报（2022-01-05，12 次）\n")
    assert renda(*["affair", "add", "接待制度", "--kind", "制度", "--on", "2022-01-05"]).code == 0
    ran = renda(
        *["affair", "add", "新建联系点", "--kind", "阵地投入", "--amount", "3.5万", "--on", "2022-01-05", "-f", "json"]
    )
    assert (ran.json["amount"], ran.json["kind"]) == (35000, "investment")
    assert renda(*["affair", "edit", "1", "--count", "13"]).out.endswith("13 次）\n")
    assert (
        renda(*["affair", "end", "2", "--on", "2022-01-08"]).out
        == "已登记制度 #2：接待制度（2022-01-05，2022-01-08 废止）\n"
    )
    assert "党委研究人大工作" in renda("affair", "list", "2022").out
    (one,) = renda(*["affair", "list", "2022", "--kind", "制度", "-f", "json"]).json
    assert (one["what"], one["until"]) == ("接待制度", "2022-01-08")
    assert (
        renda(
            *["deputy", "article", "add", "思考", "--medium", "学习强国", "--kind", "调研文章", "--on", "2022-01-05"]
        ).code
        == 0
    )
    keys = ["party_studies", "regulations", "regulations_new", "station_investment", "articles_research"]
    assert [one["value"] for one in renda("summary", "2022", *keys, "-f", "json").json] == [13, 0, 1, 35000, 1]


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("add 听取汇报", "缺少"),
        ("add 听取汇报 --kind 喝茶", "可选：党委研究人大工作"),
        ("add 设备 --kind 阵地投入", "请加 --amount 元"),
        ("edit 1 --count 2", "没有编号为“1”的事项"),
        ("end x", "没有编号为“x”的事项"),
        ("list 二二年", "年份“二二年”不对"),
    ],
)
def test_bad_input(town_with_people: Renda, line: str, why: str) -> None:
    ran = town_with_people("affair", *line.split())
    assert (ran.code, ran.out) == (2, "")
    assert why in ran.err
