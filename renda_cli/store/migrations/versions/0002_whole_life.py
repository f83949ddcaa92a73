"""The whole life of a proposal: who else hands in, what becomes of it before, during and after the handling."""

from alembic import op

from renda_cli.store.migrations.rebuilding import drop_views, rebuild

revision = '0002'
down_revision = '0001'
branch_labels = None
depends_on = None

# What changes its columns or checks is made anew and filled from the old table: new name -> (columns, what they hold).
FILLED = {
    'deputy_group': ('id, name', 'id, name'),
    'unit': ('id, name, head, leader, contact, phone', 'id, name, head, leader, contact, phone'),
    'proposal': (
        'id, session_id, no, kind, submitted_kind, title, topic, between_sessions, submitted_on, proposer, lead_id, confidential, status, round, complex, excellent, closed_on',
        "id, session_id, no, kind, kind, title, topic, between_sessions, submitted_on, 'deputy', lead_id, 0, status, round, complex, 0, closed_on",
    ),
    'assignment': (
        'id, proposal_id, unit_id, role, assigned_on, received_on, owes_reply',
        'id, proposal_id, unit_id, role, assigned_on, received_on, owes_reply',
    ),
    'feedback': (
        'id, proposal_id, round, deputy_id, process, result, given_on, note',
        'id, proposal_id, round, deputy_id, process, result, given_on, note',
    ),
    'promise': (
        'id, proposal_id, unit_id, what, made_on, until_on, kept_on, note',
        'id, proposal_id, unit_id, what, made_on, until_on, kept_on, note',
    ),
    'deadline': (
        'id, kind, proposal_id, assignment_id, promise_id, round, rule_key, start, days_known, start_on, due_on, latest_on, provisional, by_hand, steps, met_on, cancelled_on, cancelled_why',
        'id, kind, proposal_id, assignment_id, promise_id, round, rule_key, start, days_known, start_on, due_on, latest_on, provisional, by_hand, steps, met_on, cancelled_on, cancelled_why',
    ),
}
REBUILT = {
    'deputy_group': (
        '''CREATE TABLE deputy_group (
    id INTEGER NOT NULL,
    name VARCHAR NOT NULL,
    leader_id INTEGER,
    PRIMARY KEY (id),
    CHECK (length(trim(name)) > 0),
    UNIQUE (name),
    FOREIGN KEY(leader_id) REFERENCES deputy (id)
)''',
    ),
    'unit': (
        '''CREATE TABLE unit (
    id INTEGER NOT NULL,
    name VARCHAR NOT NULL,
    head VARCHAR,
    leader VARCHAR,
    contact VARCHAR,
    phone VARCHAR,
    merged_into_id INTEGER,
    merged_on DATE,
    PRIMARY KEY (id),
    CHECK (length(trim(name)) > 0),
    CHECK (merged_on IS date(merged_on, '+0 days')),
    CHECK (merged_into_id <> id),
    CHECK ((merged_into_id IS NULL) = (merged_on IS NULL)),
    UNIQUE (name),
    FOREIGN KEY(merged_into_id) REFERENCES unit (id)
)''',
    ),
    'proposal': (
        '''CREATE TABLE proposal (
    id INTEGER NOT NULL,
    session_id INTEGER,
    no VARCHAR NOT NULL,
    kind VARCHAR NOT NULL,
    submitted_kind VARCHAR NOT NULL,
    title VARCHAR NOT NULL,
    topic VARCHAR,
    between_sessions BOOLEAN NOT NULL,
    submitted_on DATE NOT NULL,
    proposer VARCHAR NOT NULL,
    lead_id INTEGER,
    group_id INTEGER,
    confidential BOOLEAN NOT NULL,
    body VARCHAR,
    scan VARCHAR,
    status VARCHAR NOT NULL,
    round INTEGER NOT NULL,
    complex BOOLEAN NOT NULL,
    merged_into_id INTEGER,
    excellent BOOLEAN NOT NULL,
    published VARCHAR,
    closed_on DATE,
    PRIMARY KEY (id),
    CHECK (length(trim(title)) > 0),
    CHECK (length(title) <= 200),
    CHECK (length(trim(no)) > 0),
    CHECK (kind IN ('建议', '议案')),
    CHECK (submitted_kind IN ('建议', '议案')),
    CHECK (proposer IN ('deputy', 'group', 'presidium', 'government')),
    CHECK (published IN ('yes', 'no')),
    CHECK (status IN ('submitted', 'assigned', 'replied', 'rehandling', 'closed', 'refused', 'reference', 'referred_up', 'withdrawn', 'merged')),
    CHECK (submitted_on IS date(submitted_on, '+0 days')),
    CHECK (closed_on IS date(closed_on, '+0 days')),
    CHECK (round >= 1),
    CHECK (confidential IN (0, 1)),
    CHECK (excellent IN (0, 1)),
    CHECK ((proposer = 'deputy') = (lead_id IS NOT NULL)),
    CHECK ((proposer = 'group') = (group_id IS NOT NULL)),
    CHECK ((status = 'merged') = (merged_into_id IS NOT NULL)),
    CHECK (between_sessions IN (0, 1)),
    CHECK (complex IN (0, 1)),
    CHECK (between_sessions = 1 OR session_id IS NOT NULL),
    FOREIGN KEY(session_id) REFERENCES session (id),
    FOREIGN KEY(lead_id) REFERENCES deputy (id),
    FOREIGN KEY(group_id) REFERENCES deputy_group (id),
    FOREIGN KEY(merged_into_id) REFERENCES proposal (id)
)''',
        """CREATE INDEX ix_proposal_lead_id ON proposal (lead_id)""",
        """CREATE INDEX ix_proposal_merged_into_id ON proposal (merged_into_id)""",
        """CREATE INDEX ix_proposal_session_id ON proposal (session_id)""",
        """CREATE INDEX proposal_by_number ON proposal (no)""",
        """CREATE INDEX proposal_last_number ON proposal (coalesce(session_id, 0), no GLOB '闭*', CAST(ltrim(no, '闭') AS INTEGER)) WHERE NOT ltrim(no, '闭') GLOB '*[^0-9]*'""",
        """CREATE UNIQUE INDEX proposal_once ON proposal (coalesce(session_id, 0), no)""",
    ),
    'assignment': (
        '''CREATE TABLE assignment (
    id INTEGER NOT NULL,
    proposal_id INTEGER NOT NULL,
    unit_id INTEGER NOT NULL,
    role VARCHAR NOT NULL,
    assigned_on DATE NOT NULL,
    received_on DATE NOT NULL,
    owes_reply BOOLEAN NOT NULL,
    signed_on DATE,
    ended_on DATE,
    ended_why VARCHAR,
    PRIMARY KEY (id),
    CHECK (role IN ('lead', 'co', 'each')),
    CHECK (assigned_on IS date(assigned_on, '+0 days')),
    CHECK (received_on IS date(received_on, '+0 days')),
    CHECK (signed_on IS date(signed_on, '+0 days')),
    CHECK (ended_on IS date(ended_on, '+0 days')),
    CHECK (received_on >= assigned_on),
    CHECK (owes_reply IN (0, 1)),
    CHECK (ended_on IS NULL OR owes_reply = 0),
    FOREIGN KEY(proposal_id) REFERENCES proposal (id),
    FOREIGN KEY(unit_id) REFERENCES unit (id)
)''',
        """CREATE INDEX assignment_of_proposal ON assignment (proposal_id, id, unit_id, role, ended_on)""",
        """CREATE UNIQUE INDEX assignment_once ON assignment (proposal_id, unit_id) WHERE ended_on IS NULL""",
        """CREATE INDEX ix_assignment_unit_id ON assignment (unit_id)""",
    ),
    'feedback': (
        '''CREATE TABLE feedback (
    id INTEGER NOT NULL,
    proposal_id INTEGER NOT NULL,
    round INTEGER NOT NULL,
    deputy_id INTEGER,
    process VARCHAR NOT NULL,
    result VARCHAR NOT NULL,
    given_on DATE NOT NULL,
    note VARCHAR,
    PRIMARY KEY (id),
    CHECK (given_on IS date(given_on, '+0 days')),
    FOREIGN KEY(proposal_id) REFERENCES proposal (id),
    FOREIGN KEY(deputy_id) REFERENCES deputy (id)
)''',
        """CREATE UNIQUE INDEX feedback_once ON feedback (proposal_id, round)""",
        """CREATE INDEX ix_feedback_deputy_id ON feedback (deputy_id)""",
    ),
    'promise': (
        '''CREATE TABLE promise (
    id INTEGER NOT NULL,
    proposal_id INTEGER NOT NULL,
    unit_id INTEGER,
    what VARCHAR NOT NULL,
    made_on DATE NOT NULL,
    until_on DATE NOT NULL,
    kept_on DATE,
    note VARCHAR,
    broken_on DATE,
    broken_why VARCHAR,
    slip_on DATE,
    slip_result VARCHAR,
    PRIMARY KEY (id),
    CHECK (length(trim(what)) > 0),
    CHECK (made_on IS date(made_on, '+0 days')),
    CHECK (until_on IS date(until_on, '+0 days')),
    CHECK (kept_on IS date(kept_on, '+0 days')),
    CHECK (broken_on IS date(broken_on, '+0 days')),
    CHECK (slip_on IS date(slip_on, '+0 days')),
    CHECK (kept_on IS NULL OR broken_on IS NULL),
    FOREIGN KEY(proposal_id) REFERENCES proposal (id),
    FOREIGN KEY(unit_id) REFERENCES unit (id)
)''',
        """CREATE INDEX ix_promise_proposal_id ON promise (proposal_id)""",
    ),
    'deadline': (
        '''CREATE TABLE deadline (
    id INTEGER NOT NULL,
    kind VARCHAR NOT NULL,
    proposal_id INTEGER,
    assignment_id INTEGER,
    promise_id INTEGER,
    round INTEGER NOT NULL,
    rule_key VARCHAR,
    start VARCHAR NOT NULL,
    days_known VARCHAR NOT NULL,
    start_on DATE,
    due_on DATE,
    latest_on DATE,
    provisional BOOLEAN NOT NULL,
    by_hand BOOLEAN NOT NULL,
    steps VARCHAR NOT NULL,
    met_on DATE,
    cancelled_on DATE,
    cancelled_why VARCHAR,
    PRIMARY KEY (id),
    CHECK (kind IN ('assign', 'contact', 'reply', 'co_opinion', 'rehandle', 'feedback', 'promise', 'return', 'look_back', 'opinion', 'rectify', 'pledge', 'notice', 'inspection_reply')),
    CHECK (start_on IS date(start_on, '+0 days')),
    CHECK (due_on IS date(due_on, '+0 days')),
    CHECK (latest_on IS date(latest_on, '+0 days')),
    CHECK (met_on IS date(met_on, '+0 days')),
    CHECK (cancelled_on IS date(cancelled_on, '+0 days')),
    CHECK (met_on IS NULL OR cancelled_on IS NULL),
    CHECK (provisional IN (0, 1)),
    CHECK (by_hand IN (0, 1)),
    FOREIGN KEY(proposal_id) REFERENCES proposal (id),
    FOREIGN KEY(assignment_id) REFERENCES assignment (id),
    FOREIGN KEY(promise_id) REFERENCES promise (id)
)''',
        """CREATE INDEX deadline_open ON deadline (due_on) WHERE met_on IS NULL AND cancelled_on IS NULL""",
        """CREATE INDEX deadline_waiting ON deadline (start) WHERE due_on IS NULL AND cancelled_on IS NULL""",
        """CREATE INDEX ix_deadline_proposal_id ON deadline (proposal_id)""",
    ),
}
NEW = (
    '''CREATE TABLE unit_former_name (
    id INTEGER NOT NULL,
    unit_id INTEGER NOT NULL,
    name VARCHAR NOT NULL,
    until_on DATE NOT NULL,
    PRIMARY KEY (id),
    CHECK (length(trim(name)) > 0),
    CHECK (until_on IS date(until_on, '+0 days')),
    FOREIGN KEY(unit_id) REFERENCES unit (id)
)''',
    """CREATE INDEX ix_unit_former_name_name ON unit_former_name (name)""",
    """CREATE INDEX ix_unit_former_name_unit_id ON unit_former_name (unit_id)""",
    '''CREATE TABLE proposal_event (
    id INTEGER NOT NULL,
    proposal_id INTEGER NOT NULL,
    event VARCHAR NOT NULL,
    held_on DATE NOT NULL,
    text VARCHAR NOT NULL,
    file VARCHAR,
    PRIMARY KEY (id),
    CHECK (event IN ('accepted', 'on_agenda', 'off_agenda', 'refused', 'reference', 'referred_up', 'merged', 'merged_in', 'unmerged', 'withdrawn', 'excellent', 'published', 'unpublished', 'unit', 'note')),
    CHECK (held_on IS date(held_on, '+0 days')),
    FOREIGN KEY(proposal_id) REFERENCES proposal (id)
)''',
    """CREATE INDEX ix_proposal_event_proposal_id ON proposal_event (proposal_id)""",
    '''CREATE TABLE correction (
    id INTEGER NOT NULL,
    proposal_id INTEGER NOT NULL,
    corrected_on DATE NOT NULL,
    what VARCHAR NOT NULL,
    from_text VARCHAR,
    to_text VARCHAR,
    PRIMARY KEY (id),
    CHECK (corrected_on IS date(corrected_on, '+0 days')),
    FOREIGN KEY(proposal_id) REFERENCES proposal (id)
)''',
    """CREATE INDEX ix_correction_proposal_id ON correction (proposal_id)""",
    '''CREATE TABLE reply_copy (
    reply_id INTEGER NOT NULL,
    deputy_id INTEGER NOT NULL,
    sent_on DATE NOT NULL,
    PRIMARY KEY (reply_id, deputy_id),
    CHECK (sent_on IS date(sent_on, '+0 days')),
    FOREIGN KEY(reply_id) REFERENCES reply (id),
    FOREIGN KEY(deputy_id) REFERENCES deputy (id)
)''',
    """CREATE INDEX ix_reply_copy_deputy_id ON reply_copy (deputy_id)""",
    '''CREATE TABLE co_opinion (
    id INTEGER NOT NULL,
    assignment_id INTEGER NOT NULL,
    given_on DATE NOT NULL,
    ref VARCHAR,
    asked_again_on DATE,
    asked_why VARCHAR,
    PRIMARY KEY (id),
    CHECK (given_on IS date(given_on, '+0 days')),
    CHECK (asked_again_on IS date(asked_again_on, '+0 days')),
    CHECK (asked_again_on >= given_on),
    FOREIGN KEY(assignment_id) REFERENCES assignment (id)
)''',
    """CREATE INDEX ix_co_opinion_assignment_id ON co_opinion (assignment_id)""",
    '''CREATE TABLE extension (
    id INTEGER NOT NULL,
    deadline_id INTEGER NOT NULL,
    agreed_on DATE NOT NULL,
    from_due_on DATE NOT NULL,
    until_on DATE NOT NULL,
    reason VARCHAR NOT NULL,
    approved_by VARCHAR NOT NULL,
    paper VARCHAR,
    PRIMARY KEY (id),
    CHECK (agreed_on IS date(agreed_on, '+0 days')),
    CHECK (from_due_on IS date(from_due_on, '+0 days')),
    CHECK (until_on IS date(until_on, '+0 days')),
    CHECK (until_on > from_due_on),
    FOREIGN KEY(deadline_id) REFERENCES deadline (id)
)''',
    """CREATE INDEX ix_extension_deadline_id ON extension (deadline_id)""",
    '''CREATE TABLE urge (
    id INTEGER NOT NULL,
    proposal_id INTEGER NOT NULL,
    unit_id INTEGER,
    about VARCHAR NOT NULL,
    how VARCHAR NOT NULL,
    urged_on DATE NOT NULL,
    note VARCHAR,
    PRIMARY KEY (id),
    CHECK (about IN ('答复', '协办意见', '反馈', '承诺')),
    CHECK (urged_on IS date(urged_on, '+0 days')),
    FOREIGN KEY(proposal_id) REFERENCES proposal (id),
    FOREIGN KEY(unit_id) REFERENCES unit (id)
)''',
    """CREATE INDEX ix_urge_proposal_id ON urge (proposal_id)""",
    '''CREATE TABLE supervision (
    id INTEGER NOT NULL,
    proposal_id INTEGER NOT NULL,
    level VARCHAR NOT NULL,
    leaders VARCHAR,
    decided_on DATE NOT NULL,
    note VARCHAR,
    PRIMARY KEY (id),
    CHECK (level IN ('重点', '一般')),
    CHECK (decided_on IS date(decided_on, '+0 days')),
    UNIQUE (proposal_id),
    FOREIGN KEY(proposal_id) REFERENCES proposal (id)
)''',
    '''CREATE TABLE visit (
    id INTEGER NOT NULL,
    proposal_id INTEGER NOT NULL,
    kind VARCHAR NOT NULL,
    visited_on DATE NOT NULL,
    participants VARCHAR,
    result VARCHAR,
    PRIMARY KEY (id),
    CHECK (kind IN ('现场督办', '回头看')),
    CHECK (visited_on IS date(visited_on, '+0 days')),
    FOREIGN KEY(proposal_id) REFERENCES proposal (id)
)''',
    """CREATE INDEX ix_visit_proposal_id ON visit (proposal_id)""",
    '''CREATE TABLE alert (
    deadline_id INTEGER NOT NULL,
    level VARCHAR NOT NULL,
    due_on DATE NOT NULL,
    told_on DATE NOT NULL,
    PRIMARY KEY (deadline_id, level, due_on),
    CHECK (level IN ('due', 'late', 'past_legal')),
    CHECK (due_on IS date(due_on, '+0 days')),
    CHECK (told_on IS date(told_on, '+0 days')),
    FOREIGN KEY(deadline_id) REFERENCES deadline (id)
)''',
)
# Opinions of co-handlers get a table of their own; replies went to all who signed.
OPINIONS = "INSERT INTO co_opinion (assignment_id, given_on, ref) SELECT id, opinion_on, opinion_ref FROM assignment WHERE opinion_on IS NOT NULL"
COPIES = """INSERT INTO reply_copy (reply_id, deputy_id, sent_on)
    SELECT r.id, s.deputy_id, r.replied_on FROM reply r JOIN assignment a ON a.id = r.assignment_id
    JOIN (SELECT id AS proposal_id, lead_id AS deputy_id FROM proposal UNION SELECT proposal_id, deputy_id FROM co_signer) s
      ON s.proposal_id = a.proposal_id"""


def upgrade() -> None:
    drop_views()
    for statement in (*NEW, OPINIONS, COPIES):
        op.execute(statement)
    rebuild(REBUILT, FILLED)
