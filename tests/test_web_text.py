"""What of a page, a formatted document or an EPUB is its text, and what only stands around it."""

from __future__ import annotations

from pathlib import Path

import books
import pytest

from publisher.book import Document
from publisher.readers import epub, html
from publisher.readers._html_vote import voted
from publisher.readers._markup import Block

RUNNING = "The delegates met again on the second day, and agreed on the first part of the text. "
BLOCKS = ("paragraph", "heading", "list_item", "quotation", "byline", "table_row", "note")


def page(folder: Path, body: str, head: str = "<title>Peace</title>") -> Document:
    path = folder / "page.html"
    path.write_text(f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>", "utf-8")
    return html.read(path, "page.html", "key")


def parts(document: Document) -> tuple[list[str], dict[str, str]]:
    """The document's own blocks, less what is marked inside, and its furniture with reasons."""
    source = document.manuscript.source
    gone = {(m.start, m.end): m.value for m in document.marks if m.kind == "furniture"}
    own, furniture = [], {}
    for mark in document.marks:
        span = (mark.start, mark.end)
        if mark.kind in BLOCKS and span in gone:
            furniture[source[slice(*span)]] = gone[span]
        elif mark.kind in BLOCKS:
            inside = [s for s in gone if mark.start <= s[0] and s[1] <= mark.end]
            text = source[slice(*span)]
            for start, end in sorted(inside, reverse=True):
                text = text[: start - mark.start] + text[end - mark.start :]
            own.append(text.strip())
    return own, furniture


def test_words_inside_a_sentence_stay_whatever_their_link_is_called(tmp_path: Path) -> None:
    link = '<a class="searchLink" href="/s">Borno</a>'
    document = page(tmp_path, f'<p>{RUNNING}</p><p>In {link} it was <b class="share">late</b>.</p>')
    assert "In Borno it was late." in parts(document)[0]


def test_what_stands_at_the_end_of_a_line_goes_by_its_name(tmp_path: Path) -> None:
    share = '<span class="share">Share 12</span>'
    assert parts(page(tmp_path, f"<p>{RUNNING}</p><p>It was late. {share}</p>"))[0][-1] == (
        "It was late."
    )


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("分享到：", "share bar"), ("Jetzt teilen", "share bar"),
        ("5 Min Read", "tool of the page"), ("Lesezeit: 3 Minuten", "tool of the page"),
        ("Anzeige", "advertising"),
        ("続きを読む", "tool of the page"), ("أضف تعليق", "comments"),
    ],
)  # fmt: skip
def test_lines_that_any_page_bears(tmp_path: Path, line: str, reason: str) -> None:
    body = f"<h1>Peace</h1><p>{RUNNING * 4}</p><p>{line}</p><p>{RUNNING * 4}</p>"
    own, furniture = parts(page(tmp_path, body))
    assert furniture == {line: reason}
    assert len(own) == 3


def test_a_line_above_links_goes_only_with_links_under_it(tmp_path: Path) -> None:
    links = "".join(f'<p><a href="/{n}">Another page, number {n}</a></p>' for n in range(3))
    text = f"<h1>Peace</h1><p>{RUNNING * 4}</p>"
    own, furniture = parts(page(tmp_path, f"{text}<h2>See also</h2>{links}<p>{RUNNING * 4}</p>"))
    assert "See also" in furniture
    assert len(own) == 3
    own, furniture = parts(page(tmp_path, f"{text}<h2>See also</h2><p>{RUNNING * 4}</p>"))
    assert "See also" in own
    assert not furniture


@pytest.mark.parametrize("share", [1, 8])
def test_a_pages_own_name_is_believed_until_much_of_the_text_stands_there(share: int) -> None:
    texts = [f"{number}. {RUNNING * 3}" for number in range(10)]
    root = html.parse_html(f"<div>{''.join(f'<p>{text}' for text in texts)}</div>", "x").root
    blocks = [
        Block("paragraph", "", text, element=place, furniture="sign-up form" if n < share else "")
        for n, (text, place) in enumerate(zip(texts, root.iter("p"), strict=True))
    ]
    found = [block.furniture for block in voted(blocks, "\n".join(texts), "")]
    assert found == ([""] * 10 if share == 8 else ["sign-up form"] + [""] * 9)


def test_all_of_a_formatted_document_is_its_text(tmp_path: Path) -> None:
    box = f'<div class="sidebar"><p>{RUNNING}</p></div>'
    body = "".join(
        f'<div class="sect1"><h2>{n}. Part</h2><div class="in"><p>{RUNNING * n}</p></div></div>'
        for n in range(1, 5)
    )
    navigation = '<div class="navheader"><a href="2">Next</a></div><div class="toc">1. Part</div>'
    head = '<title>Peace</title><meta name="generator" content="DocBook XSL">'
    own, furniture = parts(page(tmp_path, navigation + body + box, head))
    assert len(own) == 9
    assert set(furniture.values()) == {"navigation"}


