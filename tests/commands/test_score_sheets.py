"""renda import | export schemes, points, talks"""

import pytest

from tests.conftest import Renda

SCHEME = """name = ""代表积分""
subject = ""代表""
period = ""年度""
[[section]]
name = ""加分""
[[section.item]]
name = ""宣传报道""
hand = true
[[section.item]]
name = ""领衔建议""
measure = ""领衔的议案建议""
each = 5
"""
POINTS = "日期,姓名,项目,分值,依据\n2022-01-08,张三、李四,宣传报道,2.125,县报\n2022-01-09,张三,宣传报道,-0.5,迟交\n"


@pytest.fixture
def scored(town_with_people: Renda) -> Renda:
    ran = town_with_people("import", "计分办法", "-", stdin=f'年度,版次,内容\n2022,1,"{SCHEME}"\n')
    assert (ran.code, ran.err) == (0, "")
    return town_with_people


def test_points_once_twice_and_taken_back(scored: Renda) -> None:
    ran = scored("import", "points", "-", "--dry-run", stdin=POINTS)
    assert (ran.code, ran.out) == (0, "标准输入：3 行：新增 3，改变 0，相同 0（没有写入，只是预览）\n")
    assert "新增 3，改变 0，相同 0" in scored("import", "加分减分", "-", stdin=POINTS).out
    assert "新增 0，改变 0，相同 3" in scored("import", "积分", "-", stdin=POINTS).out
    listed = scored("export", "points", "-f", "json").json
    assert [(row["subject"], row["points"], row["period"], row["status"]) for row in listed] == [
        ("张三", 2.125, "2022", "已审定"), ("李四", 2.125, "2022", "已审定"), ("张三", -0.5, "2022", "已审定"),
    ]  # fmt: skip
    assert scored("undo", "--yes").code == 0
    assert scored("export", "points", "-f", "json").json == []


def test_bad_rows_are_all_told(scored: Renda) -> None:
    lines = "日期,姓名,项目,分值,依据\n2022-01-08,赵钱,宣传报道,1,县报\n2022-01-08,张三,领衔建议,1,县报\n2022-01-08,张三,宣传报道,1,\n"
    ran = scored("import", "points", "-", stdin=lines)
    assert ran.code == 2
    assert [line.partition("：")[0] for line in ran.err.splitlines()] == ["第 2 行“姓名”", "第 3 行", "第 4 行“依据”"]
    assert "renda score correct --deputy 张三 --item 领衔建议" in ran.err
    assert "3 行里有 3 行有错，全部没有写入" in ran.out


def test_talks(scored: Renda) -> None:
    sheet = "日期,对象,措施,期间,事由\n2022-01-09,张三,约谈,2022,积分低，电话13812345678\n"
    assert "新增 1" in scored("import", "约谈", "-", stdin=sheet).out
    (row,) = scored("export", "talks", "-f", "json").json
    assert (row["subject"], row["subject_kind"], row["scheme"], row["why"]) == (
        "张三",
        "代表",
        "代表积分",
        "积分低，电话138****5678",
    )
