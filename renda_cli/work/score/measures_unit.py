"""What can be counted of a unit that handles proposals, opinions, promises and projects. What a merged unit did is its successor's."""

from renda_cli.rules.vocabulary import AWARD_KINDS, URGED_ABOUT
from renda_cli.work.score.measure import BY_CLASSES, BY_GRADES, Measure, number, relation
from renda_cli.work.score.measures_group import awards
from renda_cli.work.score.votes import satisfied
from renda_cli.work.spans import BELONGS

_HOLDER = "coalesce(u.merged_into_id, u.id)"
_HANDLES = "assignment a JOIN unit u ON u.id = a.unit_id JOIN proposal p ON p.id = a.proposal_id LEFT JOIN session s ON s.id = p.session_id"
_PROPOSAL = {
    "ref": "'proposal#' || x.id",
    "holder": "x.holder",
    "day": "x.day",
    "record": "x.number",
    "title": "x.title",
    "kind": "x.kind",
}
_SATISFIED = "(SELECT value FROM json_each(:satisfied))"
_CONTACT = f"""EXISTS (SELECT 1 FROM contact c LEFT JOIN unit v ON v.id = c.unit_id
    WHERE c.proposal_id = p.id AND (c.unit_id IS NULL OR coalesce(v.merged_into_id, v.id) = {_HOLDER}))"""
_RESULT = "(SELECT result FROM feedback WHERE proposal_id = p.id ORDER BY round DESC LIMIT 1)"
_SOLVED = """p.status <> 'rehandling' AND (SELECT l.result_class FROM reply l WHERE l.assignment_id = a.id ORDER BY l.round DESC LIMIT 1)
    IN (SELECT value FROM json_each(:resolved))"""


def _handled(amount: str = "1", *, fits: str = "a.role <> 'co'") -> str:
    """One row a unit and a proposal that lies with it: where two units that became one had it, both must have done what counts."""
    return relation(
        f"""(SELECT {_HOLDER} AS holder, p.id, p.submitted_on AS day, {number()} AS number, p.title, p.kind, min(coalesce({amount}, 0)) AS amount
          FROM {_HANDLES} WHERE {BELONGS} AND a.ended_on IS NULL AND {fits} GROUP BY 1, 2) x""",
        **_PROPOSAL, amount="x.amount",
    )  # fmt: skip


def _rate(key: str, label: str, source: str, definition: str) -> Measure:
    return Measure(key, label, "%", "unit", source, definition, (key,), ("建议", "议案"), ratio=True)


_PROPOSALS = (
    Measure(
        "unit_proposals", "承办议案建议", "件", "unit", _handled(), "属于期内、现由该单位主办或分别办理的议案建议，退办、撤回的不计", ("unit:handled",),
        ("建议", "议案"),
    ),
    Measure(
        "unit_proposals_co", "协办议案建议", "件", "unit", _handled(fits="a.role = 'co'"), "属于期内、现由该单位协办的议案建议", ("unit:co_handled",),
        ("建议", "议案"),
    ),
    _rate("reply_rate", "答复率", _handled("p.round > 1 OR NOT a.owes_reply"), "该单位已答复的件数 ÷ 主办和分别办理的件数"),
    _rate(
        "on_time_rate", "按期答复率",
        _handled("(SELECT on_time FROM answer_fact WHERE id = a.id)"),
        "该单位首次答复不晚于期限的件数 ÷ 主办和分别办理的件数",
    ),
    _rate("contact_rate", "见面率", _handled(_CONTACT), "该单位（或没有写明哪个单位）与代表有过面商、电话或线上联系的件数 ÷ 主办和分别办理的件数"),
    _rate(
        "satisfaction_result_rate", "满意率", _handled(f"{_RESULT} IN {_SATISFIED}", fits=f"a.role <> 'co' AND {_RESULT} IS NOT NULL"),
        f"主办和分别办理的件中，代表最后一次反馈对结果的评价算满意的 ÷ 有反馈的件数{BY_GRADES}",
    ),
    _rate("solved_rate", "解决率", _handled(_SOLVED), f"该单位最后一次答复的办理结果算解决、且不在重新办理中的件数 ÷ 主办和分别办理的件数{BY_CLASSES}"),
)  # fmt: skip
_URGED = f"""(SELECT g.id, {_HOLDER} AS holder, g.urged_on, g.how, g.about, {number()} AS number FROM urge g JOIN proposal p ON p.id = g.proposal_id
      LEFT JOIN session s ON s.id = p.session_id JOIN unit u ON u.id = g.unit_id OR (g.unit_id IS NULL AND u.id IN
        (SELECT unit_id FROM assignment WHERE proposal_id = p.id AND role <> 'co' AND ended_on IS NULL))
      WHERE g.urged_on BETWEEN :first AND :last AND g.about <> '反馈' GROUP BY 1, 2) x"""
