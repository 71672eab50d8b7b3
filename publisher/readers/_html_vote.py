"""trafilatura's opinion of which text of a page is its article, as a vote on our blocks.

It is better than ours at telling an article from what stands around it, but it gives back a text
without the page's structure and leaves out headings, captions and short lines inside. So it only
votes: where it kept hardly anything its vote does not count, and what stands between kept blocks
in the same place stays.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby, islice

from ._html_furniture import is_own_section
from ._html_main import LINKS, OUTSIDE, head_of, score, weight
from ._html_records import names_author, records
from ._html_tree import Element, above, tag, walk
from ._markup import Block

UNKEPT = "not part of the article"

_MOST_ELEMENTS = 20_000
_DEEPEST = 200
_LARGEST = 4_000_000

_LEAST = 300
"""Weighted characters: a vote that keeps less does not count."""

_LEAST_SHARE = 0.3
_ALONE = 20
_RESCUED = 50
_NEAR = 3
_HEADING = re.compile("h[1-6]")
_DEEP = 12
_HALF = 0.5
_ALL = 0.9
_STRETCH = 10
_LONGEST_NAME = 60
_FIGURE = re.compile(r"\d|[©|»«:：]")
_MUCH = 0.2
_MOST = 0.7
_PLACES = (LINKS, OUTSIDE)
_MATTER = ("list_item", "table_row", "quotation")
_STRONG = ("comments", "cookie notice", "dialog", "form", "button", "page footer")


def kept(root: Element, page: str) -> str:
    """The text that trafilatura takes for the article, a paragraph a line, "" where it has none."""
    if len(page) > _LARGEST or not _is_plain(root):
        return ""
    # It takes as long to import as a page takes to read, and only web pages need it.
    import trafilatura

    for name in ("trafilatura", "justext", "readability"):
        logging.getLogger(name).setLevel(logging.CRITICAL + 1)
    text = trafilatura.extract(
        page, include_comments=False, include_tables=True, deduplicate=False, with_metadata=False
    )
    return text or ""


def _is_plain(root: Element) -> bool:
    """Whether the tree is of a size and depth that trafilatura gets through quickly."""
    depth = 0
    for count, (event, _) in enumerate(walk(root)):
        depth += 1 if event == "start" else -1
        if depth > _DEEPEST or count > 2 * _MOST_ELEMENTS:
            return False
    return True


def voted(blocks: Sequence[Block], text: str, title: str) -> list[Block]:
    """The blocks, marked as furniture or no longer marked as the vote says.

    text: what trafilatura keeps; title: what the page says that its title is.
    """
    lines = {_plain(line) for line in text.splitlines()}
    stretches = _stretches(_plain(text))
    chosen = [_is_kept(block, lines, stretches) for block in blocks]
    believed = _believed(blocks, chosen)
    own = {n for n, block in enumerate(blocks) if not block.furniture}
    running = [n for n, block in enumerate(blocks) if chosen[n] and _points(block)]
    agreed = sum(weight(blocks[n].text) for n in running)
    ours = sum(score(block) for block in blocks)
    if agreed < _LEAST or agreed < _LEAST_SHARE * ours:
        return list(blocks)
    # A crumb of the navigation that says the title is not where the article begins.
    running = [n for n in running if n in own or n in believed] or running
    places = {place for n in running if (place := _place(blocks[n])) is not None}
    running = [
        n for n, block in enumerate(blocks)
        if chosen[n] and (n in running or (not block.furniture and _is_placed(block, places)))
    ]  # fmt: skip
    begin = head_of(blocks, next((n for n in running if n in own), running[0]), title)
    signed = _signature(blocks, running[-1])
    same = records(blocks[n].element for n in running if n in own)
    sections: dict[Element, bool] = {}
    found = list(blocks)
    for number, block in enumerate(blocks):
        if chosen[number]:
            if number in believed and _is_rescued(block, number, running, places):
                found[number] = replace(block, furniture="")
        elif block.furniture or number == signed or _is_sectioned(block, sections):
            continue
        elif not _stays(blocks, number, begin, running, places) and not _is_part(block, same):
            found[number] = replace(block, furniture=UNKEPT)
    return found


def _is_part(block: Block, same: set[Element]) -> bool:
    """Whether it is a part of a record, such as the author of a post, and no row of links."""
    around = islice(block.element.iterancestors(), _DEEP)
    if block.text.strip().isdigit():
        return False  # a counter
    is_text = block.linked <= _HALF * len(block.text) or names_author(block.element)
    return is_text and any(element in same for element in around)


def _is_sectioned(block: Block, known: dict[Element, bool]) -> bool:
    """Whether it stands in a section whose heading links to it. known: what was told before."""
    for element in above(block.element):
        if element not in known:
            known[element] = is_own_section(element)
        if known[element]:
            return True
    return False


def _signature(blocks: Sequence[Block], last: int) -> int:
    """The number of the line under an article's last paragraph that may be its author, else -1."""
    number = last + 1
    if number == len(blocks) or blocks[number].role not in ("paragraph", "byline"):
        return -1
    block, above = blocks[number], blocks[last]
    is_beside = block.element.getparent() in (above.element.getparent(), above.element)
    is_name = weight(block.text) <= _LONGEST_NAME and not block.linked
    return number if is_beside and is_name and not _FIGURE.search(block.text) else -1


