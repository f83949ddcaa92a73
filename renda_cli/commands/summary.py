"""renda summary"""

from typing import Annotated, Any

import typer

from renda_cli.commands import context
from renda_cli.errors import InputError


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
    since_report: Annotated[
        bool, typer.Option("--since-report", help="只看上次出报告以来变了的指标，和由哪些记录引起")
    ] = False,
    since: Annotated[
        str | None, typer.Option("--since", metavar="日志编号", help="同上，从日志的这一条以后看起，编号见 renda log")
    ] = None,
    bars: Annotated[bool, typer.Option("--bars", help="画成条形图，不列口径")] = False,
    filled: Annotated[bool, typer.Option("--filled", help="只列有数的，是 0 的、没有可计的不列")] = False,
) -> None:
    """一年、几年或任一时段的各项指标，每项都写明口径。

    例：renda summary 2022 --compare 2021；renda summary 2022 satisfaction_result_rate --explain
    """
    from renda_cli.show import summary as pages
    from renda_cli.work import as_of
    from renda_cli.work import summary as figures

    here = context.of(ctx)
    wanted = figures.asked(
        here.desk, period, keys or (), from_on=from_on, to_on=to_on, compare=compare, chapter=chapter
    )
    if since_report or since is not None:
        _check_alone(since_report and since is not None, compare=compare, explain=explain, bars=bars, filled=filled)
        return _changes(here, wanted.span, wanted.keys, since)
    with as_of.seen(here.desk, here.named_day):
        found = figures.found(here.desk, wanted, explain=explain, filled=filled)
    return here.out.page(*pages.page(found, bars=bars))


def _check_alone(both: bool, /, **others: object) -> None:
    """Raises InputError for what cannot be asked for together with what changed."""
    if both:
        raise InputError("--since-report 和 --since 只能写一个", "从日志的某一条看起，只写 --since 编号")
    if given := [name for name, value in others.items() if value]:
        raise InputError(f"--since-report、--since 不能和 --{given[0]} 一起用", "增减的记录会一并列出，请去掉它")


def _changes(here: context.Context, span: Any, keys: Any, number: str | None) -> None:
    """What changed since the last report, or since an entry of the log."""
    from renda_cli.show import since as pages
    from renda_cli.work import since

    told = since.changes(here.desk, span, keys, number=number, day=here.named_day)
    return here.out.page(*pages.since_page(told))
