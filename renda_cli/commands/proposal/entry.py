"""renda proposal add | edit"""

from typing import Annotated, Any

import typer

from renda_cli.commands import context, options

Title = Annotated[str, typer.Argument(metavar="标题", help="标题，一事一件")]
By = Annotated[str | None, typer.Option("--by", metavar="代表", help="领衔代表：姓名或 #编号")]
ByGroup = Annotated[str | None, typer.Option("--by-group", metavar="小组", help="由代表小组或代表团提出")]
ByPresidium = Annotated[bool, typer.Option("--by-presidium", help="由主席团提出")]
ByGovernment = Annotated[bool, typer.Option("--by-government", help="由人民政府提出（议案）")]
With = Annotated[list[str] | None, typer.Option("--with", metavar="代表,…", help="附议代表")]
Kind = Annotated[str, typer.Option("--kind", metavar="建议|议案", help="建议（默认）或议案")]
Session = Annotated[str | None, typer.Option("--session", metavar="届次", help="在哪次会议上提出，如 5-3")]
Between = Annotated[bool, typer.Option("--between", help="闭会期间提出")]
No = Annotated[str | None, typer.Option("--no", metavar="编号", help="编号，不写则在届次内自动编号")]
Body = Annotated[str | None, typer.Option("--body", metavar="路径", help="正文文件所在路径，只记录不读取")]
Scan = Annotated[str | None, typer.Option("--scan", metavar="路径", help="签名原件扫描件所在路径，只记录不读取")]
Confidential = Annotated[bool, typer.Option("--confidential", help="代表要求保密：各种清单里不列提出者")]
FromOpinion = Annotated[
    list[str] | None, typer.Option("--from-opinion", metavar="意见编号,…", help="由哪几条选民意见转来")
]


def add(
    ctx: typer.Context,
    title: Title,
    by: By = None,
    by_group: ByGroup = None,
    by_presidium: ByPresidium = False,
    by_government: ByGovernment = False,
    co_signers: With = None,
    kind: Kind = "建议",
    topic: options.Topic = None,
    session: Session = None,
    between: Between = False,
    on: options.On = None,
    no: No = None,
    body: Body = None,
    scan: Scan = None,
    confidential: Confidential = False,
    from_opinion: FromOpinion = None,
) -> None:
    """登记一件议案或建议。

    例：renda proposal add 完善剑湖路路灯 --by 张三 --with 李四,王五 --topic 城乡建设 --session 5-3
    例：renda proposal add 修复三组水渠 --by 张三 --from-opinion 3,4
    """
    from renda_cli.work.proposal import entry

    here = context.of(ctx)
    done = entry.add(
        here.desk, title, by=by, by_group=by_group, by_presidium=by_presidium, by_government=by_government, co_signers=co_signers,
        kind=kind, topic=topic, session=session, between=between, on=on, no=no, body=body, scan=scan, confidential=confidential,
        from_opinions=from_opinion,
    )  # fmt: skip
    here.out.receipt(done.lines, done.read)


Act = Annotated[
    str | None,
    options.text(
        "--act",
        "哪件事",
        "改正办理中的一件事：交办、签收、退办、联系、协办意见、答复、反馈、承诺、落实、不能落实、评价、催办、延期、督办、现场、办结、决定、记事",
    ),
]


def edit(
    ctx: typer.Context,
    number: options.Number,
    title: Annotated[str | None, options.text("--title", "标题", "新标题")] = None,
    by: Annotated[str | None, options.text("--by", "代表", "领衔代表改为")] = None,
    by_group: ByGroup = None,
    by_presidium: ByPresidium = False,
    by_government: ByGovernment = False,
    co_signers: With = None,
    kind: Annotated[str | None, options.text("--kind", "建议|议案", "提交时的种类改为")] = None,
    topic: options.Topic = None,
    no: Annotated[str | None, options.text("--no", "编号", "编号改为")] = None,
    session: Annotated[str | None, options.text("--session", "届次", "改为在哪次会议上提出")] = None,
    between: Annotated[bool, typer.Option("--between", help="改为闭会期间提出")] = False,
    on: Annotated[str | None, options.text("--on", "日期", "提出日期改为；有 --act 时，那件事的日期改为")] = None,
    body: Body = None,
    scan: Scan = None,
    confidential: Annotated[bool | None, typer.Option("--confidential/--not-confidential", help="是否保密")] = None,
    complex_: Annotated[
        bool | None, typer.Option("--complex/--not-complex", help="是否复杂件，答复期限随之重算")
    ] = None,
    until: Annotated[
        str | None, options.text("--until", "日期", "规则没有期限时，定一个答复日期；有 --act 时，承诺或延期改到")
    ] = None,
    act: Act = None,
    unit: Annotated[str | None, options.text("--unit", "单位", "有 --act 时：哪个单位的")] = None,
    round_: Annotated[int | None, typer.Option("--round", metavar="N", help="有 --act 时：第几轮的")] = None,
    nth: Annotated[int | None, typer.Option("--nth", metavar="N", help="有 --act 时：有几项的，第几项")] = None,
    to_unit: Annotated[str | None, options.text("--to-unit", "单位", "交办：单位改为")] = None,
    received: Annotated[str | None, options.text("--received", "日期", "交办：收到日期改为")] = None,
    class_: Annotated[str | None, options.text("--class", "类", "答复：办理结果改为")] = None,
    ref: Annotated[str | None, options.text("--ref", "文号", "答复、协办意见：文号改为")] = None,
    signer: Annotated[str | None, options.text("--signer", "姓名", "答复：签发人改为")] = None,
    file: options.Kept = None,
    process: Annotated[str | None, options.text("--process", "等次", "反馈：对过程的评价改为")] = None,
    result: Annotated[str | None, options.text("--result", "文字", "反馈：对结果的评价改为；现场：结果改为")] = None,
    how: Annotated[str | None, options.text("--how", "方式", "联系、催办：方式改为")] = None,
    stage: Annotated[str | None, options.text("--stage", "阶段", "联系：阶段改为")] = None,
    what: Annotated[str | None, options.text("--what", "文字", "承诺：事项改为")] = None,
    about: Annotated[str | None, options.text("--about", "什么", "催办：所催的改为")] = None,
    text: Annotated[str | None, options.text("--text", "文字", "记事：内容改为")] = None,
    leader: Annotated[list[str] | None, options.text("--leader", "姓名,…", "督办：领衔的领导改为")] = None,
    reason: Annotated[str | None, options.text("--reason", "文字", "延期、决定：理由改为")] = None,
    approved_by: Annotated[str | None, options.text("--approved-by", "谁", "延期：同意的改为")] = None,
    paper: Annotated[str | None, options.text("--paper", "文号", "延期：文件改为")] = None,
    note: options.Note = None,
) -> None:
    """修改已登记的内容；改正交办、答复、反馈等用 --act。

    例：renda proposal edit 5-3/16 --topic 交通 --title 完善剑湖路和郑村路路灯
    例：renda proposal edit 5-3/16 --act 答复 --class B --on 2022-04-21
    """
    given = {name: value for name, value in locals().items() if name not in ("ctx", "number")}
    from renda_cli.work.proposal import editing

    here = context.of(ctx)
    done = editing.edit(here.desk, number, **{name: value for name, value in given.items() if _is_given(name, value)})
    here.out.receipt(done.lines, done.read)


def _is_given(name: str, value: Any) -> bool:
    """Whether an option was typed; --not-confidential and --not-complex are False and typed."""
    return value is not None and (value is not False or name in ("confidential", "complex_"))
