"""What the columns of a contact file are called, and what they hold."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence

from planner.errors import UsageError
from planner.exchange.read.columns_abroad import ABROAD, GOOGLES
from planner.exchange.sheet import MEANINGS, Meaning, SourceName

ColumnMapping = Mapping[str, Meaning]
"""What the user said that columns hold, by `plain` name; empty for a column that is to be left
out."""

_ENGLISH: Mapping[Meaning, str] = {
    "name": "name, full name, display name, contact, contact name, person",
    "first": "first name, given name, firstname, first, forename",
    "middle": "middle name, additional name",
    "last": "last name, family name, lastname, last, surname",
    "title": "title, prefix, name prefix",
    "aka": "nickname, nick name, also known as, aka",
    "org": "company, company name, companies, organization, organizations, account name, account, "
    " organisation, organization name, employer, org, current company, associated company, "
    "primary company, "
    "current employer, business, firm, company/organization",
    "role": "position, job title, job, organization title, role, occupation, headline, current "
    "position, job",
    "email": "email, e-mail, email address, e-mail address, mail, e-mail 2 address, e-mail 3 "
    "address, emails, "
    "email addresses, primary email, work email, personal email, secondary email, dex email, dex "
    "emails",
    "phone": "phone, phone number, mobile phone, mobile, business phone, business phone 2, home "
    "phone, home phone 2, "
    "telephone, primary phone, other phone, company main phone, phones, phone numbers, tel, work "
    "phone, cell, "
    "mobile number, dex phone, dex phones",
    "url": "url, profile url, linkedin, linkedin url, linkedin profile, web page, website, "
    "profile, urls, web, "
    "twitter, facebook, instagram, github, web page 1, web page 2",
    "tags": "tags, labels, categories, group membership, groups, keywords, tag, group, dex tags",
    "connected_on": "connected on, connected",
    "birthday": "birthday, date of birth, birthdate, birth date, born, dob",
    "birth_year": "birth year, birthyear",
    "birth_month": "birth month, birthmonth",
    "birth_day": "birth day, birthday day",
    "anniversary": "anniversary, wedding anniversary",
    "suffix": "suffix, name suffix, generational suffix",
    "attendance": "approval status, rsvp, rsvp status, attendance, attending, guest status, "
    "attendee status, registration status, response",
    "aside": "spouse, children, department, organization department, fax, business fax, home fax, "
    "other fax, assistant, "
    "assistant's name, manager, manager's name, profession, hobby, hobbies, relation, "
    "relationship, related people, "
    "custom 1, custom 2, custom 3, custom 4, skype, skype id, signal, telegram, whatsapp, wechat, "
    "messenger, jabber, "
    "im address, instant messenger, business address, home address, mailing address, office "
    "location, "
    "food preferences, how do you know them",
    "place": "city, location, place, business city, work city, home city, town, mailing city, "
    "other city",
    "notes": "notes, note, comments, comment, remarks, description, bio, about",
    "they_want": "they want, wants",
    "i_want": "i want",
    "i_offer": "i offer, offers",
    "met_at": "met at, where we met, how we met",
    "zone": "time zone, timezone",
    "cadence": "cadence, frequency, keep in touch, cadence days, stay in touch frequency, contact "
    "frequency, keep in touch every, keep in touch frequency, contact every, catch up every, "
    "reminder frequency, follow up every",
    "last_contact": "last contact, last contacted, last contact date, last contacted on, date of "
    "last contact, last talked to, last talked, last spoke, last spoken, last seen, last met, last "
    "interaction, last interaction date, last touch, last meeting",
    "state": "status, contact status, record status, life status, deceased, is deceased, dead, "
    "archived, is archived",
    "voter": "voter",
    "introduced_by": "introduced by, introducer",
    "private_notes": "private notes",
}
LINKEDIN: tuple[Meaning, ...] = ("first", "last", "url", "email", "org", "role", "connected_on")
"""What the columns of LinkedIn's file hold, in whatever language they are named."""
_TITLES = frozenset({"title", "titre"})
_FULL_OR_HALF = frozenset({"name", "nom", "nombre", "nome", "naam"})
"""Beside a first name these are the family name (Name, Vorname), beside a family name the first
(Nome, Cognome)."""
_ENGLISH_FIRST = frozenset({"first name", "given name", "first"})
_DASHES = str.maketrans({"_": " ", **dict.fromkeys("‐‑‒–—−", "-")})


def _bare(text: str) -> str:
    """The text without accents, its signs taken apart."""
    if text.isascii():
        return text
    return "".join(
        sign for sign in unicodedata.normalize("NFKD", text) if not unicodedata.combining(sign)
    )


