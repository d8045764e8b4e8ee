"""German questions in English words: what is asked about an event, and how."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from bot.search.lexicon import STOP_WORDS
from bot.search.variants import by_variant

if TYPE_CHECKING:
    from collections.abc import Iterable

GERMAN = by_variant(
    """
    when: wann
    where: wo wohin
    who: wer wem wen
    accepted: angenommen
    reviewed: begutachtet begutachtung
    presented: vorgestellt vorgetragen prasentiert
    member: gehort gehoert mitglied
    team: organisationsteam
    can: kann konnen koennen muss mussen darf soll
    running: lauft laeuft lief
    give: gib gebt geben
    please: bitte eigentlich denn mal noch auch schon wohl doch
    email: mailadresse emailadresse e-mail mail-adresse
    from: zu von vom aus bei fur fuer mit auf bis in an ab
    the: zum zur als der die das den dem des ein eine einen einem einer ich man es im am mein
        meine statt um uhr
    how: wie
    what: was
    which: welche welcher welches welchen welchem
    why: warum wieso weshalb
    many: viele viel
    long: lang lange dauer dauert
    talk: vortrag vortrags referat prasentation praesentation
    talks: vortrage vortraege vortragen vortraegen
    speaker: referent referentin referenten sprecher sprecherin redner rednerin vortragende
        vortragender
    deadline: frist fristen abgabefrist einreichungsfrist abgabetermin abgabe einsendeschluss
        stichtag
    submit: einreichen einreiche reiche einreichung abgeben einzureichen eingereicht abgegeben
    organizer: veranstalter organisator organisatoren organisiert organisieren veranstaltet
        komitee
    program: programm ablauf ablaufplan zeitplan tagesordnung
    contact: kontakt ansprechpartner kontaktieren erreichen erreiche
    workshop: workshops veranstaltung tagung
    start: beginnt anfang beginn startet fangt faengt beginnen
    end: endet ende enden
    next: nachste naechste nachster naechster nachsten naechsten nachstes naechstes
    last: letzte letzter letzten letztes
    first: erste erster ersten erstes
    now: jetzt gerade aktuell momentan
    today: heute
    after: nach
    before: vor
    paper: beitrag artikel papier
    papers: beitrage beitraege
    abstract: kurzfassung zusammenfassung
    invited: eingeladene eingeladenen eingeladener
    topic: thema themen
    extended: verlangert verlaengert
    page: seite seiten seitenzahl
    template: vorlage
    published: veroffentlicht veroeffentlicht veroffentlichung erschienen erscheinen
    slides: folien
    timezone: zeitzone
    online: virtuell
    about: uber ueber geht handelt
    is: ist sind findet gibt gab fand werden wird
    comes: kommt kommen kam
    series: reihe
    has: hat haben wurde wurden hatte
    speaks: spricht sprechen redet
    gives: halt haelt hielt
    and: und oder
    open: offen
    late: spat spaet
    not: nicht kein keine
    conference: konferenz
    affiliation: universitat universitaet
    chair: leiter leitung
    room: raum saal
    keynote: hauptvortrag keynotes eroffnungsvortrag
    address: adresse anschrift
    much: kostet kosten
    there: da dort
    all: alle alles aller
    """
)
"""German words of questions, folded, to the English word that says the same here."""

_PHRASES = (
    ("(?:um )?wie ?viel uhr", "what time"),
    ("worum geht(?: es|s)?", "what is it about"),
    ("worum handelt(?: es|s)? sich", "what is it about"),
    ("woruber (?:spricht|redet)", "what does talk about"),
    ("bis wann", "until when"),
    ("wie lange?", "how long"),
    ("wie ?viele?", "how many"),
    ("wie heisst", "what is the title of"),
    ("was (?:lauft|laeuft)", "what is on"),
    (r"zu welche[rmn] (\w+) gehort", r"which \1 is it part of"),
    (r"gehort (.*?) zu[mr]?\b", r"is \1 member of"),
    ("wo findet (.*?) statt", r"where is \1 held"),
    ("wann findet (.*?) statt", r"when is \1 held"),
    ("reiche ich (.*?) ein", r"do i submit \1"),
    ("reicht man (.*?) ein", r"do i submit \1"),
    ("wie hoch ist", "how much is"),
    ("noch offen", "still open"),
    ("an wen", "who"),
    ("teilnahmegebuhr", "registration fee"),
    ("wetter", "weather"),
)
"""Turns of phrase, folded, to what an English question would say, tried in this order."""


def looks_german(forms: Iterable[str]) -> bool:
    """Return whether more of the words are German than English, as far as they are either."""
    return sum((form in GERMAN) - (form in STOP_WORDS) for form in forms) > 0


def with_english_phrases(folded: str) -> str:
    """Return a folded German question with its turns of phrase in English."""
    for german, english in _patterns():
        folded = german.sub(english, folded)
    return folded


@cache
def _patterns() -> list[tuple[re.Pattern[str], str]]:
    return [(re.compile(rf"\b{german}\b"), english) for german, english in _PHRASES]
