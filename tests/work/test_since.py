"""What changed since a report: the note it leaves, the figures then and now, the records, the log; and nothing is written."""

import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from renda_cli.errors import DatabaseError, InputError
from renda_cli.rules.rates import Rate
from renda_cli.work import journal, rules, since, spans
from renda_cli.work.desk import Desk
from renda_cli.work.proposal import editing
from renda_cli.work.since import Record, Since
from tests.work.exchange_data import taking
from tests.work.helpers import contents, hand_in, reply


def report(desk: Desk, period: str = "2022") -> None:
    assert since.made(desk, spans.read(desk, period), "报告.docx")


def told(desk: Desk, *keys: str, number: str | None = None, day: date | None = None) -> Since:
    return since.changes(desk, spans.read(desk, "2022"), keys, number=number, day=day)


def values(found: Since) -> dict[str, tuple[Any, Any]]:
    """Figure → then and now, of rates the numerator and the denominator."""
    return {one.indicator.key: (_plain(one.then), _plain(one.now)) for one in found.figures}


def _plain(value: Any) -> Any:
    return (value.numerator, value.denominator) if isinstance(value, Rate) else value


@pytest.fixture
def reported(small_year: Desk) -> Desk:
    """The small year of which a report was made."""
    report(small_year)
    return small_year


def test_a_report_leaves_a_note_that_undo_passes_over(small_year: Desk) -> None:
    hand_in(small_year, "修路")
    report(small_year)
    entry = journal.list_(small_year).rows[0]
    assert entry[2:6] == ("report 2022 -o 报告.docx", 0, False, "note")
    assert journal.undo(small_year).entry["id"] == entry[0] - 1


def test_nothing_changed(reported: Desk) -> None:
    found = told(reported)
    assert (found.figures, found.entries.rows, found.spared) == ((), [], 0)
    assert found.command == "report 2022 -o 报告.docx"


def test_what_came_and_what_went_is_told_with_its_records_and_the_log(reported: Desk) -> None:
    before = contents(reported)
    hand_in(reported, "修路", topic="城乡建设")
    reply(reported, "5-1/3", "2022-06-01")
    after = contents(reported)
    found = told(reported, "proposals_collected", "proposals_replied", "reply_rate", "urges")
    assert values(found) == {
        "proposals_collected": (5, 6), "proposals_replied": (3, 4), "reply_rate": ((3, 4), (4, 4)),
    }  # fmt: skip
    collected, replied, rate = found.figures
    assert collected.came == (Record("counted", "5-1/5", "修路"),)
    assert replied.came == rate.came == (Record("counted", "5-1/3", "整治河道"),)
    assert collected.went == replied.went == rate.went == ()
    assert [row[0] for row in found.entries.rows] == [found.number + 2, found.number + 1]
    assert contents(reported) == after != before


def test_of_what_only_bears_another_title_nothing_came_or_went(reported: Desk) -> None:
    editing.edit(reported, "5-1/4", title="修订全部村规民约")
    hand_in(reported, "修路")
    (collected,) = told(reported, "proposals_collected").figures
    assert (collected.came, collected.went) == ((Record("counted", "5-1/5", "修路"),), ())


def test_what_is_taken_back_goes(small_year: Desk) -> None:
    hand_in(small_year, "修路")
    report(small_year)
    journal.undo(small_year)
    found = told(small_year, "proposals_collected")
    assert values(found) == {"proposals_collected": (6, 5)}
    assert found.figures[0].went == (Record("counted", "5-1/5", "修路"),)
    journal.redo(small_year)
    assert told(small_year, "proposals_collected").figures == ()


def test_an_edit_of_another_program_is_told_as_well(reported: Desk, path: Path) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("UPDATE proposal SET between_sessions = 1, excellent = 1 WHERE no = '3'")
    found = told(reported, "proposals_between", "proposals_excellent")
    assert values(found) == {"proposals_between": (1, 2), "proposals_excellent": (0, 1)}
    assert [(row[0], row[2]) for row in found.entries.rows] == [(found.number + 1, None)]


def test_a_sheet_taken_in_between_is_told_with_its_records_and_corrections(reported: Desk, tmp_path: Path) -> None:
    sheet = "编号,标题,领衔代表,提出日期,主办单位,交办日期,答复日期,办理结果,答复文号"
    late = "3,整治河道,王五,2022-01-06,建设局,2022-01-31,2022-06-01,A,遥建复3号"
    done = taking(reported, tmp_path)("proposals", f"{sheet}\n{late}\n5,修路,李四,2022-01-06,,,,,\n")
    assert (done.new, done.changed) == (1, 1)
    found = told(reported, "proposals_collected", "proposals_replied")
    assert values(found) == {"proposals_collected": (5, 6), "proposals_replied": (3, 4)}
    assert [one.came for one in found.figures] == [
        (Record("counted", "5-1/5", "修路"),), (Record("counted", "5-1/3", "整治河道"),),
    ]  # fmt: skip
    assert len(found.entries.rows) == 1
    journal.undo(reported)
    assert told(reported, "proposals_collected", "proposals_replied").figures == ()


