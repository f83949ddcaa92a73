"""renda report"""

from typing import Annotated

import typer

from renda_cli.commands import context

Span = Annotated[str | None, typer.Argument(metavar="年份", help="四位年份，或 2018-2022、2022H1、2022Q3、本届")]
Out = Annotated[str | None, typer.Option("-o", "--output", metavar="文件", help="写到 .docx 或 .md 文件，不写则印出来")]
Template = Annotated[str | None, typer.Option("--template", metavar="文件", help="用自己的模板（.docx 或 .md）")]
Save = Annotated[str | None, typer.Option("--save-template", metavar="文件", help="只把自带的模板存到文件，供修改")]
From = Annotated[str | None, typer.Option("--from", metavar="日期", help="不写年份时，从哪一天起")]
To = Annotated[str | None, typer.Option("--to", metavar="日期", help="不写年份时，到哪一天止")]
Session = Annotated[str | None, typer.Option("--session", metavar="届次", help="在哪次人代会上报告，如 5-3")]
On = Annotated[str | None, typer.Option("--on", metavar="日期", help="报告的日期，不写为那次会议的")]
About = Annotated[bool, typer.Option("--about", help="大的数写成约数，如 650余；不写一律用准确数")]


def report(
    ctx: typer.Context, year: Span = None, output: Out = None, template: Template = None, save_template: Save = None,
    from_on: From = None, to_on: To = None, session: Session = None, on: On = None, about: About = False,
) -> None:  # fmt: skip
    """生成年终报告和统计表，每个数字都可以查到记录。

    例：renda report 2022 -o 工作报告.docx --session 5-3；renda report 2022 --about
    """
    from renda_cli.work import spans
    from renda_cli.work.report import papers

    here = context.of(ctx)
    if save_template is not None:
        papers.only_template(given=(year, output, template, from_on, to_on, about, session, on))
        here.out.lines([f"模板已存到 {papers.save_template(save_template)}"])
        return
    span = spans.read(here.desk, year, from_on, to_on)
    made = papers.report(here.desk, span, output=output, template=template, about=about, session=session, on=on)
    here.out.paper(made.content, made.path, made.data)
