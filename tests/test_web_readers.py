"""The readers of web pages, Markdown and EPUB: what they find, and that nothing gets lost."""

from __future__ import annotations

import contextlib
import os
import random
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import books
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reopening import BOOKS, make
from shown import ROLES, marked, uncovered

from publisher import plugins
from publisher.book import Document
from publisher.errors import InputError
from publisher.readers import _html_vote, epub, html, markdown
from publisher.readers._html_tree import parse_html
from publisher.readers._markup import Block
from publisher.sources import read_file

CORPUS = Path(__file__).parent / "corpus"
PAGES = sorted(path.name for path in (CORPUS / "html").iterdir() if path.name != "frameset.html")
FUZZ = int(os.environ.get("PUBLISHER_FUZZ", "25"))
HERON = (CORPUS / "markdown/heron.png").read_bytes()


def read(path: Path) -> Document:
    document = read_file(path, "key", path.name)
    assert document is not None
    return document


def page(tmp_path: Path, text: str | bytes, name: str = "page.html") -> Document:
    path = tmp_path / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode("utf-8"))
    return html.read(path, name, "key")


def book(tmp_path: Path, **changes: str) -> Path:
    files = {**books.FILES, "OPS/img/map.png": HERON, "OPS/img/dot.png": HERON}
    files |= {name.replace("__", "/"): text for name, text in changes.items()}
    return books.write(tmp_path / "book.epub", files)


@pytest.mark.parametrize("name", PAGES)
def test_pages(name: str, golden: Callable[[str, str], None]) -> None:
    document = read(CORPUS / "html" / name)
    golden(f"html/{name}.txt", marked(document))
    assert uncovered(document) == ""


def test_markdown(golden: Callable[[str, str], None]) -> None:
    document = read(CORPUS / "markdown/everything.md")
    golden("markdown/everything.md.txt", marked(document))
    assert uncovered(document) == ""
    assert document.pictures[0].data == HERON


def test_a_book(tmp_path: Path, golden: Callable[[str, str], None]) -> None:
    document = read(book(tmp_path))
    golden("epub/two-rivers.epub.txt", marked(document))
    assert uncovered(document) == ""
    assert [picture.data for picture in document.pictures] == [HERON]


def test_frames_are_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"menu\.html, main\.html"):
        html.read(CORPUS / "html/frameset.html", "frameset.html", "key")


@pytest.mark.parametrize(
    "text", ["", " \n", "<html></html>", "<script>x</script>", "<!-- x -->", "<p hidden>x</p>"]
)
def test_a_page_without_text(tmp_path: Path, text: str) -> None:
    with pytest.raises(InputError, match=r"no text|empty"):
        page(tmp_path, text)


@pytest.mark.parametrize(
    ("name", "head", "reader"),
    [
        ("a.html", b"<p>x</p>", "html"),
        ("a.txt", b"<!DOCTYPE html><p>x", "html"),
        ("a.htm", b"\xef\xbb\xbf<html>", "html"),
        ("a.htm", "\ufeff<html>é".encode("utf-16-le"), "html"),
        ("a", b'<?xml version="1.0"?>\n<html xmlns="x">', "html"),
        ("a.html", b"words only", "html"),
        ("a.md", b"# Title", "markdown"),
        ("a.md", b"<!doctype html><p>", "html"),
        ("a.txt", b"# Title\n* one\n* two\n", "text"),
        ("a.txt", b"<p>is how a paragraph begins", "text"),
        ("a.html", b"%PDF-1.7", ""),
        ("a.xml", b'<?xml version="1.0"?><feed>', ""),
        ("a.epub", b"PK\x03\x04", "epub"),
        ("a.zip", b"PK\x03\x04", ""),
    ],
)
def test_content_decides(name: str, head: bytes, reader: str) -> None:
    ours = ("epub", "html", "markdown", "text")
    found = [one for one in ours if plugins.find("readers", one).accepts(Path(name), head)]
    assert found[:1] == ([reader] if reader else [])


