"""What blocks, readings, notes, pages and pictures become in a page of the EPUB."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import sample
from lxml import etree
from marked import picture
from reopening import (
    BOOKS,
    EPUB_TYPE,
    TEXTREF,
    Tones,
    arabic,
    found,
    make,
    resolved,
    visible,
    with_document,
    with_readings,
)
from test_cover import contrast

from publisher.book import Block, Ruby, Run, Sentence
from publisher.writers import epub


def test_blocks_become_the_elements_of_their_kind(tmp_path: Path) -> None:
    made = make(sample.book(), tmp_path)
    front, one, two, three, about = made.pages()
    assert [etree.QName(e).localname for e in found(one, "//h:section/*")] == [
        "h1",
        "p",
        "blockquote",
    ]
    assert len(found(one, "//h:blockquote/h:p/h:span")) == 1
    assert len(found(two, "//h:p[@class='byline']")) == 1
    assert len(found(three, "//h:ul")) == 1
    assert len(found(three, "//h:ul/h:li/h:span")) == 2
    assert len(found(three, "//h:h1[@class='made']")) == 1
    assert found(about, "//h:p[@class='made']//h:span[@lang='zh-Hant']/text()") == ["新華社"]
    assert found(front, "//h:p/@class") == ["byline made"]
    kinds = [
        (section.get(EPUB_TYPE), section.get("role"))
        for page in (front, one, about)
        for section in found(page, "//h:section")
    ]
    assert kinds == [("titlepage", None), ("chapter", "doc-chapter"), ("colophon", "doc-colophon")]


def test_nothing_is_added_between_chinese_sentences(tmp_path: Path) -> None:
    made = make(sample.book(), tmp_path)
    raw = made.zip.read("EPUB/text/two.xhtml").decode()
    assert '和平至關重要。</span><span id="two-a-2">我們同意。</span></p>' in raw
    assert "Mr. President.</span> <span" in made.zip.read("EPUB/text/one.xhtml").decode()


def test_readings_stand_above_the_text_only_when_asked_for(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    shown = make(with_readings(True), tmp_path / "a")
    hidden = make(with_readings(False), tmp_path / "b")
    raw = shown.zip.read("EPUB/text/ruby.xhtml").decode()
    reading = '<rt lang="zh-Latn-pinyin" xml:lang="zh-Latn-pinyin">guó</rt>'
    assert f"<ruby>國<rp>(</rp>{reading}<rp>)</rp></ruby>" in raw
    assert found(shown.pages()[3], "//h:rt/text()") == ["zhōng", "guó", "shuō", "hǎo"]
    assert not found(hidden.pages()[3], "//h:ruby")
    features = [m.text for m in shown.metas("schema:accessibilityFeature")]
    assert "rubyAnnotations" in features
    assert "rubyAnnotations" not in [m.text for m in hidden.metas("schema:accessibilityFeature")]


def test_a_reading_that_reaches_over_two_runs_loses_no_text(tmp_path: Path) -> None:
    runs = (Run("中", "zh-Hant"), Run("UN", "en"))
    sentence = Sentence("x-1", "zh-Hant", runs, "", (Ruby(0, 2, "zhōng"),))
    block = Block("paragraph", "zh-Hant", "中UN", (sentence,))
    document = sample.document("x", "X", "zh-Hant", block)
    made = make(replace(with_document(document), show_ruby=True), tmp_path)
    assert visible(found(made.pages()[3], "//h:p")[0]) == "中UN"


def test_a_book_from_right_to_left(tmp_path: Path) -> None:
    made = make(arabic(), tmp_path)
    assert made.find("//o:spine/@page-progression-direction") == ["rtl"]
    assert made.opf.get("dir") == "rtl"
    page = made.pages()[3]
    assert page.get("dir") == "rtl"
    assert found(page, "//h:p[@lang='en']/@dir") == ["ltr"]
    assert found(page, "//h:span[.='Reuters']/@dir") == ["ltr"]
    assert made.pages()[1].get("dir") is None
    plain = make(sample.book(), tmp_path)
    assert plain.find("//o:spine/@page-progression-direction") == []


def test_the_sentence_being_read_has_contrast_by_day_and_by_night() -> None:
    style = Path(epub.__file__).with_name("book.css").read_text("utf-8")
    active = re.findall(r"\.-epub-media-overlay-active \{(.*?)\}", style, re.DOTALL)
    colours = [re.findall(r"#[0-9a-f]{6} !important", block) for block in active]
    pairs = [pair for pair in colours if len(pair) == 2]
    assert len(pairs) == 2
    assert all(contrast(one[:7], two[:7]) >= 4.5 for one, two in pairs)


def test_structure_becomes_the_elements_that_mean_it(tmp_path: Path) -> None:
    made = make(BOOKS["structured"](), tmp_path)
    report = made.pages()[1]
    assert [e.tag[-2:] for e in found(report, "//h:h1 | //h:h2 | //h:h3 | //h:h4")] == [
        *("h1", "h2", "h3", "h2"),
    ]
    lists = found(report, "//h:ol | //h:ul")
    assert [(e.tag[-2:], e.get("type"), found(e, "h:li/@value")) for e in lists] == [
        ("ol", None, ["1", "2"]),
        ("ol", "a", ["1"]),
        ("ul", None, []),
        ("ul", None, []),
    ]
    assert found(report, "//h:li/@style") == ["list-style-type: '§ 4 '"]
    rows = [[visible(cell) for cell in found(row, "h:*")] for row in found(report, "//h:tr")]
    assert rows == [["", "Flow", "Use"], ["Nile", "2,800. Falling.", ""], ["Rhine", "", "2,300"]]
    assert [visible(e) for e in found(report, "//h:thead//h:th[@scope='col']")] == ["Flow", "Use"]
    captions = [(found(f, "h:img/@src"), visible(f).strip()) for f in found(report, "//h:figure")]
    assert captions == [
        (["../images/report-1.png"], "A map of two rivers. They meet at sea."),
        ([], "A chart that is broken."),
        (["../images/report-3.svg"], "A drawing of a dam."),
        ([], "A drawing that calls home."),
    ]
    assert made.zip.read("EPUB/images/report-1.png") == picture()
    assert found(made.pages()[2], "/h:html/@dir") == ["rtl"]


def test_references_lead_to_notes_that_can_be_skipped(tmp_path: Path) -> None:
    made = make(BOOKS["structured"](), tmp_path)
    report = made.pages()[1]
    links = found(report, "//h:a[@e:type='noteref']")
    assert [(a.text, a.get("href")) for a in links] == [
        ("1", "#note-1"),
        ("[2]", "#note-2"),
        ("1", "#note-1"),
    ]
    notes = found(report, "//h:aside[@e:type='footnote']")
    assert [(n.get("id"), n[0].get("data-label"), len(found(n, "h:p"))) for n in notes] == [
        ("note-1", "1", 2),
        ("note-2", "2", 1),
    ]
    (name, smil) = made.overlays()[1]
    told = {
        resolved(name, seq.get(TEXTREF))[1]: seq.get(EPUB_TYPE)
        for seq in found(smil, "//s:seq[@e:type]")
    }
    assert told["note-1"] == told["note-2"] == "footnote"
    assert {"table", "table-row", "table-cell", "list", "figure", "footnotes"} <= set(told.values())


def test_pages_of_sources_are_listed_and_named(tmp_path: Path) -> None:
    made = make(BOOKS["structured"](), tmp_path)
    links = found(made.xml("EPUB/nav.xhtml"), "//h:nav[@e:type='page-list']//h:a")
    # Two documents count their pages: which one, stands behind each number.
    first, second = "On Water & Peace", "تقرير المياه"
    assert ["".join(link.itertext()) for link in links] == [
        *(f"{number} ({first})" for number in ("i", "2", "3", "4")),
        *(f"{number} ({second})" for number in ("1", "2")),
    ]
    for link in links:
        target, fragment = resolved("EPUB/nav.xhtml", link.get("href"))
        (there,) = found(made.xml(target), f"//h:*[@id='{fragment}']")
        assert there.get(EPUB_TYPE) == "pagebreak"
        assert (link.text or "").startswith(f"{there.get('aria-label')} (")
        assert not found(there, "ancestor::h:h1 | ancestor::h:h2")
    assert made.value("pageBreakSource") == "report.pdf; water.docx"
    features = {meta.text for meta in made.metas("schema:accessibilityFeature")}
    assert {"pageNavigation", "pageBreakMarkers"} <= features
    assert [m.text for m in made.metas("schema:accessMode")] == ["textual", "visual"]
    plain = make(sample.book(), tmp_path)
    assert not found(plain.xml("EPUB/nav.xhtml"), "//h:nav[@e:type='page-list']")
    assert plain.metas("pageBreakSource") == []


def test_a_picture_that_cannot_be_shown_is_told(tmp_path: Path) -> None:
    of = BOOKS["structured"]()
    clock = sample.timeline(of)
    shelf = epub.write(of, clock, Tones(clock, tmp_path / "tracks"), tmp_path, ())
    assert {(finding.code, finding.where) for finding in shelf.findings} == {("W531", "report.pdf")}
    lost = [finding.message.rpartition(" ")[2] for finding in shelf.findings]
    assert lost == ["chart.png", "spy.svg"]
