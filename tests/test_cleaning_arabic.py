"""Arabic as PDFs give it: what is mended, and what stays."""

from __future__ import annotations

import pytest

from publisher.book import Document
from publisher.cleaning import clean
from publisher.ledger import Manuscript

TURNED = "ويعبر األطفال واالجتماع في اإلدارة "


def cleaned(text: str) -> Document:
    return clean(Document("a", "a.txt", Manuscript(text)))


@pytest.mark.parametrize(
    ("broken", "whole"),
    [
        ("ال يعرفون ألنهم أوال إال كالم", "لا يعرفون لأنهم أولا إلا كلام"),
        ("خالل االحتفاالت وال سيما", "خلال الاحتفالات ولا سيما"),
    ],
)
def test_usual_words_are_turned_where_every_sign_is(broken: str, whole: str) -> None:
    document = cleaned(TURNED + broken)
    assert document.manuscript.text == f"ويعبر الأطفال والاجتماع في الإدارة {whole}"
    assert {edit.rule for edit in document.manuscript.edits} == {"E5"}


def test_words_that_are_usual_both_ways_stay_and_are_told() -> None:
    document = cleaned(TURNED + "ثالث ساعات مع الطالب في العالم")
    assert "ثالث ساعات مع الطالب في العالم" in document.manuscript.text
    (finding,) = (one for one in document.findings if one.code == "C201")
    assert "ثالث" in finding.message
    assert "العالم" not in finding.message


@pytest.mark.parametrize(
    "text",
    [
        "قال ألنهم أوال إال خالل",  # nothing proves that the signs are turned
        TURNED.replace("اإلدارة", "الإدارة") + "ألنهم أوال",  # a right one is left
    ],
)
def test_nothing_is_turned_without_proof(text: str) -> None:
    assert {"ألنهم", "أوال"} <= set(cleaned(text).manuscript.text.split())


def test_signs_for_stretched_strokes_are_taken_out() -> None:
    document = cleaned("كت#ب الأط##فال في الدف#تر، وح#ين قُ# ّلت الم#ياه عادت الأسماك.")
    assert document.manuscript.text == "كتب الأطفال في الدفتر، وحين قُّلت المياه عادت الأسماك."
    assert {edit.rule for edit in document.manuscript.edits} == {"E6"}
    assert not document.findings


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("كتب في الدف$تر والمي$ناء.", True),  # two words prove nothing
        ("كت$ب الأط$فال في الدف$تر دا$ر البحر.", True),  # behind alef no stroke is stretched
        ("بلغ السعر 5$ أو $7 للواحد، والوسم #البحر #الميناء #السفن.", False),
    ],
)
def test_other_signs_stay(text: str, told: bool) -> None:
    document = cleaned(text)
    assert document.manuscript.text == text
    assert told == any(one.code == "C201" for one in document.findings)
