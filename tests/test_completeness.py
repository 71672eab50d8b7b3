"""The proof of completeness: what was left out, cut off or stretched is found, nothing else."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from publisher.audio.hearing import hear
from publisher.audio.master import write_sound
from publisher.completeness import doubts, units
from publisher.engines import Utterance
from publisher.findings import Finding
from publisher.speaking import Order, Spoken
from publisher.timeline import RATE
from publisher.voice import Voice

VOICE = Voice("v", "e", "s", "en")
TEXTS = [f"{'peace and quiet ' * n}number {n}" for n in range(2, 14)]
PACE = 60
"""Milliseconds for a letter."""


def voiced(milliseconds: int) -> np.ndarray:
    """A tone that swells and fades, as a sentence does."""
    count = milliseconds * RATE // 1000
    edge = np.minimum(np.arange(count), np.arange(count)[::-1])
    shape = np.minimum(1, edge / (0.08 * RATE)) ** 2
    return 8000 * np.sin(2 * np.pi * 200 * np.arange(count) / RATE) * shape


def said(folder: Path, sounds: dict[str, np.ndarray]) -> list[Finding]:
    """The findings for a book of TEXTS in which some sentences sound otherwise."""
    spoken = {}
    for number, text in enumerate([*TEXTS, *sounds]):
        samples = sounds.get(text, voiced(int(units(text) * PACE)))
        path = folder / f"{number}.wav"
        write_sound(path, samples.astype("<i2").tobytes())
        spoken[Order(Utterance(text, "en"), VOICE, text)] = Spoken(path, len(samples), ())
    return list(doubts(spoken, spoken))


def test_a_sound_book_has_no_findings(tmp_path: Path) -> None:
    assert said(tmp_path, {"Yes.": voiced(300), "No, no, no.": voiced(1100)}) == []


def test_a_word_left_out_by_the_hundred_is_found(tmp_path: Path) -> None:
    text = "a sentence of which the engine said only the very first words and then was still"
    (found,) = said(tmp_path, {text: voiced(900)})
    assert (found.code, found.where) == ("N407", text)
    assert "0.9 s" in found.message


def test_a_sentence_that_never_ends_is_found(tmp_path: Path) -> None:
    (found,) = said(tmp_path, {"a short one, really": voiced(9_000)})
    assert found.code == "N407"


def test_a_long_silence_inside_is_found(tmp_path: Path) -> None:
    gap = np.concatenate([voiced(900), np.zeros(2 * RATE), voiced(900)])
    text = "peace and quiet and then for a long time nothing, and then again"
    assert [f.code for f in said(tmp_path, {text: gap})] == ["N408"]
    pause = np.concatenate([voiced(900), np.zeros(RATE // 2), voiced(900)])
    assert said(tmp_path, {text: pause}) == []


def test_an_end_cut_off_is_found_unless_the_voice_always_ends_so(tmp_path: Path) -> None:
    text = "peace and quiet and peace"
    cut = voiced(1_300)[: -RATE // 10]
    assert [f.code for f in said(tmp_path, {text: cut})] == ["N409"]
    habit = {f"{text} {n}": voiced(1_400)[: -RATE // 10] for n in range(20)}
    assert said(tmp_path, habit) == []


def test_silence_is_not_judged(tmp_path: Path) -> None:
    assert said(tmp_path, {"nothing is said here": np.zeros(RATE)}) == []
    write_sound(tmp_path / "none.wav", b"")
    assert hear(tmp_path / "none.wav") is None


def test_what_is_heard(tmp_path: Path) -> None:
    sound = np.concatenate([np.zeros(2400), voiced(500), np.zeros(7200), voiced(200)])
    write_sound(tmp_path / "a.wav", sound.astype("<i2").tobytes())
    found = hear(tmp_path / "a.wav")
    assert found is not None
    assert abs(found.length - 1_000) <= 20
    assert abs(found.longest_silence - 300) <= 20
    assert found.end < -20


def test_units_weigh_what_has_more_to_say() -> None:
    assert units("abc, 12!") == 3 + 2 * 4
    assert units("和平") == 6
