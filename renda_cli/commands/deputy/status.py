"""renda deputy suspend | resume | end | announce | vacancies | congress"""

from typing import Annotated

import typer

from renda_cli.commands import context, options

Ground = Annotated[str, typer.Option("--ground", metavar="情形", help="法律所列情形的编号，或其中几个字")]
Reported = Annotated[str | None, typer.Option("--reported", metavar="日期", help="代表资格审查委员会向人大报告的日期")]
Announced = Annotated[str | None, typer.Option("--announced", metavar="日期", help="人大公告的日期")]
Ref = Annotated[str | None, typer.Option("--ref", metavar="文号", help="文号或公告号")]


def suspend(
    ctx: typer.Context,
    deputy: options.Deputy,
    ground: Ground,
    on: options.On = None,
    level: options.LevelOrOwn = None,
    reported: Reported = None,
    announced: Announced = None,
    ref: Ref = None,
    note: options.Note = None,
) -> None:
    """登记依法暂停执行代表职务。

    例：renda deputy suspend 张三 --ground 羁押 --on 2022-03-01
    """
    from renda_cli.work import status

    here = context.of(ctx)
    done = status.suspend(
        here.desk, deputy, ground=ground, on=on, level=level, reported=reported, announced=announced, ref=ref, note=note
    )
    here.out.receipt(done.lines, done.read)


def resume(
    ctx: typer.Context,
    deputy: options.Deputy,
    on: options.On = None,
    level: options.LevelOrOwn = None,
    ref: Ref = None,
    note: options.Note = None,
) -> None:
    """登记恢复执行代表职务。

    例：renda deputy resume 张三 --on 2022-06-01
    """
    from renda_cli.work import status

    here = context.of(ctx)
    done = status.resume(here.desk, deputy, on=on, level=level, ref=ref, note=note)
    here.out.receipt(done.lines, done.read)


def end(
    ctx: typer.Context,
    deputy: options.Deputy,
    ground: Annotated[
        str, typer.Option("--ground", metavar="情形", help="法律所列情形的编号，或其中几个字；去世写 去世")
    ],
    on: options.On = None,
    level: options.LevelOrOwn = None,
    reported: Reported = None,
    announced: Announced = None,
    by: Annotated[str | None, typer.Option("--by", metavar="机关", help="决定机关")] = None,
    votes: Annotated[
        str | None, typer.Option("--votes", metavar="赞成/应投", help="罢免、辞职的表决，如 812/1500；应投是全体")
    ] = None,
    ref: Ref = None,
    note: options.Note = None,
) -> None:
    """登记代表资格终止，写明情形，并说明由谁决定。

    例：renda deputy end 张三 --ground 迁出 --on 2022-05-01 --reported 2022-07-06
    """
    from renda_cli.work import status

    here = context.of(ctx)
    done = status.end(
        here.desk, deputy, ground=ground, on=on, level=level, reported=reported, announced=announced, by=by, votes=votes,
        ref=ref, note=note,
    )  # fmt: skip
    here.out.receipt(done.lines, done.read)


def announce(
    ctx: typer.Context,
    deputy: options.Deputy,
    reported: Reported = None,
    announced: Announced = None,
    level: options.LevelOrOwn = None,
) -> None:
    """补登终止、暂停的报告和公告日期。

    例：renda deputy announce 张三 --reported 2022-07-06 --announced 2022-07-07
    """
    from renda_cli.work import status

    here = context.of(ctx)
    done = status.announce(here.desk, deputy, reported=reported, announced=announced, level=level)
    here.out.receipt(done.lines, done.read)


def vacancies(
    ctx: typer.Context,
    on: Annotated[str | None, typer.Option("--on", metavar="日期", help="到哪一天为止，不写为今天")] = None,
) -> None:
    """列出出缺待补选的席位。

    例：renda deputy vacancies
    """
    from renda_cli.show.section import Section
    from renda_cli.work import congress

    here = context.of(ctx)
    found = congress.vacancies(here.desk, on=on)
    here.out.listing(Section(found.fields, found.rows, about="deputy", notes=found.notes))


def congress(
    ctx: typer.Context,
    number: Annotated[int, typer.Argument(metavar="届", min=1, max=999, help="新一届是第几届，如 6")],
    start: Annotated[str, typer.Option("--start", metavar="日期", help="新一届第一次会议开会的日期")],
    level: options.Level = None,
) -> None:
    """换届：结束上一届的代表职务，开始新一届。

    例：renda deputy congress 6 --start 2026-12-20
    """
    from renda_cli.work import congress as verbs

    here = context.of(ctx)
    done = verbs.begin(here.desk, number, start=start, level=level)
    here.out.receipt(done.lines, done.read)
