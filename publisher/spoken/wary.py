"""Words that a voice may get wrong: names, foreign words and unknown capitals of a book.

A dictionary tells what is known, where there is one. Beyond it the book itself must do: a word that
is capitalised within sentences and never written small is a name.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape

from ..book import Sentence
from ..languages import primary, runs
from ._data import data
from .lexicon import Lexicon, matches

_WORD = re.compile(r"(?<![\w.])[^\W\d_]{2,}(?:['’ʼ][^\W\d_]+)*(?!\d)")
_UNENGLISH = re.compile(
    r"[^\x00-\x7f]|q(?!u)|^x|^zh|[^aeiouy\W]{5}|v$|jj|kk|^[bdfgkmtv][dfgkmptv]",
    re.IGNORECASE,
)


_ENDINGS = (
    ("s", ""), ("es", ""), ("ies", "y"), ("ied", "y"), ("ed", ""), ("d", ""), ("ing", ""),
    ("ing", "e"), ("ly", ""), ("n't", ""),
)  # fmt: skip

_SHORT = {**data("english")["expanded"], **data("english")["before_name"]}


@dataclass(frozen=True, slots=True)
class Wary:
    """A word to listen to."""

    word: str
    #: BCP 47 tag of the text in which it stands first
    language: str
    #: how often the book has it
    count: int
    #: name, capitals, unknown or foreign
    kind: str

    def lexeme(self) -> str:
        """It as an entry of a lexicon, said as it is written until somebody writes otherwise."""
        word = escape(self.word)
        return f"<lexeme><grapheme>{word}</grapheme><alias>{word}</alias></lexeme>"


def wary(
    sentences: Iterable[Sentence],
    lexicons: Sequence[Lexicon],
    known: Callable[[str], bool] | None = None,
) -> tuple[Wary, ...]:
    """The English words of a book that no lexicon has, the most frequent first.

    known: whether a dictionary has a word; without one, spellings that English does not have are
    what gives a word away.
    """
    inside: Counter[str] = Counter()
    every: Counter[str] = Counter()
    languages: dict[str, str] = {}
    for sentence in sentences:
        first = True
        for run in (run for each in sentence.runs for run in runs(each.text, each.language)):
            if primary(run.language) != "en":
                continue
            settled = [(start, end) for start, end, _ in matches(run.text, run.language, lexicons)]
            for match in _WORD.finditer(run.text):
                word = re.sub(r"['’]s$", "", match.group())
                if not any(start <= match.start() < end for start, end in settled):
                    every[word] += 1
                    inside[word] += not first
                    languages.setdefault(word, run.language)
                first = False
    small = {word for word in every if word.islower()}
    found = [
        Wary(word, languages[word], count, kind)
        for word, count in every.items()
        if (kind := _kind(word, bool(inside[word]), small, known))
    ]
    return tuple(sorted(found, key=lambda each: (-each.count, each.word)))


def _kind(word: str, inside: bool, small: set[str], known: Callable[[str], bool] | None) -> str:
    lists = data("english")
    if len(word) < 3 or word in lists["months"] or f"{word}." in _SHORT:
        return ""
    if word.isupper():
        listed = word in lists["words"] or word in lists["letters"] or word in lists["alias"]
        return "" if listed or word.lower() in small else "capitals"
    if known and any(known(form) for form in _forms(word)):
        return ""
    if word[0].isupper() and inside and word.lower() not in small:
        return "name"
    if known:
        return "unknown"
    return "foreign" if _UNENGLISH.search(word) and len(word) > 3 else ""


def _forms(word: str) -> Iterator[str]:
    """The word, and what it would be without an English ending."""
    yield word
    for ending, base in _ENDINGS:
        if word.endswith(ending):
            yield word.removesuffix(ending) + base
