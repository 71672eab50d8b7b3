"""The ledger as a page: all that is on record is on it, and source and text can be read off it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from publisher import manifest_file, report
from publisher.book import Document
from publisher.cleaning import clean, rule_name
from publisher.findings import finding
from publisher.ledger import Change, Evidence, Fact, Manuscript
from publisher.report._passages import Cut, Kept, level, passages
from publisher.sources import read_folder

SEEDS = Path(__file__).parent.parent / "seeds"
Element = ElementTree.Element


@cache
def seeds() -> tuple[Document, ...]:
    editor = manifest_file.read(SEEDS)
    return tuple(clean(source, editor=editor) for source in read_folder(SEEDS, editor)[0])


@cache
def page_of_seeds() -> Element:
    return parsed(report.page("seeds", seeds()))


def parsed(page: str) -> Element:
    """The page, which is well-formed XML or this raises."""
    return ElementTree.fromstring(page)


def sections(page: Element) -> list[Element]:
    return [one for one in page.iter("section") if one.get("class") == "document"]


def side(section: Element, name: str) -> list[Element]:
    return [one for one in section.iter("div") if one.get("class") == name]


def words(element: Element) -> str:
    """The text in an element; characters that cannot be written are read from their names."""
    if element.get("class") == "char":
        return chr(int(element.get("title", "").removeprefix("U+"), 16))
    return (element.text or "") + "".join(words(each) + (each.tail or "") for each in element)


def all_words(elements: list[Element]) -> str:
    return "".join(words(element) for element in elements)


def table(section: Element, caption: str) -> Iterator[list[str]]:
    for each in section.iter("table"):
        if words(each.find("caption") or each[0]).startswith(caption):
            for row in each.iter("tr"):
                yield [words(cell) for cell in row]


def test_source_and_text_are_read_off_the_page_exactly() -> None:
    for document, section in zip(seeds(), sections(page_of_seeds()), strict=True):
        assert all_words(side(section, "before")) == document.manuscript.source
        assert all_words(side(section, "after")) == document.manuscript.text


def test_every_edit_is_on_the_page_with_rule_basis_and_reason() -> None:
    for document, section in zip(seeds(), sections(page_of_seeds()), strict=True):
        edits = document.manuscript.edits
        for name, texts in (
            ("del", [(e, e.before) for e in edits if e.before]),
            ("ins", [(e, e.after) for e in edits if e.after]),
        ):
            marks = [*section.iter(name)]
            assert len(marks) == len(texts)
            for mark, (edit, text) in zip(marks, texts, strict=True):
                assert words(mark) == text
                assert (mark.get("data-rule"), mark.get("data-basis")) == (edit.rule, edit.basis)
                title = mark.get("title", "")
                assert rule_name(edit.rule) in title
                assert edit.reason in title
        counted = [mark for mark in section.iter() if mark.get("data-edit")]
        assert len(counted) == len(edits)


def test_each_mark_has_a_label_that_its_passage_explains() -> None:
    count = 0
    for row in page_of_seeds().iter("tr"):
        reasons = {}
        for group in row.iter("li"):
            for label in group.iter("b"):
                rest = group[[*group].index(label) + 1]
                reasons[words(label)] = (group.get("data-rule"), words(rest))
        for mark in (*row.iter("del"), *row.iter("ins")):
            rule, reason = reasons[mark.get("data-label", "")]
            assert rule == mark.get("data-rule")
            assert reason in mark.get("title", "")
            count += 1
    assert count > 350


def test_every_fact_is_on_the_page_with_its_evidence() -> None:
    for document, section in zip(seeds(), sections(page_of_seeds()), strict=True):
        rows = [*table(section, "What is known")][1:]
        assert len(rows) == len(document.facts)
        for row, fact in zip(rows, document.facts, strict=True):
            name, value, basis, reason, quoted = row
            evidence = fact.evidence
            assert name.split(" (")[0] == fact.name
            assert (value, basis, reason) == (fact.value, evidence.basis, evidence.reason)
            if evidence.span:
                assert document.manuscript.source[slice(*evidence.span)] in quoted
                line = document.manuscript.source.count("\n", 0, evidence.span[0]) + 1
                assert quoted.endswith(f"line {line}")
    titles = [words(one) for one in page_of_seeds().iter("h2")]
    assert "中國代表:弘揚多邊主義對反恐努力至關重要" in titles


def test_edits_are_counted_by_rule_in_all_and_in_each_document() -> None:
    counts = Counter(edit.rule for each in seeds() for edit in each.manuscript.edits)
    rows = [*table(page_of_seeds(), "All documents")][1:]
    assert {row[0]: int(row[2].replace(",", "")) for row in rows} == counts
    boxes = [one.get("value") for one in page_of_seeds().iter("input") if one.get("name") == "rule"]
    assert boxes == [row[0] for row in rows]
    for document, section in zip(seeds(), sections(page_of_seeds()), strict=True):
        of_rule = Counter(edit.rule for edit in document.manuscript.edits)
        text = words(section)
        assert all(f"{count} {code} {rule_name(code)}" in text for code, count in of_rule.items())


def test_findings_stand_with_their_document_or_with_the_whole() -> None:
    remarks = [finding("R102", "x.bin"), finding("C201", seeds()[0].path, "two of three")]
    page = parsed(report.page("seeds", seeds(), remarks))
    first, last = sections(page)[0], sections(page)[-1]
    assert "two of three" in words(first)
    assert "C202" in words(last)
    assert "x.bin" not in words(first)
    assert words(page).count("R102") == words(page).count("C202") == 1


def test_the_page_loads_nothing_and_runs_nothing_of_the_documents() -> None:
    evil = '<script src="http://example.org/a.js"></script><img src=x onerror=alert(1)>]]>-->'
    document = clean(Document("evil", f"{evil}.txt", Manuscript(f"{evil}\n\nText here.")))
    page = report.page(evil, [document])
    root = parsed(page)
    for element in root.iter():
        assert element.tag not in ("img", "link", "iframe", "object", "a") or (
            element.tag == "a" and element.get("href", "").startswith("#")
        )
        assert not any(name in element.attrib for name in ("src", "srcset", "style", "onerror"))
    assert len([*root.iter("script")]) == len([*root.iter("style")]) == 1
    style, script = next(root.iter("style")), next(root.iter("script"))
    assert "url(" not in words(style)
    assert "@import" not in words(style)
    assert not re.search(r"fetch|import|XMLHttp|innerHTML|eval|//[a-z]+\.", words(script))
    assert "default-src 'none'" in page


def test_headings_landmarks_and_links_are_in_order() -> None:
    root = page_of_seeds()
    assert root.get("lang") == "en"
    levels = [int(one.tag[1]) for one in root.iter() if re.fullmatch("h[1-6]", str(one.tag))]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))
    assert all(len([*root.iter(name)]) == 1 for name in ("header", "nav", "main", "form"))
    ids = [one.get("id") for one in root.iter() if one.get("id")]
    assert len(ids) == len(set(ids))
    targets = {one.get("href", "")[1:] for one in root.iter("a")}
    targets |= {one.get("aria-labelledby") or ids[0] for one in root.iter()}
    assert targets <= set(ids)
    assert next(root.iter("a")).get("class") == "skip"
    # Without JavaScript the filter is not there, and everything else is.
    assert [one.tag for one in root.iter() if one.get("hidden")] == ["form"]


def test_texts_have_their_language_and_direction() -> None:
    facts = (Fact("language", "ar", Evidence("inferred", "letters")),)
    document = clean(Document("ar", "ar.txt", Manuscript("كلمة السفير \n"), facts=facts))
    section = sections(parsed(report.page("x", [document])))[0]
    for name in ("before", "after"):
        (cell,) = side(section, name)
        assert (cell.get("lang"), cell.get("dir")) == ("ar", "rtl")
    chinese = side(sections(page_of_seeds())[-1], "before")[0]
    assert (chinese.get("lang"), chinese.get("dir")) == ("zh-Hant", "ltr")


def test_what_an_edit_replaced_is_told() -> None:
    manuscript = Manuscript("one\r\ntwo").apply("L1", [Change(3, 5, "\n", "a line end")])
    manuscript = manuscript.apply("L3", [Change(3, 4, " ", "broken to fit")])
    root = parsed(report.page("x", [Document("k", "k.txt", manuscript)]))
    assert "after L1 line ends: a line end" in words(sections(root)[0])
    assert next(one for one in root.iter("ins") if one.get("data-rule")).get("data-signs") == "␣"
    assert next(one for one in root.iter("del") if one.get("data-rule")).get("data-signs") == "␍⏎"


ODD = st.text(
    st.sampled_from("ab .\n\r\t\f\0\x85\u200b\u202e\ufeff\uffff<&\"']漢(hàn)- "), max_size=60
)


@settings(max_examples=150, deadline=None)
@given(ODD)
def test_any_text_can_be_read_off_its_page(text: str) -> None:
    document = clean(Document("odd", "odd.txt", Manuscript(text)))
    section = sections(parsed(report.page("odd", [document])))[0]
    assert all_words(side(section, "before")) == text
    assert all_words(side(section, "after")) == document.manuscript.text


@settings(max_examples=150, deadline=None)
@given(
    st.lists(st.tuples(st.integers(0, 900), st.sampled_from(["", "\n", "XY"])), max_size=20),
    st.integers(0, 1000),
    st.integers(0, 30),
)
def test_passages_hold_the_whole_text_and_count_what_they_leave_out(
    places: list[tuple[int, str]], characters: int, edits: int
) -> None:
    starts = dict(places)
    changes = [Change(at, at + 1, after, "test") for at, after in starts.items()]
    manuscript = Manuscript("some words\n\nand " * 60).apply("L3", changes)
    source, found = "", []
    for passage in passages(manuscript, characters, edits):
        assert passage.line == source.count("\n") + 1
        for part in passage.parts:
            if isinstance(part, Cut):
                found += part.edits
                source += part.before
            elif isinstance(part, Kept):
                source += part.text
            else:
                found.append(part)
                source += part.before
    assert source == manuscript.source
    assert tuple(found) == manuscript.edits


def test_a_long_text_makes_a_small_page_that_says_what_is_left_out(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(report, "CHARACTERS", 2_000)
    monkeypatch.setattr(report, "EDITS", 12)
    line = "It was a long sentence, and it went on and on. "
    source = line * 2000 + "\n\n" + "Two  spaces. " * 300 + "\n\n" + line * 400 + "\n (Finish)"
    document = clean(Document("long", "long.txt", Manuscript(source)))
    short = clean(Document("short", "short.txt", Manuscript("Two  spaces here.\n")))
    page = report.page("long", [document, short])
    assert len(page) < 60_000
    first, second = sections(parsed(page))
    counts = Counter(edit.rule for edit in document.manuscript.edits)
    shown = Counter(mark.get("data-rule") for mark in first.iter("del"))
    assert 0 < shown["L8"] < 12 < counts["L8"]
    assert shown["F4"] == counts["F4"] == 1  # a rare rule is not crowded out
    texts = all_words(side(first, "before"))
    assert f"{counts['L8'] - shown['L8']} edits: L8" in texts
    assert re.search(r"… 93,\d\d\d unchanged characters …", texts)
    assert all_words(side(second, "before")) == "Two  spaces here.\n"


@given(st.lists(st.integers(0, 50), max_size=8), st.integers(0, 200))
def test_a_level_shares_out_a_budget(sizes: list[int], budget: int) -> None:
    most = level(sizes, budget)
    assert sum(min(size, most) for size in sizes) <= budget
    if most < max(sizes, default=0):
        assert sum(min(size, most + 1) for size in sizes) > budget


def test_a_page_is_no_source(tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_text("A small speech\n\nThank you all. It was good.\n", "utf-8")
    (tmp_path / "ledger.html").write_text(report.page("x", seeds()), "utf-8")
    documents, findings = read_folder(tmp_path, manifest_file.read(tmp_path))
    assert [document.path for document in documents] == ["one.txt"]
    assert findings == ()
    assert not report.is_report(tmp_path / "missing.html")
