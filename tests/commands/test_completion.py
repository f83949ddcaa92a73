"""The Tab key: what is offered where, in the way of each shell, and silence whenever there is nothing to say."""

import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from renda_cli.commands.tree import TREE, Node
from renda_cli.work.paper.kinds import KINDS
from renda_cli.work.proposal.correcting import ACTS
from renda_cli.work.registry import CHAPTERS
from renda_cli.work.tables.catalogue import NAMES
from tests.conftest import Ran, Renda

Tab = Callable[..., Ran]
WHAT = (
    "deputies groups units sessions proposals contacts urges promises activities pledges deeds households funds awards attendance affairs articles "
    "stations staff postings ratings schedules reception-days receptions opinions reviews review-steps findings questions projects project-progress "
    "ballots agenda agenda-tasks schemes points talks all"
)
SPANS = ["本届", *(f"{year}{part}" for year in (2022, 2021) for part in ("", "H1", "H2", "Q1", "Q2", "Q3", "Q4"))]
HOSTILE = "坏 $(touch 有人来过)`touch 有人来过`;'\"\\$(touch 有人来过) [red]*"


@pytest.fixture
def tab(renda: Renda, monkeypatch: pytest.MonkeyPatch) -> Tab:
    """What `renda WORDS…` is answered when the Tab key is struck at the end of the last word."""

    def strike(*words: str, shell: str = "bash", today: str = "2022-01-10") -> Ran:
        with monkeypatch.context() as patch:
            patch.setenv("RENDA_TODAY", today)
            patch.setenv("_RENDA_COMPLETE", f"complete_{shell}")
            patch.setenv("COMP_WORDS", "\n".join(("renda", *words)))
            patch.setenv("COMP_CWORD", str(len(words)))
            patch.setenv("_TYPER_COMPLETE_ARGS", " ".join(("renda", *words)))
            patch.setenv("_TYPER_COMPLETE_FISH_ACTION", "get-args")
            return renda(today=None)

    return strike


def put(path: Path, sql: str, *values: str) -> None:
    """Changes the file as another tool would."""
    with sqlite3.connect(path) as db:
        db.execute(sql, values)
    db.close()


@pytest.fixture
def town(town_with_people: Renda, path: Path) -> Renda:
    """The people, 5-1/闭1 to 5-1/闭3, of which the first is closed, and 5-2/1 of the next session."""
    for line in (
        "proposal add 修路 --by 张三 --topic 交通 --on 2022-01-08",
        "proposal add 装路灯 --by 张三 --topic 城乡建设 --on 2022-01-08",
        "proposal add 清河道 --by 李四 --topic 城乡建设 --on 2022-01-08",
        "deputy session add 5-2 --on 2022-07-06",
        "deputy level add 张三 --level 区",
        "deputy role add 张三 --role 秘书长",
        "deputy edit 张三 --sector 工人、妇女",
    ):
        ran = town_with_people(*line.split())
        assert ran.code == 0, ran.err
    put(path, "UPDATE proposal SET status = 'closed', closed_on = '2022-01-10' WHERE no = '闭1'")
    ran = town_with_people("proposal", "add", "建学校", "--by", "王五", "--session", "5-2", today="2022-07-06")
    assert ran.code == 0, ran.err
    return town_with_people


def words(ran: Ran) -> list[str]:
    assert (ran.code, ran.err) == (0, "")
    return ran.out.splitlines()


def test_commands_are_offered_with_their_helps(tab: Tab) -> None:
    assert words(tab("pro")) == ["proposal"]
    assert words(tab("")) == list(TREE.nodes or {})
    assert words(tab("proposal", "unit", "")) == ["add", "list", "edit", "merge"]
    assert words(tab("deputy", "session", "cl", shell="fish")) == ["close\t登记闭会，并推算自闭会之日起算的期限。"]


def test_options_are_offered_in_chinese_and_those_given_are_not(tab: Tab) -> None:
    offered = words(tab("due", "--quiet", "--", shell="fish"))
    assert "--help\t显示本页" in offered
    assert "--quiet" not in [line.split("\t")[0] for line in offered]
    assert words(tab("proposal", "list", "--se")) == ["--session"]
    assert words(tab("--v")) == ["--version"]
    assert words(tab("--version", "wh")) == ["where", "when"]


