"""Sixty lines of two sellers, terse and American, mostly thumbed into a phone; their meaning was written first."""

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
        dict(kind="call", people=["Dana Whitlock"], minutes=15, day=TODAY),
    ),
    ("lvm for Marcus", dict(people=["Marcus Reyes"], day=TODAY, not_kind={"met", "replied"})),
    (
        "Left voicemail Joy Hamilton, will try again Friday",
        dict(people=["Joy Hamilton"], any_due="2026-11-20", day=TODAY),
    ),
    (
        "gene no show for 2pm zoom",
        dict(people=["Gene Kowalczyk"], not_kind={"video", "met"}, day=TODAY),
    ),
    (
        "Priscilla said no budget til Q2",
        dict(people=["Priscilla Ng"], learned="no budget til Q2", day=TODAY, or_ask=True),
    ),
    (
        "Lunch tyrone banks monday 1h",
        dict(kind="lunch", people=["Tyrone Banks"], day="2026-11-16", minutes=60),
    ),
    ("Tyrone wants a quote by thursday", dict(ask="name")),
    (
        "Kelly T intro'd me to her procurement lead",
        dict(people=["Kelly Tran"], favour="received", day=TODAY),
    ),
    (
        "sent proposal to beth lindqvist",
        dict(people=["Beth Lindqvist"], kind={"shared", "email", "message"}, day=TODAY),
    ),
    (
        "Skip skipped our call again",
        dict(people=["Skip Ferrara"], not_kind={"call", "met"}, day=TODAY),
    ),
    (
        "Demo w/ Amber Stone + 3 others 45m went great",
        dict(people=["Amber Stone"], minutes=45, day=TODAY),
    ),
    (
        "emailed Christian the pricing sheet",
        dict(kind={"email", "shared"}, people=["Christian Vogel"], day=TODAY),
    ),
    (
        "Christian emailed back, needs CFO approval",
        dict(people=["Christian Vogel"], kind={"email", "replied"}, day=TODAY),
    ),
    (
        "coffee kelly osei yesterday, call ricky today",
        dict(kind="coffee", some_people=["Kelly Osei"], day="2026-11-17"),
    ),
    (
        "Kickoff w Violet moved to Dec 3",
        dict(people=["Violet Hastings"], any_due="2026-12-03", not_kind={"met"}, day=TODAY),
    ),
    (
        "Cancelled lunch with Bob Sanders",
        dict(people=["Bob Sanders"], not_kind={"lunch", "met"}, new=None),
    ),
    (
        "bill pratt called me back 10 min",
        dict(people=["William Pratt"], kind="call", minutes=10, day=TODAY),
    ),
    (
        "Anita will send the msa by eod friday",
        dict(people=["Anita Desai"], promise_who="them", promise_due="2026-11-20"),
    ),
    (
        "Told Major I'd get him tickets",
        dict(people=["Major Thompson"], promise_who="me", day=TODAY),
    ),
    (
        "summer on vacation til 12/1",
        dict(people=["Summer Nguyen"], day=TODAY, kind={"note", None}, or_ask=True),
    ),
    (
        "Met Deshawn at the verizon booth CES",
        dict(kind="met", people=["DeShawn Carter"], day=TODAY),
    ),
    ("Zoom Maria del Carmen 30", dict(kind="video", people=["Maria del Carmen Ortiz"], day=TODAY)),
    (
        "Text from Penny - wants to meet next week",
        dict(kind="message", people=["Penny Lau"], day=TODAY, or_ask=True),
    ),
    (
        "ken abbott abbott labs site visit 11/10",
        dict(people=["Ken Abbott"], day="2026-11-10", or_ask=True),
    ),
    ("Golf w chuck saturday", dict(people=["Chuck Norwood"], day="2026-11-14")),
    (
        "golf with Chuck Norwood booked for Saturday",
        dict(
            people=["Chuck Norwood"], any_due="2026-11-21", not_kind={"met"}, day=TODAY, or_ask=True
        ),
    ),
    (
        "Melody gave me Josh Klein's number",
        dict(people=["Melody Frank"], day=TODAY, or_ask=True, favour={"received", None}),
    ),
    (
        "dinner eli & hunter 2 hrs last night",
        dict(kind="dinner", people=["Eli Roth", "Hunter Mayes"], minutes=120, day="2026-11-17"),
    ),
    ("Nadia p. breakfast 8am weds", dict(people=["Nadia Petrova"], time="08:00", or_ask=True)),
    (
        "no response from Nadia, third email",
        dict(people=["Nadia Petrova"], not_kind={"replied", "met"}, day=TODAY),
    ),
    (
        "Josh referred me to Dan Ortega at Plaid",
        dict(
            some_people=["Josh Klein"], favour="received", day=TODAY, not_people=["Dana Whitlock"]
        ),
    ),
    ("owe Eli a callback", dict(people=["Eli Roth"], day=TODAY)),
    (
        "Hunter: 20 min call, learned cabelas freezing spend",
        dict(kind="call", people=["Hunter Mayes"], minutes=20, learned="freezing spend"),
    ),
    (
        "met Rob Delgado and Trish Vance at the Sysco holiday party",
        dict(
            kind="met",
            people=["Rob Delgado", "Trish Vance"],
            new=["Rob Delgado", "Trish Vance"],
            day=TODAY,
        ),
    ),
    (
        "Hope to see Joy at CES",
        dict(people=["Joy Hamilton"], not_kind={"met"}, day=TODAY, or_ask=True),
    ),
    ("amber stone bday 4/2", dict(people=["Amber Stone"], day=TODAY, or_ask=True)),
    ("Drinks at Melody's place thurs", dict(kind="drinks", day="2026-11-12", or_ask=True)),
    (
        "Spoke to Penny's assistant Greg, she's out til Monday",
        dict(not_kind=set(), not_people=["Penny Lau"], or_ask=True),
    ),
    ("Beth's boss Carl wants a demo", dict(or_ask=True, not_people=["Beth Lindqvist"])),
    (
        "10m w ricky g, he promised po this week",
        dict(people=["Ricky Gutierrez"], minutes=10, promise_who="them"),
    ),
    (
        "quick call marcus reyes 5 min follow up in 2 weeks",
        dict(kind="call", people=["Marcus Reyes"], minutes=5, next_due="2026-12-02"),
    ),
    (
        "Violet texted, she got the job at Hasbro!",
        dict(kind="message", people=["Violet Hastings"], day=TODAY),
    ),
    (
        "Gonna send Dana the contract tmrw",
        dict(people=["Dana Whitlock"], promise_who="me", promise_due="2026-11-19", day=TODAY),
    ),
    (
        "Meeting Joy 11/25 at 3pm",
        dict(people=["Joy Hamilton"], any_due="2026-11-25", not_kind={"met"}, or_ask=True),
    ),
    (
        "anita desai & priscilla ng intro over email",
        dict(some_people=["Anita Desai", "Priscilla Ng"], kind={"intro", "email"}, day=TODAY),
    ),
    (
        "Reviewed Summers deck for her",
        dict(people=["Summer Nguyen"], favour="given", day=TODAY, or_ask=True),
    ),
    ("summer gave me a heads up on the rfp", dict(people=["Summer Nguyen"], day=TODAY)),
    ("Bob sanders linkedin msg", dict(kind="linkedin", people=["Bob Sanders"], day=TODAY)),
    (
        "called Bob, straight to vm",
        dict(people=["Bob Sanders"], not_kind={"met", "replied"}, day=TODAY),
    ),
    (
        "Happy hour w/ the 3M team (Beth, Lars, Ingrid) 90m",
        dict(some_people=["Beth Lindqvist"], minutes=90, day=TODAY, or_ask=True),
    ),
    ("Ty Walker ghosted", dict(people=["Tyrone Walker"], not_kind={"met", "replied"}, or_ask=True)),
    (
        "Zoom call at 3 with Kelly Osei, 1/2 hour",
        dict(kind="video", people=["Kelly Osei"], minutes=30),
    ),
    ("Amber closed! 120k arr", dict(people=["Amber Stone"], minutes=None, day=TODAY)),
    (
        "talk to Ken after thanksgiving",
        dict(people=["Ken Abbott"], not_kind={"met", "call"}, day=TODAY, or_ask=True),
    ),
    ("coffee with mom", dict(not_people=CONTACTS, or_ask=True)),
    (
        "Had to reschedule Eli to next Tues 10am",
        dict(people=["Eli Roth"], any_due="2026-11-24", not_kind={"met"}, or_ask=True),
    ),
    (
        "Chuck asked me to send the safety specs",
        dict(people=["Chuck Norwood"], promise_who="me", day=TODAY),
    ),
    ("dropped off samples at Ferrara for Skip", dict(people=["Skip Ferrara"], day=TODAY)),
    ("Nike HQ tour w/ summer nguyen Fri 6th", dict(people=["Summer Nguyen"], day="2026-11-06")),
    ("wrote Major a thank you card", dict(people=["Major Thompson"], kind="message", day=TODAY)),
]
