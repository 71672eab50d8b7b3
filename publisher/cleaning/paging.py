"""What printed pages and wires leave in plain text: running heads, page numbers, (more)."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from ..book import Document
from ..ledger import Change
from ._lines import STOPS, Line, ends_with, lines
from ._rule import Outcome, rule

_EDGE = 2
"""How many lines at the top and at the bottom of a page may be its head and foot."""

_FEWEST = 3
"""On how many pages a head or foot must stand."""

_LONGEST = 120

_DIGITS = re.compile(r"\d+")
_NUMBER = re.compile(
    r"[-–—\[(]? ?(\d{1,4}) ?[-–—\])]?|(\d{1,4}) ?/ ?\d{1,4}|"
    r"(?:Page|p\.|Seite|Página|Pagina|Стр\.|第) ?(\d{1,4}) ?[页頁]?(?: (?:of|de|von|di|из) \d+)?",
    re.IGNORECASE,
)

_BETWEEN_DASHES = re.compile(r"[-–—] ?\d{1,4} ?[-–—]")
_BESIDE_HEAD = re.compile(r"(\d{1,4})(?: {4,}|\t+)\S.{2,60}|[^\W\d].{2,60}(?: {4,}|\t+)(\d{1,4})")

# A document symbol of the United Nations (S/PV.8748, CD/PV.1234), alone or with date, job number
# and page.
_SYMBOL = (
    r"(?:[A-Z]{2,5}(?:/[A-Z]{1,4})*/(?:PV|SR|CRP|L|INF|WP)\.\d+(?:/(?:Add|Rev|Corr)\.\d+)?"
    r"|[AES](?:/[A-Z0-9.]+)*/[A-Z0-9.]*\d[A-Z0-9.]*(?:/(?:Add|Rev|Corr)\.\d+)?"
    r"|\d{2}-\d{5}(?: \([A-Z]\))?)"
)
_BESIDE = r"(?:\d{1,2}[/.-]\d{1,2}[/.-]\d{4}|(?:Page |Página )?\d{1,4}(?:/\d{1,4})?)"
_HEAD = re.compile(rf"(?:{_BESIDE}\s+)*{_SYMBOL}(?:\s+(?:{_SYMBOL}|{_BESIDE}))*")

_MORE = re.compile(
    r"[(\[/]\s?(?:more|cont(?:inued|inues|inuing|'d|\.)?|suite|à suivre|sigue|segue|continúa|"
    r"continua(?:ção)?|mehr(?: folgt)?|folgt mehr|Forts\.|"
    r"Fortsetzung(?: folgt)?|more follows|продолжение следует|未完|待续|待續)\s?[)\]/]|"
    r"/\s?(?:more|suite|mehr|segue|sigue|continua|يتبع)|more (?:to )?follows?\.{0,3}|"
    r"[(（/\[](?:يتبع|続く|つづく|接下页|接下頁|продолжение|cont. next page)[)）/\]]|"
    r"(?:\.{3})?/\.{3}|-+ ?(?:more|mehr) ?-+",
    re.IGNORECASE,
)


@rule("F8", "running heads and page numbers", guesses=True)
def page_heads(document: Document) -> Outcome:
    """Take out running heads and feet and page numbers that a printed page left in plain text.

    Evidence: form feeds show the pages, and the same first or last line, figures aside, stands on
    three pages or more and on half of them. Without form feeds: lines of nothing but a number that
    count up by one, three or more, most of them in the middle of a sentence, also with a running
    head beside a wide gap; one such number between dashes that cuts a sentence; and lines of
    nothing but a document symbol of the United Nations with date, page or job number, twice or
    more. Of two pages it is enough that the number in their heads counts up; what is the same on
    both beside it is their head and foot.
    Guard: the first occurrence stays where it has no page number and opens the text, as it is the
    title. Numbered chapters, lists and tables stay: they do not cut sentences.
    """
    text = document.manuscript.text
    found = lines(text.replace("\f", "\n"))
    breaks = [one.start() for one in re.finditer("\f", text)]
    paged = _repeated(found, breaks) if breaks else _counting(found)
    out = dict(_symbols(found)) | dict(paged)
    for line, reason in out.items():
        yield _out(text, line, reason)


def _out(text: str, line: Line, reason: str) -> Change:
    """The removal of a line with its line end; a form feed beside it stays for L4."""
    start = max(text.rfind("\n", 0, line.start), text.rfind("\f", 0, line.start)) + 1
    rest = text[line.end : line.end + 200]
    tail = len(rest) - len(rest.lstrip(" \t"))
    end = line.end + tail + (rest[tail : tail + 1] == "\n")
    return Change(start, end, "", reason)


def _shape(line: Line) -> str:
    """The line without the figures of its page number."""
    return _DIGITS.sub("#", " ".join(line.text.split()))


def _repeated(found: Sequence[Line], breaks: Sequence[int]) -> Iterator[tuple[Line, str]]:
    """Lines at the edges of pages which stand on most pages."""
    pages: dict[int, list[Line]] = {}
    for line in found:
        pages.setdefault(bisect_left(breaks, line.start), []).append(line)
    edges = [(line, side) for page in pages.values() for line, side in _edges(page)]
    often = Counter((_shape(line), side) for line, side in edges if line.width <= _LONGEST)
    enough = max(_FEWEST, (len(pages) + 1) // 2)
    if len(pages) == 2 and _counts_up(pages):
        enough = 2
    for line, side in edges:
        number = often[_shape(line), side]
        title = line is found[0] and not _DIGITS.search(line.text)
        if number >= enough and not title and _is_head(line):
            yield line, f"stands at the {side} of {number} pages"


def _counts_up(pages: Mapping[int, Sequence[Line]]) -> bool:
    """Whether two pages have a line at their edges that is the same but for a number one higher."""
    first, second = ({_shape(line): line for line, _ in _edges(page)} for page in pages.values())
    for shape in first.keys() & second.keys():
        before, after = (
            list(map(int, _DIGITS.findall(page[shape].text))) for page in (first, second)
        )
        if [value for value in zip(before, after, strict=True) if value[0] + 1 == value[1]]:
            return True
    return False


def _is_head(line: Line) -> bool:
    """Whether the line may be a head or foot: drawn lines are F5's, sentences are the text's."""
    return any(map(str.isalnum, line.text)) and not ends_with(line.text, STOPS)


def _edges(page: Sequence[Line]) -> Iterator[tuple[Line, str]]:
    """The first and last lines of a page with their side; a short page has no body to stand by."""
    if len(page) > 2 * _EDGE:
        yield from ((line, "head") for line in page[:_EDGE])
        yield from ((line, "foot") for line in page[-_EDGE:])
    elif len(page) > 1:
        yield page[0], "head"
        yield page[-1], "foot"


def _counting(found: Sequence[Line]) -> Iterator[tuple[Line, str]]:
    """Page numbers on lines of their own, told by their order and by the sentences they cut."""
    numbered = [(at, _page_number(line)) for at, line in enumerate(found)]
    numbers = [(at, number) for at, number in numbered if number]
    runs: list[list[int]] = []
    last = 0
    for at, number in numbers:
        if runs and number == last + 1:
            runs[-1].append(at)
        else:
            runs.append([at])
        last = number
    for run in runs:
        inner = [at for at in run if 0 < at < len(found) - 1]
        cut = sum(_is_cut(found[at - 1], found[at + 1]) for at in inner)
        if len(run) >= _FEWEST and 2 * cut > len(inner):
            for at in run:
                yield found[at], "a page number: they count up and cut sentences"
        elif cut == len(run):
            for at in (at for at in run if _BETWEEN_DASHES.fullmatch(found[at].text)):
                yield found[at], "a page number between dashes, in the middle of a sentence"


def _page_number(line: Line) -> int:
    found = _NUMBER.fullmatch(line.text) or _BESIDE_HEAD.fullmatch(line.text)
    return next((int(one) for one in found.groups() if one), 0) if found else 0


def _is_cut(before: Line, after: Line) -> bool:
    """Whether one sentence runs over the line between the two."""
    return not before.stops and before.width > 20 and after.text[0].islower()


def _symbols(found: Sequence[Line]) -> Iterator[tuple[Line, str]]:
    """Heads and feet of documents of the United Nations."""
    short = (line for line in found if len(line.text) <= _LONGEST)
    heads = [line for line in short if _HEAD.fullmatch(line.text)]
    # On left pages date and symbol stand the other way round.
    shapes = [tuple(sorted(_shape(line).split())) for line in heads]
    often = Counter(shapes)
    for line, shape in zip(heads, shapes, strict=True):
        if often[shape] >= 2 and line is not found[0]:
            yield line, "a document symbol with its page, as on every page"


@rule("F9", "signs that a text goes on", guesses=True)
def goes_on(document: Document) -> Outcome:
    """Take out the lines with which a wire or a typist says that more follows: (more), /...

    Evidence: the whole line is such a sign, in brackets or with its strokes.
    Guard: never inside a line (Mr. Smith (cont.) stays), and not the first line.
    """
    text = document.manuscript.text
    for _, line in pairwise(lines(text)):
        if _MORE.fullmatch(line.text):
            yield _out(text, line, f"“{line.text}” says that more follows")
