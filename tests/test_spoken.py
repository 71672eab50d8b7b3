"""What is said for what is written: tables of real rows, the alignment, IPA."""

from __future__ import annotations

import time
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from publisher.book import Run, Sentence
from publisher.engines import Boundary, _espeak
from publisher.spoken import Said, languages, rules_for, say, words_shown
from publisher.spoken import ipa as sounds
from publisher.spoken._chinese_numbers import cardinal
from publisher.spoken._data import data
from publisher.spoken.lexicon import Entry, Lexicon
from publisher.spoken.wary import wary

TABLES = Path(__file__).parent / "spoken"


def rows(name: str) -> list[tuple[str, str, str]]:
    """The rows of a table: language, written, spoken."""
    found = []
    for line in (TABLES / f"{name}.tsv").read_text("utf-8").splitlines():
        if line and not line.startswith("# "):
            language, written, spoken = line.split("\t")
            found.append((language, written, spoken))
    return found


ALL = [row for path in sorted(TABLES.glob("*.tsv")) for row in rows(path.stem)]


@pytest.mark.parametrize(("language", "written", "spoken"), ALL)
def test_written_and_spoken(language: str, written: str, spoken: str) -> None:
    said = say(written, language)
    assert said.text == spoken
    covers(written, said)


def test_the_tables_are_long_and_every_language_has_one() -> None:
    assert len(rows("english")) >= 150
    assert len(rows("chinese")) >= 80
    assert {row[0].partition("-")[0] for row in ALL} == set(languages())


def covers(written: str, said: Said) -> None:
    """The pieces cover both texts in order, and no letter or digit is silent."""
    at = spoken_at = 0
    for piece in said.pieces:
        assert (piece.start, piece.said_start) == (at, spoken_at)
        assert piece.start < piece.end
        assert piece.said_start <= piece.said_end
        at, spoken_at = piece.end, piece.said_end
        shown = written[piece.start : piece.end]
        spoken = said.text[piece.said_start : piece.said_end]
        if not piece.rule:
            assert spoken == shown or spoken == shown + " "
        if any(char.isalnum() for char in shown):
            assert any(char.isalnum() for char in spoken), (shown, piece.rule)
    assert (at, spoken_at) == (len(written), len(said.text))
    assert "[[" not in said.text


TEXTS = st.text(
    st.one_of(
        st.characters(),
        st.sampled_from("0123456789.,:;-–—/%$€£°()[]{}'’“”…&@#+ \n\t\u200b\u200d\u202e\ufeff"),
        st.sampled_from("AUNSIVXCabcdepmkst第年月日號萬億點至張軍（）《》，。"),
    ),
    max_size=60,
)
LANGUAGES = st.sampled_from("en en-GB zh-Hant zh-Hans de fr es it pt ru ar ja ko fa und".split())


@settings(max_examples=1500, deadline=None)
@given(TEXTS, LANGUAGES)
def test_nothing_is_dropped(written: str, language: str) -> None:
    said = say(written, language)
    covers(written, said)
    assert say(written, language) == said
    assert all(char.isprintable() for char in said.text if char.isascii())


PIECES = (
    "Mo Fr. – - ½ 1/2 3 12,50 1914 18 h ч гг. XIX Tel. +49 030 R$ $ € Mio. млн % °C a@b.de".split()
)


@settings(max_examples=1500, deadline=None)
@given(st.lists(st.sampled_from([*PIECES, " ", " ", " der "]), max_size=12), LANGUAGES)
def test_no_letter_of_ranges_and_amounts_is_dropped(written: list[str], language: str) -> None:
    covers("".join(written), say("".join(written), language))


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from([row[1] for row in rows("english")]), max_size=5))
def test_real_texts_in_any_order(written: list[str]) -> None:
    covers(" ".join(written), say(" ".join(written), "en"))


