"""renda review project vote | result | paper"""

from typing import Annotated

import typer

from renda_cli.commands import context, options

MOST = 99_999
Places = Annotated[int | None, typer.Option("--places", metavar="N", min=1, max=999, help="应选几项")]
Method = Annotated[str | None, typer.Option("--method", metavar="限额投票|按缓急排序", help="投票方法，不写为限额投票")]
Session = Annotated[str | None, typer.Option("--session", metavar="届次", help="在哪次会议上，如 5-1")]


def vote(
    ctx: typer.Context,
    year: options.Year,
    issued: Annotated[int, typer.Option("--issued", metavar="N", min=1, max=MOST, help="发出的票数")],
    returned: Annotated[int, typer.Option("--returned", metavar="N", min=0, max=MOST, help="收回的票数")],
    spoilt: Annotated[int, typer.Option("--spoilt", metavar="N", min=0, max=MOST, help="整张作废的票，如选多了的")] = 0,
    votes: Annotated[
        list[str] | None, typer.Option("--votes", metavar="编号=票数", help="各项得票，如 1=60,2=55")
    ] = None,
    points: Annotated[
        list[str] | None, typer.Option("--points", metavar="编号=名次和", help="按缓急排序的，各项的名次和，小的为急")
    ] = None,
    places: Places = None,
    method: Method = None,
    session: Session = None,
    members: Annotated[
        int | None, typer.Option("--members", metavar="N", min=1, max=MOST, help="全体代表人数，不写按名册")
    ] = None,
    on: options.On = None,
    again: Annotated[bool, typer.Option("--again", help="对上一次没有定下的项目再次投票")] = False,
    replace: Annotated[bool, typer.Option("--replace", help="改正上一次登记的票数，有进度以前才可以")] = False,
    note: options.Note = None,
) -> None:
    """登记票决的票数，按规则确定入选的项目。

    例：renda review project vote 2022 --issued 3 --returned 3 --votes 1=3,2=2,3=1 --places 2 --session 5-1 --on 2022-01-07
    """
    from renda_cli.work.review import project_vote

    here = context.of(ctx)
    done = project_vote.vote(
        here.desk, year, issued=issued, returned=returned, spoilt=spoilt, votes=votes, points=points, places=places, method=method,
        session=session, members=members, on=on, again=again, replace=replace, note=note,
    )  # fmt: skip
    here.out.receipt(done.lines, done.read)


def result(ctx: typer.Context, year: options.Year) -> None:
    """票决结果：各项得票、过线与否、名次。

    例：renda review project result 2022
    """
    from renda_cli.show import choice
    from renda_cli.work.review import project_result

    here = context.of(ctx)
    found = project_result.result(here.desk, year)
    here.out.page(choice.result_page(project_result.worded(found)), found)


def paper(
    ctx: typer.Context,
    year: options.Year,
    output: Annotated[str, typer.Option("-o", "--output", metavar="文件", help="写到 .docx 或 .md 文件")],
    places: Places = None,
    method: Method = None,
    session: Session = None,
    again: Annotated[bool, typer.Option("--again", help="再次投票的票，只印没有定下的项目")] = False,
) -> None:
    """生成空白票决票。

    例：renda review project paper 2022 --places 2 --session 5-1 -o 票决票.docx
    """
    from renda_cli.show import deputy_papers
    from renda_cli.work.review import project_paper

    here = context.of(ctx)
    found = project_paper.paper(here.desk, year, places=places, method=method, session=session, again=again)
    deputy_papers.written(project_paper.write(here.desk, found, output), here.out, found["notes"])
