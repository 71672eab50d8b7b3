"""Pictures, recognised pages and upright lines in PDFs."""

from __future__ import annotations

import io

import pdf_samples
import pytest
from pdf_samples import SAMPLES
from pdf_shown import read
from pdfs import Made, wrapped
from PIL import Image

from publisher.readers._pdf_columns import columns
from publisher.readers._pdf_open import opened
from publisher.readers._pdf_stretches import stretches
from publisher.readers._pdf_vertical import is_vertical, laid_down
from publisher.readers._pdf_words import Word


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
