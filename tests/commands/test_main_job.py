"""The main job at the terminal, one line a step."""

from pathlib import Path

from tests.conftest import Renda


def test_a_proposal_from_hand_in_to_close(town_with_people: Renda) -> None:
    renda = town_with_people
    renda(
        "proposal",
        "add",
        "完善剑湖路路灯",
        "--by",
        "张三",
        "--with",
        "李四,王五",
        "--session",
        "5-1",
        "--on",
        "2022-01-06",
    )
    assigned = renda(
        "proposal", "assign", "1", "--lead", "农业农村局", "--co", "财政局", "--on", "2022-01-31", "-f", "json"
    )
    assert [(one["unit"], one["role"], one["due_on"]) for one in assigned.json["assignments"]] == [
        ("农业农村局", "lead", "2022-04-30"),
        ("财政局", "co", None),
    ]
    assert renda("due", today="2022-04-30").code == 0
    late = renda("due", "-f", "json", today="2022-05-01")
    assert late.code == 1
    assert late.json == [
        {
            "kind": "reply", "session": "5-1", "no": "1", "title": "完善剑湖路路灯", "unit": "农业农村局", "deputy": "张三",
            "start_on": "2022-01-31", "due_on": "2022-04-30", "latest_on": "2022-07-31", "days_left": -1, "level": "late",
            "provisional": False,
        }
    ]  # fmt: skip
    assert renda("proposal", "reply", "1", "--class", "A", "--ref", "遥农复1号", "--on", "2022-05-05").code == 0
    assert renda("due", "--quiet", today="2022-05-06").out == ""
    given = ("--by", "张三", "--process", "满意", "--result", "满意", "--on", "2022-05-09")
    assert renda("proposal", "feedback", "1", *given, "-f", "json").json["status"] == "replied"
    assert renda("proposal", "close", "1", "--on", "2022-05-10", "-f", "json").json["status"] == "closed"


def test_a_day_still_to_come_is_taken_in_and_remarked_on(town_with_people: Renda) -> None:
    renda = town_with_people
    said = renda("proposal", "add", "新桥", "--by", "张三", "--on", "2022-01-11").out.splitlines()
    assert said[1:] == ["注意：2022-01-11 在今天（2022-01-10）之后，请核对 --on"]
    assert len(renda("proposal", "add", "新路", "--by", "张三", "--on", "2022-01-10").out.splitlines()) == 1
    assert "注意" not in renda("deputy", "session", "add", "5-2", "--on", "2022-07-06").out
    due = renda("proposal", "promise", "1", "--what", "x", "--until", "2023-01-01")
    assert due.code == 2


def test_several_provinces_find_their_profile(renda: Renda, tmp_path: Path) -> None:
    for place, profile in (
        ("浙江", "zhejiang"),
        ("浙江省", "zhejiang"),
        ("重庆市", "chongqing-township"),
        ("山东省", "shandong-township"),
        ("山东省青岛市", "qingdao"),
        ("四川省", "national"),
    ):
        made = renda("init", "--town", "某镇", "--province", place, "--db", str(tmp_path / f"{place}.db"), "-f", "json")
        assert made.json["profile"] == profile, place


def test_json_survives_any_title(town_with_people: Renda) -> None:
    titles = ['坏}, {"no": 1', "a\\b", '"', "[red]"]
    for title in titles:
        assert town_with_people("proposal", "add", title, "--by", "张三").code == 0
    assert [one["title"] for one in town_with_people("proposal", "list", "-f", "json").json] == titles
