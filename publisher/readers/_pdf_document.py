"""A PDF's bytes to a document: pages to words, lines, blocks, and a source with marks."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial

from ..book import Document
from ..errors import InputError
from ..findings import Finding, finding
from ..ledger import Evidence, Fact, Manuscript
from . import _pdf_ocr
from ._pdf_cells import set_aside, unfolded
from ._pdf_columns import columns
from ._pdf_endnotes import take_endnotes
from ._pdf_facts import facts
from ._pdf_figures import Canvas, figures
from ._pdf_grids import stretches_and_tables
from ._pdf_initials import with_initials
from ._pdf_legible import is_empty, is_garbled
from ._pdf_lines import Line, Stretch, rows
from ._pdf_margins import Margin, Sheet, sheets
from ._pdf_notes import Note, references_in, take_notes
from ._pdf_open import Page, Pdf, opened
from ._pdf_order import in_tagged_order
from ._pdf_outline import by_page
from ._pdf_paragraphs import Group, paragraphs, runs_over, type_size
from ._pdf_pictures import Box, Drawn
from ._pdf_roles import Role, roles
from ._pdf_ruby import REASON as REASON_OF_READINGS
from ._pdf_ruby import without_readings
from ._pdf_rulings import as_ruling
from ._pdf_slides import REASON, shown_again
from ._pdf_source import Leaf, source
from ._pdf_stretches import stretches
from ._pdf_table_heads import with_heads
from ._pdf_tagged_blocks import as_tagged
from ._pdf_tags import Tags
from ._pdf_titles import with_whole_title
from ._pdf_words import Word, turned_box


@dataclass(frozen=True, slots=True)
class _Read:
    """What one page holds before it is compared with the others."""

    parts: tuple[Stretch, ...]
    #: what is no part of the running text, by the reason for it
    asides: Mapping[str, str]
    box: tuple[float, float, float, float]
    tags: Tags = field(default_factory=Tags)
    #: "" where it was read, else "scan", "garbled" or "damaged"
    problem: str = ""
    recognised: bool = False
    drawn: tuple[Drawn, ...] = ()
    #: quarter turns of its text
    turn: int = 0


def document(data: bytes, name: str, key: str) -> Document:
    """The document in a PDF, unchanged. Raises InputError where there is nothing to read."""
    with opened(data, name) as pdf:
        pages = [_page(pdf, index) for index in range(pdf.count)]
        labels = [pdf.label(index) for index in range(pdf.count)]
        known = tuple(facts(pdf.info(), pdf.language(), name))
        titles = by_page(pdf.outline())
        if not any(page.parts for page in pages):
            raise _nothing(pages, name)
        cleared = _cleared(pages, labels, titles)
        body = type_size([sheet.parts for sheet in cleared])
        leaves, groups, notes = _laid_out(pages, cleared, labels, body)
        groups, notes = take_endnotes(with_heads(groups), notes)
        groups = with_whole_title(groups, _titles(known, titles, cleared), _author(known))
        shown = figures(_canvases(pages, leaves), groups, partial(_painted, pdf))
    found = roles(groups, body, [page.tags.kinds for page in pages], titles)
    for n, picture in shown.captions.items():
        found[n] = Role("image", picture)
    leaves = [replace(leaf, figures=tuple(shown.blocks[leaf.index])) for leaf in leaves]
    text, marks = source(leaves, groups, found, notes)
    return Document(
        key,
        name,
        Manuscript(text),
        sha256=hashlib.sha256(data).hexdigest(),
        facts=(*known, *_recognised_fact(pages)),
        marks=marks,
        findings=tuple(_findings(pages, name, shown.silent)),
        pictures=tuple(shown.pictures),
    )


def _page(pdf: Pdf, index: int) -> _Read:
    with pdf.page(index) as page:
        if page is None:
            return _Read((), {}, (0, 0, 0, 0), problem="damaged")
        layer = page.words()
        text = " ".join(word.text for word in layer.words)
        tags = page.tags()
        garbled = is_garbled(text, layer.unmapped)
        if garbled or (is_empty(text) and page.is_picture()):
            return _unread(page, layer.box, "garbled" if garbled else "scan", layer.words)
        drawn = page.drawn({tag for figure in tags.figures for tag in figure.tags})
        ruled = [as_ruling(turned_box(box, layer.turn)) for box in page.rulings()]
    words, over = without_readings(layer.words)
    asides = {
        "set at an angle to the text": " ".join(word.text for word in layer.turned),
        REASON_OF_READINGS: " ".join(word.text for word in (*layer.readings, *over)),
    }
    parts = with_initials(stretches_and_tables(words, [each for each in ruled if each], index))
    return _Read(parts, asides, layer.box, tags, drawn=drawn, turn=layer.turn)


def _author(known: Sequence[Fact]) -> str:
    return next((fact.value for fact in known if fact.name == "author"), "")


def _titles(
    known: Sequence[Fact], titles: Mapping[int, Mapping[str, int]], cleared: Sequence[Sheet]
) -> Iterator[str]:
    """What may be the document's title in its metadata, its outline and its running heads."""
    yield from (fact.value for fact in known if fact.name == "title")
    yield from (title for n in (0, 1) for title in titles.get(n, ()))
    yield from (margin.text for sheet in cleared for margin in sheet.margins)


