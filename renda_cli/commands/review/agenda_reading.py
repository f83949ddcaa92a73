"""renda review agenda list | show | tasks"""

from typing import Annotated

import typer

from renda_cli.commands import context, options

Year = Annotated[str | None, options.text("--year", "年份", "只列这一年的，或起止年份，如 2018-2022")]
Private = Annotated[bool, typer.Option("--private", help="意见和答复里的电话完整显示")]


def list_(
    ctx: typer.Context,
    session: Annotated[str | None, typer.Argument(metavar="届次", help="只列这次会议的，五届三次写 5-3")] = None,
    meeting: Annotated[
        str | None, options.text("--meeting", "人代会|主席团会议", "哪种会议；写了届次的，不写为人代会")
    ] = None,
    year: Year = None,
    kind: Annotated[
        str | None, options.text("--kind", "工作报告|专项报告|预算决算|重大事项|决议决定|其他", "只列这一种")
    ] = None,
    open_: Annotated[bool, typer.Option("--open", help="只列还没有听取的，和审议意见、决定没有落实的")] = False,
) -> None:
    """列出议程和审议意见的落实。

    例：renda review agenda list 5-3
    """
    from renda_cli.show.section import Section
    from renda_cli.work.review import agenda_reading

    here = context.of(ctx)
    found = agenda_reading.list_(here.desk, session, meeting=meeting, year=year, kind=kind, open_=open_)
    here.out.listing(Section(found.fields, found.rows, found.title, about="agenda", notes=found.notes))


def show(
    ctx: typer.Context,
    item: Annotated[str, typer.Argument(metavar="议程编号", help="议程的编号，如 3")],
    private: Private = False,
) -> None:
    """显示一项议程的全部情况。

    例：renda review agenda show 3
    """
    from renda_cli.show.agenda import agenda_page
    from renda_cli.work.review import agenda_reading

    here = context.of(ctx)
    found = agenda_reading.show(here.desk, item, private=private)
    here.out.page(agenda_page(found), found)


def tasks(
    ctx: typer.Context,
    year: Year = None,
    unit: Annotated[str | None, options.text("--unit", "单位", "只列转交这个单位的")] = None,
    kind: Annotated[str | None, options.text("--kind", "审议意见|决定事项", "只列这一种")] = None,
    open_: Annotated[bool, typer.Option("--open", help="只列还没有落实的")] = False,
    private: Private = False,
) -> None:
    """列出审议意见和决定事项。

    例：renda review agenda tasks --year 2023 --open
    """
    from renda_cli.show.section import Section
    from renda_cli.work.review import agenda_reading

    here = context.of(ctx)
    found = agenda_reading.tasks(here.desk, year=year, unit=unit, kind=kind, open_=open_, private=private)
    here.out.listing(Section(found.fields, found.rows, found.title, about="task", notes=found.notes))
