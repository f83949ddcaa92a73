"""renda log, undo and redo as a clerk and as a program type them."""

import os
import sys
from pathlib import Path

import pytest

from tests.commands.test_bad_input import is_one_sentence
from tests.conftest import Renda
from tests.faults.test_cut_off import in_a_process, linux
from tests.store.conftest import old, version_1
from tests.store.copies import change, content

__all__ = ["old", "version_1"]  # fixtures of the store's tests


@pytest.fixture
def one(town_with_people: Renda) -> Renda:
    """A town with a proposal that was just handed in, and the file as a folder of units would have it."""
    assert town_with_people("proposal", "add", "路灯", "--by", "张三", "--session", "5-1").code == 0
    return town_with_people


def proposals(renda: Renda) -> list[str]:
    return [row["title"] for row in renda("proposal", "list", "-f", "json").json]


# The log.
@pytest.mark.parametrize("words", [["log"], ["log", "list"]])
def test_the_log_reads_like_a_diary(one: Renda, words: list[str]) -> None:
    one("undo")
    lines = one(*words).out.splitlines()
    assert [head for head in ("编号", "时间", "命令", "行数") if head not in lines[0]] == []
    assert "undo（撤销第" in next(line for line in lines if "undo" in line)
    handed_in = next(line for line in lines if "proposal add 路灯 --by 张三" in line)
    assert handed_in.rstrip().endswith("已撤销")
    assert lines[-1].split()[3] == "init"


def test_for_machines_the_newest_comes_first(one: Renda, path: Path) -> None:
    change(path, "UPDATE unit SET phone = '1' WHERE id = 1")
    found = one("log", "-f", "json").json
    assert list(found[0]) == ["id", "at", "command", "rows", "undone"]
    assert [entry["id"] for entry in found] == list(range(len(found), 0, -1))
    assert (found[0]["command"], found[0]["rows"]) == (None, 1)
    assert found[1]["command"].startswith("--today 2022-01-10 proposal add 路灯 --by 张三")
    assert "（其他程序的改动）" in one("log").out


def test_of_some_days_and_some_words(one: Renda) -> None:
    assert [row["rows"] for row in one("log", "list", "--word", "unit add", "-f", "json").json] == [1] * 4
    assert one("log", "list", "--since", "2099-01-01", "-f", "json").json == []


def test_one_entry_with_its_values(one: Renda) -> None:
    one("deputy", "edit", "张三", "--phone", "13812345678")
    number = str(one("log", "-f", "json").json[0]["id"])
    found = one("log", "show", number, "-f", "json").json
    assert (found["id"], found["undone"]) == (int(number), False)
    assert found["command"].endswith("deputy edit 张三 --phone ***")
    (row,) = found["rows"]
    assert (row["table"], row["action"], row["old"], row["new"]) == (
        "deputy", "update", {"phone": None}, {"phone": "138****5678"},
    )  # fmt: skip
    page = one("log", "show", number).out
    assert "（空） → 138****5678" in page
    assert "13812345678" not in page
    assert "13812345678" in one("log", "show", number, "--private").out
    one("undo")
    assert "已撤销" in one("log", "show", number).out


def test_an_entry_with_flags_and_with_nothing(one: Renda) -> None:
    one("proposal", "edit", "1", "--confidential")
    number = one("log", "-f", "json").json[0]["id"]
    assert "否 → 是" in one("log", "show", str(number)).out
    assert "路灯" in one("log", "show", str(number - 1)).out
    assert "init" in one("log", "show", "1").out


def test_the_proposers_of_what_is_confidential_never_stand_in_the_log(town_with_people: Renda) -> None:
    renda = town_with_people
    said = ["--by", "张三", "--with=李四", "--session", "5-1"]
    assert renda("proposal", "add", "路灯", *said).code == 0
    assert renda("proposal", "add", "修桥", *said, "--confidential").code == 0
    assert renda("proposal", "edit", "1", "--confidential").code == 0
    for format_ in ("plain", "json", "csv"):
        told = [line for line in renda("log", "-f", format_).out.splitlines() if "proposal" in line]
        assert "张三" not in "\n".join(told)
        assert "李四" not in "\n".join(told)
    for entry in renda("log", "list", "--word", "proposal add", "-f", "json").json:
        assert "张三" not in renda("log", "show", str(entry["id"])).out
        assert "李四" not in renda("log", "show", str(entry["id"]), "-f", "json").out


