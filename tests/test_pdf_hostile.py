"""Damaged PDFs, and what they cost: the worker process, its end, and time."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pdf_samples import SAMPLES
from pdf_shown import ALL, assert_whole, read

from publisher.book import Document
from publisher.errors import InputError
from publisher.readers import _pdf_worker

EXAMPLES = int(os.environ.get("PUBLISHER_FUZZ", "40"))


@settings(
    max_examples=EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck), database=None
)
@given(st.sampled_from(sorted(ALL)), st.data())
def test_damage_is_an_error_or_a_document(name: str, data: st.DataObject) -> None:
    whole = _made(name)
    if data.draw(st.booleans()):
        broken = whole[: data.draw(st.integers(0, len(whole)))]
    else:
        broken = bytearray(whole)
        for _ in range(data.draw(st.integers(1, 20))):
            broken[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
    try:
        document = read(bytes(broken))
    except InputError:
        return
    assert_whole(document)


_CACHE: dict[str, bytes] = {}


def _made(name: str) -> bytes:
    return _CACHE.setdefault(name, ALL[name]())


def _crash(path: Path, name: str, key: str) -> Document:
    os._exit(139)


def _hang(path: Path, name: str, key: str) -> Document:
    time.sleep(60)
    raise AssertionError


def test_a_crash_or_a_hang_costs_one_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(SAMPLES["statement"]())
    real = _pdf_worker._read
    monkeypatch.setattr(_pdf_worker, "_read", _crash)
    with pytest.raises(InputError, match="brought its reader down"):
        _pdf_worker.document(path, "a.pdf", "a")
    monkeypatch.setattr(_pdf_worker, "_read", _hang)
    monkeypatch.setattr(_pdf_worker, "LIMIT", 1)
    monkeypatch.setattr(_pdf_worker, "RECOGNISING", 1)
    with pytest.raises(InputError, match="within 1 seconds"):
        _pdf_worker.document(path, "a.pdf", "a")
    monkeypatch.setattr(_pdf_worker, "_read", real)
    monkeypatch.setattr(_pdf_worker, "LIMIT", 60)
    assert _pdf_worker.document(path, "a.pdf", "a").manuscript.source


def test_a_worker_that_is_ended_while_it_waits_costs_no_file(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(SAMPLES["statement"]())
    whole = _pdf_worker.document(path, "a.pdf", "a")
    for wait in (0.0, 1.0):  # before anybody noticed, and after
        worker = _pdf_worker._pool().schedule(os.getpid).result(60)
        os.kill(worker, signal.SIGTERM)
        time.sleep(wait)
        assert _pdf_worker.document(path, "a.pdf", "a") == whole


SCRIPT = """
import os, pathlib, sys
from publisher.readers import _pdf_worker
sys.path.insert(0, sys.argv[1])
if sys.argv[3:]:
    import test_pdf_hostile
    _pdf_worker._read = test_pdf_hostile._tell_and_hang
read = _pdf_worker.document(pathlib.Path(sys.argv[2]), "a.pdf", "a")
print(len(read.manuscript.source))
"""


def _script(path: Path, *more: str, file: Path | None = None) -> subprocess.Popen[str]:
    here = str(Path(__file__).parent)
    return subprocess.Popen(
        [sys.executable, str(file or "-"), here, str(path), *more],
        stdin=None if file else subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parent.parent)},
    )  # fmt: skip


@pytest.mark.parametrize("named", [False, True])
def test_a_script_without_a_guard_or_a_file_can_read(tmp_path: Path, named: bool) -> None:
    path, file = tmp_path / "a.pdf", tmp_path / "script.py"
    path.write_bytes(SAMPLES["statement"]())
    file.write_text(SCRIPT)
    with _script(path, file=file if named else None) as process:
        said, _ = process.communicate(None if named else SCRIPT, timeout=60)
    assert int(said) == len(read(SAMPLES["statement"]()).manuscript.source)


def _tell_and_hang(path: Path, name: str, key: str) -> Document:
    path.with_suffix(".pid").write_text(str(os.getpid()))
    time.sleep(60)
    raise AssertionError


@pytest.mark.skipif(sys.platform == "win32", reason="signals")
def test_the_worker_ends_with_its_parent(tmp_path: Path) -> None:
    path, told = tmp_path / "a.pdf", tmp_path / "a.pid"
    path.write_bytes(SAMPLES["statement"]())
    with _script(path, "hang") as process:
        assert process.stdin
        process.stdin.write(SCRIPT)
        process.stdin.close()
        worker = int(_soon(lambda: told.exists() and told.read_text()))
        process.kill()
    assert _soon(lambda: not _runs(worker))


def _soon(tell: Callable[[], Any]) -> Any:
    end = time.monotonic() + 30
    while not (found := tell()):
        assert time.monotonic() < end
        time.sleep(0.05)
    return found


def _runs(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    stat = Path(f"/proc/{process}/stat")
    return not (stat.exists() and stat.read_text().rpartition(")")[2].split()[0] == "Z")
