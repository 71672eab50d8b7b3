"""Utterances spoken in worker processes: each once, ever, kept in the cache by content.

Workers have a time limit; a crash or a hang of the engine costs one more try, then an error that
names the sentence. What was finished before it stays in the cache. Silence is no error: such an
utterance just has no sound.
"""

from __future__ import annotations

import hashlib
import json
import multiprocessing
import signal
import sys
import wave
from collections import deque
from collections.abc import Callable, Mapping
from concurrent.futures import FIRST_COMPLETED, Future, TimeoutError, wait
from dataclasses import asdict, dataclass
from functools import cache, partial
from pathlib import Path
from typing import Any

from pebble import ProcessExpired, ProcessPool

from . import plugins
from .audio.cache import Cache, digest
from .audio.master import write_sound
from .engines import Boundary, Utterance
from .errors import CannotSayError, EngineError, PublisherError
from .finishing import FINISHING, SilenceError, finish
from .pool import end
from .timeline import RATE
from .voice import Voice

LIMIT = 120
"""Seconds after which an utterance counts as hung."""

TRIES = 2

UNHEARD = (
    "name", "title", "licence", "language", "quality", "packages", "npm", "size", "cost", "folder",
    "gain", "heading_rate",
)  # fmt: skip
"""What a voice file says that does not shape the sound."""

GRACE = 2
"""Seconds that utterances under way are given to be finished and kept when all must end."""

AHEAD = 3
"""Tasks given out per worker; more would fill the pool's pipe, which then cannot be stopped."""


@dataclass(frozen=True, slots=True)
class Order:
    """An utterance that is to be spoken."""

    utterance: Utterance
    voice: Voice
    #: id and text of the sentence, for messages
    sentence: str


@dataclass(frozen=True, slots=True)
class Spoken:
    """A finished sound of the cache."""

    path: Path
    #: frames at the master rate
    frames: int
    #: word boundaries in spans of the utterance's text, frames at the master rate
    words: tuple[Boundary, ...]


def key(order: Order, version: str) -> str:
    """The cache key of an utterance: engine and version, voice, text, rate and processing."""
    voice = {k: v for k, v in asdict(order.voice).items() if not k.startswith("pause_")}
    for unheard in UNHEARD:
        del voice[unheard]
    return digest(
        kind="utterance",
        engine=version,
        voice=voice,
        text=order.utterance.text,
        language=order.utterance.language,
        phonemes=order.utterance.phonemes,
        percent=order.utterance.rate,
        model=_content(Path(order.voice.folder) / order.voice.speaker),
        rate=RATE,
        finishing=FINISHING,
    )


@cache
def _content(model: Path) -> str:
    """SHA-256 of a model file that lies beside the voice file, "" for any other kind of speaker."""
    try:
        with model.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except (OSError, ValueError):  # no such file, a folder, or no possible name of one
        return ""


def speak_all(
    orders: list[Order],
    cache: Cache,
    jobs: int,
    progress: Callable[[int, int], None],
) -> tuple[Mapping[Order, Spoken], int]:
    """The sound of every order, from the cache or spoken now; and how many second tries it took.

    An order that the engine cannot say, or for which it gave only silence, is left out. progress:
    called with characters done and all characters. Raises EngineError naming the sentence; what
    was finished stays in the cache.
    """
    engines = sorted({order.voice.engine for order in orders})
    versions = {name: plugins.find("engines", name).version() for name in engines}
    keys = {order: key(order, versions[order.voice.engine]) for order in orders}
    found: dict[str, Spoken] = {}
    missing: dict[str, Order] = {}
    for order, name in keys.items():
        if name not in found and name not in missing:
            spoken = load(cache, name)
            if spoken:
                found[name] = spoken
            else:
                missing[name] = order
    retries = 0
    if missing:
        made, retries = _speak(missing, cache, jobs, progress)
        found.update(made)
    return {order: found[name] for order, name in keys.items() if name in found}, retries