@pytest.mark.parametrize(
    "odd",
    [
        "",
        " ",
        "…",
        "* * *",
        "🎉👍🏽👩‍👩‍👧",
        "a\x00b\x07c",
        "zero\u200bwidth",
        "\u200fright\u200e to left\u202e",
        "?!.,;:",
        "[[x]] ](/y/) <b>",
        "a\u0301 \u00ad b",
        "1" * 60,
        "word " * 400,
        "x" * 5000,
        "(" * 500,
        "Dr. " * 200,
    ],
)
@pytest.mark.parametrize("language", ["en", "zh", "fr"])
def test_bad_input(odd: str, language: str) -> None:
    covers(odd, say(odd, language))


def test_emoji_is_silent_and_formatting_leaves_no_gap() -> None:
    assert say("Yes 👍 now", "en").text == "Yes now"
    assert say("zero\u200bwidth", "en").text == "zerowidth"
    # but where a joiner shapes the word it stays
    assert say("می\u200cخواهم", "fa").text == "می\u200cخواهم"


@pytest.mark.parametrize(
    ("language", "written", "spoken"),
    [
        ("en", "☐ Yes ☒ No ☑ Perhaps", "empty box Yes, crossed box No, ticked box Perhaps"),
        ("en", "Yes ☒ No ☐", "Yes crossed box, No empty box"),
        ("en-GB", "\u2714\ufe0f Milk", "tick Milk"),
        ("de", "☐ Ja ☒ Nein", "leeres Kästchen Ja, angekreuztes Kästchen Nein"),
        ("zh-Hans", "☐ 是 ☒ 否", "空框 是， 打叉的框 否"),
        ("sv", "☐ ja ☒ nej", " ja nej"),
    ],
)
def test_boxes_and_ticks_are_said(language: str, written: str, spoken: str) -> None:
    assert say(written, language).text == spoken


