"""What English and German words mean to a question about an event, whatever the event."""

from __future__ import annotations

import re

STOP_WORDS = frozenset(
    """
    a about again all already also am an and any anyone anything are as at be because been before being both but by
    can could did do does doing done each either else ever every for from get gets getting give gives given go goes
    going got had has have having he her here hers him his how i if in into is it its itself just kind let like ll
    make many may maybe me might mine more most much must my myself need needs no nor not of off ok on once one only
    or other our ours out over own per please possible really s same shall she should so some someone something still
    such t take tell than that the their theirs them then there these they thing things this those through to too
    under until up us use used using ve very want wants was we well were what whats when where whether which while
    who whom whose why will with would yes yet you your yours d m re himself herself itself themselves yourself somehow
    """.split()
)
"""Words that carry no subject. They are neither indexed nor looked for."""

_SYNONYMS = """
submit submission submitting upload hand send
fee fees price prices cost costs rate rates pay payment expensive cheap charge
venue place location site address where held city
chair chairs organizer organizing committee responsible
hotel accommodation lodging stay hostel sleep overnight
deadline due date dates until closing cutoff
register registration ticket tickets sign enroll attend pass
visa letter embassy consulate
program schedule agenda timetable lineup
speaker speakers presenter presenters
talk talks presentation presentations lecture
paper papers manuscript article contribution
food lunch dinner meal meals breakfast catering eat snacks coffee
vegetarian vegan dietary diet allergy allergies gluten halal kosher
party banquet reception social dinner evening
publish publication proceedings published
review reviewer reviewers reviewing reviewed rebuttal
length pages page limit long maximum
template format formatting style kit latex
online virtual remote hybrid remotely zoom home
video videos recording recordings recorded stream streamed youtube watch
photo photos photography photographs picture pictures filmed camera
student students phd
grant grants scholarship funding support waiver financial aid afford bursary
volunteer volunteers volunteering helper helpers
sponsor sponsors sponsorship exhibitor sponsoring
travel transport airport train bus directions reach flight fly
taxi cab uber lyft
wifi wireless internet network eduroam
contact email mail question reach write
refund refunds cancel cancellation reimbursement reimbursed money
child children childcare kids family baby babysitter daycare toddler
nursing lactation breastfeeding pumping nurse
accessible accessibility wheelchair disability disabled ramp elevator
conduct harassment harassed code report incident behavior
time start starts begin begins hours
slides deck powerpoint
award awards prize prizes
anonymous anonymity blind double anonymized
accepted acceptance notification notifications decision decisions notified
tutorial tutorials workshop workshops training
discord slack chat channel
bag luggage cloakroom baggage suitcase
parking park car drive
covid mask masks ill sick health
chatgpt ai llm generative
poster posters
plagiarism duplicate dual simultaneous concurrent
preprint arxiv
pronouns badge badges
newcomer newcomers first-timer beginner beginners
mentor mentors mentoring mentorship mentee
merchandise tshirt shirt swag
language languages english
quiet silent calm
sprint sprints hackathon
cfp call proposals
cheaper discount discounts reduced
invoice receipt bill vat tax
guest guests partner spouse wife husband companion accompanying
"""
SYNONYM_GROUPS = tuple(tuple(line.split()) for line in _SYNONYMS.strip().splitlines())
"""Words that stand for one another in headings: each line is a group."""

