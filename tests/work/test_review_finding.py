"""What a review found: entered, corrected, put right, accepted or sent round again, and how long all that took."""

from typing import Any

import pytest

from renda_cli.work import completing, names, rules, unit
from renda_cli.work import due as due_list
from renda_cli.work.desk import Desk
from renda_cli.work.review import finding, finding_reading, rectifying
from tests.work.helpers import at, refused
from tests.work.review_held_data import CLOSED, DROPPED, OF_SEVERAL, OF_UNIT, PLANNED, QUESTIONING, fill_reviews


@pytest.fixture
def desk(office: Desk) -> Desk:
    """The office with its reviews."""
    with office.file.transaction():
        fill_reviews(office)
    return office


def found(desk: Desk, text: str = "涵洞没有清淤", *, review: str = OF_UNIT, **more: Any) -> dict[str, Any]:
    """The object of a finding of the tenth of January."""
    return dict(finding.add(desk, review, text=text, **more).read())


def due(desk: Desk, day: str, within: int | None = None) -> list[tuple[Any, ...]]:
    """What `due` lists on a day: (kind, number, title, unit, what, days left)."""
    listed = due_list.due(at(desk, day), within)
    rows = [dict(zip(listed.fields, row, strict=True)) for row in listed.rows]
    return [tuple(row[name] for name in ("kind", "no", "title", "unit", "what", "days_left")) for row in rows]


def table(desk: Desk, *fields: str, **asked: Any) -> list[tuple[Any, ...]]:
    """Columns of the list of findings."""
    listed = finding_reading.list_(desk, **asked)
    return [tuple(row[listed.fields.index(name)] for name in fields) for row in listed.rows]


def judged(desk: Desk, number: str, *, done: str, on: str, **more: Any) -> tuple[str, ...]:
    """What the clerk is told of a verdict on what was done on a day."""
    rectifying.rectify(desk, [number], on=done)
    return rectifying.accept(desk, [number], on=on, **more).lines


def test_a_finding_is_for_the_only_subject_and_runs_until_the_day_that_was_said(desk: Desk) -> None:
    done = finding.add(desk, OF_UNIT, text="涵洞没有\n清淤", until="2022-02-28", note="口头指出")
    assert done.lines == (
        "已登记评议 #1“建设局工作评议”的评议意见 #1：涵洞没有 清淤（建设局，2022-01-10）",
        "整改期限：2022-02-28",
    )
    told = done.read()
    assert (told["subject"], told["unit"], told["kind"], told["note"]) == ("建设局", "建设局", "problem", "口头指出")
    assert (told["due_on"], told["days_left"], told["days"], told["rounds"]) == ("2022-02-28", 49, None, [])
    assert due(desk, "2022-02-27", 7) == [("rectify", "1", "涵洞没有\n清淤", "建设局", None, 1)]
    assert due(desk, "2022-03-02") == [("rectify", "1", "涵洞没有\n清淤", "建设局", None, -2)]


def test_without_a_rule_or_a_day_there_is_no_clock_and_that_is_said(desk: Desk) -> None:
    *_, line = finding.add(desk, OF_UNIT, text="没有值班", suggestion=True).lines
    assert line == (
        "办理期限：未设（所用规则没有这项期限）；要定期限请用 renda review finding 1 --edit 1 --until 日期，"
        "或用 renda rules set review.rectify 定规则"
    )
    assert due(desk, "2023-01-01") == []
    assert finding_reading.list_(desk).notes == ("共 1 条：整改中 1", "其中 1 条没有定期限")


def test_the_rulebook_gives_the_day_and_a_new_rule_another(desk: Desk) -> None:
    rules.set_(desk, "review.rectify", "30天", from_="2022-01-01", source="镇人大评议办法")
    assert finding.add(desk, OF_UNIT, text="涵洞没有清淤").lines[1] == "整改期限：2022-02-09"
    rules.set_(desk, "review.rectify", "60天", from_="2022-01-01", source="镇人大评议办法")
    done = rules.derive(desk)
    assert done.lines == ("已重算，1 项期限改变", "涵洞没有清淤 整改期限：2022-02-09 → 2022-03-11")
    assert found(desk, "没有值班", until="2022-02-01")["due_on"] == "2022-02-01"


