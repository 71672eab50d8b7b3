"""Damaged and hostile office documents: an error in a sentence or a document, never a crash."""

from __future__ import annotations

import struct
import tempfile
import zipfile
from contextlib import suppress
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from office import FUZZ, assert_contract, docx, flat_odt, odt, p, r, read, zipped

from publisher import plugins
from publisher.errors import InputError
from publisher.readers import _archive

DOCX = docx(
    p("Title", style="T") + p(r("One", '<w:lang w:val="fr"/>'), props="<w:outlineLvl/>")
    + f"<w:tbl><w:tr><w:tc>{p('a')}</w:tc><w:tc>{p('b')}</w:tc></w:tr></w:tbl>"
    + p('<w:r><w:footnoteReference w:id="1"/></w:r>'),
    styles='<w:style w:styleId="T"><w:name w:val="Title"/></w:style>',
    footnotes=f'<w:footnote w:id="1">{p("Note.")}</w:footnote>',
)  # fmt: skip
ODT = flat_odt(
    '<text:h text:outline-level="2">Title</text:h><text:list><text:list-item><text:p>One'
    '<text:s text:c="3"/></text:p></text:list-item></text:list><table:table><table:table-row>'
    '<table:table-cell table:number-columns-repeated="3"><text:p>a</text:p></table:table-cell>'
    "</table:table-row></table:table><text:p><text:note><text:note-citation>1</text:note-citation>"
    "<text:note-body><text:p>Note.</text:p></text:note-body></text:note></text:p>"
)
RTF = (
    rb"{\rtf1\ansi{\fonttbl{\f0\fcharset128 A;}}{\stylesheet{\s1 heading 1;}}\s1 One\par"
    rb"\pard\intbl a\cell b\cell\row\pard{\listtext 1.}x\u8211 -{\footnote n}\'93\'fa\par}"
)


def mutated(data: bytes, changes: list[tuple[int, bytes]], length: int) -> bytes:
    made = bytearray(data)
    for at, new in changes:
        place = at % len(made)
        made[place : place + len(new)] = new
    return bytes(made[: max(1, length % (2 * len(made)))])


def readable(data: bytes, reader: str, suffix: str) -> None:
    """Whatever the bytes are, only an InputError may come out, or a document in order."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, f"a.{suffix}")
        path.write_bytes(data)
        found = plugins.find("readers", reader)
        if found.accepts(path, data[:4096]):
            with suppress(InputError):
                assert_contract(found.read(path, path.name, "key"))


changes = st.lists(
    st.tuples(st.integers(0, 1 << 20), st.binary(min_size=1, max_size=6)), max_size=6
)
lengths = st.integers(0, 1 << 20)


@settings(max_examples=FUZZ, deadline=None)
@given(changes, lengths, st.sampled_from([("docx", DOCX), ("odt", odt("<text:p>x</text:p>"))]))
def test_damaged_archives(
    edits: list[tuple[int, bytes]], length: int, case: tuple[str, bytes]
) -> None:
    readable(mutated(case[1], edits, length), case[0], case[0])


@settings(max_examples=FUZZ, deadline=None)
@given(changes, lengths, st.sampled_from([("odt", "fodt", ODT), ("rtf", "rtf", RTF)]))
def test_damaged_text(
    edits: list[tuple[int, bytes]], length: int, case: tuple[str, str, bytes]
) -> None:
    readable(mutated(case[2], edits, length), case[0], case[1])


NAMES = (
    *("p", "r", "t", "tbl", "tr", "tc", "sdt", "sdtContent", "del", "ins", "pPr", "rPr", "ruby"),
    *("fldChar", "drawing", "txbxContent", "numPr", "footnoteReference", "hyperlink", "sym"),
)
trees = st.recursive(
    st.text("ab 1", max_size=3),
    lambda inner: st.builds(
        lambda name, value, parts: (
            f'<w:{name} w:val="{value}" w:id="{value}" w:ilvl="{value}">{"".join(parts)}</w:{name}>'
        ),
        st.sampled_from(NAMES),
        st.sampled_from(["0", "1", "99999999", "-1", "begin", "٣", ""]),
        st.lists(inner, max_size=4),
    ),
    max_leaves=20,
)


@settings(max_examples=FUZZ, deadline=None)
@given(st.lists(trees, max_size=5))
def test_elements_in_any_order(parts: list[str]) -> None:
    readable(docx("".join(parts), numbering="".join(parts), styles="".join(parts)), "docx", "docx")


def deep(element: str, depth: int) -> str:
    return f"<{element}>" * depth + f"</{element}>" * depth


@pytest.mark.parametrize("depth", [200, 1500, 5000])
def test_deep_nesting(depth: int) -> None:
    readable(docx(deep("w:tbl", depth)), "docx", "docx")
    readable(docx(p(deep("w:ins", depth))), "docx", "docx")
    readable(flat_odt(deep("text:section", depth)), "odt", "fodt")
    readable(rb"{\rtf1 " + b"{" * depth * 40 + b"x", "rtf", "rtf")


@pytest.mark.parametrize("entity", ['SYSTEM "file:///etc/passwd"', '"xx"'])
def test_entities_are_not_expanded(tmp_path: Path, entity: str) -> None:
    main = f"<!DOCTYPE d [<!ENTITY e {entity}>]><w:d xmlns:w='w'>&e;</w:d>"
    with pytest.raises(InputError, match="damaged"):
        read(tmp_path, zipped({"[Content_Types].xml": "", "word/document.xml": main}), "a.docx")
    with pytest.raises(InputError, match="declares entities"):
        _archive.parse_xml(main.encode(), "a.docx")


def test_bombs_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    bomb = zipped({"[Content_Types].xml": "", "word/document.xml": bytes(40 << 20)})
    with pytest.raises(InputError, match="too large when unpacked"):
        read(tmp_path, bomb, "a.docx")
    monkeypatch.setattr(_archive, "MOST_ENTRIES", 3)
    with pytest.raises(InputError, match="too large when unpacked"):
        read(tmp_path, DOCX, "a.docx")


def test_an_entry_that_lies_about_its_size_is_damage(tmp_path: Path) -> None:
    data = bytearray(zipped({"a": bytes(1 << 20)}))
    at = data.rindex(b"PK\x01\x02") + 24
    data[at : at + 4] = struct.pack("<I", 10)
    (tmp_path / "a.zip").write_bytes(data)
    with (
        _archive.open_archive(tmp_path / "a.zip", "a.zip") as archive,
        pytest.raises(InputError, match="damaged"),
    ):
        archive.read("a")


def test_links_and_rare_packing_in_an_archive(tmp_path: Path) -> None:
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        link = zipfile.ZipInfo("link")
        link.external_attr = 0o120777 << 16
        made.writestr(link, "/etc/passwd")
        made.writestr("packed", "x" * 100, zipfile.ZIP_LZMA)
        made.writestr("folder/", "")
    (tmp_path / "a.zip").write_bytes(out.getvalue())
    with _archive.open_archive(tmp_path / "a.zip", "a.zip") as archive:
        assert (archive.names, archive.links) == (("packed",), ("link",))
        for entry in ("link", "packed", "missing"):
            with pytest.raises(InputError):
                archive.read(entry)
