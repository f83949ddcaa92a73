"""A year of one of 汉阴's ten towns as commands: `python3 enter.py 城关镇 | renda --db 城关镇.db batch -`.

How many deputies there are (603) and how many suggestions they handed in (212) in the ten towns is from the published account of
2018; how they spread over the towns, and every name, is made up. The same town gives the same commands each time.
"""

import random
import shlex
import sys
from collections.abc import Iterator

YEAR = 2018
# Town: deputies, suggestions, meetings of the presidium, activities, articles, whether it is known for something.
TOWNS = {
    "城关镇": (78, 34, 5, 9, 6), "涧池镇": (68, 24, 4, 7, 4), "蒲溪镇": (66, 22, 4, 6, 2), "平梁镇": (64, 26, 5, 8, 5), "双乳镇": (52, 16, 4, 5, 1),
    "铁佛寺镇": (58, 20, 4, 6, 3), "漩涡镇": (60, 18, 3, 4, 0), "汉阳镇": (60, 20, 5, 8, 4), "双河口镇": (49, 17, 4, 6, 3), "观音河镇": (48, 15, 4, 4, 1),
}  # fmt: skip
UNITS = ("农业综合服务站", "村镇建设站", "水利站", "社会事务办", "财政所")
TITLES = (
    "硬化{}通组公路",
    "加固{}河堤",
    "更换{}饮水管道",
    "改造{}危旧校舍",
    "增设{}垃圾收集点",
    "安装{}太阳能路灯",
    "修复{}灌溉渠",
    "扩建{}卫生室",
)
TOPICS = ("交通", "水利", "水利", "教育", "环境", "城乡建设", "农业", "卫生")
SURNAMES = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许邓冯韩曹"
GIVEN = (
    "建国",
    "秀英",
    "明",
    "丽华",
    "志强",
    "桂芳",
    "永平",
    "春梅",
    "德胜",
    "玉兰",
    "光荣",
    "小红",
    "国庆",
    "淑珍",
    "大勇",
    "艳",
    "新民",
    "翠花",
    "立新",
    "慧",
)
GROUPS = ("第一代表小组", "第二代表小组", "第三代表小组", "第四代表小组")
MONTHS = (3, 4, 5, 6, 7, 8, 9, 10, 11)
PLEDGED = ("为本组修路", "为本组通水", "资助学生", "帮销农产品", "安装路灯")
KINDS = ("视察", "调研", "培训", "走访", "执法检查", "座谈")


def day(month: int, number: int) -> str:
    """An ISO day of the year."""
    return f"{YEAR}-{month:02d}-{number:02d}"


def names(chance: random.Random, count: int) -> list[str]:
    """So many different names."""
    every = [surname + given for surname in SURNAMES for given in GIVEN]
    return chance.sample(every, count)


def people(town: str, deputies: list[str]) -> Iterator[list[str]]:
    """Groups, deputies by village, the presidium, the units."""
    for group in GROUPS:
        yield ["deputy", "group", "add", group]
    for place, name in enumerate(deputies):
        village = f"{town[0]}{'东南西北中'[place % 5]}村选区"
        yield [
            "deputy",
            "add",
            name,
            "--group",
            GROUPS[place % len(GROUPS)],
            "--district",
            village,
            "--gender",
            "男女"[place % 3 == 0],
        ]
    yield ["deputy", "role", "add", deputies[0], "--role", "主席"]
    for name in deputies[1:9]:
        yield ["deputy", "role", "add", name, "--role", "主席团成员"]
    for unit in UNITS:
        yield ["proposal", "unit", "add", unit]


def sessions(chance: random.Random, deputies: list[str], meetings: int) -> Iterator[list[str]]:
    """The session and the presidium's meetings, with who was away."""
    yield ["deputy", "session", "add", "19-2", "--on", day(1, 18), "--closed", day(1, 19)]
    for date in (day(1, 18), day(1, 19)):
        away = chance.sample(deputies[9:], 3)
        yield [
            "deputy",
            "session",
            "attend",
            "19-2",
            "--on",
            date,
            "--absent",
            f"{away[0]}=请假",
            "--absent",
            f"{away[1]}=请假",
        ]
    yield ["review", "agenda", "add", "19-2", "听取和审议镇人民政府工作报告", "--kind", "工作报告"]
    yield ["review", "agenda", "hear", "1", "--on", day(1, 18)]
    for place in range(meetings):
        number, date = f"19-{place + 1}", day(MONTHS[2 * place % len(MONTHS)], 6)
        yield ["deputy", "session", "add", number, "--kind", "主席团会议", "--on", date, "--closed", date]
        words = ["deputy", "session", "attend", number, "--kind", "主席团会议"]
        for name in deputies[1:9]:
            words += ["--absent", f"{name}=请假"] if chance.random() < 0.12 else []
        yield words


