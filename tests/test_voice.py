"""Voice files, and who speaks which language."""

from __future__ import annotations

from pathlib import Path

import pytest

from publisher import plugins, voice
from publisher.errors import EngineError, ManifestError, UnknownNameError
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


def test_the_first_folder_wins(tmp_path: Path) -> None:
    (tmp_path / "english.toml").write_text('engine = "silence"\nspeaker = "9"\nlanguage = "en"\n')
    found = voice.load((tmp_path, voice.built_in()))
    assert voice.choose(found, "english").speaker == "9"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("engine = ", "TOML|not a readable"),
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
