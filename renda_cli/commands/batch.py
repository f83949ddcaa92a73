"""renda batch"""

from typing import Annotated

import typer

from renda_cli.commands import context


def batch(
    ctx: typer.Context,
    file: Annotated[str, typer.Argument(metavar="文件", help="每行一条命令，# 起为注释；- 为标准输入")],
    keep_going: Annotated[bool, typer.Option("--keep-going", help="有错的行跳过，其余照写")] = False,
) -> int:
    """一次执行一个文件里的许多命令，要么全部写入，要么全不写入。

    例：renda batch examples/yaoguan/1-spring.renda
    """
    from renda_cli.show.progress import progress
    from renda_cli.show.records import batch_page
    from renda_cli.work import batch as work
    from renda_cli.work import texts

    here = context.of(ctx)
    if here.in_batch:
        raise work.nested()
    lines = work.read_lines(texts.read(file))
    with progress(len(lines)) as advance:
        done = work.run(here.desk, lines, lambda words: here.run_line(here.for_line(), words), keep_going, advance)
    return batch_page(done, here.out)
