"""Which column is which field."""

import pytest

from renda_cli.errors import InputError
from renda_cli.files import headings as heads
from renda_cli.files.headings import Located, locate
from renda_cli.work.exchange import kinds

LISTS = tuple(kinds.WORDS)
PROPOSAL_FIELDS = {
    "no", "session", "kind", "title", "topic", "lead", "co_signers", "group", "proposer", "submitted_on", "between", "confidential",
    "lead_units", "co_units", "each_units", "units", "assigned_on", "received_on", "complex", "due_on", "contacts", "status",
    "replied_on", "ref", "class", "signer", "process", "result", "satisfaction", "feedback_on", "closed_on", "excellent", "published",
    "excellent_on", "published_on", "published_why",
    "decision", "decision_on", "reason", "outcome", "replied_on_2", "ref_2", "class_2", "signer_2", "process_2", "result_2", "feedback_on_2",
}  # fmt: skip


@pytest.mark.parametrize("what", LISTS)
def test_no_heading_stands_for_two_fields(what: str) -> None:
    forms = [form for variants in heads.headings(what).values() for form in set(map(heads.normal, variants))]
    assert len(forms) == len(set(forms))
    assert all(forms)


@pytest.mark.parametrize("what", LISTS)
def test_what_is_exported_is_read_back(what: str) -> None:
    first = [variants[0] for variants in heads.headings(what).values()]
    found = locate([first, ["1"] * len(first)], what)
    assert found == Located(0, dict(enumerate(heads.headings(what))), [])


@pytest.mark.parametrize("what", LISTS)
def test_every_heading_is_its_field(what: str) -> None:
    for field, variants in heads.headings(what).items():
        for variant in variants:
            found = locate([[variant, "别的列"]], what, {"别的列": "忽略"})
            assert found.columns == {0: field}, variant


def test_the_fields_are_those_that_the_lists_have() -> None:
    assert set(heads.headings("proposals")) == PROPOSAL_FIELDS
    assert list(heads.headings("groups")) == ["name", "leader", "kind", "parent", "founded_on", "ended_on"]


@pytest.mark.parametrize(
    "heading",
    ["建议编号", "建议 编号", "建议\n编号", "*建议编号", "建议编号（必填）：", "建议编号:", "【必填】建议编号"],
)
def test_a_heading_is_known_however_it_is_laid_out(heading: str) -> None:
    assert locate([[heading, "案由"]], "proposals").columns == {0: "no", 1: "title"}


def test_the_heading_row_need_not_be_first() -> None:
    rows = [
        ["青石镇第五届人大三次会议建议办理情况表"],
        ["填报单位：青石镇人大", "", "", "2022年4月"],
        ["序号", "建议编号", "标题（案由）", "提出日期（年月日）", "经费"],
        ["1", "016", "完善剑湖路路灯", "2022-01-06", "3"],
    ]
    found = locate(rows, "proposals")
    assert found == Located(2, {1: "no", 2: "title", 3: "submitted_on"}, [(0, "序号"), (4, "经费")])


def test_a_number_of_lines_counts_where_there_is_no_other() -> None:
    assert locate([["序号", "案由"]], "proposals").columns == {0: "no", 1: "title"}
    assert locate([["姓名", "单位", "职务"]], "deputies") == Located(0, {0: "name", 1: "work"}, [(2, "职务")])


def test_sub_headings_win_and_a_blank_one_leaves_the_upper() -> None:
    rows = [
        ["编号", "标题", "办理情况", "", "重新办理", "", "处理理由"],
        ["", "", "答复日期", "文号", "答复日期", "反馈日期", ""],
        ["16", "路灯", "2022-04-01", "青建〔2022〕1号", "", "", ""],
    ]
    fields = ["no", "title", "replied_on", "ref", "replied_on_2", "feedback_on_2", "reason"]
    assert locate(rows, "proposals") == Located(1, dict(enumerate(fields)), [])


def test_a_row_of_data_is_no_sub_heading() -> None:
    rows = [["编号", "标题", "类别", "经费"], ["1", "路灯", "标题", "标题"]]
    assert locate(rows, "proposals").row_index == 0


def test_a_field_in_two_columns_is_refused_by_both_names() -> None:
    with pytest.raises(InputError, match=r"第 2 列“文号”和第 3 列“答复文号”都是“答复文号”；.*--map 表头=忽略"):
        locate([["编号", "文号", "答复文号"]], "proposals")
    assert locate([["编号", "文号", "答复文号"]], "proposals", {"文号": "忽略"}) == Located(0, {0: "no", 2: "ref"}, [])


@pytest.mark.parametrize("name", ["title", "案由", " 标题 "])
def test_the_clerk_says_what_a_column_is(name: str) -> None:
    found = locate([["编号", "建议内容", "标题"]], "proposals", {"建议内容": name})
    assert found == Located(0, {0: "no", 1: "title"}, [(2, "标题")])


def test_what_the_clerk_says_must_mean_something() -> None:
    with pytest.raises(InputError, match=r"--map 没有“xx”这一列；可选：.*标题（title）.*忽略$"):
        locate([["编号", "标题"]], "proposals", {"标题": "xx"})
    with pytest.raises(InputError, match="--map 里的表头“内容”在表里没有；表里的表头是：编号、标题"):
        locate([["编号", "标题", ""]], "proposals", {"内容": "title"})


def test_no_heading_row_says_what_was_expected() -> None:
    for rows in ([], [["1", "路灯"]], [["编号", "1"]], [["x"]] * 20 + [["编号", "标题"]]):
        with pytest.raises(InputError, match=r"没有找到表头，应有的列如：编号、届次、.*--map"):
            locate(rows, "proposals")


def test_a_list_of_names_needs_one_heading() -> None:
    assert locate([["单位名称"], ["财政所"]], "units").columns == {0: "name"}
    assert locate([["承办单位一览"], ["单位名称"], ["财政所"]], "units").row_index == 1
    assert locate([["姓名"], ["王强"]], "deputies").columns == {0: "name"}
    for rows, what in (([["单位名称", "人数"]], "units"), ([["编号"], ["16"]], "proposals")):
        with pytest.raises(InputError, match="没有找到表头"):
            locate(rows, what)
