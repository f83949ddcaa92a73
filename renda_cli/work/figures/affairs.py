"""Figures of what the office itself does and has."""

from renda_cli.work.figures.indicator import Base, Indicator

BASES = {
    "affair": Base("affair f WHERE f.held_on BETWEEN :from AND :to", "f.held_on || ' #' || f.id", "f.what"),
    "standing": Base(
        "affair f WHERE f.held_on <= :to AND coalesce(f.ended_on, '9') > :to", "f.held_on || ' #' || f.id", "f.what"
    ),
}


def _counted(key: str, label: str, unit: str, kind: str, definition: str, base: str = "affair") -> Indicator:
    return Indicator(key, label, unit, base, f"f.kind = '{kind}'", definition, measure="sum", of="f.count")


PARTY = (
    _counted("party_studies", "党委研究、听取人大工作", "次", "party", "期内党委研究人大工作、听取人大工作汇报的次数"),
)
FIGURES = (
    _counted("visits_received", "来访交流", "次", "visit", "期内接待来访交流的次数"),
    _counted("study_visits", "外出学习考察", "次", "study", "期内组织外出学习考察的次数"),
    _counted("regulations", "制度", "项", "regulation", "期末有效的制度", "standing"),
    _counted("regulations_new", "其中新订制度", "项", "regulation", "期内新订、修订的制度"),
    _counted("staff_full_time", "专职人员", "名", "staff", "期末在岗的专职人员", "standing"),
    Indicator(
        "station_investment", "阵地投入", "元", "affair", "f.kind = 'investment'", "期内用于家站点等阵地建设的投入", measure="sum",
        of="f.amount_fen", scale=100,
    ),
)  # fmt: skip
