"""Tracks: encoded once, found by content, the same for any number of jobs."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from listening import click_master, clicking
from sample import book, timeline

from publisher.audio import Codec, tracks
from publisher.audio.cache import Cache
from publisher.audio.encode import encode
from publisher.audio.master import Master, Silence
from publisher.audio.tracks import Tracks
from publisher.errors import OutputError
from publisher.timeline import TRACK_FRAMES, TRACK_MS

BOTH: tuple[Codec, ...] = ("aac", "mp3")


@pytest.fixture
def encoded(monkeypatch: pytest.MonkeyPatch) -> list[tuple[int, Codec]]:
    """Frames and codec of every track that is really encoded."""
    calls: list[tuple[int, Codec]] = []

    def counting(master: Master, codec: Codec, path: Path, **options: object) -> None:
        calls.append((master.frames, codec))
        encode(master, codec, path, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(tracks, "encode", counting)
    return calls


@pytest.fixture(scope="module")
def masters(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Master]:
    return clicking(timeline(book()), tmp_path_factory.mktemp("masters"))


def test_each_track_is_encoded_once(
    tmp_path: Path, masters: dict[str, Master], encoded: list[tuple[int, Codec]]
) -> None:
    first = Tracks(masters, Cache(tmp_path))
    all_of_it = 2 * timeline(book()).duration
    done: list[int] = []
    assert first.missing(BOTH) == all_of_it
    first.prepare(BOTH, 2, done.append)
    assert done == sorted(done)
    assert done[-1] == all_of_it
    assert len(encoded) == 2 * len(masters)
    assert first.missing(BOTH) == 0
    again = Tracks(masters, Cache(tmp_path))
    again.prepare(BOTH, 2)
    for key in masters:
        assert again.track(key, "aac").suffix == ".m4a"
        assert again.track(key, "mp3") == first.track(key, "mp3")
    assert len(encoded) == 2 * len(masters)


def test_longest_first(
    tmp_path: Path, masters: dict[str, Master], encoded: list[tuple[int, Codec]]
) -> None:
    Tracks(masters, Cache(tmp_path)).prepare(["mp3"], 1)
    assert encoded == sorted(encoded, reverse=True)


def test_any_number_of_jobs_gives_the_same_bytes(
    tmp_path: Path, masters: dict[str, Master]
) -> None:
    found = []
    for jobs in (1, 2, 5):
        made = Tracks(masters, Cache(tmp_path / str(jobs)))
        made.prepare(BOTH, jobs)
        found.append([made.track(key, codec).read_bytes() for key in masters for codec in BOTH])
    assert found[0] == found[1] == found[2]


def test_equal_sound_is_encoded_once(tmp_path: Path, encoded: list[tuple[int, Codec]]) -> None:
    silent = Master((Silence(TRACK_FRAMES),))
    cut = Master((Silence(TRACK_FRAMES - 5), Silence(5)))
    made = Tracks({"a": silent, "b": cut}, Cache(tmp_path))
    assert made.missing(["aac"]) == TRACK_MS
    made.prepare(["aac"], 2)
    assert made.track("a", "aac") == made.track("b", "aac")
    assert len(encoded) == 1


def test_two_threads_asking_at_once(tmp_path: Path, encoded: list[tuple[int, Codec]]) -> None:
    made = Tracks({"a": Master((Silence(20 * TRACK_FRAMES),))}, Cache(tmp_path))
    start = threading.Barrier(4)

    def ask(_: int) -> Path:
        start.wait()
        return made.track("a", "mp3")

    with ThreadPoolExecutor(4) as pool:
        assert len(set(pool.map(ask, range(4)))) == 1
    assert len(encoded) == 1


def test_a_damaged_track_is_made_again(tmp_path: Path, masters: dict[str, Master]) -> None:
    path = Tracks(masters, Cache(tmp_path)).track("peace", "aac")
    whole = path.read_bytes()
    path.write_bytes(whole[: len(whole) // 2])
    again = Tracks(masters, Cache(tmp_path))
    assert again.missing(["aac"]) > 0
    assert again.track("peace", "aac").read_bytes() == whole


def test_an_error_stops_the_others_and_keeps_what_is_finished(tmp_path: Path) -> None:
    good = click_master(tmp_path / "good.wav", 2 * TRACK_MS, [200])
    bad = click_master(tmp_path / "bad.wav", 9 * TRACK_MS, [200])
    made = Tracks({"bad": bad, "good": good}, Cache(tmp_path / "cache"))
    made.track("good", "mp3")
    made.missing(["mp3"])  # digests are known
    (tmp_path / "bad.wav").unlink()
    with pytest.raises(OutputError, match="cannot be read"):
        made.prepare(["mp3"], 2)
    assert made.track("good", "mp3").exists()
    assert not list((tmp_path / "cache").rglob("making-*"))


def test_an_interrupt_stops_the_encoders(tmp_path: Path) -> None:
    long = {str(n): Master((Silence((2000 + n) * TRACK_FRAMES),)) for n in range(2)}
    made = Tracks(long, Cache(tmp_path))

    def interrupt(done: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        made.prepare(["mp3"], 2, interrupt)
    assert made.missing(["mp3"]) > 0
    assert not list(tmp_path.rglob("making-*"))


def test_a_key_without_a_master(tmp_path: Path) -> None:
    with pytest.raises(KeyError):
        Tracks({}, Cache(tmp_path)).track("none", "aac")
