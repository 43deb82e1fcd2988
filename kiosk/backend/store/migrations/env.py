"""Run by Alembic: on the connection handed over, in one transaction."""

from alembic import context

from kiosk.backend.store.tables import METADATA

connection = context.config.attributes["connection"]
context.configure(connection=connection, target_metadata=METADATA, render_as_batch=True)
with context.begin_transaction():
    context.run_migrations()
