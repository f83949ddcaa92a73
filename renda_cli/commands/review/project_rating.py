"""renda review project evaluate | ratings"""

from typing import Annotated

import typer

from renda_cli.commands import context, options

Count = int | None
STAGE = "年中|年终"


def evaluate(
    ctx: typer.Context,
    year: options.Year,
    stage: Annotated[str, typer.Option("--stage", metavar=STAGE, help="年中或年终的测评")],
    votes: Annotated[
        list[str], typer.Option("--votes", metavar="等次=票数", help="各等次的票数，如 满意=50,基本满意=6")
    ],
    project: Annotated[
        str | None, typer.Option("--project", metavar="项目编号", help="哪个项目，只有一个的可不写")
    ] = None,
    issued: Annotated[Count, typer.Option("--issued", metavar="N", help="发出多少张票；同一张票登记过的可不写")] = None,
    returned: Annotated[Count, typer.Option("--returned", metavar="N", help="收回多少张票")] = None,
    invalid: Annotated[Count, typer.Option("--invalid", metavar="N", help="这一行未填或多填的票数")] = None,
    valid: Annotated[Count, typer.Option("--valid", metavar="N", help="这一行的有效票数，用来核对")] = None,
    members: Annotated[Count, typer.Option("--members", metavar="N", help="应投票的有多少人")] = None,
    present: Annotated[Count, typer.Option("--present", metavar="N", help="到会多少人")] = None,
    on: options.On = None,
    scheme: Annotated[
        str | None, typer.Option("--scheme", metavar="名称", help="用规则里哪一种评定办法，如 满意度")
    ] = None,
    by: Annotated[str | None, typer.Option("--by", metavar="投票人", help="由谁测评，如 镇人大代表、群众代表")] = None,
    session: Annotated[str | None, options.text("--session", "届次", "在哪次会议上投的，如 5-2")] = None,
    replace: Annotated[bool, typer.Option("--replace", help="改正这个项目已登记的票数")] = False,
) -> None:
    """登记年中或年终对一个项目的测评。

    例：renda review project evaluate 2022 --stage 年终 --project 3 --issued 60 --returned 58 --votes 满意=50,基本满意=6,不满意=2
    """
    from renda_cli.work.review import project_rating

    here = context.of(ctx)
    done = project_rating.evaluate(
        here.desk, year, stage=stage, votes=votes, project=project, issued=issued, returned=returned, invalid=invalid, valid=valid,
        members=members, present=present, on=on, scheme=scheme, by=by, session=session, replace=replace,
    )  # fmt: skip
    here.out.receipt(done.lines, done.read)


def ratings(
    ctx: typer.Context,
    year: options.ThisYears = None,
    stage: Annotated[str | None, typer.Option("--stage", metavar=STAGE, help="只列年中或年终的")] = None,
    base: Annotated[
        str | None,
        typer.Option(
            "--base", metavar="members|present|returned|valid", help="改按应投票的人、到会的人、收回的票或有效票计算"
        ),
    ] = None,
) -> None:
    """列出年中、年终测评的票数、比率、等次和所依的规则。

    例：renda review project ratings 2022 --stage 年终
    """
    from renda_cli.show.project import rating_list
    from renda_cli.work.review import project_ratings

    here = context.of(ctx)
    rating_list(here.out, project_ratings.ratings(here.desk, year, stage=stage, base=base))