def suggestions(chance: random.Random, town: str, deputies: list[str], count: int) -> Iterator[list[str]]:
    """Suggestions with co-signers, assigned, talked over, replied to (a few late) and judged."""
    for place in range(count):
        title, topic = TITLES[place % len(TITLES)], TOPICS[place % len(TOPICS)]
        by = deputies[(place * 3) % len(deputies)]
        words = [
            "proposal",
            "add",
            title.format(f"{town[0]}{'东南西北中'[place % 5]}村{place // 8 + 1}组"),
            "--by",
            by,
            "--topic",
            topic,
        ]
        if place % 2:
            words += ["--with", deputies[(place * 3 + 1) % len(deputies)]]
        yield [*words, "--session", "19-2", "--no", str(place + 1), "--on", day(1, 18)]
        yield ["proposal", "assign", f"19-2/{place + 1}", "--lead", UNITS[place % len(UNITS)], "--on", day(2, 1)]
        yield [
            "proposal",
            "contact",
            f"19-2/{place + 1}",
            "--how",
            "面商",
            "--stage",
            "办中",
            "--on",
            day(3, 1 + place % 28),
        ]
        late = chance.random() < 0.06
        reply = [
            "proposal",
            "reply",
            f"19-2/{place + 1}",
            "--class",
            "AAB"[place % 3],
            "--ref",
            f"{town[0]}政函〔{YEAR}〕{place + 1}号",
        ]
        yield [*reply, "--on", day(5 if late else 4, 10 + place % 18)]
        grade = "基本满意" if chance.random() < 0.2 else "满意"
        yield [
            "proposal",
            "feedback",
            f"19-2/{place + 1}",
            "--by",
            by,
            "--process",
            "满意",
            "--result",
            grade,
            "--on",
            day(6, 1 + place % 28),
        ]


def activities(chance: random.Random, deputies: list[str], count: int, articles: int) -> Iterator[list[str]]:
    """Activities, pledges, reports to voters, households, articles."""
    for place in range(count):
        kind, date = KINDS[place % len(KINDS)], day(MONTHS[place % len(MONTHS)], 12 + place)
        present = sorted(chance.sample(deputies, len(deputies) * 3 // 4), key=deputies.index)
        words = [
            "deputy",
            "activity",
            "add",
            "--kind",
            kind,
            "--title",
            f"{kind}第{place + 1}次",
            "--on",
            date,
            "--deputies",
            ",".join(present),
        ]
        yield [*words, "--group", GROUPS[place % len(GROUPS)], "--suggestions", str(1 + place % 3)]
    for place, name in enumerate(deputies):
        yield [
            "deputy",
            "pledge",
            "add",
            name,
            "--what",
            PLEDGED[place % len(PLEDGED)],
            "--on",
            day(2, 10),
        ]
        if chance.random() < 0.9:
            yield ["deputy", "pledge", "fulfil", name, "--evidence", "村委会证明", "--on", day(11, 20)]
    for name in deputies[:6]:
        yield ["review", "plan", "--kind", "代表述职", "--subject", name, "--held", day(8, 15), "--voters", "50"]
    for place, name in enumerate(deputies[:12]):
        yield [
            "deputy",
            "household",
            "add",
            name,
            "--head",
            f"{SURNAMES[place]}某",
            "--people",
            str(2 + place % 4),
            "--kind",
            "帮扶户",
            "--from",
            day(1, 20),
        ]
    for place in range(articles):
        yield [
            "deputy",
            "article",
            "add",
            f"代表履职见闻之{place + 1}",
            "--medium",
            "安康日报",
            "--on",
            day(7, place + 1),
        ]


def commands(town: str) -> Iterator[list[str]]:
    """The words of every command of a town's year."""
    count, handed_in, meetings, active, articles = TOWNS[town]
    chance = random.Random(town)  # noqa: S311 - the same town, the same year; nothing is to be kept secret
    deputies = names(chance, count)
    yield from people(town, deputies)
    yield from sessions(chance, deputies, meetings)
    yield from suggestions(chance, town, deputies, handed_in)
    yield from activities(chance, deputies, active, articles)


if __name__ == "__main__":
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    for words in commands(sys.argv[1]):
        sys.stdout.write(shlex.join(words) + "\n")
