"""The people of the sample book, 2: first outreach of the last weeks, the bench, the import, and who was sorted out."""

from __future__ import annotations

from planner.demo.cast import Person

FRESH: tuple[Person, ...] = (
    Person("ingrid", "Ingrid Halvorsen", "Fjordbank", "Head of Platform", "Oslo", "platform fintech hiring", "fresh",
           "retiring a mainframe kindly", ("The last COBOL author retires in June.",), None, "swing",
           "war stories from migrations", "", "a first talk about the platform team", via="sam"),
    Person("mateus", "Mateus Ribeiro", "Verde Cloud", "SRE lead", "São Paulo", "platform", "fresh",
           "incident reviews without blame", ("They read old incidents aloud once a month.",), None, "set"),
    Person("yuki", "Yuki Tanaka", "Kitsune Search", "Engineering manager", "Berlin", "data hiring", "fresh",
           "ranking for tiny shops", ("Two openings, both unlisted.",), None, "swing", "", "", "the unlisted openings",
           via="misaki"),
    Person("peter", "Péter Szabó", "Duna Mobility", "CTO", "Budapest", "platform founder", "fresh",
           "trams that report their own faults", ("He buys consulting by the day.",), None, "swing"),
    Person("amara", "Amara Nwosu", "Lagos Design Week", "Curator", "Lagos", "design speaking", "fresh",
           "talks for people who skip talks", ("She pays speakers, always.",), None, "unknown"),
    Person("jonas", "Jonas Keller", "Alpenwerk AG", "Staff Engineer", "Zürich", "platform", "fresh",
           "caches in factories", ("The factory floor loses its network at every shift change.",), None, "set"),
    Person("svetlana", "Светлана Орлова", "Baltika Analytics", "Head of Data", "Riga", "data hiring", "fresh",
           "data contracts", ("Her team signs contracts with itself.",), None, "swing", aka=("Svetlana Orlova",)),
    Person("deepa", "Deepa Krishnan", "Lotus Learning", "VP Product", "Bengaluru", "product", "fresh",
           "courses for shift workers", (), None, "swing"),
    Person("emil", "Emil Novák", "Freelance", "Illustrator", "Brno", "design freelance", "fresh",
           "pictures for dry talks", ("He draws on paper first, always.",), None, "set"),
    Person("siobhan", "Siobhán O'Rourke", "Atlantic Weather", "Research lead", "Galway", "climate data", "fresh",
           "storm models on small machines", (), None, "unknown", via="aoife"),
    Person("carlos", "Carlos Ibáñez", "Puerto Datos", "Founder", "Málaga", "founder data", "fresh",
           "port data as a product", ("He needs a platform review before the due diligence.",), None, "swing", "",
           "", "the platform review", via="rita"),
    Person("minh", "Trần Quốc Minh", "Mekong Mobile", "Lead engineer", "Cần Thơ", "platform", "fresh",
           "apps on five-year-old phones", (), None, "set", via="hanh"),
    Person("hannah", "Hannah Weiss", "Spreewald Ventures", "Associate", "Berlin", "founder", "fresh",
           "what infrastructure funds look for", ("They see forty decks a week.",), None, "swing", hub="breakfast"),
    Person("tariq", "طارق منصور", "Cedar Health", "Director of engineering", "Beirut", "health hiring", "fresh",
           "clinics with four hours of power", (), None, "swing", aka=("Tariq Mansour",), via="noor"),
    Person("ines", "Inês Carvalho", "Harbour, Tide & Co.", "Platform engineer", "Lisbon", "platform", "fresh",
           "the move to Lisbon", ("The platform team is five people and a backlog.",), None, "set", via="ana"),
    Person("bjorn", "Björn Andersson", "Norrsken Foundry", "Programme manager", "Malmö", "founder climate", "fresh",
           "climate start-ups past the demo", (), None, "unknown"),
    Person("ruth", "Ruth Adeyemi", "Civic Stack", "Engineering director", "Bristol", "civic hiring", "fresh",
           "open source in town halls", ("She hires in the open: the task is a real issue.",), None, "swing",
           hub="slack"),
    Person("valentina", "Valentina Rossi", "Officina Uno", "Managing partner", "Milan", "freelance hiring", "fresh",
           "benches of freelancers", (), None, "swing", via="chiara"),
    Person("kenji", "山本 健司", "Mizu Robotics", "Software architect", "Nagoya", "platform", "fresh",
           "robots behind bad Wi-Fi", (), None, "set", aka=("Kenji Yamamoto",)),
    Person("george", "Γιώργος Νικολάου", "Aegean Link", "Head of IT", "Heraklion", "platform", "fresh",
           "islands with one cable", (), None, "unknown", aka=("George Nikolaou",), via="eleni"),
    Person("maya", "Maya Friedman", "Papertrail", "Editor", "Tel Aviv", "speaking", "fresh",
           "a piece on caching for people who do not cache", (), None, "unknown", via="michal"),
    Person("olu", "Olúwaṣeun Adébáyọ̀", "Sankofa Pay", "Engineering lead", "Lagos", "fintech platform", "fresh",
           "reconciliation at midnight", (), None, "set", via="kwame"),
    Person("clara", "Clara Lindqvist", "Meridian Rail", "Data engineer", "Berlin", "data", "fresh",
           "delay data", (), None, "set", via="priyanka"),
)
"""One a working day, the oldest first: the new-touch habit of the last five weeks."""

