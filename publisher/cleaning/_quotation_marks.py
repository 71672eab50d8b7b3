"""Straight quotes: which of them open, close or are apostrophes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ..languages import primary
from ..quotation_marks import Marks, marks_of
from ._han import WIDE

_LANGUAGES = ("en", "fr", "es", "it", "pt", "de", "ru", "ar", "zh", "ja")
"""Those whose straight quotes are understood."""

APOSTROPHE = "an apostrophe"
"""The reason of a sign that is no quotation mark."""

_ALONE = ("en", "de")
"""Languages in which single quotes are quotation marks outside a quotation, too."""

_LETTER = "A-Za-zÀ-ÖØ-öø-ɏЀ-ӿ"

_ELIDED = {
    "en": "tis|twas|twere|twill|twould|twixt|em|til|neath|n",
    "de": "s|n|ne|nem|nen|ner|rein|raus|rum|ran",
}
"""Words that have lost their beginning, to an apostrophe."""

_BEFORE_OPENING = re.compile(rf"[\s(\[{{<«‹¿¡—–_*\"'’{WIDE}-]")
_AFTER_CLOSING = re.compile(rf"[\s.,;:!?…)\]}}>»›—–_*\"'’،؛؟{WIDE}-]")

# An article or conjunction that Arabic writes as one with the word behind it.
_ARABIC_PREFIX = re.compile(r"(?<!\w)[وفبلك]\Z")

# 6'2", 5" x 7", a 3" disk, 6' tall; ''so'', ``so'' and ruled lines of quotes.
# The end of "Catch 22" may look the same; then it is left, too.
_MEASURE = re.compile(r"\d\s?(?:''|'(?!\w)|'\d)|\d\"\s*[x×]|\d\"\s+[^\WA-Z]|''|\"\"|`")

_OTHERS = re.compile("[“”„«»‹›「」『』]")


@dataclass(frozen=True, slots=True)
class Sign:
    """A straight quote and what takes its place."""

    at: int
    after: str
    reason: str


def signs_of(language: str) -> Marks | None:
    """The quotation marks of a BCP 47 tag, None where its straight quotes are not understood.

    What is only called Chinese may be written with either of two sets.
    """
    is_known = primary(language) in _LANGUAGES and language != "zh"
    return marks_of(language) if is_known else None


def straight_quotes(text: str, language: str) -> list[Sign] | None:
    """What each straight quote of a paragraph becomes; None where that is not beyond doubt.

    Doubtful are quotes that do not pair, that stand beside measures, and straight double quotes
    beside other quotation marks.
    """
    signs = signs_of(language)
    if signs is None or _MEASURE.search(text) or ('"' in text and _OTHERS.search(text)):
        return None
    apostrophes = _apostrophes(text, language)
    found = [Sign(at, "’", APOSTROPHE) for at in sorted(apostrophes)]
    for sign in _Pairing(text, language, signs, apostrophes).signs():
        if sign is None:
            return None
        found.append(sign)
    return sorted(found, key=lambda sign: sign.at)


def _apostrophes(text: str, language: str) -> set[int]:
    """Places of the quotes that are apostrophes whatever stands around them."""
    words = _ELIDED.get(language.partition("-")[0], "")
    ways = [
        rf"(?<=[{_LETTER}])'(?=[{_LETTER}])",  # don't, l'eau
        rf"(?<=[{_LETTER}])'(?=\"[{_LETTER}])",  # l'"Europe"
        r"(?<![\w'])'(?=\d\ds?(?![\w']))",  # '90s
        r"(?<=\d)'(?=s\b)",  # the 1990's
    ]
    if words:
        ways.append(rf"(?<![\w'])'(?=(?:{words})(?![\w]))")  # 'tis
        ways.append(r"(?<=\s'[nN])'(?=\s)")  # rock 'n' roll
    return {found.start() for way in ways for found in re.finditer(way, text, re.IGNORECASE)}


@dataclass(frozen=True)
class _Pairing:
    """A walk along a paragraph's quotes."""

    text: str
    language: str
    #: of its language
    marks: tuple[str, str, str, str]
    apostrophes: set[int]

    def signs(self) -> Iterator[Sign | None]:
        """Every quote that is no sure apostrophe with its sign; None where one is in doubt."""
        outer = inner = False
        trailing = singles = False
        for found in re.finditer("[\"']", self.text):
            at = found.start()
            if at in self.apostrophes:
                continue
            if found[0] == '"':
                fits = self._closes(at) and not inner if outer else self._opens(at)
                yield self._sign(at, 1 if outer else 0) if fits else None
                outer = not outer
            elif inner:
                yield self._sign(at, 3) if self._closes(at) else None
                inner = False
            elif self._opens(at) and self.text[at + 1].isdigit():
                yield None  # '80s' is a quotation or a decade
            elif self._opens(at) and (outer or self.language[:2] in _ALONE):
                yield self._sign(at, 2)
                inner = singles = True
            else:
                trailing = True  # the dogs' bone, goin', Hans' Haus
                last = re.match(rf"[{_LETTER}]", self.text[at - 1 : at])
                yield Sign(at, "’", APOSTROPHE) if last and self._closes(at) else None
        if outer or inner or (trailing and singles and self.marks[3] != "’"):
            yield None

    def _sign(self, at: int, which: int) -> Sign:
        level = "" if which < 2 else " inside a quotation" if '"' in self.text else ""
        does = "closes" if which % 2 else "opens"
        reason = f"{does} a quotation in {self.language}{level}"
        return Sign(at, self.marks[which], reason)

    def _opens(self, at: int) -> bool:
        before, after = self.text[max(0, at - 2) : at], self.text[at + 1 : at + 2]
        if not after or after.isspace() or after in ".,;:!?)]}…،؛؟。，、；：！？":
            return False
        if not before or _BEFORE_OPENING.match(before[-1]):
            return True
        return self.language.startswith("ar") and _ARABIC_PREFIX.search(before) is not None

    def _closes(self, at: int) -> bool:
        before, after = self.text[at - 1 : at], self.text[at + 1 : at + 2]
        if not before or before.isspace() or before in "([{¿¡":
            return False
        return not after or _AFTER_CLOSING.match(after) is not None
