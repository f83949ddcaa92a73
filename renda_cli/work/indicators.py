"""The registry of figures: each with its label, unit, definition, what counts, over what, and the records behind it.

Every condition is SQL over a base (a view with one row a record); all figures of a base come from one pass. Where the
rulebook decides, its values are bound as parameters and the printed definition is made from them.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from renda_cli.errors import InputError
from renda_cli.rules import days
from renda_cli.rules.rates import Rate, rate
from renda_cli.rules.values import CHOICES
from renda_cli.work.desk import Desk, Listing

RECORD_FIELDS = ("key", "label", "part", "record", "title")


@dataclass(frozen=True, slots=True)
class Indicator:
    """One figure: how many rows of `base` fit `counts`; with `over`, as a rate of the rows that fit `over`.

    With `measure` (median, longest) that of the numbers `of` over the rows that fit `counts`.
    """

    key: str
    label: str
    unit: str
    base: str
    counts: str
    definition: str
    over: str | None = None
    measure: str | None = None
    of: str = ""


@dataclass(frozen=True, slots=True)
class Base:
    """A set of records: the SQL after FROM, and the columns that name a record."""

    source: str
    record: str
    title: str


NUMBER = "coalesce(f.session || '/', '') || f.no"
BASES = {
    # LIMIT -1 keeps SQLite from working out each column of the view again at every mention.
    "proposal": Base(
        "(SELECT * FROM proposal_fact WHERE year BETWEEN :first AND :last LIMIT -1) f WHERE 1", NUMBER, "f.title"
    ),
    "unit": Base(
        "(SELECT DISTINCT h.unit_id AS id, h.name FROM handler h JOIN proposal_fact p ON p.id = h.proposal_id "
        "WHERE p.year BETWEEN :first AND :last) f WHERE 1",
        "f.id",
        "f.name",
    ),
    "answer": Base(
        "(SELECT a.*, p.session, p.no FROM answer_fact a JOIN proposal_fact p ON p.id = a.proposal_id "
        "WHERE p.year BETWEEN :first AND :last) f WHERE 1",
        NUMBER,
        "f.unit",
    ),
    "signer": Base("(SELECT * FROM signer_fact WHERE year BETWEEN :first AND :last) f WHERE 1", NUMBER, "f.name"),
    # What earlier years left behind: handed over before the period, and not answered for good before it.
    "carried": Base(
        "(SELECT p.* FROM proposal_fact p JOIN proposal c ON c.id = p.id WHERE p.year < :first AND p.assigned "
        "AND (SELECT min(assigned_on) FROM handler WHERE proposal_id = p.id) < :from AND coalesce(c.closed_on, '9') >= :from "
        "AND (SELECT max(iif(h.owes_reply, '9', l.replied_on)) FROM handler h JOIN last_reply l ON l.assignment_id = h.id "
        "WHERE h.proposal_id = p.id) >= :from LIMIT -1) f WHERE 1",
        NUMBER,
        "f.title",
    ),
    "urge": Base(
        "(SELECT g.id, g.about, g.how, g.urged_on, p.session, p.no FROM urge g JOIN proposal_line p ON p.id = g.proposal_id "
        "WHERE g.urged_on BETWEEN :from AND :to) f WHERE 1",
        NUMBER,
        "f.urged_on || ' ' || f.how || ' ' || f.about",
    ),
    "return": Base(
        "(SELECT a.id, u.name AS unit, a.ended_on, p.session, p.no FROM assignment a JOIN unit u ON u.id = a.unit_id "
        "JOIN proposal_line p ON p.id = a.proposal_id WHERE a.ended_why LIKE '退办%' AND a.ended_on BETWEEN :from AND :to) f WHERE 1",
        NUMBER,
        "f.ended_on || ' ' || f.unit",
    ),
    "extension": Base(
        "(SELECT e.id, e.agreed_on, e.until_on, p.session, p.no FROM extension e JOIN deadline t ON t.id = e.deadline_id "
        "JOIN proposal_line p ON p.id = t.proposal_id WHERE e.agreed_on BETWEEN :from AND :to) f WHERE 1",
        NUMBER,
        "f.agreed_on || ' → ' || f.until_on",
    ),
    "promise": Base("promise_line f WHERE f.made_on <= :to", NUMBER, "f.what"),
    "session": Base("session f WHERE f.opened_on BETWEEN :from AND :to", "f.number", "f.kind || ' ' || f.opened_on"),
    "seat": Base(
        "deputy_line f WHERE f.status = 'in_office' AND coalesce(f.from_on, :to) <= :to AND coalesce(f.to_on, :to) >= :to",
        "'#' || f.id",
        "f.name || ' ' || f.level",
    ),
    "deputy": Base(
        "(SELECT DISTINCT id, name FROM deputy_line WHERE status = 'in_office' AND coalesce(from_on, :to) <= :to "
        "AND coalesce(to_on, :to) >= :to) f WHERE 1",
        "'#' || f.id",
        "f.name",
    ),
    "group": Base("deputy_group f WHERE 1", "f.id", "f.name"),
}
_SOLVED = (
    "f.replied AND f.status <> 'rehandling' AND NOT EXISTS (SELECT 1 FROM last_reply l WHERE l.proposal_id = f.id "
    "AND (l.result_class IS NULL OR l.result_class NOT IN (SELECT value FROM json_each(:resolved))))"
)


def _graded(question: str, which: str = "{round}") -> str:
    return f"f.{question}_{which} IN (SELECT value FROM json_each(:satisfied))"


REGISTRY = (
    Indicator("sessions_congress", "人代会", "次", "session", "f.kind = '人代会'", "期内开会的人代会次数"),
    Indicator("sessions_presidium", "主席团会议", "次", "session", "f.kind = '主席团会议'", "期内召开的主席团会议次数"),
    Indicator("deputies_total", "代表人数", "人", "deputy", "1", "期末在任的代表，一人兼任几级只计一人"),
    Indicator("seats_total", "代表席位", "席", "seat", "1", "期末在任的各级代表席位，一人兼任几级分别计"),
    Indicator("groups_total", "代表小组", "个", "group", "1", "已登记的代表小组"),
    Indicator("proposals_collected", "收到议案建议", "件", "proposal", "1", "属于当年的全部议案和建议：会议期间的按会议所在年，闭会期间的按提出年"),
    Indicator("proposals_motions", "其中议案", "件", "proposal", "f.kind = '议案'", "当年收到、按议案处理的件数"),
    Indicator("proposals_as_motions", "提交为议案", "件", "proposal", "f.submitted_kind = '议案'", "提交时为议案的件数，含转为建议的"),
    Indicator("proposals_suggestions", "其中建议", "件", "proposal", "f.kind = '建议'", "当年收到、按建议处理的件数，含由议案转来的"),
    Indicator("proposals_in_session", "会议期间提出", "件", "proposal", "NOT f.between_sessions", "在人代会会议期间提出的件数"),
    Indicator("proposals_between", "闭会期间提出", "件", "proposal", "f.between_sessions", "在闭会期间提出的件数"),
    Indicator("proposals_assigned", "交办", "件", "proposal", "f.assigned", "已交承办单位研究办理的件数，退回、撤回和并入别件的不计"),
    Indicator("proposals_reference", "转作参考", "件", "proposal", "f.status = 'reference'", "收下作工作参考、不交办的件数"),
    Indicator("proposals_refused", "不予受理", "件", "proposal", "f.status = 'refused'", "不符合规定、没有受理的件数"),
    Indicator("proposals_merged", "并案办理", "件", "proposal", "f.status = 'merged'", "并入别的件一起办理的件数，由主件计入交办和答复"),
    Indicator("proposals_withdrawn", "撤回", "件", "proposal", "f.status = 'withdrawn'", "提出人要求撤回、办理终止的件数"),
    Indicator(
        "proposals_referred_up", "向上反映", "件", "proposal",
        "EXISTS (SELECT 1 FROM proposal_event WHERE proposal_id = f.id AND event = 'referred_up')", "已向上级机关反映的件数",
    ),
    Indicator("proposals_carried", "上年结转", "件", "carried", "1", "期初以前交办、期初仍没有办完的件数（含重新办理的）"),
    Indicator("proposals_key", "重点督办", "件", "proposal", "f.supervised = '重点'", "列为重点督办的件数"),
    Indicator("proposals_supervised", "一般督办", "件", "proposal", "f.supervised = '一般'", "列为一般督办的件数"),
    Indicator("proposals_units", "承办单位", "个", "unit", "1", "当年议案建议的主办、协办和分别办理单位，不重复计"),
    Indicator("proposals_replied", "答复", "件", "proposal", "f.replied", "全部应答复的单位都已答复的件数"),
    Indicator("proposals_rehandled", "重新办理", "件", "proposal", "f.round > 1", "代表不满意、退回重新办理过的件数"),
    Indicator("proposals_excellent", "优秀建议", "件", "proposal", "f.excellent", "评为优秀的件数"),
    Indicator("proposals_published", "公开", "件", "proposal", "f.published = 'yes'", "登记为向社会公开的件数"),
    Indicator("proposals_solved", "已解决", "件", "proposal", _SOLVED, "最后一次答复的办理结果为{resolved}类、且不在重新办理中的件数"),
    Indicator("reply_rate", "答复率", "%", "proposal", "f.replied", "已答复件数 ÷ 已交办件数", "f.assigned"),
    Indicator("on_time_rate", "按期答复率", "%", "proposal", "f.on_time", "首次答复不晚于期限的件数 ÷ 已交办件数", "f.assigned"),
    Indicator(
        "reply_days_median", "答复用时中位数", "天", "answer", "f.days IS NOT NULL", "各承办单位从交办到首次答复的天数，取中位数",
        measure="median", of="f.days",
    ),
    Indicator(
        "reply_days_longest", "答复用时最长", "天", "answer", "f.days IS NOT NULL", "各承办单位从交办到首次答复的天数，取最长的",
        measure="longest", of="f.days",
    ),
    Indicator(
        "signers_replied_rate", "署名代表送达率", "%", "signer", "f.has_reply", "收到答复的领衔和附议代表 ÷ 已答复件的全部领衔和附议代表", "1",
    ),
    Indicator("urges", "催办", "次", "urge", "1", "期内催办的次数，催答复、催协办意见、催反馈、催承诺都计"),
    Indicator("returns", "退办", "次", "return", "1", "期内承办单位退回的次数"),
    Indicator("extensions", "延期", "次", "extension", "1", "期内同意延期的次数"),
    Indicator("contact_rate", "见面率", "%", "proposal", "f.contacted", "办理中与代表有过面商、电话或线上联系的件数 ÷ 已交办件数", "f.assigned"),
    Indicator(
        "satisfaction_process_rate", "过程满意率", "%", "proposal", _graded("process"),
        "{round_words}反馈中办理过程评为{satisfied}的件数 ÷ {over_words}", "{over_process}",
    ),
    Indicator(
        "satisfaction_result_rate", "结果满意率", "%", "proposal", _graded("result"),
        "{round_words}反馈中办理结果评为{satisfied}的件数 ÷ {over_words}", "{over_result}",
    ),
    Indicator(
        "satisfaction_rate", "满意率", "%", "proposal", "{both}",
        "{round_words}反馈中{question_words}评为{satisfied}的件数 ÷ {over_words}", "{over_result}",
    ),
    Indicator(
        "satisfaction_first_rate", "初次满意率", "%", "proposal", "{both_first}",
        "第一轮反馈中{question_words}评为{satisfied}的件数 ÷ {over_words}", "{over_first}",
    ),
    Indicator(
        "satisfaction_final_rate", "最终满意率", "%", "proposal", "{both_final}",
        "最后一轮反馈中{question_words}评为{satisfied}的件数 ÷ {over_words}", "{over_final}",
    ),
    Indicator("solved_rate", "解决率", "%", "proposal", _SOLVED, "已解决件数（办理结果{resolved}类）÷ 已交办件数", "f.assigned"),
    Indicator("promises_made", "作出承诺", "项", "promise", "f.made_on >= :from", "期内作出的承诺"),
    Indicator(
        "promises_carried", "结转承诺", "项", "promise", "f.made_on < :from AND coalesce(f.kept_on, f.broken_on, '9') >= :from",
        "期初以前作出、期初仍未落实的承诺",
    ),
    Indicator(
        "promises_open", "未落实承诺", "项", "promise", "coalesce(f.kept_on, f.broken_on, '9') > :to",
        "期末仍未落实的承诺，历年的一并计",
    ),
    Indicator(
        "promises_overdue", "其中逾期", "项", "promise", "coalesce(f.kept_on, f.broken_on, '9') > :to AND f.until_on < :to",
        "期末已过承诺的日子仍未落实的承诺",
    ),
    Indicator(
        "promises_late", "逾期落实承诺", "项", "promise", "f.kept_on BETWEEN :from AND :to AND f.kept_on > f.until_on",
        "期内落实、但晚于承诺日子的承诺",
    ),
    Indicator("promises_broken", "不能落实承诺", "项", "promise", "f.broken_on BETWEEN :from AND :to", "期内登记为不能落实的承诺"),
    Indicator("promises_kept", "已落实承诺", "项", "promise", "f.kept_on BETWEEN :from AND :to", "期内落实的承诺，不论哪年作出"),
)  # fmt: skip
_OVER = {
    "assigned": "f.assigned", "replied": "f.replied", "returned": "f.{question}_{round} IS NOT NULL",
    "unless_urged": "f.assigned AND NOT (f.{question}_{round} IS NULL AND f.slip_urged AND coalesce(f.slip_due, '') < :to)",
}  # fmt: skip


Value = int | float | Rate | None  # None: there is nothing to measure


class _Rules:
    """What the rulebook decides of the figures at the end of a span of years, each value looked up when a figure asks for it."""

    def __init__(self, desk: Desk, span: tuple[int, int]) -> None:
        self._book, self._span = desk.rulebook, span

    def _value(self, key: str) -> Any:
        return self._book.value_on(key, date(self._span[1], 12, 31)).value

    def fill(self, text: str) -> str:
        """A definition or condition with its blanks filled in."""
        return text.format_map(self)

    def __getitem__(self, blank: str) -> str:
        """What stands in a blank of a definition or a condition."""
        which, _, question = blank.partition("_")
        if blank == "round":
            return str(self._value("satisfaction.round"))
        if blank in ("satisfied", "resolved"):
            return "、".join(self._listed(blank))
        if which == "over":
            over = self._value("satisfaction.over")
            if question == "words":
                return CHOICES["satisfaction.over"][over]
            asked, round_ = (question, self["round"]) if question in ("process", "result") else ("result", question)
            return satisfaction_over(over, asked, round_)
        if which == "both":
            asking = self._value("satisfaction.question")
            both = ("process", "result") if asking == "both" else (asking,)
            return " AND ".join(_graded(one, question or self["round"]) for one in both)
        return _SAID[blank][self._value(f"satisfaction.{which}")]

    def _listed(self, blank: str) -> list[str]:
        if blank == "satisfied":
            return list(self._value("satisfaction.counts"))
        return [entry["code"] for entry in self._value("classes") if "resolved" in entry["means"]]

    def parameters(self, sql: str) -> dict[str, Any]:
        """What is bound to a query: its days, and the lists that it asks for."""
        first, last = self._span
        known: dict[str, Any] = {"first": first, "last": last, "from": f"{first}-01-01", "to": f"{last}-12-31"}
        for blank in ("satisfied", "resolved"):
            if f":{blank}" in sql:
                known[blank] = json.dumps(self._listed(blank), ensure_ascii=False)
        return known

    def rate(self, numerator: int, denominator: int) -> Rate:
        """A rate rounded as the rulebook says."""
        rounding = self._value("rounding")
        return rate(numerator, denominator, mode=rounding["mode"], decimals=rounding["decimals"])


_SAID = {
    "round_words": CHOICES["satisfaction.round"],
    "question_words": {"both": "过程和结果都", "process": "过程", "result": "结果"},
}


@dataclass(frozen=True, slots=True)
class Figure:
    """An indicator with its value for a period; `compare` is the value of another year, when asked for."""

    indicator: Indicator
    value: Value
    from_on: date
    to_on: date
    definition: str
    compare: Value = None
    compare_span: tuple[int, int] | None = None


def summary(desk: Desk, year: str, *, keys: Iterable[str] = (), compare: str | None = None) -> list[Figure]:
    """The figures of a year or a span of years, all or those named, beside those of another if asked.

    Raises InputError for an unknown key.
    """
    wanted = _wanted(keys)
    span = days.years(year)
    rules = _Rules(desk, span)
    values = _values(desk, wanted, rules)
    other = days.years(compare) if compare is not None else None
    others = _values(desk, wanted, _Rules(desk, other)) if other else {}
    first, last = date(span[0], 1, 1), date(span[1], 12, 31)
    return [
        Figure(
            one,
            values[one.key],
            first,
            last,
            rules.fill(one.definition),
            others.get(one.key),
            other,
        )
        for one in wanted
    ]


def _wanted(keys: Iterable[str]) -> list[Indicator]:
    by_key = {one.key: one for one in REGISTRY}
    unknown = [key for key in keys if key not in by_key]
    if unknown:
        raise InputError(f"没有“{unknown[0]}”这项指标", f"可选：{'、'.join(by_key)}")
    return [by_key[key] for key in keys] or list(REGISTRY)


def satisfaction_over(over: str, question: str, which: str) -> str:
    """The SQL of the proposals that a question's grades are measured over, as the rulebook's `satisfaction.over` says."""
    return _OVER[over].format(question=question, round=which)


def _condition(one: Indicator, rules: _Rules) -> tuple[str, str | None]:
    """The SQL of what counts and over what; what counts lies within what it is measured over."""
    counts = rules.fill(one.counts)
    over = rules.fill(one.over) if one.over else None
    return (f"({over}) AND ({counts})" if over else counts), over


def _values(desk: Desk, wanted: list[Indicator], rules: _Rules) -> dict[str, Value]:
    found: dict[str, Value] = {}
    for base in dict.fromkeys(one.base for one in wanted if not one.measure):
        group = [one for one in wanted if one.base == base and not one.measure]
        sql = base_sql(base, group, rules)
        row = desk.file.tuples(sql, rules.parameters(sql))[0]
        for place, one in enumerate(group):
            numerator, denominator = row[2 * place], row[2 * place + 1]
            found[one.key] = rules.rate(numerator, denominator) if one.over else numerator
    tallies: dict[str, dict[int, int]] = {}
    for one in (one for one in wanted if one.measure):
        sql = f"SELECT {one.of}, count(*) FROM {BASES[one.base].source} AND {one.counts} GROUP BY 1 ORDER BY 1"
        if sql not in tallies:
            tallies[sql] = dict(desk.file.tuples(sql, rules.parameters(sql)))
        found[one.key] = measured(one.measure or "", tallies[sql])
    return found


def measured(measure: str, tally: Mapping[int, int]) -> int | float | None:
    """The `median` or the `longest` of a tally (number → how often, in ascending order), None of an empty one.

    A median between two numbers is their mean.
    """
    if not tally:
        return None
    if measure == "longest":
        return max(tally)
    total, seen, middle = sum(tally.values()), 0, []
    wanted = [(total + 1) // 2, total // 2 + 1]  # the places of the middle one, or of the two
    for number, times in tally.items():
        middle += [number for place in wanted if seen < place <= seen + times]
        seen += times
    half = sum(middle) / 2
    return int(half) if half == int(half) else half


def base_sql(base: str, group: list[Indicator], rules: _Rules) -> str:
    """The one query for some indicators of a base: numerator and denominator of each, in order."""
    columns = []
    for one in group:
        counts, over = _condition(one, rules)
        columns += [f"coalesce(sum({counts}), 0)", f"coalesce(sum({over}), 0)" if over else "0"]
    return f"SELECT {', '.join(columns)} FROM {BASES[base].source}"


def records(desk: Desk, year: str, keys: Iterable[str] = ()) -> Listing:
    """The records behind the figures of a year or a span (fields RECORD_FIELDS): `part` is counted, or base where only the denominator."""
    rules = _Rules(desk, days.years(year))
    rows: list[tuple[Any, ...]] = []
    for one in _wanted(keys):
        counts, over = _condition(one, rules)
        base = BASES[one.base]
        sql = (
            f"SELECT iif({counts}, 'counted', 'base'), {base.record}, {base.title} FROM {base.source} AND ({over or counts}) "
            "ORDER BY 1 DESC, f.id"
        )
        found = desk.file.tuples(sql, rules.parameters(sql))
        rows += [(one.key, one.label, *row) for row in found]
    return Listing(RECORD_FIELDS, rows)
