"""Whom and what deputies keep: other deputies, a grid branch with its project, a grid post."""

from typing import Any

import pytest

from renda_cli.errors import InputError
from renda_cli.store.statements import insert_deputy_role
from renda_cli.work import deputy, pairing, pairing_list, rules
from renda_cli.work.desk import Desk
from tests.work.helpers import at, count, refused


@pytest.fixture
def town(office: Desk) -> Desk:
    """The office, with 张三 in the chair, and 赵六 from the county's congress."""
    insert_deputy_role(office.file.db, deputy_id=1, role="主席")
    deputy.add(office, "赵六", level="县")
    return office


def listed(desk: Desk, **about: Any) -> list[dict[str, Any]]:
    found = pairing_list.list_(desk, **about)
    return [dict(zip(found.fields, row, strict=True)) for row in found.rows]


def notes(desk: Desk, **about: Any) -> tuple[str, ...]:
    return pairing_list.list_(desk, **about).notes


def without(desk: Desk, kind: str) -> list[str]:
    return [one["deputy"] for one in listed(desk, kind=kind, without=True)]


# Contact with deputies


def test_a_member_of_the_presidium_keeps_contact_with_deputies(town: Desk) -> None:
    done = pairing.add(town, "张三", others=["李四、王五"], note="每季度走访")
    assert done.lines == ("已登记 张三 联系代表 2 名：李四、王五，2022-01-10 起",)
    found = done.read()
    assert (found["id"], found["deputy"], len(found["pairings"])) == (1, "张三", 2)
    assert found["pairings"][0] == {
        "id": 1, "kind": "deputy", "deputy": "张三", "other": "李四", "partner": None, "project": None, "done_on": None, "post": None,
        "households": None, "voters": None, "from_on": "2022-01-10", "to_on": None, "note": "每季度走访",
    }  # fmt: skip
    assert [one["other"] for one in listed(town, kind="联系代表")] == ["李四", "王五"]
    assert notes(town) == ("1 人联系 2 名代表",)


def test_who_is_no_member_of_it_on_the_day_is_told_of(town: Desk) -> None:
    town.file.update("deputy_role", 1, from_on="2022-01-05")
    assert len(pairing.add(town, "张三", others=["李四"], from_="2022-01-05").lines) == 1
    assert pairing.add(town, "张三", others=["王五"], from_="2022-01-04").lines[1] == (
        "提醒：张三 2022-01-04 不是主席团成员，联系代表的一般是主席团成员"
    )
    assert "提醒：李四 2022-01-10 不是主席团成员" in pairing.add(town, "李四", others=["赵六"]).lines[1]


def test_a_deputy_with_two_who_keep_contact_is_told_of(town: Desk) -> None:
    insert_deputy_role(town.file.db, deputy_id=2, role="主席团成员")
    pairing.add(town, "张三", others=["王五"])
    assert pairing.add(town, "李四", others=["王五"]).lines[1:] == ("提醒：王五 也由 张三 联系",)
    assert notes(town) == ("2 人联系 1 名代表",)


def test_who_is_not_in_office_is_told_of(town: Desk) -> None:
    town.file.db.execute("UPDATE seat SET status = 'ended', to_on = '2022-01-05' WHERE deputy_id = 3")
    assert pairing.add(town, "张三", others=["王五"]).lines[1:] == ("提醒：王五 2022-01-10 不在任，请核对",)
    assert pairing.add(town, "王五", branch="第一网格党支部").lines[1:] == ("提醒：王五 2022-01-10 不在任，请核对",)


# Grid branches


def test_a_deputy_is_paired_with_a_grid_branch_and_its_project(town: Desk) -> None:
    done = pairing.add(town, "李四", branch=" 第一网格党支部 ", project="加装路灯", from_="2022-01-05")
    assert done.lines == ("已登记 李四 结对第一网格党支部，民生项目：加装路灯，2022-01-05 起",)
    assert pairing.add(town, "王五", branch="第一网格党支部").lines == (
        "已登记 王五 结对第一网格党支部，2022-01-10 起",
    )
    assert notes(town, kind="结对网格支部") == ("2 名代表结对 1 个网格支部，民生项目 1 个，已完成 0 个",)
    done = pairing.done(town, "李四", on="2022-01-09", note="居民签收")
    assert done.lines == ("已登记 李四 结对第一网格党支部的民生项目完成：加装路灯，2022-01-09",)
    (found,) = done.read()["pairings"]
    assert (found["done_on"], found["note"]) == ("2022-01-09", "居民签收")
    assert notes(town) == ("2 名代表结对 1 个网格支部，民生项目 1 个，已完成 1 个",)


