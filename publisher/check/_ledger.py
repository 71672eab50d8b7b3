"""ledger.json: every source comes back from its text and edits, and everything has a basis."""

from __future__ import annotations

import codecs
import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from ..findings import Finding, finding
from ._damage import DamagedError
from ._emphasis import ELEMENTS
from ._folder import Present
from ._markers import Markers
from ._shape import KEY, SHA256, TEXT, TIME, Each, faults, read_json, shown
from ._structure import Told

NAME = "ledger.json"

VERSION = 1

_BASES = ("stated", "inferred", "editor")

_MARKS = {
    "utf-8": codecs.BOM_UTF8,
    "utf-16-le": codecs.BOM_UTF16_LE,
    "utf-16-be": codecs.BOM_UTF16_BE,
    "utf-32-le": codecs.BOM_UTF32_LE,
    "utf-32-be": codecs.BOM_UTF32_BE,
}
"""Encodings that give the same bytes back, with their byte order marks."""


@dataclass(frozen=True, slots=True)
class Account:
    """What the ledger says of one document."""

    key: str
    #: the cleaned text, blocks with an empty line between them
    text: str
    #: the blocks that this edition added
    made: tuple[str, ...]
    #: references to notes that are shown and not read
    references: tuple[str, ...]
    #: what is told of the blocks, by their numbers in the text
    structure: Mapping[int, Told]


@dataclass(frozen=True)
class Ledger:
    """The documents of the ledger and what is wrong with it."""

    accounts: Mapping[str, Account]
    #: what the closing page shows and does not say; None where there is no ledger
    quiet: tuple[str, ...] | None
    findings: tuple[Finding, ...]


# Basis and reason have a finding of their own, so that a shape does not ask for them.
_FACT = {"name": KEY, "value": TEXT, "basis?": TEXT, "reason?": TEXT, "span?": Each(TIME, least=2)}
_EDIT: dict[str, Any] = {
    "rule": KEY,
    "start": TIME,
    "end": TIME,
    "before": TEXT,
    "after": TEXT,
    "basis?": TEXT,
    "reason?": TEXT,
}
_EDIT["earlier?"] = Each(_EDIT)
_BLOCK = {
    "block": TIME,
    "kind": KEY,
    "level?": TIME,
    "row?": TEXT,
    "within?": Each(KEY),
    "picture?": SHA256,
    **{f"{kind}?": Each(Each(TIME, least=2)) for kind in ELEMENTS.values()},
}
_DOCUMENT = {
    "key": KEY,
    "path": TEXT,
    "sha256": TEXT,
    "facts": Each(_FACT),
    "made_headings": Each(TEXT),
    "note_references": Each(KEY),
    "structure": Each(_BLOCK),
    "text": TEXT,
    "edits": Each(_EDIT),
}
_SHAPE = {
    "book": Each(_FACT),
    "parts": Each({"key": KEY, "speeches": Each(KEY, least=1), "facts": Each(_FACT)}),
    "speeches": Each({"key": KEY, "documents": Each(KEY), "facts": Each(_FACT)}),
    "shown_only?": Each(TEXT),
    "documents": Each(_DOCUMENT),
}


def judge(present: Present, markers: Markers) -> Ledger:
    """Read the ledger and hold it against itself and the documents of markers.json."""
    name = present.listed.name
    try:
        value = read_json(present.path)
    except OSError as error:
        return Ledger({}, None, (finding("K601", name, error.strerror or str(error)),))
    except DamagedError as error:
        return Ledger({}, None, (finding("K641", name, str(error)),))
    wrong = list(_wrong(value))
    if wrong:
        return Ledger({}, None, tuple(finding("K641", name, fault) for fault in wrong))
    remarks: list[Finding] = []
    for record in value["documents"]:
        remarks += (finding("K642", name, fault) for fault in _source_faults(record))
        remarks += (finding("K644", name, fault) for fault in _basis_faults(record))
    for group in (value, *value["parts"], *value["speeches"]):
        facts = group["book"] if group is value else group["facts"]
        where = "the book" if group is value else repr(group["key"])
        remarks += (finding("K644", name, fault) for fault in _fact_faults(facts, where, None))
    remarks += (finding("K643", name, fault) for fault in _document_faults(value, markers))
    accounts = {
        record["key"]: Account(
            record["key"],
            record["text"],
            tuple(record["made_headings"]),
            tuple(record["note_references"]),
            {block["block"]: _told(block) for block in record["structure"]},
        )
        for record in value["documents"]
    }
    return Ledger(accounts, tuple(value.get("shown_only", ())), tuple(remarks))


def _told(record: dict[str, Any]) -> Told:
    return Told(
        record["kind"],
        record.get("level", 0),
        record.get("row", ""),
        tuple(record.get("within", ())),
        record.get("picture", ""),
        tuple(
            (kind, span[0], span[1]) for kind in ELEMENTS.values() for span in record.get(kind, ())
        ),
    )


