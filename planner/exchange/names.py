"""Names as other programs have them → a name as one says it, and whatever had to be taken off
it."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from planner.records import NOTHING
from planner.value import NamedTuple

_TITLES = frozenset(
    {
        "dr",
        "dr.",
        "prof",
        "prof.",
        "professor",
        "mr",
        "mr.",
        "mrs",
        "mrs.",
        "ms",
        "ms.",
        "mx",
        "mx.",
        "miss",
        "sir",
        "dame",
        "rev",
        "rev.",
        "herr",
        "frau",
        "hr.",
        "fr.",
        "ing.",
        "dipl.-ing.",
        "dipl-ing",
        "mme",
        "mlle",
        "sra.",
        "dott.",
        "dott.ssa",
    }
)
_DEGREES = frozenset(
    {
        "phd",
        "ph.d",
        "ph.d.",
        "dphil",
        "mba",
        "m.b.a.",
        "emba",
        "pmp",
        "cpa",
        "cfa",
        "acca",
        "msc",
        "m.sc",
        "m.sc.",
        "bsc",
        "b.sc",
        "b.sc.",
        "cissp",
        "cisa",
        "cism",
        "cscp",
        "shrm-cp",
        "shrm-scp",
        "sphr",
        "mbcs",
        "frsa",
        "llm",
        "llb",
        "ll.m.",
        "esq",
        "esq.",
        "mrics",
        "ed.d.",
        "fcca",
        "cspo",
    }
)
"""What no surname is; longer or shorter letters after a name count only behind a comma."""
_OUTSIDE = _TITLES | _DEGREES
_LETTERS = re.compile(r"[A-Z][A-Za-z.&/-]{1,7}|[A-Z](\.[A-Z])+\.?")
_ASIDE = re.compile(r"\s*[(（「“\"]([^()（）「」“”\"]*)[)）」”\"]\s*")
_PRONOUNS = re.compile(r"[a-z]+(\s*/\s*[a-z]+)+", re.IGNORECASE)
_UNSAID = re.compile(r"['.]")
_NOT_ALNUM = re.compile(r"[^a-z0-9]+")
_INVISIBLE = frozenset("\u200b\u2060\ufeff\u00ad")
_SURNAMES = frozenset(
    "王李张張刘劉陈陳杨楊黄黃赵趙吴吳周徐孙孫马馬朱胡郭何高林罗羅郑鄭梁谢謝宋唐许許韩韓冯馮邓鄧曹彭曾肖田董袁潘于蒋蔣蔡余杜叶葉程"
    "苏蘇魏吕呂丁任沈姚卢盧姜崔钟鐘谭譚陆陸汪范金石廖贾賈夏韦韋付方白邹鄒孟熊秦邱江尹薛闫阎段雷侯龙龍史陶黎贺賀顾顧毛郝龚龔邵万萬钱錢严嚴"
    "김이박최정강조윤장임한오서신권황안송류전홍고문양손배백허유남심노하곽성차주우구민진지엄채원천방공현함변염여추도소석선설마길연위표명기반왕금옥육인맹제모탁국"
)
"""The commonest Chinese and Korean family names."""


class CleanName(NamedTuple):
    """A name, other names found in it, and whether anything was taken off."""

    name: str
    aka: frozenset[str]
    changed: bool


def tidy(text: str) -> str:
    """Return text on one line, without control characters, invisible ones and spaces that are too
    many."""
    if text.isprintable():
        return (
            " ".join(text.split()) if "  " in text or text[:1] == " " or text[-1:] == " " else text
        )
    kept = (" " if sign.isspace() or unicodedata.category(sign) == "Cc" else sign for sign in text)
    return " ".join("".join(sign for sign in kept if sign not in _INVISIBLE).split())


@lru_cache(maxsize=4096)
def fold(text: str) -> str:
    """Return text for comparing: case, accents and punctuation gone."""
    if text.isascii():
        return " ".join(_NOT_ALNUM.sub(" ", _UNSAID.sub("", text.lower())).split())
    # Some signs are capitals only once they are taken apart (𝐴 → A), others come apart only in
    # small letters.
    folded = unicodedata.normalize(
        "NFKD", unicodedata.normalize("NFKD", text.translate(_SPELLED)).casefold()
    )
    return " ".join(
        "".join(
            sign if sign.isalnum() else "" if unicodedata.combining(sign) or sign in "'’." else " "
            for sign in folded
        ).split()
    )


_SPELLED = str.maketrans(
    {
        "ø": "o",
        "Ø": "O",
        "ł": "l",
        "Ł": "L",
        "đ": "d",
        "Đ": "D",
        "ı": "i",
        "æ": "ae",
        "Æ": "AE",
        "œ": "oe",
        "Œ": "OE",
        "ð": "d",
        "Ð": "D",
        "þ": "th",
        "Þ": "Th",
    }
)


def clean(name: str) -> CleanName:
    """Return a name without titles, degrees, pronouns and asides; nicknames in brackets become
    other names."""
    whole = tidy(name)
    if whole.replace(" ", "").isalpha() and _OUTSIDE.isdisjoint(whole.lower().split()):
        return CleanName(whole, NOTHING, False)
    asides = {aside[1].strip() for aside in _ASIDE.finditer(whole)}
    head, *tail = (part.strip() for part in _ASIDE.sub(" ", whole).split(","))
    if len(tail) == 1 and _is_given(head, tail[0]):
        head, tail = f"{tail[0]} {head}", []
    words = _without_titles(head.split())
    if not all(map(_is_letters, tail)):
        behind = " ".join(tail).split()
        words += [word for word in behind if not _is_letters(word)]
    result = " ".join(words).strip(" ,;-–|") or whole
    aliases = frozenset(filter(_is_alias, asides)) - {result}
    return CleanName(result, aliases, result != whole)


def _is_alias(aside: str) -> bool:
    """Whether what stands in brackets behind a name is another name, not pronouns or a degree."""
    return bool(aside) and not _PRONOUNS.fullmatch(aside) and aside.lower() not in _DEGREES


def _without_titles(words: list[str]) -> list[str]:
    """The words of a name without titles before it and degrees behind it."""
    first, last = 0, len(words)
    while last - first > 1 and words[first].lower() in _TITLES:
        first += 1
    while last - first > 1 and words[last - 1].lower() in _DEGREES:
        last -= 1
    return words[first:last]


def _is_letters(part: str) -> bool:
    """Whether letters after a name are a degree or a membership."""
    return all(
        word.lower() in _DEGREES or (_LETTERS.fullmatch(word) and not word[1:].islower())
        for word in part.split()
    )


def _is_given(family: str, given: str) -> bool:
    """Whether ``Li, Ana`` is a name that was turned round."""
    return (
        bool(family and given)
        and len(family.split()) <= 2
        and len(given.split()) <= 2
        and not _is_letters(given)
        and given.replace(" ", "").replace("-", "").isalpha()
        and given.lower() not in {"jr", "sr", "ii", "iii", "iv"}
    )


def together(first: str, middle: str, last: str) -> str:
    """Return the parts of a name in the order in which one says them: family name first in Chinese,
    Japanese and Korean."""
    first, middle, last = tidy(first), tidy(middle), tidy(last)
    if not middle and first and last and _is_east_asian(first) and _is_east_asian(last):
        family, given = (first, last) if _is_turned(first, last) else (last, first)
        japanese = len(family) > 1 and family not in _COMPOUND
        return f"{family} {given}" if japanese else family + given
    return " ".join(part for part in (first, middle, last) if part)


def _is_turned(first: str, last: str) -> bool:
    """Whether the columns are the wrong way round, as of people who type the family name where they
    say it: one of the commonest family names stands in the column of the first name, and none in
    the other."""
    return first in _SURNAMES | _COMPOUND and last not in _SURNAMES | _COMPOUND


def _is_east_asian(text: str) -> bool:
    return all(_is_east_asian_sign(sign) for sign in text)


def _is_east_asian_sign(sign: str) -> bool:
    han_or_kana = "\u2e80" <= sign <= "\u9fff" or "\uf900" <= sign <= "\ufaff"
    return han_or_kana or "\uac00" <= sign <= "\ud7a3" or sign >= "\U00020000"


class NameParts(NamedTuple):
    """The parts of a name, as an address book files it."""

    family: str
    given: str
    suffix: str = ""


def is_generation(word: str) -> bool:
    """Whether a word behind a name tells father from son: Jr., III."""
    return word.casefold().strip(".,") in GENERATIONS


def parts_of(name: str, family: str = "") -> NameParts:
    """Return the parts of a name: what is known of the family name, else what its words and signs
    tell.

    Args:
        name: The name as it is said.
        family: The family name, where that is known.
    """
    words = name.split()
    suffix = ""
    if len(words) > 2 and is_generation(words[-1]):
        suffix = words.pop()
    whole = " ".join(words).rstrip(",")
    if family and family in whole and family != whole:
        before, _, behind = whole.partition(family)
        return NameParts(family, " ".join((before + " " + behind).split()), suffix)
    if _is_east_asian(whole.replace(" ", "")):
        return NameParts(*_east_asian_parts(words), suffix)
    if len(words) < 2:
        return NameParts("", whole, suffix) if words else NameParts("", "")
    if fold(words[0]) in _VIETNAMESE and not whole.isascii():
        return NameParts(words[0], " ".join(words[1:]), suffix)
    at = len(words) - 1
    while at > 1 and words[at - 1].lower() in PARTICLES:
        at -= 1
    return NameParts(" ".join(words[at:]).rstrip(","), " ".join(words[:at]), suffix)


def _east_asian_parts(words: list[str]) -> tuple[str, str]:
    if len(words) == 2:
        return words[0], words[1]
    whole = "".join(words)
    length = 2 if whole[:2] in _COMPOUND and len(whole) > 2 else 1
    return (whole[:length], whole[length:]) if len(whole) > 1 else ("", whole)


GENERATIONS = frozenset({"jr", "sr", "ii", "iii", "iv", "junior", "senior"})
PARTICLES = frozenset(
    [
        "van",
        "von",
        "der",
        "den",
        "de",
        "del",
        "della",
        "di",
        "da",
        "dos",
        "das",
        "du",
        "la",
        "le",
        "el",
        "al",
        "bin",
        "ibn",
        "ben",
        "zu",
        "zum",
        "zur",
        "ter",
        "ten",
        "te",
        "af",
        "av",
        "'t",
    ]
)
"""Words that belong to the family name behind them."""
_COMPOUND = frozenset(
    [
        "欧阳",
        "歐陽",
        "司马",
        "司馬",
        "诸葛",
        "諸葛",
        "上官",
        "东方",
        "東方",
        "皇甫",
        "尉迟",
        "公孙",
        "公孫",
        "慕容",
        "令狐",
        "夏侯",
        "司徒",
        "南宫",
        "南宮",
        "端木",
        "독고",
        "남궁",
        "황보",
        "제갈",
        "선우",
        "사공",
        "서문",
        "동방",
    ]
)
"""Chinese and Korean family names of two signs."""
_VIETNAMESE = frozenset(
    [
        "nguyen",
        "tran",
        "le",
        "pham",
        "hoang",
        "huynh",
        "phan",
        "vu",
        "vo",
        "dang",
        "bui",
        "do",
        "ho",
        "ngo",
        "duong",
        "ly",
    ]
)
"""The commonest Vietnamese family names, folded; they stand first."""