def test_a_project_may_be_named_later(town: Desk) -> None:
    pairing.add(town, "李四", branch="第一网格党支部", note="第一季度")
    done = pairing.add(town, "李四", branch="第一网格党支部", project="加装路灯")
    assert done.lines == ("已登记 李四 结对第一网格党支部的民生项目：加装路灯",)
    assert (count(town, "pairing"), listed(town)[0]["note"]) == (1, "第一季度")


def test_the_next_project_comes_after_the_last_is_done(town: Desk) -> None:
    pairing.add(town, "李四", branch="第一网格党支部", project="加装路灯")
    for project in ("修桥", "加装路灯", None):
        with refused(town, "李四 已结对第一网格党支部（2022-01-10 起）；项目完成请用 renda deputy pair done"):
            pairing.add(town, "李四", branch="第一网格党支部", project=project)
    pairing.done(town, "李四")
    with refused(town, "李四 已结对第一网格党支部"):
        pairing.add(town, "李四", branch="第一网格党支部")
    assert pairing.add(town, "李四", branch="第一网格党支部", project="修桥").lines[0].endswith("修桥，2022-01-10 起")
    assert notes(town) == ("1 名代表结对 1 个网格支部，民生项目 2 个，已完成 1 个",)


def test_a_second_branch_is_told_of(town: Desk) -> None:
    pairing.add(town, "李四", branch="第一网格党支部")
    assert pairing.add(town, "李四", branch="第二网格党支部").lines[1] == "提醒：李四 还结对着第一网格党支部"


def test_of_several_projects_the_one_that_is_done_is_named(town: Desk) -> None:
    pairing.add(town, "李四", branch="第一网格党支部", project="加装路灯")
    pairing.add(town, "李四", branch="第二网格党支部", project="修桥")
    pairing.add(town, "李四", branch="第三网格党支部")
    with refused(
        town, "李四 未完成的结对有：结对第一网格党支部（加装路灯）；结对第二网格党支部（修桥）；结对第三网格党支部；"
    ):
        pairing.done(town, "李四")
    with refused(town, "李四 未完成的结对有："):
        pairing.done(town, "李四", branch="第九网格党支部")
    with refused(town, "李四 结对第三网格党支部还没有登记民生项目；请先用 renda deputy pair add 李四 --branch 第三"):
        pairing.done(town, "李四", branch="第三网格党支部")
    pairing.done(town, "李四", branch="第二网格党支部 ")
    assert "加装路灯" in pairing.done(town, "李四").lines[0]


@pytest.mark.parametrize(
    ("who", "about", "why"),
    [
        ("王五", {}, "王五 没有未完成的结对；请用 renda deputy pair list --deputy 王五 核对"),
        ("李四", {"on": "2022-01-04"}, "结对第一网格党支部（加装路灯） 2022-01-05 才开始；日期 2022-01-04 不对"),
        ("李四", {"on": "2022-02-30"}, "2022-02-30”不存在"),
    ],
)
def test_what_cannot_be_done(town: Desk, who: str, about: dict[str, Any], why: str) -> None:
    pairing.add(town, "李四", branch="第一网格党支部", project="加装路灯", from_="2022-01-05")
    with refused(town, why):
        pairing.done(town, who, **about)


# Grid posts


def test_a_deputy_holds_a_post_of_the_grid(town: Desk) -> None:
    done = pairing.add(town, "李四", post="总网格长", households=20, voters=50)
    assert done.lines == ("已登记 李四 任总网格长，联系 20 户、50 名选民，2022-01-10 起",)
    done = pairing.add(town, "赵六", post=" 二级网格长", voters=45, partner="第三网格")
    assert done.lines == ("已登记 赵六 任二级网格长（第三网格），联系 45 名选民，2022-01-10 起",)
    pairing.add(town, "李四", post="二级网格长", partner="第三网格")
    assert [one["partner"] for one in listed(town, kind="grid")] == [None, "第三网格", "第三网格"]
    assert notes(town) == (
        "2 名代表编入网格（总网格长 1、二级网格长 2；镇代表 3 名中 1 名、县代表 1 名中 1 名），联系 20 户、选民 95 名",
    )


