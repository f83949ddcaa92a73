"""Every verb of `review` (projects and the agenda aside) taken back by undo and returned by redo, row by row."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.conftest import Renda

DAY = "2022-09-30"
BEFORE = (
    "review plan --kind 部门评议 --subject 财政局、教育局、建设局 --held 2022-09-01 --deputies 3",
    "review plan --kind 代表述职 --subject 张三 --on 2022-10-20 --steps 无",
    "review plan --kind 专题询问 --subject 农村饮水 --held 2022-09-02 --steps 无",
    "review step 1 --step 提前调研 --until 2022-09-20",
    "review ballot 1 --subject 财政局 --issued 30 --returned 29 --votes 满意=17,基本满意=12 --on 2022-09-01",
    "review finding 1 --text 窗口人手不足 --subject 财政局 --until 2022-10-31 --on 2022-09-01",
    "review finding 1 --text 校门口拥堵 --subject 教育局 --on 2022-09-01",
    "review rectify 2 --on 2022-09-20",
    "review question add 3 --text 管网何时改造 --by 张三 --to 建设局 --until 2022-10-31",
    "review question add 3 --text 水压低怎么办 --asker 周某某 --to 建设局 --answer 加压 --answered-by 李局长",
    "review plan --kind 专项评议 --subject 环境整治 --held 2022-08-01 --steps 无",
)


@pytest.fixture
def town(town_with_people: Renda) -> Renda:
    """Reviews in the midst of everything."""
    for line in BEFORE:
        ran = town_with_people(*line.split(), today=DAY)
        assert ran.code == 0, ran.err
    return town_with_people


def rows(path: Path) -> list[str]:
    """The rows of the file as SQL, those of the journal (`entry`, `change`) and the counters of ids set aside."""
    aside = tuple(f'INSERT INTO "{name}"' for name in ("entry", "change", "sqlite_sequence"))
    with closing(sqlite3.connect(path)) as db:
        return sorted(line for line in db.iterdump() if line.startswith("INSERT") and not line.startswith(aside))


@pytest.mark.parametrize(
    "line",
    [
        "review plan --kind 执法检查 --subject 环境保护法、建设局 --on 2022-11-01 --voters 3",
        "review plan --kind 听证 --subject 停车收费 --held 2022-09-09 --steps 四个阶段",
        "review edit 1 --kind 履职评议 --title 三局评议 --year 2023 --add 农业农村局 --remove 建设局 --place 礼堂 --note 备注",
        "review edit 1 --held 2022-09-03 --session 5-1 --voters 5",
        "review edit 3 --steps 八步工作法",
        "review move 2 --to 2022-11-02 --reason 农忙",
        "review drop 2 --reason 辞职",
        "review hold 2 --on 2022-09-29 --voters 60 --deputies 3",
        "review step 1 --step 提前调研 --on 2022-09-21 --by 调研组",
        "review step 1 --step 提前通知 --until 2022-10-01",
        "review step 1 --step 提前调研 --skip 并入座谈",
        "review step 2 --step 民主测评 --on 2022-09-29",
        "review ballot 1 --subject 教育局 --votes 满意=29 --present 29",
        "review ballot 1 --subject 财政局 --replace --votes 满意=18,基本满意=11 --issued 31",
        "review ballot 1 --subject 财政局 --again --issued 30 --returned 30 --votes 满意=30",
        "review ballot 2 --issued 60 --returned 61 --votes 满意=61",
        "review ballot 3 --question 2 --issued 30 --returned 30 --votes 满意=30",
        "review feedback 1 --ref 8号",
        "review follow 1 --subject 财政局 --what 约谈",
        "review finding 1 --text 台账不全 --suggestion",
        "review finding 1 --edit 1 --until 2022-12-31 --text 窗口人手太少 --on 2022-09-02",
        "review rectify 1 --report 已增加两人",
        "review accept 2 --by 主席团",
        "review accept 2 --no --why 仍拥堵 --until 2022-11-30",
        "review question add 3 --text 谁来管护 --by 李四 --to 财政局 --until 2022-11-30",
        "review question edit 1 --until 2022-11-11 --text 管网哪天改造",
        "review question answer 1 --text 十月底 --by 李局长",
        "review close 4",
    ],
)
def test_undo_takes_a_verb_back_and_redo_returns_it(town: Renda, path: Path, line: str) -> None:
    before = rows(path)
    ran = town(*line.split(), today=DAY)
    assert (ran.code, ran.err) == (0, "")
    after = rows(path)
    assert after != before
    assert town("undo", "--yes", today=DAY).code == 0
    assert rows(path) == before
    assert town("redo", "--yes", today=DAY).code == 0
    assert rows(path) == after
