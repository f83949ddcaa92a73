"""How transcripts are typed again and renewed."""

from pathlib import Path

import pytest

from tests.conftest import Renda
from tests.examples import transcript

TYPED = """※ 建账
$ export RENDA_DB=town.db
$ export RENDA_TODAY=2022-01-10

$ renda where
（旧的一行）

$ renda proposal show 1
"""


def test_what_is_typed_stays_and_what_is_printed_is_said_anew(
    renda: Renda, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    transcript.work_in(tmp_path, monkeypatch)
    renda("init", "--town", "某镇", "--congress", "5", "--term-start", "2021-12-20")
    (tmp_path / "1.txt").write_text(TYPED, encoding="utf-8")
    said = transcript.replay(renda, tmp_path / "1.txt")
    assert [line for line in said.splitlines() if line.startswith(transcript.TYPED)] == [
        line for line in TYPED.splitlines() if line.startswith(transcript.TYPED)
    ]
    assert "（旧的一行）" not in said
    assert "~/town.db" in said
    assert str(tmp_path) not in said
    assert said.endswith("（退出码 2）\n")  # no proposal 1


def test_every_transcript_of_the_examples_is_renewed_with_its_example() -> None:
    there = {(path.parent.name, path.name) for path in transcript.EXAMPLES.glob("*/*.txt")}
    assert there == {(name, file) for name, files in transcript.SERIES.items() for file in files} | {
        ("yaoguan", "demo.txt")
    }


def test_renewing_writes_down_what_is_said_now(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    examples = tmp_path / "examples"
    (examples / "small").mkdir(parents=True)
    file = examples / "small" / "1.txt"
    file.write_text("$ export RENDA_TODAY=2022-01-31\n\n$ renda when 2022-01-31 --months 3\n旧\n", encoding="utf-8")
    monkeypatch.setattr(transcript, "EXAMPLES", examples)
    monkeypatch.setattr(transcript, "SERIES", {"small": ("1.txt",)})
    transcript.main(["small"])
    renewed = file.read_text(encoding="utf-8")
    assert renewed.startswith("$ export RENDA_TODAY=2022-01-31\n\n$ renda when 2022-01-31 --months 3\n")
    assert "2022-04-30" in renewed
    assert "旧" not in renewed


def test_an_unknown_example_is_refused_before_anything_is_renewed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(transcript, "renew", lambda name: pytest.fail(f"renewed {name}"))
    with pytest.raises(SystemExit, match="no transcripts of linkou; there are lingkou, "):
        transcript.main(["lingkou", "linkou"])
