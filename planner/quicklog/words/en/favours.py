"""English words for favours: each row a sense, the phrases, and an example with the direction that
it has.

Senses: ``to the object`` (who acts gives, whom it is done for receives), ``to me`` (done for me,
whoever stands before).
"""

from __future__ import annotations

FAVOURS = (
    (
        "to the object",
        "helped|helpd|gave|gave feedback|gave feedback on|reviewed|looked over"
        "|proofread|proof-read|mentored|coached|advised"
        "|recommended|vouched for|referred|intro'd|lent|gave advice"
        "|wrote a reference for|wrote a recommendation for|covered for|hosted"
        "|gave a reference",
        "helped Ana Li with her CV",
        "given",
    ),
    (
        "to me",
        "helped me|helped us|gave me|gave us|given me|given us|introduced me"
        "|introduced us|intro'd me|intro'd us|intro'd me to|referred me|referred us|ref'd me|refd "
        "me|letting us have|let us have|let me have"
        "|lent us|forwarded our|passed our|shared our deck|shared my deck|sent our deck"
        "|recommended me|put in a good word|put in a word|vouched for me|reviewed my"
        "|looked over my|proofread my|gave feedback on my"
        "|gave feedback on our|gave an intro|gave intro|forwarded my|passed on my|passed "
        "my|passed along my|shared my cv|shared my resume|sent my cv|sent my resume"
        "|slipped me|lent me|mentored me|coached me|advised me|connected me"
        "|put me in touch|got me in|hooked me up|wrote me|set me up|opened a door"
        "|opened doors|gave reference of|gave me a heads up"
        "|gave a reference|covered for me|gave feedback",
        "Ana Li helped me with my CV",
        "received",
    ),
)
THINGS = (
    "intro|intros|introduction|introductions|referral|reference|recommendation"
    "|feedback|advice|tips|tip|lead|leads|help|hand|contact|contacts"
    "|number|heads-up|heads|pointers|review|comments|notes|names|name|lift|favour"
    "|favor|email|word|quote|ticket|tickets|insight|insights"
    "|discount|access|idea|ideas|template|templates|material|materials|overview|critique|info"
)
"""What one gives as a favour: without one of these *gave* is no favour (*gave a talk*)."""
INTRODUCERS = "connected|connecting|put|linked|hooked|matched|paired|introducing"
"""Verbs that bring two others together: *connected Ana with Bo*, *put Ana in touch with Bo*."""
BROUGHT = "with|to|and|&|in touch with|up with|in contact with|in touch|with each other"
"""Words between the two."""
THANKS = "thanks|thank|thanked|thx|ta|cheers"
THANKS_FOR = "for|4"
GAVE = "wrote|gave|made|sent|did|got|offered|arranged|organised|organized|put"
"""Words of a thank-you: *thanks for the reference she wrote*."""
LEADS = "a favour for|a favor for|one for|one|big time for|big time|for"
"""Small words between who owes and for what."""
MINE = "my|our|me|us"
