"""What goes to the units: the data of the list of a session and of the letter of one item, and the files made of it."""

from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest

from renda_cli.errors import InputError
from renda_cli.work import deputy, rules, session
from renda_cli.work.desk import Desk
from renda_cli.work.proposal import (
    assigning,
    deciding,
    editing,
    entry,
    extending,
    papers,
    returning,
    supervising,
)
from tests.work.helpers import assigned, at, hand_in, judge, reply


@pytest.fixture
def handed(office: Desk) -> Desk:
    """Zhejiang: 5-1/1 (张三 with 李四; 农业农村局 with 财政局), 5-1/2 (each 建设局, 财政局), 5-1/3 not handed over."""
    rules.use(office, "zhejiang")
    deputy.edit(office, "张三", phone="13800000000")
    hand_in(office, "完善剑湖路路灯", topic="城乡建设", co_signers=["李四"])
    hand_in(office, "增设停车位", by="王五")
    hand_in(office, "修订村规民约")
    assigning.assign(office, ["5-1/1"], lead=["农业农村局"], co_handlers=["财政局"], on="2022-01-31")
    assigning.assign(office, ["5-1/2"], each=["建设局", "财政局"], on="2022-02-01")
    return office


def letter(desk: Desk, number: str = "5-1/1", **how: Any) -> dict[str, Any]:
    return papers.sheet(desk, number, **how).data


# The letter


def test_a_letter_has_everything_that_the_unit_must_know(handed: Desk) -> None:
    found = letter(at(handed, "2022-02-02"))  # printed later, dated with the day of assignment
    basis = found.pop("basis")
    assert "浙江省" in basis
    assert basis.endswith("条")
    assert found == {
        "town": "遥观镇", "congress": "第五届人民代表大会", "number": "第1号", "session": "第一次会议", "full": "5-1/1",
        "kind": "建议", "title": "完善剑湖路路灯", "topic": "城乡建设", "submitted_on": "2022年1月6日", "proposer": "张三",
        "signers": ["李四"], "phone": "138****0000", "confidential": False, "complex": False,
        "units": [
            {"name": "农业农村局", "role": "主办", "due": "2022年4月30日", "latest": "2022年7月31日"},
            {"name": "财政局", "role": "协办", "due": "2022年3月31日", "latest": ""},
        ],
        "assigned_on": "2022年1月31日", "return_until": "2022年2月10日", "answer_to": "每一位联名的代表",
        "supervision": "", "merged": [], "body": "", "today": "2022年1月31日",
    }  # fmt: skip


def test_the_whole_phone_stands_there_only_when_asked(handed: Desk) -> None:
    assert (letter(handed)["phone"], letter(handed, private=True)["phone"]) == ("138****0000", "13800000000")
    assert letter(handed, "5-1/2", private=True)["phone"] == ""


def test_a_group_has_no_phone_and_no_signers(handed: Desk) -> None:
    entry.add(handed, "疏浚河道", by_group="东片小组", on="2022-01-06")
    assigning.assign(handed, ["5-1/4"], lead=["建设局"], on="2022-02-01")
    found = letter(handed, "5-1/4", private=True)
    assert (found["proposer"], found["signers"], found["phone"], found["answer_to"]) == ("东片小组", [], "", "提出人")


def test_a_letter_between_sessions_says_so(handed: Desk) -> None:
    number = hand_in(handed, on="2022-03-01")
    assigning.assign(handed, [number], lead=["建设局"], on="2022-03-02")
    found = letter(handed, number)
    assert (found["number"], found["session"], found["full"]) == ("第1号", "闭会期间", "5-1/闭1")


def test_before_any_session_a_letter_names_none(handed: Desk) -> None:
    number = hand_in(handed, on="2021-12-25")
    assigning.assign(handed, [number], lead=["建设局"], on="2021-12-26")
    found = letter(handed, number)
    assert (found["congress"], found["session"], found["full"]) == ("", "闭会期间", "闭1")