def test_numbers_come_bare_for_the_session_of_today_and_in_full_for_all_open_ones_first(town: Renda, tab: Tab) -> None:
    full = ["5-2/1", "5-1/闭2", "5-1/闭3", "5-1/闭1"]
    assert words(tab("proposal", "show", "")) == ["闭2", "闭3", "闭1", *full]
    assert words(tab("proposal", "show", "", today="2022-07-07")) == ["1", *full]
    assert words(tab("--today", "2022-07-07", "proposal", "show", "")) == ["1", *full]
    assert words(tab("proposal", "show", "5-1/")) == full[1:]
    assert words(tab("proposal", "show", "5-2", shell="fish")) == ["5-2/1\t建学校"]
    assert words(tab("proposal", "show", "闭1", shell="zsh")) == [
        r"local -a renda_found; renda_found=($'闭1\x3a修路'); _describe -V renda renda_found"
    ]
    assert words(tab("proposal", "show", "", today="2022-01-01")) == full


def test_a_list_is_completed_after_its_last_comma_without_what_stands_there(town: Renda, tab: Tab) -> None:
    assert words(tab("proposal", "assign", "闭2,闭")) == ["闭2,闭3", "闭2,闭1"]
    assert words(tab("proposal", "assign", "闭2", "5-2")) == ["5-2/1"]
    assert words(tab("proposal", "assign", "闭2", "--lead", "财政局，建设局、农")) == ["财政局，建设局、农业农村局"]
    assert words(tab("proposal", "show", "闭2,闭")) == []


def test_deputies_come_by_name_by_initials_and_by_id(town: Renda, tab: Tab) -> None:
    assert words(tab("deputy", "show", "", shell="fish")) == ["李四\t西片小组", "王五", "张三\t东片小组"]
    assert words(tab("proposal", "add", "修桥", "--by", "李")) == ["李四"]
    assert words(tab("proposal", "add", "修桥", "--with", "李四,ZS")) == ["李四,张三"]
    assert town("deputy", "add", "张三", "--district", "第9选区").code == 0
    assert words(tab("deputy", "show", "张", shell="fish")) == ["张三\t同名：#1,#4"]
    assert words(tab("deputy", "show", "#4", shell="fish")) == ["#4\t张三"]
    assert words(tab("deputy", "show", "\\#1")) == ["\\#1"]
    assert words(tab("deputy", "show", "%")) == []


