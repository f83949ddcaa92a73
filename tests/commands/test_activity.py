"""`renda deputy activity …` and `renda deputy article …` as a clerk types them."""

import json
import shlex
from pathlib import Path

import pytest

from tests.commands.test_bad_input import refused
from tests.conftest import Renda

ADD = "deputy activity add --kind 视察 --on 2022-01-08 --title 河道整治"


@pytest.fixture
def office(town_with_people: Renda) -> Renda:
    """The people, an inspection (1) that is to be answered by 2022-04-08, and a plan (2)."""
    for line in (
        "rules set inspection_reply 自建议转交之日起3个月 --from 2022-01-01 --source 本镇办法",
        f"{ADD} --deputies 张三,李四 --suggestions 3 --units 财政局,建设局",
        "deputy activity add --kind 走访 --planned 2022-02-10 --title 走访月 --all-of 东片小组",
    ):
        ran = town_with_people(*shlex.split(line))
        assert ran.code == 0, ran.err
    return town_with_people


def typed(renda: Renda, line: str, today: str = "2022-03-10") -> str:
    """What a line that is accepted prints."""
    ran = renda(*shlex.split(line), today=today)
    assert (ran.code, ran.err) == (0, "")
    return ran.out


def test_the_contracts_line(town_with_people: Renda) -> None:
    made = json.loads(typed(town_with_people, f"{ADD} --deputies 张三,李四 --suggestions 3 -f json"))
    assert {name: made[name] for name in ("id", "kind", "title", "held_on", "status", "persons", "attendances", "suggestions")} == {
        "id": 1, "kind": "视察", "title": "河道整治", "held_on": "2022-01-08", "status": "done", "persons": 2, "attendances": 2, "suggestions": 3,
    }  # fmt: skip


def test_everything_that_can_be_said(town_with_people: Renda, tmp_path: Path) -> None:
    report = tmp_path / "报告.docx"
    report.touch()
    line = (
        f"{ADD} --until 2022-01-09 --group 东片小组 --everyone --except 李四 --deputies 王五=1 --times 2 --online --place 东河 "
        "--attendances 40 --suggestions 3 --units 财政局 --handed 2022-01-10 --reply-by 2022-02-01 --funds 300万 "
        f"--reviewed '人大代表=32,部门、站所=环卫所' --session 5-1 --report {report} --note 晴 -f json"
    )
    made = json.loads(typed(town_with_people, line))
    assert [(one["name"], one["times"]) for one in made["deputies"]] == [("王五", 1), ("张三", 2)]
    assert made["deadlines"][0]["due_on"] == "2022-02-01"
    wanted = {
        "until_on": "2022-01-09", "group": "东片小组", "times": 2, "online": True, "place": "东河", "attendances": 40, "funds": 3_000_000,
        "session": "5-1", "report": str(report), "note": "晴", "units": ["财政局"],
    }  # fmt: skip
    assert {name: made[name] for name in wanted} == wanted


def test_an_activity_of_a_station(office: Renda) -> None:
    typed(office, "station add 留道村联络站 --kind 站")
    assert "留道村联络站" in typed(office, "deputy activity done 2 --station 留道")
    typed(office, "deputy activity edit 1 --station 留道村联络站")
    assert [one["id"] for one in json.loads(typed(office, "deputy activity list --station 留道 -f json"))] == [1, 2]
    assert "家站点    留道村联络站" in typed(office, "deputy activity show 1")
    assert "议事会" in typed(
        office, "deputy activity add --kind 座谈 --title 议事会 --planned 2022-06-01 --station 留道"
    )
    assert "【活动】" in typed(office, "station show 留道")


def test_a_plan_is_moved_and_carried_out(office: Renda) -> None:
    assert typed(office, "deputy activity move 走访月 --to 2022-02-20 --reason 疫情").startswith("已改期 #2")
    assert "#2" in typed(office, "deputy activity list")
    assert typed(office, "deputy activity done 2 --suggestions 2") == (
        "已登记开展 #2 走访“走访月”（2022-02-20，参加 1 人，建议 2 条）\n"
    )


def test_a_plan_is_dropped(office: Renda) -> None:
    assert (
        typed(office, "deputy activity drop 2 --reason 疫情")
        == "已取消计划 #2 走访“走访月”（计划 2022-02-10）（疫情）\n"
    )
    found = json.loads(typed(office, "deputy activity list --status 取消 -f json"))
    assert [(one["id"], one["status"]) for one in found] == [(2, "dropped")]


def test_corrections(office: Renda) -> None:
    line = "deputy activity edit 1 --add 王五 --remove 张三 --place 东河 --on-site --title 东河整治 --kind 调研 --planned 2022-01-05 -f json"
    made = json.loads(typed(office, line))
    assert [one["name"] for one in made["deputies"]] == ["王五", "李四"]
    assert (made["place"], made["online"], made["title"], made["kind"], made["planned_on"]) == (
        "东河", False, "东河整治", "调研", "2022-01-05",
    )  # fmt: skip
    assert json.loads(typed(office, "deputy activity edit 1 --place '' -f json"))["place"] is None


