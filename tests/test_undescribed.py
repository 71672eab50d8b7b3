"""Pictures that nobody described and words that are struck out: shown, told, not said."""

from __future__ import annotations

import struct
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from marked import SILENT, picture
from office import docx, odt, p, png, r, read
from reopening import found, make, visible
from test_check_structure import written

from publisher.arrange import arrange
from publisher.book import Anchor, Block, Book, Document
from publisher.check import check
from publisher.cleaning import clean
from publisher.errors import ManifestError
from publisher.findings import Finding
from publisher.headings import chapters
from publisher.ledger import Manuscript
from publisher.manifest import Manifest
from publisher.manifest_file import read as read_manifest
from publisher.picturing import with_pictures
from publisher.readers._picture_size import is_small, size

WORDS = "The dam was built in this valley in a year of great hunger, as everybody knows."
DRAWING = (
    '<w:r><w:drawing><wp:inline><wp:docPr id="1" name="Picture 3" descr="{}"/><a:graphic>'
    '<a:blip r:embed="dam.png"/></a:graphic></wp:inline></w:drawing></w:r>'
)
CAPTION = '<w:style w:type="paragraph" w:styleId="C"><w:name w:val="caption"/></w:style>'


def word(*paragraphs: str) -> bytes:
    return docx("".join(paragraphs), media={"dam.png": picture()}, styles=CAPTION)


def web(inside: str) -> bytes:
    return f"<!DOCTYPE html><html lang='en'><body><h1>Dam</h1><p>{WORDS}</p>{inside}".encode()


def rtf(inside: str) -> bytes:
    return (r"{\rtf1\ansi " + WORDS + r"\par " + inside + "}").encode()


DRAWN = '<text:p>{}<draw:frame><draw:image xlink:href="dam_png"/></draw:frame></text:p>'
FILES = {
    "a.docx": word(p(WORDS), p(DRAWING.format(""))),
    "a.odt": odt(DRAWN.format(WORDS).replace("dam_png", "dam.png"), dam_png=picture()),
    "a.html": web('<p><img src="dam.png"></p><p>Then.</p>'),
    "a.md": f'# Dam\n\n{WORDS}\n\n<img src="dam.png">\n'.encode(),
    "a.rtf": rtf(r"{\pict\pngblip " + picture().hex() + "}"),
}  # fmt: skip


def cleaned(folder: Path, data: bytes, name: str, editor: Manifest | None = None) -> Document:
    (folder / "dam.png").write_bytes(picture())
    return clean(read(folder, data, name), editor=editor)


def book(document: Document, editor: Manifest | None = None) -> Book:
    return arrange((document,), editor or Manifest(), "Water", SILENT, {}, "", "it is so", ())


def told(findings: Sequence[Finding], code: str) -> list[str]:
    return [f.message.partition(": ")[2] for f in findings if f.code == code]


def images(document: Document) -> list[tuple[str, str]]:
    return [(block.text, block.picture) for block in document.blocks if block.kind == "image"]


@pytest.mark.parametrize("name", FILES)
def test_every_reader_keeps_a_picture_that_nobody_described(name: str, tmp_path: Path) -> None:
    document = cleaned(tmp_path, FILES[name], name)
    (kept,) = document.pictures
    assert kept.data == picture()
    (message,) = told(document.findings, "R124")
    assert message.endswith(f'[document."{name}".alt]: "{kept.name}" = "What it shows"')
    made = book(document)
    (speech,) = made.speeches
    assert images(speech.documents[0]) == [("Picture without a description", kept.name)]
    assert speech.documents[0].blocks[-1 if name != "a.html" else -2].kind == "image"


def test_such_a_book_claims_nothing_that_needs_the_description(tmp_path: Path) -> None:
    made = make(book(cleaned(tmp_path, FILES["a.html"], "a.html")), tmp_path)
    (figure,) = [f for page in made.pages() for f in found(page, "//h:figure")]
    assert visible(figure).strip() == "Picture without a description"
    assert found(figure, "h:img/@src")
    assert [m.text for m in made.metas("schema:accessModeSufficient")] == ["textual,visual"]
    features = {meta.text for meta in made.metas("schema:accessibilityFeature")}
    assert "readingOrder" in features
    assert "alternativeText" not in features
    assert made.metas("dcterms:conformsTo") == made.metas("a11y:certifiedBy") == []
    assert "without one are announced" in made.value("schema:accessibilitySummary")


