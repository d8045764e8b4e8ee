"""The figures of a soak as lines, which can stand in the docs."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from tests.soak.outcome import Outcome


def figures(outcome: Outcome) -> str:
    """Return a table in Markdown."""
    rows = "\n".join(f"| {name} | {value} |" for name, value in _rows(outcome))
    return f"| | |\n| :-- | --: |\n{rows}"


def _rows(outcome: Outcome) -> Iterator[tuple[str, str]]:
    plan, ledger, verdict = outcome.plan, outcome.ledger, outcome.verdict
    before, after = outcome.before.seen, outcome.after.seen
    yield "load", f"{plan.seconds / 60:.1f} min, {plan.per_second:g} a second"
    yield "servers, seed", f"{plan.servers}, {plan.seed}"
    yield "done by people", f"{ledger.done:,}"
    yield "answered rightly", f"{ledger.answered:,}"
    yield "not, because of Discord", _listed(ledger.excused)
    yield "**wrong**", f"**{ledger.wrong_count}**"
    latencies = ledger.latencies
    yield "answer, p50 / p99", f"{_at(latencies, 50):.0f} / {_at(latencies, 99):,.0f} ms"
    yield "requests that failed", _listed(outcome.faults)
    yield "gateway", _listed(outcome.gateway_faults)
    yield "without gateway", f"{_listed(outcome.gaps.counts)}, {outcome.gaps.total:.0f} s in all"
    yield "reminders sent", _listed({str(kind): count for kind, count in verdict.sent.items()})
    yield "**lost, doubled**", f"**{verdict.lost}, {verdict.doubled}**"
    late = verdict.late
    yield "reminder late by, p50 / p99", f"{_at(late, 50):,.0f} / {_at(late, 99):,.0f} ms"
    yield (
        "memory at rest, warm, at the end of the load",
        f"{before.mebibytes:.1f}, {outcome.memory_warm:.1f}, {outcome.memory_last:.1f} MiB",
    )
    course = ", ".join(f"{mebibytes:.1f}" for mebibytes in outcome.memory_course)
    yield f"memory each {plan.seconds / 60 / len(outcome.memory_course):.1f} min", f"{course} MiB"
    yield "**growth**", f"**{outcome.growth:+.1f} MiB**"
    for what in ("threads", "sockets", "files"):
        counts = f"{getattr(before, what)}, {getattr(after, what)}"
        yield f"{what} at rest, before and after", counts
    tasks = outcome.before.inside.tasks.total(), outcome.after.inside.tasks.total()
    yield "tasks at rest, before and after", f"{tasks[0]}, {tasks[1]}"
    yield "looks at health", _listed(outcome.looks)
    yield (
        "lines in the log",
        f"{outcome.book.lines:,}, of them errors that Discord caused {outcome.book.caused:,}",
    )
    yield "stop", f"exit {outcome.code} after {outcome.seconds_to_end:.1f} s"


def by_sort(outcome: Outcome) -> str:
    """Return how often each was done, and how fast it was answered."""
    rows = [
        f"| {sort} | {tally.done:,} | {tally.answered:,} | "
        f"{_at(sorted(tally.latencies), 50):.0f} | {_at(sorted(tally.latencies), 99):,.0f} |"
        for sort, tally in sorted(outcome.ledger.by_sort.items())
    ]
    head = "| what | done | answered | p50, ms | p99, ms |\n| :-- | --: | --: | --: | --: |"
    return "\n".join([head, *rows])


def _at(ordered: Sequence[float], percent: int) -> float:
    """Return what so many percent of these don't exceed, in thousandths."""
    if not ordered:
        return 0
    return ordered[min(len(ordered) - 1, len(ordered) * percent // 100)] * 1000


def _listed(counts: Mapping[str, int]) -> str:
    most_first = sorted(counts.items(), key=lambda each: -each[1])
    return ", ".join(f"{name} {count:,}" for name, count in most_first) or "0"
