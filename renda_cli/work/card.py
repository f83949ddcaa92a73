"""履职档案: all that the records of a year, or of the term so far, say of one deputy, in eight parts."""

from collections.abc import Iterable
from typing import Any

from renda_cli.rules import words
from renda_cli.rules.vocabulary import GROUP_LEADERS
from renda_cli.work import doing, masking, names, pledge, spans
from renda_cli.work.desk import Desk
from renda_cli.work.review.ballot_reading import grades
from renda_cli.work.spans import Span

INSPECTIONS = ("视察", "调研", "执法检查")
TRAININGS = ("培训",)


def card(desk: Desk, deputy: str, *, year: str | None = None, private: bool = False) -> dict[str, Any]:
    """The eight parts, each with its `count`: `basic` `meetings` `inspections` `trainings` `activities` `proposals` `service` `awards`.

    Of `year` (or years), without it of the term so far. It is the deputy's own: confidential proposals are named. The phone
    is masked unless `private`; households are only counted. `reported` of the activities are those at which the deputy was
    reviewed: they stand in `service` (with the grade of the last vote, if there was one), while lists of all deputies count them here.
    Raises InputError.
    """
    named = names.deputy(desk, deputy)
    return of_span(desk, named, spans.of_term(desk) if year is None else spans.of_years(desk, year), private=private)


def of_span(desk: Desk, named: names.Named, span: Span, *, private: bool = False) -> dict[str, Any]:
    """The card of any span of days: a quarter's pledges are those of its year."""
    ask = _Asked(desk, named, span)
    reviews = _reviews(ask)
    of_reviews = {review["activity_id"] for review in reviews}
    came = ask.all(_ACTIVITIES)
    took_part = [one for one in came if one["id"] not in of_reviews]
    others = [one for one in came if one["kind"] not in INSPECTIONS + TRAININGS]
    return {
        "id": named.id, "name": named.name, "period": span.words,
        "from": None if span.first < "1000" else span.first, "to": span.last,
        "basic": _basic(ask, private),
        "meetings": _meetings(ask),
        "inspections": _activities(one for one in took_part if one["kind"] in INSPECTIONS),
        "trainings": _activities(one for one in took_part if one["kind"] in TRAININGS),
        "activities": {
            **_activities(one for one in others if one["id"] not in of_reviews),
            "reported": sum(one["times"] for one in others if one["id"] in of_reviews),
            "articles": ask.all(_ARTICLES),
        },
        "proposals": _proposals(ask),
        "service": _service(ask, reviews),
        "awards": _counted(ask.all(_AWARDS)),
    }  # fmt: skip


class _Asked:
    """Queries about one deputy in one span."""

    def __init__(self, desk: Desk, named: names.Named, span: Span) -> None:
        self.desk, self.named = desk, named
        self.values = {"deputy": named.id, "today": desk.today.isoformat(), **span.values}

    def all(self, sql: str) -> list[dict[str, Any]]:
        """The rows of a query as objects."""
        return [dict(row) for row in self.desk.file.rows(sql, self.values)]


_SEATS = """SELECT level, congress, district, "group", card_no, elected_by, from_on, to_on, status FROM deputy_line
    WHERE id = :deputy ORDER BY seat_id"""
_ROLES = "SELECT role, from_on, to_on FROM deputy_role WHERE deputy_id = :deputy ORDER BY coalesce(from_on, ''), id"
_GROUPS = """SELECT g.name, g.kind, g.leader_id IS :deputy AS leads FROM deputy_group g
    WHERE g.id IN (SELECT group_id FROM seat WHERE deputy_id = :deputy AND status <> 'ended'
      UNION SELECT group_id FROM group_member WHERE deputy_id = :deputy) OR g.leader_id = :deputy ORDER BY g.id"""
_CONTACTS = """SELECT d.name FROM pairing p JOIN deputy d ON d.id = p.deputy_id WHERE p.other_id = :deputy
    AND coalesce(p.from_on, '') <= :last AND coalesce(p.to_on, '9') >= :first ORDER BY p.id"""


def _basic(ask: _Asked, private: bool) -> dict[str, Any]:
    (person,) = ask.all(
        "SELECT name, gender, born, nation, education, party, work, phone FROM deputy WHERE id = :deputy"
    )
    if not private:
        person["phone"] = masking.phone(person["phone"])
    seats = ask.all(_SEATS)
    return {
        "count": len(seats), **person,
        "labels": [one["label"] for one in ask.all("SELECT label FROM deputy_label WHERE deputy_id = :deputy ORDER BY rowid")],
        "groups": [f"{one['name']}（{GROUP_LEADERS[one['kind']]}）" if one["leads"] else one["name"] for one in ask.all(_GROUPS)],
        "contact": [one["name"] for one in ask.all(_CONTACTS)],
        "roles": ask.all(_ROLES), "seats": seats,
    }  # fmt: skip


