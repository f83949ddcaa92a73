"""renda station notice | analysis"""

from pathlib import Path
from typing import Annotated

import typer

from renda_cli.commands import context, options

Out = Annotated[
    str | None, typer.Option("-o", "--output", metavar="文件", help="写到 .docx、.md 或 .html 文件，不写则印出来")
]


def notice(
    ctx: typer.Context,
    month: Annotated[str | None, typer.Option("--month", metavar="年-月", help="哪一个月的，如 2022-10")] = None,
    station: Annotated[str | None, typer.Option("--station", metavar="家站点", help="只列这个家站点的")] = None,
    output: Out = None,
    number: Annotated[str | None, typer.Option("--no", metavar="期号", help="公示的期号，如 第10期")] = None,
    post: Annotated[bool, typer.Option("--post", help="登记这个月已经公示，列出的已答复意见标为已公开")] = False,
    on: Annotated[
        str | None, typer.Option("--on", metavar="日期", help="公示的日期，不写为今天；和 --post 一起用")
    ] = None,
    template: Annotated[
        str | None, typer.Option("--template", metavar="文件", help="用自己的模板（.docx、.md 或 .html）")
    ] = None,
    save_template: Annotated[
        str | None, typer.Option("--save-template", metavar="文件", help="只把自带的模板存到文件，供修改")
    ] = None,
) -> None:
    """一个月的选民意见公示，选民姓名隐去。

    例：renda station notice --month 2022-10 -o 公示.docx
    """
    from renda_cli.show import opinion_papers as pages
    from renda_cli.work.station import notice as verbs

    here, asked = context.of(ctx), {"station": station, "number": number, "output": output, "template": template}
    if save_template is not None:
        here.out.template(Path(verbs.save_template(save_template, month=month, on=on, post=post, **asked)))
    elif post:
        here.out.receipt(*verbs.post(here.desk, verbs.asked(month, post=post, on=on), on=on, **asked))
    else:
        found = verbs.notice(here.desk, verbs.asked(month, post=post, on=on), station=station, number=number)
        if output is None and template is None:
            here.out.page(pages.notice_page(verbs.worded(here.desk, found)), found)
        else:
            made = verbs.write(here.desk, found, output=output, template=template)
            here.out.paper(made.content, made.path, made.data)


def analysis(
    ctx: typer.Context,
    year: options.Year,
    quarter: Annotated[
        int | None, typer.Option("--quarter", metavar="1|2|3|4", help="只看这个季度，不写为全年")
    ] = None,
    by: Annotated[
        str,
        typer.Option(
            "--by",
            metavar="topic|village|unit|station|channel",
            help="topic 类别、village 村（社区）、unit 办理者、station 家站点、channel 渠道",
        ),
    ] = "topic",
    output: Out = None,
) -> None:
    """按季或按年分析选民意见：类别、村、单位，反复出现的。

    例：renda station analysis 2022 --quarter 3 --by village
    """
    from renda_cli.show import deputy_papers, opinion_papers
    from renda_cli.work.station import analysis as verbs
    from renda_cli.work.station import analysis_paper

    here = context.of(ctx)
    found = verbs.analysis(here.desk, year, quarter=quarter, by=by)
    if output is None:
        here.out.page(opinion_papers.analysis_page(analysis_paper.worded(found), here.out), found)
    else:
        deputy_papers.written(analysis_paper.write(here.desk, found, output), here.out)
