"""What an author may write, and what is said of anything else."""

from collections.abc import Callable
from datetime import date, time
from zoneinfo import ZoneInfo

import pytest

from bot.knowledge.edition import Edition
from bot.knowledge.models import HostEvent, Link, SessionKind, SessionStatus, Venue

EVENT = "event: {name: Ada Day, starts: 2021-07-02}\n"
EditionOf = Callable[[str], Edition]
ProblemsOf = Callable[..., list[str]]


def test_ten_lines_are_enough(edition: EditionOf) -> None:
    found = edition("""\
event:
  name: Ada Day
  starts: 2021-07-02
sessions:
  - title: Notes on the engine
    speakers: Ada Lovelace (University of London)
    starts: 14:15
deadlines:
  - name: Abstract
    due: 2021-05-14 AoE
""")

    assert found.id == "ada-day"
    assert [session.id for session in found.sessions] == ["notes-on-the-engine"]
    assert found.sessions[0].kind is SessionKind.TALK
    assert found.sessions[0].speakers == ("ada-lovelace",)
    assert found.deadlines_by_id["abstract"].due.is_aoe
    assert found.event.timezone == ZoneInfo("UTC")
    assert found.event.ends == found.event.starts


def test_event_says_everything_about_itself(edition: EditionOf) -> None:
    event = edition("""\
event:
  id: ada-2021
  name: Ada Day
  full_name: The day of Ada
  aliases: Ada's day
  series: Ada
  edition: 2021
  starts: 2021-07-02
  ends: 2021-07-03
  timezone: Europe/Berlin
  format: hybrid
  venue:
    name: The Institution
    address: 1 Strand, London
    link: www.example.org/venue?x=1
    rooms: [Hall, Attic]
  held_with: {name: Engines, aliases: ENG, starts: 2021-07-01, ends: 2021-07-04, link: example.org}
  about: |
    One.

    Two.
  topics: [engines]
  keywords: [notes, 7]
  publication: Journal
  website: http://example.org/
  links:
    - {title: Tickets, url: "https://example.org/tickets"}
    - https://www.example.com/a
  tracks: [Theory, Practice]
""").event

    assert (event.id, event.full_name, event.aliases) == (
        "ada-2021",
        "The day of Ada",
        ("Ada's day",),
    )
    assert (event.series, event.edition, event.ends) == ("Ada", "2021", date(2021, 7, 3))
    assert event.timezone == ZoneInfo("Europe/Berlin")
    assert event.venue == Venue(
        name="The Institution",
        address="1 Strand, London",
        link=Link(title="example.org", url="https://www.example.org/venue?x=1"),
        rooms=("Hall", "Attic"),
    )
    assert event.host == HostEvent(
        name="Engines",
        aliases=("ENG",),
        starts=date(2021, 7, 1),
        ends=date(2021, 7, 4),
        link=Link(title="example.org", url="https://example.org"),
    )
    assert (event.about, event.topics, event.keywords) == (
        "One.\n\nTwo.",
        ("engines",),
        ("notes", "7"),
    )
    assert (event.format, event.publication, event.website) == (
        "hybrid",
        "Journal",
        "http://example.org/",
    )
    assert event.links == (
        Link(title="Tickets", url="https://example.org/tickets"),
        Link(title="example.com", url="https://www.example.com/a"),
    )
    assert event.tracks == ("Theory", "Practice")


def test_venue_and_host_may_be_names(edition: EditionOf) -> None:
    event = edition("event: {name: a, starts: 2021-07-02, venue: Hall, held_with: ENG}").event

    assert (event.venue, event.host) == (Venue(name="Hall"), HostEvent(name="ENG"))


