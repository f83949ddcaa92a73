"""The command tree: names, modules and one-line helps. A module is imported when its command is typed."""

from typing import NamedTuple


class Node(NamedTuple):
    """A command (with the module under renda_cli.commands that holds it) or a group of commands, and its help in a line.

    A group that has a module too is also a command: typed alone it is its own `list`.
    """

    help: str
    module: str = ""
    nodes: "dict[str, Node] | None" = None


TREE = Node(
    "乡镇人大工作台账：代表、议案建议、期限、评价、统计，都在一个文件里。",
    nodes={
        "init": Node("新建本镇的数据库文件。", "files"),
        "where": Node("显示用的是哪个文件。", "files"),
        "due": Node("列出逾期和将到期的答复、重办、承诺等；有逾期的退出码为 1。", "due"),
        "summary": Node("一年或几年的各项指标，每项都写明口径。", "summary"),
        "import": Node("把表格里的记录导入，要么全部写入，要么全不写入；再导一次不会重复。", "exchange"),
        "export": Node("导出一张表，或整套移交；导出的都能再导入。", "exchange"),
        "log": Node(
            "日志：init 以来的每一次写入，由哪条命令、在什么时候。",
            "journal",
            {
                "list": Node("列出日志，最近的在前；只写 renda log 也是。", "journal"),
                "show": Node("显示日志里的一条：写入了哪些记录，改前改后的内容。", "journal"),
            },
        ),
        "undo": Node("撤销最近一条命令，导入和批处理也能整个撤销；再用一次，撤销再前一条。", "journal"),
        "redo": Node("恢复刚撤销的一条；撤销以后又有新登记的，不能再恢复。", "journal"),
        "batch": Node("一次执行一个文件里的许多命令，要么全部写入，要么全不写入。", "batch"),
        "backup": Node("备份数据库，核对无误才算数；不妨碍别人同时使用。", "upkeep"),
        "restore": Node("用一份备份恢复数据库，现有的另存一份。", "upkeep"),
        "check": Node("检查文件、引用、记录和规则，列出全部问题；有错误的退出码为 1。", "check"),
        "when": Node("推算一个日期，逐行写明过程；不写期间的，按在用规则的答复期限。", "calendar"),
        "proposal": Node(
            "议案和建议：提出、交办、答复、反馈、承诺。",
            nodes={
                "add": Node("登记一件议案或建议。", "proposal.entry"),
                "edit": Node("修改已登记的内容；改正交办、答复、反馈等用 --act。", "proposal.entry"),
                "accept": Node("登记已受理，并已告知代表。", "proposal.intake"),
                "agenda": Node("登记主席团是否把议案列入会议议程；不列入的转为建议。", "proposal.intake"),
                "refuse": Node("登记不予受理，写明理由。", "proposal.intake"),
                "reference": Node("转作工作参考，不交办。", "proposal.intake"),
                "merge": Node("把内容相同的并入另一件一起办理，答复时各代表都答复。", "proposal.intake"),
                "withdraw": Node("登记代表要求撤回；联名的须全体要求。", "proposal.intake"),
                "refer-up": Node("登记已向上级机关反映。", "proposal.intake"),
                "assign": Node("交承办单位办理，算出答复期限。", "proposal.handling"),
                "receive": Node("登记承办单位签收。", "proposal.handling"),
                "return": Node("登记承办单位退办，再用 assign 改交别的单位。", "proposal.handling"),
                "extend": Node("登记经同意的延期，不超过最长期限。", "proposal.handling"),
                "contact": Node("登记承办单位与代表的一次见面或联系。", "proposal.handling"),
                "opinion": Node("登记协办单位给主办单位的意见。", "proposal.handling"),
                "urge": Node("登记一次催办。", "proposal.handling"),
                "reply": Node("登记承办单位的答复。", "proposal.handling"),
                "send": Node("登记把答复送达一名署名的代表。", "proposal.handling"),
                "feedback": Node("登记代表对答复的反馈；不满意的退回重新办理。", "proposal.feedback"),
                "promise": Node("登记答复里承诺的事项，跟踪到落实为止。", "proposal.feedback"),
                "keep": Node("登记一项承诺已经落实。", "proposal.feedback"),
                "break": Node("登记一项承诺不能落实，写明原因。", "proposal.feedback"),
                "ledger": Node("承诺台账：当年的和以前年度结转的。", "proposal.feedback"),
                "close": Node("办结；未落实的承诺继续跟踪。", "proposal.feedback"),
                "supervise": Node("列为重点或一般督办，列出参加的人。", "proposal.supervision"),
                "visit": Node("登记一次现场督办或回头看。", "proposal.supervision"),
                "excellent": Node("评为优秀建议。", "proposal.supervision"),
                "publish": Node("登记是否公开；不公开的写明理由。", "proposal.supervision"),
                "note": Node("记一件别的命令没有位置的事，如会商、评估。", "proposal.supervision"),
                "list": Node("列出议案建议，可按条件筛选。", "proposal.reading"),
                "search": Node("按几个词查找，标题、单位、文号、承诺等处都找。", "proposal.reading"),
                "similar": Node("查找标题相近的旧件。", "proposal.reading"),
                "show": Node("显示一件的全部情况和时间线。", "proposal.reading"),
                "explain": Node("逐行说明各个期限怎样算出。", "proposal.reading"),
                "stats": Node("按类别、单位、结果等统计一年或几年的议案建议。", "proposal.reading"),
                "sheet": Node("生成一次会议的交办清单，或一件的交办函。", "proposal.papers"),
                "unit": Node(
                    "承办单位。",
                    nodes={
                        "add": Node("登记一个承办单位。", "proposal.unit"),
                        "list": Node("列出承办单位和各单位承办的件数。", "proposal.unit"),
                        "edit": Node("修改承办单位的名称、负责人、联系人。", "proposal.unit"),
                        "merge": Node("登记一个单位并入另一个，在办的由后者继续。", "proposal.unit"),
                    },
                ),
            },
        ),
        "deputy": Node(
            "代表和会议。",
            nodes={
                "add": Node("登记一名代表。", "deputy.person"),
                "list": Node("列出代表。", "deputy.person"),
                "show": Node("显示一名代表和所提的议案建议。", "deputy.person"),
                "edit": Node("修改代表的登记内容。", "deputy.person"),
                "group": Node(
                    "代表小组和代表团。",
                    nodes={
                        "add": Node("登记一个代表小组或代表团，可定组长。", "deputy.group"),
                        "list": Node("列出代表小组。", "deputy.group"),
                    },
                ),
                "session": Node(
                    "人代会和主席团会议。",
                    nodes={
                        "add": Node("登记一次会议。", "deputy.session"),
                        "close": Node("登记闭会，并推算自闭会之日起算的期限。", "deputy.session"),
                        "edit": Node("改正会议日期，并重算自闭会之日起算的期限。", "deputy.session"),
                        "list": Node("列出各次会议。", "deputy.session"),
                    },
                ),
            },
        ),
        "rules": Node(
            "规则：法律和各地规定的数值，每项有施行日期和出处。",
            nodes={
                "list": Node("列出各地的规则，标出在用的。", "rules"),
                "show": Node("显示现行规则：每个数值的施行日期和出处。", "rules"),
                "use": Node("选用一个地方的规则。", "rules"),
                "set": Node("定本镇自己的规则，写明施行日期和出处。", "rules"),
                "derive": Node("按现行规则和放假安排重算未完成的期限，列出改变的。", "rules"),
                "check": Node("检查一份规则表写得对不对。", "rules"),
            },
        ),
        "holidays": Node(
            "放假和调休。",
            nodes={
                "list": Node("列出已录入放假安排的年份。", "calendar"),
                "import": Node("录入国务院办公厅一年的放假安排。", "calendar"),
            },
        ),
    },
)