def _points(block: Block) -> float:
    return score(replace(block, furniture=""))


def _believed(blocks: Sequence[Block], chosen: list[bool]) -> set[int]:
    """The kept blocks that may be the article though they are marked as furniture.

    A name that a page gives to an element can mislead, as where all of a text stands in a
    "paywall"; then much of what was kept stands there. A few lines do not contradict it. Only
    where hardly anything else was kept are comments and dialogs the text: a page of answers.
    """
    points = [_points(block) if kept else 0.0 for kept, block in zip(chosen, blocks, strict=True)]
    total = max(1.0, sum(points))
    strong = sum(p for p, b in zip(points, blocks, strict=True) if b.furniture in _STRONG) / total
    found: set[int] = set()
    numbers = [number for number, kept in enumerate(chosen) if kept]
    for reason, group in groupby(numbers, key=lambda number: blocks[number].furniture):
        run = list(group)
        share = sum(points[number] for number in run) / total
        least = 0.0 if reason in _PLACES else _MUCH
        if reason in _STRONG and strong < _MOST:
            continue
        if reason and share >= least:
            found.update(run)
    return found


def _is_kept(block: Block, lines: set[str], stretches: set[str]) -> bool:
    """Whether most of the block is in the text that was kept; a short one as a line of its own."""
    text = _plain(block.text)
    if text in lines:
        return True
    if weight(text) < _ALONE:
        return False
    own = _stretches(text)
    return sum(one in stretches for one in own) > _HALF * len(own)


def _stretches(text: str) -> set[str]:
    """All stretches of a few characters: of a block that lost a word or a link most are there."""
    return {text[at : at + _STRETCH] for at in range(max(1, len(text) - _STRETCH + 1))}


def _heads(block: Block, following: Block) -> bool:
    """Whether it is the heading of the block that follows: it stands in what holds that too."""
    if block.role != "heading" or block.linked:
        return False
    inmost = block.element
    heading = next((e for e in _around(inmost) if _HEADING.fullmatch(tag(e))), inmost)
    box, around = heading.getparent(), _around(following.element)
    if box is not None and box not in around and _holds_only(box, block):
        box = box.getparent()
    return box in around


def _holds_only(box: Element, heading: Block) -> bool:
    """Whether a box is there for a heading alone, and not for one of a form."""
    is_form = any(tag(e) in ("form", "input", "select") for e in box.iter())
    return not is_form and _plain("".join(box.itertext())) == _plain(heading.text)


def _stays(
    blocks: Sequence[Block], number: int, begin: int, running: list[int], places: set[Element]
) -> bool:
    """Whether a block that was not kept is a part of the article all the same."""
    block = blocks[number]
    if number < running[0]:
        return number >= begin
    if not _is_placed(block, places):
        following = blocks[number + 1] if number < running[-1] else block
        if block.role == "image":  # deep in boxes of its own, over the caption that stands there
            return following is not block and _is_placed(following, places)
        return number + 1 in running and _heads(block, following)
    if block.role == "paragraph" and block.linked > _ALL * len(block.text.replace(" ", "")):
        return False
    if number > running[-1]:
        return _is_matter(block) or _heads_matter(blocks, number, places)
    return True


def _heads_matter(blocks: Sequence[Block], number: int, places: set[Element]) -> bool:
    """Whether it is a heading over a list, a table or a quotation in the article's place."""
    following = next((b for b in blocks[number + 1 :] if b.role != "heading"), None)
    if blocks[number].role != "heading" or following is None or following.furniture:
        return False
    is_text = following.linked <= _HALF * len(following.text)
    return _is_matter(following) and is_text and _is_placed(following, places)


def _is_matter(block: Block) -> bool:
    """Whether it is of what extractors often lose: lists, tables, quotations, terms."""
    return block.role in _MATTER or any(kind == "terms" for kind, _ in block.within)


def _is_rescued(block: Block, number: int, running: list[int], places: set[Element]) -> bool:
    """Whether a block that was kept is believed to be the article against what the page says."""
    if _points(block) >= _RESCUED:
        return True
    is_inside = running[0] <= number <= running[-1] + _NEAR
    may_be_links = block.furniture == LINKS or block.linked <= _ALL * len(block.text)
    return is_inside and may_be_links and _is_placed(block, places)


def _place(block: Block) -> Element | None:
    """What the block stands in. What the page itself keeps out makes no place of all of it."""
    above = block.element.getparent()
    is_whole = above is not None and tag(above) in ("body", "html")
    return None if is_whole and block.furniture else above


def _is_placed(block: Block, places: set[Element]) -> bool:
    above = (block.element, *islice(block.element.iterancestors(), _DEEP))
    near = _NEAR + 1
    if any(tag(element) == "pre" for element in above[:near]):
        near = _DEEP  # a listing stands in boxes or a table of its own, beside the lines' numbers
    return any(element in places for element in above[:near])


def _around(element: Element) -> list[Element]:
    above = [element, *islice(element.iterancestors(), _NEAR)]
    return [one for one in above if tag(one) not in ("body", "html")]


def _plain(text: str) -> str:
    return "".join(char for char in text.casefold() if char.isalnum())
