"""How well a PDF is read, measured on the same text in another format.

`python tests/bench_pdf_text.py READ.pdf SAME.epub [READ.pdf SAME.epub …]`: both are read and
cleaned, then compared word by word (Han, kana, Hangul and Thai character by character). With -v it
shows examples. One row a pair:

lost, new   words of the one that the other does not have, in thousandths of the words
moved       places where the reading goes on somewhere before what was just read
broken      ends of blocks that lie inside a block of the other format, in hundredths of its blocks
joined      ends of blocks of the other format that lie inside a block, the same
heads       headings that the other format has: found as such / all, and found but none there
levels      of the headings found, those in the same order of ranks as their neighbour before
"""

from __future__ import annotations

import re
import sys
import unicodedata
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

from publisher import sources
from publisher.book import Block, Document
from publisher.cleaning import clean

_ALONE = "\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af"
_WORD = re.compile(rf"[{_ALONE}]|[^\W_{_ALONE}]+")
_ANCHOR = 5
"""Words that make a place in a text; only what occurs once in both texts is one."""

_SIDE = 3
"""Words on either side of the end of a block by which it is found in the other text."""

WORST = 12
"""Words and places that are shown with -v."""


def words(text: str) -> list[str]:
    return _WORD.findall(unicodedata.normalize("NFKC", text).casefold())


class Told:
    """A document as words, and where its blocks end in them."""

    def __init__(self, document: Document) -> None:
        self.words: list[str] = []
        self.ends: list[int] = []
        self.heads: list[tuple[str, int]] = []
        for block in document.blocks:
            found = words(block.text)
            if found:
                self.words += found
                self.ends.append(len(self.words))
                self._note_head(block, found)

    def _note_head(self, block: Block, found: list[str]) -> None:
        if block.kind == "heading":
            text = " ".join(found)
            self.heads.append((re.sub(r"^(?:(?:chapter|\d+|[a-z]) )*", "", text), block.level))

    def places(self) -> dict[tuple[str, ...], int]:
        """Runs of words that occur once, and where."""
        found: dict[tuple[str, ...], int] = {}
        for at in range(len(self.words) - _ANCHOR + 1):
            run = tuple(self.words[at : at + _ANCHOR])
            found[run] = -1 if run in found else at
        return {run: at for run, at in found.items() if at >= 0}

    def inside(self) -> set[tuple[str, ...]]:
        """The surroundings of every gap between words that is no end of a block."""
        ends = set(self.ends)
        return {
            self._around(at) for at in range(_SIDE, len(self.words) - _SIDE + 1) if at not in ends
        }

    def _around(self, at: int) -> tuple[str, ...]:
        return tuple(self.words[at - _SIDE : at + _SIDE])

    def edges(self) -> list[tuple[str, ...]]:
        """The surroundings of every end of a block."""
        return [self._around(at) for at in self.ends if _SIDE <= at <= len(self.words) - _SIDE]


def moved(one: Told, other: Told) -> list[tuple[str, ...]]:
    """Where the reading goes back, by the words that are read then."""
    there = other.places()
    found = [(run, there[run]) for run in one.places() if run in there]
    return [run for (_, before), (run, at) in pairwise(found) if at < before]


def levels(one: Sequence[tuple[str, int]], other: Sequence[tuple[str, int]]) -> tuple[int, int]:
    """Pairs of headings in both whose levels stand to each other alike, of all pairs."""
    there, here = dict(other), dict(one)
    shared = [text for text in here if text in there]
    alike = sum(_sign(here[b] - here[a]) == _sign(there[b] - there[a]) for a, b in pairwise(shared))
    return alike, max(0, len(shared) - 1)


def _sign(number: int) -> int:
    return (number > 0) - (number < 0)


def read(path: Path) -> Told:
    document = sources.read_file(path, "measured")
    assert document, f"{path} is not read"
    return Told(clean(document))


def row(one: Told, other: Told, verbose: bool) -> str:
    have, want = Counter(one.words), Counter(other.words)
    lost, new = want - have, have - want
    back = moved(one, other)
    whole, mine = other.inside(), one.inside()
    broken = [edge for edge in one.edges() if edge in whole]
    joined = [edge for edge in other.edges() if edge in mine]
    heads, real = Counter(t for t, _ in one.heads), Counter(t for t, _ in other.heads)
    found, false = (heads & real).total(), (heads - real).total()
    alike, pairs = levels(one.heads, other.heads)
    if verbose:
        _show("lost", [f"{w} {n}" for w, n in lost.most_common(WORST)])
        _show("new", [f"{w} {n}" for w, n in new.most_common(WORST)])
        for name, runs in (("moved", back), ("broken", broken), ("joined", joined)):
            _show(name, [" ".join(run) for run in runs[:: max(1, len(runs) // WORST)]])
        _show("no head", list(real - heads)[:WORST])
        _show("false head", list(heads - real)[:WORST])
    n = len(other.words) / 1000
    blocks = len(other.ends) / 100
    return (
        f"{len(other.words):7} {lost.total() / n:6.1f} {new.total() / n:6.1f} {len(back):6} "
        f"{len(broken) / blocks:6.1f} {len(joined) / blocks:6.1f} "
        f"{found:4}/{real.total():<4} +{false:<4} {alike:3}/{pairs:<3}"
    )


def _say(text: str) -> None:
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


def _show(name: str, found: Sequence[str]) -> None:
    for each in found:
        _say(f"    {name}: {each}")


def main(arguments: Sequence[str]) -> None:
    verbose = "-v" in arguments
    paths = [Path(each) for each in arguments if each != "-v"]
    _say("  words   lost    new  moved broken joined heads     false levels")
    for pdf, same in zip(paths[::2], paths[1::2], strict=True):
        _say(row(read(pdf), read(same), verbose) + f" {pdf.name}")


if __name__ == "__main__":
    main(sys.argv[1:])
