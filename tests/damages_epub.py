"""What can be wrong with an EPUB, and the codes that the checker must give for each."""

from __future__ import annotations

import zipfile
from pathlib import Path

from damages import Damage, Row, both, data, entries
from tampering import EPUB, NAV, NCX, OPF, replace, rewrite

TITLE, ONE, TWO, THREE, ABOUT = (
    f"EPUB/text/{key}.xhtml" for key in ("title-page", "one", "two", "three", "about")
)
SMIL = "EPUB/overlays/three.smil"

LAUGHS = (
    "<!DOCTYPE html [<!ENTITY a0 'ha'>"
    + "".join(f"<!ENTITY a{n} '{f'&a{n - 1};' * 10}'>" for n in range(1, 10))
    + "]>"
)
HOSTILE = '<!DOCTYPE html [<!ENTITY file SYSTEM "file:///etc/passwd">]>'

CLIP = 'clipBegin="0:00:00.707" clipEnd="0:00:01.421"'
SPAN = '<span id="three-a-1">He said yes.</span>'


def text(entry: str, old: str, new: str) -> Damage:
    return lambda folder: replace(folder / EPUB, entry, old, new)


def pars(folder: Path) -> tuple[str, list[str]]:
    """An overlay and its pars."""
    with zipfile.ZipFile(folder / EPUB) as archive:
        smil = archive.read(SMIL).decode()
    return smil, [f"<par>{part.partition('</par>')[0]}</par>" for part in smil.split("<par>")[1:]]


def swapped(folder: Path) -> None:
    smil, (_, first, second, *_) = pars(folder)
    new = smil.replace(first, "@").replace(second, first).replace("@", second)
    rewrite(folder / EPUB, lambda found: found.update({SMIL: new.encode()}))


def spoken_twice(folder: Path) -> None:
    par = pars(folder)[1][1]
    replace(folder / EPUB, SMIL, par, par + par)


def unspoken(folder: Path) -> None:
    replace(folder / EPUB, SMIL, pars(folder)[1][1], "")


