"""A small book and its clock, made by hand, for the tests of writers and audio."""

from __future__ import annotations

from dataclasses import replace

from publisher.book import Block, BlockKind, Book, Document, Part, Run, Sentence, Speech
from publisher.headings import chapters
from publisher.ledger import Evidence, Fact, Manuscript
from publisher.timeline import Clip, Section, Timeline, Track, padded

EDITOR = Evidence("editor", "made for a test")


def block(kind: BlockKind, key: str, language: str, *texts: str, made: bool = False) -> Block:
    """A block of one sentence per text, with ids `key-1`, `key-2`…"""
    space = "" if language.startswith("zh") else " "
    sentences = tuple(
        Sentence(f"{key}-{n}", language, (Run(text, language),), space if n < len(texts) else "")
        for n, text in enumerate(texts, 1)
    )
    whole = "".join(s.text + s.space for s in sentences)
    return Block(kind, language, whole, sentences, made=made)


def document(key: str, title: str, language: str, *blocks: Block) -> Document:
    text = "\n\n".join(b.text for b in blocks)
    facts = (Fact("title", title, EDITOR), Fact("language", language, EDITOR))
    return Document(key, f"{key}.txt", Manuscript(text), facts=facts, blocks=blocks)


def book() -> Book:
    """Two speeches; the first has an English and a Chinese document. With & < > in the text."""
    one = document(
        "one",
        "Remarks on Peace & Quiet",
        "en",
        block("heading", "one-h", "en", "Remarks on Peace & Quiet"),
        block("paragraph", "one-a", "en", "Thank you, Mr. President.", "We agree: 1 < 2."),
        block("quotation", "one-b", "en", "“Peace is a choice.”"),
    )
    chinese = document(
        "two",
        "中國代表談和平",
        "zh-Hant",
        block("heading", "two-h", "zh-Hant", "中國代表談和平"),
        block("byline", "two-y", "zh-Hant", "2020-07-11 來源: 新華網"),
        block("paragraph", "two-a", "zh-Hant", "和平至關重要。", "我們同意。"),
    )
    three = document(
        "three",
        "[Report, June 29]",
        "en",
        block("heading", "three-h", "en", "[Report, June 29]", made=True),
        block("paragraph", "three-a", "en", "He said yes.", "The end."),
        block("list_item", "three-l", "en", "First point."),
        block("list_item", "three-m", "en", "Second point."),
    )
    mixed = Sentence(
        "about-x",
        "en",
        (Run("The agency is ", "en"), Run("新華社", "zh-Hant"), Run(".", "en")),
    )
    front = document(
        "title-page",
        "Title page",
        "en",
        block("heading", "front-h", "en", "A Test of Time", made=True),
        block("byline", "front-y", "en", "Zhang Jun", made=True),
    )
    about = document(
        "about",
        "About this edition",
        "en",
        block("heading", "about-h", "en", "About this edition", made=True),
        Block("paragraph", "en", mixed.text, (mixed,), made=True),
    )
    return Book(
        title=Fact("title", "A Test of Time", EDITOR),
        language=Fact("language", "en", EDITOR),
        creators=(Fact("speaker", "Zhang Jun", EDITOR),),
        identifier="urn:uuid:00000000-0000-5000-8000-000000000001",
        modified="2020-07-10T00:00:00Z",
        title_page=front,
        speeches=(
            Speech("peace", one.facts[0], (one, chinese), Fact("date", "2020-07-10", EDITOR)),
            Speech("report", three.facts[0], (three,), Fact("date", "--06-29", EDITOR)),
        ),
        about=about,
        slug="a-test-of-time",
    )


def in_parts() -> Book:
    """The same, each speech in a part, the second one's in another part."""

    def part(key: str, title: str, language: str) -> Part:
        heading = block("heading", key, language, title, made=True)
        return Part(key, Fact("title", title, EDITOR), document(key, title, language, heading))

    session, volume = part("part-a", "第一次會議", "zh-Hant"), part("part-b", "Volume & 2", "en")
    debate = part("part-c", "Debate", "en")
    of = book()
    first, second = of.speeches
    speeches = (replace(first, within=(session,)), replace(second, within=(volume, debate)))
    return replace(of, speeches=speeches)


def in_chapters(depth: int = 2) -> Book:
    """The same, the first document of the first speech and the second speech with headings."""

    def heading(key: str, level: int, language: str, *texts: str) -> Block:
        return replace(block("heading", key, language, *texts), level=level)

    of = book()
    first, second = of.speeches
    one, two = first.documents
    blocks = (*one.blocks[:2], heading("one-k", 2, "en", "Of war"), *one.blocks[2:])
    one = document("one", "Remarks on Peace & Quiet", "en", *blocks)
    (three,) = second.documents
    three = document(
        "three",
        "[Report, June 29]",
        "en",
        *three.blocks[:2],
        heading("three-1", 1, "en", "Chapter 1.", "Loomings & <more>"),
        heading("three-11", 4, "fr", "Au début"),
        block("paragraph", "three-p", "en", "Call me Ishmael."),
        heading("three-111", 5, "en", "A detail"),
        *three.blocks[2:],
        heading("three-2", 1, "en", "Chapter 2"),
    )
    speeches = (replace(first, documents=(one, two)), replace(second, documents=(three,)))
    return replace(of, speeches=speeches, contents_depth=depth)


def timeline(of: Book, length: int = 700) -> Timeline:
    """Every sentence lasts `length` ms plus 7 ms for each before it on its track; tails padded."""
    tracks = []
    for unit in of.units:
        at, count, sections = 0, 0, []
        total = sum(len(list(d.sentences())) for d in unit.documents)
        for doc in unit.documents:
            clips = []
            for sentence in doc.sentences():
                count += 1
                end = at + length + 7 * count
                end = padded(end) if count == total else end
                clips.append(Clip(sentence.id, at, end, "test"))
                at = end
            headings = tuple(chapters(doc, of.contents_depth)) if unit.speech else ()
            title = doc.value("title")
            sections.append(Section(doc.key, title, doc.language, tuple(clips), headings))
        is_speech = unit.speech is not None
        whole = tuple(sections)
        tracks.append(Track(unit.key, unit.title, unit.language, whole, is_speech, unit.level))
    return Timeline(tuple(tracks))