def test_session_says_everything_about_itself(edition: EditionOf) -> None:
    (session,) = edition(f"""\
{EVENT}sessions:
  id: one
  kind: Invited talk
  title: One
  other_titles: [Eins, Un]
  room: Hall
  track: Theory
  abstract: example.org/one
  summary: About one.
  keywords: one
  slides: https://example.org/one.pdf
  paper: https://example.org/paper
  video: https://example.org/video
  stream: https://example.org/stream
  links: {{Code: "https://example.org/code", Data: "https://example.org/data"}}
  status: canceled
  moved_from: Attic
  note: Bring a pencil.
""").sessions

    assert (session.id, session.kind, session.other_titles) == (
        "one",
        SessionKind.INVITED,
        ("Eins", "Un"),
    )
    assert (session.room, session.track, session.keywords) == ("Hall", "Theory", ("one",))
    assert (session.abstract, session.summary) == ("https://example.org/one", "About one.")
    assert [link.title for link in session.links] == [
        "Slides",
        "Paper",
        "Video",
        "Stream",
        "Code",
        "Data",
    ]
    assert session.status is SessionStatus.CANCELLED
    assert session.is_cancelled
    assert (session.moved_from, session.note) == ("Attic", "Bring a pencil.")


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("keynote", SessionKind.KEYNOTE),
        ("Invited Talk", SessionKind.INVITED),
        ("paper", SessionKind.CONTRIBUTED),
        ("talk", SessionKind.TALK),
        ("Lunch", SessionKind.BREAK),
        ("coffee-break", SessionKind.BREAK),
        ("welcome", SessionKind.OPENING),
        ("panel discussion", SessionKind.PANEL),
        ("hands-on", SessionKind.TUTORIAL),
        ("Posters", SessionKind.POSTER),
        ("dinner", SessionKind.SOCIAL),
        ("Wrap-up", SessionKind.CLOSING),
    ],
)
def test_kind_is_understood_in_everyday_words(
    edition: EditionOf, text: str, kind: SessionKind
) -> None:
    assert edition(f"{EVENT}sessions: {{title: a, kind: {text}}}").sessions[0].kind is kind


def test_deadline_keeps_its_history(edition: EditionOf) -> None:
    (deadline,) = edition(f"""\
{EVENT}deadlines:
  - name: Abstract
    due: 2021-05-14 18:00 UTC
    announced: 2021-04-30
    history: [2021-04-01, {{due: 2021-05-01 AoE, announced: 2021-03-09, note: Moved.}}]
    about: Two pages
    link: {{title: Submit, url: "https://example.org/submit"}}
    aliases: Proposal
    keywords: submit
""").deadlines

    assert (deadline.due.day, deadline.due.time_of_day) == (date(2021, 5, 14), time(18))
    assert deadline.announced == date(2021, 4, 30)
    assert [(step.due.day, step.announced, step.note) for step in deadline.history] == [
        (date(2021, 4, 1), None, ""),
        (date(2021, 5, 1), date(2021, 3, 9), "Moved."),
    ]
    assert deadline.link == Link(title="Submit", url="https://example.org/submit")
    assert (deadline.about, deadline.aliases, deadline.keywords) == (
        "Two pages",
        ("Proposal",),
        ("submit",),
    )


def test_what_is_alone_needs_no_list(edition: EditionOf) -> None:
    found = edition(f"""\
{EVENT}deadlines: {{name: a, due: 2021-05-14, history: {{due: 2021-05-01}}}}
sessions:
  title: a
  speakers: {{name: Ada Lovelace, affiliation: London}}
  links: {{title: Code, url: example.org}}
""")

    assert len(found.deadlines[0].history) == 1
    assert found.sessions[0].speakers == ("ada-lovelace",)
    assert found.sessions[0].links == (Link(title="Code", url="https://example.org"),)


