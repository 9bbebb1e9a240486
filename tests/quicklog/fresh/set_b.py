"""Sixty lines of somebody looking for work and of a lecturer, British and chatty; their meaning was written first."""

# fmt: off
TODAY = "2026-11-18"
CONTACTS = [
    "Harriet Bloom (Wellcome Trust)",
    "Imogen Clarke (UCL)",
    "Rory MacLeod (Skyscanner)",
    "Dev Patel (Wise)",
    "Gwen Pritchard (S4C)",
    "Oliver Nash (Deliveroo)",
    "Olivia Nash (Tate)",
    "Faye Sutton (NHS)",
    "Angus Reid (Diageo)",
    "Ffion Rhys (Cardiff University)",
    "Basil Onwudiwe (Barclays)",
    "Victoria Hale (BP)",
    "Rose Tyler-Smith (Penguin)",
    "Dominic Frost (The Guardian)",
    "Sunny Gill (Lloyds)",
    "Miles Corbett (Rightmove)",
    "Ivy Lennox (King's College)",
    "Charlotte Webb (Octopus)",
    "Charles Webb (Shell)",
    "Tamsin Rook (GDS)",
    "Niamh Gallagher (Stripe)",
    "Étienne Laurent (Sorbonne)",
    "Prof. Alan Whitmore (Oxford)",
    "Zara Hussain (Monzo)",
    "Freddie Lowe (Bulb)",
    "Page Turner (Waterstones)",
    "Marianne Weiss (ETH)",
    "George Amankwah (Arm)",
    "Philippa Grey (Ofcom)",
    "Toby Marsh (Google)",
]
LINES = [
    (
        "Had a lovely coffee with Harriet this morning, about 45 mins, she thinks I'd be a good fit for the grants team",
        {"kind": "coffee", "people": ["Harriet Bloom"], "minutes": 45, "day": TODAY},
    ),
    (
        "Popped in to see Imogen after her lecture yesterday",
        {"people": ["Imogen Clarke"], "day": "2026-11-17"},
    ),
    (
        "Rory reckons Skyscanner are hiring in the new year - he'll put in a good word for me",
        {"people": ["Rory MacLeod"], "day": TODAY, "or_ask": True},
    ),
    (
        "Dev put in a good word with his manager",
        {"people": ["Dev Patel"], "favour": "received", "day": TODAY},
    ),
    (
        "rang gwen p, no answer",
        {"people": ["Gwen Pritchard"], "not_kind": {"met", "replied"}, "day": TODAY},
    ),
    (
        "Interview at Deliveroo on Thursday 26th, Oliver is on the panel",
        {"people": ["Oliver Nash"], "day": TODAY, "any_due": {"2026-11-26", None}, "or_ask": True},
    ),
    (
        "lunch w/ Olivia Nash at the Tate last Friday",
        {"kind": "lunch", "people": ["Olivia Nash"], "day": "2026-11-13"},
    ),
    ("Oli N pint after work", {"kind": "drinks", "or_ask": True}),
    (
        "Faye couldn't make it today, poorly. Rebooked for Mon",
        {"people": ["Faye Sutton"], "not_kind": {"met"}, "any_due": "2026-11-23", "day": TODAY},
    ),
    (
        "A quick catch-up with Angus and Ffion over Teams, 25 minutes",
        {"people": ["Angus Reid", "Ffion Rhys"], "kind": {"video", "met"}, "minutes": 25, "day": TODAY},
    ),
    (
        "Basil's reviewing my CV, should have comments back by the weekend",
        {"people": ["Basil Onwudiwe"], "day": TODAY, "or_ask": True},
    ),
    (
        "Basil reviewed my CV - brilliant comments",
        {"people": ["Basil Onwudiwe"], "favour": "received", "day": TODAY},
    ),
    (
        "Vicky Hale messaged about the data role, replied straight away",
        {"people": ["Victoria Hale"], "kind": {"message", "replied"}, "day": TODAY},
    ),
    (
        "I helped Rose with her book proposal for an hour on Sunday",
        {
            "people": ["Rose Tyler-Smith"],
            "favour": "given",
            "day": "2026-11-15",
            "minutes": {60, None},
            "or_ask": True,
        },
    ),
    (
        "Dominic Frost's editor rejected the piece",
        {"people": ["Dominic Frost"], "or_ask": True, "not_kind": {"rejected"}},
    ),
    (
        "Sunny spells forecast, walked with Sunny Gill on the heath 1h15",
        {"people": ["Sunny Gill"], "minutes": 75, "day": TODAY},
    ),
    ("ran 5 miles with Miles", {"people": ["Miles Corbett"], "day": TODAY}),
    (
        "Ivy's moving to Manchester in the spring",
        {"people": ["Ivy Lennox"], "day": TODAY, "not_kind": {"met"}},
    ),
    ("Zoom with Charlie Webb at half past three", {"kind": "video", "ask": "name", "or_ask": True}),
    (
        "Charles W: phone call, 20 mins. Said they'd decide by 1st Dec",
        {"kind": "call", "people": ["Charles Webb"], "minutes": 20, "day": TODAY},
    ),
    (
        "Tamsin introduced me to a chap called Neil Foss from HMRC",
        {"some_people": ["Tamsin Rook"], "favour": {"received", None}, "day": TODAY, "or_ask": True},
    ),
    ("email from Niamh O'Gallagher re contract", {"or_ask": True}),
    (
        "Bumped into Etienne at the conference dinner, promised to send him the preprint by Monday",
        {"people": ["Étienne Laurent"], "promise_who": "me", "promise_due": "2026-11-23", "day": TODAY},
    ),
    (
        "Prof Whitmore has agreed to write me a reference",
        {"people": ["Prof. Alan Whitmore"], "day": TODAY, "or_ask": True},
    ),
    ("tea with zara, 4pm", {"people": ["Zara Hussain"], "time": "16:00", "day": TODAY}),
    (
        "Freddie forwarded my CV to his head of eng",
        {"people": ["Freddie Lowe"], "favour": "received", "day": TODAY},
    ),
    ("read page 40 of the report", {"not_people": ["Page Turner"], "or_ask": True}),
    ("Met up with Page Turner in Piccadilly", {"kind": "met", "people": ["Page Turner"], "day": TODAY}),
    (
        "Marianne is coming over from Zürich on 4 December, dinner booked",
        {
            "people": ["Marianne Weiss"],
            "not_kind": {"dinner", "met"},
            "any_due": {"2026-12-04", None},
            "day": TODAY,
        },
    ),
    (
        "got rejected by Arm, George says to reapply in March",
        {"people": ["George Amankwah"], "kind": {"rejected", "note", "replied"}, "or_ask": True},
    ),
    ("Chased Philippa again", {"people": ["Philippa Grey"], "day": TODAY, "not_kind": {"met"}}),
    (
        "Toby's given me three names to contact: Anil Rao, Beatrice Hunt and Sol Levy",
        {"some_people": ["Toby Marsh"], "day": TODAY},
    ),
    (
        "Dropped Toby a line to say thanks",
        {"people": ["Toby Marsh"], "kind": {"message", "email"}, "day": TODAY},
    ),
    (
        "Sent Imogen's paper to Ffion",
        {"people": ["Ffion Rhys"], "not_people": ["Imogen Clarke"], "day": TODAY},
    ),
    ("Ta to Freddie for the lift home on Saturday", {"people": ["Freddie Lowe"], "or_ask": True}),
    (
        "supervision meeting 2-3pm with Ivy Lennox",
        {"kind": "met", "people": ["Ivy Lennox"], "time": "14:00", "minutes": 60},
    ),
    (
        "Viva went well! Drinks with Alan Whitmore and Marianne afterwards",
        {"kind": "drinks", "people": ["Prof. Alan Whitmore", "Marianne Weiss"], "day": TODAY},
    ),
    (
        "Not heard back from Dev since the 3rd",
        {"people": ["Dev Patel"], "not_kind": {"replied", "met"}, "or_ask": True},
    ),
    (
        "angus owes me a pint for the intro to Tamsin",
        {"some_people": ["Angus Reid"], "favour": "given", "favour_contact": "Angus Reid", "day": TODAY},
    ),
    (
        "meant to call Gwen but forgot",
        {"people": ["Gwen Pritchard"], "not_kind": {"call", "met"}, "day": TODAY},
    ),
    (
        "Seminar at King's. Ivy and I talked afterwards for 10 minutes.",
        {"some_people": ["Ivy Lennox"], "day": TODAY},
    ),
    (
        "Need to thank Harriet for the reference by Friday",
        {"people": ["Harriet Bloom"], "any_due": "2026-11-20", "not_kind": {"met"}, "day": TODAY},
    ),
    ("Charlotte asked if I could look over her slides", {"people": ["Charlotte Webb"], "day": TODAY}),
    (
        "looked over charlotte's slides this arvo 30m",
        {"people": ["Charlotte Webb"], "favour": "given", "minutes": 30, "day": TODAY},
    ),
    (
        "With Étienne and his PhD student Manon, 1hr on Teams",
        {"some_people": ["Étienne Laurent"], "minutes": 60, "day": TODAY},
    ),
    (
        "Had dinner on the 14th with Victoria, she's leaving BP at Christmas",
        {"kind": "dinner", "people": ["Victoria Hale"], "day": "2026-11-14"},
    ),
    (
        "Sat next to Olivia at the gala on Saturday",
        {"people": ["Olivia Nash"], "day": {"2026-11-14"}, "or_ask": True},
    ),
    (
        "Rose is in bloom at Kew, lovely walk with mum",
        {"or_ask": True, "not_people": ["Harriet Bloom"]},
    ),
    (
        "Got an offer from Wise!! Dev is over the moon",
        {"people": ["Dev Patel"], "day": TODAY, "or_ask": True},
    ),
    (
        "Panel: me, Tamsin, Basil. 90 min. Good Qs",
        {"people": ["Tamsin Rook", "Basil Onwudiwe"], "minutes": 90, "day": TODAY},
    ),
    (
        "Niamh's going to ask around about design roles",
        {"people": ["Niamh Gallagher"], "promise_who": "them", "day": TODAY},
    ),
    ("swapped numbers with a recruiter called Jude", {"or_ask": True}),
    (
        "Will email George tomorrow re the studentship",
        {
            "people": ["George Amankwah"],
            "promise_who": "me",
            "promise_due": "2026-11-19",
            "not_kind": {"email"},
            "or_ask": True,
        },
    ),
    (
        "Philippa Grey, Ofcom: 30 min informational, wants someone who knows spectrum policy",
        {
            "people": ["Philippa Grey"],
            "minutes": 30,
            "wants": "someone who knows spectrum policy",
            "day": TODAY,
        },
    ),
    ("spent the weekend marking", {"or_ask": True}),
    (
        "Tried to get hold of Rory twice today",
        {"people": ["Rory MacLeod"], "not_kind": {"met", "replied"}, "day": TODAY},
    ),
    (
        "Rory got back to me at last: apply by 30 Nov",
        {"kind": "replied", "people": ["Rory MacLeod"], "day": TODAY},
    ),
    (
        "Miles and Sunny came round for supper on Friday",
        {"people": ["Miles Corbett", "Sunny Gill"], "day": "2026-11-13"},
    ),
    (
        "faye's birthday drinks, two hours, met her sister Cath",
        {"some_people": ["Cath"], "or_ask": True},
    ),
    (
        "Dominic to send the commissioning guidelines",
        {"people": ["Dominic Frost"], "promise_who": "them", "day": TODAY},
    ),
]
