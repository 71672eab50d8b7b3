"""Which lines continue the line before: the paragraphs of text whose lines were broken to fit.

Two kinds of evidence, in this order. Indents: where some lines are indented and others are not,
the indent is the start of a paragraph. Fit: a line that was broken to fit had no room for the next
line's first word; a line that ends in a stop with room to spare ends a paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from ._groups import joined_in_groups
from ._han import WIDE
from ._hanging import hanging
from ._lines import STOPS, Line, ends_with, name_follows, usual
from ._speaking import goes_on_speaking
from ._starts import starts

INDENT = 2
"""Columns from which white space before a line is an indent; one is a stray space."""

_WIDEST = 160
"""A text with lines of more columns was not broken to fit."""

_NARROWEST = 24

_WIDER_THAN_VERSE = 60
"""Columns of a line that was broken by the width of its page; longer lines of verse are few."""

_SHORT = 6
"""Columns of room from which a line was not broken to fit."""

_LIST_MARK = re.compile(r"[-–—•●○▪*·>\"'“‘「]|\(?[0-9ivxa-z]{1,4}[.)]")

_OPENS_SPEECH = "「『"

_FEW = 4
"""Lines of an address or a signature, which are much shorter than those of the text."""

_LABEL = re.compile(r"[^\W\d_][\w .'-]{1,24}: ")
"""Present: …, Apologies: …; such lines stand one under the other."""

_SENTENCE_STOP = re.compile(r"[.!?。！？](?=[\s\"'”’)）]|$)|[。！？]")

_CASELESS = re.compile(rf"[{WIDE}\u0590-\u06ff\u0900-\u0fff\uac00-\ud7af]")


@dataclass(frozen=True, slots=True)
class Setting:
    """How a text was set."""

    #: columns of a full line
    width: int
    #: columns by which first lines are shorter, their indent being lost
    indent: int
    #: blank lines between two lines of one paragraph
    gap: int
    #: whether blank lines beyond `gap` are what tells paragraphs apart
    spaced: bool


@dataclass(frozen=True, slots=True)
class Join:
    """A line that continues the line before it."""

    number: int
    reason: str


def joins(body: Sequence[Line]) -> Iterator[Join]:
    """The lines of a body, without headings and bylines, that continue the line before."""
    under = set(hanging(body))
    apart = starts(body, under)
    names = {
        number
        for number, (before, line) in enumerate(pairwise(body), 1)
        if not line.gap and name_follows(before.text)
    }
    spoken = set(goes_on_speaking(body))
    inside = set(_inside_sentences(body))
    for join in _joins(body):
        under.discard(join.number)
        names.discard(join.number)
        spoken.discard(join.number)
        inside.discard(join.number)
        if join.number not in apart:
            yield join
    for number in sorted(names - apart - under):
        yield Join(number, "a name follows the title of a person")
    for number in sorted(spoken - apart - under - names):
        yield Join(number, "the line goes on with what somebody says")
    for number in sorted(inside - apart - under - names - spoken):
        yield Join(number, "a wide line has no stop, and this one begins with a small letter")
    for number in sorted(under - apart):
        yield Join(number, "the line stands under the words of an entry, and goes on with it")


def _inside_sentences(body: Sequence[Line]) -> Iterator[int]:
    """The lines that begin with a small letter right under a line wider than verse without a sign
    at its end.
    """
    for number, (before, line) in enumerate(pairwise(body), 1):
        wide = before.width >= _WIDER_THAN_VERSE and line.width <= before.width
        flush = not line.gap and abs(line.indent - before.indent) <= 1
        small = line.text[0].islower() and not _LIST_MARK.match(line.text)
        if wide and flush and small and before.text[-1].isalnum():
            yield number


def _joins(body: Sequence[Line]) -> Iterator[Join]:
    setting = setting_of(body)
    if first_lines_are_indented(body, setting):
        yield from _by_indent(body, setting)
    elif setting:
        yield from _by_fit(body, setting)
    elif (width := _full_width(body)) <= _WIDEST and not _alternates(body):
        for number in sorted(joined_in_groups(body, width, _room, _goes_on)):
            yield Join(number, "the line before ends where this one's first word did not fit")


def first_lines_are_indented(body: Sequence[Line], setting: Setting | None) -> bool:
    """Whether an indent of two or more columns is how this text begins a paragraph.

    Quotations and lists are indented too. They differ: what comes before ends in a colon, their
    lines are indented one after the other, they begin with a mark; and between two of them stand
    whole paragraphs, not sentences.
    """
    rest = list(pairwise(body))
    starts = [(before, line) for before, line in rest if line.indent >= INDENT]
    others = [line for _, line in rest if line.indent < INDENT]
    if len(starts) + (body[0].indent >= INDENT if body else False) < 2 or not others or not starts:
        return False
    stopped = sum(ends_with(before.text, STOPS) for before, _ in starts)
    listed = sum(bool(_LIST_MARK.match(line.text)) for _, line in starts)
    in_a_row = sum(before.indent >= INDENT and not line.gap for before, line in starts)
    if stopped < 0.8 * len(starts) or listed > 0.3 * len(starts) or in_a_row > 0.5 * len(starts):
        return False
    if setting:
        return True
    sentences = sum(len(_SENTENCE_STOP.findall(line.text)) for line in others)
    return len(others) <= 6 * len(starts) and sentences <= 1.6 * len(others)


def _by_indent(body: Sequence[Line], setting: Setting | None) -> Iterator[Join]:
    for number, (before, line) in enumerate(pairwise(body), 1):
        if line.indent >= INDENT:
            continue
        if not setting and line.text[0] in _OPENS_SPEECH and ends_with(before.text, STOPS):
            continue  # Japanese speech begins a paragraph without an indent
        set_apart = setting and line.gap > setting.gap
        if set_apart and setting and not _runs_on(before, line, setting):
            continue
        yield Join(number, "only indented lines begin a paragraph here, and this one is not")


def setting_of(body: Sequence[Line]) -> Setting | None:
    """How the text was broken into lines, or None where its lines are its paragraphs."""
    width = _full_width(body)
    if not _NARROWEST <= width <= _WIDEST or _alternates(body):
        return None
    # Short lines that do not stop are lists, addresses and signatures.
    unfinished = [(a, b) for a, b in pairwise(body) if not a.stops and 2 * a.right > width]
    gap = usual(line.gap for _, line in unfinished if _goes_on(line))
    # A line before a larger gap may be a heading, and says nothing of how paragraphs were set.
    unfinished = [(a, b) for a, b in unfinished if b.gap <= gap and a.right <= width]
    if not unfinished or not _looks_broken(unfinished, width, len(body), gap):
        return None
    groups = 1 + sum(line.gap > gap for line in body[1:])
    early = sorted(_room(a, b, width) for a, b in unfinished if _room(a, b, width) >= 3)
    indent = early[int(0.9 * (len(early) - 1))] if len(early) >= 3 else 0
    spaced = len(body) <= 15 * groups and groups >= 3
    return Setting(width, min(indent, width // 6), gap, spaced)


def _full_width(body: Sequence[Line]) -> int:
    """The width of the widest line, but for a few that are much longer: addresses, commands."""
    rights = sorted(line.right for line in body)
    if not rights:
        return 0
    most = rights[-1 - len(rights) // 10]
    return max(right for right in rights if right <= 1.15 * most)


def _alternates(body: Sequence[Line]) -> bool:
    """Whether every other line is indented in the middle of its sentence: verse is set so."""
    pairs = [(before, line) for before, line in pairwise(body) if not line.gap]
    turns = sum((a.indent >= INDENT) != (b.indent >= INDENT) for a, b in pairs)
    inner = sum(b.indent >= INDENT and not a.stops for a, b in pairs)
    return inner >= 3 and turns >= 0.8 * len(pairs)


def _looks_broken(unfinished: list[tuple[Line, Line]], width: int, count: int, gap: int) -> bool:
    """Whether lines end where no more fitted in, and not where a thought ended."""
    slack = max(4, width // 8)
    full = sum(_room(before, line, width) < slack for before, line in unfinished)
    lower = sum(line.text[0].islower() for _, line in unfinished)
    caseless = sum(bool(_CASELESS.match(line.text)) for _, line in unfinished)
    if len(unfinished) < 3:
        # Where no letters are small, two paragraphs of one width are no evidence.
        return full == len(unfinished) and lower + (caseless if not gap else 0) == full
    if full < 0.8 * len(unfinished) or len(unfinished) < 0.25 * count:
        return False
    return lower >= 0.4 * (len(unfinished) - caseless)


def _room(before: Line, line: Line, width: int) -> int:
    """Columns that would have been left on the line before with this line's first word on it."""
    space = 0 if _CASELESS.match(line.text) and line.first_word == 2 else 1
    return width - before.right - space - line.first_word


