"""The peers, by the names that tables give them."""

from __future__ import annotations

from collections.abc import Sequence

from tests.benchmarks.peers.bm25 import bm25, bm25_two_fields
from tests.benchmarks.peers.full_text import TrigramSearch
from tests.benchmarks.peers.fuzzy import Difflib, token_set_ratio, wratio
from tests.benchmarks.peers.ngrams import CharacterNgrams
from tests.benchmarks.peers.peer import PeerMaker, Text
from tests.benchmarks.peers.word_by_word import rare_word_by_word, word_by_word

PEERS: dict[str, PeerMaker] = {
    "difflib": Difflib,
    "RapidFuzz `extract`, WRatio": wratio,
    "RapidFuzz `extract`, token_set_ratio": token_set_ratio,
    "SQLite FTS5 trigram": TrigramSearch,
    "character n-gram TF-IDF": CharacterNgrams,
    "BM25 with stemming": bm25,
    "BM25 over two fields": bm25_two_fields,
    "word by word": word_by_word,
    "word by word, rarity weights": rare_word_by_word,
}

MOST_LETTERS_FOR_DIFFLIB = 1_000_000
"""With more it takes seconds for each query."""

NOT_RUN = (
    "Not run: dense embeddings (all-MiniLM-L6-v2), which need a model of their own, "
    "and difflib where it takes seconds a query."
)


def peers_for(texts: Sequence[Text]) -> dict[str, PeerMaker]:
    """Return the peers that get through so much text in time."""
    letters = sum(len(text.whole) for text in texts)
    return {
        name: make
        for name, make in PEERS.items()
        if make is not Difflib or letters <= MOST_LETTERS_FOR_DIFFLIB
    }