def test_contacts_questions_and_pages(edition: EditionOf) -> None:
    found = edition(f"""\
{EVENT}contacts:
  - info@example.org
  - {{topic: Travel, aliases: [trains], email: "mailto:travel@example.org", note: Mornings only}}
  - {{topic: Sponsors, person: Ada Lovelace, link: example.org/sponsors}}
faq:
  - {{questions: Where is it?, answer: Here., keywords: place, link: example.org, about: event}}
pages:
  - {{section: About > Call, title: Scope, text: All., keywords: aim, link: example.org}}
  - {{section: [About, Call], title: Scope}}
""")

    assert [(contact.id, contact.topic, contact.email) for contact in found.contacts] == [
        ("general", "general", "info@example.org"),
        ("travel", "Travel", "travel@example.org"),
        ("sponsors", "Sponsors", ""),
    ]
    assert (found.contacts[1].aliases, found.contacts[1].note) == (("trains",), "Mornings only")
    assert found.contacts[2].person == "ada-lovelace"
    assert found.contacts[2].link == Link(title="example.org", url="https://example.org/sponsors")
    (entry,) = found.faq
    assert (entry.id, entry.questions, entry.answer) == ("where-is-it", ("Where is it?",), "Here.")
    assert (entry.keywords, entry.link) == (
        ("place",),
        Link(title="example.org", url="https://example.org"),
    )
    assert [page.id for page in found.pages] == ["scope", "scope-2"]
    assert {page.section for page in found.pages} == {("About", "Call")}
    assert (found.pages[0].text, found.pages[0].keywords) == ("All.", ("aim",))


