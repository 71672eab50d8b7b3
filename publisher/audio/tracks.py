"""The encoded tracks of a book: each is encoded once per codec, ever, and kept by content."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import FIRST_EXCEPTION, Future, ThreadPoolExecutor, wait
from pathlib import Path

from ..timeline import FRAMES_PER_MS
from . import Codec
from .cache import Cache, digest
from .encode import RECIPES, encode, encoder_version
from .master import Master


class _StoppedError(Exception):
    """Raised inside an encoder thread to leave a track unfinished."""


class Tracks:
    """The `Audio` of a book whose masters are given by track key."""

    def __init__(self, masters: Mapping[str, Master], cache: Cache) -> None:
        self._masters = dict(masters)
        self._cache = cache
        self._locks: dict[str, threading.Lock] = {}
        self._locks_lock = threading.Lock()

    def track(self, key: str, codec: Codec) -> Path:
        """The finished file of one track, encoded now if it is not in the cache.

        Safe to call from several threads: a track is encoded by the first of them. Raises
        KeyError for a key without a master, and the errors of `encode` and `Cache.put`.
        """
        return self._track(self._masters[key], codec, lambda frames: None)

    def missing(self, codecs: Iterable[Codec]) -> int:
        """Milliseconds of sound that `prepare` would have to encode. Raises OutputError."""
        return sum(master.frames for _, master in self._absent(codecs)) // FRAMES_PER_MS

    def prepare(
        self,
        codecs: Iterable[Codec],
        jobs: int = 1,
        progress: Callable[[int], None] = lambda done: None,
    ) -> None:
        """Encode what is missing, with `jobs` threads, longest tracks first.

        PyAV lets other threads run while it encodes. progress: called from this thread a few
        times per second with the milliseconds encoded so far, out of `missing(codecs)`. The
        result is the same for any number of jobs. Ctrl-C and errors stop all threads within a
        second; tracks that were finished stay in the cache. Raises the errors of `track`.
        """
        absent = sorted(self._absent(codecs), key=lambda pair: -pair[1].frames)
        stop, lock, done = threading.Event(), threading.Lock(), [0]

        def tick(frames: int) -> None:
            if stop.is_set():
                raise _StoppedError
            with lock:
                done[0] += frames

        with ThreadPoolExecutor(max(1, jobs)) as pool:
            try:
                work = {pool.submit(self._track, master, codec, tick) for codec, master in absent}
                _watch(work, lambda: progress(done[0] // FRAMES_PER_MS))
            finally:
                stop.set()
                pool.shutdown(wait=False, cancel_futures=True)

    def _absent(self, codecs: Iterable[Codec]) -> list[tuple[Codec, Master]]:
        """What is to be encoded, equal sound only once, in the order of the tracks."""
        found: dict[tuple[Codec, str], Master] = {}
        for codec in codecs:
            for master in self._masters.values():
                if not self._cache.get(_key(master, codec), RECIPES[codec].suffix):
                    found.setdefault((codec, master.digest), master)
        return [(codec, master) for (codec, _), master in found.items()]

    def _track(self, master: Master, codec: Codec, tick: Callable[[int], None]) -> Path:
        key = _key(master, codec)
        suffix = RECIPES[codec].suffix
        with self._locks_lock:
            lock = self._locks.setdefault(key, threading.Lock())
        with lock:
            return self._cache.get(key, suffix) or self._cache.put(
                key, suffix, lambda path: encode(master, codec, path, tick=tick)
            )


def _key(master: Master, codec: Codec) -> str:
    return digest(kind="track", master=master.digest, encoder=encoder_version(codec))


def _watch(work: set[Future[Path]], show: Callable[[], None]) -> None:
    """Wait for all of the work; raises the first error of any of it."""
    waiting = work
    while waiting:
        finished, waiting = wait(waiting, timeout=0.2, return_when=FIRST_EXCEPTION)
        show()
        for future in finished:
            future.result()
