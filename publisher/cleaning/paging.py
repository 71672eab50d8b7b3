"""What printed pages and wires leave in plain text: running heads, page numbers, (more)."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Container, Iterator, Mapping, Sequence
from itertools import pairwise

from ..book import Document
from ..ledger import Change
from ._lines import STOPS, Line, ends_with, lines, usual
from ._rule import Outcome, rule

_EDGE = 2
"""How many lines at the top and at the bottom of a page may be its head and foot."""

_FEWEST = 3
"""On how many pages a head or foot must stand."""

_LONGEST = 120
_SHORT = 20

_FULL = 0.75
"""Share of the usual width from which a line that ends in no stop goes on."""

_VERSE = 60
"""Columns of a line of verse: stanzas are numbered, too, and have no stop before the next."""

_FURTHEST = 3
"""Pages to the next with a number: those on which a chapter begins, or a picture is, have none."""

_DIGITS = re.compile(r"\d+")
_NUMBER = re.compile(
    r"[-–—\[(]? ?(\d{1,4}) ?[-–—\])]?|(\d{1,4}) ?/ ?\d{1,4}|"
    r"(?:Page|p\.|Seite|Página|Pagina|Стр\.|第) ?(\d{1,4}) ?[页頁]?(?: (?:of|de|von|di|из) \d+)?",
    re.IGNORECASE,
)

_BETWEEN_DASHES = re.compile(r"[-–—] ?\d{1,4} ?[-–—]")
_AT_ITS_START = re.compile(r"(\d{1,4})(?![\d.,:)/-])")
_AT_ITS_END = re.compile(r"(?<![\d.,:(/-])(\d{1,4})$")
_BESIDE_CAPITALS = re.compile(r"(\d{1,4}) \D{3,60}|\D{3,60}[^\W\d.] (\d{1,4})")
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
    three pages or more and on half of them, or on three in a row (of the left or the right ones);
    or such a line has a number that counts up with the pages. Without form feeds: lines of nothing
    but a number that count up, three or more, most of them in the middle of a sentence, also with a
    running head beside a wide gap or in capitals, and what is the same beside three of them; one
    such number between dashes that cuts a sentence; and lines of
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
    """Lines at the edges of pages which stand on most pages, or on some in a row."""
    pages: dict[int, list[Line]] = {}
    for line in found:
        pages.setdefault(bisect_left(breaks, line.start), []).append(line)
    edges = [
        (line, side, number)
        for number, page in pages.items()
        for line, side in _edges(page)
        if line.width <= _LONGEST and _is_head(line)
    ]
    places: dict[tuple[str, str], list[int]] = {}
    figures: dict[tuple[str, str], list[list[int]]] = {}
    for line, side, page in edges:
        places.setdefault((_shape(line), side), []).append(page)
        figures.setdefault((_shape(line), side), []).append(
            [int(one) for one in _DIGITS.findall(line.text)]
        )
    may_count = {shape: _may_count(rows) for shape, rows in figures.items()}
    in_a_row = {shape: _in_a_row(on) for shape, on in places.items()}
    enough = max(_FEWEST, (len(pages) + 1) // 2)
    if len(pages) == 2 and _counts_up(pages):
        enough = 2
    behind = Counter(
        (page - number, side) for line, side, page in edges for number in _numbers(line)
    )
    may_count = {key: _may_count(of) for key, of in figures.items()}
    for line, side, page in edges:
        shape = _shape(line), side
        on = places[shape]
        title = line is found[0] and not _DIGITS.search(line.text)
        counted = max((behind[page - one, side] for one in _numbers(line)), default=0)
        same = len(on) >= enough or page in in_a_row[shape]
        if same and not title and may_count[shape]:
            yield line, f"stands at the {side} of {len(on)} pages"
        elif counted >= enough:
            yield line, f"its number counts up with the pages, on {counted} of them"


def _may_count(figures: Sequence[Sequence[int]]) -> bool:
    """Whether figures in one line of each page are always the same, or one of them mostly rises.

    Version 1.5, Version 1.4, Version 1.3 are headings: each says something else.
    """
    columns = [column for column in zip(*figures, strict=True) if len({*column}) > 1]
    rises = (sum(a < b for a, b in pairwise(column)) for column in columns)
    return not columns or any(2 * up >= len(figures) - 1 for up in rises)


def _in_a_row(pages: Sequence[int]) -> set[int]:
    """Those of the pages that are of three or more in a row, or of left or right ones in a row."""
    there = {*pages}
    rows = (range(page, page + _FEWEST * step, step) for page in there for step in (1, 2))
    return {page for row in rows if there.issuperset(row) for page in row}


def _numbers(line: Line) -> Iterator[int]:
    """The number with which a line begins and that with which it ends, if they may be a page's."""
    for found in (_AT_ITS_START.match(line.text), _AT_ITS_END.search(line.text)):
        if found:
            yield int(found[1])


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
    """Page numbers on lines of their own, told by their order and by the sentences they cut, and
    the heads above or under them.
    """
    often = Counter(_shape(line) for line in found if _BESIDE_HEAD.fullmatch(line.text))
    numbers = [
        (at, number) for at, line in enumerate(found) if (number := _page_number(line, often))
    ]
    runs: list[list[int]] = []
    last = 0
    for at, number in numbers:
        if runs and last < number <= last + _FURTHEST:
            runs[-1].append(at)
        else:
            runs.append([at])
        last = number
    widest = usual(line.width for line in found if line.width > _SHORT)
    for run in runs:
        own, heads = {*run}, _beside(found, run)
        inner = [at for at in run if 0 < at < len(found) - 1]
        cut = sum(_is_cut(found, at, heads, widest) for at in inner)
        if len(run) >= _FEWEST and 2 * cut > len(inner):
            for at in sorted(own | heads):
                same = at in own
                why = "a page number: they count up" if same else "stands beside the page numbers"
                yield found[at], f"{why} and cut sentences" if same else why
        elif cut == len(run):
            for at in (at for at in run if _BETWEEN_DASHES.fullmatch(found[at].text)):
                yield found[at], "a page number between dashes, in the middle of a sentence"


