"""Which of the lines that may head parts of a book do: those that count up, with text between."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from ._chapter_lines import NAMED, Named
from ._lines import STOPS, Line, ends_with

_TEXT = 60
"""Columns of text that a part has at least; a table of contents has none between its entries."""

_FEWEST = 3
"""Numbers without a name that are a series."""

_SKIPPED = 3
"""How many numbers further the next of a series may be: one or two may be spelt oddly."""

_UNDIVIDED = ("scene", "section", "article")

_TITLE = 60
_PROSE = 40


@dataclass(frozen=True, slots=True)
class Head:
    """Lines that may head a part."""

    #: numbers of its first line and of the one behind its last
    start: int
    end: int
    named: Named
    #: whether its text stands right under it, without a blank line
    above: bool = False


def heads(found: Sequence[Line], may_be: Sequence[Head]) -> list[Head]:
    """Those that head a part, in order. found: the lines that they are numbers of."""
    formal = [head for head in may_be if head.named.form == "壹、"]
    left = [head for head in _without_contents(found, may_be) if head not in formal]
    kept = _only_numbered(found, "壹、", formal) if formal else []  # some parts have no text
    for form, group in _by_form(found, left):
        kept += _called(group) if group[0].named.is_called else _only_numbered(found, form, group)
    counted = len(kept)
    alone = [head for head in left if head.named.form == "alone"]
    if alone and (counted > 1 or len(alone) > 1):
        kept += _with_text(found, left)
    return sorted(kept, key=lambda head: head.start)


def _by_form(found: Sequence[Line], may_be: Sequence[Head]) -> Iterator[tuple[str, list[Head]]]:
    """The heads of one form; numbers before titles of one series stand in one column."""

    def key(head: Head) -> tuple[str, int]:
        numbered = head.named.titled and not head.named.is_called
        return head.named.form, found[head.start].indent if numbered else 0

    counted = [head for head in may_be if head.named.form != "alone"]
    for (form, _), group in groupby(sorted(counted, key=key), key=key):
        yield form, sorted(group, key=lambda head: head.start)


def _columns(found: Sequence[Line], start: int, end: int) -> int:
    return sum(line.width for line in found[start:end])


def _with_text(found: Sequence[Line], heads: Sequence[Head]) -> Iterator[Head]:
    """The heads of Prologue and the like under which text stands."""
    ends = [*(head.start for head in heads[1:]), len(found)]
    for head, end in zip(heads, ends, strict=True):
        if head.named.form == "alone" and _columns(found, head.end, end) >= _TEXT:
            yield head


def _without_contents(found: Sequence[Line], may_be: Sequence[Head]) -> list[Head]:
    """All but the entries of a table of contents: they have no text between them.

    Behind the last of them the first part may begin without any; a book, a part of it and its
    first chapter may begin together.
    """
    later = Counter(map(_what, may_be))
    kept: list[Head] = []
    run: list[Head] = []
    for head, after in pairwise([*may_be, None]):
        assert head is not None
        run.append(head)
        later[_what(head)] -= 1
        end = after.start if after else len(found)
        if head.above or _columns(found, head.end, end) >= _TEXT:
            kept += _beginning(run, later)
            run = []
    if len(run) < _FEWEST:
        kept += [head for head in run if head.named.is_called]
    return kept


def _what(head: Head) -> tuple[str, int, str]:
    return head.named.form, head.named.value, head.named.before


def _beginning(run: Sequence[Head], later: Counter[tuple[str, int, str]]) -> list[Head]:
    """Of heads without text between them, those of the part that begins behind the last.

    later: how many heads behind them say the same.
    """
    at = len(run) - 1
    forms = {run[-1].named.form}
    while at and run[at - 1].named.form not in {*forms, "alone"}:
        at -= 1
        forms.add(run[at].named.form)
    before, rest = run[:at], list(run[at:])
    again = any(later[_what(head)] or _what(head) == _what(run[-1]) for head in before)
    if not before or again or len(before) >= _FEWEST:
        numbered = {head.named.form for head in before if not head.named.is_called}
        return [
            head
            for head in rest
            if not (before and later[_what(head)]) and (head.named.form not in numbered or again)
        ]
    return [*(head for head in before if head.named.is_called), *rest]


def _chains(group: Sequence[Head], step: int) -> Iterator[list[Head]]:
    """The heads in runs that count up, at most so many at a time; one begins anew with 1."""
    chain: list[Head] = []
    for head in group:
        value = head.named.value
        if chain and not chain[-1].named.value < value <= chain[-1].named.value + step:
            yield chain
            chain = []
        chain.append(head)
    if chain:
        yield chain


def _called(group: Sequence[Head]) -> list[Head]:
    """Heads that say what they are. One alone must be nothing but its name and the number 1; psalms
    and hymns are chosen, and need not count up."""
    if group[0].named.form == "song":
        return [head for head in group if len(group) > 1 or not head.named.titled]
    chains = list(_chains(group, _SKIPPED))
    many = any(len(chain) > 1 for chain in chains)
    kept: list[Head] = []
    for chain in chains:
        first = chain[0].named
        alone = first.value == 1 and not first.titled and first.form not in _UNDIVIDED
        if len(chain) > 1 or (first.value == 1 and many) or (alone and len(group) == 1):
            kept += chain
    return kept


def _only_numbered(found: Sequence[Line], form: str, group: Sequence[Head]) -> list[Head]:
    """Heads that are numbers, or have only a number: they count from 1 without a gap."""
    chains = [chain for chain in _chains(group, 1) if chain[0].named.value == 1]
    chains = [chain for chain in chains if len(chain) > 1 or form.startswith("1.1")]
    kept = [head for chain in chains for head in chain]
    fewest = _FEWEST - 1 if group[0].named.titled or form == "I" else _FEWEST
    if len(kept) < fewest:
        return []
    if form == "1":  # a page's number stands in the midst of sentences
        behind = [found[head.start - 1] for head in kept if head.named.value > 1]
        if sum(ends_with(line.text, STOPS) for line in behind) < 0.8 * len(behind):
            return []
    return kept


def levels(kept: Sequence[Head]) -> dict[str, int]:
    """The level of each form, from 2 on: what begins first is the outer one, chapters are inside.

    The title of the text is of level 1.
    """
    order = list(dict.fromkeys(head.named.form for head in kept if head.named.form != "alone"))
    outer = [form for form in order if form in NAMED[:3]]
    inner = sorted((form for form in order if form in NAMED[3:]), key=NAMED.index)
    numbered = [form for form in order if form not in NAMED]
    dotted = iter(sorted((form for form in numbered if form.startswith("1")), key=len))
    numbered = [next(dotted) if form.startswith("1") else form for form in numbered]
    found = {form: min(2 + n, 6) for n, form in enumerate([*outer, *inner, *numbered])}
    return {"alone": 2, **found}


def with_titles(found: Sequence[Line], kept: Sequence[Head], gap: int) -> list[Head]:
    """The heads, those of a form with the line behind that is their title.

    It is where the most heads of that form which are only numbers have a short line behind them,
    with a gap on both sides and running text under it.
    """
    starts = {head.start for head in kept}
    made: list[Head] = []
    for _, run in groupby(sorted(kept, key=lambda h: h.named.form), key=lambda h: h.named.form):
        group = list(run)
        bare = [h for h in group if not h.named.titled and h.end - h.start == 1]
        titled = {h for h in bare if _has_title(found, h, gap) and h.end not in starts}
        if len(titled) < max(2, 0.6 * len(bare)):
            titled = set()
        made += [Head(h.start, h.end + 1, h.named) if h in titled else h for h in group]
    return sorted(made, key=lambda head: head.start)


def _has_title(found: Sequence[Line], head: Head, gap: int) -> bool:
    if head.named.form == "alone" or head.end + 1 >= len(found):
        return False
    line, after = found[head.end : head.end + 2]
    quoted = line.text[0] in '"“‘«„「—–-' or ends_with(line.text, ",;:")
    return after.gap > gap and line.width <= _TITLE and not quoted and after.width >= _PROSE
