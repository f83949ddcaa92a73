"""Days that cannot be, days that are odd."""

from datetime import date

import pytest

from renda_cli.work import deputy, session
from renda_cli.work.desk import Desk
from tests.work.checks_data import mended, outcome, tamper, texts, told
from tests.work.helpers import hand_in


def of(no: str) -> str:
    return f"proposal_id = (SELECT id FROM proposal WHERE no = '{no}')"


OUT_OF_ORDER = {
    "提出": ("UPDATE proposal SET submitted_on = '2022-02-01' WHERE no = '8'", "5-1/8", "交办（2022-01-31）早于提出（2022-02-01）"),
    "收到": (f"UPDATE assignment SET received_on = '2022-01-30' WHERE {of('3')}", "5-1/3", "收到（2022-01-30）早于交办"),
    "签收": (f"UPDATE assignment SET signed_on = '2022-01-30' WHERE {of('3')}", "5-1/3", "签收（2022-01-30）早于交办"),
    "答复": ("UPDATE reply SET replied_on = '2022-01-30' WHERE replied_on = '2022-03-01'", "5-1/5", "答复（2022-01-30）早于交办或签收"),
    "送达": ("UPDATE reply_copy SET sent_on = '2022-02-01' WHERE sent_on = '2022-03-01'", "5-1/5", "送达（2022-02-01）早于答复"),
    "意见": ("UPDATE co_opinion SET given_on = '2022-01-01'", "5-1/8", "协办意见（2022-01-01）早于交办"),
    "联系": (f"UPDATE contact SET held_on = '2022-01-30' WHERE {of('2')}", "5-1/2", "联系代表（2022-01-30）早于交办"),
    "催办": ("UPDATE urge SET urged_on = '2022-01-30'", "5-1/3", "催办（2022-01-30）早于交办"),
    "现场": ("UPDATE visit SET visited_on = '2022-01-30'", "5-1/3", "现场（2022-01-30）早于交办"),
    "督办": ("UPDATE supervision SET decided_on = '2022-01-01'", "5-1/3", "列为督办（2022-01-01）早于提出"),
    "决定": ("UPDATE proposal_event SET held_on = '2022-01-01' WHERE event = 'refused'", "5-1/6", "所登记的事（2022-01-01）早于提出"),
    "反馈": (f"UPDATE feedback SET given_on = '2022-04-29' WHERE {of('1')}", "5-1/1", "反馈（2022-04-29）早于答复（2022-04-30）"),
    "办结": ("UPDATE proposal SET closed_on = '2022-05-08' WHERE no = '1'", "5-1/1", "办结（2022-05-08）早于反馈（2022-05-09）"),
    "承诺": ("UPDATE promise SET made_on = '2022-02-20' WHERE kept_on IS NULL", "5-1/5", "承诺（2022-02-20）早于答复（2022-03-01）"),
    "落实": ("UPDATE promise SET kept_on = '2022-03-01' WHERE kept_on IS NOT NULL", "5-1/5", "落实或不能落实（2022-03-01）早于承诺（2022-03-02）"),
    "评价": ("UPDATE promise SET slip_on = '2022-06-01', slip_result = '满意' WHERE kept_on IS NOT NULL", "5-1/5", "评价（2022-06-01）早于落实"),
    "完成": ("UPDATE deadline SET met_on = '2022-01-01' WHERE kind = 'reply' AND met_on = '2022-03-01'", "5-1/5", "完成（2022-01-01）早于期限起算"),
    "延期": ("UPDATE extension SET agreed_on = '2022-01-30'", "5-1/8", "同意延期（2022-01-30）早于交办"),
    "离任": ("UPDATE seat SET to_on = '2021-12-19' WHERE id = 3", "#3 王五", "离任（2021-12-19）早于任职（2021-12-20）"),
    "闭会": ("UPDATE session SET closed_on = '2022-01-05'", "5-1 人代会", "闭会（2022-01-05）早于开会（2022-01-06）"),
}  # fmt: skip


@pytest.mark.parametrize("what", OUT_OF_ORDER)
def test_a_day_before_the_one_that_it_follows(busy_year: Desk, what: str) -> None:
    statement, record, says = OUT_OF_ORDER[what]
    tamper(busy_year, statement)
    assert told(busy_year, "dates-in-order") == [("dates-in-order", record)]
    assert says in texts(busy_year, "dates-in-order")
    others = [row for row in told(busy_year) if row[0] not in ("dates-in-order", "constraints")]
    assert others == ([("signed-after-end", "5-1/3")] if what == "离任" else [])


def test_the_reply_of_a_second_round_before_its_slip(busy_year: Desk) -> None:
    tamper(
        busy_year,
        "INSERT INTO reply (assignment_id, round, replied_on, result_class, ref) SELECT id, 2, '2022-05-08', 'A', '教复2号' FROM assignment "
        f"WHERE {of('2')}",
    )
    assert "答复（2022-05-08）早于上一轮反馈（2022-05-09）" in texts(busy_year, "dates-in-order")


def test_days_before_the_term(busy_year: Desk) -> None:
    session.add(busy_year, "5-2", on="2022-12-30")
    tamper(
        busy_year,
        "UPDATE seat SET from_on = '2020-12-20' WHERE id = 3",
        "UPDATE session SET opened_on = '2021-01-06' WHERE number = '5-1'",
        "UPDATE proposal SET submitted_on = '2021-01-06' WHERE no = '1'",
    )
    assert told(busy_year) == [("before-term", "#3 王五"), ("before-term", "5-1 人代会"), ("before-term", "5-1/1")]
    assert "开会日期 2021-01-06 早于本届任期开始（2021-12-20）" in texts(busy_year)


def test_what_is_collected_for_the_first_session_may_come_before_the_term(busy_year: Desk) -> None:
    tamper(busy_year, "UPDATE proposal SET submitted_on = '2021-12-10' WHERE no = '1'")
    assert told(busy_year) == []
    deputy.add(busy_year, "赵六", level="区", district="第3选区", from_="2019-01-01")
    assert told(busy_year) == []  # the district's congress has a term of its own


def test_a_file_without_a_term_has_no_day_before_it(busy_year: Desk) -> None:
    tamper(busy_year, "UPDATE town SET term_start = NULL", "UPDATE seat SET from_on = '1980-12-20'")
    assert told(busy_year) == []


def test_days_to_come(busy_year: Desk) -> None:
    hand_in(busy_year, on="2023-01-20")
    assert told(busy_year) == [("date-to-come", "5-1/闭2")]
    assert "登记的提出日期 2023-01-20 还没有到" in texts(busy_year)
    assert {row[0] for row in told(busy_year, day=date(2022, 1, 1))} == {"date-to-come"}


def test_a_name_without_reading_gets_one(busy_year: Desk) -> None:
    tamper(busy_year, "UPDATE deputy SET pinyin = '', initials = '' WHERE name = '王五'")
    assert told(busy_year) == [("pinyin-missing", "#3 王五")]
    assert mended(busy_year, "pinyin-missing") == ("已补上 #3 王五 的拼音",)
    assert busy_year.file.tuples("SELECT pinyin, initials FROM deputy WHERE id = 3") == [("wang wu", "ww")]
    assert outcome(busy_year).found.rows == []
