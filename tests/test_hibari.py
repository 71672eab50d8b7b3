"""The natural English voice: the same bytes anywhere, nothing left out, every word on the clock."""

from __future__ import annotations

import hashlib
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from publisher import voice
from publisher.audio.cache import Cache
from publisher.engines import Sound, Utterance, hibari
from publisher.engines._english import read
from publisher.engines._said import MOST, UNIT, Said, chunks, numbers
from publisher.errors import EngineError
from publisher.speaking import Order, speak_all

VOICE = voice.choose(voice.load((voice.built_in(),)), "hibari")
TEXT = "On 10 July 2020, Mr. Zhang Jun — the Permanent Representative — said “No.”"


def say(text: str, *phonemes: tuple[int, int, str]) -> Sound:
    return hibari.speak(Utterance(text, "en", phonemes), VOICE)


def said_words(text: str) -> list[str]:
    return [text[word.start : word.end] for word in say(text).words]


@pytest.fixture(autouse=True)
def offline(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("an engine must not use the network")

    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    monkeypatch.setattr(socket, "create_connection", refuse)


def test_what_was_said_before_and_where_does_not_matter() -> None:
    first = say(TEXT)
    say("Something else, much longer than that, is said in between.")
    assert say(TEXT) == first
    code = (
        "import sys, hashlib; from publisher.engines import hibari, Utterance\n"
        "from publisher import voice\n"
        "v = voice.choose(voice.load((voice.built_in(),)), 'hibari')\n"
        "s = hibari.speak(Utterance(sys.argv[1], 'en'), v)\n"
        "print(hashlib.sha256(s.samples).hexdigest())"
    )
    other = subprocess.run(
        [sys.executable, "-c", code, TEXT], capture_output=True, text=True, check=True
    )
    assert other.stdout.strip() == hashlib.sha256(first.samples).hexdigest()


def test_one_worker_or_two_make_the_same(tmp_path: Path) -> None:
    texts = [f"This is sentence number {n} of six." for n in range(6)]
    found = []
    for jobs in (1, 2):
        cache = Cache(tmp_path / str(jobs))
        orders = [Order(Utterance(text, "en"), VOICE, text) for text in texts]
        spoken, retries = speak_all(orders, cache, jobs, lambda done, total: None)
        assert not retries
        found.append([(spoken[o].path.read_bytes(), spoken[o].words) for o in orders])
    assert found[0] == found[1]


@pytest.mark.parametrize(
    "text",
    [
        TEXT,
        "½ cup of Łódź Straße, Hawaiʻi; x², Đình and № 5.",
        "It grew by 3.5% to $1,250,000 from 1950 to 2020, i.e. by 75 % or so.",
        "“(Quoted)” — dashes – and… dots; [brackets] ♥ & signs / slashes",
        "See https://www.un.org/en or [this](https://example.org/a/) page.",
        "U.N. COVID-19 SC/14258 A.B. don’t O'Neil's S/RES/2532",
        "a",
    ],
)
def test_every_word_has_its_place(text: str) -> None:
    sound = say(text)
    words = [word for word in text.split() if any(char.isalnum() for char in word)]
    assert [text[word.start : word.end] for word in sound.words] == words
    frames = [word.frame for word in sound.words]
    assert frames == sorted(set(frames))
    assert frames[0] > 0
    assert frames[-1] < sound.frames


def test_the_lengths_of_all_phonemes_are_the_length_of_the_sound() -> None:
    model = hibari._model("heart")
    said = read(Utterance(TEXT, "en"), False, model.tts.vocab)
    (chunk,) = chunks(said)
    ids, _ = numbers(chunk, model.tts.vocab)
    sound, units = hibari._run(model, ids, 1.0, hibari.np.random.default_rng(0))
    assert len(units) == len(ids)
    assert int(units.sum()) * UNIT == len(sound)


def test_a_word_begins_where_its_sound_does() -> None:
    # The pause after the comma lies before "four", not inside it.
    sound = say("one two three, four")
    begins = [word.frame for word in sound.words]
    assert begins[3] - begins[2] > 1.3 * (begins[2] - begins[1])


def test_a_word_after_a_pause_begins_between_quiet_and_sound() -> None:
    text = "Come here, all people, never wait, make time, nobody can, and let us in."
    sound = say(text)
    samples = hibari.np.abs(hibari.np.frombuffer(sound.samples, "<i2").astype(float))
    begins = {text[word.start : word.end]: word.frame for word in sound.words}
    fifty = sound.rate // 20
    for word in ("all", "never", "make", "nobody"):
        at = begins[word]
        assert samples[at - fifty : at - fifty // 5].mean() < 50, word
        assert samples[at : at + fifty].mean() > 300, word


@pytest.mark.parametrize("text", ["word " * 400, "word, " * 400, "a" * 5000, "ab" * 3000 + " x"])
def test_what_is_long_is_said_whole(text: str) -> None:
    sound = say(text)
    assert len(sound.words) == len(text.split())
    once = say(text[: len(text) // 4])
    assert sound.frames > 3 * once.frames


def test_long_text_is_cut_between_clauses() -> None:
    said = [Said(f"w{n}", "a" * 9 + ("," if n % 5 == 4 else "")) for n in range(100)]
    cut = list(chunks(said))
    assert [index for chunk in cut for index, _ in chunk] == list(range(100))
    assert all(chunk[-1][1].endswith(",") for chunk in cut)
    assert all(sum(len(p) for _, p in chunk) <= MOST for chunk in cut)


@pytest.mark.parametrize(
    "text", ["", " ", "…", "你好", "Hello 你好", "Привет, Mr. President", "αβγ", "እንኳን"]
)
def test_nothing_is_left_out_silently(text: str) -> None:
    with pytest.raises(EngineError, match=r"cannot say|could say"):
        say(text)


def test_a_pronunciation_is_obeyed() -> None:
    text = "Mr. Zhang Jun’s view"
    plain, other = say(text), say(text, (4, 13, "ʈʂɑŋ tɕyn"))
    assert plain.samples != other.samples
    assert [text[w.start : w.end] for w in other.words] == text.split()
    alphabet = hibari._model("heart").tts.vocab
    said = read(Utterance(text, "en", ((4, 13, "ʈʂɑŋ tɕyn"),)), False, alphabet)
    assert "ʤˈɑŋ ʤˈun" in said[1].phonemes
    with pytest.raises(EngineError, match="pronunciation"):
        say(text, (4, 13, "你"))


def test_the_rate_is_words_a_minute() -> None:
    slow, fast = (
        hibari.speak(Utterance(TEXT, "en"), voice.Voice("v", "hibari", "heart", "en", rate=rate))
        for rate in (120, 240)
    )
    assert slow.frames > 1.6 * fast.frames


def test_a_voice_that_is_not_here_is_not_fetched() -> None:
    for speaker in ("nobody", "../heart"):
        with pytest.raises(EngineError, match="no voice") as caught:
            hibari.speak(Utterance("Hello.", "en"), voice.Voice("v", "hibari", speaker, "en"))
        assert "publisher voices" in caught.value.remedy


def test_a_damaged_model_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cut = tmp_path / "heart.onnx"
    cut.write_bytes(b"not whole")
    monkeypatch.setattr(hibari, "_file", lambda speaker: cut)
    hibari._model.cache_clear()
    with pytest.raises(EngineError, match="damaged"):
        say("Hello.")
    hibari._model.cache_clear()
