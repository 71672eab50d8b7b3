"""Whether the hyphen at a line end is the word's own or the printer's: by the words there are."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from ..languages import primary
from ..ledger import Basis
from ._language import language_of
from ._words import common_words, known_words

_LETTERS = r"[^\W\d_]+"
_TOKEN = re.compile(rf"{_LETTERS}(?:['’]{_LETTERS})*(?:[-‐]{_LETTERS}(?:['’]{_LETTERS})*)*")

_BEHIND = re.compile(r"'\w{1,2}\Z")
"""What stands behind a word and is in no dictionary: the government's."""

# "pre- and post-war": the hyphen stands for the second half of a word that follows later.
_SUSPENDED = ("and", "or", "to", "und", "oder", "bis", "et", "ou", "y", "o", "e", "и", "или")

_PREFIX = 3
"""Letters of the longest prefix (re, co, mis) that is written with and without a hyphen."""

_ENDINGS = {"fr": "ment", "it": "mente", "es": "mente", "pt": "mente"}
"""The ending that makes adverbs; by themselves these are words too."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What becomes of a hyphen at a line end."""

    #: whether the word is written without it
    joined: bool
    reason: str
    basis: Basis


class Hyphens:
    """The words of one text and of its language, read where the first hyphen asks for them."""

    def __init__(self, text: str, language: str) -> None:
        """text: the document's; language: its BCP 47 tag, or "" where nothing states one."""
        self._text = text
        self._stated = language

    def is_half(self, first: str, second: str) -> bool:
        """Whether a small word follows a hyphen that stands for half a word: pre-⏎and post-war."""
        if second not in _SUSPENDED:
            return False
        joined = _plain(first + second)
        return joined not in self._own and not self._knows(joined)

    def verdict(self, first: str, second: str) -> Verdict:
        """What the words say of the hyphen between the letters before and after a line end.

        The document's own words decide first, then the dictionary of its language. Where neither
        has a form, the hyphen stays.
        """
        joined, tied = _plain(first + second), _plain(f"{first}-{second}")
        if joined in self._own and tied not in self._own:
            return Verdict(True, f"the document has {joined} elsewhere", "stated")
        if tied in self._own:
            return Verdict(False, f"the document has {tied} elsewhere", "stated")
        return self._by_dictionary(first, second, joined, tied)

    @cached_property
    def _own(self) -> frozenset[str]:
        words = set(map(_plain, _TOKEN.findall(self._text)))
        return frozenset(words.union(*(word.split("'") for word in words if "'" in word)))

    @cached_property
    def _language(self) -> str:
        found = primary(self._stated or language_of(self._text).tag)
        return "en" if found == "und" else found

    @cached_property
    def _dictionaries(self) -> tuple[Callable[[str], bool], ...]:
        """The dictionary of the document's language, and English, whose words stand everywhere."""
        tags = dict.fromkeys((self._language, "en"))
        return tuple(known for known in map(known_words, tags) if known)

    def _knows(self, word: str) -> bool:
        return any(known(word) or known(_BEHIND.sub("", word)) for known in self._dictionaries)

    def _is_common(self, word: str) -> bool:
        return any(
            word in words or _BEHIND.sub("", word) in words
            for words in map(common_words, dict.fromkeys((self._language, "en")))
        )

    def _by_dictionary(self, first: str, second: str, joined: str, tied: str) -> Verdict:
        both = f"a dictionary has both {joined} and {tied}: the hyphen stays"
        if self._knows(joined) or self._knows(first + second):
            if not self._knows(tied):
                return Verdict(True, f"a dictionary has {joined} and not {tied}", "inferred")
            if len(first) > _PREFIX:
                return Verdict(False, both, "inferred")
            return Verdict(True, f"a dictionary has {joined}; {first}- is a prefix", "inferred")
        if self._knows(tied):
            return Verdict(False, f"a dictionary has {tied}", "inferred")
        if self._is_common(joined):
            return Verdict(True, f"{joined} is a common word", "inferred")
        if self._language == "de" and first.istitle() and second.islower():
            reason = "after a hyphen of its own a German noun would begin with a capital"
            return Verdict(True, reason, "inferred")
        if _plain(second) == _ENDINGS.get(self._language) and self._knows(first):
            return Verdict(True, f"-{second} is an ending and no word", "inferred")
        return Verdict(False, f"nothing tells {joined} from {tied}: the hyphen stays", "inferred")


def _plain(word: str) -> str:
    return word.casefold().replace("’", "'").replace("‐", "-")
