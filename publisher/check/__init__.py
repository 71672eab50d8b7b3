"""The checker: reopens what was built by other means than those that built it, and judges it.

It knows markers.json and ledger.json and holds every other file against them; it shares no code
with the writers. docs/check.md lists what is judged and how.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from ..audio.cache import Cache
from ..findings import CATALOGUE, Finding, finding
from . import _clock, _epub, _folder, _ledger, _m4b, _markers, _mp3
from ._folder import Present
from ._judged import Judged, Sound
from ._ledger import Ledger
from ._markers import Markers

LIMIT = 20
"""Findings of one code about one file that are told one by one."""


def check(folder: Path, *, decode: bool = False, cache: Cache | None = None) -> tuple[Finding, ...]:
    """Judge the files of a build; () where all is well.

    decode: also decode all sound and listen to every clip; cache: where that is remembered, by
    the hash of each file. Raises InputError where the folder or its markers.json is missing.
    """
    markers, findings = _markers.read(folder)
    if markers is None:
        return tuple(_limited(findings))
    found = [*findings, *_clock.judge(markers)]
    present, remarks = _folder.judge(folder, markers)
    found += remarks
    ledger = Ledger({}, None, ())
    for one in present:
        if one.listed.name == _ledger.NAME:
            ledger = _ledger.judge(one, markers)
            found += ledger.findings
    judged = [_judge(one, markers, ledger) for one in present]
    found += (remark for result in judged for remark in result.findings)
    found += _other_sounds(sound for result in judged for sound in result.sounds)
    if decode:
        # PyAV takes long to import, and most checks need none of it.
        from ._listening import listen

        texts = {id: text for result in judged for id, text in result.texts.items()}
        for result in judged:
            for recording in result.recordings:
                found += listen(recording, markers, texts, cache)
    return tuple(_limited(found))


def _judge(present: Present, markers: Markers, ledger: Ledger) -> Judged:
    """Judge a file by its media type; of other types only size and hash are judged."""
    match present.listed.media_type:
        case "application/epub+zip":
            return _epub.judge(present, markers, ledger)
        case "audio/mp4":
            return _m4b.judge(present, markers)
        case "audio/mpeg":
            return _mp3.judge(present, markers)
    return Judged(())


def _other_sounds(sounds: Iterable[Sound]) -> Iterator[Finding]:
    """The same track must have the same packets in every file of one codec."""
    first: dict[tuple[str, str], Sound] = {}
    for sound in sounds:
        other = first.setdefault((sound.codec, sound.track), sound)
        if other.digest != sound.digest:
            detail = f"track {sound.track!r} is not as in {other.where}"
            yield finding("K639", sound.where, detail)


def _limited(findings: Iterable[Finding]) -> Iterator[Finding]:
    """The findings, of one code and file only so many, and how many more there are."""
    groups: dict[tuple[str, str], list[Finding]] = {}
    for remark in findings:
        file = remark.where.partition(": ")[0]
        groups.setdefault((remark.code, file), []).append(remark)
    for (code, file), group in groups.items():
        yield from group[:LIMIT]
        if len(group) > LIMIT:
            yield Finding(code, f"{CATALOGUE[code][1]}: and {len(group) - LIMIT} more", file)