def test_an_article_in_sections_is_whole(tmp_path: Path) -> None:
    sections = "".join(
        f'<div class="sect1"><h2>{n}. Part</h2><div class="in"><p>{RUNNING * n}</p><p>{RUNNING * n}'
        "</p></div></div>"
        for n in range(1, 5)
    )
    own, _ = parts(page(tmp_path, f'<div class="a"><h1>Peace</h1>{sections}</div>'))
    assert len(own) == 13


@pytest.mark.parametrize(
    ("title", "headings", "wanted"),
    [
        ("git-fsck(1)", "<h1>git-fsck(1) Manual Page</h1><h2>GIT</h2>", "git-fsck(1)"),
        ("和平协议-新华网", "<h2>新华网</h2><h1>和平协议</h1>", "和平协议"),
    ],
)
def test_the_title(tmp_path: Path, title: str, headings: str, wanted: str) -> None:
    document = page(tmp_path, f"{headings}<p>{RUNNING * 4}</p>", f"<title>{title}</title>")
    assert document.value("title") == wanted


GUTENBERG = (
    '<section class="pg-boilerplate"><h2>The Project Gutenberg eBook of Peace and War</h2>'
    "<p><strong>Title</strong>: Peace and War</p><p><strong>Author</strong>: Ann Lee</p>"
    "<div><span>*** START OF THE PROJECT GUTENBERG EBOOK PEACE AND WAR ***</span></div></section>"
    "<p>Produced by A. B.</p><h1>PEACE AND WAR</h1>"
    f'<p>{RUNNING}<span class="pagenum">[Pg 12]</span>It was late.</p>'
    "<div>*** END OF THE PROJECT GUTENBERG EBOOK PEACE AND WAR ***</div><p>You may copy it.</p>"
)


def test_project_gutenberg_in_a_page_and_in_a_book(tmp_path: Path) -> None:
    first = page(tmp_path, GUTENBERG, "<title>The Project Gutenberg eBook of Peace</title>")
    assert first.value("title") == "Peace and War"
    assert first.value("author") == "Ann Lee"
    chapter = f"<html xmlns='http://www.w3.org/1999/xhtml'><body>{GUTENBERG}</body></html>"
    path = books.write(tmp_path / "book.epub", {**books.FILES, "OPS/text/a.xhtml": chapter})
    for document in (first, epub.read(path, "book.epub", "key")):
        own, furniture = parts(document)
        assert f"{RUNNING}It was late." in own
        assert not any("Gutenberg" in text or "copy it" in text for text in own)
        assert {"Produced by A. B.", "You may copy it."} <= furniture.keys()
        assert [m.value for m in document.marks if m.kind == "page"][:1] == ["12"]


def test_who_only_speaks_of_project_gutenberg(tmp_path: Path) -> None:
    said = "He founded Project Gutenberg *** START OF a long story *** in 1971, it is said."
    own, furniture = parts(page(tmp_path, f"<h1>Peace</h1><p>{RUNNING * 4}</p><p>{said}</p>"))
    assert said in own
    assert not furniture


SPHINX_OLD = (
    '<p>A word <a class="footnote-reference brackets" href="#n" id="r">1</a> of it.</p>'
    '<dl class="footnote brackets"><dt class="label" id="n"><span class="brackets">'
    '<a class="fn-backref" href="#r">1</a></span></dt><dd><p>The note.</p></dd></dl>'
)
SPHINX_NEW = (
    '<p>A word <a class="footnote-reference brackets" href="#n" id="r" role="doc-noteref">'
    '<span>[</span>1<span>]</span></a> of it.</p><aside class="footnote brackets" id="n" '
    'role="note"><span class="label"><span class="fn-bracket">[</span><a role="doc-backlink" '
    'href="#r">1</a><span class="fn-bracket">]</span></span><p>The note.</p></aside>'
)


@pytest.mark.parametrize("notes", [SPHINX_OLD, SPHINX_NEW])
def test_notes_of_sphinx(tmp_path: Path, notes: str) -> None:
    document = page(tmp_path, f"<h1>Peace</h1><p>{RUNNING * 4}</p>{notes}")
    source = document.manuscript.source
    found = [(m.value, source[m.start : m.end]) for m in document.marks if m.kind == "note"]
    assert found == [("1", "The note.")]
    assert [m.value for m in document.marks if m.kind == "noteref"] == ["1"]
    assert "1\n" not in source
    assert "]\n" not in source


