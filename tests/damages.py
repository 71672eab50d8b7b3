"""What can be wrong with files, sound and ledger, and the codes the checker must give for each."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

from mutagen.id3 import ID3
from mutagen.mp4 import MP4
from tampering import (
    EPUB,
    M4B,
    MP3,
    PEACE,
    box,
    change_bytes,
    change_json,
    index_last,
    rewrite,
)

REPORT = "EPUB/audio/report.m4a"

Damage = Callable[[Path], object]

Row = tuple[str, set[str], Damage]
"""What is done, the codes that it must give and no others, and how it is done."""


def markers(change: Callable[[dict[str, Any]], object]) -> Damage:
    return lambda folder: change_json(folder / "markers.json", change)


def ledger(change: Callable[[dict[str, Any]], object]) -> Damage:
    return lambda folder: change_json(folder / "ledger.json", change)


def account(change: Callable[[dict[str, Any]], object]) -> Damage:
    """Change what the ledger says of the first document."""
    return ledger(lambda value: change(value["documents"][0]))


def entries(change: Callable[[dict[str, bytes]], object], packed: str = "") -> Damage:
    return lambda folder: rewrite(folder / EPUB, change, packed)


def data(name: str, change: Callable[[bytes], bytes]) -> Damage:
    return lambda folder: change_bytes(folder / name, change)


def m4b_tags(change: Callable[[MP4], object]) -> Damage:
    def damage(folder: Path) -> None:
        read = MP4(folder / M4B)
        change(read)
        read.save()

    return damage


def both(*damages: Damage) -> Damage:
    return lambda folder: [damage(folder) for damage in damages]


# MP3 files are changed byte by byte: mutagen would put the frames of a tag in another order.


def utf16(text: str) -> bytes:
    return text.encode("utf-16-le")


def patch(content: bytes, at: int, new: bytes) -> bytes:
    return content[:at] + new + content[at + len(new) :]


def later(mp3: bytes) -> bytes:
    """The second chapter begins 1 ms later."""
    at = mp3.rindex(b"chp1\0") + 5
    return patch(mp3, at, (int.from_bytes(mp3[at : at + 4], "big") + 1).to_bytes(4, "big"))


def unframed(mp3: bytes) -> bytes:
    """The third chapter's frame is one that nobody knows."""
    return patch(mp3, mp3.rindex(b"chp2\0") - 10, b"XXXX")


def same_ids(mp3: bytes) -> bytes:
    """The second chapter gets the first one's id, in its frame and in the table."""
    assert mp3.count(b"chp1\0") == 2
    return mp3.replace(b"chp1\0", b"chp0\0")


def reversed_table(mp3: bytes) -> bytes:
    names = [b"chp%d\0" % number for number in range(5)]
    assert b"".join(names) in mp3
    return mp3.replace(b"".join(names), b"".join(reversed(names)))


def circle(mp3: bytes) -> bytes:
    """A table of contents that lists nothing but itself, five times."""
    names = b"".join(b"chp%d\0" % number for number in range(5))
    return mp3.replace(names, b"toc\0" * 5 + bytes(len(names) - 20))


def poke(mp3: bytes, frame: int, byte: int, change: Callable[[int], int]) -> bytes:
    """Change one byte of a frame, counted from the one behind the Info frame."""
    at = mp3.index(b"Info") - 13 + (1 + frame) * 192 + byte
    return patch(mp3, at, bytes([change(mp3[at])]))


def link(folder: Path) -> None:
    outside = folder.parent / "outside.m4b"
    shutil.move(folder / M4B, outside)
    (folder / M4B).symlink_to(outside)


def circular(folder: Path) -> None:
    (folder / M4B).unlink()
    (folder / M4B).symlink_to(folder / M4B)


