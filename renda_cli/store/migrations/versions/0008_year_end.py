"""What the office itself does and has; the kind of an article."""

from alembic import op

from renda_cli.store.migrations.rebuilding import drop_views, rebuild

revision = '0008'
down_revision = '0007'
branch_labels = None
depends_on = None

NEW = (
    '''CREATE TABLE affair (
    id INTEGER NOT NULL,
    kind VARCHAR NOT NULL,
    what VARCHAR NOT NULL,
    held_on DATE NOT NULL,
    ended_on DATE,
    count INTEGER NOT NULL,
    amount_fen INTEGER,
    note VARCHAR,
    PRIMARY KEY (id),
    CHECK (kind IN ('party', 'visit', 'study', 'regulation', 'staff', 'investment')),
    CHECK (length(trim(what)) > 0),
    CHECK (held_on IS date(held_on, '+0 days')),
    CHECK (ended_on IS date(ended_on, '+0 days')),
    CHECK (ended_on >= held_on),
    CHECK (ended_on IS NULL OR kind IN ('regulation', 'staff')),
    CHECK (count >= 1),
    CHECK (amount_fen > 0),
    CHECK (kind <> 'investment' OR amount_fen IS NOT NULL)
)''',
    """CREATE INDEX affair_by_day ON affair (held_on)""",
)
FILLED = {
    'article': (
        'id, title, medium, published_on, activity_id, deputy_id, note',
        'id, title, medium, published_on, activity_id, deputy_id, note',
    ),
}
REBUILT = {
    'article': (
        '''CREATE TABLE article (
    id INTEGER NOT NULL,
    title VARCHAR NOT NULL,
    medium VARCHAR NOT NULL,
    published_on DATE NOT NULL,
    activity_id INTEGER,
    deputy_id INTEGER,
    kind VARCHAR,
    note VARCHAR,
    PRIMARY KEY (id),
    CHECK (length(trim(title)) > 0),
    CHECK (length(trim(medium)) > 0),
    CHECK (published_on IS date(published_on, '+0 days')),
    CHECK (kind IN ('调研文章', '媒体报道')),
    FOREIGN KEY(activity_id) REFERENCES activity (id),
    FOREIGN KEY(deputy_id) REFERENCES deputy (id)
)''',
        """CREATE INDEX ix_article_activity_id ON article (activity_id)""",
        """CREATE INDEX ix_article_deputy_id ON article (deputy_id)""",
    ),
}


def upgrade() -> None:
    drop_views()
    for statement in NEW:
        op.execute(statement)
    rebuild(REBUILT, FILLED)
