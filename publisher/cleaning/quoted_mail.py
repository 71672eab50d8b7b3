"""Mail that is quoted in mail becomes a quotation, and the > before its lines go."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ..book import Document
from ..ledger import Change, Mark
from ._lines import Line, body
from ._quoted import SIGNS, is_quoted
from ._rule import Outcome, rule

_OF_A_SOURCE = re.compile(r"^[ \t]*> ?(?:>|[^\W\d_]|$)", re.MULTILINE)
_PROMPT = re.compile(r"^[ \t]*>>> ?\S", re.MULTILINE)
_SHALLOW = re.compile(r"^[ \t]*(?:> ?){1,2}[^>\s]", re.MULTILINE)

_DEEPEST = 9
"""Quotations in quotations; what is deeper stands in the innermost."""

_FEWEST = 2
"""Lines with the sign in the source from which on they are no chance."""


@rule("L12", "quoted mail", guesses=True)
def quoted_mail(document: Document) -> Outcome:
    """Mark what is quoted with > before its lines as a quotation, one inside another where the
    signs are several, and take the signs out.

    Evidence: two or more lines begin with the sign, or a line that ends in a colon stands before
    the only one. Guard: >>> alone is a prompt; a sign before a figure alone is "greater than", and
    so it is in lines in a row that all have figures behind it, if no line with a colon is above.
    """
    source = document.manuscript.source
    if ">" not in source or (_PROMPT.search(source) and not _SHALLOW.search(source)):
        return
    many = len(_OF_A_SOURCE.findall(source)) >= _FEWEST
    for before, run in _runs(body(document)):
        is_announced = before is not None and before.text.endswith((":", "："))
        has_words = any(_OF_A_SOURCE.match(line.text) for line in run)
        if not is_announced and not (many and has_words):
            continue
        signs = [SIGNS.match(line.text) for line in run]
        depths = [min(sign[0].count(">"), _DEEPEST) if sign else 0 for sign in signs]
        for line, sign in zip(run, signs, strict=True):
            end = line.start + (sign.end() if sign else 0)
            yield Change(line.start, end, "", "the sign of a quoted mail")
        yield from _marks(run, signs, depths, 1)


def _runs(found: Sequence[Line]) -> Iterator[tuple[Line | None, list[Line]]]:
    """Quoted lines in a row, each run with the line before it."""
    before: Line | None = None
    run: list[Line] = []
    for line in found:
        if is_quoted(line):
            run.append(line)
            continue
        if run:
            yield before, run
        before, run = line, []
    if run:
        yield before, run


def _marks(
    run: Sequence[Line], signs: Sequence[re.Match[str] | None], depths: Sequence[int], deep: int
) -> Iterator[Mark]:
    """A mark for what is quoted so deep, and those inside it."""
    start: int | None = None
    end = 0
    for line, sign, depth in [*zip(run, signs, depths, strict=True), (None, None, 0)]:
        if line and sign and depth >= deep:
            if sign.end() < len(line.text):
                start, end = (line.start + sign.end() if start is None else start), line.end
        elif start is not None:
            yield Mark("quote", start, end, str(deep))
            start = None
    if deep < max(depths):
        yield from _marks(run, signs, depths, deep + 1)
