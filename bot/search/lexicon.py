"""What part English words play in a question about an event, whatever the event.

A word of a list counts in British and American spelling alike, for lists and questions are folded
by the same rules (`words`).
"""

from __future__ import annotations

from bot.search.words import american


def _forms(listed: str) -> frozenset[str]:
    return frozenset(american(word) for word in listed.split())


STOP_WORDS = _forms(
    """
    a about again all already also am an and any anyone anything are as at be because been
    before being both but by can could d did do does doing done each either else ever every for
    from get gets getting give given gives go goes going got had has have having he her here
    hers herself him himself his how i if in into is it its itself just kind let like ll m make
    many may maybe me might mine more most much must my myself need needs no nor not of off ok
    on once one only or other our ours out over own per please possible re really s same shall
    she should so some somehow someone something still such t take tell than that the their
    theirs them themselves then there these they thing things this those through to too under
    until up us use used using ve very want wants was we well were what whats when where whether
    which while who whom whose why will with would yes yet you your yours yourself
    """
)
"""Words that carry no subject. They are neither indexed nor looked for."""

FRAME_WORDS = _forms(
    """
    abstract abstracts accept accepted accepting address affiliation affiliations after
    afternoon agenda among anybody asked attend author authors begin beginning begins behind
    between break breaks broadcast called calls came cancel canceled cancelled cancels catch
    clock close closed closes closing co coauthor coauthors colleague come comes coming
    committee company conference contact contacts contributed contribution contributions curious
    currently date dates day days deadline deadlines details directly download dr due duration
    during earlier email employer end ended ends event events extend extended extension fifth
    final find finish finished finishes first follow following follows fourth frau full funded
    gave giving gone guy happen happening happens hear held hello help herr hey hi hold homepage
    hour hours immediately institute institution interested introduce invited keynote keynotes
    know last late later latest leave lecture lectures led left length link links list listen
    lists location long look mail man meet member members minute minutes moment morning move
    moved mr mrs ms name named names next now number oclock often online open opened opening
    order organisation organise organised organiser organisers organises organising organization
    organize organized organizer organizers organizes organizing original originally page pages
    panel panelist panelists panellist panellists paper papers part participate pass passed pdf
    people person place plan planned planning poster posters postponed present presentation
    presentations presented presenter presenters presenting presents previous prof professor
    program programme question questions quick read recording register remaining remind
    rescheduled right room rooms running schedule scheduled search second see session sessions
    show site slide slides slot social soon speak speaker speakers speaking speaks speech
    speeches spoke spoken stage start started starting starts stop stream subject subjects
    submission submit submitted summaries summary sure talk talked talking talks team thank
    thanks theme third time times timetable timezone timing title titles today tomorrow tonight
    topic topics total track tracks trying tutorial tutorials university upcoming venue version
    video videos watch webpage website welcome woman wonder wondering word work works workshop
    workshops write year zone
    """
)
"""Words that say what is asked about an entry rather than about which entry.

Typing errors are mended towards them too.
"""

FILLER_WORDS = _forms(
    """
    able above absolutely across actually added along although amongst anyhow anyway apologies
    appear appears apply appreciate around ask asking assume attending aware back bad based
    basically became become believe belong belongs below beneath besides best beyond bother
    briefly bring brings carry case certainly chance checked cheers chosen clarify concerning
    confirm confused contain contains continue correctly couldnt count counted cover covers dear
    decide decided deliver describe described despite diary didnt dont doubt doubts down dude
    early easily easy enough entire especially eventually everybody everyone everything exact
    exactly excuse expect expected explain fact far feel fellow figure finally fix folks forget
    forgive forgot found free friday future general generally gentle gentleman glad good
    grateful great greetings guess guessing guys half hand happy hard helpful hence highly holds
    honestly hope hopefully however idea imagine immediate include included includes including
    indeed indicate inform information informed instead intend intended interest intimate isnt
    join joining keen keep kept kindly ladies lady lately learn learning least less level likely
    live longer looking lot maam madam madame main makes making manage manner mark mean means
    meanwhile mention mentioned middle mind miss missed missing mister monsieur moreover nearly
    necessary needed needful never nevertheless nice none normal normally nothing notice obliged
    obtain obviously occur oh okay older ones opportunity opposed option others otherwise owned
    particular particularly perhaps permit physical plans plus point points possibility possibly
    precise precisely prefer preferably prepare prepared preparing presence previously probably
    proper properly provide provided put quickly quite rather reading ready real reason receive
    recently refer reference referring regard regarding regards regular related remain remember
    reply requested require required respected respectively respond responsible result results
    roughly run runs said saw say says section seems seen send sends sent separate serve several
    share short shortly side similar simple simply since single sir situation slightly small
    somebody sometimes somewhere sorry sort specific specifically spell spelled spelling spelt
    stand standing state stated step steps suggest sum suppose supposed surely taken takes
    taking teach telling tells term terms text thankful therefore think thinking though thought
    thus together took totally toward towards true try turn twice two type unable understand
    understanding unfortunately unless unlike unsure update upon urgent useful uses usually
    value various versus via view wait waiting walk wanna wanted warm way ways week weekend went
    whatever whenever whereas wherever whoever whole wide willing wish within without won
    wondered wonderful wonders words worried worry written wrote yeah years yep yo young
    """
)
"""Words of courtesy and chatter: they never tell which entry is meant."""

GENERIC_EVENT_WORDS = _forms(
    """
    conference edition event meeting symposium workshop
    """
)
"""Words that name any event, so that they tell little about one."""

CALENDAR_WORDS = _forms(
    """
    afternoon april august december evening february friday january march monday morning
    november october saturday september sunday thursday today tomorrow tonight tuesday wednesday
    yesterday
    """
)
"""Words of dates that are worth mending before dates are looked for."""