TABLE: tuple[Row, ...] = (
    # the container
    ("the EPUB cut short", {"K611"}, data(EPUB, lambda d: d[:-200])),
    ("no archive", {"K611"}, data(EPUB, lambda d: b"PK" + d[2:100])),
    ("a packed mimetype", {"K611"}, entries(lambda e: None, packed="mimetype")),
    ("another mimetype", {"K611"}, entries(lambda e: e.update(mimetype=b"application/zip"))),
    (
        "mimetype not first",
        {"K611"},
        entries(lambda e: e.update(mimetype=e.pop("mimetype"))),
    ),
    ("a leap out of the archive", {"K611", "K613"}, entries(lambda e: e.update({"../x": b"x"}))),
    ("broken XML", {"K612", "K615", "K617", "K621", "K629"}, text(THREE, "</section>", "")),
    (
        "a billion laughs",
        {"K612", "K615", "K617", "K621", "K629"},
        text(THREE, "<!DOCTYPE html>", LAUGHS),
    ),
    ("a file of the reader's", {"K612"}, text(NAV, "<!DOCTYPE html>", HOSTILE)),
    (
        "a huge entry",
        {"K612", "K614"},
        entries(lambda e: e.update({"EPUB/css/book.css": bytes(65 << 20)})),
    ),
    (
        "a style sheet is missing",
        {"K612", "K613", "K614"},
        entries(lambda e: e.pop("EPUB/css/book.css")),
    ),
    ("a stowaway", {"K613"}, entries(lambda e: e.update({"EPUB/x.js": b"x"}))),
    ("no container", {"K613"}, entries(lambda e: e.pop("META-INF/container.xml"))),
    ("a broken package", {"K613"}, text(OPF, "</manifest>", "")),
    (
        "a spine into the void",
        {"K613"},
        text(OPF, '<itemref idref="cover"/>', '<itemref idref="c"/>'),
    ),
    ("no active class", {"K614"}, text(OPF, "media:active-class", "media:active")),
    ("an active class without a style", {"K614"}, text(OPF, "overlay-active", "overlay-read")),
    ("no language", {"K614"}, text(OPF, "<dc:language>en</dc:language>", "")),
    ("another title", {"K614"}, text(OPF, "<dc:title>A Test", "<dc:title>The Test")),
    ("a page without language", {"K614"}, text(TWO, ' xml:lang="zh-Hant"', "")),
    ("a word of another language half marked", {"K614"}, text(ABOUT, ' lang="zh-Hant"', "")),
    (
        "a page in another language",
        {"K614"},
        text(TWO, ' lang="zh-Hant" xml:lang="zh-Hant">\n<head', ' lang="fr" xml:lang="fr">\n<head'),
    ),
    ("another identifier", {"K614"}, text(OPF, "000000000001</dc", "000000000002</dc")),
    ("another creator", {"K614"}, text(OPF, ">Zhang Jun</dc", ">Somebody</dc")),
    ("no creator", {"K614"}, text(OPF, ">Zhang Jun</dc", "></dc")),
    (
        "no summary for readers who cannot see",
        {"K614"},
        text(OPF, "schema:accessibilitySummary", "x:x"),
    ),
    ("no cover", {"K614"}, text(OPF, ' properties="cover-image"', "")),
    ("no navigation document", {"K614", "K616"}, text(OPF, ' properties="nav"', "")),
    ("a text to pass over", {"K613"}, text(OPF, '"text-one"/', '"text-one" linear="no"/')),
    # the links
    (
        "a picture that is not there",
        {"K620"},
        text("EPUB/cover.xhtml", "images/cover.png", "images/c.png"),
    ),
    ("a picture from elsewhere", {"K620"}, text("EPUB/cover.xhtml", "images/", "https://a.test/")),
    (
        "a picture of another kind",
        {"K620"},
        entries(lambda e: e.update({"EPUB/images/cover.png": b"GIF89a"})),
    ),
    ("a style sheet at another place", {"K620"}, text(TWO, "css/book.css", "css/b.css")),
    (
        "a landmark to nowhere",
        {"K620"},
        text(NAV, '"bodymatter" href="text/one', '"bodymatter" href="text/x'),
    ),
    ("a name from nowhere", {"K620"}, text(TWO, 'labelledby="block-1"', 'labelledby="block-9"')),
    # the text
    (
        "a hidden sentence",
        {"K615"},
        text(THREE, '<p id="block-2">', '<p id="block-2" hidden="hidden">'),
    ),
    (
        "a sentence hidden from screen readers",
        {"K615"},
        text(THREE, '<p id="block-2">', '<p id="block-2" aria-hidden="true">'),
    ),
    ("a sentence without its id", {"K615", "K616", "K621"}, text(THREE, ' id="three-a-1"', "")),
    (
        "a sentence twice in the text",
        {"K615", "K617"},
        text(THREE, SPAN, SPAN + SPAN),
    ),
    (
        "texts in another order",
        {"K615", "K623"},
        both(
            text(OPF, '<itemref idref="text-one"/>\n', ""),
            text(OPF, "</spine>", '<itemref idref="text-one"/></spine>'),
        ),
    ),
    (
        "a sentence without text",
        {"K615"},
        text(TITLE, '<span id="front-y-1">Zhang Jun</span>', '<span id="front-y-1"> </span>'),
    ),
    ("text behind the body", {"K616", "K617"}, text(THREE, "</body>", "</body>Psst.")),
    ("a line that nobody reads", {"K616", "K617"}, text(THREE, "</ul>", "</ul><p>Psst.</p>")),
    ("a line of the closing page changed", {"K617"}, text(ABOUT, "File x.txt", "File y.txt")),
    ("a line of the closing page lost", {"K617"}, text(ABOUT, "File x.txt", "")),
    (
        "a line of the closing page unmarked",
        {"K616", "K617"},
        text(ABOUT, 'made unread">F', 'made">F'),
    ),
    (
        "a line passed off as one of the closing page",
        {"K617"},
        text(THREE, "</ul>", '</ul><p class="made unread">Psst.</p>'),
    ),
    ("a word more in a sentence", {"K617"}, text(ONE, "We agree: 1", "We agree: that 1")),
    ("a space less", {"K617"}, text(THREE, "</span> <span", "</span><span")),
    (
        "a heading of ours changed",
        {"K617"},
        text(THREE, ">[Report, June 29]</span>", ">[June]</span>"),
    ),
    (
        "a sentence passed off as ours",
        {"K617"},
        text(THREE, '<li id="block-4">', '<li id="block-4" class="made">'),
    ),
    # the overlays
    (
        "a par without sound",
        {"K621", "K622", "K627"},
        text(SMIL, f'<audio src="../audio/report.m4a" {CLIP}/>', ""),
    ),
    (
        "a clock value in seconds",
        {"K621", "K622", "K627"},
        text(SMIL, '"0:00:01.421" clipEnd', '"1.421s" clipEnd'),
    ),
    (
        "a microsecond",
        {"K621", "K622", "K627"},
        text(SMIL, '"0:00:01.421" clipEnd', '"0:00:01.4211" clipEnd'),
    ),
    (
        "an empty clip",
        {"K621", "K622", "K627"},
        text(SMIL, CLIP, 'clipBegin="0:00:00.707" clipEnd="0:00:00.707"'),
    ),
    ("a seq into the void", {"K621"}, text(SMIL, "three.xhtml#group-3", "three.xhtml#gone")),
    (
        "a seq without a text",
        {"K621"},
        text(SMIL, ' epub:textref="../text/three.xhtml#group-3"', ""),
    ),
    ("a sentence is not spoken", {"K622", "K627"}, unspoken),
    ("a sentence is spoken twice", {"K622", "K626", "K627"}, spoken_twice),
    ("another sentence is spoken", {"K622", "K624"}, text(SMIL, "#three-a-1", "#three-a-2")),
    ("an id that nobody knows is spoken", {"K621", "K622"}, text(SMIL, "#three-a-1", "#what")),
    ("two sentences in another order", {"K623"}, swapped),
    (
        "a clip shifted by 5 ms",
        {"K624", "K626"},
        text(SMIL, CLIP, 'clipBegin="0:00:00.712" clipEnd="0:00:01.426"'),
    ),
    (
        "a clip from another recording",
        {"K624", "K626"},
        text(SMIL, f'report.m4a" {CLIP}', f'peace.m4a" {CLIP}'),
    ),
    (
        "a clip that is too long",
        {"K624", "K625", "K627"},
        text(SMIL, 'clipEnd="0:00:03.840"', 'clipEnd="0:00:03.841"'),
    ),
    (
        "clips that overlap",
        {"K624", "K626", "K627"},
        text(SMIL, 'clipEnd="0:00:01.421"', 'clipEnd="0:00:01.422"'),
    ),
    (
        "another duration",
        {"K627"},
        text(OPF, '"#overlay-three">0:00:03.840', '"#overlay-three">0:00:03.841'),
    ),
    (
        "another duration of the book",
        {"K627"},
        text(
            OPF,
            '<meta property="media:duration">0:00:13.824',
            '<meta property="media:duration">0:00:13.825',
        ),
    ),
    # the tables of contents
    ("another title in the nav", {"K628"}, text(NAV, '">[Report, June 29]', '">[Report, June 30]')),
    (
        "another title in the NCX",
        {"K628"},
        text(NCX, "<text>中國代表談和平", "<text>中国代表谈和平"),
    ),
    (
        "a chapter less",
        {"K628"},
        text(NAV, '<li><a href="text/about.xhtml">About this edition</a></li>', ""),
    ),
    ("an entry to another page", {"K629"}, text(NAV, '"text/three.xhtml">[', '"text/two.xhtml">[')),
    (
        "an entry to a later sentence",
        {"K629"},
        text(NAV, '"text/three.xhtml">[', '"text/three.xhtml#block-2">['),
    ),
    (
        "an NCX entry to nowhere",
        {"K629"},
        text(NCX, 'src="text/three.xhtml"', 'src="text/four.xhtml"'),
    ),
)
