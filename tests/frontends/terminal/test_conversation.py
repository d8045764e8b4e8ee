from datetime import datetime

import pytest

from bot.answers.assistant import Assistant
from bot.answers.models import Answer, View
from bot.frontends.terminal.choices import TypeLine
from bot.frontends.terminal.conversation import LONGEST_LINE, Conversation, Farewell, Notice
from bot.search.passages import Entry, EntryKind
from tests.frontends.terminal.samples import BEFORE, KEYNOTE_ENTRY, KNOWLEDGE, SPEAKER_ENTRY

ASSISTANT = Assistant(KNOWLEDGE)
NOW, EVENT = BEFORE, "mlhpcs-2021"


@pytest.fixture
def conversation() -> Conversation:
    return Conversation(ASSISTANT, lambda: NOW)


@pytest.mark.parametrize(
    ("line", "answer"),
    [
        ("/program", ASSISTANT.program(now=NOW, event_id=EVENT)),
        ("/program keynote", ASSISTANT.program(part="keynote", now=NOW, event_id=EVENT)),
        ("/now", ASSISTANT.now(now=NOW, event_id=EVENT)),
        ("/talk symmetry", ASSISTANT.talk("symmetry", now=NOW, event_id=EVENT)),
        ("/Talk   symmetry ", ASSISTANT.talk("symmetry", now=NOW, event_id=EVENT)),
        ("/speaker soudry", ASSISTANT.speaker("soudry", now=NOW, event_id=EVENT)),
        ("/deadline", ASSISTANT.deadlines(now=NOW, event_id=EVENT)),
        ("/deadline abstract", ASSISTANT.deadlines("abstract", now=NOW, event_id=EVENT)),
        ("/contact", ASSISTANT.contact(now=NOW, event_id=EVENT)),
        ("/contact visa", ASSISTANT.contact("visa", now=NOW, event_id=EVENT)),
        ("/ about", ASSISTANT.about(now=NOW, event_id=EVENT)),
        ("/about", ASSISTANT.about(now=NOW, event_id=EVENT)),
        ("/ask who is Soudry", ASSISTANT.ask("who is Soudry", now=NOW, event_id=EVENT)),
        ("  who is Soudry ", ASSISTANT.ask("who is Soudry", now=NOW, event_id=EVENT)),
    ],
)
def test_line_gets_the_answer_of_its_command(
    line: str, answer: Answer, conversation: Conversation
) -> None:
    assert conversation.reply(line) == answer


def test_help_adds_what_only_a_terminal_has(conversation: Conversation) -> None:
    reply = conversation.reply("/help")
    helped = ASSISTANT.help(now=NOW, event_id=EVENT)
    assert isinstance(reply, Answer)
    assert reply.blocks[:-1] == helped.blocks
    assert any("/event" in str(line.text) for line in reply.blocks[-1].lines)


@pytest.mark.parametrize("line", ["", "  ", "\t"])
def test_empty_line_gets_nothing(line: str, conversation: Conversation) -> None:
    assert conversation.reply(line) is None


@pytest.mark.parametrize("line", ["/quit", "/QUIT now", "quit", "Exit", "bye"])
def test_farewell(line: str, conversation: Conversation) -> None:
    assert isinstance(conversation.reply(line), Farewell)


@pytest.mark.parametrize(
    ("line", "usage"),
    [("/talk", "/talk TITLE:"), ("/speaker ", "/speaker NAME:"), ("/ask", "/ask QUESTION:")],
)
def test_command_without_its_words_tells_its_use(
    line: str, usage: str, conversation: Conversation
) -> None:
    reply = conversation.reply(line)
    assert isinstance(reply, Notice)
    assert reply.text.startswith(usage)


def test_mistyped_command_can_be_meant(conversation: Conversation) -> None:
    assert conversation.reply("/progam keynote") == Notice(
        "I know no command /progam. Did you mean this?",
        (TypeLine("/program keynote", "/program keynote"),),
    )
    assert conversation.reply("1") == ASSISTANT.program(part="keynote", now=NOW, event_id=EVENT)


@pytest.mark.parametrize("line", ["/xyzzy", "//"])
def test_unknown_command_leads_to_help(line: str, conversation: Conversation) -> None:
    reply = conversation.reply(line)
    assert isinstance(reply, Notice)
    assert reply.choices == (TypeLine("/help", "/help"),)


def test_slash_alone_is_help(conversation: Conversation) -> None:
    assert conversation.reply("/") == conversation.reply("/help")


