"""Opinions and decisions of a session corrected after they were passed on."""

from typing import Any

import pytest

from renda_cli.work.desk import Desk
from renda_cli.work.review import agenda_editing, agenda_reading, agenda_tasks
from tests.work.agenda_data import heard, passed_on, voted
from tests.work.helpers import at, refused


def edit(desk: Desk, task: str, **said: Any) -> tuple[str, ...]:
    """What the clerk is told of a correction."""
    return agenda_editing.edit(desk, task, **said).lines


def values(desk: Desk, task: str, *names: str) -> tuple[Any, ...]:
    """Fields of an opinion or a decision as they are told."""
    found = agenda_reading.task_object(desk, int(task))
    return tuple(found[name] for name in names)


def test_what_is_given_changes_and_an_empty_note_goes(office: Desk) -> None:
    task = passed_on(office, heard(office), unit="财政局", note="急")
    assert edit(office, task, text="压减支出", unit="建设局", note="") == ("已修改 审议意见 #1“压减支出”",)
    assert values(office, task, "text", "unit", "note") == ("压减支出", "建设局", None)
    assert edit(office, task, text="压减支出", addressee="镇政府办公室") == ("已修改 审议意见 #1“压减支出”",)
    assert values(office, task, "unit") == ("镇政府办公室",)


def test_an_answer_is_corrected_and_its_day_stays(office: Desk) -> None:
    task = passed_on(office, heard(office), until="2022-03-31")
    with refused(office, "审议意见 #1“压减一般性支出”还没有答复；请先登记：renda review agenda answer 1 --text 答复"):
        edit(office, task, answer="已压减")
    agenda_tasks.answer(office, task, text="己压减", on="2022-03-20")
    agenda_tasks.done(office, task, on="2022-04-01")
    edit(office, task, answer="已压减", file="答复.pdf")
    assert values(office, task, "answer", "file", "answered_on", "done_on") == (
        "已压减", "答复.pdf", "2022-03-20", "2022-04-01",
    )  # fmt: skip


def test_another_day_moves_the_clock_or_opens_one(office: Desk) -> None:
    item = heard(office, "关于环境保护的决定", kind="决议决定")
    voted(office, item)
    first, second = passed_on(office, item, until="2022-03-31"), passed_on(office, item, "整治河道")
    third = passed_on(office, item, "公布决定", decision=True)
    assert edit(office, first, until="2022-04-30")[1:] == ("期限：2022-03-31 → 2022-04-30",)
    assert edit(office, second, until="2022-05-31")[1:] == ("答复期限：2022-05-31",)
    assert edit(office, third, until="2022-06-30")[1:] == ("执行期限：2022-06-30",)
    assert [values(office, task, "due_on") for task in (first, second, third)] == [
        ("2022-04-30",), ("2022-05-31",), ("2022-06-30",),
    ]  # fmt: skip
    assert agenda_reading.task_object(at(office, "2022-05-01"), int(first))["state"] == "late"


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ({}, "没有写要改什么；如 --text 文字"),
        ({"text": " "}, "意见或决定不能为空"),
        ({"text": "整治河道"}, "已登记同样的 审议意见 #2“整治河道”"),
        ({"unit": "财政局", "addressee": "某公司"}, "--unit 和 --addressee 只能写一个"),
        ({"unit": "水利站"}, "没有叫“水利站”的单位"),
        ({"addressee": ""}, "承办者不能为空"),
        ({"until": "2022-01-09"}, "--until 2022-01-09 早于 2022-01-10"),
    ],
)
def test_what_cannot_be(office: Desk, said: dict[str, Any], sentence: str) -> None:
    item = heard(office)
    task = passed_on(office, item)
    passed_on(office, item, "整治河道")
    with refused(office, sentence):
        edit(office, task, **said)


def test_what_is_over_has_no_day_any_longer(office: Desk) -> None:
    item = heard(office)
    answered, done, ended = (passed_on(office, item, text) for text in ("甲意见", "乙意见", "丙意见"))
    agenda_tasks.answer(office, answered, text="好", on="2022-02-01")
    agenda_tasks.done(office, done, on="2022-02-01")
    agenda_tasks.done(office, ended, ended="并入下年", on="2022-02-01")
    for task, over in ((answered, "已答复"), (done, "已落实"), (ended, "已不再办理")):
        with refused(office, f"{over}，不再有期限；请去掉 --until"):
            edit(office, task, until="2022-05-01")
