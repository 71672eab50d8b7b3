"""Titles among slugs, letterheads, mail heads, menus and names: the right one or none."""

from __future__ import annotations

import textwrap

import pytest

from publisher.book import Document
from publisher.cleaning import RULES, clean
from publisher.ledger import Manuscript

TEXTS = {
    "en": "The harbour was empty when the first ship came in, and nobody on the quay could say "
    "where it had been built or who had sent it. Its sails were grey, and its flag showed a sign.",
    "de": "Der Hafen war leer, als das erste Schiff einlief, und niemand am Kai konnte sagen, wo "
    "es gebaut worden war und wer es geschickt hatte. Die Flagge kannte keiner.",
    "pl": "Port był pusty, kiedy wpłynął pierwszy statek, i nikt na nabrzeżu nie umiał "
    "powiedzieć, gdzie go zbudowano. Żagle miał szare, a bandery nikt nie znał.",
    "ru": "Гавань была пуста, когда вошёл первый корабль, и никто на причале не мог "
    "сказать, где его построили и кто его прислал. Паруса у него были серые.",
    "ar": "كان الميناء خاليا عندما دخلت أول سفينة، ولم يستطع أحد على الرصيف أن يقول أين بنيت ولا "
    "من أرسلها. كانت أشرعتها رمادية وكان على علمها رمز لم يره أحد.",
}
HAN = "港口空空荡荡，第一艘船驶进来的时候，码头上没有一个人说得出它是在哪里造的。它的帆是灰色的。"

OTHERS = {rule.code for rule in RULES if rule.code[0] == "M"}


def cleaned(front: str, language: str = "en") -> Document:
    """A text in lines of 66 columns behind what stands in front of it."""
    paragraph = HAN if language == "zh" else textwrap.fill(TEXTS[language], 66)
    source = "\n\n".join([front, paragraph, paragraph, paragraph])
    return clean(Document("k", "file.txt", Manuscript(source)), skip=OTHERS)


def stated(document: Document, name: str) -> str:
    return document.value(name) if document.fact(name) else ""


@pytest.mark.parametrize(
    ("front", "language", "title"),
    [
        (
            "REF0912 3 SPO 0188 /RFE\nDeportes/Remo/Norte\n\nGana la trainera",
            "de",
            "Gana la trainera",
        ),
        ("pap0021 4 kr 118 pap 0300\n(uzupełniona)\n\nProm nie płynie", "pl", "Prom nie płynie"),
        ("000000000000007731\n您现在的位置：首页 >> 新闻\n港口来了一艘船", "zh", "港口来了一艘船"),
        (
            "Aktuelles\nVereine\nTermine\nFotos\n\nHome > Vereine\n\nDie Fähre ruht",
            "de",
            "Die Fähre ruht",
        ),
        ("باسم الشعب\n\nالسفينة الأولى تدخل الميناء", "ar", "السفينة الأولى تدخل الميناء"),
        ("HARBOUR GAZETTE                17\n\nThe first ship", "en", "The first ship"),
        ("Page 3 of 7\n\nThe first ship", "en", "The first ship"),
        ("http://www.example.org/ship.html\n\nThe first ship", "en", "The first ship"),
        ("1984", "en", "1984"),
        (
            "REPORT OF THE\nHARBOUR COMMITTEE\nfor the year 1911",
            "en",
            "REPORT OF THE HARBOUR COMMITTEE for the year 1911",
        ),
        ("ANNUAL MESSAGE OF\nJOHN SMITH", "en", "ANNUAL MESSAGE OF JOHN SMITH"),
        ("CHAPTER IV.\nTHE FIRST SHIP.", "en", "CHAPTER IV. THE FIRST SHIP."),
        (
            "Hafenamt\nAm Kai 4\n24103 Kiel\n\n"
            "Rede von Ministerin Ada Wolff\nzur Eröffnung des Hafens\n\n"
            "Kiel, 3. Mai 2010",
            "de",
            "Rede von Ministerin Ada Wolff zur Eröffnung des Hafens",
        ),
        ("Zapis nagrania\nPlik: rozmowa_7.wma\nCzas: 00:12:40", "pl", "Zapis nagrania"),
    ],
)
def test_what_stands_around_a_title_is_none_of_it(front: str, language: str, title: str) -> None:
    document = cleaned(front, language)
    assert stated(document, "title") == title
    assert [one.text for one in document.blocks if one.kind == "heading"] == [title]
    # Nothing of it is hidden.
    shown = " ".join(one.text for one in document.blocks)
    assert all(word in shown for word in front.split())


