"""A limiter that looks ahead: no sample above the ceiling, none moved in time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from av.filter import Graph

from ..timeline import RATE
from .loudness import Samples, framed, pulled, samples_of

LIMITER = "alimiter attack=5 release=50"
"""What shapes the sound; part of every cache key of limited sound."""


def limited(blocks: Iterable[Samples], ceiling: float) -> Iterator[Samples]:
    """The samples with peaks above the ceiling (dBFS) turned down around them.

    FFmpeg's alimiter; latency=true takes its look-ahead of 5 ms out again, so that frame n stays
    frame n. Without level=false it would raise everything to full scale.
    """
    graph = Graph()
    source = graph.add_abuffer(sample_rate=RATE, format="dbl", layout="mono")
    limit = 10 ** (ceiling / 20)
    options = f"limit={limit:.6f}:attack=5:release=50:level=false:latency=true"
    limiter, sink = graph.add("alimiter", options), graph.add("abuffersink")
    source.link_to(limiter)
    limiter.link_to(sink)
    graph.configure()
    at = 0
    for block in blocks:
        if len(block):
            graph.push(framed(block, at))
            at += len(block)
            yield from (samples_of(frame) for frame in pulled(graph))
    graph.push(None)
    yield from (samples_of(frame) for frame in pulled(graph))
