"""renda import | export"""

from typing import Annotated

import typer

from renda_cli.commands import context, options

What = Annotated[
    str,
    typer.Argument(
        metavar="什么",
        help="deputies 代表、groups 小组、units 单位、sessions 会议、proposals 议案建议、contacts 联系、urges 催办、promises 承诺、"
        "activities 代表活动、pledges 实事承诺、deeds 实事好事、households 联系户、funds 活动经费、awards 表彰、attendance 到会、"
        "affairs 人大自身工作、articles 文章报道、"
        "stations 家站点、staff 家站点人员、postings 进站代表、ratings 星级评定、schedules 接待日规定、reception-days 接待安排、receptions 接待选民、"
        "opinions 选民意见、reviews 评议、review-steps 评议步骤、findings 评议意见、questions 询问、projects 民生实事、project-progress 项目进度、"
        "ballots 测评票数、agenda 议程、agenda-tasks 审议意见、schemes 计分办法、points 加分减分、talks 约谈、all 整套移交",
    ),
]


def import_(
    ctx: typer.Context,
    what: What,
    file: Annotated[
        str, typer.Argument(metavar="文件", help="CSV、XLSX、XLS 或导出的 JSON；- 为标准输入；all 时为文件夹")
    ],
    rehearsal: options.Rehearsal = False,
    maps: options.Maps = None,
    fills: options.Fills = None,
    sheet: options.SheetName = None,
    encoding: options.Encoding = None,
    add_units: Annotated[bool, typer.Option("--add-units", help="没有登记的承办单位一并登记")] = False,
) -> int:
    """把表格里的记录导入，要么全部写入，要么全不写入；再导一次不会重复。

    例：renda import proposals 建议清单.xlsx --dry-run
    """
    from renda_cli.show import exchange as pages
    from renda_cli.work.exchange import bundle, importing

    here = context.of(ctx)
    asked = importing.Options(encoding, sheet, tuple(maps or ()), tuple(fills or ()), add_units)
    with pages.reading() as advance:
        if what == "all":
            done = bundle.read(here.desk, file, asked, rehearsal=rehearsal)
        else:
            done = importing.import_(here.desk, what, file, asked, rehearsal=rehearsal, advance=advance)
    return pages.imported(done, here.out, rehearsal=rehearsal)


def export(
    ctx: typer.Context,
    what: What,
    output: Annotated[
        str | None, typer.Option("-o", metavar="文件", help=".xlsx、.csv 或 .json；all 时为文件夹；不写则印出来")
    ] = None,
    private: options.Private = False,
) -> None:
    """导出一张表，或整套移交；导出的都能再导入。

    例：renda export proposals -o 建议清单.xlsx
    """
    from renda_cli.show import exchange as pages
    from renda_cli.work.exchange import bundle, exporting, kinds

    here = context.of(ctx)
    if what == "all":
        pages.handed_over(bundle.write(here.desk, output, private=private), here.out)
    elif output is None:
        pages.listed(exporting.exported(here.desk, kinds.kind_of(what), private=private), here.out)
    else:
        pages.exported(*exporting.write(here.desk, kinds.kind_of(what), output, private=private), here.out)
