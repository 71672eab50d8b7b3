"""The subject of a letter is its title; those to whom it goes are no authors."""

from __future__ import annotations

import pytest
from test_cleaning_layout import PROSE, cleaned, wrapped

BODY = wrapped(PROSE[:2], 66, "\n\n")
ADDRESS = "Hans Berger\nGartenstraße 12\n79098 Freiburg"


@pytest.mark.parametrize(
    ("before", "subject", "title"),
    [
        (f"{ADDRESS}\n\n", "Betreff: Ihre Rechnung", "Ihre Rechnung"),
        ("Sevilla, 8 de octubre de 2014\n\n", "Asunto: Plaza en la guardería",
         "Plaza en la guardería"),
        ("9 January 2012\n\nDear Sirs\n\n", "Re: Delivery of 3 December", "Delivery of 3 December"),
        ("", "Тема: О ремонте крыши", "О ремонте крыши"),
        ("", "件名：棚卸しのお知らせ", "棚卸しのお知らせ"),
        (f"{ADDRESS}\n\n", "Objet : résiliation de mon abonnement\nà votre revue",
         "résiliation de mon abonnement à votre revue"),
    ],
)  # fmt: skip
def test_the_subject_is_the_title(before: str, subject: str, title: str) -> None:
    document = cleaned(f"{before}{subject}\n\n{BODY}\n")
    assert document.value("title") == title


def test_a_greeting_below_is_evidence() -> None:
    text = "TURNVEREIN NEUDORF\n\nBetreff: Einladung\n\nLiebe Mitglieder,\n\n"
    assert cleaned(text + BODY).value("title") == "Einladung"


@pytest.mark.parametrize(
    "text",
    [
        # a label among others of a school's paper
        f"The causes of the war\n\nName: Ann\nSubject: History\nClass: 7\n\n{BODY}\n",
        # inside the text
        f"The harbour\n\n{BODY}\n\nRe: the key, it hangs behind the door.\n\n{BODY}\n",
        f"The harbour\n\nSubject: boats\n\n{BODY}\n",
    ],
)
def test_what_is_no_subject(text: str) -> None:
    assert cleaned(text).value("title") in ("The causes of the war", "The harbour")


def test_a_day_in_the_subject_is_no_event() -> None:
    text = f"{ADDRESS}\n\nBetreff: Ihre Rechnung vom 2. Mai 2017\n\n{BODY}\n"
    assert cleaned(text).value("date") == ""


def test_those_to_whom_it_goes_did_not_write_it() -> None:
    text = (
        "件名：棚卸しのお知らせ\n\n社員各位\n\n来週の金曜日に棚卸しを行います。集まってください。\n"
    )
    assert cleaned(text).value("author") == ""