def test_one_of_several_subjects_is_named_by_its_name_or_a_part_of_it(desk: Desk) -> None:
    assert found(desk, review=OF_SEVERAL, subject="水法", unit="建设局")["subject"] == "水法"
    factory = found(desk, review=OF_SEVERAL, subject="厂")
    assert (factory["subject"], factory["unit"]) == ("自来水厂", None)
    assert found(desk, review=OF_SEVERAL)["subject"] is None
    assert found(desk, review=QUESTIONING, unit="财政局")["subject"] is None
    *_, last = finding.add(desk, OF_SEVERAL, text="没有台账").lines[:1]
    assert last == "已登记评议 #2“水法检查”的评议意见 #5：没有台账（2022-01-10）"
    assert (
        finding.add(desk, OF_SEVERAL, text="漏水", subject="水法", unit="建设局")
        .lines[0]
        .endswith("（水法、建设局，2022-01-10）")
    )


@pytest.mark.parametrize(
    ("review", "options", "sentence"),
    [
        (PLANNED, {}, "评议 #4 还没有开展，不能登记评议意见；开展了请先用 renda review hold 4 登记"),
        (CLOSED, {}, "评议 #5 在 2022-02-01 已办结"),
        (DROPPED, {}, "评议 #6 已取消"),
        ("99", {}, "没有编号为“99”的评议"),
        (OF_UNIT, {"text": None}, "没有写评议意见的内容；请加 --text 文字"),
        (OF_UNIT, {"text": " "}, "评议意见不能为空"),
        (OF_UNIT, {"on": "2022-01-09"}, "评议在 2022-01-10 开展，不能在 2022-01-09 提出评议意见；请核对 --on"),
        (OF_UNIT, {"until": "2022-01-09"}, "--until 2022-01-09 早于 2022-01-10"),
        (OF_UNIT, {"unit": "水利站"}, "没有叫“水利站”的单位"),
        (OF_UNIT, {"subject": "财政局"}, "评议 #1 的对象里没有“财政局”；可选：建设局"),
        (OF_SEVERAL, {"subject": "自来水"}, "“自来水”对应 2 个评议对象：自来水厂、自来水站；请写全名"),
        (OF_SEVERAL, {"subject": ""}, "评议 #2 的对象里没有“”"),
    ],
)
def test_what_cannot_be_entered(desk: Desk, review: str, options: dict[str, Any], sentence: str) -> None:
    with refused(desk, sentence):
        finding.add(desk, review, **{"text": "涵洞没有清淤", **options})


def test_the_same_is_not_entered_twice_for_one_subject(desk: Desk) -> None:
    found(desk)
    with refused(desk, "这条评议意见已登记，编号 #1"):
        found(desk)
    assert found(desk, unit="财政局")["id"] == 2


def test_words_subject_unit_and_kind_are_corrected(desk: Desk) -> None:
    found(desk, review=OF_SEVERAL, subject="水法", unit="建设局", note="初稿")
    done = finding.edit(desk, OF_SEVERAL, "1", text="管网漏损率高", subject="厂", unit="", suggestion=True, note="")
    assert done.lines == ("已修改评议意见 #1：管网漏损率高",)
    told = done.read()
    assert [told[name] for name in ("text", "subject", "unit", "kind", "note")] == [
        "管网漏损率高",
        "自来水厂",
        None,
        "suggestion",
        None,
    ]
    told = finding.edit(desk, OF_SEVERAL, "1", subject="", unit="财政局", suggestion=False).read()
    assert [told[name] for name in ("subject", "unit", "kind")] == [None, "财政局", "problem"]