def test_a_deputy_out_of_office_comes_last(town: Renda, tab: Tab, path: Path) -> None:
    put(path, "UPDATE seat SET status = 'ended' WHERE deputy_id = 2")
    assert words(tab("deputy", "show", "")) == ["王五", "张三", "李四"]


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("proposal list --topic", ["城乡建设", "交通"]),
        ("proposal list --unit", ["农业农村局", "财政局", "建设局", "教育局"]),
        ("proposal list --session", ["5-2", "5-1"]),
        ("deputy list --group", ["东片小组", "西片小组"]),
        ("deputy list --district", ["第3选区", "第4选区", "第5选区"]),
        ("deputy list --status", ["在任", "暂停", "终止"]),
        ("deputy list --level", ["镇", "区"]),
        ("deputy list --role", ["主席", "副主席", "主席团成员", "代表资格审查委员会成员", "秘书长"]),
        ("deputy list --label", ["妇女", "中共党员", "非党", "少数民族", "工人"]),
        ("deputy add 赵六 --elected-by", ["换届", "补选"]),
        ("deputy session edit", ["5-2", "5-1"]),
        ("deputy card", ["李四", "王五", "张三"]),
        ("deputy card 张三 --year", ["2022"]),
        (
            "register",
            [
                "议案建议",
                "学习培训",
                "联系走访",
                "视察调研",
                "实事好事",
                "小组活动",
                "履职登记",
                "会议签到",
                "代表名册",
                "接待选民",
                "选民意见",
                "家站点",
                "述职评议",
                "整改台账",
                "民生实事",
                "会议议题",
                "积分登记",
                "约谈记录",
                "人大自身工作",
            ],
        ),
        ("score publish", ["2022Q1", "2021Q4", "2022", "2021"]),
        ("score publish 2022Q1 --group", ["东片小组", "西片小组"]),
        ("score talk", ["李四", "王五", "张三", "东片小组", "西片小组", "农业农村局", "财政局", "建设局", "教育局"]),
        ("score talk 张三 --kind", ["代表", "小组", "村", "家站点", "承办单位"]),
        ("score talk 张三 --by", []),
        ("score talk 张三 --scheme", []),
        ("register --set", ["六簿三册", "六簿一册", "七簿", "三簿两册", "五登记"]),
        ("deputy session add 5-3 --kind", ["人代会", "主席团会议"]),
        ("deputy list --sort", ["id", "pinyin", "stroke", "position"]),
        ("export", WHAT.split()),
        ("deputy award add --to", ["李四", "王五", "张三"]),
        ("score award add --to", ["李四", "王五", "张三"]),
        ("deputy award add --by", []),
        ("deputy pledge list --state", ["进行中", "逾期未兑现", "已兑现", "未能兑现"]),
        (
            "deputy activity list --kind",
            [
                "视察",
                "调研",
                "执法检查",
                "培训",
                "走访",
                "座谈",
                "志愿服务",
                "询问",
                "听证",
                "小组活动",
                "预审会",
                "评议",
            ],
        ),
        ("deputy activity list --status", ["计划", "已开展", "取消"]),
        ("deputy activity show", []),
        ("deputy activity add --units", ["农业农村局", "财政局", "建设局", "教育局"]),
        ("deputy activity add --deputies", ["李四", "王五", "张三"]),
        ("deputy session attend 5-1 --part", ["上午", "下午", "晚上", "全程"]),
        ("deputy session attend 5-1 --absent", ["李四", "王五", "张三"]),
        ("summary", SPANS),
        ("summary 2022 --compare", SPANS),
        ("summary 2022 --chapter", [one.title for one in CHAPTERS]),
        ("board", SPANS),
        ("report", [*SPANS, "tables"]),
        ("report 2022 --table", list(NAMES)),
        ("calendar --quarter", ["2022Q1", "2022Q2", "2022Q3", "2022Q4", "2021Q1", "2021Q2", "2021Q3", "2021Q4"]),
        ("paper", [one.word for one in KINDS.values()]),
        ("affair add 某事 --kind", ["党委研究", "来访", "外出学习", "制度", "专职人员", "阵地投入"]),
        ("deputy article add 某文 --kind", ["调研文章", "媒体报道"]),
        ("proposal feedback 闭1 --process", ["满意", "基本满意", "不满意"]),
        ("proposal reply 闭1 --class", ["A", "B", "C", "D"]),
        ("proposal stats 2022 --round", ["half-up", "truncate", "largest-remainder"]),
        ("-f", ["table", "plain", "markdown", "html", "latex", "tsv", "csv", "json"]),
        ("--show-completion", ["bash", "zsh", "fish"]),
        ("proposal unit edit", ["农业农村局", "财政局", "建设局", "教育局"]),
        ("deputy group check --list", ["七有"]),
        ("deputy group add 第一党小组 --parent", ["东片小组", "西片小组"]),
        ("deputy pair add 张三 --grid", ["总网格长", "一级网格长", "二级网格长"]),
        ("deputy pair list --kind", ["联系代表", "结对网格支部", "网格职务"]),
        ("proposal unit edit 财政局 --name", []),
        ("proposal unit add", []),
        ("deputy session add", []),
        ("proposal edit 闭1 --no", []),
        ("proposal show 闭1", []),
    ],
)
def test_every_place_has_its_own_words(town: Renda, tab: Tab, typed: str, offered: list[str]) -> None:
    assert words(tab(*typed.split(), "")) == offered


