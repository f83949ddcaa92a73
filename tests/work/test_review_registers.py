"""Registers of reviews, rectifications, livelihood projects and agendas: what stands in them, and what is kept back."""

from typing import Any

import pytest

from renda_cli.work import registers
from renda_cli.work.desk import Desk
from tests.work.helpers import at
from tests.work.review_data import D, choice, fill_reviews_year, project


def records(desk: Desk, name: str, **how: Any) -> list[dict[str, Any]]:
    """The rows of a register without what is blank."""
    found = registers.made(desk, name, **how)
    return [
        {heading: value for heading, value in zip(found.headings, row, strict=True) if value is not None}
        for row in found.worded
    ]


@pytest.fixture
def reviews(small_year: Desk) -> Desk:
    """The small year with its reviews, seen from its end."""
    fill_reviews_year(small_year)
    return at(small_year, "2022-12-31")


def test_a_row_a_review_that_was_held(reviews: Desk) -> None:
    assert records(reviews, "述职评议") == [
        {
            "日期": "2022-04-20", "种类": "代表述职", "评议": "述职会", "评议对象": "张三、李四", "地点": "留道村", "到会选民": 60, "到会代表": 12,
            "测评票数": "张三：发出 60，收回 58，满意 50、基本满意 6、不满意 1；李四：发出 60，收回 58，满意 1、不满意 50；李四：发出 57，收回 58（作废）",
            "评议意见": "走访不够，电话138****5678；联系不多", "未验收（条）": 1, "书面反馈": "2022-05-01 张三", "后续措施": "2022-06-01 约谈",
            "状态": "已开展",
        }
    ]  # fmt: skip
    assert records(reviews, "述职评议登记簿", year="2021") == []


def test_a_row_a_finding_with_the_days_until_it_was_accepted(reviews: Desk) -> None:
    first, second = records(reviews, "整改台账")
    assert first == {
        "编号": 1, "提出日期": "2022-04-20", "评议": "述职会", "种类": "问题", "评议对象": "张三", "责任单位": "张三",
        "评议意见": "走访不够，电话138****5678", "整改日期": "2022-06-10", "验收结果": "验收合格", "验收日期": "2022-06-10", "整改轮次": 1,
        "用时（天）": 51, "状态": "已验收",
    }  # fmt: skip
    assert (second["种类"], second["状态"]) == ("建议", "整改中")
    assert records(reviews, "整改台账", private=True)[0]["评议意见"] == "走访不够，电话13812345678"


def test_a_row_a_project_from_where_it_came_to_what_was_thought_of_it(reviews: Desk) -> None:
    first, second = records(reviews, "民生实事")
    assert first == {
        "编号": "2022-1", "项目": "修路", "来源": "其他 座谈会，联系人138****5678；建议 5-1/1", "初定": "列为候选", "得票": "48 票", "票决会议": "5-1",
        "分管领导": "王镇长", "预算（元）": 50000, "进度（%）": 40, "已用资金（元）": 12345.5, "变更": "2022-07-01 改址（主席团）", "完成日期": "2022-11-30",
        "年中测评": "满意 40、不满意 10", "年终测评": "满意 40、不满意 10", "状态": "已完成",
    }  # fmt: skip
    assert (second["得票"], second["状态"]) == ("2 票", "未票决入选")


def test_what_stood_on_a_sheet_by_order_of_urgency(reviews: Desk) -> None:
    one = project(reviews, 2023, 11, "装灯")
    choice(reviews, 2023, "2023-01-06", 50, 1, {one: 0})
    reviews.file.db.execute("UPDATE ballot_row SET votes = NULL, points = 120 WHERE project_id = ?", (one,))
    project(reviews, 2023, 2, "校车", collected_on=D("2023-01-03"))
    found = records(reviews, "民生实事", year="2023")
    assert [(row["编号"], row.get("得票")) for row in found] == [("2023-2", None), ("2023-11", "名次和 120")]


def test_a_row_an_item_in_the_order_of_the_agenda(reviews: Desk) -> None:
    first, second = records(reviews, "会议议题")
    assert first == {
        "会议": "人代会", "届次": "5-1", "次序": 1, "种类": "工作报告", "议题": "政府工作报告", "报告人": "镇长", "会前审读": "2022-01-04",
        "听取审议": "2022-01-06", "表决日期": "2022-01-07", "表决票数": "赞成 40、反对 3（全体 50）", "结果": "通过",
        "审议意见和决定事项": "加快修路（镇政府）；压缩开支", "答复": "2022-03-20 已开工", "未落实（条）": 2,
    }  # fmt: skip
    assert (second["议题"], second["结果"]) == ("预算报告", "列入议程")
