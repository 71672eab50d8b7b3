"""publish(): the stages in order, on one screen.

files → documents → cleaned documents → Book → Timeline and audio → shelves → check → output
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Protocol

from . import manifest, manifest_file, plugins, voice
from .arrange import arrange
from .audio.cache import Cache, default_folder
from .audio.loudness import preset
from .audio.tracks import Tracks
from .book import Book
from .casting import require
from .check import check
from .cleaning import clean
from .errors import InputError
from .findings import LEFT_OUT, Finding, Severity, finding
from .gathering import Place
from .languages import primary
from .levelling import at_loudness
from .manifest import Manifest
from .narrate import narrate
from .output import replace_outputs, require_space, staging
from .quality import admitted
from .sources import read_folder
from .spoken.lexicon import of_folder
from .timeline import Timeline
from .voice import Cast, Roles, Voice
from .writers import File
from .writers._cover import cover

ALWAYS = ("ledger", "markers")
"""Shelves of every build: the record of what was changed, and the clock."""

DEFAULT = ("epub", "m4b", "mp3")
"""Shelves made where none are asked for."""

CACHE_LIMIT = 4 << 30
"""Bytes that the cache may hold after a build."""


class Progress(Protocol):
    """What shows a person how far the work is."""

    def __call__(self, stage: str, done: int, total: int) -> None:
        """stage: "reading" (files), "speaking" (characters) or "encoding" (milliseconds)."""


def quiet(stage: str, done: int, total: int) -> None:
    """Progress that nobody sees."""


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be published, where, and how."""

    folder: Path
    output: Path
    #: names of writers
    formats: tuple[str, ...] = DEFAULT
    #: voices asked for: name by language tag, "" for every language the voice speaks
    voices: Mapping[str, str] = field(default_factory=dict)
    #: one speech only: its number, key or the beginning of its title; "" for all
    only: str = ""
    jobs: int = 1
    skip_rules: tuple[str, ...] = ()
    #: set quotes, dashes and ellipses as a typesetter would, whatever the editor says
    typography: bool = False
    #: name of a loudness preset, "" for the editor's or the first
    loudness: str = ""
    cache: Path = field(default_factory=default_folder)
    #: which documents of the folder, and what to call them; None for the folder as it is
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class Publication:
    """What a build gives back."""

    book: Book
    timeline: Timeline
    files: tuple[File, ...]
    findings: tuple[Finding, ...]
    #: who reads which language, in the order in which they are first heard
    readers: Mapping[str, tuple[Voice, ...]]


def publish(order: Order, progress: Progress = quiet) -> Publication:
    """Build the book. Earlier outputs stay whole until all new ones are finished and checked.

    Raises PublisherError in one of its families.
    """
    writers = {name: plugins.find("writers", name) for name in (*order.formats, *ALWAYS)}
    editor = manifest_file.read(order.folder)
    cast = cast_of(order, editor)
    loudness = preset(order.loudness or editor.loudness)
    book = replace(compose(order, editor, cast, progress), loudness=loudness.name)
    cast = replace(cast, main=book.language.value)
    if book.cover:
        cover(book)  # an image that cannot be used is refused before hours of speaking
    require_space(book, order.output, order.cache, len(order.formats))
    cache = Cache(order.cache)
    with staging(order.output) as stage:
        tell = _stage(progress, "speaking")
        narration = narrate(book, cast, cache, order.jobs, tell, of_folder(order.folder))
        timeline = narration.timeline
        titles = {track.key: track.title for track in timeline.tracks}
        masters, remarks = at_loudness(narration.masters, loudness, cache, titles)
        tracks = Tracks(masters, cache)
        codecs = sorted({codec for writer in writers.values() for codec in writer.CODECS})
        total, told = tracks.missing(codecs), _stage(progress, "encoding")
        tracks.prepare(codecs, order.jobs, lambda done: told(done, total))
        findings = [*book.findings, *narration.findings, *remarks]
        findings += _unheard(order.voices, narration.readers)
        files: tuple[File, ...] = ()
        for writer in writers.values():
            shelf = writer.write(book, timeline, tracks, stage, files)
            files += shelf.files
            findings += shelf.findings
        findings = list(dict.fromkeys([*findings, *check(stage)]))
        if all(remark.severity < Severity.ERROR for remark in findings):
            replace_outputs(stage, order.output)
    cache.trim(CACHE_LIMIT)
    return Publication(book, timeline, files, tuple(findings), narration.readers)


def _unheard(
    asked: Mapping[str, str], readers: Mapping[str, tuple[Voice, ...]]
) -> Iterator[Finding]:
    """The voices asked for a language of which the book has nothing."""
    there = {primary(tag) for tag in readers}
    for language, name in asked.items():
        if language and primary(language) not in there:
            yield finding("N411", name, f"{language}; it has {', '.join(readers) or 'none'}")


def compose(order: Order, editor: Manifest, cast: Cast, progress: Progress = quiet) -> Book:
    """Everything that is text: read, clean and arrange."""
    place = order.place or Place(order.folder)
    tell = _stage(progress, "reading")
    sources, unread = read_folder(order.folder, editor, place.files, tell)
    if place.files:
        editor = manifest.about(editor, [document.path for document in sources])
    skip = (*order.skip_rules, *editor.skip_rules)
    cleaned = (
        clean(document, skip=skip, editor=editor, typographic=order.typography)
        for document in sources
    )
    documents, faults = admitted(cleaned, editor)
    lost = [remark.where for remark in (*unread, *faults)]
    editor = manifest.without(editor, lost, [document.path for document in documents])
    if not documents:
        raise InputError(
            "no document is fit to be published",
            where=str(order.folder),
            remedy="; ".join(dict.fromkeys(f"{fault.where}: {fault.message}" for fault in faults)),
        )
    remarks = (remark for document in documents for remark in document.findings)
    name = place.name or order.folder.resolve().name
    missing = (remark.where for remark in (*unread, *faults) if remark.code in LEFT_OUT)
    left_out = tuple(dict.fromkeys(missing))
    book = arrange(documents, editor, name, cast, os.environ, order.only, place.named_by, left_out)
    findings = (*place.findings, *unread, *faults, *remarks, *book.findings)
    return replace(book, findings=findings)


def cast_of(order: Order, editor: Manifest) -> Cast:
    """The voices there are; the order's wish goes before the editor's."""
    voices = voice.load(voice.folders(order.folder))
    documents = {path: entry.voice for path, entry in editor.documents.items() if entry.voice}
    roles = Roles(editor.quotation, documents, editor.speakers, order.voices, editor.path)
    asked = {**editor.voices, **order.voices}
    return require(Cast(voices, asked, skills=voice.skills(voices), roles=roles))


def _stage(progress: Progress, name: str) -> Callable[[int, int], None]:
    return lambda done, total: progress(name, done, total)
