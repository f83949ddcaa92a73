"""renda due, and the desk that bare `renda` shows"""

from typing import Annotated

import typer

from renda_cli.commands import context, options
from renda_cli.errors import InputError


def due(
    ctx: typer.Context,
    within: Annotated[
        str | None, typer.Option("--within", metavar="天数", help="连同今后几天内到期的一并列出，如 7d")
    ] = None,
    quiet: Annotated[bool, typer.Option("--quiet", help="没有要列的就什么也不印，供定时任务用")] = False,
    by: Annotated[
        str | None, typer.Option("--by", metavar="unit", help="unit：按单位分组，列出联系人，便于打电话")
    ] = None,
    new: Annotated[bool, typer.Option("--new", help="每一项的每一级（临近、逾期、超最长期限）只提醒一次")] = False,
    private: options.Private = False,
) -> int:
    """列出逾期和将到期的答复、重办、承诺等；有逾期的退出码为 1。

    例：renda due --within 7d
    """
    from renda_cli.show import due as pages
    from renda_cli.work import due as lists

    here = context.of(ctx)
    lists.check_options(by, private=private)
    found = lists.due(here.desk, lists.window(within), only_new=new, noting=not (quiet or new))
    groups = lists.by_unit(here.desk, found, private=private) if by else None
    if found.rows or not quiet:
        pages.tell(here.out, found, groups, here.desk.today)
    if new:
        here.out.flush()
        lists.told(here.desk, found)
    return 1 if lists.any_late(found) else 0


def desk(here: context.Context) -> int:
    """Today's desk; without a database, how to begin."""
    from renda_cli.show.due import beginning, morning_page
    from renda_cli.work import town

    if here.in_batch:
        raise InputError("这一行没有命令", "每行要有一条完整的登记或查询命令")
    if not here.has_file:
        here.out.lines(beginning(here.path))
        return 0
    seen = town.morning(here.desk)
    sections, data = morning_page(seen, here.desk.today)
    here.out.page(sections, data)
    return 0
