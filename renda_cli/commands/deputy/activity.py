"""renda deputy activity add | done | move | drop | edit | suggest | to-proposal | reply | list | show"""

from typing import Annotated

import typer

from renda_cli.commands import context, options

_MANY = 9_999_999


Which = Annotated[str, typer.Argument(metavar="活动", help="编号，如 12，或标题里独有的几个字")]
Kind = Annotated[str | None, options.text("--kind", "活动种类", "种类改为")]
Until = Annotated[str | None, options.text("--until", "日期", "开展几天的，最后一天")]
Deputies = Annotated[
    list[str] | None, options.text("--deputies", "代表,…", "参加的代表；一人参加几次的写 张三=2，上级代表也可写")
]
AllOf = Annotated[str | None, options.text("--all-of", "小组", "一个小组的代表都参加")]
Everyone = Annotated[bool, typer.Option("--everyone", help="本级在任代表都参加")]
Except = Annotated[list[str] | None, options.text("--except", "代表,…", "与 --all-of、--everyone 一起：没有参加的")]
Times = Annotated[int | None, typer.Option("--times", metavar="N", min=1, max=9_999, help="几次合并登记的，一共几次")]
Online = Annotated[bool | None, typer.Option("--online/--on-site", help="线上还是现场")]
Place = Annotated[str | None, options.text("--place", "地点", "地点")]
Session = Annotated[str | None, options.text("--session", "届次", "与哪次人代会有关，如预审会")]
Attendances = Annotated[
    int | None,
    typer.Option("--attendances", metavar="N", min=0, max=_MANY, help="参加的总人次；没有都写出姓名的用它"),
]
Suggestions = Annotated[
    int | None,
    typer.Option("--suggestions", metavar="N", min=0, max=_MANY, help="提出的建议总条数；逐条登记用 suggest"),
]
Units = Annotated[list[str] | None, options.text("--units", "单位,…", "有关单位，须对建议作出反馈")]
Funds = Annotated[str | None, options.text("--funds", "金额", "筹集的款项，单位元，可写 300万")]
Reviewed = Annotated[
    list[str] | None,
    options.text("--reviewed", "对象=数,…", "评议了谁：人大代表=32,村民小组长=50；也可写 部门、站所=中心学校、环卫所"),
]
Report = Annotated[str | None, options.text("--report", "路径", "报告所在路径，只记录不读取")]
Handed = Annotated[str | None, options.text("--handed", "日期", "建议转交有关单位的日期，不写为活动的最后一天")]
ReplyBy = Annotated[str | None, options.text("--reply-by", "日期", "指定有关单位反馈的日期；不写按规则推算")]


def add(
    ctx: typer.Context,
    kind: Annotated[
        str,
        options.text(
            "--kind", "活动种类", "视察、调研、执法检查、培训、走访、座谈等，见 renda rules show activity.kinds"
        ),
    ],
    title: Annotated[str, options.text("--title", "标题", "活动的内容")],
    on: Annotated[str | None, options.text("--on", "日期", "开展的日期，不写为今天")] = None,
    planned: Annotated[str | None, options.text("--planned", "日期", "预先登记计划，写计划的日期，不写 --on")] = None,
    until: Until = None,
    group: options.Group = None,
    station: options.Station = None,
    deputies: Deputies = None,
    all_of: AllOf = None,
    everyone: Everyone = False,
    leave_out: Except = None,
    attendances: Attendances = None,
    times: Times = None,
    online: Online = None,
    place: Place = None,
    suggestions: Suggestions = None,
    units: Units = None,
    handed: Handed = None,
    reply_by: ReplyBy = None,
    funds: Funds = None,
    reviewed: Reviewed = None,
    session: Session = None,
    report: Report = None,
    note: options.Note = None,
) -> None:
    """登记一次活动，或预先登记计划。

    例：renda deputy activity add --kind 视察 --on 2022-06-01 --title 河道整治 --deputies 张三,李四 --suggestions 3
    例：renda deputy activity add --kind 培训 --planned 2022-09-20 --title 代表履职培训
    """
    said = {name: value for name, value in locals().items() if name != "ctx"}
    from renda_cli.work.activity import entry

    here = context.of(ctx)
    done = entry.add(here.desk, **said)
    here.out.receipt(done.lines, done.read)


