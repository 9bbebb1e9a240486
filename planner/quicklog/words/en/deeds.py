"""English words for what people do with one another: each row a kind, a style, the phrases, and an
example.

Styles: ``noun`` (coffee), ``verb`` (met; of them as well: *Ana called*), ``from`` (what comes in:
*heard from*), ``kept`` and ``kept verb`` (the words say more than the kind and stay in the note:
*interview*, *thanked*). A new word goes into the row of its kind, parted by ``|``; the longest
phrase at a place counts.
"""

from __future__ import annotations

DEEDS = (
    (
        "met",
        "noun",
        "meeting|mtg|meet up|meet-up|catch up|catch-up|catchup|catch-up chat|chat"
        "|talk|quick chat|convo|conversation"
        "|1:1|1-1|one-to-one|one to one|one-on-one|1-on-1|face to face|f2f|sit-down|get-together",
        "meeting with Ana Li",
    ),
    (
        "coffee",
        "noun",
        "coffee|coffees|cofee|coffe|cofffee|coffee chat|coffee meeting"
        "|coffee catch-up|coffee catchup|intro coffee"
        "|espresso|cappuccino|cuppa",
        "coffee with Ana Li",
    ),
    (
        "lunch",
        "noun",
        "lunch|lunches|lunch meeting|lunch date|business lunch|working lunch",
        "lunch with Ana Li",
    ),
    ("dinner", "noun", "dinner|dinners|dinner meeting|supper", "dinner with Ana Li"),
    (
        "drinks",
        "noun",
        "drinks|drink|beer|beers|pint|pints|a pint|cocktails|happy hour|wine",
        "drinks with Ana Li",
    ),
    (
        "call",
        "noun",
        "call|calls|phone|phone call|phone chat|phonecall|intro call|telephone"
        "|ph call|ph|fone|tel call|on the phone|telephonic|telephonic round|telephonic call"
        "|telephonic discussion|telephonic interview|telephonic conversation|telephonic chat"
        "|telephone interview|telephone call|phone screen|phone interview|phone catch-up|phone "
        "catchup"
        "|telco|tel con|conference call"
        "|by phone|over the phone|telecon|on a call",
        "call with Ana Li",
    ),
    (
        "video",
        "noun",
        "video|video call|videocall|vid call|video chat|video meeting|zoom|zoom call"
        "|zoom chat|zoom meeting|teams w/|teams with|teams call"
        "|teams meeting|ms teams|google meet|gmeet|facetime|skype|skype call"
        "|google hangout|video conference|vc call|videoconference"
        "|over teams|on zoom|over zoom",
        "zoom with Ana Li",
    ),
    ("email", "noun", "email|e-mail|mail|emails|email exchange|email thread", "email to Ana Li"),
    (
        "message",
        "noun",
        "message|msg|dm|text|txt|text message|sms|whatsapp|whatsapp message|imessage"
        "|slack message|slack dm|slack"
        "|telegram|telegram message|signal message|wechat|wechat message|voice note",
        "message to Ana Li",
    ),
    (
        "linkedin",
        "noun",
        "linkedin|linkedin message|linkedin msg|linkedin dm|linkedin chat"
        "|linkedin request|linkedin invite|li msg"
        "|li message",
        "linkedin message to Ana Li",
    ),
    (
        "event",
        "noun",
        "event|conference|conf|meetup|workshop|webinar|hackathon|attended",
        "event PyData with Ana Li",
    ),
    ("intro", "noun", "intro|introduction|intros|double intro", "intro Ana Li and Bo Chen"),
    (
        "note",
        "noun",
        "note|note on|note about|note for|note to self|note to self re"
        "|note to self about|self note",
        "note Ana Li: her daughter starts school",
    ),
    (
        "met",
        "kept",
        "breakfast|brunch|walk|tea|chai|interview|informational"
        "|informational interview|hike|session|demo|visit|site visit"
        "|mock interview|tour|pitch|standup|stand-up|brainstorming|brainstorm|golf"
        "|tennis|supervision meeting|kickoff|kick-off|panel"
        "|offsite|retro|workout|ride|dance|picnic|barbecue|bbq|board meeting"
        "|board mtg|kickoff call|kick-off call|standup meeting"
        "|panel prep|prep session|hq tour|office hours|office visit",
        "breakfast with Ana Li",
    ),
    (
        "met",
        "verb",
        "met|met up|met again|met up with|met with|saw|came|came over|came round"
        "|came by|came around|visited|spoke|spoke to"
        "|spoke with|talked|talked to|talked with|speaking|chatted|chatted to"
        "|chatted with|caught up|caught up with|bumped into|ran into"
        "|sat down|sat down with|sat next to|hung out with|hung out|stopped by"
        "|dropped by|popped in to see|popped in|swung by"
        "|went to see|said hi|said hello|said hey|was meeting|was speaking"
        "|shook hands with|got talking to|got chatting to|got together"
        "|got together with|drove out to see|drove over to see|drove up to see|went out to see"
        "|went over to see|flew out to see|spoken to|spoken with|spoken|popped round|showed "
        "up|turned up|called in on|dropped in on|dropped in",
        "met Ana Li",
    ),
    (
        "met",
        "kept verb",
        "discussed|went through|went over|presented to|pitched to|pitched|demoed"
        "|demoed to|interviewed|interviewed with"
        "|walked|hiked|ran|worked with|paired with|swapped|brainstormed|had a walk"
        "|assisted to|came to my|presented|sparred with|played|travelled with"
        "|danced with|negotiated with|onboarded",
        "discussed pricing with Ana Li",
    ),
    (
        "lunch",
        "verb",
        "lunched|lunched with|had lunch|ate lunch|took me to lunch"
        "|took me out to lunch|bought me lunch|took me for lunch|had a bit of lunch|had a spot of "
        "lunch",
        "lunched with Ana Li",
    ),
    (
        "dinner",
        "verb",
        "dined|dined with|had dinner|had supper|took me to dinner"
        "|took me out to dinner|bought me dinner|took me for dinner",
        "dined with Ana Li",
    ),
    (
        "call",
        "verb",
        "called|calld|phoned|rang|rang up|spoke on the phone|talked on the phone"
        "|telephoned|got a call from|had a call"
        "|called back|called me back|called up|rang back|phoned back|got off the phone with"
        "|just got off the phone with|was on the phone with|on the phone with|hopped on a call with"
        "|jumped on a call with|got on a call with",
        "called Ana Li",
    ),
    (
        "video",
        "verb",
        "zoomed|skyped|facetimed|video called|spoke on zoom|talked on zoom|zoomed with",
        "zoomed with Ana Li",
    ),
    (
        "email",
        "verb",
        "emailed|e-mailed|emaild|mailed|wrote an email to|shot an email to"
        "|sent an email to|sent a mail to|sent mail to"
        "|sent email to|sent emails to|sent an email|dropped an email to",
        "emailed Ana Li",
    ),
    (
        "message",
        "verb",
        "messaged|msged|msg'd|dm'd|dmed|dm'ed|texted|txted|pinged|whatsapped|slacked"
        "|wrote|wrote to|reached out"
        "|reached out to|replied to|answered to|wrote back to|responded to"
        "|got in touch|got in touch with|sent a message to|sent a text to"
        "|dropped a line to|dropped a note to|left a note for|wrote a card to"
        "|left a message for|left a voicemail for|got hold of|got back to|sent a dm to|sent a "
        "thank you to"
        "|sent thanks to|sent a note to|sent a card to",
        "texted Ana Li",
    ),
    (
        "linkedin",
        "verb",
        "connected|connected with|connected on linkedin|linkedin'd"
        "|accepted my request|accepted my invite"
        "|accepted my invitation|accepted my linkedin request"
        "|accepted my linkedin invite|accepted my linkedin invitation"
        "|added on linkedin",
        "connected with Ana Li on linkedin",
    ),
    (
        "intro",
        "verb",
        "introduced|intro'd|introd|was introduced|got introduced|intro'ed",
        "introduced Ana Li to Bo Chen",
    ),
    ("shared", "verb", "shared|sent|forwarded|fwded|fwd'd", "shared the guide with Ana Li"),
    (
        "replied",
        "verb",
        "replied|wrote back|got back to me|responded|answered|emailed back"
        "|texted back|messaged back|mailed back"
        "|reverted|came back to me|replied to me|txt back|text back",
        "Ana Li replied",
    ),
    (
        "rejected",
        "verb",
        "rejected|turned me down|turned us down|said no|declined me",
        "Ana Li said no",
    ),
    (
        "message",
        "kept verb",
        "thanked|congratulated|asked|nudged|followed up|followed up with|checked in"
        "|checked in with|reminded|invited"
        "|chased|wished|thank you note|thank-you note|thank you email|thank-you email"
        "|thank you|thx note|thx note to|thanks to|ta to"
        "|dropped|thank you card|told|congratulated on|complimented|briefed|commented"
        "|liked|reacted",
        "thanked Ana Li",
    ),
    (
        "replied",
        "from",
        "heard from|heard back from|heard back|reply from|response from|answer from"
        "|got a reply from|word from"
        "|got an answer from|had a reply from",
        "heard from Ana Li",
    ),
    (
        "rejected",
        "from",
        "rejection|rejection from|rejected by|got rejected by|was rejected by"
        "|turned down by|a no from|got a no from"
        "|got a rejection from|got rejected|was rejected",
        "rejected by Ana Li",
    ),
)
INTRANSITIVE = (
    "spoke|talked|chatted|came|came over|came round|came by|ran|walked|hiked|speaking"
    "|presented|pitched|discussed|swapped|sat down|caught up"
    "|showed up|turned up|stopped by|popped in|dropped in|played|worked with"
    "|brainstormed|went through|went over|negotiated with|travelled with"
    "|had lunch|had dinner|dropped|reacted|commented|replied|answered|responded|wrote"
    "|connected|followed up|checked in|got in touch"
)
"""Deeds behind which nobody new stands without a *with* or *to*: *spoke English*."""
CHANNELS = (
    "linkedin|zoom|whatsapp|teams|slack|telegram|signal|email|e-mail|mail|phone|skype"
    "|facetime|video|text|sms|dm|message|li|insta"
)
"""What a touch went over: *on zoom*, *via linkedin*."""
LASTING = "chatted|talked|spoke|spent|went|ran|lasted|took"
"""Verbs behind which a length is that of the touch: *we chatted 10 min*."""
LINES = "mobile|cell|phone|voicemail|vm|landline|answerphone|inbox|dms|answering"
"""Where somebody is reached: *left a message on Ana's mobile*."""
LIGHT = (
    "spent|had|have|having|has|got|did|grabbed|took|made|enjoyed|received|went|was"
    "|were|been|just|i|we|i've|we've|ive|held|joined|finally"
    "|went for|went to|went on|was on|were on|did a|managed|squeezed in|do"
)
"""Verbs and small words that may stand before a noun of a deed: *had a coffee*, *was on a call*."""
MANNERS = (
    "quick|great|good|nice|long|short|lovely|brief|another|first|second|productive"
    "|interesting|late|early|casual|friendly|fun|excellent"
    "|intro|follow-up|followup|follow|up|third|final|last|two|three|cosy|leisurely"
    "|lengthy|impromptu|virtual|very|really|wonderful"
    "|fantastic|super|fab|boozy|heated|useful|fruitful|catch-up|weekly|monthly|proper"
)
GENERIC = "meeting|chat|catch-up|catchup|date|with"
"""Words after a noun that add nothing to it: *lunch meeting*."""
CONFIDENTIAL = (
    "keep private|keep this private|keep it private|keep that private|off the record"
    "|in confidence|in strict confidence|strictly confidential|between us|just between us"
    "|keep it quiet|keep this quiet|keep it to yourself|keep this to yourself"
)
"""What keeps a line from others: it is private."""
VOICEMAIL = (
    "lvm|gvm|vm|vms|voicemail|left voicemail|left a voicemail|left vm|left a message"
    "|left message|left msg|left msgs|left a msg|left her a message|left him a message"
)
"""A try that left something with them: it counts as a message."""
