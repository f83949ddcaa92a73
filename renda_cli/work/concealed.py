"""Commands of the log that name the proposers of what is confidential today, though it was not yet when they were typed."""

import shlex
from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from renda_cli.store.file import File
from renda_cli.work import masking

# The rows of confidential proposals that a command with the proposers' names writes (hand in, edit, feed back, send).
_ROWS = """WITH secret AS (SELECT id FROM proposal WHERE confidential),
    part AS (SELECT a.id FROM assignment a JOIN secret ON secret.id = a.proposal_id),
    answer AS (SELECT r.id FROM reply r JOIN part ON part.id = r.assignment_id),
    named (table_name, row_key) AS (
        SELECT 'proposal', id FROM secret
        UNION ALL SELECT 'correction', c.id FROM correction c JOIN secret ON secret.id = c.proposal_id
        UNION ALL SELECT 'feedback', f.id FROM feedback f JOIN secret ON secret.id = f.proposal_id
        UNION ALL SELECT 'reply', id FROM answer
        UNION ALL SELECT 'reply_copy', json_array(reply_id, deputy_id) FROM reply_copy JOIN answer ON answer.id = reply_id)
    SELECT id FROM change WHERE EXISTS (SELECT 1 FROM secret)
    AND (table_name, row_key) IN (SELECT table_name, CAST(row_key AS TEXT) FROM named) ORDER BY id"""


@dataclass(frozen=True, slots=True)
class Veil:
    """The changes, by id in their order, whose commands may not name who handed a proposal in."""

    changes: list[int]

    def command(self, entry: Mapping[str, Any]) -> str | None:
        """The command of an entry as it may be shown."""
        command: str | None = entry["command"]
        if command is None or entry["first_change"] is None:
            return command
        place = bisect_left(self.changes, entry["first_change"])
        touched = place < len(self.changes) and self.changes[place] <= entry["last_change"]
        return masking.command_line(shlex.split(command), concealing=True) if touched else command


def veil(file: File) -> Veil:
    """What is to be kept back today."""
    return Veil([one for (one,) in file.tuples(_ROWS)])
