"""The RTF reader: encodings, styles, lists, tables, notes, and what is not to be read."""

from __future__ import annotations

from pathlib import Path

import pytest
from office import codes, read, shape

HEAD = (
    r"{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0\fswiss Arial;}{\f1\fcharset128 MS Mincho;}"
    r"{\f2\fcharset204 Arial Cyr;}{\f3\fcharset2 Symbol;}}{\colortbl;\red0\green0\blue0;}"
    r"{\stylesheet{Normal;}{\s1\outlinelevel0 heading 1;}{\s2 Title;}{\*\cs9 Link;}}"
    r"{\info{\title On peace}{\author Ann Lee}{\revtim\yr2020\mo7\dy10\hr8}}"
    r"{\*\generator Secret Program;}"
)


def lines(tmp_path: Path, body: str) -> list[str]:
    return shape(read(tmp_path, (HEAD + body + "}").encode("latin-1"), "a.rtf"))


@pytest.mark.parametrize(
    ("written", "text"),
    [
        (r"caf\'e9 \'93so\'94", "café “so”"),
        (r"\u8220?so\u8221?", "“so”"),
        (r"\uc2\u20013\'96\'bd\u25991 ab!", "中文!"),
        (r"{\f1\'93\'fa\'96\'7b}", "日本"),
        (r"{\f1 \'83A}", "ア"),
        (r"{\f2\'cf\'f0\'e8\'e2\'e5\'f2}", "Привет"),
        (r"{\f3 a\'b3}", "α≥"),
        (r"\u-10179?\u-8704?!", "😀!"),
        (r"a\~b\_c\-d\emdash e\{\}\\", "a\xa0b\u2011c\xadd—e{}\\"),
        (r"a{\v hidden}{\deleted gone}b{\*\unknown no}", "ab"),
        ("a\r\nb\\tab c", "ab\tc"),
        (r"a\bin5 {{}\\b", "ab"),
        (r"{\upr{ansi}{\*\ud{uni}}}", "uni"),
    ],
)
def test_text(tmp_path: Path, written: str, text: str) -> None:
    assert lines(tmp_path, written) == [f"paragraph {text}"]


def test_headings_and_lists(tmp_path: Path) -> None:
    body = (
        r"\pard\s2 A title\par\pard\s1 One\par\pard{\listtext\f0 1.\tab}first\par"
        r"{\listtext\f3\'b7\tab}dot\par\pard\outlinelevel1 Sub\par\pard Text\line more\par"
    )
    assert lines(tmp_path, body) == [
        "heading(1) A title", "heading(2) One", "list_item(1.) first", "list_item dot",
        "heading(3) Sub", "paragraph Text", "paragraph more",
    ]  # fmt: skip


def test_tables(tmp_path: Path) -> None:
    body = (
        r"\trowd\trhdr\pard\intbl Name\cell Votes\cell\row"
        r"\trowd\pard\intbl Ann\par Lee\cell 3\cell\row\pard After.\par"
    )
    assert lines(tmp_path, body) == [
        "table_row(header) Name\tVotes", "table_row Ann Lee\t3", "paragraph After."
    ]  # fmt: skip


def test_notes_heads_and_fields(tmp_path: Path) -> None:
    body = (
        r"{\header Daily\par}One{\super\chftn}{\footnote\pard{\super\chftn} First.} two"
        r"*{\footnote Own.}.{\*\annotation a comment}\par"
        r"{\field{\*\fldinst HYPERLINK x}{\fldrslt link}}\par"
        r"{\field{\*\fldinst TOC \\o}{\fldrslt One\tab 3\par Two\tab 4}}\par Text."
    )
    assert lines(tmp_path, body) == [
        "paragraph One1 two*. [noteref(1) 1]",
        "paragraph link",
        "paragraph One\t3 [furniture(table of contents) One\t3]",
        "paragraph Two\t4 [furniture(table of contents) Two\t4]",
        "paragraph Text.",
        "note(1) First.",
        "note(2) Own.",
        "paragraph Daily [furniture(running head) Daily]",
    ]


def test_pictures_languages_and_metadata(tmp_path: Path) -> None:
    body = (
        r"\lang1033 He came in and said {\lang1036 bonjour tout le monde} to all of them."
        r"{\*\shppict{\pict{\*\picprop{\sp{\sn wzDescription}{\sv A map of peace}}}"
        r"\pngblip 89504e}}"
        r"{\nonshppict{\pict 00}}{\pict 0011}{\shp{\*\shpinst{\shptxt Boxed.\par}}}\par"
    )
    made = read(tmp_path, (HEAD + body + "}").encode("latin-1"), "a.rtf")
    said = "He came in and said bonjour tout le monde to all of them."
    assert shape(made) == [
        f"paragraph {said} [lang(fr-FR) bonjour tout le monde]",
        "image A map of peace",
        "paragraph Boxed.",
    ]
    assert codes(made) == ["R144"]  # their bytes are no picture
    assert {fact.name: fact.value for fact in made.facts} == {
        "title": "On peace",
        "author": "Ann Lee",
        "modified": "2020-07-10",
    }


def test_a_file_that_is_cut_off_is_read_with_a_finding(tmp_path: Path) -> None:
    made = read(tmp_path, (HEAD + "Half a").encode(), "letter.doc")
    assert (shape(made), codes(made)) == (["paragraph Half a"], ["R133"])
