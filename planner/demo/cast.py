"""The people of the sample book, 1: those whom its owner knows well, or has met within the year.

The owner is a platform engineer between two jobs who gives talks on caching and takes on small pieces of freelance
work. Everybody here is made up; addresses and links end in ``.example``, which belongs to nobody.
"""

from __future__ import annotations

from typing import Literal

from planner.records import State, Voter
from planner.value import NamedTuple

Arc = Literal["regular", "met", "fresh", "bench", "dormant", "triage", "aside"]
"""How it went so far: kept up for years; met within the year; written to for the first time within the last weeks; not
yet written to; silent for over a year; imported and not sorted yet; sorted out."""


class Person(NamedTuple):
    """One of the cast. ``key`` is how the other rows name them; ``via`` is the key of whoever made the introduction."""

    key: str
    name: str
    org: str
    role: str
    place: str
    tags: str
    arc: Arc
    topic: str
    """What one talks about with them, to stand after "about"."""
    learned: tuple[str, ...] = ()
    cadence: int | None = None
    voter: Voter = "unknown"
    want: str = ""
    offer: str = ""
    mine: str = ""
    via: str = ""
    hub: str = ""
    aka: tuple[str, ...] = ()
    notes: str = ""
    birthday: str = ""
    state: State = "kept"

    @property
    def first(self) -> str:
        """The name that one calls them by: a short form, else the first; in Chinese, Japanese and Korean the whole."""
        for short in self.aka:
            if " " not in short and short.isascii():
                return short
        return self.name if self.name[0] > "⺀" else self.name.split()[0]


