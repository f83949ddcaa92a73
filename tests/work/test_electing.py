"""Who was elected becomes a deputy: votes, person, seat, and the vacancy that it fills."""

from typing import Any

import pytest

from renda_cli.store.statements import insert_seat
from renda_cli.work import candidacy, congress, deputy, electing, election, status
from renda_cli.work.desk import Desk
from tests.work.helpers import at, count, refused
from tests.work.test_election import STEPS, add

LAW = "（《中华人民共和国全国人民代表大会和地方各级人民代表大会选举法》（2020-10-17）第45条）"
MISSING = f"注意：赵六 没有登记的把关和审查：{'、'.join(STEPS)}"
NO_VOTED = "注意：没有登记投票人数（--voted），不能核对得票是否够"


def seat(desk: Desk, deputy_id: int) -> dict[str, Any]:
    """The last seat of a deputy."""
    (found,) = desk.file.rows("SELECT * FROM seat WHERE deputy_id = ? ORDER BY id DESC LIMIT 1", (deputy_id,))
    return dict(found)


@pytest.fixture
def polled(office: Desk) -> Desk:
    """张三 of the third district is gone; a by-election with 1500 voters and the candidates 赵六 and 钱七 was held."""
    status.end(office, "张三", ground="去世", on="2022-01-08")
    desk = at(office, "2022-03-02")
    add(desk, on="2022-03-01", voters=1500)
    candidacy.candidate(desk, "赵六", gender="女", born="1980-05", work="留道村村民", phone="010-0000-0000")
    candidacy.candidate(desk, "钱七")
    for step in STEPS:
        candidacy.review(desk, "赵六", step=step, verdict="通过")
    return desk


def test_who_was_elected_becomes_a_deputy_with_the_vacant_seat(polled: Desk) -> None:
    done = electing.elect(polled, "赵六", votes=700, voted=1300)
    assert done.lines == (
        "已登记 赵六 以 700 票当选第3选区第五届镇代表（补选），代表 #4，任职自 2022-03-01 起",
        f"参加投票 1300 名，当选须得 651 票，得 700 票{LAW}",
        "补 张三 之缺（2022-01-08 出缺）",
        "当选是否有效，由代表资格审查委员会审查、主席团确认并公布",
        "编入代表小组请用 renda deputy edit #4 --group 小组",
    )
    found = done.read()
    assert (found["voted"], found["elected"]) == (1300, 1)
    assert [found["candidates"][0][field] for field in ("votes", "elected", "deputy_id")] == [700, True, 4]
    shown = deputy.show(polled, "赵六", private=True)
    assert [shown[field] for field in ("gender", "born", "work", "phone", "district", "from_on")] == [
        "女", "1980-05", "留道村村民", "010-0000-0000", "第3选区", "2022-03-01",
    ]  # fmt: skip
    assert [row["pinyin"] for row in polled.file.rows("SELECT pinyin FROM deputy WHERE id = 4")] != [""]
    made = seat(polled, 4)
    assert [made[field] for field in ("level", "congress", "elected_by", "replaces_id", "status")] == [
        "镇", 5, "补选", 1, "in_office",
    ]  # fmt: skip
    assert congress.vacancies(polled).rows == []


@pytest.mark.parametrize(
    ("votes", "voted", "sentence"),
    [
        (700, 750, f"登记选民 1500 名，参加投票 750 名，不到 751 名，选举无效{LAW}；请核对 --voted"),
        (650, 1300, f"参加投票 1300 名，当选须得 651 票，得 650 票，不能当选{LAW}；请核对 --votes 和 --voted"),
        (800, 1501, "参加投票 1501 名，多于登记选民 1500 名；请核对 --voted"),
        (1301, 1300, "得票 1301，多于参加投票的选民 1300 名"),
        (1501, None, "得票 1501，多于登记选民 1500 名"),
    ],
)
def test_too_few_votes_or_more_than_there_can_be_are_refused(
    polled: Desk, votes: int, voted: int | None, sentence: str
) -> None:
    with refused(polled, sentence):
        electing.elect(polled, "赵六", votes=votes, voted=voted)


def test_the_least_that_is_enough_is_enough(polled: Desk) -> None:
    assert electing.elect(polled, "赵六", votes=376, voted=751).read()["elected"] == 1


def test_votes_that_cannot_be_checked_strike_one(polled: Desk) -> None:
    polled.file.update("election", 1, voters=None)
    done = electing.elect(polled, "赵六", votes=700)
    assert done.lines[-1].startswith(NO_VOTED)
    assert done.lines[-1].endswith(f"，{LAW[1:]}")


def test_a_district_of_unknown_size_strikes_one(polled: Desk) -> None:
    polled.file.update("election", 1, voters=None)
    done = electing.elect(polled, "赵六", votes=700, voted=1000)
    assert done.lines[-1] == "注意：没有登记该选区的选民数，不能核对参加投票的是否过半数"


