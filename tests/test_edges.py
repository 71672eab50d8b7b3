"""Where sounds begin and end in their clips, measured in the masters of real voices."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from publisher import manifest, plugins, voice
from publisher.audio.cache import Cache
from publisher.narrate import LEAD_IN_MS, Narration, narrate
from publisher.pipeline import Order, cast_of, compose
from publisher.timeline import FRAMES_PER_MS, LEAD_MS, Clip

SEEDS = Path(__file__).parent.parent / "seeds"

AUDIBLE = -50.0
"""Decibels below the loudest sample of a clip at which its sound begins."""

WITHIN_MS = 20

Samples = NDArray[np.float64]

READY = [
    name
    for name in ("hibari", "english", "espeak", "joe", "heart")
    if (each := voice.choose(voice.load((voice.built_in(),)), name))
    and not plugins.find("engines", each.engine).available(each)
]


@pytest.fixture(scope="module", params=READY)
def narration(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Narration:
    order = Order(SEEDS, Path("unused"), voices={"en": request.param}, only="2")
    editor = manifest.Manifest()
    cast = cast_of(order, editor)
    of = compose(order, editor, cast)
    folder = tmp_path_factory.mktemp(request.param)
    return narrate(of, cast, Cache(folder), 2, lambda done, total: None)


def clips(narration: Narration) -> Iterator[tuple[Clip, Samples]]:
    for track in narration.timeline.tracks:
        sound = b"".join(narration.masters[track.key].blocks())
        samples = np.frombuffer(sound, "<i2").astype(np.float64)
        for clip in track.clips:
            yield clip, samples[clip.begin * FRAMES_PER_MS : clip.end * FRAMES_PER_MS]


def levels(samples: Samples) -> Samples:
    """Decibels below the clip's loudest sample, for each millisecond."""
    windows = samples[: len(samples) // FRAMES_PER_MS * FRAMES_PER_MS].reshape(-1, FRAMES_PER_MS)
    loudest = np.abs(samples).max()
    return 20 * np.log10(np.sqrt(np.square(windows).mean(axis=1)) / loudest + 1e-9)


def test_every_sentence_begins_on_time(narration: Narration) -> None:
    """Its sound begins within 20 ms after the clip's begin and the silence that is meant to be."""
    for clip, samples in clips(narration):
        if not samples.any():
            continue
        lead = LEAD_MS if clip.begin == 0 else LEAD_IN_MS
        first = int(np.flatnonzero(levels(samples) > AUDIBLE)[0])
        assert lead <= first <= lead + WITHIN_MS, f"{clip.sentence}: {first - lead} ms"


def test_no_sound_at_the_edges_of_a_clip_and_no_click(narration: Narration) -> None:
    for clip, samples in clips(narration):
        if not samples.any():
            continue
        found = levels(samples)
        assert found[:LEAD_IN_MS].max() < -90, clip.sentence
        assert found[-20:].max() < -90, clip.sentence
        # A sound rises and falls over milliseconds; a jump from nothing to much is a click.
        sounding = np.flatnonzero(samples)
        edges = samples[sounding[0] : sounding[0] + 6], samples[sounding[-1] - 5 : sounding[-1] + 1]
        loudest = np.abs(samples).max()
        assert all(np.abs(edge).max() < 0.1 * loudest for edge in edges), clip.sentence


def test_pauses_are_those_of_the_voice_and_not_twice(narration: Narration) -> None:
    """Between two sentences of a paragraph it is silent for about the pause, not for two pauses."""
    speaker = voice.Voice("v", "e", "s", "en")
    ends = {}
    for clip, samples in clips(narration):
        if samples.any():
            loud = np.flatnonzero(levels(samples) > AUDIBLE)
            ends[clip.sentence] = (clip.end - clip.begin) - int(loud[-1])
    longest = speaker.pause_document + 200 + 384
    assert all(0 < rest < longest for rest in ends.values())
    assert min(ends.values()) < speaker.pause_sentence + 120
