"""renda review ballot | result | paper"""

from typing import Annotated

import typer

from renda_cli.commands import context, options

Scheme = Annotated[
    str | None, options.text("--scheme", "评定办法", "按哪种办法评定，如 满意度、称职度；不写则按票上的等次认定")
]


def ballot(
    ctx: typer.Context,
    number: options.Review,
    votes: Annotated[
        list[str] | None,
        options.text("--votes", "等次=票数,…", "这一行各等次的票数，如 满意=50,基本满意=6,不满意=1,弃权=1"),
    ] = None,
    subject: Annotated[str | None, options.text("--subject", "对象", "哪一个对象，只有一个对象的不必写")] = None,
    question: Annotated[str | None, options.text("--question", "问题编号", "对哪个问题的答复测评")] = None,
    issued: Annotated[int | None, options.text("--issued", "张数", "发出多少张")] = None,
    returned: Annotated[int | None, options.text("--returned", "张数", "收回多少张；多于发出的，整次作废")] = None,
    invalid: Annotated[
        int | None, options.text("--invalid", "张数", "这一行空白或选了两项以上的，不写则为余下的")
    ] = None,
    valid: Annotated[int | None, options.text("--valid", "张数", "这一行有效票的合计，写了就核对")] = None,
    members: Annotated[
        int | None, options.text("--members", "人数", "全体应投票的人数，代表投票的不写为在任代表")
    ] = None,
    present: Annotated[int | None, options.text("--present", "人数", "到会的人数")] = None,
    by: Annotated[str | None, options.text("--by", "投票人", "谁投的票，如 代表、选民代表")] = None,
    scheme: Scheme = None,
    on: Annotated[
        str | None, options.text("--on", "日期", "投票的日期，不写为开展的日期（没有开展的为计划的日期）")
    ] = None,
    session: Annotated[str | None, options.text("--session", "届次", "在哪次会议上投的，如 5-1")] = None,
    again: Annotated[bool, typer.Option("--again", help="整改后再投一次")] = False,
    replace: Annotated[bool, typer.Option("--replace", help="改正已登记的票数，只写要改的")] = False,
) -> None:
    """登记一次测评的票数。

    一张票上有几个对象的，逐个登记，发出、收回的张数写一遍就够。

    例：renda review ballot 3 --subject 水利站 --issued 60 --returned 58 --votes 满意=50,基本满意=6,不满意=1,弃权=1 --on 2022-06-10
    """
    said = {name: value for name, value in locals().items() if name not in ("ctx", "number")}
    from renda_cli.work.review import ballot as work

    here = context.of(ctx)
    done = work.enter(here.desk, number, **said)
    here.out.receipt(done.lines, done.read)


def result(
    ctx: typer.Context,
    number: options.Review,
    base: Annotated[
        str | None,
        options.text(
            "--base", "members|present|returned|valid", "改按全体应投票的人、到会的人、收回的票、该行有效票试算，不写入"
        ),
    ] = None,
) -> None:
    """测评结果：票数、比率、等次和所依的规则。

    例：renda review result 3
    例：renda review result 3 --base members
    """
    from renda_cli.show import ballot as pages
    from renda_cli.work.review import ballot_reading

    here = context.of(ctx)
    found = ballot_reading.result(here.desk, number, base=base)
    here.out.page(pages.result_page(found), found)


def paper(
    ctx: typer.Context,
    number: options.Review,
    output: Annotated[str, typer.Option("-o", "--output", metavar="文件", help="写到哪个文件，.docx 或 .md")],
    scheme: Scheme = None,
    questions: Annotated[bool, typer.Option("--questions", help="对各个问题的答复测评的票")] = False,
    on: Annotated[str | None, options.text("--on", "日期", "哪一天投票，印在票上；不写为登记的日期")] = None,
) -> None:
    """生成空白测评票。

    例：renda review paper 3 -o 测评票.docx
    """
    from renda_cli.work.review import ballot_paper

    here = context.of(ctx)
    made = ballot_paper.make(here.desk, number, output, scheme=scheme, questions=questions, on=on)
    here.out.paper(made.content, made.path, made.data)
