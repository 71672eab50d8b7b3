"""Words in italics and bold: told by the formats, kept by the cleaning, shown in the book."""

from __future__ import annotations

from pathlib import Path

import pytest
from marked import SILENT, marked
from office import docx, odt, p, r, read
from reopening import Reopened, found, make
from tampering import replace, sign
from test_check_structure import written

from publisher.arrange import arrange
from publisher.blocks import EMPHASIS, Block
from publisher.book import Book, Document
from publisher.check import check
from publisher.cleaning import clean
from publisher.manifest import Manifest

WORDS = "The dam was built in this valley in a year of great hunger."


def cleaned(folder: Path, data: str | bytes, name: str) -> Document:
    return clean(read(folder, data.encode() if isinstance(data, str) else data, name))


def book(document: Document) -> Book:
    return arrange((document,), Manifest(), "The book", SILENT, {})


def shown(block: Block) -> str:
    """The text of a block, <em: words> and <strong: words> in it."""
    text = block.text
    for anchor in sorted(block.anchors, key=lambda a: (-a.start, a.end)):
        if anchor.kind in EMPHASIS:
            words = text[anchor.start : anchor.end]
            if "<" not in words:
                text = f"{text[: anchor.start]}<{anchor.kind}: {words}>{text[anchor.end :]}"
    return text


def blocks(document: Document) -> list[str]:
    return [shown(block) for block in document.blocks]


def paragraph(made: Reopened, number: int = 0) -> str:
    """The inside of a paragraph of the one speech, without ids and names of languages."""
    (page,) = made.pages()[1:-1]
    element = found(page, "//h:p")[number]
    return "".join(_markup(child) for child in element)


def _markup(element: object) -> str:
    inside = (element.text or "") + "".join(_markup(child) for child in element)  # type: ignore
    name = element.tag.rpartition("}")[2]  # type: ignore[attr-defined]
    return f"<{name}>{inside}</{name}>{element.tail or ''}"  # type: ignore[attr-defined]


MARKED: list[tuple[str, str | bytes]] = [
    ("a.md", "It is *very* good, **said *he* and** she."),
    ("a.html", "<body><p>It is <i>very</i> good, <b>said <em>he</em> and</b> she.</p></body>"),
    (
        "b.html",
        "<body><p>It is <span style='font-style:italic'>very</span> good, <span class='bold'>said "
        "<span class=italic>he</span></span><strong> and</strong> she.</p></body>",
    ),
]


STYLES = (
    '<w:style w:type="paragraph" w:styleId="Q"><w:name w:val="Motto"/><w:rPr><w:i/><w:b/></w:rPr>'
    '</w:style><w:style w:type="character" w:styleId="Em"><w:name w:val="Hervorhebung"/><w:rPr>'
    '<w:i/></w:rPr></w:style><w:style w:type="character" w:styleId="St"><w:name w:val="Strong"/>'
    "</w:style>"
)
DOCX = docx(
    p(
        "It is ",
        r("ve", "<w:i/>"),
        r("ry", '<w:i w:val="1"/><w:color w:val="0000FF"/>'),
        " good, ",
        r("said ", "<w:b/>"),
        r("he", '<w:rStyle w:val="Em"/><w:b/>'),
        r(" and", '<w:rStyle w:val="St"/>'),
        r(" she", '<w:b w:val="0"/><w:i w:val="false"/>'),
        ".",
    ),
    styles=STYLES,
)
STYLE = (
    '<style:style style:name="{}" style:family="{}" style:parent-style-name="{}">'
    "<style:text-properties {}/></style:style>"
)
ODT = odt(
    '<text:p>It is <text:span text:style-name="T1">ve</text:span><text:span text:style-name="T1">ry'
    '</text:span> good, <text:span text:style-name="T2">said <text:span text:style-name="T1">he'
    '</text:span> and<text:span text:style-name="T3"> she</text:span></text:span>.</text:p>',
    automatic=STYLE.format("T1", "text", "", 'fo:font-style="italic"')
    + STYLE.format("T2", "text", "Strong_20_Emphasis", "")
    + STYLE.format("T3", "text", "", 'fo:font-weight="normal"'),
    styles=STYLE.format("Strong_20_Emphasis", "text", "", 'fo:font-weight="bold"'),
)
RTF = (
    rb"{\rtf1\ansi{\stylesheet{\s0 Normal;}{\s3\i\b Motto;}}\pard\plain\s0 It is {\i ve}{\i\cf1 ry}"
    rb" good, \b said {\i he} and\b0  she.}"
)
MARKED += [("a.docx", DOCX), ("a.odt", ODT), ("a.rtf", RTF)]


@pytest.mark.parametrize(("name", "text"), MARKED)
def test_italics_and_bold_reach_the_book(name: str, text: str | bytes, tmp_path: Path) -> None:
    document = cleaned(tmp_path, text, name)
    (block,) = document.blocks
    told = [(a.kind, block.text[a.start : a.end]) for a in block.anchors]
    assert told == [("em", "very"), ("strong", "said he and"), ("em", "he")]
    made = make(book(document), tmp_path)
    assert paragraph(made) == (
        "<span>It is <em>very</em> good, <strong>said <em>he</em> and</strong> she.</span>"
    )


def test_emphasis_is_closed_with_its_sentence(tmp_path: Path) -> None:
    text = "It was <i>good. It was, <b>she</b></i><b> said,</b> <i>Новый</i> dam.\n"
    document = cleaned(tmp_path, f"<body><p>{text}</p></body>", "a.html")
    made = make(book(document), tmp_path)
    assert paragraph(made) == (
        "<span>It was <em>good.</em></span> <span><em>It was, <strong>she</strong></em><strong> "
        "said,</strong> <em><span>Новый</span></em> dam.</span>"
    )


