from __future__ import annotations

from planner.engine.plan import Offer
from tests.engine.builders import TODAY, Book, ago, ahead


def offers(book: Book, **settings: object) -> list[Offer]:
    """The bench with the one that is offered, best first."""
    plan = book.plan(**settings)
    return [*([plan.new_touch] if plan.new_touch else []), *plan.bench]


def test_the_longest_waiting_comes_first_and_says_so():
    book = Book()
    young, old = book.contact("Young", added=ago(3)), book.contact("Old", added=ago(40))
    assert [offer.contact for offer in offers(book)] == [old, young]
    assert [offer.reason for offer in offers(book)] == ["waiting for 40 days", "waiting for 3 days"]


def test_R1_the_alphabet_decides_nothing():
    orders = set()
    for start in range(12):
        book = Book()
        for _ in range(start):
            book.hub()
            book.contact(state="archived")
        names = ["Ana", "Bo", "Cy", "Di", "Eve"]
        for name in names:
            book.contact(name)
        orders.add(tuple(offer.name for offer in offers(book)) == tuple(names))
    assert orders == {False, True} or orders == {False}


def test_R1_what_triage_said_who_decides_and_how_fresh_it_is_rank_an_import():
    book = Book()
    old = {"added": ago(9), "connected_on": ago(900)}
    distant = book.contact("A", cadence_days=365, **old)
    good = book.contact("B", cadence_days=182, **old)
    close = book.contact("C", cadence_days=30, **old)
    warm = book.contact("D", cadence_days=90, **old)
    founder = book.contact("E", cadence_days=182, role="Founder", **old)
    fresh = book.contact("F", cadence_days=182, added=ago(9), connected_on=ago(20))
    ranked = [offer.contact for offer in offers(book)]
    assert ranked.index(close) < ranked.index(warm) < ranked.index(good) < ranked.index(distant)
    assert ranked.index(founder) < ranked.index(good)
    assert ranked.index(fresh) < ranked.index(good)


def test_R24_equals_of_one_organisation_do_not_follow_each_other():
    book = Book()
    for number in range(6):
        book.contact(f"Acme {number}", org="Acme", added=ago(50 - number))
    for number in range(3):
        book.contact(f"Other {number}", org=f"Firm {number}", added=ago(20))
    firms = [offer.name.split()[0] for offer in offers(book)]
    assert firms[:4] == ["Acme", "Other", "Other", "Other"]


def test_R24_an_organisation_of_yesterday_waits_behind_equals():
    book = Book()
    done = book.contact("Done", org="Acme")
    book.touch(done, 1, "email")
    book.contact("Acme again", org="Acme", added=ago(50))
    book.contact("Other", org="Firm", added=ago(20))
    assert book.plan().new_touch.name == "Other"


def test_R24_a_second_person_is_reached_through_a_first_who_answers():
    book = Book()
    first = book.contact("First", org="Acme", added=ago(100))
    second = book.contact("Second", org="Acme", added=ago(3))
    stranger = book.contact("Stranger", added=ago(60))
    book.touch(first, 90, "email")
    assert [offer.contact for offer in offers(book)] == [stranger, second]
    assert offers(book)[1].reason == "ask First at Acme first"
    book.touch(first, 88, "replied")
    assert [offer.contact for offer in offers(book)] == [second, stranger]
    assert offers(book)[0].reason == "your second person at Acme, beside First"
    book.touch(first, 80, "email", intent="ask")
    assert [offer.contact for offer in offers(book)] == [stranger, second], "the last is unanswered"


def test_each_reason_is_told_and_weighed():
    book = Book()
    sam = book.known("Sam", 10)
    book.known("Ana Li", 10, org="Acme")
    plain = book.contact("Plain", added=ago(399))
    swing = book.contact("Swing", voter="swing")
    met = book.contact("Met", met_at=book.hub("PyData"), added=ago(5))
    second = book.contact("Second", org="ACME")
    introduced = book.contact("Introduced", introduced_by=sam)
    hooked = book.contact("Hooked", tags=frozenset({"design"}))
    book.hook("the new design book", tags=frozenset({"Design"}))
    both = book.contact("Both", org="Acme", introduced_by=sam)
    assert [(offer.contact, offer.reason) for offer in offers(book)] == [
        (both, "introduced by Sam · your second person at Acme, beside Ana Li"),
        (hooked, "you have something to say"),
        (introduced, "introduced by Sam"),
        (swing, "a swing voter"),
        (met, "met 13 Nov at PyData"),
        (second, "your second person at ACME, beside Ana Li"),
        (plain, "waiting for 399 days"),
    ]


def test_an_organisation_where_two_are_known_is_no_single_thread():
    book = Book()
    book.known("Ana Li", 10, org="Acme")
    book.known("Bo Chen", 10, org="Acme")
    book.contact("Third", org="Acme", added=ago(3))
    assert offers(book)[0].reason == "waiting for 3 days"


