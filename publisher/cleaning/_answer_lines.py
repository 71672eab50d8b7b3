"""Lines of dots or underscores that are left free to be written on."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ._lines import Line, ends_with

_FREE = re.compile(r"(?:_ ?){5,}|(?:[.．] ?){5,}|[…‥]{2,}|＿{3,}")
_FREE_INSIDE = re.compile(r"_{3,}|(?:\. ?){6,}(?! *\d)|[…‥]{2,}|＿{3,}")
_FREE_AT_END = re.compile(r"(?:_{5,}|\.{6,}|[…‥]{3,}|＿{3,})\s*$")
_LABEL = re.compile(r"[^:：]{1,40}[:：]\s*(?:_{4,}|\.{5,}|[…‥]{2,}|＿{3,})")
_NUMBERED = re.compile(r"\(?(?:\d{1,2}|[a-z])[.)．、]\s*\S")

_RUN = re.compile(r"__|_ _|\.\.|\. \.|[．…‥＿]")
"""Where none of these stands, nothing is free."""

_TAIL = 40
"""Characters at the end of a line that are looked at."""

_NEAR = 1
"""Blank lines that may stand between a question and the lines for its answer."""

_LIKE = 2
"""Columns by which a line drawn under a heading may be longer or shorter than it."""


def is_free(text: str) -> bool:
    """Whether a line is nothing but dots or underscores."""
    return _FREE.fullmatch(text) is not None


def ends_free(text: str) -> bool:
    """Whether free space is the end of a line, or all of it."""
    return is_free(text) or _FREE_AT_END.search(text[-_TAIL:]) is not None


def begins_free(before: str, text: str) -> bool:
    """Whether a line is one of a form: free itself, behind a free line, or a label before one."""
    if not _RUN.search(text) and not _RUN.search(before[-_TAIL:]):
        return False
    return is_free(text) or ends_free(before) or _LABEL.match(text) is not None


def answer_lines(found: Sequence[Line]) -> set[int]:
    """Where the free lines begin on which somebody is to write.

    Evidence: above such a line stands a question, a label, a numbered item, or a line with free
    space in it; or another such line. Guard: a line drawn between paragraphs or under a heading of
    its length is none.
    """
    taken: set[int] = set()
    before: Line | None = None
    for line in found:
        if is_free(line.text) and before is not None:
            near = line.gap <= _NEAR
            if before.start in taken or ends_with(before.text, "?:？：؟"):
                asked = near
            elif _FREE_INSIDE.search(before.text) and not is_free(before.text):
                asked = not line.gap
            else:
                under = not line.gap and abs(before.right - line.right) <= _LIKE
                asked = near and not under and _NUMBERED.match(before.text) is not None
            if asked:
                taken.add(line.start)
        before = line
    return taken
