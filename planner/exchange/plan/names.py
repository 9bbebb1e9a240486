"""Names as other programs have them → a name as one says it, and whatever had to be taken off it."""

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
"""The commonest Chinese and Korean family names, which tell the order where both parts have one sign."""


class CleanName(NamedTuple):
    """A name, other names found in it, and whether anything was taken off."""

    name: str
    aka: frozenset[str]
    changed: bool


def tidy(text: str) -> str:
    """Return text on one line, without control characters, invisible ones and spaces that are too many."""
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
    # Some signs are capitals only once they are taken apart (𝐴 → A), others come apart only in small letters.
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
    """Return a name without titles, degrees, pronouns and asides; nicknames in brackets become other names."""
    whole = tidy(name)
    if whole.replace(" ", "").isalpha() and _OUTSIDE.isdisjoint(whole.lower().split()):
        return CleanName(whole, NOTHING, False)
    other: set[str] = set()

    def aside(found: re.Match[str]) -> str:
        inside = found[1].strip()
        if inside and not _PRONOUNS.fullmatch(inside) and inside.lower() not in _DEGREES:
            other.add(inside)
        return " "

    rest = _ASIDE.sub(aside, whole).strip()
    head, *tail = (part.strip() for part in rest.split(","))
    if len(tail) == 1 and _is_given(head, tail[0]):
        head, tail = f"{tail[0]} {head}", []
    words = head.split()
    while len(words) > 1 and words[0].lower() in _TITLES:
        words.pop(0)
    while len(words) > 1 and words[-1].lower() in _DEGREES:
        words.pop()
    if not all(_is_letters(part) for part in tail):
        words += [word for part in tail for word in part.split() if not _is_letters(word)]
    result = " ".join(words).strip(" ,;-–|") or whole
    return CleanName(result, frozenset(other - {result}), result != whole)


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
    """Return the parts of a name in the order in which one says them: family name first in Chinese and Korean."""
    first, middle, last = tidy(first), tidy(middle), tidy(last)
    if not middle and first and last and _is_east_asian(first) and _is_east_asian(last):
        family, given = (first, last) if _family_first(first, last) else (last, first)
        return f"{family} {given}" if len(family) > 1 and len(given) > 1 else family + given
    return " ".join(part for part in (first, middle, last) if part)


def _family_first(first: str, last: str) -> bool:
    """Whether the column of the first name holds the family name: the shorter part is the family name, which many
    people type where they say it."""
    if len(first) != len(last):
        return len(first) < len(last)
    return len(first) == 1 and first in _SURNAMES and last not in _SURNAMES


def _is_east_asian(text: str) -> bool:
    return all(
        "⺀" <= sign <= "鿿" or "가" <= sign <= "힣" or "豈" <= sign <= "﫿" or sign >= "𠀀"
        for sign in text
    )