def test_of_a_day_without_a_rule_the_votes_are_not_checked(office: Desk) -> None:
    office.file.update("town", 1, congress=1, term_start="2015-03-20")
    add(office, on="2015-03-10", district="第9选区")
    candidacy.candidate(office, "赵六")
    done = electing.elect(office, "赵六", votes=1, voted=1000)
    assert "注意：不能核对得票是否够，规则表（national）里没有 2015-03-10 适用的" in "".join(done.lines)


def test_an_election_held_again_takes_a_third_of_the_votes(polled: Desk) -> None:
    later = at(polled, "2022-04-02")
    add(later, on="2022-04-01", voters=1500, kind="补选")
    candidacy.candidate(later, "赵六", election="2")
    with refused(later, "参加投票 1300 名，另行选举须得 434 票，得 433 票，不能当选"):
        electing.elect(later, "赵六", votes=433, voted=1300)
    done = electing.elect(later, "赵六", votes=434, voted=1300)
    assert done.lines[1] == f"参加投票 1300 名，另行选举须得 434 票，得 434 票{LAW}"


# ---- Who cannot be elected


def test_what_contradicts_the_election_is_refused(polled: Desk) -> None:
    with refused(polled, "选举日 2022-03-01 还没有到；请核对选举，或改正 --today"):
        electing.elect(at(polled, "2022-02-28"), "赵六", votes=700)
    with refused(polled, "任职不能自 2022-02-28 起，早于选举日 2022-03-01；请核对 --on"):
        electing.elect(polled, "赵六", votes=700, on="2022-02-28")
    electing.elect(polled, "赵六", votes=700)
    with refused(polled, "赵六 已登记当选（第3选区补选 2022-03-01）".replace("（", "[（]")):
        electing.elect(polled, "赵六", votes=700)
    with refused(polled, "第3选区补选 2022-03-01 应选 1 名，已经选满"):
        electing.elect(polled, "钱七", votes=700)
    polled.file.update("town", 1, congress=6)
    polled.file.update("election", 1, seats=2)
    with refused(polled, "第五届已经届满，本届是第六届；往届的任职请用 renda deputy level add 登记"):
        electing.elect(polled, "钱七", votes=700)


def test_missing_reviews_strike_one_and_failed_ones_must_be_confirmed(polled: Desk) -> None:
    polled.file.db.execute("DELETE FROM candidate_review WHERE step <> '公安机关把关'")
    candidacy.review(polled, "赵六", step="公安", verdict="不通过")
    with refused(polled, "赵六 的公安机关把关登记为不通过；确已当选的请加 --anyway，登记错了请再用 review 改正"):
        electing.elect(polled, "赵六", votes=700, voted=1300)
    done = electing.elect(polled, "赵六", votes=700, voted=1300, anyway=True)
    assert done.lines[-2:] == (
        "注意：赵六 没有通过的把关和审查：公安机关把关",
        "注意：赵六 没有登记的把关和审查：纪检监察机关把关、党委审查、代表资格审查组审查",
    )


def test_too_few_candidates_for_a_term_strike_one(office: Desk) -> None:
    add(office, district="第9选区", voters=1500)
    candidacy.candidate(office, "赵六")
    done = electing.elect(office, "赵六", votes=800, voted=1300)
    assert done.lines[-2:] == (
        "注意：只登记了 1 名候选人，应选 1 名；换届实行差额选举，候选人应多于名额", MISSING,
    )  # fmt: skip


# ---- From when


def test_a_seat_of_a_term_begins_with_the_congress_if_that_is_known(office: Desk) -> None:
    for district, more, begins in (
        ("第7选区", {}, "2021-12-20"),
        ("第8选区", {"on": "2022-01-05", "congress": 5}, "2022-01-05"),
        ("第9选区", {"on": "2022-01-06", "congress": 6}, "2022-01-06"),
    ):
        add(office, district=district, kind="换届", **more)
        candidacy.candidate(office, f"吴{district[1]}")
        electing.elect(office, f"吴{district[1]}", votes=800)
        assert seat(office, count(office, "deputy"))["from_on"] == begins
    assert election.show(office, "第7选区")["candidates"][0]["name"] == "吴7"


def test_a_seat_may_begin_on_a_day_of_its_own(polled: Desk) -> None:
    electing.elect(polled, "赵六", votes=700, on="2022-03-02")
    assert seat(polled, 4)["from_on"] == "2022-03-02"


def test_a_seat_above_has_no_committee_here(office: Desk) -> None:
    add(office, level="区", congress=18, seats=1, kind="补选")
    candidacy.candidate(office, "张三")
    done = electing.elect(office, "张三", votes=5000)
    assert done.lines[0] == "已登记 张三 以 5000 票当选第3选区第十八届区代表（补选），代表 #1，任职自 2021-12-01 起"
    assert not any("资格审查委员会" in line for line in done.lines)
    assert [seat(office, 1)[field] for field in ("level", "congress", "replaces_id")] == ["区", 18, None]


# ---- Which person


