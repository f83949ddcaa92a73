"""What may stand in a place of the command line: numbers, names and words of the open file. It only reads.

Every function takes the desk and what is typed of the word so far, and gives at most LIMIT candidates, best first.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from renda_cli.rules import score_periods as periods
from renda_cli.rules.vocabulary import (
    DEPUTY_ROLES,
    DEPUTY_STATES,
    OPINION_STATES,
    PROJECT_STATES,
    PROPOSAL_STATES,
    REVIEW_KINDS,
)
from renda_cli.store.file import open_to_read
from renda_cli.work import masking
from renda_cli.work.desk import Desk
from renda_cli.work.names import session_of_day

LIMIT = 200
_FEW_SIGNS = 30


class Candidate(NamedTuple):
    """A word, and what a shell may show beside it."""

    value: str
    about: str = ""


@contextmanager
def glance(path: Path, today: date) -> Iterator[Desk]:
    """The desk over the file at `path`, for reading alone. Raises DatabaseError, also where an upgrade is due."""
    file = open_to_read(path)
    try:
        yield Desk(file, today)
    finally:
        file.close()


_NUMBER = "coalesce(s.number || '/', '') || p.no"
_BESIDE_A_NUMBER = "p.title"  # never the proposer: a confidential name must not come up at the Tab key
_ID = "'#' || id"
_SETTLED = "p.status IN ('closed', 'withdrawn', 'merged', 'refused', 'reference')"
_BY_NUMBER = "p.no GLOB '闭*', length(p.no), p.no"


def numbers(desk: Desk, typed: str) -> list[Candidate]:
    """Numbers of proposals with titles, open ones first: bare in the session of today, then in full (`5-3/16`)."""
    current = session_of_day(desk, desk.today.isoformat())
    bare = []
    if current and "/" not in typed:
        bare = _asked(
            desk,
            f"SELECT p.no, {_BESIDE_A_NUMBER} FROM proposal p WHERE p.session_id = :session AND {_starts('p.no')}"
            f" ORDER BY {_SETTLED}, {_BY_NUMBER}",
            typed,
            session=current["id"],
        )
    full = _asked(
        desk,
        f"SELECT {_NUMBER}, {_BESIDE_A_NUMBER} FROM proposal p LEFT JOIN session s ON s.id = p.session_id"
        f" WHERE {_starts(_NUMBER)} ORDER BY {_SETTLED}, s.opened_on DESC, {_BY_NUMBER}",
        typed,
    )
    return list({one.value: one for one in (*bare, *full)}.values())[:LIMIT]


def deputies(desk: Desk, typed: str) -> list[Candidate]:
    """Deputies by the beginning of the name or of its pinyin initials, with their group; `#` asks for their ids."""
    if typed.startswith("#"):
        return _asked(desk, f"SELECT '#' || id, name FROM deputy WHERE {_starts(_ID)} ORDER BY id", typed)
    initials = typed.lower() if typed.isascii() and typed.isalpha() else None
    return _asked(
        desk,
        f"""
        SELECT d.name, iif(count(DISTINCT d.id) > 1, '同名：' || group_concat(DISTINCT '#' || d.id), coalesce(max(g.name), ''))
        FROM deputy d LEFT JOIN seat t ON t.deputy_id = d.id LEFT JOIN deputy_group g ON g.id = t.group_id
        WHERE {_starts("d.name")} OR {_starts("d.initials", "initials")}
        GROUP BY d.name ORDER BY max(t.status = 'in_office') DESC, min(d.pinyin), d.name""",
        typed,
        initials=initials,
    )


def units(desk: Desk, typed: str) -> list[Candidate]:
    """Names of units."""
    return _asked(
        desk, f"SELECT name, '' FROM unit WHERE merged_into_id IS NULL AND {_starts('name')} ORDER BY id", typed
    )


def groups(desk: Desk, typed: str) -> list[Candidate]:
    """Names of groups of deputies."""
    return _asked(desk, f"SELECT name, '' FROM deputy_group WHERE {_starts('name')} ORDER BY id", typed)


def stations(desk: Desk, typed: str) -> list[Candidate]:
    """Names of the stations that are not closed, with the village of each."""
    return _asked(
        desk,
        f"""SELECT name, coalesce(village, '') FROM station WHERE coalesce(closed_on, '9') > :day AND {_starts("name")}
        ORDER BY id""",
        typed,
        day=desk.today.isoformat(),
    )


def districts(desk: Desk, typed: str) -> list[Candidate]:
    """Districts that a deputy was elected in."""
    return _asked(
        desk,
        f"SELECT district, '' FROM seat WHERE {_starts('district')} GROUP BY district ORDER BY length(district), district",
        typed,
    )


def levels(desk: Desk, typed: str) -> list[Candidate]:
    """The levels at which somebody sits, the own level first."""
    sql = f"""SELECT level, '' FROM seat WHERE {_starts("level")} GROUP BY level ORDER BY level <> (SELECT level FROM own_level), level"""
    return _asked(desk, sql, typed)


def offices(desk: Desk, typed: str) -> list[Candidate]:
    """The offices that the law knows, then those that the town has besides."""
    used = _asked(desk, f"SELECT DISTINCT role, '' FROM deputy_role WHERE {_starts('role')} ORDER BY role", typed)
    return list(dict.fromkeys((*_beginning(((role, "") for role in DEPUTY_ROLES), typed), *used)))


def labels(desk: Desk, typed: str) -> list[Candidate]:
    """Labels of structure: those that what is known of a person says too, then the others that somebody bears."""
    from renda_cli.work.structure import DERIVED

    used = _asked(desk, f"SELECT DISTINCT label, '' FROM deputy_label WHERE {_starts('label')} ORDER BY label", typed)
    return list(dict.fromkeys((*_beginning(((label, "") for label in DERIVED), typed), *used)))


def topics(desk: Desk, typed: str) -> list[Candidate]:
    """Topics used before, the commonest first."""
    return _asked(
        desk,
        f"SELECT topic, count(*) || ' 件' FROM proposal WHERE {_starts('topic')} GROUP BY topic ORDER BY count(*) DESC, topic",
        typed,
    )


def years(desk: Desk, typed: str) -> list[Candidate]:
    """Years in which something was handed in, the last first."""
    year = "substr(submitted_on, 1, 4)"
    return _asked(
        desk, f"SELECT {year}, '' FROM proposal WHERE {_starts(year)} GROUP BY {year} ORDER BY {year} DESC", typed
    )


def spans(desk: Desk, typed: str) -> list[Candidate]:
    """The term, this year and the last with their halves and quarters, then the earlier years."""
    this = desk.today.year
    near = [
        label
        for year in (this, this - 1)
        for kind in ("year", "half", "quarter")
        for label in periods.labels(year, kind)
    ]
    known = ["本届", *near, *(one.value for one in years(desk, typed))]
    return _beginning(((label, "") for label in dict.fromkeys(known)), typed)


def report_periods(desk: Desk, typed: str) -> list[Candidate]:
    """What a report is of, and the word that lists the tables."""
    return [*spans(desk, typed), *_beginning([("tables", "列出有哪些统计表")], typed)]


def quarters(desk: Desk, typed: str) -> list[Candidate]:
    """The quarters of this year and the last, with how papers name them."""
    labels = [label for year in (desk.today.year, desk.today.year - 1) for label in periods.labels(year, "quarter")]
    return _beginning(((label, periods.read(label, desk.today).words) for label in labels), typed)


def figures(_desk: Desk, typed: str) -> list[Candidate]:
    """The figures of a year by key and, where only one has it, by label."""
    from renda_cli.work.registry import REGISTRY

    labels = Counter(one.label for one in REGISTRY)
    keys = [(one.key, one.label) for one in REGISTRY]
    return _beginning([*keys, *((label, key) for key, label in keys if labels[label] == 1)], typed)[:LIMIT]


def chapters(_desk: Desk, typed: str) -> list[Candidate]:
    """The chapters of a report."""
    from renda_cli.work.registry import CHAPTERS

    return _beginning(((one.title, "") for one in CHAPTERS), typed)


def tables(desk: Desk, typed: str) -> list[Candidate]:
    """The statistical tables, with what stands in each."""
    from renda_cli.work.tables import catalogue

    return _beginning(((name, title) for name, title, _ in catalogue.listing(desk).rows), typed)


def paper_kinds(_desk: Desk, typed: str) -> list[Candidate]:
    """The papers of single items, with what each is."""
    from renda_cli.work.paper.kinds import KINDS

    return _beginning(((one.word, one.about) for one in KINDS.values()), typed)


def to_paper(desk: Desk, typed: str) -> list[Candidate]:
    """What a paper may be of: sessions and proposals, units, deputies, stations."""
    return [one for source in (sheets, units, deputies, stations) for one in source(desk, typed)][:LIMIT]


def sessions(desk: Desk, typed: str) -> list[Candidate]:
    """Sessions of the congress, the last first."""
    return _sessions(desk, typed, "kind = '人代会'")


def meetings(desk: Desk, typed: str) -> list[Candidate]:
    """Sessions of the congress and meetings of its presidium, the last first."""
    return _sessions(desk, typed, "1")


def sheets(desk: Desk, typed: str) -> list[Candidate]:
    """What there is a paper of: sessions (交办清单) and proposals (交办函)."""
    return [*sessions(desk, typed), *numbers(desk, typed)][:LIMIT]


def acts(_desk: Desk, typed: str) -> list[Candidate]:
    """What can be corrected."""
    from renda_cli.work.proposal.correcting import ACTS

    return _beginning(((act, "") for act in ACTS), typed)


def _sessions(desk: Desk, typed: str, where: str) -> list[Candidate]:
    return _asked(
        desk,
        f"SELECT number, group_concat(kind || ' ' || opened_on, '；') FROM session WHERE {where} AND {_starts('number')}"
        " GROUP BY number ORDER BY max(opened_on) DESC",
        typed,
    )


def activities(desk: Desk, typed: str) -> list[Candidate]:
    """Ids of activities with day and title, the last first."""
    return _asked(
        desk,
        f"""SELECT CAST(id AS TEXT), coalesce(held_on, planned_on) || ' ' || title FROM activity WHERE {_starts("id")}
        ORDER BY coalesce(held_on, planned_on) DESC, id DESC""",
        typed,
    )


def opinions(desk: Desk, typed: str) -> list[Candidate]:
    """Numbers of voters' opinions with day and words, those under way first; confidential ones with the day alone."""
    masking.teach(desk.file.db)
    found = _asked(
        desk,
        f"""SELECT CAST(id AS TEXT), received_on || ' ' || iif(confidential, '（保密）', spoken(text, voter, phone)) FROM opinion_line
        WHERE {_starts("id")} ORDER BY under_way DESC, received_on DESC, id DESC""",
        typed,
    )
    return [Candidate(one.value, one.about[:_FEW_SIGNS]) for one in found]