def test_a_letter_knows_supervision_hard_ones_text_and_what_was_merged_in(handed: Desk, tmp_path: Path) -> None:
    (tmp_path / "原文.docx").touch()
    supervising.supervise(handed, ["5-1/1"], level="重点", on="2022-02-01")
    deciding.merge(handed, ["5-1/3"], into="5-1/1", on="2022-02-01")
    editing.edit(handed, "5-1/1", body=str(tmp_path / "原文.docx"), complex_=True)
    found = letter(handed)
    assert (found["supervision"], found["complex"], found["body"]) == ("重点督办", True, str(tmp_path / "原文.docx"))
    assert found["merged"] == ["5-1/3 修订村规民约（张三）"]


def test_the_letter_of_a_confidential_one_names_the_proposer_and_asks_to_keep_it(handed: Desk) -> None:
    editing.edit(handed, "5-1/1", confidential=True)
    found = letter(handed)
    assert (found["proposer"], found["confidential"]) == ("张三", True)


def test_a_day_that_is_still_unknown_is_open(office: Desk) -> None:
    rules.use(office, "shandong-township")
    session.add(office, "5-2", on="2022-07-05")
    number = hand_in(office, on="2022-07-05")
    assigning.assign(office, [number], lead=["财政局"], on="2022-07-05")
    assert [one["due"] for one in letter(office, number)["units"]] == ["待定"]


def test_without_a_clock_there_is_no_basis_to_name(office: Desk) -> None:
    rules.set_(office, "reply", "无", from_="2022-01-01", source="某文")
    assert letter(office, assigned(office))["basis"] == ""


def test_a_day_by_hand_has_no_basis_in_a_rule(office: Desk) -> None:
    assert letter(office, assigned(office, until="2022-03-31"))["basis"] == ""


def test_a_lapsed_window_stays_in_the_letter_and_a_used_one_does_not(handed: Desk) -> None:
    assert letter(at(handed, "2022-06-01"))["return_until"] == "2022年2月10日"
    assigning.assign(handed, ["5-1/3"], lead=["农业农村局"], on="2022-01-31")
    returning.return_(handed, "5-1/3", why="不属职责", on="2022-02-05")
    assigning.assign(handed, ["5-1/3"], lead=["教育局"], on="2022-02-08")
    found = letter(handed, "5-1/3")
    assert [one["name"] for one in found["units"]] == ["教育局"]
    assert (found["assigned_on"], found["return_until"]) == ("2022年2月8日", "2022年2月18日")


def test_a_new_lead_is_not_told_the_window_of_the_co_handler_who_was_there_before(handed: Desk) -> None:
    returning.return_(handed, "5-1/1", unit="农业农村局", why="不属职责", on="2022-02-05")
    assigning.assign(handed, ["5-1/1"], lead=["教育局"], on="2022-02-15")
    assert letter(at(handed, "2022-02-15"))["return_until"] == "2022年2月25日"


def test_where_there_is_no_window_none_is_named(office: Desk) -> None:
    assert letter(office, assigned(office))["return_until"] == ""


def test_there_is_no_letter_before_the_assignment(handed: Desk) -> None:
    with pytest.raises(InputError, match="5-1/3 没有交办，没有交办函；交办以后才有交办函"):
        papers.sheet(handed, "5-1/3")


def test_the_letter_of_a_merged_one_is_that_of_the_main_one(handed: Desk) -> None:
    deciding.merge(handed, ["5-1/3"], into="5-1/1")
    with pytest.raises(InputError, match="它并入 5-1/1 办理，请出那一件的"):
        papers.sheet(handed, "5-1/3")


# The list


def test_a_list_has_each_item_once_and_then_each_unit(handed: Desk) -> None:
    found = papers.sheet(at(handed, "2022-02-03"), "5-1").data
    assert found == {
        "town": "遥观镇", "congress": "第五届人民代表大会", "session": "第一次会议",
        "title": "遥观镇第五届人民代表大会第一次会议代表议案、建议交办清单", "today": "2022年2月3日", "count": 2,
        "items": [
            {
                "number": "1", "title": "完善剑湖路路灯", "topic": "城乡建设", "proposer": "张三", "signers": "李四", "lead": "农业农村局",
                "co": "财政局", "each": "", "assigned_on": "2022-01-31", "due": "2022-04-30", "supervision": "", "note": "",
            },
            {
                "number": "2", "title": "增设停车位", "topic": "", "proposer": "王五", "signers": "", "lead": "", "co": "",
                "each": "建设局、财政局", "assigned_on": "2022-02-01", "due": "2022-05-01", "supervision": "", "note": "",
            },
        ],
        "units": [
            {"name": "农业农村局", "count": 1, "numbers": "1"},
            {"name": "财政局", "count": 2, "numbers": "1、2"},
            {"name": "建设局", "count": 1, "numbers": "2"},
        ],
    }  # fmt: skip


