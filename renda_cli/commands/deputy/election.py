"""renda deputy election add | candidate | review | elect | list | show"""

from typing import Annotated

import typer

from renda_cli.commands import context, options

MOST = 9_999_999
Election = Annotated[str | None, typer.Option("--election", metavar="#编号", help="哪一次选举，不写为还要选人的一次")]
Name = Annotated[str, typer.Argument(metavar="候选人", help="候选人姓名")]
Voted = Annotated[
    int | None, typer.Option("--voted", metavar="N", min=0, max=MOST, help="参加投票的选民数，登记一次即可")
]


def add(
    ctx: typer.Context,
    district: Annotated[str, typer.Option("--district", metavar="选区", help="选区，如 第3选区")],
    on: Annotated[str, typer.Option("--on", metavar="日期", help="选举日")],
    kind: Annotated[
        str | None, typer.Option("--kind", metavar="换届|补选", help="不写的，选区有出缺为补选，没有为换届")
    ] = None,
    seats: Annotated[int | None, typer.Option("--seats", metavar="N", min=1, max=99, help="应选名额")] = None,
    voters: Annotated[int | None, typer.Option("--voters", metavar="N", min=1, max=MOST, help="登记选民数")] = None,
    level: options.LevelOrOwn = None,
    congress: Annotated[
        int | None, typer.Option("--congress", metavar="届", min=1, max=999, help="第几届，不写为本届或下一届")
    ] = None,
    note: options.Note = None,
) -> None:
    """登记一个选区的选举。

    例：renda deputy election add --district 第3选区 --kind 补选 --on 2022-03-01 --voters 1500
    """
    from renda_cli.work import election

    here = context.of(ctx)
    done = election.add(
        here.desk, district=district, on=on, kind=kind, seats=seats, voters=voters, level=level, congress=congress, note=note
    )  # fmt: skip
    here.out.receipt(done.lines, done.read)


def candidate(
    ctx: typer.Context,
    name: Annotated[str, typer.Argument(metavar="姓名", help="候选人姓名")],
    district: options.District = None,
    election: Election = None,
    gender: options.Gender = None,
    born: options.Born = None,
    nation: options.Nation = None,
    education: options.Education = None,
    party: options.Party = None,
    work: options.Work = None,
    phone: options.Phone = None,
    nominated_by: Annotated[str | None, typer.Option("--nominated-by", metavar="提名人", help="由谁提名推荐")] = None,
    votes: Annotated[
        int | None, typer.Option("--votes", metavar="N", min=0, max=MOST, help="得票，未当选的也可登记")
    ] = None,
) -> None:
    """登记一名候选人。

    例：renda deputy election candidate 赵六 --district 第3选区 --gender 女 --nominated-by 选民联名
    """
    from renda_cli.work import candidacy

    here = context.of(ctx)
    done = candidacy.candidate(
        here.desk, name, election=election, district=district, votes=votes, gender=gender, born=born, nation=nation,
        education=education, party=party, work=work, phone=phone, nominated_by=nominated_by,
    )  # fmt: skip
    here.out.receipt(done.lines, done.read)


def review(
    ctx: typer.Context,
    name: Name,
    step: Annotated[str, typer.Option("--step", metavar="把关审查", help="哪一道，写其中几个字即可，如 公安")],
    verdict: Annotated[str, typer.Option("--verdict", metavar="通过|不通过", help="结论")],
    on: options.On = None,
    note: options.Note = None,
    district: options.District = None,
    election: Election = None,
) -> None:
    """登记对候选人的一道把关或审查。

    例：renda deputy election review 赵六 --step 公安 --verdict 通过 --on 2022-02-10
    """
    from renda_cli.work import candidacy

    here = context.of(ctx)
    done = candidacy.review(
        here.desk, name, step=step, verdict=verdict, on=on, note=note, election=election, district=district
    )
    here.out.receipt(done.lines, done.read)


def elect(
    ctx: typer.Context,
    name: Name,
    votes: Annotated[int, typer.Option("--votes", metavar="N", min=0, max=MOST, help="得票")],
    voted: Voted = None,
    on: Annotated[
        str | None, typer.Option("--on", metavar="日期", help="任职起，不写的，补选为选举日，换届为新一届任期起")
    ] = None,
    district: options.District = None,
    election: Election = None,
    deputy: Annotated[str | None, typer.Option("--deputy", metavar="代表", help="名册上是哪一位，姓名或 #编号")] = None,
    new: Annotated[bool, typer.Option("--new", help="名册上同名的是另一人")] = False,
    anyway: Annotated[bool, typer.Option("--anyway", help="有一道审查不通过，确已当选")] = False,
) -> None:
    """登记当选，当选人即登记为代表。

    例：renda deputy election elect 赵六 --votes 812 --voted 1300
    """
    from renda_cli.work import electing

    here = context.of(ctx)
    done = electing.elect(
        here.desk, name, votes=votes, voted=voted, on=on, election=election, district=district, deputy=deputy, new=new,
        anyway=anyway,
    )  # fmt: skip
    here.out.receipt(done.lines, done.read)


def list_(ctx: typer.Context, district: options.District = None, congress: options.Congress = None) -> None:
    """列出各次选举。

    例：renda deputy election list
    """
    from renda_cli.show.section import Section
    from renda_cli.work import election

    here = context.of(ctx)
    found = election.list_(here.desk, district=district, congress=congress)
    here.out.listing(Section(found.fields, found.rows, about="election"))


def show(
    ctx: typer.Context,
    which: Annotated[str, typer.Argument(metavar="选区", help="选区（最近的一次），或选举的 #编号")],
    private: options.Private = False,
) -> None:
    """显示一次选举的候选人、审查和结果。

    例：renda deputy election show 第3选区
    """
    from renda_cli.show.records import election_page
    from renda_cli.work import election

    here = context.of(ctx)
    found = election.show(here.desk, which, private=private)
    here.out.page(election_page(found), found)
