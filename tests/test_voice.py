"""Voice files, and who speaks which language."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from publisher import cli, plugins, voice
from publisher.errors import EngineError, ManifestError, UnknownNameError
from publisher.manifest import Manifest
from publisher.pipeline import Order, cast_of
from publisher.voice import Cast, Skill, Voice


def test_every_voice_that_ships_has_an_engine_and_a_licence() -> None:
    found = voice.load((voice.built_in(),))
    assert {"english", "mandarin", "silence"} <= {v.name for v in found}
    for entry in found:
        assert entry.engine in plugins.names("engines"), entry.name
        assert entry.licence, entry.name
        assert entry.title, entry.name


@pytest.mark.parametrize(
    ("tag", "asked", "fits"),
    [
        ("en", "en", True),
        ("en", "en-GB", True),
        ("en-US", "en", True),
        ("zh", "zh-Hant", True),
        ("zh", "zha", False),
        ("en", "fr", False),
        ("*", "xx", True),
    ],
)
def test_what_a_voice_speaks(tag: str, asked: str, fits: bool) -> None:
    assert bool(Voice("v", "e", "s", tag).speaks(asked)) is fits


def test_cast() -> None:
    english, british = Voice("a", "e", "s", "en"), Voice("b", "e", "s", "en-GB")
    chinese, silent = Voice("c", "e", "s", "zh"), Voice("d", "silence", "20", "*")
    voices = (english, british, chinese, silent)
    cast = Cast(voices)
    assert cast.voice("en") == english
    assert cast.voice("en-GB") == british
    assert cast.voice("zh-Hant") == chinese
    # a language nobody speaks is read by the main language's voice, never by silence
    assert cast.voice("fi") == english
    assert not cast.speaks("fi")
    assert Cast(voices, {"": "d"}).voice("fi") == silent
    assert Cast(voices, {"zh": "a"}).voice("zh-Hant") == english
    assert Cast(voices, {"": "c"}).voice("en") == english
    with pytest.raises(UnknownNameError, match="no voice named 'x'"):
        Cast(voices, {"en": "x"}).voice("en")


def test_the_best_voice_that_can_speak_here_does() -> None:
    basic, good, best = (
        Voice(name, engine, "s", "en", quality=quality)
        for name, engine, quality in (("a", "e", 20), ("b", "f", 80), ("c", "g", 90))
    )
    voices = (basic, good, best)
    assert Cast(voices).voice("en") == best
    absent = {"c": Skill("pip install g")}
    assert Cast(voices, skills=absent).voice("en") == good
    # a closer language goes before quality, and a wish before both
    british = Voice("d", "e", "s", "en-GB", quality=20)
    assert Cast((*voices, british)).voice("en-GB") == british
    assert Cast(voices, {"en": "a"}).voice("en-GB") == basic
    with pytest.raises(EngineError, match="'c' cannot speak") as caught:
        Cast(voices, {"en": "c"}, skills=absent).voice("en")
    assert "pip install g" in caught.value.remedy


def test_a_text_goes_to_a_voice_that_can_say_its_script() -> None:
    latin = Voice("a", "e", "s", "en", quality=80)
    any_script, chinese = Voice("b", "f", "s", "en", quality=20), Voice("c", "g", "s", "zh")
    only = {"a": Skill(scripts=frozenset({"LATIN"})), "c": Skill(scripts=frozenset({"CJK"}))}
    cast = Cast((latin, any_script, chinese), skills=only)
    assert cast.voice_for("Peace", "en") == latin
    assert cast.voice_for("和平", "zh") == chinese
    assert cast.voice_for("UN", "zh") == latin
    assert cast.voice_for("мир", "ru") == any_script
    assert cast.voice_for("2020", "zh") == chinese
    assert Cast((latin, chinese), skills=only).voice_for("мир", "ru") is None


def test_every_engine_of_the_voices_says_what_it_can() -> None:
    voices = voice.load((voice.built_in(),))
    found = voice.skills((*voices, Voice("x", "nobody", "s", "en")))
    assert found["english"] == Skill()
    assert found["hibari"] == Skill(scripts=frozenset({"LATIN"}))
    assert "no engine named 'nobody'" in found["x"].missing
    cast = Cast(voices, skills=found)
    assert cast.voice("en").name == "hibari"
    assert cast.voice_for("新華社", "zh-Hant") is not None


def test_a_mark_before_the_first_key_is_nothing(tmp_path: Path) -> None:
    text = 'engine = "silence"\nspeaker = "9"\nlanguage = "en"\n'
    (tmp_path / "quiet.toml").write_text(text, "utf-8-sig")
    assert voice.choose(voice.load((tmp_path,)), "quiet").speaker == "9"


def test_the_first_folder_wins(tmp_path: Path) -> None:
    (tmp_path / "english.toml").write_text('engine = "silence"\nspeaker = "9"\nlanguage = "en"\n')
    found = voice.load((tmp_path, voice.built_in()))
    assert voice.choose(found, "english").speaker == "9"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("engine = ", "TOML|not a readable"),
        ("engine = " + "[" * 9999, "not a readable"),
        ('engine = "e"\nspeaker = "s"\nlanguage = "en"\nspeed = 3\n', "unknown key 'speed'"),
        ('engine = "e"\nspeaker = "s"\nlanguage = "en"\nrate = "fast"\n', "rate must be int"),
        ('engine = "e"\n', "language, speaker missing"),
    ],
)
def test_a_wrong_voice_file_is_named(tmp_path: Path, text: str, words: str) -> None:
    (tmp_path / "bad.toml").write_text(text)
    with pytest.raises(ManifestError, match=words) as caught:
        voice.load((tmp_path,))
    assert "bad.toml" in str(caught.value)


LEAST = 'engine = "silence"\nspeaker = "9"\nlanguage = "en"\n'


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("rate = -1", "rate must be from 0 to 600"),
        ("rate = 601", "rate must be"),
        ("pitch = 101", "pitch must be"),
        ("gain = 41", "gain must be"),
        ("gain = nan", "gain must be"),
        ("trim = 0.5", "trim must be"),
        ("trim = -inf", "trim must be"),
        ("quality = 101", "quality must be"),
        ("pause_sentence = -1", "pause_sentence must be"),
        ("pause_paragraph = 60001", "pause_paragraph must be"),
        ("pause_heading = -1", "pause_heading must be"),
        ("pause_document = -1", "pause_document must be"),
        ("heading_rate = 49", "heading_rate must be from 50 to 150"),
        ("pause_before_heading = -1", "pause_before_heading must be"),
        ("cost = -0.1", "cost must be"),
        ("pause_sentence = 800", "pause_list_item .550. must not be shorter than pause_sentence"),
        ("pause_paragraph = 300", "pause_paragraph .300. must not be shorter"),
        ("heading_rat = 90", "unknown key 'heading_rat'. Did you mean 'heading_rate'"),
        ('lexicon = "names.pls"', "the lexicon 'names.pls' is not there"),
    ],
)
def test_a_value_that_cannot_be_is_said_with_the_file(
    tmp_path: Path, line: str, words: str
) -> None:
    (tmp_path / "bad.toml").write_text(f"{LEAST}{line}\n")
    with pytest.raises(ManifestError, match=words) as caught:
        voice.load((tmp_path,))
    assert "bad.toml" in str(caught.value)


def test_the_ends_of_the_ranges_are_allowed(tmp_path: Path) -> None:
    (tmp_path / "ends.toml").write_text(
        f"{LEAST}rate = 600\npitch = 0\ngain = -40\ntrim = -120\nquality = 100\n"
        "pause_sentence = 0\npause_heading = 60000\npause_document = 0\n"
    )
    assert voice.load((tmp_path,))[0].rate == 600


def test_every_command_finds_the_same_voices(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for place in ("book", "."):
        (tmp_path / place / "voices").mkdir(parents=True)
    (tmp_path / "book/voices/theirs.toml").write_text(f"{LEAST}trim = 0\n")
    (tmp_path / "voices/mine.toml").write_text(f"{LEAST}trim = 0\n")
    monkeypatch.chdir(tmp_path)

    def run(*arguments: str) -> str:
        monkeypatch.setattr(sys, "argv", ["publisher", *arguments])
        with pytest.raises(SystemExit) as ended:
            cli.main()
        out, err = capsys.readouterr()
        assert not ended.value.code, err
        return out

    cast = cast_of(Order(Path("book"), Path("dist")), Manifest())
    built = {entry.name for entry in cast.voices}
    assert {"theirs", "mine", "english"} <= built
    assert {entry["name"] for entry in json.loads(run("voices", "book", "--json"))} == built
    assert {entry["name"] for entry in json.loads(run("voices", "--json"))} == built - {"theirs"}
    assert run("say", "Peace", "--book", "book", "--voice", "theirs") == "Peace\n"
    assert run("voices", "book", "try", "theirs", "Peace.") == "voice.wav\n"
    assert run("voices", "try", "mine", "Peace.") == "voice.wav\n"


def test_a_command_of_voices_that_is_not_there_is_said(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["publisher", "voices", "tyr"])
    with pytest.raises(SystemExit):
        cli.main()
    assert "no folder or command" in capsys.readouterr().err
