"""The structure of a page: headings, lists, tables and pictures as the ledger tells them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from ._emphasis import Stretch
from ._places import Place
from ._shape import shown
from ._xhtml import HEADINGS

Fault = tuple[str, str]
"""A code and what is wrong."""


@dataclass(frozen=True, slots=True)
class Told:
    """What the ledger tells of a block."""

    kind: str = "paragraph"
    #: of a heading, 1 to 6, 0 where nothing says it
    level: int = 0
    #: of a table row: what its cells head and span
    row: str = ""
    #: the groups around it, the outermost first: kind, space, number
    within: tuple[str, ...] = ()
    #: SHA-256 of the picture that it tells of, hexadecimal, or ""
    picture: str = ""
    #: what of it is in italics or bold
    stress: tuple[Stretch, ...] = ()


@dataclass(frozen=True, slots=True)
class Met:
    """A block as the page has it and as the ledger tells it; None of a block of this edition's."""

    text: str
    place: Place
    told: Told | None
    #: entry of the page in the archive
    page: str
    #: what of it is in italics or bold
    stress: tuple[Stretch, ...] = ()
    #: whether it is a scene break, which is not read
    silent: bool = False


def faults(blocks: Sequence[Met], digests: Mapping[str, str]) -> Iterator[Fault]:
    """What differs. blocks: of a document, in order; digests: SHA-256 of each image there is."""
    yield from (("K670", fault) for fault in _heading_faults(blocks))
    own = [block for block in blocks if block.told]
    yield from (("K671", fault) for fault in _group_faults(own))
    yield from (("K672", fault) for fault in (*_table_faults(own), *_label_faults(own)))
    for block in own:
        if _told(block).kind == "table_row" and _told(block).row != block.place.row:
            row, wanted = shown(block.place.row), shown(_told(block).row)
            yield "K673", f"{shown(block.text)} is {row}, not {wanted}"
        if (wanted := _told(block).picture) and wanted not in _digests(block, digests):
            yield "K674", f"{shown(block.text)} stands under no picture of its own"
        if block.silent != (_told(block).kind == "break"):
            yield "K677", f"{shown(block.text)} is {_told(block).kind} in the ledger"
        for stretch in sorted({*block.stress} ^ {*_told(block).stress}):
            yield "K676", _stress_fault(block, stretch)


def _stress_fault(block: Met, stretch: Stretch) -> str:
    kind, start, end = stretch
    is_there = "is" if stretch in block.stress else "is not"
    return f"{shown(block.text[start:end])} {is_there} {kind} in {shown(block.text)}"


def _told(block: Met) -> Told:
    return block.told or Told()


def _digests(block: Met, digests: Mapping[str, str]) -> list[str]:
    return [digests.get(path, "") for path in block.place.pictures]


def _heading_faults(blocks: Sequence[Met]) -> Iterator[str]:
    """The first heading is h1, each other as deep as its level among those before it asks."""
    above: list[int] = []
    for block in blocks:
        is_heading = block.place.tag in HEADINGS
        if block.told and (block.told.kind == "heading") != is_heading:
            yield f"{shown(block.text)} is {block.place.tag or 'no block'}, told {block.told.kind}"
        if not is_heading:
            continue
        level = (_told(block).level or 1) if above else 0
        while above and above[-1] >= level > 0:
            above.pop()
        above.append(level)
        wanted = f"h{min(len(above), 6)}"
        if block.place.tag != wanted:
            yield f"{shown(block.text)} is {block.place.tag}, not {wanted}"