_MEETINGS = """SELECT kind, number, opened_on AS "on", count(*) AS half_days, sum(state = 'present') AS present, sum(state = 'leave') AS leave,
      sum(state = 'refused') AS refused, sum(state = 'absent') AS absent
    FROM attendance_fact WHERE deputy_id = :deputy AND opened_on BETWEEN :first AND :last
    GROUP BY session_id ORDER BY opened_on, session_id"""


def _meetings(ask: _Asked) -> dict[str, Any]:
    """The sessions and meetings that the deputy was to come to; `count` are those that the deputy came to."""
    entries = ask.all(_MEETINGS)
    sums = {key: sum(one[key] for one in entries) for key in ("half_days", "present", "leave", "refused", "absent")}
    came = sum(one["present"] > 0 for one in entries)
    return {"count": came, "expected": len(entries), **sums, "entries": entries}


_ACTIVITIES = """SELECT c.id, c.held_on AS "on", c.kind, c.title, c.place, a.times, c.suggestions FROM activity_deputy a
    JOIN activity_line c ON c.id = a.activity_id
    WHERE a.deputy_id = :deputy AND c.status = 'done' AND c.held_on BETWEEN :first AND :last ORDER BY c.held_on, c.id"""
_REVIEWED = """SELECT r.id, r.activity_id, r.held_on AS "on", r.title, r.place, j.id AS subject_id FROM review r
    JOIN review_subject j ON j.review_id = r.id WHERE j.deputy_id = :deputy AND r.held_on BETWEEN :first AND :last ORDER BY r.held_on, r.id"""
_REVIEWS = """SELECT c.id AS activity_id, c.held_on AS "on", c.title, c.place, s.names,
      EXISTS (SELECT 1 FROM activity_deputy WHERE activity_id = c.id AND deputy_id = :deputy) AS took_part
    FROM activity c JOIN activity_subject s ON s.activity_id = c.id AND s.reviewed = 'deputy'
    WHERE c.status = 'done' AND c.held_on BETWEEN :first AND :last AND s.names IS NOT NULL ORDER BY c.held_on, c.id"""
_ARTICLES = """SELECT published_on AS "on", title, medium FROM article
    WHERE deputy_id = :deputy AND published_on BETWEEN :first AND :last ORDER BY published_on, id"""


def _activities(entries: Iterable[dict[str, Any]]) -> dict[str, Any]:
    """Activities that the deputy took part in; `count` is how often."""
    told = [{key: value for key, value in one.items() if key != "id"} for one in entries]
    return {"count": sum(one["times"] for one in told), "entries": told}


def _reviews(ask: _Asked) -> list[dict[str, Any]]:
    """When the deputy reported and was reviewed: the reviews with the grade, and activities without a review, by the names that were listed.

    Where two deputies share a name, only those activities that this one took part in.
    """
    held = [one | {"grade": grades(ask.desk, one["id"]).get(one["subject_id"])} for one in ask.all(_REVIEWED)]
    known = {one["activity_id"] for one in held}
    alone = len(ask.desk.file.rows("SELECT 1 FROM deputy WHERE name = ?", (ask.named.name,))) == 1
    others = [
        one | {"grade": None}
        for one in ask.all(_REVIEWS)
        if one["activity_id"] not in known
        and ask.named.name in words.parts([one["names"]])
        and (alone or one["took_part"])
    ]
    return sorted(held + others, key=lambda one: str(one["on"]))


_PROPOSALS = f"""SELECT coalesce(s.number || '/', '') || p.no AS no, iif(p.lead_id IS :deputy, '领衔', '附议') AS signed_as, p.kind, p.title,
      p.submitted_on, p.status, p.confidential, p.excellent,
      (SELECT coalesce(t.number || '/', '') || m.no FROM proposal m LEFT JOIN session t ON t.id = m.session_id
        WHERE m.id = p.merged_into_id) AS merged_into,
      (SELECT group_concat(class, '、') FROM (SELECT DISTINCT result_class AS class FROM last_reply
        WHERE proposal_id = coalesce(p.merged_into_id, p.id) AND result_class IS NOT NULL ORDER BY 1)) AS class,
      (SELECT process FROM feedback WHERE proposal_id = p.id ORDER BY round DESC LIMIT 1) AS process,
      (SELECT result FROM feedback WHERE proposal_id = p.id ORDER BY round DESC LIMIT 1) AS result
    FROM proposal p LEFT JOIN session s ON s.id = p.session_id
    WHERE p.id IN (SELECT id FROM proposal WHERE lead_id = :deputy UNION SELECT proposal_id FROM co_signer WHERE deputy_id = :deputy)
      AND {spans.BELONGS}
    ORDER BY s.opened_on, p.id"""  # fmt: skip


