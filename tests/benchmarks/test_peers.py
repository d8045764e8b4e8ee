from __future__ import annotations

import pytest

from tests.benchmarks.peers.every_peer import PEERS
from tests.benchmarks.peers.ngrams import CharacterNgrams
from tests.benchmarks.peers.peer import Text

QUICKLY_IMPORTED = [name for name, make in PEERS.items() if make is not CharacterNgrams]
TEXTS = [
    Text("keynote", "Deep Learning at Scale", "Stefanie Günther opens the day."),
    Text("hotel", "Travel Hotels", "Rooms are kept in the Hotel Adler until May."),
    Text("lunch", "Food and drinks", "A buffet is served at noon."),
]


@pytest.mark.parametrize("name", QUICKLY_IMPORTED)
def test_each_peer_finds_a_name_without_its_accent(name: str) -> None:
    peer = PEERS[name](TEXTS)

    assert peer.search("Stefanie Gunther", 2)[0] == "keynote"


@pytest.mark.parametrize("name", QUICKLY_IMPORTED)
def test_each_peer_lists_no_more_than_asked_for(name: str) -> None:
    peer = PEERS[name](TEXTS)

    assert len(peer.search("hotel rooms at noon", 1)) == 1
    assert peer.search("", 0) == []