def _group_faults(blocks: Sequence[Met]) -> Iterator[str]:
    """Lists, items, quotations, figures and notes hold what they should, each in one element.

    In one of each file: which of them may stand in several is a question of its own.
    """
    elements: dict[tuple[str, str], str] = {}
    groups: dict[str, str] = {}
    told: dict[tuple[str, str, str], list[Met]] = {}
    for block in blocks:
        wanted = [*_expected(_told(block))]
        found = [h for h in block.place.holders if h[0] not in ("table", "caption")]
        kinds = [kind for kind, _ in wanted]
        if kinds != [kind for kind, _ in found]:
            there = "/".join(kind for kind, _ in found) or "nothing"
            fault = f"stands in {there}, not in {'/'.join(kinds) or 'nothing'}"
            # What one group of the ledger or one element of the page does to many blocks is told
            # once.
            group = next((group for _, group in wanted if group), "")
            element = "" if group or not found else found[0][1]
            told.setdefault((fault, group, element), []).append(block)
            continue
        for (_, group), (kind, element) in zip(wanted, found, strict=True):
            known = elements.setdefault((group, block.page), element) if group else element
            if known != element or groups.setdefault(element, group) != group:
                told.setdefault((f"stands in another {kind}", group, element), []).append(block)
                break
    for (fault, *_), met in told.items():
        more = f", and {len(met) - 1} more of the same group" if len(met) > 1 else ""
        yield f"{shown(met[0].text)} {fault}{more}"


def _expected(told: Told) -> Iterator[tuple[str, str]]:
    """Kind of each element around a block, and the group that it is, "" where none tells it."""
    around = [group for group in told.within if not group.startswith("table ")]
    last = ""
    for group in around:
        kind = group.partition(" ")[0]
        if last == "list" and kind != "item":
            yield "item", ""
        if kind != "item" or last == "list":
            yield kind, group
        last = kind
        if kind == "figure":
            return  # what its caption holds is its text
    if last == "list":
        yield "item", ""
    kinds = {group.partition(" ")[0] for group in around}
    if told.kind == "list_item" and "item" not in kinds:
        yield from (("list", ""), ("item", ""))
    elif told.kind == "quotation" and "quote" not in kinds:
        yield "quote", ""
    elif told.kind == "image":
        yield "figure", ""
    elif told.kind == "note":
        yield "note", ""


def _table_faults(blocks: Sequence[Met]) -> Iterator[str]:
    """Rows stand in tables and nothing else does, those of a table together, with its caption."""
    for block in blocks:
        is_row = block.place.tag == "tr"
        if is_row != (_told(block).kind == "table_row"):
            yield f"{shown(block.text)} is {block.place.tag}, told {_told(block).kind}"
            return
    for first, second in pairwise(blocks):
        rows = [block.place.tag == "tr" for block in (first, second)]
        same = _table(first) == _table(second) != ""
        if all(rows) and same != _is_one_table(_told(first), _told(second)):
            what = "goes on with" if same else "is not in"
            yield f"{shown(second.text)} {what} the table of {shown(first.text)}"
        if rows == [False, True]:
            caption = any(kind == "caption" for kind, _ in first.place.holders)
            if (same and caption) != _is_caption(_told(first), _told(second)):
                yield f"{shown(first.text)} is {'a' if caption else 'no'} caption of its table"
    for block in blocks:
        in_table = any(group.startswith("table ") for group in _told(block).within)
        if block.place.tag != "tr" and _table(block) and not in_table:
            yield f"{shown(block.text)} stands in a table"


def _label_faults(blocks: Sequence[Met]) -> Iterator[str]:
    """A caption alone under its table, which has none above, is what the table is labelled by."""
    captioned: set[tuple[str, ...]] = set()
    for before, block, behind in zip(blocks, blocks[1:], [*blocks[2:], None], strict=False):
        own = _told(block).within
        if _is_caption(_told(before), _told(block)) and _told(block).kind == "table_row":
            captioned.add(own)
        alone = behind is None or _told(behind).within != own
        is_under = _told(before).kind == "table_row" and _is_caption(_told(block), _told(before))
        if is_under and alone and own not in captioned and before.place.label != block.place.id:
            yield f"{shown(block.text)} does not label the table above it"


def _table(block: Met) -> str:
    return next((name for kind, name in block.place.holders if kind == "table"), "")


def _is_one_table(first: Told, second: Told) -> bool:
    """Whether two rows in a row are of one table: of one group; without one, as heads tell."""
    if first.within != second.within:
        return False
    known = any(group.startswith("table ") for group in first.within)
    return known or not (_is_head(second) and not _is_head(first))


def _is_head(told: Told) -> bool:
    return "header" in told.row.split()


def _is_caption(told: Told, row: Told) -> bool:
    table = any(group.startswith("table ") for group in told.within[-1:])
    return table and told.kind == "paragraph" and told.within == row.within
