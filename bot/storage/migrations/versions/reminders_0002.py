"""Reminders, rules and the outbox; the channels of servers; whom to send direct messages."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

_snowflake = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Make the tables and columns."""
    op.add_column("servers", sa.Column("channel_id", _snowflake))
    op.add_column("servers", sa.Column("problems_channel_id", _snowflake))
    op.add_column("readers", sa.Column("takes_direct_messages", sa.Boolean))
    meta = op.create_table(
        "meta",
        sa.Column("id", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("generation", _snowflake, nullable=False),
        sa.CheckConstraint("id = 1", name="meta_has_one_row"),
    )
    op.bulk_insert(meta, [{"id": 1, "generation": 0}])
    _make_reminders()
    _make_rules()
    _make_what_was_seen()
    _make_messages()


def _make_reminders() -> None:
    op.create_table(
        "reminders",
        sa.Column("id", _snowflake, primary_key=True),
        sa.Column("owner_id", _snowflake, nullable=False),
        sa.Column("moment", sa.Text, nullable=False),
        sa.Column("created", _snowflake, nullable=False),
        sa.Column("changed", _snowflake, nullable=False),
        sa.Column("origin", sa.Text, nullable=False),
        sa.Column("server_id", _snowflake),
        sa.Column("event_id", sa.Text, nullable=False),
        sa.Column("about", sa.Text),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("repeat", sa.Text, nullable=False),
        sa.Column("channel_id", _snowflake),
        sa.Column("role_id", _snowflake),
        sa.Column("state", sa.Text, nullable=False),
        sa.Column("revision", sa.Integer, nullable=False),
        sa.UniqueConstraint("origin", name="reminders_origin"),
        sqlite_autoincrement=True,
    )
    _make_index("reminders_active", "reminders", ["id"], "state = 'active'")
    op.create_index("reminders_of_server", "reminders", ["server_id", "state"])
    op.create_index("reminders_of_owner", "reminders", ["owner_id", "state"])


def _make_rules() -> None:
    op.create_table(
        "rules",
        sa.Column("server_id", _snowflake, primary_key=True, autoincrement=False),
        sa.Column("event_id", sa.Text, primary_key=True),
        sa.Column("kind", sa.Text, primary_key=True),
        sa.Column("since", _snowflake, nullable=False),
        sa.Column("is_on", sa.Boolean, nullable=False),
        sa.Column("leads", sa.Text, nullable=False),
        sa.Column("channel_id", _snowflake),
        sa.Column("role_id", _snowflake),
        sa.Column("saved", _snowflake, nullable=False),
    )
    op.create_table(
        "rooms",
        sa.Column("server_id", _snowflake, primary_key=True, autoincrement=False),
        sa.Column("event_id", sa.Text, primary_key=True),
        sa.Column("room", sa.Text, primary_key=True),
        sa.Column("channel_id", _snowflake, nullable=False),
    )


def _make_what_was_seen() -> None:
    op.create_table(
        "dues",
        sa.Column("event_id", sa.Text, primary_key=True),
        sa.Column("deadline_id", sa.Text, primary_key=True),
        sa.Column("due", _snowflake, nullable=False),
        sa.Column("extended", _snowflake),
    )
    op.create_table(
        "audit",
        sa.Column("id", _snowflake, primary_key=True),
        sa.Column("server_id", _snowflake, nullable=False),
        sa.Column("who", _snowflake, nullable=False),
        sa.Column("what", sa.Text, nullable=False),
        sa.Column("at", _snowflake, nullable=False),
    )
    op.create_index("audit_of_server", "audit", ["server_id", "id"])


def _make_messages() -> None:
    op.create_table(
        "messages",
        sa.Column("key", sa.Text, primary_key=True),
        sa.Column("scope", sa.Text, nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("due", _snowflake, nullable=False),
        sa.Column("expires", _snowflake, nullable=False),
        sa.Column("occurrence", _snowflake, nullable=False),
        sa.Column("server_id", _snowflake),
        sa.Column("event_id", sa.Text, nullable=False),
        sa.Column("entry", sa.Text),
        sa.Column("reminder_id", _snowflake),
        sa.Column("channel_id", _snowflake),
        sa.Column("recipient_id", _snowflake),
        sa.Column("role_id", _snowflake),
        sa.Column("state", sa.Text, nullable=False),
        sa.Column("try_at", _snowflake, nullable=False),
        sa.Column("attempts", sa.Integer, nullable=False),
        sa.Column("doubtful_since", _snowflake),
        sa.Column("message_id", _snowflake),
        sa.Column("settled", _snowflake),
        sa.Column("problem", sa.Text, nullable=False),
        sa.Column("report_key", sa.Text, nullable=False),
        sa.Column("leased_by", sa.Text),
        sa.Column("lease_until", _snowflake),
        sa.Column("is_retried", sa.Boolean, nullable=False),
        sa.Column("is_dismissed", sa.Boolean, nullable=False),
        sa.CheckConstraint(
            "(channel_id IS NULL) <> (recipient_id IS NULL)", name="messages_go_to_one_place"
        ),
    )
    waiting, unsent = "state = 'waiting'", "state IN ('failed', 'skipped')"
    of_reminder = "reminder_id IS NOT NULL"
    for name, columns, condition in (
        ("messages_waiting", ["try_at"], waiting),
        ("messages_waiting_of_scope", ["scope"], waiting),
        ("messages_waiting_of_server", ["server_id", "due"], waiting),
        ("messages_leased", ["lease_until"], "lease_until IS NOT NULL"),
        ("messages_unsent", ["server_id", "settled"], unsent),
        ("messages_settled", ["settled"], "settled IS NOT NULL"),
        ("messages_of_reminder", ["reminder_id", "due"], of_reminder),
    ):
        _make_index(name, "messages", columns, condition)


def _make_index(name: str, table: str, columns: list[str], condition: str) -> None:
    where = sa.text(condition)
    op.create_index(name, table, columns, sqlite_where=where, postgresql_where=where)