def _proposals(ask: _Asked) -> dict[str, Any]:
    entries = ask.all(_PROPOSALS)
    for one in entries:
        one["confidential"], one["excellent"] = bool(one["confidential"]), bool(one["excellent"])
    led = sum(one["signed_as"] == "领衔" for one in entries)
    return {"count": len(entries), "led": led, "signed": len(entries) - led, "entries": entries}


_PLEDGES = f"""SELECT what, made_on, until_on AS until, {pledge.STATE} AS state, fulfilled_on, evidence, broken_why
    FROM pledge WHERE deputy_id = :deputy
      AND iif(:term, made_on BETWEEN :first AND :last, year BETWEEN substr(:first, 1, 4) + 0 AND substr(:last, 1, 4) + 0)
    ORDER BY year, id"""
_DEEDS = f"""SELECT e.done_on AS "on", e.kind, e.what, e.count, e.people, {doing.in_yuan("e.funds_fen")} AS funds
    FROM deed_deputy x JOIN deed e ON e.id = x.deed_id
    WHERE x.deputy_id = :deputy AND e.done_on BETWEEN :first AND :last ORDER BY e.done_on, e.id"""
_HOUSEHOLDS = """SELECT kind, count(*) AS households, sum(people) AS people FROM household
    WHERE deputy_id = :deputy AND from_on <= :last AND coalesce(to_on, '9') > :last GROUP BY kind ORDER BY min(id)"""
_PAIRINGS = """SELECT p.kind, d.name AS other, p.partner, p.project, p.done_on, p.post, p.households, p.voters, p.from_on, p.to_on
    FROM pairing p LEFT JOIN deputy d ON d.id = p.other_id
    WHERE p.deputy_id = :deputy AND coalesce(p.from_on, '') <= :last AND coalesce(p.to_on, '9') >= :first ORDER BY p.id"""
_AWARDS = f"""SELECT given_on AS "on", title, given_by, kind, {doing.in_yuan("prize_fen")} AS prize FROM award
    WHERE deputy_id = :deputy AND given_on BETWEEN :first AND :last ORDER BY given_on, id"""


_RECEPTIONS = """SELECT r.held_on AS "on", r.station, e.times, iif(e.times >= r.times, r.voters, NULL) AS voters,
      iif(e.times >= r.times, r.opinions, NULL) AS opinions
    FROM reception_deputy e JOIN reception_line r ON r.id = e.reception_id
    WHERE e.deputy_id = :deputy AND r.held_on BETWEEN :first AND :last ORDER BY r.held_on, r.id"""
# Opinions that this deputy took in elsewhere, and of all that the deputy heard those that have become suggestions.
_HEARD = """SELECT coalesce(sum(NOT seen), 0) AS elsewhere, coalesce(sum(turned_on <= :last), 0) AS turned FROM (
    SELECT o.deputy_id, o.turned_on, EXISTS (SELECT 1 FROM reception_deputy e JOIN reception r ON r.id = e.reception_id
        WHERE e.reception_id = o.reception_id AND e.deputy_id = :deputy AND e.times >= r.times) AS seen
      FROM opinion o LEFT JOIN reception c ON c.id = o.reception_id
      WHERE coalesce(c.held_on, o.received_on) BETWEEN :first AND :last)
    WHERE seen OR deputy_id IS :deputy"""


def _receptions(ask: _Asked) -> dict[str, Any]:
    """Voters received: how often (`count`), how many voters and opinions, how many of these became suggestions (`proposals`).

    Where the deputy came to some only of several receptions entered as one, `voters` and `opinions` of the entry are unknown (None).
    """
    entries, (heard,) = ask.all(_RECEPTIONS), ask.all(_HEARD)
    return {
        "count": sum(one["times"] for one in entries), "voters": sum(one["voters"] or 0 for one in entries),
        "opinions": sum(one["opinions"] or 0 for one in entries) + heard["elsewhere"], "proposals": heard["turned"], "entries": entries,
    }  # fmt: skip


def _service(ask: _Asked, reviews: list[dict[str, Any]]) -> dict[str, Any]:
    """What the deputy does for those who elected them. `count` adds up reports, receptions, pledges, deeds, households and pairings."""
    receptions = _receptions(ask)
    pledges, deeds, households, pairings = map(ask.all, (_PLEDGES, _DEEDS, _HOUSEHOLDS, _PAIRINGS))
    kept = sum(one["households"] for one in households)
    done = sum(one["count"] for one in deeds)
    return {
        "count": len(reviews) + receptions["count"] + len(pledges) + done + kept + len(pairings),
        "reviews": [{key: one[key] for key in ("on", "title", "place", "grade")} for one in reviews],
        "receptions": receptions, "pledges": pledges, "deeds": deeds, "households": households, "pairings": pairings,
    }  # fmt: skip


def _counted(entries: list[dict[str, Any]]) -> dict[str, Any]:
    return {"count": len(entries), "entries": entries}
