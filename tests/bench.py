"""What a build of the seeds costs, beside the raw cost of engine and encoders. `make bench`.

CPU is user and system time of all processes together; memory is the highest sum of the resident
memory of all processes at one moment, sampled. Linux only.
"""

from __future__ import annotations

import ctypes
import json
import os
import resource
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from pathlib import Path

import bench_voices

from publisher import manifest_file, plugins, voice
from publisher.audio.encode import RECIPES, encode
from publisher.audio.master import Master, Silence, Stretch, write_sound
from publisher.engines import Utterance, pyttsx3
from publisher.errors import Exit
from publisher.finishing import finish
from publisher.pipeline import Order, cast_of, compose
from publisher.timeline import FRAMES_PER_MS, LEAD_MS, RATE, TRACK_FRAMES

SEEDS = Path(__file__).parent.parent / "seeds"

PR_SET_CHILD_SUBREAPER = 36  # prctl(2): orphans of the build become ours, so their time counts


def be_parent_of_orphans() -> None:
    """Let processes that a command leaves behind become ours, so that their time is counted."""
    ctypes.CDLL(None).prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)


def cpu() -> float:
    """CPU seconds of this process and all that it has waited for."""
    total = 0.0
    for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN):
        used = resource.getrusage(who)
        total += used.ru_utime + used.ru_stime
    return total


def measured(command: list[str], environment: dict[str, str]) -> tuple[float, float, float]:
    """Wall seconds, CPU seconds and megabytes of a command with all its processes."""
    before, began = cpu(), time.monotonic()
    process = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL)
    peak = [0]
    done = threading.Event()
    watcher = threading.Thread(target=watch, args=(os.getpid(), peak, done))
    watcher.start()
    process.wait()
    while True:
        try:
            os.waitpid(-1, 0)
        except ChildProcessError:
            break
    done.set()
    watcher.join()
    if process.returncode not in (Exit.OK, Exit.FOUND_WARNINGS):
        sys.exit(f"{' '.join(command)} failed with {process.returncode}")
    return time.monotonic() - began, cpu() - before, peak[0] / 1e6


def watch(root: int, peak: list[int], done: threading.Event) -> None:
    while not done.wait(0.05):
        peak[0] = max(peak[0], sum(memory(pid) for pid in descendants(root)))


def descendants(root: int) -> set[int]:
    parents = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdecimal():
            try:
                parents[int(entry.name)] = int(
                    (entry / "stat").read_text().rpartition(")")[2].split()[1]
                )
            except OSError:
                continue
    found = {root}
    while True:
        more = {pid for pid, parent in parents.items() if parent in found} - found
        if not more:
            return found - {root}
        found |= more


def memory(pid: int) -> int:
    try:
        pages = int(Path(f"/proc/{pid}/statm").read_text().split()[1])
    except (OSError, IndexError):
        return 0
    return pages * os.sysconf("SC_PAGE_SIZE")


def raw_engine() -> tuple[float, float]:
    """CPU seconds and audio seconds of the engines alone on the book's text, in one process."""
    order = Order(SEEDS, Path("unused"))
    editor = manifest_file.read(SEEDS)
    cast = cast_of(order, editor)
    book = compose(order, editor, cast)
    runs = [run for sentence in book.sentences() for run in sentence.runs]
    began, sound = cpu(), 0.0
    for run in runs:
        chosen = cast.voice_for(run.text, run.language)
        if chosen and any(char.isalnum() for char in run.text):
            engine = plugins.find("engines", chosen.engine)
            made = engine.speak(Utterance(run.text, run.language), chosen)
            sound += made.frames / made.rate
    return cpu() - began, sound


def raw_encoders(seconds: int) -> dict[str, float]:
    """CPU seconds of each encoder for so much speech."""
    speaker = voice.choose(voice.load((voice.built_in(),)), "english")
    made = pyttsx3.speak(Utterance("The quick brown fox jumps over the lazy dog.", "en"), speaker)
    samples, _ = finish(made, speaker)
    frames = len(samples) // 2
    found = {}
    with tempfile.TemporaryDirectory() as name:
        path = Path(name) / "sound.wav"
        write_sound(path, samples)
        many = seconds * RATE // frames
        used = LEAD_MS * FRAMES_PER_MS + many * frames
        pieces = [Silence(LEAD_MS * FRAMES_PER_MS), *[Stretch(path, frames)] * many]
        master = Master((*pieces, Silence(-used % TRACK_FRAMES)))
        for codec in RECIPES:
            began = cpu()
            encode(master, codec, Path(name) / f"track.{RECIPES[codec].suffix}")
            found[codec] = cpu() - began
    return found


def main() -> None:
    be_parent_of_orphans()
    say: Callable[[str], int] = lambda line: sys.stdout.write(line + "\n")  # noqa: E731
    with tempfile.TemporaryDirectory() as name:
        environment = {**os.environ, "PUBLISHER_CACHE": f"{name}/cache"}
        command = [sys.executable, "-m", "publisher", "build", str(SEEDS), "-o", f"{name}/dist"]
        basic = [*command, "--voice", "en=english", "--voice", "zh=mandarin"]
        for title, build in (("pyttsx3", basic), ("the best voices that are ready", command)):
            say(f"publisher build seeds, all shelves, read by {title}")
            for what in ("from nothing", "nothing changed"):
                wall, used, peak = measured(build, environment)
                say(f"  {what:<16} {used:6.1f} s CPU  {wall:6.1f} s wall  {peak:6.0f} MB")
        for arguments in (["check", f"{name}/dist"], ["check", f"{name}/dist"]):
            wall, used, peak = measured([*command[:3], *arguments], environment)
            say(f"  {'check':<16} {used:6.1f} s CPU  {wall:6.1f} s wall  {peak:6.0f} MB")
        markers = json.loads((Path(name) / "dist/markers.json").read_text("utf-8"))
    duration = markers["book"]["duration"] / 1000
    say(f"  {duration / 60:.1f} minutes of sound")
    used, sound = raw_engine()
    say(f"raw engine         {used:6.1f} s CPU for {sound / 60:.1f} minutes of speech")
    say("voices, s CPU for a second of speech")
    sys.stdout.flush()
    bench_voices.all_voices()
    for codec, used in raw_encoders(int(duration)).items():
        say(f"raw {codec:<14} {used:6.1f} s CPU for {duration / 60:.1f} minutes")


if __name__ == "__main__":
    main()
