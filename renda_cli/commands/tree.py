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
        "register": Node("簿册：列出各种簿册，或生成一种，栏目由本镇自定。", "register"),
        "deputy": Node(
            "代表、会议和代表活动。",
            nodes={
                "add": Node("登记一名代表。", "deputy.person"),
                "list": Node("列出代表，可按笔画、拼音或手工次序。", "deputy.person"),
                "search": Node("按姓名、姓名的一部分或拼音首字母查找代表。", "deputy.naming"),
                "show": Node("显示一名代表和所提的议案建议。", "deputy.person"),
                "edit": Node("修改代表的登记内容。", "deputy.person"),
                "order": Node("定名册上的手工次序。", "deputy.naming"),
                "import": Node("导入代表名册，与 renda import deputies 相同。", "deputy.person"),
                "stats": Node("代表的人数、席位和结构。", "deputy.structure"),
                "level": Node(
                    "兼任的各级代表职务。",
                    nodes={
                        "add": Node("登记一人在另一级的代表职务。", "deputy.level"),
                        "edit": Node("改正一个代表职务的选区、证号等。", "deputy.level"),
                        "list": Node("列出一人或全部的代表职务。", "deputy.level"),
                    },
                ),
                "role": Node(
                    "主席、副主席、主席团成员等职务。",
                    nodes={
                        "add": Node("登记一名代表担任的人大职务。", "deputy.role"),
                        "end": Node("登记不再担任。", "deputy.role"),
                        "list": Node("列出担任人大职务的代表。", "deputy.role"),
                    },
                ),
                "suspend": Node("登记依法暂停执行代表职务。", "deputy.status"),
                "resume": Node("登记恢复执行代表职务。", "deputy.status"),
                "end": Node("登记代表资格终止，写明情形，并说明由谁决定。", "deputy.status"),
                "announce": Node("补登终止、暂停的报告和公告日期。", "deputy.status"),
                "vacancies": Node("列出出缺待补选的席位。", "deputy.status"),
                "congress": Node("换届：结束上一届的代表职务，开始新一届。", "deputy.status"),
                "election": Node(
                    "换届选举和补选。",
                    nodes={
                        "add": Node("登记一个选区的选举。", "deputy.election"),
                        "candidate": Node("登记一名候选人。", "deputy.election"),
                        "review": Node("登记对候选人的一道把关或审查。", "deputy.election"),
                        "elect": Node("登记当选，当选人即登记为代表。", "deputy.election"),
                        "list": Node("列出各次选举。", "deputy.election"),
                        "show": Node("显示一次选举的候选人、审查和结果。", "deputy.election"),
                    },
                ),
                "group": Node(
                    "代表小组、代表团和党组织。",
                    nodes={
                        "add": Node("登记一个代表小组或代表团，可定组长。", "deputy.group"),
                        "edit": Node("修改小组的名称、组长、上级等。", "deputy.group"),
                        "member": Node("登记党支部、党小组的成员，或把代表编入小组。", "deputy.group"),
                        "plan": Node("登记年度计划或总结。", "deputy.group"),
                        "check": Node("按检查表逐项检查小组，如七有。", "deputy.group"),
                        "list": Node("列出代表小组。", "deputy.group"),
                        "show": Node("显示一个小组的成员、计划、活动和检查。", "deputy.group"),
                    },
                ),
                "pair": Node(
                    "联系代表、结对网格支部、网格职务。",
                    nodes={
                        "add": Node("登记一项联系、结对或网格职务。", "deputy.pairing"),
                        "done": Node("登记结对的民生项目已经完成。", "deputy.pairing"),
                        "end": Node("登记一项联系或结对结束。", "deputy.pairing"),
                        "list": Node("列出联系和结对，哪些代表还没有。", "deputy.pairing"),
                    },
                ),
                "session": Node(
                    "人代会和主席团会议。",
                    nodes={
                        "add": Node("登记一次会议。", "deputy.session"),
                        "close": Node("登记闭会，并推算自闭会之日起算的期限。", "deputy.session"),
                        "edit": Node("改正会议日期，并重算自闭会之日起算的期限。", "deputy.session"),
                        "attend": Node("登记到会：只写请假和缺席的，其余为出席。", "deputy.session"),
                        "list": Node("列出各次会议和到会人数。", "deputy.session"),
                        "show": Node("显示一次会议的到会情况和法定人数。", "deputy.session"),
                    },
                ),
                "remind": Node("一年里该提醒的：会议少了、未经批准两次不出席等。", "deputy.remind"),
                "activity": Node(
                    "视察、调研、执法检查、培训、走访等活动。",
                    nodes={
                        "add": Node("登记一次活动，或预先登记计划。", "deputy.activity"),
                        "done": Node("登记计划的活动已经开展。", "deputy.activity"),
                        "move": Node("登记计划的活动改期。", "deputy.activity"),
                        "drop": Node("登记计划的活动取消。", "deputy.activity"),
                        "edit": Node("修改一次活动的登记内容。", "deputy.activity"),
                        "suggest": Node("登记活动中提出的一条建议。", "deputy.activity"),
                        "to-proposal": Node("把活动中的一条建议转为代表建议。", "deputy.activity"),
                        "reply": Node("登记有关单位对活动所提建议的反馈。", "deputy.activity"),
                        "list": Node("列出活动，可按种类、小组、代表筛选。", "deputy.activity"),
                        "show": Node("显示一次活动的全部情况。", "deputy.activity"),
                    },
                ),
                "article": Node(
                    "调研文章和宣传报道。",
                    nodes={
                        "add": Node("登记一篇文章或报道。", "deputy.article"),
                        "list": Node("列出文章和报道。", "deputy.article"),
                    },
                ),
                "pledge": Node(
                    "实事承诺。",
                    nodes={
                        "add": Node("登记一名代表承诺的一件实事。", "deputy.pledge"),
                        "fulfil": Node("登记一件承诺已经兑现，写明证明材料。", "deputy.pledge"),
                        "break": Node("登记一件承诺未能兑现，写明原因。", "deputy.pledge"),
                        "list": Node("列出一年的承诺，谁还没有承诺。", "deputy.pledge"),
                    },
                ),
                "deed": Node(
                    "实事好事和解决的问题。",
                    nodes={
                        "add": Node("登记一件实事、好事或解决的问题。", "deputy.deed"),
                        "list": Node("列出一年的实事好事。", "deputy.deed"),
                    },
                ),
                "household": Node(
                    "联系户、帮扶户。",
                    nodes={
                        "add": Node("登记一名代表联系的一户。", "deputy.household"),
                        "end": Node("登记不再联系一户。", "deputy.household"),
                        "list": Node("列出联系户，户主姓名隐去。", "deputy.household"),
                    },
                ),
                "fund": Node(
                    "代表活动经费。",
                    nodes={
                        "add": Node("登记一笔活动经费支出。", "deputy.fund"),
                        "list": Node("列出一年里各代表的标准、已用和结余。", "deputy.fund"),
                    },
                ),
                "award": Node(
                    "表彰：优秀代表、先进小组等。",
                    nodes={
                        "add": Node("登记一项表彰和奖金。", "deputy.award"),
                        "list": Node("列出表彰。", "deputy.award"),
                    },
                ),
                "card": Node("生成一名代表的履职档案。", "deputy.papers"),
                "publish": Node("生成向社会公布的代表基本信息和履职情况，不含个人信息。", "deputy.papers"),
                "wall": Node("生成上墙的代表名单，留照片位置。", "deputy.papers"),
                "roster": Node("生成报送的代表名册和结构统计。", "deputy.papers"),
            },
        ),
        "station": Node(
            "代表之家、联络站、联系点：接待选民，选民意见。",
            nodes={
                "add": Node("登记一个代表之家、联络站或联系点。", "station.place"),
                "list": Node("列出家站点，可按种类、星级筛选。", "station.place"),
                "show": Node("显示一个家站点的全部情况。", "station.place"),
                "edit": Node("修改家站点的登记内容。", "station.place"),
                "close": Node("登记一个家站点撤销。", "station.place"),
                "staff": Node("登记站长、副站长、联络员、法律顾问。", "station.people"),
                "assign": Node("登记代表进站，或到别的站参加活动。", "station.people"),
                "unassign": Node("登记代表不再在这个站。", "station.people"),
                "unassigned": Node("列出没有进站的代表。", "station.people"),
                "check": Node("按检查表逐项检查家站点，如制度牌子上墙。", "station.checking"),
                "rate": Node("登记星级评定和有效期。", "station.checking"),
                "plan": Node("登记或生成一年的工作计划。", "station.year"),
                "summary": Node("登记或生成一年的工作总结。", "station.year"),
                "stats": Node("一年里各家站点的接待、意见和活动。", "station.year"),
                "schedule": Node("定接待日，如每月10日、农历每月十六。", "station.schedule"),
                "days": Node("列出一段时间里的接待日。", "station.schedule"),
                "rota": Node("排一年的接待班次，各代表次数均匀。", "station.rota"),
                "duty": Node("列出一年的接待安排，谁在哪天接待。", "station.rota"),
                "swap": Node("登记一名代表因病因事不能接待，由谁代替。", "station.rota"),
                "move": Node("登记一个接待日改期。", "station.rota"),
                "drop": Node("登记一个接待日取消。", "station.rota"),
                "announce": Node("生成一个接待日的公告，登记已经公告。", "station.announcing"),
                "receive": Node("登记一次接待选民。", "station.reception"),
                "reception": Node(
                    "接待选民的记录。",
                    nodes={
                        "list": Node("列出接待选民的记录。", "station.reception"),
                        "show": Node("显示一次接待和当时的选民意见。", "station.reception"),
                        "edit": Node("改正一次接待的登记内容。", "station.reception"),
                    },
                ),
                "opinion": Node(
                    "选民意见：受理、交办、答复、反馈、公示。",
                    nodes={
                        "add": Node("登记一条选民意见，照录选民的原话。", "station.opinion"),
                        "edit": Node("改正一条选民意见的登记内容。", "station.opinion"),
                        "list": Node("列出选民意见，选民姓名隐去。", "station.opinion"),
                        "show": Node("显示一条选民意见的全部经过。", "station.opinion"),
                        "balance": Node(
                            "收到的意见是否都有下落：已答复、办理中、已引导、转为建议。", "station.opinion"
                        ),
                        "assign": Node("把意见交村（社区）、镇部门办理，或由上级代表转交。", "station.opinion_acts"),
                        "refer": Node("登记不受理，已引导至有关机关。", "station.opinion_acts"),
                        "urgent": Node("标为紧急，排在期限清单的最前面。", "station.opinion_acts"),
                        "report": Node("登记紧急事项已报告党委。", "station.opinion_acts"),
                        "reply": Node("登记对意见的答复，书面或口头。", "station.opinion_closing"),
                        "feedback": Node("登记已反馈给选民或代表，选民是否满意。", "station.opinion_closing"),
                        "publish": Node("登记已公示，或不公开的理由。", "station.opinion_closing"),
                        "archive": Node("登记已归档。", "station.opinion_closing"),
                        "to-proposal": Node("把选民意见转为代表建议。", "station.opinion_closing"),
                    },
                ),
                "notice": Node("一个月的选民意见公示，选民姓名隐去。", "station.notice"),
                "analysis": Node("按季或按年分析选民意见：类别、村、单位，反复出现的。", "station.notice"),
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
