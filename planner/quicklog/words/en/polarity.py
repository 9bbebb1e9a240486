"""English words that say whether it happened: each row a sense, the phrases, and an example about
Ana Li.

Senses: ``did not`` (it was to be and was not), ``tried`` (no answer came), ``to come`` (it is to
be), ``told`` (it is about their life).
"""

from __future__ import annotations

POLARITY = (
    (
        "did not",
        "cxld|cxl'd|cxled|cancelled|canceled|cancled|canceld|cancels|fell through|called off|was "
        "off"
        "|is off|no-show|no show|noshow|stood me up"
        "|stood us up|ghosted me|bailed|bailed on|flaked|flaked on|skipped"
        "|skipped our|blew me off|blew us off|dropped out|pulled out"
        "|couldn't make it|couldnt make it|could not make it|couldn't come"
        "|couldnt come|not going|not joining|not attending|couldn't attend|can't make it|cant "
        "make it|can't come"
        "|cant come|can't do|cant do|cannot do|cannot come|not coming|didn't happen"
        "|didnt happen|did not happen|didn't show|didnt show"
        "|did not show|didn't come|didnt come|did not come|didn't turn up"
        "|didnt turn up|didn't make it|didnt make it|didn't go|didnt go"
        "|did not go|didn't meet|didnt meet|did not meet|didn't see|didnt see"
        "|never happened|never showed|never came|wasn't there"
        "|wasnt there|was sick|was ill|is sick|is ill|forgot to|forgot about|meant to"
        "|missed our|missed the|missed my|had to cancel"
        "|postponed|on hold|never met|haven't met|didn't get to|didnt get to"
        "|couldn't meet|couldnt meet|no pudo venir|was a no-show"
        "|didn't talk|didnt talk|didn't speak|wanted to call|wanted to meet"
        "|was supposed to|were supposed to|stayed home|stood up"
        "|didn't call|didnt call|did not call|couldn't get|didn't join|didnt join"
        "|didn't attend|wasn't able to|sent apologies|sends apologies"
        "|no longer coming|skip the|skip our|skipping the|skipping our|canceled on|cancelled "
        "on|rained off"
        "|was rained off|can't come in|had to bail",
        "lunch with Ana Li fell through",
    ),
    (
        "tried",
        "no answer|no reply|no response|no luck|no joy|no word|not heard"
        "|not heard back|haven't heard|havent heard|hasn't replied"
        "|hasnt replied|hasn't answered|has not replied|didn't reply|didnt reply"
        "|did not reply|didn't answer|didnt answer|did not answer"
        "|didn't pick up|didnt pick up|did not pick up|did not picked|didn't picked"
        "|not picking up|doesn't pick up|didn't respond"
        "|didnt respond|did not respond|tried|tried calling|tried to|tried to call"
        "|tried to reach|tried to get hold of|trying to reach"
        "|missed call|missed a call|missed calls|missed her call|missed his call"
        "|missed their call|straight to voicemail|straight to vm"
        "|went to voicemail|went to vm|voicemail full|unanswered|unreachable"
        "|out of office|ooo reply|ghosted|ghosting|still waiting"
        "|still no|never replied|never answered|never got back|left voicemail"
        "|no anwser|no awnser|no anser|no asnwer|no ans|no pick up|no pickup|engaged|left "
        "msg|left msgs"
        "|left a msg|left messages|left voicemails|vm|vms"
        "|left a voicemail|left vm|left a message|left message|lvm|gvm"
        "|voicemail|revert pending|reply pending|bounced|hung up|line busy"
        "|line was busy|couldn't reach|couldnt reach|could not reach"
        "|nie odbiera|not answering|not replying|didn't respond to|wouldn't talk"
        "|said id call|rang out|engaged tone|left on read"
        "|got her voicemail|got his voicemail|gone quiet|went quiet|radio silence"
        "|on leave|on annual leave|on holiday|on vacation|off sick|away until|away till|out until"
        "|out till",
        "called Ana Li, no answer",
    ),
    (
        "told",
        "had a baby|had a boy|had a girl|had twins|just had a|got married|got engaged"
        "|got promoted|passed away",
        "Ana Li had a baby, called her Maya",
    ),
    (
        "to come",
        "booked|is booked|rebooked|rebooked for|rescheduling for|rescheduling to"
        "|rescheduled for|moving to|moving it to|re-booked|scheduled|rescheduled"
        "|reschedule|re-scheduled|resched|moved to|moved it to|move it to"
        "|move to|moved|pushed to|pushed back to|pushed|preponed|preponed to"
        "|brought forward to|shifted to|is set for|set for|set up for"
        "|is confirmed for|confirmed for|pencilled in|penciled in|in the diary"
        "|in the calendar|lined up|planned|planning|plan to|planned for"
        "|arranged|arranged for|meeting again|to meet|to call|next one|next meeting"
        "|next call|coming up|upcoming|instead|due to meet|due to call"
        "|will meet|will see|will call|will join|will speak|will be|will come"
        "|agreed to meet|agreed on|going to see|going to meet|going to call"
        "|calling her|calling him|calling them|seeing her|seeing him|seeing them"
        "|meeting her|meeting him|meeting them|hope to see"
        "|hoping to see|hope to meet|hoping to meet|look forward to"
        "|looking forward to|may join|might join|might come|may come|sign next"
        "|new slot|new time|new date|can do|could do|can meet|could meet|can talk|can speak"
        "|shift it to|shifted it to|push it to|pushed it to|bump it to|bumped it to|move this to"
        "|is free|is available|are meeting|is meeting|are seeing|is seeing"
        "|postponed to|postponed until|postponed till|put off to|put off until"
        "|put off till|delayed to|delayed until|got pushed to|got moved to|was pushed to|was "
        "moved to"
        "|got rescheduled to|got rescheduled for|bumped to|got bumped to|is now on|is now"
        "|we're on for|were on for|on for|we're doing it|we're meeting|we are meeting|i'm "
        "meeting|im meeting"
        "|i'm seeing|im seeing|we're seeing|we're speaking|we're talking|i'm speaking",
        "lunch with Ana Li is booked for friday",
    ),
)
NEEDS_DAY = (
    "new|can|could|is|are|move|planned|planning|arranged|booked|scheduled|set|upcoming|lined"
    "|confirmed|on|we're|were|i'm|im|we"
)
"""Words that say of a meeting that it is to come only where a day stands by them."""
PLANS = (
    "planning|plan|planned|plans|scheduling|schedule|arrange|arranging|booking|organising"
    "|organizing|invited|considering|hoping|hope"
)
"""Words before a deed that say that it is wished for, not done."""
MOVED = (
    "shift it to|shifted it to|push it to|pushed it to|bump it to|bumped it to|move this to"
    "|moved to|moved it to|move it to|move to|moved|pushed to|pushed back to|pushed"
    "|preponed|preponed to|brought forward to|shifted to"
    "|rescheduled to|rescheduled|reschedule|resched|rebooked|rebooked for"
    "|postponed to|postponed until|postponed till|put off to"
    "|put off until|put off till|moving to|moving it to|pushing to|instead|delayed to|delayed until"
    "|got pushed to|got moved to|was pushed to|was moved to|got rescheduled to|got rescheduled for"
    "|bumped to|got bumped to|is now on|we're on for|were on for|on for"
)
"""What says so of a meeting that was to be at another time."""
