"""Every engine there is: the same bytes twice, sound that lasts, errors that say what to do."""

from __future__ import annotations

import hashlib
import os
import re
import signal
import time

import pytest

from publisher import plugins, voice
from publisher.engines import Utterance, _espeak, piper
from publisher.errors import EngineError
from publisher.languages import SCRIPT_LANGUAGE
from publisher.spoken import say
from publisher.spoken.lexicon import of_voice
from publisher.voice import Voice

ENGINES = plugins.names("engines")
TEXT = {"en": "Thank you, Mr. President.", "zh": "和平至關重要。"}


OPTIONAL = {"piper", "kokoro"}
"""Engines that are not installed with the program: absent, their tests are skipped anywhere."""


def voices_of(engine: str) -> list[Voice]:
    return [v for v in voice.load((voice.built_in(),)) if v.engine == engine]


def voices_here(name: str) -> list[Voice]:
    """The voices of an engine that can speak on this machine; where there is none, no test."""
    engine = plugins.find("engines", name)
    here = [v for v in voices_of(name) if not engine.available(v)]
    if not here:
        reason = f"{name}: {', '.join(sorted({engine.available(v) for v in voices_of(name)}))}"
        if os.environ.get("PUBLISHER_REQUIRE_TOOLS") and name not in OPTIONAL:
            pytest.fail(reason)
        pytest.skip(reason)
    return here


@pytest.mark.parametrize("name", ENGINES)
def test_the_same_text_is_the_same_sound(name: str) -> None:
    here = voices_here(name)
    engine = plugins.find("engines", name)
    assert name in engine.version()
    assert engine.speakers()
    for speaker in here:
        text = TEXT.get(speaker.language, TEXT["en"])
        sounds = [engine.speak(Utterance(text, speaker.language), speaker) for _ in range(3)]
        assert len({hashlib.sha256(sound.samples).digest() for sound in sounds}) == 1
        sound = sounds[0]
        assert len(sound.samples) == 2 * sound.frames
        assert 300 < sound.frames * 1000 // sound.rate < 10_000
        for word in sound.words:
            assert 0 <= word.start < word.end <= len(text)
            assert 0 <= word.frame <= sound.frames
        frames = [word.frame for word in sound.words]
        assert frames == sorted(frames)
        scripts = engine.scripts()
        assert scripts is None or scripts <= set(SCRIPT_LANGUAGE)


@pytest.mark.parametrize("name", [name for name in ENGINES if name != "silence"])
def test_text_of_every_shape_is_said_or_refused(name: str) -> None:
    engine = plugins.find("engines", name)
    for speaker in voices_here(name)[:2]:
        short = engine.speak(Utterance(TEXT.get(speaker.language, TEXT["en"]), "en"), speaker)
        long = engine.speak(Utterance("word, " * 150, "en"), speaker)
        assert long.frames > 5 * short.frames
        for odd in ("", "…", "\u200f ", "🎉", "[[x]] ](/y/) <b>", "a\u0301 \u00ad b", "1" * 60):
            try:
                sound = engine.speak(Utterance(odd, "en"), speaker)
            except EngineError:
                continue
            assert sound.frames or not any(char.isalnum() for char in odd)


def test_what_was_said_before_does_not_matter() -> None:
    engine = plugins.find("engines", "pyttsx3")
    english, mandarin = (
        voice.choose(tuple(voices_of("pyttsx3")), n) for n in ("english", "mandarin")
    )
    first = engine.speak(Utterance(TEXT["en"], "en"), english)
    engine.speak(Utterance(TEXT["zh"], "zh"), mandarin)
    engine.speak(Utterance("Something else!", "en"), english)
    assert engine.speak(Utterance(TEXT["en"], "en"), english) == first


def test_words_are_found_in_the_text() -> None:
    engine = plugins.find("engines", "pyttsx3")
    sound = engine.speak(Utterance("one two, three", "en"), voices_of("pyttsx3")[0])
    assert ["one two, three"[w.start : w.end] for w in sound.words] == ["one", "two", "three"]


@pytest.mark.parametrize("name", ["pyttsx3", "espeak"])
def test_pronunciations_are_obeyed_by_espeak(name: str) -> None:
    engine = plugins.find("engines", name)
    speaker = voices_of("espeak")[0]
    text = "See Zhang Jun, [[x]] now."
    plain = engine.speak(Utterance(text, "en"), speaker)
    said = engine.speak(Utterance(text, "en", ((4, 9, "dʒɑːŋ"), (10, 13, "dʒʊn"))), speaker)
    assert said.samples != plain.samples
    words = [text[w.start : w.end] for w in said.words]
    assert words[:3] == ["See", "Zhang", "Jun"]
    assert words[-1] == "now"
    frames = [w.frame for w in said.words]
    assert frames == sorted(frames)


