"""What readers see as one list, item, quotation, table or figure is one in the EPUB."""

from __future__ import annotations

from pathlib import Path

import grouped
import marked
import office
import pytest
from pdf_samples import LAW, SEA
from pdfs import Made
from reopening import TEXTREF, Reopened, found, make, visible

from publisher.book import Document
from publisher.cleaning import clean
from publisher.ledger import Mark
from publisher.quotations import quoted
from publisher.readers import _groups, _pdf_document, html

FILES = {
    "walks.md": grouped.MARKDOWN.encode(),
    "walks.html": grouped.HTML.encode(),
    "walks.docx": grouped.word(),
    "walks.odt": grouped.open_document(),
}


def page(made: Reopened) -> str:
    (section,) = found(made.pages()[1], "//h:body/h:section")
    return grouped.shape(section)


def of_page(folder: Path, body: str) -> Document:
    path = folder / "page.html"
    path.write_text(f'<html lang="en"><body><h1>A page</h1>{body}</body></html>', "utf-8")
    return clean(html.read(path, "page.html", "page"))


def holders(document: Document) -> dict[str, str]:
    """Text of each block to the groups around it."""
    return {
        block.text: "/".join(f"{group.kind}{group.number}" for group in block.within)
        for block in document.blocks
    }


@pytest.mark.parametrize("name", FILES)
def test_every_format_keeps_its_groups(name: str, tmp_path: Path) -> None:
    document = office.read(tmp_path, FILES[name], name)
    made = make(marked.book(document), tmp_path)
    wanted = grouped.SHAPE
    if name.endswith(("docx", "odt")):  # their quotations are no more than a style
        wanted = wanted.replace("(p p ul(li))", "(p p) ul(li)")
    assert page(made) == wanted
    (first,) = found(made.pages()[1], "//h:ol")
    assert [item.get("value") for item in first] == ["1", "2", "3"]


def test_the_overlay_nests_as_the_page_does(tmp_path: Path) -> None:
    made = make(grouped.nested(), tmp_path)
    text = made.pages()[1]
    assert page(made) == (
        "h1 ol(li(p ul(li) p) li(p blockquote(p))) figure(img figcaption(p p)) section(aside(p))"
    )
    (image,) = found(text, "//h:figure/h:img")
    assert image.get("alt") == ""
    _, overlay = made.overlays()[1]
    ids = [seq.get(TEXTREF).partition("#")[2] for seq in found(overlay, "//s:seq")]
    there = set(found(text, "//@id"))
    assert len(ids) == len(set(ids))
    assert set(ids) <= there
    laces = next(s for s in found(overlay, "//s:seq") if s.get(TEXTREF).endswith("#block-3"))
    above = [seq.get("{http://www.idpf.org/2007/ops}type") for seq in laces.iterancestors()]
    assert above[:3] == ["list", "list-item", "list"]


def test_a_picture_and_its_caption_are_one_figure_that_says_it_once(tmp_path: Path) -> None:
    made = make(grouped.pictured(tmp_path), tmp_path)
    assert page(made) == (
        "h1 figure(img figcaption) p figure(img figcaption(p p p)) p figure(img figcaption(p p)) "
        "ul(li li(figure(img figcaption))) p"
    )
    captions = [" | ".join(visible(f).split("\n")) for f in found(made.pages()[1], "//h:figure")]
    assert [caption.strip(" |") for caption in captions] == [
        "The mill, in 1900.",
        "The mill in 1910. | By J. Roe | A wall behind a pond",
        "The mill in 1920. | By Ann Lee",
        "A mill",
    ]


def test_what_the_caption_says_is_taken_out_on_record(tmp_path: Path) -> None:
    (tmp_path / "a.png").write_bytes(marked.picture())
    figure = '<figure><img src="a.png" alt="{}"><figcaption>{}</figcaption></figure>'
    document = of_page(tmp_path, figure.format("The mill", "A view: the mill."))
    (edit,) = [edit for edit in document.manuscript.edits if edit.rule == "S1"]
    assert (edit.before.strip(), edit.reason) == ("The mill", "its caption says the same")
    kept = {"The mill": "The millstone.", "一座桥": "一座旧桥", "A mill": "The mill in 1900."}
    for told, caption in kept.items():
        document = of_page(tmp_path, figure.format(told, caption))
        assert [block.text for block in document.blocks[1:]] == [told, caption]
    assert len(of_page(tmp_path, figure.format("旧石桥", "河上的旧石桥")).blocks) == 2


def test_a_list_between_the_items_of_another_belongs_to_the_item_before(tmp_path: Path) -> None:
    document = of_page(tmp_path, "<ul><li>one</li><ul><li>inner</li></ul><li>two</li></ul>")
    assert holders(document) == {
        "A page": "", "one": "list1/item2", "inner": "list1/item2/list4/item5",
        "two": "list1/item3",
    }  # fmt: skip


