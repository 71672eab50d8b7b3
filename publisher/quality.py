"""The quality gate: what nobody could read is not published unless the editor accepts it.

A text layer that is a cipher, a scan read badly, bytes in a wrong encoding: they have letters, but
no language. Each sign is measured on the cleaned text; the thresholds are far from what ordinary
texts measure (docs/cleaning.md).
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator

from .book import Document
from .cleaning._language import guess, language_of, small_words
from .cleaning._words import dictionary
from .findings import Finding, finding
from .languages import primary, script
from .manifest import Manifest

SAMPLE = 60_000
"""Characters of a document that are looked at, from its middle."""

FEWEST = 60
"""Words that are enough to judge by."""

UNREADABLE = 0.01
"""Share of characters that are no writing: U+FFFD, private use, unassigned, control."""

SMALL_WORDS = 0.06
"""Share of a language's commonest small words below which a text is not in it."""

DOUBTFUL = 0.3
"""The same share below which English words are looked up; it is 0.4 in ordinary texts. Loading the
dictionary takes longer than reading a small book."""

KNOWN = 0.55
"""Share of words in the dictionary below which a text is garbled."""

OTHER = 0.1
"""Share of Han characters in a Chinese or Japanese text that is full of commands or names."""

LEFT = 0.02
"""Share of the source's letters that must be left after cleaning."""

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_FREE_TABS = "\t\n\f"


def faults(document: Document) -> Iterator[str]:
    """What is wrong with the document's text, in words for people; nothing where it can be read."""
    text = _sample(document.manuscript.text)
    counts = Counter(text)
    unreadable = sum(count for char, count in counts.items() if _is_unreadable(char))
    visible = sum(count for char, count in counts.items() if not char.isspace())
    if unreadable > max(2, UNREADABLE * visible):
        yield f"{unreadable} of {visible} characters are no writing"
    yield from _lost(document)
    # Names and capitals are in no list of words; a list of names is a text all the same.
    words = [word for word in _WORD.findall(text) if not word.istitle() and not word.isupper()]
    if len(words) < FEWEST or not _is_alphabetic(counts):
        return
    language = primary(document.language)
    if language == "und":
        language = guess(" ".join(words[:600]))[0]
    common = small_words(" ".join(words))
    small = common.get(language)
    if small is not None and small < SMALL_WORDS * len(words):
        if _is_in_another(text, words, language, common):
            return
        share = f"{small} of {len(words)} words are common ones"
        yield f"{share}: it is hardly text in {language}"
    elif language == "en" and small is not None and small < DOUBTFUL * len(words):
        yield from _unknown([word for word in words if len(word) > 2])


def _is_in_another(text: str, words: list[str], stated: str, counts: dict[str, int]) -> bool:
    """Whether it is good text in another language than the one that is stated of it."""
    told = primary(language_of(text).tag)
    if told in ("und", stated):
        return False
    if told in counts:
        return counts[told] >= SMALL_WORDS * len(words)
    letters = [char for char in text if char.isalpha()]
    return sum(script(char) == "CJK" for char in letters) > OTHER * len(letters)


def _unknown(words: list[str]) -> Iterator[str]:
    known = dictionary()
    hits = sum(known(word.replace("’", "'")) for word in words) if known else len(words)
    if len(words) >= FEWEST and hits < KNOWN * len(words):
        yield f"only {hits} of {len(words)} words are in the dictionary"


def admitted(
    documents: Iterable[Document], editor: Manifest
) -> tuple[tuple[Document, ...], tuple[Finding, ...]]:
    """The documents that are fit to be published, and a finding for each fault of the others.

    A document that the editor accepts stays, and its faults are noted. They are taken one by one
    and put to rest, so that of a long folder no more is held than its texts.
    """
    kept, findings = [], []
    for document in documents:
        entry = editor.documents.get(document.path)
        accepted = entry is not None and entry.accept
        found = list(faults(document))
        code = "C211" if accepted else "C210"
        findings += [finding(code, document.path, fault) for fault in found]
        if accepted or not found:
            kept.append(document.at_rest())
    return tuple(kept), tuple(findings)


def _sample(text: str) -> str:
    start = max(0, (len(text) - SAMPLE) // 2)
    return text[start : start + SAMPLE]


def _is_unreadable(char: str) -> bool:
    if char.isprintable() or char in _FREE_TABS:
        return char == "\ufffd"
    return unicodedata.category(char) in ("Cc", "Cn", "Co", "Cs")


def _is_alphabetic(counts: Counter[str]) -> bool:
    """Whether most letters are of scripts that put spaces between words."""
    letters = Counter({char: count for char, count in counts.items() if char.isalpha()})
    spaced = ("LATIN", "CYRILLIC", "ARABIC", "GREEK")
    return 2 * sum(letters[char] for char in letters if script(char) in spaced) > letters.total()


def _lost(document: Document) -> Iterator[str]:
    """Whether the cleaning took nearly everything away."""
    before = sum(map(str.isalnum, document.manuscript.source))
    after = sum(map(str.isalnum, document.manuscript.text))
    if before > 200 and after < LEFT * before:
        yield f"cleaning left {after} of {before} letters and digits"
