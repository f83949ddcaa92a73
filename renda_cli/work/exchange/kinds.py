"""The kinds of sheets there are, by key and by their Chinese words."""

from renda_cli.errors import InputError
from renda_cli.work.exchange import (
    activities,
    acts,
    doing,
    giving,
    office,
    review_agenda,
    review_findings,
    review_plans,
    review_progress,
    review_projects,
    review_steps,
    review_votes,
    roster,
    score_points,
    score_schemes,
    score_talks,
    station_days,
    station_opinions,
    station_people,
    station_places,
)
from renda_cli.work.exchange.kind import Kind

WORDS = {
    "deputies": "代表", "groups": "代表小组", "units": "承办单位", "sessions": "会议", "proposals": "议案建议", "contacts": "联系代表",
    "urges": "催办", "promises": "承诺", "activities": "代表活动",
    "pledges": "实事承诺", "deeds": "实事好事", "households": "联系户", "funds": "活动经费", "awards": "表彰", "attendance": "到会",
    "affairs": "人大自身工作", "articles": "文章报道",
    "stations": "家站点", "staff": "家站点人员", "postings": "进站代表", "ratings": "星级评定", "schedules": "接待日规定",
    "reception-days": "接待安排", "receptions": "接待选民", "opinions": "选民意见",
    "reviews": "评议", "review-steps": "评议步骤", "findings": "评议意见", "questions": "询问", "projects": "民生实事", "project-progress": "项目进度",
    "ballots": "测评票数", "agenda": "议程", "agenda-tasks": "审议意见",
    "schemes": "计分办法", "points": "加分减分", "talks": "约谈",
}  # fmt: skip
KINDS: dict[str, Kind] = {
    "deputies": roster.DEPUTIES, "groups": roster.GROUPS, "units": roster.UNITS, "sessions": roster.SESSIONS, "contacts": acts.CONTACTS,
    "urges": acts.URGES, "promises": acts.PROMISES, "activities": activities.ACTIVITIES,
    "pledges": doing.PLEDGES, "deeds": doing.DEEDS, "households": doing.HOUSEHOLDS, "funds": giving.FUNDS, "awards": giving.AWARDS,
    "affairs": office.AFFAIRS, "articles": office.ARTICLES,
    "stations": station_places.STATIONS, "staff": station_people.STAFF, "postings": station_people.POSTINGS, "ratings": station_places.RATINGS,
    "schedules": station_days.SCHEDULES, "reception-days": station_days.DAYS, "receptions": station_days.RECEPTIONS,
    "opinions": station_opinions.OPINIONS,
    "reviews": review_plans.REVIEWS, "review-steps": review_steps.STEPS, "findings": review_findings.FINDINGS, "questions": review_findings.QUESTIONS,
    "projects": review_projects.PROJECTS, "project-progress": review_progress.PROGRESS, "ballots": review_votes.BALLOTS,
    "agenda": review_agenda.AGENDA, "agenda-tasks": review_agenda.TASKS,
    "schemes": score_schemes.SCHEMES, "points": score_points.POINTS, "talks": score_talks.TALKS,
}  # fmt: skip
_ALSO = {
    "建议": "proposals",
    "单位": "units",
    "小组": "groups",
    "活动": "activities",
    "签到": "attendance",
    "接待": "receptions",
    "意见": "opinions",
    "进站": "postings",
    "步骤": "review-steps",
    "整改": "findings",
    "问题": "questions",
    "听证": "questions",
    "项目": "projects",
    "进度": "project-progress",
    "票数": "ballots",
    "测评": "ballots",
    "议题": "agenda",
    "决定事项": "agenda-tasks",
    "办法": "schemes",
    "积分": "points",
    "加减分": "points",
    "谈话": "talks",
    "自身工作": "affairs",
    "文章": "articles",
    "报道": "articles",
}


def kind_of(text: str) -> str:
    """What is meant by a key of WORDS or its Chinese word. Raises InputError with the choices."""
    by_word = {word: what for what, word in WORDS.items()} | _ALSO
    found = by_word.get(text, text)
    if found not in WORDS:
        raise InputError(
            f"没有“{text[:20]}”这种表", f"可选：{'、'.join(f'{what}（{word}）' for what, word in WORDS.items())}"
        )
    return found
