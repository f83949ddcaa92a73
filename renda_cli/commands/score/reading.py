"""renda score list | show | town"""

from typing import Annotated

import typer

from renda_cli.commands import context, options

Period = Annotated[
    str,
    typer.Argument(metavar="期间", help="年份，或季度、半年：2022、2022Q1（2022第一季度）、2022上半年、今年、本季度"),
]
Item = Annotated[str | None, typer.Option("--item", metavar="计分项目", help="只看这个项目：名称，或其中独有的几个字")]


def list_(
    ctx: typer.Context,
    period: Period,
    scheme: options.ScoreScheme = None,
    group: Annotated[str | None, typer.Option("--group", metavar="小组", help="只列这个代表小组的代表")] = None,
    ranked: Annotated[bool, typer.Option("--ranked", help="按名次排列，只供内部使用")] = False,
    band: Annotated[str | None, typer.Option("--band", metavar="等次", help="只列这一等次的，如 优秀")] = None,
    items: Annotated[bool, typer.Option("--items", help="逐项列出得分，不写为按部分")] = False,
) -> None:
    """列出一期的积分，按名册次序；要名次的加 --ranked。

    例：renda score list 2022
    例：renda score list 2022Q1 --group 东片小组 --items
    """
    from renda_cli.show.score import listed
    from renda_cli.work.score import reading

    here = context.of(ctx)
    asked = reading.Asked(group, band, ranked, items)
    listed(here.out, reading.list_(here.desk, period, asked, scheme=scheme))


def show(
    ctx: typer.Context,
    subject: Annotated[
        str, typer.Argument(metavar="积分对象", help="代表的姓名或 #编号；小组、家站点、单位、村的名称")
    ],
    period: Annotated[str, typer.Option("--year", metavar="期间", help="哪一年、季度或半年的，不写为今年")] = "今年",
    scheme: options.ScoreScheme = None,
    kind: Annotated[
        str | None,
        typer.Option("--kind", metavar="代表|代表小组|村|家站点|承办单位", help="同名时写明是哪一类"),
    ] = None,
    item: Item = None,
) -> None:
    """显示一个对象的积分，每一分都列出依据的记录。

    例：renda score show 张三 --year 2022
    """
    from renda_cli.show.score import score_page
    from renda_cli.work.score import page

    here = context.of(ctx)
    found = page.show(here.desk, subject, period, scheme=scheme, kind=kind, item=item)
    here.out.page(score_page(found), found)


def town(ctx: typer.Context, period: Period, scheme: options.ScoreScheme = None, item: Item = None) -> None:
    """镇人大工作本身的积分，每一分都列出依据的记录。

    例：renda score town 2022
    """
    from renda_cli.show.score import score_page
    from renda_cli.work.score import page

    here = context.of(ctx)
    found = page.town(here.desk, period, scheme=scheme, item=item)
    here.out.page(score_page(found), found)
