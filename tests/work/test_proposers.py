"""Who hands a proposal in, what it is treated as, where it counts and under which number; and whose name is kept back."""

from typing import Any

import pytest

from renda_cli.errors import InputError
from renda_cli.work import deputy, rules, session
from renda_cli.work import due as due_list
from renda_cli.work.desk import Desk
from renda_cli.work.proposal import assigning, entry, listing, reading, search, withdrawing
from tests.work.helpers import HANDED_IN, at, count, hand_in

SHORT = "代表议案须 5 人以上联名，此件只有 {} 人"


@pytest.fixture
def six(office: Desk) -> Desk:
    """The town with three deputies more."""
    for name in ("赵六", "孙七", "周八"):
        deputy.add(office, name)
    return office


def add(desk: Desk, title: str = "完善路灯", *, on: str = HANDED_IN, **more: Any) -> dict[str, Any]:
    """The object of a proposal that was handed in."""
    found: dict[str, Any] = entry.add(desk, title, on=on, **more).read()
    return found


# Who


def test_a_group_hands_in_under_its_own_name(office: Desk) -> None:
    done = entry.add(office, "完善路灯", by_group="东片小组", on=HANDED_IN)
    assert done.lines == ("已登记 5-1/1 完善路灯（建议，由 东片小组 提出，2022-01-06 提出）",)
    found = done.read()
    assert (found["proposer"], found["lead"], found["co_signers"]) == ("group", "东片小组", [])
    assert found["timeline"] == [{"on": "2022-01-06", "event": "submitted", "text": "东片小组"}]


def test_deputies_may_sign_beside_a_group(office: Desk) -> None:
    found = add(office, by_group="东片小组", co_signers=["王五", "李四"])
    assert (found["lead"], found["co_signers"]) == ("东片小组", ["王五", "李四"])


@pytest.mark.parametrize(
    ("who", "kind", "name"),
    [
        ({"by_presidium": True}, "建议", "主席团"),
        ({"by_presidium": True}, "议案", "主席团"),
        ({"by_government": True}, "议案", "人民政府"),
    ],
)
def test_presidium_and_government_need_no_signers(office: Desk, who: dict[str, bool], kind: str, name: str) -> None:
    done = entry.add(office, "完善路灯", kind=kind, on=HANDED_IN, **who)  # type: ignore[arg-type]
    assert done.lines == (f"已登记 5-1/1 完善路灯（{kind}，由 {name} 提出，2022-01-06 提出）",)
    found = done.read()
    assert (found["lead"], found["kind"], found["submitted_kind"]) == (name, kind, kind)


@pytest.mark.parametrize(
    ("who", "sentence"),
    [
        ({}, "没有写由谁提出；代表提出写 --by 姓名"),
        ({"by": "张三", "by_group": "东片小组"}, "--by、--by-group、--by-presidium、--by-government 只能写一个"),
        ({"by_presidium": True, "by_government": True}, "只能写一个"),
        ({"by_presidium": True, "co_signers": ["张三"]}, "主席团或政府提出的没有附议代表；请去掉 --with"),
        ({"by_government": True, "kind": "议案", "co_signers": ["张三"]}, "没有附议代表"),
        ({"by_government": True}, "政府只能提议案；请改用 --kind 议案"),
        ({"by_group": "东片"}, "没有叫“东片”的代表小组；相近的有：东片小组"),
        ({"by_group": "南片代表团"}, "没有叫“南片代表团”的代表小组；请先用 renda deputy group add 登记"),
        ({"by": "张三", "co_signers": ["李四", "张三"]}, "张三 既是领衔又是附议；请从 --with 里去掉"),
        ({"by": "张三", "co_signers": ["李四,李四"]}, "代表“李四”写了两遍"),
        ({"by": "张三", "kind": "提案"}, "--kind 没有“提案”这一种；可选：建议、议案"),
    ],
)
def test_a_proposer_that_does_not_fit_is_refused(office: Desk, who: dict[str, Any], sentence: str) -> None:
    with pytest.raises(InputError, match=sentence):
        entry.add(office, "完善路灯", **who)
    assert count(office, "proposal") == 0


# Motions


