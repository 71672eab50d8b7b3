"""The cover: what is drawn, with which font, and what becomes of an image of the editor's own."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
import sample
from PIL import Image

from publisher import pipeline
from publisher.book import Book
from publisher.errors import ManifestError
from publisher.ledger import Fact
from publisher.writers import _cover, _cover_drawing, _cover_fonts
from publisher.writers._cover import cover


@pytest.fixture
def no_system_fonts(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(_cover_fonts, "_folders", lambda: ())
    _cover._drawn.cache_clear()
    yield
    _cover._drawn.cache_clear()


def titled(title: str, language: str = "en", *creators: str) -> Book:
    return replace(
        sample.book(),
        title=Fact("title", title, sample.EDITOR),
        language=Fact("language", language, sample.EDITOR),
        creators=tuple(Fact("speaker", name, sample.EDITOR) for name in creators),
    )


def picture(data: bytes) -> Image.Image:
    return Image.open(io.BytesIO(data)).convert("RGB")


def ink(data: bytes) -> int:
    """How many pixels have the title's colour."""
    wanted = Image.new("RGB", (1, 1), _cover_drawing._INK).getpixel((0, 0))
    counts = picture(data).getcolors(1 << 24) or []
    return sum(count for count, colour in counts if colour == wanted)


def test_a_cover_is_drawn_in_full_size_with_nothing_to_remark() -> None:
    made = cover(sample.book())
    assert picture(made.image).size == (1600, 2560)
    assert made.media_type == "image/png"
    assert made.findings == ()
    assert made.alternative == "Cover: A Test of Time, by Zhang Jun"
    assert ink(made.image) > 10_000


def test_the_alternative_text_is_in_the_main_language() -> None:
    assert cover(titled("和平", "zh-Hant", "張軍")).alternative == "封面：《和平》，張軍"
    assert cover(titled("Peace", "en")).alternative == "Cover: Peace"
    assert cover(titled("Paix", "fr", "A", "B")).alternative == "Couverture : Paix, par A, B"
    assert cover(titled("Vrede", "nl", "A", "B")).alternative == "Cover: Vrede, by A, B"


def test_the_same_book_has_the_same_bytes_and_another_has_not() -> None:
    first = cover(sample.book()).image
    _cover._drawn.cache_clear()
    assert cover(sample.book()).image == first
    assert cover(titled("Another Title")).image != first


@pytest.mark.parametrize(
    ("title", "language"),
    [
        ("Łódź, Đặng Thị, Ørsted, Şişli", "en"),
        ("Речь о мире", "ru"),
        ("Λόγος περὶ εἰρήνης", "el"),
        ("خطاب السلام", "ar"),
        ("נאום השלום", "he"),
        ("शांति पर भाषण", "hi"),
        ("สุนทรพจน์", "th"),
        ("Cafe\u0301, non\u2011breaking", "en"),
    ],
)
@pytest.mark.usefixtures("no_system_fonts")
def test_the_fonts_that_come_by_pip_have_many_scripts(title: str, language: str) -> None:
    made = cover(titled(title, language))
    assert made.findings == ()
    assert ink(made.image) > 10_000


@pytest.mark.usefixtures("no_system_fonts")
def test_characters_without_a_font_are_left_out_and_remarked() -> None:
    plain = cover(titled("Peace"))
    mixed = cover(titled("Peace 和平"))
    assert [f.code for f in mixed.findings] == ["W501"]
    assert mixed.findings[0].message.endswith(": 和 平")
    assert mixed.image == plain.image  # no box in place of what cannot be drawn


@pytest.mark.usefixtures("no_system_fonts")
def test_a_title_that_no_font_has_leaves_a_quiet_cover() -> None:
    made = cover(titled("和平", "zh-Hant", "Zhang Jun"))
    assert [f.code for f in made.findings] == ["W501"]
    assert ink(made.image) == 0
    assert made.alternative == "封面：《和平》，Zhang Jun"


def test_a_system_font_is_used_where_it_alone_has_the_title() -> None:
    if _cover_fonts.choose("中國", "zh-Hant", bold=True).missing("中國"):
        pytest.skip("no font on this machine has Chinese")
    made = cover(titled("中國代表：弘揚多邊主義", "zh-Hant", "張軍"))
    assert made.findings == ()
    assert ink(made.image) > 10_000


def test_a_face_knows_what_it_lacks() -> None:
    face = next(_cover_fonts._faces("en", True))
    assert face.missing("Aé Ж中\u200f文\U0001f600中") == "中文\U0001f600"


def test_without_shaping_joined_scripts_count_as_lacking(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_cover_fonts, "shapes", lambda: False)
    _cover_fonts._draws.cache_clear()
    face = next(_cover_fonts._faces("ar", True))
    assert face.missing("سلام A") == "سلام"
    _cover_fonts._draws.cache_clear()


