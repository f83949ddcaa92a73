"""`renda check` as a clerk or cron types it."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.conftest import Renda


@pytest.fixture
def office(town_with_people: Renda) -> Renda:
    """A town with people and one proposal."""
    assert town_with_people("proposal", "add", "路灯", "--by", "张三", "--session", "5-1").code == 0
    return town_with_people


def write(path: Path, sql: str) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        db.execute(sql)


def test_a_good_file(office: Renda) -> None:
    ran = office("check")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith("没有发现问题（")
    assert office("check", "-f", "json").json == []
    assert office("check", "--quiet").out == ""


def test_a_warning_alone_is_no_reason_to_stop(office: Renda, path: Path) -> None:
    write(path, "UPDATE seat SET district = NULL WHERE id = 2")
    ran = office("check")
    assert ran.code == 0
    assert "【记录】" in ran.out
    assert ran.out.splitlines()[-1].startswith("错误 0 项，提醒 1 项（")
    assert (office("check", "--quiet").code, office("check", "--quiet").out) == (0, "")


def test_a_fault(office: Renda, path: Path) -> None:
    write(path, "UPDATE proposal SET status = 'replied'")
    ran = office("check", "--quiet")
    assert ran.code == 1
    assert "状态是“已答复”，但没有承办单位；请用 renda proposal show 5-1/1 核对" in ran.out
    assert office("check", "-f", "json").json == [
        {
            "check": "status-disagrees", "part": "records", "level": "fault", "record": "5-1/1",
            "text": "状态是“已答复”，但没有承办单位；请用 renda proposal show 5-1/1 核对", "fixable": False,
        }
    ]  # fmt: skip
    assert office("check", "rules", "views-and-triggers").code == 0


def test_mending(office: Renda, path: Path) -> None:
    write(path, "DROP VIEW deputy_line")
    ran = office("check")
    assert ran.code == 1
    assert ran.out.splitlines()[-1].endswith("其中 1 项可用 renda check --fix 改正")
    ran = office("check", "--fix")
    assert ran.code == 0
    assert ran.out.startswith("已重建 deputy_line\n没有发现问题（")
    assert office("deputy", "list").code == 0


def test_the_list_needs_no_file(office: Renda, path: Path) -> None:
    path.unlink()
    ran = office("check", "--list", "-f", "json")
    assert ran.code == 0
    first = ran.json[0]
    assert first == {
        "check": "file-damage",
        "part": "file",
        "level": "fault",
        "title": "文件没有损坏",
        "fixable": False,
    }
    assert "文件没有损坏" in office("check", "--list", "file").out


@pytest.mark.parametrize("more", [[], ["--list"]])
def test_an_unknown_name(office: Renda, more: list[str]) -> None:
    ran = office("check", "veiws-and-triggers", *more)
    assert (ran.code, ran.out, ran.err) == (2, "", "没有叫“veiws-and-triggers”的检查；相近的有：views-and-triggers\n")


def test_a_file_that_is_none(office: Renda, path: Path) -> None:
    path.write_text("代表名册", encoding="utf-8")
    ran = office("check")
    assert (ran.code, ran.out) == (3, "")
    path.unlink()
    assert office("check").code == 3


def test_a_damaged_file_is_checked_as_far_as_it_opens(office: Renda, path: Path) -> None:
    content = path.read_bytes()
    path.write_bytes(content[:4096] + b"\xa5" * (len(content) - 4096))
    ran = office("check", "--fix")
    assert (ran.code, ran.err) == (1, "")
    assert "已损坏；请用 renda restore 备份文件 恢复" in ran.out
    path.chmod(0o644)
    assert office("check", "--fix").out.startswith(
        "文件已损坏或不完整，没有改正任何记录；请用 renda restore 备份 换用备份\n"
    )


def test_csv_is_one_table(office: Renda, path: Path) -> None:
    write(path, "UPDATE proposal SET status = 'replied'")
    lines = office("check", "-f", "csv").out.splitlines()
    assert lines[0] == "检查,类别,级别,记录,问题,可自动改正"
    assert lines[1].startswith("status-disagrees,记录,错误,5-1/1,")


def test_within_a_batch(office: Renda) -> None:
    ran = office("batch", "-", stdin="deputy add 赵六 --district 第7选区\ncheck --fix\n")
    assert ran.code == 0, ran.err
    assert "没有发现问题" in ran.out


def test_what_was_mended_is_in_the_log_and_can_be_taken_back(office: Renda, path: Path) -> None:
    write(path, "UPDATE deputy SET pinyin = '' WHERE id = 1")
    assert "已补上 #1 张三 的拼音" in office("check", "--fix").out
    assert office("log", "-f", "json").json[0]["command"].endswith("check --fix")
    assert office("undo", "--yes").code == 0
    assert [one["check"] for one in office("check", "-f", "json").json] == ["pinyin-missing"]