def test_emphasis_lives_through_the_mending_of_its_words(tmp_path: Path) -> None:
    said = "It is {em|a  rather long} affair, {em|and so } {em|on}, {em| }{strong|and"
    document = clean(marked(("paragraph", WORDS), ("paragraph", f"{said}\nnew}}.")))
    assert document.manuscript.edits
    assert blocks(document) == [
        WORDS,
        "It is <em: a rather long> affair, <em: and so on>, <strong: and new>.",
    ]


def test_what_only_looks_so_is_no_emphasis(tmp_path: Path) -> None:
    page = (
        "<h1><b>The dam</b></h1><p class=byline><i>By Jane Doe</i></p><h2><i>Built</i></h2>"
        f"<p><b style='font-weight:normal'>{WORDS}</b></p><h2>In <i>Nature</i></h2>"
        f"<p style='font-weight:bold'>{WORDS}</p><p><i>{WORDS}</i></p>"
        "<table><tr><th><b>Head</b></th><th>B</th></tr><tr><td><b>1</b></td><td>2</td></tr></table>"
    )
    assert blocks(cleaned(tmp_path, f"<body>{page}</body>", "a.html")) == [
        "The dam", "By Jane Doe", "Built", WORDS, "In <em: Nature>", WORDS, f"<em: {WORDS}>",
        "Head\tB", "<strong: 1>\t2",
    ]  # fmt: skip


def test_a_style_of_word_is_the_look_of_its_paragraph(tmp_path: Path) -> None:
    body = (
        p(
            "The ",
            r("water", "<w:i/><w:b/>"),
            r(" is", '<w:rStyle w:val="Em"/>'),
            " rising.",
            style="Q",
        )
        + p(r("It is all so.", "<w:i/>"))
        + p("水", r("很高", '<w:em w:val="dot"/>'), "。")
    )
    assert blocks(cleaned(tmp_path, docx(body, styles=STYLES), "a.docx")) == [
        "The water <em: is> rising.", "<em: It is all so.>", "水<em: 很高>。",
    ]  # fmt: skip
    everything = "<w:docDefaults><w:rPrDefault><w:rPr><w:b/></w:rPr></w:rPrDefault></w:docDefaults>"
    document = cleaned(tmp_path, docx(p(r("All", "<w:b/>"), " bold."), styles=everything), "b.docx")
    assert blocks(document) == ["All bold."]


def test_a_style_of_rtf_is_the_look_of_its_paragraph(tmp_path: Path) -> None:
    data = (
        rb"{\rtf1\ansi{\stylesheet{\s0 N;}{\s3\i Motto;}}\pard\plain\s3\i The {\b water} rises."
        rb"\par\pard\plain\s0\i It is so.\par\plain Not {\i this\plain  one}.}"
    )
    assert blocks(cleaned(tmp_path, data, "a.rtf")) == [
        "The <strong: water> rises.", "<em: It is so.>", "Not <em: this> one.",
    ]  # fmt: skip


def test_a_named_style_of_opendocument_is_the_look_of_its_paragraph(tmp_path: Path) -> None:
    body = (
        '<text:p text:style-name="Q">The <text:span text:style-name="T1">water</text:span> rises.'
        '</text:p><text:p text:style-name="P1">It is <text:span text:style-name="T2">so'
        '</text:span>.</text:p><text:h text:style-name="P1">Rain</text:h>'
    )
    italic = 'fo:font-style="italic"'
    data = odt(
        body,
        automatic=STYLE.format("T1", "text", "", italic)
        + STYLE.format("T2", "text", "", 'fo:font-style="normal"')
        + STYLE.format("P1", "paragraph", "", italic),
        styles=STYLE.format("Q", "paragraph", "", italic),
    )
    assert blocks(cleaned(tmp_path, data, "a.odt")) == [
        "The water rises.", "<em: It is> so.", "Rain",
    ]  # fmt: skip


def test_a_note_stands_in_emphasis_or_behind_it(tmp_path: Path) -> None:
    text = f"It is *good[^1] and new*, *here*[^2].\n\n{WORDS}\n\n[^1]: One.\n\n[^2]: Two.\n"
    made = make(book(cleaned(tmp_path, text, "a.md")), tmp_path)
    assert paragraph(made) == (
        "<span>It is <em>good<a>[1]</a> and new</em>, <em>here</em><a>[2]</a>.</span>"
    )


def test_the_checker_misses_emphasis_that_is_gone(tmp_path: Path) -> None:
    table = "| *a* | b |\n|---|---|\n| **c** d | *e* |\n"
    text = f"{WORDS} *It* was *high. And **new*,** so.\n\n{table}"
    folder = written(book(cleaned(tmp_path, text, "a.md")), tmp_path)
    assert check(folder) == ()
    (made,) = folder.glob("*.epub")
    entry = next(e for e in Reopened(made).zip.namelist() if e.startswith("EPUB/text/key"))
    replace(made, entry, "<em>high.</em>", "<span>high.</span>")
    sign(folder)
    assert {one.code for one in check(folder)} == {"K676"}


def test_a_book_is_read_back_as_it_was(tmp_path: Path) -> None:
    text = f"# Dam\n\n*It is. It **is* so** here.*\n\n{WORDS} *It* was **bold *and* new. So**.\n"
    document = cleaned(tmp_path, text, "a.md")
    made = make(book(document), tmp_path)
    again = clean(read(tmp_path, made.path.read_bytes(), "b.epub"))
    texts = blocks(document)
    start = blocks(again).index(texts[0])
    assert blocks(again)[start : start + len(texts)] == texts
