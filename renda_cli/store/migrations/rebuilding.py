"""What several migrations do: tables made anew where a column or a check changes, which SQLite cannot do in place."""

from collections.abc import Mapping, Sequence

from alembic import op


def drop_views() -> None:
    """Drops all views; they are made anew at the end of every upgrade."""
    for (view,) in op.get_bind().exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'view'").all():
        op.execute(f'DROP VIEW "{view}"')


def rebuild(rebuilt: Mapping[str, Sequence[str]], filled: Mapping[str, tuple[str, str]]) -> None:
    """Makes tables anew: `rebuilt` name → CREATE statements of table and indexes, `filled` name → (columns, what they hold)."""
    for table, (create, *indexes) in rebuilt.items():
        columns, values = filled[table]
        old = f"old_{table}"
        for (index,) in (
            op.get_bind()
            .exec_driver_sql(f"SELECT name FROM sqlite_master WHERE type = 'index' AND tbl_name = '{table}' AND sql IS NOT NULL")
            .all()
        ):
            op.execute(f'DROP INDEX "{index}"')
        op.execute("PRAGMA legacy_alter_table = ON")  # others go on referring to the table by its name
        op.execute(f'ALTER TABLE "{table}" RENAME TO "{old}"')
        op.execute("PRAGMA legacy_alter_table = OFF")
        op.execute(create)
        op.execute(f'INSERT INTO "{table}" ({columns}) SELECT {values} FROM "{old}"')
        op.execute(f'DROP TABLE "{old}"')
        for index in indexes:
            op.execute(index)
