"""Arabic and Hebrew documents from the file to the EPUB: direction, order, brackets, marks."""

from __future__ import annotations

import zipfile

import pytest
from lxml import etree

from publisher.findings import Severity
from publisher.pipeline import Order, publish

ARABIC = (
    "كلمة السفير محمد إدريس، المندوب الدائم لمصر لدى الأمم المتحدة\n\n"
    "السيد الرئيس، أشكركم على إحاطتكم (القرار 2341 لعام 2017). إن منظمة WHO تقول إن COVID-19 خطر"
    " عالمي يهدد الجميع.\n\n"
    "ارتفعت الأسعار بنسبة 3.5% بين عامي 2019 و2020 [انظر الوثيقة S/2020/685]. قال الأمين العام: «إن"
    " الوقت ينفد». وأضاف أن العمل\u200f مطلوب الآن!\n\nشكرا جزيلا.\n"
)
HEBREW = (
    "נאום בפני העצרת הכללית\n\n"
    "אדוני הנשיא, אני מודה לך (החלטה 2341 משנת 2017). הארגון WHO אומר כי COVID-19 מסוכן לכולם.\n\n"
    "המחירים עלו ב-3.5% בשנת 2020 [ראו מסמך S/2020/685]. הוא אמר: ״הזמן אוזל\u200f״."
    " תודה רבה לכם.\n"
)
H = {"h": "http://www.w3.org/1999/xhtml", "o": "http://www.idpf.org/2007/opf"}


@pytest.fixture(scope="module", params=[("ar", ARABIC), ("he", HEBREW)], ids=["ar", "he"])
def made(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> tuple[str, str, zipfile.ZipFile]:
    tag, text = request.param
    folder = tmp_path_factory.mktemp(tag)
    (folder / "in").mkdir()
    (folder / "in" / "a.txt").write_text(text, "utf-8")
    order = Order(folder / "in", folder / "out", ("epub",), {"": "silence"}, cache=folder / "c")
    assert [f for f in publish(order).findings if f.severity > Severity.NOTE] == []
    return tag, text, zipfile.ZipFile(next((folder / "out").glob("*.epub")))


def page(book: zipfile.ZipFile) -> etree._Element:
    name = next(name for name in book.namelist() if name.endswith("/a.xhtml"))
    return etree.fromstring(book.read(name))


def test_the_package_is_read_from_right_to_left(made: tuple[str, str, zipfile.ZipFile]) -> None:
    tag, _, book = made
    name = next(name for name in book.namelist() if name.endswith(".opf"))
    package = etree.fromstring(book.read(name))
    assert package.get("dir") == "rtl"
    assert package.xpath("//o:spine/@page-progression-direction", namespaces=H) == ["rtl"]
    root = page(book)
    assert (root.get("lang"), root.get("dir")) == (tag, "rtl")


def test_every_character_is_there_in_logical_order(
    made: tuple[str, str, zipfile.ZipFile],
) -> None:
    _, text, book = made
    blocks = page(book).xpath("//h:section/*", namespaces=H)
    shown = "\n\n".join("".join(block.itertext()) for block in blocks)
    assert shown == text.strip()  # brackets as written, U+200F in its place
    assert "\u200f" in shown


def test_latin_names_keep_their_order_and_language(
    made: tuple[str, str, zipfile.ZipFile],
) -> None:
    _, _, book = made
    spans = page(book).xpath("//h:span[@lang='en']", namespaces=H)
    assert [span.text for span in spans] == ["WHO", "COVID-19", "S/2020/685"]
    assert {span.get("dir") for span in spans} == {"ltr"}
    numbers = "".join(page(book).itertext())
    assert all(number in numbers for number in ("2341", "3.5%", "2017"))


def test_the_closing_page_is_in_its_own_direction(
    made: tuple[str, str, zipfile.ZipFile],
) -> None:
    tag, _, book = made
    about = next(name for name in book.namelist() if name.endswith("about.xhtml"))
    root = etree.fromstring(book.read(about))
    # There are Arabic words for it, and no Hebrew ones.
    own, other = (("ar", "rtl"), "ltr") if tag == "ar" else (("en", None), "rtl")
    assert (root.get("lang"), root.get("dir")) == own
    turned = {span.get("dir") for span in root.xpath("//h:span[@dir]", namespaces=H)}
    assert turned == {other}
    heading = root.xpath("//h:h2//h:span[@dir='rtl']", namespaces=H)
    assert len(heading) == (0 if tag == "ar" else 1)
