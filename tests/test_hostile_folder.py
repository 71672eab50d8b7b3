"""`publisher build` of folders and archives from strangers: the good ones are published, each bad
one is named, and nothing is fetched, followed out of the place, or written elsewhere."""

from __future__ import annotations

import json
import os
import re
import resource
import signal
import socket
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import hostile
import pytest

from publisher import cli
from publisher.errors import Exit

SECONDS = 20
"""Of CPU that a folder of bad files may cost."""

MEGABYTES = 400
"""By which the program may grow while it reads them."""

Build = Callable[..., tuple[int, str]]


@pytest.fixture
def build(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Build:
    """Build a place as an EPUB of silence, without a network: exit code and standard error."""

    def no_network(*_: object) -> None:
        raise AssertionError("something asked for the network")

    def connect(self: socket.socket, address: str) -> None:
        assert self.family == socket.AF_UNIX, f"something asked for the network: {address}"
        true_connect(self, address)  # the program's own processes talk to each other so

    true_connect = socket.socket.connect
    monkeypatch.setattr(socket.socket, "connect", connect)
    monkeypatch.setattr(socket, "getaddrinfo", no_network)
    monkeypatch.setenv("PUBLISHER_CACHE", str(tmp_path / "cache"))

    def call(place: Path) -> tuple[int, str]:
        command = ["build", str(place), "-o", str(tmp_path / "out"), "--voice", "silence"]
        monkeypatch.setattr(sys, "argv", ["publisher", *command, "--to", "epub"])
        with pytest.raises(SystemExit) as ended:
            cli.main()
        return int(ended.value.code or 0), capsys.readouterr().err

    return call


def everything(place: Path) -> set[Path]:
    """All that is there, but for what a build may write."""
    ours = (place / "out", place / "cache")
    return {path for path in place.rglob("*") if not any(path.is_relative_to(o) for o in ours)}


def said(err: str, code: str) -> dict[str, str]:
    """What is said of each place under a code."""
    return dict(re.findall(rf"^\w+ {code}: (.*?): (.*)$", err, re.MULTILINE))


def published(folder: Path) -> tuple[set[str], str]:
    """The paths of the documents in the book, and all of its text."""
    ledger = json.loads((folder / "ledger.json").read_text("utf-8"))
    text = []
    for path in folder.glob("*.epub"):
        with zipfile.ZipFile(path) as book:
            assert not [n for n in book.namelist() if ".." in n or n.startswith("/")]
            text = [book.read(n).decode() for n in book.namelist() if n.endswith(".xhtml")]
    return {document["path"] for document in ledger["documents"]}, "\n".join(text)


def test_a_folder_of_bad_files(build: Build, tmp_path: Path) -> None:
    place = hostile.folder(tmp_path / "in", tmp_path / "outside.txt")
    before, began, memory = everything(tmp_path), time.process_time(), _peak()
    code, err = build(place)
    assert time.process_time() - began < SECONDS
    assert _peak() - memory < MEGABYTES << 20
    assert everything(tmp_path) == before
    assert code == Exit.FOUND_WARNINGS
    assert "Traceback" not in err
    assert set(said(err, "R103")) == set(hostile.UNREADABLE)
    assert all(re.search(r": .*\. [A-Z]", text) for text in said(err, "R103").values()), err
    assert set(said(err, "R104")) == {"leads-out.txt", "linked", "nowhere.txt"}
    names, text = published(tmp_path / "out")
    assert names == hostile.READABLE
    assert hostile.OUTSIDE not in text
    assert "want peace" in text
    assert "Water is what all the people need" in text
    assert "203.0.113.1" not in text
    assert "Scripted" not in text


def test_an_archive_that_leads_out(build: Build, tmp_path: Path) -> None:
    outside = tmp_path / "outside.txt"
    outside.write_text(hostile.OUTSIDE, "utf-8")
    (tmp_path / "a.zip").write_bytes(hostile.archive(outside))
    before = everything(tmp_path)
    code, err = build(tmp_path / "a.zip")
    assert code == Exit.FOUND_WARNINGS
    assert everything(tmp_path) == before
    assert set(said(err, "R142")) == {"link.txt", "../up.txt", str(tmp_path / "abs.txt")}
    assert set(said(err, "R103")) == {"cut.pdf"}
    record = json.loads((tmp_path / "out" / "ledger.json").read_text("utf-8"))
    assert [each["path"] for each in record["left_out"]] == ["cut.pdf"]
    names, text = published(tmp_path / "out")
    assert names == {"good.txt"}
    assert hostile.OUTSIDE not in text


def test_an_archive_that_is_a_bomb(build: Build, tmp_path: Path) -> None:
    (tmp_path / "bomb.zip").write_bytes(hostile.bomb())
    before, began = everything(tmp_path), time.process_time()
    code, err = build(tmp_path / "bomb.zip")
    assert time.process_time() - began < SECONDS
    assert (code, everything(tmp_path)) == (Exit.INPUT, before)
    assert err == (
        "publisher: bomb.zip: the archive is too large when unpacked (3 files, 300 MiB). "
        "Split it, or leave it out\n"
    )
    assert not (tmp_path / "out").exists()


@pytest.mark.skipif(os.name != "posix", reason="Ctrl-C is another thing there")
def test_ctrl_c_while_a_pdf_is_read_ends_at_once(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "long.pdf").write_bytes(hostile.speech(2000))
    command = [sys.executable, "-m", "publisher", "build", "in", "-o", "out", "--voice", "silence"]
    room = tmp_path / "room"
    room.mkdir()
    process = subprocess.Popen(
        command,
        cwd=tmp_path,
        env=os.environ | {"TMPDIR": str(room)},
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    with process:
        deadline = time.monotonic() + 30
        while len(list(room.glob("publisher-*"))) < 2 and time.monotonic() < deadline:
            time.sleep(0.01)  # the second is made when files begin to be read
        time.sleep(0.15)
        os.killpg(process.pid, signal.SIGINT)
        # The pipe ends when the last process that holds it is gone: the PDF's reader, too.
        rest = process.communicate(timeout=10)[1]
    assert process.returncode == Exit.INTERRUPTED
    assert rest.strip() == "publisher: interrupted; finished speech is kept for the next run"
    assert everything(tmp_path) == {tmp_path / "in", tmp_path / "in" / "long.pdf", room}
    assert not (tmp_path / "out").exists()


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read(build: Build, tmp_path: Path) -> None:
    place = tmp_path / "in"
    place.mkdir()
    (place / "good.txt").write_text(hostile.GOOD, "utf-8")
    (place / "shut.txt").write_text(hostile.GOOD, "utf-8")
    (place / "shut.txt").chmod(0)
    code, err = build(place)
    assert code == Exit.FOUND_WARNINGS
    assert "Check its permissions" in said(err, "R103")["shut.txt"]


def _peak() -> int:
    """Bytes of memory that the program and the children it has waited for once had at most."""
    whose = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    return sum(resource.getrusage(who).ru_maxrss for who in whose) * 1024
