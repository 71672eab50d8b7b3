"""The elements of a page: headings, lists, tables, figures and notes, made of a document's blocks.

The page and its overlay are both made from them, so that a list, a table or a note that is skipped
in one is skipped in the other.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from ..book import Block, Sentence

#: what an overlay calls an element (EPUB Structural Semantics Vocabulary 1.1)
_SEMANTICS = {
    "h1": "title",
    "ul": "list",
    "ol": "list",
    "li": "list-item",
    "table": "table",
    "tr": "table-row",
    "th": "table-cell",
    "td": "table-cell",
    "figure": "figure",
    "section": "footnotes",
    "aside": "footnote",
}

_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}

_OWN_SIGN = re.compile(r"(?:[-–—•●○▪■◦*·‣]|[(]?(?:\d{1,3}|[A-Za-z]|[ivxlIVXL]{1,5})[.)])\s")
"""A list of a text without mark-up brings its own bullets or numbers."""


@dataclass(frozen=True, slots=True)
class Element:
    """One element of a page: a block of the book, a part of one, or a group of such elements."""

    tag: str
    #: XHTML id, not that of any sentence; "" for an element that only lends form to others
    id: str = ""
    #: what it shows; None for a group
    block: Block | None = None
    #: the sentences that stand right in it
    sentences: tuple[Sentence, ...] = ()
    children: tuple[Element, ...] = ()
    #: attributes that tell its form
    form: tuple[tuple[str, str], ...] = ()

    @property
    def semantics(self) -> str:
        """epub:type of the element in the overlay, or ""."""
        return _SEMANTICS.get(self.tag, "")


@dataclass(frozen=True)
class Ids:
    """Ids of elements, none of them a sentence's."""

    taken: Collection[str]

    def free(self, name: str) -> str:
        """The name, or one like it, that no sentence has."""
        while name in self.taken:
            name += "_"
        return name

    def block(self, number: int) -> str:
        """Of the block of that number."""
        return self.free(f"block-{number}")

    def note(self, number: int) -> str:
        """Of the note of that number."""
        return self.free(f"note-{number}")

    def page(self, sentence: Sentence, number: int) -> str:
        """Of the page break that is the sentence's anchor of that number."""
        return self.free(f"{sentence.id}-page{number}")


Numbered = tuple[int, Block]


def elements(blocks: Sequence[Block], ids: Ids) -> tuple[Element, ...]:
    """The elements of a document's blocks, top level first. Blocks without sentences have none."""
    numbered = list(enumerate((block for block in blocks if block.sentences), 1))
    tags = _headings([block for _, block in numbered])
    found: list[Element] = []
    for kind, run in groupby(numbered, key=lambda entry: entry[1].kind):
        entries = list(run)
        match kind:
            case "list_item":
                found += (_list(part, ids) for part in _lists(entries))
            case "quotation":
                leaves = tuple(_leaf("p", n, block, ids) for n, block in entries)
                found.append(Element("blockquote", _group(leaves, ids), children=leaves))
            case "table_row":
                found += (_table(part, ids) for part in _tables(entries))
            case "note":
                found.append(_notes(entries, ids))
            case "image":
                found += (_figure(n, block, ids) for n, block in entries)
            case _:
                found += (_leaf(tags.get(n - 1, "p"), n, block, ids) for n, block in entries)
    return tuple(found)


def _headings(blocks: Sequence[Block]) -> dict[int, str]:
    """Index of each heading to its element: the first is h1, and no level is skipped after it."""
    found: dict[int, str] = {}
    above: list[int] = []
    for index, block in enumerate(blocks):
        if block.kind != "heading":
            continue
        level = (block.level or 1) if above else 0
        while above and above[-1] >= level > 0:
            above.pop()
        above.append(level)
        found[index] = f"h{min(len(above), 6)}"
    return found


def _leaf(tag: str, number: int, block: Block, ids: Ids, *form: tuple[str, str]) -> Element:
    return Element(tag, ids.block(number), block, block.sentences, form=form)


def _group(leaves: Sequence[Element], ids: Ids) -> str:
    return ids.free(leaves[0].id.replace("block", "group", 1))


