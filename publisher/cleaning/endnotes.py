"""Notes behind a plain text: [1] in a sentence and "[1] …" at the end."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ..book import Document
from ..ledger import Change, Mark
from ._lines import Line, glue, lines
from ._rule import Outcome, rule

_NOTE = re.compile(r"\[(\d{1,3})\]:?[ \t]+(?=\S)")
_REFERENCE = re.compile(r"(?<=\S)[ \t]?\[(\d{1,3})\]")

_ONE_LETTER = re.compile(r"(?<![\w’'])[^\W\d_]\Z")

_FEWEST = 2


@rule("S7", "notes behind a text", guesses=True)
def notes(document: Document) -> Outcome:
    """Mark notes behind the text and the references to them, which are then not read aloud.

    Evidence: the last lines of the text begin with [1], [2], … in order, two or more, and the
    text before has [1], [2], … for nine in ten of them.
    Guard: nothing else may follow the notes; a number in brackets without its note stays, and M[1].
    """
    text = document.manuscript.text
    found = lines(text)
    first = _first_note(found)
    if first is None:
        return
    labels = {note[1] for line in found[first:] if (note := _NOTE.match(line.text))}
    before = found[first].start
    references = [one for one in _references(text, before) if one[1] in labels]
    if len(labels) < _FEWEST or 10 * len({one[1] for one in references}) < 9 * len(labels):
        return
    for one in references:
        yield Mark("noteref", one.start(1) - 1, one.end(), one[1])
        yield Change(*one.span(), "", "a reference to a note, shown and not said")
    yield from _marked(found[first:])


def _references(text: str, before: int) -> Iterator[re.Match[str]]:
    """What may be references; M[1][2], with one letter before, is a place in a table."""
    index = -1
    for one in _REFERENCE.finditer(text, 0, before):
        if one.start() == index or _ONE_LETTER.search(text, max(0, one.start() - 2), one.start()):
            index = one.end()
        else:
            yield one


def _first_note(found: Sequence[Line]) -> int | None:
    """The number of the line with [1], from which on notes stand in order to the end."""
    starts = [(n, int(note[1])) for n, line in enumerate(found) if (note := _NOTE.match(line.text))]
    ones = [at for at, (_, number) in enumerate(starts) if number == 1]
    if not ones:
        return None
    last = starts[ones[-1] :]
    if [number for _, number in last] != list(range(1, len(last) + 1)):
        return None
    return last[0][0] if _end_together(found, last[-1][0]) else None


def _end_together(found: Sequence[Line], last: int) -> bool:
    """Whether nothing but the last note's own paragraph follows it."""
    return not any(line.gap for line in found[last + 1 :])


def _marked(found: Sequence[Line]) -> Iterator[Change | Mark]:
    """Each note as one block: its label taken out, its lines joined."""
    starts = [n for n, line in enumerate(found) if _NOTE.match(line.text)]
    for start, end in zip(starts, [*starts[1:], len(found)], strict=True):
        line = found[start]
        label = _NOTE.match(line.text)
        assert label is not None
        yield Change(line.start, line.start + label.end(), "", "the note's label")
        yield Mark("note", line.start + label.end(), found[end - 1].end, label[1])
        for n in range(start + 1, end):
            before, line = found[n - 1], found[n]
            if not line.gap and before.text[-1] not in "-‐":
                joint = glue(before.text, line.text)
                yield Change(before.end, line.start, joint, "the lines of one note")