def findings(desk: Desk, typed: str) -> list[Candidate]:
    """Numbers of findings with their words, those not accepted yet first."""
    sql = f"SELECT CAST(id AS TEXT), text FROM finding WHERE {_starts('id')} ORDER BY status = 'accepted', id DESC"
    return [Candidate(one.value, one.about[:_FEW_SIGNS]) for one in _asked(desk, sql, typed)]


def questions(desk: Desk, typed: str) -> list[Candidate]:
    """Numbers of questions with their words, in which no voter is named, those without an answer first."""
    masking.teach(desk.file.db)
    sql = f"""SELECT CAST(id AS TEXT), spoken(text, asker, NULL) FROM review_question
        WHERE {_starts("id")} ORDER BY answered_on IS NOT NULL, id DESC"""
    return [Candidate(one.value, one.about[:_FEW_SIGNS]) for one in _asked(desk, sql, typed)]


def projects(desk: Desk, typed: str) -> list[Candidate]:
    """Numbers of livelihood projects with their titles, the latest year first."""
    number = "year || '-' || no"
    return _asked(desk, f"SELECT {number}, title FROM project WHERE {_starts(number)} ORDER BY year DESC, no", typed)


def score_items(desk: Desk, typed: str) -> list[Candidate]:
    """The items of the schemes of this year, or of the last year that has any, in the order of the tables."""
    from renda_cli.work.score import schemes  # wanted by who types an item only

    ((year,),) = desk.file.tuples("SELECT max(year) FROM scheme WHERE year <= ?", (desk.today.year,))
    found = [(item.name, one.scheme.name) for one in schemes.of_year(desk, year or 0) for item in one.scheme.items]
    return _beginning(found, typed)[:LIMIT]


