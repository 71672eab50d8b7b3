"""The book spoken: every sentence has its clip, of the length that its text asks for."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from sample import block, book

from publisher import completeness, voice
from publisher.audio.cache import Cache
from publisher.audio.hearing import Heard
from publisher.book import Book, Run, Sentence
from publisher.narrate import BETWEEN_VOICES_MS, LEAD_IN_MS, Narration, narrate
from publisher.spoken import say
from publisher.timeline import FRAMES_PER_MS, LEAD_MS, TRACK_MS
from publisher.voice import Cast, Skill

SILENT = Cast(voice.load((voice.built_in(),)), {"": "silence"})
EACH = 20


def spoken(of: Book, folder: Path, cast: Cast = SILENT) -> Narration:
    return narrate(of, cast, Cache(folder), 1, lambda done, total: None)


def length(sentence: Sentence) -> int:
    """Milliseconds that the silent voice takes for what is said of a sentence."""
    return EACH * sum(len(say(run.text, run.language).text) for run in sentence.runs)


def test_every_sentence_once_in_order_and_of_its_length(tmp_path: Path) -> None:
    of = book()
    narration = spoken(of, tmp_path)
    clips = [clip for track in narration.timeline.tracks for clip in track.clips]
    sentences = list(of.sentences())
    assert [clip.sentence for clip in clips] == [sentence.id for sentence in sentences]
    speaker = voice.choose(SILENT.voices, "silence")
    for track in narration.timeline.tracks:
        for clip in track.clips[:-1]:
            sentence = next(s for s in sentences if s.id == clip.sentence)
            lead = LEAD_MS if clip.begin == 0 else LEAD_IN_MS
            pause = clip.end - clip.begin - lead - length(sentence) + LEAD_IN_MS
            assert pause in (
                speaker.pause_sentence,
                speaker.pause_list_item,
                speaker.pause_paragraph,
                speaker.pause_heading,
                speaker.pause_document,
            )
        assert track.duration % TRACK_MS == 0
        assert narration.masters[track.key].frames == track.duration * FRAMES_PER_MS


def test_pauses_follow_the_structure(tmp_path: Path) -> None:
    of = book()
    clips = {
        clip.sentence: clip
        for track in spoken(of, tmp_path).timeline.tracks
        for clip in track.clips
    }
    sentences = {sentence.id: sentence for sentence in of.sentences()}

    def pause(name: str) -> int:
        clip = clips[name]
        lead = LEAD_MS if clip.begin == 0 else LEAD_IN_MS
        return clip.end - clip.begin - lead - length(sentences[name]) + LEAD_IN_MS

    assert pause("one-h-1") == 1000  # heading
    assert pause("one-a-1") == 350  # sentence
    assert pause("one-a-2") == 750  # paragraph
    assert pause("one-b-1") == 2000  # document
    assert pause("two-a-2") >= 2000  # end of the track, padded


def test_words_are_on_the_clock(tmp_path: Path) -> None:
    timeline = spoken(book(), tmp_path).timeline
    clip = next(c for t in timeline.tracks for c in t.clips if c.sentence == "one-a-1")
    text = "Thank you, Mr. President."
    assert [text[w.start : w.end] for w in clip.words] == ["Thank", "you,", "Mr.", "President."]
    # "Mr." is said "Mister", which is three characters longer
    assert [w.begin - clip.begin - LEAD_IN_MS for w in clip.words] == [
        0,
        6 * EACH,
        11 * EACH,
        18 * EACH,
    ]


def test_words_of_what_is_said_are_one_word_of_what_is_shown(tmp_path: Path) -> None:
    shown = "We meet in 2020, Zhang Jun."
    of = book()
    dated = replace(
        block("paragraph", "dated", "en", "x"),
        text=shown,
        sentences=(Sentence("dated-1", "en", (Run(shown, "en"),)),),
    )
    of = replace(of, about=replace(of.about, blocks=(*of.about.blocks, dated)))
    clip = spoken(of, tmp_path).timeline.track("about").clips[-1]
    assert [shown[w.start : w.end] for w in clip.words] == [
        "We",
        "meet",
        "in",
        "2020",
        "Zhang",
        "Jun.",
    ]
    assert clip.words[4].begin - clip.words[3].begin == len("twenty twenty, ") * EACH


def test_a_foreign_run_has_its_own_voice_and_nothing_is_dropped(tmp_path: Path) -> None:
    english, chinese = (
        replace(voice.choose(SILENT.voices, "silence"), name=name, language=tag)
        for name, tag in (("english", "en"), ("chinese", "zh"))
    )
    narration = spoken(book(), tmp_path, Cast((english, chinese)))
    track = narration.timeline.track("about")
    clip = track.clips[-1]
    text = "The agency is 新華社."
    assert [text[w.start : w.end] for w in clip.words] == ["The", "agency", "is", "新華社."]
    gap = clip.words[-1].begin - clip.words[2].begin
    assert gap == 3 * EACH + BETWEEN_VOICES_MS


def test_a_sentence_without_anything_to_say_is_a_silent_clip_and_a_finding(tmp_path: Path) -> None:
    of = book()
    mute = replace(
        block("paragraph", "mute", "en", "x"),
        text="* * *",
        sentences=(Sentence("mute-1", "en", (Run("* * *", "en"),)),),
    )
    of = replace(of, about=replace(of.about, blocks=(*of.about.blocks, mute)))
    narration = spoken(of, tmp_path)
    silent = [found.where for found in narration.findings if found.code == "N403"]
    assert silent == ["mute-1 in about"]
    clip = narration.timeline.track("about").clips[-1]
    assert (clip.sentence, clip.voice) == ("mute-1", "")


def test_a_language_without_a_voice_is_a_finding(tmp_path: Path) -> None:
    english = replace(voice.choose(SILENT.voices, "silence"), name="english", language="en")
    narration = spoken(book(), tmp_path, Cast((english,)))
    found = [f for f in narration.findings if f.code == "N401"]
    assert len(found) == 1
    assert "zh-Hant is read by english" in found[0].message


def test_what_no_voice_can_say_is_a_finding_and_the_rest_is_said(tmp_path: Path) -> None:
    english = replace(voice.choose(SILENT.voices, "silence"), name="english", language="en")
    cast = Cast((english,), skills={"english": Skill(scripts=frozenset({"LATIN"}))})
    narration = spoken(book(), tmp_path, cast)
    unsaid = [f for f in narration.findings if f.code == "N404"]
    assert any("新華社" in f.message and f.where == "about-x" for f in unsaid)
    assert any("和平至關重要" in f.message for f in unsaid)
    clip = narration.timeline.track("about").clips[-1]
    assert ["The agency is 新華社."[w.start : w.end] for w in clip.words] == ["The", "agency", "is"]
    # a clip in which nothing can be heard names no voice
    clips = {c.sentence: c for t in narration.timeline.tracks for c in t.clips}
    assert clips["two-a-1"].voice == ""
    assert set(narration.readers) == {"en"}


def test_a_basic_voice_is_noted_once(tmp_path: Path) -> None:
    basic = replace(voice.choose(SILENT.voices, "silence"), name="basic", language="en", quality=20)
    narration = spoken(book(), tmp_path, Cast((basic, replace(basic, name="c", language="zh"))))
    noted = [f.message for f in narration.findings if f.code == "N405"]
    assert len(noted) == 1, "two languages of one advice are one remark"
    assert "en is read by basic, " in noted[0]
    assert noted[0].count("no better one is known") == 1


def test_what_sounds_odd_is_among_the_findings(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Every sound of the book is listened to; what is heard here is a silence of two seconds."""
    monkeypatch.setattr(completeness, "hear", lambda path: Heard(3_000, 2_000, -60.0))
    of = book()
    found = [f for f in spoken(of, tmp_path).findings if f.code == "N408"]
    said = [s for s in of.sentences() if any(char.isalnum() for char in s.text)]
    assert len(found) >= len(said)
    assert {f.where.split()[0] for f in found} >= {s.id for s in said}