def _page_number(line: Line, often: Mapping[str, int]) -> int:
    """The number of a page, alone or with a head: in capitals, or one that stands there often."""
    found = _NUMBER.fullmatch(line.text)
    if not found and line.text.isupper():
        found = _BESIDE_HEAD.fullmatch(line.text) or _BESIDE_CAPITALS.fullmatch(line.text)
    elif not found and often[_shape(line)] > 1:
        found = _BESIDE_HEAD.fullmatch(line.text)
    return next((int(one) for one in found.groups() if one), 0) if found else 0


def _beside(found: Sequence[Line], run: Sequence[int]) -> set[int]:
    """The lines that are the same beside three or more of the numbers: running heads.

    One that begins with a small letter is the refrain of a song.
    """
    near = [at for one in run for at in (one - 1, one + 1) if 0 <= at < len(found)]
    near = [at for at in near if not found[at].text[0].islower()]
    shapes = Counter(_shape(found[at]) for at in near)
    return {
        at for at in near if shapes[_shape(found[at])] >= _FEWEST and at and _is_head(found[at])
    }


def _is_cut(found: Sequence[Line], at: int, heads: Container[int], widest: int) -> bool:
    """Whether one sentence runs over the line of that number and the heads beside it."""
    first, last = at - 1, at + 1
    while first in heads:
        first -= 1
    while last in heads:
        last += 1
    if first < 0 or last >= len(found):
        return False
    before, after = found[first], found[last]
    if before.stops or before.width <= _SHORT:
        return False
    return after.text[0].islower() or (widest > _VERSE and before.width >= _FULL * widest)


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