@pytest.mark.parametrize(
    ("front", "language"),
    [
        ("The Harbour Office\nP.O. Box 12\nPort Alden\n\n3 May 2011\n\nDear Sir,", "en"),
        ("بسم الله الرحمن الرحيم\n\nالمدينة في 4 نيسان/أبريل 1990\n\nحضرة السيد الوزير", "ar"),
        ("Local News\nThe ferry between the two islands does not sail before Easter", "en"),
        ("A. N. Other", "en"),
        ("WEATHER 12/04 31/7 44", "en"),
    ],
)
def test_where_nothing_says_which_line_it_is_there_is_none(front: str, language: str) -> None:
    document = cleaned(front, language)
    assert stated(document, "title") == ""
    assert all(block.kind != "heading" for block in document.blocks)


@pytest.mark.parametrize(
    ("front", "language", "title", "author"),
    [
        ("Bolesław Prus\n\nPLACÓWKA", "pl", "PLACÓWKA", "Bolesław Prus"),
        ("Л. Н. Андреев\n\nГавань", "ru", "Гавань", "Л. Н. Андреев"),
        ("Sir Walter Scott\n\nIvanhoe\n\nA Romance", "en", "Ivanhoe", "Sir Walter Scott"),
        ("Der Hafen\nTheodor Storm", "de", "Der Hafen", "Theodor Storm"),
        ("　　　故　港\n　　　　　鲁　迅", "zh", "故港", "鲁迅"),
        ("背影\n朱自清", "zh", "背影", "朱自清"),
        ("Jane Eyre\n\nCharlotte Brontë", "en", "Jane Eyre", "Charlotte Brontë"),
        ("Jane Eyre\n\nChapter 1", "en", "Jane Eyre", ""),
        ("Anna Karenina", "en", "Anna Karenina", ""),
    ],
)
def test_a_name_beside_the_title_is_the_authors(
    front: str, language: str, title: str, author: str
) -> None:
    document = cleaned(front, language)
    assert (stated(document, "title"), stated(document, "author")) == (title, author)
    bylines = [one.text for one in document.blocks if one.kind == "byline"]
    assert ["".join(one.split()) for one in bylines] == ["".join(author.split())] * bool(author)


@pytest.mark.parametrize(
    ("front", "title"),
    [
        ("Van: Jan de Vries\nAan: Piet Bos\nOnderwerp: De sleutel", "De sleutel"),
        ("MEMO\n\nTO: All staff\nFROM: Ann Lee\nRE: New lamps", "New lamps"),
        ("Тема: Ключ\nОт: Иван\nКому: Анне", "Ключ"),
        (
            "From: ann@example.org\nSubject: The key\n of the door\nX-Mailer: none",
            "The key of the door",
        ),
    ],
)
def test_the_subject_of_a_mail_is_its_title(front: str, title: str) -> None:
    document = cleaned(front)
    assert stated(document, "title") == title
    assert sum(block.kind == "byline" for block in document.blocks) >= 3
    assert all(block.kind != "heading" for block in document.blocks)


def test_labels_without_a_subject_are_no_mail() -> None:
    assert stated(cleaned("From harbour to harbour: a life"), "title").endswith("a life")