REGULARS: tuple[Person, ...] = (
    Person("ana", "Ana Li", "Harbour, Tide & Co.", "Head of Product", "Lisbon", "product design", "regular",
           "the onboarding redesign", ("The Lisbon team grows to twelve by spring.",
                                       "Her director finally signed off the research budget.",
                                       "She hates the new ticket system more than the old one."),
           30, "swing", "a sharp reviewer for her onboarding deck", "a word with the platform team at Harbour",
           "a look at the caching roles before they are posted", birthday="--03-07"),
    Person("sam", "Samuel Okafor", "Northgate Robotics", "VP Engineering", "Manchester", "platform hiring", "regular",
           "growing a platform team from four to fourteen",
           ("Two staff roles open after the funding round.", "He reads every application himself on Sundays.",
            "The warehouse pilot doubled, so the queue latency matters now."),
           30, "swing", "people who have run on-call without burning out", "introductions to half of Manchester",
           "a staff role, or somebody who has one", aka=("Sam Okafor", "Sam")),
    Person("will", "Will Rice", "Greenfield Talent", "Partner, technology search", "London", "hiring", "regular",
           "who is hiring and who only says so",
           ("Three fintechs froze hiring until January.", "Climate and defence are where the budgets went.",
            "Contract day rates dropped about a tenth since summer."),
           90, "swing", "names of platform leads who might move", "straight talk on salaries",
           "a referral when a platform lead role comes up"),
    Person("bo", "Bo Chen", "Polarlicht Energy", "Staff Engineer", "Hamburg", "platform climate", "regular",
           "forecasting load on the grid", ("They moved the forecasts off the mainframe.",
                                            "The wind park data arrives in eleven formats."),
           182, "set", "a caching pattern that survives bad networks", "a tour of the control room",
           aka=("陈博",)),
    Person("rita", "Rita Gómez", "Ajuntament de València", "Digital services lead", "Valencia", "civic design",
           "regular", "public services that work on a bus",
           ("The permit form went from 41 fields to 9.", "Tenders under 15,000 need no committee."),
           90, "swing", "a plain-language checklist", "a door into public tenders", birthday="1984-11-30"),
    Person("soren", "Søren Müller", "Nordlys GmbH", "CTO", "Flensburg", "platform founder", "regular",
           "edge caching for ships", ("He pays for the satellite link by the megabyte.",
                                      "They will drop their own CDN next year."),
           90, "swing", "a second opinion on their cache invalidation", "paid advisory days",
           "an advisory contract in the new year"),
    Person("dmitri", "Дмитрий Волков", "Kvant Labs", "Security architect", "Tbilisi", "security", "regular",
           "threat models people actually read",
           ("He cut the threat model to one page, and it got read.",), 182, "set",
           "reviewers for his book chapter", "a security review of anything", aka=("Dmitri Volkov",)),
    Person("misaki", "佐藤 美咲", "Hoshizora", "Developer relations", "Osaka", "devrel speaking", "regular",
           "conference talks that land", ("The call for papers closes six weeks earlier this year.",
                                          "She keeps a list of speakers who reply within a day."),
           90, "set", "speakers for the spring meet-up", "a slot in the spring programme",
           "a talk in Osaka", aka=("Misaki Sato",)),
    Person("xiaoming", "王小明", "示例公司", "Engineer", "Shenzhen", "platform", "regular",
           "build times", ("Their build went from 40 minutes to 6 with remote caching.",), 182, "set",
           "somebody to practise talks in English with", "", aka=("Wang Xiaoming",)),
    Person("noor", "نور الحسن", "Souq Analytics", "Head of Data", "Amman", "data hiring", "regular",
           "dashboards nobody opens", ("They deleted 300 dashboards; two people complained.",
                                       "She hires remote within three hours of Amman."),
           90, "swing", "a data engineer who can write", "remote contracts", aka=("Noor Al-Hassan",)),
    Person("michal", "מיכל לוי", "Arad Security", "Founder", "Haifa", "security founder", "regular",
           "selling to people who hate being sold to",
           ("Her pilots all come from one talk she gave in March.",), 182, "swing",
           "pilot customers with under 200 people", "honest feedback on pricing", aka=("Michal Levi",)),
    Person("zoe", "Zoë van der Berg", "Freelance", "UX researcher", "Utrecht", "design freelance", "regular",
           "the freelance life", ("She doubled her day rate and lost no client.",
                                  "Mondays are for proposals and nothing else."),
           30, "set", "a nudge to publish her case studies", "interview scripts", birthday="--06-19"),
    Person("lukasz", "Łukasz Wiśniewski", "Wisła Cloud", "Engineering manager", "Kraków", "platform hiring", "regular",
           "on-call that lets people sleep",
           ("Pages dropped by half once alerts had owners.", "One senior role opens in Kraków after New Year."),
           90, "swing", "a talk for his team day", "a referral inside Wisła"),
    Person("hanh", "Nguyễn Thị Hạnh", "Sao Mai Studio", "Design director", "Đà Nẵng", "design", "regular",
           "type that works in five scripts", ("She is drawing a Vietnamese companion to a Latin face.",), 365, "set",
           "", "a beautiful slide template"),
    Person("chiara", "Chiara D'Angelo", "Bottega Dati", "Data lead", "Bologna", "data", "regular",
           "small data done well", ("Their whole warehouse fits on a laptop, on purpose.",), 182, "set",
           "a co-author for a piece on small data", "her newsletter's 4,000 readers"),
    Person("thorunn", "Þórunn Sigurðardóttir", "Hekla Geothermal", "Operations director", "Reykjavík", "climate",
           "regular", "sensors that outlive their makers", ("Half of the sensors speak a protocol from 1996.",), 365,
           "swing", "an engineer for four weeks a year", "the best hot spring tips"),
    Person("kwame", "Kwame Mensah", "Sankofa Pay", "Co-founder", "Accra", "founder fintech", "regular",
           "payments over bad networks", ("Retry storms cost them a whole Friday.",
                                          "They close a seed extension before Christmas."),
           90, "swing", "advice on idempotent retries", "an advisory seat"),
    Person("seoyeon", "김서연", "Haneul Games", "Backend lead", "Seoul", "platform games", "regular",
           "launch days", ("They rehearse launches with a fake outage.",), 182, "set", "", "load test scripts",
           aka=("Kim Seo-yeon",)),
    Person("eleni", "Ελένη Παπαδοπούλου", "Thalassa Shipping", "IT director", "Piraeus", "platform", "regular",
           "software on ships", ("Port calls are where all the syncing happens.",), 182, "swing",
           "an offline-first reference design", "a pilot on two ferries", aka=("Eleni Papadopoulou",)),
    Person("aoife", "Aoife Ní Bhriain", "Liffey Health", "Product manager", "Dublin", "product health", "regular",
           "consent forms", ("Legal cut the consent text to 120 words.",), 90, "set",
           "examples of good error messages", "user testing sessions"),
)
"""Known for years; each is heard from within the cadence, more or less."""