def score_entries(desk: Desk, typed: str) -> list[Candidate]:
    """Numbers of points by hand with whose they are and for what, those that wait first."""
    about = "subject || ' ' || item"
    return _asked(
        desk,
        f"SELECT CAST(id AS TEXT), {about} FROM score_line WHERE {_starts('id')} ORDER BY status IN ('decided', 'refused'), id DESC",
        typed,
    )


def score_objections(desk: Desk, typed: str) -> list[Candidate]:
    """Numbers of objections with the item, those that are open first."""
    sql = f"SELECT CAST(id AS TEXT), coalesce(item, '总分') FROM score_objection WHERE {_starts('id')} ORDER BY status <> 'open', id DESC"
    return _asked(desk, sql, typed)


def opinion_topics(desk: Desk, typed: str) -> list[Candidate]:
    """Topics of opinions used before, the commonest first."""
    return _asked(
        desk,
        f"SELECT topic, count(*) || ' 条' FROM opinion WHERE {_starts('topic')} GROUP BY topic ORDER BY count(*) DESC, topic",
        typed,
    )


def villages(desk: Desk, typed: str) -> list[Candidate]:
    """Villages that opinions are about or lay with, or that a station is in, the commonest first."""
    return _asked(
        desk,
        f"""SELECT village, '' FROM (SELECT village FROM opinion UNION ALL SELECT village FROM opinion_assignment
          UNION ALL SELECT village FROM station) WHERE {_starts("village")} GROUP BY village ORDER BY count(*) DESC, village""",
        typed,
    )


