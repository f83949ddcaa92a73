"""Papers of proposals: to whom, of which round, and that who wanted not to be known is not named."""

from typing import Any

import pytest

from renda_cli.errors import InputError
from renda_cli.work import rules
from renda_cli.work.desk import Desk
from renda_cli.work.paper import proposals
from renda_cli.work.paper.kind import Asked
from renda_cli.work.proposal import assigning, deciding, entry
from tests.work.helpers import at, hand_in, judge, replied, reply


def made(desk: Desk, maker: Any, *names: str, **more: Any) -> dict[str, dict[str, Any]]:
    """The papers by what they are called."""
    return {item.name: item.data for item in maker(desk, Asked(names, **more)).items}


def test_letters_of_a_whole_session_leave_out_what_was_not_assigned(small_year: Desk) -> None:
    found = proposals.letters(small_year, Asked(("5-1",)))
    assert [item.name for item in found.items] == [
        "五届一次-第1号",
        "五届一次-第2号",
        "五届一次-第3号",
        "五届一次闭会-第1号",
    ]
    assert found.notes == ("另有 1 件没有交办（含并入别的件的），没有出",)
    assert next(iter(made(small_year, proposals.letters, "5-1/2", "5-1"))) == "五届一次-第2号"
    assert len(made(small_year, proposals.letters, "5-1/2", "5-1")) == 4


def test_options_select(small_year: Desk) -> None:
    assert list(made(small_year, proposals.letters, session="5-1", unit="教育局")) == ["五届一次-第2号"]
    assert len(made(small_year, proposals.letters, year="2022")) == 4
    late = made(at(small_year, "2022-12-31"), proposals.letters, overdue=True)
    assert "五届一次-第3号" in late


def test_letters_need_to_know_of_what(small_year: Desk) -> None:
    with pytest.raises(InputError, match="没有写哪一个编号；请写编号"):
        proposals.letters(small_year, Asked())
    with pytest.raises(InputError, match="写了编号，就不能再用 --year 选"):
        proposals.letters(small_year, Asked(("5-1/1",), year="2022"))
    with pytest.raises(InputError, match="5-1/4 没有交办，没有交办函"):
        proposals.letters(small_year, Asked(("5-1/4",)))


def test_a_form_for_each_unit_that_answers(small_year: Desk) -> None:
    both = made(small_year, proposals.reply_forms, "5-1/闭1")
    assert list(both) == ["五届一次闭会-第1号-建设局", "五届一次闭会-第1号-财政局"]
    (one,) = made(small_year, proposals.reply_forms, "5-1/闭1", unit="建设局").values()
    assert (one["unit"], one["role"], one["session"]) == ("建设局", "分别办理", "闭会期间")
    (led,) = made(small_year, proposals.reply_forms, "5-1/1").values()
    assert (led["unit"], led["helping"], led["due"], led["answer_to"]) == (
        "农业农村局",
        ["财政局"],
        "2022年4月30日",
        "提出人",
    )
    assert led["classes"][0] == {"code": "A", "label": "已解决或基本解决"}
    with pytest.raises(InputError, match="5-1/1 没有交办给教育局答复"):
        proposals.reply_forms(small_year, Asked(("5-1/1",), unit="教育局"))
    with pytest.raises(InputError, match="5-1/4 没有交办，没有答复函"):
        proposals.reply_forms(small_year, Asked(("5-1/4",)))


def test_a_round_without_a_limit_has_no_day(small_year: Desk) -> None:
    (again,) = made(small_year, proposals.rehandlings, "5-1/2").values()
    assert again["units"] == [{"name": "教育局", "role": "主办", "due": "待定", "latest": ""}]
    assert (again["round"], again["process"], again["result"], again["given_on"]) == (
        2,
        "基本满意",
        "不满意",
        "2022年5月9日",
    )
    assert again["basis"] == ""
    (form,) = made(small_year, proposals.reply_forms, "5-1/2").values()
    assert form["due"] == "待定"


