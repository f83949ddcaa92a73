"""renda summary"""

from typing import Annotated

import typer

from renda_cli.commands import context


def summary(
    ctx: typer.Context,
    period: Annotated[
        str | None,
        typer.Argument(metavar="期间", help="如 2022、2018-2022、2022上半年、2022Q3、本届；不写为今年"),
    ] = None,
    keys: Annotated[
        list[str] | None, typer.Argument(metavar="指标", help="只看这些指标，如 reply_rate、答复率；不写为全部")
    ] = None,
    from_on: Annotated[
        str | None, typer.Option("--from", metavar="日期", help="从哪一天起，与 --to 同写，代替期间")
    ] = None,
    to_on: Annotated[str | None, typer.Option("--to", metavar="日期", help="到哪一天")] = None,
    compare: Annotated[
        str | None, typer.Option("--compare", metavar="期间", help="与另一期间对比：增减和增减%，比率按百分点")
    ] = None,
    chapter: Annotated[
        str | None, typer.Option("--chapter", metavar="部分", help="只看一部分，如 议案建议、监督、代表活动")
    ] = None,
    explain: Annotated[bool, typer.Option("--explain", help="列出每个数字背后的记录")] = False,
    bars: Annotated[bool, typer.Option("--bars", help="画成条形图，不列口径")] = False,
    filled: Annotated[bool, typer.Option("--filled", help="只列有数的，是 0 的、没有可计的不列")] = False,
) -> None:
    """一年、几年或任一时段的各项指标，每项都写明口径。

    例：renda summary 2022 --compare 2021；renda summary 2022 satisfaction_result_rate --explain
    """
    from renda_cli.show import summary as pages
    from renda_cli.work import summary as figures

    here = context.of(ctx)
    wanted = figures.asked(
        here.desk, period, keys or (), from_on=from_on, to_on=to_on, compare=compare, chapter=chapter
    )
    found = figures.found(here.desk, wanted, explain=explain, filled=filled)
    here.out.page(*pages.page(found, bars=bars))
