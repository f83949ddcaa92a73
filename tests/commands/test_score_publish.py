"""renda score publish | talk | talks as a clerk types them."""

from pathlib import Path

import pytest

from tests.conftest import Renda

DAY = "2022-04-02"


@pytest.fixture
def town(town_with_people: Renda) -> Renda:
    """The town with one activity of the first quarter."""
    ran = town_with_people(
        "deputy", "activity", "add", "--kind", "视察", "--on", "2022-03-01", "--title", "河道整治", "--deputies", "张三", today=DAY
    )  # fmt: skip
    assert ran.code == 0, ran.err
    return town_with_people


def test_a_quarter_on_the_screen_as_json_and_as_a_file(town: Renda, tmp_path: Path) -> None:
    ran = town("score", "publish", "2022第一季度", today=DAY)
    assert ran.code == 0
    assert ran.out.index("东片小组") < ran.out.index("西片小组") < ran.out.index("没有编入小组的代表")
    assert "本期没有登记的履职记录" in ran.out
    assert "代表 3 名，其中 2 名本期没有登记的履职记录" in ran.out
    found = town("score", "publish", "2022Q1", "--group", "东片小组", "--format", "json", today=DAY).json
    assert found["sections"][0]["deputies"][0]["records"] == [{"on": "2022-03-01", "kind": "视察", "text": "河道整治"}]
    target = tmp_path / "公示.docx"
    assert (
        town("score", "publish", "2022Q1", "--until", "2022-04-12", "-o", str(target), today=DAY).out
        == f"已写到 {target}\n"
    )
    assert target.read_bytes().startswith(b"PK")


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("publish 一季度", "看不懂"),
        ("publish 2022Q3", "还没有到"),
        ("publish 2022Q1 --group 东片小组 --village 某村", "只写一个"),
        ("publish 2022Q1 --station 某站", "没有叫“某站”"),
        ("publish 2022Q1 --until 昨天", "不能在今天以前"),
        ("publish 2022Q1 -o 公示.xlsx", "结尾"),
        ("publish 2022Q1 -o 公示.md --template 没有.md", "读不了模板"),
        ("publish 2022Q1 --template 没有.md", "与 -o 一起用"),
        ("talk 王小明 --what 约谈", "没有叫“王小明”"),
        ("talk 张三 --what 约谈 --kind 干部", "没有“干部”"),
        ("talk 张三 --what 约谈 --period 2022", "还没有"),
        ("talk 张三 --what 约谈 --scheme 代表积分", "没有写是哪一期"),
        ("talks 二〇二二", "年份"),
        ("talks --of #99", "没有编号为 #99"),
    ],
)
def test_bad_input_is_one_sentence_and_writes_nothing(
    town: Renda, typed: str, says: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    before = set(tmp_path.iterdir())
    ran = town("score", *typed.split(), today=DAY)
    assert (ran.code, ran.out) == (2, "")
    assert says in ran.err
    assert "Traceback" not in ran.err
    assert len(ran.err.strip().splitlines()) == 1
    assert set(tmp_path.iterdir()) == before
    assert town("score", "talks", today=DAY).out.count("约谈") <= 1  # the title


def test_a_talk_is_entered_listed_and_undone(town: Renda) -> None:
    words = (
        "score",
        "talk",
        "张三,李四",
        "--what",
        "劝其辞职",
        "--by",
        "人大主席",
        "--why",
        "电话13812345678",
        "--on",
        "2022-04-01",
    )
    ran = town(*words, today=DAY)
    assert ran.code == 0, ran.err
    assert "已登记劝其辞职：张三、李四（2022-04-01，人大主席）" in ran.out
    assert "不改变代表的状态" in ran.out
    listed = town("score", "talks", "--of", "张三", today=DAY).out
    assert all(word in listed for word in ("措施", "劝其辞职", "谈话的人", "138****5678"))
    assert "李四" not in listed
    assert "13812345678" in town("score", "talks", "--private", today=DAY).out
    found = town("score", "talks", "--format", "json", today=DAY).json
    assert [(one["subject_kind"], one["subject"]) for one in found] == [("deputy", "张三"), ("deputy", "李四")]
    assert "138****5678" in town("log", today=DAY).out
    assert town("undo", "--yes", today=DAY).code == 0
    assert town("score", "talks", "--format", "json", today=DAY).json == []