@pytest.mark.parametrize(
    ("words", "telling"),
    [
        (["log", "show", "999"], "日志里没有第 999 条"),
        (["log", "show", "几"], "日志里没有第 几 条"),
        (["log", "list", "--since", "几时"], "--since"),
        (["undo", "999"], "日志里没有第 999 条"),
        (["undo", "1"], "第 1 条不是可以直接撤销的一条"),
        (["redo"], "没有撤销过的命令"),
        (["redo", "3"], "redo"),
    ],
)
def test_what_is_refused(one: Renda, path: Path, words: list[str], telling: str) -> None:
    before = path.read_bytes()
    ran = one(*words)
    assert (ran.code, ran.out) == (2, "")
    is_one_sentence(ran, telling)
    assert path.read_bytes() == before


def test_nothing_to_undo_is_told(renda: Renda) -> None:
    ran = renda("undo")
    assert (ran.code, ran.out) == (2, "")
    is_one_sentence(ran, "没有可以撤销的命令", "renda restore")


# Taking back and returning.
def test_undo_takes_the_last_command_back_and_redo_returns_it(one: Renda) -> None:
    ran = one("undo")
    assert (ran.code, ran.err) == (0, "")
    assert "已撤销第 " in ran.out
    assert "proposal add 路灯 --by 张三" in ran.out
    assert "删去议案建议" in ran.out
    assert proposals(one) == []
    ran = one("redo")
    assert (ran.code, ran.err) == (0, "")
    assert "补回议案建议" in ran.out
    assert proposals(one) == ["路灯"]


def test_a_batch_is_taken_back_whole(one: Renda, path: Path) -> None:
    before = content(path)
    assert one("batch", "-", stdin="proposal unit add 水务所\ndeputy edit 张三 --name 张珊\n").code == 0
    assert one("log", "-f", "json").json[0]["rows"] == 2
    assert one("undo").code == 0
    units = [line for line in before if 'INTO "unit"' in line or 'INTO "deputy"' in line]
    assert [line for line in content(path) if 'INTO "unit"' in line or 'INTO "deputy"' in line] == units


def test_a_rehearsal_writes_nothing(one: Renda, path: Path) -> None:
    before = path.read_bytes()
    ran = one("undo", "--dry-run")
    assert (ran.code, path.read_bytes()) == (0, before)
    assert "将撤销第 " in ran.out
    one("undo")
    before = path.read_bytes()
    assert "将恢复第 " in one("redo", "--dry-run").out
    assert path.read_bytes() == before


def test_what_was_done_for_machines(one: Renda) -> None:
    done = one("undo", "-f", "json").json
    assert list(done) == ["id", "at", "command", "returned", "counts", "rows", "spared"]
    assert {"table": "proposal", "action": "insert", "rows": 1} in done["counts"]
    assert (done["returned"], done["spared"]) == (False, [])
    assert one("redo", "-f", "json").json["returned"] is True


def test_rows_that_were_changed_since_are_listed_and_spared(one: Renda, path: Path) -> None:
    change(path, "UPDATE proposal SET title = '路灯和公厕'")
    ran = one("undo")
    assert ran.code == 0
    assert "此后另有改动，保留不动" in ran.out
    assert proposals(one) == ["路灯和公厕"]
    assert one("log", "-f", "json").json[0]["rows"] == 0


def test_another_programs_edit_is_taken_back_by_its_number(one: Renda, path: Path) -> None:
    change(path, "UPDATE proposal SET title = '公厕'")
    number = one("log", "-f", "json").json[0]["id"]
    assert "（其他程序的改动）" in one("undo", str(number)).out
    assert proposals(one) == ["路灯"]
    is_one_sentence(one("undo", str(number)), "已经撤销")


@pytest.mark.parametrize("line", ["undo", "redo", "undo 3", "--all undo", "undo --yes"])
def test_in_a_batch_nothing_is_taken_back(one: Renda, path: Path, line: str) -> None:
    before = path.read_bytes()
    ran = one("batch", "-", stdin=f"proposal unit add 水务所\n{line}\n")
    assert ran.code == 2
    assert "不能写在批处理里" in ran.err
    assert path.read_bytes() == before