def test_speaking_rate_is_obeyed() -> None:
    engine = plugins.find("engines", "pyttsx3")
    slow, fast = (Voice("v", "pyttsx3", "gmw/en-US", "en", rate=r) for r in (120, 240))
    text = Utterance("A sentence that is neither short nor long.", "en")
    assert engine.speak(text, slow).frames > 1.5 * engine.speak(text, fast).frames


def test_an_unknown_speaker_is_an_error() -> None:
    engine = plugins.find("engines", "pyttsx3")
    with pytest.raises(EngineError, match="no voice 'nobody'") as caught:
        engine.speak(Utterance("Hello.", "en"), Voice("v", "pyttsx3", "nobody", "en"))
    assert "publisher voices" in caught.value.remedy


@pytest.mark.skipif(not hasattr(os, "fork"), reason="no fork on this system")
def test_a_crash_or_a_hang_of_the_library_is_an_error() -> None:
    with pytest.raises(EngineError, match="crashed"):
        _espeak.in_fresh_process(lambda: os.kill(os.getpid(), signal.SIGKILL), 5)
    with pytest.raises(EngineError, match="hung"):
        _espeak.in_fresh_process(lambda: time.sleep(30), 1)
    assert _espeak.in_fresh_process(lambda: "fine", 5) == "fine"


def test_piper_gets_a_stress_right_before_its_vowel_as_it_was_taught() -> None:
    assert piper._as_taught("ˈdʒɑːŋ ˈdʒʊn") == "dʒˈɑːŋ dʒˈʊn"
    assert piper._as_taught("/ˌʃɪnˈdʒjɑːŋ/") == "ʃˌɪndʒjˈɑːŋ"


@pytest.mark.parametrize("name", ENGINES)
def test_headings_can_be_read_slower_and_a_licence_is_named(name: str) -> None:
    engine = plugins.find("engines", name)
    assert engine.LICENCE
    speaker = voices_here(name)[0]
    text = TEXT.get(speaker.language, TEXT["en"])
    usual, slow = (
        engine.speak(Utterance(text, speaker.language, rate=rate), speaker).frames
        for rate in (100, 70)
    )
    assert 1.15 * usual < slow < 2 * usual


NAMES = {
    # Mandarin in espeak's numbers or misaki's arrows for tones, English in IPA or misaki's letters
    "en": {
        "Zhang Jun": r"(dʒ|ʤ)ˈ?ɑː?ŋ ˈ?(dʒ|ʤ)ˈ?ʊn",
        "Voronkov": r"vˌ?ɔː?ɹənˈ?kˈ?ɔː?f",
        "Xinjiang": r"ʃˌ?ɪnˈ?(dʒ|ʤ)jˈ?ɑː?ŋ",
        "Uygur": r"wˈ?iː?ɡ(ɚ|əɹ)",
    },
    "zh": {"張軍": r"(ʈʂɑŋ˥ tɕyn˥|ꭧa→ŋ ?ʨy→n)", "张军": r"(ʈʂɑŋ˥ tɕyn˥|ꭧa→ŋ ?ʨy→n)"},
}


@pytest.mark.parametrize("name", [name for name in ENGINES if name != "silence"])
def test_the_names_of_the_seeds_are_right_with_every_voice(name: str) -> None:
    engine = plugins.find("engines", name)
    for speaker in (v for v in voices_here(name) if v.language in NAMES):
        for written, wanted in NAMES[speaker.language].items():
            text = f"{written}." if speaker.language == "en" else f"{written}。"
            said = say(text, speaker.language, of_voice(speaker))
            utterance = Utterance(said.text, speaker.language, said.phonemes)
            told = engine.phonemes(utterance, speaker)
            assert re.search(wanted, told), (speaker.name, written, told)


def test_what_espeak_is_about_to_say_is_told_clause_by_clause() -> None:
    engine = plugins.find("engines", "espeak")
    speaker = voices_of("espeak")[0]
    text = Utterance("Peace, and quiet; now. Zhang!", "en", ((23, 28, "dʒɑːŋ"),))
    told = engine.phonemes(text, speaker)
    assert told == "pˈiːs ænd kwˈaɪət nˈaʊ dʒɑːŋ"