def test_what_another_program_wrote_before_the_report_stood_in_it(small_year: Desk, path: Path) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("UPDATE proposal SET excellent = 1 WHERE no = '3'")
    report(small_year)
    assert told(small_year, "proposals_excellent").figures == ()


def test_the_rules_of_then_are_those_that_it_was_worked_out_by(reported: Desk) -> None:
    rules.set_(reported, "satisfaction.round", "final", from_="2022-01-01", source="主席团会议")
    rules.set_(reported, "satisfaction.counts", "满意", from_="2022-01-01", source="主席团会议")
    found = told(reported, "satisfaction_process_rate")
    assert values(found) == {"satisfaction_process_rate": ((2, 4), (1, 4))}
    (rate,) = found.figures
    assert [one.record for one in rate.went if one.part == "counted"] == ["5-1/2"]
    assert reported.rulebook.value_on("satisfaction.counts", date(2022, 12, 31)).value == ["满意"]


def test_only_the_last_report_of_the_very_period_counts(reported: Desk) -> None:
    hand_in(reported, "修路")
    report(reported, "2022H1")
    assert values(told(reported, "proposals_collected")) == {"proposals_collected": (5, 6)}
    report(reported)
    assert told(reported, "proposals_collected").figures == ()


def test_without_a_report_one_is_asked_for(small_year: Desk) -> None:
    with pytest.raises(InputError) as error:
        told(small_year)
    how = "请先用 renda report 2022 -o 文件.docx，或用 --since N 写日志的编号"
    assert str(error.value) == f"还没有出过 2022 年的报告；{how}"
    with pytest.raises(InputError, match="还没有出过2022年上半年的报告"):
        since.changes(small_year, spans.read(small_year, "2022H1"))


def test_any_entry_of_the_log_will_do(small_year: Desk) -> None:
    last = journal.list_(small_year).rows[0][0]
    hand_in(small_year, "修路")
    found = told(small_year, "proposals_collected", number=f"#{last}")
    assert values(found) == {"proposals_collected": (5, 6)}
    begun = told(small_year, "proposals_collected", "deputies_total", number="1")
    assert values(begun) == {"proposals_collected": (0, 6), "deputies_total": (0, 3)}


@pytest.mark.parametrize("number", ["999", "零"])
def test_an_entry_that_there_is_not_is_refused(small_year: Desk, number: str) -> None:
    with pytest.raises(InputError, match="日志里没有第"):
        told(small_year, number=number)


def test_an_unknown_figure_is_refused_first(small_year: Desk) -> None:
    with pytest.raises(InputError, match="没有“x”这项指标"):
        told(small_year, "x")


def test_both_sides_are_seen_from_a_day(reported: Desk) -> None:
    hand_in(reported, "修路", on="2022-06-01", between=True)
    assert told(reported, "proposals_collected", day=date(2022, 5, 31)).figures == ()
    assert values(told(reported, "proposals_collected", day=date(2022, 6, 1))) == {"proposals_collected": (5, 6)}


def test_within_a_transaction_there_is_no_note_and_what_was_written_stays(reported: Desk) -> None:
    with reported.file.transaction():
        hand_in(reported, "修路")
        assert not since.made(reported, spans.read(reported, "2022"), "报告.docx")
        assert values(told(reported, "proposals_collected")) == {"proposals_collected": (5, 6)}
    assert len(told(reported, "proposals_collected").entries.rows) == 1


def test_an_error_on_the_way_leaves_everything_as_it_is(reported: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    hand_in(reported, "修路")
    before = contents(reported)

    def fail(*_: Any) -> Any:
        raise sqlite3.OperationalError("database or disk is full")

    monkeypatch.setattr("renda_cli.work.indicators.behind", fail)
    with pytest.raises(DatabaseError):
        told(reported, "proposals_collected")
    assert not reported.file.db.in_transaction
    assert contents(reported) == before


def test_a_transaction_that_ended_by_itself_is_no_second_error(reported: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    hand_in(reported, "修路")

    def fail(*_: Any) -> Any:
        reported.file.db.execute("ROLLBACK")
        raise sqlite3.OperationalError("database or disk is full")

    monkeypatch.setattr("renda_cli.work.indicators.behind", fail)
    with pytest.raises(DatabaseError):
        told(reported, "proposals_collected")


def test_a_file_that_cannot_be_written_to_refuses_the_note(small_year: Desk) -> None:
    small_year.file.db.execute("PRAGMA query_only = ON")
    with pytest.raises(DatabaseError):
        since.made(small_year, spans.read(small_year, "2022"), "报告.docx")
    assert "report" not in str(journal.list_(small_year).rows[0])


def test_a_locked_file_is_waited_for(small_year: Desk, path: Path) -> None:
    with closing(sqlite3.connect(path, isolation_level=None, check_same_thread=False)) as other:
        other.execute("BEGIN IMMEDIATE")
        small_year.file.db.execute("PRAGMA busy_timeout = 50")

        def wait() -> None:
            other.execute("COMMIT")

        small_year.file.waiting = wait
        report(small_year)
    assert journal.list_(small_year).rows[0][5] == "note"
