"""renda report"""

from typing import Annotated, Any

import typer

from renda_cli.commands import context

What = Annotated[
    str | None,
    typer.Argument(metavar="期间或tables", help="2022、2018-2022、2022H1、2022Q3、本届；tables 列出有哪些统计表"),
]
Out = Annotated[
    str | None,
    typer.Option("-o", "--output", metavar="文件", help="写到 .docx、.md、.html、.xlsx 文件，不写则印出来"),
]
Tables = Annotated[
    list[str] | None, typer.Option("--table", metavar="统计表,…", help="不要报告，只要这几张统计表；也可写到 .csv")
]
Ranked = Annotated[bool, typer.Option("--ranked", help="与 --table 同用：承办单位按按期答复率排名次")]
Template = Annotated[str | None, typer.Option("--template", metavar="文件", help="用自己的模板（.docx 或 .md）")]
Save = Annotated[str | None, typer.Option("--save-template", metavar="文件", help="只把自带的模板存到文件，供修改")]
From = Annotated[str | None, typer.Option("--from", metavar="日期", help="不写年份时，从哪一天起")]
To = Annotated[str | None, typer.Option("--to", metavar="日期", help="不写年份时，到哪一天止")]
Session = Annotated[str | None, typer.Option("--session", metavar="届次", help="在哪次人代会上报告，如 5-3")]
On = Annotated[str | None, typer.Option("--on", metavar="日期", help="报告的日期，不写为那次会议的")]
About = Annotated[bool, typer.Option("--about", help="大的数写成约数，如 650余；不写一律用准确数")]


def report(
    ctx: typer.Context, what: What = None, output: Out = None, table: Tables = None, ranked: Ranked = False,
    template: Template = None, save_template: Save = None, from_on: From = None, to_on: To = None,
    session: Session = None, on: On = None, about: About = False,
) -> None:  # fmt: skip
    """生成年终报告和统计表，每个数字都可以查到记录。

    例：renda report 2022 -o 工作报告.docx --session 5-3；renda report tables；renda report 2022 --table 承办单位 -o 统计表.xlsx
    """
    from renda_cli.work import as_of, spans
    from renda_cli.work.report import asking, delivery, papers

    here, words = context.of(ctx), (template, session, on, about)
    if save_template is not None:
        others = (what, output, table, ranked, from_on, to_on, *words)
        return here.out.template(papers.save_template(save_template, others))
    if what in asking.LIST or table or ranked:
        asking.check_tables(what, table, ranked=ranked, words=words, others=(output, from_on, to_on))
        return _tables(here, what, (from_on, to_on), table, ranked, output)
    span = spans.read(here.desk, what, from_on, to_on)
    given = delivery.of(here.desk, span, session, on)
    with as_of.seen(here.desk, here.named_day):
        made = papers.report(here.desk, span, given, output=output, template=template, about=about)
    return _tell(here, span, made)


def _tell(here: context.Context, span: Any, made: Any) -> None:
    """Leaves a note in the log where the report was written, and prints it or where it is."""
    from renda_cli.work import since

    if made.path is not None:
        since.made(here.desk, span, made.path.name)
    here.out.paper(made.content, made.path, made.data)


def _tables(
    here: context.Context, what: str | None, days: tuple[str | None, str | None], names: list[str] | None, ranked: bool, output: str | None
) -> None:  # fmt: skip
    """The list of the tables, the tables named, or the file that they were written to."""
    from renda_cli.show.deputy_papers import written
    from renda_cli.show.tables import names_list, tables_page
    from renda_cli.work import as_of, spans
    from renda_cli.work.tables import catalogue, printing

    if not names:
        return here.out.listing(names_list(catalogue.listing(here.desk)))
    span = spans.read(here.desk, what, *days)
    with as_of.seen(here.desk, here.named_day):
        if output is not None:
            made = printing.write(here.desk, span, names, output, ranked=ranked)
        else:
            tables = catalogue.make(here.desk, span, names, ranked=ranked)
    return here.out.page(*tables_page(tables)) if output is None else written(made, here.out)
