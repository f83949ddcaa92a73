"""A town with three deputies, four units and the session 5-1 (6 to 7 January 2022, closed); and a small year of its work.

Each is made once and copied for every test.
"""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from renda_cli.work import deputy, session, unit
from renda_cli.work.desk import Desk, open_desk
from renda_cli.work.proposal import assigning, feedback, handling
from tests.conftest import TODAY
from tests.work.checks_data import fill_busy_year
from tests.work.deputy_data import fill_deputies_year
from tests.work.helpers import at, hand_in, judge, reply
from tests.work.measure_data import fill_all


def fill_office(desk: Desk) -> None:
    """The town's people, units and session."""
    deputy.add(desk, "张三", district="第3选区", group="东片小组")
    deputy.add(desk, "李四", district="第4选区", group="西片小组")
    deputy.add(desk, "王五", district="第5选区")
    for name in ("农业农村局", "财政局", "建设局", "教育局"):
        unit.add(desk, name)
    session.add(desk, "5-1", on="2022-01-06", closed="2022-01-07")


def fill_small_year(desk: Desk) -> None:
    """2022 with five proposals, a case of each kind.

    no     kind  topic    lead  units                  replied              contact  feedback (process, result)
    1      建议  城乡建设 张三  农业农村局, co 财政局  in time, A, closed   yes      满意, 满意
    2      建议  教育     李四  教育局                 a day late, B        yes      基本满意, 不满意: goes round again
    3      议案  城乡建设 王五  建设局                 not yet              no       none
    闭1    建议  其他     张三  each 建设局, 财政局    both in time, A, A   no       none
    4      建议  none     张三  not assigned
    """
    hand_in(desk, "完善剑湖路路灯", topic="城乡建设")
    hand_in(desk, "增设校车站点", by="李四", topic="教育")
    hand_in(desk, "整治河道", by="王五", topic="城乡建设", kind="议案")
    hand_in(desk, "增设公共停车位", topic="其他", on="2022-05-10", between=True)
    hand_in(desk, "修订村规民约")
    assigning.assign(desk, ["5-1/1"], lead=["农业农村局"], co_handlers=["财政局"], on="2022-01-31")
    assigning.assign(desk, ["5-1/2"], lead=["教育局"], on="2022-01-31")
    assigning.assign(desk, ["5-1/3"], lead=["建设局"], on="2022-01-31")
    assigning.assign(desk, ["5-1/闭1"], each=["建设局", "财政局"], on="2022-05-20")
    handling.contact(desk, ["5-1/1"], how="面商", stage="办中", on="2022-03-01")
    handling.contact(desk, ["5-1/2"], how="电话", stage="办前", on="2022-02-10")
    reply(desk, "5-1/1", "2022-04-30")
    reply(desk, "5-1/2", "2022-05-01", class_="B")
    reply(desk, "5-1/闭1", "2022-08-01", unit="建设局")
    reply(desk, "5-1/闭1", "2022-08-20", unit="财政局")
    judge(desk, "5-1/1", "2022-05-09", "满意", "满意")
    feedback.close(desk, ["5-1/1"], on="2022-05-10")
    judge(desk, "5-1/2", "2022-05-09", "基本满意", "不满意")


def filled(copy: Path, of: Path, fill: Callable[[Desk], None]) -> Path:
    """A copy of a file with more in it."""
    shutil.copy(of, copy)
    desk = open_desk(copy, TODAY, at_terminal=False)
    fill(desk)
    desk.file.close()
    return copy


@pytest.fixture(scope="session")
def office_file(empty_file: Path) -> Path:
    """The file of `office`."""
    return filled(empty_file.with_name("office.db"), empty_file, fill_office)


@pytest.fixture(scope="session")
def small_year_file(office_file: Path) -> Path:
    """The file of `small_year`."""
    return filled(office_file.with_name("small_year.db"), office_file, fill_small_year)


def opened(path: Path, of: Path) -> Iterator[Desk]:
    """A desk over a copy of a file; no test here is about a power cut, so writing need not wait for the disk."""
    shutil.copy(of, path)
    desk = open_desk(path, TODAY, at_terminal=False)
    desk.file.db.execute("PRAGMA synchronous = OFF")
    yield desk
    desk.file.close()


@pytest.fixture
def office(path: Path, office_file: Path) -> Iterator[Desk]:
    """The town with its people, units and session."""
    yield from opened(path, office_file)


@pytest.fixture
def small_year(path: Path, small_year_file: Path) -> Iterator[Desk]:
    """The town with 2022 as `fill_small_year` tells it."""
    yield from opened(path, small_year_file)


@pytest.fixture(autouse=True)
def acts_of_any_day(monkeypatch: pytest.MonkeyPatch) -> None:
    """A year is entered on one day here; that a day is still to come is told in tests/commands/test_main_job.py."""
    monkeypatch.setattr("renda_cli.work.desk.remarks_on", lambda *_: [])


@pytest.fixture(scope="session")
def busy_year_file(small_year_file: Path) -> Path:
    """The file of `busy_year`."""
    return filled(small_year_file.with_name("busy_year.db"), small_year_file, fill_busy_year)


@pytest.fixture
def busy_year(path: Path, busy_year_file: Path) -> Iterator[Desk]:
    """The small year with something of every kind, as `fill_busy_year` tells it."""
    yield from opened(path, busy_year_file)


@pytest.fixture(scope="session")
def deputies_year_file(small_year_file: Path) -> Path:
    """The file of `deputies_year`."""
    return filled(small_year_file.with_name("deputies_year.db"), small_year_file, fill_deputies_year)


@pytest.fixture
def deputies_year(path: Path, deputies_year_file: Path) -> Iterator[Desk]:
    """The small year with what the deputies did in it, as `fill_deputies_year` tells it, seen from its last day."""
    for desk in opened(path, deputies_year_file):
        yield at(desk, "2022-12-31")


@pytest.fixture(scope="session")
def full_year_file(deputies_year_file: Path) -> Path:
    """The file of `full_year`."""
    return filled(deputies_year_file.with_name("full_year.db"), deputies_year_file, fill_all)


@pytest.fixture
def full_year(path: Path, full_year_file: Path) -> Iterator[Desk]:
    """The year of the deputies with all else that can be counted, as `fill_all` tells it, seen from its last day."""
    for desk in opened(path, full_year_file):
        yield at(desk, "2022-12-31")
