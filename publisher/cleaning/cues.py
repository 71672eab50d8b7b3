"""Subtitles (SubRip, WebVTT) as the running text that is spoken."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
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

_FEWEST = 3
_PAUSE = 2_000
"""Milliseconds of silence after which a new paragraph begins."""


@dataclass(frozen=True, slots=True)
class _Cue:
    """One subtitle."""

    #: milliseconds from the beginning
    start: int
    end: int
    #: half-open spans of its lines of text
    lines: tuple[tuple[int, int], ...]


@rule("F11", "times of subtitles", guesses=True)
def subtitle_times(document: Document) -> Outcome:
    """Take out the numbers and times of subtitles, and join what is said in one go.

    Evidence: three or more lines of two times with --> between (SubRip, WebVTT); a number or name
    right above is the subtitle's. Tags of italics, colour and place go, the name of a voice becomes
    "Ann: ". A paragraph ends where somebody else speaks, a sound is told, or it is silent for two
    seconds.
    Guard: not a word of what is shown is taken out.
    """
    text = document.manuscript.text
    cues = _cues(text)
    if len(cues) < _FEWEST:
        return
    first = cues[0].lines[0][0]
    if first:
        yield Change(0, first, "", "the number and times of a subtitle")
    pieces = [(span, cue, n == 0) for cue in cues for n, span in enumerate(cue.lines)]
    for (span, cue, _), (after, later, is_first) in pairwise(pieces):
        said = text[slice(*after)]
        parted = (
            bool(_VOICE.match(said) or _BEGINS.match(_TAG.sub("", said)))
            or text[span[1] - 1] in "])）】♪"
        )
        parted = parted or (is_first and later.start - cue.end >= _PAUSE)
        joint = "\n\n" if parted else glue(text[slice(*span)], said)
        what = "the number and times of a subtitle" if is_first else "the lines of one subtitle"
        yield Change(span[1], after[0], joint, what)
    end = pieces[-1][0][1]
    if text[end:].strip():
        yield Change(end, len(text), "", "notes behind the last subtitle")
    yield from _tags(text, [span for span, _, _ in pieces])


def _tags(text: str, spans: Sequence[tuple[int, int]]) -> Iterator[Change]:
    is_web = text.lstrip("\ufeff").startswith("WEBVTT")
    for start, end in spans:
        for found in _TAG.finditer(text, start, end):
            voice = _VOICE.fullmatch(found[0])
            said = f"{voice[1]}: " if voice else ""
            yield Change(*found.span(), said, "a tag of a subtitle")
        for found in _ENTITY.finditer(text, start, end) if is_web else ():
            yield Change(*found.span(), _ENTITIES[found[1]], "an entity of WebVTT")


def _cues(text: str) -> list[_Cue]:
    """The subtitles that show a text, in order."""
    lines = [line.span() for line in _LINE.finditer(text)]
    times = [(n, found) for n, span in enumerate(lines) if (found := _TIMES.fullmatch(text, *span))]
    cues = []
    for (number, found), (later, _) in pairwise([*times, (len(lines) + 2, None)]):
        shown = []
        for start, end in lines[number + 1 : later]:
            if not text[start:end].strip():
                break
            bare = text[start:end]
            shown.append((start + len(bare) - len(bare.lstrip()), start + len(bare.rstrip())))
        if shown and found:
            parts = [int(part or 0) for part in found.groups()]
            cues.append(_Cue(_milliseconds(parts[:4]), _milliseconds(parts[4:]), tuple(shown)))
    return cues


def _milliseconds(parts: Sequence[int]) -> int:
    hours, minutes, seconds, rest = parts
    return ((hours * 60 + minutes) * 60 + seconds) * 1000 + rest
