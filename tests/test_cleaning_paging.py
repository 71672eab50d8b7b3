"""What printed pages leave in plain text goes; numbers and lines of the text stay."""

from __future__ import annotations

import pytest

from publisher.book import Document
from publisher.cleaning import clean
from publisher.ledger import Manuscript, changes_by_rule

CUT = (
    "The delegates met again on the second day of the session and agreed",
    "upon the first part of the text, which both of the two sides called",
    "useful in the light of the many rounds of talks that had been held in",
    "the capital before the end of the year. No date was set for the next.",
)
WHOLE = " ".join(CUT)


def cleaned(text: str) -> Document:
    return clean(Document("k", "file.txt", Manuscript(text)))


def texts(text: str) -> list[str]:
    return [block.text for block in cleaned(text).blocks]


def rules(text: str) -> set[str]:
    return set(changes_by_rule(cleaned(text).manuscript.edits))


@pytest.mark.parametrize("form", ["{}", "- {} -", "Page {}", "{}/9", "Стр. {}"])
def test_page_numbers_that_count_up_and_cut_sentences_go(form: str) -> None:
    pieces = [CUT[0]]
    for number, line in enumerate(CUT[1:], 3):
        pieces += ["", form.format(number), "", line]
    assert texts("\n".join(pieces)) == [WHOLE]


def test_running_heads_between_form_feeds_go_but_not_the_title() -> None:
    pages = [
        f"Annual Report\n\n{CUT[0]}.\n{CUT[1]}.\n{CUT[2]}.\n\n{n} | The Bank" for n in range(1, 5)
    ]
    found = texts("\f".join(pages))
    assert found[0] == "Annual Report"
    assert sum("Annual Report" in text for text in found) == 1
    assert not any("The Bank" in text for text in found)
    assert "\n".join(found).count(CUT[1]) == 4


def test_heads_of_united_nations_documents_go() -> None:
    heads = ["S/PV.8748 10/07/2020 Page {}", "20-16478 {}/25", "{} A/75/L.1/Add.2", "{} CD/PV.312"]
    for head in heads:
        pieces = [CUT[0], head.format(3), CUT[1], CUT[2], head.format(4), CUT[3]]
        assert texts("\n".join(pieces)) == [WHOLE]


def test_heads_of_left_and_right_pages_are_one() -> None:
    heads = ["CCPR/C/SR.2345  10/07/2020", "10/07/2020  CCPR/C/SR.2345"]
    assert texts("\n".join([CUT[0], heads[0], CUT[1], heads[1], CUT[2], CUT[3]])) == [WHOLE]


@pytest.mark.parametrize(
    "text",
    [
        f"{CUT[0]}\nTCP/IP\n{CUT[1]}\nTCP/IP\n{CUT[2]}\n{CUT[3]}",
        "\n\n".join(f"{n}\n\n{WHOLE}" for n in range(1, 5)),  # chapters
        "\n".join(["The winning numbers:", "3", "4", "5", "were drawn on Sunday by the lottery."]),
        f"{CUT[0]}\n1999\n{CUT[1]}\n2005\n{CUT[2]}\n2007\n{CUT[3]}",  # they do not count up
        f"{CUT[0]}\nS/PV.8748\n{CUT[1]}\n{CUT[2]}\n{CUT[3]}",  # only once
        "\f".join(f"{WHOLE}\nSo it was.\nAnd so it is.\nThank you all." for _ in range(4)),
        f"{WHOLE}\n\nMr. Smith (cont.)\n\n{WHOLE}",
        f"{WHOLE}\n\nMore\n\nAnd continued\n\n{WHOLE}",
    ],
)
def test_what_only_looks_like_it_stays(text: str) -> None:
    assert not rules(text) & {"F8", "F9"}


@pytest.mark.parametrize(
    "sign",
    [
        *("(more)", "(MORE)", "/...", "-more-", "(cont'd)", "/more/", "(suite)", ".../..."),
        *("(Fortsetzung folgt)", "(mehr)", "(Forts.)", "(continuação)"),
    ],
)
def test_signs_that_a_text_goes_on_go(sign: str) -> None:
    assert texts(f"{WHOLE}\n\n{sign}\n\n{WHOLE}\n") == [WHOLE, WHOLE]


def test_heads_of_two_pages_whose_number_counts_up_go() -> None:
    pages = [
        f"GMINA WIERZBA          str. {n}\n\n{CUT[0]}.\n{CUT[1]}.\n{CUT[2]}.\n\nBiuro Protokołów"
        for n in (7, 8)
    ]
    found = texts("\f".join(pages))
    assert not any("GMINA" in one or "Biuro" in one for one in found)
    same = [one.replace("str. 8", "str. 7") for one in pages]
    assert sum("Biuro" in one for one in texts("\f".join(same))) == 2


