"""The verbs of backups, and when the last one was made."""

import os
from datetime import datetime
from pathlib import Path

import pytest

from renda_cli.errors import InputError
from renda_cli.work import backup as verbs
from renda_cli.work import deputy
from renda_cli.work.desk import Desk
from tests.store.copies import change, spoil
from tests.work.helpers import hand_in


def made_on(path: Path, day: str) -> Path:
    """A file of that day."""
    path.parent.mkdir(exist_ok=True)
    path.touch()
    at = datetime.fromisoformat(day).timestamp()
    os.utime(path, (at, at))
    return path


def test_a_backup_goes_to_the_usual_folder_or_to_the_one_named(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    assert verbs.backup(path).path.parent == path.parent / "backups"
    assert verbs.backup(path, "~/盘", keep=1).path.parent == tmp_path / "盘"


@pytest.mark.parametrize(
    ("folder", "sentence"),
    [(" ", "文件夹没有写；请写路径"), ("~没有这个人/盘", "路径 ~没有这个人/盘 里的用户不存在；请写完整的路径")],
)
def test_a_word_that_means_no_path(path: Path, folder: str, sentence: str) -> None:
    with pytest.raises(InputError, match=sentence):
        verbs.backup(path, folder)
    for verb in (verbs.plan, verbs.restore):
        with pytest.raises(InputError, match=sentence.replace("文件夹", "备份")):
            verb(path, folder)


def test_a_plan_says_what_there_is_and_what_will_be(office: Desk) -> None:
    path = office.file.path
    copy = verbs.backup(path).path
    deputy.add(office, "赵六")
    hand_in(office)
    plan = verbs.plan(path, str(copy))
    assert plan.now is not None
    assert plan.after is not None
    assert (plan.path, plan.file, plan.is_there) == (path, copy, True)
    assert (plan.now.deputies, plan.now.proposals) == (4, 1)
    assert (plan.after.deputies, plan.after.proposals) == (3, 0)
    assert plan.after.at == datetime.fromtimestamp(copy.stat().st_mtime)


def test_a_plan_where_nothing_can_be_read(path: Path) -> None:
    copy = str(verbs.backup(path).path)
    path.write_text("代表名册")
    assert (verbs.plan(path, copy).now, verbs.plan(path, copy).is_there) == (None, True)
    path.unlink()
    assert (verbs.plan(path, copy).now, verbs.plan(path, copy).is_there) == (None, False)
    spoil(Path(copy))
    with pytest.raises(InputError, match="就是现用的数据库"):
        verbs.plan(Path(copy), copy)


def test_a_restore_brings_back_what_was(office: Desk) -> None:
    copy = verbs.backup(office.file.path).path
    deputy.add(office, "赵六")
    done = verbs.restore(office.file.path, str(copy))
    assert (done.file, done.whole) == (copy, True)
    assert office.file.tuples("SELECT count(*) FROM deputy") == [(3,)]


def test_no_is_an_answer() -> None:
    assert str(verbs.declined()) == "没有恢复"
    assert verbs.declined().exit_code == 2


def test_the_last_backup_is_the_newest_of_all_that_are_known(desk: Desk) -> None:
    path = desk.file.path
    assert verbs.last(desk.file) is None
    upgrade = made_on(path.with_name(f"{path.name}.before-v2"), "2022-01-01 08:00")
    assert verbs.last(desk.file) == (upgrade, datetime(2022, 1, 1, 8))
    usual = made_on(path.parent / "backups" / "renda-2022-01-02-080000.db", "2022-01-02 08:00")
    made_on(path.parent / "backups" / "别的-2022-01-09-080000.db", "2022-01-09 08:00")
    assert verbs.last(desk.file) == (usual, datetime(2022, 1, 2, 8))
    away = made_on(path.parent / "盘" / "renda-2022-01-03-080000.db", "2022-01-03 08:00")
    change(path, f"INSERT INTO entry (at, kind, command) VALUES ('2022-01-03 08:00:00', 'note', 'backup {away}')")
    assert verbs.last(desk.file) == (away, datetime(2022, 1, 3, 8))
    away.unlink()
    assert verbs.last(desk.file) == (usual, datetime(2022, 1, 2, 8))