_NUMBERED: tuple[tuple[re.Pattern[str], Meaning], ...] = (
    (
        re.compile(
            r"(e-?mail|phone|website|address|event|relation|custom field|im|jot) \d+ - (label|type)"
        ),
        "label",
    ),
    (re.compile(r"phone \d+ - fax"), "aside"),
    (re.compile(r"(event|relation|custom field|jot) \d+ - value"), "aside"),
    (re.compile(r"address \d+ - formatted"), "aside"),
    (re.compile(r"im \d+ - value"), "aside"),
    (re.compile(r"organi[sz]ation( \d+ -)? department"), "aside"),
    (re.compile(r"custom \d+"), "aside"),
    (re.compile(r"e-?mail \d+ - value"), "email"),
    (re.compile(r"phone \d+ - value"), "phone"),
    (re.compile(r"website \d+ - value"), "url"),
    (re.compile(r"organi[sz]ation \d+ - name"), "org"),
    (re.compile(r"organi[sz]ation \d+ - title"), "role"),
    (re.compile(r"address \d+ - city"), "place"),
    *((re.compile(_bare(form)), meaning) for form, meaning in GOOGLES),
    (re.compile(r"e-?mail ?\d+"), "email"),
    (re.compile(r"phone ?\d+"), "phone"),
)
_OUTLOOKS = frozenset(
    {
        "e-mail display name",
        "e-mail type",
        "e-mail-typ",
        "e-mail: angezeigter name",
        "type de messagerie",
        "nom complet de l'adresse de messagerie",
        "nombre de pantalla de correo electronico",
        "tipo de email",
        "nome para exibicao do email",
        "tipo de correio electronico",
        "nome visualizzato posta elettronica",
        "nome visualizzato posta elettronica 2",
        "weergavenaam voor e-mail",
    }
)
_PERSONAL = frozenset({"name", "first", "last", "email"})
_MANY = frozenset({"email", "phone", "url", "tags"})
"""Meanings that several columns may share; of the others the first column with something in it
counts."""


_SAID = re.compile(r"[^=]+=[^\S\n]?[^\s,;=]*(?=[\s,;]|$)[\s,;]*|.+")
"""A column and what it holds, in a line that says it of several; what is not understood comes
whole."""


def plain(name: str) -> str:
    """Return a column's name for comparing: case, accents and what spreadsheets put around it
    gone."""
    bare = " ".join(name.strip(" \t\r\n\ufeff\"'*:").lower().translate(_DASHES).split())
    return _bare(bare)


_NOT_THEIRS = re.compile(
    r"\b(owner|created by|creator|modified by|updated by|assigned|assignee|account "
    r"manager|rep|agent|buyer|purchaser|"
    r"payer|billing|billed|invoice|bcc|cc|order|ordered by|referred by|besitzer|inhaber|erstellt "
    r"von|zustandig\w*|"
    r"verantwortlich\w*|kaufer|rechnung\w*|proprietaire|cree par|acheteur|propietario|creado "
    r"por|comprador|"
    r"responsable|responsavel|proprietario|creato da|eigenaar)\b"
)
"""Columns about somebody else than the person of the row: the owner of the record, the buyer of the
ticket."""
_QUESTION = re.compile(
    r"^(?:what(?:'s| is| are)|please (?:enter|give|share)|enter|share|tell "
    r"us|which)?\s*(?:your|the)?\s*(.+?)"
    r"(?:\s*\((?:optional|required)\))?\s*\?*\*?$"
)
"""A question of a guest list: What's your company?"""
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z][a-z])")
_LABELS: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"\b(primary|main|preferred|haupt\w*)\b"), "pref"),
    (
        re.compile(
            r"\b(work|business|office|company|geschaftlich|firma|bureau|trabajo|comercial|ufficio)\b"
        ),
        "work",
    ),
    (re.compile(r"\b(home|personal|private|privat|domicile|casa|abitazione|thuis)\b"), "home"),
    (
        re.compile(r"\b(mobile|cell|handy|mobil\w*|portable|movil|celular|cellulare|mobiel)\b"),
        "cell",
    ),
)


def label_in(name: str) -> str:
    """Return what the addresses of a column are for, by its name: ``work`` of Business Phone; empty
    where it does not say."""
    bare = plain(name)
    return next((label for form, label in _LABELS if form.search(bare)), "")


def is_plural(name: str) -> bool:
    """Whether a column's name says that it holds several organisations."""
    return plain(name) in ("companies", "organizations", "organisations", "employers", "firmen")


def is_not_theirs(name: str) -> bool:
    """Whether a column is about somebody else than the person of the row."""
    return _NOT_THEIRS.search(plain(_CAMEL.sub(" ", name))) is not None


def _by_name(names: Mapping[Meaning, str]) -> dict[str, Meaning]:
    return {plain(name): meaning for meaning, texts in names.items() for name in texts.split(", ")}


_MEANINGS: Mapping[str, Meaning] = {**_by_name(ABROAD), **_by_name(_ENGLISH)}


