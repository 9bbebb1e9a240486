"""Short and familiar forms of given names: Kate for Katherine, Sepp for Josef, Lesha for Alexey.

The English ones are the table of the `nicknames` package (Apache-2.0); ours below adds other
languages.
"""

from __future__ import annotations

from functools import cache, lru_cache

from nicknames import NickNamer

_ABROAD = """
hans johannes johann| hannes johannes| jupp josef| sepp josef joseph| fritz friedrich|
heinz heinrich| heiner heinrich| willi wilhelm| klaus nikolaus| uli ulrich ulrike| wolf wolfgang|
juergen georg| jorg georg| gabi gabriele| heidi adelheid| uschi ursula| steffi stefanie stephanie|
conny cornelia konstanze| moni monika| susi susanne| toni anton antonia|
lena magdalena helena helene| leni magdalena helene| lotte charlotte| gitte brigitte birgit|
basti sebastian| flo florian| manu manuel manuela| matze matthias| micha michael| andi andreas|
stefan stephan| max maximilian| pepe jose| paco francisco| pancho francisco| curro francisco|
nacho ignacio| quique enrique| kike enrique| lola dolores| concha concepcion| chelo consuelo|
charo rosario| pili pilar| mercedes merche| tere teresa| rafa rafael| manolo manuel| chema jose|
xavi xavier javier| javi javier| santi santiago| guille guillermo| edu eduardo|
gabi gabriel gabriela| dani daniel daniela| alex alejandro alejandra| nando fernando|
lupe guadalupe| memo guillermo| beto alberto roberto| chuy jesus| ze jose| chico francisco|
tonho antonio| joca joao| gigi luigi luigia| gigi giorgia| beppe giuseppe| peppe giuseppe|
pino giuseppe| gianni giovanni| vanni giovanni| nino antonio giovanni| dino edoardo|
sandro alessandro| ale alessandro alessandra| fede federico federica| lele emanuele gabriele|
cesco francesco| checco francesco| franca francesca| luca gianluca| nico nicola nicolas nicolo|
manu emmanuel emmanuelle| jo joel joseph| fred frederic frederique| cathy catherine|
isa isabelle isabel| mimi michele michelle| nath nathalie| seb sebastien|
steph stephane stephanie| val valerie valentin| tom thomas| titi thierry| bea beatrice beatriz|
kees cornelis| piet pieter petrus| jan johannes| henk hendrik| wim willem| bram abraham|
sjaak jacques jacobus| bas sebastiaan| joop johannes josephus| jaap jacob jacobus|
truus geertruida| mieke maria| riet maria| ans johanna anna| els elisabeth| liesbeth elisabeth|
betje elisabeth| lasse lars| kalle karl| pelle per| nisse nils| olle olof|
kicki kristina christina| maja maria| lotta charlotte| bettan elisabet| stina kristina christina|
bosse bo| janne jan| micke mikael| jorgen georg| sasha alexander aleksandr alexandra aleksandra|
shura alexander aleksandr| lesha alexey aleksei alexei| alyosha alexey aleksei| misha mikhail|
kolya nikolai nikolay| vanya ivan| vova vladimir| volodya vladimir| dima dmitri dmitry|
mitya dmitri dmitry| petya pyotr petr| kostya konstantin|
zhenya yevgeny evgeny evgeniy yevgenia evgenia| serezha sergei sergey| tolya anatoly| borya boris|
grisha grigory| pasha pavel| slava vyacheslav yaroslav stanislav| yura yuri yury|
tanya tatiana tatyana| natasha natalia natalya| katya ekaterina yekaterina| masha maria mariya|
dasha daria darya| olya olga| lena elena yelena| lyuda lyudmila| sveta svetlana| anya anna|
nastya anastasia anastasiya| ira irina| galya galina| kasia katarzyna| gosia malgorzata|
ania anna| asia joanna| basia barbara| ela elzbieta| ewa ewelina| jacek jacenty| jasiek jan|
janek jan| krzys krzysztof| kuba jakub| magda magdalena| marysia maria| olek aleksander|
piotrek piotr| staszek stanislaw| tomek tomasz| wojtek wojciech| zosia zofia| agnieszka aga|
michal misiek| honza jan| pepa josef| jirka jiri| franta frantisek| mirek miroslav| zdenka zdenek|
katka katerina| marketa marketka| bozka bozena| pista istvan| jancsi janos| feri ferenc|
gabi gabor| laci laszlo| jozsi jozsef| kati katalin| zsuzsi zsuzsanna| erzsi erzsebet|
yannis ioannis| giannis ioannis| kostas konstantinos| dimitris dimitrios| giorgos georgios|
yiorgos georgios| nikos nikolaos| vasilis vasileios| eleni elena| katerina ekaterini|
mo mohammed muhammad mohamed| moe mohammed muhammad| abdul abdullah
"""


@cache
def _names() -> NickNamer:
    return NickNamer()


@cache
def _abroad() -> dict[str, frozenset[str]]:
    forms: dict[str, frozenset[str]] = {}
    for line in _ABROAD.replace("\n", " ").split("|"):
        if words := line.split():
            short, *full = words
            forms[short] = forms.get(short, frozenset()).union(full)
    return forms


@lru_cache(maxsize=1 << 14)
def full_forms(given: str) -> frozenset[str]:
    """Return a folded given name with those that it may be short for."""
    english = _names().canonicals_of(given) if given.isascii() else ()
    return frozenset({given, *english}) | _abroad().get(given, frozenset())


def may_be_short(one: str, other: str) -> bool:
    """Whether two folded given names may be forms of one: Kate and Katherine, Bob and Bobby."""
    return not full_forms(one).isdisjoint(full_forms(other))
