"""Scores of a town of 80 deputies and of ten towns: the transcripts say what they say, and every figure can be added up."""

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Renda
from tests.examples.transcript import EXAMPLES, SERIES, enter_hanyin, replay, work_in

TOWNS = (
    "城关镇", "涧池镇", "蒲溪镇", "平梁镇", "双乳镇", "铁佛寺镇", "漩涡镇", "汉阳镇", "双河口镇", "观音河镇",
)  # fmt: skip


@pytest.fixture
def example(request: pytest.FixtureRequest, renda: Renda, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Renda:
    """The town, or the county, that the test's parameter names, after its transcripts."""
    work_in(tmp_path, monkeypatch)
    if request.param == "hanyin":
        enter_hanyin(renda)
    for file in SERIES[request.param]:
        transcript = EXAMPLES / request.param / file
        assert replay(renda, transcript) == transcript.read_text(encoding="utf-8")
    return renda


def adds_up(page: dict[str, Any], base: str) -> None:
    """Records make the numbers, items the sections, sections the total, each within its cap."""
    total = Decimal(base)
    for section in page["sections"]:
        points = sum((Decimal(str(item["points"] or 0)) for item in section["items"]), Decimal(0))
        assert Decimal(str(section["points"])) <= points
        total += Decimal(str(section["points"]))
    assert Decimal(str(page["total"])) == min(total, Decimal(100))


@pytest.mark.parametrize("example", ["fangxian"], indirect=True)
def test_80_deputies_scored_to_the_half_point(example: Renda) -> None:
    listed = example("score", "list", "2018", "-f", "json", today="2019-01-03").json
    assert len(listed) == 80
    assert {one["band"] for one in listed} == {"优秀", "称职", "基本称职", "不合格"}
    for one in listed[::7]:
        page = example("score", "show", one["subject"], "--year", "2018", "-f", "json", today="2019-01-03").json
        assert page["total"] == one["total"]
        adds_up(page, "50")
    page = example("score", "show", "王波", "--year", "2018", "-f", "json", today="2019-01-03").json
    (solved,) = [item for section in page["sections"] for item in section["items"] if item["name"] == "建议已解决"]
    assert (solved["number"], solved["points"], len(solved["records"])) == (0.5, 0.5, 1)
    changed = example("score", "show", "何宏伟", "--year", "2018", "-f", "json", today="2019-01-03").json
    assert (changed["settled"]["total"], changed["total"]) == (68, 68.5)
    states = example("deputy", "list", "--all", "-f", "json", today="2019-01-03").json
    assert sum(one["status"] == "in_office" for one in states) == 80  # whatever the scores, nobody's status is another
    assert example("check", today="2019-01-03").code == 0


@pytest.mark.parametrize("example", ["hanyin"], indirect=True)
def test_ten_towns_on_the_countys_table(example: Renda) -> None:
    files = [f"{town}.db" for town in TOWNS]
    before = [Path(file).read_bytes() for file in files]
    ranked = example("score", "rank", "2018", *files, "-f", "json", today="2018-12-31").json
    assert (ranked["totals"]["deputies"], ranked["totals"]["proposals"]) == (603, 212)
    again = example("score", "rank", "2018", *reversed(files), "-f", "json", today="2018-12-31").json
    places = [{one["town"]: (one["place"], one["total"]) for one in table["towns"]} for table in (ranked, again)]
    assert places[0] == places[1]
    assert len(places[0]) == 10
    for one in ranked["towns"]:
        town = example("--db", f"{one['town']}.db", "score", "town", "2018", "-f", "json", today="2018-12-31").json
        assert town["total"] == one["total"]
        assert town["total"] == 100 + sum(section["points"] for section in town["sections"])
    assert [Path(file).read_bytes() for file in files] == before
