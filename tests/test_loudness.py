"""Loudness: what is measured, what tracks are brought to, and that nothing moves in time."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from publisher.audio.cache import Cache
from publisher.audio.encode import encode
from publisher.audio.limiter import limited
from publisher.audio.loudness import Samples, measure, preset, presets
from publisher.audio.master import Master, Silence, Stretch, write_sound
from publisher.audio.mastering import EVEN, mastered, voice_gain
from publisher.check._meter import Meter
from publisher.errors import UnknownNameError
from publisher.findings import CATALOGUE, Severity
from publisher.levelling import at_loudness, with_even_voices
from publisher.timeline import RATE, TRACK_FRAMES
from publisher.voice import Voice

LEAD = 2_880


def speechlike(seconds: float, level: float = 0.05, spikes: bool = True) -> Samples:
    """Noise in syllables, with peaks that a limiter must take down."""
    count = int(seconds * RATE)
    noise = np.convolve(np.random.default_rng(7).standard_normal(count), np.ones(8) / 3, "same")
    sound = level * noise * np.abs(np.sin(2 * np.pi * 2 * np.arange(count) / RATE))
    if spikes:
        sound[RATE // 2 :: RATE] = 0.95
    return sound.clip(-1, 1)


def stored(path: Path, samples: Samples) -> Stretch:
    data = np.rint(samples * 32767).astype("<i2")
    write_sound(path, data.tobytes())
    return Stretch(path, len(data))


def track(stretch: Stretch) -> Master:
    length = -(-(LEAD + stretch.frames) // TRACK_FRAMES) * TRACK_FRAMES
    return Master((Silence(LEAD), stretch, Silence(length - LEAD - stretch.frames)))


def pcm(master: Master) -> Samples:
    return np.frombuffer(b"".join(master.blocks()), "<i2") / 32768


def metered(samples: Samples) -> Meter:
    meter = Meter()
    for at in range(0, len(samples), 5_000):
        meter.add(samples[at : at + 5_000].astype(np.float32))
    return meter


def test_both_meters_know_the_reference() -> None:
    """BS.1770-5: a sine of 997 Hz at 0 dBFS in one channel measures -3.01 LUFS."""
    sine = 0.1 * np.sin(2 * np.pi * 997 * np.arange(5 * RATE) / RATE)
    assert measure([sine]).integrated == pytest.approx(-23.01, abs=0.1)
    assert metered(sine).loudness == pytest.approx(-23.01, abs=0.1)
    assert measure([sine]).peak == pytest.approx(-20.0, abs=0.01)
    assert measure([sine]).rms == pytest.approx(metered(sine).rms, abs=0.01) == -23.01


@pytest.mark.parametrize("gap", [0, 3])
def test_both_meters_agree_on_what_is_like_speech(gap: int) -> None:
    sound = np.concatenate([speechlike(4), np.zeros(gap * RATE), speechlike(4, 0.01)])
    assert metered(sound).loudness == pytest.approx(measure([sound]).integrated, abs=0.15)


def test_silence_has_no_loudness() -> None:
    assert measure([np.zeros(RATE)]).integrated == metered(np.zeros(RATE)).loudness == -70
    assert measure([]).rms == -120


@pytest.mark.parametrize("name", presets())
@pytest.mark.parametrize("level", [0.005, 0.05, 0.2])
def test_a_track_comes_to_its_preset(name: str, level: float, tmp_path: Path) -> None:
    wanted = presets()[name]
    plain = track(stored(tmp_path / "a.wav", speechlike(6, level)))
    made, told = mastered(plain, wanted)
    sound = pcm(made)
    assert metered(sound).loudness == pytest.approx(wanted.loudness, abs=0.3)
    assert told.integrated == pytest.approx(wanted.loudness, abs=0.2)
    assert 20 * np.log10(np.abs(sound).max()) <= wanted.peak - 1
    assert not sound[:LEAD].any(), "the silence at the start must stay digital"
    assert len(sound) == made.frames == plain.frames


def test_the_limiter_moves_nothing_in_time() -> None:
    sound = speechlike(3)
    limit = np.concatenate([*limited([sound[:7_000], sound[7_000:]], -20.0)])
    assert len(limit) == len(sound)
    assert np.abs(limit).max() <= 0.1001
    shifts = [float(np.dot(np.roll(sound, shift), limit)) for shift in range(-50, 51)]
    assert int(np.argmax(shifts)) == 50
    soft = 0.01 * sound
    assert np.allclose(np.concatenate([*limited([soft], -20.0)]), soft, atol=1e-6)


def test_mp3_is_as_loud_as_aac(tmp_path: Path) -> None:
    from publisher.audio.decode import decode

    made, _ = mastered(track(stored(tmp_path / "a.wav", speechlike(6, 0.05, False))), preset())
    for codec, container in (("aac", "mp4"), ("mp3", "mp3")):
        encode(made, codec, tmp_path / codec)  # type: ignore[arg-type]
        sound = np.concatenate([*decode(tmp_path / codec, container, "x")])  # type: ignore[arg-type]
        found = metered(sound.astype(np.float64))
        assert found.loudness == pytest.approx(preset().loudness, abs=0.4), codec
        assert 20 * np.log10(found.peak) <= preset().peak, codec


def test_voices_are_even_and_gain_sets_one_apart(tmp_path: Path) -> None:
    loud = stored(tmp_path / "loud.wav", speechlike(4, 0.2, False))
    soft = stored(tmp_path / "soft.wav", speechlike(4, 0.01, False))
    readers = {loud.sound: Voice("a", "e", "s", "en"), soft.sound: Voice("b", "e", "s", "fr")}
    cache = Cache(tmp_path / "cache")
    masters = {"t": Master((loud, Silence(RATE), soft))}
    for _ in range(2):  # the second time from the cache
        even = with_even_voices(masters, readers, cache)["t"]
        sound = pcm(even)
        first, second = metered(sound[: loud.frames]), metered(sound[-soft.frames :])
        assert first.loudness == pytest.approx(EVEN, abs=0.3)
        assert second.loudness == pytest.approx(EVEN, abs=0.3)
    readers[soft.sound] = replace(readers[soft.sound], gain=-6.0)
    sound = pcm(with_even_voices(masters, readers, cache)["t"])
    assert metered(sound[-soft.frames :]).loudness == pytest.approx(EVEN - 6, abs=0.3)


def test_a_gain_is_part_of_the_digest(tmp_path: Path) -> None:
    stretch = stored(tmp_path / "a.wav", speechlike(1))
    plain = track(stretch)
    others = [
        replace(plain, gain=1.0),
        replace(plain, ceiling=-4.0),
        track(replace(stretch, gain=2.0)),
    ]
    assert len({master.digest for master in (plain, *others)}) == 4
    same = replace(track(replace(stretch, gain=2.0)), gain=-1.0)
    assert same.digest == replace(plain, gain=1.0).digest
    assert pcm(same).tobytes() == pcm(replace(plain, gain=1.0)).tobytes()


def test_silence_and_very_short_sounds_are_left_alone(tmp_path: Path) -> None:
    silent = track(stored(tmp_path / "a.wav", np.zeros(RATE)))
    short = track(stored(tmp_path / "b.wav", speechlike(0.1, 0.05, False)))
    tracks = {"s": silent, "b": short}
    made, findings = at_loudness(tracks, preset(), Cache(tmp_path / "cache"), {})
    assert made["s"] == silent
    assert findings == ()
    assert np.abs(pcm(made["b"])).max() > 0.01
    assert voice_gain(silent) == 0


def test_a_track_that_misses_its_window_is_told(tmp_path: Path) -> None:
    """Clicks alone: no gain below the ceiling makes them loud."""
    clicks = np.zeros(6 * RATE)
    clicks[::RATE] = 1.0
    master = track(stored(tmp_path / "a.wav", clicks))
    cache = Cache(tmp_path / "cache")
    _, findings = at_loudness({"clicks": master}, preset(), cache, {"clicks": "On clicks"})
    assert {finding.code for finding in findings} == {"N410"}
    assert findings[0].where == "On clicks"
    assert CATALOGUE["N410"][0] is Severity.NOTE


def test_an_unknown_preset_is_answered_with_the_nearest() -> None:
    with pytest.raises(UnknownNameError, match="podcast"):
        preset("podcasts")
    assert preset().name == "podcast"
