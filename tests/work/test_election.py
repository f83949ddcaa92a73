"""Elections of a district, their candidates, and the gates and reviews that these pass."""

from typing import Any

import pytest

from renda_cli.work import candidacy, completing, congress, deputy, electing, election, rules, status
from renda_cli.work.desk import Desk
from tests.work.helpers import at, refused

POLL = {"district": "第3选区", "on": "2021-12-01"}
STEPS = ["纪检监察机关把关", "公安机关把关", "党委审查", "代表资格审查组审查"]


def add(desk: Desk, **more: Any) -> Any:
    """An election of the third district before the term, unless told otherwise."""
    return election.add(desk, **(POLL | more))


# ---- Elections


def test_an_election_is_entered_and_what_was_left_out_is_said(office: Desk) -> None:
    done = add(office, voters=1500, note="第一次")
    assert done.lines == (
        "已登记选举 #1：第3选区换届第五届镇代表 1 名，选举日 2021-12-01，登记选民 1500 名",
        "没有写明的：种类按换届（该选区没有出缺），届按第五届，应选按 1 名；不对的请 renda undo 后写明",
    )
    assert done.read() == {
        "id": 1, "kind": "换届", "congress": 5, "level": "镇", "district": "第3选区", "seats": 1, "polling_on": "2021-12-01", "voters": 1500,
        "voted": None, "elected": 0, "note": "第一次", "steps": STEPS, "candidates": [],
    }  # fmt: skip


def test_what_was_written_is_not_assumed(office: Desk) -> None:
    done = add(office, kind="换届", seats=2, level="区", congress=18)
    assert done.lines == ("已登记选举 #1：第3选区换届第十八届区代表 2 名，选举日 2021-12-01",)


def test_within_the_term_a_whole_congress_is_elected_for_the_next(office: Desk) -> None:
    assert add(office, on="2026-11-30").read()["congress"] == 6
    office.file.update("town", 1, term_start=None)
    assert add(office, on="2026-11-29").read()["congress"] == 5


def test_a_vacant_district_holds_a_by_election_for_as_many_as_are_missing(office: Desk) -> None:
    deputy.add(office, "赵六", district="第3选区")
    deputy.add(office, "钱七", district="第3选区")
    for name in ("张三", "赵六"):
        status.end(office, name, ground="moved")
    done = add(office, on="2022-03-01")
    assert done.lines == (
        "已登记选举 #1：第3选区补选第五届镇代表 2 名，选举日 2022-03-01",
        "没有写明的：种类按补选（该选区出缺 2 席），届按第五届，应选按 2 名；不对的请 renda undo 后写明",
    )
    assert congress.vacancies(office).rows[0][-1] == "2022-03-01"
    assert add(office, on="2026-11-30", kind="换届").read()["seats"] == 3


def test_a_by_election_without_a_vacancy_strikes_one(office: Desk) -> None:
    done = add(office, on="2022-03-01", kind="补选")
    assert done.lines[-1] == "注意：第3选区 没有出缺的席位，请核对选区和名额"
    assert done.read()["seats"] == 1
    status.end(office, "张三", ground="moved")
    assert add(office, on="2022-03-02", seats=2).lines[-1] == "注意：第3选区 只出缺 1 席，请核对选区和名额"


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"kind": "改选"}, "--kind 没有“改选”这一种；可选：换届、补选"),
        ({"district": " "}, "选区不能为空"),
        ({"level": " "}, "级别不能为空"),
        ({"on": "2021-13-01"}, "2021-13-01”不存在"),
        ({}, "第3选区 2021-12-01 的选举已登记（#1）；请用 renda deputy election show 查看".replace("（", "[（]")),
    ],
)
def test_a_wrong_election_is_refused(office: Desk, wrong: dict[str, Any], sentence: str) -> None:
    add(office)
    with refused(office, sentence):
        add(office, **wrong)


def test_without_a_congress_it_must_be_written(office: Desk) -> None:
    office.file.update("town", 1, congress=None)
    with refused(office, "本镇没有登记第几届；请加 --congress 届，或先用 renda deputy congress"):
        add(office)
    assert add(office, congress=5).read()["congress"] == 5


