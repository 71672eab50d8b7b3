"""Lists, tables, quotations and figures of a page: what they hold, and captions said once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain, groupby

from ..languages import script
from ._groups import Held
from ._html_tables import is_data
from ._html_tree import Element, above, plain, tag
from ._markup import Block

_LISTS = ("ul", "ol", "menu", "dir")
_TERMS = {"dt": "term", "dd": "meaning"}


def held(element: Element, role: str) -> Held:
    """The groups around a block that was found in that element, the outermost first."""
    return tuple(reversed(list(_outwards(element, role))))


def _outwards(inmost: Element, role: str) -> Iterator[tuple[str, Element]]:
    in_table, in_caption = role != "table_row", role == "image"
    in_terms: Element | None = None
    for element in chain((inmost,), above(inmost)):
        name, around = tag(element), element.getparent()
        in_caption = in_caption or name == "figcaption"
        if name == "caption" and around is not None and is_data(around):
            in_table = False
        elif name == "figcaption" and (table := _table_of(around)) is not None:
            yield "table", table
        elif name == "table" and not in_table:
            in_table = True
            yield "table", element
        elif name == "blockquote":
            yield "quote", element
        elif name in _TERMS and _terms(element) is not None:
            yield _TERMS[name], element
        elif name == "dl" and in_terms is element:
            yield "terms", element
        elif name == "figure" and in_caption and _is_pictures(element):
            yield "figure", element
        in_terms = _terms(element) if name in _TERMS else in_terms
        if name in ("li", *_LISTS) and around is not None and tag(around) in _LISTS:
            yield "item", element if name == "li" else _item_before(element)
            yield "list", around


def _terms(part: Element) -> Element | None:
    """The list that a term or a meaning stands right in, or in a div of it."""
    around = part.getparent()
    if around is not None and tag(around) == "div":
        around = around.getparent()
    return around if around is not None and tag(around) == "dl" else None


def _item_before(inner: Element) -> Element:
    """The item that a list belongs to which stands between two items, else the list itself."""
    return next((e for e in inner.itersiblings(preceding=True) if tag(e) == "li"), inner)


def _table_of(figure: Element | None) -> Element | None:
    """The table of data that is all that a figure holds besides its caption, else None."""
    if figure is None or tag(figure) != "figure":
        return None
    tables = [inner for inner in figure.iter() if tag(inner) in ("table", "img", "svg")]
    found = tables[0] if [tag(each) for each in tables] == ["table"] else None
    return found if found is not None and is_data(found) else None


def _is_pictures(figure: Element) -> bool:
    """Whether a figure has no text but its caption: no table, listing or quotation."""
    return not any(plain(inner, 1) for inner in figure if tag(inner) != "figcaption")


def captioned(blocks: Sequence[Block]) -> list[Block]:
    """The blocks; what says in a figure of one picture the same as its caption is said once.

    The picture's description is then furniture, and the caption takes its place as the block of
    the picture.
    """
    found: list[Block] = []
    for figure, run in groupby(blocks, key=_figure):
        part = list(run)
        images = [n for n, block in enumerate(part) if block.role == "image"]
        if figure is not None and len(images) == 1:
            image = part[images[0]]
            same = (n for n, b in enumerate(part) if b is not image and _says(b, image))
            for n in [*same][:1]:
                part[n] = replace(part[n], role="image", value=image.value)
                part[images[0]] = replace(image, value="", furniture="its caption says the same")
        found += part
    return found


def _figure(block: Block) -> Element | None:
    own = () if block.furniture else block.within
    return next((key for kind, key in own if kind == "figure"), None)


def _says(caption: Block, image: Block) -> bool:
    """Whether all that the picture's description says is said in its caption."""
    return _bare(image.text) in _bare(caption.text)


def _bare(text: str) -> str:
    """Its words with spaces around them, so that no half of one is found; a Han sign is a word."""
    words = [" " if not char.isalnum() else char for char in text.casefold()]
    words = [f" {char} " if script(char) in ("CJK", "KANA") else char for char in words]
    return f" {' '.join(''.join(words).split())} "


def caption_of(image: Element) -> Element | None:
    """The caption of the figure whose only picture this is, else None."""
    figure = next((outer for outer in above(image) if tag(outer) == "figure"), None)
    caption = None if figure is None else figure.find("{*}figcaption")
    return caption if caption is not None and shown_over(caption) is image else None


def shown_over(caption: Element) -> Element | None:
    """The only picture of the figure whose caption this is, else None."""
    figure = caption.getparent()
    if figure is None or tag(figure) != "figure" or not _is_pictures(figure):
        return None
    found = [e for e in figure.iter() if tag(e) in ("img", "svg")]
    images = [e for e in found if all(tag(outer) != "noscript" for outer in above(e))]
    return images[0] if len(images) == 1 else None