GERMAN = {
    german: english
    for english, germans in {
        "when": "wann",
        "where": "wo wohin",
        "who": "wer wem wen",
        "accepted": "angenommen",
        "reviewed": "begutachtet begutachtung",
        "presented": "vorgestellt vorgetragen prasentiert",
        "member": "gehort gehoert mitglied",
        "team": "organisationsteam",
        "can": "konnte konnten konnt konnte koennte koennen",
        "running": "lauft laeuft lief",
        "give": "gib gebt geben",
        "please": "bitte eigentlich denn mal noch auch schon wohl doch",
        "email": "mailadresse emailadresse e-mail mail-adresse",
        "to": "zu zum zur",
        "how": "wie",
        "what": "was",
        "which": "welche welcher welches welchen welchem",
        "why": "warum wieso weshalb",
        "many": "viele viel",
        "long": "lang lange dauer dauert",
        "talk": "vortrag vortrags referat prasentation praesentation",
        "talks": "vortrage vortraege vortragen vortraegen",
        "speaker": "referent referentin referenten sprecher sprecherin redner rednerin vortragende vortragender",
        "deadline": "frist fristen abgabefrist einreichungsfrist abgabetermin abgabe einsendeschluss stichtag",
        "submit": "einreichen einreiche reiche einreichung abgeben einzureichen eingereicht abgegeben",
        "organizer": "veranstalter organisator organisatoren organisiert organisieren veranstaltet komitee",
        "program": "programm ablauf ablaufplan zeitplan tagesordnung",
        "contact": "kontakt ansprechpartner kontaktieren erreichen erreiche",
        "workshop": "workshops veranstaltung tagung",
        "start": "beginnt anfang beginn startet fangt faengt beginnen",
        "end": "endet ende enden",
        "next": "nachste naechste nachster naechster nachsten naechsten nachstes naechstes",
        "last": "letzte letzter letzten letztes",
        "first": "erste erster ersten erstes",
        "now": "jetzt gerade aktuell momentan",
        "today": "heute",
        "after": "nach",
        "before": "vor",
        "paper": "beitrag artikel papier",
        "papers": "beitrage beitraege",
        "abstract": "kurzfassung zusammenfassung",
        "invited": "eingeladene eingeladenen eingeladener",
        "topic": "thema themen",
        "extended": "verlangert verlaengert",
        "page": "seite seiten seitenzahl",
        "template": "vorlage",
        "published": "veroffentlicht veroeffentlicht veroffentlichung erschienen erscheinen",
        "slides": "folien",
        "timezone": "zeitzone",
        "online": "virtuell",
        "about": "uber ueber geht handelt",
        "is": "ist sind findet gibt gab fand werden wird",
        "comes": "kommt kommen kam",
        "series": "reihe",
        "has": "hat haben wurde wurden hatte",
        "speaks": "spricht sprechen redet",
        "gives": "halt haelt hielt",
        "the": "als der die das den dem des ein eine einen einem einer ich man es im am zum zur mein meine statt um uhr",
        "and": "und oder",
        "from": "von vom aus bei fur fuer mit auf bis in an zu ab",
        "open": "offen",
        "late": "spat spaet",
        "can": "kann konnen koennen muss mussen darf soll",
        "not": "nicht kein keine",
        "conference": "konferenz",
        "affiliation": "universitat universitaet",
        "chair": "leiter leitung",
        "room": "raum saal",
        "keynote": "hauptvortrag keynotes eroffnungsvortrag",
        "address": "adresse anschrift",
        "much": "kostet kosten",
        "there": "da dort",
        "all": "alle alles aller",
    }.items()
    for german in germans.split()
}
"""German words of questions, folded, to the English word that says the same here."""


FRAME_WORDS = frozenset(
    """
    abstract abstracts address after affiliation affiliations coming long much many giving came company
    member members part panelist panelists panellist panellists cancelled canceled cancel cancels rescheduled homepage webpage stage
    often funded spoke spoken gave given led speech speeches contribution contributions slot timing oclock summary
    summaries employer pdf among done hours today tonight accept accepting accepted deadlines gone close
    closes closed already list lists order guy woman man person people colleague website site immediately
    directly behind subjects theme organiser organising organisation organization team afternoon agenda anybody anything asked attend author authors before begin
    begins beginning between broadcast called calls clock coauthor coauthors co come comes coming committee
    conference contact contacts currently date dates day days deadline deadlines details due duration during
    earlier email end ended ends event events extend extended extension fifth final finish finished finishes first follow following
    follows fourth full happen happening happens hear held hello help hey hi hold hour hours institute institution
    introduce keynote keynotes know last late later latest leave left length lecture lectures link links list listen
    location look mail meet minute minutes moment morning move moved name named names next now number online
    open opened organise organised organiser organisers organises organize organized organizer organizers
    organizes organizing original originally page pages paper papers participate part pass passed people person place plan
    planned postponed present presentation presentations presented presenter presenters presenting presents
    previous program programme question questions quick recording register remaining remind right room
    rooms running schedule scheduled search second see session sessions show slide slides soon speak speaker speakers
    speaking speaks starting start started starts still stop stream submission submit subject
    submitted talk talked talking talks tell thank thanks third time times timetable title titles today tomorrow topic
    topics total track tracks tutorial tutorials university upcoming venue version video videos watch website
    word work workshop workshops works write year zone timezone invited contributed poster posters panel social break breaks closing
    opening welcome mr mrs ms dr prof professor frau herr going trying catch plan planning interested
    wondering wonder curious sure find read download
    """.split()
)
"""Words that say what is asked about an entry rather than which entry. Typing errors are mended towards them too."""

