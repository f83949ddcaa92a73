"""The filters of the list of proposals that tests/work/test_reading.py leaves out."""

from typing import Any

import pytest

from renda_cli.errors import InputError
from renda_cli.work import deputy, session, unit
from renda_cli.work.desk import Desk
from renda_cli.work.proposal import assigning, deciding, entry, listing, returning, supervising, withdrawing
from tests.work.helpers import assigned, at, hand_in, replied


def listed(desk: Desk, **filters: Any) -> list[str]:
    """The numbers that a list holds."""
    return [f"{row[0]}/{row[1]}" for row in listing.list_(desk, **filters).rows]


def test_the_list_of_a_group_holds_its_own_and_its_deputies(office: Desk) -> None:
    deputy.add(office, "赵六", group="西片小组")
    hand_in(office)  # 张三 of 东片小组
    hand_in(office, by="李四", co_signers=["张三"])  # 西片小组; a co-signer does not make it the group's
    entry.add(office, "完善路灯", by_group="东片小组", on="2022-01-06")
    hand_in(office, by="赵六")
    hand_in(office, by="王五")
    entry.add(office, "完善路灯", by_presidium=True, on="2022-01-06")
    assert listed(office, group="东片小组") == ["5-1/1", "5-1/3"]
    assert listed(office, group="西片小组") == ["5-1/2", "5-1/4"]


def test_the_list_knows_key_and_ordinary_supervision(small_year: Desk) -> None:
    supervising.supervise(small_year, ["5-1/3"], level="重点", on="2022-03-01")
    supervising.supervise(small_year, ["5-1/2"], level="一般", on="2022-03-01")
    assert (listed(small_year, level="重点"), listed(small_year, level="一般")) == (["5-1/3"], ["5-1/2"])


def test_the_list_holds_the_excellent_ones(small_year: Desk) -> None:
    assert listed(small_year, excellent=True) == []
    supervising.excellent(small_year, ["5-1/1", "5-1/闭1"], on="2022-12-01")
    assert listed(small_year, excellent=True) == ["5-1/1", "5-1/闭1"]


def test_the_list_of_a_span_holds_every_year_of_it(small_year: Desk) -> None:
    session.add(small_year, "5-2", on="2023-01-05", closed="2023-01-06")
    session.add(small_year, "5-3", on="2024-01-05", closed="2024-01-06")
    numbers = [hand_in(small_year, on=day) for day in ("2023-01-05", "2024-01-05")]
    assert numbers == ["5-2/1", "5-3/1"]
    assert listed(small_year, year="2023-2024") == numbers
    assert len(listed(small_year, year="2022至2023年")) == 6


def test_a_new_state_is_found_by_its_word_and_its_code(office: Desk) -> None:
    for _ in range(5):
        hand_in(office)
    deciding.refuse(office, ["5-1/1"], why="个人事项", on="2022-01-10")
    deciding.reference(office, ["5-1/2"], why="已在办", on="2022-01-10")
    deciding.merge(office, ["5-1/3"], into="5-1/4", on="2022-01-10")
    withdrawing.withdraw(office, "5-1/5", by=["张三"], on="2022-01-10")
    assert listed(office, status=["不予受理"]) == ["5-1/1"]
    assert listed(office, status=["reference", "并案办理"]) == ["5-1/2", "5-1/3"]
    assert listed(office, status=["已撤回"]) == ["5-1/5"]


def test_a_unit_has_what_it_handles_now_and_not_what_it_returned(office: Desk) -> None:
    number = assigned(office)
    returning.return_(office, number, why="不属本局职责", on="2022-02-01")
    assigning.assign(office, [number], lead=["建设局"], on="2022-02-02")
    assert (listed(office, unit="农业农村局"), listed(office, unit="建设局")) == ([], [number])


def test_a_merged_unit_finds_the_list_of_the_one_it_went_into(office: Desk) -> None:
    number = assigned(office)
    unit.merge(office, "农业农村局", into="建设局", on="2022-03-01")
    assert listed(office, unit="农业农村局") == [number]


def test_a_slip_past_its_day_is_overdue_as_well(office: Desk) -> None:
    number = replied(office)
    supervising.visit(office, [number], on="2022-03-05", then="2022-06-01")
    assert listed(at(office, "2022-06-01"), overdue=True) == []
    assert listed(at(office, "2022-06-02"), overdue=True) == [number]


def test_every_filter_narrows(small_year: Desk) -> None:
    assert listed(small_year, year="2022", topic="城乡建设", deputy="王五", session="5-1", unit="建设局") == ["5-1/3"]
    assert listed(small_year, year="2022", topic="城乡建设", deputy="王五", between=True) == []


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"level": "特急"}, "--level 没有“特急”这一种；可选：重点、一般"),
        ({"group": "南片小组"}, "没有叫“南片小组”的代表小组；相近的有："),
        ({"deputy": "吴九"}, "没有叫“吴九”的代表"),
        ({"session": "5-9"}, "没有登记过 5-9 次会议"),
        ({"year": "2023-2022"}, "前后颠倒；请写 2022-2023"),
    ],
)
def test_a_filter_of_something_unknown_is_refused(office: Desk, wrong: dict[str, Any], sentence: str) -> None:
    with pytest.raises(InputError, match=sentence):
        listing.list_(office, **wrong)


@pytest.mark.parametrize("by", [{"deputy": "张三"}, {"group": "东片小组"}])
def test_what_is_confidential_is_not_listed_by_who_handed_it_in(office: Desk, by: dict[str, Any]) -> None:
    hand_in(office)
    hand_in(office, "反映问题", confidential=True)
    found = listing.list_(office, **by)
    assert ([row[1] for row in found.rows], found.notes) == (["1"], ("要求保密的件不按提出者列出",))
    assert (len(listing.list_(office).rows), listing.list_(office).notes) == (2, ())
