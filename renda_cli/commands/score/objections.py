"""renda score object | settle | objections"""

from typing import Annotated

import typer

from renda_cli.commands import context, options


def object_(
    ctx: typer.Context,
    text: Annotated[str, options.text("--text", "文字", "异议的内容；写 - 从标准输入读")],
    deputy: options.OfDeputies = None,
    group: options.OfGroups = None,
    station: options.OfStations = None,
    village: options.OfVillages = None,
    unit: options.OfUnits = None,
    town: options.OfTown = False,
    item: Annotated[str | None, options.text("--item", "计分项目", "对哪一项的分，不写为对总分")] = None,
    period: options.ScorePeriod = None,
    scheme: options.ScoreScheme = None,
    by: Annotated[str | None, options.text("--by", "谁", "谁提出的")] = None,
    on: options.On = None,
) -> None:
    """登记对积分的异议。

    例：renda score object --deputy 张三 --item 视察 --period 2022 --text 3月1日的视察没有计 --by 张三
    """
    said = {name: value for name, value in locals().items() if name not in ("ctx", "text")}
    from renda_cli.work import texts
    from renda_cli.work.score import objections

    whole, here = texts.said(text), context.of(ctx)
    done = objections.object_(here.desk, text=whole, **said)
    here.out.receipt(done.lines, done.read)


def settle(
    ctx: typer.Context,
    number: Annotated[str, typer.Argument(metavar="异议编号", help="异议的编号；用 renda score objections 查")],
    accepted: Annotated[bool | None, typer.Option("--accepted/--rejected", help="异议成立，还是不成立")] = None,
    points: Annotated[str | None, options.text("--points", "±分", "成立的，给这一项加几分或减几分，如 2、-1.5")] = None,
    item: Annotated[str | None, options.text("--item", "计分项目", "更正哪一项的分，异议里写了的不必写")] = None,
    answer: Annotated[str | None, options.text("--answer", "文字", "答复，不成立的必须写；写 - 从标准输入读")] = None,
    by: options.EntryBy = None,
    on: options.On = None,
) -> None:
    """登记对一项异议的处理，成立的一并更正。

    例：renda score settle 2 --accepted --points 2 --answer 漏计一次视察 --by 主席团
    例：renda score settle 3 --rejected --answer 当天请假，没有参加 --by 主席团
    """
    from renda_cli.work import texts
    from renda_cli.work.score import objections

    told, here = None if answer is None else texts.said(answer), context.of(ctx)
    done = objections.settle(here.desk, number, accepted=accepted, points=points, item=item, answer=told, by=by, on=on)
    here.out.receipt(done.lines, done.read)


def objections(
    ctx: typer.Context,
    period: Annotated[
        str | None, typer.Argument(metavar="期间", help="如 2022、2022Q1；写年份为这一年各期的，不写为今年")
    ] = None,
    open_: Annotated[bool, typer.Option("--open", help="只列还没有处理的")] = False,
    private: Annotated[bool, typer.Option("--private", help="显示文字里完整的电话")] = False,
) -> None:
    """列出对积分的异议。

    例：renda score objections 2022 --open
    """
    from renda_cli.show.section import Section
    from renda_cli.work.score import objections as work

    here = context.of(ctx)
    found = work.list_(here.desk, period, open_=open_, private=private)
    here.out.listing(Section(found.fields, found.rows, found.title, about="score_objection", notes=found.notes))
