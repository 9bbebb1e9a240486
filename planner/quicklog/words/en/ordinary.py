"""English words that are no name of anybody, and words that may be one: what keeps a capital from
making a contact."""

from __future__ import annotations

ARTICLES = "a|an|the|some|our|my|another|this|that|her|his|their|your|one|no|any|each|every"
JOINERS = "and|&|+|,|plus|、|，|،|/|x|×"
"""Between two names of a list."""
WITH = "w/|with|w|alongside|together with"
SUBJECTS = "she|he|they"
OBJECTS = "her|him|them"
SELF = "i|we|me|us|im|i'm|ive|i've|myself"
PARTICLES = (
    "van|von|der|den|de|del|della|di|da|dos|das|du|la|le|el|al|bin|ibn|ben|bint|ter|ten"
    "|zu|zum|af|av|y|e|st|van't|'t|abu|do"
)
PREPOSITIONS = """
at in on by for from of to with w/ w via about re regarding over during after before near through
around until till since as into onto within without w/o than then because but so while when where
who which that if cause cos til abt b4
"""
TOPICS = "about|re|regarding|on|over|discussing|discussed|concerning|abt|re:|around|for|asking|ref"
"""Words that begin what a meeting was about."""
OF_PLACES = "of|the|for|de|del|la|le|du|in|on|des|der|und|et"
"""Small words inside the name of an organisation or a hub, between two words in capitals."""
COMPANY_ENDS = "sons|co|company|partners|associates|brothers|daughters"
THEM = "it|them|this|that|these|those|one"
"""What stands for a thing that was named before: *he needs it by friday*."""
EVENTS = (
    "meetup|meet-up|conference|conf|summit|breakfast|workshop|hackathon|expo|fair|forum|festival"
    "|party|turnout|gala|mixer|symposium|congress|retreat|reception|webinar|seminar|roundtable|panel|unconference"
)
"""What a hub may be: the word belongs to the name before it, *the Berlin meetup*."""
HONORIFICS = "sir|ma'am|madam|ji|bhai|san|sensei|didi|uncle|aunty"
"""Words behind a name that belong to it: *Ravi sir*."""
FOLLOWERS = """
i me we us again today yesterday or is was wants needs offers said says can could will would has
had promised learned learnt owes next helped both too
"""
"""Words that may stand right after a name, so that the name before them ends there."""
COMMON = """
about above across actually advice afternoon afterwards agency ago all almost along already also
always am an another answers any anybody anyone anyone's anything are attendees aunt away back bad
bank be became been being best better big bit board boss both break breakfast brief briefly
brilliant brother budget busy call candidate candidates career catch ceo chairs chance chat check
class classmates clearly client clients co-workers coaching coffee colleague colleagues come
coming community company conference consultant consultants contract cool course cousin coworker
coworkers crew crowd cto customer customers cv dad daily data daughter day days deal deck deep
demo dentist design designer designers developer developers did different dinner discussed do
doctor does doing done down drinks due each early easy either else email end engineer engineering
engineers enough entire even evening event every everybody everyone everyone's everything
excellent exciting family fantastic far feedback few finally finance fine first five folks follow
food found founder founders four free freelancer freelancers friend friendly friends full fun
funny general get getting give given glad go goes going gone good got great group groups growth
guest guests guy guys half happy hard has hasn't have having he hello help her here hers herself
hey hi him himself hiring his home host how however hq hr huge husband idea ideas important
in-laws inc info interesting intern interns interview interviews intro introduced investor
investors is isn't it its itself job jobs join joined just keen keep kids kind landlord last late
lately later lead leads least left legal less let let's life like little local long longer look
looking looks lot lots love lovely lunch made mail make makes making manager many marketing maybe
media meeting mention mentioned mentor mentors message mine mom money more morning most move moved
much mum must my myself need neighbor neighbour neighbours network networking never new news next
nice night no nobody none not note notes nothing now number numbers odd off office often ok okay
old once one ones online only open organiser organisers other others our ours out outside own
panel parents part partner partners party peeps peers people perhaps person phone photos plan
plans please possible ppl prep press pretty pricing probably product project promised proposal put
questions quick quickly quiet quite rain ran rather ready real really recently reception recruiter
recruiters remote report reports results resume review right roadmap role roommates sad said sales
same sat saw say says see self seemed seems seen send sending sent several shall she short should
show
shown since sister six slides slow small some somebody somebody's someone something somewhere son
soon sorry speaker speakers spoke staff start started still stop story stranger strangers strategy
strong student students stuff such super support sure take talk talked talking team teammates
teams tell ten terrible terrific test than thank thank-you thanks that that's the their them
themselves there these they they're thing things think this those though three throughout time
tired to today together told tomorrow tonight too took topic tough traffic trip try twice two
uncle unknown up update updates useful usual usually vendor vendors very video waiting want wanted
warm was wasn't way we weather week weekend weekly weeks welcome well went were what what's whole
why wife wish won won't wonderful work worked working works worth would wrote year years yes yet
you your yours yourself zero hr qa pr it vp cfo coo cmo eod eow asap fyi ok okay kickoff cancelled
canceled postponed cc bcc popped dropped chased left voicemail missed had pls please kindly
interested discussed pitch informational seminar volunteers drinks golf sat swapped spent ran
reviewed read borrowed thanks ta thx rebooked interview panel community hackathon lost happy zoom
teams text email call coffee lunch dinner said says told gatekeeper drinks breakfast kick
cancelled gonna tried sent got golfed invited discussed morning afternoon evening emailed
connected wrote reached pinged spoke met saw visited introduced thanked asked hosted attended
presented chatted caught
"""
"""Words that are no name, in small letters or in the capital that begins a line."""
ALSO_NAMES = """
april art august baker bill bo bond carter case cash chase chip cook cooper dale dawn dean drew
earl faith frank gene grace grant guy ha ho hope hunter jack jan jay jean joy june kim ko lane li
mark mason may miles min mon parker pat penny price ray reed rice rich rob rose sat sue summer sun
sunny thanh thu van wade wed will amber ash autumn bailey banks barb basil blue bob brook brooke
candy cat chance charity charm christian chuck clay cliff coral crystal daisy dot drake duke eden
ever fern flora forest fox gale gay ginger gray grey hale harmony haven hazel heath heather holly
honor ivory ivy jade jasmine jewel josh justice king lance lark laurel liberty lily lin long lucky
major marina marshall melody mercy merit misty myrtle nick norm olive opal page paige patience
pearl peg pepper pierce piper porter prince rain reef reese rhett river robin rock rowan royal
ruby rusty sage sally sandy scarlet scout sky sonny star stella sterling storm stone terry tiffany
tony trinity trip van vera victor violet walker wells west willow winter worth wren young ma an so
do he she you we me my in on to at la le da di de el al yes no go see sea ann ana max ace abe bud
buck butch dash dick don earnest ernest fay gail hank harry iris jo ken kit lee les lou mack major
marina mike newt otto pa paris poppy quincy randy rod sam skip stew tad tag tab ted tex una val
wally ward wes iman hunter ruth mary
"""
"""Words in small letters that are names too: taken for one only where the book knows it and its
place in the line says so."""
VERBS = """
intro say tell mention want need call phone ring email mail text message write ping reply answer
respond
ask think know believe feel like love hate hope wish plan promise agree offer owe help give take
get make send share forward introduce refer recommend review read see meet visit come go leave
arrive move stay start begin stop finish end work join quit resign retire hire fire promote lead
run manage own build found launch sell buy pay sign close win lose raise invest fund cut drop
cancel postpone push shift bump rearrange rebook confirm reschedule ghost skip bail flake miss show
turn pick put set bring keep hold let
look watch hear listen speak talk chat present pitch teach learn study graduate marry expect have
do try seem sound report confirm explain warn suggest advise reckon remember forget prefer enjoy
accept decline refuse reject approve pass fail break fix check book host organise organize attend
cook bake host invite thank congratulate nudge chase follow connect land score publish speak
travel fly drive walk hike swim play sing live sit stand wait lend borrow return ship deliver
order request require change switch split merge acquire expand grow shrink open shut crash show
bless swear lie laugh cry smile hug wave nod propose spell lead handle cover own post tweet pull
push point raise pop swing
"""
"""Verbs of people, in their plain form: a name stands before *calls*, *called*, *is calling*."""
PAST_FORMS = """
sez said told wrote rang thought knew felt gave took got made sent saw met came went left began
quit led ran built sold bought paid won lost cut put set brought kept held let heard spoke taught
learnt understood broke flew drove swam sang lived sat stood lent forgot chose fell found grew
hung hurt lay meant read rose shook showed shut slept spent stole swore threw woke wore cancelled
canceled cancled dropped skipped planned stopped referred nodded chatted popped intro'd msg'd dm'd
pulled forwarded won shipped txt zoomed bailed flaked
"""
AUXILIARIES = """
is was has had will would can could may might should must does did isn't wasn't hasn't hadn't
won't wouldn't can't couldn't doesn't didn't isnt wasnt hasnt wont wouldnt cant couldnt doesnt
didnt are were 's 'll 'd also just really never always still already finally now ok
"""
"""Words right behind a name that make it the one who acts."""
GIVING = """
send give email mail call ping text message introduce show tell ask forward write pay help get
bring lend buy meet invite connect phone thank remind see return
"""
"""Plain verbs behind which the person stands whom a promise concerns."""
MODALS = "will|may|can|would|could|should|might|must|mark|hope|chase|skip"
BARE = (
    "be have do join come go call send email meet see get make give take help try need want write"
)
"""Plain verbs behind which *will* and *may* at the start of a clause are no names: *will email
George*."""
