"""What is exported and imported into an empty file is the same: list by list, proposal by proposal, figure by figure."""

import shutil
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from renda_cli.work import names, unit
from renda_cli.work.desk import Desk, open_desk
from renda_cli.work.exchange import bundle, exporting
from renda_cli.work.exchange.importing import Options, import_
from renda_cli.work.proposal import assigning as assign
from renda_cli.work.proposal import deciding, reading, returning, supervising, withdrawing
from renda_cli.work.proposal.feedback import close, feedback
from renda_cli.work.proposal.handling import contact, urge
from renda_cli.work.proposal.promises import break_, keep, promise, rate
from tests.conftest import Renda
from tests.examples.transcript import EXAMPLES, SERIES, enter_yunyang, replay, work_in
from tests.work.helpers import at, contents, hand_in, judge, reply, summary_of
from tests.work.station_exchange_data import fill_stations

ORDER = ("sessions", "deputies", "groups", "units", "proposals", "contacts", "urges", "promises", "activities", "pledges", "deeds", "households",
    "funds", "stations", "staff", "postings", "ratings", "schedules", "reception-days", "receptions", "opinions", "awards", "affairs", "articles",
    "attendance", "reviews", "review-steps", "findings", "questions", "projects", "project-progress", "ballots", "agenda", "agenda-tasks",
    "schemes", "points", "talks")  # fmt: skip
KEPT = ("town", "holiday", "alembic_version")
ENDINGS = pytest.mark.parametrize("ending", ["csv", "xlsx", "json"])


def emptied(source: Desk, path: Path, *kept: str) -> Desk:
    """A file with the town and the rules of another, and nothing else."""
    source.file.let_go()
    shutil.copy(source.file.path, path)
    desk = open_desk(path, source.today, at_terminal=False)
    desk.file.db.execute("PRAGMA synchronous = OFF")
    desk.file.db.execute("PRAGMA foreign_keys = OFF")
    for (table,) in desk.file.tuples("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%'"):
        if table not in (*KEPT, *kept):
            desk.file.db.execute(f"DELETE FROM {table}")
    desk.file.db.execute("PRAGMA foreign_keys = ON")
    return desk


def moved(source: Desk, folder: Path, ending: str) -> Desk:
    """The lists of a file, written and read into an empty one; a second reading changes nothing."""
    target = emptied(source, folder / "target.db", "rule_value")
    for what in ORDER:
        path = folder / f"{what}.{ending}"
        exporting.write(source, what, str(path), private=True)
        done = import_(target, what, str(path), Options())
        assert (done.errors, done.left_out, done.passed_over, done.written) == ([], [], [], True), what
    for what in ORDER:
        again = import_(target, what, str(folder / f"{what}.{ending}"), Options())
        assert (again.errors, again.new, again.changed) == ([], 0, 0), (what, again.changes)
    return target


def rows(desk: Desk, what: str) -> list[list[Any]]:
    """A list as it is exported, without the ids; groups are founded as the roster comes to them, so their order is none."""
    found = exporting.exported(desk, what, private=True)
    listed = [row[1:] if found.fields[0] == "id" else row for row in found.rows]
    return sorted(listed, key=str) if what == "groups" else listed


def beyond(desk: Desk) -> set[int]:
    """The proposals of which a row does not hold everything, as the note on an export counts them."""
    return {
        proposal for sql in exporting._BEYOND.values() for (proposal,) in desk.file.tuples(f"SELECT * FROM ({sql})")
    }


def check_same(source: Desk, target: Desk) -> int:
    """Lists are alike, and so are the proposals that a row can hold; returns how many those are."""
    for what in ORDER:
        assert rows(source, what) == rows(target, what), what
    left_out = beyond(source)
    whole = [row[0] for row in source.file.tuples("SELECT id FROM proposal") if row[0] not in left_out]
    for proposal_id in whole:
        number = names.full(names.proposal_of_id(source, proposal_id))
        assert reading.show(source, number) == reading.show(target, number), number
    return len(whole)


