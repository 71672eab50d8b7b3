"""What a block is by its type: heading with its level, list item, table row, or paragraph."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ..rows import written
from ._pdf_outline import keys
from ._pdf_paragraphs import BULLET, NUMBER, Group

_LARGER = 1.12
"""Sizes of the body's type from which a short block is a heading."""

_FARTHEST = 6
"""Blocks from one item of a list to the next at most, those of a list inside it among them."""

_TITLE = 1.3
"""Sizes of the body's type from which a block before all tagged headings is the title."""

_LONGEST = 250
"""Characters; what is longer is no heading, however it is set."""

_END = re.compile(r"[.,;:!?][\"'”’)]*$")


@dataclass(frozen=True, slots=True)
class Role:
    """Kind and value of the mark that a block gets."""

    kind: str
    value: str = ""


def roles(
    groups: Sequence[Group],
    body: float,
    tags: Sequence[Mapping[int, str]] = (),
    titles: Mapping[int, Mapping[str, int]] | None = None,
) -> list[Role]:
    """A role for every block of a document: what its tags say, its outline, else its type.

    body: size of its running text, points; tags: for each page, roles by marked-content id;
    titles: for each page, levels by the keys of the titles that the outline has there.
    """
    mostly_bold = _is_mostly_bold(groups)
    heads = [_rank(group, body, mostly_bold) for group in groups]
    heads = [None if rank == body and _in_a_row(heads, n) else rank for n, rank in enumerate(heads)]
    ranks = sorted({rank for rank in heads if rank is not None}, reverse=True)
    title = _title(groups, heads, ranks)
    numbered = _numbered(groups)
    found: list[Role] = []
    stated = [_stated(group, tags) for group in groups]
    is_tagged = any(role and role.kind == "heading" for role in stated)
    if is_tagged and title is not None and _is_untold(title, stated, groups, body):
        stated = _under_title(title, stated)
    outlined = _outlined(groups, titles or {})
    known = _known_levels(outlined, heads)
    for n, (group, rank) in enumerate(zip(groups, heads, strict=True)):
        role = stated[n]
        if role and group.kind in ("text", "lines") and (role.kind != "paragraph" or is_tagged):
            found.append(role)
        elif n in outlined:
            found.append(Role("heading", str(outlined[n])))
        elif group.kind in ("table_row", "repeated"):
            row = group.lines[0]
            found.append(Role("table_row", written(row.is_head, row.told)))
        elif rank is not None:
            place = ranks.index(rank) + (1 if title is not None else 2)
            place = _level(rank, known) or place
            found.append(Role("heading", "1" if n == title else str(max(2, min(6, place)))))
        elif _is_item(group.text) or n in numbered:
            found.append(Role("list_item"))
        else:
            found.append(Role("paragraph"))
    return found


def _is_untold(
    title: int, stated: Sequence[Role | None], groups: Sequence[Group], body: float
) -> bool:
    """Whether the title is a mere paragraph to the tags: it stands first, in by far larger type."""
    role = stated[title]
    large = groups[title].lines[0].size >= _TITLE * body
    before = any(each and each.kind == "heading" for each in stated[:title])
    return large and not before and (role is None or role.kind == "paragraph")


def _under_title(title: int, stated: Sequence[Role | None]) -> list[Role | None]:
    """The roles with the title as the one heading of level 1."""
    heads = [int(role.value) for role in stated if role and role.kind == "heading"]
    lower = 1 if min(heads) == 1 else 0
    found = [
        Role("heading", str(min(6, int(role.value) + lower)))
        if role and role.kind == "heading"
        else role
        for role in stated
    ]
    found[title] = Role("heading", "1")
    return found


def _outlined(groups: Sequence[Group], titles: Mapping[int, Mapping[str, int]]) -> dict[int, int]:
    """Numbers of the blocks that the outline names on their page, with their levels."""
    found: dict[int, int] = {}
    for n, group in enumerate(groups):
        there = titles.get(group.lines[0].page)
        if there and group.kind in ("text", "lines") and len(group.text) <= _LONGEST:
            found.update((n, there[key]) for key in keys(group.text) if key in there)
    return found