_PROMISED = """promise m JOIN unit u ON u.id = m.unit_id JOIN proposal p ON p.id = m.proposal_id LEFT JOIN session s ON s.id = p.session_id
    WHERE m.made_on <= :day"""
_PROMISE = {"ref": "'promise#' || m.id", "holder": _HOLDER, "day": "m.until_on", "record": number(), "title": "m.what"}
_OPEN = "coalesce(m.kept_on, m.broken_on, '9') > :day"
_ACTS = (
    Measure(
        "unit_urges", "催办次数", "次", "unit",
        relation(
            _URGED, ref="'urge#' || x.id", holder="x.holder", day="x.urged_on", record="x.number", title="x.how || '催' || x.about", kind="x.about",
        ),
        "期内催答复、催协办意见、催承诺的次数，没有写明催哪个单位的各承办单位都计，催代表反馈的不计", ("unit:urge",),
        tuple(about for about in URGED_ABOUT if about != "反馈"),
    ),
    Measure(
        "unit_returns", "退办次数", "次", "unit",
        relation(
            f"{_HANDLES} WHERE a.ended_why LIKE '退办%' AND a.ended_on BETWEEN :first AND :last",
            ref="'assignment#' || a.id", holder=_HOLDER, day="a.ended_on", record=number(), title="p.title", kind="p.kind",
        ),
        "期内该单位退回的次数", ("unit:return",), ("建议", "议案"),
    ),
    Measure(
        "promises_kept_rate", "承诺落实率", "%", "unit",
        relation(f"{_PROMISED} AND m.until_on BETWEEN :first AND :last AND (m.until_on < :day OR NOT {_OPEN} OR :day = :last)", **_PROMISE,
                 amount="coalesce(m.kept_on <= :day, 0)"),
        "期内到期的承诺中期末已落实的 ÷ 期内到期的承诺，还没有到期而已有结果的也算到期", ("promises_kept_rate",), ratio=True,
    ),
    Measure(
        "promises_overdue", "逾期承诺", "项", "unit", relation(f"{_PROMISED} AND {_OPEN} AND m.until_on < :day", **_PROMISE),
        "期末已过承诺的日子仍未落实的承诺，历年的一并计", ("unit:promise_overdue",),
    ),
)  # fmt: skip
_OPINIONS = """opinion o CROSS JOIN opinion_assignment a ON a.opinion_id = o.id JOIN unit u ON u.id = a.unit_id
    WHERE a.ended_on IS NULL AND o.received_on BETWEEN :first AND :last"""