def test_a_language_without_rules_is_said_as_it_is_written() -> None:
    assert say("Le 14 juillet 1789 : 3,5 %", "fr").text == "Le 14 juillet 1789 : 3,5 %"
    assert say("a \t b [c]", "fr").text == "a b  c "


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The UN met on 10 July 2020 (5 p.m.) about COVID-19 & 3.5% of $5m, e.g. U.S. ", "en"),
        ("新華社聯合國7月10日電(記者王建剛)增長3.5%。", "zh-Hant"),
        ("1,", "en"),
        ("1-", "zh"),
        ("a.", "en"),
        ("A/", "en"),
        ("(", "en"),
        ("a@", "en"),
        ("12:", "en"),
        (" -", "en"),
        ("…「", "zh"),
    ],
)
def test_long_text_takes_its_time_in_proportion(text: str, language: str) -> None:
    def seconds(length: int) -> float:
        written = (text * (length // len(text) + 1))[:length]
        best = 60.0
        for _ in range(2):
            begin = time.process_time()
            say(written, language)
            best = min(best, time.process_time() - begin)
        return best

    seconds(500)
    short, long = seconds(12_500), seconds(50_000)
    assert long < 8 * short + 0.3


def parse(said: str) -> int:
    """The number that Chinese number words stand for: the other way round than cardinal."""
    for name, size in (("億", 10**8), ("萬", 10**4)):
        head, found, rest = said.rpartition(name)
        if found:
            return parse(head) * size + (parse(rest) if rest else 0)
    total, digit = 0, 1 if said.startswith("十") else 0
    for char in said:
        if char in "千百十":
            total += digit * {"千": 1000, "百": 100, "十": 10}[char]
            digit = 0
        else:
            digit = "零一二三四五六七八九".find(char) if char != "兩" else 2
    return total + digit


@settings(max_examples=1000, deadline=None)
@given(st.one_of(st.integers(0, 10**5), st.integers(0, 10**16 - 1)))
def test_chinese_numbers_parse_back(number: int) -> None:
    said = cardinal(number)
    assert parse(said) == number
    assert "零零" not in said


def test_words_are_led_back_to_the_text_shown() -> None:
    written = "In 2020, Amb. Li came."
    said = say(written, "en")
    at, words = 0, []
    for number, word in enumerate(said.text.split()):
        at = said.text.index(word, at)
        words.append(Boundary(at, at + len(word), number))
        at += len(word)
    found = [(written[start:end], when) for start, end, when in words_shown(said, words)]
    assert found == [("In", 0), ("2020", 1), ("Amb.", 3), ("Li", 4), ("came.", 5)]


@settings(max_examples=500, deadline=None)
@given(TEXTS, LANGUAGES, st.lists(st.tuples(st.integers(0, 99), st.integers(1, 9)), max_size=9))
def test_words_shown_are_in_order_and_apart(
    written: str, language: str, spans: list[tuple[int, int]]
) -> None:
    said = say(written, language)
    words = [
        Boundary(start, min(start + length, len(said.text)), 0)
        for start, length in spans
        if start < len(said.text)
    ]
    last = 0
    for start, end, _ in words_shown(said, words):
        assert last <= start < end <= len(written)
        last = end


def test_two_runs_joined() -> None:
    said = say("In 2020 ", "en") + say("張軍10日", "zh-Hant")
    assert said.text == "In twenty twenty 張軍十日"
    covers("In 2020 張軍10日", said)


@dataclass(frozen=True, slots=True)
class _Symbol:
    language: str
    symbol: str


def _symbols() -> list[_Symbol]:
    table = data("espeak")
    english = {**table["en"]["consonants"], **table["en"]["vowels"]}
    return [
        *(_Symbol("en", f"ə{symbol}ə") for symbol in english),
        *(_Symbol("zh", f"{symbol}a˥") for symbol in table["zh"]["initials"]),
        *(_Symbol("zh", f"{symbol}˥") for symbol in table["zh"]["finals"]),
        *(_Symbol("zh", f"ma{tone}") for tone in table["zh"]["tones"]),
    ]


def test_espeak_says_every_symbol() -> None:
    speakers = {"en": "gmw/en-US", "zh": "sit/cmn"}
    for entry in _symbols():
        mnemonics = sounds.to_espeak(entry.symbol, entry.language)
        assert mnemonics, entry
        sound = _espeak.speak(f"[[{mnemonics}]]", speakers[entry.language], 0, 50)
        # a syllable; read as letters it would take seconds
        assert sound.rate // 20 < sound.frames < 1.2 * sound.rate, entry


def test_ipa_for_espeak() -> None:
    assert sounds.to_espeak("ˈwiːɡɚ", "en") == "w|'i:|g|3"
    assert sounds.to_espeak("ʈʂɑŋ˥ tɕyn˥", "zh") == "ts.'A55N||tS;'y@55n"
    assert sounds.to_espeak("x", "fr") == ""
    assert sounds.strange("ʘ", "en") == "ʘ"
    with pytest.raises(ValueError, match="ʘ"):
        sounds.to_espeak("ʘ", "en")


def test_every_language_answers_for_its_tag() -> None:
    for tag in languages():
        assert rules_for(tag) != rules_for("und")
        names = [rule.name for rule in rules_for(tag)]
        assert all(names)


def test_words_that_a_voice_may_get_wrong() -> None:
    text = "Yesterday Voronkov met the Xyzzy people of Qarabagh, in the city of Xyzzy and in KLMN."
    sentence = Sentence("a-1", "en", (Run(text, "en"),))
    found = wary([sentence], [Lexicon("en", (Entry("Voronkov", "x"),))])
    assert [(each.word, each.count, each.kind) for each in found] == [
        ("Xyzzy", 2, "name"),
        ("KLMN", 1, "capitals"),
        ("Qarabagh", 1, "name"),
    ]
    assert "<grapheme>Xyzzy</grapheme>" in found[0].lexeme()
    american = Sentence("a-2", "en-US", (Run("We met Xyzzy.", "en-US"),))
    (first, *_) = wary([sentence, american], ())
    assert (first.word, first.language, first.count) == ("Xyzzy", "en", 3)
    known = wary([sentence], (), lambda word: word.lower() != "qarabagh")
    assert [each.word for each in known] == ["KLMN", "Qarabagh"]
