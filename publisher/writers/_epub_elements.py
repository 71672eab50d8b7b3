"""The elements of a page: headings, lists, tables, figures and notes, made of a document's blocks.

The page and its overlay are both made from them, so that a list, a table or a note that is skipped
in one is skipped in the other.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise, takewhile

from ..book import Block, Group, Sentence
from ..headings import ranks
from ._epub_lists import counting, item_form, runs
from ._epub_tables import Placed, placed

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


_SEPARATOR = ("role", "separator")
"""A scene break is a line of signs, which a screen reader calls a separator and does not spell."""


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

    @property
    def heard(self) -> bool:
        """Whether there is a sentence in it."""
        return bool(self.sentences) or any(inner.heard for inner in self.children)

    def said(self) -> Iterator[Sentence]:
        """Its sentences and those of what is in it, in reading order."""
        for inner in self.children:
            yield from inner.said()
        yield from self.sentences

    def notes(self) -> Iterator[int]:
        """The numbers of the notes in it that references lead to."""
        if self.tag == "aside":
            yield from (leaf.block.note for leaf in self.children[:1] if leaf.block)
        for inner in self.children:
            yield from inner.notes()


@dataclass(frozen=True)
class Ids:
    """Ids of elements, none of them a sentence's."""

    taken: Collection[str]
    #: how many groups the elements are in
    depth: int = 0

    def free(self, name: str) -> str:
        """The name, or one like it, that no sentence has."""
        while name in self.taken:
            name += "_"
        return name

    def block(self, number: int) -> str:
        """Of the block of that number."""
        return self.free(f"block-{number}")

    def group(self, number: int) -> str:
        """Of the group of elements that begins with the block of that number."""
        return self.free(f"group-{number}-{self.depth}" if self.depth else f"group-{number}")

    def note(self, number: int) -> str:
        """Of the note of that number."""
        return self.free(f"note-{number}")

    def page(self, sentence: Sentence, number: int) -> str:
        """Of the page break that is the sentence's anchor of that number."""
        return self.free(f"{sentence.id}-page{number}")


Numbered = tuple[int, Block]
Part = list[Numbered]


def elements(blocks: Sequence[Block], ids: Ids) -> tuple[Element, ...]:
    """The elements of a document's blocks, top level first. Blocks without sentences have none,
    but for those that are only shown."""
    numbered = list(enumerate((b for b in blocks if b.sentences or not b.said), 1))
    tags = {n: f"h{rank}" for n, rank in ranks([block for _, block in numbered]).items()}
    return tuple(_inside(numbered, tags, ids))


def _inside(entries: Sequence[Numbered], tags: Mapping[int, str], ids: Ids) -> Iterator[Element]:
    """The elements right in a group, or in the page. tags: of the headings."""
    for group, part in _grouped(entries, ids.depth):
        deeper = replace(ids, depth=ids.depth + 1)
        match group.kind if group else "":
            case "":
                yield from _plain(part, tags, ids)
            case "list":
                yield _known_list(part, tags, deeper)
            case "quote":
                inner = tuple(_inside(part, tags, deeper))
                yield Element("blockquote", ids.group(part[0][0]), children=inner)
            case "verse":
                inner = tuple(_inside(part, tags, deeper))
                form = (("class", "verse"),)
                yield Element("div", ids.group(part[0][0]), children=inner, form=form)
            case "terms":
                inner = tuple(_terms(part, tags, deeper))
                yield Element("dl", ids.group(part[0][0]), children=inner)
            case "figure":
                yield _figure(part, ids)
            case "table":
                yield from _known_table(part, tags, deeper)
            case _:  # an item that no list holds
                yield from _inside(part, tags, deeper)


def _grouped(entries: Sequence[Numbered], depth: int) -> Iterator[tuple[Group | None, Part]]:
    """The entries by the group that deep which holds them, None for none."""
    for found, run in groupby(entries, key=lambda entry: entry[1].within[depth : depth + 1]):
        yield (found[0] if found else None), list(run)


