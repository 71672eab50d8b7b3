"""The PDF reader on documents made by hand, on damaged ones, and on hostile ones."""

from __future__ import annotations

import io
import os
import subprocess
import sys
import time
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import Any

import pdf_samples
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pdf_layouts import LAYOUTS
from pdf_samples import SAMPLES
from pdfs import Made, wrapped
from PIL import Image

from publisher import sources
from publisher.book import Document
from publisher.cleaning import clean
from publisher.errors import InputError
from publisher.readers import _pdf_document, _pdf_worker, pdf
from publisher.readers._pdf_columns import columns
from publisher.readers._pdf_legible import is_garbled
from publisher.readers._pdf_lines import stretches
from publisher.readers._pdf_margins import PAGE_NUMBER, number_value
from publisher.readers._pdf_open import opened
from publisher.readers._pdf_vertical import is_vertical, laid_down
from publisher.readers._pdf_words import Word

EXAMPLES = int(os.environ.get("PUBLISHER_FUZZ", "40"))

BLOCKS = {"heading", "paragraph", "list_item", "table_row", "note", "furniture", "image"}


def read(data: bytes) -> Document:
    return _pdf_document.document(data, "made.pdf", "made")


def shown(document: Document) -> str:
    """A document for people: facts, findings, and every block with its marks."""
    source = document.manuscript.source
    lines = [f"{fact.name}: {fact.value}" for fact in document.facts]
    lines += [f"! {finding.code} {finding.message}" for finding in document.findings]
    refs = [mark for mark in document.marks if mark.kind == "noteref"]
    for mark in document.marks:
        text = source[mark.start : mark.end]
        if mark.kind == "page":
            lines.append(f"--- page {mark.value}: {text[:12]!r} to {text.rstrip()[-12:]!r}")
        elif mark.kind != "noteref":
            inside = [ref for ref in refs if mark.start <= ref.start < mark.end]
            text = _with_references(text, mark.start, inside)
            lines.append(f"[{' '.join((mark.kind, mark.value)).strip()}]\n{text}\n")
    return "\n".join(lines) + "\n"


def _with_references(text: str, start: int, refs: list) -> str:  # type: ignore[type-arg]
    for ref in reversed(refs):
        at, end = ref.start - start, ref.end - start
        text = f"{text[:at]}⟨{text[at:end]}→{ref.value}⟩{text[end:]}"
    return text


ALL = SAMPLES | LAYOUTS


@pytest.mark.parametrize("name", ALL)
def test_goldens(name: str, golden: Callable[[str, str], None]) -> None:
    golden(f"pdf/{name}.txt", shown(read(ALL[name]())))


@pytest.mark.parametrize("name", ALL)
def test_marks_cover_the_source(name: str) -> None:
    assert_whole(read(ALL[name]()))


def assert_whole(document: Document) -> None:
    """Every block has one role, pages do not overlap, and no text lies outside of blocks."""
    source = document.manuscript.source
    blocks = [mark for mark in document.marks if mark.kind in BLOCKS]
    at = 0
    for mark in blocks:
        assert not source[at : mark.start].strip()
        assert mark.start >= at
        assert source[mark.start : mark.end].strip() == source[mark.start : mark.end]
        assert "\n\n" not in source[mark.start : mark.end]
        at = mark.end
    assert not source[at:].strip()
    pages = [mark for mark in document.marks if mark.kind == "page"]
    assert all(a.end <= b.start for a, b in pairwise(pages))


def test_a_broken_word_is_mended_by_cleaning() -> None:
    made = Made()
    text = pdf_samples.LAND + " " + pdf_samples.SEA
    made.sheet().paragraph(72, 100, 250, text, hyphens=True)
    document = read(made.pdf())
    assert "-\n" in document.manuscript.source
    assert "-\n" not in clean(document).manuscript.text


def test_the_file_is_read_through_the_door(tmp_path: Path) -> None:
    path = tmp_path / "speech.pdf"
    path.write_bytes(SAMPLES["statement"]())
    document = sources.read_file(path, "speech")
    assert document
    assert "Mr. President," in document.manuscript.source


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "empty"),
        (b"<html>no pdf</html>", "is no PDF"),
        (b"%PDF-1.7\nnothing more", "damaged"),
        (Made().pdf(), "damaged|no pages"),
        (Made(password="secret", sheets=Made().sheets).pdf(), "damaged|no pages|password"),
    ],
)
def test_what_cannot_be_read_is_said(data: bytes, words: str, tmp_path: Path) -> None:
    path = tmp_path / "bad.pdf"
    path.write_bytes(data)
    with pytest.raises(InputError, match=words):
        pdf.read(path, "bad.pdf", "bad")


