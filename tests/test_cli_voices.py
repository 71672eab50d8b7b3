"""Commands about voices, and the cache of what they said."""

from __future__ import annotations

import json
from pathlib import Path

from calling import Run

from publisher.errors import Exit


def test_voices_and_cache(run: Run, folder: Path, tmp_path: Path) -> None:
    assert "english" in run("voices")[1]
    assert "gmw/en-US" in run("voices", "--engine", "pyttsx3")[1]
    assert {entry["name"] for entry in json.loads(run("voices", "--json")[1])} >= {"mandarin"}
    run("build", folder, "-o", tmp_path / "dist", "--voice", "silence", "--to", "epub")
    assert str(tmp_path / "cache") in run("cache")[1]
    assert "removed" in run("cache", "--purge")[1]
    assert not list((tmp_path / "cache").rglob("*.wav"))


def test_a_voice_can_be_tried(run: Run, tmp_path: Path) -> None:
    wanted = tmp_path / "x.wav"
    code, out, err = run("voices", "try", "hibari", "Peace is a choice.", "-o", wanted)
    assert (code, Path(out.strip())) == (0, wanted)
    assert "4 words" in err
    assert wanted.stat().st_size > 24_000
    assert run("voices", "try", "hibary", "Peace.")[0] == Exit.UNKNOWN
    assert run("voices", "try", "hibari", "你好", "-o", wanted)[0] == Exit.ENGINE
    assert run("voices", "try", "hibari", "Hi.", "-o", tmp_path / "no/x.wav")[0] == Exit.OUTPUT


def test_voices_say_what_is_ready(run: Run) -> None:
    listed = {entry["name"]: entry for entry in json.loads(run("voices", "--json")[1])}
    assert listed["hibari"]["installed"]
    assert listed["hibari"]["quality"] > listed["english"]["quality"]
    assert "hibari" in run("voices")[1]
    code, _, err = run("voices", "add", "english")
    assert code == 0
    assert "ready already" in err
