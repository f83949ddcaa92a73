"""renda score publish"""

from typing import Annotated

import typer

from renda_cli.commands import context, options


def publish(
    ctx: typer.Context,
    period: Annotated[
        str, typer.Argument(metavar="期间", help="如 2022Q1、2022第一季度、2022上半年、2022、本季度、上季度")
    ],
    group: Annotated[str | None, options.text("--group", "小组", "只要这个代表小组的")] = None,
    station: Annotated[str | None, options.text("--station", "家站点", "只要驻在这个家站点的代表")] = None,
    village: Annotated[str | None, options.text("--village", "村", "只要驻在这个村（社区）的家站点的代表")] = None,
    until: Annotated[str | None, options.text("--until", "日期", "公示到哪一天，不写则不印公示期")] = None,
    output: Annotated[
        str | None, typer.Option("-o", "--output", metavar="文件", help="写到 .docx、.html 或 .md 文件，不写则印出来")
    ] = None,
    template: Annotated[
        str | None, options.text("--template", "文件", "用自己的模板（.docx、.html 或 .md），与 -o 一起用")
    ] = None,
) -> None:
    """生成一个季度的代表履职公示，只列记录，不排名次。

    例：renda score publish 2022第一季度 --group 东片小组 --until 2022-04-20 -o 履职公示.docx

    会议、活动、接待选民、议案建议、实事承诺、实事好事、述职，一条记录一行；保密的议案建议不列，不印电话和选民姓名。
    """
    from renda_cli.show.deputy_papers import written
    from renda_cli.show.score_papers import duties_page
    from renda_cli.work.score import publishing as verbs

    here = context.of(ctx)
    found = verbs.publish(here.desk, period, group=group, station=station, village=village, until=until)
    if output is not None:
        written(verbs.write(here.desk, found, output, template), here.out)
    else:
        verbs.refuse_template(template)
        here.out.page(duties_page(found, verbs.entries), found)
