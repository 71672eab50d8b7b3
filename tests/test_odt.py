"""The OpenDocument reader: what LibreOffice shows is read, in order and once."""

from __future__ import annotations

from pathlib import Path

import pytest
from office import codes, flat_odt, manifest, odt, png, read, shape

from publisher.errors import InputError

NUMBERS = (
    '<text:list-style style:name="L"><text:list-level-style-number text:level="1" '
    'style:num-format="1" style:num-suffix="."/><text:list-level-style-number text:level="2" '
    'style:num-format="a" style:num-prefix="(" style:num-suffix=")"/></text:list-style>'
    '<text:list-style style:name="B"><text:list-level-style-bullet text:level="1" '
    'text:bullet-char="•"/></text:list-style>'
)
STYLES = (
    '<style:style style:name="Title" style:family="paragraph"/>'
    '<style:style style:name="Quotations" style:family="paragraph"/>'
    '<text:outline-style><text:outline-level-style text:level="1" style:num-format="I" '
    'style:num-suffix="."/><text:outline-level-style text:level="2" style:num-format=""/>'
    "</text:outline-style>"
)


def lines(tmp_path: Path, body: str, **more: str) -> list[str]:
    return shape(read(tmp_path, odt(body, **more), "a.odt"))


def item(*inside: str, more: str = "") -> str:
    return f"<text:list-item{more}>{''.join(inside)}</text:list-item>"


def test_headings_titles_and_quotations(tmp_path: Path) -> None:
    body = (
        '<text:p text:style-name="P1">A title</text:p>'
        '<text:h text:outline-level="1">One</text:h><text:h text:outline-level="2">Sub</text:h>'
        '<text:h text:outline-level="1">Two</text:h>'
        '<text:p text:style-name="Quotations">Said.</text:p>'
    )
    own = '<style:style style:name="P1" style:family="paragraph" style:parent-style-name="Title"/>'
    assert lines(tmp_path, body, automatic=own, styles=STYLES) == [
        "heading(1) A title", "heading(2) I. One", "heading(3) Sub", "heading(2) II. Two",
        "quotation Said.",
    ]  # fmt: skip


def test_numbers_of_lists(tmp_path: Path) -> None:
    inner = f"<text:list>{item('<text:p>b</text:p>')}{item('<text:p>c</text:p>')}</text:list>"
    body = (
        f'<text:list text:style-name="L">{item("<text:p>a</text:p>", inner)}'
        f"{item('<text:p>d</text:p><text:p>more</text:p>')}</text:list>"
        '<text:list text:style-name="L" text:continue-numbering="true">'
        f"{item('<text:p>e</text:p>')}</text:list>"
        f'<text:list text:style-name="L">'
        f"{item('<text:p>f</text:p>', more=' text:start-value=' + chr(34) + '7' + chr(34))}"
        f'</text:list><text:list text:style-name="B">{item("<text:p>g</text:p>")}</text:list>'
    )
    assert lines(tmp_path, body, automatic=NUMBERS) == [
        "list_item(1.) a", "list_item((a)) b", "list_item((b)) c", "list_item(2.) d",
        "paragraph more", "list_item(3.) e", "list_item(7.) f", "list_item g",
    ]  # fmt: skip


def test_spaces_breaks_and_fields(tmp_path: Path) -> None:
    body = (
        '<text:p>a \n  b<text:s text:c="3"/>c<text:tab/>d<text:line-break/>e '
        "<text:date>10 July</text:date><text:soft-page-break/></text:p>"
    )
    assert lines(tmp_path, body) == ["paragraph a b   c\td", "paragraph e 10 July"]


def test_notes_comments_and_changes(tmp_path: Path) -> None:
    note = (
        '<text:note text:note-class="{}"><text:note-citation>{}</text:note-citation>'
        "<text:note-body><text:p>{}</text:p></text:note-body></text:note>"
    )
    body = (
        "<text:tracked-changes><text:changed-region><text:deletion><text:p>gone</text:p>"
        "</text:deletion></text:changed-region></text:tracked-changes>"
        f"<text:p>One{note.format('footnote', '1', 'First.')} and"
        f"{note.format('endnote', 'i', 'End.')} again{note.format('footnote', '1', 'Next.')}."
        "<office:annotation><text:p>a comment</text:p></office:annotation></text:p>"
    )
    made = read(tmp_path, odt(body), "a.odt")
    assert shape(made) == [
        "paragraph One1 andi again1. [noteref(1) 1] [noteref(i) i] [noteref(1*) 1]",
        "note(1) First.", "note(i) End.", "note(1*) Next.",
    ]  # fmt: skip
    assert codes(made) == ["R134", "R147"]


def cells(*texts: str) -> str:
    return "".join(f"<table:table-cell><text:p>{t}</text:p></table:table-cell>" for t in texts)


