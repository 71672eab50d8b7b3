"""The pages that this edition makes, and the labels of documents that state no title.

All of it is in the book's main language (where publisher/labels has it, else in English) and is
marked as made, so that nobody takes it for a document's own words.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from . import __version__
from .book import Block, BlockKind, Document, Speech
from .casting import credited
from .cleaning import rule_name
from .dates import in_words, parse
from .labels import labels, labels_language
from .ledger import Basis, Evidence, Fact, Manuscript, changes_by_rule
from .voice import Cast

_EDITION = Evidence("inferred", "made by this edition")

_BASES: tuple[Basis, ...] = ("stated", "inferred", "editor")


def label(document: Document, main: str) -> str:
    """What to call a document without a title: its kind, agency and date, as far as stated."""
    words = labels(main, "documents")
    kind = words.get(document.value("kind"), words["document"])
    dates = [f for f in document.facts if f.name == "date" and f.evidence.basis != "inferred"]
    date = parse(dates[0].value) if dates else None
    stated = [
        kind,
        document.value("agency"),
        in_words(date, labels(main, "dates")) if date else "",
    ]
    if not any(stated[1:]):
        stated.append(document.path)
    return str(words["separator"]).join(part for part in stated if part)


def title_page(
    title: str, creators: tuple[Fact, ...], speeches: Sequence[Speech], main: str
) -> Document:
    """Title, creators, and what the book holds."""
    words = labels(main, "title_page")
    documents = sum(len(speech.documents) for speech in speeches)
    names = words["separator"].join(fact.value for fact in creators)
    parts = {part.key for speech in speeches for part in speech.within}
    counted = (
        _counted(words, "parts", len(parts)) if parts else "",
        _counted(words, "speeches", len(speeches)),
        _counted(words, "documents", documents),
    )
    blocks = [_made("heading", title, main)]
    blocks += [_made("byline", names, main)] if names else []
    blocks += [_made("byline", line, labels_language(main)) for line in counted if line]
    return _page("title-page", words["name"], main, blocks)


def part_page(key: str, title: Fact, main: str) -> Document:
    """The page that opens a part: its title."""
    return _page(key, title.value, main, [_made("heading", title.value, main)])


def about_page(
    speeches: Sequence[Speech], main: str, cast: Cast, left_out: Sequence[str] = ()
) -> Document:
    """Where every document comes from; what was stated, inferred, set by the editor and edited.

    left_out: paths of the files that should be here and could not be read.
    """
    language = labels_language(main)
    words = labels(main, "about")
    documents = [document for speech in speeches for document in speech.documents]
    corrections = sum(e.basis == "editor" for d in documents for e in d.manuscript.edits)
    blocks = [_made("heading", words["heading"], language)]
    intro = [_counted(words, "made", len(documents), version=__version__), words["wording"]]
    if corrections:
        intro.append(_counted(words, "corrections", corrections))
    if any(d.value("title").startswith("[") for d in documents):
        intro.append(words["brackets"])
    intro.append(words["voices"].format(voices=_voices(documents, main, cast, words)))
    blocks.append(_made("paragraph", words["space"].join(intro), language))
    if left_out:
        missing = words["left_out"].format(paths=words["separator"].join(left_out))
        blocks.append(_made("paragraph", missing, language))
    for number, document in enumerate(documents, 1):
        heading = words["document"].format(number=number, title=document.value("title"))
        blocks.append(_made("heading", heading, language))
        blocks += [_made("list_item", line, language) for line in _lines(document, main, words)]
    return _page("about", words["heading"], language, blocks)


def _page(key: str, title: str, language: str, blocks: list[Block]) -> Document:
    facts = (Fact("title", title, _EDITION), Fact("language", language, _EDITION))
    text = "\n\n".join(block.text for block in blocks)
    return Document(key, "", Manuscript(text), facts=facts, blocks=tuple(blocks))


def _made(kind: BlockKind, text: str, language: str) -> Block:
    return Block(kind, language, text, made=True)


def _counted(words: Mapping[str, Any], name: str, count: int, **values: object) -> str:
    pattern = words[f"{name}_one"] if count == 1 else words[name]
    return str(pattern).format(count=count, **values)


def _voices(documents: Iterable[Document], main: str, cast: Cast, words: Mapping[str, Any]) -> str:
    names = labels(main, "languages")
    # This page's own language first: its main voice reads this page.
    pairs = dict.fromkeys(((main, cast.voice(main)), *credited(cast, documents)))
    ordered = sorted(pairs, key=lambda pair: pair[0] != main)
    said = dict.fromkeys(
        words["voice"].format(voice=voice.credit, language=names.get(tag, tag))
        for tag, voice in ordered
    )
    return str(words["separator"]).join(said)


def _lines(document: Document, main: str, words: Mapping[str, Any]) -> Iterable[str]:
    """The items about one document: its file, its facts by basis, its edits by rule."""
    yield words["source"].format(path=document.path)
    for basis in _BASES:
        facts = [f for f in _in_force(document) if f.evidence.basis == basis]
        if facts:
            told = (_told(fact, main, words) for fact in facts)
            yield words[basis].format(facts=words["semicolon"].join(told))
    count = changes_by_rule(document.manuscript.edits)
    if not count:
        yield words["no_edits"]
        return
    by_rule = (f"{rule_name(code)}, {n}" for code, n in count.most_common())
    total = sum(count.values())
    yield _counted(words, "edits", total, rules=words["semicolon"].join(by_rule))


def _in_force(document: Document) -> Iterable[Fact]:
    """The facts worth a listener's time: one of a name, and the encoding only if it is unusual."""
    seen = {"encoding"} if document.value("encoding") == "utf-8" else set()
    for fact in document.facts:
        if fact.name not in seen or fact.name == "further source":
            seen.add(fact.name)
            yield fact


def _told(fact: Fact, main: str, words: Mapping[str, Any]) -> str:
    """A fact as people read it; an inferred one with its reason. The title stands above already."""
    date = parse(fact.value) if fact.name in ("date", "published") else None
    value = in_words(date, labels(main, "dates")) if date else fact.value
    if fact.name == "language":
        value = labels(main, "languages").get(value, value)
    elif fact.name == "kind":
        value = labels(main, "documents").get(value, value)
    name = labels(main, "facts").get(fact.name, fact.name)
    if fact.name == "title":
        return str(name)
    pattern = words["inferred_fact"] if fact.evidence.basis == "inferred" else words["fact"]
    return str(pattern).format(name=name, value=value, reason=fact.evidence.reason)
