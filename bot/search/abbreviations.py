"""How people write on a phone."""

from __future__ import annotations

from bot.search.variants import by_variant

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
"""Each short way of writing, folded, to what it says."""
