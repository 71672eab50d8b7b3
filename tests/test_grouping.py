"""Which documents tell of one speech, and in which order speeches and documents stand."""

from __future__ import annotations

from publisher.book import Document
from publisher.grouping import group, natural
from publisher.ledger import Evidence, Fact, Manuscript

STATED = Evidence("stated", "in the text")


def doc(name: str, **facts: str) -> Document:
    held = tuple(Fact(key, value, STATED) for key, value in facts.items())
    return Document(name, f"{name}.txt", Manuscript(name), facts=held)


def names(documents: tuple[Document, ...]) -> list[list[str]]:
    groups, _ = group(documents)
    return [[d.key for d in found.documents] for found in groups]


def test_the_transcript_comes_first_and_lends_its_year() -> None:
    documents = (
        doc("000", speaker="Zhang Jun", date="--07-10", kind="report"),
        doc("002", speaker="Zhang Jun", date="2020-07-10", kind="transcript"),
        doc("004", speaker="張軍", date="--07-10", kind="report"),
    )
    groups, findings = group(documents)
    assert [d.key for d in groups[0].documents] == ["002", "000", "004"]
    assert not findings
    for document in groups[0].documents[1:]:
        fact = document.fact("date")
        assert fact is not None
        assert fact.value == "2020-07-10"
        assert fact.evidence.basis == "inferred"
        assert "002.txt" in fact.evidence.reason
        assert [f.value for f in document.facts if f.name == "date"] == ["2020-07-10", "--07-10"]
    assert len(groups[0].evidence) == 2
    assert groups[0].date is not None
    assert groups[0].date.value == "2020-07-10"


def test_another_speaker_or_day_is_another_speech() -> None:
    assert names(
        (
            doc("a", speaker="Zhang Jun", date="--07-10"),
            doc("b", speaker="Wang Yi", date="--07-10"),
            doc("c", speaker="Zhang Jun", date="--06-29"),
            doc("d", date="--07-10"),
        )
    ) == [["c"], ["a"], ["b"], ["d"]]


def test_order_is_full_dates_then_bare_days_then_undated() -> None:
    assert names(
        (
            doc("undated", speaker="A"),
            doc("bare", speaker="B", date="--01-02"),
            doc("late", speaker="C", date="2021-01-01"),
            doc("early", speaker="D", date="2020-12-31"),
        )
    ) == [["early"], ["late"], ["bare"], ["undated"]]


def test_an_undated_document_joins_only_by_its_event() -> None:
    dated = doc("a", speaker="X", date="2020-07-10", event="Counter-Terrorism Week")
    assert names((dated, doc("b", speaker="X", event="counter-terrorism week"))) == [["a", "b"]]
    assert names((dated, doc("b", speaker="X", event="Climate Week"))) == [["a"], ["b"]]
    assert names((dated, doc("b", speaker="X"))) == [["a"], ["b"]]


def test_a_day_without_year_that_fits_two_years_joins_neither() -> None:
    documents = (
        doc("a", speaker="X", date="2020-07-10"),
        doc("b", speaker="X", date="2021-07-10"),
        doc("c", speaker="X", date="--07-10"),
    )
    groups, findings = group(documents)
    assert [[d.key for d in found.documents] for found in groups] == [["a"], ["b"], ["c"]]
    assert [found.code for found in findings] == ["A303"]


def test_natural_order_of_names() -> None:
    assert names((doc("10"), doc("9"), doc("1"))) == [["1"], ["9"], ["10"]]


def test_signs_that_are_digits_but_no_numbers_do_not_stop_the_order() -> None:
    assert natural("1²3.txt") < natural("2.txt") < natural("10.txt")
