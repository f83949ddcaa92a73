"""Every verb of `renda review project` and `renda review agenda` taken back and done again: the file holds the same, row for row."""

import sqlite3
from pathlib import Path

from tests.conftest import Renda

DAY = "2022-12-28"
JOURNAL = ("entry", "change")
# In the order in which a clerk does them; each stands on those before it.
PROJECTS = """
add 修建文化广场 --year 2022 --source 走访 --from-opinion 1 --from-proposal 5-1/1 --on 2021-12-01 --until 2022-11-30 --unit 建设局
add 改造自来水 --year 2022 --source 走访 --on 2021-12-01 --until 2022-11-30
add 修桥 --year 2022 --source 走访 --on 2021-12-01
add 建公园 --year 2022 --source 走访 --on 2021-12-01
edit 2022-3 --title 修建留道桥 --no-sources --add-source 村委会 --budget 80万
examine 2022-1,2022-2,2022-3 --listed --by 主席团 --on 2021-12-20
examine 2022-4 --exclude 用地不符 --on 2021-12-20
vote 2022 --issued 3 --returned 4 --places 2 --session 5-1 --on 2022-01-07
vote 2022 --issued 3 --returned 3 --votes 1=3,2=2,3=1 --places 2 --session 5-1 --on 2022-01-07 --replace
vote 2022 --issued 3 --returned 3 --votes 1=2,2=2,3=2 --places 2 --session 5-1 --on 2022-01-07 --replace
vote 2022 --issued 3 --returned 3 --votes 1=3,2=2,3=1 --again --on 2022-01-07
progress 2022-1 --month 2022-05 --percent 40 --spent 48万 --photos 路口.jpg --text 铺地
progress 2022-1 --month 2022-05 --percent 50 --replace
change 2022-1 --what 延长工期 --why 汛期 --by 主席团 --until 2022-12-20 --budget 150万 --on 2022-08-10
evaluate 2022 --stage 年中 --project 1 --issued 3 --returned 3 --votes 满意=2,基本满意=1 --on 2022-07-06
evaluate 2022 --stage 年中 --project 2 --votes 满意=3
evaluate 2022 --stage 年中 --project 1 --votes 满意=3 --replace
done 2022-1 --on 2022-12-18 --spent 118.5万 --text 已验收
carry 2022-2 --to 2023 --until 2023-06-30 --why 征地
change 2023-1 --what 不再建设 --why 用地 --by 人代会 --end
"""
AGENDA = """
add 5-1 审议镇人民政府工作报告 --kind 工作报告 --presenter 张三
add 5-1 审议财政预算报告 --kind 预算决算 --unit 财政局 --place 1
add 5-1 关于预算的决议 --kind 决议决定
add 5-1 临时动议
edit 1 --title 审议政府工作报告 --place 3
read 1,2 --on 2021-12-28
hear 1,2 --on 2022-01-06
vote 3 --for 2 --against 1 --ref 遥人发〔2022〕1号 --on 2022-01-07
vote 3 --for 3 --on 2022-01-07 --replace
drop 4 --reason 撤回
pass-on 2 --text 压减一般性支出 --text 加快拨付 --unit 财政局 --until 2022-03-31 --on 2022-01-10
pass-on 3 --text 公布决议 --decision --until 2022-06-30 --on 2022-01-10
edit-task 1 --until 2022-04-30 --addressee 镇政府办公室 --note 已商定
edit-task 3 --text 公布并执行决议
answer 1 --text 已压减 --on 2022-04-20
done 1 --on 2022-05-01
done 2 --ended 已并入 --on 2022-05-01
done 3 --on 2022-06-01
"""


def rows(path: Path) -> list[str]:
    """What the file holds, as SQL in no particular order, the log apart."""
    db = sqlite3.connect(path)
    try:
        return sorted(
            line for line in db.iterdump() if not line.startswith(tuple(f'INSERT INTO "{name}"' for name in JOURNAL))
        )
    finally:
        db.close()


def walk(renda: Renda, path: Path, noun: str, lines: str) -> None:
    """Enters every line, takes it back and does it again."""
    for line in lines.strip().splitlines():
        before = rows(path)
        ran = renda("review", noun, *line.split(), today=DAY)
        assert (ran.code, line) == (0, line), ran.err
        after = rows(path)
        assert (after != before, line) == (True, line)
        assert renda("undo", "--yes", today=DAY).code == 0
        assert (rows(path) == before, line) == (True, line)
        assert renda("redo", today=DAY).code == 0
        assert (rows(path) == after, line) == (True, line)


def test_what_was_done_with_projects(town_with_people: Renda, path: Path) -> None:
    for line in (
        "station add 遥观代表之家 --kind 家",
        "station opinion add --station 遥观代表之家 --text 没有地方跳舞 --on 2021-11-20",
        "proposal add 修建广场 --by 张三 --session 5-1 --on 2022-01-06",
    ):
        assert town_with_people(*line.split(), today=DAY).code == 0
    walk(town_with_people, path, "project", PROJECTS)


def test_what_was_done_with_agendas(town_with_people: Renda, path: Path) -> None:
    walk(town_with_people, path, "agenda", AGENDA)
