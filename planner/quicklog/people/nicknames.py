"""Common English nicknames, folded: which full first names each may stand for."""

from __future__ import annotations

from functools import cache

_TABLE = """
abby abigail| abe abraham| al albert alan alfred alexander alastair| alec alexander|
alex alexander alexandra alexis alejandro alexandre aleksandr alexandros| alf alfred|
allie alison alexandra| ally alison| andy andrew andreas anders andrea|
angie angela annie ann anna anne| archie archibald| art arthur| barb barbara| bart bartholomew|
becca rebecca| becky rebecca| bella isabella| ben benjamin benedict bennett| benny benjamin|
bernie bernard bernadette| bert albert robert herbert| beth elizabeth bethany betty| bill william|
billy william| bob robert| bobby robert roberta| brad bradley bradford| cam cameron camille|
cat catherine caitlin| cathy catherine| charlie charles charlotte| chas charles| chip charles|
chris christopher christian christine christina christoph kristina| chrissy christine christina|
chuck charles| cindy cynthia lucinda| clem clement clementine| cliff clifford| connie constance|
cory cornelius| dan daniel danielle| danny daniel| dave david| davy david| deb deborah debra|
debbie deborah debra| dee deirdre| des desmond| di diana diane| dick richard|
dom dominic dominique| don donald| donny donald| dora dorothy theodora| dot dorothy| doug douglas|
drew andrew| ed edward edmund edwin edgar eduardo| eddie edward edmund edwin|
ellie eleanor ellen elizabeth| em emily emma| ernie ernest| fran frances francis|
frank francis franklin francesco| fred frederick alfred friedrich| freddie frederick|
gabby gabrielle gabriela| gabe gabriel| gail abigail| gene eugene| geoff geoffrey|
gerry gerald gerard| gina regina georgina| greg gregory| gus augustus angus gustav|
hal harold henry| hank henry| harry harold henry harrison| hattie harriet| iggy ignatius|
ike isaac| izzy isabel isabella| jack john jackson| jackie jacqueline| jake jacob| jamie james|
jan janet janice| jane janet| jay jason jacob| jeff jeffrey| jen jennifer| jenny jennifer|
jerry gerald jerome jeremy jeremiah| jess jessica| jessie jessica| jim james| jimmy james|
jo joanne joanna josephine| joe joseph| joey joseph| johnny john| jon jonathan jonathon john|
josh joshua| judy judith| julie julia| kat katherine kathryn katarina|
kate katherine catherine kathryn katarzyna| kathy katherine kathryn kathleen|
katie katherine kathryn| ken kenneth| kenny kenneth| kev kevin| kim kimberly kimberley|
kit christopher katherine| larry lawrence laurence| laurie laura lawrence| len leonard|
lenny leonard| leo leonard leonardo| les leslie lester| lexi alexandra alexis| lib elizabeth|
libby elizabeth| lily lillian| lisa elisabeth| liz elizabeth elisabeth| lizzie elizabeth|
lou louis louise louisa| lucy lucille lucinda| luke lucas| maddie madeleine madison|
madge margaret| maggie margaret| mandy amanda| manny emmanuel manuel| marge margaret marjorie|
margie margaret| marty martin| mat matthew| matt matthew matthias mathew|
max maxwell maximilian maxine| meg margaret megan| mel melanie melissa melvin| mick michael|
mickey michael| mike michael mikhail| millie mildred millicent camilla| mindy melinda|
mitch mitchell| moe maurice mohammed| molly mary margaret| nan nancy|
nat nathan nathaniel natalie| nate nathan nathaniel| ned edward| nell eleanor helen|
nick nicholas nicolas dominic nikolai| nicki nicole| nicky nicholas nicole| nikki nicole|
nora eleanor honora| norm norman| ollie oliver olivia| ozzie oswald| paddy patrick| pam pamela|
pat patrick patricia| patty patricia| peg margaret| peggy margaret| penny penelope| pete peter|
phil philip phillip| pip philip philippa| polly mary pauline| rafa rafael| rafe ralph raphael|
randy randall randolph| ray raymond| reg reginald| rich richard| richie richard|
rick richard eric frederick| ricky richard| rita margarita| rob robert robin| robbie robert|
rod roderick rodney| ron ronald| ronnie ronald veronica| rosie rose rosemary| roz rosalind|
ruby rubina| russ russell| sal salvatore sally| sally sarah| sam samuel samantha|
sammy samuel samantha| sandy alexander alexandra sandra| sasha alexander alexandra aleksandr|
seb sebastian| shelly michelle| si simon| sid sidney sydney| simon simeon| sonny santino|
stan stanley| steph stephanie| steve stephen steven stefan| stevie stephen steven stephanie|
stew stewart stuart| stu stuart stewart| sue susan suzanne susanna| susie susan suzanne|
suzy suzanne| tammy tamara| ted theodore edward| teddy theodore edward|
terry terence theresa teresa| tess theresa teresa| theo theodore| tim timothy| timmy timothy|
tina christina martina| tom thomas tomas| tommy thomas| toni antonia| tony anthony antonio antony|
tori victoria| tracy theresa| trish patricia| val valerie valentina valentine|
vic victor victoria| vicky victoria| vince vincent| viv vivian vivienne| wally walter|
walt walter| wes wesley| will william wilhelm| willy william| wilma wilhelmina| woody woodrow|
zach zachary| zack zachary| zeke ezekiel| zoe zoey
"""


@cache
def _formal() -> dict[str, frozenset[str]]:
    index: dict[str, set[str]] = {}
    for row in _TABLE.replace("\n", " ").split("|"):
        nick, *names = row.split()
        index.setdefault(nick, set()).update(names)
    return {nick: frozenset(names) for nick, names in index.items()}


@cache
def _familiar() -> dict[str, frozenset[str]]:
    index: dict[str, set[str]] = {}
    for nick, names in _formal().items():
        for name in names:
            index.setdefault(name, set()).add(nick)
    return {name: frozenset(nicks) for name, nicks in index.items()}


def formal_names(first: str) -> frozenset[str]:
    """Return the full first names that a folded nickname may stand for: Robert and Roberta for
    Bobby."""
    return _formal().get(first, frozenset())


def nicknames(first: str) -> frozenset[str]:
    """Return the folded nicknames of a full first name: Bob, Rob, Bobby... for Robert."""
    return _familiar().get(first, frozenset())