def _canvases(pages: Sequence[_Read], leaves: Sequence[Leaf]) -> list[Canvas]:
    """The pictures of every page whose text is read here."""
    return [
        Canvas(page.drawn, page.tags, partial(turned_box, turn=page.turn))
        if leaf.is_read
        else Canvas((), Tags(), partial(turned_box, turn=0))
        for page, leaf in zip(pages, leaves, strict=True)
    ]


def _painted(pdf: Pdf, index: int, box: Box) -> bytes:
    with pdf.page(index) as page:
        return page.painted(box) if page else b""


def _unread(
    page: Page, box: tuple[float, float, float, float], problem: str, words: Sequence[Word]
) -> _Read:
    """A page without a text layer worth the name: recognised, if that can be done here."""
    found = _pdf_ocr.recognised(page) if _pdf_ocr.is_installed() else None
    if found:
        return _Read(stretches(found), {}, box, recognised=True)
    kept = stretches(words) if problem == "scan" else ()
    return _Read(kept, {}, box, problem=problem)


def _cleared(
    pages: Sequence[_Read], labels: Sequence[str], titles: Mapping[int, Mapping[str, int]]
) -> list[Sheet]:
    """Every page without its margins; of a slide on several pages only the last one is left."""
    again = shown_again([page.parts for page in pages], labels)
    parts = [() if n in again else page.parts for n, page in enumerate(pages)]
    found = sheets(parts, [page.box for page in pages], type_size(parts), titles, labels)
    for n in again:
        shown = [" ".join(part.text for part in row) for row in rows(pages[n].parts)]
        found[n] = Sheet((), tuple(Margin(text, REASON) for text in shown))
    return found


def _laid_out(
    pages: Sequence[_Read], cleared: Sequence[Sheet], labels: Sequence[str], body: float
) -> tuple[list[Leaf], list[Group], list[Note]]:
    leaves: list[Leaf] = []
    groups: list[Group] = []
    notes: list[Note] = []
    waiting: set[str] = set()
    for index, (page, sheet) in enumerate(zip(pages, cleared, strict=True)):
        last = notes.pop() if notes else None
        lines = _in_order(sheet.parts, index)
        kept, found, last = take_notes(lines, body, last, waiting)
        waiting = references_in(kept) - {note.label for note in found}
        notes += [*([last] if last else []), *found]
        here = in_tagged_order(as_tagged(paragraphs(kept, body), page.tags), page.tags.order)
        if groups and here and runs_over(groups[-1], here[0]):
            here[0] = Group((*groups.pop().lines, *here[0].lines))
        groups += here
        asides = [Margin(text, reason) for reason, text in page.asides.items() if text]
        leaves.append(
            Leaf(
                index,
                labels[index] or sheet.label or str(index + 1),
                (*sheet.margins, *asides),
                is_read=bool(sheet.parts) or not page.parts,
            )
        )
    return leaves, groups, notes


def _in_order(parts: Sequence[Stretch], index: int) -> list[list[Line]]:
    return list(unfolded(columns(set_aside(parts, index), index)))


def _nothing(pages: Sequence[_Read], name: str) -> InputError:
    problems = {page.problem for page in pages}
    if "garbled" in problems:
        what = "the PDF's text is garbled: its fonts do not say which letters they show"
    elif "scan" in problems:
        what = "the PDF holds pictures of pages and no text"
    elif "damaged" in problems:
        what = "no page of the PDF can be read"
    else:
        return InputError("the PDF has no text in it", where=name, remedy="Leave it out")
    remedy = "Install publisher's extra `ocr` to have its pages recognised, or leave it out"
    return InputError(what, where=name, remedy=remedy)


def _numbers(pages: Sequence[_Read], problem: str) -> str:
    """The numbers of pages with a problem, as ranges: "3, 7-9"."""
    found = [n for n, page in enumerate(pages, 1) if page.problem == problem]
    return _ranges(found)


def _ranges(found: Sequence[int]) -> str:
    shown: list[str] = []
    for n in found:
        if shown and n - 1 == int(shown[-1].rpartition("-")[2]):
            shown[-1] = f"{shown[-1].partition('-')[0]}-{n}"
        else:
            shown.append(str(n))
    return ", ".join(shown)


def _findings(pages: Sequence[_Read], name: str, silent: int) -> Iterator[Finding]:
    if silent:
        yield finding("R120", name, str(silent))
    for problem, code in (("scan", "R110"), ("garbled", "R111"), ("damaged", "R113")):
        numbers = _numbers(pages, problem)
        if numbers:
            yield finding(code, name, f"page {numbers}")
    recognised = [n for n, page in enumerate(pages, 1) if page.recognised]
    if recognised:
        yield finding("R112", name, f"page {_ranges(recognised)}")


def _recognised_fact(pages: Sequence[_Read]) -> Iterator[Fact]:
    recognised = [n for n, page in enumerate(pages, 1) if page.recognised]
    if recognised:
        reason = f"recognised from the picture of page {_ranges(recognised)}"
        yield Fact("recognition", "ocr", Evidence("inferred", reason))
