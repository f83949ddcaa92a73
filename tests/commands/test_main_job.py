"""The main job at the terminal, one line a step."""

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