def test_a_locked_pdf_is_said_to_be_locked() -> None:
    made = Made(password="secret")
    made.sheet().text(72, 100, "Nobody reads this.")
    with pytest.raises(InputError, match="password"):
        read(made.pdf())


@pytest.mark.parametrize("kind", ["scan", "cipher", "unmapped", "blank"])
def test_a_pdf_without_readable_text_is_said_to_be_so(
    kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("publisher.readers._pdf_ocr.is_installed", lambda: False)
    made = Made()
    sheet = made.sheet()
    if kind == "scan":
        sheet.image(2, 2, b"\x10\xf0\xf0\x10")
    elif kind == "cipher":
        pdf_samples.cipher(sheet)
    elif kind == "unmapped":
        sheet.text(72, 100, "\ue001\ue002\ue003 " * 20)
    words = {"scan": "pictures", "cipher": "garbled", "unmapped": "garbled", "blank": "no text"}
    with pytest.raises(InputError, match=words[kind]):
        read(made.pdf())


def test_the_pictures_that_something_tells_of_are_kept() -> None:
    document = read(SAMPLES["figures"]())
    assert [picture.name for picture in document.pictures] == ["figure-1.png", "figure-2.png"]
    assert [(f.code, f.message[-1:]) for f in document.findings] == [("R120", "1")]
    with Image.open(io.BytesIO(document.pictures[0].data)) as image:
        assert image.size == pytest.approx((100 * 200 / 72, 60 * 200 / 72), abs=1)
        corners = [image.getpixel((x, y)) for x, y in ((5, 5), (270, 160))]
    dark, light = (pixel[0] for pixel in corners if isinstance(pixel, tuple))
    assert dark < 40
    assert light > 200


def test_a_jpeg_is_taken_as_it_is() -> None:
    file = io.BytesIO()
    Image.linear_gradient("L").save(file, "JPEG")
    made = Made()
    sheet = made.sheet()
    sheet.paragraph(72, 100, 440, pdf_samples.SEA)
    sheet.image(256, 256, file.getvalue(), box=(200, 160, 300, 220))
    sheet.text(190, 236, "Figure 1: From dark to light")
    (picture,) = read(made.pdf()).pictures
    assert picture.media_type == "image/jpeg"
    assert picture.data == file.getvalue()


def test_lines_from_top_to_bottom_are_laid_down() -> None:
    # Of characters without a font program pdfium has no places: they are given here.
    text = "吾輩は猫である。名前はまだ無い。どこで生れたか頓と見当がつかぬ。薄暗い所で泣いた。"
    found = []
    for n, char in enumerate(text):
        left, top = 480 - 24 * (n // 16), 700 - 12 * (n % 16)
        found.append(((left, left + 12, top - 12, top), char, 12.0))
    found += [((493, 499, 706 - 6 * n, 712 - 6 * n), char, 6.0) for n, char in enumerate("わが")]
    assert is_vertical(found)
    assert not is_vertical([((x, x + 12, -y, 12 - y), c, 12.0) for (y, x, *_), c, _ in found])
    words = [Word(char, -box[3], -box[2], -box[0], size) for box, char, size in found]
    lying, readings = laid_down(words, found)
    assert "".join(word.text for word in readings) == "わが"
    (column,) = columns(stretches(lying), 0)
    assert [line.text for line in column] == [text[:16], text[16:32], text[32:]]


def test_a_recognised_page_is_marked_as_such(monkeypatch: pytest.MonkeyPatch) -> None:
    words = tuple(Word(text, 72 + 60 * n, 120 + 60 * n, 100, 11) for n, text in enumerate("abc"))
    monkeypatch.setattr("publisher.readers._pdf_ocr.is_installed", lambda: True)
    monkeypatch.setattr("publisher.readers._pdf_ocr.recognised", lambda page: words)
    made = Made()
    made.sheet().image(2, 2, b"\x10\xf0\xf0\x10")
    document = read(made.pdf())
    assert document.manuscript.source == "a b c"
    assert [finding.code for finding in document.findings] == ["R112"]
    fact = document.fact("recognition")
    assert fact
    assert (fact.value, fact.evidence.basis) == ("ocr", "inferred")


def test_a_real_page_is_recognised() -> None:
    pytest.importorskip("rapidocr_onnxruntime", reason="the extra `ocr` is not installed")
    made = Made()
    sheet = made.sheet()
    for n, line in enumerate(wrapped(pdf_samples.SEA, 440, 11)):
        sheet.text(72, 100 + 14 * n, line, font="H")
    with opened(made.pdf(), "made.pdf") as pdf_file, pdf_file.page(0) as page:
        assert page
        picture = page.pixels(200 / 72)
    scan = Made()
    scan.sheet().image(*picture)
    words = read(scan.pdf()).manuscript.source.split()
    assert sum(a == b for a, b in zip(words, pdf_samples.SEA.split(), strict=False)) > 30


REAL = {
    "en": pdf_samples.SEA,
    "fr": "Nous sommes réunis ici pour parler de ce que nous devons à ceux qui gardent les feux "
    "allumés pendant la nuit, et personne ne peut dire combien ils sont aujourd'hui dans le pays.",
    "de": "Wir sind hierher gekommen, um über das zu sprechen, was wir denen schulden, die nachts "
    "die Lichter brennen lassen, und niemand kann sagen, wie viele es heute im Lande noch sind.",
    "pl": "Przyszliśmy tutaj, aby mówić o tym, co jesteśmy winni tym, którzy w nocy pilnują "
    "świateł, i nikt nie może dzisiaj powiedzieć, ilu ich jeszcze "
    "w naszym kraju naprawdę pozostało.",
    "vi": "Chúng tôi đến đây để nói về những gì chúng ta mắc nợ những người giữ cho ngọn đèn cháy "
    "sáng trong đêm, và không ai có thể nói ngày nay ở đất nước này còn lại bao "
    "nhiêu người như vậy.",
    "fi": "Olemme tulleet tänne puhumaan siitä, mitä olemme velkaa niille, jotka pitävät valot "
    "palamassa yöllä, eikä kukaan osaa sanoa, kuinka monta heitä on maassa tänään jäljellä.",
    "tr": "Buraya geceleri ışıkları yanık tutanlara ne borçlu olduğumuzu konuşmak için geldik ve "
    "bugün bu ülkede onlardan kaç kişinin kaldığını kimse tam olarak söyleyemez, ama çoktular.",
}


@pytest.mark.parametrize("language", REAL)
def test_real_language_is_no_cipher(language: str) -> None:
    text = REAL[language]
    assert not is_garbled(text, 0)
    assert not is_garbled(text.upper(), 0)
    assert is_garbled("".join(chr(ord(c) - 29) if c.isascii() else c for c in text * 2), 0)


@pytest.mark.parametrize(
    ("text", "number"),
    [("7", 7), ("- 7 -", 7), ("Page 7 of 12", 7), ("xiv", 14), ("7/12", 7), ("[7]", 7),
     ("– vii –", 7), ("Seite 7 von 12", 7), ("第7页", 7), ("стр. 7", 7), ("7 | P a g e", 7)],
)  # fmt: skip
def test_page_numbers(text: str, number: int) -> None:
    found = PAGE_NUMBER.match(text)
    assert found
    assert number_value(found["number"]) == number


@pytest.mark.parametrize("text", ["The 7", "civil", "1914 was a year", "mix of all", "A/74/PV.7"])
def test_what_is_no_page_number(text: str) -> None:
    found = PAGE_NUMBER.match(text)
    assert not found or number_value(found["number"]) < 0 or text == "civil"


@pytest.mark.parametrize(
    ("title", "kept"),
    [("On Lights", True), ("Microsoft Word - x.doc", False), ("untitled", False), ("a.pdf", False),
     ("made", False), ("A_74_123-EN", False)],
)  # fmt: skip
def test_titles_that_say_nothing_are_no_titles(title: str, kept: bool) -> None:
    made = Made(info={"Title": title, "CreationDate": "D:20190924120000Z"})
    made.sheet().text(72, 100, "Some words on a page.")
    document = read(made.pdf())
    assert document.value("title") == (title if kept else "")
    assert document.value("created") == "2019-09-24"


@settings(
    max_examples=EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck), database=None
)
@given(st.sampled_from(sorted(SAMPLES)), st.data())
def test_damage_is_an_error_or_a_document(name: str, data: st.DataObject) -> None:
    whole = _made(name)
    if data.draw(st.booleans()):
        broken = whole[: data.draw(st.integers(0, len(whole)))]
    else:
        broken = bytearray(whole)
        for _ in range(data.draw(st.integers(1, 20))):
            broken[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
    try:
        document = read(bytes(broken))
    except InputError:
        return
    assert_whole(document)


_CACHE: dict[str, bytes] = {}


def _made(name: str) -> bytes:
    return _CACHE.setdefault(name, SAMPLES[name]())


def _crash(path: Path, name: str, key: str) -> Document:
    os._exit(139)


def _hang(path: Path, name: str, key: str) -> Document:
    time.sleep(60)
    raise AssertionError


def test_a_crash_or_a_hang_costs_one_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(SAMPLES["statement"]())
    real = _pdf_worker._read
    monkeypatch.setattr(_pdf_worker, "_read", _crash)
    with pytest.raises(InputError, match="brought its reader down"):
        _pdf_worker.document(path, "a.pdf", "a")
    monkeypatch.setattr(_pdf_worker, "_read", _hang)
    monkeypatch.setattr(_pdf_worker, "LIMIT", 1)
    monkeypatch.setattr(_pdf_worker, "RECOGNISING", 1)
    with pytest.raises(InputError, match="within 1 seconds"):
        _pdf_worker.document(path, "a.pdf", "a")
    monkeypatch.setattr(_pdf_worker, "_read", real)
    monkeypatch.setattr(_pdf_worker, "LIMIT", 60)
    assert _pdf_worker.document(path, "a.pdf", "a").manuscript.source


SCRIPT = """
import os, pathlib, sys
from publisher.readers import _pdf_worker
sys.path.insert(0, sys.argv[1])
if sys.argv[3:]:
    import test_pdf
    _pdf_worker._read = test_pdf._tell_and_hang
read = _pdf_worker.document(pathlib.Path(sys.argv[2]), "a.pdf", "a")
print(len(read.manuscript.source))
"""


def _script(path: Path, *more: str, file: Path | None = None) -> subprocess.Popen[str]:
    here = str(Path(__file__).parent)
    return subprocess.Popen(
        [sys.executable, str(file or "-"), here, str(path), *more],
        stdin=None if file else subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parent.parent)},
    )  # fmt: skip


