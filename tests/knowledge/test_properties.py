"""Whatever a file holds, reading it gives knowledge or problems, and nothing else."""

import json
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.knowledge.problems import KnowledgeError, Problem
from bot.knowledge.reading import read_knowledge

KEYS = [
    "event", "deadlines", "sessions", "people", "committee", "contacts", "faq", "pages", "id",
    "name", "title", "starts", "ends", "timezone", "venue", "rooms", "tracks", "held_with",
    "speakers", "authors", "affiliation", "aliases", "other_affiliations", "kind", "room", "track",
    "status", "links", "link", "url", "due", "history", "announced", "topic", "email", "person",
    "role", "questions", "answer", "about", "section", "keywords", "slides", "abstract", "<<",
]  # fmt: skip
TEXTS = [
    "2021-07-02", "2021-07-03", "14:15", "15:00", "2021-07-02 14:15", "2021-03-28 02:30", "AoE",
    "2021-05-14 AoE", "Europe/Berlin", "Ada Lovelace", "Ada Lovelace (London)", "ada-lovelace",
    "Lovelace, Ada", "keynote", "sessions/keynote", "Hall", "https://example.org", "a@example.org",
    "cancelled", "poster", "9999-12-31 23:59", "0001-01-01", "2021-07-02 14:15 -14:00", "", " ",
]  # fmt: skip

texts = st.one_of(st.sampled_from(TEXTS), st.text(max_size=20))
values = st.recursive(
    st.one_of(st.none(), texts),
    lambda inner: st.one_of(
        st.lists(inner, max_size=4),
        st.dictionaries(st.one_of(st.sampled_from(KEYS), texts), inner, max_size=6),
    ),
    max_leaves=30,
)
events = st.fixed_dictionaries(
    {"name": texts, "starts": st.sampled_from(["2021-07-02", "2021-07-03"])},
    optional=dict.fromkeys(("ends", "timezone", "venue", "tracks", "id", "held_with"), values),
)
entries = st.dictionaries(st.sampled_from(KEYS[8:]), values, max_size=8)
files = st.fixed_dictionaries(
    {"event": events},
    optional={key: st.one_of(values, st.lists(entries, max_size=4)) for key in KEYS[1:8]},
)


def read(content: bytes) -> None:
    with TemporaryDirectory() as folder:
        file = Path(folder, "event.yaml")
        file.write_bytes(content)
        problems: tuple[Problem, ...] = ()
        try:
            editions = len(read_knowledge(file).editions)
        except KnowledgeError as error:
            problems, editions = error.problems, 0
    assert bool(problems) != bool(editions)
    assert all(1 <= problem.line <= content.count(b"\n") + 1 for problem in problems)
    assert not any(set("\n\r\x1b") & set(problem.message) for problem in problems)


@given(st.binary(max_size=200))
def test_any_bytes(content: bytes) -> None:
    read(content)


@given(st.text(max_size=200))
def test_any_text(content: str) -> None:
    read(content.encode("utf-8", "surrogatepass"))


@given(st.text(alphabet="ab:-?[]{}&*!|>%@`'\"#,<~ \n\t\\", max_size=60))
def test_any_punctuation(content: str) -> None:
    read(f"event: {{name: a, starts: 2021-07-02}}\n{content}".encode())


@settings(max_examples=150, deadline=None)
@given(files)
def test_any_structure_with_the_real_keys(content: object) -> None:
    as_yaml = json.dumps(content, ensure_ascii=False)
    read(as_yaml.encode("utf-8", "surrogatepass"))
