"""What each voice that is ready costs: its engine alone, the engine as we drive it, and a build.

`python tests/bench_voices.py [VOICE…]`; part of `make bench`. CPU is user and system time of all
processes, each voice in a process of its own. "Alone" is the engine's own library in a loop, in
one process, its model loaded before; "ours" is our engine in the same loop; "build" is the
workers' whole work for a new book: starting, loading, speaking, levelling, keeping.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from publisher import plugins, voice
from publisher.audio.cache import Cache
from publisher.engines import Utterance
from publisher.languages import primary
from publisher.speaking import Order, speak_all
from publisher.timeline import RATE
from publisher.voice import Voice

TEXTS = {
    "en": (
        "Peace and security are the concern of all, and every state has a duty to keep them.",
        "The United Nations has a central role to play in the fight against terrorism.",
        "We must leave no one behind.",
        "He thanked the members of the Council for their support, and wished them a good year.",
    ),
    "zh": (
        "和平與安全是各國共同的責任，我們應當堅持多邊主義。",
        "聯合國在反恐鬥爭中應當發揮中心作用。",
        "中國願同各國一道努力。",
    ),
}


def used() -> float:
    """CPU seconds of this process and all that it has waited for."""
    return sum(os.times()[:4])


def cost(say: Callable[[str], float], texts: tuple[str, ...], enough: int) -> float:
    """CPU seconds for a second of speech, everything loaded before; `say` gives its seconds."""
    for text in texts:
        say(text)
    began, sound, number = used(), 0.0, 0
    while sound < enough:
        sound += say(texts[number % len(texts)])
        number += 1
    return (used() - began) / sound


def alone(each: Voice) -> Callable[[str], float] | None:
    """The engine's own library, called as its makers show; None where there is none."""
    if each.engine == "hibari":
        from hibari import Hibari

        tts = Hibari(each.speaker, threads=1)
        return lambda text: len(tts(text, seed=1)) / 24_000
    if each.engine == "piper":
        from piper import PiperVoice

        from publisher.engines.piper import _path

        speaker = PiperVoice.load(_path(each))
        return lambda text: sum(
            len(chunk.audio_float_array) / chunk.sample_rate for chunk in speaker.synthesize(text)
        )
    if each.engine in ("espeak", "pyttsx3"):
        from publisher.engines import _espeak

        def say(text: str) -> float:
            sound = _espeak.speak(text, each.speaker, each.rate or _espeak.OWN_RATE, 50)
            return sound.frames / sound.rate

        return say
    return None


def ours(each: Voice) -> Callable[[str], float]:
    """Our engine, as a worker calls it."""
    engine = plugins.find("engines", each.engine)

    def say(text: str) -> float:
        sound = engine.speak(Utterance(text, each.language), each)
        return float(sound.frames / sound.rate)

    return say


def build(each: Voice, texts: tuple[str, ...], sentences: int = 120) -> float:
    """CPU seconds for a second of speech in workers that start from nothing."""
    spoken = [f"{n}. {texts[n % len(texts)]}" for n in range(sentences)]
    orders = [Order(Utterance(text, each.language), each, text) for text in spoken]
    with tempfile.TemporaryDirectory() as folder:
        began = used()
        made, _ = speak_all(orders, Cache(Path(folder)), 2, lambda done, total: None)
        _collect()
        frames = sum(sound.frames for sound in made.values())
        return (used() - began) / (frames / RATE)


def _collect() -> None:
    """Let the time of the workers' parent count, which ends when we do (Linux: forkserver)."""
    if sys.platform == "linux":
        from multiprocessing import forkserver

        forkserver._forkserver._stop()  # type: ignore[attr-defined]


def measured(name: str) -> None:
    """Print the line of one voice."""
    each = voice.choose(voice.load((voice.built_in(),)), name)
    texts = TEXTS[primary(each.language)]
    library = alone(each)
    slow = each.cost > 0.1
    enough = 15 if slow else 60
    raw = f"{cost(library, texts, enough):.4f}" if library else "     –"
    sys.stdout.write(
        f"  {name:<10} {raw} alone  {cost(ours(each), texts, enough):.4f} ours"
        f"  {build(each, texts, 20 if slow else 240):.4f} build\n"
    )


def all_voices() -> None:
    """Print a line for every voice that is ready and whose texts there are, each by itself."""
    voices = voice.load((voice.built_in(),))
    skills = voice.skills(voices)
    for each in voices:
        if not skills[each.name].missing and primary(each.language) in TEXTS:
            subprocess.run([sys.executable, __file__, each.name], check=True)


if __name__ == "__main__":
    for wanted in sys.argv[1:]:
        measured(wanted)
    if not sys.argv[1:]:
        all_voices()