def _wrong(value: Any) -> Iterator[str]:
    version = value.get("version") if isinstance(value, dict) else None
    if isinstance(value, dict) and (type(version) is not int or version != VERSION):
        yield f"version {version!r} where {VERSION} is the one that is known"
    else:
        yield from faults(value, _SHAPE)


def _source_faults(record: dict[str, Any]) -> Iterator[str]:
    """Whether the edits fit the text and lead back to the bytes of the source."""
    text, key = record["text"], record["key"]
    source: list[str] = []
    at = before = 0  # in the text, and in the source
    for number, edit in enumerate(record["edits"], 1):
        start, end, after = edit["start"], edit["end"], edit["after"]
        place = f"{key}: edit {number} ({edit['rule']} at {start})"
        if start < before or end < start or len(edit["before"]) != end - start:
            yield f"{place} is not in order, or longer or shorter than what it replaced"
            return
        here = at + start - before
        found = text[here : here + len(after)]
        if found != after:
            yield f"{place} made {shown(after)}, but the text has {shown(found)} there"
            return
        source += (text[at:here], edit["before"])
        at, before = here + len(after), end
    if _is_other("".join((*source, text[at:])), record):
        yield f"{key}: what comes back does not have the SHA-256 of {shown(record['path'])}"


def _is_other(source: str, record: dict[str, Any]) -> bool:
    """Whether the source provably is not the file's text.

    A text file in a form of Unicode comes back byte by byte, with or without a byte order mark.
    Any other file (an older encoding, a format that is not plain text) is not doubted.
    """
    encoding = next((f["value"] for f in record["facts"] if f["name"] == "encoding"), "")
    plain = record["path"].lower().endswith((".txt", ".text"))
    if not record["sha256"] or not plain or encoding not in _MARKS:
        return False
    data = source.encode(encoding, "replace")
    hashes = (hashlib.sha256(head + data).hexdigest() for head in (b"", _MARKS[encoding]))
    return record["sha256"] not in hashes


def _basis_faults(record: dict[str, Any]) -> Iterator[str]:
    length = len(record["text"]) + sum(
        edit["end"] - edit["start"] - len(edit["after"]) for edit in record["edits"]
    )
    yield from _fact_faults(record["facts"], record["key"], length)
    for number, edit in enumerate(record["edits"], 1):
        if edit.get("basis") not in _BASES or not edit.get("reason"):
            yield f"{record['key']}: edit {number} ({edit['rule']}) has no basis or no reason"


def _fact_faults(facts: list[dict[str, Any]], where: str, length: int | None) -> Iterator[str]:
    """length: characters of the source that spans are in, None where there is none of them."""
    for fact in facts:
        what = f"{where}: {fact['name']} {shown(fact['value'])}"
        if fact.get("basis") not in _BASES or not fact.get("reason"):
            yield f"{what} has no basis or no reason"
        span = fact.get("span")
        if span and length is not None and not span[0] <= span[1] <= length:
            yield f"{what} is at {span}, the source has {length} characters"


def _document_faults(value: dict[str, Any], markers: Markers) -> Iterator[str]:
    """The speeches and their documents, in the order of the tracks, and their sources."""
    tracks = [track for track in markers.tracks if track.speech]
    wanted = [(track.key, [section.document for section in track.sections]) for track in tracks]
    found = [(speech["key"], speech["documents"]) for speech in value["speeches"]]
    if found != wanted:
        yield f"its speeches are {shown(found)}, those of markers.json {shown(wanted)}"
    parts = [(part["key"], part["speeches"]) for part in value["parts"]]
    if parts != [*_parts(markers)]:
        yield f"its parts are {shown(parts)}, those of markers.json {shown([*_parts(markers)])}"
    keys = [document for _, documents in wanted for document in documents]
    records = [record["key"] for record in value["documents"]]
    if records != keys:
        yield f"its documents are {shown(records)}, those of the speeches {shown(keys)}"
    sources = {document.key: document.source for document in markers.documents}
    for record in value["documents"]:
        if sources.get(record["key"], "") != record["sha256"]:
            yield f"{record['key']}: the SHA-256 of its source is not that of markers.json"


def _parts(markers: Markers) -> Iterator[tuple[str, list[str]]]:
    """The key of each part and the speeches in it: the tracks behind its page that are deeper."""
    for number, page in enumerate(markers.tracks):
        behind = markers.tracks[number + 1 :]
        ends = (n for n, track in enumerate(behind) if track.level <= page.level)
        inner = behind[: next(ends, len(behind))]
        if inner and not page.speech:
            yield page.key, [track.key for track in inner if track.speech]
