"""What a word processor's file holds, part by part, and the source text with marks made of it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from ..languages import primary, runs, script
from ..ledger import Mark
from ._display import display, usual_size
from ._groups import Held, groups
from ._pictures import Pictures, description
from ._verse import are_lines

SEPARATOR = "\n\n"

TITLE = "0"
"""Level of a heading that a style calls the title."""

_IN_VERSE = ("paragraph", "quotation", "byline", "list_item")
"""What lines of a stanza may be."""

_TEXT = ("paragraph", "list_item", "quotation")
"""What shows how large the letters of a text are."""

SILENT = "picture"
"""Kind of the place of a picture that nobody described: its value is the picture's name."""

CAPTION = "caption"
"""Kind of a paragraph that a style calls a caption; next to no picture it is a paragraph."""

TABLE_HEAD = "table_head"
"""Kind of a paragraph that a style calls the head of a table; in no table it is a paragraph."""

_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff]")
_SPACE = " \xa0"
"""What is nothing at the ends of a table row, whose TABs part its cells."""

_LINE_ENDS = str.maketrans({"\u2028": "\n", "\u2029": "\n", "\r": "\n"})
_NO_LANGUAGE = ("", "und", "zxx", "none", "x-none", "mul")
_TAG = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of running text; a line end in it ends the block."""

    text: str
    #: BCP 47 tag as the format states it, or ""
    language: str = ""
    #: label of the note to which this text leads, or ""
    note: str = ""
    #: what ruby says over the text, or ""
    reading: str = ""
    #: why the text is not the document's own, or ""
    furniture: str = ""
    #: whether it is struck out
    struck: bool = False
    #: how it stands out from its paragraph: em, strong, both or neither
    stress: frozenset[str] = frozenset()
    #: size of its letters in half points, 0 where nobody says
    size: int = 0
    #: whether a line is drawn under it that is not a link's
    underlined: bool = False


@dataclass(frozen=True, slots=True)
class Part:
    """A block as the format has it."""

    #: kind of the mark that it bears (readers' contract)
    kind: str
    pieces: tuple[Piece, ...]
    #: value of that mark
    value: str = ""
    #: why none of it is the document's own, or ""
    furniture: str = ""
    #: the groups around it
    within: Held = ()


def joined(groups: Iterable[Sequence[Piece]], separator: str) -> tuple[Piece, ...]:
    """The pieces of the groups with the separator between them."""
    found: list[Piece] = []
    for number, group in enumerate(groups):
        found += [Piece(separator)] * (number > 0) + list(group)
    return tuple(found)


def images(pictures: Pictures, alternative: str, entry: str) -> list[Part]:
    """The block of a picture, or the place of one of which nothing says what it shows.

    alternative: its description; entry: where its bytes are in the archive, "" for nowhere.
    """
    text = description(alternative)
    name = pictures.name(entry) if entry else ""
    if text:
        return [Part("image", (Piece(text),), name)]
    pictures.silent += not entry
    shown = pictures.without_words(name)
    return [Part(SILENT, (), shown)] if shown else []


def _captioned(parts: Iterable[Part]) -> list[Part]:
    """The parts, the caption next to a picture without other words as the text of that picture."""
    found: list[Part] = []
    for part in parts:
        before = found[-1] if found else None
        if part.kind == SILENT and before and before.kind == CAPTION and not part.furniture:
            found[-1] = replace(before, kind="image", value=part.value)
        elif part.kind == CAPTION and before and before.kind == SILENT and before.value:
            found[-1] = replace(part, kind="image", value=before.value)
        elif part.kind in (SILENT, CAPTION) or text_of(part.pieces).strip():
            found.append(part)
    return [replace(p, kind="paragraph") if p.kind in (CAPTION, TABLE_HEAD) else p for p in found]


def as_note(parts: Iterable[Part], label: str) -> Iterator[Part]:
    """The blocks of a note, of which the first with a text bears the label, and its pictures."""
    for part in parts:
        if part.kind in ("image", SILENT):
            yield part
        elif text_of(part.pieces).strip():
            yield Part("note", part.pieces, label, part.furniture)
            label = ""


def flat(pieces: Iterable[Piece]) -> tuple[Piece, ...]:
    """The pieces of a table's cell: neither line ends nor tabs, which mean rows and cells."""
    return tuple(replace(piece, text=re.sub(r"[\t\n\r]+", " ", piece.text)) for piece in pieces)


def text_of(pieces: Iterable[Piece]) -> str:
    """The text of the pieces."""
    return "".join(piece.text for piece in pieces)


