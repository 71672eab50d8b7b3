"""A long document is several files of the EPUB, cut where a reader would pause."""

from __future__ import annotations

import re
import subprocess
from dataclasses import replace
from pathlib import Path

import marked
import pytest
import sample
from novel import EPUB, PLAIN, novel, published, shorten
from reopening import (
    BOOKS,
    EPUB_TYPE,
    Reopened,
    found,
    make,
    milliseconds,
    resolved,
    visible,
    with_document,
    with_readings,
)
from tampering import NAV
from test_check_structure import written
from test_epub_package import epubcheck

from publisher.book import Book
from publisher.check import check
from publisher.cleaning import clean
from publisher.readers import epub as reader
from publisher.readers import html
from publisher.writers import _epub_pieces
from publisher.writers._epub_outline import texts
from publisher.writers._epub_pages import page
from publisher.writers._epub_pictures import pictures
from publisher.writers._epub_pieces import weight


def of_page(folder: Path, body: str) -> Book:
    (folder / "page.html").write_text(
        f'<html lang="en"><body><h1>A page</h1>{body}</body></html>', "utf-8"
    )
    return marked.book(html.read(folder / "page.html", "page.html", "page"))


def cut(book: Book, limit: int) -> list[list[str]]:
    """The words with which the top elements of each file of the first document begin."""
    key = book.speeches[0].documents[0].key
    return [
        [next(element.said()).text for element in text.elements]
        for text in texts(book, sample.timeline(book), limit=limit)
        if text.document.key == key
    ]


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    shorten(monkeypatch)


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return published(tmp_path_factory.mktemp("pieces"))


# where it is cut


def test_a_document_that_fits_is_one_file() -> None:
    assert len(cut(marked.book(novel()), 250_000)) == 1


def test_it_is_cut_at_its_highest_headings() -> None:
    begins = [part[0] for part in cut(marked.book(novel()), 6000)]
    assert begins == ["The Mill", "Part Two"]


def test_where_these_are_not_enough_it_is_cut_at_lower_ones_and_filled() -> None:
    parts = cut(marked.book(novel()), 1300)
    begins = [part[0] for part in parts]
    assert begins[:5] == ["The Mill", "Part One", "Chapter 2", "Chapter 3", "Part Two"]
    assert "Part One" in parts[1]
    assert "Chapter 1" in parts[1]


def test_a_heading_is_never_the_last_of_a_file() -> None:
    for limit in range(100, 3000, 100):
        for part in cut(marked.book(novel()), limit):
            assert not re.fullmatch(r"(Part|Chapter) \w+|The Mill", part[-1])


def test_without_headings_it_is_cut_between_paragraphs(tmp_path: Path) -> None:
    of = of_page(tmp_path, "".join(f"<p>Paragraph {n}. {PLAIN}</p>" for n in range(10)))
    parts = cut(of, 600)
    assert [len(part) for part in parts] == [3, 3, 3, 2]
    assert [words for part in parts for words in part][1:] == [f"Paragraph {n}." for n in range(10)]


@pytest.mark.parametrize(
    "body",
    [
        "<table><tr><td>Mill</td></tr><tr><td>Weir</td></tr><caption>Under it.</caption></table>",
        "<ul><li>Corn</li><li>Salt</li><li>Oil</li></ul>",
        "<blockquote><p>It is long.</p><p>It is deep.</p></blockquote>",
        "<blockquote><p>The river runs,<br/>and runs away;</p></blockquote>",
    ],
)
def test_what_belongs_together_is_not_torn(body: str, tmp_path: Path) -> None:
    of = of_page(tmp_path, f"<p>{PLAIN}</p>{body}<p>{PLAIN}</p>{body}<p>{PLAIN}</p>")
    for limit in range(300, 1000, 20):
        blocks = of.speeches[0].documents[0].blocks
        homes: dict[object, set[str]] = {}
        for text in texts(of, sample.timeline(of), limit=limit):
            ids = {sentence.id for sentence in text.sentences}
            for block in blocks:
                if block.within and block.sentences[0].id in ids:
                    homes.setdefault(block.within[0], set()).add(text.page)
        assert all(len(pages) == 1 for pages in homes.values()), limit


def test_a_table_keeps_the_caption_under_it(tmp_path: Path, small: None) -> None:
    rows = "".join(f"<tr><td>Mill {n}</td><td>{n}</td></tr>" for n in range(8))
    figure = f"<figure><table>{rows}</table><figcaption>All mills.</figcaption></figure>"
    folder = written(of_page(tmp_path, f"<p>{PLAIN}</p>{figure}<p>{PLAIN}</p>"), tmp_path)
    assert check(folder) == ()


