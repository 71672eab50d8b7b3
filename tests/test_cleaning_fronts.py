"""What stands first in a text: titles of poems and notices; addresses and authors are none."""

from __future__ import annotations

import pytest
from test_cleaning_layout import PROSE, VERSE, wrapped

from publisher.book import Document
from publisher.cleaning import clean
from publisher.ledger import Manuscript

BODY = wrapped(PROSE[:2], 66, "\n\n")


def cleaned(text: str) -> Document:
    return clean(Document("k", "file.txt", Manuscript(text)))


def title(text: str) -> str:
    document = cleaned(text)
    return document.value("title") if document.fact("title") else ""


@pytest.mark.parametrize(
    "front",
    [
        "Ann Smith\n12 Main Street\nSpringfield, IL 62701",
        "Ann Smith\n4 Abbey Road\nLondon NW8 9AY",
        "Johanna Brenner\nAm alten Hafen 7\n24999 Wiekhusen",
        "Mairie de Sault\n2 place du Marché\ntél. 04 00 00 00 00",
    ],
)
def test_a_senders_address_is_no_title(front: str) -> None:
    assert title(f"{front}\n\n{BODY}") == ""


@pytest.mark.parametrize(
    "kind",
    [
        "PRESS RELEASE",
        "FOR IMMEDIATE RELEASE",
        "Pressemitteilung",
        "Communiqué de presse",
        "ПРЕСС-РЕЛИЗ",
    ],
)
def test_the_kind_of_paper_is_no_title(kind: str) -> None:
    assert title(f"{kind}\n\nThe harbour opens again\n\n{BODY}") == "The harbour opens again"
    assert cleaned(f"{kind}\n\nThe harbour opens again\n\n{BODY}").blocks[0].text == kind


@pytest.mark.parametrize(
    "head",
    [
        "From: Ann Lee\nTo: Bob Ray\nSubject: {}",
        "De : Jeanne Moreau\nÀ : Paul Cordier\nDate : 12 mai 2017\nObjet : {}",
        "Betreff: {}\nVon: Karin Ott",
        "От: Иван\nКому: Анна\nТема: {}",
        "发件人：李文\n收件人：王大河\n主题：{}",
    ],
)
def test_the_title_of_a_mail_is_its_subject(head: str) -> None:
    document = cleaned(f"{head.format('The harbour')}\n\n{BODY}")
    assert document.value("title") == "The harbour"
    assert {block.kind for block in document.blocks[: head.count("\n") + 1]} == {"byline"}


def test_labels_without_a_subject_are_no_mail() -> None:
    assert "byline" not in {one.kind for one in cleaned(f"To: the sea\nA: hymn\n\n{BODY}").blocks}


def test_a_name_under_the_title_of_a_japanese_story_is_its_author() -> None:
    story = "　川のほとりに、一人の渡守が住んでいた。舟を水に下ろし、人を待っていた。"
    document = cleaned(f"渡し守\n川辺一郎\n\n{story}\n{story}\n")
    assert (document.value("title"), document.value("author")) == ("渡し守", "川辺一郎")
    assert [block.kind for block in document.blocks[:2]] == ["heading", "byline"]
    assert title(f"渡し守の話\n第一部\n\n{story}\n{story}\n").endswith("第一部")


def test_a_poem_has_its_title() -> None:
    lines = VERSE.split("\n")
    stanzas = "\n\n".join("\n".join(lines[at : at + 4]) for at in (0, 4, 0))
    assert title(f"The Road\n\n{stanzas}") == "The Road"
    assert title(stanzas) == ""


def test_a_heading_over_wrapped_text_may_be_long() -> None:
    long = "MINUTES OF THE 42ND MEETING OF THE HARBOUR COMMITTEE"
    assert title(f"{long}\n\n{BODY}") == long
    assert title(BODY) == ""
