"""The book spoken: utterances and their voices, clips on the clock, masters of the tracks."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from . import plugins
from .audio.cache import Cache
from .audio.master import Master, Piece, Silence, Stretch
from .book import Book, Unit
from .completeness import doubts
from .errors import EngineError
from .findings import Finding, finding
from .headings import chapters
from .levelling import with_even_voices
from .lines import Line, main_voice
from .lines import lines as lines_of
from .recasting import recast
from .speaking import Order, Spoken, speak_all
from .spoken import words_shown
from .spoken.lexicon import Lexicon
from .timeline import (
    FRAMES_PER_MS,
    LEAD_MS,
    Clip,
    Narrator,
    Section,
    Timeline,
    Track,
    Word,
    padded,
)
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
    #: who reads which language, in the order in which they are first heard
    readers: Mapping[str, tuple[Voice, ...]] = field(default_factory=dict)


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
        document.key: tuple(lines_of(document, cast, lexicons))
        for unit in book.units
        for document in unit.documents
    }
    orders = [order for group in lines.values() for line in group for *_, order in line.orders]
    spoken, retries = speak_all(orders, cache, jobs, progress)
    _require_sound(orders, spoken)
    lines, spoken, helped = recast(
        lines, spoken, cast, lexicons, lambda more: speak_all(more, cache, 1, _quiet)[0]
    )
    orders = [order for group in lines.values() for line in group for *_, order in line.orders]
    findings = [
        *_language_findings(orders, cast),
        *_unspoken(lines),
        *_silent(orders, spoken),
        *helped,
    ]
    if retries:
        findings.append(finding("N402", detail=str(retries)))
    lines = {key: tuple(_heard(line, spoken) for line in group) for key, group in lines.items()}
    orders = [order for order in orders if order in spoken]
    tracks: list[Track] = []
    masters: dict[str, Master] = {}
    for unit in book.units:
        track, masters[unit.key] = _track(unit, lines, spoken, book.contents_depth)
        tracks.append(track)
    masters = with_even_voices(masters, {spoken[o].path: o.voice for o in orders}, cache)
    findings += doubts(orders, spoken)
    readers = _readers(orders)
    timeline = Timeline(tuple(tracks), tuple(_narrators(readers)))
    return Narration(timeline, masters, tuple(findings), readers)


def _quiet(done: int, total: int) -> None:
    """Progress of the few texts that go to a second voice."""


def _heard(line: Line, spoken: Mapping[Order, Spoken]) -> Line:
    """The line without the utterances for which the voice gave only silence."""
    orders = tuple(order for order in line.orders if order[-1] in spoken)
    return replace(line, orders=orders, voice=main_voice(orders) or line.voice)


def _track(
    unit: Unit, lines: Mapping[str, tuple[Line, ...]], spoken: Mapping[Order, Spoken], depth: int
) -> tuple[Track, Master]:
    """One track: its clips tile it, the lead and all pauses belong to them. depth: of headings."""
    pieces: list[Piece] = []
    sections = []
    at, lead = 0, LEAD_MS
    for document in unit.documents:
        clips = []
        for line in lines[document.key]:
            final = line is lines[unit.documents[-1].key][-1]
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
        headings = tuple(chapters(document, depth)) if unit.speech else ()
        section = Section(document.key, title, language, tuple(clips), headings)
        sections.append(section)
    is_speech = unit.speech is not None
    track = Track(unit.key, unit.title, unit.language, tuple(sections), is_speech, unit.level)
    return track, Master(tuple(pieces))


def _sentence(
    line: Line, spoken: Mapping[Order, Spoken], begin: int
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


def _readers(orders: list[Order]) -> dict[str, tuple[Voice, ...]]:
    """Who reads which language, in the order in which they are first heard."""
    readers: dict[str, dict[Voice, None]] = {}
    for order in orders:
        readers.setdefault(order.utterance.language, {})[order.voice] = None
    return {language: tuple(voices) for language, voices in readers.items()}


def _narrators(readers: Mapping[str, tuple[Voice, ...]]) -> Iterator[Narrator]:
    """The voices with what a publication must say of them."""
    for voice in dict.fromkeys(voice for voices in readers.values() for voice in voices):
        engine = plugins.find("engines", voice.engine)
        languages = tuple(tag for tag, voices in readers.items() if voice in voices)
        licence = getattr(engine, "LICENCE", "")
        yield Narrator(voice.credit, languages, voice.licence, engine.version(), licence)


def _language_findings(orders: list[Order], cast: Cast) -> Iterator[Finding]:
    """A finding for each voice that reads another language, those with basic ones only."""
    seen: set[tuple[str, Voice]] = set()
    for order in orders:
        language, voice = order.utterance.language, order.voice
        if (language, voice) not in seen and not voice.speaks(language):
            yield finding("N401", order.sentence, f"{language} is read by {voice.name}")
        seen.add((language, voice))
    basic: dict[str, list[str]] = {}
    for language, voices in _readers(orders).items():
        able = [voice for voice in voices if voice.speaks(language)]
        if able and all(voice.quality < BASIC for voice in able):
            names = " and ".join(voice.name for voice in able)
            basic.setdefault(_better(language, cast), []).append(f"{language} is read by {names}")
    for advice, read in basic.items():  # languages of one advice are told of at once
        yield finding("N405", "", f"{', '.join(read)}; {advice}")


def _better(language: str, cast: Cast) -> str:
    """What a person can do who wants a better voice for a language."""
    able = [v for v in cast.voices if v.language != "*" and v.speaks(language)]
    better = [v for v in able if v.quality >= BASIC]
    if not better:
        return "no better one is known; docs/voices.md tells how to add one of your own"
    best = max(better, key=lambda each: each.quality)
    ready = not cast.skills.get(best.name) or not cast.skills[best.name].missing
    return f"better: --voice {best.name}" if ready else f"better: publisher voices add {best.name}"


def _unspoken(lines: Mapping[str, tuple[Line, ...]]) -> Iterator[Finding]:
    for track, group in lines.items():
        for line in group:
            for text in line.unsaid:
                yield finding("N404", line.sentence.id, repr(text))
            if not line.orders and not line.unsaid and all(r.said for r in line.sentence.runs):
                where = f"{line.sentence.id} in {track}"
                yield finding("N403", where, repr(line.sentence.text))


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