def compose(parts: Iterable[Part]) -> tuple[str, tuple[Mark, ...]]:
    """The source text of the parts in order, blank lines between blocks, and its marks."""
    parts = _levelled(tuple(_captioned(parts)))
    base = _base_language(parts)
    usual = usual_size(piece for part in parts if part.kind in _TEXT for piece in part.pieces)
    texts: list[str] = []
    marks: list[Mark] = []
    placed: list[tuple[Held, int, int]] = []
    waiting: list[str] = []
    own: tuple[int, int] | None = None
    at = 0
    for number, part in enumerate(parts):
        value = part.value
        if part.kind == SILENT and not part.furniture:
            waiting.append(value)
        for line, stanza in _lines(part):
            text = text_of(line)
            end = at + len(text)
            marks.append(Mark(part.kind, at, end, value))
            if part.furniture:
                marks.append(Mark("furniture", at, end, part.furniture))
            if part.kind == "paragraph" and (look := display(line, usual)):
                marks.append(Mark("display", at, end, look))
            marks += _inner(line, at, base, bool(part.furniture))
            within = part.within if stanza is None else (*part.within, ("verse", (number, stanza)))
            placed.append((() if part.furniture else within, at, end))
            if not part.furniture:
                own = (at, end)
            texts.append(text)
            at = end + len(SEPARATOR)
            if part.kind in ("list_item", "note"):
                value = ""  # only the first line bears the number
        if own:
            marks += (Mark(SILENT, *own, name) for name in waiting)
            waiting = []
    return SEPARATOR.join(texts), (*marks, *groups(placed))


def _levelled(parts: tuple[Part, ...]) -> tuple[Part, ...]:
    """The parts with level 1 for the document's title only.

    A style for titles gives it (level TITLE), else the first heading if it alone is of level 1.
    Where "Heading 1" is used for chapters, every heading is one level lower.
    """
    headings = [p for p in parts if p.kind == "heading" and text_of(p.pieces).strip()]
    tops = [part for part in headings if part.value == "1"]
    titled = any(part.value == TITLE for part in headings)
    chapters = bool(tops) and (titled or len(tops) > 1 or headings[0] is not tops[0])
    lower = 1 if chapters else 0
    return tuple(
        replace(part, value=str(min(6, int(part.value) + lower) if part.value != TITLE else 1))
        if part.kind == "heading"
        else part
        for part in parts
    )


def _lines(part: Part) -> Iterator[tuple[list[Piece], int | None]]:
    """The lines of a part with the stanza that each is in, if any; a heading is one line."""
    if part.kind == "heading":
        yield from ((line, None) for line in _cut(flat(part.pieces), None) if line)
        return
    space = _SPACE if part.kind == "table_row" else None
    empty = [(not line, line) for line in _cut(part.pieces, space)]
    for number, (is_empty, run) in enumerate(groupby(empty, key=lambda one: one[0])):
        lines = [line for _, line in run]
        together = part.kind in _IN_VERSE and are_lines(map(text_of, lines))
        for line in lines if not is_empty else ():
            yield line, number if together else None


def _cut(pieces: Iterable[Piece], space: str | None) -> Iterator[list[Piece]]:
    """The pieces cut at line ends, without white space around each line.

    space: what counts as white space there, None for all of it.
    """
    line: list[Piece] = []
    for piece in pieces:
        text = _CONTROL.sub("", piece.text.translate(_LINE_ENDS))
        for number, bit in enumerate(text.split("\n")):
            if number:
                yield _trimmed(line, space)
                line = []
            if bit:
                line.append(replace(piece, text=bit))
    yield _trimmed(line, space)


def _trimmed(line: list[Piece], space: str | None) -> list[Piece]:
    while line and not line[0].text.strip(space):
        del line[0]
    while line and not line[-1].text.strip(space):
        del line[-1]
    if line:
        line[0] = replace(line[0], text=line[0].text.lstrip(space))
        line[-1] = replace(line[-1], text=line[-1].text.rstrip(space))
    return line


def _inner(line: list[Piece], at: int, base: str, all_furniture: bool) -> Iterator[Mark]:
    """Marks of stretches inside a block."""
    stretch: list[Piece] = []
    start = at
    for piece in line:
        end = at + len(piece.text)
        if piece.note:
            yield Mark("noteref", at, end, piece.note)
        if piece.struck and piece.text.strip():
            yield Mark("struck", at, end)
        if piece.text.strip() and not piece.note:
            yield from (Mark(kind, at, end) for kind in sorted(piece.stress))
        if piece.reading:
            yield Mark("ruby", at, end, piece.reading)
        if piece.furniture and not all_furniture:
            yield Mark("furniture", at, end, piece.furniture)
        if stretch and piece.language != stretch[0].language:
            yield from _language(stretch, start, base)
            stretch, start = [], at
        stretch.append(piece)
        at = end
    yield from _language(stretch, start, base)


def _language(stretch: list[Piece], start: int, base: str) -> Iterator[Mark]:
    """The mark of a stretch whose language can be believed to be another than the document's.

    Word processors tag whatever keyboard was on: a single word, or letters that the language is
    not written in, prove nothing.
    """
    tag, text = stretch[0].language, text_of(stretch)
    if tag.lower() in _NO_LANGUAGE or primary(tag) == primary(base) or not _TAG.fullmatch(tag):
        return
    letters = [char for char in text if script(char)]
    enough = len(text.split()) > 1 or sum(script(c) in ("CJK", "KANA") for c in letters) > 1
    if enough and letters and all(run.language == tag for run in runs("".join(letters), tag, tag)):
        lead = len(text) - len(text.lstrip())
        yield Mark("lang", start + lead, start + len(text.rstrip()), tag)


def _base_language(parts: Iterable[Part]) -> str:
    """The tag that most letters bear, which is the document's own or the machine's default."""
    letters: Counter[str] = Counter()
    for part in parts:
        for piece in part.pieces:
            if piece.language:
                letters[piece.language] += len(piece.text)
    return letters.most_common(1)[0][0] if letters else ""