def tables(desk: Desk) -> dict[str, list[tuple[Any, ...]]]:
    """Every table but the log."""
    return {name: rows for name, rows in contents(desk).items() if name not in ("change", "entry", "sqlite_sequence")}


def figures(desk: Desk, year: str) -> dict[str, Any]:
    return {figure.indicator.key: figure.value for figure in summary_of(desk, year)}


@ENDINGS
def test_the_small_year(small_year: Desk, tmp_path: Path, ending: str) -> None:
    target = moved(small_year, tmp_path, ending)
    assert check_same(small_year, target) == 5
    assert figures(small_year, "2022") == figures(target, "2022")
    assert exporting.exported(small_year, "proposals").notes == []


def test_the_busy_year_says_what_a_row_cannot_hold(busy_year: Desk, tmp_path: Path) -> None:
    assert check_same(busy_year, moved(busy_year, tmp_path, "csv")) == 7
    assert exporting.exported(busy_year, "proposals").notes == [
        "表里放不下：签收 1 件、协办意见 1 件、延期 1 件、督办和回头看 1 件、改正的经过 1 件；完整的请用 renda export all"
    ]


def fill_odd_year(desk: Desk) -> None:
    """Whatever the small year has not: partial replies, a second round of some units, put aside, withdrawn, merged late, judged."""
    title = iter(f"第{place}件" for place in range(1, 30))

    def new(**more: Any) -> str:
        return hand_in(desk, next(title), **more)

    partly, some, merged, main, gone = new(), new(co_signers=["王五", "李四"]), new(by="李四"), new(), new()
    assign.assign(desk, [partly], each=["建设局", "财政局"], on="2022-01-31", received="2022-02-03")
    reply(desk, partly, "2022-03-01", unit="财政局")
    contact(desk, [partly], how="电话", stage="办后", on="2022-03-02", unit="财政局", note="还没有办好")
    contact(desk, [partly], how="电话", stage="办后", on="2022-03-02", unit="财政局")
    urge(desk, [partly], how="发函", on="2022-04-20", unit="建设局", note="第一次")
    urge(desk, [partly], how="发函", on="2022-04-20", unit="建设局", note="第二次")
    assign.assign(desk, [some], each=["建设局", "财政局"], on="2022-01-31")
    reply(desk, some, "2022-03-01", unit="建设局", class_="B")
    reply(desk, some, "2022-03-05", unit="财政局")
    feedback(desk, some, by="张三", process="满意", result="不满意", on="2022-03-10", units=["财政局"])
    reply(desk, some, "2022-04-05", unit="财政局")
    judge(desk, some, "2022-04-10", "满意", "基本满意")
    promise(desk, some, what="修好", until="2022-06-01", unit="财政局", on="2022-04-05")
    keep(desk, some, what="修好", on="2022-05-20", note="已修好")
    rate(desk, some, by="张三", what="修好", result="满意", on="2022-05-25")
    promise(desk, some, what="再修", until="2022-06-01", unit="建设局", on="2022-04-05")
    break_(desk, some, what="再修", why="没有钱", on="2022-05-20")
    close(desk, [some], on="2022-06-01")
    assign.assign(desk, [main, gone, merged], lead=["建设局"], on="2022-01-31")
    contact(desk, [merged], how="面商", stage="办前", on="2022-02-01", unit="建设局")
    deciding.merge(desk, [merged], into=main, on="2022-02-10")
    reply(desk, main, "2022-03-01")
    close(desk, [main], on="2022-03-15")
    withdrawing.withdraw(desk, gone, by=["张三"], on="2022-02-11", why="已自行解决")
    refused_, reference, group, presidium, secret = (
        new(), new(), new(by=None, by_group="东片小组"), new(by=None, by_presidium=True, kind="议案"), new(confidential=True)
    )  # fmt: skip
    deciding.refuse(desk, [refused_], why="不属于本级职权", on="2022-01-20")
    deciding.reference(desk, [reference], why="先作参考", on="2022-01-21")
    supervising.excellent(desk, [group], on="2022-12-01")
    supervising.publish(desk, [group], "yes", on="2022-12-02")
    supervising.publish(desk, [secret], "no", why="涉及个人", on="2022-12-03")
    assign.assign(desk, [presidium], lead=["建设局", "财政局"], on="2022-01-31", complex_=True)


