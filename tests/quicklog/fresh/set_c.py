"""Sixty lines of Indian and of non-native English, of founders and community work; their meaning was written first."""

# fmt: off
TODAY = "2026-11-18"
CONTACTS = [
    "Sneha Iyer (Zoho)",
    "Arjun Nair (Freshworks)",
    "Arjun Malhotra (Swiggy)",
    "Ravi Shankar (TCS)",
    "Meera Joshi (Infosys)",
    "Anand Kulkarni (Ola)",
    "Lakshmi Narayan (HCL)",
    "Imran Sheikh (Jio)",
    "Jyoti Verma (Paytm)",
    "Dr. Suresh Menon (AIIMS)",
    "Kiran Bedi Rao (CRED)",
    "Paweł Zieliński (CD Projekt)",
    "Anna Kowalska (mBank)",
    "Giulia Romano (Enel)",
    "Hans-Peter Müller (SAP)",
    "Jürgen Schmidt (Siemens)",
    "Yuki Tanaka (Rakuten)",
    "陈晓明 (Tencent)",
    "Noura Al-Sayed (Noon)",
    "Aleksandr Ivanov (JetBrains)",
    "Ольга Смирнова (Ozon)",
    "João Carvalho (Farfetch)",
    "María José Núñez (Glovo)",
    "Linh Pham (Grab)",
    "Sang-hoon Lee (Kakao)",
    "Emeka Obi (Paystack)",
    "Amina Diallo (Orange)",
    "Viktor Horváth (Prezi)",
    "Selin Demir (Getir)",
    "Katrin Saar (Bolt)",
]
LINES = [
    (
        "Met with Sneha ma'am at Zoho office for one hour",
        {"kind": "met", "people": ["Sneha Iyer"], "minutes": 60, "day": TODAY},
    ),
    (
        "Arjun (Swiggy) has told he will share the contact by tomorrow EOD",
        {"people": ["Arjun Malhotra"], "promise_who": "them", "promise_due": "2026-11-19", "day": TODAY},
    ),
    (
        "discussed with Ravi sir about the internship, he is positive only",
        {"people": ["Ravi Shankar"], "day": TODAY},
    ),
    (
        "Meera pinged me on whatsapp asking for referral",
        {"kind": "message", "people": ["Meera Joshi"], "day": TODAY},
    ),
    (
        "gave Meera referral for the SDE2 role",
        {"people": ["Meera Joshi"], "favour": "given", "day": TODAY},
    ),
    ("Anand ji se baat hui, 20 mins", {"people": ["Anand Kulkarni"], "minutes": 20, "or_ask": True}),
    (
        "Yesterday evening had chai with Lakshmi and Imran bhai",
        {"people": ["Lakshmi Narayan", "Imran Sheikh"], "day": "2026-11-17"},
    ),
    (
        "Jyoti did not picked the call",
        {"people": ["Jyoti Verma"], "not_kind": {"met", "replied"}, "day": TODAY},
    ),
    (
        "Kindly remind Suresh Menon on 25th",
        {"people": ["Dr. Suresh Menon"], "any_due": "2026-11-25", "not_kind": {"met"}, "or_ask": True},
    ),
    (
        "dr menon consult call preponed to Friday 20/11",
        {
            "people": ["Dr. Suresh Menon"], "not_kind": {"call", "met"}, "any_due": "2026-11-20", "or_ask": True
        },
    ),
    (
        "Kiran revert pending since 2 weeks",
        {"people": ["Kiran Bedi Rao"], "not_kind": {"replied", "met"}, "day": TODAY, "or_ask": True},
    ),
    (
        "I was speaking with Pawel by phone 15 minutes",
        {"kind": "call", "people": ["Paweł Zieliński"], "minutes": 15, "day": TODAY},
    ),
    (
        "Anna K introduced me with her CTO, very nice from her",
        {"people": ["Anna Kowalska"], "favour": "received", "day": TODAY, "or_ask": True},
    ),
    (
        "Tomorrow I have meeting with Giulia",
        {
            "people": ["Giulia Romano"], "any_due": "2026-11-19", "not_kind": {"met"}, "day": TODAY, "or_ask": True
        },
    ),
    (
        "Hans Peter Mueller wants to make a workshop in january",
        {"people": ["Hans-Peter Müller"], "day": TODAY, "not_kind": {"event"}},
    ),
    (
        "We made video call with Jürgen since 14h30 until 15h",
        {"kind": "video", "people": ["Jürgen Schmidt"], "day": TODAY},
    ),
    (
        "Coffee with Yuki-san 3 days before",
        {"kind": "coffee", "people": ["Yuki Tanaka"], "or_ask": True},
    ),
    ("和陈晓明吃午饭", {"people": ["陈晓明"], "or_ask": True}),
    ("wechat call with 陈晓明 40 min", {"people": ["陈晓明"], "minutes": 40, "kind": "call", "day": TODAY}),
    (
        "Noura send me the slides yesterday, i must to answer until friday",
        {"people": ["Noura Al-Sayed"], "or_ask": True, "any_due": "2026-11-20"},
    ),
    (
        "Aleksandr said me that JetBrains opens office in Yerevan",
        {"people": ["Aleksandr Ivanov"], "day": TODAY},
    ),
    ("встреча с Ольга Смирнова 30 min", {"people": ["Ольга Смирнова"], "minutes": 30, "or_ask": True}),
    (
        "Joao told about new job opening, I will apply till Sunday",
        {
            "people": ["João Carvalho"],
            "promise_who": "me",
            "promise_due": "2026-11-22",
            "day": TODAY,
            "or_ask": True,
        },
    ),
    (
        "María José no pudo venir, we move it to next Monday",
        {"people": ["María José Núñez"], "any_due": "2026-11-23", "or_ask": True},
    ),
    (
        "linh pham lunch grab office 13:00",
        {"kind": "lunch", "people": ["Linh Pham"], "time": "13:00", "day": TODAY},
    ),
    (
        "Sanghoon Lee dinner 2h fri",
        {"kind": "dinner", "people": ["Sang-hoon Lee"], "minutes": 120, "day": "2026-11-13", "or_ask": True},
    ),
    (
        "Emeka is bringing 2 founders to the meetup on saturday",
        {"people": ["Emeka Obi"], "not_kind": {"event", "met"}, "day": TODAY, "or_ask": True},
    ),
    (
        "Amina and Selin met for first time thanks to me, intro at Slush",
        {
            "people": ["Amina Diallo", "Selin Demir"], "favour": {"given", None}, "day": TODAY, "or_ask": True
        },
    ),
    (
        "Viktor asked for feedback, gave him 30min on pitch deck",
        {"people": ["Viktor Horváth"], "minutes": 30, "day": TODAY},
    ),
    ("Selin helped us to find venue", {"people": ["Selin Demir"], "favour": "received", "day": TODAY}),
    (
        "Katrin S. from Bolt - call - 11.11. - 25min",
        {"kind": "call", "people": ["Katrin Saar"], "day": "2026-11-11", "minutes": 25},
    ),
    (
        "volunteers meeting: Emeka, Amina, Linh. next one 2 Dec",
        {"people": ["Emeka Obi", "Amina Diallo", "Linh Pham"], "any_due": "2026-12-02", "day": TODAY},
    ),
    (
        "met Fatou Ndiaye through Amina",
        {
            "kind": "met",
            "people": ["Fatou Ndiaye"],
            "new": ["Fatou Ndiaye"],
            "via": {"Amina Diallo", None},
            "day": TODAY,
        },
    ),
    ("Ravi's daughter got into IIT, congratulated him", {"people": ["Ravi Shankar"], "day": TODAY}),
    (
        "Arjun Nair resigned from Freshworks",
        {"people": ["Arjun Nair"], "day": TODAY, "not_kind": {"met"}},
    ),
    ("call with arjun n postponed", {"people": ["Arjun Nair"], "not_kind": {"call"}, "day": TODAY}),
    (
        "Sent mail to Lakshmi, CC Imran",
        {"kind": "email", "some_people": ["Lakshmi Narayan"], "day": TODAY},
    ),
    (
        "she has accepted - Jyoti will speak at our event on 12 Dec",
        {"people": ["Jyoti Verma"], "not_kind": {"event"}, "day": TODAY, "or_ask": True},
    ),
    (
        "Pls connect Sneha with Viktor",
        {"people": ["Sneha Iyer", "Viktor Horváth"], "or_ask": True, "not_kind": {"met"}},
    ),
    ("connected Sneha with Viktor on LI", {"some_people": ["Sneha Iyer"], "or_ask": True}),
    (
        "anand k 11am 30 mins f2f",
        {"people": ["Anand Kulkarni"], "time": "11:00", "minutes": 30, "day": TODAY},
    ),
    (
        "Imran gave reference of one HR, Pooja Sharma",
        {"some_people": ["Imran Sheikh"], "day": TODAY, "favour": {"received", None}, "or_ask": True},
    ),
    ("Missed call from Noura", {"people": ["Noura Al-Sayed"], "day": TODAY, "not_kind": {"met"}}),
    (
        "Giulia's train was late so we only talked 10 minutes",
        {"people": ["Giulia Romano"], "minutes": 10, "day": TODAY},
    ),
    (
        "will meet Katrin next week for lunch",
        {"people": ["Katrin Saar"], "not_kind": {"lunch", "met"}, "day": TODAY, "or_ask": True},
    ),
    (
        "João + María José, brainstorming, half a day",
        {"people": ["João Carvalho", "María José Núñez"], "day": TODAY},
    ),
    (
        "yuki introduced by Linh, zoomed today 30",
        {"kind": "video", "people": ["Yuki Tanaka"], "day": TODAY, "via": {"Linh Pham", None}, "or_ask": True},
    ),
    (
        "Community breakfast yesterday, talked mostly to Selin and Emeka",
        {"people": ["Selin Demir", "Emeka Obi"], "day": "2026-11-17"},
    ),
    ("Paweł nie odbiera", {"people": ["Paweł Zieliński"], "day": TODAY, "or_ask": True}),
    (
        "need to return Aleksandr his book",
        {"people": ["Aleksandr Ivanov"], "day": TODAY, "not_kind": {"met"}, "promise_who": {"me", None}},
    ),
    ("Meera: 1) wants mentor 2) free on weekends", {"people": ["Meera Joshi"], "day": TODAY}),
    (
        "Hans-Peter gave a keynote at SAP TechEd, I asked a question",
        {"people": ["Hans-Peter Müller"], "favour": None, "day": TODAY},
    ),
    (
        "Demo day on 5 december, Kiran is judge",
        {"people": ["Kiran Bedi Rao"], "day": TODAY, "not_kind": {"event", "met"}, "or_ask": True},
    ),
    (
        "Suresh sir blessed us with his presence at the meetup, 200 people came",
        {"people": ["Dr. Suresh Menon"], "day": TODAY},
    ),
    ("Ольга написала, ждёт ответ", {"people": ["Ольга Смирнова"], "day": TODAY, "or_ask": True}),
    ("Lunch today with the Bolt team, Katrin was sick", {"or_ask": True}),
    (
        "viktor & katrin hackathon last weekend",
        {"people": ["Viktor Horváth", "Katrin Saar"], "or_ask": True},
    ),
    (
        "Swiggy rejected me, Arjun M said apply again after 6 months",
        {"people": ["Arjun Malhotra"], "or_ask": True},
    ),
    (
        "borrowed projector from Emeka, to be returned by 22nd",
        {"people": ["Emeka Obi"], "or_ask": True, "favour": {"received", None}, "day": TODAY},
    ),
    (
        "Linh loves hiking #hobby",
        {"people": ["Linh Pham"], "tags": ["hobby"], "day": TODAY, "not_kind": {"met"}},
    ),
]