def test_the_editor_describes_a_picture_or_calls_it_decoration(tmp_path: Path) -> None:
    toml = '[document."a.html".alt]\n"dam.png" = "A wall across the valley"\n'
    (tmp_path / "book.toml").write_text(toml, "utf-8")
    editor = read_manifest(tmp_path)
    document = cleaned(tmp_path, FILES["a.html"], "a.html", editor)
    assert told(document.findings, "R124") == []
    whole = book(document, editor)
    assert images(whole.speeches[0].documents[0]) == [("A wall across the valley", "dam.png")]
    made = make(whole, tmp_path)
    assert made.metas("dcterms:conformsTo")
    (tmp_path / "book.toml").write_text(toml.replace("A wall across the valley", ""), "utf-8")
    editor = read_manifest(tmp_path)
    assert images(book(document, editor).speeches[0].documents[0]) == []


def test_a_picture_in_a_table_stands_behind_it_and_does_not_part_it(tmp_path: Path) -> None:
    image = '<img src="dam.png">'
    table = (
        f"<ul><li>Dams<table><caption>All dams {image}</caption>"
        f'<tr><td rowspan="2">Old {image}</td><td>1900</td></tr><tr><td>1910</td></tr></table></li>'
        f"<li>More</li></ul>"
    )
    made = book(cleaned(tmp_path, web(table + f"<p>Then. {image}</p>"), "a.html"))
    assert check(written(made, tmp_path)) == ()
    kinds = [(b.kind, b.text[:4]) for b in made.speeches[0].documents[0].blocks[3:]]
    rows, shown = [("table_row", "Old\t"), ("table_row", "\t191")], ("image", "Pict")
    assert kinds == [("paragraph", "All "), *rows, shown, shown, ("list_item", "More"),
                     ("paragraph", "Then"), shown]  # fmt: skip


def test_a_picture_at_a_line_of_verse_stands_behind_the_stanza(tmp_path: Path) -> None:
    page = '<blockquote><p>The river runs, <img src="dam.png"><br>and runs away;</p></blockquote>'
    made = book(cleaned(tmp_path, web(page), "a.html"))
    assert check(written(made, tmp_path)) == ()
    *_, first, second, shown = made.speeches[0].documents[0].blocks
    assert [group.kind for group in first.within] == ["quote", "verse"]
    assert (first.within, shown.within) == (second.within, first.within[:1])


def test_a_picture_in_a_note_does_not_part_the_notes() -> None:
    anchor = Anchor("picture", 0, 0, "dam.png")
    notes = [Block("note", "en", f"Note {n}.", note=n) for n in (1, 1, 2)]
    blocks = (replace(notes[0], anchors=(anchor,)), *notes[1:], Block("paragraph", "en", "End."))
    made = with_pictures(Document("a", "a.docx", Manuscript(""), blocks=blocks), {"dam.png": "Dam"})
    assert [b.kind for b in made.blocks] == ["note", "note", "note", "image", "paragraph"]


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ('"dam.jpg" = "A wall"', "has no picture 'dam.jpg'.* Its pictures without one: dam.png"),
        ('"dam.png" = 7', "dam.png must be text"),
    ],
)
def test_a_wrong_description_is_refused(tmp_path: Path, line: str, words: str) -> None:
    (tmp_path / "book.toml").write_text(f'[document."a.html".alt]\n{line}\n', "utf-8")
    with pytest.raises(ManifestError, match=words):
        cleaned(tmp_path, FILES["a.html"], "a.html", read_manifest(tmp_path))


def test_what_only_decorates_is_left_out(tmp_path: Path) -> None:
    (tmp_path / "dot.png").write_bytes(png())
    page = web('<p><img src="dam.png" alt=""></p><p><img src="dot.png"></p>')
    document = cleaned(tmp_path, page, "a.html")
    assert told(document.findings, "R120") == ["1"]
    assert told(document.findings, "R124") == []
    assert images(book(document).speeches[0].documents[0]) == []


