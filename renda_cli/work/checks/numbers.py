"""Numbers without gaps and in the order of hand-in, and whoever signs has a seat."""

from collections.abc import Iterator
from itertools import pairwise

from renda_cli.work.checks.finding import RECORD, Check, Finding, by_sql, of
from renda_cli.work.desk import Desk

_MOST = 5  # gaps named in one sentence
_WIDEST = 20  # a wider one, longer than the series itself, is a change of numbering (8, 2022001), nothing left out
_SERIES = """SELECT coalesce(s.number, '') AS session, p.no GLOB '闭*' AS between_sessions, CAST(ltrim(p.no, '闭') AS INTEGER) AS number,
    p.no, p.submitted_on FROM proposal p LEFT JOIN session s ON s.id = p.session_id
  WHERE NOT ltrim(p.no, '闭') GLOB '*[^0-9]*' AND ltrim(p.no, '闭') <> '' ORDER BY p.session_id, 2, 3"""
_AFTER_THE_END = f"""SELECT {RECORD}, d.name, max(e.to_on) AS day, p.submitted_on FROM (
    SELECT id AS proposal_id, lead_id AS deputy_id FROM proposal WHERE lead_id IS NOT NULL
    UNION ALL SELECT proposal_id, deputy_id FROM co_signer) x
  {of("x")} JOIN deputy d ON d.id = x.deputy_id JOIN seat e ON e.deputy_id = d.id
  GROUP BY x.proposal_id, x.deputy_id HAVING count(*) = count(e.to_on) AND max(e.to_on) < p.submitted_on"""

Series = dict[tuple[str, int], list[tuple[int, str, str]]]


def _series(desk: Desk) -> Series:
    """(session or '', between sessions) → its numbers in order, each as (number, as written, day of hand-in)."""
    found: Series = {}
    for session, between, number, no, submitted_on in desk.file.tuples(_SERIES):
        found.setdefault((session, between), []).append((number, no, submitted_on))
    return found


def _gaps(desk: Desk) -> Iterator[Finding]:
    """What stands before any session has numbers of its own: no session gives them once more."""
    series = _series(desk)
    for (session, between), numbers in series.items():
        own = [number for number, _, _ in numbers]
        others = [rows for (other, which), rows in series.items() if which == between and "" in (session, other)]
        taken = {number for rows in others for number, _, _ in rows} | set(own)
        ordered = sorted(number for number in taken if number <= own[-1])
        begins = [0] if ordered[0] <= len(ordered) else []  # one that begins far up is numbered in another way
        widest = max(_WIDEST, len(ordered))
        gaps = [(low + 1, high - 1) for low, high in pairwise([*begins, *ordered]) if 1 < high - low <= widest]
        if gaps:
            mark = "闭" if between else ""
            listed = "、".join(
                f"{mark}{low}" if low == high else f"{mark}{low}–{mark}{high}" for low, high in gaps[:_MOST]
            )
            more = f" 等 {len(gaps)} 处" if len(gaps) > _MOST else ""
            yield Finding(
                f"{session}/{mark or '会议期间'}" if session else mark or "会议以前",
                f"编号缺 {listed}{more}；漏登的请用 renda proposal add 标题 --no 编号 补登，写错的请用 renda proposal edit 编号 --no 改正",
            )


def _order(desk: Desk) -> Iterator[Finding]:
    for (session, _), numbers in _series(desk).items():
        for (_, before, earlier), (_, no, day) in pairwise(numbers):
            if day < earlier:
                record = f"{session}/{no}" if session else no
                yield Finding(
                    record,
                    f"{day} 提出，比前一号 {before}（{earlier}）还早；请核对日期，改正用 renda proposal edit {record} --on 日期",
                )


CHECKS = (
    Check("number-gap", "records", "warning", "编号没有空缺", _gaps),
    Check("number-order", "records", "warning", "编号按提出的先后", _order),
    Check(
        "seat-without-district", "records", "warning", "在任代表都登记了选区",
        by_sql(
            "SELECT '#' || d.id || ' ' || d.name AS record, d.name, t.level FROM seat t JOIN deputy d ON d.id = t.deputy_id "
            "WHERE t.status <> 'ended' AND trim(coalesce(t.district, '')) = '' ORDER BY t.id",
            "{level}代表没有登记选区；请用 renda deputy edit {name} --district 选区 补上",
        ),
    ),
    Check(
        "signed-after-end", "records", "warning", "署名的代表当时在任",
        by_sql(_AFTER_THE_END, "{name}在 {day} 已终止代表资格，此件在 {submitted_on} 才提出；请用 renda proposal edit {record} 改正署名或日期"),
    ),
)  # fmt: skip