def test_of_voters_opinions_the_numbers_come_without_what_is_confidential(town: Renda, tab: Tab, path: Path) -> None:
    put(
        path,
        "INSERT INTO station (name, kind, level, online, village) VALUES ('留道联络站', 'station', '镇', 0, '留道村')",
    )
    for line in (
        "station receive 留道 --voters 3 --deputies 张三",
        "station opinion add --reception 1 --text 路灯不亮 --topic 照明 --village 北塘村 --answer 已修好",
        "station opinion add --reception 1 --text 修水渠，找13800005678 --topic 水利 --village 北塘村",
        "station opinion add --reception 1 --text 有人打人 --topic 水利 --confidential",
    ):
        ran = town(*line.split())
        assert ran.code == 0, ran.err
    assert words(tab("station", "opinion", "show", "", shell="fish")) == [
        "3\t2022-01-10 （保密）", "2\t2022-01-10 修水渠，找138****5678", "1\t2022-01-10 路灯不亮",
    ]  # fmt: skip
    for typed, offered in (
        ("station opinion edit", ["3", "2", "1"]),
        ("station opinion list --topic", ["水利", "照明"]),
        ("station opinion list --village", ["北塘村", "留道村"]),
        ("station opinion list --status", ["待办理", "办理中", "重新办理", "已答复", "已引导", "转为代表建议"]),
        ("station opinion add --channel", ["现场", "走访", "电话", "线上", "信箱"]),
        ("station opinion add --satisfaction", ["满意", "基本满意", "不满意"]),
        ("station opinion add --reception", ["1"]),
        ("station opinion balance --by", ["station", "topic", "village"]),
        ("station reception edit", ["1"]),
        ("station receive 留道 --deputies", ["李四", "王五", "张三"]),
    ):
        assert words(tab(*typed.split(), "")) == offered, typed


def test_reviews_are_offered_by_number_those_that_are_not_over_first(town: Renda, tab: Tab) -> None:
    for line in ("听证 --subject 校车 --on 2022-05-01", "听证 --subject 路灯", "听证 --subject 水渠 --held 2022-01-09"):
        assert town("review", "plan", "--kind", *line.split()).code == 0
    assert town("review", "drop", "1", "--reason", "换届").code == 0
    assert words(tab("review", "show", "", shell="fish")) == [
        "3\t2022-01-09 听证：水渠", "2\t听证：路灯", "1\t2022-05-01 听证：校车",
    ]  # fmt: skip
    assert words(tab("review", "list", "--kind", "专")) == ["专项评议", "专题询问"]
    assert words(tab("review", "list", "--status", "已")) == ["已开展", "已办结"]
    assert "满意度" in words(tab("review", "ballot", "1", "--scheme", ""))
    assert words(tab("review", "ballot", "2", "--subject", "")) == ["水渠", "路灯", "校车"]
    assert {"建设局", "张三"} <= set(words(tab("review", "plan", "--subject", "")))


def test_stations_that_are_not_closed_are_offered_by_name(town: Renda, tab: Tab) -> None:
    for line in (
        "add 东片代表之家 --kind 家",
        "add 留道村联络站 --kind 站 --village 留道村",
        "add 旧站 --kind 站",
        "close 旧站",
    ):
        assert town("station", *line.split()).code == 0
    assert words(tab("station", "show", "", shell="fish")) == ["东片代表之家", "留道村联络站\t留道村"]
    for place in ("station edit", "station assign", "station add 新站 --parent", "deputy activity list --station"):
        assert words(tab(*place.split(), "留")) == ["留道村联络站"]
    assert words(tab("station", "add", "")) == []
    assert words(tab("station", "add", "新站", "--kind", "")) == ["家", "站", "点"]
    assert words(tab("station", "staff", "留道", "--role", "")) == ["站长", "副站长", "联络员", "法律顾问"]
    assert words(tab("station", "staff", "留道", "--person", "李")) == ["李四"]


def test_figures_come_by_key_and_by_a_label_that_one_alone_has(town: Renda, tab: Tab) -> None:
    assert words(tab("summary", "2022", "reply_rate"))[0] == "reply_rate"
    assert "答复率" in words(tab("summary", "2022", "答复"))
    assert words(tab("summary", "2022", "没有这项")) == []


