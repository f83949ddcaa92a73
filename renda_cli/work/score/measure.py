"""What an item of a scheme counts by itself: records of a deputy, a group, a station, a unit or a village."""

from dataclasses import dataclass

COLUMNS = ("ref", "holder", "day", "record", "title", "kind", "role", "shared", "amount", "of")


@dataclass(frozen=True, slots=True)
class Measure:
    """One thing that can be counted. `source` is SQL of a relation with the columns COLUMNS, one row a record.

    `ref` tells what may count only once, `holder` whose it is (an id; of villages the name), `role` is lead or co of a proposal or
    empty, `shared` how many did it together. A number is the sum of `amount`; with `ratio` that of `amount` over that of `of`,
    in percent. `kinds` are what an item may narrow it to; `counts` names the atoms that it counts, for what is counted twice.
    """

    key: str
    label: str
    unit: str
    holder: str  # a code of SCORE_SUBJECTS
    source: str
    definition: str
    counts: tuple[str, ...]
    kinds: tuple[str, ...] = ()
    ratio: bool = False
    joint: bool = False  # several may have done one thing together: `shared` and `role` say something
