"""What Alembic runs: migrations on the connection, and in the transaction, that it is handed."""

from __future__ import annotations

from alembic import context

from api.database import every_table

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=every_table(),
    render_as_batch=True,  # SQLite alters a table by making it anew
    compare_type=True,
    transactional_ddl=True,
)
with context.begin_transaction():
    context.run_migrations()
