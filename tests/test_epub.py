"""The EPUB reopened by other means than those that wrote it, and compared with book and clock."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

import pytest
import sample
from lxml import etree
from reopening import (
    BOOKS,
    EPUB_TYPE,
    TEXTREF,
    XML_LANG,
    Reopened,
    found,
    make,
    milliseconds,
    resolved,
    visible,
)

from publisher.book import Book
from publisher.timeline import Chapter

Pair = tuple[Book, Reopened]


@pytest.fixture(scope="module", params=BOOKS)
def pair(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Pair:
    """Each of several books, written and reopened once for all tests."""
    book = BOOKS[request.param]()
    return book, make(book, tmp_path_factory.mktemp(request.param))


def test_every_sentence_stands_in_the_text_once_and_in_order(pair: Pair) -> None:
    book, made = pair
    ids = {sentence.id for sentence in book.sentences()}
    shown = [id for page in made.pages() for id in found(page, "//h:span[not(@role)]/@id")]
    assert shown == [sentence.id for sentence in book.sentences()]
    for page in made.pages():
        all_ids = found(page, "//@id")
        assert len(all_ids) == len(set(all_ids))
    assert len(ids) == len(shown)


def test_the_text_is_that_of_the_book_block_by_block(pair: Pair) -> None:
    book, made = pair
    for document, page in zip(book.documents(), made.pages(), strict=True):
        blocks = [
            e
            for e in found(page, "//h:section//*[@id]")
            if e.tag.endswith("}tr")
            or "unread" in e.get("class", "")
            or (found(e, "./h:span[@id]") and not e.tag.endswith(("}td", "}th", "}span")))
        ]
        assert [shown(block) for block in blocks] == [b.text for b in document.blocks]
        assert "".join(visible(found(page, "//h:section")[0]).split()) == "".join(
            "".join(block.text for block in document.blocks).split()
        )
        spans = {s.get("id"): visible(s) for s in found(page, "//h:span[@id][not(@role)]")}
        assert spans == {s.id: s.text for s in document.sentences()}


def shown(block: etree._Element) -> str:
    """A block's text; of a table row its cells, with a TAB between two."""
    cells = found(block, "h:td | h:th")
    return "\t".join(visible(cell) for cell in cells) if cells else visible(block)


def test_every_sentence_is_spoken_once_in_order_on_the_clock(pair: Pair) -> None:
    book, made = pair
    spoken: list[tuple[str, int, int, str]] = []
    for name, smil in made.overlays():
        for par in found(smil, "//s:par"):
            (text,), (audio,) = found(par, "s:text"), found(par, "s:audio")
            target, fragment = resolved(name, text.get("src"))
            assert found(made.xml(target), f"//h:span[@id='{fragment}']")
            times = milliseconds(audio.get("clipBegin")), milliseconds(audio.get("clipEnd"))
            spoken.append((fragment, *times, resolved(name, audio.get("src"))[0]))
    assert spoken == [
        (clip.sentence, clip.begin, clip.end, f"EPUB/audio/{track.key}.m4a")
        for track in sample.timeline(book).tracks
        for clip in track.clips
    ]


def test_overlays_mirror_the_elements_of_their_pages(pair: Pair) -> None:
    _, made = pair
    for item, (name, smil) in zip(made.spoken(), made.overlays(), strict=True):
        tree = made.xml(f"EPUB/{item.get('href')}")
        seqs = found(smil, "//s:seq")
        elements = [resolved(name, seq.get(TEXTREF)) for seq in seqs]
        assert {target for target, _ in elements} == {f"EPUB/{item.get('href')}"}
        own = "[@id][not(self::h:span)][not(@role='doc-pagebreak')][.//h:span[@id]]"
        in_page = found(tree, f"//h:body/h:section/descendant-or-self::*{own}/@id")
        assert [fragment for _, fragment in elements] == in_page
        (section,) = found(tree, "//h:body/h:section")
        assert seqs[0].get(EPUB_TYPE) == section.get(EPUB_TYPE)


def test_durations_add_up(pair: Pair) -> None:
    book, made = pair
    total = milliseconds(made.value("media:duration"))
    refined = {m.get("refines"): m.text for m in made.metas("media:duration") if m.get("refines")}
    overlays = [f"#{item.get('media-overlay')}" for item in made.spoken()]
    parts = [milliseconds(refined.pop(overlay)) for overlay in overlays]
    assert not refined
    assert total == sum(parts) == sample.timeline(book).duration
    for (_, smil), length in zip(made.overlays(), parts, strict=True):
        begins = [milliseconds(b) for b in found(smil, "//@clipBegin")]
        ends = [milliseconds(e) for e in found(smil, "//@clipEnd")]
        assert ends[-1] - begins[0] == length


