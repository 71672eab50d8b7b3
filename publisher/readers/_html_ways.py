"""Small judgements on single elements of a page, and what follows for their blocks."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from ..ledger import Mark
from ._html_tags import BLOCKS
from ._html_tree import Element, above, attribute, plain, tag, words
from ._markup import Block

_UNSEEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_STRUCK = re.compile(r"text-decoration(?:-line)?\s*:[^;]*line-through", re.IGNORECASE)
_SLANT = re.compile(r"font-style\s*:\s*(italic|oblique|normal)\b", re.IGNORECASE)
_WEIGHT = re.compile(r"font-weight\s*:\s*(\w+)", re.IGNORECASE)
_TAGS = {
    "del": "struck", "s": "struck", "strike": "struck", "em": "em", "i": "em", "cite": "em",
    "dfn": "em", "var": "em", "strong": "strong", "b": "strong",
}  # fmt: skip
_CLASSES = dict.fromkeys(("italic", "italics", "ital", "kursiv"), "em") | {"bold": "strong"}
"""What books call spans that no style sheet of theirs is needed to understand."""

_CALLED = re.compile(r"\bpage?-?(?:num(?:ber)?|no|nr)\b", re.I)
_NUMBER = re.compile(
    r"[\[({]?\s*(?:(?:page|pg|p|pag|s|seite)\b\.?\s*)?(\d{1,5}[a-z]?|[ivxlcdm]{1,9})\s*[\])}]?",
    re.I,
)
_PERMALINKS = ("¶", "#", "§", "🔗", "∞", "⚓")

_WRAPPED_FROM = 50
"""Characters: shorter lines of preformatted text are lines of their own."""


def is_comment(element: Element) -> bool:
    """Whether Word saved a reader's comment there, or the sign that leads to it."""
    style = (element.get("style") or "").replace(" ", "")
    return "mso-element:comment" in style or "msocomanchor" in words(element)


def is_page_break(element: Element) -> bool:
    """Whether a page of the printed edition begins here."""
    kind = f"{attribute(element, 'epub:type')} {attribute(element, 'role')}".split()
    return "pagebreak" in kind or "doc-pagebreak" in kind or _is_page_number(element)


def _is_page_number(element: Element) -> bool:
    """Whether it is called a page's number, as in Project Gutenberg's books, and is one."""
    if tag(element) != "span" or not _CALLED.search(element.get("class") or ""):
        return False
    text = plain(element, 40)
    return bool(_NUMBER.fullmatch(text)) and not any(e.get("href") for e in element.iter("{*}a"))


def page_label(element: Element) -> str:
    """The number of the page that begins here, "" where it is not said."""
    said = attribute(element, "title") or attribute(element, "aria-label") or plain(element, 20)
    found = _NUMBER.fullmatch(said.strip())
    return found[1] if found else said


def is_byline(element: Element, name: str) -> bool:
    """Whether the page calls this element the line of its author."""
    if name not in ("p", "div", "span", "address", "a", "li"):
        return False
    if "author" in attribute(element, "rel").lower().split():
        return True
    names = words(element)
    return "byline" in names and "date" not in names


def is_unseen(element: Element) -> bool:
    """Whether its style hides it, or it is the sign behind a heading that links to itself."""
    return _UNSEEN.search(element.get("style") or "") is not None or _is_permalink(element)


def _is_permalink(element: Element) -> bool:
    """Whether it is such a sign: Sphinx, GitHub and others show it under the mouse alone."""
    target = attribute(element, "href")
    if target[:1] != "#" or tag(element) != "a" or plain(element, 4) not in _PERMALINKS:
        return False
    return any(outer.get("id") == target[1:] for outer in above(element))


def looks(element: Element, name: str, around: frozenset[str]) -> frozenset[str]:
    """The looks of its words: struck out, in italics (em), in bold (strong).

    name: its tag; around: the looks of what it stands in. A style has the last word: pages pasted
    from Google's editor stand in <b style="font-weight:normal">. A block in bold is a style of
    blocks and stresses no word; <cite> with a class holds a whole reference, not a title.
    """
    style, called = element.get("style") or "", (element.get("class") or "").lower().split()
    named = {_TAGS[name]} if name in _TAGS and not (name == "cite" and called) else set()
    if name == "span":
        named |= {_CLASSES[each] for each in called if each in _CLASSES}
    if not style:
        return around | named if named else around
    found = {*around, *named}
    if _STRUCK.search(style):
        found.add("struck")
    if slant := _SLANT.search(style):
        found.discard("em")
        found |= {"em"} if slant[1].lower() != "normal" else set()
    if weight := _WEIGHT.search(style):
        bold = weight[1].lower() in ("bold", "bolder") or weight[1] in ("600", "700", "800", "900")
        if not bold:
            found.discard("strong")
        elif name not in BLOCKS:
            found.add("strong")
    return frozenset(found)


def way(pre: Element) -> str:
    """How preformatted text is to be taken: hard-wrapped prose, or lines that mean something."""
    if any(tag(child) in ("code", "samp", "kbd") for child in pre.iter()):
        return "lines"
    lines = "".join(pre.itertext()).splitlines()[:2000]
    inner = [len(a.strip()) for a, b in pairwise(lines) if a.strip() and b.strip()]
    return "wrapped" if inner and sorted(inner)[len(inner) // 2] >= _WRAPPED_FROM else "lines"


def shortened(block: Block, cut: int) -> Block:
    """The block without its first characters, its marks in their places."""
    if not cut:
        return block
    marks = tuple(
        Mark(m.kind, max(0, m.start - cut), m.end - cut, m.value)
        for m in block.marks
        if m.end > cut
    )
    return replace(block, text=block.text[cut:], marks=marks)
