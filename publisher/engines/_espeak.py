"""The binding to libespeak-ng, driven synchronously; shared by the engines that stand on it.

The library comes with the package espeakng-loader, so no system package and no audio device is
needed. It gives the same bytes for the same text only from a fresh state and must not be
terminated and initialised again: initialise once, then let each utterance run in a forked copy
(`in_fresh_process`). Source of constants and structures: espeak-ng 1.52, speak_lib.h.
"""

from __future__ import annotations

import ctypes
import os
import pickle
import signal
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any, TypeVar

import espeakng_loader

from ..errors import CannotSayError, EngineError
from ..spoken.ipa import to_espeak
from ..voice import Voice
from . import Boundary, Sound, Speaker, Utterance

_SYNCHRONOUS = 2
_DONT_EXIT = 0x8000
_UTF8 = 1
_PHONEMES = 0x100  # what stands in [[ ]] is phonemes
_CHARACTER = 1
_IPA = 2
_EVENT_END_OF_LIST = 0
_EVENT_WORD = 1
_RATE, _VOLUME, _PITCH = 1, 2, 3

OWN_RATE = 175
"""Words a minute where the voice file says nothing."""

T = TypeVar("T")


class _Event(ctypes.Structure):
    _fields_ = [
        ("type", ctypes.c_int),
        ("unique_identifier", ctypes.c_uint),
        ("text_position", ctypes.c_int),
        ("length", ctypes.c_int),
        ("audio_position", ctypes.c_int),
        ("sample", ctypes.c_int),
        ("user_data", ctypes.c_void_p),
        ("id", ctypes.c_char * 8),
    ]


class _VoiceEntry(ctypes.Structure):
    _fields_ = [
        ("name", ctypes.c_char_p),
        ("languages", ctypes.c_void_p),
        ("identifier", ctypes.c_char_p),
        ("gender", ctypes.c_ubyte),
        ("age", ctypes.c_ubyte),
        ("variant", ctypes.c_ubyte),
        ("xx1", ctypes.c_ubyte),
        ("score", ctypes.c_int),
        ("spare", ctypes.c_void_p),
    ]


_Callback = ctypes.CFUNCTYPE(
    ctypes.c_int, ctypes.POINTER(ctypes.c_short), ctypes.c_int, ctypes.POINTER(_Event)
)


@dataclass(frozen=True, slots=True)
class _Library:
    """The library after its one initialisation in this process."""

    functions: ctypes.CDLL
    #: frames per second of all it says
    rate: int


@cache
def _library() -> _Library:
    try:
        dll = ctypes.CDLL(espeakng_loader.get_library_path())
        data = espeakng_loader.get_data_path()
    except (OSError, RuntimeError) as error:
        raise EngineError(
            f"libespeak-ng cannot be loaded ({error})",
            remedy="Install the package again: pip install --force-reinstall espeakng-loader",
        ) from error
    dll.espeak_Info.restype = ctypes.c_char_p
    dll.espeak_TextToPhonemes.restype = ctypes.c_char_p
    dll.espeak_ListVoices.restype = ctypes.POINTER(ctypes.POINTER(_VoiceEntry))
    dll.espeak_Synth.argtypes = [
        ctypes.c_char_p,
        ctypes.c_size_t,
        ctypes.c_uint,
        ctypes.c_int,
        ctypes.c_uint,
        ctypes.c_uint,
        ctypes.c_void_p,
        ctypes.c_void_p,
    ]
    rate = dll.espeak_Initialize(_SYNCHRONOUS, 0, os.fsencode(data), _DONT_EXIT)
    if rate <= 0:
        raise EngineError("libespeak-ng cannot be initialised", where=data)
    return _Library(dll, rate)


def version() -> str:
    """Name and version of the library."""
    return f"espeak-ng {_library().functions.espeak_Info(None).decode()}"


def speakers() -> tuple[Speaker, ...]:
    """All voices of the library, by identifier."""
    entries = _library().functions.espeak_ListVoices(None)
    found = []
    for entry in entries:
        if not entry:
            break
        voice = entry.contents
        tags = _language_tags(voice.languages)
        found.append(Speaker(voice.identifier.decode(), voice.name.decode(), tags))
    return tuple(sorted(found, key=lambda speaker: speaker.id))


def _language_tags(address: int) -> tuple[str, ...]:
    # A list of (priority byte, zero-terminated tag), ended by a zero priority.
    tags = []
    while address and ctypes.c_ubyte.from_address(address).value:
        tag = ctypes.string_at(address + 1)
        tags.append(tag.decode())
        address += len(tag) + 2
    return tuple(tags)


@dataclass(frozen=True, slots=True)
class Marked:
    """A text with its pronunciations written into it, as the library wants it."""

    text: str
    #: stretches that follow each other: where they begin in it, and what they are in the original
    stretches: tuple[tuple[int, int, int], ...]

    def original(self, words: Iterable[Boundary]) -> tuple[Boundary, ...]:
        """Word boundaries led back to the original text; a word that has phonemes is one."""
        found: list[Boundary] = []
        for word in words:
            begin, start, end = max(s for s in self.stretches if s[0] <= word.start)
            if self.text.startswith("[[", begin):
                moved = Boundary(start, end, word.frame)
            else:
                start += word.start - begin
                moved = Boundary(start, min(end, start + word.end - word.start), word.frame)
            if moved.end > moved.start and not (found and found[-1].start >= moved.start):
                found.append(moved)
        return tuple(found)