_OPINION = {
    "ref": "'opinion#' || o.id", "holder": _HOLDER, "day": "o.received_on", "record": "'意见 #' || o.id",
    "title": "iif(o.confidential, '（保密）', replace(spoken(o.text, o.voter, o.phone), char(10), ' '))",
}  # fmt: skip
_ON_LIST = "p.status IN ('selected', 'done', 'carried', 'ended')"
_CARRIED_ON = (
    "EXISTS (SELECT 1 FROM project n WHERE n.carried_from_id = p.id AND n.year BETWEEN :from_year AND :to_year)"
)
_REVIEWED_UNIT = "JOIN unit u ON u.id = j.unit_id"
_OTHERS = (
    Measure(
        "unit_opinions", "承办选民意见", "条", "unit", relation(_OPINIONS, **_OPINION), "期内收到、现由该单位办理或由其办结的选民意见", ("unit:opinion",),
    ),
    Measure(
        "unit_opinions_reply_rate", "意见答复率", "%", "unit",
        relation(f"{_OPINIONS} AND o.status IN ('replied', 'received', 'assigned', 'redoing')", **_OPINION, amount="o.status = 'replied'"),
        "承办的选民意见中已答复的 ÷（已答复 + 办理中）的条数", ("unit_opinions_reply_rate",), ratio=True,
    ),
    Measure(
        "reviews_satisfaction_rate", "评议满意率", "%", "unit", satisfied(_HOLDER, "1", more=_REVIEWED_UNIT),
        f"期内评议该单位的测评中算满意的票 ÷ 有效票，不了解等不计的票除外；测评几次的按最后一次，作废的和不用满意度等次的不计{BY_GRADES}",
        ("reviews_satisfaction_rate",),
        ratio=True,
    ),
    Measure(
        "rectification_rate", "整改验收率", "%", "unit",
        relation(
            """finding f JOIN review r ON r.id = f.review_id LEFT JOIN review_subject j ON j.id = f.subject_id
              JOIN unit u ON u.id = coalesce(f.unit_id, j.unit_id) WHERE f.found_on BETWEEN :first AND :last""",
            ref="'finding#' || f.id", holder=_HOLDER, day="f.found_on",
            record="'评议意见 #' || f.id", title="replace(spoken(f.text, NULL, NULL), char(10), ' ')",
            amount="f.status = 'accepted'",
        ),
        "期内对该单位提出的评议意见中整改已验收合格的条数 ÷ 评议意见条数", ("rectification_rate",), ratio=True,
    ),
    Measure(
        "projects_done_rate", "民生实事完成率", "%", "unit",
        relation(
            f"project p JOIN unit u ON u.id = p.unit_id WHERE p.year BETWEEN :from_year AND :to_year AND {_ON_LIST} AND NOT {_CARRIED_ON}",
            ref="'project#' || p.id", holder=_HOLDER, day="coalesce(p.done_on, p.selected_on, p.collected_on)", record="p.year || '-' || p.no",
            title="p.title", amount="p.status = 'done' AND p.done_on <= :day",
        ),
        "期末已完成的项目 ÷ 当年票决入选的和上年结转来的、由该单位办的项目，几年合计时结转的只计一次", ("projects_done_rate",), ratio=True,
    ),
    Measure(
        "agenda_opinions_answer_rate", "审议意见答复率", "%", "unit",
        relation(
            """agenda_task k JOIN unit u ON u.id = k.unit_id WHERE k.kind = 'opinion' AND k.passed_on BETWEEN :first AND :last
              AND (k.answered_on IS NOT NULL OR k.ended_why IS NULL)""",
            ref="'task#' || k.id", holder=_HOLDER, day="k.passed_on", record="'审议意见 #' || k.id", title="replace(spoken(k.text, NULL, NULL), char(10), ' ')",
            amount="k.answered_on IS NOT NULL",
        ),
        "期内转交该单位的审议意见中已有答复的 ÷ 转交的条数，没有答复就不再办理的不计", ("agenda_opinions_answer_rate",), ratio=True,
    ),
    Measure("awards_units", "受表彰", "次", "unit", awards("unit"), "期内受到的表彰", ("award:unit",), AWARD_KINDS),
)  # fmt: skip
MEASURES = (*_PROPOSALS, *_ACTS, *_OTHERS)