def test_a_suggestion_becomes_a_proposal(office: Renda) -> None:
    typed(office, "deputy activity suggest 河道 --text 尽快清理东河淤泥 --unit 农业农村局")
    typed(office, "deputy activity suggest 河道 --text 修护栏")
    typed(office, "deputy activity suggest 河道 --which 2 --text 修好护栏")
    said = typed(
        office, "deputy activity to-proposal 1 --text 淤泥 --by 张三 --with 李四 --topic 水利 --title 清理东河"
    ).splitlines()
    assert said[0].startswith("已登记 5-1/闭1 清理东河")
    assert said[1] == "由 #1 视察“河道整治”的第 1 条建议转来"
    assert json.loads(typed(office, "proposal show 闭1 -f json"))["co_signers"] == ["李四"]
    typed(office, "deputy activity suggest 1 --which 2 --remove")
    assert "5-1/闭1" in typed(office, "deputy activity show 1")
    assert "补回活动所提建议" in typed(office, "undo")


@pytest.mark.parametrize("format_", ["plain", "markdown", "html", "latex", "tsv", "csv", "json"])
def test_what_is_owed_is_due_in_every_format(office: Renda, format_: str) -> None:
    late = office("due", "-f", format_, today="2022-04-09")
    assert late.code == 1
    for word in ("河道整治", "财政局、建设局", "2022-04-08"):
        assert word in late.out
    by_unit = office("due", "--by", "unit", "-f", format_, today="2022-04-09")
    assert by_unit.code == 1
    assert by_unit.out.count("河道整治") == 2
    assert office("due", "--quiet", today="2022-04-08").out == ""


def test_due_as_machines_read_it(office: Renda) -> None:
    assert office("due", "-f", "json", today="2022-04-09").json == [
        {
            "kind": "inspection_reply", "session": None, "no": None, "title": "河道整治", "unit": "财政局、建设局", "deputy": None,
            "start_on": "2022-01-08", "due_on": "2022-04-08", "latest_on": None, "days_left": -1, "level": "late", "provisional": False,
        }
    ]  # fmt: skip
    found = office("due", "--by", "unit", "-f", "json", today="2022-04-09").json
    assert [(one["unit"], [item["title"] for item in one["items"]]) for one in found] == [
        ("财政局", ["河道整治"]), ("建设局", ["河道整治"]),
    ]  # fmt: skip


def test_the_desk_and_the_telephone_list_in_words(office: Renda) -> None:
    desk = typed(office, "", today="2022-04-05")
    assert "视察反馈" in desk
    assert "还有 3 天" in desk
    assert "【财政局（没有登记联系人）】" in office("due", "--by", "unit", today="2022-04-09").out


def test_the_answer_and_how_its_day_came_about(office: Renda) -> None:
    shown = typed(office, "deputy activity show 1")
    assert "【视察反馈期限 2022-04-08】" in shown
    assert "依据：本镇办法：自建议转交之日起 3 个月" in shown
    typed(office, "deputy activity reply 1 --on 2022-03-08 --text 淤泥已清理")
    shown = typed(office, "deputy activity show 1")
    assert "2022-03-08，淤泥已清理" in shown
    assert "已于 2022-03-08 完成" in shown
    typed(office, "deputy activity edit 1 --replied 2022-03-09 --reply 已清理完")
    assert "2022-03-09，已清理完" in typed(office, "deputy activity show 1")
    assert office("due", today="2022-05-01").code == 0


def test_rules_that_change_are_derived(office: Renda) -> None:
    typed(office, "rules set inspection_reply 自建议转交之日起1个月 --from 2022-01-02 --source 新办法")
    assert "河道整治 视察反馈期限：2022-04-08 → 2022-02-08" in typed(office, "rules derive")
    assert "按现行规则重算：2022-04-08 → 2022-02-08" in typed(office, "deputy activity show 1")


def test_the_list_is_filtered_and_summed(office: Renda) -> None:
    assert [one["id"] for one in json.loads(typed(office, "deputy activity list -f json"))] == [1, 2]
    line = (
        "deputy activity list --year 2022 --kind 视察 --deputy 张三 --status 已开展 --from 2022-01-01 --to 2022-01-31"
    )
    assert "注：已开展 1 次，参加 2 人次，所提建议 3 条" in typed(office, line)
    assert json.loads(typed(office, "deputy activity list --group 东片小组 -f json")) == []


