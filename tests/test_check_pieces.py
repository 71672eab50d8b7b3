"""What the check says of a document in several files: damaged, in another order, torn."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import marked
import pytest
from damages import Damage, Row, both
from lxml import etree
from novel import EPUB, PLAIN, published, shorten
from reopening import (
    found,
)
from tampering import OPF, rewrite, sign
from tampering import replace as put
from test_check_structure import written

from publisher.book import Book
from publisher.check import check
from publisher.check._pieces import torn_faults
from publisher.check._places import Place
from publisher.check._structure import Met, Told
from publisher.readers import html


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    shorten(monkeypatch)


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return published(tmp_path_factory.mktemp("pieces"))


@pytest.fixture
def folder(whole: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(whole, tmp_path / "dist"))


def of_page(folder: Path, body: str) -> Book:
    (folder / "page.html").write_text(
        f'<html lang="en"><body><h1>A page</h1>{body}</body></html>', "utf-8"
    )
    return marked.book(html.read(folder / "page.html", "page.html", "page"))


def text(entry: str, old: str, new: str) -> Damage:
    return lambda folder: put(folder / EPUB, entry, old, new)


def gone(folder: Path) -> None:
    """A piece goes with all that names it but contents and notes."""

    def change(entries: dict[str, bytes]) -> None:
        opf = entries[OPF].decode()
        for line in re.findall(r"[^\n]*novel_003[^\n]*\n", opf):
            opf = opf.replace(line, "")
        entries[OPF] = opf.encode()
        for name in ("text/novel_003.xhtml", "overlays/novel_003.smil"):
            del entries[f"EPUB/{name}"]

    rewrite(folder / EPUB, change)


SECOND, THIRD = (f'<itemref idref="text-novel_00{n}"/>' for n in (2, 3))

REORDERED = {"K615", "K617", "K623", "K630", "K675", "K680"}

PIECES: tuple[Row, ...] = (
    ("a piece is missing", {"K615", "K617", "K622", "K627", "K629", "K630", "K675"}, gone),
    (
        "two pieces in another order",
        REORDERED,
        both(text(OPF, SECOND, "@"), text(OPF, THIRD, SECOND), text(OPF, "@", THIRD)),
    ),
    (
        "a piece behind the closing page",
        REORDERED,
        both(text(OPF, THIRD, ""), text(OPF, "</spine>", f"{THIRD}</spine>")),
    ),
    (
        "the closing page between two pieces",
        {"K615", "K623", "K680"},
        both(
            text(OPF, '<itemref idref="text-about"/>', ""),
            text(OPF, THIRD, f'<itemref idref="text-about"/>{THIRD}'),
        ),
    ),
    (
        "two pieces whose overlays changed places",
        {"K621", "K623"},
        both(
            text(OPF, 'media-overlay="overlay-novel_002"', 'media-overlay="@"'),
            text(OPF, 'media-overlay="overlay-novel_003"', 'media-overlay="overlay-novel_002"'),
            text(OPF, 'media-overlay="@"', 'media-overlay="overlay-novel_003"'),
        ),
    ),
    (
        "a note looked for in the wrong file",
        {"K619"},
        text("EPUB/text/novel_003.xhtml", "novel_009.xhtml#note-2", "novel_010.xhtml#note-2"),
    ),
    (
        "a piece that is too long",
        {"K681"},
        text("EPUB/text/novel.xhtml", "</body>", " " * 300_000 + "</body>"),
    ),
)


def test_a_book_of_pieces_has_nothing_wrong(whole: Path) -> None:
    assert check(whole) == ()


@pytest.mark.parametrize(("name", "expected", "damage"), PIECES, ids=[r[0] for r in PIECES])
def test_damage_is_found(folder: Path, name: str, expected: set[str], damage: Damage) -> None:
    damage(folder)
    sign(folder)
    remarks = check(folder)
    assert {remark.code for remark in remarks} == expected, "\n".join(map(str, remarks))


def test_a_list_that_is_torn_between_two_files_is_found(tmp_path: Path, small: None) -> None:
    items = "".join(f"<li>Item {n}.</li>" for n in range(3))
    long = f"<p>{PLAIN * 8}</p>"
    folder = written(of_page(tmp_path, f"{long}<ul>{items}</ul>{long}{long}"), tmp_path)
    assert check(folder) == ()

    def tear(entries: dict[str, bytes]) -> None:
        pages = [f"EPUB/{kind}/page{n}" for n in ("", "_002") for kind in ("text", "overlays")]
        (page, smil), (next_page, next_smil) = (
            (f"{pages[n]}.xhtml", f"{pages[n + 1]}.smil") for n in (0, 2)
        )
        item = re.search(r"<li id[^>]*><span[^>]*>Item 2[^\n]*</li>\n", entries[page].decode())
        assert item
        whole = entries[page].decode().replace(item[0], "")
        entries[page] = whole.encode()
        new = f'<ul id="rest">{item[0]}</ul>'
        entries[next_page] = put_first("section", new, entries[next_page])
        seqs = etree.fromstring(entries[smil])
        (seq,) = found(seqs, "//s:seq[@e:type='list']/s:seq[last()]")
        seq.getparent().remove(seq)
        entries[smil] = etree.tostring(seqs)
        moved = etree.tostring(seq).decode().replace("page.xhtml", "page_002.xhtml")
        entries[next_smil] = put_first("seq", moved, entries[next_smil])

    rewrite(folder / EPUB, tear)
    sign(folder)
    remarks = check(folder)
    assert {remark.code for remark in remarks} == {"K627", "K680"}, "\n".join(map(str, remarks))
    assert any("'list 1' is torn between" in remark.message for remark in remarks)


def met(path: str, tag: str, *within: str) -> Met:
    kind = "heading" if tag == "h2" else "paragraph"
    return Met("Words.", Place(tag), Told(kind, within=within), path)


ITEMS = met("a", "li", "list 1", "item 2"), met("b", "li", "list 1", "item 3")


@pytest.mark.parametrize(
    ("blocks", "torn"),
    [
        (ITEMS, set()),
        ((met("a", "h2"), *ITEMS), set()),
        ((met("a", "p"), *ITEMS), {"list 1"}),
        ((*ITEMS, met("b", "p")), {"list 1"}),
        ((met("a", "p", "list 1", "item 2"), met("b", "p", "list 1", "item 2")), {"item 2"}),
        ((met("a", "p", "quote 1"), met("b", "p", "quote 1")), set()),
        (tuple(met(p, "li", "quote 1", "list 2", f"item {p}") for p in "34"), {"list 2"}),
        ((met("a", "tr", "table 1"), met("b", "tr", "table 1")), {"table 1"}),
        ((met("a", "p", "verse 1"), met("b", "p", "verse 1")), {"verse 1"}),
    ],
)
def test_a_group_may_be_torn_where_nothing_else_is(blocks: tuple[Met, ...], torn: set[str]) -> None:
    told = " ".join(torn_faults(blocks))
    assert set(re.findall(r"'(\w+ \d)'", told)) == torn


def put_first(tag: str, new: str, data: bytes) -> bytes:
    """A file with new mark-up at the beginning of its first element of that name."""
    return re.sub(rf"<{tag}[^>]*>", lambda found: found[0] + new, data.decode(), count=1).encode()
