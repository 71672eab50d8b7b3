"""How many lost bytes of Big5, Shift-JIS, EUC-JP and EUC-KR rule E1 puts back.

    python tests/bench_shifts.py CODEC TEXT [TEXT ...]

Each TEXT (UTF-8) is cut into pieces of 60,000 characters; in each, 20 bytes of characters of two
bytes are lost, at random and far apart, again and again until 1,000 are; a decoder writes U+FFFD
for what has no partner. Lines are compared with those before the damage.
"""

from __future__ import annotations

import random
import sys
from bisect import bisect_right
from collections import Counter
from pathlib import Path

from publisher.book import Document
from publisher.cleaning import encoding
from publisher.findings import Finding
from publisher.ledger import Change, Manuscript

PIECE = 60_000
LOSSES = 1_000
AT_ONCE = 20
APART = 400


def damaged(text: str, codec: str, chance: random.Random) -> tuple[str, int]:
    """The text after some bytes were lost, and how many."""
    data, pairs = bytearray(), []
    for char in text:
        code = char.encode(codec)
        if len(code) == 2:
            pairs.append(len(data))
        data += code
    places: list[int] = []
    for at in sorted(chance.sample(pairs, min(len(pairs), 3 * AT_ONCE))):
        if not places or at - places[-1] > APART:
            places.append(at)
    for at in reversed(places[:AT_ONCE]):
        del data[at + chance.randint(0, 1)]
    return data.decode(codec, "replace"), len(places[:AT_ONCE])


def judged(good: str, bad: str) -> Counter[str]:
    """What became of the damaged lines."""
    count: Counter[str] = Counter()
    before, after = bad.split("\n"), good.split("\n")
    if len(before) != len(after):
        return count
    outcome = list(encoding.byte_shift.apply(Document("a", "a.txt", Manuscript(bad))))
    changes = [one for one in outcome if isinstance(one, Change)]
    told = any(isinstance(one, Finding) and one.code == "C201" for one in outcome)
    starts = [0]
    for line in before:
        starts.append(starts[-1] + len(line) + 1)
    where: dict[int, list[Change]] = {}
    for change in changes:
        where.setdefault(bisect_right(starts, change.start) - 1, []).append(change)
    for number, (line, wanted) in enumerate(zip(before, after, strict=True)):
        mended = line
        for change in sorted(where.get(number, []), key=lambda one: -one.start):
            low, high = (at - starts[number] for at in (change.start, change.end))
            mended = mended[:low] + change.after + mended[high:]
        if line == wanted and mended == line:
            continue
        if mended == wanted:
            count["exact"] += 1
        elif mended == line:
            count["left with C201" if told and "\ufffd" in line else "left unseen"] += 1
        elif all(one.after in wanted for one in where[number]):
            count["one of several in a line"] += 1
        else:
            count["WRONG"] += 1
            sys.stdout.write(f"  {line[-60:]!r}\n  {mended[-60:]!r}\n  {wanted[-60:]!r}\n")
    return count


def main(codec: str, *paths: str) -> None:
    chance = random.Random(20)
    text = "".join(Path(path).read_text("utf-8") for path in paths)
    text = text.encode(codec, "ignore").decode(codec)
    pieces = [text[at : at + PIECE] for at in range(0, len(text), PIECE)]
    count: Counter[str] = Counter()
    lost = 0
    while lost < LOSSES:
        good = chance.choice(pieces)
        bad, losses = damaged(good, codec, chance)
        found = judged(good, bad)
        lost += losses if found else 0
        count += found
    sys.stdout.write(f"{codec}: {lost} bytes lost; {dict(count)}\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
