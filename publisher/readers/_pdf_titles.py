"""A title that is set in two sizes or in lines apart, as one block.

What says that the blocks are one title: the document's own metadata, its outline, or its running
head have the same words in a row.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from ._pdf_paragraphs import Group

_FIRST = 12
"""Blocks at the beginning of a document in which its title may stand."""

_MOST = 4
"""Blocks of one title at most."""

_LONGEST = 250
"""Characters of a title at most."""

_SHORTEST = 6
"""Letters of a title at least."""


def letters_of(text: str) -> str:
    """The letters of a text without spaces, numbers, signs and capitals."""
    return "".join(re.findall(r"[^\W\d_]", text.casefold()))


def with_whole_title(groups: Sequence[Group], said: Iterable[str], author: str = "") -> list[Group]:
    """The blocks of a document, those that make up its title joined to one.

    said: titles and running heads, any of which may be the title; author: its author, who is none
    of it.
    """
    wanted = {letters for text in said if len(letters := letters_of(text)) >= _SHORTEST}
    found = [letters_of(group.text) for group in groups[: _FIRST + _MOST]]
    for start in range(min(_FIRST, len(groups))):
        for end in range(start + 2, min(start + _MOST, len(groups)) + 1):
            blocks = groups[start:end]
            if not all(found[start:end]) or found[end - 1] == letters_of(author):
                break
            if any(group.kind != "text" for group in blocks):
                break
            whole = Group(tuple(line for group in blocks for line in group.lines))
            if "".join(found[start:end]) in wanted and _is_near(whole):
                return [*groups[:start], whole, *groups[end:]]
    return list(groups)


def _is_near(whole: Group) -> bool:
    """Whether a title's lines stand on one page, and one of them in larger type or bold."""
    if len(whole.text) > _LONGEST:
        return False
    pages = {line.page for line in whole.lines}
    sizes = [line.size for line in whole.lines]
    return len(pages) == 1 and (max(sizes) > 1.08 * min(sizes) or any(b.bold for b in whole.lines))
