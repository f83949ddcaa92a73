"""Votes on reviews, subject by subject, as SQL: the share of the valid ones that were satisfied."""

from renda_cli.work.score.measure import relation

_HELD = "r.held_on BETWEEN :first AND :last"
# Reviews `r` at which deputies report, with their subjects `j`.
TOLD = (
    f"review r CROSS JOIN review_subject j ON j.review_id = r.id WHERE {_HELD} AND r.kind IN ('代表述职', '履职评议')"
)
# Of a subject the row of the last vote that was not void; votes by grades of other words (优秀、称职 …) do not say who was satisfied.
_LAST = """ballot_row w ON w.id = (SELECT n.id FROM ballot_row n JOIN ballot b ON b.id = n.ballot_id
      WHERE n.subject_id = j.id AND b.purpose = 'review' AND NOT b.void AND b.held_on <= :day
        AND EXISTS (SELECT 1 FROM ballot_row o JOIN ballot_vote v ON v.row_id = o.id
          WHERE o.ballot_id = b.id AND v.grade IN (SELECT value FROM json_each(:satisfied)))
      ORDER BY b.round DESC, b.held_on DESC, b.id DESC LIMIT 1)"""
_SUM = "coalesce((SELECT sum(votes) FROM ballot_vote WHERE row_id = w.id AND grade {}), 0)"


def satisfied(holder: str, fits: str, *, more: str = "") -> str:
    """The SQL of a relation (measure.COLUMNS): of each subject that fits the votes that were satisfied, of those that count."""
    return relation(
        f"review r CROSS JOIN review_subject j ON j.review_id = r.id {more} CROSS JOIN {_LAST} WHERE {_HELD} AND {fits}",
        ref="'subject#' || j.id", holder=holder, day="r.held_on", record="'评议 #' || r.id", title="r.title",
        amount=_SUM.format("IN (SELECT value FROM json_each(:satisfied))"), of=_SUM.format("NOT IN (SELECT value FROM json_each(:uncounted))"),
    )  # fmt: skip
