"""renda deputy pledge add | fulfil | break | list"""

from typing import Annotated

import typer

from renda_cli.commands import context, options

Part = Annotated[str | None, typer.Option("--what", metavar="文字", help="有几件时，写上其中一件的几个字")]
Id = Annotated[int | None, typer.Option("--id", metavar="N", help="有几件时，写上其中一件的编号")]


def add(
    ctx: typer.Context,
    deputy: options.Who,
    what: Annotated[str, typer.Option("--what", metavar="文字", help="承诺办的实事")],
    year: Annotated[str | None, typer.Option("--year", metavar="年份", help="哪一年的，不写为承诺的那一年")] = None,
    until: Annotated[str | None, typer.Option("--until", metavar="日期", help="何时以前办成，不写为年底")] = None,
    on: options.On = None,
) -> None:
    """登记一名代表承诺的一件实事。

    例：renda deputy pledge add 张三 --what 为三组修好水渠 --until 2022-10-31
    """
    from renda_cli.work import pledge

    here = context.of(ctx)
    done = pledge.add(here.desk, deputy, what=what, year=year, until=until, on=on)
    here.out.receipt(done.lines, done.read)


def fulfil(
    ctx: typer.Context,
    deputy: options.Who,
    evidence: Annotated[str, typer.Option("--evidence", metavar="文字", help="证明材料，如 照片、验收单")],
    what: Part = None,
    id_: Id = None,
    on: options.On = None,
) -> None:
    """登记一件承诺已经兑现，写明证明材料。

    例：renda deputy pledge fulfil 张三 --what 水渠 --evidence 竣工照片和村委会证明 --on 2022-09-20
    """
    from renda_cli.work import pledge

    here = context.of(ctx)
    done = pledge.fulfil(here.desk, deputy, evidence=evidence, what=what, number=id_, on=on)
    here.out.receipt(done.lines, done.read)


def break_(
    ctx: typer.Context,
    deputy: options.Who,
    reason: options.MustReason,
    what: Part = None,
    id_: Id = None,
    on: options.On = None,
) -> None:
    """登记一件承诺未能兑现，写明原因。

    例：renda deputy pledge break 张三 --what 水渠 --reason 用地没有批下来 --on 2022-11-30
    """
    from renda_cli.work import pledge

    here = context.of(ctx)
    done = pledge.break_(here.desk, deputy, why=reason, what=what, number=id_, on=on)
    here.out.receipt(done.lines, done.read)


def list_(
    ctx: typer.Context,
    year: options.ThisYears = None,
    deputy: options.OfDeputy = None,
    state: Annotated[
        str | None,
        typer.Option("--state", metavar="进行中|逾期未兑现|已兑现|未能兑现", help="只列这种情况的"),
    ] = None,
    without: Annotated[bool, typer.Option("--without", help="改列没有承诺的在任本级代表")] = False,
) -> None:
    """列出一年的承诺，谁还没有承诺。

    例：renda deputy pledge list 2022 --state 逾期未兑现
    """
    from renda_cli.show.section import Section
    from renda_cli.work import pledge

    here = context.of(ctx)
    found = pledge.list_(here.desk, year, deputy=deputy, state=state, without=without)
    here.out.listing(Section(found.fields, found.rows, found.title, about="pledge", notes=found.notes))