@pytest.mark.parametrize(("signers", "kind"), [("李四,王五,赵六", "建议"), ("李四,王五,赵六,孙七", "议案")])
def test_the_lead_counts_among_the_five_of_a_motion(six: Desk, signers: str, kind: str) -> None:
    found = add(six, by="张三", co_signers=[signers], kind="议案")
    assert (found["kind"], found["submitted_kind"]) == (kind, "议案")


def test_the_clerk_is_told_why_a_motion_is_kept_as_a_suggestion(six: Desk) -> None:
    lines = entry.add(six, "完善路灯", by="张三", co_signers=["李四,王五,赵六"], kind="议案", on=HANDED_IN).lines
    assert lines[0] == "已登记 5-1/1 完善路灯（建议，领衔 张三，附议 3 人，2022-01-06 提出）"
    assert SHORT.format(4) in lines[1]
    assert "第18条" in lines[1]
    assert lines[1].endswith("按建议登记；提交时为议案，已一并记下")


def test_the_law_of_the_day_is_named(six: Desk) -> None:
    lines = entry.add(six, "完善路灯", by="张三", kind="议案", on="2022-03-12").lines
    assert "第22条" in lines[1]


def test_a_group_counts_those_who_signed_and_not_itself(six: Desk) -> None:
    four, five = "李四,王五,赵六,孙七", "李四,王五,赵六,孙七,周八"
    assert [add(six, by_group="东片小组", co_signers=[those], kind="议案")["kind"] for those in (four, five)] == [
        "建议",
        "议案",
    ]


def test_before_the_rulebook_begins_the_number_is_not_checked_and_this_is_said(office: Desk) -> None:
    done = entry.add(office, "完善路灯", by="张三", kind="议案", on="2014-01-06")
    assert done.read()["kind"] == "议案"
    assert done.lines[1].startswith("提示：")
    assert done.lines[1].endswith("联名人数没有核对")


# Where it counts, and under which number


def test_the_session_that_sits_has_it_on_its_closing_day_and_not_after(office: Desk) -> None:
    numbers = [hand_in(office, on=day) for day in ("2022-01-07", "2022-01-08")]
    assert numbers == ["5-1/1", "5-1/闭1"]


def test_a_paper_may_be_put_into_a_session_that_is_still_to_come(office: Desk) -> None:
    session.add(office, "5-2", on="2023-01-05")
    found = add(office, by="张三", session="5-2", on="2022-12-20")
    assert (found["session"], found["no"], found["between"], found["submitted_on"]) == ("5-2", "1", False, "2022-12-20")


def test_while_a_session_sits_a_paper_may_count_as_between(office: Desk) -> None:
    found = add(office, by="张三", between=True)
    assert (found["session"], found["no"], found["between"]) == ("5-1", "闭1", True)


def test_a_session_that_has_not_closed_goes_on_taking_papers(office: Desk) -> None:
    session.add(office, "5-2", on="2023-01-05")
    assert hand_in(office, on="2023-03-01") == "5-2/1"


def test_one_place_at_a_time(office: Desk) -> None:
    with pytest.raises(InputError, match="--session 和 --between 只能写一个"):
        entry.add(office, "完善路灯", by="张三", session="5-1", between=True)
    with pytest.raises(InputError, match="没有登记过 5-9 次会议"):
        entry.add(office, "完善路灯", by="张三", session="5-9")
    assert count(office, "proposal") == 0


def test_the_next_number_follows_the_largest_of_its_series(office: Desk) -> None:
    hand_in(office, no="16")
    hand_in(office, no="2026-099")
    hand_in(office, no="闭3")
    assert [hand_in(office), hand_in(office, between=True)] == ["5-1/17", "5-1/闭4"]


def test_what_comes_in_late_from_before_the_first_session_can_still_be_named(office: Desk) -> None:
    assert hand_in(office, "新路灯", on="2022-01-09") == "5-1/闭1"
    older = hand_in(office, "旧路灯", on="2021-12-25")
    assert reading.show(office, older)["title"] == "旧路灯"


# Intake clocks, papers, likeness


