"""Terms with their meanings (dl), from a page to a book; quotation marks of <q>."""

from __future__ import annotations

from pathlib import Path

import grouped
import marked
import office
import pytest
from reopening import Reopened, found, make
from tampering import replace, sign
from test_check_structure import written
from test_verse import page

from publisher.book import Document
from publisher.check import check
from publisher.cleaning import clean

GLOSSARY = (
    "<dl><dt>Lee</dt><dd>The side away from the wind.</dd><dt>Windward</dt><dt>Weather side</dt>"
    "<dd><p>The other side.</p><ul><li>It is wet.</li></ul></dd></dl>"
)


def shape(of: Document, folder: Path) -> str:
    made = make(marked.book(of), folder)
    (section,) = found(made.pages()[1], "//h:body/h:section")
    return grouped.shape(section)


def test_a_glossary_is_one_in_the_book(tmp_path: Path) -> None:
    read = page(tmp_path, GLOSSARY)
    assert [block.text for block in read.blocks][1:6] == [
        "Lee", "The side away from the wind.", "Windward", "Weather side", "The other side.",
    ]  # fmt: skip
    assert shape(read, tmp_path) == "h1 dl(dt dd dt dt dd(p ul(li))) p"
    assert check(written(marked.book(read), tmp_path)) == ()


def test_pairs_may_stand_in_boxes(tmp_path: Path) -> None:
    pairs = "<div><dt>Date:</dt><dd>3 May</dd></div><div><dt>Place:</dt><dd>Mill</dd></div>"
    assert shape(page(tmp_path, f"<dl>{pairs}</dl>"), tmp_path) == "h1 dl(dt dd dt dd) p"


def test_markdown_has_them_too(tmp_path: Path) -> None:
    text = "Lee\n: The side away from the wind.\n\nLuff\n: To turn to the wind.\n\n  Or an edge.\n"
    read = clean(office.read(tmp_path, text.encode(), "a.md"))
    assert shape(read, tmp_path).endswith("dl(dt dd dt dd(p p))")


@pytest.mark.parametrize(
    "torn",
    [
        "<dl><dd>A meaning</dd><dt>A term</dt></dl>",
        "<dl><dt>A term</dt><dt>Another</dt></dl>",
        "<dl><dt>A term</dt><dd><h3>A part</h3><p>Its text.</p></dd></dl>",
        "<dl><dt>A term</dt><dd>A meaning</dd><dt>The last</dt></dl>",
        "<dl><dt>A term</dt><dd>One</dd><p>Text</p><dt>B</dt><dd>Two</dd></dl>",
    ],
)
def test_what_is_no_list_of_terms_is_text(torn: str, tmp_path: Path) -> None:
    read = page(tmp_path, torn)
    assert not any(block.within for block in read.blocks)
    assert "dl" not in shape(read, tmp_path)


def test_a_list_of_terms_in_a_meaning_is_one_of_its_own(tmp_path: Path) -> None:
    inner = "<dl><dt>Bow</dt><dd>The front.</dd></dl>"
    read = page(tmp_path, f"<dl><dt>Ship</dt><dd>Large.{inner}</dd></dl>")
    assert shape(read, tmp_path) == "h1 dl(dt dd(p dl(dt dd))) p"


def test_the_checker_misses_a_term(tmp_path: Path) -> None:
    folder = written(marked.book(page(tmp_path, GLOSSARY)), tmp_path)
    (made,) = folder.glob("*.epub")
    entry = next(e for e in Reopened(made).zip.namelist() if e.startswith("EPUB/text/page."))
    whole = Reopened(made).zip.read(entry).decode()
    term = next(line for line in whole.splitlines() if line.startswith("<dt"))
    replace(made, entry, term, term.replace("<dt", "<dd").replace("</dt", "</dd"))
    sign(folder)
    assert {one.code for one in check(folder)} == {"K671"}


@pytest.mark.parametrize(
    ("quoted", "wanted"),
    [
        ("He said <q>I was told <q>no</q></q>.", "He said “I was told ‘no’”."),
        ('<span lang="de">Er sagte <q>ja</q>.</span>', "Er sagte „ja“."),
        ('<span lang="fr">Il dit <q>oui</q>.</span>', "Il dit «\u00a0oui\u00a0»."),
        ('<span lang="ja">彼は<q>はい</q>と言った。</span>', "彼は「はい」と言った。"),
        ("He said <q>“no”</q> and “<q>yes</q>”.", "He said “no” and “yes”."),
        ('He said <q style="quotes: none">no</q><q></q>.', "He said no."),
    ],
)
def test_q_has_the_marks_that_its_reader_sees(quoted: str, wanted: str, tmp_path: Path) -> None:
    assert page(tmp_path, f"<p>{quoted}</p>").blocks[1].text == wanted
