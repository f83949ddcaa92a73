"""renda check"""

from typing import Annotated

import typer

from renda_cli.commands import context


def check(
    ctx: typer.Context,
    names: Annotated[
        list[str] | None, typer.Argument(metavar="检查项", help="只做这几项，或 file、references、records、rules 一类")
    ] = None,
    fix: Annotated[bool, typer.Option("--fix", help="先改正可以放心改正的")] = False,
    listed: Annotated[bool, typer.Option("--list", help="列出有哪些检查，不检查")] = False,
    quiet: Annotated[bool, typer.Option("--quiet", help="没有错误就什么也不印，供定时任务用")] = False,
) -> int:
    """检查文件、引用、记录和规则，列出全部问题；有错误的退出码为 1。

    例：renda check
    """
    from renda_cli.show import check as pages
    from renda_cli.work.checks import registry, run

    here = context.of(ctx)
    if listed:
        pages.names(here.out, registry.list_(names or ()))
        return 0
    checks = registry.chosen(names or ())
    outcome = run.run(here.desk, checks, fix=fix)
    if outcome.faults or not quiet:
        pages.tell(here.out, outcome)
    return 1 if outcome.faults else 0
