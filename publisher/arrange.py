"""Documents to a book: speeches in order, titles, sentences with permanent ids, metadata."""

from __future__ import annotations

import hashlib
import re
import time
import uuid
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from .anchoring import pieces, runs_of
from .book import RESERVED, Book, Document, Part, Ruby, Run, Sentence, Speech
from .casting import require_speakers
from .closing import about_page
from .dates import parse
from .errors import ManifestError, UnknownNameError
from .findings import Finding, finding
from .languages import most_common
from .ledger import Evidence, Fact
from .manifest import Manifest, place
from .pages import title_page
from .picturing import with_pictures
from .placing import Place, placed
from .reading import Slugs, same_name, slug
from .sentences import split
from .titling import titled
from .voice import Cast

_LONG_AGO = "2000-01-01T00:00:00Z"

_HOUR = re.compile(r"T((?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d)Z?$")

_FOUR_DIGIT_YEARS = 253_402_300_799
"""The last second of the year 9999 on the clock of SOURCE_DATE_EPOCH."""


def arrange(
    documents: tuple[Document, ...],
    manifest: Manifest,
    folder_name: str,
    cast: Cast,
    environment: Mapping[str, str],
    only: str = "",
    named_by: str = "the folder's name",
    left_out: tuple[str, ...] = (),
) -> Book:
    """The book that the cleaned documents make.

    folder_name: the title where the editor gives none; environment: for SOURCE_DATE_EPOCH;
    only: number, key or beginning of the title of the one speech that is wanted; named_by: what
    folder_name is, for the ledger; left_out: paths of documents that could not be read. Raises
    ManifestError where book.toml names a document that is not there, and UnknownNameError.
    """
    findings: list[Finding] = []
    main = _main_language(documents, manifest)
    documents = tuple(_with_language(d, main.value, findings) for d in documents)
    places, doubts = placed(documents, manifest, main.value)
    findings += doubts
    documents = tuple(document for found in places for document in found.group.documents)
    han = _han_tag(documents)
    require_speakers(cast.roles, documents)
    speeches: list[Speech] = []
    taken = Slugs([*RESERVED, *(part.key for found in places for part in found.within)])
    say_stage = manifest.speak_stage_directions
    for found in _with_pages(places, han):
        speech = _speech(found, main.value, taken)
        taken.take(speech.key)
        shown = (with_pictures(d, manifest.described(d.path)) for d in speech.documents)
        whole = tuple(_with_sentences(d, han, say_stage) for d in shown)
        speeches.append(replace(speech, documents=whole))
    speeches = [replace(_only(speeches, only), within=())] if only else speeches
    title = _title(manifest, folder_name, named_by)
    creators = _creators(manifest, speeches)
    cast = replace(cast, main=main.value)
    front = title_page(title.value, creators, speeches, main.value)
    back = about_page(speeches, main.value, cast, left_out, manifest.speak_sources)
    return Book(
        title=title,
        language=main,
        creators=creators,
        identifier=_identifier(title.value, speeches),
        modified=_modified(documents, environment),
        title_page=_with_sentences(front, han),
        speeches=tuple(speeches),
        about=_with_sentences(back, han),
        rights=_editor("rights", manifest.rights),
        publisher=_editor("publisher", manifest.publisher),
        certifier=_editor("certifier", manifest.certifier),
        cover=_cover(manifest),
        show_ruby=manifest.ruby,
        contents_depth=manifest.contents_depth,
        slug=slug(title.value),
        findings=tuple(findings),
    )


_MOST_LISTED = 40


def _only(speeches: list[Speech], wanted: str) -> Speech:
    """The speech of that number, else of that key, else the only one whose title begins so."""
    if wanted.isdecimal() and 0 < int(wanted) <= len(speeches):
        return speeches[int(wanted) - 1]
    exact = [speech for speech in speeches if speech.key == wanted]
    start = wanted.casefold()
    fitting = exact or [s for s in speeches if s.title.value.casefold().startswith(start)]
    if len(fitting) == 1:
        return fitting[0]
    numbered = [(n, s) for n, s in enumerate(speeches, 1) if s in fitting or not fitting]
    listed = [f"{n} {speech.title.value}" for n, speech in numbered[:_MOST_LISTED]]
    more = len(numbered) - len(listed)
    raise UnknownNameError(
        f"{len(fitting)} speeches begin with {wanted!r}"
        if fitting
        else f"there is no speech named {wanted!r}",
        remedy="There are: " + "; ".join(listed) + (f"; and {more} more" if more > 0 else ""),
    )


def _editor(name: str, value: str) -> Fact | None:
    return Fact(name, value, Evidence("editor", "book.toml")) if value else None


def _title(manifest: Manifest, name: str, named_by: str) -> Fact:
    inferred = Fact("title", name, Evidence("inferred", named_by))
    return _editor("title", manifest.title) or inferred


def _cover(manifest: Manifest) -> str:
    if not manifest.cover or manifest.path is None:
        return ""
    path = manifest.path.parent / manifest.cover
    if not path.is_file():
        raise ManifestError(
            f"the cover {manifest.cover!r} is not there",
            where=place(manifest.path, manifest.cover),
            remedy="Put the image beside book.toml or take the line out",
        )
    return str(path)