def test_pictures_come_from_the_pages_own_folder_only(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    (folder / "sub").mkdir(parents=True)
    for place in (tmp_path / "out.png", folder / "a.png", folder / "sub/b.png"):
        place.write_bytes(HERON + place.name.encode())
    (folder / "link.png").symlink_to(tmp_path / "out.png")
    sources = ["a.png", "sub/b.png", "../out.png", f"{tmp_path}/out.png", "link.png", "file:a.png"]
    images = "".join(
        f'<p><img src="{source}" alt="A heron, {number}">' for number, source in enumerate(sources)
    )
    document = page(folder, f"<p>Some text, and pictures of it.{images}")
    assert [picture.name for picture in document.pictures] == ["a.png", "b.png"]
    named = [mark.value for mark in document.marks if mark.kind == "image"]
    assert named == ["a.png", "b.png", "", "", "", ""]


@pytest.mark.parametrize("votes", [True, False])
def test_the_vote(votes: bool) -> None:
    running = "A sentence of the article that runs on for a while, as sentences do. "
    box = parse_html("<div><p>a<p>b<h2>c</h2><p>d<ul><li>e</ul></div><div><p>f</div>", "x").root
    places = [*box.iter("p", "h2", "li")]
    texts = [running * 3 + "One.", "Short.", "A heading", running * 3 + "Two.", "An item", running]
    roles = ["paragraph", "paragraph", "heading", "paragraph", "list_item", "paragraph"]
    blocks = [
        Block(role, "", text, furniture="links" if number == 3 else "", element=place)
        for number, (role, text, place) in enumerate(zip(roles, texts, places, strict=True))
    ]
    blocks[5] = replace(blocks[5], text="Somebody else wrote this teaser for another page.")
    kept = f"{texts[0]}\n{texts[3]}" if votes else "Too little."
    found = [block.furniture for block in _html_vote.voted(blocks, kept, "")]
    assert found == (["", "", "", "", "", _html_vote.UNKEPT] if votes else
                     ["", "", "", "links", "", ""])  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        "<div>" * 10_000 + "deep",
        "<p>" + "<b>" * 10_000 + "deep",
        "<table><tr><td>" * 3_000 + "deep",
        "<ul><li>" * 5_000 + "deep",
        "<p title='" + "x" * 5_000_000 + "'>text of it",
        "<p>" + "&amp;" * 500_000,
        "<div>" * 1_900 + '<p id="a">some <a href="#a">1</a> text.</p>' * 2_000,
        '<!DOCTYPE a [<!ENTITY x "ha"><!ENTITY y "&x;&x;">]><p>&y; text',
        "<table>" + "<tr><td colspan=999999999 rowspan=999999999>x" * 300,
        '<ol start="99999999999999999999"><li>one<li value="x">two</ol>',
        "<ruby><rt>x</rt></ruby><rt>y</rt>text<ruby>",
        '<script type="application/ld+json">' + "[" * 100_000 + "</script><p>text",
        "<p>\0\x01text \ud7ff",
        "<meta charset=punycode><p>" + "a" * 150_000 + "-" + "zzab" * 100_000,
        '<a href="#a" id="a">1</a><a href="#b" id="b"><p id=c>1</p></a><a href="#c">1</a>',
    ],
)
def test_hostile_pages(tmp_path: Path, text: str) -> None:
    try:
        document = page(tmp_path, text)
    except InputError:
        return
    assert uncovered(document) == ""
    assert "haha" not in document.manuscript.source


