"""The short form of the long run; `make soak` runs the long one."""

import shutil

from tests.soak.plan import SHORT
from tests.soak.soak import soak


async def test_bot_stays_sound_while_much_goes_wrong() -> None:
    outcome = await soak(SHORT)

    wrong = outcome.wrong()
    assert not wrong, "\n".join([*wrong, f"logs: {outcome.folder}"])
    assert outcome.ledger.done == SHORT.seconds * SHORT.per_second
    assert len(outcome.ledger.by_sort) > 30
    assert outcome.faults.total() > 10
    assert outcome.gateway_faults.total() > 2
    assert outcome.gaps.counts.total() > 0
    assert len(outcome.verdict.sent) == 4
    assert outcome.verdict.sent.total() > SHORT.seconds
    assert outcome.looks["metrics"] > 10
    shutil.rmtree(outcome.folder)
