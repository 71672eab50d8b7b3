"""The command among others: pipes, full disks, interruptions, old code pages."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from calling import COMMAND

from publisher import __main__ as loading
from publisher.errors import Exit


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is full")
def test_output_that_cannot_be_written_is_said(folder: Path) -> None:
    with Path("/dev/full").open("w") as full:
        ended = subprocess.run(
            [*COMMAND, "clean", folder / "one.txt"],
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
    assert ended.returncode == Exit.OUTPUT
    assert "the output cannot be written (No space left" in ended.stderr
    assert len(ended.stderr.splitlines()) == 1


@pytest.mark.skipif(sys.platform == "win32", reason="pipes of POSIX")
def test_a_reader_that_went_away_is_no_failure(folder: Path) -> None:
    nobody, pipe = os.pipe()
    os.close(nobody)
    ended = subprocess.run(
        [*COMMAND, "clean", folder / "one.txt"],
        stdout=pipe,
        stderr=subprocess.PIPE,
        text=True,
        check=False,
    )
    os.close(pipe)
    assert (ended.returncode, ended.stderr) == (0, "")


@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_an_interruption_leaves_no_mess(folder: Path, tmp_path: Path, number: int) -> None:
    sentences = " ".join(f"This is sentence number {n} of many." for n in range(4000))
    (folder / "long.txt").write_text(sentences, "utf-8")
    environment = {**os.environ, "PUBLISHER_CACHE": str(tmp_path / "cache")}
    command = [*COMMAND, "build", folder, "-o", tmp_path / "dist"]
    process = subprocess.Popen(
        command, env=environment, stderr=subprocess.PIPE, text=True, start_new_session=True
    )
    deadline = time.monotonic() + 30
    while not list((tmp_path / "cache").rglob("*.wav")) and time.monotonic() < deadline:
        time.sleep(0.05)
    if number == signal.SIGINT:
        os.killpg(process.pid, number)  # as a terminal does
    else:
        process.send_signal(number)
    _, err = process.communicate(timeout=30)
    assert process.returncode == Exit.INTERRUPTED
    assert "interrupted" in err
    assert "Traceback" not in err
    assert not (tmp_path / "dist").exists()
    assert list((tmp_path / "cache").rglob("*.wav"))
    assert not list((tmp_path / "cache").rglob("making-*"))


@pytest.mark.parametrize("encoding", ["cp1252", "ascii", "utf-8:strict"])
def test_output_is_utf8_whatever_the_system_writes(tmp_path: Path, encoding: str) -> None:
    """As Windows gives a pipe its old code page."""
    (tmp_path / "講話.txt").write_text("和平至關重要。我們同意。\n", "utf-8")
    command = [*COMMAND, "clean", tmp_path / "講話.txt"]
    environment = os.environ | {"PYTHONIOENCODING": encoding}
    ended = subprocess.run(command, env=environment, capture_output=True, check=False)
    assert ended.returncode == Exit.OK
    assert "和平至關重要。" in ended.stdout.decode("utf-8")


def test_who_gives_up_while_it_loads_sees_no_traceback(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    class Given:
        def __getattr__(self, name: str) -> None:
            raise KeyboardInterrupt

    monkeypatch.setitem(sys.modules, "publisher.cli", Given())  # type: ignore[arg-type]
    with pytest.raises(SystemExit) as ended:
        loading.main()
    assert ended.value.code == Exit.INTERRUPTED
    assert capsys.readouterr() == ("", "")
