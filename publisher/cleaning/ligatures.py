"""Letters that a font drew as one sign and that were lost when its text was copied out."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterator

from ..book import Document
from ..findings import finding
from ..ledger import Change
from ._gaps import gaps
from ._rule import Outcome, rule
from ._words import dictionary, own_words

_LIGATURES = ("ffi", "ffl", "ff", "fi", "fl", "ft", "ti", "tt", "th", "ct", "st", "tf", "fj")

_FORMS = re.compile("[\ufb00-\ufb06]")

# Signs that no word written in plain Latin letters has: Latin Extended-B, private use, U+FFFD.
_ODD = "\u0180-\u024f\ue000-\uf8ff\ufffd"
_DAMAGED = re.compile(rf"(?<![^\W\d_])[A-Za-z{_ODD}]*[{_ODD}][A-Za-z{_ODD}]*(?![^\W\d_])")
_SIGN = re.compile(f"[{_ODD}]")
_FEWEST_WORDS = 2
_EXAMPLES = 3

_ENGLISH = frozenset(("the", "and", "of", "to", "in"))

Known = Callable[[str], bool]


@rule("E3", "lost ligatures")
def ligatures(document: Document) -> Outcome:
    """Spell out ligatures: ﬁ becomes fi, and NaƟons becomes Nations where it is proven.

    Evidence: ﬁ, ﬂ and the like are presentation forms of these letters. Another sign inside Latin
    words is a ligature where just one (ti, tt, ff, fi …) makes of it words that the document, or in
    English the dictionary, has; U+FFFD word by word, any other sign the same in the whole document
    and in two different words. A space, or nothing, is one ("con ict", "the rst") where the
    document nowhere has those letters, what is there is no word, and three such words are
    completed to usual ones of its language in just one way.
    Guard: two possible readings, or none, and nothing is changed; the sign gets finding C201.
    """
    text = document.manuscript.text
    for found in _FORMS.finditer(text):
        plain = unicodedata.normalize("NFKC", found[0])
        yield Change(found.start(), found.end(), plain, f"a presentation form of {plain}")
    unproven: list[str] = []
    if _SIGN.search(text):
        yield from _signs(text, unproven)
    elif not _FORMS.search(text):
        yield from gaps(text)
    if unproven:
        shown = dict.fromkeys(unproven)
        yield finding("C201", document.path, ", ".join(list(shown)[:_EXAMPLES]))


def _is_english(words: frozenset[str]) -> bool:
    return len(_ENGLISH & words) >= 3


def _known(text: str) -> Known:
    """Whether the document has a word, or the dictionary where it is in English."""
    own = own_words(_DAMAGED.sub(" ", text))
    english = dictionary() if _is_english(own) else None
    return lambda word: word.casefold() in own or bool(english and english(word.casefold()))


def _signs(text: str, unproven: list[str]) -> Iterator[Change]:
    """The repairs of signs inside words; words whose sign stays are added to `unproven`."""
    known = _known(text)
    words: dict[str, list[re.Match[str]]] = defaultdict(list)
    for found in _DAMAGED.finditer(text):
        signs = set(_SIGN.findall(found[0]))
        if len(signs) == 1 and len(found[0]) > 2:
            words[signs.pop()].append(found)
    for sign, places in words.items():
        readings = {one[0]: _readings(one[0], sign, known) for one in places}
        proven = _proven(sign, readings)
        for one in places:
            letters = proven.get(one[0], "")
            if letters:
                reason = f"the lost ligature {letters}: no other makes a word of “{one[0]}”"
                for spot in re.finditer(re.escape(sign), one[0]):
                    at = one.start() + spot.start()
                    yield Change(at, at + 1, letters, reason, "inferred")
            elif sign != "\ufffd" and (proven or "\ue000" <= sign <= "\uf8ff"):
                unproven.append(one[0])  # E1 tells of U+FFFD


def _proven(sign: str, readings: dict[str, list[str]]) -> dict[str, str]:
    """Words and the one ligature that each has lost."""
    if sign == "\ufffd":
        return {word: fit[0] for word, fit in readings.items() if len(fit) == 1}
    fits = [set(fit) for fit in readings.values() if fit]
    shared = set.intersection(*fits) if fits else set()
    if len(shared) != 1 or len(fits) < _FEWEST_WORDS:
        return {}
    return dict.fromkeys((word for word, fit in readings.items() if fit), shared.pop())


def _readings(word: str, sign: str, known: Known) -> list[str]:
    """The ligatures which, in place of the sign, make a known word."""
    return [one for one in _LIGATURES if known(word.replace(sign, one))]