def test_elections_are_listed_by_polling_day(office: Desk) -> None:
    add(office, on="2026-11-30", voters=1200)
    add(office)
    add(office, district="第4选区")
    candidacy.candidate(office, "赵六", district="第4选区")
    found = election.list_(office)
    assert found.fields == (
        "id", "kind", "congress", "level", "district", "polling_on", "seats", "candidates", "elected", "voters", "voted",
    )  # fmt: skip
    assert found.rows == [
        (2, "换届", 5, "镇", "第3选区", "2021-12-01", 1, 0, 0, None, None),
        (3, "换届", 5, "镇", "第4选区", "2021-12-01", 1, 1, 0, None, None),
        (1, "换届", 6, "镇", "第3选区", "2026-11-30", 1, 0, 0, 1200, None),
    ]
    assert [row[0] for row in election.list_(office, district="第3选区", congress=5).rows] == [2]


def test_an_election_is_shown_by_id_or_as_the_last_of_its_district(office: Desk) -> None:
    add(office)
    add(office, on="2026-11-30")
    assert [election.show(office, which)["id"] for which in ("第3选区", "#1", "1", "2")] == [2, 1, 1, 2]
    add(office, district="1")
    assert election.show(office, "1")["id"] == 3
    with refused(office, "“第9选区”没有登记过选举；请用 renda deputy election list 查选区和编号"):
        election.show(office, "第9选区")
    for wrong in ("#9", "9", "#x", "#1234567890"):
        with refused(office, f"没有编号为“{wrong[:20]}”的选举；请用 renda deputy election list 查编号"):
            election.show(office, wrong)


def test_which_election_is_meant_must_be_clear(office: Desk) -> None:
    with refused(office, "没有还要选人的选举；请先用 renda deputy election add 登记，或用 --election #编号 指明"):
        candidacy.candidate(office, "赵六")
    for place in range(1, 8):
        add(office, district=f"第{place}选区")
    with refused(office, "有几次选举：#1 第1选区换届 2021-12-01、.*#5 第5选区换届 2021-12-01 等 7 次；请用 --district"):
        candidacy.candidate(office, "赵六")
    with refused(office, "“第9选区”没有还要选人的选举"):
        candidacy.candidate(office, "赵六", district="第9选区")
    assert candidacy.candidate(office, "赵六", election="#3").read()["district"] == "第3选区"


def test_an_election_held_again_takes_the_place_of_the_one_before(office: Desk) -> None:
    add(office)
    add(office, on="2021-12-10")
    assert candidacy.candidate(office, "赵六").read()["polling_on"] == "2021-12-10"


# ---- Candidates


def test_a_candidate_is_entered_with_all_that_is_known_and_the_phone_kept_back(office: Desk) -> None:
    add(office)
    done = candidacy.candidate(
        office, "赵　六", gender="女", born="1980年5月", nation="汉族", education="本科", party="群众", work="留道村村民",
        phone="010-0000-0000", nominated_by="选民十一人联名",
    )  # fmt: skip
    assert done.lines == ("已登记候选人 赵六（第3选区换届 2021-12-01），共 1 名候选人，应选 1 名",)
    known: dict[str, Any] = {
        "name": "赵六", "gender": "女", "born": "1980-05", "nation": "汉族", "education": "本科", "party": "群众", "work": "留道村村民",
        "phone": "010******0000", "nominated_by": "选民十一人联名", "reviews": [], "votes": None, "elected": False, "deputy_id": None,
    }  # fmt: skip
    assert done.read()["candidates"] == [known]
    assert election.show(office, "#1", private=True)["candidates"][0]["phone"] == "010-0000-0000"
    assert [one.value for one in completing.candidates(office, "赵")] == ["赵六"]


def test_a_candidate_of_a_name_on_the_roster_is_pointed_at(office: Desk) -> None:
    deputy.add(office, "张三")
    add(office)
    done = candidacy.candidate(office, "张三")
    assert done.lines[1] == "提示：名册上有同名的代表 #1（第3选区）、#4（无选区），当选时请核对是不是同一人"


