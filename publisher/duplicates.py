"""Duplicates: the same text twice is one document with two sources; what is alike is told.

The measure is containment: the share of the shorter text's runs of words (five words, or eight Han
or kana characters) that are in the other, too. Broder, "On the resemblance and containment of
documents", 1997. A translation shares no runs of words and so is never taken for a duplicate.
"""

from __future__ import annotations

import re
import unicodedata
import zlib
from array import array
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from itertools import combinations, islice

from .book import Document
from .findings import Finding, finding
from .grouping import natural
from .ledger import Evidence, Fact

SAME = 0.7
"""Measured on the seeds and the sentence tables (tests/test_duplicates.py): copies in another
site's frame with one word in forty changed share 0.79 or more; a speech and a report of it 0.09."""

_LENGTHS = 0.6
"""How long the shorter text must be, of the longer: an excerpt is no duplicate."""

_FEWEST = 30
"""Runs of words that a text must have to be compared: a greeting is like another."""

_WORDS = 5
_CHARACTERS = 8
_LONG = 200_000
_SAMPLED = 16
"""Of texts longer than this many characters, one run in sixteen is kept."""

_MET = 0.25
"""Share of its sampled runs that the shorter text must have met in the longer to be compared."""

_FEW = 32
"""Texts that share a run and are all compared. What more of them have is a form or a frame: each
is compared with the best of them only, or the pairs of ten thousand letters would be millions."""

_AT_ONCE = 10_000
"""Tokens held at a time: all those of a text are ten times as large as it."""

_MOST_NAMED = 3
"""Texts that are named as much like one."""

_TOKEN = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]|[^\W_\u3040-\u30ff\u3400-\u9fff]+")


@dataclass(frozen=True, slots=True)
class _Print:
    """The runs of words of a text, as numbers."""

    #: each once, four bytes long: a set of them would be twenty times as large as the text
    runs: array[int]
    #: how many words or characters the text has
    length: int


def merged(
    documents: tuple[Document, ...], apart: Collection[str] = ()
) -> tuple[tuple[Document, ...], tuple[Finding, ...]]:
    """The documents without doubles; the one that is kept names the others as further sources.

    A double is left out only where every paragraph of it stands in the other, word for word: the
    minutes of May are much like those of April. What is only alike stays, with a finding.
    apart: paths of documents that the editor placed in a speech, which stay as they are.
    """
    if len(documents) < 2:
        return documents, ()
    prints = {d.path: _print(d.manuscript.text) for d in documents if d.path not in apart}
    by_path = {document.path: document for document in documents}
    findings: list[Finding] = []
    alike: dict[str, list[tuple[float, str]]] = defaultdict(list)
    further: dict[str, list[Fact]] = defaultdict(list)
    gone: set[str] = set()
    # The best first, so that it takes in all of its doubles.
    ordered = sorted((by_path[path] for path in prints), key=_worth)
    for one, other in _candidates(ordered, prints):
        if one.path in gone or other.path in gone:
            continue
        share = _share(prints[one.path], prints[other.path])
        if share < SAME or one.language != other.language:
            continue
        whole, part = (one, other) if _holds(one, other) else (other, one)
        if whole is other and not _holds(other, one):
            alike[other.path].append((share, one.path))
            continue
        gone.add(part.path)
        # What the one that goes stood for, the one that stays stands for.
        further[whole.path] += further.pop(part.path, [])
        reason = "every paragraph of it stands in this one, too, word for word"
        further[whole.path].append(Fact("further source", part.path, Evidence("inferred", reason)))
        findings.append(finding("A304", part.path, f"it is in the book as {whole.path}"))
    for path in (path for path in alike if path not in gone):
        like = sorted((one for one in alike[path] if one[1] not in gone), reverse=True)
        if like:
            others = "; ".join(f"{other}, {share:.0%}" for share, other in like[:_MOST_NAMED])
            findings.append(finding("A306", path, others))
    kept = tuple(
        replace(document, facts=(*document.facts, *further[document.path]))
        for document in documents
        if document.path not in gone
    )
    return kept, tuple(findings)


def _holds(whole: Document, part: Document) -> bool:
    """Whether every paragraph of a document stands in another; case and punctuation aside."""
    text = f" {_words(whole.manuscript.text)} "
    paragraphs = part.manuscript.text.split("\n\n")
    return all(f" {_words(each)} " in text for each in paragraphs if _words(each))


def _words(text: str) -> str:
    return " ".join(_TOKEN.findall(unicodedata.normalize("NFKC", text).casefold()))


def _worth(document: Document) -> tuple[object, ...]:
    """Sort key, the better first: undamaged, more that is stated, less furniture taken out."""
    damage = sum(remark.code == "C201" for remark in document.findings)
    stated = {fact.name for fact in document.facts if fact.evidence.basis == "stated"}
    return damage, -len(stated), len(document.manuscript.edits), natural(document.path)


def _candidates(
    ordered: list[Document], prints: dict[str, _Print]
) -> list[tuple[Document, Document]]:
    """Pairs that share more than a greeting or a site's frame, the better document first."""
    holders: dict[int, list[int]] = defaultdict(list)
    for number, document in enumerate(ordered):
        # One run in sixteen is enough to meet; a double shares most of them.
        for run in prints[document.path].runs:
            if run % _SAMPLED == 0:
                holders[run].append(number)
    #: of runs that few texts have
    counts = Counter(n for numbers in holders.values() if len(numbers) <= _FEW for n in numbers)
    shared: Counter[tuple[int, int]] = Counter()
    for numbers in holders.values():
        if len(numbers) <= _FEW:
            shared.update(combinations(numbers, 2))
        else:
            shared.update((numbers[0], other) for other in numbers[1:])
    return [
        (ordered[one], ordered[other])
        for (one, other), count in sorted(shared.items())
        if count >= _MET * min(counts[one], counts[other])
    ]


def _share(one: _Print, other: _Print) -> float:
    """Containment of the shorter text in the longer; 0 where they cannot be compared."""
    short, long = sorted((one, other), key=lambda print: print.length)
    if short.length < _LENGTHS * long.length:
        return 0.0
    runs, others = set(short.runs), set(long.runs)
    if max(one.length, other.length) * 6 > _LONG:  # one of them may be sampled
        runs, others = _sample(runs), _sample(others)
    if len(runs) < _FEWEST:
        return 0.0
    return len(runs & others) / len(runs)


def _sample(runs: set[int]) -> set[int]:
    return {run for run in runs if run % _SAMPLED == 0}


def _print(text: str) -> _Print:
    sampled = len(text) > _LONG
    text = unicodedata.normalize("NFKC", text).casefold()
    length = wide = 0
    for tokens in _tokens(text):
        length += len(tokens)
        wide += 0 if text.isascii() else sum(len(t) == 1 and t > "\u3000" for t in tokens)
    size = _CHARACTERS if wide > length / 2 else _WORDS
    runs = (zlib.crc32(run.encode("utf-8", "replace")) for run in _runs(text, size))
    return _Print(array("I", {r for r in runs if not sampled or r % _SAMPLED == 0}), length)


def _runs(text: str, size: int) -> Iterator[str]:
    """All runs of `size` tokens."""
    last: list[str] = []
    for tokens in _tokens(text):
        last += tokens
        yield from map(" ".join, zip(*(last[at:] for at in range(size)), strict=False))
        del last[: 1 - size]


def _tokens(text: str) -> Iterator[list[str]]:
    """All words, or characters of Han and kana, some at a time."""
    found = (token[0] for token in _TOKEN.finditer(text))
    return iter(lambda: list(islice(found, _AT_ONCE)), [])
