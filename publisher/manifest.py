"""What book.toml says: the editor's word, which wins over every guess."""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

NAME = "book.toml"

FACTS = (
    "title",
    "speaker",
    "role",
    "event",
    "date",
    "published",
    "place",
    "agency",
    "publication",
    "author",
    "reporter",
    "editor",
    "language",
    "kind",
)
"""Facts of a document that an editor may state."""


@dataclass(frozen=True, slots=True)
class Correction:
    """A change of the text that the editor answers for."""

    find: str
    replace: str
    #: shown in the ledger
    reason: str = "the editor's correction"


@dataclass(frozen=True, slots=True)
class DocumentEntry:
    """What the editor says of one document."""

    facts: Mapping[str, str] = field(default_factory=dict)
    corrections: tuple[Correction, ...] = ()
    #: publish it although the quality gate would leave it out
    accept: bool = False
    #: name of the voice that reads it, or ""
    voice: str = ""
    #: what a picture shows that its document does not describe, by the picture's name; "" for one
    #: that only decorates
    alt: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class SpeechEntry:
    """A speech as the editor puts it together."""

    #: file names (paths in the folder, with /), in order
    documents: tuple[str, ...]
    title: str = ""
    date: str = ""
    speaker: str = ""


@dataclass(frozen=True, slots=True)
class PartEntry:
    """A session, debate or volume as the editor puts it together."""

    title: str
    #: BCP 47 tag of the title, or "" for the book's language
    language: str = ""
    #: file names, or folders (`2019/`), whose speeches the program puts together
    documents: tuple[str, ...] = ()
    speeches: tuple[SpeechEntry, ...] = ()
    parts: tuple[PartEntry, ...] = ()


@dataclass(frozen=True, slots=True)
class Manifest:
    """The content of book.toml; an empty value leaves the decision to the program."""

    #: where it was read from; None where there is no book.toml
    path: Path | None = None
    title: str = ""
    language: str = ""
    creators: tuple[str, ...] = ()
    publisher: str = ""
    rights: str = ""
    certifier: str = ""
    #: image file beside book.toml
    cover: str = ""
    #: name of a loudness preset
    loudness: str = ""
    #: show recorded readings (pinyin) as ruby
    ruby: bool = False
    #: set quotes, dashes and ellipses as a typesetter would
    typography: bool = False
    #: how many ranks of headings below a document's title are chapters, 0 to 5
    contents_depth: int = 2
    #: say (Applause.) and the like; else it is only shown
    speak_stage_directions: bool = True
    #: say on the closing page all that it shows of each document
    speak_sources: bool = False
    #: name of the voice for a language tag
    voices: Mapping[str, str] = field(default_factory=dict)
    #: name of the voice for quotations, for a language tag
    quotation: Mapping[str, str] = field(default_factory=dict)
    #: speakers' names, each with the name of the voice for the speaker's own words
    speakers: tuple[tuple[str, str], ...] = ()
    #: file names that are not to be in the book
    leave_out: tuple[str, ...] = ()
    #: codes of cleaning rules that are not to be used
    skip_rules: tuple[str, ...] = ()
    #: make a part of every folder of documents
    folders_are_parts: bool = False
    speeches: tuple[SpeechEntry, ...] = ()
    parts: tuple[PartEntry, ...] = ()
    documents: Mapping[str, DocumentEntry] = field(default_factory=dict)

    def described(self, name: str) -> Mapping[str, str]:
        """What the editor says that pictures of a document show, by their names."""
        entry = self.documents.get(name)
        return entry.alt if entry else {}

    def placed(self) -> tuple[str, ...]:
        """The names of the documents and folders that the editor put somewhere."""
        entries = [*self.speeches]
        names: list[str] = []
        parts = [*self.parts]
        while parts:
            part = parts.pop()
            names += part.documents
            entries += part.speeches
            parts += part.parts
        return (*names, *(name for entry in entries for name in entry.documents))


def about(book: Manifest, names: Collection[str]) -> Manifest:
    """What a book.toml says of the documents of those names, where only they are wanted."""
    return replace(
        without(book, book.placed(), names),
        leave_out=(),
        documents={name: entry for name, entry in book.documents.items() if name in names},
    )


def without(book: Manifest, lost: Collection[str], left: Collection[str]) -> Manifest:
    """The book.toml without the documents that are lost; no entry is left empty by it.

    lost, left: names of documents. A folder of which nothing is left goes, too.
    """
    gone = {
        name
        for name in book.placed()
        if any(is_in(each, name) for each in lost) and not any(is_in(each, name) for each in left)
    }
    return replace(
        book,
        speeches=tuple(_speeches_without(book.speeches, gone)),
        parts=tuple(_parts_without(book.parts, gone)),
    )


def composed(name: str) -> str:
    """A file's name with its accents and syllables in one piece (NFC).

    macOS takes them apart; who types the name in book.toml does not, and no eye sees it.
    """
    return unicodedata.normalize("NFC", name)


def is_in(document: str, name: str) -> bool:
    """Whether a document is the one of that name or lies in the folder of that name (`2019/`)."""
    return document == name or (name.endswith("/") and document.startswith(name))


def _speeches_without(
    entries: tuple[SpeechEntry, ...], lost: Collection[str]
) -> Iterator[SpeechEntry]:
    for entry in entries:
        left = tuple(name for name in entry.documents if name not in lost)
        if left:
            yield replace(entry, documents=left)


def _parts_without(entries: tuple[PartEntry, ...], lost: Collection[str]) -> Iterator[PartEntry]:
    for entry in entries:
        part = replace(
            entry,
            documents=tuple(name for name in entry.documents if name not in lost),
            speeches=tuple(_speeches_without(entry.speeches, lost)),
            parts=tuple(_parts_without(entry.parts, lost)),
        )
        if part.documents or part.speeches or part.parts:
            yield part


def place(path: Path | None, quoted: str) -> str:
    """Where in a book.toml a text stands: the file and, as well as it can be told, the line."""
    try:
        lines = path.read_text("utf-8").splitlines() if path else []
    except OSError:
        lines = []
    for number, line in enumerate(lines, 1):
        if quoted in line and not line.lstrip().startswith("#"):
            return f"{path}, line {number}"
    return str(path)
