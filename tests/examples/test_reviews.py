"""What the towns reviewed, voted on and followed up: the transcripts say what they say, and the figures are those of the towns."""

from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Renda
from tests.examples.transcript import EXAMPLES, SERIES, enter_yaoguan, replay, work_in

# 一办七局 on one sheet, 29 returned: 满意, 基本满意, 不满意, 弃权; what is missing to 29 was left blank.
SHEET = {
    "党政办公室": (17, 9, 3, 0), "党建工作局": (21, 6, 1, 1), "政法和社会管理局": (15, 10, 3, 1), "经济发展局": (14, 11, 3, 1), "建设局": (13, 9, 6, 0),
    "农业农村局": (24, 5, 0, 0), "社会事业局": (19, 8, 2, 0), "综合行政执法局": (11, 10, 7, 1),
}  # fmt: skip
BASES = {"valid": None, "returned": 29, "present": 29, "members": 32}


@pytest.fixture
def town(request: pytest.FixtureRequest, renda: Renda, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Renda:
    """The town that the test's parameter names, after its transcripts."""
    work_in(tmp_path, monkeypatch)
    if request.param == "yaoguan":
        enter_yaoguan(renda)
    for file in SERIES[request.param]:
        transcript = EXAMPLES / request.param / file
        assert replay(renda, transcript) == transcript.read_text(encoding="utf-8")
    return renda


def figures(renda: Renda, year: str, *keys: str) -> list[Any]:
    return [one["value"] for one in renda("summary", year, *keys, "-f", "json", today=f"{year}-12-31").json]


@pytest.mark.parametrize("town", ["danbei"], indirect=True)
def test_18_deputies_reported_and_six_departments_were_appraised(town: Renda) -> None:
    assert figures(town, "2016", "reviews_deputies", "reviews_units", "reviews_held") == [18, 6, 7]
    explained = town("summary", "2016", "reviews_deputies", "--explain", "-f", "json", today="2016-12-31").json
    assert len(explained[0]["records"]) == 18
    reported = town("review", "reporters", "2016", "-f", "json", today="2016-12-31").json
    assert (len(reported), sum(one["reports"] > 0 for one in reported)) == (68, 18)
    assert town("check", today="2016-12-31").code == 0


@pytest.mark.parametrize("town", ["hanyang"], indirect=True)
def test_eight_steps_two_votes_and_a_finding_that_went_round_again(town: Renda) -> None:
    shown = town("review", "show", "1", "-f", "json", today="2018-12-31").json
    assert [one["step"] for one in shown["steps"]] == [
        "提前通知", "提前调研", "座谈评议", "评议意见", "整改监督", "整改验收", "结果公示", "材料归档",
    ]  # fmt: skip
    assert (shown["status"], {one["state"] for one in shown["steps"]}) == ("closed", {"done"})
    assert [(one["round"], one["status"]) for one in shown["findings"]] == [
        (1, "accepted"),
        (2, "accepted"),
        (1, "accepted"),
    ]
    assert [one["rows"][0]["grade"] for one in shown["ballots"]] == ["基本满意", "满意"]
    questions = town("--db", "chengguan.db", "review", "question", "list", "1", "-f", "json", today="2018-12-31").json
    assert [one["state"] for one in questions] == ["on_spot", "answered", "on_spot"]
    assert "周德顺" not in str(questions)


@pytest.mark.parametrize("town", ["yaoguan"], indirect=True)
def test_one_office_and_seven_bureaus_three_law_checks_and_ten_projects(town: Renda) -> None:
    keys = ("reviews_units", "reviews_law_check_units", "reviews_law_check_laws", "projects_selected", "projects_done")
    assert figures(town, "2022", *keys) == [8, 3, 1, 10, 10]
    assert town("check", today="2022-12-31").code == 0
    for base, number in BASES.items():
        found = town("review", "result", "1", "--base", base, "-f", "json", today="2022-12-31").json
        assert (found["issued"], found["returned"], len(found["subjects"])) == (29, 29, 8)
        for one in found["subjects"]:
            votes = SHEET[one["subject"]]
            over = number or sum(votes)
            assert (one["valid"], one["invalid"], one["base"]) == (sum(votes), 29 - sum(votes), over)
            told = {word: rate["percent"] for word, rate in one["rates"].items()}
            marked = dict(zip(("满意", "基本满意", "不满意", "弃权"), votes, strict=True))
            assert told == {word: percent(marked[word], over) for word in told}
            assert {word for word, count in marked.items() if count} <= told.keys()
            assert one["grade"] == ("满意" if votes[0] * 2 > over else "基本满意")


def percent(count: int, over: int) -> float:
    return float((Decimal(count) * 100 / over).quantize(Decimal("0.01"), ROUND_HALF_UP))
