"""renda deputy search | order"""

from typing import Annotated

import typer

from renda_cli.commands import context


def search(
    ctx: typer.Context,
    texts: Annotated[list[str], typer.Argument(metavar="词", help="姓名或它的一部分、拼音、首字母、选区、小组")],
) -> None:
    """按姓名、姓名的一部分或拼音首字母查找代表。

    例：renda deputy search zs
    """
    from renda_cli.show.section import Section
    from renda_cli.work import naming

    here = context.of(ctx)
    found = naming.search(here.desk, texts)
    here.out.listing(Section(found.fields, found.rows, about="deputy", notes=found.notes))


def order(
    ctx: typer.Context,
    deputies: Annotated[
        list[str] | None, typer.Argument(metavar="代表", help="一名或几名代表，用逗号隔开，依次排")
    ] = None,
    position: Annotated[int | None, typer.Option("--position", metavar="N", help="排第几；几名代表时不写为 1")] = None,
    clear: Annotated[bool, typer.Option("--clear", help="取消手工次序；不写代表的，全部取消")] = False,
) -> None:
    """定名册上的手工次序。

    例：renda deputy order 张三,李四,王五
    """
    from renda_cli.work import naming

    here = context.of(ctx)
    done = naming.order(here.desk, deputies, position=position, clear=clear)
    here.out.receipt(done.lines, done.read)