def test_a_day_is_fixed_later_or_put_off_and_the_old_one_stays_in_the_history(desk: Desk) -> None:
    found(desk)
    assert finding.edit(desk, OF_UNIT, "1", until="2022-02-01").lines[1] == "整改期限：2022-02-01"
    done = finding.edit(desk, OF_UNIT, "1", until="2022-02-20")
    assert done.lines == ("已修改评议意见 #1：涵洞没有清淤", "期限：2022-02-01 → 2022-02-20")
    (clock,) = done.read()["deadlines"]
    assert (clock["due_on"], clock["moves"][0]["from_due_on"]) == ("2022-02-20", "2022-02-01")


def test_the_day_on_which_it_was_found_is_corrected_and_the_clock_with_it(desk: Desk) -> None:
    rules.set_(desk, "review.rectify", "30天", from_="2022-01-01", source="镇人大评议办法")
    found(desk)
    done = finding.edit(desk, OF_UNIT, "1", on="2022-01-20")
    assert done.lines[1:] == (
        "提出日期：2022-01-10 → 2022-01-20",
        "涵洞没有清淤 整改期限：2022-02-09 → 2022-02-19",
    )
    rectifying.rectify(desk, ["1"], on="2022-02-01")
    with refused(desk, "评议意见 #1 在 2022-02-01 已登记整改；请核对 --on"):
        finding.edit(desk, OF_UNIT, "1", on="2022-02-02")
    assert finding.edit(desk, OF_UNIT, "1", on="2022-01-15").read()["due_on"] == "2022-02-14"


@pytest.mark.parametrize(
    ("number", "options", "sentence"),
    [
        ("1", {}, "没有写要改什么"),
        ("1", {"on": "2022-01-09"}, "评议在 2022-01-10 开展"),
        ("1", {"on": "2022-02-02"}, "期限 2022-02-01 早于 2022-02-02；请核对 --on 和 --until"),
        ("1", {"until": "2022-01-09"}, "期限 2022-01-09 早于 2022-01-10"),
        ("2", {"text": "漏水"}, "评议意见 #2 是评议 #2 的，不是 #1 的"),
        ("3", {"text": "漏水"}, "没有编号为“3”的评议意见"),
        ("1", {"subject": "水法"}, "的对象里没有“水法”"),
    ],
)
def test_what_cannot_be_corrected(desk: Desk, number: str, options: dict[str, Any], sentence: str) -> None:
    found(desk, until="2022-02-01")
    found(desk, review=OF_SEVERAL)
    with refused(desk, sentence):
        finding.edit(desk, OF_UNIT, number, **options)


def test_nothing_changes_once_the_review_is_closed(desk: Desk) -> None:
    found(desk)
    desk.file.update("review", 1, status="closed", closed_on="2022-03-01")
    with refused(desk, "评议 #1 在 2022-03-01 已办结"):
        finding.edit(desk, OF_UNIT, "1", text="漏水")
    for verb in (rectifying.rectify, rectifying.accept):
        with refused(desk, "评议 #1 在 2022-03-01 已办结"):
            verb(desk, ["1"])


def test_what_was_put_right_waits_to_be_accepted(desk: Desk) -> None:
    found(desk, until="2022-02-01")
    found(desk, "没有值班", suggestion=True)
    done = rectifying.rectify(desk, ["1，2"], on="2022-02-04", report="已清淤", file="整改报告.pdf")
    assert done.lines == (
        "已登记评议意见 #1 整改（2022-02-04），比期限 2022-02-01 晚 3 天",
        "已登记建议 #2 办理（2022-02-04）",
    )
    first = done.read()[0]
    assert (first["status"], first["rounds"][0]["report"], first["rounds"][0]["file"]) == (
        "rectified",
        "已清淤",
        "整改报告.pdf",
    )
    assert first["deadlines"][0]["met_on"] == "2022-02-04"
    assert due(desk, "2022-03-01") == []
    accepted = rectifying.accept(desk, ["1", "2"], on="2022-02-10", by="评议小组")
    assert accepted.lines == (
        "评议意见 #1 验收合格（2022-02-10，评议小组）：从提出到验收 31 天",
        "建议 #2 确认办结（2022-02-10，评议小组）：从提出到验收 31 天",
    )
    assert [one["status"] for one in accepted.read()] == ["accepted", "accepted"]
    assert table(desk, "id", "days", "days_left", "status") == [(1, 31, None, "accepted"), (2, 31, None, "accepted")]


