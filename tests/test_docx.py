"""The Word reader: what Word shows is read, in order and once, each part as what it is."""

from __future__ import annotations

from pathlib import Path

import pytest
from office import STRICT, W, codes, docx, p, png, r, read, shape, zipped

from publisher.errors import InputError

STYLES = (
    '<w:style w:type="paragraph" w:styleId="berschrift1"><w:name w:val="heading 1"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Own"><w:name w:val="Kapitel"/>'
    '<w:basedOn w:val="berschrift1"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Deep"><w:name w:val="Unterpunkt"/>'
    '<w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Titel"><w:name w:val="Title"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Unter"><w:name w:val="Subtitle"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Zitat"><w:name w:val="Quote"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="V1"><w:name w:val="toc 1"/></w:style>'
    '<w:style w:type="character" w:styleId="Secret"><w:name w:val="Secret"/>'
    "<w:rPr><w:vanish/></w:rPr></w:style>"
    '<w:style w:type="paragraph" w:styleId="Num"><w:name w:val="List Number"/>'
    '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
)


def level(number: int, format: str, text: str, more: str = "") -> str:
    return (
        f'<w:lvl w:ilvl="{number}"><w:start w:val="1"/><w:numFmt w:val="{format}"/>{more}'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


NUMBERING = (
    f'<w:abstractNum w:abstractNumId="0">{level(0, "decimal", "%1.")}'
    f"{level(1, 'lowerLetter', '(%2)')}{level(2, 'upperRoman', '%1.%3', '<w:isLgl/>')}"
    f'</w:abstractNum><w:abstractNum w:abstractNumId="1">{level(0, "bullet", "•")}'
    f'</w:abstractNum><w:abstractNum w:abstractNumId="2">'
    f"{level(0, 'chineseCountingThousand', '%1、')}</w:abstractNum>"
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    '<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>'
    '<w:num w:numId="3"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0">'
    '<w:startOverride w:val="7"/></w:lvlOverride></w:num>'
    '<w:num w:numId="4"><w:abstractNumId w:val="2"/></w:num>'
)


def item(number: int, level: int = 0) -> str:
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'


def lines(tmp_path: Path, body: str, **parts: str) -> list[str]:
    return shape(read(tmp_path, docx(body, **parts), "a.docx"))


def test_headings_are_told_by_style_whatever_its_language(tmp_path: Path) -> None:
    body = (
        p("The title", style="Titel") + p("A subtitle", style="Unter")
        + p("Eins", style="berschrift1") + p("Text.") + p("Zwei", style="Own")
        + p("Tief", style="Deep") + p("By hand", props='<w:outlineLvl w:val="8"/>')
        + p("Said.", style="Zitat")
    )  # fmt: skip
    assert lines(tmp_path, body, styles=STYLES) == [
        "heading(1) The title", "byline A subtitle", "heading(2) Eins", "paragraph Text.",
        "heading(2) Zwei", "heading(3) Tief", "heading(6) By hand", "quotation Said.",
    ]  # fmt: skip


def test_a_single_first_heading_is_the_title_and_several_are_chapters(tmp_path: Path) -> None:
    one = p("One", style="berschrift1") + p("Text.") + p("Sub", style="Deep")
    assert lines(tmp_path, one, styles=STYLES) == [
        "heading(1) One", "paragraph Text.", "heading(2) Sub"
    ]  # fmt: skip
    two = one + p("Two", style="berschrift1")
    assert lines(tmp_path, two, styles=STYLES)[-1] == "heading(2) Two"


def test_numbers_of_lists_are_counted_as_word_counts(tmp_path: Path) -> None:
    body = (
        p("a", props=item(1)) + p("b", props=item(1, 1)) + p("c", props=item(1, 1))
        + p("d", props=item(1)) + p("e", props=item(1, 1)) + p("f", props=item(1, 2))
        + p("", props=item(1)) + p("g", style="Num") + p("dot", props=item(2))
        + p("h", props=item(3)) + p("none", style="Num", props=item(0))
        + p("二", props=item(4)) + p("lost", props=item(99))
    )  # fmt: skip
    assert lines(tmp_path, body, styles=STYLES, numbering=NUMBERING) == [
        "list_item(1.) a", "list_item((a)) b", "list_item((b)) c", "list_item(2.) d",
        "list_item((a)) e", "list_item(2.1) f", "list_item(4.) g", "list_item dot",
        "list_item(7.) h", "paragraph none", "list_item(一、) 二", "paragraph lost",
    ]  # fmt: skip


def test_the_number_of_a_heading_is_in_its_text(tmp_path: Path) -> None:
    body = p("Scope", style="berschrift1", props=item(1))
    assert lines(tmp_path, body, styles=STYLES, numbering=NUMBERING) == ["heading(1) 1. Scope"]


def cell(*blocks: str, props: str = "") -> str:
    return f"<w:tc><w:tcPr>{props}</w:tcPr>{''.join(blocks)}</w:tc>"


def test_tables_are_rows_with_tabs(tmp_path: Path) -> None:
    inner = f"<w:tbl><w:tr>{cell(p('x'))}{cell(p('y'))}</w:tr></w:tbl>"
    body = (
        "<w:tbl><w:tr><w:trPr><w:tblHeader/></w:trPr>"
        f"{cell(p('Name'))}{cell(p('Votes', '<w:r><w:br/></w:r>', 'cast'))}</w:tr>"
        f"<w:tr>{cell(p('Ann'), p('Lee'))}{cell(inner, p())}</w:tr>"
        f"<w:tr>{cell(p(), props='<w:vMerge/>')}{cell(p('3'))}</w:tr>"
        f"<w:tr><w:trPr><w:del/></w:trPr>{cell(p('gone'))}{cell(p('gone'))}</w:tr></w:tbl>"
    )
    assert lines(tmp_path, body) == [
        "table_row(header) Name\tVotes cast", "table_row(0:1x2) Ann Lee\tx y", "table_row \t3"
    ]  # fmt: skip


def test_a_table_that_places_text_on_the_page_is_blocks(tmp_path: Path) -> None:
    long = cell(*(p(word) for word in ("One.", "Two.", "Three.", "Four.")))
    body = f"<w:tbl><w:tr>{long}{cell(p('Side.'))}</w:tr></w:tbl>"
    assert lines(tmp_path, body)[:2] == ["paragraph One.", "paragraph Two."]
    assert lines(tmp_path, body)[-1] == "paragraph Side."


def note(id: int, text: str, kind: str = "footnote") -> str:
    mark = f"<w:r><w:{kind}Ref/></w:r>"
    return f'<w:{kind} w:id="{id}">{p(mark, text)}</w:{kind}>'


def test_notes_stand_behind_the_body_with_their_labels(tmp_path: Path) -> None:
    body = p(
        "One", '<w:r><w:footnoteReference w:id="5"/></w:r>', " two",
        '<w:r><w:endnoteReference w:id="2"/></w:r>', ", own",
        '<w:r><w:footnoteReference w:id="3" w:customMarkFollows="1"/><w:t>*</w:t></w:r>', ".",
    )  # fmt: skip
    feet = (
        '<w:footnote w:id="0" w:type="separator"><w:p/></w:footnote>'
        + note(3, "Third.") + note(5, "Fifth.") + note(9, "Unreferred.")
    )  # fmt: skip
    assert lines(tmp_path, body, footnotes=feet, endnotes=note(2, "End.", "endnote")) == [
        "paragraph One1 twoi, own*. [noteref(1) 1] [noteref(i) i] [noteref(2) *]",
        "note(1) Fifth.", "note(2) Third.", "note(3) Unreferred.", "note(i) End.",
    ]  # fmt: skip


def test_tracked_changes_are_accepted_and_comments_left_out(tmp_path: Path) -> None:
    deleted = "<w:del><w:r><w:delText>old </w:delText></w:r></w:del>"
    moved = f"<w:moveFrom>{r('elsewhere')}</w:moveFrom><w:moveTo>{r('here')}</w:moveTo>"
    comment = '<w:commentRangeStart w:id="1"/><w:r><w:commentReference w:id="1"/></w:r>'
    body = (
        p("A ", deleted, f"<w:ins>{r('new ')}</w:ins>", comment, moved)
        + p("Two ", props="<w:rPr><w:del/></w:rPr>") + p("parts")
        + f"<w:del>{p('all gone')}</w:del>"
    )  # fmt: skip
    made = read(tmp_path, docx(body, comments="<w:comment><w:p/></w:comment>"), "a.docx")
    assert shape(made) == ["paragraph A new here", "paragraph Two parts"]
    assert codes(made) == ["R134", "R147"]


def test_a_drop_cap_is_a_letter_of_its_word(tmp_path: Path) -> None:
    body = p("O", props='<w:framePr w:dropCap="drop"/>') + p("nce upon a time")
    assert lines(tmp_path, body) == ["paragraph Once upon a time"]


def test_hidden_text_is_left_out_with_a_finding(tmp_path: Path) -> None:
    body = p(
        r("a", "<w:vanish/>"), r("b", '<w:vanish w:val="0"/>'),
        r("c", '<w:rStyle w:val="Secret"/>'), r("d", "<w:webHidden/>"),
    )  # fmt: skip
    made = read(tmp_path, docx(body, styles=STYLES), "a.docx")
    assert (shape(made), codes(made)) == (["paragraph bd"], ["R131"])


def field(instruction: str, result: str) -> str:
    def char(kind: str) -> str:
        return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'

    instr = f"<w:r><w:instrText>{instruction}</w:instrText></w:r>"
    return char("begin") + instr + char("separate") + result + char("end")


def test_fields_show_their_result_and_a_table_of_contents_is_furniture(tmp_path: Path) -> None:
    toc = field("TOC \\o", r("One") + "<w:r><w:tab/></w:r>" + field("PAGEREF x", r("3")))
    control = (
        '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/>'
        f"</w:docPartObj></w:sdtPr><w:sdtContent>{p('Contents')}</w:sdtContent></w:sdt>"
    )
    body = control + p(toc) + p("Old", style="V1") + p("On ", field("DATE", r("10 July")), ".")
    assert lines(tmp_path, body, styles=STYLES) == [
        "paragraph Contents [furniture(table of contents) Contents]",
        "paragraph One\t3 [furniture(table of contents) One\t3]",
        "paragraph Old [furniture(table of contents) Old]",
        "paragraph On 10 July.",
    ]


def test_signs_and_symbols_are_characters(tmp_path: Path) -> None:
    body = p(
        "<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:noBreakHyphen/><w:t>c</w:t><w:softHyphen/>"
        '<w:t>d</w:t><w:sym w:font="Symbol" w:char="F061"/>'
        '<w:sym w:font="Wingdings" w:char="F0FC"/><w:br/><w:t>e</w:t></w:r>',
        r("\uf0b3", '<w:rFonts w:ascii="Symbol"/>'),
    )
    assert lines(tmp_path, body) == ["paragraph a\tb\u2011c\xadd\u03b1✓", "paragraph e≥"]


def text_box(text: str) -> str:
    inside = f"<w:txbxContent>{p(text)}</w:txbxContent>"
    return (
        "<w:r><mc:AlternateContent><mc:Choice><w:drawing><wp:anchor>"
        f'<wp:docPr id="1" name="Box 1"/>{inside}</wp:anchor></w:drawing></mc:Choice>'
        f"<mc:Fallback><w:pict><v:shape><v:textbox>{inside}</v:textbox></v:shape></w:pict>"
        "</mc:Fallback></mc:AlternateContent></w:r>"
    )


def test_a_text_box_is_read_once(tmp_path: Path) -> None:
    body = p("Before", text_box("Boxed."), " after.")
    assert lines(tmp_path, body) == ["paragraph Before after.", "paragraph Boxed."]


def picture(descr: str, more: str = "") -> str:
    return (
        f'<w:r><w:drawing><wp:inline><wp:docPr id="1" name="P" descr="{descr}">{more}</wp:docPr>'
        '<a:graphic><a:blip r:embed="dot.png"/></a:graphic></wp:inline></w:drawing></w:r>'
    )


def test_pictures_are_their_alternative_text(tmp_path: Path) -> None:
    decorative = '<adec:decorative val="1"/>'
    body = p("See:", picture("A map of  peace")) + p(picture("")) + p(picture("x", decorative))
    made = read(tmp_path, docx(body, media={"dot.png": png()}), "a.docx")
    assert shape(made) == ["paragraph See:", "image(dot.png) A map of peace"]
    assert codes(made) == ["R120"]
    assert made.pictures[0].media_type == "image/png"
    assert made.pictures[0].data == png()


def test_languages_that_can_be_believed_are_marked(tmp_path: Path) -> None:
    french = '<w:lang w:val="fr-FR"/>'
    body = (
        p("He said " * 9, r("bonjour tout le monde", french), " and ", r("left", french))
        + p(r("和平", '<w:lang w:eastAsia="ja-JP"/>'), r("мир и", french))
    )  # fmt: skip
    defaults = (
        '<w:docDefaults><w:rPrDefault><w:rPr><w:lang w:val="en-US" w:eastAsia="zh-CN"/>'
        "</w:rPr></w:rPrDefault></w:docDefaults>"
    )
    made = read(tmp_path, docx(body, styles=defaults), "a.docx")
    tagged = [
        (made.manuscript.source[m.start : m.end], m.value) for m in made.marks if m.kind == "lang"
    ]
    assert tagged == [("bonjour tout le monde", "fr-FR"), ("和平", "ja-JP")]


def test_ruby_and_formulas(tmp_path: Path) -> None:
    base = f"<w:rt>{r('hépíng')}</w:rt><w:rubyBase>{r('和平')}</w:rubyBase>"
    ruby = f"<w:r><w:ruby>{base}</w:ruby></w:r>"
    formula = (
        "<m:oMath><m:f><m:num><m:r><m:t>a+b</m:t></m:r></m:num><m:den><m:r><m:t>c</m:t></m:r>"
        "</m:den></m:f><m:sSup><m:e><m:r><m:t>x</m:t></m:r></m:e><m:sup><m:r><m:t>2</m:t></m:r>"
        "</m:sup></m:sSup></m:oMath>"
    )
    made = read(tmp_path, docx(p(ruby) + p("So ", formula)), "a.docx")
    assert shape(made) == ["paragraph 和平 [ruby(hépíng) 和平]", "paragraph So (a+b)/cx^2"]
    assert codes(made) == ["R132"]


def test_heads_and_feet_are_furniture_and_placeholders_too(tmp_path: Path) -> None:
    form = (
        f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{r('Click here')}"
        "</w:sdtContent></w:sdt>"
    )
    assert lines(tmp_path, p("Text. ", form), header1=p("Daily"), footer1=p("p. 1")) == [
        "paragraph Text. Click here [furniture(placeholder of a form) Click here]",
        "paragraph Daily [furniture(running head) Daily]",
        "paragraph p. 1 [furniture(running foot) p. 1]",
    ]


def facts(tmp_path: Path, body: str, core: str) -> dict[str, str]:
    made = read(tmp_path, docx(body, core=core, styles=STYLES), "a.docx")
    return {fact.name: fact.value for fact in made.facts}


def test_metadata_is_kept_where_it_speaks_of_the_document(tmp_path: Path) -> None:
    core = (
        "<dc:title>On peace</dc:title><dc:creator>Ann Lee</dc:creator>"
        "<dcterms:modified>2020-07-10T08:00:00Z</dcterms:modified>"
    )
    told = {"title": "On peace", "author": "Ann Lee", "modified": "2020-07-10T08:00:00Z"}
    assert facts(tmp_path, p("Text."), core) == told
    assert facts(tmp_path, p("On Peace", style="Titel"), core) == told
    del told["title"]
    assert facts(tmp_path, p("Another", style="Titel"), core) == told
    junk = "<dc:title>Document1</dc:title><dc:creator>Windows User</dc:creator>"
    assert facts(tmp_path, p("Text."), junk) == {}


def test_the_strict_form_and_other_suffixes(tmp_path: Path) -> None:
    entries = {
        "[Content_Types].xml": "<Types/>",
        "word/document.xml": f'<w:document xmlns:w="{STRICT}"><w:body>{p("Strict.")}</w:body>'
        "</w:document>",
    }
    for name in ("a.docx", "a.dotx", "a.docm", "a", "a.zip"):
        assert shape(read(tmp_path, zipped(entries), name)) == ["paragraph Strict."]
    assert STRICT != W


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), r"older Word.*Save it as \.docx"),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
            "a password protects it",
        ),
        (docx("<w:p/>"), "no text in it"),
        (docx(p("x"))[:400], "damaged"),
        (zipped({"[Content_Types].xml": "", "word/document.xml": "<w:x"}), "damaged"),
    ],
)
def test_what_cannot_be_read_is_said(tmp_path: Path, data: bytes, message: str) -> None:
    with pytest.raises(InputError, match=message):
        read(tmp_path, data, "a.docx")


def test_a_damaged_part_is_a_finding(tmp_path: Path) -> None:
    made = read(tmp_path, docx(p("Text."), footnotes="<w:broken"), "a.docx")
    assert (shape(made), codes(made)) == (["paragraph Text."], ["R133"])
