"""renda register"""

from typing import Annotated

import typer

from renda_cli.commands import context, options


def register(
    ctx: typer.Context,
    name: Annotated[str | None, typer.Argument(metavar="簿册", help="簿册名称，不写则列出有哪些")] = None,
    year: Annotated[str | None, typer.Option("--year", metavar="年份", help="四位年份，或起止年份，不写为今年")] = None,
    output: Annotated[
        str | None, typer.Option("-o", "--output", metavar="文件", help="写到 .xlsx 或 .csv 文件，不写则印出来")
    ] = None,
    set_: Annotated[str | None, typer.Option("--set", metavar="套名", help="生成一整套，如 六簿三册")] = None,
    define: Annotated[
        str | None, typer.Option("--define", metavar="文件", help="存入本镇自定的栏目（TOML），- 为标准输入")
    ] = None,
    forget: Annotated[bool, typer.Option("--forget", help="删去本镇自定的这一本")] = False,
    show: Annotated[bool, typer.Option("--show", help="印出这一本的栏目（TOML），供修改")] = False,
    private: options.Private = False,
) -> None:
    """簿册：列出各种簿册，或生成一种，栏目由本镇自定。

    例：renda register 学习培训 --year 2022 -o 学习培训记录簿.xlsx
    """
    from renda_cli.show import registers as pages
    from renda_cli.work import registers as verbs

    here = context.of(ctx)
    acts = {"--set": set_ is not None, "--define": define is not None, "--forget": forget, "--show": show}
    verbs.check_asked(name, acts, {"--year": year, "-o": output, "--private": private})
    if define is not None or forget:
        here.out.receipt(*verbs.defined(here.desk, name or "", define))
    elif show:
        pages.shown(verbs.show(here.desk, name or ""), here.out)
    elif name is None and set_ is None:
        pages.listed(verbs.list_(here.desk), here.out)
    else:
        found = verbs.found(here.desk, name, set_=set_, year=year, private=private)
        pages.generated(found, verbs.write(found, output) if output is not None else None, here.out)