SESSION = f"{EVENT}sessions:\n- title: a\n  "


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        ("faq: []", "1:1: there is no `event:`: every file says which event it is about"),
        ("event:", "1:1: there is no `event:`: every file says which event it is about"),
        ("event: Ada Day", "1:8: keys such as `id:` are expected here"),
        ("event: [Ada Day]", "1:8: keys such as `id:` are expected here"),
        ("event: {starts: 2021-07-02}", "1:8: `name` is missing"),
        ("event: {name: , starts: 2021-07-02}", "1:15: `name` is missing"),
        (
            "event: {id: Ada Day!, name: a, starts: 2021-07-02}",
            (
                "1:13: `Ada Day!` cannot be an id, which has letters, digits, `-`, `.` and `_` "
                "only and at most 120 characters, did you mean `ada-day`?"
            ),
        ),
        (
            "event: {name: a, starts: 2021-07-02, timezone: Europe/Belrin}",
            "1:48: unknown time zone `Europe/Belrin`, did you mean `Europe/Berlin`?",
        ),
        (
            "event: {name: a, starts: 2021-07-02, tz: UTC}",
            "1:38: unknown key `tz`, did you mean `timezone`?",
        ),
        (
            "event: {name: a, starts: 2021-07-02, venue: {name: b, romos: [c]}}",
            "1:55: unknown key `romos`, did you mean `rooms`?",
        ),
        (
            f"{EVENT}talks: []\n",
            "2:1: unknown key `talks`, did you mean `sessions`?",
        ),
        (f"{EVENT}Faq: []\n", "2:1: unknown key `Faq`, did you mean `faq`?"),
        (
            f"{EVENT}colours: []\n",
            (
                "2:1: unknown key `colours`, the keys here are event, deadlines, sessions, people, "
                "committee, contacts, faq, pages"
            ),
        ),
        (f"{EVENT}sessions: [A talk]", "2:12: keys such as `id:` are expected here"),
        (
            f"{EVENT}sessions:\n-\n- title: b\n",
            "3:2: nothing stands here: fill it in, or delete it",
        ),
        (f"{EVENT}sessions:\n- room: b\n", "3:3: `title` is missing"),
        (f"{SESSION}speaker: b\n", "4:3: unknown key `speaker`, did you mean `speakers`?"),
        (f"{SESSION}date: 2021-07-02\n", "4:3: unknown key `date`, did you mean `starts`?"),
        (f"{SESSION}keywords: [b, ' ']\n", "4:17: this text is empty"),
        (
            f"{SESSION}keywords:\n  - b\n  - Note: this\n",
            "6:5: a text is expected here: if `Note: …` is one, put it in quotes",
        ),
        (
            f"{EVENT}sessions: {{title: a, kind: taalk}}\n",
            "2:28: `taalk` is no kind of session, did you mean `talk`?",
        ),
        (f"{SESSION}room: [b, c]\n", "4:9: one text is expected here, not a list"),
        (f"{SESSION}starts: [14:15]\n", "4:11: one text is expected here, not a list"),
        (f"{SESSION}keywords: {{}}\n", "4:13: nothing stands here: fill it in, or delete it"),
        (
            f'{SESSION}note: "a\\0b"\n',
            "4:9: the text has the invisible character U+0000 in it",
        ),
        (
            f"{SESSION}kind: keynoet\n",
            "4:9: `keynoet` is no kind of session, did you mean `keynote`?",
        ),
        (
            f"{SESSION}kind: quiz\n",
            (
                "4:9: `quiz` is no kind of session, write one of opening, keynote, invited, "
                "contributed, talk, panel, tutorial, poster, break, social, closing"
            ),
        ),
        (f"{SESSION}status: canceld\n", "4:11: `canceld` is no status, did you mean `canceled`?"),
        (
            f"{SESSION}status: gone\n",
            "4:11: `gone` is no status, write one of planned, moved, cancelled",
        ),
        (
            f"{SESSION}abstract: We show that\n",
            "4:13: `We show that` is not the address of a web page, which begins with `https://`",
        ),
        (
            f"{SESSION}slides: ftp://example.org\n",
            (
                "4:11: `ftp://example.org` is not the address of a web page, "
                "which begins with `https://`"
            ),
        ),
        (
            f"{SESSION}links: {{Code: nowhere}}\n",
            "4:10: `nowhere` is not the address of a web page, which begins with `https://`",
        ),
        (
            f"{SESSION}links:\n  - {{title: b, url: nowhere}}\n",
            "5:21: `nowhere` is not the address of a web page, which begins with `https://`",
        ),
        (f"{SESSION}links: [{{title: b}}]\n", "4:11: `url` is missing"),
        (
            f"{SESSION}links: [{{titel: b, url: example.org}}]\n",
            "4:12: unknown key `titel`, did you mean `title`?",
        ),
        (
            f"{SESSION}speakers: A (B); C (D)\n",
            (
                "4:13: `A (B); C (D)` is more than one person: write a list with each on a line of "
                "its own, after `- `"
            ),
        ),
        (
            f"{SESSION}speakers: [TBA]\n",
            "4:14: `TBA` is nobody's name: write nothing as long as it is not known",
        ),
        (f"{SESSION}speakers: [{{affiliation: b}}]\n", "4:14: a person needs a `name`"),
        (
            f"{EVENT}contacts: {{topic: a}}\n",
            "2:11: a contact needs an `email`, a `person` or a `link`",
        ),
        (f"{EVENT}contacts: [a at b]\n", "2:12: `a at b` is not an e-mail address"),
        (
            f"{EVENT}faq: [{{questions: [], answer: a}}]\n",
            "2:19: nothing stands here: fill it in, or delete it",
        ),
        (f"{EVENT}faq: [{{question: a, answer: b}}]\n", "2:7: `questions` is missing"),
        (
            f"{EVENT}deadlines: [{{name: a, due: 14:00}}]\n",
            "2:28: `14:00` lacks the day: write it as `2021-05-14 14:00`",
        ),
    ],
)
def test_mistake_is_told_at_its_place(problems: ProblemsOf, content: str, problem: str) -> None:
    assert problem in problems(content)


@pytest.mark.parametrize(
    "line",
    [
        "A (B), C (D)",
        "A and B",
        "A & B",
        "A (B) and C (D)",
        "A, B, C",
    ],
)
def test_several_people_in_one_line_are_told_apart(problems: ProblemsOf, line: str) -> None:
    (problem,) = problems(f'{SESSION}speakers: "{line}"\n')

    assert problem.startswith(f"4:13: `{line}` is more than one person")


