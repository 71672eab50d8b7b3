"""Layout: line ends, pages, paragraphs and white space."""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Sequence

from ..book import Document
from ..ledger import Change
from ._blocks import SEPARATOR
from ._hyphens import Hyphens
from ._lines import STOPS, Line, body, ends_with, glue, lines
from ._parts import column_gaps, is_parting
from ._quoted import is_quoted, quotations
from ._rule import Outcome, rule
from ._structure import is_structured, rows, spans, within
from ._wrap import joins

_LINE_END = re.compile("\r\n?|[\x0b\x85\u2028\u2029]")

# XML 1.0, 2.2 Char: what no XHTML document may hold. U+FEFF inside a text is a stray mark.
_FORBIDDEN = re.compile(
    r"(?P<sign>\x1b\[[0-9;?]*[ -/]*[@-~]|(?P<over>[^\n\x08])\x08(?=(?P=over))|_\x08(?=\S)"
    r"|(?<=\S)\x08_)"
    "|[\x00-\x08\x0e-\x1f\ud800-\udfff\ufdd0-\ufdef\ufeff\ufffe\uffff]"
)

_INNER_SPACE = re.compile(r"(?<=[^ \t])(?: [ \t]+|\t[ \t]*)")

_WIDE = "\u2003"

_LETTERS = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_LETTERS_BEFORE = re.compile(r"[^\W\d_]+\Z")
_LONGEST_WORD = 60

_SOFT = "\xad"
_HYPHENS = "-‐‑" + _SOFT
_LINE_HYPHEN = re.compile(rf"(?<=[^\W\d_])[{_HYPHENS}][ \t]*\n\s*(?=[^\W\d_])")

# A hyphen, dash or slash between two words without spaces ties them over a line end too.
_TIED = re.compile(rf"[^\s\W][{_HYPHENS}–—/]\Z")


@rule("L1", "line ends")
def line_endings(document: Document) -> Outcome:
    """Give every line end the one form (LF): CR LF, CR, vertical tab, NEL, U+2028 and U+2029.

    Evidence: the characters themselves (Unicode Standard, 5.8). Guard: none needed; form feeds
    are pages and wait for L4.
    """
    for found in _LINE_END.finditer(document.manuscript.text):
        yield Change(*found.span(), "\n", "one form for all line ends")


@rule("L2", "control characters")
def control_characters(document: Document) -> Outcome:
    """Take out control characters and noncharacters that no XML document may hold.

    The signs after ESC that tell a terminal its colours go with it (ECMA-48), and of letters struck
    over each other with a backspace, as printers did for bold and underlined, the last one stays.
    Evidence: XML 1.0, production Char. Guard: tabs, line ends, form feeds, joiners and marks of
    direction stay.
    """
    for found in _FORBIDDEN.finditer(document.manuscript.text):
        reason = f"U+{ord(found[0][0]):04X} is not a character of text"
        yield Change(
            *found.span(), "", "a sign for a terminal or a printer" if found["sign"] else reason
        )


@rule("L3", "lines of one paragraph", guesses=True)
def wrapped_lines(document: Document) -> Outcome:
    """Join the lines of a paragraph that was broken to fit a page.

    Evidence: where two or more lines are indented by two or more columns and others are not, only
    those begin a paragraph. Else, where lines end because no more fitted in, a paragraph ends with
    a line that stops though the next word had fitted, or before a first line that is short
    because its indent was lost. A sentence that runs on over a page break is joined too.
    Lines of a quoted mail are joined without the > between them, and the lines of an entry that
    stand under its words.
    Guard: long lines are paragraphs and stay apart unless indents say otherwise; quotations,
    lists, verse, tables, headings and bylines are not joined, nor two lines in columns (L8); a
    larger gap is always a break.
    """
    text = document.manuscript.text
    found = body(document)
    gaps = [start for start, _ in column_gaps(text)]
    for group in ([line for line in found if not is_quoted(line)], *quotations(found)):
        for join in joins(group):
            before, line = group[join.number - 1], group[join.number]
            if not (_has_one(gaps, before) and _has_one(gaps, line)):
                yield from _joined(text, before, line, join.reason)


def _has_one(places: Sequence[int], line: Line) -> bool:
    return bisect(places, line.start) < bisect(places, line.end)


def _joined(text: str, before: Line, line: Line, reason: str) -> Outcome:
    between = text[before.end : line.start]
    quoted = text[line.start - 2 : line.start].strip() == ">"
    if not (between.replace(">", "") if quoted else between).isspace():
        return
    tied = _TIED.search(before.text[-2:]) and line.text[0].isalnum()
    if not (tied and before.text[-1] in _HYPHENS and _halves(text, before.end - 1, line.start)):
        joint = "" if tied else glue(before.text, line.text)
        yield Change(before.end, line.start, joint, reason)


@rule("L4", "page breaks", guesses=True)
def page_breaks(document: Document) -> Outcome:
    """Take out form feeds; a sentence that goes on over one is joined.

    Evidence: form feed. Guard: pages are joined only where no stop stands before the form feed
    and a small letter after it; else they are paragraphs.
    """
    text = document.manuscript.text
    at = text.find("\f")
    while at >= 0:
        start, end = _start_of_space(text, at, pages=True), at
        while end < len(text) and text[end].isspace():
            end += 1
        runs_on = end < len(text) and text[end].islower() and not _stops(text, start)
        broken = runs_on and text[start - 1 : start] in _HYPHENS
        joint = "\n" if broken else " " if runs_on else SEPARATOR
        yield Change(start, end, joint, "a form feed is a page, not a paragraph")
        at = text.find("\f", end)