MET: tuple[Person, ...] = (
    Person("priyanka", "Priyanka Raman", "Meridian Rail", "Platform lead", "Berlin", "platform hiring", "met",
           "timetables as a caching problem", ("Delays arrive faster than their cache expires.",
                                               "She has headcount for one senior from April."),
           30, "swing", "someone who has tamed invalidation", "a day with her team", "the senior role in April",
           hub="pydata"),
    Person("joao", "João Antunes", "Rede Norte", "Head of Network", "Porto", "platform", "met",
           "fibre to small towns", ("The last mile is always a farmer with an opinion.",), 182, "swing", "",
           "contacts at three carriers", via="ana"),
    Person("fatima", "Fatima Zahra El Idrissi", "Atlas Grid", "Data scientist", "Casablanca", "data climate", "met",
           "solar forecasts", ("Dust matters more than clouds.",), 182, "set", "a mentor for her first talk", "",
           hub="pydata"),
    Person("dana", "Dana Fox", "Ferrous [EU] GmbH", "Recruiting lead", "Berlin", "hiring", "met",
           "what candidates never ask", ("Nobody asks her what the last person left for.",), 90, "swing",
           "platform people who can explain things", "early word on roles", via="will", hub="breakfast"),
    Person("henrik", "Henrik Sjöström", "Mälaren Maps", "Founder", "Stockholm", "founder climate", "met",
           "maps for floods", ("Municipalities pay late but they pay.",), 90, "swing", "a fractional platform lead",
           "paid work, two days a month", "the two days a month", via="soren"),
    Person("marisol", "Marisol Quispe", "Andes Forward", "Programme lead", "Lima", "civic", "met",
           "grants with short forms", ("Their next round opens in March.",), 182, "unknown", "",
           "a seat on the review panel", hub="slack"),
    Person("tomasz", "Tomasz Zieliński", "Wisła Cloud", "Principal engineer", "Kraków", "platform", "met",
           "queues", ("He deletes one queue for each one he adds.",), 182, "set", "a rubber duck", "code review",
           via="lukasz"),
    Person("grace", "Grace Wanjiru", "Savanna Logistics", "CTO", "Nairobi", "founder platform", "met",
           "routing with half a map", ("Drivers correct the map by voice message.",), 90, "swing",
           "an architecture review in January", "a paid review", "the review in January", via="kwame"),
    Person("oliver", "Oliver Brandt", "Brandt & Töchter", "Consultant", "Berlin", "freelance", "met",
           "how to price a week", ("He quotes outcomes and never hours.",), 90, "set", "", "his contract template",
           hub="table"),
    Person("leila", "Leïla Haddad", "Cité Ouverte", "Programme director", "Marseille", "civic hiring", "met",
           "hiring without CVs", ("They anonymise the first round and it changed who gets in.",), 182, "swing",
           "a technical interviewer for two afternoons", "introductions in Marseille", via="rita"),
    Person("ravi", "Ravi Subramaniam", "Kestrel Aero", "Software director", "Bristol", "platform hiring", "met",
           "testing what you cannot land", ("Their staff role reports to him and opens this quarter.",), 30, "swing",
           "a clear write-up of cache coherence", "an interview loop without puzzles", "the staff role",
           via="sam", hub="pydata"),
)
"""Met within the year, at a hub or by an introduction."""
