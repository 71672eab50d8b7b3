"""Listen to the seeds: error rates by Whisper, word times by pocketsphinx. `make listen`.

    python tests/listen [--errors] [VOICE …]

Builds the seeds with each voice that is ready, hears the published MP3s and prints the tables of
docs/voices.md. --errors prints what was heard otherwise than it was to be said, too.
"""

from __future__ import annotations

import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from statistics import median

sys.path.insert(0, str(Path(__file__).parent.parent))

import numpy as np

from listen import aligner, judge
from listen.pieces import Line, Piece, pieces, spoken_words, stretches
from listen.score import Score, compare, slots
from publisher import voice
from publisher.narrate import LEAD_IN_MS
from publisher.timeline import LEAD_MS

SEEDS = Path(__file__).parent.parent.parent / "seeds"

VOICES = ("hibari", "heart", "joe", "english", "xiaoxiao", "mandarin")

LEFT_OUT = 20
"""Per cent of errors from which on a piece is heard again, sentence by sentence."""

Units = Callable[[str], Sequence[str]]

MARGIN_MS = 15
"""Silence that finishing leaves before a sentence's first sound."""


def main() -> None:
    errors = "--errors" in sys.argv
    names = [name for name in sys.argv[1:] if not name.startswith("-")] or list(VOICES)
    listed = voice.load((voice.built_in(),))
    ready = voice.skills(listed)
    rates, times = [], []
    for name in names:
        chosen = voice.choose(listed, name)
        if ready[name].missing:
            tell(f"{name} is left out: {ready[name].missing}")
            continue
        with tempfile.TemporaryDirectory(prefix="listen-") as folder:
            found = list(pieces(Path(folder), SEEDS, chosen))
        rates += rate_rows(chosen, found, errors)
        times += time_rows(chosen, found, errors)
    tell("\n| voice | document | units | errors | rate |\n|---|---|---|---|---|")
    for row in rates:
        tell(row)
    tell(
        "\n| voice | what | count | offset | median | p90 | worst |\n|---|---|---|---|---|---|---|"
    )
    for row in times:
        tell(row)


def tell(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def rate_rows(chosen: voice.Voice, found: Sequence[Piece], errors: bool) -> Iterator[str]:
    """One row for each document, and one for all."""
    english = chosen.language.startswith("en")
    measures = {"words": judge.english} if english else {}
    if not english:
        measures = {"characters": judge.chinese, "syllables with tone": judge.pinyin}
    texts = [judge.heard(piece.samples, chosen.language) for piece in found]
    for unit, units in measures.items():
        scores: dict[str, Score] = {}
        for piece, text in zip(found, texts, strict=True):
            score = heard_score(piece.lines, units, text)
            if score.rate > LEFT_OUT:
                score = min(score, by_sentence(chosen, piece, units), key=lambda each: each.rate)
            scores[piece.document] = scores.get(piece.document, Score(0, 0)) + score
            for left, right in score.differences if errors else ():
                tell(f"  {chosen.name}: {piece.lines[0].sentence.id}: {left!r} heard as {right!r}")
        for document, score in [*scores.items(), ("all", sum(scores.values(), Score(0, 0)))]:
            named = f"{document[:40]}… " if len(document) > 40 else document
            numbers = f"{score.length} {unit} | {score.errors} | {score.rate:.1f} %"
            yield f"| {chosen.name} | {named} | {numbers} |"


def heard_score(lines: Sequence[Line], units: Units, text: str) -> Score:
    """What was heard, compared with what the sentences are to say."""
    wanted = [stretch for line in lines for stretch in stretches(line)]
    return compare(slots(wanted, units), list(units(text)))


def by_sentence(chosen: voice.Voice, piece: Piece, units: Units) -> Score:
    """The piece heard sentence by sentence: Whisper now and then leaves one out of several."""
    score = Score(0, 0)
    for line in piece.lines:
        part = piece.samples[line.begin * 16 : line.end * 16]
        score += heard_score((line,), units, judge.heard(part, chosen.language))
    return score


def time_rows(chosen: voice.Voice, found: Sequence[Piece], errors: bool) -> Iterator[str]:
    """Deviations of sentence and word begins, the marker's time less the aligner's."""
    if not chosen.language.startswith("en"):
        return
    sentences: list[tuple[int, str]] = []
    words: list[tuple[int, str]] = []
    lost = total = 0
    for piece in found:
        listing = [(line, *word) for line in piece.lines for word in spoken_words(line)]
        pcm = (piece.samples.clip(-1, 1) * 32767).astype(np.int16)
        total += len(piece.lines)
        begins = aligner.begins(pcm, [(word, ipa) for _, word, ipa, _ in listing])
        if begins is None:
            lost += len(piece.lines)
            continue
        for line in piece.lines:
            heard = {}
            for (of, _, _, place), begin in zip(listing, begins, strict=True):
                if of is line:
                    heard.setdefault(place, begin)
            sentences += sentence_deviation(line, heard)
            words += word_deviations(line, heard)
    if lost:
        tell(f"{chosen.name}: the aligner found no way through {lost} of {total} sentences")
    for what, listed in (("sentences", sentences), ("words", words)) if 2 * lost < total else ():
        off = sorted(abs(deviation) for deviation, _ in listed)
        worst = max(listed, key=lambda entry: abs(entry[0]))
        offset = median(deviation for deviation, _ in listed)
        yield (
            f"| {chosen.name} | {what} | {len(off)} | {offset:+.0f} | {median(off):.0f} "
            f"| {off[len(off) * 9 // 10]} | {off[-1]} ({worst[1]}) |"
        )
        if errors:
            for deviation, name in sorted(listed, key=lambda entry: -abs(entry[0]))[:40]:
                tell(f"  {chosen.name}: {what}: {deviation:+} ms: {name}")
            by = Counter(
                (name.split(" at ")[0].lower(), deviation > 0)
                for deviation, name in listed
                if abs(deviation) > 100
            )
            tell(f"  often: {by.most_common(20)}")


def sentence_deviation(line: Line, heard: dict[int, int]) -> Iterator[tuple[int, str]]:
    """Where the clip says that the sound begins, beside where the first word was found."""
    if heard:
        lead = LEAD_MS if line.first else LEAD_IN_MS
        first = min(heard.values())
        yield line.begin + lead + MARGIN_MS - first, f"{line.sentence.id}"


def word_deviations(line: Line, heard: dict[int, int]) -> Iterator[tuple[int, str]]:
    """Each word of markers.json beside the first spoken word that belongs to it."""
    for start, end, begin in line.words:
        places = [place for place in heard if start <= place < end]
        if places:
            word = line.sentence.text[start:end]
            yield begin - heard[min(places)], f"{word} at {line.sentence.id}"


if __name__ == "__main__":
    main()
