"""What can be counted of a group of deputies as such; what its deputies did is rolled up from theirs."""

from renda_cli.rules.vocabulary import AWARD_KINDS, GROUP_PAPERS
from renda_cli.work.score.measure import HIDDEN, Measure, number, relation
from renda_cli.work.spans import BELONGS

_ACTIVE = "activity c WHERE c.status = 'done' AND c.group_id IS NOT NULL AND c.held_on BETWEEN :first AND :last"
_QUARTER = "substr(c.held_on, 1, 4) || 'Q' || ((substr(c.held_on, 6, 2) + 2) / 3)"


def papers(owner: str, kind: str) -> str:
    """The SQL of the yearly plans or summaries (`kind`) that groups or stations (`owner`) have handed in up to :day."""
    return relation(
        f"{owner}_paper t WHERE t.kind = '{kind}' AND t.year BETWEEN :from_year AND :to_year AND t.handed_on <= :day",
        ref=f"'{kind}#' || t.year", holder=f"t.{owner}_id", day="t.handed_on", record="t.year || ' 年'", title=f"'{GROUP_PAPERS[kind]}'",
    )  # fmt: skip


def checked(owner: str) -> str:
    """The SQL of what each item of the checklists of groups or stations (`owner`) was last found to be, up to :day (as marks.last)."""
    return relation(
        f"""checklist_mark m WHERE m.{owner}_id IS NOT NULL AND m.checked_on = (SELECT max(checked_on) FROM checklist_mark
          WHERE {owner}_id = m.{owner}_id AND list = m.list AND item = m.item AND checked_on <= :day)""",
        ref="'mark#' || m.list || '/' || m.item", holder=f"m.{owner}_id", day="m.checked_on", record="m.list",
        title="m.item || iif(m.met, '：达标', '：未达标')", kind="m.list", amount="m.met",
    )  # fmt: skip


def awards(owner: str) -> str:
    """The SQL of the commendations of groups, stations or units (`owner`) in the period."""
    holder = f"a.{owner}_id"
    join = ""
    if owner == "unit":
        join, holder = " JOIN unit u ON u.id = a.unit_id", "coalesce(u.merged_into_id, u.id)"
    return relation(
        f"award a{join} WHERE a.{owner}_id IS NOT NULL AND a.given_on BETWEEN :first AND :last",
        ref="'award#' || a.id", holder=holder, day="a.given_on", record="'表彰 #' || a.id", title="a.title", kind="a.kind",
    )  # fmt: skip


MEASURES = (
    Measure(
        "group_activities", "小组活动次数", "次", "group",
        relation(
            _ACTIVE, ref="'activity#' || c.id", holder="c.group_id", day="c.held_on", record="'活动 #' || c.id", title="c.title", kind="c.kind",
            amount="c.times",
        ),
        "期内以小组名义开展的活动次数，几次合并登记的按次数，计划未开展的不计", ("group:activity",), kinds_from="activity.kinds",
    ),
    Measure(
        "group_quarters", "有小组活动的季度数", "个", "group",
        relation(
            f"(SELECT c.group_id, {_QUARTER} AS quarter, min(c.held_on) AS day, sum(c.times) AS times FROM {_ACTIVE} GROUP BY 1, 2) x",
            ref="'quarter#' || x.quarter", holder="x.group_id", day="x.day", record="replace(x.quarter, 'Q', ' 年第 ') || ' 季度'",
            title="'活动 ' || x.times || ' 次'",
        ),
        "期内开展过小组活动的季度", ("group:quarter",),
    ),
    *(
        Measure(f"group_{kind}", f"交{word}", "份", "group", papers("group", kind), f"期内各年度、期末已交的{word}", (f"group:{kind}",))
        for kind, word in GROUP_PAPERS.items()
    ),
    Measure(
        "group_checklist_rate", "达标检查符合率", "%", "group", checked("group"), "检查表各项到期末最近一次检查达标的项数 ÷ 检查过的项数",
        ("group:checklist",), kinds_from="checklists", ratio=True,
    ),
    Measure(
        "group_proposals", "小组名义提出的议案建议", "件", "group",
        relation(
            f"""proposal p LEFT JOIN session s ON s.id = p.session_id
              WHERE p.group_id IS NOT NULL AND {BELONGS} AND p.status NOT IN ('withdrawn', 'refused')""",
            ref="'proposal#' || p.id", holder="p.group_id", day="p.submitted_on", record=f"iif(p.confidential, {HIDDEN}, {number()})",
            title=f"iif(p.confidential, {HIDDEN}, p.title)", kind="p.kind",
        ),
        "属于期内、以小组名义提出的议案和建议，撤回和不予受理的不计", ("proposal:of_group",), ("建议", "议案"),
    ),
    Measure("awards_groups", "受表彰", "次", "group", awards("group"), "期内受到的表彰", ("award:group",), AWARD_KINDS),
)  # fmt: skip
