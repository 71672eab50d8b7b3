"""Utterances in worker processes: cache, order, crash, hang, silence."""

from __future__ import annotations

import array
import math
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from sample import block, book, document

from publisher import plugins, speaking
from publisher.audio.cache import Cache
from publisher.audio.master import read_sound
from publisher.book import Run, Sentence
from publisher.engines import Boundary, Sound, Utterance
from publisher.errors import EngineError
from publisher.findings import Severity
from publisher.finishing import finish
from publisher.narrate import narrate
from publisher.speaking import Order, load, speak_all
from publisher.timeline import RATE
from publisher.voice import Cast, Voice

PLUGINS = str(Path(__file__).parent / "plugins")


@pytest.fixture
def trouble(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The engine of tests/plugins, found through its entry point."""
    monkeypatch.setattr(sys, "path", [PLUGINS, *sys.path])
    plugins._external.cache_clear()
    yield
    plugins._external.cache_clear()


def orders(speaker: str, *texts: str) -> list[Order]:
    voice = Voice("bad", "trouble", speaker, "en")
    return [Order(Utterance(text, "en"), voice, f"s{n} ({text})") for n, text in enumerate(texts)]


def nobody(done: int, total: int) -> None:
    pass


@pytest.mark.usefixtures("trouble")
class TestTrouble:
    @pytest.mark.parametrize(
        ("how", "words"),
        [
            ("crash", "ended by itself"),
            ("hang", "hung for 1 s"),
            ("raise", "unhappy"),
            ("nothing", "no sound at all"),
        ],
    )
    def test_the_error_names_the_sentence_and_keeps_the_rest(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, how: str, words: str
    ) -> None:
        monkeypatch.setattr(speaking, "LIMIT", 1)
        wanted = orders(how, "one is fine", "here is trouble", "three is fine")
        cache = Cache(tmp_path)
        with pytest.raises(EngineError, match=words) as caught:
            speak_all(wanted, cache, 1, nobody)
        assert "s1 (here is trouble)" in str(caught.value)
        assert "'bad'" in str(caught.value)
        kept = [load(cache, speaking.key(order, "trouble 1")) for order in wanted]
        assert [sound is not None for sound in kept] == [True, False, True]

    def test_what_is_only_silent_is_left_out_and_the_rest_is_spoken(self, tmp_path: Path) -> None:
        wanted = orders("silence", "one is fine", "here is trouble", "three is fine")
        ticks: list[tuple[int, int]] = []
        cache = Cache(tmp_path)
        spoken, _ = speak_all(wanted, cache, 1, lambda done, total: ticks.append((done, total)))
        assert list(spoken) == [wanted[0], wanted[2]]
        assert ticks[-1][0] == ticks[-1][1]

    def test_a_silent_sentence_is_a_silent_clip_and_a_finding(self, tmp_path: Path) -> None:
        mute = replace(
            block("paragraph", "mute", "en", "x"),
            text="trouble",
            sentences=(Sentence("mute-1", "en", (Run("trouble", "en"),)),),
        )
        of = book()
        of = replace(of, about=replace(of.about, blocks=(*of.about.blocks, mute)))
        cast = Cast((Voice("bad", "trouble", "silence", "en"),))
        narration = narrate(of, cast, Cache(tmp_path), 1, nobody)
        silent = [found for found in narration.findings if found.code == "N406"]
        assert [found.severity for found in silent] == [Severity.WARNING]
        assert silent[0].where == "mute-1 (trouble)"
        clip = narration.timeline.track("about").clips[-1]
        assert (clip.sentence, clip.voice, clip.words) == ("mute-1", "", ())
        assert all(c.voice for t in narration.timeline.tracks for c in t.clips if c is not clip)

    @pytest.mark.parametrize("how", ["crash", "hang", "raise"])
    def test_a_second_try_is_enough_and_counted(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, how: str
    ) -> None:
        monkeypatch.setattr(speaking, "LIMIT", 1)
        wanted = orders(f"{how} {tmp_path / 'happened'}", "only once")
        spoken, retries = speak_all(wanted, Cache(tmp_path / "cache"), 1, nobody)
        assert retries == 1
        assert spoken[wanted[0]].frames > 0


def test_what_was_spoken_is_not_spoken_again(tmp_path: Path) -> None:
    voice = Voice("v", "silence", "20", "en", trim=0.0)
    wanted = [Order(Utterance(text, "en"), voice, text) for text in ("a b", "cd", "a b")]
    ticks: list[tuple[int, int]] = []
    cache = Cache(tmp_path)
    spoken, _ = speak_all(wanted, cache, 2, lambda done, total: ticks.append((done, total)))
    assert ticks[0] == (0, 5)
    assert ticks[-1] == (5, 5)
    assert [spoken[order].frames for order in wanted] == [60 * 24, 40 * 24, 60 * 24]
    assert spoken[wanted[0]].words == (Boundary(0, 1, 0), Boundary(2, 3, 40 * 24))
    before = {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*.wav")}
    assert len(before) == 2
    ticks.clear()
    again, _ = speak_all(
        wanted, Cache(tmp_path), 2, lambda done, total: ticks.append((done, total))
    )
    assert again == spoken
    assert not ticks
    # a damaged entry is made anew
    damaged = spoken[wanted[0]].path
    damaged.write_bytes(damaged.read_bytes()[:-10])
    healed, _ = speak_all(wanted, Cache(tmp_path), 1, nobody)
    assert healed == spoken
    assert len(read_sound(damaged)) == 60 * 24 * 2


def test_the_key_holds_all_that_is_heard() -> None:
    utterance = Utterance("text", "en")
    plain = Order(utterance, Voice("v", "e", "s", "en"), "x")
    same = [
        Order(utterance, Voice("other name", "e", "s", "en", title="t", licence="l"), "y"),
        Order(utterance, Voice("v", "e", "s", "en", pause_sentence=1, gain=3.0), "x"),
    ]
    others = [
        Order(Utterance("texts", "en"), plain.voice, "x"),
        Order(Utterance("text", "fr"), plain.voice, "x"),
        *(
            Order(utterance, Voice("v", "e", "s", "en", **{key: value}), "x")
            for key, value in {"rate": 1, "pitch": 1, "trim": -1.0}.items()
        ),
        Order(utterance, Voice("v", "e", "t", "en"), "x"),
    ]
    assert {speaking.key(order, "1") for order in same} == {speaking.key(plain, "1")}
    assert len({speaking.key(order, "1") for order in (plain, *others)}) == len(others) + 1
    assert speaking.key(plain, "1") != speaking.key(plain, "2")


def tone(ms: int, level: float, rate: int = RATE) -> bytes:
    frames = ms * rate // 1000
    wave = (int(level * 32767 * math.sin(2 * math.pi * 440 * n / rate)) for n in range(frames))
    return array.array("h", wave).tobytes()


def test_finishing_trims_the_silence_and_not_the_sound() -> None:
    samples = bytes(2 * 24 * 300) + tone(500, 0.2) + bytes(2 * 24 * 400)
    made, words = finish(
        Sound(samples, RATE, (Boundary(0, 1, 24 * 300),)), Voice("v", "e", "s", "en")
    )
    length = len(made) // 2 // 24
    assert 540 <= length <= 565
    assert abs(words[0].frame // 24 - 15) <= 5
    heard = array.array("h", made)
    # the tone is whole: its first and last millisecond are inside, and the edges are quiet
    assert max(abs(v) for v in heard[:24]) < 60
    assert max(abs(v) for v in heard[-24:]) < 60
    loud = [n for n, v in enumerate(heard) if abs(v) > 3000]
    assert (loud[-1] - loud[0]) // 24 >= 495


@pytest.mark.parametrize("level", [0.05, 0.3, 1.0])
def test_finishing_cuts_by_what_is_quiet_beside_the_loudest(level: float) -> None:
    """A soft consonant, 40 dB below the vowel, stays in a soft voice as in a loud one."""
    soft = tone(80, level * 0.01)
    made, _ = finish(Sound(soft + tone(300, level) + soft, RATE), Voice("v", "e", "s", "en"))
    assert 15 + 460 + 40 - 10 <= len(made) // 2 // 24 <= 15 + 460 + 40 + 10
    samples = array.array("h", made)
    assert max(samples) >= 0.98 * level * 32767  # and nothing is made louder or softer


def test_finishing_leaves_no_click_where_a_sound_begins_or_ends_at_once() -> None:
    made, _ = finish(Sound(tone(300, 0.5), RATE), Voice("v", "e", "s", "en"))
    samples = array.array("h", made)
    sounding = [n for n, v in enumerate(samples) if v]
    for edge in (
        samples[sounding[0] : sounding[0] + 12],
        samples[sounding[-1] - 12 : sounding[-1]],
    ):
        assert max(map(abs, edge)) < 0.25 * 0.5 * 32767


def test_finishing_brings_any_rate_to_the_master() -> None:
    made, words = finish(
        Sound(tone(1000, 0.3, 22_050), 22_050, (Boundary(0, 1, 11_025),)),
        Voice("v", "e", "s", "en", trim=0.0),
    )
    assert len(made) // 2 == RATE
    assert words[0].frame == RATE // 2


@pytest.mark.usefixtures("trouble")
def test_a_voice_that_is_silent_for_much_of_the_book_is_an_error(tmp_path: Path) -> None:
    paragraphs = [block("paragraph", f"p{n}", "en", f"trouble number {n}") for n in range(5)]
    of = replace(book(), about=document("about", "About", "en", *paragraphs))
    cast = Cast((Voice("bad", "trouble", "silence", "en"),))
    with pytest.raises(EngineError, match="only silence for 5 of"):
        narrate(of, cast, Cache(tmp_path), 2, nobody)
