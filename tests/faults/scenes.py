"""The commands that are cut off: what lies in the folder beforehand, what is typed, and what may come of it."""

import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import pytest
from alembic import command as alembic
from alembic.config import Config
from sqlalchemy import create_engine
from sqlalchemy.pool import NullPool

from renda_cli.store import upgrade
from renda_cli.store.file import APPLICATION_ID
from renda_cli.work import town
from tests.conftest import program
from tests.faults.held import Content, content

TODAY = "2022-06-10"
DEPUTIES = ("张建国", "李秀英", "王志强", "赵玉兰", "陈海涛")
UNITS = ("农业农村局", "财政局", "建设局", "教育局")
HEADINGS = "编号,届次,标题,类别,领衔代表,附议代表,提出日期,主办单位,协办单位,交办日期,答复日期,答复类别,答复文号"
LAST_MONTH = b"the list of last month"
VERSION_1 = Path(__file__).parent.parent / "store" / "version_1.sql"


@dataclass(frozen=True)
class Scene:
    """A command line in a folder that holds `renda.db`.

    `again` are the lines that must succeed where the command had already done its work, unless it is then refused. `keeps` is
    the glob of copies of which one from before must be there at any time, `makes` a file that must be the old or the new one.
    """

    name: str
    folder: Path
    words: tuple[str, ...]
    stdin: str = ""
    again: tuple[tuple[str, ...], ...] = ()
    refused_again: bool = False
    keeps: str = ""
    makes: str = ""
    known: list[Content] = field(default_factory=list)  # what copies may hold, besides what was before and is after


def _sheet(rows: int) -> str:
    def row(number: int) -> str:
        lead, other = DEPUTIES[number % 5], DEPUTIES[(number + 1) % 5]
        unit, co_handler = UNITS[number % 4], UNITS[(number + 1) % 4] if number % 3 == 0 else ""
        start = (
            f"导{number},5-1,完善第{number}号道路的路灯和排水,城乡建设,{lead},{other},2022-01-06,{unit},{co_handler}"
        )
        return f"{start},2022-01-31," + (f"2022-03-0{number % 9 + 1},A,遥复{number}号" if number % 2 else ",,")

    return "\n".join([HEADINGS, *map(row, range(1, rows + 1))]) + "\n"


def _lines(prefix: str, count: int) -> str:
    def lines(number: int) -> Iterator[str]:
        no = f"{prefix}{number}"
        yield f"proposal add 修缮第{no}座桥 --by {DEPUTIES[number % 5]} --session 5-1 --on 2022-01-06 --no {no}"
        if number % 2:
            yield f"proposal assign 5-1/{no} --lead {UNITS[number % 4]} --on 2022-01-31"
        if number % 4 == 1:
            yield f"proposal reply 5-1/{no} --class B --ref 遥复{no}号 --on 2022-03-01"

    return "\n".join(line for number in range(1, count + 1) for line in lines(number)) + "\n"


def typed(folder: Path, *words: str, stdin: str = "", code: int = 0) -> str:
    """Runs a command in this process, on the file in `folder`; returns what it said. Its exit code must be `code`."""
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        patch.setenv("RENDA_DB", "renda.db")
        ran = program()(*words, today=TODAY, stdin=stdin)
    assert ran.code == code, (words, ran.code, ran.err)
    return ran.out


def office(folder: Path, proposals: int) -> None:
    """A town with people, units, a session and some proposals."""
    folder.mkdir(parents=True)
    town.create(folder / "renda.db", date(2022, 1, 10), town="遥观镇", congress=5, term_start="2021-12-20")
    people = [f"deputy add {name} --district 第{place}选区" for place, name in enumerate(DEPUTIES, 1)]
    units = [f"proposal unit add {name}" for name in UNITS]
    session = ["deputy session add 5-1 --on 2022-01-06 --closed 2022-01-07"]
    typed(folder, "batch", "-", stdin="\n".join([*people, *units, *session]))
    if proposals:
        typed(folder, "batch", "-", stdin=_lines("旧", proposals))