def test_a_list_keeps_back_who_asked_for_it_and_tells_supervision_and_hard_ones(handed: Desk) -> None:
    editing.edit(handed, "5-1/1", confidential=True, complex_=True)
    supervising.supervise(handed, ["5-1/1"], level="一般", on="2022-02-01")
    item = papers.sheet(handed, "5-1").data["items"][0]
    assert (item["proposer"], item["signers"], item["supervision"], item["note"]) == ("（保密）", "", "一般", "复杂件")


def test_what_came_in_between_has_a_list_of_its_own(handed: Desk) -> None:
    number = hand_in(handed, "绿化", on="2022-03-01")
    assigning.assign(handed, [number], lead=["建设局"], on="2022-03-02")
    found = papers.sheet(handed, "05-01", between=True).data
    assert (found["count"], found["session"], [item["number"] for item in found["items"]]) == (1, "闭会期间", ["闭1"])
    assert found["units"] == [{"name": "建设局", "count": 1, "numbers": "闭1"}]
    assert papers.sheet(handed, "5-1").data["count"] == 2


def test_in_a_later_round_the_papers_keep_the_day_of_the_assignment(handed: Desk) -> None:
    reply(handed, "5-1/1", "2022-03-01")
    judge(handed, "5-1/1", "2022-03-10", "满意", "不满意")
    assert papers.sheet(handed, "5-1").data["items"][0]["due"] == "2022-04-30"
    assert letter(handed)["units"][0]["due"] == "2022年4月30日"


def test_an_extension_stands_in_the_list(handed: Desk) -> None:
    extending.extend(handed, "5-1/1", until="2022-06-30", why="待规划", approved_by="主席团", on="2022-03-01")
    assert papers.sheet(handed, "5-1").data["items"][0]["due"] == "2022-06-30"
    assert letter(handed)["units"][0]["due"] == "2022年6月30日"


def test_the_longest_is_not_said_where_it_is_the_day_itself(handed: Desk) -> None:
    extending.extend(handed, "5-1/1", until="2022-07-31", why="待规划", approved_by="主席团", on="2022-03-01")
    lead = letter(handed)["units"][0]
    assert (lead["due"], lead["latest"]) == ("2022年7月31日", "")


@pytest.mark.parametrize(("between", "where"), [(False, "5-2 次会议"), (True, "5-2 次会议闭会期间")])
def test_there_is_no_list_of_nothing(handed: Desk, between: bool, where: str) -> None:
    session.add(handed, "5-2", on="2023-01-05")
    with pytest.raises(InputError, match=f"{where}还没有交办的件；请先用 renda proposal assign 交办"):
        papers.sheet(handed, "5-2", between=between)


# The files


def test_without_a_file_the_paper_is_markdown_and_not_written(handed: Desk, tmp_path: Path) -> None:
    made = papers.sheet(handed, "5-1")
    assert made.path is None
    text = made.content.decode()
    assert text.startswith("#")
    assert "遥观镇第五届人民代表大会第一次会议代表议案、建议交办清单" in text
    assert "| 1 |" in text


def test_a_letter_in_markdown_says_what_it_must(handed: Desk, tmp_path: Path) -> None:
    made = papers.sheet(handed, "5-1/1", output=str(tmp_path / "函.md"))
    assert made.path == tmp_path / "函.md"
    assert made.path.read_bytes() == made.content
    for word in ("第1号", "完善剑湖路路灯", "2022年4月30日", "2022年2月10日", "每一位联名的代表", "农业农村局"):
        assert word in made.content.decode()


