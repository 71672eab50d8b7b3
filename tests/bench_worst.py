"""What the worst texts cost: each reader and each cleaning rule, on inputs ten times as long.

    python tests/bench_worst.py                    # every shape, 20,000 and 200,000 characters
    python tests/bench_worst.py 2000000            # … up to two million
    python tests/bench_worst.py 200000 han turns   # some shapes only

A line is one shape: CPU seconds of the whole (read, clean, arrange) for each length, and the
stages that grew by more than GROWTH for ten times the text, or did not end within LIMIT seconds.
Exits with 1 where there is any.
"""

from __future__ import annotations

import json
import os
import resource
import signal
import sys
import tempfile
import time
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import Any, NoReturn

from worst import SHAPES

from publisher import cleaning, sources
from publisher.arrange import arrange
from publisher.cleaning import RULES
from publisher.cleaning._blocks import blocks
from publisher.cleaning._structure import is_structured
from publisher.errors import PublisherError
from publisher.manifest import Manifest
from publisher.pipeline import Order, cast_of

LENGTHS = (20_000, 200_000, 2_000_000)
GROWTH = 25
"""Times the seconds for ten times the text, from which a stage is not called linear."""
SMALL = 1.0
"""Seconds below which a growth is no finding."""
LIMIT = 60
"""Seconds of CPU that one stage may use."""
MEMORY = 3 << 30
"""Bytes of address space that one document may use."""

CAST = cast_of(Order(Path(), Path()), Manifest())

Stages = dict[str, float]


def main() -> None:
    words = sys.argv[1:]
    longest = int(words.pop(0)) if words and words[0].isdecimal() else 200_000
    worst = False
    for seed in (Path(__file__).parent.parent / "seeds").glob("*.txt"):
        _stages(seed, lambda _, work, *given: work(*given))  # load what is loaded once
    for name in words or SHAPES:
        worst |= _shape(name, [length for length in LENGTHS if length <= longest])
    sys.exit(int(worst))


def _shape(name: str, lengths: list[int]) -> bool:
    """Measure and print one shape; whether a stage of it is bad."""
    before: Stages = {}
    shown, bad = [], {}
    for length in lengths:
        now = _measured(name, length)
        shown.append(f"{sum(now.values()):8.2f}")
        for stage, seconds in now.items():
            grown = seconds > SMALL and before and seconds > GROWTH * before.get(stage, seconds)
            if seconds >= LIMIT or grown:
                bad[stage] = f"{stage} {before.get(stage, 0):.2f} → {seconds:.2f}"
        before = now
        if any(seconds >= LIMIT for seconds in now.values()):
            break
    top = sorted(before.items(), key=lambda one: -one[1])[:2]
    most = ", ".join(f"{stage} {seconds:.2f}" for stage, seconds in top)
    sys.stdout.write(f"{name:<24}{''.join(shown)}  ({most})  {'  '.join(bad.values())}\n")
    sys.stdout.flush()
    return bool(bad)


def _measured(name: str, length: int) -> Stages:
    """CPU seconds of each stage, measured in a process of its own."""
    source, sink = os.pipe()
    child = os.fork()
    if not child:
        os.close(source)
        _child(name, length, sink)
    os.close(sink)
    with os.fdopen(source) as file:
        lines = [json.loads(line) for line in file]
    os.waitpid(child, 0)
    return dict(lines)


def _child(name: str, length: int, sink: int) -> NoReturn:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    with os.fdopen(sink, "w") as out, tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"worst.{SHAPES[name].suffix}"
        made = SHAPES[name].made(length)
        path.write_bytes(made if isinstance(made, bytes) else made.encode())

        def timed(stage: str, work: Callable[..., Any], *given: Any) -> Any:
            def stop(*_: object) -> NoReturn:
                out.write(json.dumps([stage, LIMIT]) + "\n")
                out.flush()
                os._exit(1)

            signal.signal(signal.SIGPROF, stop)
            signal.setitimer(signal.ITIMER_PROF, LIMIT)
            began = time.process_time()
            try:
                found = work(*given)
            except PublisherError:
                found = None
            out.write(json.dumps([stage, time.process_time() - began]) + "\n")
            return found

        try:
            _stages(path, timed)
            out.flush()
        finally:
            traceback.print_exc() if sys.exc_info()[0] else None
            os._exit(0)


def _stages(path: Path, timed: Callable[..., Any]) -> None:
    document = timed("read", sources.read_file, path, "worst", path.name)
    if document is None:
        return
    structured = is_structured(document)
    for each in RULES:
        if not (structured and each.guesses):
            document = timed(each.code, cleaning._applied, document, each)
    timed("verify", document.manuscript.verify)
    found = timed("blocks", blocks, document)
    document = cleaning.replace(document, blocks=found)
    timed("arrange", arrange, (document,), Manifest(), "worst", CAST, {})


if __name__ == "__main__":
    main()
