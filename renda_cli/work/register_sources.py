"""What a register can be drawn from: queries of ours by name, never SQL that a clerk typed."""

from collections.abc import Mapping
from typing import NamedTuple

from renda_cli.work.performance import JOINS
from renda_cli.work.register_fields import (
    ACTIVITIES,
    AFFAIRS,
    ARTICLES,
    ATTENDANCE,
    AWARDS,
    DEEDS,
    FUNDS,
    HOUSEHOLDS,
    PEOPLE,
    PERFORMANCE,
    PLEDGES,
    PROPOSALS,
    ROSTER,
    SEAT,
    Field,
)
from renda_cli.work.register_reviews import AGENDA, FINDINGS, PROJECTS, REVIEWS
from renda_cli.work.register_scores import ENTRIES, TALKS
from renda_cli.work.register_stations import OPINIONS, RECEPTIONS, STATIONS
from renda_cli.work.seats import held
from renda_cli.work.spans import BELONGS


class Source(NamedTuple):
    """What follows FROM (given :first, :last, :term, :day, :today, :secret), the usual order, the fields by name.

    `dated` says that it is of a span of years; else it is as on a day.
    """

    title: str
    sql: str
    order: tuple[str, ...]
    fields: Mapping[str, Field]
    dated: bool = True


_IN_SPAN = """EXISTS (SELECT 1 FROM seat x WHERE x.deputy_id = d.id AND coalesce(x.from_on, :first) <= :last
    AND coalesce(x.to_on, :last) >= :first AND (x.status <> 'ended' OR x.to_on IS NOT NULL))"""

SOURCES = {
    "proposals": Source(
        "议案建议，一件一行",
        f"""proposal p LEFT JOIN session s ON s.id = p.session_id LEFT JOIN deputy d ON d.id = p.lead_id
            LEFT JOIN deputy_group o ON o.id = p.group_id
            LEFT JOIN seat t ON t.id = (SELECT id FROM seat WHERE deputy_id = p.lead_id
              ORDER BY level = (SELECT level FROM own_level) DESC, id DESC LIMIT 1)
            LEFT JOIN deputy_group g ON g.id = t.group_id WHERE {BELONGS}""",
        ("number",), PROPOSALS,
    ),
    "attendance": Source(
        "到会，每人每半天（或每次会）一行",
        f"""session s CROSS JOIN sitting i ON i.session_id = s.id CROSS JOIN attendance a ON a.sitting_id = i.id
            JOIN {PEOPLE} d ON d.id = a.deputy_id WHERE s.opened_on BETWEEN :first AND :last""",
        ("session", "on", "part", "name"), ATTENDANCE,
    ),
    "activities": Source(
        "已开展的活动，一次一行", "activity_line c WHERE c.status = 'done' AND c.held_on BETWEEN :first AND :last",
        ("on",), ACTIVITIES,
    ),
    "performance": Source(
        "履职情况，一名代表一行", f"deputy d {JOINS} {SEAT} WHERE {_IN_SPAN}", ("name",), PERFORMANCE
    ),
    "roster": Source("在任代表，一席一行", f"deputy_line d WHERE {held('d')}", ("level", "name"), ROSTER, dated=False),
    "deeds": Source("实事好事，一件一行", "deed e WHERE e.done_on BETWEEN :first AND :last", ("on",), DEEDS),
    "pledges": Source(
        "实事承诺，一件一行",
        f"""pledge v JOIN deputy d ON d.id = v.deputy_id {SEAT}
            WHERE v.year BETWEEN substr(:first, 1, 4) + 0 AND substr(:last, 1, 4) + 0""",
        ("name", "made_on"), PLEDGES,
    ),
    "households": Source(
        "联系户、帮扶户，一户一行",
        f"household h JOIN deputy d ON d.id = h.deputy_id {SEAT} WHERE h.from_on <= :last AND coalesce(h.to_on, '9') > :first",
        ("deputy", "from_on"), HOUSEHOLDS,
    ),
    "awards": Source(
        "表彰，一项一行", 'award_line w WHERE w."on" BETWEEN :first AND :last', ("on",), AWARDS,
    ),
    "funds": Source(
        "活动经费，一笔一行",
        """fund f LEFT JOIN deputy d ON d.id = f.deputy_id LEFT JOIN deputy_group o ON o.id = f.group_id
            WHERE f.paid_on BETWEEN :first AND :last""",
        ("on",), FUNDS,
    ),
    "articles": Source(
        "文章报道，一篇一行",
        """article n LEFT JOIN deputy d ON d.id = n.deputy_id LEFT JOIN activity c ON c.id = n.activity_id
            WHERE n.published_on BETWEEN :first AND :last""",
        ("on",), ARTICLES,
    ),
    "affairs": Source(
        "镇人大自身的工作，一项一行，制度和专职人员在期内有效、在岗的都列",
        """affair x WHERE x.held_on <= :last
            AND iif(x.kind IN ('regulation', 'staff'), coalesce(x.ended_on, '9'), x.held_on) >= :first""",
        ("on", "id"), AFFAIRS,
    ),
    "receptions": Source(
        "接待选民，一次一行", "reception_line r WHERE r.held_on BETWEEN :first AND :last", ("on", "station", "id"), RECEPTIONS
    ),
    "opinions": Source(
        "选民意见，一条一行",
        """opinion o JOIN opinion_line l ON l.id = o.id LEFT JOIN proposal p ON p.id = o.proposal_id
            LEFT JOIN session s ON s.id = p.session_id WHERE o.received_on BETWEEN :first AND :last""",
        ("on", "id"), OPINIONS,
    ),
    "stations": Source(
        "家站点，一个一行",
        "station_line s WHERE coalesce(s.opened_on, :day) <= :day AND coalesce(s.closed_on, '9') > :day",
        ("name",), STATIONS, dated=False,
    ),
    "reviews": Source("评议，一次一行", "review_line r WHERE r.held_on BETWEEN :first AND :last", ("on", "id"), REVIEWS),
    "findings": Source("评议意见和整改，一条一行", "finding_line f WHERE f.found_on BETWEEN :first AND :last", ("on", "id"), FINDINGS),
    "projects": Source(
        "民生实事，一项一行",
        "project_line p WHERE p.year BETWEEN substr(:first, 1, 4) + 0 AND substr(:last, 1, 4) + 0", ("number",), PROJECTS,
    ),
    "agenda": Source(
        "会议议题，一项一行", "agenda_line i WHERE i.opened_on BETWEEN :first AND :last", ("session", "place", "id"), AGENDA
    ),
    "scores": Source("登记的加分减分，一笔一行", "score_line e WHERE e.held_on BETWEEN :first AND :last", ("on", "id"), ENTRIES),
    "talks": Source("约谈和别的措施，一次一行", "talk_line t WHERE t.held_on BETWEEN :first AND :last", ("on", "id"), TALKS),
}  # fmt: skip
