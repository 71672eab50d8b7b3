"""The cache: content addressed, whole or not there, private, bounded."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from publisher.audio.cache import FRESH, STALE, Cache, default_folder, digest
from publisher.errors import OutputError

KEY = digest(what="a test")
OTHER = digest(what="another")


def put(cache: Cache, key: str, content: bytes, suffix: str = "bin") -> Path:
    def write(path: Path) -> None:
        path.write_bytes(content)

    return cache.put(key, suffix, write)


def age(path: Path, seconds: float) -> None:
    then = time.time() - seconds
    os.utime(path, (then, then))


def names(folder: Path) -> list[str]:
    return sorted(p.name for p in folder.rglob("*") if p.is_file())


def test_digest_knows_content_and_nothing_else() -> None:
    assert digest(a=1, b="x") == digest(b="x", a=1)
    different = [digest(a=1), digest(a="1"), digest(a=b"1"), digest(b=1), digest(a=[1]), digest()]
    assert len(set(different)) == len(different)
    assert digest(a=["中", {"b": b"\0"}]) == digest(a=["中", {"b": b"\0"}])
    with pytest.raises(TypeError, match="set"):
        digest(a={1})


def test_put_and_get(tmp_path: Path) -> None:
    cache = Cache(tmp_path / "deep" / "cache")
    assert cache.get(KEY, "bin") is None
    path = put(cache, KEY, b"content")
    assert path == tmp_path / "deep" / "cache" / KEY[:2] / f"{KEY}.bin"
    assert cache.get(KEY, "bin") == path == Cache(cache.folder).get(KEY, "bin")
    assert path.read_bytes() == b"content"
    assert cache.get(KEY, "other") is None
    assert cache.size() == 7
    assert names(cache.folder) == [f"{KEY}.bin", f"{KEY}.bin.sha256"]


@pytest.mark.skipif(sys.platform == "win32", reason="modes are POSIX")
def test_private(tmp_path: Path) -> None:
    path = put(Cache(tmp_path / "new"), KEY, b"secret")
    for folder in (path.parent, path.parent.parent):
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    shared = tmp_path / "shared"
    shared.mkdir(mode=0o755)
    path = put(Cache(shared), KEY, b"secret")
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    assert stat.S_IMODE(shared.stat().st_mode) == 0o755


@pytest.mark.parametrize("damage", [b"", b"conten", b"c\0ntent", b"content and more"])
@pytest.mark.parametrize("again", [True, False])
def test_damage_is_noticed_and_remade(tmp_path: Path, damage: bytes, again: bool) -> None:
    cache = Cache(tmp_path)
    path = put(cache, KEY, b"content")
    path.write_bytes(damage)
    age(path, 10)
    cache = cache if again else Cache(tmp_path)
    assert cache.get(KEY, "bin") is None
    assert put(cache, KEY, b"content").read_bytes() == b"content"
    assert cache.get(KEY, "bin") == path


def test_a_lost_or_broken_sum_is_damage_too(tmp_path: Path) -> None:
    path = put(Cache(tmp_path), KEY, b"content")
    note = path.with_name(path.name + ".sha256")
    note.write_bytes(b"\xff\xfe")
    assert Cache(tmp_path).get(KEY, "bin") is None
    note.unlink()
    assert Cache(tmp_path).get(KEY, "bin") is None
    put(Cache(tmp_path), KEY, b"content")
    assert Cache(tmp_path).get(KEY, "bin") == path


def test_what_another_run_made_first_stays(tmp_path: Path) -> None:
    def write(path: Path) -> None:
        put(Cache(tmp_path), KEY, b"first")
        path.write_bytes(b"second")

    assert Cache(tmp_path).put(KEY, "bin", write).read_bytes() == b"first"


def test_a_failure_leaves_nothing(tmp_path: Path) -> None:
    def fail(path: Path) -> None:
        path.write_bytes(b"half")
        raise KeyboardInterrupt

    cache = Cache(tmp_path)
    with pytest.raises(KeyboardInterrupt):
        cache.put(KEY, "bin", fail)
    assert not names(tmp_path)
    assert cache.get(KEY, "bin") is None


def test_a_full_disk_is_an_output_error(tmp_path: Path) -> None:
    def full(path: Path) -> None:
        raise OSError(28, "No space left on device")

    with pytest.raises(OutputError, match=r"No space left on device.*PUBLISHER_CACHE"):
        Cache(tmp_path).put(KEY, "bin", full)
    assert not names(tmp_path)


def test_a_file_in_the_way_is_an_output_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("not a folder")
    with pytest.raises(OutputError, match="cannot be written"):
        put(Cache(tmp_path / "file"), KEY, b"content")
    assert Cache(tmp_path / "file").get(KEY, "bin") is None
    assert Cache(tmp_path / "file").size() == 0


def test_trim_removes_the_longest_unused(tmp_path: Path) -> None:
    keys = [digest(n=n) for n in range(4)]
    paths = [put(Cache(tmp_path), key, bytes(100)) for key in keys]
    for path, hours in zip(paths, (5, 2, 4, 3), strict=True):
        age(path, hours * FRESH)
    cache = Cache(tmp_path)
    cache.get(keys[0], "bin")  # the oldest is used again
    assert cache.trim(250) == 200
    assert [path.exists() for path in paths] == [True, True, False, False]
    assert cache.trim(250) == 0
    assert cache.size() == 200


def test_trim_spares_what_is_in_use(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    mine = put(cache, KEY, bytes(100))
    put(Cache(tmp_path), OTHER, bytes(100))  # another run, a moment ago
    age(mine, 2 * FRESH)  # a long run
    assert cache.trim(0) == 0
    assert cache.size() == 200
    assert Cache(tmp_path).trim(100) == 100
    assert not mine.exists()


def test_leftovers_are_swept(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    folder = put(cache, KEY, b"content").parent
    stale, fresh = folder / "making-old.bin", folder / "making-new.bin"
    orphan = folder / f"{KEY[:2]}{'0' * 62}.bin.sha256"
    for path in (stale, fresh, orphan):
        path.write_bytes(b"half")
    age(stale, STALE + 60)
    age(orphan, STALE + 60)
    cache.trim(1 << 30)
    assert names(folder) == sorted([f"{KEY}.bin", f"{KEY}.bin.sha256", "making-new.bin"])


def test_purge_removes_its_own_and_nothing_else(tmp_path: Path) -> None:
    cache = Cache(tmp_path / "cache")
    put(cache, KEY, b"content")
    (cache.folder / KEY[:2] / "making-x.bin").write_bytes(b"half")
    assert cache.purge() == 7
    assert not cache.folder.exists()
    assert cache.purge() == 0
    put(cache, KEY, b"content")
    (cache.folder / "letters.txt").write_text("not the cache's")
    cache.purge()
    assert names(tmp_path) == ["letters.txt"]
    assert cache.get(KEY, "bin") is None


def test_many_threads_at_once(tmp_path: Path) -> None:
    cache = Cache(tmp_path)

    def work(number: int) -> bytes:
        key = digest(n=number % 5)
        found = cache.get(key, "bin") or put(cache, key, str(number % 5).encode() * 1000)
        return found.read_bytes()

    with ThreadPoolExecutor(8) as pool:
        results = list(pool.map(work, range(200)))
    assert results == [str(n % 5).encode() * 1000 for n in range(200)]
    assert len(names(tmp_path)) == 10


KILLED = """
import sys
from pathlib import Path
from publisher.audio.cache import Cache, digest
cache = Cache(Path(sys.argv[1]))
print("begun", flush=True)
for n in range(1_000_000):
    cache.put(digest(n=n), "bin", lambda path: path.write_bytes(bytes([n % 256]) * 100_000))