def test_a_books_list_of_printed_pages(tmp_path: Path) -> None:
    nav = (
        f'{books.HEAD}<body><nav epub:type="page-list"><ol><li><a href="text/a.xhtml#x9">9</a></li>'
        '<li><a href="text/b.xhtml">10</a></li></ol></nav></body></html>'
    )
    chapter = f'{books.HEAD}<body><p>It was <i id="x9">late</i> by then.</p></body></html>'
    files = {**books.FILES, "OPS/nav.xhtml": nav, "OPS/text/a.xhtml": chapter}
    document = epub.read(books.write(tmp_path / "b.epub", files), "b.epub", "key")
    source = document.manuscript.source
    pages = [(m.value, source[m.start :][:4]) for m in document.marks if m.kind == "page"]
    assert pages == [("9", "late"), ("10", "Two\n")]


def test_a_half_title_is_said_once(tmp_path: Path) -> None:
    half = f"{books.HEAD}<body><p>TWO RIVERS</p></body></html>"
    title = f"{books.HEAD}<body><h1>Two Rivers</h1><p>by Ann Lee</p></body></html>"
    files = {**books.FILES, "OPS/text/a.xhtml": half, "OPS/text/b.xhtml": title}
    own, furniture = parts(epub.read(books.write(tmp_path / "b.epub", files), "b.epub", "key"))
    assert own == ["Two Rivers", "by Ann Lee"]
    assert furniture["TWO RIVERS"] == "said again on the next page"


def test_a_script_page_says_so(tmp_path: Path) -> None:
    with pytest.raises(html.InputError, match="shows its text by a script"):
        page(tmp_path, f"<div id=app></div><script>{'x=1;' * 2000}</script>")


@pytest.mark.parametrize("frame", ["<article>{}</article>", "<div><div>{}</div></div>", "{}"])
@pytest.mark.parametrize("long", [1, 8])
def test_what_follows_one_paragraph_is_the_page_too(tmp_path: Path, frame: str, long: int) -> None:
    """A table, a heading, a list and a picture are no running text, and no furniture either."""
    text = (
        f"<h1>Boats</h1><p>{RUNNING * long}</p>"
        "<table><tr><th>Year</th><th>Boats</th></tr><tr><td>2019</td><td>12</td></tr></table>"
        "<h2>After</h2><ul><li>Lamps were lit.</li><li>Songs.</li></ul>"
    )
    own, furniture = parts(page(tmp_path, frame.format(text)))
    assert own == [
        "Boats",
        (RUNNING * long).strip(),
        "Year\tBoats",
        "2019\t12",
        "After",
        "Lamps were lit.",
        "Songs.",
    ]
    assert furniture == {}


def test_a_heading_over_links_goes_with_them(tmp_path: Path) -> None:
    links = '<h3>Related</h3><p><a href="/a">One</a></p><p><a href="/b">Two</a></p>'
    body = f"<article><h1>Boats</h1><p>{RUNNING * 8}</p>{links}</article>"
    own, furniture = parts(page(tmp_path, body))
    assert own == ["Boats", (RUNNING * 8).strip()]
    assert {*furniture} == {"Related", "One", "Two"}


def test_a_crumb_that_says_the_title_does_not_begin_the_article(tmp_path: Path) -> None:
    crumbs = '<nav><ol><li><a href="/">Home</a></li><li>The harbour is closed again</li></ol></nav>'
    lead = "From Monday on no boat leaves the harbour."
    head = f"<section><h1>The harbour is closed again</h1><p>{lead}</p></section>"
    body = f"<main>{crumbs}{head}<article><h2>Why</h2><p>{RUNNING * 8}</p></article></main>"
    title = "<title>The harbour is closed again - Town of Wrack</title>"
    own, furniture = parts(page(tmp_path, body, title))
    assert own == ["The harbour is closed again", lead, "Why", (RUNNING * 8).strip()]
    assert {*furniture} == {"Home", "The harbour is closed again"}


def test_a_word_document_saved_as_a_page_begins_with_its_title(tmp_path: Path) -> None:
    head = '<meta name="Generator" content="Microsoft Word 15"><title>The mill of Wrack</title>'
    body = f"<p class=MsoTitle><b>The mill of Wrack</b></p><p class=MsoNormal>{RUNNING}</p>"
    document = page(tmp_path, body, head)
    kinds = [mark.kind for mark in document.marks if mark.kind in BLOCKS]
    assert kinds == ["heading", "paragraph"]


def test_a_picture_over_its_caption_stays_however_deep_it_lies(tmp_path: Path) -> None:
    deep = '<div><div><div><a href="/f"><img src="a.png" alt="A boat at the pier"></a></div></div>'
    figure = f"<div class='thumb'>{deep}<div>The boat of 1911.</div></div></div>"
    body = f"<div><h1>Boats of Wrack</h1><p>{RUNNING * 5}</p>{figure}<p>{RUNNING * 5}</p></div>"
    document = page(tmp_path, body, "<title>Boats of Wrack</title>")
    gone = [mark.value for mark in document.marks if mark.kind == "furniture"]
    assert gone == []
    assert "A boat at the pier" in document.manuscript.source
