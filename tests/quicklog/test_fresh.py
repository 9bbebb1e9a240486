"""The fresh sets: each was measured once before anybody looked at it (docs/quicklog.md); now it must stay as good."""

from __future__ import annotations

from types import ModuleType

import pytest

from tests.quicklog.fresh import (
    set_a,
    set_b,
    set_c,
    set_d,
    set_e,
    set_f,
    set_g,
    set_h,
    set_i,
    set_j,
    set_k,
    set_l,
    set_m,
    set_n,
)
from tests.quicklog.fresh.judge import book_of, verdict

SETS = (
    set_a,
    set_b,
    set_c,
    set_d,
    set_e,
    set_f,
    set_g,
    set_h,
    set_i,
    set_j,
    set_k,
    set_l,
    set_m,
    set_n,
)
NOT_YET = {
    "ken abbott abbott labs site visit 11/10",  # written month first; the setting says day first
    "Spoke to Penny's assistant Greg, she's out til Monday",  # Greg is new, as the rules have it
    "swapped numbers with a recruiter called Jude",  # so is Jude
    "coffee with mom",  # names nobody
    "lunch w nick cave + sue perb (new, works at netflix) 50m",
    "Kwame, Jasmine and Leila joined the mentoring kickoff on Monday",
    "Max Weber and Max Planck were discussed",
    "Cormac and I agreed to speak again on 3 Dec",
    "Stefan K sent his regards via Walter",
    # the touch is with Pieter, through Thandiwe, who is owed
    "Thandiwe introduced me to Pieter Botha who runs hiring at Naspers, owe her one!",
    # on a Wednesday "nxt fri" may be this week's: asked
    "Jiwoo call 15mins she will send me samples by nxt fri",
    "Priya ma'am did the needful, intro to Mr. Iyer at Infosys received",
    "Pint with Tim Hargreaves Thursday week (The Eagle)",  # to come: a next step, no touch
    "Mehmet bey ile kahve dün, 40 dk",  # Turkish is none of the languages
    "Thanked Fatima Zahra for lending us the venue",  # thanked: nothing is owed any more
    # as Thandiwe: the touch is with who was introduced
    "Tadhg Ó Sé introduced me to Maeve Linehan from Teagasc on Friday, she runs the grants side",
    "Benoit Lacroix introduced me to Claire Aubert at the conference in Lyon on 17.02.",
    # asked, or a detail is left in the note
    "brekkie w gwen pritchard & beth at the ucl canteen mon just gone",
    "the rose garden do was rained off, typical",
    "some guy at the booth took my card",
    "Tobias asked whether I'd referee the Leibniz proposal; I agreed to have it done by 31 July",
    "Seminar at Cardiff University 2 July; Gwen introduced me to Prof. Ioan Rhys",
    "called barclays, penny on leave till 27 july, try then",
    "niamh b dropped me a line about the Accenture alumni do on the 24th",
    "Mark my words, Mark Lund will be CIO by Christmas - he more or less told me so on the phone on Friday",
    "Alasdair replied to my email of last week, he'd be happy to chat but not before the 28th",
    "lunch with Fergus today - well, only a coffee in the end, 30 mins",
    "owe Harriet Lowe a reply on day rates before the week is out",
    "Ciarán owes me a case study, promised it for the 25th",
    "Will and Grant both on the steering committee call on Friday, ran to 75 mins",
    "Mark Lund's PA rang to push Thursday's meeting to Friday week, 10am",
    "Arvind Subramanian referred me to Swiggy's TA head Shalini Mathur, mailing her tomorrow",
    "bob dunleavy finally emailed me the purchase order on the thirtieth",
    "lunch with gene park on the sixteenth of december and then a call with him on the twenty first",
    "holiday party at the marriott on the eighteenth I saw marcus and latoya from delta and austin was there too",
    "best buy meeting got pushed to the twelfth christian's got the flu",
    "did a favor for frank I got his nephew an internship",
    "made with Paolo Conti a telco of 40 minutes on Monday, he agrees with the budget",
    "With Max Sommer I have a rendezvous on 14.03. at 16h in Amsterdam",
    "I have received from Hélène the contact of Prof. Dubreuil, very nice of her",
    "small dinner on Saturday chez Anders, present were also Zoë and Paolo",
    "kofi m → term sheet by 30/10, me → data room link tmrw",
    "cherry mtg 1h30: lena f + leo b. term sheet likely, answer by wed",
    "joe friday bfast wed, will test w/ his team, fdbk by 6 nov",
    "april stone - new job, figma → adobe from jan",
    "gil s 2nd opinion on SAFE, no charge!, 25' phone",
    "tariq k whatsapp'd, mtg cairo 10/11 10h",
    "Got a no from Stella Cruz by email this morning, she'd look again at series A",
    "Ray Lund put me in touch with Klarna's head of treasury, writing to her tomorrow",
}
"""Lines that are read otherwise than they were meant, and why where that is not a fault."""
CASES = [(module, line, want) for module in SETS for line, want in module.LINES]


@pytest.mark.parametrize(("module", "line", "want"), CASES, ids=[case[1][:50] for case in CASES])
def test_R27_a_line_as_typed_is_right_or_rightly_asked(
    module: ModuleType, line: str, want: dict[str, object]
):
    judged, missing, entry = verdict(book_of(module.CONTACTS), module.TODAY, line, want)
    right = judged in ("right", "asked-rightly", "refused-rightly")
    assert right != (line in NOT_YET), (judged, missing, entry)


def test_R27_the_sets_have_sixty_lines_each_and_one_has_seventy_five():
    assert [len(module.LINES) for module in SETS] == [60] * 8 + [75] + [60] * 5
