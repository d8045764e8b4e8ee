"""Choices of servers and readers, and the registered commands.

The first databases have these tables already, made without alembic.
"""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

_snowflake = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "servers",
        sa.Column("id", _snowflake, primary_key=True, autoincrement=False),
        sa.Column("event", sa.Text, nullable=False),
        sa.Column("organizer_role", _snowflake),
        sa.Column("has_public_answers", sa.Boolean, nullable=False),
        if_not_exists=True,
    )
    op.create_table(
        "readers",
        sa.Column("id", _snowflake, primary_key=True, autoincrement=False),
        sa.Column("event", sa.Text, nullable=False),
        if_not_exists=True,
    )
    op.create_table(
        "registrations",
        sa.Column("scope", sa.Text, primary_key=True),
        sa.Column("fingerprint", sa.Text, nullable=False),
        sa.Column("command_ids", sa.Text, nullable=False),
        if_not_exists=True,
    )
