"""What is kept back of a command line in the log."""

import shlex

import pytest

from renda_cli.work import masking


@pytest.mark.parametrize(
    ("number", "shown"),
    [
        ("13812345678", "138****5678"),
        ("0519-88881234", "051******1234"),
        ("8888123", "*******"),
        ("", ""),
        (None, None),
    ],
)
def test_a_phone_shows_its_ends(number: str | None, shown: str | None) -> None:
    assert masking.phone(number) == shown


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("请打13812345678", "请打138****5678"), ("138-1234-5678或139 1234 5679", "138****5678或139****5679"),
        ("+8613812345678", "+8613812345678"), ("合同号2138123456780", "合同号2138123456780"), ("第12345号", "第12345号"),
    ],
)  # fmt: skip
def test_mobile_numbers_are_masked_wherever_they_stand(text: str, shown: str) -> None:
    assert masking.text(text) == shown


@pytest.mark.parametrize(
    ("words", "voter", "number", "shown"),
    [
        ("王大明家的路灯，王大明0519-88881234", "王大明", "0519-88881234", "王**家的路灯，王**051******1234"),
        ("+8613812345678，＋１３８１２３４５６７８", None, None, "138****5678，＋138****5678"),
        ("身份证32048319800101123X，文号320483198001011234567", None, None, "身份证***，文号320483198001011234567"),
        ("王家桥坏了", "王", "1", "王家桥坏了"), ("路灯不亮", "", "", "路灯不亮"), ("１２３号楼王大明", "王大明", "13812345678", "１２３号楼王**"),
        ("王大明和李小红都说", "王大明、李小红", None, "王**和李**都说"), ("身份证号110号", None, None, "身份证号110号"),
    ],
)  # fmt: skip
def test_what_a_voter_said_names_neither_the_voter_nor_a_number(
    words: str, voter: str | None, number: str | None, shown: str
) -> None:
    assert masking.spoken(words, voter, number) == shown


@pytest.mark.parametrize(
    ("line", "kept"),
    [
        ("deputy add 张三 --phone 051988881234", "deputy add 张三 --phone ***"),
        ("deputy add 张三 --phone=051988881234", "deputy add 张三 --phone=***"),
        ("deputy add 张三 --phone ''", "deputy add 张三 --phone ***"),
        ("opinion add --voter 王大明，李小红 --text 王大明和李小红", "opinion add --voter *** --text 王**和李**"),
        ("opinion edit 3 --voter=王大明 --text 王大明说", "opinion edit 3 --voter=*** --text 王**说"),
        ("station add --voter 钱七 --voter=孙八", "station add --voter *** --voter=***"),
        ("proposal note 1 --text '电话 138 1234 5678'", "proposal note 1 --text '电话 138****5678'"),
        (
            "deputy household add 张三 --head 钱家旺 --people 4 --address=东村3组 --note 低保",
            "deputy household add 张三 --head *** --people 4 --address=*** --note ***",
        ),
        ("proposal unit add 财政局 --head 周明", "proposal unit add 财政局 --head 周明"),
        ("proposal add 路灯 --by 张三 --with 李四,王五", "proposal add 路灯 --by 张三 --with 李四,王五"),
        ("proposal add '路灯 (剑湖路)' --note 'it'\\''s'", "proposal add '路灯 (剑湖路)' --note 'it'\\''s'"),
        ("proposal edit 1 --note ''", "proposal edit 1 --note ''"),
    ],
)
def test_a_command_line_as_the_log_keeps_it(line: str, kept: str) -> None:
    assert masking.command_line(shlex.split(line)) == kept


def test_of_a_confidential_proposal_the_proposers_are_kept_back() -> None:
    line = "proposal add 路灯 --by 张三 --with=李四,王五 --by-group 东片小组 --to 李四 --confidential"
    assert masking.command_line(shlex.split(line), concealing=True) == (
        "proposal add 路灯 --by *** --with=*** --by-group *** --to *** --confidential"
    )


def test_what_is_kept_back_can_be_kept_back_again() -> None:
    once = masking.command_line(["proposal", "add", "路 灯", "--by", "张三", "--phone=1"])
    assert masking.command_line(shlex.split(once), concealing=True) == "proposal add '路 灯' --by *** --phone=***"


@pytest.mark.parametrize(
    ("name", "shown"), [("钱家旺", "钱**"), ("王强", "王**"), ("欧阳锋", "欧**"), ("", ""), (None, None)]
)
def test_of_a_private_person_the_surname_is_shown(name: str | None, shown: str | None) -> None:
    assert masking.person(name) == shown
