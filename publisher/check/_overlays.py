"""The media overlays of an EPUB (EPUB 3.3, 9): what is spoken, when, and from which recording."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from lxml import etree

from ..findings import Finding, finding
from ._markers import Markers
from ._package import Item, Package, resolve
from ._pages import Page
from ._shape import shown

_SMIL = "{http://www.w3.org/ns/SMIL}"
_TEXTREF = "{http://www.idpf.org/2007/ops}textref"

_FULL_CLOCK = re.compile(r"(\d{1,9}):([0-5]\d):([0-5]\d)(?:\.(\d{1,3}))?")


@dataclass(frozen=True, slots=True)
class Par:
    """One sentence and its sound."""

    #: entry of the text, and id in it
    page: str
    fragment: str
    #: entry of the recording
    audio: str
    #: milliseconds of the recording
    begin: int
    end: int


@dataclass(frozen=True)
class Overlay:
    """One SMIL file, read."""

    #: its id in the manifest, and its entry in the archive
    id: str
    path: str
    #: entry of the text that it belongs to
    text: str
    pars: tuple[Par, ...]
    #: entries and ids that its seq elements name, and what is read in each
    seqs: tuple[tuple[str, str, tuple[str, ...]], ...]
    faults: tuple[str, ...]


def milliseconds(value: str) -> int | None:
    """A full clock value, `h:mm:ss` with up to three decimals (SMIL 3.0, 5.4.4), or None."""
    match = _FULL_CLOCK.fullmatch(value.strip())
    if not match or not value.isascii():
        return None
    hours, minutes, seconds, fraction = match.groups(default="")
    whole = (int(hours) * 60 + int(minutes)) * 60 + int(seconds)
    return whole * 1000 + int(fraction.ljust(3, "0"))


def read_overlay(item: Item, root: etree._Element, text: str) -> Overlay:
    """Read a SMIL file of that text; what is malformed in it is told in its faults and left out."""
    pars: list[Par] = []
    faults: list[str] = []
    for element in root.iter(f"{_SMIL}par"):
        par = _par(item.path, element)
        if isinstance(par, Par):
            pars.append(par)
        else:
            faults.append(par)
    seqs = []
    for seq in root.iter(f"{_SMIL}seq"):
        reference = seq.get(_TEXTREF)
        if reference is None:
            faults.append("a seq without epub:textref")
        elif reference:
            texts = (resolve(item.path, t.get("src") or "") for t in seq.iter(f"{_SMIL}text"))
            seqs.append((*resolve(item.path, reference), tuple(id for _, id in texts)))
    return Overlay(item.id, item.path, text, tuple(pars), tuple(seqs), tuple(faults))


def _par(base: str, element: etree._Element) -> Par | str:
    """A par, or what is wrong with it."""
    texts, sounds = element.findall(f"{_SMIL}text"), element.findall(f"{_SMIL}audio")
    if len(texts) != 1 or len(sounds) != 1:
        return f"line {element.sourceline}: a par with {len(texts)} texts and {len(sounds)} sounds"
    page, fragment = resolve(base, texts[0].get("src") or "")
    audio, _ = resolve(base, sounds[0].get("src") or "")
    times = []
    for name in ("clipBegin", "clipEnd"):
        value = sounds[0].get(name) or ""
        time = milliseconds(value)
        if time is None:
            return f"{fragment}: {name} is {shown(value)}, no full clock value in milliseconds"
        times.append(time)
    if times[0] >= times[1]:
        return f"{fragment}: its clip is empty or backwards, {times[0]}…{times[1]} ms"
    return Par(page, fragment, audio, times[0], times[1])


def judge(
    name: str, overlays: Sequence[Overlay], pages: Mapping[str, Page], markers: Markers
) -> Iterator[Finding]:
    """Hold the overlays, in the order of the spine, against the pages and the clock.

    name: of the EPUB; pages: by entry.
    """
    for overlay in overlays:
        where = f"{name}: {overlay.path}"
        for fault in (*overlay.faults, *_dead_ends(overlay, pages), *_strays(overlay, pages)):
            yield finding("K621", where, fault)
        for fault in _clip_faults(overlay, markers):
            yield finding("K624", where, fault)
    texts = {id: text for page in pages.values() for id, text in page.sentences}
    for fault in _count_faults(overlays, markers, texts):
        yield finding("K622", name, fault)
    spoken = [par.fragment for overlay in overlays for par in overlay.pars]
    for fault in order_faults(list(markers.clips), spoken):
        yield finding("K623", name, fault)
    for fault in _overlaps(overlays):
        yield finding("K626", name, fault)


def order_faults(expected: Sequence[str], found: Sequence[str]) -> Iterator[str]:
    """The first place where ids that both have stand in another order; missing ones are no news."""
    both = set(expected) & set(found)
    wanted = [id for id in expected if id in both]
    there = [id for id in dict.fromkeys(found) if id in both]
    for left, right in zip_longest(wanted, there):
        if left != right:
            yield f"{right} comes where {left} should be"
            return


def _dead_ends(overlay: Overlay, pages: Mapping[str, Page]) -> Iterator[str]:
    targets = [(par.page, par.fragment) for par in overlay.pars]
    for page, fragment in (*targets, *(seq[:2] for seq in overlay.seqs)):
        if page not in pages or fragment not in pages[page].anchors:
            yield f"{page}#{fragment} is not there"
    strange = (page for page, _ in targets if page != overlay.text)
    yield from (f"it reads {page}, and is of {overlay.text}" for page in dict.fromkeys(strange))


def _strays(overlay: Overlay, pages: Mapping[str, Page]) -> Iterator[str]:
    """Sentences in a seq whose element does not hold them: who skips the one hears the other."""
    for path, fragment, texts in overlay.seqs:
        page = pages.get(path)
        if page is None or fragment not in page.ends:
            continue
        inside = range(page.anchors[fragment], page.ends[fragment])
        stray = next((id for id in texts if page.anchors.get(id, inside.start) not in inside), "")
        if stray:
            yield f"{stray} is read in the seq of {fragment}, which does not hold it"
            return


def _clip_faults(overlay: Overlay, markers: Markers) -> Iterator[str]:
    for par in overlay.pars:
        if par.fragment not in markers.clips:
            continue
        _, clip = markers.clips[par.fragment]
        if (par.begin, par.end) != (clip.begin, clip.end):
            wanted = f"{clip.begin}…{clip.end} ms"
            yield f"{par.fragment} is at {par.begin}…{par.end} ms, not at {wanted}"


def _count_faults(
    overlays: Sequence[Overlay], markers: Markers, texts: Mapping[str, str]
) -> Iterator[str]:
    spoken = Counter(par.fragment for overlay in overlays for par in overlay.pars)
    for id in markers.clips:
        if spoken[id] != 1:
            times = "never spoken" if not spoken[id] else f"spoken {spoken[id]} times"
            yield f"{id} ({shown(texts.get(id, ''))}) is {times}"
    for id in spoken:
        if id not in markers.clips:
            yield f"{id} is spoken and is no sentence of markers.json"


def _overlaps(overlays: Sequence[Overlay]) -> Iterator[str]:
    by_audio: dict[str, list[Par]] = {}
    for overlay in overlays:
        for par in overlay.pars:
            by_audio.setdefault(par.audio, []).append(par)
    for audio, pars in by_audio.items():
        pars.sort(key=lambda par: (par.begin, par.end))
        last = pars[0]
        for par in pars[1:]:
            if par.begin < last.end:
                yield (
                    f"in {audio}, {par.fragment} begins at {par.begin} ms, "
                    f"{last.fragment} ends at {last.end} ms"
                )
            last = max(last, par, key=lambda par: par.end)


def judge_durations(
    name: str, overlays: Sequence[Overlay], package: Package, markers: Markers
) -> Iterator[Finding]:
    """media:duration of each overlay and of the book must be sums of clips (EPUB 3.3, 9.3.5)."""
    sums = {overlay.id: sum(p.end - p.begin for p in overlay.pars) for overlay in overlays}
    where = f"{name}: {package.path}"
    for id, wanted in (*sums.items(), ("", sum(sums.values())), ("", markers.duration)):
        value = package.metas.get(("media:duration", id), "")
        what = f"of the overlay {id!r}" if id else "of the book"
        if milliseconds(value) != wanted:
            yield finding("K627", where, f"that {what} is {shown(value)}, not {wanted} ms")