def test_a_picture_that_is_not_at_hand_is_told_and_its_description_stays(tmp_path: Path) -> None:
    page = web('<figure><img src="gone.jpg" alt="A tower"></figure><p><img src="http://x/b.png">')
    document = cleaned(tmp_path, page, "a.html")
    assert [m[-9:] for m in told(document.findings, "R143")] == [" gone.jpg"]
    assert [m[-14:] for m in told(document.findings, "R148")] == ["http://x/b.png"]
    assert images(document) == [("A tower", "")]


@pytest.mark.parametrize("above", [True, False])
def test_a_caption_says_what_a_picture_shows(tmp_path: Path, above: bool) -> None:
    pieces = [p(DRAWING.format("")), p("Fig. 1: The dam at dawn", style="C")]
    document = cleaned(tmp_path, word(p(WORDS), *(pieces[::-1] if above else pieces)), "a.docx")
    assert images(document) == [("Fig. 1: The dam at dawn", "dam.png")]
    assert told(document.findings, "R124") == []
    alone = cleaned(tmp_path, word(p(WORDS), p("Fig. 1: The dam", style="C")), "b.docx")
    assert [block.kind for block in alone.blocks] == ["paragraph", "paragraph"]


STRIKE = '<style:style style:name="S" style:family="text"><style:text-properties {}/></style:style>'
STRUCK = {
    "a.docx": docx(p("It costs ", r("9", "<w:strike/>"), " 12 francs.")),
    "b.docx": docx(p("It costs ", r("9", "<w:dstrike/>"), r(" 12", '<w:strike w:val="0"/>'),
                     " francs.")),
    "a.odt": odt(
        '<text:p>It costs <text:span text:style-name="S">9</text:span> 12 francs.</text:p>',
        automatic=STRIKE.format('style:text-line-through-style="solid"'),
    ),
    "a.rtf": rb"{\rtf1\ansi It costs {\strike 9} 12 francs.}",
    "a.html": b"<html><body><p>It costs <del>9</del> 12 francs.</p></body></html>",
    "b.html": b"<p>It costs <span style='text-decoration: line-through'>9</span> 12 francs.</p>",
    "a.md": b"It costs ~~9~~ 12 francs.\n",
}  # fmt: skip


@pytest.mark.parametrize("name", STRUCK)
def test_struck_words_are_shown_so_and_not_said(name: str, tmp_path: Path) -> None:
    document = clean(read(tmp_path, STRUCK[name], name))
    assert document.manuscript.text == "It costs 9 12 francs."
    assert told(document.findings, "R145") == ["'9'"]
    whole = book(document)
    title, sentence = whole.speeches[0].documents[0].sentences()
    assert title.text == "[It costs 12 francs]"
    assert "".join(run.text for run in sentence.runs if run.said) == "It costs  12 francs."
    pages = make(whole, tmp_path).pages()
    assert [s.text for page in pages for s in found(page, "//h:s")] == ["9"]


def test_no_title_and_no_chapter_has_struck_words(tmp_path: Path) -> None:
    page = f"<h2>The <s>first</s> second dam</h2><p>{WORDS}</p><h2><s>Gone</s></h2><p>{WORDS}</p>"
    text = web(page).replace(b"<h1>Dam</h1>", b"<h1>The <del>old</del> new dam</h1>")
    whole = book(cleaned(tmp_path, text, "a.html"))
    whole = replace(whole, contents_depth=2)
    (speech,) = whole.speeches
    assert (speech.title.value, speech.key) == ("The new dam", "the-new-dam")
    assert speech.title.evidence.reason == "its heading of level 1, without what is struck out"
    assert [h.title for h in chapters(speech.documents[0], 2)] == ["The second dam", "Gone"]
    assert check(written(whole, tmp_path)) == ()


def test_the_size_of_a_picture_is_told_from_its_head() -> None:
    jpeg = bytes.fromhex("ffd8ffe0000400ff") + b"\xff\xc0\0\x11\x08" + struct.pack(">HH", 20, 300)
    assert size(jpeg + b"\3" * 9) == (300, 20)
    assert size(b"GIF89a" + struct.pack("<HH", 7, 9)) == (7, 9)
    assert size(b"<svg width='12px' height='40'>") == (12, 40)
    assert size(b"\x89PNG\r\n\x1a\n") == size(b"GIF89a") == size(b"\xff\xd8\xff") == (0, 0)
    assert is_small(png())
    assert not is_small(picture())
