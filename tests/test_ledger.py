"""The ledger holds whatever is done to a text: properties, and the cases that are easy to break."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from publisher.ledger import Change, Manuscript, replay, restore

SOURCES = st.text("ab \n漢𠀀é", max_size=40)
LAYERS = st.integers(0, 6)


@st.composite
def manuscripts(draw: st.DrawFn) -> tuple[Manuscript, str]:
    """A manuscript after up to six layers of changes, and its text by plain replacement."""
    manuscript = Manuscript(draw(SOURCES))
    expected = manuscript.source
    for layer in range(draw(LAYERS)):
        changes = draw(layers(expected))
        manuscript = manuscript.apply(f"R{layer}", changes)
        expected = replaced(expected, changes)
    return manuscript, expected


@st.composite
def layers(draw: st.DrawFn, text: str) -> list[Change]:
    """Changes that do not overlap: deletions, replacements, insertions, some of them idle."""
    places = sorted(draw(st.lists(st.integers(0, len(text)), max_size=10)))
    changes = []
    for start, end in zip(places[::2], places[1::2], strict=False):
        after = draw(st.one_of(st.just(""), st.just(text[start:end]), st.text("XYß", max_size=3)))
        changes.append(Change(start, end, after, "test"))
    return draw(st.permutations(changes)) if len({c.start for c in changes}) == len(changes) else []


def replaced(text: str, changes: list[Change]) -> str:
    for change in sorted(changes, key=lambda c: (c.start, c.end), reverse=True):
        text = text[: change.start] + change.after + text[change.end :]
    return text


@settings(max_examples=400, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(manuscripts())
def test_the_text_is_what_plain_replacement_gives(case: tuple[Manuscript, str]) -> None:
    manuscript, expected = case
    assert manuscript.text == expected


@settings(max_examples=400, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(manuscripts())
def test_source_and_text_come_from_each_other(case: tuple[Manuscript, str]) -> None:
    manuscript, expected = case
    manuscript.verify()
    assert replay(manuscript.source, manuscript.edits) == expected
    assert restore(expected, manuscript.edits) == manuscript.source


@settings(max_examples=400, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(manuscripts())
def test_edits_are_in_order_and_quote_the_source(case: tuple[Manuscript, str]) -> None:
    at = 0
    for edit in case[0].edits:
        assert at <= edit.start <= edit.end
        assert edit.before == case[0].source[edit.start : edit.end]
        assert edit.before or edit.after
        at = edit.end


@settings(max_examples=400, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(manuscripts(), st.data())
def test_spans_lead_to_the_source_and_back(
    case: tuple[Manuscript, str], data: st.DataObject
) -> None:
    manuscript, text = case
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    low, high = manuscript.source_span(start, end)
    assert 0 <= low <= high <= len(manuscript.source)
    origin = origins(manuscript)
    if start < end and origin[start] is not None and origin[end - 1] is not None:
        assert (low, high) == (origin[start], origin[end - 1] + 1)
        assert manuscript.text_span(low, high) == (start, end)


def origins(manuscript: Manuscript) -> list[int | None]:
    """For each character of the text, where it was kept from; None for what an edit made."""
    found: list[int | None] = []
    at = 0
    for edit in manuscript.edits:
        found += range(at, edit.start)
        found += [None] * len(edit.after)
        at = edit.end
    return [*found, *range(at, len(manuscript.source))]


@settings(max_examples=400, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(manuscripts(), st.data())
def test_source_spans_keep_the_order_of_the_text(
    case: tuple[Manuscript, str], data: st.DataObject
) -> None:
    manuscript, text = case
    places = sorted(data.draw(st.lists(st.integers(0, len(text)), min_size=4, max_size=4)))
    first = manuscript.source_span(places[0], places[1])
    second = manuscript.source_span(places[2], places[3])
    assert first[0] <= second[0]
    assert first[1] <= second[1]


def test_changes_that_overlap_are_refused() -> None:
    with pytest.raises(ValueError, match="overlap at 2"):
        Manuscript("abcdef").apply("R", [Change(0, 3, "x", ""), Change(2, 4, "y", "")])


@pytest.mark.parametrize("change", [Change(2, 9, "x", ""), Change(-1, 2, "x", "")])
def test_changes_outside_the_text_are_refused(change: Change) -> None:
    with pytest.raises(ValueError, match="outside"):
        Manuscript("abc").apply("R", [change])


def test_a_change_that_changes_nothing_is_no_edit() -> None:
    assert Manuscript("abc").apply("R", [Change(0, 2, "ab", "")]).edits == ()


def test_a_deletion_around_an_earlier_deletion_keeps_both_on_record() -> None:
    manuscript = Manuscript("國(guó)際網").apply("A1", [Change(1, 6, "", "reading")])
    manuscript = manuscript.apply("F3", [Change(0, 3, "", "furniture")])
    assert manuscript.text == ""
    assert [(edit.rule, edit.before) for edit in manuscript.edits] == [
        ("F3", "國"),
        ("A1", "(guó)"),
        ("F3", "際網"),
    ]
    manuscript.verify()


def test_a_change_to_what_an_earlier_rule_wrote_keeps_that_in_earlier() -> None:
    manuscript = Manuscript("one\r\ntwo").apply("L1", [Change(3, 5, "\n", "line end")])
    manuscript = manuscript.apply("L3", [Change(3, 4, " ", "join")])
    (edit,) = manuscript.edits
    assert (edit.rule, edit.before, edit.after) == ("L3", "\r\n", " ")
    assert [earlier.rule for earlier in edit.earlier] == ["L1"]


def test_two_changes_to_what_one_earlier_edit_wrote_both_count() -> None:
    manuscript = Manuscript("a-b").apply("R1", [Change(1, 2, "wxyz", "first")])
    changes = [Change(1, 2, "", "left"), Change(4, 5, "Z", "right", "inferred")]
    manuscript = manuscript.apply("R2", changes)
    assert manuscript.text == "axyZb"
    (edit,) = manuscript.edits
    assert (edit.before, edit.after, edit.reason) == ("-", "xyZ", "left; right")
    assert edit.basis == "inferred"
    manuscript.verify()


def test_an_insertion_that_is_taken_back_leaves_no_edit() -> None:
    manuscript = Manuscript("ab").apply("R1", [Change(1, 1, "X", "")])
    assert manuscript.apply("R2", [Change(1, 2, "", "")]).edits == ()


def test_a_tampered_ledger_is_found_out() -> None:
    manuscript = Manuscript("abc").apply("R", [Change(1, 2, "X", "")])
    forged = Manuscript("aZc", manuscript.edits)
    with pytest.raises(ValueError, match="does not fit"):
        forged.verify()


def test_many_marks_are_placed_in_little_time() -> None:
    """Finding a piece is a bisection: a scan would take minutes here."""
    manuscript = Manuscript("漢(hàn)" * 20_000)
    manuscript = manuscript.apply(
        "A1", [Change(6 * n + 1, 6 * n + 6, "", "") for n in range(20_000)]
    )
    assert manuscript.text == "漢" * 20_000
    for at in range(20_000):
        assert manuscript.source_span(at, at + 1) == (6 * at, 6 * at + 1)
        assert manuscript.text_span(6 * at, 6 * at + 6) == (at, at + 1)
