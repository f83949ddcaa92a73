"""The verbs of the whole life out of order: states, days, units and deputies that do not fit; corrections that cannot be."""

from pathlib import Path

import pytest

from tests.commands.test_bad_input import carried_out, office, refused
from tests.commands.test_bad_verbs import office_file
from tests.conftest import Renda

__all__ = [
    "office",
    "office_file",
]  # fixtures of the neighbours: tests/commands/test_bad_verbs.py says what 1 to 10 are

EXTEND = "proposal extend 2 --reason 等批复 --approved-by 主席团"
BEFORE = (
    ("accept", "proposal accept 1,4", "5-1/4 现在的状态是“已答复”", "不能登记受理", "登记代表反馈（feedback）"),
    ("accept before the hand-in", "proposal accept 1 --on 2022-01-05", "2022-01-06 才提出", "2022-01-05", "--on"),
    ("agenda", "proposal agenda 2 no", "已交办", "不能登记是否列入议程"),
    ("agenda of a suggestion", "proposal agenda 1 yes", "5-1/1 是建议", "只有议案"),
    ("agenda before the hand-in", "proposal agenda 5 yes --on 2022-01-05", "2022-01-06 才提出", "--on"),
    ("the presidium's own not on the agenda", "proposal agenda 5 no --reason 不属职权", "5-1/5 由主席团提出，不转为建议", "代表联名"),
    ("refuse", "proposal refuse 1,2 --reason 个人事项", "5-1/2 现在的状态是“已交办”", "不能不予受理", "撤回（withdraw）"),
    ("refuse once more", "proposal refuse 7 --reason 个人事项", "“不予受理”", "修改（edit）"),
    ("refuse before the hand-in", "proposal refuse 1 --reason 个人事项 --on 2022-01-05", "2022-01-06 才提出", "--on"),
    ("reference", "proposal reference 3 --reason 已安排", "已交办", "不能转作参考"),
    ("reference before the hand-in", "proposal reference 1 --reason 已安排 --on 2022-01-05", "2022-01-06 才提出", "--on"),
    ("merge", "proposal merge 4 --into 1", "5-1/4", "已答复", "不能并案"),
    ("merge what is merged", "proposal merge 9 --into 1", "5-1/9", "并案办理", "交办（assign）"),
    ("merge into itself", "proposal merge 1 --into 1", "5-1/1 不能并入自己", "--into"),
    ("merge one of many into itself", "proposal merge 1,2,8 --into 8", "5-1/8 不能并入自己", "--into"),
    ("merge into a closed one", "proposal merge 1 --into 10", "5-1/10 现在的状态是“已办结”", "请并入一件正在办理的"),
    ("merge into a refused one", "proposal merge 1 --into 7", "5-1/7 现在的状态是“不予受理”", "请并入一件正在办理的"),
    ("merge into a merged one", "proposal merge 1 --into 9", "5-1/9 现在的状态是“并案办理”", "请并入一件正在办理的"),
    ("merge before the hand-in", "proposal merge 1 --into 8 --on 2022-01-05", "2022-01-06 才提出", "--on"),
    ("merge before the assignment", "proposal merge 2 --into 8 --on 2022-01-30", "2022-01-31 还在办理中", "并案不能在 2022-01-30", "--on"),
    ("withdraw", "proposal withdraw 4 --by 张三,李四", "已答复", "不能撤回"),
    ("withdraw by nobody", "proposal withdraw 1 --by ,", "没有写由谁要求撤回", "--by"),
    ("withdraw by a stranger", "proposal withdraw 1 --by 李四", "李四 没有在 5-1/1 上署名", "张三"),
    ("withdraw without a signatory", "proposal withdraw 8 --by 李四", "全体联名的代表", "还缺 张三", "--by 李四,张三"),
    ("withdraw by one twice", "proposal withdraw 8 --by 张三,张三", "张三”写了两遍", "请去掉一个"),
    ("withdraw with another merged in", "proposal withdraw 8 --by 李四,张三", "5-1/9 并在 5-1/8 里办理", "renda proposal assign 5-1/9"),
    ("withdraw before the assignment", "proposal withdraw 2 --by 张三 --on 2022-01-30", "2022-01-31 还在办理中", "撤回不能在 2022-01-30"),
    ("withdraw the presidium's by a deputy", "proposal withdraw 5 --by 张三", "张三 没有在 5-1/5 上署名", "主席团"),
    ("refer-up", "proposal refer-up 10 --to 区水利局", "已办结", "不能向上反映"),
    ("refer-up before the assignment", "proposal refer-up 2 --to 区水利局 --on 2022-01-30", "2022-01-31 还在办理中", "--on"),
)  # fmt: skip
WITH_UNITS = (
    ("join as complex", "proposal assign 2 --co 建设局 --complex", "5-1/2 已交农业农村局办理", "renda proposal edit --complex"),
    ("join as a co-handler with a day", "proposal assign 2 --co 建设局 --until 2022-05-01", "协办单位没有答复期限", "--until"),
    ("join without a unit", "proposal assign 2 --complex", "没有写要加的单位", "--co"),
    ("join separately beside a lead", "proposal assign 2 --each 建设局,教育局", "--each 不能与 --lead、--co", "--each"),
    ("join as a co-handler beside separate ones", "proposal assign 3 --co 农业农村局", "--each 不能与 --lead、--co", "--co"),
    ("join before the others", "proposal assign 3 --each 农业农村局 --on 2022-01-30", "2022-01-31 还在办理中", "交办不能在 2022-01-30"),
    ("assign what was refused", "proposal assign 7 --lead 建设局", "不予受理", "不能交办"),
    ("receive", "proposal receive 1", "已提出", "不能登记签收", "交办（assign）"),
    ("receive by which of two", "proposal receive 2", "农业农村局、财政局", "--unit"),
    ("receive by another", "proposal receive 2 --unit 建设局", "没有交办给建设局", "农业农村局、财政局"),
    ("receive twice", "proposal receive 8", "农业农村局 在 2022-02-10 已签收 5-1/8", "renda proposal edit --act 签收"),
    ("receive before the assignment", "proposal receive 2 --unit 财政局 --on 2022-01-30", "2022-01-31 才交办", "签收不能在 2022-01-30"),
    ("receive after the reply", "proposal receive 3 --unit 财政局", "2022-03-01 已答复", "--on"),
    ("return", "proposal return 4 --reason 不属本单位", "已答复", "不能退办"),
    ("return by which of two", "proposal return 2 --reason 不属本单位", "农业农村局、财政局", "--unit"),
    ("return by another", "proposal return 2 --unit 建设局 --reason 不属本单位", "没有交办给建设局", "农业农村局"),
    ("return after the reply", "proposal return 3 --unit 财政局 --reason 不属本单位", "财政局 已答复 5-1/3", "renda proposal show"),
    ("return before the receipt", "proposal return 8 --reason 不属本单位 --on 2022-02-09", "2022-02-10 才签收", "--on"),
    ("return before the assignment", "proposal return 2 --unit 财政局 --reason 不属本单位 --on 2022-01-30", "2022-01-31 才交办", "--on"),
    ("extend", "proposal extend 4 --until 2022-06-30 --reason 等批复 --approved-by 主席团", "已答复", "不能延期"),
    ("extend to the same day", f"{EXTEND} --until 2022-04-30", "不晚于现在的期限 2022-04-30", "--until"),
    ("extend beyond the longest", f"{EXTEND} --until 2022-09-30", "超过最长期限 2022-07-31", "renda proposal explain"),
    ("extend what is late", f"{EXTEND} --until 2022-06-30 --on 2022-05-01", "2022-04-30 已过", "--on"),
    ("extend before the assignment", f"{EXTEND} --until 2022-06-30 --on 2022-01-30", "2022-01-31 还在办理中", "--on"),
    ("extend a co-handler", f"{EXTEND} --until 2022-06-30 --unit 财政局", "5-1/2 没有可以延期的答复期限"),
    ("extend another unit", f"{EXTEND} --until 2022-06-30 --unit 建设局", "没有交办给建设局", "农业农村局"),
    ("urge", "proposal urge 2,1 --how 电话", "5-1/1 现在的状态是“已提出”", "不能催办"),
    ("urge another unit", "proposal urge 2 --how 电话 --unit 建设局", "没有交办给建设局", "农业农村局"),
    ("urge before the assignment", "proposal urge 2 --how 电话 --on 2022-01-30", "2022-01-31 才交办", "--on"),
    ("urge about nothing", "proposal urge 10 --how 电话", "没有在等的答复、意见、反馈或承诺", "--about"),
    ("urge a unit that has replied", "proposal urge 3 --how 电话 --unit 财政局", "没有在等的答复", "--about"),
    ("an opinion again before there was one", "proposal opinion 2 --unit 财政局 --redo 没有内容", "还没有提出协办意见", "要求重提"),
    ("merge a unit into itself", "proposal unit merge 财政局 --into 财政局", "财政局 不能并入自己", "--into"),
    ("merge a unit before its papers", "proposal unit merge 农业农村局 --into 财政局 --on 2022-01-30", "农业农村局 在 2022-02-10 还有办理的登记", "--on"),
    ("rename nothing on a day", "proposal unit edit 财政局 --on 2022-02-20", "没有写要改什么", "--name"),
)  # fmt: skip
AFTER = (
    ("reply to a stranger", "proposal reply 2 --class A --ref 1 --to 王五", "王五 没有在 5-1/2 上署名", "张三"),
    ("send", "proposal send 1 --to 张三", "已提出", "不能登记送达答复"),
    ("send before a reply", "proposal send 2 --to 张三", "5-1/2 第 1 轮还没有答复", "renda proposal reply"),
    ("send to nobody", "proposal send 4 --to ,", "没有写送给谁", "--to"),
    ("send to a stranger", "proposal send 4 --to 王五", "王五 没有在 5-1/4 上署名", "张三、李四"),
    ("send twice", "proposal send 4 --to 李四", "李四 已收到 5-1/4 的答复", "不必"),
    ("rate a reply without the process", "proposal feedback 4 --by 张三 --result 满意", "--process", "--promise"),
    ("rate a promise and the process", "proposal feedback 4 --by 张三 --promise 泵房 --process 满意 --result 满意", "只写 --result", "--process"),
    ("rate a promise before it is kept", "proposal feedback 4 --by 张三 --promise 公厕 --result 满意", "“改建一处泵房”", "请用 --promise"),
    ("rate a promise by a co-signer", "proposal feedback 4 --by 李四 --promise 泵房 --result 满意", "领衔代表 张三", "--by"),
    ("rate a promise too early", "proposal feedback 4 --by 张三 --promise 泵房 --result 满意 --on 2022-03-04", "2022-03-05 才有结果", "--on"),
    ("rate a group's by a stranger", "proposal feedback 6 --by 李四 --process 满意 --result 满意", "李四 不是东片小组的代表", "--by 东片小组"),
    ("break", "proposal break 2 --reason 土地未批", "已交办", "不能登记承诺不能落实"),
    ("break without a promise", "proposal break 6 --reason 土地未批", "5-1/6 没有未落实的承诺", "renda proposal show"),
    ("break what was kept", "proposal break 4 --reason 土地未批 --what 泵房", "“改建一座公厕”", "--what"),
    ("break before it was promised", "proposal break 4 --reason 土地未批 --on 2022-02-28", "2022-03-01 才登记", "--on"),
    ("supervise", "proposal supervise 2,10 --level 重点", "5-1/10 现在的状态是“已办结”", "不能列为督办"),
    ("supervise before the hand-in", "proposal supervise 2 --level 重点 --on 2022-01-05", "2022-01-06 才提出", "--on"),
    ("visit", "proposal visit 2,1", "5-1/1 现在的状态是“已提出”", "不能登记现场督办"),
    ("visit before the hand-in", "proposal visit 2 --on 2022-01-05", "2022-01-06 才提出", "--on"),
    ("look again on the same day", "proposal visit 2 --then 2022-03-10", "2022-03-10 不晚于这次的 2022-03-10", "--then"),
    ("excellent", "proposal excellent 7", "不予受理", "不能评为优秀"),
    ("excellent twice", "proposal excellent 2,10", "5-1/10 已评为优秀建议", "renda proposal show"),
    ("not excellent, never named so", "proposal excellent 2 --no", "5-1/2 没有评为优秀建议", "renda proposal show"),
    ("excellent before the hand-in", "proposal excellent 2 --on 2022-01-05", "2022-01-06 才提出", "--on"),
    ("publish", "proposal publish 7 yes", "不予受理", "不能登记公开"),
    ("not public without a reason", "proposal publish 2 no --reason ' '", "不公开要写明理由", "--reason"),
    ("public though confidential", "proposal publish 2,8 yes", "5-1/8 是代表要求保密的件", "edit --not-confidential"),
    ("public before the hand-in", "proposal publish 2 yes --on 2022-01-05", "2022-01-06 才提出", "--on"),
    ("note before the hand-in", "proposal note 2 --text 会商 --on 2022-01-05", "2022-01-06 才提出", "--on"),
)  # fmt: skip
HANDED_IN = (
    ("two proposers", "proposal add 新桥 --by 张三 --by-presidium", "--by-presidium", "只能写一个"),
    ("a group and the government", "proposal add 新桥 --by-group 东片小组 --by-government", "--by-government", "只能写一个"),
    ("the presidium with a co-signer", "proposal add 新桥 --by-presidium --with 李四", "没有附议代表", "--with"),
    ("a suggestion of the government", "proposal add 新桥 --by-government", "政府只能提议案", "--kind 议案"),
    ("edited into two proposers", "proposal edit 2 --by 张三 --by-presidium", "只能写一个", "--by"),
    ("edited into a co-signer of itself", "proposal edit 2 --with 张三", "既是领衔又是附议", "--with"),
    ("edited into a co-signer twice", "proposal edit 2 --with 李四,李四", "“李四”写了两遍", "请去掉一个"),
    ("edited to a day after the assignment", "proposal edit 2 --on 2022-02-01", "2022-01-31 已交办", "--on"),
    ("edited to an unknown session", "proposal edit 2 --session 5-9", "5-9", "renda deputy session add 5-9"),
    ("edited to session and between", "proposal edit 2 --session 5-1 --between", "只能写一个", "--session"),
    ("a day by hand where a rule gives one", "proposal edit 2 --until 2022-05-30", "没有缺答复期限的单位", "extend"),
)  # fmt: skip