BENCH: tuple[Person, ...] = (
    Person("priya", "Priya Nair", "Kestrel Aero", "Head of Data", "Bristol", "data hiring", "bench",
           "flight data", (), None, "swing", "", "", "a look at how the data team hires", via="sam"),
    Person("nils", "Nils Aalto", "Polarlicht Energy", "Head of Engineering", "Hamburg", "platform climate", "bench",
           "the new forecasting team", (), None, "swing", via="bo"),
    Person("gabriela", "Gabriela Popescu", "Carpat Cloud", "Platform director", "Cluj", "platform hiring", "bench",
           "her keynote on boring platforms", (), None, "swing", hub="pydata"),
    Person("theo", "Théo Lambert", "Cité Ouverte", "Tech lead", "Marseille", "civic", "bench",
           "the open data portal", (), None, "set", via="leila"),
    Person("wei", "林薇", "Jade River Capital", "Principal", "Singapore", "founder", "bench",
           "infrastructure in South-East Asia", (), None, "swing", aka=("Lin Wei",)),
    Person("haruto", "Haruto Ito", "Hoshizora", "Meet-up organiser", "Osaka", "speaking", "bench",
           "the spring meet-up", (), None, "unknown", via="misaki"),
    Person("nadia", "Nadia Benali", "Atlas Grid", "Engineering manager", "Rabat", "climate hiring", "bench",
           "solar data", (), None, "swing", via="fatima"),
    Person("callum", "Callum Fraser", "Hebrides Broadband", "Founder", "Stornoway", "founder platform", "bench",
           "caching for islands", (), None, "swing"),
    Person("anneke", "Anneke de Wit", "Polder Software", "Freelance coach", "Utrecht", "freelance", "bench",
           "leaving a job well", (), None, "set", via="zoe"),
    Person("stefan", "Stefan Jovanović", "Sava Systems", "CTO", "Belgrade", "platform founder", "bench",
           "platforms for thirty people", (), None, "swing", hub="slack"),
    Person("mei", "Mei-Ling Wu", "Formosa Tools", "Developer advocate", "Taipei", "devrel", "bench",
           "documentation as a product", (), None, "set"),
    Person("arjun", "Arjun Mehta", "Savanna Logistics", "Head of Engineering", "Nairobi", "platform hiring", "bench",
           "the January review", (), None, "swing", via="grace"),
)
"""Cold: on the list, and not written to yet."""

DORMANT: tuple[Person, ...] = (
    Person("katja", "Katja Lehmann", "Elbe Instruments", "Engineering director", "Dresden", "platform hiring",
           "dormant", "the old monitoring project", ("She took over all of engineering.",), None, "swing"),
    Person("ben", "Ben Castellanos", "Quarry Studio", "Creative director", "Madrid", "design", "dormant",
           "the rebrand that never shipped", ("He left the agency to start his own.",), None, "swing"),
)
"""Active once and silent for over a year."""

TRIAGE: tuple[Person, ...] = (
    Person("t1", "Annika Berg", "Nordlys GmbH", "Product owner", "", "", "triage", "", state="triage"),
    Person("t2", "Darius Pohl", "Pohl Beratung", "Managing director", "", "", "triage", "", state="triage"),
    Person("t3", "Esra Yıldız", "Bosphorus Labs", "Engineering manager", "", "", "triage", "", state="triage"),
    Person("t4", "Farah Aziz", "Sigma Growth", "Growth ninja", "", "", "triage", "", state="triage"),
    Person("t5", "Iker Etxeberria", "Bilbao Dock", "Site reliability engineer", "", "", "triage", "", state="triage"),
    Person("t6", "Lucía Fernández", "", "", "", "", "triage", "", state="triage"),
    Person("t7", "Sunil Perera", "Ceylon Soft", "Delivery head", "", "", "triage", "", state="triage"),
)
"""Imported last week from LinkedIn, and still to be sorted."""

ASIDE: tuple[Person, ...] = (
    Person("trent", "Trent Maddox", "GrowthRocket", "Sales evangelist", "Austin", "", "aside", "a platform I must see",
           notes="Sells to everyone at every meet-up.", state="ignored"),
    Person("lena", "Lena Hoffmann", "Sabbatical", "Engineer", "", "platform", "aside", "her year at sea",
           notes="Back in summer; asked not to be written to before.", state="resting"),
    Person("pavel", "Pavel Dvořák", "Moldau Media", "Producer", "Prague", "speaking", "aside", "podcast guests",
           notes="Nice, but the podcast is on hold.", state="maybe"),
    Person("oldboss", "Margaret Hale", "Retired", "Former head of operations", "York", "", "aside", "her garden",
           notes="Retired in May. A card at Christmas.", state="archived"),
)
"""Sorted out, each with the reason in the notes."""