def done(
    ctx: typer.Context,
    activity: Which,
    on: Annotated[str | None, options.text("--on", "日期", "开展的日期，不写为计划的日期（还没有到的为今天）")] = None,
    until: Until = None,
    group: options.Group = None,
    station: options.Station = None,
    deputies: Deputies = None,
    all_of: AllOf = None,
    everyone: Everyone = False,
    leave_out: Except = None,
    attendances: Attendances = None,
    times: Times = None,
    online: Online = None,
    place: Place = None,
    suggestions: Suggestions = None,
    units: Units = None,
    handed: Handed = None,
    reply_by: ReplyBy = None,
    funds: Funds = None,
    reviewed: Reviewed = None,
    session: Session = None,
    report: Report = None,
    note: options.Note = None,
) -> None:
    """登记计划的活动已经开展。

    例：renda deputy activity done 12 --on 2022-06-03 --deputies 张三,李四 --suggestions 3
    """
    said = {name: value for name, value in locals().items() if name not in ("ctx", "activity")}
    from renda_cli.work.activity import entry

    here = context.of(ctx)
    told = entry.done(here.desk, activity, **said)
    here.out.receipt(told.lines, told.read)


def move(
    ctx: typer.Context,
    activity: Which,
    to: Annotated[str, options.text("--to", "日期", "改到哪一天")],
    reason: options.Reason = None,
) -> None:
    """登记计划的活动改期。

    例：renda deputy activity move 12 --to 2022-06-10 --reason 汛期
    """
    from renda_cli.work.activity import planning

    here = context.of(ctx)
    told = planning.move(here.desk, activity, to=to, why=reason)
    here.out.receipt(told.lines, told.read)


def drop(ctx: typer.Context, activity: Which, reason: options.MustReason) -> None:
    """登记计划的活动取消。

    例：renda deputy activity drop 12 --reason 与人代会冲突
    """
    from renda_cli.work.activity import planning

    here = context.of(ctx)
    told = planning.drop(here.desk, activity, why=reason)
    here.out.receipt(told.lines, told.read)


def edit(
    ctx: typer.Context,
    activity: Which,
    kind: Kind = None,
    title: Annotated[str | None, options.text("--title", "标题", "标题改为")] = None,
    on: Annotated[str | None, options.text("--on", "日期", "开展的日期改为")] = None,
    planned: Annotated[str | None, options.text("--planned", "日期", "已开展的：原来计划的日期")] = None,
    until: Until = None,
    group: options.Group = None,
    station: options.Station = None,
    deputies: Deputies = None,
    all_of: AllOf = None,
    everyone: Everyone = False,
    leave_out: Except = None,
    add: Annotated[list[str] | None, options.text("--add", "代表,…", "补上参加的代表")] = None,
    remove: Annotated[list[str] | None, options.text("--remove", "代表,…", "去掉没有参加的代表")] = None,
    attendances: Attendances = None,
    times: Times = None,
    online: Online = None,
    place: Place = None,
    suggestions: Suggestions = None,
    units: Units = None,
    handed: Handed = None,
    reply_by: ReplyBy = None,
    replied_on: Annotated[str | None, options.text("--replied", "日期", "反馈的日期改为")] = None,
    reply: Annotated[str | None, options.text("--reply", "文字", "反馈的内容改为")] = None,
    funds: Funds = None,
    reviewed: Reviewed = None,
    session: Session = None,
    report: Report = None,
    note: options.Note = None,
) -> None:
    """修改一次活动的登记内容。

    例：renda deputy activity edit 12 --add 张三 --remove 李四 --suggestions 4
    例：renda deputy activity edit 12 --place ''
    """
    said = {name: value for name, value in locals().items() if name not in ("ctx", "activity")}
    from renda_cli.work.activity import entry

    here = context.of(ctx)
    told = entry.edit(here.desk, activity, **said)
    here.out.receipt(told.lines, told.read)