def test_who_keeps_fewer_than_the_rulebook_asks_is_told_of(town: Desk) -> None:
    for key, words in (("grid.households", "20户"), ("grid.voters", "50名")):
        rules.set_(town, key, words, from_="2022-01-01", source="汉阴县办法")
    assert len(pairing.add(town, "李四", post="总网格长", households=20, voters=50).lines) == 1
    assert pairing.add(town, "王五", post="总网格长", households=19).lines[1:] == (
        "提醒：联系 19 户，不到 20 户（汉阴县办法）", "提醒：联系 0 名选民，不到 50 名选民（汉阴县办法）",
    )  # fmt: skip
    assert len(pairing.add(town, "王五", post="总网格长", partner="上年", from_="2021-12-31").lines) == 1


# What cannot be


@pytest.mark.parametrize(
    ("about", "why"),
    [
        ({}, "一次登记一种；请写 --with 联系的代表、--branch 网格支部、--grid 网格职务 中的一个"),
        ({"others": []}, "一次登记一种"),
        ({"others": ["李四"], "branch": "第一网格党支部"}, "一次登记一种"),
        ({"branch": "第一网格党支部", "post": "总网格长"}, "一次登记一种"),
        ({"others": ["李四"], "project": "修桥"}, "--project 只与 --branch 一起用"),
        ({"post": "总网格长", "project": "修桥"}, "--project 只与 --branch 一起用"),
        ({"branch": "第一网格党支部", "households": 20}, "--households、--voters、--partner 只与 --grid 一起用"),
        ({"others": ["李四"], "voters": 20}, "只与 --grid 一起用"),
        ({"others": ["李四"], "partner": "第三网格"}, "只与 --grid 一起用"),
        ({"others": [","]}, "--with 后面没有写代表"),
        ({"others": ["张三"]}, "张三 不能联系自己；请从 --with 里去掉"),
        ({"others": ["王五"]}, "张三 已联系 王五（2022-01-10 起）；请去掉这一个"),
        ({"others": ["李四", "李四"]}, "代表“李四”写了两遍"),
        ({"others": ["吴九"]}, "没有叫“吴九”的代表"),
        ({"branch": " "}, "网格支部不能为空"),
        ({"post": "三级网格长"}, "--grid 没有“三级网格长”这一种；可选：总网格长、一级网格长、二级网格长"),
        ({"post": "总网格长"}, "张三 已任总网格长（2022-01-10 起）；另一个网格的请用 --partner 写明"),
        (
            {"post": "二级网格长", "partner": "第三网格"},
            "张三 已任二级网格长（2022-01-10 起）；改户数、人数请先用 renda deputy pair end",
        ),
        ({"post": "一级网格长", "households": -1}, "--households -1 不对"),
        ({"post": "一级网格长", "voters": 1_000_001}, "--voters 1000001 不对"),
        ({"post": "一级网格长", "from_": "2022-02-30"}, "2022-02-30”不存在"),
    ],
)
def test_what_cannot_be_paired(town: Desk, about: dict[str, Any], why: str) -> None:
    pairing.add(town, "张三", others=["王五"])
    pairing.add(town, "张三", post="总网格长")
    pairing.add(town, "张三", post="二级网格长", partner="第三网格")
    with refused(town, why):
        pairing.add(town, "张三", **about)


# The end


def test_a_pairing_ends_on_a_day_and_may_begin_again(town: Desk) -> None:
    pairing.add(town, "张三", others=["李四", "王五"], from_="2022-01-01")
    done = pairing.end(town, "张三", others=["李四"], on="2022-01-08")
    assert done.lines == ("已登记 张三 自 2022-01-08 起不再：联系 李四",)
    assert done.read()["pairings"][0]["to_on"] == "2022-01-08"
    assert [one["other"] for one in listed(town)] == ["王五"]
    assert [one["other"] for one in listed(at(town, "2022-01-07"))] == ["李四", "王五"]
    assert listed(at(town, "2021-12-31")) == []
    assert pairing.end(town, "张三").lines == ("已登记 张三 自 2022-01-10 起不再：联系 王五",)
    pairing.add(town, "张三", others=["李四"])
    assert len(listed(town, deputy="张三")) == len(listed(town, deputy="李四")) + 1 == 3
    assert notes(town, deputy="张三") == ()


