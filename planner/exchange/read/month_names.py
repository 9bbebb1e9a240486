"""How months are called in the languages of the programs that people import from, LinkedIn's above
all."""

from __future__ import annotations

import unicodedata

_NAMES = (
    "jan ene gen sty led янв січ oca ian tammi ιαν يناير ינו जन ม.ค ژانویه जान জানু",
    "feb fev fevr feb lut uno фев лют sub febr helmi φεβ peb فبراير פבר फ़र ก.พ فوریه ফেব",
    "mar mrt mars maer brez bre мар бер maalis μαρ mac مارس מרץ मार्च มี.ค মার্চ",
    "apr avr abr kwi dub апр кві nis huhti απρ أبريل אפר अप्रै เม.ย آوریل এপ্রিল",
    "may mai mei mag maj kve мая май тра touko μαι μαϊ مايو מאי मई พ.ค مه মে",
    "jun juin giu cze cvn cerven июн чер haz iun kesa ιουν hun يونيو יוני जून มิ.ย ژوئن জুন",
    "jul juil lug lip cvc cervenec июл лип tem iul heina ιουλ hul يوليو יולי जुल ก.ค ژوئیه জুলাই",
    "aug aou ago sie srp авг сер agu elo αυγ ogos أغسطس אוג अग ส.ค اوت আগস্ট",
    "sep set wrz zar сен вер eyl szep syys σεπ سبتمبر ספט सित ก.ย سپتامبر সেপ্টেম্বর",
    "oct okt out ott paz rij окт жов eki loka οκτ أكتوبر אוק अक्टू ต.ค اکتبر অক্টোবর",
    "nov lis ноя лис kas noi marras νοε nob نوفمبر נוב नव พ.ย نوامبر নভেম্বর",
    "dec dez dic gru pro дек гру ara joulu des dis δεκ ديسمبر דצמ दिस ธ.ค دسامبر ডিসেম্বর",
)
"""How they begin, January first: English, German, French, Spanish, Portuguese, Italian, Dutch,
Polish, Czech, Russian, Ukrainian, Turkish, Romanian, Hungarian, Nordic, Greek, Malay, Tagalog,
Arabic, Hebrew, Hindi, Thai, Persian, Bangla."""
_SIGNS = " .,'׳॰"


def _plain(word: str) -> str:
    decomposed = unicodedata.normalize("NFKD", word.lower())
    return "".join(sign for sign in decomposed if not unicodedata.combining(sign)).strip(_SIGNS)


_MONTHS = {
    _plain(name): number for number, names in enumerate(_NAMES, start=1) for name in names.split()
}


def month_of(word: str) -> int:
    """Return the number of the month that a word means; 0 where it means none."""
    plain = _plain(word)
    for length in range(len(plain), 1, -1):
        if plain[:length] in _MONTHS:
            return _MONTHS[plain[:length]]
    return 0
