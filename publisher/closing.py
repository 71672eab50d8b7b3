"""The closing page: what this edition is, what is not in it, and where every document comes from.

What a listener needs is said in a minute; what each document's file, facts and edits are is shown
below it and not read, and stands in full in ledger.json.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from . import __version__
from .book import Anchor, Block, BlockKind, Document, Speech
from .casting import credited
from .cleaning import rule_name
from .dates import in_words, parse
from .labels import counted, labels, labels_language
from .languages import primary
from .ledger import Basis, Fact, changes_by_rule
from .pages import made, page
from .voice import Cast, Voice

TOLD = 8
"""Files that could not be read are named aloud up to so many."""

_BASES: tuple[Basis, ...] = ("stated", "inferred", "editor")

_Reading = tuple[str, Voice]
"""A language and who reads it."""

_Foreign = tuple[str, str]
"""A stretch of a line and its language, where it is not the line's."""


def about_page(
    speeches: Sequence[Speech],
    main: str,
    cast: Cast,
    left_out: Sequence[str] = (),
    say_all: bool = False,
) -> Document:
    """Where every document comes from; what was stated, inferred, set by the editor and edited.

    left_out: paths of the files that should be here and could not be read; say_all: whether the
    details are read aloud, too.
    """
    language = labels_language(main)
    words = labels(main, "about")
    documents = [document for speech in speeches for document in speech.documents]
    read_by = _read_by(documents, main, cast)
    intro = [*_made_from(documents, main, words), *_voices(read_by, main, words)]
    shown = [] if say_all else [words["details"]]
    blocks = [
        made("heading", words["heading"], language),
        made("paragraph", words["space"].join(intro), language),
        *(made("paragraph", line, language) for line in _missing(left_out, words)),
        *(made("paragraph", line, language) for line in shown),
    ]
    details = [*_unread(left_out, words, language)]
    for number, document in enumerate(documents, 1):
        title = document.value("title")
        heading = words["document"].format(number=number, title=title)
        foreign = [(title, document.title_language)]
        details.append(_line("heading", heading, language, foreign))
        lines = _lines(document, main, words, with_hash=not say_all)
        details += [_line("list_item", line, language, foreign) for line, foreign in lines]
    blocks += [replace(block, said=say_all) for block in details]
    return page("about", words["heading"], language, blocks)


def _line(kind: BlockKind, text: str, language: str, foreign: Iterable[_Foreign]) -> Block:
    """A block of which some stretches, in order, are in other languages."""
    anchors, at = [], 0
    for stretch, tag in foreign:
        start = text.find(stretch, at)
        if start >= 0 and stretch:
            at = start + len(stretch)
            if tag != language:
                anchors.append(Anchor("lang", start, at, tag))
    return replace(made(kind, text, language), anchors=tuple(anchors))


def _made_from(documents: Sequence[Document], main: str, words: Mapping[str, Any]) -> Iterator[str]:
    """From what this edition was made, and how much was changed."""
    corrections = sum(e.basis == "editor" for d in documents for e in d.manuscript.edits)
    changes = sum(sum(changes_by_rule(d.manuscript.edits).values()) for d in documents)
    yield counted(main, "about", "made", len(documents), version=__version__)
    if changes > corrections:
        yield counted(main, "about", "cleaned", changes - corrections)
    elif not corrections:
        yield words["untouched"]
    if corrections:
        yield counted(main, "about", "corrections", corrections)
    if any(d.value("title").startswith("[") for d in documents):
        yield words["brackets"]


def _missing(left_out: Sequence[str], words: Mapping[str, Any]) -> Iterator[str]:
    if len(left_out) > TOLD:
        yield words["left_out_many"].format(count=len(left_out))
    elif left_out:
        yield words["left_out"].format(paths=words["separator"].join(left_out))


def _unread(left_out: Sequence[str], words: Mapping[str, Any], language: str) -> Iterator[Block]:
    """All files that could not be read, where they are too many to be named aloud."""
    if len(left_out) > TOLD:
        paths = words["separator"].join(left_out)
        yield made("paragraph", words["left_out_list"].format(paths=paths), language)


def _read_by(documents: Iterable[Document], main: str, cast: Cast) -> list[_Reading]:
    # This page's own language first: its main voice reads this page.
    pairs = dict.fromkeys(((main, cast.voice(main)), *credited(cast, documents)))
    return sorted(pairs, key=lambda pair: pair[0] != main)


def _voices(read_by: Sequence[_Reading], main: str, words: Mapping[str, Any]) -> Iterator[str]:
    """Who reads what, and under which licences."""
    names, comma = labels(main, "languages"), labels(main, "epub")["separator"]
    read: dict[str, dict[str, None]] = {}
    for tag, voice in read_by:
        read.setdefault(voice.credit, {})[names.get(tag) or names.get(primary(tag), tag)] = None
    told = (words["voice"].format(voice=v, language=comma.join(each)) for v, each in read.items())
    yield words["voices"].format(voices=words["separator"].join(told))
    licences = dict.fromkeys(voice.licence for _, voice in read_by if voice.licence)
    if licences:
        yield words["licences"].format(licences=words["separator"].join(licences))


def _lines(
    document: Document, main: str, words: Mapping[str, Any], with_hash: bool
) -> Iterator[tuple[str, list[_Foreign]]]:
    """The items about one document: its file, its facts by basis, its edits by rule.

    Reasons and names of rules are English, and so marked.
    """
    yield words["source"].format(path=document.path), []
    if with_hash and document.sha256:
        yield f"SHA-256: {document.sha256}", []
    for basis in _BASES:
        facts = [f for f in _in_force(document) if f.evidence.basis == basis]
        if facts:
            told = (_told(fact, main, words) for fact in facts)
            line = words[basis].format(facts=words["separator"].join(told))
            yield line, [part for fact in facts for part in _english(fact, main)]
    count = changes_by_rule(document.manuscript.edits)
    if not count:
        yield words["no_edits"], []
        return
    rules = [f"{rule_name(code)}, {n}" for code, n in count.most_common()]
    total = sum(count.values())
    line = words["edits"].format(count=total, rules=words["separator"].join(rules))
    yield line, [(rule_name(code), "en") for code, _ in count.most_common()]


def _english(fact: Fact, main: str) -> Iterator[_Foreign]:
    """What is English in the line of a fact, in whatever language the line is."""
    if fact.name not in labels(main, "facts"):
        yield fact.name, "en"
    if fact.evidence.basis == "inferred" and fact.name != "title":
        yield fact.evidence.reason, "en"


def _in_force(document: Document) -> Iterator[Fact]:
    """The facts worth a reader's time: one of a name, and the encoding only if it is unusual."""
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
