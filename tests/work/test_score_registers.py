"""The register of points by hand: what was decided in a year, and what is kept back."""

from typing import Any

from renda_cli.work import registers
from renda_cli.work.desk import Desk
from tests.work.helpers import at
from tests.work.score_data import entry, fill_scores_year


def records(desk: Desk, **how: Any) -> list[dict[str, Any]]:
    """The rows of the register without what is blank."""
    found = registers.made(at(desk, "2022-12-31"), "积分登记", **how)
    return [
        {heading: value for heading, value in zip(found.headings, row, strict=True) if value is not None}
        for row in found.worded
    ]


def test_a_row_an_entry_that_was_decided(office: Desk) -> None:
    fill_scores_year(office)
    about = {
        "计分办法": "代表积分",
        "期间": "2022",
        "项目": "自选动作",
        "依据": "照片，电话138****5678",
        "状态": "已审定",
    }
    assert records(office) == [
        {"编号": 1, "日期": "2022-03-01", "对象": "张三", "种类": "登记", "分值": 1.5, "登记人": "李四", "备注": "补登", **about},
        {"编号": 2, "日期": "2022-04-01", "对象": "留道村", "种类": "登记", "数量": 3, **about},
        {"编号": 4, "日期": "2022-06-01", "对象": "张三", "种类": "更正", "分值": -2, **about},
    ]  # fmt: skip
    assert records(office, private=True)[0]["依据"] == "照片，电话13812345678"


def test_only_of_the_year_asked_for(office: Desk) -> None:
    entry(office, "2021-12-31")
    assert records(office) == []
    assert len(records(office, year="2021")) == 1
