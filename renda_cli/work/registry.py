"""Every figure that is ever printed, in the order of the lists. A new figure is a new entry in its module of `figures`."""

from renda_cli.work.figures import doings, people, proposals

BASES = people.BASES | proposals.BASES | doings.BASES
REGISTRY = (*people.FIGURES, *proposals.FIGURES, *doings.FIGURES)
