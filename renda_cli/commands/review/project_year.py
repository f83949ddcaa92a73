"""renda review project progress | done"""

from typing import Annotated

import typer

from renda_cli.commands import context, options


def progress(
    ctx: typer.Context,
    number: options.Project,
    month: Annotated[
        str | None, typer.Option("--month", metavar="年-月", help="哪个月的，如 2022-05；不写为本月")
    ] = None,
    percent: Annotated[int | None, typer.Option("--percent", metavar="N", help="形象进度，0 到 100")] = None,
    spent: Annotated[str | None, typer.Option("--spent", metavar="元", help="累计支出，如 120万")] = None,
    text: Annotated[str | None, typer.Option("--text", metavar="文字", help="进展情况")] = None,
    photos: Annotated[
        list[str] | None, typer.Option("--photos", metavar="名称", help="照片的文件名，只记录不读取")
    ] = None,
    on: options.On = None,
    replace: Annotated[bool, typer.Option("--replace", help="改正这个月已登记的，没有写的不变")] = False,
) -> None:
    """登记一个月的进度、资金和照片。

    例：renda review project progress 2022-3 --month 2022-05 --percent 40 --spent 48万 --photos 路口.jpg
    """
    from renda_cli.work.review import project_year

    here = context.of(ctx)
    done_ = project_year.progress(
        here.desk, number, month=month, percent=percent, spent=spent, text=text, photos=photos, on=on, replace=replace
    )  # fmt: skip
    here.out.receipt(done_.lines, done_.read)


def done(
    ctx: typer.Context,
    numbers: options.Projects,
    on: options.On = None,
    spent: Annotated[str | None, typer.Option("--spent", metavar="元", help="一共支出多少，如 118.5万")] = None,
    text: Annotated[str | None, typer.Option("--text", metavar="文字", help="完成情况，如 已竣工验收")] = None,
) -> None:
    """登记一个项目已经完成。

    例：renda review project done 2022-3 --on 2022-10-20 --spent 118.5万 --text 已竣工验收
    """
    from renda_cli.work.review import project_year

    here = context.of(ctx)
    done_ = project_year.done(here.desk, numbers, on=on, spent=spent, text=text)
    here.out.receipt(done_.lines, done_.read)
