"""Every figure that is ever printed, in the order of the lists. A new figure is a new entry in its module of `figures`."""

from renda_cli.work.figures import doings, people, proposals, reviews, scores, stations

BASES = people.BASES | proposals.BASES | doings.BASES | stations.BASES | reviews.BASES | scores.BASES
REGISTRY = (
    *people.FIGURES,
    *reviews.AGENDA,
    *stations.STATIONS,
    *proposals.FIGURES,
    *doings.ACTIVITIES,
    *stations.FIGURES,
    *reviews.FIGURES,
    *doings.FIGURES,
    *scores.FIGURES,
)
