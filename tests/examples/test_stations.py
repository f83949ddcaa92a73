"""Five towns' stations: the figures that the towns printed come out, and the transcripts say what they say."""

from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Renda
from tests.examples.transcript import EXAMPLES, SERIES, replay, work_in


@pytest.fixture
def town(request: pytest.FixtureRequest, renda: Renda, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Renda:
    """The town that the test's parameter names, after its transcripts."""
    work_in(tmp_path, monkeypatch)
    for file in SERIES[request.param]:
        transcript = EXAMPLES / request.param / file
        assert replay(renda, transcript) == transcript.read_text(encoding="utf-8")
    return renda


def figures(renda: Renda, years: str, *keys: str) -> dict[str, Any]:
    listed = renda("summary", years, *keys, "-f", "json", today=f"{years[-4:]}-12-31").json
    return {one["key"]: one["value"] for one in listed}


def rate(numerator: int, denominator: int) -> dict[str, Any]:
    return {
        "numerator": numerator,
        "denominator": denominator,
        "percent": round(100 * numerator / denominator, 2) if denominator else None,
    }


@pytest.mark.parametrize("town", ["shiqiaotou"], indirect=True)
def test_20_activities_and_40_visits_on_lunar_sixteenths(town: Renda) -> None:
    found = figures(town, "2017")
    assert (found["receptions"], found["activities_total"], found["voters_received"]) == (12, 8, 40)
    (stats,) = town("station", "stats", "2017", "-f", "json", today="2017-12-31").json
    assert (stats["occasions"], stats["voters"]) == (20, 40)
    days = town("station", "days", "石桥头", "--from", "2017-01-01", "--to", "2018-06-19", "-f", "json").json
    assert all(day["lunar"].endswith("十六") for day in days)
    assert "2017-08-07" in {day["on"] for day in days}  # in the leap month
    assert town("check", today="2017-12-31").code == 0


@pytest.mark.parametrize("town", ["jiepai"], indirect=True)
def test_the_notice_of_the_month_names_nobody_and_says_what_is_missing(town: Renda) -> None:
    notice = town("station", "notice", "--month", "2022-10", "-f", "json", today="2022-11-05")
    for secret in ("陈根娣", "13800002222", "宅基地", "周保生"):
        assert secret not in notice.out
    assert notice.json["balance"] == {
        "received": 9, "answered": 2, "under_way": 3, "referred": 1, "turned": 1, "unlisted": 2,
    }  # fmt: skip
    assert notice.json["posted_on"] == "2022-11-05"
    log = town("log", "list", today="2022-11-05").out
    assert "13800002222" not in log
    assert "--voter ***" in log


@pytest.mark.parametrize("town", ["lvcheng"], indirect=True)
def test_201_visits_and_220_opinions_all_answered_each_with_its_record(town: Renda) -> None:
    keys = ("voters_received", "opinions", "opinions_replied", "opinions_reply_rate", "opinions_satisfaction_rate")
    assert list(figures(town, "2012-2016", *keys).values()) == [201, 220, 220, rate(220, 220), rate(220, 220)]
    explained = town("summary", "2012-2016", "opinions_satisfaction_rate", "--explain", "-f", "json").json
    assert len(explained[0]["records"]) == 220
    years = [figures(town, str(year), "opinions")["opinions"] for year in range(2012, 2017)]
    assert sum(years) == 220


@pytest.mark.parametrize("town", ["yanling"], indirect=True)
def test_15_receptions_and_200_opinions_that_balance(town: Renda) -> None:
    keys = ("stations_home", "stations_station", "receptions", "opinions")
    assert list(figures(town, "2014-2016", *keys).values()) == [6, 14, 15, 200]
    (balance,) = town("station", "opinion", "balance", "2014-2016", "-f", "json").json
    assert balance == {"received": 200, "answered": 174, "under_way": 9, "referred": 8, "turned": 9, "unlisted": 0}
    links = town("proposal", "show", "闭1", "-f", "json", today="2016-12-30").json["voter_opinions"]
    assert [one["id"] for one in links] == [35, 82, 123, 171]
