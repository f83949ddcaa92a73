"""Alembic's entry: runs the migrations on the connection that the caller hands over."""

from alembic import context
from sqlmodel import SQLModel

from renda_cli.store.tables import (  # noqa: F401 - fills the metadata
    activity,
    agenda,
    ballot,
    deadline,
    deed,
    deputy,
    election,
    group,
    handling,
    journal,
    meeting,
    opinion,
    outcome,
    project,
    proposal,
    reception,
    review,
    score,
    station,
    town,
)

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=SQLModel.metadata,
    render_as_batch=True,
    transactional_ddl=True,
)
with context.begin_transaction():
    context.run_migrations()