def test_pairings_of_several_kinds_end_together(town: Desk) -> None:
    pairing.add(town, "张三", others=["李四"])
    pairing.add(town, "张三", branch="第一网格党支部", project="加装路灯")
    pairing.add(town, "张三", post="总网格长")
    pairing.add(town, "张三", post="二级网格长", partner="第三网格")
    with refused(
        town,
        "张三 现有的联系、结对或网格职务有：联系 李四；结对第一网格党支部（加装路灯）；任总网格长；任二级网格长（第三网格）；",
    ):
        pairing.end(town, "张三")
    for about in ({"others": ["王五"]}, {"branch": "总网格长"}, {"post": "一级网格长"}):
        with refused(town, "张三 现有的联系、结对或网格职务有：.*；请用 --with、--branch 或 --grid 指明"):
            pairing.end(town, "张三", **about)
    done = pairing.end(town, "张三", others=["李四"], branch="第一网格党支部", post="二级网格长")
    assert done.lines[0].endswith("不再：联系 李四；结对第一网格党支部（加装路灯）；任二级网格长（第三网格）")
    assert [one["post"] for one in listed(town)] == ["总网格长"]


def test_what_has_not_begun_does_not_end(town: Desk) -> None:
    with refused(town, "李四 没有现有的联系、结对或网格职务；请用 renda deputy pair list --deputy 李四 核对"):
        pairing.end(town, "李四")
    with refused(town, "李四 没有现有的联系、结对或网格职务"):
        pairing.end(town, "李四", post="总网格长")
    pairing.add(town, "李四", post="总网格长")
    with refused(town, "任总网格长 2022-01-10 才开始；日期 2022-01-09 不对"):
        pairing.end(town, "李四", on="2022-01-09")
    town.file.update("pairing", 1, from_on=None)
    assert pairing.end(town, "李四", on="2022-01-09").read()["pairings"][0]["to_on"] == "2022-01-09"


# Lists


def test_kinds_stand_one_after_the_other_each_with_its_fields(town: Desk) -> None:
    pairing.add(town, "李四", post="总网格长")
    pairing.add(town, "李四", branch="第一网格党支部")
    pairing.add(town, "张三", others=["李四"])
    found = pairing_list.list_(town)
    assert (found.fields, found.title) == (pairing.FIELDS, "联系、结对和网格职务")
    assert [row[1] for row in found.rows] == ["deputy", "branch", "grid"]
    assert len(found.notes) == 3
    for word, code in (("联系代表", "deputy"), ("结对网格支部", "branch"), ("网格职务", "grid")):
        one = pairing_list.list_(town, kind=word)
        assert (len(one.rows), one.fields) == (1, pairing_list.FIELDS_OF[code])
        assert one.rows == pairing_list.list_(town, kind=code).rows


def test_who_has_none_of_a_kind(town: Desk) -> None:
    for kind in ("结对网格支部", "网格职务"):
        assert without(town, kind) == ["张三", "李四", "王五"]
    assert without(town, "联系代表") == ["李四", "王五"]
    pairing.add(town, "张三", others=["李四"])
    pairing.add(town, "王五", branch="第一网格党支部")
    pairing.add(town, "赵六", post="总网格长")
    assert (without(town, "联系代表"), without(town, "结对网格支部")) == (["王五"], ["张三", "李四"])
    pairing.end(town, "王五")
    assert without(town, "结对网格支部") == ["张三", "李四", "王五"]
    found = pairing_list.list_(town, kind="联系代表", without=True)
    assert (found.title, found.notes) == ("2022-01-10 没有人联系的代表", ("共 1 名",))


def test_what_cannot_be_listed(town: Desk) -> None:
    with pytest.raises(InputError, match="--kind 没有“走访”这一种；可选：联系代表、结对网格支部、网格职务"):
        pairing_list.list_(town, kind="走访")
    for about in ({}, {"kind": "网格职务", "deputy": "张三"}):
        with pytest.raises(InputError, match="--without 列的是没有某一种的代表；请用 --kind 写明哪一种，不写 --deputy"):
            pairing_list.list_(town, without=True, **about)
    with pytest.raises(InputError, match="没有叫“吴九”的代表"):
        pairing_list.list_(town, deputy="吴九")
