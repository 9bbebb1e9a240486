"""Sixty lines of two sellers, terse and American, mostly thumbed into a phone; their meaning was written first."""

# fmt: off
TODAY = "2026-11-18"
CONTACTS = [
    "Dana Whitlock (Cintas)",
    "Marcus Reyes (Sysco)",
    "Joy Hamilton (Target)",
    "Gene Kowalczyk (Caterpillar)",
    "Priscilla Ng (Salesforce)",
    "Tyrone Banks (FedEx)",
    "Tyrone Walker (UPS)",
    "Beth Lindqvist (3M)",
    "Skip Ferrara (Ferrara Foods)",
    "Amber Stone (Zillow)",
    "Christian Vogel (BMW)",
    "Kelly Osei (Delta)",
    "Kelly Tran (Boeing)",
    "Ricky Gutierrez (Home Depot)",
    "Violet Hastings (Mattel)",
    "Bob Sanders (Kroger)",
    "William Pratt (Pfizer)",
    "Anita Desai (Oracle)",
    "Major Thompson (Lockheed Martin)",
    "Summer Nguyen (Nike)",
    "DeShawn Carter (Verizon)",
    "Maria del Carmen Ortiz (Univision)",
    "Penny Lau (HSBC)",
    "Ken Abbott (Abbott Labs)",
    "Chuck Norwood (Chevron)",
    "Melody Frank (Spotify)",
    "Josh Klein (Stripe)",
    "Eli Roth (Chewy)",
    "Hunter Mayes (Cabela's)",
    "Nadia Petrova (Moderna)",
]
LINES = [
    (
        "Call w Dana W 15 min re uniforms renewal",
        {"kind": "call", "people": ["Dana Whitlock"], "minutes": 15, "day": TODAY},
    ),
    ("lvm for Marcus", {"people": ["Marcus Reyes"], "day": TODAY, "not_kind": {"met", "replied"}}),
    (
        "Left voicemail Joy Hamilton, will try again Friday",
        {"people": ["Joy Hamilton"], "any_due": "2026-11-20", "day": TODAY},
    ),
    (
        "gene no show for 2pm zoom",
        {"people": ["Gene Kowalczyk"], "not_kind": {"video", "met"}, "day": TODAY},
    ),
    (
        "Priscilla said no budget til Q2",
        {"people": ["Priscilla Ng"], "learned": "no budget til Q2", "day": TODAY, "or_ask": True},
    ),
    (
        "Lunch tyrone banks monday 1h",
        {"kind": "lunch", "people": ["Tyrone Banks"], "day": "2026-11-16", "minutes": 60},
    ),
    ("Tyrone wants a quote by thursday", {"ask": "name"}),
    (
        "Kelly T intro'd me to her procurement lead",
        {"people": ["Kelly Tran"], "favour": "received", "day": TODAY},
    ),
    (
        "sent proposal to beth lindqvist",
        {"people": ["Beth Lindqvist"], "kind": {"shared", "email", "message"}, "day": TODAY},
    ),
    (
        "Skip skipped our call again",
        {"people": ["Skip Ferrara"], "not_kind": {"call", "met"}, "day": TODAY},
    ),
    (
        "Demo w/ Amber Stone + 3 others 45m went great",
        {"people": ["Amber Stone"], "minutes": 45, "day": TODAY},
    ),
    (
        "emailed Christian the pricing sheet",
        {"kind": {"email", "shared"}, "people": ["Christian Vogel"], "day": TODAY},
    ),
    (
        "Christian emailed back, needs CFO approval",
        {"people": ["Christian Vogel"], "kind": {"email", "replied"}, "day": TODAY},
    ),
    (
        "coffee kelly osei yesterday, call ricky today",
        {"kind": "coffee", "some_people": ["Kelly Osei"], "day": "2026-11-17"},
    ),
    (
        "Kickoff w Violet moved to Dec 3",
        {"people": ["Violet Hastings"], "any_due": "2026-12-03", "not_kind": {"met"}, "day": TODAY},
    ),
    (
        "Cancelled lunch with Bob Sanders",
        {"people": ["Bob Sanders"], "not_kind": {"lunch", "met"}, "new": None},
    ),
    (
        "bill pratt called me back 10 min",
        {"people": ["William Pratt"], "kind": "call", "minutes": 10, "day": TODAY},
    ),
    (
        "Anita will send the msa by eod friday",
        {"people": ["Anita Desai"], "promise_who": "them", "promise_due": "2026-11-20"},
    ),
    (
        "Told Major I'd get him tickets",
        {"people": ["Major Thompson"], "promise_who": "me", "day": TODAY},
    ),
    (
        "summer on vacation til 12/1",
        {"people": ["Summer Nguyen"], "day": TODAY, "kind": {"note", None}, "or_ask": True},
    ),
    (
        "Met Deshawn at the verizon booth CES",
        {"kind": "met", "people": ["DeShawn Carter"], "day": TODAY},
    ),
    ("Zoom Maria del Carmen 30", {"kind": "video", "people": ["Maria del Carmen Ortiz"], "day": TODAY}),
    (
        "Text from Penny - wants to meet next week",
        {"kind": "message", "people": ["Penny Lau"], "day": TODAY, "or_ask": True},
    ),
    (
        "ken abbott abbott labs site visit 11/10",
        {"people": ["Ken Abbott"], "day": "2026-11-10", "or_ask": True},
    ),
    ("Golf w chuck saturday", {"people": ["Chuck Norwood"], "day": "2026-11-14"}),
    (
        "golf with Chuck Norwood booked for Saturday",
        {
            "people": ["Chuck Norwood"], "any_due": "2026-11-21", "not_kind": {"met"}, "day": TODAY, "or_ask": True
        },
    ),
    (
        "Melody gave me Josh Klein's number",
        {"people": ["Melody Frank"], "day": TODAY, "or_ask": True, "favour": {"received", None}},
    ),
    (
        "dinner eli & hunter 2 hrs last night",
        {"kind": "dinner", "people": ["Eli Roth", "Hunter Mayes"], "minutes": 120, "day": "2026-11-17"},
    ),
    ("Nadia p. breakfast 8am weds", {"people": ["Nadia Petrova"], "time": "08:00", "or_ask": True}),
    (
        "no response from Nadia, third email",
        {"people": ["Nadia Petrova"], "not_kind": {"replied", "met"}, "day": TODAY},
    ),
    (
        "Josh referred me to Dan Ortega at Plaid",
        {
            "some_people": ["Josh Klein"], "favour": "received", "day": TODAY, "not_people": ["Dana Whitlock"]
        },
    ),
    ("owe Eli a callback", {"people": ["Eli Roth"], "day": TODAY}),
    (
        "Hunter: 20 min call, learned cabelas freezing spend",
        {"kind": "call", "people": ["Hunter Mayes"], "minutes": 20, "learned": "freezing spend"},
    ),
    (
        "met Rob Delgado and Trish Vance at the Sysco holiday party",
        {
            "kind": "met",
            "people": ["Rob Delgado", "Trish Vance"],
            "new": ["Rob Delgado", "Trish Vance"],
            "day": TODAY,
        },
    ),
    (
        "Hope to see Joy at CES",
        {"people": ["Joy Hamilton"], "not_kind": {"met"}, "day": TODAY, "or_ask": True},
    ),
    ("amber stone bday 4/2", {"people": ["Amber Stone"], "day": TODAY, "or_ask": True}),
    ("Drinks at Melody's place thurs", {"kind": "drinks", "day": "2026-11-12", "or_ask": True}),
    (
        "Spoke to Penny's assistant Greg, she's out til Monday",
        {"not_kind": set(), "not_people": ["Penny Lau"], "or_ask": True},
    ),
    ("Beth's boss Carl wants a demo", {"or_ask": True, "not_people": ["Beth Lindqvist"]}),
    (
        "10m w ricky g, he promised po this week",
        {"people": ["Ricky Gutierrez"], "minutes": 10, "promise_who": "them"},
    ),
    (
        "quick call marcus reyes 5 min follow up in 2 weeks",
        {"kind": "call", "people": ["Marcus Reyes"], "minutes": 5, "next_due": "2026-12-02"},
    ),
    (
        "Violet texted, she got the job at Hasbro!",
        {"kind": "message", "people": ["Violet Hastings"], "day": TODAY},
    ),
    (
        "Gonna send Dana the contract tmrw",
        {"people": ["Dana Whitlock"], "promise_who": "me", "promise_due": "2026-11-19", "day": TODAY},
    ),
    (
        "Meeting Joy 11/25 at 3pm",
        {"people": ["Joy Hamilton"], "any_due": "2026-11-25", "not_kind": {"met"}, "or_ask": True},
    ),
    (
        "anita desai & priscilla ng intro over email",
        {"some_people": ["Anita Desai", "Priscilla Ng"], "kind": {"intro", "email"}, "day": TODAY},
    ),
    (
        "Reviewed Summers deck for her",
        {"people": ["Summer Nguyen"], "favour": "given", "day": TODAY, "or_ask": True},
    ),
    ("summer gave me a heads up on the rfp", {"people": ["Summer Nguyen"], "day": TODAY}),
    ("Bob sanders linkedin msg", {"kind": "linkedin", "people": ["Bob Sanders"], "day": TODAY}),
    (
        "called Bob, straight to vm",
        {"people": ["Bob Sanders"], "not_kind": {"met", "replied"}, "day": TODAY},
    ),
    (
        "Happy hour w/ the 3M team (Beth, Lars, Ingrid) 90m",
        {"some_people": ["Beth Lindqvist"], "minutes": 90, "day": TODAY, "or_ask": True},
    ),
    ("Ty Walker ghosted", {"people": ["Tyrone Walker"], "not_kind": {"met", "replied"}, "or_ask": True}),
    (
        "Zoom call at 3 with Kelly Osei, 1/2 hour",
        {"kind": "video", "people": ["Kelly Osei"], "minutes": 30},
    ),
    ("Amber closed! 120k arr", {"people": ["Amber Stone"], "minutes": None, "day": TODAY}),
    (
        "talk to Ken after thanksgiving",
        {"people": ["Ken Abbott"], "not_kind": {"met", "call"}, "day": TODAY, "or_ask": True},
    ),
    ("coffee with mom", {"not_people": CONTACTS, "or_ask": True}),
    (
        "Had to reschedule Eli to next Tues 10am",
        {"people": ["Eli Roth"], "any_due": "2026-11-24", "not_kind": {"met"}, "or_ask": True},
    ),
    (
        "Chuck asked me to send the safety specs",
        {"people": ["Chuck Norwood"], "promise_who": "me", "day": TODAY},
    ),
    ("dropped off samples at Ferrara for Skip", {"people": ["Skip Ferrara"], "day": TODAY}),
    ("Nike HQ tour w/ summer nguyen Fri 6th", {"people": ["Summer Nguyen"], "day": "2026-11-06"}),
    ("wrote Major a thank you card", {"people": ["Major Thompson"], "kind": "message", "day": TODAY}),
]
