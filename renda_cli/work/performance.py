"""How much each deputy did in a span, as SQL: a figure each for the registers and for what is published.

Where a deputy came to some only of several receptions entered as one, nobody knows how many voters came then: they count for none.

Figures are of a deputy `d.id`; queries are given :first, :last, :term (see spans) and :secret, 1 where the confidential
proposals are counted too.
"""

from renda_cli.work.card import INSPECTIONS, TRAININGS
from renda_cli.work.spans import BELONGS


def _listed(words: tuple[str, ...]) -> str:
    return ", ".join(f"'{word}'" for word in words)


def _attended(kind: str) -> str:
    """Of the sessions or meetings that a deputy was to come to: how many there were, and at how many the deputy was seen."""
    return f"""(SELECT deputy_id, count(*) AS expected, sum(present > 0) AS came, sum(half_days) AS half_days, sum(present) AS present,
          sum(leave) AS leave, sum(missed) AS missed
        FROM (SELECT a.deputy_id, count(*) AS half_days, sum(a.state = 'present') AS present, sum(a.state = 'leave') AS leave,
            sum(a.state IN ('refused', 'absent')) AS missed
          FROM session s CROSS JOIN sitting i ON i.session_id = s.id CROSS JOIN attendance a ON a.sitting_id = i.id
          WHERE s.kind = '{kind}' AND s.opened_on BETWEEN :first AND :last GROUP BY a.deputy_id, s.id)
        GROUP BY deputy_id)"""


# What follows `FROM deputy d`.
JOINS = f"""LEFT JOIN {_attended("人代会")} sat ON sat.deputy_id = d.id
    LEFT JOIN {_attended("主席团会议")} met ON met.deputy_id = d.id
    LEFT JOIN (SELECT a.deputy_id, sum(a.times) AS times, sum(iif(c.kind IN ({_listed(INSPECTIONS)}), a.times, 0)) AS inspections,
          sum(iif(c.kind IN ({_listed(TRAININGS)}), a.times, 0)) AS trainings
        FROM activity c CROSS JOIN activity_deputy a ON a.activity_id = c.id
        WHERE c.status = 'done' AND c.held_on BETWEEN :first AND :last GROUP BY a.deputy_id) act ON act.deputy_id = d.id
    LEFT JOIN (SELECT e.deputy_id, sum(e.times) AS times, sum(iif(e.times >= r.times, r.voters, 0)) AS voters
        FROM reception r CROSS JOIN reception_deputy e ON e.reception_id = r.id
        WHERE r.held_on BETWEEN :first AND :last GROUP BY e.deputy_id) met_voters ON met_voters.deputy_id = d.id
    LEFT JOIN (SELECT j.deputy_id, count(*) AS times FROM review r CROSS JOIN review_subject j ON j.review_id = r.id
        WHERE r.kind IN ('代表述职', '履职评议') AND r.held_on BETWEEN :first AND :last AND j.deputy_id IS NOT NULL
        GROUP BY j.deputy_id) told ON told.deputy_id = d.id
    LEFT JOIN (SELECT x.deputy_id, sum(x.led) AS led, sum(1 - x.led) AS signed
        FROM (SELECT id, lead_id AS deputy_id, 1 AS led FROM proposal WHERE lead_id IS NOT NULL
          UNION ALL SELECT proposal_id, deputy_id, 0 FROM co_signer) x
        JOIN proposal p ON p.id = x.id LEFT JOIN session s ON s.id = p.session_id
        WHERE {BELONGS} AND (:secret OR NOT p.confidential) GROUP BY x.deputy_id) wrote ON wrote.deputy_id = d.id
    LEFT JOIN (SELECT deputy_id, count(*) AS made, coalesce(sum(fulfilled_on <= :last), 0) AS fulfilled FROM pledge
        WHERE year BETWEEN substr(:first, 1, 4) + 0 AND substr(:last, 1, 4) + 0 GROUP BY deputy_id) vowed ON vowed.deputy_id = d.id
    LEFT JOIN (SELECT x.deputy_id, sum(e.count) AS count FROM deed e CROSS JOIN deed_deputy x ON x.deed_id = e.id
        WHERE e.done_on BETWEEN :first AND :last GROUP BY x.deputy_id) did ON did.deputy_id = d.id
    LEFT JOIN (SELECT deputy_id, count(*) AS count, sum(people) AS people FROM household
        WHERE from_on <= :last AND coalesce(to_on, '9') > :last GROUP BY deputy_id) kept ON kept.deputy_id = d.id
    LEFT JOIN (SELECT deputy_id, group_concat(title, '、') AS titles FROM award
        WHERE given_on BETWEEN :first AND :last AND deputy_id IS NOT NULL GROUP BY deputy_id) won ON won.deputy_id = d.id"""
# Field, heading, SQL.
FIGURES = {
    "sessions_expected": ("应到人代会", "coalesce(sat.expected, 0)"),
    "sessions": ("出席人代会", "coalesce(sat.came, 0)"),
    "half_days": ("人代会应到半天", "coalesce(sat.half_days, 0)"),
    "present": ("人代会出席半天", "coalesce(sat.present, 0)"),
    "leave": ("人代会请假半天", "coalesce(sat.leave, 0)"),
    "absent": ("人代会缺席半天", "coalesce(sat.missed, 0)"),
    "presidium_expected": ("应到主席团会议", "coalesce(met.expected, 0)"),
    "presidium": ("出席主席团会议", "coalesce(met.came, 0)"),
    "inspections": ("视察调研执法检查", "coalesce(act.inspections, 0)"),
    "trainings": ("学习培训", "coalesce(act.trainings, 0)"),
    "activities": ("其他活动", "coalesce(act.times - act.inspections - act.trainings, 0)"),
    "receptions": ("接待选民", "coalesce(met_voters.times, 0)"),
    "voters": ("接待选民人次", "coalesce(met_voters.voters, 0)"),
    "reports": ("述职", "coalesce(told.times, 0)"),
    "led": ("领衔议案建议", "coalesce(wrote.led, 0)"),
    "signed": ("附议", "coalesce(wrote.signed, 0)"),
    "pledges": ("承诺实事", "coalesce(vowed.made, 0)"),
    "fulfilled": ("已兑现", "coalesce(vowed.fulfilled, 0)"),
    "deeds": ("办实事好事", "coalesce(did.count, 0)"),
    "households": ("联系户", "coalesce(kept.count, 0)"),
    "household_people": ("联系户人数", "coalesce(kept.people, 0)"),
    "awards": ("表彰", "won.titles"),
}