def _runs_on(before: Line, line: Line, setting: Setting) -> bool:
    """Whether a sentence clearly goes on from a full line, whatever stands between."""
    full = _room(before, line, setting.width) < setting.indent + 3
    return full and not before.stops and _goes_on(line)


def _by_fit(body: Sequence[Line], setting: Setting) -> Iterator[Join]:
    ragged = _ragged(body, setting)
    fitted = f"the line was broken to fit {setting.width} columns"
    start = 0
    for number, (before, line) in enumerate(pairwise(body), 1):
        after = body[number + 1] if number + 1 < len(body) else None
        if line.gap > setting.gap:
            join = _runs_on(before, line, setting)
        elif number in ragged:
            join = False
        else:
            join = not _ends(before, line, after, setting, number - 1 == start)
        if not join:
            start = number
        elif line.gap != setting.gap:
            yield Join(number, "the sentence runs on over a page break")
        else:
            yield Join(number, fitted)


def _ragged(body: Sequence[Line], setting: Setting) -> set[int]:
    """The lines of groups between blank lines that were not broken to fit: verse, addresses."""
    if not setting.spaced:
        return set()
    found: set[int] = set()
    starts = [n for n, line in enumerate(body) if not n or line.gap > setting.gap]
    for start, end in pairwise([*starts, len(body)]):
        if end - start > 1 and _is_verse(body[start:end], setting.width):
            found.update(range(start + 1, end))
    return found