def test_R24_an_organisation_is_one_however_it_is_written():
    book = Book()
    book.known("Ana Li", 20, org="Acme")
    book.contact("Bo", org="ACMÉ Inc.")
    bo = book.plan().new_touch
    assert bo is not None and bo.reason == "your second person at ACMÉ Inc., beside Ana Li"


def test_R24_those_who_work_for_themselves_are_not_at_one_organisation():
    book = Book()
    book.known("Ana Li", 20, org="Freelance")
    book.contact("Bo", org="freelance")
    bo = book.plan().new_touch
    assert bo is not None and bo.reason == "waiting for 400 days"


def test_an_imported_connection_says_since_when():
    book = Book()
    book.contact(added=None, connected_on=ago(700))
    assert offers(book)[0].reason == "connected 18 Dec 2024, never in touch since"


def test_only_kept_contacts_are_on_the_bench():
    book = Book()
    for state in ("triage", "maybe", "ignored", "archived", "resting"):
        book.contact(state=state)
    book.contact(snoozed_until=ahead(1))
    book.contact(resting_until=ahead(1))
    assert offers(book) == []
    assert len(offers(book, today=ahead(1))) == 2


def test_somebody_met_today_is_cold_no_more():
    book = Book()
    person = book.contact()
    book.touch(person, 0, "event")
    assert offers(book) == []
    assert book.plan(today=ahead(1)).bench == ()


def test_somebody_who_wrote_first_is_owed_a_reply_and_after_two_months_waits_on_the_bench():
    book = Book()
    person = book.contact()
    book.touch(person, 5, "email", direction="in")
    assert offers(book) == [] and [item.kind for item in book.items()] == ["reply"]
    later = ahead(56)
    plan = book.plan(today=later)
    assert plan.new_touch is not None and plan.new_touch.contact == person
    assert plan.new_touch.reason == "61 days since their email"
    assert [item.kind for item in plan.items] == ["prepare"]


def test_a_dormant_tie_is_ranked_among_the_others_once_a_week():
    book = Book()
    book.contacts(2, added=ago(10))
    dormant = book.known("Dormant", 380)
    worse = book.known("Worse", 400)
    assert [offer.contact for offer in offers(book)] == [
        dormant,
        "contact-0000",
        "contact-0001",
        worse,
    ]
    assert offers(book)[0].reason == "380 days since coffee"
    book.touch(dormant, 3, "email")
    assert [offer.contact for offer in offers(book)] == ["contact-0000", "contact-0001", worse]


def test_dormant_ties_are_offered_when_nobody_else_waits():
    book = Book()
    revived, dormant = book.known("Revived", 500), book.known("Dormant", 400)
    book.touch(revived, 1, "email")
    assert [offer.contact for offer in offers(book)] == [dormant]


def test_a_yearly_contact_is_not_dormant_after_a_year():
    book = Book()
    yearly = book.known("Yearly", 400, cadence_days=365)
    assert offers(book) == []
    assert [item.contact for item in book.items()] == [yearly]


def test_R10_a_hook_is_chosen_for_the_person_then_the_organisation_then_the_tag():
    book = Book()
    person = book.contact(org="Acme", tags=frozenset({"design"}))
    tagged = book.hook("by tag", tags=frozenset({"design"}))
    by_org = book.hook("by organisation", orgs=frozenset({"acme"}))
    own = book.hook("for them", contacts=frozenset({person}))
    for hook in (own, by_org, tagged):
        assert book.plan().new_touch.hook_id == hook
        book.change("hooks", hook, told=frozenset({person}))
    assert book.plan().new_touch.hook == ""


def test_R10_a_hook_that_has_expired_or_is_for_somebody_else_is_not_offered():
    book = Book()
    book.contact(tags=frozenset({"design"}))
    book.hook("old", tags=frozenset({"design"}), expires=ago(1))
    book.hook("for Bo", tags=frozenset({"design"}), contacts=frozenset({"bo"}))
    assert book.plan().new_touch.hook == ""
    book.hook("later", tags=frozenset({"design"}))
    soon = book.hook("soon", tags=frozenset({"design"}), expires=TODAY)
    assert book.plan().new_touch.hook_id == soon, "what expires first is used first"


def test_the_bench_is_a_sequence_that_compares_and_slices():
    book = Book()
    book.contacts(5)
    bench = book.plan().bench
    assert len(bench) == 4 and len(bench[1:3]) == 2
    assert (
        bench[1:3] == tuple(bench)[1:3] and bench != [] and hash(bench) == hash(book.plan().bench)
    )
    assert repr(bench[:1]) == repr((bench[0],))