def read_mapping(texts: Iterable[str]) -> dict[str, Meaning]:
    """Read what the user says that columns hold: ``Spalte=org``, or ``Spalte=`` for one to leave
    out.

    Raises:
        UsageError: It is said in another way, or there is no such meaning.
    """
    found: dict[str, Meaning] = {}
    for text in texts:
        column, equals, said = text.rpartition("=")
        meaning = said.strip().lower().replace(" ", "_").replace("-", "_")
        chosen = next((each for each in MEANINGS if each == meaning), None)
        if not equals or not plain(column) or (meaning and chosen is None):
            raise UsageError(
                f"“{text}”: write COLUMN=MEANING, where MEANING is one of {', '.join(MEANINGS)}."
            )
        found[plain(column)] = chosen or ""
    return found


def split_mapping(text: str, columns: Sequence[str]) -> list[str]:
    """Return what one line says of several columns, each as `read_mapping` takes it: ``Wer=name,
    Job Title=role Wo=``.

    Args:
        text: The line; what is said of two columns is parted by a comma, a semicolon or a blank.
        columns: The columns that there are.

    Raises:
        UsageError: There is no such column, or it is said in another way.
    """
    found = (
        [text]
        if text.count("=") < 2
        else [each.group().strip(" ,;") for each in _SAID.finditer(text)]
    )
    known = {plain(column) for column in columns}
    for column in read_mapping(found):
        if column not in known:
            raise UsageError(
                f"There is no column “{column}”. There are: {', '.join(filter(None, columns))}."
            )
    return found


def meaning_of(name: str, named: ColumnMapping | None = None) -> Meaning:
    """Return what a column of this name holds, empty where that is not known."""
    bare = plain(name)
    if named and bare in named:
        return named[bare]
    if is_not_theirs(name):
        return ""
    return _known_meaning(bare) or _known_meaning(plain(_CAMEL.sub(" ", name))) or _asked(bare)


def _known_meaning(bare: str) -> Meaning:
    for form, meaning in _NUMBERED:
        if bare not in _MEANINGS and form.fullmatch(bare):
            return meaning
    return _MEANINGS.get(bare, "")


def _asked(bare: str) -> Meaning:
    """What the answers to a question hold."""
    question = _QUESTION.match(bare)
    return _known_meaning(question[1]) if question and question[1] != bare else ""


def meanings(header: Sequence[str], named: ColumnMapping | None = None) -> tuple[Meaning, ...]:
    """Return what each column holds. ``Title`` is the role where nothing else is, else what stands
    before a name."""
    chosen = named or {}
    bare = ["" if plain(name) in chosen else plain(name) for name in header]
    columns = [meaning_of(name, named) for name in header]
    # Of two columns of one word the first is what stands before a name: Outlook's Titre, Prénom, …,
    # Titre in French.
    titles = [at for at, name in enumerate(bare) if name in _TITLES]
    if titles and ("role" not in columns or len(titles) > 1):
        columns[titles[-1]] = "role"
    _tell_names_apart(bare, columns)
    return tuple(columns)


def _tell_names_apart(bare: Sequence[str], columns: list[Meaning]) -> None:
    """Change what columns such as Name, Nom and Nome hold where another column has the other half
    of the name."""
    if "name" not in columns or ("first" in columns) == ("last" in columns):
        return
    halves = _FULL_OR_HALF
    if "first" in columns and _ENGLISH_FIRST.intersection(bare):
        halves = _FULL_OR_HALF - {
            "name"
        }  # English files that have both mean the whole name by Name
    for at, name in enumerate(bare):
        if name in halves:
            columns[at] = "last" if "first" in columns else "first"


def likeness(header: Iterable[str], named: ColumnMapping | None = None) -> int:
    """Return how many of the cells name a column: 0 where they cannot be a header of people at
    all."""
    found = [meaning for meaning in (meaning_of(name, named) for name in header) if meaning]
    if not _PERSONAL.intersection(found):
        return 0
    return sum(found.count(each) if each in _MANY else 1 for each in set(found))


def source_of(header: Iterable[str]) -> SourceName:
    """Return which program writes such a header."""
    names = {plain(name) for name in header}
    if any(_MEANINGS.get(name) == "connected_on" for name in names) and "cadence" not in names:
        return "linkedin"
    if (
        any(name.startswith(("e-mail 1 -", "phone 1 -", "メール 1 -")) for name in names)
        or "group membership" in names
    ):
        return "google"
    if names & _OUTLOOKS or {"e-mail address", "job title"} <= names:
        return "outlook"
    if names & {"dex email", "dex emails", "dex phone", "dex phones", "dex tags"}:
        return "dex"
    if "linkedin" in names and names & {
        "last seen",
        "keep in touch",
        "frequency",
        "next reminder",
        "last interaction",
    }:
        return "dex"
    if names & {"stay in touch frequency", "last talked to", "food preferences"}:
        return "monica"
    return "csv"
