"""renda review plan | edit | move | drop | hold"""

from typing import Annotated, Any

import typer

from renda_cli.commands import context, options

_MANY = 999_999


def _count(option: str, about: str) -> Any:
    return typer.Option(option, metavar="N", min=0, max=_MANY, help=about)


Subjects = Annotated[
    list[str],
    options.text(
        "--subject", "对象,…", "评议对象：代表、单位、法律或专题的名称；或 对象=数，如 村民小组长=50，部门负责人=李四"
    ),
]
Session = Annotated[str | None, options.text("--session", "届次", "与哪次人代会有关")]
Activity = Annotated[
    str | None, options.text("--activity", "活动", "同一件事已登记为活动的：编号，或标题里独有的几个字")
]
Place = Annotated[str | None, options.text("--place", "地点", "地点")]
Steps = Annotated[
    str | None, options.text("--steps", "步骤表", "按哪一种步骤，见 renda rules show review.steps；无：不分步骤")
]
Voters = Annotated[int | None, _count("--voters", "到会选民人数")]
Deputies = Annotated[int | None, _count("--deputies", "到会代表人数")]
Observers = Annotated[int | None, _count("--observers", "列席人数")]
Suggestions = Annotated[int | None, _count("--suggestions", "提出的建议总条数；逐条登记用 renda review finding")]
Report = Annotated[str | None, options.text("--report", "路径", "报告所在路径，只记录不读取")]


def plan(
    ctx: typer.Context,
    kind: Annotated[
        str,
        options.text(
            "--kind", "评议种类", "代表述职、履职评议、部门评议、专项评议、执法检查、专题询问、听证、票决评估"
        ),
    ],
    subject: Subjects,
    on: Annotated[str | None, options.text("--on", "日期", "计划的日期，到时没有开展的列入 renda due")] = None,
    held: Annotated[str | None, options.text("--held", "日期", "已经开展的，写开展的日期")] = None,
    title: Annotated[str | None, options.text("--title", "标题", "不写为种类和对象")] = None,
    year: Annotated[str | None, options.text("--year", "年份", "列入哪一年的计划，不写为所写日期的年份")] = None,
    session: Session = None,
    activity: Activity = None,
    place: Place = None,
    steps: Steps = None,
    voters: Voters = None,
    deputies: Deputies = None,
    observers: Observers = None,
    suggestions: Suggestions = None,
    report: Report = None,
    note: options.Note = None,
) -> None:
    """登记一项评议的计划：种类、对象、日期。

    例：renda review plan --kind 部门评议 --subject 中心学校,畜牧站 --on 2022-09-20
    例：renda review plan --kind 代表述职 --subject 张三 --held 2022-06-10 --voters 60 --deputies 12

    已经开展的写 --held，不写 --on。对象按种类辨认：代表述职为代表，部门评议为单位，执法检查为单位或法律，其余为专题。
    """
    said = {name: value for name, value in locals().items() if name != "ctx"}
    from renda_cli.work.review import plan as verbs

    here = context.of(ctx)
    done = verbs.plan(here.desk, **said)
    here.out.receipt(done.lines, done.read)


def edit(
    ctx: typer.Context,
    number: options.Review,
    kind: Annotated[str | None, options.text("--kind", "评议种类", "种类改为")] = None,
    title: Annotated[str | None, options.text("--title", "标题", "标题改为")] = None,
    year: Annotated[str | None, options.text("--year", "年份", "列入哪一年的计划")] = None,
    add: Annotated[list[str] | None, options.text("--add", "对象,…", "补上评议对象，写法同 plan 的 --subject")] = None,
    remove: Annotated[list[str] | None, options.text("--remove", "对象,…", "去掉评议对象，已测评的不能去")] = None,
    held: Annotated[str | None, options.text("--held", "日期", "开展的日期改为")] = None,
    session: Session = None,
    activity: Activity = None,
    place: Place = None,
    steps: Steps = None,
    voters: Voters = None,
    deputies: Deputies = None,
    observers: Observers = None,
    suggestions: Suggestions = None,
    report: Report = None,
    note: options.Note = None,
) -> None:
    """修改一项评议的登记内容。

    例：renda review edit 3 --voters 62 --add 畜牧站 --remove 环卫所
    例：renda review edit 3 --place ''
    """
    said = {name: value for name, value in locals().items() if name not in ("ctx", "number")}
    from renda_cli.work.review import plan as verbs

    here = context.of(ctx)
    done = verbs.edit(here.desk, number, **said)
    here.out.receipt(done.lines, done.read)


def move(
    ctx: typer.Context,
    number: options.Review,
    to: Annotated[str, options.text("--to", "日期", "改到哪一天")],
    reason: options.Reason = None,
) -> None:
    """登记计划的评议改期。

    例：renda review move 3 --to 2022-10-12 --reason 汛期
    """
    from renda_cli.work.review import scheduling

    here = context.of(ctx)
    done = scheduling.move(here.desk, number, to=to, why=reason)
    here.out.receipt(done.lines, done.read)


def drop(ctx: typer.Context, number: options.Review, reason: options.MustReason) -> None:
    """登记计划的评议取消。

    例：renda review drop 3 --reason 单位已撤销
    """
    from renda_cli.work.review import scheduling

    here = context.of(ctx)
    done = scheduling.drop(here.desk, number, why=reason)
    here.out.receipt(done.lines, done.read)


def hold(
    ctx: typer.Context,
    number: options.Review,
    on: Annotated[str | None, options.text("--on", "日期", "开展的日期，不写为计划的日期（还没有到的为今天）")] = None,
    voters: Voters = None,
    deputies: Deputies = None,
    observers: Observers = None,
    suggestions: Suggestions = None,
    place: Place = None,
    report: Report = None,
    note: options.Note = None,
) -> None:
    """登记评议已经开展和到会的人数。

    例：renda review hold 3 --on 2022-09-20 --voters 60 --deputies 45 --observers 12
    """
    said = {name: value for name, value in locals().items() if name not in ("ctx", "number")}
    from renda_cli.work.review import scheduling

    here = context.of(ctx)
    done = scheduling.hold(here.desk, number, **said)
    here.out.receipt(done.lines, done.read)