def test_what_an_odd_year_has(office: Desk, tmp_path: Path) -> None:
    fill_odd_year(office)
    target = moved(office, tmp_path, "csv")
    assert exporting.exported(office, "proposals").notes == []
    assert check_same(office, target) == 10
    assert figures(office, "2022") == figures(target, "2022")


def test_units_that_were_merged_and_papers_that_were_returned(office: Desk, tmp_path: Path) -> None:
    number, other = hand_in(office, "一"), hand_in(office, "二")
    assign.assign(office, [number], lead=["建设局"], on="2022-01-31")
    contact(office, [number], how="电话", stage="办前", on="2022-02-01", unit="建设局")
    urge(office, [number], how="电话", on="2022-02-02", unit="建设局")
    assign.assign(office, [other], lead=["财政局"], on="2022-01-31")
    returning.return_(office, other, why="不归口", on="2022-02-01")
    unit.merge(office, "建设局", into="教育局", on="2022-03-01")
    target = moved(office, tmp_path, "json")
    assert check_same(office, target) == 0
    (note,) = exporting.exported(office, "proposals").notes
    assert note == "表里放不下：退办 1 件、单位合并前的名称 1 件；完整的请用 renda export all"


def replayed(renda: Renda, folder: Path, name: str, patch: pytest.MonkeyPatch) -> Path:
    """The file of an example at its end."""
    if name == "yunyang":
        patch.setenv("RENDA_DB", str(folder / "town.db"))
        enter_yunyang(renda, "2016-12-31")
        return folder / "town.db"
    if name == "yaoguan":
        for part in ("1-spring.renda", "2-rest-of-year.renda"):
            assert renda("batch", str(EXAMPLES / name / part)).code == 0
        return folder / "renda.db"
    work_in(folder, patch)
    for part in SERIES[name]:
        replay(renda, EXAMPLES / name / part)
    return folder / "work" / "town.db"


@pytest.mark.parametrize(
    ("name", "today", "whole", "same"),
    [
        ("yaoguan", "2022-12-31", 11, ["2022"]),
        ("yunyang", "2016-12-31", 125, ["2012-2016"]),
        ("lingkou", "2016-12-31", 0, []),
        ("unhappy", "2023-02-20", 7, []),
    ],
)
def test_the_examples(
    renda: Renda, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, today: str, whole: int, same: list[str]
) -> None:
    path = replayed(renda, tmp_path, name, monkeypatch)
    source = open_desk(path, date.fromisoformat(today), at_terminal=False)
    folder = tmp_path / "out"
    folder.mkdir()
    target = moved(source, folder, "csv")
    assert check_same(source, target) == whole
    for year in same:
        assert figures(source, year) == figures(target, year)
    bundle.write(source, str(folder / "all"), private=True)
    again = emptied(source, folder / "again.db")
    bundle.read(again, str(folder / "all"), Options())
    assert tables(again) == tables(source)
    source.file.close()


@ENDINGS
def test_a_year_of_stations(office: Desk, tmp_path: Path, ending: str) -> None:
    fill_stations(office)
    source = at(office, "2022-03-09")
    target = moved(source, tmp_path, ending)
    assert check_same(source, target) == 1
    for year in ("2021", "2022"):
        assert figures(source, year) == figures(target, year)
    assert {
        what: exporting.exported(source, what).notes for what in ORDER if exporting.exported(source, what).notes
    } == {}
