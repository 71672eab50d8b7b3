"""What Project Gutenberg puts around a book: its header before, its licence after the text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ..ledger import Evidence, Fact
from ._markup import SEPARATOR, Block

HEADER = "the header of Project Gutenberg"
LICENCE = "the licence of Project Gutenberg"

_NAME = re.compile(r"gutenberg|гутенберг", re.I)
_START = re.compile(
    r"\*\*\* ?(?:start|beginn?(?:ing)?|d[ée]but|anfang|in[ií]cio|inizio|comienzo)\b[^*]{0,400}"
    r"\*\*\*|\*END\*? ?THE SMALL PRINT![^*]*\*END\*",
    re.I,
)
_END = re.compile(
    r"\*\*\* ?(?:end|fin|fine|ende|fim)\b[^*]{0,400}\*\*\*|"
    r"(?:end of|fin de|fine di|ende|fim de)\b.{0,12}\bproje\w+ gutenberg.{0,200}",
    re.I | re.S,
)
_CREDIT = re.compile(
    r"(?:this e-?(?:text|book) was |e-?text )?(?:produced|prepared|transcribed) by|credits\s*:",
    re.I,
)
_STATED = re.compile(r"^(Title|Author)\s*:[ \t]+(\S[^\n]*)$", re.M)


@dataclass(frozen=True, slots=True)
class Unwrapped:
    """A book without what its library put around it."""

    #: all blocks, header and licence marked as furniture
    body: list[Block]
    #: title and author, where the header states them
    facts: tuple[Fact, ...] = ()
    #: whether header and licence are both there: then nothing between them is a site's
    is_whole: bool = False


def unwrapped(blocks: Sequence[Block]) -> Unwrapped:
    """The blocks, the header up to its start line and the licence from its end line marked.

    Those lines are Project Gutenberg's by form and name, alone in their blocks; text must be left
    between them. A credit (Produced by …) right after the start goes as well.
    """
    begin, end = 0, len(blocks)
    for number, block in enumerate(blocks):
        if _is_line(_START, block):
            begin = number + 1
    if begin and begin < end and _CREDIT.match(blocks[begin].text):
        begin += 1
    for number in range(begin, end):
        if _is_line(_END, blocks[number]):
            end = number
            break
    if not any(block.text.strip() for block in blocks[begin:end]):
        return Unwrapped(list(blocks))
    body = [
        replace(block, furniture=HEADER if number < begin else LICENCE)
        if number < begin or number >= end else block
        for number, block in enumerate(blocks)
    ]  # fmt: skip
    return Unwrapped(body, tuple(_facts(blocks[:begin])), 0 < begin < end < len(blocks))


def _is_line(shape: re.Pattern[str], block: Block) -> bool:
    return bool(shape.fullmatch(block.text.strip()) and _NAME.search(block.text)) or (
        "SMALL PRINT" in block.text and bool(shape.fullmatch(block.text.strip()))
    )


def _facts(header: Sequence[Block]) -> list[Fact]:
    found: dict[str, Fact] = {}
    at = 0
    for block in header:
        for said in _STATED.finditer(block.text):
            span = (at + said.start(2), at + said.end(2))
            evidence = Evidence("stated", "the header of Project Gutenberg says so", span)
            found.setdefault(said[1].lower(), Fact(said[1].lower(), said[2].strip(), evidence))
        at += len(block.text) + len(SEPARATOR)
    return list(found.values())
