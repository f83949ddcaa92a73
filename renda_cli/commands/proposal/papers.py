"""renda proposal sheet"""

from typing import Annotated

import typer

from renda_cli.commands import context, options

What = Annotated[str, typer.Argument(metavar="届次或编号", help="届次（如 5-3）出交办清单，编号（如 5-3/16）出交办函")]
Out = Annotated[str | None, typer.Option("-o", "--output", metavar="文件", help="写到 .docx 或 .md 文件，不写则印出来")]
Template = Annotated[str | None, typer.Option("--template", metavar="文件", help="用自己的模板（.docx 或 .md）")]
Save = Annotated[str | None, typer.Option("--save-template", metavar="文件", help="只把自带的模板存到文件，供修改")]


def sheet(
    ctx: typer.Context,
    what: What,
    output: Out = None,
    template: Template = None,
    between: Annotated[bool, typer.Option("--between", help="清单只列这次会议以后闭会期间提出的")] = False,
    private: options.Private = False,
    save_template: Save = None,
) -> None:
    """生成一次会议的交办清单，或一件的交办函。

    例：renda proposal sheet 5-3 -o 交办清单.docx
    """
    from renda_cli.work.proposal import papers

    here = context.of(ctx)
    if save_template is not None:
        others = {"output": output, "template": template, "between": between, "private": private}
        here.out.template(papers.save_template(what, save_template, **others))
        return
    made = papers.sheet(here.desk, what, output=output, template=template, between=between, private=private)
    here.out.paper(made.content, made.path, made.data)