def test_no_entity_reaches_for_a_file(tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("SECRET")
    entity = f'<!DOCTYPE html [<!ENTITY x SYSTEM "{(tmp_path / "secret.txt").as_uri()}">]>'
    text = f'<?xml version="1.0"?>{entity}<html xmlns="http://www.w3.org/1999/xhtml"><body>'
    document = page(tmp_path, text + "<p>An entity: &x; here.</p></body></html>")
    assert "SECRET" not in document.manuscript.source


def test_what_is_nested_too_deeply_is_said(tmp_path: Path) -> None:
    document = page(tmp_path, "<p>Before.</p>" + "<div>" * 3000 + "lost")
    assert "R122" in [finding.code for finding in document.findings]


def test_a_protected_book(tmp_path: Path) -> None:
    locked = (
        '<encryption xmlns="x"><EncryptedData><EncryptionMethod Algorithm="{}"/></EncryptedData>'
        "</encryption>"
    )
    font = locked.format("http://www.idpf.org/2008/embedding")
    assert read(book(tmp_path, **{"META-INF__encryption.xml": font}))
    path = book(tmp_path, **{"META-INF__encryption.xml": locked.format("aes256-cbc")})
    with pytest.raises(InputError, match="DRM"):
        epub.read(path, "book.epub", "key")


def test_a_bomb_in_a_book(tmp_path: Path) -> None:
    path = book(tmp_path, **{"OPS__text__a.xhtml": books.HEAD + " " * 30_000_000})
    with pytest.raises(InputError, match="too large when unpacked"):
        epub.read(path, "book.epub", "key")


@pytest.mark.parametrize(
    "missing", ["META-INF/container.xml", "OPS/package.opf", "OPS/text/a.xhtml", "OPS/nav.xhtml"]
)
def test_a_book_that_lacks_something(tmp_path: Path, missing: str) -> None:
    files = {name: text for name, text in books.FILES.items() if name != missing}
    path = books.write(tmp_path / "book.epub", files)
    if missing == "OPS/package.opf":
        with pytest.raises(InputError, match="package"):
            epub.read(path, "book.epub", "key")
    else:
        assert "The second river" in epub.read(path, "book.epub", "key").manuscript.source


@pytest.mark.parametrize("name", BOOKS)
def test_a_book_of_our_own_reads_back(tmp_path: Path, name: str) -> None:
    made = BOOKS[name]()
    document = read(make(made, tmp_path).path)
    texts = [block.text for part in made.documents() for block in part.blocks]
    source = document.manuscript.source
    for mark in sorted(document.marks, key=lambda mark: -mark.start):
        if mark.kind == "noteref":  # shown in the page, and no part of the sentence
            source = source[: mark.start] + source[mark.end :]
    found = source.split("\n\n")
    if any(mark.kind == "note" for mark in document.marks):
        found, texts = sorted(found), sorted(texts)  # notes stand at the end of the document
    assert found == texts
    assert document.value("title") == made.title.value
    assert document.language == made.language.value
    kinds = [mark.kind for mark in document.marks if mark.kind in ROLES]
    assert kinds.count("heading") == sum(
        block.kind == "heading" for part in made.documents() for block in part.blocks
    )


VALID = [*(CORPUS / "html").iterdir(), CORPUS / "markdown/everything.md"]


@settings(max_examples=FUZZ, deadline=None)
@given(st.sampled_from(VALID), st.randoms(use_true_random=False), st.integers(0, 100))
def test_mutated_pages(
    tmp_path_factory: pytest.TempPathFactory, file: Path, chance: random.Random, cut: int
) -> None:
    data = bytearray(file.read_bytes())
    for _ in range(chance.randint(0, 30)):
        data[chance.randrange(len(data))] = chance.choice(b"<>/&;\"'= \0\xff\x80ap")
    path = tmp_path_factory.mktemp("fuzz") / file.name
    path.write_bytes(bytes(data[: len(data) * cut // 100]))
    for reader in (html, markdown):
        with contextlib.suppress(InputError):
            assert uncovered(reader.read(path, path.name, "key")) == ""


@settings(max_examples=FUZZ, deadline=None)
@given(st.randoms(use_true_random=False), st.booleans(), st.sampled_from(sorted(books.FILES)))
def test_mutated_books(
    tmp_path_factory: pytest.TempPathFactory, chance: random.Random, inside: bool, name: str
) -> None:
    folder = tmp_path_factory.mktemp("fuzz")
    files: dict[str, str] = dict(books.FILES)
    if inside:
        text = list(files[name])
        for _ in range(10):
            text[chance.randrange(len(text))] = chance.choice("<>/&;\"' #\ufffe")
        files[name] = "".join(text)
    path = books.write(folder / "book.epub", files)
    if not inside:
        data = bytearray(path.read_bytes())
        for _ in range(chance.randint(1, 20)):
            data[chance.randrange(len(data))] = chance.randrange(256)
        path.write_bytes(bytes(data[: chance.randint(0, len(data))]))
    with contextlib.suppress(InputError):
        assert uncovered(epub.read(path, "book.epub", "key")) == ""


def test_the_archive_is_left_closed_and_alone(tmp_path: Path) -> None:
    path = book(tmp_path)
    before = path.read_bytes()
    epub.read(path, "book.epub", "key")
    assert path.read_bytes() == before
    assert zipfile.ZipFile(path).testzip() is None
    assert [one.name for one in tmp_path.iterdir()] == ["book.epub"]
