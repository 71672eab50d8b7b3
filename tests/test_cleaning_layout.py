"""Layout rules: what is joined, what stays apart, and that nothing else happens."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from publisher.book import Document
from publisher.cleaning import clean
from publisher.ledger import Manuscript

PROSE = [
    "The harbour was empty when the first ship came in, and nobody on the quay could say where it "
    "had been built or who had sent it. Its sails were grey, and its flag showed a sign that even "
    "the oldest of the pilots had never seen before.",
    "By noon the whole town had gathered. Some had brought bread and others had brought lanterns, "
    "for it was known that the fog would return before the evening and would stay until the wind "
    "turned to the north again.",
    "Nobody spoke.",
    "At last the harbour master, a careful man who had once been a schoolteacher, took off his hat "
    "and called out a greeting in the three languages that he knew. There was no answer, though a "
    "curtain moved behind one of the windows of the high cabin in the stern.",
    "He waited for as long as politeness asked, put on his hat again and went home, and for the "
    "rest of his life he would tell every visitor that the ship had bowed to him as it turned and "
    "left without a sound.",
]

HAN = [
    "各國應當加強合作，共同維護世界和平與地區穩定。教育改革的目的在於讓每個孩子都能得到公平的機會。"
    "我們堅決反對任何形式的恐怖主義，支持聯合國發揮核心作用。",
    "這項研究發現，長期睡眠不足會影響記憶力與判斷力。政府宣布將增加對農村醫療設施的投資，以縮小差距。"
    "他在信中寫道，希望有一天能夠回到故鄉看看母親。",
    "隨著經濟的發展，環境保護的問題變得越來越重要。法院最終裁定，該公司必須賠償所有受害者的損失。",
]

VERSE = """The river ran beside the road,
And both ran down to meet the sea;
The wagon bore a heavy load
Of apples from the orchard tree,
And every wheel that ever rolled
Was heard to sing along the lane,
And every tale that has been told
Was told beside the road again,"""


def cleaned(text: str) -> Document:
    return clean(Document("k", "file.txt", Manuscript(text)))


def texts(text: str) -> list[str]:
    return [block.text for block in cleaned(text).blocks]


def rules(text: str) -> set[str]:
    return {edit.rule for edit in cleaned(text).manuscript.edits}


def wrapped(paragraphs: Iterable[str], width: int, between: str, **how: str) -> str:
    return between.join(textwrap.fill(p, width, break_on_hyphens=False, **how) for p in paragraphs)


def cut(text: str, width: int) -> str:
    return "\n".join(text[at : at + width] for at in range(0, len(text), width))


def test_well_behaved_text_is_left_alone() -> None:
    text = "\n\n".join(PROSE)
    assert cleaned(text).manuscript.edits == ()
    assert rules(text + "\n") == {"L9"}


def test_one_paragraph_a_line() -> None:
    assert texts("\n".join(PROSE) + "\n") == PROSE
    assert rules("\n".join(PROSE)) == {"L9"}


@pytest.mark.parametrize("width", [48, 60, 72, 100])
@pytest.mark.parametrize("end", ["\n", "\r\n", " \n", "\r"])
def test_wrapped_with_blank_lines(width: int, end: str) -> None:
    text = wrapped(PROSE, width, "\n\n").replace("\n", end)
    assert texts(text) == PROSE


@pytest.mark.parametrize("width", [52, 60, 80, 100])
def test_wrapped_without_blank_lines(width: int) -> None:
    assert texts(wrapped(PROSE, width, "\n")) == PROSE


def test_a_paragraph_whose_last_line_is_full_is_the_known_limit() -> None:
    """Nothing shows that a paragraph ends there: joined, as FACTS.md measured, and not lost."""
    found = texts(wrapped(PROSE, 72, "\n"))
    assert found[1] == f"{PROSE[1]} {PROSE[2]}"
    assert " ".join(found) == " ".join(PROSE)


@pytest.mark.parametrize("indent", ["  ", "    ", "\t", "\u3000\u3000"])
def test_wrapped_with_indents(indent: str) -> None:
    text = wrapped(PROSE, 72, "\n", initial_indent=indent, expand_tabs="")  # type: ignore[arg-type]
    assert texts(text) == PROSE


def test_a_blank_line_between_all_lines() -> None:
    double = wrapped(PROSE, 80, "\n").replace("\n", "\n\n")
    assert texts(double) == PROSE
    wider = wrapped(PROSE, 72, "\n\n").replace("\n", "\n\n")
    assert texts(wider) == PROSE


def test_han_is_joined_without_spaces() -> None:
    assert texts("\n\n".join(cut(text, 30) for text in HAN)) == HAN
    assert texts("\n".join(cut("\u3000\u3000" + text, 30) for text in HAN)) == HAN
    assert texts("\n".join(cut(text, 28) for text in HAN)) == HAN


def test_indented_blocks_begin_paragraphs_and_others_go_on() -> None:
    text = "\n\n".join(
        [
            "Rome, 3 May. The minister spoke to reporters after the meeting on Monday.",
            "  He said that the talks had been long.",
            "No agreement was reached in the end.",
            "  He added that the ministers would meet again.",
            "A date has not been set so far.",
            "The place is not known either.",
        ]
    )
    assert len(texts(text)) == 3
    assert texts(text)[2].endswith(
        "meet again. A date has not been set so far. The place is not known either."
    )


def test_indented_quotations_do_not_swallow_paragraphs() -> None:
    text = "\n\n".join([PROSE[0], "    " + PROSE[1], PROSE[3], "    " + PROSE[4], PROSE[0]])
    assert texts(text) == [PROSE[0], PROSE[1], PROSE[3], PROSE[4], PROSE[0]]


def test_one_stray_space_is_no_indent() -> None:
    text = "\n\n".join([PROSE[0], " " + PROSE[1], PROSE[3], " " + PROSE[4]])
    assert texts(text) == [PROSE[0], PROSE[1], PROSE[3], PROSE[4]]


@pytest.mark.parametrize(
    "text",
    [
        VERSE,
        "apples\nbread and butter\nfish\nmilk",
        "Chapter 1 The beginning of it all ....... 1\nChapter 2 The middle of all of it ...... 14\n"
        "Chapter 3 The end of the whole thing ... 29\nChapter 4 Appendix, tables and index .. 35",
        "Ann Smith\n12 Main Street\nSpringfield",
        "- one thing that is to be done today\n- another thing that is to be done today\n- a third",
    ],
    ids=["verse", "list", "contents", "address", "bullets"],
)
def test_lines_that_were_not_broken_to_fit_stay(text: str) -> None:
    assert texts(text) == text.split("\n")


def test_verse_inside_wrapped_prose_stays() -> None:
    text = "\n\n".join([wrapped(PROSE[:2], 72, "\n\n"), VERSE, wrapped(PROSE[3:], 72, "\n\n")])
    assert texts(text) == [*PROSE[:2], *VERSE.split("\n"), *PROSE[3:]]


def test_paragraphs_of_a_manual_are_joined_one_by_one() -> None:
    """Commands and headings between them keep the text from having one setting."""
    commands = "$ ls -la\n$ cat notes.txt | sort\n$ echo done"
    hanging = textwrap.fill(PROSE[3], 70, initial_indent="  * ", subsequent_indent="    ")
    german = textwrap.fill(
        "Am Abend kamen Männer mit Lampen. Über der Stadt lag Nebel, und Kinder riefen nach den "
        "Booten. Niemand wusste, wann die Flut den Hafen und seine Mauern erreichen würde.",
        70,
    )
    parts = [wrapped(PROSE[:1], 70, ""), commands, "1.2. Names", hanging, commands, german]
    text = "\n\n".join([*parts, *(f"Chapter {n}\nThe {n}th thing\nof all" for n in range(9))])
    found = texts(text)
    assert PROSE[0] in found
    assert f"* {PROSE[3]}" in found
    assert " ".join(german.split()) in found
    assert commands.split("\n") == found[1:4]
    assert found[-1] == "of all"


def test_a_few_long_lines_do_not_hide_how_the_text_was_set() -> None:
    long = "https://example.org/" + "a/very/long/path/" * 6
    text = f"{wrapped(PROSE * 2, 70, chr(10) * 2)}\n\n{long}\n"
    assert texts(text) == [*PROSE * 2, long]


def test_labels_under_each_other_stay_apart() -> None:
    labels = (
        "Present: E. Marsh (chair), T. Verhoeven, Dr. A. Keller, and J. O'Neill\nAbsent: R. Adey"
    )
    found = texts(f"{wrapped(PROSE[:3], 70, chr(10) * 2)}\n\n{labels}")
    assert found[-2:] == labels.split("\n")


def test_a_short_wrapped_letter_keeps_its_lines() -> None:
    text = f"Ann Smith\n12 Main Street\n\nDear Ann,\n\n{textwrap.fill(PROSE[0], 60)}\n\nYours,\nBob"
    assert texts(text) == ["Ann Smith", "12 Main Street", "Dear Ann,", PROSE[0], "Yours,", "Bob"]


def test_pages() -> None:
    lines = wrapped(PROSE, 72, "\n\n").split("\n")
    for at in range(1, len(lines)):
        if lines[at - 1] and lines[at]:
            page = "\n".join([*lines[:at], "\f", *lines[at:]])
            assert texts(page) == PROSE, at
    assert texts(f"{PROSE[0]}\n\f\n{PROSE[1]}") == PROSE[:2]
    assert texts("They went down to the\n\fsea. It was late.") == [
        "They went down to the sea. It was late."
    ]
    assert texts("The counter-\n\fterrorism office.") == ["The counter-terrorism office."]
    assert texts("The list:\n\fapples") == ["The list:", "apples"]


@pytest.mark.parametrize(
    ("broken", "whole"),
    [
        ("a counter-\n\nterrorism office", "a counter-terrorism office"),
        ("a well-\nknown man", "a well-known man"),
        ("the govern-\nment spoke; a government", "the government spoke; a government"),
        ("the co-\nop is a co-op, no coop", "the co-op is a co-op, no coop"),
        ("both pre-\nand post-war", "both pre- and post-war"),
        ("Vor-\nund Nachteile", "Vor- und Nachteile"),
        ("a dash -\nand more", "a dash -\nand more"),
        ("pages 3-\n4 of it", "pages 3-\n4 of it"),
        ("Anglo-\nSaxon", "Anglo-\nSaxon"),
        ("the GOVERN-\nMENT OF PERU", "the GOVERNMENT OF PERU"),
        ("the exam\xad\nple of it", "the example of it"),
        ("it thick-\nened", "it thickened"),
        ("a short-\nterm plan", "a short-term plan"),
        ("the vrib-\nlix of it", "the vrib-lix of it"),
        (
            "Je ne sais pas si quel-\nqu’un est dans la maison",
            "Je ne sais pas si quelqu’un est dans la maison",
        ),
        ("Nous ne la verrons plus aujour-\nd'hui", "Nous ne la verrons plus aujourd'hui"),
        ("Elle est là-\nbas avec sa grand-\nmère", "Elle est là-bas avec sa grand-mère"),
        (
            "Wir wollen morgen nach-\nsehen, ob er da ist",
            "Wir wollen morgen nachsehen, ob er da ist",
        ),
        (
            "Das ist der Wattwurm-\nforscher aus der Stadt",
            "Das ist der Wattwurmforscher aus der Stadt",
        ),
        (
            "das deutsch-\nfranzösische Jahr ist nicht vorbei",
            "das deutsch-französische Jahr ist nicht vorbei",
        ),
        (
            "No quiero que lo lea en voz alta: el tex-\nto es suyo",
            "No quiero que lo lea en voz alta: el texto es suyo",
        ),
        ("Non sono abba-\nstanza per questo", "Non sono abbastanza per questo"),
        ("Это какой-\nто новый го-\nрод на реке", "Это какой-то новый город на реке"),
    ],
)
def test_words_broken_at_line_ends(broken: str, whole: str) -> None:
    assert texts(broken) == whole.split("\n")


@pytest.mark.parametrize("tied", ["Anglo-\nSaxon", "COVID-\n19", "known—\nsaid", "and/\nor"])
def test_what_a_sign_ties_stays_tied_where_lines_are_joined(tied: str) -> None:
    text = wrapped(PROSE[:2], 72, "\n").replace("and nobody", f"the {tied} nobody")
    assert f"the {tied.replace(chr(10), '')} nobody" in texts(text)[0]


def test_white_space() -> None:
    assert texts("  one \t \n\n\n\n\ttwo  words\there \n \n") == ["one", "two words here"]
    assert texts("one\u00a0two\u2003three") == ["one\u00a0two\u2003three"]
    assert texts("a\x0bb\x85c\u2028d\u2029e") == ["a", "b", "c", "d", "e"]


def test_control_characters_go_and_joiners_stay() -> None:
    assert texts("a\x00b\x1bc\ufeffd\ufffee") == ["abcde"]
    kept = "نمی\u200cخواهم \u202bא\u202c e\u00adf"
    assert texts(kept) == [kept]


def test_text_of_one_line() -> None:
    assert texts("Only one line") == ["Only one line"]
    assert texts("  Only one line.  \n") == ["Only one line."]
    assert cleaned("Only one line").fact("title") is None


def test_bullets_in_a_row_are_list_items() -> None:
    blocks = cleaned("We want this:\n- bread\n- milk\n\n– a dash").blocks
    assert [block.kind for block in blocks] == ["paragraph", "list_item", "list_item", "paragraph"]


@settings(max_examples=150, deadline=None)
@given(st.text(st.sampled_from("ab .,-?\n\n\r\t\f\u3000漢字。Ab(guó)1"), max_size=300))
def test_whatever_the_text_the_ledger_holds_and_no_letter_is_lost(text: str) -> None:
    document = cleaned(text)
    assert document.manuscript.text == "\n\n".join(block.text for block in document.blocks)
    letters = [c for c in document.manuscript.text if c in "abAB漢字"]
    taken = [
        c
        for e in document.manuscript.edits
        if e.rule[0] in "AEF"
        for c in e.before
        if c in "abAB漢字"
    ]
    assert len(letters) + len(taken) == sum(c in "abAB漢字" for c in text)


@settings(max_examples=60, deadline=None)
@given(st.integers(40, 110), st.permutations(range(5)), st.sampled_from(["\n\n", "\n"]))
def test_any_wrapping_is_undone(width: int, order: list[int], between: str) -> None:
    paragraphs = [PROSE[n] for n in order]
    found = texts(wrapped(paragraphs, width, between))
    assert " ".join(found) == " ".join(paragraphs)
    if between == "\n\n":
        assert found == paragraphs


ODE = """It was written in the year of the great flood.

Stay, let us weep for one we loved and for the house        there at the border of the sand
Its trace has not been lost as yet     for what the south wind wove, the north wind tore
I see the dung of the deer in the yards        as if it were a grain of pepper

It goes on for eighty lines, and every line has two halves.
"""


def test_lines_in_columns_keep_their_lines_and_gaps() -> None:
    lines = [line for text in texts(ODE) for line in text.split("\n")]
    assert lines[1:-1] == [
        "Stay, let us weep for one we loved and for the house\u2003there at the border of the sand",
        "Its trace has not been lost as yet\u2003for what the south wind wove, the north wind tore",
        "I see the dung of the deer in the yards\u2003as if it were a grain of pepper",
    ]


def test_two_lines_with_gaps_or_numbers_with_gaps_are_no_columns() -> None:
    slips = "We   came to the house, and\nnobody    was there; so we went\n"
    assert not any("\u2003" in text for text in texts(slips))
    numbered = "1.    To be read\n2.    To be said\n3.    To be sung\n4.    To be kept\n"
    assert not any("\u2003" in text for text in texts(numbered))
