"""Lines for each kind of mistake that the seventy-five of ``set_i`` brought to light, other lines than those, over the same book."""

from tests.quicklog.fresh import set_i

# fmt: off
TODAY, CONTACTS = set_i.TODAY, set_i.CONTACTS
LINES = [
    # a nickname with an initial; an initial that nobody has
    ("call Mike B 20m", {"kind": "call", "people": ["Michael Brandt"], "minutes": 20}),
    ("coffee with Liz Q", {"ask": "name"}),
    ("lunch with Chris D yesterday", {"ask": "name"}),
    # the organisation of the line speaks for another namesake
    ("Samantha sky call 10m", {"people": ["Sam Taylor"], "minutes": 10}),
    ("Mike Bosch call 15m", {"people": ["Michael Brandt"], "minutes": 15}),
    ("Alex Petrov revolut zoom", {"people": ["Alexandra Petrov"], "or_ask": True}),
    ("Tom Ashworth siemens zoom 20m", {"people": ["Tom Ashworth"], "kind": "video"}),
    # another script's transcription
    ("met Dmitri Sokolov at the summit", {"ask": "name"}),
    ("coffee with Dmitriy Sokolov", {"ask": "name"}),
    # relations are of no company where something is told of them
    ("Chat with Priya, her son Arjun plays chess", {"people": ["Priya Raman"], "not_people": ["Arjun"]}),
    ("Called Mark, his sister Niamh moved to Cork", {"kind": "call", "people": ["Mark Feeney"]}),
    ("Dinner with Kate and her brother Sean", {"people": ["Kate Doyle", "Sean"], "new": ["Sean"]}),
    # who receives is behind *to*
    ("gave Kate's email to Tim", {"people": ["Tim Hargreaves"], "favour": "given", "favour_contact": "Tim Hargreaves"}),
    ("Gave Olu's contact to Kate Doyle", {"people": ["Kate Doyle"], "favour_contact": "Kate Doyle"}),
    # who introduced me is owed, once
    ("Grace introduced me to Ngozi Eze, I owe her", {"favours": [("received", "Grace Adeyemi")], "new": ["Ngozi Eze"]}),
    ("Kate introduced me to Femi Ojo and I owe her for that", {"favours": [("received", "Kate Doyle")], "new": ["Femi Ojo"]}),
    # a past day in the middle
    ("Lunch w/ Olu @ andela 10 nov, talked hiring", {"kind": "lunch", "people": ["Olu Bankole"], "day": "2026-11-10"}),
    ("Sent Deepa the deck Friday about onboarding", {"people": ["Deepa Krishnan"], "day": "2026-11-13"}),
    ("Called Tim y'day about the vans", {"kind": "call", "people": ["Tim Hargreaves"], "day": "2026-11-17"}),
    ("Caught up with Neil over pizza on the 9th (Franco Manca)", {"people": ["Neil Young"], "day": "2026-11-09"}),
    ("Bumped into Sue by the lifts on Thursday after the townhall", {"people": ["Sue Barker"], "day": "2026-11-12"}),
    ("met Kate for coffee, we talked about the 10th floor", {"people": ["Kate Doyle"], "day": "2026-11-18"}),
    ("mtg Mehmet tue, they owe us the contract by 27/11", {"day": "2026-11-17", "promise_who": "them", "promise_due": "2026-11-27"}),
    # a second touch behind *then* and *and on friday*
    ("Coffee with Pat on Monday then a short call with Sue Barker today", {"touches": [("coffee", ["Pat O'Neill"], "2026-11-16"), ("call", ["Sue Barker"], "2026-11-18")]}),
    ("Breakfast with Kate and on Monday we met again with Tim", {"touches": [("met", ["Kate Doyle"], "2026-11-18"), ("met", ["Tim Hargreaves"], "2026-11-16")]}),
    ("Emailed Olu on monday and then called Deepa today", {"touches": [("email", ["Olu Bankole"], "2026-11-16"), ("call", ["Deepa Krishnan"], "2026-11-18")]}),
    # told of their life, no call
    ("Priya had a girl last week, called her Tara", {"kind": "note", "people": ["Priya Raman"], "not_people": ["Tara"]}),
    ("Nikhil and his wife had a boy, named him Dev", {"kind": "note", "people": ["Nikhil Deshpande"]}),
    ("Sue got engaged", {"kind": "note", "people": ["Sue Barker"]}),
    ("Priya's sister got married, called it a day early", {"kind": "note", "people": ["Priya Raman"]}),
    ("May called monday", {"kind": "call", "people": ["May Thornton"], "day": "2026-11-16"}),
    ("spoke to Lars about the 10th", {"kind": "met", "people": ["Lars Østergaard"], "day": "2026-11-18"}),
    ("Rang Tim H at 3pm, he's sending the invoice tmrw", {"time": "15:00", "promise_who": "them", "promise_due": "2026-11-19"}),
    ("June owes us feedback by 1 dec", {"kind": "note", "people": ["June Park"], "promise_who": "them", "promise_due": "2026-12-01"}),
    ("Sat with Neil Y on Tuesday, his wife Orla bakes", {"people": ["Neil Young"], "day": "2026-11-17"}),
    ("Grace ok'd the budget", {"ask": "name"}),
    ("June & Dawn call 2pm 30m, they share the deck by mon", {"kind": "call", "promise_who": "them", "promise_due": "2026-11-23"}),
    ("Lars sends slides by friday", {"kind": "note", "people": ["Lars Østergaard"], "promise_who": "them", "promise_due": "2026-11-20"}),
    ("Lars and I are meeting on 25 nov", {"kind": "note", "people": ["Lars Østergaard"], "next_due": "2026-11-25"}),
    # tried
    ("3 calls to Olu, left msg each time", {"kind": "message", "people": ["Olu Bankole"]}),
    ("Phoned Mark, no awnser", {"kind": "note", "people": ["Mark Feeney"]}),
    ("Rang Kate, engaged", {"kind": "note", "people": ["Kate Doyle"]}),
    ("olu vm, retry mon", {"kind": "message", "people": ["Olu Bankole"], "next_due": "2026-11-23"}),
    ("hope vm", {"kind": "message", "people": ["Hope Sullivan"]}),
    # a name of the book is found
    ("spoke with Jiwoo about it", {"kind": "met", "people": ["Ji-woo Han"]}),
    ("JeanPierre lunch fri", {"kind": "lunch", "people": ["Jean-Pierre Lefèvre"], "day": "2026-11-13"}),
    ("Mark put in a good word for me with his boss", {"people": ["Mark Feeney"], "favour": "received"}),
    ("June not coming friday, new time 24/11 9am", {"kind": "note", "people": ["June Park"], "next_due": "2026-11-24"}),
    ("@dramirez pinged me re the panel", {"kind": "message", "people": ["Diego Ramírez"]}),
    ("coffee @diegor", {"kind": "coffee", "people": ["Diego Ramírez"]}),
    # nothing to ask
    ("Olu cxl'd, new date 27/11", {"kind": "note", "people": ["Olu Bankole"], "next_due": "2026-11-27"}),
    ("Rejected by Ofwat, Neil told me why", {"kind": "rejected", "people": ["Neil Young"]}),
    ("Rejected by Stripe", {"ask": "name"}),
    ("Jan vd Berg called", {"kind": "call", "people": ["Jan van der Berg"]}),
    # promises in the present tense, and what is to come
    ("Met Kate. We share the numbers by friday", {"promise_who": "me", "promise_due": "2026-11-20"}),
    ("Call with Tim, I introduce him to Olu by monday", {"people": ["Tim Hargreaves"], "promise_who": "me", "promise_due": "2026-11-23"}),
    ("Met Kate, I read her deck on monday", {"promise_who": None, "people": ["Kate Doyle"]}),
    ("Olu wrote back, she can meet on the 25th", {"kind": "replied", "next_due": "2026-11-25"}),
    ("Sue replied, she is free on 24 nov", {"kind": "replied", "next_due": "2026-11-24"}),
    ("Kate cancelled, we are trying again on thursday", {"kind": "note", "next_due": "2026-11-19"}),
    ("Lunch with Drew on Monday next", {"kind": "note", "people": ["Drew Patterson"], "next_due": "2026-11-23"}),
    ("call Deepa 5m she will send the deck by friday", {"minutes": 5, "promise_who": "them", "promise_due": "2026-11-20"}),
    # owed by a day; what somebody will be; a hub with its noun; a meeting to come; a confidence
    (
        "quick call Liz M re consultation 15 mins, owe her the draft by Friday",
        {
            "kind": "call", "people": ["Liz Morgan"], "minutes": 15, "promises": [("me", "draft", "2026-11-20")]
        },
    ),
    (
        "owe Neil Young the minutes by 30 nov",
        {"people": ["Neil Young"], "promises": [("me", "minutes", "2026-11-30")]},
    ),
    (
        "lunch Will Draper tomorrow 12:30 at Hawksmoor",
        {
            "people": ["Will Draper"],
            "day": TODAY,
            "next_due": "2026-11-19",
            "next_text": "lunch",
            "not_kind": {"lunch"},
        },
    ),
    (
        "booked a call with Neil Young for 3 dec 14:00",
        {"people": ["Neil Young"], "next_due": "2026-12-03", "next_text": "call", "not_kind": {"call"}},
    ),
    (
        "Drew cancelled lunch, rescheduled to 25 nov",
        {
            "people": ["Drew Patterson"], "next_due": "2026-11-25", "next_text": "lunch", "not_kind": {"lunch"}
        },
    ),
    (
        "met Kate Doyle at the Berlin meetup",
        {"kind": "met", "people": ["Kate Doyle"], "hub": "Berlin meetup"},
    ),
    (
        "chat with Priya at the Fintech breakfast",
        {"people": ["Priya Raman"], "hub": "Fintech breakfast"},
    ),
    (
        "Faith Mwangi referred me to Safaricom's head of data",
        {"people": ["Faith Mwangi"], "favour": "received", "favour_contact": "Faith Mwangi"},
    ),
    (
        "Tim Hargreaves owes me an intro to Ocado Ventures",
        {"kind": "note", "people": ["Tim Hargreaves"], "favour": "given"},
    ),
    (
        "ran into Art Kowalski at the airport, he'll be in Dublin w/c 30 Nov",
        {"kind": "met", "people": ["Art Kowalski"], "promise_text": None},
    ),
    ("June Park will join Naver in January", {"people": ["June Park"], "promise_text": None}),
    (
        "coffee with June Park, she'll send the deck by friday",
        {"kind": "coffee", "people": ["June Park"], "promises": [("them", "deck", "2026-11-20")]},
    ),
    (
        "promised Jan van der Berg the slides, he needs them by 27 Nov",
        {"people": ["Jan van der Berg"], "promises": [("me", "slides", "2026-11-27")]},
    ),
    (
        "Spoke with Nikhil off the record: he may leave Tata",
        {"people": ["Nikhil Deshpande"], "private": True},
    ),
    (
        "coffee with June Park, keep it private",
        {"kind": "coffee", "people": ["June Park"], "private": True},
    ),
    # the initials of a double name; a reminder; a CV that somebody passed on
    ("coffee with JP", {"kind": "coffee", "people": ["Jean-Pierre Lefèvre"]}),
    (
        "reminder to send Tom Ashworth the photos",
        {"people": ["Tom Ashworth"], "promises": [("me", "photos", None)]},
    ),
    (
        "Thandiwe passed my CV to her HR lead",
        {"people": ["Thandiwe Nkosi"], "favour": "received", "favour_contact": "Thandiwe Nkosi"},
    ),
]
