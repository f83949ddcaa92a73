"""The tables of version 1."""

import sqlalchemy as sa
from alembic import op

revision = '0001'
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('deputy',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('name', sa.String(), nullable=False),
    sa.Column('pinyin', sa.String(), nullable=False),
    sa.Column('initials', sa.String(), nullable=False),
    sa.Column('gender', sa.String(), nullable=True),
    sa.Column('born', sa.String(), nullable=True),
    sa.Column('nation', sa.String(), nullable=True),
    sa.Column('education', sa.String(), nullable=True),
    sa.Column('party', sa.String(), nullable=True),
    sa.Column('work', sa.String(), nullable=True),
    sa.Column('sector', sa.String(), nullable=True),
    sa.Column('phone', sa.String(), nullable=True),
    sa.CheckConstraint("gender IN ('男', '女')"),
    sa.CheckConstraint('length(trim(name)) > 0'),
    sa.PrimaryKeyConstraint('id')
    )
    with op.batch_alter_table('deputy', schema=None) as batch_op:
        batch_op.create_index('deputy_by_initials', ['initials'], unique=False)
        batch_op.create_index(batch_op.f('ix_deputy_name'), ['name'], unique=False)

    op.create_table('deputy_group',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('name', sa.String(), nullable=False),
    sa.CheckConstraint('length(trim(name)) > 0'),
    sa.PrimaryKeyConstraint('id'),
    sa.UniqueConstraint('name')
    )
    op.create_table('holiday',
    sa.Column('day', sa.Date(), nullable=False),
    sa.Column('kind', sa.String(), nullable=False),
    sa.Column('year', sa.Integer(), nullable=False),
    sa.Column('name', sa.String(), nullable=False),
    sa.Column('source', sa.String(), nullable=False),
    sa.CheckConstraint("kind IN ('off', 'work')"),
    sa.CheckConstraint("day IS date(day, '+0 days')"),
    sa.PrimaryKeyConstraint('day')
    )
    with op.batch_alter_table('holiday', schema=None) as batch_op:
        batch_op.create_index('holiday_of_year', ['year'], unique=False)

    op.create_table('rule_value',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('key', sa.String(), nullable=False),
    sa.Column('from_on', sa.Date(), nullable=False),
    sa.Column('applies_to', sa.String(), nullable=True),
    sa.Column('value', sa.String(), nullable=False),
    sa.Column('source', sa.String(), nullable=False),
    sa.Column('says', sa.String(), nullable=False),
    sa.CheckConstraint("applies_to IN ('session', 'between')"),
    sa.CheckConstraint("from_on IS date(from_on, '+0 days')"),
    sa.PrimaryKeyConstraint('id')
    )
    op.create_table('session',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('kind', sa.String(), nullable=False),
    sa.Column('number', sa.String(), nullable=False),
    sa.Column('opened_on', sa.Date(), nullable=False),
    sa.Column('closed_on', sa.Date(), nullable=True),
    sa.CheckConstraint("kind IN ('人代会', '主席团会议')"),
    sa.CheckConstraint('closed_on >= opened_on'),
    sa.CheckConstraint("closed_on IS date(closed_on, '+0 days')"),
    sa.CheckConstraint("opened_on IS date(opened_on, '+0 days')"),
    sa.PrimaryKeyConstraint('id')
    )
    with op.batch_alter_table('session', schema=None) as batch_op:
        batch_op.create_index('session_by_day', ['opened_on'], unique=False)
        batch_op.create_index('session_once', ['kind', 'number'], unique=True)

    op.create_table('town',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('name', sa.String(), nullable=False),
    sa.Column('county', sa.String(), nullable=True),
    sa.Column('province', sa.String(), nullable=True),
    sa.Column('congress', sa.Integer(), nullable=True),
    sa.Column('term_start', sa.Date(), nullable=True),
    sa.Column('profile', sa.String(), nullable=False),
    sa.CheckConstraint('id = 1'),
    sa.CheckConstraint('length(trim(name)) > 0'),
    sa.CheckConstraint("term_start IS date(term_start, '+0 days')"),
    sa.PrimaryKeyConstraint('id')
    )
    op.create_table('unit',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('name', sa.String(), nullable=False),
    sa.Column('head', sa.String(), nullable=True),
    sa.Column('leader', sa.String(), nullable=True),
    sa.Column('contact', sa.String(), nullable=True),
    sa.Column('phone', sa.String(), nullable=True),
    sa.CheckConstraint('length(trim(name)) > 0'),
    sa.PrimaryKeyConstraint('id'),
    sa.UniqueConstraint('name')
    )
    op.create_table('proposal',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('session_id', sa.Integer(), nullable=True),
    sa.Column('no', sa.String(), nullable=False),
    sa.Column('kind', sa.String(), nullable=False),
    sa.Column('title', sa.String(), nullable=False),
    sa.Column('topic', sa.String(), nullable=True),
    sa.Column('between_sessions', sa.Boolean(), nullable=False),
    sa.Column('submitted_on', sa.Date(), nullable=False),
    sa.Column('lead_id', sa.Integer(), nullable=False),
    sa.Column('status', sa.String(), nullable=False),
    sa.Column('round', sa.Integer(), nullable=False),
    sa.Column('complex', sa.Boolean(), nullable=False),
    sa.Column('closed_on', sa.Date(), nullable=True),
    sa.CheckConstraint("kind IN ('建议', '议案')"),
    sa.CheckConstraint("status IN ('submitted', 'assigned', 'replied', 'rehandling', 'closed', 'refused', 'reference', 'referred_up', 'withdrawn', 'merged')"),
    sa.CheckConstraint('between_sessions = 1 OR session_id IS NOT NULL'),
    sa.CheckConstraint('between_sessions IN (0, 1)'),
    sa.CheckConstraint("closed_on IS date(closed_on, '+0 days')"),
    sa.CheckConstraint('complex IN (0, 1)'),
    sa.CheckConstraint('length(title) <= 200'),
    sa.CheckConstraint('length(trim(no)) > 0'),
    sa.CheckConstraint('length(trim(title)) > 0'),
    sa.CheckConstraint('round >= 1'),
    sa.CheckConstraint("submitted_on IS date(submitted_on, '+0 days')"),
    sa.ForeignKeyConstraint(['lead_id'], ['deputy.id'], ),
    sa.ForeignKeyConstraint(['session_id'], ['session.id'], ),
    sa.PrimaryKeyConstraint('id')
    )
    with op.batch_alter_table('proposal', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_proposal_lead_id'), ['lead_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_proposal_session_id'), ['session_id'], unique=False)
        batch_op.create_index('proposal_by_number', ['no'], unique=False)

    op.create_table('seat',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('deputy_id', sa.Integer(), nullable=False),
    sa.Column('level', sa.String(), nullable=False),
    sa.Column('district', sa.String(), nullable=True),
    sa.Column('group_id', sa.Integer(), nullable=True),
    sa.Column('status', sa.String(), nullable=False),
    sa.Column('from_on', sa.Date(), nullable=True),
    sa.Column('to_on', sa.Date(), nullable=True),
    sa.CheckConstraint("status IN ('in_office', 'suspended', 'ended')"),
    sa.CheckConstraint("from_on IS date(from_on, '+0 days')"),
    sa.CheckConstraint('to_on >= from_on'),
    sa.CheckConstraint("to_on IS date(to_on, '+0 days')"),
    sa.ForeignKeyConstraint(['deputy_id'], ['deputy.id'], ),
    sa.ForeignKeyConstraint(['group_id'], ['deputy_group.id'], ),
    sa.PrimaryKeyConstraint('id')
    )
    with op.batch_alter_table('seat', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_seat_deputy_id'), ['deputy_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_seat_group_id'), ['group_id'], unique=False)

    op.create_table('assignment',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('proposal_id', sa.Integer(), nullable=False),
    sa.Column('unit_id', sa.Integer(), nullable=False),
    sa.Column('role', sa.String(), nullable=False),
    sa.Column('assigned_on', sa.Date(), nullable=False),
    sa.Column('received_on', sa.Date(), nullable=False),
    sa.Column('owes_reply', sa.Boolean(), nullable=False),
    sa.Column('opinion_on', sa.Date(), nullable=True),
    sa.Column('opinion_ref', sa.String(), nullable=True),
    sa.CheckConstraint("role IN ('lead', 'co', 'each')"),
    sa.CheckConstraint("assigned_on IS date(assigned_on, '+0 days')"),
    sa.CheckConstraint("opinion_on IS date(opinion_on, '+0 days')"),
    sa.CheckConstraint('owes_reply IN (0, 1)'),
    sa.CheckConstraint('received_on >= assigned_on'),
    sa.CheckConstraint("received_on IS date(received_on, '+0 days')"),
    sa.ForeignKeyConstraint(['proposal_id'], ['proposal.id'], ),
    sa.ForeignKeyConstraint(['unit_id'], ['unit.id'], ),
    sa.PrimaryKeyConstraint('id')
    )
    with op.batch_alter_table('assignment', schema=None) as batch_op:
        batch_op.create_index('assignment_once', ['proposal_id', 'unit_id'], unique=True)
        batch_op.create_index(batch_op.f('ix_assignment_unit_id'), ['unit_id'], unique=False)

    op.create_table('co_signer',
    sa.Column('proposal_id', sa.Integer(), nullable=False),
    sa.Column('deputy_id', sa.Integer(), nullable=False),
    sa.Column('position', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['deputy_id'], ['deputy.id'], ),
    sa.ForeignKeyConstraint(['proposal_id'], ['proposal.id'], ),
    sa.PrimaryKeyConstraint('proposal_id', 'deputy_id')
    )
    with op.batch_alter_table('co_signer', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_co_signer_deputy_id'), ['deputy_id'], unique=False)

    op.create_table('contact',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('proposal_id', sa.Integer(), nullable=False),
    sa.Column('unit_id', sa.Integer(), nullable=True),
    sa.Column('how', sa.String(), nullable=False),
    sa.Column('stage', sa.String(), nullable=False),
    sa.Column('held_on', sa.Date(), nullable=False),
    sa.Column('note', sa.String(), nullable=True),
    sa.CheckConstraint("how IN ('面商', '电话', '线上')"),
    sa.CheckConstraint("stage IN ('办前', '办中', '办后')"),
    sa.CheckConstraint("held_on IS date(held_on, '+0 days')"),
    sa.ForeignKeyConstraint(['proposal_id'], ['proposal.id'], ),
    sa.ForeignKeyConstraint(['unit_id'], ['unit.id'], ),
    sa.PrimaryKeyConstraint('id')
    )
    with op.batch_alter_table('contact', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_contact_proposal_id'), ['proposal_id'], unique=False)

    op.create_table('feedback',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('proposal_id', sa.Integer(), nullable=False),
    sa.Column('round', sa.Integer(), nullable=False),
    sa.Column('deputy_id', sa.Integer(), nullable=False),
    sa.Column('process', sa.String(), nullable=False),
    sa.Column('result', sa.String(), nullable=False),
    sa.Column('given_on', sa.Date(), nullable=False),
    sa.Column('note', sa.String(), nullable=True),
    sa.CheckConstraint("given_on IS date(given_on, '+0 days')"),
    sa.ForeignKeyConstraint(['deputy_id'], ['deputy.id'], ),
    sa.ForeignKeyConstraint(['proposal_id'], ['proposal.id'], ),
    sa.PrimaryKeyConstraint('id')
    )
    with op.batch_alter_table('feedback', schema=None) as batch_op:
        batch_op.create_index('feedback_once', ['proposal_id', 'round'], unique=True)
        batch_op.create_index(batch_op.f('ix_feedback_deputy_id'), ['deputy_id'], unique=False)

    op.create_table('promise',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('proposal_id', sa.Integer(), nullable=False),
    sa.Column('unit_id', sa.Integer(), nullable=True),
    sa.Column('what', sa.String(), nullable=False),
    sa.Column('made_on', sa.Date(), nullable=False),
    sa.Column('until_on', sa.Date(), nullable=False),
    sa.Column('kept_on', sa.Date(), nullable=True),
    sa.Column('note', sa.String(), nullable=True),
    sa.CheckConstraint("kept_on IS date(kept_on, '+0 days')"),
    sa.CheckConstraint('length(trim(what)) > 0'),
    sa.CheckConstraint("made_on IS date(made_on, '+0 days')"),
    sa.CheckConstraint("until_on IS date(until_on, '+0 days')"),
    sa.ForeignKeyConstraint(['proposal_id'], ['proposal.id'], ),
    sa.ForeignKeyConstraint(['unit_id'], ['unit.id'], ),
    sa.PrimaryKeyConstraint('id')
    )
    with op.batch_alter_table('promise', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_promise_proposal_id'), ['proposal_id'], unique=False)

    op.create_table('deadline',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('kind', sa.String(), nullable=False),
    sa.Column('proposal_id', sa.Integer(), nullable=True),
    sa.Column('assignment_id', sa.Integer(), nullable=True),
    sa.Column('promise_id', sa.Integer(), nullable=True),
    sa.Column('round', sa.Integer(), nullable=False),
    sa.Column('rule_key', sa.String(), nullable=True),
    sa.Column('start', sa.String(), nullable=False),
    sa.Column('days_known', sa.String(), nullable=False),
    sa.Column('start_on', sa.Date(), nullable=True),
    sa.Column('due_on', sa.Date(), nullable=True),
    sa.Column('latest_on', sa.Date(), nullable=True),
    sa.Column('provisional', sa.Boolean(), nullable=False),
    sa.Column('by_hand', sa.Boolean(), nullable=False),
    sa.Column('steps', sa.String(), nullable=False),
    sa.Column('met_on', sa.Date(), nullable=True),
    sa.Column('cancelled_on', sa.Date(), nullable=True),
    sa.Column('cancelled_why', sa.String(), nullable=True),
    sa.CheckConstraint("kind IN ('assign', 'contact', 'reply', 'co_opinion', 'rehandle', 'feedback', 'promise', 'return', 'opinion', 'rectify', 'pledge', 'notice', 'inspection_reply')"),
    sa.CheckConstraint('by_hand IN (0, 1)'),
    sa.CheckConstraint("cancelled_on IS date(cancelled_on, '+0 days')"),
    sa.CheckConstraint("due_on IS date(due_on, '+0 days')"),
    sa.CheckConstraint("latest_on IS date(latest_on, '+0 days')"),
    sa.CheckConstraint('met_on IS NULL OR cancelled_on IS NULL'),
    sa.CheckConstraint("met_on IS date(met_on, '+0 days')"),
    sa.CheckConstraint('provisional IN (0, 1)'),
    sa.CheckConstraint("start_on IS date(start_on, '+0 days')"),
    sa.ForeignKeyConstraint(['assignment_id'], ['assignment.id'], ),
    sa.ForeignKeyConstraint(['promise_id'], ['promise.id'], ),
    sa.ForeignKeyConstraint(['proposal_id'], ['proposal.id'], ),
    sa.PrimaryKeyConstraint('id')
    )
    with op.batch_alter_table('deadline', schema=None) as batch_op:
        batch_op.create_index('deadline_open', ['due_on'], unique=False, sqlite_where=sa.text('met_on IS NULL AND cancelled_on IS NULL'))
        batch_op.create_index('deadline_waiting', ['start'], unique=False, sqlite_where=sa.text('due_on IS NULL AND cancelled_on IS NULL'))
        batch_op.create_index(batch_op.f('ix_deadline_proposal_id'), ['proposal_id'], unique=False)

    op.create_table('reply',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('assignment_id', sa.Integer(), nullable=False),
    sa.Column('round', sa.Integer(), nullable=False),
    sa.Column('replied_on', sa.Date(), nullable=False),
    sa.Column('result_class', sa.String(), nullable=False),
    sa.Column('ref', sa.String(), nullable=False),
    sa.Column('signer', sa.String(), nullable=True),
    sa.Column('file', sa.String(), nullable=True),
    sa.CheckConstraint('length(trim(result_class)) > 0'),
    sa.CheckConstraint("replied_on IS date(replied_on, '+0 days')"),
    sa.ForeignKeyConstraint(['assignment_id'], ['assignment.id'], ),
    sa.PrimaryKeyConstraint('id')
    )
    with op.batch_alter_table('reply', schema=None) as batch_op:
        batch_op.create_index('reply_once', ['assignment_id', 'round'], unique=True)

    op.create_table('deadline_move',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('deadline_id', sa.Integer(), nullable=False),
    sa.Column('moved_on', sa.Date(), nullable=False),
    sa.Column('from_due_on', sa.Date(), nullable=True),
    sa.Column('to_due_on', sa.Date(), nullable=True),
    sa.Column('why', sa.String(), nullable=False),
    sa.CheckConstraint("from_due_on IS date(from_due_on, '+0 days')"),
    sa.CheckConstraint("moved_on IS date(moved_on, '+0 days')"),
    sa.CheckConstraint("to_due_on IS date(to_due_on, '+0 days')"),
    sa.ForeignKeyConstraint(['deadline_id'], ['deadline.id'], ),
    sa.PrimaryKeyConstraint('id')
    )
    with op.batch_alter_table('deadline_move', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_deadline_move_deadline_id'), ['deadline_id'], unique=False)

    op.create_index("rule_value_once", "rule_value", ["key", "from_on", sa.text("coalesce(applies_to, '')")], unique=True)
    op.create_index(
        "proposal_last_number",
        "proposal",
        [sa.text("coalesce(session_id, 0)"), sa.text("no GLOB '闭*'"), sa.text("CAST(ltrim(no, '闭') AS INTEGER)")],
        sqlite_where=sa.text("NOT ltrim(no, '闭') GLOB '*[^0-9]*'"),
    )
    op.create_index("proposal_once", "proposal", [sa.text("coalesce(session_id, 0)"), "no"], unique=True)


def downgrade() -> None:
    raise RuntimeError("a file is never taken back to an older version; the copy made before the upgrade is there")
