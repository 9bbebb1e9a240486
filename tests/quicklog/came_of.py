"""Lines that say what came of it (R22): a lead, an interview, an offer, an introduction; and traps."""

from __future__ import annotations

from typing import Any

from tests.quicklog.book import Case, says

KIM: dict[str, Any] = {"kind": "call", "people": ["Kim Park"]}

CAME_OF: tuple[Case, ...] = (
    says(
        "call Kim Park; got an interview",
        **KIM,
        outcome="interview",
        leads=[("interview", "", "", "Kim Park")],
    ),
    says(
        "call Kim Park, got an interview at Acme",
        **KIM,
        outcome="interview",
        leads=[("interview", "", "Acme", "Kim Park")],
    ),
    says(
        "call Kim Park; got a lead: data job at Acme",
        **KIM,
        outcome="lead",
        leads=[("lead", "data job", "Acme", "Kim Park")],
    ),
    says(
        "call Kim Park; she has a lead for me: data job at Umbrella",
        **KIM,
        outcome="lead",
        leads=[("lead", "data job", "Umbrella", "Kim Park")],
    ),
    says(
        "call Kim Park; Bo has a lead: data job at Umbrella",
        **KIM,
        others=["Bo Chen"],
        leads=[("lead", "data job", "Umbrella", "Bo Chen")],
    ),
    says(
        "call Kim Park; offer from Acme for the data job",
        **KIM,
        outcome="offer",
        leads=[("offer", "data job", "Acme", "Kim Park")],
    ),
    says(
        "call Kim Park. She offered me a job",
        **KIM,
        outcome="offer",
        leads=[("offer", "", "", "Kim Park")],
    ),
    says(
        "call Kim Park; she made me an offer as head of data",
        **KIM,
        outcome="offer",
        leads=[("offer", "head of data", "", "Kim Park")],
    ),
    says(
        "call Kim Park; got an interview at Acme for a data role tomorrow",
        **KIM,
        outcome="interview",
        leads=[("interview", "data role", "Acme", "Kim Park")],
        note="tomorrow",
    ),
    says(
        "call Kim Park; got a lead at Acme; got an offer from Globex",
        **KIM,
        outcome="offer",
        leads=[("lead", "", "Acme", "Kim Park"), ("offer", "", "Globex", "Kim Park")],
    ),
    says(
        "got a lead from Kim Park yesterday: data job at Acme",
        kind="replied",
        people=["Kim Park"],
        incoming=True,
        outcome="lead",
        leads=[("lead", "data job", "Acme", "Kim Park")],
        note="yesterday",
    ),
    says(
        "got a great lead from Kim Park yesterday",
        kind="replied",
        people=["Kim Park"],
        incoming=True,
        day=-1,
        outcome="lead",
        leads=[("lead", "", "", "Kim Park")],
        note="great",
    ),
    says(
        "got an interview at Acme on friday through Kim Park",
        kind="replied",
        people=["Kim Park"],
        incoming=True,
        outcome="interview",
        leads=[("interview", "", "Acme", "Kim Park")],
        note="on friday",
    ),
    says("offer from Acme", outcome="offer", leads=[("offer", "", "Acme", "")]),
    says(
        "lead: data job at Umbrella", outcome="lead", leads=[("lead", "data job", "Umbrella", "")]
    ),
    says(
        "I got a job offer from Umbrella for data engineer, 80k",
        outcome="offer",
        leads=[("offer", "data engineer", "Umbrella", "")],
        note="80k",
    ),
    says(
        "call Kim Park; got an introduction to Zed Kay",
        **KIM,
        outcome="introduction",
        favours=[("received", "Kim Park", "introduction to Zed Kay")],
    ),
    says("call Kim Park; no offer yet", **KIM, note="no offer yet"),
    says("call Kim Park; didn't get an interview", **KIM, note="didn't get an interview"),
    says("call Kim Park; she got an interview at Acme", **KIM, note="she got an interview at Acme"),
    says("call Kim Park; she offers a job", **KIM, offers="a job"),
    says(
        "call Kim Park; asked about the offer from Acme",
        **KIM,
        note="asked about the offer from Acme",
    ),
    says("call Kim Park about the interview at Acme", **KIM, note="about the interview at Acme"),
    says("call Kim Park; got a coffee machine", **KIM, note="got a coffee machine"),
)

INTAKE: tuple[Case, ...] = (
    says("read the Acme report 30m", intake=True, minutes=30, note="read the Acme report"),
    says(
        "researched Acme 20m yesterday #jobs",
        intake=True,
        minutes=20,
        day=-1,
        note="researched Acme",
        tags=["jobs"],
    ),
    says(
        "prepared for Ana 10m", intake=True, minutes=10, others=["Ana Li"], note="prepared for Ana"
    ),
    says(
        "researched Ana Li 1h on monday",
        intake=True,
        minutes=60,
        day=-2,
        others=["Ana Li"],
        note="researched Ana Li",
    ),
    says(
        "prepared for the call with Bo Chen 15m",
        intake=True,
        minutes=15,
        others=["Bo Chen"],
        note="prepared for the call with Bo Chen",
    ),
    says(
        "prepared for Sam 10m",
        intake=True,
        minutes=10,
        others=["?Sam"],
        note="prepared for Sam",
        asks=[("Sam", ["Sam Okafor", "Sam Ortiz"])],
    ),
    says(
        "read 30m about pricing; next: ask Bo Chen by fri",
        intake=True,
        minutes=30,
        note="read about pricing",
        others=["Bo Chen"],
        next=("ask Bo Chen", 2),
    ),
    says("read a paper", intake=True, note="read a paper"),
    says(
        "coffee with Ana Li; read her paper 30m",
        kind="coffee",
        people=["Ana Li"],
        note="read her paper 30m",
    ),
    says("read the email from Ana Li", note="read the email from Ana Li"),
    says("Ana Li read my paper", kind="note", people=["Ana Li"], note="read my paper"),
)

NO: tuple[Case, ...] = tuple(
    says(line, kind="rejected", incoming=True, org="Umbrella", **fields)
    for line, fields in (
        ("rejected by Umbrella", {}),
        ("rejected at Umbrella", {}),
        ("rejected: Umbrella", {}),
        ("rejected from Umbrella yesterday", {"day": -1}),
        ("was rejected by Umbrella", {}),
        ("rejected by Umbrella for the data job", {"note": "for the data job"}),
        ("rejected for the data job at Umbrella", {"note": "for the data job"}),
        ("rejected for the data job by Umbrella", {"note": "for the data job"}),
        ("rejected by Umbrella; Ana Li told me", {"people": ["Ana Li"], "note": "told me"}),
        ("rejected by Umbrella; Ana Li told me why", {"people": ["Ana Li"], "learned": "why"}),
    )
)
MORE_NO: tuple[Case, ...] = (
    says("rejected at Acme", kind="rejected", incoming=True, org="Acme"),
    says(
        "Acme rejected me; Ana Li told me",
        kind="rejected",
        incoming=True,
        org="Acme",
        people=["Ana Li"],
        note="told me",
    ),
    says(
        "rejected by Ana Li at Acme", kind="rejected", incoming=True, people=["Ana Li"], org="Acme"
    ),
    says(
        "rejected by Zed Kay at Acme",
        kind="rejected",
        incoming=True,
        people=["+Zed Kay|Acme"],
        org="Acme",
    ),
    says("rejected at PyData", kind="rejected", incoming=True, hub="PyData"),
)
