"""A voice tried: what a build makes of the text, in a WAV file, played where that is wanted."""

from __future__ import annotations

import sys
import wave
from pathlib import Path

import pytest

from publisher import cli, trial, voice
from publisher.engines import Utterance, hibari
from publisher.errors import EngineError
from publisher.finishing import finish
from publisher.spoken.lexicon import Lexicon, of_folder
from publisher.timeline import RATE
from publisher.trial import Trial, attempt, guess

VOICES = voice.load((voice.built_in(),))
SKILLS = voice.skills(VOICES)
HIBARI = voice.choose(VOICES, "hibari")


def tried(name: str, text: str, *lexicons: Lexicon) -> Trial:
    return attempt(text, voice.choose(VOICES, name), VOICES, SKILLS, lexicons)


def test_rules_and_lexicons_are_used() -> None:
    said = Utterance("the tenth of July", "en")
    samples, words = finish(hibari.speak(said, HIBARI), HIBARI)
    made = tried("hibari", "10 July")
    assert made.samples == samples
    assert made.words == len(words) == 4
    assert made.seconds == len(samples) / 2 / RATE
    assert made.cost > 0
    assert not made.helpers + made.unsaid


def test_the_books_lexicon_is_used(tmp_path: Path) -> None:
    (tmp_path / "lexicon.pls").write_text(
        '<lexicon version="1.0" xmlns="http://www.w3.org/2005/01/pronunciation-lexicon" '
        'alphabet="ipa" xml:lang="en"><lexeme><grapheme>Peace</grapheme><alias>War</alias></lexeme>'
        "</lexicon>"
    )
    lexicons = of_folder(tmp_path)
    assert tried("hibari", "Peace.", *lexicons).samples == tried("hibari", "War.").samples


def test_another_voice_helps_with_what_this_one_cannot_say() -> None:
    assert tried("hibari", "Peace 和平.").helpers
    with pytest.raises(EngineError, match="can say nothing"):
        tried("hibari", "和平")
    assert not tried("mandarin", "和平2020年10km").helpers


@pytest.fixture
def player(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A machine whose only player writes down what it is asked to play."""
    program, played = tmp_path / "aplay", tmp_path / "played"
    program.write_text(f'#!/bin/sh\necho "$@" >> {played}\n')
    program.chmod(0o755)
    monkeypatch.setattr(
        trial.shutil, "which", lambda name: str(program) if name == "aplay" else None
    )
    monkeypatch.chdir(tmp_path)
    return played


def run(monkeypatch: pytest.MonkeyPatch, *arguments: str) -> None:
    monkeypatch.setattr(sys, "argv", ["publisher", "voices", "try", *arguments])
    with pytest.raises(SystemExit) as ended:
        cli.main()
    assert not ended.value.code


@pytest.mark.skipif(sys.platform == "win32", reason="Windows plays by itself")
def test_it_is_played_where_that_is_wanted(player: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run(monkeypatch, "english", "Peace.", "--play")
    assert player.read_text() == "-q voice.wav\n"
    with wave.open("voice.wav", "rb") as file:
        assert (file.getframerate(), file.getnchannels()) == (RATE, 1)
    # the output of this test is no terminal, so that nothing is played unasked
    run(monkeypatch, "english", "Peace.")
    run(monkeypatch, "english", "Peace.", "--no-play")
    assert player.read_text() == "-q voice.wav\n"
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    run(monkeypatch, "english", "Peace.")
    assert player.read_text() == "-q voice.wav\n" * 2


def test_where_there_is_no_player_it_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(trial.shutil, "which", lambda name: None)
    monkeypatch.chdir(tmp_path)
    run(monkeypatch, "english", "Peace.", "--play")
    out, err = capsys.readouterr()
    assert out == "voice.wav\n"
    assert "no player was found" in err


def test_the_table_of_voices_fits_a_screen(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["publisher", "voices"])
    with pytest.raises(SystemExit):
        cli.main()
    lines = capsys.readouterr().out.splitlines()
    assert max(map(len, lines)) <= 100
    assert lines[0].split()[:4] == ["VOICE", "TAG", "QUALITY", "COST"]
    (row,) = [line.split() for line in lines if line.startswith("hibari")]
    assert 0 < float(row[3]) < 0.025


def test_every_voice_that_ships_says_what_it_costs() -> None:
    assert all(each.cost or each.engine == "silence" for each in VOICES)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The tide", "en"),
        ("", "en"),
        ("1914–1918", "en"),
        ("Это было в XIX в.", "ru"),
        ("7月10日增長3.5%", "zh"),
        ("9時からです", "ja"),
        ("월요일", "ko"),
        ("الفقرات 3–5", "ar"),
    ],
)
def test_a_language_is_guessed_by_its_script(text: str, language: str) -> None:
    assert guess(text) == language
