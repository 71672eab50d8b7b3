"""The book spoken: utterances and their voices, clips on the clock, masters of the tracks."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from .audio.cache import Cache
from .audio.master import Master, Piece, Silence, Stretch
from .book import Block, Book, Document, Part, Sentence
from .completeness import doubts
from .engines import Utterance
from .errors import EngineError
from .findings import Finding, finding
from .levelling import with_even_voices
from .speaking import Order, Spoken, speak_all
from .spoken import NOTHING, Said, say, words_shown
from .spoken.lexicon import Lexicon, of_voice
from .timeline import FRAMES_PER_MS, LEAD_MS, Clip, Section, Timeline, Track, Word, padded
from .voice import BASIC, Cast, Voice

LEAD_IN_MS = 50
"""Silence at the start of every clip, taken from the pause before it: a reader that starts a clip
a little late, or a codec that smears an attack, still cuts nothing."""

BETWEEN_VOICES_MS = 40
"""Silence between two utterances of one sentence."""


@dataclass(frozen=True, slots=True)
class Narration:
    """What narrating gives: the clock and the masters it describes."""

    timeline: Timeline
    #: by track key
    masters: Mapping[str, Master]
    findings: tuple[Finding, ...]
    #: who reads which language
    readers: Mapping[str, Voice] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Line:
    """One sentence with what is said for it."""

    sentence: Sentence
    #: utterances with the place in the sentence at which their text begins, and what says what
    orders: tuple[tuple[int, Said, Order], ...]
    #: stretches of it that no voice can say
    unsaid: tuple[str, ...]
    voice: Voice
    #: milliseconds of silence between it and the next sentence
    pause: int


def narrate(
    book: Book,
    cast: Cast,
    cache: Cache,
    jobs: int,
    progress: Callable[[int, int], None],
    lexicons: tuple[Lexicon, ...] = (),
) -> Narration:
    """Speak every sentence of the book (or find it in the cache) and put it on the clock.

    progress: characters done and to do; lexicons: the editor's, which go before a voice's own.
    Raises EngineError, ManifestError, UnknownNameError and OutputError.
    """
    lines = {
        document.key: tuple(_lines(document, cast, lexicons))
        for part in book.parts
        for document in part.documents
    }
    orders = [order for group in lines.values() for line in group for *_, order in line.orders]
    spoken, retries = speak_all(orders, cache, jobs, progress)
    _require_sound(orders, spoken)
    findings = [*_language_findings(orders), *_unspoken(lines), *_silent(orders, spoken)]
    if retries:
        findings.append(finding("N402", detail=str(retries)))
    lines = {key: tuple(_heard(line, spoken) for line in group) for key, group in lines.items()}
    orders = [order for order in orders if order in spoken]
    tracks: list[Track] = []
    masters: dict[str, Master] = {}
    for part in book.parts:
        track, masters[part.key] = _track(part, lines, spoken)
        tracks.append(track)
    masters = with_even_voices(masters, {spoken[o].path: o.voice for o in orders}, cache)
    findings += doubts(orders, spoken)
    return Narration(Timeline(tuple(tracks)), masters, tuple(findings), _readers(orders))


def _lines(document: Document, cast: Cast, lexicons: tuple[Lexicon, ...]) -> Iterator[_Line]:
    for block in document.blocks:
        for sentence in block.sentences:
            said = list(_said(sentence, cast))
            orders = tuple(_orders(sentence, said, lexicons))
            unsaid = tuple(text for _, text, _, reader in said if reader is None)
            voice = orders[-1][-1].voice if orders else cast.voice(sentence.language)
            pause = _pause(document, block, sentence, voice)
            yield _Line(sentence, orders, unsaid, voice, pause)


def _heard(line: _Line, spoken: Mapping[Order, Spoken]) -> _Line:
    """The line without the utterances for which the voice gave only silence."""
    return replace(line, orders=tuple(order for order in line.orders if order[-1] in spoken))


def _pause(document: Document, block: Block, sentence: Sentence, voice: Voice) -> int:
    """The silence after a sentence, by what it ends."""
    if sentence is not block.sentences[-1]:
        return voice.pause_sentence
    if block is document.blocks[-1]:
        return voice.pause_document
    return voice.pause_heading if block.kind == "heading" else voice.pause_paragraph


def _said(sentence: Sentence, cast: Cast) -> Iterator[tuple[int, str, str, Voice | None]]:
    """What is to be said for a sentence: place, text, language, and the voice or None.

    Neighbouring runs of one voice are one. A run without a letter or digit is said along with the
    run before it, or after it.
    """
    at = 0
    held: list[tuple[int, str, str, Voice | None]] = []
    for run in sentence.runs:
        if not run.said:
            yield from (stretch for stretch in held if _says_something(stretch[1]))
            held = []
            at += len(run.text)
            continue
        voice = cast.voice_for(run.text, run.language)
        if held and (held[-1][3] == voice or not _says_something(run.text)):
            start, text, language, before = held[-1]
            held[-1] = (start, text + run.text, language, before)
        elif held and not _says_something(held[-1][1]):
            start, text, _, _ = held[-1]
            held[-1] = (start, text + run.text, run.language, voice)
        else:
            held.append((at, run.text, run.language, voice))
        at += len(run.text)
    yield from (stretch for stretch in held if _says_something(stretch[1]))


def _says_something(text: str) -> bool:
    return any(char.isalnum() for char in text)


def _orders(
    sentence: Sentence,
    said: list[tuple[int, str, str, Voice | None]],
    lexicons: tuple[Lexicon, ...],
) -> Iterator[tuple[int, Said, Order]]:
    name = f"{sentence.id} ({sentence.text[:60]}{'…' if len(sentence.text) > 60 else ''})"
    for start, text, language, voice in said:
        if voice:
            wording = _wording(sentence, start, start + len(text), (*lexicons, *of_voice(voice)))
            utterance = Utterance(wording.text, language, wording.phonemes)
            yield start, wording, Order(utterance, voice, name)


def _wording(sentence: Sentence, start: int, end: int, lexicons: tuple[Lexicon, ...]) -> Said:
    """What is said for the runs of the sentence from `start` to `end`."""
    wording, at = NOTHING, 0
    for run in sentence.runs:
        if start <= at < end:
            wording += say(run.text, run.language, lexicons)
        at += len(run.text)
    return wording


def _track(
    part: Part, lines: Mapping[str, tuple[_Line, ...]], spoken: Mapping[Order, Spoken]
) -> tuple[Track, Master]:
    """One track: its clips tile it, the lead and all pauses belong to them."""
    pieces: list[Piece] = []
    sections = []
    at, lead = 0, LEAD_MS
    for document in part.documents:
        clips = []
        for line in lines[document.key]:
            final = line is lines[part.documents[-1].key][-1]
            sounds, frames, words = _sentence(line, spoken, at + lead)
            end = at + lead + -(-frames // FRAMES_PER_MS)
            end = padded(end + line.pause) if final else end + max(0, line.pause - LEAD_IN_MS)
            pieces.append(Silence(lead * FRAMES_PER_MS))
            pieces += sounds
            pieces.append(Silence((end - at - lead) * FRAMES_PER_MS - frames))
            credit = line.voice.credit if line.orders else ""
            clips.append(Clip(line.sentence.id, at, end, credit, words))
            at, lead = end, LEAD_IN_MS
        title, language = document.value("title"), document.title_language
        section = Section(document.key, title, language, tuple(clips))
        sections.append(section)
    track = Track(part.key, part.title, part.language, tuple(sections), part.speech is not None)
    return track, Master(tuple(pieces))


def _sentence(
    line: _Line, spoken: Mapping[Order, Spoken], begin: int
) -> tuple[list[Piece], int, tuple[Word, ...]]:
    """The sounds of a sentence that starts at `begin` ms, their frames, and its words' times."""
    pieces: list[Piece] = []
    words: list[Word] = []
    frames = 0
    for place, wording, order in line.orders:
        if pieces:
            pieces.append(Silence(BETWEEN_VOICES_MS * FRAMES_PER_MS))
            frames += BETWEEN_VOICES_MS * FRAMES_PER_MS
        sound = spoken[order]
        pieces.append(Stretch(sound.path, sound.frames))
        words += (
            Word(place + start, place + stop, begin + (frames + frame) // FRAMES_PER_MS)
            for start, stop, frame in words_shown(wording, sound.words)
        )
        frames += sound.frames
    return pieces, frames, tuple(words)


def _readers(orders: list[Order]) -> dict[str, Voice]:
    """Who reads which language first."""
    readers: dict[str, Voice] = {}
    for order in orders:
        readers.setdefault(order.utterance.language, order.voice)
    return readers


def _language_findings(orders: list[Order]) -> Iterator[Finding]:
    """One finding for each language that a voice of another language, or a basic one, reads."""
    seen = set()
    for order in orders:
        language, voice = order.utterance.language, order.voice
        if language in seen:
            continue
        seen.add(language)
        if not voice.speaks(language):
            yield finding("N401", order.sentence, f"{language} is read by {voice.name}")
        elif voice.quality < BASIC:
            yield finding("N405", "", f"{language} is read by {voice.name}")


def _unspoken(lines: Mapping[str, tuple[_Line, ...]]) -> Iterator[Finding]:
    for group in lines.values():
        for line in group:
            for text in line.unsaid:
                yield finding("N404", line.sentence.id, repr(text))
            if not line.orders and not line.unsaid and all(r.said for r in line.sentence.runs):
                yield finding("N403", line.sentence.id, repr(line.sentence.text))


def _require_sound(orders: list[Order], spoken: Mapping[Order, Spoken]) -> None:
    """A voice that is silent now and then leaves findings; one that is silent often is broken."""
    for name in {order.voice.name for order in orders if order not in spoken}:
        wanted = [order for order in orders if order.voice.name == name]
        silent = [order for order in wanted if order not in spoken]
        if len(silent) > 3 and 10 * len(silent) > len(wanted):
            raise EngineError(
                f"the voice {name!r} gave only silence for {len(silent)} of {len(wanted)} orders",
                where=f"sentence {silent[0].sentence}",
                remedy="Try another voice with --voice",
            )


def _silent(orders: list[Order], spoken: Mapping[Order, Spoken]) -> Iterator[Finding]:
    for order in orders:
        if order not in spoken:
            detail = f"{order.voice.name} cannot say {order.utterance.text!r}"
            yield finding("N406", order.sentence, detail)