def _lists(entries: Sequence[Numbered]) -> Iterator[list[Numbered]]:
    """The lists in a run of items: a list ends where its way of counting does, or begins anew."""
    part = [entries[0]]
    for before, entry in pairwise(entries):
        (style, number), (next_style, next_number) = (_label(b.label) for _, b in (before, entry))
        if style != next_style or (number and next_number and next_number <= number):
            yield part
            part = []
        part.append(entry)
    yield part


def _list(part: Sequence[Numbered], ids: Ids) -> Element:
    style, _ = _label(part[0][1].label)
    leaves = tuple(_leaf("li", n, block, ids, *_item(block, style)) for n, block in part)
    form = (("type", style),) if style not in ("", "1", "other") else ()
    tag = "ol" if style not in ("", "other") else "ul"
    return Element(tag, _group(leaves, ids), children=leaves, form=form)


def _item(block: Block, style: str) -> Iterator[tuple[str, str]]:
    if style == "other":
        sign = re.sub(r"[\\'\"<>\x00-\x1f]", "", block.label)
        yield "style", f"list-style-type: '{sign} '"
    elif style:
        yield "value", str(_label(block.label)[1])
    elif not block.made and _OWN_SIGN.match(block.text):
        yield "class", "marked"


def _label(label: str) -> tuple[str, int]:
    """How a list counts, as HTML's `type` has it, and the number; "" for bullets."""
    bare = label.strip(" ().:、．。[]\t")
    if bare.isascii() and bare.isdecimal() and len(bare) < 9:
        return "1", int(bare)
    if not any(char.isalnum() for char in bare):
        return "", 0
    lower = bare.lower()
    if set(lower) <= set(_ROMAN) and (len(lower) > 1 or lower in "ivx"):
        values = [_ROMAN[char] for char in lower]
        total = sum(-v if v < after else v for v, after in pairwise([*values, 0]))
        return ("i" if bare == lower else "I"), total
    if len(lower) == 1 and "a" <= lower <= "z":
        return ("a" if bare == lower else "A"), ord(lower) - ord("a") + 1
    return "other", 0


def _tables(entries: Sequence[Numbered]) -> Iterator[list[Numbered]]:
    """The tables in a run of rows: a head row after other rows begins a new one."""
    part = [entries[0]]
    for (_, before), entry in pairwise(entries):
        if entry[1].header and not before.header:
            yield part
            part = []
        part.append(entry)
    yield part


def _table(part: Sequence[Numbered], ids: Ids) -> Element:
    heads = tuple(_row(n, block, ids) for n, block in part if block.header)
    rows = tuple(_row(n, block, ids) for n, block in part if not block.header)
    around = [("thead", heads), ("tbody", rows)]
    children = tuple(Element(tag, children=inside) for tag, inside in around if inside)
    return Element("table", _group(heads or rows, ids), children=children)


def _row(number: int, block: Block, ids: Ids) -> Element:
    """A row; its cells are what the TABs of its text divide, empty ones included."""
    first = block.text[: len(block.text) - len(block.text.lstrip("\t"))]
    cells: list[list[Sentence]] = [[] for _ in range(first.count("\t") + 1)]
    for sentence in block.sentences:
        cells[-1].append(sentence)
        cells += [[] for _ in range(sentence.space.count("\t"))]
    name = ids.block(number)
    made = []
    for column, cell in enumerate(cells, 1):
        head = block.header and bool(cell)
        made.append(
            Element(
                "th" if head else "td",
                ids.free(f"{name}-{column}") if cell else "",
                block,
                tuple(cell),
                form=(("scope", "col"),) if head else (),
            )
        )
    return Element("tr", name, children=tuple(made))


def _figure(number: int, block: Block, ids: Ids) -> Element:
    caption = _leaf("figcaption", number, block, ids)
    return Element("figure", _group((caption,), ids), children=(caption,))


def _notes(entries: Sequence[Numbered], ids: Ids) -> Element:
    asides = []
    for note, run in groupby(entries, key=lambda entry: entry[1].note):
        blocks = list(run)
        label = [("data-label", block.label) for _, block in blocks[:1] if block.label]
        first = _leaf("p", *blocks[0], ids, *label)
        leaves = (first, *(_leaf("p", n, block, ids) for n, block in blocks[1:]))
        name = ids.note(note) if note else _group(leaves, ids)
        asides.append(Element("aside", name, children=leaves))
    return Element("section", ids.free(f"notes-{asides[0].id}"), children=tuple(asides))