def marked(utterance: Utterance) -> Marked:
    """The utterance's text with its pronunciations as [[phonemes]], where espeak has a table."""
    text = utterance.text.replace("[[", "((")  # what only looks like phonemes
    stretches, parts, at, length = [], [], 0, 0
    for start, end, ipa in (*sorted(utterance.phonemes), (len(text), len(text), "")):
        try:
            phonemes = to_espeak(ipa, utterance.language)
        except ValueError as error:
            raise CannotSayError(f"espeak-ng cannot say /{ipa}/ ({error})") from error
        for first, last, said in (
            (at, start, text[at:start]),
            (start, end, f"[[{phonemes}]]" if phonemes else text[start:end]),
        ):
            stretches.append((length, first, last))
            parts.append(said)
            length += len(said)
        at = end
    return Marked("".join(parts), tuple(stretches))


def speak(text: str, speaker: str, rate: int, pitch: int) -> Sound:
    """The text spoken in this process, with word boundaries.

    rate: words per minute; pitch: 0 to 100. Raises EngineError.
    """
    library = _library()
    dll = library.functions
    _choose(speaker)
    for parameter, value in ((_RATE, rate), (_VOLUME, 100), (_PITCH, pitch)):
        dll.espeak_SetParameter(parameter, value, 0)
    parts: list[bytes] = []
    words: list[Boundary] = []

    def receive(samples: Any, count: int, events: Any) -> int:
        if samples and count > 0:
            parts.append(ctypes.string_at(samples, count * 2))
        at = 0
        while events[at].type != _EVENT_END_OF_LIST:
            if events[at].type == _EVENT_WORD:
                start = events[at].text_position - 1
                words.append(Boundary(start, start + events[at].length, events[at].sample))
            at += 1
        return 0

    callback = _Callback(receive)
    dll.espeak_SetSynthCallback(callback)
    data = text.encode("utf-8")
    if dll.espeak_Synth(data, len(data) + 1, 0, _CHARACTER, 0, _UTF8 | _PHONEMES, None, None) != 0:
        raise EngineError("espeak-ng could not speak the text")
    return Sound(b"".join(parts), library.rate, tuple(words))


def _choose(speaker: str) -> None:
    if _library().functions.espeak_SetVoiceByName(speaker.encode()) != 0:
        raise EngineError(
            f"espeak-ng has no voice {speaker!r}",
            remedy="`publisher voices --engine pyttsx3` lists what it has",
        )


def rate_of(utterance: Utterance, voice: Voice) -> int:
    """Words a minute for an utterance."""
    return round((voice.rate or OWN_RATE) * utterance.rate / 100)


def phonemes(utterance: Utterance, speaker: str) -> str:
    """The IPA that the library makes of an utterance. Raises EngineError."""
    dll = _library().functions
    _choose(speaker)
    parts, at = [], 0
    for start, end, ipa in (*sorted(utterance.phonemes), (None, None, "")):
        parts += [_read(dll, utterance.text[at:start]), ipa]
        at = end or 0
    return " ".join(part for part in parts if part)


def _read(dll: ctypes.CDLL, text: str) -> str:
    if not any(char.isalnum() for char in text):
        return ""  # alone, "!" would be read as the name of the sign
    clauses = []
    kept = ctypes.create_string_buffer(text.encode())
    left = ctypes.c_void_p(ctypes.addressof(kept))
    while left.value:
        # It moves the pointer behind the clause that it has read, and at the end to nothing.
        clauses.append(dll.espeak_TextToPhonemes(ctypes.byref(left), _UTF8, _IPA).decode())
    return " ".join(clause.strip() for clause in clauses).strip()


def in_fresh_process(function: Callable[[], T], limit: int) -> T:
    """What `function` returns, computed in a forked copy of this process that then ends.

    limit: seconds after which the copy is ended by its own alarm. Raises EngineError when the
    copy crashed, hung, or the function raised one. Where there is no fork, it runs right here.
    """
    if not hasattr(os, "fork"):
        return function()
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)  # or nobody would notice when the parent is gone
        _answer(function, writing, limit)
    os.close(writing)
    with os.fdopen(reading, "rb") as pipe:
        answer = pipe.read()
    _, status = os.waitpid(child, 0)
    if os.WIFSIGNALED(status) or not answer:
        number = os.WTERMSIG(status) if os.WIFSIGNALED(status) else 0
        how = f"hung for {limit} s" if number == signal.SIGALRM else f"crashed (signal {number})"
        raise EngineError(f"espeak-ng {how}")
    result = pickle.loads(answer)
    if isinstance(result, EngineError):
        raise result
    return result  # type: ignore[no-any-return]


def _answer(function: Callable[[], object], writing: int, limit: int) -> None:
    """In the child: send the result through the pipe and end without any clean-up."""
    status = 1
    try:
        signal.signal(signal.SIGALRM, signal.SIG_DFL)
        signal.alarm(limit)
        try:
            result = function()
        except EngineError as error:
            result = error
        with os.fdopen(writing, "wb") as pipe:
            pipe.write(pickle.dumps(result))
        status = 0
    finally:
        os._exit(status)
