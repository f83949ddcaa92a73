"""renda backup | restore"""

from typing import Annotated

import typer

from renda_cli.commands import context


def backup(
    ctx: typer.Context,
    folder: Annotated[
        str | None, typer.Argument(metavar="文件夹", help="放备份的文件夹，不写为数据库旁的 backups")
    ] = None,
    keep: Annotated[
        int | None, typer.Option("--keep", metavar="份数", min=1, max=9999, help="只留最新的几份，不写则全留")
    ] = None,
    quiet: Annotated[bool, typer.Option("--quiet", help="成功时什么也不印，供定时任务用")] = False,
) -> None:
    """备份数据库，核对无误才算数；不妨碍别人同时使用。

    例：renda backup --keep 30
    """
    from renda_cli.show import upkeep as pages
    from renda_cli.work import backup as verbs

    here = context.of(ctx)
    made = verbs.backup(here.path, folder, keep)
    if not quiet:
        here.out.receipt(pages.backed_up(made), lambda: pages.backup_data(made))


def restore(
    ctx: typer.Context,
    file: Annotated[str, typer.Argument(metavar="文件", help="一份备份")],
    yes: Annotated[bool, typer.Option("--yes", help="不再询问")] = False,
) -> None:
    """用一份备份恢复数据库，现有的另存一份。

    例：renda restore backups/renda-2026-03-05-080000.db
    """
    from renda_cli.show import ask
    from renda_cli.show import upkeep as pages
    from renda_cli.work import backup as verbs

    here = context.of(ctx)
    path = here.path
    if here.at_terminal and not yes and not ask.confirmed(pages.question(verbs.plan(path, file))):
        raise verbs.declined()
    done = verbs.restore(path, file)
    here.out.receipt(pages.restored(done, here.db), lambda: pages.restore_data(done))
