"""The figures that Prometheus may collect: all that there are, each with its labels.

Names and units follow https://prometheus.io/docs/practices/naming/
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from prometheus_client import (
    CollectorRegistry,
    Counter,
    Gauge,
    GCCollector,
    Histogram,
    PlatformCollector,
    ProcessCollector,
    disable_created_metrics,
)

import bot

if TYPE_CHECKING:
    from collections.abc import Sequence

PREFIX = "workshop_bot"
_ANSWER_SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.0, 3.0, 5.0, 10.0)
"""Discord gives up after three seconds."""
_DATABASE_SECONDS = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 5.0)
_DELAY_SECONDS = (0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 15.0, 60.0, 300.0, 900.0, 3600.0)


class Metrics:
    """The figures of one bot, in a registry of their own.

    Counters and histograms count since the start. The gauges are set when they are asked for.
    """

    def __init__(self) -> None:
        disable_created_metrics()  # type: ignore[no-untyped-call] # it has no types
        self.registry = CollectorRegistry()
        for collector in (ProcessCollector, PlatformCollector, GCCollector):
            collector(registry=self.registry)
        self._of_the_bot()
        self._of_answers()
        self._of_reminders()
        self._of_discord()
        self._of_knowledge()

    def _of_the_bot(self) -> None:
        self.info = self._gauge("info", "Which version runs", "version")
        self.info.labels(bot.__version__).set(1)
        self.ready = self._gauge("ready", "Whether all is well: 1, or 0")
        self.check_ok = self._gauge("check_ok", "Whether a part is well: 1, or 0", "check")
        self.database_seconds = self._histogram(
            "database_seconds", "How long transactions take", _DATABASE_SECONDS
        )
        self.database_failures = self._counter("database_failures", "Transactions that failed")

    def _of_answers(self) -> None:
        self.answers = self._counter("answers", "Answers", "front_end", "way", "kind")
        self.answer_seconds = self._histogram(
            "answer_seconds", "From a question's arrival to its answer", _ANSWER_SECONDS, "way"
        )
        self.completion_seconds = self._histogram(
            "completion_seconds", "From what was typed to what is offered", _ANSWER_SECONDS
        )
        self.not_known_ratio = self._gauge(
            "not_known_ratio", "Share of the answers since the start that were: not known"
        )
        self.failures = self._counter("failures", "Questions that ended in an apology", "way")

    def _of_reminders(self) -> None:
        self.reminders = self._counter(
            "reminders", "What became of messages at their times", "kind", "outcome"
        )
        self.reminders_due = self._gauge("reminders_due", "Messages whose time has come")
        self.reminders_waiting = self._gauge("reminders_waiting", "Messages that are to be sent")
        self.reminder_delay_seconds = self._histogram(
            "reminder_delay_seconds", "From when a message was due to its arrival", _DELAY_SECONDS
        )
        self.scheduler_lag_seconds = self._gauge(
            "scheduler_lag_seconds", "How far behind the times the reminders are"
        )

    def _of_discord(self) -> None:
        self.servers = self._gauge("servers", "Servers that the bot is in")
        self.gateway_connected = self._gauge("gateway_connected", "Shards that are connected")
        self.gateway_latency_seconds = self._gauge(
            "gateway_latency_seconds", "From a heartbeat to its acknowledgement", "shard"
        )
        self.gateway_reconnects = self._counter(
            "gateway_reconnects", "Connections to the gateway after the first of each shard"
        )
        self.discord_requests = self._counter(
            "discord_requests", "Requests to Discord, by HTTP status", "status"
        )
        self.rate_limits = self._counter(
            "rate_limits", "Requests that Discord refused as too many", "scope"
        )

    def _of_knowledge(self) -> None:
        self.knowledge_info = self._gauge("knowledge_info", "Which files are read", "version")
        self.knowledge_events = self._gauge("knowledge_events", "Events that are known")
        self.knowledge_problems = self._gauge("knowledge_problems", "Mistakes in the files")
        self.knowledge_read = self._gauge(
            "knowledge_read_timestamp_seconds", "When the files were read last"
        )

    def _gauge(self, name: str, told: str, *labels: str) -> Gauge:
        return Gauge(f"{PREFIX}_{name}", told, labels, registry=self.registry)

    def _counter(self, name: str, told: str, *labels: str) -> Counter:
        return Counter(f"{PREFIX}_{name}", told, labels, registry=self.registry)

    def _histogram(self, name: str, told: str, buckets: Sequence[float], *labels: str) -> Histogram:
        return Histogram(f"{PREFIX}_{name}", told, labels, buckets=buckets, registry=self.registry)