def test_the_contents_are_the_chapters_of_the_clock(pair: Pair) -> None:
    book, made = pair
    chapters = sample.timeline(book).chapters()
    nav = made.xml("EPUB/nav.xhtml")
    (top,) = found(nav, "//h:nav[@e:type='toc']/h:ol")
    assert list(entries(top)) == expected(chapters)
    (points,) = found(made.xml("EPUB/toc.ncx"), "//n:navMap")
    assert list(old_entries(points)) == expected(chapters)


def expected(chapters: tuple[Chapter, ...]) -> list[object]:
    return [
        (
            c.title,
            f"text/{c.document}.xhtml" + f"#{c.sentence}" * bool(c.sentence),
            expected(c.children),
        )
        for c in chapters
    ]


def entries(ordered: etree._Element) -> Iterator[object]:
    for entry in found(ordered, "h:li"):
        (link,) = found(entry, "h:a")
        inner = [e for below in found(entry, "h:ol") for e in entries(below)]
        yield (link.text, link.get("href"), inner)


def old_entries(points: etree._Element) -> Iterator[object]:
    for point in found(points, "n:navPoint"):
        (label,), (source,) = (
            found(point, "n:navLabel/n:text/text()"),
            found(point, "n:content/@src"),
        )
        yield (label, source, list(old_entries(point)))


def test_landmarks_lead_to_what_they_name(pair: Pair) -> None:
    book, made = pair
    links = found(made.xml("EPUB/nav.xhtml"), "//h:nav[@e:type='landmarks']//h:a")
    first = book.units[1].documents[0].key
    assert [(a.get(EPUB_TYPE), a.get("href")) for a in links] == [
        ("cover", "cover.xhtml"),
        ("toc", "nav.xhtml#toc"),
        ("titlepage", "text/title-page.xhtml"),
        ("bodymatter", f"text/{first}.xhtml"),
        ("colophon", "text/about.xhtml"),
    ]
    assert all(link.text for link in links)


def test_one_first_heading_names_each_page(pair: Pair) -> None:
    book, made = pair
    for document, page in zip(book.documents(), made.pages(), strict=True):
        headings = [b.text for b in document.blocks if b.kind == "heading"]
        shown = [e for e in page.iter() if e.tag[-2:] in ("h1", "h2", "h3", "h4", "h5", "h6")]
        assert [visible(heading) for heading in shown] == headings
        assert len(found(page, "//h:h1")) == min(1, len(headings))
        (section,) = found(page, "//h:body/h:section")
        (title,) = found(page, "/h:html/h:head/h:title/text()")
        assert title == document.value("title")
        if headings:
            (named,) = found(page, f"//*[@id='{section.get('aria-labelledby')}']")
            assert visible(named) == headings[0]
        else:
            assert section.get("aria-label") == document.value("title")


def test_languages_are_told_down_to_the_run(pair: Pair) -> None:
    book, made = pair
    assert made.opf.get(XML_LANG) == book.language.value
    for document, page in zip(book.documents(), made.pages(), strict=True):
        assert page.get("lang") == page.get(XML_LANG) == document.language
        for sentence in document.sentences():
            (span,) = found(page, f"//h:span[@id='{sentence.id}']")
            assert told(span) == merged((run.language, run.text) for run in sentence.runs)
        for element in found(page, "//*[@lang]"):
            assert element.get("lang") == element.get(XML_LANG)


def told(span: etree._Element) -> list[tuple[str, str]]:
    """The text of a span in stretches of one language, as its markup tells them."""
    stretches = []
    for text in found(span, ".//text()[not(ancestor::h:rt or ancestor::h:rp or ancestor::h:a)]"):
        holder = text.getparent().getparent() if text.is_tail else text.getparent()
        (language,) = found(holder, "ancestor-or-self::*[@lang][1]/@lang")
        stretches.append((language, str(text)))
    return merged(stretches)


def merged(stretches: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    """Neighbours of one language as one stretch."""
    groups = groupby(stretches, key=lambda stretch: stretch[0])
    return [(language, "".join(text for _, text in group)) for language, group in groups]


def test_lists_that_bring_their_own_bullets_get_no_others(pair: Pair) -> None:
    of, made = pair
    bring = {
        block.sentences[0].id: block.text.startswith("• ")
        for document in of.documents()
        for block in document.blocks
        if block.kind == "list_item" and block.said
    }
    for page in made.pages():
        for item in page.xpath("//*[local-name()='li'][not(contains(@class, 'unread'))]"):
            first = next(span for span in item.iter("{*}span") if span.get("id") in bring)
            assert ("marked" in item.get("class", "")) is bring[first.get("id")]
