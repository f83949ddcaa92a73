"""What cron runs in the morning: a letter when something is late, silence when nothing is."""

import email
import os
import re
import subprocess
import sys
from dataclasses import dataclass
from email.policy import default
from pathlib import Path

import pytest

from tests.conftest import Renda

EXAMPLES = Path(__file__).parents[2] / "examples"
# Handed out on 31 January: the last day for the reply is 30 April.
IN_TIME, LATE = "2022-04-30", "2022-05-01"
LINE = re.compile(r"(?:# )?(\d+ \d+ \* \* [-\d]+)  (.+)")


@dataclass(frozen=True)
class Cron:
    """A directory with mail programs that write down how they were called, and a file with one open reply."""

    folder: Path
    database: Path

    def run(self, *words: str, today: str, **environment: str) -> subprocess.CompletedProcess[str]:
        """Runs a program as cron would: a bare environment."""
        path = os.pathsep.join((str(self.folder), str(Path(sys.executable).parent), "/usr/bin", "/bin"))
        bare = {"PATH": path, "RENDA_DB": str(self.database), "RENDA_TODAY": today, "SENT": str(self.folder / "sent")}
        return subprocess.run(
            words, env={**bare, **environment}, capture_output=True, encoding="utf-8", cwd="/", check=False
        )

    @property
    def sent(self) -> str | None:
        """The call (first line) and standard input of the mail program, None when none was called."""
        sent = self.folder / "sent"
        return sent.read_text(encoding="utf-8") if sent.exists() else None


@pytest.fixture
def cron(town_with_people: Renda, path: Path, tmp_path: Path) -> Cron:
    town_with_people("proposal", "add", "完善剑湖路路灯", "--by", "张三", "--session", "5-1", "--on", "2022-01-06")
    town_with_people("proposal", "assign", "1", "--lead", "建设局", "--on", "2022-01-31")
    folder = tmp_path / "bin"
    folder.mkdir()
    for name in ("sendmail", "mail"):
        program = folder / name
        program.write_text('#!/bin/sh\n{ echo "${0##*/} $*"; cat; } >>"$SENT"\n', encoding="utf-8")
        program.chmod(0o755)
    return Cron(folder, path)


def test_a_letter_goes_out_when_something_is_late(cron: Cron) -> None:
    ran = cron.run("sh", str(EXAMPLES / "due-mail.sh"), "renda@example.org", "sendmail", "-t", today=LATE)
    assert (ran.returncode, ran.stdout, ran.stderr) == (0, "", "")
    call, _, text = (cron.sent or "").partition("\n")
    assert call == "sendmail -t"
    head, _, _ = text.partition("\n\n")
    assert head.isascii()
    assert max(map(len, head.splitlines())) <= 76
    letter = email.message_from_bytes(text.encode(), policy=default)
    assert (letter["To"], letter["Subject"]) == ("renda@example.org", "代表建议逾期 1 项")
    assert letter.get_content_charset() == "utf-8"
    listed = cron.run("renda", "due", today=LATE)
    assert listed.returncode == 1
    assert "完善剑湖路路灯" in listed.stdout
    assert text.partition("\n\n")[2] == listed.stdout


def test_no_letter_when_nothing_is_late(cron: Cron) -> None:
    ran = cron.run("sh", str(EXAMPLES / "due-mail.sh"), "renda@example.org", "sendmail", "-t", today=IN_TIME)
    assert (ran.returncode, ran.stdout, ran.stderr) == (0, "", "")
    assert cron.sent is None


def test_without_a_mail_program_the_letter_is_printed(cron: Cron) -> None:
    ran = cron.run("sh", str(EXAMPLES / "due-mail.sh"), "renda@example.org", today=LATE)
    assert ran.returncode == 0
    assert ran.stdout.startswith("To: renda@example.org\nSubject: =?UTF-8?B?")
    assert cron.run("sh", str(EXAMPLES / "due-mail.sh"), "renda@example.org", today=IN_TIME).stdout == ""


def test_a_database_that_is_missing_is_no_letter_but_an_error(cron: Cron) -> None:
    script = str(EXAMPLES / "due-mail.sh")
    ran = cron.run("sh", script, "renda@example.org", "sendmail", "-t", today=LATE, RENDA_DB="/nowhere/renda.db")
    assert ran.returncode == 3
    assert ran.stdout == ""
    assert "/nowhere/renda.db" in ran.stderr
    assert cron.sent is None


def crontab() -> list[str]:
    """The commands of the crontab, those in comments too."""
    text = (EXAMPLES / "crontab").read_text(encoding="utf-8")
    commands = [found[2] for line in text.splitlines() if (found := LINE.fullmatch(line))]
    return [command.replace("/srv/renda/examples", str(EXAMPLES)) for command in commands]


LETTERS, UPKEEP = ([line for line in crontab() if ("due" in line) is about] for about in (True, False))


def test_the_crontab_has_four_ways_and_the_upkeep() -> None:
    assert len(LETTERS) == 4
    assert LETTERS[0] == "renda due --quiet"
    assert [line.split()[1] for line in UPKEEP] == ["backup", "check"]


@pytest.mark.parametrize("command", UPKEEP)
def test_the_upkeep_is_silent_unless_something_is_wrong(command: str, cron: Cron, tmp_path: Path) -> None:
    line = command.replace("/srv/renda/backups", str(tmp_path / "backups"))
    done = cron.run("sh", "-c", line, today=LATE)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    cron.database.write_bytes(cron.database.read_bytes()[:8192])
    failed = cron.run("sh", "-c", line, today=LATE)
    assert failed.returncode in (1, 3)
    assert "已损坏" in failed.stdout + failed.stderr
    assert len(list((tmp_path / "backups").glob("*.db"))) == ("backup" in command)


@pytest.mark.parametrize("command", LETTERS)
def test_every_line_of_the_crontab_speaks_only_when_it_should(command: str, cron: Cron) -> None:
    assert "%" not in command  # cron reads it as a new line
    quiet = cron.run("sh", "-c", command, today="2022-02-01")
    assert (quiet.stdout, quiet.stderr, cron.sent) == ("", "", None)
    late = cron.run("sh", "-c", command, today=LATE)
    assert late.stderr == ""
    assert "完善剑湖路路灯" in late.stdout + (cron.sent or "")


def test_the_line_with_a_subject_also_tells_of_an_error(cron: Cron) -> None:
    command = next(command for command in crontab() if "mail -s" in command)
    cron.run("sh", "-c", command, today=LATE, RENDA_DB="/nowhere/renda.db")
    assert (cron.sent or "").startswith("mail -s 代表建议有逾期 renda@example.org\n")
    assert "/nowhere/renda.db" in (cron.sent or "")