def suggest(
    ctx: typer.Context,
    activity: Which,
    text: Annotated[str | None, options.text("--text", "文字", "建议的内容")] = None,
    unit: Annotated[str | None, options.text("--unit", "单位", "有关单位")] = None,
    which: Annotated[int | None, typer.Option("--which", metavar="N", help="改正已登记的第几条")] = None,
    remove: Annotated[bool, typer.Option("--remove", help="与 --which 一起：去掉这一条")] = False,
) -> None:
    """登记活动中提出的一条建议。

    例：renda deputy activity suggest 12 --text 尽快清理东河淤泥 --unit 水利站
    """
    from renda_cli.work.activity import suggesting

    here = context.of(ctx)
    told = suggesting.suggest(here.desk, activity, text=text, unit=unit, which=which, remove=remove)
    here.out.receipt(told.lines, told.read)


def to_proposal(
    ctx: typer.Context,
    activity: Which,
    by: Annotated[str | None, options.text("--by", "代表", "领衔代表：姓名或 #编号")] = None,
    by_group: Annotated[str | None, options.text("--by-group", "小组", "由代表小组提出")] = None,
    co_signers: Annotated[list[str] | None, options.text("--with", "代表,…", "附议代表")] = None,
    which: Annotated[int | None, typer.Option("--which", metavar="N", help="第几条建议")] = None,
    text: Annotated[str | None, options.text("--text", "文字", "或建议里的几个字")] = None,
    title: Annotated[str | None, options.text("--title", "标题", "代表建议的标题，不写为建议的内容")] = None,
    topic: options.Topic = None,
    session: Annotated[str | None, options.text("--session", "届次", "在哪次会议上提出")] = None,
    between: Annotated[bool, typer.Option("--between", help="闭会期间提出")] = False,
    on: options.On = None,
) -> None:
    """把活动中的一条建议转为代表建议。

    例：renda deputy activity to-proposal 12 --which 1 --by 张三 --topic 城乡建设
    """
    said = {name: value for name, value in locals().items() if name not in ("ctx", "activity")}
    from renda_cli.work.activity import suggesting

    here = context.of(ctx)
    told = suggesting.to_proposal(here.desk, activity, **said)
    here.out.receipt(told.lines, told.read)


def reply(
    ctx: typer.Context,
    activity: Which,
    on: options.On = None,
    text: Annotated[str | None, options.text("--text", "文字", "反馈的内容")] = None,
) -> None:
    """登记有关单位对活动所提建议的反馈。

    例：renda deputy activity reply 12 --on 2022-08-20 --text 淤泥已清理
    """
    from renda_cli.work.activity import suggesting

    here = context.of(ctx)
    told = suggesting.reply(here.desk, activity, on=on, text=text)
    here.out.receipt(told.lines, told.read)


def list_(
    ctx: typer.Context,
    year: Annotated[str | None, options.text("--year", "年份", "只列这一年")] = None,
    kind: Annotated[str | None, options.text("--kind", "活动种类", "只列这一种")] = None,
    group: options.Group = None,
    station: options.Station = None,
    deputy: Annotated[str | None, options.text("--deputy", "代表", "只列这名代表参加的")] = None,
    status: Annotated[str | None, options.text("--status", "计划|已开展|取消", "只列这种状态的")] = None,
    from_: Annotated[str | None, options.text("--from", "日期", "从哪一天起")] = None,
    to: Annotated[str | None, options.text("--to", "日期", "到哪一天止")] = None,
) -> None:
    """列出活动，可按种类、小组、代表筛选。

    例：renda deputy activity list --year 2022 --kind 视察
    """
    from renda_cli.show.section import Section
    from renda_cli.work.activity import reading

    here = context.of(ctx)
    found = reading.list_(
        here.desk, year=year, kind=kind, group=group, station=station, deputy=deputy, status=status, from_=from_, to=to
    )
    here.out.listing(Section(found.fields, found.rows, about="activity", notes=found.notes))


def show(ctx: typer.Context, activity: Which) -> None:
    """显示一次活动的全部情况。

    例：renda deputy activity show 12
    """
    from renda_cli.show.activity import activity_page
    from renda_cli.work.activity import reading

    here = context.of(ctx)
    found = reading.show(here.desk, activity)
    here.out.page(activity_page(found), found)
