"""What was published."""

from typing import Any

import pytest

from renda_cli.work import article
from renda_cli.work.activity import planning
from renda_cli.work.desk import Desk
from tests.work.activity_data import held, planned
from tests.work.helpers import refused


def test_an_article_with_its_author_and_activity(office: Desk) -> None:
    activity = held(office)
    done = article.add(
        office, "代表看河道", medium="学习强国", on="2022-06-05", activity=activity, by="张三", note="江苏平台"
    )
    assert done.lines == (
        "已登记文章“代表看河道”（学习强国，2022-06-05 刊发），作者 张三，关于 #1 视察“河道整治”（2022-06-01）",
    )
    assert done.read() == {
        "id": 1, "published_on": "2022-06-05", "title": "代表看河道", "medium": "学习强国", "kind": None, "deputy": "张三", "activity": "河道整治",
        "note": "江苏平台",
    }  # fmt: skip


def test_the_list_is_by_day_all_or_of_a_year(office: Desk) -> None:
    article.add(office, "第二篇", medium="人民与权力", on="2023-01-01")
    article.add(office, "第一篇", medium="人民与权力")
    assert [row[2] for row in article.list_(office).rows] == ["第一篇", "第二篇"]
    assert [row[1:4] for row in article.list_(office, "2022").rows] == [("2022-01-10", "第一篇", "人民与权力")]
    assert len(article.list_(office, "2022-2023").rows) == 2


def test_articles_of_a_kind(office: Desk) -> None:
    done = article.add(office, "思考", medium="学习强国", kind="调研文章")
    assert done.lines == ("已登记调研文章“思考”（学习强国，2022-01-10 刊发）",)
    article.add(office, "代表看河道", medium="武进日报", kind="媒体报道", on="2021-06-01")
    article.add(office, "工作动态", medium="学习强国")
    found = article.list_(office, kind="媒体报道")
    assert [(row[found.fields.index("title")], row[found.fields.index("kind")]) for row in found.rows] == [
        ("代表看河道", "媒体报道")
    ]
    assert article.list_(office, "2022", kind="媒体报道").rows == []
    with refused(office, "--kind 没有“诗歌”这一种；可选：调研文章、媒体报道"):
        article.list_(office, kind="诗歌")


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ({"title": ""}, "标题不能为空"),
        ({"medium": " "}, "刊发处不能为空"),
        ({"kind": "诗歌"}, "--kind 没有“诗歌”这一种；可选：调研文章、媒体报道"),
        ({"by": "孙八"}, "没有叫“孙八”的代表"),
        ({"activity": "9"}, "没有编号为 #9 的活动"),
        ({"activity": "1"}, "#1 视察“河道整治”（取消）没有开展；请核对 --activity"),
        ({"title": "旧文"}, "“旧文”在 2022-01-02 学习强国刊发的已登记"),
    ],
)
def test_what_cannot_be(office: Desk, said: dict[str, Any], why: str) -> None:
    planning.drop(office, planned(office), why="汛期")
    article.add(office, "旧文", medium="学习强国", on="2022-01-02")
    article.add(office, "旧文", medium="民主建设", on="2022-01-02")
    with refused(office, why):
        article.add(office, **{"title": "新文", "medium": "学习强国", **said})


def test_a_year_must_be_one(office: Desk) -> None:
    with refused(office, "年份“今年”不对"):
        article.list_(office, "今年")