def test_all_mistakes_of_a_file_are_told_at_once(problems: ProblemsOf) -> None:
    assert problems("""\
event: {name: a, starts: 2021-07-02, timezone: Berlin}
sessions:
  - id: one
    title: One
    kind: tlak
    starts: 2pm
    ends: 15:00
    speakers: [ada-lovelace]
  - id: one
    tilte: Two
  - {title: Three, starts: 2021-07-03 10:00}
faq:
  - {questions: a, answer: b, about: [sessions/two, deadlines/abstract]}
deadlines:
  - {id: abstract, name: Abstract, due: soon}
""") == [
        "1:48: unknown time zone `Berlin`, did you mean `Europe/Berlin`?",
        "5:11: `tlak` is no kind of session, did you mean `talk`?",
        "6:13: `2pm` is not understood as a time, did you mean `14:00`?",
        "8:16: nobody in `people` has the id `ada-lovelace`, write the name instead",
        "9:5: `title` is missing",
        "10:5: unknown key `tilte`, did you mean `title`?",
        "11:28: 2021-07-03 is outside the event, which is on 2021-07-02",
        "13:39: no entry is called `sessions/two`, did you mean `sessions/one`?",
        (
            "15:41: `soon` is not understood as a time: write `2021-07-02 14:15`, `2021-07-02` or "
            "`14:15`, or nothing as long as it is not known"
        ),
    ]


def test_question_with_a_mistake_is_not_missing_as_well(problems: ProblemsOf) -> None:
    assert problems(f"{EVENT}faq: [{{questions: [Note: a], answer: b}}]\n") == [
        "2:20: a text is expected here: if `Note: …` is one, put it in quotes"
    ]


def test_file_without_an_event_is_checked_as_far_as_possible(problems: ProblemsOf) -> None:
    assert problems("""\
event: {name: a}
sessions:
  - {id: x, title: a, starts: 14:00, ends: 13:00, room: Hall, speakers: ada-lovelace}
  - {id: x, title: b, starts: 2021-07-02 14:00, ends: 13:00}
""") == [
        "1:8: `starts` is missing",
        "3:73: nobody in `people` has the id `ada-lovelace`, write the name instead",
        "4:10: the id `x` belongs to the entry in line 3 already",
        (
            "4:55: it ends at 13:00, not after it starts at 14:00; for the next day, "
            "write `2021-07-03 13:00`"
        ),
    ]


def test_reference_to_a_wrong_entry_is_no_mistake_of_its_own(problems: ProblemsOf) -> None:
    found = problems(f"""\
{EVENT}people:
  - {{id: ada, nmae: Ada}}
  - [wrong]
sessions:
  - {{title: One, speakers: [ada-lovelace]}}
  - {{titel: Two}}
contacts: {{topic: Travel}}
faq:
  - {{questions: a, answer: b, about: [people/ada, contacts/travel, sessions/none]}}
""")

    assert [problem for problem in found if "called" in problem] == [
        "10:68: no entry is called `sessions/none`, did you mean `sessions/one`?"
    ]


def test_person_with_a_mistake_may_still_be_named_by_id(problems: ProblemsOf) -> None:
    assert problems(f"""\
{EVENT}people: [{{id: ada-lovelace, affiliation: x}}]
sessions: [{{title: a, speakers: ada-lovelace}}]
""") == ["2:10: `name` is missing"]


@pytest.mark.parametrize(
    ("page", "title"),
    [
        ("{section: About > Call, text: Send it in.}", "Call"),
        ("{text: Send it in.}", "Send it in."),
        (f"{{text: {'long ' * 40}}}", "long " * 11 + "…"),
    ],
)
def test_page_without_a_heading_is_called_after_what_is_there(
    edition: EditionOf, page: str, title: str
) -> None:
    found = edition(f"{EVENT}pages: [{page}]")

    assert [each.title for each in found.pages] == [title]


def test_page_that_says_nothing_is_a_mistake(problems: ProblemsOf) -> None:
    assert problems(f"{EVENT}pages: [{{id: a}}]") == [
        "2:9: this page has neither a `title` nor a `text`"
    ]


def test_space_in_an_address_is_written_as_addresses_have_it(edition: EditionOf) -> None:
    found = edition('event: {name: a, starts: 2021-07-02, website: "https://a.org/b c"}')

    assert found.event.website == "https://a.org/b%20c"
