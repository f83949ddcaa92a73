"""The log: every change of a row, and the commands that made them."""

from alembic import op

from renda_cli.store.migrations.rebuilding import drop_views

revision = '0003'
down_revision = '0002'
branch_labels = None
depends_on = None

NEW = (
    '''CREATE TABLE change (
    id INTEGER NOT NULL,
    table_name VARCHAR NOT NULL,
    row_key VARCHAR NOT NULL,
    old VARCHAR,
    new VARCHAR,
    PRIMARY KEY (id)
)''',
    '''CREATE TABLE entry (
    id INTEGER NOT NULL,
    at VARCHAR NOT NULL,
    kind VARCHAR NOT NULL,
    command VARCHAR,
    of_id INTEGER,
    first_change INTEGER,
    last_change INTEGER,
    PRIMARY KEY (id),
    CHECK (kind IN ('command', 'undo', 'redo', 'told', 'other', 'note')),
    CHECK ((kind = 'other') = (command IS NULL)),
    CHECK ((kind IN ('undo', 'redo')) = (of_id IS NOT NULL)),
    CHECK ((first_change IS NULL) = (last_change IS NULL)),
    CHECK (first_change <= last_change),
    FOREIGN KEY(of_id) REFERENCES entry (id)
)''',
    # What was told of a deadline goes with it.
    '''CREATE TABLE new_alert (
    deadline_id INTEGER NOT NULL,
    level VARCHAR NOT NULL,
    due_on DATE NOT NULL,
    told_on DATE NOT NULL,
    PRIMARY KEY (deadline_id, level, due_on),
    CHECK (level IN ('due', 'late', 'past_legal')),
    CHECK (due_on IS date(due_on, '+0 days')),
    CHECK (told_on IS date(told_on, '+0 days')),
    FOREIGN KEY(deadline_id) REFERENCES deadline (id) ON DELETE CASCADE
)''',
    "INSERT INTO new_alert SELECT deadline_id, level, due_on, told_on FROM alert",
    "DROP TABLE alert",
    "ALTER TABLE new_alert RENAME TO alert",
    "CREATE INDEX deadline_of_assignment ON deadline (assignment_id) WHERE assignment_id IS NOT NULL",
    "CREATE INDEX deadline_of_promise ON deadline (promise_id) WHERE promise_id IS NOT NULL",
)


def upgrade() -> None:
    drop_views()
    for statement in NEW:
        op.execute(statement)