@pytest.mark.parametrize(
    ("line", "telling"),
    [pytest.param(line, telling, id=what) for what, line, *telling in (*BEFORE, *WITH_UNITS, *AFTER, *HANDED_IN)],
)
def test_a_step_that_does_not_fit(office: Renda, path: Path, line: str, telling: list[str]) -> None:
    refused(office, path, line, *telling)


# edit NUMBER --act …: the rest of the line, then telling words.
CORRECTIONS = (
    ("2 --act 交办", "没有写要改什么", "--on、--received、--to-unit"),
    ("2 --act 交办 --class B", "改正交办不能用 --class", "--to-unit"),
    ("2 --act 交办 --on 2022-01-05", "交办（2022-01-05）不能早于提出（2022-01-06）", "请核对日期"),
    ("2 --act 交办 --on 2022-01-31", "本来就是这样", "请核对"),
    ("2 --act 交办 --unit 建设局 --on 2022-02-01", "没有所指的交办", "--unit"),
    ("2 --act 交办 --unit 农业农村局 --to-unit 财政局", "已交", "--to-unit"),
    ("2 --act 交办 --to-unit 建设局", "2 项", "请用 --unit"),
    ("2 --act 交办 --received 2022-01-30", "收到（2022-01-30）不能早于交办（2022-01-31）", "请核对日期"),
    ("4 --act 交办 --on 2022-03-02", "不能早于", "2022-03-02", "请核对日期"),
    ("2 --act 签收 --on 2022-02-01", "5-1/2 没有登记过签收", "renda proposal show"),
    ("8 --act 签收", "没有写要改什么", "--on"),
    ("8 --act 签收 --on 2022-01-30", "签收（2022-01-30）不能早于交办（2022-01-31）", "请核对日期"),
    ("2 --act 联系 --how 面商", "没有登记过联系", "renda proposal show"),
    ("2 --act 协办意见 --ref 1", "没有登记过协办意见", "renda proposal show"),
    ("4 --act 答复 --on 2022-01-30", "答复（2022-01-30）不能早于交办（2022-01-31）", "请核对日期"),
    ("4 --act 答复 --class B", "本来就是这样", "请核对"),
    ("4 --act 答复 --process 满意", "改正答复不能用 --process", "--class"),
    ("4 --act 答复 --title 新题", "改正答复不能用 --title", "--class"),
    ("4 --act 答复 --round 2 --class A", "没有所指的答复", "--round"),
    ("4 --act 答复 --nth 3 --class A", "没有所指的答复", "--nth"),
    ("4 --act 答复 --nth 0 --class A", "没有所指的答复", "--nth"),
    ("4 --act 答复 --nth -1 --class A", "没有所指的答复", "--nth"),
    ("3 --act 答复 --unit 建设局 --class B", "没有所指的答复", "--unit"),
    ("4 --act 反馈 --result 满意", "没有登记过反馈", "renda proposal show"),
    ("4 --act 承诺 --until 2022-11-01", "承诺有 2 项", "--nth"),
    ("4 --act 承诺 --nth 1 --until 2022-02-01", "承诺的日子（2022-02-01）不能早于登记承诺（2022-03-01）", "请核对日期"),
    ("4 --act 落实 --on 2022-02-01", "落实（2022-02-01）不能早于登记承诺（2022-03-01）", "请核对日期"),
    ("4 --act 不能落实 --reason 土地未批", "没有登记过不能落实", "renda proposal show"),
    ("4 --act 评价 --result 满意", "没有登记过评价", "renda proposal show"),
    ("2 --act 退办 --on 2022-02-01", "没有登记过退办", "renda proposal show"),
    ("4 --act 办结 --on 2022-03-09", "没有登记过办结", "renda proposal show"),
    ("10 --act 办结 --on 2022-02-28", "不能早于", "2022-02-28", "请核对日期"),
    ("4 --act 催办 --how 电话", "没有登记过催办", "renda proposal show"),
    ("4 --act 延期 --until 2022-06-01", "没有登记过延期", "renda proposal show"),
    ("4 --act 督办 --leader 陈主席", "没有登记过督办", "renda proposal show"),
    ("4 --act 现场 --result 好", "没有登记过现场", "renda proposal show"),
    ("4 --act 记事 --text 会商", "没有登记过记事", "renda proposal show"),
    ("4 --act 决定 --on 2022-01-08", "没有登记过决定", "renda proposal show"),
    ("7 --act 决定 --on 2022-01-05", "不能早于提出（2022-01-06）", "请核对日期"),
    ("4 --class B", "--class 用于改正办理中的事", "--act"),
    ("4 --unit 教育局", "--unit 用于改正办理中的事", "--act"),
    ("4 --nth 1 --title 新题", "--nth 用于改正办理中的事", "--act"),
)  # fmt: skip


