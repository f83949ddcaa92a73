"""Figures of what follows from scores."""

from renda_cli.work.figures.indicator import Base, Indicator

BASES = {
    "talk": Base("talk_line f WHERE f.held_on BETWEEN :from AND :to", "f.held_on || ' ' || f.what", "f.subject"),
}
FIGURES = (
    Indicator("talks", "约谈等措施", "次", "talk", "1", "期内登记的约谈和已采取的别的措施，一次对几个对象的各计一次"),
)
