"""Lines that belong together stay so: stanzas, addresses and signatures, from every format."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import grouped
import marked
import office
import pytest
from reopening import found, make, with_document
from sample import block, document
from test_casting import ENGLISH, VOICES
from test_cleaning_layout import PROSE, cleaned, wrapped

from publisher.book import Document, Group
from publisher.cleaning import clean
from publisher.lines import lines
from publisher.readers import html
from publisher.voice import Cast

STANZAS = (
    ("The river runs,", "and runs away;"),
    ("the mill stands still", "for half a day."),
)
WANTED = [list(stanza) for stanza in STANZAS]


def stanzas(of: Document) -> list[list[str]]:
    """The texts of the lines in each group."""
    groups: dict[Group, list[str]] = {}
    for one in of.blocks:
        for group in one.within:
            if group.kind == "verse":
                groups.setdefault(group, []).append(one.text)
    return list(groups.values())


def page(folder: Path, body: str) -> Document:
    source = f'<html lang="en"><body><h1>A page</h1>{body}<p>{PROSE[0]}</p></body></html>'
    path = folder / "page.html"
    path.write_text(source, "utf-8")
    return clean(html.read(path, "page.html", "page"))


def _word() -> bytes:
    poem = "<w:r><w:br/><w:br/></w:r>".join(
        "<w:r><w:br/></w:r>".join(office.r(line) for line in stanza) for stanza in STANZAS
    )
    return office.docx(office.p(PROSE[0]) + f"<w:p>{poem}</w:p>" + office.p(PROSE[1]))


def _open_document() -> bytes:
    poem = "".join(f"<text:p>{'<text:line-break/>'.join(stanza)}</text:p>" for stanza in STANZAS)
    return office.odt(f"<text:p>{PROSE[0]}</text:p>{poem}")


def _rich() -> bytes:
    poem = r"\par ".join(r"\line ".join(stanza) for stanza in STANZAS)
    return rf"{{\rtf1\ansi {PROSE[0]}\par {poem}\par}}".encode("ascii")


FILES = {
    "poem.docx": _word,
    "poem.odt": _open_document,
    "poem.rtf": _rich,
    "poem.md": lambda: (
        "  \n".join((PROSE[0] + "\n", *STANZAS[0])).encode()
        + ("\n\n" + "\\\n".join(STANZAS[1])).encode()
    ),
    "poem.txt": lambda: "\n\n".join((PROSE[0], *map("\n".join, STANZAS), PROSE[1])).encode(),
}


@pytest.mark.parametrize("name", FILES)
def test_every_format_keeps_stanzas(name: str, tmp_path: Path) -> None:
    data = FILES[name]()
    if name.endswith(".txt"):
        assert stanzas(cleaned(data.decode())) == WANTED
    else:
        assert stanzas(clean(office.read(tmp_path, data, name))) == WANTED


@pytest.mark.parametrize(
    "poem",
    [
        "".join(f"<p>{'<br/>'.join(stanza)}</p>" for stanza in STANZAS),
        "<div>{}<br>{}<br><br>{}<br>{}</div>".format(*STANZAS[0], *STANZAS[1]),
        "<pre>{}\n  {}\n\n{}\n{}</pre>".format(*STANZAS[0], *STANZAS[1]),
        "".join(
            f'<div class="poem"><div class="stanza"><span>{a}</span><div>{b}</div></div></div>'
            for a, b in STANZAS
        ),
        "<hr>".join(f'<p class="verse">{a}</p><p class="verse">{b}</p>' for a, b in STANZAS),
        "<ul><li>{}<br>{}</li><li>{}<br>{}</li></ul>".format(*STANZAS[0], *STANZAS[1]),
    ],
)
def test_every_way_of_a_page(poem: str, tmp_path: Path) -> None:
    got = [[text.strip() for text in stanza] for stanza in stanzas(page(tmp_path, poem))]
    assert got == WANTED


def test_paragraphs_that_only_line_breaks_part_are_none(tmp_path: Path) -> None:
    assert not stanzas(page(tmp_path, f"<p>{PROSE[2]}<br>{PROSE[3]}</p>"))
    short = "The mill stood still for days. Nobody came."
    assert not stanzas(page(tmp_path, f"<p>{short}<br>{short}<br>{short}</p>"))
    assert not stanzas(page(tmp_path, "<p>　　天亮了。<br>　　他走了。</p>"))


def test_a_heading_of_two_lines_is_one(tmp_path: Path) -> None:
    made = page(tmp_path, "<h2>Chapter 1<br/>The Mill</h2><p>Words of it.</p>")
    assert [(b.text, b.level) for b in made.blocks if b.kind == "heading"][1:] == [
        ("Chapter 1 The Mill", 2)
    ]
    body = office.p(office.r("Chapter 1"), "<w:r><w:br/></w:r>", office.r("The Mill"), style="H")
    style = '<w:style w:type="paragraph" w:styleId="H"><w:name w:val="heading 2"/></w:style>'
    read = office.read(tmp_path, office.docx(body + office.p(PROSE[0]), styles=style), "a.docx")
    assert office.shape(read)[0].partition(" ")[2] == "Chapter 1 The Mill"


def test_a_page_break_is_no_end_of_a_line(tmp_path: Path) -> None:
    ends = '<w:r><w:br w:type="page"/></w:r>'
    body = office.p(office.r("The first."), ends, office.r("The second."))
    assert not stanzas(clean(office.read(tmp_path, office.docx(body), "a.docx")))


def test_plain_text_keeps_addresses_and_joins_prose() -> None:
    text = f"Ann Lee\nMill Lane 3\nPort Alden\n\n{wrapped(PROSE, 60, chr(10) * 2)}\n\nYours,\nAnn\n"
    made = cleaned(text)
    assert stanzas(made) == [["Ann Lee", "Mill Lane 3", "Port Alden"], ["Yours,", "Ann"]]
    assert [b.text for b in made.blocks if not b.within] == PROSE
    talk = "\n".join(["- Who is there?", "- Nobody.", "- Then come in."])
    assert not stanzas(cleaned(f"{PROSE[0]}\n\n{talk}\n\n{PROSE[1]}"))


def test_a_poem_under_its_title() -> None:
    made = cleaned(
        "Abendlied\n\nDer Tag ist aus, die Glocke schweigt,\nDer Mond ist in den Baum gesteigt;\n"
        "Die Katze sitzt am Fensterbrett\nUnd ich, ich liege schon im Bett.\n\n"
        "Und morgen, wenn die Sonne lacht,\nHab ich ein neues Lied gemacht.\n"
    )
    assert made.value("title") == "Abendlied"
    assert [len(stanza) for stanza in stanzas(made)] == [4, 2]


def test_in_the_epub_each_line_lights_up_by_itself(tmp_path: Path) -> None:
    poem = cleaned("\n\n".join((PROSE[0], *map("\n".join, STANZAS), PROSE[1])))
    made = make(marked.book(poem), tmp_path)
    (section,) = found(made.pages()[1], "//h:body/h:section")
    assert grouped.shape(section) == "h1 p div(p p) div(p p) p"
    for verse in found(section, "h:div"):
        assert verse.get("class") == "verse"
        assert [len(found(line, "h:span")) for line in verse] == [1, 1]


def test_a_line_left_alone_in_an_item_is_still_verse(tmp_path: Path) -> None:
    within = tuple(Group(kind, n) for n, kind in enumerate(("list", "item", "verse"), 1))
    line = replace(block("list_item", "b", "en", "The river runs,"), within=within)
    made = make(
        with_document(document("d", "D", "en", block("heading", "h", "en", "D"), line)), tmp_path
    )
    (section,) = found(made.pages()[-2], "//h:body/h:section")
    assert grouped.shape(section) == "h1 ul(li(div(p)))"


def test_the_voice_waits_less_for_a_line_than_for_a_stanza() -> None:
    one, two = Group("verse", 1), Group("verse", 2)
    texts = (("The river runs", one), ("and runs away;", one), ("a mill", two), ("Words.", None))
    blocks = [
        replace(block("paragraph", f"b{n}", "en", text), within=(group,) if group else ())
        for n, (text, group) in enumerate(texts)
    ]
    made = document("d", "D", "en", *blocks)
    pauses = [line.pause for line in lines(made, Cast(VOICES), ())]
    sentence, paragraph = ENGLISH.pause_sentence, ENGLISH.pause_paragraph
    assert pauses[:3] == [sentence // 2, paragraph, paragraph]
    stopped = document("d", "D", "en", *blocks[1:2], replace(blocks[1], text="So."))
    assert next(lines(stopped, Cast(VOICES), ())).pause == sentence
