"""Text that no sane book has, with every engine on this machine: no crash, no lost sentence.

Each odd text is a sentence of a book that is narrated as a build does it. Either it is heard, or a
finding names it.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from sample import block, book, document

from publisher import plugins, voice
from publisher.audio.cache import Cache
from publisher.book import Sentence
from publisher.engines import Utterance, hibari, kokoro, piper
from publisher.errors import EngineError
from publisher.languages import runs
from publisher.narrate import Narration, narrate
from publisher.voice import Cast, Skill, Voice

ODD = {
    "emoji": "🎉 Well done 👍🏽!",
    "joined-emoji": "The family 👩‍👩‍👧 and the flag 🇺🇳 of it.",
    "only-emoji": "🇺🇳👩‍👩‍👧",
    "control": "a\x07 bell and a\x1b[31m colour\x00.",
    "zero-width": "zero\u200bwidth and\ufeff soft\u00adhyphen",
    "only-zero-width": "\u200b\u200d\ufeff",
    "punctuation": "?! … — ;:.,",
    "right-to-left": "\u200fMarks\u200e of \u202edirection\u202c.",
    "hebrew": "He said שלום עולם to us.",
    "arabic": "السلام عليكم",
    "ethiopic": "እንኳን ደህና መጡ",
    "old-script": "The sign 𒀭 and 𐎠 are old.",
    "phonetic": "The letters ꬰ, ʘ and ǃ are Latin.",
    "math": "𝐁𝐨𝐥𝐝 and ℵ₀ ≠ ∞",
    "combining": "Z\u0351\u036b\u0343a\u0321l\u0322go",
    "brackets": "[[x]] ](/y/) <b>&amp;</b> {0}",
    "digits": "1" * 60,
    "circled": "① and Ⅷ and ½",
    "number-only": "−3",
    "capitals": "QWRTZ XKCD'S MMXX",
    "mixed": "張軍said«да»to123我們",
}

LONG = {
    "word": "x" * 5000,
    "sentence": ("Peace and security, " * 250)[:5000],
    "unbroken": "peace and security " * 133,
}


def engines() -> list[str]:
    voices = voice.load((voice.built_in(),))
    ready = voice.skills(voices)
    return sorted({v.engine for v in voices if not ready[v.name].missing})


def voice_of(engine: str) -> Voice:
    """A voice of the engine that can speak here, English if there is one."""
    voices = voice.load((voice.built_in(),))
    ready = voice.skills(voices)
    mine = [v for v in voices if v.engine == engine and not ready[v.name].missing]
    return max(mine, key=lambda v: (v.language == "en", v.quality))


def told(texts: dict[str, str], cast: Cast, folder: Path, language: str = "en") -> Narration:
    """A book narrated in which the texts are sentences; fails where one is lost."""
    blocks = [
        replace(
            block("paragraph", key, language, "x"),
            text=text,
            sentences=(Sentence(key, language, runs(text, language)),),
        )
        for key, text in texts.items()
    ]
    plain = block("paragraph", "plain", language, "Peace.", "War.", "And peace.")
    of = replace(book(), speeches=(), about=document("about", "About", language, plain, *blocks))
    narration = narrate(of, cast, Cache(folder), 2, lambda done, total: None)
    clips = {c.sentence: c for t in narration.timeline.tracks for c in t.clips}
    for key, text in texts.items():
        remarks = [f for f in narration.findings if f.where.partition(" ")[0] == key]
        assert clips[key].voice or remarks, (key, text)
        if any(char.isalnum() for char in text) and not clips[key].voice:
            assert {f.code for f in remarks} & {"N403", "N404", "N406"}, (key, text)
    return narration


@pytest.mark.parametrize("engine", engines())
def test_odd_text_is_heard_or_told(engine: str, tmp_path: Path) -> None:
    voices = voice.load((voice.built_in(),))
    name = voice_of(engine).name
    cast = Cast(voices, {"en": name, "": name}, skills=voice.skills(voices))
    narration = told(ODD, cast, tmp_path)
    clips = {c.sentence: c for t in narration.timeline.tracks for c in t.clips}
    for key in ("emoji", "joined-emoji", "control", "zero-width", "right-to-left", "digits"):
        assert clips[key].voice, key
    for key in ("only-emoji", "punctuation", "only-zero-width"):
        assert not clips[key].voice, key


@pytest.mark.parametrize("engine", engines())
def test_odd_text_when_nobody_else_can_help(engine: str, tmp_path: Path) -> None:
    mine = voice_of(engine)
    skill = Skill(scripts=plugins.find("engines", engine).scripts())
    told(ODD, Cast((mine,), {"en": mine.name, "": mine.name}, skills={mine.name: skill}), tmp_path)


@pytest.mark.parametrize("engine", [name for name in engines() if name != "kokoro"])
def test_what_is_very_long_is_said_whole(engine: str, tmp_path: Path) -> None:
    mine = voice_of(engine)
    narration = told(LONG, Cast((mine,), {"": mine.name}), tmp_path)
    clips = {c.sentence: c for t in narration.timeline.tracks for c in t.clips}
    for key in ("sentence", "unbroken"):
        # nobody says so many words in less than that
        assert clips[key].end - clips[key].begin > 45_000, key
    assert len(clips["unbroken"].words) in (0, 399)


def test_an_odd_letter_goes_to_another_voice_and_is_told(tmp_path: Path) -> None:
    voices = voice.load((voice.built_in(),))
    cast = Cast(voices, {"en": "hibari"}, skills=voice.skills(voices))
    narration = told({"odd": ODD["phonetic"], "fine": "All is well."}, cast, tmp_path)
    clips = {c.sentence: c for t in narration.timeline.tracks for c in t.clips}
    (remark,) = [f for f in narration.findings if f.code == "N420"]
    assert remark.where == "odd"
    assert "not hibari" in remark.message
    assert clips["odd"].voice
    assert clips["odd"].voice != clips["fine"].voice == "hibari, American English"
    assert [ODD["phonetic"][w.start : w.end] for w in clips["odd"].words][:2] == ["The", "letters"]


def test_where_nobody_can_help_the_sentence_is_told(tmp_path: Path) -> None:
    mine = voice_of("hibari")
    narration = told({"odd": ODD["phonetic"]}, Cast((mine,)), tmp_path)
    (remark,) = [f for f in narration.findings if f.code == "N406"]
    assert "ꬰ" in remark.message


def test_a_model_that_is_cut_short_is_an_error_with_the_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = hibari._file("heart")
    assert whole
    cut = tmp_path / "cut.onnx"
    cut.write_bytes(whole.read_bytes()[:-1000])
    monkeypatch.setattr(hibari, "_file", lambda speaker: cut)
    hibari._model.cache_clear()
    try:
        with pytest.raises(EngineError, match="damaged") as caught:
            hibari.speak(Utterance("Peace.", "en"), voice_of("hibari"))
    finally:
        hibari._model.cache_clear()
    assert "cut.onnx" in str(caught.value)
    assert "pip install" in caught.value.remedy


@pytest.mark.parametrize("left", [0, 1000, -1])
def test_a_piper_model_that_is_cut_short_is_an_error_with_the_file(
    tmp_path: Path, left: int
) -> None:
    if "piper" not in engines():
        pytest.skip("piper is not installed")
    whole = piper._path(voice_of("piper"))
    (tmp_path / "x.onnx").write_bytes(whole.read_bytes()[:left])
    (tmp_path / "x.onnx.json").write_bytes(Path(f"{whole}.json").read_bytes())
    speaker = Voice("x", "piper", "x.onnx", "en", folder=str(tmp_path))
    with pytest.raises(EngineError, match=r"damaged|cannot be loaded") as caught:
        piper.speak(Utterance("Peace.", "en"), speaker)
    assert "x.onnx" in str(caught.value)


@pytest.mark.parametrize("size", [0, 1000, 4 * 256 * 510 - 4])
def test_a_kokoro_voice_that_is_cut_short_is_an_error_with_the_file(
    tmp_path: Path, size: int
) -> None:
    path = tmp_path / "zf_x.bin"
    path.write_bytes(bytes(size))
    with pytest.raises(EngineError, match="damaged") as caught:
        kokoro._style(path, "")
    assert "zf_x.bin" in str(caught.value)
    path.write_bytes(bytes(4 * 256 * 510))
    with pytest.raises(EngineError, match="damaged"):
        kokoro._style(path, "0" * 64)


def test_a_cut_model_ends_a_build_with_one_error(tmp_path: Path) -> None:
    if "piper" not in engines():
        pytest.skip("piper is not installed")
    (tmp_path / "x.onnx").write_bytes(b"no model")
    (tmp_path / "x.onnx.json").write_text("{}")
    speaker = Voice("x", "piper", "x.onnx", "en", folder=str(tmp_path))
    with pytest.raises(EngineError, match="'x'"):
        told({"a": "Peace."}, Cast((speaker,)), tmp_path / "cache")