def _is_verse(group: Sequence[Line], width: int) -> bool:
    """Whether most lines leave room for more, and are not broken to fit a narrower column."""
    pairs = list(pairwise(group))
    short = sum(_room(before, line, width) >= _SHORT for before, line in pairs)
    if short < 0.6 * len(pairs):
        return False
    own = max(line.right for line in group)
    if len(group) <= _FEW and own <= 0.6 * width:
        return True
    tight = sum(_room(before, line, own) < _SHORT for before, line in pairs)
    goes_on = sum(_goes_on(line) for _, line in pairs)
    return tight < 0.6 * len(pairs) or goes_on < 0.4 * len(pairs)


def _goes_on(line: Line) -> bool:
    """Whether the line may begin inside a sentence: with a small letter, or in a script without."""
    return line.text[0].islower() or bool(_CASELESS.match(line.text))


def _ends(before: Line, line: Line, after: Line | None, setting: Setting, first: bool) -> bool:
    """Whether a paragraph ends with the line before; `first` says it is its paragraph's first."""
    width = setting.width
    if _LABEL.match(before.text) and _LABEL.match(line.text):
        return True
    if not before.stops:
        # Verse and lists: lines that end far too early without a stop were broken on purpose.
        inside = line.text[0].islower() and not _LIST_MARK.match(line.text)
        return _room(before, line, width) > width // 2 and not inside
    room = _room(before, line, width - setting.indent if first else width)
    if setting.spaced:
        return room >= width // 4
    # Where first lines lost their indent the font may be proportional: widths are inexact.
    inexact = 3 if setting.indent else 0
    if room >= inexact:
        return True
    return bool(inexact) and after is not None and _wraps_early(line, after, width)


def _wraps_early(line: Line, after: Line, width: int) -> bool:
    return not line.stops and _room(line, after, width) >= 3