def test_the_ending_makes_it_a_word_file(handed: Desk, tmp_path: Path) -> None:
    made = papers.sheet(handed, "5-1", output=str(tmp_path / "清单.DOCX"))
    with ZipFile(BytesIO(made.content)) as whole:
        assert "完善剑湖路路灯" in whole.read("word/document.xml").decode()
    assert (tmp_path / "清单.DOCX").read_bytes() == made.content


def test_another_ending_is_refused_before_anything_is_made(handed: Desk, tmp_path: Path) -> None:
    for wrong in ("清单.pdf", "清单"):
        with pytest.raises(InputError, match=r"不是可用的格式；文件名请以 \.docx 或 \.md 结尾"):
            papers.sheet(handed, "5-1", output=str(tmp_path / wrong))
    assert list(tmp_path.glob("清单*")) == []


def test_a_clerks_own_template_is_filled(handed: Desk, tmp_path: Path) -> None:
    own = tmp_path / "我的.md"
    own.write_text("{{ town }} {{ full }} {{ units[0].name }}", encoding="utf-8")
    assert papers.sheet(handed, "5-1/1", template=str(own)).content.decode().strip() == "遥观镇 5-1/1 农业农村局"


def test_a_template_that_does_not_do_writes_nothing(handed: Desk, tmp_path: Path) -> None:
    own, out = tmp_path / "我的.md", tmp_path / "函.md"
    own.write_text("{{ 没有这个 }}", encoding="utf-8")
    with pytest.raises(InputError, match=r"我的\.md"):
        papers.sheet(handed, "5-1/1", template=str(own), output=str(out))
    assert not out.exists()


@pytest.mark.parametrize(("what", "word"), [("5-1", "items"), ("5-1/1", "units"), ("16", "units")])
def test_the_shipped_template_can_be_saved_and_used(handed: Desk, tmp_path: Path, what: str, word: str) -> None:
    saved = papers.save_template(what, str(tmp_path / "模板.md"))
    assert word in saved.read_text(encoding="utf-8")
    if what != "16":
        assert papers.sheet(handed, what, template=str(saved)).content == papers.sheet(handed, what).content


def test_a_template_is_saved_in_a_form_that_there_is(tmp_path: Path) -> None:
    assert papers.save_template("5-1", str(tmp_path / "模板.docx")).read_bytes()[:2] == b"PK"
    with pytest.raises(InputError, match="不是可用的格式"):
        papers.save_template("5-1", str(tmp_path / "模板.txt"))
    with pytest.raises(InputError, match="请先建好文件夹，或核对 --save-template 的路径"):
        papers.save_template("5-1", str(tmp_path / "none" / "模板.md"))


@pytest.mark.parametrize(
    ("what", "options", "sentence"),
    [
        ("5-1", {"output": " "}, "-o 后面没有写文件；请写文件名，如 交办清单.docx"),
        ("5-1", {"template": ""}, "--template 后面没有写文件"),
        ("5-1", {"template": "清单.docx"}, "Word 模板出的文件印不到屏幕上；请加 -o 文件.docx"),
        ("5-1", {"private": True}, "清单里没有电话；--private 只用于一件的交办函"),
        ("5-1/1", {"between": True}, "--between 只用于一次会议的清单；请去掉，或写届次，如 5-3"),
    ],
)
def test_an_option_without_effect_is_refused(handed: Desk, what: str, options: dict[str, Any], sentence: str) -> None:
    with pytest.raises(InputError, match=sentence):
        papers.sheet(handed, what, **options)


def test_a_template_is_saved_and_nothing_else_made(tmp_path: Path) -> None:
    own = tmp_path / "模板.md"
    for other in ({"output": "清单.md"}, {"template": "清单.md"}, {"between": True}, {"private": True}):
        with pytest.raises(InputError, match="--save-template 只存模板，不出文件"):
            papers.save_template("5-1", str(own), **other)
    assert not own.exists()
    assert papers.save_template("5-1", str(own), output=None, template=None, between=False, private=False) == own


def test_the_letter_names_who_handed_in_a_confidential_one_merged_in(handed: Desk) -> None:
    number = hand_in(handed, "反映问题", by="王五", confidential=True)
    deciding.merge(handed, [number], into="5-1/1", on="2022-02-01")
    assert letter(handed)["merged"] == ["5-1/4 反映问题（王五）"]
