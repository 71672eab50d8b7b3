"""The output folder: staging, the change from old to new, room."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from publisher.errors import OutputError
from publisher.output import _existing, listed, replace_outputs, staging


def test_nothing_is_left_of_a_build_that_fails(tmp_path: Path) -> None:
    folder = tmp_path / "new/dist"

    def fail() -> None:
        with staging(folder) as stage:
            (stage / "half.epub").write_text("half")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    assert not folder.exists()


def test_a_full_disk_is_an_output_error(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="No space left"), staging(tmp_path / "dist"):
        raise OSError(28, "No space left on device")


def test_leftovers_of_killed_builds_go_after_a_day(tmp_path: Path) -> None:
    old, young = tmp_path / ".publisher-old", tmp_path / ".publisher-young"
    for folder in (old, young):
        folder.mkdir()
    os.utime(old, (0, 0))
    with staging(tmp_path):
        assert not old.exists()
        assert young.exists()


def fill(stage: Path, *names: str) -> None:
    for name in names:
        (stage / name).parent.mkdir(exist_ok=True)
        (stage / name).write_text(name)
    files = [{"name": name} for name in names]
    (stage / "markers.json").write_text(json.dumps({"files": files}))


def test_old_outputs_go_and_other_files_stay(tmp_path: Path) -> None:
    dist = tmp_path / "dist"
    with staging(dist) as stage:
        fill(stage, "a.epub", "a-mp3/1.mp3", "a-mp3/2.mp3")
        replace_outputs(stage, dist)
    (dist / "mine.txt").write_text("mine")
    assert listed(dist) == {"a.epub", "a-mp3/1.mp3", "a-mp3/2.mp3", "markers.json"}
    with staging(dist) as stage:
        fill(stage, "b.epub")
        replace_outputs(stage, dist)
    left = sorted(p.relative_to(dist).as_posix() for p in dist.rglob("*"))
    assert left == ["b.epub", "markers.json", "mine.txt"]


def files(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): path.read_text()
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_a_failed_change_leaves_everything_as_it_was(tmp_path: Path) -> None:
    dist = tmp_path / "dist"
    with staging(dist) as stage:
        fill(stage, "a.epub", "a-mp3/1.mp3", "old.m4b")
        replace_outputs(stage, dist)
    (dist / "z.epub").mkdir()
    (dist / "z.epub/mine.txt").write_text("mine")
    before = files(dist)

    def change() -> None:
        with staging(dist) as stage:
            fill(stage, "a.epub", "new-mp3/1.mp3", "z.epub")
            (stage / "a.epub").write_text("new")
            replace_outputs(stage, dist)

    with pytest.raises(OutputError, match="cannot be written") as caught:
        change()
    assert "earlier" not in caught.value.remedy
    assert files(dist) == before
    names = {path.name for path in dist.iterdir()}
    assert names == {"a.epub", "a-mp3", "old.m4b", "z.epub", "markers.json"}


def test_an_interrupted_change_is_undone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    dist = tmp_path / "dist"
    with staging(dist) as stage:
        fill(stage, "a.epub", "b.epub")
        replace_outputs(stage, dist)
    before = files(dist)
    move = Path.replace

    def interrupted(self: Path, target: Path) -> Path:
        if self.parent.name.startswith(".publisher-") and self.name == "c.epub":
            monkeypatch.undo()
            raise KeyboardInterrupt
        return move(self, target)

    def change() -> None:
        with staging(dist) as stage:
            fill(stage, "a.epub", "c.epub")
            (stage / "a.epub").write_text("new")
            monkeypatch.setattr(Path, "replace", interrupted)
            replace_outputs(stage, dist)

    with pytest.raises(KeyboardInterrupt):
        change()
    assert files(dist) == before


def test_a_tampered_list_cannot_remove_what_is_outside(tmp_path: Path) -> None:
    outside = tmp_path / "precious.txt"
    outside.write_text("precious")
    dist = tmp_path / "dist"
    dist.mkdir()
    names = ["../precious.txt", str(outside)]
    (dist / "markers.json").write_text(json.dumps({"files": [{"name": n} for n in names]}))
    assert listed(dist) == {"markers.json"}
    names += ["a\0b"]
    (dist / "markers.json").write_text(json.dumps({"files": [{"name": n} for n in names]}))
    assert listed(dist) == {"markers.json"}
    with staging(dist) as stage:
        fill(stage, "b.epub")
        replace_outputs(stage, dist)
    assert outside.exists()


def test_a_drive_that_is_not_there_is_no_endless_search(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Path, "exists", lambda _: False)
    assert _existing(tmp_path / "dist") == Path(tmp_path.anchor)
