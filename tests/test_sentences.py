"""Sentences: joined they are the block, and they end where a reader would stop."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publisher import sentences
from publisher.sentences import split

TABLE = [
    ("en", "Remarks by Amb. Zhang Jun at the Meeting.|He spoke."),
    ("en", "The U.S. said no.|The U.S. Government agreed."),
    ("en", "China rejects the U.S.'s accusations.|There are no good or bad terrorists."),
    ("en", "No. I disagree.|It was the No. 1 issue."),
    ("en", "We met at 5 p.m. on Monday.|Mr. President, thank you."),
    ("en", "“Is it so?” he asked.|“Yes.”"),
    ("en", 'He said: "Go home. Now!" and left.|Next.'),
    ("en", "See Art. 5 and paras. 3 and 4.|Then act."),
    ("en", "Prices rose 3.5 percent.|Wait... what?"),
    ("en", "the common denominator of mankind.|future."),
    ("en", "H.E. Mr. Zhang Jun spoke.|Gen. Wu listened."),
    ("en", "One sentence without a stop"),
    ("zh-Hant", "張軍表示:「我們同意。」|他說。|真的嗎?|是的!"),
    ("zh-Hant", "聯合國(反恐辦公室。總部)繼續工作。|下一句。"),
    ("zh-Hant", "他問：“為什麼？”|沒有人回答……|完"),
    ("zh-Hans", "Yahoo!新闻|报道了此事。"),
    ("zh-Hans", "增长3.5%。|第二句。"),
    ("zh-Hans", "未闭合的括号(在这里。|后面还有。"),
    ("ja", "「行きます。」|彼は言った。"),
    ("ru", "Он сказал: «Да».|Потом ушёл."),
    ("fr", "M. Dupont est parti.|Il reviendra."),
]


@pytest.mark.parametrize(("language", "marked"), TABLE)
def test_breaks(language: str, marked: str) -> None:
    space = "" if language in ("zh-Hant", "zh-Hans", "ja") else " "
    expected = marked.split("|")
    if marked.startswith("Yahoo"):  # the mark of a name is no stop
        expected = ["Yahoo!", "新闻报道了此事。"]
    text = space.join(marked.split("|"))
    found = split(text, language)
    assert [sentence for sentence, _ in found] == expected
    assert "".join(sentence + gap for sentence, gap in found) == text


ROWS = [
    (path.stem, row)
    for path in sorted((Path(__file__).parent / "sentences").glob("*.txt"))
    for row in path.read_text("utf-8").splitlines()
]


@pytest.mark.parametrize(("language", "marked"), ROWS)
def test_tables(language: str, marked: str) -> None:
    found = [sentence for sentence, _ in split(marked.replace("|", ""), language)]
    assert found == [sentence.strip() for sentence in marked.split("|")]


def test_every_language_of_the_tables_has_forty_rows() -> None:
    count = Counter(language for language, _ in ROWS)
    assert {"en", "fr", "es", "ru", "ar", "zh-Hans", "zh-Hant", "ja", "de", "it", "pt"} <= set(
        count
    )
    assert min(count.values()) >= 40


@pytest.mark.parametrize("text", ["A\u00a0.", "So\u00a0!! A\u3000.Ab", "x\u2009. Then"])
def test_a_wide_space_before_a_stop_is_no_crash(text: str) -> None:
    assert "".join(sentence + gap for sentence, gap in split(text, "en")) == text


@given(
    st.text(alphabet="ab.?! \u3000。「」()A1\u00a0", max_size=60),
    st.sampled_from(["en", "zh", "ja", "de", "ru"]),
)
def test_nothing_is_lost(text: str, language: str) -> None:
    found = split(text, language)
    assert "".join(sentence + gap for sentence, gap in found) == (text if text.strip() else "")
    assert all(sentence.strip() for sentence, _ in found)


def test_a_paragraph_beyond_measure_is_cut_as_any_other(monkeypatch: pytest.MonkeyPatch) -> None:
    said = "Mr. Brown spoke of the U.S. budget. Was it No. 5? It was, he said. "
    whole = split(said * 20, "en")
    assert len(whole) == 60
    monkeypatch.setattr(sentences, "_STRETCH", 100)
    assert split(said * 20, "en") == whole
    assert len(split("peace and " * 40, "en")) == 1
    assert "".join(a + b for a, b in split("a" * 350, "en")) == "a" * 350