def test_what_is_not_accepted_goes_round_again_any_number_of_times(desk: Desk) -> None:
    found(desk, until="2022-02-01")
    lines = judged(desk, "1", done="2022-01-30", on="2022-02-03", no=True, why="仍有两处未清", until="2022-03-01")
    assert lines == ("评议意见 #1 验收不合格（2022-02-03）：仍有两处未清；进入第 2 轮", "整改期限：2022-03-01")
    assert due(desk, "2022-03-02") == [("rectify", "1", "涵洞没有清淤", "建设局", "第 2 轮整改", -1)]
    with refused(desk, "评议意见 #1 在 2022-02-03 验收不合格，不能在 2022-02-02 整改"):
        rectifying.rectify(desk, ["1"], on="2022-02-02")
    with refused(desk, "期限 2022-02-02 早于 2022-02-03"):
        finding.edit(desk, OF_UNIT, "1", until="2022-02-02")
    (line,) = rectifying.rectify(desk, ["1"], on="2022-02-20").lines
    assert line == "已登记评议意见 #1 整改（2022-02-20，第 2 轮）"
    *_, line = rectifying.accept(desk, ["1"], on="2022-02-21", no=True, why="又堵了").lines
    assert line.startswith("整改期限：未设")
    assert finding.edit(desk, OF_UNIT, "1", until="2022-02-25").lines[1] == "整改期限：2022-02-25"
    (line,) = judged(desk, "1", done="2022-02-26", on="2022-03-01")
    assert line == "评议意见 #1 验收合格（2022-03-01）：从提出到验收 50 天，共 3 轮"
    rounds = finding_reading.as_object(desk, 1)["rounds"]
    assert [(one["round"], one["verdict"], one["why"]) for one in rounds] == [
        (1, "refused", "仍有两处未清"), (2, "refused", "又堵了"), (3, "accepted", None),
    ]  # fmt: skip


def test_the_rule_gives_the_next_round_its_day_too(desk: Desk) -> None:
    rules.set_(desk, "review.rectify", "30天", from_="2022-01-01", source="镇人大评议办法")
    found(desk, suggestion=True)
    lines = judged(desk, "1", done="2022-01-30", on="2022-02-03", no=True, why="没有答到点上")
    assert lines == ("建议 #1 退回重办（2022-02-03）：没有答到点上；进入第 2 轮", "办理期限：2022-03-05")


def test_what_was_said_of_it_is_corrected_until_it_is_judged(desk: Desk) -> None:
    found(desk, until="2022-02-01")
    rectifying.rectify(desk, ["1"], on="2022-02-04", report="已清淤")
    with refused(desk, "评议意见 #1 在 2022-02-04 已登记整改，等待验收"):
        rectifying.rectify(desk, ["1"])
    done = rectifying.rectify(desk, ["1"], on="2022-01-31")
    assert done.lines == ("已改正评议意见 #1 的整改登记（2022-01-31，原登记 2022-02-04）",)
    told = rectifying.rectify(desk, ["1"], report="已清淤并种树").read()
    assert (told["rectified_on"], told["rounds"][0]["report"]) == ("2022-01-31", "已清淤并种树")
    assert told["deadlines"][0]["met_on"] == "2022-01-31"
    with refused(desk, "评议意见 #1 已登记整改，不再有期限"):
        finding.edit(desk, OF_UNIT, "1", until="2022-03-01")