def opinion_states(_desk: Desk, typed: str) -> list[Candidate]:
    """The states of a voter's opinion."""
    return _beginning(((word, "") for word in OPINION_STATES.values()), typed)


def project_states(_desk: Desk, typed: str) -> list[Candidate]:
    """The states of a livelihood project."""
    return _beginning(((word, "") for word in PROJECT_STATES.values()), typed)


def receptions(desk: Desk, typed: str) -> list[Candidate]:
    """Numbers of receptions with day and station, the last first."""
    return _asked(
        desk,
        f"SELECT CAST(id AS TEXT), held_on || ' ' || station FROM reception_line WHERE {_starts('id')} ORDER BY held_on DESC, id DESC",
        typed,
    )


def agenda_items(desk: Desk, typed: str) -> list[Candidate]:
    """Numbers of items of agendas with the session and the title, the last session first."""
    return _asked(
        desk,
        f"""SELECT CAST(id AS TEXT), session || ' ' || title FROM agenda_line WHERE {_starts("id")}
        ORDER BY opened_on DESC, session_id, place, id""",
        typed,
    )


def agenda_tasks(desk: Desk, typed: str) -> list[Candidate]:
    """Numbers of what was passed on or decided, with the day and the words, what is not done yet first."""
    masking.teach(desk.file.db)
    found = _asked(
        desk,
        f"""SELECT CAST(id AS TEXT), passed_on || ' ' || spoken(text, NULL, NULL) FROM task_line WHERE {_starts("id")}
        ORDER BY state IN ('done', 'ended'), passed_on DESC, id DESC""",
        typed,
    )
    return [Candidate(one.value, one.about[:_FEW_SIGNS]) for one in found]