def test_a_round_with_a_limit_says_the_day_and_why(office: Desk) -> None:
    rules.use(office, "shandong")
    number = replied(office)
    judge(office, number, "2022-03-10", "满意", "不满意")
    (again,) = made(office, proposals.rehandlings, number).values()
    assert again["units"][0]["due"].startswith("2022年")
    assert again["basis"]


def test_only_what_goes_round_again_is_handled_again(small_year: Desk) -> None:
    found = proposals.rehandlings(small_year, Asked(year="2022"))
    assert ([item.name for item in found.items], found.notes) == (["五届一次-第2号"], ())
    with pytest.raises(InputError, match="5-1/1 没有退回重新办理"):
        proposals.rehandlings(small_year, Asked(("5-1/1",)))


def test_a_slip_for_each_who_signed(office: Desk) -> None:
    number = hand_in(office, co_signers=["李四"])
    other = hand_in(office, "增设路灯", by="王五")
    deciding.merge(office, [other], into=number)
    assigning.assign(office, [number], lead=["建设局"], on="2022-01-31")
    found = made(office, proposals.slips, number)
    assert {name.rpartition("-")[2]: data["signed_as"] for name, data in found.items()} == {
        "张三": "提出人", "李四": "附议人", "王五": "并案提出",
    }  # fmt: skip
    first = next(iter(found.values()))
    assert (first["replies"], first["until"], first["grades"]) == ([], "", ["满意", "基本满意", "不满意"])
    assert first["signers"] == ["李四"]
    reply(office, number, "2022-03-01")
    assert next(iter(made(office, proposals.slips, number).values()))["replies"] == [
        {"unit": "建设局", "on": "2022年3月1日", "ref": "遥农复1号", "class": "A"}
    ]


def test_a_slip_names_nobody_who_wanted_not_to_be_known(office: Desk) -> None:
    number = hand_in(office, co_signers=["李四"], confidential=True)
    assigning.assign(office, [number], lead=["建设局"], on="2022-01-31")
    found = made(office, proposals.slips, number)
    assert list(found) == ["五届一次-第1号-提出人1", "五届一次-第1号-附议人2"]
    assert not any(name in str(found) for name in ("张三", "李四"))


def test_the_slip_of_a_group_goes_to_the_group_and_its_leader(office: Desk) -> None:
    office.file.db.execute("UPDATE deputy_group SET leader_id = 1 WHERE name = '东片小组'")
    number = "5-1/" + entry.add(office, "修桥", by_group="东片小组", on="2022-01-06").read()["no"]
    assigning.assign(office, [number], lead=["建设局"], on="2022-01-31")
    found = made(office, proposals.slips, number)
    assert [(data["deputy"], data["signed_as"]) for data in found.values()] == [
        ("东片小组", "提出人"),
        ("张三", "组长"),
    ]


def test_a_slip_says_until_when(office: Desk) -> None:
    rules.use(office, "shandong")
    rules.set_(office, "feedback_slip", "自答复之日起30日", from_="2015-08-29", source="本镇办法")
    number = replied(office)
    (slip,) = made(office, proposals.slips, number).values()
    assert slip["until"] == "2022年3月31日"


def test_no_slip_before_it_was_assigned(office: Desk) -> None:
    with pytest.raises(InputError, match="没有交办，没有征询意见表"):
        proposals.slips(office, Asked((hand_in(office),)))


def test_what_came_before_any_session_is_called_so(desk: Desk) -> None:
    assert proposals.called({"session": None, "between_sessions": True, "no": "闭3"}) == "闭会-第3号"


def test_a_form_says_to_whom_the_reply_goes(office: Desk) -> None:
    number = hand_in(office, co_signers=["李四"])
    assigning.assign(office, [number], lead=["建设局"], on="2022-01-31")
    (form,) = made(office, proposals.reply_forms, number).values()
    assert form["answer_to"] != "提出人"
