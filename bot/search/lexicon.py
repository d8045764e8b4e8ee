"""What words mean to a question about an event, whatever the event.

Every list here is about English as people type it; `german` has what German needs. A word of a list
counts in all its spellings, for `words` folds both the lists and the questions.
"""

from __future__ import annotations


def by_variant(table: str) -> dict[str, str]:
    """Return what each variant stands for, from lines of "meaning: variant variant"."""
    meanings: dict[str, str] = {}
    for line in table.strip().replace("\n        ", " ").splitlines():
        meaning, _, variants = line.strip().partition(": ")
        meanings.update(dict.fromkeys(variants.split(), meaning))
    return meanings


STOP_WORDS = frozenset(
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
    """.split()  # noqa: SIM905 - a list of words reads better as words
)
"""Words that carry no subject. They are neither indexed nor looked for."""

FRAME_WORDS = frozenset(
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
    """.split()  # noqa: SIM905 - a list of words reads better as words
)
"""Words that say what is asked about an entry rather than about which entry.

Typing errors are mended towards them too.
"""

FILLER_WORDS = frozenset(
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
    """.split()  # noqa: SIM905 - a list of words reads better as words
)
"""Words of courtesy and chatter: they never tell which entry is meant."""

GENERIC_EVENT_WORDS = frozenset(
    """
    conference edition event meeting symposium workshop
    """.split()  # noqa: SIM905 - a list of words reads better as words
)
"""Words that name any event, so that they tell little about one."""

CALENDAR_WORDS = frozenset(
    """
    afternoon april august december evening february friday january march monday morning
    november october saturday september sunday thursday today tomorrow tonight tuesday wednesday
    yesterday
    """.split()  # noqa: SIM905 - a list of words reads better as words
)
"""Words of dates that are worth mending before dates are looked for."""

ABBREVIATIONS = by_variant(
    """
    you: u
    your: ur
    are: r
    about: abt bio
    because: bc cuz
    by: btw
    deadline: dl ddl
    end: eod
    friday: fri
    going: gonna
    have: hv
    how: hw hows
    hour: hr
    hours: hrs
    information: info
    in person: irl
    link: lnk
    minutes: mins min
    message: msg
    monday: mon
    please: pls plz
    people: ppl
    presentation: pres prez
    professor: prof
    question: q
    questions: qs
    right now: rn
    saturday: sat
    schedule: sched
    submission: sub
    sunday: sun
    thanks: thanx thx ty
    through: thru
    thursday: thu thurs
    until: til till
    tomorrow: tmrw tmr tom 2moro
    today: tdy 2day
    tonight: 2nite
    tuesday: tues
    timezone: tz
    versus: vs
    what: wat wats whats wut
    wednesday: wed
    when: wen whens
    where: wheres
    who: whos
    year: yr
    years: yrs
    can not: cant
    will not: wont
    i am: im
    i have: ive
    i would: id
    meeting: mtg
    conference: conf
    workshop: ws wrkshp
    appointment: appt
    soon: asap
    at the moment: atm
    picture: pic
    pictures: pics
    video: vid
    videos: vids
    speaker: spkr
    speakers: spkrs
    full paper: fullpaper
    organizer: org
    organizers: orgs
    university: uni univ
    affiliation: affil
    """
)
"""How people write on a phone, to what it says."""

SYNONYM_GROUPS = tuple(
    tuple(line.split())
    for line in """
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
    """.strip().splitlines()
)
"""Words that stand for one another in headings: each line is a group."""