def activity_kinds(desk: Desk, typed: str) -> list[Candidate]:
    """The kinds of activity, as the rulebook of today names them."""
    from renda_cli.work.activity.naming import kinds

    return _beginning(((kind, "") for kind in kinds(desk, desk.today)), typed)


def reviews(desk: Desk, typed: str) -> list[Candidate]:
    """Numbers of reviews with day and title, those that are not closed first."""
    return _asked(
        desk,
        f"""SELECT CAST(id AS TEXT), coalesce("on" || ' ', '') || title FROM review_line WHERE {_starts("id")}
        ORDER BY status IN ('closed', 'dropped'), "on" DESC, id DESC""",
        typed,
    )


def affairs(desk: Desk, typed: str) -> list[Candidate]:
    """Numbers of what the office itself does and has, with their words, the last first."""
    sql = f"SELECT CAST(id AS TEXT), held_on || ' ' || what FROM affair WHERE {_starts('id')} ORDER BY held_on DESC, id DESC"
    return _asked(desk, sql, typed)


def review_kinds(_desk: Desk, typed: str) -> list[Candidate]:
    """The kinds of review."""
    return _beginning(((kind, "") for kind in REVIEW_KINDS), typed)


def review_subjects(desk: Desk, typed: str) -> list[Candidate]:
    """The names of what reviews were held over, the last first."""
    sql = f"SELECT name, '' FROM review_subject WHERE {_starts('name')} GROUP BY name ORDER BY max(review_id) DESC, min(id)"
    return _asked(desk, sql, typed)


def to_review(desk: Desk, typed: str) -> list[Candidate]:
    """Whom a review may be held over: units, then deputies."""
    return [*units(desk, typed), *deputies(desk, typed)][:LIMIT]


def to_score(desk: Desk, typed: str) -> list[Candidate]:
    """Who may have points: deputies, then groups, stations and units."""
    return [one for source in (deputies, groups, stations, units) for one in source(desk, typed)][:LIMIT]


def score_schemes(desk: Desk, typed: str) -> list[Candidate]:
    """The names of the schemes of scoring that were loaded, the last first."""
    sql = f"SELECT name, max(year) FROM scheme WHERE {_starts('name')} GROUP BY name ORDER BY max(id) DESC"
    return _asked(desk, sql, typed)


def score_periods(desk: Desk, typed: str) -> list[Candidate]:
    """The periods that run today or ended last: quarters and years."""
    texts = ("本季度", "上季度", "今年", "去年")
    found = [periods.read(text, desk.today) for text in texts]
    return _beginning(((one.label, one.words) for one in found), typed)


def schemes(desk: Desk, typed: str) -> list[Candidate]:
    """The ways in which votes are graded, as the rulebook of today names them."""
    rule = desk.rulebook.found_on("review.grading", desk.today)
    return _beginning(((item["code"], "") for item in (rule.value if rule else ())), typed)


def grades(desk: Desk, typed: str) -> list[Candidate]:
    """The grades of a slip, as the rulebook of today names them."""
    return _beginning(((entry["code"], "") for entry in desk.rulebook.value_on("grades", desk.today).value), typed)


def classes(desk: Desk, typed: str) -> list[Candidate]:
    """The classes of a reply, as the rulebook of today names them."""
    known = desk.rulebook.value_on("classes", desk.today).value
    return _beginning(((entry["code"], entry.get("label", "")) for entry in known), typed)


