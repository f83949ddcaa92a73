"""Whether the scores of a period were settled, and by which version of the scheme."""

from renda_cli.store.file import Row
from renda_cli.work.desk import Desk

_SETTLED = """SELECT {} FROM score_freeze f JOIN scheme s ON s.id = f.scheme_id WHERE s.name = ? AND f.period = ?
    ORDER BY f.id DESC LIMIT 1"""


def freeze(desk: Desk, scheme: str, period: str) -> Row | None:
    """The row of score_freeze of a scheme (by name) and a period (by label), if it was settled."""
    return _first(desk, "f.*", scheme, period)


def version(desk: Desk, scheme: str, period: str) -> Row | None:
    """The row of the scheme by which a period was settled, if it was; later versions do not change it."""
    return _first(desk, "s.*", scheme, period)


def _first(desk: Desk, columns: str, scheme: str, period: str) -> Row | None:
    found = desk.file.row(_SETTLED.format(columns), (scheme, period))
    return dict(found) if found else None


def remark(desk: Desk, scheme: str, period: str) -> None:
    """Says so where a period was settled: what changes now stands beside it."""
    if there := freeze(desk, scheme, period):
        desk.remarks.append(f"注意：{period} 的积分 {there['frozen_on']} 已定稿，定稿不变，这次的改动另列在旁边")
