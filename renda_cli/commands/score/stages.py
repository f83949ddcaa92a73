"""renda score confirm | refuse | correct"""

from typing import Annotated

import typer

from renda_cli.commands import context, options

Why = Annotated[str, options.text("--why", "文字", "理由")]


def confirm(
    ctx: typer.Context,
    numbers: options.Entries,
    stage: Annotated[str | None, options.text("--stage", "审核|审定", "到哪一步，不写为下一步")] = None,
    points: options.Points = None,
    count: options.Count = None,
    by: options.EntryBy = None,
    why: Annotated[str | None, options.text("--why", "文字", "理由，改了分值的必须写")] = None,
    on: options.On = None,
) -> None:
    """审核或审定自报的分，可以改定分值。

    例：renda score confirm 3,4 --stage 审核 --by 东片小组 --on 2022-04-01
    例：renda score confirm 5 --points 1.5 --why 两人合作，各计一半 --by 主席团
    """
    from renda_cli.work.score import stages

    here = context.of(ctx)
    done = stages.confirm(here.desk, numbers, to=stage, points=points, count=count, by=by, why=why, on=on)
    here.out.receipt(done.lines, done.read)


def refuse(
    ctx: typer.Context, numbers: options.Entries, why: Why, by: options.EntryBy = None, on: options.On = None
) -> None:
    """不认可自报的分，写明理由。

    例：renda score refuse 6 --why 没有证明材料 --by 主席团
    """
    from renda_cli.work.score import stages

    here = context.of(ctx)
    done = stages.refuse(here.desk, numbers, why=why, by=by, on=on)
    here.out.receipt(done.lines, done.read)


def correct(
    ctx: typer.Context,
    why: Why,
    number: Annotated[
        str | None, typer.Argument(metavar="登记编号", help="更正哪一笔登记；更正一个项目的得分的不写，改写 --item")
    ] = None,
    deputy: options.OfDeputies = None,
    group: options.OfGroups = None,
    station: options.OfStations = None,
    village: options.OfVillages = None,
    unit: options.OfUnits = None,
    town: options.OfTown = False,
    item: Annotated[
        str | None, options.text("--item", "计分项目", "更正哪个项目的得分，--points 写加几分或减几分")
    ] = None,
    points: options.Points = None,
    count: options.Count = None,
    period: options.ScorePeriod = None,
    scheme: options.ScoreScheme = None,
    by: options.EntryBy = None,
    on: options.On = None,
    file: options.Kept = None,
) -> None:
    """更正一笔已登记的分，写明理由。

    例：renda score correct 5 --points 1 --why 原登记有误
    例：renda score correct --deputy 张三 --item 出席 --points -1 --why 签到有误 --period 2022
    """
    said = {name: value for name, value in locals().items() if name not in ("ctx", "number")}
    from renda_cli.work.score import correcting

    here = context.of(ctx)
    done = correcting.either(here.desk, number, **said)
    here.out.receipt(done.lines, done.read)
