"""renda log list | show, undo, redo"""

from typing import Annotated

import typer

from renda_cli.commands import context, options

Entry = Annotated[str, typer.Argument(metavar="编号", help="日志的编号，见 renda log")]
Rehearsal = Annotated[bool, typer.Option("--dry-run", help="只看会改动什么，不写入")]
Yes = Annotated[bool, typer.Option("--yes", help="不再询问")]


def list_(
    ctx: typer.Context,
    since: Annotated[str | None, typer.Option("--since", metavar="日期", help="只列这一天以来的")] = None,
    word: Annotated[str | None, typer.Option("--word", metavar="文字", help="只列命令里有这几个字的")] = None,
) -> None:
    """列出日志，最近的在前；只写 renda log 也是。

    例：renda log list --since 2022-05-01 --word assign
    """
    from renda_cli.show.journal import entries
    from renda_cli.work import journal

    here = context.of(ctx)
    found = journal.list_(here.desk, since=since, word=word)
    here.out.listing(entries(found, here.out.format))


def show(ctx: typer.Context, number: Entry, private: options.Private = False) -> None:
    """显示日志里的一条：写入了哪些记录，改前改后的内容。

    例：renda log show 12
    """
    from renda_cli.show.journal import entry_page
    from renda_cli.work import journal

    here = context.of(ctx)
    found = journal.show(here.desk, number, private=private)
    here.out.page(entry_page(found), found)


def undo(
    ctx: typer.Context,
    number: Annotated[
        str | None, typer.Argument(metavar="[编号]", help="其他程序的改动，在日志里的编号；不写为最近一条命令")
    ] = None,
    rehearsal: Rehearsal = False,
    yes: Yes = False,
) -> None:
    """撤销最近一条命令，导入和批处理也能整个撤销；再用一次，撤销再前一条。

    例：renda undo
    """
    from renda_cli.show.ask import agreed
    from renda_cli.show.journal import turned_object, turned_page
    from renda_cli.work import journal

    here = context.of(ctx)
    if not rehearsal and not yes and here.at_terminal:
        foreseen = journal.undo(here.desk, number, rehearsal=True)
        agreed(here.out, turned_page(foreseen, rehearsal=True), "撤销")
    done = journal.undo(here.desk, number, rehearsal=rehearsal)
    here.out.page(turned_page(done, rehearsal=rehearsal), turned_object(done))


def redo(ctx: typer.Context, rehearsal: Rehearsal = False, yes: Yes = False) -> None:
    """恢复刚撤销的一条；撤销以后又有新登记的，不能再恢复。

    例：renda redo
    """
    from renda_cli.show.ask import agreed
    from renda_cli.show.journal import turned_object, turned_page
    from renda_cli.work import journal

    here = context.of(ctx)
    if not rehearsal and not yes and here.at_terminal:
        agreed(here.out, turned_page(journal.redo(here.desk, rehearsal=True), rehearsal=True), "恢复")
    done = journal.redo(here.desk, rehearsal=rehearsal)
    here.out.page(turned_page(done, rehearsal=rehearsal), turned_object(done))