def test_where_the_rulebook_has_them_the_clocks_of_the_intake_run_between_sessions(office: Desk) -> None:
    rules.use(office, "shandong")
    done = entry.add(office, "完善路灯", by="张三", on="2022-01-10")
    assert done.lines[1:] == ("交办期限：2022-01-15",)
    assert [(one["kind"], one["start_on"]) for one in done.read()["deadlines"]] == [("assign", "2022-01-10")]
    rules.use(office, "zhejiang")
    assert [one["kind"] for one in add(office, by="张三", on="2022-01-10")["deadlines"]] == ["notice"]
    assert add(office, by="张三", on="2022-01-06")["deadlines"] == []


def test_text_and_scan_are_kept_by_their_whole_path(office: Desk, tmp_path: Any) -> None:
    body, scan = tmp_path / "原文.docx", tmp_path / "扫描.pdf"
    body.touch()
    done = entry.add(office, "完善路灯", by="张三", body=str(body), scan=str(scan), on=HANDED_IN)
    assert (done.read()["body"], done.read()["scan"]) == (str(body), str(scan))
    assert done.lines[1:] == (f"注意：没有找到文件 {scan}，路径已记下，请核对 --scan",)


def test_like_titles_of_earlier_years_are_shown_at_the_terminal_only(office: Desk) -> None:
    hand_in(office, "关于完善剑湖路路灯的建议")
    quiet = entry.add(office, "完善剑湖路的路灯", by="张三", on=HANDED_IN).lines
    assert not [line for line in quiet if "相近的旧件" in line]
    office.at_terminal = True
    lines = entry.add(office, "完善剑湖路路灯照明", by="张三", on=HANDED_IN).lines
    assert set(lines[1:]) == {
        "相近的旧件：5-1/1 关于完善剑湖路路灯的建议（张三）",
        "相近的旧件：5-1/2 完善剑湖路的路灯（张三）",
    }


def test_not_more_than_three_like_titles_are_shown(office: Desk) -> None:
    office.at_terminal = True
    for _ in range(5):
        lines = entry.add(office, "完善剑湖路路灯", by="张三", on=HANDED_IN).lines
    assert len([line for line in lines if line.startswith("相近的旧件")]) == 3


# Confidential


@pytest.fixture
def secret(office: Desk) -> Desk:
    """5-1/1, handed in by 张三 with 李四 as a confidential one, with 农业农村局."""
    done = entry.add(office, "完善路灯", by="张三", co_signers=["李四"], confidential=True, on=HANDED_IN)
    assert done.lines[0].endswith("2022-01-06 提出，保密）")
    assigning.assign(office, ["5-1/1"], lead=["农业农村局"], on="2022-01-31")
    return office


def test_a_confidential_one_shows_its_proposer_only_when_looked_at_itself(secret: Desk) -> None:
    found = reading.show(secret, "5-1/1")
    assert (found["lead"], found["co_signers"], found["confidential"]) == ("张三", ["李四"], True)


def test_the_list_keeps_the_name_back(secret: Desk) -> None:
    found = listing.list_(secret)
    assert [row[found.fields.index("lead")] for row in found.rows] == ["（保密）"]


def test_due_keeps_the_name_back(secret: Desk) -> None:
    found = due_list.due(at(secret, "2022-05-01"))
    assert [row[found.fields.index("deputy")] for row in found.rows] == ["（保密）"]


@pytest.mark.parametrize("name", ["张三", "李四"])
def test_a_search_for_a_name_does_not_find_it(secret: Desk, name: str) -> None:
    assert search.search(secret, [name]).rows == []
    assert len(search.search(secret, ["路灯"]).rows) == 1


def test_a_search_for_a_name_does_not_find_who_withdrew_it(secret: Desk) -> None:
    withdrawing.withdraw(secret, "5-1/1", by=["张三,李四"], on="2022-02-10")
    assert search.search(secret, ["张三"]).rows == []


def test_like_titles_keep_the_name_back(secret: Desk) -> None:
    found = search.similar(secret, "完善路灯")
    assert [row[found.fields.index("lead")] for row in found.rows] == ["（保密）"]


def test_a_confidential_group_is_kept_back_too(office: Desk) -> None:
    add(office, by_group="东片小组", confidential=True)
    assert [row[listing.LIST_FIELDS.index("lead")] for row in listing.list_(office).rows] == ["（保密）"]
    assert search.search(office, ["东片小组"]).rows == []
    assert reading.show(office, "5-1/1")["lead"] == "东片小组"
