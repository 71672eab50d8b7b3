"""Numbers that a transcript or an edition sets beside its lines."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from ..book import Document
from ..ledger import Change
from ._lines import Line, columns, lines
from ._rule import Outcome, rule

_BEFORE = re.compile(r"\A(\d{1,5})(?:[ \t]+|\Z)")
_BEHIND = re.compile(r"(?<=\S)[ \t]{2,}[(\[]?(\d{1,4})[)\]]?\Z")

_FEWEST = 8
"""Numbers in a row from which they are the margin's."""

_FEWEST_OF_A_PAGE = 3
"""Numbers from 1 on in a row, on a page with few lines."""

_FEWEST_PAGES = 3

_FEWEST_EMPTY = 2
"""Empty lines with numbers from which on they are the margin's."""

_STEPS = (5, 10)
"""Verse and editions number each fifth or tenth line."""

_FEWEST_STEPS = 3

_Run = list[tuple[Line, re.Match[str]]]
"""Lines whose numbers count up, each with its number."""


@rule("F10", "line numbers", guesses=True)
def line_numbers(document: Document) -> Outcome:
    """Take out the numbers beside the lines of a transcript or an edition.

    Evidence: numbers before most lines of the text, which count up by one from line to line, eight
    or more in a row (three on a page that begins again with 1, beside other such pages), and stand
    in the middle of sentences or before empty lines; or three or more multiples of five (ten)
    before or behind lines, with just five (ten) lines from one to the next. The indent behind a
    number stays.
    Guard: numbers with a full stop or a bracket are lists; so are numbered lines that are sentences
    of their own, such as the verses of a bible.
    """
    text = document.manuscript.text
    found = lines(text.replace("\f", "\n"))
    yield from _each(text, found) or _some(found)


def _each(text: str, found: Sequence[Line]) -> list[Change]:
    """The numbers before each line, where most lines have one."""
    runs: list[_Run] = []
    for line in found:
        number = _BEFORE.match(line.text)
        if not number:
            continue
        if runs and int(number[1]) == int(runs[-1][-1][1][1]) + 1:
            runs[-1].append((line, number))
        else:
            runs.append([(line, number)])
    pages = _of_pages(runs)
    taken = [one for run in pages for one in run]
    if 10 * len(taken) < 6 * len(found) or not (_cut_sentences(taken) or _number_nothing(taken)):
        return []
    # A page may have few lines; they are numbered from 1, in the same column.
    room = {_right(*one) for one in taken}
    short = [run for run in runs if run[0][1][1] == "1" and 1 < len(run) < _FEWEST_OF_A_PAGE]
    taken += [one for run in short if {_right(*one) for one in run} <= room for one in run]
    # What stands leftmost behind the numbers has no indent.
    left = min(_left(*one) for one in taken if one[1].end() < len(one[0].text))
    out = []
    for line, number in taken:
        start = max(text.rfind("\n", 0, line.start), text.rfind("\f", 0, line.start)) + 1
        indent = " " * max(0, _left(line, number) - left)
        end = line.start + number.end()
        reason = "the number of a line: they count up from line to line"
        out.append(Change(start, end, indent if end < line.end else "", reason))
    return out


def _right(line: Line, number: re.Match[str]) -> int:
    """The column at which a number ends."""
    return line.indent + len(number[1])


def _of_pages(runs: Sequence[_Run]) -> list[_Run]:
    """The runs that are long, and, beside a long one or two others, those that begin again at 1."""
    again = sum(_begins_again(run) for run in runs)
    if again < _FEWEST_PAGES and all(len(run) < _FEWEST for run in runs):
        return []
    return [run for run in runs if len(run) >= _FEWEST or _begins_again(run)]


def _begins_again(run: _Run) -> bool:
    return len(run) >= _FEWEST_OF_A_PAGE and int(run[0][1][1]) == 1


def _left(line: Line, number: re.Match[str]) -> int:
    """The column at which the text behind a number begins."""
    return line.indent + columns(number[0].expandtabs())


def _number_nothing(taken: Sequence[tuple[Line, re.Match[str]]]) -> bool:
    """Whether lines have a number and nothing else: lists do not count what is empty."""
    return sum(not line.text[number.end() :] for line, number in taken) >= _FEWEST_EMPTY


def _cut_sentences(taken: Sequence[tuple[Line, re.Match[str]]]) -> bool:
    """Whether a quarter of the lines or more go on with a sentence of the line before."""
    said = [(line, line.text[number.end() :]) for line, number in taken]
    said = [(line, words) for line, words in said if words]
    inside = sum(
        not before.stops and words[0].islower() for (before, _), (_, words) in pairwise(said)
    )
    return 4 * inside >= len(said) > 0


def _some(found: Sequence[Line]) -> list[Change]:
    """The numbers before or behind each fifth or tenth line."""
    for pattern in (_BEHIND, _BEFORE):
        numbers = [(at, pattern.search(line.text)) for at, line in enumerate(found)]
        marked = [(at, number) for at, number in numbers if number and int(number[1]) % 5 == 0]
        if len(marked) < 0.8 * sum(number is not None for _, number in numbers):
            continue
        for step in _STEPS:
            taken = _in_step(marked, step)
            if len(taken) >= _FEWEST_STEPS and 2 * step * len(taken) >= len(found):
                reason = f"the number of a line: there is one on each {step}th line"
                return [_without(found[at], number, reason) for at, number in taken]
    return []


def _in_step(
    marked: Sequence[tuple[int, re.Match[str]]], step: int
) -> list[tuple[int, re.Match[str]]]:
    """The numbers that are as many higher than the one before or lower than the next as there are
    lines between them.
    """
    taken: dict[int, re.Match[str]] = {}
    for (at, number), (next_at, higher) in pairwise(marked):
        if next_at - at == step == int(higher[1]) - int(number[1]):
            taken |= {at: number, next_at: higher}
    return list(taken.items())


def _without(line: Line, number: re.Match[str], reason: str) -> Change:
    start, end = line.start + number.start(), line.start + number.end()
    # Before a line the number keeps its room, so that the line stays in its column.
    return Change(start, end, " " * len(number[0]) if not number.start() else "", reason)
