"""English words that open a clause: each row what the clause speaks of, who speaks, the phrases,
and an example.

Who: ``start`` (the phrase opens the clause), ``they`` (behind *she*, *he*, *they* or a name),
``me`` (behind *I*, or alone).
"""

from __future__ import annotations

OPENINGS = (
    (
        "learned",
        "start",
        "learned that|learned|learnt that|learnt|i learned|we learned|found out that"
        "|found out|heard that|turns out"
        "|apparently",
        "coffee with Ana Li; learned they use Rust",
    ),
    (
        "learned",
        "they",
        "said that|said|says that|says|sez|told me that|told us that|told that"
        "|told me|told us|mentioned that|mentioned|say|told|said me that"
        "|reckons|reckons that|thinks|thinks that|confirmed that|confirmed"
        "|explained that|explained|warned us|warned me|reports that"
        "|has told",
        "coffee with Ana Li; she said that they use Rust",
    ),
    (
        "promise",
        "start",
        "promised to|promised|i promised to|i promised|i'll|ill|i will|we'll|we will"
        "|todo|to-do|to do|i need to|i have to|i must to"
        "|i must|need to|have to|must|i should|gonna|i'm gonna|im gonna|i am going to"
        "|i'm going to|im going to|going to|said i'd|said id"
        "|told her i'd|told him i'd|told them i'd|told her id|told him id"
        "|she asked me to|he asked me to|they asked me to|asked me to"
        "|asked if i could|asked if i can|action: i|action for me|i'm doing|im doing"
        "|i do|i'm sending|im sending|i'm getting"
        "|action item|agreed to|i agreed to|i offered to|offered to send|sending"
        "|wants me to|i to|remember to|reminder to|reminder|don't forget to|dont forget to|do not "
        "forget to"
        "|must remember to|gotta|i gotta|i've to",
        "coffee with Ana Li; promised the deck by fri",
    ),
    (
        "promise",
        "they",
        "asked me to|asked us to|asked if i could|asked if i can|asked if i'd"
        "|wants me to|needs me to|told me to|expects me to",
        "coffee with Ana Li; she asked me to send the deck",
    ),
    ("promise", "start", "i'd", "told Ana Li I'd send the deck"),
    (
        "theirs",
        "start",
        "waiting for|waiting on|awaiting|said he'd|said she'd|said they'd|said he'll|said she'll"
        "|said they'll|says he'll|says she'll|says they'll|said he would|said she would"
        "|said they would|said he will|said she will|said they will",
        "coffee with Ana Li; waiting for the contract",
    ),
    (
        "theirs",
        "they",
        "will|promised to|promised me|promised that|promised|is going to|are going to"
        "|going to|said he'd|said she'd|said they'd"
        "|said he'll|said she'll|said they'll|said he will|said she will"
        "|said they will|said he would|said she would|said they would"
        "|told he will|told she will|told he would|told me he will|told me she will"
        "|told me he would|told me she would|told me he'd"
        "|told me she'd|has told he will|has told she will|says he'll|says she'll"
        "|says he will|says she will|has agreed to|agreed to"
        "|is going to|gonna|is to|to send|to share|to fix|to get|to check|to confirm"
        "|to call|to draw up|to sign|to review|to do|to ask"
        "|to introduce|to make|to prepare|to provide|to revert|to write|to bring"
        "|to find|to talk to|to set up|to arrange|to book|to follow up"
        "|should have|will do|gets",
        "coffee with Ana Li; she'll send the deck by fri",
    ),
    (
        "next",
        "start",
        "next|next step|next steps|follow up|follow-up|followup|fu|f/u|reconnect"
        "|check in|circle back|touch base|remind me to"
        "|remind me|try again|will try again|try|chase|call back|ping again"
        "|nudge again|follow up with|meeting again|meet again|remind"
        "|kindly remind|pls chk|please check"
        "|retry|will retry|trying again|we're trying again|we are trying again|we try again"
        "|nudge|nxt|nxt touch|next touch|last try|final try|bump|ping|reping|re-ping",
        "coffee with Ana Li; next: send deck in 2w",
    ),
    ("why", "start", "why", "coffee with Ana Li; why: I know their stack"),
    (
        "wants",
        "start",
        "wants|needs|looking for|is looking for|wants to|needs to|would like|interested in|keen on",
        "coffee with Ana Li; wants a reviewer",
    ),
    (
        "wants",
        "they",
        "wants to|wants|needs to|needs|want to|want|need to|need|is looking for"
        "|are looking for|looking for|would like|seeks",
        "coffee with Ana Li; she wants a reviewer",
    ),
    (
        "offers",
        "start",
        "i can help with|i could help with|i can offer|i offered|offers|offered"
        "|can help with|could help with|can offer"
        "|can help me with|offers to|offered to",
        "coffee with Ana Li; she can help with pricing",
    ),
    (
        "offers",
        "they",
        "offers to|offers|offered to|offered|offer|can help with|could help with"
        "|can help me with|can offer",
        "coffee with Ana Li; she offers advice",
    ),
    (
        "owe",
        "start",
        "owe|i owe|i still owe|still owe",
        "coffee with Ana Li; owe her for the referral",
    ),
    ("owes", "start", "owes me|owes me one", "coffee with Ana Li; owes me for the review"),
    (
        "owes",
        "they",
        "owes me|owe me|still owes me|owe us|owes us|still owe us|still owes us",
        "coffee with Ana Li; she owes me for the review",
    ),
    (
        "via",
        "start",
        "via|met via|met through|introduced by|intro from|intro via|referred by"
        "|intro by|introduction from|put in touch by"
        "|connected by",
        "coffee with Zed Kay; met via Ana Li",
    ),
    ("hook", "start", "say", "coffee with Ana Li; say: loved your talk"),
    ("note", "start", "note|notes|nb", "coffee with Ana Li; note: she likes tea"),
    (
        "refer",
        "start",
        "talk to|i should talk to|should talk to|says talk to|said to talk to"
        "|said talk to|says to talk to|refer|suggested i talk to"
        "|suggested talking to|speak to|i should speak to|should speak to"
        "|referred me to|refers me to",
        "coffee with Ana Li; talk to Zed Kay",
    ),
    (
        "refer",
        "they",
        "says talk to|said to talk to|said talk to|says to talk to"
        "|suggested i talk to|suggested talking to|referred me to",
        "coffee with Ana Li; she suggested I talk to Zed Kay",
    ),
    (
        "outcome",
        "start",
        "invited to interview|got invited to interview|was invited to interview"
        "|was offered a job|was offered the job"
        "|was offered a role|was offered the role",
        "call Ana Li; was offered the job",
    ),
    (
        "outcome",
        "they",
        "offered me a job|offered me the job|offered me a role|offered me the role"
        "|offered me a position"
        "|offered me the position|made me an offer|has a lead for me"
        "|had a lead for me|has a lead|had a lead|gave me a lead|got me a lead"
        "|got me an interview|gave me an interview|invited me to interview"
        "|invited me to an interview|invited me for an interview",
        "call Ana Li; she offered me a job",
    ),
    (
        "correction",
        "start",
        "no|no wait|sorry|correction|i mean|actually|scratch that|pardon|pardon me|oops|no "
        "sorry|no actually|wait no"
        "|no i mean|make that|or rather|no make that|sorry i mean",
        "coffee with Ana Li yesterday; no, monday",
    ),
)
SPELT_OUT = "fu|f/u|follow-up|followup"
"""Short forms of *follow up*."""
FOLLOW_UPS = (
    "follow up|follow-up|followup|fu|f/u|reconnect|check in|circle back|touch base"
    "|remind me to|remind me|try again|will try again|call back"
    "|ping again|nudge again|follow up with|meeting again|meet again|remind"
    "|kindly remind|pls chk|please check"
    "|retry|will retry|trying again|we're trying again|we are trying again|we try again"
    "|nudge|last try|final try|bump|ping|reping|re-ping|next touch|nxt touch"
)
"""Openings of a next step whose own words are the step."""
ASIDES = (
    "and|but|also|so|then|plus|&|while|because|cos|as|though|who|which|where|whereas|btw"
    "|hey|oh|ok|okay|um|uh|er|erm|yeah|anyway"
)
"""Words that may stand before a clause."""
STRONG = "learned|learnt|promised|owe"
"""Openings that need no mark before them: *coffee Ana learned they use Rust*."""
NEEDS_A_DAY = (
    "i do|i to|i'm doing|im doing|i'm sending|im sending|i'm getting|im getting"
    "|sending|going to|gets|should have|to do|to ask|to make|to get|try|chase|remind"
    "|nudge|last try|final try|bump|ping|nxt"
    "|will do|i should|must|have to|need to|wants me to|action item|i offered to|is to|gonna"
)
"""Openings that are promises only where the clause names a day to come, or where nothing else is
said before them."""
DOING = (
    "sending|sharing|booking|introducing|getting|emailing|forwarding|checking|drafting|reviewing"
    "|preparing|bringing|signing|arranging|confirming|paying"
)
"""What somebody does for another by a day to come, as in *he's sending it on friday*."""
STATES = "be|have|start|join|leave|move|retire|become|stay|remain|turn|need|want|know|miss"
"""What somebody will be or do for themselves: behind *will* it is told, not promised."""
DELIVERING = "share|revert|deliver|confirm|sign|pay|finish|review|check|decide|prepare|book|arrange"
"""Verbs that promise in the present tense with a day, beside those of giving: *they share it by
friday*."""
