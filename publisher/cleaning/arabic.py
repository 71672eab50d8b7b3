"""Arabic as PDFs give it: lam and alef turned round, and stretched strokes that became signs."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import compress, product

from ..book import Document
from ..findings import finding
from ..ledger import Change
from ._rule import Outcome, rule
from ._words import rarity

_JOINING = "بتثجحخسشصضطظعغفقكلمنهيئپچڤکگی"
"""Letters that are joined to the next one: only behind these can a stroke be stretched."""

_MARKS = "\u064b-\u065f\u0670"
_LETTERS = "\u0621-\u063a\u0641-\u064a\u067e\u0686\u06a4\u06a9\u06af\u06cc"
_SIGNS = r"$#%&*+=<>^~|{}\\"

_STRETCHED = re.compile(
    rf"(?<=[{_JOINING}])(?P<marks>[{_MARKS}]*)(?P<sign>[{_SIGNS}])(?P=sign)*"
    rf"(?: (?=[{_MARKS}]))?(?=[{_LETTERS}{_MARKS}])"
)
"""A space may part a vowel sign from its letter: no word begins with one."""

_INSIDE = re.compile(rf"(?<=[{_LETTERS}{_MARKS}])[{_SIGNS}]+(?=[{_LETTERS}])")
_WORD = re.compile(rf"[{_LETTERS}{_MARKS}\u0640]+")
_RUN = re.compile(rf"[{_LETTERS}{_MARKS}{_SIGNS}]+")
_FEWEST_WORDS = 3
_EXAMPLES = 3


@rule("E6", "signs inside Arabic words")
def signs_in_words(document: Document) -> Outcome:
    """Take out the signs that a PDF has in place of the stretched strokes of justified lines.

    Evidence: one sign ($, # and the like) in three different words or more, right behind letters
    that are joined to the next, where alone a stroke (kashida) can be stretched; it stands nowhere
    inside a word behind the six letters that are not. A kashida is no letter and is not said.
    Guard: otherwise nothing is changed, and the word gets finding C201.
    """
    text = document.manuscript.text
    places: dict[str, list[re.Match[str]]] = defaultdict(list)
    for found in _STRETCHED.finditer(text):
        places[found["sign"]].append(found)
    inside = list(_INSIDE.finditer(text))
    proven: set[int] = set()
    for sign, spots in places.items():
        known = {spot.end() for spot in spots}
        elsewhere = any(sign in one[0] and one.end() not in known for one in inside)
        if len({_around(text, spot.start()) for spot in spots}) < _FEWEST_WORDS or elsewhere:
            continue
        proven |= known
        for spot in spots:
            reason = f"the stretched stroke of a justified line, which the PDF gives as “{sign}”"
            yield Change(spot.end("marks"), spot.end(), "", reason, "inferred")
    left = dict.fromkeys(_around(text, one.start()) for one in inside if one.end() not in proven)
    if left:
        yield finding("C201", document.path, ", ".join(list(left)[:_EXAMPLES]))


def _around(text: str, at: int) -> str:
    """The word with its signs in which a place lies."""
    window = max(0, at - 40)
    for found in _RUN.finditer(text, window, at + 40):
        if found.start() <= at < found.end():
            return found[0]
    return text[at]


# No Arabic word has an alef right before another alef.
_TURNED = re.compile("(?<=\u0627)([\u0623\u0625\u0622\u0627])\u0644")
_RIGHT = re.compile("\u0644[\u0623\u0625\u0622\u0627]")
_PAIR = re.compile("([\u0623\u0625\u0622\u0627])\u0644")
_ALONE = {"ال": "لا", "وال": "ولا", "فال": "فلا"}
"""The article without a word, which is none."""

_FEWEST_TURNED = 2
_RARER = 200
"""How much more usual the word must be, in hundredths of powers of ten: a hundred times."""

_DOUBTFUL = 100
_USED = 600
"""One in a million words."""


@rule("E5", "lam and alef turned round")
def turned_lam_alef(document: Document) -> Outcome:
    """Put lam and alef in their order where a PDF's one sign for both was read backwards.

    Evidence: alef, alef (with or without hamza), lam: no word has two alefs in a row, and the sign
    for lam with alef, read backwards behind the article, gives just that (األطفال is الأطفال).
    Where that stands twice or more and no lam before an alef is left in the document, also the
    words that, turned, are a hundred times as usual (wordfreq), and the article without a word.
    Guard: both readings usual (ثالث, ثلاث), and nothing is changed; where the turned one is a
    tenth as usual or more, the word gets finding C201.
    """
    text = document.manuscript.text
    turned = list(_TURNED.finditer(text))
    for found in turned:
        reason = "two alefs never stand together: the sign for lam and alef was read backwards"
        yield Change(*found.span(), f"\u0644{found[1]}", reason, "inferred")
    if len(turned) < _FEWEST_TURNED or _RIGHT.search(text):
        return
    doubtful: dict[str, None] = {}
    for word in _WORD.finditer(text):
        yield from _turned_word(word, doubtful)
    if doubtful:
        yield finding("C201", document.path, ", ".join(list(doubtful)[:_EXAMPLES]))


def _turned_word(word: re.Match[str], doubtful: dict[str, None]) -> Iterator[Change]:
    """The repair of a word whose signs for lam with alef may be turned round."""
    pairs = list(_PAIR.finditer(word[0]))
    proven = [pair for pair in pairs if word[0][: pair.start()].endswith("\u0627")]
    open_ones = [pair for pair in pairs if pair not in proven][:4]
    choices = [
        tuple(compress(open_ones, taken))
        for taken in product((0, 1), repeat=len(open_ones))
        if any(taken)
    ]
    if not choices:
        return
    readings = {one: _with_turned(word[0], [*one, *proven]) for one in choices}
    best = min(choices, key=lambda one: _rare(readings[one]))
    rare, usual = _rare(readings[best]), _rare(_with_turned(word[0], proven))
    reason = "the document's signs for lam with alef are turned round, and the word is a usual one"
    if rare <= usual - _RARER or _ALONE.get(word[0]) == readings[best]:
        for pair in best:
            start, end = word.start() + pair.start(), word.start() + pair.end()
            yield Change(start, end, f"\u0644{pair[1]}", reason, "inferred")
    elif rare <= min(usual + _DOUBTFUL, _USED) and not word[0].startswith("\u0627\u0644"):
        doubtful[word[0]] = None


def _with_turned(word: str, pairs: Sequence[re.Match[str]]) -> str:
    for pair in pairs:
        word = f"{word[: pair.start()]}\u0644{pair[1]}{word[pair.end() :]}"
    return word


def _rare(word: str) -> int:
    """How rare a word is without its vowel signs, in hundredths of powers of ten."""
    return rarity("ar").get(re.sub(f"[{_MARKS}]", "", word), 900)
