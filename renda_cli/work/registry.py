"""Every figure that is ever printed, in the order of the lists. A new figure is a new entry in its module of `figures`."""

from renda_cli.work.figures import doings, people, proposals, stations

BASES = people.BASES | proposals.BASES | doings.BASES | stations.BASES
REGISTRY = (
    *people.FIGURES,
    *stations.STATIONS,
    *proposals.FIGURES,
    *doings.ACTIVITIES,
    *stations.FIGURES,
    *doings.FIGURES,
)
