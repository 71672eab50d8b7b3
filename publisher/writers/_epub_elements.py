"""The elements of a page: headings, lists, tables, figures and notes, made of a document's blocks.

The page and its overlay are both made from them, so that a list, a table or a note that is skipped
in one is skipped in the other.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise

from ..book import Block, Group, Sentence
from ._epub_lists import counting, item_form, runs

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
    tags = _headings([block for _, block in numbered])
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
            case "figure":
                yield _figure(part, ids)
            case _:  # a table: its rows make it, and here it only ends
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
            case "image":
                yield from (_figure([entry], ids) for entry in part)
            case _:
                yield from (_leaf(tags.get(n - 1, "p"), n, block, ids) for n, block in part)


def _kind(block: Block) -> str:
    """What a block is; in an item or a quotation, its text is only a paragraph."""
    holder = {"list_item": "item", "quotation": "quote"}.get(block.kind)
    return "paragraph" if any(group.kind == holder for group in block.within) else block.kind


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
    return len(item[0][1].within) <= ids.depth + 1


def _known_item(part: Part, style: str, tags: Mapping[int, str], ids: Ids) -> Element:
    number, block = part[0]
    no_number = (("class", "marked"),) if style else ()
    form = tuple(item_form(block, style)) if _begins(part, ids) else no_number
    inside = replace(ids, depth=ids.depth + 1)
    if len(part) == 1 and _kind(block) == "paragraph" and _begins(part, ids):
        return _leaf("li", number, block, ids, *form)
    return Element("li", ids.group(number), children=tuple(_inside(part, tags, inside)), form=form)


def _as_list(items: tuple[Element, ...], style: str, id: str) -> Element:
    form = (("type", style),) if style not in ("", "1", "other") else ()
    return Element("ol" if style not in ("", "other") else "ul", id, children=items, form=form)


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
    return Element("table", ids.group(part[0][0]), children=children)


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


def _figure(part: Part, ids: Ids) -> Element:
    """Pictures with what they show and their caption, which are read as one text under them."""
    if len(part) == 1:
        caption = _leaf("figcaption", *part[0], ids)
    else:
        caption = Element("figcaption", children=tuple(_leaf("p", n, b, ids) for n, b in part))
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
