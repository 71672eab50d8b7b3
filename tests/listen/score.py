"""How far what was heard is from what was to be said: a fair error rate.

The reference is what is to be said: where the spoken layer says something else than is shown
("UN", "75th"), a judge may write the one or the other, and neither is an error. Words that are
run together or written apart ("counterterrorism", "counter terrorism", "S C", "SC") are the same.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

MOST_JOINED = 6
"""Units of one side that may stand for units of the other, run together or written apart."""

Slot = tuple[tuple[str, ...], ...]
"""The ways in which one stretch of the reference may be written, as units."""


@dataclass(frozen=True, slots=True)
class Score:
    """The outcome of a comparison."""

    #: units of the reference
    length: int
    #: units put in, left out or exchanged
    errors: int
    #: what was to be said and what was heard instead
    differences: tuple[tuple[str, str], ...] = ()

    def __add__(self, other: Score) -> Score:
        """Both comparisons as one."""
        return Score(
            self.length + other.length,
            self.errors + other.errors,
            self.differences + other.differences,
        )

    @property
    def rate(self) -> float:
        """Errors per hundred units of the reference."""
        return 100 * self.errors / max(1, self.length)


def slots(
    stretches: Sequence[tuple[str, str]], units: Callable[[str], Sequence[str]]
) -> list[Slot]:
    """The reference for stretches of (text shown, text said); units: splits and normalises."""
    found: list[Slot] = []
    for shown, said in stretches:
        ways = dict.fromkeys((tuple(units(said)), tuple(units(shown))))
        if any(ways):
            found.append(tuple(ways))
    return found


def compare(reference: Sequence[Slot], heard: Sequence[str]) -> Score:
    """Errors of what was heard against that way of writing the reference which fits best."""
    chosen = [slot[0] for slot in reference]
    best = _aligned(_flat(chosen), heard)
    for number, slot in enumerate(reference):
        for way in slot[1:] if best.errors else ():
            other = [*chosen[:number], way, *chosen[number + 1 :]]
            score = _aligned(_flat(other), heard)
            if score.errors < best.errors:
                best, chosen = score, other
    return best


def _flat(ways: Sequence[tuple[str, ...]]) -> list[str]:
    return [unit for way in ways for unit in way]


def _aligned(wanted: Sequence[str], heard: Sequence[str]) -> Score:
    """The least number of errors, by Levenshtein, with units run together for nothing."""
    costs = [[0] * (len(heard) + 1) for _ in range(len(wanted) + 1)]
    steps: dict[tuple[int, int], tuple[int, int]] = {}
    for i in range(len(wanted), -1, -1):
        for j in range(len(heard), -1, -1):
            if (i, j) != (len(wanted), len(heard)):
                costs[i][j], steps[i, j] = min(
                    (costs[i + a][j + b] + cost, (a, b))
                    for a, b, cost in _ways(wanted, heard, i, j)
                )
    return Score(len(wanted), costs[0][0], tuple(_differences(wanted, heard, steps)))


def _ways(
    wanted: Sequence[str], heard: Sequence[str], i: int, j: int
) -> list[tuple[int, int, int]]:
    """Units taken from either side, and the cost."""
    ways = []
    if i < len(wanted):
        ways.append((1, 0, 1))
    if j < len(heard):
        ways.append((0, 1, 1))
    if i < len(wanted) and j < len(heard):
        ways.append((1, 1, int(wanted[i] != heard[j])))
        a = b = 1
        left, right = wanted[i], heard[j]
        while left != right and max(a, b) < MOST_JOINED:
            if len(left) < len(right) and right.startswith(left) and i + a < len(wanted):
                left, a = left + wanted[i + a], a + 1
            elif len(right) < len(left) and left.startswith(right) and j + b < len(heard):
                right, b = right + heard[j + b], b + 1
            else:
                break
        if left == right and (a, b) != (1, 1):
            ways.append((a, b, 0))
    return ways


def _differences(
    wanted: Sequence[str], heard: Sequence[str], steps: dict[tuple[int, int], tuple[int, int]]
) -> list[tuple[str, str]]:
    """What is not alike, neighbours together."""
    found: list[tuple[list[str], list[str]]] = []
    i = j = 0
    apart = False
    while (i, j) in steps:
        a, b = steps[i, j]
        left, right = list(wanted[i : i + a]), list(heard[j : j + b])
        if "".join(left) == "".join(right):
            apart = False
        elif apart:
            found[-1][0].extend(left)
            found[-1][1].extend(right)
        else:
            found.append((left, right))
            apart = True
        i, j = i + a, j + b
    return [(" ".join(left), " ".join(right)) for left, right in found]
