"""What readers mark is carried out on record; what they know is not guessed again."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import marked
import pytest
from marked import Part

from publisher.audio.cache import Cache
from publisher.book import Anchor, Block, Document
from publisher.cleaning import clean
from publisher.ledger import Manuscript, restore
from publisher.narrate import narrate

PROSE = "The council met for two days and agreed on what has to be done next year."


def cleaned(*parts: Part, **more: dict[str, str]) -> Document:
    return clean(marked.marked(*parts, facts=more.get("facts")))


def texts(document: Document) -> list[str]:
    return [block.text for block in document.blocks]


def reasons(document: Document) -> set[tuple[str, str]]:
    return {(edit.rule, edit.reason) for edit in document.manuscript.edits}


def only(*parts: Part) -> Block:
    (block,) = cleaned(*parts).blocks
    return block


def test_furniture_is_taken_out_with_the_readers_reason() -> None:
    document = cleaned(
        ("furniture", "Share this", "share bar"),
        ("paragraph", f"{PROSE} {{furniture=edit link|[edit]}} It ended."),
        ("furniture", "2 of 9", ""),
    )
    assert texts(document) == [f"{PROSE} It ended."]
    told = {("S1", "share bar"), ("S1", "edit link"), ("S1", "the format says it is furniture")}
    assert told < reasons(document)
    source = document.manuscript.source
    assert restore(document.manuscript.text, document.manuscript.edits) == source


def test_a_page_number_inside_a_paragraph_leaves_one_paragraph() -> None:
    block = only(("paragraph", "It runs on\n{furniture=page number|12}\f¶13¶over a page."))
    assert block.text == "It runs on over a page."
    assert block.anchors == (Anchor("page", 11, 11, "13"),)


@pytest.mark.parametrize(
    ("text", "shown", "places"),
    [
        ("One.{noteref=1|1} Two.", "One. Two.", [4]),
        ("One {noteref=1|[1]}, two.", "One, two.", [3]),
        ("One {noteref=1|1} two.", "One two.", [3]),
        ("One.{noteref=1|1}{noteref=2|2}", "One.", [4, 4]),
        ("和平。{noteref=1|①}同意。", "和平。同意。", [3]),
    ],
)
def test_references_leave_the_sentence_and_keep_their_place(
    text: str, shown: str, places: list[int]
) -> None:
    block, *_ = cleaned(("paragraph", text), ("note", "N.", "1"), ("note", "M.", "2")).blocks
    assert block.text == shown
    assert [anchor.start for anchor in block.anchors] == places
    assert [anchor.note for anchor in block.anchors] == [1, 2][: len(places)]


def test_labels_that_come_again_lead_each_to_its_own_note() -> None:
    *first, one, two, more = cleaned(
        ("paragraph", "One.{noteref=*|*}"),
        ("paragraph", "Two.{noteref=*|*}"),
        ("paragraph", "No note.{noteref=9|9}"),
        ("note", "First.", "*"),
        ("note", "Second.", "*"),
        ("note", "Still second.", ""),
    ).blocks
    assert [block.anchors[0].note for block in first] == [1, 2, 0]
    assert [block.note for block in (one, two, more)] == [1, 2, 2]


def test_lines_are_joined_within_blocks_and_never_across() -> None:
    document = cleaned(
        ("paragraph", "counter-\nterrorism is\nwhat it is"),
        ("paragraph", "going on with a small letter-"),
        ("paragraph", "and so on\nand on"),
        ("quotation", "和平\n至關重要"),
    )
    assert texts(document) == [
        "counter-terrorism is what it is",
        "going on with a small letter-",
        "and so on and on",
        "和平至關重要",
    ]
    assert [block.kind for block in document.blocks] == ["paragraph"] * 3 + ["quotation"]


def test_blocks_that_nothing_divides_are_divided() -> None:
    source = "One line\nTwo lines\f\fThree"
    document = marked.marked(("paragraph", "x"))
    spans = [(0, 8), (9, 18), (20, 25)]
    marks = tuple(replace(document.marks[0], start=start, end=end) for start, end in spans)
    document = clean(replace(document, manuscript=Manuscript(source), marks=marks))
    assert texts(document) == ["One line", "Two lines", "Three"]


def test_tabs_of_table_rows_stay_and_others_go() -> None:
    document = cleaned(
        ("table_row", "\tFlow  of water \t Use\t", "header"),
        ("table_row", "\t"),
        ("table_row", "Nile\t\t3"),
        ("table_row", "\xa0\tSlow\u2003\t\xa0"),
        ("paragraph", "A\ttab."),
    )
    assert marked.book(document).speeches
    assert texts(document) == ["\tFlow of water\tUse\t", "\t", "Nile\t\t3", "\tSlow\t", "A tab."]
    assert [block.header for block in document.blocks] == [True, False, False, False, False]


def test_what_the_reader_knows_is_not_guessed_again() -> None:
    document = cleaned(
        ("paragraph", "A line that would be a title"),
        ("paragraph", PROSE),
        ("paragraph", "- Not a list"),
        ("paragraph", "- Only dashes"),
        ("paragraph", "====="),
        ("paragraph", "Share this article"),
    )
    assert {block.kind for block in document.blocks} == {"paragraph"}
    assert len(document.blocks) == 6
    assert document.fact("title") is None


def test_facts_are_still_found() -> None:
    document = cleaned(
        ("heading", "Remarks by Amb. Zhang Jun on Peace", "1"),
        ("image", "A flag.", ""),
        ("paragraph", "10 July 2020"),
        ("paragraph", f"{PROSE} Thank you."),
        ("note", "Check against delivery.", "1"),
        facts={"title": "web template", "language": "en"},
    )
    assert document.value("title") == "Remarks by Amb. Zhang Jun on Peace"
    assert document.value("speaker") == "Zhang Jun"
    assert document.value("kind") == "transcript"
    assert document.value("date") == "2020-07-10"
    assert [block.kind for block in document.blocks][2] == "byline"


@pytest.mark.parametrize(
    ("parts", "facts", "title"),
    [
        ([("heading", "A", "1"), ("paragraph", PROSE)], {"title": "B"}, "A"),
        ([("heading", "A", "2"), ("paragraph", PROSE)], {"title": "B"}, "B"),
        ([("heading", "A", "2"), ("paragraph", PROSE)], {}, "A"),
        ([("heading", "A", "1"), ("heading", "C", "1"), ("paragraph", PROSE)], {}, "A"),
        ([("paragraph", PROSE), ("heading", "A", "1")], {"title": "B"}, "B"),
        ([("heading", "A", "1"), ("paragraph", "x"), ("heading", "C", "1")], {"title": "B"}, "B"),
    ],
)
def test_the_title_is_the_one_first_heading_or_what_the_file_says(
    parts: list[Part], facts: dict[str, str], title: str
) -> None:
    assert cleaned(*parts, facts=facts).value("title") == title
    (speech,) = marked.book(marked.marked(*parts, facts=facts)).speeches
    first = speech.documents[0].blocks[0]
    assert (first.kind, first.text) == ("heading", title)


STAGE = """(Applause.) (applause and cheers) [Laughter] （掌聲） （全場起立鼓掌） （笑）
[Prolonged applause] (Applaudissements.) (Rires et applaudissements)
(Aplausos) (Beifall) (Heiterkeit)
(Applausi) (Аплодисменты.) (Бурные, продолжительные аплодисменты) (تصفيق) （拍手） （会場笑い）
(Mouvement.) (Vives réclamations. — Murmures prolongés à gauche.) (Non ! non ! à droite.)
(Agitation au centre. — L'orateur, en descendant de la tribune, est entouré de ses amis.)
(Très bien ! très bien !) (Hear, hear.) (Luncheon recess taken at 12:10 p.m.)
(Risas en las tribunas.)
(Risos na sala.) (Rumori a sinistra.) (Beifall links und in der Mitte) (Sehr wahr! rechts.)
(вздыхает) [долгая пауза] (Шум слева.) （停頓） （沈黙） （台下大笑） (ضحك في القاعة)"""

NO_STAGE = """(laughs at us) (the applause was long, he said) (and) (UN) （新華社） [sic]
(in the hall) (music lovers) (1) （掌聲響起來） applause (Pauser)
(a sensation) (sensation) (le bruit des vagues) (Non !) (Oui.) (да) (Bewegung) (à gauche)
(In court.)
(la pausa era lunga) (Das Schweigen der Länder.) (a recess of the bay) （間に） （中間）
(The witness left town.)
(Silence is golden.) (Hear.) (перерыв на обед) (L'orateur a raison.)
(Risas y lágrimas de cocodrilo)"""


def test_stage_directions_are_told_from_other_brackets() -> None:
    stage = clean(Document("a", "a.txt", Manuscript(f"{PROSE}\n{STAGE}")))
    marks = [mark for mark in stage.marks if mark.kind == "stage"]
    found = [stage.manuscript.source[mark.start : mark.end] for mark in marks]
    assert len(found) == STAGE.count("(") + STAGE.count("（") + STAGE.count("[")
    none = clean(Document("a", "a.txt", Manuscript(f"{PROSE}\n{NO_STAGE}")))
    assert [mark for mark in none.marks if mark.kind == "stage"] == []
    assert "(Applause.)" in stage.manuscript.text


@pytest.mark.parametrize("say", [True, False])
def test_stage_directions_are_shown_and_said_only_if_wanted(say: bool, tmp_path: Path) -> None:
    parts: list[Part] = [
        ("heading", "Peace", "1"),
        ("paragraph", "We agree. (Applause.) So (laughter) be it."),
        ("paragraph", "(Applause.)"),
    ]
    of = marked.book(marked.marked(*parts), say_stage=say)
    narration = narrate(of, marked.SILENT, Cache(tmp_path), 1, lambda done, total: None)
    (speech,) = of.speeches
    sentences = list(speech.documents[0].sentences())
    unsaid = ["(Applause.)", "(laughter)", "(Applause.)"]
    quiet = [run.text for sentence in sentences for run in sentence.runs if not run.said]
    assert quiet == ([] if say else unsaid)
    assert "".join(s.text for s in sentences if "agree" in s.text).startswith("We agree.")
    last = narration.timeline.track(speech.key).sections[0].clips[-1]
    assert bool(last.voice) is say
    assert narration.findings == ()


def test_what_a_format_says_of_languages_becomes_runs() -> None:
    of = marked.book(
        marked.marked(
            ("heading", "Eau", "1"),
            ("paragraph", f"{PROSE} He said {{lang=fr|« bon »}} twice."),
            ("paragraph", "{lang=de|Wasser ist Leben.}"),
            facts={"language": "en"},
        )
    )
    document = of.speeches[0].documents[0]
    runs = [(run.text, run.language) for s in document.sentences() for run in s.runs]
    assert ("« bon »", "fr") in runs
    assert runs[-1] == ("Wasser ist Leben.", "de")
    assert document.blocks[-1].language == "de"


@pytest.mark.parametrize(
    ("stated", "text", "wanted"),
    [
        (
            "en-US",
            "عقد المجلس جلسة مفتوحة حول حماية المدنيين في مناطق النزاع وقال الأمين العام",
            "ar",
        ),
        ("en", "今天的会议讨论了水资源的保护，各国代表都发了言，并且通过了决议。", "zh-Hans"),
        ("fr", "The council met again in the morning to discuss what had been left open.", "fr"),
        ("kk", "Совет провёл заседание, на котором обсуждалось положение в регионе и меры.", "kk"),
    ],
)
def test_a_stated_language_is_believed_unless_the_letters_contradict_it(
    stated: str, text: str, wanted: str
) -> None:
    document = clean(marked.marked(("paragraph", text), facts={"language": stated}))
    assert document.language == wanted
    codes = [remark.code for remark in document.findings]
    assert ("C203" in codes) is (wanted != stated)
    if wanted != stated:
        assert {block.language for block in document.blocks} == {wanted}