def _plain(entries: Sequence[Numbered], tags: Mapping[int, str], ids: Ids) -> Iterator[Element]:
    """What no group holds together is a list, quotation or table as far as its blocks are."""
    for kind, run in groupby(entries, key=lambda entry: _kind(entry[1])):
        part = list(run)
        match kind:
            case "list_item":
                yield from (_list(items, ids) for items in runs(part))
            case "quotation":
                leaves = tuple(_leaf("p", n, block, ids) for n, block in part)
                yield Element("blockquote", ids.group(part[0][0]), children=leaves)
            case "table_row":
                yield from (_table(rows, ids) for rows in _tables(part))
            case "note":
                yield _notes(part, ids)
            case "break":
                yield from (_leaf("p", n, block, ids, _SEPARATOR) for n, block in part)
            case "image":
                yield from (_figure([entry], ids) for entry in part)
            case _:
                yield from (_leaf(tags.get(n - 1, "p"), n, block, ids) for n, block in part)


def _kind(block: Block) -> str:
    """What a block is; in an item or a quotation, its text is only a paragraph."""
    holder = {"list_item": "item", "quotation": "quote"}.get(block.kind)
    return "paragraph" if any(group.kind == holder for group in block.within) else block.kind


def _leaf(tag: str, number: int, block: Block, ids: Ids, *form: tuple[str, str]) -> Element:
    return Element(tag, ids.block(number), block, block.sentences, form=form)


def _list(part: Sequence[Numbered], ids: Ids) -> Element:
    style, _ = counting(part[0][1].label)
    leaves = tuple(_leaf("li", n, block, ids, *item_form(block, style)) for n, block in part)
    return _as_list(leaves, style, ids.group(part[0][0]))


def _known_list(part: Part, tags: Mapping[int, str], ids: Ids) -> Element:
    """A list whose format says where its items begin and end. ids: of what is in it."""
    inside = list(_grouped(part, ids.depth))
    labels = (inner[0][1].label for _, inner in inside if _begins(inner, ids))
    style = next(filter(None, (counting(label)[0] for label in labels)), "")
    items = tuple(
        _known_item(inner, style if group else "none", tags, ids) for group, inner in inside
    )
    around = replace(ids, depth=ids.depth - 1)
    return _as_list(items, style, around.group(part[0][0]))


def _begins(item: Part, ids: Ids) -> bool:
    """Whether an item begins with a text of its own, not with an inner list or the like."""
    around = [group for group in item[0][1].within if group.kind != "verse"]
    return len(around) <= ids.depth + 1


def _known_item(part: Part, style: str, tags: Mapping[int, str], ids: Ids) -> Element:
    number, block = part[0]
    no_number = (("class", "marked"),) if style else ()
    form = tuple(item_form(block, style)) if _begins(part, ids) else no_number
    inside = replace(ids, depth=ids.depth + 1)
    if len(part) == 1 and _kind(block) == "paragraph" and len(block.within) <= ids.depth + 1:
        return _leaf("li", number, block, ids, *form)
    return Element("li", ids.group(number), children=tuple(_inside(part, tags, inside)), form=form)


def _terms(part: Part, tags: Mapping[int, str], ids: Ids) -> Iterator[Element]:
    """The terms and meanings of a list of them. ids: of what is in it."""
    inside = replace(ids, depth=ids.depth + 1)
    for group, inner in _grouped(part, ids.depth):
        tag = "dt" if group and group.kind == "term" else "dd"
        number, block = inner[0]
        is_text = _kind(block) in ("paragraph", "byline") and len(block.within) <= inside.depth
        if len(inner) == 1 and is_text:
            yield _leaf(tag, number, block, ids)
        else:
            yield Element(tag, ids.group(number), children=tuple(_inside(inner, tags, inside)))


def _as_list(items: tuple[Element, ...], style: str, id: str) -> Element:
    form = (("type", style),) if style not in ("", "1", "other") else ()
    return Element("ol" if style not in ("", "other") else "ul", id, children=items, form=form)


