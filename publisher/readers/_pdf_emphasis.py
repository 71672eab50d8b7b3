"""Which words of a PDF stand out in italics or in bold, and what is only how a document is set."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ._pdf_lines import Run
from ._pdf_paragraphs import Group

_MOST = 0.4
"""Share of a document's letters from which on a look is how it is set."""


def usual_looks(groups: Sequence[Group]) -> frozenset[str]:
    """The looks that so much of a document has that they stress nothing: em, strong."""
    runs = [run for group in groups for line in group.lines for run in line.runs]
    most = _MOST * sum(len(run.text) for run in runs)
    italic = sum(len(run.text) for run in runs if run.italic)
    bold = sum(len(run.text) for run in runs if run.bold)
    return frozenset({"em"} if italic > most else ()) | ({"strong"} if bold > most else set())


def emphasis(run: Run, looks: frozenset[str]) -> Iterator[str]:
    """What a run is emphasised by: em, strong, both or nothing.

    looks: how the document is set. The text layer of a scan says nothing of it, nor does the label
    of a note.
    """
    if run.invisible or run.raised or not any(map(str.isalnum, run.text)):
        return
    if run.italic and "em" not in looks:
        yield "em"
    if run.bold and "strong" not in looks:
        yield "strong"