def _import(folder: Path, size: int) -> Scene:
    office(folder, size // 10)
    (folder / "清单.csv").write_text(_sheet(size), encoding="utf-8")
    words = ("import", "proposals", "清单.csv")
    return Scene("import", folder, words, again=(words,))


def _batch(folder: Path, size: int) -> Scene:
    office(folder, 3)
    (folder / "批.renda").write_text(_lines("批", size // 2), encoding="utf-8")
    return Scene("batch", folder, ("batch", "批.renda"), refused_again=True)


def _undo(folder: Path, size: int) -> Scene:
    scene = _import(folder, size)
    earlier = content(folder / "renda.db")
    typed(folder, *scene.words)
    return Scene("undo", folder, ("undo",), again=(("redo",), ("undo",)), known=[earlier])


def _migrate(version: int) -> Callable[[Path, int], Scene]:
    def made(folder: Path, size: int) -> Scene:
        folder.mkdir(parents=True)
        _of_version(folder / "renda.db", version, size)
        return Scene(f"migrate {version}", folder, ("proposal", "list"), again=(("proposal", "list"),))

    return made


def _of_version(path: Path, version: int, proposals: int) -> None:
    """A file as an earlier version left it, with so many proposals."""
    config = Config()
    config.set_main_option("script_location", str(Path(upgrade.__file__).parent / "migrations"))
    engine = create_engine(f"sqlite:///{path}", poolclass=NullPool)
    for step in range(1, version + 1):
        with engine.begin() as connection:
            config.attributes["connection"] = connection
            for kind, name in connection.exec_driver_sql(
                "SELECT type, name FROM sqlite_master WHERE type = 'view'"
            ).all():
                connection.exec_driver_sql(f"DROP {kind} {name}")
            alembic.upgrade(config, f"{step:04}")
        if step == 1:
            _fill_version_1(path, proposals)
    with closing(sqlite3.connect(path)) as db:
        db.executescript(f"PRAGMA application_id = {APPLICATION_ID}; PRAGMA user_version = {version}")
    path.chmod(0o600)


def _fill_version_1(path: Path, proposals: int) -> None:
    with closing(sqlite3.connect(path)) as db:
        db.execute("PRAGMA foreign_keys = ON")
        db.executescript(VERSION_1.read_text(encoding="utf-8"))
        columns = [row[1] for row in db.execute("PRAGMA table_info(proposal)") if row[1] not in ("id", "no")]
        plain = ", ".join(columns)
        for number in range(proposals):
            db.execute(
                f"INSERT INTO proposal (no, {plain}) SELECT ?, {plain} FROM proposal WHERE no = '4'", (f"旧{number}",)
            )
        db.commit()


def _backup(folder: Path, size: int) -> Scene:
    office(folder, size // 4)
    typed(folder, "backup")
    earlier = content(folder / "renda.db")
    typed(folder, "proposal", "unit", "add", "水务所")
    words = ("backup", "--keep", "1")
    return Scene("backup", folder, words, again=(words,), keeps="backups/*.db", known=[earlier])


def _restore(folder: Path, size: int) -> Scene:
    office(folder, size // 4)
    typed(folder, "backup")
    (made,) = (folder / "backups").glob("*.db")
    made.rename(made.with_name("好的.db"))
    typed(folder, "import", "proposals", "-", stdin=_sheet(size // 2))
    words = ("restore", "backups/好的.db")
    return Scene("restore", folder, words, again=(words,), keeps="backups/好的.db")


def _export(folder: Path, size: int) -> Scene:
    scene = _import(folder, size)
    earlier = content(folder / "renda.db")
    typed(folder, *scene.words)
    words = ("export", "proposals", "-o", "清单.xlsx")
    (folder / "清单.xlsx").write_bytes(LAST_MONTH)
    return Scene("export", folder, words, again=(words,), makes="清单.xlsx", known=[earlier])


MAKERS: dict[str, Callable[[Path, int], Scene]] = {
    "import": _import, "batch": _batch, "undo": _undo, "migrate 1": _migrate(1), "migrate 2": _migrate(2), "backup": _backup,
    "restore": _restore, "export": _export,
}  # fmt: skip


def copied(scene: Scene, folder: Path) -> Path:
    """The folder as it is before the command, under another name."""
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(scene.folder, folder)
    return folder