def test_a_candidate_entered_again_is_corrected(office: Desk) -> None:
    add(office, voters=1000)
    candidacy.candidate(office, "赵六", gender="男")
    done = candidacy.candidate(office, "赵六", gender="女", votes=300)
    assert done.lines == ("已修改候选人 赵六（第3选区换届 2021-12-01）",)
    (found,) = done.read()["candidates"]
    assert (found["gender"], found["votes"]) == ("女", 300)
    assert candidacy.candidate(office, "赵六", party="群众").read()["candidates"][0]["party"] == "群众"
    with refused(office, "候选人 赵六 已登记（第3选区换届 2021-12-01）；改正请加要改的选项".replace("（", "[（]")):
        candidacy.candidate(office, "赵六")
    with refused(office, "得票 1001，多于登记选民 1000 名；请核对 --votes 和 --voted"):
        candidacy.candidate(office, "赵六", votes=1001)
    with refused(office, "得票 1001，多于登记选民 1000 名"):
        candidacy.candidate(office, "钱七", votes=1001)


def test_the_votes_of_those_not_elected_are_entered_when_all_is_over(office: Desk) -> None:
    add(office)
    for name in ("赵六", "钱七"):
        candidacy.candidate(office, name)
    electing.elect(office, "赵六", votes=800, voted=1000)
    with refused(office, "没有还要选人的选举"):
        candidacy.candidate(office, "钱七", votes=200)
    assert candidacy.candidate(office, "钱七", votes=200, election="1").read()["candidates"][1]["votes"] == 200
    with refused(office, "得票 1001，多于参加投票的选民 1000 名"):
        candidacy.candidate(office, "钱七", votes=1001, election="1")
    add(office, on="2026-11-30")
    assert candidacy.candidate(office, "钱七", work="留道村").read()["id"] == 2


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"name": "[red]"}, "候选人姓名“\\[red\\]”里有不该有的符号"),
        ({"gender": "女性"}, "--gender 没有“女性”这一种；可选：男、女"),
        ({"born": "2023-05"}, "在今天之后"),
        ({"phone": "请问"}, "电话“请问”不对"),
        ({"work": "a\x07"}, "看不见的控制字符"),
        ({"election": "7"}, "没有编号为“7”的选举"),
    ],
)
def test_a_wrong_candidate_is_refused(office: Desk, wrong: dict[str, Any], sentence: str) -> None:
    add(office)
    with refused(office, sentence):
        candidacy.candidate(office, **({"name": "赵六"} | wrong))


# ---- Gates and reviews


def test_each_gate_and_review_has_its_day_and_verdict(office: Desk) -> None:
    add(office)
    candidacy.candidate(office, "赵六")
    done = candidacy.review(office, "赵六", step="公安", verdict="通过", on="2021-11-10")
    assert done.lines == (
        "已登记 赵六（第3选区换届 2021-12-01）公安机关把关：通过，2021-11-10",
        "还没有的：纪检监察机关把关、党委审查、代表资格审查组审查",
    )
    for step in ("纪检", "党委审查", "资格"):
        done = candidacy.review(office, "赵六", step=step, verdict="通过", on="2021-11-12")
    assert done.lines[1] == "4 道把关和审查都已登记"
    (found,) = done.read()["candidates"]
    assert {one["step"] for one in found["reviews"]} == set(STEPS)
    assert found["reviews"][0] == {"step": "公安机关把关", "verdict": "pass", "given_on": "2021-11-10", "note": None}


def test_a_verdict_given_again_is_corrected(office: Desk) -> None:
    add(office)
    candidacy.candidate(office, "赵六")
    candidacy.review(office, "赵六", step="公安", verdict="通过")
    done = candidacy.review(office, "赵六", step="公安", verdict="不通过", note="正在核实")
    assert done.lines[0].endswith("公安机关把关：不通过，2022-01-10（已改正，原为通过）")
    (found,) = done.read()["candidates"]
    assert [(one["verdict"], one["note"]) for one in found["reviews"]] == [("fail", "正在核实")]


def test_a_review_failed_after_the_election_strikes_one(office: Desk) -> None:
    add(office)
    candidacy.candidate(office, "赵六")
    electing.elect(office, "赵六", votes=800)
    done = candidacy.review(office, "赵六", step="资格", verdict="不通过")
    assert done.lines[-1] == "注意：赵六 已登记当选；当选是否有效，由代表资格审查委员会审查、主席团确认"


