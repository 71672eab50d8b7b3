"""Headings of files that name none: paragraphs in bold or larger type, or underlined."""

from __future__ import annotations

from pathlib import Path

import pytest
from office import docx, odt, p, r, read

from publisher.cleaning import clean
from publisher.readers._display import LARGE, UNDERLINED

TEXT = "It has stood since 1720, and it ground corn until the wheel broke in a flood. " * 2
LINES = ("The Otterby Book", "The mill", TEXT, "The bridge", TEXT, TEXT)
HEADED = [("1", "The Otterby Book"), ("2", "The mill"), ("2", "The bridge")]

BOLD = "<w:b/>"
LARGER = '<w:sz w:val="28"/>'
DRAWN = '<w:u w:val="single"/>'


def headings(folder: Path, data: bytes, name: str) -> list[tuple[str, str]]:
    document = clean(read(folder, data, name))
    return [(str(one.level), one.text) for one in document.blocks if one.kind == "heading"]


def word(look: str, *lines: str, first: str = "") -> bytes:
    """A Word document whose lines without a full stop are set in the look."""
    styles = (
        '<w:style w:type="paragraph" w:styleId="T"><w:name w:val="Title"/></w:style>'
        "<w:docDefaults><w:rPrDefault><w:rPr>"
        '<w:sz w:val="22"/></w:rPr></w:rPrDefault></w:docDefaults>'
    )
    paragraphs = [p(r(line, "" if line.strip().endswith(".") else look)) for line in lines]
    return docx(first + "".join(paragraphs), styles=styles)


@pytest.mark.parametrize("look", [BOLD, LARGER, DRAWN])
def test_short_paragraphs_that_stand_out_in_word_are_headings(tmp_path: Path, look: str) -> None:
    assert headings(tmp_path, word(look, *LINES), "a.docx") == HEADED


def test_under_a_title_they_are_too(tmp_path: Path) -> None:
    title = p("The Otterby Book", style="T")
    assert headings(tmp_path, word(BOLD, *LINES[1:], first=title), "a.docx") == HEADED
    page = "<h1>The Otterby Book</h1>" + "".join(
        f"<p>{line if line == TEXT else f'<b>{line}</b>'}</p>" for line in LINES[1:]
    )
    assert headings(tmp_path, f"<html><body>{page}</body></html>".encode(), "a.html") == HEADED


def test_a_file_with_headings_of_its_own_has_no_others(tmp_path: Path) -> None:
    page = "<h1>Otterby</h1><h2>The mill</h2>" + "".join(
        f"<p>{line if line == TEXT else f'<b>{line}</b>'}</p>" for line in LINES[1:]
    )
    found = headings(tmp_path, f"<html><body>{page}</body></html>".encode(), "a.html")
    assert found == [("1", "Otterby"), ("2", "The mill")]


@pytest.mark.parametrize("look", ['<w:sz w:val="24"/>', '<w:u w:val="none"/>', "<w:i/>"])
def test_what_stands_out_little_is_no_heading(tmp_path: Path, look: str) -> None:
    assert headings(tmp_path, word(look, *LINES), "a.docx") == []


def test_what_is_set_so_from_end_to_end_has_no_headings(tmp_path: Path) -> None:
    large = [p(r(line, LARGER)) for line in LINES]
    assert headings(tmp_path, docx("".join(large)), "a.docx") == []


def test_a_question_may_have_one_answer(tmp_path: Path) -> None:
    lines = ("How do I join?", TEXT, "What is it?", TEXT, "May my dog come?", TEXT)
    assert len(headings(tmp_path, word(BOLD, *lines), "a.docx")) == 3


def test_they_are_headings_in_an_open_document(tmp_path: Path) -> None:
    def style(name: str, properties: str) -> str:
        return (
            f'<style:style style:name="{name}" style:family="paragraph">'
            f"<style:text-properties {properties}/></style:style>"
        )

    automatic = (
        style("large", 'fo:font-size="14pt"')
        + style("drawn", 'style:text-underline-style="solid"')
        + style("text", 'fo:font-size="11pt"')
    )
    for name in ("large", "drawn"):
        body = "".join(
            f'<text:p text:style-name="{"text" if line == TEXT else name}">{line}</text:p>'
            for line in LINES
        )
        assert headings(tmp_path, odt(body, automatic=automatic), "a.odt") == HEADED
    link = f'<text:a xlink:href="https://example.org">{LINES[1]}</text:a>'
    linked = "".join(
        f'<text:p text:style-name="{"text" if line == TEXT else "drawn"}">'
        f"{line if line == TEXT else link}</text:p>"
        for line in LINES
    )
    assert headings(tmp_path, odt(linked, automatic=automatic), "b.odt") == []


@pytest.mark.parametrize(
    ("on", "off"), [(r"\fs32 ", r"\fs24 "), (r"\ul ", r"\ulnone "), (r"\ul ", r"\plain ")]
)
def test_they_are_headings_in_rtf(tmp_path: Path, on: str, off: str) -> None:
    body = "".join(f"{off if line == TEXT else on}{line}\\par\n" for line in LINES)
    assert headings(tmp_path, f"{{\\rtf1\\ansi {body}}}".encode(), "a.rtf") == HEADED


def test_an_underlined_link_of_rtf_is_no_heading(tmp_path: Path) -> None:
    link = '{\\field{\\*\\fldinst HYPERLINK "x"}{\\fldrslt {\\ul %s}}}'
    body = "".join(f"{line if line == TEXT else link % line}\\par\n" for line in LINES)
    assert headings(tmp_path, f"{{\\rtf1\\ansi {body}}}".encode(), "a.rtf") == []


def test_the_marks_say_how_a_paragraph_stands_out(tmp_path: Path) -> None:
    for look, why in ((LARGER, LARGE), (DRAWN, UNDERLINED)):
        document = read(tmp_path, word(look, *LINES), "a.docx")
        assert {mark.value for mark in document.marks if mark.kind == "display"} == {why}


def test_a_paper_is_called_by_its_own_name_and_not_by_who_issues_it(tmp_path: Path) -> None:
    named = "Minutes of the meeting held on Tuesday 14 March 2023 at 7.30 pm in the old Parish Hall"
    lines = ("OTTERBY PARISH COUNCIL", named, TEXT, "1. The gutter", TEXT, "2. The lamp", TEXT)
    document = clean(read(tmp_path, word(BOLD, *lines), "a.docx"))
    found = [(one.level, one.text) for one in document.blocks if one.kind == "heading"]
    assert found == [(1, named), (2, "1. The gutter"), (2, "2. The lamp")]
    assert document.value("title") == named
    assert document.blocks[0].text == "OTTERBY PARISH COUNCIL"
    plain = ("The Otterby Book", "A Story", TEXT, "The mill", TEXT, TEXT)
    assert headings(tmp_path, word(BOLD, *plain), "b.docx")[0] == ("1", "The Otterby Book")
