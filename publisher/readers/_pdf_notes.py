"""Footnotes: small type at the foot of a column that begins with a label raised in the text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from ._pdf_lines import Line

_LABEL = re.compile(r"\s*(\d{1,3}|[*∗†‡§¶]{1,3}|[a-z])(?=[\s.):\]\W]|[^\W\d_])[.):\]]?\s*")
_RAISED = re.compile(r"\d{1,3}|[*∗†‡§¶]{1,3}|[a-z]")

_SIGN = re.compile(r"(?<=[\w.!?,;:”»’])[*∗†‡§¶]{1,3}(?=\W|$)")
"""The label of a note behind a word; in many fonts an asterisk stands high by itself."""

_APART = 1.3
"""Usual distances between baselines from which notes stand apart from the text."""

_SMALL = 0.95
"""Sizes of the body's type below which type at the foot of a page is that of notes."""


@dataclass(frozen=True, slots=True)
class Note:
    """The lines of one note; its label is cut off the first."""

    label: str
    lines: tuple[Line, ...]
    #: characters of the first line that are its label
    skip: int


def is_reference(text: str) -> bool:
    """Whether a raised run may be the label of a note."""
    return bool(_RAISED.fullmatch(text.strip("()[],")))


def is_labelled(text: str, references: Collection[str]) -> bool:
    """Whether a row begins with the label of one of the references, and has words behind it."""
    found = _LABEL.match(text)
    return bool(found and found[1] in references and any(map(str.isalpha, text[found.end() :])))


def signs(text: str) -> list[re.Match[str]]:
    """The asterisks and the like behind words, which may be labels of notes that are not raised."""
    return list(_SIGN.finditer(text))


def references_in(columns: Sequence[Sequence[Line]]) -> set[str]:
    """The labels behind words in the lines of a page."""
    return {
        run.text.strip("()[],")
        for column in columns
        for line in column
        for run in line.runs[1:]
        if run.raised and is_reference(run.text)
    } | {sign[0] for column in columns for line in column for sign in signs(line.text)}


def take_notes(
    columns: Sequence[list[Line]],
    body: float,
    before: Note | None,
    waiting: Collection[str] = (),
) -> tuple[list[list[Line]], list[Note], Note | None]:
    """The columns of a page without notes, the notes, and `before` with what runs on here.

    body: size of the running text; before: the last note of the page before, or None;
    waiting: labels in the text of the page before whose notes are not on that page.
    """
    own = references_in(columns)
    kept: list[list[Line]] = []
    notes: list[Note] = []
    for column in columns:
        start = min(_foot(column, body), _raised_foot(column, own))
        references = own | set(waiting) if _first_label(column[start:]) in waiting else own
        starts = [
            n
            for n in range(start, len(column))
            if _label_of(column[n], references, notes) is not None
        ]
        first = starts[0] if starts else len(column)
        runs_on = before is not None and not notes and start < first and _open(before)
        runs_on = runs_on and (bool(starts) or column[start].text[0].islower())
        if before and runs_on and (starts or start > 0):
            before = Note(before.label, (*before.lines, *column[start:first]), before.skip)
            first = start
        kept.append(column[:first])
        for begin, end in pairwise([*starts, len(column)]):
            notes.append(_note(column[begin:end], references, notes))
    return kept, notes, before


def _first_label(lines: Sequence[Line]) -> str:
    """The first label in the small type at a foot: a list that counts from 1 is no notes of 4."""
    labels = (found[1] for line in lines if (found := _LABEL.match(line.text)))
    return next((label for label in labels if not label.isalpha()), "")


def _open(note: Note) -> bool:
    """Whether a note's sentence is not at its end."""
    return not re.search(r"[.!?…。][\"'”’)\]]*$", note.lines[-1].text)


def _foot(column: Sequence[Line], body: float) -> int:
    """Where the small type at the foot of a column begins; its length where there is none."""
    start = len(column)
    while start and column[start - 1].size < _SMALL * body and not column[start - 1].is_row:
        start -= 1
    return start


def _raised_foot(column: Sequence[Line], own: Collection[str]) -> int:
    """Where notes in the type of the text begin: behind a gap, with a raised label of the page."""
    gaps = sorted(b.y - a.y for a, b in pairwise(column))
    usual = gaps[len(gaps) // 3] if gaps else 0.0
    for n in range(1, len(column)):
        first = column[n].runs[0] if column[n].runs else None
        if first and first.raised and first.text.strip("()[] ") in own and len(column[n].runs) > 1:
            return n if column[n].y - column[n - 1].y > _APART * usual else len(column)
    return len(column)


def _label_of(line: Line, references: set[str], notes: Sequence[Note]) -> tuple[str, int] | None:
    """A line's label and its length, where a note begins with it."""
    found = _LABEL.match(line.text)
    if not found:
        return None
    raised = line.runs[0].raised and line.runs[0].text.strip("()[] ") == found[1]
    if found[1].isalpha() and not raised and line.text[found.end(1) :][:1].isalpha():
        return None  # a word
    following = bool(notes) and found[1].isdecimal() and notes[-1].label.isdecimal()
    next_one = following and int(found[1]) == int(notes[-1].label) + 1
    if found[1] in references or raised or next_one:
        return found[1], found.end()
    return None


def _note(lines: Sequence[Line], references: set[str], notes: Sequence[Note]) -> Note:
    label = _label_of(lines[0], references, notes) or _LABEL.match(lines[0].text)
    if isinstance(label, tuple):
        return Note(label[0], tuple(lines), label[1])
    return Note(label[1] if label else "", tuple(lines), label.end() if label else 0)


def unique(notes: Sequence[Note]) -> Iterator[str]:
    """A label for every note that no other note has: behind a TAB, how many bore it before."""
    seen: Counter[str] = Counter()
    for note in notes:
        before = seen[note.label]
        yield f"{note.label}\t{before + 1}" if before else note.label
        seen[note.label] += 1