TABLE: tuple[Row, ...] = (
    # files
    ("a file is missing", {"K601"}, lambda f: (f / M4B).unlink()),
    (
        "a folder in its place",
        {"K601"},
        both(lambda f: (f / M4B).unlink(), lambda f: (f / M4B).mkdir()),
    ),
    ("markers of another version", {"K602"}, markers(lambda m: m.update(version=2))),
    ("markers that are no JSON", {"K602"}, data("markers.json", lambda d: d[:-9])),
    ("markers with a float", {"K602"}, markers(lambda m: m["tracks"][0].update(begin=0.5))),
    ("markers nested for ever", {"K602"}, data("markers.json", lambda d: b"[" * 100_000)),
    (
        "a clip ends later in markers.json",
        {"K603", "K624"},
        markers(lambda m: m["tracks"][0]["sections"][0]["clips"][0].update(end=708)),
    ),
    (
        "the book lasts longer in markers.json",
        {"K603", "K627"},
        markers(lambda m: m["book"].update(duration=13_441)),
    ),
    (
        "a chapter has another title in markers.json",
        {"K604", "K628", "K633"},
        markers(lambda m: m["chapters"][2].update(title="Report")),
    ),
    (
        "a chapter begins later in markers.json",
        {"K604", "K629", "K633"},
        markers(lambda m: m["chapters"][3].update(begin=m["chapters"][3]["begin"] + 1)),
    ),
    (
        "a document is listed twice",
        {"K605"},
        markers(lambda m: m["documents"].append(m["documents"][-1])),
    ),
    (
        "a file holds a track that is not there",
        {"K605", "K632", "K634"},
        markers(lambda m: m["files"][3].update(tracks=["nothing"])),
    ),
    (
        "a sentence is on the clock twice",
        {"K605", "K616", "K621", "K622", "K624", "K629"},
        markers(lambda m: m["tracks"][0]["sections"][0]["clips"][1].update(sentence="front-h-1")),
    ),
    ("a byte more", {"K606"}, data(EPUB, lambda d: d + b"\0")),
    ("another byte", {"K606"}, data(M4B, lambda d: d.replace(b"isom", b"isum", 1))),
    (
        "a file of another type",
        {"K606"},
        markers(lambda m: m["files"][0].update(media_type="text/plain")),
    ),
    (
        "out of the folder",
        {"K607", "K608"},
        markers(lambda m: m["files"][1].update(name="../x.m4b")),
    ),
    ("at the root", {"K607", "K608"}, markers(lambda m: m["files"][1].update(name="/etc/passwd"))),
    ("on a drive", {"K607", "K608"}, markers(lambda m: m["files"][1].update(name="C:x"))),
    ("a link out of the folder", {"K607"}, link),
    ("a link in a circle", {"K607"}, circular),
    ("a stranger", {"K608"}, lambda f: (f / "notes.txt").write_text("mine")),
    # audio files
    ("the M4B cut short", {"K631"}, data(M4B, lambda d: d[:-5000])),
    ("the M4B cut very short", {"K631"}, data(M4B, lambda d: d[:300])),
    ("an MP3 cut in a frame", {"K631"}, data(PEACE, lambda d: d[: -192 * 5 - 7])),
    ("the MP3 of the book cut", {"K631", "K632"}, data(MP3, lambda d: d[: -192 * 50])),
    ("no Info frame", {"K631"}, data(MP3, lambda d: d.replace(b"Info", b"Xing"))),
    ("noise in an MP3", {"K631"}, data(PEACE, lambda d: poke(d, 40, 0, lambda byte: 0))),
    (
        "a recording cut short",
        {"K631"},
        entries(lambda e: e.update({REPORT: e[REPORT][:-99]})),
    ),
    (
        "the M4B presents another length",
        {"K632"},
        data(M4B, lambda d: patch(d, box(d, b"elst") + 8, (13_055).to_bytes(4, "big"))),
    ),
    (
        "the M4B begins later",
        {"K632"},
        data(M4B, lambda d: patch(d, box(d, b"elst") + 12, (1025).to_bytes(4, "big"))),
    ),
    (
        "Info counts a frame less",
        {"K632"},
        data(MP3, lambda d: patch(d, d.index(b"Info") + 8, (545).to_bytes(4, "big"))),
    ),
    (
        "a chapter renamed in the M4B",
        {"K633"},
        data(M4B, lambda d: d.replace(b"[Report", b"[Resort")),
    ),
    (
        "a chapter renamed in the old list alone",
        {"K633"},
        data(M4B, lambda d: patch(d, d.index(b"[Report", d.index(b"chpl")), b"[Resort")),
    ),
    (
        "a chapter of the M4B 1 ms longer",
        {"K633"},
        data(M4B, lambda d: patch(d, box(d, b"stts", 1) + 12, (1537).to_bytes(4, "big"))),
    ),
    ("CHAP 1 ms later", {"K633"}, data(MP3, later)),
    ("CHAP of a speech 1 ms later", {"K633"}, data(PEACE, later)),
    ("a chapter without CHAP", {"K633", "K638"}, data(MP3, unframed)),
    (
        "another title of the MP3",
        {"K634"},
        data(PEACE, lambda d: d.replace(utf16("Quiet"), utf16("Quite"), 1)),
    ),
    (
        "another track number",
        {"K634"},
        data(PEACE, lambda d: d.replace(utf16("2/4"), utf16("3/4"), 1)),
    ),
    ("another title of the M4B", {"K634"}, m4b_tags(lambda t: t.update({"©nam": ["Time"]}))),
    ("other creators of the M4B", {"K634"}, m4b_tags(lambda t: t.update({"©ART": ["Nobody"]}))),
    (
        "other creators of an MP3",
        {"K634"},
        data(PEACE, lambda d: d.replace(b"TPE2", b"XXXX", 1)),
    ),
    ("no cover in the M4B", {"K635"}, m4b_tags(lambda t: t.pop("covr"))),
    ("no cover in an MP3", {"K635"}, data(PEACE, lambda d: d.replace(b"APIC", b"XXXX", 1))),
    ("the index behind the sound", {"K636"}, data(M4B, index_last)),
    (
        "a frame of another bit rate",
        {"K637"},
        data(PEACE, lambda d: poke(d, 40, 2, lambda b: b ^ 0x10)),
    ),
    ("an element id twice", {"K633", "K638"}, data(MP3, same_ids)),
    ("ID3 of another version", {"K633", "K638"}, lambda f: ID3(f / PEACE).save(v1=0)),
    ("a table in a circle", {"K638"}, data(MP3, circle)),
    ("the table in another order", {"K638"}, data(MP3, reversed_table)),
    (
        "a table without an order",
        {"K638"},
        data(MP3, lambda d: d.replace(b"toc\0\x03", b"toc\0\x02")),
    ),
    (
        "another sound in one file",
        {"K639"},
        data(PEACE, lambda d: poke(d, 60, 80, lambda b: b ^ 1)),
    ),
    (
        "another sound in the EPUB",
        {"K639"},
        entries(lambda e: e.update({REPORT: e[REPORT][:-1] + b"\0"})),
    ),
    # the ledger
    ("a ledger of another version", {"K641"}, ledger(lambda v: v.update(version=0))),
    ("a ledger without texts", {"K641"}, account(lambda v: v.pop("text"))),
    ("a ledger that is no JSON", {"K641"}, data("ledger.json", lambda d: d + b"}")),
    ("an edit taken out", {"K642"}, account(lambda v: v["edits"].pop())),
    (
        "an edit taken out in the middle",
        {"K642"},
        account(lambda v: v["edits"].pop(0)),
    ),
    (
        "an edit that made something else",
        {"K642"},
        account(lambda v: v["edits"][0].update(after="\n\n\n")),
    ),
    (
        "an edit that replaced something else",
        {"K642"},
        account(lambda v: v["edits"][0].update(before="###")),
    ),
    ("edits in another order", {"K642"}, account(lambda v: v["edits"].reverse())),
    (
        "a word of the ledger's text",
        {"K617", "K642"},
        account(lambda v: v.update(text=v["text"].replace("Thank", "Thanks"))),
    ),
    ("a document less in the ledger", {"K643"}, ledger(lambda v: v["documents"].pop())),
    (
        "a speech with another document",
        {"K643"},
        ledger(lambda v: v["speeches"][1]["documents"].append("x")),
    ),
    (
        "another source in markers.json",
        {"K643"},
        markers(lambda m: m["documents"][1].update(source="0" * 64)),
    ),
    (
        "a fact without a reason",
        {"K644"},
        account(lambda v: v["facts"][0].pop("reason")),
    ),
    (
        "a fact on a basis of its own",
        {"K644"},
        ledger(lambda v: v["book"][0].update(basis="known")),
    ),
    (
        "a fact from outside the source",
        {"K644"},
        account(lambda v: v["facts"][-1].update(span=[0, 9999])),
    ),
    (
        "an edit without a reason",
        {"K644"},
        account(lambda v: v["edits"][0].update(reason="")),
    ),
)
