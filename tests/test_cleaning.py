"""The five seeds, cleaned: goldens a person has read, and every demand made of them by name."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from publisher.book import Document
from publisher.cleaning import RULES, clean
from publisher.ledger import Manuscript, changes_by_rule, restore
from publisher.readers import text

SEEDS = Path(__file__).parent.parent / "seeds"
NAMES = sorted(path.stem for path in SEEDS.glob("*.txt"))


@cache
def seed(number: str) -> Document:
    (path,) = SEEDS.glob(f"{number}_*.txt")
    return clean(text.read(path, path.name, number))


def paragraphs(document: Document) -> list[str]:
    return [block.text for block in document.blocks if block.kind == "paragraph"]


def values(document: Document) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for fact in document.facts:
        found.setdefault(fact.name, []).append(fact.value)
    return found


def in_force(document: Document) -> dict[str, str]:
    return {fact.name: document.value(fact.name) for fact in document.facts}


def record(document: Document) -> str:
    """Facts, edits and marks as JSON, with the words of the source that they point to."""
    source = document.manuscript.source

    def quoted(span: tuple[int, int] | None) -> str:
        return source[slice(*span)] if span else ""

    data = {
        "blocks": [f"{b.kind} {b.language} {len(b.text)}" for b in document.blocks],
        "facts": [
            [f.name, f.value, f.evidence.basis, f.evidence.reason, quoted(f.evidence.span)]
            for f in document.facts
        ],
        "findings": [[f.code, f.message] for f in document.findings],
        "changes": dict(sorted(changes_by_rule(document.manuscript.edits).items())),
        "edits": dict(sorted(Counter(e.rule for e in document.manuscript.edits).items())),
        "marks": [[m.kind, quoted((m.start, m.end))] for m in document.marks if m.kind != "ruby"],
        "ruby": " ".join(
            f"{source[m.start : m.end]}{m.value}" for m in document.marks if m.kind == "ruby"
        ),
    }
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


@pytest.mark.parametrize("name", NAMES)
def test_goldens(name: str, golden: Callable[[str, str], None]) -> None:
    document = seed(name[:3])
    golden(f"clean/{name}.txt", document.manuscript.text + "\n")
    golden(f"clean/{name}.json", record(document))


@pytest.mark.parametrize("name", NAMES)
def test_source_and_text_come_from_each_other(name: str) -> None:
    document = seed(name[:3])
    manuscript = document.manuscript
    assert manuscript.source.encode() == (SEEDS / f"{name}.txt").read_bytes()
    assert restore(manuscript.text, manuscript.edits) == manuscript.source
    assert manuscript.text == "\n\n".join(block.text for block in document.blocks)


@pytest.mark.parametrize("name", NAMES)
def test_no_word_is_changed(name: str) -> None:
    """What is left of source and text without white space and recorded edits is the same."""
    manuscript = seed(name[:3]).manuscript
    for edit in manuscript.edits:
        if edit.rule in ("A1", "E1", "F1", "F2", "F3", "F4"):
            continue
        assert not edit.before.strip(), edit
        assert not edit.after.strip(), edit
    if name.startswith(("000", "001")):
        words = re.sub(r"\s+", " ", manuscript.source.replace("(Finish)", "")).split()
        assert manuscript.text.split() == words


def test_every_edit_says_why() -> None:
    codes = {rule.code for rule in RULES}
    for name in NAMES:
        for edit in seed(name[:3]).manuscript.edits:
            assert edit.rule in codes
            assert edit.reason


def test_000_seven_paragraphs_without_title() -> None:
    document = seed("000")
    assert [block.kind for block in document.blocks] == ["paragraph"] * 7
    assert document.fact("title") is None
    assert paragraphs(document)[-1].endswith("Global Counter-Terrorism Strategy in 2021.")
    assert "Warrenkov presided" in document.manuscript.text
    assert "only everyone is safe, every talent will be safe" in document.manuscript.text
    assert changes_by_rule(document.manuscript.edits) == {"L6": 6, "F4": 1}


def test_000_facts() -> None:
    document = seed("000")
    assert values(document)["agency"] == ["China News Agency", "Xinhua"]
    assert in_force(document) == {
        "encoding": "utf-8",
        "language": "en",
        "agency": "China News Agency",
        "place": "United Nations",
        "speaker": "Zhang Jun",
        "role": "Permanent Representative of China to the United Nations",
        "kind": "report",
        "date": "--07-10",
        "event": "Priority Tasks and Coordination of Anti-Terrorism in Member States after the "
        "Epidemic",
    }


def test_001_only_indented_blocks_begin_a_paragraph() -> None:
    document = seed("001")
    found = paragraphs(document)
    assert len(found) == len(document.blocks) == 6
    assert all(paragraph.startswith("Zhang Jun ") for paragraph in found[1:])
    assert found[3].count(". ") == 3
    assert "issues. Terrorists are no good or bad. All countries" in found[3]
    assert found[-1].endswith("the common denominator of mankind. future.")
    assert in_force(document)["date"] == "--06-29"
    assert in_force(document)["agency"] == "China News Service"
    assert in_force(document)["place"] == "United Nations"
    assert in_force(document)["speaker"] == "Zhang Jun"
    assert in_force(document)["kind"] == "report"


TITLE_002 = (
    "Remarks by Amb. Zhang Jun at the Meeting on “Member States’ Counter-Terrorism Priorities in "
    "the Post COVID-19 Environment” during the Virtual Counter-Terrorism Week (10 July 2020)"
)


def test_002_title_and_facts() -> None:
    document = seed("002")
    assert document.blocks[0].kind == "heading"
    assert document.blocks[0].text == document.value("title") == TITLE_002
    known = in_force(document)
    assert known["date"] == "2020-07-10"
    assert document.fact("date").evidence.basis == "stated"
    assert known["speaker"] == "Zhang Jun"
    assert known["role"] == "Ambassador"
    assert known["kind"] == "transcript"
    assert known["event"].startswith("Meeting on “Member States’")
    assert known["event"].endswith("during the Virtual Counter-Terrorism Week")


def test_002_paragraphs_break_where_the_speaker_does() -> None:
    found = paragraphs(seed("002"))
    assert len(found) == 24
    starts = ("Thanks to", "First, ", "Second, ", "Third, ", "Finally, ", "Before I", "Thank you.")
    for start in starts:
        assert sum(paragraph.startswith(start) for paragraph in found) == 1, start
    assert found[-1] == "Thank you."
    assert all(paragraph[-1] in ".:" for paragraph in found)
    assert not any("  " in paragraph or "\n" in paragraph for paragraph in found)


def test_002_hyphens_and_pages() -> None:
    document = seed("002")
    cleaned = document.manuscript.text
    assert "multilateralism in counter-terrorism efforts" in cleaned
    assert "counterterrorism" not in cleaned
    assert "Global Counter-Terrorism Strategy and the Plan of Action to Prevent" in cleaned
    assert "that We reject the accusation" in cleaned
    pages = [e for e in document.manuscript.edits if "page break" in e.reason]
    assert len(pages) == 1
    for start in ("Second, facing", "The UNOCT has implemented"):
        assert any(paragraph.startswith(start) for paragraph in paragraphs(document))


def test_003_first_line_is_the_title() -> None:
    document = seed("003")
    assert [block.kind for block in document.blocks] == ["heading", "paragraph"]
    assert document.value("title").startswith("Zhang Jun: adhere to multilateralism")
    assert document.manuscript.edits == ()
    known = in_force(document)
    assert "date" not in known
    assert known["speaker"] == "Zhang Jun"
    assert known["kind"] == "report"
    assert known["event"] == "the threat of organized crime"
    assert "crack down on and organized crime" in document.manuscript.text


def test_004_facts() -> None:
    document = seed("004")
    assert in_force(document) == {
        "encoding": "utf-8",
        "title": "中國代表:弘揚多邊主義對反恐努力至關重要",
        "language": "zh-Hant",
        "agency": "新華社",
        "place": "聯合國",
        "reporter": "王建剛",
        "published": "2020-07-11T06:44:43",
        "publication": "新華網",
        "editor": "馬俊卿",
        "speaker": "張軍",
        "role": "中國常駐聯合國代表",
        "kind": "report",
        "date": "--07-10",
        "event": "疫情之后會員國的反恐優先任務與協調",
    }


def test_004_blocks() -> None:
    document = seed("004")
    kinds = [block.kind for block in document.blocks]
    assert kinds == ["heading", "byline", *["paragraph"] * 7, "byline"]
    assert document.blocks[1].text == "2020-07-11 06:44:43 來源: 新華網"
    assert document.blocks[-1].text == "責任編輯: 馬俊卿"
    for furniture in (
        "關注新華網",
        "微博",
        "Qzone",
        "評論",
        "圖集",
        "+1",
        "糾錯",
        "-新華網",
        "0100",
    ):
        assert furniture not in document.manuscript.text


def test_004_pinyin() -> None:
    document = seed("004")
    manuscript = document.manuscript
    edits = [edit for edit in manuscript.edits if edit.rule == "A1"]
    assert len(edits) == 227
    assert all(re.fullmatch(r"\([a-zà-ǜ]+\)", edit.before) and not edit.after for edit in edits)
    marks = [mark for mark in document.marks if mark.kind == "ruby"]
    assert len(marks) == 227
    assert not any("(" in manuscript.source[mark.start : mark.end] for mark in marks)
    assert "(記者王建剛)" in manuscript.text
    assert "(反恐辦公室)" in manuscript.text
    assert manuscript.text.count("(") == 2
    for block in document.blocks:
        for ruby in block.ruby:
            assert ruby.end == ruby.start + 1
            assert ruby.reading in {mark.value for mark in marks}
    first = document.blocks[0]
    assert [(first.text[r.start], r.reading) for r in first.ruby] == [
        ("國", "guó"),
        ("揚", "yáng"),
        ("對", "duì"),
        ("關", "guān"),
    ]


def test_004_both_damages_are_repaired_from_evidence() -> None:
    document = seed("004")
    repairs = [edit for edit in document.manuscript.edits if edit.rule == "E1"]
    assert [(edit.before, edit.after) for edit in repairs] == [
        ("??植婪肿訜o(wú)", "。恐怖分子無"),
        ("?qū)嵭须p", "實行雙"),
    ]
    assert all(edit.basis == "inferred" for edit in repairs)
    assert "無 is read wú as annotated" in repairs[0].reason
    assert 'the torn "qū)" is the reading of 驅, F28C' in repairs[1].reason
    assert "中方堅決拒絕美方的無端指責。恐怖分子無好壞之分" in document.manuscript.text
    assert "政治化做法或實行雙重標準" in document.manuscript.text
    assert [finding.code for finding in document.findings] == ["C202"]


def test_004_no_character_is_converted() -> None:
    cleaned = seed("004").manuscript.text
    for kept in ("疫情之后", "并采取更及時", "盡管疫情", "伙伴關系", "致力于", "斗爭", "網絡平臺"):
        assert kept in cleaned


def test_rules_have_permanent_codes_and_explain_themselves() -> None:
    codes = [rule.code for rule in RULES]
    assert len(set(codes)) == len(codes)
    for rule in RULES:
        assert re.fullmatch(r"[A-Z]\d{1,2}", rule.code)
        assert "vidence" in rule.explanation, rule.code
        assert "uard" in rule.explanation, rule.code


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
@pytest.mark.parametrize("number", ["002", "004"])
def test_each_rule_can_be_left_out(rule: object, number: str) -> None:
    whole = seed(number)
    bare = Document(number, whole.path, Manuscript(whole.manuscript.source))
    document = clean(bare, skip=(rule.code,))  # type: ignore[attr-defined]
    assert rule.code not in {e.rule for e in document.manuscript.edits}  # type: ignore[attr-defined]
    assert document.manuscript.text == "\n\n".join(block.text for block in document.blocks)


@pytest.mark.parametrize("name", NAMES)
def test_cleaning_a_clean_text_changes_no_letter(name: str) -> None:
    once = seed(name[:3]).manuscript.text
    twice = clean(Document("again", name, Manuscript(once))).manuscript.text
    assert twice.split() == once.split()