def test_running_heads_beside_page_numbers_go_where_they_count_up() -> None:
    heads = ["14          THE HARBOUR", "THE SECOND DAY          15", "16          THE HARBOUR"]
    pieces = [CUT[0]]
    for head, line in zip(heads, CUT[1:], strict=True):
        pieces += ["", head, "", line]
    assert texts("\n".join(pieces)) == [WHOLE]


def test_one_number_between_dashes_goes_where_it_cuts_a_sentence() -> None:
    assert texts("\n".join([*CUT[:2], "", "- 2 -", "", *CUT[2:]])) == [WHOLE]
    assert "- 2 -" in texts(f"{WHOLE}\n\n- 2 -\n\n{WHOLE}")


HEADS = ("14 THE HARBOUR BOOK", "THE SECOND DAY 15", "16 THE HARBOUR BOOK", "THE THIRD DAY 18")


def test_heads_in_capitals_go_with_their_numbers() -> None:
    pieces = [CUT[0]]
    for head, line in zip(HEADS, CUT[1:], strict=False):
        pieces += ["", head, "", line]
    assert texts("\n".join(pieces)) == [WHOLE]


def test_heads_beside_page_numbers_go_with_them() -> None:
    pieces = [CUT[0]]
    for number, line in enumerate(CUT[1:], 3):
        pieces += ["", str(number), "", "The Harbour Book", "", line]
    assert texts("\n".join(pieces)) == [WHOLE]


def test_a_cut_sentence_may_go_on_with_a_capital() -> None:
    lines = (
        "Die Abgeordneten trafen sich am zweiten Tag der Sitzung und einigten sich auf die",
        "Lösung der Fragen, die beide Seiten in den langen Gesprächen offen gelassen hatten, als",
        "Vertreter der Stadt noch nicht dabei waren und der Hafen noch nicht verkauft war, den",
        "Bürger und Fischer gemeinsam betrieben hatten. Ein Termin wurde nicht genannt.",
    )
    pieces = [lines[0], "5", lines[1], "6", lines[2], "7", lines[3]]
    assert " ".join(texts("\n".join(pieces))) == " ".join(lines)


def pages(*heads: str) -> str:
    return "\f".join(f"{head}\n\n{CUT[0]}.\n{CUT[1]}.\n{CUT[2]}.\n{CUT[3]}" for head in heads)


def test_left_and_right_heads_between_form_feeds_go() -> None:
    heads = [f"{n} A Walk" if n % 2 == 0 else f"The Hill {n}" for n in range(10, 17)]
    assert not any("Walk" in text or "Hill" in text for text in texts(pages(*heads)))


def test_a_number_that_counts_with_the_pages_goes_with_its_head() -> None:
    heads = ["3 Rain", "Wind 4", "5 The long and quiet snow", "Hail 6", "7 A thaw"]
    found = texts(pages(*heads))
    assert not any(word in text for text in found for word in ("Rain", "Wind", "snow", "thaw"))
    other = ["3 Rain", "Wind 9", "1 The long and quiet snow", "Hail 2", "8 A thaw"]
    assert sum(head in text for text in texts(pages(*other)) for head in other) == 5


def test_a_head_on_some_pages_in_a_row_goes() -> None:
    heads = ["One", "Two", "The Storm", "Three", "The Storm", "Four", "The Storm", "Five", "Six"]
    heads += ["Seven", "The Calm", "Eight", "Nine", "Ten", "The Calm", "Eleven", "The Calm"]
    found = texts(pages(*heads))
    assert not any("The Storm" in text for text in found)
    assert sum("The Calm" in text for text in found) == 3


def test_headings_that_count_down_at_the_top_of_pages_are_no_running_heads() -> None:
    body = "The mill was mended, and\nthe stones were turned.\nThey grind well.\nAll is good.\n"
    news = "\f".join(f"Release 1.{n}\n\n{body}\n" for n in (5, 4, 3, 2))
    assert "Release 1.4" in cleaned(news).manuscript.text
    report = "\f".join(f"Release {n}\n\n{body}\n" for n in (2, 3, 4, 5))
    assert "Release 4" not in cleaned(report).manuscript.text


def test_numbered_lines_of_a_text_are_no_heads() -> None:
    lines = [
        *CUT,
        "The delegates went home in the rain and",
        "nobody spoke of it for years to come.",
    ]
    text = "\n".join(f"{number}     {line}" for number, line in enumerate(lines, 1))
    assert "F8" not in rules(text)
    words = " ".join(texts(text)).split()
    assert all(word in words for line in lines for word in line.split())


def test_numbers_of_stanzas_are_no_pages_and_a_refrain_is_no_head() -> None:
    verses = ("The wheel that turned beside the river bank", "The rain that fell upon the miller")
    for refrain in (
        "And all of us were singing at the mill",
        "and all of us were singing at the mill",
    ):
        stanzas = [
            f"{n}\n{verses[n % 2]}\nIt went around the whole of a long day {n}\n{refrain}"
            for n in range(1, 6)
        ]
        song = "The Song of the Mill\n\n" + "\n\n".join(stanzas) + "\n"
        assert cleaned(song).manuscript.text.count(refrain) == 5