@pytest.mark.parametrize(("line", "telling"), [(line, telling) for line, *telling in CORRECTIONS])
def test_a_correction_that_cannot_be(office: Renda, path: Path, line: str, telling: list[str]) -> None:
    refused(office, path, f"proposal edit {line}", *telling)


def test_an_acceptance_is_entered_once(office: Renda, path: Path) -> None:
    carried_out(office, "proposal accept 1")
    refused(office, path, "proposal accept 2,1", "5-1/1 已登记受理", "不必")


def test_a_motion_is_put_on_the_agenda_once(office: Renda, path: Path) -> None:
    carried_out(office, "proposal agenda 5 yes")
    refused(office, path, "proposal agenda 5 是", "5-1/5 已登记列入议程", "renda proposal edit --act 决定")


def test_what_was_published_is_not_made_confidential(office: Renda, path: Path) -> None:
    carried_out(office, "proposal publish 2 yes")
    refused(office, path, "proposal edit 2 --confidential", "5-1/2 已登记公开", "publish")


def test_a_second_extension_is_longer_than_the_first(office: Renda, path: Path) -> None:
    carried_out(office, f"{EXTEND} --until 2022-06-30")
    refused(office, path, f"{EXTEND} --until 2022-06-15", "不晚于现在的期限 2022-06-30", "--until")
    refused(office, path, "proposal edit 2 --act 延期 --until 2022-08-01", "超过最长期限 2022-07-31", "请改成")


def test_a_slip_is_not_corrected_before_the_reply(office: Renda, path: Path) -> None:
    carried_out(office, "proposal feedback 4 --by 张三 --process 满意 --result 满意 --on 2022-03-05")
    refused(office, path, "proposal edit 4 --act 反馈 --on 2022-02-28", "不能早于答复（2022-03-01）", "请核对日期")
    refused(office, path, "proposal edit 4 --act 反馈 --result 很好", "“很好”", "满意、基本满意、不满意")