def _stops(text: str, end: int) -> bool:
    return ends_with(text[max(0, end - 20) : end], STOPS + ":;：；")


@rule("L5", "words broken at line ends")
def broken_words(document: Document) -> Outcome:
    """Close a word that a line end broke: counter-⏎terrorism becomes counter-terrorism.

    Evidence: a hyphen at a line end between a letter and a small letter, or between capitals. The
    hyphen goes where the document itself has the joined form elsewhere and not the hyphenated one,
    or, which is inferred, a dictionary of its language has (thick-⏎ened, quel-⏎qu'un), or German
    spelling says so (Küsten-⏎schutz); else it stays.
    Guard: a hyphen that stands for half a word ("pre- and post-war") keeps its space; what lies
    behind a stop or a name (Anglo-⏎Saxon) is not touched, nor what stands in two known blocks.
    """
    text = document.manuscript.text
    structured = is_structured(document)
    stated = document.fact("language")
    hyphens = Hyphens(text, stated.value if stated else "")
    for found in _LINE_HYPHEN.finditer(text):
        start, end = found.span()
        if structured and found[0].count("\n") > 1:
            continue
        halves = _halves(text, start, end)
        if not halves:
            continue
        if hyphens.is_half(*halves):
            yield Change(start + 1, end, " ", "the hyphen stands for half a word")
            continue
        if text[start] == _SOFT:
            yield Change(start, end, "", "a soft hyphen is the printer's")
            continue
        verdict = hyphens.verdict(*halves)
        yield Change(start + (not verdict.joined), end, "", verdict.reason, verdict.basis)


def _halves(text: str, start: int, end: int) -> tuple[str, str] | None:
    """The letters before and after a hyphen at a line end, where they may be one word.

    They may where the second half begins with a small letter, or both are in capitals.
    """
    first = _LETTERS_BEFORE.search(text, max(0, start - _LONGEST_WORD), start)
    second = _LETTERS.match(text, end)
    if not first or not second:
        return None
    capitals = len(first[0]) > 1 and first[0].isupper() and second[0].isupper()
    return (first[0], second[0]) if second[0][0].islower() or capitals else None


@rule("L6", "indents")
def indents(document: Document) -> Outcome:
    """Take out white space before a line. Evidence: it is white space.

    Guard: table rows; em spaces before the lines of a stanza are its steps (L11).
    """
    text = document.manuscript.text
    tables, stanzas = rows(document), spans(document, "verse")
    for line in lines(text):
        start = _start_of_space(text, line.start)
        if start < line.start and not within(tables, start):
            is_step = text[start : line.start].strip(_WIDE) == "" and within(stanzas, line.start)
            if not is_step:
                yield Change(start, line.start, "", "white space before the line")


def _start_of_space(text: str, at: int, pages: bool = False) -> int:
    """Where the white space before `at` begins: on its line, or across lines and pages."""
    while at and text[at - 1].isspace() and (pages or text[at - 1] != "\n"):
        at -= 1
    return at


@rule("L7", "space at line ends")
def line_ends(document: Document) -> Outcome:
    """Take out white space after a line, and on blank lines. Evidence and guard: as L6."""
    text = document.manuscript.text
    tables = rows(document)
    at = 0
    for line in text.split("\n"):
        kept = len(line.rstrip())
        if kept < len(line) and not within(tables, at + kept):
            yield Change(at + kept, at + len(line), "", "white space after the line")
        at += len(line) + 1


@rule("L8", "space inside lines")
def inner_spaces(document: Document) -> Outcome:
    """Make one space of several, or of a tab; of the gap between two parts of a line, a wide one.

    Evidence: they stand inside a line. Two parts it has where a short line has one gap, of tabs or
    of five or more spaces, and words on both sides (two signatures, composer and work, a date and
    a place): there an em space shows that they do not belong together. So it does where each of
    three lines in a row has a gap of three spaces: columns that no table could be made of.
    Guard: spaces of other widths stay as they are, and so do the tabs of table rows; what stands
    behind a number, a label or a bullet, or inside a heading or byline, has one space.
    """
    text = document.manuscript.text
    tables, one_piece = rows(document), spans(document, "heading", "byline")
    apart = {*column_gaps(text)}
    for found in _INNER_SPACE.finditer(text):
        start = found.start()
        if "\t" in found[0] and within(tables, start):
            continue
        is_gap = found.span() in apart or is_parting(text, *found.span())
        if is_gap and not within(one_piece, start):
            yield Change(*found.span(), _WIDE, "the gap between two parts of a line")
        else:
            yield Change(*found.span(), " ", "one space is enough")


@rule("L9", "space between paragraphs")
def paragraph_breaks(document: Document) -> Outcome:
    """Put exactly one blank line between paragraphs, and nothing before the first or after the
    last. Evidence and guard: only line ends are touched, and every line is a paragraph by now.
    """
    text = document.manuscript.text
    for found in re.finditer(r"\n+", text):
        start, end = found.span()
        inside = start > 0 and end < len(text)
        reason = "one blank line between paragraphs" if inside else "white space around the text"
        yield Change(start, end, SEPARATOR if inside else "", reason)