def test_a_paper_of_a_single_item_is_of_whatever_has_one(town: Renda, tab: Tab) -> None:
    offered = words(tab("paper", "催办函", ""))
    assert {"5-1", "5-1/闭2", "农业农村局", "李四"} <= set(offered)
    assert words(tab("paper", "催办函", "农业农村局,建")) == ["农业农村局,建设局"]


def test_a_paper_is_of_a_session_or_of_a_proposal(town: Renda, tab: Tab) -> None:
    numbers = words(tab("proposal", "show", ""))
    assert words(tab("proposal", "sheet", "")) == ["5-2", "5-1", *numbers]
    assert words(tab("proposal", "sheet", "5-1")) == ["5-1", *words(tab("proposal", "show", "5-1"))]


def test_what_can_be_corrected_is_offered(town: Renda, tab: Tab) -> None:
    assert words(tab("proposal", "edit", "闭1", "--act", "")) == list(ACTS)
    assert words(tab("proposal", "edit", "闭1", "--act", "承")) == ["承诺"]


def test_states_are_the_words_of_the_office(town: Renda, tab: Tab) -> None:
    assert words(tab("proposal", "list", "--status", "已交办,已答")) == ["已交办,已答复"]


def leaves(node: Node, *path: str) -> list[tuple[str, ...]]:
    if not node.nodes:
        return [path]
    return [leaf for name, below in node.nodes.items() for leaf in leaves(below, *path, name)]


@pytest.mark.parametrize("place", leaves(TREE), ids=" ".join)
def test_options_of_one_name_are_completed_alike_everywhere(town: Renda, tab: Tab, place: tuple[str, ...]) -> None:
    from renda_cli.main import ROOT

    command = ROOT
    for name in place:
        command = command.get_command(None, name)
    alike = {
        "--unit": "财政局",
        "--lead": "财政局",
        "--co": "财政局",
        "--each": "财政局",
        "--with": "李四",
        "--deputy": "李四",
    }
    for param in command.params:
        option = param.opts[0]
        if getattr(param, "is_flag", False):  # takes no value
            continue
        if option in alike or (option == "--by" and param.metavar == "代表"):
            wanted = alike.get(option, "李四")
            assert words(tab(*place, option, wanted[:1])) == [wanted], option


