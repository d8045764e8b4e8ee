"""Runs the scripts in the transaction of `bot.storage.revisions.upgrade`; alembic calls this."""

from alembic import context

context.configure(connection=context.config.attributes["connection"])
context.run_migrations()