def test_what_cannot_be_put_right_or_judged(desk: Desk) -> None:
    found(desk)
    with refused(desk, "没有写编号"):
        rectifying.rectify(desk, [])
    with refused(desk, "编号“#1”写了两遍"):
        rectifying.rectify(desk, ["1", "#1"])
    with refused(desk, "评议意见 #1 在 2022-01-10 提出，不能在 2022-01-09 整改"):
        rectifying.rectify(desk, ["1"], on="2022-01-09")
    with refused(desk, "评议意见 #1 还没有登记整改，不能验收；请先用 renda review rectify 1 登记"):
        rectifying.accept(desk, ["1"])
    rectifying.rectify(desk, ["1"], on="2022-01-20")
    wrong: tuple[tuple[dict[str, Any], str], ...] = (
        ({"why": "没做完"}, "--why 和 --until 只用于验收不合格"),
        ({"until": "2022-03-01"}, "--why 和 --until 只用于验收不合格"),
        ({"no": True}, "验收不合格要写明原因"),
        ({"no": True, "why": "没做完", "until": "2022-01-20"}, "--until 2022-01-20 早于 2022-01-21"),
        ({"on": "2022-01-19"}, "评议意见 #1 在 2022-01-20 整改，不能在 2022-01-19 验收"),
    )
    for options, sentence in wrong:
        with refused(desk, sentence):
            rectifying.accept(desk, ["1"], **{"on": "2022-01-21", **options})
    rectifying.accept(desk, ["1"], on="2022-01-21")
    for verb in (rectifying.rectify, rectifying.accept):
        with refused(desk, "评议意见 #1 在 2022-01-21 已验收合格；登记有误的用 renda undo 从最近的一条起逐条撤销"):
            verb(desk, ["1"], on="2022-02-01")


def test_all_or_none_of_several(desk: Desk) -> None:
    found(desk)
    found(desk, "没有值班")
    rectifying.rectify(desk, ["1"], on="2022-01-20")
    with refused(desk, "评议意见 #2 还没有登记整改"):
        rectifying.accept(desk, ["1", "2"], on="2022-01-21")


def test_the_list_is_limited_to_a_review_a_year_a_unit_and_what_is_open(desk: Desk) -> None:
    found(desk, until="2022-02-01")
    found(desk, "管网漏水", review=OF_SEVERAL, subject="自来水厂", until="2022-03-01")
    found(desk, "没有台账", review=OF_SEVERAL, unit="建设局", on="2023-01-05")
    judged(desk, "1", done="2022-01-20", on="2022-01-30")
    rectifying.rectify(desk, ["3"], on="2023-01-20")
    assert table(desk, "id") == [(1,), (2,), (3,)]
    assert table(desk, "id", review="#2") == [(2,), (3,)]
    assert table(desk, "id", year="2022") == [(1,), (2,)]
    assert table(desk, "id", year="2022-2023", open_=True) == [(2,), (3,)]
    assert table(desk, "id", unit="建设局") == [(1,), (3,)]
    assert table(desk, "id", unit="自来水厂") == [(2,)]
    with pytest.raises(Exception, match="没有叫“水利站”的单位"):
        table(desk, "id", unit="水利站")
    listed = finding_reading.list_(at(desk, "2022-03-04"))
    assert listed.notes == ("共 3 条：整改中 1、待验收 1、已验收 1；逾期 1 条", "已验收的 1 条，从提出到验收最长 20 天")
    assert table(at(desk, "2022-03-04"), "id", "days_left", "days") == [(1, None, 20), (2, -3, None), (3, None, None)]
    assert finding_reading.list_(desk, review=QUESTIONING).notes == ("共 0 条",)


def test_a_merged_unit_is_found_under_either_name(desk: Desk) -> None:
    found(desk)
    finding.edit(desk, OF_UNIT, "1", unit="")
    unit.merge(desk, "建设局", into="财政局", on="2022-02-01")
    assert table(desk, "id", unit="财政局") == table(desk, "id", unit="建设局") == [(1,)]


def test_a_long_finding_is_cut_where_it_is_spoken_of(desk: Desk) -> None:
    line = finding.add(desk, OF_UNIT, text="长" * 50).lines[0]
    assert line.endswith(f"：{'长' * 40}……（建设局，2022-01-10）")


def test_the_tab_key_offers_findings_those_open_first(desk: Desk) -> None:
    found(desk)
    found(desk, "没有值班")
    judged(desk, "2", done="2022-01-20", on="2022-01-30")
    assert completing.findings(desk, "") == [("1", "涵洞没有清淤"), ("2", "没有值班")]
    assert names.finding(desk, "#1")["review"] == "建设局工作评议"
