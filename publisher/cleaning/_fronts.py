"""What stands first in a text and is no title: kinds of paper, slugs of agencies, addresses."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from ._dateline import dateline
from ._dates import dates
from ._lines import STOPS, Line, columns, ends_with, usual
from ._tables import any_of, table

_KIND_OF_PAPER = re.compile(
    r"(?:(?:press|news|media) (?:release|advisory|statement|notice)|"
    r"(?:for|per|pour|para|zur) (?:immediate (?:release|publication)|(?:la )?diffusione immediata|"
    r"(?:une )?(?:diffusion|publication) immédiate|"
    r"(?:(?:su )?(?:difusión|publicación)|"
    r"divulgação|publicação) (?:inmediata|imediata)|sofortigen veröffentlichung)|"
    r"comunicato stampa|communiqué de presse|"
    r"(?:comunicado|nota|boletín) (?:de|à) (?:prensa|imprensa)|"
    r"presse(?:mitteilung|information|erklärung|meldung)|medienmitteilung|persbericht|"
    r"пресс-?релиз|сообщение для (?:прессы|печати)|بيان صحفي|新聞稿|新闻稿|新聞公報|新闻公报|"
    r"memo(?:randum)?|note de service|aktenvermerk|(?:служебная|докладная) записка|circular|"
    r"プレスリリース|報道発表(?:資料)?|check against delivery|as delivered|"
    r"embargoed?(?: until .*)?)"
    r"[\s:.!]*",
    re.IGNORECASE,
)

_ADDRESS = re.compile(
    r"(?:[A-Z]{1,2}[-–] ?)?\d{4,6}(?:[ -]\d{3})? [^\W\d_]{2}[^\d]*|"
    r".*\b[A-Z]{2},? \d{5}(?:-\d{4})?|.*\b[A-Z]{1,2}\d[\dA-Z]? \d[A-Z]{2}|〒.*|"
    r"(?:tel|fax|phone|e-?mail|tél|telefon|тел)\b[.:]? .*|\S+@\S+\.\w+"
)
"""A line with a postal code and a town, or with a telephone number or an address of mail."""

_STREET = re.compile(
    r"\d{1,5}[a-z]?,? (?:\S+ ){0,3}(?:st(?:reet)?|ave(?:nue)?|r(?:oa)?d|lane|square|drive|"
    r"boulevard|blvd|place|court|terrace|quay|way|row|rue|quai|impasse|chemin)\b.{0,40}|"
    r".*\S(?:straße|strasse|str\.|platz|gasse|weg|allee|ufer|damm|straat|gatan|vej) \d+\s?[a-z]?|"
    r"(?:am|an der|im|auf dem|zum|zur) (?:\S+ ){1,3}\d{1,3}\s?[a-z]?|"
    r"(?:calle|avda?\.|avenida|plaza|paseo|via|viale|piazza|corso|rua|praça|largo|c/|rue|place)"
    r" (?:\S+ ){1,4}?(?:n[.º°] ?)?\d{1,3}(?!\d).*|"
    r"(?:ул\.|улица|пр\.|проспект|пер\.|наб\.|площадь|пл\.) ?.*\d.*|شارع .*\d.*|"
    r"(?:p\.? ?o\.? box|postfach|boîte postale|apartado|casella postale|а/я|ص\.? ?ب) ?\S*\d.*",
    re.IGNORECASE,
)

_SLUG = re.compile(
    r"[A-Za-z]{2,6}\d{3,6}\b.*|/?[\w.-]+(?:/[\w .-]+)+/|"
    r"/?[^\W\d][\w.-]*(?:/[^\W\d_][\w.-]*(?: [\w.-]+)?){2,}"
)
"""With what agencies begin: bdt0387 4 pl 312 dna 0471, AGN0457 4 GER, Sports/Rowing/Region/."""

_NUMBERED = re.compile(
    r"\d{1,4}(?:\t| {3,})\S.*|"
    r".*\S(?:\t| {3,})(?:page|p\.|seite|s\.|página|pág\.|pagina|pag\.|стр\.|с\.)? ?\d{1,4}|"
    r".*\b(?:page|seite|página|pagina|pag\.|pág\.|стр\.) \d{1,4}(?: (?:of|von|de|di|из) \d+)?",
    re.IGNORECASE,
)
"""A running head with its page number."""

_SLUG_OF_A_WIRE = re.compile(r"[^\W\d_]{2,}(?:[-/ ][^\W_]{2,}){0,3}")
"""What a report is filed under, in capitals, where a headline and a dateline stand below."""

_YEAR = re.compile(r"1\d{3}|20\d{2}")
_PATH = re.compile(
    rf"(?:{any_of(table('fronts')['paths']['words'])})\s*[:：].*|.*\S (?:[>›»→]|&gt;) \S.*",
    re.IGNORECASE,
)
_OF_A_FILE = re.compile(r"(?:https?|file|ftp)://\S+|www\.\S+|(?:copyright\b|©|\(c\)).*", re.I)
_INVOCATION = re.compile(any_of(table("fronts")["invocations"]["words"], literal=False), re.I)

_TO_WHOM = table("fronts")["addressed"]
_ADDRESSED = re.compile(
    rf"(?:{any_of(_TO_WHOM['begins'], literal=False)})"
    rf"|.*(?:{any_of(_TO_WHOM['ends'], literal=False)})\s*$",
    re.IGNORECASE,
)

_FEW = 3
"""Words beside a date in a line that says where and when something was written."""

_NARROW = 24
"""Columns of them."""

_LONGEST = 200
"""Characters of any such line."""

_HEADLINE = 4
"""Lines from the headline of a report to its dateline."""

_MENU = 4
"""Lines of a menu, each of a few words."""

_WIDE = 50
"""Columns of lines that are no menu's."""