@pytest.mark.parametrize("named", [False, True])
def test_a_script_without_a_guard_or_a_file_can_read(tmp_path: Path, named: bool) -> None:
    path, file = tmp_path / "a.pdf", tmp_path / "script.py"
    path.write_bytes(SAMPLES["statement"]())
    file.write_text(SCRIPT)
    with _script(path, file=file if named else None) as process:
        said, _ = process.communicate(None if named else SCRIPT, timeout=60)
    assert int(said) == len(read(SAMPLES["statement"]()).manuscript.source)


def _tell_and_hang(path: Path, name: str, key: str) -> Document:
    path.with_suffix(".pid").write_text(str(os.getpid()))
    time.sleep(60)
    raise AssertionError


@pytest.mark.skipif(sys.platform == "win32", reason="signals")
def test_the_worker_ends_with_its_parent(tmp_path: Path) -> None:
    path, told = tmp_path / "a.pdf", tmp_path / "a.pid"
    path.write_bytes(SAMPLES["statement"]())
    with _script(path, "hang") as process:
        assert process.stdin
        process.stdin.write(SCRIPT)
        process.stdin.close()
        worker = int(_soon(lambda: told.exists() and told.read_text()))
        process.kill()
    assert _soon(lambda: not _runs(worker))


def _soon(tell: Callable[[], Any]) -> Any:
    end = time.monotonic() + 30
    while not (found := tell()):
        assert time.monotonic() < end
        time.sleep(0.05)
    return found


def _runs(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    stat = Path(f"/proc/{process}/stat")
    return not (stat.exists() and stat.read_text().rpartition(")")[2].split()[0] == "Z")


def test_sixty_seven_dense_pages_take_less_than_two_seconds() -> None:
    made = Made()
    text = " ".join((pdf_samples.SEA, pdf_samples.LAND, pdf_samples.LAW))
    for _ in range(67):
        sheet, y = made.sheet(), 60.0
        while y < 700:
            y = sheet.paragraph(60, y, 480, text, 9, leading=1.2, indent=12)
    data = made.pdf()
    spent = []
    while not spent or (spent[-1] >= 2 and len(spent) < 3):
        start = time.process_time()
        document = read(data)
        spent.append(time.process_time() - start)
        assert len(document.manuscript.source) > 67 * 3500
    assert min(spent) < 2
