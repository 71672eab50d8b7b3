"""Which documents make which speeches, in which parts: the editor's word, then the program's.

A book.toml may put speeches together, and parts (sessions, debates, volumes) above them; or it
says that every folder of documents is a part. What it does not place the program puts together.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import PurePosixPath

from .book import RESERVED, Document, Part
from .duplicates import merged
from .errors import ManifestError
from .findings import Finding, finding
from .grouping import Group, group, natural
from .ledger import Evidence, Fact
from .manifest import Manifest, PartEntry, SpeechEntry, is_in, place, without
from .pages import part_page
from .reading import Slugs

_EDITOR = Evidence("editor", "book.toml")


@dataclass(frozen=True)
class Place:
    """The documents of one speech, and where it stands."""

    group: Group
    #: what the editor says of it, if anything
    entry: SpeechEntry | None = None
    #: the parts it stands in, the outermost first
    within: tuple[Part, ...] = ()


@dataclass(frozen=True)
class _Placing:
    """The documents that are not yet placed, and what was remarked on the way."""

    manifest: Manifest
    #: main language of the book
    main: str
    left: dict[str, Document]
    #: paths of all documents, placed or not
    known: frozenset[str]
    #: keys that a part may not have
    taken: Slugs
    findings: list[Finding] = field(default_factory=list)

    def places(self) -> Iterator[Place]:
        """The editor's speeches, the parts, and what is left, in order of date."""
        by_hand = [*self.speeches(self.manifest.speeches, ())]
        folders = self.manifest.folders_are_parts
        parts = [*self.manifest.parts, *(_folders(self.left) if folders else ())]
        inside = [found for entry in parts for found in self.part(entry, ())]
        if inside and self.left and self.manifest.parts:
            names = ", ".join(sorted(self.left, key=natural))
            self.findings.append(finding("A305", detail=names))
        rest = [Place(found) for found in self.grouped([*self.left.values()])]
        yield from by_hand
        # Documents that lie beside folders come before them.
        yield from (*inside, *rest) if self.manifest.parts else (*rest, *inside)

    def part(self, entry: PartEntry, around: tuple[Part, ...]) -> Iterator[Place]:
        """The speeches of a part: the editor's, the program's, then those of the parts in it."""
        key = self.taken.free(f"part {entry.title}")
        self.taken.take(key)
        by_hand = self.manifest.parts
        evidence = _EDITOR if by_hand else Evidence("inferred", "the folder's name")
        title = Fact("title", entry.title, evidence)
        part = Part(key, title, part_page(key, title, entry.language or self.main))
        within = (*around, part)
        yield from self.speeches(entry.speeches, within)
        order: dict[str, int] = {}
        chosen = []
        for number, name in enumerate(entry.documents):
            found = self.named(name, "part")
            chosen += found
            order |= {document.path: number for document in found}
        groups = self.grouped(chosen)
        if by_hand:
            # The editor's order counts; what one name (a folder's) stands for is in order of date.
            groups = tuple(sorted(groups, key=lambda g: min(order[d.path] for d in g.documents)))
        yield from (Place(found, within=within) for found in groups)
        for inner in entry.parts:
            yield from self.part(inner, within)

    def speeches(self, entries: Iterable[SpeechEntry], within: tuple[Part, ...]) -> Iterator[Place]:
        """The speeches that the editor put together."""
        for entry in entries:
            chosen = [found for name in entry.documents for found in self.named(name, "speech")]
            dates = [d.fact("date") for d in chosen if d.value("date")]
            date = Fact("date", entry.date, _EDITOR) if entry.date else next(iter(dates), None)
            yield Place(Group(tuple(chosen), (_EDITOR,), date), entry, within)

    def named(self, name: str, where: str) -> list[Document]:
        """The documents of a name or of a folder, which from now on are placed."""
        found = [path for path in self.left if is_in(path, name)]
        if not found:
            is_folder = name.endswith("/")
            nothing = "a folder without a document" if is_folder else "which is no document here"
            twice = any(is_in(path, name) for path in self.known)
            raise ManifestError(
                f"a {where} names {name!r}, "
                + ("named twice: a speech or part has it already" if twice else nothing),
                where=place(self.manifest.path, name),
                remedy=f"Correct the {'folder' if is_folder else 'file name'} in book.toml",
            )
        return [self.left.pop(path) for path in found]

    def grouped(self, documents: list[Document]) -> tuple[Group, ...]:
        """The speeches that the program puts together, in order of date."""
        groups, findings = group(tuple(documents))
        self.findings.extend(findings)
        return groups


def placed(
    documents: tuple[Document, ...], manifest: Manifest, main: str
) -> tuple[list[Place], tuple[Finding, ...]]:
    """All documents but doubles as speeches in their parts, in the book's order.

    main: the book's language. Raises ManifestError where book.toml names a document that is not
    there, or names it twice.
    """
    documents, doubles = merged(documents, manifest.placed())
    gone = [remark.where for remark in doubles]
    manifest = without(manifest, gone, [document.path for document in documents])
    keys = Slugs([*RESERVED, *(document.key for document in documents)])
    left = {document.path: document for document in documents}
    placing = _Placing(manifest, main, left, frozenset(left), keys)
    found = [*placing.places()]
    return found, (*doubles, *placing.findings)


def _folders(paths: Iterable[str]) -> Iterator[PartEntry]:
    """A part for each folder that has documents in it, however deep, in natural order."""
    tops: dict[str, list[str]] = {}
    for path in paths:
        if "/" in path:
            tops.setdefault(path.partition("/")[0], []).append(path.partition("/")[2])
    for name in sorted(tops, key=natural):
        inner = tops[name]
        here = tuple(f"{name}/{path}" for path in inner if "/" not in path)
        yield PartEntry(name, documents=here, parts=tuple(_below(f"{name}/", _folders(inner))))


def _below(folder: str, entries: Iterable[PartEntry]) -> Iterator[PartEntry]:
    for entry in entries:
        documents = tuple(str(PurePosixPath(folder, path)) for path in entry.documents)
        yield replace(entry, documents=documents, parts=tuple(_below(folder, entry.parts)))
