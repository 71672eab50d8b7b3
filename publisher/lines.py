"""What is said for each sentence of the book, by whom, and how long the silence after it is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from .book import Block, Document, Group, Sentence
from .casting import quoting, reading
from .engines import Utterance
from .quotations import quoted
from .speaking import Order
from .spoken import NOTHING, Said, is_tick, say
from .spoken.lexicon import Lexicon, of_voice
from .voice import Cast, Voice

Placed = tuple[int, Said, Order]
"""An utterance: the place in the sentence at which its text begins, and what says what."""

_Stretch = tuple[int, str, str, Voice | None]
"""Of a sentence: place, text, language, and who says it, if anybody can."""


@dataclass(frozen=True, slots=True)
class Line:
    """One sentence with what is said for it."""

    sentence: Sentence
    orders: tuple[Placed, ...]
    #: stretches of it that no voice can say
    unsaid: tuple[str, ...]
    #: who reads it: the voice of most of its text
    voice: Voice
    #: milliseconds of silence between it and the next sentence
    pause: int


def lines(document: Document, cast: Cast, lexicons: tuple[Lexicon, ...]) -> Iterator[Line]:
    """The sentences of a document in order. Raises EngineError and ManifestError.

    lexicons: the editor's, which go before a voice's own.
    """
    reader, other = reading(cast, document), quoting(cast, document)
    marked = {sentence.id for sentence in quoted(document)} if other is not reader else set()
    parted = {sentence.id for sentence in _before_breaks(document)}
    pairs = [(block, sentence) for block in document.blocks for sentence in block.sentences]
    for (block, sentence), after in zip(pairs, [*pairs[1:], None], strict=True):
        mine = other if sentence.id in marked else reader
        orders, unsaid = said_for(sentence, mine, lexicons, heading=block.kind == "heading")
        voice = main_voice(orders) or mine.voice(sentence.language)
        pause = _pause(block, after[0] if after else None, voice)
        if sentence.id in parted:
            pause = max(pause, voice.pause_before_heading)
        yield Line(sentence, orders, unsaid, voice, pause)


def _before_breaks(document: Document) -> Iterator[Sentence]:
    """The sentences behind which a scene break stands."""
    last: Sentence | None = None
    for block in document.blocks:
        if block.kind == "break" and last:
            yield last
        last = block.sentences[-1] if block.sentences else last


def main_voice(orders: tuple[Placed, ...]) -> Voice | None:
    """The voice that says most of a sentence."""
    most = max(orders, key=lambda placed: len(placed[1].text), default=None)
    return most[-1].voice if most else None


def _pause(block: Block, after: Block | None, voice: Voice) -> int:
    """The silence after a sentence, by what it ends and what comes next."""
    if after is block:
        return voice.pause_sentence
    if after is None:
        return voice.pause_document
    if _stanza(block) and _stanza(block) == _stanza(after):
        # A sentence that runs on over the end of a line of verse is not held up as long.
        return voice.pause_sentence if _stops(block.text) else voice.pause_sentence // 2
    pause = {
        "heading": voice.pause_heading,
        "quotation": voice.pause_quotation,
        "list_item": voice.pause_list_item,
    }.get(block.kind, voice.pause_paragraph)
    if after.kind == "heading":
        return max(pause, voice.pause_before_heading)
    # What ends a list is as far from the next paragraph as any other paragraph is.
    ends_list = block.kind == "list_item" != after.kind
    return max(pause, voice.pause_paragraph) if ends_list else pause


def _stops(text: str) -> bool:
    return text.rstrip("\"'”’»)] ").endswith(tuple(".!?…:;。！？؟।"))


def _stanza(block: Block) -> Group | None:
    """The lines among which a block stands, if any."""
    return next((group for group in block.within[::-1] if group.kind == "verse"), None)


def said_for(
    sentence: Sentence, cast: Cast, lexicons: tuple[Lexicon, ...] = (), heading: bool = False
) -> tuple[tuple[Placed, ...], tuple[str, ...]]:
    """The utterances of one sentence, and its stretches that no voice can say.

    heading: to be read as slowly as the voice reads headings.
    """
    said = _stretches(sentence, cast)
    orders = tuple(_orders(sentence, said, lexicons, heading))
    return orders, tuple(text for _, text, _, reader in said if reader is None)


def _stretches(sentence: Sentence, cast: Cast) -> list[_Stretch]:
    """What is to be said for a sentence.

    Neighbouring runs of one voice are one. A run without a letter or digit is said along with the
    run before it, or after it.
    """
    at = 0
    done: list[_Stretch] = []
    held: list[_Stretch] = []
    for run in sentence.runs:
        if not run.said:
            done, held = [*done, *held], []
            at += len(run.text)
            continue
        # Signs are said in words: "μ" is no Greek where it is said "micro".
        words = run.text if run.text.isascii() else say(run.text, run.language).text
        voice = cast.voice_for(words, run.language)
        if held and (held[-1][3] == voice or not _says_something(run.text)):
            start, text, language, before = held[-1]
            held[-1] = (start, text + run.text, language, before)
        elif held and not _says_something(held[-1][1]):
            start, text, _, _ = held[-1]
            held[-1] = (start, text + run.text, run.language, voice)
        else:
            held.append((at, run.text, run.language, voice))
        at += len(run.text)
    return [each for each in (*done, *held) if _is_heard(each[1], each[2])]


def _is_heard(text: str, language: str) -> bool:
    """Whether it has words, or is a box or a tick that its language has a word for."""
    return _says_something(text) or (is_tick(text) and _says_something(say(text, language).text))


def _says_something(text: str) -> bool:
    return any(char.isalnum() for char in text)


def _orders(
    sentence: Sentence, said: list[_Stretch], lexicons: tuple[Lexicon, ...], heading: bool
) -> Iterator[Placed]:
    name = f"{sentence.id} ({sentence.text[:60]}{'…' if len(sentence.text) > 60 else ''})"
    for start, text, language, voice in said:
        if voice:
            wording = _wording(sentence, start, start + len(text), (*lexicons, *of_voice(voice)))
            rate = voice.heading_rate if heading else 100
            utterance = Utterance(wording.text, language, wording.phonemes, rate)
            yield start, wording, Order(utterance, voice, name)


def placed(
    sentence: Sentence,
    start: int,
    text: str,
    before: Order,
    voice: Voice,
    lexicons: tuple[Lexicon, ...],
) -> Placed:
    """An utterance that was another voice's, reworded for this one."""
    wording = _wording(sentence, start, start + len(text), (*lexicons, *of_voice(voice)))
    utterance = replace(before.utterance, text=wording.text, phonemes=wording.phonemes)
    return start, wording, Order(utterance, voice, before.sentence)


def _wording(sentence: Sentence, start: int, end: int, lexicons: tuple[Lexicon, ...]) -> Said:
    """What is said for the runs of the sentence from `start` to `end`."""
    wording, at = NOTHING, 0
    for run in sentence.runs:
        if start <= at < end:
            wording += say(run.text, run.language, lexicons)
        at += len(run.text)
    return wording
