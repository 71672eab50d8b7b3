"""How many lost ligatures E3 puts back, and how many words it damages.

`python tests/bench_ligatures.py FOLDER` takes passages of `FOLDER/LANGUAGE.txt` in UTF-8, knocks
their ligatures out and mends them.
"""

from __future__ import annotations

import random
import re
import sys
from pathlib import Path

from publisher.cleaning._gaps import gaps

_SIGN = re.compile("ffi|ffl|ff|fi|fl")
_WITH_TI = re.compile("ffi|ffl|ff|fi|fl|ti")
_PASSAGES = 20
_LENGTH = 4000


def judged(passage: str, sign: re.Pattern[str], gap: str) -> tuple[int, int, int]:
    """Ligatures lost, put back rightly, and changes that are wrong."""
    found = list(sign.finditer(passage))
    damaged = sign.sub(gap, passage)
    right = wrong = shift = 0
    places = {}
    for one in found:
        places[one.start() + shift] = one[0]
        shift += len(gap) - len(one[0])
    for change in gaps(damaged):
        if places.get(change.start) == change.after and change.end - change.start == len(gap):
            right += 1
        else:
            wrong += 1
    return len(found), right, wrong


def main() -> None:
    """Print a row for each language and kind of loss."""
    for path in sorted(Path(sys.argv[1]).glob("*.txt")):
        text = path.read_text("utf-8")
        picks = random.Random(1)
        starts = [picks.randrange(max(1, len(text) - _LENGTH)) for _ in range(_PASSAGES)]
        passages = [text[at : at + _LENGTH] for at in starts]
        intact = sum(1 for one in passages for _ in gaps(one))
        for name, sign in (("fi ff fl", _SIGN), ("and ti", _WITH_TI)):
            for gap in (" ", ""):
                rows = [judged(one, sign, gap) for one in passages]
                lost, right, wrong = (sum(column) for column in zip(*rows, strict=True))
                kind = f"{name} as {gap!r}"
                sys.stdout.write(
                    f"{path.stem:4} {kind:14} {lost} lost, {right} put back, {wrong} wrong\n"
                )
        sys.stdout.write(f"{path.stem:4} intact: {intact} changes\n")


if __name__ == "__main__":
    main()