def _known_levels(
    outlined: Mapping[int, int], heads: Sequence[float | None]
) -> Mapping[float, int]:
    """For sizes of type in which the outline's headings are set, the level most of them have."""
    counts: dict[float, Counter[int]] = {}
    for n, level in outlined.items():
        rank = heads[n]
        if rank is not None:
            counts.setdefault(rank, Counter())[level] += 1
    return {rank: count.most_common(1)[0][0] for rank, count in counts.items()}


def _level(rank: float, known: Mapping[float, int]) -> int:
    """The level of a heading that is not in the outline, by those in larger type; 0 for none."""
    if rank in known:
        return known[rank]
    larger = [level for size, level in known.items() if size > rank]
    return max(larger) + 1 if larger else 0


def _stated(group: Group, tags: Sequence[Mapping[int, str]]) -> Role | None:
    """The role that all of a block's marked content states, or None."""
    kinds = {
        tags[line.page].get(run.tag) if line.page < len(tags) else None
        for line in group.lines
        for run in line.runs
    }
    kind = kinds.pop() if len(kinds) == 1 else None
    if not kind or kind == "table_row":
        return None
    name, _, value = kind.partition(" ")
    return Role(name, value) if any(map(str.isalnum, group.text)) else None


def _is_item(text: str) -> bool:
    """Whether a list mark stands before words; asterisks alone are an ornament."""
    return bool(BULLET.match(text)) and any(map(str.isalnum, text))


def _is_mostly_bold(groups: Sequence[Group]) -> bool:
    bold = sum(len(group.text) for group in groups if all(line.bold for line in group.lines))
    return bold > 0.4 * sum(len(group.text) for group in groups)


def _rank(group: Group, body: float, mostly_bold: bool) -> float | None:
    """The size of a heading's type, the body's size for a bold one; None for other blocks."""
    text = group.text
    if group.kind != "text" or len(text) > _LONGEST:
        return None
    letters = sum(map(str.isalpha, text))
    if letters < 2 or 2 * letters < len(text):
        return None
    first, largest = group.lines[0].size, max(line.size for line in group.lines)
    size = round((largest if largest > 1.08 * first else first) * 2) / 2
    if size >= _LARGER * body:
        return size
    bold = all(line.bold for line in group.lines) and not mostly_bold
    if not bold or size < 0.95 * body or len(group.lines) > 3:
        return None
    if BULLET.match(text) or text[0].islower():
        return None
    return body if not _END.search(text) or NUMBER.match(text) else None


def _in_a_row(heads: Sequence[float | None], n: int) -> bool:
    """Whether more than three bold blocks stand in a row, as in a form or an emphasised list."""
    start = end = n
    while start and heads[start - 1] == heads[n]:
        start -= 1
    while end + 1 < len(heads) and heads[end + 1] == heads[n]:
        end += 1
    return end - start >= 3


def _title(
    groups: Sequence[Group], heads: Sequence[float | None], ranks: Sequence[float]
) -> int | None:
    """The block that is the document's title: the only ones in the largest type, on page one."""
    if not ranks:
        return None
    largest = [n for n, rank in enumerate(heads) if rank == ranks[0]]
    if all(groups[n].lines[0].page == groups[0].lines[0].page for n in largest):
        return largest[0] if len(largest) <= 2 else None
    return None


def _numbered(groups: Sequence[Group]) -> set[int]:
    """Blocks that begin with numbers or letters which count on from one to the next."""
    found: set[int] = set()
    last: dict[bool, tuple[int, str]] = {}
    marked = [
        (n, m[0].strip(" ().\n")) for n, g in enumerate(groups) if (m := NUMBER.match(g.text))
    ]
    for other, second in marked:
        n, first = last.get(second.isdecimal(), (other, ""))
        last[second.isdecimal()] = other, second
        counts = (
            int(second) == int(first) + 1
            if first.isdecimal() and second.isdecimal()
            else len(first) == len(second) == 1 and ord(second) == ord(first) + 1
        )
        if counts and other - n <= _FARTHEST:
            found |= {n, other}
    return found