def test_one_whole(office: Renda) -> None:
    typed(
        office, "deputy article add 代表看河道 --medium 学习强国 --on 2022-01-09 --activity 河道 --by 张三 --note 江苏"
    )
    typed(office, "deputy activity move 2 --to 2022-02-20 --reason 疫情")
    typed(office, "deputy activity edit 1 --reviewed 站所=环卫所 --until 2022-01-09 --times 2")
    shown = typed(office, "deputy activity show 1")
    for words in ("2022-01-08 至 2022-01-09", "李四、张三", "环卫所", "代表看河道", "次数"):
        assert words in shown
    moved = typed(office, "deputy activity show 2")
    assert "疫情" in moved
    assert "原定" in moved
    assert "代表看河道" in typed(office, "deputy article list 2022")
    found = json.loads(typed(office, "deputy article list -f json"))
    assert found == [
        {
            "id": 1, "published_on": "2022-01-09", "title": "代表看河道", "medium": "学习强国", "kind": None, "deputy": "张三", "activity": "河道整治",
            "note": "江苏",
        }
    ]  # fmt: skip


def test_out_and_in_again(office: Renda, tmp_path: Path) -> None:
    path = tmp_path / "活动.xlsx"
    assert typed(office, f"export activities -o {path}").startswith("已导出代表活动")
    again = json.loads(typed(office, f"import activities {path} -f json"))
    assert (again["new"], again["changed"], again["equal"]) == (0, 0, 2)
    assert "河道整治" in typed(office, "export 代表活动")


def test_figures_with_their_records(office: Renda) -> None:
    found = json.loads(typed(office, "summary 2022 activity_suggestions --explain -f json"))
    assert (found[0]["value"], found[0]["records"]) == (
        3, [{"record": "2022-01-08 视察", "title": "河道整治：3条", "counted": True}],
    )  # fmt: skip


def test_ids_and_kinds_at_the_tab_key(office: Renda, monkeypatch: pytest.MonkeyPatch) -> None:
    def strike(*words: str) -> list[str]:
        with monkeypatch.context() as patch:
            patch.setenv("RENDA_TODAY", "2022-03-10")
            patch.setenv("_RENDA_COMPLETE", "complete_fish")
            patch.setenv("_TYPER_COMPLETE_ARGS", " ".join(("renda", *words)))
            patch.setenv("_TYPER_COMPLETE_FISH_ACTION", "get-args")
            return office(today=None).out.splitlines()

    assert strike("deputy", "activity", "show", "") == ["2\t2022-02-10 走访月", "1\t2022-01-08 河道整治"]
    assert strike("deputy", "article", "add", "甲", "--activity", "1") == ["1\t2022-01-08 河道整治"]


@pytest.mark.parametrize(
    ("line", "what"),
    [
        ("deputy activity add --kind 视察", "--title"),
        ("deputy activity add --title 河道", "--kind"),
        (f"{ADD} --on 2022-02-30", "--on"),
        (f"{ADD} --times 0", "--times"),
        (f"{ADD} --attendances 很多", "--attendances"),
        (f"{ADD} --suggestions -1", "--suggestions"),
        (f"{ADD} --funds 三百", "--funds"),
        ("deputy activity add --kind 茶话会 --title 河道", "activity.own_kinds"),
        (ADD, "已登记"),
        ("deputy activity done", "活动"),
        ("deputy activity done 1", "已在 2022-01-08 开展"),
        ("deputy activity move 2", "--to"),
        ("deputy activity drop 2", "--reason"),
        ("deputy activity edit 1", "没有写要改什么"),
        ("deputy activity edit 9 --place 东河", "没有编号为 #9 的活动"),
        ("deputy activity suggest 1", "--text"),
        ("deputy activity to-proposal 1 --by 张三", "没有逐条登记的建议"),
        ("deputy activity reply 2", "没有开展"),
        ("deputy activity show 学校", "没有标题里有“学校”的活动"),
        ("deputy activity list --status 办结", "可选：计划、已开展、取消"),
        ("deputy activity list 2022", "多写了“2022”"),
        ("deputy article add 新文", "--medium"),
        ("deputy article list 二二年", "年份"),
    ],
)
def test_what_cannot_be_meant(office: Renda, path: Path, line: str, what: str) -> None:
    refused(office, path, line, what)


def test_the_desk_tells_of_plans_whose_day_comes_or_is_past(town_with_people: Renda) -> None:
    assert "活动计划" not in town_with_people().out
    for day in ("2022-01-08", "2022-01-12"):
        assert town_with_people(*f"deputy activity add --kind 视察 --title 河道 --planned {day}".split()).code == 0
    told = "活动计划    七天内 1 项，日子已过、还没有登记开展的 1 项，见 renda deputy activity list"
    assert told in town_with_people().out
    assert town_with_people("-f", "json").json["plans"] == {"past": 1, "soon": 1}
    assert "活动计划    七天内 2 项，见" in town_with_people(today="2022-01-06").out
