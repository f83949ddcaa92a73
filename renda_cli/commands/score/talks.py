"""renda score talk | talks"""

from typing import Annotated

import typer

from renda_cli.commands import context, options


def talk(
    ctx: typer.Context,
    subjects: Annotated[
        list[str],
        typer.Argument(metavar="积分对象", help="代表姓名或 #编号，别的对象写名称并加 --kind；几个用逗号隔开"),
    ],
    what: Annotated[str, options.text("--what", "措施", "约谈，或已采取的别的措施，如 诫勉谈话、劝其辞职")],
    kind: Annotated[
        str | None, options.text("--kind", "代表|小组|村|家站点|承办单位", "对象的种类，不写为代表")
    ] = None,
    by: Annotated[str | None, options.text("--by", "姓名", "谁谈的，或哪个机关")] = None,
    why: Annotated[str | None, options.text("--why", "文字", "为什么")] = None,
    answer: Annotated[str | None, options.text("--answer", "文字", "对方怎么说")] = None,
    scheme: Annotated[
        str | None, options.text("--scheme", "计分办法", "因哪个计分办法的积分，那一年只有一个的可不写")
    ] = None,
    period: Annotated[str | None, options.text("--period", "期间", "因哪一期的积分，如 2022、2022Q1")] = None,
    on: options.On = None,
    file: options.Kept = None,
    note: options.Note = None,
) -> None:
    """登记一次约谈，或已采取的别的措施。

    例：renda score talk 张三,李四 --what 约谈 --by 镇人大主席 --why 全年没有提出建议 --on 2022-12-20
    例：renda score talk 东片小组 --kind 小组 --what 约谈组长 --why 全年没有开展活动

    只是登记，不改变代表的状态。
    """
    said = {name: value for name, value in locals().items() if name not in ("ctx", "subjects")}
    from renda_cli.work.score import talks as verbs

    here = context.of(ctx)
    done = verbs.talk(here.desk, subjects, **said)
    here.out.receipt(done.lines, done.read)


def talks(
    ctx: typer.Context,
    year: options.ThisYears = None,
    of: Annotated[str | None, options.text("--of", "积分对象", "只列一个对象的：名称，或代表的 #编号")] = None,
    private: Annotated[bool, typer.Option("--private", help="显示文字里完整的电话")] = False,
) -> None:
    """列出约谈和别的措施。

    例：renda score talks 2022 --of 张三
    """
    from renda_cli.show.section import Section
    from renda_cli.work.score import talks as verbs

    here = context.of(ctx)
    found = verbs.list_(here.desk, year, of=of, private=private)
    here.out.listing(Section(found.fields, found.rows, found.title, about="talk", notes=found.notes))