def test_tables_with_repeated_cells_are_bounded(tmp_path: Path) -> None:
    many = 'table:number-columns-repeated="{}"'
    body = (
        "<table:table><table:table-header-rows><table:table-row>"
        f"{cells('Name', 'Votes')}</table:table-row></table:table-header-rows><table:table-row>"
        f"<table:table-cell {many.format(2)}><text:p>x</text:p></table:table-cell>"
        "</table:table-row>"
        f'<table:table-row table:number-rows-repeated="999999">{cells("")}'
        f"<table:table-cell {many.format(999999)}/></table:table-row></table:table>"
    )
    assert lines(tmp_path, body) == ["table_row(header) Name\tVotes", "table_row x\tx"]
    bomb = (
        '<table:table><table:table-row table:number-rows-repeated="999999">'
        f"<table:table-cell {many.format(999999)}><text:p>x</text:p></table:table-cell>"
        "</table:table-row></table:table>"
    )
    assert len(read(tmp_path, odt(bomb), "a.odt").manuscript.source) < 100_000


def test_contents_are_furniture_and_heads_too(tmp_path: Path) -> None:
    body = (
        "<text:table-of-content><text:table-of-content-source><text:p>no</text:p>"
        "</text:table-of-content-source><text:index-body><text:p>One 3</text:p></text:index-body>"
        "</text:table-of-content><text:p>Text.</text:p>"
    )
    head = (
        "<style:master-page><style:header><text:p>Daily</text:p></style:header></style:master-page>"
    )
    assert lines(tmp_path, body, masters=head + head) == [
        "paragraph One 3 [furniture(table of contents) One 3]",
        "paragraph Text.",
        "paragraph Daily [furniture(running head) Daily]",
    ]


def test_pictures_boxes_and_ruby(tmp_path: Path) -> None:
    body = (
        '<text:p>See<draw:frame><draw:image xlink:href="Pictures/a.png"/>'
        "<svg:desc>A map of peace</svg:desc></draw:frame><draw:frame><draw:text-box>"
        "<text:p>Boxed.</text:p></draw:text-box></draw:frame> it. <text:ruby>"
        "<text:ruby-base>和</text:ruby-base><text:ruby-text>hé</text:ruby-text></text:ruby></text:p>"
    )
    made = read(tmp_path, odt(body, Pictures__a_png=png()), "a.odt")
    assert shape(made) == [
        "paragraph See it. 和 [ruby(hé) 和]", "image(a.png) A map of peace", "paragraph Boxed."
    ]  # fmt: skip
    assert made.pictures[0].data == png()


def test_languages_and_hidden_text_by_style(tmp_path: Path) -> None:
    styles = (
        '<style:default-style style:family="paragraph"><style:text-properties fo:language="en" '
        'fo:country="GB"/></style:default-style><style:style style:name="F" style:family="text">'
        '<style:text-properties fo:language="fr" fo:country="FR"/></style:style>'
        '<style:style style:name="H" style:family="text"><style:text-properties '
        'text:display="none"/></style:style>'
    )
    body = (
        "<text:p>He came in the door and said <text:span text:style-name='F'>bonjour à tous"
        "</text:span><text:span text:style-name='H'>secret</text:span>.</text:p>"
    )
    made = read(tmp_path, odt(body, styles=styles), "a.odt")
    text = "He came in the door and said bonjour à tous."
    assert shape(made) == [f"paragraph {text} [lang(fr-FR) bonjour à tous]"]
    assert codes(made) == ["R131"]


def test_metadata_and_the_flat_form(tmp_path: Path) -> None:
    meta = (
        "<dc:title>On peace</dc:title><dc:creator>Last Editor</dc:creator>"
        "<meta:initial-creator>Ann Lee</meta:initial-creator><dc:date>2020-07-10T08:00:00</dc:date>"
    )
    made = read(tmp_path, odt("<text:p>Text.</text:p>", meta=meta), "a.odt")
    assert {fact.name: fact.value for fact in made.facts} == {
        "title": "On peace",
        "author": "Ann Lee",
        "modified": "2020-07-10T08:00:00",
    }
    assert shape(read(tmp_path, flat_odt("<text:p>Flat.</text:p>"), "a.fodt")) == [
        "paragraph Flat."
    ]


def test_a_password_is_said(tmp_path: Path) -> None:
    locked = manifest("<manifest:file-entry><manifest:encryption-data/></manifest:file-entry>")
    data = odt("", **{"META-INF__manifest_xml": locked})
    with pytest.raises(InputError, match="a password protects it"):
        read(tmp_path, data, "a.odt")


def test_a_cell_spans_covered_ones_that_are_repeated(tmp_path: Path) -> None:
    body = (
        f"<table:table><table:table-row>{cells('a', 'b', 'c')}</table:table-row><table:table-row>"
        '<table:table-cell table:number-columns-spanned="999999"><text:p>d</text:p>'
        '</table:table-cell><table:covered-table-cell table:number-columns-repeated="2"/>'
        "</table:table-row></table:table>"
    )
    assert lines(tmp_path, body) == ["table_row a\tb\tc", "table_row(0:3x1) d"]
