import io

from bot.answers.models import ShowView, View
from bot.frontends.terminal.choices import TypeLine
from bot.frontends.terminal.conversation import Notice
from bot.frontends.terminal.render import render, render_notice
from bot.frontends.terminal.screens import PlainScreen
from tests.frontends.terminal.samples import DID_YOU_MEAN, FOUND, NEW_YORK


def test_answer_is_shown_for_the_reader() -> None:
    file = io.StringIO()
    render(FOUND, PlainScreen(file), own=NEW_YORK, has_numbers=False)
    assert "14:15–15:00 CEST (08:15–09:00 EDT your time)" in file.getvalue()
    assert "[1]" not in file.getvalue()


def test_choices_have_numbers_where_they_can_be_typed() -> None:
    file = io.StringIO()
    render(DID_YOU_MEAN, PlainScreen(file), has_numbers=True)
    assert "1  Surprises" in file.getvalue()
    assert "[3] Program" in file.getvalue()


def test_notice_is_shown_with_its_choices() -> None:
    file = io.StringIO()
    choices = (TypeLine("MLHPCS 2020", "/event mlhpcs-2020"), ShowView("Help", View.HELP))
    render_notice(Notice("I am \x1bhere.", choices), PlainScreen(file))
    assert file.getvalue() == "I am here.\n[1] MLHPCS 2020  [2] Help\n"
