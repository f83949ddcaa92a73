"""The figures of what the office itself does and has, and of what was published, by hand."""

from renda_cli.work import affair, article
from renda_cli.work.desk import Desk
from tests.work.helpers import check_records, summary_of

WORKED_OUT = {
    "party_studies": (12, 0), "visits_received": (3, 1), "study_visits": (0, 2), "regulations": (1, 1), "regulations_new": (0, 1),
    "staff_full_time": (2, 2), "station_investment": (35000.5, 0), "articles": (2, 1), "articles_research": (1, 0), "articles_media": (0, 1),
}  # fmt: skip


def test_two_halves_of_a_year(office: Desk) -> None:
    for what, kind, on, more in (
        ("听取汇报", "party", "2022-01-05", {"count": 12}), ("横林镇人大", "visit", "2022-06-30", {"count": 3}),
        ("礼嘉镇人大", "visit", "2022-07-01", {}), ("长沙", "study", "2022-08-01", {"count": 2}),
        ("旧制度", "regulation", "2020-01-01", {"until": "2022-07-01"}), ("新制度", "regulation", "2022-07-01", {}),
        ("专职", "staff", "2021-01-01", {"count": 2}), ("联系点", "investment", "2022-03-01", {"amount": "35000.50"}),
    ):  # fmt: skip
        affair.add(office, what, kind=kind, on=on, **more)
    article.add(office, "思考", medium="学习强国", kind="调研文章", on="2022-02-01")
    article.add(office, "动态", medium="学习强国", on="2022-02-02")
    article.add(office, "报道", medium="武进日报", kind="媒体报道", on="2022-09-01")
    for place, period in enumerate(("2022H1", "2022H2")):
        found = {one.indicator.key: one.value for one in summary_of(office, period, WORKED_OUT)}
        assert found == {key: values[place] for key, values in WORKED_OUT.items()}
    lasting = ("regulations", "staff_full_time")
    for one in summary_of(office, "2022", WORKED_OUT):
        key = one.indicator.key
        assert one.value == (WORKED_OUT[key][1] if key in lasting else sum(WORKED_OUT[key])), key
    check_records(office, "2022")
