"""renda score award certificates"""

from typing import Annotated

import typer

from renda_cli.commands import context, options


def certificates(
    ctx: typer.Context,
    year: options.ThisYears = None,
    kind: Annotated[
        str | None, options.text("--kind", f"{options.AWARD_KINDS}|其他", "只出这一种的，不写则各种都出")
    ] = None,
    each: Annotated[bool, typer.Option("--each", help="出证书，一份一页；不写则出名单")] = False,
    output: Annotated[
        str | None, typer.Option("-o", "--output", metavar="文件", help="写到 .docx 或 .md 文件，不写则印出来")
    ] = None,
    template: Annotated[
        str | None, typer.Option("--template", metavar="文件", help="用自己的模板（.docx 或 .md）")
    ] = None,
    save_template: Annotated[
        str | None, typer.Option("--save-template", metavar="文件", help="只把自带的模板存到文件，供修改")
    ] = None,
) -> None:
    """生成证书名单和证书。

    例：renda score award certificates 2022 -o 证书名单.docx
    例：renda score award certificates 2022 --kind 优秀代表 --each -o 荣誉证书.docx
    """
    from renda_cli.work.score import certificates as work

    here = context.of(ctx)
    if save_template is not None:
        others = {"year": year, "kind": kind, "output": output, "template": template}
        here.out.template(work.save_template(save_template, each=each, **others))
        return
    made = work.make(here.desk, year, kind=kind, each=each, output=output, template=template)
    here.out.paper(made.content, made.path, made.data)
