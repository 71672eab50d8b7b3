"""The one clock: what it refuses, and the chapters it gives."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sample import book, timeline

from publisher.timeline import (
    FRAMES_PER_MS,
    RATE,
    TRACK_FRAMES,
    TRACK_MS,
    Clip,
    Section,
    Timeline,
    Track,
    clock,
    flatten,
    padded,
)


def section(key: str, *ends: int, begin: int = 0) -> Section:
    clips = []
    for number, end in enumerate(ends):
        clips.append(Clip(f"{key}-{number}", begin, end))
        begin = end
    return Section(key, key.title(), "en", tuple(clips))


def track(key: str, *sections: Section) -> Track:
    return Track(key, key.upper(), "en", sections)


def test_units_agree() -> None:
    assert RATE % 1000 == TRACK_FRAMES % FRAMES_PER_MS == 0
    assert TRACK_FRAMES % 1024 == TRACK_FRAMES % 576 == 0
    assert TRACK_MS == 384


@pytest.mark.parametrize(("begin", "end"), [(5, 5), (6, 5), (-1, 5)])
def test_empty_and_backward_clips_are_refused(begin: int, end: int) -> None:
    with pytest.raises(ValueError, match="empty or backwards"):
        Clip("s", begin, end)


@pytest.mark.parametrize(
    ("sections", "message"),
    [
        ((), "without clips"),
        ((Section("a", "A", "en", ()),), "without clips"),
        ((section("a", 384, begin=1),), "gap before clip a-0 at 0"),
        ((section("a", 100), section("b", 384, begin=101)), "gap before clip b-0 at 100"),
        ((section("a", 100), section("b", 384, begin=99)), "overlap before clip b-0 at 100"),
        ((section("a", 385),), "no multiple of 384"),
    ],
)
def test_tracks_that_do_not_tile_are_refused(sections: tuple[Section, ...], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        track("t", *sections)


def test_timelines_with_doubles_are_refused() -> None:
    one = track("one", section("a", 384))
    with pytest.raises(ValueError, match="different keys"):
        Timeline(())
    with pytest.raises(ValueError, match="different keys"):
        Timeline((one, one))
    with pytest.raises(ValueError, match="twice"):
        Timeline((one, track("two", section("a", 384))))


def test_chapters_nest_only_where_there_is_more_than_one_document() -> None:
    found = timeline(book()).chapters()
    assert [chapter.track for chapter in found] == ["title-page", "peace", "report", "about"]
    assert [len(chapter.children) for chapter in found] == [0, 2, 0, 0]
    assert [child.title for child in found[1].children] == [
        "Remarks on Peace & Quiet",
        "中國代表談和平",
    ]


def test_flat_chapters_have_one_entry_per_document() -> None:
    clocked = timeline(book())
    flat = clocked.flat_chapters()
    assert [chapter.document for chapter in flat] == ["title-page", "one", "two", "three", "about"]
    # the first entry of a speech bears the speech's title
    assert flat[1].title == clocked.track("peace").title
    assert flat == flatten(clocked.chapters())
    assert not any(chapter.children for chapter in flat)


@given(
    st.lists(
        st.lists(st.lists(st.integers(1, 5000), min_size=1, max_size=4), min_size=1, max_size=3),
        min_size=1,
        max_size=5,
    )
)
def test_chapters_tile_the_book(lengths: list[list[list[int]]]) -> None:
    tracks = []
    for t, sections in enumerate(lengths):
        at = 0
        found: list[Section] = []
        for s, clips in enumerate(sections):
            ends = [at := at + clip for clip in clips]
            if s == len(sections) - 1:
                ends[-1] = at = padded(at)
            begin = found[-1].end if found else 0
            found.append(section(f"{t}.{s}", *ends, begin=begin))
        tracks.append(track(str(t), *found))
    clocked = Timeline(tuple(tracks))
    for chapters in (clocked.chapters(), clocked.flat_chapters()):
        at = 0
        for chapter in chapters:
            assert chapter.begin == at < chapter.end
            at = chapter.end
        assert at == clocked.duration
    for chapter in clocked.chapters():
        if chapter.children:
            assert chapter.children[0].begin == chapter.begin
            assert chapter.children[-1].end == chapter.end
    assert len(clocked.flat_chapters()) == sum(len(sections) for sections in lengths)
    assert [begin for begin, _ in clocked.starts()] == [c.begin for c in clocked.chapters()]


@pytest.mark.parametrize(
    ("milliseconds", "text"),
    [
        (0, "0:00:00.000"),
        (7, "0:00:00.007"),
        (61_050, "0:01:01.050"),
        (3_600_000, "1:00:00.000"),
        (100 * 3_600_000 + 1, "100:00:00.001"),
    ],
)
def test_clock_values(milliseconds: int, text: str) -> None:
    assert clock(milliseconds) == text


@given(st.integers(0, 10**9))
def test_clock_values_read_back(milliseconds: int) -> None:
    hours, minutes, seconds = clock(milliseconds).split(":")
    whole, fraction = seconds.split(".")
    assert len(minutes) == len(whole) == 2
    assert len(fraction) == 3
    read = ((int(hours) * 60 + int(minutes)) * 60 + int(whole)) * 1000 + int(fraction)
    assert read == milliseconds


@given(st.integers(0, 10**9))
def test_padding_is_the_least_that_does(milliseconds: int) -> None:
    assert padded(milliseconds) % TRACK_MS == 0
    assert 0 <= padded(milliseconds) - milliseconds < TRACK_MS


def test_unknown_tracks_are_a_key_error() -> None:
    with pytest.raises(KeyError):
        timeline(book()).track("none")
