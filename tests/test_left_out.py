"""What readers leave out is told: comments, embedded things, hidden text; Markdown dialects."""

from __future__ import annotations

from pathlib import Path

import pytest
from office import docx, odt, p, r, read, shape

NOTED = '<w:r><w:commentReference w:id="0"/></w:r>'
SHEET = "<w:r><w:object><v:shape/></w:object></w:r>"
FILES: dict[str, tuple[bytes, list[str], list[str]]] = {
    "a.docx": (docx(p("Said.", NOTED, SHEET)), ["paragraph Said."], ["R135", "R147"]),
    "a.rtf": (
        rb"{\rtf1 Said.{\*\annotation Wrong!}{\object{\*\objdata 01}}}",
        ["paragraph Said."],
        ["R135", "R147"],
    ),
    "a.odt": (
        odt(
            "<text:p>Said.<office:annotation><text:p>Wrong!</text:p></office:annotation>"
            '<text:hidden-text text:is-hidden="true">secret</text:hidden-text></text:p>'
            '<text:p><text:hidden-paragraph text:is-hidden="true"/>Secret, too.</text:p>'
        ),
        ["paragraph Said."],
        ["R131", "R147"],
    ),
    "a.html": (
        b"<html><body><p>Said.<a class='msocomanchor' href='#c'>[A1]</a></p>"
        b"<div style='mso-element:comment-list'><p>Wrong!</p></div></body></html>",
        ["paragraph Said."],
        [],
    ),
}


@pytest.mark.parametrize("name", FILES)
def test_comments_and_embedded_things_are_left_out_on_record(name: str, tmp_path: Path) -> None:
    data, lines, wanted = FILES[name]
    document = read(tmp_path, data, name)
    assert shape(document) == lines
    assert [finding.code for finding in document.findings] == wanted


def test_a_field_is_its_result(tmp_path: Path) -> None:
    field = "".join(
        f"<w:r>{inside}</w:r>"
        for inside in (
            '<w:fldChar w:fldCharType="begin"/>',
            "<w:instrText> PAGEREF _x \\h </w:instrText>",
            '<w:fldChar w:fldCharType="separate"/>',
        )
    )
    body = p("See page ", field, r("12"), '<w:r><w:fldChar w:fldCharType="end"/></w:r>', ".")
    assert shape(read(tmp_path, docx(body), "a.docx")) == ["paragraph See page 12."]


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("A [[Wiki Link]] and [[Page|a word]].", ["paragraph A Wiki Link and a word."]),
        ("Put ![[a.png]] in.", ["paragraph Put in."]),
        ("Put ![[a]] in.", ["paragraph Put ![[a]] in."]),
        ("One {/* no */}two.", ["paragraph One two."]),
        ("Term\n: What it is", ["paragraph Term", "paragraph What it is"]),
        ("[TOC]\n\nA.", ["paragraph [TOC] [furniture(table of contents) [TOC]]", "paragraph A."]),
        ("100 %% sure, 50 %% not", ["paragraph 100 %% sure, 50 %% not"]),
    ],
)
def test_dialects_of_markdown(tmp_path: Path, text: str, lines: list[str]) -> None:
    assert shape(read(tmp_path, text.encode(), "a.md")) == lines
