"""One score whole: the last half point is explained."""

from decimal import Decimal
from typing import Any

import pytest

from renda_cli.errors import InputError
from renda_cli.store import statements
from renda_cli.work import names
from renda_cli.work.desk import Desk
from renda_cli.work.score import freezing, page
from tests.work.score_data import D, entry, load, scheme

TEXT = scheme(
    '活动; measure = "参加活动"; each = 1', '建议; measure = "提出议案建议"; lead = 3; co = 0.5', "加分; hand = true", "评; hand = true; ranges = [[0, 5]]",
    more='source = "镇人大主席团通过"',
)  # fmt: skip


def items(found: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """The items by name."""
    return {one["name"]: one for section in found["sections"] for one in section["items"]}


def test_every_item_with_its_records(full_year: Desk) -> None:
    """Number, points, how, rule and records of every item; the points add up to the total."""
    load(full_year, TEXT)
    who = names.deputy(full_year, "张三").id
    entry(full_year, "加分", 1500, deputy=who, evidence="宣讲，联系 13812345678")
    entry(full_year, "加分", 3000, deputy=who, status="reported")
    found = page.show(full_year, "张三", "2022")
    told = items(found)
    assert (found["subject"], found["kind"], found["scheme"], found["version"]) == ("张三", "deputy", "积分办法", 1)
    assert (found["from"], found["to"], found["source"]) == ("2022-01-01", "2022-12-31", "镇人大主席团通过")
    assert sum(Decimal(str(one["points"])) for one in told.values()) == Decimal(str(found["total"]))
    assert sum(one["amount"] for one in told["活动"]["records"]) == told["活动"]["number"] > 0
    assert told["建议"]["rule"] == "领衔每件 3 分，附议每件 0.5 分"
    assert {one["role"] for one in told["建议"]["records"]} <= {"lead", "co"}
    assert told["加分"]["number"] is None
    assert [(one["amount"], one["status"], one["evidence"]) for one in told["加分"]["entries"]] == [
        (1.5, "decided", "宣讲，联系 138****5678"), (3, "reported", "通报"),
    ]  # fmt: skip
    assert told["评"]["awaited"] is True
    assert found["awaited"] == ["评", "加分"]
    assert found["settled"] is None
    assert found["objections"] == []


def test_confidential_is_counted_not_named(full_year: Desk) -> None:
    """A confidential proposal counts, but neither its number nor its title stands beside a deputy."""
    load(full_year, TEXT)
    title, lead = full_year.file.tuples(
        "SELECT p.title, d.name FROM proposal p JOIN deputy d ON d.id = p.lead_id WHERE p.confidential"
    )[0]
    records = items(page.show(full_year, lead, "2022"))["建议"]["records"]
    assert title not in str(records)
    assert ("（保密）", "（保密）") in [(one["record"], one["title"]) for one in records]


def test_one_item_by_part_of_its_name(full_year: Desk) -> None:
    load(full_year, TEXT + '[[section]]\nname = "其他"\n[[section.item]]\nname = "杂项"\nhand = true\n')
    found = page.show(full_year, "张三", "2022", item="活")
    assert list(items(found)) == ["活动"]
    assert [one["name"] for one in found["sections"]] == ["全部"]
    with pytest.raises(InputError, match="没有“会议”这一项"):
        page.show(full_year, "张三", "2022", item="会议")


@pytest.mark.parametrize(
    ("name", "kind", "subject"),
    [
        ("东片小组", None, "代表小组"), ("留道村", None, "村（社区）"), ("建设局", None, "承办单位"), ("留道村", "村", "村（社区）"), ("张三", None, "代表"),
    ],
)  # fmt: skip
def test_who_is_meant(full_year: Desk, name: str, kind: str | None, subject: str) -> None:
    """A deputy is meant unless only another bears the name."""
    for word in ("代表", "代表小组", "村（社区）", "承办单位", "家站点"):
        load(full_year, scheme("加分; hand = true", name=f"{word}办法", subject=word))
    assert page.show(full_year, name, "2022", kind=kind)["scheme"] == f"{subject}办法"


def test_whose_scheme_it_is(full_year: Desk) -> None:
    """The scheme says whose kind is meant; another kind is refused."""
    load(full_year, scheme("加分; hand = true", name="小组办法", subject="代表小组"))
    assert page.show(full_year, "东片小组", "2022", scheme="小组办法", kind="小组")["kind"] == "group"
    with pytest.raises(InputError, match="“小组办法”是给代表小组计分的"):
        page.show(full_year, "东片小组", "2022", scheme="小组办法", kind="代表")
    with pytest.raises(InputError, match="2022 年还没有给代表计分的办法"):
        page.show(full_year, "张三", "2022")
    with pytest.raises(InputError, match="没有叫“赵六”的代表"):
        page.show(full_year, "赵六", "2022")


def test_who_is_not_scored(full_year: Desk) -> None:
    """Who does not sit at the end of the period has no score."""
    load(full_year, TEXT)
    full_year.file.db.execute(
        "UPDATE seat SET status = 'ended', to_on = '2022-06-01' WHERE deputy_id = (SELECT id FROM deputy WHERE name = '李四')"
    )
    with pytest.raises(InputError, match="李四在 2022-12-31 不在“积分办法”计分的名单里"):
        page.show(full_year, "李四", "2022")


def test_objections_and_settlement(full_year: Desk) -> None:
    """What was objected to, what was settled, and what has changed since stand beside the score."""
    load(full_year, TEXT)
    who = names.deputy(full_year, "张三").id
    with full_year.file.transaction():
        statements.insert_score_objection(
            full_year.file.db,
            deputy_id=who,
            scheme="积分办法",
            period="2022",
            item="加分",
            text="少计",
            raised_on=D("2022-12-01"),
        )
    freezing.freeze(full_year, "2022", by="主席团", on="2022-12-31", anyway=True)
    entry(full_year, "加分", 500, deputy=who, kind="correction", evidence="异议成立")
    found = page.show(full_year, "张三", "2022")
    assert [(one["item"], one["text"], one["status"]) for one in found["objections"]] == [("加分", "少计", "open")]
    assert found["settled"]["changes"] == [{"item": "加分", "settled": 0, "now": 0.5}]
    assert found["total"] == found["settled"]["total"] + 0.5
    assert (found["settled"]["on"], found["settled"]["by"], found["settled"]["version"]) == ("2022-12-31", "主席团", 1)


def test_the_town(full_year: Desk) -> None:
    """The town's own congress: the figures of the year with the records behind them, and what was entered for it."""
    load(
        full_year,
        scheme(
            '会议; measure = "sessions_congress"; each = 2',
            '答复; measure = "答复率"; each = 0.1',
            "创新; hand = true",
            subject="乡镇",
        ),
    )
    entry(full_year, "创新", 5000)
    found = page.town(full_year, "2022")
    told = items(found)
    assert (found["kind"], found["group"]) == ("town", None)
    assert len(told["会议"]["records"]) == told["会议"]["number"]
    assert told["会议"]["how"].startswith(f"{told['会议']['number']} 次")
    assert sum(one["amount"] for one in told["答复"]["records"]) <= sum(one["of"] for one in told["答复"]["records"])
    assert told["创新"]["points"] == 5
    assert list(items(page.town(full_year, "2022", item="创新", scheme="积分办法"))) == ["创新"]
