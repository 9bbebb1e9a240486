"""Sixty lines in small letters, with typing errors, and of people who log many at once; their meaning was written first."""

# fmt: off
TODAY = "2026-11-18"
CONTACTS = [
    "Claire Fontaine (Doctolib)",
    "Max Power (Tesla)",
    "Iris Blum (Zalando)",
    "Guy Laroche (Dior)",
    "Rob Banks (Lloyds)",
    "Robin Hood-Jones (Aviva)",
    "Candy Lee (Mars)",
    "Ash Williams (S-Mart)",
    "Brook Tran (Asana)",
    "Cliff Barnes (Ewing Oil)",
    "Dale Cooper (FBI)",
    "Earl Gray (Twinings)",
    "Frank Castle (Marvel)",
    "Gail Storm (Met Office)",
    "Heath Green (Kew)",
    "Iman Farah (Somtel)",
    "Jack Frost (Iceland)",
    "Lance Boyle (Nufarm)",
    "Nick Cave (Mute)",
    "Nicole Cavalli (Fiat)",
    "Otto Bahn (DB)",
    "Paige Reader (Kobo)",
    "Ruth Less (Amnesty)",
    "Stella Artois (InBev)",
    "Tony Ng (Temasek)",
    "Anthony Okoro (MTN)",
    "Una Paloma (Seat)",
    "Vera Wang (Wang)",
    "Wendy Burger (Shake Shack)",
    "Zac Efron (Netflix)",
]
LINES = [
    ("claire coffee 30", {"kind": "coffee", "people": ["Claire Fontaine"], "day": TODAY}),
    (
        "clarie fontaine cofee yest 20m",
        {"people": ["Claire Fontaine"], "day": "2026-11-17", "or_ask": True},
    ),
    (
        "max p vid call tday, wants intros to vcs",
        {"kind": "video", "people": ["Max Power"], "wants": "intros to vcs", "day": TODAY, "or_ask": True},
    ),
    (
        "lunch iris mon drinks frank tue",
        {"kind": "lunch", "some_people": ["Iris Blum"], "day": "2026-11-16"},
    ),
    ("mtg w guy l @ dior 1.5h", {"kind": "met", "people": ["Guy Laroche"], "minutes": 90, "day": TODAY}),
    (
        "a guy at the bar said hi, knows rob banks",
        {"not_people": ["Guy Laroche"], "or_ask": True, "people": ["Rob Banks"]},
    ),
    (
        "rob banks ph call 5min he'll ring back thu",
        {
            "kind": "call",
            "people": ["Rob Banks"],
            "minutes": 5,
            "promise_who": "them",
            "promise_due": "2026-11-19",
        },
    ),
    ("robin zoom", {"kind": "video", "people": ["Robin Hood-Jones"], "day": TODAY}),
    ("candy brought candy for the team", {"people": ["Candy Lee"], "day": TODAY}),
    (
        "ash said he'd look into it",
        {"people": ["Ash Williams"], "promise_who": {"them", None}, "day": TODAY},
    ),
    (
        "brook told me asana is cutting 10%",
        {"people": ["Brook Tran"], "learned": "asana is cutting 10%", "day": TODAY},
    ),
    (
        "cliff & dale beers thurs",
        {"kind": "drinks", "people": ["Cliff Barnes", "Dale Cooper"], "day": "2026-11-12"},
    ),
    ("dale coopr email abt case, pls chk fri", {"or_ask": True, "any_due": "2026-11-20"}),
    ("earl gray tea w/ earl gray", {"people": ["Earl Gray"], "day": TODAY}),
    (
        "to be frank, call went badly. frank castle hung up",
        {"people": ["Frank Castle"], "or_ask": True},
    ),
    ("gail storm warned us abt the storm", {"people": ["Gail Storm"], "day": TODAY}),
    ("walk on the heath w heath green, 1hr", {"people": ["Heath Green"], "minutes": 60, "day": TODAY}),
    (
        "iman farah txt back yes for dinner fri",
        {"people": ["Iman Farah"], "day": TODAY, "not_kind": {"dinner"}, "or_ask": True},
    ),
    (
        "jack frost didnt reply to 2nd email",
        {"people": ["Jack Frost"], "not_kind": {"replied", "met"}, "day": TODAY},
    ),
    ("lance b gave me 2 leads: acme and globex", {"people": ["Lance Boyle"], "day": TODAY}),
    ("nick c showed up late, 15 min only", {"people": ["Nick Cave"], "minutes": 15, "or_ask": True}),
    ("nicole cavali dm on insta", {"or_ask": True, "kind": "message", "people": ["Nicole Cavalli"]}),
    (
        "otto & iris standup 15m, otto to fix api by fri, i do docs by mon",
        {
            "people": ["Otto Bahn", "Iris Blum"],
            "minutes": 15,
            "promises": [("them", "api", "2026-11-20"), ("me", "docs", "2026-11-23")],
        },
    ),
    (
        "paige reader cancled",
        {"people": ["Paige Reader"], "not_kind": {"met"}, "day": TODAY, "or_ask": True},
    ),
    ("ruth: no", {"people": ["Ruth Less"], "or_ask": True, "not_kind": {"met"}}),
    (
        "stella's intro to ab inbev cfo came through!!",
        {"people": ["Stella Artois"], "or_ask": True, "day": TODAY},
    ),
    ("tony ng fone 10m", {"people": ["Tony Ng"], "or_ask": True, "minutes": 10}),
    ("tony called", {"kind": "call", "people": ["Tony Ng"], "or_ask": True}),
    ("una p coffe sat 10am", {"people": ["Una Paloma"], "or_ask": True}),
    ("vera and i swapped gift cards", {"people": ["Vera Wang"], "day": TODAY}),
    ("wendy burger w/ burger @shake shack 12/11", {"or_ask": True, "people": ["Wendy Burger"]}),
    (
        "zac - msg'd him on li, no reply yet",
        {"people": ["Zac Efron"], "not_kind": {"replied", "met"}, "day": TODAY},
    ),
    ("got wendys number from stella", {"some_people": ["Stella Artois"], "day": TODAY, "or_ask": True}),
    (
        "stella knows someone at amnesty - ask ruth",
        {"some_people": ["Stella Artois"], "day": TODAY, "or_ask": True},
    ),
    (
        "introduced stella to ruth",
        {"kind": "intro", "some_people": ["Stella Artois", "Ruth Less"], "day": TODAY},
    ),
    (
        "stella introduced me to ruth",
        {"some_people": ["Ruth Less"], "favour": {"received", None}, "day": TODAY},
    ),
    ("ruth was introduced by stella", {"some_people": ["Ruth Less"], "day": TODAY, "or_ask": True}),
    (
        "monday: claire 30m coffee, max 1h lunch, iris 15m call",
        {"some_people": ["Claire Fontaine"], "day": "2026-11-16", "minutes": 30},
    ),
    (
        "called dale, called earl, emailed gail",
        {"kind": "call", "some_people": ["Dale Cooper"], "day": TODAY},
    ),
    ("ping guy re samples b4 fri", {"people": ["Guy Laroche"], "or_ask": True, "any_due": "2026-11-20"}),
    ("heath owes me 20 quid", {"people": ["Heath Green"], "favour": {"given", None}, "day": TODAY}),
    ("i owe heath for the lift", {"people": ["Heath Green"], "favour": "received", "day": TODAY}),
    ("thanked jack 4 the ref", {"people": ["Jack Frost"], "day": TODAY}),
    (
        "lunch w nick cave + sue perb (new, works at netflix) 50m",
        {
            "kind": "lunch",
            "people": ["Nick Cave", "sue perb"],
            "new": ["sue perb"],
            "minutes": 50,
            "or_ask": True,
        },
    ),
    (
        "lunch w nick and his boss on friday 13th",
        {"kind": "lunch", "some_people": ["Nick Cave"], "day": "2026-11-13", "new": None},
    ),
    ("brooke tran called", {"or_ask": True, "kind": "call", "people": ["Brook Tran"]}),
    ("vera wang show was ace, chatted 2 mins", {"people": ["Vera Wang"], "minutes": 2, "day": TODAY}),
    ("f/u w/ otto nxt wk", {"people": ["Otto Bahn"], "not_kind": {"met"}, "or_ask": True}),
    ("otto - f/u 1 dec re tickets", {"people": ["Otto Bahn"], "any_due": "2026-12-01", "day": TODAY}),
    (
        "said id send candy the deck by tues",
        {"people": ["Candy Lee"], "promise_who": "me", "promise_due": "2026-11-24", "day": TODAY},
    ),
    ("cliff sez hi", {"people": ["Cliff Barnes"], "day": TODAY}),
    (
        "iris + una + vera lunch at kew 2h sun",
        {
            "kind": "lunch",
            "people": ["Iris Blum", "Una Paloma", "Vera Wang"],
            "minutes": 120,
            "day": "2026-11-15",
        },
    ),
    (
        "coffee w anthony (mtn) 9am",
        {"kind": "coffee", "people": ["Anthony Okoro"], "time": "09:00", "day": TODAY},
    ),
    ("emaild robin the docs he asked 4", {"people": ["Robin Hood-Jones"], "day": TODAY, "or_ask": True}),
    (
        "stella, ruth, gail - panel prep",
        {"people": ["Stella Artois", "Ruth Less", "Gail Storm"], "day": TODAY, "or_ask": True},
    ),
    (
        "ash cant do thurs, fri instead",
        {"people": ["Ash Williams"], "any_due": "2026-11-20", "not_kind": {"met"}, "or_ask": True},
    ),
    ("met dale coopers wife annie at the fair", {"or_ask": True, "not_people": ["Dale Cooper"]}),
    (
        "jack left mute for iceland",
        {"people": ["Jack Frost"], "or_ask": True, "not_kind": {"met"}, "day": TODAY},
    ),
    ("paige ok w terms, sign next thurs", {"people": ["Paige Reader"], "day": TODAY, "or_ask": True}),
    ("lost robs card", {"people": ["Rob Banks"], "or_ask": True, "not_kind": {"met"}}),
]
