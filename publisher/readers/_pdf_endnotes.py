"""Notes at the end of a document: a numbered list, each label of which is raised above it."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from ._pdf_notes import Note, is_reference
from ._pdf_paragraphs import Group

_LABEL = re.compile(r"\[?(\d{1,3})[.)\]]?\s+")

_FEWEST = 2
"""Notes from which on a list is one of them."""


def take_endnotes(groups: Sequence[Group], notes: Sequence[Note]) -> tuple[list[Group], list[Note]]:
    """The blocks of a document without its endnotes, and its notes with them.

    Evidence: blocks in a row that count from 1 on; each of their labels is raised behind a word
    above them, and no such label is higher. Guard: documents with notes on their pages, lists of
    one, labels that are missing.
    """
    if notes:
        return list(groups), list(notes)
    raised: set[str] = set()
    start, count = 0, 0
    for n, group in enumerate(groups):
        label = _label(group)
        if label and label == str(count + 1):
            start = start if count else n
            count += 1
            continue
        if _are_notes(count, raised):
            break
        count = 0
        if label == "1":
            start, count = n, 1
        else:
            raised |= _references(group)
    if not _are_notes(count, raised):
        return list(groups), []
    found = []
    for group in groups[start : start + count]:
        match = _LABEL.match(group.lines[0].text)
        found.append(Note(_label(group), group.lines, match.end() if match else 0))
    return [*groups[:start], *groups[start + count :]], found


def _label(group: Group) -> str:
    found = _LABEL.match(group.lines[0].text) if group.kind in ("text", "lines") else None
    return found[1] if found and any(map(str.isalpha, group.text)) else ""


def _references(group: Group) -> set[str]:
    return {
        run.text.strip("()[],")
        for line in group.lines
        for run in line.runs[1:]
        if run.raised and is_reference(run.text) and run.text.strip("()[],").isdecimal()
    }


def _are_notes(count: int, raised: Collection[str]) -> bool:
    """Whether so many blocks have all the labels that are raised above, and no others."""
    return count >= _FEWEST and set(raised) == {str(n) for n in range(1, count + 1)}
