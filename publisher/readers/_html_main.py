"""Which blocks of a page are its article: what stands where most of the running text stands."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from itertools import islice

from ._html_tree import Element, attribute, tag, words
from ._markup import Block

OUTSIDE = "outside the main text"
LINKS = "links"

_BODY_NAMES = (
    "articlebody article-body entry-content post-content post-body story-body article-content "
    "content-body article-text story-content post-text trs-editor art-body article-detail "
    "news-content text-content storytext"
)
_RUNNING = ("paragraph", "quotation", "list_item", "note")
_LEAST = 25
_MOST_LINKED = 0.5
_PURE = 0.6
_ALIKE = 0.3
_FURTHEST = 12
_HELD = 0.8
_BARE = 0.8
_BARE_LINKS = 0.02
_NEAR = 8
_LINKED_MATTER = 0.2
_TEXTS = ("p", "li", "ul", "ol", "dl", "dt", "dd", "blockquote", "pre", "figure", "address")
"""Elements that hold one text, not an article."""
_HAN_WEIGHT = 2.5
_STOPS = frozenset(".,;:!?。，；：！？、、؟،۔।")


def weight(text: str) -> float:
    """Characters, Han and kana counted as the letters that they stand for."""
    wide = sum("\u3040" <= char <= "\u9fff" or "\uac00" <= char <= "\ud7af" for char in text)
    return len(text) + wide * (_HAN_WEIGHT - 1)


def score(block: Block) -> float:
    """How much running text a block holds: sentences count, bare links and labels do not."""
    size = weight(block.text)
    if block.furniture or block.role not in _RUNNING or size < _LEAST:
        return 0.0
    if block.linked > _MOST_LINKED * len(block.text):
        return 0.0
    stops = sum(char in _STOPS for char in block.text)
    return size if stops else size * 0.3


def head_of(blocks: Sequence[Block], first: int, title: str) -> int:
    """The number of the block with which the article's head begins.

    first: number of the first block of its running text. The page's title before that is the
    head, whatever stands above it; else it begins where we would say.
    """
    own = next((n for n in range(first) if score(blocks[n])), first)
    begin = _beginning(blocks, own, title)
    titles = [n for n in range(begin, first) if _says_title(blocks[n], title)]
    return titles[-1] if titles and begin not in titles else begin


def _says_title(block: Block, title: str) -> bool:
    text = _plain(block.text)
    return (
        block.role == "heading" and not block.furniture and len(text) > 5 and text in _plain(title)
    )


def judged(blocks: Sequence[Block], title: str) -> list[Block]:
    """The blocks, those outside the article marked as furniture.

    title: of the document; the heading that says it begins the article, wherever it stands.
    """
    scores = {number: score(block) for number, block in enumerate(blocks)}
    if not any(scores.values()):
        return list(blocks)
    container = _container(blocks, scores)
    inside = [container in (b.element, *b.element.iterancestors()) for b in blocks]
    first, last = inside.index(True), len(inside) - 1 - inside[::-1].index(True)
    begin = _beginning(blocks, first, title)
    if _has_title(blocks, first, scores, title):
        begin = first
    found = list(blocks)
    for number, block in enumerate(blocks):
        if inside[number] or block.furniture:
            continue
        if begin <= number < first and _belongs_to_head(block):
            continue
        found[number] = replace(block, furniture=OUTSIDE)
    return _titled(_trimmed(found, first, last, title), begin, first, title)


def _has_title(blocks: Sequence[Block], first: int, scores: dict[int, float], title: str) -> bool:
    """Whether the title stands in the article's own place, before its running text.

    Then a heading before that place is one of the site or the section.
    """
    running = next((n for n in range(first, len(blocks)) if scores[n]), first)
    return any(_says_title(block, title) for block in blocks[first:running])


def is_bare(blocks: Sequence[Block]) -> bool:
    """Whether nothing on a page is a site's: a mail, a letter. It is all text.

    It has no heading, no part is called navigation or the like, and hardly a letter is in a link.
    """
    if any(block.role == "heading" or block.furniture for block in blocks):
        return False
    letters = sum(len(block.text) for block in blocks)
    linked = sum(block.linked for block in blocks)
    return linked <= _BARE_LINKS * letters


def with_heading(blocks: Sequence[Block], title: str) -> list[Block]:
    """The blocks of a page that is all text, its first as the heading where it says the title."""
    found = list(blocks)
    first = next((n for n, block in enumerate(found) if not block.furniture), 0)
    return _titled(found, first, first, title) if found else found


def _titled(blocks: list[Block], begin: int, first: int, title: str) -> list[Block]:
    """The blocks, the line with which the article begins as its heading where it is the title.

    Old pages set their headings in bold paragraphs; that one says what the page's title says.
    """
    head = blocks[begin]
    if begin <= first and head.role == "paragraph" and not head.furniture:
        text = _plain(head.text)
        if len(text) > 5 and _plain(title).startswith(text):
            blocks[begin] = replace(head, role="heading", value="1")
    return blocks


def _container(blocks: Sequence[Block], scores: dict[int, float]) -> Element:
    """The element that holds the article."""
    inside: dict[Element, float] = defaultdict(float)
    direct: dict[Element, float] = defaultdict(float)
    raw: dict[Element, float] = defaultdict(float)
    for number, points in scores.items():
        element = blocks[number].element
        block = blocks[number]
        size = 0.0 if block.furniture or _is_matter(block) else weight(block.text)
        for above in (element, *element.iterancestors()):
            raw[above] += size
        if not points:
            continue
        for distance, above in enumerate((element, *element.iterancestors())):
            inside[above] += points
            if 1 <= distance <= 2 and tag(above) not in ("html",):
                direct[above] += points / distance
            elif not distance and tag(above) == "body":
                direct[above] += points  # old pages: bare text, with nothing around it
    total = max(inside.values())
    named = _named(inside, total)
    if named is not None:
        return _tightened(named, inside, raw)
    best = max(direct or inside, key=lambda e: (direct or inside)[e])
    return _grown(best, inside, raw)


def _is_matter(block: Block) -> bool:
    """Whether it is no running text and speaks against no place: a heading, a table, a list."""
    if block.role not in ("heading", "table_row", "list_item", "image"):
        return False
    return block.linked <= _LINKED_MATTER * len(block.text)


def _named(inside: dict[Element, float], total: float) -> Element | None:
    """The one element that the page itself calls its article, where it holds enough."""
    for is_named, least in ((_is_body, 0.35), (_is_article, 0.4), (_is_main, 0.5)):
        named = [e for e in inside if is_named(e)]
        outermost = [
            e for e in named if not any(a in inside and is_named(a) for a in e.iterancestors())
        ]
        if not outermost:
            continue
        best = max(outermost, key=lambda e: inside[e])
        rest = sum(inside[e] for e in outermost) - inside[best]
        if inside[best] >= least * total and rest <= inside[best]:
            return best
    return None


def _is_body(element: Element) -> bool:
    if "articlebody" in attribute(element, "itemprop").lower():
        return True
    names = "-".join(words(element))
    return any(name in names for name in _BODY_NAMES.split())


def _is_article(element: Element) -> bool:
    return tag(element) == "article" or attribute(element, "role") == "article"


def _is_main(element: Element) -> bool:
    return tag(element) == "main" or attribute(element, "role") == "main"


def _grown(best: Element, inside: dict[Element, float], raw: dict[Element, float]) -> Element:
    """The best place with what is of its kind around it: an article is often in several parts.

    A step up is right where it adds running text and hardly anything else.
    """
    container = best
    child_of = best
    for above in islice((e for e in best.iterancestors()), _FURTHEST):
        if tag(above) in ("body", "html"):
            break
        gain = inside[above] - inside[container]
        added = raw[above] - raw[container]
        alike = sum(
            inside.get(child, 0.0)
            for child in above
            if child is not child_of and _kind(child) == _kind(child_of)
        )
        if added <= 0 or gain >= _PURE * added or alike >= _ALIKE * inside[container]:
            container = above
        child_of = above
    return container


def _tightened(
    container: Element, inside: dict[Element, float], raw: dict[Element, float]
) -> Element:
    """The place inside that holds the running text, where around it stands hardly any."""
    while True:
        places = (child for child in container if tag(child) not in _TEXTS)
        child = max(places, key=lambda e: inside.get(e, 0.0), default=None)
        if child is None or inside.get(child, 0.0) < _HELD * inside[container]:
            return container
        added = raw[container] - raw[child]
        if added and inside[container] - inside[child] >= _PURE * added:
            return container
        container = child


def _kind(element: Element) -> tuple[str, str]:
    return tag(element), element.get("class") or ""


def _beginning(blocks: Sequence[Block], first: int, title: str) -> int:
    """The block with which the article's head begins: the heading that is its title."""
    wanted = _plain(title)
    said = {n: text for n in range(first) if len(text := _plain(blocks[n].text)) > 5}
    same = [n for n, text in said.items() if text in wanted]
    if same:
        nearest = same[-1]
        # The page's title may hold the author's name or a second title, which stand under it.
        above = [n for n in same if len(said[n]) > len(said[nearest])]
        heads = [n for n in above if blocks[n].role == "heading" and not blocks[n].furniture]
        in_middle = not wanted.startswith(said[nearest]) and not wanted.endswith(said[nearest])
        is_under = heads and (in_middle or blocks[nearest].role != "heading")
        return heads[-1] if is_under else nearest
    own = [n for n in range(first) if blocks[n].role == "heading" and not blocks[n].furniture]
    tops = [n for n in own if blocks[n].value == "1"]
    near = [n for n in own if n >= first - _NEAR and not blocks[n].linked]
    return (tops or near or [first])[-1]


def _belongs_to_head(block: Block) -> bool:
    """Whether a block between title and article is part of it: not a row of links."""
    return block.linked <= 0.6 * len(block.text) or block.role in ("heading", "byline", "image")


def _trimmed(blocks: list[Block], first: int, last: int, title: str) -> list[Block]:
    """The blocks, rows of links before and after the running text marked as such."""
    good = [n for n in range(first, last + 1) if score(blocks[n])]
    if not good:
        return blocks
    headed = False  # whether what follows is more than links, so that a heading has its text
    for number in (*range(last, good[-1], -1), *range(first, good[0])):
        block = blocks[number]
        if block.furniture or _plain(block.text) in _plain(title):
            continue
        is_link = block.linked > _BARE * len(block.text.replace(" ", ""))
        if is_link or (block.role == "heading" and number > good[-1] and not headed):
            blocks[number] = replace(block, furniture=LINKS)
        headed = not is_link and (headed or block.role != "heading")
    return blocks


def _plain(text: str) -> str:
    return "".join(char for char in text.casefold() if char.isalnum())