def checklists(desk: Desk, typed: str) -> list[Candidate]:
    """The checklists of groups, with how many items each has."""
    from renda_cli.work.checklist import known

    return _beginning(
        ((name, f"{len(items)} 项") for name, items in known(desk, "checklists", desk.today).items()), typed
    )


def station_checklists(desk: Desk, typed: str) -> list[Candidate]:
    """The checklists of stations, with how many items each has."""
    from renda_cli.work.checklist import known

    found = known(desk, "station.checklists", desk.today)
    return _beginning(((name, f"{len(items)} 项") for name, items in found.items()), typed)


def grid_posts(desk: Desk, typed: str) -> list[Candidate]:
    """The posts of the grid, as the rulebook of today names them."""
    return _beginning(((post, "") for post in desk.rulebook.value_on("grid.posts", desk.today).value), typed)


def proposal_states(_desk: Desk, typed: str) -> list[Candidate]:
    """The states of a proposal."""
    return _beginning(((word, "") for word in PROPOSAL_STATES.values()), typed)


def registers(desk: Desk, typed: str) -> list[Candidate]:
    """The registers there are, shipped and the town's own."""
    from renda_cli.work.registers import list_

    return _beginning(((row[0], row[1]) for row in list_(desk).rows), typed)


def register_sets(desk: Desk, typed: str) -> list[Candidate]:
    """The sets of registers."""
    from renda_cli.work.registers import sets

    return _beginning(((name, "、".join(one.registers)) for name, one in sets(desk).items()), typed)


def deputy_states(_desk: Desk, typed: str) -> list[Candidate]:
    """The states of a deputy's seat."""
    return _beginning(((word, "") for word in DEPUTY_STATES.values()), typed)


def suspend_grounds(desk: Desk, typed: str) -> list[Candidate]:
    """The grounds on which a seat is suspended, as the rulebook of today has them."""
    return _grounds(desk, "suspended", typed)


def end_grounds(desk: Desk, typed: str) -> list[Candidate]:
    """The grounds on which a seat ends, as the rulebook of today has them, and death."""
    return _grounds(desk, "ended", typed)


def _grounds(desk: Desk, event: str, typed: str) -> list[Candidate]:
    from renda_cli.work.grounds import known

    return _beginning(((one.label, "") for one in known(desk, event, desk.today)), typed)


def candidate_steps(desk: Desk, typed: str) -> list[Candidate]:
    """The reviews that a candidate passes, as the rulebook of today names them."""
    steps = desk.rulebook.list_on("candidate.steps", desk.today, desk.today)
    return _beginning(((step, "") for step in steps), typed)


def review_steps(desk: Desk, typed: str) -> list[Candidate]:
    """The steps of a review, as the lists of today's rulebook name them, each with its list."""
    lists = desk.rulebook.value_on("review.steps", desk.today).value
    return _beginning(((step, name) for name, steps in lists.items() for step in steps), typed)


def candidates(desk: Desk, typed: str) -> list[Candidate]:
    """Candidates of elections with their district, those of the last election first."""
    return _asked(
        desk,
        f"""SELECT c.name, group_concat(DISTINCT e.district) FROM candidate c JOIN election e ON e.id = c.election_id
        WHERE {_starts("c.name")} GROUP BY c.name ORDER BY max(e.polling_on) DESC, c.name""",
        typed,
    )


def _starts(column: str, typed: str = "typed") -> str:
    """The condition that a column begins with what is typed; LIKE would read % and _ in it."""
    return f"substr({column}, 1, length(:{typed})) = :{typed}"


def _asked(desk: Desk, sql: str, typed: str, **values: Any) -> list[Candidate]:
    rows = desk.file.tuples(f"{sql} LIMIT {LIMIT}", {"typed": typed, **values})
    return [Candidate(*row) for row in rows]


def _beginning(found: Iterable[tuple[str, str]], typed: str) -> list[Candidate]:
    return [Candidate(*one) for one in found if one[0].startswith(typed)]