def test_the_file_is_the_one_that_the_line_names(
    town: Renda, tab: Tab, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = tmp_path / "别的 镇.db"
    assert town("--db", str(other), "init", "--town", "别镇").code == 0
    assert town("--db", str(other), "proposal", "unit", "add", "水利站").code == 0
    monkeypatch.setenv("HERE", str(tmp_path))
    for named in (f"'{other}'", f'"{other}"', str(other).replace(" ", "\\ "), '"$HERE/别的 镇.db"'):
        assert words(tab("--db", named, "proposal", "list", "--unit", "")) == ["水利站"]
        assert words(tab("proposal", "list", "--db", "=", named, "--unit", "", shell="bash")) == ["水利站"]
        assert words(tab("proposal", "list", f"--db={named}", "--unit", "", shell="fish")) == ["水利站"]


def test_a_value_after_an_equals_sign_is_completed_in_each_shell(town: Renda, tab: Tab) -> None:
    assert words(tab("proposal", "assign", "闭2", "--lead", "=", "财")) == ["财政局"]
    assert words(tab("proposal", "list", "--format", "=")) == words(tab("proposal", "list", "--format", ""))
    assert words(tab("proposal", "assign", "闭2", "--lead=建设局,财", shell="fish")) == ["--lead=建设局,财政局"]


def test_nothing_is_read_as_more_than_text(town: Renda, tab: Tab, path: Path, tmp_path: Path) -> None:
    for topic in ("José María", "a*b", "它's", HOSTILE):
        put(path, "UPDATE proposal SET topic = ? WHERE no = '闭2'", topic)
        for typed in ("", "'", '"'):
            (answer,) = words(tab("proposal", "list", "--topic", typed + topic[0]))
            if not (typed == "'" and "'" in topic):
                shown = subprocess.run(
                    ["bash", "-c", f"printf %s {typed}{answer}{typed}"], capture_output=True, text=True, cwd=tmp_path
                )
                assert shown.stdout.replace("\\!", "!") == topic
    assert not (tmp_path / "有人来过").exists()


def test_zsh_is_answered_with_literals_only(town: Renda, tab: Tab, path: Path, tmp_path: Path) -> None:
    put(path, "UPDATE proposal SET topic = ? WHERE no = '闭2'", HOSTILE)
    (answer,) = words(tab("proposal", "list", "--topic", "坏", shell="zsh"))
    within = answer.partition("renda_found=($'")[2].partition("')")[0]
    assert not set(within) & set(" $`'\"();*[]:")
    if zsh := shutil.which("zsh"):
        script = '_describe() { print -rn -- "${renda_found[1]}" }; eval $(print -r -- "$ANSWER")'
        ran = subprocess.run(
            [zsh, "-fc", script],
            capture_output=True,
            text=True,
            cwd=tmp_path,
            env={"ANSWER": answer, "LC_ALL": "C.UTF-8"},
        )
        assert ran.stdout == HOSTILE.replace("\\", "\\\\") + ":1 件"
        assert not (tmp_path / "有人来过").exists()


def test_zsh_takes_a_name_for_its_initials_and_files_where_files_belong(town: Renda, tab: Tab) -> None:
    assert words(tab("deputy", "show", "ls", shell="zsh"))[0].endswith("renda_found -U; compstate[insert]=menu")
    assert words(tab("batch", "", shell="zsh")) == ["_files"]
    assert words(tab("proposal", "list", "--unit", "无", shell="zsh")) == []


def test_fish_asks_first_whether_words_are_wanted(
    town: Renda, tab: Tab, renda: Renda, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("_RENDA_COMPLETE", "complete_fish")
    monkeypatch.setenv("_TYPER_COMPLETE_FISH_ACTION", "is-args")
    for line, code in (("renda batch ", 1), ("renda --db ", 1), ("renda deputy show ", 0), ("renda ", 0)):
        monkeypatch.setenv("_TYPER_COMPLETE_ARGS", line)
        ran = renda(today=None)
        assert (ran.code, ran.out, ran.err) == (code, "", "")


def test_control_characters_never_reach_the_terminal(town: Renda, tab: Tab, path: Path) -> None:
    put(path, "UPDATE proposal SET topic = '坏' || char(27) || '[31m' WHERE no = '闭1'")
    put(path, "UPDATE proposal SET title = '修' || char(10, 27) || '路' WHERE no = '闭1'")
    assert words(tab("proposal", "list", "--topic", "")) == ["城乡建设"]
    assert words(tab("proposal", "show", "闭1", shell="fish")) == ["闭1\t修 �路"]


def test_at_most_two_hundred_are_offered(town: Renda, tab: Tab, path: Path) -> None:
    with sqlite3.connect(path) as db:
        db.executemany("INSERT INTO unit (name) VALUES (?)", [(f"第{n}办公室",) for n in range(1, 251)])
        (columns,) = db.execute(
            "SELECT group_concat(name) FROM pragma_table_info('proposal') WHERE name NOT IN ('id', 'no')"
        ).fetchone()
        db.executemany(
            f"INSERT INTO proposal (no, {columns}) SELECT ?, {columns} FROM proposal WHERE no = '闭2'",
            [(str(n),) for n in range(1, 151)],
        )
    assert len(words(tab("proposal", "list", "--unit", "第"))) == 200
    numbers = words(tab("proposal", "show", ""))
    assert len(numbers) == len(set(numbers)) == 200
    assert numbers[:3] == ["1", "2", "3"]
    assert words(tab("proposal", "show", "5-1/10")) == ["5-1/10", *(f"5-1/{n}" for n in range(100, 110))]


ASKED = ("proposal", "show", "")


def test_without_a_file_nothing_is_said_and_nothing_made(tab: Tab, path: Path) -> None:
    path.unlink()
    assert words(tab(*ASKED)) == []
    assert list(path.parent.iterdir()) == []
    path.mkdir()
    assert words(tab(*ASKED)) == []


@pytest.mark.parametrize(
    "spoil",
    [
        lambda content: content[:100],
        lambda content: content[:2000] + b"\xff" * 6000 + content[8000:],
        lambda _: b"",
        lambda _: b"not a database",
        lambda content: content[:60] + bytes(4) + content[64:],  # user_version: an upgrade is due
        lambda content: content[:60] + (99).to_bytes(4, "big") + content[64:],
        lambda content: content[:68] + b"else" + content[72:],  # application_id
    ],
)
def test_a_file_that_cannot_be_used_is_left_as_it_is(
    town: Renda, tab: Tab, path: Path, spoil: Callable[[bytes], bytes]
) -> None:
    assert words(tab(*ASKED)) != []
    spoilt = spoil(path.read_bytes())
    path.write_bytes(spoilt)
    before = sorted(path.parent.iterdir())
    assert words(tab(*ASKED)) == []
    assert path.read_bytes() == spoilt
    assert sorted(path.parent.iterdir()) == before


def test_a_locked_file_is_not_waited_for(town: Renda, tab: Tab, path: Path) -> None:
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    assert words(tab(*ASKED)) == []
    other.execute("ROLLBACK")
    assert words(tab(*ASKED)) != []
    other.execute("BEGIN IMMEDIATE")  # a writer that has not come to writing keeps no one from reading
    assert words(tab(*ASKED)) != []
    other.close()


def test_nothing_is_written_by_looking(town: Renda, tab: Tab, path: Path) -> None:
    path.chmod(0o400)
    before = path.read_bytes()
    assert words(tab(*ASKED)) != []
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    "typed",
    ["nonsense ", "proposal nonsense ", "proposal show 1 2 3 ", "proposal list --nonsense ", "--today 昨日 proposal show ",
     "proposal show 'a", "proposal show \udcff", "--db ~nobody-here/x.db proposal show "],
)  # fmt: skip
@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_a_line_that_makes_no_sense_is_met_with_silence(town: Renda, tab: Tab, typed: str, shell: str) -> None:
    assert words(tab(*typed.split(" "), shell=shell)) == []


@pytest.mark.parametrize(
    ("instruction", "place"),
    [("complete_tcsh", "1"), ("nonsense", "1"), ("complete_bash", "x"), ("complete_bash", "99")],
)
def test_an_odd_question_is_met_with_silence(
    renda: Renda, monkeypatch: pytest.MonkeyPatch, instruction: str, place: str
) -> None:
    monkeypatch.setenv("_RENDA_COMPLETE", instruction)
    monkeypatch.setenv("COMP_WORDS", "renda pro")
    monkeypatch.setenv("COMP_CWORD", place)
    ran = renda(today=None)
    assert (ran.code, ran.out, ran.err) == (0, "", "")


SNIPPET = """
import sys
from renda_cli.main import run
code = run()
heavy = {"sqlalchemy", "sqlmodel", "alembic", "rich", "tabulate", "pypinyin", "pydantic", "typer.rich_utils"}
print(code, *sorted(heavy & set(sys.modules)), file=sys.stderr)
"""


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
@pytest.mark.parametrize(
    "line",
    [
        "renda ",
        "renda proposal list --",
        "renda proposal show ",
        "renda deputy show z",
        "renda proposal feedback 1 --result ",
    ],
)
def test_completion_imports_nothing_heavy(town: Renda, path: Path, shell: str, line: str) -> None:
    words_ = line.split(" ")
    asked = {
        "_RENDA_COMPLETE": f"complete_{shell}", "COMP_WORDS": "\n".join(words_), "COMP_CWORD": str(len(words_) - 1),
        "_TYPER_COMPLETE_ARGS": line, "_TYPER_COMPLETE_FISH_ACTION": "get-args", "RENDA_TODAY": "2022-01-10",
    }  # fmt: skip
    ran = subprocess.run(
        [sys.executable, "-c", SNIPPET], capture_output=True, text=True, check=True, env={**os.environ, **asked}
    )
    assert ran.stderr.split() == ["0"]
    assert ran.stdout != ""


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home of its own: completion is installed into start-up files."""
    place = tmp_path / "home"
    place.mkdir()
    monkeypatch.setenv("HOME", str(place))
    monkeypatch.setenv("SHELL", "/usr/bin/fish")
    return place


@pytest.mark.parametrize(
    ("shell", "file", "start"),
    [
        ("bash", ".bash_completions/renda.sh", ".bashrc"),
        ("zsh", ".zfunc/_renda", ".zshrc"),
        ("fish", ".config/fish/completions/renda.fish", ""),
    ],
)
def test_completion_is_installed_where_the_shell_reads_it(
    renda: Renda, home: Path, shell: str, file: str, start: str
) -> None:
    if start:
        (home / start).write_text("# 我的设置\n", encoding="utf-8")
    ran = renda("--install-completion", shell)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out == f"已装好 {shell} 的补全（{home / file}）；重新打开终端后，按 Tab 键补全\n"
    script = (home / file).read_text(encoding="utf-8")
    assert f"_RENDA_COMPLETE=complete_{shell}" in script
    assert renda("--show-completion", shell).out == script
    if start:
        assert (home / start).read_text(encoding="utf-8").startswith("# 我的设置\n")
        assert f"{home}/.bash_completions" in (home / start).read_text(encoding="utf-8") or shell == "zsh"


def test_the_shell_is_the_one_of_the_environment(renda: Renda, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "complete_fish" in renda("--show-completion").out
    assert renda("--install-completion").out.startswith("已装好 fish 的补全")
    for shell, said in (
        ("/bin/tcsh", "没有“tcsh”的补全；请写明 bash、zsh、fish 中的一种，如 renda --install-completion bash\n"),
        ("", "看不出用的是哪种 shell；请写明 bash、zsh、fish 中的一种，如 renda --install-completion bash\n"),
    ):
        monkeypatch.setenv("SHELL", shell)
        ran = renda("--show-completion")
        assert (ran.code, ran.out, ran.err) == (2, "", said)
    ran = renda("--show-completion", "bash", "zsh")
    assert (ran.code, ran.err) == (2, "多写了“zsh”；后面只写一个 shell 的名称\n")


def test_what_keeps_it_from_being_installed_is_said_in_one_sentence(renda: Renda, home: Path) -> None:
    (home / ".bashrc").write_bytes(b"# \xff\n")
    ran = renda("--install-completion", "bash")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == "补全没有装上：读不了 shell 的启动文件；请用 renda --show-completion bash 印出后自己加入\n"
    assert (home / ".bashrc").read_bytes() == b"# \xff\n"
    (home / ".config").write_text("")
    ran = renda("--install-completion", "fish")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith(f"补全没有装上：{home / '.config'}")
    assert ran.err.endswith("写不了（路径中有一段不是文件夹）；请检查权限和磁盘空间\n")


def test_a_real_bash_completes_with_the_script_it_was_given(town: Renda, tmp_path: Path) -> None:
    """Sources the script and calls its function as bash would; the replies are what the command line would show."""
    program = tmp_path / "bin" / "renda"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m renda_cli "$@"\n')
    program.chmod(0o755)
    assert town("proposal", "unit", "add", "税务局（东）").code == 0
    assert town("proposal", "unit", "add", "税务局(East)").code == 0
    script = town("--show-completion", "bash").out
    ask = 'COMP_WORDS=(renda proposal list --unit 税); COMP_CWORD=4; _renda_completion renda; printf "%s\\n" "${COMPREPLY[@]}"'
    environment = {**os.environ, "PATH": f"{program.parent}:{os.environ['PATH']}"}
    ran = subprocess.run(
        ["bash", "--norc", "-c", f"{script}\n{ask}"], capture_output=True, text=True, env=environment, check=True
    )
    assert (ran.stdout, ran.stderr) == ("税务局（东）\n税务局\\(East\\)\n", "")


def test_checklists_of_stations_are_their_own(town_with_people: Renda, tab: Tab) -> None:
    assert words(tab("station", "check", "--list", "", shell="fish"))[0] == "制度牌子上墙\t5 项"
    assert words(tab("station", "rate", "--checklist", "六")) == ["六有"]
    assert words(tab("deputy", "group", "check", "--list", "")) == ["七有"]
    assert words(tab("station", "rate", "--by", "")) == []