GERMAN_PHRASES = tuple(
    (re.compile(rf"\b{german}\b"), english)
    for german, english in (
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
)
"""German turns of phrase, folded, to what an English question would say; tried in order, before single words."""

FILLER_WORDS = frozenset(
    """
    absolutely actually anyhow anyone anyway appreciate apologies ask asking assume aware bad basically be believe best bother briefly
    certainly cheers clarify coming concerning confirm confused correctly could couldnt currently dear didnt doing dont
    doubt dude easily either else enough eventually exact exactly excuse explain fellow feel figure finally folks forget forgot
    forgive generally gentle gentleman glad good got grateful great greetings guess guy guys happen happy hard help helpful
    honestly hope hopefully however idea immediately imagine indeed indicate inform information informed interest interested intimate
    isnt just keen kind kindly lady ladies learn learning let likely lot madam madame maam manage maybe
    mention mind miss missed missing mister moment monsieur myself necessary need needed needful needs nevertheless nice notice
    obliged obviously oh okay one ones opportunity order otherwise particular particularly perhaps permit
    please possibility possible possibly preferably probably proper properly quickly quite rather reason receive
    recently regard regarding regards remember require required respected respectively roughly share short shortly show since
    simply sir slightly somebody someone somewhere sorry specific specifically spell spelled spelling spelt still suppose
    supposed surely teach tells thankful though thought totally try trying unable understand understanding unfortunately urgent
    useful usually value warm wanna want wanted wants way well whatever whenever wherever whoever willing wish
    wondered wonders worry worried yeah yep yo
    also already although because besides both but despite during hence instead meanwhile moreover therefore thus unless unlike
    upon versus whereas whether within without
    among around amongst above across along back behind below beneath beyond down off per plus toward towards upon
    able added appear appears apply attending based became become been belong belongs bring brings carry case
    checked chance chosen contain contains continue count counted cover covers decide decided deliver describe described diary
    directly doubts early easy entire especially ever every everybody everyone everything expect expected fact far
    first fix follow found free friday future general gets getting giving goes gone guessing half
    hand happens highly holds immediate include included includes including intend intended join joining keep kept last later
    lately least left less level live long longer looking main make makes making manner mark mean means mentioned middle
    more nearly never normal normally none not nothing number obtain occur often older opposed option others own owned page
    pass physical presence plans point points precise precisely prefer prepare prepared preparing presence previous previously
    provide provided put question questions quick re read reading ready real really reference refer referring regular related
    remain reply requested respond responsible result results run runs said same saw say says second section seems seen send
    sends sent separate serve several should side similar simple single situation small something sometimes soon sort speak
    stand standing state stated step steps such suggest sum sure taken takes taking talked telling term terms text
    thing things think thinking third time together too took toward true turn twice two type under
    unsure update use used uses using various via view wait waiting walk ways week weekend went whole whom
    wide won wonderful word words would write written wrote year years young
    """.split()
)
"""Words of courtesy and chatter. One that no entry has says nothing about which entry is meant."""

ABBREVIATIONS = {
    "u": "you", "ur": "your", "r": "are", "abt": "about",
    "bc": "because", "btw": "by", "cuz": "because", "dl": "deadline", "ddl": "deadline", "eod": "end", "fri": "friday",
    "gonna": "going", "hv": "have", "hw": "how", "hr": "hour", "hrs": "hours", "info": "information", "irl": "in person",
    "lnk": "link", "mins": "minutes", "min": "minutes", "msg": "message", "mon": "monday", "pls": "please", "plz": "please",
    "ppl": "people", "pres": "presentation", "prez": "presentation", "prof": "professor", "q": "question", "qs": "questions",
    "rn": "right now", "sat": "saturday", "sched": "schedule", "sub": "submission", "sun": "sunday", "thanx": "thanks",
    "thru": "through", "thu": "thursday", "thurs": "thursday", "thx": "thanks", "til": "until", "till": "until",
    "tmrw": "tomorrow", "tmr": "tomorrow", "tom": "tomorrow", "tdy": "today", "2day": "today", "2moro": "tomorrow",
    "2nite": "tonight", "tues": "tuesday", "ty": "thanks", "tz": "timezone", "vs": "versus", "wat": "what", "wats": "what",
    "wed": "wednesday", "wen": "when", "whats": "what", "whens": "when", "wheres": "where", "whos": "who", "hows": "how",
    "wut": "what", "yr": "year", "yrs": "years", "cant": "can not", "wont": "will not", "im": "i am", "ive": "i have",
    "id": "i would", "mtg": "meeting", "conf": "conference", "ws": "workshop", "wrkshp": "workshop", "appt": "appointment",
    "asap": "soon", "atm": "at the moment", "pic": "picture", "pics": "pictures", "vid": "video", "vids": "videos",
    "spkr": "speaker", "spkrs": "speakers", "bio": "about", "fullpaper": "full paper", "org": "organizer", "orgs": "organizers",
    "uni": "university", "univ": "university", "affil": "affiliation",
}  # fmt: skip
"""How people write on a phone, to what it says."""

CALENDAR_WORDS = tuple(
    "monday tuesday wednesday thursday friday saturday sunday january february march april august september october "
    "november december today tomorrow yesterday morning afternoon evening tonight".split()
)
"""Words of dates that are worth mending before dates are looked for."""

GENERIC_EVENT_WORDS = frozenset("conference workshop event symposium meeting edition".split())
"""Words that name any event, so that they tell little about one."""