def test_number_opens_what_stands_beside_it(conversation: Conversation) -> None:
    conversation.reply("/speaker soudry")
    assert conversation.reply("1") == ASSISTANT.open(KEYNOTE_ENTRY, now=NOW, event_id=EVENT)
    assert conversation.reply("speaker") == ASSISTANT.open(SPEAKER_ENTRY, now=NOW, event_id=EVENT)


def test_name_shows_a_view(conversation: Conversation) -> None:
    conversation.reply("/about")
    shown = ASSISTANT.show(View.DEADLINES, now=NOW, event_id=EVENT)
    assert conversation.reply("deadlines") == shown


def test_link_is_told_and_leaves_the_choices(conversation: Conversation) -> None:
    conversation.reply("/talk symmetry")
    assert conversation.reply("abstract") == Notice("Abstract: https://example.org/keynote")
    assert conversation.reply("speaker") == ASSISTANT.open(SPEAKER_ENTRY, now=NOW, event_id=EVENT)


def test_number_that_is_not_there(conversation: Conversation) -> None:
    conversation.reply("/speaker soudry")
    assert conversation.reply("7") == Notice("There is no [7] here, only [1] to [1].")


def test_number_is_a_question_where_there_is_nothing_to_choose(conversation: Conversation) -> None:
    assert conversation.reply("7") == ASSISTANT.ask("7", now=NOW, event_id=EVENT)


def test_choices_belong_to_the_event_of_their_answer(conversation: Conversation) -> None:
    conversation.reply("/speaker soudry")
    conversation.reply("/event mlhpcs-2020")
    assert conversation.reply("1") == ASSISTANT.open(KEYNOTE_ENTRY, now=NOW, event_id=EVENT)


def test_event_lists_the_others_and_switches(conversation: Conversation) -> None:
    assert conversation.reply("/event") == Notice(
        "I am answering about MLHPCS 2021.", (TypeLine("MLHPCS 2020", "/event mlhpcs-2020"),)
    )
    assert conversation.reply("1") == Notice("I am answering about MLHPCS 2020 now.")
    assert conversation.event_id == "mlhpcs-2020"
    assert conversation.reply("/about") == ASSISTANT.about(now=NOW, event_id="mlhpcs-2020")


@pytest.mark.parametrize("words", ["mlhpcs-2020", "MLHPCS 2020", "2020"])
def test_event_is_known_by_id_name_or_part(words: str, conversation: Conversation) -> None:
    conversation.reply(f"/event {words}")
    assert conversation.event_id == "mlhpcs-2020"


@pytest.mark.parametrize(
    ("words", "said"),
    [("mlhpcs", "Which of these events?"), ("pycon", "I know no event “pycon”.")],
)
def test_event_that_is_not_clear_gets_a_choice(
    words: str, said: str, conversation: Conversation
) -> None:
    reply = conversation.reply(f"/event {words}")
    assert isinstance(reply, Notice)
    assert reply.text == said
    assert [choice.label for choice in reply.choices] == ["MLHPCS 2020", "MLHPCS 2021"]
    assert conversation.event_id == EVENT


def test_each_line_has_its_own_time() -> None:
    moments = iter([NOW, datetime(2021, 7, 2, 15, tzinfo=NOW.tzinfo)])
    conversation = Conversation(ASSISTANT, lambda: next(moments), EVENT)
    answers = [conversation.reply("/now"), conversation.reply("/now")]
    assert [answer.now for answer in answers if isinstance(answer, Answer)] == [
        NOW,
        datetime(2021, 7, 2, 15, tzinfo=NOW.tzinfo),
    ]


@pytest.mark.parametrize(
    "line",
    ["x" * 100_000, "\x1b[2J\x00", "\u202eright to left", "👩‍🔬" * 50, "\ud800", "/talk \x1b"],
)
def test_any_line_gets_a_reply(line: str, conversation: Conversation) -> None:
    assert conversation.reply(line) is not None


def test_long_line_is_cut(conversation: Conversation) -> None:
    cut = conversation.reply("a " * LONGEST_LINE)
    assert cut == ASSISTANT.ask(
        ("a " * LONGEST_LINE)[:LONGEST_LINE].strip(), now=NOW, event_id=EVENT
    )


def test_entries_of_the_samples_are_those_of_the_assistant() -> None:
    keynote = ASSISTANT.talk("symmetry", now=NOW, event_id=EVENT)
    assert keynote.hits[0].entry == Entry(EntryKind.TALK, "keynote", KEYNOTE_ENTRY.title)