@pytest.mark.parametrize("words", [1, 12, 60, 700])
def test_a_title_of_any_length_stays_inside_the_margins(words: int) -> None:
    image = picture(cover(titled(" ".join(["Counter-Terrorism"] * words), "en", "X")).image)
    ground = image.getpixel((0, 0))
    for side in (image.crop((0, 0, 130, 2560)), image.crop((1470, 0, 1600, 2560))):
        assert side.getcolors() == [(130 * 2560, ground)]


def test_a_word_wider_than_the_cover_is_broken_not_cut() -> None:
    image = picture(cover(titled("x" * 200)).image)
    assert image.crop((1470, 0, 1600, 2560)).getcolors() == [(130 * 2560, image.getpixel((0, 0)))]


def test_from_right_to_left_the_title_begins_at_the_right() -> None:
    made = picture(cover(titled("سلام", "ar")).image).crop((0, 250, 1600, 700))
    assert made.getpixel((0, 0)) == picture(cover(titled("A")).image).getpixel((0, 0))
    left = made.crop((0, 0, 600, 450)).getcolors() or []
    assert len(left) == 1


def test_title_and_creators_have_contrast() -> None:
    for colour in (_cover_drawing._INK, _cover_drawing._QUIET):
        assert contrast(colour, _cover_drawing._GROUND) > 7


def contrast(one: str, two: str) -> float:
    """WCAG 2.2 contrast ratio of two colours #rrggbb."""

    def light(colour: str) -> float:
        parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
        linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    low, high = sorted((light(one), light(two)))
    return (high + 0.05) / (low + 0.05)


def own(path: Path) -> Book:
    return replace(sample.book(), cover=str(path))


def test_the_editors_image_is_used_as_it_is(tmp_path: Path) -> None:
    for name, kind in (("a.jpg", "image/jpeg"), ("a.png", "image/png")):
        path = tmp_path / name
        Image.new("RGB", (600, 900), "#884422").save(path)
        made = cover(own(path))
        assert (made.image, made.media_type) == (path.read_bytes(), kind)
        assert made.alternative == "Cover: A Test of Time, by Zhang Jun"


def test_an_image_that_readers_would_show_wrong_is_encoded_anew(tmp_path: Path) -> None:
    printed, lying = tmp_path / "cmyk.jpg", tmp_path / "lying.jpg"
    Image.new("CMYK", (600, 900)).save(printed)
    exif = Image.Exif()
    exif[0x0112] = 6
    Image.new("RGB", (900, 600)).save(lying, exif=exif)
    huge = tmp_path / "huge.png"
    Image.new("RGB", (3000, 6000)).save(huge)
    for path, size in ((printed, (600, 900)), (lying, (600, 900)), (huge, (2048, 4096))):
        image = Image.open(io.BytesIO(cover(own(path)).image))
        assert (image.mode, image.size) == ("RGB", size)


def test_a_phones_picture_is_made_a_plain_jpeg(tmp_path: Path) -> None:
    path = tmp_path / "phone.jpg"
    first, second = (Image.new("RGB", (600, 900), colour) for colour in ("#884422", "#000000"))
    first.save(path, "MPO", save_all=True, append_images=[second])
    made = cover(own(path))
    image = Image.open(io.BytesIO(made.image))
    assert (image.format, image.size, made.media_type) == ("JPEG", (600, 900), "image/jpeg")
    shown = picture(made.image).getpixel((300, 450))
    assert isinstance(shown, tuple)
    assert shown[0] > 100


def test_a_bad_image_is_refused_before_anything_is_spoken(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "one.txt").write_text("A small speech\n\nThank you all.\n", "utf-8")
    (tmp_path / "book.toml").write_text('cover = "a.png"\n', "utf-8")
    (tmp_path / "a.png").write_text("not an image")
    monkeypatch.setattr(pipeline, "narrate", lambda *_: pytest.fail("it was spoken"))
    order = pipeline.Order(tmp_path, tmp_path / "dist", cache=tmp_path / "cache")
    with pytest.raises(ManifestError, match="cover image cannot be used"):
        pipeline.publish(order)
    assert not (tmp_path / "dist").exists()


def test_a_bad_image_is_the_editors_to_mend(tmp_path: Path) -> None:
    text, cut, gif = tmp_path / "a.png", tmp_path / "cut.png", tmp_path / "a.gif"
    text.write_text("not an image")
    whole = io.BytesIO()
    Image.effect_noise((300, 300), 50).save(whole, "PNG")
    cut.write_bytes(whole.getvalue()[:2000])
    Image.new("RGB", (10, 10)).save(gif)
    for path in (text, cut, gif, tmp_path / "absent.png", tmp_path):
        with pytest.raises(ManifestError) as caught:
            cover(own(path))
        assert caught.value.where == str(path)
        assert "JPEG or PNG" in caught.value.remedy
