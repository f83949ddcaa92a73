"""What can be counted of a deputy: what was handed in, pledged and done for those who elected them, and how it was judged.

The meaning of each is that of the registers (`performance`) and of the year's figures (`figures`).
"""

from renda_cli.rules.vocabulary import AWARD_KINDS, DEED_KINDS, HOUSEHOLD_KINDS, PAIRING_KINDS
from renda_cli.work.score.measure import BY_CLASSES, BY_GRADES, HIDDEN, Measure, number, relation
from renda_cli.work.score.votes import TOLD, satisfied
from renda_cli.work.spans import BELONGS

_WROTE = f"""(SELECT id, lead_id AS deputy_id, 'lead' AS role FROM proposal WHERE lead_id IS NOT NULL
      UNION ALL SELECT proposal_id, deputy_id, 'co' FROM co_signer) x
    JOIN proposal p ON p.id = x.id LEFT JOIN session s ON s.id = p.session_id
    WHERE {BELONGS} AND p.status NOT IN ('withdrawn', 'refused')"""
# Merged into another, it is answered with that one.
_SOLVED = """EXISTS (SELECT 1 FROM proposal m WHERE m.id = coalesce(p.merged_into_id, p.id) AND m.status <> 'rehandling'
      AND EXISTS (SELECT 1 FROM assignment WHERE proposal_id = m.id AND ended_on IS NULL AND role <> 'co')
      AND (m.round > 1 OR NOT EXISTS (SELECT 1 FROM assignment WHERE proposal_id = m.id AND owes_reply))
      AND NOT EXISTS (SELECT 1 FROM last_reply l WHERE l.proposal_id = m.id
        AND (l.result_class IS NULL OR l.result_class NOT IN (SELECT value FROM json_each(:resolved)))))"""


def _proposals(key: str, label: str, which: str, definition: str) -> Measure:
    source = relation(
        f"{_WROTE} AND {which}",
        ref="'proposal#' || p.id", holder="x.deputy_id", day="p.submitted_on", record=f"iif(p.confidential, {HIDDEN}, {number()})",
        title=f"iif(p.confidential, {HIDDEN}, p.title)", kind="p.kind", role="x.role",
        shared="1 + (SELECT count(*) FROM co_signer WHERE proposal_id = p.id)",
    )  # fmt: skip
    return Measure(
        key, label, "件", "deputy", source, definition, (f"proposal:{key}",), ("建议", "议案"), joint=True,
    )  # fmt: skip


_PROPOSALS = (
    _proposals(
        "proposals", "提出议案建议", "1",
        "属于期内的领衔和附议的议案、建议：会议期间的按会议日期，闭会期间的按提出日期；撤回和不予受理的不计，要求保密的计入而不显示",
    ),
    _proposals(
        "proposals_solved", "已解决的议案建议", _SOLVED,
        f"期内提出的议案建议中，最后一次答复的办理结果都算解决、且不在重新办理中的，并案的随主件{BY_CLASSES}",
    ),
    _proposals("proposals_excellent", "优秀建议", "p.excellent", "期内提出的议案建议中评为优秀的"),
    _proposals(
        "proposals_key", "重点督办建议", "EXISTS (SELECT 1 FROM supervision WHERE proposal_id = p.id AND level = '重点')",
        "期内提出的议案建议中列为重点督办的",
    ),
)  # fmt: skip