_PROSE = 2
"""Lines of that width that stand below a menu, at least."""

_ITEM = 24
"""Columns of an entry of a menu."""

_VERSE = 60
"""Columns of the longest line of verse."""

_STANZA = 2
_QUATRAIN = 4


def front_of(found: Sequence[Line]) -> int:
    """How many lines at the beginning are no part of the text and none of its title.

    They are kinds of paper (PRESS RELEASE), slugs, numbers, running heads, paths through a site,
    menus, invocations, and the name with the address of who writes.
    """
    wide = [number for number, one in enumerate(found) if one.width >= _WIDE]
    number = 0
    while number < len(found):
        taken = _taken(found, number, wide[-_PROSE:])
        if not taken:
            break
        number += taken
    return number


def _taken(found: Sequence[Line], start: int, wide: Sequence[int]) -> int:
    """How many lines from the one at start on are one such thing.

    wide: the last lines that are no menu's.
    """
    line = found[start].text
    if len(line) > _LONGEST:
        return 0
    if _KIND_OF_PAPER.fullmatch(line) or _is_slug(line) or _NUMBERED.fullmatch(line):
        return 1
    if any(one.fullmatch(line) for one in (_PATH, _OF_A_FILE, _INVOCATION)):
        return 1
    if not any(map(str.isalpha, line)) and not _YEAR.fullmatch(line):
        return 1
    if start and line[0] in "(（[" and line[-1] in ")）]":
        return 1
    if _is_slug_of_a_wire(found[start : start + 1 + _HEADLINE]):
        return 1
    end = start + 1
    while end < len(found) and not found[end].gap:
        end += 1
    group = found[start:end]
    if len(group) > 1 and any(is_address(one.text) for one in group):
        return len(group)
    has_prose = len(wide) == _PROSE and wide[0] >= end
    return len(group) if _is_menu(group) and has_prose else 0


def _is_slug_of_a_wire(found: Sequence[Line]) -> bool:
    """Whether a line in capitals stands over the headline of a report: URGENTE-SISMO."""
    first, rest = found[0].text, found[1:]
    if not (first.isupper() and _SLUG_OF_A_WIRE.fullmatch(first) and rest):
        return False
    headline = rest[0].text
    is_headline = not headline.isupper() and len(headline.split()) > _FEW
    below = next((number for number, one in enumerate(rest[1:], 1) if dateline(one.text)), None)
    return is_headline and below is not None and not dateline(headline)


def _is_slug(text: str) -> bool:
    if _SLUG.fullmatch(text):
        return True
    words = text.split()
    figures = sum(any(map(str.isdigit, word)) for word in words)
    return figures >= 2 and 2 * figures >= len(words)


def is_dated(text: str) -> bool:
    """Whether a line is a full date with at most a few words: the village, on 3 May 1988."""
    found = next(dates(text), None)
    if not found or not found.date.is_full:
        return False
    rest = text[: found.start] + text[found.end :]
    return len(rest.split()) <= _FEW and columns(rest) <= _NARROW


def is_addressed(text: str) -> bool:
    """Whether a line names those to whom a letter or an application goes."""
    return _ADDRESSED.match(text) is not None


def is_address(text: str) -> bool:
    """Whether a line is part of an address: street, town with its code, telephone, mail."""
    return len(text) <= _LONGEST and any(one.fullmatch(text) for one in (_ADDRESS, _STREET))


def _is_menu(group: Sequence[Line]) -> bool:
    """Whether the lines are a menu: four or more, short, flush, none of them inside a sentence."""
    return len(group) >= _MENU and all(
        line.width <= _ITEM
        and not line.indent
        and len(line.text.split()) <= 3
        and not line.text[0].islower()
        and not ends_with(line.text, STOPS + ",;:")
        for line in group
    )


def is_verse(rest: Sequence[Line]) -> bool:
    """Whether the text is a poem: short lines in stanzas, most of them of the same length, or all
    of several lines that are not much shorter than others and no sentences.
    """
    if not rest or max(line.right for line in rest) > _VERSE:
        return False
    lengths = [0]
    for number, line in enumerate(rest):
        if number and line.gap:
            lengths.append(0)
        lengths[-1] += 1
    if len(lengths) > 2 and lengths[-1] == 1:
        lengths.pop()  # the poet's name
    most = usual(lengths)
    if len(lengths) < 2:
        return False
    if most >= _STANZA and Counter(lengths)[most] >= 0.7 * len(lengths):
        return True
    even = 2 * min(line.width for line in rest) >= max(line.width for line in rest)
    stops = sum(ends_with(line.text, STOPS) for line in rest)
    return min(lengths) >= _STANZA and max(lengths) >= _QUATRAIN and even and 2 * stops <= len(rest)
