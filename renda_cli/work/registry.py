"""Every figure that is ever printed, in the order of a year's report. A new figure is a new entry in its module of `figures`."""

from typing import NamedTuple

from renda_cli.work.figures import affairs, doings, people, proposals, reviews, scores, stations
from renda_cli.work.figures.indicator import Indicator


class Chapter(NamedTuple):
    """What a part of a report tells of; `key` is what machines call it."""

    key: str
    title: str
    figures: tuple[Indicator, ...]


BASES = people.BASES | proposals.BASES | doings.BASES | stations.BASES | reviews.BASES | scores.BASES | affairs.BASES
CHAPTERS = (
    Chapter("party", "坚持党的领导", (*affairs.PARTY, *people.PARTY)),
    Chapter("sessions", "会议和决定", (*people.SESSIONS, *reviews.AGENDA)),
    Chapter("deputies", "代表队伍", people.FIGURES),
    Chapter("proposals", "议案建议", proposals.FIGURES),
    Chapter("supervision", "监督", reviews.FIGURES),
    Chapter("stations", "家站点和接待选民", (*stations.STATIONS, *stations.FIGURES)),
    Chapter("activities", "代表活动", doings.ACTIVITIES),
    Chapter("deeds", "实事承诺和为民办实事", doings.FIGURES),
    Chapter("office", "自身建设", (*affairs.FIGURES, *doings.OFFICE, *scores.FIGURES)),
    Chapter("awards", "表彰", doings.AWARDS),
)
CHAPTER_OF = {one.key: chapter for chapter in CHAPTERS for one in chapter.figures}
REGISTRY = tuple(one for chapter in CHAPTERS for one in chapter.figures)