_VOWED = """pledge p WHERE iif(:term, p.made_on BETWEEN :first AND :last, p.year BETWEEN :from_year AND :to_year)"""
_KEPT = "coalesce(p.fulfilled_on <= :day, 0)"
_UNKEPT = f"NOT {_KEPT} AND (coalesce(p.broken_on <= :day, 0) OR p.until_on < :day)"
_PLEDGE = {
    "ref": "'pledge#' || p.id",
    "holder": "p.deputy_id",
    "day": "p.made_on",
    "record": "'承诺 #' || p.id",
    "title": "p.what",
}
_PAIRED = " ".join(f"WHEN '{code}' THEN '{word}'" for code, word in PAIRING_KINDS.items())
_OF_YEAR = "；季度、半年的也按全年的承诺、到期末的情况计"
_SERVICE = (
    Measure("pledges_made", "承诺实事", "件", "deputy", relation(_VOWED, **_PLEDGE), f"当年承诺的实事{_OF_YEAR}", ("pledge:made",)),
    Measure(
        "pledges_kept", "兑现实事", "件", "deputy", relation(f"{_VOWED} AND {_KEPT}", **_PLEDGE),
        f"当年承诺、期末已兑现的实事{_OF_YEAR}", ("pledge:kept",),
    ),
    Measure(
        "pledges_unkept", "未兑现实事", "件", "deputy", relation(f"{_VOWED} AND {_UNKEPT}", **_PLEDGE),
        f"当年承诺、期末未能兑现或过了期限没有兑现的实事{_OF_YEAR}", ("pledge:unkept",),
    ),
    Measure(
        "pledges_kept_rate", "承诺兑现率", "%", "deputy", relation(_VOWED, **_PLEDGE, amount=_KEPT), f"期末已兑现的件数 ÷ 当年承诺的件数{_OF_YEAR}",
        ("pledges_kept_rate",), ratio=True,
    ),
    Measure(
        "deeds", "办实事好事", "件", "deputy",
        relation(
            "deed e CROSS JOIN deed_deputy x ON x.deed_id = e.id WHERE e.done_on BETWEEN :first AND :last",
            ref="'deed#' || e.id", holder="x.deputy_id", day="e.done_on", record="'实事好事 #' || e.id", title="e.what", kind="e.kind",
            shared="(SELECT count(*) FROM deed_deputy WHERE deed_id = e.id)", amount="e.count",
        ),
        "期内为群众办的实事、好事和帮助解决的问题", ("deed",), DEED_KINDS, joint=True,
    ),
    *(
        Measure(
            key, label, unit, "deputy",
            relation(
                "household h WHERE h.from_on <= :day AND coalesce(h.to_on, '9') > :day",
                ref="'household#' || h.id", holder="h.deputy_id", day="h.from_on", record="h.kind || ' #' || h.id",
                title="substr(h.name, 1, 1) || '**'", kind="h.kind", amount=amount,
            ),
            definition, (key,), HOUSEHOLD_KINDS,
        )
        for key, label, unit, amount, definition in (
            ("households", "联系户", "户", "1", "期末联系、帮扶的户数"),
            ("household_people", "联系户人数", "人", "h.people", "期末联系户、帮扶户的人口"),
        )
    ),
    Measure(
        "pairings", "结对联系", "个", "deputy",
        relation(
            """pairing p LEFT JOIN deputy o ON o.id = p.other_id WHERE coalesce(p.from_on, :day) <= :day AND coalesce(p.to_on, :day) >= :day""",
            ref="'pairing#' || p.id", holder="p.deputy_id", day="coalesce(p.from_on, :first)", record="'结对 #' || p.id",
            title="coalesce(o.name, p.post, p.partner)",
            kind=f"CASE p.kind {_PAIRED} END",
        ),
        "期末还在联系的代表、结对的网格支部和担任的网格职务", ("pairing",), tuple(PAIRING_KINDS.values()),
    ),
    Measure(
        "reports", "向选民述职次数", "次", "deputy",
        relation(
            f"{TOLD} AND j.deputy_id IS NOT NULL", ref="'subject#' || j.id", holder="j.deputy_id", day="r.held_on", record="'评议 #' || r.id",
            title="r.title",
        ),
        "期内开展的代表述职、履职评议中作为对象的次数", ("report",),
    ),
    Measure(
        "reports_satisfaction_rate", "述职测评满意率", "%", "deputy",
        satisfied("j.deputy_id", "r.kind IN ('代表述职', '履职评议') AND j.deputy_id IS NOT NULL"),
        f"期内述职、履职评议的测评中算满意的票 ÷ 有效票，不了解等不计的票除外；测评几次的按最后一次，作废的和不用满意度等次的不计{BY_GRADES}",
        ("reports_satisfaction_rate",), ratio=True,
    ),
    Measure(
        "articles", "文章报道", "篇", "deputy",
        relation(
            "article a WHERE a.deputy_id IS NOT NULL AND a.published_on BETWEEN :first AND :last",
            ref="'article#' || a.id", holder="a.deputy_id", day="a.published_on", record="'文章 #' || a.id", title="a.title || '（' || a.medium || '）'",
        ),
        "期内刊发、写明是谁的调研文章和报道", ("article",),
    ),
    Measure(
        "awards_deputies", "受表彰", "次", "deputy",
        relation(
            "award a WHERE a.deputy_id IS NOT NULL AND a.given_on BETWEEN :first AND :last",
            ref="'award#' || a.id", holder="a.deputy_id", day="a.given_on", record="'表彰 #' || a.id", title="a.title", kind="a.kind",
        ),
        "期内受到的表彰", ("award:deputy",), AWARD_KINDS,
    ),
)  # fmt: skip
MEASURES = (*_PROPOSALS, *_SERVICE)