def test_a_deputy_of_the_same_name_is_the_same_person_unless_something_contradicts(polled: Desk) -> None:
    polled.file.update("deputy", 1, name="赵六", gender="女", born="1980-05-03", work="留道村书记")
    done = electing.elect(polled, "赵六", votes=700)
    assert "名册上已有 #1 赵六，按同一人登记；是同名的另一人，请 renda undo 后加 --new" in done.lines
    shown = deputy.show(polled, "#1", private=True)
    assert [shown[field] for field in ("born", "work", "phone")] == ["1980-05-03", "留道村书记", "010-0000-0000"]
    assert polled.file.tuples("SELECT deputy_id, replaces_id FROM seat WHERE elected_by = '补选'") == [(1, 1)]


@pytest.mark.parametrize("other", [{"gender": "男"}, {"born": "1981-05"}])
def test_one_whom_something_contradicts_is_another(polled: Desk, other: dict[str, str]) -> None:
    polled.file.update("deputy", 1, name="赵六", **other)
    assert electing.elect(polled, "赵六", votes=700).read()["candidates"][0]["deputy_id"] == 4


def test_the_clerk_says_who_it_is(polled: Desk) -> None:
    for deputy_id in (1, 2):
        polled.file.update("deputy", deputy_id, name="赵六")
    with refused(polled, "名册上有 2 名 赵六：#1、#2；请用 --deputy #编号 指明，都不是的加 --new"):
        electing.elect(polled, "赵六", votes=700)
    with refused(polled, "代表 #3 叫 王五，候选人叫 赵六；请核对 --deputy"):
        electing.elect(polled, "赵六", votes=700, deputy="王五")
    with refused(polled, "--deputy 和 --new 只能写一个；请去掉一个"):
        electing.elect(polled, "赵六", votes=700, deputy="#1", new=True)
    with refused(polled, "代表 #2 已是第五届镇代表（第4选区）；是同名的另一人请加 --new".replace("（", "[（]")):
        electing.elect(polled, "赵六", votes=700, deputy="#2")
    polled.file.update("seat", 2, district=None, elected_by="换届")
    with refused(polled, "代表 #2 已是第五届镇代表；是同名的另一人请加 --new"):
        electing.elect(polled, "赵六", votes=700, deputy="#2")
    done = electing.elect(polled, "赵六", votes=700, deputy="#1")
    assert done.read()["candidates"][0]["deputy_id"] == 1
    assert not any("按同一人" in line for line in done.lines)


def test_another_of_the_name_is_new(polled: Desk) -> None:
    polled.file.update("deputy", 2, name="钱七")
    assert electing.elect(polled, "钱七", votes=700, new=True).read()["candidates"][1]["deputy_id"] == 4


# ---- Seats that were on the roster before the election was entered


def test_a_seat_of_the_roster_is_found_and_not_made_twice(office: Desk) -> None:
    add(office)
    candidacy.candidate(office, "张三")
    done = electing.elect(office, "张三", votes=800)
    assert "名册上已有这个代表职务，没有另立" in done.lines
    assert count(office, "seat") == 3
    found = seat(office, 1)
    assert [found[field] for field in ("congress", "elected_by", "from_on")] == [5, "换届", "2021-12-20"]


def test_a_seat_that_has_ended_since_is_found_as_well(office: Desk) -> None:
    office.file.update("seat", 1, from_on=None, district=None)
    status.end(office, "张三", ground="moved", on="2022-01-08")
    add(office, kind="换届")
    candidacy.candidate(office, "张三")
    with refused(office, "代表 #1 这一职务 2022-01-08 已止，不能自 2022-01-09 起；请核对 --on"):
        electing.elect(office, "张三", votes=800, on="2022-01-09")
    electing.elect(office, "张三", votes=800)
    found = seat(office, 1)
    assert [found[field] for field in ("status", "from_on", "district")] == ["ended", "2021-12-20", "第3选区"]


def test_a_by_election_finds_the_seat_that_began_with_it(polled: Desk) -> None:
    deputy.add(polled, "赵六", district="第3选区", from_="2022-03-01")
    done = electing.elect(polled, "赵六", votes=700)
    assert done.lines[-1].startswith(NO_VOTED)
    assert "补 张三 之缺（2022-01-08 出缺）" in done.lines
    assert [seat(polled, 4)[field] for field in ("replaces_id", "elected_by")] == [1, "补选"]
    assert count(polled, "seat") == 4


def test_a_vacancy_that_the_seat_fills_already_is_not_filled_again(polled: Desk) -> None:
    insert_seat(
        polled.file.db, deputy_id=3, level="镇", district="第3选区", status="ended", congress=5,
        from_on=at(polled, "2022-01-01").today, to_on=at(polled, "2022-01-05").today,
    )  # fmt: skip
    deputy.add(polled, "赵六", district="第3选区", from_="2022-03-01")
    polled.file.update("seat", 5, replaces_id=1)
    done = electing.elect(polled, "赵六", votes=700)
    assert not any("之缺" in line for line in done.lines)
    assert seat(polled, 4)["replaces_id"] == 1


def test_nobody_is_elected_without_a_vote(polled: Desk) -> None:
    with refused(polled, "得 0 票，不能当选；请核对 --votes"):
        electing.elect(polled, "赵六", votes=0)
