"""A review is closed when nothing of it is open."""

from datetime import date

from renda_cli.store.statements import insert_review_question
from renda_cli.work.desk import Desk
from renda_cli.work.review.closing import close
from renda_cli.work.review.following import feedback
from renda_cli.work.review.steps import step
from tests.work.helpers import refused
from tests.work.review_steps_data import found, held, review, voted


def test_it_closes_with_the_time_that_the_mending_took(office: Desk) -> None:
    held(office, "水利站", steps=("座谈评议", "结果公示"))
    step(office, "1", step="座谈评议", on="2022-06-01")
    step(office, "1", step="结果公示", skip="内部评议")
    found(office, 1, date(2022, 6, 1), accepted_on=date(2022, 6, 20))
    found(office, 1, date(2022, 6, 5), accepted_on=date(2022, 8, 30))
    done = close(office, "1", on="2022-09-01")
    assert done.lines == (
        "已办结评议 #1“站所评议”（2022-09-01）",
        "从提出评议意见（2022-06-01）到全部验收合格（2022-08-30）90 天",
    )
    assert (done.read()["status"], done.read()["closed_on"]) == ("closed", "2022-09-01")
    with refused(office, "评议 #1 在 2022-09-01 已办结"):
        close(office, "1")


def test_everything_that_is_open_is_named(office: Desk) -> None:
    held(office, "水利站", steps=("座谈评议", "评议意见", "结果公示"))
    step(office, "1", step="座谈评议", on="2022-06-01")
    found(office, 1, date(2022, 6, 1), accepted_on=date(2022, 6, 20))
    found(office, 1, date(2022, 6, 5))
    with office.file.transaction() as db:
        insert_review_question(db, review_id=1, text="何时通水", asked_on=date(2022, 6, 1))
        insert_review_question(
            db, review_id=1, text="谁负责", asked_on=date(2022, 6, 1), on_spot=True, answered_on=date(2022, 6, 1)
        )
    sentence = "评议 #1“站所评议”还有没完的，不能办结：步骤：评议意见、结果公示；没有验收合格的评议意见：#2；没有答复的问题：#1；请先登记"
    with refused(office, sentence):
        close(office, "1", on="2022-09-01")


def test_not_before_it_was_held_nor_before_its_last_act(office: Desk) -> None:
    review(office, "水利站")
    with refused(office, "评议 #1“站所评议”还没有开展；请先登记：renda review hold 1"):
        close(office, "1")
    held(office, "水利站", title="又一次", steps=("结果公示",))
    step(office, "2", step="结果公示", skip="内部")
    with refused(office, "开展在 2022-06-01，不能在 2022-05-31 办结"):
        close(office, "2", on="2022-05-31")
    step(office, "2", step="结果公示", on="2022-07-01")
    with refused(office, "结果公示在 2022-07-01，不能在 2022-06-30 办结"):
        close(office, "2", on="2022-06-30")


def test_what_a_result_calls_for_is_only_told_of(office: Desk) -> None:
    held(office, "水利站", "畜牧站")
    voted(office, 1, date(2022, 6, 1), 水利站={"不满意": 18}, 畜牧站={"满意": 19})
    feedback(office, "1", subject=["畜牧站"], on="2022-06-10")
    assert close(office, "1", on="2022-09-01").lines == (
        "已办结评议 #1“站所评议”（2022-09-01）",
        "提醒：测评结果没有登记书面反馈：水利站",
        "提醒：水利站测评为不满意，还没有限期整改；落实后登记：renda review follow 1 --subject 水利站 --what 限期整改",
        "提醒：水利站测评为不满意，还没有下次会议再次报告；落实后登记：renda review follow 1 --subject 水利站 --what 下次会议再次报告",
    )