def test_what_holds_a_heading_is_no_group(tmp_path: Path) -> None:
    body = "<ul><li><h2>News</h2><p>It rains.</p></li></ul><blockquote>So be it.</blockquote>"
    assert holders(of_page(tmp_path, body)) == {
        "A page": "", "News": "", "It rains.": "", "So be it.": "quote2",
    }  # fmt: skip


def test_a_list_in_a_quotation_is_quoted(tmp_path: Path) -> None:
    body = "He said.<blockquote><p>One.</p><ul><li>Two.</li></ul></blockquote>We left."
    (document,) = marked.book(of_page(tmp_path, body)).speeches[0].documents
    assert [sentence.text for sentence in quoted(document)] == ["One.", "Two."]


def test_a_list_counts_as_its_own_items_do(tmp_path: Path) -> None:
    body = "<ul><li>a<ol><li>b</li><li>c</li></ol></li></ul><ol><li><ul><li>d</li></ul></li>"
    made = make(marked.book(of_page(tmp_path, body + "<li>e</li></ol>")), tmp_path)
    assert page(made) == "h1 ul(li(p ol(li li))) ol(li(ul(li)) li)"
    outer, inner = found(made.pages()[1], "//h:section/h:ol")[0]
    assert [(one.get("value"), one.get("class")) for one in (outer, inner)] == [
        (None, "marked"), ("2", None)
    ]  # fmt: skip


def test_letters_that_could_be_numbers_go_on_with_their_list(tmp_path: Path) -> None:
    body = '<ol type="a" start="8"><li>eight</li><li>nine</li><li>ten</li></ol>'
    made = make(marked.book(of_page(tmp_path, body)), tmp_path)
    (items,) = found(made.pages()[1], "//h:ol")
    assert (items.get("type"), [item.get("value") for item in items]) == ("a", ["8", "9", "10"])


def test_notes_with_one_label_are_as_many_notes_as_bear_it() -> None:
    document = clean(
        marked.marked(
            ("paragraph", "One.{noteref=1|1} Two.{noteref=1\t3|1} And two again.{noteref=1\t3|1}"),
            ("note", "Of page one.", "1"),
            ("note", "Of page two, to which nothing leads.", "1\t2"),
            ("note", "Of page three.", "1\t3"),
            ("note", "It has two parts.", ""),
        )
    )
    notes = [block for block in document.blocks if block.kind == "note"]
    assert [(note.label, note.note) for note in notes] == [("1", 1), ("1", 2), ("1", 3), ("", 3)]
    anchors = [anchor for anchor in document.blocks[0].anchors if anchor.kind == "noteref"]
    assert [(anchor.value, anchor.note) for anchor in anchors] == [("1", 1), ("1", 3), ("1", 3)]


def test_however_deep_a_page_nests_a_book_is_made_of_it(tmp_path: Path) -> None:
    deep = "".join(f"<ul><li>Item {n}<blockquote>Said {n}" for n in range(80))
    document = of_page(tmp_path, deep)
    assert len(document.blocks) == 1 + 2 * 80
    made = make(marked.book(document), tmp_path, 20)
    shown = [visible(span) for span in found(made.pages()[1], "//h:section//h:span")]
    assert shown == [block.text for block in document.blocks]


def test_groups_are_marked_once_around_all_they_hold() -> None:
    outer, inner = (("list", 1), ("item", 2)), (("list", 1), ("item", 2), ("quote", 2))
    assert _groups.groups([(outer, 0, 3), (inner, 5, 8), ((), 10, 11)]) == [
        Mark("list", 0, 8, "1"), Mark("item", 0, 8, "2"), Mark("quote", 5, 8, "3"),
    ]  # fmt: skip


def test_a_note_a_page_numbered_anew_is_a_note_of_its_own() -> None:
    texts = ("See the map of the bay.", "Said in Vienna, by the king.", "United Nations, vol. 8.")
    made = Made()
    for number, text in enumerate(texts):
        sheet = made.sheet()
        x = sheet.text(72, 100, f"Treaty {number} was signed in the autumn of that year")
        if number != 1:  # where nobody can tell that a figure is a reference
            sheet.text(x, 96, "1", 7)
        y = sheet.paragraph(72, 120, 440, LAW)
        sheet.paragraph(72, y + 10, 440, SEA)
        sheet.text(72, 700 + 20 * number, "1", 5)
        sheet.text(76, 703 + 20 * number, text, 8)
    document = clean(_pdf_document.document(made.pdf(), "treaties.pdf", "treaties"))
    notes = [block for block in document.blocks if block.kind == "note"]
    assert [(note.label, note.note, note.text) for note in notes] == [
        ("1", number, text) for number, text in enumerate(texts, 1)
    ]
    led = {
        block.text[:8]: (anchor.value, anchor.note)
        for block in document.blocks
        for anchor in block.anchors
        if anchor.kind == "noteref"
    }
    assert led == {"Treaty 0": ("1", 1), "Treaty 2": ("1", 3)}