"""


def test_killed_runs_leave_whole_entries_only(tmp_path: Path) -> None:
    runs = [
        subprocess.Popen(
            [sys.executable, "-c", KILLED, str(tmp_path)], stdout=subprocess.PIPE, text=True
        )
        for _ in range(2)
    ]
    for run in runs:
        assert run.stdout
        assert run.stdout.readline() == "begun\n"
    time.sleep(0.3)
    for run in runs:
        run.kill()
        run.communicate()
    cache = Cache(tmp_path)
    found = [cache.get(digest(n=n), "bin") for n in range(len(names(tmp_path)))]
    whole = [path for path in found if path]
    assert whole == found[: len(whole)]  # what is missing was not begun or not finished
    assert len(whole) > 2
    for n, path in enumerate(whole):
        assert path.read_bytes() == bytes([n % 256]) * 100_000


@pytest.mark.parametrize(
    ("system", "variables", "wanted"),
    [
        ("linux", {"PUBLISHER_CACHE": "/x/y", "XDG_CACHE_HOME": "/xdg"}, "/x/y"),
        ("linux", {"XDG_CACHE_HOME": "/xdg"}, "/xdg/publisher"),
        ("linux", {"XDG_CACHE_HOME": "relative"}, "/home/me/.cache/publisher"),
        ("linux", {}, "/home/me/.cache/publisher"),
        ("darwin", {"XDG_CACHE_HOME": "/xdg"}, "/home/me/Library/Caches/publisher"),
        ("win32", {"LOCALAPPDATA": "/data"}, "/data/publisher/Cache"),
        ("win32", {}, "/home/me/AppData/Local/publisher/Cache"),
    ],
)
def test_default_folder(
    monkeypatch: pytest.MonkeyPatch, system: str, variables: dict[str, str], wanted: str
) -> None:
    monkeypatch.setattr(sys, "platform", system)
    monkeypatch.setattr(Path, "home", lambda: Path("/home/me"))
    for name in ("PUBLISHER_CACHE", "XDG_CACHE_HOME", "LOCALAPPDATA"):
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert default_folder() == Path(wanted)