def test_the_steps_are_those_of_the_rulebook_and_what_was_entered_beside_them_stays(office: Desk) -> None:
    add(office)
    candidacy.candidate(office, "赵六")
    candidacy.review(office, "赵六", step="公安", verdict="通过")
    office.file.db.execute(
        "INSERT INTO rule_value (key, from_on, value, source, says) VALUES ('candidate.steps', '2021-01-01', '[\"联审\"]', '本镇规定', '')"
    )
    office.forget_rules()
    assert election.show(office, "1")["steps"] == ["联审", "公安机关把关"]
    assert [one.value for one in completing.candidate_steps(office, "联")] == ["联审"]
    rules.set_(office, "candidate.steps", "none", from_="2021-02-01", source="本镇规定")
    assert completing.candidate_steps(office, "") == []
    with refused(office, "规则没有规定候选人的把关和审查；请用 renda rules set candidate.steps 写明有哪几道"):
        candidacy.review(office, "赵六", step="公安", verdict="通过")


def test_of_an_election_before_the_rulebook_begins_the_steps_are_those_of_today(office: Desk) -> None:
    assert add(office, on="2015-03-10", congress=1).read()["steps"] == STEPS


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"step": "审查"}, "--step “审查”对应几道把关或审查；可选：党委审查、代表资格审查组审查$"),
        ({"step": "体检"}, f"--step “体检”不是其中一道把关或审查；可选：{'、'.join(STEPS)}$"),
        ({"step": ""}, "--step “”不是其中一道把关或审查"),
        ({"verdict": "合格"}, "--verdict 没有“合格”这一种；可选：通过、不通过"),
        ({"name": "吴九"}, "没有登记候选人“吴九”；请先用 renda deputy election candidate 登记，或核对选区"),
        ({"district": "第4选区"}, "没有登记候选人“赵六”"),
    ],
)
def test_a_wrong_review_is_refused(office: Desk, wrong: dict[str, str], sentence: str) -> None:
    add(office)
    candidacy.candidate(office, "赵六")
    with refused(office, sentence):
        candidacy.review(office, **({"name": "赵六", "step": "公安", "verdict": "通过"} | wrong))


def test_a_candidate_of_two_elections_must_be_told_apart(office: Desk) -> None:
    for district in ("第3选区", "第4选区"):
        add(office, district=district)
        candidacy.candidate(office, "赵六", district=district)
    with refused(office, "候选人“赵六”在几次选举里都有：#1 第3选区、#2 第4选区；请用 --election #编号 指明"):
        candidacy.review(office, "赵六", step="公安", verdict="通过")
    assert candidacy.review(office, "赵六", step="公安", verdict="通过", election="#2").read()["district"] == "第4选区"
    electing.elect(office, "赵六", votes=800, district="第4选区")
    assert candidacy.review(office, "赵六", step="公安", verdict="通过").read()["district"] == "第3选区"


def test_a_day_of_an_election_is_no_act_of_today(office: Desk) -> None:
    assert len(add(at(office, "2021-01-01")).lines) == 2


def test_a_level_is_told_in_its_short_form_and_its_congress_must_be_told(office: Desk) -> None:
    assert add(office, level="区级", congress=18).read()["level"] == "区"
    assert add(office, level="乡镇", district="第4选区").read()["level"] == "镇"
    with refused(office, "没有写选的是第几届区代表；请加 --congress 届"):
        add(office, level="区", district="第5选区")
    with refused(office, "本级是“镇”，没有“乡”一级的代表"):
        add(office, level="乡")


def test_nobody_elects_the_congress_after_next(office: Desk) -> None:
    with refused(office, "本届是第五届，下一届是第六届，不是第七届；请核对 --congress"):
        add(office, congress=7)


def test_a_review_after_the_polling_day_strikes_one(office: Desk) -> None:
    add(office)
    candidacy.candidate(office, "赵六")
    said = candidacy.review(office, "赵六", step="公安", verdict="通过", on="2021-12-02").lines
    assert said[-1] == "注意：2021-12-02 晚于选举日 2021-12-01，请核对 --on"