def _main_language(documents: tuple[Document, ...], manifest: Manifest) -> Fact:
    if manifest.language:
        return Fact("language", manifest.language, Evidence("editor", "book.toml"))
    told = {document.language for document in documents} - {"und"}
    counted = (
        told
        if len(told) == 1
        else (
            document.language
            for document in documents
            if document.language != "und"
            for block in document.blocks
            for _ in split(block.text, document.language)
        )
    )
    language = most_common(counted)
    reason = "most sentences are in it" if language != "und" else "no language could be told"
    return Fact("language", language.replace("und", "en"), Evidence("inferred", reason))


def _with_language(document: Document, main: str, findings: list[Finding]) -> Document:
    """A document whose language nobody could tell takes the main language, with a finding."""
    if document.language != "und":
        return document
    findings.append(finding("A302", document.path, main))
    fact = Fact("language", main, Evidence("inferred", "the book's main language"))
    blocks = tuple(replace(block, language=main) for block in document.blocks)
    return replace(document, facts=(fact, *document.facts), blocks=blocks).at_rest()


def _han_tag(documents: Iterable[Document]) -> str:
    """The tag for Han characters inside other text: that of the book's Chinese documents."""
    tags = {d.language for d in documents if d.language.lower().startswith("zh")}
    return tags.pop() if len(tags) == 1 else "zh"


def _with_pages(places: list[Place], han: str) -> Iterator[Place]:
    """The places, the page of each part with its sentences: one part is one value."""
    pages: dict[str, Part] = {}
    for found in places:
        for part in found.within:
            if part.key not in pages:
                pages[part.key] = replace(part, page=_with_sentences(part.page, han))
        yield replace(found, within=tuple(pages[part.key] for part in found.within))


def _speech(found: Place, main: str, taken: Slugs) -> Speech:
    documents = tuple(titled(d, main) for d in found.group.documents)
    entry = found.entry
    title = _editor("title", entry.title if entry else "") or documents[0].fact("title")
    speaker = _editor("speaker", entry.speaker if entry else "") or documents[0].fact("speaker")
    assert title is not None  # titled gives every document one
    key = taken.free(title.value, longest=40)
    group = found.group
    return Speech(key, title, documents, group.date, speaker, group.evidence, found.within)


def _with_sentences(document: Document, han: str, say_stage: bool = True) -> Document:
    """The document with its blocks cut into sentences that bear ids."""
    seen: Counter[str] = Counter()
    blocks = []
    for block in document.blocks:
        sentences = []
        if not block.said:
            blocks.append(block)
            continue
        readings = [ruby.start for ruby in block.ruby]
        for piece in pieces(block):
            seen[piece.text] += 1
            name = f"{document.key}\0{piece.text}\0{seen[piece.text]}"
            id = "s" + hashlib.sha256(name.encode()).hexdigest()[:12]
            first, behind = (bisect_left(readings, at) for at in (piece.start, piece.end))
            ruby = tuple(
                Ruby(r.start - piece.start, r.end - piece.start, r.reading)
                for r in block.ruby[first:behind]
                if r.end <= piece.end
            )
            parts = runs_of(piece, block.language, han, say_stage)
            whole = _whole(parts, block.language)
            kept = tuple(anchor for anchor in piece.anchors if anchor.kind != "lang")
            sentences.append(Sentence(id, whole, parts, piece.space, ruby, kept))
        blocks.append(replace(block, sentences=tuple(sentences)))
    return replace(document, blocks=tuple(blocks)).at_rest()


def _whole(parts: tuple[Run, ...], language: str) -> str:
    """A sentence whose every letter is of another language is in that language."""
    spoken = {part.language for part in parts if any(char.isalpha() for char in part.text)}
    return spoken.pop() if len(spoken) == 1 else language


def _creators(manifest: Manifest, speeches: list[Speech]) -> tuple[Fact, ...]:
    """The editor's creators, else the speaker common to all speeches, else nobody."""
    if manifest.creators:
        evidence = Evidence("editor", "book.toml")
        return tuple(Fact("creator", name, evidence) for name in manifest.creators)
    speakers = [speech.speaker.value if speech.speaker else "" for speech in speeches]
    if not all(speakers) or any(not same_name(speakers[0], other) for other in speakers):
        return ()
    reason = "the speaker of all speeches"
    return (Fact("creator", speakers[0], Evidence("inferred", reason)),) if speakers else ()


def _identifier(title: str, speeches: Iterable[Speech]) -> str:
    """A name-based UUID (RFC 9562, version 5) of the title and the hashes of the book's sources."""
    hashes = sorted(document.sha256 for speech in speeches for document in speech.documents)
    content = "\0".join([title, *hashes])
    return f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_OID, content)}"


def _modified(documents: Iterable[Document], environment: Mapping[str, str]) -> str:
    """dcterms:modified: SOURCE_DATE_EPOCH, else the latest full date the documents state."""
    epoch = environment.get("SOURCE_DATE_EPOCH", "")
    if epoch.isdecimal():
        return time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(min(int(epoch), _FOUR_DIGIT_YEARS)))
    stated = []
    for document in documents:
        for fact in document.facts:
            date = parse(fact.value) if fact.name in ("date", "published") else None
            if date and date.is_full:
                hour = _HOUR.search(fact.value)
                stated.append(f"{date}T{hour[1] if hour else '00:00:00'}Z")
    return max(stated, default=_LONG_AGO)
