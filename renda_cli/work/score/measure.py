"""What an item of a scheme counts by itself: records of a deputy, a group, a station, a unit or a village."""

from typing import NamedTuple

COLUMNS = ("ref", "holder", "day", "record", "title", "kind", "role", "shared", "amount", "of")
_PLAIN = {"kind": "''", "role": "''", "shared": "1", "amount": "1", "of": "1"}
# What a definition says where the rulebook decides.
BY_GRADES = "；哪些等次算满意按规则 satisfaction.counts"
BY_CLASSES = "；哪些结果算解决按规则 classes"
# What a row says of a confidential proposal instead of its number and its title, where it says whose it is.
HIDDEN = "'（保密）'"


class Measure(NamedTuple):
    """One thing that can be counted. `source` is SQL of a relation with the columns COLUMNS, one row a record.

    `ref` tells what may count only once (and is never shown), `holder` whose it is (an id; of villages the name), `day` the ISO day,
    `record` and `title` what people call it, `kind` a word of `kinds` or '', `role` lead or co of a proposal or '', `shared` how many
    did it together. A number is the sum of `amount`; with `ratio` that of `amount` over that of `of`, in percent.
    Bound are :first :last (ISO days), :term (1 for the term so far), :day (the last day or, while the period runs, today),
    :from_year :to_year, and the JSON lists :satisfied :resolved :uncounted where the SQL names them; `masking.teach` comes first.

    `kinds` are what an item may narrow it to; where `kinds_from` names a list of the rulebook, those are (see measures.kinds).
    `counts` names the atoms that it counts: two measures with an atom in common count a record twice, unless their kinds differ.
    """

    key: str
    label: str
    unit: str
    holder: str  # a code of SCORE_SUBJECTS
    source: str
    definition: str
    counts: tuple[str, ...]
    kinds: tuple[str, ...] = ()
    kinds_from: str = ""
    ratio: bool = False
    joint: bool = False  # several may have done one thing together: `shared` and `role` say something


def relation(tables: str, **columns: str) -> str:
    """The SQL of a relation over what follows FROM; of the columns COLUMNS those that are left out say nothing in particular."""
    filled = _PLAIN | columns
    listed = ", ".join(f'{filled[name]} AS "{name}"' for name in COLUMNS)
    return f"SELECT {listed} FROM {tables}"


def number(proposal: str = "p", session: str = "s") -> str:
    """The SQL of a proposal's full number."""
    return f"coalesce({session}.number || '/', '') || {proposal}.no"