def load(cache: Cache, name: str) -> Spoken | None:
    """A sound of the cache, or None where it (or its word times) is missing or damaged."""
    words, sound = cache.get(name, "json"), cache.get(name, "wav")
    if words is None or sound is None:
        return None
    with wave.open(str(sound), "rb") as file:
        frames = file.getnframes()
    boundaries = (Boundary(*entry) for entry in json.loads(words.read_text("utf-8")))
    return Spoken(sound, frames, tuple(boundaries))


def _speak(
    missing: Mapping[str, Order],
    cache: Cache,
    jobs: int,
    progress: Callable[[int, int], None],
) -> tuple[dict[str, Spoken], int]:
    total = sum(len(order.utterance.text) for order in missing.values())
    done = retries = 0
    progress(0, total)
    made: dict[str, Spoken] = {}
    tries = dict.fromkeys(missing, 0)
    waiting = deque(missing)
    running: dict[Future[None], str] = {}
    jobs = min(jobs, len(missing))
    pool = ProcessPool(max_workers=jobs, context=_context(), initializer=_start_worker)
    try:
        while waiting or running:
            while waiting and len(running) < AHEAD * jobs:
                name = waiting.popleft()
                tries[name] += 1
                task = partial(make, missing[name], cache.folder, name)
                running[pool.schedule(task, timeout=LIMIT)] = name
            for future in wait(running, return_when=FIRST_COMPLETED).done:
                name = running.pop(future)
                problem = _problem(future)
                spoken = None if problem else load(cache, name)
                final = tries[name] >= TRIES
                unable = isinstance(problem, CannotSayError)
                if spoken or unable or (final and isinstance(problem, SilenceError)):
                    if spoken:
                        made[name] = spoken
                    done += len(missing[name].utterance.text)
                    progress(done, total)
                elif not final:
                    retries += 1
                    waiting.append(name)
                else:
                    raise _named(problem or EngineError("the sound was not kept"), missing[name])
        pool.close()  # type: ignore[no-untyped-call]
    finally:
        try:
            wait(running, timeout=GRACE)
        finally:
            end(pool)
    return made, retries


def _problem(future: Future[None]) -> PublisherError | None:
    """What went wrong with a task that may be worth another try. Raises what is not."""
    try:
        future.result()
    except TimeoutError:
        return EngineError(f"the engine hung for {LIMIT} s")
    except ProcessExpired as error:
        return EngineError(f"the engine's process ended by itself (exit code {error.exitcode})")
    except EngineError as error:
        return error
    return None


def _named(problem: PublisherError, order: Order) -> EngineError:
    return EngineError(
        f"{problem.what} (tried {TRIES} times with the voice {order.voice.name!r})",
        where=f"sentence {order.sentence}",
        remedy=problem.remedy or "Try another voice with --voice; finished sentences are kept",
    )


def _context() -> Any:
    """Clean processes on every system; plain fork would copy this process's threads' locks."""
    if sys.platform == "linux":
        context = multiprocessing.get_context("forkserver")
        context.set_forkserver_preload([__name__])
        return context
    return multiprocessing.get_context("spawn")


def _start_worker() -> None:
    # Ctrl-C reaches all processes of a terminal; the main process alone decides what ends.
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def make(order: Order, folder: Path, name: str) -> None:
    """Speak one utterance and put its sound and word times into the cache. Runs in a worker."""
    engine = plugins.find("engines", order.voice.engine)
    sound = engine.speak(order.utterance, order.voice)
    samples, words = finish(sound, order.voice)
    cache = Cache(folder)
    listed = [[w.start, w.end, w.frame] for w in words]
    cache.put(name, "json", lambda path: _write_text(path, json.dumps(listed)))
    cache.put(name, "wav", lambda path: write_sound(path, samples))


def _write_text(path: Path, text: str) -> None:
    path.write_text(text, "utf-8")
