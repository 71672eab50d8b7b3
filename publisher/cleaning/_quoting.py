"""Who is quoted in languages written with capitals: an office, a name and a verb of speech.

"Le ministre … Jean-Yves Le Drian a déclaré", "declaró la alcaldesa de Montevideo, Carolina Cosse",
"said Amina Mohammed, Deputy Secretary-General of …". The words are in data/quoting.toml.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from ._name_parts import CAPITAL, PARTICLES, SMALL
from ._tables import any_of, table

LANGUAGES = tuple(key for key, value in table("quoting").items() if isinstance(value, dict))

_NOUNS_WITH_CAPITALS = ("de", "en")
"""Where every noun has a capital, "Die Regierung sagte" names nobody; English is read in _names."""

_WORD = rf"[{CAPITAL}][{SMALL}’']+(?:-[{CAPITAL}{SMALL}][{SMALL}]*)*(?:[{CAPITAL}][{SMALL}]+)?"
_TOLD = rf"(?:(?:à|ao?|al|alla|a la|au|aux|to) (?:l[’'])?(?:{_WORD} ?){{1,3}})?"
_MOST_INSIDE = 10
"""Words that may follow the one that an office is of."""

_INITIALS = rf"(?:[{CAPITAL}]\.\s?){{1,3}}"


@dataclass(frozen=True, slots=True)
class Quoted:
    """A name before or after a verb of speech, with the office beside it, in spans of the text."""

    name: tuple[int, int]
    role: tuple[int, int] | None


@cache
def _patterns(language: str) -> tuple[re.Pattern[str], ...]:
    """With an office: before the name, after a verb, or after the name; with a trade after a
    quotation; then without one.
    """
    data = table("quoting")
    words = data[language]
    no_name = rf"(?!(?:{any_of(data['no_name'])})(?![\w-]))"
    part = rf"{no_name}{_WORD}"
    longest = 1 if language == "ru" else 3
    further = rf"(?: (?:(?:{PARTICLES}) )?(?:[{CAPITAL}]\. )?{part}){{1,{longest}}}"
    called = rf"(?:{_INITIALS}{part}|{part}{further})"
    name = rf"(?P<name>{called})"
    head = rf"(?:{any_of(words['heads'], literal=False)})"
    verbs = any_of(words["verbs"], literal=False)
    role = rf"(?P<role>{head}{_of(language)})"
    days = rf"(?:,? (?:[{SMALL}\d]+ ){{1,3}}|,? )"
    article = rf"(?:{words['articles']})?" if words["articles"] else ""
    after = rf"(?P<role>{head}[^,.;:()«»“”\"\n]{{0,90}}?)"
    return tuple(
        re.compile(pattern)
        for pattern in (
            rf"(?<!\w){role},? {name}{days}(?:{verbs})(?!\w)",
            rf"(?<!\w)(?:{verbs}) {words['later']}{article}{role},? {name}(?![\w-])",
            rf"(?<!\w){name}, {article}{after},? (?:{verbs})(?!\w)",
            rf"(?<!\w)(?:{verbs}) {name}, {article}{after}(?=[,.;«»“”\"\n])",
            # "…", disse à Agência Norte a agricultora Ana Lima, 52
            rf"[”»\"],?\s(?:[—–-]\s)?(?:{verbs}) {_TOLD}"
            rf"{article}(?P<role>[{SMALL}-]{{3,}}(?: [{SMALL}-]+){{0,2}}) {name}"
            r"(?=[,.;:«»“”\"\n])",
            rf"(?<!\w)(?:{name} (?:{verbs})|(?:{verbs}) (?P<later>{called}))(?!\w)",
        )
    )


def _of(language: str) -> str:
    """A pattern for what an office is of: des Affaires étrangères, de Cuba, РФ."""
    data = table("quoting")
    leads, more = data[language]["of"], any_of(data["no_name"])
    if language == "ru":
        return rf"(?: (?:[{SMALL}]+|[{CAPITAL}]{{2,6}}|[{CAPITAL}][\w-]+)){{0,7}}"
    if language == "en":
        return rf"(?: (?:{leads}) (?:the )?[{CAPITAL}][\w-]+(?: (?:{more}))*)?"
    # Bounded, and no word fits in two ways: else a long text without a stop takes for ever.
    inside = rf"(?: (?:{more}|[{SMALL}]+)(?![\w-])){{0,{_MOST_INSIDE}}}?"
    return rf"(?: [{SMALL}]+)??(?: (?:{leads})[\w’'-]+{inside}){{0,3}}"


def genitive_office(language: str) -> str:
    """A pattern for an office and what it is of, as in "Rede des Bundespräsidenten"."""
    return (
        rf"(?:{any_of(table('quoting')[language]['heads'], literal=False)})(?:s|en)?{_of(language)}"
    )


def quoted(text: str, language: str, start: int = 0) -> Iterator[Quoted]:
    """Those who are quoted with their office beside their name, in order of the text."""
    found = [
        Quoted(match.span("name"), match.span("role"))
        for pattern in (_patterns(language)[:-1] if language in LANGUAGES else ())
        for match in pattern.finditer(text, start)
    ]
    yield from sorted(found, key=lambda one: one.name)


def named(text: str, language: str, start: int = 0) -> Iterator[Quoted]:
    """Those whose whole name stands beside a verb of speech, in order of the text."""
    if language not in LANGUAGES or language in _NOUNS_WITH_CAPITALS:
        return
    words = table("quoting")[language]
    no_name = re.compile(
        rf"(?:{words['articles']}M\. )|.*\b(?:{any_of(words['heads'], literal=False)})\b"
    )
    for found in _patterns(language)[-1].finditer(text, start):
        group = "later" if found["later"] else "name"
        if not no_name.match(found[group] + " "):
            yield Quoted(found.span(group), None)
