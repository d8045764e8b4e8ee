from dataclasses import replace
from datetime import date

from bot.frontends.terminal.inventory import inventory
from tests.frontends.terminal.samples import EDITION, OLDER_EDITION


def test_inventory_counts_what_there_is() -> None:
    assert inventory(EDITION) == (
        "mlhpcs-2021: MLHPCS 2021, 2 July 2021 (Europe/Berlin):"
        " 2 deadlines, 2 sessions, 2 people, 1 FAQ entry"
    )


def test_inventory_of_an_event_alone() -> None:
    event = replace(OLDER_EDITION.event, ends=date(2020, 6, 21))
    assert inventory(replace(OLDER_EDITION, event=event)) == (
        "mlhpcs-2020: MLHPCS 2020, 20 June 2020 – 21 June 2020 (Europe/Berlin): nothing else yet"
    )
