"""The tables as they are now; `migrations` leads there from each earlier state."""

from __future__ import annotations

from sqlalchemy import (
    Boolean,
    CheckConstraint,
    Column,
    Index,
    Integer,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
    literal_column,
)

from bot.reminders.models import MessageKind, MessageState, ReminderState, RuleKind
from bot.reminders.moments import Repeat
from bot.storage.types import (
    Choice,
    Durations,
    Instant,
    Snowflake,
    StoredEntry,
    StoredMoment,
)

metadata = MetaData()

servers = Table(
    "servers",
    metadata,
    Column("id", Snowflake, primary_key=True, autoincrement=False),
    Column("event", Text, nullable=False),
    Column("organizer_role", Snowflake),
    Column("has_public_answers", Boolean, nullable=False),
    Column("channel_id", Snowflake),
    Column("problems_channel_id", Snowflake),
)

readers = Table(
    "readers",
    metadata,
    Column("id", Snowflake, primary_key=True, autoincrement=False),
    Column("event", Text, nullable=False),
    Column("takes_direct_messages", Boolean),
)

registrations = Table(
    "registrations",
    metadata,
    Column("scope", Text, primary_key=True),
    Column("fingerprint", Text, nullable=False),
    Column("command_ids", Text, nullable=False),
)

meta = Table(
    "meta",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("generation", Snowflake, nullable=False),
    CheckConstraint("id = 1", name="meta_has_one_row"),
)

reminders = Table(
    "reminders",
    metadata,
    Column("id", Snowflake, primary_key=True),
    Column("owner_id", Snowflake, nullable=False),
    Column("moment", StoredMoment, nullable=False),
    Column("created", Instant, nullable=False),
    Column("changed", Instant, nullable=False),
    Column("origin", Text, nullable=False),
    Column("server_id", Snowflake),
    Column("event_id", Text, nullable=False),
    Column("about", StoredEntry),
    Column("text", Text, nullable=False),
    Column("repeat", Choice(Repeat), nullable=False),
    Column("channel_id", Snowflake),
    Column("role_id", Snowflake),
    Column("state", Choice(ReminderState), nullable=False),
    Column("revision", Integer, nullable=False),
    UniqueConstraint("origin", name="reminders_origin"),
    sqlite_autoincrement=True,  # messages name a reminder by its id, also one that is gone
)
is_active = reminders.c.state == literal_column("'active'")
Index("reminders_active", reminders.c.id, sqlite_where=is_active, postgresql_where=is_active)
Index("reminders_of_server", reminders.c.server_id, reminders.c.state)
Index("reminders_of_owner", reminders.c.owner_id, reminders.c.state)

rules = Table(
    "rules",
    metadata,
    Column("server_id", Snowflake, primary_key=True, autoincrement=False),
    Column("event_id", Text, primary_key=True),
    Column("kind", Choice(RuleKind), primary_key=True),
    Column("since", Instant, nullable=False),
    Column("is_on", Boolean, nullable=False),
    Column("leads", Durations, nullable=False),
    Column("channel_id", Snowflake),
    Column("role_id", Snowflake),
    Column("saved", Snowflake, nullable=False),
)
"""`saved` is higher for what was saved later."""

rooms = Table(
    "rooms",
    metadata,
    Column("server_id", Snowflake, primary_key=True, autoincrement=False),
    Column("event_id", Text, primary_key=True),
    Column("room", Text, primary_key=True),
    Column("channel_id", Snowflake, nullable=False),
)

dues = Table(
    "dues",
    metadata,
    Column("event_id", Text, primary_key=True),
    Column("deadline_id", Text, primary_key=True),
    Column("due", Instant, nullable=False),
    Column("extended", Instant),
)

audit = Table(
    "audit",
    metadata,
    Column("id", Snowflake, primary_key=True),
    Column("server_id", Snowflake, nullable=False),
    Column("who", Snowflake, nullable=False),
    Column("what", Text, nullable=False),
    Column("at", Instant, nullable=False),
)
Index("audit_of_server", audit.c.server_id, audit.c.id)

messages = Table(
    "messages",
    metadata,
    Column("key", Text, primary_key=True),
    Column("scope", Text, nullable=False),
    Column("kind", Choice(MessageKind), nullable=False),
    Column("due", Instant, nullable=False),
    Column("expires", Instant, nullable=False),
    Column("occurrence", Instant, nullable=False),
    Column("server_id", Snowflake),
    Column("event_id", Text, nullable=False),
    Column("entry", StoredEntry),
    Column("reminder_id", Snowflake),
    Column("channel_id", Snowflake),
    Column("recipient_id", Snowflake),
    Column("role_id", Snowflake),
    Column("state", Choice(MessageState), nullable=False),
    Column("try_at", Instant, nullable=False),
    Column("attempts", Integer, nullable=False),
    Column("doubtful_since", Instant),
    Column("message_id", Snowflake),
    Column("settled", Instant),
    Column("problem", Text, nullable=False),
    Column("report_key", Text, nullable=False),
    Column("leased_by", Text),
    Column("lease_until", Instant),
    Column("is_retried", Boolean, nullable=False),
    Column("is_dismissed", Boolean, nullable=False),
    CheckConstraint(
        "(channel_id IS NULL) <> (recipient_id IS NULL)", name="messages_go_to_one_place"
    ),
)
"""Only what waits has a lease; what `is_retried` an organizer wants again, whatever is planned."""
_columns = messages.c
is_waiting = _columns.state == literal_column("'waiting'")
is_unsent = _columns.state.in_([literal_column("'failed'"), literal_column("'skipped'")])
is_leased = _columns.lease_until.is_not(None)
is_settled = _columns.settled.is_not(None)
is_of_reminder = _columns.reminder_id.is_not(None)
"""As the indexes have them: what is a parameter in a statement finds no partial index."""

for _name, _condition, *_indexed in (
    ("messages_waiting", is_waiting, _columns.try_at),
    ("messages_waiting_of_scope", is_waiting, _columns.scope),
    ("messages_waiting_of_server", is_waiting, _columns.server_id, _columns.due),
    ("messages_leased", is_leased, _columns.lease_until),
    ("messages_unsent", is_unsent, _columns.server_id, _columns.settled),
    ("messages_settled", is_settled, _columns.settled),
    ("messages_of_reminder", is_of_reminder, _columns.reminder_id, _columns.due),
):
    Index(_name, *_indexed, sqlite_where=_condition, postgresql_where=_condition)
