"""Subtitles become what is said: no numbers, no times, not a word lost, everything on record."""

from __future__ import annotations

from pathlib import Path

from publisher.book import Document
from publisher.cleaning import clean
from publisher.ledger import Manuscript
from publisher.sources import read_file

SRT = """1
00:00:01,200 --> 00:00:04,000
<i>Harbour voices, part three:
the night watch</i>

2
00:00:05,100 --> 00:00:07,900
INTERVIEWER: When did you first
come to the lighthouse?

3
00:00:08,000 --> 00:00:11,450
- In nineteen fifty-two.
- Fifty-three. It was after

4
00:00:11,500 --> 00:00:14,020
the flood of 1953.

5
00:00:17,500 --> 00:00:18,300
We had one lamp.
"""

VTT = """WEBVTT - talk

NOTE made by hand

intro
00:01.000 --> 00:03.500 align:start
<v Ann Lee>Good evening, and <c.loud>welcome</c>

00:03.600 --> 00:05.000
to Lee &amp; Sons.

00:05.100 --> 00:07.000
{\\an8}[laughs]

00:07.100 --> 00:08.000
三月
十日
"""


def said(text: str, name: str = "talk.srt") -> list[str]:
    document = clean(Document("k", name, Manuscript(text)))
    document.manuscript.verify()
    return document.manuscript.text.split("\n\n")


def test_a_sentence_over_subtitles_is_one_and_a_pause_ends_a_paragraph() -> None:
    assert said(SRT) == [
        "Harbour voices, part three: the night watch",
        "INTERVIEWER: When did you first come to the lighthouse?",
        "- In nineteen fifty-two.",
        "- Fifty-three. It was after the flood of 1953.",
        "We had one lamp.",
    ]


def test_the_signs_of_webvtt_go_and_a_voice_keeps_its_name() -> None:
    assert said(VTT) == [
        "Ann Lee: Good evening, and welcome to Lee & Sons.", "[laughs]", "三月十日",
    ]  # fmt: skip


def test_line_ends_of_windows_are_no_matter() -> None:
    assert said(SRT.replace("\n", "\r\n")) == said(SRT)


def test_two_times_in_a_text_are_no_subtitles() -> None:
    text = "See 00:00:01,200 --> 00:00:04,000 in the log.\n\n" + SRT.split("\n\n")[0]
    assert "00:00:01,200 --> 00:00:04,000" in " ".join(said(text))


def test_a_file_of_subtitles_is_a_document(tmp_path: Path) -> None:
    for name, text in (("a.srt", SRT), ("b.vtt", VTT)):
        (tmp_path / name).write_text(text, "utf-8")
        assert read_file(tmp_path / name, "k", name) is not None


def test_what_stands_around_and_between_subtitles_is_kept() -> None:
    blocks = SRT.split("\n\n")
    text = "\n\n".join(
        ["An introduction to the talk.", *blocks[:3], "A note between.", *blocks[3:]]
    )
    found = said(text + "\nAn afterword, with a number:\n\n1953\n")
    assert found[0] == "An introduction to the talk."
    assert "A note between." in found
    assert "An afterword, with a number:" in " ".join(found)
    assert found[-1] == "1953"


def test_a_blank_line_in_a_subtitle_loses_nothing() -> None:
    text = SRT.replace("come to the lighthouse?", "\ncome to the lighthouse?")
    assert "come to the lighthouse?" in said(text)


def test_subtitles_without_blank_lines_between_lose_nothing() -> None:
    text = SRT.replace("\n\n", "\n")
    words = " ".join(said(text))
    assert all(part in words for part in ("the night watch", "the flood of 1953.", "one lamp"))