def test_a_list_longer_than_a_file_is_cut_between_its_items(tmp_path: Path, small: None) -> None:
    items = "".join(f"<li>Item {n}. {PLAIN}<ul><li>More.</li></ul></li>" for n in range(12))
    folder = written(of_page(tmp_path, f"<p>{PLAIN}</p><ol>{items}</ol><p>The end.</p>"), tmp_path)
    pages = [p for p in Reopened(folder / EPUB).pages() if found(p, "//h:ol")]
    assert len(pages) > 2
    values = [item.get("value") for p in pages for item in found(p, "//h:ol/h:li")]
    assert values == [str(n) for n in range(1, 13)]
    ids = [id for p in pages for id in found(p, "//h:section/*//@id")]
    assert len(ids) == len(set(ids))
    for each in pages:
        assert not found(each, "//h:section/h:p")
    assert check(folder) == ()


def test_a_table_longer_than_a_file_stays_whole(tmp_path: Path, small: None) -> None:
    rows = "".join(f"<tr><td>Mill {n}</td><td>{PLAIN}</td></tr>" for n in range(20))
    head = "<tr><th>Mill</th><th>Water</th></tr>"
    of = of_page(tmp_path, f"<p>{PLAIN}</p><table>{head}{rows}</table><p>The end.</p>")
    folder = written(of, tmp_path)
    (table,) = [t for p in Reopened(folder / EPUB).pages() for t in found(p, "//h:table")]
    assert len(found(table, ".//h:tr")) == 21
    assert check(folder) == ()


def referring() -> Book:
    """Most of what it shows are references and pages."""
    many = "".join(f"a¶{n}¶{{noteref={n}|{n}}}b " for n in range(1, 10))
    notes = (("note", "A note.", str(n)) for n in range(1, 10))
    return marked.book(marked.marked(("paragraph", many), *notes, facts={"language": "en"}))


def test_readings_that_are_not_shown_take_no_room() -> None:
    of = with_readings(False)
    (block,) = of.speeches[1].documents[0].blocks
    other = replace(block, sentences=tuple(replace(s, id=s.id + "x") for s in block.sentences))
    of = with_document(replace(of.speeches[1].documents[0], blocks=(block, other)))
    for show, count in ((False, 1), (True, 2)):
        of = replace(of, show_ruby=show)
        made = [t.page for t in texts(of, sample.timeline(of), limit=900) if "ruby" in t.page]
        assert len(made) == count


@pytest.mark.parametrize("name", [*BOOKS, "referring"])
def test_no_file_is_longer_than_it_was_thought(name: str) -> None:
    of = BOOKS[name]() if name in BOOKS else referring()
    paths: dict[str, dict[str, str]] = {}
    for one in pictures(of)[0]:
        paths.setdefault(one.document, {})[one.name] = one.path
    for text in texts(of, sample.timeline(of), paths, 900):
        language, ruby = text.document.language, of.show_ruby
        thought = sum(weight(element, language, ruby) for element in text.elements)
        bare = len(page(replace(text, elements=()), of.show_ruby))
        assert len(page(text, of.show_ruby)) - bare <= thought


# what the files are


def test_the_first_file_keeps_its_name_and_the_others_sort_behind_it(whole: Path) -> None:
    hrefs = [item.get("href") for item in Reopened(whole / EPUB).spoken()]
    names = [href for href in hrefs if href.startswith("text/novel")]
    assert names[:2] == ["text/novel.xhtml", "text/novel_002.xhtml"]
    stems = [name.removesuffix(".xhtml") for name in names]
    assert stems == sorted(stems)
    assert len(names) > 6


def test_each_file_has_an_overlay_of_its_own_and_their_times_add_up(whole: Path) -> None:
    made = Reopened(whole / EPUB)
    clips = [clip for track in sample.timeline(marked.book(novel())).tracks for clip in track.clips]
    refined = {m.get("refines"): m.text for m in made.metas("media:duration")}
    total, heard = 0, []
    for item, (name, smil) in zip(made.spoken(), made.overlays(), strict=True):
        assert name == f"EPUB/overlays/{Path(item.get('href')).stem}.smil"
        sources = [resolved(name, src) for src in found(smil, "//s:text/@src")]
        assert {target for target, _ in sources} == {f"EPUB/{item.get('href')}"}
        begins = [milliseconds(value) for value in found(smil, "//@clipBegin")]
        ends = [milliseconds(value) for value in found(smil, "//@clipEnd")]
        length = milliseconds(refined[f"#{item.get('media-overlay')}"])
        assert length == ends[-1] - begins[0]
        total += length
        heard += zip((id for _, id in sources), begins, ends, strict=True)
    assert heard == [(clip.sentence, clip.begin, clip.end) for clip in clips]
    assert total == milliseconds(made.value("media:duration"))


