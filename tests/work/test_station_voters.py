"""Who said an opinion is named nowhere in words that are told: neither in the voter's own nor in anybody's about it."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from renda_cli.work import completing, due, journal, masking, registers
from renda_cli.work.desk import Desk
from renda_cli.work.exchange import bundle, exporting
from renda_cli.work.exchange.importing import Options, import_
from renda_cli.work.proposal import reading
from renda_cli.work.station import (
    opinion,
    opinion_acts,
    opinion_assigning,
    opinion_closing,
    opinion_editing,
    opinion_reading,
    opinion_turning,
    reception,
    reception_reading,
    summary,
)
from tests.work.helpers import at, records_of
from tests.work.station_year_data import STATION, station

NAME, PHONE, OTHER = "周小山", "0519-88880000", "李四海"


@pytest.fixture
def town(office: Desk) -> Desk:
    """The office in October with an opinion in which everybody names the voter, one said in confidence, and one that became a proposal."""
    station(office, STATION)
    desk = at(office, "2022-10-31")
    reception.receive(desk, STATION, voters=3, on="2022-10-10", deputies=["张三"])
    opinion.add(
        desk, f"我是{NAME}，请打{PHONE}", station=STATION, on="2022-10-10", voter=f"{NAME},{OTHER}", phone=PHONE, topic="照明",
        urgent=f"{NAME}要上访", note=f"{OTHER}是家属",
    )  # fmt: skip
    opinion_assigning.assign(desk, ["1"], village="留道村", on="2022-10-11", until="2022-10-20", note=f"{NAME}催过")
    opinion_closing.reply(desk, ["1"], text=f"已同{NAME}说好", on="2022-10-12")
    opinion_closing.feedback(desk, ["1"], how="电话", satisfaction="不满意", on="2022-10-13", note=f"{OTHER}不同意")
    opinion_assigning.assign(desk, ["1"], village="留道村", on="2022-10-14", until="2022-10-20")
    opinion_acts.report(desk, ["1"], on="2022-10-10")
    opinion.add(
        desk,
        f"{NAME}家养猪",
        station=STATION,
        on="2022-10-10",
        voter=NAME,
        phone=PHONE,
        confidential=True,
        note=f"{NAME}怕报复",
    )
    opinion_closing.publish(desk, ["2"], "no", why=f"{NAME}不愿意", on="2022-10-12")
    opinion.add(desk, f"{OTHER}要路灯", station=STATION, on="2022-10-10", voter=OTHER)
    opinion_turning.to_proposal(desk, ["3"], by="张三", title="装路灯", between=True, on="2022-10-20")
    return desk


def _log(desk: Desk) -> Any:
    ids = [row[0] for row in journal.list_(desk).rows]
    return [journal.show(desk, str(one))["rows"] for one in ids]


WAYS: dict[str, Callable[[Desk], Any]] = {
    "list": lambda desk: opinion_reading.list_(desk).rows,
    "show": lambda desk: [opinion_reading.show(desk, one) for one in "123"],
    "sentence": lambda desk: [opinion_reading.sentence(opinion_reading.row(desk, one)) for one in (1, 2, 3)],
    "reception": lambda desk: reception_reading.show(desk, "1"),
    "due": lambda desk: due.due(desk).rows,
    "register of opinions": lambda desk: registers.made(desk, "选民意见", year="2022").rows,
    "register of receptions": lambda desk: registers.made(desk, "接待选民", year="2022").rows,
    "export": lambda desk: list(exporting.exported(desk, "opinions").rows),
    "explained figures": lambda desk: records_of(desk, "2022", ["opinions", "opinions_urgent"]).rows,
    "proposal": lambda desk: reading.show(desk, "闭1"),
    "summary of a station": lambda desk: summary.summary(desk, STATION, "2022"),
    "completion": lambda desk: completing.opinions(desk, ""),
    "log": _log,
}


@pytest.mark.parametrize("way", WAYS)
def test_who_said_it_is_named_nowhere(town: Desk, way: str) -> None:
    told = json.dumps(WAYS[way](town), ensure_ascii=False, default=str)
    assert NAME not in told
    assert OTHER not in told
    assert PHONE not in told
    assert "**" in told


def test_who_asks_is_told(town: Desk) -> None:
    assert opinion_reading.show(town, "1", private=True)["assignments"][0]["note"] == f"{NAME}催过"
    assert reception_reading.show(town, "1", private=True)["said"][0]["text"] == f"我是{NAME}，请打{PHONE}"
    assert "phone" not in reception_reading.show(town, "1", private=True)["said"][0]


def test_a_voter_who_was_corrected_is_masked_as_was_and_as_is(town: Desk) -> None:
    opinion_editing.edit(town, "3", voter=NAME, text=f"{OTHER}和{NAME}要路灯")
    (row,) = journal.show(town, str(journal.list_(town).rows[0][0]))["rows"]
    assert (row["old"], row["new"]) == (
        {"text": "李**要路灯", "voter": "李**"}, {"text": "李**和周**要路灯", "voter": "周**"},
    )  # fmt: skip


def test_the_command_that_is_logged_names_nobody(town: Desk) -> None:
    words = ["station", "opinion", "reply", "1", "--text", f"已同{NAME}说好"]
    opinion_reading.show(town, "1")
    assert masking.command_line(words, of_whom=town.voters) == "station opinion reply 1 --text 已同周**说好"


def test_of_what_was_said_in_confidence_a_sheet_has_neither_number_nor_notes(town: Desk) -> None:
    found = exporting.exported(town, "opinions")
    rows = [dict(zip(found.fields, row, strict=True)) for row in found.rows]
    assert [rows[1][name] for name in ("voter", "text", "reply", "phone", "note", "private_why")] == [
        "（保密）", "（保密）", None, None, None, None,
    ]  # fmt: skip


def test_a_sheet_with_masked_words_changes_nothing_when_it_is_read_in(town: Desk, tmp_path: Path) -> None:
    town.file.db.execute("DELETE FROM opinion WHERE confidential")
    exporting.write(town, "opinions", str(tmp_path / "意见.csv"), private=False)
    done = import_(town, "opinions", str(tmp_path / "意见.csv"), Options())
    assert (done.errors, done.changed, done.new, done.equal) == ([], 0, 0, 2)


def test_what_an_import_would_change_is_told_without_the_voter(town: Desk, tmp_path: Path) -> None:
    (tmp_path / "意见.csv").write_text(
        f"站点,收到日期,意见,选民,备注\n{STATION},2022-10-10,{OTHER}要路灯,{OTHER},{OTHER}住三组\n", encoding="utf-8"
    )
    done = import_(town, "opinions", str(tmp_path / "意见.csv"), Options())
    assert done.changes == [(2, "李**要路灯", "备注：（空） → 李**住三组")]


def test_a_hand_over_names_nobody_unless_private(town: Desk, tmp_path: Path) -> None:
    bundle.write(town, str(tmp_path / "out"))
    tables = tmp_path / "out" / "tables"
    told = "".join((tables / f"{name}.json").read_text(encoding="utf-8") for name in masking.SPOKEN)
    assert NAME not in told
    assert OTHER not in told
    bundle.write(town, str(tmp_path / "all"), private=True)
    assert NAME in (tmp_path / "all" / "tables" / "opinion_reply.json").read_text(encoding="utf-8")