@linux
def test_the_log_of_a_file_that_may_only_be_read(one: Renda, path: Path) -> None:
    path.chmod(0o444)
    before = path.read_bytes()
    ran = in_a_process(path.parent, "plain rights", 0, "log")
    assert (ran.code, ran.err) == (0, "")
    assert "proposal add 路灯" in ran.out
    ran = in_a_process(path.parent, "plain rights", 0, "undo")
    assert ran.code == 3
    is_one_sentence(ran, "是只读的")
    assert path.read_bytes() == before


def test_the_log_of_a_file_of_the_first_version_begins_with_its_first_command(renda: Renda, old: Path) -> None:
    assert renda("log", "-f", "json").json == []
    assert renda("undo").code == 2
    assert renda("proposal", "unit", "add", "气象台").code == 0
    assert [entry["rows"] for entry in renda("log", "-f", "json").json] == [1]
    assert renda("undo").code == 0
    assert "气象台" not in renda("proposal", "unit", "list").out


def test_a_very_long_command_is_kept_whole(one: Renda) -> None:
    said = "办" * 200
    assert one("proposal", "note", "1", "--text", said).code == 0
    assert said in one("log", "-f", "json").json[0]["command"]


# At a terminal.
@pytest.mark.parametrize("answer", ["y\n", "是\n"])
def test_who_sits_there_is_shown_what_will_be_and_asked(one: Renda, at_terminal: Renda, answer: str) -> None:
    ran = at_terminal("undo", stdin=answer)
    assert ran.code == 0
    assert ran.out.index("将撤销第 ") < ran.out.index("已撤销第 ")
    assert "是否撤销？[y/N] " in ran.err
    assert proposals(one) == []
    ran = at_terminal("redo", stdin=answer)
    assert ran.out.index("将恢复第 ") < ran.out.index("已恢复第 ")
    assert "是否恢复？[y/N] " in ran.err
    assert proposals(one) == ["路灯"]


@pytest.mark.parametrize("answer", ["", "\n", "n\n"])
def test_no_is_an_answer(one: Renda, at_terminal: Renda, path: Path, answer: str) -> None:
    before = path.read_bytes()
    ran = at_terminal("undo", stdin=answer)
    assert ran.code == 2
    assert ran.err.endswith("没有撤销；什么都没有改动\n")
    assert path.read_bytes() == before


def test_yes_is_not_asked(one: Renda, at_terminal: Renda) -> None:
    for verb in ("undo", "redo"):
        ran = at_terminal(verb, "--yes")
        assert (ran.code, ran.err) == (0, "")


def test_for_machines_only_the_answer_is_printed(one: Renda, at_terminal: Renda) -> None:
    assert at_terminal("undo", "-f", "json", stdin="y\n").json["returned"] is False


@pytest.mark.skipif(sys.platform == "win32", reason="a terminal as POSIX has it")
def test_at_a_real_terminal(one: Renda, path: Path) -> None:
    import pty

    child, terminal = pty.fork()
    if not child:  # pragma: no cover
        os.execv(sys.executable, [sys.executable, "-m", "renda_cli", "undo"])
    shown = b""
    os.write(terminal, b"y\n")
    try:
        while part := os.read(terminal, 4096):
            shown += part
    except OSError:  # the end of it on Linux
        pass
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
    text = shown.decode()
    assert text.index("将撤销第") < text.index("是否撤销？[y/N]") < text.index("已撤销第")
    assert proposals(one) == []


def test_the_log_speaks_of_each_record_in_its_own_words(town_with_people: Renda) -> None:
    for line in (
        "deputy group plan 东片小组 --year 2022 --on 2022-01-09",
        "deputy group check 东片小组 --list 七有 --met 1 --unmet 2 --on 2022-01-09",
        "deputy activity add --kind 视察 --title 河道 --on 2022-01-08 --until 2022-01-09 --online",
    ):
        assert town_with_people(*line.split()).code == 0
    shown = town_with_people("log", "show", "10").out
    assert "种类 年度计划" in shown
    shown = town_with_people("log", "show", "11").out
    assert "达标 是" in shown
    assert "达标 否" in shown
    assert "至 2022-01-09；次数 1；线上 是" in town_with_people("log", "show", "12").out