def test_references_lead_to_their_notes_in_other_files(whole: Path) -> None:
    made = Reopened(whole / EPUB)
    notes, seen = {}, []
    for item, root in zip(made.spoken(), made.pages(), strict=True):
        for note in found(root, "//h:aside/@id"):
            notes[f"EPUB/{item.get('href')}", note] = root
    for item, root in zip(made.spoken(), made.pages(), strict=True):
        for link in found(root, "//h:a[@role='doc-noteref']"):
            target = resolved(f"EPUB/{item.get('href')}", link.get("href"))
            path, id = target[0] or f"EPUB/{item.get('href')}", target[1]
            (aside,) = found(notes[path, id], f"//h:aside[@id='{id}']")
            assert visible(aside).strip() == f"Of the rain in chapter {link.text}."
            seen.append(path)
    assert len(seen) == 6
    assert f"EPUB/{made.spoken()[1].get('href')}" not in seen


def test_contents_and_page_list_lead_into_the_right_files(whole: Path) -> None:
    made = Reopened(whole / EPUB)
    nav = made.xml(NAV)
    for kind, wanted in (
        ("toc", ["Part One", "Part Two", *(f"Chapter {n}" for n in range(1, 7))]),
        ("page-list", [str(n) for n in range(1, 7)]),
    ):
        links = found(nav, f"//h:nav[@e:type='{kind}']//h:a")
        titles = {link.text: link.get("href") for link in links}
        for title in wanted:
            path, id = resolved(NAV, titles[title])
            (element,) = found(made.xml(path), f"//*[@id='{id}']")
            assert title in (visible(element), element.get("aria-label"))
    assert len({resolved(NAV, link.get("href"))[0] for link in links}) > 3
    marks = found(nav, "//h:nav[@e:type='landmarks']//h:a")
    assert [mark.get("href") for mark in marks if mark.get(EPUB_TYPE) == "bodymatter"] == [
        "text/novel.xhtml"
    ]
    assert len([mark for mark in marks if mark.get(EPUB_TYPE) == "colophon"]) == 1


def test_pages_of_several_documents_bear_the_title_of_the_whole(
    tmp_path: Path, small: None
) -> None:
    well = marked.marked(
        ("heading", "¶1¶The Well", "1"),
        ("paragraph", "Nobody knew how deep it was."),
        name="well.docx",
        facts={"title": "The Well", "language": "en"},
    )
    folder = written(marked.book(novel(), well), tmp_path)
    links = found(Reopened(folder / EPUB).xml(NAV), "//h:nav[@e:type='page-list']//h:a")
    assert [visible(link) for link in links] == [
        *(f"{n} (The Mill)" for n in range(1, 7)),
        "1 (The Well)",
    ]
    assert [f for f in check(folder) if f.code == "K630"] == []


def test_later_files_have_a_title_of_their_own(whole: Path) -> None:
    pages = Reopened(whole / EPUB).pages()[1:]
    own = [p for p in pages if "The Mill" in found(p, "//h:title/text()")[0]]
    titles = [found(p, "//h:title/text()")[0] for p in own]
    assert titles == ["The Mill", *(f"The Mill ({n}/{len(own)})" for n in range(2, len(own) + 1))]
    for each, title in zip(own[1:], titles[1:], strict=True):
        (section,) = found(each, "//h:body/h:section")
        assert section.get("aria-label") == title


def test_lines_that_nobody_reads_are_files_without_overlay(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(_epub_pieces, "LIMIT", 500)
    folder = written(marked.book(novel()), tmp_path)
    made = Reopened(folder / EPUB)
    about = [item for item in made.spine() if item.get("href").startswith("text/about_")]
    silent = [item for item in about if not item.get("media-overlay")]
    assert silent
    assert not any("unread" not in made.zip.read(f"EPUB/{i.get('href')}").decode() for i in silent)
    assert check(folder) == ()


def test_reading_it_back_gives_the_same_document(tmp_path: Path, small: None) -> None:
    of = marked.book(novel())
    (tmp_path / "cut").mkdir()
    pieces = reader.read(make(of, tmp_path / "cut").path, "a.epub", "a")
    _epub_pieces.LIMIT = 250_000
    (tmp_path / "one").mkdir()
    one = reader.read(make(of, tmp_path / "one").path, "a.epub", "a")
    assert pieces.manuscript.source == one.manuscript.source
    assert pieces.marks == one.marks
    assert clean(pieces).manuscript.text == clean(one).manuscript.text
    for block in of.speeches[0].documents[0].blocks:
        assert block.text in clean(pieces).manuscript.text


def test_epubcheck_has_nothing_to_say(whole: Path) -> None:
    command = [*epubcheck(), str(whole / EPUB), "--failonwarnings", "--usage"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
