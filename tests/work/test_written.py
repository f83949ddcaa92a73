"""Rows of the log in the words of the office, and what is kept back of them."""

from typing import Any

from renda_cli.work import deputy, journal, session
from renda_cli.work.desk import Desk
from renda_cli.work.proposal import assigning, editing, replying
from tests.store.copies import change
from tests.work.helpers import assigned, hand_in, judge, replied


def last(desk: Desk, *, private: bool = False) -> list[dict[str, Any]]:
    """The rows of the newest entry."""
    number = desk.file.tuples("SELECT max(id) FROM entry")[0][0]
    rows: list[dict[str, Any]] = journal.show(desk, str(number), private=private)["rows"]
    return rows


def of(rows: list[dict[str, Any]], table: str) -> dict[str, Any]:
    return next(row for row in rows if row["table"] == table)


def test_a_new_row_has_its_values_ids_as_names(office: Desk) -> None:
    hand_in(office)
    row = of(last(office), "proposal")
    assert (row["action"], row["record"], row["old"]) == ("insert", "5-1/1 完善剑湖路路灯", None)
    assert (row["new"]["lead_id"], row["new"]["session_id"], row["new"]["topic"]) == ("张三", "5-1", None)
    assert not {"id", "pinyin"} & set(row["new"])


def test_of_a_changed_row_only_what_changed(office: Desk) -> None:
    number = hand_in(office)
    editing.edit(office, number, topic="交通")
    row = of(last(office), "proposal")
    assert (row["action"], row["old"], row["new"]) == ("update", {"topic": None}, {"topic": "交通"})


def test_what_belongs_to_a_proposal_is_called_by_its_number(office: Desk) -> None:
    number = replied(office)
    rows = last(office)
    assert {row["record"].split()[0] for row in rows} == {number}
    assert of(rows, "reply")["record"] == f"{number} 遥农复1号"
    change(office.file.path, "DELETE FROM reply")
    assert of(journal.show(office, str(journal.list_(office).rows[0][0]))["rows"], "reply")["action"] == "delete"


def test_phones_are_masked_unless_asked_for(office: Desk) -> None:
    deputy.add(office, "赵六", phone="13812345678")
    for private, shown in ((False, "138****5678"), (True, "13812345678")):
        row = of(last(office, private=private), "deputy")
        assert (row["record"], row["new"]["phone"]) == ("赵六", shown)


def test_a_reference_to_what_is_gone_is_its_number(office: Desk) -> None:
    hand_in(office)
    number = str(office.file.tuples("SELECT max(id) FROM entry")[0][0])
    change(office.file.path, "DELETE FROM deadline", "DELETE FROM proposal", "DELETE FROM session")
    row = of(journal.show(office, number)["rows"], "proposal")
    assert (row["record"], row["new"]["session_id"]) == ("1 完善剑湖路路灯", "#1")


def test_what_has_no_name_is_called_by_its_key(office: Desk) -> None:
    change(office.file.path, "UPDATE seat SET district = '第9选区' WHERE id = 1")
    row = of(journal.show(office, str(journal.list_(office).rows[0][0]))["rows"], "seat")
    assert (row["record"], row["new"]) == ("#1", {"district": "第9选区"})


def test_who_handed_in_what_is_confidential_is_kept_back(office: Desk) -> None:
    hand_in(office, confidential=True, co_signers=["李四"])
    rows = last(office)
    assert of(rows, "proposal")["new"]["lead_id"] == of(rows, "co_signer")["new"]["deputy_id"] == "（保密）"
    assert of(last(office, private=True), "proposal")["new"]["lead_id"] == "张三"


def test_also_where_it_was_not_confidential_yet_or_is_no_longer(office: Desk) -> None:
    number = hand_in(office)
    added = str(office.file.tuples("SELECT max(id) FROM entry")[0][0])
    editing.edit(office, number, confidential=True)
    assert of(journal.show(office, added)["rows"], "proposal")["new"]["lead_id"] == "（保密）"
    editing.edit(office, number, confidential=False)
    assert of(journal.show(office, added)["rows"], "proposal")["new"]["lead_id"] == "张三"


def test_and_where_the_proposal_is_gone(office: Desk) -> None:
    hand_in(office, confidential=True, co_signers=["李四"])
    added = str(office.file.tuples("SELECT max(id) FROM entry")[0][0])
    journal.undo(office)
    rows = journal.show(office, added)["rows"]
    assert of(rows, "proposal")["new"]["lead_id"] == of(rows, "co_signer")["new"]["deputy_id"] == "（保密）"


def test_what_hangs_on_a_reply_that_is_gone_is_kept_back_as_well(office: Desk) -> None:
    number = assigned(office)
    replying.reply(office, number, class_="A", ref="遥农复1号", on="2022-03-01")
    entry = str(office.file.tuples("SELECT max(id) FROM entry")[0][0])
    journal.undo(office)
    copy = of(journal.show(office, entry)["rows"], "reply_copy")
    assert (copy["new"]["deputy_id"], copy["record"]) == ("（保密）", "#[1,1]")


def test_a_row_that_belongs_to_no_proposal_has_no_secrets(office: Desk) -> None:
    session.edit(office, "5-1", on="2022-01-05")
    row = of(last(office), "session")
    assert (row["record"], row["new"]["opened_on"]) == ("5-1", "2022-01-05")


def test_feedback_names_the_deputy_of_what_is_public(office: Desk) -> None:
    number = replied(office)
    judge(office, number, "2022-03-10", "满意", "满意")
    assert of(last(office), "feedback")["new"]["deputy_id"] == "张三"
    assigning.assign(office, [hand_in(office, "修桥")], lead=["财政局"], on="2022-01-31")
