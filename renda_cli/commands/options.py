"""Options that several commands share, each said once."""

from typing import Annotated, Any

import typer


def text(option: str, metavar: str, about: str) -> Any:
    """An option that takes a text."""
    return typer.Option(option, metavar=metavar, help=about)


AWARD_KINDS = "优秀代表|先进小组|优秀家站点|优秀建议|先进承办单位"
Number = Annotated[str, typer.Argument(metavar="编号", help="编号，如 5-3/16 或 16")]
Numbers = Annotated[list[str], typer.Argument(metavar="编号", help="一个或几个编号，用逗号隔开，如 1,2,3")]
Opinions = Annotated[
    list[str], typer.Argument(metavar="意见编号", help="一个或几个选民意见的编号，用逗号隔开，如 3,4,5")
]
Year = Annotated[str, typer.Argument(metavar="年份", help="四位年份")]
Years = Annotated[str, typer.Argument(metavar="年份", help="四位年份，或起止年份，如 2018-2022")]
On = Annotated[str | None, typer.Option("--on", metavar="日期", help="发生的日期，不写为今天")]
Unit = Annotated[str | None, typer.Option("--unit", metavar="单位", help="承办单位")]
Until = Annotated[str, typer.Option("--until", metavar="日期", help="到哪一天")]
Topic = Annotated[str | None, typer.Option("--topic", metavar="类别", help="类别，如 城乡建设")]
Phone = Annotated[str | None, typer.Option("--phone", metavar="电话", help="电话，显示时隐去中间几位")]
Gender = Annotated[str | None, typer.Option("--gender", metavar="男|女", help="性别")]
Born = Annotated[str | None, typer.Option("--born", metavar="年-月", help="出生年月，如 1980-05")]
Nation = Annotated[str | None, typer.Option("--nation", metavar="民族", help="民族")]
Education = Annotated[str | None, typer.Option("--education", metavar="学历", help="学历")]
Party = Annotated[str | None, typer.Option("--party", metavar="政治面貌", help="政治面貌")]
Work = Annotated[str | None, typer.Option("--work", metavar="单位职务", help="工作单位及职务")]
Group = Annotated[str | None, typer.Option("--group", metavar="小组", help="代表小组")]
District = Annotated[str | None, typer.Option("--district", metavar="选区", help="选区，如 第3选区")]
Private = Annotated[bool, typer.Option("--private", help="显示完整电话")]
Note = Annotated[str | None, typer.Option("--note", metavar="文字", help="备注")]
Reason = Annotated[str | None, typer.Option("--reason", metavar="文字", help="理由")]
MustReason = Annotated[str, typer.Option("--reason", metavar="文字", help="理由")]
Activity = Annotated[
    str | None, typer.Option("--activity", metavar="活动", help="与哪次活动有关：编号，或标题里独有的几个字")
]
Kept = Annotated[str | None, typer.Option("--file", metavar="路径", help="文件所在路径，只记录不读取")]
Deputy = Annotated[str, typer.Argument(metavar="代表", help="姓名或 #编号")]
Level = Annotated[str | None, typer.Option("--level", metavar="级别", help="级别，如 镇、区、市")]
LevelOrOwn = Annotated[str | None, typer.Option("--level", metavar="级别", help="哪一级的，如 镇、区、市，不写为本级")]
Congress = Annotated[int | None, typer.Option("--congress", metavar="届", min=1, max=999, help="第几届，如 5")]
ElectedBy = Annotated[str | None, typer.Option("--elected-by", metavar="换届|补选", help="怎样当选")]
CardNo = Annotated[str | None, typer.Option("--card-no", metavar="证号", help="代表证号")]
Since = Annotated[str | None, typer.Option("--from", metavar="日期", help="任职起，不写为本届任期起")]
OnDay = Annotated[str | None, typer.Option("--on", metavar="日期", help="哪一天的，不写为今天")]
Role = Annotated[str | None, typer.Option("--role", metavar="职务", help="主席团成员（主席、副主席在内）、主席 …")]
Rehearsal = Annotated[bool, typer.Option("--dry-run", help="只看哪些是新的、改变的、相同的，不写入")]
Maps = Annotated[
    list[str] | None,
    typer.Option("--map", metavar="表头=列名", help="表头认不出时写明是哪一列；=忽略 为不要这一列"),
]
Fills = Annotated[
    list[str] | None,
    typer.Option("--fill", metavar="列名=值", help="整列没有或空着的，用这个值，如 交办日期=2022-01-31"),
]
SheetName = Annotated[str | None, typer.Option("--sheet", metavar="名称", help="工作簿里有几张表时，读哪一张")]
Encoding = Annotated[str | None, typer.Option("--encoding", metavar="编码", help="CSV 的编码，不写则自动辨认")]
ThisYears = Annotated[str | None, typer.Argument(metavar="年份", help="四位年份，或起止年份，如 2018-2022；不写为今年")]
OfDeputy = Annotated[str | None, typer.Option("--deputy", metavar="代表", help="只列这名代表的")]
Station = Annotated[str | None, typer.Option("--station", metavar="家站点", help="家站点：名称，或其中独有的几个字")]
Review = Annotated[str, typer.Argument(metavar="评议编号", help="评议的编号，如 3")]
Project = Annotated[str, typer.Argument(metavar="项目编号", help="民生实事的编号，如 2022-3；今年的可只写 3")]
Projects = Annotated[
    list[str], typer.Argument(metavar="项目编号", help="一个或几个项目的编号，用逗号隔开，如 2022-1,2022-2")
]
OfDeputies = Annotated[list[str] | None, typer.Option("--deputy", metavar="代表,…", help="代表的分；几名用逗号隔开")]
OfGroups = Annotated[list[str] | None, typer.Option("--group", metavar="小组,…", help="代表小组的分")]
OfStations = Annotated[list[str] | None, typer.Option("--station", metavar="家站点,…", help="家站点的分")]
OfVillages = Annotated[list[str] | None, typer.Option("--village", metavar="村,…", help="村（社区）的分")]
OfUnits = Annotated[list[str] | None, typer.Option("--unit", metavar="单位,…", help="承办单位的分")]
OfTown = Annotated[bool, typer.Option("--town", help="镇人大工作本身的分")]
ScoreItem = Annotated[str, typer.Option("--item", metavar="计分项目", help="项目：名称，或其中独有的几个字")]
ScorePeriod = Annotated[
    str | None, typer.Option("--period", metavar="期间", help="哪一期，如 2022、2022Q1，不写为那一天所在的一期")
]
ScoreScheme = Annotated[
    str | None, typer.Option("--scheme", metavar="计分办法", help="计分办法的名称，那一年只有一个的可不写")
]
Points = Annotated[
    str | None, typer.Option("--points", metavar="分", help="几分，减分写负数，小数最多三位，如 2、-1.5")
]
Count = Annotated[str | None, typer.Option("--count", metavar="数量", help="几次、几人、几天 …，由计分办法换算成分")]
Entries = Annotated[
    list[str],
    typer.Argument(metavar="登记编号", help="一笔或几笔的编号，用逗号隔开，如 3,4,5；用 renda score entries 查"),
]
EntryBy = Annotated[str | None, typer.Option("--by", metavar="谁", help="哪个人或机关，如 东片小组、主席团")]
