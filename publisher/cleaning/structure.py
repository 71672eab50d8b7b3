"""Structure: what a reader knew of a document and marked, carried out on record; stage directions.

A reader decides nothing. Its marks say what is furniture, where a note is referred to, and which
lines are one block; these rules act on them, so that every removal can be seen and taken back.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from ..book import ROLES, Document
from ..ledger import Change, Evidence, Fact, Mark
from ._kinds import is_speech_title
from ._lines import glue, lines
from ._papers import is_paper, paper_title
from ._rule import Outcome, rule
from ._stage import directions
from ._structure import Span, is_structured, overlaps, spans

# Looked for where a run of spaces begins: from each space of a long run, it would be quadratic.
_WRAP = re.compile(r"(?<![ \t])[ \t]*[\n\f]\s*")

_CELL = re.compile(r"(?<![^\S\t\n])[^\S\t\n]*\t[^\S\n]*")

_START = 5_000
"""Characters in which a paper says what it is."""

_BROKEN = "-‐‑"

_CLOSES = re.compile(r"[ \t]*(?=[.,;:!?…)\]}»”’。，、；：！？）」』]|\s|\Z)")
"""What takes no space before it."""


@rule("S1", "furniture known to the format")
def known_furniture(document: Document) -> Outcome:
    """Take out what the reader marked as furniture: navigation, running heads, page numbers.

    Evidence: the mark, whose reason is the edit's. Guard: what to mark is the reader's to prove.
    """
    manuscript = document.manuscript
    last = 0
    for mark in sorted(document.marks, key=lambda mark: mark.start):
        if mark.kind == "furniture":
            start, end = manuscript.text_span(mark.start, mark.end)
            start = max(start, last)
            if start < end:
                yield Change(start, end, "", mark.value or "the format says it is furniture")
                last = end


@rule("S2", "note references")
def note_references(document: Document) -> Outcome:
    """Take the references to notes out of the sentences, where nobody would say them.

    Evidence: the reader's mark. They are shown where they stood, and lead to their notes. A space
    before one goes too where a stop follows. Guard: none needed; the notes stay.
    """
    text = document.manuscript.text
    last = 0
    for start, end in spans(document, "noteref"):
        space = len(text[last:start]) - len(text[last:start].rstrip(" \t"))
        if space and not _CLOSES.match(text, end):
            space = 0
        yield Change(start - space, end, "", "a reference to a note, shown and not said")
        last = end


@rule("S3", "lines of known blocks")
def lines_of_blocks(document: Document) -> Outcome:
    """Join the lines of a block that the reader knows to be one, pages included.

    Evidence: the block's mark. Guard: nothing is joined across blocks; a word with a hyphen at its
    line's end is left to L5; blocks stay apart however little stands between them.
    """
    text = document.manuscript.text
    last = 0
    for start, end in spans(document, *ROLES) if is_structured(document) else ():
        between = text[last:start]
        if last and not between.strip() and "\n\n" not in between:
            yield Change(last, start, "\n\n", "two blocks of the format")
        yield from _joined(text, start, end)
        last = end


def _joined(text: str, start: int, end: int) -> Iterator[Change]:
    inner = text[start:end]
    low = start + len(inner) - len(inner.lstrip())
    high = start + len(inner.rstrip())
    for found in _WRAP.finditer(text, low, high):
        before, after = text[found.start() - 1], text[found.end() : found.end() + 1]
        broken = before in _BROKEN and after.islower()
        joint = "\n" if broken else glue(before, after)  # L5 looks at broken words
        yield Change(*found.span(), joint, "the format says that the lines are one block")


@rule("S4", "table cells")
def table_cells(document: Document) -> Outcome:
    """Take out spaces beside the tabs between the cells of a row.

    Evidence: the reader's mark. Guard: the tabs stay, also those of empty cells.
    """
    text = document.manuscript.text
    for start, end in spans(document, "table_row"):
        for found in _CELL.finditer(text, start, end):
            yield Change(*found.span(), "\t" * found[0].count("\t"), "space between cells")


@rule("S5", "title among the headings", wins=("title",))
def title_heading(document: Document) -> Outcome:
    """Take the one heading of level 1 before the text for the title.

    Evidence: its level. It wins over the title among a file's properties, which often names a
    template or a web site. Of several headings above the text, that is the title which says what
    paper it is (Acta de la sesión, Protokoll, محضر), and not who issues it; nor is the author's
    name where another heading stands below it. Without headings, a line above the text which says
    what paper it is.
    Guard: not where several headings are of level 1, nor where text stands before it; where the
    properties have no title, the first heading of any level counts if no text stands before it. A
    heading of whose level others stand in the text names no paper.
    """
    if not is_structured(document):
        return
    headings = [mark for mark in document.marks if mark.kind == "heading" and mark.value]
    manuscript = document.manuscript
    placed = ((manuscript.text_span(mark.start, mark.end), mark.value) for mark in headings)
    whole = [one for one in placed if _says(manuscript.text[slice(*one[0])])]
    bold = {span for span, _ in whole}  # those by their looks are paragraphs, too
    running = spans(document, "paragraph", "quotation", "list_item", "table_row")
    running = [span for span in running if span not in bold]
    begins = running[0][0] if running else len(manuscript.text)
    above = [one for one in whole if one[0][0] < begins]
    later = {level for _, level in whole[len(above) :]}
    named = _below_a_name(document, above, later)
    first = [one for one in whole if one[1] == "1"]
    if len(first) != 1 and document.fact("title") is None:
        first = whole[:1]
    if named:
        yield _title(document, named[0], "it says what it is, below a name")
    elif len(first) == 1 and (
        first[0][0][0] <= begins or is_paper(manuscript.text[slice(*first[0][0])].strip())
    ):
        yield _title(document, first[0][0], f"its heading of level {first[0][1]}")
    elif not above and document.fact("title") is None:
        yield from _paper(document, running)


def _says(text: str) -> bool:
    """Whether there is something to see in it: editors of web pages leave headings without."""
    return any(char.isprintable() and not char.isspace() for char in text)


def _below_a_name(
    document: Document, above: Sequence[tuple[Span, str]], later: Collection[str]
) -> tuple[Span, str] | None:
    """The heading that is the title although another stands above it, or None."""
    texts = [" ".join(document.manuscript.text[slice(*span)].split()) for span, _ in above]
    kinds = [number for number, text in enumerate(texts) if is_paper(text)]
    if kinds and kinds[0] > 0 and above[kinds[0]][1] not in later:
        return above[kinds[0]]
    author = document.value("author").casefold()
    return above[1] if len(above) > 1 and author and texts[0].casefold() == author else None


def _paper(document: Document, running: Sequence[Span]) -> Iterator[Fact | Mark]:
    """The title of a paper or a speech that is a paragraph like others, by its words."""
    text = document.manuscript.text
    found = lines(text[:_START])
    speech = bool(found) and is_speech_title(found[0].text)
    number = 0 if speech else paper_title(found)
    line = found[number] if number is not None else None
    if line and any((line.start, line.end) == _trimmed(text, span) for span in running):
        span = line.start, line.end
        yield Mark("heading", *span, "1")
        yield _title(document, span, f"it says what {'speech' if speech else 'paper'} it is")


def _trimmed(text: str, span: Span) -> Span:
    """A span without the white space at its ends."""
    inner = text[slice(*span)]
    start = span[0] + len(inner) - len(inner.lstrip())
    return start, start + len(inner.strip())


def _title(document: Document, span: Span, reason: str) -> Fact:
    value = " ".join(document.manuscript.text[slice(*span)].split())
    return Fact("title", value, Evidence("stated", reason, span))


@rule("S6", "stage directions")
def stage_directions(document: Document) -> Outcome:
    """Mark (Applause.), （掌聲）, [Laughter] and the like. Nothing is changed.

    Evidence: brackets that hold nothing but words of data/stage.toml, one that says what is heard
    or done among them; or a cry twice or with its place (Oui ! oui ! à gauche.); or a whole phrase.
    Guard: a word more, and the brackets are the speaker's.
    """
    text = document.manuscript.text
    known = spans(document, "stage")
    for found in directions(text):
        if not overlaps(known, *found.span()):
            yield Mark("stage", *found.span())
