"""Options that several commands share, each said once."""

from typing import Annotated

import typer

Number = Annotated[str, typer.Argument(metavar="编号", help="编号，如 5-3/16 或 16")]
Numbers = Annotated[list[str], typer.Argument(metavar="编号", help="一个或几个编号，用逗号隔开，如 1,2,3")]
Year = Annotated[str, typer.Argument(metavar="年份", help="四位年份")]
Years = Annotated[str, typer.Argument(metavar="年份", help="四位年份，或起止年份，如 2018-2022")]
On = Annotated[str | None, typer.Option("--on", metavar="日期", help="发生的日期，不写为今天")]
Unit = Annotated[str | None, typer.Option("--unit", metavar="单位", help="承办单位")]
Until = Annotated[str, typer.Option("--until", metavar="日期", help="到哪一天")]
Topic = Annotated[str | None, typer.Option("--topic", metavar="类别", help="类别，如 城乡建设")]
Phone = Annotated[str | None, typer.Option("--phone", metavar="电话", help="电话，显示时隐去中间几位")]
Group = Annotated[str | None, typer.Option("--group", metavar="小组", help="代表小组")]
District = Annotated[str | None, typer.Option("--district", metavar="选区", help="选区，如 第3选区")]
Private = Annotated[bool, typer.Option("--private", help="显示完整电话")]
Note = Annotated[str | None, typer.Option("--note", metavar="文字", help="备注")]
Reason = Annotated[str | None, typer.Option("--reason", metavar="文字", help="理由")]
MustReason = Annotated[str, typer.Option("--reason", metavar="文字", help="理由")]
Kept = Annotated[str | None, typer.Option("--file", metavar="路径", help="文件所在路径，只记录不读取")]
ThisYears = Annotated[str | None, typer.Argument(metavar="年份", help="四位年份，或起止年份，如 2018-2022；不写为今年")]
Who = Annotated[str, typer.Argument(metavar="代表", help="姓名或 #编号")]
OfDeputy = Annotated[str | None, typer.Option("--deputy", metavar="代表", help="只列这名代表的")]
