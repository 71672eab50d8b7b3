"""Subtitles (SubRip, WebVTT) as the running text that is spoken."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from ..book import Document
from ..ledger import Change
from ._lines import glue
from ._rule import Outcome, rule

_CLOCK = r"(?:(\d{1,3}):)?([0-5]\d):([0-5]\d)[.,](\d{3})"
_TIMES = re.compile(rf"[ \t]*{_CLOCK}[ \t]*-->[ \t]*{_CLOCK}(?:[ \t][^\n]*)?")
"""SubRip: 00:01:02,500 --> 00:01:04,000; WebVTT (W3C, 4.1) with a stop, perhaps without hours."""

_LINE = re.compile(r"^[^\n]*$", re.MULTILINE)
_TAG = re.compile(
    r"</?(?:i|b|u|c|font|ruby|rt|lang|v)(?:[. ][^<>\n]*)?>"
    r"|<(?:\d+:)?\d\d:\d\d\.\d{3}>|\{\\[^{}\n]*\}",
    re.IGNORECASE,
)
_VOICE = re.compile(r"<v(?:\.[^ <>]*)? ([^<>\n]+)>", re.IGNORECASE)
_BEGINS = re.compile(r"[-–—]\s?\S|>>|[♪♫#\[(（【]|[^\W\d_][\w .'’-]{0,24}:\s")
"""How a line begins that another says: a dash, >>, a sound in brackets, a name with a colon."""

_ENTITIES = {"amp": "&", "lt": "<", "gt": ">", "nbsp": "\xa0", "lrm": "\u200e", "rlm": "\u200f"}
_ENTITY = re.compile(rf"&({'|'.join(_ENTITIES)});")

_HIDDEN = re.compile(r"(?:WEBVTT|NOTE|STYLE|REGION)(?:\s|$)")
"""How blocks of WebVTT begin that are not shown."""

_FEWEST = 3
_PAUSE = 2_000
"""Milliseconds of silence after which a new paragraph begins."""


@dataclass(frozen=True, slots=True)
class _Shown:
    """A line that stays: what a subtitle shows, or what stands outside of all of them."""

    #: half-open span without white space at its ends
    start: int
    end: int
    #: number of its subtitle, -1 for none
    cue: int
    #: when its subtitle begins and ends, milliseconds
    begins: int = 0
    ends: int = 0


@rule("F11", "times of subtitles", guesses=True)
def subtitle_times(document: Document) -> Outcome:
    """Take out the numbers and times of subtitles, and join what is said in one go.

    Evidence: three or more lines of two times with --> between (SubRip, WebVTT); a number right
    above is the subtitle's, and in WebVTT a name. Tags of italics, colour and place go, the name of
    a voice becomes "Ann: ". A paragraph ends where somebody else speaks, a sound is told, or it is
    silent for two seconds.
    Guard: only numbers, times and the blocks that WebVTT does not show (its head, NOTE, STYLE,
    REGION) are taken out; what stands elsewhere is a paragraph.
    """
    text = document.manuscript.text
    lines = [line.span() for line in _LINE.finditer(text)]
    times = {n: found for n, span in enumerate(lines) if (found := _TIMES.fullmatch(text, *span))}
    if len(times) < _FEWEST:
        return
    shown = _shown(text, lines, times)
    if not shown:
        return
    if shown[0].start:
        yield Change(0, shown[0].start, "", _OF_A_SUBTITLE)
    for one, after in pairwise(shown):
        if one.cue == after.cue == -1 and text[one.end : after.start].isspace():
            continue  # an introduction is set as it is
        same = one.cue == after.cue
        words = text[one.start : one.end]
        joint = "\n\n" if _parted(text, one, after) else glue(words, _say(text, after))
        yield Change(one.end, after.start, joint, _OF_ONE if same else _OF_A_SUBTITLE)
    if text[shown[-1].end :].strip():
        yield Change(shown[-1].end, len(text), "", _OF_A_SUBTITLE)
    yield from _tags(text, shown)


_OF_A_SUBTITLE = "the number and times of a subtitle"
_OF_ONE = "the lines of one subtitle"


def _say(text: str, line: _Shown) -> str:
    return _TAG.sub("", text[line.start : line.end])


def _parted(text: str, one: _Shown, after: _Shown) -> bool:
    """Whether a paragraph ends between two lines."""
    if -1 in (one.cue, after.cue):
        return True
    begins = _VOICE.match(text, after.start) or _BEGINS.match(_say(text, after))
    silent = one.cue != after.cue and after.begins - one.ends >= _PAUSE
    return bool(begins) or silent or text[one.end - 1] in "])）】♪"


def _tags(text: str, shown: Sequence[_Shown]) -> Iterator[Change]:
    is_web = _is_web(text)
    for line in shown:
        if line.cue < 0:
            continue
        for found in _TAG.finditer(text, line.start, line.end):
            voice = _VOICE.fullmatch(found[0])
            said = f"{voice[1]}: " if voice else ""
            yield Change(*found.span(), said, "a tag of a subtitle")
        for found in _ENTITY.finditer(text, line.start, line.end) if is_web else ():
            yield Change(*found.span(), _ENTITIES[found[1]], "an entity of WebVTT")


def _is_web(text: str) -> bool:
    return text.lstrip("\ufeff").startswith("WEBVTT")


def _shown(
    text: str, lines: Sequence[tuple[int, int]], times: Mapping[int, re.Match[str]]
) -> list[_Shown]:
    """The lines that stay, in order; a subtitle ends at a blank line."""
    found: list[_Shown] = []
    cue = begins = ends = -1
    hidden, is_web, blank = False, _is_web(text), True
    for number, (start, end) in enumerate(lines):
        bare = text[start:end].strip("\ufeff \t")
        if number in times:
            parts = [int(part or 0) for part in times[number].groups()]
            cue, begins, ends = number, _milliseconds(parts[:4]), _milliseconds(parts[4:])
            hidden = False
        elif not bare:
            cue, hidden = -1, False
        else:
            hidden = hidden or (is_web and blank and _HIDDEN.match(bare) is not None)
            own = blank and number + 1 in times and (is_web or bare.isdecimal())
            if not hidden and not own:
                at = text.index(bare, start)
                found.append(_Shown(at, at + len(bare), cue, begins, ends))
        blank = not bare
    return found


def _milliseconds(parts: Sequence[int]) -> int:
    hours, minutes, seconds, rest = parts
    return ((hours * 60 + minutes) * 60 + seconds) * 1000 + rest
