"""renda summary"""

import pytest

from tests.conftest import Renda


@pytest.fixture
def town(town_with_people: Renda) -> Renda:
    """A town with a few affairs in two years."""
    for line in (
        "听取汇报 --kind 党委研究 --on 2021-05-01 --count 8", "听取汇报 --kind 党委研究 --on 2022-01-05 --count 12",
        "横林镇人大 --kind 来访 --on 2022-01-06 --count 3", "长沙 --kind 外出学习 --on 2022-01-07 --count 12",
        "添置设备 --kind 阵地投入 --amount 100.50 --on 2021-03-01",
    ):  # fmt: skip
        assert town_with_people("affair", "add", *line.split()).code == 0
    return town_with_people


def test_a_page_has_a_table_a_chapter(town: Renda) -> None:
    out = town("summary", "2022").out
    titles = [line for line in out.splitlines() if line.startswith("【")]
    assert titles[:3] == ["【坚持党的领导（2022年）】", "【会议和决定（2022年）】", "【代表队伍（2022年）】"]
    assert len(titles) == 10
    assert town("summary").out == out
    part = town("summary", "2022", "--chapter", "自身").out
    assert part.startswith("【自身建设（2022年）】")
    assert part.count("【") == 1
    assert town("summary", "2022", "--chapter", "office").out == part


def test_figures_by_key_and_by_label_stand_in_one_table(town: Renda) -> None:
    for line in ("summary 2022 来访交流 party_studies", "summary visits_received 党委研究、听取人大工作 来访交流"):
        out = town(*line.split()).out
        assert out.splitlines()[0] == "【2022年指标（2022-01-01 至 2022-12-31）】"
        assert [row.split()[:2] for row in out.splitlines()[3:]] == [
            ["来访交流", "3"],
            ["党委研究、听取人大工作", "12"],
        ]
    (one,) = town(*["summary", "--from", "2021-05-01", "--to", "2022-01-04", "party_studies", "-f", "json"]).json
    assert one == {
        "key": "party_studies", "label": "党委研究、听取人大工作", "value": 8, "unit": "次", "from": "2021-05-01", "to": "2022-01-04",
        "definition": "期内党委研究人大工作、听取人大工作汇报的次数", "chapter": "party",
    }  # fmt: skip


def test_two_periods_with_what_changed(town: Renda) -> None:
    keys = ["party_studies", "visits_received", "station_investment", "reply_rate"]
    ran = town("summary", "2022", *keys, "--compare", "2021", "-f", "json")
    assert [(one["compare"], one["change"], one["change_percent"]) for one in ran.json[:3]] == [
        (8, 4, 50.0), (0, 3, None), (100.5, -100.5, -100.0),
    ]  # fmt: skip
    assert (ran.json[3]["change"], ran.json[3]["compare_year"]) == (None, 2021)
    rows = [line.split() for line in town("summary", "2022", *keys, "--compare", "2021").out.splitlines()]
    assert rows[1][:5] == ["指标", "2022年", "2021年", "增减", "增减%"]
    assert rows[3][1:5] == ["12", "8", "+4", "+50%"]
    assert rows[4][1:5] == ["3", "0", "+3", "—"]
    assert rows[6][1:5] == ["—", "—", "—", "—"]
    same = town(*["summary", "2022", "party_studies", "--compare", "2022H1"]).out.splitlines()[3].split()
    assert same[1:5] == ["12", "12", "0", "0%"]


def test_a_rate_changes_by_points(town_with_people: Renda) -> None:
    def at_year_end(*words: str) -> str:
        ran = town_with_people(*words, today="2023-12-31")
        assert ran.code == 0, ran.err
        return ran.out

    at_year_end(*["deputy", "session", "add", "5-2", "--on", "2023-01-06"])
    for number, year in (("5-1/1", 2022), ("5-1/2", 2022), ("5-2/1", 2023)):
        at_year_end(*f"proposal add 修路{number} --by 张三 --session {number[:3]} --on {year}-01-06".split())
        at_year_end(*f"proposal assign {number} --lead 建设局 --on {year}-02-01".split())
    for number, year in (("5-1/1", 2022), ("5-2/1", 2023)):
        at_year_end(*f"proposal reply {number} --class A --ref 建复1号 --on {year}-03-01".split())
    row = at_year_end("summary", "2023", "reply_rate", "--compare", "2022").splitlines()[3].split()
    assert row[:6] == ["答复率", "100.00%（1/1）", "50.00%（1/2）", "+50.00", "个百分点", "—"]
    row = at_year_end("summary", "2023", "reply_rate", "--compare", "2023").splitlines()[3].split()
    assert row[3:6] == ["0", "个百分点", "—"]


def test_bars_and_what_has_a_number(town: Renda) -> None:
    lines = town(*["summary", "2022", "--chapter", "自身建设", "--bars", "--filled"]).out.splitlines()
    assert [line.split() for line in lines[3:]] == [
        ["来访交流", "3", "次", "███████▌"], ["外出学习考察", "12", "次", "█" * 30],
    ]  # fmt: skip
    assert town(*["summary", "2022", "regulations", "--filled"]).out == ""
    assert town(*["summary", "2022", "regulations", "--filled", "--explain", "-f", "json"]).json == []
    (one,) = town(*["summary", "2022", "visits_received", "--explain", "-f", "json"]).json
    assert one["records"] == [{"record": "2022-01-06 #3", "title": "横林镇人大：3次", "counted": True}]


@pytest.mark.parametrize(
    "names",
    [["reply_rate", "household_people"], ["reply_rate,household_people"], ["答复率，household_people", "答复率"]],
)
def test_figures_are_named_one_a_word_or_with_commas(town: Renda, names: list[str]) -> None:
    found = town("summary", "2022", *names, "-f", "json").json
    assert [one["key"] for one in found] == ["reply_rate", "household_people"]


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("20x", "期间“20x”看不懂；请按这样写：2022、2018-2022"),
        ("22", "年份“22”不对；请写四位年份"),
        ("--from 2022-01-01", "--from 和 --to 要一起写"),
        ("--from 2022-02-01 --to 2022-01-01", "请把起止日期对调"),
        ("2022 --from 2022-01-01 --to 2022-02-01", "年份“2022”和 --from、--to 只能写一种"),
        ("repl --from 2022-01-01 --to 2022-02-01", "没有“repl”这项指标"),
        ("2022 reply_rat", "没有“reply_rat”这项指标；相近的有：reply_rate（答复率）"),
        ("2022 满意", "相近的有：satisfaction_rate（满意率）"),
        ("2022 zzzzzz", "没有“zzzzzz”这项指标；全部指标见 renda summary，写那里的名称即可"),
        ("2022 reply_rate,zzzzzz", "没有“zzzzzz”这项指标"),
        (
            "2022 --compare 上",
            "期间“上”看不懂；请按这样写：2022、2018-2022、2022H1（2022上半年）、2022Q3（2022第三季度）、本届\n",
        ),
        ("2022 --chapter 天气", "--chapter 没有“天气”这一部分；可选：坚持党的领导"),
        ("2022 --chapter 代表", "--chapter 没有“代表”这一部分"),
        ("2022 reply_rate --chapter 监督", "--chapter 和指标只能写一种"),
    ],
)
def test_bad_input(town_with_people: Renda, line: str, why: str) -> None:
    ran = town_with_people("summary", *line.split())
    assert (ran.code, ran.out) == (2, "")
    assert why in ran.err
