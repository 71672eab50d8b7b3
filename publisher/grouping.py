"""Documents to speeches: which of them tell of the same speech, and in which order.

Two documents belong to one speech when their speakers are read alike and the stated parts of
their event dates agree. An undated document joins only when its event's name agrees too. A name
that is only likely the same (a family name alone, a foreign name in Han or kana) joins on the day
itself, where the offices agree, too; an office alone joins nothing. Where a document would fit two
speeches of different dates, it joins neither: nothing is guessed twice.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from .book import Document
from .dates import PartialDate, parse
from .findings import Finding, finding
from .ledger import Evidence, Fact
from .reading import reading
from .same_person import certain, likely

_OFFICIAL = ("transcript", "speech", "statement")
_TRANSLATED = "translation"


@dataclass(frozen=True)
class Group:
    """The documents of one speech, the official text first."""

    documents: tuple[Document, ...]
    evidence: tuple[Evidence, ...]
    #: the event's date with the most parts, or None
    date: Fact | None = None


def date_of(document: Document) -> PartialDate:
    """The event's date as far as it is known."""
    return parse(document.value("date")) or PartialDate()


def group(documents: tuple[Document, ...]) -> tuple[tuple[Group, ...], tuple[Finding, ...]]:
    """The speeches, ordered by date: full dates, then dates without a year, then undated."""
    #: by the date of their first documents
    heaps: dict[PartialDate, list[list[Document]]] = {}
    findings: list[Finding] = []
    # The best dated first, so that a document with a missing year finds its siblings in place.
    for document in sorted(documents, key=lambda d: -_known_parts(date_of(d))):
        date = date_of(document)
        fitting = [heap for heap in _near(heaps, document) if _fits(heap, document)]
        if len(fitting) == 1:
            fitting[0].append(document)
            continue
        if len(fitting) > 1:
            findings.append(finding("A303", document.path))
        heaps.setdefault(date, []).append([document])
    groups = [_in_order(heap) for dated in heaps.values() for heap in dated]
    return tuple(sorted(groups, key=order)), tuple(findings)


def order(group: Group) -> tuple[int, str, tuple[object, ...]]:
    """Sort key: full dates first, then dates without a year, then undated; then by file name."""
    date = parse(group.date.value) if group.date else None
    rank = 2 if date is None else 0 if date.is_full else 1
    return rank, str(date or ""), natural(group.documents[0].path)


def natural(name: str) -> tuple[object, ...]:
    """Sort key in which 2 comes before 10."""
    pieces = re.split(r"(\d+)", name.casefold())
    return tuple((0, int(p), "") if p.isdecimal() else (1, 0, p) for p in pieces)


def _known_parts(date: PartialDate) -> int:
    return bool(date.year) * 4 + bool(date.month) + bool(date.day)


def _near(
    heaps: Mapping[PartialDate, list[list[Document]]], document: Document
) -> Iterator[list[Document]]:
    """The heaps that the document's date may fit: of long folders not all are compared with all."""
    date = date_of(document)
    if not document.value("speaker") or not (date.month or document.value("event")):
        return
    if date.is_full:  # and so is the date of every heap before
        yield from heaps.get(date, ())
        return
    for other, dated in heaps.items():
        if date.agrees(other):
            yield from dated


def _fits(heap: Sequence[Document], document: Document) -> bool:
    return all(_belong(document, other) for other in heap)


def _belong(one: Document, other: Document) -> bool:
    dates = date_of(one), date_of(other)
    if not dates[0].agrees(dates[1]):
        return False
    if not all(date.month for date in dates):
        events = reading(one.value("event")), reading(other.value("event"))
        return bool(events[0]) and events[0] == events[1] and certain(one, other)
    # A name that is only likely needs the day and the office, too.
    return certain(one, other) or (all(date.day for date in dates) and likely(one, other))


def _in_order(heap: list[Document]) -> Group:
    """One speech: the official text first, its date completed from its siblings."""
    ordered = sorted(heap, key=lambda d: (_rank(d), natural(d.path)))
    best = max(ordered, key=lambda d: _known_parts(date_of(d)))
    fact = best.fact("date")
    documents = tuple(_completed(document, best) for document in ordered)
    return Group(documents, _reasons(ordered), fact)


def _rank(document: Document) -> int:
    """The speech itself, then translations of it, then reports."""
    kind = document.value("kind")
    return 0 if kind in _OFFICIAL else 1 if kind == _TRANSLATED else 2


def _completed(document: Document, best: Document) -> Document:
    """The document with the parts of its date that only a sibling states, recorded as inferred."""
    mine, known = date_of(document), date_of(best)
    fact = document.fact("date")
    if document is best or mine == known or fact is None or fact.evidence.basis == "editor":
        return document
    parts = (("year", mine.year), ("month", mine.month), ("day", mine.day))
    missing = " and ".join(name for name, value in parts if not value)
    reason = f"the {missing} is from {best.path}, which tells of the same speech"
    inferred = Fact("date", str(known), Evidence("inferred", reason, fact.evidence.span))
    return replace(document, facts=(inferred, *document.facts))


def _office(first: Document, other: Document) -> str:
    """What joins two names that are only likely to be one person's."""
    if certain(first, other):
        return ""
    return f"not for certain, but their offices agree ({other.value('role')}), "


def _reasons(documents: list[Document]) -> tuple[Evidence, ...]:
    if len(documents) == 1:
        return ()
    first, *others = documents
    return tuple(
        Evidence(
            "inferred",
            f"{other.path}: the speaker {other.value('speaker')} is read "
            f"{reading(other.value('speaker'))!r} like {first.value('speaker')} in {first.path}, "
            f"{_office(first, other)}and the event's dates {other.value('date') or 'unknown'} and "
            f"{first.value('date') or 'unknown'} agree",
        )
        for other in others
    )
