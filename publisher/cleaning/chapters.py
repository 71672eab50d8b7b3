"""Headings inside a plain text: chapters and parts by name, and parts that are only numbered."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from ..book import GROUPS, Document
from ..ledger import Change, Mark
from ._capital_heads import capital_heads
from ._chapter_lines import named
from ._chapter_series import Head, heads, levels, with_titles
from ._heads_above import heads_above
from ._lines import STOPS, Line, body, ends_with, glue
from ._rule import Outcome, rule
from ._structure import is_structured, spans, within
from ._wrap import first_lines_are_indented, setting_of

_MOST_LINES = 4
_WIDEST = 300
_PROSE = 50

_TITLE = ("", "0", "1")
"""Levels of a heading that is the title of its file."""

_SAMPLE = 2000
"""Lines that are enough to see how a text was set."""


@rule("S8", "headings inside the text", guesses=True)
def chapters(document: Document) -> Outcome:
    """Mark chapters, parts, acts and the like, and numbered titles, as headings with levels, and
    join the lines of one heading.

    Evidence: a line that stands apart is called a chapter (CHAPTER I, Erstes Kapitel, 第三章) and
    counts up with others; or it is a number or a short title behind one, and such lines count
    from 1 without a gap. Text stands between them, or right under them where the first word of it
    would have fitted behind the head. Prologue and the like count beside others. A
    title in a line of its own belongs to the heading where most headings of the text have one.
    Where no part is called or counted, three or more short lines in capitals that stand apart are
    headings (ABBREVIATIONS, PRAYERS).
    Guard: sentences, dates, entries of a table of contents, items of lists and single numbers are
    no headings.
    """
    found = body(document)
    sample = found[:_SAMPLE]
    setting = setting_of(sample)
    gap = setting.gap if setting else 0
    indented = first_lines_are_indented(sample, setting)
    apart = list(_may_be(found, gap, indented))
    above = heads_above(found, apart, gap, setting.width if setting else 0)
    taken = {head.start for head in above}
    apart = [head for head in apart if head.start not in taken]
    kept = heads(found, sorted([*apart, *above], key=lambda head: head.start))
    level = levels(kept)
    if not kept:
        for number in capital_heads(found, gap):
            yield Mark("heading", found[number].start, found[number].end, "2")
    for head in with_titles(found, kept, gap):
        part = found[head.start : head.end]
        for before, line in pairwise(part):
            joint = glue(before.text, line.text)
            yield Change(before.end, line.start, joint, "the lines of one heading")
        yield Mark("heading", part[0].start, part[-1].end, str(level[head.named.form]))


@rule("S15", "headings inside a text of known blocks")
def chapters_of_blocks(document: Document) -> Outcome:
    """Mark numbered titles and chapters as headings in a file that has no headings but a title.

    Evidence: as S8; each paragraph stands apart.
    Guard: as S8; not in a list, a table or a quotation of the file; where the file has headings, or
    S10 finds some, there are no others.
    """
    if not is_structured(document):
        return
    own = [mark for mark in document.marks if mark.kind == "heading"]
    if len(own) > 1 or any(mark.value not in _TITLE for mark in own):
        return
    taken = spans(document, "furniture", "quotation", "list_item", *GROUPS)
    found = [line for line in body(document) if not within(taken, line.start)]
    kept = heads(found, list(_may_be(found, 0, False)))
    level = levels(kept)
    for head in kept:
        line = found[head.start]
        yield Mark("heading", line.start, line.end, str(level[head.named.form]))


def _may_be(found: Sequence[Line], gap: int, indented: bool) -> Iterator[Head]:
    """The lines that stand apart and say that they head a part, with those that go on with them."""
    for number, line in enumerate(found):
        apart = not number or line.gap > gap
        if not apart and not (line.text.isupper() and found[number - 1].stops):
            continue
        what = named(line.text)
        if what is None or not (apart or what.is_called):
            continue
        end = number + 1
        if what.titled and line.text.isupper() and what.is_called and _is_prose_under(found, end):
            yield Head(number, end, what)
            continue
        while end < len(found) and found[end].gap <= gap and end - number <= _MOST_LINES:
            end += 1
        block = found[number:end]
        if len(block) > 1 and not (what.is_called and _is_title(block)):
            if (what.titled or not what.is_called) and what.form != "壹、":
                continue
            end = number + 1
        under = found[end] if end < len(found) else None
        entry = what.titled and not what.is_called and what.form != "壹、"
        entry = entry and under is not None and not indented
        if not entry or (under and under.indent < line.indent + 2):
            yield Head(number, end, what)


def _is_prose_under(found: Sequence[Line], number: int) -> bool:
    """Whether the line of that number is no more in capitals."""
    return number < len(found) and not found[number].text.isupper()


def _is_title(block: Sequence[Line]) -> bool:
    """Whether the lines right under the first one are more of its heading, and no paragraph."""
    if len(block) > _MOST_LINES or sum(line.width for line in block) > _WIDEST:
        return False
    if any(named(line.text) for line in block[1:]):
        return False
    prose = sum(line.width >= _PROSE and not line.text.isupper() for line in block[1:])
    return prose == 0 or not ends_with(block[-1].text, STOPS) or len(block) == 2
