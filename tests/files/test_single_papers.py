"""The shipped templates of single papers: both forms say the same, and nothing in the data breaks them."""

from typing import Any

import pytest

from renda_cli.files import drafts, make_templates
from renda_cli.files.papers import filler, render, template_text
from tests.files.papers_data import lines, part, tables
from tests.files.test_deputy_papers import HOSTILE, SHOWN

KINDS = ("reply_form", "slip", "reminder", "rehandle", "convening")
_UNIT = {"name": HOSTILE, "role": "主办", "due": "2023年4月30日", "latest": "2023年7月31日"}
DATA: dict[str, Any] = {
    "town": "遥观镇", "congress": "第五届人民代表大会", "session": "第三次会议", "number": "第16号", "full": "5-3/16", "kind": "建议",
    "title": HOSTILE, "topic": "城乡建设", "submitted_on": "2023年1月6日", "proposer": "张三", "signers": ["李四"], "round": 2,
    "today": "2023年2月1日", "unit": "建设局", "helping": ["财政局"], "classes": [{"code": "A", "label": "已解决"}], "answer_to": "提出人",
    "role": "主办", "due": "2023年4月30日", "latest": "", "units": [_UNIT], "grades": ["满意", "不满意"], "until": "2023年5月20日",
    "replies": [{"unit": "建设局", "on": "2023年4月20日", "ref": "遥建复1号", "class": "A"}], "deputy": "张三", "signed_as": "提出人",
    "given_on": "2023年5月9日", "process": "满意", "result": "不满意", "note": "", "basis": "", "late": 1,
    "items": [{
        "full": "5-3/16", "kind": "建议", "title": HOSTILE, "proposer": "张三", "what": "书面答复", "due": "2023年4月30日", "days_late": 9,
        "days_left": None, "latest": "", "past_longest": False, "urged": 2, "basis": "",
    }],
    "what": HOSTILE, "to": "各位代表", "on": "2023年1月6日", "when": "待定", "place": "待定", "who": "", "subjects": [], "agenda": [HOSTILE, "其他"],
}  # fmt: skip


@pytest.mark.parametrize("kind", KINDS)
def test_the_word_template_is_what_the_maker_makes(kind: str) -> None:
    made = make_templates.build(kind)
    assert part(made) == part(template_text(kind, "docx"))
    assert make_templates.build(kind) == made


@pytest.mark.parametrize("kind", KINDS)
def test_what_stands_in_the_data_is_text_and_gives_the_same_bytes(kind: str) -> None:
    fill = filler(kind, form="docx")
    made = fill(DATA)
    assert fill(DATA | {"title": "别的", "what": "别的", "today": "2024年1月1日"}) != made
    assert fill(DATA) == made == render(kind, DATA, form="docx")
    said = "\n".join(lines(made) + [cell for table in tables(made) for row in table for cell in row])
    assert SHOWN in said
    assert "49" not in said


def test_a_slip_has_a_box_for_each_grade() -> None:
    (table,) = tables(render("slip", DATA, form="docx"))
    assert [row[1] for row in table if row[0] in ("办理过程", "办理结果")] == ["□满意　　□不满意"] * 2
    assert "| 办理结果 | □满意　　□不满意 |" in render("slip", DATA, form="md").decode()


def test_a_reminder_tells_what_is_late_from_what_is_to_come() -> None:
    to_come = DATA["items"][0] | {"days_late": 0, "days_left": 3, "urged": 0, "latest": "2023年7月31日"}
    said = render("reminder", DATA | {"items": [*DATA["items"], to_come]}, form="md").decode()
    assert "下列2项由你单位承办，其中1项到2023年2月1日已经逾期，其余将要到期" in said
    assert "期限为2023年4月30日，已逾期9天，此前已催办2次。" in said
    assert "期限为2023年4月30日，还有3天，最长至2023年7月31日。" in said


def test_files_of_a_folder_that_cannot_be_made_leave_nothing(tmp_path: Any) -> None:
    from renda_cli.errors import InputError

    (tmp_path / "函").write_text("")
    with pytest.raises(InputError, match="写不了"):
        drafts.replace_all(tmp_path / "函" / "里", {"一.md": b""})
    with pytest.raises(InputError, match="文件名太长"):
        drafts.replace_all(tmp_path / "新" / "里", {"一.md": b"", "长" * 300: b""})
    assert sorted(path.name for path in tmp_path.iterdir()) == ["函"]
