"""Encoding: characters that a lost byte turned into others."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import islice

from ..book import Document
from ..findings import finding
from ..ledger import Change
from ._examples import examples
from ._gbk import Suspect, suspects
from ._han import HAN
from ._likely import Likely, learn
from ._rule import Outcome, rule
from ._shift import Ground, Reading, dropped, ways
from ._stepping import Stepped, Stepping
from ._structure import overlaps

_RISE = 0.6
_MARGIN = 1.0

# A repair must end as ordinary text: the mean rank of its characters is 900 or better.
_PLAUSIBLE = -6.8

# A stretch which another reading makes this much likelier is damaged, whatever it may have been.
_DAMAGED = 15.0

_HAN = re.compile(f"[{HAN}]")

# Where a decoder wrote U+FFFD, something is lost, whatever the language.
_REPLACED = re.compile(r"\w{0,6}\ufffd+\w{0,6}")

_MOST = 10_000
"""Places looked at closely, a millisecond each: a text with more is not one with lost bytes."""

_STEPPED = (
    "one byte of {} was lost here; this is the only reading whose words the document has elsewhere"
)

_CONTEXT = 3


@dataclass(frozen=True, slots=True)
class Verdict:
    """The best reading of a damaged stretch and what speaks for and against it."""

    reading: Reading
    #: by how much the mean log frequency of the characters rises, and what it rises to
    rise: float
    mean: float
    #: share of characters in known words, before and after
    covered: tuple[float, float]
    #: score over the next best reading
    margin: float
    #: what else may have been lost in the middle of the stretch, or ""
    doubt: str
    #: the weakest ground that a repair may rest on in this document
    enough: Ground

    @property
    def is_certain(self) -> bool:
        """Whether the repair may be made."""
        return (
            self.rise >= _RISE
            and self.mean >= _PLAUSIBLE
            and self.margin >= _MARGIN
            and self.covered[1] >= self.covered[0]
            and self.reading.marked
            and self.reading.settled > 0
            and self.reading.ground <= self.enough
            and not self.doubt
        )


@rule("E1", "characters shifted by a lost byte")
def byte_shift(document: Document) -> Outcome:
    """Mend Han text that was read one byte off: 指責??植婪肿訜o好壞 becomes 指責。恐怖分子無好壞.

    Evidence: every byte that may have been lost is tried; the reading that is taken decodes
    strictly as GBK, its characters are more frequent (mean log frequency up by 0.6 or more), it
    has no fewer known words, and it is likelier than the next reading by 1.0 or more. Pinyin in
    brackets inside the stretch must agree, whole or torn.
    Guard: a letter or question mark among Han is touched only on all of this; what is damaged
    without doubt but fits no reading so well stays as it is, with finding C201. Behind ten thousand
    places that may be damaged none is looked at.
    Big5, Shift-JIS, EUC-JP and EUC-KR: only before U+FFFD or a letter that ends such a shift, and
    only where the document itself has every three characters that a found one makes (_stepping).
    """
    text = document.manuscript.text
    certain, uncertain = _judge(text) if _HAN.search(text) else ([], [])
    for one in certain:
        reading = one.reading
        yield Change(reading.start, reading.end, reading.after, _reason(one), "inferred")
    taken = [(one.reading.start, one.reading.end) for one in certain]
    stepped = [one for one in Stepping(text).readings() if not overlaps(taken, one.start, one.end)]
    for each in stepped:
        yield Change(each.start, each.end, each.after, _STEPPED.format(each.codec), "inferred")
    mended: list[Reading | Stepped] = [*(one.reading for one in certain), *stepped]
    if mended:
        pairs = [f"{text[one.start : one.end]} → {one.after}" for one in mended]
        yield finding("C202", document.path, examples(pairs))
    taken = sorted((one.start, one.end) for one in mended)
    damaged = [_shown(text, one) for one in uncertain if not overlaps(taken, *_span(one))]
    damaged += [
        found[0] for found in _REPLACED.finditer(text) if not overlaps(taken, *found.span())
    ]
    if damaged:
        yield finding("C201", document.path, examples(damaged))


def _shown(text: str, verdict: Verdict) -> str:
    return text[verdict.reading.start : verdict.reading.end]


def _span(verdict: Verdict) -> tuple[int, int]:
    return verdict.reading.start, verdict.reading.end


def _judge(text: str) -> tuple[list[Verdict], list[Verdict]]:
    """The repairs to make, and the damage that cannot be repaired, in order and not overlapping."""
    likely = learn(text)
    judged = ((one, old) for one in suspects(text) if (old := _best(text, one, likely)))
    found = list(islice(judged, _MOST))
    likely = learn(text, [(old.reading.start, old.reading.end) for _, old in found])
    verdicts = [new for one, _ in found if (new := _best(text, one, likely))]
    certain = _apart([v for v in verdicts if v.is_certain], [])
    damaged = [v for v in verdicts if not v.is_certain and v.reading.score >= _DAMAGED]
    return certain, _apart(damaged, certain)


def _apart(verdicts: list[Verdict], taken: list[Verdict]) -> list[Verdict]:
    """Those that touch neither each other nor `taken`, the likeliest first; in order of place."""
    kept: list[Verdict] = []
    occupied = {at for one in taken for at in _places(one)}
    for one in sorted(verdicts, key=lambda verdict: -verdict.reading.score):
        if occupied.isdisjoint(_places(one)):
            occupied.update(_places(one))
            kept.append(one)
    return sorted(kept, key=lambda verdict: verdict.reading.start)


def _places(verdict: Verdict) -> range:
    return range(verdict.reading.start, verdict.reading.end)


def _best(text: str, suspect: Suspect, likely: Likely) -> Verdict | None:
    """The best reading of a suspect against the others, or None where there is nothing to it."""
    readings = sorted(ways(text, suspect, likely), key=lambda reading: -reading.score)
    if not readings or readings[0].score < _MARGIN:
        return None
    best = readings[0]
    others = (one for one in readings if (one.start, one.after) != (best.start, best.after))
    second = next(others, None)
    shown = text[best.start : suspect.start] + (suspect.half or "\ufffd")
    mean = likely.frequency(best.after) / len(best.after)
    return Verdict(
        best,
        mean - likely.frequency(shown) / len(shown),
        mean,
        (_covered(text, best, shown, likely), _covered(text, best, best.after, likely)),
        best.score - second.score if second else best.score,
        dropped(text, best, likely),
        Ground.STOP if likely.annotated else Ground.WORD,
    )


def _covered(text: str, reading: Reading, inside: str, likely: Likely) -> float:
    left = text[max(0, reading.start - _CONTEXT) : reading.start]
    return likely.coverage(left + inside + text[reading.end : reading.end + _CONTEXT])


def _reason(verdict: Verdict) -> str:
    numbers = (
        f"one byte of GBK was lost here; read again, mean log frequency rises by {verdict.rise:.1f}"
        f" and the next best reading is {verdict.margin:.1f} less likely"
    )
    return "; ".join((numbers, *verdict.reading.reasons))