def _tables(entries: Sequence[Numbered]) -> Iterator[Part]:
    """The tables in a run of rows: a head row after other rows begins a new one."""
    part = [entries[0]]
    for (_, before), entry in pairwise(entries):
        if entry[1].header and not before.header:
            yield part
            part = []
        part.append(entry)
    yield part


def _known_table(part: Part, tags: Mapping[int, str], ids: Ids) -> Iterator[Element]:
    """A table whose format says where it ends, with its caption. ids: of what is in it.

    A caption that stands under its rows stays there, and the table is labelled by it.
    """
    runs = [list(run) for _, run in groupby(part, key=lambda e: e[1].kind == "table_row")]
    named = [run if _is_caption(run, ids.depth) else [] for run in runs]
    for number, run in enumerate(runs):
        is_last = number == len(runs) - 1
        if run[0][1].kind == "table_row":
            below = named[-1] if number == len(runs) - 2 else []
            yield _table(run, ids, named[number - 1] if number else [], below)
        elif is_last or not named[number]:
            yield from _inside(run, tags, ids)


def _is_caption(run: Part, depth: int) -> bool:
    return all(block.kind == "paragraph" and len(block.within) == depth for _, block in run)


def _table(part: Part, ids: Ids, caption: Part | None = None, below: Part | None = None) -> Element:
    """A table of rows. caption: blocks above them; below: those that say it under them."""
    children = []
    if caption:
        children.append(_caption("caption", caption, ids))
    heads = len([*takewhile(lambda entry: entry[1].header, part)])
    for tag, rows in (("thead", part[:heads]), ("tbody", part[heads:])):
        if rows:
            cells = placed([block for _, block in rows])
            inside = (_row(n, b, line, ids) for (n, b), line in zip(rows, cells, strict=True))
            children.append(Element(tag, children=tuple(inside)))
    form = (("aria-labelledby", ids.block(below[0][0])),) if below and not caption else ()
    return Element("table", ids.group(part[0][0]), children=tuple(children), form=form)


def _row(number: int, block: Block, cells: Sequence[Placed], ids: Ids) -> Element:
    """A row; cells without text are in it, and have no id."""
    name = ids.block(number)
    made = []
    for cell in cells:
        form: list[tuple[str, str]] = [("scope", cell.head)] if cell.head else []
        form += [("colspan", str(cell.columns))] if cell.columns > 1 else []
        form += [("rowspan", str(cell.rows))] if cell.rows > 1 else []
        id = ids.free(f"{name}-{cell.place + 1}") if cell.sentences else ""
        tag = "th" if cell.head else "td"
        made.append(Element(tag, id, block, cell.sentences, form=tuple(form)))
    return Element("tr", name, children=tuple(made))


def _caption(tag: str, part: Part, ids: Ids) -> Element:
    if len(part) == 1:
        return _leaf(tag, *part[0], ids)
    return Element(tag, children=tuple(_leaf("p", n, block, ids) for n, block in part))


def _figure(part: Part, ids: Ids) -> Element:
    """Pictures with what they show and their caption, which are read as one text under them."""
    caption = _caption("figcaption", part, ids)
    return Element("figure", ids.group(part[0][0]), children=(caption,))


def _notes(entries: Sequence[Numbered], ids: Ids) -> Element:
    asides = []
    for note, run in groupby(entries, key=lambda entry: entry[1].note):
        blocks = list(run)
        label = [("data-label", block.label) for _, block in blocks[:1] if block.label]
        first = _leaf("p", *blocks[0], ids, *label)
        leaves = (first, *(_leaf("p", n, block, ids) for n, block in blocks[1:]))
        name = ids.note(note) if note else ids.group(blocks[0][0])
        asides.append(Element("aside", name, children=leaves))
    return Element("section", ids.free(f"notes-{asides[0].id}"), children=tuple(asides))
