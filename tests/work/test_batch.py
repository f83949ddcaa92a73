"""Many commands in one process and one transaction."""

import gc

import pytest

from renda_cli.errors import DatabaseError, InputError
from renda_cli.work import batch, unit
from renda_cli.work.batch import Line, Outcome, Refused
from renda_cli.work.desk import Desk
from tests.work.helpers import count


def lines(*names: str) -> list[Line]:
    return [Line(number, [name]) for number, name in enumerate(names, start=1)]


def run(desk: Desk, given: list[Line], *, keep_going: bool = False) -> tuple[Outcome, int]:
    """The outcome of entering a unit a line, and how many lines the progress bar saw."""
    seen: list[None] = []

    def enter(words: list[str]) -> int:
        unit.add(desk, words[0])
        return 0

    return batch.run(desk, given, enter, keep_going, lambda: seen.append(None)), len(seen)


def units(desk: Desk) -> list[str]:
    return [row[1] for row in unit.list_(desk).rows]


# Reading


def test_a_line_is_split_as_a_shell_would() -> None:
    text = "proposal add \"完善 路灯\" --by 张三\nunit add 'O\\'Brien'\n".replace("'O\\'Brien'", '"O\'Brien"')
    assert batch.read_lines(text) == [
        Line(1, ["proposal", "add", "完善 路灯", "--by", "张三"]), Line(2, ["unit", "add", "O'Brien"]),
    ]  # fmt: skip


def test_blank_lines_and_comments_are_left_out_but_counted() -> None:
    text = "# 二〇二二年\n\nproposal show 1  # 路灯\n   \nrenda due\n"
    assert batch.read_lines(text) == [Line(3, ["proposal", "show", "1"]), Line(5, ["due"])]


def test_a_sharp_within_a_word_or_a_quotation_is_no_comment() -> None:
    text = "proposal show 路灯#1号\ndeputy show '#1'\nproposal add \"第 #2 件\" --by '它' # 完"
    assert [line.words for line in batch.read_lines(text)] == [
        ["proposal", "show", "路灯#1号"], ["deputy", "show", "#1"], ["proposal", "add", "第 #2 件", "--by", "它"],
    ]  # fmt: skip


def test_a_quotation_holds_the_other_sign_of_quotation() -> None:
    assert batch.read_lines('unit add "O\'Brien #1"')[0].words == ["unit", "add", "O'Brien #1"]


def test_the_programs_own_name_alone_is_no_command() -> None:
    assert batch.read_lines("renda\nrenda due\r\n") == [Line(2, ["due"])]


def test_a_quote_that_is_not_closed_is_kept_for_the_report() -> None:
    assert batch.read_lines('due\nproposal add "路灯\ndue') == [
        Line(1, ["due"]), Line(2, [], "引号没有成对"), Line(3, ["due"]),
    ]  # fmt: skip


# All or nothing


def test_every_line_is_carried_out(desk: Desk) -> None:
    outcome, seen = run(desk, lines("财政局", "建设局"))
    assert (outcome, seen, units(desk)) == (Outcome(2, [], written=True), 2, ["财政局", "建设局"])


def test_one_bad_line_and_nothing_is_written(desk: Desk) -> None:
    outcome, seen = run(desk, lines("财政局", "财政局", "建设局"))
    assert outcome == Outcome(3, [Refused(2, "单位“财政局”已登记；改正请用 renda proposal unit edit")], written=False)
    assert (seen, count(desk, "unit")) == (3, 0)


def test_every_bad_line_is_reported_with_its_number(desk: Desk) -> None:
    given = [*lines("财政局", "", "财政局"), Line(7, [], "引号没有成对")]
    outcome, _ = run(desk, given)
    assert [(one.number, one.why) for one in outcome.refused] == [
        (2, "单位名称不能为空；请写上单位名称"),
        (3, "单位“财政局”已登记；改正请用 renda proposal unit edit"),
        (7, "引号没有成对；请核对这一行的引号"),
    ]


def test_an_empty_batch_writes_nothing_and_refuses_nothing(desk: Desk) -> None:
    assert run(desk, []) == (Outcome(0, [], written=True), 0)


# --keep-going


def test_keep_going_leaves_out_the_bad_lines_and_writes_the_others(desk: Desk) -> None:
    outcome, seen = run(desk, [*lines("财政局", "财政局", "建设局"), Line(9, [], "引号没有成对")], keep_going=True)
    assert (outcome.commands, [one.number for one in outcome.refused], outcome.written) == (4, [2, 9], True)
    assert (seen, units(desk)) == (4, ["财政局", "建设局"])


@pytest.mark.parametrize("keep_going", [False, True])
def test_a_bad_line_leaves_nothing_of_itself(desk: Desk, keep_going: bool) -> None:
    def half(words: list[str]) -> int:
        unit.add(desk, words[0])
        if words[0] == "财政局":
            raise InputError("后半不对")
        return 0

    outcome = batch.run(desk, lines("财政局", "建设局"), half, keep_going, lambda: None)
    assert outcome.refused == [Refused(1, "后半不对")]
    assert units(desk) == (["建设局"] if keep_going else [])


@pytest.mark.parametrize("keep_going", [False, True])
def test_a_file_that_fails_ends_the_batch_with_nothing_written(desk: Desk, keep_going: bool) -> None:
    def fail(words: list[str]) -> int:
        unit.add(desk, words[0])
        if words[0] == "建设局":
            raise DatabaseError("磁盘已满")
        return 0

    with pytest.raises(DatabaseError, match="磁盘已满"):
        batch.run(desk, lines("财政局", "建设局"), fail, keep_going, lambda: None)
    assert (units(desk), desk.file.db.in_transaction) == ([], False)


def test_memory_is_collected_in_a_batch(desk: Desk) -> None:
    gc.disable()
    try:
        run(desk, lines("财政局"))
        assert gc.isenabled()
    finally:
        gc.enable()


def test_a_batch_within_a_batch_is_refused() -> None:
    assert str(batch.nested()) == "批处理里不能再用 batch；请把那些行直接写进来"


def test_an_escaped_quote_does_not_end_the_quotation() -> None:
    (line,) = batch.read_lines('proposal unit add "他\\" # 局" # 注')
    assert line.words == ["proposal", "unit", "add", '他" # 局']
